/* Loading rows: what each cell does to the record, and every problem with its place. */
#include "loading.h"

#include <plan/change.h>

#include "failing.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void open_plan(loading *l) {
    loading_open(l);
    loading_add_indicator(l, (plan_indicator){.code = "grdp", .unit = "tỷ đồng"});
    loading_add_indicator(l,
                          (plan_indicator){.code = "jobs", .kind = PLAN_COUNT, .unit = "lao động"});
    loading_add_indicator(
        l, (plan_indicator){.code = "people", .kind = PLAN_COUNT, .unit = "nghìn người"});
    loading_add_indicator(
        l,
        (plan_indicator){
            .code = "poverty", .kind = PLAN_RATE, .unit = "%", .has_decimals = 1, .decimals = 1});
    loading_add_indicator(l, (plan_indicator){.code = "rice", .unit = "tấn"});
    loading_add_indicator(l, (plan_indicator){.code = "growth", .kind = PLAN_GROWTH, .unit = "%"});
    loading_add_indicator(
        l, (plan_indicator){.code = "grdp_growth", .kind = PLAN_GROWTH, .unit = "%", .of = "grdp"});
    loading_add_indicator(l, (plan_indicator){.code = "poverty_cut",
                                              .kind = PLAN_CHANGE,
                                              .unit = "điểm %",
                                              .of = "poverty",
                                              .decrease = 1});
    loading_add_indicator(
        l, (plan_indicator){.code = "cut", .kind = PLAN_CHANGE, .unit = "%", .decrease = 1});
    loading_add_indicator(
        l, (plan_indicator){
               .code = "jobs_more", .kind = PLAN_CHANGE, .unit = "lao động", .of = "jobs"});
    CHECK_STATUS("unit", plan_document_add_unit(l->document, "bao", "50 kg", NULL), PLAN_OK);
}

/* --- Figures --- */

static void figures(void) {
    static const struct {
        const char *label, *indicator, *value, *unit, *decimals, *figure;
    } rows[] = {
        {"plain", "grdp", "14.47", NULL, NULL, "14.47"},
        {"negative", "grdp", "-5", NULL, NULL, "-5"},
        {"minus of print", "grdp",
         "\xE2\x88\x92"
         "5",
         NULL, NULL, "-5"},
        {"about", "grdp", "~9.0", NULL, NULL, "~9.0"},
        {"at least", "grdp", ">=56", NULL, NULL, ">=56"},
        {"below", "poverty", "<16.7", NULL, NULL, "<16.7"},
        {"words", "poverty", "trên 56", NULL, NULL, ">56"},
        {"range", "grdp", "15-18", NULL, NULL, "15-18"},
        {"exact by hand", "grdp", "=8863", NULL, NULL, "=8863"},
        {"exponent", "grdp", "1.5e3", NULL, NULL, "1500 coarse"},

        {"count", "jobs", "8863", NULL, NULL, "8863 count"},
        {"count, grouped with its unit", "jobs", "8863 lao động", NULL, NULL, "8863 count"},
        {"count, about", "jobs", "~8863", NULL, NULL, "~8863"},
        {"count, in thousands", "jobs", "8.9", "nghìn lao động", NULL, "8900 coarse"},
        {"count, whole thousands", "jobs", "9", "nghìn lao động", NULL, "9000 coarse"},
        {"count, not whole", "jobs", "8863.5", NULL, NULL, "8863.5"},
        {"count of an indicator in thousands", "people", "480", NULL, NULL, "480"},
        {"count printed in persons there", "people", "480123", "người", NULL, "480.123"},
        {"count, at most", "jobs", "<=10", NULL, NULL, "<=10"},

        {"unit cell", "grdp", "2262", "tỷ đồng", NULL, "2262"},
        {"unit behind", "grdp", "2262 tỷ đồng", NULL, NULL, "2262"},
        {"both", "grdp", "2262 tỷ đồng", "tỷ đồng", NULL, "2262"},
        {"both, spelt otherwise", "grdp", "2262 tỉ đồng", "Tỷ  Đồng", NULL, "2262"},
        {"blanks around the unit", "grdp", "2262", " tỷ đồng ", NULL, "2262"},
        {"blank unit", "grdp", "2262", "  ", NULL, "2262"},
        {"power of ten: the digits stay", "grdp", "2262.50", "triệu đồng", NULL, "2.26250"},
        {"upwards", "grdp", "2.5", "nghìn tỷ đồng", NULL, "2500 coarse"},
        {"per mille of a rate in %", "poverty", "147", "‰", NULL, "14.7"},
        /* 12 bao: [11.5, 12.5] * 50 kg = [575, 625] kg = [0.575, 0.625] tấn */
        {"another factor", "rice", "12", "bao", NULL, "0.60 [0.575, 0.625]"},
        {"a range by another factor", "rice", "2-4", "bao", NULL, "0.10-0.20 [0.1, 0.2]"},
        {"change in points", "cut", "3.7", "điểm %", NULL, "-3.7"},
        {"change in per mille", "cut", "37", "‰", NULL, "-3.7"},
        {"at least turned", "cut", ">=3.7", NULL, NULL, "<=-3.7"},
        {"above turned", "cut", ">3.7", NULL, NULL, "<-3.7"},
        {"at most turned", "cut", "<=3.7", NULL, NULL, ">=-3.7"},
        {"range turned", "cut", "3-4", NULL, NULL, "-4 to -3"},
        {"about turned", "cut", "~3", NULL, NULL, "~-3"},

        {"row decimals restore zeros", "grdp", "9", NULL, "2", "9.00"},
        {"half to even, down", "grdp", "12.25", NULL, "1", "12.2"},
        {"half to even, up", "grdp", "12.35", NULL, "1", "12.4"},
        {"half to even, negative", "grdp", "-12.25", NULL, "1", "-12.2"},
        {"coarser than printed", "grdp", "1549", NULL, "-2", "1500 coarse"},
        {"not for bounds", "grdp", ">=56.25", NULL, "1", ">=56.25"},
        {"not for ranges", "grdp", "1.25-2.5", NULL, "1", "1.25-2.5"},
        {"decimals of a count", "jobs", "8863.0", NULL, "0", "8863 count"},
        {"blank decimals", "grdp", "9.1", NULL, " ", "9.1"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        loading l;
        char text[200];
        open_plan(&l);
        loading_start(&l);
        CHECK_STATUS(rows[i].label,
                     loading_add(&l, (cells){.indicator = rows[i].indicator,
                                             .period = "2022",
                                             .value = rows[i].value,
                                             .unit = rows[i].unit,
                                             .decimals = rows[i].decimals}),
                     PLAN_OK);
        CHECK_STATUS(rows[i].label, plan_loader_finish(l.loader), PLAN_OK);
        CHECK_STR(rows[i].label, loading_figure(&l, 0, text, sizeof text), rows[i].figure);
        CHECK_STR(rows[i].label, l.problems[0], "");
        if (l.document->table.count > 0) {
            const plan_record *record = &l.document->table.records[0];
            CHECK_INT(rows[i].label, plan_table_column(&l.document->table, record), 21);
            CHECK_INT(rows[i].label, plan_table_line(&l.document->table, record), 2);
            CHECK_INT(rows[i].label, record->statement, 0);
            CHECK_INT(rows[i].label, record->series, PLAN_SERIES_ACTUAL);
        }
        loading_close(&l);
    }
}

static void declared_decimals_of_files(void) {
    static const struct {
        const char *label, *value, *row_decimals;
        int format;
        int32_t decimals;
        const char *figure;
    } rows[] = {
        {"zeros come back", "9", NULL, PLAN_NUMBER_PLAIN, 1, "9.0"},
        {"the row's come first", "9", "2", PLAN_NUMBER_PLAIN, 1, "9.00"},
        {"17 digits of a double", "14.699999999999999", NULL, PLAN_NUMBER_PLAIN, 1, "14.7"},
        {"18 digits", "14.6999999999999993", NULL, PLAN_NUMBER_PLAIN, 1, "14.7"},
        {"19 decimals", "0.0123456789012345678", NULL, PLAN_NUMBER_PLAIN, 4, "0.0123"},
        /* 0.25 exactly is a tie, a hair above it is none */
        {"a tie in 20 decimals", "0.25000000000000000000", NULL, PLAN_NUMBER_PLAIN, 1, "0.2"},
        {"above the tie", "0.25000000000000000001", NULL, PLAN_NUMBER_PLAIN, 1, "0.3"},
        {"a tie to the odd", "-0.35000000000000000000", NULL, PLAN_NUMBER_PLAIN, 1, "-0.4"},
        {"carried", "9.99999999999999999999", NULL, PLAN_NUMBER_PLAIN, 2, "10.00"},
        {"small exponent", "1.2E-05", NULL, PLAN_NUMBER_PLAIN, 6, "0.000012"},
        {"long with an exponent", "1.2345678901234567890e-05", NULL, PLAN_NUMBER_PLAIN, 7,
         "0.0000123"},
        {"vanishing", "1.2345678901234567890e-50", NULL, PLAN_NUMBER_PLAIN, 2, "0.00"},
        {"vanishing negative", "-1.23456789012345678e-50", NULL, PLAN_NUMBER_PLAIN, 2, "0.00"},
        {"large exponent", "1.2345678901234567890e3", NULL, PLAN_NUMBER_PLAIN, 1, "1234.6"},
        {"Vietnamese", "14,69999999999999929", NULL, PLAN_NUMBER_VI, 1, "14.7"},
        {"English", "14.69999999999999929", NULL, PLAN_NUMBER_EN, 1, "14.7"},
        {"inferred", "14.69999999999999929", NULL, PLAN_NUMBER_INFER, 1, "14.7"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        loading l;
        char text[200];
        open_plan(&l);
        l.options.has_decimals = true;
        l.options.decimals = rows[i].decimals;
        l.options.number_format = rows[i].format;
        loading_start(&l);
        CHECK_STATUS(rows[i].label,
                     loading_add(&l, (cells){.indicator = "grdp",
                                             .period = "2022",
                                             .value = rows[i].value,
                                             .decimals = rows[i].row_decimals}),
                     PLAN_OK);
        CHECK_STATUS(rows[i].label, plan_loader_finish(l.loader), PLAN_OK);
        CHECK_STR(rows[i].label, loading_figure(&l, 0, text, sizeof text), rows[i].figure);
        CHECK_STR(rows[i].label, l.problems[0], "");
        loading_close(&l);
    }
}

static void missing_values(void) {
    static const char *const missing[] = {"..", "n/a", "-"};
    static const struct {
        const char *value;
        size_t rows, problems;
    } rows[] = {
        {"", 0, 0},   {NULL, 0, 0}, {"  ", 0, 0}, {"..", 0, 0},  {"n/a", 0, 0}, {"-", 0, 0},
        {"-5", 1, 0}, {".", 0, 1},  {":", 0, 1},  {"...", 0, 1}, {"n", 0, 1},   {"0", 1, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        loading l;
        open_plan(&l);
        l.options.missing = missing;
        l.options.missing_count = COUNT(missing);
        loading_start(&l);
        loading_add(&l, (cells){.indicator = "grdp", .period = "2022", .value = rows[i].value});
        CHECK_STATUS(rows[i].value, plan_loader_finish(l.loader), PLAN_OK);
        CHECK_U64(rows[i].value, l.document->table.count, rows[i].rows);
        CHECK_U64(rows[i].value, l.problem_count, rows[i].problems);
        loading_close(&l);
    }
}

static void dumped_doubles(void) {
    loading l;
    char text[200];
    open_plan(&l);
    loading_start(&l);
    static const struct {
        const char *value, *decimals, *figure;
    } rows[] = {
        {"1.2345", NULL, "1.2345"},
        {"14.699999999999999", NULL, "14.699999999999999 dumped"},
        {"14.6999999999999", NULL, "14.6999999999999 dumped"}, /* 15 digits */
        {"14.699999999999", NULL, "14.699999999999"},          /* 14 */
        {"123456789012345", NULL, "123456789012345"},          /* no fraction */
        {"-14.699999999999999", NULL, "-14.699999999999999 dumped"},
        {"14.699999999999999", "1", "14.7"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        loading_add(&l, (cells){.indicator = "grdp",
                                .period = "2022",
                                .value = rows[i].value,
                                .decimals = rows[i].decimals});
        CHECK_STR(rows[i].value, loading_figure(&l, i, text, sizeof text), rows[i].figure);
    }
    CHECK_U64("told at the end", l.problem_count, 0);
    CHECK_STATUS("finish", plan_loader_finish(l.loader), PLAN_OK);
    CHECK_U64("once", l.problem_count, 1);
    char expected[80];
    snprintf(expected, sizeof expected, "%d 3:21|14.699999999999999|3", PLAN_PROBLEM_DUMPED);
    CHECK_STR("first text and count", l.problems[0], expected);
    loading_close(&l);
}

/* --- Statements --- */

static void statements(void) {
    static const struct {
        const char *label;
        cells row;
        const char *indicator, *figure;
        int measure, arithmetic, against, form;
        bool forced, via;
    } rows[] = {
        {"points",
         {"growth", "2022", "1.3", NULL, NULL, "điểm %", "change", "plan"},
         "growth",
         "1.3",
         PLAN_MEASURE_CHANGE,
         PLAN_POINTS,
         PLAN_AGAINST_PLAN,
         0,
         false,
         false},
        {"points behind the number",
         {"growth", "2022", "1.3 điểm %", NULL, NULL, NULL, "change", "plan"},
         "growth",
         "1.3",
         PLAN_MEASURE_CHANGE,
         PLAN_POINTS,
         PLAN_AGAINST_PLAN,
         0,
         false,
         false},
        {"points behind, % in the cell",
         {"growth", "2022", "1.3 điểm %", NULL, NULL, "%", "change", "plan"},
         "growth",
         "1.3",
         PLAN_MEASURE_CHANGE,
         PLAN_POINTS,
         PLAN_AGAINST_PLAN,
         0,
         false,
         false},
        {"down",
         {"poverty", "2022", "giảm 3.7", NULL, NULL, "điểm %", "change", "previous"},
         "poverty",
         "-3.7",
         PLAN_MEASURE_CHANGE,
         PLAN_POINTS,
         PLAN_AGAINST_PREVIOUS,
         0,
         false,
         false},
        {"relative",
         {"grdp", "2022", "0.5", NULL, NULL, "%", "change", "plan"},
         "grdp",
         "0.5",
         PLAN_MEASURE_CHANGE,
         PLAN_RELATIVE,
         PLAN_AGAINST_PLAN,
         0,
         false,
         false},
        {"difference in millions",
         {"grdp", "2022", "1500", NULL, NULL, "triệu đồng", "change", "previous"},
         "grdp",
         "1.500",
         PLAN_MEASURE_CHANGE,
         PLAN_DIFFERENCE,
         PLAN_AGAINST_PREVIOUS,
         0,
         false,
         false},
        {"more jobs are a count",
         {"jobs", "2022", "6", NULL, NULL, "lao động", "change", "previous"},
         "jobs",
         "6 count",
         PLAN_MEASURE_CHANGE,
         PLAN_DIFFERENCE,
         PLAN_AGAINST_PREVIOUS,
         0,
         false,
         false},
        {"in % they are not",
         {"jobs", "2022", "10", NULL, NULL, "%", "change", "previous"},
         "jobs",
         "10",
         PLAN_MEASURE_CHANGE,
         PLAN_RELATIVE,
         PLAN_AGAINST_PREVIOUS,
         0,
         false,
         false},
        {"times",
         {"grdp", "2022", "1.05", NULL, NULL, "lần", "percent_of", "plan"},
         "grdp",
         "105",
         PLAN_MEASURE_PERCENT_OF,
         PLAN_RELATIVE,
         PLAN_AGAINST_PLAN,
         PLAN_GROWTH_INDEX,
         false,
         false},
        {"of plan without unit",
         {"grdp", "2022", "105", NULL, NULL, NULL, "percent_of", "plan"},
         "grdp",
         "105",
         PLAN_MEASURE_PERCENT_OF,
         PLAN_RELATIVE,
         PLAN_AGAINST_PLAN,
         PLAN_GROWTH_INDEX,
         false,
         false},
        {"against a period",
         {"grdp", "2022", "12", NULL, NULL, "%", "change", "2020"},
         "grdp",
         "12",
         PLAN_MEASURE_CHANGE,
         PLAN_RELATIVE,
         PLAN_AGAINST_PERIOD,
         0,
         false,
         false},
        {"contribution needs no against",
         {"grdp", "2022", "1.2", NULL, NULL, "điểm %", "contribution", NULL},
         "grdp",
         "1.2",
         PLAN_MEASURE_CONTRIBUTION,
         PLAN_POINTS,
         PLAN_AGAINST_NONE,
         0,
         false,
         false},
        {"forced percent",
         {"poverty", "2022", "5", NULL, NULL, "%", "percent", "plan"},
         "poverty",
         "5",
         PLAN_MEASURE_CHANGE,
         PLAN_RELATIVE,
         PLAN_AGAINST_PLAN,
         0,
         true,
         false},
        {"growth of grdp",
         {"grdp_growth", "2022", "9.0", NULL, NULL, NULL, NULL, NULL},
         "grdp",
         "9.0",
         PLAN_MEASURE_CHANGE,
         PLAN_RELATIVE,
         PLAN_AGAINST_PREVIOUS,
         0,
         false,
         true},
        {"its change against the plan stays its own",
         {"grdp_growth", "2022", "1.3", NULL, NULL, "điểm %", "change", "plan"},
         "grdp_growth",
         "1.3",
         PLAN_MEASURE_CHANGE,
         PLAN_POINTS,
         PLAN_AGAINST_PLAN,
         0,
         false,
         false},
        {"a cut is turned",
         {"poverty_cut", "2022", "3.7", NULL, NULL, NULL, NULL, NULL},
         "poverty",
         "-3.7",
         PLAN_MEASURE_CHANGE,
         PLAN_POINTS,
         PLAN_AGAINST_PREVIOUS,
         0,
         false,
         true},
        {"a cut said in words is turned once",
         {"poverty_cut", "2022", "giảm 3.7", NULL, NULL, NULL, NULL, NULL},
         "poverty",
         "-3.7",
         PLAN_MEASURE_CHANGE,
         PLAN_POINTS,
         PLAN_AGAINST_PREVIOUS,
         0,
         false,
         true},
        {"a bound of a cut in words",
         {"poverty_cut", "2022", "giảm trên 3", NULL, NULL, NULL, NULL, NULL},
         "poverty",
         "<-3",
         PLAN_MEASURE_CHANGE,
         PLAN_POINTS,
         PLAN_AGAINST_PREVIOUS,
         0,
         false,
         true},
        {"a range of a cut in words",
         {"poverty_cut", "2022", "giảm 3-4", NULL, NULL, NULL, NULL, NULL},
         "poverty",
         "-4 to -3",
         PLAN_MEASURE_CHANGE,
         PLAN_POINTS,
         PLAN_AGAINST_PREVIOUS,
         0,
         false,
         true},
        {"a cut that was a rise",
         {"poverty_cut", "2022", "tăng 3.7", NULL, NULL, NULL, NULL, NULL},
         "poverty",
         "3.7",
         PLAN_MEASURE_CHANGE,
         PLAN_POINTS,
         PLAN_AGAINST_PREVIOUS,
         0,
         false,
         true},
        {"a minus is no word",
         {"poverty_cut", "2022", "-3.7", NULL, NULL, NULL, NULL, NULL},
         "poverty",
         "3.7",
         PLAN_MEASURE_CHANGE,
         PLAN_POINTS,
         PLAN_AGAINST_PREVIOUS,
         0,
         false,
         true},
        {"an upper bound of a cut",
         {"poverty_cut", "2022", ">3", NULL, NULL, NULL, NULL, NULL},
         "poverty",
         "<-3",
         PLAN_MEASURE_CHANGE,
         PLAN_POINTS,
         PLAN_AGAINST_PREVIOUS,
         0,
         false,
         true},
        {"a larger cut than planned",
         {"poverty_cut", "2022", "0.7", NULL, NULL, "điểm %", "change", "plan"},
         "poverty_cut",
         "-0.7",
         PLAN_MEASURE_CHANGE,
         PLAN_POINTS,
         PLAN_AGAINST_PLAN,
         0,
         false,
         false},
        {"more jobs by their indicator",
         {"jobs_more", "2022", "6", NULL, NULL, NULL, NULL, NULL},
         "jobs",
         "6 count",
         PLAN_MEASURE_CHANGE,
         PLAN_DIFFERENCE,
         PLAN_AGAINST_PREVIOUS,
         0,
         false,
         true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        loading l;
        char text[200];
        open_plan(&l);
        loading_start(&l);
        const plan_catalog *catalog = &l.document->catalog;
        CHECK_STATUS(rows[i].label, loading_add(&l, rows[i].row), PLAN_OK);
        CHECK_STATUS(rows[i].label, loading_add(&l, rows[i].row), PLAN_OK); /* from the cache */
        CHECK_U64(rows[i].label, l.problem_count, rows[i].forced ? 2 : 0);
        CHECK_STATUS(rows[i].label, plan_loader_finish(l.loader), PLAN_OK);
        if (!CHECK_U64(rows[i].label, l.document->table.count, 2)) {
            printf("%s\n", l.problems[0]);
            loading_close(&l);
            continue;
        }
        for (size_t r = 0; r < 2; r++) {
            const plan_record *record = &l.document->table.records[r];
            const plan_statement *s = &l.document->statements.items[record->statement];
            CHECK_STR(rows[i].label, catalog->indicators[record->indicator].code,
                      rows[i].indicator);
            CHECK_STR(rows[i].label, loading_figure(&l, r, text, sizeof text), rows[i].figure);
            CHECK_INT(rows[i].label, s->measure, rows[i].measure);
            CHECK_INT(rows[i].label, s->arithmetic, rows[i].arithmetic);
            CHECK_INT(rows[i].label, s->against, rows[i].against);
            CHECK_INT(rows[i].label, s->form, rows[i].form);
            CHECK_INT(rows[i].label, s->forced, rows[i].forced);
            CHECK_INT(rows[i].label, s->via != PLAN_NONE, rows[i].via);
        }
        loading_close(&l);
    }
}

/* --- Problems --- */

static void every_problem_has_its_place(void) {
    static const struct {
        int kind;
        cells row;
        const char *told; /* line:column, arguments */
        size_t kept;
    } rows[] = {
        {PLAN_PROBLEM_NUMBER,
         {"grdp", "2022", "0x10"},
         "2:22|0x10|hexadecimal numbers are not read",
         0},
        {PLAN_PROBLEM_NUMBER_RANGE,
         {"grdp", "2022", "123456789012345678901"},
         "2:21|123456789012345678901|out of range: more than 17 significant digits",
         0},
        {PLAN_PROBLEM_NUMBER_RANGE, {"grdp", "2022", "9", .decimals = "16"}, NULL, 1},
        {PLAN_PROBLEM_NUMBER_RANGE,
         {"grdp", "2022", "99", .decimals = "17"},
         "2:21|99|out of range: it does not fit with the declared decimals",
         0},
        {PLAN_PROBLEM_NUMBER_RANGE,
         {"grdp", "2022", "1.2345678901234", .unit = "nghìn đồng"},
         "2:21|1.2345678901234|out of range in the unit of the indicator",
         0},
        {PLAN_PROBLEM_INDICATOR, {"povertty", "2022", "9"}, "2:1|povertty|poverty", 0},
        {PLAN_PROBLEM_INDICATOR, {"x", "2022", "9"}, "2:1|x|", 0},
        {PLAN_PROBLEM_INDICATOR, {" grdp", "2022", "9"}, "2:1| grdp|grdp", 0}, /* not trimmed */
        {PLAN_PROBLEM_EMPTY, {"", "2022", "9"}, "2:1|indicator", 0},
        {PLAN_PROBLEM_EMPTY, {"grdp", "", "9"}, "2:11|period", 0},
        {PLAN_PROBLEM_EMPTY, {"grdp", "  ", "9"}, "2:11|period", 0},
        {PLAN_PROBLEM_CODE, {"a\x1B[0m", "2022", "9"}, "2:1|a\x1B[0m|", 0},
        {PLAN_PROBLEM_CODE,
         {"grdp", "2022", "9",
          "a\xE2\x80\xAE"
          "b"},
         "2:31|a\xE2\x80\xAE"
         "b|",
         0},
        {PLAN_PROBLEM_UNIT, {"grdp", "2022", "9", .unit = "ha/"}, NULL, 0},
        {PLAN_PROBLEM_UNIT,
         {"grdp", "2022", "5 triệu đồng", .unit = "tỷ đồng"},
         "2:21|5 triệu đồng|the value says triệu đồng, the unit column says tỷ đồng",
         0},
        {PLAN_PROBLEM_DIMENSION,
         {"grdp", "2022", "9", .unit = "người"},
         "2:51|người|tỷ đồng|grdp",
         0},
        {PLAN_PROBLEM_DIMENSION, {"grdp", "2022", "9 người"}, "2:21|người|tỷ đồng|grdp", 0},
        {PLAN_PROBLEM_DIMENSION,
         {"poverty", "2022", "9", .unit = "điểm %"},
         "2:51|điểm %|%|poverty",
         0}, /* a figure is no difference */
        {PLAN_PROBLEM_DIMENSION,
         {"grdp", "2022", "9", .unit = "lần", .measure = "change", .against = "plan"},
         "2:51|lần|tỷ đồng|grdp",
         0},
        {PLAN_PROBLEM_PERIOD, {"grdp", "9/2022", "9"}, NULL, 0},
        {PLAN_PROBLEM_SERIES, {"grdp", "2022", "9", .series = "actuel"}, "2:41|actuel|actual", 0},
        {PLAN_PROBLEM_MEASURE,
         {"grdp", "2022", "9", .measure = "grows", .against = "plan"},
         "2:61|grows|",
         0},
        {PLAN_PROBLEM_AGAINST,
         {"grdp", "2022", "9", .measure = "change", .against = "last"},
         NULL,
         0},
        {PLAN_PROBLEM_EMPTY,
         {"grdp", "2022", "9", .measure = "change", .against = " "},
         "2:71|against",
         0},
        {PLAN_PROBLEM_NEEDS_AGAINST, {"grdp", "2022", "9", .measure = "change"}, "2:61|change|", 0},
        {PLAN_PROBLEM_NEEDS_MEASURE, {"grdp", "2022", "9", .against = "plan"}, "2:71|plan|", 0},
        {PLAN_PROBLEM_DECIMALS, {"grdp", "2022", "9", .decimals = "1.5"}, "2:81|1.5|", 0},
        {PLAN_PROBLEM_DECIMALS, {"grdp", "2022", "9", .decimals = "18"}, "2:81|18|", 0},
        {PLAN_PROBLEM_DECIMALS, {"grdp", "2022", "9", .decimals = "-19"}, "2:81|-19|", 0},
        {PLAN_PROBLEM_DECIMALS, {"grdp", "2022", "9", .decimals = "-"}, "2:81|-|", 0},
        {PLAN_PROBLEM_MORE_DECIMALS, {"poverty", "2022", "14.25"}, "2:21|14.25|1", 1},
        {PLAN_PROBLEM_MORE_DECIMALS, {"poverty", "2022", "14-15.25"}, "2:21|14-15.25|1", 1},
        {PLAN_PROBLEM_MORE_DECIMALS, {"poverty", "2022", "14.25", .decimals = "1"}, NULL, 1},
        {PLAN_PROBLEM_MORE_DECIMALS, {"poverty", "2022", "147.5", .unit = "‰"}, NULL, 1},
        {PLAN_PROBLEM_FORCED,
         {"poverty", "2022", "5", .unit = "%", .measure = "percent", .against = "plan"},
         "2:61|percent|poverty|points",
         1},
        {PLAN_PROBLEM_PERCENT,
         {"poverty", "2022", "-5", .unit = "%", .measure = "change", .against = "plan"},
         "2:51|-5|poverty|%",
         1},
        {PLAN_PROBLEM_PERCENT,
         {"poverty", "2022", "-5 ‰", .measure = "change", .against = "plan"},
         "2:21|-5 ‰|poverty|‰",
         1},
        {PLAN_PROBLEM_PERCENT,
         {"poverty", "2022", "0-5", .unit = "%", .measure = "change", .against = "plan"},
         "2:51|0-5|poverty|%",
         1},
        /* No change is none in percent and in points. */
        {PLAN_PROBLEM_PERCENT,
         {"poverty", "2022", "0", .unit = "%", .measure = "change", .against = "plan"},
         NULL,
         1},
        {PLAN_PROBLEM_PERCENT,
         {"poverty", "2022", "~0", .unit = "%", .measure = "change", .against = "plan"},
         NULL,
         1},
        {PLAN_PROBLEM_PERCENT,
         {"poverty", "2022", "0-0", .unit = "%", .measure = "change", .against = "plan"},
         NULL,
         1},
        {PLAN_PROBLEM_MORE_DECIMALS, {"poverty", "2022", "14-15.2"}, NULL, 1},
        /* A double has more decimals than are meant: that is told, and not what it has. */
        {PLAN_PROBLEM_DUMPED,
         {"poverty", "2022", "14.699999999999999"},
         "2:21|14.699999999999999|1",
         1},
        /* 18 and 19 decimals in the unit of the indicator. */
        {PLAN_PROBLEM_NUMBER_RANGE,
         {"grdp", "2022", "0.123456789", .unit = "đồng"},
         "2:21|0.123456789|out of range in the unit of the indicator",
         0},
        {PLAN_PROBLEM_NUMBER_RANGE,
         {"grdp", "2022", "0.1234567890", .unit = "đồng"},
         "2:21|0.1234567890|out of range in the unit of the indicator",
         0},
        {PLAN_PROBLEM_CODE, {"gr\xC3", "2022", "9"}, NULL, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        loading l;
        char label[96], expected[320];
        snprintf(label, sizeof label, "%s %s %s", rows[i].row.indicator, rows[i].row.period,
                 rows[i].row.value);
        open_plan(&l);
        loading_start(&l);
        CHECK_STATUS(label, loading_add(&l, rows[i].row), PLAN_OK);
        CHECK_STATUS(label, plan_loader_finish(l.loader), PLAN_OK);
        CHECK_U64(label, l.document->table.count, rows[i].kept);
        if (rows[i].told != NULL) {
            snprintf(expected, sizeof expected, "%d %s", rows[i].kind, rows[i].told);
            CHECK_STR(label, l.problems[0], expected);
        } else if (rows[i].kept == 0) { /* the reason is another module's */
            snprintf(expected, sizeof expected, "%d 2:", rows[i].kind);
            CHECK_INT(label, strncmp(l.problems[0], expected, strlen(expected)), 0);
        }
        CHECK_U64(label, l.problem_count, rows[i].told == NULL && rows[i].kept == 1 ? 0 : 1);
        loading_close(&l);
    }
}

static void all_problems_of_a_row(void) {
    loading l;
    open_plan(&l);
    loading_start(&l);
    CHECK_STATUS("row",
                 loading_add(&l, (cells){"nobody", "never", "nothing", .series = "none",
                                         .decimals = "some"}),
                 PLAN_OK);
    static const int kinds[] = {PLAN_PROBLEM_INDICATOR, PLAN_PROBLEM_PERIOD, PLAN_PROBLEM_SERIES,
                                PLAN_PROBLEM_DECIMALS, PLAN_PROBLEM_NUMBER};
    CHECK_U64("all", l.problem_count, COUNT(kinds));
    for (size_t i = 0; i < COUNT(kinds); i++) {
        CHECK_INT("kind", atoi(l.problems[i]), kinds[i]);
    }
    CHECK_STATUS("next", loading_add(&l, (cells){"grdp", "2022", "1"}), PLAN_OK);
    CHECK_U64("the rest is read", l.document->table.count, 1);
    loading_close(&l);
}

/* A file of misspelt codes costs no more than their number: suggestions end. */
static void suggestions_end(void) {
    loading l;
    open_plan(&l);
    loading_start(&l);
    for (int i = 0; i < 1000; i++) {
        loading_add(&l, (cells){"povertty", "2022", "1"});
    }
    CHECK_U64("each is told", l.problem_count, 1000);
    CHECK_TRUE("the first with a suggestion", strstr(l.problems[0], "|poverty") != NULL);
    loading_close(&l);
}

/* --- Areas --- */

static void areas(void) {
    static const struct {
        const char *label;
        int declared; /* roots */
        const char *area;
        int kind; /* of the problem, -1: none */
        const char *code;
    } rows[] = {
        {"none declared, none given", 0, NULL, -1, ""},
        {"none declared, an empty cell", 0, "", -1, ""},
        {"none declared, one given", 0, "VNM", -1, "VNM"},
        {"one root, none given", 1, NULL, -1, "root0"},
        {"one root, given", 1, "root0", -1, "root0"},
        {"its part", 1, "part", -1, "part"},
        {"unknown", 1, "root7", PLAN_PROBLEM_AREA, NULL},
        {"two roots, none given", 2, "", PLAN_PROBLEM_NO_AREA, NULL},
        {"two roots, given", 2, "root1", -1, "root1"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        loading l;
        open_plan(&l);
        for (int r = 0; r < rows[i].declared; r++) {
            char code[8];
            snprintf(code, sizeof code, "root%d", r % 10);
            plan_area area = {sizeof area, .code = code};
            CHECK_STATUS(code, plan_document_add_area(l.document, &area, NULL), PLAN_OK);
        }
        if (rows[i].declared > 0) {
            plan_area part = {sizeof part, .code = "part", .parent = "root0"};
            plan_document_add_area(l.document, &part, NULL);
        }
        loading_start(&l);
        for (int r = 0; r < 2; r++) { /* the second row finds it in a cache */
            loading_add(&l, (cells){"grdp", "2022", "1", rows[i].area});
            loading_add(&l, (cells){"grdp", "2022", "1", rows[i].area});
        }
        CHECK_U64(rows[i].label, l.problem_count, rows[i].kind < 0 ? 0 : 4);
        if (rows[i].kind >= 0) {
            CHECK_INT(rows[i].label, atoi(l.problems[0]), rows[i].kind);
        } else {
            uint32_t area = l.document->table.records[3].area;
            CHECK_STR(rows[i].label,
                      plan_dictionary_code(&l.document->catalog.area_codes, area).text,
                      rows[i].code);
        }
        loading_close(&l);
    }
}

/* Alternating texts, long and short, in and out of the caches: ids are those of the dictionary. */
static void caches_do_not_mix(void) {
    loading l;
    open_plan(&l);
    loading_start(&l);
    char area[96], period[16];
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < 6000; i++) {
        uint32_t k = i % 700; /* more than there are slots */
        snprintf(area, sizeof area, "%s%u",
                 k % 3 == 0 ? "a name longer than any slot of a cache "
                              "holds, which is looked up each time "
                            : "x",
                 (unsigned)k);
        snprintf(period, sizeof period, "%u-%02u", 1980 + (unsigned)k % 50, 1 + (unsigned)k % 12);
        if (loading_add(&l, (cells){i % 2 == 0 ? "grdp" : "rice", period, "1", area,
                                    i % 5 == 0 ? "plan" : NULL,
                                    k % 4 == 0 ? "" : (i % 2 == 0 ? "triệu đồng" : "tạ")}) !=
            PLAN_OK) {
            wrong++;
            continue;
        }
        const plan_record *r = &l.document->table.records[i];
        plan_period read = plan_period_unpack(r->period);
        int scale = k % 4 == 0 ? 0 : i % 2 == 0 ? 3 : 1;
        wrong += r->area != k || r->indicator != (i % 2 == 0 ? 0u : 4u) ||
                 plan_record_scale(r) != scale ||
                 read.first != (int32_t)((1980 + k % 50) * 12 + k % 12) ||
                 r->series != (i % 5 == 0 ? PLAN_SERIES_PLAN : PLAN_SERIES_ACTUAL);
    }
    CHECK_INT("6000 rows", wrong, 0);
    CHECK_U64("no problems", l.problem_count, 0);
    loading_close(&l);
}

static void limits(void) {
    loading l;
    open_plan(&l);
    l.options.max_observations = 2;
    loading_start(&l);
    CHECK_STATUS("1", loading_add(&l, (cells){"grdp", "2022", "1"}), PLAN_OK);
    CHECK_STATUS("2", loading_add(&l, (cells){"grdp", "2022", "1"}), PLAN_OK);
    CHECK_STATUS("missing ones do not count", loading_add(&l, (cells){"grdp", "2022", ""}),
                 PLAN_OK);
    CHECK_STATUS("3", loading_add(&l, (cells){"grdp", "2022", "1"}), PLAN_LIMIT);
    loading_close(&l);
}

static void far_columns(void) {
    loading l;
    open_plan(&l);
    loading_start(&l);
    plan_row row;
    memset(&row, 0, sizeof row);
    row.cells[PLAN_FIELD_INDICATOR] = plan_span_of("grdp");
    row.cells[PLAN_FIELD_PERIOD] = plan_span_of("2022");
    row.cells[PLAN_FIELD_VALUE] = plan_span_of("5");
    static const uint32_t columns[] = {254, 255, 65535, 4000000000u};
    for (size_t i = 0; i < COUNT(columns); i++) {
        row.columns[PLAN_FIELD_VALUE] = columns[i];
        CHECK_STATUS("add", plan_loader_add(l.loader, &row), PLAN_OK);
        CHECK_U64("column", plan_table_column(&l.document->table, &l.document->table.records[i]),
                  columns[i]);
    }
    loading_close(&l);
}

/* Figures of whole thousands: the message says -3. */
static void coarse_decimals(void) {
    loading l;
    char expected[64];
    loading_open(&l);
    loading_add_indicator(&l, (plan_indicator){.code = "x", .has_decimals = 1, .decimals = -3});
    loading_start(&l);
    CHECK_STATUS("hundreds",
                 loading_add(&l, (cells){.indicator = "x", .period = "2022", .value = "1500"}),
                 PLAN_OK);
    snprintf(expected, sizeof expected, "%d 2:21|1500|-3", PLAN_PROBLEM_MORE_DECIMALS);
    CHECK_STR("hundreds", l.problems[0], expected);
    CHECK_U64("it stays", l.document->table.count, 1);
    loading_close(&l);
}

/* Who does not ask what was wrong gets the rows that are right. */
static void nobody_listens(void) {
    loading l;
    open_plan(&l);
    l.options.sink = NULL;
    loading_start(&l);
    CHECK_STATUS("unknown",
                 loading_add(&l, (cells){.indicator = "?", .period = "2022", .value = "1"}),
                 PLAN_OK);
    CHECK_STATUS("known",
                 loading_add(&l, (cells){.indicator = "grdp", .period = "2022", .value = "1"}),
                 PLAN_OK);
    CHECK_STATUS("finish", plan_loader_finish(l.loader), PLAN_OK);
    CHECK_U64("rows", l.document->table.count, 1);
    CHECK_U64("told", l.problem_count, 0);
    loading_close(&l);
}

/* --- Memory --- */

static void nothing_heard(void *context, const plan_problem *problem) {
    (void)context;
    (void)problem;
}

static plan_status load_some(const plan_allocator *allocator) {
    static const char *const values[] = {"12.345", "15-18", "~9", "2 triệu đồng", "x", "", "1,5"};
    plan_document *document;
    plan_loader *loader = NULL;
    plan_load_options options;
    memset(&options, 0, sizeof options);
    options.number_format = PLAN_NUMBER_INFER;
    options.sink = nothing_heard;
    plan_status status = plan_document_new(allocator, &document);
    if (status != PLAN_OK) {
        return status;
    }
    plan_indicator indicator = {sizeof indicator, .code = "grdp", .unit = "tỷ đồng"};
    status = plan_document_add_indicator(document, &indicator, NULL);
    status = status == PLAN_OK ? plan_document_finish(document, NULL) : status;
    status = status == PLAN_OK ? plan_loader_new(document, &options, &loader) : status;
    for (size_t i = 0; i < 5 * COUNT(values) && status == PLAN_OK; i++) {
        plan_row row;
        char area[8];
        memset(&row, 0, sizeof row);
        snprintf(area, sizeof area, "a%u", (unsigned)i % 100);
        row.cells[PLAN_FIELD_INDICATOR] = plan_span_of("grdp");
        row.cells[PLAN_FIELD_PERIOD] = plan_span_of("2022");
        row.cells[PLAN_FIELD_AREA] = plan_span_of(area);
        row.cells[PLAN_FIELD_VALUE] = plan_span_of(values[i % (COUNT(values) - (i < 20))]);
        row.cells[PLAN_FIELD_MEASURE] = plan_span_of(i % 4 == 3 ? "change" : "");
        row.cells[PLAN_FIELD_AGAINST] = plan_span_of(i % 4 == 3 ? "plan" : "");
        status = plan_loader_add(loader, &row);
    }
    status = status == PLAN_OK ? plan_loader_finish(loader) : status;
    plan_loader_free(loader);
    plan_document_free(document);
    return status;
}

static void memory_runs_out(void) {
    CHECK_TRUE("every allocation", failing_everywhere(load_some));
}

TEST_MAIN("loader", {"figures", figures},
          {"declared decimals of files", declared_decimals_of_files},
          {"missing values", missing_values}, {"dumped doubles", dumped_doubles},
          {"statements", statements}, {"every problem has its place", every_problem_has_its_place},
          {"all problems of a row", all_problems_of_a_row}, {"suggestions end", suggestions_end},
          {"areas", areas}, {"caches do not mix", caches_do_not_mix}, {"limits", limits},
          {"far columns", far_columns}, {"coarse decimals", coarse_decimals},
          {"nobody listens", nobody_listens}, {"memory runs out", memory_runs_out})
