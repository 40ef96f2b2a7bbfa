/* Tables of the HTML report: the figures of a finding, and what the text implies. */
#include "write_html.h"

#include <string.h>

/* --- Parts of every table --- */

void plan_html_table_start(plan_html *h, const char *class_name, int caption) {
    plan_html_raw(h, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    plan_html_word(h, caption);
    plan_html_raw(h, "\">\n<table class=\"");
    plan_html_raw(h, class_name);
    plan_html_raw(h, "\">\n<caption>");
    plan_html_word(h, caption);
    plan_html_raw(h, "</caption>\n<thead>\n<tr>");
}

void plan_html_table_end(plan_html *h) {
    plan_html_raw(h, "</tbody>\n</table>\n</div>\n");
}

void plan_html_head_cell(plan_html *h, int label, bool number) {
    plan_html_raw(h, number ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">");
    plan_html_word(h, label);
    plan_html_raw(h, "</th>");
}

static void put_cell(plan_html *h, const char *text) {
    plan_html_name(h, "td", "text", text);
}

/* The name, and the code where it says more. */
static void put_indicator(plan_html *h, const char *name, const char *code, const char *measure) {
    plan_html_raw(h, "<th scope=\"row\">");
    plan_html_name(h, "span", "name", plan_output_name(name, code));
    if (code[0] != '\0' && strcmp(name, code) != 0) {
        plan_html_raw(h, " ");
        plan_html_name(h, "code", "code", code);
    }
    if (measure[0] != '\0') {
        plan_html_raw(h, " ");
        plan_html_name(h, "code", "measure", measure);
    }
    plan_html_raw(h, "</th>");
}

static void put_unit(plan_html *h, const char *unit) {
    if (unit[0] != '\0') {
        plan_html_raw(h, " ");
        plan_html_name(h, "span", "unit", unit);
    }
}

/* --- Figures of a finding --- */

typedef struct columns {
    bool area, stands_for, required, place;
} columns;

static columns columns_of(const plan_finding *f) {
    columns c = {false, false, false, false};
    for (size_t i = 0; i < f->input_count; i++) {
        c.area = c.area || f->inputs[i].area[0] != '\0';
        c.stands_for = c.stands_for || f->inputs[i].has_interval;
        c.required = c.required || f->inputs[i].has_required;
        c.place = c.place || f->inputs[i].file[0] != '\0';
    }
    return c;
}

static void put_value(plan_html *h, const plan_input *in, bool in_question) {
    plan_html_raw(h, "<td class=\"number\">");
    plan_html_raw(h, in_question ? "<strong>" : "");
    if (in->implied) {
        plan_html_word(h, PLAN_LABEL_IMPLIED_INPUT);
    } else {
        plan_html_name(h, "span", "figure", in->value);
        put_unit(h, in->unit);
    }
    plan_html_raw(h, in_question ? "</strong> <span class=\"mark\">" : "");
    if (in_question) {
        plan_html_word(h, PLAN_LABEL_IN_QUESTION);
    }
    plan_html_raw(h, in_question ? "</span></td>" : "</td>");
}

static void put_interval(plan_html *h, const plan_interval *interval, bool has) {
    plan_html_raw(h, "<td class=\"interval\">");
    if (has) {
        plan_html_put_interval(h, interval);
    }
    plan_html_raw(h, "</td>");
}

static void put_input(plan_html *h, const plan_finding *f, size_t i, columns c) {
    const plan_input *in = &f->inputs[i];
    bool in_question = plan_finding_in_question(f, i) != 0;
    plan_html_raw(h, in_question ? "<tr class=\"wrong\">" : "<tr>");
    put_indicator(h, in->name, in->indicator, in->measure);
    if (c.area) {
        put_cell(h, in->area);
    }
    put_cell(h, in->period);
    put_cell(h, in->series);
    put_value(h, in, in_question);
    if (c.stands_for) {
        put_interval(h, &in->interval, in->has_interval != 0);
    }
    if (c.required) {
        put_interval(h, &in->required, in->has_required != 0);
    }
    if (c.place) {
        plan_html_raw(h, "<td class=\"place\"><code dir=\"auto\">");
        plan_html_place(h, in->file, in->line, in->column);
        plan_html_raw(h, "</code></td>");
    }
    plan_html_raw(h, "</tr>\n");
}

void plan_html_inputs(plan_html *h, const plan_finding *f) {
    columns c = columns_of(f);
    if (f->input_count == 0) {
        return;
    }
    plan_html_table_start(h, "inputs", PLAN_LABEL_TABLE_OF_FIGURES);
    plan_html_head_cell(h, PLAN_LABEL_INDICATOR, false);
    if (c.area) {
        plan_html_head_cell(h, PLAN_LABEL_AREA, false);
    }
    plan_html_head_cell(h, PLAN_LABEL_PERIOD, false);
    plan_html_head_cell(h, PLAN_LABEL_SERIES, false);
    plan_html_head_cell(h, PLAN_LABEL_VALUE, true);
    if (c.stands_for) {
        plan_html_head_cell(h, PLAN_LABEL_STANDS_FOR, false);
    }
    if (c.required) {
        plan_html_head_cell(h, PLAN_LABEL_REQUIRED, false);
    }
    if (c.place) {
        plan_html_head_cell(h, PLAN_LABEL_PLACE, false);
    }
    plan_html_raw(h, "</tr>\n</thead>\n<tbody>\n");
    for (size_t i = 0; i < f->input_count && h->output->status == PLAN_OK; i++) {
        put_input(h, f, i, c);
        plan_output_flush(h->output, false);
    }
    plan_html_table_end(h);
}

/* --- What the text implies --- */

static void put_integers(plan_html *h, const plan_implied *one) {
    plan_decimal low = {one->low, 0}, high = {one->high, 0};
    plan_interval whole = plan_interval_point(low);
    whole.high = high;
    plan_html_put_interval(h, &whole);
}

static void put_one_implied(plan_html *h, const plan_implied *one, bool with_area) {
    plan_html_raw(h, "<tr>");
    put_indicator(h, one->name, one->indicator, "");
    if (with_area) {
        put_cell(h, one->area);
    }
    put_cell(h, one->period);
    put_cell(h, one->series);
    plan_html_raw(h, "<td class=\"interval\"><strong>");
    if (one->has_integers) {
        put_integers(h, one);
    } else {
        plan_html_put_interval(h, &one->interval);
    }
    plan_html_raw(h, "</strong>");
    put_unit(h, one->unit);
    plan_html_raw(h, "</td><td class=\"because\">");
    if (one->has_integers && !plan_interval_is_point(one->interval)) {
        plan_html_put_interval(h, &one->interval);
        plan_html_raw(h, " ");
    }
    plan_html_raw(h, "= ");
    plan_html_name(h, "span", "arithmetic", one->because);
    plan_html_raw(h, "</td></tr>\n");
}

void plan_html_implied(plan_html *h) {
    const plan_report *report = h->report;
    bool with_area = false;
    if (report->implied_count == 0) {
        return;
    }
    for (size_t i = 0; i < report->implied_count; i++) {
        with_area = with_area || report->implied[i].area[0] != '\0';
    }
    plan_html_raw(h, "<section id=\"implied\">\n<h2>");
    plan_html_word(h, PLAN_LABEL_IMPLIED);
    plan_html_raw(h, "</h2>\n");
    plan_html_table_start(h, "implied", PLAN_LABEL_IMPLIED);
    plan_html_head_cell(h, PLAN_LABEL_INDICATOR, false);
    if (with_area) {
        plan_html_head_cell(h, PLAN_LABEL_AREA, false);
    }
    plan_html_head_cell(h, PLAN_LABEL_PERIOD, false);
    plan_html_head_cell(h, PLAN_LABEL_SERIES, false);
    plan_html_head_cell(h, PLAN_LABEL_VALUE, false);
    plan_html_head_cell(h, PLAN_LABEL_BECAUSE, false);
    plan_html_raw(h, "</tr>\n</thead>\n<tbody>\n");
    for (size_t i = 0; i < report->implied_count && h->output->status == PLAN_OK; i++) {
        put_one_implied(h, &report->implied[i], with_area);
        plan_output_flush(h->output, false);
    }
    plan_html_table_end(h);
    plan_html_raw(h, "</section>\n");
}
