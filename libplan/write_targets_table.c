/* Targets for people: a table in the order of the document. */
#include <string.h>

#include "write_targets.h"
#include "write_text.h"

enum { INDENT = 2, CELLS = 4, LEAST_LEFT = 24, MOST_CELL = 18 };

typedef struct table {
    plan_output *output;
    const plan_target_filter *filter;
    bool judged_only, one_area, one_period;
    size_t widths[CELLS];
    plan_buffer left, right, cell;
} table;

static void say(table *t, plan_buffer *to, int label, const char *first, const char *second) {
    plan_span args[2] = {plan_span_of(first), plan_span_of(second)};
    plan_message_write(to, t->output->report->language, label, args, 2);
}

static bool is_listed(const table *t, const plan_target_result *target) {
    return plan_target_is_asked(target, t->filter) &&
           !(t->judged_only && target->verdict == PLAN_TARGET_UNJUDGED);
}

/* --- Cells: target, actual, difference, verdict --- */

static void put_verdict(table *t, const plan_target_result *target) {
    plan_buffer_puts(&t->cell, plan_target_symbol(target));
    plan_buffer_char(&t->cell, ' ');
    say(t, &t->cell, plan_target_label(target), "", "");
}

static void put_cell(table *t, const plan_target_result *target, int cell) {
    plan_buffer_clear(&t->cell);
    if (target == NULL) {
        static const int headers[CELLS] = {PLAN_LABEL_TARGET, PLAN_LABEL_ACTUAL,
                                           PLAN_LABEL_DIFFERENCE, PLAN_LABEL_VERDICT};
        say(t, &t->cell, headers[cell], "", "");
    } else if (cell == 0) {
        plan_buffer_puts(&t->cell, target->target);
    } else if (cell == 1) {
        plan_buffer_puts(&t->cell, target->actual);
    } else if (cell == 2) {
        plan_target_difference(t->output->report, target, &t->cell);
    } else {
        put_verdict(t, target);
    }
}

static size_t cell_width(table *t) {
    plan_span text = plan_text_taken(t->output, &t->cell);
    return plan_utf8_width(text.text, text.length);
}

static void measure(table *t) {
    const plan_report *report = t->output->report;
    for (int c = 0; c < CELLS; c++) {
        put_cell(t, NULL, c);
        t->widths[c] = cell_width(t);
    }
    for (size_t i = 0; i < report->target_count; i++) {
        for (int c = 0; c < CELLS && is_listed(t, &report->targets[i]); c++) {
            put_cell(t, &report->targets[i], c);
            size_t width = cell_width(t);
            width = width > MOST_CELL ? MOST_CELL : width;
            t->widths[c] = width > t->widths[c] ? width : t->widths[c];
        }
    }
}

/* Numbers to the right, the verdict to the left. */
static void put_right(table *t, const plan_target_result *target) {
    for (int c = 0; c < CELLS; c++) {
        put_cell(t, target, c);
        size_t width = cell_width(t), most = t->widths[c];
        plan_buffer_puts(&t->right, c > 0 ? "  " : "");
        for (size_t i = width; c < CELLS - 1 && i < most; i++) {
            plan_buffer_char(&t->right, ' ');
        }
        plan_buffer_span(&t->right, plan_text_taken(t->output, &t->cell));
    }
}

static size_t left_width(const table *t) {
    size_t taken = INDENT + 2;
    for (int c = 0; c < CELLS; c++) {
        taken += t->widths[c] + (c > 0 ? 2 : 0);
    }
    size_t width = t->output->options.width;
    return width > taken + LEAST_LEFT ? width - taken : LEAST_LEFT;
}

static void put_row(table *t) {
    plan_text_row(t->output, INDENT, plan_text_taken(t->output, &t->left), left_width(t),
                  plan_text_taken(t->output, &t->right));
    plan_buffer_clear(&t->left);
    plan_buffer_clear(&t->right);
}

/* --- Rows --- */

static void put_name(table *t, const plan_target_result *target) {
    plan_buffer_puts(&t->left, plan_output_name(target->name, target->indicator));
    if (target->measure[0] != '\0') {
        plan_buffer_puts(&t->left, ", ");
        say(t, &t->left, PLAN_LABEL_CHANGE, "", "");
    }
    if (!t->one_area && target->where[0] != '\0') {
        plan_buffer_puts(&t->left, ", ");
        plan_buffer_puts(&t->left, target->where);
    }
    if (!t->one_period) {
        plan_buffer_puts(&t->left, ", ");
        plan_buffer_puts(&t->left, target->period);
    }
    if (target->unit[0] != '\0') {
        plan_buffer_puts(&t->left, " (");
        plan_buffer_puts(&t->left, target->unit);
        plan_buffer_char(&t->left, ')');
    }
}

/* What the cells cannot hold. */
static void put_details(table *t, const plan_target_result *target) {
    plan_buffer *to = &t->left;
    bool explained = target->verdict == PLAN_TARGET_UNDECIDED ||
                     (target->verdict == PLAN_TARGET_UNJUDGED && target->reason != PLAN_MISSING);
    if (explained) {
        plan_buffer_puts(to, target->because);
    } else if (plan_target_is_in_words(target)) {
        plan_buffer_puts(to, target->wanted);
    }
    plan_target_details(t->output->report, target, to);
    if (to->length > 0) {
        plan_text_blanks(t->output, INDENT + 2);
        plan_text_wrap(t->output, plan_text_taken(t->output, to), INDENT + 4, INDENT + 2);
        plan_buffer_clear(to);
    }
}

static void put_target(table *t, const plan_target_result *target) {
    bool missed = target->verdict == PLAN_TARGET_MISSED;
    bool colored = missed || target->verdict == PLAN_TARGET_UNDECIDED;
    put_name(t, target);
    put_right(t, target);
    plan_text_style(t->output, !colored ? "" : missed ? "\033[31m" : "\033[33m");
    put_row(t);
    plan_text_style(t->output, colored ? "\033[0m" : "");
    if (!t->judged_only) {
        put_details(t, target);
    }
}

static void put_group(table *t, const char *code) {
    const plan_report *report = t->output->report;
    const char *name = code;
    for (size_t i = 0; i < report->group_count; i++) {
        name = strcmp(report->groups[i].code, code) == 0 ? report->groups[i].name : name;
    }
    plan_buffer_puts(&t->left, "\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80 ");
    if (code[0] == '\0') {
        say(t, &t->left, PLAN_LABEL_OTHER_TARGETS, "", "");
    } else {
        plan_buffer_puts(&t->left, name);
    }
    plan_text_style(t->output, "\033[1m");
    plan_text_wrap(t->output, plan_text_taken(t->output, &t->left), 4, 0);
    plan_text_style(t->output, "\033[0m");
    plan_buffer_clear(&t->left);
}

/* What all have in common is said here instead of in each row. */
static void put_head(table *t) {
    const plan_report *report = t->output->report;
    size_t first = 0;
    while (first + 1 < report->target_count && !is_listed(t, &report->targets[first])) {
        first++;
    }
    const plan_target_result *one = &report->targets[first];
    say(t, &t->left, PLAN_LABEL_INDICATOR, "", "");
    if (t->one_area && one->where[0] != '\0') {
        plan_buffer_puts(&t->left, ", ");
        plan_buffer_puts(&t->left, one->where);
    }
    if (t->one_period) {
        plan_buffer_puts(&t->left, ", ");
        plan_buffer_puts(&t->left, one->period);
    }
    put_right(t, NULL);
    put_row(t);
}

static void put_rows(table *t) {
    const plan_report *report = t->output->report;
    const char *group = NULL;
    plan_targets_alike(report, t->filter, t->judged_only, &t->one_area, &t->one_period);
    measure(t);
    put_head(t);
    for (size_t i = 0; i < report->target_count && t->output->status == PLAN_OK; i++) {
        const plan_target_result *target = &report->targets[i];
        if (!is_listed(t, target)) {
            continue;
        }
        if (report->group_count > 0 && !t->judged_only &&
            (group == NULL || strcmp(group, target->group) != 0)) {
            group = target->group;
            put_group(t, group);
        }
        put_target(t, target);
        plan_output_flush(t->output, false);
    }
}

static void put_counts(table *t) {
    plan_output *o = t->output;
    plan_target_summary s = plan_targets_counted(o->report, t->filter);
    char n[5][24];
    plan_span counts[5] = {plan_text_number(n[0], s.targets), plan_text_number(n[1], s.met),
                           plan_text_number(n[2], s.missed), plan_text_number(n[3], s.undecided),
                           plan_text_number(n[4], s.unjudged)};
    plan_message_write(&t->left, o->report->language, PLAN_LABEL_TARGET_COUNTS, counts, 5);
    plan_text_wrap(o, plan_text_taken(o, &t->left), 2, 0);
    plan_buffer_clear(&t->left);
}

/* A report keeps the first of very many. */
static void put_cut(table *t) {
    plan_output *o = t->output;
    char n[2][24];
    uint64_t all = o->report->target_summary.targets;
    if (all > o->report->target_count) {
        plan_span args[2] = {plan_text_number(n[0], o->report->target_count),
                             plan_text_number(n[1], all)};
        plan_message_write(&t->left, o->report->language, PLAN_LABEL_TARGETS_CUT, args, 2);
        plan_text_wrap(o, plan_text_taken(o, &t->left), 2, 0);
        plan_buffer_clear(&t->left);
    }
}

static void begin(table *t, plan_output *o, const plan_target_filter *filter, bool judged_only) {
    memset(t, 0, sizeof *t);
    t->output = o;
    t->filter = filter;
    t->judged_only = judged_only;
    plan_buffer_init(&t->left, &o->report->allocator);
    plan_buffer_init(&t->right, &o->report->allocator);
    plan_buffer_init(&t->cell, &o->report->allocator);
}

static void end(table *t) {
    plan_buffer_free(&t->left);
    plan_buffer_free(&t->right);
    plan_buffer_free(&t->cell);
}

void plan_text_targets(plan_output *o) {
    const plan_target_summary *s = &o->report->target_summary;
    table t;
    if (s->targets == 0) {
        return;
    }
    begin(&t, o, NULL, true);
    plan_text_heading(o, PLAN_LABEL_TARGETS);
    plan_text_blanks(o, INDENT);
    put_counts(&t);
    if (s->targets > s->unjudged) {
        put_rows(&t);
        put_cut(&t);
    }
    end(&t);
}

void plan_text_status(plan_output *o, const plan_target_filter *filter) {
    table t;
    begin(&t, o, filter, false);
    if (o->report->title[0] != '\0') {
        plan_text_style(o, "\033[1m");
        plan_text_wrap(o, plan_span_of(o->report->title), 2, 0);
        plan_text_style(o, "\033[0m");
    }
    put_counts(&t);
    if (plan_targets_counted(o->report, filter).targets > 0) {
        plan_buffer_char(&o->buffer, '\n');
        put_rows(&t);
        put_cut(&t);
    }
    end(&t);
}
