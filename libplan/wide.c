/* 256-bit integers at a decimal scale. Sums work on two's complement, products and scaling on sign
 * and magnitude; division stands in wide_divide.c. Most numbers fit 64 bits, and their products
 * 128: these take short ways through. The range is symmetric: -2^255 is no value. */
#include "wide.h"

#include <string.h>

#include "wide_parts.h"

enum { LARGEST_POWER = 18 };

/* clang-format off */
const int64_t plan_powers_of_ten[LARGEST_POWER + 1] = {
    INT64_C(1), INT64_C(10), INT64_C(100), INT64_C(1000), INT64_C(10000), INT64_C(100000),
    INT64_C(1000000), INT64_C(10000000), INT64_C(100000000), INT64_C(1000000000),
    INT64_C(10000000000), INT64_C(100000000000), INT64_C(1000000000000),
    INT64_C(10000000000000), INT64_C(100000000000000), INT64_C(1000000000000000),
    INT64_C(10000000000000000), INT64_C(100000000000000000), INT64_C(1000000000000000000)};
/* clang-format on */

/* --- Magnitudes --- */

plan_magnitude plan_magnitude_of(const plan_wide *a) {
    plan_wide copy = *a;
    if (plan_wide_is_negative(a)) {
        plan_wide_negate(&copy);
    }
    plan_magnitude m;
    memcpy(m.limbs, copy.limbs, sizeof m.limbs);
    return m;
}

/* False where the magnitude needs the sign bit. */
static bool with_sign(const plan_magnitude *m, bool negative, int32_t scale, plan_wide *result) {
    if ((m->limbs[PLAN_LIMBS - 1] >> 63) != 0) {
        return false;
    }
    memcpy(result->limbs, m->limbs, sizeof m->limbs);
    result->scale = scale;
    if (negative) {
        plan_wide_negate(result);
    }
    return true;
}

bool plan_magnitude_is_zero(const plan_magnitude *m) {
    return (m->limbs[0] | m->limbs[1] | m->limbs[2] | m->limbs[3]) == 0;
}

int plan_magnitude_compare(const plan_magnitude *a, const plan_magnitude *b) {
    for (int i = PLAN_LIMBS - 1; i >= 0; i--) {
        if (a->limbs[i] != b->limbs[i]) {
            return a->limbs[i] < b->limbs[i] ? -1 : 1;
        }
    }
    return 0;
}

bool plan_magnitude_multiply(plan_magnitude *m, uint64_t factor) {
    plan_u128 carry = 0;
    for (int i = 0; i < PLAN_LIMBS; i++) {
        carry += (plan_u128)m->limbs[i] * factor;
        m->limbs[i] = (uint64_t)carry;
        carry >>= 64;
    }
    return carry == 0;
}

bool plan_magnitude_scale(plan_magnitude *m, int32_t power) {
    if (plan_magnitude_is_zero(m)) {
        return true;
    }
    while (power > 0) {
        int32_t step = power > LARGEST_POWER ? LARGEST_POWER : power;
        if (!plan_magnitude_multiply(m, (uint64_t)plan_powers_of_ten[step])) {
            return false;
        }
        power -= step;
    }
    return true;
}

/* --- Short ways --- */

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

void plan_wide_negate(plan_wide *a) {
    uint64_t carry = 1;
    for (int i = 0; i < PLAN_LIMBS; i++) {
        a->limbs[i] = ~a->limbs[i] + carry;
        carry = carry != 0 && a->limbs[i] == 0 ? 1 : 0;
    }
}

int plan_wide_sign(const plan_wide *a) {
    if (plan_wide_is_negative(a)) {
        return -1;
    }
    return (a->limbs[0] | a->limbs[1] | a->limbs[2] | a->limbs[3]) == 0 ? 0 : 1;
}

/* The same value at a larger scale. */
static bool rescale(const plan_wide *a, int32_t scale, plan_wide *result) {
    int32_t apart = scale - a->scale;
    if (apart == 0) {
        *result = *a;
        return true;
    }
    if (is_short(a) && apart <= LARGEST_POWER) { /* 2^63 * 10^18 fits */
        from_medium((plan_i128)(int64_t)a->limbs[0] * plan_powers_of_ten[apart], scale, result);
        return true;
    }
    plan_magnitude m = plan_magnitude_of(a);
    return plan_magnitude_scale(&m, apart) &&
           with_sign(&m, plan_wide_is_negative(a), scale, result);
}

/* Limb by limb; false where the sum leaves the symmetric range. */
static bool add_limbs(const plan_wide *a, const plan_wide *b, plan_wide *sum) {
    plan_u128 carry = 0;
    for (int i = 0; i < PLAN_LIMBS; i++) {
        carry += (plan_u128)a->limbs[i] + b->limbs[i];
        sum->limbs[i] = (uint64_t)carry;
        carry >>= 64;
    }
    sum->scale = a->scale;
    bool negative = plan_wide_is_negative(a);
    if (negative == plan_wide_is_negative(b) && plan_wide_is_negative(sum) != negative) {
        return false;
    }
    return (sum->limbs[0] | sum->limbs[1] | sum->limbs[2]) != 0 || sum->limbs[3] != UINT64_C(1)
                                                                                        << 63;
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
    if (!add_limbs(&left, &right, &sum)) {
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

/* False where 256 bits do not hold it. */
static bool multiply(const plan_magnitude *a, const plan_magnitude *b, plan_magnitude *product) {
    memset(product, 0, sizeof *product);
    for (int i = 0; i < PLAN_LIMBS; i++) {
        uint64_t carry = 0;
        for (int j = 0; j < PLAN_LIMBS; j++) {
            plan_u128 term = (plan_u128)a->limbs[i] * b->limbs[j] + carry;
            if (i + j >= PLAN_LIMBS) {
                if (term != 0) {
                    return false;
                }
                continue;
            }
            term += product->limbs[i + j];
            product->limbs[i + j] = (uint64_t)term;
            carry = (uint64_t)(term >> 64);
        }
        if (carry != 0) {
            return false;
        }
    }
    return true;
}

bool plan_wide_multiply(const plan_wide *a, const plan_wide *b, plan_wide *result) {
    int32_t scale = a->scale + b->scale;
    if (is_short(a) && is_short(b)) {
        from_medium((plan_i128)(int64_t)a->limbs[0] * (int64_t)b->limbs[0], scale, result);
        return true;
    }
    plan_magnitude left = plan_magnitude_of(a), right = plan_magnitude_of(b), product;
    bool negative = plan_wide_is_negative(a) != plan_wide_is_negative(b);
    return multiply(&left, &right, &product) && with_sign(&product, negative, scale, result);
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
    plan_magnitude left = plan_magnitude_of(a), right = plan_magnitude_of(b);
    int order;
    /* Scaling that overflows 256 bits gives more than any magnitude there is on the other side. */
    if (a->scale < b->scale) {
        order = plan_magnitude_scale(&left, b->scale - a->scale)
                    ? plan_magnitude_compare(&left, &right)
                    : 1;
    } else {
        order = plan_magnitude_scale(&right, a->scale - b->scale)
                    ? plan_magnitude_compare(&left, &right)
                    : -1;
    }
    return sign * order;
}

int plan_wide_compare_products(plan_decimal a, plan_decimal b, plan_decimal c, plan_decimal d) {
    plan_i128 left = (plan_i128)a.digits * b.digits, right = (plan_i128)c.digits * d.digits;
    int32_t apart = a.scale + b.scale - c.scale - d.scale;
    /* One factor of 64 bits times 10^18 fits 128. */
    if (apart < 0 && apart >= -LARGEST_POWER && left == (int64_t)left) {
        left *= plan_powers_of_ten[-apart];
        apart = 0;
    } else if (apart > 0 && apart <= LARGEST_POWER && right == (int64_t)right) {
        right *= plan_powers_of_ten[apart];
        apart = 0;
    }
    if (apart == 0) {
        return left < right ? -1 : left > right;
    }
    plan_wide wide_left, wide_right;
    from_medium(left, a.scale + b.scale, &wide_left);
    from_medium(right, c.scale + d.scale, &wide_right);
    return plan_wide_compare(&wide_left, &wide_right);
}
