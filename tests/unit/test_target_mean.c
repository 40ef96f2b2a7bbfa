/* The mean of yearly rates: exact where 256 bits tell, else bounds that hold it. Means that are
 * decimals are made by equal rates or by squares; the others are compared by powers beside each
 * row. */
#include "check.h"
#include "check_targets.h"

enum { C = PLAN_END_CLOSED, O = PLAN_END_OPEN, U = PLAN_END_UNBOUNDED };

typedef struct rates {
    const char *label;
    plan_interval each;      /* `n` of them */
    const plan_interval *of; /* or these */
    uint32_t n;
    int32_t scale;
    plan_interval mean;
} rates;

static plan_status mean_of(const rates *r, plan_interval *result) {
    plan_interval all[PLAN_MAX_SUBPERIODS];
    for (uint32_t i = 0; i < r->n; i++) {
        all[i] = r->of != NULL ? r->of[i] : r->each;
    }
    return plan_mean_rate(all, r->n, r->scale, result);
}

static void exact(void) {
    static const plan_interval squares[] = {{{10, 0}, {10, 0}, C, C}, {{21, 0}, {21, 0}, C, C}};
    static const plan_interval mixed[] = {{{5, 0}, {6, 0}, C, O}, {{5, 0}, {6, 0}, O, C}};
    static const plan_interval other[] = {{{5, 0}, {6, 0}, O, C}, {{5, 0}, {6, 0}, C, O}};
    static const plan_interval half[] = {{{5, 0}, {0, 0}, C, U}, {{5, 0}, {6, 0}, C, C}};
    static const rates all[] = {
        {"equal rates", {{645, 2}, {655, 2}, C, C}, NULL, 3, 4, {{645, 2}, {655, 2}, C, C}},
        /* 1.0645^5 has 20 decimals. */
        {"equal rates of five years",
         {{645, 2}, {655, 2}, C, C},
         NULL,
         5,
         4,
         {{645, 2}, {655, 2}, C, C}},
        {"open ends of five years",
         {{645, 2}, {655, 2}, O, O},
         NULL,
         5,
         4,
         {{645, 2}, {655, 2}, O, O}},
        {"open ends", {{645, 2}, {655, 2}, O, O}, NULL, 3, 4, {{645, 2}, {655, 2}, O, O}},
        {"one open end is enough", {{0, 0}, {0, 0}, C, C}, mixed, 2, 4, {{5, 0}, {6, 0}, O, O}},
        {"one open end, first", {{0, 0}, {0, 0}, C, C}, other, 2, 4, {{5, 0}, {6, 0}, O, O}},
        {"no upper end", {{0, 0}, {0, 0}, C, C}, half, 2, 4, {{5, 0}, {0, 0}, C, U}},
        {"a point", {{21, 0}, {21, 0}, C, C}, NULL, 7, 6, {{21, 0}, {21, 0}, C, C}},
        /* sqrt(1.10 * 1.21) = 1.15368973... */
        {"between two decimals",
         {{0, 0}, {0, 0}, C, C},
         squares,
         2,
         4,
         {{153689, 4}, {153690, 4}, O, O}},
        /* Nothing finer can be tried: 9950 + 100 has no room with 14 decimals and a digit in the
           last. */
        {"a mean without room",
         {{9950, 0}, {9950, 0}, C, C},
         NULL,
         2,
         14,
         {{9950, 0}, {9950, 0}, C, C}},
        {"one rate", {{35, 1}, {45, 1}, C, C}, NULL, 1, 3, {{35, 1}, {45, 1}, C, C}},
        /* 13 decimals of 922237 % and 1 more leave no room; nine do. */
        {"a large rate",
         {{9222370, 1}, {9222370, 1}, C, C},
         NULL,
         1,
         2,
         {{9222370, 1}, {9222370, 1}, C, C}},
        /* 8 * 10^12 % */
        {"large rates",
         {{1999900, 0}, {1999900, 0}, C, C},
         NULL,
         2,
         2,
         {{1999900, 0}, {1999900, 0}, C, C}},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        plan_interval mean;
        if (CHECK_STATUS(all[i].label, mean_of(&all[i], &mean), PLAN_OK)) {
            CHECK_TRUE(all[i].label, plan_interval_equal(mean, all[i].mean));
        }
    }
}

/* 256 bits do not hold the powers, or three steps do not reach the end: bounds hold the mean and
 * lie `apart` from each other at most. */
static void bounds(void) {
    static const struct {
        rates r;
        plan_decimal apart;
    } all[] = {
        /* 1065.0001^30 has over 300 digits of two. */
        {{"many rates", {{65, 1}, {65, 1}, C, C}, NULL, 30, 4, {{65, 1}, {65, 1}, C, C}}, {3, 4}},
        /* 110000000000001^6 has 279; the mean with two decimals is 11000^6 alone. */
        {{"long rates",
          {{10000000000001, 12}, {10000000000001, 12}, C, C},
          NULL,
          6,
          2,
          {{10000000000001, 12}, {10000000000001, 12}, C, C}},
         {3, 2}},
        /* 0.103^7 has eight digits in 13 decimals of a per cent: twelve steps. */
        {{"what is left is small",
          {{-897, 1}, {-897, 1}, C, C},
          NULL,
          7,
          9,
          {{-897, 1}, {-897, 1}, C, C}},
         {1, 7}},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        plan_interval mean;
        plan_decimal apart;
        const char *label = all[i].r.label;
        if (!CHECK_STATUS(label, mean_of(&all[i].r, &mean), PLAN_OK)) {
            continue;
        }
        CHECK_TRUE(label, plan_interval_contains(mean, all[i].r.mean));
        CHECK_STATUS(label, plan_decimal_subtract(mean.high, mean.low, &apart), PLAN_OK);
        CHECK_TRUE(label, plan_decimal_compare(apart, all[i].apart) <= 0);
        CHECK_TRUE(label, !plan_interval_is_point(mean));
    }
}

static void refusals(void) {
    static const plan_interval low[] = {{{0, 0}, {6, 0}, U, C}, {{5, 0}, {6, 0}, C, C}};
    static const struct {
        const char *label;
        rates r;
        plan_status status;
    } all[] = {
        /* 10^14 * 10^14 % has 26 digits before the point. */
        /* 0.5 with 18 decimals and 100 */
        {"a rate without room",
         {"",
          {{500000000000000001, 18}, {500000000000000001, 18}, C, C},
          NULL,
          2,
          6,
          {{0, 0}, {0, 0}, C, C}},
         PLAN_RANGE},
        {"beyond 18 digits",
         {"", {{1, -14}, {1, -14}, C, C}, NULL, 2, 2, {{0, 0}, {0, 0}, C, C}},
         PLAN_RANGE},
        {"no lower end: nothing may be left",
         {"", {{0, 0}, {0, 0}, C, C}, low, 2, 2, {{0, 0}, {0, 0}, C, C}},
         PLAN_SIGN_CHANGE},
        {"nothing is left",
         {"", {{-100, 0}, {-100, 0}, C, C}, NULL, 2, 2, {{0, 0}, {0, 0}, C, C}},
         PLAN_SIGN_CHANGE},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        plan_interval mean = plan_interval_all();
        CHECK_STATUS(all[i].label, mean_of(&all[i].r, &mean), all[i].status);
        CHECK_TRUE(all[i].label, plan_interval_equal(mean, plan_interval_all()));
    }
}

/* 7.09 %, 107.09, 1.0709 are the same growth. */
static void forms(void) {
    static const struct {
        uint8_t form;
        plan_decimal rate;
    } all[] = {{PLAN_GROWTH_RATE, {709, 2}},
               {PLAN_GROWTH_INDEX, {10709, 2}},
               {PLAN_GROWTH_RATIO, {10709, 4}}};
    plan_decimal percent = {709, 2};
    for (size_t i = 0; i < 3; i++) {
        plan_interval rate = plan_interval_point(all[i].rate);
        CHECK_STATUS("percent", plan_rate_in_percent(all[i].form, &rate), PLAN_OK);
        CHECK_TRUE("percent", plan_interval_equal(rate, plan_interval_point(percent)));
        CHECK_STATUS("form", plan_rate_in_form(all[i].form, &rate), PLAN_OK);
        CHECK_TRUE("form", plan_interval_equal(rate, plan_interval_point(all[i].rate)));
    }
}

TEST_MAIN("mean rates", {"exact", exact}, {"bounds", bounds}, {"refusals", refusals},
          {"forms", forms})
