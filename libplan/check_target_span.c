/* What was attained over a span: sums, ends, means a year. */
#include "check_target_span.h"

#include "period.h"

typedef struct spanned {
    plan_attained parts[PLAN_MAX_SUBPERIODS];
    uint32_t count;
    plan_status status; /* of all of them: missing, gap, or the first other reason */
    bool has_printed, about;
} spanned;

static void settle(spanned *s) {
    uint32_t missing = 0;
    plan_status other = PLAN_OK;
    s->has_printed = true;
    for (uint32_t i = 0; i < s->count; i++) {
        const plan_attained *a = &s->parts[i];
        missing += a->status == PLAN_MISSING ? 1 : 0;
        other = a->status == PLAN_MISSING ? other : plan_earlier(other, a->status);
        s->has_printed = s->has_printed && a->has_printed;
        s->about = s->about || a->about;
    }
    s->status = missing == s->count ? PLAN_MISSING : missing > 0 ? PLAN_GAP : other;
}

/* Every period of the span. */
static void gather(const plan_checker *checker, const plan_goal *goal, spanned *s) {
    s->count = plan_packed_count(goal->period);
    s->about = s->has_printed = false;
    s->status = PLAN_RANGE;
    if (s->count > PLAN_MAX_SUBPERIODS) {
        s->count = 0;
        return;
    }
    for (uint32_t i = 0; i < s->count; i++) {
        plan_attained_at(checker, goal, plan_subperiod_at(goal->period, i), false, &s->parts[i]);
    }
    settle(s);
    if (s->status == PLAN_OK &&
        plan_breaks_between(checker->catalog, goal->subject, goal->area,
                            plan_subperiod_at(goal->period, 0),
                            plan_subperiod_at(goal->period, s->count - 1))) {
        s->status = PLAN_BREAK;
    }
}

static void begin(const plan_goal *goal, const spanned *s, plan_attained *result) {
    plan_attained none = {0};
    *result = none;
    result->status = s->status;
    result->period = goal->period;
    result->about = s->about;
    if (s->status == PLAN_OK) {
        const plan_attained *last = &s->parts[s->count - 1];
        result->has_series = last->has_series;
        result->series = last->series;
    }
}

static int32_t printed_scale(const spanned *s) {
    int32_t scale = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        int32_t own = s->parts[i].printed.scale; /* 0 where nothing is printed */
        scale = own > scale ? own : scale;
    }
    return scale;
}

/* --- Sums and their means --- */

static void add_up(const plan_goal *goal, const spanned *s, plan_attained *result) {
    begin(goal, s, result);
    if (result->status != PLAN_OK) {
        return;
    }
    plan_decimal zero = {0, 0};
    result->interval = plan_interval_point(zero);
    result->printed = zero;
    result->has_printed = s->has_printed;
    for (uint32_t i = 0; i < s->count && result->status == PLAN_OK; i++) {
        result->status =
            plan_interval_add(result->interval, s->parts[i].interval, &result->interval);
        result->has_printed =
            result->has_printed &&
            plan_decimal_add(result->printed, s->parts[i].printed, &result->printed) == PLAN_OK;
    }
}

/* --- Mean growth of yearly rates --- */

static void mean_of_percents(const plan_goal *goal, uint8_t form, const spanned *s,
                             plan_attained *result) {
    plan_interval rates[PLAN_MAX_SUBPERIODS], printed[PLAN_MAX_SUBPERIODS];
    plan_interval mean = plan_interval_all();
    begin(goal, s, result);
    for (uint32_t i = 0; i < s->count && result->status == PLAN_OK; i++) {
        rates[i] = s->parts[i].interval;
        printed[i] = plan_interval_point(s->parts[i].printed);
        result->status = plan_earlier(plan_rate_in_percent(form, &rates[i]),
                                      plan_rate_in_percent(form, &printed[i]));
    }
    if (result->status != PLAN_OK) {
        return;
    }
    int32_t own = printed_scale(s), scale = plan_goal_scale(goal, own);
    result->status = plan_mean_rate(rates, s->count, scale, &result->interval);
    result->has_printed =
        s->has_printed && plan_mean_rate(printed, s->count, scale, &mean) == PLAN_OK;
    if (result->status == PLAN_OK) {
        plan_attained_in_form(form, &mean, own > 2 ? own : 2, result);
    }
}

/* Logarithms add up; of other rates the factors multiply. */
static void mean_of_rates(const plan_goal *goal, uint8_t form, const spanned *s,
                          plan_attained *result) {
    if (form == PLAN_GROWTH_LOG) {
        add_up(goal, s, result);
        plan_attained_divide(goal, s->count, printed_scale(s) + 1, result);
    } else {
        mean_of_percents(goal, form, s, result);
    }
}

/* --- Means from the ends, or from every year --- */

/* Yearly changes that rows state, where levels do not tell. */
static void gather_changes(const plan_checker *checker, const plan_goal *goal, uint8_t arithmetic,
                           spanned *s) {
    plan_goal changes = *goal;
    plan_statement claim = {0};
    claim.measure = PLAN_MEASURE_CHANGE;
    claim.arithmetic = arithmetic;
    claim.against = PLAN_AGAINST_PREVIOUS;
    claim.via = PLAN_NONE;
    changes.has_claim = true;
    changes.claim = claim;
    gather(checker, &changes, s);
}

/* Of growth itself. A reduction of 5 % makes 0.95 of it and not 1.05. */
static void mean_of_growth(const plan_checker *checker, const plan_goal *goal, uint8_t form,
                           plan_attained *result) {
    plan_goal growth = *goal, levels;
    spanned s;
    plan_ends e;
    growth.flips = false;
    levels = growth;
    levels.has_claim = false;
    e.status = PLAN_MISSING;
    if (goal->has_claim) { /* levels of what grows, without rounding a rate each year */
        plan_ends_gather(checker, &levels, &e);
    }
    if (e.status == PLAN_OK) {
        plan_ends_growth(goal, form, &e, result);
    } else {
        gather(checker, &growth, &s);
        mean_of_rates(goal, form, &s, result);
    }
    if (goal->flips) {
        plan_attained_flip(result);
    }
}

static void mean_growth(const plan_checker *checker, const plan_goal *goal, plan_attained *result) {
    const plan_indicator_entry *shown = plan_indicator_at(checker, goal->shown);
    spanned s;
    plan_ends e;
    if (plan_kind_get(shown->kind)->has_form) {
        mean_of_growth(checker, goal, shown->form, result);
        return;
    }
    plan_ends_gather(checker, goal, &e);
    if (e.status != PLAN_MISSING) {
        plan_ends_growth(goal, PLAN_GROWTH_RATE, &e, result);
        return;
    }
    gather_changes(checker, goal, PLAN_RELATIVE, &s);
    mean_of_rates(goal, PLAN_GROWTH_RATE, &s, result);
}

static void points_a_year(const plan_checker *checker, const plan_goal *goal,
                          plan_attained *result) {
    const plan_indicator_entry *shown = plan_indicator_at(checker, goal->shown);
    const plan_kind_row *kind = plan_kind_get(shown->kind);
    uint32_t years = plan_packed_count(goal->period);
    spanned s;
    plan_ends e;
    if (kind->is_statement && !kind->has_form) { /* a change is the number itself */
        gather(checker, goal, &s);
        add_up(goal, &s, result);
        plan_attained_divide(goal, years, printed_scale(&s) + 1, result);
        return;
    }
    plan_ends_gather(checker, goal, &e);
    if (e.status != PLAN_MISSING) {
        plan_ends_change(goal, &e, result);
        return;
    }
    gather_changes(checker, goal, shown->arithmetic, &s);
    add_up(goal, &s, result);
    plan_attained_divide(goal, years, printed_scale(&s) + 1, result);
}

/* --- Every year for itself --- */

/* The first year that missed decides, else one that is not there, else one that is open. */
static void each_year(const plan_checker *checker, const plan_goal *goal, plan_attained *result) {
    spanned s;
    const plan_attained *open = NULL;
    gather(checker, goal, &s);
    begin(goal, &s, result);
    for (uint32_t i = 0; i < s.count; i++) {
        const plan_attained *a = &s.parts[i];
        uint8_t verdict = a->status == PLAN_OK ? plan_goal_judge(goal, a) : PLAN_TARGET_UNJUDGED;
        if (verdict == PLAN_TARGET_MISSED) {
            *result = *a;
            result->verdict = verdict;
            result->is_judged = true;
            return;
        }
        open = verdict == PLAN_TARGET_UNDECIDED && open == NULL ? a : open;
    }
    if (result->status == PLAN_OK || result->status == PLAN_BREAK) {
        *result = open != NULL ? *open : s.parts[s.count - 1];
        result->verdict = open != NULL ? PLAN_TARGET_UNDECIDED : PLAN_TARGET_MET;
        result->is_judged = true;
    }
}

/* --- All --- */

static uint8_t over_of(const plan_checker *checker, const plan_goal *goal) {
    const plan_indicator_entry *shown = plan_indicator_at(checker, goal->shown);
    const plan_kind_row *kind = plan_kind_get(shown->kind);
    return shown->stock ? kind->over_stock : kind->over_flow;
}

static void over_span(const plan_checker *checker, const plan_goal *goal, plan_attained *result) {
    spanned s;
    uint32_t last = plan_subperiod_at(goal->period, plan_packed_count(goal->period) - 1);
    uint8_t over = over_of(checker, goal);
    if (goal->basis == PLAN_BASIS_SHARE_OF) { /* shares count at the end */
        plan_attained_at(checker, goal, last, false, result);
    } else if (goal->basis == PLAN_BASIS_CUMULATIVE || over == PLAN_OVER_SUM) {
        gather(checker, goal, &s);
        add_up(goal, &s, result);
    } else if (over == PLAN_OVER_AVERAGE) {
        mean_growth(checker, goal, result);
    } else if (over == PLAN_OVER_EACH) {
        each_year(checker, goal, result);
    } else {
        plan_attained_at(checker, goal, last, false, result);
    }
}

void plan_attain(const plan_checker *checker, const plan_goal *goal, plan_attained *result) {
    if (goal->status != PLAN_OK) {
        plan_attained none = {0};
        *result = none;
        result->status = goal->status;
        result->period = goal->period;
        return;
    }
    if (goal->keep != PLAN_KEEP_NONE && goal->is_span) {
        each_year(checker, goal, result);
        return;
    }
    if (goal->basis == PLAN_BASIS_POINTS_A_YEAR) {
        points_a_year(checker, goal, result);
        return;
    }
    const plan_kind_row *kind = plan_kind_get(plan_indicator_at(checker, goal->shown)->kind);
    bool is_mean = goal->basis == PLAN_BASIS_MEAN_GROWTH && !kind->has_form;
    if (!is_mean) { /* the period may have a figure of its own */
        plan_attained_at(checker, goal, goal->period, false, result);
        if (!goal->is_span || result->status != PLAN_MISSING) {
            return;
        }
    }
    if (goal->basis == PLAN_BASIS_MEAN_GROWTH) {
        mean_growth(checker, goal, result);
    } else {
        over_span(checker, goal, result);
    }
}
