/* Intervals with closed, open and unbounded ends; exact, or rounded outwards. */
#include <plan/interval.h>

#include "wide.h"

plan_interval plan_interval_point(plan_decimal value) {
    plan_interval result = {value, value, PLAN_END_CLOSED, PLAN_END_CLOSED};
    return result;
}

plan_interval plan_interval_all(void) {
    plan_interval result = {{0, 0}, {0, 0}, PLAN_END_UNBOUNDED, PLAN_END_UNBOUNDED};
    return result;
}

static bool is_empty(const plan_interval *a) {
    if (a->low_end == PLAN_END_UNBOUNDED || a->high_end == PLAN_END_UNBOUNDED) {
        return false;
    }
    int order = plan_decimal_compare(a->low, a->high);
    return order > 0 ||
           (order == 0 && (a->low_end != PLAN_END_CLOSED || a->high_end != PLAN_END_CLOSED));
}

plan_status plan_interval_make(plan_decimal low, int low_end, plan_decimal high, int high_end,
                               plan_interval *result) {
    if (result == NULL || low_end < PLAN_END_CLOSED || low_end > PLAN_END_UNBOUNDED ||
        high_end < PLAN_END_CLOSED || high_end > PLAN_END_UNBOUNDED ||
        (low_end != PLAN_END_UNBOUNDED && !plan_decimal_is_valid(low)) ||
        (high_end != PLAN_END_UNBOUNDED && !plan_decimal_is_valid(high))) {
        return PLAN_INVALID;
    }
    plan_decimal zero = {0, 0};
    plan_interval made = {low_end == PLAN_END_UNBOUNDED ? zero : low,
                          high_end == PLAN_END_UNBOUNDED ? zero : high, (uint8_t)low_end,
                          (uint8_t)high_end};
    if (is_empty(&made)) {
        return PLAN_DOMAIN;
    }
    *result = made;
    return PLAN_OK;
}

/* -1 where low end a starts before low end b, by what they contain. */
static int compare_lows(const plan_interval *a, const plan_interval *b) {
    if (a->low_end == PLAN_END_UNBOUNDED || b->low_end == PLAN_END_UNBOUNDED) {
        return (b->low_end == PLAN_END_UNBOUNDED) - (a->low_end == PLAN_END_UNBOUNDED);
    }
    int order = plan_decimal_compare(a->low, b->low);
    return order != 0 ? order : (int)a->low_end - (int)b->low_end;
}

/* 1 where high end a ends after high end b. */
static int compare_highs(const plan_interval *a, const plan_interval *b) {
    if (a->high_end == PLAN_END_UNBOUNDED || b->high_end == PLAN_END_UNBOUNDED) {
        return (a->high_end == PLAN_END_UNBOUNDED) - (b->high_end == PLAN_END_UNBOUNDED);
    }
    int order = plan_decimal_compare(a->high, b->high);
    return order != 0 ? order : (int)b->high_end - (int)a->high_end;
}

static plan_interval intersection(const plan_interval *a, const plan_interval *b) {
    const plan_interval *low = compare_lows(a, b) >= 0 ? a : b;
    const plan_interval *high = compare_highs(a, b) <= 0 ? a : b;
    plan_interval result = {low->low, high->high, low->low_end, high->high_end};
    return result;
}

int plan_interval_meets(plan_interval a, plan_interval b) {
    plan_interval common = intersection(&a, &b);
    return is_empty(&common) ? 0 : 1;
}

int plan_interval_contains(plan_interval outer, plan_interval inner) {
    return compare_lows(&outer, &inner) <= 0 && compare_highs(&outer, &inner) >= 0;
}

int plan_interval_has(plan_interval a, plan_decimal value) {
    return plan_interval_contains(a, plan_interval_point(value));
}

int plan_interval_equal(plan_interval a, plan_interval b) {
    return compare_lows(&a, &b) == 0 && compare_highs(&a, &b) == 0;
}

int plan_interval_is_point(plan_interval a) {
    return a.low_end == PLAN_END_CLOSED && a.high_end == PLAN_END_CLOSED &&
           plan_decimal_compare(a.low, a.high) == 0;
}

plan_status plan_interval_intersect(plan_interval a, plan_interval b, plan_interval *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_interval common = intersection(&a, &b);
    if (is_empty(&common)) {
        return PLAN_DOMAIN;
    }
    *result = common;
    return PLAN_OK;
}

/* --- Sums --- */

static uint8_t weaker(uint8_t a, uint8_t b) {
    return a > b ? a : b; /* unbounded over open over closed */
}

plan_status plan_interval_add(plan_interval a, plan_interval b, plan_interval *result) {
    plan_interval sum = plan_interval_all();
    if (result == NULL) {
        return PLAN_INVALID;
    }
    sum.low_end = weaker(a.low_end, b.low_end);
    sum.high_end = weaker(a.high_end, b.high_end);
    if (sum.low_end != PLAN_END_UNBOUNDED && plan_decimal_add(a.low, b.low, &sum.low) != PLAN_OK) {
        return PLAN_RANGE;
    }
    if (sum.high_end != PLAN_END_UNBOUNDED &&
        plan_decimal_add(a.high, b.high, &sum.high) != PLAN_OK) {
        return PLAN_RANGE;
    }
    *result = sum;
    return PLAN_OK;
}

plan_interval plan_interval_negate(plan_interval a) {
    plan_interval result = {plan_decimal_negate(a.high), plan_decimal_negate(a.low), a.high_end,
                            a.low_end};
    return result;
}

plan_status plan_interval_subtract(plan_interval a, plan_interval b, plan_interval *result) {
    return plan_interval_add(a, plan_interval_negate(b), result);
}

/* --- Products and quotients --- */

plan_status plan_interval_scale(plan_interval a, plan_decimal factor, plan_interval *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    if (factor.digits == 0) {
        plan_decimal zero = {0, 0};
        *result = plan_interval_point(zero);
        return PLAN_OK;
    }
    plan_interval scaled = factor.digits > 0 ? a : plan_interval_negate(a);
    plan_decimal size = factor.digits > 0 ? factor : plan_decimal_negate(factor);
    if (scaled.low_end != PLAN_END_UNBOUNDED &&
        plan_decimal_multiply(scaled.low, size, &scaled.low) != PLAN_OK) {
        return PLAN_RANGE;
    }
    if (scaled.high_end != PLAN_END_UNBOUNDED &&
        plan_decimal_multiply(scaled.high, size, &scaled.high) != PLAN_OK) {
        return PLAN_RANGE;
    }
    *result = scaled;
    return PLAN_OK;
}

/* An end of an interval as a factor: a value, or plus or minus infinity. */
typedef struct end {
    plan_decimal value;
    int infinite; /* -1, 0, 1 */
    bool closed;
} end;

static end low_of(const plan_interval *a) {
    end e = {a->low, a->low_end == PLAN_END_UNBOUNDED ? -1 : 0, a->low_end == PLAN_END_CLOSED};
    return e;
}

static end high_of(const plan_interval *a) {
    end e = {a->high, a->high_end == PLAN_END_UNBOUNDED ? 1 : 0, a->high_end == PLAN_END_CLOSED};
    return e;
}

static int sign_of(const end *e) {
    return e->infinite != 0 ? e->infinite : plan_decimal_sign(e->value);
}

/* 0 times infinity is 0 here: the product of an end 0 with larger and larger numbers stays 0. It is
 * attained where the 0 is. */
static plan_status product(const end *a, const end *b, end *result) {
    int sign = sign_of(a) * sign_of(b);
    plan_decimal zero = {0, 0};
    result->value = zero;
    result->infinite = 0;
    if (sign == 0) {
        bool a_zero = sign_of(a) == 0 && a->closed, b_zero = sign_of(b) == 0 && b->closed;
        result->closed = a_zero || b_zero;
        return PLAN_OK;
    }
    result->closed = a->closed && b->closed;
    if (a->infinite != 0 || b->infinite != 0) {
        result->infinite = sign;
        result->closed = false;
        return PLAN_OK;
    }
    return plan_decimal_multiply(a->value, b->value, &result->value);
}

/* By value; where equal, `closed_first` says which side of the number a closed end lies on. */
static int compare_ends(const end *a, const end *b) {
    if (a->infinite != b->infinite) {
        return a->infinite < b->infinite ? -1 : 1;
    }
    return a->infinite != 0 ? 0 : plan_decimal_compare(a->value, b->value);
}

static void widen(const end *e, end *low, end *high) {
    int order = compare_ends(e, low);
    if (order < 0 || (order == 0 && e->closed)) {
        *low = *e;
    }
    order = compare_ends(e, high);
    if (order > 0 || (order == 0 && e->closed)) {
        *high = *e;
    }
}

static plan_interval between(const end *low, const end *high) {
    plan_interval result = plan_interval_all();
    if (low->infinite == 0) {
        result.low = low->value;
        result.low_end = low->closed ? PLAN_END_CLOSED : PLAN_END_OPEN;
    }
    if (high->infinite == 0) {
        result.high = high->value;
        result.high_end = high->closed ? PLAN_END_CLOSED : PLAN_END_OPEN;
    }
    return result;
}

static bool holds_zero(const plan_interval *a) {
    plan_decimal zero = {0, 0};
    return plan_interval_has(*a, zero) != 0;
}

plan_status plan_interval_multiply(plan_interval a, plan_interval b, plan_interval *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    end left[2] = {low_of(&a), high_of(&a)}, right[2] = {low_of(&b), high_of(&b)}, low, high;
    for (int i = 0; i < 4; i++) {
        end e;
        if (product(&left[i / 2], &right[i % 2], &e) != PLAN_OK) {
            return PLAN_RANGE;
        }
        if (i == 0) {
            low = high = e;
        } else {
            widen(&e, &low, &high);
        }
    }
    *result = between(&low, &high);
    /* 0 inside a factor, not at its end, is attained in the product as well. */
    plan_decimal zero = {0, 0};
    if (holds_zero(&a) || holds_zero(&b)) {
        if (result->low_end == PLAN_END_OPEN && plan_decimal_compare(result->low, zero) == 0) {
            result->low_end = PLAN_END_CLOSED;
        }
        if (result->high_end == PLAN_END_OPEN && plan_decimal_compare(result->high, zero) == 0) {
            result->high_end = PLAN_END_CLOSED;
        }
    }
    return PLAN_OK;
}

/* A quotient end: a lower and an upper bound with `scale` decimals, equal where it is exact. */
typedef struct quotient {
    end below, above;
} quotient;

static plan_status divide_ends(const end *a, const end *b, int32_t scale, quotient *result) {
    plan_decimal zero = {0, 0};
    end e = {zero, 0, a->closed && b->closed};
    int sign = sign_of(a) * (b->infinite != 0 ? b->infinite : plan_decimal_sign(b->value));
    if (b->infinite != 0) { /* towards 0, never attained but by 0 itself */
        e.closed = sign_of(a) == 0 && a->closed;
    } else if (plan_decimal_sign(b->value) == 0) { /* an open end 0: towards infinity */
        e.infinite = sign_of(a);
        e.closed = sign_of(a) == 0 && a->closed;
    } else if (a->infinite != 0) {
        e.infinite = sign;
        e.closed = false;
    } else {
        int exact = 0;
        plan_status status =
            plan_decimal_divide(a->value, b->value, scale, PLAN_ROUND_DOWN, &e.value, &exact);
        if (sign_of(a) == 0) {
            e.closed = a->closed;
        }
        if (status != PLAN_OK) {
            return status;
        }
        result->below = result->above = e;
        if (!exact) {
            result->below.closed = result->above.closed = false;
            return plan_decimal_divide(a->value, b->value, scale, PLAN_ROUND_UP,
                                       &result->above.value, NULL);
        }
        return PLAN_OK;
    }
    result->below = result->above = e;
    return PLAN_OK;
}

plan_status plan_interval_divide(plan_interval a, plan_interval b, int32_t scale,
                                 plan_interval *result) {
    if (result == NULL || scale < -PLAN_DECIMAL_MAX_SCALE || scale > PLAN_DECIMAL_MAX_SCALE) {
        return PLAN_INVALID;
    }
    plan_decimal zero = {0, 0};
    bool inside = (b.low_end == PLAN_END_UNBOUNDED || plan_decimal_compare(b.low, zero) < 0) &&
                  (b.high_end == PLAN_END_UNBOUNDED || plan_decimal_compare(b.high, zero) > 0);
    if (inside || holds_zero(&b)) {
        return PLAN_DOMAIN;
    }
    /* b may end in an open 0; then that end counts as an infinitely small number of b's sign. */
    end left[2] = {low_of(&a), high_of(&a)}, right[2] = {low_of(&b), high_of(&b)}, low, high;
    int b_sign = b.low_end != PLAN_END_UNBOUNDED && plan_decimal_compare(b.low, zero) >= 0 ? 1 : -1;
    for (int i = 0; i < 4; i++) {
        quotient q;
        plan_status status = divide_ends(&left[i / 2], &right[i % 2], scale, &q);
        if (status != PLAN_OK) {
            return PLAN_RANGE;
        }
        if (q.below.infinite != 0 && right[i % 2].infinite == 0 &&
            plan_decimal_sign(right[i % 2].value) == 0) {
            q.below.infinite = q.above.infinite = sign_of(&left[i / 2]) * b_sign;
        }
        if (i == 0) {
            low = q.below;
            high = q.above;
        } else {
            end unused = q.below;
            widen(&q.below, &low, &unused);
            unused = q.above;
            widen(&q.above, &unused, &high);
        }
    }
    *result = between(&low, &high);
    if (holds_zero(&a)) {
        result->low_end =
            result->low_end == PLAN_END_OPEN && plan_decimal_compare(result->low, zero) == 0
                ? PLAN_END_CLOSED
                : result->low_end;
        result->high_end =
            result->high_end == PLAN_END_OPEN && plan_decimal_compare(result->high, zero) == 0
                ? PLAN_END_CLOSED
                : result->high_end;
    }
    return PLAN_OK;
}

static plan_status outwards(plan_decimal *value, uint8_t *kind, int32_t scale, int rounding) {
    plan_decimal moved;
    if (*kind == PLAN_END_UNBOUNDED || value->scale <= scale) {
        return PLAN_OK;
    }
    plan_status status = plan_decimal_round(*value, scale, rounding, &moved);
    if (status == PLAN_OK) {
        if (plan_decimal_compare(moved, *value) != 0) {
            *kind = PLAN_END_OPEN;
        }
        *value = moved;
    }
    return status;
}

plan_status plan_interval_outwards(plan_interval a, int32_t scale, plan_interval *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_status status = outwards(&a.low, &a.low_end, scale, PLAN_ROUND_DOWN);
    if (status == PLAN_OK) {
        status = outwards(&a.high, &a.high_end, scale, PLAN_ROUND_UP);
    }
    if (status == PLAN_OK) {
        *result = a;
    }
    return status;
}

plan_status plan_interval_integers(plan_interval a, int64_t *low, int64_t *high) {
    plan_decimal first, last;
    if (low == NULL || high == NULL) {
        return PLAN_INVALID;
    }
    if (a.low_end == PLAN_END_UNBOUNDED || a.high_end == PLAN_END_UNBOUNDED) {
        return PLAN_DOMAIN;
    }
    if (plan_decimal_round(a.low, 0, PLAN_ROUND_UP, &first) != PLAN_OK ||
        plan_decimal_round(a.high, 0, PLAN_ROUND_DOWN, &last) != PLAN_OK) {
        return PLAN_RANGE;
    }
    if (a.low_end == PLAN_END_OPEN && plan_decimal_compare(first, a.low) == 0) {
        first.digits++;
    }
    if (a.high_end == PLAN_END_OPEN && plan_decimal_compare(last, a.high) == 0) {
        last.digits--;
    }
    if (first.digits > last.digits) {
        return PLAN_DOMAIN;
    }
    *low = first.digits;
    *high = last.digits;
    return PLAN_OK;
}
