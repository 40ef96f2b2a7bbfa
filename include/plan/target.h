/** @file target.h
 *  Plan and actual.
 */
#ifndef PLAN_TARGET_H
#define PLAN_TARGET_H

#include <plan/change.h>

PLAN_BEGIN_DECLS

/** "Exceeds the plan by p %": 100 * (actual - plan) / plan [%].
 *  @param actual  [unit of the indicator].
 *  @param plan    [the same unit]; above 0.
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE,
 *          PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_excess(double actual, double plan, double *result);
/** Of n pairs; as plan_growth_v. */
PLAN_API plan_status plan_excess_v(const double *actual, const double *plan, double *out,
                                   plan_status *out_status, size_t n);
/** Of intervals, as plan_growth_f. */
PLAN_API plan_status plan_excess_f(const plan_interval *actual, const plan_interval *plan,
                                   int32_t scale, plan_interval *result);
/** "Reaches p % of the plan": 100 * actual / plan [%]. As plan_excess. */
PLAN_API plan_status plan_reach(double actual, double plan, double *result);
/** Of n pairs; as plan_growth_v. */
PLAN_API plan_status plan_reach_v(const double *actual, const double *plan, double *out,
                                  plan_status *out_status, size_t n);
/** Of intervals, as plan_growth_f. */
PLAN_API plan_status plan_reach_f(const plan_interval *actual, const plan_interval *plan,
                                  int32_t scale, plan_interval *result);
/** The plan that "exceeds by `excess` %" implies: actual / (1 + excess/100) [unit of actual].
 *  @param excess [%]; above -100. @return as plan_implied_previous. */
PLAN_API plan_status plan_implied_plan(double actual, double excess, double *result);
/** Of intervals: P in [a_lo / (1 + p_hi/100), a_hi / (1 + p_lo/100)], actual above 0. */
PLAN_API plan_status plan_implied_plan_f(const plan_interval *actual, const plan_interval *excess,
                                         int32_t scale, plan_interval *result);

/** Task, fulfilment and relative of one indicator: relative = task * fulfilment / 100, all in
 *  percent with 100 = unchanged (K = K_plan * K_done). The one that is NaN is computed.
 *  @param task        planned / previous [%]; above 0, or NaN.
 *  @param fulfilment  actual / planned [%]; above 0, or NaN.
 *  @param relative    actual / previous [%]; above 0, or NaN.
 *  @return PLAN_OK; PLAN_MISSING (none or more than one is NaN: exactly one is unknown);
 *          PLAN_DOMAIN (infinity, or not above 0), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_triad(double task, double fulfilment, double relative, double *result);
/** Of intervals; the unknown one is NULL. @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN, PLAN_RANGE,
 *  PLAN_INVALID. */
PLAN_API plan_status plan_triad_f(const plan_interval *task, const plan_interval *fulfilment,
                                  const plan_interval *relative, int32_t scale,
                                  plan_interval *result);

PLAN_END_DECLS

#endif
