/* What was attained from the year before a span to its last, of ends that stand here: numbers that
 * printed figures do not give, or that have no room, are not shown, and the interval stays. */
#include "check.h"
#include "check_target_span.h"
#include "period.h"

#define INTERVAL(low, high)                                                                        \
    { {low, 0}, {high, 0}, PLAN_END_CLOSED, PLAN_END_CLOSED }

static plan_goal two_years(void) {
    plan_goal goal = {0};
    plan_period span = {2021, 2, PLAN_YEARLY};
    goal.period = plan_period_pack(span);
    goal.wanted = goal.stated = plan_interval_all();
    return goal;
}

static plan_attained attained_of(int64_t low, int64_t high, bool has_printed,
                                 plan_decimal printed) {
    plan_attained a = {0};
    plan_interval interval = INTERVAL(low, high);
    a.interval = interval;
    a.has_printed = has_printed;
    a.printed = printed;
    return a;
}

static bool is_decimal(plan_decimal a, int64_t digits, int32_t scale) {
    return a.digits == digits && a.scale == scale;
}

static void quotients(void) {
    static const struct {
        const char *label;
        plan_decimal printed;
        uint32_t n;
        int32_t scale;
        bool has_printed, is_shown;
        plan_decimal shown;
    } all[] = {
        {"a half", {15, 1}, 2, 2, true, true, {75, 2}},
        {"half up", {5, 1}, 4, 2, true, true, {13, 2}},
        {"not printed", {15, 1}, 2, 2, false, false, {0, 0}},
        /* One more decimal makes 19 digits. */
        {"without room", {999999999999999999, 0}, 1, 1, true, false, {0, 0}},
    };
    plan_goal goal = two_years();
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        plan_attained a = attained_of(1, 2, all[i].has_printed, all[i].printed);
        plan_attained_divide(&goal, all[i].n, all[i].scale, &a);
        CHECK_STATUS(all[i].label, a.status, PLAN_OK);
        CHECK_TRUE(all[i].label, a.has_printed == all[i].is_shown);
        if (all[i].is_shown) {
            CHECK_TRUE(all[i].label,
                       is_decimal(a.printed, all[i].shown.digits, all[i].shown.scale));
        }
    }
    plan_attained none = attained_of(1, 2, true, all[0].printed);
    none.status = PLAN_GAP;
    plan_attained_divide(&goal, 2, 2, &none);
    CHECK_STATUS("a reason stays", none.status, PLAN_GAP);
    plan_interval same = INTERVAL(1, 2);
    CHECK_TRUE("a reason stays", plan_interval_equal(none.interval, same));
}

static void forms(void) {
    static const struct {
        const char *label;
        plan_decimal printed;
        int32_t scale;
        bool has_printed, is_shown;
        plan_decimal shown;
    } all[] = {
        {"106", {6, 0}, 2, true, true, {10600, 2}},
        {"half up", {6125, 3}, 2, true, true, {10613, 2}},
        {"not printed", {6, 0}, 2, false, false, {0, 0}},
        {"100 and 17 decimals", {900000000000000001, 17}, 2, true, false, {0, 0}},
        {"with 16 decimals", {6, 0}, 16, true, false, {0, 0}},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        plan_attained a = attained_of(5, 7, all[i].has_printed, all[i].printed);
        plan_interval printed = plan_interval_point(all[i].printed), index = INTERVAL(105, 107);
        plan_attained_in_form(PLAN_GROWTH_INDEX, &printed, all[i].scale, &a);
        CHECK_STATUS(all[i].label, a.status, PLAN_OK);
        CHECK_TRUE(all[i].label, plan_interval_equal(a.interval, index));
        CHECK_TRUE(all[i].label, a.has_printed == all[i].is_shown);
        if (all[i].is_shown) {
            CHECK_TRUE(all[i].label,
                       is_decimal(a.printed, all[i].shown.digits, all[i].shown.scale));
        }
    }
}

/* Printed numbers of the base and of the last year: 100 to 121 is 10 % a year, 10.5 a year, and
 * 9.53 by logarithms. */
static void ends(void) {
    static const struct {
        const char *label;
        bool has_base, has_last;
        plan_decimal base, last;
        bool growth, logarithm, change;
    } all[] = {
        {"both", true, true, {100, 0}, {121, 0}, true, true, true},
        {"no base", false, true, {0, 0}, {121, 0}, false, false, false},
        {"no last", true, false, {100, 0}, {0, 0}, false, false, false},
        {"a last of 0 has no root", true, true, {100, 0}, {0, 0}, false, false, true},
        {"without room", true, true, {1, 18}, {999999999999999999, 0}, false, true, false},
    };
    plan_goal goal = two_years();
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        plan_attained a;
        plan_ends e = {attained_of(100, 100, all[i].has_base, all[i].base),
                       attained_of(121, 121, all[i].has_last, all[i].last), PLAN_OK};
        plan_decimal ten = {10, 0}, change = {105, 1};
        plan_ends_growth(&goal, PLAN_GROWTH_RATE, &e, &a);
        CHECK_STATUS(all[i].label, a.status, PLAN_OK);
        CHECK_TRUE(all[i].label, plan_interval_equal(a.interval, plan_interval_point(ten)));
        CHECK_TRUE(all[i].label, a.has_printed == all[i].growth);
        plan_ends_growth(&goal, PLAN_GROWTH_LOG, &e, &a);
        CHECK_STATUS(all[i].label, a.status, PLAN_OK);
        CHECK_TRUE(all[i].label, a.has_printed == all[i].logarithm);
        plan_interval logarithm = {{95310, 4}, {95311, 4}, PLAN_END_OPEN, PLAN_END_OPEN};
        CHECK_TRUE(all[i].label, plan_interval_contains(logarithm, a.interval)); /* 9.531017... */
        plan_ends_change(&goal, &e, &a);
        CHECK_STATUS(all[i].label, a.status, PLAN_OK);
        CHECK_TRUE(all[i].label, plan_interval_equal(a.interval, plan_interval_point(change)));
        CHECK_TRUE(all[i].label, a.has_printed == all[i].change);
    }
}

/* sqrt(1.2) = 1.0954451...: two decimals more than are shown. */
static void decimals(void) {
    plan_goal goal = two_years();
    plan_decimal hundred = {100, 0}, more = {120, 0};
    plan_interval wanted = {{95445, 4}, {95446, 4}, PLAN_END_OPEN, PLAN_END_OPEN};
    plan_ends e = {attained_of(100, 100, true, hundred), attained_of(120, 120, true, more),
                   PLAN_OK};
    plan_attained a;
    plan_ends_growth(&goal, PLAN_GROWTH_RATE, &e, &a);
    CHECK_TRUE("interval", plan_interval_equal(a.interval, wanted));
    CHECK_TRUE("printed", a.has_printed && is_decimal(a.printed, 954, 2));
}

/* The reason of the ends is that of what follows; what is about or in a series comes from them. */
static void passed_on(void) {
    plan_goal goal = two_years();
    plan_decimal hundred = {100, 0}, more = {121, 0};
    for (int i = 0; i < 4; i++) {
        plan_attained a;
        plan_ends e = {attained_of(100, 100, true, hundred), attained_of(121, 121, true, more),
                       PLAN_OK};
        e.base.about = (i & 1) != 0;
        e.last.about = (i & 2) != 0;
        e.last.has_series = true;
        e.last.series = 3;
        plan_ends_change(&goal, &e, &a);
        CHECK_TRUE("about", a.about == (i != 0));
        CHECK_TRUE("series", a.has_series && a.series == 3);
        CHECK_U64("period", a.period, goal.period);
        e.status = PLAN_BREAK;
        plan_ends_change(&goal, &e, &a);
        CHECK_STATUS("break", a.status, PLAN_BREAK);
        plan_ends_growth(&goal, PLAN_GROWTH_RATE, &e, &a);
        CHECK_STATUS("break", a.status, PLAN_BREAK);
    }
}

TEST_MAIN("target ends", {"quotients", quotients}, {"forms", forms}, {"ends", ends},
          {"decimals", decimals}, {"passed on", passed_on})
