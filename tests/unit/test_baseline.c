/* Identities of findings, and baselines of known ones: read, applied, written. */
#include <plan/json.h>
#include <plan/write.h>

#include "check.h"
#include "failing.h"
#include "message_layout.h"
#include "report.h"

static plan_status into_buffer(void *context, const void *data, size_t size) {
    plan_buffer *buffer = context;
    plan_buffer_add(buffer, data, size);
    return buffer->status;
}

static plan_report *make(void) {
    plan_report *report = NULL;
    CHECK_STATUS("new", plan_report_new(NULL, NULL, &report), PLAN_OK);
    return report;
}

/* Expected values: computed with whole numbers of any size, h = (h xor byte) * (2^88 + 315) modulo
 * 2^128, every part followed by the byte 255. */
static void identities(void) {
    static const struct {
        const char *label, *part, *hex;
    } rows[] = {{"nothing", "", "d228cb68f51a8caf78912b704e49f346"},
                {"abc", "abc", "696f7cc6d3757277b806e97644f2362c"}};
    plan_identity identity, again;
    char text[33];
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_identity_begin(&identity);
        plan_identity_feed(&identity, plan_span_of(rows[i].part));
        plan_identity_write(&identity, text);
        CHECK_STR(rows[i].label, text, rows[i].hex);
        CHECK_TRUE("reads", plan_identity_read(plan_span_of(text), &again));
        CHECK_TRUE("the same", again.high == identity.high && again.low == identity.low);
    }
    static const char *const bad[] = {"", "abc", "d228cb68f51a8caf78912b704e49f34G",
                                      "D228CB68F51A8CAF78912B704E49F346",
                                      "d228cb68f51a8caf78912b704e49f3460"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        CHECK_TRUE(bad[i], !plan_identity_read(plan_span_of(bad[i]), &again));
    }
}

/* Where it stands and how it is said does not matter; what it is about does. */
static void of_findings(void) {
    plan_finding f;
    plan_report *report = make();
    memset(&f, 0, sizeof f);
    f.code = "P301";
    f.rule = "structure";
    f.verdict = PLAN_FAILS;
    f.severity = PLAN_SEVERITY_ERROR;
    f.period = "2023";
    f.series = "plan";
    f.file = "f.csv";
    f.line = 3;
    f.message = "m";
    CHECK_STATUS("add", plan_report_add(report, &f), PLAN_OK);
    f.line = 4;
    f.column = 7;
    f.message = "n";
    CHECK_STATUS("add", plan_report_add(report, &f), PLAN_OK);
    f.line = 5;
    f.verdict = PLAN_UNDECIDED;
    CHECK_STATUS("add", plan_report_add(report, &f), PLAN_OK);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    CHECK_STR("as computed", plan_report_finding(report, 0)->identity,
              "385d6318dc99d4a55e6d58f34ff7c629");
    CHECK_STR("elsewhere", plan_report_finding(report, 1)->identity,
              "385d6318dc99d4a55e6d58f34ff7c629");
    CHECK_TRUE("another verdict", strcmp(plan_report_finding(report, 2)->identity,
                                         plan_report_finding(report, 0)->identity) != 0);
    plan_report_free(report);
}

static void raise_all(plan_report *report, uint32_t line) {
    plan_span number[2] = {plan_span_of("1.2.3"), plan_span_of("two points")};
    char n[24];
    plan_span unclosed = plan_text_number(n, line);
    plan_span ragged[2] = {plan_span_of("3"), plan_span_of("4")};
    CHECK_STATUS("a number",
                 plan_report_raise(report, PLAN_SAY_NUMBER, "f.csv", line, 1, number, 2, false),
                 PLAN_OK);
    CHECK_STATUS(
        "a quote",
        plan_report_raise(report, PLAN_SAY_UNCLOSED, "f.csv", line + 1, 1, &unclosed, 1, false),
        PLAN_OK);
    CHECK_STATUS("a row",
                 plan_report_raise(report, PLAN_SAY_RAGGED, "f.csv", line + 2, 1, ragged, 2, false),
                 PLAN_OK);
}

static void of_cells(void) {
    static const char *const expected[] = {"94d7669ba2dfae4149fe0c610f4464ad",
                                           "0d891d6b7716ec93f5bb051fa256ce94",
                                           "84b1fbd7aedd53cf3d70a9ae2f58b2c3"};
    plan_report *report = make();
    raise_all(report, 10);
    raise_all(report, 100);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    for (size_t i = 0; i < 6; i++) {
        CHECK_STR("by text, not by line", plan_report_finding(report, i)->identity,
                  expected[i % 3]);
    }
    plan_report_free(report);
}

/* --- Reading --- */

#define HEAD "{\"schema\": \"libplan-baseline-1\", \"findings\": {"
#define ONE "P101 94d7669ba2dfae4149fe0c610f4464ad"

static void reading(void) {
    static const struct {
        const char *label, *text;
        plan_status status;
        uint64_t count;
    } rows[] = {
        {"none", HEAD "}}", PLAN_OK, 0},
        {"two of one", HEAD "\"" ONE "\": 2}}", PLAN_OK, 2},
        {"the other order", "{\"findings\": {\"" ONE "\": 3}, \"schema\": \"libplan-baseline-1\"}",
         PLAN_OK, 3},
        {"many", HEAD "\"" ONE "\": 1000000000}}", PLAN_OK, 1000000000},
        {"too many", HEAD "\"" ONE "\": 10000000000}}", PLAN_SYNTAX, 0},
        {"none of one", HEAD "\"" ONE "\": 0}}", PLAN_SYNTAX, 0},
        {"below 0", HEAD "\"" ONE "\": -1}}", PLAN_SYNTAX, 0},
        {"a fraction", HEAD "\"" ONE "\": 1.0}}", PLAN_SYNTAX, 0},
        {"an exponent", HEAD "\"" ONE "\": 1e2}}", PLAN_SYNTAX, 0},
        {"a schema twice",
         "{\"schema\": \"libplan-baseline-1\", \"schema\": \"libplan-baseline-1\"}", PLAN_SYNTAX,
         0},
        {"a schema that is a number", "{\"schema\": 1}", PLAN_SYNTAX, 0},
        {"too deep", "{\"schema\": [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}", PLAN_LIMIT, 0},
        {"a text", HEAD "\"" ONE "\": \"1\"}}", PLAN_SYNTAX, 0},
        {"a list", HEAD "\"" ONE "\": [1]}}", PLAN_SYNTAX, 0},
        {"a code of its own", HEAD "\"X101 94d7669ba2dfae4149fe0c610f4464ad\": 1}}", PLAN_SYNTAX,
         0},
        {"a short one", HEAD "\"P101 94\": 1}}", PLAN_SYNTAX, 0},
        {"an empty one", HEAD "\"\": 1}}", PLAN_SYNTAX, 0},
        {"twice", HEAD "\"" ONE "\": 1, \"" ONE "\": 1}}", PLAN_SYNTAX, 0},
        {"another version", "{\"schema\": \"libplan-baseline-2\", \"findings\": {}}", PLAN_SYNTAX,
         0},
        {"no findings", "{\"schema\": \"libplan-baseline-1\"}", PLAN_SYNTAX, 0},
        {"no schema", "{\"findings\": {}}", PLAN_SYNTAX, 0},
        {"a list of findings", "{\"schema\": \"libplan-baseline-1\", \"findings\": []}",
         PLAN_SYNTAX, 0},
        {"another key", HEAD "}, \"more\": 1}", PLAN_SYNTAX, 0},
        {"a key twice", HEAD "}, \"findings\": {}}", PLAN_SYNTAX, 0},
        {"no object", "[]", PLAN_SYNTAX, 0},
        {"no JSON", "{", PLAN_SYNTAX, 0},
        {"nothing", "", PLAN_SYNTAX, 0},
        {"a mark and a byte",
         "\xEF\xBB\xBF"
         "0",
         PLAN_SYNTAX, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_baseline *baseline = NULL;
        plan_error error;
        plan_error_init(&error);
        CHECK_STATUS(
            rows[i].label,
            plan_json_read_baseline(NULL, rows[i].text, strlen(rows[i].text), &baseline, &error),
            rows[i].status);
        CHECK_U64(rows[i].label, plan_baseline_count(baseline), rows[i].count);
        CHECK_TRUE(rows[i].label, (baseline != NULL) == (rows[i].status == PLAN_OK));
        CHECK_TRUE(rows[i].label, (error.message[0] != '\0') == (rows[i].status != PLAN_OK));
        plan_baseline_free(baseline);
    }
    plan_baseline *none = NULL;
    CHECK_STATUS("no text", plan_json_read_baseline(NULL, NULL, 3, &none, NULL), PLAN_INVALID);
    CHECK_STATUS("no text of no length", plan_json_read_baseline(NULL, NULL, 0, &none, NULL),
                 PLAN_SYNTAX);
    CHECK_STATUS("longer than 512 MiB",
                 plan_json_read_baseline(NULL, "{}", ((size_t)512 << 20) + 1, &none, NULL),
                 PLAN_LIMIT);
    CHECK_STATUS("no result", plan_json_read_baseline(NULL, "", 0, NULL, NULL), PLAN_INVALID);
    CHECK_STATUS("no file", plan_json_read_baseline_file(NULL, "/no/such/file", &none, NULL),
                 PLAN_IO);
    CHECK_STATUS("a folder", plan_json_read_baseline_file(NULL, "/", &none, NULL), PLAN_IO);
    CHECK_STATUS("no path", plan_json_read_baseline_file(NULL, NULL, &none, NULL), PLAN_INVALID);
    CHECK_TRUE("nothing was written", none == NULL);
    plan_baseline_free(NULL);
    CHECK_U64("none", plan_baseline_count(NULL), 0);
}

/* --- Applying and writing --- */

static plan_baseline *read(const char *text) {
    plan_baseline *baseline = NULL;
    CHECK_STATUS("baseline", plan_json_read_baseline(NULL, text, strlen(text), &baseline, NULL),
                 PLAN_OK);
    return baseline;
}

/* Two findings that are equal are two: the baseline knows one of them. */
static void known_ones_leave(void) {
    plan_baseline *baseline = read(HEAD "\"" ONE "\": 1, "
                                        "\"P115 84b1fbd7aedd53cf3d70a9ae2f58b2c3\": 5, "
                                        "\"P999 84b1fbd7aedd53cf3d70a9ae2f58b2c3\": 7}}");
    plan_report *report = make();
    plan_summary s;
    CHECK_STATUS("set", plan_report_set_baseline(report, baseline), PLAN_OK);
    CHECK_STATUS("twice", plan_report_set_baseline(report, baseline), PLAN_INVALID);
    plan_baseline_free(baseline);
    raise_all(report, 10);
    raise_all(report, 100);
    CHECK_U64("not before the end", plan_report_stale(report), 0);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    CHECK_STATUS("summary", plan_report_summary(report, &s), PLAN_OK);
    CHECK_U64("known: one number, two rows", s.known, 3);
    CHECK_U64("errors: one number, two quotes", s.errors, 3);
    CHECK_U64("all of them fail", s.fails, 6);
    CHECK_U64("shown", s.shown, 3);
    CHECK_U64("three rows less, and seven of no code", plan_report_stale(report), 10);
    for (size_t i = 0; i < plan_report_rule_count(report); i++) {
        const plan_rule_counts *rule = plan_report_rule(report, i);
        uint64_t known = strcmp(rule->code, "P101") == 0   ? 1
                         : strcmp(rule->code, "P115") == 0 ? 2
                                                           : 0;
        CHECK_U64(rule->code, rule->known_fails, known);
        CHECK_U64(rule->code, rule->known_undecided, 0);
    }
    plan_report_free(report);
}

/* What could not be checked ends with exit code 2, so it is always said. */
static void the_incomplete_is_shown(void) {
    plan_report *first = make(), *second = make();
    plan_buffer buffer;
    plan_summary s;
    plan_buffer_init(&buffer, NULL);
    CHECK_STATUS("keep", plan_report_keep_identities(first), PLAN_OK);
    CHECK_STATUS("raise", plan_report_raise(first, PLAN_SAY_UTF16, "f", 1, 1, NULL, 0, true),
                 PLAN_OK);
    CHECK_STATUS("close", plan_report_close(first), PLAN_OK);
    CHECK_STATUS("write",
                 plan_report_write(first, PLAN_FORMAT_BASELINE, NULL, into_buffer, &buffer),
                 PLAN_OK);
    plan_baseline *baseline = read(buffer.data);
    CHECK_STATUS("set", plan_report_set_baseline(second, baseline), PLAN_OK);
    CHECK_STATUS("raise", plan_report_raise(second, PLAN_SAY_UTF16, "f", 1, 1, NULL, 0, true),
                 PLAN_OK);
    CHECK_STATUS("close", plan_report_close(second), PLAN_OK);
    CHECK_STATUS("summary", plan_report_summary(second, &s), PLAN_OK);
    CHECK_U64("an error", s.errors, 1);
    CHECK_U64("known", s.known, 0);
    CHECK_U64("not stale either", plan_report_stale(second), 0);
    plan_baseline_free(baseline);
    plan_buffer_free(&buffer);
    plan_report_free(first);
    plan_report_free(second);
}

static void writing(void) {
    plan_report_options options = {sizeof options, -1, 1};
    plan_report *report = NULL;
    plan_buffer buffer;
    plan_buffer_init(&buffer, NULL);
    CHECK_STATUS("new", plan_report_new(NULL, &options, &report), PLAN_OK);
    plan_baseline *baseline = read(HEAD "\"" ONE "\": 1}}");
    CHECK_STATUS("set", plan_report_set_baseline(report, baseline), PLAN_OK);
    CHECK_STATUS("keep", plan_report_keep_identities(report), PLAN_OK);
    raise_all(report, 10);
    raise_all(report, 100);
    CHECK_STATUS("too late", plan_report_keep_identities(report), PLAN_INVALID);
    CHECK_STATUS("too late", plan_report_set_baseline(report, baseline), PLAN_INVALID);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    CHECK_STATUS("write",
                 plan_report_write(report, PLAN_FORMAT_BASELINE, NULL, into_buffer, &buffer),
                 PLAN_OK);
    CHECK_STR("known and cut ones too", buffer.data,
              "{\"schema\": \"libplan-baseline-1\",\n\"findings\": {\n"
              "\"P101 94d7669ba2dfae4149fe0c610f4464ad\": 2,\n"
              "\"P115 84b1fbd7aedd53cf3d70a9ae2f58b2c3\": 2,\n"
              "\"P116 0d891d6b7716ec93f5bb051fa256ce94\": 2\n}}\n");
    plan_baseline_free(baseline);
    plan_report_free(report);
    report = make();
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    CHECK_STATUS("kept none",
                 plan_report_write(report, PLAN_FORMAT_BASELINE, NULL, into_buffer, &buffer),
                 PLAN_INVALID);
    plan_report_free(report);
    plan_buffer_free(&buffer);
    CHECK_STATUS("no report", plan_report_keep_identities(NULL), PLAN_INVALID);
    CHECK_STATUS("no report", plan_report_set_baseline(NULL, NULL), PLAN_INVALID);
    CHECK_U64("no report", plan_report_stale(NULL), 0);
}

/* --- Memory --- */

static plan_status use(const plan_allocator *allocator) {
    static const char text[] =
        HEAD "\"" ONE "\": 1, \"P115 84b1fbd7aedd53cf3d70a9ae2f58b2c3\": 5}}";
    plan_report *report = NULL;
    plan_baseline *baseline = NULL;
    plan_span number[2] = {plan_span_of("1.2.3"), plan_span_of("two points")};
    plan_status status = plan_json_read_baseline(allocator, text, sizeof text - 1, &baseline, NULL);
    status = status == PLAN_OK ? plan_report_new(allocator, NULL, &report) : status;
    status = status == PLAN_OK ? plan_report_set_baseline(report, baseline) : status;
    status = status == PLAN_OK ? plan_report_keep_identities(report) : status;
    for (uint32_t i = 1; i < 40 && status == PLAN_OK; i++) {
        status = plan_report_raise(report, PLAN_SAY_NUMBER, "f", i, 1, number, 2, false);
    }
    plan_report_free(report);
    plan_baseline_free(baseline);
    return status;
}

static void survives_no_memory(void) {
    CHECK_TRUE("every allocation", failing_everywhere(use));
}

TEST_MAIN("baseline", {"identities", identities}, {"of findings", of_findings},
          {"of cells", of_cells}, {"reading", reading}, {"known ones leave", known_ones_leave},
          {"the incomplete is shown", the_incomplete_is_shown}, {"writing", writing},
          {"survives no memory", survives_no_memory})
