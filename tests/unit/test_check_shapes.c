/* Groups of many partitions: more sums, and more figures in them, than a shape holds, read first
 * and checked then, or checked while they are read, by one thread and by more than there are. How
 * often each partition holds is counted beside it. */
#define _XOPEN_SOURCE 700 /* mkdtemp */

#include "build.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "failing.h"

enum { PLACES = 4, YEARS = 5, WRONG_PLACE = 2, WRONG_YEAR = 3, ROOM = 200000 };

/* Partition k has the indicators k * step to k * step + members - 1, which are 1 but for each
 * members-th: that makes any of them up to the whole of 100. One figure of one group is 1 more. */
typedef struct shape_case {
    const char *label;
    unsigned indicators, partitions, members, step;
    bool last_has_whole; /* w, which is 100 */
    unsigned wrong;      /* indicator */
    const char *more;    /* keys of the plan */
} shape_case;

static const shape_case cases[] = {
    {"three sums", 9, 3, 3, 3, false, 4, ""},
    {"16 sums", 32, 16, 2, 2, false, 5, ""},
    {"17 sums", 34, 17, 2, 2, false, 33, ""},
    {"128 figures in sums", 53, 16, 8, 3, false, 20, ""},
    {"144 figures in sums", 54, 16, 9, 3, false, 50, ""},
    {"128 figures and a whole", 53, 16, 8, 3, true, 52, ""},
    {"a group of 64", 64, 4, 16, 16, false, 63, ""},
    {"a group of 65", 65, 4, 16, 16, false, 2, ""},
    {"a break in one area", 9, 3, 3, 3, false, 4,
     ",\"breaks\":[{\"period\":\"2001\",\"area\":\"A1\"}]"},
};

static char folder[] = "/tmp/libplan-test-XXXXXX", path[64];
static char *plan, *table;

#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
static void
add(char *text, size_t *at, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text + *at, ROOM - *at, format, arguments);
    va_end(arguments);
    *at += length > 0 ? (size_t)length : 0;
}

static void open_all(void) {
    plan = malloc(ROOM);
    table = malloc(ROOM);
    CHECK_TRUE("memory", plan != NULL && table != NULL);
    CHECK_TRUE("a folder", mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/t.csv", folder);
}

static void close_all(void) {
    free(plan);
    free(table);
    unlink(path);
    CHECK_INT("the folder", rmdir(folder), 0);
}

static void make_plan(const shape_case *c) {
    size_t at = 0;
    add(plan, &at,
        "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":["
        "{\"code\":\"w\",\"kind\":\"level\",\"unit\":\"ha\"%s}",
        c->more);
    for (unsigned i = 0; i < c->indicators; i++) {
        add(plan, &at, ",{\"code\":\"s%u\",\"kind\":\"level\",\"unit\":\"ha\"}", i);
    }
    add(plan, &at, "],\"partitions\":[");
    for (unsigned k = 0; k < c->partitions; k++) {
        bool has_whole = c->last_has_whole && k + 1 == c->partitions;
        add(plan, &at, "%s{\"code\":\"p%u\",%s,\"members\":[", k > 0 ? "," : "", k,
            has_whole ? "\"whole\":\"w\"" : "\"total\":100");
        for (unsigned m = 0; m < c->members; m++) {
            add(plan, &at, "%s\"s%u\"", m > 0 ? "," : "", k * c->step + m);
        }
        add(plan, &at, "]}");
    }
    add(plan, &at, "]}");
}

static void make_table(const shape_case *c) {
    size_t at = 0;
    add(table, &at, "area,indicator,period,value\n");
    for (unsigned place = 0; place < PLACES; place++) {
        for (unsigned year = 0; year < YEARS; year++) {
            bool wrong = place == WRONG_PLACE && year == WRONG_YEAR;
            if (c->last_has_whole) {
                add(table, &at, "A%u,w,%u,=100\n", place, 2000 + year);
            }
            for (unsigned i = 0; i < c->indicators; i++) {
                unsigned value = i % c->members == 0 ? 101 - c->members : 1;
                add(table, &at, "A%u,s%u,%u,=%u\n", place, i, 2000 + year,
                    value + (wrong && i == c->wrong ? 1 : 0));
            }
        }
    }
    FILE *file = fopen(path, "wb");
    bool good = file != NULL && fwrite(table, 1, at, file) == at;
    good = file != NULL && fclose(file) == 0 && good;
    CHECK_TRUE("the file", good);
}

static plan_status check_by(const plan_allocator *allocator, bool streamed, uint32_t threads,
                            bool keeps, plan_report **result) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_check_options options = {sizeof options, 0, threads};
    plan_limits limits = {.struct_size = (uint32_t)sizeof limits,
                          .rows = streamed ? PLAN_ROWS_CHECK : PLAN_ROWS_KEEP,
                          .threads = threads};
    plan_data data = {.struct_size = (uint32_t)sizeof data, .path = "t.csv", .number_format = -1};
    plan_status status = plan_document_new(allocator, &document);
    status = status == PLAN_OK ? plan_report_new(allocator, NULL, &report) : status;
    status = status == PLAN_OK && keeps ? plan_report_keep_identities(report) : status;
    status = status == PLAN_OK
                 ? plan_json_read(document, "p.json", plan, strlen(plan), NULL, report, NULL)
                 : status;
    status = status == PLAN_OK ? plan_csv_read_file(document, &data, folder, &limits, report, NULL)
                               : status;
    status = status == PLAN_OK ? plan_check(document, &options, report, NULL) : status;
    plan_document_free(document);
    *result = report;
    return status;
}

static plan_report *check(bool streamed, uint32_t threads, bool keeps) {
    plan_report *report = NULL;
    CHECK_STATUS("checked", check_by(NULL, streamed, threads, keeps, &report), PLAN_OK);
    return report;
}

static void count(const shape_case *c, const plan_report *report) {
    for (unsigned k = 0; k < c->partitions; k++) {
        char code[16], label[100];
        uint64_t fails = c->wrong >= k * c->step && c->wrong < k * c->step + c->members ? 1 : 0;
        snprintf(code, sizeof code, "p%u", k);
        snprintf(label, sizeof label, "%s, %s", c->label, code);
        CHECK_U64(label, build_counts(report, code).fails, fails);
        CHECK_U64(label, build_counts(report, code).holds, PLACES * YEARS - fails);
    }
}

static void sums_of_groups(void) {
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        make_plan(&cases[i]);
        make_table(&cases[i]);
        for (int way = 0; way < 4; way++) {
            plan_report *report = check(way % 2 == 1, way < 2 ? 1 : 100, way == 3);
            count(&cases[i], report);
            plan_report_free(report);
        }
    }
}

/* --- Changes against many periods: each is a statement of its own, numbered as it comes --- */

/* x is the year less 1800, so that 2020 less a year is what it must have changed by; in one area
 * one change is 1 more. */
static void write_changes(void) {
    enum { STATEMENTS = 40 };
    size_t at = 0;
    FILE *file = fopen(path, "wb");
    snprintf(plan, ROOM,
             "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"x\",\"kind\":"
             "\"level\",\"unit\":\"ha\"}]}");
    add(table, &at, "area,indicator,period,value,measure,against\n");
    for (unsigned place = 0; place < PLACES; place++) {
        add(table, &at, "A%u,x,2020,=220,,\n", place);
        for (unsigned i = 0; i < STATEMENTS; i++) {
            unsigned year = 1830 + place * STATEMENTS + i;
            bool wrong = place == WRONG_PLACE && i == 7;
            add(table, &at, "A%u,x,%u,=%u,,\nA%u,x,2020,=%u,difference,%u\n", place, year,
                year - 1800, place, 2020 - year + (wrong ? 1 : 0), year);
        }
    }
    bool good = file != NULL && fwrite(table, 1, at, file) == at;
    good = file != NULL && fclose(file) == 0 && good;
    CHECK_TRUE("the file", good);
}

static void statements_as_they_come(void) {
    write_changes();
    for (int way = 0; way < 4; way++) {
        plan_report *report = check(way % 2 == 1, way < 2 ? 1 : 3, false);
        plan_summary summary;
        plan_report_summary(report, &summary);
        CHECK_U64("one is wrong", summary.errors, 1);
        CHECK_U64("each area has a gap", summary.notes, PLACES);
        CHECK_U64("none is undecided", summary.undecided, 0);
        const plan_finding *f = build_finding(report, "P304");
        CHECK_TRUE("its area and the year that it is against",
                   f != NULL && strcmp(f->area, "A2") == 0 && strstr(f->message, "=117") != NULL);
        plan_report_free(report);
    }
}

/* --- Memory that ends ---------------------------------------------------------------------- */

static plan_status streamed_without_memory(const plan_allocator *allocator) {
    plan_report *report = NULL;
    plan_status status = check_by(allocator, true, 1, false, &report);
    if (status == PLAN_OK) {
        plan_summary summary;
        plan_report_summary(report, &summary);
        CHECK_U64("one is wrong", summary.errors, 1);
    }
    plan_report_free(report);
    return status;
}

static plan_status kept_without_memory(const plan_allocator *allocator) {
    plan_report *report = NULL;
    plan_status status = check_by(allocator, false, 1, false, &report);
    plan_report_free(report);
    return status;
}

static void memory_ends(void) {
    make_plan(&cases[0]);
    make_table(&cases[0]);
    CHECK_TRUE("sums, as they come", failing_everywhere(streamed_without_memory));
    CHECK_TRUE("sums, kept", failing_everywhere(kept_without_memory));
    write_changes();
    CHECK_TRUE("statements, as they come", failing_everywhere(streamed_without_memory));
}

TEST_MAIN("check shapes", {"folder", open_all}, {"sums of groups", sums_of_groups},
          {"statements as they come", statements_as_they_come}, {"memory ends", memory_ends},
          {"end of folder", close_all})
