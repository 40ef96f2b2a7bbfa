/* Plan and actual: the Lai Chau document, refusals, what is required, met or missed. */
#include "figures.h"

#include <plan/target.h>

#define NONE CHECK_NAN
#define ENDLESS ((double)INFINITY)

typedef plan_status (*pair)(double, double, double *);
typedef plan_status (*pair_array)(const double *, const double *, double *, plan_status *, size_t);

static const struct {
    const char *label;
    pair function;
    double a, b;
    plan_status status;
    double expected;
} pairs[] = {
    {"exceeds by 12.15 % exactly", plan_excess, 8972, 8000, PLAN_OK, 12.15},
    {"falls short", plan_excess, 36, 100, PLAN_OK, -64},
    {"no plan", plan_excess, 36, 0, PLAN_ZERO_BASE, 0},
    {"negative plan", plan_excess, 36, -9, PLAN_NEGATIVE_BASE, 0},
    {"reaches", plan_reach, 8972, 8000, PLAN_OK, 112.15},
    {"reaches nothing", plan_reach, 0, 8000, PLAN_OK, 0},
    {"the ratio of the levels, -2.77 % against 9.0 %", plan_reach, 97.23, 109.0, PLAN_OK,
     89.20183486238533},
    {"reaches, no plan", plan_reach, 1, 0, PLAN_ZERO_BASE, 0},
    {"reaches, negative plan", plan_reach, 1, -1, PLAN_NEGATIVE_BASE, 0},
    {"reaches, large", plan_reach, 1.5e308, 1e308, PLAN_OK, 150},
    {"implied plan", plan_implied_plan, 8972, 12.15, PLAN_OK, 8000},
    {"implied plan, nothing", plan_implied_plan, 8972, -100, PLAN_DOMAIN, 0},
    {"implied plan of nothing", plan_implied_plan, 0, 10, PLAN_DOMAIN, 0},
    {"gap", plan_gap, 8863, 8440, PLAN_OK, -423},
    {"gap, missing", plan_gap, ENDLESS, NONE, PLAN_MISSING, 0},
    {"reach, missing", plan_reach, ENDLESS, NONE, PLAN_MISSING, 0},
    {"excess, infinite", plan_excess, 1, ENDLESS, PLAN_DOMAIN, 0},
};

static void pairs_give_values_or_reasons(void) {
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        double got = 12345;
        CHECK_STATUS(pairs[i].label, pairs[i].function(pairs[i].a, pairs[i].b, &got),
                     pairs[i].status);
        CHECK_DBL(pairs[i].label, got, pairs[i].status == PLAN_OK ? pairs[i].expected : 12345, 2);
        CHECK_STATUS(pairs[i].label, pairs[i].function(1, 1, NULL), PLAN_INVALID);
    }
}

static plan_status up(double actual, double plan, double *result) {
    return plan_achievement(actual, plan, PLAN_MORE_IS_BETTER, result);
}

static plan_status up_v(const double *a, const double *b, double *out, plan_status *s, size_t n) {
    return plan_achievement_v(a, b, out, s, n, PLAN_MORE_IS_BETTER);
}

static plan_status growth_over_3(double actual, double target, double *result) {
    return plan_required_growth(actual, target, 3, result);
}

static plan_status growth_over_3_v(const double *a, const double *b, double *out, plan_status *s,
                                   size_t n) {
    return plan_required_growth_v(a, b, out, s, n, 3);
}

static plan_status step_over_3(double actual, double target, double *result) {
    return plan_required_step(actual, target, 3, result);
}

static plan_status step_over_3_v(const double *a, const double *b, double *out, plan_status *s,
                                 size_t n) {
    return plan_required_step_v(a, b, out, s, n, 3);
}

static void arrays_are_the_scalars(void) {
    enum { N = 700 };
    static const struct {
        const char *label;
        pair one;
        pair_array many;
    } rows[] = {{"excess", plan_excess, plan_excess_v},
                {"reach", plan_reach, plan_reach_v},
                {"implied_plan", plan_implied_plan, plan_implied_plan_v},
                {"gap", plan_gap, plan_gap_v},
                {"achievement", up, up_v},
                {"required_growth", growth_over_3, growth_over_3_v},
                {"required_step", step_over_3, step_over_3_v}};
    double a[N], b[N], out[N], one = 1;
    plan_status statuses[N];
    for (size_t i = 0; i < N; i++) {
        a[i] = i > 520 ? (double)i : (double)i - 30;
        b[i] = i > 520 ? 5 : i % 7 == 0 ? 0 : i % 11 == 0 ? NONE : i % 13 == 0 ? -4 : (double)i / 3;
    }
    for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
        CHECK_STATUS(rows[r].label, rows[r].many(a, b, out, statuses, N), PLAN_OK);
        for (size_t i = 0; i < N; i++) {
            double expected = NONE;
            CHECK_STATUS(rows[r].label, statuses[i], rows[r].one(a[i], b[i], &expected));
            CHECK_DBL(rows[r].label, out[i], expected, 0);
        }
        CHECK_STATUS(rows[r].label, rows[r].many(NULL, b, out, NULL, N), PLAN_INVALID);
    }
    CHECK_STATUS("direction", plan_achievement_v(&one, &one, out, NULL, 1, 3), PLAN_INVALID);
    CHECK_STATUS("periods", plan_required_step_v(&one, &one, out, NULL, 1, 0), PLAN_INVALID);
    CHECK_STATUS("periods", plan_required_growth_v(&one, &one, out, NULL, 1, -1), PLAN_INVALID);
}

static void achievement(void) {
    double got = 12345;
    CHECK_STATUS("up", plan_achievement(8972, 8000, PLAN_MORE_IS_BETTER, &got), PLAN_OK);
    CHECK_DBL("up", got, 112.15, 1);
    CHECK_STATUS("down", plan_achievement(4, 5, PLAN_LESS_IS_BETTER, &got), PLAN_OK);
    CHECK_DBL("down", got, 125, 0);
    got = 12345;
    CHECK_STATUS("growth of -2.77 % against 9.0 %",
                 plan_achievement(-2.77, 9.0, PLAN_MORE_IS_BETTER, &got), PLAN_SIGN_CHANGE);
    CHECK_STATUS("0", plan_achievement(0, 9.0, PLAN_LESS_IS_BETTER, &got), PLAN_SIGN_CHANGE);
    CHECK_STATUS("plan 0", plan_achievement(0, 0, PLAN_MORE_IS_BETTER, &got), PLAN_ZERO_BASE);
    CHECK_STATUS("plan below 0", plan_achievement(1, -1, PLAN_LESS_IS_BETTER, &got),
                 PLAN_NEGATIVE_BASE);
    CHECK_STATUS("missing", plan_achievement(NONE, -1, PLAN_LESS_IS_BETTER, &got), PLAN_MISSING);
    CHECK_STATUS("direction", plan_achievement(1, 1, 0, &got), PLAN_INVALID);
    CHECK_DBL("nothing was written", got, 12345, 0);
    CHECK_STATUS("the points", plan_difference(9.0, -2.77, &got), PLAN_OK);
    CHECK_DBL("the points", got, -11.77, 0);
}

static void triads(void) {
    static const struct {
        const char *label;
        double task, fulfilment, relative;
        plan_status status;
        double expected;
    } rows[] = {
        {"industry of Lai Chau: 111.04", NONE, 103.3, 114.7, PLAN_OK, 111.03581800580832},
        {"fulfilment", 111.03581800580832, NONE, 114.7, PLAN_OK, 103.3},
        {"relative", 111.03581800580832, 103.3, NONE, PLAN_OK, 114.7},
        {"two unknown", NONE, NONE, 114.7, PLAN_MISSING, 0},
        {"none unknown", 1, 1, 1, PLAN_MISSING, 0},
        {"missing before outside", NONE, NONE, -1, PLAN_MISSING, 0},
        {"0", 0, NONE, 114.7, PLAN_DOMAIN, 0},
        {"below 0", NONE, 100, -1, PLAN_DOMAIN, 0},
        {"infinite", NONE, ENDLESS, 1, PLAN_DOMAIN, 0},
        {"overflow", 1e300, 1e300, NONE, PLAN_RANGE, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double got = 12345;
        CHECK_STATUS(rows[i].label,
                     plan_triad(rows[i].task, rows[i].fulfilment, rows[i].relative, &got),
                     rows[i].status);
        CHECK_DBL(rows[i].label, got, rows[i].status == PLAN_OK ? rows[i].expected : 12345, 2);
    }
    CHECK_STATUS("NULL", plan_triad(NONE, 1, 1, NULL), PLAN_INVALID);
    plan_interval fulfilment = interval_of("103.3"), relative = interval_of("114.7"), got;
    plan_interval zero = interval_of("0");
    CHECK_STATUS("task", plan_triad_f(NULL, &fulfilment, &relative, 3, &got), PLAN_OK);
    CHECK_INTERVAL("task", got, "(110.933, 111.139)");
    CHECK_STATUS("fulfilment", plan_triad_f(&fulfilment, NULL, &relative, 3, &got), PLAN_OK);
    CHECK_INTERVAL("fulfilment", got, "(110.933, 111.139)");
    plan_interval exact = interval_of("=110"), other = interval_of("=102.5");
    CHECK_STATUS("relative", plan_triad_f(&exact, &other, NULL, 3, &got), PLAN_OK);
    CHECK_INTERVAL("relative", got, "[112.75, 112.75]");
    CHECK_STATUS("two unknown", plan_triad_f(NULL, NULL, &relative, 3, &got), PLAN_MISSING);
    CHECK_STATUS("may be 0", plan_triad_f(NULL, &zero, &relative, 3, &got), PLAN_DOMAIN);
    CHECK_STATUS("NULL", plan_triad_f(NULL, &zero, &relative, 3, NULL), PLAN_INVALID);
}

/* Section 10 of the document: the plan behind "exceeds by", ends outwards. */
static void implied_plans(void) {
    static const struct {
        const char *label, *actual, *excess, *expected;
        int32_t scale;
        plan_status integers;
        int64_t low, high;
    } rows[] = {
        {"jobs", "=8863", "10.4", "(8024.445, 8031.718)", 3, PLAN_OK, 8025, 8031},
        {"training", "=8972", "12.2", "(7992.873, 8000]", 3, PLAN_OK, 7993, 8000},
        {"enterprises", "=165", "10", "(149.32, 150.69)", 2, PLAN_OK, 150, 150},
        {"cooperatives", "=47", "88", "(24.93, 25.07)", 2, PLAN_OK, 25, 25},
        {"revenue", "2262", "0.5", "(2249.12, 2252.37)", 2, PLAN_OK, 2250, 2252},
        {"training of 2021", "=8972", "10.5", "(8115.78, 8123.14)", 2, PLAN_OK, 8116, 8123},
        {"more than the plan, no more said", "=100", ">0", "(0, 100)", 2, PLAN_OK, 1, 99},
        {"no whole number", "=3", "=13", "(2.654, 2.655)", 3, PLAN_DOMAIN, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_interval actual = interval_of(rows[i].actual), excess = interval_of(rows[i].excess);
        plan_interval got;
        int64_t low = 0, high = 0;
        if (!CHECK_STATUS(rows[i].label, plan_implied_plan_f(&actual, &excess, rows[i].scale, &got),
                          PLAN_OK)) {
            continue;
        }
        CHECK_INTERVAL(rows[i].label, got, rows[i].expected);
        CHECK_STATUS(rows[i].label, plan_interval_integers(got, &low, &high), rows[i].integers);
        CHECK_INT(rows[i].label, low, rows[i].low);
        CHECK_INT(rows[i].label, high, rows[i].high);
    }
    plan_interval actual = interval_of("=8972"), plan = interval_of("=8000"), got;
    CHECK_STATUS("excess", plan_excess_f(&actual, &plan, 2, &got), PLAN_OK);
    CHECK_INTERVAL("excess", got, "[12.15, 12.15]");
    CHECK_STATUS("reach", plan_reach_f(&actual, &plan, 1, &got), PLAN_OK);
    CHECK_INTERVAL("reach", got, "(112.1, 112.2)");
    plan = interval_of("0");
    CHECK_STATUS("excess, no plan", plan_excess_f(&actual, &plan, 2, &got), PLAN_DOMAIN);
    CHECK_STATUS("reach, no plan", plan_reach_f(&actual, &plan, 2, &got), PLAN_DOMAIN);
}

static void required(void) {
    static const double done[] = {2.58, 8.12}, all_gone[] = {5, -100}, below[] = {5, -101};
    static const double on_track[] = {6.5, 6.5};
    double got = 12345;
    CHECK_STATUS("growth", plan_required_growth(8863, 12000, 3, &got), PLAN_OK);
    CHECK_DBL("growth", got, 10.628451185515114, 4);
    CHECK_STATUS("to nothing", plan_required_growth(8863, 0, 3, &got), PLAN_OK);
    CHECK_DBL("to nothing", got, -100, 0);
    CHECK_STATUS("step", plan_required_step(8863, 8440, 3, &got), PLAN_OK);
    CHECK_DBL("step", got, -141, 0);
    CHECK_STATUS("average", plan_required_average(6.5, 5, done, 2, &got), PLAN_OK);
    CHECK_DBL("average", got, 7.2983645268388049, 4);
    CHECK_STATUS("none yet", plan_required_average(6.5, 5, NULL, 0, &got), PLAN_OK);
    CHECK_DBL("none yet", got, 6.5, 0);
    CHECK_STATUS("on track", plan_required_average(6.5, 5, on_track, 2, &got), PLAN_OK);
    CHECK_DBL("on track", got, 6.5, 0);
    got = 12345;
    CHECK_STATUS("no periods", plan_required_growth(0, 1, 0, &got), PLAN_DOMAIN);
    CHECK_STATUS("zero base", plan_required_growth(0, 1, 3, &got), PLAN_ZERO_BASE);
    CHECK_STATUS("negative base", plan_required_growth(-1, 1, 3, &got), PLAN_NEGATIVE_BASE);
    CHECK_STATUS("below 0", plan_required_growth(1, -1, 3, &got), PLAN_SIGN_CHANGE);
    CHECK_STATUS("no periods", plan_required_step(0, 1, 0, &got), PLAN_DOMAIN);
    CHECK_STATUS("missing", plan_required_step(0, ENDLESS, NONE, &got), PLAN_MISSING);
    CHECK_STATUS("NULL", plan_required_step(0, 1, 1, NULL), PLAN_INVALID);
    CHECK_STATUS("none left", plan_required_average(6.5, 2, done, 2, &got), PLAN_DOMAIN);
    CHECK_STATUS("all gone", plan_required_average(6.5, 5, all_gone, 2, &got), PLAN_DOMAIN);
    CHECK_STATUS("below", plan_required_average(6.5, 5, below, 2, &got), PLAN_SIGN_CHANGE);
    CHECK_STATUS("target below", plan_required_average(-101, 5, done, 2, &got), PLAN_SIGN_CHANGE);
    CHECK_STATUS("missing", plan_required_average(NONE, 2, done, 2, &got), PLAN_MISSING);
    CHECK_STATUS("NULL", plan_required_average(6.5, 5, NULL, 2, &got), PLAN_INVALID);
    CHECK_DBL("nothing was written", got, 12345, 0);
    plan_interval actual = interval_of("=100"), target = interval_of("=121"), out;
    plan_decimal two = {2, 0};
    CHECK_STATUS("figures", plan_required_growth_f(&actual, &target, two, 2, &out), PLAN_OK);
    CHECK_INTERVAL("figures", out, "[10, 10]");
}

static void met_by_numbers(void) {
    static const struct {
        const char *label;
        double actual;
        int op;
        double low, high;
        plan_status status;
        int expected;
    } rows[] = {
        {"at least", 9, PLAN_TARGET_AT_LEAST, 9, NONE, PLAN_OK, PLAN_TARGET_MET},
        {"not at least", 8.97, PLAN_TARGET_AT_LEAST, 9, NONE, PLAN_OK, PLAN_TARGET_MISSED},
        {"not above", 25, PLAN_TARGET_ABOVE, 25, NONE, PLAN_OK, PLAN_TARGET_MISSED},
        {"at most", 4, PLAN_TARGET_AT_MOST, 4, NONE, PLAN_OK, PLAN_TARGET_MET},
        {"not below", 4, PLAN_TARGET_BELOW, 4, NONE, PLAN_OK, PLAN_TARGET_MISSED},
        {"within", 7, PLAN_TARGET_RANGE, 6.5, 7, PLAN_OK, PLAN_TARGET_MET},
        {"beyond", 7.1, PLAN_TARGET_RANGE, 6.5, 7, PLAN_OK, PLAN_TARGET_MISSED},
        {"about", 6.7, PLAN_TARGET_ABOUT, 6.5, 7, PLAN_OK, PLAN_TARGET_MET},
        {"about one number", 6.7, PLAN_TARGET_ABOUT, 6.5, NONE, PLAN_OK, PLAN_TARGET_MISSED},
        {"range without end", 7, PLAN_TARGET_RANGE, 6.5, NONE, PLAN_MISSING, 0},
        {"range turned round", 7, PLAN_TARGET_RANGE, 7, 6.5, PLAN_DOMAIN, 0},
        {"missing", NONE, PLAN_TARGET_ABOVE, 7, NONE, PLAN_MISSING, 0},
        {"infinite", 1, PLAN_TARGET_ABOVE, ENDLESS, NONE, PLAN_DOMAIN, 0},
        {"unknown", 1, 6, 1, NONE, PLAN_INVALID, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int got = 7;
        CHECK_STATUS(rows[i].label,
                     plan_met(rows[i].actual, rows[i].op, rows[i].low, rows[i].high, &got),
                     rows[i].status);
        CHECK_INT(rows[i].label, got, rows[i].status == PLAN_OK ? rows[i].expected : 7);
    }
}

static void met_by_figures(void) {
    static const struct {
        const char *label, *actual;
        int op;
        const char *low, *high;
        plan_status status;
        int expected;
    } rows[] = {
        {"equal as printed", "9.0", PLAN_TARGET_AT_LEAST, "9.0", NULL, PLAN_OK, PLAN_TARGET_MET},
        {"finer than the target", "9.0", PLAN_TARGET_AT_LEAST, "9", NULL, PLAN_OK, PLAN_TARGET_MET},
        {"8.97 misses 9.0", "8.97", PLAN_TARGET_AT_LEAST, "9.0", NULL, PLAN_OK, PLAN_TARGET_MISSED},
        {"a bare 9", "9", PLAN_TARGET_AT_LEAST, "9.0", NULL, PLAN_OK, PLAN_TARGET_UNDECIDED},
        {"an exact 9", "=9", PLAN_TARGET_AT_LEAST, "9.0", NULL, PLAN_OK, PLAN_TARGET_MET},
        {"9.1", "9.1", PLAN_TARGET_AT_LEAST, "9.0", NULL, PLAN_OK, PLAN_TARGET_MET},
        {"at most, equal", "4.0", PLAN_TARGET_AT_MOST, "4.0", NULL, PLAN_OK, PLAN_TARGET_MET},
        {"at most, finer above", "4.01", PLAN_TARGET_AT_MOST, "4.0", NULL, PLAN_OK,
         PLAN_TARGET_MISSED},
        {"above, equal: open", "25.0", PLAN_TARGET_ABOVE, "25", NULL, PLAN_OK,
         PLAN_TARGET_UNDECIDED},
        {"above, exactly equal", "=25", PLAN_TARGET_ABOVE, "25", NULL, PLAN_OK, PLAN_TARGET_MISSED},
        {"below", "3.9", PLAN_TARGET_BELOW, "4", NULL, PLAN_OK, PLAN_TARGET_MET},
        {"below, not", "=4", PLAN_TARGET_BELOW, "4", NULL, PLAN_OK, PLAN_TARGET_MISSED},
        {"range", "6.7", PLAN_TARGET_RANGE, "6.5", "7", PLAN_OK, PLAN_TARGET_MET},
        {"range, its end", "7.0", PLAN_TARGET_RANGE, "6.5", "7", PLAN_OK, PLAN_TARGET_MET},
        {"range, coarse", "7", PLAN_TARGET_RANGE, "6.5", "7.0", PLAN_OK, PLAN_TARGET_UNDECIDED},
        {"range, beyond", "7.1", PLAN_TARGET_RANGE, "6.5", "7", PLAN_OK, PLAN_TARGET_MISSED},
        {"range, above unknown", ">6", PLAN_TARGET_RANGE, "6.5", "7", PLAN_OK,
         PLAN_TARGET_UNDECIDED},
        {"about, within", "8.97", PLAN_TARGET_ABOUT, "9.0", NULL, PLAN_OK, PLAN_TARGET_MET},
        {"about, without", "8.93", PLAN_TARGET_ABOUT, "9.0", NULL, PLAN_OK, PLAN_TARGET_MISSED},
        {"about, coarse", "9", PLAN_TARGET_ABOUT, "9.0", NULL, PLAN_OK, PLAN_TARGET_UNDECIDED},
        {"about a range", "7.04", PLAN_TARGET_ABOUT, "6.5", "7.0", PLAN_OK, PLAN_TARGET_MET},
        {"range turned round", "7", PLAN_TARGET_RANGE, "7", "6.5", PLAN_DOMAIN, 0},
        {"range without end", "7", PLAN_TARGET_RANGE, "7", NULL, PLAN_INVALID, 0},
        {"unknown", "7", -1, "7", NULL, PLAN_INVALID, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_figure actual = figure_of(rows[i].actual), low = figure_of(rows[i].low);
        plan_figure high = figure_of(rows[i].high != NULL ? rows[i].high : "0");
        int got = 7;
        CHECK_STATUS(
            rows[i].label,
            plan_met_f(&actual, rows[i].op, &low, rows[i].high != NULL ? &high : NULL, &got),
            rows[i].status);
        CHECK_INT(rows[i].label, got, rows[i].status == PLAN_OK ? rows[i].expected : 7);
    }
}

TEST_MAIN("target", {"pairs give values or reasons", pairs_give_values_or_reasons},
          {"arrays are the scalars", arrays_are_the_scalars}, {"achievement", achievement},
          {"triads", triads}, {"implied plans", implied_plans}, {"required", required},
          {"met by numbers", met_by_numbers}, {"met by figures", met_by_figures})
