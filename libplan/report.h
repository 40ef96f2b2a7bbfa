/* Private: how readers and checks fill a report. */
#ifndef PLAN_REPORT_INTERNAL_H
#define PLAN_REPORT_INTERNAL_H

#include <plan/report.h>

#include "catalog.h"

#include <stdbool.h>

typedef struct plan_rule_override {
    char code[8];
    int severity;
} plan_rule_override;

/* A heading of the document, in its order; findings carry the code. */
typedef struct plan_report_group {
    const char *code, *name;
} plan_report_group;

struct plan_report {
    plan_allocator allocator;
    plan_arena arena;       /* texts that live as long as the report */
    plan_arena kept;        /* texts of the findings; made anew when many were pushed out */
    int language;           /* enum plan_language; from the options, else the plan's */
    bool language_is_fixed; /* by the options */
    size_t max_findings;
    const char *title;
    plan_finding *findings; /* a heap by plan_finding_order until finished, then sorted */
    size_t finding_count, finding_capacity;
    size_t pushed_out; /* findings whose texts still stand in `kept` */
    plan_rule_counts *rules;
    size_t rule_count, rule_capacity;
    uint32_t *rule_slots; /* place in `rules` + 1, 0 free; a power of two; until finished */
    size_t rule_slot_count;
    plan_report_group *groups;
    size_t group_count, group_capacity;
    plan_implied *implied;
    size_t implied_count, implied_capacity;
    plan_summary summary;
    plan_rule_override *overrides;
    size_t override_count, override_capacity;
    bool finished;
};

/* What the plan changes of a rule's severity (enum plan_severity). */
plan_status plan_report_override(plan_report *report, const char *code, int severity);
/* The severity in force of a built-in rule. */
int plan_report_severity(const plan_report *report, const char *code);

/* Order of findings: file, line, column, code, period, and what else keeps it total (rule, area,
 * series, indicator, message). */
int plan_finding_order(const plan_finding *a, const plan_finding *b);
/* True where a finding in this order would be kept at present: callers render only then. */
bool plan_report_would_keep(const plan_report *report, const plan_finding *finding);
/* Counts a finding by its severity and keeps it, deeply copied, while it is among the first N.
 * A finding of severity off is nothing. NULL texts are taken as "". */
plan_status plan_report_add(plan_report *report, const plan_finding *finding);
/* NULL: none. */
plan_status plan_report_set_title(plan_report *report, const char *title);
/* The headings of the document, in the report's language: what findings of a group stand under in
 * reports for people. Without them they stand under the code. */
plan_status plan_report_set_groups(plan_report *report, const plan_catalog *catalog);
/* Counts n findings that are not kept. */
void plan_report_count(plan_report *report, int severity, uint64_t n);
/* The row of counts of a rule, added where it is new (pointers move when rows are added). Not after
 * the report was finished. */
plan_status plan_report_rule_index(plan_report *report, const char *id, const char *code,
                                   int severity, size_t *index);
plan_status plan_report_add_implied(plan_report *report, const plan_implied *implied);
/* Layout finding: one row of the message table (message.h) at a place of a file; counts as one
 * check that failed of the code's rule. `incomplete`: not everything could be checked (exit 2). */
plan_status plan_report_raise(plan_report *report, int message, const char *file, uint32_t line,
                              uint32_t column, const plan_span *args, size_t arg_count,
                              bool incomplete);
/* A copy of text in the arena, "" for NULL and ""; false, and *text as it was, without memory. */
bool plan_report_copy_text(plan_arena *arena, const char **text);
bool plan_report_copy_texts(plan_arena *arena, const char **const *texts, size_t count);
/* The heap of findings into their order. */
void plan_report_sort_findings(plan_report *report);
/* The rows of rules into the order of their codes, arrivals of one code as they came. */
plan_status plan_report_sort_rules(plan_report *report);
/* Adds rule rows for every built-in code that has none yet, orders rows (code, then order of
 * arrival) and findings, sums up. Idempotent. */
plan_status plan_report_finish(plan_report *report);

#endif
