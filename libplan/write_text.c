/* For a person in the terminal: verdict first, findings grouped as the document is, what the text
 * implies, and a line for every rule. */
#include "write.h"

#include <string.h>

#include <plan/numeral.h>

#include "message_label.h"

enum { INDENT = 4, SHOWN_REPAIRS = 8 };

static void say(plan_output *o, int id, const plan_span *args, size_t count) {
    plan_message_write(&o->buffer, o->report->language, id, args, count);
}

static void style(plan_output *o, const char *code) {
    if (o->options.color) {
        plan_buffer_puts(&o->buffer, code);
    }
}

static void blanks(plan_output *o, size_t n) {
    while (n-- > 0) {
        plan_buffer_char(&o->buffer, ' ');
    }
}

/* Words of a text, broken so that lines stay within the width; `used` columns are taken already. */
static void put_wrapped(plan_output *o, const char *text, size_t indent, size_t used) {
    size_t width = o->options.width, length = strlen(text), at = 0;
    bool first = true;
    while (at < length) {
        size_t end = at;
        while (end < length && text[end] != ' ') {
            end++;
        }
        size_t columns = plan_utf8_width(text + at, end - at);
        if (!first && used + 1 + columns > width) {
            plan_buffer_char(&o->buffer, '\n');
            blanks(o, indent);
            used = indent;
        } else if (!first) {
            plan_buffer_char(&o->buffer, ' ');
            used++;
        }
        plan_span word = {text + at, end - at};
        plan_buffer_visible(&o->buffer, word);
        used += columns;
        first = false;
        at = end + 1;
    }
    plan_buffer_char(&o->buffer, '\n');
}

/* A label and what it says, on lines of their own under a finding. */
static void put_line(plan_output *o, const char *text) {
    blanks(o, INDENT);
    put_wrapped(o, text, INDENT + 2, INDENT);
}

static plan_span number(char *text, uint64_t value) {
    size_t at = 24;
    do {
        text[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    plan_span span = {text + at, 24 - at};
    return span;
}

/* --- Head --- */

static void put_head(plan_output *o) {
    const plan_summary *s = &o->report->summary;
    char n[6][24];
    bool passed = plan_report_passed(o->report) != 0;
    if (o->report->title[0] != '\0') {
        put_wrapped(o, o->report->title, 0, 0);
    }
    style(o, passed ? "\033[1;32m" : "\033[1;31m");
    plan_buffer_puts(&o->buffer, passed ? "\xe2\x9c\x93 " : "\xe2\x9c\x97 ");
    say(o, passed ? PLAN_LABEL_PASSED
                  : s->incomplete ? PLAN_LABEL_INCOMPLETE
                                  : PLAN_LABEL_FAILED,
        NULL, 0);
    style(o, "\033[0m");
    plan_buffer_puts(&o->buffer, ": ");
    plan_span findings[3] = {number(n[0], s->errors), number(n[1], s->warnings),
                             number(n[2], s->notes)};
    say(o, PLAN_LABEL_FINDINGS, findings, 3);
    plan_buffer_char(&o->buffer, '\n');
    plan_span counts[6] = {number(n[0], s->observations), number(n[1], s->checks),
                           number(n[2], s->holds),        number(n[3], s->fails),
                           number(n[4], s->undecided),    number(n[5], s->skipped)};
    say(o, PLAN_LABEL_OBSERVATIONS, counts, 6);
    plan_buffer_char(&o->buffer, '\n');
}

/* --- Findings --- */

static const struct {
    const char *color, *symbol;
    int label;
} severities[] = {
    [PLAN_SEVERITY_OFF] = {"", "", PLAN_LABEL_NOTE},
    [PLAN_SEVERITY_NOTE] = {"\033[36m", "\xc2\xb7", PLAN_LABEL_NOTE},
    [PLAN_SEVERITY_WARNING] = {"\033[33m", "!", PLAN_LABEL_WARNING},
    [PLAN_SEVERITY_ERROR] = {"\033[31m", "\xe2\x9c\x97", PLAN_LABEL_ERROR},
};

static void put_interval(plan_buffer *b, const plan_interval *a) {
    char text[64];
    bool point = plan_interval_is_point(*a) != 0;
    if (!point) {
        plan_buffer_char(b, a->low_end == PLAN_END_CLOSED ? '[' : '(');
    }
    if (a->low_end == PLAN_END_UNBOUNDED) {
        plan_buffer_puts(b, "\xe2\x88\x92\xe2\x88\x9e");
    } else if (plan_decimal_write(a->low, PLAN_NUMBER_PLAIN, text, sizeof text, NULL) == PLAN_OK) {
        plan_buffer_puts(b, text);
    }
    if (point) {
        return;
    }
    plan_buffer_puts(b, ", ");
    if (a->high_end == PLAN_END_UNBOUNDED) {
        plan_buffer_puts(b, "+\xe2\x88\x9e");
    } else if (plan_decimal_write(a->high, PLAN_NUMBER_PLAIN, text, sizeof text, NULL) ==
               PLAN_OK) {
        plan_buffer_puts(b, text);
    }
    plan_buffer_char(b, a->high_end == PLAN_END_CLOSED ? ']' : ')');
}

static void put_buffered(plan_output *o, plan_buffer *line) {
    if (line->status == PLAN_OK && line->length > 0) {
        put_line(o, line->data);
    } else if (line->status != PLAN_OK) {
        o->status = line->status;
    }
    plan_buffer_clear(line);
}

static void put_inputs(plan_output *o, const plan_finding *f, plan_buffer *line) {
    for (size_t i = 0; i < f->input_count && f->arithmetic[0] != '\0'; i++) {
        const plan_input *input = &f->inputs[i];
        plan_buffer_puts(line, input->name);
        plan_buffer_puts(line, ", ");
        plan_buffer_puts(line, input->period);
        plan_buffer_puts(line, ": ");
        if (input->value[0] != '\0') {
            plan_buffer_puts(line, input->value);
        } else {
            put_interval(line, &input->interval);
        }
        if (input->has_required) {
            plan_buffer one;
            plan_buffer_init(&one, &o->report->allocator);
            put_interval(&one, &input->required);
            plan_span arg = {one.data, one.length};
            plan_buffer_puts(line, "; ");
            plan_message_write(line, o->report->language, PLAN_LABEL_MUST_LIE, &arg, 1);
            plan_buffer_free(&one);
        }
        if (input->line > 0) {
            plan_buffer_puts(line, " (");
            plan_buffer_puts(line, input->file);
            plan_buffer_char(line, ':');
            plan_buffer_unsigned(line, input->line);
            plan_buffer_char(line, ')');
        }
        put_buffered(o, line);
    }
}

static void put_repairs(plan_output *o, const plan_finding *f, plan_buffer *line) {
    if (f->repair_count == 0) {
        return;
    }
    uint32_t sets = f->repairs[f->repair_count - 1].set, last = 0;
    plan_message_write(line, o->report->language, PLAN_LABEL_REPAIRS, NULL, 0);
    plan_buffer_puts(line, ": ");
    for (size_t i = 0; i < f->repair_count && f->repairs[i].set <= SHOWN_REPAIRS; i++) {
        const plan_repair *r = &f->repairs[i];
        plan_buffer_puts(line, last == 0 ? "" : r->set == last ? " + " : "; ");
        plan_buffer_puts(line, f->inputs[r->input].name);
        plan_buffer_char(line, ' ');
        plan_buffer_puts(line, r->from);
        plan_buffer_puts(line, " \xe2\x86\x92 ");
        plan_buffer_puts(line, r->to);
        last = r->set;
    }
    if (sets > SHOWN_REPAIRS) {
        char text[24];
        plan_span more = number(text, sets - SHOWN_REPAIRS);
        plan_buffer_puts(line, "; ");
        plan_message_write(line, o->report->language, PLAN_LABEL_MORE, &more, 1);
    }
    put_buffered(o, line);
}

static void put_finding(plan_output *o, const plan_finding *f, plan_buffer *line) {
    style(o, severities[f->severity].color);
    plan_buffer_puts(&o->buffer, severities[f->severity].symbol);
    plan_buffer_char(&o->buffer, ' ');
    say(o, severities[f->severity].label, NULL, 0);
    style(o, "\033[0m");
    plan_buffer_char(&o->buffer, ' ');
    plan_buffer_puts(&o->buffer, f->code);
    if (f->file[0] != '\0') {
        plan_buffer_puts(&o->buffer, "  ");
        plan_buffer_visible(&o->buffer, plan_span_of(f->file));
        if (f->line > 0) {
            plan_buffer_char(&o->buffer, ':');
            plan_buffer_unsigned(&o->buffer, f->line);
            plan_buffer_char(&o->buffer, ':');
            plan_buffer_unsigned(&o->buffer, f->column);
        }
    }
    plan_buffer_char(&o->buffer, '\n');
    put_line(o, f->message);
    put_inputs(o, f, line);
    if (f->has_expected && f->value[0] != '\0') {
        plan_buffer_puts(line, f->value);
        plan_buffer_puts(line, ": ");
        plan_message_write(line, o->report->language, PLAN_LABEL_EXPECTED, NULL, 0);
        plan_buffer_char(line, ' ');
        put_interval(line, &f->expected);
        if (f->gap[0] != '\0') {
            plan_span args[2] = {plan_span_of(f->gap), plan_span_of(f->beyond_rounding)};
            plan_buffer_puts(line, "; ");
            plan_message_write(line, o->report->language, PLAN_LABEL_GAP, args, 2);
        }
        put_buffered(o, line);
    }
    put_repairs(o, f, line);
}

static void put_findings(plan_output *o) {
    plan_buffer line;
    plan_buffer_init(&line, &o->report->allocator);
    const plan_summary *s = &o->report->summary;
    for (size_t i = 0; i < o->report->finding_count; i++) {
        plan_buffer_char(&o->buffer, '\n');
        put_finding(o, &o->report->findings[i], &line);
        plan_output_flush(o, false);
    }
    plan_buffer_free(&line);
    uint64_t all = s->errors + s->warnings + s->notes;
    if (all > s->shown) {
        char n[2][24];
        plan_span args[2] = {number(n[0], s->shown), number(n[1], all)};
        plan_buffer_char(&o->buffer, '\n');
        say(o, PLAN_LABEL_CUT, args, 2);
        plan_buffer_char(&o->buffer, '\n');
    }
}

/* --- Implied values, rules --- */

static void heading(plan_output *o, int label) {
    plan_buffer_char(&o->buffer, '\n');
    style(o, "\033[1m");
    say(o, label, NULL, 0);
    style(o, "\033[0m");
    plan_buffer_char(&o->buffer, '\n');
}

static void put_implied(plan_output *o) {
    plan_buffer line;
    plan_buffer_init(&line, &o->report->allocator);
    for (size_t i = 0; i < o->report->implied_count; i++) {
        const plan_implied *one = &o->report->implied[i];
        if (i == 0) {
            heading(o, PLAN_LABEL_IMPLIED);
        }
        plan_buffer_puts(&line, one->name);
        plan_buffer_puts(&line, ", ");
        plan_buffer_puts(&line, one->period);
        plan_buffer_puts(&line, " (");
        plan_buffer_puts(&line, one->series);
        plan_buffer_puts(&line, "): ");
        put_interval(&line, &one->interval);
        plan_buffer_char(&line, ' ');
        plan_buffer_puts(&line, one->unit);
        if (one->has_integers) {
            plan_buffer low, high;
            plan_buffer_init(&low, &o->report->allocator);
            plan_buffer_init(&high, &o->report->allocator);
            plan_buffer_signed(&low, one->low);
            plan_buffer_signed(&high, one->high);
            plan_span args[2] = {{low.data, low.length}, {high.data, high.length}};
            plan_buffer_puts(&line, "; ");
            if (one->low == one->high) {
                plan_buffer_span(&line, args[0]);
            } else {
                plan_message_write(&line, o->report->language, PLAN_LABEL_WHOLE, args, 2);
            }
            plan_buffer_free(&low);
            plan_buffer_free(&high);
        }
        plan_buffer_puts(&line, " = ");
        plan_buffer_puts(&line, one->because);
        if (line.status == PLAN_OK) {
            blanks(o, 2);
            put_wrapped(o, line.data, INDENT, 2);
        }
        plan_buffer_clear(&line);
        plan_output_flush(o, false);
    }
    plan_buffer_free(&line);
}

static void put_rule(plan_output *o, const plan_rule_counts *rule, plan_buffer *line) {
    char n[5][24];
    uint64_t skipped = 0;
    const plan_rule_info *info = plan_rule_find(rule->code);
    for (int i = 0; i < PLAN_REASON_COUNT; i++) {
        skipped += rule->skipped[i];
    }
    plan_buffer_puts(line, rule->code);
    plan_buffer_char(line, ' ');
    if (strcmp(rule->id, rule->code) != 0) {
        plan_buffer_puts(line, rule->id);
        plan_buffer_puts(line, ", ");
    }
    plan_buffer_puts(line, info == NULL ? "" : info->title[o->report->language]);
    plan_buffer_puts(line, ": ");
    plan_span counts[5] = {number(n[0], rule->checks), number(n[1], rule->holds),
                           number(n[2], rule->fails), number(n[3], rule->undecided),
                           number(n[4], skipped)};
    plan_message_write(line, o->report->language, PLAN_LABEL_RULE_COUNTS, counts, 5);
    bool first = true;
    for (int i = 0; i < PLAN_REASON_COUNT && skipped > 0; i++) {
        if (rule->skipped[i] > 0) {
            plan_buffer_puts(line, first ? " (" : ", ");
            plan_buffer_puts(line, plan_status_name(PLAN_MISSING + i));
            plan_buffer_char(line, ' ');
            plan_buffer_unsigned(line, rule->skipped[i]);
            first = false;
        }
    }
    plan_buffer_puts(line, first ? "" : ")");
    if (rule->severity == PLAN_SEVERITY_OFF) {
        plan_buffer_puts(line, ", ");
        plan_message_write(line, o->report->language, PLAN_LABEL_OFF, NULL, 0);
    }
    if (line->status == PLAN_OK) {
        blanks(o, 2);
        put_wrapped(o, line->data, INDENT + 3, 2);
    }
    plan_buffer_clear(line);
}

static void put_rules(plan_output *o) {
    plan_buffer line;
    uint64_t silent = 0;
    char text[24];
    plan_buffer_init(&line, &o->report->allocator);
    heading(o, PLAN_LABEL_RULES);
    for (size_t i = 0; i < o->report->rule_count; i++) {
        const plan_rule_counts *rule = &o->report->rules[i];
        if (rule->checks > 0 || rule->severity == PLAN_SEVERITY_OFF) {
            put_rule(o, rule, &line);
        } else {
            silent++;
        }
        plan_output_flush(o, false);
    }
    plan_buffer_free(&line);
    plan_span arg = number(text, silent);
    blanks(o, 2);
    say(o, PLAN_LABEL_OTHER_RULES, &arg, 1);
    plan_buffer_char(&o->buffer, '\n');
}

void plan_write_text(plan_output *o) {
    put_head(o);
    put_findings(o);
    if (!o->options.quiet) {
        put_implied(o);
        put_rules(o);
    }
}
