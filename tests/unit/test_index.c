/* Index numbers: published baskets, chains, other bases, spliced series, and what they refuse. */
#include "check.h"

#include <plan/index.h>

#define NONE CHECK_NAN
#define ENDLESS ((double)INFINITY)
enum { GOODS = 6, PERIODS = 5 };

/* Producer Price Index Manual (ILO, IMF, OECD, UNECE, World Bank 2004), tables 19.1 and 19.2; also
 * Balk (2008), Price and Quantity Index Numbers, tables 3.1 and 3.2. */
static const double prices[PERIODS][GOODS] = {{1, 1, 1, 1, 1, 1},
                                              {1.2, 3, 1.3, 0.7, 1.4, 0.8},
                                              {1, 1, 1.5, 0.5, 1.7, 0.6},
                                              {0.8, 0.5, 1.6, 0.3, 1.9, 0.4},
                                              {1, 1, 1.6, 0.1, 2, 0.2}};
static const double quantities[PERIODS][GOODS] = {{1, 1, 2, 1, 4.5, 0.5},
                                                  {0.8, 0.9, 1.9, 1.3, 4.7, 0.6},
                                                  {1, 1.1, 1.8, 3, 5, 0.8},
                                                  {1.2, 1.2, 1.9, 6, 5.6, 1.3},
                                                  {0.9, 1.2, 2, 12, 6.5, 2.5}};

typedef plan_status (*basket_index)(const double *, const double *, const double *, const double *,
                                    size_t, double *);
static const struct {
    const char *label;
    basket_index function;
} indices[] = {{"Laspeyres", plan_laspeyres},
               {"Paasche", plan_paasche},
               {"Fisher", plan_fisher},
               {"value", plan_value_index}};
enum { INDICES = sizeof indices / sizeof indices[0] };

/* Against the first period, four decimals: Laspeyres and Paasche as published (Balk's tables 3.4
 * and 3.6, where t2 of Paasche is 1.3824), Fisher from the two by hand, value from
 * 10, 14.1, 15.28, 17.56 and 20. */
static void published_baskets(void) {
    static const double published[PERIODS][INDICES] = {{1, 1, 1, 1},
                                                       {1.42, 1.3824, 1.4011, 1.41},
                                                       {1.345, 1.2031, 1.2721, 1.528},
                                                       {1.355, 1.0209, 1.1762, 1.756},
                                                       {1.44, 0.7968, 1.0712, 2}};
    for (size_t t = 0; t < PERIODS; t++) {
        for (size_t k = 0; k < INDICES; k++) {
            double got = 0;
            CHECK_STATUS(indices[k].label,
                         indices[k].function(prices[0], quantities[0], prices[t], quantities[t],
                                             GOODS, &got),
                         PLAN_OK);
            CHECK_TRUE(indices[k].label, fabs(got / 100 - published[t][k]) <= 0.00005000001);
        }
    }
}

/* Statistics Canada 13-017, table 2.12: values and prices of two years. The Fisher volume index
 * that its contributions add up to, 1.9801 + 1.6597 + 1.4947 + 1.2152 = 6.3497 %, comes out where
 * quantities and prices change places; the Laspeyres contributions add up to 6.979 %. */
static void statistics_canada(void) {
    static const double values_0[] = {72, 240, 455, 150}, values_1[] = {48, 255, 504, 135};
    static const double prices_0[] = {50, 125, 130, 120}, prices_1[] = {25, 125, 140, 100};
    double quantities_0[4], quantities_1[4], volume = 0, price = 0, value = 0, got = 0;
    for (size_t i = 0; i < 4; i++) {
        quantities_0[i] = values_0[i] / prices_0[i];
        quantities_1[i] = values_1[i] / prices_1[i];
    }
    CHECK_STATUS("volume", plan_fisher(quantities_0, prices_0, quantities_1, prices_1, 4, &volume),
                 PLAN_OK);
    CHECK_DBL("volume", volume, 106.3497406710599, 4);
    CHECK_STATUS("Laspeyres",
                 plan_laspeyres(quantities_0, prices_0, quantities_1, prices_1, 4, &got), PLAN_OK);
    CHECK_DBL("Laspeyres", got, 106.979280261723, 4); /* 98100/917 */
    CHECK_STATUS("price", plan_fisher(prices_0, quantities_0, prices_1, quantities_1, 4, &price),
                 PLAN_OK);
    CHECK_STATUS("value",
                 plan_value_index(prices_0, quantities_0, prices_1, quantities_1, 4, &value),
                 PLAN_OK);
    CHECK_DBL("value", value, 102.7262813522355507, 2); /* 94200/917 */
    CHECK_DBL("factor reversal", price * volume / 100, value, 8);
}

static void baskets_of_any_size(void) {
    static const double huge[] = {1e300, 3e300}, tiny[] = {2e-300, 1e-300}, two[] = {2, 2};
    static const double large[] = {1.5e308, 1.5e308}, small[] = {0x1p-1074, 0x1p-1074};
    static const double cancel_0[] = {1e16, 1, -1e16}, ones[] = {1, 1, 1}, sevens[] = {7, 0, 0};
    /* The largest price meets no quantity: only the small products are left. */
    static const double gone[] = {1e308, 1e-200}, rest[] = {0, 1e-120};
    for (size_t k = 0; k < INDICES; k++) {
        double got = 0;
        CHECK_STATUS(indices[k].label, indices[k].function(huge, huge, huge, huge, 2, &got),
                     PLAN_OK);
        CHECK_DBL(indices[k].label, got, 100, 0);
        CHECK_STATUS(indices[k].label, indices[k].function(tiny, tiny, tiny, tiny, 2, &got),
                     PLAN_OK);
        CHECK_DBL(indices[k].label, got, 100, 0);
        CHECK_STATUS(indices[k].label, indices[k].function(gone, rest, gone, rest, 2, &got),
                     PLAN_OK);
        CHECK_DBL(indices[k].label, got, 100, 0);
        CHECK_STATUS(indices[k].label, indices[k].function(small, large, small, large, 2, &got),
                     PLAN_OK);
        CHECK_DBL(indices[k].label, got, 100, 0);
        CHECK_STATUS(indices[k].label, indices[k].function(tiny, two, huge, two, 2, &got),
                     PLAN_RANGE);
        CHECK_STATUS(indices[k].label, indices[k].function(cancel_0, ones, sevens, ones, 3, &got),
                     PLAN_OK);
        CHECK_DBL(indices[k].label, got, 700, 0);
    }
}

static void baskets_refuse(void) {
    static const double one[] = {1, 1}, zero[] = {1, -1}, less[] = {-1, 0}, nothing[] = {0, 0};
    static const double missing[] = {ENDLESS, NONE}, infinite[] = {1, ENDLESS};
    double got = 7;
    for (size_t k = 0; k < INDICES; k++) {
        basket_index f = indices[k].function;
        const char *label = indices[k].label;
        for (size_t place = 0; place < 4; place++) {
            const double *lists[] = {one, one, one, one};
            lists[place] = missing;
            CHECK_STATUS(label, f(lists[0], lists[1], lists[2], lists[3], 2, &got), PLAN_MISSING);
            lists[(place + 1) % 4] = infinite;
            CHECK_STATUS(label, f(lists[0], lists[1], lists[2], lists[3], 2, &got), PLAN_MISSING);
            lists[place] = one;
            CHECK_STATUS(label, f(lists[0], lists[1], lists[2], lists[3], 2, &got), PLAN_DOMAIN);
            lists[(place + 1) % 4] = NULL;
            CHECK_STATUS(label, f(lists[0], lists[1], lists[2], lists[3], 2, &got), PLAN_INVALID);
        }
        CHECK_STATUS(label, f(zero, one, one, one, 2, &got), PLAN_ZERO_BASE);
        CHECK_STATUS(label, f(less, one, one, one, 2, &got), PLAN_NEGATIVE_BASE);
        CHECK_STATUS(label, f(NULL, NULL, NULL, NULL, 0, &got), PLAN_SHORT_SERIES);
        CHECK_STATUS(label, f(one, one, one, one, 2, NULL), PLAN_INVALID);
    }
    CHECK_STATUS("one base 0, one below", plan_fisher(one, zero, one, less, 2, &got),
                 PLAN_ZERO_BASE);
    CHECK_STATUS("value below 0", plan_fisher(one, one, less, one, 2, &got), PLAN_SIGN_CHANGE);
    CHECK_DBL("nothing was written", got, 7, 0);
    CHECK_STATUS("value below 0", plan_laspeyres(one, one, less, one, 2, &got), PLAN_OK);
    CHECK_DBL("value below 0", got, -50, 0);
    CHECK_STATUS("value 0", plan_fisher(one, one, nothing, one, 2, &got), PLAN_OK);
    CHECK_DBL("value 0", got, 0, 0);
}

static void check_list(const char *label, const double *got, const double *expected, size_t n,
                       unsigned ulps) {
    for (size_t i = 0; i < n; i++) {
        CHECK_DBL(label, got[i], expected[i], ulps);
    }
}

/* Links of the manual's Laspeyres index from period to period, multiplied as
 * fractions: 1.42, 1.36461, 1.33514, 1.33058. The Open University (M140) chains 119.2 and 105.9 to
 * 126.2. */
static void chains(void) {
    static const double products[] = {142, 136.461, 133.514, 133.058};
    static const double open[] = {119.2, 105.9}, open_chained[] = {119.2, 126.2328};
    static const double up_down[] = {1e200, 1e200, 1e-200, 1e-200};
    static const double down_up[] = {1e-200, 1e-200, 1e200, 1e200};
    static const double there_and_back[] = {1e200, 0, 1e200, 100}; /* 1e398 on the way */
    static const double zero_last[] = {50, 0}, negative_last[] = {50, -10};
    static const double zero[] = {-5, 0, 3}, negative[] = {5, -1, 3}, missing[] = {ENDLESS, NONE};
    static const double infinite[] = {1, ENDLESS};
    double links[PERIODS - 1], out[4] = {7, 7, 7, 7};
    for (size_t t = 1; t < PERIODS; t++) {
        CHECK_STATUS("links",
                     plan_laspeyres(prices[t - 1], quantities[t - 1], prices[t], quantities[t],
                                    GOODS, &links[t - 1]),
                     PLAN_OK);
    }
    CHECK_STATUS("in place", plan_chain(links, links, PERIODS - 1), PLAN_OK);
    for (size_t t = 0; t + 1 < PERIODS; t++) {
        CHECK_TRUE("manual", fabs(links[t] - products[t]) <= 0.0005);
    }
    CHECK_STATUS("Open University", plan_chain(open, out, 2), PLAN_OK);
    check_list("Open University", out, open_chained, 2, 1);
    CHECK_STATUS("last link 0", plan_chain(zero_last, out, 2), PLAN_OK);
    CHECK_DBL("last link 0", out[1], 0, 0);
    CHECK_STATUS("last link below 0", plan_chain(negative_last, out, 2), PLAN_OK);
    CHECK_DBL("last link below 0", out[1], -5, 0);
    CHECK_STATUS("far down and back", plan_chain(down_up, out, 4), PLAN_OK);
    CHECK_DBL("far down", out[1], 0, 0); /* 1e-402 is no double */
    CHECK_DBL("and back", out[2], 1e-204, 4);
    CHECK_DBL("and back", out[3], 1e-6, 4);
    out[0] = 7;
    CHECK_STATUS("too far up", plan_chain(up_down, out, 4), PLAN_RANGE);
    CHECK_STATUS("0 before below 0", plan_chain(zero, out, 3), PLAN_ZERO_BASE);
    CHECK_STATUS("below 0", plan_chain(negative, out, 3), PLAN_NEGATIVE_BASE);
    CHECK_STATUS("0 inside", plan_chain(there_and_back, out, 4), PLAN_ZERO_BASE);
    CHECK_STATUS("missing", plan_chain(missing, out, 2), PLAN_MISSING);
    CHECK_STATUS("infinite", plan_chain(infinite, out, 2), PLAN_DOMAIN);
    CHECK_STATUS("none", plan_chain(NULL, NULL, 0), PLAN_SHORT_SERIES);
    CHECK_STATUS("NULL", plan_chain(open, NULL, 2), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_chain(NULL, out, 2), PLAN_INVALID);
    CHECK_DBL("nothing was written", out[0], 7, 0);
}

static void other_bases(void) {
    static const double values[] = {80, 100, 120, 150};
    static const double on_second[] = {80, 100, 120, 150};
    static const double on_third[] = {200.0 / 3, 250.0 / 3, 100, 125};
    static const double on_mean[] = {72.727272727272734, 90.909090909090907, 109.09090909090909,
                                     136.36363636363637}; /* of 100 and 120: x / 1.1 */
    static const double huge[] = {1.5e308, 1.5e308, 7.5e307}, small[] = {1e-300, 1e300, 1};
    static const double zero[] = {1, -1, 3}, missing[] = {ENDLESS, 1, NONE};
    static const double infinite[] = {1, 1, ENDLESS};
    double out[4] = {7, 7, 7, 7};
    CHECK_STATUS("nothing in range", plan_rebase(small, out, 3, 0, 0), PLAN_RANGE);
    CHECK_STATUS("base 0", plan_rebase(zero, out, 3, 0, 1), PLAN_ZERO_BASE);
    CHECK_STATUS("base below 0", plan_rebase(zero, out, 3, 1, 1), PLAN_NEGATIVE_BASE);
    CHECK_STATUS("missing outside of the base", plan_rebase(missing, out, 3, 1, 1), PLAN_MISSING);
    CHECK_STATUS("infinite", plan_rebase(infinite, out, 3, 1, 1), PLAN_DOMAIN);
    CHECK_STATUS("beyond the end", plan_rebase(values, out, 4, 2, 4), PLAN_DOMAIN);
    CHECK_STATUS("wrong order", plan_rebase(values, out, 4, 2, 1), PLAN_DOMAIN);
    CHECK_STATUS("missing before the places", plan_rebase(missing, out, 3, 2, 1), PLAN_MISSING);
    CHECK_STATUS("none", plan_rebase(NULL, NULL, 0, 0, 0), PLAN_SHORT_SERIES);
    CHECK_STATUS("NULL", plan_rebase(values, NULL, 4, 0, 0), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_rebase(NULL, out, 4, 0, 0), PLAN_INVALID);
    CHECK_DBL("nothing was written", out[0], 7, 0);
    CHECK_STATUS("second", plan_rebase(values, out, 4, 1, 1), PLAN_OK);
    check_list("second", out, on_second, 4, 0);
    CHECK_STATUS("third", plan_rebase(values, out, 4, 2, 2), PLAN_OK);
    check_list("third", out, on_third, 4, 1);
    CHECK_STATUS("mean of two", plan_rebase(values, out, 4, 1, 2), PLAN_OK);
    check_list("mean of two", out, on_mean, 4, 1);
    memcpy(out, values, sizeof out);
    CHECK_STATUS("in place", plan_rebase(out, out, 4, 1, 2), PLAN_OK);
    check_list("in place", out, on_mean, 4, 1);
    CHECK_STATUS("a sum beyond the largest double", plan_rebase(huge, out, 3, 0, 1), PLAN_OK);
    CHECK_DBL("a sum beyond the largest double", out[0], 100, 0);
    CHECK_DBL("a sum beyond the largest double", out[2], 50, 0);
}

/* 180 and 200 on the old base, 100 to 120 on the new one: 200 old are 100 new. */
static void spliced_series(void) {
    static const double old_values[] = {180, 200, NONE, ENDLESS};
    static const double new_values[] = {NONE, 100, 110, 120}, expected[] = {90, 100, 110, 120};
    static const double large[] = {1e300, 1e300}, mixed[] = {1e300, 1e-300};
    static const double zero[] = {5, 0}, below[] = {5, -2}, infinite[] = {ENDLESS, 2};
    double out[4] = {7, 7, 7, 7};
    CHECK_STATUS("beyond the end", plan_splice(large, mixed, out, 2, 2), PLAN_DOMAIN);
    CHECK_STATUS("missing, beyond the end", plan_splice(old_values, new_values, out, 4, 4),
                 PLAN_MISSING);
    CHECK_STATUS("missing", plan_splice(old_values, new_values, out, 4, 2), PLAN_MISSING);
    CHECK_STATUS("missing", plan_splice(old_values, new_values, out, 4, 0), PLAN_MISSING);
    CHECK_STATUS("infinite", plan_splice(infinite, large, out, 2, 1), PLAN_DOMAIN);
    CHECK_STATUS("old 0", plan_splice(zero, large, out, 2, 1), PLAN_ZERO_BASE);
    CHECK_STATUS("old below 0", plan_splice(below, large, out, 2, 1), PLAN_NEGATIVE_BASE);
    CHECK_STATUS("none", plan_splice(NULL, NULL, NULL, 0, 0), PLAN_SHORT_SERIES);
    CHECK_STATUS("NULL", plan_splice(NULL, new_values, out, 4, 1), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_splice(old_values, NULL, out, 4, 1), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_splice(old_values, new_values, NULL, 4, 1), PLAN_INVALID);
    CHECK_STATUS("out of range", plan_splice(mixed, large, out, 2, 1), PLAN_RANGE);
    CHECK_DBL("nothing was written", out[0], 7, 0);
    CHECK_STATUS("spliced", plan_splice(old_values, new_values, out, 4, 1), PLAN_OK);
    check_list("spliced", out, expected, 4, 0);
    memcpy(out, old_values, sizeof out);
    CHECK_STATUS("over the old", plan_splice(out, new_values, out, 4, 1), PLAN_OK);
    check_list("over the old", out, expected, 4, 0);
    memcpy(out, new_values, sizeof out);
    CHECK_STATUS("over the new", plan_splice(old_values, out, out, 4, 1), PLAN_OK);
    check_list("over the new", out, expected, 4, 0);
    CHECK_STATUS("large", plan_splice(large, large, out, 2, 1), PLAN_OK);
    CHECK_DBL("large", out[0], 1e300, 0);
}

TEST_MAIN("index", {"published baskets", published_baskets},
          {"Statistics Canada", statistics_canada}, {"baskets of any size", baskets_of_any_size},
          {"baskets refuse", baskets_refuse}, {"chains", chains}, {"other bases", other_bases},
          {"spliced series", spliced_series})
