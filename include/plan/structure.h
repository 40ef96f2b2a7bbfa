/** @file structure.h
 *  Parts of a whole: shares, how a structure changes, and what each part contributes to growth.
 *  What holds for all functions stands in change.h. Every list function fails as a whole when one
 *  element does.
 */
#ifndef PLAN_STRUCTURE_H
#define PLAN_STRUCTURE_H

#include <plan/interval.h>

PLAN_BEGIN_DECLS

/* --- Shares --- */

/** Shares of the sum, 100 * x_i / sum(x) [%].
 *  @param values  n values [one unit]; their sum must not be 0.
 *  @param out     n shares [%]; may be `values`; not written on failure.
 *  @param n       number of values; 0 is PLAN_SHORT_SERIES.
 *  @return PLAN_OK, PLAN_MISSING (a NaN), PLAN_SHORT_SERIES, PLAN_DOMAIN (infinity, a sum of 0),
 *          PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_shares(const double *values, double *out, size_t n);
/** The same of intervals: share i is the range of x_i / (x_i + others), ends outwards.
 *  @param values  n bounded intervals [one unit]; their sum must not hold 0.
 *  @param out     n shares [%]; not `values`; not written on failure.
 *  @param n       number of values.
 *  @param scale   decimals of the ends.
 *  @return PLAN_OK, PLAN_SHORT_SERIES, PLAN_DOMAIN (an end is unbounded, or the sum may be 0),
 * PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_shares_f(const plan_interval *values, plan_interval *out, size_t n,
                                   int32_t scale);

/** How much each share changed: after_i - before_i [points].
 *  @param before  n shares [%]. @param after n shares [%].
 *  @param out     n differences [points]; may be an input.
 *  @param n       number of shares.
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_SHORT_SERIES (none), PLAN_RANGE,
 *          PLAN_INVALID. */
PLAN_API plan_status plan_share_change(const double *before, const double *after, double *out,
                                       size_t n);
/** Structural change, half the sum of the absolute changes of the shares: sum(|after_i - before_i|)
 *  / 2 [points], 0 to 100.
 *  @param before  n shares [%]. @param after n shares [%]. @param n number of shares.
 *  @param result  [points].
 *  @return as plan_share_change. */
PLAN_API plan_status plan_structural_change(const double *before, const double *after, size_t n,
                                            double *result);
/** Structural change as an angle: f / 90, cos f = sum(b_i a_i) / sqrt(sum(b_i^2) sum(a_i^2)), f in
 *  degrees; 0 unchanged, 1 nothing in common (Moore 1978, Review of Income and Wealth 24/1). The
 *  angle is computed from its sine and cosine, so small changes keep their digits; the time is n^2.
 *  @param before  n shares [%], not all 0. @param after n shares [%], not all 0.
 *  @param n       number of shares.
 *  @param result  [number].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_SHORT_SERIES (none), PLAN_DOMAIN (infinity, all 0),
 *          PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_structural_cosine(const double *before, const double *after, size_t n,
                                            double *result);

/* --- Contributions to growth --- */

/** Contribution of one part to the growth of the whole: 100 * (value - base) / whole_base [points].
 *  @param base        the part one period back [unit of the whole].
 *  @param value       the part [unit of the whole].
 *  @param whole_base  the whole one period back [unit of the whole]; above 0.
 *  @param result      [points].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE,
 *          PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_contribution(double base, double value, double whole_base,
                                       double *result);
/** Of n parts. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_contribution_v(const double *base, const double *value,
                                         const double *whole_base, double *out,
                                         plan_status *out_status, size_t n);
/** Of intervals, ends outwards to `scale` decimals.
 *  @param base        [unit of the whole]. @param value [unit of the whole].
 *  @param whole_base  must lie above 0 [unit of the whole].
 *  @param scale       decimals of the ends. @param result [points].
 *  @return PLAN_OK, PLAN_DOMAIN (whole_base not above 0), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_contribution_f(const plan_interval *base, const plan_interval *value,
                                         const plan_interval *whole_base, int32_t scale,
                                         plan_interval *result);
/** Contributions of all parts to the growth of their sum: 100 * (value_i - base_i) / sum(base)
 *  [points].
 *  @param base   n parts one period back [one unit]; sum above 0.
 *  @param value  n parts [one unit].
 *  @param out    n contributions [points]; may be an input.
 *  @param n      number of parts.
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE (the
 *          sum of the bases), PLAN_SHORT_SERIES (none), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_contributions(const double *base, const double *value, double *out,
                                        size_t n);
/** Contributions from shares at the base and growth: share_i * growth_i / 100 [points]. Shares of
 *  the end of the period go through plan_base_weight first.
 *  @param shares   n shares of the whole at the base [%].
 *  @param growths  n growth rates of the parts [%].
 *  @param out      n contributions [points]; may be an input.
 *  @param n        number of parts.
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_SHORT_SERIES (none), PLAN_RANGE,
 *          PLAN_INVALID. */
PLAN_API plan_status plan_contribution_from_shares(const double *shares, const double *growths,
                                                   double *out, size_t n);
/** The share at the base that a share at the end had, same price basis: end_share *
 *  (1 + total_growth/100) / (1 + growth/100) [%].
 *  @param end_share     share of the part at the end [%].
 *  @param growth        of the part [%]; not -100.
 *  @param total_growth  of the whole [%].
 *  @param result        [%].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity, growth -100), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_base_weight(double end_share, double growth, double total_growth,
                                      double *result);
/** Of n parts. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_base_weight_v(const double *end_share, const double *growth,
                                        const double *total_growth, double *out,
                                        plan_status *out_status, size_t n);
/** The share at the end that a share at the base grows to: share * (1 + growth/100) /
 *  (1 + total_growth/100) [%].
 *  @param share         share of the part at the base [%].
 *  @param growth        of the part [%].
 *  @param total_growth  of the whole [%]; not -100.
 *  @param result        [%].
 *  @return as plan_base_weight, with the growth of the whole. */
PLAN_API plan_status plan_update_share(double share, double growth, double total_growth,
                                       double *result);
/** Of n parts. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_update_share_v(const double *share, const double *growth,
                                         const double *total_growth, double *out,
                                         plan_status *out_status, size_t n);
/** Contributions to the growth of a chain-linked Laspeyres aggregate: V_i / sum(V) * growth of the
 *  chained level of part i [points]. Chained levels themselves do not add up.
 *  @param levels                n chained levels [at prices of the reference year].
 *  @param levels_before         the year before; each above 0.
 *  @param current_price_before  n values of the year before at its own prices [one unit]; sum not
 * 0.
 *  @param out                   n contributions [points]; may be an input.
 *  @param n                     number of parts.
 *  @return PLAN_OK, PLAN_MISSING, PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE (a level of the year before),
 *          PLAN_SHORT_SERIES (none), PLAN_DOMAIN (infinity, a sum of 0), PLAN_RANGE,
 *          PLAN_INVALID. */
PLAN_API plan_status plan_chained_contributions(const double *levels, const double *levels_before,
                                                const double *current_price_before, double *out,
                                                size_t n);
/** Contributions to the growth of a Fisher volume index (Statistics Canada 13-017): 100 *
 *  (p1_i / PF + p0_i)(q1_i - q0_i) / sum_j (p1_j / PF + p0_j) q0_j [points], q = value / price, PF
 *  the Fisher price index as a ratio. They sum to the growth of the Fisher index.
 *  @param values_1  n values of the period [one unit]. @param prices_1 n prices; each above 0.
 *  @param values_0  n values one period back. @param prices_0 n prices; each above 0.
 *  @param out       n contributions [points]; may be an input.
 *  @param n         number of parts.
 *  @return PLAN_OK, PLAN_MISSING, PLAN_SHORT_SERIES (none), PLAN_DOMAIN (infinity, a price of 0 or
 *          less, sums from which no index can be made), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_fisher_contributions(const double *values_1, const double *prices_1,
                                               const double *values_0, const double *prices_0,
                                               double *out, size_t n);
/** Share of a contribution in the growth of the whole: 100 * contribution / growth [%].
 *  @param contribution  [points].
 *  @param growth        of the whole [%]; not 0. (As a figure, its interval must not hold 0.)
 *  @param result        [%].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity, growth 0), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_share_of_growth(double contribution, double growth, double *result);
/** Of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_share_of_growth_v(const double *contribution, const double *growth,
                                            double *out, plan_status *out_status, size_t n);
/** Growth of the rest of an aggregate without one part: (G - w g) / (1 - w) [%].
 *  @param total_growth  G, of the whole [%].
 *  @param weight        w, share of the part at the base [number, 0.25 for a quarter]; not 1.
 *  @param growth        g, of the part [%].
 *  @param result        [%].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity, weight 1), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_rest_growth(double total_growth, double weight, double growth,
                                      double *result);
/** Of n parts. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_rest_growth_v(const double *total_growth, const double *weight,
                                        const double *growth, double *out, plan_status *out_status,
                                        size_t n);
/** Where the growth of the whole must lie, given that of all its parts (a partition of members that
 *  are not negative, at one price basis): from the smallest to the largest [%].
 *  @param growths  n growth rates [%]. @param n number of parts.
 *  @param low      [%]. @param high [%].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_SHORT_SERIES (none),
 *          PLAN_INVALID. */
PLAN_API plan_status plan_parent_growth_range(const double *growths, size_t n, double *low,
                                              double *high);

PLAN_END_DECLS

#endif
