/* What would mend several findings at once: sets of figures, below the findings that they mend. */
#include "write_html.h"

#include <string.h>

static bool is_told(const plan_explanation *e) {
    return e->mend_count >= 2; /* a single finding has its repairs beside it */
}

bool plan_html_has_explanations(const plan_html *h) {
    for (size_t i = 0; i < plan_report_explanation_count(h->report); i++) {
        if (is_told(plan_report_explanation(h->report, i))) {
            return true;
        }
    }
    return false;
}

static bool same_findings(const plan_explanation *a, const plan_explanation *b) {
    return a->mend_count == b->mend_count &&
           memcmp(a->mends, b->mends, a->mend_count * sizeof *a->mends) == 0;
}

static void put_link(plan_html *h, size_t finding) {
    const plan_finding *f = &h->report->findings[finding];
    plan_html_raw(h, "<a href=\"#");
    plan_html_finding_id(h, finding);
    plan_html_raw(h, "\">");
    plan_html_text(h, f->code);
    plan_html_raw(h, f->file[0] != '\0' ? " " : "");
    plan_html_place(h, f->file, f->line, 0);
    plan_html_raw(h, "</a>");
}

/* The findings stand last in both sentences. */
static void put_findings(plan_html *h, const plan_explanation *e) {
    char n[24];
    plan_span arg = plan_text_number(n, e->mend_count);
    plan_html_raw(h, "<p class=\"explained\">");
    plan_html_say(h, e->figure_count > 0 ? PLAN_LABEL_MENDS_ALL : PLAN_LABEL_NO_CAUSE, &arg, 1);
    for (size_t i = 0; i < e->mend_count && h->output->status == PLAN_OK; i++) {
        plan_html_raw(h, i > 0 ? ", " : "");
        put_link(h, e->mends[i]);
        plan_output_flush(h->output, false);
    }
    if (e->figure_count > 0 && !e->complete) {
        plan_html_raw(h, "; ");
        plan_html_word(h, PLAN_LABEL_CUT_SHORT);
    }
    plan_html_raw(h, "</p>\n");
}

static void put_suspect(plan_html *h, const plan_suspect *one) {
    plan_html_name(h, "span", "name", plan_output_name(one->name, one->indicator));
    plan_html_raw(h, one->area[0] != '\0' ? ", " : "");
    plan_html_text(h, one->area);
    plan_html_raw(h, ", ");
    plan_html_when(h, one->period, one->series);
    plan_html_raw(h, one->measure[0] != '\0' ? ", " : "");
    plan_html_text(h, one->measure);
    plan_html_raw(h, ": <del>");
    plan_html_text(h, one->value);
    plan_html_raw(h, "</del> ");
    plan_html_word(h, PLAN_LABEL_REQUIRED);
    plan_html_raw(h, " <ins>");
    plan_html_put_interval(h, &one->interval);
    plan_html_raw(h, "</ins>");
    if (one->repair[0] != '\0') {
        plan_span repair = plan_span_of(one->repair);
        plan_html_raw(h, ", ");
        plan_html_say(h, PLAN_LABEL_ONE_DIGIT, &repair, 1);
    }
    if (one->file[0] != '\0') {
        plan_html_raw(h, " <code class=\"place\" dir=\"auto\">");
        plan_html_place(h, one->file, one->line, one->column);
        plan_html_raw(h, "</code>");
    }
}

static void put_set(plan_html *h, const plan_explanation *e) {
    plan_html_raw(h, "<li>");
    for (size_t i = 0; i < e->figure_count; i++) {
        if (i > 0) {
            plan_html_raw(h, " <em>");
            plan_html_word(h, PLAN_LABEL_TOGETHER);
            plan_html_raw(h, "</em> ");
        }
        put_suspect(h, &e->figures[i]);
    }
    plan_html_raw(h, "</li>\n");
    plan_output_flush(h->output, false);
}

/* Sets that mend the same findings stand one after the other and share one list. */
static void put_sets(plan_html *h) {
    const plan_explanation *before = NULL;
    bool in_list = false;
    for (size_t i = 0; i < plan_report_explanation_count(h->report); i++) {
        const plan_explanation *e = plan_report_explanation(h->report, i);
        if (!is_told(e)) {
            continue;
        }
        if (before == NULL || !same_findings(e, before)) {
            plan_html_raw(h, in_list ? "</ol>\n" : "");
            put_findings(h, e);
            in_list = e->figure_count > 0;
            plan_html_raw(h, in_list ? "<ol class=\"repairs\">\n" : "");
        }
        if (e->figure_count > 0) {
            put_set(h, e);
        }
        before = e;
    }
    plan_html_raw(h, in_list ? "</ol>\n" : "");
}

void plan_html_explanations(plan_html *h) {
    if (plan_html_has_explanations(h)) {
        plan_html_raw(h, "<section id=\"explanations\">\n<h2>");
        plan_html_word(h, PLAN_LABEL_EXPLAINS);
        plan_html_raw(h, "</h2>\n");
        put_sets(h);
        plan_html_raw(h, "</section>\n");
    }
}
