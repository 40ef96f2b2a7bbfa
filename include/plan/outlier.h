/** @file outlier.h
 *  Values that stand out among their peers: a warning to look again, never proof of a mistake. What
 *  holds for all functions stands in change.h. Medians of an even number of values lie halfway
 *  between the two in the middle.
 */
#ifndef PLAN_OUTLIER_H
#define PLAN_OUTLIER_H

#include <plan/change.h>
#include <plan/memory.h>

PLAN_BEGIN_DECLS

/** Hidiroglou-Berthelot: which changes are unusual for their size. With r_i = after_i / before_i
 *  and med the median of r, s_i = 1 - med / r_i where r_i < med, else r_i / med - 1; the effect is
 *  E_i = s_i * max(before_i, after_i)^u. An effect stands out when it lies outside
 *  [E_med - c * max(E_med - E_q1, |a * E_med|), E_med + c * max(E_q3 - E_med, |a * E_med|)], E_q1,
 *  E_med and E_q3 its quartiles.
 *
 *  Quartiles: sorted E_(1) to E_(n), at the places 1 + (n - 1) * p for p = 1/4, 1/2, 3/4, on a
 *  straight line between two places (definition 7 of R. J. Hyndman, Y. Fan (1996), Sample quantiles
 *  in statistical packages, The American Statistician 50(4); what R computes by default). Where
 * more than half of the ratios are equal, the three quartiles are 0, both limits are 0, and every
 * other change stands out.
 *
 *  Accuracy: effects 4 units in the last place and 2^-98 * max(before_i, after_i)^u; limits 8 units
 *  of (1 + c) * (1 + a) times the largest of the three quartiles without sign.
 *
 *  Source: M. A. Hidiroglou, J.-M. Berthelot (1986), Statistical editing and imputation for
 *  periodic business surveys, Survey Methodology 12(1), 73-83, as the manual and the source of the
 * R package univOutl give it (HBmethod: u = 0.5, a = 0.05, c = 4 by default, 7 and 40 also in use;
 *  quartiles as above). The paper itself, and which quartiles it means: source not verified.
 *  @param before     n values one period back [one unit]; each above 0.
 *  @param after      n values [one unit]; each above 0.
 *  @param out        n effects E_i [unit^u]; may be an input; not written on failure.
 *  @param n          number of pairs; 0 is PLAN_SHORT_SERIES.
 *  @param u          how much size counts [number]; 0 to 1, often 0.5.
 *  @param a          keeps the limits apart where most effects are alike [number]; 0 or more, often
 *                    0.05.
 *  @param c          width of the limits [number]; above 0; declared by who asks.
 *  @param low        the lower limit [unit^u]; not written on failure.
 *  @param high       the upper limit [unit^u]; not written on failure.
 *  @param allocator  for 2 * n numbers; NULL: the C library's.
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity; a constant outside its range),
 *          PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE, PLAN_SIGN_CHANGE (a value of 0 or less after),
 *          PLAN_SHORT_SERIES, PLAN_RANGE (also of a ratio), PLAN_NO_MEMORY, PLAN_INVALID (NULL). */
PLAN_API plan_status plan_hidiroglou_berthelot(const double *before, const double *after,
                                               double *out, size_t n, double u, double a, double c,
                                               double *low, double *high,
                                               const plan_allocator *allocator);

/** Robust z scores, 0.6745 * |x_i - med| / MAD, MAD the median of |x_i - med| [number]; 3.5 is the
 *  customary limit. Where the MAD is 0 (more than half of the values are equal), the mean of
 *  |x_i - med| takes its place: |x_i - med| / (1.253314 * mean). Where all values are equal, every
 *  score is 0.
 *  Source: B. Iglewicz, D. C. Hoaglin (1993), How to detect and handle outliers, ASQC;
 * NIST/SEMATECH e-Handbook of Statistical Methods 1.3.5.17; for a MAD of 0 IBM Cognos Analytics,
 * Modified z score. The book itself: source not verified.
 *  @param values     n values [one unit].
 *  @param out        n scores [number], 0 or more; may be `values`; not written on failure.
 *  @param n          number of values; 0 is PLAN_SHORT_SERIES.
 *  @param allocator  for 2 * n numbers; NULL: the C library's.
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_SHORT_SERIES, PLAN_RANGE,
 *          PLAN_NO_MEMORY, PLAN_INVALID (NULL). */
PLAN_API plan_status plan_robust_z(const double *values, double *out, size_t n,
                                   const plan_allocator *allocator);

PLAN_END_DECLS

#endif
