/* Areas that are checked while their file is read: the report is that of kept rows, whatever
 * forbids it midway, and little memory is held. */
#define _XOPEN_SOURCE 700 /* mkdtemp */

#include "many.h"

#include <stdbool.h>
#include <unistd.h>

static char folder[] = "/tmp/libplan-test-XXXXXX", path[64];

static void make_folder(void) {
    make();
    CHECK_TRUE("a folder", mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/t.csv", folder);
}

static void done_folder(void) {
    done();
    unlink(path);
    CHECK_INT("the folder", rmdir(folder), 0);
}

/* The table with this behind it, as a file and as text, which the caller frees. */
static char *write_table(const char *more) {
    size_t size = strlen(table) + strlen(more) + 1;
    char *whole = malloc(size);
    FILE *file = fopen(path, "wb");
    bool good = whole != NULL && file != NULL;
    if (good) {
        snprintf(whole, size, "%s%s", table, more);
        good = fwrite(whole, 1, size - 1, file) == size - 1;
    }
    good = file != NULL && fclose(file) == 0 && good;
    CHECK_TRUE("the file", good);
    return whole;
}

/* How often a table was begun, and after how many moments it ends. */
typedef struct seen {
    int readings, stop_after;
} seen;

static int32_t watch(void *context, const plan_moment *moment) {
    seen *s = context;
    s->readings += moment->phase == PLAN_PHASE_READ && moment->done == 0 ? 1 : 0;
    return s->stop_after > 0 && --s->stop_after == 0;
}

/* --- The same bytes ------------------------------------------------------------------------ */

static const struct {
    const char *label, *more;
    int readings;
} tables[] = {
    {"grouped by area", "", 1},
    {"the last line has no end", "B,x,2000,7", 1},
    {"an area comes back", "A0,x,2030,7\n", 2},
    {"an area comes back on a line without an end", "B,x,2030,7\nA0,x,2030,7", 2},
    {"an unreadable row, then an area comes back", "B,x,2000,1.2.3\nB,x,2001,7\nA3,x,2030,7\n", 2},
    {"an unclosed quote", "B,x,2000,\"7\nA1,x,2030,1\n", 1},
    {"quoted cells, and an area that comes back", "\"B\",x,2000,7\n\"A7\",x,2030,7\n", 2},
};

static void compare(size_t i, size_t findings) {
    text kept = {NULL, 0, 0};
    seen s = {0, 0};
    way w = {1, findings, NULL, NULL, NULL, NULL};
    char *before = table, *whole = write_table(tables[i].more);
    if (whole == NULL) {
        return;
    }
    table = whole;
    CHECK_STATUS(tables[i].label, run(NULL, &w, &kept), PLAN_OK);
    table = before;
    w.folder = folder;
    w.watch = watch;
    w.context = &s;
    for (w.threads = 1; w.threads <= 9; w.threads += 7) {
        text other = {NULL, 0, 0};
        char label[96];
        snprintf(label, sizeof label, "%s, %u threads, %zu findings", tables[i].label,
                 (unsigned)w.threads, findings);
        s.readings = 0;
        CHECK_STATUS(label, run(NULL, &w, &other), PLAN_OK);
        CHECK_INT(label, s.readings, tables[i].readings);
        CHECK_TRUE(label,
                   other.length == kept.length && memcmp(other.data, kept.data, kept.length) == 0);
        free(other.data);
    }
    free(kept.data);
    free(whole);
}

static void same_bytes(void) {
    static const size_t findings[] = {9, 1000};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        for (size_t f = 0; f < sizeof findings / sizeof findings[0]; f++) {
            compare(i, findings[f]);
        }
    }
}

/* --- Memory -------------------------------------------------------------------------------- */

static void little_memory(void) {
    way w = {1, 3, NULL, NULL, NULL, NULL};
    free(write_table(""));
    plan_allocator allocator = ending_after(0);
    memory.most = 0;
    CHECK_STATUS("kept", run(&allocator, &w, NULL), PLAN_OK);
    long long kept = memory.most;
    w.folder = folder;
    memory.most = 0;
    CHECK_STATUS("checked as it is read", run(&allocator, &w, NULL), PLAN_OK);
    CHECK_TRUE("rows of 28 bytes were kept", kept > 28LL * AREAS * YEARS * 3);
    CHECK_TRUE("and are not", memory.most < kept || AREAS < 900);
}

static void memory_ends(const char *more) {
    for (uint32_t threads = 1; threads <= 3; threads += 2) {
        way w = {threads, 5, folder, arm, NULL, NULL};
        plan_status status = PLAN_NO_MEMORY;
        free(write_table(more));
        for (long n = 0; n < 5000 && status == PLAN_NO_MEMORY; n += n < 60 ? 3 : 29) {
            plan_allocator allocator = ending_after(n);
            status = run(&allocator, &w, NULL);
            CHECK_TRUE("no memory, or done", status == PLAN_OK || status == PLAN_NO_MEMORY);
            CHECK_INT("blocks not given back", memory.live, 0);
            CHECK_INT("bytes not given back", memory.held, 0);
        }
        CHECK_STATUS("it succeeds in the end", status, PLAN_OK);
    }
}

static void memory_ends_once(void) {
    memory_ends("");
}

static void memory_ends_twice(void) {
    memory_ends("A0,x,2030,7\n");
}

static void is_ended(void) {
    free(write_table("A0,x,2030,7\n"));
    for (int after = 1; after <= 3; after++) {
        seen s = {0, after};
        way w = {3, 5, folder, NULL, watch, &s};
        plan_status status = run(NULL, &w, NULL);
        CHECK_TRUE("ended", status == PLAN_CANCELLED || (status == PLAN_OK && s.stop_after > 0));
    }
}

/* Empties the file when it is begun for the second time. */
static int32_t empty(void *context, const plan_moment *moment) {
    seen *s = context;
    (void)watch(context, moment);
    if (s->readings == 2) {
        CHECK_INT("emptied", truncate(path, 0), 0);
    }
    return 0;
}

/* The first reading said something of the header, and nothing of what the second one meets. */
static void second_reading_fails(void) {
    static const char rows[] = "area,indicator,period,value,spare\n"
                               "A0,x,2000,7,\nB,x,2000,7,\nA0,x,2001,7,\n";
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_limits limits = {.struct_size = (uint32_t)sizeof limits, .rows = PLAN_ROWS_CHECK};
    plan_data data = {.struct_size = (uint32_t)sizeof data, .path = "t.csv", .number_format = -1};
    plan_summary summary;
    seen s = {0, 0};
    int empty_files = 0;
    FILE *file = fopen(path, "wb");
    CHECK_TRUE("the file", file != NULL && fputs(rows, file) >= 0 && fclose(file) == 0);
    plan_document_new(NULL, &document);
    plan_report_new(NULL, NULL, &report);
    plan_json_read(document, "p.json", plan, strlen(plan), NULL, report, NULL);
    CHECK_STATUS("watched", plan_document_watch(document, empty, &s), PLAN_OK);
    CHECK_STATUS("read", plan_csv_read_file(document, &data, folder, &limits, report, NULL),
                 PLAN_FINDINGS);
    CHECK_INT("begun twice, and the end of no bytes", s.readings, 3);
    CHECK_STATUS("check", plan_check(document, NULL, report, NULL), PLAN_OK);
    plan_report_summary(report, &summary);
    CHECK_INT("incomplete", summary.incomplete, 1);
    for (size_t i = 0; i < plan_report_finding_count(report); i++) {
        const plan_finding *f = plan_report_finding(report, i);
        empty_files += f->severity == PLAN_SEVERITY_ERROR && f->code[1] == '1' ? 1 : 0;
    }
    CHECK_INT("one error of layout: an empty file", empty_files, 1);
    CHECK_U64("the header's column is told once", summary.warnings, 1);
    plan_report_free(report);
    plan_document_free(document);
}

/* --- What a document that is checked so allows --------------------------------------------- */

static void once(void) {
    plan_document *document = NULL;
    plan_report *report = NULL, *other = NULL;
    plan_limits limits = {.struct_size = (uint32_t)sizeof limits, .rows = PLAN_ROWS_CHECK};
    plan_data data = {.struct_size = (uint32_t)sizeof data, .path = "t.csv", .number_format = -1};
    plan_observation observation = {.struct_size = (uint32_t)sizeof observation,
                                    .indicator = "x",
                                    .area = "A0",
                                    .period = "2000",
                                    .text = "1"};
    static const char *const names[] = {"value"};
    plan_rows *in_memory = NULL;
    plan_summary summary;
    free(write_table(""));
    plan_document_new(NULL, &document);
    plan_report_new(NULL, NULL, &report);
    plan_report_new(NULL, NULL, &other);
    plan_json_read(document, "p.json", plan, strlen(plan), NULL, report, NULL);
    limits.rows = PLAN_ROWS_CHECK + 1;
    CHECK_STATUS("no such way", plan_csv_read_file(document, &data, folder, &limits, report, NULL),
                 PLAN_INVALID);
    limits.rows = PLAN_ROWS_CHECK;
    plan_status read = plan_csv_read_file(document, &data, folder, &limits, report, NULL);
    CHECK_TRUE("read", read == PLAN_OK || read == PLAN_FINDINGS);
    size_t rows = plan_document_count(document);
    CHECK_TRUE("all rows count", rows > (size_t)AREAS * YEARS * 3);
    CHECK_STATUS("another table", plan_csv_read_file(document, &data, folder, NULL, report, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("a table in memory",
                 plan_rows_new(document, &data, names, 1, NULL, report, NULL, &in_memory),
                 PLAN_INVALID);
    CHECK_STATUS("an observation", plan_document_observe(document, &observation, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("another report", plan_check(document, NULL, other, NULL), PLAN_INVALID);
    CHECK_STATUS("the report", plan_check(document, NULL, report, NULL), PLAN_OK);
    plan_report_summary(report, &summary);
    CHECK_U64("observations", summary.observations, rows);
    CHECK_U64("rows count as before", plan_document_count(document), rows);
    CHECK_STATUS("again", plan_check(document, NULL, other, NULL), PLAN_INVALID);
    plan_report_free(report);
    plan_report_free(other);
    plan_document_free(document);
}

/* A check that ran out of memory may be repeated: what was kept of the rows is still there. */
static void again(void) {
    plan_status first = PLAN_NO_MEMORY;
    text expected = {NULL, 0, 0};
    way w = {2, 9, folder, NULL, NULL, NULL};
    free(write_table(""));
    CHECK_STATUS("as it should be", run(NULL, &w, &expected), PLAN_OK);
    for (long n = 0; n < 3000 && first == PLAN_NO_MEMORY; n = n * 5 / 4 + 1) {
        plan_document *document = NULL;
        plan_report *report = NULL;
        plan_report_options options = {sizeof options, -1, w.max_findings};
        plan_limits limits = {.struct_size = (uint32_t)sizeof limits, .rows = PLAN_ROWS_CHECK};
        plan_data data = {
            .struct_size = (uint32_t)sizeof data, .path = "t.csv", .number_format = -1};
        plan_check_options check = {sizeof check, 20000, 1};
        plan_write_options written = {0};
        text json = {NULL, 0, 0};
        plan_allocator allocator = ending_after(n);
        plan_document_new(&allocator, &document);
        plan_report_new(&allocator, &options, &report);
        plan_json_read(document, "p.json", plan, strlen(plan), NULL, report, NULL);
        plan_csv_read_file(document, &data, folder, &limits, report, NULL);
        size_t rows = plan_document_count(document);
        memory.armed = 1;
        first = plan_check(document, &check, report, NULL);
        memory.armed = 0;
        CHECK_U64("rows count as before", plan_document_count(document), rows);
        if (first == PLAN_NO_MEMORY) {
            CHECK_STATUS("again", plan_check(document, &check, report, NULL), PLAN_OK);
        }
        written.struct_size = (uint32_t)sizeof written;
        CHECK_STATUS("written", plan_report_write(report, PLAN_FORMAT_JSON, &written, take, &json),
                     PLAN_OK);
        CHECK_TRUE("the same", json.length == expected.length &&
                                   memcmp(json.data, expected.data, json.length) == 0);
        free(json.data);
        plan_report_free(report);
        plan_document_free(document);
        CHECK_INT("blocks not given back", memory.live, 0);
    }
    CHECK_STATUS("it succeeds in the end", first, PLAN_OK);
    free(expected.data);
}

TEST_MAIN("check stream", {"the table is made", make_folder}, {"same bytes", same_bytes},
          {"little memory", little_memory}, {"memory ends", memory_ends_once},
          {"memory ends in two readings", memory_ends_twice}, {"it is ended", is_ended},
          {"a second reading fails", second_reading_fails}, {"once", once}, {"again", again},
          {"the table is freed", done_folder})
