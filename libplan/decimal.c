/* Exact decimals; what does not fit 64 bits on the way goes through wide.c. */
#include <plan/decimal.h>

#include "wide.h"

static bool is_digits(plan_i128 digits) {
    return digits <= PLAN_DECIMAL_MAX_DIGITS && digits >= -PLAN_DECIMAL_MAX_DIGITS;
}

static bool is_scale(int32_t scale) {
    return scale >= -PLAN_DECIMAL_MAX_SCALE && scale <= PLAN_DECIMAL_MAX_SCALE;
}

static bool is_rounding(int rounding) {
    return rounding >= PLAN_ROUND_HALF_UP && rounding <= PLAN_ROUND_ZERO;
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
    return is_digits(a.digits) && is_scale(a.scale);
}

static bool are_valid(plan_decimal a, plan_decimal b) {
    return plan_decimal_is_valid(a) && plan_decimal_is_valid(b);
}

int plan_decimal_compare(plan_decimal a, plan_decimal b) {
    if (a.scale == b.scale) {
        return a.digits < b.digits ? -1 : a.digits > b.digits;
    }
    if (!are_valid(a, b)) {
        return 0;
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
    a.digits = (int64_t)(0 - (uint64_t)a.digits);
    return a;
}

/* At its own scale where that fits, else with the most decimals with which it fits exactly. */
static plan_status exactly(const plan_wide *value, plan_decimal *result) {
    plan_decimal found;
    if (is_scale(value->scale) &&
        plan_wide_to_decimal(value, value->scale, PLAN_ROUND_ZERO, &found, NULL) == PLAN_OK) {
        *result = found;
        return PLAN_OK;
    }
    plan_status status = plan_wide_exact(value, &found);
    if (status != PLAN_OK) {
        return status;
    }
    while (found.scale < value->scale && found.scale < PLAN_DECIMAL_MAX_SCALE &&
           found.digits <= PLAN_DECIMAL_MAX_DIGITS / 10 &&
           found.digits >= -(PLAN_DECIMAL_MAX_DIGITS / 10)) {
        found.digits *= 10;
        found.scale++;
    }
    *result = found;
    return PLAN_OK;
}

plan_status plan_decimal_add(plan_decimal a, plan_decimal b, plan_decimal *result) {
    if (result == NULL || !are_valid(a, b)) {
        return PLAN_INVALID;
    }
    int32_t apart = a.scale - b.scale;
    if (apart <= PLAN_DECIMAL_MAX_SCALE && apart >= -PLAN_DECIMAL_MAX_SCALE) {
        plan_i128 digits = (plan_i128)a.digits * plan_powers_of_ten[apart < 0 ? -apart : 0] +
                           (plan_i128)b.digits * plan_powers_of_ten[apart > 0 ? apart : 0];
        if (is_digits(digits)) {
            result->digits = (int64_t)digits;
            result->scale = apart > 0 ? a.scale : b.scale;
            return PLAN_OK;
        }
    }
    plan_wide left = plan_wide_of(a), right = plan_wide_of(b), sum = left;
    plan_wide_add(&left, &right, &sum); /* below 10^55: 256 bits hold it */
    return exactly(&sum, result);
}

plan_status plan_decimal_subtract(plan_decimal a, plan_decimal b, plan_decimal *result) {
    return plan_decimal_add(a, plan_decimal_negate(b), result);
}

plan_status plan_decimal_multiply(plan_decimal a, plan_decimal b, plan_decimal *result) {
    if (result == NULL || !are_valid(a, b)) {
        return PLAN_INVALID;
    }
    plan_i128 digits = (plan_i128)a.digits * b.digits;
    int32_t scale = a.scale + b.scale;
    if (is_digits(digits) && is_scale(scale)) {
        result->digits = (int64_t)digits;
        result->scale = scale;
        return PLAN_OK;
    }
    plan_wide left = plan_wide_of(a), right = plan_wide_of(b), product = left;
    plan_wide_multiply(&left, &right, &product); /* below 10^36 */
    return exactly(&product, result);
}

plan_status plan_decimal_divide(plan_decimal a, plan_decimal b, int32_t scale, int rounding,
                                plan_decimal *result, int *exact) {
    if (result == NULL || !is_rounding(rounding) || !are_valid(a, b)) {
        return PLAN_INVALID;
    }
    if (b.digits == 0) {
        return PLAN_DOMAIN;
    }
    if (!is_scale(scale)) {
        return PLAN_RANGE;
    }
    plan_wide left = plan_wide_of(a), right = plan_wide_of(b);
    bool is_exact = false;
    plan_status status = plan_wide_divide(&left, &right, scale, rounding, result, &is_exact);
    if (status == PLAN_OK && exact != NULL) {
        *exact = is_exact ? 1 : 0;
    }
    return status;
}

/* digits / divisor, both within 10^18. */
static int64_t quotient_of(int64_t digits, int64_t divisor, int rounding) {
    int64_t quotient = digits / divisor, rest = digits % divisor; /* towards 0 */
    int64_t away = digits < 0 ? -1 : 1, twice = 2 * (rest < 0 ? -rest : rest);
    bool moves = false;
    switch (rounding) {
    case PLAN_ROUND_DOWN:
        moves = rest < 0;
        break;
    case PLAN_ROUND_UP:
        moves = rest > 0;
        break;
    case PLAN_ROUND_HALF_UP:
        moves = twice >= divisor;
        break;
    case PLAN_ROUND_HALF_EVEN:
        moves = twice > divisor || (twice == divisor && quotient % 2 != 0);
        break;
    default: /* PLAN_ROUND_ZERO */
        break;
    }
    return moves ? quotient + away : quotient;
}

plan_status plan_decimal_round(plan_decimal a, int32_t scale, int rounding, plan_decimal *result) {
    if (result == NULL || !is_rounding(rounding) || !plan_decimal_is_valid(a)) {
        return PLAN_INVALID;
    }
    if (!is_scale(scale)) {
        return PLAN_RANGE;
    }
    if (scale <= a.scale && a.scale - scale <= PLAN_DECIMAL_MAX_SCALE) {
        result->digits = quotient_of(a.digits, plan_powers_of_ten[a.scale - scale], rounding);
        result->scale = scale;
        return PLAN_OK;
    }
    plan_wide value = plan_wide_of(a);
    return plan_wide_to_decimal(&value, scale, rounding, result, NULL);
}

plan_status plan_decimal_shift(plan_decimal a, int32_t power, plan_decimal *result) {
    if (result == NULL || !plan_decimal_is_valid(a)) {
        return PLAN_INVALID;
    }
    if (power > 4 * PLAN_DECIMAL_MAX_SCALE || power < -4 * PLAN_DECIMAL_MAX_SCALE) {
        if (a.digits != 0) {
            return PLAN_RANGE;
        }
        power = 0;
    }
    int32_t scale = a.scale - power;
    if (is_scale(scale)) {
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
