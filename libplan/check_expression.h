/* Private: users' rules (P320) within a check. */
#ifndef PLAN_CHECK_EXPRESSION_H
#define PLAN_CHECK_EXPRESSION_H

#include "check.h"
#include "expression.h"

/* Where the figure of an input stands in the table. */
typedef struct plan_input_source {
    uint32_t indicator; /* whose records hold it: for growth with `of`, what grows */
    uint16_t key;       /* of the statement, 0: the figure itself */
    bool turns;         /* published as a reduction, loaded with its sign turned */
} plan_input_source;

typedef struct plan_compiled_rule {
    const plan_user_rule *rule;
    plan_expression expression;
    plan_input_source *sources; /* by input */
    uint32_t *areas;            /* ids of the only ones, ascending */
    size_t area_count;
    bool has_own; /* some input of the check's own period is in the check's own series */
    int severity;
    size_t row;     /* of counts in the report */
    uint32_t stamp; /* of the group it was checked in last */
} plan_compiled_rule;

/* An input of the check's own period, by the indicator of its records. */
typedef struct plan_rule_use {
    uint32_t rule, input;
} plan_rule_use;

typedef struct plan_user_checks {
    plan_compiled_rule *rules;
    size_t count;
    uint32_t *use_start; /* uses of records of indicator i: [use_start[i], use_start[i + 1]) */
    plan_rule_use *uses; /* all inputs, those that look back too */
    size_t use_count, indicator_count;
    plan_interval *values; /* scratch of a judge */
    size_t most_inputs;
} plan_user_checks;

static inline const plan_compiled_rule *plan_user_rule_of(const plan_checker *checker,
                                                          const plan_instance *instance) {
    return &checker->user->rules[instance->id];
}

/* --- check_expression_judge.c --- */

/* The figures of the operands, with what stands for those that are missing; the reason why there is
 * no check, else PLAN_OK. *partial: a missing term stands for anything from 0 on. */
plan_status plan_user_values(const plan_checker *checker, const plan_instance *instance,
                             const plan_operand *operands, plan_interval *values, bool *partial);
plan_decimal plan_user_tolerance(const plan_checker *checker, const plan_instance *instance);
uint8_t plan_user_missing(const plan_checker *checker, const plan_instance *instance);
/* The period so far back; false before year 0. */
bool plan_period_back(uint32_t period, const plan_expression_input *input, uint32_t *result);

#endif
