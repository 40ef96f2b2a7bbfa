/* One finding for a person: where, what, what rounding allows, its figures, what would mend it. */
#include "write_text.h"

#include <string.h>

enum { INDENT = 4, SHOWN_REPAIRS = 8, SHOWN_INPUTS = 30, WIDEST_VALUE = 16 };

static const struct {
    const char *color, *symbol;
    int label;
} severities[] = {
    [PLAN_SEVERITY_OFF] = {"", "", PLAN_LABEL_NOTE},
    [PLAN_SEVERITY_NOTE] = {"\033[36m", "\xc2\xb7", PLAN_LABEL_NOTE},
    [PLAN_SEVERITY_WARNING] = {"\033[33m", "!", PLAN_LABEL_WARNING},
    [PLAN_SEVERITY_ERROR] = {"\033[31m", "\xe2\x9c\x97", PLAN_LABEL_ERROR},
};

/* Gives the line out and empties it. */
static void put_line(plan_output *o, plan_buffer *line, size_t indent, size_t hanging) {
    plan_text_blanks(o, indent);
    plan_text_wrap(o, plan_text_taken(o, line), hanging, indent);
    plan_buffer_clear(line);
}

static void put_place(plan_buffer *line, const char *file, uint32_t number, uint32_t column) {
    plan_buffer_puts(line, file);
    if (number > 0) {
        plan_buffer_char(line, ':');
        plan_buffer_unsigned(line, number);
    }
    if (number > 0 && column > 0) {
        plan_buffer_char(line, ':');
        plan_buffer_unsigned(line, column);
    }
}

/* Symbol, word, code and the place that an editor opens: never broken over lines. */
static void put_head(plan_output *o, const plan_finding *f, plan_buffer *line) {
    plan_text_style(o, severities[f->severity].color);
    plan_buffer_puts(&o->buffer, severities[f->severity].symbol);
    plan_buffer_char(&o->buffer, ' ');
    plan_text_say(o, severities[f->severity].label, NULL, 0);
    plan_text_style(o, "\033[0m");
    plan_buffer_char(&o->buffer, ' ');
    plan_buffer_puts(&o->buffer, f->code);
    if (f->file[0] != '\0') {
        plan_buffer_puts(&o->buffer, "  ");
        put_place(line, f->file, f->line, f->column);
        plan_output_text(&o->buffer, plan_text_taken(o, line), false);
        plan_buffer_clear(line);
    }
    plan_buffer_char(&o->buffer, '\n');
}

/* "Poverty rate, 2022 (plan)", with what tells it apart from the finding's own figure. */
static void name_input(plan_buffer *line, const plan_finding *f, const plan_input *input) {
    plan_buffer_puts(line, plan_output_name(input->name, input->indicator));
    if (input->area[0] != '\0' && strcmp(input->area, f->area) != 0) {
        plan_buffer_puts(line, ", ");
        plan_buffer_puts(line, input->area);
    }
    plan_buffer_puts(line, input->period[0] != '\0' ? ", " : "");
    plan_buffer_puts(line, input->period);
    if (input->series[0] != '\0' && strcmp(input->series, "actual") != 0) {
        plan_buffer_puts(line, " (");
        plan_buffer_puts(line, input->series);
        plan_buffer_char(line, ')');
    }
    if (input->measure[0] != '\0') {
        plan_buffer_puts(line, ", ");
        plan_buffer_puts(line, input->measure);
    }
}

static plan_span take_value(plan_output *o, const plan_input *input, plan_buffer *line) {
    plan_buffer_clear(line);
    if (input->value[0] != '\0') {
        plan_output_text(line, plan_span_of(input->value), false);
    } else if (input->has_interval) {
        plan_text_interval(line, &input->interval);
    }
    return plan_text_taken(o, line);
}

/* Columns of the longest value that still stands beside its name. */
static size_t measure_values(plan_output *o, const plan_finding *f, plan_buffer *line) {
    size_t widest = 1;
    for (size_t i = 0; i < f->input_count && i < SHOWN_INPUTS; i++) {
        plan_span value = take_value(o, &f->inputs[i], line);
        size_t columns = plan_utf8_width(value.text, value.length);
        widest = columns > widest && columns <= WIDEST_VALUE ? columns : widest;
    }
    plan_buffer_clear(line);
    return widest;
}

/* Numbers end in one column; a longer value has a line of its own. */
static void put_value(plan_output *o, const plan_input *input, size_t width, plan_buffer *line) {
    plan_span value = take_value(o, input, line);
    size_t columns = plan_utf8_width(value.text, value.length);
    plan_text_blanks(o, INDENT + 2);
    if (columns <= width) {
        plan_text_blanks(o, width - columns);
        plan_buffer_span(&o->buffer, value);
        plan_buffer_puts(&o->buffer, "  ");
    } else {
        plan_text_wrap(o, value, INDENT + 4, INDENT + 2);
        plan_text_blanks(o, INDENT + width + 4);
    }
    plan_buffer_clear(line);
}

static void put_input(plan_output *o, const plan_finding *f, const plan_input *input, size_t width,
                      plan_buffer *line) {
    size_t start = INDENT + width + 4;
    put_value(o, input, width, line);
    name_input(line, f, input);
    if (input->file[0] != '\0' && input->line > 0) {
        plan_buffer_puts(line, " (");
        put_place(line, input->file, input->line, 0);
        plan_buffer_char(line, ')');
    }
    if (input->implied) {
        plan_buffer_puts(line, ", ");
        plan_text_label(o, line, PLAN_LABEL_IMPLIED_INPUT, NULL, 0);
    }
    plan_text_wrap(o, plan_text_taken(o, line), start, start);
    plan_buffer_clear(line);
    if (input->has_required) {
        plan_buffer interval;
        plan_buffer_init(&interval, &o->report->allocator);
        plan_text_interval(&interval, &input->required);
        plan_span arg = plan_text_taken(o, &interval);
        bool is_point = plan_interval_is_point(input->required) != 0;
        plan_text_label(o, line, is_point ? PLAN_LABEL_MUST_BE : PLAN_LABEL_MUST_LIE, &arg, 1);
        put_line(o, line, start, start);
        plan_buffer_free(&interval);
    }
}

static void put_inputs(plan_output *o, const plan_finding *f, plan_buffer *line) {
    bool helps = f->arithmetic[0] != '\0' && f->input_count > 0;
    for (size_t i = 0; i < f->input_count; i++) {
        helps = helps || f->inputs[i].has_required;
    }
    if (!helps) {
        return;
    }
    plan_text_label(o, line, PLAN_LABEL_FIGURES, NULL, 0);
    plan_buffer_char(line, ':');
    put_line(o, line, INDENT, INDENT);
    size_t width = measure_values(o, f, line);
    for (size_t i = 0; i < f->input_count && i < SHOWN_INPUTS; i++) {
        put_input(o, f, &f->inputs[i], width, line);
    }
    if (f->input_count > SHOWN_INPUTS) {
        char n[24];
        plan_span more = plan_text_number(n, f->input_count - SHOWN_INPUTS);
        plan_text_label(o, line, PLAN_LABEL_MORE_FIGURES, &more, 1);
        put_line(o, line, INDENT + 2, INDENT + 4);
    }
}

/* What the right side and all rounding leave, and how far off the figures are. */
static void put_allowed(plan_output *o, const plan_finding *f, plan_buffer *line) {
    plan_buffer interval;
    if (!f->has_expected || f->value[0] == '\0') {
        return;
    }
    plan_buffer_init(&interval, &o->report->allocator);
    plan_text_interval(&interval, &f->expected);
    plan_span args[2] = {plan_text_taken(o, &interval), plan_span_of(f->value)};
    plan_text_label(o, line, PLAN_LABEL_ALLOWED, args, 2);
    if (f->gap[0] != '\0') {
        const char *size = f->gap[0] == '-' ? f->gap + 1 : f->gap;
        bool all = f->beyond_rounding[0] == '\0' || strcmp(size, f->beyond_rounding) == 0;
        plan_span gap[2] = {plan_span_of(f->gap), plan_span_of(f->beyond_rounding)};
        plan_buffer_puts(line, "; ");
        plan_text_label(o, line, all ? PLAN_LABEL_GAP_ALONE : PLAN_LABEL_GAP, gap, 2);
    }
    put_line(o, line, INDENT, INDENT + 2);
    plan_buffer_free(&interval);
}

static void put_repairs(plan_output *o, const plan_finding *f, plan_buffer *line) {
    if (f->repair_count == 0) {
        return;
    }
    uint32_t sets = f->repairs[f->repair_count - 1].set;
    plan_text_label(o, line, PLAN_LABEL_REPAIRS, NULL, 0);
    plan_buffer_char(line, ':');
    put_line(o, line, INDENT, INDENT + 2);
    for (size_t i = 0; i < f->repair_count && f->repairs[i].set <= SHOWN_REPAIRS; i++) {
        const plan_repair *r = &f->repairs[i];
        bool first = i == 0 || f->repairs[i - 1].set != r->set;
        bool last = i + 1 == f->repair_count || f->repairs[i + 1].set != r->set;
        if (first) {
            plan_buffer_unsigned(line, r->set);
            plan_buffer_puts(line, ". ");
        } else {
            plan_buffer_puts(line, " + ");
        }
        name_input(line, f, &f->inputs[r->input]);
        plan_buffer_puts(line, ": ");
        plan_buffer_puts(line, r->from);
        plan_buffer_puts(line, " \xe2\x86\x92 ");
        plan_buffer_puts(line, r->to);
        if (last) {
            put_line(o, line, INDENT + 2, INDENT + 5);
        }
    }
    if (sets > SHOWN_REPAIRS) {
        char n[24];
        plan_span more = plan_text_number(n, sets - SHOWN_REPAIRS);
        plan_text_label(o, line, PLAN_LABEL_MORE, &more, 1);
        put_line(o, line, INDENT + 2, INDENT + 4);
    }
}

void plan_text_finding(plan_output *o, const plan_finding *f, plan_buffer *line) {
    plan_buffer_char(&o->buffer, '\n');
    put_head(o, f, line);
    plan_buffer_puts(line, f->message);
    put_line(o, line, INDENT, INDENT + 2);
    if (f->arithmetic[0] != '\0' && strstr(f->message, f->arithmetic) == NULL) {
        plan_buffer_puts(line, f->arithmetic);
        put_line(o, line, INDENT, INDENT + 2);
    }
    put_allowed(o, f, line);
    put_inputs(o, f, line);
    put_repairs(o, f, line);
    plan_output_flush(o, false);
}
