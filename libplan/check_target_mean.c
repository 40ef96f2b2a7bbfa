/* The mean growth of yearly rates, as sharp as their intervals allow. */
#include "check_targets.h"

#include <plan/change.h>

plan_status plan_rate_in_percent(uint8_t form, plan_interval *rate) {
    const plan_decimal hundred = {1, -2}, minus_hundred = {-100, 0};
    plan_status status = PLAN_OK;
    if (form == PLAN_GROWTH_LOG) {
        return PLAN_DOMAIN;
    }
    if (form == PLAN_GROWTH_RATIO) {
        status = plan_interval_scale(*rate, hundred, rate);
    }
    if (form != PLAN_GROWTH_RATE && status == PLAN_OK) {
        status = plan_interval_add(*rate, plan_interval_point(minus_hundred), rate);
    }
    return status;
}

plan_status plan_rate_in_form(uint8_t form, plan_interval *rate) {
    const plan_decimal percent = {1, 2}, hundred = {100, 0};
    plan_status status = PLAN_OK;
    if (form == PLAN_GROWTH_LOG) {
        return PLAN_DOMAIN;
    }
    if (form != PLAN_GROWTH_RATE) {
        status = plan_interval_add(*rate, plan_interval_point(hundred), rate);
    }
    return status == PLAN_OK && form == PLAN_GROWTH_RATIO
               ? plan_interval_scale(*rate, percent, rate)
               : status;
}

/* The sign of (100 + mean)^n - product(100 + rate), exactly; 2 where 256 bits do not tell. */
static int compare_power(const plan_decimal *rates, uint32_t n, plan_decimal mean) {
    const plan_decimal hundred = {100, 0};
    plan_decimal base, factor;
    plan_wide power = plan_wide_of_int(1), product = power;
    if (plan_decimal_add(mean, hundred, &base) != PLAN_OK) {
        return 2;
    }
    plan_wide one = plan_wide_of(plan_decimal_normal(base));
    for (uint32_t i = 0; i < n; i++) {
        if (plan_decimal_add(rates[i], hundred, &factor) != PLAN_OK) {
            return 2;
        }
        plan_wide other = plan_wide_of(plan_decimal_normal(factor));
        if (!plan_wide_multiply(&power, &one, &power) ||
            !plan_wide_multiply(&product, &other, &product)) {
            return 2;
        }
    }
    return plan_wide_compare(&power, &product);
}

/* Bounds of the compound and of its root widen an end by a step or two: moved back as far as exact
 * powers allow, and closed where the decimal is the mean itself. */
static void sharpen(const plan_decimal *rates, uint32_t n, bool closed, bool is_low,
                    plan_decimal *end, uint8_t *kind) {
    for (int step = 0; step < 3; step++) {
        plan_decimal next = *end;
        next.digits += is_low ? 1 : -1;
        int order = compare_power(rates, n, next);
        if (order == 2 || (is_low ? order > 0 : order < 0)) {
            return;
        }
        *end = next;
        *kind = order == 0 && closed ? PLAN_END_CLOSED : PLAN_END_OPEN;
    }
}

plan_status plan_mean_rate(const plan_interval *rates, uint32_t n, int32_t scale,
                           plan_interval *result) {
    plan_decimal one = {1, 0}, percent = {1, 2}, periods = {(int64_t)n, 0};
    plan_decimal lows[PLAN_MAX_SUBPERIODS], highs[PLAN_MAX_SUBPERIODS];
    plan_interval compound, first = plan_interval_point(one);
    bool low_closed = true, high_closed = true, bounded = true;
    plan_status status = PLAN_RANGE;
    for (int32_t fine = 13; fine > 0 && status == PLAN_RANGE; fine -= 4) {
        status = plan_compound_f(rates, n, fine, &compound);
    }
    status = status == PLAN_OK ? plan_interval_scale(compound, percent, &compound) : status;
    status = status == PLAN_OK ? plan_interval_add(compound, first, &compound) : status;
    status = status == PLAN_OK ? plan_cagr_f(&first, &compound, periods, scale, result) : status;
    for (uint32_t i = 0; i < n; i++) {
        lows[i] = rates[i].low;
        highs[i] = rates[i].high;
        low_closed = low_closed && rates[i].low_end == PLAN_END_CLOSED;
        high_closed = high_closed && rates[i].high_end == PLAN_END_CLOSED;
        bounded = bounded && rates[i].low_end != PLAN_END_UNBOUNDED &&
                  rates[i].high_end != PLAN_END_UNBOUNDED;
    }
    if (status == PLAN_OK && bounded) {
        sharpen(lows, n, low_closed, true, &result->low, &result->low_end);
        sharpen(highs, n, high_closed, false, &result->high, &result->high_end);
    }
    return status;
}
