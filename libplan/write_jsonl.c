/* JSON lines: one object a line, the summary first, so that a reader that stops early knows all
 * counts. */
#include "write_json.h"

static void begin(plan_output *o, const char *type) {
    plan_buffer_puts(&o->buffer, "{\"type\": \"");
    plan_buffer_puts(&o->buffer, type);
    plan_buffer_char(&o->buffer, '"');
}

static void end(plan_output *o) {
    plan_buffer_puts(&o->buffer, "}\n");
    plan_output_flush(o, false);
}

static void put_head(plan_output *o) {
    begin(o, "summary");
    plan_put_text(o, "schema", "libplan-lines-1");
    plan_put_nullable(o, "title", o->report->title);
    if (o->options.timestamp != NULL) {
        plan_put_text(o, "timestamp", o->options.timestamp);
    }
    plan_buffer_puts(&o->buffer, ", ");
    plan_put_summary(o);
    end(o);
}

void plan_write_jsonl(plan_output *o) {
    const plan_report *r = o->report;
    put_head(o);
    for (size_t i = 0; i < r->rule_count && o->status == PLAN_OK; i++) {
        begin(o, "rule");
        plan_buffer_puts(&o->buffer, ", ");
        plan_put_rule(o, &r->rules[i]);
        end(o);
    }
    for (size_t i = 0; i < r->finding_count && o->status == PLAN_OK; i++) {
        begin(o, "finding");
        plan_buffer_puts(&o->buffer, ", ");
        plan_put_finding(o, &r->findings[i]);
        end(o);
    }
    for (size_t i = 0; i < r->explanation_count && o->status == PLAN_OK; i++) {
        begin(o, "explanation");
        plan_buffer_puts(&o->buffer, ", ");
        plan_put_explanation(o, &r->explanations[i].explanation);
        end(o);
    }
    for (size_t i = 0; i < r->implied_count && o->status == PLAN_OK; i++) {
        begin(o, "implied");
        plan_buffer_puts(&o->buffer, ", ");
        plan_put_implied(o, &r->implied[i]);
        end(o);
    }
    for (size_t i = 0; i < r->target_count && o->status == PLAN_OK; i++) {
        begin(o, "target");
        plan_buffer_puts(&o->buffer, ", ");
        plan_put_target(o, &r->targets[i]);
        end(o);
    }
    if (plan_output_is_cut(o)) {
        begin(o, "cut");
        plan_put_number(o, "shown", r->summary.shown, false);
        plan_put_number(o, "findings", plan_output_all(o), false);
        end(o);
    }
}
