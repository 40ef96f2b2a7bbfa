/* For a person in the terminal: the verdict first, findings grouped as the document is, what the
 * text implies, a line for every rule, and the verdict again where the eye is at the end. */
#include "write_text.h"

#include <string.h>

#include "write_targets.h"

/* --- Verdict --- */

static void put_verdict(plan_output *o) {
    const plan_summary *s = &o->report->summary;
    char n[3][24];
    bool passed = plan_report_passed(o->report) != 0;
    plan_text_style(o, passed ? "\033[1;32m" : "\033[1;31m");
    plan_buffer_puts(&o->buffer, passed ? "\xe2\x9c\x93 " : "\xe2\x9c\x97 ");
    plan_text_say(o,
                  passed          ? PLAN_LABEL_PASSED
                  : s->incomplete ? PLAN_LABEL_INCOMPLETE
                                  : PLAN_LABEL_FAILED,
                  NULL, 0);
    plan_text_style(o, "\033[0m");
    plan_buffer_puts(&o->buffer, ": ");
    plan_span findings[3] = {plan_text_number(n[0], s->errors), plan_text_number(n[1], s->warnings),
                             plan_text_number(n[2], s->notes)};
    plan_text_say(o, PLAN_LABEL_FINDINGS, findings, 3);
    plan_buffer_char(&o->buffer, '\n');
}

static void put_counts(plan_output *o) {
    const plan_summary *s = &o->report->summary;
    char n[6][24];
    plan_span counts[6] = {
        plan_text_number(n[0], s->observations), plan_text_number(n[1], s->checks),
        plan_text_number(n[2], s->holds),        plan_text_number(n[3], s->fails),
        plan_text_number(n[4], s->undecided),    plan_text_number(n[5], s->skipped)};
    plan_buffer line;
    plan_buffer_init(&line, &o->report->allocator);
    plan_message_write(&line, o->report->language, PLAN_LABEL_OBSERVATIONS, counts, 6);
    plan_text_wrap(o, plan_text_taken(o, &line), 2, 0);
    plan_buffer_free(&line);
}

static void put_cut(plan_output *o) {
    const plan_summary *s = &o->report->summary;
    uint64_t all = s->errors + s->warnings + s->notes;
    char n[2][24];
    if (all > s->shown) {
        plan_span args[2] = {plan_text_number(n[0], s->shown), plan_text_number(n[1], all)};
        plan_buffer_char(&o->buffer, '\n');
        plan_text_say(o, PLAN_LABEL_CUT, args, 2);
        plan_buffer_char(&o->buffer, '\n');
    }
}

static void put_known(plan_output *o) {
    if (o->report->summary.known > 0) {
        plan_buffer_char(&o->buffer, '\n');
        plan_output_counts(o, &o->buffer, PLAN_LABEL_KNOWN, o->report->summary.known, 0);
        plan_buffer_char(&o->buffer, '\n');
    }
}

/* --- Groups: as the document has them, findings of no group last --- */

typedef struct grouping {
    const char **codes; /* of groups, those of the document first; "" is the last */
    size_t code_count;
    uint32_t *group_of; /* place in codes, by finding */
    uint32_t *order;    /* findings by group, then as they were */
    size_t count;
} grouping;

static uint32_t find_group(grouping *g, const char *code) {
    for (size_t i = 0; i < g->code_count; i++) {
        if (strcmp(g->codes[i], code) == 0) {
            return (uint32_t)i;
        }
    }
    g->codes[g->code_count] = code;
    return (uint32_t)g->code_count++;
}

static void fill_grouping(grouping *g, const plan_report *report) {
    for (size_t i = 0; i < report->group_count; i++) {
        g->codes[g->code_count++] = report->groups[i].code;
    }
    for (size_t i = 0; i < g->count; i++) {
        const char *code = report->findings[i].group;
        bool as_before = i > 0 && strcmp(code, report->findings[i - 1].group) == 0;
        g->group_of[i] = code[0] == '\0' ? UINT32_MAX
                         : as_before     ? g->group_of[i - 1]
                                         : find_group(g, code);
    }
    g->codes[g->code_count] = "";
    size_t at = 0;
    for (size_t group = 0; group <= g->code_count; group++) {
        for (size_t i = 0; i < g->count; i++) {
            if (g->group_of[i] == group || (group == g->code_count && g->group_of[i] > group)) {
                g->order[at++] = (uint32_t)i;
            }
        }
    }
}

static void put_group(plan_output *o, const char *code, plan_buffer *line) {
    const char *name = code;
    for (size_t i = 0; i < o->report->group_count; i++) {
        if (strcmp(o->report->groups[i].code, code) == 0) {
            name = o->report->groups[i].name;
        }
    }
    plan_buffer_puts(line, "\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80 ");
    if (code[0] == '\0') {
        plan_message_write(line, o->report->language, PLAN_LABEL_NO_GROUP, NULL, 0);
    } else {
        plan_buffer_puts(line, name);
    }
    plan_buffer_char(&o->buffer, '\n');
    plan_text_style(o, "\033[1m");
    plan_text_wrap(o, plan_text_taken(o, line), 4, 0);
    plan_text_style(o, "\033[0m");
    plan_buffer_clear(line);
}

static void put_grouped(plan_output *o, const grouping *g, plan_buffer *line) {
    const char *before = "";
    for (size_t i = 0; i < g->count && o->status == PLAN_OK; i++) {
        const plan_finding *f = &o->report->findings[g->order[i]];
        if (strcmp(f->group, before) != 0) {
            put_group(o, f->group, line);
            before = f->group;
        }
        plan_text_finding(o, f, line);
    }
}

static void put_findings(plan_output *o) {
    const plan_allocator *a = &o->report->allocator;
    size_t n = o->report->finding_count, codes = o->report->group_count + n + 1;
    grouping g = {NULL, 0, NULL, NULL, n};
    plan_buffer line;
    plan_buffer_init(&line, a);
    g.codes = plan_allocate(a, codes, sizeof *g.codes);
    g.group_of = plan_allocate(a, n + 1, sizeof *g.group_of);
    g.order = plan_allocate(a, n + 1, sizeof *g.order);
    if (g.codes == NULL || g.group_of == NULL || g.order == NULL) {
        o->status = PLAN_NO_MEMORY;
    } else {
        fill_grouping(&g, o->report);
        put_grouped(o, &g, &line);
    }
    plan_release(a, (void *)g.codes, codes, sizeof *g.codes);
    plan_release(a, g.group_of, n + 1, sizeof *g.group_of);
    plan_release(a, g.order, n + 1, sizeof *g.order);
    plan_buffer_free(&line);
}

void plan_write_text(plan_output *o) {
    put_verdict(o);
    if (o->report->title[0] != '\0') {
        plan_text_wrap(o, plan_span_of(o->report->title), 2, 0);
    }
    put_counts(o);
    if (o->options.statistics) {
        plan_text_statistics(o);
        put_known(o);
        return;
    }
    put_findings(o);
    if (!o->options.quiet) {
        plan_text_explanations(o);
        plan_text_targets(o);
        plan_text_implied(o);
        plan_text_rules(o);
    }
    put_cut(o);
    put_known(o);
    if (!o->options.quiet && o->report->finding_count > 0) {
        plan_buffer_char(&o->buffer, '\n');
        put_verdict(o);
    }
}
