/* Shares of a sum. */
#include <plan/structure.h>

#include "change.h"

/* Neumaier, not Kahan: a value may be larger than the running sum. */
static double sum_of(const double *values, size_t n) {
    double sum = 0, lost = 0;
    for (size_t i = 0; i < n; i++) {
        double next = sum + values[i];
        lost += fabs(sum) >= fabs(values[i]) ? (sum - next) + values[i] : (values[i] - next) + sum;
        sum = next;
    }
    return sum + lost;
}

plan_status plan_shares(const double *values, double *out, size_t n) {
    if (n > 0 && (values == NULL || out == NULL)) {
        return PLAN_INVALID;
    }
    if (n == 0) {
        return PLAN_SHORT_SERIES;
    }
    for (size_t i = 0; i < n; i++) {
        plan_status status = plan_kernel_inputs(values[i], 0);
        if (status != PLAN_OK) {
            return status;
        }
    }
    double sum = sum_of(values, n);
    if (!isfinite(sum)) {
        return PLAN_RANGE;
    }
    if (sum == 0) {
        return PLAN_DOMAIN;
    }
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(100 * values[i] / sum)) {
            return PLAN_RANGE;
        }
    }
    for (size_t i = 0; i < n; i++) {
        out[i] = 100 * values[i] / sum;
    }
    return PLAN_OK;
}

/* 100 x / (x + others) grows with x and falls with the others. */
static plan_status share_end(plan_decimal x, plan_decimal others, int32_t scale,
                             plan_interval *result) {
    plan_decimal hundred = {1, -2}, total;
    plan_interval part;
    plan_status status = plan_decimal_add(x, others, &total);
    if (status == PLAN_OK) {
        status = plan_interval_scale(plan_interval_point(x), hundred, &part);
    }
    return status == PLAN_OK ? plan_interval_divide(part, plan_interval_point(total), scale, result)
                             : status;
}

static plan_status share_of(const plan_interval *values, size_t n, size_t i, int32_t scale,
                            plan_interval *result) {
    plan_decimal zero = {0, 0};
    plan_interval others = plan_interval_point(zero), low, high;
    for (size_t k = 0; k < n; k++) {
        if (k != i && plan_interval_add(others, values[k], &others) != PLAN_OK) {
            return PLAN_RANGE;
        }
    }
    plan_status status = share_end(values[i].low, others.high, scale, &low);
    status = status == PLAN_OK ? share_end(values[i].high, others.low, scale, &high) : status;
    if (status != PLAN_OK) {
        return status;
    }
    result->low = low.low;
    result->low_end = low.low_end;
    result->high = high.high;
    result->high_end = high.high_end;
    if (values[i].low_end == PLAN_END_OPEN || others.high_end == PLAN_END_OPEN) {
        result->low_end = PLAN_END_OPEN;
    }
    if (values[i].high_end == PLAN_END_OPEN || others.low_end == PLAN_END_OPEN) {
        result->high_end = PLAN_END_OPEN;
    }
    return PLAN_OK;
}

plan_status plan_shares_f(const plan_interval *values, plan_interval *out, size_t n,
                          int32_t scale) {
    if (n > 0 && (values == NULL || out == NULL || values == out)) {
        return PLAN_INVALID;
    }
    if (n == 0) {
        return PLAN_SHORT_SERIES;
    }
    for (size_t i = 0; i < n; i++) {
        if (values[i].low_end == PLAN_END_UNBOUNDED || values[i].high_end == PLAN_END_UNBOUNDED ||
            plan_decimal_sign(values[i].low) < 0) {
            return PLAN_DOMAIN;
        }
    }
    for (size_t i = 0; i < n; i++) {
        plan_status status = share_of(values, n, i, scale, &out[i]);
        if (status != PLAN_OK) {
            return status;
        }
    }
    return PLAN_OK;
}
