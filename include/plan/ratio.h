/** @file ratio.h
 *  One figure by another: per capita, per 10^4, shares of something else.
 */
#ifndef PLAN_RATIO_H
#define PLAN_RATIO_H

#include <plan/interval.h>

PLAN_BEGIN_DECLS

/** per * numerator / denominator.
 *  @param per  1, 100 (%), 1000 (‰), 10000 (1 vạn dân) ... [number].
 *  @return PLAN_OK, PLAN_MISSING (NaN), PLAN_DOMAIN (infinity, denominator 0), PLAN_RANGE,
 *          PLAN_INVALID. */
PLAN_API plan_status plan_ratio(double numerator, double denominator, double per, double *result);
/** Ratios of n pairs. @param out NaN where it fails. @param out_status or NULL.
 *  @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_ratio_v(const double *numerator, const double *denominator, double *out,
                                  plan_status *out_status, size_t n, double per);
/** factor * numerator / denominator of intervals, ends outwards to `scale` decimals.
 *  @param factor  NULL: 1. @return PLAN_OK, PLAN_DOMAIN (the denominator holds 0), PLAN_RANGE,
 *                 PLAN_INVALID. */
PLAN_API plan_status plan_ratio_f(const plan_interval *numerator, const plan_interval *denominator,
                                  const plan_decimal *factor, int32_t scale,
                                  plan_interval *result);
/** Whether some numbers of the three satisfy stated = factor * numerator / denominator: exact,
 *  cross-multiplied. @param factor above 0. @return PLAN_OK, PLAN_DOMAIN, PLAN_INVALID. */
PLAN_API plan_status plan_ratio_agrees(const plan_interval *numerator,
                                       const plan_interval *denominator,
                                       const plan_decimal *factor, const plan_interval *stated,
                                       int *result);

PLAN_END_DECLS

#endif
