/* Sums, means, ratios of sums and scores: published values, equal values, cancelling ones, the ends
 * of doubles, and what is refused. */
#include "figures.h"

#include <plan/aggregate.h>

#define NONE CHECK_NAN
#define ENDLESS ((double)INFINITY)

static const double missing[] = {ENDLESS, NONE}, infinite[] = {1, ENDLESS}, ones[] = {1, 1, 1, 1};

static void sums(void) {
    static const double cancelling[] = {1e16, 1, -1e16, 0.5}, huge[] = {1.7e308, 1.7e308, -1.7e308};
    static const double shares[] = {14.47, 41.96, 38.08, 5.49}, most[] = {1.7e308, 1.7e308};
    double got = 7;
    CHECK_STATUS("missing", plan_sum(missing, 2, &got), PLAN_MISSING);
    CHECK_STATUS("infinite", plan_sum(infinite, 2, &got), PLAN_DOMAIN);
    CHECK_STATUS("too large", plan_sum(most, 2, &got), PLAN_RANGE);
    CHECK_STATUS("NULL", plan_sum(NULL, 2, &got), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_sum(ones, 2, NULL), PLAN_INVALID);
    CHECK_DBL("nothing was written", got, 7, 0);
    CHECK_STATUS("none", plan_sum(NULL, 0, &got), PLAN_OK);
    CHECK_DBL("none", got, 0, 0);
    CHECK_STATUS("four", plan_sum(shares, 4, &got), PLAN_OK);
    CHECK_DBL("four", got, 100, 0); /* one by one they add up to 99.99999999999999 */
    CHECK_STATUS("cancelling", plan_sum(cancelling, 4, &got), PLAN_OK);
    CHECK_DBL("cancelling", got, 1.5, 0);
    CHECK_STATUS("beyond the largest on the way", plan_sum(huge, 3, &got), PLAN_OK);
    CHECK_DBL("beyond the largest on the way", got, 1.7e308, 0);
}

static void sums_of_figures(void) {
    plan_interval values[] = {interval_of("14.47"), interval_of("41.96"), interval_of("38.08"),
                              interval_of("5.69")};
    plan_interval mixed[] = {interval_of("[1, 2)"), interval_of("(..., 5]"), interval_of("[0, 1]")};
    plan_interval large[] = {
        interval_of("=99999999999999999"),  interval_of("=99999999999999999"),
        interval_of("=99999999999999999"),  interval_of("=99999999999999999"),
        interval_of("=99999999999999999"),  interval_of("=99999999999999999"),
        interval_of("=99999999999999999"),  interval_of("=99999999999999999"),
        interval_of("=99999999999999999"),  interval_of("=99999999999999999"),
        interval_of("=99999999999999999"),  interval_of("=99999999999999999"),
        interval_of("=-99999999999999999"), interval_of("=-99999999999999999")};
    plan_interval got = interval_of("=7");
    CHECK_STATUS("too large", plan_sum_f(large, 12, &got), PLAN_RANGE);
    CHECK_STATUS("NULL", plan_sum_f(NULL, 1, &got), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_sum_f(values, 1, NULL), PLAN_INVALID);
    CHECK_INTERVAL("nothing was written", got, "[7, 7]");
    CHECK_STATUS("Lai Chau", plan_sum_f(values, 4, &got), PLAN_OK);
    CHECK_INTERVAL("Lai Chau", got, "[100.18, 100.22]");
    CHECK_STATUS("kinds of ends", plan_sum_f(mixed, 3, &got), PLAN_OK);
    CHECK_INTERVAL("kinds of ends", got, "(..., 8)");
    CHECK_STATUS("none", plan_sum_f(NULL, 0, &got), PLAN_OK);
    CHECK_INTERVAL("none", got, "[0, 0]");
    CHECK_STATUS("too large on the way", plan_sum_f(large, 14, &got), PLAN_OK);
    CHECK_INTERVAL("too large on the way", got, "[999999999999999990, 999999999999999990]");
}

/* GSO, budget investment by December 2024, billion dong done and planned by source: 84.6267 % as a
 * ratio of sums, 90.9141 % as a mean of the parts. */
static const double done[] = {112804.14, 370180.78874, 154474.5215, 23834.713};
static const double planned[] = {129490.382, 461175.12, 167901.181, 22858.636};

static void ratios_of_sums(void) {
    static const double zero[] = {1, -1}, huge[] = {1.7e308, 1.7e308}, tiny[] = {1e-300, 1e-300};
    double got = 7, parts[4], mean = 0;
    CHECK_STATUS("missing", plan_ratio_of_sums(ones, missing, 2, &got), PLAN_MISSING);
    CHECK_STATUS("missing", plan_ratio_of_sums(missing, ones, 2, &got), PLAN_MISSING);
    CHECK_STATUS("infinite", plan_ratio_of_sums(infinite, ones, 2, &got), PLAN_DOMAIN);
    CHECK_STATUS("sum 0", plan_ratio_of_sums(ones, zero, 2, &got), PLAN_DOMAIN);
    CHECK_STATUS("too large", plan_ratio_of_sums(huge, tiny, 2, &got), PLAN_RANGE);
    CHECK_STATUS("none", plan_ratio_of_sums(NULL, NULL, 0, &got), PLAN_SHORT_SERIES);
    CHECK_STATUS("NULL", plan_ratio_of_sums(NULL, ones, 1, &got), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_ratio_of_sums(ones, NULL, 1, &got), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_ratio_of_sums(ones, ones, 1, NULL), PLAN_INVALID);
    CHECK_DBL("nothing was written", got, 7, 0);
    CHECK_STATUS("GSO", plan_ratio_of_sums(done, planned, 4, &got), PLAN_OK);
    CHECK_DBL("GSO", got, 0.8462666196768063, 1); /* 661294.16324 / 781425.319 */
    CHECK_TRUE("GSO", fabs(100 * got - 84.6267) <= 0.00005);
    for (size_t i = 0; i < 4; i++) {
        parts[i] = 100 * done[i] / planned[i];
    }
    CHECK_STATUS("mean of the parts", plan_weighted_mean(parts, ones, 4, 1, &mean, NULL), PLAN_OK);
    CHECK_TRUE("mean of the parts", fabs(mean - 90.9141) <= 0.00005);
    /* with the plans as weights the mean of the parts is the ratio of the sums */
    CHECK_STATUS("weighted", plan_weighted_mean(parts, planned, 4, 1, &mean, NULL), PLAN_OK);
    CHECK_DBL("weighted", mean, 84.62666196768062, 2);
    CHECK_STATUS("large", plan_ratio_of_sums(huge, huge, 2, &got), PLAN_OK);
    CHECK_DBL("large", got, 1, 0);
    CHECK_STATUS("negative", plan_ratio_of_sums(done, zero + 1, 1, &got), PLAN_OK);
    CHECK_DBL("negative", got, -112804.14, 0);
}

static void ratios_of_sums_of_figures(void) {
    plan_interval top[] = {interval_of("1"), interval_of("2")};      /* [2, 4] */
    plan_interval bottom[] = {interval_of("=5"), interval_of("=3")}; /* 8 */
    plan_interval around[] = {interval_of("=1"), interval_of("-1")}, got = interval_of("=7");
    CHECK_STATUS("holds 0", plan_ratio_of_sums_f(top, around, 2, 3, &got), PLAN_DOMAIN);
    CHECK_STATUS("none", plan_ratio_of_sums_f(NULL, NULL, 0, 3, &got), PLAN_SHORT_SERIES);
    CHECK_STATUS("NULL", plan_ratio_of_sums_f(NULL, bottom, 2, 3, &got), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_ratio_of_sums_f(top, NULL, 2, 3, &got), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_ratio_of_sums_f(top, bottom, 2, 3, NULL), PLAN_INVALID);
    CHECK_STATUS("scale", plan_ratio_of_sums_f(top, bottom, 2, 19, &got), PLAN_INVALID);
    CHECK_INTERVAL("nothing was written", got, "[7, 7]");
    CHECK_STATUS("quarter to half", plan_ratio_of_sums_f(top, bottom, 2, 2, &got), PLAN_OK);
    CHECK_INTERVAL("quarter to half", got, "[0.25, 0.5]");
    bottom[1] = interval_of("=4"); /* 2/9, 4/9 */
    CHECK_STATUS("outwards", plan_ratio_of_sums_f(top, bottom, 2, 2, &got), PLAN_OK);
    CHECK_INTERVAL("outwards", got, "(0.22, 0.45)");
}

static void weighted_means(void) {
    static const double values[] = {10, NONE, 40, 2}, weights[] = {1, 2, 3, 4};
    static const double tenths[] = {0.1, 0.1, 0.1}, odd[] = {0.3, 0.7, 1.1}, zeros[] = {0, 0, 0};
    static const double nothing[] = {NONE, NONE, NONE}, below[] = {1, -1}, nan_weight[] = {1, NONE};
    static const double huge[] = {1e300, 2e300}, heavy[] = {1.5e308, 1.5e308};
    double got = 7, coverage = 7;
    static const struct {
        const char *label;
        const double *values, *weights;
        size_t n;
        double floor;
        plan_status status;
    } refused[] = {{"weight missing", infinite, nan_weight, 2, 0, PLAN_MISSING},
                   {"floor missing", infinite, ones, 2, NONE, PLAN_MISSING},
                   {"infinite", infinite, ones, 2, 0, PLAN_DOMAIN},
                   {"infinite weight", ones, infinite, 2, 0, PLAN_DOMAIN},
                   {"weight below 0", ones, below, 2, 0, PLAN_DOMAIN},
                   {"floor above 1", ones, ones, 2, 1.5, PLAN_DOMAIN},
                   {"floor below 0", ones, ones, 2, -0.5, PLAN_DOMAIN},
                   {"weights of 0", ones, zeros, 3, 0, PLAN_DOMAIN},
                   {"nothing of nothing", nothing, zeros, 3, 0, PLAN_MISSING},
                   {"none", NULL, NULL, 0, 0, PLAN_SHORT_SERIES},
                   {"NULL", NULL, ones, 1, 0, PLAN_INVALID},
                   {"NULL", ones, NULL, 1, 0, PLAN_INVALID}};
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        CHECK_STATUS(refused[i].label,
                     plan_weighted_mean(refused[i].values, refused[i].weights, refused[i].n,
                                        refused[i].floor, &got, &coverage),
                     refused[i].status);
    }
    CHECK_STATUS("NULL", plan_weighted_mean(ones, ones, 1, 0, NULL, &coverage), PLAN_INVALID);
    CHECK_DBL("nothing was written", got + coverage, 14, 0);
    CHECK_STATUS("under the floor", plan_weighted_mean(values, weights, 4, 0.81, &got, &coverage),
                 PLAN_MISSING);
    CHECK_DBL("under the floor", coverage, 0.8, 0);
    CHECK_STATUS("nothing there", plan_weighted_mean(nothing, ones, 3, 0, &got, &coverage),
                 PLAN_MISSING);
    CHECK_DBL("nothing there", coverage, 0, 0);
    CHECK_DBL("nothing was written", got, 7, 0);
    CHECK_STATUS("at the floor", plan_weighted_mean(values, weights, 4, 0.8, &got, &coverage),
                 PLAN_OK);
    CHECK_DBL("at the floor", got, 17.25, 0); /* (10 + 120 + 8) / 8 */
    CHECK_DBL("at the floor", coverage, 0.8, 0);
    CHECK_STATUS("equal values", plan_weighted_mean(tenths, odd, 3, 1, &got, NULL), PLAN_OK);
    CHECK_DBL("equal values", got, 0.1, 0);
    CHECK_STATUS("large", plan_weighted_mean(huge, heavy, 2, 1, &got, &coverage), PLAN_OK);
    CHECK_DBL("large", got, 1.5e300, 0);
    CHECK_DBL("large", coverage, 1, 0);
}

/* NIST Statistical Reference Datasets, NumAcc3: 1000000.2, then 1000000.1 and 1000000.3 in turn,
 * 1001 numbers; certified mean 1000000.2, standard deviation (divisor n - 1) 0.1. Doubles hold the
 * data to 1e-9 of their distances. NumAcc1: 10000001, 10000003, 10000002 with mean 10000002 and
 * standard deviation 1. */
static void certified_values(void) {
    enum { N = 1001 };
    static const double three[] = {10000001, 10000003, 10000002};
    double values[N], weights[N], out[N], got = 0;
    for (size_t i = 0; i < N; i++) {
        values[i] = i == 0 ? 1000000.2 : i % 2 == 1 ? 1000000.1 : 1000000.3;
        weights[i] = 1;
    }
    CHECK_STATUS("NumAcc3, mean", plan_weighted_mean(values, weights, N, 1, &got, NULL), PLAN_OK);
    CHECK_DBL("NumAcc3, mean", got, 1000000.2, 0);
    CHECK_STATUS("NumAcc3, scores", plan_normalise_z(values, out, N), PLAN_OK);
    double n_by_less = sqrt(1001.0 / 1000);
    CHECK_TRUE("NumAcc3, scores", fabs(out[0]) < 1e-8);
    CHECK_TRUE("NumAcc3, scores", fabs(out[1] + n_by_less) < 1e-8);
    CHECK_TRUE("NumAcc3, scores", fabs(out[N - 1] - n_by_less) < 1e-8);
    CHECK_STATUS("NumAcc1", plan_normalise_z(three, out, 3), PLAN_OK);
    CHECK_DBL("NumAcc1", out[0], -1.224744871391589, 1); /* sqrt(3/2) */
    CHECK_DBL("NumAcc1", out[1], 1.224744871391589, 1);
    CHECK_DBL("NumAcc1", out[2], 0, 0);
}

typedef plan_status (*mean)(const double *, size_t, double *);

static void means_of_numbers_above_zero(void) {
    static const double two[] = {2, 8}, three[] = {1, 2, 4}, zero[] = {3, 0}, below[] = {0, -1};
    static const double huge[] = {1.5e308, 1.5e308, 1.5e308}, tiny[] = {0x1p-1074, 0x1p-1074};
    static const double apart[] = {1e-300, 1e300}, tenth[] = {0.1, 0.1, 0.1}, elements[] = {10, 40};
    static const double indices[] = {0.922, 0.654, 0.731}, speeds[] = {60, 40};
    static const struct {
        const char *label;
        const double *values;
        size_t n;
        plan_status geometric_status, harmonic_status;
        double geometric, harmonic;
    } rows[] = {
        {"2, 8", two, 2, PLAN_OK, PLAN_OK, 4, 3.2},
        {"1, 2, 4", three, 3, PLAN_OK, PLAN_OK, 2, 12.0 / 7},
        {"10, 40", elements, 2, PLAN_OK, PLAN_OK, 20, 16},
        {"60 and 40 km/h", speeds, 2, PLAN_OK, PLAN_OK, 48.989794855663561964, 48},
        {"one", three + 2, 1, PLAN_OK, PLAN_OK, 4, 4},
        {"equal", tenth, 3, PLAN_OK, PLAN_OK, 0.1, 0.1},
        /* 0.440782428^(1/3) and 3 / (1/0.922 + 1/0.654 + 1/0.731) by fractions and Decimal */
        {"three indices", indices, 3, PLAN_OK, PLAN_OK, 0.76104209998343269, 0.7534584226948157},
        {"largest", huge, 3, PLAN_OK, PLAN_OK, 1.5e308, 1.5e308},
        {"smallest", tiny, 2, PLAN_OK, PLAN_OK, 0x1p-1074, 0x1p-1074},
        {"far apart", apart, 2, PLAN_OK, PLAN_OK, 1, 2e-300},
        {"a 0", zero, 2, PLAN_OK, PLAN_DOMAIN, 0, 0},
        {"below 0", below, 2, PLAN_SIGN_CHANGE, PLAN_SIGN_CHANGE, 0, 0},
        {"missing", missing, 2, PLAN_MISSING, PLAN_MISSING, 0, 0},
        {"infinite", infinite, 2, PLAN_DOMAIN, PLAN_DOMAIN, 0, 0},
        {"none", NULL, 0, PLAN_SHORT_SERIES, PLAN_SHORT_SERIES, 0, 0},
        {"NULL", NULL, 1, PLAN_INVALID, PLAN_INVALID, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double geometric = 7, harmonic = 7;
        CHECK_STATUS(rows[i].label, plan_geometric_mean(rows[i].values, rows[i].n, &geometric),
                     rows[i].geometric_status);
        CHECK_STATUS(rows[i].label, plan_harmonic_mean(rows[i].values, rows[i].n, &harmonic),
                     rows[i].harmonic_status);
        CHECK_DBL(rows[i].label, geometric,
                  rows[i].geometric_status == PLAN_OK ? rows[i].geometric : 7, 1);
        CHECK_DBL(rows[i].label, harmonic,
                  rows[i].harmonic_status == PLAN_OK ? rows[i].harmonic : 7, 1);
    }
    CHECK_STATUS("NULL", plan_geometric_mean(ones, 1, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_harmonic_mean(ones, 1, NULL), PLAN_INVALID);
}

/* The means of many equal numbers are that number, to the last digit. */
static void many_equal_numbers(void) {
    enum { MANY = 3000 };
    static const double some[] = {0.3, 0.7, 101.7, 1e-290, 3e307, 9007199254740991.0};
    double values[MANY];
    for (size_t k = 0; k < sizeof some / sizeof some[0]; k++) {
        for (size_t i = 0; i < MANY; i++) {
            values[i] = some[k];
        }
        for (size_t n = 1; n <= MANY; n = n * 3 + 1) {
            static const mean means[] = {plan_geometric_mean, plan_harmonic_mean};
            for (size_t m = 0; m < 2; m++) {
                double got = 0;
                CHECK_STATUS("equal", means[m](values, n, &got), PLAN_OK);
                CHECK_DBL("equal", got, some[k], 0);
            }
        }
    }
}

static void scores(void) {
    static const double values[] = {10, 12, 11.4, 7.1}, equal[] = {3, 3, 3};
    /* (x - 7.1) / 4.9 */
    static const double by_range[] = {0.59183673469387755, 1, 0.87755102040816327, 0};
    static const double pair[] = {0.1, 0.3}, wide[] = {-1.5e308, 1.5e308, 0};
    static const double near_one[] = {1, 0x1.0000000000001p0, 0x1.0000000000002p0};
    static const double tiny[] = {0, 0x1p-1074}, skew[] = {0, 0, 0, 4};
    double out[4] = {7, 7, 7, 7};
    typedef plan_status (*normalise)(const double *, double *, size_t);
    static const normalise both[] = {plan_normalise_min_max, plan_normalise_z};
    for (size_t k = 0; k < 2; k++) {
        CHECK_STATUS("missing", both[k](missing, out, 2), PLAN_MISSING);
        CHECK_STATUS("infinite", both[k](infinite, out, 2), PLAN_DOMAIN);
        CHECK_STATUS("equal", both[k](equal, out, 3), PLAN_DOMAIN);
        CHECK_STATUS("one", both[k](values, out, 1), PLAN_DOMAIN);
        CHECK_STATUS("none", both[k](NULL, NULL, 0), PLAN_SHORT_SERIES);
        CHECK_STATUS("NULL", both[k](NULL, out, 2), PLAN_INVALID);
        CHECK_STATUS("NULL", both[k](values, NULL, 2), PLAN_INVALID);
    }
    CHECK_DBL("nothing was written", out[0], 7, 0);
    memcpy(out, values, sizeof out);
    CHECK_STATUS("range, in place", plan_normalise_min_max(out, out, 4), PLAN_OK);
    for (size_t i = 0; i < 4; i++) {
        CHECK_DBL("range, in place", out[i], by_range[i], 3);
    }
    CHECK_STATUS("range, wide", plan_normalise_min_max(wide, out, 3), PLAN_OK);
    CHECK_DBL("range, wide", out[0], 0, 0);
    CHECK_DBL("range, wide", out[1], 1, 0);
    CHECK_DBL("range, wide", out[2], 0.5, 0);
    CHECK_STATUS("range, smallest", plan_normalise_min_max(tiny, out, 2), PLAN_OK);
    CHECK_DBL("range, smallest", out[1], 1, 0);
    CHECK_STATUS("z, two", plan_normalise_z(pair, out, 2), PLAN_OK);
    CHECK_DBL("z, two", out[0], -1, 1);
    CHECK_DBL("z, two", out[1], 1, 1);
    memcpy(out, skew, sizeof skew);
    CHECK_STATUS("z, in place", plan_normalise_z(out, out, 4), PLAN_OK);
    CHECK_DBL("z, in place", out[0], -0.57735026918962576451, 1); /* mean 1, variance 3 */
    CHECK_DBL("z, in place", out[3], 1.7320508075688772935, 1);
    CHECK_STATUS("z, last digits", plan_normalise_z(near_one, out, 3), PLAN_OK);
    CHECK_DBL("z, last digits", out[0], -1.224744871391589, 1); /* sqrt(3/2) */
    CHECK_DBL("z, last digits", out[1], 0, 0);
    CHECK_STATUS("z, wide", plan_normalise_z(wide, out, 3), PLAN_OK);
    CHECK_DBL("z, wide", out[1], 1.224744871391589, 1);
    CHECK_STATUS("z, smallest", plan_normalise_z(tiny, out, 2), PLAN_OK);
    CHECK_DBL("z, smallest", out[0], -1, 0);
}

TEST_MAIN("aggregate", {"sums", sums}, {"sums of figures", sums_of_figures},
          {"ratios of sums", ratios_of_sums},
          {"ratios of sums of figures", ratios_of_sums_of_figures},
          {"weighted means", weighted_means}, {"certified values", certified_values},
          {"means of numbers above 0", means_of_numbers_above_zero},
          {"many equal numbers", many_equal_numbers}, {"scores", scores})
