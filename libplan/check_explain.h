/* Private: a finding while it is put into words: drafts in, plan_finding out. */
#ifndef PLAN_CHECK_EXPLAIN_H
#define PLAN_CHECK_EXPLAIN_H

#include "check_words.h"
#include "expression.h"
#include "repair.h"

/* Everything a finding is made of while it is made. */
typedef struct plan_maker {
    plan_checker *checker;
    plan_words words;
    const plan_instance *instance;
    plan_operand *operands;
    size_t count;
    uint32_t *input_of; /* place in the inputs, by operand */
    plan_sides sides;
    plan_finding finding;
} plan_maker;

/* --- check_identity.c --- */
/* The indicator that a check is about. */
uint32_t plan_instance_indicator(const plan_checker *checker, const plan_instance *instance);
/* Codes and place of a draft: all that tells it apart. The period is written into `period`; texts
 * are the catalog's. */
void plan_draft_head(const plan_checker *checker, const plan_draft *draft, plan_finding *head,
                     char period[32]);
/* With the statement that it is about. */
plan_identity plan_draft_identity(const plan_checker *checker, const plan_draft *draft);
/* `count` cleared elements that live as long as the words; NULL after a failure in words.status. */
void *plan_maker_memory(plan_maker *m, size_t count, size_t size);
/* The indicator whose row it was. */
uint32_t plan_own_indicator(const plan_checker *checker, const plan_operand *operand);
/* The inputs of the finding from the operands. */
void plan_maker_inputs(plan_maker *m);
/* "name, area, period (series)" of what the check is about. */
const char *plan_maker_what(plan_maker *m);

/* --- check_explain_repairs.c: what is appended to the sentence of a failed linear check --- */
void plan_maker_repairs(plan_maker *m, plan_buffer *message);
void plan_maker_power_of_ten(plan_maker *m, plan_buffer *message);
/* --- check_explain_expression.c: users' rules --- */
void plan_maker_expression(plan_maker *m, const plan_draft *draft);
/* The rule that the finding is about. */
const plan_expression *plan_maker_rule(const plan_maker *m);
/* --- check_explain_formula.c --- */
/* "14.47 + 41.96 = 56.43 <= 50", "9.8 == 9.52 = 100 × (52.9 / 48.3 − 1)"; valid while the words
 * are. */
const char *plan_maker_rule_text(plan_maker *m);
/* --- check_explain_gap.c --- */
/* The sides of the finding, as far as printed figures and rounding give them. */
void plan_maker_rule_sides(plan_maker *m);
/* --- check_explain_operands.c: rules over operands --- */
void plan_maker_operands(plan_maker *m, const plan_draft *draft);
/* What the finding says of its sides: value, what is expected, gap. */
void plan_maker_sides(plan_maker *m);
/* The sentence of a check that fails because figures are missing. */
const char *plan_maker_missing(plan_maker *m);
/* --- check_explain_sense.c: what is worth another look --- */
void plan_maker_fulfilment(plan_maker *m);
void plan_maker_outlier(plan_maker *m);
/* --- check_explain_rows.c: duplicates, bounds, series, implied values --- */
void plan_maker_run(plan_maker *m);
void plan_maker_row(plan_maker *m);
void plan_maker_inference(plan_maker *m);
const char *plan_maker_becauses(plan_maker *m, const plan_inference *first);

#endif
