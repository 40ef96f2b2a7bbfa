/* Change: published vectors, refusals, arrays against scalars, exact verdicts at ties. */
#include "figures.h"

#include <plan/change.h>

#define NONE CHECK_NAN
#define ENDLESS ((double)INFINITY)

typedef plan_status (*pair)(double, double, double *);

/* --- Two numbers --- */

static const struct {
    const char *label;
    pair function;
    double a, b;
    plan_status status;
    double expected;
} pairs[] = {
    {"growth", plan_growth, 48.3, 52.9, PLAN_OK, 9.52380952380952750},
    {"exact tie, as (a-p)/p*100", plan_growth, 8000, 8972, PLAN_OK, 12.15},
    {"jobs", plan_growth, 8863, 8440, PLAN_OK, -4.7726503441272706},
    {"training", plan_growth, 8972, 8000, PLAN_OK, -10.833704859563085},
    {"all of it", plan_growth, 10, 0, PLAN_OK, -100},
    {"below all of it", plan_growth, 10, -5, PLAN_OK, -150},
    {"Iraq 1991", plan_growth, 100, 36, PLAN_OK, -64},
    {"a difference beyond the largest double", plan_growth, 1.5e308, -1.5e308, PLAN_OK, -200},
    {"100 times beyond the largest double", plan_growth, 1e307, 1.25e307, PLAN_OK, 25},
    {"the smallest doubles", plan_growth, 4.9406564584124654e-324, 9.8813129168249309e-324, PLAN_OK,
     100},
    {"zero base", plan_growth, 0, 5, PLAN_ZERO_BASE, 0},
    {"negative zero", plan_growth, -0.0, 5, PLAN_ZERO_BASE, 0},
    {"-4 to -2 is no -50 %", plan_growth, -4, -2, PLAN_NEGATIVE_BASE, 0},
    {"missing base", plan_growth, NONE, 2, PLAN_MISSING, 0},
    {"missing before infinite", plan_growth, ENDLESS, NONE, PLAN_MISSING, 0},
    {"infinite before zero base", plan_growth, 0, ENDLESS, PLAN_DOMAIN, 0},
    {"overflow", plan_growth, 1e-300, 1e300, PLAN_RANGE, 0},
    {"difference", plan_difference, 9.0, 7.5, PLAN_OK, -1.5},
    {"difference of points", plan_difference, 9.0, -2.77, PLAN_OK, -11.77},
    {"difference, missing", plan_difference, NONE, 1, PLAN_MISSING, 0},
    {"difference, infinite", plan_difference, 1, ENDLESS, PLAN_DOMAIN, 0},
    {"difference, overflow", plan_difference, -1.7e308, 1.7e308, PLAN_RANGE, 0},
    {"log growth", plan_log_growth, 48.3, 52.9, PLAN_OK, 9.0971778205726694},
    {"log growth, far", plan_log_growth, 1, 3, PLAN_OK, 109.86122886681097},
    {"log growth, unchanged", plan_log_growth, 7, 7, PLAN_OK, 0},
    {"log growth, beyond a ratio", plan_log_growth, 1e-200, 1e200, PLAN_OK, 92103.403719761827},
    {"log growth of 0", plan_log_growth, 5, 0, PLAN_SIGN_CHANGE, 0},
    {"log growth on 0", plan_log_growth, 0, 0, PLAN_ZERO_BASE, 0},
    {"log growth on -1", plan_log_growth, -1, 2, PLAN_NEGATIVE_BASE, 0},
    {"implied previous", plan_implied_previous, 8972, 12.15, PLAN_OK, 8000},
    {"implied previous of a fall", plan_implied_previous, 30, -40, PLAN_OK, 50},
    {"implied previous, nothing left", plan_implied_previous, 30, -100, PLAN_DOMAIN, 0},
    {"implied previous of 0", plan_implied_previous, 0, 5, PLAN_DOMAIN, 0},
    {"implied previous, missing", plan_implied_previous, 30, NONE, PLAN_MISSING, 0},
    {"implied previous, large", plan_implied_previous, 1.5e308, 100, PLAN_OK, 7.5e307},
};

static void pairs_give_values_or_reasons(void) {
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        double got = 12345;
        CHECK_STATUS(pairs[i].label, pairs[i].function(pairs[i].a, pairs[i].b, &got),
                     pairs[i].status);
        CHECK_DBL(pairs[i].label, got, pairs[i].status == PLAN_OK ? pairs[i].expected : 12345, 2);
        CHECK_STATUS(pairs[i].label, pairs[i].function(pairs[i].a, pairs[i].b, NULL), PLAN_INVALID);
    }
}

typedef plan_status (*pair_array)(const double *, const double *, double *, plan_status *, size_t);

/* Each element of an array is what the scalar gives, whatever its neighbours are. */
static void check_array(const char *label, pair function, pair_array array) {
    enum { N = 1200 };
    static const double values[] = {1,    2.5, -3,   0,      48.3, 52.9,   NONE,
                                    1e-9, 1e9, -100, 1e-300, 7,    1.7e308};
    enum { KINDS = sizeof values / sizeof values[0] };
    double a[N], b[N], out[N];
    plan_status statuses[N];
    for (size_t i = 0; i < N; i++) {
        a[i] = i < 600 ? values[i % KINDS] : 10 + (double)i; /* whole blocks without a reason */
        b[i] = i < 600 ? values[i / KINDS % KINDS] : 20 + (double)i;
    }
    a[5] = ENDLESS;
    CHECK_STATUS(label, array(a, b, out, statuses, N), PLAN_OK);
    for (size_t i = 0; i < N; i++) {
        double expected = CHECK_NAN;
        CHECK_STATUS(label, statuses[i], function(a[i], b[i], &expected));
        CHECK_DBL(label, out[i], expected, 0);
    }
    CHECK_STATUS(label, array(a, b, a, NULL, N), PLAN_OK); /* in place, without statuses */
    for (size_t i = 0; i < N; i++) {
        CHECK_DBL(label, a[i], out[i], 0);
    }
    CHECK_STATUS(label, array(NULL, b, out, statuses, 1), PLAN_INVALID);
    CHECK_STATUS(label, array(a, NULL, out, statuses, 1), PLAN_INVALID);
    CHECK_STATUS(label, array(a, b, NULL, statuses, 1), PLAN_INVALID);
    CHECK_STATUS(label, array(NULL, NULL, NULL, NULL, 0), PLAN_OK);
}

static void arrays_are_the_scalars(void) {
    check_array("growth_v", plan_growth, plan_growth_v);
    check_array("difference_v", plan_difference, plan_difference_v);
    check_array("log_growth_v", plan_log_growth, plan_log_growth_v);
    check_array("implied_previous_v", plan_implied_previous, plan_implied_previous_v);
}

static plan_status cagr_over_3(double first, double last, double *result) {
    return plan_cagr(first, last, 3, result);
}

static plan_status cagr_over_3_v(const double *first, const double *last, double *out,
                                 plan_status *out_status, size_t n) {
    return plan_cagr_v(first, last, out, out_status, n, 3);
}

static plan_status quarterly(double base, double value, double *result) {
    return plan_annualised(base, value, 1, 4, result);
}

static plan_status quarterly_v(const double *base, const double *value, double *out,
                               plan_status *out_status, size_t n) {
    return plan_annualised_v(base, value, out, out_status, n, 1, 4);
}

static void arrays_with_constants(void) {
    double one = 1, out;
    check_array("cagr_v", cagr_over_3, cagr_over_3_v);
    check_array("annualised_v", quarterly, quarterly_v);
    CHECK_STATUS("no periods", plan_cagr_v(&one, &one, &out, NULL, 1, 0), PLAN_INVALID);
    CHECK_STATUS("no periods", plan_annualised_v(&one, &one, &out, NULL, 1, 0, 4), PLAN_INVALID);
    CHECK_STATUS("no periods", plan_annualised_v(&one, &one, &out, NULL, 1, 1, NONE), PLAN_INVALID);
}

/* --- Several periods --- */

static void compound_annual_growth(void) {
    static const struct {
        const char *label;
        double first, last, periods;
        plan_status status;
        double expected;
    } rows[] = {
        {"two periods", 100, 121, 2, PLAN_OK, 10},
        {"three", 8863, 12000, 3, PLAN_OK, 10.628451185515114},
        {"one is growth", 8000, 8972, 1, PLAN_OK, 12.15},
        {"unchanged", 5, 5, 7, PLAN_OK, 0},
        {"no periods", 5, 6, 0, PLAN_DOMAIN, 0},
        {"periods back", 5, 6, -1, PLAN_DOMAIN, 0},
        {"no periods before zero base", 0, 6, 0, PLAN_DOMAIN, 0},
        {"zero base", 0, 6, 2, PLAN_ZERO_BASE, 0},
        {"negative base", -5, 6, 2, PLAN_NEGATIVE_BASE, 0},
        {"ratio 0", 5, 0, 2, PLAN_SIGN_CHANGE, 0},
        {"ratio below 0", 5, -1, 2, PLAN_SIGN_CHANGE, 0},
        {"missing", 5, 1, NONE, PLAN_MISSING, 0},
        {"overflow", 1, 10, 0.001, PLAN_RANGE, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double got = 12345;
        CHECK_STATUS(rows[i].label, plan_cagr(rows[i].first, rows[i].last, rows[i].periods, &got),
                     rows[i].status);
        CHECK_DBL(rows[i].label, got, rows[i].status == PLAN_OK ? rows[i].expected : 12345, 4);
    }
    CHECK_STATUS("NULL", plan_cagr(1, 2, 3, NULL), PLAN_INVALID);
}

static void annual_rates(void) {
    static const struct {
        const char *label;
        double base, value, apart, a_year;
        plan_status status;
        double expected;
    } rows[] = {
        {"a quarter", 100, 102, 1, 4, PLAN_OK, 8.243216},
        {"three quarters", 100, 102, 3, 4, PLAN_OK, 2.6755163751315192},
        {"a year is growth", 8000, 8972, 4, 4, PLAN_OK, 12.15},
        {"a value of 0 is -100", 100, 0, 1, 4, PLAN_OK, -100},
        {"below 0", 100, -1, 1, 4, PLAN_SIGN_CHANGE, 0},
        {"zero base", 0, 1, 1, 4, PLAN_ZERO_BASE, 0},
        {"no periods", 100, 102, 0, 4, PLAN_DOMAIN, 0},
        {"none a year", 100, 102, 1, 0, PLAN_DOMAIN, 0},
        {"missing", NONE, 102, ENDLESS, 4, PLAN_MISSING, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double got = 12345;
        CHECK_STATUS(
            rows[i].label,
            plan_annualised(rows[i].base, rows[i].value, rows[i].apart, rows[i].a_year, &got),
            rows[i].status);
        CHECK_DBL(rows[i].label, got, rows[i].status == PLAN_OK ? rows[i].expected : 12345, 4);
    }
    CHECK_STATUS("NULL", plan_annualised(1, 2, 3, 4, NULL), PLAN_INVALID);
}

static void forms_of_growth(void) {
    static const struct {
        const char *label;
        double value;
        int from, to;
        plan_status status;
        double expected;
    } rows[] = {
        {"7.09 as index", 7.09, PLAN_GROWTH_RATE, PLAN_GROWTH_INDEX, PLAN_OK, 107.09},
        {"as ratio", 7.09, PLAN_GROWTH_RATE, PLAN_GROWTH_RATIO, PLAN_OK, 1.0709},
        {"as log", 7.09, PLAN_GROWTH_RATE, PLAN_GROWTH_LOG, PLAN_OK, 6.8499416424692290},
        {"index as rate", 107.09, PLAN_GROWTH_INDEX, PLAN_GROWTH_RATE, PLAN_OK, 7.0900000000000034},
        {"index as ratio", 107.09, PLAN_GROWTH_INDEX, PLAN_GROWTH_RATIO, PLAN_OK, 1.0709},
        {"ratio as rate", 1.5, PLAN_GROWTH_RATIO, PLAN_GROWTH_RATE, PLAN_OK, 50},
        {"ratio as index", 1.5, PLAN_GROWTH_RATIO, PLAN_GROWTH_INDEX, PLAN_OK, 150},
        {"ratio as log", 3, PLAN_GROWTH_RATIO, PLAN_GROWTH_LOG, PLAN_OK, 109.86122886681097},
        {"log as rate", 0, PLAN_GROWTH_LOG, PLAN_GROWTH_RATE, PLAN_OK, 0},
        {"log as ratio", 100, PLAN_GROWTH_LOG, PLAN_GROWTH_RATIO, PLAN_OK, 2.7182818284590452},
        {"log as index", 100, PLAN_GROWTH_LOG, PLAN_GROWTH_INDEX, PLAN_OK, 271.82818284590452},
        {"the same", -150, PLAN_GROWTH_RATE, PLAN_GROWTH_RATE, PLAN_OK, -150},
        {"all of it has no log", -100, PLAN_GROWTH_RATE, PLAN_GROWTH_LOG, PLAN_SIGN_CHANGE, 0},
        {"ratio 0", 0, PLAN_GROWTH_RATIO, PLAN_GROWTH_LOG, PLAN_SIGN_CHANGE, 0},
        {"missing", NONE, PLAN_GROWTH_RATE, PLAN_GROWTH_LOG, PLAN_MISSING, 0},
        {"infinite", ENDLESS, PLAN_GROWTH_RATE, PLAN_GROWTH_LOG, PLAN_DOMAIN, 0},
        {"overflow", 1e6, PLAN_GROWTH_LOG, PLAN_GROWTH_RATE, PLAN_RANGE, 0},
        {"unknown form", 1, PLAN_GROWTH_RATE, 4, PLAN_INVALID, 0},
        {"unknown form", 1, -1, PLAN_GROWTH_RATE, PLAN_INVALID, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double got = 12345, out = 0;
        plan_status status;
        CHECK_STATUS(rows[i].label,
                     plan_convert_growth(rows[i].value, rows[i].from, rows[i].to, &got),
                     rows[i].status);
        CHECK_DBL(rows[i].label, got, rows[i].status == PLAN_OK ? rows[i].expected : 12345, 4);
        if (rows[i].status == PLAN_INVALID) {
            CHECK_STATUS(
                rows[i].label,
                plan_convert_growth_v(&rows[i].value, &out, &status, 1, rows[i].from, rows[i].to),
                PLAN_INVALID);
            continue;
        }
        CHECK_STATUS(
            rows[i].label,
            plan_convert_growth_v(&rows[i].value, &out, &status, 1, rows[i].from, rows[i].to),
            PLAN_OK);
        CHECK_STATUS(rows[i].label, status, rows[i].status);
        CHECK_DBL(rows[i].label, out, status == PLAN_OK ? got : CHECK_NAN, 0);
    }
}

/* --- Lists --- */

typedef plan_status (*list)(const double *, size_t, double *);

static const struct {
    const char *label;
    list function;
    double values[4];
    size_t n;
    plan_status status;
    double expected;
} lists[] = {
    {"trade of Lai Chau, -24 then +3", plan_compound, {-24, 3}, 2, PLAN_OK, -21.72},
    {"rates that undo each other", plan_compound, {25, -20}, 2, PLAN_OK, 0},
    {"one rate", plan_compound, {7.09}, 1, PLAN_OK, 7.09},
    {"all of it", plan_compound, {5, -100}, 2, PLAN_OK, -100},
    {"growth of nothing", plan_compound, {-100, 5}, 2, PLAN_ZERO_BASE, 0},
    {"growth of less", plan_compound, {-150, 5}, 2, PLAN_NEGATIVE_BASE, 0},
    {"less and then nothing", plan_compound, {-150, -100, 5}, 3, PLAN_ZERO_BASE, 0},
    {"none", plan_compound, {0}, 0, PLAN_SHORT_SERIES, 0},
    {"missing, behind an infinity", plan_compound, {ENDLESS, NONE}, 2, PLAN_MISSING, 0},
    {"infinite", plan_compound, {3, ENDLESS}, 2, PLAN_DOMAIN, 0},
    {"overflow", plan_compound, {1e300, 1e300}, 2, PLAN_RANGE, 0},
    {"mean of GSO growth 2020 to 2022, and 2021",
     plan_mean_growth,
     {2.91, 2.58, 8.02, 6.91},
     4,
     PLAN_OK,
     5.0777328375530235},
    {"mean of rates that undo each other", plan_mean_growth, {25, -20}, 2, PLAN_OK, 0},
    {"mean of one", plan_mean_growth, {7.09}, 1, PLAN_OK, 7.09},
    {"mean of huge rates", plan_mean_growth, {1e250, 1e250}, 2, PLAN_OK, 1e250},
    {"mean with nothing left", plan_mean_growth, {5, -100}, 2, PLAN_SIGN_CHANGE, 0},
    {"mean of none", plan_mean_growth, {0}, 0, PLAN_SHORT_SERIES, 0},
    {"mean, missing", plan_mean_growth, {5, NONE}, 2, PLAN_MISSING, 0},
    {"trend of a geometric series", plan_trend_growth, {100, 110, 121}, 3, PLAN_OK, 10},
    {"trend", plan_trend_growth, {48.3, 52.9, 50.1, 57.2}, 4, PLAN_OK, 4.6340112600354642},
    {"trend of constants", plan_trend_growth, {7, 7, 7}, 3, PLAN_OK, 0},
    {"trend of one", plan_trend_growth, {7}, 1, PLAN_SHORT_SERIES, 0},
    {"trend through 0", plan_trend_growth, {7, 0, 7}, 3, PLAN_SIGN_CHANGE, 0},
    {"sign before short", plan_trend_growth, {-7}, 1, PLAN_SIGN_CHANGE, 0},
    {"trend, missing", plan_trend_growth, {7, NONE, 7}, 3, PLAN_MISSING, 0},
};

static void lists_give_values_or_reasons(void) {
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        double got = 12345;
        CHECK_STATUS(lists[i].label, lists[i].function(lists[i].values, lists[i].n, &got),
                     lists[i].status);
        double expected = lists[i].status == PLAN_OK ? lists[i].expected : 12345;
        /* 0 is exact up to 2^-100; huge rates lose digits with the logarithm */
        CHECK_TRUE(lists[i].label, fabs(got - expected) <=
                                       (fabs(expected) > 1e200 ? 1e-12 : 1e-15) * fabs(expected) +
                                           1e-14 * (expected == 0));
        CHECK_STATUS(lists[i].label, lists[i].function(NULL, 1, &got), PLAN_INVALID);
        CHECK_STATUS(lists[i].label, lists[i].function(lists[i].values, 1, NULL), PLAN_INVALID);
    }
}

static void carry_over(void) {
    static const double previous[] = {100, 102, 104, 106}, now[] = {107, 109, 111, 113, 1};
    static const double zero[] = {1, -1, 2, -2}, negative[] = {-1, -1, -1, -1};
    static const double gap[] = {100, NONE, 104, 106};
    double got = 12345;
    CHECK_STATUS("none yet", plan_carry_over(previous, 4, NULL, 0, &got), PLAN_OK);
    CHECK_DBL("none yet", got, 2.912621359223301, 2); /* 4 * 106 / 412 */
    CHECK_STATUS("two quarters", plan_carry_over(previous, 4, now, 2, &got), PLAN_OK);
    CHECK_DBL("two quarters", got, 5.339805825242719, 2); /* (107 + 3 * 109) / 412 */
    CHECK_STATUS("the year", plan_carry_over(previous, 4, now, 4, &got), PLAN_OK);
    CHECK_DBL("the year", got, 6.796116504854369, 2);
    got = 12345;
    CHECK_STATUS("five", plan_carry_over(previous, 4, now, 5, &got), PLAN_INVALID);
    CHECK_STATUS("three of last year", plan_carry_over(previous, 3, now, 1, &got),
                 PLAN_SHORT_SERIES);
    CHECK_STATUS("missing quarter", plan_carry_over(gap, 4, now, 1, &got), PLAN_MISSING);
    CHECK_STATUS("zero base", plan_carry_over(zero, 4, now, 1, &got), PLAN_ZERO_BASE);
    CHECK_STATUS("negative base", plan_carry_over(negative, 4, now, 1, &got), PLAN_NEGATIVE_BASE);
    CHECK_STATUS("NULL", plan_carry_over(previous, 4, NULL, 1, &got), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_carry_over(previous, 4, now, 1, NULL), PLAN_INVALID);
    CHECK_DBL("nothing was written", got, 12345, 0);
}

/* --- Figures --- */

static const struct {
    const char *label, *base, *value;
    int form;
    int32_t scale;
    plan_status status;
    const char *expected;
} growths[] = {
    {"per capita", "48.3", "52.9", PLAN_GROWTH_RATE, 3, PLAN_OK, "(9.307, 9.741)"},
    {"revenue 2450 against 2262", "2262", "2450", PLAN_GROWTH_RATE, 2, PLAN_OK, "(8.26, 8.36)"},
    {"exact", "=8000", "=8972", PLAN_GROWTH_RATE, 2, PLAN_OK, "[12.15, 12.15]"},
    {"exact, as index", "=8000", "=8972", PLAN_GROWTH_INDEX, 2, PLAN_OK, "[112.15, 112.15]"},
    {"exact, as ratio", "=8000", "=8972", PLAN_GROWTH_RATIO, 4, PLAN_OK, "[1.1215, 1.1215]"},
    {"exact, as ratio, cut", "=8000", "=8972", PLAN_GROWTH_RATIO, 2, PLAN_OK, "(1.12, 1.13)"},
    {"to nothing", "=10", "=0", PLAN_GROWTH_RATE, 2, PLAN_OK, "[-100, -100]"},
    {"no upper end", "=10", ">15", PLAN_GROWTH_RATE, 2, PLAN_OK, "(50, ...)"},
    {"base without upper end", ">=10", "=15", PLAN_GROWTH_RATE, 2, PLAN_OK, "(-100, 50]"},
    {"base from an open 0", ">0", "=15", PLAN_GROWTH_RATE, 2, PLAN_OK, "(-100, ...)"},
    {"base that may be 0", "0", "=15", PLAN_GROWTH_RATE, 2, PLAN_DOMAIN, NULL},
    {"negative base", "-5", "=15", PLAN_GROWTH_RATE, 2, PLAN_DOMAIN, NULL},
    {"log", "=48.3", "=52.9", PLAN_GROWTH_LOG, 3, PLAN_OK, "(9.097, 9.098)"},
    {"log, unchanged", "=7", "=7.0", PLAN_GROWTH_LOG, 3, PLAN_OK, "[0, 0]"},
    {"log of what may be 0", "=7", "0", PLAN_GROWTH_LOG, 3, PLAN_SIGN_CHANGE, NULL},
    {"unknown form", "=7", "=7", 4, 3, PLAN_INVALID, NULL},
    {"unknown scale", "=7", "=7", PLAN_GROWTH_RATE, 19, PLAN_INVALID, NULL},
    {"does not fit", "=0.00001", "=99999999999999999", PLAN_GROWTH_RATE, 2, PLAN_RANGE, NULL},
};

static void growth_of_figures(void) {
    for (size_t i = 0; i < sizeof growths / sizeof growths[0]; i++) {
        plan_interval base = interval_of(growths[i].base), value = interval_of(growths[i].value);
        plan_interval got = interval_of("[1, 2]");
        CHECK_STATUS(growths[i].label,
                     plan_growth_f(&base, &value, growths[i].form, growths[i].scale, &got),
                     growths[i].status);
        CHECK_INTERVAL(growths[i].label, got,
                       growths[i].status == PLAN_OK ? growths[i].expected : "[1, 2]");
    }
    plan_interval all = plan_interval_all();
    CHECK_STATUS("NULL", plan_growth_f(NULL, &all, 0, 0, &all), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_growth_f(&all, NULL, 0, 0, &all), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_growth_f(&all, &all, 0, 0, NULL), PLAN_INVALID);
}

static void difference_of_figures(void) {
    plan_interval a = interval_of("9.0"), b = interval_of("7.7"), got = plan_interval_all();
    CHECK_STATUS("points", plan_difference_f(&a, &b, &got), PLAN_OK);
    CHECK_INTERVAL("points", got, "[-1.4, -1.2]");
    b = interval_of(">7");
    CHECK_STATUS("open", plan_difference_f(&a, &b, &got), PLAN_OK);
    CHECK_INTERVAL("open", got, "(-2.05, ...)");
    CHECK_STATUS("NULL", plan_difference_f(&a, &b, NULL), PLAN_INVALID);
}

/* Rate by rate: whether the printed growth can be true. */
static const struct {
    const char *label, *base, *value, *stated;
    int form;
    plan_status status;
    int expected;
} verdicts[] = {
    {"8972 on 8000 is 12.15 %: 12.1", "=8000", "=8972", "12.1", PLAN_GROWTH_RATE, PLAN_OK, 1},
    {"12.2", "=8000", "=8972", "12.2", PLAN_GROWTH_RATE, PLAN_OK, 1},
    {"12.3", "=8000", "=8972", "12.3", PLAN_GROWTH_RATE, PLAN_OK, 0},
    {"12.0", "=8000", "=8972", "12.0", PLAN_GROWTH_RATE, PLAN_OK, 0},
    {"12.15 open", "=8000", "=8972", "(12.15, 12.25]", PLAN_GROWTH_RATE, PLAN_OK, 0},
    {"index 112.1", "=8000", "=8972", "112.1", PLAN_GROWTH_INDEX, PLAN_OK, 1},
    {"index 112.3", "=8000", "=8972", "112.3", PLAN_GROWTH_INDEX, PLAN_OK, 0},
    {"ratio 1.121 and 1.122", "=8000", "=8972", "1.122", PLAN_GROWTH_RATIO, PLAN_OK, 1},
    {"ratio 1.123", "=8000", "=8972", "1.123", PLAN_GROWTH_RATIO, PLAN_OK, 0},
    {"rounded per capita", "48.3", "52.9", "9.74", PLAN_GROWTH_RATE, PLAN_OK, 1},
    {"rounded per capita, too much", "48.3", "52.9", "9.75", PLAN_GROWTH_RATE, PLAN_OK, 0},
    {"a fall", "=100", "=36", "-64", PLAN_GROWTH_RATE, PLAN_OK, 1},
    {"below all of it", "=10", "=-5", "-150", PLAN_GROWTH_RATE, PLAN_OK, 1},
    {"below all of it, not so far", "=10", "=-5", "-149", PLAN_GROWTH_RATE, PLAN_OK, 0},
    {"up is up", "=8000", "=8972", ">0", PLAN_GROWTH_RATE, PLAN_OK, 1},
    {"unchanged is not up", "=8000", "=8000", ">0", PLAN_GROWTH_RATE, PLAN_OK, 0},
    {"about the same", "=8000", "=8000", "0", PLAN_GROWTH_RATE, PLAN_OK, 1},
    {"open base: anything", ">0", "=5", "1000000", PLAN_GROWTH_RATE, PLAN_OK, 1},
    {"open base: nothing at -100", ">0", "=5", "=-100", PLAN_GROWTH_RATE, PLAN_OK, 0},
    {"open base, 0 stays 0", ">0", "=0", "=-100", PLAN_GROWTH_RATE, PLAN_OK, 1},
    {"17 digits", "=99999999999999999", "=99999999999999998", "0", PLAN_GROWTH_RATE, PLAN_OK, 1},
    {"17 decimals", "=0.00000000000000001", "=99999999999999999", "5", PLAN_GROWTH_RATE, PLAN_OK,
     0},
    {"base may be 0", "0", "=5", "5", PLAN_GROWTH_RATE, PLAN_DOMAIN, 0},
    {"negative base", "=-4", "=-2", "-50", PLAN_GROWTH_RATE, PLAN_DOMAIN, 0},
    {"log", "=48.3", "=52.9", "9.10", PLAN_GROWTH_LOG, PLAN_OK, 1},
    {"log, 9.097177820572669430...", "=48.3", "=52.9", "=9.0971778205726694", PLAN_GROWTH_LOG,
     PLAN_OK, 0},
    {"log, its digits", "=48.3", "=52.9", "9.0971778205726694", PLAN_GROWTH_LOG, PLAN_OK, 1},
    {"log, one digit more", "=48.3", "=52.9", "9.0971778205726696", PLAN_GROWTH_LOG, PLAN_OK, 0},
    {"log of nothing", "=5", "=0", "=5", PLAN_GROWTH_LOG, PLAN_SIGN_CHANGE, 0},
    {"log of what may be nothing", "=5", "0", "-1000", PLAN_GROWTH_LOG, PLAN_OK, 1},
    {"log beyond", "=0.00000000000000001", "=99999999999999999", "100000", PLAN_GROWTH_LOG, PLAN_OK,
     0},
    {"log of the same is not up", "=8000", "=8000", ">0", PLAN_GROWTH_LOG, PLAN_OK, 0},
    {"log of the same is 0", "=8000", "=8000", "=0", PLAN_GROWTH_LOG, PLAN_OK, 1},
    {"log of the same, 0 is the end", "=8000", "=8000", "[0, 1]", PLAN_GROWTH_LOG, PLAN_OK, 1},
    {"log of the same is not above it", "=8000", "=8000", "(0, 1]", PLAN_GROWTH_LOG, PLAN_OK, 0},
    {"log of 17 digits is not 0", "=99999999999999998", "=99999999999999999", "=0", PLAN_GROWTH_LOG,
     PLAN_OK, 0},
    {"unknown form", "=5", "=5", "5", -1, PLAN_INVALID, 0},
};

static void growth_verdicts(void) {
    for (size_t i = 0; i < sizeof verdicts / sizeof verdicts[0]; i++) {
        plan_interval base = interval_of(verdicts[i].base), value = interval_of(verdicts[i].value);
        plan_interval stated = interval_of(verdicts[i].stated);
        int got = 7;
        CHECK_STATUS(verdicts[i].label,
                     plan_growth_agrees(&base, &value, &stated, verdicts[i].form, &got),
                     verdicts[i].status);
        CHECK_INT(verdicts[i].label, got, verdicts[i].status == PLAN_OK ? verdicts[i].expected : 7);
    }
}

static void difference_verdicts(void) {
    static const struct {
        const char *label, *base, *value, *stated;
        int expected;
    } rows[] = {
        {"9.0 less 1.3", "7.7", "9.0", "1.3", 1},
        {"rounding allows 1.2 to 1.4", "7.7", "9.0", "=1.2", 1},
        {"the other end", "7.7", "9.0", "=1.4", 1},
        {"beyond it", "7.7", "9.0", "=1.41", 0},
        {"one digit beyond", "7.7", "9.0", "1.5", 0},
        {"exact tie", "=7.65", "=9.0", "1.3", 1},
        {"beyond the exact tie", "=7.64", "=9.0", "1.3", 0},
        {"open", "=1", "=2", "(1, 2)", 0},
        {"unbounded", "=1", ">2", "1000", 1},
        {"unbounded, wrong way", "=1", ">2", "=1", 0},
        {"far scales", "=0.00000000000000001", "=99999999999999999", "=99999999999999999", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_interval base = interval_of(rows[i].base), value = interval_of(rows[i].value);
        plan_interval stated = interval_of(rows[i].stated);
        int got = 7;
        CHECK_STATUS(rows[i].label, plan_difference_agrees(&base, &value, &stated, &got), PLAN_OK);
        CHECK_INT(rows[i].label, got, rows[i].expected);
    }
    CHECK_STATUS("NULL", plan_difference_agrees(NULL, NULL, NULL, NULL), PLAN_INVALID);
}

static const struct {
    const char *label, *known, *change;
    int form;
    int32_t scale;
    plan_status status;
    const char *previous, *value;
} others[] = {
    {"8863 up 10.4 %", "=8863", "10.4", PLAN_GROWTH_RATE, 3, PLAN_OK, "(8024.445, 8031.718)",
     "[9780.3205, 9789.1835]"},
    {"8972 up 12.2 %, the exact tie", "=8972", "12.2", PLAN_GROWTH_RATE, 3, PLAN_OK,
     "(7992.873, 8000]", NULL},
    {"as index", "=8972", "112.2", PLAN_GROWTH_INDEX, 3, PLAN_OK, "(7992.873, 8000]", NULL},
    {"as ratio", "=8972", "[1.1215, 1.1225]", PLAN_GROWTH_RATIO, 3, PLAN_OK, "(7992.873, 8000]",
     "[10062.098, 10071.07]"},
    {"as log", "=100", "=10", PLAN_GROWTH_LOG, 6, PLAN_OK, "(90.483741, 90.483742)",
     "(110.517091, 110.517092)"},
    {"as log, many digits", "=1234567890.12", "=10", PLAN_GROWTH_LOG, 2, PLAN_OK,
     "(1117083222.08, 1117083222.09)", "(1364408528.55, 1364408528.56)"},
    {"up by an unknown part", "=100", ">0", PLAN_GROWTH_RATE, 2, PLAN_OK, "(0, 100)", "(100, ...)"},
    {"a fall of nearly all", "=100", "-100", PLAN_GROWTH_RATE, 2, PLAN_OK, "[20000, ...)",
     "(0, 0.5]"},
    {"nothing is left", "=100", "=-100", PLAN_GROWTH_RATE, 2, PLAN_DOMAIN, NULL, NULL},
    {"value that may be 0", "0", "5", PLAN_GROWTH_RATE, 2, PLAN_DOMAIN, NULL, NULL},
    {"unknown form", "=5", "5", 9, 2, PLAN_INVALID, NULL, NULL},
};

static void other_side_of_figures(void) {
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        plan_interval known = interval_of(others[i].known), change = interval_of(others[i].change);
        plan_interval got = interval_of("[1, 2]");
        const char *label = others[i].label;
        CHECK_STATUS(
            label, plan_implied_previous_f(&known, &change, others[i].form, others[i].scale, &got),
            others[i].status);
        CHECK_INTERVAL(label, got, others[i].previous != NULL ? others[i].previous : "[1, 2]");
        int32_t scale = others[i].scale == 3 ? 4 : others[i].scale;
        CHECK_STATUS(label, plan_implied_value_f(&known, &change, others[i].form, scale, &got),
                     others[i].status);
        if (others[i].value != NULL) {
            CHECK_INTERVAL(label, got, others[i].value);
        }
    }
}

static void linked_figures(void) {
    plan_interval rates[3] = {interval_of("-24"), interval_of("3"), interval_of("=5")}, got;
    CHECK_STATUS("trade", plan_compound_f(rates, 2, 2, &got), PLAN_OK);
    CHECK_INTERVAL("trade", got, "(-22.62, -20.82)");
    rates[0] = interval_of("=-24");
    rates[1] = interval_of("=3");
    CHECK_STATUS("exact", plan_compound_f(rates, 2, 2, &got), PLAN_OK);
    CHECK_INTERVAL("exact", got, "[-21.72, -21.72]");
    CHECK_STATUS("exact, fewer decimals", plan_compound_f(rates, 2, 1, &got), PLAN_OK);
    CHECK_INTERVAL("exact, fewer decimals", got, "(-21.8, -21.7)");
    rates[0] = interval_of("-100");
    CHECK_STATUS("nearly all", plan_compound_f(rates, 1, 2, &got), PLAN_OK);
    CHECK_INTERVAL("nearly all", got, "[-100, -99.5]");
    rates[0] = interval_of("=-101");
    CHECK_STATUS("more than all", plan_compound_f(rates, 1, 2, &got), PLAN_DOMAIN);
    CHECK_STATUS("none", plan_compound_f(rates, 0, 2, &got), PLAN_SHORT_SERIES);
    CHECK_STATUS("NULL", plan_compound_f(NULL, 1, 2, &got), PLAN_INVALID);
    plan_interval many[5] = {interval_of("7.1"), interval_of("6.5"), interval_of("8.0"),
                             interval_of("5.5"), interval_of("9.25")};
    CHECK_STATUS("five", plan_compound_f(many, 5, 4, &got), PLAN_OK);
    CHECK_INTERVAL("five", got, "(41.7108, 42.2558)");
    CHECK_STATUS("none, no list", plan_compound_f(NULL, 0, 2, &got), PLAN_SHORT_SERIES);
}

static void roots_of_figures(void) {
    static const struct {
        const char *label, *first, *last, *periods;
        int32_t scale;
        plan_status status;
        const char *expected;
    } rows[] = {
        {"exact root", "=100", "=121", "2", 2, PLAN_OK, "[10, 10]"},
        {"exact root, its decimals", "=10000", "=11025", "2", 0, PLAN_OK, "[5, 5]"},
        {"exact root of a fall", "=8", "=1", "3", 1, PLAN_OK, "[-50, -50]"},
        {"exact root with decimals", "=1", "=1.157625", "3", 3, PLAN_OK, "[5, 5]"},
        {"no decimal", "=8863", "=12000", "3", 4, PLAN_OK, "(10.6284, 10.6285)"},
        {"one period", "48.3", "52.9", "1", 3, PLAN_OK, "(9.307, 9.741)"},
        {"half a period", "=100", "=110", "0.5", 2, PLAN_OK, "[21, 21]"},
        {"half a period of figures", "0.2", "0.10", "0.5", 2, PLAN_OK, "[-85.56, -51]"},
        {"one and a half", "=4", "=13.5", "1.5", 2, PLAN_OK, "[125, 125]"},
        {"a thousandth", "=1", "=1.001", "0.001", 2, PLAN_OK, "(171.69, 171.7)"},
        {"no upper end", "=100", ">=121", "2", 2, PLAN_OK, "[10, ...)"},
        {"base without upper end", ">=100", "=121", "2", 2, PLAN_OK, "(-100, 10]"},
        {"a period too many", "=100", "=100", "1000001", 2, PLAN_RANGE, NULL},
        {"no periods", "=100", "=121", "0", 2, PLAN_DOMAIN, NULL},
        {"base may be 0", "0", "=121", "2", 2, PLAN_DOMAIN, NULL},
        {"value may be 0", "=100", "0", "2", 2, PLAN_SIGN_CHANGE, NULL},
        {"too fine a period", "=100", "=121", "0.0001", 2, PLAN_RANGE, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_interval first = interval_of(rows[i].first), last = interval_of(rows[i].last);
        plan_interval got = interval_of("[1, 2]");
        CHECK_STATUS(
            rows[i].label,
            plan_cagr_f(&first, &last, figure_of(rows[i].periods).value, rows[i].scale, &got),
            rows[i].status);
        CHECK_INTERVAL(rows[i].label, got, rows[i].status == PLAN_OK ? rows[i].expected : "[1, 2]");
    }
}

TEST_MAIN("change", {"pairs give values or reasons", pairs_give_values_or_reasons},
          {"arrays are the scalars", arrays_are_the_scalars},
          {"arrays with constants", arrays_with_constants},
          {"compound annual growth", compound_annual_growth}, {"annual rates", annual_rates},
          {"forms of growth", forms_of_growth},
          {"lists give values or reasons", lists_give_values_or_reasons},
          {"carry-over", carry_over}, {"growth of figures", growth_of_figures},
          {"difference of figures", difference_of_figures}, {"growth verdicts", growth_verdicts},
          {"difference verdicts", difference_verdicts},
          {"the other side of figures", other_side_of_figures}, {"linked figures", linked_figures},
          {"roots of figures", roots_of_figures})
