/** @file change.h
 *  Change between two values: growth in its forms, difference, compound and mean growth,
 * carry-over; exact verdicts on intervals.
 *
 *  What holds for all functions of change.h, structure.h, ratio.h and target.h:
 *
 *  - Rates, growth, shares and contributions are percent (7.14), ratios and weights plain numbers.
 *  - Doubles: NaN is missing. A function that cannot answer returns a reason and writes nothing. Of
 *    several reasons the first in this order is given: PLAN_MISSING (a NaN), PLAN_DOMAIN (an
 *    infinity, no periods), PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE, PLAN_SIGN_CHANGE,
 *    PLAN_SHORT_SERIES, PLAN_DOMAIN (another divisor of 0), PLAN_RANGE (the result is no finite
 *    double). A NULL result is PLAN_INVALID; so is a NULL list with values in it.
 *  - Arrays (`_v`): the same function for n elements. `out` has room for n, may be one of the
 *    inputs, and gets NaN where an element fails; `out_status` has room for n or is NULL. Element i
 *    depends on the elements i of the inputs alone. They return PLAN_OK or PLAN_INVALID (NULL
 *    arrays with n > 0, a constant that no element could be computed with).
 *  - Figures (`_f`): intervals in, interval out. An end that is no decimal of `scale` decimals is
 *    rounded outwards and open; one that is stays exact and closed. PLAN_RANGE where an end does
 *    not fit a plan_decimal, PLAN_INVALID for NULL and a scale outside -18..18.
 *  - `_agrees` decides whether printed figures can satisfy a formula: in integers, never divided.
 *  - Accuracy of doubles: 4 units in the last place of the exact result for the given doubles.
 *    Sums and products of lists: that, and 2^-100 of the sum of the magnitudes. Functions with
 *    powers, (x/b)^e: (4 + 2 * |e * ln(x/b)|) units. Results below the smallest normal double lose
 *    digits as doubles do.
 *
 *  No function allocates, keeps anything, or looks at the locale; all may be called from any
 * thread.
 */
#ifndef PLAN_CHANGE_H
#define PLAN_CHANGE_H

#include <plan/interval.h>

PLAN_BEGIN_DECLS

/** How growth is written. */
enum plan_growth_form {
    PLAN_GROWTH_RATE = 0,  /**< 100 * (x / b - 1) [%]: 7.09 */
    PLAN_GROWTH_INDEX = 1, /**< 100 * x / b [%, previous = 100]: 107.09 */
    PLAN_GROWTH_RATIO = 2, /**< x / b [number]: 1.0709 */
    PLAN_GROWTH_LOG = 3    /**< 100 * ln(x / b) [%]: 6.85 */
};

/* --- Growth --- */

/** Growth, 100 * (value - base) / base [%]. A value of 0 is -100, growth(10, -5) is -150.
 *  @param base    level one period back [unit of the indicator]; above 0.
 *  @param value   level [unit of the indicator]; any.
 *  @param result  [%]; not written on failure.
 *  @return PLAN_OK; PLAN_MISSING (NaN), PLAN_DOMAIN (infinity), PLAN_ZERO_BASE,
 *          PLAN_NEGATIVE_BASE, PLAN_RANGE, PLAN_INVALID (NULL result). */
PLAN_API plan_status plan_growth(double base, double value, double *result);
/** Growth of n pairs [%]; each element as plan_growth. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_growth_v(const double *base, const double *value, double *out,
                                   plan_status *out_status, size_t n);
/** Growth of intervals in a form, ends outwards to `scale` decimals.
 *  @param base   [unit of the indicator]; must lie above 0.
 *  @param value  [unit of the indicator].
 *  @param form   enum plan_growth_form.
 *  @param scale  decimals of the ends.
 *  @param result [% or number, by form]; not written on failure.
 *  @return PLAN_OK, PLAN_DOMAIN (base not above 0), PLAN_SIGN_CHANGE (log of what may be 0 or
 *          less), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_growth_f(const plan_interval *base, const plan_interval *value, int form,
                                   int32_t scale, plan_interval *result);
/** Whether some numbers of the three intervals satisfy stated = growth(base, value): *result 1,
 *  else 0. Exact for rate, index and ratio (cross-multiplied); the log form is decided by bounds of
 *  ln to 2^-90 and counts as agreeing within that.
 *  @param base    [unit of the indicator]; must lie above 0.
 *  @param value   [unit of the indicator].
 *  @param stated  [% or number, by form].
 *  @param form    enum plan_growth_form.
 *  @param result  1 or 0; not written on failure.
 *  @return PLAN_OK, PLAN_DOMAIN (base not above 0), PLAN_SIGN_CHANGE (log, value not above 0
 *          anywhere), PLAN_INVALID. */
PLAN_API plan_status plan_growth_agrees(const plan_interval *base, const plan_interval *value,
                                        const plan_interval *stated, int form, int *result);

/** Logarithmic growth, 100 * ln(value / base) [%]: what the World Bank publishes as population
 *  growth. Within [1/2, 2] computed by log1p, which keeps the digits of small changes.
 *  @param base    [unit of the indicator]; above 0.
 *  @param value   [unit of the indicator]; above 0.
 *  @param result  [%].
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE,
 *          PLAN_SIGN_CHANGE (value 0 or less), PLAN_INVALID. Figures: plan_growth_f. */
PLAN_API plan_status plan_log_growth(double base, double value, double *result);
/** Of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_log_growth_v(const double *base, const double *value, double *out,
                                       plan_status *out_status, size_t n);

/** Growth from one form to another, exactly the same change.
 *  @param value   [% or number, by `from`].
 *  @param from    enum plan_growth_form.
 *  @param to      enum plan_growth_form.
 *  @param result  [% or number, by `to`].
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_SIGN_CHANGE (a ratio of 0 or less
 *          has no logarithm), PLAN_RANGE, PLAN_INVALID (another form, NULL). */
PLAN_API plan_status plan_convert_growth(double value, int from, int to, double *result);
/** Of n values. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_convert_growth_v(const double *value, double *out,
                                           plan_status *out_status, size_t n, int from, int to);

/* --- Difference --- */

/** value - base [unit of both; points for figures in %].
 *  @param base    [unit of the indicator].
 *  @param value   [unit of the indicator].
 *  @param result  [unit of the indicator].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_difference(double base, double value, double *result);
/** Differences of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_difference_v(const double *base, const double *value, double *out,
                                       plan_status *out_status, size_t n);
/** Difference of intervals, exact. @return PLAN_OK, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_difference_f(const plan_interval *base, const plan_interval *value,
                                       plan_interval *result);
/** Whether some numbers of the three satisfy stated = value - base: *result 1, else 0. Exact for
 *  all decimals. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_difference_agrees(const plan_interval *base, const plan_interval *value,
                                            const plan_interval *stated, int *result);

/* --- Growth over several periods --- */

/** Compound growth (CAGR), 100 * ((last / first)^(1/periods) - 1) [%].
 *  @param first    [unit of the indicator]; above 0.
 *  @param last     [unit of the indicator]; above 0.
 *  @param periods  periods between the two, one less than the points of the series [number];
 *                  above 0.
 *  @param result   [% a period].
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity, periods 0 or less), PLAN_ZERO_BASE,
 *          PLAN_NEGATIVE_BASE, PLAN_SIGN_CHANGE (last 0 or less), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_cagr(double first, double last, double periods, double *result);
/** Of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_cagr_v(const double *first, const double *last, double *out,
                                 plan_status *out_status, size_t n, double periods);
/** Of intervals, ends outwards to `scale` decimals by bounds of ln and exp to 2^-90; an end that is
 *  a decimal is found and stays closed.
 *  @param first    must lie above 0. @param last must lie above 0.
 *  @param periods  0.001 to 1000000 with at most 3 decimals [number].
 *  @param scale    decimals of the ends. @param result [% a period].
 *  @return PLAN_OK, PLAN_DOMAIN (first not above 0, periods), PLAN_SIGN_CHANGE (last not above 0),
 *          PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_cagr_f(const plan_interval *first, const plan_interval *last,
                                 plan_decimal periods, int32_t scale, plan_interval *result);

/** Annualised growth, 100 * ((value / base)^(periods_a_year / periods_apart) - 1) [%].
 *  @param base            [unit of the indicator]; above 0.
 *  @param value           [unit of the indicator]; 0 or more (0 gives -100).
 *  @param periods_apart   periods between the two [number]; above 0.
 *  @param periods_a_year  4 for quarters, 12 for months [number]; above 0.
 *  @param result          [% a year].
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity, periods 0 or less), PLAN_ZERO_BASE,
 *          PLAN_NEGATIVE_BASE, PLAN_SIGN_CHANGE (value below 0), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_annualised(double base, double value, double periods_apart,
                                     double periods_a_year, double *result);
/** Of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_annualised_v(const double *base, const double *value, double *out,
                                       plan_status *out_status, size_t n, double periods_apart,
                                       double periods_a_year);

/** Log-linear trend, 100 * (exp(b) - 1) [%], b the slope of the least-squares line of ln x on the
 *  position.
 *  @param values  n values of successive periods [unit of the indicator]; each above 0.
 *  @param n       2 or more.
 *  @param result  [% a period]; its error is 4 units of the sum of the magnitudes of the terms of
 * b.
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_SIGN_CHANGE (a value of 0 or less),
 *          PLAN_SHORT_SERIES (under 2), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_trend_growth(const double *values, size_t n, double *result);

/** Growth rates one after another: 100 * (product(1 + r/100) - 1) [%].
 *  @param rates   n rates [%]. After a rate of -100 or less nothing can grow on.
 *  @param n       number of rates; 0 is PLAN_SHORT_SERIES.
 *  @param result  [%].
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE (a
 *          rate stands after one of -100, or of less), PLAN_SHORT_SERIES, PLAN_RANGE,
 *          PLAN_INVALID. */
PLAN_API plan_status plan_compound(const double *rates, size_t n, double *result);
/** Of intervals, ends outwards to `scale` decimals.
 *  @param rates  [%], cut at -100: nothing falls by more than all of it.
 *  @param n      number of rates.
 *  @param scale  decimals of the ends. @param result [%].
 *  @return PLAN_OK, PLAN_SHORT_SERIES, PLAN_DOMAIN (a rate that lies below -100), PLAN_RANGE,
 *          PLAN_INVALID. */
PLAN_API plan_status plan_compound_f(const plan_interval *rates, size_t n, int32_t scale,
                                     plan_interval *result);

/** Mean growth, geometric: 100 * (product(1 + r/100)^(1/n) - 1) [%].
 *  @param rates   n rates [%]; each above -100.
 *  @param n       number of rates.
 *  @param result  [% a period].
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_SIGN_CHANGE (a rate of -100 or less
 *          under the root), PLAN_SHORT_SERIES (none), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_mean_growth(const double *rates, size_t n, double *result);

/** Carry-over (growth overhang): the growth of this year's mean over last year's if the last
 * quarter known repeated itself. 100 * ((sum(so_far) + (4 - k) * last) / sum(previous) - 1) [%], k
 * quarters known; with none yet, `last` is the fourth quarter of last year.
 *  @param previous    the four quarters of the year before [unit of the indicator]; sum above 0.
 *  @param previous_n  4.
 *  @param so_far      quarters of this year in order [unit of the indicator]; NULL with none.
 *  @param so_far_n    0 to 4.
 *  @param result      [%].
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE (the
 *          sum of last year), PLAN_SHORT_SERIES (under four quarters), PLAN_RANGE, PLAN_INVALID
 *          (more than four). */
PLAN_API plan_status plan_carry_over(const double *previous, size_t previous_n,
                                     const double *so_far, size_t so_far_n, double *result);

/* --- The other side of a change --- */

/** The base that a value and a change leave: actual / (1 + change/100) [unit of actual].
 *  @param actual  [unit of the indicator]; above 0.
 *  @param change  [%]; above -100.
 *  @param result  [unit of the indicator].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity, value 0 or less, change of -100 or
 *          less), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_implied_previous(double actual, double change, double *result);
/** Of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_implied_previous_v(const double *value, const double *change, double *out,
                                             plan_status *out_status, size_t n);
/** Of intervals: [v_lo / (1 + c_hi/100), v_hi / (1 + c_lo/100)] in the form of the change, ends
 *  outwards to `scale` decimals; numbers of the change that leave nothing are left out.
 *  @param value   must lie above 0.
 *  @param change  [% or number, by form].
 *  @param form    enum plan_growth_form.
 *  @param scale   decimals of the ends. @param result [unit of value].
 *  @return PLAN_OK, PLAN_DOMAIN (value not above 0, or a change that leaves nothing), PLAN_RANGE,
 *          PLAN_INVALID. */
PLAN_API plan_status plan_implied_previous_f(const plan_interval *value,
                                             const plan_interval *change, int form, int32_t scale,
                                             plan_interval *result);
/** The value that a base and a change give: base * (1 + change/100), by form. As
 *  plan_implied_previous_f, with the base above 0. */
PLAN_API plan_status plan_implied_value_f(const plan_interval *base, const plan_interval *change,
                                          int form, int32_t scale, plan_interval *result);

PLAN_END_DECLS

#endif
