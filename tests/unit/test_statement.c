/* Statements: what measure, kind and unit claim together; equal claims have equal keys. */
#include "check.h"

#include <plan/change.h>

#include "failing.h"
#include "statement.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The indicators that the rows below talk about. */
enum {
    GRDP,
    JOBS,
    POVERTY,
    BIRTHS,
    SHARE,
    FRACTION,
    DEBT,
    TIMES,
    GROWTH,
    CPI,
    CPI_PERCENT,
    SCORE,
    DIFFERENCE,
    POINTS,
    DOCTORS,
    DEATHS,
    INDICATORS
};
static const plan_indicator indicators[INDICATORS] = {
    [GRDP] = {.code = "grdp", .kind = PLAN_LEVEL, .unit = "tỷ đồng"},
    [JOBS] = {.code = "jobs", .kind = PLAN_COUNT, .unit = "lao động"},
    [POVERTY] = {.code = "poverty", .kind = PLAN_RATE, .unit = "%"},
    [BIRTHS] = {.code = "births", .kind = PLAN_RATE, .unit = "‰"},
    [SHARE] = {.code = "share", .kind = PLAN_SHARE, .unit = "%"},
    [FRACTION] = {.code = "fraction", .kind = PLAN_SHARE},
    [DEBT] = {.code = "debt", .kind = PLAN_RATIO, .unit = "% of GDP"},
    [TIMES] = {.code = "times", .kind = PLAN_RATIO, .unit = "lần"},
    [GROWTH] = {.code = "growth", .kind = PLAN_GROWTH, .unit = "%"},
    [CPI] = {.code = "cpi", .kind = PLAN_INDEX},
    [CPI_PERCENT] = {.code = "cpi_percent", .kind = PLAN_INDEX, .unit = "%"},
    [SCORE] = {.code = "score", .kind = PLAN_SCORE, .unit = "điểm"},
    [DIFFERENCE] = {.code = "difference", .kind = PLAN_CHANGE, .unit = "tỷ đồng"},
    [POINTS] = {.code = "points", .kind = PLAN_CHANGE, .unit = "điểm %"},
    [DOCTORS] = {.code = "doctors", .kind = PLAN_RATIO, .unit = "bác sỹ/1 vạn dân"},
    [DEATHS] = {.code = "deaths", .kind = PLAN_RATE, .unit = "ca/1 vạn dân"},
};

static void start(plan_catalog *catalog) {
    CHECK_STATUS("init", plan_catalog_init(catalog, NULL), PLAN_OK);
    for (size_t i = 0; i < COUNT(indicators); i++) {
        plan_indicator indicator = indicators[i];
        indicator.struct_size = sizeof indicator;
        CHECK_STATUS(indicator.code, plan_catalog_add_indicator(catalog, &indicator, NULL),
                     PLAN_OK);
    }
    CHECK_STATUS("finish", plan_catalog_finish(catalog, NULL, NULL, NULL), PLAN_OK);
}

static plan_unit unit_of(const char *text) {
    plan_unit unit;
    CHECK_STATUS(text, plan_unit_read(NULL, text, strlen(text), &unit, NULL), PLAN_OK);
    return unit;
}

enum {
    CHANGE = PLAN_SPELLING_CHANGE,
    PERCENT_OF = PLAN_SPELLING_PERCENT_OF,
    FORCED_POINTS = PLAN_SPELLING_POINTS,
    FORCED_PERCENT = PLAN_SPELLING_PERCENT,
    FORCED_DIFFERENCE = PLAN_SPELLING_DIFFERENCE,
    CONTRIBUTION = PLAN_SPELLING_CONTRIBUTION
};

typedef struct decision {
    const char *label;
    int indicator;
    const char *unit; /* NULL: none given */
    int spelling;
    plan_status status;
    int arithmetic;
    plan_decimal factor;
    bool forced;
} decision;

static void check_decisions(const decision *rows, size_t count) {
    plan_catalog catalog;
    start(&catalog);
    for (size_t i = 0; i < count; i++) {
        const decision *row = &rows[i];
        plan_statement s, untouched;
        memset(&s, 0, sizeof s);
        s.against = PLAN_AGAINST_PLAN;
        s.period = 77;
        s.via = 3;
        untouched = s;
        plan_unit unit = unit_of(row->unit == NULL ? "" : row->unit);
        plan_decimal factor = {-1, 0};
        plan_status status = plan_statement_decide(&catalog.indicators[row->indicator],
                                                   row->unit == NULL ? NULL : &unit,
                                                   (uint8_t)row->spelling, &s, &factor);
        if (!CHECK_STATUS(row->label, status, row->status)) {
            continue;
        }
        if (status != PLAN_OK) {
            CHECK_INT(row->label, memcmp(&s, &untouched, sizeof s), 0);
            continue;
        }
        CHECK_INT(row->label, s.arithmetic, row->arithmetic);
        CHECK_INT(row->label, plan_decimal_compare(factor, row->factor), 0);
        CHECK_INT(row->label, s.forced, row->forced);
        CHECK_INT(row->label, s.spelling, row->spelling);
        CHECK_INT(row->label, s.measure,
                  row->spelling == PERCENT_OF     ? PLAN_MEASURE_PERCENT_OF
                  : row->spelling == CONTRIBUTION ? PLAN_MEASURE_CONTRIBUTION
                                                  : PLAN_MEASURE_CHANGE);
        CHECK_INT(row->label, s.form,
                  row->spelling == PERCENT_OF ? PLAN_GROWTH_INDEX : PLAN_GROWTH_RATE);
        CHECK_TRUE(row->label, s.against == PLAN_AGAINST_PLAN && s.period == 77 && s.via == 3);
    }
    plan_catalog_free(&catalog);
}

static void kind_and_unit_choose(void) {
    static const decision rows[] = {
        {"3.7 % off a poverty rate", POVERTY, "%", CHANGE, PLAN_OK, PLAN_POINTS, {1, 0}, false},
        {"in points", POVERTY, "điểm %", CHANGE, PLAN_OK, PLAN_POINTS, {1, 0}, false},
        {"English", POVERTY, "percentage points", CHANGE, PLAN_OK, PLAN_POINTS, {1, 0}, false},
        {"in per mille", POVERTY, "‰", CHANGE, PLAN_OK, PLAN_POINTS, {1, 1}, false},
        {"in points per mille", POVERTY, "điểm ‰", CHANGE, PLAN_OK, PLAN_POINTS, {1, 1}, false},
        {"no unit: its own", POVERTY, NULL, CHANGE, PLAN_OK, PLAN_POINTS, {1, 0}, false},
        {"births in per mille", BIRTHS, "‰", CHANGE, PLAN_OK, PLAN_POINTS, {1, 0}, false},
        {"births in %", BIRTHS, "điểm %", CHANGE, PLAN_OK, PLAN_POINTS, {10, 0}, false},
        {"share", SHARE, "%", CHANGE, PLAN_OK, PLAN_POINTS, {1, 0}, false},
        {"share as a fraction", FRACTION, "điểm %", CHANGE, PLAN_OK, PLAN_POINTS, {1, 2}, false},
        {"debt", DEBT, "%", CHANGE, PLAN_OK, PLAN_POINTS, {1, 0}, false},
        {"growth", GROWTH, "điểm %", CHANGE, PLAN_OK, PLAN_POINTS, {1, 0}, false},
        {"0.5 % over a revenue plan", GRDP, "%", CHANGE, PLAN_OK, PLAN_RELATIVE, {1, 0}, false},
        {"5 ‰ over it", GRDP, "‰", CHANGE, PLAN_OK, PLAN_RELATIVE, {1, 1}, false},
        {"in its own unit", GRDP, "tỷ đồng", CHANGE, PLAN_OK, PLAN_DIFFERENCE, {1, 0}, false},
        {"in millions", GRDP, "triệu đồng", CHANGE, PLAN_OK, PLAN_DIFFERENCE, {1, 3}, false},
        {"no unit", GRDP, NULL, CHANGE, PLAN_OK, PLAN_DIFFERENCE, {1, 0}, false},
        {"jobs in %", JOBS, "%", CHANGE, PLAN_OK, PLAN_RELATIVE, {1, 0}, false},
        {"jobs", JOBS, "lao động", CHANGE, PLAN_OK, PLAN_DIFFERENCE, {1, 0}, false},
        {"doctors", DOCTORS, "bác sĩ/1 vạn dân", CHANGE, PLAN_OK, PLAN_DIFFERENCE, {1, 0}, false},
        {"doctors in %", DOCTORS, "%", CHANGE, PLAN_OK, PLAN_RELATIVE, {1, 0}, false},
        {"deaths", DEATHS, "ca/1 vạn dân", CHANGE, PLAN_OK, PLAN_POINTS, {1, 0}, false},
        {"deaths in %", DEATHS, "%", CHANGE, PLAN_OK, PLAN_RELATIVE, {1, 0}, false},
        {"deaths in points", DEATHS, "điểm %", CHANGE, PLAN_UNIT, 0, {0, 0}, false},
        {"times in times", TIMES, "lần", CHANGE, PLAN_OK, PLAN_DIFFERENCE, {1, 0}, false},
        {"times in %", TIMES, "%", CHANGE, PLAN_OK, PLAN_RELATIVE, {1, 0}, false},
        {"index in %", CPI, "%", CHANGE, PLAN_OK, PLAN_RELATIVE, {1, 0}, false},
        {"index without unit", CPI, NULL, CHANGE, PLAN_OK, PLAN_DIFFERENCE, {1, 0}, false},
        {"index in %, in %", CPI_PERCENT, "%", CHANGE, PLAN_OK, PLAN_RELATIVE, {1, 0}, false},
        {"index in %, in points",
         CPI_PERCENT,
         "điểm %",
         CHANGE,
         PLAN_OK,
         PLAN_DIFFERENCE,
         {1, 0},
         false},
        {"score", SCORE, "điểm", CHANGE, PLAN_OK, PLAN_DIFFERENCE, {1, 0}, false},
        {"score in %", SCORE, "%", CHANGE, PLAN_OK, PLAN_RELATIVE, {1, 0}, false},
        {"a change that changes",
         DIFFERENCE,
         "tỷ đồng",
         CHANGE,
         PLAN_OK,
         PLAN_DIFFERENCE,
         {1, 0},
         false},
        {"points that change", POINTS, "điểm %", CHANGE, PLAN_OK, PLAN_POINTS, {1, 0}, false},
        {"points of money", GRDP, "điểm %", CHANGE, PLAN_UNIT, 0, {0, 0}, false},
        {"points of an index without unit", CPI, "điểm %", CHANGE, PLAN_UNIT, 0, {0, 0}, false},
        {"other money", GRDP, "triệu USD", CHANGE, PLAN_UNIT, 0, {0, 0}, false},
        {"up 1.5 times means two things", GRDP, "lần", CHANGE, PLAN_UNIT, 0, {0, 0}, false},
        {"of a rate too", POVERTY, "lần", CHANGE, PLAN_UNIT, 0, {0, 0}, false},
        {"people", POVERTY, "người", CHANGE, PLAN_UNIT, 0, {0, 0}, false},
    };
    check_decisions(rows, COUNT(rows));
}

static void forced_measures(void) {
    static const decision rows[] = {
        {"% of plan", GRDP, "%", PERCENT_OF, PLAN_OK, PLAN_RELATIVE, {1, 0}, false},
        {"no unit: %", GRDP, NULL, PERCENT_OF, PLAN_OK, PLAN_RELATIVE, {1, 0}, false},
        {"times are 100 %", GRDP, "lần", PERCENT_OF, PLAN_OK, PLAN_RELATIVE, {100, 0}, false},
        {"per mille", GRDP, "‰", PERCENT_OF, PLAN_OK, PLAN_RELATIVE, {1, 1}, false},
        {"14 % is 99 % of the plan", SHARE, "%", PERCENT_OF, PLAN_OK, PLAN_RELATIVE, {1, 0}, false},
        {"in money", GRDP, "tỷ đồng", PERCENT_OF, PLAN_UNIT, 0, {0, 0}, false},
        {"in points", SHARE, "điểm %", PERCENT_OF, PLAN_UNIT, 0, {0, 0}, false},

        {"percent of money is natural",
         GRDP,
         "%",
         FORCED_PERCENT,
         PLAN_OK,
         PLAN_RELATIVE,
         {1, 0},
         false},
        {"percent without unit", GRDP, NULL, FORCED_PERCENT, PLAN_OK, PLAN_RELATIVE, {1, 0}, false},
        {"percent of a rate is forced",
         POVERTY,
         "%",
         FORCED_PERCENT,
         PLAN_OK,
         PLAN_RELATIVE,
         {1, 0},
         true},
        {"percent of births", BIRTHS, NULL, FORCED_PERCENT, PLAN_OK, PLAN_RELATIVE, {1, 0}, true},
        {"percent in points", POVERTY, "điểm %", FORCED_PERCENT, PLAN_UNIT, 0, {0, 0}, false},
        {"percent in times", GRDP, "lần", FORCED_PERCENT, PLAN_UNIT, 0, {0, 0}, false},

        {"points of a rate are natural",
         POVERTY,
         "điểm %",
         FORCED_POINTS,
         PLAN_OK,
         PLAN_POINTS,
         {1, 0},
         false},
        {"in %", POVERTY, "%", FORCED_POINTS, PLAN_OK, PLAN_POINTS, {1, 0}, false},
        {"no unit: its own", BIRTHS, NULL, FORCED_POINTS, PLAN_OK, PLAN_POINTS, {1, 0}, false},
        {"no unit of a fraction: %",
         FRACTION,
         NULL,
         FORCED_POINTS,
         PLAN_OK,
         PLAN_POINTS,
         {1, 2},
         false},
        {"points of an index in % are forced",
         CPI_PERCENT,
         "%",
         FORCED_POINTS,
         PLAN_OK,
         PLAN_POINTS,
         {1, 0},
         true},
        {"in points they are not",
         CPI_PERCENT,
         "điểm %",
         FORCED_POINTS,
         PLAN_OK,
         PLAN_POINTS,
         {1, 0},
         false},
        {"points of money", GRDP, "điểm %", FORCED_POINTS, PLAN_UNIT, 0, {0, 0}, false},
        {"points in money", GRDP, "tỷ đồng", FORCED_POINTS, PLAN_UNIT, 0, {0, 0}, false},

        {"difference of money",
         GRDP,
         "triệu đồng",
         FORCED_DIFFERENCE,
         PLAN_OK,
         PLAN_DIFFERENCE,
         {1, 3},
         false},
        {"difference of a rate",
         POVERTY,
         "điểm ‰",
         FORCED_DIFFERENCE,
         PLAN_OK,
         PLAN_POINTS,
         {1, 1},
         false},
        {"difference of an index in % is forced",
         CPI_PERCENT,
         "%",
         FORCED_DIFFERENCE,
         PLAN_OK,
         PLAN_DIFFERENCE,
         {1, 0},
         true},
        {"difference of money in %", GRDP, "%", FORCED_DIFFERENCE, PLAN_UNIT, 0, {0, 0}, false},

        {"contribution", GRDP, "điểm %", CONTRIBUTION, PLAN_OK, PLAN_POINTS, {1, 0}, false},
        {"contribution in %", GRDP, "%", CONTRIBUTION, PLAN_OK, PLAN_POINTS, {1, 0}, false},
        {"contribution in per mille",
         GRDP,
         "điểm ‰",
         CONTRIBUTION,
         PLAN_OK,
         PLAN_POINTS,
         {1, 1},
         false},
        {"contribution without unit",
         GRDP,
         NULL,
         CONTRIBUTION,
         PLAN_OK,
         PLAN_POINTS,
         {1, 0},
         false},
        {"contribution in money", GRDP, "tỷ đồng", CONTRIBUTION, PLAN_UNIT, 0, {0, 0}, false},
        {"contribution in times", GRDP, "lần", CONTRIBUTION, PLAN_UNIT, 0, {0, 0}, false},

        {"no measure", GRDP, "%", PLAN_SPELLING_NONE, PLAN_INVALID, 0, {0, 0}, false},
        {"no such measure", GRDP, "%", 99, PLAN_INVALID, 0, {0, 0}, false},
    };
    check_decisions(rows, COUNT(rows));
}

/* Rows of indicators with `of`. */
static void rows_of_growth_are_statements(void) {
    static const struct {
        const char *label;
        plan_indicator indicator;
        const char *unit;
        plan_status status;
        int arithmetic, form;
        plan_decimal factor;
    } rows[] = {
        {"growth of money",
         {.kind = PLAN_GROWTH, .unit = "%", .of = "grdp"},
         NULL,
         PLAN_OK,
         PLAN_RELATIVE,
         PLAN_GROWTH_RATE,
         {1, 0}},
        {"growth without unit",
         {.kind = PLAN_GROWTH, .of = "grdp"},
         NULL,
         PLAN_OK,
         PLAN_RELATIVE,
         PLAN_GROWTH_RATE,
         {1, 0}},
        {"growth in per mille",
         {.kind = PLAN_GROWTH, .unit = "%", .of = "grdp"},
         "‰",
         PLAN_OK,
         PLAN_RELATIVE,
         PLAN_GROWTH_RATE,
         {1, 1}},
        {"index form",
         {.kind = PLAN_GROWTH, .unit = "%", .of = "grdp", .form = 1},
         NULL,
         PLAN_OK,
         PLAN_RELATIVE,
         PLAN_GROWTH_INDEX,
         {1, 0}},
        {"ratio form",
         {.kind = PLAN_GROWTH, .of = "grdp", .form = 2},
         NULL,
         PLAN_OK,
         PLAN_RELATIVE,
         PLAN_GROWTH_RATIO,
         {1, 0}},
        {"ratio form in times",
         {.kind = PLAN_GROWTH, .unit = "lần", .of = "grdp", .form = 2},
         NULL,
         PLAN_OK,
         PLAN_RELATIVE,
         PLAN_GROWTH_RATIO,
         {1, 0}},
        {"ratio form in %",
         {.kind = PLAN_GROWTH, .unit = "lần", .of = "grdp", .form = 2},
         "%",
         PLAN_OK,
         PLAN_RELATIVE,
         PLAN_GROWTH_RATIO,
         {1, 2}},
        {"log form",
         {.kind = PLAN_GROWTH, .unit = "%", .of = "grdp", .form = 3},
         NULL,
         PLAN_OK,
         PLAN_RELATIVE,
         PLAN_GROWTH_LOG,
         {1, 0}},
        {"growth of a rate is relative",
         {.kind = PLAN_GROWTH, .unit = "%", .of = "poverty"},
         NULL,
         PLAN_OK,
         PLAN_RELATIVE,
         PLAN_GROWTH_RATE,
         {1, 0}},
        {"growth in points",
         {.kind = PLAN_GROWTH, .unit = "%", .of = "grdp"},
         "điểm %",
         PLAN_UNIT,
         0,
         0,
         {0, 0}},
        {"growth in money",
         {.kind = PLAN_GROWTH, .unit = "%", .of = "grdp"},
         "tỷ đồng",
         PLAN_UNIT,
         0,
         0,
         {0, 0}},
        {"change of a rate",
         {.kind = PLAN_CHANGE, .unit = "%", .of = "poverty"},
         NULL,
         PLAN_OK,
         PLAN_POINTS,
         PLAN_GROWTH_RATE,
         {1, 0}},
        {"change of a rate in points",
         {.kind = PLAN_CHANGE, .unit = "điểm %", .of = "poverty"},
         NULL,
         PLAN_OK,
         PLAN_POINTS,
         PLAN_GROWTH_RATE,
         {1, 0}},
        {"the one, printed as the other",
         {.kind = PLAN_CHANGE, .unit = "điểm %", .of = "poverty"},
         "%",
         PLAN_OK,
         PLAN_POINTS,
         PLAN_GROWTH_RATE,
         {1, 0}},
        {"change of growth",
         {.kind = PLAN_CHANGE, .unit = "điểm %", .of = "growth"},
         NULL,
         PLAN_OK,
         PLAN_POINTS,
         PLAN_GROWTH_RATE,
         {1, 0}},
        {"growth declared in points",
         {.kind = PLAN_GROWTH, .unit = "điểm %", .of = "grdp"},
         NULL,
         PLAN_UNIT,
         0,
         0,
         {0, 0}},
        {"growth printed in points",
         {.kind = PLAN_GROWTH, .unit = "%", .of = "grdp"},
         "điểm %",
         PLAN_UNIT,
         0,
         0,
         {0, 0}},
        {"change of a level",
         {.kind = PLAN_CHANGE, .unit = "triệu đồng", .of = "grdp"},
         NULL,
         PLAN_OK,
         PLAN_DIFFERENCE,
         PLAN_GROWTH_RATE,
         {1, 3}},
        {"change of a level in %",
         {.kind = PLAN_CHANGE, .unit = "%", .of = "grdp"},
         NULL,
         PLAN_OK,
         PLAN_RELATIVE,
         PLAN_GROWTH_RATE,
         {1, 0}},
        {"change of a level printed in %",
         {.kind = PLAN_CHANGE, .unit = "tỷ đồng", .of = "grdp"},
         "%",
         PLAN_UNIT,
         0,
         0,
         {0, 0}},
        {"change that does not fit",
         {.kind = PLAN_CHANGE, .unit = "người", .of = "grdp"},
         NULL,
         PLAN_UNIT,
         0,
         0,
         {0, 0}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        plan_catalog catalog;
        start(&catalog);
        plan_indicator indicator = rows[i].indicator;
        indicator.struct_size = sizeof indicator;
        indicator.code = rows[i].label;
        indicator.over_period = i % 2 == 1;
        CHECK_STATUS(rows[i].label, plan_catalog_add_indicator(&catalog, &indicator, NULL),
                     PLAN_OK);
        CHECK_STATUS(rows[i].label, plan_catalog_finish(&catalog, NULL, NULL, NULL), PLAN_OK);
        plan_unit unit = unit_of(rows[i].unit == NULL ? "" : rows[i].unit);
        plan_statement s;
        plan_decimal factor = {-1, 0};
        memset(&s, 0xAA, sizeof s);
        plan_status status = plan_statement_decide_via(
            &catalog, INDICATORS, rows[i].unit == NULL ? NULL : &unit, &s, &factor);
        if (CHECK_STATUS(rows[i].label, status, rows[i].status) && status == PLAN_OK) {
            CHECK_INT(rows[i].label, s.measure, PLAN_MEASURE_CHANGE);
            CHECK_INT(rows[i].label, s.arithmetic, rows[i].arithmetic);
            CHECK_INT(rows[i].label, s.form, rows[i].form);
            CHECK_INT(rows[i].label, s.against, PLAN_AGAINST_PREVIOUS);
            CHECK_INT(rows[i].label, s.via, INDICATORS);
            CHECK_INT(rows[i].label, s.over_period, i % 2 == 1);
            CHECK_INT(rows[i].label, s.forced, 0);
            CHECK_INT(rows[i].label, s.period, 0);
            CHECK_INT(rows[i].label, plan_decimal_compare(factor, rows[i].factor), 0);
        }
        plan_catalog_free(&catalog);
    }
}

static void equal_claims_have_equal_keys(void) {
    plan_statements all;
    CHECK_STATUS("init", plan_statements_init(&all, NULL), PLAN_OK);
    const plan_statement base = {PLAN_MEASURE_CHANGE,
                                 PLAN_RELATIVE,
                                 PLAN_GROWTH_RATE,
                                 PLAN_AGAINST_PREVIOUS,
                                 false,
                                 0,
                                 PLAN_NONE,
                                 PLAN_SPELLING_CHANGE,
                                 false,
                                 0};
    plan_statement rows[9];
    for (size_t i = 0; i < COUNT(rows); i++) {
        rows[i] = base;
    }
    rows[1].via = 5; /* the growth indicator's row says the same */
    rows[2].spelling = PLAN_SPELLING_PERCENT;
    rows[3].form = PLAN_GROWTH_INDEX; /* another number for it */
    rows[4].against = PLAN_AGAINST_PLAN;
    rows[5].over_period = true; /* the quarter before is not the year before */
    rows[5].via = 6;
    rows[6].against = PLAN_AGAINST_PERIOD;
    rows[6].period = 66715648;
    rows[7] = base;
    rows[8].forced = true; /* the same claim, said on purpose */
    static const uint16_t ids[] = {1, 2, 3, 4, 5, 6, 7, 1, 8};
    static const uint16_t keys[] = {1, 1, 1, 4, 5, 6, 7, 1, 1};
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint16_t id = 99;
        CHECK_STATUS("intern", plan_statements_intern(&all, &rows[i], &id), PLAN_OK);
        CHECK_INT("id", id, ids[i]);
        CHECK_INT("key", all.items[id].key, keys[i]);
    }
    CHECK_INT("0 is the figure itself", all.items[0].measure, PLAN_MEASURE_VALUE);
    CHECK_INT("0 is the figure itself", all.items[0].key, 0);
    plan_statements_free(&all);
}

static void statements_are_limited(void) {
    plan_statements all;
    CHECK_STATUS("init", plan_statements_init(&all, NULL), PLAN_OK);
    plan_statement s = {
        PLAN_MEASURE_CHANGE,  PLAN_RELATIVE, 0, PLAN_AGAINST_PERIOD, false, 0, PLAN_NONE,
        PLAN_SPELLING_CHANGE, false,         0};
    uint16_t id;
    uint32_t wrong = 0;
    for (uint32_t i = 1; i <= UINT16_MAX; i++) {
        s.period = i << 13;
        wrong +=
            plan_statements_intern(&all, &s, &id) != PLAN_OK || id != i || all.items[id].key != i;
    }
    CHECK_INT("65535 statements", wrong, 0);
    s.period = 7;
    CHECK_STATUS("one more", plan_statements_intern(&all, &s, &id), PLAN_LIMIT);
    s.period = 9 << 13;
    CHECK_STATUS("known ones are found", plan_statements_intern(&all, &s, &id), PLAN_OK);
    CHECK_INT("known ones are found", id, 9);
    plan_statements_free(&all);
}

static void spellings_have_names(void) {
    static const char *const names[] = {"",        "change",     "percent_of",  "points",
                                        "percent", "difference", "contribution"};
    for (uint8_t i = 0; i < COUNT(names); i++) {
        uint8_t found = 99;
        CHECK_STR(names[i], plan_spelling_name(i), names[i]);
        CHECK_STATUS(names[i], plan_spelling_find(plan_span_of(names[i]), &found), PLAN_OK);
        CHECK_INT(names[i], found, i);
    }
    uint8_t found = 99;
    CHECK_STATUS("case", plan_spelling_find(plan_span_of("Change"), &found), PLAN_NOT_FOUND);
    CHECK_STATUS("other", plan_spelling_find(plan_span_of("growth"), &found), PLAN_NOT_FOUND);
    CHECK_STR("beyond", plan_spelling_name(99), "");
}

static plan_status intern_some(const plan_allocator *allocator) {
    plan_statements all;
    plan_status status = plan_statements_init(&all, allocator);
    plan_statement s;
    uint16_t id;
    memset(&s, 0, sizeof s);
    for (uint32_t i = 1; i < 100 && status == PLAN_OK; i++) {
        s.period = i;
        status = plan_statements_intern(&all, &s, &id);
    }
    plan_statements_free(&all);
    return status;
}

static void memory_runs_out(void) {
    CHECK_TRUE("every allocation", failing_everywhere(intern_some));
}

TEST_MAIN("statement", {"kind and unit choose", kind_and_unit_choose},
          {"forced measures", forced_measures},
          {"rows of growth are statements", rows_of_growth_are_statements},
          {"equal claims have equal keys", equal_claims_have_equal_keys},
          {"statements are limited", statements_are_limited},
          {"spellings have names", spellings_have_names}, {"memory runs out", memory_runs_out})
