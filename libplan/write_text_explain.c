/* What would mend several findings at once. */
#include "write_text.h"

#include <string.h>

enum { INDENT = 2, PLACES = 8 };

static void put_line(plan_output *o, plan_buffer *line, size_t indent) {
    plan_text_blanks(o, indent);
    plan_text_wrap(o, plan_text_taken(o, line), indent + 2, indent);
    plan_buffer_clear(line);
}

/* "P301 f.csv:2:9, P302 f.csv:3:9, ..." */
static void put_findings(const plan_output *o, const plan_explanation *e, plan_buffer *list) {
    for (size_t i = 0; i < e->mend_count && i < PLACES; i++) {
        const plan_finding *f = &o->report->findings[e->mends[i]];
        plan_buffer_puts(list, i > 0 ? ", " : "");
        plan_buffer_puts(list, f->code);
        plan_buffer_char(list, ' ');
        plan_buffer_puts(list, f->file);
        plan_buffer_char(list, ':');
        plan_buffer_unsigned(list, f->line);
    }
    plan_buffer_puts(list, e->mend_count > PLACES ? ", ..." : "");
}

static void put_suspect(plan_output *o, const plan_suspect *one, bool first, plan_buffer *line,
                        plan_buffer *part) {
    plan_buffer_puts(line, first ? "\xe2\x80\xa2 " : "+ "); /* bullet */
    plan_buffer_puts(line, plan_output_name(one->name, one->indicator));
    plan_buffer_puts(line, one->area[0] != '\0' ? ", " : "");
    plan_buffer_puts(line, one->area);
    plan_buffer_puts(line, ", ");
    plan_buffer_puts(line, one->period);
    plan_buffer_puts(line, " (");
    plan_buffer_puts(line, one->series);
    plan_buffer_puts(line, "): ");
    plan_buffer_puts(line, one->value);
    plan_buffer_char(line, ' ');
    plan_text_interval(part, &one->interval);
    plan_span arg = plan_text_taken(o, part);
    plan_text_label(
        o, line, plan_interval_is_point(one->interval) ? PLAN_LABEL_MUST_BE : PLAN_LABEL_MUST_LIE,
        &arg, 1);
    plan_buffer_clear(part);
    if (one->repair[0] != '\0') {
        plan_span repair = plan_span_of(one->repair);
        plan_buffer_puts(line, "; ");
        plan_text_label(o, line, PLAN_LABEL_ONE_DIGIT, &repair, 1);
    }
    plan_buffer_puts(line, " (");
    plan_buffer_puts(line, one->file);
    plan_buffer_char(line, ':');
    plan_buffer_unsigned(line, one->line);
    plan_buffer_char(line, ')');
    put_line(o, line, first ? INDENT : INDENT + 2);
}

static bool same_findings(const plan_explanation *a, const plan_explanation *b) {
    return a->mend_count == b->mend_count &&
           memcmp(a->mends, b->mends, a->mend_count * sizeof *a->mends) == 0;
}

/* Sets that mend the same findings share one line about them. */
static void put_explanation(plan_output *o, const plan_explanation *e,
                            const plan_explanation *before, plan_buffer *line, plan_buffer *part) {
    if (before == NULL || !same_findings(e, before)) {
        plan_buffer count;
        plan_buffer_init(&count, &o->report->allocator);
        plan_buffer_unsigned(&count, e->mend_count);
        put_findings(o, e, part);
        plan_span args[2] = {plan_text_taken(o, &count), plan_text_taken(o, part)};
        plan_text_label(o, line, e->figure_count > 0 ? PLAN_LABEL_MENDS_ALL : PLAN_LABEL_NO_CAUSE,
                        args, 2);
        plan_buffer_clear(part);
        if (e->figure_count > 0 && !e->complete) {
            plan_buffer_puts(line, "; ");
            plan_text_label(o, line, PLAN_LABEL_CUT_SHORT, NULL, 0);
        }
        put_line(o, line, INDENT);
        plan_buffer_free(&count);
    }
    for (size_t i = 0; i < e->figure_count; i++) {
        put_suspect(o, &e->figures[i], i == 0, line, part);
    }
}

void plan_text_explanations(plan_output *o) {
    const plan_report *report = o->report;
    const plan_explanation *before = NULL;
    plan_buffer line, part;
    plan_buffer_init(&line, &report->allocator);
    plan_buffer_init(&part, &report->allocator);
    for (size_t i = 0; i < report->explanation_count && o->status == PLAN_OK; i++) {
        const plan_explanation *e = &report->explanations[i].explanation;
        if (e->mend_count < 2) {
            continue;
        }
        if (before == NULL) {
            plan_text_heading(o, PLAN_LABEL_EXPLAINS);
        }
        put_explanation(o, e, before, &line, &part);
        before = e;
        plan_output_flush(o, false);
    }
    plan_buffer_free(&line);
    plan_buffer_free(&part);
}
