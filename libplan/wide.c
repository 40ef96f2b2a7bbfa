/* 256-bit integers at a decimal scale. Sums work on two's complement; products, quotients and
 * scaling on sign and magnitude. */
#include "wide.h"

#include <string.h>

enum { LIMBS = 4 };

typedef struct magnitude {
    uint64_t limbs[LIMBS];
} magnitude;

static const uint64_t powers[] = {UINT64_C(1),
                                  UINT64_C(10),
                                  UINT64_C(100),
                                  UINT64_C(1000),
                                  UINT64_C(10000),
                                  UINT64_C(100000),
                                  UINT64_C(1000000),
                                  UINT64_C(10000000),
                                  UINT64_C(100000000),
                                  UINT64_C(1000000000),
                                  UINT64_C(10000000000),
                                  UINT64_C(100000000000),
                                  UINT64_C(1000000000000),
                                  UINT64_C(10000000000000),
                                  UINT64_C(100000000000000),
                                  UINT64_C(1000000000000000),
                                  UINT64_C(10000000000000000),
                                  UINT64_C(100000000000000000),
                                  UINT64_C(1000000000000000000),
                                  UINT64_C(10000000000000000000)};
enum { LARGEST_POWER = 19 };

const int64_t plan_powers_of_ten[19] = {INT64_C(1),
                                        INT64_C(10),
                                        INT64_C(100),
                                        INT64_C(1000),
                                        INT64_C(10000),
                                        INT64_C(100000),
                                        INT64_C(1000000),
                                        INT64_C(10000000),
                                        INT64_C(100000000),
                                        INT64_C(1000000000),
                                        INT64_C(10000000000),
                                        INT64_C(100000000000),
                                        INT64_C(1000000000000),
                                        INT64_C(10000000000000),
                                        INT64_C(100000000000000),
                                        INT64_C(1000000000000000),
                                        INT64_C(10000000000000000),
                                        INT64_C(100000000000000000),
                                        INT64_C(1000000000000000000)};

/* --- Magnitudes --- */

static bool is_negative(const plan_wide *a) {
    return (a->limbs[LIMBS - 1] >> 63) != 0;
}

void plan_wide_negate(plan_wide *a) {
    uint64_t carry = 1;
    for (int i = 0; i < LIMBS; i++) {
        a->limbs[i] = ~a->limbs[i] + carry;
        carry = carry != 0 && a->limbs[i] == 0 ? 1 : 0;
    }
}

/* Most numbers fit 64 bits, and their products 128: these take short ways through. */
static inline bool is_short(const plan_wide *a) {
    uint64_t sign = 0 - (a->limbs[0] >> 63);
    return a->limbs[1] == sign && a->limbs[2] == sign && a->limbs[3] == sign;
}

static inline bool is_medium(const plan_wide *a) {
    uint64_t sign = 0 - (a->limbs[1] >> 63);
    return a->limbs[2] == sign && a->limbs[3] == sign;
}

static inline plan_i128 medium_of(const plan_wide *a) {
    return (plan_i128)((plan_u128)a->limbs[1] << 64 | a->limbs[0]);
}

static inline void from_medium(plan_i128 value, int32_t scale, plan_wide *result) {
    uint64_t sign = value < 0 ? UINT64_MAX : 0;
    result->limbs[0] = (uint64_t)(plan_u128)value;
    result->limbs[1] = (uint64_t)((plan_u128)value >> 64);
    result->limbs[2] = result->limbs[3] = sign;
    result->scale = scale;
}

static magnitude magnitude_of(const plan_wide *a) {
    plan_wide copy = *a;
    if (is_negative(a)) {
        plan_wide_negate(&copy);
    }
    magnitude m;
    memcpy(m.limbs, copy.limbs, sizeof m.limbs);
    return m;
}

/* False where the magnitude needs the sign bit. */
static bool with_sign(const magnitude *m, bool negative, int32_t scale, plan_wide *result) {
    if ((m->limbs[LIMBS - 1] >> 63) != 0) {
        return false;
    }
    memcpy(result->limbs, m->limbs, sizeof m->limbs);
    result->scale = scale;
    if (negative) {
        plan_wide_negate(result);
    }
    return true;
}

static bool is_zero(const magnitude *m) {
    return (m->limbs[0] | m->limbs[1] | m->limbs[2] | m->limbs[3]) == 0;
}

static int compare(const magnitude *a, const magnitude *b) {
    for (int i = LIMBS - 1; i >= 0; i--) {
        if (a->limbs[i] != b->limbs[i]) {
            return a->limbs[i] < b->limbs[i] ? -1 : 1;
        }
    }
    return 0;
}

static bool multiply_small(magnitude *m, uint64_t factor) {
    plan_u128 carry = 0;
    for (int i = 0; i < LIMBS; i++) {
        carry += (plan_u128)m->limbs[i] * factor;
        m->limbs[i] = (uint64_t)carry;
        carry >>= 64;
    }
    return carry == 0;
}

/* Times 10^power; false where 256 bits do not hold it. */
static bool scale_up(magnitude *m, int32_t power) {
    while (power > 0) {
        int32_t step = power > LARGEST_POWER ? LARGEST_POWER : power;
        if (!multiply_small(m, powers[step])) {
            return false;
        }
        power -= step;
    }
    return true;
}

static uint64_t divide_small(magnitude *m, uint64_t divisor) {
    plan_u128 rest = 0;
    for (int i = LIMBS - 1; i >= 0; i--) {
        rest = rest << 64 | m->limbs[i];
        m->limbs[i] = (uint64_t)(rest / divisor);
        rest %= divisor;
    }
    return (uint64_t)rest;
}

static void subtract(magnitude *a, const magnitude *b) {
    uint64_t borrow = 0;
    for (int i = 0; i < LIMBS; i++) {
        plan_u128 difference = (plan_u128)a->limbs[i] - b->limbs[i] - borrow;
        a->limbs[i] = (uint64_t)difference;
        borrow = (uint64_t)(difference >> 64) & 1;
    }
}

static bool double_plus(magnitude *m, uint64_t bit) {
    bool lost = (m->limbs[LIMBS - 1] >> 63) != 0;
    for (int i = LIMBS - 1; i > 0; i--) {
        m->limbs[i] = m->limbs[i] << 1 | m->limbs[i - 1] >> 63;
    }
    m->limbs[0] = m->limbs[0] << 1 | bit;
    return !lost;
}

/* *m becomes the quotient, the remainder is returned. */
static magnitude divide(magnitude *m, const magnitude *divisor) {
    magnitude rest = {{0, 0, 0, 0}};
    if ((divisor->limbs[1] | divisor->limbs[2] | divisor->limbs[3]) == 0) {
        rest.limbs[0] = divide_small(m, divisor->limbs[0]);
        return rest;
    }
    magnitude quotient = {{0, 0, 0, 0}};
    for (int i = LIMBS * 64 - 1; i >= 0; i--) {
        /* The remainder stays below the divisor, which has at most 255 bits. */
        double_plus(&rest, m->limbs[i / 64] >> (i % 64) & 1);
        double_plus(&quotient, 0);
        if (compare(&rest, divisor) >= 0) {
            subtract(&rest, divisor);
            quotient.limbs[0] |= 1;
        }
    }
    *m = quotient;
    return rest;
}

/* Rounds quotient with remainder `rest` of `divisor` away from 0 where `rounding` says so. */
static bool rounds_away(const magnitude *quotient, const magnitude *rest, const magnitude *divisor,
                        bool negative, int rounding) {
    if (is_zero(rest) || rounding == PLAN_ROUND_ZERO) {
        return false;
    }
    if (rounding == PLAN_ROUND_DOWN || rounding == PLAN_ROUND_UP) {
        return negative == (rounding == PLAN_ROUND_DOWN);
    }
    magnitude twice = *rest;
    int order = double_plus(&twice, 0) ? compare(&twice, divisor) : 1;
    if (order != 0) {
        return order > 0;
    }
    return rounding == PLAN_ROUND_HALF_UP || (quotient->limbs[0] & 1) != 0;
}

/* Quotient to decimal digits, rounded. */
static plan_status finish(magnitude *quotient, const magnitude *rest, const magnitude *divisor,
                          bool negative, int32_t scale, int rounding, plan_decimal *result,
                          bool *exact) {
    if ((quotient->limbs[1] | quotient->limbs[2] | quotient->limbs[3]) != 0 ||
        quotient->limbs[0] > (uint64_t)PLAN_DECIMAL_MAX_DIGITS) {
        return PLAN_RANGE;
    }
    int64_t digits = (int64_t)quotient->limbs[0];
    if (rounds_away(quotient, rest, divisor, negative, rounding)) {
        digits++;
    }
    plan_decimal value;
    plan_status status = plan_decimal_make(negative ? -digits : digits, scale, &value);
    if (status == PLAN_OK) {
        *result = value;
        if (exact != NULL) {
            *exact = is_zero(rest);
        }
    }
    return status;
}

/* --- Wides --- */

plan_wide plan_wide_of_int(int64_t a) {
    uint64_t sign = a < 0 ? UINT64_MAX : 0;
    plan_wide result = {{(uint64_t)a, sign, sign, sign}, 0};
    return result;
}

plan_wide plan_wide_of(plan_decimal a) {
    plan_wide result = plan_wide_of_int(a.digits);
    result.scale = a.scale;
    return result;
}

int plan_wide_sign(const plan_wide *a) {
    if (is_negative(a)) {
        return -1;
    }
    return (a->limbs[0] | a->limbs[1] | a->limbs[2] | a->limbs[3]) == 0 ? 0 : 1;
}

/* The same value at a larger scale. */
static bool rescale(const plan_wide *a, int32_t scale, plan_wide *result) {
    if (a->scale == scale) {
        *result = *a;
        return true;
    }
    if (is_short(a) && scale - a->scale < LARGEST_POWER) { /* 2^63 * 10^18 fits */
        from_medium((plan_i128)(int64_t)a->limbs[0] * (int64_t)powers[scale - a->scale], scale,
                    result);
        return true;
    }
    magnitude m = magnitude_of(a);
    return scale_up(&m, scale - a->scale) && with_sign(&m, is_negative(a), scale, result);
}

bool plan_wide_add(const plan_wide *a, const plan_wide *b, plan_wide *result) {
    int32_t scale = a->scale > b->scale ? a->scale : b->scale;
    plan_wide left, right, sum;
    if (!rescale(a, scale, &left) || !rescale(b, scale, &right)) {
        return false;
    }
    plan_i128 small;
    if (is_medium(&left) && is_medium(&right) &&
        !__builtin_add_overflow(medium_of(&left), medium_of(&right), &small)) {
        from_medium(small, scale, result);
        return true;
    }
    plan_u128 carry = 0;
    for (int i = 0; i < LIMBS; i++) {
        carry += (plan_u128)left.limbs[i] + right.limbs[i];
        sum.limbs[i] = (uint64_t)carry;
        carry >>= 64;
    }
    sum.scale = scale;
    if (is_negative(&left) == is_negative(&right) && is_negative(&sum) != is_negative(&left)) {
        return false;
    }
    *result = sum;
    return true;
}

bool plan_wide_subtract(const plan_wide *a, const plan_wide *b, plan_wide *result) {
    plan_wide minus = *b;
    plan_wide_negate(&minus);
    return plan_wide_add(a, &minus, result);
}

bool plan_wide_multiply(const plan_wide *a, const plan_wide *b, plan_wide *result) {
    if (is_short(a) && is_short(b)) {
        from_medium((plan_i128)(int64_t)a->limbs[0] * (int64_t)b->limbs[0], a->scale + b->scale,
                    result);
        return true;
    }
    magnitude left = magnitude_of(a), right = magnitude_of(b), product = {{0, 0, 0, 0}};
    for (int i = 0; i < LIMBS; i++) {
        uint64_t carry = 0;
        for (int j = 0; j < LIMBS; j++) {
            plan_u128 term = (plan_u128)left.limbs[i] * right.limbs[j] + carry;
            if (i + j >= LIMBS) {
                if (term != 0) {
                    return false;
                }
                continue;
            }
            term += product.limbs[i + j];
            product.limbs[i + j] = (uint64_t)term;
            carry = (uint64_t)(term >> 64);
        }
        if (carry != 0) {
            return false;
        }
    }
    return with_sign(&product, is_negative(a) != is_negative(b), a->scale + b->scale, result);
}

int plan_wide_compare(const plan_wide *a, const plan_wide *b) {
    if (a->scale == b->scale && is_medium(a) && is_medium(b)) {
        plan_i128 left_value = medium_of(a), right_value = medium_of(b);
        return left_value < right_value ? -1 : left_value > right_value;
    }
    int sign = plan_wide_sign(a), other = plan_wide_sign(b);
    if (sign != other || sign == 0) {
        return sign < other ? -1 : sign > other;
    }
    magnitude left = magnitude_of(a), right = magnitude_of(b);
    int order;
    /* Scaling that overflows 256 bits gives more than any magnitude there is on the other side. */
    if (a->scale < b->scale) {
        order = scale_up(&left, b->scale - a->scale) ? compare(&left, &right) : 1;
    } else {
        order = scale_up(&right, a->scale - b->scale) ? compare(&left, &right) : -1;
    }
    return sign * order;
}

int plan_wide_compare_products(plan_decimal a, plan_decimal b, plan_decimal c, plan_decimal d) {
    plan_i128 left = (plan_i128)a.digits * b.digits, right = (plan_i128)c.digits * d.digits;
    int32_t scale = a.scale + b.scale, other = c.scale + d.scale;
    if (scale == other) {
        return left < right ? -1 : left > right;
    }
    plan_wide wa = plan_wide_of(a), wb = plan_wide_of(b), wc = plan_wide_of(c),
              wd = plan_wide_of(d), wl = wa, wr = wc;
    plan_wide_multiply(&wa, &wb, &wl); /* 2^120 at most: always fits */
    plan_wide_multiply(&wc, &wd, &wr);
    return plan_wide_compare(&wl, &wr);
}

plan_status plan_wide_to_decimal(const plan_wide *a, int32_t scale, int rounding,
                                 plan_decimal *result, bool *exact) {
    plan_wide one = plan_wide_of_int(1);
    return plan_wide_divide(a, &one, scale, rounding, result, exact);
}

plan_status plan_wide_divide(const plan_wide *a, const plan_wide *b, int32_t scale, int rounding,
                             plan_decimal *result, bool *exact) {
    magnitude dividend = magnitude_of(a), divisor = magnitude_of(b);
    bool negative = is_negative(a) != is_negative(b);
    if (is_zero(&divisor)) {
        return PLAN_DOMAIN;
    }
    int32_t power = scale - a->scale + b->scale;
    if (!is_zero(&dividend) &&
        !scale_up(power > 0 ? &dividend : &divisor, power > 0 ? power : -power)) {
        if (power > 0) {
            return PLAN_RANGE;
        }
        /* The divisor is beyond 256 bits: the quotient is less than 1, more than 0. */
        magnitude zero = {{0, 0, 0, 0}}, tiny = {{1, 0, 0, 0}}, large = {{4, 0, 0, 0}};
        return finish(&zero, &tiny, &large, negative, scale, rounding, result, exact);
    }
    magnitude rest = divide(&dividend, &divisor);
    return finish(&dividend, &rest, &divisor, negative, scale, rounding, result, exact);
}

plan_status plan_wide_exact(const plan_wide *a, plan_decimal *result) {
    magnitude m = magnitude_of(a);
    int32_t scale = a->scale;
    while (!is_zero(&m)) {
        magnitude shorter = m;
        if (divide_small(&shorter, 10) != 0) {
            break;
        }
        m = shorter;
        scale--;
    }
    if (is_zero(&m)) {
        scale = 0;
    }
    /* Fewest decimals first; zeros come back where the scale would be too far below 0. */
    while (scale < -PLAN_DECIMAL_MAX_SCALE && multiply_small(&m, 10)) {
        scale++;
    }
    if (scale > PLAN_DECIMAL_MAX_SCALE || scale < -PLAN_DECIMAL_MAX_SCALE ||
        (m.limbs[1] | m.limbs[2] | m.limbs[3]) != 0 ||
        m.limbs[0] > (uint64_t)PLAN_DECIMAL_MAX_DIGITS) {
        return PLAN_RANGE;
    }
    int64_t digits = (int64_t)m.limbs[0];
    return plan_decimal_make(is_negative(a) ? -digits : digits, scale, result);
}
