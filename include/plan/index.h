/** @file index.h
 *  Index numbers: prices or quantities of many goods as one number, base 100; chains of links,
 *  another base year, one series continued by another. What holds for all functions stands in
 *  change.h.
 */
#ifndef PLAN_INDEX_H
#define PLAN_INDEX_H

#include <plan/change.h>

PLAN_BEGIN_DECLS

/** Laspeyres price index, 100 * sum(p1 q0) / sum(p0 q0) [index points, base 100]. Where prices and
 *  quantities change places it is the quantity index. Products and sums are exact to 100 bits
 *  whatever their size.
 *  Source: Consumer Price Index Manual: Concepts and Methods (IMF, ILO, OECD and others 2020).
 *  @param prices_0      n prices of the base period [one unit each].
 *  @param quantities_0  n quantities of the base period.
 *  @param prices_1      n prices of the current period.
 *  @param quantities_1  n quantities of the current period; not used by this index, but checked.
 *  @param n             number of goods; 0 is PLAN_SHORT_SERIES.
 *  @param result        [index points, base 100].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE (the
 *          sum below), PLAN_SHORT_SERIES, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_laspeyres(const double *prices_0, const double *quantities_0,
                                    const double *prices_1, const double *quantities_1, size_t n,
                                    double *result);
/** Paasche price index, 100 * sum(p1 q1) / sum(p0 q1). As plan_laspeyres. */
PLAN_API plan_status plan_paasche(const double *prices_0, const double *quantities_0,
                                  const double *prices_1, const double *quantities_1, size_t n,
                                  double *result);
/** Fisher price index, the geometric mean of the two. As plan_laspeyres for both sums below, and
 *  PLAN_SIGN_CHANGE where one of the two is below 0. */
PLAN_API plan_status plan_fisher(const double *prices_0, const double *quantities_0,
                                 const double *prices_1, const double *quantities_1, size_t n,
                                 double *result);
/** Value index, 100 * sum(p1 q1) / sum(p0 q0). As plan_laspeyres. */
PLAN_API plan_status plan_value_index(const double *prices_0, const double *quantities_0,
                                      const double *prices_1, const double *quantities_1, size_t n,
                                      double *result);

/** Chain of links from 100: I_0 = 100, I_t = I_(t-1) * link_t / 100 [index points].
 *  @param links  n links, each against the period before [index points, before = 100].
 *  @param out    n values I_1 to I_n [index points, the period before the first link = 100]; may be
 *                `links`; not written on failure.
 *  @param n      number of links; 0 is PLAN_SHORT_SERIES.
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE (a
 *          link that others follow is 0 or below), PLAN_SHORT_SERIES, PLAN_RANGE, PLAN_INVALID.
 */
PLAN_API plan_status plan_chain(const double *links, double *out, size_t n);

/** An index on another base: 100 * values_t / mean(values from base_first to base_last) [index
 *  points].
 *  @param values      n values [index points, or any one unit].
 *  @param out         n values [index points, base 100]; may be `values`; not written on failure.
 *  @param n           number of values; 0 is PLAN_SHORT_SERIES.
 *  @param base_first  place of the first period of the base, from 0.
 *  @param base_last   place of its last period, not before the first.
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity; places outside the series or in the wrong
 *          order), PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE (the mean), PLAN_SHORT_SERIES, PLAN_RANGE,
 *          PLAN_INVALID (NULL). */
PLAN_API plan_status plan_rebase(const double *values, double *out, size_t n, size_t base_first,
                                 size_t base_last);

/** One series continued by another that overlaps it: before place `at` old_t * new_at / old_at,
 *  from it on new_t [index points on the base of the new series].
 *  @param old_values  n values of the old series [index points]; those behind `at` do not count and
 *                     may be NaN.
 *  @param new_values  n values of the new series on the same periods [index points]; those before
 *                     `at` do not count and may be NaN.
 *  @param out         n values [index points]; may be an input; not written on failure.
 *  @param n           number of periods; 0 is PLAN_SHORT_SERIES.
 *  @param at          place of the period that both have, from 0.
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity, a place outside the series),
 *          PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE (the old value at `at`), PLAN_SHORT_SERIES,
 *          PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_splice(const double *old_values, const double *new_values, double *out,
                                 size_t n, size_t at);

PLAN_END_DECLS

#endif
