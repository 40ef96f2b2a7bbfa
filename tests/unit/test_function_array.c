/* The arrays that are computed by the million: element by element what the scalar form says,
 * wherever an element stands, however long the array is, wherever it lies in memory, and in place.
 */
#include "check.h"

#include <plan/change.h>
#include <plan/ratio.h>
#include <plan/target.h>

#include <float.h>
#include <stdbool.h>

enum { SHORT = 1031, LONG = (1 << 20) + 3 }; /* the long one is written past the cache */

typedef plan_status (*scalar)(double, double, double *);
typedef plan_status (*array)(const double *, const double *, double *, plan_status *, size_t);

static plan_status per_mille(double numerator, double denominator, double *result) {
    return plan_ratio(numerator, denominator, 1000, result);
}

static plan_status per_mille_v(const double *numerator, const double *denominator, double *out,
                               plan_status *out_status, size_t n) {
    return plan_ratio_v(numerator, denominator, out, out_status, n, 1000);
}

static const struct {
    const char *name;
    scalar one;
    array all;
} rows[] = {{"growth", plan_growth, plan_growth_v},
            {"difference", plan_difference, plan_difference_v},
            {"ratio", per_mille, per_mille_v},
            {"excess", plan_excess, plan_excess_v},
            {"reach", plan_reach, plan_reach_v}};
enum { ROWS = sizeof rows / sizeof rows[0] };

static const double edges[] = {0,
                               -0.0,
                               -4,
                               CHECK_NAN,
                               (double)INFINITY,
                               (double)-INFINITY,
                               DBL_MAX,
                               -DBL_MAX,
                               DBL_MIN,
                               0x1p-1074,
                               -0x1p-1074,
                               1,
                               0x1.fffffffffffffp1022,
                               3,
                               1e300,
                               1e-300};
enum { EDGES = sizeof edges / sizeof edges[0] };

/* 200 and 210 everywhere, but for `step` elements apart a pair of edges. */
static void fill(double *a, double *b, size_t n, size_t step) {
    for (size_t i = 0; i < n; i++) {
        bool edge = i % step == step - 1;
        a[i] = edge ? edges[i / step % EDGES] : 200;
        b[i] = edge ? edges[i / step / EDGES % EDGES] : 210;
    }
}

/* The first element that differs from the scalar form, or n. */
static size_t first_difference(scalar one, const double *a, const double *b, const double *out,
                               const plan_status *statuses, size_t n) {
    for (size_t i = 0; i < n; i++) {
        double value = CHECK_NAN;
        plan_status status = one(a[i], b[i], &value);
        bool same = status == PLAN_OK ? memcmp(&value, &out[i], sizeof value) == 0 : isnan(out[i]);
        if (!same || (statuses != NULL && statuses[i] != status)) {
            return i;
        }
    }
    return n;
}

/* `shift` elements lie before the arrays: results start at every place of a pair of doubles. */
static void check_lengths(size_t n, size_t step, size_t shift) {
    double *a = malloc((n + shift) * sizeof *a), *b = malloc((n + shift) * sizeof *b);
    double *out = malloc((n + shift) * sizeof *out);
    plan_status *statuses = malloc(n * sizeof *statuses);
    if (CHECK_TRUE("memory", a != NULL && b != NULL && out != NULL && statuses != NULL)) {
        for (size_t r = 0; r < ROWS; r++) {
            double *x = a + shift, *y = b + shift, *o = out + shift;
            fill(x, y, n, step);
            out[0] = 7;
            CHECK_STATUS(rows[r].name, rows[r].all(x, y, o, statuses, n), PLAN_OK);
            CHECK_U64(rows[r].name, first_difference(rows[r].one, x, y, o, statuses, n), n);
            CHECK_TRUE(rows[r].name, shift == 0 || (out[0] >= 7 && out[0] <= 7));
            CHECK_STATUS("no statuses", rows[r].all(x, y, o, NULL, n), PLAN_OK);
            CHECK_U64("no statuses", first_difference(rows[r].one, x, y, o, NULL, n), n);
            memcpy(o, x, n * sizeof *o);
            CHECK_STATUS("into the first", rows[r].all(o, y, o, NULL, n), PLAN_OK);
            CHECK_U64("into the first", first_difference(rows[r].one, x, y, o, NULL, n), n);
            memcpy(o, y, n * sizeof *o);
            CHECK_STATUS("into the second", rows[r].all(x, o, o, NULL, n), PLAN_OK);
            CHECK_U64("into the second", first_difference(rows[r].one, x, y, o, NULL, n), n);
        }
    }
    free(a);
    free(b);
    free(out);
    free(statuses);
}

static void short_arrays(void) {
    for (size_t n = 1; n < 8; n++) {
        check_lengths(n, 2, n % 2);
    }
    for (size_t shift = 0; shift < 2; shift++) {
        check_lengths(SHORT, 1, shift);
        check_lengths(SHORT, 3, shift);
        check_lengths(512, 512, shift);
    }
}

static void long_arrays(void) {
    for (size_t shift = 0; shift < 2; shift++) {
        check_lengths(LONG, 701, shift);
        check_lengths(LONG - 1, 2, shift);
    }
}

/* Each edge against each edge, where elements come in twos and where one is left. */
static void all_edges(void) {
    for (size_t i = 0; i < (size_t)EDGES * EDGES; i++) {
        double a[3] = {200, edges[i % EDGES], 200}, b[3] = {210, edges[i / EDGES], 210}, out[3];
        plan_status statuses[3];
        for (size_t r = 0; r < ROWS; r++) {
            CHECK_STATUS(rows[r].name, rows[r].all(a, b, out, statuses, 3), PLAN_OK);
            CHECK_U64(rows[r].name, first_difference(rows[r].one, a, b, out, statuses, 3), 3);
            CHECK_STATUS(rows[r].name, rows[r].all(a + 1, b + 1, out, statuses, 1), PLAN_OK);
            CHECK_U64(rows[r].name, first_difference(rows[r].one, a + 1, b + 1, out, statuses, 1),
                      1);
        }
    }
}

/* 210 on 200 is 5 % more; every expectation is exact. */
static void plain_numbers(void) {
    static const double expected[ROWS] = {5, 10, 1000 * (200.0 / 210), 100 * (-10.0 / 210),
                                          100 * (200.0 / 210)};
    double a[5] = {200, 200, 200, 200, 200}, b[5] = {210, 210, 210, 210, 210}, out[5];
    for (size_t r = 0; r < ROWS; r++) {
        CHECK_STATUS(rows[r].name, rows[r].all(a, b, out, NULL, 5), PLAN_OK);
        for (size_t i = 0; i < 5; i++) {
            CHECK_DBL(rows[r].name, out[i], expected[r], r < 2 ? 0 : 2);
        }
    }
}

static void arguments(void) {
    double value = 200, out = 7;
    for (size_t r = 0; r < ROWS; r++) {
        CHECK_STATUS("none", rows[r].all(NULL, NULL, NULL, NULL, 0), PLAN_OK);
        CHECK_STATUS("first", rows[r].all(NULL, &value, &out, NULL, 1), PLAN_INVALID);
        CHECK_STATUS("second", rows[r].all(&value, NULL, &out, NULL, 1), PLAN_INVALID);
        CHECK_STATUS("out", rows[r].all(&value, &value, NULL, NULL, 1), PLAN_INVALID);
    }
    CHECK_STATUS("per", plan_ratio_v(&value, &value, &out, NULL, 1, (double)INFINITY),
                 PLAN_INVALID);
    CHECK_DBL("nothing written", out, 7, 0);
}

TEST_MAIN("function_array", {"short arrays", short_arrays}, {"long arrays", long_arrays},
          {"all edges", all_edges}, {"plain numbers", plain_numbers}, {"arguments", arguments})
