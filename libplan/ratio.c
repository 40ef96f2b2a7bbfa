/* Ratios. */
#include <plan/ratio.h>

#include "change.h"

static inline plan_status kernel(double numerator, double denominator, double per, double *result) {
    plan_status status = plan_kernel_inputs(numerator, denominator);
    if (status != PLAN_OK) {
        return status;
    }
    return denominator == 0 ? PLAN_DOMAIN
                            : plan_kernel_result(per * numerator / denominator, result);
}

plan_status plan_ratio(double numerator, double denominator, double per, double *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs(per, 0);
    return status != PLAN_OK ? status : kernel(numerator, denominator, per, result);
}

plan_status plan_ratio_v(const double *numerator, const double *denominator, double *out,
                         plan_status *out_status, size_t n, double per) {
    if ((n > 0 && (numerator == NULL || denominator == NULL || out == NULL)) || !isfinite(per)) {
        return PLAN_INVALID;
    }
    for (size_t i = 0; i < n; i++) {
        double value = (double)NAN;
        plan_status status = kernel(numerator[i], denominator[i], per, &value);
        out[i] = value;
        if (out_status != NULL) {
            out_status[i] = status;
        }
    }
    return PLAN_OK;
}

plan_status plan_ratio_f(const plan_interval *numerator, const plan_interval *denominator,
                         const plan_decimal *factor, int32_t scale, plan_interval *result) {
    plan_interval scaled;
    if (numerator == NULL || denominator == NULL || result == NULL) {
        return PLAN_INVALID;
    }
    scaled = *numerator;
    plan_status status =
        factor == NULL ? PLAN_OK : plan_interval_scale(*numerator, *factor, &scaled);
    return status == PLAN_OK ? plan_interval_divide(scaled, *denominator, scale, result) : status;
}

plan_status plan_ratio_agrees(const plan_interval *numerator, const plan_interval *denominator,
                              const plan_decimal *factor, const plan_interval *stated,
                              int *result) {
    plan_decimal one = {1, 0};
    if (numerator == NULL || denominator == NULL || stated == NULL || result == NULL ||
        (factor != NULL && factor->digits <= 0)) {
        return PLAN_INVALID;
    }
    plan_interval top = *numerator, bottom = *denominator;
    plan_interval turned = plan_interval_negate(bottom);
    if (plan_is_above_zero(&turned)) { /* a negative denominator: turn both signs */
        bottom = turned;
        top = plan_interval_negate(top);
    }
    if (!plan_is_above_zero(&bottom)) {
        return PLAN_DOMAIN;
    }
    plan_wide_ends t = plan_wide_ends_of(stated, one, 0);
    plan_wide_ends x = plan_wide_ends_of(&top, factor == NULL ? one : *factor, 0);
    *result = plan_quotient_meets(&t, &x, &bottom) ? 1 : 0;
    return PLAN_OK;
}
