/* What stands around the figures of findings: cells, their ends, rows, repaired cells. Expected
 * texts are those of the tables below. */
#include "build.h"

#include <sys/resource.h>

#include <plan/csv.h>
#include <plan/json.h>

#include "csv_cite.h"
#include "failing.h"
#include "numeral.h"
#include "text.h"

#define SHARES                                                                                     \
    "{\"libplan\":1,\"number_format\":\"vi\",\"indicators\":["                                     \
    "{\"code\":\"a\",\"kind\":\"share\",\"unit\":\"%\"},"                                          \
    "{\"code\":\"b\",\"kind\":\"share\",\"unit\":\"%\"},"                                          \
    "{\"code\":\"c\",\"kind\":\"share\",\"unit\":\"%\"},"                                          \
    "{\"code\":\"d\",\"kind\":\"share\",\"unit\":\"%\"}],"                                         \
    "\"partitions\":[{\"code\":\"s\",\"total\":100,\"members\":[\"a\",\"b\",\"c\",\"d\"]}]}"
/* 14,47 + 41,96 + 38,08 + 5,69 = 100,20; 14,27, 41,76 or 5,49 mends it. */
#define TABLE                                                                                      \
    "indicator,note,period,value\n"                                                                \
    "a,\"x \"\"y\"\"\",2022,\"14,27\"\n"                                                           \
    "\n"                                                                                           \
    "b,,2022,\"41,96\"\n"                                                                          \
    "c,,2022,\"38,08\"\n"                                                                          \
    "d,,2022,\"5,69\"\n"                                                                           \
    "a,\xc3\xa9,2023,\"14,47\"\n"                                                                  \
    "b,,2023,\"41,96\"\n"                                                                          \
    "c,,2023,\"38,08\"\n"                                                                          \
    "d,\"two\nlines\",2023,\"5,69\"\n"

typedef struct made {
    plan_document *document;
    plan_report *report;
    plan_data data;
    plan_error error;
} made;

static plan_status make(made *m, const plan_allocator *allocator, const char *plan,
                        const char *table) {
    build_source source = {table, 0, 0};
    memset(m, 0, sizeof *m);
    plan_error_init(&m->error);
    m->data.struct_size = (uint32_t)sizeof m->data;
    m->data.path = "t.csv";
    m->data.number_format = -1;
    plan_status status = plan_document_new(allocator, &m->document);
    status = status == PLAN_OK ? plan_report_new(allocator, NULL, &m->report) : status;
    if (status == PLAN_OK) {
        status =
            plan_json_read(m->document, "p.json", plan, strlen(plan), NULL, m->report, &m->error);
    }
    if (status == PLAN_OK) {
        status =
            plan_csv_read(m->document, &m->data, build_read, &source, NULL, m->report, &m->error);
        status = status == PLAN_FINDINGS ? PLAN_OK : status;
    }
    return status == PLAN_OK ? plan_check(m->document, NULL, m->report, &m->error) : status;
}

static plan_status cite(made *m, const char *table, size_t piece) {
    build_source source = {table, 0, piece};
    return plan_csv_cite(m->document, &m->data, build_read, &source, NULL, m->report, &m->error);
}

static void drop(made *m) {
    plan_report_free(m->report);
    plan_document_free(m->document);
}

/* The place of the first finding of a code; SIZE_MAX. */
static size_t place_of(const plan_report *report, const char *code) {
    for (size_t i = 0; i < plan_report_finding_count(report); i++) {
        if (strcmp(plan_report_finding(report, i)->code, code) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

static void cells(void) {
    for (size_t piece = 0; piece < 4; piece++) {
        made m;
        CHECK_STATUS("make", make(&m, NULL, SHARES, TABLE), PLAN_OK);
        size_t at = place_of(m.report, "P301");
        const plan_finding *f = plan_report_finding(m.report, at);
        CHECK_STR("no cell before", f->inputs[0].cell, "");
        CHECK_U64("no citation before", plan_report_citation_count(m.report, at), 0);
        CHECK_STATUS("cite", cite(&m, TABLE, piece), PLAN_OK);
        f = plan_report_finding(m.report, at);
        CHECK_U64("2022 has one, 2023 has one", build_counts(m.report, "s").fails, 1);
        static const struct {
            const char *cell;
            uint32_t line, column, end;
        } expected[] = {{"\"14,47\"", 7, 10, 17},
                        {"\"41,96\"", 8, 9, 16},
                        {"\"38,08\"", 9, 9, 16},
                        {"\"5,69\"", 11, 13, 19}};
        for (size_t i = 0; i < 4; i++) {
            CHECK_STR("cell", f->inputs[i].cell, expected[i].cell);
            CHECK_U64("line", f->inputs[i].line, expected[i].line);
            CHECK_U64("column", f->inputs[i].column, expected[i].column);
            CHECK_U64("end", f->inputs[i].column_end, expected[i].end);
        }
        CHECK_U64("repairs", f->repair_count, 3);
        CHECK_STR("14.47", f->repairs[0].cell, "\"14,27\"");
        CHECK_STR("41.96", f->repairs[1].cell, "\"41,76\"");
        CHECK_STR("5.69", f->repairs[2].cell, "\"5,49\"");
        drop(&m);
    }
}

static void rows(void) {
    made m;
    CHECK_STATUS("make", make(&m, NULL, SHARES, TABLE), PLAN_OK);
    CHECK_STATUS("cite", cite(&m, TABLE, 0), PLAN_OK);
    size_t at = place_of(m.report, "P301");
    CHECK_U64("one file", plan_report_citation_count(m.report, at), 1);
    const plan_citation *c = plan_report_citation(m.report, at, 0);
    CHECK_TRUE("beyond the end", plan_report_citation(m.report, at, 1) == NULL);
    CHECK_TRUE("no finding", plan_report_citation(m.report, 99, 0) == NULL);
    CHECK_U64("no report", plan_report_citation_count(NULL, 0), 0);
    CHECK_STR("file", c->file, "t.csv");
    CHECK_U64("width", c->width, 4);
    CHECK_U64("columns", c->column_count, 4);
    CHECK_STR("header", c->header[3], "value");
    CHECK_U64("places of columns", c->columns[1], 2);
    /* In question: a, b and d of 2023, in rows 7, 8 and 10; two rows before and behind. */
    static const uint32_t lines[] = {5, 6, 7, 8, 9, 10};
    CHECK_U64("rows", c->row_count, 6);
    for (size_t i = 0; i < 6 && i < c->row_count; i++) {
        CHECK_U64("line", c->rows[i].line, lines[i]);
    }
    CHECK_STR("content", c->rows[5].cells[1], "two\nlines");
    CHECK_STR("content", c->rows[2].cells[3], "14,47");
    CHECK_U64("marks", c->mark_count, 3);
    static const struct { uint32_t row, input; } marks[] = {{2, 0}, {3, 1}, {5, 3}};
    for (size_t i = 0; i < 3 && i < c->mark_count; i++) {
        CHECK_U64("row of a mark", c->marks[i].row, marks[i].row);
        CHECK_U64("column of a mark", c->marks[i].column, 3);
        CHECK_U64("input of a mark", c->marks[i].input, marks[i].input);
        CHECK_INT("in question", c->marks[i].in_question, 1);
        CHECK_INT("in question",
                  plan_finding_in_question(plan_report_finding(m.report, at), c->marks[i].input),
                  1);
    }
    CHECK_INT("c is not", plan_finding_in_question(plan_report_finding(m.report, at), 2), 0);
    CHECK_INT("beyond", plan_finding_in_question(plan_report_finding(m.report, at), 4), 0);
    CHECK_STATUS("twice is once", cite(&m, TABLE, 0), PLAN_OK);
    CHECK_U64("one file", plan_report_citation_count(m.report, at), 1);
    drop(&m);
}

/* Files that changed after they were read, and what stays of them. */
static void changed(void) {
    static const struct {
        const char *label, *from, *to;
        const char *first; /* the cell of the first input afterwards */
        size_t marks;
    } rows[] = {
        {"the same", "", "", "\"14,47\"", 3},
        {"another value", "2023,\"14,47\"", "2023,\"14,57\"", "", 2},
        {"another precision", "2023,\"14,47\"", "2023,\"14,470\"", "", 2},
        {"no number", "2023,\"14,47\"", "2023,\"14,x7\"", "", 2},
        {"a bound", "2023,\"14,47\"", "2023,\">14,47\"", "", 2},
        {"another notation", "2023,\"14,47\"", "2023,\"14.47\"", "", 2},
        {"a row more", "a,\"x", "a,,2021,1\na,\"x", "", 0},
        {"a column more", "a,\xc3\xa9", "a,\xc3\xa9\xc3\xa9", "", 2},
        {"a row that is lost", "a,\xc3\xa9", "\"", "", 2},
        {"the last rows are gone", "c,,2023", NULL, "\"14,47\"", 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        made m;
        char table[1000];
        const char *cut = strstr(TABLE, rows[i].from);
        snprintf(table, sizeof table, "%.*s%s%s", (int)(cut - TABLE), TABLE,
                 rows[i].to == NULL ? "" : rows[i].to,
                 rows[i].to == NULL ? "" : cut + strlen(rows[i].from));
        CHECK_STATUS("make", make(&m, NULL, SHARES, TABLE), PLAN_OK);
        CHECK_STATUS("cite", cite(&m, table, 0), PLAN_OK);
        size_t at = place_of(m.report, "P301");
        const plan_citation *c = plan_report_citation(m.report, at, 0);
        CHECK_STR(rows[i].label, plan_report_finding(m.report, at)->inputs[0].cell, rows[i].first);
        CHECK_U64(rows[i].label, c == NULL ? 0 : c->mark_count, rows[i].marks);
        drop(&m);
    }
}

/* A complaint of the reader stands within its cell; columns that are not known come last. */
static void complaints(void) {
    const char *table = "u1,indicator,u2,u3,period,u4,u5,u6,u7,u8,u9,u10,u11,value\n"
                        ",a,,,2020,,,,,,,,,1.2.3\n"
                        ",b,,,2020,,,,,,,,,\"1 x 2\"\n"
                        ",c,,,2020,,,,,,,,,\"41,96\"\n";
    made m;
    CHECK_STATUS("make", make(&m, NULL, SHARES, table), PLAN_OK);
    CHECK_STATUS("cite", cite(&m, table, 0), PLAN_OK);
    size_t at = place_of(m.report, "P101");
    const plan_citation *c = plan_report_citation(m.report, at, 0);
    CHECK_TRUE("cited", c != NULL);
    if (c != NULL) {
        CHECK_U64("width", c->width, 14);
        CHECK_U64("columns", c->column_count, 12);
        CHECK_STR("the first", c->header[0], "u1");
        CHECK_STR("the last", c->header[11], "value");
        CHECK_U64("its place", c->columns[11], 14);
        CHECK_STR("before it", c->header[10], "u9");
        CHECK_U64("rows", c->row_count, 3);
        CHECK_U64("marks", c->mark_count, 1);
        CHECK_U64("column", c->marks[0].column, 11);
        CHECK_U64("input", c->marks[0].input, UINT32_MAX);
    }
    CHECK_STATUS("again", cite(&m, table, 0), PLAN_OK);
    CHECK_U64("is no other citation", plan_report_citation_count(m.report, at), 1);
    drop(&m);
}

/* --- The ways to a file --- */

typedef struct ending {
    build_source source;
    plan_status end;
    bool has_nul; /* instead of the last byte */
} ending;

static plan_status give_and_end(void *context, void *buffer, size_t size, size_t *read) {
    ending *e = context;
    plan_status status = build_read(&e->source, buffer, size, read);
    if (e->has_nul && *read > 0) {
        ((char *)buffer)[*read - 1] = '\0';
    }
    return status == PLAN_OK && *read == 0 ? e->end : status;
}

/* The first cell of the finding after one citing, and whether rows were cited. */
static void check_cited(const char *label, made *m, const char *cell, size_t citations) {
    size_t at = place_of(m->report, "P301");
    CHECK_STR(label, plan_report_finding(m->report, at)->inputs[0].cell, cell);
    CHECK_U64(label, plan_report_citation_count(m->report, at), citations);
}

static void other_ways(void) {
    static const char *const decimals[] = {"note", "x", "decimals", "2", "source", "y"};
    plan_limits by_libcsv = {.struct_size = sizeof by_libcsv, .csv_engine = PLAN_CSV_LIBCSV};
    made m;
    for (int way = 0; way < 7; way++) {
        ending e = {{TABLE, 0, 0}, way == 1 ? PLAN_SYNTAX : way == 5 ? PLAN_IO : PLAN_OK, way == 6};
        CHECK_STATUS("make", make(&m, NULL, SHARES, TABLE), PLAN_OK);
        m.data.number_format = way == 2 ? PLAN_NUMBER_VI : -1;
        m.data.set = decimals; /* as many as the cells have */
        m.data.set_pairs = way == 3 ? 3 : 0;
        m.report->cited_rows = way == 4 ? 20000 : 0; /* no room for rows: cells all the same */
        CHECK_STATUS("cite",
                     plan_csv_cite(m.document, &m.data, give_and_end, &e,
                                   way == 0 ? &by_libcsv : NULL, m.report, &m.error),
                     way == 5 ? PLAN_IO : PLAN_OK);
        check_cited("way", &m, way >= 5 ? "" : "\"14,47\"", way >= 4 ? 0 : 1);
        drop(&m);
    }
}

/* The file as it was, after a reading of another one: its cells come, its rows were shown. */
static void as_it_was(void) {
    static const char other[] = "indicator,note,period,value\n"
                                "a,\"x \"\"y\"\"\",2022,\"14,27\"\n"
                                "\n"
                                "b,,2022,\"41,96\"\n"
                                "c,,2022,\"38,08\"\n"
                                "d,,2022,\"5,69\"\n"
                                "a,\xc3\xa9,2023,\"14,57\"\n"
                                "b,,2023,\"41,96\"\n";
    made m;
    CHECK_STATUS("make", make(&m, NULL, SHARES, TABLE), PLAN_OK);
    CHECK_STATUS("another", cite(&m, other, 0), PLAN_OK);
    check_cited("another", &m, "", 1);
    CHECK_STATUS("as it was", cite(&m, TABLE, 0), PLAN_OK);
    check_cited("as it was", &m, "\"14,47\"", 1);
    drop(&m);
}

/* Rows that are shown: far apart, behind a row of many lines, beside bytes that are no text. */
static void rows_around(void) {
    static const char far[] = "sep=,\nindicator,note,period,value\n \na,,2023,\"14,47\"\n"
                              "b,,2011,1\nb,,2012,1\nb,,2013,1\nb,,2014,1\nb,,2015,1\nb,,2016,1\n"
                              "b,,2023,\"41,96\"\nc,,2023,\"38,08\"\nd,,2023,\"5,69\"\n";
    static const uint32_t far_lines[] = {4, 5, 6, 9, 10, 11, 12, 13};
    made m;
    CHECK_STATUS("make", make(&m, NULL, SHARES, far), PLAN_OK);
    CHECK_STATUS("cite", cite(&m, far, 0), PLAN_OK);
    const plan_citation *c = plan_report_citation(m.report, place_of(m.report, "P301"), 0);
    if (CHECK_TRUE("cited", c != NULL) && CHECK_U64("rows", c->row_count, 8)) {
        for (size_t i = 0; i < 8; i++) {
            CHECK_U64("line", c->rows[i].line, far_lines[i]);
        }
    }
    drop(&m);
    char table[1200] = "indicator,note,period,value\nb,,2011,1\nb,\"";
    size_t n = strlen(table);
    for (int i = 0; i < 70; i++) {
        table[n++] = '\n';
    }
    n += (size_t)snprintf(table + n, sizeof table - n, "\",2012,1\na,,2023,\"14,47\"\nb,");
    memset(table + n, 0x80, 200);
    n += 200;
    snprintf(table + n, sizeof table - n,
             ",2013,1\nb,,2023,\"41,96\"\nc,,2023,\"38,08\"\nd,,2023,\"5,69\"\n");
    CHECK_STATUS("make", make(&m, NULL, SHARES, table), PLAN_OK);
    CHECK_STATUS("cite", cite(&m, table, 0), PLAN_OK);
    c = plan_report_citation(m.report, place_of(m.report, "P301"), 0);
    if (CHECK_TRUE("cited", c != NULL)) {
        CHECK_U64("not the row of 71 lines", c->rows[0].line, 74);
        CHECK_U64("cut within bytes that are no text", strlen(c->rows[1].cells[1]), 116 + 3);
    }
    drop(&m);
}

/* A row of 71 lines stands between rows that are shown: what is before it is no neighbour. */
static void behind_a_long_row(void) {
    char table[600] = "indicator,note,period,value\na,,2023,\"14,47\"\nb,,2011,1\nb,,2012,1\n"
                      "b,,2013,1\nb,,2014,1\nb,\"";
    static const uint32_t lines[] = {2, 3, 4, 78, 79, 80};
    size_t n = strlen(table);
    for (int i = 0; i < 70; i++) {
        table[n++] = '\n';
    }
    snprintf(table + n, sizeof table - n,
             "\",2015,1\nb,,2023,\"41,96\"\nc,,2023,\"38,08\"\nd,,2023,\"5,69\"\n");
    made m;
    CHECK_STATUS("make", make(&m, NULL, SHARES, table), PLAN_OK);
    CHECK_STATUS("cite", cite(&m, table, 0), PLAN_OK);
    const plan_citation *c = plan_report_citation(m.report, place_of(m.report, "P301"), 0);
    if (CHECK_TRUE("cited", c != NULL) && CHECK_U64("rows", c->row_count, 6)) {
        for (size_t i = 0; i < 6; i++) {
            CHECK_U64("line", c->rows[i].line, lines[i]);
        }
    }
    drop(&m);
}

/* Eight figures that may each be wrong: five are shown with two rows behind the last. */
static void many_figures(void) {
    static const char eight[] =
        "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":["
        "{\"code\":\"a\",\"kind\":\"share\",\"unit\":\"%\"},{\"code\":\"b\",\"kind\":\"share\","
        "\"unit\":\"%\"},{\"code\":\"c\",\"kind\":\"share\",\"unit\":\"%\"},{\"code\":\"d\","
        "\"kind\":\"share\",\"unit\":\"%\"},{\"code\":\"e\",\"kind\":\"share\",\"unit\":\"%\"},"
        "{\"code\":\"f\",\"kind\":\"share\",\"unit\":\"%\"},{\"code\":\"g\",\"kind\":\"share\","
        "\"unit\":\"%\"},{\"code\":\"h\",\"kind\":\"share\",\"unit\":\"%\"}],\"partitions\":[{"
        "\"code\":\"s\",\"total\":100,\"members\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\","
        "\"h\"]}]}";
    /* 7 * 12.5 + 20.5 = 108: a ten less anywhere would be 98, 8 less in the last mends it. */
    static const char table[] = "indicator,period,value\na,2020,12.5\nb,2020,12.5\nc,2020,12.5\n"
                                "d,2020,12.5\ne,2020,12.5\nf,2020,12.5\ng,2020,12.5\n"
                                "h,2020,20.5\n";
    made m;
    CHECK_STATUS("make", make(&m, NULL, eight, table), PLAN_OK);
    size_t at = place_of(m.report, "P301"), in_question = 0;
    const plan_finding *f = plan_report_finding(m.report, at);
    for (size_t i = 0; f != NULL && i < f->input_count; i++) {
        in_question += plan_finding_in_question(f, i) != 0 ? 1 : 0;
    }
    CHECK_STATUS("cite", cite(&m, table, 0), PLAN_OK);
    const plan_citation *c = plan_report_citation(m.report, at, 0);
    if (CHECK_TRUE("cited", c != NULL)) {
        CHECK_U64("in question", in_question, 8);
        CHECK_U64("rows", c->row_count, 7);
        CHECK_U64("the last has no row", c->mark_count, 7);
    }
    drop(&m);
}

/* One member was observed in memory: it has a line there, and no cell in any file. */
static void observed_figures(void) {
    static const char table[] = "indicator,note,period,value\na,,2023,\"14,47\"\n"
                                "b,,2023,\"41,96\"\nc,,2023,\"38,08\"\n";
    build_source source = {table, 0, 0};
    plan_observation d = {
        .struct_size = sizeof d, .indicator = "d", .period = "2023", .text = "5,69"};
    made m;
    CHECK_STATUS("make", make(&m, NULL, SHARES, "indicator,note,period,value\n"), PLAN_OK);
    drop(&m);
    CHECK_STATUS("document", plan_document_new(NULL, &m.document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &m.report), PLAN_OK);
    CHECK_STATUS("plan",
                 plan_json_read(m.document, "p", SHARES, strlen(SHARES), NULL, m.report, NULL),
                 PLAN_OK);
    CHECK_STATUS("observe", plan_document_observe(m.document, &d, NULL), PLAN_OK);
    d.period = "2022";
    CHECK_STATUS("observe", plan_document_observe(m.document, &d, NULL), PLAN_OK);
    d.text = "5,70";
    CHECK_STATUS("another", plan_document_observe(m.document, &d, NULL), PLAN_OK);
    m.data.path = ""; /* what was observed has no other name */
    CHECK_STATUS("table",
                 plan_csv_read(m.document, &m.data, build_read, &source, NULL, m.report, NULL),
                 PLAN_OK);
    CHECK_STATUS("check", plan_check(m.document, NULL, m.report, NULL), PLAN_OK);
    CHECK_STATUS("cite", cite(&m, table, 0), PLAN_OK);
    check_cited("of the file", &m, "\"14,47\"", 1);
    CHECK_STR("of the memory",
              plan_report_finding(m.report, place_of(m.report, "P301"))->inputs[3].cell, "");
    drop(&m);
}

/* More columns than are shown, all of them known: the header is refused, and nothing is cited. */
static void too_many_columns(void) {
    static const char table[] = "indicator,period,value,value,value,value,value,value,value,value,"
                                "value,value,value,value\na,2020,1,1,1,1,1,1,1,1,1,1,1,1\n";
    made m;
    CHECK_STATUS("make", make(&m, NULL, SHARES, table), PLAN_OK);
    CHECK_STATUS("cite", cite(&m, table, 0), PLAN_OK);
    CHECK_U64("nothing", plan_report_citation_count(m.report, place_of(m.report, "P119")), 0);
    drop(&m);
}

static void cut_cells(void) {
    char table[1000], wide[300];
    made m;
    for (size_t i = 0; i < 100; i++) {
        memcpy(wide + 2 * i, "\xc3\xa9", 3);
    }
    snprintf(table, sizeof table, "note,indicator,period,value\nx%s,a,2020,1.2.3\n", wide);
    CHECK_STATUS("make", make(&m, NULL, SHARES, table), PLAN_OK);
    CHECK_STATUS("cite", cite(&m, table, 0), PLAN_OK);
    const plan_citation *c = plan_report_citation(m.report, place_of(m.report, "P101"), 0);
    CHECK_TRUE("cited", c != NULL);
    if (c != NULL) { /* 120 bytes would be in the middle of a character */
        CHECK_U64("length", strlen(c->rows[0].cells[0]), 119 + 3);
        CHECK_STR("mark", c->rows[0].cells[0] + 119, "\xe2\x80\xa6");
    }
    drop(&m);
}

/* Inferred notation, scaled units, published decreases, declared decimals, zeros in front. */
static void ways(void) {
#define LEVELS(format, unit, data)                                                                 \
    "{\"libplan\":1,\"number_format\":\"" format "\",\"indicators\":["                             \
    "{\"code\":\"w\",\"kind\":\"level\",\"unit\":\"" unit "\"},"                                   \
    "{\"code\":\"p\",\"kind\":\"level\",\"unit\":\"" unit "\"},"                                   \
    "{\"code\":\"q\",\"kind\":\"level\",\"unit\":\"" unit "\"}],"                                  \
    "\"partitions\":[{\"code\":\"s\",\"whole\":\"w\",\"members\":[\"p\",\"q\"]}]" data "}"
    static const struct {
        const char *label, *plan, *table;
        const char *cells[3]; /* repaired, in their order; those that are looked at */
    } rows[] = {
        {"groups",
         LEVELS("vi", "ha", ""),
         "indicator;period;value\nw;2020;6.000,5\np;2020;1.000,2\nq;2020;4.000,3\n",
         {"5.000,5"}},
        {"groups by a blank",
         LEVELS("vi", "ha", ""),
         "indicator;period;value\nw;2020;6\xc2\xa0"
         "000,5\np;2020;1\xc2\xa0"
         "000,2\nq;2020;4\xc2\xa0"
         "000,3\n",
         {"5\xc2\xa0"
          "000,5"}},
        {"no groups",
         LEVELS("en", "ha", ""),
         "indicator;period;value\nw;2020;6000.5\np;2020;1,000.2\nq;2020;4,000.3\n",
         {"5000.5", "2,000.2"}},
        {"inferred",
         LEVELS("vi", "ha", ""),
         "indicator;period;value\nw;2020;6.000\np;2020;1.000,2\nq;2020;4.000,3\n",
         {"5.000"}},
        {"inferred, with units",
         "{\"libplan\":1,\"indicators\":[{\"code\":\"w\",\"kind\":\"level\",\"unit\":\"ha\"},"
         "{\"code\":\"p\",\"kind\":\"level\",\"unit\":\"ha\"},{\"code\":\"q\",\"kind\":\"level\","
         "\"unit\":\"ha\"}],\"partitions\":[{\"code\":\"s\",\"whole\":\"w\",\"members\":[\"p\","
         "\"q\"]}]}",
         "indicator;period;value\nw;2020;6.000 ha\np;2020;1.000,2 ha\nq;2020;4.000,3 ha\n",
         {"5.000 ha"}},
        {"thousands",
         LEVELS("plain", "ha", ""),
         "indicator;period;value;unit\nw;2020;66.6;1000 ha\np;2020;21.2;1000 ha\n"
         "q;2020;44.4;1000 ha\n",
         {"65.6"}},
        {"unit behind the number",
         LEVELS("plain", "ha", ""),
         "indicator;period;value\nw;2020;76 ha\np;2020;20 ha\nq;2020;45 ha\n",
         {"66 ha", "30 ha"}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        made m;
        CHECK_STATUS(rows[i].label, make(&m, NULL, rows[i].plan, rows[i].table), PLAN_OK);
        m.data.separator = ';';
        plan_report_free(m.report);
        plan_document_free(m.document);
        build_source source = {rows[i].table, 0, 0};
        CHECK_STATUS("document", plan_document_new(NULL, &m.document), PLAN_OK);
        CHECK_STATUS("report", plan_report_new(NULL, NULL, &m.report), PLAN_OK);
        CHECK_STATUS("plan",
                     plan_json_read(m.document, "p", rows[i].plan, strlen(rows[i].plan), NULL,
                                    m.report, &m.error),
                     PLAN_OK);
        CHECK_STATUS(
            "table",
            plan_csv_read(m.document, &m.data, build_read, &source, NULL, m.report, &m.error),
            PLAN_OK);
        CHECK_STATUS("check", plan_check(m.document, NULL, m.report, &m.error), PLAN_OK);
        CHECK_STATUS("cite", cite(&m, rows[i].table, 0), PLAN_OK);
        const plan_finding *f = build_finding(m.report, "P302");
        CHECK_TRUE(rows[i].label, f != NULL);
        for (size_t k = 0; f != NULL && k < 3 && rows[i].cells[k] != NULL; k++) {
            bool found = false;
            for (size_t r = 0; r < f->repair_count; r++) {
                found = found || strcmp(f->repairs[r].cell, rows[i].cells[k]) == 0;
            }
            CHECK_TRUE(rows[i].cells[k], found);
            if (!found) {
                for (size_t r = 0; r < f->repair_count; r++) {
                    printf("%s -> %s: %s\n", f->repairs[r].from, f->repairs[r].to,
                           f->repairs[r].cell);
                }
            }
        }
        drop(&m);
    }
}

/* The number of a cell, the value that was checked, and what a repair makes of the cell. */
static void cells_and_values(void) {
    enum { P = 1 << PLAN_NUMBER_PLAIN, VI = 1 << PLAN_NUMBER_VI, EN = 1 << PLAN_NUMBER_EN };
    static const struct {
        const char *label;
        unsigned formats;
        bool rounds, quoted;
        const char *cell, *value;
        bool is_same;
        const char *to, *repaired; /* as it stands in the file; NULL: it is not written */
    } rows[] = {
        {"as it is", P, false, false, "14.47", "14.47", true, "14.27", "14.27"},
        {"thousands", P, false, false, "14.5", "14500", true, "14700", "14.7"},
        {"a decrease", P, false, false, "14.5", "-14.5", true, "-14.3", "14.3"},
        {"at least, turned", P, false, false, ">=5", "<=-5", true, "-6", ">=6"},
        {"at most, turned", P, false, false, "<=5", ">=-5", true, "-4", "<=4"},
        {"above, turned", P, false, false, ">5", "<-5", true, "-6", ">6"},
        {"below, turned", P, false, false, "<5", ">-5", true, "-4", "<4"},
        {"a bound that is not turned", P, false, false, ">=5", ">=-5", false, "-6", NULL},
        {"about", VI, false, false, "khoảng 5", "5", false, "6", NULL},
        {"a range", P, false, false, "15-18", "15-18", true, "16", NULL},
        {"a range with another end", P, false, false, "15-18", "15-19", false, "16", NULL},
        {"no number", P, false, false, "x", "5", false, "6", NULL},
        {"no value", P, false, false, "5", "x", false, "6", NULL},
        {"nothing to be", P, false, false, "5", "5", true, "x", NULL},
        /* Neither its unit nor its sign shows in a zero: 0 thousands, 0 months of a year. */
        {"zero", P, false, false, "0", "0", true, "2000", NULL},
        {"zero with decimals", P, false, false, "0.0", "0", true, "2000", NULL},
        {"to zero", P, false, false, "5", "5000", true, "0", "0"},
        {"too large for any power", P, true, false, "999999999999999999", "5", false, "6", NULL},
        {"too small for any power", P, true, false, "0.50000000000000005", "7", false, "6", NULL},
        {"no power is right", P, true, false, "14.47", "7.1", false, "6", NULL},
        {"a bound is not rounded", P, true, false, ">=5.04", ">=5.0", false, "6", NULL},
        {"a bound", P, true, false, ">=5.0", ">=5.0", true, "6", ">=6.0"},
        {"rounded to declared decimals", P, true, false, "14.47", "14.5", true, "14.3", "14.3"},
        {"cut, with declared decimals", P, true, false, "14.47\xe2\x80\xa6", "14.5\xe2\x80\xa6",
         true, "14.3", "14.3\xe2\x80\xa6"},
        {"rounded to thousands", P, true, false, "14470", "14", true, "15", "15000"},
        {"rounded to zero", P, true, false, "0.4", "0", true, "15", NULL},
        {"as it is, with declared decimals", P, true, false, "14.5", "14.5", true, "14", "14.0"},
        {"more decimals than the cell", P, false, false, "14", "14", true, "14.5", "14.5"},
        {"10^-18 of a thousand", P, false, false, "5", "5000", true, "0.0000000000000001", NULL},
        {"6 and 15 digits are too many", P, false, false, "5.000000000000000", "5.000000000000000",
         true, "999999", NULL},
        {"one of two notations", P | VI, false, false, "14,5", "14.5", true, "14.3", "\"14,3\""},
        {"two notations, one text", VI | EN, false, false, "1.000", "1000", true, "2000", "2.000"},
        {"two notations, two lengths", VI | EN, false, false, "1.000", "1000", true, "2500.5",
         NULL},
        {"two notations, two marks", P | VI, false, false, "1000", "1000", true, "2500.5", NULL},
        {"quotes are wanted", VI, false, false, "14", "14", true, "14.5", "\"14,5\""},
        {"quotes are kept", P, false, true, "14", "14", true, "15", "\"15\""},
        {"quotes within", P, false, true, "14 ha \"x\"", "14", true, "15", "\"15 ha \"\"x\"\"\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_report report;
        plan_finding finding;
        plan_input input;
        plan_cite c;
        plan_cite_place place;
        plan_buffer text;
        memset(&report, 0, sizeof report);
        memset(&finding, 0, sizeof finding);
        memset(&input, 0, sizeof input);
        memset(&c, 0, sizeof c);
        memset(&place, 0, sizeof place);
        report.allocator = plan_allocator_or_default(NULL);
        report.findings = &finding;
        finding.inputs = &input;
        input.value = rows[i].value;
        c.report = &report;
        c.separator = ',';
        c.formats = rows[i].formats;
        c.rounds = rows[i].rounds;
        place.content = plan_span_of(rows[i].cell);
        place.quoted = rows[i].quoted;
        plan_buffer_init(&text, NULL);
        CHECK_INT(rows[i].label, plan_cite_is_same(&c, &place), rows[i].is_same);
        bool is_made = plan_cite_put_repaired(&c, &place, rows[i].to, &text);
        CHECK_STR(rows[i].label, is_made ? text.data : NULL, rows[i].repaired);
        plan_buffer_free(&text);
    }
}

/* Another number in somebody's words. */
static void rewritten(void) {
    static const struct {
        const char *text;
        int format;
        int64_t digits;
        int32_t scale;
        const char *expected; /* NULL: refused */
    } rows[] = {
        {"14,47", PLAN_NUMBER_VI, 1427, 2, "14,27"},
        {"2.262", PLAN_NUMBER_VI, 12262, 0, "12.262"},
        {"2.262", PLAN_NUMBER_VI, 226, 0, "226"},
        {"1.234,5", PLAN_NUMBER_VI, 12345678, 1, "1.234.567,8"},
        {"2262", PLAN_NUMBER_VI, 12262, 0, "12262"},
        {"2,262.50", PLAN_NUMBER_EN, 226251, 2, "2,262.51"},
        {"2\xe2\x80\xaf"
         "262",
         PLAN_NUMBER_VI, 2263, 0,
         "2\xe2\x80\xaf"
         "263"},
        {"giảm 3,7 %", PLAN_NUMBER_VI, -36, 1, "giảm 3,6 %"},
        {"giảm 3,7 %", PLAN_NUMBER_VI, 36, 1, NULL},
        {"\xe2\x88\x92"
         "5",
         PLAN_NUMBER_VI, -6, 0,
         "\xe2\x88\x92"
         "6"},
        {"-5", PLAN_NUMBER_PLAIN, 5, 0, NULL},
        {"+5", PLAN_NUMBER_PLAIN, 50, 0, "+50"},
        {"06", PLAN_NUMBER_VI, 7, 0, "07"},
        {"06", PLAN_NUMBER_VI, 16, 0, "16"},
        {"khoảng 2.262 tỷ đồng", PLAN_NUMBER_VI, 2263, 0, "khoảng 2.263 tỷ đồng"},
        {">=56 %", PLAN_NUMBER_PLAIN, 57, 0, ">=57 %"},
        {"3,14…", PLAN_NUMBER_VI, 315, 2, "3,15…"},
        {"1.5e3 ha", PLAN_NUMBER_PLAIN, 16, -2, "1.6e3 ha"},
        {"1.5e3", PLAN_NUMBER_PLAIN, 1600, 0, NULL},
        {"14.5", PLAN_NUMBER_PLAIN, 1451, 2, "14.51"},
        {"14", PLAN_NUMBER_VI, 145, 1, "14,5"},
        {"  14 ", PLAN_NUMBER_VI, 15, 0, "  15 "},
        {"0,5", PLAN_NUMBER_VI, 0, 1, "0,0"},
        {"0", PLAN_NUMBER_VI, -1, 0, NULL},
        {"15-18", PLAN_NUMBER_VI, 16, 0, NULL},
        {"56% trở lên", PLAN_NUMBER_VI, 57, 0, "57% trở lên"},
        {"999", PLAN_NUMBER_VI, 9990, 0, "9990"},
        {"1e-5", PLAN_NUMBER_PLAIN, 2, 5, "2e-5"},
        {"1E3", PLAN_NUMBER_PLAIN, 2, -3, "2E3"},
        {"1.5", PLAN_NUMBER_PLAIN, 2, -3, NULL}, /* thousands want an exponent */
        {"0", PLAN_NUMBER_VI, 5, 0, "5"},
        {"-0", PLAN_NUMBER_VI, 5, 0, NULL},          /* it would be -5 */
        {"0000000", PLAN_NUMBER_PLAIN, 1, 18, NULL}, /* 25 digits are not read */
        /* 23 zeros in front and 18 decimals are more than is written. */
        {"00000000000000000000000", PLAN_NUMBER_PLAIN, 1, 18, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_buffer buffer;
        plan_decimal value = {rows[i].digits, rows[i].scale};
        plan_buffer_init(&buffer, NULL);
        plan_status status =
            plan_numeral_rewrite(plan_span_of(rows[i].text), rows[i].format, value, &buffer);
        CHECK_STATUS(rows[i].text, status, rows[i].expected == NULL ? PLAN_SYNTAX : PLAN_OK);
        if (rows[i].expected != NULL) {
            CHECK_STR(rows[i].text, buffer.data, rows[i].expected);
        }
        plan_buffer_free(&buffer);
    }
    plan_buffer buffer;
    plan_decimal one = {1, 0};
    plan_buffer_init(&buffer, NULL);
    CHECK_STATUS("format", plan_numeral_rewrite(plan_span_of("5"), PLAN_NUMBER_INFER, one, &buffer),
                 PLAN_INVALID);
    CHECK_STATUS("blank", plan_numeral_rewrite(plan_span_of(""), PLAN_NUMBER_VI, one, &buffer),
                 PLAN_MISSING);
    CHECK_STATUS("words", plan_numeral_rewrite(plan_span_of("x"), PLAN_NUMBER_VI, one, &buffer),
                 PLAN_SYNTAX);
    plan_buffer_free(&buffer);
}

static void files(void) {
    static const char plan[] = PLAN_SOURCE_DIR "/tests/data/invalid/P301-lai-chau/plan.json";
    static const char folder[] = PLAN_SOURCE_DIR "/tests/data/invalid/P301-lai-chau";
    made m;
    memset(&m, 0, sizeof m);
    CHECK_STATUS("document", plan_document_new(NULL, &m.document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &m.report), PLAN_OK);
    CHECK_STATUS("plan", plan_json_read_file(m.document, plan, NULL, m.report, NULL), PLAN_OK);
    CHECK_STATUS("data", plan_json_read_data(m.document, folder, NULL, m.report, NULL), PLAN_OK);
    CHECK_STATUS("too early", plan_json_cite_data(m.document, folder, NULL, m.report, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("check", plan_check(m.document, NULL, m.report, NULL), PLAN_OK);
    size_t at = place_of(m.report, "P301");
    CHECK_STATUS("elsewhere",
                 plan_json_cite_data(m.document, "no-such-folder", NULL, m.report, NULL), PLAN_OK);
    CHECK_U64("nothing there", plan_report_citation_count(m.report, at), 0);
    CHECK_STATUS("cite", plan_json_cite_data(m.document, folder, NULL, m.report, NULL), PLAN_OK);
    CHECK_U64("cited", plan_report_citation_count(m.report, at), 1);
    CHECK_STR("cell", plan_report_finding(m.report, at)->inputs[0].cell, "14.47");
    CHECK_STATUS("document", plan_json_cite_data(NULL, folder, NULL, m.report, NULL), PLAN_INVALID);
    plan_data data;
    memset(&data, 0, sizeof data);
    CHECK_STATUS("size", plan_csv_cite_file(m.document, &data, folder, NULL, m.report, NULL),
                 PLAN_INVALID);
    data.struct_size = (uint32_t)sizeof data;
    data.path = "."; /* a folder is no file, and neither is a device */
    CHECK_STATUS("folder", plan_csv_cite_file(m.document, &data, folder, NULL, m.report, NULL),
                 PLAN_OK);
    data.path = "/dev/zero";
    CHECK_STATUS("device", plan_csv_cite_file(m.document, &data, folder, NULL, m.report, NULL),
                 PLAN_OK);
    data.path = "data.csv";
    CHECK_STATUS("no document", plan_csv_cite_file(NULL, &data, folder, NULL, m.report, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("no report", plan_csv_cite_file(m.document, &data, folder, NULL, NULL, NULL),
                 PLAN_INVALID);
    plan_report *unfinished = NULL;
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &unfinished), PLAN_OK);
    CHECK_STATUS("unfinished",
                 plan_csv_cite_file(m.document, &data, folder, NULL, unfinished, NULL),
                 PLAN_INVALID);
    plan_report_free(unfinished);
    struct rlimit before, none;
    CHECK_INT("limit", getrlimit(RLIMIT_NOFILE, &before), 0);
    none = before;
    none.rlim_cur = 0;
    CHECK_INT("limit", setrlimit(RLIMIT_NOFILE, &none), 0);
    data.path = PLAN_SOURCE_DIR "/CHANGELOG.md"; /* it is there, and does not open */
    plan_status status = plan_csv_cite_file(m.document, &data, folder, NULL, m.report, NULL);
    CHECK_INT("limit", setrlimit(RLIMIT_NOFILE, &before), 0);
    CHECK_STATUS("no more files", status, PLAN_IO);
    data.path = NULL;
    CHECK_STATUS("no path", plan_csv_cite_file(m.document, &data, folder, NULL, m.report, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("no source", plan_csv_cite(m.document, &data, NULL, NULL, NULL, m.report, NULL),
                 PLAN_INVALID);
    drop(&m);
}

/* --- Memory --- */

static plan_status whole(const plan_allocator *allocator) {
    made m;
    plan_status status = make(&m, allocator, SHARES, TABLE);
    status = status == PLAN_OK ? cite(&m, TABLE, 0) : status;
    if (status == PLAN_OK) {
        size_t at = place_of(m.report, "P301");
        status = plan_report_citation_count(m.report, at) == 1 ? PLAN_OK : PLAN_INVALID;
    }
    drop(&m);
    return status;
}

static void memory(void) {
    CHECK_TRUE("everywhere", failing_everywhere(whole));
    for (long n = 0;; n++) { /* the report as it was */
        made m;
        failing f = {-1, 0, 0};
        plan_allocator allocator = {&f, failing_allocate, failing_resize, failing_release};
        CHECK_STATUS("make", make(&m, &allocator, SHARES, TABLE), PLAN_OK);
        f.left = n;
        plan_status status = cite(&m, TABLE, 0);
        size_t at = place_of(m.report, "P301");
        const plan_finding *finding = plan_report_finding(m.report, at);
        bool cited = status == PLAN_OK;
        CHECK_U64("citations", plan_report_citation_count(m.report, at), cited ? 1 : 0);
        CHECK_STR("cell", finding->inputs[0].cell, cited ? "\"14,47\"" : "");
        CHECK_STR("repair", finding->repairs[0].cell, cited ? "\"14,27\"" : "");
        drop(&m);
        CHECK_INT("given back", f.live, 0);
        if (cited) {
            break;
        }
        CHECK_STATUS("no memory", status, PLAN_NO_MEMORY);
    }
}

/* --- What writers make of it --- */

static plan_status into_buffer(void *context, const void *data, size_t size) {
    plan_buffer *buffer = context;
    plan_buffer_add(buffer, data, size);
    return buffer->status;
}

/* Writes with memory that ends after 0, 1, 2 ... allocations, then looks for texts. */
static void written(void) {
    static const struct {
        int format;
        const char *text;
    } rows[] = {
        {PLAN_FORMAT_SARIF,
         "\"fixes\": [{\"description\": {\"text\": \"a, 2023: 14.47 \xe2\x86\x92 "
         "14.27\"}, \"artifactChanges\": [{\"artifactLocation\": {\"uri\": "
         "\"t.csv\", \"uriBaseId\": \"%SRCROOT%\"}, \"replacements\": "
         "[{\"deletedRegion\": {\"startLine\": 7, \"startColumn\": 10, "
         "\"endColumn\": 17}, \"insertedContent\": {\"text\": "
         "\"\\\"14,27\\\"\"}}]}]}, {"},
        {PLAN_FORMAT_HTML,
         "<td class=\"cell bad\"><strong class=\"text\" dir=\"auto\">14,47</strong> "
         "<span class=\"mark\">in question</span></td></tr>"},
        {PLAN_FORMAT_HTML, "<caption>as it stands in t.csv</caption>"},
        {PLAN_FORMAT_HTML, "two\\u000alines"},
    };
    failing f = {-1, 0, 0};
    plan_allocator allocator = {&f, failing_allocate, failing_resize, failing_release};
    made m;
    CHECK_STATUS("make", make(&m, &allocator, SHARES, TABLE), PLAN_OK);
    CHECK_STATUS("cite", cite(&m, TABLE, 0), PLAN_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_status status = PLAN_NO_MEMORY;
        for (long n = 0; status == PLAN_NO_MEMORY && n < 10000; n++) {
            plan_buffer page;
            plan_buffer_init(&page, NULL);
            f.left = n;
            status = plan_report_write(m.report, rows[i].format, NULL, into_buffer, &page);
            if (status == PLAN_OK) {
                CHECK_TRUE(rows[i].text, strstr(page.data, rows[i].text) != NULL);
            }
            plan_buffer_free(&page);
        }
        CHECK_STATUS("in the end", status, PLAN_OK);
    }
    f.left = -1;
    drop(&m);
    CHECK_INT("given back", f.live, 0);
}

TEST_MAIN("cite", {"cells", cells}, {"rows", rows}, {"changed", changed},
          {"complaints", complaints}, {"cut cells", cut_cells}, {"other ways", other_ways},
          {"as it was", as_it_was}, {"rows around", rows_around},
          {"behind a long row", behind_a_long_row}, {"many figures", many_figures},
          {"observed figures", observed_figures}, {"too many columns", too_many_columns},
          {"ways", ways}, {"cells and values", cells_and_values}, {"rewritten", rewritten},
          {"files", files}, {"memory", memory}, {"written", written})
