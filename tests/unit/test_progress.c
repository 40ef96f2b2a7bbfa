/* Progress towards a target: measures, the presets that need a baseline and a last value, their
 * thresholds and refusals. */
#include "check.h"

#include <plan/progress.h>
#include <stdbool.h>

#define NONE CHECK_NAN
#define ENDLESS ((double)INFINITY)
enum { UP = PLAN_MORE_IS_BETTER, DOWN = PLAN_LESS_IS_BETTER };

/* --- Measures --- */

static void progress(void) {
    static const struct {
        const char *label;
        double baseline, actual, target;
        plan_status status;
        double expected;
    } rows[] = {
        {"half", 10, 15, 20, PLAN_OK, 0.5},
        {"falling", 20, 17, 8, PLAN_OK, 0.25},
        {"moving away", 10, 8, 20, PLAN_OK, -0.2},
        {"beyond", 10, 25, 20, PLAN_OK, 1.5},
        {"ceiling of 5, from 4 to 6", 4, 6, 5, PLAN_OK, 2},
        {"from 0", 0, 3, 12, PLAN_OK, 0.25},
        {"from below 0", -10, -5, 10, PLAN_OK, 0.25},
        {"ends of doubles", -1.7e308, 0, 1.7e308, PLAN_OK, 0.5},
        {"maintain", 10, 12, 10, PLAN_DOMAIN, 0},
        {"missing before infinite", ENDLESS, 12, NONE, PLAN_MISSING, 0},
        {"infinite", 10, ENDLESS, 20, PLAN_DOMAIN, 0},
        {"out of range", 0, 1e308, 1e-10, PLAN_RANGE, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double got = 12345, out = 0;
        plan_status status = 99;
        CHECK_STATUS(rows[i].label,
                     plan_progress(rows[i].baseline, rows[i].actual, rows[i].target, &got),
                     rows[i].status);
        CHECK_DBL(rows[i].label, got, rows[i].status == PLAN_OK ? rows[i].expected : 12345, 1);
        CHECK_STATUS(
            rows[i].label,
            plan_progress_v(&rows[i].baseline, &rows[i].actual, &rows[i].target, &out, &status, 1),
            PLAN_OK);
        CHECK_STATUS(rows[i].label, status, rows[i].status);
        CHECK_DBL(rows[i].label, out, status == PLAN_OK ? got : NONE, 0);
    }
    double one = 1;
    CHECK_STATUS("NULL", plan_progress(1, 2, 3, NULL), PLAN_INVALID);
    CHECK_STATUS("none", plan_progress_v(NULL, NULL, NULL, NULL, NULL, 0), PLAN_OK);
    CHECK_STATUS("NULL", plan_progress_v(&one, &one, NULL, &one, NULL, 1), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_progress_v(&one, NULL, &one, &one, NULL, 1), PLAN_INVALID);
    CHECK_STATUS("without statuses", plan_progress_v(&one, &one, &one, &one, NULL, 1), PLAN_OK);
    CHECK_DBL("in place", one, NONE, 0);
}

static void expected_progress(void) {
    static const struct {
        const char *label;
        double start, now, end;
        plan_status status;
        double expected;
    } rows[] = {
        {"third of five years", 2020, 2023, 2025, PLAN_OK, 0.6},
        {"start", 2020, 2020, 2025, PLAN_OK, 0},
        {"after the end", 2020, 2030, 2025, PLAN_OK, 2},
        {"before the start", 2020, 2015, 2025, PLAN_OK, -1},
        {"no time", 2020, 2022, 2020, PLAN_DOMAIN, 0},
        {"backwards", 2025, 2022, 2020, PLAN_DOMAIN, 0},
        {"missing", NONE, ENDLESS, 2020, PLAN_MISSING, 0},
        {"infinite", 2020, ENDLESS, 2025, PLAN_DOMAIN, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double got = 12345;
        CHECK_STATUS(rows[i].label,
                     plan_expected_progress(rows[i].start, rows[i].now, rows[i].end, &got),
                     rows[i].status);
        CHECK_DBL(rows[i].label, got, rows[i].status == PLAN_OK ? rows[i].expected : 12345, 1);
    }
    CHECK_STATUS("NULL", plan_expected_progress(1, 2, 3, NULL), PLAN_INVALID);
}

static void expected_value(void) {
    static const struct {
        const char *label;
        double baseline, target, now; /* between 2020 and 2025 */
        int form;
        plan_status status;
        double expected;
    } rows[] = {
        {"linear", 10, 20, 2023, PLAN_PATH_LINEAR, PLAN_OK, 16},
        {"linear, small target", 1e17, 1, 2025, PLAN_PATH_LINEAR, PLAN_OK, 1},
        {"linear, through 0", -10, 15, 2022, PLAN_PATH_LINEAR, PLAN_OK, 0},
        {"linear, large", 1.7e308, 1.7e308, 2023, PLAN_PATH_LINEAR, PLAN_OK, 1.7e308},
        {"doubling, a fifth", 100, 3200, 2021, PLAN_PATH_GEOMETRIC, PLAN_OK, 200},
        {"halving", 3200, 100, 2023, PLAN_PATH_GEOMETRIC, PLAN_OK, 400},
        /* 48.3 * (60 / 48.3)^(2/5), 50 digits by exp and ln of decimals */
        {"two of five years", 48.3, 60, 2022, PLAN_PATH_GEOMETRIC, PLAN_OK, 52.677939430960045},
        {"the end", 7, 31, 2025, PLAN_PATH_GEOMETRIC, PLAN_OK, 31},
        {"the start", 7, 31, 2020, PLAN_PATH_GEOMETRIC, PLAN_OK, 7},
        {"geometric, far", 1e-300, 1e300, 2025, PLAN_PATH_GEOMETRIC, PLAN_OK, 1e300},
        {"from 0", 0, 20, 2023, PLAN_PATH_GEOMETRIC, PLAN_ZERO_BASE, 0},
        {"from below 0", -1, 20, 2023, PLAN_PATH_GEOMETRIC, PLAN_NEGATIVE_BASE, 0},
        {"to 0", 10, 0, 2023, PLAN_PATH_GEOMETRIC, PLAN_SIGN_CHANGE, 0},
        {"to below 0", 10, -1, 2023, PLAN_PATH_GEOMETRIC, PLAN_SIGN_CHANGE, 0},
        {"base before sign", 0, -1, 2023, PLAN_PATH_GEOMETRIC, PLAN_ZERO_BASE, 0},
        {"out of range", 1, 1e300, 2040, PLAN_PATH_GEOMETRIC, PLAN_RANGE, 0},
        {"missing", ENDLESS, 1, NONE, PLAN_PATH_LINEAR, PLAN_MISSING, 0},
        {"infinite", ENDLESS, 1, 2023, PLAN_PATH_LINEAR, PLAN_DOMAIN, 0},
        {"another form", 1, 1, 2023, 2, PLAN_INVALID, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double got = 12345;
        CHECK_STATUS(rows[i].label,
                     plan_expected_value(rows[i].baseline, rows[i].target, 2020, rows[i].now, 2025,
                                         rows[i].form, &got),
                     rows[i].status);
        CHECK_DBL(rows[i].label, got, rows[i].status == PLAN_OK ? rows[i].expected : 12345, 4);
    }
    double got = 12345;
    CHECK_STATUS("no time", plan_expected_value(1, 2, 2020, 2020, 2020, 0, &got), PLAN_DOMAIN);
    CHECK_STATUS("NULL", plan_expected_value(1, 2, 2020, 2021, 2022, 0, NULL), PLAN_INVALID);
    CHECK_DBL("nothing was written", got, 12345, 0);
}

static void pace(void) {
    static const struct {
        const char *label;
        double baseline, actual, target, start, now, end;
        plan_status status;
        double expected;
    } rows[] = {
        {"half of the way in a quarter of the time", 10, 15, 20, 2016, 2018, 2024, PLAN_OK, 2},
        {"behind", 10, 11, 20, 2020, 2024, 2030, PLAN_OK, 0.25},
        {"away", 10, 9, 20, 2020, 2024, 2030, PLAN_OK, -0.25},
        {"no time has passed", 10, 11, 20, 2020, 2020, 2030, PLAN_DOMAIN, 0},
        {"maintain", 10, 11, 10, 2020, 2022, 2030, PLAN_DOMAIN, 0},
        {"backwards", 10, 11, 20, 2030, 2022, 2020, PLAN_DOMAIN, 0},
        {"missing", 10, 11, 10, 2020, 2022, NONE, PLAN_MISSING, 0},
        {"missing", NONE, 11, 10, ENDLESS, 2022, 2030, PLAN_MISSING, 0},
        {"out of range", 0, 1e308, 1e-10, 2020, 2022, 2030, PLAN_RANGE, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double got = 12345;
        CHECK_STATUS(rows[i].label,
                     plan_pace(rows[i].baseline, rows[i].actual, rows[i].target, rows[i].start,
                               rows[i].now, rows[i].end, &got),
                     rows[i].status);
        CHECK_DBL(rows[i].label, got, rows[i].status == PLAN_OK ? rows[i].expected : 12345, 2);
    }
    CHECK_STATUS("NULL", plan_pace(1, 2, 3, 4, 5, 6, NULL), PLAN_INVALID);
}

/* --- Presets of a baseline, a last value and a target --- */

/* One call of any of them: 12345 and -7 stand for "not written". */
typedef struct way {
    const char *label;
    double baseline, actual, target, start, now, end;
    int direction;
    double extra; /* limit of statcan, percent of unsd */
    plan_status status;
    double expected;
    int expected_class;
} way;

typedef plan_status (*preset_call)(const way *, double *, int *);

static void check_ways(preset_call call, const way *rows, size_t n, unsigned ulps) {
    for (size_t i = 0; i < n; i++) {
        double got = 12345;
        int got_class = -7;
        bool there = rows[i].status == PLAN_OK;
        CHECK_STATUS(rows[i].label, call(&rows[i], &got, &got_class), rows[i].status);
        CHECK_DBL(rows[i].label, got, there ? rows[i].expected : 12345, ulps);
        CHECK_INT(rows[i].label, got_class, there ? rows[i].expected_class : -7);
    }
}

/* What eurostat, statcan, unsd and sdsn refuse alike. */
static void check_refusals(preset_call call) {
    static const way rows[] = {
        {"baseline missing", NONE, 1, 2, 0, 1, 2, UP, 0, PLAN_MISSING, 0, 0},
        {"actual missing", 1, NONE, 2, 0, 1, 2, UP, 0, PLAN_MISSING, 0, 0},
        {"start missing", 1, 1, 2, NONE, 1, 2, UP, 0, PLAN_MISSING, 0, 0},
        {"now missing", 1, 1, 2, 0, NONE, 2, UP, 0, PLAN_MISSING, 0, 0},
        {"end missing", 1, 1, 2, 0, 1, NONE, UP, 0, PLAN_MISSING, 0, 0},
        {"missing before infinite", ENDLESS, 1, 2, 0, 1, NONE, UP, 0, PLAN_MISSING, 0, 0},
        {"baseline infinite", ENDLESS, 1, 2, 0, 1, 2, UP, 0, PLAN_DOMAIN, 0, 0},
        {"target infinite", 1, 1, ENDLESS, 0, 1, 2, UP, 0, PLAN_DOMAIN, 0, 0},
        {"end infinite", 1, 1, 2, 0, 1, ENDLESS, UP, 0, PLAN_DOMAIN, 0, 0},
        {"no time", 1, 1, 2, 0, 0, 2, UP, 0, PLAN_DOMAIN, 0, 0},
        {"no time, met", 1, 3, 2, 0, 0, 2, UP, 0, PLAN_DOMAIN, 0, 0},
        {"backwards", 1, 1, 2, 3, 4, 2, UP, 0, PLAN_DOMAIN, 0, 0},
        {"another direction", 1, 1, 2, 0, 1, 2, 0, 0, PLAN_INVALID, 0, 0},
        {"another direction", 1, 1, 2, 0, 1, 2, 3, 0, PLAN_INVALID, 0, 0},
    };
    double value = 12345;
    int value_class = -7;
    check_ways(call, rows, sizeof rows / sizeof rows[0], 0);
    CHECK_STATUS("NULL", call(&rows[0], NULL, &value_class), PLAN_INVALID);
    CHECK_STATUS("NULL", call(&rows[0], &value, NULL), PLAN_INVALID);
    CHECK_TRUE("nothing was written", value_class == -7);
    CHECK_DBL("nothing was written", value, 12345, 0);
}

static plan_status eurostat(const way *w, double *result, int *result_class) {
    return plan_eurostat(w->baseline, w->actual, w->target, w->start, w->now, w->end, w->direction,
                         result, result_class);
}

static void eurostat_classes(void) {
    enum { SIGNIFICANT, MODERATE, INSUFFICIENT, AWAY, MODERATE_AWAY, SIGNIFICANT_AWAY };
    static const way rows[] = {
        /* required 5 % in one year: 4.75 % is 95 % of it */
        {"95 %", 100, 104.75, 105, 0, 1, 1, UP, 0, PLAN_OK, 95, SIGNIFICANT},
        {"below 95 %", 100, 104.7499, 105, 0, 1, 1, UP, 0, PLAN_OK, 94.998, MODERATE},
        {"60 %", 100, 103, 105, 0, 1, 1, UP, 0, PLAN_OK, 60, MODERATE},
        {"below 60 %", 100, 102.5, 105, 0, 1, 1, UP, 0, PLAN_OK, 50, INSUFFICIENT},
        {"0 %", 100, 100, 105, 0, 1, 1, UP, 0, PLAN_OK, 0, INSUFFICIENT},
        {"below 0 %", 100, 99.5, 105, 0, 1, 1, UP, 0, PLAN_OK, -10, AWAY},
        /* 64 -> 16 in 2 years and 64 -> 4 in 4 years halve each year */
        {"on the way down", 64, 16, 4, 2010, 2012, 2014, DOWN, 0, PLAN_OK, 100, SIGNIFICANT},
        {"up instead of down", 64, 96, 16, 2010, 2011, 2012, DOWN, 0, PLAN_OK, -100, AWAY},
        /* ((100/80)^(1/5) - 1) / ((120/80)^(1/15) - 1), 50 digits */
        {"80 -> 100 in 5, 120 in 15", 80, 100, 120, 2010, 2015, 2025, UP, 0, PLAN_OK,
         166.56978280328556, SIGNIFICANT},
        {"met", 100, 110, 102.5, 0, 1, 1, UP, 0, PLAN_OK, 400, SIGNIFICANT},
        {"met from 0", 0, 110, 105, 0, 1, 2, UP, 0, PLAN_OK, NONE, SIGNIFICANT},
        {"met by 0", 5, 0, 1, 0, 1, 2, DOWN, 0, PLAN_OK, NONE, SIGNIFICANT},
        {"kept", 4, 4.5, 5, 0, 5, 10, DOWN, 0, PLAN_OK, NONE, SIGNIFICANT},
        {"ceiling of 5 in 10 years, from 4 to 6", 4, 6, 5, 0, 5, 10, DOWN, 0, PLAN_OK, NONE, AWAY},
        {"maintain, missed", 5, 6, 5, 0, 5, 10, DOWN, 0, PLAN_OK, NONE, AWAY},
        {"away from 0", 0, 6, 5, 0, 5, 10, DOWN, 0, PLAN_OK, NONE, AWAY},
        {"from 0", 0, 1, 5, 0, 5, 10, UP, 0, PLAN_ZERO_BASE, 0, 0},
        {"from below 0", -4, 1, 5, 0, 5, 10, UP, 0, PLAN_NEGATIVE_BASE, 0, 0},
        {"to 0", 5, 4, 0, 0, 5, 10, DOWN, 0, PLAN_SIGN_CHANGE, 0, 0},
        {"below 0", 5, -1, 10, 0, 5, 10, UP, 0, PLAN_SIGN_CHANGE, 0, 0},
        {"out of range", 1e-300, 1e300, 2e300, 0, 0.5, 1e9, UP, 0, PLAN_RANGE, 0, 0},
        /* without a target: one year, so the CAGR is the growth */
        {"1 %", 100, 101, NONE, 0, 1, NONE, UP, 0, PLAN_OK, 1, SIGNIFICANT},
        {"below 1 %", 100, 100.875, NONE, 0, 1, NONE, UP, 0, PLAN_OK, 0.875, MODERATE},
        {"1 % of decimals", 4.1, 4.141, NONE, 0, 1, NONE, UP, 0, PLAN_OK, 1, SIGNIFICANT},
        {"still", 100, 100, NONE, 0, 7, NONE, DOWN, 0, PLAN_OK, 0, MODERATE},
        {"-0.5 %", 100, 99.5, NONE, 0, 1, NONE, UP, 0, PLAN_OK, -0.5, MODERATE_AWAY},
        {"-1 %", 100, 99, NONE, 0, 1, NONE, UP, 0, PLAN_OK, -1, SIGNIFICANT_AWAY},
        {"1 % too much", 100, 101, NONE, 0, 1, NONE, DOWN, 0, PLAN_OK, -1, SIGNIFICANT_AWAY},
        {"down 1 %", 100, 99, NONE, 0, 1, NONE, DOWN, 0, PLAN_OK, 1, SIGNIFICANT},
        {"from 0", 0, 99, NONE, 0, 1, NONE, DOWN, 0, PLAN_ZERO_BASE, 0, 0},
        {"from below 0", -1, 99, NONE, 0, 1, NONE, DOWN, 0, PLAN_NEGATIVE_BASE, 0, 0},
        {"to 0", 1, 0, NONE, 0, 1, NONE, DOWN, 0, PLAN_SIGN_CHANGE, 0, 0},
        {"an end is not looked at", 100, 101, NONE, 0, 1, -9, UP, 0, PLAN_OK, 1, SIGNIFICANT},
    };
    check_ways(eurostat, rows, sizeof rows / sizeof rows[0], 400);
    check_refusals(eurostat);
}

static plan_status statcan(const way *w, double *result, int *result_class) {
    return plan_statcan(w->baseline, w->actual, w->target, w->start, w->now, w->end, w->direction,
                        w->extra, result, result_class);
}

/* Scores by the formulas of the method, with one year, so that the CAGR is the growth. */
static void statcan_classes(void) {
    enum { ACHIEVED, SUBSTANTIAL, MODERATE, LIMITED, DETERIORATION };
    static const way rows[] = {
        /* 4.1667 * 0.1 / (sqrt(2) - 1) - 2.5 */
        {"R = 0.24", 100, 110, 200, 0, 1, 2, UP, NONE, PLAN_OK, -1.4940696349660025, LIMITED},
        {"R = 0.95: 2.500055", 100, 104.75, 105, 0, 1, 1, UP, NONE, PLAN_OK, 2.500055, SUBSTANTIAL},
        {"R = 0.6: 0.00004", 100, 103, 105, 0, 1, 1, UP, NONE, PLAN_OK, 0.00004, MODERATE},
        {"R = 0.5: -0.41665", 100, 102.5, 105, 0, 1, 1, UP, NONE, PLAN_OK, -0.41665, LIMITED},
        {"R = 0: -2.5", 100, 100, 105, 0, 1, 1, UP, NONE, PLAN_OK, -2.5, LIMITED},
        {"R = -0.1: -2.91667", 100, 99.5, 105, 0, 1, 1, UP, NONE, PLAN_OK, -2.91667, DETERIORATION},
        {"R = -0.8: -5", 100, 96, 105, 0, 1, 1, UP, NONE, PLAN_OK, -5, DETERIORATION},
        {"R = 1 down: 2.8572", 64, 16, 4, 0, 2, 4, DOWN, NONE, PLAN_OK, 2.8572, SUBSTANTIAL},
        {"achieved", 100, 110, 105, 0, 1, 2, UP, NONE, PLAN_OK, 5, ACHIEVED},
        {"achieved from 0", 0, 110, 105, 0, 1, 2, UP, NONE, PLAN_OK, 5, ACHIEVED},
        /* R = -3.74: the source turns the sign of what the baseline met */
        {"from 4 to 6, ceiling 5", 4, 6, 5, 0, 5, 10, DOWN, NONE, PLAN_OK, -5, DETERIORATION},
        /* 25 % a year against 50 %: 4.1667 * -0.5 - 2.5 */
        {"slowly away", 64, 100, 96, 0, 2, 1, DOWN, NONE, PLAN_OK, -4.58335, DETERIORATION},
        {"away, a little", 8, 10, 9, 0, 1, 1, DOWN, NONE, PLAN_OK, -5, DETERIORATION},
        {"maintain, missed", 5, 6, 5, 0, 5, 10, DOWN, NONE, PLAN_OK, NONE, DETERIORATION},
        {"away from 0", 0, 6, 5, 0, 5, 10, DOWN, NONE, PLAN_OK, NONE, DETERIORATION},
        {"limit not looked at", 100, 100, 105, 0, 1, 1, UP, -1, PLAN_OK, -2.5, LIMITED},
        {"from 0", 0, 1, 5, 0, 5, 10, UP, NONE, PLAN_ZERO_BASE, 0, 0},
        {"from below 0", -4, -3, -1, 0, 5, 10, UP, NONE, PLAN_NEGATIVE_BASE, 0, 0},
        {"to 0", 5, 4, 0, 0, 5, 10, DOWN, NONE, PLAN_SIGN_CHANGE, 0, 0},
        /* without a target */
        {"2 %: 5", 100, 102, NONE, 0, 1, NONE, UP, NONE, PLAN_OK, 5, SUBSTANTIAL},
        {"3 %: 5", 100, 103, NONE, 0, 1, NONE, UP, NONE, PLAN_OK, 5, SUBSTANTIAL},
        {"1.5 %: 2.5", 100, 101.5, NONE, 0, 1, NONE, UP, NONE, PLAN_OK, 2.5, SUBSTANTIAL},
        {"1 %: 1.25", 100, 101, NONE, 0, 1, NONE, UP, NONE, PLAN_OK, 1.25, MODERATE},
        {"0.25 %: -1.25", 100, 100.25, NONE, 0, 1, NONE, UP, NONE, PLAN_OK, -1.25, LIMITED},
        {"still: -2.5", 100, 100, NONE, 0, 1, NONE, DOWN, NONE, PLAN_OK, -2.5, LIMITED},
        {"-1 %: -3.75", 100, 99, NONE, 0, 1, NONE, UP, NONE, PLAN_OK, -3.75, DETERIORATION},
        {"-2 %: -5", 100, 98, NONE, 0, 1, NONE, UP, NONE, PLAN_OK, -5, DETERIORATION},
        {"down 1 %: 1.25", 100, 99, NONE, 0, 1, NONE, DOWN, NONE, PLAN_OK, 1.25, MODERATE},
        {"from 0", 0, 99, NONE, 0, 1, NONE, DOWN, NONE, PLAN_ZERO_BASE, 0, 0},
        /* C = 1 - 0.5^4.44: 250 * 0.01 / C - 1.25 */
        {"half of the limit", 50, 50.5, NONE, 0, 1, NONE, UP, 100, PLAN_OK, 1.3707398790700034,
         MODERATE},
        {"half above the limit", 150, 148.5, NONE, 0, 1, NONE, DOWN, 100, PLAN_OK,
         1.3707398790700034, MODERATE},
        /* C = 1 - 0.9^4.44 = 0.3736...: 0.01 is above 0.015 C, 500 * 0.01 / C - 5 is above 5 */
        {"near the limit", 90, 90.9, NONE, 0, 1, NONE, UP, 100, PLAN_OK, 5, SUBSTANTIAL},
        {"at the limit", 100, 100, NONE, 0, 1, NONE, UP, 100, PLAN_OK, 5, SUBSTANTIAL},
        {"beyond the limit", 100, 101, NONE, 0, 1, NONE, UP, 100, PLAN_OK, 5, SUBSTANTIAL},
        {"back from the limit", 100, 99, NONE, 0, 1, NONE, UP, 100, PLAN_OK, -3.75, DETERIORATION},
        {"twice the limit", 200, 198, NONE, 0, 1, NONE, DOWN, 100, PLAN_OK, 1.25, MODERATE},
        {"limit 0", 100, 99, NONE, 0, 1, NONE, DOWN, 0, PLAN_OK, 1.25, MODERATE},
        {"limit below 0", 100, 99, NONE, 0, 1, NONE, DOWN, -1, PLAN_DOMAIN, 0, 0},
        {"limit infinite", 100, 99, NONE, 0, 1, NONE, DOWN, ENDLESS, PLAN_DOMAIN, 0, 0},
    };
    /* Differences near 0 (0.00004 is 4.28574 - 4.2857) have the error of what they are made of. */
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double got = 12345;
        int got_class = -7;
        bool there = rows[i].status == PLAN_OK;
        CHECK_STATUS(rows[i].label, statcan(&rows[i], &got, &got_class), rows[i].status);
        CHECK_TRUE(rows[i].label, there ? fabs(got - rows[i].expected) < 1e-13 ||
                                              (isnan(got) && isnan(rows[i].expected))
                                        : got > 12344);
        CHECK_INT(rows[i].label, got_class, there ? rows[i].expected_class : -7);
    }
    check_refusals(statcan);
}

static plan_status unsd(const way *w, double *result, int *result_class) {
    return plan_unsd(w->baseline, w->actual, w->target, w->start, w->now, w->end, w->direction,
                     (int)w->extra, result, result_class);
}

static void unsd_classes(void) {
    enum { ON_TRACK, FAIR, STAGNATION };
    static const way rows[] = {
        {"0.95", 100, 195, 200, 0, 1, 1, UP, 0, PLAN_OK, 0.95, ON_TRACK},
        {"below 0.95", 100, 194.5, 200, 0, 1, 1, UP, 0, PLAN_OK, 0.945, FAIR},
        {"0.10", 100, 110, 200, 0, 1, 1, UP, 0, PLAN_OK, 0.10, FAIR},
        {"below 0.10", 100, 109, 200, 0, 1, 1, UP, 0, PLAN_OK, 0.09, STAGNATION},
        {"back", 100, 90, 200, 0, 1, 1, UP, 0, PLAN_OK, -0.1, STAGNATION},
        /* 100 -> 110 -> 121 of 200 */
        {"two years", 100, 110, 200, 0, 1, 2, UP, 0, PLAN_OK, 0.21, FAIR},
        /* 100 * 1.1^(10/3) - 100, over 100 */
        {"three of ten years", 100, 110, 200, 2015, 2018, 2025, UP, 0, PLAN_OK, 0.37396483367242467,
         FAIR},
        /* 80 -> 40 -> 20 -> 10: 70 of the 80 to 0 */
        {"down to 0", 80, 40, 0, 2015, 2016, 2018, DOWN, 0, PLAN_OK, 0.875, FAIR},
        {"met", 100, 200, 150, 2015, 2016, 2018, UP, 0, PLAN_OK, 14, ON_TRACK},
        {"met from 0", 0, 200, 150, 2015, 2016, 2018, UP, 0, PLAN_OK, NONE, ON_TRACK},
        {"99 of 100 %", 80, 99, 100, 2015, 2016, 2016, UP, 1, PLAN_OK, 0.95, ON_TRACK},
        {"99 of 100 % is met", 98.9, 99, 100, 2015, 2025, 2026, UP, 1, PLAN_OK, 0.10000505407891253,
         ON_TRACK},
        {"98.9 of 100 % is not", 98.8, 98.9, 100, 2015, 2025, 2025, UP, 1, PLAN_OK,
         0.083333333333333329, STAGNATION},
        {"99 of 100 schools are not", 98.9, 99, 100, 2015, 2025, 2025, UP, 0, PLAN_OK,
         0.090909090909090912, STAGNATION},
        {"1 of 0 %", 2, 1, 0, 2015, 2025, 2025, DOWN, 1, PLAN_OK, 0.5, ON_TRACK},
        {"1 of 0", 2, 1, 0, 2015, 2025, 2025, DOWN, 0, PLAN_OK, 0.5, FAIR},
        {"49.5 of 50 %", 40, 49.25, 50, 2015, 2025, 2025, UP, 1, PLAN_OK, 0.925, FAIR},
        {"away", 4, 6, 5, 2015, 2020, 2025, DOWN, 0, PLAN_OK, NONE, STAGNATION},
        {"from 0", 0, 1, 5, 0, 5, 10, UP, 0, PLAN_ZERO_BASE, 0, 0},
        {"from below 0", -4, 1, 5, 0, 5, 10, UP, 0, PLAN_NEGATIVE_BASE, 0, 0},
        {"to 0", 4, 0, 5, 0, 5, 10, UP, 0, PLAN_SIGN_CHANGE, 0, 0},
        {"out of range", 1e-9, 1e300, 1e301, 0, 1, 10, UP, 0, PLAN_RANGE, 0, 0},
        {"2 %", 100, 102, NONE, 0, 1, NONE, UP, 0, PLAN_OK, 2, ON_TRACK},
        {"1 %", 100, 101, NONE, 0, 1, NONE, UP, 0, PLAN_OK, 1, FAIR},
        {"0.5 %", 100, 100.5, NONE, 0, 1, NONE, UP, 0, PLAN_OK, 0.5, FAIR},
        {"0.25 %", 100, 100.25, NONE, 0, 1, NONE, UP, 0, PLAN_OK, 0.25, STAGNATION},
        {"down 2 %", 100, 98, NONE, 0, 1, NONE, DOWN, 0, PLAN_OK, 2, ON_TRACK},
        {"up 2 % too much", 100, 102, NONE, 0, 1, NONE, DOWN, 0, PLAN_OK, -2, STAGNATION},
        {"from 0", 0, 102, NONE, 0, 1, NONE, UP, 0, PLAN_ZERO_BASE, 0, 0},
        {"neither percent nor not", 1, 2, 3, 0, 1, 2, UP, 2, PLAN_INVALID, 0, 0},
    };
    check_ways(unsd, rows, sizeof rows / sizeof rows[0], 600);
    check_refusals(unsd);
}

static plan_status sdsn(const way *w, double *result, int *result_class) {
    return plan_sdsn(w->baseline, w->actual, w->target, w->start, w->now, w->end, w->direction,
                     result, result_class);
}

static void sdsn_classes(void) {
    enum { ON_TRACK, IMPROVING, STAGNATING, DECREASING };
    static const way rows[] = {
        {"100 %", 10, 14, 30, 2020, 2022, 2030, UP, 0, PLAN_OK, 100, ON_TRACK},
        {"below 100 %", 10, 13.5, 30, 2020, 2022, 2030, UP, 0, PLAN_OK, 87.5, IMPROVING},
        {"50 %", 10, 12, 30, 2020, 2022, 2030, UP, 0, PLAN_OK, 50, IMPROVING},
        {"below 50 %", 10, 11, 30, 2020, 2022, 2030, UP, 0, PLAN_OK, 25, STAGNATING},
        {"still", 10, 10, 30, 2020, 2022, 2030, UP, 0, PLAN_OK, 0, STAGNATING},
        {"away", 10, 9, 30, 2020, 2022, 2030, UP, 0, PLAN_OK, -25, DECREASING},
        {"down through 0", 10, 5, -10, 2020, 2025, 2030, DOWN, 0, PLAN_OK, 50, IMPROVING},
        {"from 0", 0, 5, 10, 2020, 2025, 2030, UP, 0, PLAN_OK, 100, ON_TRACK},
        /* 100 * (0.3 / 1) / (3 / 10): decimals that doubles do not hold */
        {"100 % of decimals", 0.1, 0.4, 1.1, 2020, 2023, 2030, UP, 0, PLAN_OK, 100, ON_TRACK},
        {"met", 10, 35, 30, 2020, 2025, 2030, UP, 0, PLAN_OK, 250, ON_TRACK},
        {"kept", 32, 31, 30, 2020, 2025, 2030, UP, 0, PLAN_OK, NONE, ON_TRACK},
        {"lost", 32, 29, 30, 2020, 2025, 2030, UP, 0, PLAN_OK, NONE, DECREASING},
        {"away, too little for a double", 2e-23, 1.9e-23, 1e300, 2020, 2025, 2030, UP, 0, PLAN_OK,
         0, DECREASING},
        {"met, too much for a double", -0.73, 1.7e308, 0.0007, 2020, 2025, 2030, UP, 0, PLAN_OK,
         NONE, ON_TRACK},
        {"no target", 32, 29, NONE, 2020, 2025, 2030, UP, 0, PLAN_MISSING, 0, 0},
        {"out of range", 0, -1e308, 1e-10, 2020, 2025, 2030, UP, 0, PLAN_RANGE, 0, 0},
    };
    check_ways(sdsn, rows, sizeof rows / sizeof rows[0], 4);
    check_refusals(sdsn);
}

static void classes_have_words(void) {
    static const int counts[PLAN_PROGRESS_PRESET_COUNT] = {6, 5, 3, 3, 4, 4};
    for (int preset = 0; preset < PLAN_PROGRESS_PRESET_COUNT; preset++) {
        for (int value = 0; value < counts[preset]; value++) {
            const char *word = plan_progress_class_name(preset, value);
            CHECK_TRUE("word", word != NULL && strlen(word) > 2 && strchr(word, ' ') == NULL);
        }
        CHECK_STR("beyond", plan_progress_class_name(preset, counts[preset]), NULL);
        CHECK_STR("below", plan_progress_class_name(preset, -1), NULL);
    }
    CHECK_STR("storm", plan_progress_class_name(PLAN_PRESET_DESTATIS, PLAN_DESTATIS_STORM),
              "storm");
    CHECK_STR(
        "eurostat",
        plan_progress_class_name(PLAN_PRESET_EUROSTAT, PLAN_EUROSTAT_SIGNIFICANT_MOVEMENT_AWAY),
        "significant_movement_away");
    CHECK_STR("statcan", plan_progress_class_name(PLAN_PRESET_STATCAN, PLAN_STATCAN_DETERIORATION),
              "deterioration");
    CHECK_STR("unsd",
              plan_progress_class_name(PLAN_PRESET_UNSD, PLAN_UNSD_STAGNATION_OR_REGRESSION),
              "stagnation_or_regression");
    CHECK_STR("escap", plan_progress_class_name(PLAN_PRESET_ESCAP, PLAN_ESCAP_REVERSE), "reverse");
    CHECK_STR("sdsn", plan_progress_class_name(PLAN_PRESET_SDSN, PLAN_SDSN_DECREASING),
              "decreasing");
    CHECK_STR("no preset", plan_progress_class_name(PLAN_PROGRESS_PRESET_COUNT, 0), NULL);
    CHECK_STR("no preset", plan_progress_class_name(-1, 0), NULL);
}

TEST_MAIN("progress", {"progress", progress}, {"expected progress", expected_progress},
          {"expected value", expected_value}, {"pace", pace}, {"eurostat", eurostat_classes},
          {"statcan", statcan_classes}, {"unsd", unsd_classes}, {"sdsn", sdsn_classes},
          {"classes have words", classes_have_words})
