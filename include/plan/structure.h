/** @file structure.h
 *  Parts of a whole.
 */
#ifndef PLAN_STRUCTURE_H
#define PLAN_STRUCTURE_H

#include <plan/interval.h>

PLAN_BEGIN_DECLS

/** Shares of the sum, 100 * x_i / sum(x) [%].
 *  @param values  n values [one unit]; their sum must not be 0.
 *  @param out     n shares [%]; may be `values`; not written on failure.
 *  @return PLAN_OK, PLAN_SHORT_SERIES (n = 0), PLAN_MISSING (a NaN), PLAN_DOMAIN (infinity, a sum
 *          of 0), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_shares(const double *values, double *out, size_t n);
/** The same of intervals: share i is [x_i / (x_i + others)], ends outwards to `scale` decimals.
 *  @param values  n intervals, none of which may lie below 0; at least one above 0.
 *  @return PLAN_OK, PLAN_SHORT_SERIES, PLAN_DOMAIN, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_shares_f(const plan_interval *values, plan_interval *out, size_t n,
                                   int32_t scale);

PLAN_END_DECLS

#endif
