/* Judging: from operands to a verdict, in integers only. */
#include "check.h"

#include <plan/change.h>
#include <plan/ratio.h>

/* The sum of intervals, exact. */
typedef struct wide_interval {
    plan_wide low, high;
    uint8_t low_end, high_end;
} wide_interval;

plan_outcome plan_skipped(plan_status reason) {
    plan_outcome outcome = {PLAN_SKIPPED, reason, false};
    return outcome;
}

/* A failure is undecided where a figure is "about" and nothing says how much that is. */
plan_outcome plan_decided(bool holds, const plan_operand *operands, size_t count) {
    plan_outcome outcome = {PLAN_HOLDS, PLAN_OK, false};
    if (!holds) {
        outcome.verdict = PLAN_FAILS;
        for (size_t i = 0; i < count; i++) {
            if (operands[i].about) {
                outcome.verdict = PLAN_UNDECIDED;
            }
        }
    }
    return outcome;
}

plan_status plan_first_reason(const plan_operand *operands, size_t count, plan_status reason) {
    for (size_t i = 0; i < count; i++) {
        reason = plan_earlier(reason, operands[i].status);
    }
    return reason;
}

plan_outcome plan_missing_fails(void) {
    plan_outcome outcome = {PLAN_FAILS, PLAN_OK, true};
    return outcome;
}

/* --- Sums: partition totals, parts against the whole, periods, areas, contributions --- */

/* Decimals have 60 bits and lie 36 powers of ten apart: 2^70 of them fit. */
static void add_end(plan_wide *sum, uint8_t *end, plan_decimal value, uint8_t value_end) {
    if (*end == PLAN_END_UNBOUNDED || value_end == PLAN_END_UNBOUNDED) {
        *end = PLAN_END_UNBOUNDED;
        return;
    }
    if (value_end == PLAN_END_OPEN) {
        *end = PLAN_END_OPEN;
    }
    plan_wide term = plan_wide_of(value);
    (void)plan_wide_add(sum, &term, sum);
}

static void add_interval(wide_interval *sum, const plan_interval *term) {
    add_end(&sum->low, &sum->low_end, term->low, term->low_end);
    add_end(&sum->high, &sum->high_end, term->high, term->high_end);
}

/* a's low end lies above b's high end, or touches it with one of them open. */
static bool lies_above(const wide_interval *a, const wide_interval *b) {
    if (a->low_end == PLAN_END_UNBOUNDED || b->high_end == PLAN_END_UNBOUNDED) {
        return false;
    }
    int order = plan_wide_compare(&a->low, &b->high);
    return order > 0 ||
           (order == 0 && (a->low_end == PLAN_END_OPEN || b->high_end == PLAN_END_OPEN));
}

bool plan_tolerance_of(const plan_checker *checker, const plan_instance *instance,
                       plan_interval *result) {
    const plan_rule_setting *setting = &checker->settings[instance->rule];
    const plan_partition_entry *partition = plan_partition_of(checker, instance);
    bool own = partition != NULL && partition->has_tolerance;
    plan_decimal tolerance = own ? partition->tolerance : setting->tolerance;
    if (own || setting->has_tolerance) {
        result->low = plan_decimal_negate(tolerance);
        result->high = tolerance;
        result->low_end = result->high_end = PLAN_END_CLOSED;
        return true;
    }
    return false;
}

/* --- The short way: all members there, closed, of near scales, no tolerance --- */

static bool add_short(plan_i128 *sum, int32_t scale, plan_decimal value) {
    int32_t apart = scale - value.scale; /* none has a larger scale */
    if (apart > 18) {
        return false;
    }
    *sum += (plan_i128)value.digits * plan_powers_of_ten[apart];
    return true;
}

/* 1 holds, 0 fails, -1 where the long way must decide. Sums of 100 products below 10^36 fit. */
static int short_sum(const plan_summing *what, const plan_operand *operands, size_t count) {
    plan_i128 low = 0, high = 0, total_low = 0, total_high = 0;
    size_t members = what->members;
    int32_t scale = what->has_total ? what->total.scale : 0;
    if (members > 100) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        const plan_interval *a = &operands[i].interval;
        if (operands[i].status != PLAN_OK || a->low_end != PLAN_END_CLOSED ||
            a->high_end != PLAN_END_CLOSED) {
            return -1;
        }
        scale = a->low.scale > scale ? a->low.scale : scale;
        scale = a->high.scale > scale ? a->high.scale : scale;
    }
    for (size_t i = 0; i < members; i++) {
        if (!add_short(&low, scale, operands[i].interval.low) ||
            !add_short(&high, scale, operands[i].interval.high)) {
            return -1;
        }
    }
    plan_interval total =
        what->has_total ? plan_interval_point(what->total) : operands[members].interval;
    if (!add_short(&total_low, scale, total.low) || !add_short(&total_high, scale, total.high)) {
        return -1;
    }
    return low <= total_high && high >= total_low ? 1 : 0;
}

plan_outcome plan_judge_sum(const plan_checker *checker, const plan_instance *instance,
                            const plan_operand *operands, size_t count) {
    plan_summing what = plan_sum_of(checker, instance, count);
    size_t members = what.members;
    uint8_t mode = what.missing;
    int quick = what.has_tolerance ? -1 : short_sum(&what, operands, count);
    if (quick >= 0) {
        return plan_decided(quick == 1, operands, count);
    }
    wide_interval sum = {plan_wide_of_int(0), plan_wide_of_int(0), PLAN_END_CLOSED,
                         PLAN_END_CLOSED};
    wide_interval total = sum;
    plan_status reason = plan_first_reason(operands + members, count - members, PLAN_OK);
    bool partial = false;
    for (size_t i = 0; i < members; i++) {
        if (operands[i].status == PLAN_OK) {
            add_interval(&sum, &operands[i].interval);
        } else if (operands[i].status != PLAN_MISSING || mode == PLAN_MISSING_SKIP) {
            reason = plan_earlier(reason, operands[i].status);
        } else if (mode == PLAN_MISSING_FAIL) {
            return plan_missing_fails();
        } else if (mode == PLAN_MISSING_PARTIAL) {
            partial = true;
            /* A member that may be negative could bring the sum back: nothing is certain. */
            const plan_interval *bounds =
                &plan_indicator_at(checker, operands[i].indicator)->bounds;
            if (instance->rule == PLAN_CHECK_CONTRIBUTIONS ||
                bounds->low_end == PLAN_END_UNBOUNDED || plan_decimal_sign(bounds->low) < 0) {
                reason = plan_earlier(reason, PLAN_MISSING);
            }
        }
    }
    if (reason == PLAN_MISSING && mode == PLAN_MISSING_FAIL) {
        return plan_missing_fails();
    }
    if (reason != PLAN_OK) {
        return plan_skipped(reason);
    }
    if (what.has_total) {
        plan_interval point = plan_interval_point(what.total);
        add_interval(&total, &point);
    } else {
        add_interval(&total, &operands[members].interval);
    }
    plan_interval tolerance;
    if (plan_tolerance_of(checker, instance, &tolerance)) {
        add_interval(&sum, &tolerance);
    }
    bool holds = !lies_above(&sum, &total) && (partial || !lies_above(&total, &sum));
    return plan_decided(holds, operands, count);
}

/* --- Statements: [stated, figure, base] --- */

plan_status plan_printed_base(const plan_checker *checker, const plan_operand *base) {
    if (base->record == NULL) {
        return PLAN_OK;
    }
    plan_figure figure = plan_table_figure(checker->table, base->record);
    int sign = plan_decimal_sign(figure.value);
    return sign > 0 ? PLAN_OK : sign == 0 ? PLAN_ZERO_BASE : PLAN_NEGATIVE_BASE;
}

/* What forbids comparing the two figures at all. */
static plan_status statement_reason(const plan_checker *checker, const plan_statement *statement,
                                    const plan_operand *operands, size_t count) {
    plan_status reason = plan_first_reason(operands, count, PLAN_OK);
    const plan_indicator_entry *subject = plan_indicator_at(checker, operands[1].indicator);
    if (operands[2].status != PLAN_MISSING && statement->arithmetic == PLAN_RELATIVE) {
        reason = plan_earlier(reason, plan_printed_base(checker, &operands[2]));
    }
    uint32_t from = operands[2].period, to = operands[1].period;
    if (from != to &&
        plan_breaks_between(checker->catalog, operands[1].indicator, operands[1].area, from, to)) {
        reason = plan_earlier(reason, PLAN_BREAK);
    }
    if (statement->via != PLAN_NONE) {
        uint8_t price = plan_indicator_at(checker, statement->via)->price;
        if (price != PLAN_PRICE_UNDECLARED && price != subject->price) {
            reason = plan_earlier(reason, PLAN_PRICE_BASIS);
        }
    }
    return reason;
}

plan_outcome plan_not_judged(const plan_checker *checker, const plan_instance *instance,
                             plan_status reason) {
    bool fails = checker->settings[instance->rule].missing == PLAN_MISSING_FAIL;
    return reason == PLAN_MISSING && fails ? plan_missing_fails() : plan_skipped(reason);
}

bool plan_stated_interval(const plan_checker *checker, const plan_instance *instance,
                          const plan_operand *operands, plan_interval *stated) {
    plan_interval tolerance;
    *stated = operands[0].interval;
    return !plan_tolerance_of(checker, instance, &tolerance) ||
           plan_interval_add(*stated, tolerance, stated) == PLAN_OK;
}

plan_outcome plan_judge_statement(const plan_checker *checker, const plan_instance *instance,
                                  const plan_operand *operands, size_t count) {
    const plan_statement *statement = plan_statement_at(checker, operands[0].statement);
    plan_status reason = statement_reason(checker, statement, operands, count);
    if (reason != PLAN_OK) {
        return plan_not_judged(checker, instance, reason);
    }
    plan_interval stated;
    if (!plan_stated_interval(checker, instance, operands, &stated)) {
        return plan_skipped(PLAN_RANGE);
    }
    int agrees = 0;
    plan_status status = statement->arithmetic == PLAN_RELATIVE
                             ? plan_growth_agrees(&operands[2].interval, &operands[1].interval,
                                                  &stated, statement->form, &agrees)
                             : plan_difference_agrees(&operands[2].interval, &operands[1].interval,
                                                      &stated, &agrees);
    return status != PLAN_OK ? plan_skipped(status) : plan_decided(agrees != 0, operands, count);
}

/* --- Ratios: [ratio, numerator, denominator] --- */

plan_outcome plan_judge_ratio(const plan_checker *checker, const plan_instance *instance,
                              const plan_operand *operands, size_t count) {
    const plan_indicator_entry *ratio = plan_indicator_at(checker, instance->id);
    plan_status reason =
        plan_earlier(plan_first_reason(operands, count, PLAN_OK), ratio->ratio_status);
    if (reason != PLAN_OK) {
        return plan_not_judged(checker, instance, reason);
    }
    plan_interval stated;
    if (!plan_stated_interval(checker, instance, operands, &stated)) {
        return plan_skipped(PLAN_RANGE);
    }
    int agrees = 0;
    plan_status status = plan_ratio_agrees(&operands[1].interval, &operands[2].interval,
                                           &ratio->ratio_factor, &stated, &agrees);
    return status != PLAN_OK ? plan_skipped(status) : plan_decided(agrees != 0, operands, count);
}

/* --- Order: [part, whole] and [plan, previous]; only a certain breach fails --- */

plan_outcome plan_judge_order(const plan_checker *checker, const plan_instance *instance,
                              const plan_operand *operands, size_t count) {
    plan_status reason = plan_first_reason(operands, count, PLAN_OK);
    const plan_indicator_entry *left = plan_indicator_at(checker, operands[0].indicator);
    bool weaker = instance->rule == PLAN_CHECK_WEAKER;
    if (weaker && plan_breaks_between(checker->catalog, operands[0].indicator, operands[0].area,
                                      operands[1].period, operands[0].period)) {
        reason = plan_earlier(reason, PLAN_BREAK);
    }
    if (reason != PLAN_OK) {
        return plan_not_judged(checker, instance, reason);
    }
    wide_interval a = {plan_wide_of_int(0), plan_wide_of_int(0), PLAN_END_CLOSED, PLAN_END_CLOSED};
    wide_interval b = a;
    plan_interval tolerance;
    add_interval(&a, &operands[0].interval);
    add_interval(&b, &operands[1].interval);
    if (plan_tolerance_of(checker, instance, &tolerance)) {
        add_interval(&a, &tolerance);
    }
    bool up = weaker && left->direction == PLAN_UP; /* an upward target must not lie below */
    bool breach = up ? lies_above(&b, &a) : lies_above(&a, &b);
    return plan_decided(!breach, operands, count);
}
