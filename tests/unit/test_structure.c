/* Structure: shares, structural change, contributions, with the vectors of statistical offices. */
#include "figures.h"

#include <plan/structure.h>

#define NONE CHECK_NAN
#define ENDLESS ((double)INFINITY)

static void check_list(const char *label, const double *got, const double *expected, size_t n,
                       unsigned ulps) {
    for (size_t i = 0; i < n; i++) {
        CHECK_DBL(label, got[i], expected[i], ulps);
    }
}

/* To the decimals that were published. */
static void check_published(const char *label, const double *got, const double *expected, size_t n,
                            double half_unit) {
    for (size_t i = 0; i < n; i++) {
        CHECK_TRUE(label, fabs(got[i] - expected[i]) <= half_unit);
    }
}

static void shares(void) {
    static const double values[] = {14.47, 41.96, 38.08, 5.69};
    /* 1447/100.20 and so on, in fractions */
    static const double expected[] = {14.441117764471057, 41.87624750499002, 38.003992015968066,
                                      5.6786427145708585};
    static const double zero[] = {5, -5}, missing[] = {ENDLESS, NONE}, infinite[] = {1, ENDLESS};
    static const double cancelling[] = {1e17, 1, -1e17}, huge[] = {1.7e308, 1.7e308};
    double out[4] = {7, 7, 7, 7};
    CHECK_STATUS("Lai Chau", plan_shares(values, out, 4), PLAN_OK);
    check_list("Lai Chau", out, expected, 4, 1);
    memcpy(out, values, sizeof out);
    CHECK_STATUS("in place", plan_shares(out, out, 4), PLAN_OK);
    check_list("in place", out, expected, 4, 1);
    CHECK_STATUS("a sum that cancels", plan_shares(cancelling, out, 3), PLAN_OK);
    CHECK_DBL("a sum that cancels", out[1], 100, 0);
    out[0] = 7;
    CHECK_STATUS("none", plan_shares(NULL, NULL, 0), PLAN_SHORT_SERIES);
    CHECK_STATUS("sum 0", plan_shares(zero, out, 2), PLAN_DOMAIN);
    CHECK_STATUS("missing first", plan_shares(missing, out, 2), PLAN_MISSING);
    CHECK_STATUS("infinite", plan_shares(infinite, out, 2), PLAN_DOMAIN);
    CHECK_STATUS("overflow", plan_shares(huge, out, 2), PLAN_RANGE);
    CHECK_STATUS("NULL", plan_shares(NULL, out, 2), PLAN_INVALID);
    CHECK_DBL("nothing was written", out[0], 7, 0);
}

static void shares_of_figures(void) {
    static const char *const expected[] = {"(14.4346, 14.4476)", "(41.867, 41.8855)",
                                           "(37.9952, 38.0128)", "(5.673, 5.6843)"};
    plan_interval values[4] = {interval_of("14.47"), interval_of("41.96"), interval_of("38.08"),
                               interval_of("5.69")};
    plan_interval out[4];
    CHECK_STATUS("Lai Chau", plan_shares_f(values, out, 4, 4), PLAN_OK);
    for (size_t i = 0; i < 4; i++) {
        CHECK_INTERVAL("Lai Chau", out[i], expected[i]);
    }
    values[0] = interval_of("=1");
    values[1] = interval_of("=3");
    CHECK_STATUS("exact", plan_shares_f(values, out, 2, 2), PLAN_OK);
    CHECK_INTERVAL("exact", out[0], "[25, 25]");
    values[1] = interval_of("[2, 4)");
    CHECK_STATUS("open", plan_shares_f(values, out, 2, 2), PLAN_OK);
    CHECK_INTERVAL("open, the part", out[1], "(66.66, 80)");
    CHECK_INTERVAL("open, the other", out[0], "(20, 33.34)");
    values[0] = interval_of("=0");
    CHECK_STATUS("a part of 0", plan_shares_f(values, out, 2, 2), PLAN_OK);
    CHECK_INTERVAL("a part of 0", out[0], "[0, 0]");
    CHECK_INTERVAL("all of it", out[1], "[100, 100]");
    values[0] = interval_of("=-1"); /* taxes less subsidies */
    values[1] = interval_of("=5");
    CHECK_STATUS("a negative part", plan_shares_f(values, out, 2, 2), PLAN_OK);
    CHECK_INTERVAL("a negative part", out[0], "[-25, -25]");
    CHECK_INTERVAL("its other", out[1], "[125, 125]");
    values[0] = interval_of("-3"); /* 2.5 / 3.5 to 3.5 / 4.5 */
    values[1] = interval_of("=-1");
    CHECK_STATUS("a sum below 0", plan_shares_f(values, out, 2, 2), PLAN_OK);
    CHECK_INTERVAL("a sum below 0", out[0], "(71.42, 77.78)");
    CHECK_INTERVAL("its other", out[1], "(22.22, 28.58)");
    values[0] = interval_of("[-4, -2)");
    CHECK_STATUS("below 0 and open", plan_shares_f(values, out, 2, 2), PLAN_OK);
    CHECK_INTERVAL("below 0 and open, the part", out[0], "(66.66, 80]");
    CHECK_INTERVAL("below 0 and open, the other", out[1], "[20, 33.34)");
    values[0] = interval_of("=-1");
    plan_interval before = out[0];
    values[1] = interval_of("1");
    CHECK_STATUS("a sum that may be 0", plan_shares_f(values, out, 2, 2), PLAN_DOMAIN);
    values[1] = interval_of(">5");
    CHECK_STATUS("no end", plan_shares_f(values, out, 2, 2), PLAN_DOMAIN);
    values[0] = interval_of("=3");
    values[1] = interval_of("=3");
    CHECK_STATUS("too many decimals", plan_shares_f(values, out, 2, 18), PLAN_RANGE);
    CHECK_STATUS("none", plan_shares_f(values, out, 0, 2), PLAN_SHORT_SERIES);
    CHECK_STATUS("in place", plan_shares_f(values, values, 2, 2), PLAN_INVALID);
    CHECK_TRUE("nothing was written", plan_interval_equal(before, out[0]));
}

static void structural_change(void) {
    static const double before[] = {14.47, 41.96, 38.08, 5.49},
                        after[] = {13.72, 40.66, 36.53, 9.09};
    static const double change[] = {-0.75, -1.3, -1.55, 3.6}, zeros[] = {0, 0}, one[] = {100, 0};
    static const double other[] = {0, 100}, opposite[] = {-100, 0}, missing[] = {1, NONE};
    double out[4], result = 7;
    CHECK_STATUS("change", plan_share_change(before, after, out, 4), PLAN_OK);
    check_published("change", out, change, 4, 1e-14);
    CHECK_STATUS("half the sum", plan_structural_change(before, after, 4, &result), PLAN_OK);
    CHECK_TRUE("half the sum", fabs(result - 3.6) < 1e-14);
    CHECK_STATUS("angle", plan_structural_cosine(before, after, 4, &result), PLAN_OK);
    CHECK_DBL("angle", result, 0.042410795194230536, 4);
    CHECK_STATUS("unchanged", plan_structural_cosine(before, before, 4, &result), PLAN_OK);
    CHECK_DBL("unchanged", result, 0, 0);
    CHECK_STATUS("nothing in common", plan_structural_cosine(one, other, 2, &result), PLAN_OK);
    CHECK_DBL("nothing in common", result, 1, 0);
    CHECK_STATUS("opposite", plan_structural_cosine(one, opposite, 2, &result), PLAN_OK);
    CHECK_DBL("opposite", result, 2, 0);
    result = 7;
    CHECK_STATUS("all 0", plan_structural_cosine(one, zeros, 2, &result), PLAN_DOMAIN);
    CHECK_STATUS("none", plan_structural_cosine(one, zeros, 0, &result), PLAN_SHORT_SERIES);
    CHECK_STATUS("missing", plan_structural_cosine(one, missing, 2, &result), PLAN_MISSING);
    CHECK_STATUS("none", plan_structural_change(one, zeros, 0, &result), PLAN_SHORT_SERIES);
    CHECK_STATUS("missing", plan_structural_change(missing, zeros, 2, &result), PLAN_MISSING);
    CHECK_STATUS("none", plan_share_change(one, zeros, out, 0), PLAN_SHORT_SERIES);
    CHECK_STATUS("missing", plan_share_change(missing, zeros, out, 2), PLAN_MISSING);
    CHECK_STATUS("NULL", plan_share_change(missing, NULL, out, 2), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_structural_change(missing, zeros, 2, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_structural_cosine(NULL, zeros, 2, &result), PLAN_INVALID);
    CHECK_DBL("nothing was written", result, 7, 0);
}

static void contributions(void) {
    static const double base[] = {20, 30, 50}, value[] = {22, 30, 49}, zero[] = {-20, -30, 50};
    static const double expected[] = {2, 0, -1}, negative[] = {-20, -30, 0};
    double out[3], result = 7;
    CHECK_STATUS("all parts", plan_contributions(base, value, out, 3), PLAN_OK);
    check_list("all parts", out, expected, 3, 0);
    CHECK_STATUS("zero base", plan_contributions(zero, value, out, 3), PLAN_ZERO_BASE);
    CHECK_STATUS("negative base", plan_contributions(negative, value, out, 3), PLAN_NEGATIVE_BASE);
    CHECK_STATUS("none", plan_contributions(base, value, out, 0), PLAN_SHORT_SERIES);
    CHECK_STATUS("NULL", plan_contributions(base, value, NULL, 1), PLAN_INVALID);
    check_list("nothing was written", out, expected, 3, 0);
    CHECK_STATUS("one part", plan_contribution(50, 49, 100, &result), PLAN_OK);
    CHECK_DBL("one part", result, -1, 0);
    CHECK_STATUS("zero whole", plan_contribution(1, 2, 0, &result), PLAN_ZERO_BASE);
    CHECK_STATUS("negative whole", plan_contribution(1, 2, -4, &result), PLAN_NEGATIVE_BASE);
    CHECK_STATUS("missing", plan_contribution(ENDLESS, 2, NONE, &result), PLAN_MISSING);
    CHECK_STATUS("infinite", plan_contribution(1, 2, ENDLESS, &result), PLAN_DOMAIN);
    CHECK_STATUS("NULL", plan_contribution(1, 2, 4, NULL), PLAN_INVALID);
    plan_interval b = interval_of("=50"), v = interval_of("49"), w = interval_of("100"), got;
    CHECK_STATUS("figures", plan_contribution_f(&b, &v, &w, 3, &got), PLAN_OK);
    CHECK_INTERVAL("figures", got, "(-1.508, -0.497)"); /* -1.5/99.5, -0.5/100.5 */
    w = interval_of("0");
    CHECK_STATUS("figures, zero whole", plan_contribution_f(&b, &v, &w, 3, &got), PLAN_DOMAIN);
    CHECK_STATUS("figures, NULL", plan_contribution_f(&b, &v, NULL, 3, &got), PLAN_INVALID);
}

/* Lao Cai, first half of 2022: growth 7.14; sectors 3.24, 5.63, 9.27, 10.87; contributions 0.48,
 * 2.14, 3.56, 0.96; structure 13.72, 40.66, 36.53, 9.09. The weights at the base that contributions
 * and growth imply add up to 100 within rounding, and give the contributions back. */
static void lao_cai(void) {
    static const double growth[] = {3.24, 5.63, 9.27, 10.87};
    static const double published[] = {0.48, 2.14, 3.56, 0.96};
    double weights[4], out[4], sum = 0, total = 0, low = 0, high = 0;
    for (size_t i = 0; i < 4; i++) {
        weights[i] = 100 * published[i] / growth[i];
        sum += weights[i];
    }
    CHECK_TRUE("weights", sum >= 99.63 && sum <= 100.49);
    CHECK_STATUS("contributions", plan_contribution_from_shares(weights, growth, out, 4), PLAN_OK);
    check_published("contributions", out, published, 4, 1e-14);
    for (size_t i = 0; i < 4; i++) {
        total += out[i];
    }
    CHECK_TRUE("growth", fabs(total - 7.14) < 1e-13);
    CHECK_STATUS("range", plan_parent_growth_range(growth, 4, &low, &high), PLAN_OK);
    CHECK_DBL("range", low, 3.24, 0);
    CHECK_DBL("range", high, 10.87, 0);
    CHECK_STATUS("share of growth", plan_share_of_growth(2.14, 7.14, &sum), PLAN_OK);
    CHECK_DBL("share of growth", sum, 29.971988795518207, 2);
    CHECK_STATUS("base weight", plan_base_weight(13.72, 3.24, 7.14, &sum), PLAN_OK);
    CHECK_DBL("base weight", sum, 14.238287485470748, 3);
    CHECK_STATUS("and back", plan_update_share(sum, 3.24, 7.14, &sum), PLAN_OK);
    CHECK_DBL("and back", sum, 13.72, 4);
    /* Growth is at constant prices, the structure at current ones: the end share that the
     * contribution implies, 14.10 to 14.45, excludes the published 13.72. */
    CHECK_STATUS("end share", plan_update_share(0.48 / 3.24 * 100, 3.24, 7.14, &sum), PLAN_OK);
    CHECK_TRUE("end share", sum > 14.10 && sum < 14.45);
    CHECK_STATUS("rest", plan_rest_growth(7.14, 0.145, 3.24, &sum), PLAN_OK);
    CHECK_DBL("rest", sum, 7.80140350877193, 3);
}

static void divisors_of_zero(void) {
    double result = 7, low = 7, high = 7;
    CHECK_STATUS("growth 0", plan_share_of_growth(1, 0, &result), PLAN_DOMAIN);
    CHECK_STATUS("growth missing", plan_share_of_growth(1, NONE, &result), PLAN_MISSING);
    CHECK_STATUS("NULL", plan_share_of_growth(1, 2, NULL), PLAN_INVALID);
    CHECK_STATUS("weight 1", plan_rest_growth(7, 1, 3, &result), PLAN_DOMAIN);
    CHECK_STATUS("weight missing", plan_rest_growth(ENDLESS, NONE, 3, &result), PLAN_MISSING);
    CHECK_STATUS("NULL", plan_rest_growth(7, 0.5, 3, NULL), PLAN_INVALID);
    CHECK_STATUS("1 + g = 0", plan_base_weight(10, -100, 5, &result), PLAN_DOMAIN);
    CHECK_STATUS("1 + G = 0", plan_update_share(10, 5, -100, &result), PLAN_DOMAIN);
    CHECK_STATUS("missing", plan_base_weight(NONE, 1, 5, &result), PLAN_MISSING);
    CHECK_STATUS("infinite", plan_update_share(1, 1, ENDLESS, &result), PLAN_DOMAIN);
    CHECK_STATUS("NULL", plan_base_weight(10, 1, 5, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_update_share(10, 1, 5, NULL), PLAN_INVALID);
    CHECK_STATUS("none", plan_parent_growth_range(NULL, 0, &low, &high), PLAN_SHORT_SERIES);
    CHECK_STATUS("NULL", plan_parent_growth_range(&low, 1, NULL, &high), PLAN_INVALID);
    CHECK_DBL("nothing was written", result + low + high, 21, 0);
}

/* Statistics Canada 13-017, table 2.12. */
static const double values_0[] = {72, 240, 455, 150}, values_1[] = {48, 255, 504, 135};
static const double prices_0[] = {50, 125, 130, 120}, prices_1[] = {25, 125, 140, 100};

static void fisher(void) {
    static const double published[] = {1.98, 1.66, 1.49, 1.22};
    static const double computed[] = {1.9801411880278588, 1.6597056779064677, 1.4946939122374795,
                                      1.2151998928880926};
    static const double bad_prices[] = {50, 0, 130, 120}, zeros[] = {0, 0, 0, 0};
    static const double missing[] = {1, 2, 3, NONE};
    double out[4], sum = 0;
    CHECK_STATUS("13-017",
                 plan_fisher_contributions(values_1, prices_1, values_0, prices_0, out, 4),
                 PLAN_OK);
    check_published("13-017", out, published, 4, 0.005);
    check_list("13-017", out, computed, 4, 8);
    for (size_t i = 0; i < 4; i++) {
        sum += out[i];
    }
    CHECK_TRUE("the growth of the Fisher index", fabs(sum - 6.3497406710598987) < 1e-14);
    CHECK_STATUS("price 0",
                 plan_fisher_contributions(values_1, prices_1, values_0, bad_prices, out, 4),
                 PLAN_DOMAIN);
    CHECK_STATUS("no whole", plan_fisher_contributions(values_1, prices_1, zeros, prices_0, out, 4),
                 PLAN_DOMAIN);
    CHECK_STATUS("missing",
                 plan_fisher_contributions(values_1, prices_1, values_0, missing, out, 4),
                 PLAN_MISSING);
    CHECK_STATUS("none", plan_fisher_contributions(values_1, prices_1, values_0, prices_0, out, 0),
                 PLAN_SHORT_SERIES);
    CHECK_STATUS("NULL", plan_fisher_contributions(values_1, prices_1, values_0, NULL, out, 4),
                 PLAN_INVALID);
    check_list("nothing was written", out, computed, 4, 8);
}

/* On the same data: Laspeyres contributions 2.617, 1.636, 1.418, 1.309, sum 6.979. */
static void chained(void) {
    static const double published[] = {2.617, 1.636, 1.418, 1.309}, zeros[] = {0, 0, 0, 0};
    static const double no_level[] = {-1, 0, 1, 1}, negative[] = {1, 1, -1, 1};
    double levels[4], before[4], out[4], sum = 0;
    for (size_t i = 0; i < 4; i++) {
        levels[i] = values_1[i] / prices_1[i];
        before[i] = values_0[i] / prices_0[i];
    }
    CHECK_STATUS("chained", plan_chained_contributions(levels, before, values_0, out, 4), PLAN_OK);
    check_published("chained", out, published, 4, 0.0005);
    for (size_t i = 0; i < 4; i++) {
        sum += out[i];
    }
    CHECK_TRUE("sum", fabs(sum - 6.979) <= 0.0005);
    CHECK_STATUS("zero level", plan_chained_contributions(levels, no_level, values_0, out, 4),
                 PLAN_ZERO_BASE);
    CHECK_STATUS("negative level", plan_chained_contributions(levels, negative, values_0, out, 4),
                 PLAN_NEGATIVE_BASE);
    CHECK_STATUS("no whole", plan_chained_contributions(levels, before, zeros, out, 4),
                 PLAN_DOMAIN);
    CHECK_STATUS("none", plan_chained_contributions(levels, before, zeros, out, 0),
                 PLAN_SHORT_SERIES);
    CHECK_STATUS("NULL", plan_chained_contributions(levels, NULL, zeros, out, 4), PLAN_INVALID);
}

/* Arrays of three inputs are the scalars, element by element. */
static void arrays(void) {
    enum { N = 6 };
    static const double a[N] = {13.72, 40.66, NONE, 1, 1, ENDLESS}, b[N] = {3.24, 5.63, 1, 1, 1, 1};
    static const double c[N] = {7.14, 7.14, 1, 0, -100, 1};
    typedef plan_status (*scalar)(double, double, double, double *);
    typedef plan_status (*array)(const double *, const double *, const double *, double *,
                                 plan_status *, size_t);
    static const struct {
        const char *label;
        scalar one;
        array many;
    } rows[] = {{"contribution", plan_contribution, plan_contribution_v},
                {"base_weight", plan_base_weight, plan_base_weight_v},
                {"update_share", plan_update_share, plan_update_share_v},
                {"rest_growth", plan_rest_growth, plan_rest_growth_v}};
    double out[N], growth[N], shares_out[N];
    plan_status statuses[N];
    for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
        CHECK_STATUS(rows[r].label, rows[r].many(a, b, c, out, statuses, N), PLAN_OK);
        for (size_t i = 0; i < N; i++) {
            double expected = CHECK_NAN;
            CHECK_STATUS(rows[r].label, statuses[i], rows[r].one(a[i], b[i], c[i], &expected));
            CHECK_DBL(rows[r].label, out[i], expected, 0);
        }
        CHECK_STATUS(rows[r].label, rows[r].many(a, b, NULL, out, NULL, N), PLAN_INVALID);
    }
    CHECK_STATUS("share_of_growth", plan_share_of_growth_v(a, c, shares_out, statuses, N), PLAN_OK);
    for (size_t i = 0; i < N; i++) {
        growth[i] = CHECK_NAN;
        CHECK_STATUS("share_of_growth", statuses[i], plan_share_of_growth(a[i], c[i], &growth[i]));
        CHECK_DBL("share_of_growth", shares_out[i], growth[i], 0);
    }
    CHECK_STATUS("share_of_growth", plan_share_of_growth_v(a, c, NULL, NULL, N), PLAN_INVALID);
}

TEST_MAIN("structure", {"shares", shares}, {"shares of figures", shares_of_figures},
          {"structural change", structural_change}, {"contributions", contributions},
          {"Lao Cai 2022", lao_cai}, {"divisors of 0", divisors_of_zero}, {"Fisher", fisher},
          {"chained", chained}, {"arrays", arrays})
