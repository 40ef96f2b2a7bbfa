/* What printed figures stand for: math.md section 1 (XBRL Calculations 1.1). */
#include "check.h"

#include <plan/figure.h>

static void readings(void) {
    static const struct {
        const char *label;
        int64_t digits;
        int32_t scale;
        uint8_t reading;
        int low_end;
        int64_t low;
        int high_end;
        int64_t high;
        int32_t at; /* scale of the ends */
    } rows[] = {
        {"9.0", 90, 1, PLAN_ROUNDED, 0, 895, 0, 905, 2},
        {"9", 9, 0, PLAN_ROUNDED, 0, 85, 0, 95, 1},
        {"1500 to hundreds", 15, -2, PLAN_ROUNDED, 0, 1450, 0, 1550, 0},
        {"-3.7", -37, 1, PLAN_ROUNDED, 0, -375, 0, -365, 2},
        {"truncated 3.7", 37, 1, PLAN_TRUNCATED, 0, 37, 1, 38, 1},
        {"truncated -3.7", -37, 1, PLAN_TRUNCATED, 1, -38, 0, -37, 1},
        {"truncated 0.0", 0, 1, PLAN_TRUNCATED, 1, -1, 1, 1, 1},
        {"exact", 8863, 0, PLAN_EXACT, 0, 8863, 0, 8863, 0},
        {"at least 56", 56, 0, PLAN_AT_LEAST, 0, 56, 2, 0, 0},
        {"above 0", 0, 0, PLAN_ABOVE, 1, 0, 2, 0, 0},
        {"at most 4", 4, 0, PLAN_AT_MOST, 2, 0, 0, 4, 0},
        {"below 16.7", 167, 1, PLAN_BELOW, 2, 0, 1, 167, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_figure figure = plan_figure_rounded(rows[i].digits, rows[i].scale);
        plan_interval a;
        figure.reading = rows[i].reading;
        CHECK_STATUS(rows[i].label, plan_figure_interval(&figure, NULL, &a), PLAN_OK);
        CHECK_INT(rows[i].label, a.low_end, rows[i].low_end);
        CHECK_INT(rows[i].label, a.high_end, rows[i].high_end);
        plan_decimal low = {rows[i].low, rows[i].at}, high = {rows[i].high, rows[i].at};
        if (a.low_end != PLAN_END_UNBOUNDED) {
            CHECK_INT(rows[i].label, plan_decimal_compare(a.low, low), 0);
        }
        if (a.high_end != PLAN_END_UNBOUNDED) {
            CHECK_INT(rows[i].label, plan_decimal_compare(a.high, high), 0);
        }
    }
}

static void ranges_and_bands(void) {
    plan_figure figure = plan_figure_exact(65, 1);
    plan_decimal upper = {7, 0}, band = {5, 1}, negative = {-1, 0};
    plan_interval a;
    figure.reading = PLAN_BETWEEN;
    figure.upper = upper;
    figure.flags = PLAN_ABOUT;
    CHECK_INT("valid", plan_figure_is_valid(&figure), 1);
    CHECK_STATUS("about, no band", plan_figure_interval(&figure, NULL, &a), PLAN_OK);
    CHECK_TRUE("6.5 to 7", a.low.digits == 65 && a.high.digits == 7);
    CHECK_STATUS("about, a band of 0.5", plan_figure_interval(&figure, &band, &a), PLAN_OK);
    plan_decimal low = {6, 0}, high = {75, 1};
    CHECK_TRUE("6 to 7.5",
               plan_decimal_compare(a.low, low) == 0 && plan_decimal_compare(a.high, high) == 0);
    CHECK_STATUS("a band below 0", plan_figure_interval(&figure, &negative, &a), PLAN_INVALID);
    figure.flags = 0;
    CHECK_STATUS("not about: no widening", plan_figure_interval(&figure, &band, &a), PLAN_OK);
    CHECK_TRUE("6.5", a.low.digits == 65);
}

static void validity(void) {
    plan_figure figure = plan_figure_rounded(INT64_C(100000000000000000), 0);
    CHECK_INT("18 digits", plan_figure_is_valid(&figure), 0);
    figure = plan_figure_rounded(1, 18);
    CHECK_INT("18 decimals", plan_figure_is_valid(&figure), 0);
    figure = plan_figure_rounded(INT64_MAX, 99);
    CHECK_TRUE("cut to a decimal", plan_decimal_is_valid(figure.value));
    CHECK_INT("NULL", plan_figure_is_valid(NULL), 0);
    figure = plan_figure_rounded(INT64_C(99999999999999999), 17);
    plan_interval a;
    CHECK_STATUS("the longest figure has its half units", plan_figure_interval(&figure, NULL, &a),
                 PLAN_OK);
    CHECK_INT("exactly", a.high.digits, INT64_C(999999999999999995));
    figure = plan_figure_rounded(1500, 0);
    CHECK_STATUS("shift", plan_figure_shift(&figure, -3, &figure), PLAN_OK);
    CHECK_TRUE("1.500",
               figure.value.digits == 1500 && figure.value.scale == 3 && figure.upper.scale == 3);
    CHECK_STATUS("NULL", plan_figure_shift(NULL, 1, &figure), PLAN_INVALID);
}

static void what_is_no_figure(void) {
    plan_figure figure = plan_figure_exact(65, 1);
    plan_decimal upper = {64, 1}, no_decimal = {1, 99};
    plan_interval a = plan_interval_point(upper);
    figure.reading = PLAN_BETWEEN;
    figure.upper = upper;
    CHECK_INT("a range that ends before it starts", plan_figure_is_valid(&figure), 0);
    CHECK_STATUS("has no interval", plan_figure_interval(&figure, NULL, &a), PLAN_INVALID);
    figure.upper = no_decimal;
    CHECK_STATUS("upper", plan_figure_interval(&figure, NULL, &a), PLAN_INVALID);
    figure = plan_figure_rounded(65, 1);
    CHECK_STATUS("band", plan_figure_interval(&figure, &no_decimal, &a), PLAN_INVALID);
    figure.reading = PLAN_BETWEEN + 1;
    CHECK_INT("reading", plan_figure_is_valid(&figure), 0);
    CHECK_STATUS("reading", plan_figure_interval(&figure, NULL, &a), PLAN_INVALID);
    figure = plan_figure_rounded(65, 1);
    figure.flags = 2;
    CHECK_INT("flag", plan_figure_is_valid(&figure), 0);
    figure.flags = 0;
    figure.value = no_decimal;
    CHECK_STATUS("value", plan_figure_interval(&figure, NULL, &a), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_figure_interval(NULL, NULL, &a), PLAN_INVALID);
    figure = plan_figure_rounded(65, 1);
    CHECK_STATUS("NULL", plan_figure_interval(&figure, NULL, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_figure_shift(&figure, 1, NULL), PLAN_INVALID);
    CHECK_TRUE("unwritten", plan_interval_has(a, upper) && plan_interval_is_point(a));
}

/* 15 * 10^18 printed to 10^18, in a unit ten times smaller, is printed to 10^19, which no scale
 * says; 150 * 10^18 would claim ten times the precision. An exact figure has none to lose. */
static void shifts_keep_the_precision(void) {
    static const struct {
        const char *label;
        int64_t digits;
        int32_t scale, power;
        uint8_t reading;
        plan_status status;
    } rows[] = {
        {"rounded, too large", 15, -18, 1, PLAN_ROUNDED, PLAN_RANGE},
        {"truncated, too large", 15, -18, 1, PLAN_TRUNCATED, PLAN_RANGE},
        {"exact, too large a scale", 15, -18, 1, PLAN_EXACT, PLAN_OK},
        {"at least", 15, -18, 1, PLAN_AT_LEAST, PLAN_OK},
        {"rounded, too small", 5000, 17, -2, PLAN_ROUNDED, PLAN_RANGE},
        {"exact, zeros give way", 5000, 17, -2, PLAN_EXACT, PLAN_OK},
        {"exact, no zeros to give", 5001, 17, -2, PLAN_EXACT, PLAN_RANGE},
        {"rounded 0", 0, 0, 100, PLAN_ROUNDED, PLAN_RANGE},
        {"exact 0", 0, 0, 100, PLAN_EXACT, PLAN_OK},
        {"the last scale", 15, 17, -1, PLAN_ROUNDED, PLAN_OK},
        {"the first scale", 15, 0, 18, PLAN_ROUNDED, PLAN_OK},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_figure figure = plan_figure_exact(rows[i].digits, rows[i].scale), moved;
        figure.reading = rows[i].reading;
        moved = figure;
        CHECK_STATUS(rows[i].label, plan_figure_shift(&figure, rows[i].power, &moved),
                     rows[i].status);
        if (rows[i].reading <= PLAN_TRUNCATED || rows[i].status != PLAN_OK) {
            CHECK_INT(rows[i].label, moved.value.digits, rows[i].digits);
            CHECK_INT(rows[i].label, moved.value.scale,
                      rows[i].scale - (rows[i].status == PLAN_OK ? rows[i].power : 0));
        }
    }
}

TEST_MAIN("figure", {"readings", readings}, {"ranges and bands", ranges_and_bands},
          {"validity", validity}, {"what is no figure", what_is_no_figure},
          {"shifts keep the precision", shifts_keep_the_precision})
