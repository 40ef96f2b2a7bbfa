/* Private: what the presets of progress share. */
#ifndef PLAN_PROGRESS_INTERNAL_H
#define PLAN_PROGRESS_INTERNAL_H

#include <plan/progress.h>

#include "change.h"

/* At the threshold or above it. What lies closer below than decimals can be told apart in doubles
 * counts as on it: 0.95 * required may come out as 94.99999999999999. Signs need no such care. */
static inline bool plan_reaches(double value, double threshold) {
    return value >= threshold - fabs(threshold) * 0x1p-44;
}

static inline bool plan_is_progress_direction(int direction) {
    return direction == PLAN_MORE_IS_BETTER || direction == PLAN_LESS_IS_BETTER;
}

/* 1 where more is better, else -1. */
static inline double plan_wish(int direction) {
    return direction == PLAN_LESS_IS_BETTER ? -1 : 1;
}

static inline bool plan_meets(double value, double target, int direction) {
    return direction == PLAN_LESS_IS_BETTER ? value <= target : value >= target;
}

/* A number that is not there although the class is certain. */
static inline double plan_value_or_none(plan_status status, double value) {
    return status == PLAN_OK ? value : (double)NAN;
}

#endif
