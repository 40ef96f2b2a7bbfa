/** @file decimal.h
 *  An exact decimal number: digits x 10^-scale. The scale *is* the printed precision, so 9.0 and 9
 *  are equal numbers (plan_decimal_compare) with different scales. No double ever holds a
 *  published figure.
 */
#ifndef PLAN_DECIMAL_H
#define PLAN_DECIMAL_H

#include <plan/status.h>

PLAN_BEGIN_DECLS

/** Largest magnitude of the digits: 10^18 - 1. */
#define PLAN_DECIMAL_MAX_DIGITS INT64_C(999999999999999999)
/** Scales run from -18 to 18. */
#define PLAN_DECIMAL_MAX_SCALE 18

/** A decimal: value = digits * 10^-scale; |digits| < 10^18, -18 <= scale <= 18. Plain value. */
typedef struct plan_decimal {
    int64_t digits; /**< all printed digits with their sign, e.g. 1447 */
    int32_t scale;  /**< decimals printed, e.g. 2: 14.47; below 0: -2 with digits 15 is 1500 */
} plan_decimal;

/** How plan_decimal_round decides between two neighbours. */
enum plan_rounding {
    PLAN_ROUND_HALF_UP = 0,   /**< ties away from 0: 12.15 -> 12.2, -12.15 -> -12.2 */
    PLAN_ROUND_HALF_EVEN = 1, /**< ties to the even digit: 12.25 -> 12.2 */
    PLAN_ROUND_DOWN = 2,      /**< towards minus infinity */
    PLAN_ROUND_UP = 3,        /**< towards plus infinity */
    PLAN_ROUND_ZERO = 4       /**< towards 0 (truncated) */
};

/** digits * 10^-scale. @return PLAN_OK; PLAN_RANGE where digits or scale do not fit;
 *  PLAN_INVALID for a NULL result. */
PLAN_API plan_status plan_decimal_make(int64_t digits, int32_t scale, plan_decimal *result);

/** True (1) where digits and scale are within their ranges. */
PLAN_API int plan_decimal_is_valid(plan_decimal a);

/** Exact comparison by value: -1, 0 or 1; 9.0 equals 9. Any two valid decimals compare; where one
 *  is not valid and the scales differ, 0. */
PLAN_API int plan_decimal_compare(plan_decimal a, plan_decimal b);

/** -1, 0 or 1. */
PLAN_API int plan_decimal_sign(plan_decimal a);

/** -a, same scale. Always fits. */
PLAN_API plan_decimal plan_decimal_negate(plan_decimal a);

/** a + b exactly, at the larger scale of the two (or the largest smaller one at which it fits
 *  exactly). @return PLAN_OK, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_decimal_add(plan_decimal a, plan_decimal b, plan_decimal *result);
/** a - b exactly; as plan_decimal_add. */
PLAN_API plan_status plan_decimal_subtract(plan_decimal a, plan_decimal b, plan_decimal *result);
/** a * b exactly, scale a.scale + b.scale (trailing zeros dropped only where it would not fit).
 *  @return PLAN_OK, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_decimal_multiply(plan_decimal a, plan_decimal b, plan_decimal *result);
/** a / b to `scale` decimals, rounded by `rounding` (enum plan_rounding).
 *  @param exact  1 where nothing was rounded off, else 0; NULL when not wanted.
 *  @return PLAN_OK, PLAN_DOMAIN (b = 0), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_decimal_divide(plan_decimal a, plan_decimal b, int32_t scale,
                                         int rounding, plan_decimal *result, int *exact);

/** The same value with `scale` decimals, rounded by `rounding` where digits are lost.
 *  @return PLAN_OK, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_decimal_round(plan_decimal a, int32_t scale, int rounding,
                                        plan_decimal *result);
/** a * 10^power by its scale alone: exact, keeps the digits. When the scale would leave its range,
 *  digits are moved instead. @return PLAN_OK, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_decimal_shift(plan_decimal a, int32_t power, plan_decimal *result);
/** The same value without trailing zeros (1500 is 15 with scale -2; 0 has scale 0). */
PLAN_API plan_decimal plan_decimal_normal(plan_decimal a);

/** The nearest double (correctly rounded, ties to even); NaN where the decimal is not valid. */
PLAN_API double plan_decimal_to_double(plan_decimal a);
/** The decimal with `scale` decimals nearest to a double (ties to even), for values that programs
 *  computed. @return PLAN_OK, PLAN_MISSING (NaN), PLAN_DOMAIN (infinity), PLAN_RANGE,
 *  PLAN_INVALID. */
PLAN_API plan_status plan_decimal_from_double(double value, int32_t scale, plan_decimal *result);
/** The decimal with the fewest digits that reads back as the double (nearest to it among several):
 *  the number that somebody wrote, 14.47 and not 14.4700000000000006394884621841. It has no
 * trailing zeros, as plan_decimal_normal makes it: 1500 is 15 with scale -2.
 *  @param value   any; 0 and -0 are 0.
 *  @param result  plan_decimal_to_double gives `value` back; not written on failure.
 *  @return PLAN_OK, PLAN_MISSING (NaN), PLAN_DOMAIN (infinity), PLAN_RANGE (it would need more than
 *          18 decimals, or is 10^36 or more), PLAN_INVALID (NULL). */
PLAN_API plan_status plan_decimal_shortest(double value, plan_decimal *result);

PLAN_END_DECLS

#endif
