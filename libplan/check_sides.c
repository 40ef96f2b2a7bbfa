/* Numbers to show of a failed check. Each formula stands in check_judge.c as a verdict; here its
 * sides are computed, rounded outwards where they are quotients. */
#include "check_sides.h"

#include <plan/change.h>
#include <plan/ratio.h>

static plan_decimal printed(const plan_checker *checker, const plan_operand *operand) {
    plan_decimal value = plan_table_figure(checker->table, operand->record).value;
    plan_decimal scaled;
    if (operand->has_factor && plan_decimal_multiply(value, operand->factor, &scaled) == PLAN_OK) {
        return scaled;
    }
    return value;
}

static plan_interval zero(void) {
    plan_decimal none = {0, 0};
    return plan_interval_point(none);
}

/* Sum of operands but one; missing ones count as nothing. */
static bool sum(const plan_operand *operands, size_t count, size_t without, plan_interval *result) {
    *result = zero();
    for (size_t i = 0; i < count; i++) {
        if (i != without && operands[i].status == PLAN_OK &&
            plan_interval_add(*result, operands[i].interval, result) != PLAN_OK) {
            return false;
        }
    }
    return true;
}

static size_t members_of(const plan_checker *checker, const plan_instance *instance) {
    return checker->catalog->partitions[instance->id].member_count;
}

static bool is_sum(const plan_instance *instance) {
    return instance->rule == PLAN_CHECK_PARTITION || instance->rule == PLAN_CHECK_WHOLE;
}

static plan_interval total_of(const plan_checker *checker, const plan_instance *instance,
                              const plan_operand *operands) {
    const plan_partition_entry *partition = &checker->catalog->partitions[instance->id];
    return partition->has_total ? plan_interval_point(partition->total)
                                : operands[partition->member_count].interval;
}

static bool is_statement(const plan_instance *instance) {
    return instance->rule == PLAN_CHECK_CHANGE || instance->rule == PLAN_CHECK_PLAN;
}

/* The right side from given intervals: of the printed numbers, or of what they stand for. */
static plan_status right_side(const plan_checker *checker, const plan_instance *instance,
                              const plan_operand *operands, int32_t scale, plan_interval *result) {
    if (is_sum(instance)) {
        *result = total_of(checker, instance, operands);
        return PLAN_OK;
    }
    if (is_statement(instance)) {
        const plan_statement *s = plan_statement_at(checker, operands[0].statement);
        return s->arithmetic == PLAN_RELATIVE
                   ? plan_growth_f(&operands[2].interval, &operands[1].interval, s->form, scale,
                                   result)
                   : plan_interval_subtract(operands[1].interval, operands[2].interval, result);
    }
    if (instance->rule == PLAN_CHECK_RATIO) {
        plan_decimal factor = plan_indicator_at(checker, instance->id)->ratio_factor;
        return plan_ratio_f(&operands[1].interval, &operands[2].interval, &factor, scale, result);
    }
    *result = operands[1].interval;
    return PLAN_OK;
}

/* The same from the printed numbers alone, rounded to `scale`. */
static bool right_printed(const plan_checker *checker, const plan_instance *instance,
                          const plan_operand *operands, size_t count, int32_t scale,
                          plan_decimal *result) {
    plan_operand points[3];
    if (is_sum(instance)) {
        size_t members = members_of(checker, instance);
        if (count == members) {
            *result = checker->catalog->partitions[instance->id].total;
            return true;
        }
        if (operands[members].record == NULL) {
            return false;
        }
        *result = printed(checker, &operands[members]);
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
    if (right_side(checker, instance, points, fine, &side) != PLAN_OK) {
        return false;
    }
    if (side.low.scale <= scale) {
        *result = side.low;
        return true;
    }
    return plan_decimal_round(side.low, scale, PLAN_ROUND_HALF_UP, result) == PLAN_OK;
}

static void left_side(const plan_checker *checker, const plan_instance *instance,
                      const plan_operand *operands, plan_sides *sides) {
    size_t terms = is_sum(instance) ? members_of(checker, instance) : 1;
    plan_decimal left = {0, 0};
    sides->has_left = sum(operands, terms, SIZE_MAX, &sides->left_interval);
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
                        plan_sides *sides) {
    plan_interval rounding, right = sides->right_interval;
    plan_interval left = plan_interval_point(sides->left);
    plan_interval tolerance = zero();
    plan_tolerance_of(checker, instance, &tolerance);
    if (plan_interval_subtract(left, sides->left_interval, &rounding) != PLAN_OK ||
        plan_interval_add(right, rounding, &sides->expected) != PLAN_OK ||
        plan_interval_add(sides->expected, tolerance, &sides->expected) != PLAN_OK) {
        return false;
    }
    if (instance->rule == PLAN_CHECK_PART) {
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
    plan_decimal none = {0, 0};
    if (plan_decimal_subtract(sides->left, sides->right, &sides->gap) != PLAN_OK) {
        return false;
    }
    const plan_interval *e = &sides->expected;
    sides->beyond = none;
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
    left_side(checker, instance, operands, sides);
    sides->has_right =
        right_side(checker, instance, operands, sides->scale, &sides->right_interval) == PLAN_OK;
    sides->has_expected =
        sides->has_left && sides->has_right && expected_of(checker, instance, sides);
    if (sides->has_expected &&
        plan_interval_outwards(sides->expected, sides->scale, &sides->expected) != PLAN_OK) {
        sides->has_expected = false;
    }
    sides->expected = plan_shown_interval(sides->expected, sides->scale);
    sides->has_gap =
        sides->has_expected &&
        right_printed(checker, instance, operands, count, sides->scale, &sides->right) &&
        gap_of(sides);
    sides->beyond = plan_shown_decimal(sides->beyond, sides->scale);
    sides->gap = plan_shown_decimal(sides->gap, sides->scale);
    sides->right = plan_shown_decimal(sides->right, sides->scale);
}

/* --- Where one figure would have to lie --- */

static bool required_in_sum(const plan_checker *checker, const plan_instance *instance,
                            const plan_operand *operands, size_t i, plan_interval *result) {
    size_t members = members_of(checker, instance);
    plan_interval others, total = total_of(checker, instance, operands);
    if (i == members) {
        return sum(operands, members, SIZE_MAX, result);
    }
    return sum(operands, members, i, &others) &&
           plan_interval_subtract(total, others, result) == PLAN_OK;
}

static bool required_in_statement(const plan_checker *checker, const plan_operand *operands,
                                  size_t i, int32_t scale, plan_interval *result) {
    const plan_statement *s = plan_statement_at(checker, operands[0].statement);
    const plan_interval *stated = &operands[0].interval;
    plan_status status;
    if (s->arithmetic == PLAN_RELATIVE) {
        status =
            i == 1 ? plan_implied_value_f(&operands[2].interval, stated, s->form, scale, result)
                   : plan_implied_previous_f(&operands[1].interval, stated, s->form, scale, result);
    } else {
        status = i == 1 ? plan_interval_add(operands[2].interval, *stated, result)
                        : plan_interval_subtract(operands[1].interval, *stated, result);
    }
    return status == PLAN_OK;
}

static bool required_in_ratio(const plan_checker *checker, const plan_instance *instance,
                              const plan_operand *operands, size_t i, int32_t scale,
                              plan_interval *result) {
    plan_decimal factor = plan_indicator_at(checker, instance->id)->ratio_factor;
    plan_interval by = plan_interval_point(factor), product;
    if (i == 1) { /* ratio * denominator / factor */
        return plan_interval_multiply(operands[0].interval, operands[2].interval, &product) ==
                   PLAN_OK &&
               plan_interval_divide(product, by, scale, result) == PLAN_OK;
    }
    return plan_interval_multiply(operands[1].interval, by, &product) == PLAN_OK &&
           plan_interval_divide(product, operands[0].interval, scale, result) == PLAN_OK;
}

static bool required_in_order(const plan_checker *checker, const plan_instance *instance,
                              const plan_operand *operands, size_t i, plan_interval *result) {
    bool up = instance->rule == PLAN_CHECK_WEAKER &&
              plan_indicator_at(checker, instance->id)->direction == PLAN_UP;
    *result = operands[1 - i].interval;
    if ((i == 0) == up) {
        result->high_end = PLAN_END_UNBOUNDED; /* at least the other's low end */
    } else {
        result->low_end = PLAN_END_UNBOUNDED;
    }
    return true;
}

bool plan_required(const plan_checker *checker, const plan_instance *instance,
                   const plan_operand *operands, size_t count, size_t i, int32_t scale,
                   plan_interval *result) {
    plan_interval found, tolerance = zero();
    plan_tolerance_of(checker, instance, &tolerance);
    bool exists;
    if (is_sum(instance)) {
        exists = required_in_sum(checker, instance, operands, i, &found);
    } else if (i == 0 && (is_statement(instance) || instance->rule == PLAN_CHECK_RATIO)) {
        exists = right_side(checker, instance, operands, scale, &found) == PLAN_OK;
    } else if (is_statement(instance)) {
        exists = required_in_statement(checker, operands, i, scale, &found);
    } else if (instance->rule == PLAN_CHECK_RATIO) {
        exists = required_in_ratio(checker, instance, operands, i, scale, &found);
    } else {
        exists = count == 2 && required_in_order(checker, instance, operands, i, &found);
    }
    if (exists && (i == 0 || is_sum(instance))) {
        exists = plan_interval_add(found, tolerance, &found) == PLAN_OK;
    }
    if (exists && operands[i].has_factor) {
        plan_interval by = plan_interval_point(operands[i].factor);
        exists = plan_interval_divide(found, by, scale, &found) == PLAN_OK;
    }
    const plan_indicator_entry *entry = plan_indicator_at(checker, operands[i].indicator);
    if (exists && entry->bounded && operands[i].statement == 0) {
        exists = plan_interval_intersect(found, entry->bounds, &found) == PLAN_OK;
    }
    exists = exists && plan_interval_outwards(found, scale, &found) == PLAN_OK;
    if (exists) {
        *result = plan_shown_interval(found, scale);
    }
    return exists;
}
