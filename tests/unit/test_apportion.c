/* Largest remainders against published apportionments and quotients written out; controlled
 * rounding against published tables, and against all roundings of small tables, one by one. */
#include <plan/apportion.h>

#include "check.h"
#include "failing.h"

#define NONE CHECK_NAN
#define ENDLESS ((double)INFINITY)

static plan_decimal d(int64_t digits, int32_t scale) {
    plan_decimal a = {digits, scale};
    return a;
}

static void same_list(const char *label, const double *got, const double *expected, size_t n) {
    for (size_t i = 0; i < n; i++) {
        CHECK_DBL(label, got[i], expected[i], 0);
    }
}

/* --- Largest remainders --- */

static void largest_remainders(void) {
    static const struct {
        const char *label;
        double values[5];
        size_t n;
        double total;
        int32_t decimals;
        double expected[5];
    } rows[] = {
        /* 1447, 4196, 3808, 569 of 10020 in 10000 units: 1444.11, 4187.62, 3800.39, 567.86 */
        {"Lai Chau", {14.47, 41.96, 38.08, 5.69}, 4, 100, 2, {14.44, 41.88, 38.00, 5.68}},
        /* A classroom table: quotas 6.0880, 4.5599, 11.3134, 9.8592, 10.1796 of 42 seats. */
        {"counties", {247, 185, 459, 400, 413}, 5, 42, 0, {6, 5, 11, 10, 10}},
        {"one", {7}, 1, 12.5, 1, {12.5}},
        {"thirds, the first gets the rest", {1, 1, 1}, 3, 100, 0, {34, 33, 33}},
        {"1/2 and 3/2, the larger gets it", {1, 3}, 2, 2, 0, {0, 2}},
        {"nothing to hand out", {1, 2, 3}, 3, 0, 2, {0, 0, 0}},
        {"a part of 0 gets nothing", {0, 1, 1, 1}, 4, 1, 1, {0, 0.4, 0.3, 0.3}},
        {"hundreds", {1, 1, 1}, 3, 1000, -2, {400, 300, 300}},
        {"more decimals than were given",
         {1, 2},
         2,
         1,
         17,
         {0.33333333333333333, 0.66666666666666667}},
        {"already right", {14.4, 85.6}, 2, 100, 1, {14.4, 85.6}},
        {"0.1 is a tenth", {0.1, 0.2, 0.3}, 3, 0.6, 1, {0.1, 0.2, 0.3}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double out[5] = {0};
        CHECK_STATUS(rows[i].label,
                     plan_largest_remainder(rows[i].values, rows[i].total, out, rows[i].n,
                                            rows[i].decimals, NULL),
                     PLAN_OK);
        same_list(rows[i].label, out, rows[i].expected, rows[i].n);
    }
}

/* The first apportionment of the United States by Hamilton's method: 60 seats, states by the census
 * of 1790, from Virginia to Delaware. */
static void hamilton(void) {
    static const double people[] = {630560, 475327, 432879, 353523, 331589, 278514, 236841, 206236,
                                    179570, 141822, 85533,  70835,  68705,  68446,  55540};
    static const double seats[] = {11, 8, 7, 6, 6, 5, 4, 3, 3, 2, 1, 1, 1, 1, 1};
    double out[15];
    CHECK_STATUS("1790", plan_largest_remainder(people, 60, out, 15, 0, NULL), PLAN_OK);
    same_list("1790", out, seats, 15);
    memcpy(out, people, sizeof out);
    CHECK_STATUS("in place", plan_largest_remainder(out, 60, out, 15, 0, NULL), PLAN_OK);
    same_list("in place", out, seats, 15);
}

static void check_decimals(const char *label, const plan_decimal *got, const int64_t *digits,
                           size_t n, int32_t scale) {
    for (size_t i = 0; i < n; i++) {
        CHECK_INT(label, got[i].digits, digits[i]);
        CHECK_INT(label, got[i].scale, scale);
    }
}

/* Values at both ends of the scales, totals that need 100 bits in units of the last decimal. */
static void far_apart(void) {
    const int64_t most = PLAN_DECIMAL_MAX_DIGITS;
    plan_decimal out[3];
    const plan_decimal ends[] = {d(1, 18), d(most, -18), d(most, -18)};
    CHECK_STATUS("range", plan_largest_remainder_d(ends, d(3 * (most / 9), -18), out, 3, 0, NULL),
                 PLAN_RANGE);
    /* The quotas are below 1 and twice 499999999999999999.5 less almost nothing. */
    CHECK_STATUS("ends", plan_largest_remainder_d(ends, d(most, 0), out, 3, 0, NULL), PLAN_OK);
    const int64_t halves[] = {0, INT64_C(500000000000000000), INT64_C(499999999999999999)};
    check_decimals("ends", out, halves, 3, 0);
    const plan_decimal two[] = {d(1, -18), d(most, 18)};
    /* 10^36 : 10^18 - 1, of 10^18 - 1 units: the second one's quota is (10^18 - 1)^2 / (10^36 +
       10^18 - 1), which is less than 1 - 10^-18 and more than the remainder of the first. */
    CHECK_STATUS("a unit", plan_largest_remainder_d(two, d(most, 18), out, 2, 18, NULL), PLAN_OK);
    const int64_t units[] = {most - 1, 1};
    check_decimals("a unit", out, units, 2, 18);
    CHECK_STATUS("fits", plan_largest_remainder_d(two, d(most, 0), out, 1, 0, NULL), PLAN_OK);
    check_decimals("fits", out, &most, 1, 0);
    CHECK_STATUS("no room", plan_largest_remainder_d(two, d(1, -18), out, 1, 0, NULL), PLAN_RANGE);
    CHECK_STATUS("far too large", plan_largest_remainder_d(two, d(most, -18), out, 2, 18, NULL),
                 PLAN_RANGE);
    /* 2 * most - 1 in three equal parts fit, though the total does not. */
    const plan_decimal three[] = {d(7, 0), d(7, 0), d(7, 0)};
    CHECK_STATUS("parts fit", plan_largest_remainder_d(three, d(2, -18), out, 3, 0, NULL), PLAN_OK);
    const int64_t thirds[] = {INT64_C(666666666666666667), INT64_C(666666666666666667),
                              INT64_C(666666666666666666)};
    check_decimals("parts fit", out, thirds, 3, 0);
}

static void remainders_refused(void) {
    static const double good[] = {1, 2}, gap[] = {ENDLESS, NONE}, endless[] = {1, ENDLESS};
    static const double negative[] = {3, -1}, zeros[] = {0, 0}, fine[] = {1, 1e-30};
    static const struct {
        const char *label;
        const double *values;
        double total;
        size_t n;
        int32_t decimals;
        plan_status status;
    } rows[] = {
        {"missing comes first", gap, ENDLESS, 2, 0, PLAN_MISSING},
        {"missing total", endless, NONE, 2, 0, PLAN_MISSING},
        {"endless", endless, 100, 2, 0, PLAN_DOMAIN},
        {"endless total", good, -ENDLESS, 2, 0, PLAN_DOMAIN},
        {"none", good, 100, 0, 0, PLAN_SHORT_SERIES},
        {"negative", negative, 100, 2, 0, PLAN_DOMAIN},
        {"zeros", zeros, 100, 2, 0, PLAN_DOMAIN},
        {"negative total", good, -1, 2, 0, PLAN_DOMAIN},
        {"no multiple", good, 100.5, 2, 0, PLAN_DOMAIN},
        {"no multiple of 10", good, 105, 2, -1, PLAN_DOMAIN},
        {"decimals", good, 100, 2, 19, PLAN_DOMAIN},
        {"decimals", good, 100, 2, -19, PLAN_DOMAIN},
        {"no decimal", fine, 100, 2, 0, PLAN_RANGE},
        {"too large", good, 1e30, 2, 0, PLAN_RANGE},
        {"NULL", NULL, 100, 2, 0, PLAN_INVALID},
    };
    double out[2] = {5, 6};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_STATUS(rows[i].label,
                     plan_largest_remainder(rows[i].values, rows[i].total, out, rows[i].n,
                                            rows[i].decimals, NULL),
                     rows[i].status);
    }
    CHECK_STATUS("NULL", plan_largest_remainder(good, 1, NULL, 2, 0, NULL), PLAN_INVALID);
    CHECK_DBL("nothing was written", out[0] + 10 * out[1], 65, 0);
    plan_decimal bad = d(1, 19), fair = d(1, 0), to = d(7, 7);
    CHECK_STATUS("bad value", plan_largest_remainder_d(&bad, fair, &to, 1, 0, NULL), PLAN_INVALID);
    CHECK_STATUS("bad total", plan_largest_remainder_d(&fair, bad, &to, 1, 0, NULL), PLAN_INVALID);
    CHECK_STATUS("none", plan_largest_remainder_d(NULL, fair, NULL, 0, 0, NULL), PLAN_SHORT_SERIES);
    CHECK_STATUS("NULL", plan_largest_remainder_d(NULL, fair, &to, 1, 0, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_largest_remainder_d(&fair, fair, NULL, 1, 0, NULL), PLAN_INVALID);
    CHECK_INT("nothing was written", to.digits, 7);
}

/* --- Controlled rounding --- */

static uint64_t next(uint64_t *state) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 33;
}

static int64_t below(int64_t value, int64_t unit) {
    int64_t rest = value % unit;
    return rest < 0 ? value - rest - unit : value - rest;
}

/* Whether `rounded` is a neighbouring multiple. */
static int is_near(int64_t value, int64_t rounded, int64_t unit) {
    int64_t low = below(value, unit);
    return rounded == low || (low != value && rounded == low + unit);
}

enum { MOST_ROWS = 6, MOST_CELLS = MOST_ROWS * MOST_ROWS };

/* A table in whole numbers, to be rounded to multiples of `unit`. */
typedef struct grid {
    size_t rows, columns;
    int64_t unit, cells[MOST_CELLS], totals[2][MOST_ROWS];
    int given[2]; /* whether the row totals, the column totals are given */
} grid;

static int64_t sum_along(const grid *g, const int64_t *cells, int column, size_t line) {
    int64_t sum = 0;
    for (size_t k = 0; k < (column ? g->rows : g->columns); k++) {
        sum += cells[column ? k * g->columns + line : line * g->columns + k];
    }
    return sum;
}

/* Whether the rounded cells are near and their sums are near to the totals. */
static int is_rounding(const grid *g, const int64_t *rounded) {
    int held = 1;
    for (size_t i = 0; i < g->rows * g->columns; i++) {
        held = held && is_near(g->cells[i], rounded[i], g->unit);
    }
    for (int column = 0; column < 2; column++) {
        int64_t total = 0, whole = 0;
        for (size_t line = 0; line < (column ? g->columns : g->rows); line++) {
            int64_t sum =
                g->given[column] ? g->totals[column][line] : sum_along(g, g->cells, column, line);
            int64_t got = sum_along(g, rounded, column, line);
            held = held && is_near(sum, got, g->unit);
            total += sum;
            whole += got;
        }
        if (g->given[column] || !g->given[!column]) {
            held = held && is_near(total, whole, g->unit);
        }
    }
    return held;
}

static int64_t movement(const grid *g, const int64_t *rounded) {
    int64_t sum = 0;
    for (size_t i = 0; i < g->rows * g->columns; i++) {
        sum += llabs(rounded[i] - g->cells[i]);
    }
    return sum;
}

static plan_status round_grid(const grid *g, int64_t *rounded) {
    plan_decimal cells[MOST_CELLS], totals[2][MOST_ROWS];
    size_t n = g->rows * g->columns;
    int32_t decimals = 0;
    for (int64_t unit = g->unit; unit > 1; unit /= 10) {
        decimals--;
    }
    for (size_t i = 0; i < n; i++) {
        cells[i] = d(g->cells[i], 0);
    }
    for (size_t i = 0; i < MOST_ROWS; i++) {
        totals[0][i] = d(g->totals[0][i], 0);
        totals[1][i] = d(g->totals[1][i], 0);
    }
    plan_status status =
        plan_controlled_rounding_d(g->given[0] ? totals[0] : NULL, g->given[1] ? totals[1] : NULL,
                                   cells, cells, g->rows, g->columns, decimals, NULL);
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        rounded[i] = cells[i].digits * g->unit;
    }
    return status;
}

/* --- Against all roundings of a table --- */

/* Whether cell a is rounded up before cell b. */
static int goes_first(const grid *g, size_t a, size_t b) {
    int64_t x = g->cells[a] - below(g->cells[a], g->unit);
    int64_t y = g->cells[b] - below(g->cells[b], g->unit);
    if (x != y) {
        return x > y;
    }
    return g->cells[a] != g->cells[b] ? g->cells[a] > g->cells[b] : a < b;
}

/* Whether the first cell in which they differ is rounded up in a. */
static int is_preferred(const grid *g, const int64_t *a, const int64_t *b) {
    size_t first = MOST_CELLS;
    for (size_t i = 0; i < g->rows * g->columns; i++) {
        if (a[i] != b[i] && (first == MOST_CELLS || goes_first(g, i, first))) {
            first = i;
        }
    }
    return first < MOST_CELLS && a[first] > b[first];
}

/* The best of all ways to round the cells up or down; 0 where none is a rounding. */
static int best_of_all(const grid *g, int64_t *best) {
    size_t n = g->rows * g->columns;
    int found = 0;
    for (uint32_t way = 0; way < (UINT32_C(1) << n); way++) {
        int64_t rounded[MOST_CELLS] = {0};
        for (size_t i = 0; i < n; i++) {
            rounded[i] = below(g->cells[i], g->unit) + ((way >> i & 1) != 0 ? g->unit : 0);
        }
        if (!is_rounding(g, rounded)) {
            continue;
        }
        int64_t gain = found ? movement(g, best) - movement(g, rounded) : 1;
        if (gain > 0 || (gain == 0 && is_preferred(g, rounded, best))) {
            memcpy(best, rounded, sizeof rounded);
            found = 1;
        }
    }
    return found;
}

/* Few different rests, so that many roundings cost the same; totals near the sums or anywhere. */
static void make_grid(grid *g, uint64_t *state) {
    memset(g, 0, sizeof *g);
    g->rows = 1 + next(state) % 3;
    g->columns = 1 + next(state) % 3;
    g->unit = 10;
    int64_t grain = next(state) % 2 == 0 ? 1 : 5;
    for (size_t i = 0; i < g->rows * g->columns; i++) {
        g->cells[i] = ((int64_t)(next(state) % 41) - 20) * grain;
    }
    uint64_t kind = next(state) % 8;
    for (int column = 0; column < 2; column++) {
        g->given[column] = (kind >> column & 1) != 0 && kind >= 4;
        for (size_t line = 0; line < (column ? g->columns : g->rows); line++) {
            int64_t off = (int64_t)(next(state) % 61) - 30;
            g->totals[column][line] = sum_along(g, g->cells, column, line) + (off > 0 ? 0 : off);
        }
    }
}

static void against_all_roundings(void) {
    uint64_t state = 2023;
    int contradicted = 0;
    for (int i = 0; i < 6000; i++) {
        grid g;
        int64_t best[MOST_CELLS] = {0}, got[MOST_CELLS] = {0};
        make_grid(&g, &state);
        int found = best_of_all(&g, best);
        contradicted += found ? 0 : 1;
        CHECK_STATUS("all roundings", round_grid(&g, got), found ? PLAN_OK : PLAN_CONTRADICTED);
        CHECK_TRUE("there is one for the sums", found || g.given[0] || g.given[1]);
        if (memcmp(got, best, sizeof best) != 0) {
            CHECK_INT("movement", movement(&g, got), movement(&g, best));
            for (size_t k = 0; k < g.rows * g.columns; k++) {
                CHECK_INT("cell", got[k], best[k]);
            }
        }
    }
    CHECK_TRUE("some are contradicted, not all", contradicted > 100 && contradicted < 3000);
}

static void shuffle(size_t *places, size_t n, uint64_t *state) {
    for (size_t i = 0; i < n; i++) {
        size_t other = next(state) % (i + 1);
        places[i] = places[other];
        places[other] = i;
    }
}

/* All cells differ, and rows and columns change places: so do the rounded cells. */
static void places_do_not_matter(void) {
    uint64_t state = 1982;
    for (int i = 0; i < 500; i++) {
        grid g, moved;
        int64_t got[MOST_CELLS] = {0}, other[MOST_CELLS] = {0};
        size_t row[MOST_ROWS], column[MOST_ROWS];
        memset(&g, 0, sizeof g);
        g.rows = 2 + next(&state) % 5;
        g.columns = 2 + next(&state) % 5;
        g.unit = 100;
        for (size_t k = 0; k < g.rows * g.columns; k++) { /* rests in fives, no two values alike */
            g.cells[k] = (int64_t)(next(&state) % 20) * 5 + ((int64_t)k - 18) * 100;
        }
        moved = g;
        shuffle(row, g.rows, &state);
        shuffle(column, g.columns, &state);
        for (size_t k = 0; k < g.rows * g.columns; k++) {
            moved.cells[k] = g.cells[row[k / g.columns] * g.columns + column[k % g.columns]];
        }
        CHECK_STATUS("table", round_grid(&g, got), PLAN_OK);
        CHECK_STATUS("moved", round_grid(&moved, other), PLAN_OK);
        CHECK_TRUE("table", is_rounding(&g, got));
        for (size_t k = 0; k < g.rows * g.columns; k++) {
            CHECK_INT("moved", other[k],
                      got[row[k / g.columns] * g.columns + column[k % g.columns]]);
        }
    }
}

/* --- Published tables --- */

/* Tables in tenths, hundredths or thousandths with a rounding that somebody published. Ours must be
 * a rounding, too, and move the cells no more. */
static void published_tables(void) {
    static const struct {
        const char *label;
        grid table;
        int64_t published[MOST_CELLS];
        int64_t expected[MOST_CELLS]; /* by hand */
    } rows[] = {
        /* The example of matrix rounding in textbooks of network flows. The nearest multiples, 3 7
           7, 10 2 1, 4 1 7, have sums 17 13 12 and 17 10 15, 42 in all: a rounding. */
        {"matrix rounding",
         {3, 3, 10, {31, 68, 73, 96, 24, 7, 36, 12, 65}, {{0}}, {0}},
         {30, 70, 70, 100, 20, 10, 30, 10, 70},
         {30, 70, 70, 100, 20, 10, 40, 10, 70}},
        /* Statistics Canada's RTRA, sex by marital status, base 100. Both 361.5 go up, which is
           nearer; rows then hold 600 and 600, columns 800, 100 and 300. */
        {"RTRA",
         {2, 3, 1000, {3615, 1205, 1205, 3615, 0, 2410}, {{0}}, {0}},
         {4000, 1000, 1000, 3000, 0, 3000},
         {4000, 1000, 1000, 4000, 0, 2000}},
        /* A textbook's table whose totals are whole: 24 27 4 and 26 22 7. The nearest multiples, 12
           9 3, 13 11 3, 1 2 1, are a rounding. */
        {"whole totals",
         {3, 3, 1000, {11998, 9083, 2919, 12983, 10872, 3145, 1019, 2045, 936}, {{0}}, {0}},
         {11000, 10000, 3000, 13000, 10000, 4000, 2000, 2000, 0},
         {12000, 9000, 3000, 13000, 11000, 3000, 1000, 2000, 1000}},
        /* 0.35 three times and 0.55 three times with totals 1.05, 1.65, 0.9, 0.9, 0.9: one of the
           first row goes up, and the two others of the second. */
        {"no cell goes to the nearest",
         {2, 3, 100, {35, 35, 35, 55, 55, 55}, {{0}}, {0}},
         {0, 0, 100, 100, 100, 0},
         {0, 0, 100, 100, 100, 0}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const grid *g = &rows[i].table;
        int64_t got[MOST_CELLS] = {0};
        CHECK_STATUS(rows[i].label, round_grid(g, got), PLAN_OK);
        CHECK_TRUE(rows[i].label, is_rounding(g, rows[i].published));
        CHECK_TRUE(rows[i].label, is_rounding(g, got));
        CHECK_TRUE(rows[i].label, movement(g, got) <= movement(g, rows[i].published));
        for (size_t k = 0; k < g->rows * g->columns; k++) {
            CHECK_INT(rows[i].label, got[k], rows[i].expected[k]);
        }
    }
}

/* --- Given totals, doubles --- */

static void given_totals(void) {
    const struct {
        const char *label;
        size_t rows, columns;
        const double *row_totals, *column_totals;
        double cells[4];
        int32_t decimals;
        plan_status status;
        double expected[4];
    } rows[] = {
        {"sums", 1, 2, NULL, NULL, {0.4, 0.4}, 0, PLAN_OK, {0, 0}},
        {"half goes up", 1, 1, NULL, NULL, {0.5}, 0, PLAN_OK, {1}},
        {"-half goes up", 1, 1, NULL, NULL, {-0.5}, 0, PLAN_OK, {0}},
        {"total 1", 1, 2, (const double[]){1}, NULL, {0.4, 0.4}, 0, PLAN_OK, {1, 0}},
        {"total 0", 1, 2, (const double[]){0}, NULL, {0.9, 0.4}, 0, PLAN_OK, {0, 0}},
        {"total 2", 1, 2, (const double[]){2}, NULL, {0.1, 0.4}, 0, PLAN_OK, {1, 1}},
        {"total 3", 1, 2, (const double[]){3}, NULL, {0.1, 0.4}, 0, PLAN_CONTRADICTED, {0}},
        {"total -1", 1, 2, (const double[]){-1}, NULL, {0.1, 0.4}, 0, PLAN_CONTRADICTED, {0}},
        {"1e30", 1, 2, (const double[]){1e30}, NULL, {0.1, 0.4}, 18, PLAN_CONTRADICTED, {0}},
        {"-1e35", 1, 2, (const double[]){-1e35}, NULL, {0.1, 0.4}, 18, PLAN_CONTRADICTED, {0}},
        {"columns", 2, 1, NULL, (const double[]){2}, {0.1, 0.4}, 0, PLAN_OK, {1, 1}},
        {"a total of multiples", 1, 2, (const double[]){7}, NULL, {3, 4}, 0, PLAN_OK, {3, 4}},
        {"of others", 1, 2, (const double[]){8}, NULL, {3, 4}, 0, PLAN_CONTRADICTED, {0}},
        {"rows 1, columns 1",
         2,
         2,
         (const double[]){1, 0},
         (const double[]){0, 1},
         {0.5, 0.2, 0.5, 0.5},
         0,
         PLAN_OK,
         {0, 1, 0, 0}},
        {"rows 1, columns 2",
         2,
         2,
         (const double[]){1, 0},
         (const double[]){1, 1},
         {0.5, 0.2, 0.5, 0.5},
         0,
         PLAN_CONTRADICTED,
         {0}},
        /* Each row's 0.6 may be 0 or 1, both together 1.2: 1 or 2, not 0. */
        {"the grand total", 2, 1, (const double[]){0.6, 0.6}, NULL, {0.1, 0.1}, 0, PLAN_OK, {1, 0}},
        {"hundreds", 1, 2, NULL, NULL, {1040, 1070}, -2, PLAN_OK, {1000, 1100}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double out[4] = {0};
        CHECK_STATUS(rows[i].label,
                     plan_controlled_rounding(rows[i].row_totals, rows[i].column_totals,
                                              rows[i].cells, out, rows[i].rows, rows[i].columns,
                                              rows[i].decimals, NULL),
                     rows[i].status);
        same_list(rows[i].label, out, rows[i].expected, rows[i].rows * rows[i].columns);
    }
}

static void rounding_refused(void) {
    static const double good[] = {0.1, 0.2, 0.3, 0.4}, gap[] = {ENDLESS, NONE, 1, 1};
    static const double endless[] = {1, ENDLESS, 1, 1}, fine[] = {1, 1e-30, 1, 1};
    double out[4] = {5, 5, 5, 5};
    CHECK_STATUS("missing", plan_controlled_rounding(NULL, endless, gap, out, 2, 2, 0, NULL),
                 PLAN_MISSING);
    CHECK_STATUS("missing", plan_controlled_rounding(gap, NULL, endless, out, 2, 2, 0, NULL),
                 PLAN_MISSING);
    CHECK_STATUS("endless", plan_controlled_rounding(NULL, endless, good, out, 2, 2, 0, NULL),
                 PLAN_DOMAIN);
    CHECK_STATUS("no decimal", plan_controlled_rounding(NULL, NULL, fine, out, 2, 2, 0, NULL),
                 PLAN_RANGE);
    CHECK_STATUS("decimals", plan_controlled_rounding(NULL, NULL, good, out, 2, 2, 19, NULL),
                 PLAN_DOMAIN);
    CHECK_STATUS("rows", plan_controlled_rounding(NULL, NULL, good, out, 0, 2, 0, NULL),
                 PLAN_SHORT_SERIES);
    CHECK_STATUS("columns", plan_controlled_rounding(NULL, NULL, good, out, 2, 0, 0, NULL),
                 PLAN_SHORT_SERIES);
    CHECK_STATUS("cells", plan_controlled_rounding(NULL, NULL, good, out, 101, 100, 0, NULL),
                 PLAN_LIMIT);
    CHECK_STATUS("many", plan_controlled_rounding(NULL, NULL, good, out, SIZE_MAX, 2, 0, NULL),
                 PLAN_LIMIT);
    CHECK_STATUS("NULL", plan_controlled_rounding(NULL, NULL, NULL, out, 2, 2, 0, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("NULL", plan_controlled_rounding(NULL, NULL, good, NULL, 2, 2, 0, NULL),
                 PLAN_INVALID);
    same_list("nothing was written", out, (const double[]){5, 5, 5, 5}, 4);
    plan_decimal bad = d(1, -19), fair = d(1, -18), to = d(7, 7);
    CHECK_STATUS("row", plan_controlled_rounding_d(&bad, NULL, &fair, &to, 1, 1, 0, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("column", plan_controlled_rounding_d(NULL, &bad, &fair, &to, 1, 1, 0, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("cell", plan_controlled_rounding_d(NULL, NULL, &bad, &to, 1, 1, 0, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("no room", plan_controlled_rounding_d(NULL, NULL, &fair, &to, 1, 1, 0, NULL),
                 PLAN_RANGE);
    CHECK_STATUS("decimals", plan_controlled_rounding_d(NULL, NULL, &fair, &to, 1, 1, -19, NULL),
                 PLAN_DOMAIN);
    CHECK_STATUS("NULL", plan_controlled_rounding_d(NULL, NULL, NULL, &to, 1, 1, 0, NULL),
                 PLAN_INVALID);
    CHECK_INT("nothing was written", to.digits, 7);
}

/* --- Large tables --- */

/* The same table in thousandths, and in thousandths of 10^18: there a unit is 10^36 of the finest
 * scale, because one cell is a speck of 10^-18. The roundings must be the same. */
static void check_large(const char *label, size_t rows, size_t columns, int64_t least,
                        int64_t kinds) {
    size_t n = rows * columns;
    plan_decimal *small = malloc(n * sizeof *small), *large = malloc(n * sizeof *large);
    uint64_t state = 100;
    int64_t total = 0, rounded = 0, different = 0;
    if (!CHECK_TRUE(label, small != NULL && large != NULL)) {
        goto cleanup;
    }
    for (size_t i = 0; i < n; i++) {
        int64_t digits = least + (int64_t)next(&state) % kinds;
        small[i] = i == 0 ? d(1, 18) : d(digits, 3);
        large[i] = i == 0 ? d(1, 18) : d(digits, -15);
        total += i == 0 ? 0 : digits;
    }
    CHECK_STATUS(label,
                 plan_controlled_rounding_d(NULL, NULL, small, small, rows, columns, 0, NULL),
                 PLAN_OK);
    CHECK_STATUS(label,
                 plan_controlled_rounding_d(NULL, NULL, large, large, rows, columns, -18, NULL),
                 PLAN_OK);
    for (size_t i = 0; i < n; i++) {
        rounded += small[i].digits;
        different += large[i].digits != small[i].digits ? 1 : 0;
    }
    CHECK_TRUE(label, llabs(1000 * rounded - total) < 1000);
    CHECK_INT(label, different, 0);
cleanup:
    free(small);
    free(large);
}

static void large_tables(void) {
    check_large("100 x 100", 100, 100, -5000, 10000);
    check_large("30 x 30, hardly below a half", 30, 30, 400, 100);
    check_large("100 x 10, two kinds", 100, 10, 300, 2);
    check_large("1 x 1000, all alike", 1, 1000, 400, 1);
}

/* --- Memory --- */

static plan_status remainders_task(const plan_allocator *allocator) {
    const double values[] = {1, 1, 1};
    double out[] = {7, 7, 7};
    plan_status status = plan_largest_remainder(values, 1, out, 3, 1, allocator);
    CHECK_DBL("written or not", out[0], status == PLAN_OK ? 0.4 : 7, 0);
    return status;
}

static plan_status table_task(const plan_allocator *allocator) {
    const double cells[] = {0.4, 0.4, 0.4, 0.4};
    double out[] = {7, 7, 7, 7};
    plan_status status = plan_controlled_rounding(NULL, NULL, cells, out, 2, 2, 0, allocator);
    CHECK_DBL("written or not", out[0], status == PLAN_OK ? 1 : 7, 0);
    return status;
}

static void memory_ends(void) {
    CHECK_TRUE("remainders", failing_everywhere(remainders_task));
    CHECK_TRUE("table", failing_everywhere(table_task));
}

TEST_MAIN("apportion", {"largest remainders", largest_remainders}, {"hamilton", hamilton},
          {"far apart", far_apart}, {"remainders refused", remainders_refused},
          {"against all roundings", against_all_roundings},
          {"places do not matter", places_do_not_matter}, {"published tables", published_tables},
          {"given totals", given_totals}, {"rounding refused", rounding_refused},
          {"large tables", large_tables}, {"memory ends", memory_ends})
