/* Plan and actual: growth with the plan as its base, the triad, and what is required. */
#include <plan/target.h>

#include "change.h"

plan_status plan_excess(double actual, double plan, double *result) {
    return plan_growth(plan, actual, result);
}

plan_status plan_excess_f(const plan_interval *actual, const plan_interval *plan, int32_t scale,
                          plan_interval *result) {
    return plan_growth_f(plan, actual, PLAN_GROWTH_RATE, scale, result);
}

plan_status plan_reach(double actual, double plan, double *result) {
    return result == NULL ? PLAN_INVALID : plan_kernel_reach(plan, actual, result);
}

plan_status plan_reach_f(const plan_interval *actual, const plan_interval *plan, int32_t scale,
                         plan_interval *result) {
    return plan_growth_f(plan, actual, PLAN_GROWTH_INDEX, scale, result);
}

plan_status plan_implied_plan(double actual, double excess, double *result) {
    return plan_implied_previous(actual, excess, result);
}

plan_status plan_implied_plan_v(const double *actual, const double *excess, double *out,
                                plan_status *out_status, size_t n) {
    return plan_implied_previous_v(actual, excess, out, out_status, n);
}

plan_status plan_implied_plan_f(const plan_interval *actual, const plan_interval *excess,
                                int32_t scale, plan_interval *result) {
    return plan_implied_previous_f(actual, excess, PLAN_GROWTH_RATE, scale, result);
}

/* --- Task, fulfilment, relative --- */

plan_status plan_triad(double task, double fulfilment, double relative, double *result) {
    double values[3] = {task, fulfilment, relative};
    int unknown = 0;
    bool outside = false;
    if (result == NULL) {
        return PLAN_INVALID;
    }
    for (int i = 0; i < 3; i++) {
        unknown += isnan(values[i]) ? 1 : 0;
        outside = outside || isinf(values[i]) || values[i] <= 0;
    }
    if (unknown != 1 || outside) {
        return unknown != 1 ? PLAN_MISSING : PLAN_DOMAIN;
    }
    if (isnan(relative)) {
        double product = task * fulfilment / 100;
        return plan_kernel_result(isfinite(product) ? product : task * (fulfilment / 100), result);
    }
    double known = isnan(task) ? fulfilment : task;
    return plan_kernel_result(plan_scaled_quotient(100, relative, known), result);
}

plan_status plan_triad_f(const plan_interval *task, const plan_interval *fulfilment,
                         const plan_interval *relative, int32_t scale, plan_interval *result) {
    const plan_interval *values[3] = {task, fulfilment, relative};
    int unknown = 0;
    bool outside = false;
    if (result == NULL || !plan_is_scale(scale)) {
        return PLAN_INVALID;
    }
    for (int i = 0; i < 3; i++) {
        unknown += values[i] == NULL ? 1 : 0;
        outside = outside || (values[i] != NULL && !plan_is_above_zero(values[i]));
    }
    if (unknown != 1 || outside) {
        return unknown != 1 ? PLAN_MISSING : PLAN_DOMAIN;
    }
    if (relative == NULL) {
        plan_decimal percent = {1, 2};
        plan_interval part;
        plan_status status = plan_interval_scale(*task, percent, &part);
        return status == PLAN_OK ? plan_positive_product(&part, fulfilment, scale, result) : status;
    }
    return plan_growth_f(task == NULL ? fulfilment : task, relative, PLAN_GROWTH_INDEX, scale,
                         result);
}

/* --- Achievement --- */

plan_status plan_achievement(double actual, double plan, int direction, double *result) {
    if (result == NULL || (direction != PLAN_MORE_IS_BETTER && direction != PLAN_LESS_IS_BETTER)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_base(plan, actual);
    if (status != PLAN_OK || actual <= 0) {
        return status != PLAN_OK ? status : PLAN_SIGN_CHANGE;
    }
    return direction == PLAN_MORE_IS_BETTER ? plan_kernel_reach(plan, actual, result)
                                            : plan_kernel_reach(actual, plan, result);
}

plan_status plan_achievement_v(const double *actual, const double *plan, double *out,
                               plan_status *out_status, size_t n, int direction) {
    if (!plan_has_arrays(actual, plan, out, n) ||
        (direction != PLAN_MORE_IS_BETTER && direction != PLAN_LESS_IS_BETTER)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(out, out_status, n,
               plan_achievement(actual[plan_i], plan[plan_i], direction, &plan_value));
    return PLAN_OK;
}

/* --- What is required --- */

plan_status plan_required_growth(double actual, double target, double periods, double *result) {
    return plan_annualised(actual, target, periods, 1, result);
}

plan_status plan_required_growth_v(const double *actual, const double *target, double *out,
                                   plan_status *out_status, size_t n, double periods) {
    return plan_annualised_v(actual, target, out, out_status, n, periods, 1);
}

plan_status plan_required_growth_f(const plan_interval *actual, const plan_interval *target,
                                   plan_decimal periods, int32_t scale, plan_interval *result) {
    return plan_cagr_f(actual, target, periods, scale, result);
}

plan_status plan_required_step(double actual, double target, double periods, double *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs3(actual, target, periods);
    if (status != PLAN_OK || periods <= 0) {
        return status != PLAN_OK ? status : PLAN_DOMAIN;
    }
    double step = (target - actual) / periods;
    return plan_kernel_result(isfinite(step) ? step : target / periods - actual / periods, result);
}

plan_status plan_required_step_v(const double *actual, const double *target, double *out,
                                 plan_status *out_status, size_t n, double periods) {
    if (!plan_has_arrays(actual, target, out, n) || !(periods > 0) || !isfinite(periods)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(out, out_status, n,
               plan_required_step(actual[plan_i], target[plan_i], periods, &plan_value));
    return PLAN_OK;
}

static plan_status check_rates(double target_average, const double *rates, size_t n) {
    bool zero = false;
    for (size_t i = 0; i < n; i++) {
        zero = zero || rates[i] == -100;
        if (rates[i] < -100) {
            return PLAN_SIGN_CHANGE;
        }
    }
    return target_average < -100 ? PLAN_SIGN_CHANGE : zero ? PLAN_DOMAIN : PLAN_OK;
}

/* The logarithm of (1 + r)^N / product(1 + g_i) is that of (1 + r)^(N - k) and of the quotients
 * (1 + r) / (1 + g_i), each near 1: rates that kept to the target leave it exactly. */
plan_status plan_required_average(double target_average, double periods, const double *rates_done,
                                  size_t n, double *result) {
    if (result == NULL || (rates_done == NULL && n > 0)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs(target_average, periods);
    plan_status other = plan_kernel_list(rates_done, n);
    if (status == PLAN_MISSING || other == PLAN_MISSING) {
        return PLAN_MISSING;
    }
    double left = periods - (double)n;
    if (status != PLAN_OK || other != PLAN_OK || left <= 0) {
        return PLAN_DOMAIN;
    }
    status = check_rates(target_average, rates_done, n);
    if (status != PLAN_OK || target_average == -100 || n == 0) {
        return status != PLAN_OK ? status : plan_kernel_result(target_average, result);
    }
    plan_double2 sum = {0, 0};
    for (size_t i = 0; i < n; i++) {
        double behind = (target_average - rates_done[i]) / (100 + rates_done[i]);
        double ratio = (100 + target_average) / (100 + rates_done[i]);
        sum = plan_double2_plus(sum, ratio >= 0.5 && ratio <= 2 ? log1p(behind) : log(ratio));
    }
    double extra = expm1(plan_double2_value(sum) / left);
    /* (1 + r)(1 + e) - 1 */
    return plan_kernel_result(fma(extra, 100 + target_average, target_average), result);
}

plan_status plan_gap(double actual, double target, double *result) {
    return plan_difference(actual, target, result);
}

plan_status plan_gap_v(const double *actual, const double *target, double *out,
                       plan_status *out_status, size_t n) {
    return plan_difference_v(actual, target, out, out_status, n);
}
