/* Private: ends of intervals, compared by what they contain. */
#ifndef PLAN_INTERVAL_INTERNAL_H
#define PLAN_INTERVAL_INTERNAL_H

#include <plan/interval.h>

#include <stdbool.h>

static inline bool plan_interval_is_bounded(const plan_interval *a) {
    return a->low_end != PLAN_END_UNBOUNDED && a->high_end != PLAN_END_UNBOUNDED;
}

/* -1 where low end a starts before low end b. */
int plan_interval_compare_lows(const plan_interval *a, const plan_interval *b);
/* 1 where high end a ends after high end b. */
int plan_interval_compare_highs(const plan_interval *a, const plan_interval *b);

#endif
