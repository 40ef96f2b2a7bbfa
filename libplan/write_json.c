/* libplan-report-1. Figures are strings in plain form; one finding, rule or implied value a line.
 */
#include "write.h"

#include <plan/numeral.h>

static void key(plan_output *o, const char *name, bool first) {
    plan_buffer_puts(&o->buffer, first ? "" : ", ");
    plan_buffer_char(&o->buffer, '"');
    plan_buffer_puts(&o->buffer, name);
    plan_buffer_puts(&o->buffer, "\": ");
}

static void put_text(plan_output *o, const char *name, const char *text) {
    key(o, name, false);
    plan_buffer_json(&o->buffer, plan_span_of(text));
}

/* null where there is nothing. */
static void put_nullable(plan_output *o, const char *name, const char *text) {
    key(o, name, false);
    if (text[0] == '\0') {
        plan_buffer_puts(&o->buffer, "null");
    } else {
        plan_buffer_json(&o->buffer, plan_span_of(text));
    }
}

static void put_number(plan_output *o, const char *name, uint64_t value, bool first) {
    key(o, name, first);
    plan_buffer_unsigned(&o->buffer, value);
}

static void put_place(plan_output *o, const char *file, uint32_t line, uint32_t column) {
    put_nullable(o, "file", file);
    key(o, "line", false);
    if (line > 0) {
        plan_buffer_unsigned(&o->buffer, line);
    } else {
        plan_buffer_puts(&o->buffer, "null");
    }
    key(o, "column", false);
    if (column > 0) {
        plan_buffer_unsigned(&o->buffer, column);
    } else {
        plan_buffer_puts(&o->buffer, "null");
    }
}

static void put_end(plan_output *o, const char *name, plan_decimal value, uint8_t kind,
                    bool first) {
    key(o, name, first);
    if (kind == PLAN_END_UNBOUNDED) {
        plan_buffer_puts(&o->buffer, "null");
        return;
    }
    plan_buffer_char(&o->buffer, '"');
    plan_output_decimal(o, value);
    plan_buffer_char(&o->buffer, '"');
}

static void put_interval(plan_output *o, const char *name, const plan_interval *a, bool has) {
    static const char *const open[] = {"none", "low", "high", "both"};
    key(o, name, false);
    if (!has) {
        plan_buffer_puts(&o->buffer, "null");
        return;
    }
    plan_buffer_char(&o->buffer, '{');
    put_end(o, "low", a->low, a->low_end, true);
    put_end(o, "high", a->high, a->high_end, false);
    put_text(o, "open",
             open[(a->low_end == PLAN_END_OPEN ? 1 : 0) + (a->high_end == PLAN_END_OPEN ? 2 : 0)]);
    plan_buffer_char(&o->buffer, '}');
}

static void put_summary(plan_output *o) {
    const plan_summary *s = &o->report->summary;
    plan_buffer_puts(&o->buffer, "\"summary\": {");
    put_number(o, "observations", s->observations, true);
    put_number(o, "rules", s->rules, false);
    put_number(o, "checks", s->checks, false);
    put_number(o, "holds", s->holds, false);
    put_number(o, "fails", s->fails, false);
    put_number(o, "undecided", s->undecided, false);
    put_number(o, "skipped", s->skipped, false);
    put_number(o, "errors", s->errors, false);
    put_number(o, "warnings", s->warnings, false);
    put_number(o, "notes", s->notes, false);
    put_number(o, "known", s->known, false);
    put_number(o, "shown", s->shown, false);
    plan_buffer_puts(&o->buffer, "},\n");
}

static void put_rule(plan_output *o, const plan_rule_counts *rule) {
    bool first = true;
    plan_buffer_char(&o->buffer, '{');
    key(o, "id", true);
    plan_buffer_json(&o->buffer, plan_span_of(rule->id));
    put_text(o, "code", rule->code);
    put_text(o, "severity", plan_severity_name(rule->severity));
    put_number(o, "checks", rule->checks, false);
    put_number(o, "holds", rule->holds, false);
    put_number(o, "fails", rule->fails, false);
    put_number(o, "undecided", rule->undecided, false);
    put_number(o, "known", rule->known_fails + rule->known_undecided, false);
    key(o, "skipped", false);
    plan_buffer_char(&o->buffer, '{');
    for (int i = 0; i < PLAN_REASON_COUNT; i++) {
        if (rule->skipped[i] > 0) {
            put_number(o, plan_status_name(PLAN_MISSING + i), rule->skipped[i], first);
            first = false;
        }
    }
    plan_buffer_puts(&o->buffer, "}}");
}

static void put_input(plan_output *o, const plan_input *input) {
    plan_buffer_char(&o->buffer, '{');
    key(o, "indicator", true);
    plan_buffer_json(&o->buffer, plan_span_of(input->indicator));
    put_nullable(o, "area", input->area);
    put_text(o, "period", input->period);
    put_text(o, "series", input->series);
    put_text(o, "measure", input->measure);
    put_nullable(o, "value", input->value);
    put_interval(o, "interval", &input->interval, input->has_interval != 0);
    put_interval(o, "required", &input->required, input->has_required != 0);
    put_place(o, input->file, input->line, input->column);
    plan_buffer_char(&o->buffer, '}');
}

static void put_repair(plan_output *o, const plan_finding *f, const plan_repair *repair) {
    const plan_input *input = &f->inputs[repair->input];
    plan_buffer_char(&o->buffer, '{');
    put_number(o, "set", repair->set, true);
    put_number(o, "input", repair->input, false);
    put_text(o, "indicator", input->indicator);
    put_nullable(o, "area", input->area);
    put_text(o, "period", input->period);
    put_text(o, "series", input->series);
    put_text(o, "from", repair->from);
    put_text(o, "to", repair->to);
    put_number(o, "edits", repair->edits, false);
    plan_buffer_char(&o->buffer, '}');
}

static void put_finding(plan_output *o, const plan_finding *f) {
    plan_buffer_char(&o->buffer, '{');
    key(o, "code", true);
    plan_buffer_json(&o->buffer, plan_span_of(f->code));
    put_text(o, "rule", f->rule);
    put_text(o, "verdict", plan_verdict_name(f->verdict));
    put_text(o, "severity", plan_severity_name(f->severity));
    put_nullable(o, "indicator", f->indicator);
    put_nullable(o, "area", f->area);
    put_nullable(o, "period", f->period);
    put_nullable(o, "series", f->series);
    put_place(o, f->file, f->line, f->column);
    put_nullable(o, "value", f->value);
    put_interval(o, "expected", &f->expected, f->has_expected != 0);
    put_nullable(o, "gap", f->gap);
    put_nullable(o, "beyond_rounding", f->beyond_rounding);
    put_nullable(o, "arithmetic", f->arithmetic);
    key(o, "inputs", false);
    plan_buffer_char(&o->buffer, '[');
    for (size_t i = 0; i < f->input_count; i++) {
        plan_buffer_puts(&o->buffer, i > 0 ? ", " : "");
        put_input(o, &f->inputs[i]);
    }
    plan_buffer_char(&o->buffer, ']');
    key(o, "repairs", false);
    plan_buffer_char(&o->buffer, '[');
    for (size_t i = 0; i < f->repair_count; i++) {
        plan_buffer_puts(&o->buffer, i > 0 ? ", " : "");
        put_repair(o, f, &f->repairs[i]);
    }
    plan_buffer_char(&o->buffer, ']');
    put_text(o, "message", f->message);
    put_text(o, "identity", f->identity);
    plan_buffer_char(&o->buffer, '}');
}

static void put_implied(plan_output *o, const plan_implied *implied) {
    plan_buffer_char(&o->buffer, '{');
    key(o, "indicator", true);
    plan_buffer_json(&o->buffer, plan_span_of(implied->indicator));
    put_nullable(o, "area", implied->area);
    put_text(o, "period", implied->period);
    put_text(o, "series", implied->series);
    put_interval(o, "interval", &implied->interval, true);
    key(o, "integers", false);
    if (implied->has_integers) {
        plan_buffer_char(&o->buffer, '[');
        plan_buffer_signed(&o->buffer, implied->low);
        plan_buffer_puts(&o->buffer, ", ");
        plan_buffer_signed(&o->buffer, implied->high);
        plan_buffer_char(&o->buffer, ']');
    } else {
        plan_buffer_puts(&o->buffer, "null");
    }
    put_text(o, "because", implied->because);
    plan_buffer_char(&o->buffer, '}');
}

/* A list with one entry a line. */
#define PUT_LIST(o, name, count, entry)                                                            \
    do {                                                                                           \
        plan_buffer_puts(&(o)->buffer, "\"" name "\": [");                                         \
        size_t plan_n = (count);                                                                   \
        for (size_t i = 0; i < plan_n; i++) {                                                      \
            plan_buffer_puts(&(o)->buffer, i > 0 ? ",\n" : "\n");                                  \
            entry;                                                                                 \
            plan_output_flush((o), false);                                                         \
        }                                                                                          \
        plan_buffer_puts(&(o)->buffer, plan_n > 0 ? "\n]" : "]");                                  \
    } while (0)

void plan_write_json(plan_output *o) {
    const plan_report *r = o->report;
    plan_buffer_puts(&o->buffer, "{\"schema\": \"libplan-report-1\",\n");
    put_summary(o);
    PUT_LIST(o, "rules", r->rule_count, put_rule(o, &r->rules[i]));
    plan_buffer_puts(&o->buffer, ",\n");
    PUT_LIST(o, "findings", r->finding_count, put_finding(o, &r->findings[i]));
    plan_buffer_puts(&o->buffer, ",\n\"explanations\": [],\n");
    PUT_LIST(o, "implied", r->implied_count, put_implied(o, &r->implied[i]));
    plan_buffer_puts(&o->buffer, ",\n\"targets\": []}\n");
}
