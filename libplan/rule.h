/* Private: the table of rules, ordered by code. */
#ifndef PLAN_RULE_INTERNAL_H
#define PLAN_RULE_INTERNAL_H

#include <plan/rule.h>

extern const plan_rule_info plan_rule_table[];
extern const size_t plan_rule_table_count;

#endif
