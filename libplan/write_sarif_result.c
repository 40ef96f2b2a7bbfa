/* One finding as a result of SARIF. */
#include "write_sarif.h"

plan_span plan_sarif_taken(plan_output *o, const plan_buffer *scratch) {
    plan_output_fail(o, scratch->status);
    return (plan_span){scratch->length > 0 ? scratch->data : "", scratch->length};
}

void plan_sarif_artifact(plan_output *o, const char *file, plan_buffer *scratch) {
    plan_output_path(o, scratch, file);
    plan_span path = plan_sarif_taken(o, scratch);
    bool absolute = path.length > 0 && path.text[0] == '/';
    plan_buffer_puts(&o->buffer, "\"artifactLocation\": {\"uri\": \"");
    plan_buffer_puts(&o->buffer, absolute ? "file://" : "");
    plan_buffer_uri(&o->buffer, path);
    plan_buffer_puts(&o->buffer, absolute ? "\"}" : "\", \"uriBaseId\": \"%SRCROOT%\"}");
    plan_buffer_clear(scratch);
}

/* {"physicalLocation": {...} without the closing brace. */
static void put_location(plan_output *o, const char *file, uint32_t line, uint32_t column,
                         plan_buffer *scratch) {
    plan_buffer_puts(&o->buffer, "\"physicalLocation\": {");
    plan_sarif_artifact(o, file, scratch);
    plan_buffer_puts(&o->buffer, ", \"region\": {");
    plan_put_number(o, "startLine", line > 0 ? line : 1, true);
    if (line > 0 && column > 0) {
        plan_put_number(o, "startColumn", column, false);
    }
    plan_buffer_puts(&o->buffer, "}}");
}

static void add_part(plan_buffer *text, const char *part) {
    plan_buffer_puts(text, text->length > 0 && part[0] != '\0' ? "/" : "");
    plan_buffer_puts(text, part);
}

static void put_logical(plan_output *o, const plan_finding *f, plan_buffer *scratch) {
    const char *const parts[] = {f->indicator[0] != '\0' ? f->indicator : f->rule, f->area,
                                 f->period, f->series};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        add_part(scratch, parts[i]);
    }
    plan_buffer_puts(&o->buffer, ", \"logicalLocations\": [{");
    plan_put_key(o, "name", true);
    plan_buffer_json(&o->buffer, plan_span_of(parts[0]));
    plan_put_key(o, "fullyQualifiedName", false);
    plan_buffer_json(&o->buffer, plan_sarif_taken(o, scratch));
    plan_buffer_puts(&o->buffer, "}]");
    plan_buffer_clear(scratch);
}

/* "Agriculture, 2023 (plan): 14.47" */
static void put_related(plan_output *o, const plan_input *input, uint32_t id,
                        plan_buffer *scratch) {
    plan_buffer_puts(&o->buffer, id > 1 ? ", {" : "{");
    plan_put_number(o, "id", id, true);
    plan_buffer_puts(&o->buffer, ", ");
    put_location(o, input->file, input->line, input->column, scratch);
    plan_buffer_puts(scratch, plan_output_name(input->name, input->indicator));
    plan_buffer_puts(scratch, input->period[0] != '\0' ? ", " : "");
    plan_buffer_puts(scratch, input->period);
    plan_buffer_puts(scratch, input->series[0] != '\0' ? " (" : "");
    plan_buffer_puts(scratch, input->series);
    plan_buffer_puts(scratch, input->series[0] != '\0' ? "): " : ": ");
    plan_buffer_puts(scratch, input->value);
    plan_sarif_taken(o, scratch);
    plan_sarif_text(o, "message", scratch->length > 0 ? scratch->data : "", false);
    plan_buffer_clear(scratch);
    plan_buffer_char(&o->buffer, '}');
}

static void put_all_related(plan_output *o, const plan_finding *f, plan_buffer *scratch) {
    uint32_t n = 0;
    for (size_t i = 0; i < f->input_count && n < PLAN_SARIF_LOCATIONS; i++) {
        if (f->inputs[i].line > 0) {
            plan_buffer_puts(&o->buffer, n == 0 ? ", \"relatedLocations\": [" : "");
            put_related(o, &f->inputs[i], ++n, scratch);
        }
    }
    plan_buffer_puts(&o->buffer, n > 0 ? "]" : "");
}

static void put_fingerprints(plan_output *o, const plan_finding *f, uint32_t occurrence) {
    plan_buffer *b = &o->buffer;
    plan_buffer_puts(b, ", \"partialFingerprints\": {\"libplanIdentity/v1\": \"");
    plan_buffer_puts(b, f->identity); /* hexadecimal */
    plan_buffer_puts(b, "\", \"primaryLocationLineHash\": \"");
    plan_buffer_puts(b, f->identity);
    plan_buffer_char(b, ':');
    plan_buffer_unsigned(b, occurrence);
    plan_buffer_puts(b, "\"}");
}

static void put_properties(plan_output *o, const plan_finding *f) {
    plan_buffer_puts(&o->buffer, ", \"properties\": {");
    plan_put_key(o, "rule", true);
    plan_buffer_json(&o->buffer, plan_span_of(f->rule));
    plan_put_text(o, "verdict", plan_verdict_name(f->verdict));
    plan_put_nullable(o, "value", f->value);
    plan_put_interval(o, "expected", &f->expected, f->has_expected != 0);
    plan_put_nullable(o, "gap", f->gap);
    plan_put_nullable(o, "beyond_rounding", f->beyond_rounding);
    plan_put_key(o, "repairs", false);
    plan_buffer_char(&o->buffer, '[');
    for (size_t i = 0; i < f->repair_count; i++) {
        plan_buffer_puts(&o->buffer, i > 0 ? ", " : "");
        plan_put_repair(o, f, &f->repairs[i]);
    }
    plan_buffer_puts(&o->buffer, "]}");
}

void plan_sarif_result(plan_output *o, const plan_finding *f, uint32_t occurrence,
                       plan_buffer *scratch) {
    size_t index;
    plan_buffer_char(&o->buffer, '{');
    plan_put_key(o, "ruleId", true);
    plan_buffer_json(&o->buffer, plan_span_of(f->code));
    if (plan_sarif_rule_index(f->code, &index)) {
        plan_put_number(o, "ruleIndex", index, false);
    }
    plan_sarif_level(o, "level", f->severity, false);
    plan_sarif_text(o, "message", f->message, false);
    plan_buffer_puts(&o->buffer, ", \"locations\": [{");
    put_location(o, f->file, f->line, f->column, scratch);
    put_logical(o, f, scratch);
    plan_buffer_puts(&o->buffer, "}]");
    put_all_related(o, f, scratch);
    put_fingerprints(o, f, occurrence);
    plan_sarif_fixes(o, f, scratch);
    put_properties(o, f);
    plan_buffer_char(&o->buffer, '}');
}
