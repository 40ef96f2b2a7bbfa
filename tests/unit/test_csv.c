/* Rows and places of cells, whatever the blocks; files. */
#include "build.h"

#define PLAN_CSV_SCAN_PORTABLE
#include "csv_scan_kernel.h"
#include "csv_splitter.h"
#include "memory.h"

typedef struct heard {
    char text[4000];
} heard;

static void add(heard *h, const char *text) {
    size_t n = strlen(h->text);
    snprintf(h->text + n, sizeof h->text - n, "%s", text);
}

static bool on_row(void *context, const plan_csv_cell *cells, size_t count, bool valid) {
    for (size_t i = 0; i < count; i++) {
        char text[300];
        snprintf(text, sizeof text, "%s%.*s@%u:%u", i > 0 ? "|" : "", (int)cells[i].length,
                 cells[i].text, cells[i].line, cells[i].column);
        add(context, text);
    }
    add(context, valid ? "\n" : " not valid\n");
    return true;
}

static void on_problem(void *context, int problem, uint32_t line, uint32_t column) {
    static const char *const names[] = {"after quote", "stray quote", "unclosed", "long",
                                        "columns"};
    char text[100];
    snprintf(text, sizeof text, "! %s@%u:%u\n", names[problem], line, column);
    add(context, text);
}

static void read(const char *text, size_t size, size_t block, char separator, bool by_libcsv,
                 heard *h) {
    plan_allocator a = plan_allocator_or_default(NULL);
    plan_csv_events events = {h, on_row, NULL, NULL, on_problem};
    plan_csv_splitter *splitter = NULL;
    bool ended = false;
    h->text[0] = '\0';
    CHECK_STATUS("new", plan_csv_splitter_new(&a, by_libcsv, separator, 50, 6, &events, &splitter),
                 PLAN_OK);
    for (size_t at = 0; at < size && !ended; at += block) {
        size_t n = size - at < block ? size - at : block;
        CHECK_STATUS("feed", plan_csv_splitter_feed(splitter, text + at, n, &ended), PLAN_OK);
    }
    CHECK_STATUS("finish", plan_csv_splitter_finish(splitter), PLAN_OK);
    plan_csv_splitter_free(splitter);
}

static void places(void) {
    static const struct {
        const char *label, *text, *heard;
    } rows[] = {
        {"plain", "a,b\n1,22\n", "a@1:1|b@1:3\n1@2:1|22@2:3\n"},
        {"no newline at the end", "a,b\n1,2", "a@1:1|b@1:3\n1@2:1|2@2:3\n"},
        {"crlf and blank lines", "a\r\n\r\n\nb\r\n", "a@1:1\nb@4:1\n"},
        {"cr only", "a\r\rb\r", "a@1:1\nb@3:1\n"},
        {"quoted", "\"a\",\"b\"\"c\",d\n", "a@1:1|b\"c@1:5|d@1:12\n"},
        {"characters, not bytes", "\xc3\xa9\xe1\xbb\x87,x\n", "\xc3\xa9\xe1\xbb\x87@1:1|x@1:4\n"},
        {"not UTF-8", "\xff,x\n", "\xff@1:1|x@1:3 not valid\n"},
        {"lines within quotes", "\"a\nb\r\nc\",x\ny\n", "a\nb\r\nc@1:1|x@3:4\ny@4:1\n"},
        {"empty cells", ",\n\"\",\n", "@1:1|@1:2\n@2:1|@2:4\n"},
        {"after a quote", "x\n\"a\"b,c\nd\n", "x@1:1\n! after quote@2:4\nd@3:1\n"},
        {"stray", "x\n5\" pipe,c\nd\n", "x@1:1\n! stray quote@2:2\nd@3:1\n"},
        {"unclosed", "x\ny,\"a,1\nb,2\n", "x@1:1\n! unclosed@2:3\n"},
        {"after good rows", "a,b\n\"c\",d\n\"e\" ,f\n\"g\"\"\",h\n",
         "a@1:1|b@1:3\nc@2:1|d@2:5\n! after quote@3:4\ng\"@4:1|h@4:7\n"},
        {"columns", "1,2,3,4,5,6,7\n", "! columns@1:13\n"},
        {"blanks are kept", " a , b\n", " a @1:1| b@1:5\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (size_t block = 1; block < 12; block++) {
            heard h, slow;
            read(rows[i].text, strlen(rows[i].text), block, ',', false, &h);
            CHECK_STR(rows[i].label, h.text, rows[i].heard);
            read(rows[i].text, strlen(rows[i].text), block, ',', true, &slow);
            if (strstr(rows[i].heard, "\xe1") == NULL) { /* libcsv leaves validity open */
                CHECK_STR(rows[i].label, slow.text, rows[i].heard);
            }
        }
    }
    heard h;
    read("a;b,c\n", 6, 64, ';', false, &h);
    CHECK_STR("separator", h.text, "a@1:1|b,c@1:3\n");
    char bomb[200] = "x,\"";
    memset(bomb + 3, 'y', sizeof bomb - 3);
    read(bomb, sizeof bomb, 64, ',', false, &h);
    CHECK_STR("long cell", h.text, "! long@1:3\n");
    read(bomb, sizeof bomb, 64, ',', true, &h);
    CHECK_STR("long cell, libcsv", h.text, "! long@1:3\n");
}

/* Every width of the scan finds what a walk over the bytes finds. */
static void scans(void) {
    enum { SIZE = 300 };
    static const char likely[] = "abc,,;\"\r\n\xc3\xa9 1234567";
    plan_csv_scan *wide = plan_csv_scan_choose();
    uint64_t random = 88172645463325252;
    for (int round = 0; round < 2000; round++) {
        char bytes[SIZE + PLAN_CSV_PADDING] = {0};
        uint32_t places[4][SIZE];
        size_t counts[4] = {0}, from = (size_t)round % 40, to = SIZE - (size_t)round % 97;
        plan_csv_scan_state states[4] = {{0}};
        for (size_t i = 0; i < sizeof bytes; i++) {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            bytes[i] = likely[random % (round % 2 == 0 ? sizeof likely - 1 : 5)];
        }
        uint64_t inside = round % 3 == 0 ? UINT64_MAX : 0;
        for (int i = 0; i < 4; i++) {
            states[i].inside = inside;
        }
        for (size_t i = from; i < to; i++) {
            char c = bytes[i];
            states[0].inside = c == '"' ? ~states[0].inside : states[0].inside;
            states[0].has_quote |= c == '"';
            states[0].has_high |= (unsigned char)c > 0x7F;
            if ((c == ',' || c == '\n' || c == '\r') && states[0].inside == 0) {
                places[0][counts[0]++] = (uint32_t)i;
            }
        }
        counts[1] = scan_window(bytes, from, to, ',', &states[1], places[1]);
        counts[2] = plan_csv_scan_base(bytes, from, to, ',', &states[2], places[2]);
        counts[3] = wide(bytes, from, to, ',', &states[3], places[3]);
        for (int i = 1; i < 4; i++) {
            CHECK_U64("count", counts[i], counts[0]);
            CHECK_TRUE("places", memcmp(places[i], places[0], counts[0] * sizeof(uint32_t)) == 0);
            CHECK_TRUE("state", states[i].inside == states[0].inside &&
                                    states[i].has_quote == states[0].has_quote &&
                                    states[i].has_high == states[0].has_high);
        }
    }
    CHECK_TRUE("AVX2 or not", plan_csv_scan_avx2() == NULL || wide != NULL);
}

/* Rows longer than a window of the scan, and a buffer that grows. */
static void windows(void) {
    enum { SIZE = 20000 };
    static char text[SIZE];
    for (size_t at = 0, i = 0; at < SIZE; i++) {
        size_t n = i % 7 == 0 ? 45 : i % 5;
        n = at + n + 1 < SIZE ? n : SIZE - at - 1;
        memset(text + at, 'x', n);
        at += n;
        text[at++] = i % 5 == 4 ? '\n' : ',';
    }
    size_t pieces[] = {100, 5000, SIZE};
    for (size_t p = 0; p < 3; p++) {
        heard fast, slow;
        read(text, SIZE / 8, pieces[p], ',', false, &fast);
        read(text, SIZE / 8, pieces[p], ',', true, &slow);
        CHECK_STR("the same", fast.text, slow.text);
    }
}

/* The same report for every way of cutting the file into blocks. */
static void blocks(void) {
    const char *table = "indicator,period,value\n\xef\xbb\xbf"
                        "a,2020,1\na,2021,x\na,2022,\"1\n";
    for (size_t piece = 0; piece < 9; piece++) {
        plan_report *report = build_check_options(BUILD_SHARES, table, NULL, piece);
        CHECK_U64("unreadable", build_counts(report, "P101").fails, 1);
        CHECK_U64("a mark in mid-file is no code", build_counts(report, "P113").fails, 1);
        CHECK_U64("unclosed", build_counts(report, "P116").fails, 1);
        plan_report_free(report);
    }
}

static void files(void) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_error error;
    plan_data data;
    plan_error_init(&error);
    memset(&data, 0, sizeof data);
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("size", plan_csv_read_file(document, &data, NULL, NULL, report, &error),
                 PLAN_INVALID);
    data.struct_size = (uint32_t)sizeof data;
    data.number_format = -1;
    data.path = "no-such-file.csv";
    CHECK_STATUS("none", plan_csv_read_file(document, &data, NULL, NULL, report, &error), PLAN_IO);
    data.path = ".";
    CHECK_STATUS("folder", plan_csv_read_file(document, &data, NULL, NULL, report, &error),
                 PLAN_IO);
    data.path = "empty-table.csv";
    CHECK_STATUS(
        "header only",
        plan_csv_read_file(document, &data, PLAN_SOURCE_DIR "/tests/data", NULL, report, &error),
        PLAN_OK);
    data.separator = '"';
    CHECK_STATUS("separator", plan_csv_read_file(document, &data, NULL, NULL, report, &error),
                 PLAN_INVALID);
    plan_report_free(report);
    plan_document_free(document);
}

TEST_MAIN("csv", {"places", places}, {"scans", scans}, {"windows", windows}, {"blocks", blocks},
          {"files", files})
