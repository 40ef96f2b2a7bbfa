/* What was attained from the year before a span to its last: growth and change a year. */
#include "check_target_span.h"

#include <plan/change.h>

#include "period.h"

void plan_attained_divide(const plan_goal *goal, uint32_t n, int32_t scale, plan_attained *result) {
    plan_decimal divisor = {(int64_t)n, 0};
    if (result->status != PLAN_OK) {
        return;
    }
    result->status = plan_interval_divide(result->interval, plan_interval_point(divisor),
                                          plan_goal_scale(goal, scale), &result->interval);
    result->has_printed = result->has_printed &&
                          plan_decimal_divide(result->printed, divisor, scale, PLAN_ROUND_HALF_UP,
                                              &result->printed, NULL) == PLAN_OK;
}

void plan_attained_in_form(uint8_t form, plan_interval *printed, int32_t scale,
                           plan_attained *result) {
    result->status = plan_rate_in_form(form, &result->interval);
    result->has_printed =
        result->has_printed && plan_rate_in_form(form, printed) == PLAN_OK &&
        plan_decimal_round(printed->low, scale, PLAN_ROUND_HALF_UP, &result->printed) == PLAN_OK;
}

void plan_ends_gather(const plan_checker *checker, const plan_goal *goal, plan_ends *e) {
    plan_period before = plan_period_unpack(goal->period);
    uint32_t count = plan_packed_count(goal->period);
    uint32_t last = plan_subperiod_at(goal->period, count - 1);
    before.first -= 1;
    before.count = 1;
    plan_attained_at(checker, goal, plan_period_pack(before), true, &e->base);
    plan_attained_at(checker, goal, last, false, &e->last);
    e->status = plan_earlier(e->base.status, e->last.status);
    if (e->status == PLAN_OK && plan_breaks_between(checker->catalog, goal->subject, goal->area,
                                                    plan_period_pack(before), last)) {
        e->status = PLAN_BREAK;
    }
}

static void begin_ends(const plan_goal *goal, const plan_ends *e, plan_attained *result) {
    plan_attained none = {0};
    *result = none;
    result->status = e->status;
    result->period = goal->period;
    result->about = e->base.about || e->last.about;
    result->has_series = e->last.has_series;
    result->series = e->last.series;
    result->has_printed = e->base.has_printed && e->last.has_printed;
}

static plan_status base_reason(const plan_attained *base) {
    int sign = base->has_printed ? plan_decimal_sign(base->printed) : 1;
    return sign > 0 ? PLAN_OK : sign == 0 ? PLAN_ZERO_BASE : PLAN_NEGATIVE_BASE;
}

/* Logarithms of years add up to that of the ends: their mean is a quotient. */
static void log_growth(const plan_goal *goal, const plan_ends *e, plan_attained *result) {
    plan_interval first = plan_interval_point(e->base.printed);
    plan_interval last = plan_interval_point(e->last.printed), printed = plan_interval_all();
    int32_t scale = plan_goal_scale(goal, 2);
    result->status = plan_growth_f(&e->base.interval, &e->last.interval, PLAN_GROWTH_LOG, scale,
                                   &result->interval);
    result->has_printed = result->has_printed &&
                          plan_growth_f(&first, &last, PLAN_GROWTH_LOG, scale, &printed) == PLAN_OK;
    result->printed = printed.low;
    plan_attained_divide(goal, plan_packed_count(goal->period), 2, result);
}

void plan_ends_growth(const plan_goal *goal, uint8_t form, const plan_ends *e,
                      plan_attained *result) {
    plan_decimal periods = {(int64_t)plan_packed_count(goal->period), 0};
    plan_interval printed = plan_interval_all();
    begin_ends(goal, e, result);
    if (result->status == PLAN_OK) {
        result->status = base_reason(&e->base);
    }
    if (result->status != PLAN_OK) {
        return;
    }
    if (form == PLAN_GROWTH_LOG) {
        log_growth(goal, e, result);
        return;
    }
    int32_t scale = plan_goal_scale(goal, 2);
    result->status =
        plan_cagr_f(&e->base.interval, &e->last.interval, periods, scale, &result->interval);
    if (result->status == PLAN_OK) {
        plan_interval first = plan_interval_point(e->base.printed);
        plan_interval last = plan_interval_point(e->last.printed);
        result->has_printed =
            result->has_printed && plan_cagr_f(&first, &last, periods, scale, &printed) == PLAN_OK;
        plan_attained_in_form(form, &printed, 2, result);
    }
}

void plan_ends_change(const plan_goal *goal, const plan_ends *e, plan_attained *result) {
    begin_ends(goal, e, result);
    if (result->status != PLAN_OK) {
        return;
    }
    result->status = plan_interval_subtract(e->last.interval, e->base.interval, &result->interval);
    result->has_printed =
        result->has_printed &&
        plan_decimal_subtract(e->last.printed, e->base.printed, &result->printed) == PLAN_OK;
    int32_t scale = result->has_printed ? result->printed.scale : 0;
    plan_attained_divide(goal, plan_packed_count(goal->period), scale + 1, result);
}
