/* Private: how the text report is laid out, within the width of a terminal. Every text that comes
 * from files is made visible here, and no word of it can begin a command of a CI service. */
#ifndef PLAN_WRITE_TEXT_H
#define PLAN_WRITE_TEXT_H

#include "message_label.h"
#include "write.h"

/* ANSI code, where colours are wanted. */
void plan_text_style(plan_output *output, const char *code);
void plan_text_blanks(plan_output *output, size_t n);
void plan_text_say(plan_output *output, int label, const plan_span *args, size_t count);
/* A sentence of message_label.h into a buffer. */
void plan_text_label(const plan_output *output, plan_buffer *line, int label, const plan_span *args,
                     size_t count);
/* Words, broken so that lines stay within the width, further lines indented; `used` columns are
 * taken already. Ends the line. */
void plan_text_wrap(plan_output *output, plan_span text, size_t indent, size_t used);
/* Cell beside cell: `left` in columns [indent, indent + left_width), broken over lines where it is
 * longer, `right` behind it on the first line; where the two do not fit, right follows on a line
 * of its own. */
void plan_text_row(plan_output *output, size_t indent, plan_span left, size_t left_width,
                   plan_span right);
/* The buffer as a span; sets the output's status where memory was out. */
plan_span plan_text_taken(plan_output *output, const plan_buffer *buffer);
/* "[99.98, 100.02]", "(5, +∞)", a single number for a point. */
void plan_text_interval(plan_buffer *buffer, const plan_interval *interval);
/* A bold line of its own after a blank one. */
void plan_text_heading(plan_output *output, int label);

/* `line` is scratch, empty before and after. */
void plan_text_finding(plan_output *output, const plan_finding *finding, plan_buffer *line);
/* Explanations of several findings; those of a single one are its own repairs. */
void plan_text_explanations(plan_output *output);
void plan_text_implied(plan_output *output);
void plan_text_rules(plan_output *output);
/* Counts of findings by rule. */
void plan_text_statistics(plan_output *output);

#endif
