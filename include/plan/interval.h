/** @file interval.h
 *  What a printed number stands for: every real number between two decimals.
 *
 *  Sums, differences and products are exact or answer PLAN_RANGE. Where a quotient has to be
 *  written as a decimal its ends are rounded outwards, and an end that moved is open; an end that
 *  is a decimal stays exact and closed.
 */
#ifndef PLAN_INTERVAL_H
#define PLAN_INTERVAL_H

#include <plan/decimal.h>

PLAN_BEGIN_DECLS

/** How an interval ends. */
enum plan_end {
    PLAN_END_CLOSED = 0,   /**< the end belongs to the interval */
    PLAN_END_OPEN = 1,     /**< it does not */
    PLAN_END_UNBOUNDED = 2 /**< there is no end; the decimal is ignored */
};

/** All numbers from low to high. Empty intervals do not exist: functions that could make one
 *  answer a status. Plain value. */
typedef struct plan_interval {
    plan_decimal low, high;
    uint8_t low_end, high_end; /**< enum plan_end */
} plan_interval;

/** {value}. */
PLAN_API plan_interval plan_interval_point(plan_decimal value);
/** All numbers. */
PLAN_API plan_interval plan_interval_all(void);
/** Low to high with the given kinds of ends. @return PLAN_OK; PLAN_DOMAIN where nothing is left
 *  (low above high, or equal and not both closed); PLAN_INVALID. */
PLAN_API plan_status plan_interval_make(plan_decimal low, int low_end, plan_decimal high,
                                        int high_end, plan_interval *result);

/** 1 where the two have a number in common. Exact. */
PLAN_API int plan_interval_meets(plan_interval a, plan_interval b);
/** 1 where every number of `inner` is in `outer`. Exact. */
PLAN_API int plan_interval_contains(plan_interval outer, plan_interval inner);
/** 1 where the number is in the interval. Exact. */
PLAN_API int plan_interval_has(plan_interval a, plan_decimal value);
/** 1 where both intervals hold the same numbers. */
PLAN_API int plan_interval_equal(plan_interval a, plan_interval b);
/** 1 where the interval holds one number only. */
PLAN_API int plan_interval_is_point(plan_interval a);
/** What both have in common. @return PLAN_OK, PLAN_DOMAIN where that is nothing, PLAN_INVALID. */
PLAN_API plan_status plan_interval_intersect(plan_interval a, plan_interval b,
                                             plan_interval *result);

/** a + b, end by end. @return PLAN_OK, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_interval_add(plan_interval a, plan_interval b, plan_interval *result);
/** a - b. @return PLAN_OK, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_interval_subtract(plan_interval a, plan_interval b,
                                            plan_interval *result);
/** -a. */
PLAN_API plan_interval plan_interval_negate(plan_interval a);
/** a * factor. A factor of 0 gives {0}. @return PLAN_OK, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_interval_scale(plan_interval a, plan_decimal factor,
                                         plan_interval *result);
/** a * b: the extremes of the four products. @return PLAN_OK, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_interval_multiply(plan_interval a, plan_interval b,
                                            plan_interval *result);
/** a / b to `scale` decimals, rounded outwards.
 *  @return PLAN_OK, PLAN_DOMAIN (b holds 0), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_interval_divide(plan_interval a, plan_interval b, int32_t scale,
                                          plan_interval *result);
/** The ends with at most `scale` decimals, rounded outwards; an end that moved becomes open.
 *  @return PLAN_OK, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_interval_outwards(plan_interval a, int32_t scale, plan_interval *result);
/** The smallest and the largest whole number in a bounded interval.
 *  @return PLAN_OK; PLAN_DOMAIN where there is none, or an end is unbounded; PLAN_RANGE;
 *  PLAN_INVALID. */
PLAN_API plan_status plan_interval_integers(plan_interval a, int64_t *low, int64_t *high);

PLAN_END_DECLS

#endif
