/* Met, missed, or left open by rounding. */
#include "check_targets.h"

/* Equal as printed, and not coarser than the target: 9,0 against 9 or 9,0. */
static bool is_as_printed(const plan_attained *attained, plan_decimal target) {
    const plan_figure *figure = &attained->figure;
    return attained->has_figure &&
           (figure->reading == PLAN_ROUNDED || figure->reading == PLAN_EXACT) &&
           (figure->reading == PLAN_EXACT || figure->value.scale >= target.scale) &&
           plan_decimal_compare(figure->value, target) == 0;
}

static bool equals_target(const plan_goal *goal, const plan_attained *attained) {
    switch (goal->op) {
    case PLAN_TARGET_ABOVE:
    case PLAN_TARGET_BELOW:
        return false;
    case PLAN_TARGET_ABOUT:
    case PLAN_TARGET_RANGE:
        return is_as_printed(attained, goal->figure.value) ||
               is_as_printed(attained, goal->figure.upper);
    default:
        return is_as_printed(attained, goal->figure.value);
    }
}

uint8_t plan_goal_judge(const plan_goal *goal, const plan_attained *attained) {
    if (attained->is_judged) {
        return attained->verdict;
    }
    if (attained->status != PLAN_OK) {
        return PLAN_TARGET_UNJUDGED;
    }
    if (equals_target(goal, attained)) {
        return PLAN_TARGET_MET;
    }
    if (goal->plain && goal->direction == PLAN_NO_DIRECTION) {
        return PLAN_TARGET_UNDECIDED; /* more may be better, or less */
    }
    if (plan_interval_contains(goal->wanted, attained->interval)) {
        return PLAN_TARGET_MET;
    }
    bool open = plan_interval_meets(goal->wanted, attained->interval) || attained->about;
    return open ? PLAN_TARGET_UNDECIDED : PLAN_TARGET_MISSED;
}

bool plan_goal_nearest(const plan_goal *goal, const plan_attained *attained, plan_decimal *result) {
    const plan_figure *f = &goal->figure;
    *result = f->value;
    if (f->reading != PLAN_BETWEEN || !attained->has_printed) {
        return attained->has_printed;
    }
    if (plan_decimal_compare(attained->printed, f->upper) > 0) {
        *result = f->upper;
        return true;
    }
    return plan_decimal_compare(attained->printed, f->value) < 0;
}
