/* A table of findings: RFC 4180 with line feeds, one finding a row. A cell that a spreadsheet would
 * take for a formula begins with an apostrophe. */
#include "write.h"

#include <plan/numeral.h>

static const char header[] =
    "code,rule,severity,verdict,indicator,name,area,period,series,file,line,column,value,"
    "expected_low,expected_high,expected_open,gap,beyond_rounding,arithmetic,repairs,message,"
    "identity\n";

static void put(plan_output *o, const char *text) {
    plan_buffer_csv(&o->buffer, plan_span_of(text));
    plan_buffer_char(&o->buffer, ',');
}

static void put_number(plan_output *o, uint64_t value) {
    if (value > 0) {
        plan_buffer_unsigned(&o->buffer, value);
    }
    plan_buffer_char(&o->buffer, ',');
}

static void put_expected(plan_output *o, const plan_finding *f) {
    static const char *const open[] = {"none", "low", "high", "both"};
    const plan_interval *a = &f->expected;
    if (!f->has_expected) {
        plan_buffer_puts(&o->buffer, ",,,");
        return;
    }
    if (a->low_end != PLAN_END_UNBOUNDED) {
        plan_output_decimal(o, a->low);
    }
    plan_buffer_char(&o->buffer, ',');
    if (a->high_end != PLAN_END_UNBOUNDED) {
        plan_output_decimal(o, a->high);
    }
    plan_buffer_char(&o->buffer, ',');
    put(o, open[(a->low_end == PLAN_END_OPEN ? 1 : 0) + (a->high_end == PLAN_END_OPEN ? 2 : 0)]);
}

/* "14.47 -> 14.27 | 41.96 -> 41.76": repairs of one set are joined by "+". */
static void put_repairs(plan_output *o, const plan_finding *f, plan_buffer *text) {
    for (size_t i = 0; i < f->repair_count; i++) {
        const plan_repair *r = &f->repairs[i];
        bool same = i > 0 && r->set == f->repairs[i - 1].set;
        plan_buffer_puts(text, i == 0 ? "" : same ? " + " : " | ");
        plan_buffer_puts(text, r->from);
        plan_buffer_puts(text, " -> ");
        plan_buffer_puts(text, r->to);
    }
    plan_span span = {text->data, text->length};
    plan_output_fail(o, text->status);
    plan_buffer_csv(&o->buffer, span);
    plan_buffer_char(&o->buffer, ',');
    plan_buffer_clear(text);
}

static void put_finding(plan_output *o, const plan_finding *f, plan_buffer *text) {
    const char *const before[] = {f->code,
                                  f->rule,
                                  plan_severity_name(f->severity),
                                  plan_verdict_name(f->verdict),
                                  f->indicator,
                                  f->name,
                                  f->area,
                                  f->period,
                                  f->series,
                                  f->file};
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        put(o, before[i]);
    }
    put_number(o, f->line);
    put_number(o, f->column);
    put(o, f->value);
    put_expected(o, f);
    put(o, f->gap);
    put(o, f->beyond_rounding);
    put(o, f->arithmetic);
    put_repairs(o, f, text);
    put(o, f->message);
    plan_buffer_csv(&o->buffer, plan_span_of(f->identity));
    plan_buffer_char(&o->buffer, '\n');
    plan_output_flush(o, false);
}

void plan_write_csv(plan_output *o) {
    plan_buffer text;
    plan_buffer_init(&text, &o->report->allocator);
    plan_buffer_puts(&o->buffer, header);
    for (size_t i = 0; i < o->report->finding_count && o->status == PLAN_OK; i++) {
        put_finding(o, &o->report->findings[i], &text);
    }
    if (plan_output_is_cut(o)) {
        plan_buffer_puts(&o->buffer, "cut,,note,,,,,,,,,,,,,,,,,,");
        plan_buffer_unsigned(&o->buffer, o->report->summary.shown);
        plan_buffer_puts(&o->buffer, " of ");
        plan_buffer_unsigned(&o->buffer, plan_output_all(o));
        plan_buffer_puts(&o->buffer, " findings are listed,\n");
    }
    plan_buffer_free(&text);
}
