/* Intervals: chosen edges. Random operations stand in tests/property/exact_numbers.py. */
#include "check.h"

#include <plan/interval.h>

static plan_decimal d(int64_t digits, int32_t scale) {
    plan_decimal a = {digits, scale};
    return a;
}

static plan_interval make(int low_end, int64_t low, int high_end, int64_t high) {
    plan_interval a = plan_interval_all();
    CHECK_STATUS("make", plan_interval_make(d(low, 1), low_end, d(high, 1), high_end, &a), PLAN_OK);
    return a;
}

static void ends(const char *label, plan_interval a, int low_end, int64_t low, int high_end,
                 int64_t high, int32_t scale) {
    CHECK_INT(label, a.low_end, low_end);
    CHECK_INT(label, a.high_end, high_end);
    if (low_end != PLAN_END_UNBOUNDED) {
        CHECK_INT(label, plan_decimal_compare(a.low, d(low, scale)), 0);
    }
    if (high_end != PLAN_END_UNBOUNDED) {
        CHECK_INT(label, plan_decimal_compare(a.high, d(high, scale)), 0);
    }
}

static void making(void) {
    plan_interval a;
    CHECK_STATUS("empty", plan_interval_make(d(2, 0), 0, d(1, 0), 0, &a), PLAN_DOMAIN);
    CHECK_STATUS("half open point", plan_interval_make(d(1, 0), 0, d(1, 0), 1, &a), PLAN_DOMAIN);
    CHECK_STATUS("end", plan_interval_make(d(1, 0), 3, d(2, 0), 0, &a), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_interval_make(d(1, 0), 0, d(2, 0), 0, NULL), PLAN_INVALID);
    CHECK_INT("point", plan_interval_is_point(plan_interval_point(d(5, 1))), 1);
    CHECK_INT("no point", plan_interval_is_point(plan_interval_all()), 0);
}

static void sets(void) {
    plan_interval a = make(0, 10, 0, 20), b = make(1, 20, 0, 30), c = make(0, 20, 0, 30), out;
    CHECK_INT("touch at an open end", plan_interval_meets(a, b), 0);
    CHECK_INT("touch", plan_interval_meets(a, c), 1);
    CHECK_INT("contains", plan_interval_contains(plan_interval_all(), a), 1);
    CHECK_INT("does not", plan_interval_contains(b, c), 0);
    CHECK_INT("has", plan_interval_has(a, d(2, 0)), 1);
    CHECK_INT("has not", plan_interval_has(b, d(2, 0)), 0);
    CHECK_INT("equal", plan_interval_equal(a, make(0, 10, 0, 20)), 1);
    CHECK_STATUS("intersect", plan_interval_intersect(a, c, &out), PLAN_OK);
    ends("intersect", out, 0, 20, 0, 20, 1);
    CHECK_STATUS("nothing left", plan_interval_intersect(a, b, &out), PLAN_DOMAIN);
}

static void arithmetic(void) {
    plan_interval a = make(0, 895, 0, 905), b = make(0, 125, 0, 135), out; /* scale 1 */
    CHECK_STATUS("subtract", plan_interval_subtract(a, b, &out), PLAN_OK);
    ends("9.0 - 1.3", out, 0, 760, 0, 780, 1);
    CHECK_STATUS("add", plan_interval_add(a, make(1, 10, 2, 0), &out), PLAN_OK);
    ends("add", out, 1, 905, 2, 0, 1);
    out = plan_interval_negate(a);
    ends("negate", out, 0, -905, 0, -895, 1);
    CHECK_STATUS("by a negative", plan_interval_scale(make(0, 10, 1, 20), d(-2, 0), &out), PLAN_OK);
    ends("by a negative", out, 1, -40, 0, -20, 1);
    CHECK_STATUS("by 0", plan_interval_scale(plan_interval_all(), d(0, 0), &out), PLAN_OK);
    ends("by 0", out, 0, 0, 0, 0, 0);
    CHECK_STATUS("signs", plan_interval_multiply(make(0, -20, 0, 10), make(0, -30, 0, 50), &out),
                 PLAN_OK);
    ends("-2..1 times -3..5", out, 0, -10, 0, 6, 0);
}

static void quotients(void) {
    plan_interval plan = plan_interval_point(d(8972, 0)), out;
    plan_interval factor = make(0, 11215, 0, 11225); /* 1121.5 .. 1122.5 */
    CHECK_STATUS("divide", plan_interval_divide(plan, factor, 3, &out), PLAN_OK);
    ends("8 stays exact and closed", out, 1, 7992, 0, 8000, 3);
    CHECK_STATUS("holds 0", plan_interval_divide(plan, make(0, -10, 0, 10), 3, &out), PLAN_DOMAIN);
    CHECK_STATUS("an open 0", plan_interval_divide(plan, make(1, 0, 0, 10), 0, &out), PLAN_OK);
    ends("an open 0", out, 0, 8972, 2, 0, 0);
    CHECK_STATUS("outwards", plan_interval_outwards(make(0, 15, 0, 20), 0, &out), PLAN_OK);
    ends("an end that moved is open", out, 1, 1, 0, 2, 0);
}

static void integers(void) {
    int64_t low = 0, high = 0;
    CHECK_STATUS("integers", plan_interval_integers(make(1, 80244, 1, 80318), &low, &high),
                 PLAN_OK);
    CHECK_INT("low", low, 8025);
    CHECK_INT("high", high, 8031);
    CHECK_STATUS("open ends", plan_interval_integers(make(1, 10, 1, 30), &low, &high), PLAN_OK);
    CHECK_INT("low", low, 2);
    CHECK_INT("high", high, 2);
    CHECK_STATUS("none", plan_interval_integers(make(0, 11, 0, 19), &low, &high), PLAN_DOMAIN);
    CHECK_STATUS("all", plan_interval_integers(plan_interval_all(), &low, &high), PLAN_DOMAIN);
    CHECK_STATUS("NULL", plan_interval_integers(plan_interval_all(), NULL, &high), PLAN_INVALID);
}

/* An end of a product is closed only where a pair of members gives it; 0 times unbounded is 0. Ends
 * below are tenths, those of the products hundredths. */
static void ends_of_products(void) {
    enum { C = PLAN_END_CLOSED, O = PLAN_END_OPEN, U = PLAN_END_UNBOUNDED };
    static const struct {
        const char *label;
        int a_low, b_low, low;
        int64_t a0, b0, low_value;
        int a_high, b_high, high;
        int64_t a1, b1, high_value;
    } rows[] = {
        {"open by open", O, O, O, 10, 20, 200, O, O, O, 30, 40, 1200},
        {"open by closed", C, O, O, 10, 20, 200, O, C, O, 30, 40, 1200},
        {"closed by closed", C, C, C, 10, 20, 200, C, C, C, 30, 40, 1200},
        {"closed 0 by open", C, O, C, 0, 20, 0, C, O, O, 30, 40, 1200},
        {"open 0 by closed", O, C, O, 0, 20, 0, C, C, C, 30, 40, 1200},
        {"open 0 by one that holds 0", O, C, C, 0, -20, -600, C, O, O, 30, 40, 1200},
        {"closed 0 by unbounded", C, C, C, 0, 20, 0, C, U, U, 30, 0, 0},
        {"open 0 by unbounded", O, C, O, 0, 20, 0, C, U, U, 30, 0, 0},
        {"open 0 by a closed 0", O, C, C, 0, 0, 0, C, C, C, 30, 40, 1200},
        {"point 0 by all", C, U, C, 0, 0, 0, C, U, C, 0, 0, 0},
        {"up to 0 by all", U, U, U, 0, 0, 0, C, U, U, 0, 0, 0},
        {"negative by positive", C, O, O, -30, 10, -600, O, O, O, -10, 20, -100},
        {"two corners, one closed", C, C, C, -20, -20, -400, C, O, C, 20, 20, 400},
        {"two corners, the other closed", C, O, C, -20, -20, -400, C, C, C, 20, 20, 400},
        {"two corners, neither closed", C, O, C, -20, -20, -400, O, C, O, 20, 20, 400},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *label = rows[i].label;
        plan_interval a = make(rows[i].a_low, rows[i].a0, rows[i].a_high, rows[i].a1);
        plan_interval b = make(rows[i].b_low, rows[i].b0, rows[i].b_high, rows[i].b1), out, turned;
        if (!CHECK_STATUS(label, plan_interval_multiply(a, b, &out), PLAN_OK) ||
            !CHECK_STATUS(label, plan_interval_multiply(b, a, &turned), PLAN_OK)) {
            continue;
        }
        CHECK_INT(label, plan_interval_equal(out, turned), 1);
        CHECK_INT(label, out.low_end, rows[i].low);
        CHECK_INT(label, out.high_end, rows[i].high);
        if (rows[i].low != U) {
            CHECK_INT(label, plan_decimal_compare(out.low, d(rows[i].low_value, 2)), 0);
        }
        if (rows[i].high != U) {
            CHECK_INT(label, plan_decimal_compare(out.high, d(rows[i].high_value, 2)), 0);
        }
    }
}

/* Only what stands in the result has to fit: 0.123456789012345678 * 0.1234567 has 25 decimals, and
 * 5 * 10^17 / 1 with 5 decimals has 23 digits, but neither is an extreme. */
static void corners_that_do_not_fit(void) {
    plan_interval a, b, out;
    plan_interval_make(d(-15, 1), 0, d(INT64_C(123456789012345678), 18), 0, &a);
    plan_interval_make(d(1234567, 7), 0, d(1000, 0), 0, &b);
    CHECK_STATUS("product", plan_interval_multiply(a, b, &out), PLAN_OK);
    plan_interval_make(d(-1500, 0), 0, d(INT64_C(123456789012345678), 15), 0, &a);
    CHECK_INT("product", plan_interval_equal(out, a), 1);
    plan_interval_make(d(5, -17), 0, d(0, 0), PLAN_END_UNBOUNDED, &a);
    plan_interval_make(d(1, 0), 1, d(0, 0), PLAN_END_UNBOUNDED, &b);
    CHECK_STATUS("quotient", plan_interval_divide(a, b, 5, &out), PLAN_OK);
    ends("quotient", out, 1, 0, 2, 0, 0);
    b = plan_interval_point(d(1, 0));
    CHECK_STATUS("an end that does not fit", plan_interval_divide(a, b, 5, &out), PLAN_RANGE);
    ends("unwritten", out, 1, 0, 2, 0, 0);
}

static void quotients_by_negatives(void) {
    plan_interval out;
    CHECK_STATUS("by -2..-1",
                 plan_interval_divide(make(0, 10, 1, 30), make(0, -20, 0, -10), 2, &out), PLAN_OK);
    ends("1..3 by -2..-1", out, 1, -300, 0, -50, 2);
    CHECK_STATUS("by -3",
                 plan_interval_divide(make(0, 10, 0, 20), plan_interval_point(d(-3, 0)), 1, &out),
                 PLAN_OK);
    ends("outwards below 0", out, 1, -7, 1, -3, 1);
    CHECK_STATUS("by less than 0",
                 plan_interval_divide(make(0, 10, 0, 20), make(2, 0, 1, 0), 1, &out), PLAN_OK);
    ends("by less than 0", out, 2, 0, 1, 0, 0);
    CHECK_STATUS("0 by more than 0",
                 plan_interval_divide(plan_interval_point(d(0, 0)), make(1, 0, 2, 0), 1, &out),
                 PLAN_OK);
    ends("0 stays 0", out, 0, 0, 0, 0, 0);
    CHECK_STATUS("by all", plan_interval_divide(out, plan_interval_all(), 1, &out), PLAN_DOMAIN);
    CHECK_STATUS("by up to 0", plan_interval_divide(out, make(2, 0, 0, 0), 1, &out), PLAN_DOMAIN);
    CHECK_STATUS("scale", plan_interval_divide(out, make(0, 10, 0, 20), 19, &out), PLAN_INVALID);
}

static void refusals(void) {
    plan_interval most = plan_interval_point(d(PLAN_DECIMAL_MAX_DIGITS, 0)), out = make(0, 1, 0, 2);
    plan_interval no_decimal = plan_interval_point(d(1, 99)), two = plan_interval_point(d(2, 0));
    CHECK_STATUS("add", plan_interval_add(most, two, &out), PLAN_RANGE);
    CHECK_STATUS("scale", plan_interval_scale(most, d(7, 0), &out), PLAN_RANGE);
    CHECK_STATUS("multiply", plan_interval_multiply(most, most, &out), PLAN_RANGE);
    CHECK_STATUS("outwards", plan_interval_outwards(two, -19, &out), PLAN_RANGE);
    CHECK_STATUS("add", plan_interval_add(no_decimal, two, &out), PLAN_INVALID);
    CHECK_STATUS("subtract", plan_interval_subtract(two, no_decimal, &out), PLAN_INVALID);
    CHECK_STATUS("scale", plan_interval_scale(two, d(1, -99), &out), PLAN_INVALID);
    CHECK_STATUS("multiply", plan_interval_multiply(no_decimal, two, &out), PLAN_INVALID);
    CHECK_STATUS("divide", plan_interval_divide(no_decimal, two, 1, &out), PLAN_INVALID);
    CHECK_STATUS("outwards", plan_interval_outwards(no_decimal, 1, &out), PLAN_INVALID);
    ends("unwritten", out, 0, 1, 0, 2, 1);
    CHECK_STATUS("NULL", plan_interval_add(two, two, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_interval_subtract(two, two, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_interval_scale(two, d(1, 0), NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_interval_multiply(two, two, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_interval_divide(two, two, 1, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_interval_intersect(two, two, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_interval_outwards(two, 1, NULL), PLAN_INVALID);
}

TEST_MAIN("interval", {"making", making}, {"sets", sets}, {"arithmetic", arithmetic},
          {"quotients", quotients}, {"integers", integers}, {"ends of products", ends_of_products},
          {"corners that do not fit", corners_that_do_not_fit},
          {"quotients by negatives", quotients_by_negatives}, {"refusals", refusals})
