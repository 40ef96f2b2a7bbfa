/* SARIF 2.1.0: the run, and which of the findings are its results. */
#include "write_sarif.h"

#include <string.h>

#include "message_label.h"

void plan_sarif_level(plan_output *o, const char *name, int severity, bool first) {
    static const char *const levels[] = {"none", "note", "warning", "error"};
    plan_put_key(o, name, first);
    plan_buffer_char(&o->buffer, '"');
    plan_buffer_puts(&o->buffer, levels[severity]);
    plan_buffer_char(&o->buffer, '"');
}

/* "[text](target)" is a link in a message of SARIF; in text of files it is none. */
static void put_without_links(plan_output *o, const char *text) {
    plan_buffer broken;
    plan_buffer_init(&broken, &o->report->allocator);
    for (const char *link; (link = strstr(text, "](")) != NULL; text = link + 2) {
        plan_buffer_add(&broken, text, (size_t)(link - text));
        plan_buffer_puts(&broken, "]\\u0028");
    }
    plan_buffer_puts(&broken, text);
    plan_output_fail(o, broken.status);
    plan_buffer_json(&o->buffer, (plan_span){broken.data, broken.length});
    plan_buffer_free(&broken);
}

void plan_sarif_text(plan_output *o, const char *name, const char *text, bool first) {
    plan_put_key(o, name, first);
    plan_buffer_puts(&o->buffer, "{\"text\": ");
    if (strstr(text, "](") == NULL) {
        plan_buffer_json(&o->buffer, plan_span_of(text));
    } else {
        put_without_links(o, text);
    }
    plan_buffer_char(&o->buffer, '}');
}

static void put_driver(plan_output *o) {
    plan_buffer_puts(&o->buffer, "\"tool\": {\"driver\": {\"name\": \"libplan\"");
    plan_put_text(o, "version", plan_version());
    plan_put_text(o, "semanticVersion", plan_version());
    plan_put_text(o, "language", o->report->language == PLAN_VIETNAMESE ? "vi" : "en");
    plan_sarif_text(o, "shortDescription", "Checks the numbers of a development plan.", false);
    plan_buffer_puts(&o->buffer, ", \"rules\": [");
    plan_sarif_rules(o);
    plan_buffer_puts(&o->buffer, "\n]}},\n");
}

static void put_notification(plan_output *o, const char *id, const char *level, int label,
                             uint64_t first, uint64_t second, plan_buffer *scratch) {
    plan_buffer_puts(&o->buffer, "{\"descriptor\": {\"id\": \"");
    plan_buffer_puts(&o->buffer, id);
    plan_buffer_puts(&o->buffer, "\"}");
    plan_put_text(o, "level", level);
    plan_output_counts(o, scratch, label, first, second);
    plan_sarif_text(o, "message", scratch->length > 0 ? scratch->data : "", false);
    plan_buffer_char(&o->buffer, '}');
    plan_buffer_clear(scratch);
}

/* How the run went, and what of its findings is not here. */
static void put_invocation(plan_output *o, uint64_t listed, plan_buffer *scratch) {
    const plan_summary *s = &o->report->summary;
    uint64_t all = plan_output_all(o);
    bool more = false;
    plan_buffer_puts(&o->buffer, "\"invocations\": [{\"executionSuccessful\": ");
    plan_buffer_puts(&o->buffer, s->incomplete ? "false" : "true");
    if (o->options.timestamp != NULL) {
        plan_put_text(o, "endTimeUtc", o->options.timestamp);
    }
    plan_buffer_puts(&o->buffer, ", \"toolExecutionNotifications\": [");
    if (s->incomplete) {
        put_notification(o, "incomplete", "error", PLAN_LABEL_INCOMPLETE, 0, 0, scratch);
        more = true;
    }
    if (all > listed) {
        plan_buffer_puts(&o->buffer, more ? ", " : "");
        put_notification(o, "cut", "warning", PLAN_LABEL_CUT, listed, all, scratch);
        more = true;
    }
    if (s->known > 0) {
        plan_buffer_puts(&o->buffer, more ? ", " : "");
        put_notification(o, "known", "note", PLAN_LABEL_KNOWN, s->known, 0, scratch);
    }
    plan_buffer_puts(&o->buffer, "]}],\n");
}

/* How many of each severity fit: errors first. */
static uint64_t divide(const plan_report *r, uint64_t quota[PLAN_SEVERITY_ERROR + 1]) {
    uint64_t left = PLAN_SARIF_RESULTS, count[PLAN_SEVERITY_ERROR + 1] = {0};
    for (size_t i = 0; i < r->finding_count; i++) {
        count[r->findings[i].severity]++;
    }
    for (int severity = PLAN_SEVERITY_ERROR; severity >= 0; severity--) {
        quota[severity] = count[severity] < left ? count[severity] : left;
        left -= quota[severity];
    }
    return PLAN_SARIF_RESULTS - left;
}

static void put_results(plan_output *o, uint64_t quota[PLAN_SEVERITY_ERROR + 1],
                        plan_buffer *scratch) {
    const plan_report *r = o->report;
    uint32_t *occurrences = plan_output_occurrences(o);
    bool first = true;
    plan_buffer_puts(&o->buffer, "\"results\": [");
    for (size_t i = 0; occurrences != NULL && i < r->finding_count && o->status == PLAN_OK; i++) {
        const plan_finding *f = &r->findings[i];
        if (quota[f->severity] == 0) {
            continue;
        }
        quota[f->severity]--;
        plan_buffer_puts(&o->buffer, first ? "\n" : ",\n");
        plan_sarif_result(o, f, occurrences[i], scratch);
        first = false;
        plan_output_flush(o, false);
    }
    plan_buffer_puts(&o->buffer, "\n]");
    plan_output_release(o, occurrences);
}

static void put_properties(plan_output *o) {
    plan_buffer_puts(&o->buffer, ",\n\"properties\": {");
    plan_put_key(o, "title", true);
    plan_buffer_json(&o->buffer, plan_span_of(o->report->title));
    plan_buffer_puts(&o->buffer, ", ");
    plan_put_summary(o);
    plan_buffer_char(&o->buffer, '}');
}

void plan_write_sarif(plan_output *o) {
    uint64_t quota[PLAN_SEVERITY_ERROR + 1];
    uint64_t listed = divide(o->report, quota);
    plan_buffer scratch;
    plan_buffer_init(&scratch, &o->report->allocator);
    plan_buffer_puts(&o->buffer,
                     "{\"$schema\": \"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/"
                     "schemas/sarif-schema-2.1.0.json\",\n\"version\": \"2.1.0\",\n\"runs\": [{");
    put_driver(o);
    plan_buffer_puts(&o->buffer, "\"columnKind\": \"unicodeCodePoints\",\n");
    put_invocation(o, listed, &scratch);
    put_results(o, quota, &scratch);
    put_properties(o);
    plan_buffer_puts(&o->buffer, "}]}\n");
    plan_output_fail(o, scratch.status);
    plan_buffer_free(&scratch);
}
