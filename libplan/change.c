/* Change on doubles: scalars and arrays from one kernel. */
#include "change.h"

plan_status plan_growth(double base, double value, double *result) {
    return result == NULL ? PLAN_INVALID : plan_kernel_growth(base, value, result);
}

plan_status plan_difference(double base, double value, double *result) {
    return result == NULL ? PLAN_INVALID : plan_kernel_difference(base, value, result);
}

/* --- Logarithmic growth and forms --- */

plan_status plan_log_growth(double base, double value, double *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_base(base, value);
    if (status != PLAN_OK) {
        return status;
    }
    return value > 0 ? plan_kernel_result(100 * plan_log_ratio(base, value), result)
                     : PLAN_SIGN_CHANGE;
}

plan_status plan_log_growth_v(const double *base, const double *value, double *out,
                              plan_status *out_status, size_t n) {
    if (!plan_has_arrays(base, value, out, n)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(out, out_status, n, plan_log_growth(base[plan_i], value[plan_i], &plan_value));
    return PLAN_OK;
}

static bool is_form(int form) {
    return form >= PLAN_GROWTH_RATE && form <= PLAN_GROWTH_LOG;
}

/* 100 * ln(1 + rate/100); where 1 + rate/100 is far from 1, the ratio itself is given too. */
static plan_status log_of(double rate, double ratio, double *result) {
    if (!(ratio > 0)) {
        return PLAN_SIGN_CHANGE;
    }
    return plan_kernel_result(100 * (ratio >= 0.5 && ratio <= 2 ? log1p(rate / 100) : log(ratio)),
                              result);
}

static plan_status from_rate(double rate, int to, double *result) {
    switch (to) {
    case PLAN_GROWTH_INDEX:
        return plan_kernel_result(rate + 100, result);
    case PLAN_GROWTH_RATIO:
        return plan_kernel_result((rate + 100) / 100, result);
    default:
        return log_of(rate, (rate + 100) / 100, result);
    }
}

static plan_status from_ratio(double ratio, int to, double *result) {
    switch (to) {
    case PLAN_GROWTH_RATE:
        return plan_kernel_result(100 * (ratio - 1), result);
    case PLAN_GROWTH_INDEX:
        return plan_kernel_result(100 * ratio, result);
    default:
        return log_of(100 * (ratio - 1), ratio, result);
    }
}

static plan_status from_index(double index, int to, double *result) {
    switch (to) {
    case PLAN_GROWTH_RATE:
        return plan_kernel_result(index - 100, result);
    case PLAN_GROWTH_RATIO:
        return plan_kernel_result(index / 100, result);
    default:
        if (index > 0 && index < 1e-300) { /* a hundredth of it may be 0 */
            return plan_kernel_result(100 * (log(index) - log(100)), result);
        }
        return log_of(index - 100, index / 100, result);
    }
}

static plan_status from_log(double value, int to, double *result) {
    switch (to) {
    case PLAN_GROWTH_RATE:
        return plan_kernel_result(100 * expm1(value / 100), result);
    case PLAN_GROWTH_INDEX:
        return plan_kernel_result(100 * exp(value / 100), result);
    default:
        return plan_kernel_result(exp(value / 100), result);
    }
}

plan_status plan_convert_growth(double value, int from, int to, double *result) {
    if (result == NULL || !is_form(from) || !is_form(to)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs(value, 0);
    if (status != PLAN_OK) {
        return status;
    }
    if (from == to) {
        *result = value;
        return PLAN_OK;
    }
    return from == PLAN_GROWTH_RATE    ? from_rate(value, to, result)
           : from == PLAN_GROWTH_INDEX ? from_index(value, to, result)
           : from == PLAN_GROWTH_RATIO ? from_ratio(value, to, result)
                                       : from_log(value, to, result);
}

plan_status plan_convert_growth_v(const double *value, double *out, plan_status *out_status,
                                  size_t n, int from, int to) {
    if (!plan_has_arrays(value, value, out, n) || !is_form(from) || !is_form(to)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(out, out_status, n, plan_convert_growth(value[plan_i], from, to, &plan_value));
    return PLAN_OK;
}

/* --- Several periods --- */

plan_status plan_cagr(double first, double last, double periods, double *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs3(first, last, periods);
    if (status != PLAN_OK || periods <= 0) {
        return status != PLAN_OK ? status : PLAN_DOMAIN;
    }
    status = plan_kernel_sign(first);
    if (status != PLAN_OK || last <= 0) {
        return status != PLAN_OK ? status : PLAN_SIGN_CHANGE;
    }
    return plan_kernel_power(first, last, 1, periods, result);
}

static bool is_positive(double a) {
    return a > 0 && isfinite(a);
}

plan_status plan_cagr_v(const double *first, const double *last, double *out,
                        plan_status *out_status, size_t n, double periods) {
    if (!plan_has_arrays(first, last, out, n) || !is_positive(periods)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(out, out_status, n, plan_cagr(first[plan_i], last[plan_i], periods, &plan_value));
    return PLAN_OK;
}

plan_status plan_annualised(double base, double value, double periods_apart, double periods_a_year,
                            double *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs(base, value);
    plan_status other = plan_kernel_inputs(periods_apart, periods_a_year);
    if (status == PLAN_MISSING || other == PLAN_MISSING) {
        return PLAN_MISSING;
    }
    if (status != PLAN_OK || other != PLAN_OK || periods_apart <= 0 || periods_a_year <= 0) {
        return PLAN_DOMAIN;
    }
    status = plan_kernel_sign(base);
    if (status != PLAN_OK || value < 0) {
        return status != PLAN_OK ? status : PLAN_SIGN_CHANGE;
    }
    return plan_kernel_power(base, value, periods_a_year, periods_apart, result);
}

plan_status plan_annualised_v(const double *base, const double *value, double *out,
                              plan_status *out_status, size_t n, double periods_apart,
                              double periods_a_year) {
    if (!plan_has_arrays(base, value, out, n) || !is_positive(periods_apart) ||
        !is_positive(periods_a_year)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(
        out, out_status, n,
        plan_annualised(base[plan_i], value[plan_i], periods_apart, periods_a_year, &plan_value));
    return PLAN_OK;
}

/* --- The other side of a change --- */

plan_status plan_implied_previous(double value, double change, double *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs(value, change);
    if (status != PLAN_OK) {
        return status;
    }
    /* 100 / (100 + change) would round twice; the product is scaled only where it overflows. */
    return value <= 0 || change <= -100
               ? PLAN_DOMAIN
               : plan_kernel_result(plan_scaled_quotient(100, value, 100 + change), result);
}

plan_status plan_implied_previous_v(const double *value, const double *change, double *out,
                                    plan_status *out_status, size_t n) {
    if (!plan_has_arrays(value, change, out, n)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(out, out_status, n,
               plan_implied_previous(value[plan_i], change[plan_i], &plan_value));
    return PLAN_OK;
}
