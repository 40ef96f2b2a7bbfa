/* Scores that make units comparable. */
#include <plan/aggregate.h>

#include "change.h"

/* What scores begin with; *low and *high get the ends of the values. */
static plan_status check_scores(const double *values, const double *out, size_t n, double *low,
                                double *high) {
    if (n > 0 && (values == NULL || out == NULL)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_list(values, n);
    if (status != PLAN_OK || n == 0) {
        return status != PLAN_OK ? status : PLAN_SHORT_SERIES;
    }
    *low = *high = values[0];
    for (size_t i = 1; i < n; i++) {
        *low = fmin(*low, values[i]);
        *high = fmax(*high, values[i]);
    }
    return *low == *high ? PLAN_DOMAIN : PLAN_OK;
}

plan_status plan_normalise_min_max(const double *values, double *out, size_t n) {
    double low, high;
    plan_status status = check_scores(values, out, n, &low, &high);
    if (status != PLAN_OK) {
        return status;
    }
    /* A range beyond the largest double is halved first. */
    double half = isfinite(high - low) ? 1 : 0.5;
    double range = high * half - low * half;
    for (size_t i = 0; i < n; i++) {
        out[i] = (values[i] * half - low * half) / range;
    }
    return PLAN_OK;
}

/* Deviations from the mean, times n: n (x_i - x_0) - sum(x_j - x_0). Differences of two doubles are
 * exact in two doubles, so values that differ in their last digits only have exact scores too. */
typedef struct deviations {
    double scale, origin;
    double count;
    plan_double2 minus_sum;
} deviations;

static plan_double2 from_origin(const deviations *d, double value) {
    return plan_two_sum(value * d->scale, -d->origin);
}

static double deviation_of(const deviations *d, double value) {
    plan_double2 count = {d->count, 0};
    plan_double2 times = plan_double2_times(count, from_origin(d, value));
    return plan_double2_value(plan_double2_add(times, d->minus_sum));
}

/* The power of two that makes the largest value about 1. */
static double scale_for(double low, double high) {
    enum { MOST = 1000 };
    int exponent;
    (void)frexp(fmax(fabs(low), fabs(high)), &exponent);
    return ldexp(1, exponent > MOST ? -MOST : exponent < -MOST ? MOST : -exponent);
}

plan_status plan_normalise_z(const double *values, double *out, size_t n) {
    double low, high;
    plan_status status = check_scores(values, out, n, &low, &high);
    if (status != PLAN_OK) {
        return status;
    }
    double scale = scale_for(low, high);
    deviations d = {scale, values[0] * scale, (double)n, {0, 0}};
    plan_double2 sum = {0, 0}, squares = {0, 0};
    for (size_t i = 0; i < n; i++) {
        sum = plan_double2_add(sum, from_origin(&d, values[i]));
    }
    d.minus_sum.high = -sum.high;
    d.minus_sum.low = -sum.low;
    for (size_t i = 0; i < n; i++) {
        double deviation = deviation_of(&d, values[i]);
        squares = plan_double2_add(squares, plan_two_product(deviation, deviation));
    }
    double spread = sqrt(plan_double2_value(squares) / d.count);
    for (size_t i = 0; i < n; i++) {
        out[i] = deviation_of(&d, values[i]) / spread;
    }
    return PLAN_OK;
}
