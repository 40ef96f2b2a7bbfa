/* Private: kernels of scalar and array forms, and the parts of exact verdicts. */
#ifndef PLAN_CHANGE_INTERNAL_H
#define PLAN_CHANGE_INTERNAL_H

#include <plan/change.h>

#include <math.h>
#include <stdbool.h>

#include "wide.h"

/* NaN is missing, infinity outside the domain: the reasons that every function starts with. */
static inline plan_status plan_kernel_inputs(double a, double b) {
    if (isnan(a) || isnan(b)) {
        return PLAN_MISSING;
    }
    return isinf(a) || isinf(b) ? PLAN_DOMAIN : PLAN_OK;
}

static inline plan_status plan_kernel_result(double value, double *result) {
    if (!isfinite(value)) {
        return PLAN_RANGE;
    }
    *result = value;
    return PLAN_OK;
}

static inline plan_status plan_kernel_base(double base, double value) {
    plan_status status = plan_kernel_inputs(base, value);
    if (status != PLAN_OK) {
        return status;
    }
    return base > 0 ? PLAN_OK : base < 0 ? PLAN_NEGATIVE_BASE : PLAN_ZERO_BASE;
}

/* 100 * (x - b) / b keeps the digits near b that 100 * (x / b - 1) loses. */
static inline plan_status plan_kernel_growth(double base, double value, double *result) {
    plan_status status = plan_kernel_base(base, value);
    return status != PLAN_OK ? status
                             : plan_kernel_result(100 * (value - base) / base, result);
}

static inline plan_status plan_kernel_reach(double base, double value, double *result) {
    plan_status status = plan_kernel_base(base, value);
    return status != PLAN_OK ? status : plan_kernel_result(100 * value / base, result);
}

static inline plan_status plan_kernel_difference(double base, double value, double *result) {
    plan_status status = plan_kernel_inputs(base, value);
    return status != PLAN_OK ? status : plan_kernel_result(value - base, result);
}

/* The array form of a kernel of two inputs. */
#define PLAN_ARRAY(a, b, out, out_status, n, kernel)                         \
    do {                                                                     \
        for (size_t plan_i = 0; plan_i < (n); plan_i++) {                    \
            double plan_value = (double)NAN;                                 \
            plan_status plan_s = kernel((a)[plan_i], (b)[plan_i], &plan_value); \
            (out)[plan_i] = plan_value;                                      \
            if ((out_status) != NULL) {                                      \
                (out_status)[plan_i] = plan_s;                               \
            }                                                                \
        }                                                                    \
    } while (0)

/* Whether t * base = x for some numbers of the three; base lies above 0 (or starts with an open 0).
 * t and x as wide ends. Exact. */
typedef struct plan_wide_ends {
    plan_wide low, high;
    uint8_t low_end, high_end;
} plan_wide_ends;
bool plan_quotient_meets(const plan_wide_ends *t, const plan_wide_ends *x,
                         const plan_interval *base);
/* The interval times a decimal factor above 0, and plus a whole number. */
plan_wide_ends plan_wide_ends_of(const plan_interval *a, plan_decimal factor, int64_t plus);

bool plan_is_above_zero(const plan_interval *a);

/* --- change_log.c: logarithms with rigorous bounds --- */
plan_status plan_log_agrees(const plan_interval *base, const plan_interval *value,
                            const plan_interval *stated, int *result);
plan_status plan_log_growth_bounds(const plan_interval *base, const plan_interval *value,
                                   int32_t scale, plan_interval *result);
/* exp(a / 100), outwards, 17 digits. */
plan_status plan_exp_bounds(const plan_interval *a, plan_interval *result);

#endif
