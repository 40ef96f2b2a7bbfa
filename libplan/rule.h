/* Private: the table of rules in two parts, each ordered by code. */
#ifndef PLAN_RULE_INTERNAL_H
#define PLAN_RULE_INTERNAL_H

#include <plan/rule.h>

extern const plan_rule_info plan_rule_layout[]; /* P1xx */
extern const size_t plan_rule_layout_count;
extern const plan_rule_info plan_rule_table[]; /* P2xx and on */
extern const size_t plan_rule_table_count;

#endif
