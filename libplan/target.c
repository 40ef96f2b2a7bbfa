/* Plan and actual: growth with the plan as its base. */
#include <plan/target.h>

#include "change.h"

plan_status plan_excess(double actual, double plan, double *result) {
    return plan_growth(plan, actual, result);
}

plan_status plan_excess_v(const double *actual, const double *plan, double *out,
                          plan_status *out_status, size_t n) {
    return plan_growth_v(plan, actual, out, out_status, n);
}

plan_status plan_excess_f(const plan_interval *actual, const plan_interval *plan, int32_t scale,
                          plan_interval *result) {
    return plan_growth_f(plan, actual, PLAN_GROWTH_RATE, scale, result);
}

plan_status plan_reach(double actual, double plan, double *result) {
    return result == NULL ? PLAN_INVALID : plan_kernel_reach(plan, actual, result);
}

plan_status plan_reach_v(const double *actual, const double *plan, double *out,
                         plan_status *out_status, size_t n) {
    if (n > 0 && (actual == NULL || plan == NULL || out == NULL)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(plan, actual, out, out_status, n, plan_kernel_reach);
    return PLAN_OK;
}

plan_status plan_reach_f(const plan_interval *actual, const plan_interval *plan, int32_t scale,
                         plan_interval *result) {
    return plan_growth_f(plan, actual, PLAN_GROWTH_INDEX, scale, result);
}

plan_status plan_implied_plan(double actual, double excess, double *result) {
    return plan_implied_previous(actual, excess, result);
}

plan_status plan_implied_plan_f(const plan_interval *actual, const plan_interval *excess,
                                int32_t scale, plan_interval *result) {
    return plan_implied_previous_f(actual, excess, PLAN_GROWTH_RATE, scale, result);
}

plan_status plan_triad(double task, double fulfilment, double relative, double *result) {
    double values[3] = {task, fulfilment, relative};
    int unknown = -1;
    if (result == NULL) {
        return PLAN_INVALID;
    }
    for (int i = 0; i < 3; i++) {
        if (isnan(values[i])) {
            if (unknown >= 0) {
                return PLAN_MISSING;
            }
            unknown = i;
        } else if (isinf(values[i]) || values[i] <= 0) {
            return PLAN_DOMAIN;
        }
    }
    switch (unknown) {
    case 0:
        return plan_kernel_result(100 * relative / fulfilment, result);
    case 1:
        return plan_kernel_result(100 * relative / task, result);
    case 2:
        return plan_kernel_result(task * fulfilment / 100, result);
    default:
        return PLAN_MISSING;
    }
}

plan_status plan_triad_f(const plan_interval *task, const plan_interval *fulfilment,
                         const plan_interval *relative, int32_t scale, plan_interval *result) {
    const plan_interval *values[3] = {task, fulfilment, relative};
    int missing = 0;
    if (result == NULL) {
        return PLAN_INVALID;
    }
    for (int i = 0; i < 3; i++) {
        missing += values[i] == NULL ? 1 : 0;
        if (values[i] != NULL && !plan_is_above_zero(values[i])) {
            return PLAN_DOMAIN;
        }
    }
    if (missing != 1) {
        return PLAN_MISSING;
    }
    if (relative == NULL) {
        plan_decimal percent = {1, 2};
        plan_interval product;
        plan_status status = plan_interval_multiply(*task, *fulfilment, &product);
        status = status == PLAN_OK ? plan_interval_scale(product, percent, &product) : status;
        return status == PLAN_OK ? plan_interval_outwards(product, scale, result) : status;
    }
    return plan_growth_f(task == NULL ? fulfilment : task, relative, PLAN_GROWTH_INDEX, scale,
                         result);
}
