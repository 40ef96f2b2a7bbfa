/* Passes over single rows: duplicates, bounds, validity. */
#include "check_shape.h"

#include "interval.h"

/* --- Duplicates ---------------------------------------------------------------------------- */

static int compare_width(const plan_interval *a, const plan_interval *b) {
    bool a_infinite = !plan_interval_is_bounded(a), b_infinite = !plan_interval_is_bounded(b);
    if (a_infinite || b_infinite) {
        return (int)a_infinite - (int)b_infinite;
    }
    /* a.high - a.low against b.high - b.low */
    plan_wide high = plan_wide_of(a->high), low = plan_wide_of(a->low), left = high;
    plan_wide other_high = plan_wide_of(b->high), other_low = plan_wide_of(b->low),
              right = other_high;
    (void)plan_wide_subtract(&high, &low, &left); /* decimals always fit */
    (void)plan_wide_subtract(&other_high, &other_low, &right);
    return plan_wide_compare(&left, &right);
}

static bool same_figure(const plan_figure *a, const plan_figure *b) {
    return a->reading == b->reading && plan_decimal_compare(a->value, b->value) == 0 &&
           (a->reading != PLAN_BETWEEN || plan_decimal_compare(a->upper, b->upper) == 0);
}

/* Equal precision agrees when equal; otherwise the finer must meet the interior of the coarser.
 * Bounds (above 5, above 10) have no precision: they agree where they meet. */
static bool agree(const plan_checker *checker, const plan_record *finer,
                  const plan_record *coarser) {
    plan_figure a = plan_table_figure(checker->table, finer);
    plan_figure b = plan_table_figure(checker->table, coarser);
    if (same_figure(&a, &b)) {
        return true;
    }
    plan_interval fine, coarse;
    if (plan_table_interval(checker->table, finer, NULL, &fine) != PLAN_OK ||
        plan_table_interval(checker->table, coarser, NULL, &coarse) != PLAN_OK ||
        (compare_width(&fine, &coarse) == 0 && plan_interval_is_bounded(&fine))) {
        return false;
    }
    coarse.low_end = coarse.low_end == PLAN_END_CLOSED ? PLAN_END_OPEN : coarse.low_end;
    coarse.high_end = coarse.high_end == PLAN_END_CLOSED ? PLAN_END_OPEN : coarse.high_end;
    return plan_interval_meets(fine, coarse) != 0;
}

/* The finest figure that is not about, else the finest. */
static bool is_better(const plan_checker *checker, const plan_record *a, const plan_record *b) {
    if (((a->bits ^ b->bits) & PLAN_RECORD_ABOUT) != 0) {
        return (b->bits & PLAN_RECORD_ABOUT) != 0;
    }
    plan_interval first, second;
    return plan_table_interval(checker->table, a, NULL, &first) == PLAN_OK &&
           plan_table_interval(checker->table, b, NULL, &second) == PLAN_OK &&
           compare_width(&first, &second) < 0;
}

/* Two of a run, not about, that exclude each other, if any do: the one that starts last and the one
 * that ends first. */
static bool excludes_itself(const plan_checker *checker, const plan_record *run, size_t count) {
    const plan_record *last = NULL, *first = NULL;
    plan_interval start, end;
    for (size_t i = 0; i < count; i++) {
        plan_interval own;
        if ((run[i].bits & PLAN_RECORD_ABOUT) != 0 ||
            plan_table_interval(checker->table, &run[i], NULL, &own) != PLAN_OK) {
            continue;
        }
        if (last == NULL || plan_interval_compare_lows(&own, &start) > 0) {
            last = &run[i];
            start = own;
        }
        if (first == NULL || plan_interval_compare_highs(&own, &end) < 0) {
            first = &run[i];
            end = own;
        }
    }
    if (last == first) { /* also where there is none */
        return false;
    }
    return compare_width(&start, &end) <= 0 ? !agree(checker, last, first)
                                            : !agree(checker, first, last);
}

static void judge_run(plan_checker *checker, plan_record *run, size_t count) {
    plan_record best = run[0];
    size_t best_at = 0;
    for (size_t i = 1; i < count; i++) {
        if (is_better(checker, &run[i], &best)) {
            best = run[i];
            best_at = i;
        }
    }
    plan_outcome outcome = {PLAN_HOLDS, PLAN_OK, false};
    if (excludes_itself(checker, run, count)) {
        outcome.verdict = PLAN_FAILS;
    }
    for (size_t i = 0; i < count; i++) {
        if (i != best_at && !agree(checker, &best, &run[i])) {
            bool about = ((run[i].bits | best.bits) & PLAN_RECORD_ABOUT) != 0;
            if (!about) {
                outcome.verdict = PLAN_FAILS;
            } else if (outcome.verdict == PLAN_HOLDS) {
                outcome.verdict = PLAN_UNDECIDED;
            }
        }
    }
    for (size_t i = 0; i < count; i++) {
        run[i].bits |= PLAN_RECORD_SHADOWED;
    }
    if (outcome.verdict != PLAN_FAILS) { /* the one in use goes to the front */
        run[best_at] = run[0];
        run[0] = best;
        run[0].bits = (uint8_t)(run[0].bits & ~PLAN_RECORD_SHADOWED);
    }
    checker->had_duplicates = true;
    plan_instance instance = plan_instance_of(PLAN_CHECK_CONTRADICTION, run);
    instance.extra = count;
    plan_conclude(checker, &instance, outcome, run);
    if (outcome.verdict == PLAN_HOLDS) {
        instance.rule = PLAN_CHECK_DUPLICATE;
        outcome.verdict = PLAN_FAILS;
        plan_conclude(checker, &instance, outcome, run);
    }
}

plan_status plan_check_duplicates(plan_checker *checker) {
    plan_record *records = checker->table->records;
    size_t count = checker->table->is_ascending ? 0 : checker->end;
    for (size_t i = checker->begin, end; i < count && checker->status == PLAN_OK; i = end) {
        for (end = i + 1; end < count && plan_same_key(checker, &records[i], &records[end]);
             end++) {
        }
        if (end - i > 1) {
            judge_run(checker, records + i, end - i);
        }
    }
    return checker->status;
}

/* --- Bounds, validity ---------------------------------------------------------------------- */

static void check_bounds(plan_checker *checker, const plan_record *record) {
    plan_operand operand;
    plan_operand_of_record(checker, record, &operand);
    plan_outcome outcome = {PLAN_HOLDS, PLAN_OK, false};
    if (operand.status == PLAN_BOUNDS) {
        outcome.verdict = operand.about ? PLAN_UNDECIDED : PLAN_FAILS;
    } else if (operand.status != PLAN_OK) {
        outcome.verdict = PLAN_SKIPPED;
        outcome.reason = operand.status;
    }
    plan_instance instance = plan_instance_of(PLAN_CHECK_BOUNDS, record);
    plan_conclude(checker, &instance, outcome, record);
}

static void check_validity(plan_checker *checker, const plan_record *record) {
    const plan_area_entry *area = plan_area_at(checker->catalog, record->area);
    if (!area->has_from && !area->has_to) {
        return;
    }
    int32_t first, last, from_first, from_last, to_first, to_last;
    plan_period_months(plan_period_unpack(record->period), &first, &last);
    plan_outcome outcome = {PLAN_HOLDS, PLAN_OK, false};
    if (area->has_from) {
        plan_period_months(area->from, &from_first, &from_last);
        outcome.verdict = last < from_first ? PLAN_FAILS : outcome.verdict;
    }
    if (area->has_to) {
        plan_period_months(area->to, &to_first, &to_last);
        outcome.verdict = first > to_last ? PLAN_FAILS : outcome.verdict;
    }
    plan_instance instance = plan_instance_of(PLAN_CHECK_VALIDITY, record);
    plan_conclude(checker, &instance, outcome, record);
}

static void check_rows(plan_checker *checker, uint32_t begin, uint32_t end) {
    const plan_table *table = checker->table;
    bool bounds = plan_rule_is_on(checker, PLAN_CHECK_BOUNDS);
    uint64_t within = 0;
    plan_rule_counts *counts = &checker->counts[checker->rule_rows[PLAN_CHECK_BOUNDS]];
    for (uint32_t i = begin; i < end && checker->status == PLAN_OK; i++) {
        const plan_record *record = &table->records[i];
        plan_check_beat(checker, i);
        bool repeats = (record->bits & PLAN_RECORD_SHADOWED) != 0 && i > begin &&
                       plan_same_key(checker, record - 1, record);
        if (bounds && !repeats && record->statement == 0 &&
            plan_indicator_at(checker, record->indicator)->bounded) {
            if (plan_is_plain_figure(checker, record)) {
                within++;
            } else {
                check_bounds(checker, record);
            }
        }
        if (checker->some_area_ends) {
            check_validity(checker, record);
        }
    }
    counts->checks += within;
    counts->holds += within;
}

plan_status plan_check_records(plan_checker *checker) {
    const plan_open *open = &checker->shapes->rows;
    for (size_t i = 0; i < open->count && checker->status == PLAN_OK; i++) {
        check_rows(checker, open->stretches[i][0], open->stretches[i][1]);
    }
    return checker->status;
}
