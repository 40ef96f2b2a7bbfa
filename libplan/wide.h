/* Private: signed 256-bit integers at a decimal scale, so that verdicts never overflow and never
 * pass through a double. A sum of a million figures of any scale fits; so does every product of
 * two decimals. Comparison of two products whose scales are 72 apart does not fit and is decided
 * by magnitude. */
#ifndef PLAN_WIDE_H
#define PLAN_WIDE_H

#include <plan/decimal.h>

#include <stdbool.h>

__extension__ typedef __int128 plan_i128;
__extension__ typedef unsigned __int128 plan_u128;

/* 10^n for n from 0 to 18. */
extern const int64_t plan_powers_of_ten[19];

/* plan_decimal_compare without a call where the scales are near, as they are. */
static inline int plan_decimal_order(plan_decimal a, plan_decimal b) {
    int32_t apart = a.scale - b.scale;
    if (apart > 18 || apart < -18) {
        return plan_decimal_compare(a, b);
    }
    plan_i128 left = (plan_i128)a.digits * plan_powers_of_ten[apart < 0 ? -apart : 0];
    plan_i128 right = (plan_i128)b.digits * plan_powers_of_ten[apart > 0 ? apart : 0];
    return left < right ? -1 : left > right;
}

/* The greatest common divisor of numbers above 0; a where b is 0. */
int64_t plan_common_divisor(int64_t a, int64_t b);

/* value = limbs (two's complement, least significant first) * 10^-scale */
typedef struct plan_wide {
    uint64_t limbs[4];
    int32_t scale;
} plan_wide;

plan_wide plan_wide_of(plan_decimal a);
plan_wide plan_wide_of_int(int64_t a);
/* a + b, aligned to the larger scale. False where 256 bits do not hold it (*result untouched). */
bool plan_wide_add(const plan_wide *a, const plan_wide *b, plan_wide *result);
bool plan_wide_subtract(const plan_wide *a, const plan_wide *b, plan_wide *result);
bool plan_wide_multiply(const plan_wide *a, const plan_wide *b, plan_wide *result);
void plan_wide_negate(plan_wide *a);
int plan_wide_sign(const plan_wide *a);
/* -1, 0, 1 by value, for any two wides whatever their scales: never fails. */
int plan_wide_compare(const plan_wide *a, const plan_wide *b);
/* Sign of a*b - c*d for any decimals: exact, never fails. */
int plan_wide_compare_products(plan_decimal a, plan_decimal b, plan_decimal c, plan_decimal d);
/* The decimal with the given scale, rounded by enum plan_rounding; PLAN_RANGE where it does not
 * fit. *exact (nullable) says whether nothing was rounded off. */
plan_status plan_wide_to_decimal(const plan_wide *a, int32_t scale, int rounding,
                                 plan_decimal *result, bool *exact);
/* a / b (b not 0) as a decimal of the given scale, rounded by enum plan_rounding. */
plan_status plan_wide_divide(const plan_wide *a, const plan_wide *b, int32_t scale, int rounding,
                             plan_decimal *result, bool *exact);
/* The decimal with the fewest decimals that has exactly this value; PLAN_RANGE where none fits. */
plan_status plan_wide_exact(const plan_wide *a, plan_decimal *result);

#endif
