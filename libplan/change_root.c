/* Roots of ratios with rigorous bounds: (value / base)^(1 / periods) through ln and exp. */
#include "change.h"

/* a / b rounded down, b > 0. */
static plan_i128 divide_down(plan_i128 a, plan_i128 b) {
    plan_i128 whole = a / b;
    return a % b < 0 ? whole - 1 : whole;
}

/* 100 * (e^t - 1) to `scale` decimals. */
static plan_status growth_end(plan_i128 t, bool up, int32_t scale, int rounding,
                              plan_decimal *result) {
    plan_fixed_quotient q;
    if (!plan_fixed_exp(t, up, &q)) {
        return PLAN_RANGE;
    }
    (void)plan_wide_subtract(&q.value, &q.divisor, &q.value); /* both below 2^160 */
    q.value.scale = -2;
    return plan_wide_divide(&q.value, &q.divisor, scale, rounding, result, NULL);
}

/* *product * a^times; false where 256 bits do not hold it. */
static bool multiply_power(plan_wide *product, plan_decimal a, int64_t times) {
    plan_wide factor = plan_wide_of(plan_decimal_normal(a));
    bool fits = times <= 256;
    for (int64_t i = 0; i < times && fits; i++) {
        fits = plan_wide_multiply(product, &factor, product);
    }
    return fits;
}

/* Whether base * (1 + rate/100)^periods = value exactly, as whole powers: with periods = p/q,
 * base^q * (1 + rate/100)^p = value^q. False also where 256 bits do not tell. */
static bool grows_to(plan_decimal base, plan_decimal rate, int64_t thousandths,
                     plan_decimal value) {
    plan_decimal hundred = {1, -2}, factor;
    int64_t p = thousandths, q = 1000;
    for (int64_t prime = 2; prime <= 5; prime += 3) { /* 1000 has no others */
        while (p % prime == 0 && q % prime == 0) {
            p /= prime;
            q /= prime;
        }
    }
    if (plan_decimal_add(rate, hundred, &factor) != PLAN_OK) {
        return false;
    }
    factor.scale += 2; /* percent; wide numbers have any scale */
    plan_wide product = plan_wide_of_int(1), target = plan_wide_of_int(1);
    return multiply_power(&product, base, q) && multiply_power(&product, factor, p) &&
           multiply_power(&target, value, q) && plan_wide_compare(&product, &target) == 0;
}

/* One end of the root of value / base: outwards, or exact where the decimal next to it is. */
static plan_status root_end(plan_decimal base, plan_decimal value, int64_t thousandths, bool up,
                            int32_t scale, plan_decimal *result, uint8_t *kind) {
    const plan_i128 slack = PLAN_FIXED_SLACK;
    plan_i128 ln = plan_fixed_ln(value) - plan_fixed_ln(base), parts = thousandths;
    plan_i128 low = divide_down((ln - slack) * 1000, parts) - 1;
    plan_i128 high = divide_down((ln + slack) * 1000, parts) + 1;
    plan_decimal below, above;
    plan_status status = growth_end(low, false, scale, PLAN_ROUND_DOWN, &below);
    status = status == PLAN_OK ? growth_end(high, true, scale, PLAN_ROUND_UP, &above) : status;
    if (status != PLAN_OK) {
        return status;
    }
    /* A decimal that is the root lies between the two bounds, one step from each. */
    plan_decimal middle = below;
    middle.digits++;
    if (plan_decimal_compare(middle, above) < 0 && grows_to(base, middle, thousandths, value)) {
        *result = middle;
        return PLAN_OK;
    }
    *result = up ? above : below;
    *kind = PLAN_END_OPEN;
    return PLAN_OK;
}

plan_status plan_root_bounds(const plan_interval *base, const plan_interval *value,
                             int64_t thousandths, int32_t scale, plan_interval *result) {
    plan_interval found = plan_interval_all();
    plan_decimal least = {-1, -2};
    plan_status status = PLAN_OK;
    found.low = least;
    found.low_end = PLAN_END_OPEN;
    if (plan_decimal_sign(value->low) > 0 && base->high_end != PLAN_END_UNBOUNDED) {
        found.low_end = plan_weaker_end(value->low_end, base->high_end);
        status =
            root_end(base->high, value->low, thousandths, false, scale, &found.low, &found.low_end);
    }
    if (value->high_end != PLAN_END_UNBOUNDED && plan_decimal_sign(base->low) > 0 &&
        status == PLAN_OK) {
        found.high_end = plan_weaker_end(value->high_end, base->low_end);
        status = root_end(base->low, value->high, thousandths, true, scale, &found.high,
                          &found.high_end);
    }
    if (status == PLAN_OK) {
        *result = found;
    }
    return status;
}
