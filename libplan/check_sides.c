/* Numbers to show of a failed check. Each formula stands in check_judge.c as a verdict; here its
 * sides are computed, rounded outwards where they are quotients. */
#include "check_sides.h"

#include <plan/change.h>
#include <plan/ratio.h>

#include "interval.h"

static plan_decimal printed(const plan_checker *checker, const plan_operand *operand) {
    plan_decimal value = plan_table_figure(checker->table, operand->record).value;
    plan_interval point = plan_interval_point(value);
    (void)plan_operand_place(operand, &point, &point); /* fits where its interval does */
    return point.low;
}

plan_interval plan_sides_zero(void) {
    plan_decimal none = {0, 0};
    return plan_interval_point(none);
}

/* Sum of operands but one; missing ones count as nothing. */
bool plan_sides_sum(const plan_operand *operands, size_t count, size_t without,
                    plan_interval *result) {
    *result = plan_sides_zero();
    for (size_t i = 0; i < count; i++) {
        if (i != without && operands[i].status == PLAN_OK &&
            plan_interval_add(*result, operands[i].interval, result) != PLAN_OK) {
            return false;
        }
    }
    return true;
}

static bool has_shape(const plan_instance *instance, uint8_t shape) {
    return plan_check_shape(instance->rule) == shape;
}

size_t plan_sides_members(const plan_checker *checker, const plan_instance *instance,
                          size_t count) {
    return plan_sum_of(checker, instance, count).members;
}

plan_interval plan_sides_total(const plan_checker *checker, const plan_instance *instance,
                               const plan_operand *operands, size_t count) {
    plan_summing what = plan_sum_of(checker, instance, count);
    return what.has_total ? plan_interval_point(what.total) : operands[what.members].interval;
}

/* From the smallest low end to the largest high end. */
plan_interval plan_sides_hull(const plan_operand *operands, size_t count) {
    plan_interval all = operands[0].interval;
    for (size_t i = 1; i < count; i++) {
        const plan_interval *a = &operands[i].interval;
        if (plan_interval_compare_lows(a, &all) < 0) {
            all.low = a->low;
            all.low_end = a->low_end;
        }
        if (plan_interval_compare_highs(a, &all) > 0) {
            all.high = a->high;
            all.high_end = a->high_end;
        }
    }
    return all;
}

/* 100 * (value - base) / whole_base. */
static plan_status contribution(const plan_operand *operands, int32_t scale,
                                plan_interval *result) {
    static const plan_decimal hundred = {1, -2};
    plan_interval change = plan_sides_zero();
    plan_status status =
        plan_interval_subtract(operands[1].interval, operands[2].interval, &change);
    return plan_earlier(status,
                        plan_ratio_f(&change, &operands[3].interval, &hundred, scale, result));
}

/* 100 * (value / base - 1) in its form, or value - base. */
static plan_status change(const plan_checker *checker, const plan_operand *operands, int32_t scale,
                          plan_interval *result) {
    const plan_statement *s = plan_statement_at(checker, operands[0].statement);
    return s->arithmetic == PLAN_RELATIVE
               ? plan_growth_f(&operands[2].interval, &operands[1].interval, s->form, scale, result)
               : plan_interval_subtract(operands[1].interval, operands[2].interval, result);
}

/* factor * numerator / denominator. */
static plan_status ratio(const plan_checker *checker, const plan_instance *instance,
                         const plan_operand *operands, int32_t scale, plan_interval *result) {
    plan_decimal factor = plan_indicator_at(checker, instance->id)->ratio_factor;
    return plan_ratio_f(&operands[1].interval, &operands[2].interval, &factor, scale, result);
}

/* The right side from given intervals: of the printed numbers, or of what they stand for. */
plan_status plan_sides_right(const plan_checker *checker, const plan_instance *instance,
                             const plan_operand *operands, size_t count, int32_t scale,
                             plan_interval *result) {
    switch (plan_check_shape(instance->rule)) {
    case PLAN_SHAPE_SUM:
        *result = plan_sides_total(checker, instance, operands, count);
        return PLAN_OK;
    case PLAN_SHAPE_STATEMENT:
        return change(checker, operands, scale, result);
    case PLAN_SHAPE_RATIO:
        return ratio(checker, instance, operands, scale, result);
    case PLAN_SHAPE_CONTRIBUTION:
        return contribution(operands, scale, result);
    case PLAN_SHAPE_BETWEEN:
        *result = plan_sides_hull(operands + 1, count - 1);
        return PLAN_OK;
    default:
        *result = operands[1].interval;
        return PLAN_OK;
    }
}

/* The same from the printed numbers alone, rounded to `scale`. */
static bool right_printed(const plan_checker *checker, const plan_instance *instance,
                          const plan_operand *operands, size_t count, int32_t scale,
                          plan_decimal *result) {
    plan_operand points[4] = {{0}}; /* as many as a shape without a sum has, at most */
    if (has_shape(instance, PLAN_SHAPE_SUM)) {
        plan_summing what = plan_sum_of(checker, instance, count);
        if (what.has_total) {
            *result = what.total;
            return true;
        }
        if (operands[what.members].record == NULL) {
            return false;
        }
        *result = printed(checker, &operands[what.members]);
        return true;
    }
    if (has_shape(instance, PLAN_SHAPE_BETWEEN)) { /* the nearer end of what the parts span */
        const plan_operand *nearest = &operands[1];
        plan_decimal own = printed(checker, &operands[0]); /* growths are rows, never implied */
        for (size_t i = 1; i < count; i++) {
            bool below = plan_decimal_compare(own, printed(checker, nearest)) < 0;
            int order =
                plan_decimal_compare(printed(checker, &operands[i]), printed(checker, nearest));
            nearest = (below ? order < 0 : order > 0) ? &operands[i] : nearest;
        }
        *result = printed(checker, nearest);
        return true;
    }
    for (size_t i = 0; i < count; i++) {
        points[i] = operands[i];
        if (i > 0 && operands[i].record == NULL) {
            return false;
        }
        if (i > 0) {
            points[i].interval = plan_interval_point(printed(checker, &operands[i]));
        }
    }
    plan_interval side;
    int32_t fine = scale + 3 > 18 ? 18 : scale + 3;
    if (plan_sides_right(checker, instance, points, count, fine, &side) != PLAN_OK) {
        return false;
    }
    if (side.low.scale <= scale) {
        *result = side.low;
        return true;
    }
    return plan_decimal_round(side.low, scale, PLAN_ROUND_HALF_UP, result) == PLAN_OK;
}

static void left_side(const plan_checker *checker, const plan_instance *instance,
                      const plan_operand *operands, size_t count, plan_sides *sides) {
    size_t terms =
        has_shape(instance, PLAN_SHAPE_SUM) ? plan_sides_members(checker, instance, count) : 1;
    plan_decimal left = {0, 0};
    sides->has_left = plan_sides_sum(operands, terms, SIZE_MAX, &sides->left_interval);
    for (size_t i = 0; i < terms && sides->has_left; i++) {
        if (operands[i].status != PLAN_OK) {
            continue;
        }
        sides->has_left = operands[i].record != NULL;
        if (sides->has_left) {
            plan_decimal term = printed(checker, &operands[i]);
            sides->has_left = plan_decimal_add(left, term, &left) == PLAN_OK;
        }
    }
    sides->left = left;
}

/* Right side widened by how the left side is rounded: left may be r - (interval - left). */
static bool expected_of(const plan_checker *checker, const plan_instance *instance,
                        const plan_operand *operands, size_t count, plan_sides *sides) {
    plan_interval rounding = plan_sides_zero(), right = sides->right_interval;
    plan_interval left = plan_interval_point(sides->left);
    plan_interval tolerance = plan_sides_zero();
    plan_tolerance_of(checker, instance, &tolerance);
    plan_status status = plan_interval_subtract(left, sides->left_interval, &rounding);
    status = plan_earlier(status, plan_interval_add(right, rounding, &sides->expected));
    status = plan_earlier(status, plan_interval_add(sides->expected, tolerance, &sides->expected));
    if (status != PLAN_OK) {
        return false;
    }
    if (instance->rule == PLAN_CHECK_PART ||
        plan_sides_is_partial(checker, instance, operands, count)) {
        sides->expected.low_end = PLAN_END_UNBOUNDED;
    } else if (instance->rule == PLAN_CHECK_WEAKER) {
        const plan_indicator_entry *entry = plan_indicator_at(checker, instance->id);
        if (entry->direction == PLAN_UP) {
            sides->expected.high_end = PLAN_END_UNBOUNDED;
        } else {
            sides->expected.low_end = PLAN_END_UNBOUNDED;
        }
    }
    return true;
}

static bool gap_of(plan_sides *sides) {
    if (plan_decimal_subtract(sides->left, sides->right, &sides->gap) != PLAN_OK) {
        return false;
    }
    const plan_interval *e = &sides->expected;
    if (e->low_end != PLAN_END_UNBOUNDED && plan_decimal_compare(sides->left, e->low) < 0) {
        return plan_decimal_subtract(e->low, sides->left, &sides->beyond) == PLAN_OK;
    }
    if (e->high_end != PLAN_END_UNBOUNDED && plan_decimal_compare(sides->left, e->high) > 0) {
        return plan_decimal_subtract(sides->left, e->high, &sides->beyond) == PLAN_OK;
    }
    return true;
}

void plan_sides_of(const plan_checker *checker, const plan_instance *instance,
                   const plan_operand *operands, size_t count, plan_sides *sides) {
    plan_sides none = {0};
    *sides = none;
    sides->scale = plan_shown_scale(checker, operands, count);
    left_side(checker, instance, operands, count, sides);
    sides->has_right = plan_sides_right(checker, instance, operands, count, sides->scale,
                                        &sides->right_interval) == PLAN_OK;
    sides->has_expected = sides->has_left && sides->has_right &&
                          expected_of(checker, instance, operands, count, sides);
    (void)plan_interval_outwards(sides->expected, sides->scale, &sides->expected);
    sides->expected = plan_shown_interval(sides->expected, sides->scale);
    sides->has_gap =
        sides->has_expected &&
        right_printed(checker, instance, operands, count, sides->scale, &sides->right) &&
        gap_of(sides);
    sides->beyond = plan_shown_decimal(sides->beyond, sides->scale);
    sides->gap = plan_shown_decimal(sides->gap, sides->scale);
    sides->right = plan_shown_decimal(sides->right, sides->scale);
}
