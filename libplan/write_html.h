/* Private: the parts of the HTML report. One page without script or request, streamed: no part
 * holds more than a sentence. Everything that is not markup goes through plan_html_span. */
#ifndef PLAN_WRITE_HTML_H
#define PLAN_WRITE_HTML_H

#include "message_label.h"
#include "write.h"

typedef struct plan_html {
    plan_output *output;
    const plan_report *report;
    plan_buffer line;            /* a sentence before it is escaped; empty between calls */
    const uint32_t *rows;        /* by finding: the row of its rule */
    const uint32_t *by_row;      /* places of findings by these rows */
    const uint32_t *occurrences; /* by finding: which of its identity, from 1 */
} plan_html;

/* --- Text --- */
/* Markup of this writer, as it is. */
void plan_html_raw(plan_html *html, const char *markup);
/* Text as people may see it, in an element or in a quoted attribute. */
void plan_html_span(plan_html *html, plan_span text);
void plan_html_text(plan_html *html, const char *text);
void plan_html_number(plan_html *html, uint64_t value);
void plan_html_say(plan_html *html, int label, const plan_span *args, size_t count);
void plan_html_word(plan_html *html, int label);
/* A sentence about one or two numbers. */
void plan_html_counts(plan_html *html, int label, uint64_t first, uint64_t second);
/* Text that takes its own direction, in an element with a class: names and codes. */
void plan_html_name(plan_html *html, const char *element, const char *class_name, const char *text);
/* The name of a group, else its code. */
const char *plan_html_group_name(const plan_html *html, const char *code);
/* file:line:column, as far as it is there. */
void plan_html_place(plan_html *html, const char *file, uint32_t line, uint32_t column);
/* "2023 (plan)" */
void plan_html_when(plan_html *html, const char *period, const char *series);
/* "99.98 to 100.02", "at least 5", "more than 5", a single number for a point. */
void plan_html_interval(const plan_html *html, plan_buffer *buffer, const plan_interval *interval);
void plan_html_put_interval(plan_html *html, const plan_interval *interval);
/* The buffer as a span; sets the output's status where memory was out. */
plan_span plan_html_taken(plan_html *html, const plan_buffer *buffer);
/* The same in every report that has the finding: P301- and its identity; -2 and so on behind it
 * where several have one identity. */
void plan_html_finding_id(plan_html *html, size_t finding);

/* --- Parts --- */
void plan_html_style(plan_html *html);
void plan_html_targets(plan_html *html);
void plan_html_structures(plan_html *html);
/* True where the figures of a finding are a sum that fails, which has a picture. */
bool plan_html_is_sum(const plan_finding *finding);
void plan_html_explanations(plan_html *html);
bool plan_html_has_explanations(const plan_html *html);
void plan_html_rules(plan_html *html);
void plan_html_finding(plan_html *html, size_t finding);
void plan_html_inputs(plan_html *html, const plan_finding *finding);
/* The cells of the files around what may be wrong. */
void plan_html_citations(plan_html *html, size_t finding);
void plan_html_implied(plan_html *html);
/* Starts a table that scrolls within its container, up to its caption. */
void plan_html_table_start(plan_html *html, const char *class_name, int caption);
void plan_html_table_end(plan_html *html);
void plan_html_head_cell(plan_html *html, int label, bool number);

/* --- Pictures: SVG in shares of the width, so that text in it keeps its size --- */
/* Counts as parts of their sum; the sentence is the text alternative. */
typedef struct plan_html_part {
    const char *class_name;
    uint64_t count;
} plan_html_part;
void plan_html_share_bar(plan_html *html, const plan_html_part *parts, size_t count, int label,
                         const plan_span *args, size_t arg_count);
/* Value, allowed interval, what lies between; nothing where they are no plain numbers. */
void plan_html_number_line(plan_html *html, const plan_finding *finding);
/* A target with its actual, and whether there is a picture of it. */
bool plan_html_has_bar(const plan_target_result *target);
void plan_html_bar(plan_html *html, const plan_target_result *target);
/* Parts of these: from and to in hundredths of a percent; a short text, long ones are left out. */
void plan_html_line(plan_html *html, const char *class_name, uint32_t from, uint32_t to,
                    const char *heights);
void plan_html_label(plan_html *html, const char *anchor, uint32_t at, const char *y,
                     const char *text);
/* A plain number as a decimal; false for anything else. */
bool plan_html_decimal(const char *text, plan_decimal *result);
/* Where a value lies between low and high, in 1/10000; false where that is not to be said. */
bool plan_html_position(plan_decimal low, plan_decimal high, plan_decimal value, uint32_t *result);
/* Hundredths of a percent: "12.50%". */
void plan_html_percent(plan_html *html, uint32_t hundredths);
/* name="12.50%" with a blank before it. */
void plan_html_at(plan_html *html, const char *name, uint32_t hundredths);

#endif
