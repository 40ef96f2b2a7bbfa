/* The mean growth of yearly rates, as sharp as their intervals allow. */
#include "check_targets.h"

#include <plan/change.h>

#include "never.h"

/* (a + plus) * times. */
static plan_status move(plan_decimal plus, plan_decimal times, plan_interval *a) {
    plan_status status = plan_interval_add(*a, plan_interval_point(plus), a);
    return status == PLAN_OK ? plan_interval_scale(*a, times, a) : status;
}

plan_status plan_rate_in_percent(uint8_t form, plan_interval *rate) {
    static const plan_decimal plus[] = {[PLAN_GROWTH_RATE] = {0, 0},
                                        [PLAN_GROWTH_INDEX] = {-100, 0},
                                        [PLAN_GROWTH_RATIO] = {-1, 0}};
    const plan_decimal times = {1, form == PLAN_GROWTH_RATIO ? -2 : 0};
    return move(plus[form], times, rate);
}

plan_status plan_rate_in_form(uint8_t form, plan_interval *rate) {
    const plan_decimal plus = {form == PLAN_GROWTH_RATE ? 0 : 100, 0};
    const plan_decimal times = {1, form == PLAN_GROWTH_RATIO ? 2 : 0};
    return move(plus, times, rate);
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
        plan_status status = plan_decimal_add(rates[i], hundred, &factor);
        if (PLAN_NEVER(status != PLAN_OK, "plan_compound_f had room for it")) {
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
 * powers allow, and of the kind of the rates' ends where the decimal is the mean itself. */
static void sharpen(const plan_decimal *rates, uint32_t n, uint8_t own, bool is_low,
                    plan_decimal *end, uint8_t *kind) {
    for (int step = 0; step < 3; step++) {
        plan_decimal next = *end;
        next.digits += is_low ? 1 : -1;
        int order = compare_power(rates, n, next);
        if (order == 2 || (is_low ? order > 0 : order < 0)) {
            return;
        }
        *end = next;
        *kind = order == 0 ? own : PLAN_END_OPEN;
    }
}

/* What the rates make of 1, with as many decimals as fit. */
static plan_status multiply_up(const plan_interval *rates, uint32_t n, plan_interval *result) {
    const plan_decimal hundred = {100, 0}, percent = {1, 2};
    plan_status status = PLAN_RANGE;
    for (int32_t fine = 13; fine > 0 && status == PLAN_RANGE; fine -= 4) {
        status = plan_compound_f(rates, n, fine, result);
        status = status == PLAN_OK ? move(hundred, percent, result) : status;
    }
    return status;
}

plan_status plan_mean_rate(const plan_interval *rates, uint32_t n, int32_t scale,
                           plan_interval *result) {
    plan_decimal one = {1, 0}, periods = {(int64_t)n, 0};
    plan_decimal lows[PLAN_MAX_SUBPERIODS], highs[PLAN_MAX_SUBPERIODS];
    plan_interval compound, first = plan_interval_point(one);
    uint8_t low_end = PLAN_END_CLOSED, high_end = PLAN_END_CLOSED; /* the weakest of all */
    plan_status status = multiply_up(rates, n, &compound);
    status = status == PLAN_OK ? plan_cagr_f(&first, &compound, periods, scale, result) : status;
    for (uint32_t i = 0; i < n; i++) {
        lows[i] = rates[i].low;
        highs[i] = rates[i].high;
        low_end = rates[i].low_end > low_end ? rates[i].low_end : low_end;
        high_end = rates[i].high_end > high_end ? rates[i].high_end : high_end;
    }
    if (status != PLAN_OK) { /* also where a rate has no low end: nothing may be left */
        return status;
    }
    sharpen(lows, n, low_end, true, &result->low, &result->low_end);
    if (high_end != PLAN_END_UNBOUNDED) {
        sharpen(highs, n, high_end, false, &result->high, &result->high_end);
    }
    return PLAN_OK;
}
