/* Private: members of JSON objects, for the formats that are JSON. Each writes `"name": value`,
 * after a comma where it is not the first of its object. */
#ifndef PLAN_WRITE_JSON_H
#define PLAN_WRITE_JSON_H

#include "write.h"

void plan_put_key(plan_output *o, const char *name, bool first);
void plan_put_text(plan_output *o, const char *name, const char *text);
/* null where the text is empty. */
void plan_put_nullable(plan_output *o, const char *name, const char *text);
void plan_put_number(plan_output *o, const char *name, uint64_t value, bool first);
/* file, line, column; null where they do not apply. */
void plan_put_place(plan_output *o, const char *file, uint32_t line, uint32_t column);
void plan_put_interval(plan_output *o, const char *name, const plan_interval *a, bool has);

/* All members of one object, without its braces, as docs/report.schema.json has them. */
void plan_put_summary(plan_output *o);
void plan_put_rule(plan_output *o, const plan_rule_counts *rule);
void plan_put_finding(plan_output *o, const plan_finding *finding);
void plan_put_explanation(plan_output *o, const plan_explanation *explanation);
void plan_put_implied(plan_output *o, const plan_implied *implied);
void plan_put_target(plan_output *o, const plan_target_result *target);
/* With its braces. */
void plan_put_repair(plan_output *o, const plan_finding *finding, const plan_repair *repair);

#endif
