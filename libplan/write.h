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

/* Text from files as people may see it, with what CI services take for commands made inert:
 * "::error::" where a line begins (anywhere, where the caller may break the text within words),
 * "##[" and "##vso[" anywhere. */
void plan_output_text(plan_buffer *buffer, plan_span text, bool may_break);
void plan_output_flush(plan_output *output, bool all);
void plan_output_decimal(plan_output *output, plan_decimal value);

void plan_write_text(plan_output *output);
void plan_write_gcc(plan_output *output);
void plan_write_json(plan_output *output);
void plan_write_html(plan_output *output);
void plan_write_baseline(plan_output *output);

#endif
