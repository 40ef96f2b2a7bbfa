/* Private: targets as a table, in the report for people and as a list of their own. */
#ifndef PLAN_WRITE_TARGETS_H
#define PLAN_WRITE_TARGETS_H

#include "message_label.h"
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

/* --- Parts of a row in words, without its indicator --- */
const char *plan_target_symbol(const plan_target_result *target);
int plan_target_label(const plan_target_result *target); /* "met"; "no result", "base is zero" */
/* "104.50 %", "+0.5 points", "-3"; nothing where target and actual are equal. */
void plan_target_difference(const plan_report *report, const plan_target_result *target,
                            plan_buffer *buffer);
/* What else is known: whose result it is, ratio of levels, baseline, progress, required pace. */
void plan_target_details(const plan_report *report, const plan_target_result *target,
                         plan_buffer *buffer);
/* Whether the words of what is wanted say more than the figure. */
bool plan_target_is_in_words(const plan_target_result *target);
/* Whether those that were asked for are all of one area, of one period. */
void plan_targets_alike(const plan_report *report, const plan_target_filter *filter,
                        bool judged_only, bool *one_area, bool *one_period);

/* --- write_targets_table.c --- */
/* Heading, counts, and the targets that were judged. */
void plan_text_targets(plan_output *output);
/* All that were asked for, with what more is known of them. */
void plan_text_status(plan_output *output, const plan_target_filter *filter);

#endif
