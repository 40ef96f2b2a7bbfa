/* Numbers, units and periods at the edge of what their types hold, and what they make of structs
 * that a caller has filled wrongly. */
#include "check.h"

#include <plan/figure.h>
#include <plan/numeral.h>
#include <plan/period.h>
#include <plan/unit.h>

#include "wide.h"

static const int64_t most = PLAN_DECIMAL_MAX_DIGITS; /* 10^18 - 1 */

static plan_unit unit_of(const char *text) {
    plan_unit unit;
    memset(&unit, 0, sizeof unit);
    CHECK_STATUS(text, plan_unit_read(NULL, text, strlen(text), &unit, NULL), PLAN_OK);
    return unit;
}

/* --- Units --- */

static void powers_leave_eight_bits(void) {
    plan_unit m = unit_of("m"), s = unit_of("s"), high = m, low = m, both = unit_of("m/s"), out = m;
    high.atoms[0].power = INT8_MAX;
    low.atoms[0].power = INT8_MIN;
    CHECK_STATUS("m^127 m", plan_unit_product(&high, &m, &out), PLAN_RANGE);
    CHECK_STATUS("m^-128 / m", plan_unit_quotient(&low, &m, &out), PLAN_RANGE);
    /* 1 / m^-128 is m^128. */
    CHECK_STATUS("s / m^-128", plan_unit_quotient(&s, &low, &out), PLAN_RANGE);
    CHECK_TRUE("nothing was written", plan_unit_equal(&out, &m));
    CHECK_STATUS("m^127 s", plan_unit_product(&high, &s, &out), PLAN_OK);
    CHECK_INT("m^127", out.atoms[0].power, INT8_MAX);
    /* The first of two atoms that does not fit ends it. */
    CHECK_U64("m and s", both.count, 2);
    CHECK_STATUS("m^127 (m/s)", plan_unit_product(&high, &both, &out), PLAN_RANGE);
    /* A power of 0 is no atom. */
    s.atoms[0].power = 0;
    CHECK_STATUS("m s^0", plan_unit_product(&m, &s, &out), PLAN_OK);
    CHECK_TRUE("is m", plan_unit_equal(&out, &m));
}

static plan_unit times(plan_decimal factor) {
    plan_unit unit = unit_of("m");
    unit.factor = factor;
    return unit;
}

static void conversions_leave_decimals(void) {
    static const struct {
        const char *label;
        plan_decimal from, to;
        plan_status status;
        plan_decimal expected;
    } rows[] = {
        /* 999999999999999999 / 2 has 18 digits and a half: 19. */
        {"half of an odd number of 18 digits", {999999999999999999, 0}, {2, 0}, PLAN_RANGE, {0, 0}},
        {"half of one of 17 digits",
         {99999999999999999, 0},
         {2, 0},
         PLAN_OK,
         {499999999999999995, 1}},
        {"10^19", {10, -18}, {1, 0}, PLAN_OK, {10, -18}},
        {"10^18 / 10^-3", {1, -18}, {1, 3}, PLAN_OK, {1000, -18}},
        {"10^18 / 10^-18 is too large", {1, -18}, {1, 18}, PLAN_RANGE, {0, 0}},
        {"10^18 / 10^-17: 18 digits and 18 zeros",
         {1, -18},
         {1, 17},
         PLAN_OK,
         {100000000000000000, -18}},
        {"10^-18 / 10", {1, 18}, {1, -1}, PLAN_RANGE, {0, 0}},
        {"10^-18 / 1", {1, 18}, {1, 0}, PLAN_OK, {1, 18}},
        {"a third", {1, 0}, {3, 0}, PLAN_RANGE, {0, 0}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_unit from = times(rows[i].from), to = times(rows[i].to);
        plan_decimal factor = {4711, 0};
        CHECK_STATUS(rows[i].label, plan_unit_conversion(&from, &to, &factor), rows[i].status);
        if (rows[i].status != PLAN_OK) {
            CHECK_INT(rows[i].label, factor.digits, 4711);
        } else {
            CHECK_INT(rows[i].label, plan_decimal_compare(factor, rows[i].expected), 0);
        }
    }
}

static void filled_units_are_looked_at(void) {
    const plan_unit good = unit_of("m"), percent = unit_of("%"), mille = unit_of("‰");
    plan_unit bad[6];
    for (size_t i = 0; i < 6; i++) {
        bad[i] = good;
    }
    bad[0].count = PLAN_UNIT_MAX_ATOMS + 1;
    bad[1].scale = PLAN_UNIT_POINTS + 1;
    bad[2].factor.scale = PLAN_DECIMAL_MAX_SCALE + 1;
    bad[3].factor.digits = 0;
    bad[4].factor.digits = -1;
    memset(bad[5].atoms[0].symbol, 'x', PLAN_UNIT_SYMBOL_SIZE); /* it does not end */
    for (size_t i = 0; i < 6; i++) {
        plan_decimal factor;
        plan_unit out;
        CHECK_STATUS("from", plan_unit_conversion(&bad[i], &good, &factor), PLAN_INVALID);
        CHECK_STATUS("to", plan_unit_conversion(&good, &bad[i], &factor), PLAN_INVALID);
        CHECK_STATUS("product", plan_unit_product(&bad[i], &good, &out), PLAN_INVALID);
        CHECK_STATUS("product", plan_unit_product(&good, &bad[i], &out), PLAN_INVALID);
        CHECK_STATUS("quotient", plan_unit_quotient(&bad[i], &good, &out), PLAN_INVALID);
        CHECK_STATUS("quotient", plan_unit_quotient(&good, &bad[i], &out), PLAN_INVALID);
        CHECK_INT("dimension", plan_unit_same_dimension(&bad[i], &good), 0);
        CHECK_INT("dimension", plan_unit_same_dimension(&good, &bad[i]), 0);
        CHECK_INT("equal", plan_unit_equal(&bad[i], &bad[i]), 0);
        CHECK_INT("points", plan_unit_same_points(&bad[i], &percent), 0);
        CHECK_INT("points", plan_unit_same_points(&percent, &bad[i]), 0);
        CHECK_INT("money", plan_unit_is_monetary(&bad[i]), 0);
    }
    CHECK_INT("rates", plan_unit_same_points(&percent, &mille), 1);
    CHECK_INT("a length is none", plan_unit_same_points(&percent, &good), 0);
    CHECK_INT("a length is none", plan_unit_same_points(&good, &percent), 0);
}

/* --- Periods --- */

static void periods_end(void) {
    plan_period last, year, out;
    CHECK_STATUS("9999", plan_period_year(9999, &last), PLAN_OK);
    CHECK_STATUS("10000", plan_period_year(10000, &out), PLAN_RANGE);
    CHECK_STATUS("0", plan_period_year(0, &year), PLAN_OK);
    CHECK_STATUS("-1", plan_period_year(-1, &out), PLAN_RANGE);
    CHECK_STATUS("after 9999", plan_period_move(last, 1, &out), PLAN_RANGE);
    CHECK_STATUS("before 0", plan_period_move(year, -1, &out), PLAN_RANGE);
    CHECK_STATUS("the whole way", plan_period_move(year, 9999, &out), PLAN_OK);
    CHECK_INT("is 9999", plan_period_compare(out, last), 0);
    CHECK_STATUS("as far as steps go", plan_period_move(year, INT32_MAX, &out), PLAN_RANGE);
    CHECK_STATUS("and back", plan_period_move_years(last, INT32_MIN, &out), PLAN_RANGE);
    CHECK_STATUS("a year on", plan_period_move_years(last, 1, &out), PLAN_RANGE);
}

/* --- Decimals --- */

static void orders_of_far_scales(void) {
    static const struct {
        const char *label;
        plan_decimal a, b;
        int order;
    } rows[] = {
        {"10^18 and 10^-18", {1, -18}, {1, 18}, 1},
        {"10^-18 and 10^18", {1, 18}, {1, -18}, -1},
        {"-10^18 and 10^-18", {-1, -18}, {1, 18}, -1},
        {"0 and 0", {0, -18}, {0, 18}, 0},
        {"the largest and 10^-18", {999999999999999999, -18}, {1, 18}, 1},
        {"19 apart, equal", {0, -1}, {0, 18}, 0},
        {"18 apart: 1 and 10^18 * 10^-18", {1, 0}, {999999999999999999, 18}, 1},
        {"18 apart, the other way", {999999999999999999, 18}, {1, 0}, -1},
        {"19 apart", {1, -1}, {999999999999999999, 18}, 1},
        {"1.0 and 1", {10, 1}, {1, 0}, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_INT(rows[i].label, plan_decimal_order(rows[i].a, rows[i].b), rows[i].order);
        CHECK_INT(rows[i].label, plan_decimal_compare(rows[i].a, rows[i].b), rows[i].order);
        CHECK_INT(rows[i].label, plan_decimal_compare(rows[i].b, rows[i].a), -rows[i].order);
    }
}

/* Sums and products whose digits or scales leave the type on the way, and come back, or do not. */
static void results_that_need_another_scale(void) {
    static const struct {
        const char *label;
        plan_status (*function)(plan_decimal, plan_decimal, plan_decimal *);
        plan_decimal a, b;
        plan_status status;
        plan_decimal expected;
    } rows[] = {
        {"0 + 5e-18, 19 scales apart", plan_decimal_add, {0, -1}, {5, 18}, PLAN_OK, {5, 18}},
        {"10 + 5e-18", plan_decimal_add, {1, -1}, {5, 18}, PLAN_RANGE, {0, 0}},
        {"10^18 + 10^-18", plan_decimal_add, {1, -18}, {1, 18}, PLAN_RANGE, {0, 0}},
        {"10^18 + 0", plan_decimal_add, {1, -18}, {0, 18}, PLAN_OK, {1, -18}},
        {"-10^18 + 0", plan_decimal_add, {-1, -18}, {0, 18}, PLAN_OK, {-1, -18}},
        {"10^18 - 1 + 1", plan_decimal_add, {999999999999999999, 0}, {1, 0}, PLAN_OK, {1, -18}},
        {"1 - 10^18 - 1",
         plan_decimal_subtract,
         {-999999999999999999, 0},
         {1, 0},
         PLAN_OK,
         {-1, -18}},
        {"10^18 - 1 + 2", plan_decimal_add, {999999999999999999, 0}, {2, 0}, PLAN_RANGE, {0, 0}},
        {"the largest twice",
         plan_decimal_add,
         {999999999999999999, -18},
         {999999999999999999, -18},
         PLAN_RANGE,
         {0, 0}},
        {"1.5 * 10^18 twice", plan_decimal_add, {15, -17}, {15, -17}, PLAN_OK, {3, -18}},
        {"10^9 * 10^9", plan_decimal_multiply, {1000000000, 0}, {1000000000, 0}, PLAN_OK, {1, -18}},
        {"0 * 10^-18, 36 decimals", plan_decimal_multiply, {0, 18}, {1, 18}, PLAN_OK, {0, 0}},
        {"10^-9 * 10^-10", plan_decimal_multiply, {1, 9}, {1, 10}, PLAN_RANGE, {0, 0}},
        {"10^-9 * 10^-9 with zeros", plan_decimal_multiply, {100, 11}, {10, 10}, PLAN_OK, {1, 18}},
        {"10^18 * 10^18", plan_decimal_multiply, {1, -18}, {1, -18}, PLAN_RANGE, {0, 0}},
        {"10^35", plan_decimal_multiply, {1, -18}, {1, -17}, PLAN_OK, {100000000000000000, -18}},
        {"10^18 * 10^-18", plan_decimal_multiply, {1, -18}, {1, 18}, PLAN_OK, {1, 0}},
        {"the largest squared",
         plan_decimal_multiply,
         {999999999999999999, 0},
         {999999999999999999, 0},
         PLAN_RANGE,
         {0, 0}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_decimal out = {4711, 3};
        CHECK_STATUS(rows[i].label, rows[i].function(rows[i].a, rows[i].b, &out), rows[i].status);
        if (rows[i].status == PLAN_OK) {
            CHECK_INT(rows[i].label, plan_decimal_compare(out, rows[i].expected), 0);
            CHECK_TRUE(rows[i].label, plan_decimal_is_valid(out));
        } else {
            CHECK_TRUE(rows[i].label, out.digits == 4711 && out.scale == 3);
        }
    }
}

/* Two limbs that differ only above the lowest: 2^64, 2^128, 2^192 are no short numbers. */
static void wide_numbers_by_limb(void) {
    for (size_t limb = 1; limb < 4; limb++) {
        plan_wide a = plan_wide_of_int(0), two = plan_wide_of_int(2), out, back;
        plan_decimal quotient;
        bool exact = false;
        a.limbs[limb] = 1;
        CHECK_TRUE("2^n * 2", plan_wide_multiply(&a, &two, &out));
        CHECK_U64("the limb doubles", out.limbs[limb], 2);
        CHECK_U64("the lowest stays", out.limbs[0], 0);
        CHECK_TRUE("2 * 2^n", plan_wide_multiply(&two, &a, &back));
        CHECK_INT("either way", plan_wide_compare(&out, &back), 0);
        CHECK_INT("above 2^63", plan_wide_compare(&a, &two), 1);
        CHECK_STATUS("2^n / 2^n", plan_wide_divide(&out, &a, 0, PLAN_ROUND_ZERO, &quotient, &exact),
                     PLAN_OK);
        CHECK_TRUE("is 2, exactly", quotient.digits == 2 && exact);
        CHECK_STATUS("not asked whether exact",
                     plan_wide_divide(&out, &a, 0, PLAN_ROUND_ZERO, &quotient, NULL), PLAN_OK);
    }
    /* 2^192 * 2^62 = 2^254; 2^255 needs the bit of the sign. */
    plan_wide high = plan_wide_of_int(0), low = plan_wide_of_int(-(INT64_C(1) << 62)), out;
    high.limbs[3] = 1;
    CHECK_TRUE("-2^254 fits", plan_wide_multiply(&high, &low, &out));
    CHECK_INT("and lies below 0", plan_wide_sign(&out), -1);
    low = plan_wide_of_int(INT64_MIN);
    CHECK_TRUE("2^255 does not", !plan_wide_multiply(&high, &low, &out));
    CHECK_TRUE("2^192 * 2^192 neither", !plan_wide_multiply(&high, &high, &out));
}

static void doubles_that_are_nothing(void) {
    plan_decimal out = {4711, 0};
    CHECK_STATUS("0 with 18 decimals", plan_decimal_from_double(0, 18, &out), PLAN_OK);
    CHECK_TRUE("is 0", out.digits == 0 && out.scale == 18);
    CHECK_STATUS("0 in 10^18", plan_decimal_from_double(0, -18, &out), PLAN_OK);
    CHECK_TRUE("is 0", out.digits == 0 && out.scale == -18);
    /* 2^122 is about 5.3 * 10^36, 2^119 about 6.6 * 10^35. */
    CHECK_STATUS("2^122", plan_decimal_from_double(0x1p122, -18, &out), PLAN_RANGE);
    CHECK_STATUS("2^119", plan_decimal_from_double(0x1p119, -18, &out), PLAN_OK);
    CHECK_INT("664613997892457936 * 10^18", out.digits, 664613997892457936);
    CHECK_STATUS("2^119 without zeros", plan_decimal_from_double(0x1p119, 0, &out), PLAN_RANGE);
    /* Hundreds and thousands: ties go to the even digit. */
    static const struct {
        double value;
        int32_t scale;
        int64_t digits;
    } rows[] = {{1234, -2, 12},
                {1250, -2, 12},
                {1350, -2, 14},
                {-1250, -2, -12},
                {1250.5, -2, 13},
                {49, -2, 0},
                {50, -2, 0},
                {51, -2, 1},
                {1e-300, -2, 0},
                {1e-300, 18, 0},
                {1e-18, 18, 1},
                {4e-19, 18, 0},
                {6e-19, 18, 1},
                {0.5, 0, 0},
                {1.5, 0, 2},
                {-2.5, 0, -2},
                {0x1p53, -3, 9007199254741}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_STATUS("hundreds", plan_decimal_from_double(rows[i].value, rows[i].scale, &out),
                     PLAN_OK);
        CHECK_INT("digits", out.digits, rows[i].digits);
        CHECK_INT("scale", out.scale, rows[i].scale);
    }
    CHECK_STATUS("2^59", plan_decimal_from_double(0x1p59, 0, &out), PLAN_OK);
    CHECK_INT("2^59", out.digits, INT64_C(1) << 59);
    CHECK_STATUS("2^60", plan_decimal_from_double(0x1p60, 0, &out), PLAN_RANGE);
}

/* --- Figures --- */

static void figures_at_their_ends(void) {
    plan_interval out;
    plan_figure figure = plan_figure_rounded(INT64_MIN, 0);
    CHECK_INT("cut to the nearest decimal", figure.value.digits, -most);
    figure = plan_figure_exact(INT64_MAX, 40);
    CHECK_INT("cut from above", figure.value.digits, most);
    CHECK_INT("and its scale", figure.value.scale, PLAN_DECIMAL_MAX_SCALE);
    figure = plan_figure_rounded(5, -40);
    CHECK_INT("scale is held", figure.value.scale, -PLAN_DECIMAL_MAX_SCALE);
    figure = plan_figure_rounded(99999999999999999, 17);
    CHECK_STATUS("17 digits", plan_figure_interval(&figure, NULL, &out), PLAN_OK);
    CHECK_TRUE("and a half", out.low.digits == 999999999999999985 && out.low.scale == 18 &&
                                 out.high.digits == 999999999999999995);
    figure.value.scale = figure.upper.scale = 18;
    CHECK_STATUS("no room for the half", plan_figure_interval(&figure, NULL, &out), PLAN_RANGE);
    CHECK_INT("no figure", plan_figure_is_valid(&figure), 0);
    figure.value.digits = most;
    figure.value.scale = figure.upper.scale = 0;
    CHECK_STATUS("18 digits", plan_figure_interval(&figure, NULL, &out), PLAN_RANGE);
    CHECK_INT("no figure", plan_figure_is_valid(&figure), 0);
    figure.value.digits = -most;
    CHECK_STATUS("-18 digits", plan_figure_interval(&figure, NULL, &out), PLAN_RANGE);
    CHECK_INT("no figure", plan_figure_is_valid(&figure), 0);
    figure = plan_figure_exact(1, 0);
    figure.upper.digits = most;
    CHECK_INT("nor with such an upper end", plan_figure_is_valid(&figure), 0);
    figure.upper = figure.value;
    figure.value.scale = figure.upper.scale = -PLAN_DECIMAL_MAX_SCALE - 1;
    CHECK_INT("nor with such a scale", plan_figure_is_valid(&figure), 0);
    figure = plan_figure_exact(most, 0);
    figure.value.digits = most;
    figure.upper = figure.value;
    figure.reading = PLAN_TRUNCATED;
    CHECK_STATUS("[10^18 - 1, 10^18): 10^18 is 1 with 18 zeros",
                 plan_figure_interval(&figure, NULL, &out), PLAN_OK);
    CHECK_TRUE("open", out.high_end == PLAN_END_OPEN && out.low_end == PLAN_END_CLOSED);
    /* With a band: about -(10^18 - 1), 0.1 to either side, needs 19 digits. */
    plan_decimal tenth = {1, 1};
    figure.reading = PLAN_EXACT;
    figure.flags = PLAN_ABOUT;
    CHECK_STATUS("no room for the band", plan_figure_interval(&figure, &tenth, &out), PLAN_RANGE);
    figure.reading = PLAN_ROUNDED;
    CHECK_STATUS("nor before it", plan_figure_interval(&figure, &tenth, &out), PLAN_RANGE);
}

/* --- Written --- */

static void figures_are_written_whole(void) {
    static const struct {
        int64_t digits, upper;
        int32_t scale;
        int format, reading;
        const char *expected;
    } rows[] = {
        {-99999999999999999, 99999999999999999, 17, PLAN_NUMBER_VI, PLAN_BETWEEN,
         "-0,99999999999999999 đến 0,99999999999999999"},
        {-5, -3, 0, PLAN_NUMBER_PLAIN, PLAN_BETWEEN, "-5 to -3"},
        {3, 5, 0, PLAN_NUMBER_PLAIN, PLAN_BETWEEN, "3-5"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_figure figure = plan_figure_exact(rows[i].digits, rows[i].scale);
        plan_numeral back;
        char text[160];
        size_t n = 0;
        figure.upper.digits = rows[i].upper;
        figure.reading = (uint8_t)rows[i].reading;
        memset(&back, 0, sizeof back);
        back.struct_size = (uint32_t)sizeof back;
        CHECK_STATUS(rows[i].expected,
                     plan_figure_write(&figure, rows[i].format, text, sizeof text, &n), PLAN_OK);
        /* It reads as itself, whatever words join the ends. */
        CHECK_STATUS(text, plan_numeral_read(text, n, rows[i].format, &back, NULL), PLAN_OK);
        CHECK_INT(text, plan_decimal_compare(back.figure.value, figure.value), 0);
        CHECK_INT(text, plan_decimal_compare(back.figure.upper, figure.upper), 0);
        CHECK_INT(text, back.figure.reading, rows[i].reading);
    }
}

TEST_MAIN("number limits", {"powers leave eight bits", powers_leave_eight_bits},
          {"conversions leave decimals", conversions_leave_decimals},
          {"filled units are looked at", filled_units_are_looked_at}, {"periods end", periods_end},
          {"orders of far scales", orders_of_far_scales},
          {"results that need another scale", results_that_need_another_scale},
          {"wide numbers by limb", wide_numbers_by_limb},
          {"doubles that are nothing", doubles_that_are_nothing},
          {"figures at their ends", figures_at_their_ends},
          {"figures are written whole", figures_are_written_whole})
