/* Products and quotients of two intervals: the extremes of the four corners, and which of them are
 * attained. An end of the result is closed only where some pair of members gives it. Corners are
 * compared exactly, as pairs of decimals; only the two extremes have to fit one. */
#include <plan/interval.h>

#include "wide.h"

static const plan_decimal zero = {0, 0}, one = {1, 0}, minus_one = {-1, 0};

/* An end of an interval, or a corner (value times `by`, or value over `by`); or an infinity. */
typedef struct corner {
    plan_decimal value, by;
    int infinite; /* -1, 0, 1 */
    bool closed;
} corner;

typedef int order(const corner *a, const corner *b);

static corner low_of(const plan_interval *a) {
    corner e = {a->low, one, a->low_end == PLAN_END_UNBOUNDED ? -1 : 0,
                a->low_end == PLAN_END_CLOSED};
    return e;
}

static corner high_of(const plan_interval *a) {
    corner e = {a->high, one, a->high_end == PLAN_END_UNBOUNDED ? 1 : 0,
                a->high_end == PLAN_END_CLOSED};
    return e;
}

static int sign_of(const corner *e) {
    return e->infinite != 0 ? e->infinite : plan_decimal_sign(e->value);
}

/* Moves *low and *high to e where it lies beyond them, or is as far and attained. */
static void widen(const corner *e, order *compare, corner *low, corner *high) {
    int side = compare(e, low);
    if (side < 0 || (side == 0 && e->closed)) {
        *low = *e;
    }
    side = compare(e, high);
    if (side > 0 || (side == 0 && e->closed)) {
        *high = *e;
    }
}

/* --- Products --- */

/* 0 times infinity is 0 here: the product of an end 0 with larger and larger numbers stays 0. It is
 * attained where the 0 is. (A 0 within a factor needs no care: the product then has both signs.) */
static corner product_of(const corner *a, const corner *b) {
    int sign = sign_of(a) * sign_of(b);
    corner e = {zero, one, 0, a->closed && b->closed};
    if (sign == 0) {
        e.closed = (sign_of(a) == 0 && a->closed) || (sign_of(b) == 0 && b->closed);
    } else if (a->infinite != 0 || b->infinite != 0) {
        e.infinite = sign;
    } else {
        e.value = a->value;
        e.by = b->value;
    }
    return e;
}

static int compare_products(const corner *a, const corner *b) {
    if (a->infinite != 0 || b->infinite != 0) {
        return (a->infinite > b->infinite) - (a->infinite < b->infinite);
    }
    return plan_wide_compare_products(a->value, a->by, b->value, b->by);
}

static plan_status multiply_out(const corner *e, plan_decimal *value, uint8_t *kind) {
    if (e->infinite != 0) {
        return PLAN_OK; /* unbounded already */
    }
    *kind = e->closed ? PLAN_END_CLOSED : PLAN_END_OPEN;
    return plan_decimal_multiply(e->value, e->by, value);
}

plan_status plan_interval_multiply(plan_interval a, plan_interval b, plan_interval *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    corner left[2] = {low_of(&a), high_of(&a)}, right[2] = {low_of(&b), high_of(&b)};
    corner low = product_of(&left[0], &right[0]), high = low;
    for (int i = 1; i < 4; i++) {
        corner e = product_of(&left[i / 2], &right[i % 2]);
        widen(&e, compare_products, &low, &high);
    }
    plan_interval made = plan_interval_all();
    plan_status status = multiply_out(&low, &made.low, &made.low_end);
    if (status == PLAN_OK) {
        status = multiply_out(&high, &made.high, &made.high_end);
    }
    if (status == PLAN_OK) {
        *result = made;
    }
    return status;
}

/* --- Quotients --- */

/* 1 or -1 where all of b lies on that side of 0, else 0. */
static int side_of(const plan_interval *b) {
    if (plan_interval_has(*b, zero) != 0) {
        return 0;
    }
    return b->low_end != PLAN_END_UNBOUNDED && plan_decimal_sign(b->low) >= 0 ? 1 : -1;
}

/* a / b for divisors of one sign; `by` has that sign in every corner. A divisor that ends in an
 * open 0 goes to infinity there. */
static corner quotient_of(const corner *a, const corner *b, int b_sign) {
    int sign = sign_of(a) * b_sign;
    corner e = {zero, b_sign > 0 ? one : minus_one, 0, a->closed && b->closed};
    if (sign == 0) {
        e.closed = a->closed; /* 0 by whatever member of b */
    } else if (b->infinite != 0) {
        e.closed = false; /* towards 0, never there */
    } else if (a->infinite != 0 || plan_decimal_sign(b->value) == 0) {
        e.infinite = sign;
        e.closed = false;
    } else {
        e.value = a->value;
        e.by = b->value;
    }
    return e;
}

static int compare_quotients(const corner *a, const corner *b) {
    if (a->infinite != 0 || b->infinite != 0) {
        return (a->infinite > b->infinite) - (a->infinite < b->infinite);
    }
    return plan_wide_compare_products(a->value, b->by, b->value, a->by);
}

static plan_status divide_out(const corner *e, int32_t scale, int rounding, plan_decimal *value,
                              uint8_t *kind) {
    if (e->infinite != 0) {
        return PLAN_OK; /* unbounded already */
    }
    int exact = 0;
    plan_status status = plan_decimal_divide(e->value, e->by, scale, rounding, value, &exact);
    *kind = e->closed && exact != 0 ? PLAN_END_CLOSED : PLAN_END_OPEN;
    return status;
}

plan_status plan_interval_divide(plan_interval a, plan_interval b, int32_t scale,
                                 plan_interval *result) {
    if (result == NULL || scale < -PLAN_DECIMAL_MAX_SCALE || scale > PLAN_DECIMAL_MAX_SCALE) {
        return PLAN_INVALID;
    }
    int b_sign = side_of(&b);
    if (b_sign == 0) {
        return PLAN_DOMAIN;
    }
    corner left[2] = {low_of(&a), high_of(&a)}, right[2] = {low_of(&b), high_of(&b)};
    corner low = quotient_of(&left[0], &right[0], b_sign), high = low;
    for (int i = 1; i < 4; i++) {
        corner e = quotient_of(&left[i / 2], &right[i % 2], b_sign);
        widen(&e, compare_quotients, &low, &high);
    }
    plan_interval made = plan_interval_all();
    plan_status status = divide_out(&low, scale, PLAN_ROUND_DOWN, &made.low, &made.low_end);
    if (status == PLAN_OK) {
        status = divide_out(&high, scale, PLAN_ROUND_UP, &made.high, &made.high_end);
    }
    if (status == PLAN_OK) {
        *result = made;
    }
    return status;
}
