/* Private: what was attained from the year before a span to its last. */
#ifndef PLAN_CHECK_TARGET_SPAN_H
#define PLAN_CHECK_TARGET_SPAN_H

#include "check_targets.h"

typedef struct plan_ends {
    plan_attained base, last;
    plan_status status;
} plan_ends;

/* --- check_target_ends.c --- */
void plan_ends_gather(const plan_checker *checker, const plan_goal *goal, plan_ends *e);
/* Growth a year in the form of an indicator, and change a year. */
void plan_ends_growth(const plan_goal *goal, uint8_t form, const plan_ends *e,
                      plan_attained *result);
void plan_ends_change(const plan_goal *goal, const plan_ends *e, plan_attained *result);
/* What was attained, by n; the printed number has `scale` decimals. */
void plan_attained_divide(const plan_goal *goal, uint32_t n, int32_t scale, plan_attained *result);
/* A mean growth in percent, and the same from printed figures, in the form of the indicator. */
void plan_attained_in_form(uint8_t form, plan_interval *printed, int32_t scale,
                           plan_attained *result);

#endif
