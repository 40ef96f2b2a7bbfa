/* Private: how readers and checks fill a report. */
#ifndef PLAN_REPORT_INTERNAL_H
#define PLAN_REPORT_INTERNAL_H

#include <plan/report.h>

#include "catalog.h"
#include "text.h"

#include <stdbool.h>

typedef struct plan_rule_override {
    char code[8];
    int severity;
} plan_rule_override;

/* A heading of the document, in its order; findings carry the code. */
typedef struct plan_report_group {
    const char *code, *name;
} plan_report_group;

/* Fowler-Noll-Vo 1a of 128 bits: what a finding is, wherever it stands. */
typedef struct plan_identity {
    uint64_t high, low;
} plan_identity;

typedef struct plan_identity_entry {
    plan_identity identity;
    uint32_t count;
    uint16_t code; /* 301: P301 */
} plan_identity_entry;

/* Sorted by code, then identity, each once, when it is used. */
typedef struct plan_identities {
    plan_identity_entry *items;
    size_t count, capacity;
} plan_identities;

/* An explanation with the identities of what it mends, until findings are in their order. */
typedef struct plan_explained {
    plan_explanation explanation;
    const plan_identity *identities;
    size_t identity_count;
    size_t arrival;
} plan_explained;

/* A citation of a finding. */
typedef struct plan_cited {
    size_t finding;
    plan_citation citation;
} plan_cited;

/* What was found in a file: figures with their cells, in place of those that a finding has. */
typedef struct plan_cited_figures {
    size_t finding;
    plan_input *inputs;   /* as many as it has, in the report's arena; NULL: as they are */
    plan_repair *repairs; /* likewise */
} plan_cited_figures;

struct plan_baseline {
    plan_allocator allocator;
    plan_identities known;
};

struct plan_report {
    plan_allocator allocator;
    plan_arena arena;       /* texts that live as long as the report */
    plan_arena kept;        /* texts of the findings; made anew when many were pushed out */
    int language;           /* enum plan_language; from the options, else the plan's */
    bool language_is_fixed; /* by the options */
    size_t max_findings;
    const char *title;
    const char *plan;      /* name of the plan file, "" for a plan in memory */
    plan_identities known; /* of the baseline; `count` is what has not come yet */
    plan_identities met;   /* of all findings, where keeps_identities */
    bool has_baseline, keeps_identities;
    plan_finding *findings; /* a heap by plan_finding_order until finished, then sorted */
    size_t finding_count, finding_capacity;
    size_t pushed_out; /* findings whose texts still stand in `kept` */
    plan_rule_counts *rules;
    size_t rule_count, rule_capacity;
    uint32_t *rule_slots; /* place in `rules` + 1, 0 free; a power of two; until finished */
    size_t rule_slot_count;
    plan_report_group *groups;
    size_t group_count, group_capacity;
    plan_explained *explanations;
    size_t explanation_count, explanation_capacity;
    plan_cited *cited; /* by finding, then as they came */
    size_t cited_count, cited_capacity;
    size_t cited_rows; /* of all citations, for the limit */
    plan_implied *implied;
    size_t implied_count, implied_capacity;
    plan_target_result *targets;
    size_t target_count, target_capacity;
    plan_target_summary target_summary;
    plan_summary summary;
    plan_rule_override *overrides;
    size_t override_count, override_capacity;
    uint64_t seed; /* of rule_slots */
    bool sorted;   /* the heap of findings became a list */
    bool finished;
    const void *stream; /* of the document whose areas were checked while they were read, or NULL */
};

/* What the plan changes of a rule's severity (enum plan_severity). */
plan_status plan_report_override(plan_report *report, const char *code, int severity);
/* The severity in force of a built-in rule. */
int plan_report_severity(const plan_report *report, const char *code);

/* --- Identities (report_identity.c) --- */
void plan_identity_begin(plan_identity *identity);
/* The bytes, and one that ends every part (0xFF). */
void plan_identity_feed(plan_identity *h, plan_span part);
/* Of code, rule, verdict, indicator, area, period, series, file, then the details. */
plan_identity plan_identity_of(const plan_finding *finding, const plan_span *details, size_t count);
/* -1, 0, 1. */
int plan_identity_order(const plan_identity *a, const plan_identity *b);
void plan_identity_write(const plan_identity *identity, char text[33]);
bool plan_identity_read(plan_span text, plan_identity *result);
/* Appends; to be sorted before it is used, which merges what stands twice. */
plan_status plan_identities_add(const plan_allocator *allocator, plan_identities *list,
                                const plan_identity *identity, uint16_t code, uint32_t count);
void plan_identities_sort(plan_identities *list);
/* The entry, or NULL. */
plan_identity_entry *plan_identities_find(const plan_identities *list,
                                          const plan_identity *identity, uint16_t code);
/* True where findings have to be met. */
bool plan_report_wants_identities(const plan_report *report);
/* A finding comes: remembered where the report keeps identities; *known where it is one of the
 * baseline. It is then counted as known, unless it is `always_shown`, and not to be added. */
plan_status plan_report_meet(plan_report *report, const plan_identity *identity, const char *code,
                             bool always_shown, bool *known);
/* The last one did not come after all: memory was out. */
void plan_report_forget(plan_report *report);

/* Order of findings: file, line, column, code, period, and what else keeps it total (rule, area,
 * series, indicator, message). */
int plan_finding_order(const plan_finding *a, const plan_finding *b);
/* True where a finding in this order would be kept at present: callers render only then. */
bool plan_report_would_keep(const plan_report *report, const plan_finding *finding);
/* Counts a finding by its severity and keeps it, deeply copied, while it is among the first N.
 * A finding of severity off is nothing. NULL texts are taken as "". */
plan_status plan_report_add(plan_report *report, const plan_finding *finding);
/* The plan file: where findings stand that have no place. */
plan_status plan_report_set_plan(plan_report *report, const char *name);
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
/* What explains the findings with these identities (report_explanation.c). */
plan_status plan_report_add_explanation(plan_report *report, const plan_explanation *explanation,
                                        const plan_identity *mends, size_t mend_count);
/* Identities of the explained findings to their places, once findings are in order. */
plan_status plan_report_place_explanations(plan_report *report);
/* Counts a target and keeps it, deeply copied, while it is among the first PLAN_MAX_TARGETS. */
enum { PLAN_MAX_TARGETS = 100000 };
plan_status plan_report_add_target(plan_report *report, const plan_target_result *target);
/* Takes what was found in one file into a finished report, all of it or nothing. Everything that
 * the arguments point to is in the report's arena. */
plan_status plan_report_take_citations(plan_report *report, const plan_cited *cited,
                                       size_t cited_count, const plan_cited_figures *figures,
                                       size_t figure_count, size_t rows);
plan_status plan_report_add_implied(plan_report *report, const plan_implied *implied);
/* Layout finding: one row of the message table (message.h) at a place of a file; counts as one
 * check that failed of the code's rule. `incomplete`: not everything could be checked (exit 2). */
plan_status plan_report_raise(plan_report *report, int message, const char *file, uint32_t line,
                              uint32_t column, const plan_span *args, size_t arg_count,
                              bool incomplete);
/* A copy of text in the arena, "" for NULL and ""; false, and *text as it was, without memory. */
bool plan_report_copy_text(plan_arena *arena, const char **text);
bool plan_report_copy_texts(plan_arena *arena, const char **const *texts, size_t count);
/* All texts, inputs and repairs of a finding likewise. */
bool plan_report_copy_finding(plan_arena *arena, plan_finding *finding);
/* The heap of findings into their order. */
void plan_report_sort_findings(plan_report *report);
/* The rows of rules into the order of their codes, arrivals of one code as they came. */
plan_status plan_report_sort_rules(plan_report *report);
/* Adds rule rows for every built-in code that has none yet, orders rows (code, then order of
 * arrival) and findings, sums up. Idempotent. */
plan_status plan_report_finish(plan_report *report);

/* --- report_trial.c --- */
/* A copy of an unfinished report, to be worked on in its place. PLAN_NO_MEMORY. */
plan_status plan_report_try(const plan_report *report, plan_report **trial);
/* The trial takes the report's place, unless the work on it ended with PLAN_NO_MEMORY: then the
 * report is as it was. Frees what is not needed (`trial` may be NULL); gives `status` back. */
plan_status plan_report_settle(plan_report *report, plan_report *trial, plan_status status);

#endif
