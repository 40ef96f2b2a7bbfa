/* The code quality report of GitLab: a list of issues. GitLab compares reports by fingerprint, so
 * that one is the finding's identity, with a number where several findings are equal. */
#include "write_json.h"

static const char *const severities[] = {
    [PLAN_SEVERITY_OFF] = "info",
    [PLAN_SEVERITY_NOTE] = "info",
    [PLAN_SEVERITY_WARNING] = "minor",
    [PLAN_SEVERITY_ERROR] = "major",
};

static void put_entry(plan_output *o, const char *check, const char *severity, plan_span path,
                      uint32_t line, bool first) {
    plan_buffer_puts(&o->buffer, first ? "\n{" : ",\n{");
    plan_put_key(o, "check_name", true);
    plan_buffer_json(&o->buffer, plan_span_of(check));
    plan_put_text(o, "severity", severity);
    plan_buffer_puts(&o->buffer, ", \"location\": {\"path\": ");
    plan_buffer_json(&o->buffer, path);
    plan_buffer_puts(&o->buffer, ", \"lines\": {\"begin\": ");
    plan_buffer_unsigned(&o->buffer, line > 0 ? line : 1);
    plan_buffer_puts(&o->buffer, "}}");
}

static void put_finding(plan_output *o, const plan_finding *f, uint32_t occurrence, bool first,
                        plan_buffer *path) {
    plan_output_path(o, path, f->file);
    put_entry(o, f->code, severities[f->severity], (plan_span){path->data, path->length}, f->line,
              first);
    plan_buffer_clear(path);
    plan_put_key(o, "fingerprint", false);
    plan_buffer_char(&o->buffer, '"');
    plan_buffer_puts(&o->buffer, f->identity); /* hexadecimal */
    if (occurrence > 1) {
        plan_buffer_char(&o->buffer, '-');
        plan_buffer_unsigned(&o->buffer, occurrence);
    }
    plan_buffer_char(&o->buffer, '"');
    plan_put_text(o, "description", f->message);
    plan_buffer_char(&o->buffer, '}');
    plan_output_flush(o, false);
}

static void put_cut(plan_output *o, bool first, plan_buffer *path) {
    plan_output_path(o, path, "");
    put_entry(o, "cut", "info", (plan_span){path->data, path->length}, 1, first);
    plan_put_text(o, "fingerprint", "libplan-cut");
    plan_put_key(o, "description", false);
    plan_buffer_char(&o->buffer, '"');
    plan_buffer_unsigned(&o->buffer, o->report->summary.shown);
    plan_buffer_puts(&o->buffer, " of ");
    plan_buffer_unsigned(&o->buffer, plan_output_all(o));
    plan_buffer_puts(&o->buffer, " findings are listed\"}");
}

void plan_write_gitlab(plan_output *o) {
    size_t n = o->report->finding_count;
    uint32_t *occurrences = plan_output_occurrences(o);
    plan_buffer path;
    plan_buffer_init(&path, &o->report->allocator);
    plan_buffer_char(&o->buffer, '[');
    for (size_t i = 0; occurrences != NULL && i < n && o->status == PLAN_OK; i++) {
        put_finding(o, &o->report->findings[i], occurrences[i], i == 0, &path);
    }
    if (plan_output_is_cut(o)) {
        put_cut(o, n == 0, &path);
    }
    plan_buffer_puts(&o->buffer, "\n]\n");
    plan_output_fail(o, path.status);
    plan_buffer_free(&path);
    plan_output_release(o, occurrences);
}
