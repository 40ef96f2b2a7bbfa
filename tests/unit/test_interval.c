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

TEST_MAIN("interval", {"making", making}, {"sets", sets}, {"arithmetic", arithmetic},
          {"quotients", quotients}, {"integers", integers})
