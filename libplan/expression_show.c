/* Numbers of rules to show: what their sides may be, and where a figure would have to lie. */
#include "expression.h"

#include <float.h>

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
        plan_wide_end end;
        if (!plan_end_of_sum(e, form, 0, values, high == 1, SIZE_MAX, &end)) {
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
                         const plan_wide_end *rest, bool strict, bool high, int32_t scale,
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
    plan_wide plus = plan_expression_slack(&e->form, tolerance), minus = plus;
    plan_interval found = plan_interval_all();
    plan_wide_end low, high;
    if (e->form.kind != PLAN_FORM_LINEAR || sign == 0 ||
        !plan_end_of_sum(e, &e->form, 0, values, false, i, &low) ||
        !plan_end_of_sum(e, &e->form, 0, values, true, i, &high)) {
        return false;
    }
    plan_wide_negate(&minus);
    bool equal = e->relation == PLAN_RELATION_EQUAL;
    bool at_most = e->relation == PLAN_RELATION_AT_MOST || e->relation == PLAN_RELATION_BELOW;
    bool strict = e->relation == PLAN_RELATION_BELOW || e->relation == PLAN_RELATION_ABOVE;
    /* Equality: the sides may meet. An inequality: true for every choice of the others. */
    const plan_wide_end *top = equal ? &low : &high, *bottom = equal ? &high : &low;
    bool fits = true;
    if (equal || at_most) {
        fits = !top->infinite &&
               required_end(coefficient, &plus, top, strict, sign > 0, scale, &found);
    }
    if (fits && (equal || !at_most)) {
        fits = !bottom->infinite &&
               required_end(coefficient, &minus, bottom, strict, sign < 0, scale, &found);
    }
    if (fits) {
        *result = found;
    }
    return fits;
}
