/* Private: what the rules about targets share. */
#ifndef PLAN_CHECK_TARGET_RULES_H
#define PLAN_CHECK_TARGET_RULES_H

#include "check_targets.h"

/* --- check_target_rules.c: counts and findings, which stand at the target --- */
void plan_goal_holds(plan_checker *checker, uint8_t rule);
void plan_goal_skipped(plan_checker *checker, uint8_t rule, plan_status reason);
/* `other` is a row that has to do with it, or NULL. */
void plan_goal_fails(plan_checker *checker, uint8_t rule, const plan_goal *goal, plan_words *words,
                     const char *message, const plan_record *other);

/* --- check_target_record.c --- */
/* P408 */
void plan_goal_check_record(plan_checker *checker, const plan_goal *goal, plan_best_step *best);

#endif
