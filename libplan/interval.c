/* Intervals with closed, open and unbounded ends; exact, or rounded outwards. */
#include "interval.h"

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
    if (!plan_interval_is_bounded(a)) {
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

int plan_interval_compare_lows(const plan_interval *a, const plan_interval *b) {
    if (a->low_end == PLAN_END_UNBOUNDED || b->low_end == PLAN_END_UNBOUNDED) {
        return (b->low_end == PLAN_END_UNBOUNDED) - (a->low_end == PLAN_END_UNBOUNDED);
    }
    int order = plan_decimal_compare(a->low, b->low);
    return order != 0 ? order : (int)a->low_end - (int)b->low_end;
}

int plan_interval_compare_highs(const plan_interval *a, const plan_interval *b) {
    if (a->high_end == PLAN_END_UNBOUNDED || b->high_end == PLAN_END_UNBOUNDED) {
        return (a->high_end == PLAN_END_UNBOUNDED) - (b->high_end == PLAN_END_UNBOUNDED);
    }
    int order = plan_decimal_compare(a->high, b->high);
    return order != 0 ? order : (int)b->high_end - (int)a->high_end;
}

static plan_interval intersection(const plan_interval *a, const plan_interval *b) {
    const plan_interval *low = plan_interval_compare_lows(a, b) >= 0 ? a : b;
    const plan_interval *high = plan_interval_compare_highs(a, b) <= 0 ? a : b;
    plan_interval result = {low->low, high->high, low->low_end, high->high_end};
    return result;
}

int plan_interval_meets(plan_interval a, plan_interval b) {
    plan_interval common = intersection(&a, &b);
    return is_empty(&common) ? 0 : 1;
}

int plan_interval_contains(plan_interval outer, plan_interval inner) {
    return plan_interval_compare_lows(&outer, &inner) <= 0 &&
           plan_interval_compare_highs(&outer, &inner) >= 0;
}

int plan_interval_has(plan_interval a, plan_decimal value) {
    return plan_interval_contains(a, plan_interval_point(value));
}

int plan_interval_equal(plan_interval a, plan_interval b) {
    return plan_interval_compare_lows(&a, &b) == 0 && plan_interval_compare_highs(&a, &b) == 0;
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
    plan_status status = PLAN_OK;
    if (sum.low_end != PLAN_END_UNBOUNDED) {
        status = plan_decimal_add(a.low, b.low, &sum.low);
    }
    if (status == PLAN_OK && sum.high_end != PLAN_END_UNBOUNDED) {
        status = plan_decimal_add(a.high, b.high, &sum.high);
    }
    if (status == PLAN_OK) {
        *result = sum;
    }
    return status;
}

plan_interval plan_interval_negate(plan_interval a) {
    plan_interval result = {plan_decimal_negate(a.high), plan_decimal_negate(a.low), a.high_end,
                            a.low_end};
    return result;
}

plan_status plan_interval_subtract(plan_interval a, plan_interval b, plan_interval *result) {
    return plan_interval_add(a, plan_interval_negate(b), result);
}

/* --- Products with a constant; of two intervals: interval_multiply.c --- */

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
    plan_status status = PLAN_OK;
    if (scaled.low_end != PLAN_END_UNBOUNDED) {
        status = plan_decimal_multiply(scaled.low, size, &scaled.low);
    }
    if (status == PLAN_OK && scaled.high_end != PLAN_END_UNBOUNDED) {
        status = plan_decimal_multiply(scaled.high, size, &scaled.high);
    }
    if (status == PLAN_OK) {
        *result = scaled;
    }
    return status;
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
