/** @file target.h
 *  Plan and actual: how far a plan is exceeded or reached, what a statement about it implies, what
 *  is required to reach a target, and whether it is met. What holds for all functions stands in
 *  change.h.
 */
#ifndef PLAN_TARGET_H
#define PLAN_TARGET_H

#include <plan/change.h>
#include <plan/figure.h>

PLAN_BEGIN_DECLS

/** "Exceeds the plan by p %": 100 * (actual - plan) / plan [%]; points for what differs by points
 *  is plan_difference.
 *  @param actual  [unit of the indicator].
 *  @param plan    [unit of the indicator]; above 0.
 *  @param result  [%].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE,
 *          PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_excess(double actual, double plan, double *result);
/** Of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_excess_v(const double *actual, const double *plan, double *out,
                                   plan_status *out_status, size_t n);
/** Of intervals, as plan_growth_f. */
PLAN_API plan_status plan_excess_f(const plan_interval *actual, const plan_interval *plan,
                                   int32_t scale, plan_interval *result);

/** "Reaches p % of the plan": 100 * actual / plan [%]. As plan_excess. */
PLAN_API plan_status plan_reach(double actual, double plan, double *result);
/** Of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_reach_v(const double *actual, const double *plan, double *out,
                                  plan_status *out_status, size_t n);
/** Of intervals, as plan_growth_f. */
PLAN_API plan_status plan_reach_f(const plan_interval *actual, const plan_interval *plan,
                                  int32_t scale, plan_interval *result);

/** The plan that "exceeds by `excess` %" implies: actual / (1 + excess/100) [unit of actual].
 *  @param actual  [unit of the indicator]; above 0.
 *  @param excess  [%]; above -100.
 *  @param result  [unit of the indicator].
 *  @return as plan_implied_previous. */
PLAN_API plan_status plan_implied_plan(double actual, double excess, double *result);
/** Of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_implied_plan_v(const double *actual, const double *excess, double *out,
                                         plan_status *out_status, size_t n);
/** Of intervals: P in [a_lo / (1 + p_hi/100), a_hi / (1 + p_lo/100)], actual above 0: 8972 that
 *  exceeds by 12.2 % gives 8000 as its closed upper end, the exact tie. For counts
 *  plan_interval_integers gives the whole numbers in it. */
PLAN_API plan_status plan_implied_plan_f(const plan_interval *actual, const plan_interval *excess,
                                         int32_t scale, plan_interval *result);

/** Task, fulfilment and relative of one indicator: relative = task * fulfilment / 100, all in
 *  percent with 100 = unchanged (K = K_plan * K_done). The one that is NaN is computed.
 *  @param task        planned / previous [%]; above 0, or NaN.
 *  @param fulfilment  actual / planned [%]; above 0, or NaN.
 *  @param relative    actual / previous [%]; above 0, or NaN.
 *  @param result      the one that was NaN [%].
 *  @return PLAN_OK; PLAN_MISSING (none or more than one is NaN: exactly one is unknown);
 *          PLAN_DOMAIN (infinity, or not above 0), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_triad(double task, double fulfilment, double relative, double *result);
/** Of intervals; the unknown one is NULL. @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN, PLAN_RANGE,
 *  PLAN_INVALID. */
PLAN_API plan_status plan_triad_f(const plan_interval *task, const plan_interval *fulfilment,
                                  const plan_interval *relative, int32_t scale,
                                  plan_interval *result);

/** Which way is better; the numbers are those of enum plan_direction in catalog.h. */
enum plan_target_direction {
    PLAN_MORE_IS_BETTER = 1, /**< "up" */
    PLAN_LESS_IS_BETTER = 2  /**< "down" */
};

/** Achievement in percent: 100 * actual / plan, or 100 * plan / actual where less is better. It
 *  means nothing for growth rates and points near 0: -2.77 % against a plan of 9.0 % is refused.
 *  Say the points (plan_difference), or take the ratio of the levels: plan_reach(97.23, 109).
 *  @param actual     [unit of the indicator]; above 0.
 *  @param plan       [unit of the indicator]; above 0.
 *  @param direction  enum plan_target_direction.
 *  @param result     [%].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE,
 *          PLAN_SIGN_CHANGE (actual 0 or less), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_achievement(double actual, double plan, int direction, double *result);
/** Of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_achievement_v(const double *actual, const double *plan, double *out,
                                        plan_status *out_status, size_t n, int direction);

/* --- What is required --- */

/** Growth a period that leads from the actual to the target: 100 * ((target / actual)^(1/periods)
 *  - 1) [%].
 *  @param actual   [unit of the indicator]; above 0.
 *  @param target   [unit of the indicator]; 0 or more (0 gives -100).
 *  @param periods  periods that are left [number]; above 0.
 *  @param result   [% a period].
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity, periods 0 or less), PLAN_ZERO_BASE,
 *          PLAN_NEGATIVE_BASE, PLAN_SIGN_CHANGE (target below 0), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_required_growth(double actual, double target, double periods,
                                          double *result);
/** Of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_required_growth_v(const double *actual, const double *target, double *out,
                                            plan_status *out_status, size_t n, double periods);
/** Of intervals, as plan_cagr_f. */
PLAN_API plan_status plan_required_growth_f(const plan_interval *actual,
                                            const plan_interval *target, plan_decimal periods,
                                            int32_t scale, plan_interval *result);
/** Step a period that leads from the actual to the target: (target - actual) / periods.
 *  @param actual   [unit of the indicator].
 *  @param target   [unit of the indicator].
 *  @param periods  [number]; above 0.
 *  @param result   [unit of the indicator a period].
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity, periods 0 or less), PLAN_RANGE,
 *          PLAN_INVALID. */
PLAN_API plan_status plan_required_step(double actual, double target, double periods,
                                        double *result);
/** Of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_required_step_v(const double *actual, const double *target, double *out,
                                          plan_status *out_status, size_t n, double periods);
/** Mean growth that the periods left need so that the mean of all is the target:
 *  100 * (((1 + r)^N / product(1 + g_i))^(1/(N - k)) - 1) [%], k rates done of N.
 *  @param target_average  r [%]; -100 or more.
 *  @param periods         N [number]; above k.
 *  @param rates_done      k rates [%], each above -100; NULL with none yet.
 *  @param n               k.
 *  @param result          [% a period].
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity, no periods left, a rate of -100),
 *          PLAN_SIGN_CHANGE (a rate below -100), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_required_average(double target_average, double periods,
                                           const double *rates_done, size_t n, double *result);

/** What is missing to the target: target - actual [unit of the indicator].
 *  @param actual  [unit of the indicator]. @param target [unit of the indicator].
 *  @param result  [unit of the indicator].
 *  @return PLAN_OK, PLAN_MISSING, PLAN_DOMAIN (infinity), PLAN_RANGE, PLAN_INVALID. Figures:
 *          plan_difference_f. */
PLAN_API plan_status plan_gap(double actual, double target, double *result);
/** Of n pairs. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_gap_v(const double *actual, const double *target, double *out,
                                plan_status *out_status, size_t n);

/* --- Met or missed --- */

/** How a target is said (Resolution 16/2021/QH15 has all of them). */
enum plan_target_operator {
    PLAN_TARGET_ABOUT = 0,    /**< "khoảng": the interval of the printed figure, or low to high */
    PLAN_TARGET_AT_LEAST = 1, /**< "tối thiểu" */
    PLAN_TARGET_ABOVE = 2,    /**< "trên" */
    PLAN_TARGET_AT_MOST = 3,  /**< "tối đa" */
    PLAN_TARGET_BELOW = 4,    /**< "dưới" */
    PLAN_TARGET_RANGE = 5     /**< "từ ... đến ...", both ends included */
};
/** Number of operators. */
#define PLAN_TARGET_OPERATOR_COUNT 6

/** What became of a target. */
enum plan_target_verdict {
    PLAN_TARGET_MET = 0,
    PLAN_TARGET_MISSED = 1,
    PLAN_TARGET_UNDECIDED = 2, /**< rounding leaves it open */
    PLAN_TARGET_UNJUDGED = 3   /**< there is a reason instead; only in reports */
};

/** Whether a target is met, from numbers taken as they are: met or missed.
 *  @param actual  [unit of the indicator].
 *  @param op      enum plan_target_operator.
 *  @param low     the target, or its low end [unit of the indicator].
 *  @param high    the high end of a range [unit of the indicator]; otherwise not looked at, but
 *                 about with a number for `high` is about low to high.
 *  @param result  enum plan_target_verdict.
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity, a range that ends before it starts),
 *          PLAN_INVALID. */
PLAN_API plan_status plan_met(double actual, int op, double low, double high, int *result);
/** The same from figures. A target is decided, not measured: its printed value is exact. Equal as
 *  printed, with an actual not coarser than the target, is met for about, at least, at most and the
 *  ends of a range (9.0 against 9 or 9.0); otherwise the actual's interval decides: 8.97
 * misses 9.0, a bare 9 leaves it undecided. About is the interval of the printed target.
 *  @param actual  rounded, exact or any other reading [unit of the indicator].
 *  @param op      enum plan_target_operator.
 *  @param low     the target, or its low end [unit of the indicator].
 *  @param high    the high end of a range; NULL otherwise (about: NULL, or its high end).
 *  @param result  enum plan_target_verdict.
 *  @return PLAN_OK, PLAN_DOMAIN (a range that ends before it starts), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_met_f(const plan_figure *actual, int op, const plan_figure *low,
                                const plan_figure *high, int *result);

PLAN_END_DECLS

#endif
