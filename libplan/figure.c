/* What a printed figure stands for. */
#include <plan/figure.h>

#include "wide.h"

enum { SIGNIFICANT = 17 };
static const int64_t largest = INT64_C(99999999999999999); /* 17 digits */

static plan_figure make(int64_t digits, int32_t scale, uint8_t reading) {
    plan_figure figure;
    int64_t limit = PLAN_DECIMAL_MAX_DIGITS;
    figure.value.digits = digits > limit ? limit : digits < -limit ? -limit : digits;
    figure.value.scale = scale > PLAN_DECIMAL_MAX_SCALE    ? PLAN_DECIMAL_MAX_SCALE
                         : scale < -PLAN_DECIMAL_MAX_SCALE ? -PLAN_DECIMAL_MAX_SCALE
                                                           : scale;
    figure.upper = figure.value;
    figure.reading = reading;
    figure.flags = 0;
    return figure;
}

plan_figure plan_figure_rounded(int64_t digits, int32_t scale) {
    return make(digits, scale, PLAN_ROUNDED);
}

plan_figure plan_figure_exact(int64_t digits, int32_t scale) {
    return make(digits, scale, PLAN_EXACT);
}

static bool fits(plan_decimal a) {
    return a.digits <= largest && a.digits >= -largest && a.scale <= SIGNIFICANT &&
           a.scale >= -PLAN_DECIMAL_MAX_SCALE;
}

int plan_figure_is_valid(const plan_figure *figure) {
    return figure != NULL && fits(figure->value) && fits(figure->upper) &&
           figure->reading <= PLAN_BETWEEN && (figure->flags & ~PLAN_ABOUT) == 0 &&
           (figure->reading != PLAN_BETWEEN ||
            plan_decimal_compare(figure->value, figure->upper) <= 0);
}

/* [v - u/2, v + u/2]: half a unit is 5 in the next decimal, which a figure read from text has room
 * for; of 18 digits the ends would have 19, and the last of them is no 0. */
static plan_status rounded(plan_decimal value, plan_interval *result) {
    if (value.scale >= PLAN_DECIMAL_MAX_SCALE || value.digits > largest ||
        value.digits < -largest) {
        return PLAN_RANGE;
    }
    plan_interval made = plan_interval_point(value);
    made.low.digits = value.digits * 10 - 5;
    made.high.digits = value.digits * 10 + 5;
    made.low.scale = made.high.scale = value.scale + 1;
    *result = made;
    return PLAN_OK;
}

static plan_status truncated(plan_decimal value, plan_interval *result) {
    plan_decimal unit = {1, value.scale};
    plan_interval made = plan_interval_point(value);
    plan_status status = PLAN_OK;
    if (value.digits >= 0) {
        made.high_end = PLAN_END_OPEN;
        status = plan_decimal_add(value, unit, &made.high);
    }
    if (status == PLAN_OK && value.digits <= 0) {
        made.low_end = PLAN_END_OPEN;
        status = plan_decimal_subtract(value, unit, &made.low);
    }
    if (status == PLAN_OK) {
        *result = made;
    }
    return status;
}

static plan_status printed(const plan_figure *figure, plan_interval *result) {
    plan_interval made = plan_interval_point(figure->value);
    plan_decimal zero = {0, 0};
    switch (figure->reading) {
    case PLAN_ROUNDED:
        return rounded(figure->value, result);
    case PLAN_TRUNCATED:
        return truncated(figure->value, result);
    case PLAN_AT_LEAST:
    case PLAN_ABOVE:
        made.low_end = figure->reading == PLAN_ABOVE ? PLAN_END_OPEN : PLAN_END_CLOSED;
        made.high = zero;
        made.high_end = PLAN_END_UNBOUNDED;
        break;
    case PLAN_AT_MOST:
    case PLAN_BELOW:
        made.high_end = figure->reading == PLAN_BELOW ? PLAN_END_OPEN : PLAN_END_CLOSED;
        made.low = zero;
        made.low_end = PLAN_END_UNBOUNDED;
        break;
    case PLAN_BETWEEN:
        made.high = figure->upper;
        break;
    default: /* PLAN_EXACT */
        break;
    }
    *result = made;
    return PLAN_OK;
}

plan_status plan_figure_interval(const plan_figure *figure, const plan_decimal *band,
                                 plan_interval *result) {
    if (result == NULL || figure == NULL || figure->reading > PLAN_BETWEEN ||
        !plan_decimal_is_valid(figure->value) ||
        (band != NULL && (band->digits < 0 || !plan_decimal_is_valid(*band)))) {
        return PLAN_INVALID;
    }
    if (figure->reading == PLAN_BETWEEN &&
        (!plan_decimal_is_valid(figure->upper) ||
         plan_decimal_compare(figure->value, figure->upper) > 0)) {
        return PLAN_INVALID; /* an empty interval does not exist */
    }
    plan_interval made;
    plan_status status = printed(figure, &made);
    if (status == PLAN_OK && band != NULL && (figure->flags & PLAN_ABOUT) != 0) {
        plan_interval widening = {plan_decimal_negate(*band), *band, PLAN_END_CLOSED,
                                  PLAN_END_CLOSED};
        status = plan_interval_add(made, widening, &made);
    }
    if (status == PLAN_OK) {
        *result = made;
    }
    return status;
}

/* Where the scale is the printed precision, digits may not make up for a scale out of range. */
static plan_status shift(const plan_figure *figure, plan_decimal value, int32_t power,
                         plan_decimal *result) {
    plan_decimal moved;
    plan_status status = plan_decimal_shift(value, power, &moved);
    bool is_printed = figure->reading == PLAN_ROUNDED || figure->reading == PLAN_TRUNCATED;
    if (status == PLAN_OK && is_printed && (int64_t)moved.scale != (int64_t)value.scale - power) {
        status = PLAN_RANGE;
    }
    if (status == PLAN_OK) {
        *result = moved;
    }
    return status;
}

plan_status plan_figure_shift(const plan_figure *figure, int32_t power, plan_figure *result) {
    if (result == NULL || !plan_figure_is_valid(figure)) {
        return PLAN_INVALID;
    }
    plan_figure moved = *figure;
    plan_status status = shift(figure, figure->value, power, &moved.value);
    if (status == PLAN_OK) {
        status = shift(figure, figure->upper, power, &moved.upper);
    }
    if (status == PLAN_OK) {
        *result = moved;
    }
    return status;
}
