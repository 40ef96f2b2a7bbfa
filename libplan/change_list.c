/* Change over lists of values: sums and products in two doubles, so that rates that undo each other
 * keep their digits. */
#include "change.h"

plan_status plan_kernel_lists(const double *a, const double *b, size_t n) {
    plan_status found = PLAN_OK;
    for (size_t i = 0; i < n; i++) {
        plan_status status = plan_kernel_inputs(a[i], b[i]);
        if (status == PLAN_MISSING) {
            return status;
        }
        found = found == PLAN_OK ? status : found;
    }
    return found;
}

plan_status plan_kernel_bases(const double *bases, double none, size_t n) {
    plan_status found = PLAN_OK;
    for (size_t i = 0; i < n; i++) {
        if (bases[i] == none) {
            return PLAN_ZERO_BASE;
        }
        found = bases[i] < none ? PLAN_NEGATIVE_BASE : found;
    }
    return found;
}

plan_double2 plan_double2_sum(const double *values, size_t n) {
    plan_double2 sum = {0, 0};
    for (size_t i = 0; i < n; i++) {
        sum = plan_double2_plus(sum, values[i]);
    }
    return sum;
}

/* (100 + r) / 100 in two doubles: the quotient and what it lacks. */
static plan_double2 factor_of(double rate) {
    plan_double2 hundred = plan_two_sum(100, rate);
    double quotient = hundred.high / 100;
    double rest = fma(-quotient, 100, hundred.high) + hundred.low;
    return plan_two_sum(quotient, rest / 100);
}

plan_double2 plan_growth_product(const double *rates, size_t n) {
    plan_double2 product = {1, 0};
    for (size_t i = 0; i < n; i++) {
        product = plan_double2_times(product, factor_of(rates[i]));
    }
    return product;
}

double plan_growth_log_sum(const double *rates, size_t n) {
    plan_double2 sum = {0, 0};
    for (size_t i = 0; i < n; i++) {
        sum = plan_double2_plus(sum, plan_log_ratio(100, 100 + rates[i]));
    }
    return plan_double2_value(sum);
}

plan_status plan_compound(const double *rates, size_t n, double *result) {
    if (result == NULL || (rates == NULL && n > 0)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_list(rates, n);
    if (status != PLAN_OK || n == 0) {
        return status != PLAN_OK ? status : PLAN_SHORT_SERIES;
    }
    status = plan_kernel_bases(rates, -100, n - 1); /* nothing stands after the last rate */
    if (status != PLAN_OK) {
        return status;
    }
    plan_double2 total = plan_double2_plus(plan_growth_product(rates, n), -1);
    return plan_kernel_result(100 * plan_double2_value(total), result);
}

/* ln(product(1 + r/100)), by the product as long as it is an ordinary number. */
static double log_of_product(const double *rates, size_t n) {
    plan_double2 product = plan_growth_product(rates, n);
    if (!(product.high > 1e-280 && product.high < 1e280)) {
        return plan_growth_log_sum(rates, n);
    }
    if (product.high >= 0.5 && product.high <= 2) {
        return log1p(plan_double2_value(plan_double2_plus(product, -1)));
    }
    return log(product.high);
}

plan_status plan_mean_growth(const double *rates, size_t n, double *result) {
    if (result == NULL || (rates == NULL && n > 0)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_list(rates, n);
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        status = rates[i] > -100 ? PLAN_OK : PLAN_SIGN_CHANGE;
    }
    if (status != PLAN_OK || n == 0) {
        return status != PLAN_OK ? status : PLAN_SHORT_SERIES;
    }
    if (n == 1) {
        *result = rates[0];
        return PLAN_OK;
    }
    return plan_kernel_result(100 * expm1(log_of_product(rates, n) / (double)n), result);
}

/* The slope of ln x on 0..n-1 is sum((i - m) ln x_i) / sum((i - m)^2); the terms of i and n-1-i
 * have opposite weights, so that each pair is one logarithm of a ratio and constants give 0. */
plan_status plan_trend_growth(const double *values, size_t n, double *result) {
    if (result == NULL || (values == NULL && n > 0)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_list(values, n);
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        status = values[i] > 0 ? PLAN_OK : PLAN_SIGN_CHANGE;
    }
    if (status != PLAN_OK || n < 2) {
        return status != PLAN_OK ? status : PLAN_SHORT_SERIES;
    }
    plan_double2 sum = {0, 0};
    for (size_t i = 0; i < n / 2; i++) {
        double weight = (double)(n - 1 - 2 * i) / 2;
        sum = plan_double2_plus(sum, weight * plan_log_ratio(values[i], values[n - 1 - i]));
    }
    double count = (double)n;
    double squares = count * (count * count - 1) / 12;
    return plan_kernel_result(100 * expm1(plan_double2_value(sum) / squares), result);
}

plan_status plan_carry_over(const double *previous, size_t previous_n, const double *so_far,
                            size_t so_far_n, double *result) {
    enum { QUARTERS = 4 };
    if (result == NULL || (previous == NULL && previous_n > 0) ||
        (so_far == NULL && so_far_n > 0) || previous_n > QUARTERS || so_far_n > QUARTERS) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_list(previous, previous_n);
    plan_status other = plan_kernel_list(so_far, so_far_n);
    if (status == PLAN_MISSING || other == PLAN_MISSING) {
        return PLAN_MISSING;
    }
    if (status != PLAN_OK || other != PLAN_OK) {
        return PLAN_DOMAIN;
    }
    if (previous_n < QUARTERS) {
        return PLAN_SHORT_SERIES;
    }
    plan_double2 before = plan_double2_sum(previous, QUARTERS);
    status = plan_kernel_sign(plan_double2_value(before));
    if (status != PLAN_OK) {
        return status;
    }
    double last = so_far_n > 0 ? so_far[so_far_n - 1] : previous[QUARTERS - 1];
    plan_double2 now = plan_double2_sum(so_far, so_far_n);
    for (size_t i = so_far_n; i < QUARTERS; i++) {
        now = plan_double2_plus(now, last);
    }
    plan_double2 minus = {-before.high, -before.low};
    double growth = plan_double2_value(plan_double2_add(now, minus));
    return plan_kernel_result(plan_scaled_quotient(100, growth, plan_double2_value(before)),
                              result);
}
