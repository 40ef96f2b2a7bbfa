/* Private: the table of rules in parts, one after the other in the order of codes. */
#ifndef PLAN_RULE_INTERNAL_H
#define PLAN_RULE_INTERNAL_H

#include <plan/rule.h>

extern const plan_rule_info plan_rule_layout[]; /* P1xx */
extern const size_t plan_rule_layout_count;
extern const plan_rule_info plan_rule_data[]; /* P2xx */
extern const size_t plan_rule_data_count;
extern const plan_rule_info plan_rule_arithmetic[]; /* P3xx */
extern const size_t plan_rule_arithmetic_count;
extern const plan_rule_info plan_rule_sense[]; /* P4xx and P5xx */
extern const size_t plan_rule_sense_count;

#endif
