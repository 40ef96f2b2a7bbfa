/* Targets of changes and shares: which row says the same change, what follows from levels, what has
 * no room, and targets that a program adds. Expected values are worked out beside each row. */
#include "target_plans.h"

#define HA ",\"unit\":\"ha\""
#define LEVEL I("x", "level", HA UP)
#define RATE I("x", "rate", PERCENT UP)
#define GROWTH_OF_Y I("y", "level", HA UP) "," I("x", "growth", OF_Y)

static plan_report *report_of(const target_wanted *w) {
    return target_report(CLAIM_COLUMNS, w->indicators, "", w->targets, w->rows);
}

static void check_all(const target_wanted *all, size_t n) {
    target_check(CLAIM_COLUMNS, all, n);
}

/* A row about another change says nothing about this one: 160 on 100 is 60 %. */
static void same_changes(void) {
#define PLAN_ROW "x,2023,50,plan,%,change,2010\n"
#define LEVELS "x,2010,100,,,,\nx,2023,160,,,,\n"
    static const target_wanted all[] = {
        {.label = "the row",
         .indicators = LEVEL,
         .targets = "",
         .rows = PLAN_ROW "x,2023,40,,%,change,2010\n",
         .word = "missed",
         .actual = "40",
         .unit = "%",
         .level_ratio = "93.33"}, /* 140 / 150 */
        {.label = "a row against another year",
         .indicators = LEVEL,
         .targets = "",
         .rows = PLAN_ROW LEVELS "x,2023,40,,%,change,2015\n",
         .word = "met"},
        {.label = "a row against the year before",
         .indicators = LEVEL,
         .targets = "",
         .rows = PLAN_ROW LEVELS "x,2023,40,,%,change,previous\n",
         .word = "met"},
        {.label = "a row in its unit",
         .indicators = LEVEL,
         .targets = "",
         .rows = PLAN_ROW LEVELS "x,2023,40,,ha,change,2010\n",
         .word = "met"},
        {.label = "a row as an index",
         .indicators = LEVEL,
         .targets = "",
         .rows = PLAN_ROW LEVELS "x,2023,140,,%,percent_of,2010\n",
         .word = "met"},
        {.label = "no base",
         .indicators = LEVEL,
         .targets = "",
         .rows = PLAN_ROW "x,2011,100,,,,\nx,2023,160,,,,\n",
         .word = "missing",
         .actual = ""},
        {.label = "in its unit",
         .indicators = LEVEL,
         .targets = "",
         .rows = "x,2023,50,plan,ha,change,2010\n" LEVELS,
         .word = "met",
         .actual = "60",
         .unit = "ha",
         .difference = "10",
         .level_ratio = ""},
        {.label = "in points",
         .indicators = RATE,
         .targets = "",
         .rows = "x,2023,5.0,plan,%,change,2010\nx,2010,50.0,,,,\nx,2023,56.0,,,,\n",
         .word = "met",
         .actual = "6.0",
         .unit = "points",
         .difference = "1.0"},
        {.label = "in times",
         .indicators = LEVEL,
         .targets = "",
         .rows = "x,2023,1.5,plan,lần,percent_of,2010\n" LEVELS,
         .word = "met",
         .actual = "160.0",
         .unit = "%",
         .level_ratio = "106.67"}, /* 1.6 / 1.5 */
    };
    check_all(all, sizeof all / sizeof all[0]);
}

/* What follows from levels. */
static void from_levels(void) {
    static const target_wanted all[] = {
        {.label = "over a break",
         .indicators = I("y", "level", HA ",\"breaks\":[\"2023\"]" UP) "," I("x", "growth", OF_Y),
         .targets = T("\"period\":\"2023\",\"low\":5"),
         .rows = "y,2022,100,,,,\ny,2023,120,,,,\n",
         .word = "break",
         .actual = "",
         .because = "the result of 2023 cannot be compared: break"},
        /* 19.4 to 20.6 %: "about" without a band does not fail. */
        {.label = "from about 100",
         .indicators = GROWTH_OF_Y,
         .targets = T("\"period\":\"2023\",\"low\":25"),
         .rows = "y,2022,~100.0,,,,\ny,2023,120.0,,,,\n",
         .word = "undecided",
         .actual = "20.00"},
        {.label = "to about 120",
         .indicators = GROWTH_OF_Y,
         .targets = T("\"period\":\"2023\",\"low\":25"),
         .rows = "y,2022,100.0,,,,\ny,2023,~120.0,,,,\n",
         .word = "undecided",
         .actual = "20.00"},
        /* 2023 follows from the growth of 2024: 110 / 1.1. */
        {.label = "an implied year",
         .indicators = I("y", "level", HA UP) "," I("g", "growth", PERCENT OF_Y) "," I(
             "x", "growth", OF_Y ",\"name\":{\"en\":\"the other\"}"),
         .targets = T("\"period\":\"2023\",\"low\":5"),
         .rows = "y,2022,90.0,,,,\ny,2024,110.0,,,,\ng,2024,10.0,,,,\n",
         .word = "met",
         .difference = ""},
        /* 110.0 % of 2021, which follows from it, after 5.0 %: 7.47 % a year. */
        {.label = "a mean with a year that follows from another statement",
         .indicators = GROWTH_OF_Y,
         .targets = T("\"period\":\"2021-2022\",\"basis\":\"mean_growth\",\"low\":7"),
         .rows = "x,2021,5.0,,,,\ny,2022,121.0,,,,\ny,2022,110.0,,%,percent_of,previous\n",
         .word = "met",
         .difference = ""},
        /* 10^17 from 0.001: 10^22 %. */
        {.label = "growth without room",
         .indicators = GROWTH_OF_Y,
         .targets = T("\"period\":\"2023\",\"low\":5"),
         .rows = "y,2022,0.001,,,,\ny,2023,99999999999999999,,,,\n",
         .word = "range",
         .actual = ""},
        /* Twice as much: 100 % with 17 decimals has no room, the interval has. */
        {.label = "a printed growth without room",
         .indicators = GROWTH_OF_Y,
         .targets = T("\"period\":\"2023\",\"low\":50"),
         .rows = "y,2022,0.0000123456789012,,,,\ny,2023,0.0000246913578024,,,,\n",
         .word = "met",
         .difference = ""},
        /* An index above 0 that is printed as 0 has no logarithm; the interval has no low end. */
        {.label = "a printed logarithm of 0",
         .indicators = I("y", "index", "") "," I("x", "growth", ",\"form\":\"log\"" OF_Y DOWN),
         .targets = T("\"period\":\"2023\",\"high\":-5"),
         .rows = "y,2022,100.0,,,,\ny,2023,0.0,,,,\n",
         .word = "met",
         .difference = ""},
        {.label = "14 decimals of a target",
         .indicators = I("x", "count", UP),
         .targets =
             T("\"period\":\"2021-2022\",\"basis\":\"mean_growth\",\"low\":9.99999999999999"),
         .rows = "x,2020,100,,,,\nx,2022,121,,,,\n",
         .word = "met",
         .actual = "10.00"},
        {.label = "no figure of the change, nor of the level",
         .indicators = GROWTH_OF_Y,
         .targets = T("\"period\":\"2023\",\"low\":50"),
         .rows = "y,2022,5,,,,\n",
         .word = "missing",
         .because = "there is no result for 2023"},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

static void shares(void) {
#define XY I("x", "level", HA UP) "," I("y", "level", HA)
    static const target_wanted all[] = {
        /* 40.0 of 100.0: 39.93 to 40.07 % */
        {.label = "of about 100",
         .indicators = XY,
         .targets = T("\"period\":\"2023\"," SHARE "\"low\":50"),
         .rows = "x,2023,40.0,,,,\ny,2023,~100.0,,,,\n",
         .word = "undecided",
         .actual = "40.00"},
        {.label = "about 40 of 100",
         .indicators = XY,
         .targets = T("\"period\":\"2023\"," SHARE "\"low\":50"),
         .rows = "x,2023,~40.0,,,,\ny,2023,100.0,,,,\n",
         .word = "undecided",
         .actual = "40.00"},
        {.label = "of nothing",
         .indicators = XY,
         .targets = T("\"period\":\"2023\"," SHARE "\"low\":50"),
         .rows = "x,2023,40.0,,,,\ny,2023,=0,,,,\n",
         .actual = ""},
        {.label = "of more than 0",
         .indicators = XY,
         .targets = T("\"period\":\"2023\"," SHARE "\"low\":50"),
         .rows = "x,2023,40.0,,,,\ny,2023,>0,,,,\n",
         .word = "undecided",
         .difference = ""},
        /* 110 / 1.1 of 200 */
        {.label = "an implied part",
         .indicators = XY "," I("g", "growth", PERCENT ",\"of\":\"x\""),
         .targets = T("\"period\":\"2023\"," SHARE "\"low\":49"),
         .rows = "x,2024,110.0,,,,\ng,2024,10.0,,,,\ny,2023,200.0,,,,\n",
         .word = "met",
         .difference = ""},
        {.label = "of an implied whole",
         .indicators = XY "," I("g", "growth", PERCENT OF_Y),
         .targets = T("\"period\":\"2023\"," SHARE "\"low\":19"),
         .rows = "y,2024,110.0,,,,\ng,2024,10.0,,,,\nx,2023,20.0,,,,\n",
         .word = "met",
         .difference = ""},
        {.label = "a printed share without room",
         .indicators = XY,
         .targets = T("\"period\":\"2023\"," SHARE "\"low\":49"),
         .rows = "x,2023,0.0000123456789012,,,,\ny,2023,0.0000246913578024,,,,\n",
         .word = "met",
         .difference = ""},
        {.label = "a share without room",
         .indicators = XY,
         .targets = T("\"period\":\"2023\"," SHARE "\"low\":49"),
         .rows = "x,2023,99999999999999999,,,,\ny,2023,0.001,,,,\n",
         .word = "range",
         .actual = ""},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

/* Numbers beside the verdict that have no room are left out. */
static void words(void) {
#define SMALL "0.0000123456789012"
    static const target_wanted all[] = {
        {.label = "a negative result has no ratio",
         .indicators = I("x", "level", ",\"bounds\":null" UP),
         .targets = "",
         .rows = "x,2023,10,plan,,,\nx,2023,-5,,,,\n",
         .word = "missed",
         .difference = "-15",
         .ratio = ""},
        {.label = "nothing is 0 % of it",
         .indicators = LEVEL,
         .targets = "",
         .rows = "x,2023,10,plan,,,\nx,2023,0,,,,\n",
         .difference = "-10",
         .ratio = "0.00"},
        {.label = "a ratio without room",
         .indicators = LEVEL,
         .targets = "",
         .rows = "x,2023,0.001,plan,,,\nx,2023,99999999999999,,,,\n",
         .difference = "99999999999998.999",
         .ratio = ""},
        {.label = "a difference without room",
         .indicators = LEVEL,
         .targets = "",
         .rows = "x,2023," SMALL ",plan,,,\nx,2023,99999999999999999,,,,\n",
         .word = "met",
         .difference = "",
         .ratio = ""},
        {.label = "logarithms have no levels",
         .indicators = I("x", "growth", ",\"form\":\"log\"" UP),
         .targets = "",
         .rows = "x,2023,5.0,plan,,,\nx,2023,6.0,,,,\n",
         .difference = "1.0",
         .level_ratio = ""},
        {.label = "an index is a level", /* 106 / 105 */
         .indicators = I("x", "growth", ",\"form\":\"index\"" UP),
         .targets = "",
         .rows = "x,2023,105.0,plan,,,\nx,2023,106.0,,,,\n",
         .difference = "1.0",
         .level_ratio = "100.95"},
        {.label = "a level of 100 and 16 decimals",
         .indicators = I("x", "growth", UP),
         .targets = "",
         .rows = "x,2023,5.0,plan,,,\nx,2023," SMALL ",,,,\n",
         .word = "missed",
         .level_ratio = ""},
        {.label = "a wanted level of 100 and 16 decimals",
         .indicators = I("x", "growth", UP),
         .targets = "",
         .rows = "x,2023," SMALL ",plan,,,\nx,2023,5.0,,,,\n",
         .word = "met",
         .level_ratio = ""},
        {.label = "a count with a sign",
         .indicators = I("x", "count", UP),
         .targets = "",
         .rows = "x,2023,>=10,plan,,,\nx,2023,>=12,,,,\n",
         .word = "met",
         .actual = ">=12",
         .target = ">=10"},
        {.label = "a count",
         .indicators = I("x", "count", UP),
         .targets = "",
         .rows = "x,2023,10,plan,,,\nx,2023,12,,,,\n",
         .actual = "12",
         .target = "10"},
        {.label = "above",
         .indicators = RATE,
         .targets = "",
         .rows = "x,2023,>10,plan,,,\nx,2023,10.0,,,,\n",
         .word = "undecided",
         .target = ">10"},
        {.label = "at most",
         .indicators = RATE,
         .targets = "",
         .rows = "x,2023,<=10,plan,,,\nx,2023,10.0,,,,\n",
         .word = "met",
         .target = "<=10"},
        {.label = "about a range",
         .indicators = I("x", "rate", PERCENT),
         .targets = "",
         .rows = "x,2023,~6.5-7,plan,,,\nx,2023,6.6,,,,\n",
         .word = "met",
         .target = "~6.5-7"},
        {.label = "an implied result of a range",
         .indicators = I("x", "level", HA) "," I("g", "growth", PERCENT ",\"of\":\"x\""),
         .targets = "",
         .rows = "x,2023,90-110,plan,,,\nx,2024,110.0,,,,\ng,2024,10.0,,,,\n",
         .word = "met",
         .difference = ""},
        /* 18.0 is [17.95, 18.05]: equal to it as printed, but coarser than 18.00. */
        {.label = "truncated is not equal",
         .indicators = RATE,
         .targets = "",
         .rows = "x,2023,18.00,plan,,,\nx,2023,18.0,,,,\n",
         .word = "undecided"},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

/* Entries about changes, and why they cannot be judged. */
static void changes(void) {
    static const target_wanted all[] = {
        {.label = "less growth is better where the level shall fall",
         .indicators = I("y", "level", HA DOWN) "," I("x", "growth", OF_Y),
         .targets = T("\"period\":\"2023\",\"high\":5"),
         .rows = "x,2023,4.0,,,,\n",
         .word = "met"},
        {.label = "more reduction is better where the level shall fall",
         .indicators =
             I("y", "level", HA DOWN) "," I("x", "change", HA ",\"sense\":\"decrease\"" OF_Y),
         .targets = "",
         .rows = "x,2023,5,plan,,,\nx,2023,6,,,,\n",
         .word = "met",
         .difference = "1"},
        {.label = "less reduction is better where the level shall rise",
         .indicators =
             I("y", "level", HA UP) "," I("x", "change", HA ",\"sense\":\"decrease\"" OF_Y),
         .targets = "",
         .rows = "x,2023,5,plan,,,\nx,2023,6,,,,\n",
         .word = "missed",
         .difference = "1"},
        {.label = "a reduction of what has no direction",
         .indicators = I("y", "level", HA) "," I("x", "change", HA ",\"sense\":\"decrease\"" OF_Y),
         .targets = "",
         .rows = "x,2023,5,plan,,,\nx,2023,6,,,,\n",
         .word = "undecided",
         .difference = "1"},
        /* Of reductions the changes are published like them; their ratios have no sign. */
        {.label = "a change of a reduction",
         .indicators = I("x", "change", HA ",\"sense\":\"decrease\"" UP),
         .targets = "",
         .rows = "x,2023,5,plan,ha,change,previous\nx,2023,6,,ha,change,previous\n",
         .word = "met",
         .actual = "6",
         .difference = "1"},
        {.label = "a relative change of a reduction",
         .indicators = I("x", "change", HA ",\"sense\":\"decrease\"" UP),
         .targets = "",
         .rows = "x,2023,10,plan,%,change,previous\nx,2023,12,,%,change,previous\n",
         .word = "met",
         .actual = "12"},
        {.label = "a part of a reduction",
         .indicators = I("x", "change", HA ",\"sense\":\"decrease\"" UP),
         .targets = "",
         .rows = "x,2023,110,plan,%,percent_of,previous\nx,2023,120,,%,percent_of,previous\n",
         .word = "met",
         .actual = "120"},
        /* A band is one of levels: 20 is 19.5 to 20.5. */
        {.label = "about a growth, without its band",
         .indicators = I("y", "level", HA UP) "," I("x", "growth", OF_Y ",\"band\":5"),
         .targets = T("\"period\":\"2023\",\"operator\":\"about\",\"low\":20"),
         .rows = "x,2023,18.6,,,,\n",
         .word = "missed"},
        {.label = "in the unit of what changes",
         .indicators = I("y", "level", HA UP) "," I("x", "change", HA OF_Y),
         .targets = T("\"period\":\"2023\",\"low\":5"),
         .rows = "y,2022,10,,,,\ny,2023,16,,,,\n",
         .word = "met",
         .actual = "6",
         .difference = "1"},
        {.label = "in another unit than what changes",
         .indicators = I("y", "level", HA UP) "," I("x", "change", ",\"unit\":\"km²\"" OF_Y),
         .targets = T("\"period\":\"2023\",\"low\":5"),
         .rows = "y,2022,10,,,,\ny,2023,16,,,,\n",
         .word = "unit",
         .actual = ""},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

/* What is told beside the verdict. */
static void fields(void) {
    target_wanted w = {.indicators = RATE,
                       .targets = T("\"period\":\"2021-2023\",\"low\":50"),
                       .rows = "x,2023,60.0,,,,\n"};
    plan_interval interval = {{5995, 2}, {6005, 2}, PLAN_END_CLOSED, PLAN_END_CLOSED};
    plan_report *report = report_of(&w);
    const plan_target_result *t = plan_report_target(report, 0);
    if (CHECK_TRUE("a target", t != NULL)) {
        CHECK_STR("series", t->actual_series, "actual");
        CHECK_STR("period", t->actual_period, "2023");
        CHECK_TRUE("interval", t->has_interval && plan_interval_equal(t->interval, interval));
        CHECK_STR("note", t->note, "");
        CHECK_STR("because", t->because,
                  "the result 60.0 % in 2023 meets the target: at least 50 %");
    }
    plan_report_free(report);
    w.rows = "x,2020,60.0,,,,\n";
    report = report_of(&w);
    t = plan_report_target(report, 0);
    if (CHECK_TRUE("a target", t != NULL)) {
        CHECK_STR("no series", t->actual_series, "");
        CHECK_STR("no period", t->actual_period, "");
        CHECK_TRUE("no interval", !t->has_interval);
    }
    plan_report_free(report);
}

/* What a plan says beside itself is none. */
static void no_targets(void) {
    target_wanted w = {.indicators = LEVEL,
                       .targets = "",
                       .rows = "x,2023,50,plan,,,\nx,2023,5,plan,%,change,plan\nx,2023,60,,,,\n"};
    plan_report *report = report_of(&w);
    CHECK_U64("the figure alone", plan_report_target_count(report), 1);
    plan_report_free(report);
}

/* --- Targets of a program --- */

/* The report of RATE, one row, and two targets that no file holds. */
static plan_report *report_of_program(const plan_target *targets, size_t n) {
    static const char plan[] = HEAD RATE "]}";
    build_source source = {"indicator,period,value\nx,2023,50\n", 0, 0};
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_data data = {0};
    data.struct_size = sizeof data;
    data.path = "t.csv";
    data.number_format = -1;
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("plan",
                 plan_json_read(document, "p.json", plan, sizeof plan - 1, NULL, report, NULL),
                 PLAN_OK);
    CHECK_STATUS("table", plan_csv_read(document, &data, build_read, &source, NULL, report, NULL),
                 PLAN_OK);
    for (size_t i = 0; i < n; i++) {
        plan_target target = targets[i];
        target.struct_size = sizeof target;
        CHECK_STATUS("target", plan_document_add_target(document, &target, NULL), PLAN_OK);
    }
    CHECK_STATUS("check", plan_check(document, NULL, report, NULL), PLAN_OK);
    plan_document_free(document);
    return report;
}

static void of_a_program(void) {
    static const plan_target all[] = {
        {0, "x", NULL, "2023", -1, 1, {60, 0}, 0, {0, 0}, 0, 0, NULL, NULL, {NULL, NULL}},
        {0, "x", NULL, "2023", -1, 0, {0, 0}, 1, {40, 0}, 0, 0, NULL, NULL, {NULL, NULL}},
    };
    plan_report *report = report_of_program(all, 2);
    const plan_target_result *t = plan_report_target(report, 0);
    if (CHECK_TRUE("a target", t != NULL)) {
        CHECK_STR("word", t->word, "missed");
        CHECK_STR("no file", t->file, "");
        CHECK_U64("no line", t->line, 0);
    }
    const plan_finding *f = build_finding(report, "P404");
    if (CHECK_TRUE("they exclude each other", f != NULL)) {
        CHECK_STR("no file", f->file, "");
        CHECK_TRUE("the other one", strstr(f->message, "(targets)") != NULL);
    }
    plan_report_free(report);
}

/* Half a unit more than 10^18 - 1 has 19 digits. */
static void without_room(void) {
    static const plan_target one = {0, "x",    NULL, "2023", 0,    1,    {999999999999999999, 0},
                                    0, {0, 0}, 0,    0,      NULL, NULL, {NULL, NULL}};
    plan_report *report = report_of_program(&one, 1);
    const plan_target_result *t = plan_report_target(report, 0);
    if (CHECK_TRUE("a target", t != NULL)) {
        CHECK_STR("word", t->word, "range");
        CHECK_STR("actual", t->actual, "");
        CHECK_TRUE("nothing is wanted", !t->has_goal);
    }
    plan_report_free(report);
}

TEST_MAIN("target claims", {"same changes", same_changes}, {"from levels", from_levels},
          {"shares", shares}, {"words", words}, {"changes", changes}, {"fields", fields},
          {"no targets", no_targets}, {"of a program", of_a_program},
          {"without room", without_room})
