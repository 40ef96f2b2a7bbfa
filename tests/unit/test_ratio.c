/* Ratios: values and refusals, exact verdicts, whole numbers behind a percentage. */
#include "figures.h"

#include <plan/ratio.h>

#define NONE CHECK_NAN
#define ENDLESS ((double)INFINITY)

typedef plan_status (*pair)(double, double, double *);

static const struct {
    const char *label;
    pair function;
    double a, b;
    plan_status status;
    double expected;
} pairs[] = {
    {"per capita", plan_per_capita, 24000, 480, PLAN_OK, 50},
    {"per capita of a loss", plan_per_capita, -24000, 480, PLAN_OK, -50},
    {"nobody", plan_per_capita, 1, 0, PLAN_DOMAIN, 0},
    {"fewer than nobody", plan_per_capita, 1, -5, PLAN_DOMAIN, 0},
    {"missing", plan_per_capita, ENDLESS, NONE, PLAN_MISSING, 0},
    {"growth per capita", plan_per_capita_growth, 7.14, 0.9, PLAN_OK, 6.184340931615461},
    {"equal growth", plan_per_capita_growth, 3.3, 3.3, PLAN_OK, 0},
    {"everybody gone", plan_per_capita_growth, 3.3, -100, PLAN_DOMAIN, 0},
    {"growth missing", plan_per_capita_growth, NONE, 1, PLAN_MISSING, 0},
    {"real", plan_real_growth, 11.2, 3.8, PLAN_OK, 7.129094412331407},
    {"nothing costs anything", plan_real_growth, 3, -100, PLAN_DOMAIN, 0},
    {"deflated", plan_deflate, 2450, 125, PLAN_OK, 1960},
    {"deflator 0", plan_deflate, 2450, 0, PLAN_DOMAIN, 0},
    {"deflator infinite", plan_deflate, 2450, ENDLESS, PLAN_DOMAIN, 0},
    {"ICOR", plan_icor, 33.5, 6.7, PLAN_OK, 5},
    {"ICOR of a fall", plan_icor, 30, -2.5, PLAN_OK, -12},
    {"ICOR without growth", plan_icor, 33.5, 0, PLAN_DOMAIN, 0},
    {"ICOR missing", plan_icor, 33.5, NONE, PLAN_MISSING, 0},
};

static void pairs_give_values_or_reasons(void) {
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        double got = 12345;
        CHECK_STATUS(pairs[i].label, pairs[i].function(pairs[i].a, pairs[i].b, &got),
                     pairs[i].status);
        CHECK_DBL(pairs[i].label, got, pairs[i].status == PLAN_OK ? pairs[i].expected : 12345, 3);
        CHECK_STATUS(pairs[i].label, pairs[i].function(1, 1, NULL), PLAN_INVALID);
    }
}

static void ratios(void) {
    double got = 12345;
    CHECK_STATUS("doctors", plan_ratio(624, 480000, 10000, &got), PLAN_OK);
    CHECK_DBL("doctors", got, 13, 1);
    CHECK_STATUS("negative", plan_ratio(5, -2, 1, &got), PLAN_OK);
    CHECK_DBL("negative", got, -2.5, 0);
    CHECK_STATUS("large", plan_ratio(1e308, 1e308, 1000, &got), PLAN_OK);
    CHECK_DBL("large", got, 1000, 0);
    got = 12345;
    CHECK_STATUS("denominator 0", plan_ratio(5, 0, 1, &got), PLAN_DOMAIN);
    CHECK_STATUS("denominator -0", plan_ratio(5, -0.0, 1, &got), PLAN_DOMAIN);
    CHECK_STATUS("missing before infinite", plan_ratio(ENDLESS, NONE, 1, &got), PLAN_MISSING);
    CHECK_STATUS("per missing", plan_ratio(ENDLESS, 1, NONE, &got), PLAN_MISSING);
    CHECK_STATUS("infinite", plan_ratio(ENDLESS, 1, 1, &got), PLAN_DOMAIN);
    CHECK_STATUS("overflow", plan_ratio(1e300, 1e-300, 1, &got), PLAN_RANGE);
    CHECK_STATUS("NULL", plan_ratio(1, 1, 1, NULL), PLAN_INVALID);
    CHECK_DBL("nothing was written", got, 12345, 0);
}

static void arrays(void) {
    enum { N = 700 };
    static const struct {
        const char *label;
        pair one;
        plan_status (*many)(const double *, const double *, double *, plan_status *, size_t);
    } rows[] = {{"per_capita", plan_per_capita, plan_per_capita_v},
                {"per_capita_growth", plan_per_capita_growth, plan_per_capita_growth_v},
                {"real_growth", plan_real_growth, plan_real_growth_v},
                {"deflate", plan_deflate, plan_deflate_v},
                {"icor", plan_icor, plan_icor_v}};
    double a[N], b[N], out[N];
    plan_status statuses[N];
    for (size_t i = 0; i < N; i++) {
        a[i] = (double)i - 3;
        b[i] = i % 7 == 0 ? 0 : i % 11 == 0 ? NONE : i % 13 == 0 ? -100 : (double)i / 3;
        b[i] = i > 520 ? 5 : b[i]; /* a block without a reason */
    }
    for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
        CHECK_STATUS(rows[r].label, rows[r].many(a, b, out, statuses, N), PLAN_OK);
        for (size_t i = 0; i < N; i++) {
            double expected = NONE;
            CHECK_STATUS(rows[r].label, statuses[i], rows[r].one(a[i], b[i], &expected));
            CHECK_DBL(rows[r].label, out[i], expected, 0);
        }
        CHECK_STATUS(rows[r].label, rows[r].many(a, NULL, out, NULL, N), PLAN_INVALID);
    }
    CHECK_STATUS("ratio", plan_ratio_v(a, b, out, statuses, N, 1000), PLAN_OK);
    for (size_t i = 0; i < N; i++) {
        double expected = NONE;
        CHECK_STATUS("ratio", statuses[i], plan_ratio(a[i], b[i], 1000, &expected));
        CHECK_DBL("ratio", out[i], expected, 0);
    }
    double tiny = 1e-200, other = 1e-201, got = 0, alone = 0;
    CHECK_STATUS("tiny", plan_ratio(tiny, other, 1e-200, &alone), PLAN_OK);
    CHECK_DBL("tiny", alone, 1e-199, 2);
    CHECK_STATUS("tiny", plan_ratio_v(&tiny, &other, &got, NULL, 1, 1e-200), PLAN_OK);
    CHECK_DBL("tiny", got, alone, 0);
    CHECK_STATUS("ratio, per", plan_ratio_v(a, b, out, statuses, N, ENDLESS), PLAN_INVALID);
    CHECK_STATUS("ratio, none", plan_ratio_v(NULL, NULL, NULL, NULL, 0, 1), PLAN_OK);
}

static void mean_population(void) {
    static const double three[] = {10, 12, 15}, missing[] = {10, NONE};
    double got = 12345;
    CHECK_STATUS("trapezoids", plan_mean_population(three, 3, &got), PLAN_OK);
    CHECK_DBL("trapezoids", got, 12.25, 0); /* (10/2 + 12 + 15/2) / 2 */
    CHECK_STATUS("two", plan_mean_population(three, 2, &got), PLAN_OK);
    CHECK_DBL("two", got, 11, 0);
    CHECK_STATUS("one", plan_mean_population(three, 1, &got), PLAN_SHORT_SERIES);
    CHECK_STATUS("none", plan_mean_population(NULL, 0, &got), PLAN_SHORT_SERIES);
    CHECK_STATUS("missing", plan_mean_population(missing, 2, &got), PLAN_MISSING);
    CHECK_STATUS("NULL", plan_mean_population(missing, 2, NULL), PLAN_INVALID);
}

static void elasticities(void) {
    static const struct {
        const char *label;
        double y0, y1, x0, x1;
        int form;
        plan_status status;
        double expected;
    } rows[] = {
        {"point", 100, 110, 50, 55, PLAN_ELASTICITY_POINT, PLAN_OK, 1},
        {"arc", 100, 110, 50, 55, PLAN_ELASTICITY_ARC, PLAN_OK, 1},
        {"log", 100, 110, 50, 56, PLAN_ELASTICITY_LOG, PLAN_OK, 0.84100666610693615},
        {"arc from 0", 0, 10, 5, 10, PLAN_ELASTICITY_ARC, PLAN_OK, 3},
        {"x unchanged", 100, 110, 50, 50, PLAN_ELASTICITY_POINT, PLAN_DOMAIN, 0},
        {"x unchanged, arc", 100, 110, 50, 50, PLAN_ELASTICITY_ARC, PLAN_DOMAIN, 0},
        {"x unchanged, log", 100, 110, 50, 50, PLAN_ELASTICITY_LOG, PLAN_DOMAIN, 0},
        {"sum 0", -5, 5, 50, 55, PLAN_ELASTICITY_ARC, PLAN_DOMAIN, 0},
        {"y from 0", 0, 10, 5, 10, PLAN_ELASTICITY_POINT, PLAN_ZERO_BASE, 0},
        {"x from below 0", 5, 10, -5, 10, PLAN_ELASTICITY_POINT, PLAN_NEGATIVE_BASE, 0},
        {"y to 0", 5, 0, 5, 10, PLAN_ELASTICITY_LOG, PLAN_SIGN_CHANGE, 0},
        {"missing", 5, 0, 5, NONE, PLAN_ELASTICITY_LOG, PLAN_MISSING, 0},
        {"infinite", 5, ENDLESS, 5, 1, PLAN_ELASTICITY_ARC, PLAN_DOMAIN, 0},
        {"unknown form", 5, 6, 5, 6, 3, PLAN_INVALID, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double got = 12345;
        CHECK_STATUS(
            rows[i].label,
            plan_elasticity(rows[i].y0, rows[i].y1, rows[i].x0, rows[i].x1, rows[i].form, &got),
            rows[i].status);
        CHECK_DBL(rows[i].label, got, rows[i].status == PLAN_OK ? rows[i].expected : 12345, 4);
    }
}

static void ratios_of_figures(void) {
    static const struct {
        const char *label, *numerator, *denominator, *factor;
        int32_t scale;
        plan_status status;
        const char *expected;
    } rows[] = {
        {"no factor", "16.5", "4.2", NULL, 3, PLAN_OK, "(3.87, 3.988)"},
        {"negative numerator", "-16.5", "4.2", NULL, 3, PLAN_OK, "(-3.988, -3.87)"},
        {"negative denominator", "16.5", "-4.2", "=1000", 2, PLAN_OK, "(-3987.96, -3870.58)"},
        {"exact", "=624", "=480000", "=10000", 2, PLAN_OK, "[13, 13]"},
        {"denominator holds 0", "5", "0.0", NULL, 2, PLAN_DOMAIN, NULL},
        {"unknown scale", "5", "5", NULL, 20, PLAN_INVALID, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_interval a = interval_of(rows[i].numerator), b = interval_of(rows[i].denominator), got;
        plan_decimal factor = rows[i].factor == NULL ? a.low : figure_of(rows[i].factor).value;
        CHECK_STATUS(
            rows[i].label,
            plan_ratio_f(&a, &b, rows[i].factor == NULL ? NULL : &factor, rows[i].scale, &got),
            rows[i].status);
        if (rows[i].status == PLAN_OK) {
            CHECK_INTERVAL(rows[i].label, got, rows[i].expected);
        }
    }
}

static void ratio_verdicts(void) {
    static const struct {
        const char *label, *numerator, *denominator, *factor, *stated;
        plan_status status;
        int expected;
    } rows[] = {
        {"12.15 % exactly, printed 12.1", "=972", "=8000", "=100", "12.1", PLAN_OK, 1},
        {"printed 12.2", "=972", "=8000", "=100", "12.2", PLAN_OK, 1},
        {"printed 12.3", "=972", "=8000", "=100", "12.3", PLAN_OK, 0},
        {"rounded, widest", "16.5", "4.2", NULL, "=3.98", PLAN_OK, 1},
        {"rounded, beyond", "16.5", "4.2", NULL, "=3.99", PLAN_OK, 0},
        {"negative denominator", "=5", "=-2", NULL, "=-2.5", PLAN_OK, 1},
        {"negative denominator, other sign", "=5", "=-2", NULL, "=2.5", PLAN_OK, 0},
        {"both signs", "[-1, 1]", "=4", NULL, "=0.25", PLAN_OK, 1},
        {"open end", "[-1, 1)", "=4", NULL, "=0.25", PLAN_OK, 0},
        {"unbounded numerator", ">0", "=4", NULL, "1000", PLAN_OK, 1},
        {"unbounded denominator", "=4", ">0", NULL, "=0", PLAN_OK, 0},
        {"tiny and huge", "=0.00000000000000001", "=99999999999999999", NULL, "=0", PLAN_OK, 0},
        {"denominator holds 0", "5", "0.0", NULL, "5", PLAN_DOMAIN, 0},
        {"factor 0", "5", "5", "=0", "5", PLAN_INVALID, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_interval a = interval_of(rows[i].numerator), b = interval_of(rows[i].denominator);
        plan_interval stated = interval_of(rows[i].stated);
        plan_decimal factor = rows[i].factor == NULL ? a.low : figure_of(rows[i].factor).value;
        int got = 7;
        CHECK_STATUS(
            rows[i].label,
            plan_ratio_agrees(&a, &b, rows[i].factor == NULL ? NULL : &factor, &stated, &got),
            rows[i].status);
        CHECK_INT(rows[i].label, got, rows[i].status == PLAN_OK ? rows[i].expected : 7);
    }
}

/* The numbers come from trying every count with fractions. */
static void feasible(void) {
    static const int64_t grim[] = {74}, few[] = {0, 1}, all_of_it[] = {106}, thirds[] = {333},
                         halves[] = {198, 199, 200};
    static const int64_t sizes[] = {43, 53};
    static const struct {
        const char *label, *percent;
        int64_t n;
        const int64_t *expected;
        size_t count;
    } rows[] = {
        {"69.8 % of 106 is 74", "69.8", 106, grim, 1},
        {"94.2 % of 106 is impossible", "94.2", 106, NULL, 0},
        {"a third", "33.3", 1000, thirds, 1},
        {"the closed tie", "[99, 100.5]", 200, halves, 3},
        {"open ends", "(99, 100)", 200, halves + 1, 1},
        {"nothing", "0", 300, few, 2},
        {"all of it", "100", 106, all_of_it, 1},
        {"more than all", "=101", 106, NULL, 0},
        {"less than nothing", "=-1", 106, NULL, 0},
    };
    int64_t out[64];
    size_t count;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_interval percent = interval_of(rows[i].percent);
        count = 7;
        CHECK_STATUS(rows[i].label, plan_feasible_counts(&percent, rows[i].n, out, 64, &count),
                     PLAN_OK);
        CHECK_U64(rows[i].label, count, rows[i].count);
        for (size_t k = 0; k < count && k < rows[i].count; k++) {
            CHECK_INT(rows[i].label, out[k], rows[i].expected[k]);
        }
    }
    plan_interval percent = interval_of("69.8"), any = interval_of("50");
    CHECK_STATUS("sizes", plan_feasible_sizes(&percent, 60, out, 64, &count), PLAN_OK);
    CHECK_U64("sizes", count, 2);
    CHECK_INT("sizes", out[0], sizes[0]);
    CHECK_INT("sizes", out[1], sizes[1]);
    count = 0;
    CHECK_STATUS("no room", plan_feasible_counts(&any, 1000, out, 5, &count), PLAN_BUFFER);
    CHECK_U64("no room", count, 11); /* 495 to 505 */
    CHECK_STATUS("no room", plan_feasible_sizes(&percent, 60, NULL, 0, &count), PLAN_BUFFER);
    CHECK_U64("no room", count, 2);
    CHECK_STATUS("no cases", plan_feasible_counts(&any, 0, out, 5, &count), PLAN_DOMAIN);
    CHECK_STATUS("too many", plan_feasible_counts(&any, PLAN_FEASIBLE_MAX + 1, out, 5, &count),
                 PLAN_DOMAIN);
    CHECK_STATUS("no sizes", plan_feasible_sizes(&any, 0, out, 5, &count), PLAN_DOMAIN);
    CHECK_STATUS("NULL", plan_feasible_counts(&any, 5, NULL, 5, &count), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_feasible_sizes(NULL, 5, out, 5, &count), PLAN_INVALID);
    plan_interval all = plan_interval_all();
    CHECK_STATUS("anything", plan_feasible_counts(&all, 3, out, 64, &count), PLAN_OK);
    CHECK_U64("anything", count, 4);
}

TEST_MAIN("ratio", {"pairs give values or reasons", pairs_give_values_or_reasons},
          {"ratios", ratios}, {"arrays", arrays}, {"mean population", mean_population},
          {"elasticities", elasticities}, {"ratios of figures", ratios_of_figures},
          {"ratio verdicts", ratio_verdicts}, {"feasible counts and sizes", feasible})
