/* Cells of tables as programs and people write them, from the bytes to the figures: names that
 * begin alike, texts longer than any that is remembered, two units that are one, values that say
 * nothing about the format. What each row must give is written beside it. */
#include "build.h"

#include "loading.h"
#include "table.h"

enum { MOST = 8 };

typedef struct reading_case {
    const char *label, *indicators, *format, *rows;
    const char
        *expected[MOST]; /* "indicator period figure [unit's number]", in the order of rows */
    size_t problems;
    const char *header; /* NULL: indicator,period,value */
} reading_case;

#define LONG_16 "indicator_number"
#define TEN "0123456789"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define THOUSAND HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED
#define PLAIN "\"number_format\":\"plain\","
#define LEVEL(code) "{\"code\":\"" code "\",\"kind\":\"level\",\"unit\":\"km\"}"

static const reading_case cases[] = {
    {"codes that differ behind the 16th byte",
     LEVEL(LONG_16 "_1") "," LEVEL(LONG_16 "_2") "," LEVEL(LONG_16),
     PLAIN,
     LONG_16 "_1,2020,1\n" LONG_16 "_2,2020,2\n" LONG_16 ",2020,3\n" LONG_16 "_1,2021,4\n" LONG_16
             "_2,2021,5\n" LONG_16 ",2021,6\n",
     {LONG_16 "_1 2020 1", LONG_16 "_2 2020 2", LONG_16 " 2020 3", LONG_16 "_1 2021 4",
      LONG_16 "_2 2021 5", LONG_16 " 2021 6"},
     0},
    {"codes of a hundred and more bytes",
     LEVEL("a" HUNDRED) "," LEVEL("b" HUNDRED) "," LEVEL("b" HUNDRED "x"),
     PLAIN,
     "a" HUNDRED ",2020,1\nb" HUNDRED ",2020,2\nb" HUNDRED "x,2020,3\na" HUNDRED
     ",2021,4\nb" HUNDRED ",2021,5\n",
     {"a" HUNDRED " 2020 1", "b" HUNDRED " 2020 2", "b" HUNDRED "x 2020 3", "a" HUNDRED " 2021 4",
      "b" HUNDRED " 2021 5"},
     0},
    {"negative doubles of programs",
     LEVEL("x"),
     PLAIN,
     "x,2020,-14.699999999999999\nx,2021,-5\nx,2022,-14.699999999999\nx,2023,123456789012345\n",
     {"x 2020 -14.699999999999999", "x 2021 -5", "x 2022 -14.699999999999",
      "x 2023 123456789012345"},
     1},
    {"quoted cells, and blanks around them",
     LEVEL("x") "," LEVEL("y"),
     PLAIN,
     "\"x\",2020,\"1\"\nx,2021, 2 \n\"y\",\"2020\",3\ny,2021,\"4\"\n",
     {"x 2020 1", "x 2021 2", "y 2020 3", "y 2021 4"},
     0},
    {"unknown codes in between",
     LEVEL("x"),
     PLAIN,
     "x,2020,1\nz,2020,2\nx,2021,3\nz,2021,4\n" LONG_16 ",2021,4\nx,2022,5\n",
     {"x 2020 1", "x 2021 3", "x 2022 5"},
     3},
    {"a format that no row settles",
     LEVEL("x"),
     "",
     "x,2020,0\nx,2021,1.500\nx,2022,0-0\nx,2023,7\n",
     {"x 2020 0", "x 2022 0-0", "x 2023 7"},
     1},
    {"settled by a decimal comma",
     LEVEL("x"),
     "",
     "x,2020,0\nx,2021,1.500\nx,2022,\"2,5\"\n",
     {"x 2020 0", "x 2021 1500", "x 2022 2.5"},
     0},
    {"settled by a decimal point",
     LEVEL("x"),
     "",
     "x,2020,1.500\nx,2021,0.25\nx,2022,3\n",
     {"x 2020 1.500", "x 2021 0.25", "x 2022 3"},
     0},
    {"never settled", LEVEL("x"), "", "x,2020,1.500\nx,2021,3\n", {"x 2021 3"}, 1},
    {"two roots: cells without an area are told",
     LEVEL("x") "],\"areas\":[{\"code\":\"a\"},{\"code\":\"b\"}",
     PLAIN,
     "a,x,2020,1\n,x,2021,2\nb,x,2020,3\n,x,2022,4\n",
     {"x 2020 1", "x 2020 3"},
     2,
     "area,indicator,period,value"},
    {"two roots and no column of areas",
     LEVEL("x") "],\"areas\":[{\"code\":\"a\"},{\"code\":\"b\"}",
     PLAIN,
     "x,2020,1\nx,2021,2\n",
     {NULL},
     2},
    {"one root: it is meant",
     LEVEL("x") "],\"areas\":[{\"code\":\"a\"},{\"code\":\"b\",\"parent\":\"a\"}",
     PLAIN,
     "a,x,2020,1\n,x,2021,2\nb,x,2020,3\n,x,2022,4\n",
     {"x 2020 1", "x 2021 2", "x 2020 3", "x 2022 4"},
     0,
     "area,indicator,period,value"},
    {"a note of more than 4000 bytes",
     LEVEL("x"),
     PLAIN,
     "x,2020,1,short\nx,2021,2," THOUSAND THOUSAND THOUSAND THOUSAND "1\nx,2022,3,short\n",
     {"x 2020 1", "x 2021 2", "x 2022 3"},
     0,
     "indicator,period,value,note"},
    {"quoted notes of a hundred bytes",
     LEVEL("x") "," LEVEL("y"),
     PLAIN,
     "x,2020,1,\"" HUNDRED ",\"\nx,2021,2,\"" HUNDRED "\"\ny,2020,3,\n",
     {"x 2020 1", "x 2021 2", "y 2020 3"},
     0,
     "indicator,period,value,note"},
    {"a source of more than 4000 bytes in front",
     LEVEL("x"),
     PLAIN,
     THOUSAND THOUSAND THOUSAND THOUSAND "1,x,2020,1\nshort,x,2021,2\n,x,2022,3\n",
     {"x 2020 1", "x 2021 2", "x 2022 3"},
     0,
     "source,indicator,period,value"},
};

static void figure_text(const plan_document *document, size_t i, char *text, size_t size) {
    const plan_table *table = &document->table;
    if (i >= table->count) {
        snprintf(text, size, "no such row");
        return;
    }
    const plan_record *record = &table->records[i];
    plan_figure figure = plan_table_figure(table, record);
    plan_period period = plan_period_unpack(record->period);
    char number[64] = "", when[64] = "";
    size_t length;
    figure.reading = figure.reading == PLAN_EXACT ? PLAN_ROUNDED : figure.reading;
    CHECK_STATUS("figure",
                 plan_figure_write(&figure, PLAN_NUMBER_PLAIN, number, sizeof number, &length),
                 PLAN_OK);
    CHECK_STATUS("period", plan_period_write(period, when, sizeof when, &length), PLAN_OK);
    snprintf(text, size, "%s %s %s", document->catalog.indicators[record->indicator].code, when,
             number);
}

static void read_case(const reading_case *c, size_t piece) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    char plan[2000], table[12000];
    plan_data data;
    snprintf(plan, sizeof plan, "{\"libplan\":1,%s\"indicators\":[%s]}", c->format, c->indicators);
    snprintf(table, sizeof table, "%s\n%s",
             c->header != NULL ? c->header : "indicator,period,value", c->rows);
    build_source source = {table, 0, piece};
    memset(&data, 0, sizeof data);
    data.struct_size = (uint32_t)sizeof data;
    data.path = "t.csv";
    data.number_format = -1;
    CHECK_STATUS(c->label, plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS(c->label, plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS(c->label,
                 plan_json_read(document, "p.json", plan, strlen(plan), NULL, report, NULL),
                 PLAN_OK);
    plan_status status = plan_csv_read(document, &data, build_read, &source, NULL, report, NULL);
    CHECK_TRUE(c->label, status == PLAN_OK || status == PLAN_FINDINGS);
    size_t count = 0;
    for (; count < MOST && c->expected[count] != NULL; count++) {
        char text[400];
        figure_text(document, count, text, sizeof text);
        CHECK_STR(c->label, text, c->expected[count]);
    }
    CHECK_U64(c->label, document->table.count, count);
    CHECK_STATUS(c->label, plan_report_close(report), PLAN_OK);
    CHECK_U64(c->label, plan_report_finding_count(report), c->problems);
    plan_report_free(report);
    plan_document_free(document);
}

/* In one piece and in pieces that end anywhere. */
static void cells_to_figures(void) {
    static const size_t pieces[] = {0, 1, 7};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (size_t p = 0; p < sizeof pieces / sizeof pieces[0]; p++) {
            read_case(&cases[i], pieces[p]);
        }
    }
}

/* --- A unit behind the number and one in its column --- */

#define XS "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"

static void two_units(void) {
    static const struct {
        const char *label, *indicator, *value, *unit;
        const char *figure; /* NULL: it is told */
        const char *told;   /* what of it stands behind the value */
    } rows[] = {
        {"the same", "x", "5 km", "km", "5", NULL},
        {"the same, spelled otherwise", "x", "5 km", "nghìn m", "5", NULL},
        {"a thousand times as much", "x", "5 m", "km", NULL,
         "the value says m, the unit column says km"},
        {"another dimension", "x", "5 người", "km", NULL,
         "the value says người, the unit column says km"},
        {"no unit behind the number", "x", "5 blub", "km", NULL,
         "the value says blub, the unit column says km"},
        {"none in the column", "x", "5 km", "blub", NULL,
         "the value says km, the unit column says blub"},
        /* What is told is cut at 207 bytes. */
        {"a long one", "x", "5 km", XS XS XS, NULL,
         "the value says km, the unit column says " XS XS "xxxxxxx"},
        {"percent and points: points", "p", "5 điểm %", "%", "5", NULL},
        {"points and percent: points", "p", "5%", "điểm %", "5", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        loading l;
        char text[400];
        loading_open(&l);
        loading_add_indicator(&l, (plan_indicator){.code = "x", .unit = "km"});
        loading_add_indicator(&l, (plan_indicator){.code = "r", .kind = PLAN_RATE, .unit = "%"});
        loading_add_indicator(
            &l, (plan_indicator){.code = "p", .kind = PLAN_CHANGE, .unit = "điểm %", .of = "r"});
        loading_start(&l);
        CHECK_STATUS(rows[i].label,
                     loading_add(&l, (cells){.indicator = rows[i].indicator,
                                             .period = "2022",
                                             .value = rows[i].value,
                                             .unit = rows[i].unit}),
                     PLAN_OK);
        CHECK_STATUS(rows[i].label, plan_loader_finish(l.loader), PLAN_OK);
        if (rows[i].figure != NULL) {
            CHECK_STR(rows[i].label, loading_figure(&l, 0, text, sizeof text), rows[i].figure);
            CHECK_STR(rows[i].label, l.problems[0], "");
        } else {
            snprintf(text, sizeof text, "%d 2:21|%s|%s", PLAN_PROBLEM_UNIT, rows[i].value,
                     rows[i].told);
            CHECK_STR(rows[i].label, l.problems[0], text);
            CHECK_U64(rows[i].label, l.document->table.count, 0);
        }
        loading_close(&l);
    }
}

TEST_MAIN("loader, cells", {"cells to figures", cells_to_figures}, {"two units", two_units})
