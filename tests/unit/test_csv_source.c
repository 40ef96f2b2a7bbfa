/* Where tables come from and how they end: encodings, sources that fail, limits, memory that is
 * out, what the system says of files. */
#include "build.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <plan/csv.h>
#include <plan/json.h>

#include "csv_scan.h"
#include "csv_splitter.h"
#include "csv_table.h"
#include "failing.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char plan[] = "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":"
                           "\"a\",\"kind\":\"level\"}]}";

/* --- Bytes --- */

static void encodings(void) {
    static const struct {
        const char *label, *bytes;
        size_t size, mark;
        bool is_utf8;
    } rows[] = {
        {"nothing", "", 0, 0, true},
        {"text", "a,b\n", 4, 0, true},
        {"little-endian mark",
         "\xff\xfe"
         "a\0",
         4, 0, false},
        {"big-endian mark", "\xfe\xff\0a", 4, 0, false},
        {"the first byte of a mark", "\xff", 1, 0, true},
        {"FF and text",
         "\xff"
         "ab,",
         4, 0, true},
        {"FE and text",
         "\xfe"
         "ab,",
         4, 0, true},
        {"FE twice", "\xfe\xfe,a", 4, 0, true},
        {"big-endian", "\0a\0b", 4, 0, false},
        {"NUL and text", "\0abc", 4, 0, true},
        {"NUL twice", "\0\0\0a", 4, 0, true},
        {"NUL three bytes long", "\0a\0", 3, 0, true},
        {"NULs", "\0\0\0\0", 4, 0, true},
        {"little-endian", "a\0b\0", 4, 0, false},
        {"text, NUL and text", "a\0bc", 4, 0, true},
        {"NUL at the end", "abc\0", 4, 0, true},
        {"mark of UTF-8",
         "\xef\xbb\xbf"
         "a",
         4, 3, true},
        {"two bytes of it", "\xef\xbb", 2, 0, true},
        {"a third of its own",
         "\xef\xbb\xbd"
         "a",
         4, 0, true},
        {"another second",
         "\xef\xbc\xbf"
         "a",
         4, 0, true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t mark = 9;
        CHECK_INT(rows[i].label,
                  plan_csv_is_utf8((const unsigned char *)rows[i].bytes, rows[i].size, &mark),
                  rows[i].is_utf8);
        CHECK_U64(rows[i].label, mark, rows[i].mark);
    }
}

static void scans_of_machines(void) {
    plan_csv_scan *wide = plan_csv_scan_avx2();
    CHECK_TRUE("without AVX2", plan_csv_scan_for(false) == &plan_csv_scan_base);
    CHECK_TRUE("with it", plan_csv_scan_for(true) == (wide != NULL ? wide : &plan_csv_scan_base));
}

/* --- Sources --- */

/* Text in pieces, and what comes instead of its end. */
typedef struct broken {
    const char *text;
    size_t size, at, piece; /* 0: all */
    plan_status end;
} broken;

static plan_status give(void *context, void *buffer, size_t size, size_t *read) {
    broken *b = context;
    size_t n = b->size - b->at < size ? b->size - b->at : size;
    n = b->piece > 0 && n > b->piece ? b->piece : n;
    *read = n;
    if (n == 0) {
        return b->end;
    }
    memcpy(buffer, b->text + b->at, n);
    b->at += n;
    return PLAN_OK;
}

typedef struct outcome {
    plan_status status;
    size_t rows;
    char findings[600]; /* "P113 message" each, then a line end */
} outcome;

static outcome read_with(const plan_allocator *allocator, broken source, const plan_data *how,
                         const plan_limits *limits, const char *file) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_data data = {.struct_size = sizeof data, .path = "t.csv", .number_format = -1};
    outcome o;
    memset(&o, 0, sizeof o);
    data = how != NULL ? *how : data;
    data.path = file != NULL ? file : data.path;
    o.status = plan_document_new(allocator, &document);
    o.status = o.status == PLAN_OK ? plan_report_new(allocator, NULL, &report) : o.status;
    o.status = o.status == PLAN_OK
                   ? plan_json_read(document, "p", plan, sizeof plan - 1, NULL, report, NULL)
                   : o.status;
    if (o.status == PLAN_OK) {
        o.status = file != NULL
                       ? plan_csv_read_file(document, &data, "", limits, report, NULL)
                       : plan_csv_read(document, &data, give, &source, limits, report, NULL);
        o.rows = plan_document_count(document);
        if (o.status != PLAN_NO_MEMORY) {
            plan_status closed = plan_report_close(report);
            o.status = closed != PLAN_OK ? closed : o.status;
        }
        for (size_t i = 0; i < plan_report_finding_count(report); i++) {
            const plan_finding *f = plan_report_finding(report, i);
            size_t n = strlen(o.findings);
            snprintf(o.findings + n, sizeof o.findings - n, "%s %s\n", f->code, f->message);
        }
    }
    plan_report_free(report);
    plan_document_free(document);
    return o;
}

static broken whole(const char *text, plan_status end) {
    broken b = {text, strlen(text), 0, 0, end};
    return b;
}

/* Text up to the first 64 KiB block's end, with a row of nine cells across it. */
static size_t long_text(char *text, size_t size) {
    size_t n = (size_t)snprintf(text, size, "indicator,period,value\n");
    for (unsigned year = 0; n < PLAN_CSV_BLOCK - 40; year++) {
        n += (size_t)snprintf(text + n, size - n, "a,%u,5\n", 1000 + year % 1000);
    }
    n += (size_t)snprintf(text + n, size - n, "a,1,2,3,4,5,6,7,8,%*s", 60, "x");
    return n;
}

static void sources_that_fail(void) {
    static const char table[] = "indicator,period,value\na,2020,5\na,2021,";
    static const struct {
        const char *label;
        plan_status end, status;
        size_t rows;
        const char *says;
    } rows[] = {
        {"in order", PLAN_OK, PLAN_OK, 1, ""},
        {"broken off", PLAN_IO, PLAN_IO, 1, "P122 cannot be read: the reading broke off"},
        {"in vain", PLAN_CANCELLED, PLAN_CANCELLED, 1, ""},
        {"without memory", PLAN_NO_MEMORY, PLAN_NO_MEMORY, 0, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (size_t piece = 0; piece < 30; piece += 7) {
            broken source = whole(table, rows[i].end);
            source.piece = piece;
            outcome o = read_with(NULL, source, NULL, NULL, NULL);
            CHECK_STATUS(rows[i].label, o.status, rows[i].status);
            CHECK_TRUE(rows[i].label, o.rows <= rows[i].rows);
            CHECK_TRUE(o.findings, strstr(o.findings, rows[i].says) != NULL);
        }
    }
    outcome o = read_with(NULL, whole("", PLAN_IO), NULL, NULL, NULL);
    CHECK_STATUS("before the first byte", o.status, PLAN_IO);
    /* The mark of gzip, then nothing: these two bytes are no text. */
    broken packed = whole("\x1f\x8b\x08", PLAN_IO);
    packed.piece = 3;
    o = read_with(NULL, packed, NULL, NULL, NULL);
    CHECK_STATUS("in a compressed table's mark", o.status, PLAN_IO);
    CHECK_U64("no row", o.rows, 0);
}

/* A row that is too wide stands across the end of a block; what follows it is not told as well. */
static void ends_in_a_wide_row(void) {
    static char text[PLAN_CSV_BLOCK + 200];
    plan_limits limits = {.struct_size = sizeof limits, .max_columns = 5};
    size_t n = long_text(text, sizeof text);
    static const struct {
        const char *label;
        const char *more;
        size_t size;
        plan_status end;
    } rows[] = {
        {"NUL", "\0\n", 2, PLAN_OK},
        {"broken off", "", 0, PLAN_IO},
        {"more of it", ",y\n", 3, PLAN_OK},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        memcpy(text + n, rows[i].more, rows[i].size);
        broken source = {text, n + rows[i].size, 0, 0, rows[i].end};
        outcome o = read_with(NULL, source, NULL, &limits, NULL);
        CHECK_STATUS(rows[i].label, o.status, PLAN_FINDINGS);
        CHECK_STR(rows[i].label, o.findings, "P121 limit reached: too many columns (limit 5)\n");
    }
}

static void one_column(void) {
    static const char *const set[] = {"indicator", "a", "period", "2020", "note", "n"};
    plan_data data = {.struct_size = sizeof data, .path = "t.csv", .number_format = -1};
    data.set = set;
    data.set_pairs = 3;
    outcome o = read_with(NULL, whole("value\n\n5\n \n", PLAN_OK), &data, NULL, NULL);
    CHECK_STATUS("one column", o.status, PLAN_OK);
    CHECK_U64("one row", o.rows, 1);
    data.set_pairs = 1;
    o = read_with(NULL, whole("period,value\n2020,5\n2021,6\n", PLAN_OK), &data, NULL, NULL);
    CHECK_U64("two", o.rows, 2);
    data.set = set + 4; /* a note is nothing that a row needs */
    o = read_with(NULL, whole("indicator,period,value\na,2020,5\n", PLAN_OK), &data, NULL, NULL);
    CHECK_STATUS("a note", o.status, PLAN_OK);
    CHECK_U64("one", o.rows, 1);
}

/* Values at the ends of what a word of the machine holds. */
static void short_values(void) {
    static const struct {
        const char *value;
        size_t rows; /* with one that is read before */
    } cases[] = {
        {"12345678", 2}, {"123456789", 2}, {"-1234567", 2}, {"-123456789", 2},
        {"1.5", 2},      {".5", 1},        {"5.", 1},       {"1.5.2", 1},
        {"1,5", 1},      {"-", 1},         {"5 ha", 1}, /* a number has no unit here */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[100];
        snprintf(text, sizeof text, "indicator;period;value\na;2019;1\na;2020;%s\n",
                 cases[i].value);
        plan_data data = {.struct_size = sizeof data, .path = "t.csv", .number_format = -1};
        data.separator = ';';
        outcome o = read_with(NULL, whole(text, PLAN_OK), &data, NULL, NULL);
        CHECK_U64(cases[i].value, o.rows, cases[i].rows);
        CHECK_STATUS(cases[i].value, o.status, cases[i].rows == 2 ? PLAN_OK : PLAN_FINDINGS);
    }
}

/* A code that is told as a warning leaves the file incomplete all the same. */
static void incomplete_without_errors(void) {
    static const char lenient[] =
        "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"a\",\"kind\":"
        "\"level\"}],\"builtin\":[{\"code\":\"P120\",\"severity\":\"warning\"}]}";
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_data data = {.struct_size = sizeof data, .path = "t.csv", .number_format = -1};
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("plan",
                 plan_json_read(document, "p", lenient, sizeof lenient - 1, NULL, report, NULL),
                 PLAN_OK);
    for (int round = 0; round < 2; round++) {
        broken source = {"indicator,period,value\na,2020,5\n\0", 33, 0, 0, PLAN_OK};
        plan_status status = plan_csv_read(document, &data, give, &source, NULL, report, NULL);
        CHECK_STATUS(round == 0 ? "incomplete now" : "it was before", status,
                     round == 0 ? PLAN_FINDINGS : PLAN_OK);
    }
    plan_report_free(report);
    plan_document_free(document);
}

/* Files are numbered in a byte. */
static void many_files(void) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_data data = {.struct_size = sizeof data, .path = "t.csv", .number_format = -1};
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("plan", plan_json_read(document, "p", plan, sizeof plan - 1, NULL, report, NULL),
                 PLAN_OK);
    for (int i = 0; i <= 250; i++) {
        broken source = whole("indicator,period,value\n", PLAN_OK);
        CHECK_STATUS("file", plan_csv_read(document, &data, give, &source, NULL, report, NULL),
                     i < 250 ? PLAN_OK : PLAN_LIMIT);
    }
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    const plan_finding *f = build_finding(report, "P121");
    if (CHECK_TRUE("told", f != NULL)) {
        CHECK_STR("told", f->message, "limit reached: data files (limit 250)");
    }
    plan_report_free(report);
    plan_document_free(document);
}

/* A document that cannot be finished takes no rows. */
static void unfinished(void) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_data data = {.struct_size = sizeof data, .path = "t.csv", .number_format = -1};
    plan_indicator growth = {sizeof growth, .code = "g", .kind = PLAN_GROWTH, .unit = "%",
                             .of = "nobody"};
    broken source = whole("indicator,period,value\na,2020,5\n", PLAN_OK);
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("add", plan_document_add_indicator(document, &growth, NULL), PLAN_OK);
    CHECK_STATUS("read", plan_csv_read(document, &data, give, &source, NULL, report, NULL),
                 PLAN_NOT_FOUND);
    plan_report_free(report);
    plan_document_free(document);
}

/* --- Files --- */

static void reasons(void) {
    static const struct {
        int number;
        const char *words;
    } rows[] = {
        {ENOENT, "no such file"},
        {EACCES, "permission denied"},
        {EPERM, "permission denied"},
        {ENOTDIR, "a part of the path is no directory"},
        {ENAMETOOLONG, "the path is too long"},
        {EMFILE, "too many open files"},
        {ENFILE, "too many open files"},
        {ENOMEM, "no memory"},
        {ELOOP, "too many symbolic links"},
        {EIO, "the system refuses to open it"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        CHECK_STR(rows[i].words, plan_reason_of_errno(rows[i].number), rows[i].words);
    }
}

/* Memory of the process itself cannot be read from its first byte: the file opens, and reading
 * fails. */
static void files_that_fail(void) {
    static const char own_memory[] = "/proc/self/mem";
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_baseline *baseline = NULL;
    outcome o = read_with(NULL, whole("", PLAN_OK), NULL, NULL, own_memory);
    CHECK_STATUS("table", o.status, PLAN_IO);
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("plan", plan_json_read_file(document, own_memory, NULL, report, NULL), PLAN_IO);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    plan_data data = {.struct_size = sizeof data, .path = own_memory, .number_format = -1};
    CHECK_STATUS("finished", plan_csv_read_file(document, &data, NULL, NULL, report, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("baseline", plan_json_read_baseline_file(NULL, own_memory, &baseline, NULL),
                 PLAN_IO);
    CHECK_STATUS("baseline", plan_json_read_baseline_file(NULL, "/dev/null", &baseline, NULL),
                 PLAN_SYNTAX);
    struct rlimit before, none;
    CHECK_INT("limit", getrlimit(RLIMIT_NOFILE, &before), 0);
    none = before;
    none.rlim_cur = 0;
    CHECK_INT("limit", setrlimit(RLIMIT_NOFILE, &none), 0);
    o = read_with(NULL, whole("", PLAN_OK), NULL, NULL, PLAN_SOURCE_DIR "/CHANGELOG.md");
    CHECK_INT("limit", setrlimit(RLIMIT_NOFILE, &before), 0);
    CHECK_STATUS("no more files", o.status, PLAN_IO);
    CHECK_STR("no more files", o.findings, "P122 cannot be read: too many open files\n");
    plan_report_free(report);
    plan_document_free(document);
}

/* A file whose size is known: room for its rows is made at once, not beyond the limit of rows. */
static void files_with_rows(void) {
    enum { ROWS = 20000 };
    char path[] = "/tmp/libplan-XXXXXX";
    int descriptor = mkstemp(path);
    FILE *file = descriptor >= 0 ? fdopen(descriptor, "w") : NULL;
    if (!CHECK_TRUE("a file", file != NULL)) {
        return;
    }
    fprintf(file, "indicator,period,value\n");
    for (unsigned i = 0; i < ROWS; i++) {
        fprintf(file, "a,%04u-%02u,5\n", 1 + i / 12, 1 + i % 12);
    }
    fclose(file);
    plan_limits limits = {.struct_size = sizeof limits, .max_observations = 15000};
    outcome all = read_with(NULL, whole("", PLAN_OK), NULL, NULL, path);
    outcome some = read_with(NULL, whole("", PLAN_OK), NULL, &limits, path);
    unlink(path);
    CHECK_STATUS("all", all.status, PLAN_OK);
    CHECK_U64("all", all.rows, ROWS);
    CHECK_STATUS("some", some.status, PLAN_LIMIT);
    CHECK_U64("some", some.rows, 15000);
}

/* --- Memory --- */

static bool take_row(void *context, const plan_csv_cell *cells, size_t count, bool valid) {
    size_t *rows = context;
    (void)cells;
    (void)count;
    (void)valid;
    ++*rows;
    return true;
}

static void take_problem(void *context, int problem, uint32_t line, uint32_t column) {
    (void)context;
    (void)problem;
    (void)line;
    (void)column;
}

/* Six rows, the last without an end, in pieces of 16 bytes. */
static plan_status split_with(const plan_allocator *allocator, bool by_libcsv) {
    static const char text[] = "a,b\n1,2\n\"x,\ny\",3\n4\"5,6\n\xc3\xa9,7\n8,9";
    size_t rows = 0;
    plan_csv_events events = {&rows, take_row, NULL, NULL, take_problem};
    plan_csv_splitter *splitter = NULL;
    bool ended = false;
    plan_status status =
        plan_csv_splitter_new(allocator, by_libcsv, ',', 100, 10, &events, &splitter);
    for (size_t at = 0; at < sizeof text - 1 && status == PLAN_OK; at += 16) {
        size_t n = sizeof text - 1 - at < 16 ? sizeof text - 1 - at : 16;
        status = plan_csv_splitter_feed(splitter, text + at, n, &ended);
    }
    status = status == PLAN_OK ? plan_csv_splitter_finish(splitter) : status;
    plan_csv_splitter_free(splitter);
    return status != PLAN_OK ? status : rows == 5 ? PLAN_OK : PLAN_INVALID;
}

static plan_status split_fast(const plan_allocator *allocator) {
    return split_with(allocator, false);
}

static plan_status split_by_libcsv(const plan_allocator *allocator) {
    return split_with(allocator, true);
}

static plan_status read_and_tell(const plan_allocator *allocator) {
    outcome o = read_with(allocator,
                          whole("indicator,period,value,other\na,2020,x\xff,\na,2021,6\n"
                                "a,2022,\"7",
                                PLAN_OK),
                          NULL, NULL, NULL);
    return o.status == PLAN_FINDINGS ? PLAN_OK : o.status;
}

static plan_status break_off(const plan_allocator *allocator) {
    outcome o = read_with(allocator, whole("indicator,period,value\na,2020,5\na,2021", PLAN_IO),
                          NULL, NULL, NULL);
    return o.status == PLAN_IO ? PLAN_OK : o.status;
}

static plan_status end_at_nul(const plan_allocator *allocator) {
    broken source = {"indicator,period,value\na,2020,5\na\0", 35, 0, 0, PLAN_OK};
    outcome o = read_with(allocator, source, NULL, NULL, NULL);
    return o.status == PLAN_FINDINGS ? PLAN_OK : o.status;
}

static void memory(void) {
    CHECK_TRUE("fast", failing_everywhere(split_fast));
    CHECK_TRUE("by libcsv", failing_everywhere(split_by_libcsv));
    CHECK_TRUE("what is told", failing_everywhere(read_and_tell));
    CHECK_TRUE("broken off", failing_everywhere(break_off));
    CHECK_TRUE("NUL", failing_everywhere(end_at_nul));
}

TEST_MAIN("csv_source", {"encodings", encodings}, {"scans of machines", scans_of_machines},
          {"sources that fail", sources_that_fail}, {"ends in a wide row", ends_in_a_wide_row},
          {"short values", short_values}, {"one column", one_column},
          {"incomplete without errors", incomplete_without_errors}, {"many files", many_files},
          {"unfinished", unfinished}, {"reasons", reasons}, {"files that fail", files_that_fail},
          {"files with rows", files_with_rows}, {"memory", memory})
