/* The arrays that are computed by the million: blocks are computed without asking, and asked again
 * one by one where a result is not finite or a base not above 0. What is asked on the way is asked
 * of the bits, in whole numbers, so that compilers vectorise it (gcc from -O3 on). The blocks lie
 * on the stack, so `out` may be an input. */
#include <plan/change.h>
#include <plan/ratio.h>
#include <plan/target.h>

#include "change.h"

#include <string.h>

enum { BLOCK = 512 };

static inline uint64_t bits_of(double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

/* The sign bit is set where the number is infinite or missing: the exponent carries over. */
static inline uint64_t not_finite(double value) {
    return (bits_of(value) & UINT64_C(0x7FF0000000000000)) + UINT64_C(0x0010000000000000);
}

/* The sign bit is set where the number is 0 or below. */
static inline uint64_t not_positive(double value) {
    return bits_of(value) | (bits_of(value) - 1);
}

/* The sign bit is set where the number is 0. */
static inline uint64_t is_zero(double value) {
    return (bits_of(value) & UINT64_C(0x7FFFFFFFFFFFFFFF)) - 1;
}

typedef plan_status (*kernel_function)(double, double, double, double *);
/* Computes a block; the sign bit of what it returns says that some element needs asking. */
typedef uint64_t (*block_function)(const double *a, const double *b, double *block, size_t size,
                                   double constant);

#define PASS(name, value, questions)                                                               \
    static uint64_t name(const double *restrict a, const double *restrict b,                       \
                         double *restrict block, size_t size, double constant) {                   \
        uint64_t bad = 0;                                                                          \
        (void)constant;                                                                            \
        for (size_t i = 0; i < size; i++) {                                                        \
            double x = a[i], y = b[i], result = (value);                                           \
            block[i] = result;                                                                     \
            bad |= not_finite(result) | (questions);                                               \
        }                                                                                          \
        return bad;                                                                                \
    }

PASS(growth_pass, 100 * (y - x) / x, not_finite(x) | not_positive(x))
PASS(reach_pass, 100 * y / x, not_finite(x) | not_positive(x))
PASS(difference_pass, y - x, 0)
PASS(ratio_pass, constant *x / y, not_finite(y) | (is_zero(result) & ~is_zero(x)))

static plan_status one_growth(double a, double b, double constant, double *result) {
    (void)constant;
    return plan_kernel_growth(a, b, result);
}

static plan_status one_reach(double a, double b, double constant, double *result) {
    (void)constant;
    return plan_kernel_reach(a, b, result);
}

static plan_status one_difference(double a, double b, double constant, double *result) {
    (void)constant;
    return plan_kernel_difference(a, b, result);
}

static plan_status compute(const double *a, const double *b, double *out, plan_status *out_status,
                           size_t n, double constant, block_function pass, kernel_function kernel) {
    double block[BLOCK];
    if (!plan_has_arrays(a, b, out, n)) {
        return PLAN_INVALID;
    }
    for (size_t start = 0; start < n; start += BLOCK) {
        size_t size = n - start < BLOCK ? n - start : BLOCK;
        const double *x = a + start, *y = b + start;
        plan_status *statuses = out_status == NULL ? NULL : out_status + start;
        if (pass(x, y, block, size, constant) >> 63 != 0) {
            PLAN_ARRAY(block, statuses, size, kernel(x[plan_i], y[plan_i], constant, &plan_value));
        } else if (statuses != NULL) {
            memset(statuses, 0, size * sizeof statuses[0]); /* PLAN_OK */
        }
        memcpy(out + start, block, size * sizeof block[0]);
    }
    return PLAN_OK;
}

plan_status plan_growth_v(const double *base, const double *value, double *out,
                          plan_status *out_status, size_t n) {
    return compute(base, value, out, out_status, n, 0, growth_pass, one_growth);
}

plan_status plan_excess_v(const double *actual, const double *plan, double *out,
                          plan_status *out_status, size_t n) {
    return compute(plan, actual, out, out_status, n, 0, growth_pass, one_growth);
}

plan_status plan_reach_v(const double *actual, const double *plan, double *out,
                         plan_status *out_status, size_t n) {
    return compute(plan, actual, out, out_status, n, 0, reach_pass, one_reach);
}

plan_status plan_difference_v(const double *base, const double *value, double *out,
                              plan_status *out_status, size_t n) {
    return compute(base, value, out, out_status, n, 0, difference_pass, one_difference);
}

plan_status plan_ratio_v(const double *numerator, const double *denominator, double *out,
                         plan_status *out_status, size_t n, double per) {
    return !isfinite(per)
               ? PLAN_INVALID
               : compute(numerator, denominator, out, out_status, n, per, ratio_pass, plan_ratio);
}
