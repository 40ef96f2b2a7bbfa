/* Exact decimals; what does not fit 64 bits on the way goes through wide.c. */
#include <plan/decimal.h>

#include <math.h>

#include "wide.h"

static plan_u128 power_of_ten(int32_t n) {
    return (uint64_t)plan_powers_of_ten[n];
}

plan_status plan_decimal_make(int64_t digits, int32_t scale, plan_decimal *result) {
    plan_decimal value = {digits, scale};
    if (result == NULL) {
        return PLAN_INVALID;
    }
    if (!plan_decimal_is_valid(value)) {
        return PLAN_RANGE;
    }
    *result = value;
    return PLAN_OK;
}

int plan_decimal_is_valid(plan_decimal a) {
    return a.digits <= PLAN_DECIMAL_MAX_DIGITS && a.digits >= -PLAN_DECIMAL_MAX_DIGITS &&
           a.scale >= -PLAN_DECIMAL_MAX_SCALE && a.scale <= PLAN_DECIMAL_MAX_SCALE;
}

int plan_decimal_compare(plan_decimal a, plan_decimal b) {
    if (a.scale == b.scale) {
        return a.digits < b.digits ? -1 : a.digits > b.digits;
    }
    if (a.scale - b.scale <= PLAN_DECIMAL_MAX_SCALE &&
        b.scale - a.scale <= PLAN_DECIMAL_MAX_SCALE) {
        return plan_decimal_order(a, b); /* 10^18 * 10^18 fits 128 bits */
    }
    plan_wide left = plan_wide_of(a), right = plan_wide_of(b);
    return plan_wide_compare(&left, &right);
}

int plan_decimal_sign(plan_decimal a) {
    return (a.digits > 0) - (a.digits < 0);
}

plan_decimal plan_decimal_negate(plan_decimal a) {
    a.digits = -a.digits;
    return a;
}

/* At `scale` where that fits, else with the most decimals with which it fits exactly. */
static plan_status exactly(const plan_wide *value, int32_t scale, plan_decimal *result) {
    bool exact;
    plan_decimal found;
    if (scale <= PLAN_DECIMAL_MAX_SCALE && scale >= -PLAN_DECIMAL_MAX_SCALE &&
        plan_wide_to_decimal(value, scale, PLAN_ROUND_ZERO, &found, &exact) == PLAN_OK && exact) {
        *result = found;
        return PLAN_OK;
    }
    plan_status status = plan_wide_exact(value, &found);
    if (status != PLAN_OK) {
        return status;
    }
    while (found.scale < scale && found.scale < PLAN_DECIMAL_MAX_SCALE &&
           found.digits <= PLAN_DECIMAL_MAX_DIGITS / 10 &&
           found.digits >= -(PLAN_DECIMAL_MAX_DIGITS / 10)) {
        found.digits *= 10;
        found.scale++;
    }
    *result = found;
    return PLAN_OK;
}

plan_status plan_decimal_add(plan_decimal a, plan_decimal b, plan_decimal *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    if (a.scale == b.scale) {
        int64_t digits = a.digits + b.digits; /* below 2 * 10^18: no overflow */
        if (digits <= PLAN_DECIMAL_MAX_DIGITS && digits >= -PLAN_DECIMAL_MAX_DIGITS) {
            result->digits = digits;
            result->scale = a.scale;
            return PLAN_OK;
        }
    }
    plan_wide left = plan_wide_of(a), right = plan_wide_of(b), sum;
    if (!plan_wide_add(&left, &right, &sum)) {
        return PLAN_RANGE;
    }
    return exactly(&sum, sum.scale, result);
}

plan_status plan_decimal_subtract(plan_decimal a, plan_decimal b, plan_decimal *result) {
    return plan_decimal_add(a, plan_decimal_negate(b), result);
}

plan_status plan_decimal_multiply(plan_decimal a, plan_decimal b, plan_decimal *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_wide left = plan_wide_of(a), right = plan_wide_of(b), product;
    if (!plan_wide_multiply(&left, &right, &product)) {
        return PLAN_RANGE;
    }
    return exactly(&product, product.scale, result);
}

plan_status plan_decimal_divide(plan_decimal a, plan_decimal b, int32_t scale, int rounding,
                                plan_decimal *result, int *exact) {
    if (result == NULL || rounding < PLAN_ROUND_HALF_UP || rounding > PLAN_ROUND_ZERO) {
        return PLAN_INVALID;
    }
    if (b.digits == 0) {
        return PLAN_DOMAIN;
    }
    plan_wide left = plan_wide_of(a), right = plan_wide_of(b);
    bool is_exact = false;
    plan_status status = plan_wide_divide(&left, &right, scale, rounding, result, &is_exact);
    if (status == PLAN_OK && exact != NULL) {
        *exact = is_exact ? 1 : 0;
    }
    return status;
}

plan_status plan_decimal_round(plan_decimal a, int32_t scale, int rounding, plan_decimal *result) {
    if (result == NULL || rounding < PLAN_ROUND_HALF_UP || rounding > PLAN_ROUND_ZERO) {
        return PLAN_INVALID;
    }
    if (scale == a.scale) {
        *result = a;
        return PLAN_OK;
    }
    plan_wide value = plan_wide_of(a);
    return plan_wide_to_decimal(&value, scale, rounding, result, NULL);
}

plan_status plan_decimal_shift(plan_decimal a, int32_t power, plan_decimal *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    if (power > 4 * PLAN_DECIMAL_MAX_SCALE || power < -4 * PLAN_DECIMAL_MAX_SCALE) {
        if (a.digits != 0) {
            return PLAN_RANGE;
        }
        power = 0;
    }
    int32_t scale = a.scale - power;
    if (scale <= PLAN_DECIMAL_MAX_SCALE && scale >= -PLAN_DECIMAL_MAX_SCALE) {
        result->digits = a.digits;
        result->scale = scale;
        return PLAN_OK;
    }
    plan_wide value = plan_wide_of(a);
    value.scale = scale;
    int32_t nearest = scale > 0 ? PLAN_DECIMAL_MAX_SCALE : -PLAN_DECIMAL_MAX_SCALE;
    bool exact;
    plan_decimal found;
    plan_status status = plan_wide_to_decimal(&value, nearest, PLAN_ROUND_ZERO, &found, &exact);
    if (status != PLAN_OK || !exact) {
        return PLAN_RANGE;
    }
    *result = found;
    return PLAN_OK;
}

plan_decimal plan_decimal_normal(plan_decimal a) {
    if (a.digits == 0) {
        a.scale = 0;
    }
    while (a.digits != 0 && a.digits % 10 == 0 && a.scale > -PLAN_DECIMAL_MAX_SCALE) {
        a.digits /= 10;
        a.scale--;
    }
    return a;
}

/* The quotient is computed to 67 bits or more with a sticky last bit, so that the one rounding is
 * that of the conversion. */
double plan_decimal_to_double(plan_decimal a) {
    plan_u128 digits = (plan_u128)(a.digits < 0 ? -a.digits : a.digits);
    double value;
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

/* Nearest integer to n / 2^shift or n / divisor, ties to even. */
static plan_u128 nearest(plan_u128 n, plan_u128 divisor) {
    plan_u128 quotient = n / divisor, rest = n % divisor;
    if (rest > divisor - rest || (rest == divisor - rest && (quotient & 1) != 0)) {
        quotient++;
    }
    return quotient;
}

plan_status plan_decimal_from_double(double value, int32_t scale, plan_decimal *result) {
    if (result == NULL || scale > PLAN_DECIMAL_MAX_SCALE || scale < -PLAN_DECIMAL_MAX_SCALE) {
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
            if (exponent > 127 || n > ((plan_u128)PLAN_DECIMAL_MAX_DIGITS >> exponent)) {
                return n == 0 ? plan_decimal_make(0, scale, result) : PLAN_RANGE;
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
