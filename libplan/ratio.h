/* Private: the counts that a percentage leaves possible, as a range. */
#ifndef PLAN_RATIO_INTERNAL_H
#define PLAN_RATIO_INTERNAL_H

#include <plan/ratio.h>

/* The counts from *first to *beyond - 1 of n cases, 1 <= n <= PLAN_FEASIBLE_MAX. */
void plan_feasible_range(const plan_interval *percent, int64_t n, int64_t *first, int64_t *beyond);

#endif
