/* Whether a target is met: by numbers as they are, and by figures with their rounding. */
#include <plan/target.h>

#include "change.h"

plan_status plan_met(double actual, int op, double low, double high, int *result) {
    bool ranged = op == PLAN_TARGET_RANGE || (op == PLAN_TARGET_ABOUT && !isnan(high));
    bool met;
    if (result == NULL || op < 0 || op >= PLAN_TARGET_OPERATOR_COUNT) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs3(actual, low, ranged ? high : 0);
    if (status != PLAN_OK || (ranged && high < low)) {
        return status != PLAN_OK ? status : PLAN_DOMAIN;
    }
    switch (op) {
    case PLAN_TARGET_AT_LEAST:
        met = actual >= low;
        break;
    case PLAN_TARGET_ABOVE:
        met = actual > low;
        break;
    case PLAN_TARGET_AT_MOST:
        met = actual <= low;
        break;
    case PLAN_TARGET_BELOW:
        met = actual < low;
        break;
    default:
        met = actual >= low && actual <= (ranged ? high : low);
        break;
    }
    *result = met ? PLAN_TARGET_MET : PLAN_TARGET_MISSED;
    return PLAN_OK;
}

/* The numbers that meet the target. */
static plan_status wanted(int op, const plan_figure *low, const plan_figure *high,
                          plan_interval *result) {
    plan_interval printed = plan_interval_point(low->value), last = printed;
    if (op == PLAN_TARGET_ABOUT) {
        plan_status status = plan_figure_interval(low, NULL, &printed);
        status =
            status == PLAN_OK && high != NULL ? plan_figure_interval(high, NULL, &last) : status;
        if (status != PLAN_OK) {
            return status;
        }
        last = high != NULL ? last : printed;
        return plan_interval_make(printed.low, printed.low_end, last.high, last.high_end, result);
    }
    if (op == PLAN_TARGET_RANGE) {
        return plan_interval_make(low->value, PLAN_END_CLOSED, high->value, PLAN_END_CLOSED,
                                  result);
    }
    *result = plan_interval_all();
    if (op == PLAN_TARGET_AT_LEAST || op == PLAN_TARGET_ABOVE) {
        result->low = low->value;
        result->low_end = op == PLAN_TARGET_ABOVE ? PLAN_END_OPEN : PLAN_END_CLOSED;
    } else {
        result->high = low->value;
        result->high_end = op == PLAN_TARGET_BELOW ? PLAN_END_OPEN : PLAN_END_CLOSED;
    }
    return PLAN_OK;
}

/* Equal as printed, and not coarser than the target. */
static bool is_as_printed(const plan_figure *actual, const plan_figure *target) {
    return target != NULL &&
           (actual->reading == PLAN_EXACT ||
            (actual->reading == PLAN_ROUNDED && actual->value.scale >= target->value.scale)) &&
           plan_decimal_compare(actual->value, target->value) == 0;
}

plan_status plan_met_f(const plan_figure *actual, int op, const plan_figure *low,
                       const plan_figure *high, int *result) {
    plan_interval goal, have;
    if (actual == NULL || low == NULL || result == NULL || op < 0 ||
        op >= PLAN_TARGET_OPERATOR_COUNT || (op == PLAN_TARGET_RANGE && high == NULL)) {
        return PLAN_INVALID;
    }
    plan_status status = wanted(op, low, high, &goal);
    status = status == PLAN_OK ? plan_figure_interval(actual, NULL, &have) : status;
    if (status != PLAN_OK) {
        return status;
    }
    bool ranged = op == PLAN_TARGET_RANGE || op == PLAN_TARGET_ABOUT;
    bool equal = op != PLAN_TARGET_ABOVE && op != PLAN_TARGET_BELOW &&
                 (is_as_printed(actual, low) || (ranged && is_as_printed(actual, high)));
    *result = equal || plan_interval_contains(goal, have) ? PLAN_TARGET_MET
              : plan_interval_meets(goal, have)           ? PLAN_TARGET_UNDECIDED
                                                          : PLAN_TARGET_MISSED;
    return PLAN_OK;
}
