/* Private: kernels of scalar and array forms, sums in two doubles, and the parts of exact verdicts.
 */
#ifndef PLAN_CHANGE_INTERNAL_H
#define PLAN_CHANGE_INTERNAL_H

#include <plan/change.h>

#include <math.h>
#include <stdbool.h>

#include "wide.h"

/* --- Reasons that every function starts with: NaN is missing, infinity outside the domain --- */

static inline plan_status plan_kernel_inputs(double a, double b) {
    if (isnan(a) || isnan(b)) {
        return PLAN_MISSING;
    }
    return isinf(a) || isinf(b) ? PLAN_DOMAIN : PLAN_OK;
}

static inline plan_status plan_kernel_inputs3(double a, double b, double c) {
    plan_status status = plan_kernel_inputs(a, b);
    return status == PLAN_MISSING || isnan(c) ? PLAN_MISSING : isinf(c) ? PLAN_DOMAIN : status;
}

/* Of two lists (n 0 or NULL for none): missing values come first, wherever they stand. */
plan_status plan_kernel_lists(const double *a, const double *b, size_t n);
/* Of bases in a row, `none` being their 0: one that is 0 comes before one below, wherever they
 * stand. */
plan_status plan_kernel_bases(const double *bases, double none, size_t n);
static inline plan_status plan_kernel_list(const double *a, size_t n) {
    return plan_kernel_lists(a, a, n);
}

static inline plan_status plan_kernel_result(double value, double *result) {
    if (!isfinite(value)) {
        return PLAN_RANGE;
    }
    *result = value;
    return PLAN_OK;
}

static inline plan_status plan_kernel_sign(double base) {
    return base > 0 ? PLAN_OK : base < 0 ? PLAN_NEGATIVE_BASE : PLAN_ZERO_BASE;
}

static inline plan_status plan_kernel_base(double base, double value) {
    plan_status status = plan_kernel_inputs(base, value);
    return status != PLAN_OK ? status : plan_kernel_sign(base);
}

/* --- Kernels --- */

/* a * b / c; the order of the operations changes only where the first one overflows. */
static inline double plan_scaled_quotient(double a, double b, double c) {
    double value = a * b / c;
    return isfinite(value) ? value : a * (b / c);
}

/* 100 * (x - b) / b keeps the digits near b that 100 * (x / b - 1) loses. */
static inline plan_status plan_kernel_growth(double base, double value, double *result) {
    plan_status status = plan_kernel_base(base, value);
    if (status != PLAN_OK) {
        return status;
    }
    double growth = 100 * (value - base) / base;
    if (!isfinite(growth)) { /* a difference beyond the largest double, perhaps not the quotient */
        double b = base * 0x1p-12, x = value * 0x1p-12;
        growth = 100 * ((x - b) / b);
    }
    return plan_kernel_result(growth, result);
}

static inline plan_status plan_kernel_reach(double base, double value, double *result) {
    plan_status status = plan_kernel_base(base, value);
    return status != PLAN_OK ? status
                             : plan_kernel_result(plan_scaled_quotient(100, value, base), result);
}

static inline plan_status plan_kernel_difference(double base, double value, double *result) {
    plan_status status = plan_kernel_inputs(base, value);
    return status != PLAN_OK ? status : plan_kernel_result(value - base, result);
}

/* ln(x / b) for both above 0: log1p of a value near -1 would lose digits. */
static inline double plan_log_ratio(double base, double value) {
    double ratio = value / base;
    if (ratio >= 0.5 && ratio <= 2) {
        return log1p((value - base) / base);
    }
    return isnormal(ratio) ? log(ratio) : log(value) - log(base);
}

/* 100 * ((x / b)^(times / parts) - 1) for b, times, parts above 0 and x >= 0. */
static inline plan_status plan_kernel_power(double base, double value, double times, double parts,
                                            double *result) {
    if (times == parts || value == 0) {
        return plan_kernel_growth(base, value, result);
    }
    double exponent = plan_log_ratio(base, value) * times / parts;
    return plan_kernel_result(100 * expm1(exponent), result);
}

/* 100 * (g - n) / (100 + n): the growth of (1 + g) / (1 + n). */
static inline plan_status plan_kernel_relative_growth(double growth, double divisor,
                                                      double *result) {
    plan_status status = plan_kernel_inputs(growth, divisor);
    if (status != PLAN_OK) {
        return status;
    }
    if (100 + divisor == 0) {
        return PLAN_DOMAIN;
    }
    return plan_kernel_result(plan_scaled_quotient(100, growth - divisor, 100 + divisor), result);
}

/* value * (100 + up) / (100 + down): shares carried from one period to another. */
static inline plan_status plan_kernel_carry(double value, double up, double down, double *result) {
    plan_status status = plan_kernel_inputs3(value, up, down);
    if (status != PLAN_OK) {
        return status;
    }
    if (100 + down == 0) {
        return PLAN_DOMAIN;
    }
    return plan_kernel_result(plan_scaled_quotient(100 + up, value, 100 + down), result);
}

/* The array form: `kernel` is called with elements plan_i and the place for a value. */
#define PLAN_ARRAY(out, out_status, n, call)                                                       \
    do {                                                                                           \
        for (size_t plan_i = 0; plan_i < (n); plan_i++) {                                          \
            double plan_value = (double)NAN;                                                       \
            plan_status plan_s = call;                                                             \
            (out)[plan_i] = plan_s == PLAN_OK ? plan_value : (double)NAN;                          \
            if ((out_status) != NULL) {                                                            \
                (out_status)[plan_i] = plan_s;                                                     \
            }                                                                                      \
        }                                                                                          \
    } while (0)

static inline bool plan_has_arrays(const double *a, const double *b, const double *out, size_t n) {
    return n == 0 || (a != NULL && b != NULL && out != NULL);
}

/* --- Two doubles for one number: sums and products of lists keep 100 bits --- */

typedef struct plan_double2 {
    double high, low;
} plan_double2;

static inline plan_double2 plan_two_sum(double a, double b) {
    double sum = a + b, part = sum - a;
    plan_double2 result = {sum, (a - (sum - part)) + (b - part)};
    return result;
}

static inline plan_double2 plan_two_product(double a, double b) {
    double product = a * b;
    plan_double2 result = {product, fma(a, b, -product)};
    return result;
}

static inline plan_double2 plan_double2_add(plan_double2 a, plan_double2 b) {
    plan_double2 sum = plan_two_sum(a.high, b.high);
    return plan_two_sum(sum.high, sum.low + (a.low + b.low));
}

static inline plan_double2 plan_double2_plus(plan_double2 a, double b) {
    plan_double2 sum = plan_two_sum(a.high, b);
    return plan_two_sum(sum.high, sum.low + a.low);
}

static inline plan_double2 plan_double2_times(plan_double2 a, plan_double2 b) {
    plan_double2 product = plan_two_product(a.high, b.high);
    return plan_two_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

/* a * b - c * d, nearly correctly rounded (Kahan). */
static inline double plan_product_difference(double a, double b, double c, double d) {
    double cd = c * d, lost = fma(-c, d, cd);
    return fma(a, b, -cd) + lost;
}

plan_double2 plan_double2_sum(const double *values, size_t n);
static inline double plan_double2_value(plan_double2 a) {
    return isfinite(a.high) ? a.high + a.low : a.high;
}
/* product(1 + r/100) of rates. */
plan_double2 plan_growth_product(const double *rates, size_t n);
/* sum(ln(1 + r/100)) where the product leaves the range of doubles. */
double plan_growth_log_sum(const double *rates, size_t n);

/* --- Exact verdicts --- */

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

/* --- Ends to show --- */

/* The outer of unbounded, open, closed. */
static inline uint8_t plan_weaker_end(uint8_t a, uint8_t b) {
    return a > b ? a : b;
}
/* a * b to `scale` decimals, rounded down or up; *kind becomes open where the end moved. */
plan_status plan_product_end(plan_decimal a, plan_decimal b, int32_t scale, bool up,
                             plan_decimal *result, uint8_t *kind);
/* a * b of intervals that lie above 0, ends outwards: never out of range in between. */
plan_status plan_positive_product(const plan_interval *a, const plan_interval *b, int32_t scale,
                                  plan_interval *result);
static inline bool plan_is_scale(int32_t scale) {
    return scale >= -PLAN_DECIMAL_MAX_SCALE && scale <= PLAN_DECIMAL_MAX_SCALE;
}

/* --- change_log.c: logarithms with rigorous bounds --- */
plan_status plan_log_agrees(const plan_interval *base, const plan_interval *value,
                            const plan_interval *stated, int *result);
plan_status plan_log_growth_bounds(const plan_interval *base, const plan_interval *value,
                                   int32_t scale, plan_interval *result);
/* exp(a / 100), outwards, 17 digits. */
plan_status plan_exp_bounds(const plan_interval *a, plan_interval *result);
/* Fixed point with 100 fractional bits; what ln and exp err by is less than the slack, 2^-90. */
#define PLAN_FIXED_SLACK ((plan_i128)1 << 10)
plan_i128 plan_fixed_ln(plan_decimal a);
/* e^t as value / divisor, a bound from below or above. False beyond e^40 and e^-40. */
typedef struct plan_fixed_quotient {
    plan_wide value, divisor;
    int twos; /* about log2 of the quotient */
} plan_fixed_quotient;
bool plan_fixed_exp(plan_i128 t, bool up, plan_fixed_quotient *result);

/* --- change_root.c --- */
/* 100 * ((value / base)^(1 / parts) - 1), parts in thousandths of a period. */
plan_status plan_root_bounds(const plan_interval *base, const plan_interval *value,
                             int64_t thousandths, int32_t scale, plan_interval *result);

#endif
