/* Private: targets as a table, in the report for people and as a list of their own. */
#ifndef PLAN_WRITE_TARGETS_H
#define PLAN_WRITE_TARGETS_H

#include "write.h"

/* Words of enums in files: "at_least", "mean_growth", "above" ("" for none), "points". */
const char *plan_target_operator_word(uint8_t op);
const char *plan_target_basis_word(uint8_t basis);
const char *plan_target_keep_word(uint8_t keep);
const char *plan_arithmetic_word(uint8_t arithmetic);

/* Whether a target is one of those that were asked for; NULL: all. */
bool plan_target_is_asked(const plan_target_result *target, const plan_target_filter *filter);
/* The counts of those that were asked for. */
plan_target_summary plan_targets_counted(const plan_report *report,
                                         const plan_target_filter *filter);

/* --- write_targets_table.c --- */
/* Heading, counts, and the targets that were judged. */
void plan_text_targets(plan_output *output);
/* All that were asked for, with what more is known of them. */
void plan_text_status(plan_output *output, const plan_target_filter *filter);

#endif
