/* Verdicts at the edges of what figures, tolerances and rules may be: tests/data/check_edges.txt.
 */
#include "build.h"
#include "failing.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "report.h"

enum { LINE = 2048 };

typedef struct block {
    char label[LINE], plan[LINE], table[LINE], expected[LINE], arithmetic[LINE], message[LINE];
} block;

static size_t skipped_of(const plan_rule_counts *counts, const char *reason) {
    size_t all = 0, of_reason = 0;
    for (int i = 0; i < PLAN_REASON_COUNT; i++) {
        bool is_it = strcmp(plan_status_name((plan_status)(PLAN_MISSING + i)), reason) == 0;
        all += counts->skipped[i];
        of_reason += is_it ? counts->skipped[i] : 0;
    }
    return reason[0] == '-' || all == of_reason ? all : SIZE_MAX;
}

static void check_block(const block *b) {
    unsigned holds, fails, undecided, skipped;
    char plan[LINE + 100], rule[32] = "", reason[32] = "";
    if (!CHECK_INT(b->label,
                   sscanf(b->expected, "-> %31s %u %u %u %u %31s", rule, &holds, &fails, &undecided,
                          &skipped, reason),
                   6)) {
        return;
    }
    snprintf(plan, sizeof plan,
             "{\"libplan\":1,\"language\":\"en\",\"number_format\":\"plain\",%s}", b->plan);
    plan_report *report = build_check(plan, b->table);
    plan_rule_counts counts = build_counts(report, rule);
    CHECK_U64(b->label, counts.holds, holds);
    CHECK_U64(b->label, counts.fails, fails);
    CHECK_U64(b->label, counts.undecided, undecided);
    CHECK_U64(b->label, skipped_of(&counts, reason), skipped);
    for (size_t i = 0; i < plan_report_finding_count(report); i++) {
        const plan_finding *f = plan_report_finding(report, i);
        /* Plan and table read. */
        CHECK_TRUE(b->label, f->code[1] != '1' || f->severity != PLAN_SEVERITY_ERROR);
        if (b->arithmetic[0] != '\0' && strcmp(f->rule, rule) == 0) {
            CHECK_STR(b->label, f->arithmetic, b->arithmetic + 3);
        }
        if (b->message[0] != '\0' && strcmp(f->rule, rule) == 0) {
            CHECK_TRUE(f->message, strstr(f->message, b->message + 3) != NULL);
        }
    }
    plan_report_free(report);
}

/* The plan is the first line behind a label; -> ends its table. */
static void take_line(block *b, const char *line) {
    char *to = line[0] == '=' && line[1] == '=' ? b->label
               : b->plan[0] == '\0'             ? b->plan
               : strncmp(line, "->", 2) == 0    ? b->expected
               : strncmp(line, "..", 2) == 0    ? b->arithmetic
               : strncmp(line, "~~", 2) == 0    ? b->message
                                                : b->table;
    size_t used = strlen(to);
    snprintf(to + used, LINE - used, "%s%s", line, to == b->table ? "\n" : "");
}

static void edges(void) {
    static const char path[] = PLAN_SOURCE_DIR "/tests/data/check_edges.txt";
    char line[LINE];
    block *b = calloc(1, sizeof *b);
    FILE *file = fopen(path, "r");
    size_t count = 0;
    if (CHECK_TRUE(path, file != NULL && b != NULL)) {
        while (fgets(line, sizeof line, file) != NULL) {
            line[strcspn(line, "\n")] = '\0';
            if (strncmp(line, "== ", 3) == 0) {
                if (count++ > 0) {
                    check_block(b);
                }
                memset(b, 0, sizeof *b);
            }
            if (count > 0) {
                take_line(b, line);
            }
        }
        check_block(b);
    }
    CHECK_TRUE("at least 50 of them", count >= 50);
    if (file != NULL) {
        fclose(file);
    }
    free(b);
}

static int32_t ends(void *context, const plan_moment *moment) {
    (void)moment;
    return *(int32_t *)context;
}

/* A check that was ended leaves nothing behind for the next one of the same report. */
static void again_after_the_end(void) {
    static const char plan[] = "{\"libplan\":1,\"groups\":[{\"code\":\"one\"},{\"code\":\"two\"}],"
                               "\"indicators\":[{\"code\":"
                               "\"a\",\"kind\":\"level\"}]}";
    plan_document *document = NULL;
    plan_report *report = NULL;
    int32_t answer = 1;
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("plan", plan_json_read(document, "p.json", plan, strlen(plan), NULL, report, NULL),
                 PLAN_OK);
    CHECK_STATUS("watch", plan_document_watch(document, ends, &answer), PLAN_OK);
    CHECK_STATUS("ended", plan_check(document, NULL, report, NULL), PLAN_CANCELLED);
    answer = 0;
    CHECK_STATUS("to the end", plan_check(document, NULL, report, NULL), PLAN_OK);
    CHECK_U64("each group once", report->group_count, 2);
    plan_report_free(report);
    plan_document_free(document);
}

/* Memory may end anywhere in a check: it says so, and the next one of the document is whole. */
static void memory_ends(void) {
    static const char plan[] =
        "{\"libplan\":1,\"language\":\"en\",\"number_format\":\"plain\",\"title\":{\"en\":\"A plan "
        "with a "
        "title that is long enough\"},\"groups\":[{\"code\":\"one\"},{\"code\":\"two\"}],"
        "\"indicators\":[{\"code\":\"a\",\"kind\":\"level\",\"unit\":\"kg\",\"price\":\"current\"},"
        "{\"code\":\"b\",\"kind\":\"level\",\"unit\":\"kg\",\"price\":\"constant\"},"
        "{\"code\":\"c\",\"kind\":\"level\",\"unit\":\"kg\"},{\"code\":\"n\",\"kind\":\"count\","
        "\"unit\":\"người\"},{\"code\":\"gc\",\"kind\":\"growth\",\"unit\":\"%\",\"of\":\"c\"}],"
        "\"partitions\":[{\"code\":\"p\",\"whole\":\"c\",\"members\":[\"a\",\"b\"]},"
        "{\"code\":\"q\",\"whole\":\"a\",\"members\":[\"b\"]}],\"rules\":[{\"check\":\"c <= 5\"},"
        "{\"check\":\"sum(c, 2) == 7\"},{\"check\":\"gc <= 1\"}]}";
    static const char table[] = "indicator,period,value,unit,measure,against\nc,2022,=9,,,\n"
                                "gc,2022,=7,,,\nn,2022,=111,,,\nn,2022,=10,%,change,previous\n";
    failing f = {-1, 0, 0};
    plan_allocator allocator = {&f, failing_allocate, failing_resize, failing_release};
    plan_document *document = NULL;
    plan_report *report = NULL;
    build_source source = {table, 0, 0};
    plan_data data;
    memset(&data, 0, sizeof data);
    data.struct_size = (uint32_t)sizeof data;
    data.path = "t.csv";
    data.number_format = -1;
    CHECK_STATUS("document", plan_document_new(&allocator, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(&allocator, NULL, &report), PLAN_OK);
    CHECK_STATUS("plan", plan_json_read(document, "p.json", plan, strlen(plan), NULL, report, NULL),
                 PLAN_OK);
    CHECK_STATUS("table", plan_csv_read(document, &data, build_read, &source, NULL, report, NULL),
                 PLAN_OK);
    plan_report_free(report);
    plan_status status = PLAN_NO_MEMORY;
    for (long n = 0; n < 20000 && status == PLAN_NO_MEMORY; n++) {
        report = NULL;
        f.left = -1;
        CHECK_STATUS("report", plan_report_new(&allocator, NULL, &report), PLAN_OK);
        CHECK_STATUS("identities", plan_report_keep_identities(report), PLAN_OK);
        f.left = n;
        status = plan_check(document, NULL, report, NULL);
        f.left = -1;
        if (status == PLAN_OK) {
            CHECK_U64("a rule", build_counts(report, "rule-1").fails, 1);
            CHECK_U64("another", build_counts(report, "rule-2").fails, 1);
            CHECK_U64("of growth", build_counts(report, "rule-3").fails, 1);
            CHECK_U64("no whole number", build_counts(report, "P307").fails, 1);
            CHECK_U64("prices", build_counts(report, "P313").fails, 2);
        }
        plan_report_free(report);
    }
    CHECK_STATUS("in the end", status, PLAN_OK);
    plan_document_free(document);
    CHECK_INT("given back", f.live, 0);
}

TEST_MAIN("check edges", {"memory ends", memory_ends}, {"edges", edges},
          {"again after the end", again_after_the_end})
