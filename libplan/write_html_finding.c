/* One finding of the HTML report: what, where, how far off, what would mend it, its figures. */
#include "write_html.h"

#include <string.h>

static const struct {
    const char *class_name, *symbol;
    int label;
} severities[] = {
    [PLAN_SEVERITY_OFF] = {"note", "\xe2\x80\xa2", PLAN_LABEL_NOTE},
    [PLAN_SEVERITY_NOTE] = {"note", "\xe2\x80\xa2", PLAN_LABEL_NOTE},
    [PLAN_SEVERITY_WARNING] = {"warning", "!", PLAN_LABEL_WARNING},
    [PLAN_SEVERITY_ERROR] = {"error", "\xe2\x9c\x97", PLAN_LABEL_ERROR},
};

/* Symbol, word, code, place, the heading of the document it belongs to, and a link to itself. */
static void put_head(plan_html *h, size_t finding) {
    const plan_finding *f = &h->report->findings[finding];
    plan_html_raw(h, "<h3><span class=\"badge\"><span aria-hidden=\"true\">");
    plan_html_raw(h, severities[f->severity].symbol);
    plan_html_raw(h, "</span> ");
    plan_html_word(h, severities[f->severity].label);
    plan_html_raw(h, "</span> ");
    plan_html_text(h, f->code);
    if (f->file[0] != '\0') {
        plan_html_raw(h, " <code class=\"place\" dir=\"auto\">");
        plan_html_place(h, f->file, f->line, f->column);
        plan_html_raw(h, "</code>");
    }
    plan_html_raw(h, " <a class=\"anchor\" href=\"#");
    plan_html_finding_id(h, finding);
    plan_html_raw(h, "\" aria-label=\"");
    plan_html_word(h, PLAN_LABEL_LINK);
    plan_html_raw(h, "\">#</a></h3>\n");
    if (f->group[0] != '\0') {
        plan_html_name(h, "p", "group", plan_html_group_name(h, f->group));
        plan_html_raw(h, "\n");
    }
}

/* --- How far off --- */

static void put_fact(plan_html *h, int label, const char *class_name) {
    plan_html_raw(h, "<div><dt>");
    plan_html_word(h, label);
    plan_html_raw(h, "</dt><dd class=\"");
    plan_html_raw(h, class_name);
    plan_html_raw(h, "\">");
}

static void put_facts(plan_html *h, const plan_finding *f) {
    plan_html_raw(h, "<dl class=\"facts\">");
    if (f->value[0] != '\0') {
        put_fact(h, PLAN_LABEL_AS_PRINTED, "printed");
        plan_html_text(h, f->value);
        plan_html_raw(h, "</dd></div>");
    }
    if (f->has_expected) {
        put_fact(h, PLAN_LABEL_ALLOWED_ALONE, "allowed");
        plan_html_put_interval(h, &f->expected);
        plan_html_raw(h, "</dd></div>");
    }
    if (f->gap[0] != '\0') {
        put_fact(h, PLAN_LABEL_OFF_BY, "off");
        plan_html_text(h, f->gap);
        plan_html_raw(h, "</dd></div>");
    }
    if (f->beyond_rounding[0] != '\0') {
        put_fact(h, PLAN_LABEL_BEYOND, "off");
        plan_html_text(h, f->beyond_rounding);
        plan_html_raw(h, "</dd></div>");
    }
    plan_html_raw(h, "</dl>\n");
}

static void put_distance(plan_html *h, const plan_finding *f) {
    if (f->value[0] == '\0' && !f->has_expected && f->gap[0] == '\0' &&
        f->beyond_rounding[0] == '\0') {
        return;
    }
    plan_html_raw(h, "<div class=\"distance\">\n");
    put_facts(h, f);
    plan_html_number_line(h, f);
    plan_html_raw(h, "</div>\n");
}

/* --- Repairs --- */

static void put_change(plan_html *h, const plan_finding *f, const plan_repair *r) {
    const plan_input *in = &f->inputs[r->input];
    plan_html_name(h, "span", "name", plan_output_name(in->name, in->indicator));
    if (in->area[0] != '\0' && strcmp(in->area, f->area) != 0) {
        plan_html_raw(h, ", ");
        plan_html_text(h, in->area);
    }
    plan_html_raw(h, in->period[0] != '\0' || in->series[0] != '\0' ? ", " : "");
    plan_html_when(h, in->period, in->series);
    plan_html_raw(h, ": <del>");
    plan_html_text(h, r->from);
    plan_html_raw(h, "</del> \xe2\x86\x92 <ins>");
    plan_html_text(h, r->to);
    plan_html_raw(h, "</ins>");
}

static void put_edits(plan_html *h, uint64_t edits) {
    plan_html_raw(h, " <span class=\"edits\">");
    plan_html_counts(h, PLAN_LABEL_EDITS, edits, 0);
    plan_html_raw(h, "</span></li>\n");
}

static void put_repairs(plan_html *h, const plan_finding *f) {
    uint64_t edits = 0;
    if (f->repair_count == 0) {
        return;
    }
    plan_html_raw(h, "<h4>");
    plan_html_word(h, PLAN_LABEL_MENDS);
    plan_html_raw(h, "</h4>\n<ol class=\"repairs\">\n");
    for (size_t i = 0; i < f->repair_count && h->output->status == PLAN_OK; i++) {
        const plan_repair *r = &f->repairs[i];
        bool first = i == 0 || r[-1].set != r->set;
        if (first) {
            edits = 0;
            plan_html_raw(h, "<li>");
        } else {
            plan_html_raw(h, " <em>");
            plan_html_word(h, PLAN_LABEL_TOGETHER);
            plan_html_raw(h, "</em> ");
        }
        put_change(h, f, r);
        edits += r->edits;
        if (i + 1 == f->repair_count || r[1].set != r->set) {
            put_edits(h, edits);
        }
        plan_output_flush(h->output, false);
    }
    plan_html_raw(h, "</ol>\n");
}

void plan_html_finding(plan_html *h, size_t finding) {
    const plan_finding *f = &h->report->findings[finding];
    plan_html_raw(h, "<article class=\"finding ");
    plan_html_raw(h, severities[f->severity].class_name);
    plan_html_raw(h, "\" id=\"");
    plan_html_finding_id(h, finding);
    plan_html_raw(h, "\">\n");
    put_head(h, finding);
    plan_html_name(h, "p", "message", f->message);
    plan_html_raw(h, "\n");
    if (f->arithmetic[0] != '\0' && strstr(f->message, f->arithmetic) == NULL) {
        plan_html_name(h, "p", "arithmetic", f->arithmetic);
        plan_html_raw(h, "\n");
    }
    put_distance(h, f);
    put_repairs(h, f);
    plan_html_citations(h, finding);
    plan_html_inputs(h, f);
    plan_html_raw(h, "</article>\n");
    plan_output_flush(h->output, false);
}
