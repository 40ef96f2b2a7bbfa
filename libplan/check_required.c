/* Where one figure of a failed check would have to lie, all others as they are. */
#include "check_sides.h"

#include <plan/change.h>

bool plan_sides_is_partial(const plan_checker *checker, const plan_instance *instance,
                           const plan_operand *operands, size_t count) {
    if (plan_check_shape(instance->rule) != PLAN_SHAPE_SUM) {
        return false;
    }
    plan_summing what = plan_sum_of(checker, instance, count);
    bool missing = false;
    for (size_t i = 0; i < what.members; i++) {
        missing = missing || operands[i].status == PLAN_MISSING;
    }
    return missing && what.missing == PLAN_MISSING_PARTIAL;
}

static bool required_in_sum(const plan_checker *checker, const plan_instance *instance,
                            const plan_operand *operands, size_t count, size_t i,
                            plan_interval *result) {
    size_t members = plan_sides_members(checker, instance, count);
    plan_interval others = plan_sides_zero(),
                  total = plan_sides_total(checker, instance, operands, count);
    bool partial = plan_sides_is_partial(checker, instance, operands, count);
    if (i == members) {
        bool fits = plan_sides_sum(operands, members, SIZE_MAX, result);
        result->high_end = partial ? PLAN_END_UNBOUNDED : result->high_end;
        return fits;
    }
    if (!plan_sides_sum(operands, members, i, &others) ||
        plan_interval_subtract(total, others, result) != PLAN_OK) {
        return false;
    }
    result->low_end = partial ? PLAN_END_UNBOUNDED : result->low_end;
    return true;
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
    plan_interval by = plan_interval_point(factor), product = plan_sides_zero();
    plan_status status;
    if (i == 1) { /* ratio * denominator / factor */
        status = plan_interval_multiply(operands[0].interval, operands[2].interval, &product);
        status = plan_earlier(status, plan_interval_divide(product, by, scale, result));
    } else {
        status = plan_interval_multiply(operands[1].interval, by, &product);
        status = plan_earlier(status,
                              plan_interval_divide(product, operands[0].interval, scale, result));
    }
    return status == PLAN_OK;
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

/* x = base + c * whole_base / 100, and so on for each of the others. */
static bool required_in_contribution(const plan_operand *operands, size_t i, int32_t scale,
                                     plan_interval *result) {
    static const plan_decimal percent = {1, 2}, hundred = {1, -2};
    plan_interval part = plan_sides_zero(), change = part;
    plan_status status;
    if (i == 3) { /* 100 * (x - base) / c */
        status = plan_interval_subtract(operands[1].interval, operands[2].interval, &change);
        status = plan_earlier(status, plan_interval_scale(change, hundred, &change));
        return plan_earlier(status, plan_interval_divide(change, operands[0].interval, scale,
                                                         result)) == PLAN_OK;
    }
    status = plan_interval_multiply(operands[0].interval, operands[3].interval, &part);
    status = plan_earlier(status, plan_interval_scale(part, percent, &part));
    return plan_earlier(status, i == 1 ? plan_interval_add(operands[2].interval, part, result)
                                       : plan_interval_subtract(operands[1].interval, part,
                                                                result)) == PLAN_OK;
}

/* A part must reach the whole from the side where all others lie beyond it. */
static bool required_in_between(const plan_operand *operands, size_t count, size_t i,
                                plan_interval *result) {
    if (i == 0) {
        *result = plan_sides_hull(operands + 1, count - 1);
        return true;
    }
    plan_interval parts = plan_sides_hull(operands + 1, count - 1);
    const plan_interval *whole = &operands[0].interval;
    *result = *whole;
    bool parts_above = parts.low_end != PLAN_END_UNBOUNDED &&
                       whole->high_end != PLAN_END_UNBOUNDED &&
                       plan_decimal_compare(parts.low, whole->high) >= 0;
    if (parts_above) {
        result->low_end = PLAN_END_UNBOUNDED;
    } else {
        result->high_end = PLAN_END_UNBOUNDED;
    }
    return true;
}

bool plan_required(const plan_checker *checker, const plan_instance *instance,
                   const plan_operand *operands, size_t count, size_t i, int32_t scale,
                   plan_interval *result) {
    plan_interval found, tolerance = plan_sides_zero();
    uint8_t shape = plan_check_shape(instance->rule);
    plan_tolerance_of(checker, instance, &tolerance);
    bool exists;
    if (shape == PLAN_SHAPE_EXPRESSION) {
        exists = plan_required_expression(checker, instance, operands, i, scale, &found);
    } else if (shape == PLAN_SHAPE_SUM) {
        exists = required_in_sum(checker, instance, operands, count, i, &found);
    } else if (shape == PLAN_SHAPE_BETWEEN) {
        exists = required_in_between(operands, count, i, &found);
    } else if (shape == PLAN_SHAPE_ORDER) {
        exists = required_in_order(checker, instance, operands, i, &found);
    } else if (i == 0) {
        exists = plan_sides_right(checker, instance, operands, count, scale, &found) == PLAN_OK;
    } else if (shape == PLAN_SHAPE_STATEMENT) {
        exists = required_in_statement(checker, operands, i, scale, &found);
    } else if (shape == PLAN_SHAPE_CONTRIBUTION) {
        exists = required_in_contribution(operands, i, scale, &found);
    } else {
        exists = required_in_ratio(checker, instance, operands, i, scale, &found);
    }
    if (exists && shape != PLAN_SHAPE_EXPRESSION && (i == 0 || shape == PLAN_SHAPE_SUM)) {
        exists = plan_interval_add(found, tolerance, &found) == PLAN_OK;
    }
    if (exists && operands[i].has_factor) {
        plan_interval by = plan_interval_point(operands[i].factor);
        plan_interval offset = plan_interval_point(operands[i].offset);
        plan_status status = plan_interval_subtract(found, offset, &found);
        exists = plan_earlier(status, plan_interval_divide(found, by, scale, &found)) == PLAN_OK;
    }
    const plan_indicator_entry *entry = plan_indicator_at(checker, operands[i].indicator);
    if (exists && entry->bounded && operands[i].statement == 0) {
        exists = plan_interval_intersect(found, entry->bounds, &found) == PLAN_OK;
    }
    if (exists) {
        (void)plan_interval_outwards(found, scale, &found); /* with fewer digits it fits */
        *result = plan_shown_interval(found, scale);
    }
    return exists;
}
