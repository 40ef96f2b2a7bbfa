/* Verdicts of rules. Where the terms could be collected they are exact, in whole numbers that are
 * never divided: of a quotient L1 / L2 the smallest is at least t where the smallest of L1 - t * L2
 * is at least 0 (L2 above 0), and that is a sum again. */
#include "expression.h"

#include "rule.h"

/* One end of what a form may be, against a threshold. */
typedef struct end_order {
    int order;     /* of the end to the threshold: -1, 0, 1 */
    bool attained; /* the end is one of the numbers */
} end_order;

/* Adds coefficient * value to the low or high end of a sum. */
static bool add_term(const plan_wide *coefficient, const plan_interval *value, bool high,
                     plan_wide_end *end) {
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

bool plan_end_of_sum(const plan_expression *e, const plan_expression_form *form, int at,
                     const plan_interval *values, bool high, size_t except, plan_wide_end *end) {
    end->value = form->k[at];
    end->infinite = end->open = false;
    for (size_t i = 0; i < e->input_count; i++) {
        if (i != except && !add_term(&form->c[at][i], &values[i], high, end)) {
            return false;
        }
    }
    return true;
}

plan_wide plan_expression_slack(const plan_expression_form *form, plan_decimal tolerance) {
    plan_wide result = plan_wide_of(tolerance);
    (void)plan_wide_multiply(&result, &form->scale, &result); /* 60 bits times 63 always fit */
    return result;
}

static end_order beyond(bool high) {
    end_order result = {high ? 1 : -1, false};
    return result;
}

/* --- Quotients --- */

/* 1 where the divisor lies above 0, -1 where below, 0 where it may be 0. */
static bool sign_of_divisor(const plan_expression *e, const plan_interval *values, int *sign) {
    plan_wide_end low, high;
    if (!plan_end_of_sum(e, &e->form, 2, values, false, SIZE_MAX, &low) ||
        !plan_end_of_sum(e, &e->form, 2, values, true, SIZE_MAX, &high)) {
        return false;
    }
    int a = low.infinite ? -1 : plan_wide_sign(&low.value);
    int b = high.infinite ? 1 : plan_wide_sign(&high.value);
    /* A sum with an open end is more than a point, so its other end is not 0 too. */
    *sign = a > 0 || (a == 0 && low.open) ? 1 : b < 0 || (b == 0 && high.open) ? -1 : 0;
    return true;
}

/* The end of sign * (L1 - t * L2). */
static bool end_of_crossed(const plan_expression *e, const plan_interval *values,
                           const plan_wide *t, int sign, bool high, plan_wide_end *end) {
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
    plan_wide_end rest, crossed;
    plan_wide t;
    if (!plan_end_of_sum(e, &e->form, 0, values, high, SIZE_MAX, &rest)) {
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

static int sign_of_end(const plan_wide_end *end, bool high) {
    return end->infinite ? (high ? 1 : -1) : plan_wide_sign(&end->value);
}

/* The product of two ends; 0 * infinity is 0. */
static bool end_product(const plan_wide_end *a, bool a_high, const plan_wide_end *b, bool b_high,
                        plan_wide_end *result, int *side) {
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
    plan_wide_end rest, ends[2][2], best = {{{0}, 0}, false, true};
    bool first = true;
    if (!plan_end_of_sum(e, &e->form, 0, values, high, SIZE_MAX, &rest)) {
        return false;
    }
    for (int i = 0; i < 4; i++) {
        if (!plan_end_of_sum(e, &e->form, 1 + i / 2, values, i % 2 == 1, SIZE_MAX,
                             &ends[i / 2][i % 2])) {
            return false;
        }
    }
    bool infinite = rest.infinite;
    for (int i = 0; i < 4; i++) {
        plan_wide_end product;
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
    if (infinite) { /* also where all four are: two of them then lie on either side */
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
    plan_wide_end end;
    if (!plan_end_of_sum(e, &e->form, 0, values, high, SIZE_MAX, &end)) {
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
    plan_wide plus = plan_expression_slack(&e->form, tolerance), minus = plus;
    int sign = 1;
    end_order orders[2][2]; /* by end (low, high) and threshold (plus, minus) */
    plan_wide_negate(&minus);
    if (e->form.kind == PLAN_FORM_QUOTIENT) {
        if (!sign_of_divisor(e, values, &sign)) {
            return PLAN_RANGE;
        }
        if (sign == 0) {
            return PLAN_DOMAIN;
        }
    }
    for (int i = 0; i < 4; i++) {
        bool high = i / 2 == 1, below = i % 2 == 1;
        end_order *found = &orders[i / 2][i % 2];
        if (below && tolerance.digits == 0) {
            *found = orders[i / 2][0];
        } else if (!order(e, values, below ? &minus : &plus, sign, high, found)) {
            return PLAN_RANGE;
        }
    }
    *verdict = verdict_of(e->relation, &orders[0][1], &orders[0][0], &orders[1][1], &orders[1][0]);
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
