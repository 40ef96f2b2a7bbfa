/* Keyed series: what belongs together is found by its period, whatever stands around it. */
#include "check.h"
#include "failing.h"

#include <plan/series.h>
#include <stdbool.h>

#define NONE CHECK_NAN
#define ENDLESS ((double)INFINITY)
enum { MOST = 16 };

static plan_period period_of(const char *text) {
    plan_period period = {0, 1, PLAN_YEARLY};
    plan_error error;
    plan_error_init(&error);
    CHECK_STATUS(text, plan_period_read(text, strlen(text), &period, &error), PLAN_OK);
    return period;
}

/* A row of a series with what is expected of it; a value counts where the status is PLAN_OK. */
typedef struct row {
    const char *period;
    double value;
    plan_status growth_status;
    double growth;
    plan_status difference_status;
    double difference;
    plan_status sum_status;
    double sum;
} row;

static void check_value(const char *label, double got, plan_status status, plan_status expected,
                        double value) {
    CHECK_STATUS(label, status, expected);
    CHECK_DBL(label, got, expected == PLAN_OK ? value : NONE, 1);
}

/* The rows as they stand and backwards, with statuses and without, beside the values and over
 * them. */
static void check_rows(const row *rows, size_t n, int32_t window) {
    for (int way = 0; way < 4; way++) {
        bool backwards = way % 2 != 0, in_place = way > 1;
        plan_period periods[MOST];
        double values[MOST], growth[MOST], difference[MOST], sum[MOST];
        plan_status of_growth[MOST], of_difference[MOST], of_sum[MOST];
        for (size_t i = 0; i < n; i++) {
            const row *r = &rows[backwards ? n - 1 - i : i];
            periods[i] = period_of(r->period);
            values[i] = growth[i] = difference[i] = sum[i] = r->value;
        }
        CHECK_STATUS("growth",
                     plan_year_on_year_growth(periods, in_place ? growth : values, growth,
                                              of_growth, n, NULL),
                     PLAN_OK);
        CHECK_STATUS("difference",
                     plan_year_on_year_difference(periods, in_place ? difference : values,
                                                  difference, of_difference, n, NULL),
                     PLAN_OK);
        CHECK_STATUS(
            "sum", plan_moving_sum(periods, in_place ? sum : values, sum, of_sum, n, window, NULL),
            PLAN_OK);
        for (size_t i = 0; i < n; i++) {
            const row *r = &rows[backwards ? n - 1 - i : i];
            check_value(r->period, growth[i], of_growth[i], r->growth_status, r->growth);
            check_value(r->period, difference[i], of_difference[i], r->difference_status,
                        r->difference);
            check_value(r->period, sum[i], of_sum[i], r->sum_status, r->sum);
        }
        CHECK_STATUS("without statuses",
                     plan_year_on_year_growth(periods, values, values, NULL, n, NULL), PLAN_OK);
        CHECK_TRUE("without statuses", memcmp(values, growth, n * sizeof values[0]) == 0);
    }
}

#define GAP PLAN_GAP, 0
#define BOTH(value) PLAN_OK, value

/* 100 * (107 - 100) / 100 = 7 and so on; the year without figures leaves two gaps. */
static void years_with_a_gap(void) {
    static const row rows[] = {
        {"2018", 100, GAP, GAP, GAP},
        {"2019", 107, BOTH(7), BOTH(7), BOTH(207)},
        {"2020", 160.5, BOTH(50), BOTH(53.5), BOTH(267.5)},
        {"2022", 200, GAP, GAP, GAP},
        {"2023", 150, BOTH(-25), BOTH(-50), BOTH(350)},
    };
    check_rows(rows, sizeof rows / sizeof rows[0], 2);
}

static void quarters(void) {
    static const row rows[] = {
        {"2022-Q1", 10, GAP, GAP, GAP},
        {"2022-Q2", 20, GAP, GAP, GAP},
        {"2022-Q3", 30, GAP, GAP, GAP},
        {"2022-Q4", 40, GAP, GAP, BOTH(100)},
        {"2023-Q1", 11, BOTH(10), BOTH(1), BOTH(101)},
        {"2023-Q2", 25, BOTH(25), BOTH(5), BOTH(106)},
        {"2023-Q4", 30, BOTH(-25), BOTH(-10), GAP},
    };
    check_rows(rows, sizeof rows / sizeof rows[0], 4);
}

/* December and January follow each other; every frequency for itself. */
static void months_and_mixed_frequencies(void) {
    static const row rows[] = {
        {"2022-01", 8, GAP, GAP, GAP},
        {"2022", 100, GAP, GAP, GAP},
        {"2022-Q1", 20, GAP, GAP, GAP},
        {"2022-11", 4, GAP, GAP, GAP},
        {"2022-12", 5, GAP, GAP, BOTH(9)},
        {"2023-01", 10, BOTH(25), BOTH(2), BOTH(15)},
        {"2023-02", 7, GAP, GAP, BOTH(17)},
        {"2023-S1", 60, GAP, GAP, GAP},
        {"2023-Q1", 30, BOTH(50), BOTH(10), GAP},
        {"2023-S2", 70, GAP, GAP, BOTH(130)},
        {"2023", 120, BOTH(20), BOTH(20), BOTH(220)},
    };
    check_rows(rows, sizeof rows / sizeof rows[0], 2);
}

/* One year back is the same span one year back; sums join spans. */
static void spans(void) {
    static const row rows[] = {
        {"2016-2020", 50, GAP, GAP, GAP},
        {"2020-2024", 80, GAP, GAP, GAP},
        {"2021-2025", 100, BOTH(25), BOTH(20), BOTH(150)},
        {"2021-2030", 300, GAP, GAP, GAP},
        {"2022-01/2022-09", 40, GAP, GAP, GAP},
        {"2023-01/2023-09", 50, BOTH(25), BOTH(10), GAP},
        {"2023-10/2024-06", 60, GAP, GAP, BOTH(110)},
        {"2021", 7, GAP, GAP, GAP},
    };
    check_rows(rows, sizeof rows / sizeof rows[0], 2);
}

#define SAME(status) status, 0, status, 0

/* A reason takes those that need the period, and nobody else. */
static void reasons(void) {
    static const row rows[] = {
        {"2010", 5, SAME(PLAN_GAP), GAP},
        {"2011", NONE, SAME(PLAN_MISSING), PLAN_MISSING, 0},
        {"2012", 6, SAME(PLAN_MISSING), PLAN_MISSING, 0},
        {"2013", ENDLESS, SAME(PLAN_DOMAIN), PLAN_DOMAIN, 0},
        {"2014", 0, SAME(PLAN_DOMAIN), PLAN_DOMAIN, 0},
        {"2015", 9, PLAN_ZERO_BASE, 0, BOTH(9), BOTH(9)},
        {"2016", -4, BOTH(-1300.0 / 9), BOTH(-13), BOTH(5)},
        {"2017", 2, PLAN_NEGATIVE_BASE, 0, BOTH(6), BOTH(-2)},
        {"2018", 1.7e308, PLAN_RANGE, 0, BOTH(1.7e308), BOTH(1.7e308)},
        {"2019", 1.7e308, BOTH(0), BOTH(0), PLAN_RANGE, 0},
        {"2021", NONE, SAME(PLAN_MISSING), PLAN_MISSING, 0},
        {"2023", -ENDLESS, SAME(PLAN_GAP), GAP},
    };
    check_rows(rows, sizeof rows / sizeof rows[0], 2);
}

/* Equal values contradict as well; a NaN among them is missing first. */
static void periods_that_stand_twice(void) {
    static const row rows[] = {
        {"2018", 5, SAME(PLAN_GAP), GAP},
        {"2019", 7, SAME(PLAN_CONTRADICTED), PLAN_CONTRADICTED, 0},
        {"2021", 3, BOTH(-62.5), BOTH(-5), BOTH(11)},
        {"2019", 7, SAME(PLAN_CONTRADICTED), PLAN_CONTRADICTED, 0},
        {"2022", 6, BOTH(100), BOTH(3), BOTH(9)},
        {"2023", NONE, SAME(PLAN_MISSING), PLAN_MISSING, 0},
        {"2020", 8, SAME(PLAN_CONTRADICTED), PLAN_CONTRADICTED, 0},
        {"2023", 4, SAME(PLAN_MISSING), PLAN_MISSING, 0},
        {"2024", 4, SAME(PLAN_MISSING), PLAN_MISSING, 0},
        {"2026", ENDLESS, SAME(PLAN_CONTRADICTED), PLAN_CONTRADICTED, 0},
        {"2026", 1, SAME(PLAN_CONTRADICTED), PLAN_CONTRADICTED, 0},
        {"2027", 1, SAME(PLAN_CONTRADICTED), PLAN_CONTRADICTED, 0},
        {"2028", 2, BOTH(100), BOTH(1), BOTH(3)},
    };
    check_rows(rows, sizeof rows / sizeof rows[0], 2);
}

/* The first years there are have none before them. */
static void ends_of_time(void) {
    static const row rows[] = {
        {"0000-12", 1, GAP, GAP, GAP},
        {"0000-01", 2, GAP, GAP, GAP},
        {"0001-01", 3, BOTH(50), BOTH(1), BOTH(4)},
        {"9999-12", 4, GAP, GAP, GAP},
        {"9999-11", 5, GAP, GAP, GAP},
        {"0000", 6, GAP, GAP, GAP},
        {"9999-S2", 7, GAP, GAP, GAP},
    };
    row given[sizeof rows / sizeof rows[0]];
    memcpy(given, rows, sizeof rows);
    given[3].sum_status = PLAN_OK;
    given[3].sum = 9;
    check_rows(given, sizeof rows / sizeof rows[0], 2);
}

/* Each sum as if it stood alone: nothing of what left the window stays. Between 2^53 and 2^54 every
 * second number is a double: 1 - 1e16 + 0.5 is nearest to -9999999999999998. */
static void sums_do_not_drift(void) {
    static const double values[] = {1e16, 1, -1e16, 0.5, 1e300, 0.1, 0.2, 0.3, NONE, 1, 2, 3};
    static const double expected[] = {
        NONE, NONE, 1, -9999999999999998, 1e300, 1e300, 1e300, 0.6, NONE, NONE, NONE, 6};
    enum { N = sizeof values / sizeof values[0] };
    for (int32_t shift = 0; shift < 3; shift++) { /* wherever the blocks start */
        plan_period periods[N];
        double out[N];
        for (int32_t i = 0; i < N; i++) {
            CHECK_STATUS("year", plan_period_year(2000 + shift + i, &periods[i]), PLAN_OK);
        }
        CHECK_STATUS("sum", plan_moving_sum(periods, values, out, NULL, N, 3, NULL), PLAN_OK);
        for (size_t i = 0; i < N; i++) {
            CHECK_DBL("sum", out[i], expected[i], 0);
        }
    }
}

/* --- Long series --- */

static uint64_t next(uint64_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed * UINT64_C(2685821657736338717) >> 11;
}

typedef struct answers {
    double growth, sum;
    plan_status growth_status, sum_status;
} answers;

/* As the words of the header say it, looking through the whole series for every period. */
static plan_status look(const plan_period *periods, const double *values, size_t n,
                        plan_period wanted, double *value) {
    size_t found = 0;
    bool missing = false;
    for (size_t i = 0; i < n; i++) {
        if (plan_period_compare(periods[i], wanted) == 0) {
            found++;
            *value = values[i];
            missing = missing || isnan(values[i]);
        }
    }
    return missing ? PLAN_MISSING : found > 1 ? PLAN_CONTRADICTED : found == 0 ? PLAN_GAP : PLAN_OK;
}

static plan_status first_of(plan_status a, plan_status b) {
    static const plan_status order[] = {PLAN_MISSING, PLAN_CONTRADICTED, PLAN_GAP, PLAN_DOMAIN};
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        if (a == order[i] || b == order[i]) {
            return order[i];
        }
    }
    return PLAN_OK;
}

/* Whole numbers: their sums are exact. */
static answers slowly(const plan_period *periods, const double *values, size_t n, size_t i,
                      int32_t window) {
    answers a = {NONE, 0, PLAN_OK, PLAN_OK};
    double own = 0, base = 0, value = 0;
    plan_period at = periods[i];
    a.growth_status = look(periods, values, n, at, &own);
    plan_status other = plan_period_move_years(periods[i], -1, &at) == PLAN_OK
                            ? look(periods, values, n, at, &base)
                            : PLAN_GAP;
    a.growth_status = first_of(a.growth_status, other);
    if (a.growth_status == PLAN_OK) {
        a.growth_status = plan_growth(base, own, &a.growth);
    }
    for (int32_t k = 0; k < window; k++) {
        other = plan_period_move(periods[i], -k, &at) == PLAN_OK
                    ? look(periods, values, n, at, &value)
                    : PLAN_GAP;
        other = other == PLAN_OK && isinf(value) ? PLAN_DOMAIN : other;
        a.sum_status = first_of(a.sum_status, other);
        a.sum += value;
    }
    a.sum = a.sum_status == PLAN_OK ? a.sum : NONE;
    return a;
}

static plan_period some_period(uint64_t *seed) {
    static const uint8_t frequencies[] = {PLAN_YEARLY, PLAN_HALF_YEARLY, PLAN_QUARTERLY,
                                          PLAN_MONTHLY};
    plan_period period;
    period.frequency = frequencies[next(seed) % 4];
    period.count = next(seed) % 4 == 0 ? (int32_t)(2 + next(seed) % 3) : 1;
    period.first =
        (int32_t)((next(seed) % 2 == 0 ? 2000 : 0) * period.frequency + (int32_t)(next(seed) % 12));
    return period;
}

static void any_series(void) {
    enum { N = 60 };
    static const int32_t windows[] = {1, 2, 3, 4, 7, 12};
    uint64_t seed = 20231231;
    for (size_t round = 0; round < 300; round++) {
        plan_period periods[N];
        double values[N], growth[N], sum[N];
        plan_status of_growth[N], of_sum[N];
        size_t n = (size_t)(next(&seed) % (N + 1));
        int32_t window = windows[next(&seed) % (sizeof windows / sizeof windows[0])];
        for (size_t i = 0; i < n; i++) {
            uint64_t kind = next(&seed) % 60;
            periods[i] = some_period(&seed);
            values[i] = kind == 0 ? NONE : kind == 1 ? ENDLESS : (double)(next(&seed) % 1000) - 10;
        }
        CHECK_STATUS("growth",
                     plan_year_on_year_growth(periods, values, growth, of_growth, n, NULL),
                     PLAN_OK);
        CHECK_STATUS("sum", plan_moving_sum(periods, values, sum, of_sum, n, window, NULL),
                     PLAN_OK);
        for (size_t i = 0; i < n; i++) {
            answers expected = slowly(periods, values, n, i, window);
            CHECK_STATUS("any growth", of_growth[i], expected.growth_status);
            CHECK_STATUS("any sum", of_sum[i], expected.sum_status);
            CHECK_DBL("any growth", growth[i], expected.growth, 0);
            CHECK_DBL("any sum", sum[i], expected.sum, 0);
        }
    }
}

/* 10^5 months, a gap here and there: shuffled, each gets what it got in order, to the last bit. */
static void shuffled(void) {
    enum { N = 100000 };
    static const int32_t windows[] = {1, 12, 1000, 4096};
    plan_period *periods = malloc(2 * N * sizeof *periods);
    double *values = malloc(4 * N * sizeof *values);
    size_t *place = malloc(N * sizeof *place);
    uint64_t seed = 7;
    if (periods == NULL || values == NULL || place == NULL) {
        CHECK_TRUE("memory", 0);
        goto out;
    }
    double *out = values + 2 * N, *mixed = values + N, *mixed_out = values + 3 * N;
    for (size_t i = 0; i < N; i++) {
        periods[i].frequency = PLAN_MONTHLY;
        periods[i].count = 1;
        periods[i].first = (int32_t)(i + i / 7000);
        values[i] = ldexp((double)next(&seed), (int)(next(&seed) % 60) - 60);
        place[i] = i;
    }
    for (size_t i = N - 1; i > 0; i--) {
        size_t other = (size_t)(next(&seed) % (i + 1)), kept = place[i];
        place[i] = place[other];
        place[other] = kept;
    }
    for (size_t i = 0; i < N; i++) {
        periods[N + i] = periods[place[i]];
        mixed[i] = values[place[i]];
    }
    for (size_t w = 0; w <= sizeof windows / sizeof windows[0]; w++) {
        size_t different = 0;
        bool sums = w < sizeof windows / sizeof windows[0];
        for (size_t k = 0; k < 2; k++) {
            const double *in = k == 0 ? values : mixed;
            double *to = k == 0 ? out : mixed_out;
            CHECK_STATUS("long",
                         sums ? plan_moving_sum(periods + k * N, in, to, NULL, N, windows[w], NULL)
                              : plan_year_on_year_growth(periods + k * N, in, to, NULL, N, NULL),
                         PLAN_OK);
        }
        for (size_t i = 0; i < N; i++) {
            different += memcmp(&mixed_out[i], &out[place[i]], sizeof out[0]) != 0 ? 1 : 0;
        }
        CHECK_U64("shuffled", different, 0);
        /* a part of the series alone has the same sums */
        for (size_t start = 5000; start < 5010 && sums; start++) {
            size_t n = 3 * (size_t)windows[w], from = start + (size_t)windows[w] - 1 - start;
            CHECK_STATUS("part",
                         plan_moving_sum(periods + start, values + start, mixed_out, NULL, n,
                                         windows[w], NULL),
                         PLAN_OK);
            CHECK_TRUE("part", memcmp(mixed_out + from, out + start + from,
                                      (n - from) * sizeof out[0]) == 0);
        }
    }
out:
    free(periods);
    free(values);
    free(place);
}

/* --- Arguments and memory --- */

static void arguments(void) {
    plan_period periods[] = {{2020, 1, 1}, {2021, 1, 1}}, bad[] = {{2020, 1, 1}, {2021, 1, 3}};
    double values[] = {4, 5}, out[] = {7, 7};
    plan_status statuses[] = {99, 99};
    CHECK_STATUS("none", plan_year_on_year_growth(NULL, NULL, NULL, NULL, 0, NULL), PLAN_OK);
    CHECK_STATUS("none", plan_year_on_year_difference(NULL, NULL, NULL, NULL, 0, NULL), PLAN_OK);
    CHECK_STATUS("none", plan_moving_sum(NULL, NULL, NULL, NULL, 0, 4, NULL), PLAN_OK);
    CHECK_STATUS("NULL", plan_year_on_year_growth(NULL, values, out, statuses, 2, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("NULL", plan_year_on_year_difference(periods, NULL, out, statuses, 2, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("NULL", plan_moving_sum(periods, values, NULL, statuses, 2, 2, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("period", plan_year_on_year_growth(bad, values, out, statuses, 2, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("period", plan_moving_sum(bad, values, out, statuses, 2, 2, NULL), PLAN_INVALID);
    CHECK_STATUS("window", plan_moving_sum(periods, values, out, statuses, 2, 0, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("window", plan_moving_sum(periods, values, out, statuses, 2, 4097, NULL),
                 PLAN_INVALID);
    CHECK_DBL("nothing was written", out[1], 7, 0);
    CHECK_STATUS("nothing was written", statuses[1], 99);
    CHECK_STATUS("window", plan_moving_sum(periods, values, out, statuses, 2, 4096, NULL), PLAN_OK);
    CHECK_STATUS("window", statuses[1], PLAN_GAP);
}

static const plan_period unordered[] = {{2022, 1, 1}, {2021, 1, 1}, {2023, 1, 1}};
static const double unordered_values[] = {2, 1, 4};

static plan_status growth_with(const plan_allocator *allocator) {
    double out[3] = {7, 7, 7};
    plan_status statuses[3] = {99, 99, 99};
    plan_status status =
        plan_year_on_year_growth(unordered, unordered_values, out, statuses, 3, allocator);
    CHECK_DBL("growth", out[0], status == PLAN_OK ? 100 : 7, 0);
    CHECK_STATUS("growth", statuses[0], status == PLAN_OK ? PLAN_OK : 99);
    return status;
}

static plan_status difference_with(const plan_allocator *allocator) {
    double out[3] = {7, 7, 7};
    plan_status status =
        plan_year_on_year_difference(unordered, unordered_values, out, NULL, 3, allocator);
    CHECK_DBL("difference", out[2], status == PLAN_OK ? 2 : 7, 0);
    return status;
}

static plan_status sum_with(const plan_allocator *allocator) {
    double out[3] = {7, 7, 7};
    plan_status status = plan_moving_sum(unordered, unordered_values, out, NULL, 3, 3, allocator);
    CHECK_DBL("sum", out[2], 7, 0);
    CHECK_TRUE("sum", status == PLAN_OK ? isnan(out[0]) : out[0] == 7.0);
    return status;
}

static void memory_ends(void) {
    CHECK_TRUE("growth", failing_everywhere(growth_with));
    CHECK_TRUE("difference", failing_everywhere(difference_with));
    CHECK_TRUE("sum", failing_everywhere(sum_with));
    /* in order nothing is needed */
    static const plan_period periods[] = {{2021, 1, 1}, {2022, 1, 1}};
    static const double values[] = {4, 5};
    double out[2];
    failing none = {0, 0, 0};
    plan_allocator allocator = {&none, failing_allocate, failing_resize, failing_release};
    CHECK_STATUS("in order", plan_year_on_year_growth(periods, values, out, NULL, 2, &allocator),
                 PLAN_OK);
    CHECK_DBL("in order", out[1], 25, 0);
}

TEST_MAIN("series", {"years with a gap", years_with_a_gap}, {"quarters", quarters},
          {"months and mixed frequencies", months_and_mixed_frequencies}, {"spans", spans},
          {"reasons", reasons}, {"periods that stand twice", periods_that_stand_twice},
          {"ends of time", ends_of_time}, {"sums do not drift", sums_do_not_drift},
          {"any series", any_series}, {"shuffled", shuffled}, {"arguments", arguments},
          {"memory ends", memory_ends})
