/* Targets beyond the common ones: means of growth in each form, of reductions and of what is not
 * printed; sums and each year of a span; progress by each preset; the pace that is required.
 * Expected values are worked out beside each row. */
#include "target_plans.h"

#define REDUCTION ",\"unit\":\"%\",\"sense\":\"decrease\",\"direction\":\"up\""
#define POINTS "\"basis\":\"points_a_year\","

static void check_all(const target_wanted *all, size_t n) {
    target_check(SERIES_COLUMNS, all, n);
}

/* --- Mean growth --- */

static void logarithms(void) {
#define LOG I("x", "growth", ",\"form\":\"log\"" UP)
#define LOG_OF_Y I("y", "count", "") "," I("x", "growth", ",\"form\":\"log\"" OF_Y UP)
    static const target_wanted all[] = {
        /* They add up: (5.0 + 7.0) / 2, and [5.95, 6.05]. */
        {.label = "mean of logarithms",
         .indicators = LOG,
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":6"),
         .rows = "x,2021,5.0,actual\nx,2022,7.0,actual\n",
         .word = "undecided",
         .actual = "6.00",
         .difference = "0.00"},
        {.label = "mean of logarithms, met by its low end",
         .indicators = LOG,
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":5.95"),
         .rows = "x,2021,5.0,actual\nx,2022,7.0,actual\n",
         .word = "met",
         .actual = "6.00",
         .difference = "0.05"},
        /* 100 * ln(1.21) / 2 = 9.53101..., of counts, whatever lies between. */
        {.label = "logarithm of the ends",
         .indicators = LOG_OF_Y,
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":9.531"),
         .rows = "y,2020,100,actual\ny,2022,121,actual\n",
         .word = "met",
         .actual = "9.53"},
        {.label = "logarithm of the ends, missed",
         .indicators = LOG_OF_Y,
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":9.532"),
         .rows = "y,2020,100,actual\ny,2022,121,actual\n",
         .word = "missed",
         .actual = "9.53"},
        {.label = "logarithms do not say what is required",
         .indicators = LOG,
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":6"),
         .rows = "x,2021,5.0,actual\n",
         .word = "gap",
         .required = ""},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

/* A reduction of 5 % makes 0.95 of it and not 1.05. */
static void reductions(void) {
#define LESS_GROWTH I("x", "growth", REDUCTION)
#define LESS_OF_Y I("y", "count", "") "," I("x", "growth", OF_Y REDUCTION)
    static const target_wanted all[] = {
        /* 1 - sqrt(0.95 * 0.93) = 0.060053...; 1 - sqrt(0.9505 * 0.9305) = 0.0595532... */
        {.label = "mean reduction",
         .indicators = LESS_GROWTH,
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":5.95"),
         .rows = "x,2021,5.0,actual\nx,2022,7.0,actual\n",
         .word = "met",
         .actual = "6.01",
         .difference = "0.06"},
        {.label = "mean reduction, beyond its low end",
         .indicators = LESS_GROWTH,
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":5.96"),
         .rows = "x,2021,5.0,actual\nx,2022,7.0,actual\n",
         .word = "undecided",
         .actual = "6.01"},
        /* 810 / 1000 = 0.9^2 */
        {.label = "reduction of levels",
         .indicators = LESS_OF_Y,
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":10"),
         .rows = "y,2020,1000,actual\ny,2022,810,actual\n",
         .word = "met",
         .actual = "10.00",
         .difference = "0.00"},
        {.label = "reduction of levels, above",
         .indicators = LESS_OF_Y,
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"operator\":\"above\",\"low\":10"),
         .rows = "y,2020,1000,actual\ny,2022,810,actual\n",
         .word = "missed",
         .actual = "10.00"},
        /* Levels do not tell: 1 - sqrt(0.9 * 0.9), by what rows say. */
        {.label = "reduction by rows beside a level",
         .indicators = LESS_OF_Y,
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":9.9"),
         .rows = "x,2021,10.0,actual\nx,2022,10.0,actual\ny,2022,810,actual\n",
         .word = "met",
         .actual = "10.00"},
        /* 1 - sqrt(0.9^3 / 0.95) = 0.124013... */
        {.label = "reduction that is required",
         .indicators = LESS_GROWTH,
         .targets = T("\"period\":\"2021-2023\"," MEAN "\"low\":10"),
         .rows = "x,2021,5.0,actual\n",
         .word = "gap",
         .required = "+12.40 % a year"},
        /* 96.3 / 96.4 = 0.998962... */
        {.label = "what is left of the level",
         .indicators = LESS_GROWTH,
         .targets = "",
         .rows = "x,2023,3.6,plan\nx,2023,3.7,actual\n",
         .word = "met",
         .difference = "0.1",
         .level_ratio = "99.90"},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

static void ends_of_spans(void) {
#define COUNT I("x", "count", UP)
#define ANY I("x", "level", ",\"bounds\":null" UP)
    static const target_wanted all[] = {
        {.label = "from 0",
         .indicators = COUNT,
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":5"),
         .rows = "x,2020,0,actual\nx,2022,7,actual\n",
         .word = "zero_base",
         .actual = ""},
        {.label = "from below 0",
         .indicators = ANY,
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":5"),
         .rows = "x,2020,-3,actual\nx,2022,7,actual\n",
         .word = "negative_base",
         .actual = ""},
        {.label = "to 0",
         .indicators = COUNT,
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":5"),
         .rows = "x,2020,7,actual\nx,2022,0,actual\n",
         .word = "sign_change",
         .actual = ""},
        {.label = "to below 0",
         .indicators = ANY,
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":5"),
         .rows = "x,2020,7,actual\nx,2022,-3,actual\n",
         .word = "sign_change",
         .actual = ""},
        /* 41.42 % a year; "about" without a band does not fail. */
        {.label = "from about 100",
         .indicators = I("x", "level", UP),
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":50"),
         .rows = "x,2020,~100,actual\nx,2022,200,actual\n",
         .word = "undecided"},
        {.label = "to about 200",
         .indicators = I("x", "level", UP),
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":50"),
         .rows = "x,2020,100,actual\nx,2022,~200,actual\n",
         .word = "undecided"},
        {.label = "in the first years there are",
         .indicators = COUNT,
         .targets = T("\"period\":\"0000-0002\"," MEAN "\"low\":5"),
         .rows = "x,0000,7,actual\nx,0002,9,actual\n",
         .word = "missing",
         .required = ""},
        /* 99.99998... with 17 decimals, its rounding in them, has no room in 18 digits. */
        {.label = "index with too many decimals",
         .indicators = I("x", "growth", ",\"form\":\"index\"" UP),
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":5"),
         .rows = "x,2021,0.0000123456789012,actual\nx,2022,107.0,actual\n",
         .word = "range",
         .actual = ""},
        /* 10^14 times 10^14, by 10^4 */
        {.label = "growth beyond 18 digits",
         .indicators = I("x", "growth", UP),
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":5"),
         .rows = "x,2021,100000000000000,actual\nx,2022,100000000000000,actual\n",
         .word = "range",
         .actual = ""},
        {.label = "ratio",
         .indicators = I("x", "growth", ",\"form\":\"ratio\"" UP),
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":1.05"),
         .rows = "x,2021,1.1025,actual\nx,2022,1.1025,actual\n",
         .word = "met",
         .actual = "1.1025",
         .difference = "0.0525"},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

/* What follows from other figures alone has no printed number: the interval is shown. 110 is
 * [109.5, 110.5] and 10.0 % [9.95, 10.05], so 2020 had 109.5/1.1005 to 110.5/1.0995. */
static void implied(void) {
#define LEVEL_AND_GROWTH I("x", "level", UP) "," I("g", "growth", PERCENT ",\"of\":\"x\"")
    static const target_wanted all[] = {
        /* 100 * (109.5/1.1005 is 99.5002; 100.5003): 121 by them, twice a year */
        {.label = "mean growth from an implied base",
         .indicators = LEVEL_AND_GROWTH,
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":9"),
         .rows = "x,2021,110,actual\ng,2021,10.0,actual\nx,2022,121,actual\n",
         .word = "met",
         .difference = ""},
        {.label = "the years that are left, by the growth that a row says",
         .indicators = LEVEL_AND_GROWTH,
         .targets = T("\"period\":\"2021-2023\"," MEAN "\"low\":10"),
         .rows = "x,2021,110,actual\ng,2021,10.0,actual\n",
         .word = "gap",
         .required = "+10.00 % a year"},
        /* No levels at all: sqrt(1.050 * 1.07) = 1.059952... */
        {.label = "mean growth of a level by rows of growth",
         .indicators = LEVEL_AND_GROWTH,
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":5.9"),
         .rows = "g,2021,5.000,actual\ng,2022,7.0,actual\n",
         .word = "met",
         .actual = "5.995"},
        /* What follows from other years is no result: (121 / 110)^(1/2) from 2024 on. */
        {.label = "the pace after an implied year",
         .indicators = LEVEL_AND_GROWTH,
         .targets = T("\"period\":\"2026\",\"low\":121"),
         .rows = "x,2022,90,actual\nx,2024,110,actual\ng,2024,10.0,actual\n",
         .required = "+4.88 % a year"},
        {.label = "a sum that begins with an implied year",
         .indicators = LEVEL_AND_GROWTH,
         .targets = T("\"period\":\"2022-2024\",\"basis\":\"cumulative\",\"low\":900"),
         .rows = "x,2023,110,actual\ng,2023,10.0,actual\n",
         .word = "gap",
         .required = ""},
        /* 100 in 2021 follows from 2022: 100 + 110. */
        {.label = "a sum with an implied year",
         .indicators = LEVEL_AND_GROWTH,
         .targets = T("\"period\":\"2021-2022\",\"basis\":\"cumulative\",\"low\":200"),
         .rows = "x,2022,110,actual\ng,2022,10.0,actual\n",
         .word = "met",
         .difference = ""},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

/* --- Sums, points, each year --- */

static void sums_and_years(void) {
#define CHANGE I("x", "change", PERCENT UP)
#define RATE I("x", "rate", PERCENT UP)
#define MUCH(year) "x," year ",99999999999999999,actual\n"
#define KEPT "\"period\":\"2021-2023\",\"low\":4,\"keep\":\"above\""
    static const target_wanted all[] = {
        /* 11 * (10^17 - 1) has 19 digits. */
        {.label = "a sum without room",
         .indicators = COUNT,
         .targets = T("\"period\":\"2010-2021\",\"basis\":\"cumulative\",\"low\":5"),
         .rows = MUCH("2010") MUCH("2011") MUCH("2012") MUCH("2013") MUCH("2014") MUCH("2015")
             MUCH("2016") MUCH("2017") MUCH("2018") MUCH("2019") MUCH("2020") MUCH("2021"),
         .word = "range",
         .actual = "",
         .difference = ""},
        {.label = "a sum over a break",
         .indicators = I("x", "count", ",\"breaks\":[\"2022\"]" UP),
         .targets = T("\"period\":\"2021-2022\",\"basis\":\"cumulative\",\"low\":5"),
         .rows = "x,2021,9,actual\nx,2022,8,actual\n",
         .word = "break",
         .actual = ""},
        {.label = "a break before the first year is none",
         .indicators = I("x", "count", ",\"breaks\":[\"2021\"]" UP),
         .targets = T("\"period\":\"2021-2022\",\"basis\":\"cumulative\",\"low\":5"),
         .rows = "x,2021,9,actual\nx,2022,8,actual\n",
         .word = "met",
         .actual = "17",
         .difference = "12"},
        /* (0.5 + 0.7) / 2, each by half of 0.1: [0.55, 0.65] */
        {.label = "changes are points already",
         .indicators = CHANGE,
         .targets = T("\"period\":\"2021-2022\"," POINTS "\"low\":0.55"),
         .rows = "x,2021,0.5,actual\nx,2022,0.7,actual\n",
         .word = "met",
         .actual = "0.60",
         .difference = "0.05"},
        {.label = "with the decimals of the finest",
         .indicators = CHANGE,
         .targets = T("\"period\":\"2021-2022\"," POINTS "\"low\":0.5"),
         .rows = "x,2021,0.55,actual\nx,2022,0.7,actual\n",
         .word = "met",
         .actual = "0.625"},
        /* Where no levels are, rows say the changes: (0.5 + 0.7) / 2. */
        {.label = "points by rows of changes",
         .indicators = RATE "," I("z", "change", PERCENT ",\"of\":\"x\""),
         .targets = T("\"period\":\"2021-2022\"," POINTS "\"low\":0.55"),
         .rows = "z,2021,0.5,actual\nz,2022,0.7,actual\n",
         .word = "met",
         .actual = "0.60"},
        {.label = "changes are points already, undecided",
         .indicators = CHANGE,
         .targets = T("\"period\":\"2021-2022\"," POINTS "\"low\":0.56"),
         .rows = "x,2021,0.5,actual\nx,2022,0.7,actual\n",
         .word = "undecided",
         .actual = "0.60",
         .difference = "0.04"},
        {.label = "changes with a gap",
         .indicators = CHANGE,
         .targets = T("\"period\":\"2021-2022\"," POINTS "\"low\":0.5"),
         .rows = "x,2021,0.5,actual\n",
         .word = "gap",
         .actual = ""},
        /* (6 - 3) / 2 with half of 1 on both sides: [1.0, 2.0] */
        {.label = "a score, by its ends",
         .indicators = I("x", "score", UP),
         .targets = T("\"period\":\"2021-2022\"," POINTS "\"low\":1"),
         .rows = "x,2020,3,actual\nx,2022,6,actual\n",
         .word = "met",
         .actual = "1.5",
         .difference = "0.5"},
        {.label = "points a year over a break",
         .indicators = I("x", "score", ",\"breaks\":[\"2022\"]" UP),
         .targets = T("\"period\":\"2021-2022\"," POINTS "\"low\":1"),
         .rows = "x,2020,3,actual\nx,2022,6,actual\n",
         .word = "break",
         .actual = ""},
        /* Half of 10^17 - 1 with four decimals has no room in 18 digits. */
        {.label = "points a year without room",
         .indicators = I("x", "score", UP),
         .targets = T("\"period\":\"2021-2022\"," POINTS "\"low\":1"),
         .rows = "x,2020,=0,actual\nx,2022,=99999999999999999,actual\n",
         .word = "range",
         .actual = ""},
        {.label = "each year for itself, one missed",
         .indicators = CHANGE,
         .targets = T("\"period\":\"2021-2023\",\"low\":0.4"),
         .rows = "x,2021,0.5,actual\nx,2022,0.3,actual\nx,2023,0.2,actual\n",
         .word = "missed",
         .actual = "0.3",
         .difference = "-0.1"},
        {.label = "each year for itself, one open",
         .indicators = CHANGE,
         .targets = T("\"period\":\"2021-2023\",\"operator\":\"above\",\"low\":0.4"),
         .rows = "x,2021,0.5,actual\nx,2022,0.4,actual\nx,2023,0.4,actual\n",
         .word = "undecided",
         .actual = "0.4",
         .difference = "0.0"},
        {.label = "each year for itself, all met",
         .indicators = CHANGE,
         .targets = T("\"period\":\"2021-2023\",\"low\":0.4"),
         .rows = "x,2021,0.5,actual\nx,2022,0.6,actual\nx,2023,0.7,actual\n",
         .word = "met",
         .actual = "0.7",
         .difference = "0.3"},
        {.label = "kept through a break",
         .indicators = I("x", "rate", PERCENT ",\"breaks\":[\"2022\"]" UP),
         .targets = T(KEPT),
         .rows = "x,2021,5.0,actual\nx,2022,6.0,actual\nx,2023,7.0,actual\n",
         .word = "met",
         .actual = "7.0"},
        {.label = "kept, but one year is contradicted",
         .indicators = RATE,
         .targets = T(KEPT),
         .rows = "x,2021,5.0,actual\nx,2022,6.0,actual\nx,2022,6.5,actual\nx,2023,7.0,actual\n",
         .word = "contradicted",
         .actual = ""},
        /* 40 of 100 in the last year; 10 of 100 in the first does not count */
        {.label = "a share counts at the end",
         .indicators = COUNT "," I("y", "count", ""),
         .targets = T("\"period\":\"2021-2022\",\"basis\":\"share_of\",\"of\":\"y\",\"low\":40"),
         .rows = "x,2021,10,actual\ny,2021,100,actual\nx,2022,40,actual\ny,2022,100,actual\n",
         .word = "met",
         .actual = "40.0",
         .difference = "0.0"},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

/* --- Progress --- */

static void presets(void) {
#define WITH(preset) I("x", "count", ",\"progress\":\"" preset "\"" UP)
#define FROM(year, low)                                                                            \
    "{\"indicator\":\"x\",\"period\":\"2030\",\"baseline\":\"" year "\",\"low\":" low "}"
    static const target_wanted all[] = {
        /* 4.880885 % a year of 7.177346: 0.680040 of it; 7.1429 * 0.680040 - 4.2857 */
        {.label = "statcan",
         .indicators = WITH("statcan"),
         .targets = FROM("2020", "200"),
         .rows = "x,2020,100,actual\nx,2022,110,actual\n",
         .baseline = "100",
         .preset = "statcan",
         .progress = "0.5718",
         .progress_class = "moderate_progress"},
        /* 100 * 1.1^(10/2) = 161.051 of a way to 200 */
        {.label = "statcan, from 0",
         .indicators = WITH("statcan"),
         .targets = FROM("2020", "200"),
         .rows = "x,2020,0,actual\nx,2022,110,actual\n",
         .baseline = "0",
         .preset = "",
         .progress = ""},
        {.label = "eurostat",
         .indicators = WITH("eurostat"),
         .targets = FROM("2020", "200"),
         .rows = "x,2020,100,actual\nx,2022,110,actual\n",
         .preset = "eurostat",
         .progress = "68.004",
         .progress_class = "moderate_progress"},
        {.label = "unsd, not in percent",
         .indicators = WITH("unsd"),
         .targets = FROM("2020", "200"),
         .rows = "x,2020,100,actual\nx,2022,110,actual\n",
         .preset = "unsd",
         .progress = "0.6105",
         .progress_class = "fair_progress"},
        /* The line of 100, 110, 120 is at 200 in 2030: 20 short of 220, of a way of 120. */
        {.label = "escap",
         .indicators = WITH("escap"),
         .targets = FROM("2020", "220"),
         .rows = "x,2020,100,actual\nx,2021,110,actual\nx,2022,120,actual\n",
         .preset = "escap",
         .progress = "16.6667",
         .progress_class = "accelerate"},
        {.label = "escap, from a baseline",
         .indicators = WITH("escap"),
         .targets = FROM("2020", "220"),
         .rows = "x,2020,100,baseline\nx,2021,110,actual\nx,2022,120,actual\n",
         .baseline = "100",
         .preset = "escap",
         .progress = "16.6667",
         .progress_class = "accelerate"},
        /* The same line, the first two years beyond those that are looked at: 180 in 2030, 10 of 90
         * short of 190. */
        {.label = "escap, over 80 years",
         .indicators = WITH("escap"),
         .targets = FROM("1950", "190"),
         .rows = "x,1950,100,actual\nx,2020,170,actual\nx,2021,171,actual\n",
         .preset = "escap",
         .progress = "11.1111",
         .progress_class = "accelerate"},
        /* 10 a year: 80 of the 110 that are left; 27.27 % are missed. */
        {.label = "destatis",
         .indicators = WITH("destatis"),
         .targets = FROM("2019", "240"),
         .rows = "x,2019,100,actual\nx,2020,110,actual\nx,2021,120,actual\nx,2022,130,actual\n",
         .preset = "destatis",
         .progress = "27.2727",
         .progress_class = "cloud"},
        {.label = "a baseline alone",
         .indicators = WITH("escap"),
         .targets = FROM("2020", "220"),
         .rows = "x,2020,100,baseline\n",
         .baseline = "100",
         .preset = "",
         .progress = "",
         .progress_class = ""},
        {.label = "nothing since the baseline",
         .indicators = WITH("sdsn"),
         .targets = FROM("2020", "220"),
         .rows = "x,2020,100,actual\n",
         .baseline = "100",
         .preset = "",
         .progress = "",
         .progress_class = ""},
        {.label = "nothing to go",
         .indicators = WITH("sdsn"),
         .targets = FROM("2020", "100.5"),
         .rows = "x,2020,>=100,actual\nx,2022,100,actual\n",
         .word = "missing",
         .baseline = ">=100",
         .preset = "sdsn"},
        {.label = "over a break",
         .indicators = I("x", "count", ",\"progress\":\"sdsn\",\"breaks\":[\"2021\"]" UP),
         .targets = FROM("2020", "200"),
         .rows = "x,2020,100,actual\nx,2022,110,actual\n",
         .baseline = "100",
         .preset = "",
         .progress = ""},
        {.label = "no direction",
         .indicators = I("x", "count", ",\"progress\":\"sdsn\""),
         .targets = FROM("2020", "200"),
         .rows = "x,2020,100,actual\nx,2022,110,actual\n",
         .baseline = "100",
         .preset = ""},
        /* -5 * 10^16 a year where 10^-7 is required: a class without a number. */
        {.label = "a number without room",
         .indicators = I("x", "level", ",\"bounds\":null,\"progress\":\"sdsn\"" UP),
         .targets = FROM("2020", "1.000001"),
         .rows = "x,2020,1,actual\nx,2021,-50000000000000000,actual\n",
         .baseline = "1",
         .preset = "sdsn",
         .progress = "",
         .progress_class = "decreasing"},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

/* Of rows of a plan: the last figure of a series of baselines, at most 63 years before. */
static void baselines_of_rows(void) {
#define XY I("x", "rate", PERCENT UP) "," I("y", "rate", PERCENT UP)
    static const target_wanted all[] = {
        {.label = "the last one",
         .indicators = RATE,
         .targets = "",
         .rows = "x,2023,9.0,plan\nx,2010,5.0,baseline\nx,2012,6.0,baseline\n",
         .baseline = "6.0"},
        {.label = "a later result is none",
         .indicators = RATE,
         .targets = "",
         .rows = "x,2023,9.0,plan\nx,2010,5.0,baseline\nx,2015,6.0,actual\n",
         .baseline = "5.0"},
        {.label = "of another indicator",
         .indicators = XY,
         .targets = "",
         .rows = "x,2023,9.0,plan\ny,2010,5.0,baseline\n",
         .baseline = ""},
        {.label = "63 years before",
         .indicators = RATE,
         .targets = "",
         .rows = "x,2023,9.0,plan\nx,1960,5.0,baseline\n",
         .baseline = "5.0"},
        {.label = "64 years before",
         .indicators = RATE,
         .targets = "",
         .rows = "x,2023,9.0,plan\nx,1959,5.0,baseline\n",
         .baseline = ""},
        {.label = "in the first years there are",
         .indicators = RATE,
         .targets = "",
         .rows = "x,0002,9.0,plan\nx,0000,5.0,baseline\n",
         .baseline = "5.0"},
        {.label = "nothing before the first year",
         .indicators = XY,
         .targets = "",
         .rows = "x,0002,9.0,plan\ny,0000,5.0,baseline\n",
         .baseline = ""},
        {.label = "contradicted",
         .indicators = RATE,
         .targets = "",
         .rows = "x,2023,9.0,plan\nx,2010,5.0,baseline\nx,2010,5.5,baseline\n",
         .baseline = ""},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

/* --- What is required --- */

static void paces(void) {
    static const target_wanted all[] = {
        /* (8 - 4) / 2, with a decimal more; a score has no unit */
        {.label = "without a unit",
         .indicators = I("x", "score", UP),
         .targets = T("\"period\":\"2024\",\"low\":8"),
         .rows = "x,2022,4,actual\n",
         .required = "+2.0 a year"},
        {.label = "in one year, with the decimals there are",
         .indicators = I("x", "score", UP),
         .targets = T("\"period\":\"2023\",\"low\":8"),
         .rows = "x,2022,4.25,actual\n",
         .required = "+3.75 a year"},
        {.label = "with the decimals of the target",
         .indicators = I("x", "score", UP),
         .targets = T("\"period\":\"2024\",\"low\":8.00"),
         .rows = "x,2022,4,actual\n",
         .required = "+2.000 a year"},
        /* (30 - 14.25) / 2 */
        {.label = "a sum with the decimals of its years",
         .indicators = I("x", "level", UP),
         .targets = T("\"period\":\"2021-2023\",\"basis\":\"cumulative\",\"low\":30"),
         .rows = "x,2021,14.25,actual\n",
         .required = "+7.875 a year"},
        {.label = "a baseline is no result",
         .indicators = I("x", "score", UP),
         .targets = T("\"period\":\"2023\",\"low\":5"),
         .rows = "x,2023,9,baseline\n",
         .word = "missing",
         .required = ""},
        {.label = "downwards",
         .indicators = I("x", "score", DOWN),
         .targets = T("\"period\":\"2024\",\"high\":3"),
         .rows = "x,2022,4,actual\n",
         .required = "-0.5 a year"},
        /* From 0 nothing grows by per cents: (8 - 0) / 4. */
        {.label = "a step from 0",
         .indicators = COUNT,
         .targets = T("\"period\":\"2026\",\"low\":8"),
         .rows = "x,2022,0,actual\n",
         .required = "+2.0 a year"},
        {.label = "growth without room",
         .indicators = I("x", "level", UP),
         .targets = T("\"period\":\"2023\",\"low\":99999999999999999"),
         .rows = "x,2022,0.000001,actual\n",
         .required = ""},
        {.label = "over a break",
         .indicators = I("x", "score", ",\"breaks\":[\"2024\"]" UP),
         .targets = T("\"period\":\"2024\",\"low\":8"),
         .rows = "x,2022,4,actual\n",
         .required = ""},
        {.label = "no year is left",
         .indicators = RATE,
         .targets = T("\"period\":\"2021-2023\",\"low\":80"),
         .rows = "x,2021-2023,32,actual\nx,2021-2023,33,actual\nx,2023,50,actual\n",
         .word = "contradicted",
         .required = ""},
        {.label = "what an index requires is not said",
         .indicators = I("x", "growth", ",\"form\":\"index\"" UP),
         .targets = T("\"period\":\"2021-2022\"," MEAN "\"low\":107"),
         .rows = "x,2021,106.5,actual\n",
         .word = "gap",
         .required = ""},
        /* (30 - 14) / 2: what may still come */
        {.label = "a sum that shall stay small",
         .indicators = I("x", "count", DOWN),
         .targets = T("\"period\":\"2021-2023\",\"basis\":\"cumulative\",\"high\":30"),
         .rows = "x,2021,14,actual\n",
         .required = "+8.0 a year"},
        {.label = "points of a growth are no growth",
         .indicators = I("x", "growth", UP),
         .targets = T("\"period\":\"2021-2023\"," POINTS "\"low\":0.5"),
         .rows = "x,2020,5.0,actual\nx,2021,5.2,actual\n",
         .word = "gap",
         .required = ""},
        {.label = "a sum over a break",
         .indicators = I("x", "count", ",\"breaks\":[\"2023\"]" UP),
         .targets = T("\"period\":\"2021-2023\",\"basis\":\"cumulative\",\"low\":30"),
         .rows = "x,2021,14,actual\n",
         .word = "gap",
         .required = ""},
        {.label = "nothing grows from 0",
         .indicators = COUNT,
         .targets = T("\"period\":\"2021-2023\"," MEAN "\"low\":5"),
         .rows = "x,2020,5,actual\nx,2021,0,actual\n",
         .required = ""},
        {.label = "levels over a break",
         .indicators = I("x", "count", ",\"breaks\":[\"2023\"]" UP),
         .targets = T("\"period\":\"2021-2023\"," MEAN "\"low\":5"),
         .rows = "x,2020,100,actual\nx,2021,110,actual\n",
         .required = ""},
        {.label = "more years than are walked through",
         .indicators = COUNT,
         .targets = T("\"period\":\"1900-2023\",\"basis\":\"cumulative\",\"low\":5"),
         .rows = "x,1900,1,actual\n",
         .word = "range",
         .required = ""},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

/* 119 years of 1 each, and 129 wanted of 120: 10 in the last one. */
static void many_years(void) {
    char rows[4000] = "";
    for (int year = 1901; year < 2020; year++) {
        snprintf(rows + strlen(rows), sizeof rows - strlen(rows), "x,%d,1,actual\n", year);
    }
    target_wanted w = {.label = "119 years of 120",
                       .indicators = COUNT,
                       .targets =
                           T("\"period\":\"1901-2020\",\"basis\":\"cumulative\",\"low\":129"),
                       .rows = rows,
                       .word = "gap",
                       .required = "+10.0 a year"};
    check_all(&w, 1);
}

TEST_MAIN("target spans", {"logarithms", logarithms}, {"reductions", reductions},
          {"ends of spans", ends_of_spans}, {"implied", implied},
          {"sums and years", sums_and_years}, {"presets", presets},
          {"baselines of rows", baselines_of_rows}, {"paces", paces}, {"many years", many_years})
