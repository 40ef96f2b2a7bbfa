/* Progress, expected progress, the path to a target, pace; the words of the classes. */
#include <plan/progress.h>

#include "progress.h"
#include "text.h"

/* (a - c) / (b - d), halved where a difference leaves the doubles. */
static double quotient_of_differences(double a, double c, double b, double d) {
    double over = a - c, under = b - d;
    if (!isfinite(over) || !isfinite(under)) {
        over = a / 2 - c / 2;
        under = b / 2 - d / 2;
    }
    return over / under;
}

plan_status plan_progress(double baseline, double actual, double target, double *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs3(baseline, actual, target);
    if (status != PLAN_OK || target == baseline) {
        return status != PLAN_OK ? status : PLAN_DOMAIN;
    }
    return plan_kernel_result(quotient_of_differences(actual, baseline, target, baseline), result);
}

plan_status plan_progress_v(const double *baseline, const double *actual, const double *target,
                            double *out, plan_status *out_status, size_t n) {
    if (!plan_has_arrays(baseline, actual, out, n) || (target == NULL && n > 0)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(out, out_status, n,
               plan_progress(baseline[plan_i], actual[plan_i], target[plan_i], &plan_value));
    return PLAN_OK;
}

plan_status plan_expected_progress(double start, double now, double end, double *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs3(start, now, end);
    if (status != PLAN_OK || !(end > start)) {
        return status != PLAN_OK ? status : PLAN_DOMAIN;
    }
    return plan_kernel_result(quotient_of_differences(now, start, end, start), result);
}

/* --- The path --- */

/* B * (end - now) + T * (now - start), over end - start: nearly correctly rounded, where
 * B + E * (T - B) loses the digits of a small T. */
static plan_status linear_value(double baseline, double target, double start, double now,
                                double end, double *result) {
    double done = now - start, left = end - now, whole = end - start;
    double value = plan_product_difference(baseline, left, -target, done) / whole;
    if (!isfinite(value)) { /* a product beyond the largest double */
        value = baseline * (left / whole) + target * (done / whole);
    }
    return plan_kernel_result(value, result);
}

static plan_status geometric_value(double baseline, double target, double share, double *result) {
    plan_status status = plan_kernel_sign(baseline);
    if (status != PLAN_OK || target <= 0) {
        return status != PLAN_OK ? status : PLAN_SIGN_CHANGE;
    }
    if (share == 1) {
        *result = target;
        return PLAN_OK;
    }
    double factor = exp(plan_log_ratio(baseline, target) * share / 2); /* the whole may overflow */
    return plan_kernel_result(baseline * factor * factor, result);
}

plan_status plan_expected_value(double baseline, double target, double start, double now,
                                double end, int form, double *result) {
    double share;
    if (result == NULL || (form != PLAN_PATH_LINEAR && form != PLAN_PATH_GEOMETRIC)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs(baseline, target);
    plan_status other = plan_expected_progress(start, now, end, &share);
    if (status == PLAN_MISSING || other == PLAN_MISSING) {
        return PLAN_MISSING;
    }
    if (status != PLAN_OK || other != PLAN_OK) {
        return status != PLAN_OK ? status : other;
    }
    return form == PLAN_PATH_LINEAR ? linear_value(baseline, target, start, now, end, result)
                                    : geometric_value(baseline, target, share, result);
}

plan_status plan_pace(double baseline, double actual, double target, double start, double now,
                      double end, double *result) {
    double done, passed;
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_status status = plan_progress(baseline, actual, target, &done);
    plan_status other = plan_expected_progress(start, now, end, &passed);
    if (status == PLAN_MISSING || other == PLAN_MISSING) {
        return PLAN_MISSING;
    }
    if (status == PLAN_DOMAIN || other == PLAN_DOMAIN || now == start) {
        return PLAN_DOMAIN;
    }
    status = status == PLAN_OK ? other : status;
    return status == PLAN_OK ? plan_kernel_result(done / passed, result) : status;
}

/* --- Words --- */

enum { MOST_CLASSES = 6 };
static const char *const class_names[PLAN_PROGRESS_PRESET_COUNT][MOST_CLASSES] = {
    [PLAN_PRESET_EUROSTAT] = {"significant_progress", "moderate_progress", "insufficient_progress",
                              "movement_away", "moderate_movement_away",
                              "significant_movement_away"},
    [PLAN_PRESET_STATCAN] = {"target_achieved", "substantial_progress", "moderate_progress",
                             "limited_progress", "deterioration"},
    [PLAN_PRESET_UNSD] = {"target_met_or_on_track", "fair_progress", "stagnation_or_regression"},
    [PLAN_PRESET_ESCAP] = {"maintain", "accelerate", "reverse"},
    [PLAN_PRESET_DESTATIS] = {"sun", "light_cloud", "cloud", "storm"},
    [PLAN_PRESET_SDSN] = {"on_track", "moderately_improving", "stagnating", "decreasing"},
};
_Static_assert(PLAN_EUROSTAT_SIGNIFICANT_MOVEMENT_AWAY == MOST_CLASSES - 1, "as many as the most");

static const char *const preset_names[] = {"eurostat", "statcan",  "unsd",
                                           "escap",    "destatis", "sdsn"};
_Static_assert(sizeof preset_names / sizeof preset_names[0] == PLAN_PROGRESS_PRESET_COUNT,
               "a name for each preset");

const char *plan_progress_preset_name(int preset) {
    return preset >= 0 && preset < PLAN_PROGRESS_PRESET_COUNT ? preset_names[preset] : NULL;
}

plan_status plan_progress_preset_find(const char *name, size_t length, int *result) {
    plan_span span = {name, length};
    if (result == NULL || (name == NULL && length > 0)) {
        return PLAN_INVALID;
    }
    for (int preset = 0; preset < PLAN_PROGRESS_PRESET_COUNT; preset++) {
        if (plan_span_is(span, preset_names[preset])) {
            *result = preset;
            return PLAN_OK;
        }
    }
    return PLAN_NOT_FOUND;
}

const char *plan_progress_class_name(int preset, int value) {
    bool known = preset >= 0 && preset < PLAN_PROGRESS_PRESET_COUNT;
    return known && value >= 0 && value < MOST_CLASSES ? class_names[preset][value] : NULL;
}
