/* Shares, and how a structure changes. */
#include <plan/structure.h>

#include "change.h"

plan_status plan_shares(const double *values, double *out, size_t n) {
    if (n > 0 && (values == NULL || out == NULL)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_list(values, n);
    if (status != PLAN_OK || n == 0) {
        return status != PLAN_OK ? status : PLAN_SHORT_SERIES;
    }
    double sum = plan_double2_value(plan_double2_sum(values, n));
    if (sum == 0 || !isfinite(sum)) {
        return sum == 0 ? PLAN_DOMAIN : PLAN_RANGE;
    }
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(plan_scaled_quotient(100, values[i], sum))) {
            return PLAN_RANGE;
        }
    }
    for (size_t i = 0; i < n; i++) {
        out[i] = plan_scaled_quotient(100, values[i], sum);
    }
    return PLAN_OK;
}

/* What functions of two lists begin with. */
static plan_status pair_of_lists(const double *a, const double *b, const double *out, size_t n) {
    if (n > 0 && (a == NULL || b == NULL || out == NULL)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_lists(a, b, n);
    return status != PLAN_OK ? status : n == 0 ? PLAN_SHORT_SERIES : PLAN_OK;
}

plan_status plan_share_change(const double *before, const double *after, double *out, size_t n) {
    plan_status status = pair_of_lists(before, after, out, n);
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        status = isfinite(after[i] - before[i]) ? PLAN_OK : PLAN_RANGE;
    }
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        out[i] = after[i] - before[i];
    }
    return status;
}

plan_status plan_structural_change(const double *before, const double *after, size_t n,
                                   double *result) {
    plan_status status = pair_of_lists(before, after, result, n);
    if (result == NULL || status != PLAN_OK) {
        return result == NULL ? PLAN_INVALID : status;
    }
    plan_double2 sum = {0, 0};
    for (size_t i = 0; i < n; i++) {
        sum = plan_double2_plus(sum, fabs(after[i] - before[i]) / 2);
    }
    return plan_kernel_result(plan_double2_value(sum), result);
}

/* A power of two that makes the largest share about 1, so that squares neither overflow nor vanish;
 * 0 where all shares are 0. */
static double scale_of(const double *values, size_t n) {
    double largest = 0;
    int exponent = 0;
    for (size_t i = 0; i < n; i++) {
        largest = fmax(largest, fabs(values[i]));
    }
    (void)frexp(largest, &exponent);
    return largest == 0 ? 0
                        : ldexp(1, exponent > 1000    ? -1000
                                   : exponent < -1000 ? 1000
                                                      : -exponent);
}

/* The sine comes from Lagrange's identity, sum of (b_i a_j - b_j a_i)^2, which does not cancel. */
plan_status plan_structural_cosine(const double *before, const double *after, size_t n,
                                   double *result) {
    static const double right_angle = 1.57079632679489661923;
    plan_status status = pair_of_lists(before, after, result, n);
    if (result == NULL || status != PLAN_OK) {
        return result == NULL ? PLAN_INVALID : status;
    }
    double b = scale_of(before, n), a = scale_of(after, n);
    if (a == 0 || b == 0) {
        return PLAN_DOMAIN;
    }
    plan_double2 dot = {0, 0};
    double cross = 0;
    for (size_t i = 0; i < n; i++) {
        double bi = before[i] * b, ai = after[i] * a;
        dot = plan_double2_add(dot, plan_two_product(bi, ai));
        for (size_t j = 0; j < i; j++) {
            double part = plan_product_difference(bi, after[j] * a, before[j] * b, ai);
            cross += part * part;
        }
    }
    return plan_kernel_result(atan2(sqrt(cross), plan_double2_value(dot)) / right_angle, result);
}
