/* What the text implies, and the counts of every rule, as tables. */
#include "write_text.h"

#include <string.h>

enum { INDENT = 2, LEFT_WIDTH = 44 };

/* --- Implied values --- */

/* The area is said only where there are several. */
static bool has_several_areas(const plan_report *report) {
    for (size_t i = 1; i < report->implied_count; i++) {
        if (strcmp(report->implied[i].area, report->implied[0].area) != 0) {
            return true;
        }
    }
    return false;
}

static void put_values(plan_output *o, const plan_implied *one, plan_buffer *right) {
    if (one->has_integers) {
        plan_buffer low, high;
        plan_buffer_init(&low, &o->report->allocator);
        plan_buffer_init(&high, &o->report->allocator);
        plan_buffer_signed(&low, one->low);
        plan_buffer_signed(&high, one->high);
        plan_span args[2] = {plan_text_taken(o, &low), plan_text_taken(o, &high)};
        if (one->low == one->high) {
            plan_buffer_span(right, args[0]);
        } else {
            plan_text_label(o, right, PLAN_LABEL_WHOLE, args, 2);
        }
        plan_buffer_free(&low);
        plan_buffer_free(&high);
    } else {
        plan_text_interval(right, &one->interval);
    }
    plan_buffer_puts(right, one->unit[0] != '\0' ? " " : "");
    plan_buffer_puts(right, one->unit);
}

static void put_one_implied(plan_output *o, const plan_implied *one, bool with_area,
                            plan_buffer *left, plan_buffer *right) {
    plan_buffer_puts(left, plan_output_name(one->name, one->indicator));
    plan_buffer_puts(left, with_area ? ", " : "");
    plan_buffer_puts(left, with_area ? one->area : "");
    plan_buffer_puts(left, ", ");
    plan_buffer_puts(left, one->period);
    plan_buffer_puts(left, " (");
    plan_buffer_puts(left, one->series);
    plan_buffer_char(left, ')');
    put_values(o, one, right);
    size_t most = o->options.width - INDENT;
    plan_text_row(o, INDENT, plan_text_taken(o, left), LEFT_WIDTH < most ? LEFT_WIDTH : most,
                  plan_text_taken(o, right));
    plan_buffer_clear(left);
    if (one->has_integers && !plan_interval_is_point(one->interval)) {
        plan_text_interval(left, &one->interval);
        plan_buffer_char(left, ' ');
    }
    plan_buffer_puts(left, "= ");
    plan_buffer_puts(left, one->because);
    plan_text_blanks(o, INDENT + 2);
    plan_text_wrap(o, plan_text_taken(o, left), INDENT + 4, INDENT + 2);
    plan_buffer_clear(left);
    plan_buffer_clear(right);
}

void plan_text_implied(plan_output *o) {
    const plan_report *report = o->report;
    bool with_area = has_several_areas(report);
    plan_buffer left, right;
    plan_buffer_init(&left, &report->allocator);
    plan_buffer_init(&right, &report->allocator);
    if (report->implied_count > 0) {
        plan_text_heading(o, PLAN_LABEL_IMPLIED);
    }
    for (size_t i = 0; i < report->implied_count && o->status == PLAN_OK; i++) {
        put_one_implied(o, &report->implied[i], with_area, &left, &right);
        plan_output_flush(o, false);
    }
    plan_buffer_free(&left);
    plan_buffer_free(&right);
}

/* --- Rules --- */

enum { COLUMNS = 5 };

static const int headers[COLUMNS] = {PLAN_LABEL_CHECKS, PLAN_LABEL_HOLD, PLAN_LABEL_FAIL,
                                     PLAN_LABEL_UNDECIDED, PLAN_LABEL_SKIPPED};

static void counts_of(const plan_rule_counts *rule, uint64_t counts[COLUMNS]) {
    counts[0] = rule->checks;
    counts[1] = rule->holds;
    counts[2] = rule->fails;
    counts[3] = rule->undecided;
    counts[4] = plan_output_skipped(rule);
}

static bool has_line(const plan_rule_counts *rule) {
    return rule->checks > 0 || rule->severity == PLAN_SEVERITY_OFF ||
           strcmp(rule->id, rule->code) != 0;
}

/* As wide as the header or the longest number. */
static void measure(const plan_output *o, size_t widths[COLUMNS]) {
    for (int c = 0; c < COLUMNS; c++) {
        const char *text = plan_message_get(headers[c])->text[o->report->language];
        widths[c] = plan_utf8_width(text, strlen(text));
    }
    for (size_t i = 0; i < o->report->rule_count; i++) {
        uint64_t counts[COLUMNS];
        counts_of(&o->report->rules[i], counts);
        for (int c = 0; c < COLUMNS; c++) {
            char n[24];
            size_t digits = plan_text_number(n, counts[c]).length;
            widths[c] = digits > widths[c] ? digits : widths[c];
        }
    }
}

static void put_cell(plan_buffer *line, plan_span text, size_t width, bool first) {
    size_t columns = plan_utf8_width(text.text, text.length);
    for (size_t i = first ? 2 : 0; i < 2 || columns < width; i += i < 2 ? 1 : 0) {
        plan_buffer_char(line, ' ');
        columns += i < 2 ? 0 : 1;
    }
    plan_buffer_span(line, text);
}

static void put_reasons(plan_output *o, const plan_rule_counts *rule, plan_buffer *line) {
    plan_buffer reasons;
    plan_buffer_init(&reasons, &o->report->allocator);
    for (int i = 0; i < PLAN_REASON_COUNT; i++) {
        if (rule->skipped[i] > 0) {
            plan_buffer_puts(&reasons, reasons.length > 0 ? ", " : "");
            plan_buffer_puts(&reasons,
                             plan_message_get(PLAN_LABEL_REASON + i)->text[o->report->language]);
            plan_buffer_char(&reasons, ' ');
            plan_buffer_unsigned(&reasons, rule->skipped[i]);
        }
    }
    plan_span arg = plan_text_taken(o, &reasons);
    if (arg.length > 0) {
        plan_text_label(o, line, PLAN_LABEL_BECAUSE_OF, &arg, 1);
        plan_text_blanks(o, INDENT + 5);
        plan_text_wrap(o, plan_text_taken(o, line), INDENT + 7, INDENT + 5);
        plan_buffer_clear(line);
    }
    plan_buffer_free(&reasons);
}

static void put_rule(plan_output *o, const plan_rule_counts *rule, const size_t widths[COLUMNS],
                     size_t left_width, plan_buffer *left) {
    const plan_rule_info *info = plan_rule_find(rule->code);
    uint64_t counts[COLUMNS];
    plan_buffer right;
    plan_buffer_init(&right, &o->report->allocator);
    plan_buffer_puts(left, rule->code);
    plan_buffer_char(left, ' ');
    if (strcmp(rule->id, rule->code) != 0) {
        plan_buffer_puts(left, rule->id);
        plan_buffer_puts(left, ": ");
    }
    plan_buffer_puts(left, info == NULL ? "" : info->title[o->report->language]);
    if (rule->severity == PLAN_SEVERITY_OFF) {
        plan_buffer_puts(left, " (");
        plan_text_label(o, left, PLAN_LABEL_OFF, NULL, 0);
        plan_buffer_char(left, ')');
    }
    counts_of(rule, counts);
    for (int c = 0; c < COLUMNS; c++) {
        char n[24];
        put_cell(&right, plan_text_number(n, counts[c]), widths[c], c == 0);
    }
    plan_text_row(o, INDENT, plan_text_taken(o, left), left_width, plan_text_taken(o, &right));
    plan_buffer_clear(left);
    plan_buffer_free(&right);
    put_reasons(o, rule, left);
}

static void put_header(plan_output *o, const size_t widths[COLUMNS], size_t left_width,
                       plan_buffer *left) {
    plan_buffer right;
    plan_buffer_init(&right, &o->report->allocator);
    plan_text_label(o, left, PLAN_LABEL_RULES, NULL, 0);
    for (int c = 0; c < COLUMNS; c++) {
        put_cell(&right, plan_span_of(plan_message_get(headers[c])->text[o->report->language]),
                 widths[c], c == 0);
    }
    plan_buffer_char(&o->buffer, '\n');
    plan_text_style(o, "\033[1m");
    plan_text_row(o, 0, plan_text_taken(o, left), left_width + INDENT, plan_text_taken(o, &right));
    plan_text_style(o, "\033[0m");
    plan_buffer_clear(left);
    plan_buffer_free(&right);
}

/* Codes of rules that have no line: none of theirs checked anything. */
static void put_silent(plan_output *o, plan_buffer *line) {
    const plan_report *report = o->report;
    plan_buffer codes;
    plan_buffer_init(&codes, &report->allocator);
    for (size_t i = 0; i < report->rule_count; i++) {
        const char *code = report->rules[i].code;
        if (!has_line(&report->rules[i]) && plan_output_is_only(report, i)) {
            plan_buffer_puts(&codes, codes.length > 0 ? " " : "");
            plan_buffer_puts(&codes, code);
        }
    }
    plan_span arg = plan_text_taken(o, &codes);
    if (arg.length > 0) {
        plan_text_label(o, line, PLAN_LABEL_OTHER_RULES, &arg, 1);
        plan_text_blanks(o, INDENT);
        plan_text_wrap(o, plan_text_taken(o, line), INDENT + 2, INDENT);
    }
    plan_buffer_free(&codes);
}

void plan_text_rules(plan_output *o) {
    enum { NARROWEST = 20 };
    size_t widths[COLUMNS], numbers = 2 * COLUMNS, width = o->options.width;
    plan_buffer line;
    plan_buffer_init(&line, &o->report->allocator);
    measure(o, widths);
    for (int c = 0; c < COLUMNS; c++) {
        numbers += widths[c];
    }
    size_t left = width > INDENT + numbers + NARROWEST ? width - INDENT - numbers : NARROWEST;
    put_header(o, widths, left, &line);
    for (size_t i = 0; i < o->report->rule_count && o->status == PLAN_OK; i++) {
        if (has_line(&o->report->rules[i])) {
            put_rule(o, &o->report->rules[i], widths, left, &line);
        }
        plan_output_flush(o, false);
    }
    put_silent(o, &line);
    plan_buffer_free(&line);
}
