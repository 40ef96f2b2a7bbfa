/** @file change.h
 *  Change between two values: growth in its forms, difference, compound growth; exact verdicts on
 *  intervals.
 *
 *  Three forms of one function: scalars (`plan_growth`), arrays (`_v`, NaN is missing, each element
 *  has its own status) and figures (`_f`, intervals in, interval out, ends rounded outwards).
 *  `_agrees` decides whether printed figures can satisfy a formula: in integers, never divided.
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

/** Growth, 100 * (value - base) / base [%].
 *  @param base    level one period back [unit of the indicator]; above 0.
 *  @param value   level [unit of the indicator].
 *  @param result  [%]; not written on failure.
 *  @return PLAN_OK; PLAN_MISSING (NaN), PLAN_DOMAIN (infinity), PLAN_ZERO_BASE,
 *          PLAN_NEGATIVE_BASE, PLAN_RANGE, PLAN_INVALID (NULL result). */
PLAN_API plan_status plan_growth(double base, double value, double *result);
/** Growth of n pairs. @param out [%], NaN where it fails; may be one of the inputs.
 *  @param out_status status of each element, or NULL. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_growth_v(const double *base, const double *value, double *out,
                                   plan_status *out_status, size_t n);
/** Growth of intervals in a form, ends outwards to `scale` decimals.
 *  @param base   must lie above 0. @param form enum plan_growth_form.
 *  @return PLAN_OK, PLAN_DOMAIN (base not above 0), PLAN_SIGN_CHANGE (log of what may be 0 or
 *          less), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_growth_f(const plan_interval *base, const plan_interval *value, int form,
                                   int32_t scale, plan_interval *result);
/** Whether some numbers of the three intervals satisfy stated = growth(base, value): *result 1,
 *  else 0. Exact for rate, index and ratio (cross-multiplied); the log form is decided by bounds of
 *  ln to 2^-90 and counts as agreeing within that.
 *  @param stated [% or number, by form].
 *  @return PLAN_OK, PLAN_DOMAIN (base not above 0), PLAN_SIGN_CHANGE (log, value not above 0
 *          anywhere), PLAN_INVALID. */
PLAN_API plan_status plan_growth_agrees(const plan_interval *base, const plan_interval *value,
                                        const plan_interval *stated, int form, int *result);

/** value - base [unit of both; points for figures in %].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_difference(double base, double value, double *result);
/** Differences of n pairs; as plan_growth_v. */
PLAN_API plan_status plan_difference_v(const double *base, const double *value, double *out,
                                       plan_status *out_status, size_t n);
/** Difference of intervals, exact. @return PLAN_OK, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_difference_f(const plan_interval *base, const plan_interval *value,
                                       plan_interval *result);
/** Whether some numbers of the three satisfy stated = value - base. Exact for all decimals.
 *  @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_difference_agrees(const plan_interval *base, const plan_interval *value,
                                            const plan_interval *stated, int *result);

/** Growth rates one after another: 100 * (product(1 + r/100) - 1) [%].
 *  @param rates  n rates [%]; each above -100. No rates at all: PLAN_SHORT_SERIES.
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity, or a rate of -100 or less), PLAN_RANGE,
 *          PLAN_SHORT_SERIES, PLAN_INVALID. */
PLAN_API plan_status plan_compound(const double *rates, size_t n, double *result);

/** The base that a value and a change leave: value / (1 + change/100), by form. For figures.
 *  @param value   must lie above 0. @param change [% or number, by form].
 *  @return PLAN_OK, PLAN_DOMAIN (value not above 0, or a change that leaves nothing), PLAN_RANGE,
 *          PLAN_INVALID. */
PLAN_API plan_status plan_implied_previous_f(const plan_interval *value,
                                             const plan_interval *change, int form, int32_t scale,
                                             plan_interval *result);
/** The value that a base and a change give: base * (1 + change/100), by form. As above. */
PLAN_API plan_status plan_implied_value_f(const plan_interval *base, const plan_interval *change,
                                          int form, int32_t scale, plan_interval *result);
/** value / (1 + change/100) [unit of value].
 *  @param change [%]; above -100. @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity, change of
 *  -100 or less), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_implied_previous(double value, double change, double *result);

PLAN_END_DECLS

#endif
