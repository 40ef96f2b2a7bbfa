/* Change on doubles: scalars and arrays from one kernel. */
#include "change.h"

plan_status plan_growth(double base, double value, double *result) {
    return result == NULL ? PLAN_INVALID : plan_kernel_growth(base, value, result);
}

plan_status plan_growth_v(const double *base, const double *value, double *out,
                          plan_status *out_status, size_t n) {
    if (n > 0 && (base == NULL || value == NULL || out == NULL)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(base, value, out, out_status, n, plan_kernel_growth);
    return PLAN_OK;
}

plan_status plan_difference(double base, double value, double *result) {
    return result == NULL ? PLAN_INVALID : plan_kernel_difference(base, value, result);
}

plan_status plan_difference_v(const double *base, const double *value, double *out,
                              plan_status *out_status, size_t n) {
    if (n > 0 && (base == NULL || value == NULL || out == NULL)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(base, value, out, out_status, n, plan_kernel_difference);
    return PLAN_OK;
}

/* (1 + a)(1 + b) - 1 = a + b + ab: small rates keep their digits. */
plan_status plan_compound(const double *rates, size_t n, double *result) {
    if (result == NULL || (rates == NULL && n > 0)) {
        return PLAN_INVALID;
    }
    if (n == 0) {
        return PLAN_SHORT_SERIES;
    }
    double total = 0;
    for (size_t i = 0; i < n; i++) {
        plan_status status = plan_kernel_inputs(rates[i], 0);
        if (status != PLAN_OK) {
            return status;
        }
        if (rates[i] <= -100) {
            return PLAN_DOMAIN;
        }
        double rate = rates[i] / 100;
        total = total + rate + total * rate;
    }
    return plan_kernel_result(100 * total, result);
}

plan_status plan_implied_previous(double value, double change, double *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs(value, change);
    if (status != PLAN_OK) {
        return status;
    }
    return change <= -100 ? PLAN_DOMAIN
                          : plan_kernel_result(100 * value / (100 + change), result);
}
