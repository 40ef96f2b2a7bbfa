/* Verdicts on changes of intervals, in 256-bit integers. */
#include "change.h"

bool plan_is_above_zero(const plan_interval *a) {
    if (a->low_end == PLAN_END_UNBOUNDED) {
        return false;
    }
    int sign = plan_decimal_sign(a->low);
    return sign > 0 || (sign == 0 && a->low_end == PLAN_END_OPEN);
}

/* Two decimals and a small whole number always fit. */
static plan_wide wide_end(plan_decimal value, plan_decimal factor, int64_t plus) {
    plan_wide v = plan_wide_of(value), f = plan_wide_of(factor), p = plan_wide_of_int(plus);
    plan_wide product = v, sum;
    plan_wide_multiply(&v, &f, &product);
    sum = product;
    plan_wide_add(&product, &p, &sum);
    return sum;
}

plan_wide_ends plan_wide_ends_of(const plan_interval *a, plan_decimal factor, int64_t plus) {
    plan_wide_ends ends = {wide_end(a->low, factor, plus), wide_end(a->high, factor, plus),
                           a->low_end, a->high_end};
    return ends;
}

/* Sign of t * b - x. */
static int compare_product(const plan_wide *t, plan_decimal b, const plan_wide *x) {
    plan_wide base = plan_wide_of(b), product = *t;
    (void)plan_wide_multiply(t, &base, &product); /* 36 digits and 18: 256 bits hold them */
    return plan_wide_compare(&product, x);
}

/* t's low end lies above every x / base. */
static bool lies_above(const plan_wide_ends *t, const plan_wide_ends *x,
                       const plan_interval *base) {
    if (t->low_end == PLAN_END_UNBOUNDED || x->high_end == PLAN_END_UNBOUNDED) {
        return false;
    }
    int sign = plan_wide_sign(&x->high);
    /* The largest quotient has the smallest base above 0, the largest below. */
    bool smallest = sign >= 0;
    bool closed = t->low_end == PLAN_END_CLOSED && x->high_end == PLAN_END_CLOSED;
    if (sign == 0) {
        int order = plan_wide_sign(&t->low);
        return order > 0 || (order == 0 && !closed);
    }
    if (!smallest && base->high_end == PLAN_END_UNBOUNDED) {
        return plan_wide_sign(&t->low) >= 0; /* quotients come close to 0 from below */
    }
    plan_decimal end = smallest ? base->low : base->high;
    if (smallest && plan_decimal_sign(end) == 0) {
        return false; /* an open 0: the quotients have no end */
    }
    closed = closed && (smallest ? base->low_end : base->high_end) == PLAN_END_CLOSED;
    int order = compare_product(&t->low, end, &x->high);
    return order > 0 || (order == 0 && !closed);
}

static plan_wide_ends negated(const plan_wide_ends *a) {
    plan_wide_ends result = {a->high, a->low, a->high_end, a->low_end};
    plan_wide_negate(&result.low);
    plan_wide_negate(&result.high);
    return result;
}

bool plan_quotient_meets(const plan_wide_ends *t, const plan_wide_ends *x,
                         const plan_interval *base) {
    plan_wide_ends minus_t = negated(t), minus_x = negated(x);
    return !lies_above(t, x, base) && !lies_above(&minus_t, &minus_x, base);
}

/* --- The short way: closed ends, all above 0, products that fit 128 bits --- */

/* Sign of t * b - x * 10^2 for t = stated + plus; -2 where it does not fit. */
static int short_order(plan_decimal stated, int64_t plus, plan_decimal b, plan_decimal x,
                       int32_t power) {
    if (stated.scale < 0 || stated.scale > 15) {
        return -2;
    }
    plan_i128 t = (plan_i128)stated.digits + (plan_i128)plus * plan_powers_of_ten[stated.scale];
    int32_t apart = stated.scale + b.scale - (x.scale - power);
    if (t < 0 || apart < 0 || apart > 18) { /* t stays below 2 * 10^18 */
        return -2;
    }
    plan_i128 left = t * b.digits, right = (plan_i128)x.digits * plan_powers_of_ten[apart];
    return left < right ? -1 : left > right;
}

static bool is_closed(const plan_interval *a) {
    return a->low_end == PLAN_END_CLOSED && a->high_end == PLAN_END_CLOSED;
}

/* 1 agrees, 0 does not, -1 where the long way must decide. */
static int short_agrees(const plan_interval *base, const plan_interval *value,
                        const plan_interval *stated, int form) {
    if (!is_closed(base) || !is_closed(value) || !is_closed(stated) || value->low.digits < 0) {
        return -1;
    }
    int64_t plus = form == PLAN_GROWTH_RATE ? 100 : 0;
    int32_t power = form == PLAN_GROWTH_RATIO ? 0 : 2;
    int low = short_order(stated->low, plus, base->low, value->high, power);
    int high = short_order(stated->high, plus, base->high, value->low, power);
    return low == -2 || high == -2 ? -1 : low <= 0 && high >= 0 ? 1 : 0;
}

plan_status plan_growth_agrees(const plan_interval *base, const plan_interval *value,
                               const plan_interval *stated, int form, int *result) {
    if (base == NULL || value == NULL || stated == NULL || result == NULL ||
        form < PLAN_GROWTH_RATE || form > PLAN_GROWTH_LOG) {
        return PLAN_INVALID;
    }
    if (!plan_is_above_zero(base)) {
        return PLAN_DOMAIN;
    }
    if (form == PLAN_GROWTH_LOG) {
        return plan_log_agrees(base, value, stated, result);
    }
    int quick = short_agrees(base, value, stated, form);
    if (quick >= 0) {
        *result = quick;
        return PLAN_OK;
    }
    plan_decimal one = {1, 0}, hundred = {1, -2};
    plan_wide_ends t = plan_wide_ends_of(stated, one, form == PLAN_GROWTH_RATE ? 100 : 0);
    plan_wide_ends x = plan_wide_ends_of(value, form == PLAN_GROWTH_RATIO ? one : hundred, 0);
    *result = plan_quotient_meets(&t, &x, base) ? 1 : 0;
    return PLAN_OK;
}

static plan_wide difference(plan_decimal a, plan_decimal b) {
    plan_wide left = plan_wide_of(a), right = plan_wide_of(b), result = left;
    plan_wide_subtract(&left, &right, &result);
    return result;
}

/* a lies above b: both ends are there, and no number is common. */
static bool is_above(const plan_wide *a, uint8_t a_end, plan_decimal b, uint8_t b_end) {
    if (a_end == PLAN_END_UNBOUNDED || b_end == PLAN_END_UNBOUNDED) {
        return false;
    }
    plan_wide other = plan_wide_of(b);
    int order = plan_wide_compare(a, &other);
    return order > 0 || (order == 0 && (a_end != PLAN_END_CLOSED || b_end != PLAN_END_CLOSED));
}

plan_status plan_difference_agrees(const plan_interval *base, const plan_interval *value,
                                   const plan_interval *stated, int *result) {
    if (base == NULL || value == NULL || stated == NULL || result == NULL) {
        return PLAN_INVALID;
    }
    plan_wide low = difference(value->low, base->high), high = difference(value->high, base->low);
    uint8_t low_end = plan_weaker_end(value->low_end, base->high_end);
    uint8_t high_end = plan_weaker_end(value->high_end, base->low_end);
    bool above = is_above(&low, low_end, stated->high, stated->high_end);
    plan_wide_negate(&high);
    bool below = is_above(&high, high_end, plan_decimal_negate(stated->low), stated->low_end);
    *result = !above && !below ? 1 : 0;
    return PLAN_OK;
}
