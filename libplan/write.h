/* Private: what the writers share. Each writer appends to the output's buffer and calls
 * plan_output_flush now and then, so that a large report never stands in memory whole. */
#ifndef PLAN_WRITE_INTERNAL_H
#define PLAN_WRITE_INTERNAL_H

#include <plan/write.h>

#include "report.h"
#include "text.h"

typedef struct plan_output {
    plan_buffer buffer;
    plan_sink sink;
    void *context;
    plan_write_options options;
    const plan_report *report;
    plan_status status; /* the first failure; nothing is sent after it */
} plan_output;

/* To be ended by plan_output_flush and plan_buffer_free. */
void plan_output_begin(plan_output *output, const plan_report *report,
                       const plan_write_options *options, plan_sink sink, void *context);

/* Text from files as people may see it, with what CI services take for commands made inert:
 * "::error::" where a line begins (anywhere, where the caller may break the text within words),
 * "##[" and "##vso[" anywhere. */
void plan_output_text(plan_buffer *buffer, plan_span text, bool may_break);
void plan_output_flush(plan_output *output, bool all);
/* The output's status where it is the first failure. */
void plan_output_fail(plan_output *output, plan_status status);
/* ":line:column: severity: ", behind the file's name; without a line only what follows. */
void plan_output_place(plan_output *output, const plan_finding *finding);
/* Findings before the cut, known ones apart; whether more were found than are listed. */
uint64_t plan_output_all(const plan_output *output);
bool plan_output_is_cut(const plan_output *output);
/* A sentence of message_label.h, whose arguments are numbers, into a buffer. */
void plan_output_counts(const plan_output *output, plan_buffer *buffer, int label, uint64_t first,
                        uint64_t second);

/* Checks of a rule that were skipped, for whatever reason. */
uint64_t plan_output_skipped(const plan_rule_counts *rule);
/* True where no other row of rules has the code of this one. */
bool plan_output_is_only(const plan_report *report, size_t rule);

/* --- What services want (write_service.c) --- */
/* The file of a finding as a service finds it: with the prefix; the plan file (else "plan") where
 * there is none, since services refuse what has no file. */
void plan_output_path(const plan_output *output, plan_buffer *buffer, const char *file);
/* Which finding of equal identities it is, from 1, by place; NULL, and the output's status,
 * without memory. To be released with plan_output_release. */
uint32_t *plan_output_occurrences(plan_output *output);
/* Places of findings by severity, errors first, as they stand otherwise. Likewise. */
uint32_t *plan_output_by_severity(plan_output *output);
/* The row of counts that a finding belongs to, by place: that of its rule, else that of its code.
 * Likewise. */
uint32_t *plan_output_rows(plan_output *output);
/* Places of findings by these rows. Likewise. */
uint32_t *plan_output_by_row(plan_output *output, const uint32_t *rows);
void plan_output_release(plan_output *output, uint32_t *places);
void plan_output_decimal(plan_output *output, plan_decimal value);
/* What a person calls something: its name, else its code. */
const char *plan_output_name(const char *name, const char *code);

void plan_write_text(plan_output *output);
void plan_write_gcc(plan_output *output);
void plan_write_json(plan_output *output);
void plan_write_jsonl(plan_output *output);
void plan_write_csv(plan_output *output);
void plan_write_junit(plan_output *output);
void plan_write_sarif(plan_output *output);
void plan_write_github(plan_output *output);
void plan_write_gitlab(plan_output *output);
void plan_write_markdown(plan_output *output);
void plan_write_html(plan_output *output);
void plan_write_baseline(plan_output *output);

#endif
