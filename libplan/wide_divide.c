/* From 256 bits back to decimals: quotients, rounding, and the shortest exact form. */
#include "wide.h"

#include "wide_parts.h"

int64_t plan_common_divisor(int64_t a, int64_t b) {
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static uint64_t divide_small(plan_magnitude *m, uint64_t divisor) {
    if ((m->limbs[1] | m->limbs[2] | m->limbs[3]) == 0) {
        uint64_t rest = m->limbs[0] % divisor;
        m->limbs[0] /= divisor;
        return rest;
    }
    plan_u128 rest = 0;
    for (int i = PLAN_LIMBS - 1; i >= 0; i--) {
        rest = rest << 64 | m->limbs[i];
        m->limbs[i] = (uint64_t)(rest / divisor);
        rest %= divisor;
    }
    return (uint64_t)rest;
}

static void subtract(plan_magnitude *a, const plan_magnitude *b) {
    uint64_t borrow = 0;
    for (int i = 0; i < PLAN_LIMBS; i++) {
        plan_u128 difference = (plan_u128)a->limbs[i] - b->limbs[i] - borrow;
        a->limbs[i] = (uint64_t)difference;
        borrow = (uint64_t)(difference >> 64) & 1;
    }
}

/* 2m + bit; false where the top bit was lost. */
static bool double_plus(plan_magnitude *m, uint64_t bit) {
    bool lost = (m->limbs[PLAN_LIMBS - 1] >> 63) != 0;
    for (int i = PLAN_LIMBS - 1; i > 0; i--) {
        m->limbs[i] = m->limbs[i] << 1 | m->limbs[i - 1] >> 63;
    }
    m->limbs[0] = m->limbs[0] << 1 | bit;
    return !lost;
}

/* *m becomes the quotient, the remainder is returned. */
static plan_magnitude divide(plan_magnitude *m, const plan_magnitude *divisor) {
    plan_magnitude rest = {{0, 0, 0, 0}};
    if ((divisor->limbs[1] | divisor->limbs[2] | divisor->limbs[3]) == 0) {
        rest.limbs[0] = divide_small(m, divisor->limbs[0]);
        return rest;
    }
    plan_magnitude quotient = {{0, 0, 0, 0}};
    for (int i = PLAN_LIMBS * 64 - 1; i >= 0; i--) {
        /* The remainder is at most the bits of *m seen so far: it never needs more than 256. */
        double_plus(&rest, m->limbs[i / 64] >> (i % 64) & 1);
        double_plus(&quotient, 0);
        if (plan_magnitude_compare(&rest, divisor) >= 0) {
            subtract(&rest, divisor);
            quotient.limbs[0] |= 1;
        }
    }
    *m = quotient;
    return rest;
}

static bool is_digits(const plan_magnitude *m) {
    return (m->limbs[1] | m->limbs[2] | m->limbs[3]) == 0 &&
           m->limbs[0] <= (uint64_t)PLAN_DECIMAL_MAX_DIGITS;
}

/* Where the dividend times 10^power does not fit 256 bits, by hand as on paper: `power` more
 * digits, one at a time. */
static bool divide_by_digits(plan_magnitude *m, const plan_magnitude *divisor, int32_t power,
                             plan_magnitude *rest) {
    *rest = divide(m, divisor);
    for (; power > 0; power--) {
        plan_magnitude next = *rest;
        if (!is_digits(m) || !plan_magnitude_multiply(&next, 10)) {
            return false;
        }
        *rest = divide(&next, divisor);
        m->limbs[0] = m->limbs[0] * 10 + next.limbs[0]; /* a digit after 18: fits 64 bits */
    }
    return true;
}

/* Whether a quotient with remainder `rest` of `divisor` goes away from 0 by `rounding`. */
static bool rounds_away(const plan_magnitude *quotient, const plan_magnitude *rest,
                        const plan_magnitude *divisor, bool negative, int rounding) {
    if (plan_magnitude_is_zero(rest) || rounding == PLAN_ROUND_ZERO) {
        return false;
    }
    if (rounding == PLAN_ROUND_DOWN || rounding == PLAN_ROUND_UP) {
        return negative == (rounding == PLAN_ROUND_DOWN);
    }
    plan_magnitude twice = *rest;
    (void)double_plus(&twice, 0); /* magnitudes have 255 bits, and the rest is smaller than one */
    int order = plan_magnitude_compare(&twice, divisor);
    if (order != 0) {
        return order > 0;
    }
    return rounding == PLAN_ROUND_HALF_UP || (quotient->limbs[0] & 1) != 0;
}

plan_status plan_wide_divide(const plan_wide *a, const plan_wide *b, int32_t scale, int rounding,
                             plan_decimal *result, bool *exact) {
    plan_magnitude quotient = plan_magnitude_of(a), divisor = plan_magnitude_of(b), rest;
    bool negative = plan_wide_is_negative(a) != plan_wide_is_negative(b);
    if (plan_magnitude_is_zero(&divisor)) {
        return PLAN_DOMAIN;
    }
    int32_t power = scale - a->scale + b->scale;
    plan_magnitude scaled = power > 0 ? quotient : divisor;
    bool fits = plan_magnitude_scale(&scaled, power > 0 ? power : -power);
    if (fits && power > 0) {
        quotient = scaled;
        rest = divide(&quotient, &divisor);
    } else if (fits) {
        divisor = scaled;
        rest = divide(&quotient, &divisor);
    } else if (power > 0) {
        if (!divide_by_digits(&quotient, &divisor, power, &rest)) {
            return PLAN_RANGE;
        }
    } else {
        /* The divisor is beyond 256 bits, the dividend has at most 255: less than a half. */
        static const plan_magnitude none = {{0, 0, 0, 0}}, one = {{1, 0, 0, 0}},
                                    four = {{4, 0, 0, 0}};
        rest = plan_magnitude_is_zero(&quotient) ? none : one;
        quotient = none;
        divisor = four;
    }
    if (!is_digits(&quotient)) {
        return PLAN_RANGE;
    }
    int64_t digits = (int64_t)quotient.limbs[0];
    digits += rounds_away(&quotient, &rest, &divisor, negative, rounding) ? 1 : 0;
    plan_status status = plan_decimal_make(negative ? -digits : digits, scale, result);
    if (status == PLAN_OK && exact != NULL) {
        *exact = plan_magnitude_is_zero(&rest);
    }
    return status;
}

plan_status plan_wide_to_decimal(const plan_wide *a, int32_t scale, int rounding,
                                 plan_decimal *result, bool *exact) {
    plan_wide one = plan_wide_of_int(1);
    return plan_wide_divide(a, &one, scale, rounding, result, exact);
}

plan_status plan_wide_exact(const plan_wide *a, plan_decimal *result) {
    plan_magnitude m = plan_magnitude_of(a);
    int32_t scale = a->scale;
    while (!plan_magnitude_is_zero(&m)) {
        plan_magnitude shorter = m;
        if (divide_small(&shorter, 10) != 0) {
            break;
        }
        m = shorter;
        scale--;
    }
    if (plan_magnitude_is_zero(&m)) {
        scale = 0;
    }
    /* Fewest decimals first; zeros come back where the scale would be too far below 0. */
    while (scale < -PLAN_DECIMAL_MAX_SCALE && is_digits(&m)) {
        m.limbs[0] *= 10;
        scale++;
    }
    if (!is_digits(&m)) {
        return PLAN_RANGE;
    }
    int64_t digits = (int64_t)m.limbs[0];
    return plan_decimal_make(plan_wide_is_negative(a) ? -digits : digits, scale, result);
}
