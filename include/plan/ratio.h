/** @file ratio.h
 *  One figure by another: per capita, per 10^4, real by deflator, elasticities, and which counts a
 *  printed percentage leaves possible. What holds for all functions stands in change.h.
 */
#ifndef PLAN_RATIO_H
#define PLAN_RATIO_H

#include <plan/interval.h>

PLAN_BEGIN_DECLS

/** per * numerator / denominator.
 *  @param numerator    [any unit].
 *  @param denominator  [any unit]; not 0.
 *  @param per          1, 100 (%), 1000 (‰), 10000 (1 vạn dân) ... [number].
 *  @param result       [per * unit of the numerator / unit of the denominator].
 *  @return PLAN_OK, PLAN_MISSING (NaN), PLAN_DOMAIN (infinity, denominator 0), PLAN_RANGE,
 *          PLAN_INVALID. */
PLAN_API plan_status plan_ratio(double numerator, double denominator, double per, double *result);
/** Ratios of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_ratio_v(const double *numerator, const double *denominator, double *out,
                                  plan_status *out_status, size_t n, double per);
/** factor * numerator / denominator of intervals, ends outwards to `scale` decimals.
 *  @param numerator    [any unit].
 *  @param denominator  [any unit]; must not hold 0.
 *  @param factor       [number]; NULL: 1.
 *  @param scale        decimals of the ends.
 *  @param result       [unit of the quotient].
 *  @return PLAN_OK, PLAN_DOMAIN (the denominator holds 0), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_ratio_f(const plan_interval *numerator, const plan_interval *denominator,
                                  const plan_decimal *factor, int32_t scale, plan_interval *result);
/** Whether some numbers of the three satisfy stated = factor * numerator / denominator: *result 1,
 *  else 0. Exact, cross-multiplied; negative denominators are fine.
 *  @param numerator    [any unit].
 *  @param denominator  [any unit]; must not hold 0.
 *  @param factor       [number]; above 0; NULL: 1.
 *  @param stated       [unit of the quotient].
 *  @param result       1 or 0; not written on failure.
 *  @return PLAN_OK, PLAN_DOMAIN (the denominator holds 0), PLAN_INVALID. */
PLAN_API plan_status plan_ratio_agrees(const plan_interval *numerator,
                                       const plan_interval *denominator, const plan_decimal *factor,
                                       const plan_interval *stated, int *result);

/** value / population. Units multiply out: tỷ đồng / nghìn người = triệu đồng/người.
 *  @param value       [unit of the indicator].
 *  @param population  people, of the middle of the period or its mean [unit of population]; above
 * 0.
 *  @param result      [unit of the indicator / unit of population].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity, population 0 or less), PLAN_RANGE,
 *          PLAN_INVALID. Figures: plan_ratio_f. */
PLAN_API plan_status plan_per_capita(double value, double population, double *result);
/** Of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_per_capita_v(const double *value, const double *population, double *out,
                                       plan_status *out_status, size_t n);
/** Mean population over periods, by trapezoids: (P0/2 + P1 + ... + Pn/2) / n; (P0 + P1)/2 for two.
 *  @param populations  n values at the ends of periods [unit of population].
 *  @param n            2 or more.
 *  @param result       [unit of population].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_SHORT_SERIES (under 2), PLAN_RANGE,
 *          PLAN_INVALID. */
PLAN_API plan_status plan_mean_population(const double *populations, size_t n, double *result);
/** Growth per capita: 100 * ((1 + g/100) / (1 + n/100) - 1) [%].
 *  @param total_growth       g [%].
 *  @param population_growth  n [%]; not -100.
 *  @param result             [%].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity, population growth of -100), PLAN_RANGE,
 *          PLAN_INVALID. */
PLAN_API plan_status plan_per_capita_growth(double total_growth, double population_growth,
                                            double *result);
/** Of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_per_capita_growth_v(const double *total_growth,
                                              const double *population_growth, double *out,
                                              plan_status *out_status, size_t n);
/** At constant prices: 100 * nominal / deflator [unit of the indicator].
 *  @param nominal   at current prices [unit of the indicator].
 *  @param deflator  [index points, base 100]; not 0.
 *  @param result    [unit of the indicator].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity, deflator 0), PLAN_RANGE, PLAN_INVALID.
 *          Figures: plan_ratio_f. */
PLAN_API plan_status plan_deflate(double nominal, double deflator, double *result);
/** Of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_deflate_v(const double *nominal, const double *deflator, double *out,
                                    plan_status *out_status, size_t n);
/** Real growth: 100 * ((1 + nominal/100) / (1 + inflation/100) - 1) [%].
 *  @param nominal_growth  [%].
 *  @param inflation       growth of the deflator [%]; not -100.
 *  @param result          [%].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity, inflation of -100), PLAN_RANGE,
 *          PLAN_INVALID. */
PLAN_API plan_status plan_real_growth(double nominal_growth, double inflation, double *result);
/** Of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_real_growth_v(const double *nominal_growth, const double *inflation,
                                        double *out, plan_status *out_status, size_t n);

/** How an elasticity is measured. */
enum plan_elasticity_form {
    PLAN_ELASTICITY_POINT = 0, /**< ((y1 - y0)/y0) / ((x1 - x0)/x0) */
    PLAN_ELASTICITY_ARC = 1,   /**< ((y1 - y0)/(y1 + y0)) / ((x1 - x0)/(x1 + x0)) */
    PLAN_ELASTICITY_LOG = 2    /**< ln(y1/y0) / ln(x1/x0) */
};
/** Elasticity of y with respect to x [number].
 *  @param y0      [unit of y].
 *  @param y1      [unit of y].
 *  @param x0      [unit of x].
 *  @param x1      [unit of x].
 *  @param form    enum plan_elasticity_form.
 *  @param result  [number].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity; x did not change; a sum of 0 in the arc
 *          form), PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE (y0 or x0; point and log), PLAN_SIGN_CHANGE
 *          (log: y1 or x1 of 0 or less), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_elasticity(double y0, double y1, double x0, double x1, int form,
                                     double *result);
/** Incremental capital-output ratio: investment share / growth [number].
 *  @param investment_share  investment in GDP [%].
 *  @param growth            of GDP [%]; not 0.
 *  @param result            [number].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity, growth 0), PLAN_RANGE, PLAN_INVALID.
 *          Figures: plan_ratio_f. */
PLAN_API plan_status plan_icor(double investment_share, double growth, double *result);
/** Of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_icor_v(const double *investment_share, const double *growth, double *out,
                                 plan_status *out_status, size_t n);

/* --- Whole numbers behind a printed percentage (GRIM: Brown and Heathers 2017) --- */

/** Largest number of cases. */
#define PLAN_FEASIBLE_MAX INT64_C(1000000000000)

/** Every count k from 0 to n with 100 * k / n in the interval of the printed percentage: 69.8 of
 * 106 is possible as 74 only, 94.2 not at all. Exact.
 *  @param percent   what the printed figure stands for [%].
 *  @param n         number of cases [number]; 1 to PLAN_FEASIBLE_MAX.
 *  @param out       room for `capacity` counts, ascending; may be NULL when that is 0.
 *  @param capacity  [number].
 *  @param count     how many there are, 0 included; also written on PLAN_BUFFER.
 *  @return PLAN_OK, PLAN_BUFFER (capacity is below *count; nothing else was written), PLAN_DOMAIN
 *          (n below 1 or too large), PLAN_INVALID. */
PLAN_API plan_status plan_feasible_counts(const plan_interval *percent, int64_t n, int64_t *out,
                                          size_t capacity, size_t *count);
/** Every number of cases from 1 to largest_n for which some count gives the printed percentage.
 *  @param percent    what the printed figure stands for [%].
 *  @param largest_n  [number]; 1 to 10000000.
 *  @param out        room for `capacity` sizes, ascending; may be NULL when that is 0.
 *  @param capacity   [number].
 *  @param count      how many there are, 0 included; also written on PLAN_BUFFER.
 *  @return as plan_feasible_counts. */
PLAN_API plan_status plan_feasible_sizes(const plan_interval *percent, int64_t largest_n,
                                         int64_t *out, size_t capacity, size_t *count);

PLAN_END_DECLS

#endif
