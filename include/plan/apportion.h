/** @file apportion.h
 *  Rounding so that the parts add up. Everything is decided in whole numbers: a double counts as
 *  the shortest decimal that reads back as it (plan_decimal_shortest), the number that somebody
 *  wrote. What holds for all functions stands in change.h.
 */
#ifndef PLAN_APPORTION_H
#define PLAN_APPORTION_H

#include <plan/decimal.h>
#include <plan/memory.h>

PLAN_BEGIN_DECLS

/** Most cells of a table that plan_controlled_rounding takes. */
#define PLAN_ROUNDING_MAX_CELLS 10000

/** Parts rescaled to a total and rounded to `decimals` so that they add up to it exactly (method of
 *  largest remainders, Hamilton): with q_i = values_i * total / sum(values) in units of the last
 *  decimal, every q_i is rounded down and the units that are left go to the largest remainders;
 *  ties to the larger value, then to the one that stands first. Each q_i moves by less than one
 *  unit.
 *  @param values    n values [one unit]; 0 or more, their sum above 0.
 *  @param total     what they shall add up to [any unit]; a multiple of 10^-decimals, 0 or more.
 *  @param out       n parts with `decimals` decimals [unit of total]; may be `values`; not written
 *                   on failure.
 *  @param n         number of values; 0 is PLAN_SHORT_SERIES.
 *  @param decimals  decimals of the parts; -18 to 18, below 0 for tens, hundreds.
 *  @param allocator for the remainders, 100 bytes a value; NULL: the C library's.
 *  @return PLAN_OK; PLAN_SHORT_SERIES; PLAN_DOMAIN (a value or the total below 0, a sum of 0, a
 *          total that is no multiple of the unit, decimals out of range), PLAN_RANGE (a part does
 *          not fit), PLAN_NO_MEMORY, PLAN_INVALID (NULL, a decimal that is none). */
PLAN_API plan_status plan_largest_remainder_d(const plan_decimal *values, plan_decimal total,
                                              plan_decimal *out, size_t n, int32_t decimals,
                                              const plan_allocator *allocator);
/** The same of doubles: each is taken as its shortest decimal.
 *  @param values    n values [one unit]. @param total [any unit].
 *  @param out       n doubles nearest to the parts [unit of total]; may be `values`.
 *  @param n         number of values. @param decimals as above.
 *  @param allocator as above.
 *  @return PLAN_MISSING (a NaN), PLAN_DOMAIN (infinity), PLAN_SHORT_SERIES, PLAN_RANGE (a double
 *          that plan_decimal_shortest does not take), else as plan_largest_remainder_d. */
PLAN_API plan_status plan_largest_remainder(const double *values, double total, double *out,
                                            size_t n, int32_t decimals,
                                            const plan_allocator *allocator);

/** Controlled rounding of a table of two dimensions (Cox and Ernst 1982): every cell, every row
 *  total, every column total and the grand total become a neighbouring multiple of 10^-decimals
 *  (what is a multiple stays), and all of them add up. Of all such roundings one with the smallest
 *  sum of movements of the cells is taken; among those the one that rounds up the first cell it
 *  can, then the next, by larger remainder (what rounding down takes away), then larger value, then
 *  place (by rows). So the rounding does not depend on the order of rows and columns as long as
 *  cells with equal remainders have different values.
 *
 *  Totals may be given where the cells are rounded already, or come from elsewhere: they need not
 *  be the sums of the cells. The grand total is then near to the sum of the totals that are given,
 *  to both sums where both are. A table of 10000 cells takes less than a second.
 *  @param row_totals     `rows` totals [one unit], or NULL: the sums of the cells. A total that is
 *                        a multiple of the unit is kept as it is.
 *  @param column_totals  `columns` totals [one unit], or NULL: the sums of the cells.
 *  @param cells          rows * columns cells, row by row [one unit]; any sign.
 *  @param out            rows * columns cells [one unit]; may be `cells`; not written on failure.
 *                        The totals are their sums.
 *  @param rows           number of rows; 1 or more. @param columns number of columns; 1 or more.
 *  @param decimals       decimals of the result; -18 to 18.
 *  @param allocator      for some 200 bytes a cell; NULL: the C library's.
 *  @return PLAN_OK; PLAN_CONTRADICTED: there is none, because the totals that were given cannot be
 *          reached (it exists always for the sums of the cells); PLAN_SHORT_SERIES (no rows or no
 *          columns), PLAN_LIMIT (too many cells), PLAN_DOMAIN (decimals out of range), PLAN_RANGE
 *          (a cell with `decimals` decimals does not fit), PLAN_NO_MEMORY, PLAN_INVALID. */
PLAN_API plan_status plan_controlled_rounding_d(const plan_decimal *row_totals,
                                                const plan_decimal *column_totals,
                                                const plan_decimal *cells, plan_decimal *out,
                                                size_t rows, size_t columns, int32_t decimals,
                                                const plan_allocator *allocator);
/** The same of doubles, each taken as its shortest decimal.
 *  @param row_totals NULL or `rows` totals. @param column_totals NULL or `columns` totals.
 *  @param cells rows * columns cells, row by row. @param out as above, nearest doubles.
 *  @param rows number. @param columns number. @param decimals as above. @param allocator as above.
 *  @return PLAN_SHORT_SERIES, PLAN_LIMIT, PLAN_MISSING (a NaN), PLAN_DOMAIN (infinity), PLAN_RANGE
 *          (a double that plan_decimal_shortest does not take), else as
 *          plan_controlled_rounding_d. */
PLAN_API plan_status plan_controlled_rounding(const double *row_totals, const double *column_totals,
                                              const double *cells, double *out, size_t rows,
                                              size_t columns, int32_t decimals,
                                              const plan_allocator *allocator);

PLAN_END_DECLS

#endif
