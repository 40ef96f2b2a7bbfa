/* Workflow commands of GitHub Actions: each finding is an annotation at its line. GitHub shows the
 * first 10 errors, 10 warnings and 10 notices of a step; all are written, since the log keeps
 * them, and where that hides some, a line says so. */
#include "write.h"

enum { SHOWN_OF_A_KIND = 10 };

static const char *const commands[] = {
    [PLAN_SEVERITY_OFF] = "notice",
    [PLAN_SEVERITY_NOTE] = "notice",
    [PLAN_SEVERITY_WARNING] = "warning",
    [PLAN_SEVERITY_ERROR] = "error",
};

static void put_property(plan_output *o, const char *name, plan_span text) {
    plan_buffer_puts(&o->buffer, name);
    plan_buffer_command(&o->buffer, text, true);
}

static void put_title(plan_output *o, const plan_finding *f, plan_buffer *scratch) {
    const plan_rule_info *rule = plan_rule_find(f->code);
    plan_buffer_puts(scratch, f->code);
    plan_buffer_puts(scratch, rule != NULL ? " " : "");
    plan_buffer_puts(scratch, rule != NULL ? rule->title[o->report->language] : "");
    put_property(o, ",title=", (plan_span){scratch->data, scratch->length});
    plan_buffer_clear(scratch);
}

static void put_finding(plan_output *o, const plan_finding *f, plan_buffer *scratch) {
    plan_buffer_puts(&o->buffer, "::");
    plan_buffer_puts(&o->buffer, commands[f->severity]);
    plan_output_path(o, scratch, f->file);
    put_property(o, " file=", (plan_span){scratch->data, scratch->length});
    plan_buffer_clear(scratch);
    if (f->line > 0) {
        plan_buffer_puts(&o->buffer, ",line=");
        plan_buffer_unsigned(&o->buffer, f->line);
    }
    if (f->line > 0 && f->column > 0) {
        plan_buffer_puts(&o->buffer, ",col=");
        plan_buffer_unsigned(&o->buffer, f->column);
    }
    put_title(o, f, scratch);
    plan_buffer_puts(&o->buffer, "::");
    plan_buffer_command(&o->buffer, plan_span_of(f->message), false);
    plan_buffer_char(&o->buffer, '\n');
    plan_output_fail(o, scratch->status);
    plan_output_flush(o, false);
}

static void put_limit(plan_output *o) {
    uint64_t counts[PLAN_SEVERITY_ERROR + 1] = {0};
    bool hidden = false;
    for (size_t i = 0; i < o->report->finding_count; i++) {
        hidden = ++counts[o->report->findings[i].severity] > SHOWN_OF_A_KIND || hidden;
    }
    if (hidden) {
        plan_buffer_puts(&o->buffer, "libplan: GitHub shows the first 10 errors, 10 warnings and "
                                     "10 notices of a step; all stand in this log\n");
    }
    if (plan_output_is_cut(o)) {
        plan_buffer_puts(&o->buffer, "::notice title=libplan::");
        plan_buffer_unsigned(&o->buffer, o->report->summary.shown);
        plan_buffer_puts(&o->buffer, " of ");
        plan_buffer_unsigned(&o->buffer, plan_output_all(o));
        plan_buffer_puts(&o->buffer, " findings are listed\n");
    }
}

void plan_write_github(plan_output *o) {
    plan_buffer scratch;
    plan_buffer_init(&scratch, &o->report->allocator);
    for (size_t i = 0; i < o->report->finding_count && o->status == PLAN_OK; i++) {
        put_finding(o, &o->report->findings[i], &scratch);
    }
    put_limit(o);
    plan_buffer_free(&scratch);
}
