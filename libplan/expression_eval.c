/* Verdicts of rules. Where the terms could be collected they are exact, in whole numbers that are
 * never divided: of a quotient L1 / L2 the smallest is at least t where the smallest of L1 - t * L2
 * is at least 0 (L2 above 0), and that is a sum again. */
#include "expression.h"

#include <float.h>

#include "rule.h"

/* One end of what a form may be, against a threshold. */
typedef struct end_order {
    int order;     /* of the end to the threshold: -1, 0, 1 */
    bool attained; /* the end is one of the numbers */
} end_order;

/* One end of a sum. */
typedef struct wide_end {
    plan_wide value;
    bool infinite; /* to the side that was asked for */
    bool open;
} wide_end;

/* Adds coefficient * value to the low or high end of a sum. */
static bool add_term(const plan_wide *coefficient, const plan_interval *value, bool high,
                     wide_end *end) {
    int sign = plan_wide_sign(coefficient);
    if (sign == 0 || end->infinite) {
        return true;
    }
    bool from_high = (sign > 0) == high;
    uint8_t kind = from_high ? value->high_end : value->low_end;
    if (kind == PLAN_END_UNBOUNDED) {
        end->infinite = true;
        return true;
    }
    end->open |= kind == PLAN_END_OPEN;
    plan_wide x = plan_wide_of(from_high ? value->high : value->low), product;
    return plan_wide_multiply(coefficient, &x, &product) &&
           plan_wide_add(&end->value, &product, &end->value);
}

/* The low or high end of sum `at`; without input `except` (SIZE_MAX: all of them). */
static bool end_of_sum(const plan_expression *e, const plan_expression_form *form, int at,
                       const plan_interval *values, bool high, size_t except, wide_end *end) {
    end->value = form->k[at];
    end->infinite = end->open = false;
    for (size_t i = 0; i < e->input_count; i++) {
        if (i != except && !add_term(&form->c[at][i], &values[i], high, end)) {
            return false;
        }
    }
    return true;
}

static end_order beyond(bool high) {
    end_order result = {high ? 1 : -1, false};
    return result;
}

/* --- Quotients --- */

/* 1 where the divisor lies above 0, -1 where below, 0 where it may be 0. */
static bool sign_of_divisor(const plan_expression *e, const plan_interval *values, int *sign) {
    wide_end low, high;
    if (!end_of_sum(e, &e->form, 2, values, false, SIZE_MAX, &low) ||
        !end_of_sum(e, &e->form, 2, values, true, SIZE_MAX, &high)) {
        return false;
    }
    int a = low.infinite ? -1 : plan_wide_sign(&low.value);
    int b = high.infinite ? 1 : plan_wide_sign(&high.value);
    *sign = a > 0 || (a == 0 && low.open && b > 0)    ? 1
            : b < 0 || (b == 0 && high.open && a < 0) ? -1
                                                      : 0;
    return true;
}

/* The end of sign * (L1 - t * L2). */
static bool end_of_crossed(const plan_expression *e, const plan_interval *values,
                           const plan_wide *t, int sign, bool high, wide_end *end) {
    const plan_expression_form *form = &e->form;
    end->infinite = end->open = false;
    for (size_t i = 0; i <= e->input_count; i++) {
        bool constant = i == e->input_count;
        const plan_wide *over = constant ? &form->k[1] : &form->c[1][i];
        const plan_wide *under = constant ? &form->k[2] : &form->c[2][i];
        plan_wide product, difference;
        if (!plan_wide_multiply(t, under, &product) ||
            !plan_wide_subtract(over, &product, &difference)) {
            return false;
        }
        if (sign < 0) {
            plan_wide_negate(&difference);
        }
        if (i == 0) {
            end->value = plan_wide_of_int(0);
        }
        if (!(constant ? plan_wide_add(&end->value, &difference, &end->value)
                       : add_term(&difference, &values[i], high, end))) {
            return false;
        }
    }
    return true;
}

static bool order_quotient(const plan_expression *e, const plan_interval *values,
                           const plan_wide *threshold, int sign, bool high, end_order *result) {
    wide_end rest, crossed;
    plan_wide t;
    if (!end_of_sum(e, &e->form, 0, values, high, SIZE_MAX, &rest)) {
        return false;
    }
    if (rest.infinite) {
        *result = beyond(high);
        return true;
    }
    if (!plan_wide_subtract(threshold, &rest.value, &t) ||
        !end_of_crossed(e, values, &t, sign, high, &crossed)) {
        return false;
    }
    if (crossed.infinite) {
        *result = beyond(high);
        return true;
    }
    result->order = plan_wide_sign(&crossed.value);
    result->attained = !crossed.open && !rest.open;
    return true;
}

/* --- Products --- */

static int sign_of_end(const wide_end *end, bool high) {
    return end->infinite ? (high ? 1 : -1) : plan_wide_sign(&end->value);
}

/* The product of two ends; 0 * infinity is 0. */
static bool end_product(const wide_end *a, bool a_high, const wide_end *b, bool b_high,
                        wide_end *result, int *side) {
    int left = sign_of_end(a, a_high), right = sign_of_end(b, b_high);
    result->infinite = (a->infinite || b->infinite) && left * right != 0;
    *side = left * right;
    result->value = plan_wide_of_int(0);
    /* A closed 0 is reached whatever the other factor is. */
    bool zero = (left == 0 && !a->open) || (right == 0 && !b->open);
    result->open = !zero && (a->open || b->open || a->infinite || b->infinite);
    return result->infinite || left * right == 0 ||
           plan_wide_multiply(&a->value, &b->value, &result->value);
}

static bool order_product(const plan_expression *e, const plan_interval *values,
                          const plan_wide *threshold, bool high, end_order *result) {
    wide_end rest, ends[2][2], best = {{{0}, 0}, false, true};
    bool first = true;
    if (!end_of_sum(e, &e->form, 0, values, high, SIZE_MAX, &rest)) {
        return false;
    }
    for (int i = 0; i < 4; i++) {
        if (!end_of_sum(e, &e->form, 1 + i / 2, values, i % 2 == 1, SIZE_MAX,
                        &ends[i / 2][i % 2])) {
            return false;
        }
    }
    bool infinite = rest.infinite;
    for (int i = 0; i < 4; i++) {
        wide_end product;
        int side;
        if (!end_product(&ends[0][i / 2], i / 2 == 1, &ends[1][i % 2], i % 2 == 1, &product,
                         &side)) {
            return false;
        }
        if (product.infinite) {
            infinite |= (side > 0) == high;
            continue;
        }
        int order = first ? 0 : plan_wide_compare(&product.value, &best.value);
        if (first || (high ? order > 0 : order < 0)) {
            best = product;
        } else if (order == 0) {
            best.open &= product.open;
        }
        first = false;
    }
    if (infinite || first) {
        *result = beyond(high);
        return true;
    }
    plan_wide sum;
    if (!plan_wide_add(&best.value, &rest.value, &sum)) {
        return false;
    }
    result->order = plan_wide_compare(&sum, threshold);
    result->attained = !best.open && !rest.open;
    return true;
}

static bool order_sum(const plan_expression *e, const plan_interval *values,
                      const plan_wide *threshold, bool high, end_order *result) {
    wide_end end;
    if (!end_of_sum(e, &e->form, 0, values, high, SIZE_MAX, &end)) {
        return false;
    }
    if (end.infinite) {
        *result = beyond(high);
        return true;
    }
    result->order = plan_wide_compare(&end.value, threshold);
    result->attained = !end.open;
    return true;
}

/* --- Verdicts --- */

/* Of the difference's low end to the tolerance below 0 or above it, and its high end likewise: the
 * thresholds that the relation asks about. */
static uint8_t verdict_of(uint8_t relation, const end_order *low_to_minus,
                          const end_order *low_to_plus, const end_order *high_to_minus,
                          const end_order *high_to_plus) {
    bool holds, fails;
    bool all_above = low_to_plus->order > 0 || (low_to_plus->order == 0 && !low_to_plus->attained);
    bool all_below =
        high_to_minus->order < 0 || (high_to_minus->order == 0 && !high_to_minus->attained);
    switch (relation) {
    case PLAN_RELATION_EQUAL:
        return all_above || all_below ? PLAN_FAILS : PLAN_HOLDS;
    case PLAN_RELATION_AT_MOST:
        holds = high_to_plus->order <= 0;
        fails = all_above;
        break;
    case PLAN_RELATION_BELOW:
        holds = high_to_plus->order < 0 || (high_to_plus->order == 0 && !high_to_plus->attained);
        fails = low_to_plus->order >= 0;
        break;
    case PLAN_RELATION_AT_LEAST:
        holds = low_to_minus->order >= 0;
        fails = all_below;
        break;
    default:
        holds = low_to_minus->order > 0 || (low_to_minus->order == 0 && !low_to_minus->attained);
        fails = high_to_minus->order <= 0;
        break;
    }
    return holds ? PLAN_HOLDS : fails ? PLAN_FAILS : PLAN_UNDECIDED;
}

static bool order(const plan_expression *e, const plan_interval *values, const plan_wide *threshold,
                  int sign, bool high, end_order *result) {
    return e->form.kind == PLAN_FORM_QUOTIENT
               ? order_quotient(e, values, threshold, sign, high, result)
           : e->form.kind == PLAN_FORM_PRODUCT ? order_product(e, values, threshold, high, result)
                                               : order_sum(e, values, threshold, high, result);
}

/* PLAN_RANGE where 256 bits do not hold it. */
static plan_status judge_exactly(const plan_expression *e, const plan_interval *values,
                                 plan_decimal tolerance, uint8_t *verdict) {
    plan_wide wide = plan_wide_of(tolerance), plus, minus;
    int sign = 1;
    end_order orders[2][2]; /* by end (low, high) and threshold (minus, plus) */
    if (!plan_wide_multiply(&wide, &e->form.scale, &plus)) {
        return PLAN_RANGE;
    }
    minus = plus;
    plan_wide_negate(&minus);
    if (e->form.kind == PLAN_FORM_QUOTIENT) {
        if (!sign_of_divisor(e, values, &sign)) {
            return PLAN_RANGE;
        }
        if (sign == 0) {
            return PLAN_DOMAIN;
        }
    }
    bool same = tolerance.digits == 0;
    for (int high = 0; high < 2; high++) {
        if (!order(e, values, &plus, sign, high == 1, &orders[high][1])) {
            return PLAN_RANGE;
        }
        orders[high][0] = orders[high][1];
        if (!same && !order(e, values, &minus, sign, high == 1, &orders[high][0])) {
            return PLAN_RANGE;
        }
    }
    *verdict = verdict_of(e->relation, &orders[0][0], &orders[0][1], &orders[1][0], &orders[1][1]);
    return PLAN_OK;
}

static end_order order_doubles(double a, double b) {
    end_order result = {a < b ? -1 : a > b, true};
    return result;
}

static plan_status judge_in_doubles(const plan_expression *e, const plan_interval *values,
                                    plan_decimal tolerance, uint8_t *verdict) {
    plan_bounds sides[2];
    plan_status status = plan_expression_doubles(e, values, sides);
    if (status != PLAN_OK) {
        return status;
    }
    plan_interval point = plan_interval_point(tolerance);
    plan_bounds slack = plan_bounds_of(&point), l = sides[0], r = sides[1];
    /* Each threshold outwards to the side on which less is certain. */
    end_order low_to_plus = order_doubles(l.low, plan_sum_up(r.high, slack.high));
    end_order low_to_minus = order_doubles(l.low, plan_sum_up(r.high, -slack.low));
    end_order high_to_plus = order_doubles(l.high, -plan_sum_up(-r.low, -slack.low));
    end_order high_to_minus = order_doubles(l.high, -plan_sum_up(-r.low, slack.high));
    *verdict = verdict_of(e->relation, &low_to_minus, &low_to_plus, &high_to_minus, &high_to_plus);
    return PLAN_OK;
}

plan_status plan_expression_judge(const plan_expression *expression, const plan_interval *values,
                                  plan_decimal tolerance, uint8_t *verdict) {
    if (expression->form.kind != PLAN_FORM_NONE) {
        plan_status status = judge_exactly(expression, values, tolerance, verdict);
        if (status != PLAN_RANGE) {
            return status;
        }
    }
    return judge_in_doubles(expression, values, tolerance, verdict);
}

/* --- Numbers to show --- */

/* a / b (b above 0) outwards; an end that moved is open. */
static bool show_end(const plan_wide *a, const plan_wide *b, int32_t scale, bool high,
                     plan_decimal *result, uint8_t *kind) {
    bool exact;
    if (plan_wide_divide(a, b, scale, high ? PLAN_ROUND_UP : PLAN_ROUND_DOWN, result, &exact) !=
        PLAN_OK) {
        return false;
    }
    *kind = exact ? *kind : PLAN_END_OPEN;
    return true;
}

static bool side_of_sum(const plan_expression *e, const plan_expression_form *form,
                        const plan_interval *values, int32_t scale, plan_interval *result) {
    plan_interval shown = plan_interval_all();
    for (int high = 0; high < 2; high++) {
        wide_end end;
        if (!end_of_sum(e, form, 0, values, high == 1, SIZE_MAX, &end)) {
            return false;
        }
        uint8_t *kind = high ? &shown.high_end : &shown.low_end;
        *kind = end.infinite ? PLAN_END_UNBOUNDED : end.open ? PLAN_END_OPEN : PLAN_END_CLOSED;
        if (!end.infinite && !show_end(&end.value, &form->scale, scale, high == 1,
                                       high ? &shown.high : &shown.low, kind)) {
            return false;
        }
    }
    *result = shown;
    return true;
}

static bool decimal_end(double value, int32_t scale, bool high, plan_decimal *result,
                        uint8_t *kind) {
    if (plan_decimal_from_double(value, scale, result) != PLAN_OK) {
        return false;
    }
    double back = plan_decimal_to_double(*result);
    if (back != value) {
        *kind = PLAN_END_OPEN;
        result->digits += high && back < value ? 1 : !high && back > value ? -1 : 0;
    }
    return plan_decimal_is_valid(*result) != 0;
}

bool plan_expression_side(const plan_expression *expression, int side, const plan_interval *values,
                          int32_t scale, plan_interval *result) {
    const plan_expression_form *form = &expression->side[side];
    plan_bounds sides[2];
    plan_interval shown = plan_interval_all();
    if (form->kind == PLAN_FORM_LINEAR) {
        return side_of_sum(expression, form, values, scale, result);
    }
    if (plan_expression_doubles(expression, values, sides) != PLAN_OK) {
        return false;
    }
    plan_bounds bounds = sides[side];
    if (bounds.low > -DBL_MAX) {
        shown.low_end = PLAN_END_CLOSED;
        if (!decimal_end(bounds.low, scale, false, &shown.low, &shown.low_end)) {
            return false;
        }
    }
    if (bounds.high < DBL_MAX) {
        shown.high_end = PLAN_END_CLOSED;
        if (!decimal_end(bounds.high, scale, true, &shown.high, &shown.high_end)) {
            return false;
        }
    }
    *result = shown;
    return true;
}

/* The end of (threshold - rest) / coefficient: where the figure's own end has to stop. */
static bool required_end(const plan_wide *coefficient, const plan_wide *threshold,
                         const wide_end *rest, bool strict, bool high, int32_t scale,
                         plan_interval *result) {
    plan_wide room, over = *coefficient;
    uint8_t kind = rest->open != strict ? PLAN_END_OPEN : PLAN_END_CLOSED;
    if (!plan_wide_subtract(threshold, &rest->value, &room)) {
        return false;
    }
    if (plan_wide_sign(&over) < 0) {
        plan_wide_negate(&over);
        plan_wide_negate(&room);
    }
    if (!show_end(&room, &over, scale, high, high ? &result->high : &result->low, &kind)) {
        return false;
    }
    *(high ? &result->high_end : &result->low_end) = kind;
    return true;
}

bool plan_expression_required(const plan_expression *expression, const plan_interval *values,
                              plan_decimal tolerance, size_t i, int32_t scale,
                              plan_interval *result) {
    const plan_expression *e = expression;
    const plan_wide *coefficient = &e->form.c[0][i];
    int sign = plan_wide_sign(coefficient);
    plan_wide wide = plan_wide_of(tolerance), plus, minus;
    plan_interval found = plan_interval_all();
    wide_end low, high;
    if (e->form.kind != PLAN_FORM_LINEAR || sign == 0 ||
        !plan_wide_multiply(&wide, &e->form.scale, &plus) ||
        !end_of_sum(e, &e->form, 0, values, false, i, &low) ||
        !end_of_sum(e, &e->form, 0, values, true, i, &high)) {
        return false;
    }
    minus = plus;
    plan_wide_negate(&minus);
    bool equal = e->relation == PLAN_RELATION_EQUAL;
    bool at_most = e->relation == PLAN_RELATION_AT_MOST || e->relation == PLAN_RELATION_BELOW;
    bool strict = e->relation == PLAN_RELATION_BELOW || e->relation == PLAN_RELATION_ABOVE;
    /* Equality: the sides may meet. An inequality: true for every choice of the others. */
    const wide_end *top = equal ? &low : &high, *bottom = equal ? &high : &low;
    bool fits = true;
    if (equal || at_most) {
        fits = !top->infinite &&
               required_end(coefficient, &plus, top, strict && !equal, sign > 0, scale, &found);
    }
    if (fits && (equal || !at_most)) {
        fits = !bottom->infinite &&
               required_end(coefficient, &minus, bottom, strict && !equal, sign < 0, scale, &found);
    }
    if (fits) {
        *result = found;
    }
    return fits;
}
