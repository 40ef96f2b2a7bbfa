/* What retry.h cannot repeat by itself, because bytes that went through a source or a sink do not
 * come again: plans are read, tables read from a source, checked, cited and written in every
 * format. Each allocation of each of these calls fails in turn; then source or sink begin anew, the
 * same call is made with the same objects, and the whole must come to the same bytes as without a
 * failure.
 *
 * usage: oom_streams FOLDER...      folders with a plan.json; PLAN_OOM_FOR_GOOD, PLAN_OOM_MOST as
 * in retry.h */
#include <plan.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "retry.h"

enum { LARGEST = 1 << 22, FORMATS = PLAN_FORMAT_BASELINE + 1 };

typedef struct text {
    char *data;
    size_t size, at;
} text;

static void require(int held, const char *what, const char *where) {
    if (!held) {
        fprintf(stderr, "%s: %s\n", where, what);
        exit(1);
    }
}

static plan_status give(void *context, void *buffer, size_t size, size_t *read) {
    text *t = context;
    size_t n = t->size - t->at < size ? t->size - t->at : size;
    n = n < 1000 ? n : 1000; /* several blocks */
    if (n > 0) {
        memcpy(buffer, t->data + t->at, n);
    }
    t->at += n;
    *read = n;
    return PLAN_OK;
}

static plan_status take(void *context, const void *data, size_t size) {
    text *t = context;
    require(size <= LARGEST - t->size, "the report is longer than this test expects", "take");
    memcpy(t->data + t->size, data, size);
    t->size += size;
    return PLAN_OK;
}

static text read_whole(const char *folder, const char *name) {
    char path[4096];
    text t = {malloc(LARGEST), 0, 0};
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (file != NULL && t.data != NULL) {
        t.size = fread(t.data, 1, LARGEST, file);
        fclose(file);
    }
    require(t.data != NULL && t.size < LARGEST, "is too long for this test", path);
    return t;
}

/* The call again and again, `rewind` before each attempt: 0 in `tries` makes it once, as it is. */
#define AGAIN(tries, rewind, call_of_it, status)                                                   \
    do {                                                                                           \
        retry state;                                                                               \
        retry_begin(&state);                                                                       \
        state.is_tried = (tries);                                                                  \
        do {                                                                                       \
            rewind;                                                                                \
            retry_arm(&state);                                                                     \
            (status) = call_of_it;                                                                 \
        } while (retry_again(&state, (status)));                                                   \
    } while (0)

static plan_status read_tables(plan_document *document, plan_report *report, const char *folder,
                               int tries, int cites) {
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < plan_document_data_count(document); i++) {
        const plan_data *data = plan_document_data(document, i);
        text table = read_whole(folder, data->path);
        if (cites) {
            AGAIN(tries, table.at = 0,
                  plan_csv_cite(document, data, give, &table, NULL, report, NULL), status);
        } else {
            AGAIN(tries, table.at = 0,
                  plan_csv_read(document, data, give, &table, NULL, report, NULL), status);
        }
        free(table.data);
        require(status == PLAN_OK || (!cites && status == PLAN_FINDINGS), "the table is not read",
                data->path);
    }
    return status;
}

/* All formats, one behind the other. */
static text make(const char *folder, int tries) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_status status;
    text all = {malloc(LARGEST), 0, 0}, plan = read_whole(folder, "plan.json");
    require(all.data != NULL && plan_document_new(NULL, &document) == PLAN_OK &&
                plan_report_new(NULL, NULL, &report) == PLAN_OK &&
                plan_report_keep_identities(report) == PLAN_OK,
            "no memory", folder);
    AGAIN(tries, (void)0,
          plan_json_read(document, "plan.json", plan.data, plan.size, NULL, report, NULL), status);
    if (status == PLAN_OK) {
        read_tables(document, report, folder, tries, 0);
        AGAIN(tries, (void)0, plan_check(document, NULL, report, NULL), status);
        require(status == PLAN_OK, "is not checked", folder);
        read_tables(document, report, folder, tries, 1);
    } else {
        require(status == PLAN_FINDINGS, "the plan is not read", folder);
        AGAIN(tries, (void)0, plan_report_close(report), status);
    }
    for (int format = 0; format < FORMATS; format++) {
        size_t before = all.size;
        AGAIN(tries, all.size = before, plan_report_write(report, format, NULL, take, &all),
              status);
        require(status == PLAN_OK, "is not written", folder);
    }
    static const int of_targets[] = {PLAN_FORMAT_TEXT, PLAN_FORMAT_JSON, PLAN_FORMAT_CSV};
    for (size_t i = 0; i < sizeof of_targets / sizeof of_targets[0]; i++) {
        size_t before = all.size;
        AGAIN(tries, all.size = before,
              plan_report_write_targets(report, of_targets[i], NULL, NULL, take, &all), status);
        require(status == PLAN_OK, "targets are not written", folder);
    }
    plan_report_free(report);
    plan_document_free(document);
    free(plan.data);
    return all;
}

/* A table by libcsv, which has memory of its own for a cell: each allocation fails in turn. */
static void read_by_libcsv(void) {
    static char plan[] = "{\"libplan\":1,\"indicators\":[{\"code\":\"a\",\"kind\":\"level\"}]}";
    plan_data data = {.struct_size = sizeof data, .path = "t.csv", .number_format = -1};
    plan_limits limits = {.struct_size = sizeof limits, .csv_engine = PLAN_CSV_LIBCSV};
    char cell[5001];
    memset(cell, 'x', sizeof cell - 1); /* longer than what libcsv has at first */
    cell[sizeof cell - 1] = '\0';
    text table = {malloc(LARGEST), 0, 0};
    require(table.data != NULL, "no memory", "libcsv");
    table.size = (size_t)snprintf(table.data, LARGEST,
                                  "indicator,period,value,note\na,2020,\"5\",%s\na,2021,6,\n"
                                  "a\"b,2022,7,\na,2023,8,\n",
                                  cell);
    for (long n = 0, failed = 1; failed > 0; n++) {
        plan_document *document = NULL;
        plan_report *report = NULL;
        table.at = 0;
        require(plan_document_new(NULL, &document) == PLAN_OK &&
                    plan_report_new(NULL, NULL, &report) == PLAN_OK &&
                    plan_json_read(document, "p", plan, sizeof plan - 1, NULL, report, NULL) ==
                        PLAN_OK,
                "no memory", "libcsv");
        failing_malloc_arm(n, 0);
        plan_status status = plan_csv_read(document, &data, give, &table, &limits, report, NULL);
        failing_malloc_disarm(&failed);
        size_t rows = plan_document_count(document);
        require(status == PLAN_NO_MEMORY ? rows == 0 : status == PLAN_FINDINGS && rows == 3,
                "neither without memory nor whole", "libcsv");
        plan_report_free(report);
        plan_document_free(document);
    }
    free(table.data);
}

int main(int argc, char **argv) {
    int wrong = argc < 2;
    read_by_libcsv();
    for (int i = 1; i < argc; i++) {
        text expected = make(argv[i], 0), got = make(argv[i], 1);
        if (expected.size != got.size || memcmp(expected.data, got.data, got.size) != 0) {
            size_t at = 0;
            while (at < got.size && at < expected.size && got.data[at] == expected.data[at]) {
                at++;
            }
            at = at > 60 ? at - 60 : 0;
            fprintf(stderr, "%s: other bytes: %.300s\n=== expected %.300s\n", argv[i],
                    got.data + at, expected.data + at);
            wrong = 1;
        }
        free(expected.data);
        free(got.data);
    }
    return wrong;
}
