/* Markdown for a comment on a merge request: the verdict, targets that have a result, the gravest
 * findings, counts of the rules that found something. It stays within what services take for a
 * comment (65,536 characters); long messages and lists are cut, and the cut is said. */
#include "message_label.h"
#include "write.h"
#include "write_targets.h"

#include <string.h>

enum { MOST_ROWS = 50, MOST_RULES = 50, MOST_TARGETS = 30, LONGEST = 400, SHORT = 80 };
enum { MOST_BYTES = 40000, MOST_BYTES_OF_TARGETS = 9000 };

static const struct {
    const char *symbol;
    int label;
} severities[] = {
    [PLAN_SEVERITY_OFF] = {"", PLAN_LABEL_NOTE},
    [PLAN_SEVERITY_NOTE] = {"\xc2\xb7", PLAN_LABEL_NOTE},
    [PLAN_SEVERITY_WARNING] = {"\\!", PLAN_LABEL_WARNING},
    [PLAN_SEVERITY_ERROR] = {"\xe2\x9c\x97", PLAN_LABEL_ERROR},
};

static void say(plan_output *o, plan_buffer *b, int label) {
    plan_message_write(b, o->report->language, label, NULL, 0);
}

/* The first characters of a text. */
static void put_first(plan_buffer *b, const char *text, size_t most) {
    plan_span span = plan_span_of(text);
    bool cut = span.length > most;
    span.length = cut ? most : span.length;
    while (cut && span.length > 0 && ((unsigned char)text[span.length] & 0xC0) == 0x80) {
        span.length--;
    }
    plan_buffer_markdown(b, span);
    plan_buffer_puts(b, cut ? " ..." : "");
}

static void put_short(plan_buffer *b, const char *text) {
    put_first(b, text, LONGEST);
}

static void put_verdict(plan_output *o) {
    const plan_summary *s = &o->report->summary;
    plan_buffer *b = &o->buffer;
    bool passed = plan_report_passed(o->report) != 0;
    char n[6][24];
    plan_buffer_puts(b, passed ? "## \xe2\x9c\x93 " : "## \xe2\x9c\x97 ");
    say(o, b,
        passed          ? PLAN_LABEL_PASSED
        : s->incomplete ? PLAN_LABEL_INCOMPLETE
                        : PLAN_LABEL_FAILED);
    plan_span found[3] = {plan_text_number(n[0], s->errors), plan_text_number(n[1], s->warnings),
                          plan_text_number(n[2], s->notes)};
    plan_buffer_puts(b, ": ");
    plan_message_write(b, o->report->language, PLAN_LABEL_FINDINGS, found, 3);
    plan_buffer_puts(b, "\n\n");
    if (o->report->title[0] != '\0') {
        plan_buffer_puts(b, "**");
        put_short(b, o->report->title);
        plan_buffer_puts(b, "**  \n");
    }
    plan_span counts[6] = {
        plan_text_number(n[0], s->observations), plan_text_number(n[1], s->checks),
        plan_text_number(n[2], s->holds),        plan_text_number(n[3], s->fails),
        plan_text_number(n[4], s->undecided),    plan_text_number(n[5], s->skipped)};
    plan_message_write(b, o->report->language, PLAN_LABEL_OBSERVATIONS, counts, 6);
    plan_buffer_char(b, '\n');
}

/* --- Targets --- */

/* Clearing a buffer forgets that memory was out. */
static void clear(plan_output *o, plan_buffer *buffer) {
    plan_output_fail(o, buffer->status);
    plan_buffer_clear(buffer);
}

static void put_cell(plan_buffer *row, const char *text) {
    plan_buffer_puts(row, " | ");
    put_first(row, text, SHORT);
}

static void put_target(plan_output *o, const plan_target_result *t, plan_buffer *row,
                       plan_buffer *scratch) {
    plan_buffer_puts(row, "| ");
    put_first(row, plan_target_symbol(t), SHORT);
    plan_buffer_char(row, ' ');
    say(o, row, plan_target_label(t));
    put_cell(row, plan_output_name(t->name, t->indicator));
    plan_buffer_puts(row, t->where[0] != '\0' ? ", " : "");
    put_first(row, t->where, SHORT);
    plan_buffer_puts(row, ", ");
    put_first(row, t->period, SHORT);
    put_cell(row, t->target);
    put_cell(row, t->actual);
    plan_buffer_puts(row, t->unit[0] != '\0' ? " " : "");
    put_first(row, t->unit, SHORT);
    plan_target_difference(o->report, t, scratch);
    put_cell(row, scratch->length > 0 ? scratch->data : "");
    clear(o, scratch);
    plan_buffer_puts(row, " |\n");
}

/* Their number, and how many of them are listed. */
static uint64_t put_results(plan_output *o, plan_buffer *row, plan_buffer *scratch,
                            uint64_t *listed) {
    uint64_t all = 0, rows = 0;
    size_t bytes = 0;
    for (size_t i = 0; i < o->report->target_count; i++) {
        const plan_target_result *t = &o->report->targets[i];
        if (t->actual[0] == '\0' || all++ != rows || rows == MOST_TARGETS) {
            continue;
        }
        put_target(o, t, row, scratch);
        bytes += row->length;
        if (bytes <= MOST_BYTES_OF_TARGETS) {
            plan_buffer_add(&o->buffer, row->data, row->length);
            rows++;
        }
        clear(o, row);
    }
    *listed = rows;
    return all;
}

static void put_target_head(plan_output *o) {
    static const int labels[] = {PLAN_LABEL_INDICATOR, PLAN_LABEL_TARGET, PLAN_LABEL_ACTUAL,
                                 PLAN_LABEL_DIFFERENCE};
    const plan_target_summary *s = &o->report->target_summary;
    char n[5][24];
    plan_span counts[5] = {plan_text_number(n[0], s->targets), plan_text_number(n[1], s->met),
                           plan_text_number(n[2], s->missed), plan_text_number(n[3], s->undecided),
                           plan_text_number(n[4], s->unjudged)};
    plan_buffer_char(&o->buffer, '\n');
    plan_message_write(&o->buffer, o->report->language, PLAN_LABEL_TARGET_COUNTS, counts, 5);
    plan_buffer_puts(&o->buffer, "\n\n| ");
    say(o, &o->buffer, PLAN_LABEL_VERDICT);
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        plan_buffer_puts(&o->buffer, " | ");
        say(o, &o->buffer, labels[i]);
    }
    plan_buffer_puts(&o->buffer, " |\n|---|---|--:|--:|--:|\n");
}

static void put_targets(plan_output *o) {
    uint64_t all = 0, listed = 0;
    plan_buffer row, scratch;
    for (size_t i = 0; i < o->report->target_count && all == 0; i++) {
        all += o->report->targets[i].actual[0] != '\0' ? 1 : 0;
    }
    if (all == 0) {
        return;
    }
    plan_buffer_init(&row, &o->report->allocator);
    plan_buffer_init(&scratch, &o->report->allocator);
    put_target_head(o);
    all = put_results(o, &row, &scratch, &listed);
    if (listed < all) {
        plan_buffer_char(&o->buffer, '\n');
        plan_output_counts(o, &o->buffer, PLAN_LABEL_RESULTS_CUT, listed, all);
        plan_buffer_char(&o->buffer, '\n');
    }
    plan_buffer_free(&row);
    plan_buffer_free(&scratch);
}

/* --- Findings --- */

static void put_row(plan_output *o, const plan_finding *f, plan_buffer *row, plan_buffer *scratch) {
    plan_buffer_puts(row, "| ");
    plan_buffer_puts(row, severities[f->severity].symbol);
    plan_buffer_char(row, ' ');
    say(o, row, severities[f->severity].label);
    plan_buffer_puts(row, " | ");
    plan_output_path(o, scratch, f->file);
    put_short(row, scratch->length > 0 ? scratch->data : "");
    plan_buffer_clear(scratch);
    if (f->line > 0) {
        plan_buffer_char(row, ':');
        plan_buffer_unsigned(row, f->line);
    }
    if (f->line > 0 && f->column > 0) {
        plan_buffer_char(row, ':');
        plan_buffer_unsigned(row, f->column);
    }
    plan_buffer_puts(row, " | ");
    plan_buffer_markdown(row, plan_span_of(f->code));
    plan_buffer_puts(row, " | ");
    put_short(row, f->message);
    plan_buffer_puts(row, " |\n");
}

static void put_header(plan_output *o) {
    static const int labels[] = {PLAN_LABEL_WHERE, PLAN_LABEL_RULE, PLAN_LABEL_FINDING};
    plan_buffer_puts(&o->buffer, "\n| ");
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        plan_buffer_puts(&o->buffer, " | ");
        say(o, &o->buffer, labels[i]);
    }
    plan_buffer_puts(&o->buffer, " |\n|---|---|---|---|\n");
}

/* The number of rows that stand there now. */
static size_t put_rows(plan_output *o, const uint32_t *order, plan_buffer *row,
                       plan_buffer *scratch) {
    size_t n = 0, bytes = 0;
    put_header(o);
    for (; n < o->report->finding_count && n < MOST_ROWS && row->status == PLAN_OK; n++) {
        put_row(o, &o->report->findings[order[n]], row, scratch);
        bytes += row->length;
        if (bytes > MOST_BYTES) {
            break;
        }
        plan_buffer_add(&o->buffer, row->data, row->length);
        plan_buffer_clear(row);
    }
    plan_output_fail(o, row->status);
    plan_output_fail(o, scratch->status);
    return n;
}

static void put_findings(plan_output *o) {
    uint64_t all = plan_output_all(o), listed = 0;
    uint32_t *order = plan_output_by_severity(o);
    plan_buffer row, scratch;
    plan_buffer_init(&row, &o->report->allocator);
    plan_buffer_init(&scratch, &o->report->allocator);
    if (order != NULL && o->report->finding_count > 0) {
        listed = put_rows(o, order, &row, &scratch);
    }
    if (listed < all) {
        plan_buffer_char(&o->buffer, '\n');
        plan_output_counts(o, &o->buffer, PLAN_LABEL_CUT, listed, all);
        plan_buffer_char(&o->buffer, '\n');
    }
    if (o->report->summary.known > 0) {
        plan_buffer_char(&o->buffer, '\n');
        plan_output_counts(o, &o->buffer, PLAN_LABEL_KNOWN, o->report->summary.known, 0);
        plan_buffer_char(&o->buffer, '\n');
    }
    plan_buffer_free(&row);
    plan_buffer_free(&scratch);
    plan_output_release(o, order);
}

/* --- Rules --- */

static void put_rule(plan_output *o, const plan_rule_counts *rule) {
    const plan_rule_info *info = plan_rule_find(rule->code);
    const uint64_t counts[] = {rule->checks, rule->holds, rule->fails, rule->undecided,
                               rule->known_fails + rule->known_undecided};
    plan_buffer *b = &o->buffer;
    plan_buffer_puts(b, "| ");
    plan_buffer_markdown(b, plan_span_of(rule->code));
    plan_buffer_char(b, ' ');
    if (strcmp(rule->id, rule->code) != 0) {
        plan_buffer_markdown(b, plan_span_of(rule->id));
        plan_buffer_puts(b, ": ");
    }
    plan_buffer_markdown(b, plan_span_of(info == NULL ? "" : info->title[o->report->language]));
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        plan_buffer_puts(b, " | ");
        plan_buffer_unsigned(b, counts[i]);
    }
    plan_buffer_puts(b, " |\n");
}

/* Those that found something. */
static void put_rules(plan_output *o) {
    static const int labels[] = {PLAN_LABEL_CHECKS, PLAN_LABEL_HOLD, PLAN_LABEL_FAIL,
                                 PLAN_LABEL_UNDECIDED, PLAN_LABEL_KNOWN_COLUMN};
    size_t n = 0;
    for (size_t i = 0; i < o->report->rule_count && n < MOST_RULES; i++) {
        const plan_rule_counts *rule = &o->report->rules[i];
        if (rule->fails + rule->undecided == 0) {
            continue;
        }
        if (n++ == 0) {
            plan_buffer_puts(&o->buffer, "\n<details><summary>");
            say(o, &o->buffer, PLAN_LABEL_RULES);
            plan_buffer_puts(&o->buffer, "</summary>\n\n| ");
            say(o, &o->buffer, PLAN_LABEL_RULE);
            for (size_t k = 0; k < sizeof labels / sizeof labels[0]; k++) {
                plan_buffer_puts(&o->buffer, " | ");
                say(o, &o->buffer, labels[k]);
            }
            plan_buffer_puts(&o->buffer, " |\n|---|--:|--:|--:|--:|--:|\n");
        }
        put_rule(o, rule);
    }
    plan_buffer_puts(&o->buffer, n > 0 ? "\n</details>\n" : "");
}

void plan_write_markdown(plan_output *o) {
    put_verdict(o);
    put_targets(o);
    put_findings(o);
    put_rules(o);
    if (o->options.timestamp != NULL) {
        plan_buffer_char(&o->buffer, '\n');
        plan_buffer_markdown(&o->buffer, plan_span_of(o->options.timestamp));
        plan_buffer_char(&o->buffer, '\n');
    }
}
