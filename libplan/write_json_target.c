/* Targets as JSON objects: in reports, and as a list of their own. */
#include "write_json.h"

#include "write_targets.h"

static void put_pair(plan_output *o, const char *name, const char *first, const char *text,
                     const char *second, const char *other) {
    plan_put_key(o, name, false);
    if (text[0] == '\0') {
        plan_buffer_puts(&o->buffer, "null");
        return;
    }
    plan_buffer_char(&o->buffer, '{');
    plan_put_key(o, first, true);
    plan_buffer_json(&o->buffer, plan_span_of(text));
    plan_put_text(o, second, other);
    plan_buffer_char(&o->buffer, '}');
}

static void put_progress(plan_output *o, const plan_target_result *t) {
    plan_put_key(o, "progress", false);
    if (t->preset[0] == '\0') {
        plan_buffer_puts(&o->buffer, "null");
        return;
    }
    plan_buffer_char(&o->buffer, '{');
    plan_put_key(o, "preset", true);
    plan_buffer_json(&o->buffer, plan_span_of(t->preset));
    plan_put_nullable(o, "value", t->progress);
    plan_put_text(o, "class", t->progress_class);
    plan_buffer_char(&o->buffer, '}');
}

void plan_put_target(plan_output *o, const plan_target_result *t) {
    plan_put_key(o, "indicator", true);
    plan_buffer_json(&o->buffer, plan_span_of(t->indicator));
    plan_put_nullable(o, "area", t->area);
    plan_put_text(o, "period", t->period);
    plan_put_nullable(o, "series", t->series);
    plan_put_text(o, "measure", t->measure);
    plan_put_text(o, "target", t->target);
    plan_put_text(o, "operator", plan_target_operator_word(t->op));
    plan_put_text(o, "basis", plan_target_basis_word(t->basis));
    plan_put_nullable(o, "keep", plan_target_keep_word(t->keep));
    plan_put_interval(o, "goal", &t->goal, t->has_goal != 0);
    plan_put_nullable(o, "actual", t->actual);
    plan_put_nullable(o, "actual_series", t->actual_series);
    plan_put_nullable(o, "actual_period", t->actual_period);
    plan_put_interval(o, "interval", &t->interval, t->has_interval != 0);
    plan_put_text(o, "arithmetic", plan_arithmetic_word(t->arithmetic));
    plan_put_nullable(o, "difference", t->difference);
    plan_put_nullable(o, "ratio", t->ratio);
    plan_put_nullable(o, "level_ratio", t->level_ratio);
    plan_put_text(o, "verdict", t->word);
    plan_put_text(o, "because", t->because);
    put_progress(o, t);
    put_pair(o, "baseline", "value", t->baseline, "period", t->baseline_period);
    plan_put_nullable(o, "required", t->required);
    plan_put_place(o, t->file, t->line, t->column);
}
