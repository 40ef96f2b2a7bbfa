/* Changes of intervals to show or to store: ends rounded outwards. */
#include "change.h"

static const plan_decimal one = {1, 0}, hundred = {1, -2}, percent = {1, 2};

static bool is_form(int form) {
    return form >= PLAN_GROWTH_RATE && form <= PLAN_GROWTH_LOG;
}

static plan_interval plus_hundred(int sign) {
    plan_decimal value = {sign, -2};
    return plan_interval_point(value);
}

plan_status plan_growth_f(const plan_interval *base, const plan_interval *value, int form,
                          int32_t scale, plan_interval *result) {
    plan_interval found;
    if (base == NULL || value == NULL || result == NULL || !is_form(form) ||
        !plan_is_scale(scale)) {
        return PLAN_INVALID;
    }
    if (!plan_is_above_zero(base)) {
        return PLAN_DOMAIN;
    }
    if (form == PLAN_GROWTH_LOG) {
        return plan_is_above_zero(value) ? plan_log_growth_bounds(base, value, scale, result)
                                         : PLAN_SIGN_CHANGE;
    }
    plan_status status = PLAN_OK;
    plan_interval scaled = *value;
    if (form != PLAN_GROWTH_RATIO) {
        status = plan_interval_scale(*value, hundred, &scaled);
    }
    status = status == PLAN_OK ? plan_interval_divide(scaled, *base, scale, &found) : status;
    if (status == PLAN_OK && form == PLAN_GROWTH_RATE) {
        status = plan_interval_add(found, plus_hundred(-1), &found);
    }
    if (status == PLAN_OK) {
        *result = found;
    }
    return status;
}

plan_status plan_difference_f(const plan_interval *base, const plan_interval *value,
                              plan_interval *result) {
    if (base == NULL || value == NULL || result == NULL) {
        return PLAN_INVALID;
    }
    return plan_interval_subtract(*value, *base, result);
}

/* --- Products --- */

plan_status plan_product_end(plan_decimal a, plan_decimal b, int32_t scale, bool up,
                             plan_decimal *result, uint8_t *kind) {
    plan_wide left = plan_wide_of(a), right = plan_wide_of(b), product = left;
    bool exact = false;
    plan_wide_multiply(&left, &right, &product); /* two decimals always fit */
    if (plan_wide_exact(&product, result) == PLAN_OK && result->scale <= scale) {
        return PLAN_OK;
    }
    plan_status status =
        plan_wide_to_decimal(&product, scale, up ? PLAN_ROUND_UP : PLAN_ROUND_DOWN, result, &exact);
    *kind = exact ? *kind : (uint8_t)PLAN_END_OPEN;
    return status;
}

plan_status plan_positive_product(const plan_interval *a, const plan_interval *b, int32_t scale,
                                  plan_interval *result) {
    plan_interval found = plan_interval_all();
    found.low_end = plan_weaker_end(a->low_end, b->low_end); /* both above 0: there is an end */
    found.high_end = plan_weaker_end(a->high_end, b->high_end);
    plan_status status = plan_product_end(a->low, b->low, scale, false, &found.low, &found.low_end);
    if (found.high_end != PLAN_END_UNBOUNDED && status == PLAN_OK) {
        status = plan_product_end(a->high, b->high, scale, true, &found.high, &found.high_end);
    }
    if (status == PLAN_OK) {
        *result = found;
    }
    return status;
}

/* (100 + rate) / 100 */
static plan_status factor_of(const plan_interval *rate, plan_interval *result) {
    plan_status status = plan_interval_add(*rate, plus_hundred(1), result);
    return status == PLAN_OK ? plan_interval_scale(*result, percent, result) : status;
}

/* One more factor. What 18 digits hold stays exact; beyond, 17 digits are kept, outwards. */
static plan_status multiply_end(plan_decimal factor, uint8_t factor_end, bool up,
                                plan_decimal *total, uint8_t *end) {
    plan_decimal product = *total;
    uint8_t kind = plan_weaker_end(*end, factor_end);
    if (kind == PLAN_END_UNBOUNDED) {
        *end = kind;
        return PLAN_OK;
    }
    plan_status status = PLAN_RANGE;
    for (int32_t scale = PLAN_DECIMAL_MAX_SCALE;
         status != PLAN_OK && scale >= -PLAN_DECIMAL_MAX_SCALE; scale--) {
        uint8_t moved = kind;
        status = plan_product_end(*total, factor, scale, up, &product, &moved);
        *end = moved;
    }
    *total = product;
    return status;
}

/* Nothing falls by more than all of it. */
static plan_status cut_at_zero(plan_interval *factor) {
    plan_interval least = plan_interval_all();
    least.low_end = PLAN_END_CLOSED; /* 0 */
    return plan_interval_intersect(*factor, least, factor);
}

plan_status plan_compound_f(const plan_interval *rates, size_t n, int32_t scale,
                            plan_interval *result) {
    if (result == NULL || (rates == NULL && n > 0) || !plan_is_scale(scale)) {
        return PLAN_INVALID;
    }
    if (n == 0) {
        return PLAN_SHORT_SERIES;
    }
    plan_interval total = plan_interval_point(one);
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        plan_interval factor;
        status = factor_of(&rates[i], &factor);
        if (status == PLAN_OK) {
            status = cut_at_zero(&factor);
        }
        if (status == PLAN_OK) {
            status = multiply_end(factor.low, factor.low_end, false, &total.low, &total.low_end);
        }
        if (status == PLAN_OK) {
            status = multiply_end(factor.high, factor.high_end, true, &total.high, &total.high_end);
        }
    }
    if (status == PLAN_OK && total.low.digits == 0) {
        total.low_end = PLAN_END_CLOSED; /* a closed 0 times an open end is 0 all the same */
    }
    plan_wide_ends ends = plan_wide_ends_of(&total, hundred, -100);
    bool exact = false;
    if (status == PLAN_OK) {
        status = plan_wide_to_decimal(&ends.low, scale, PLAN_ROUND_DOWN, &total.low, &exact);
        total.low_end = exact ? total.low_end : (uint8_t)PLAN_END_OPEN;
    }
    if (status == PLAN_OK && total.high_end != PLAN_END_UNBOUNDED) {
        status = plan_wide_to_decimal(&ends.high, scale, PLAN_ROUND_UP, &total.high, &exact);
        total.high_end = exact ? total.high_end : (uint8_t)PLAN_END_OPEN;
    }
    if (status == PLAN_OK) {
        *result = total;
    }
    return status;
}

/* --- Roots --- */

plan_status plan_cagr_f(const plan_interval *first, const plan_interval *last, plan_decimal periods,
                        int32_t scale, plan_interval *result) {
    enum { MOST = 1000000000 }; /* thousandths */
    plan_decimal thousandths;
    if (first == NULL || last == NULL || result == NULL || !plan_is_scale(scale)) {
        return PLAN_INVALID;
    }
    if (periods.digits <= 0 || !plan_is_above_zero(first)) {
        return PLAN_DOMAIN;
    }
    if (!plan_is_above_zero(last)) {
        return PLAN_SIGN_CHANGE;
    }
    if (plan_decimal_round(periods, 3, PLAN_ROUND_DOWN, &thousandths) != PLAN_OK ||
        thousandths.digits > MOST || plan_decimal_compare(thousandths, periods) != 0) {
        return PLAN_RANGE;
    }
    if (thousandths.digits == 1000) {
        return plan_growth_f(first, last, PLAN_GROWTH_RATE, scale, result);
    }
    return plan_root_bounds(first, last, thousandths.digits, scale, result);
}

/* --- The other side of a change --- */

/* What a base is multiplied with: above 0, as a plain number. */
static plan_status multiplier(const plan_interval *change, int form, plan_interval *result) {
    plan_interval positive = plan_interval_all();
    plan_decimal zero = {0, 0};
    plan_status status = PLAN_OK;
    positive.low = zero;
    positive.low_end = PLAN_END_OPEN;
    *result = *change;
    if (form == PLAN_GROWTH_RATE) {
        status = factor_of(change, result);
    } else if (form == PLAN_GROWTH_INDEX) {
        status = plan_interval_scale(*change, percent, result);
    } else if (form == PLAN_GROWTH_LOG) {
        status = plan_exp_bounds(change, result);
    }
    /* PLAN_DOMAIN where the change leaves nothing. */
    return status == PLAN_OK ? plan_interval_intersect(*result, positive, result) : status;
}

plan_status plan_implied_previous_f(const plan_interval *value, const plan_interval *change,
                                    int form, int32_t scale, plan_interval *result) {
    plan_interval factor;
    if (value == NULL || change == NULL || result == NULL || !is_form(form) ||
        !plan_is_scale(scale)) {
        return PLAN_INVALID;
    }
    if (!plan_is_above_zero(value)) {
        return PLAN_DOMAIN;
    }
    plan_status status = multiplier(change, form, &factor);
    return status == PLAN_OK ? plan_interval_divide(*value, factor, scale, result) : status;
}

plan_status plan_implied_value_f(const plan_interval *base, const plan_interval *change, int form,
                                 int32_t scale, plan_interval *result) {
    plan_interval factor;
    if (base == NULL || change == NULL || result == NULL || !is_form(form) ||
        !plan_is_scale(scale)) {
        return PLAN_INVALID;
    }
    if (!plan_is_above_zero(base)) {
        return PLAN_DOMAIN;
    }
    plan_status status = multiplier(change, form, &factor);
    return status == PLAN_OK ? plan_positive_product(base, &factor, scale, result) : status;
}
