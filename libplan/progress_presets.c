/* Presets that look at a baseline, a last value and a target: eurostat, statcan, unsd, sdsn. */
#include <plan/progress.h>

#include "progress.h"

typedef struct way {
    double baseline, actual, target; /* target NaN: none */
    double start, now, end;
    int direction;
    bool met;      /* the last value meets the target */
    bool base_met; /* the baseline met it: then no ratio says anything */
} way;

/* What a preset answers; `none` is why there is no number. */
typedef struct verdict {
    double value;
    int value_class;
    plan_status none;
} verdict;

static bool has_target(const way *w) {
    return !isnan(w->target);
}

/* Missing values and what lies outside come before all judgement. */
static plan_status check_way(way *w, const double *result, const int *result_class) {
    if (result == NULL || result_class == NULL || !plan_is_progress_direction(w->direction)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs3(w->baseline, w->actual, w->start);
    plan_status other = plan_kernel_inputs(w->now, has_target(w) ? w->end : w->now);
    if (status == PLAN_MISSING || other == PLAN_MISSING) {
        return PLAN_MISSING;
    }
    if (status != PLAN_OK || other != PLAN_OK || isinf(w->target) || !(w->now > w->start) ||
        (has_target(w) && !(w->end > w->start))) {
        return PLAN_DOMAIN;
    }
    w->met = has_target(w) && plan_meets(w->actual, w->target, w->direction);
    w->base_met = has_target(w) && plan_meets(w->baseline, w->target, w->direction);
    return PLAN_OK;
}

/* Growth of the last value a year in the wished direction [%]. */
static plan_status wished_growth(const way *w, double *result) {
    double growth;
    plan_status status = plan_cagr(w->baseline, w->actual, w->now - w->start, &growth);
    if (status == PLAN_OK) {
        *result = plan_wish(w->direction) * growth;
    }
    return status;
}

/* The wished growth over the size of the one required [number]. */
static plan_status growth_ratio(const way *w, double *result) {
    double growth, required;
    plan_status status = plan_kernel_sign(w->baseline);
    if (status != PLAN_OK || w->actual <= 0 || w->target <= 0) {
        return status != PLAN_OK ? status : PLAN_SIGN_CHANGE;
    }
    status = wished_growth(w, &growth);
    if (status == PLAN_OK) {
        status = plan_cagr(w->baseline, w->target, w->end - w->start, &required);
    }
    if (status != PLAN_OK || required == 0) {
        return status != PLAN_OK ? status : PLAN_DOMAIN;
    }
    return plan_kernel_result(growth / fabs(required), result);
}

/* The order of judgement: met, moved away, else what the number says. */
static int judge(const way *w, int met, int away, int by_number) {
    return w->met ? met : w->base_met ? away : by_number;
}

/* Writes the verdict; without a number only where the class is certain all the same. */
static plan_status give(const way *w, const verdict *v, double *result, int *result_class) {
    if (v->none != PLAN_OK && !w->met && !w->base_met) {
        return v->none;
    }
    *result = plan_value_or_none(v->none, v->value);
    *result_class = v->value_class;
    return PLAN_OK;
}

/* By the values, not by a ratio that may be too small for a double. */
static bool against_the_wish(const way *w) {
    return plan_wish(w->direction) * w->actual < plan_wish(w->direction) * w->baseline;
}

/* The first of the falling thresholds that the value reaches, or `n`. */
static int place(double value, const double *thresholds, int n) {
    for (int i = 0; i < n; i++) {
        if (plan_reaches(value, thresholds[i])) {
            return i;
        }
    }
    return n;
}

/* The same with two thresholds and 0 as the third. */
static int place_by_sign(const way *w, double value, const double *thresholds) {
    int found = place(value, thresholds, 2);
    return found < 2 ? found : against_the_wish(w) ? 3 : 2;
}

/* --- eurostat --- */

static int eurostat_without_target(double growth) {
    if (growth >= 0) {
        return plan_reaches(growth, 1) ? PLAN_EUROSTAT_SIGNIFICANT_PROGRESS
                                       : PLAN_EUROSTAT_MODERATE_PROGRESS;
    }
    return plan_reaches(-growth, 1) ? PLAN_EUROSTAT_SIGNIFICANT_MOVEMENT_AWAY
                                    : PLAN_EUROSTAT_MODERATE_MOVEMENT_AWAY;
}

plan_status plan_eurostat(double baseline, double actual, double target, double start, double now,
                          double end, int direction, double *result, int *result_class) {
    static const double thresholds[] = {95, 60};
    way w = {baseline, actual, target, start, now, end, direction, false, false};
    verdict v = {0, 0, PLAN_OK};
    double ratio = 0;
    plan_status status = check_way(&w, result, result_class);
    if (status != PLAN_OK) {
        return status;
    }
    if (!has_target(&w)) {
        v.none = wished_growth(&w, &v.value);
        v.value_class = eurostat_without_target(v.value);
        return give(&w, &v, result, result_class);
    }
    v.none = w.base_met ? PLAN_DOMAIN : growth_ratio(&w, &ratio);
    v.none = v.none == PLAN_OK ? plan_kernel_result(100 * ratio, &v.value) : v.none;
    v.value_class = judge(&w, PLAN_EUROSTAT_SIGNIFICANT_PROGRESS, PLAN_EUROSTAT_MOVEMENT_AWAY,
                          place_by_sign(&w, v.value, thresholds));
    return give(&w, &v, result, result_class);
}

/* --- statcan --- */

static double ratio_score(double ratio) {
    return plan_reaches(ratio, 0.6) ? fmin(7.1429 * ratio - 4.2857, 5)
                                    : fmax(4.1667 * ratio - 2.5, -5);
}

/* 1 - (y / limit)^4.44 up to the limit and the same mirrored behind it. */
static double scaling(double baseline, double limit) {
    if (isnan(limit) || baseline >= 2 * limit) {
        return 1;
    }
    double nearness = baseline <= limit ? baseline : 2 * limit - baseline;
    return -expm1(4.44 * plan_log_ratio(limit, nearness));
}

/* From the growth c in the wished direction [number]. */
static void score_growth(double c, double scale, verdict *v) {
    double share =
        scale > 0 ? c / scale : (double)INFINITY; /* standing still at the limit is all */
    if (c < 0) {
        v->value = fmax(125 * c - 2.5, -5);
        v->value_class = PLAN_STATCAN_DETERIORATION;
    } else if (plan_reaches(share, 0.015)) {
        v->value = fmin(500 * share - 5, 5);
        v->value_class = PLAN_STATCAN_SUBSTANTIAL_PROGRESS;
    } else if (plan_reaches(share, 0.005)) {
        v->value = 250 * share - 1.25;
        v->value_class = PLAN_STATCAN_MODERATE_PROGRESS;
    } else {
        v->value = 500 * share - 2.5;
        v->value_class = PLAN_STATCAN_LIMITED_PROGRESS;
    }
}

/* A target that is met scores 5 whatever came before; one that the baseline met has a ratio too. */
static void score_ratio(const way *w, verdict *v) {
    static const double thresholds[] = {0.95, 0.6};
    double ratio = 0;
    v->none = w->met ? PLAN_OK : growth_ratio(w, &ratio);
    v->value = w->met ? 5 : ratio_score(ratio);
    v->value_class = judge(w, PLAN_STATCAN_TARGET_ACHIEVED, PLAN_STATCAN_DETERIORATION,
                           PLAN_STATCAN_SUBSTANTIAL_PROGRESS + place_by_sign(w, ratio, thresholds));
}

plan_status plan_statcan(double baseline, double actual, double target, double start, double now,
                         double end, int direction, double limit, double *result,
                         int *result_class) {
    way w = {baseline, actual, target, start, now, end, direction, false, false};
    verdict v = {0, 0, PLAN_OK};
    double growth = 0;
    plan_status status = check_way(&w, result, result_class);
    if (status != PLAN_OK) {
        return status;
    }
    if (has_target(&w)) {
        score_ratio(&w, &v);
        return give(&w, &v, result, result_class);
    }
    if (isinf(limit) || limit < 0) {
        return PLAN_DOMAIN;
    }
    v.none = wished_growth(&w, &growth);
    if (v.none == PLAN_OK) {
        score_growth(growth / 100, scaling(baseline, limit), &v);
    }
    return give(&w, &v, result, result_class);
}

/* --- unsd --- */

/* (v_e - B) / (T - B), where v_e - B is B times the growth until the target year. */
static plan_status extrapolated_share(const way *w, double *result) {
    double growth;
    plan_status status = plan_kernel_sign(w->baseline);
    if (status != PLAN_OK || w->actual <= 0) {
        return status != PLAN_OK ? status : PLAN_SIGN_CHANGE;
    }
    status =
        plan_kernel_power(w->baseline, w->actual, w->end - w->start, w->now - w->start, &growth);
    if (status != PLAN_OK) {
        return status;
    }
    return plan_kernel_result(
        plan_scaled_quotient(growth / 100, w->baseline, w->target - w->baseline), result);
}

static bool is_nearly_met(const way *w) {
    return (w->target == 0 || w->target == 100) && fabs(w->actual - w->target) <= 1;
}

plan_status plan_unsd(double baseline, double actual, double target, double start, double now,
                      double end, int direction, int percent, double *result, int *result_class) {
    static const double shares[] = {0.95, 0.10}, growths[] = {2, 0.5};
    way w = {baseline, actual, target, start, now, end, direction, false, false};
    verdict v = {0, 0, PLAN_OK};
    plan_status status =
        percent == 0 || percent == 1 ? check_way(&w, result, result_class) : PLAN_INVALID;
    if (status != PLAN_OK) {
        return status;
    }
    if (!has_target(&w)) {
        v.none = wished_growth(&w, &v.value);
        v.value_class = place(v.value, growths, 2);
        return give(&w, &v, result, result_class);
    }
    w.met = w.met || (percent == 1 && is_nearly_met(&w));
    v.none = w.base_met ? PLAN_DOMAIN : extrapolated_share(&w, &v.value);
    v.value_class = judge(&w, PLAN_UNSD_TARGET_MET_OR_ON_TRACK, PLAN_UNSD_STAGNATION_OR_REGRESSION,
                          place(v.value, shares, 2));
    return give(&w, &v, result, result_class);
}

/* --- sdsn --- */

plan_status plan_sdsn(double baseline, double actual, double target, double start, double now,
                      double end, int direction, double *result, int *result_class) {
    static const double thresholds[] = {100, 50};
    way w = {baseline, actual, target, start, now, end, direction, false, false};
    verdict v = {0, 0, PLAN_OK};
    double pace = 0;
    plan_status status = check_way(&w, result, result_class);
    if (status == PLAN_OK && !has_target(&w)) {
        status = PLAN_MISSING;
    }
    if (status != PLAN_OK) {
        return status;
    }
    v.none = w.base_met ? PLAN_DOMAIN : plan_pace(baseline, actual, target, start, now, end, &pace);
    v.none = v.none == PLAN_OK ? plan_kernel_result(100 * pace, &v.value) : v.none;
    v.value_class =
        judge(&w, PLAN_SDSN_ON_TRACK, PLAN_SDSN_DECREASING, place_by_sign(&w, v.value, thresholds));
    return give(&w, &v, result, result_class);
}
