/* Decimals and doubles: each way is rounded once. */
#include <plan/decimal.h>

#include <math.h>

#include "wide.h"

static plan_u128 power_of_ten(int32_t n) {
    return (uint64_t)plan_powers_of_ten[n];
}

/* The quotient is computed to 67 bits or more with a sticky last bit, so that the one rounding is
 * that of the conversion. */
double plan_decimal_to_double(plan_decimal a) {
    plan_u128 digits = (plan_u128)(a.digits < 0 ? plan_decimal_negate(a).digits : a.digits);
    double value;
    if (!plan_decimal_is_valid(a)) {
        return (double)NAN;
    }
    if (digits == 0) {
        return 0;
    }
    if (a.scale <= 0) {
        digits *= power_of_ten(-a.scale);
        value = (double)digits;
    } else {
        int shift = 0;
        while ((digits >> 126) == 0) {
            digits <<= 1;
            shift++;
        }
        plan_u128 divisor = power_of_ten(a.scale);
        plan_u128 quotient = digits / divisor;
        quotient |= digits % divisor != 0 ? 1u : 0u;
        value = ldexp((double)quotient, -shift);
    }
    return a.digits < 0 ? -value : value;
}

/* Nearest integer to n / divisor, ties to even. */
static plan_u128 nearest(plan_u128 n, plan_u128 divisor) {
    plan_u128 quotient = n / divisor, rest = n % divisor;
    if (rest > divisor - rest || (rest == divisor - rest && (quotient & 1) != 0)) {
        quotient++;
    }
    return quotient;
}

plan_status plan_decimal_from_double(double value, int32_t scale, plan_decimal *result) {
    if (result == NULL || scale < -PLAN_DECIMAL_MAX_SCALE || scale > PLAN_DECIMAL_MAX_SCALE) {
        return PLAN_INVALID;
    }
    if (isnan(value)) {
        return PLAN_MISSING;
    }
    if (isinf(value)) {
        return PLAN_DOMAIN;
    }
    int exponent;
    double fraction = frexp(fabs(value), &exponent);
    plan_u128 n = (plan_u128)ldexp(fraction, 53);
    exponent -= 53;      /* |value| = n * 2^exponent, n below 2^53 */
    if (exponent > 70) { /* above 10^36 */
        return PLAN_RANGE;
    }
    plan_u128 digits;
    if (scale >= 0) {
        n *= power_of_ten(scale); /* below 2^113 */
        if (exponent >= 0) {
            if (n > ((plan_u128)PLAN_DECIMAL_MAX_DIGITS >> exponent)) {
                return PLAN_RANGE;
            }
            digits = n << exponent;
        } else {
            digits = exponent < -120 ? 0 : nearest(n, (plan_u128)1 << -exponent);
        }
    } else if (exponent >= 0) {
        digits = nearest(n << exponent, power_of_ten(-scale)); /* below 2^124 */
    } else {
        digits = exponent < -60 ? 0 : nearest(n, power_of_ten(-scale) << -exponent);
    }
    if (digits > (plan_u128)PLAN_DECIMAL_MAX_DIGITS) {
        return PLAN_RANGE;
    }
    int64_t magnitude = (int64_t)digits;
    return plan_decimal_make(value < 0 ? -magnitude : magnitude, scale, result);
}

/* The whole number nearest to |value| * 10^scale, at 10^-scale or at the least scale there is. */
static bool nearest_at(double value, int32_t scale, plan_decimal *result) {
    if (scale >= -PLAN_DECIMAL_MAX_SCALE) {
        return plan_decimal_from_double(value, scale, result) == PLAN_OK;
    }
    int exponent;
    double fraction = frexp(value, &exponent);
    plan_u128 n = (plan_u128)ldexp(fraction, 53) << (exponent - 53);
    plan_u128 unit = power_of_ten(-PLAN_DECIMAL_MAX_SCALE - scale);
    plan_u128 digits = nearest(n, unit * power_of_ten(PLAN_DECIMAL_MAX_SCALE)) * unit;
    result->digits = (int64_t)digits;
    result->scale = -PLAN_DECIMAL_MAX_SCALE;
    return digits <= (plan_u128)PLAN_DECIMAL_MAX_DIGITS;
}

/* Whether a decimal of that scale reads back as the value, which is above 0. The nearest one does
 * where any does, but for powers of two: what reads back as those reaches twice as far up as down.
 */
static bool reads_back(double value, int32_t scale, plan_decimal *result) {
    plan_decimal found;
    if (!nearest_at(value, scale, &found)) {
        return false;
    }
    if (plan_decimal_to_double(found) != value) {
        found.digits += scale < -PLAN_DECIMAL_MAX_SCALE
                            ? plan_powers_of_ten[-PLAN_DECIMAL_MAX_SCALE - scale]
                            : 1;
        if (plan_decimal_to_double(found) != value) {
            return false;
        }
    }
    *result = found;
    return true;
}

plan_status plan_decimal_shortest(double value, plan_decimal *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    if (isnan(value) || isinf(value)) {
        return isnan(value) ? PLAN_MISSING : PLAN_DOMAIN;
    }
    plan_decimal found = {0, 0};
    int exponent;
    (void)frexp(value, &exponent);
    if (exponent > 120) { /* 2^120 or more, which is above 10^36 */
        return PLAN_RANGE;
    }
    if (value != 0) {
        /* From its first digit on: 1233 / 4096 is log10(2), near enough up to 2^120. */
        int32_t scale = exponent > 0 ? -(exponent * 1233 / 4096) : 0;
        while (scale <= PLAN_DECIMAL_MAX_SCALE && !reads_back(fabs(value), scale, &found)) {
            scale++;
        }
        if (scale > PLAN_DECIMAL_MAX_SCALE) {
            return PLAN_RANGE;
        }
    }
    found = plan_decimal_normal(found);
    *result = value < 0 ? plan_decimal_negate(found) : found;
    return PLAN_OK;
}
