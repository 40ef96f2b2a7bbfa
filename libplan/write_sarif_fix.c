/* Repairs as fixes of SARIF: each replaces the whole cell by the repaired one, in its notation.
 * Only where plan_csv_cite found the cells of all its figures. */
#include "write_sarif.h"

#include <string.h>

#include "message_label.h"

/* [begin, end) of the repairs are one set. */
typedef struct set {
    const plan_finding *finding;
    size_t begin, end;
} set;

static const plan_input *input_of(const set *s, size_t i) {
    return &s->finding->inputs[s->finding->repairs[i].input];
}

static bool same_file(const set *s, size_t a, size_t b) {
    return strcmp(input_of(s, a)->file, input_of(s, b)->file) == 0;
}

/* All cells are known, and none is replaced twice. */
static bool is_whole(const set *s) {
    for (size_t i = s->begin; i < s->end; i++) {
        const plan_input *in = input_of(s, i);
        if (s->finding->repairs[i].cell[0] == '\0' || in->cell[0] == '\0') {
            return false;
        }
        for (size_t k = s->begin; k < i; k++) {
            const plan_input *other = input_of(s, k);
            if (same_file(s, i, k) && in->line == other->line && in->column == other->column) {
                return false;
            }
        }
    }
    return true;
}

/* "Agriculture, 2023: 14.47 → 14.27" */
static void describe(plan_output *o, const set *s, plan_buffer *scratch) {
    for (size_t i = s->begin; i < s->end; i++) {
        const plan_input *in = input_of(s, i);
        if (i > s->begin) {
            plan_buffer_char(scratch, ' ');
            plan_message_write(scratch, o->report->language, PLAN_LABEL_TOGETHER, NULL, 0);
            plan_buffer_char(scratch, ' ');
        }
        plan_buffer_puts(scratch, plan_output_name(in->name, in->indicator));
        plan_buffer_puts(scratch, in->period[0] != '\0' ? ", " : "");
        plan_buffer_puts(scratch, in->period);
        plan_buffer_puts(scratch, ": ");
        plan_buffer_puts(scratch, s->finding->repairs[i].from);
        plan_buffer_puts(scratch, " \xe2\x86\x92 ");
        plan_buffer_puts(scratch, s->finding->repairs[i].to);
    }
    plan_sarif_text(o, "description", plan_sarif_taken(o, scratch).text, true);
    plan_buffer_clear(scratch);
}

static void put_replacement(plan_output *o, const plan_input *in, const plan_repair *repair) {
    plan_buffer_puts(&o->buffer, "{\"deletedRegion\": {");
    plan_put_number(o, "startLine", in->line, true);
    plan_put_number(o, "startColumn", in->column, false);
    plan_put_number(o, "endColumn", in->column_end, false);
    plan_buffer_puts(&o->buffer, "}, \"insertedContent\": {\"text\": ");
    plan_buffer_json(&o->buffer, plan_span_of(repair->cell));
    plan_buffer_puts(&o->buffer, "}}");
}

/* The replacements by files, in the order in which the set names them. */
static void put_changes(plan_output *o, const set *s, plan_buffer *scratch) {
    bool more = false;
    for (size_t i = s->begin; i < s->end; i++) {
        bool told = false;
        for (size_t k = s->begin; k < i; k++) {
            told = told || same_file(s, i, k);
        }
        if (told) {
            continue;
        }
        plan_buffer_puts(&o->buffer, more ? ", {" : "{");
        plan_sarif_artifact(o, input_of(s, i)->file, scratch);
        plan_buffer_puts(&o->buffer, ", \"replacements\": [");
        for (size_t k = i; k < s->end; k++) {
            if (same_file(s, i, k)) {
                plan_buffer_puts(&o->buffer, k > i ? ", " : "");
                put_replacement(o, input_of(s, k), &s->finding->repairs[k]);
            }
        }
        plan_buffer_puts(&o->buffer, "]}");
        more = true;
    }
}

void plan_sarif_fixes(plan_output *o, const plan_finding *f, plan_buffer *scratch) {
    size_t count = 0;
    for (size_t begin = 0, end; begin < f->repair_count; begin = end) {
        for (end = begin + 1; end < f->repair_count && f->repairs[end].set == f->repairs[begin].set;
             end++) {
        }
        set s = {f, begin, end};
        if (!is_whole(&s)) {
            continue;
        }
        plan_buffer_puts(&o->buffer, count++ == 0 ? ", \"fixes\": [{" : ", {");
        describe(o, &s, scratch);
        plan_buffer_puts(&o->buffer, ", \"artifactChanges\": [");
        put_changes(o, &s, scratch);
        plan_buffer_puts(&o->buffer, "]}");
    }
    plan_buffer_puts(&o->buffer, count > 0 ? "]" : "");
}
