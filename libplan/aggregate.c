/* Sums, means and ratios of sums. */
#include <plan/aggregate.h>

#include "index.h"
#include "wide.h"

/* --- Sums --- */

plan_status plan_sum(const double *values, size_t n, double *result) {
    if (result == NULL || (n > 0 && values == NULL)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_list(values, n);
    return status != PLAN_OK
               ? status
               : plan_kernel_result(plan_scaled2_value(plan_scaled2_sum(values, n)), result);
}

/* One end of a sum: the sum of the ends, open where one is, unbounded where one is. In 256 bits, so
 * that only the result has to fit. */
static plan_status sum_of_ends(const plan_interval *values, size_t n, bool high,
                               plan_decimal *result, uint8_t *kind) {
    plan_wide sum = plan_wide_of_int(0);
    uint8_t end = PLAN_END_CLOSED;
    for (size_t i = 0; i < n; i++) {
        end = plan_weaker_end(end, high ? values[i].high_end : values[i].low_end);
    }
    for (size_t i = 0; i < n && end != PLAN_END_UNBOUNDED; i++) {
        plan_decimal value = high ? values[i].high : values[i].low;
        plan_wide term = plan_wide_of(value);
        if (!plan_decimal_is_valid(value)) {
            return PLAN_INVALID;
        }
        (void)plan_wide_add(&sum, &term, &sum); /* decimals by the million fit 256 bits */
    }
    *kind = end;
    return plan_wide_exact(&sum, result);
}

plan_status plan_sum_f(const plan_interval *values, size_t n, plan_interval *result) {
    plan_interval sum;
    if (result == NULL || (n > 0 && values == NULL)) {
        return PLAN_INVALID;
    }
    plan_status status = sum_of_ends(values, n, false, &sum.low, &sum.low_end);
    status = status == PLAN_OK ? sum_of_ends(values, n, true, &sum.high, &sum.high_end) : status;
    if (status == PLAN_OK) {
        *result = sum;
    }
    return status;
}

/* --- Ratios of sums --- */

plan_status plan_ratio_of_sums(const double *numerators, const double *denominators, size_t n,
                               double *result) {
    if (result == NULL || (n > 0 && (numerators == NULL || denominators == NULL))) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_lists(numerators, denominators, n);
    if (status != PLAN_OK || n == 0) {
        return status != PLAN_OK ? status : PLAN_SHORT_SERIES;
    }
    plan_scaled2 top = plan_scaled2_sum(numerators, n), bottom = plan_scaled2_sum(denominators, n);
    if (plan_scaled2_sign(bottom) == 0) {
        return PLAN_DOMAIN;
    }
    return plan_kernel_result(plan_scaled2_value(plan_scaled2_over(top, bottom)), result);
}

plan_status plan_ratio_of_sums_f(const plan_interval *numerators, const plan_interval *denominators,
                                 size_t n, int32_t scale, plan_interval *result) {
    plan_interval top, bottom;
    if (result == NULL || (n > 0 && (numerators == NULL || denominators == NULL)) ||
        !plan_is_scale(scale)) {
        return PLAN_INVALID;
    }
    if (n == 0) {
        return PLAN_SHORT_SERIES;
    }
    plan_status status = plan_sum_f(denominators, n, &bottom);
    status = status == PLAN_OK ? plan_sum_f(numerators, n, &top) : status;
    return status == PLAN_OK ? plan_interval_divide(top, bottom, scale, result) : status;
}

/* --- Means --- */

/* Values may be missing, weights not. */
static plan_status check_weights(const double *values, const double *weights, size_t n,
                                 double floor) {
    plan_status status = plan_kernel_list(weights, n);
    if (status == PLAN_MISSING || isnan(floor)) {
        return PLAN_MISSING;
    }
    bool good = status == PLAN_OK && floor >= 0 && floor <= 1;
    for (size_t i = 0; i < n; i++) {
        good = good && !isinf(values[i]) && weights[i] >= 0;
    }
    return !good ? PLAN_DOMAIN : n == 0 ? PLAN_SHORT_SERIES : PLAN_OK;
}

plan_status plan_weighted_mean(const double *values, const double *weights, size_t n, double floor,
                               double *result, double *coverage) {
    if (result == NULL || (n > 0 && (values == NULL || weights == NULL))) {
        return PLAN_INVALID;
    }
    plan_status status = check_weights(values, weights, n, floor);
    if (status != PLAN_OK) {
        return status;
    }
    bool any = false;
    plan_scaled2 there = plan_scaled2_of(0), total = plan_scaled2_sum(weights, n);
    for (size_t i = 0; i < n; i++) {
        if (!isnan(values[i])) {
            any = true;
            there = plan_scaled2_add(there, plan_scaled2_of(weights[i]));
        }
    }
    if (plan_scaled2_sign(total) == 0) {
        return any ? PLAN_DOMAIN : PLAN_MISSING;
    }
    double covered = plan_scaled2_value(plan_scaled2_over(there, total));
    bool enough = plan_scaled2_sign(there) != 0 && covered >= floor;
    if (enough) {
        plan_scaled2 sum = plan_scaled2_dot(values, weights, n);
        status = plan_kernel_result(plan_scaled2_value(plan_scaled2_over(sum, there)), result);
    }
    if (coverage != NULL) {
        *coverage = covered;
    }
    return enough ? status : PLAN_MISSING;
}

/* What means of numbers above 0 begin with. */
static plan_status check_not_negative(const double *values, size_t n, const double *result) {
    if (result == NULL || (n > 0 && values == NULL)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_list(values, n);
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        status = values[i] < 0 ? PLAN_SIGN_CHANGE : PLAN_OK;
    }
    return status != PLAN_OK ? status : n == 0 ? PLAN_SHORT_SERIES : PLAN_OK;
}

/* The n-th root of a number above 0. Its logarithm without the largest multiple of n in the power
 * of two lies between -ln 2 and n ln 2, so that the exponential errs by a unit or two; one step of
 * Newton's method in two doubles takes that away. */
static double root_of(plan_scaled2 a, size_t n) {
    static const double ln_2 = 0.69314718055994530942;
    /* n is above 0: check_not_negative. NOLINTNEXTLINE(clang-analyzer-core.DivideZero) */
    int64_t count = (int64_t)n, rest = a.exponent % count;
    rest += rest < 0 ? count : 0;
    double first = exp((log(a.part.high) + (double)rest * ln_2) / (double)n);
    plan_scaled2 near = {a.part, rest};
    plan_scaled2 ratio = plan_scaled2_over(near, plan_scaled2_power(plan_scaled2_of(first), n));
    plan_scaled2 lacking = plan_scaled2_add(ratio, plan_scaled2_of(-1));
    double step = first * plan_scaled2_value(lacking) / (double)n;
    plan_scaled2 root = plan_scaled2_of(first + step);
    root.exponent += (a.exponent - rest) / count;
    return plan_scaled2_value(root);
}

plan_status plan_geometric_mean(const double *values, size_t n, double *result) {
    plan_status status = check_not_negative(values, n, result);
    if (status != PLAN_OK) {
        return status;
    }
    plan_scaled2 product = plan_scaled2_of(1);
    for (size_t i = 0; i < n; i++) {
        product = plan_scaled2_times(product, plan_scaled2_of(values[i]));
    }
    *result = plan_scaled2_sign(product) == 0 ? 0 : root_of(product, n);
    return PLAN_OK;
}

plan_status plan_harmonic_mean(const double *values, size_t n, double *result) {
    plan_status status = check_not_negative(values, n, result);
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        status = values[i] == 0 ? PLAN_DOMAIN : PLAN_OK;
    }
    if (status != PLAN_OK) {
        return status;
    }
    plan_scaled2 sum = plan_scaled2_of(0), one = plan_scaled2_of(1);
    for (size_t i = 0; i < n; i++) {
        sum = plan_scaled2_add(sum, plan_scaled2_over(one, plan_scaled2_of(values[i])));
    }
    *result = plan_scaled2_value(plan_scaled2_over(plan_scaled2_of((double)n), sum));
    return PLAN_OK;
}
