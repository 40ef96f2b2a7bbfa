/* libplan-report-1. Figures are strings in plain form; one finding, rule or implied value a line.
 */
#include "write_json.h"

static void put_list(plan_output *o, const char *name, size_t count,
                     void (*put)(plan_output *o, size_t index)) {
    plan_put_key(o, name, true);
    plan_buffer_char(&o->buffer, '[');
    for (size_t i = 0; i < count && o->status == PLAN_OK; i++) {
        plan_buffer_puts(&o->buffer, i > 0 ? ",\n{" : "\n{");
        put(o, i);
        plan_buffer_char(&o->buffer, '}');
        plan_output_flush(o, false);
    }
    plan_buffer_puts(&o->buffer, count > 0 ? "\n]" : "]");
}

static void put_rule_at(plan_output *o, size_t i) {
    plan_put_rule(o, &o->report->rules[i]);
}

static void put_finding_at(plan_output *o, size_t i) {
    plan_put_finding(o, &o->report->findings[i]);
}

static void put_explanation_at(plan_output *o, size_t i) {
    plan_put_explanation(o, &o->report->explanations[i].explanation);
}

static void put_implied_at(plan_output *o, size_t i) {
    plan_put_implied(o, &o->report->implied[i]);
}

static void put_target_at(plan_output *o, size_t i) {
    plan_put_target(o, &o->report->targets[i]);
}

void plan_write_json(plan_output *o) {
    const plan_report *r = o->report;
    plan_buffer_puts(&o->buffer, "{\"schema\": \"libplan-report-1\",\n");
    if (o->options.timestamp != NULL) {
        plan_put_key(o, "timestamp", true);
        plan_buffer_json(&o->buffer, plan_span_of(o->options.timestamp));
        plan_buffer_puts(&o->buffer, ",\n");
    }
    plan_buffer_puts(&o->buffer, "\"summary\": {");
    plan_put_summary(o);
    plan_buffer_puts(&o->buffer, "},\n");
    put_list(o, "rules", r->rule_count, put_rule_at);
    plan_buffer_puts(&o->buffer, ",\n");
    put_list(o, "findings", r->finding_count, put_finding_at);
    plan_buffer_puts(&o->buffer, ",\n");
    put_list(o, "explanations", r->explanation_count, put_explanation_at);
    plan_buffer_puts(&o->buffer, ",\n");
    put_list(o, "implied", r->implied_count, put_implied_at);
    plan_buffer_puts(&o->buffer, ",\n");
    put_list(o, "targets", r->target_count, put_target_at);
    plan_buffer_puts(&o->buffer, "}\n");
}
