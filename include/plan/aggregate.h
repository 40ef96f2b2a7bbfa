/** @file aggregate.h
 *  Many values as one: sums, means, ratios of sums, and scores that make units comparable. What
 *  holds for all functions stands in change.h.
 */
#ifndef PLAN_AGGREGATE_H
#define PLAN_AGGREGATE_H

#include <plan/change.h>

PLAN_BEGIN_DECLS

/** Sum [unit of the values].
 *  @param values  n values [one unit]; the sum of none is 0.
 *  @param n       number of values. @param result [unit of the values].
 *  @return PLAN_OK, PLAN_MISSING (one NaN), PLAN_DOMAIN (infinity), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_sum(const double *values, size_t n, double *result);
/** Sum of intervals, exact; that of none is [0, 0]. Only the result has to fit.
 *  @param values  n intervals [one unit]. @param n number of intervals.
 *  @param result  [unit of the values].
 *  @return PLAN_OK, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_sum_f(const plan_interval *values, size_t n, plan_interval *result);

/** Weighted mean over the values that are there: sum(w x) / sum(w) [unit of the values].
 *  Percentages are averaged with their denominators as weights, or not at all.
 *  @param values    n values [one unit]; NaN is missing, its weight is left out.
 *  @param weights   n weights [one unit]; 0 or more, not NaN.
 *  @param n         number of values; 0 is PLAN_SHORT_SERIES.
 *  @param floor     least coverage to answer at [number]; 0 to 1.
 *  @param result    [unit of the values].
 *  @param coverage  NULL or: weight that is there, sum(w_there) / sum(w) [number]; also written
 *                   where it is under the floor. The double nearest to it is compared.
 *  @return PLAN_OK; PLAN_MISSING (a weight is NaN; coverage under the floor, or nothing is there),
 *          PLAN_DOMAIN (infinity, a weight below 0, weights that sum to 0, a floor outside 0 to 1),
 *          PLAN_SHORT_SERIES, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_weighted_mean(const double *values, const double *weights, size_t n,
                                        double floor, double *result, double *coverage);

/** Geometric mean, product(x_i)^(1/n) [unit of the values].
 *  @param values  n values [one unit]; above 0 (one of 0 makes the mean 0).
 *  @param n       number of values. @param result [unit of the values].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_SIGN_CHANGE (a value below 0),
 *          PLAN_SHORT_SERIES (none), PLAN_INVALID. */
PLAN_API plan_status plan_geometric_mean(const double *values, size_t n, double *result);

/** Harmonic mean, n / sum(1 / x_i) [unit of the values].
 *  @param values  n values [one unit]; above 0.
 *  @param n       number of values. @param result [unit of the values].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity, a value of 0), PLAN_SIGN_CHANGE (a value
 *          below 0), PLAN_SHORT_SERIES (none), PLAN_INVALID. */
PLAN_API plan_status plan_harmonic_mean(const double *values, size_t n, double *result);

/** Ratio of sums, sum(numerators) / sum(denominators) [number]: the mean of ratios that means
 *  something.
 *  @param numerators    n values [one unit].
 *  @param denominators  n values [one unit]; their sum must not be 0.
 *  @param n             number of pairs; 0 is PLAN_SHORT_SERIES.
 *  @param result        [unit of the numerators / unit of the denominators].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_SHORT_SERIES, PLAN_DOMAIN (infinity, a sum of 0),
 *          PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_ratio_of_sums(const double *numerators, const double *denominators,
                                        size_t n, double *result);
/** The same of intervals, ends outwards to `scale` decimals.
 *  @param numerators    n intervals [one unit].
 *  @param denominators  n intervals [one unit]; their sum must not hold 0.
 *  @param n             number of pairs. @param scale decimals of the ends.
 *  @param result        [number].
 *  @return PLAN_OK, PLAN_SHORT_SERIES, PLAN_DOMAIN (the sum of the denominators holds 0),
 *          PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_ratio_of_sums_f(const plan_interval *numerators,
                                          const plan_interval *denominators, size_t n,
                                          int32_t scale, plan_interval *result);

/** Scores from 0 to 1 by the range, (x_i - min) / (max - min) [number].
 *  Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5.
 *  @param values  n values [one unit], not all equal.
 *  @param out     n scores [number]; may be `values`; not written on failure.
 *  @param n       number of values; 0 is PLAN_SHORT_SERIES.
 *  @return PLAN_OK, PLAN_MISSING, PLAN_SHORT_SERIES, PLAN_DOMAIN (infinity, all values equal),
 *          PLAN_INVALID. */
PLAN_API plan_status plan_normalise_min_max(const double *values, double *out, size_t n);

/** Scores with mean 0 and standard deviation 1, (x_i - mean) / sd, sd over all n (divisor n: the
 *  areas are the whole population) [number]. With the divisor n - 1, which programs after that
 * handbook take (COINr, Compind), every score is smaller by the factor sqrt((n - 1) / n). Source:
 * OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5.
 *  @param values  n values [one unit], not all equal.
 *  @param out     n scores [number]; may be `values`; not written on failure.
 *  @param n       number of values; 0 is PLAN_SHORT_SERIES.
 *  @return as plan_normalise_min_max. */
PLAN_API plan_status plan_normalise_z(const double *values, double *out, size_t n);

PLAN_END_DECLS

#endif
