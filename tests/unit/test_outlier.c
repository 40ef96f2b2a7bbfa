/* Outliers: effects, limits and scores against arithmetic written out and fractions. */
#include "check.h"
#include "failing.h"

#include <plan/outlier.h>

#define NONE CHECK_NAN
#define ENDLESS ((double)INFINITY)
enum { MOST = 16 };

/* --- Hidiroglou-Berthelot --- */

typedef struct effects {
    const char *label;
    size_t n;
    double before[MOST], after[MOST];
    double u, a, c;
    double expected[MOST];
    double low, high;
} effects;

static const effects known[] = {
    /* Ratios 1/4, 1/2, 1, 9/4, 4, their median 1: s = -3, -1, 0, 5/4, 3, times sqrt 4, 4, 4, 9, 16.
     * Sorted the quartiles are the second, third and fourth: -2, 0, 15/4. */
    {"five", 5, {4, 4, 4, 4, 4}, {9, 1, 4, 16, 2}, 0.5, 0.05, 4, {3.75, -6, 0, 12, -2}, -8, 15},
    /* Ratios 1, 2, 3, 6, their median 5/2: s = -3/2, -1/4, 1/5, 7/5, times 1, 2, 3, 6. The first
     * quartile lies 3/4 on the way from -3/2 to -1/2, the third 1/4 from 3/5 to 42/5: -3/4, 1/20,
     * 51/20. So 1/20 - 4 * 4/5 and 1/20 + 4 * 5/2. */
    {"four", 4, {1, 1, 1, 1}, {3, 1, 6, 2}, 1, 0.05, 4, {0.6, -1.5, 8.4, -0.5}, -3.15, 10.05},
    /* The same, size counting nothing: -3/2, -1/4, 1/5, 7/5; quartiles -9/16, -1/40, 1/2. */
    {"no size", 4, {1, 1, 1, 1}, {3, 1, 6, 2}, 0, 0, 2, {0.2, -1.5, 1.4, -0.25}, -1.1, 1.025},
    /* |100 * 1/20| = 5 is more than both distances from the median. */
    {"kept apart", 4, {1, 1, 1, 1}, {3, 1, 6, 2}, 1, 100, 4, {0.6, -1.5, 8.4, -0.5}, -19.95, 20.05},
    {"one", 1, {3}, {7}, 0.5, 0.05, 4, {0}, 0, 0},
    /* 1/3 in four ways, which must be equal to the last bit, and a doubling: s = 6 - 1. */
    {"alike", 5, {3, 9, 27, 0.75, 1}, {1, 3, 9, 0.25, 2}, 0, 0.05, 4, {0, 0, 0, 0, 5}, 0, 0},
};

static void effects_and_limits(void) {
    for (size_t r = 0; r < sizeof known / sizeof known[0]; r++) {
        const effects *k = &known[r];
        double out[MOST], low = 7, high = 7;
        for (int way = 0; way < 3; way++) { /* beside the inputs, over one, over the other */
            double before[MOST], after[MOST];
            memcpy(before, k->before, sizeof before);
            memcpy(after, k->after, sizeof after);
            double *to = way == 0 ? out : way == 1 ? before : after;
            CHECK_STATUS(k->label,
                         plan_hidiroglou_berthelot(before, after, to, k->n, k->u, k->a, k->c, &low,
                                                   &high, NULL),
                         PLAN_OK);
            for (size_t i = 0; i < k->n; i++) {
                CHECK_DBL(k->label, to[i], k->expected[i], 2);
            }
            CHECK_DBL(k->label, low, k->low, 8);
            CHECK_DBL(k->label, high, k->high, 8);
        }
    }
}

/* The example of an R function of the method (units with one of a thousand times their size), by
 * fractions and square roots to 60 digits. The unit that is large stands out below: it grew less
 * than the others. */
static void ten_units(void) {
    static const double before[] = {100, 200, 150, 300, 250, 180, 220, 99999, 170, 190};
    static const double after[] = {105, 210, 148, 315, 245, 185, 225, 100500, 168, 195};
    static const double expected[] = {
        0.25482784741966075, 0.36038099789122596,  -0.4698907203297453,  0.4413747789142621,
        -0.718313485691504,  0.043229685083222204, -0.02631578947368421, -6.154642925594115,
        -0.4787469640526039, 0.024455761898019162};
    double out[10], low, high;
    CHECK_STATUS("ten",
                 plan_hidiroglou_berthelot(before, after, out, 10, 0.5, 0.05, 7, &low, &high, NULL),
                 PLAN_OK);
    for (size_t i = 0; i < 10; i++) {
        CHECK_DBL("ten", out[i], expected[i], 4);
        CHECK_TRUE("ten", (out[i] < low || out[i] > high) == (i == 7));
    }
    CHECK_DBL("low", low, -3.33015023912623, 8);
    CHECK_DBL("high", high, 1.419078230575853, 8);
}

/* 1 + 2^-52 against 1: the effect is the last bit, which a quotient less 1 would keep only by luck;
 * with an even number of ratios the median lies between two doubles. */
static void small_differences(void) {
    static const double before[] = {3, 3}, after[] = {1, 1.0 + 0x1p-52};
    double out[2], low, high;
    CHECK_STATUS("close",
                 plan_hidiroglou_berthelot(before, after, out, 2, 0, 0, 1, &low, &high, NULL),
                 PLAN_OK);
    /* the median ratio is (1 + 2^-53) / 3 */
    CHECK_DBL("close", out[0], -0x1p-53, 1);
    CHECK_DBL("close", out[1], 0x1p-53, 1);
}

typedef struct refusal {
    const char *label;
    double before[3], after[3];
    size_t n;
    double u, a, c;
    plan_status expected;
} refusal;

static const refusal refused[] = {
    {"missing first", {ENDLESS, 0, -1}, {1, NONE, 1}, 3, 2, 0, 0, PLAN_MISSING},
    {"missing constant", {ENDLESS, 0, -1}, {1, 2, 1}, 3, 2, NONE, 0, PLAN_MISSING},
    {"infinite", {ENDLESS, 0, -1}, {1, 2, 1}, 3, 0.5, 0.05, 4, PLAN_DOMAIN},
    {"infinite constant", {1, 0, -1}, {1, 2, 1}, 3, 0.5, 0.05, ENDLESS, PLAN_DOMAIN},
    {"u above 1", {1, 2, 3}, {1, 2, 1}, 3, 1.5, 0.05, 4, PLAN_DOMAIN},
    {"u below 0", {1, 2, 3}, {1, 2, 1}, 3, -0.5, 0.05, 4, PLAN_DOMAIN},
    {"a below 0", {1, 2, 3}, {1, 2, 1}, 3, 0.5, -0.05, 4, PLAN_DOMAIN},
    {"c of 0", {1, 2, 3}, {1, 2, 1}, 3, 0.5, 0.05, 0, PLAN_DOMAIN},
    {"base 0", {1, -2, 0}, {1, 0, 1}, 3, 0.5, 0.05, 4, PLAN_ZERO_BASE},
    {"base below 0", {1, -2, 3}, {1, 0, 1}, 3, 0.5, 0.05, 4, PLAN_NEGATIVE_BASE},
    {"down to 0", {1, 2, 3}, {1, 0, 1}, 3, 0.5, 0.05, 4, PLAN_SIGN_CHANGE},
    {"none", {0}, {0}, 0, 0.5, 0.05, 4, PLAN_SHORT_SERIES},
    {"ratio too large", {1e-300, 1, 1}, {1e300, 1, 1}, 3, 0.5, 0.05, 4, PLAN_RANGE},
    {"ratio too small", {1e300, 1, 1}, {1e-300, 1, 1}, 3, 0.5, 0.05, 4, PLAN_RANGE},
    {"effect too large", {1e-8, 1, 1}, {1e295, 1, 1}, 3, 1, 0.05, 4, PLAN_RANGE},
    {"limit too large", {1, 1, 1}, {1e200, 2, 1}, 3, 0, 0.05, 1e200, PLAN_RANGE},
};

static void refusals(void) {
    for (size_t r = 0; r < sizeof refused / sizeof refused[0]; r++) {
        const refusal *k = &refused[r];
        double out[3] = {7, 7, 7}, low = 7, high = 7;
        CHECK_STATUS(k->label,
                     plan_hidiroglou_berthelot(k->before, k->after, out, k->n, k->u, k->a, k->c,
                                               &low, &high, NULL),
                     k->expected);
        CHECK_TRUE(k->label, out[0] == 7.0 && out[2] == 7.0 && low == 7.0 && high == 7.0);
    }
    double one[] = {1}, low, high;
    CHECK_STATUS("NULL", plan_hidiroglou_berthelot(NULL, one, one, 1, 0, 0, 1, &low, &high, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("NULL", plan_hidiroglou_berthelot(one, NULL, one, 1, 0, 0, 1, &low, &high, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("NULL", plan_hidiroglou_berthelot(one, one, NULL, 1, 0, 0, 1, &low, &high, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("NULL", plan_hidiroglou_berthelot(one, one, one, 1, 0, 0, 1, NULL, &high, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("NULL", plan_hidiroglou_berthelot(one, one, one, 1, 0, 0, 1, &low, NULL, NULL),
                 PLAN_INVALID);
}

/* --- Robust z --- */

typedef struct scores {
    const char *label;
    size_t n;
    double values[MOST], expected[MOST];
} scores;

static const scores scored[] = {
    /* The table of a calculator's page (codingace.net, Modified Z Score): median 12, MAD 1. */
    {"published",
     8,
     {10, 12, 12, 13, 12, 11, 14, 300},
     {1.349, 0, 0, 0.6745, 0, 0.6745, 1.349, 194.256}},
    /* Median 67/10, MAD 4/5: 0.6745 * 3/2 / (4/5) and so on. */
    {"growth of provinces",
     8,
     {5.2, 6.1, 7.14, 6.5, -2.77, 9.0, 7.7, 6.9},
     {1.2646875, 0.505875, 0.370975, 0.168625, 7.98439375, 1.9391875, 0.843125, 0.168625}},
    {"odd", 3, {1, 2, 4}, {0.6745, 0, 1.349}},
    /* MAD 0, mean of the distances 90/8: 90 / (1.253314 * 90/8) = 8 / 1.253314. */
    {"most are equal",
     8,
     {10, 10, 10, 10, 10, 10, 10, 100},
     {0, 0, 0, 0, 0, 0, 0, 6.383077185765099}},
    {"all are equal", 4, {5, 5, 5, 5}, {0, 0, 0, 0}},
    {"one", 1, {-3}, {0}},
    {"large", 3, {-1.7e308, 0, 1.7e308}, {0.6745, 0, 0.6745}},
    {"large, most are equal", 3, {-1.7e308, -1.7e308, 1.7e308}, {0, 0, 3 / 1.253314}},
    {"small", 3, {0, 5e-324, 1e-323}, {0.6745, 0, 0.6745}},
    {"small, most are equal", 3, {0, 0, 5e-324}, {0, 0, 3 / 1.253314}},
    /* the median lies halfway between two neighbours */
    {"neighbours", 2, {1, 1 + 0x1p-52}, {0.6745, 0.6745}},
};

static void robust_scores(void) {
    for (size_t r = 0; r < sizeof scored / sizeof scored[0]; r++) {
        const scores *k = &scored[r];
        double out[MOST];
        for (int way = 0; way < 2; way++) {
            const double *in = k->values;
            if (way == 1) {
                memcpy(out, k->values, sizeof out);
                in = out;
            }
            CHECK_STATUS(k->label, plan_robust_z(in, out, k->n, NULL), PLAN_OK);
            for (size_t i = 0; i < k->n; i++) {
                /* decimals such as 6.9 are doubles first: what cancels shows it */
                CHECK_TRUE(k->label, fabs(out[i] - k->expected[i]) <= 1e-14 * k->expected[i]);
            }
        }
    }
}

static void scores_refused(void) {
    static const double missing[] = {ENDLESS, NONE}, infinite[] = {1, -ENDLESS};
    static const double far[] = {0, 1e-300, 2e-300, 1e300};
    double out[4] = {7, 7, 7, 7};
    CHECK_STATUS("missing first", plan_robust_z(missing, out, 2, NULL), PLAN_MISSING);
    CHECK_STATUS("infinite", plan_robust_z(infinite, out, 2, NULL), PLAN_DOMAIN);
    CHECK_STATUS("none", plan_robust_z(NULL, NULL, 0, NULL), PLAN_SHORT_SERIES);
    CHECK_STATUS("range", plan_robust_z(far, out, 4, NULL), PLAN_RANGE);
    CHECK_STATUS("NULL", plan_robust_z(NULL, out, 2, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_robust_z(far, NULL, 2, NULL), PLAN_INVALID);
    CHECK_TRUE("nothing was written", out[0] == 7.0 && out[3] == 7.0);
}

/* 10^5 values in orders that some sorts are slow for: 0 to 2m, median m, and the median of the
 * distances, 0 once and 1 to m twice each, is (m + 1) / 2 for odd m. */
static void long_lists(void) {
    enum { M = 49999, N = 2 * M + 1 };
    double *values = malloc(2 * N * sizeof *values), *out = values + N;
    for (int order = 0; order < 4 && CHECK_TRUE("memory", values != NULL); order++) {
        for (size_t i = 0; i < N; i++) {
            size_t value = order == 0   ? i
                           : order == 1 ? N - 1 - i
                           : order == 2 ? i * 31337 % N
                                        : (i % 2 == 0 ? i / 2 : N - 1 - i / 2);
            values[i] = (double)value;
        }
        CHECK_STATUS("long", plan_robust_z(values, out, N, NULL), PLAN_OK);
        size_t wrong = 0;
        for (size_t i = 0; i < N; i++) {
            double expected = 0.6745 * fabs(values[i] - M) / ((M + 1) / 2.0);
            wrong += fabs(out[i] - expected) > 1e-15 * expected ? 1 : 0;
        }
        CHECK_U64("long", wrong, 0);
    }
    free(values);
}

/* --- Memory --- */

static plan_status effects_with(const plan_allocator *allocator) {
    static const double before[] = {1, 1, 1}, after[] = {1, 2, 3};
    double out[] = {7, 7, 7}, low = 7, high = 7;
    plan_status status =
        plan_hidiroglou_berthelot(before, after, out, 3, 0, 0, 1, &low, &high, allocator);
    CHECK_DBL("effects", out[2], status == PLAN_OK ? 0.5 : 7, 0);
    CHECK_DBL("effects", high, status == PLAN_OK ? 0.25 : 7, 0);
    return status;
}

static plan_status scores_with(const plan_allocator *allocator) {
    static const double values[] = {1, 2, 3};
    double out[] = {7, 7, 7};
    plan_status status = plan_robust_z(values, out, 3, allocator);
    CHECK_DBL("scores", out[1], status == PLAN_OK ? 0 : 7, 0);
    return status;
}

static void memory_ends(void) {
    CHECK_TRUE("effects", failing_everywhere(effects_with));
    CHECK_TRUE("scores", failing_everywhere(scores_with));
}

TEST_MAIN("outlier", {"effects and limits", effects_and_limits}, {"ten units", ten_units},
          {"small differences", small_differences}, {"refusals", refusals},
          {"robust scores", robust_scores}, {"scores refused", scores_refused},
          {"long lists", long_lists}, {"memory ends", memory_ends})
