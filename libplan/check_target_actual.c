/* What was attained in one period: a figure, a row that says the same change, or what follows from
 * levels. */
#include "check_targets.h"

#include <plan/change.h>
#include <plan/ratio.h>

uint32_t plan_subperiod_at(uint32_t period, uint32_t place) {
    plan_period span = plan_period_unpack(period);
    span.first += (int32_t)place;
    span.count = 1;
    return plan_period_pack(span);
}

static void nothing(plan_attained *result, plan_status status, uint32_t period) {
    plan_attained none = {0};
    *result = none;
    result->status = status;
    result->period = period;
}

static void of_operand(const plan_checker *checker, const plan_operand *operand,
                       plan_attained *result) {
    nothing(result, operand->status, operand->period);
    result->interval = operand->interval;
    result->about = operand->about;
    result->series = operand->series;
    result->has_series = operand->record != NULL;
    result->record = operand->record;
    if (operand->record != NULL) {
        result->figure = plan_table_figure(checker->table, operand->record);
        result->has_figure = result->has_printed = true;
        result->printed = result->figure.value;
    }
}

void plan_attained_flip(plan_attained *result) {
    result->interval = plan_interval_negate(result->interval);
    result->figure = plan_figure_flipped(result->figure);
    result->printed = plan_decimal_negate(result->printed);
}

/* Series of results, best first; with baselines all that hold past values. */
static size_t series_count(const plan_checker *checker, bool with_baseline) {
    return with_baseline ? checker->previous_count : checker->result_count;
}

int32_t plan_goal_scale(const plan_goal *goal, int32_t shown) {
    enum { MOST = 15 };
    const plan_interval *w = &goal->wanted;
    int32_t scale = shown;
    scale = goal->figure.value.scale > scale ? goal->figure.value.scale : scale;
    scale = goal->figure.upper.scale > scale ? goal->figure.upper.scale : scale;
    scale = w->low_end != PLAN_END_UNBOUNDED && w->low.scale > scale ? w->low.scale : scale;
    scale = w->high_end != PLAN_END_UNBOUNDED && w->high.scale > scale ? w->high.scale : scale;
    return scale + 2 > MOST ? MOST : scale + 2;
}

/* --- Rows that say the same change --- */

static bool same_claim(const plan_statement *a, const plan_statement *b) {
    return a->measure == b->measure && a->arithmetic == b->arithmetic && a->form == b->form &&
           a->against == b->against && a->period == b->period && a->over_period == b->over_period;
}

bool plan_find_claim(const plan_checker *checker, const plan_goal *goal, uint32_t period,
                     uint8_t series, plan_operand *operand) {
    uint32_t begin, end;
    const plan_record *records = checker->table->records;
    plan_lookup_group(checker, goal->area, period, series, &begin, &end);
    for (uint32_t last = end; begin < last;) {
        uint32_t middle = begin + (last - begin) / 2;
        if (records[middle].indicator < goal->subject) {
            begin = middle + 1;
        } else {
            last = middle;
        }
    }
    for (; begin < end && records[begin].indicator == goal->subject; begin++) {
        if (same_claim(plan_statement_at(checker, records[begin].statement), &goal->claim)) {
            plan_operand_of_record(checker, &records[begin], operand);
            return true;
        }
    }
    return false;
}

/* --- Changes that follow from levels --- */

static void base_operand(const plan_checker *checker, const plan_goal *goal, uint32_t period,
                         plan_operand *base) {
    const plan_statement *claim = &goal->claim;
    if (claim->against == PLAN_AGAINST_PREVIOUS) {
        plan_operand_previous(checker, goal->area, period, goal->subject, claim->over_period, true,
                              base);
        return;
    }
    plan_operand_missing(goal->area, claim->period, PLAN_SERIES_ACTUAL, goal->subject, base);
    for (size_t i = 0; i < checker->previous_count && base->status == PLAN_MISSING &&
                       claim->against == PLAN_AGAINST_PERIOD;
         i++) {
        plan_operand_of_key(checker, goal->area, claim->period, checker->previous[i], goal->subject,
                            false, base);
    }
}

static plan_status change_of(const plan_statement *claim, const plan_interval *base,
                             const plan_interval *value, int32_t scale, plan_interval *result) {
    return claim->arithmetic == PLAN_RELATIVE
               ? plan_growth_f(base, value, claim->form, scale, result)
               : plan_interval_subtract(*value, *base, result);
}

static void from_levels(const plan_checker *checker, const plan_goal *goal,
                        const plan_operand *value, uint32_t period, plan_attained *result) {
    const plan_statement *claim = &goal->claim;
    plan_operand operands[2];
    operands[0] = *value;
    base_operand(checker, goal, period, &operands[1]);
    plan_status status = plan_first_reason(operands, 2, PLAN_OK);
    if (claim->measure == PLAN_MEASURE_CONTRIBUTION) {
        status = PLAN_MISSING;
    }
    if (status == PLAN_OK && claim->arithmetic == PLAN_RELATIVE) {
        status = plan_printed_base(checker, &operands[1]);
    }
    if (status == PLAN_OK && plan_breaks_between(checker->catalog, goal->subject, goal->area,
                                                 operands[1].period, period)) {
        status = PLAN_BREAK;
    }
    nothing(result, status, period);
    if (status != PLAN_OK) {
        return;
    }
    int32_t shown = plan_shown_scale(checker, operands, 2);
    int32_t scale = plan_goal_scale(goal, shown);
    result->status =
        change_of(claim, &operands[1].interval, &operands[0].interval, scale, &result->interval);
    result->about = operands[0].about || operands[1].about;
    result->series = value->series;
    result->has_series = value->record != NULL;
    if (operands[0].record != NULL && operands[1].record != NULL && result->status == PLAN_OK) {
        plan_interval from =
            plan_interval_point(plan_table_figure(checker->table, operands[1].record).value);
        plan_interval to =
            plan_interval_point(plan_table_figure(checker->table, operands[0].record).value);
        plan_interval change = from;
        result->has_printed = change_of(claim, &from, &to, scale, &change) == PLAN_OK;
        result->printed = change.low;
        if (result->has_printed && claim->arithmetic == PLAN_RELATIVE) { /* a quotient */
            result->has_printed = plan_decimal_round(change.low, shown - 1, PLAN_ROUND_HALF_UP,
                                                     &result->printed) == PLAN_OK;
        }
    }
}

/* --- One period --- */

static void claim_at(const plan_checker *checker, const plan_goal *goal, uint32_t period,
                     bool with_baseline, plan_attained *result) {
    plan_operand operand;
    for (size_t i = 0; i < series_count(checker, with_baseline); i++) {
        if (plan_find_claim(checker, goal, period, checker->previous[i], &operand)) {
            of_operand(checker, &operand, result);
            return;
        }
    }
    plan_operand_missing(goal->area, period, PLAN_SERIES_ACTUAL, goal->subject, &operand);
    for (size_t i = 0; i < checker->result_count && operand.status == PLAN_MISSING; i++) {
        plan_operand_of_key(checker, goal->area, period, checker->previous[i], goal->subject, true,
                            &operand);
    }
    from_levels(checker, goal, &operand, period, result);
}

static void level_at(const plan_checker *checker, const plan_goal *goal, uint32_t indicator,
                     uint32_t period, bool with_baseline, plan_operand *operand) {
    plan_operand_missing(goal->area, period, PLAN_SERIES_ACTUAL, indicator, operand);
    for (size_t i = 0; i < series_count(checker, with_baseline) && operand->status == PLAN_MISSING;
         i++) {
        plan_operand_of_key(checker, goal->area, period, checker->previous[i], indicator, true,
                            operand);
    }
}

/* 100 * x / whole. */
static void share_at(const plan_checker *checker, const plan_goal *goal, uint32_t period,
                     bool with_baseline, plan_attained *result) {
    plan_operand operands[2];
    level_at(checker, goal, goal->subject, period, with_baseline, &operands[0]);
    level_at(checker, goal, goal->entry->of, period, with_baseline, &operands[1]);
    nothing(result, plan_first_reason(operands, 2, PLAN_OK), period);
    if (result->status != PLAN_OK) {
        return;
    }
    int32_t shown = plan_shown_scale(checker, operands, 2);
    int32_t scale = plan_goal_scale(goal, shown);
    result->status = plan_ratio_f(&operands[0].interval, &operands[1].interval,
                                  &goal->entry->of_factor, scale, &result->interval);
    result->about = operands[0].about || operands[1].about;
    result->series = operands[0].series;
    result->has_series = operands[0].record != NULL;
    if (operands[0].record != NULL && operands[1].record != NULL && result->status == PLAN_OK) {
        plan_interval part =
            plan_interval_point(plan_table_figure(checker->table, operands[0].record).value);
        plan_interval whole =
            plan_interval_point(plan_table_figure(checker->table, operands[1].record).value);
        plan_interval share;
        result->has_printed =
            plan_ratio_f(&part, &whole, &goal->entry->of_factor, scale, &share) == PLAN_OK &&
            plan_decimal_round(share.low, shown - 1, PLAN_ROUND_HALF_UP, &result->printed) ==
                PLAN_OK;
    }
}

void plan_attained_at(const plan_checker *checker, const plan_goal *goal, uint32_t period,
                      bool with_baseline, plan_attained *result) {
    if (goal->basis == PLAN_BASIS_SHARE_OF) {
        share_at(checker, goal, period, with_baseline, result);
        return;
    }
    if (goal->has_claim) {
        claim_at(checker, goal, period, with_baseline, result);
    } else {
        plan_operand operand;
        level_at(checker, goal, goal->subject, period, with_baseline, &operand);
        of_operand(checker, &operand, result);
    }
    if (goal->flips) {
        plan_attained_flip(result);
    }
}
