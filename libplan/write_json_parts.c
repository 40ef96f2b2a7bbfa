/* Members of JSON objects, shared by the formats that are JSON. */
#include "write_json.h"

#include <plan/numeral.h>

void plan_put_key(plan_output *o, const char *name, bool first) {
    plan_buffer_puts(&o->buffer, first ? "" : ", ");
    plan_buffer_char(&o->buffer, '"');
    plan_buffer_puts(&o->buffer, name);
    plan_buffer_puts(&o->buffer, "\": ");
}

void plan_put_text(plan_output *o, const char *name, const char *text) {
    plan_put_key(o, name, false);
    plan_buffer_json(&o->buffer, plan_span_of(text));
}

/* null where there is nothing. */
void plan_put_nullable(plan_output *o, const char *name, const char *text) {
    plan_put_key(o, name, false);
    if (text[0] == '\0') {
        plan_buffer_puts(&o->buffer, "null");
    } else {
        plan_buffer_json(&o->buffer, plan_span_of(text));
    }
}

void plan_put_number(plan_output *o, const char *name, uint64_t value, bool first) {
    plan_put_key(o, name, first);
    plan_buffer_unsigned(&o->buffer, value);
}

void plan_put_place(plan_output *o, const char *file, uint32_t line, uint32_t column) {
    plan_put_nullable(o, "file", file);
    plan_put_key(o, "line", false);
    if (line > 0) {
        plan_buffer_unsigned(&o->buffer, line);
    } else {
        plan_buffer_puts(&o->buffer, "null");
    }
    plan_put_key(o, "column", false);
    if (column > 0) {
        plan_buffer_unsigned(&o->buffer, column);
    } else {
        plan_buffer_puts(&o->buffer, "null");
    }
}

static void put_end(plan_output *o, const char *name, plan_decimal value, uint8_t kind,
                    bool first) {
    plan_put_key(o, name, first);
    if (kind == PLAN_END_UNBOUNDED) {
        plan_buffer_puts(&o->buffer, "null");
        return;
    }
    plan_buffer_char(&o->buffer, '"');
    plan_output_decimal(o, value);
    plan_buffer_char(&o->buffer, '"');
}

/* low, high, open. */
static void put_ends(plan_output *o, const plan_interval *a, bool first) {
    static const char *const open[] = {"none", "low", "high", "both"};
    put_end(o, "low", a->low, a->low_end, first);
    put_end(o, "high", a->high, a->high_end, false);
    plan_put_text(
        o, "open",
        open[(a->low_end == PLAN_END_OPEN ? 1 : 0) + (a->high_end == PLAN_END_OPEN ? 2 : 0)]);
}

void plan_put_interval(plan_output *o, const char *name, const plan_interval *a, bool has) {
    plan_put_key(o, name, false);
    if (!has) {
        plan_buffer_puts(&o->buffer, "null");
        return;
    }
    plan_buffer_char(&o->buffer, '{');
    put_ends(o, a, true);
    plan_buffer_char(&o->buffer, '}');
}

void plan_put_summary(plan_output *o) {
    const plan_summary *s = &o->report->summary;
    plan_put_number(o, "observations", s->observations, true);
    plan_put_number(o, "rules", s->rules, false);
    plan_put_number(o, "checks", s->checks, false);
    plan_put_number(o, "holds", s->holds, false);
    plan_put_number(o, "fails", s->fails, false);
    plan_put_number(o, "undecided", s->undecided, false);
    plan_put_number(o, "skipped", s->skipped, false);
    plan_put_number(o, "errors", s->errors, false);
    plan_put_number(o, "warnings", s->warnings, false);
    plan_put_number(o, "notes", s->notes, false);
    plan_put_number(o, "known", s->known, false);
    plan_put_number(o, "shown", s->shown, false);
}

void plan_put_rule(plan_output *o, const plan_rule_counts *rule) {
    bool first = true;
    plan_put_key(o, "id", true);
    plan_buffer_json(&o->buffer, plan_span_of(rule->id));
    plan_put_text(o, "code", rule->code);
    plan_put_text(o, "severity", plan_severity_name(rule->severity));
    plan_put_number(o, "checks", rule->checks, false);
    plan_put_number(o, "holds", rule->holds, false);
    plan_put_number(o, "fails", rule->fails, false);
    plan_put_number(o, "undecided", rule->undecided, false);
    plan_put_number(o, "known", rule->known_fails + rule->known_undecided, false);
    plan_put_key(o, "skipped", false);
    plan_buffer_char(&o->buffer, '{');
    for (int i = 0; i < PLAN_REASON_COUNT; i++) {
        if (rule->skipped[i] > 0) {
            plan_put_number(o, plan_status_name(PLAN_MISSING + i), rule->skipped[i], first);
            first = false;
        }
    }
    plan_buffer_char(&o->buffer, '}');
}

static void put_input(plan_output *o, const plan_input *input) {
    plan_buffer_char(&o->buffer, '{');
    plan_put_key(o, "indicator", true);
    plan_buffer_json(&o->buffer, plan_span_of(input->indicator));
    plan_put_nullable(o, "area", input->area);
    plan_put_text(o, "period", input->period);
    plan_put_text(o, "series", input->series);
    plan_put_text(o, "measure", input->measure);
    plan_put_nullable(o, "value", input->value);
    plan_put_interval(o, "interval", &input->interval, input->has_interval != 0);
    plan_put_interval(o, "required", &input->required, input->has_required != 0);
    plan_put_place(o, input->file, input->line, input->column);
    plan_buffer_char(&o->buffer, '}');
}

void plan_put_repair(plan_output *o, const plan_finding *f, const plan_repair *repair) {
    const plan_input *input = &f->inputs[repair->input];
    plan_buffer_char(&o->buffer, '{');
    plan_put_number(o, "set", repair->set, true);
    plan_put_number(o, "input", repair->input, false);
    plan_put_text(o, "indicator", input->indicator);
    plan_put_nullable(o, "area", input->area);
    plan_put_text(o, "period", input->period);
    plan_put_text(o, "series", input->series);
    plan_put_text(o, "from", repair->from);
    plan_put_text(o, "to", repair->to);
    plan_put_number(o, "edits", repair->edits, false);
    plan_buffer_char(&o->buffer, '}');
}

void plan_put_finding(plan_output *o, const plan_finding *f) {
    plan_put_key(o, "code", true);
    plan_buffer_json(&o->buffer, plan_span_of(f->code));
    plan_put_text(o, "rule", f->rule);
    plan_put_text(o, "verdict", plan_verdict_name(f->verdict));
    plan_put_text(o, "severity", plan_severity_name(f->severity));
    plan_put_nullable(o, "indicator", f->indicator);
    plan_put_nullable(o, "area", f->area);
    plan_put_nullable(o, "period", f->period);
    plan_put_nullable(o, "series", f->series);
    plan_put_place(o, f->file, f->line, f->column);
    plan_put_nullable(o, "value", f->value);
    plan_put_interval(o, "expected", &f->expected, f->has_expected != 0);
    plan_put_nullable(o, "gap", f->gap);
    plan_put_nullable(o, "beyond_rounding", f->beyond_rounding);
    plan_put_nullable(o, "arithmetic", f->arithmetic);
    plan_put_key(o, "inputs", false);
    plan_buffer_char(&o->buffer, '[');
    for (size_t i = 0; i < f->input_count; i++) {
        plan_buffer_puts(&o->buffer, i > 0 ? ", " : "");
        put_input(o, &f->inputs[i]);
    }
    plan_buffer_char(&o->buffer, ']');
    plan_put_key(o, "repairs", false);
    plan_buffer_char(&o->buffer, '[');
    for (size_t i = 0; i < f->repair_count; i++) {
        plan_buffer_puts(&o->buffer, i > 0 ? ", " : "");
        plan_put_repair(o, f, &f->repairs[i]);
    }
    plan_buffer_char(&o->buffer, ']');
    plan_put_text(o, "message", f->message);
    plan_put_text(o, "identity", f->identity);
}

void plan_put_implied(plan_output *o, const plan_implied *implied) {
    plan_put_key(o, "indicator", true);
    plan_buffer_json(&o->buffer, plan_span_of(implied->indicator));
    plan_put_nullable(o, "area", implied->area);
    plan_put_text(o, "period", implied->period);
    plan_put_text(o, "series", implied->series);
    plan_put_interval(o, "interval", &implied->interval, true);
    plan_put_key(o, "integers", false);
    if (implied->has_integers) {
        plan_buffer_char(&o->buffer, '[');
        plan_buffer_signed(&o->buffer, implied->low);
        plan_buffer_puts(&o->buffer, ", ");
        plan_buffer_signed(&o->buffer, implied->high);
        plan_buffer_char(&o->buffer, ']');
    } else {
        plan_buffer_puts(&o->buffer, "null");
    }
    plan_put_text(o, "because", implied->because);
}

static void put_suspect(plan_output *o, const plan_suspect *f) {
    plan_put_key(o, "indicator", true);
    plan_buffer_json(&o->buffer, plan_span_of(f->indicator));
    plan_put_nullable(o, "area", f->area);
    plan_put_text(o, "period", f->period);
    plan_put_text(o, "series", f->series);
    plan_put_text(o, "measure", f->measure);
    plan_put_text(o, "value", f->value);
    put_ends(o, &f->interval, false);
    plan_put_nullable(o, "repair", f->repair);
    plan_put_place(o, f->file, f->line, f->column);
}

void plan_put_explanation(plan_output *o, const plan_explanation *explanation) {
    plan_put_key(o, "figures", true);
    plan_buffer_char(&o->buffer, '[');
    for (size_t i = 0; i < explanation->figure_count; i++) {
        plan_buffer_puts(&o->buffer, i > 0 ? ", {" : "{");
        put_suspect(o, &explanation->figures[i]);
        plan_buffer_char(&o->buffer, '}');
    }
    plan_buffer_char(&o->buffer, ']');
    plan_put_key(o, "mends", false);
    plan_buffer_char(&o->buffer, '[');
    for (size_t i = 0; i < explanation->mend_count; i++) {
        plan_buffer_puts(&o->buffer, i > 0 ? ", " : "");
        plan_buffer_unsigned(&o->buffer, explanation->mends[i]);
    }
    plan_buffer_char(&o->buffer, ']');
    plan_put_key(o, "complete", false);
    plan_buffer_puts(&o->buffer, explanation->complete ? "true" : "false");
}
