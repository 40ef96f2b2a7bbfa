/* Number formats that are not declared: what a column is read as, and what cannot be read. */
#include "loading.h"

#include "document_load.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void open_plan(loading *l) {
    loading_open(l);
    loading_add_indicator(l, (plan_indicator){.code = "x", .unit = "tỷ đồng"});
    loading_add_indicator(l, (plan_indicator){.code = "n", .kind = PLAN_COUNT, .unit = "người"});
    l->options.number_format = PLAN_NUMBER_INFER;
    loading_start(l);
}

enum { MOST = 5 };

static void columns(void) {
    static const struct {
        const char *label;
        const char *cells[MOST];   /* values, from line 2 on */
        const char *figures[MOST]; /* of the rows that are there in the end */
        int problem;               /* kind, -1: none */
        const char *told;
    } rows[] = {
        {"whole numbers", {"5", "2262", "-3"}, {"5", "2262", "-3"}, -1, NULL},
        {"a point with one digit behind is no group", {"1.5", "2"}, {"1.5", "2"}, -1, NULL},
        {"a comma with one digit behind", {"1,5", "2"}, {"1.5", "2"}, -1, NULL},
        {"a Vietnamese cell settles the others",
         {"2.262", "9,0", "1.234,5"},
         {"2262", "9.0", "1234.5"},
         -1,
         NULL},
        {"also when it comes first", {"9,0", "2.262"}, {"9.0", "2262"}, -1, NULL},
        {"an English one", {"2,262", "9.0"}, {"2262", "9.0"}, -1, NULL},
        {"a plain one", {"2.262", "9.05"}, {"2.262", "9.05"}, -1, NULL},
        {"plain and English agree",
         {"2.262", "12345.5", "0.5"},
         {"2.262", "12345.5", "0.5"},
         -1,
         NULL},
        {"two groups", {"2.262", "1.234.567"}, {"2262", "1234567"}, -1, NULL},
        {"a group of blanks",
         {"2,262", "1\xC2\xA0"
                   "234,5"},
         {"2.262", "1234.5"},
         -1,
         NULL},
        {"a zero in front is no group", {"0.123", "5.678"}, {"0.123", "5.678"}, -1, NULL},
        {"ranges", {"2.262-2.5"}, {"2.262-2.5"}, -1, NULL},
        {"readings stay", {"~2.262", ">=1.5"}, {"~2.262", ">=1.5"}, -1, NULL},
        {"exponents are plain", {"2.262", "1.5e1"}, {"2.262", "15"}, -1, NULL},

        {"2.262 alone",
         {"2.262"},
         {NULL},
         PLAN_PROBLEM_AMBIGUOUS,
         "2:21|2.262|2.262 (plain)|2262 (vi)|1"},
        {"2,262 alone",
         {"2,262"},
         {NULL},
         PLAN_PROBLEM_AMBIGUOUS,
         "2:21|2,262|2.262 (vi)|2262 (en)|1"},
        {"whole numbers say nothing, and stay",
         {"5", "2.262", "7", "1.500", "9"},
         {"5", "7", "9"},
         PLAN_PROBLEM_AMBIGUOUS,
         "3:21|2.262|2.262 (plain)|2262 (vi)|2"},
        {"the text as it stands",
         {"khoảng 2.262 tỷ đồng"},
         {NULL},
         PLAN_PROBLEM_AMBIGUOUS,
         "2:21|khoảng 2.262 tỷ đồng|~2.262 (plain)|~2262 (vi)|1"},
        {"points and commas",
         {"2.262", "3,141"},
         {NULL},
         PLAN_PROBLEM_AMBIGUOUS,
         "2:21|2.262|2262 (vi)|2.262 (en)|2"},
        {"a range", {"15-1.500"}, {NULL}, PLAN_PROBLEM_NUMBER, NULL},
        {"an ambiguous range",
         {"1.500-1.800"},
         {NULL},
         PLAN_PROBLEM_AMBIGUOUS,
         "2:21|1.500-1.800|1.500-1.800 (plain)|1500-1800 (vi)|1"},
        {"ambiguous at its upper end",
         {"1-2.262"},
         {NULL},
         PLAN_PROBLEM_AMBIGUOUS,
         "2:21|1-2.262|1-2.262 (plain)|1-2262 (vi)|1"},

        {"conflict",
         {"1.5", "7", "1.234.567"},
         {"7"},
         PLAN_PROBLEM_CONFLICT,
         "4:21|1.234.567|vi|1.5|2|plain, en"},
        {"conflict, what waited goes too",
         {"2.262", "1.5", "1,5", "3.141"},
         {NULL},
         PLAN_PROBLEM_CONFLICT,
         "4:21|1,5|vi|1.5|3|plain, en"},
        {"plain against groups",
         {"1e2", "2,262"},
         {NULL},
         PLAN_PROBLEM_CONFLICT,
         "3:21|2,262|vi, en|1e2|2|plain"},
        {"groups against plain",
         {"2,262", "5", "1e2"},
         {"5"},
         PLAN_PROBLEM_CONFLICT,
         "4:21|1e2|plain|2,262|2|vi, en"},
        {"English against Vietnamese",
         {"1,234.5", "1.234,5"},
         {NULL},
         PLAN_PROBLEM_CONFLICT,
         "3:21|1.234,5|vi|1,234.5|2|en"},
        {"three ways",
         {"2,262", "1.5", "1e2", "9,05"},
         {NULL},
         PLAN_PROBLEM_CONFLICT,
         "4:21|1e2|plain|2,262|2|vi, en"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        loading l;
        char text[200], expected[320];
        open_plan(&l);
        for (size_t c = 0; c < MOST && rows[i].cells[c] != NULL; c++) {
            CHECK_STATUS(
                rows[i].label,
                loading_add(&l,
                            (cells){.indicator = "x", .period = "2022", .value = rows[i].cells[c]}),
                PLAN_OK);
        }
        CHECK_STATUS(rows[i].label, plan_loader_finish(l.loader), PLAN_OK);
        size_t count = 0;
        for (; count < MOST && rows[i].figures[count] != NULL; count++) {
            CHECK_STR(rows[i].label, loading_figure(&l, count, text, sizeof text),
                      rows[i].figures[count]);
        }
        CHECK_U64(rows[i].label, l.document->table.count, count);
        for (size_t r = 0; r < l.document->table.count; r++) {
            CHECK_INT(rows[i].label,
                      l.document->table.records[r].bits &
                          ~(PLAN_RECORD_READING | PLAN_RECORD_ABOUT | PLAN_RECORD_SPECIAL),
                      0);
        }
        CHECK_U64(rows[i].label, l.problem_count, rows[i].problem >= 0 ? 1 : 0);
        if (rows[i].told != NULL) {
            snprintf(expected, sizeof expected, "%d %s", rows[i].problem, rows[i].told);
            CHECK_STR(rows[i].label, l.problems[0], expected);
        } else if (rows[i].problem >= 0) {
            CHECK_INT(rows[i].label, atoi(l.problems[0]), rows[i].problem);
        }
        loading_close(&l);
    }
}

/* What waited gets the rest of its treatment at the end: units, counts, decimals, statements. */
static void waiting_rows_are_finished(void) {
    static const struct {
        cells row;
        const char *figure;
    } rows[] = {
        {{"x", "2022", "2.262", .unit = "triệu đồng"}, "2.262"},
        {{"n", "2022", "2.262"}, "2262 count"},
        {{"x", "2022", "2.262", .decimals = "1"}, "2262.0"},
        {{"x", "2022", "2.262", .unit = "%", .measure = "change", .against = "plan"}, "2262"},
        {{"x", "2022", "1.000-2.262"}, "1000-2262"},
        {{"x", "2022", "2.262 đồng", .area = "a name"}, "0.000002262"},
        {{"x", "2022", "9,0"}, "9.0"}, /* this one says that it is Vietnamese */
        {{"n", "2022", "2.262"}, "2262 count"},
    };
    loading l;
    char text[200];
    open_plan(&l);
    for (size_t i = 0; i < COUNT(rows); i++) {
        CHECK_STATUS(rows[i].row.value, loading_add(&l, rows[i].row), PLAN_OK);
    }
    CHECK_STATUS("finish", plan_loader_finish(l.loader), PLAN_OK);
    CHECK_U64("no problem", l.problem_count, 0);
    CHECK_U64("all rows", l.document->table.count, COUNT(rows));
    for (size_t i = 0; i < COUNT(rows); i++) {
        CHECK_STR(rows[i].row.value, loading_figure(&l, i, text, sizeof text), rows[i].figure);
        CHECK_INT("line", plan_table_line(&l.document->table, &l.document->table.records[i]),
                  (int64_t)i + 2);
    }
    CHECK_INT("a statement", l.document->table.records[3].statement, 1);
    loading_close(&l);
}

/* 17 decimals are declared: 2262 and 1.5 have no room for them, the one when it turns out what it
 * is, the other at once; 0.5 has. */
static void too_precise(void) {
    loading l;
    char text[200];
    loading_open(&l);
    loading_add_indicator(&l, (plan_indicator){.code = "x"});
    l.options.number_format = PLAN_NUMBER_INFER;
    l.options.has_decimals = true;
    l.options.decimals = 17;
    loading_start(&l);
    static const char *const values[] = {"2.262", "1,5", "0,5"};
    static const int lines[] = {3, 2}; /* in the order in which they are told */
    for (size_t i = 0; i < COUNT(values); i++) {
        CHECK_STATUS(
            values[i],
            loading_add(&l, (cells){.indicator = "x", .period = "2022", .value = values[i]}),
            PLAN_OK);
    }
    CHECK_STATUS("finish", plan_loader_finish(l.loader), PLAN_OK);
    CHECK_U64("rows", l.document->table.count, 1);
    CHECK_STR("0,5", loading_figure(&l, 0, text, sizeof text), "0.50000000000000000");
    CHECK_U64("problems", l.problem_count, 2);
    for (size_t i = 0; i < 2; i++) {
        snprintf(text, sizeof text, "%d %d:21|%s|", PLAN_PROBLEM_NUMBER_RANGE, lines[i],
                 i == 0 ? "1,5" : "2262");
        CHECK_TEXT("told", l.problems[i], strlen(text), text);
    }
    loading_close(&l);
}

/* Of a cell that is longer than 208 bytes the message has so many. */
static void a_long_cell(void) {
    loading l;
    char value[240], expected[320];
    open_plan(&l);
    snprintf(value, sizeof value, "2.262%215s", "");
    CHECK_STATUS("long",
                 loading_add(&l, (cells){.indicator = "x", .period = "2022", .value = value}),
                 PLAN_OK);
    CHECK_STATUS("finish", plan_loader_finish(l.loader), PLAN_OK);
    CHECK_U64("rows", l.document->table.count, 0);
    snprintf(expected, sizeof expected, "%d 2:21|%.208s|2.262 (plain)|2262 (vi)|1",
             PLAN_PROBLEM_AMBIGUOUS, value);
    CHECK_STR("told", l.problems[0], expected);
    loading_close(&l);
}

/* Files are inferred one by one: rows of the first are left alone by the second. */
static void files_are_apart(void) {
    loading l;
    char text[200];
    open_plan(&l);
    loading_add(&l, (cells){"x", "2022", "9,05"});
    CHECK_STATUS("first", plan_loader_finish(l.loader), PLAN_OK);
    CHECK_STATUS("restart", plan_loader_restart(l.loader, &l.options), PLAN_OK);
    loading_add(&l, (cells){"x", "2022", "2.262"});
    loading_add(&l, (cells){"x", "2022", "5"});
    CHECK_STATUS("second", plan_loader_finish(l.loader), PLAN_OK);
    CHECK_U64("ambiguous there", l.problem_count, 1);
    CHECK_U64("two rows", l.document->table.count, 2);
    CHECK_STR("of the first", loading_figure(&l, 0, text, sizeof text), "9.05");
    CHECK_STR("of the second", loading_figure(&l, 1, text, sizeof text), "5");
    loading_close(&l);
}

/* Memory for what waits: 16 bytes a row beside the table. */
static void waiting_is_small(void) {
    CHECK_U64("bytes", sizeof(plan_pending), 16);
}

static void many_wait(void) {
    loading l;
    open_plan(&l);
    for (int i = 0; i < 50000; i++) {
        loading_add(&l, (cells){i % 2 == 0 ? "x" : "n", "2022", "2.262",
                                .unit = i % 3 == 0   ? ""
                                        : i % 2 == 0 ? "tỷ đồng"
                                                     : "người"});
    }
    CHECK_TRUE("few claims", l.loader->listed_count <= 4);
    CHECK_U64("all of them", l.loader->pending_count, 50000);
    loading_add(&l, (cells){"x", "2022", "2,5"});
    CHECK_STATUS("finish", plan_loader_finish(l.loader), PLAN_OK);
    CHECK_U64("rows", l.document->table.count, 50001);
    uint32_t wrong = 0;
    for (size_t i = 0; i < 50000; i++) {
        wrong += l.document->table.records[i].number != plan_record_pack(2262, 0);
    }
    CHECK_INT("2262", wrong, 0);
    loading_close(&l);
}

TEST_MAIN("loader_formats", {"columns", columns},
          {"waiting rows are finished", waiting_rows_are_finished}, {"too precise", too_precise},
          {"a long cell", a_long_cell}, {"files are apart", files_are_apart},
          {"waiting is small", waiting_is_small}, {"many wait", many_wait})
