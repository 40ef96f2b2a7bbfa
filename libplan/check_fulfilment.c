/* Fulfilment far beyond the plan: nothing forbids it, but a slip of the plan or of the result looks
 * the same. One check a key, whether the figures say so or a statement against the plan. */
#include "check.h"

#include <plan/change.h>

/* Beyond so much of the plan [%]. */
enum { LIMIT = 140 };

static bool is_against_plan(const plan_statement *statement) {
    return statement->measure != PLAN_MEASURE_VALUE &&
           statement->measure != PLAN_MEASURE_CONTRIBUTION &&
           statement->arithmetic == PLAN_RELATIVE && statement->against == PLAN_AGAINST_PLAN;
}

/* The first row of an indicator in a group, or NULL. */
static const plan_record *first_of(const plan_checker *checker, uint32_t area, uint32_t period,
                                   uint8_t series, uint32_t indicator, const plan_record **end) {
    const plan_record *records = checker->table->records;
    uint32_t begin, last;
    plan_lookup_group(checker, area, period, series, &begin, &last);
    *end = records + last;
    while (begin < last) {
        uint32_t middle = begin + (last - begin) / 2;
        if (records[middle].indicator < indicator) {
            begin = middle + 1;
        } else {
            last = middle;
        }
    }
    return records + begin < *end && records[begin].indicator == indicator ? &records[begin] : NULL;
}

/* The result, what is said of it against the plan, and the plan. */
size_t plan_gather_fulfilment(const plan_checker *checker, const plan_instance *instance,
                              plan_operand *operands) {
    uint32_t area = instance->area, period = instance->period, id = instance->id;
    uint8_t series = instance->series;
    const plan_record *end, *r = first_of(checker, area, period, series, id, &end);
    while (r != NULL && r < end && r->indicator == id &&
           !is_against_plan(plan_statement_at(checker, r->statement))) {
        r++;
    }
    plan_operand_of_key(checker, area, period, series, id, true, &operands[0]);
    if (r != NULL && r < end && r->indicator == id) {
        plan_operand_of_record(checker, r, &operands[1]);
    } else {
        plan_operand_missing(area, period, series, id, &operands[1]);
    }
    plan_operand_of_key(checker, area, period, PLAN_SERIES_PLAN, id, true, &operands[2]);
    return 3;
}

/* low > times * of for every choice: by the end of each that lies nearest. */
static bool is_above(const plan_interval *a, plan_decimal times, const plan_interval *of) {
    plan_decimal one = {1, 0};
    if (a->low_end == PLAN_END_UNBOUNDED || of->high_end == PLAN_END_UNBOUNDED) {
        return false;
    }
    int order = plan_wide_compare_products(a->low, one, times, of->high);
    return order > 0 ||
           (order == 0 && (a->low_end == PLAN_END_OPEN || of->high_end == PLAN_END_OPEN));
}

/* What the statement says, more than LIMIT % of the plan. */
static bool says_beyond(const plan_checker *checker, const plan_operand *stated) {
    bool is_index = plan_statement_at(checker, stated->statement)->form == PLAN_GROWTH_INDEX;
    plan_decimal one = {1, 0}, limit = {is_index ? LIMIT : LIMIT - 100, 0};
    plan_interval point = plan_interval_point(limit);
    return is_above(&stated->interval, one, &point);
}

static plan_status pair_reason(const plan_checker *checker, const plan_operand *operands) {
    const plan_operand pair[2] = {operands[0], operands[2]};
    plan_status reason = plan_first_reason(pair, 2, PLAN_OK);
    if (reason == PLAN_OK && operands[0].record == NULL && operands[2].record == NULL) {
        reason = PLAN_MISSING; /* both are what statements imply: those are judged themselves */
    }
    if (operands[2].status != PLAN_MISSING) {
        reason = plan_earlier(reason, plan_printed_base(checker, &operands[2]));
    }
    if (reason == PLAN_OK && operands[2].record == NULL &&
        (operands[2].interval.high_end == PLAN_END_UNBOUNDED ||
         plan_decimal_sign(operands[2].interval.high) <= 0)) {
        reason = PLAN_NEGATIVE_BASE;
    }
    return reason;
}

plan_outcome plan_judge_fulfilment(const plan_checker *checker, const plan_instance *instance,
                                   const plan_operand *operands, size_t count) {
    static const plan_decimal times = {LIMIT, 2};
    const plan_operand *stated = &operands[1];
    plan_outcome outcome = {PLAN_HOLDS, PLAN_OK, false};
    plan_status reason = pair_reason(checker, operands);
    plan_interval actual;
    if (reason == PLAN_OK && !plan_stated_interval(checker, instance, operands, &actual)) {
        reason = PLAN_RANGE;
    }
    bool by_figures = reason == PLAN_OK && is_above(&actual, times, &operands[2].interval);
    bool by_words = stated->status == PLAN_OK && says_beyond(checker, stated);
    (void)count;
    if (reason == PLAN_MISSING && stated->status == PLAN_MISSING &&
        checker->settings[instance->rule].missing == PLAN_MISSING_FAIL) {
        return plan_missing_fails();
    }
    if (reason != PLAN_OK && stated->status != PLAN_OK) {
        return plan_skipped(
            plan_earlier(reason, stated->status == PLAN_MISSING ? PLAN_OK : stated->status));
    }
    if ((by_figures && !operands[0].about && !operands[2].about) || (by_words && !stated->about)) {
        outcome.verdict = PLAN_FAILS;
    } else if (by_figures || by_words) {
        outcome.verdict = PLAN_UNDECIDED;
    }
    return outcome;
}

/* At a planned figure, with the result of the series `actual`; at a statement where there is no
 * planned figure. `first` is the row of the group with which its indicator starts. */
void plan_check_fulfilment(plan_checker *checker, const plan_record *first,
                           const plan_record *end) {
    const plan_indicator_entry *entry = plan_indicator_at(checker, first->indicator);
    const plan_record *r = first;
    bool contradicted;
    if (entry->arithmetic != PLAN_RELATIVE || !plan_rule_is_on(checker, PLAN_CHECK_FULFILMENT)) {
        return;
    }
    if (first->series == PLAN_SERIES_PLAN) {
        if (first->statement != 0) {
            return;
        }
    } else if (checker->catalog->series[first->series].role == PLAN_ROLE_ACTUAL) {
        while (r < end && r->indicator == first->indicator &&
               !is_against_plan(plan_statement_at(checker, r->statement))) {
            r++;
        }
        if (r == end || r->indicator != first->indicator ||
            (first->series == PLAN_SERIES_ACTUAL &&
             plan_lookup(checker, first->area, first->period, PLAN_SERIES_PLAN, first->indicator, 0,
                         &contradicted) != NULL)) {
            return;
        }
    } else {
        return;
    }
    plan_instance instance = plan_instance_of(PLAN_CHECK_FULFILMENT, first);
    instance.series =
        first->series == PLAN_SERIES_PLAN ? (uint8_t)PLAN_SERIES_ACTUAL : first->series;
    instance.record = NULL;
    plan_run_check(checker, &instance);
}
