/* Private: SARIF 2.1.0 in parts: the run, its rules, its results, their fixes. */
#ifndef PLAN_WRITE_SARIF_H
#define PLAN_WRITE_SARIF_H

#include "write_json.h"

/* Of GitHub's limits the two that a report can reach: results of a run, locations of a result.
 * (It shows 5,000 of the results, by severity; rules, runs and tags stay far below theirs.) */
enum { PLAN_SARIF_RESULTS = 25000, PLAN_SARIF_LOCATIONS = 100 };

/* "level": "error", "warning" or "note". */
void plan_sarif_level(plan_output *o, const char *name, int severity, bool first);
/* "name": {"text": ...} */
void plan_sarif_text(plan_output *o, const char *name, const char *text, bool first);
/* --- write_sarif_rules.c --- */
void plan_sarif_rules(plan_output *o);
/* The place of a code in them; false where it is none of them. */
bool plan_sarif_rule_index(const char *code, size_t *index);
/* --- write_sarif_result.c --- */
/* One result; `occurrence` of its identity. */
void plan_sarif_result(plan_output *o, const plan_finding *f, uint32_t occurrence,
                       plan_buffer *scratch);
/* "artifactLocation": a relative reference from the root of the repository; a path from the root of
 * the machine, which only a caller can have named, as what it is. */
void plan_sarif_artifact(plan_output *o, const char *file, plan_buffer *scratch);
/* The scratch as text that ends with 0; sets the output's status where memory was out. */
plan_span plan_sarif_taken(plan_output *o, const plan_buffer *scratch);
/* --- write_sarif_fix.c --- */
/* ", "fixes": [...]", or nothing. */
void plan_sarif_fixes(plan_output *o, const plan_finding *f, plan_buffer *scratch);

#endif
