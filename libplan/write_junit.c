/* JUnit XML: one suite, a testcase for every rule that holds all its findings in one <failure>
 * (<error> where a file could not be read as it stands, P1xx), what is no failure in <system-out>.
 * Attributes are those that Jenkins, GitLab and the actions of GitHub read. */
#include "message_label.h"
#include "write.h"

#include <string.h>

typedef struct junit {
    plan_output *output;
    uint32_t *rows, *order; /* the rule of a finding; findings by rule */
    plan_buffer scratch;
    int level; /* enum plan_severity that fails */
} junit;

/* A rule with its findings: [begin, end) of the order. */
typedef struct test {
    const plan_rule_counts *rule;
    size_t begin, end;
} test;

static const plan_finding *finding_at(const junit *j, size_t place) {
    return &j->output->report->findings[j->order[place]];
}

/* --- What became of a rule --- */

enum { PASSED, FAILED, BROKEN, SKIPPED };

static bool is_layout(const plan_rule_counts *rule) {
    return rule->code[1] == '1'; /* P1xx */
}

/* What could not be read is an error even where its rule is switched off. */
static int severity_of(const plan_rule_counts *rule) {
    return rule->severity == PLAN_SEVERITY_OFF ? PLAN_SEVERITY_ERROR : rule->severity;
}

/* Findings that fail, those beyond the cut too. */
static uint64_t failures_of(const junit *j, const plan_rule_counts *rule) {
    uint64_t n = severity_of(rule) >= j->level ? rule->fails - rule->known_fails : 0;
    bool notes_fail = j->level == PLAN_SEVERITY_NOTE;
    return notes_fail ? n + rule->undecided - rule->known_undecided : n;
}

static int state_of(const junit *j, const plan_rule_counts *rule) {
    if (failures_of(j, rule) > 0) {
        return is_layout(rule) ? BROKEN : FAILED;
    }
    bool was_checked = rule->holds + rule->fails + rule->undecided > 0;
    return rule->severity == PLAN_SEVERITY_OFF || (!was_checked && !is_layout(rule)) ? SKIPPED
                                                                                     : PASSED;
}

/* --- Pieces --- */

static void put_attribute(junit *j, const char *name, const char *text) {
    plan_buffer *b = &j->output->buffer;
    plan_buffer_char(b, ' ');
    plan_buffer_puts(b, name);
    plan_buffer_puts(b, "=\"");
    plan_buffer_xml(b, plan_span_of(text));
    plan_buffer_char(b, '"');
}

static void put_count(junit *j, const char *name, uint64_t n) {
    plan_buffer *b = &j->output->buffer;
    plan_buffer_char(b, ' ');
    plan_buffer_puts(b, name);
    plan_buffer_puts(b, "=\"");
    plan_buffer_unsigned(b, n);
    plan_buffer_char(b, '"');
}

/* The scratch as an attribute; it is empty again. */
static void put_taken(junit *j, const char *name) {
    plan_output_fail(j->output, j->scratch.status);
    put_attribute(j, name, j->scratch.length > 0 ? j->scratch.data : "");
    plan_buffer_clear(&j->scratch);
}

/* file:line:column: severity: message */
static void put_line(junit *j, const plan_finding *f) {
    plan_buffer *b = &j->output->buffer;
    plan_output_path(j->output, &j->scratch, f->file);
    plan_buffer_xml(b, (plan_span){j->scratch.data, j->scratch.length});
    plan_buffer_clear(&j->scratch);
    plan_output_place(j->output, f);
    plan_buffer_xml(b, plan_span_of(f->message));
    plan_buffer_char(b, '\n');
    plan_output_flush(j->output, false);
}

/* --- Testcases --- */

static bool fails(const junit *j, const plan_finding *f) {
    return f->severity >= j->level;
}

static void put_failure(junit *j, const test *t, const char *element) {
    plan_buffer *b = &j->output->buffer;
    uint64_t all = failures_of(j, t->rule), listed = 0;
    const plan_finding *first = NULL;
    for (size_t i = t->begin; i < t->end; i++) {
        const plan_finding *f = finding_at(j, i);
        first = first == NULL && fails(j, f) ? f : first;
        listed += fails(j, f) ? 1 : 0;
    }
    plan_buffer_char(b, '<');
    plan_buffer_puts(b, element);
    put_attribute(j, "type", t->rule->code);
    plan_output_counts(j->output, &j->scratch, PLAN_LABEL_COUNT, all, 0);
    plan_buffer_puts(&j->scratch, first != NULL ? "; " : "");
    plan_buffer_puts(&j->scratch, first != NULL ? first->message : "");
    put_taken(j, "message");
    plan_buffer_char(b, '>');
    for (size_t i = t->begin; i < t->end && j->output->status == PLAN_OK; i++) {
        if (fails(j, finding_at(j, i))) {
            put_line(j, finding_at(j, i));
        }
    }
    if (listed < all) {
        plan_output_counts(j->output, b, PLAN_LABEL_RULE_CUT, listed, all);
        plan_buffer_char(b, '\n');
    }
    plan_buffer_puts(b, "</");
    plan_buffer_puts(b, element);
    plan_buffer_puts(b, ">\n");
}

static void put_others(junit *j, const test *t) {
    plan_buffer *b = &j->output->buffer;
    uint64_t all = t->rule->fails - t->rule->known_fails + t->rule->undecided -
                   t->rule->known_undecided - failures_of(j, t->rule);
    uint64_t listed = 0;
    if (all == 0) {
        return;
    }
    plan_buffer_puts(b, "<system-out>");
    for (size_t i = t->begin; i < t->end && j->output->status == PLAN_OK; i++) {
        if (!fails(j, finding_at(j, i))) {
            put_line(j, finding_at(j, i));
            listed++;
        }
    }
    if (listed < all) {
        plan_output_counts(j->output, b, PLAN_LABEL_RULE_CUT, listed, all);
        plan_buffer_char(b, '\n');
    }
    plan_buffer_puts(b, "</system-out>\n");
}

static void put_skipped(junit *j, const plan_rule_counts *rule) {
    plan_buffer *s = &j->scratch;
    plan_buffer_puts(&j->output->buffer, "<skipped");
    for (int i = 0; i < PLAN_REASON_COUNT && rule->severity != PLAN_SEVERITY_OFF; i++) {
        if (rule->skipped[i] > 0) {
            plan_buffer_puts(s, s->length > 0 ? ", " : "");
            plan_buffer_puts(s, plan_status_name(PLAN_MISSING + i));
            plan_buffer_char(s, ' ');
            plan_buffer_unsigned(s, rule->skipped[i]);
        }
    }
    if (s->length == 0) {
        plan_output_counts(j->output, s,
                           rule->severity == PLAN_SEVERITY_OFF ? PLAN_LABEL_SWITCHED_OFF
                                                               : PLAN_LABEL_NOTHING,
                           0, 0);
    }
    put_taken(j, "message");
    plan_buffer_puts(&j->output->buffer, "/>\n");
}

static void put_head(junit *j, const test *t) {
    const plan_rule_info *info = plan_rule_find(t->rule->code);
    plan_buffer *b = &j->output->buffer, *s = &j->scratch;
    plan_buffer_puts(b, "<testcase");
    plan_buffer_puts(s, "libplan.");
    plan_buffer_puts(s, t->rule->code);
    put_taken(j, "classname");
    plan_buffer_puts(s, t->rule->code);
    if (strcmp(t->rule->id, t->rule->code) != 0) {
        plan_buffer_char(s, ' ');
        plan_buffer_puts(s, t->rule->id);
    }
    plan_buffer_puts(s, info != NULL ? ": " : "");
    plan_buffer_puts(s, info != NULL ? info->title[j->output->report->language] : "");
    put_taken(j, "name");
    if (t->begin < t->end) {
        const plan_finding *f = finding_at(j, t->begin);
        plan_output_path(j->output, s, f->file);
        put_taken(j, "file");
        if (f->line > 0) {
            put_count(j, "line", f->line);
        }
    }
    plan_buffer_puts(b, " time=\"0\">\n");
}

static void put_test(junit *j, const test *t) {
    int state = state_of(j, t->rule);
    put_head(j, t);
    if (state == SKIPPED) {
        put_skipped(j, t->rule);
    } else if (state != PASSED) {
        put_failure(j, t, state == BROKEN ? "error" : "failure");
    }
    put_others(j, t);
    plan_buffer_puts(&j->output->buffer, "</testcase>\n");
    plan_output_flush(j->output, false);
}

/* --- The suite --- */

static void put_totals(junit *j) {
    uint64_t counts[4] = {0};
    const plan_report *r = j->output->report;
    for (size_t i = 0; i < r->rule_count; i++) {
        counts[state_of(j, &r->rules[i])]++;
    }
    put_count(j, "tests", r->rule_count);
    put_count(j, "failures", counts[FAILED]);
    put_count(j, "errors", counts[BROKEN]);
    put_count(j, "skipped", counts[SKIPPED]);
    put_attribute(j, "time", "0");
}

static void put_properties(junit *j) {
    const plan_summary *s = &j->output->report->summary;
    const struct {
        const char *name;
        uint64_t value;
    } rows[] = {{"observations", s->observations},
                {"checks", s->checks},
                {"holds", s->holds},
                {"fails", s->fails},
                {"undecided", s->undecided},
                {"skipped", s->skipped},
                {"errors", s->errors},
                {"warnings", s->warnings},
                {"notes", s->notes},
                {"known", s->known},
                {"shown", s->shown}};
    plan_buffer *b = &j->output->buffer;
    plan_buffer_puts(b, "<properties>\n");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_buffer_puts(b, "<property");
        put_attribute(j, "name", rows[i].name);
        put_count(j, "value", rows[i].value);
        plan_buffer_puts(b, "/>\n");
    }
    plan_buffer_puts(b, "</properties>\n");
}

static void put_suite(junit *j) {
    const plan_report *r = j->output->report;
    plan_buffer *b = &j->output->buffer;
    const char *name = r->title[0] != '\0' ? r->title : r->plan[0] != '\0' ? r->plan : "libplan";
    plan_buffer_puts(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    put_attribute(j, "name", "libplan");
    put_totals(j);
    plan_buffer_puts(b, ">\n<testsuite");
    put_attribute(j, "name", name);
    put_totals(j);
    if (j->output->options.timestamp != NULL) {
        put_attribute(j, "timestamp", j->output->options.timestamp);
    }
    plan_buffer_puts(b, ">\n");
    put_properties(j);
    test t = {NULL, 0, 0};
    for (size_t i = 0; i < r->rule_count && j->output->status == PLAN_OK; i++) {
        t.rule = &r->rules[i];
        t.begin = t.end;
        while (t.end < r->finding_count && j->rows[j->order[t.end]] == i) {
            t.end++;
        }
        put_test(j, &t);
    }
    plan_buffer_puts(b, "</testsuite>\n</testsuites>\n");
}

void plan_write_junit(plan_output *o) {
    junit j;
    memset(&j, 0, sizeof j);
    j.output = o;
    j.level = PLAN_SEVERITY_ERROR;
    if (o->options.fail_level > PLAN_SEVERITY_OFF && o->options.fail_level < PLAN_SEVERITY_ERROR) {
        j.level = o->options.fail_level;
    }
    plan_buffer_init(&j.scratch, &o->report->allocator);
    j.rows = plan_output_rows(o);
    j.order = j.rows == NULL ? NULL : plan_output_by_row(o, j.rows);
    if (j.order != NULL) {
        put_suite(&j);
    }
    plan_buffer_free(&j.scratch);
    plan_output_release(o, j.rows);
    plan_output_release(o, j.order);
}
