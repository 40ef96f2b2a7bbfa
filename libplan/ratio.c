/* Ratios: one figure by another. */
#include <plan/ratio.h>

#include "change.h"

/* per * a / b; the order of the operations changes only where the first one leaves the doubles. */
static inline double quotient(double numerator, double denominator, double per) {
    double value = per * numerator / denominator;
    bool left = !isfinite(value) || (value == 0 && numerator != 0);
    return left ? per * (numerator / denominator) : value;
}

plan_status plan_ratio(double numerator, double denominator, double per, double *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs3(numerator, denominator, per);
    if (status != PLAN_OK || denominator == 0) {
        return status != PLAN_OK ? status : PLAN_DOMAIN;
    }
    return plan_kernel_result(quotient(numerator, denominator, per), result);
}

plan_status plan_ratio_f(const plan_interval *numerator, const plan_interval *denominator,
                         const plan_decimal *factor, int32_t scale, plan_interval *result) {
    plan_interval scaled;
    if (numerator == NULL || denominator == NULL || result == NULL || !plan_is_scale(scale)) {
        return PLAN_INVALID;
    }
    scaled = *numerator;
    plan_status status =
        factor == NULL ? PLAN_OK : plan_interval_scale(*numerator, *factor, &scaled);
    return status == PLAN_OK ? plan_interval_divide(scaled, *denominator, scale, result) : status;
}

plan_status plan_ratio_agrees(const plan_interval *numerator, const plan_interval *denominator,
                              const plan_decimal *factor, const plan_interval *stated,
                              int *result) {
    plan_decimal one = {1, 0};
    if (numerator == NULL || denominator == NULL || stated == NULL || result == NULL ||
        (factor != NULL && (factor->digits <= 0 || !plan_decimal_is_valid(*factor)))) {
        return PLAN_INVALID;
    }
    plan_interval top = *numerator, bottom = *denominator;
    plan_interval turned = plan_interval_negate(bottom);
    if (plan_is_above_zero(&turned)) { /* a negative denominator: turn both signs */
        bottom = turned;
        top = plan_interval_negate(top);
    }
    if (!plan_is_above_zero(&bottom)) {
        return PLAN_DOMAIN;
    }
    plan_wide_ends t = plan_wide_ends_of(stated, one, 0);
    plan_wide_ends x = plan_wide_ends_of(&top, factor == NULL ? one : *factor, 0);
    *result = plan_quotient_meets(&t, &x, &bottom) ? 1 : 0;
    return PLAN_OK;
}

/* --- Per capita, real --- */

plan_status plan_per_capita(double value, double population, double *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs(value, population);
    if (status != PLAN_OK || population <= 0) {
        return status != PLAN_OK ? status : PLAN_DOMAIN;
    }
    return plan_kernel_result(value / population, result);
}

plan_status plan_per_capita_v(const double *value, const double *population, double *out,
                              plan_status *out_status, size_t n) {
    if (!plan_has_arrays(value, population, out, n)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(out, out_status, n, plan_per_capita(value[plan_i], population[plan_i], &plan_value));
    return PLAN_OK;
}

plan_status plan_mean_population(const double *populations, size_t n, double *result) {
    if (result == NULL || (populations == NULL && n > 0)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_list(populations, n);
    if (status != PLAN_OK || n < 2) {
        return status != PLAN_OK ? status : PLAN_SHORT_SERIES;
    }
    plan_double2 sum = plan_two_sum(populations[0] / 2, populations[n - 1] / 2);
    sum = plan_double2_add(sum, plan_double2_sum(populations + 1, n - 2));
    return plan_kernel_result(plan_double2_value(sum) / (double)(n - 1), result);
}

plan_status plan_per_capita_growth(double total_growth, double population_growth, double *result) {
    return result == NULL ? PLAN_INVALID
                          : plan_kernel_relative_growth(total_growth, population_growth, result);
}

plan_status plan_per_capita_growth_v(const double *total_growth, const double *population_growth,
                                     double *out, plan_status *out_status, size_t n) {
    if (!plan_has_arrays(total_growth, population_growth, out, n)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(
        out, out_status, n,
        plan_kernel_relative_growth(total_growth[plan_i], population_growth[plan_i], &plan_value));
    return PLAN_OK;
}

plan_status plan_deflate(double nominal, double deflator, double *result) {
    return plan_ratio(nominal, deflator, 100, result);
}

plan_status plan_deflate_v(const double *nominal, const double *deflator, double *out,
                           plan_status *out_status, size_t n) {
    return plan_ratio_v(nominal, deflator, out, out_status, n, 100);
}

plan_status plan_real_growth(double nominal_growth, double inflation, double *result) {
    return plan_per_capita_growth(nominal_growth, inflation, result);
}

plan_status plan_real_growth_v(const double *nominal_growth, const double *inflation, double *out,
                               plan_status *out_status, size_t n) {
    return plan_per_capita_growth_v(nominal_growth, inflation, out, out_status, n);
}

/* --- Elasticities --- */

static plan_status arc(double y0, double y1, double x0, double x1, double *result) {
    if (x1 == x0 || y1 + y0 == 0 || x1 + x0 == 0) {
        return PLAN_DOMAIN;
    }
    return plan_kernel_result(((y1 - y0) / (y1 + y0)) / ((x1 - x0) / (x1 + x0)), result);
}

plan_status plan_elasticity(double y0, double y1, double x0, double x1, int form, double *result) {
    if (result == NULL || form < PLAN_ELASTICITY_POINT || form > PLAN_ELASTICITY_LOG) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs(y0, y1), other = plan_kernel_inputs(x0, x1);
    if (status != PLAN_OK || other != PLAN_OK) {
        return status == PLAN_MISSING || other == PLAN_MISSING ? PLAN_MISSING : PLAN_DOMAIN;
    }
    if (form == PLAN_ELASTICITY_ARC) {
        return arc(y0, y1, x0, x1, result);
    }
    if (y0 <= 0 || x0 <= 0) {
        return y0 == 0 || x0 == 0 ? PLAN_ZERO_BASE : PLAN_NEGATIVE_BASE;
    }
    if (form == PLAN_ELASTICITY_LOG && (y1 <= 0 || x1 <= 0)) {
        return PLAN_SIGN_CHANGE;
    }
    if (x1 == x0) {
        return PLAN_DOMAIN;
    }
    return form == PLAN_ELASTICITY_POINT
               ? plan_kernel_result(((y1 - y0) / y0) / ((x1 - x0) / x0), result)
               : plan_kernel_result(plan_log_ratio(y0, y1) / plan_log_ratio(x0, x1), result);
}

plan_status plan_icor(double investment_share, double growth, double *result) {
    return plan_ratio(investment_share, growth, 1, result);
}

plan_status plan_icor_v(const double *investment_share, const double *growth, double *out,
                        plan_status *out_status, size_t n) {
    return plan_ratio_v(investment_share, growth, out, out_status, n, 1);
}
