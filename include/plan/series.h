/** @file series.h
 *  Change over a keyed series: values with their periods. What belongs together is found by its
 *  period, never by its place, so that a gap is a reason and not a wrong number. What holds for all
 *  functions stands in change.h.
 *
 *  The series may stand in any order and mix frequencies: 2023-Q1 is compared with 2022-Q1 only, a
 *  span with the same span one year back (2020-2024 for 2021-2025; what has another length is
 *  another figure). Element i of the answer belongs to element i of the series and depends on the
 *  values of its own and of the periods that it names, on nothing else. A period that stands twice
 *  answers for nothing: whatever needs it gets PLAN_CONTRADICTED, also where both values are equal
 *  (they may be two readings of one figure, or one row copied over another). Reasons in this order:
 *  PLAN_MISSING (a NaN, also where the period stands twice), PLAN_CONTRADICTED, PLAN_GAP, then
 *  those of the arithmetic.
 *
 *  Time is linear in n for a series in order, n * log n for any other. Year on year, in order is
 *  the order of plan_period_compare; for moving sums, one frequency and length after the other,
 * each in the order of time. No period may stand twice in it.
 */
#ifndef PLAN_SERIES_H
#define PLAN_SERIES_H

#include <plan/change.h>
#include <plan/memory.h>
#include <plan/period.h>

PLAN_BEGIN_DECLS

/** Growth against the same period one year back, 100 * (x_t - x_b) / x_b [%].
 *  @param periods     n valid periods: years, halves, quarters, months, or spans of them.
 *  @param values      n values [unit of the indicator]; NaN is missing.
 *  @param out         n growth rates [%], NaN where there is none; may be `values`.
 *  @param out_status  n statuses or NULL: PLAN_OK, PLAN_MISSING (this value or its base is NaN),
 *                     PLAN_CONTRADICTED (one of the two periods stands twice), PLAN_GAP (no such
 *                     period one year back), PLAN_DOMAIN (infinity), PLAN_ZERO_BASE,
 *                     PLAN_NEGATIVE_BASE, PLAN_RANGE.
 *  @param n           number of elements; 0 is fine.
 *  @param allocator   for an index of the periods, 32 bytes an element, only where they do not
 * stand in order; NULL: the C library's.
 *  @return PLAN_OK; PLAN_NO_MEMORY; PLAN_INVALID (a NULL array with n > 0, a period that is not
 *          valid). Nothing was written then. */
PLAN_API plan_status plan_year_on_year_growth(const plan_period *periods, const double *values,
                                              double *out, plan_status *out_status, size_t n,
                                              const plan_allocator *allocator);

/** Difference to the same period one year back, x_t - x_b [unit of the indicator; points for
 *  figures in %]. As plan_year_on_year_growth, without the reasons of a base.
 *  @param periods     n valid periods.
 *  @param values      n values [unit of the indicator]; NaN is missing.
 *  @param out         n differences [unit of the indicator], NaN where there is none; may be
 *                     `values`.
 *  @param out_status  n statuses or NULL.
 *  @param n           number of elements; 0 is fine.
 *  @param allocator   as above; NULL: the C library's.
 *  @return as plan_year_on_year_growth. */
PLAN_API plan_status plan_year_on_year_difference(const plan_period *periods, const double *values,
                                                  double *out, plan_status *out_status, size_t n,
                                                  const plan_allocator *allocator);

/** Sum over the `window` periods of its own frequency that end with each period [unit of the
 *  indicator]: the last four quarters, the last twelve months. Of spans, those that join: 2021-2025
 *  with 2016-2020, not with 2020-2024. The sums are as accurate as each would be alone, and a NaN
 * or an infinity spoils only those it stands in.
 *  @param periods     n valid periods.
 *  @param values      n values of a flow [unit of the indicator]; NaN is missing.
 *  @param out         n sums [unit of the indicator], NaN where there is none; may be `values`.
 *  @param out_status  n statuses or NULL: PLAN_OK, PLAN_MISSING (one of the values is NaN),
 *                     PLAN_CONTRADICTED, PLAN_GAP (one of the periods is not there), PLAN_DOMAIN
 *                     (infinity), PLAN_RANGE.
 *  @param n           number of elements; 0 is fine.
 *  @param window      periods in a sum [number]; 1 to 4096.
 *  @param allocator   for an index as above, and for 2 * window numbers; NULL: the C library's.
 *  @return as plan_year_on_year_growth; PLAN_INVALID also for the window. */
PLAN_API plan_status plan_moving_sum(const plan_period *periods, const double *values, double *out,
                                     plan_status *out_status, size_t n, int32_t window,
                                     const plan_allocator *allocator);

PLAN_END_DECLS

#endif
