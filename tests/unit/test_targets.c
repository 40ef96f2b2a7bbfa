/* Targets through the public functions: met, missed and undecided by rounding, bases over spans,
 * kept targets, published reductions, progress, what makes no sense. Expected values are worked out
 * beside each row. */
#include "failing.h"
#include "target_plans.h"

#define LEVEL "{\"code\":\"x\",\"kind\":\"level\",\"unit\":\"ha\",\"direction\":\"up\"}"
#define RATE "{\"code\":\"x\",\"kind\":\"rate\",\"unit\":\"%\",\"direction\":\"up\"}"
#define LESS "{\"code\":\"x\",\"kind\":\"rate\",\"unit\":\"%\",\"direction\":\"down\"}"
#define FREE "{\"code\":\"x\",\"kind\":\"rate\",\"unit\":\"%\"}"
#define GROWTH "{\"code\":\"x\",\"kind\":\"growth\",\"unit\":\"%\",\"direction\":\"up\"}"

typedef struct wanted {
    const char *label, *indicators, *targets, *rows; /* rows: indicator,period,value,series */
    const char *word, *actual, *difference, *ratio;
} wanted;

static plan_report *report_of(const wanted *w) {
    return target_report(SERIES_COLUMNS, w->indicators, "", w->targets, w->rows);
}

static void check_all(const wanted *all, size_t n) {
    for (size_t i = 0; i < n; i++) {
        plan_report *report = report_of(&all[i]);
        if (report == NULL || !CHECK_U64(all[i].label, plan_report_target_count(report), 1)) {
            plan_report_free(report);
            continue;
        }
        const plan_target_result *t = plan_report_target(report, 0);
        CHECK_STR(all[i].label, t->word, all[i].word);
        CHECK_STR(all[i].label, t->actual, all[i].actual);
        if (all[i].difference != NULL) {
            CHECK_STR(all[i].label, t->difference, all[i].difference);
        }
        if (all[i].ratio != NULL) {
            CHECK_STR(all[i].label, t->ratio, all[i].ratio);
        }
        plan_report_free(report);
    }
}

static void rows_of_plans(void) {
    static const wanted all[] = {
        /* Equal as printed, the actual not coarser. */
        {"9.0 on 9.0", RATE, "", "x,2023,9.0,plan\nx,2023,9.0,actual\n", "met", "9.0", "0.0", ""},
        {"9.0 on 9", RATE, "", "x,2023,9,plan\nx,2023,9.0,actual\n", "met", "9.0", "0.0", ""},
        /* [8.5, 9.5] holds 9.0 inside. */
        {"9 on 9.0", RATE, "", "x,2023,9.0,plan\nx,2023,9,actual\n", "undecided", "9", "0.0", ""},
        /* [8.965, 8.975] */
        {"8.97 on 9.0", RATE, "", "x,2023,9.0,plan\nx,2023,8.97,actual\n", "missed", "8.97",
         "-0.03", ""},
        {"9.05 on 9.0", RATE, "", "x,2023,9.0,plan\nx,2023,9.05,actual\n", "met", "9.05", "0.05",
         ""},
        /* [8.95, 9.05] against 8.95 exactly: its low end meets it. */
        {"9.0 on 8.95", RATE, "", "x,2023,8.95,plan\nx,2023,9.0,actual\n", "met", "9.0", "0.05",
         ""},
        {"9.0 on 8.96", RATE, "", "x,2023,8.96,plan\nx,2023,9.0,actual\n", "undecided", "9.0",
         "0.04", ""},
        {"less is better", LESS, "", "x,2023,4.0,plan\nx,2023,3.9,actual\n", "met", "3.9", "-0.1",
         ""},
        {"less is better, missed", LESS, "", "x,2023,4.0,plan\nx,2023,4.2,actual\n", "missed",
         "4.2", "0.2", ""},
        {"less is better, bare", LESS, "", "x,2023,4.0,plan\nx,2023,4,actual\n", "undecided", "4",
         "0.0", ""},
        {"no direction", FREE, "", "x,2023,4.0,plan\nx,2023,4.2,actual\n", "undecided", "4.2",
         "0.2", ""},
        {"no direction, equal", FREE, "", "x,2023,4.0,plan\nx,2023,4.0,actual\n", "met", "4.0",
         "0.0", ""},
        /* Bounds cut: 100 % is [99.5, 100]. */
        {"100 of 100", RATE, "", "x,2023,100,plan\nx,2023,100,actual\n", "met", "100", "0", ""},
        {"100 of 99.5", RATE, "", "x,2023,99.5,plan\nx,2023,100,actual\n", "met", "100", "0.5", ""},
        {"100 of 99.6", RATE, "", "x,2023,99.6,plan\nx,2023,100,actual\n", "undecided", "100",
         "0.4", ""},
        /* Signs of the row. */
        {"at least", RATE, "", "x,2023,>=56,plan\nx,2023,56,actual\n", "met", "56", "0", ""},
        {"below, equal", LESS, "", "x,2023,<16.7,plan\nx,2023,16.7,actual\n", "undecided", "16.7",
         "0.0", ""},
        {"below", LESS, "", "x,2023,<16.7,plan\nx,2023,16.6,actual\n", "met", "16.6", "-0.1", ""},
        /* About: from 8.95 (8.96 is 8.955 to 8.965), and beyond the better end. */
        {"about", RATE, "", "x,2023,~9.0,plan\nx,2023,8.96,actual\n", "met", "8.96", "-0.04", ""},
        {"about, low", RATE, "", "x,2023,~9.0,plan\nx,2023,8.9,actual\n", "undecided", "8.9",
         "-0.1", ""},
        {"about, lower", RATE, "", "x,2023,~9.0,plan\nx,2023,8.8,actual\n", "missed", "8.8", "-0.2",
         ""},
        {"about, beyond", RATE, "", "x,2023,~9.0,plan\nx,2023,12.0,actual\n", "met", "12.0", "3.0",
         ""},
        {"about, no direction", FREE, "", "x,2023,~9.0,plan\nx,2023,12.0,actual\n", "missed",
         "12.0", "3.0", ""},
        {"range", RATE, "", "x,2023,6.5-7,plan\nx,2023,6.8,actual\n", "met", "6.8", "0", ""},
        {"range, beyond", RATE, "", "x,2023,6.5-7,plan\nx,2023,8.0,actual\n", "met", "8.0", "1.0",
         ""},
        {"range, no direction", FREE, "", "x,2023,6.5-7,plan\nx,2023,8.0,actual\n", "missed", "8.0",
         "1.0", ""},
        {"range, below", RATE, "", "x,2023,6.5-7,plan\nx,2023,6.4,actual\n", "missed", "6.4",
         "-0.1", ""},
        /* Levels: 100 * 8863 / 8000 = 110.7875 */
        {"level", LEVEL, "", "x,2023,8000,plan\nx,2023,8863,actual\n", "met", "8863", "863",
         "110.79"},
        {"level, zero plan", LEVEL, "", "x,2023,0,plan\nx,2023,5,actual\n", "met", "5", "5", ""},
        {"an estimate will do", LEVEL, "", "x,2023,80,plan\nx,2023,79,estimate\n", "missed", "79",
         "-1", "98.75"},
        {"no result", LEVEL, "", "x,2023,80,plan\nx,2022,79,actual\n", "missing", "", "", ""},
        {"contradicted", LEVEL, "", "x,2023,80,plan\nx,2023,79,actual\nx,2023,90,actual\n",
         "contradicted", "", "", ""},
        {"growth", GROWTH, "", "x,2023,9.0,plan\nx,2023,-2.77,actual\n", "missed", "-2.77",
         "-11.77", ""},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

#define T(rest) "{\"indicator\":\"x\"," rest "}"
static void entries(void) {
    static const wanted all[] = {
        {"at least", RATE, T("\"period\":\"2025\",\"low\":80"), "x,2025,79.9,actual\n", "missed",
         "79.9", "-0.1", ""},
        {"at most by high alone", LESS, T("\"period\":\"2025\",\"high\":4.0"),
         "x,2025,4.0,actual\n", "met", "4.0", "0.0", ""},
        {"above", RATE, T("\"period\":\"2025\",\"operator\":\"above\",\"low\":25"),
         "x,2025,25.0,actual\n", "undecided", "25.0", "0.0", ""},
        /* A flow is summed over a span: 10 + 11 + 12. */
        {"flow over a span", LEVEL, T("\"period\":\"2021-2023\",\"low\":33"),
         "x,2021,10,actual\nx,2022,11,actual\nx,2023,12,actual\n", "undecided", "33", "0",
         "100.00"},
        {"flow with a gap", LEVEL, T("\"period\":\"2021-2023\",\"low\":33"),
         "x,2021,10,actual\nx,2023,12,actual\n", "gap", "", "", ""},
        {"flow with a figure of the span", LEVEL, T("\"period\":\"2021-2023\",\"low\":33"),
         "x,2021-2023,34,actual\n", "met", "34", "1", "103.03"},
        {"a rate counts at the end", RATE, T("\"period\":\"2021-2023\",\"low\":33"),
         "x,2021,50,actual\nx,2023,32,actual\n", "missed", "32", "-1", ""},
        /* 100 to 121 in two years: 10 % a year exactly, with exact figures. */
        {"mean growth, exact", "{\"code\":\"x\",\"kind\":\"count\",\"direction\":\"up\"}",
         T("\"period\":\"2021-2022\",\"basis\":\"mean_growth\",\"low\":10"),
         "x,2020,100,actual\nx,2022,121,actual\n", "met", "10.00", "0.00", ""},
        {"mean growth, above its exact value",
         "{\"code\":\"x\",\"kind\":\"count\",\"direction\":\"up\"}",
         T("\"period\":\"2021-2022\",\"basis\":\"mean_growth\",\"operator\":\"above\",\"low\":10"),
         "x,2020,100,actual\nx,2022,121,actual\n", "missed", "10.00", "0.00", ""},
        {"mean growth without the base", LEVEL,
         T("\"period\":\"2021-2022\",\"basis\":\"mean_growth\",\"low\":10"),
         "x,2021,110,actual\nx,2022,121,actual\n", "gap", "", "", ""},
        /* (1.05 * 1.07)^(1/2) = 1.0599528...; rounding moves both ends by 0.05. */
        {"mean of rates", GROWTH, T("\"period\":\"2021-2022\",\"basis\":\"mean_growth\",\"low\":6"),
         "x,2021,5.0,actual\nx,2022,7.0,actual\n", "undecided", "6.00", "0.00", ""},
        {"mean of rates, missed", GROWTH,
         T("\"period\":\"2021-2022\",\"basis\":\"mean_growth\",\"low\":6.1"),
         "x,2021,5.0,actual\nx,2022,7.0,actual\n", "missed", "6.00", "-0.10", ""},
        /* All rates at least 6.45: the mean is 6.45 at least, exactly. */
        {"mean of equal rates", GROWTH,
         T("\"period\":\"2021-2023\",\"basis\":\"mean_growth\",\"low\":6.45"),
         "x,2021,6.5,actual\nx,2022,6.5,actual\nx,2023,6.5,actual\n", "met", "6.50", "0.05", ""},
        {"mean of rates with a gap", GROWTH,
         T("\"period\":\"2021-2023\",\"basis\":\"mean_growth\",\"low\":6"),
         "x,2021,6.5,actual\nx,2023,6.5,actual\n", "gap", "", "", ""},
        /* (1.065 * 1.078)^(1/2) = 1.07148 */
        {"mean of an index",
         "{\"code\":\"x\",\"kind\":\"growth\",\"form\":\"index\",\"direction\":\"up\"}",
         T("\"period\":\"2021-2022\",\"basis\":\"mean_growth\",\"low\":107"),
         "x,2021,106.5,actual\nx,2022,107.8,actual\n", "met", "107.15", "0.15", ""},
        {"mean of ratios",
         "{\"code\":\"x\",\"kind\":\"growth\",\"form\":\"ratio\",\"direction\":\"up\"}",
         T("\"period\":\"2021-2022\",\"basis\":\"mean_growth\",\"low\":1.08"),
         "x,2021,1.065,actual\nx,2022,1.078,actual\n", "missed", "1.071", "-0.009", ""},
        {"growth over a span is its mean", GROWTH, T("\"period\":\"2021-2022\",\"low\":6.1"),
         "x,2021,5.0,actual\nx,2022,7.0,actual\n", "missed", "6.00", "-0.10", ""},
        /* 9.0 to 6.0 in two years: -1.5 with 0.05 of rounding. */
        {"points a year", LESS,
         T("\"period\":\"2021-2022\",\"basis\":\"points_a_year\",\"low\":-1.5,\"high\":-1"),
         "x,2020,9.0,actual\nx,2022,6.0,actual\n", "met", "-1.50", "0", ""},
        {"points a year, too few", LESS,
         T("\"period\":\"2021-2022\",\"basis\":\"points_a_year\",\"low\":-1.5,\"high\":-1"),
         "x,2020,9.0,actual\nx,2022,8.0,actual\n", "missed", "-0.50", "0.50", ""},
        {"cumulative", "{\"code\":\"x\",\"kind\":\"count\",\"direction\":\"up\"}",
         T("\"period\":\"2021-2022\",\"basis\":\"cumulative\",\"low\":30"),
         "x,2021,14,actual\nx,2022,15,actual\n", "missed", "29", "-1", "96.67"},
        /* 31/124 is 25 % exactly; rounding is on both sides. */
        {"share", LEVEL ",{\"code\":\"y\",\"kind\":\"level\",\"unit\":\"km\xc2\xb2\"}",
         T("\"period\":\"2023\",\"basis\":\"share_of\",\"of\":\"y\",\"operator\":\"above\","
           "\"low\":25"),
         "x,2023,3100,actual\ny,2023,124,actual\n", "undecided", "25.0", "0.0", ""},
        {"kept below", LESS,
         T("\"period\":\"2021-2023\",\"operator\":\"below\",\"high\":4,\"keep\":\"below\""),
         "x,2021,3.5,actual\nx,2022,3.9,actual\nx,2023,3.1,actual\n", "met", "3.1", "-0.9", ""},
        {"kept below, but for one year", LESS,
         T("\"period\":\"2021-2023\",\"operator\":\"below\",\"high\":4,\"keep\":\"below\""),
         "x,2021,3.5,actual\nx,2022,4.2,actual\n", "missed", "4.2", "0.2", ""},
        {"kept below, not known yet", LESS,
         T("\"period\":\"2021-2023\",\"operator\":\"below\",\"high\":4,\"keep\":\"below\""),
         "x,2021,3.5,actual\nx,2022,3.2,actual\n", "gap", "", "", ""},
        {"a break",
         "{\"code\":\"x\",\"kind\":\"count\",\"direction\":\"up\",\"breaks\":[\"2021\"]}",
         T("\"period\":\"2021-2022\",\"basis\":\"mean_growth\",\"low\":10"),
         "x,2020,100,actual\nx,2022,121,actual\n", "break", "", "", ""},
        /* More years than a span may have to be walked through. */
        {"a span of a thousand years", LEVEL, T("\"period\":\"1001-2023\",\"low\":33"),
         "x,2023,12,actual\n", "range", "", "", ""},
        {"points over a thousand years", LESS,
         T("\"period\":\"1001-2023\",\"basis\":\"points_a_year\",\"low\":-1"), "x,2023,12,actual\n",
         "range", "", "", ""},
        /* 1/3 is more than 33.333333 %; the figures are exact. */
        {"share with many decimals",
         "{\"code\":\"x\",\"kind\":\"count\"},{\"code\":\"y\",\"kind\":\"count\"}",
         T("\"period\":\"2023\",\"basis\":\"share_of\",\"of\":\"y\",\"low\":33,\"high\":33.333333"),
         "x,2023,1,actual\ny,2023,3,actual\n", "missed", "33.3", "0", ""},
        {"about with a band",
         "{\"code\":\"x\",\"kind\":\"rate\",\"unit\":\"%\",\"direction\":\"up\",\"band\":1}",
         T("\"period\":\"2023\",\"operator\":\"about\",\"low\":20"), "x,2023,18.6,actual\n", "met",
         "18.6", "-1.4", ""},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

/* Growth and change of something are rows about it. */
static void statements(void) {
#define OF "{\"code\":\"y\",\"kind\":\"level\",\"unit\":\"ha\",\"direction\":\"up\"},"
    static const wanted all[] = {
        {"growth rows", OF "{\"code\":\"x\",\"kind\":\"growth\",\"unit\":\"%\",\"of\":\"y\"}", "",
         "x,2023,9.0,plan\nx,2023,-2.77,actual\n", "missed", "-2.77", "-11.77", ""},
        /* 108.0 on 100.0 is 7.94 to 8.06 % */
        {"growth from levels",
         OF "{\"code\":\"x\",\"kind\":\"growth\",\"unit\":\"%\",\"of\":\"y\"}", "",
         "x,2023,7.5,plan\ny,2022,100.0,actual\ny,2023,108.0,actual\n", "met", "8.00", "0.50", ""},
        {"a published reduction",
         "{\"code\":\"y\",\"kind\":\"rate\",\"unit\":\"%\",\"direction\":\"down\"},{\"code\":\"x\","
         "\"kind\":\"change\",\"unit\":\"%\",\"of\":\"y\",\"sense\":\"decrease\"}",
         "", "x,2023,3.6,plan\nx,2023,3.7,actual\n", "met", "3.7", "0.1", ""},
        {"a reduction that is too small",
         "{\"code\":\"y\",\"kind\":\"rate\",\"unit\":\"%\",\"direction\":\"down\"},{\"code\":\"x\","
         "\"kind\":\"change\",\"unit\":\"%\",\"of\":\"y\",\"sense\":\"decrease\"}",
         "", "x,2023,3.6,plan\ny,2022,9.0,actual\ny,2023,6.0,actual\n", "missed", "3.0", "-0.6",
         ""},
    };
    check_all(all, sizeof all / sizeof all[0]);
    plan_report *report = report_of(&all[0]);
    const plan_target_result *t = plan_report_target(report, 0);
    if (CHECK_TRUE("growth", t != NULL)) {
        CHECK_STR("levels: 97.23 / 109", t->level_ratio, "89.20");
        CHECK_INT("points", t->arithmetic, PLAN_POINTS);
        CHECK_STR("because", t->because,
                  "the result -2.77 % does not meet the target: at least 9.0 %");
    }
    plan_report_free(report);
}

static void order_and_counts(void) {
    plan_report *report = build_check(
        HEAD
        "{\"code\":\"a\",\"kind\":\"level\",\"direction\":\"up\"},{\"code\":\"b\",\"kind\":"
        "\"level\",\"direction\":\"up\",\"group\":\"g\"}],\"groups\":[{\"code\":\"g\",\"name\":"
        "{\"en\":\"G\"}}],\"targets\":[{\"indicator\":\"b\",\"period\":\"2022\",\"low\":5,"
        "\"note\":{\"en\":\"why\"}}]}",
        "indicator,period,value,series\na,2022,5,plan\na,2021,5,plan\nb,2023,9,plan\n"
        "a,2022,4,actual\nb,2022,7,actual\n");
    static const struct {
        const char *indicator, *period, *series, *word;
    } all[] = {{"b", "2022", "", "met"},
               {"b", "2023", "plan", "missing"},
               {"a", "2021", "plan", "missing"},
               {"a", "2022", "plan", "missed"}};
    plan_target_summary s;
    CHECK_STATUS("summary", plan_report_target_summary(report, &s), PLAN_OK);
    CHECK_STATUS("no report", plan_report_target_summary(NULL, &s), PLAN_INVALID);
    CHECK_U64("targets", s.targets, 4);
    CHECK_U64("met", s.met, 1);
    CHECK_U64("missed", s.missed, 1);
    CHECK_U64("unjudged", s.unjudged, 2);
    for (size_t i = 0; i < 4 && CHECK_U64("count", plan_report_target_count(report), 4); i++) {
        const plan_target_result *t = plan_report_target(report, i);
        CHECK_STR("indicator", t->indicator, all[i].indicator);
        CHECK_STR("period", t->period, all[i].period);
        CHECK_STR("series", t->series, all[i].series);
        CHECK_STR("word", t->word, all[i].word);
    }
    CHECK_TRUE("beyond", plan_report_target(report, 4) == NULL);
    CHECK_TRUE("of nothing", plan_report_target(NULL, 0) == NULL);
    CHECK_STR("note", plan_report_target(report, 0)->note, "why");
    CHECK_STR("file", plan_report_target(report, 0)->file, "p.json");
    plan_report_free(report);
}

/* A baseline of 8.0 in 2020 and a target of 5.0 in 2025: 3 of 5 years, 1.8 of 3 points. */
static void progress(void) {
    plan_report *report = build_check(
        "{\"libplan\":1,\"number_format\":\"plain\",\"progress\":\"sdsn\",\"indicators\":["
        "{\"code\":\"x\",\"kind\":\"rate\",\"unit\":\"%\",\"direction\":\"down\"}],\"targets\":["
        "{\"indicator\":\"x\",\"period\":\"2025\",\"high\":5.0,\"baseline\":\"2020\"}]}",
        "indicator,period,value,series\nx,2020,8.0,actual\nx,2023,6.2,actual\n");
    const plan_target_result *t = plan_report_target(report, 0);
    if (CHECK_TRUE("a target", t != NULL)) {
        CHECK_STR("word", t->word, "missing");
        CHECK_STR("preset", t->preset, "sdsn");
        CHECK_STR("value", t->progress, "100");
        CHECK_STR("class", t->progress_class, "on_track");
        CHECK_STR("baseline", t->baseline, "8.0");
        CHECK_STR("of", t->baseline_period, "2020");
        CHECK_STR("required", t->required, "-0.60 % a year");
    }
    plan_report_free(report);
    int preset;
    CHECK_STR("name", plan_progress_preset_name(PLAN_PRESET_SDSN), "sdsn");
    CHECK_TRUE("no name", plan_progress_preset_name(6) == NULL);
    CHECK_STATUS("find", plan_progress_preset_find("unsd", 4, &preset), PLAN_OK);
    CHECK_INT("found", preset, PLAN_PRESET_UNSD);
    CHECK_STATUS("unknown", plan_progress_preset_find("uns", 3, &preset), PLAN_NOT_FOUND);
    CHECK_STATUS("nowhere", plan_progress_preset_find("unsd", 4, NULL), PLAN_INVALID);
}

/* What is still required of a mean, and of a sum. */
static void required(void) {
    static const struct {
        const char *label, *indicators, *targets, *rows, *required;
    } all[] = {
        /* ((1.065^5) / (1.05 * 1.07))^(1/3) - 1 = 0.06837 */
        {"mean", GROWTH, T("\"period\":\"2021-2025\",\"basis\":\"mean_growth\",\"low\":6.5"),
         "x,2021,5.0,actual\nx,2022,7.0,actual\n", "+6.84 % a year"},
        /* (30 - 14) / 2 */
        {"sum", LEVEL, T("\"period\":\"2021-2023\",\"basis\":\"cumulative\",\"low\":30"),
         "x,2021,14,actual\n", "+8.0 ha a year"},
        /* 2450 / 2262 */
        {"level", LEVEL, T("\"period\":\"2023\",\"low\":2450"), "x,2022,2262,actual\n",
         "+8.31 % a year"},
        {"met already", LEVEL, T("\"period\":\"2025\",\"low\":2000"), "x,2022,2262,actual\n", ""},
        /* (1.3^10 * 161 / 259)^(1/5) - 1 = 0.53671; the growth of the years to one
         * decimal, 10.1, 10.2, 9.7, 10.3 and 9.7, would give 53.70 */
        {"mean of levels", LEVEL,
         T("\"period\":\"2021-2030\",\"basis\":\"mean_growth\",\"low\":30"),
         "x,2020,161,actual\nx,2021,177.2,actual\nx,2022,195.2,actual\nx,2023,214.1,actual\n"
         "x,2024,236.1,actual\nx,2025,259,actual\n",
         "+53.67 % a year"},
        {"sum reached already", LEVEL,
         T("\"period\":\"2021-2023\",\"basis\":\"cumulative\",\"low\":30"), "x,2021,31,actual\n",
         ""},
        {"a year in between is missing", LEVEL,
         T("\"period\":\"2021-2025\",\"basis\":\"cumulative\",\"low\":90"),
         "x,2021,14,actual\nx,2023,14,actual\nx,2024,14,actual\n", ""},
        {"kept, no pace", LEVEL, T("\"period\":\"2021-2025\",\"keep\":\"above\",\"low\":10"),
         "x,2021,14,actual\n", ""},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        wanted w = {all[i].label, all[i].indicators, all[i].targets, all[i].rows, "", "", "", ""};
        plan_report *report = report_of(&w);
        const plan_target_result *t = plan_report_target(report, 0);
        CHECK_STR(all[i].label, t == NULL ? "none" : t->required, all[i].required);
        plan_report_free(report);
    }
}

/* --- Rules --- */

typedef struct rule_case {
    const char *label, *code, *indicators, *targets, *rows;
    uint64_t holds, fails;
} rule_case;

static void rules(void) {
#define C(code) "{\"code\":\"" code "\",\"kind\":\"count\",\"direction\":\"up\"}"
#define SIX "x,2019,10.0,actual\nx,2020,11.0,actual\nx,2021,11.5,actual\nx,2022,12.0,actual\n"
    static const rule_case all[] = {
        {"met at the start", "P402", RATE,
         T("\"period\":\"2025\",\"low\":90,\"baseline\":\"2020\""), "x,2020,92.1,actual\n", 0, 1},
        {"maintained", "P402", RATE, T("\"period\":\"2025\",\"low\":92.1,\"baseline\":\"2020\""),
         "x,2020,92.1,actual\n", 1, 0},
        {"met by rounding only", "P402", RATE,
         T("\"period\":\"2025\",\"low\":92.06,\"baseline\":\"2020\""), "x,2020,92.1,actual\n", 1,
         0},
        {"kept", "P402", RATE,
         T("\"period\":\"2025\",\"low\":90,\"baseline\":\"2020\",\"keep\":\"above\""),
         "x,2020,92.1,actual\n", 0, 0},
        {"outside", "P403", RATE, T("\"period\":\"2025\",\"low\":100.5"), "", 0, 1},
        {"at the bound", "P403", RATE, T("\"period\":\"2025\",\"low\":100"), "", 1, 0},
        {"above the bound", "P403", RATE,
         T("\"period\":\"2025\",\"operator\":\"above\",\"low\":100"), "", 0, 1},
        {"exclude each other", "P404", RATE,
         T("\"period\":\"2025\",\"low\":9") "," T("\"period\":\"2025\",\"high\":8"), "", 0, 1},
        {"two that go together", "P404", RATE,
         T("\"period\":\"2025\",\"low\":9") "," T("\"period\":\"2025\",\"low\":8"), "", 1, 0},
        {"other periods", "P404", RATE,
         T("\"period\":\"2025\",\"low\":9") "," T("\"period\":\"2024\",\"high\":8"), "", 0, 0},
        {"a point beside a range", "P404", RATE, T("\"period\":\"2025\",\"low\":6.5,\"high\":7"),
         "x,2025,7.1,plan\n", 0, 1},
        {"rounding lets it in", "P404", RATE, T("\"period\":\"2025\",\"low\":6.5,\"high\":7"),
         "x,2025,7.0,plan\n", 1, 0},
        /* 5.95 points from [63.95, 64.05]; the best year brought at most 1.6 */
        {"record", "P408", RATE, "",
         "x,2019,61.0,actual\nx,2020,62.0,actual\nx,2021,63.5,actual\nx,2022,64.0,actual\n"
         "x,2023,70.0,plan\n",
         0, 1},
        /* 13.1 - 12.05 = 1.05 and 11.05 - 9.95 = 1.1: it may have been reached */
        {"within rounding of the record", "P408", RATE, "", SIX "x,2023,13.1,plan\n", 1, 0},
        /* 13.2 - 12.05 = 1.15 */
        {"beyond rounding of the record", "P408", RATE, "", SIX "x,2023,13.2,plan\n", 0, 1},
        {"two steps are too few", "P408", RATE, "",
         "x,2020,62.0,actual\nx,2021,63.5,actual\nx,2022,64.0,actual\nx,2023,90.0,plan\n", 0, 0},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        wanted w = {all[i].label, all[i].indicators, all[i].targets, all[i].rows, "", "", "", ""};
        plan_report *report = report_of(&w);
        plan_rule_counts counts = build_counts(report, all[i].code);
        CHECK_U64(all[i].label, counts.holds, all[i].holds);
        CHECK_U64(all[i].label, counts.fails, all[i].fails);
        CHECK_TRUE(all[i].label,
                   (build_finding(report, all[i].code) != NULL) == (all[i].fails > 0));
        plan_report_free(report);
    }
}

/* Messages say what was said, and the best step as printed: 100 to 110 may have been more than
 * 111.0 to 122.3 (10.18 %), but is 10 %. */
static void messages(void) {
    static const struct {
        const char *label, *code, *indicators, *targets, *rows, *part;
    } all[] = {{"a plain number", "P404", LEVEL, T("\"period\":\"2025\",\"low\":310"),
                "x,2025,300,plan\n", "the target at least 310 ha and the target 300 ha ("},
               {"the record as printed", "P408", LEVEL, "",
                "x,2018,99,actual\nx,2019,100,actual\nx,2020,110,actual\nx,2021,111.0,actual\n"
                "x,2022,122.3,actual\nx,2023,999,plan\n",
                "the record is +10.18 % in 2022"}};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        wanted w = {all[i].label, all[i].indicators, all[i].targets, all[i].rows, "", "", "", ""};
        plan_report *report = report_of(&w);
        const plan_finding *finding = build_finding(report, all[i].code);
        CHECK_TRUE(all[i].label, finding != NULL && strstr(finding->message, all[i].part) != NULL);
        plan_report_free(report);
    }
}

static void parts_and_wholes(void) {
    static const struct {
        const char *label, *whole;
        uint64_t holds, fails;
    } all[] = {{"above", "\"high\":109", 0, 1},
               {"just enough", "\"high\":110", 1, 0},
               {"at least", "\"low\":500", 1, 0}};
    for (size_t i = 0; i < 3; i++) {
        char plan[1200];
        snprintf(plan, sizeof plan,
                 HEAD C("a") "," C("b") "," C("c") "," C(
                     "w") "],\"partitions\":[{\"code\":\"p\",\"whole\":\"w\",\"members\":[\"a\","
                          "\"b\",\"c\"]}],"
                          "\"targets\":[{\"indicator\":\"a\",\"period\":\"2025\",\"low\":60},{"
                          "\"indicator\":"
                          "\"b\",\"period\":\"2025\",\"low\":50},{\"indicator\":\"w\",\"period\":"
                          "\"2025\",%s}]}",
                 all[i].whole);
        plan_report *report = build_check(plan, "indicator,period,value\na,2020,1\n");
        plan_rule_counts counts = build_counts(report, "P404");
        CHECK_U64(all[i].label, counts.holds, all[i].holds);
        CHECK_U64(all[i].label, counts.fails, all[i].fails);
        plan_report_free(report);
    }
}

/* --- In memory --- */

static void in_memory(void) {
    static const struct {
        const char *label;
        plan_target target;
        plan_status status;
    } all[] = {
        {"good",
         {0, "x", NULL, "2025", -1, 1, {80, 0}, 0, {0, 0}, 0, 0, NULL, NULL, {NULL, NULL}},
         PLAN_OK},
        {"unknown",
         {0, "y", NULL, "2025", -1, 1, {80, 0}, 0, {0, 0}, 0, 0, NULL, NULL, {0, 0}},
         PLAN_NOT_FOUND},
        {"period",
         {0, "x", NULL, "25", -1, 1, {80, 0}, 0, {0, 0}, 0, 0, NULL, NULL, {0, 0}},
         PLAN_SYNTAX},
        {"no number",
         {0, "x", NULL, "2025", -1, 0, {0, 0}, 0, {0, 0}, 0, 0, NULL, NULL, {0, 0}},
         PLAN_INVALID},
        {"operator",
         {0, "x", NULL, "2025", 9, 1, {80, 0}, 0, {0, 0}, 0, 0, NULL, NULL, {0, 0}},
         PLAN_INVALID},
        {"low above high",
         {0, "x", NULL, "2025", 5, 1, {80, 0}, 1, {70, 0}, 0, 0, NULL, NULL, {0, 0}},
         PLAN_INVALID},
    };
    plan_document *document = NULL;
    plan_indicator x = {0};
    x.struct_size = sizeof x;
    x.code = "x";
    x.kind = PLAN_RATE;
    x.unit = "%";
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("indicator", plan_document_add_indicator(document, &x, NULL), PLAN_OK);
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        plan_target target = all[i].target;
        CHECK_STATUS("size", plan_document_add_target(document, &target, NULL), PLAN_INVALID);
        target.struct_size = sizeof target;
        CHECK_STATUS(all[i].label, plan_document_add_target(document, &target, NULL),
                     all[i].status);
    }
    CHECK_STATUS("no target", plan_document_add_target(document, NULL, NULL), PLAN_INVALID);
    CHECK_STATUS("preset", plan_document_set_progress(document, PLAN_PRESET_UNSD), PLAN_OK);
    CHECK_STATUS("none", plan_document_set_progress(document, -1), PLAN_OK);
    CHECK_STATUS("unknown preset", plan_document_set_progress(document, 6), PLAN_INVALID);
    plan_document_free(document);
}

/* --- Writing --- */

typedef struct page {
    char text[8000];
    size_t length;
} page;

static plan_status keep(void *context, const void *data, size_t size) {
    page *p = context;
    if (p->length + size >= sizeof p->text) {
        return PLAN_LIMIT;
    }
    memcpy(p->text + p->length, data, size);
    p->length += size;
    p->text[p->length] = '\0';
    return PLAN_OK;
}

static plan_report *two_targets(void) {
    return build_check(HEAD RATE "]}",
                       "indicator,period,value,series\nx,2022,9.0,plan\nx,2022,9.1,actual\n"
                       "x,2023,9.0,plan\nx,2023,8.0,actual\n");
}

static void writing(void) {
    plan_report *report = two_targets();
    plan_target_filter filter = {sizeof filter, NULL, "2023", NULL};
    page p = {"", 0};
    CHECK_STATUS("text", plan_report_write_targets(report, PLAN_FORMAT_TEXT, NULL, NULL, keep, &p),
                 PLAN_OK);
    CHECK_TRUE("met", strstr(p.text, "\xe2\x9c\x93 met") != NULL);
    CHECK_TRUE("missed", strstr(p.text, "-1.0 points  \xe2\x9c\x97 missed") != NULL);
    p.length = 0;
    CHECK_STATUS("json",
                 plan_report_write_targets(report, PLAN_FORMAT_JSON, NULL, &filter, keep, &p),
                 PLAN_OK);
    CHECK_TRUE("one", strstr(p.text, "\"targets\": 1, \"met\": 0, \"missed\": 1") != NULL);
    p.length = 0;
    CHECK_STATUS("csv", plan_report_write_targets(report, PLAN_FORMAT_CSV, NULL, &filter, keep, &p),
                 PLAN_OK);
    CHECK_TRUE("a row", strstr(p.text, "\nx,x,,,2023,plan,,%,9.0,at_least,level,,8.0,") != NULL);
    CHECK_STATUS("another format",
                 plan_report_write_targets(report, PLAN_FORMAT_SARIF, NULL, NULL, keep, &p),
                 PLAN_INVALID);
    CHECK_STATUS("no sink",
                 plan_report_write_targets(report, PLAN_FORMAT_CSV, NULL, NULL, NULL, &p),
                 PLAN_INVALID);
    filter.struct_size = 0;
    CHECK_STATUS("size",
                 plan_report_write_targets(report, PLAN_FORMAT_CSV, NULL, &filter, keep, &p),
                 PLAN_INVALID);
    plan_report_free(report);
}

static plan_status discard(void *context, const void *data, size_t size) {
    (void)context;
    (void)data;
    (void)size;
    return PLAN_OK;
}

static plan_status run(const plan_allocator *allocator, plan_document *document,
                       plan_report *report) {
    static const char plan[] =
        "{\"libplan\":1,\"number_format\":\"plain\",\"progress\":\"unsd\",\"indicators\":[" RATE
        "," C(
            "c") "],\"targets\":[{\"indicator\":\"x\",\"period\":\"2025\",\"low\":90,\"baseline\":"
                 "\"2020\"},{\"indicator\":\"x\",\"period\":\"2025\",\"high\":80},{\"indicator\":"
                 "\"c\","
                 "\"period\":\"2021-2023\",\"basis\":\"mean_growth\",\"low\":120,\"note\":\"n\"}]}";
    build_source source = {"indicator,period,value,series\nx,2020,92.1,actual\nx,2021,92.2,actual\n"
                           "x,2022,92.3,actual\nx,2023,92.4,actual\nx,2024,99.0,plan\n"
                           "c,2020,5,actual\nc,2021,6,actual\nc,2023,9,actual\n",
                           0, 0};
    plan_data data = {0};
    plan_write_options options = {0};
    data.struct_size = sizeof data;
    data.path = "t.csv";
    data.number_format = -1;
    options.struct_size = sizeof options;
    (void)allocator;
    plan_status status =
        plan_json_read(document, "p.json", plan, sizeof plan - 1, NULL, report, NULL);
    status = status == PLAN_OK
                 ? plan_csv_read(document, &data, build_read, &source, NULL, report, NULL)
                 : status;
    status = status == PLAN_OK ? plan_check(document, NULL, report, NULL) : status;
    static const int formats[] = {PLAN_FORMAT_TEXT, PLAN_FORMAT_JSON, PLAN_FORMAT_CSV};
    for (int i = 0; i < 3 && status == PLAN_OK; i++) {
        status = plan_report_write_targets(report, formats[i], &options, NULL, discard, NULL);
    }
    return status;
}

static plan_status without_memory(const plan_allocator *allocator) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_status status = plan_document_new(allocator, &document);
    status = status == PLAN_OK ? plan_report_new(allocator, NULL, &report) : status;
    status = status == PLAN_OK ? run(allocator, document, report) : status;
    plan_report_free(report);
    plan_document_free(document);
    return status;
}

static void failing_memory(void) {
    CHECK_TRUE("every failure is survived", failing_everywhere(without_memory));
}

TEST_MAIN("targets", {"rows of plans", rows_of_plans}, {"entries", entries},
          {"statements", statements}, {"order and counts", order_and_counts},
          {"progress", progress}, {"required", required}, {"rules", rules}, {"messages", messages},
          {"parts and wholes", parts_and_wholes}, {"in memory", in_memory}, {"writing", writing},
          {"failing memory", failing_memory})
