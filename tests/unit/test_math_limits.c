/* The functions of math where doubles and decimals end: differences beyond the largest double,
 * squares below the smallest, constants that are infinite or missing, sums that leave 18 digits,
 * and decimals that none are. */
#include "figures.h"

#include <plan/aggregate.h>
#include <plan/apportion.h>
#include <plan/change.h>
#include <plan/index.h>
#include <plan/interval.h>
#include <plan/kind.h>
#include <plan/outlier.h>
#include <plan/progress.h>
#include <plan/ratio.h>
#include <plan/structure.h>
#include <plan/target.h>

#include "apportion_flow.h"

#define NONE CHECK_NAN
#define ENDLESS ((double)INFINITY)
static const int64_t most = PLAN_DECIMAL_MAX_DIGITS; /* 10^18 - 1 */

static plan_interval point(int64_t digits, int32_t scale) {
    plan_decimal d = {digits, scale};
    return plan_interval_point(d);
}

/* --- Doubles --- */

static void changes(void) {
    static const double huge[] = {1e300, 1e300}, large[] = {1e150, 1e140}, up[] = {150, -60},
                        one[] = {1};
    double out = 7;
    /* (1 + 10^298)^2 is no double; its root is 1 + 10^298 all the same. */
    CHECK_STATUS("mean of two huge rates", plan_mean_growth(huge, 2, &out), PLAN_OK);
    CHECK_TRUE("is the rate", fabs(out / 1e300 - 1) < 1e-12);
    /* 10^148 * 10^138 is one, and 10^143 its root. */
    CHECK_STATUS("mean of two large rates", plan_mean_growth(large, 2, &out), PLAN_OK);
    CHECK_TRUE("lies between", fabs(out / 1e145 - 1) < 1e-12);
    /* 2.5 * 0.4 = 1 */
    CHECK_STATUS("up and down again", plan_mean_growth(up, 2, &out), PLAN_OK);
    CHECK_TRUE("is 0", fabs(out) < 1e-12);
    out = 7;
    CHECK_STATUS("endless periods", plan_cagr_v(one, one, &out, NULL, 1, ENDLESS), PLAN_INVALID);
    CHECK_STATUS("endless periods", plan_required_step_v(one, one, &out, NULL, 1, ENDLESS),
                 PLAN_INVALID);
    CHECK_STATUS("periods missing", plan_annualised(1, 2, NONE, 4, &out), PLAN_MISSING);
    CHECK_STATUS("missing before infinite", plan_annualised(1, ENDLESS, 1, NONE, &out),
                 PLAN_MISSING);
    CHECK_STATUS("no year before", plan_carry_over(NULL, 0, one, 1, &out), PLAN_SHORT_SERIES);
    const double gone[] = {NONE};
    CHECK_STATUS("a rate missing", plan_required_average(5, 3, gone, 1, &out), PLAN_MISSING);
    CHECK_STATUS("missing before infinite", plan_required_average(ENDLESS, 3, gone, 1, &out),
                 PLAN_MISSING);
    CHECK_DBL("nothing was written", out, 7, 0);
}

static void structures(void) {
    static const double cancel[] = {1e300, -1e300, 1e-10}, low[] = {-1e308, 0}, high[] = {1e308, 0};
    static const double zeros[] = {0, 0};
    /* 45 degrees are half a right angle, however long the sides. */
    static const double along[][2] = {{1.7e308, 0}, {0x1p-1074, 0}, {3, 0}};
    static const double across[][2] = {{1.7e308, 1.7e308}, {0x1p-1074, 0x1p-1074}, {3, 3}};
    double out[3] = {7, 7, 7};
    CHECK_STATUS("100 * 10^310 %", plan_shares(cancel, out, 3), PLAN_RANGE);
    CHECK_STATUS("2e308 points", plan_share_change(low, high, out, 2), PLAN_RANGE);
    CHECK_STATUS("no structure before", plan_structural_cosine(zeros, high, 2, out), PLAN_DOMAIN);
    CHECK_STATUS("no structure after", plan_structural_cosine(high, zeros, 2, out), PLAN_DOMAIN);
    CHECK_DBL("nothing was written", out[0], 7, 0);
    for (size_t i = 0; i < 3; i++) {
        for (size_t j = 0; j < 3; j++) {
            CHECK_STATUS("45 degrees", plan_structural_cosine(along[i], across[j], 2, out),
                         PLAN_OK);
            CHECK_DBL("45 degrees", out[0], 0.5, 4);
        }
    }
}

static void progress_and_ratios(void) {
    static const double values[] = {1e308, 0, -1e308, 1e308}, years[] = {2017, 2018, 2019, 2020};
    static const double old_values[] = {100, 110}, new_values[] = {1, ENDLESS};
    double out[2] = {7, 7};
    int class = 7;
    /* From -1 to 1, of -1 to 0.5, all times 10^308: the way done is no double, 2 / 1.5 is. */
    CHECK_STATUS("the way done overflows", plan_progress(-1e308, 1e308, 5e307, out), PLAN_OK);
    CHECK_DBL("the way done overflows", out[0], 4.0 / 3, 2);
    CHECK_STATUS("the way to go overflows", plan_progress(-1e308, 5e307, 1e308, out), PLAN_OK);
    CHECK_DBL("the way to go overflows", out[0], 0.75, 2);
    out[0] = 7;
    CHECK_STATUS("mean 0, last change 2e308",
                 plan_destatis(values, years, 4, NONE, NONE, PLAN_MORE_IS_BETTER, out, &class),
                 PLAN_RANGE);
    CHECK_INT("no class", class, 7);
    CHECK_STATUS("x from -1 to 1", plan_elasticity(1, 2, -1, 1, PLAN_ELASTICITY_ARC, out),
                 PLAN_DOMAIN);
    CHECK_STATUS("y from -1 to 1", plan_elasticity(-1, 1, 1, 2, PLAN_ELASTICITY_ARC, out),
                 PLAN_DOMAIN);
    CHECK_STATUS("the new series is infinite", plan_splice(old_values, new_values, out, 2, 0),
                 PLAN_DOMAIN);
    CHECK_DBL("nothing was written", out[0], 7, 0);
    CHECK_STATUS("1 is below 2 to 3", plan_met(1, PLAN_TARGET_RANGE, 2, 3, &class), PLAN_OK);
    CHECK_INT("1 is below 2 to 3", class, PLAN_TARGET_MISSED);
}

/* Limits 10^308 times as far as the quartiles. */
static void limits_of_effects(void) {
    static const double ones[] = {1, 1, 1, 1}, after[] = {1, 20, 300, 4000},
                        tiny[] = {1e-308, 1, 1, 1};
    static const double large[] = {1e308, 1, 1, 1};
    double out[4] = {7, 7, 7, 7}, low = 7, high = 7;
    CHECK_STATUS(
        "limits beyond doubles",
        plan_hidiroglou_berthelot(ones, after, out, 4, 0.5, 0.05, 1.7e308, &low, &high, NULL),
        PLAN_RANGE);
    CHECK_STATUS("ratio beyond doubles",
                 plan_hidiroglou_berthelot(tiny, large, out, 4, 0.5, 0.05, 4, &low, &high, NULL),
                 PLAN_RANGE);
    CHECK_STATUS("ratio below doubles",
                 plan_hidiroglou_berthelot(large, tiny, out, 4, 0.5, 0.05, 4, &low, &high, NULL),
                 PLAN_RANGE);
    CHECK_TRUE("nothing was written", low == 7 && high == 7 && out[0] == 7);
}

/* --- Decimals --- */

static void ends_of_figures(void) {
    plan_figure f = {.reading = PLAN_TRUNCATED};
    plan_interval out = point(7, 0);
    f.value.digits = most;
    f.value.scale = -18;
    /* The next one is 10^36, and that is 10^18 at this scale. */
    CHECK_STATUS("cut off, the next leaves decimals", plan_figure_interval(&f, NULL, &out),
                 PLAN_RANGE);
    f.value.digits = -most;
    CHECK_STATUS("cut off, below 0", plan_figure_interval(&f, NULL, &out), PLAN_RANGE);
    CHECK_INTERVAL("nothing was written", out, "[7, 7]");
    f.value.digits = 0;
    f.value.scale = 1;
    CHECK_STATUS("0.0 cut off", plan_figure_interval(&f, NULL, &out), PLAN_OK);
    CHECK_INTERVAL("0.0 cut off", out, "(-0.1, 0.1)");
}

static void linked_figures(void) {
    plan_interval rates[4], out = point(7, 0);
    for (size_t i = 0; i < 4; i++) {
        rates[i] = point(999999999999999900, 0); /* ten thousand million million times as much */
    }
    /* 10^34 - 100 percent, in units of 10^17 */
    CHECK_STATUS("10^16 twice", plan_compound_f(rates, 2, -17, &out), PLAN_OK);
    CHECK_TRUE("from below", out.low.digits == 99999999999999999 && out.low.scale == -17);
    CHECK_TRUE("from above", plan_decimal_compare(out.high, point(1, -18).low) > 0 &&
                                 out.high.digits == 100000000000000000 && out.high.scale == -17);
    out = point(7, 0);
    CHECK_STATUS("10^64 is no decimal", plan_compound_f(rates, 4, -18, &out), PLAN_RANGE);
    CHECK_INTERVAL("nothing was written", out, "[7, 7]");
    CHECK_STATUS("none, no list", plan_compound_f(NULL, 0, 2, &out), PLAN_SHORT_SERIES);
}

/* Roots so near to a decimal that the bounds of ln and exp cannot tell them from it; exact powers
 * can, as far as 256 bits hold them, and else both neighbours are named. The quotients are
 * convergents of 1.00000001^6, 1.0001^100 (whose power has 400 digits) and 1.4^(3/5) (where the 5th
 * power of the value does not fit), off by the power of ten. */
static void roots_beside_decimals(void) {
    static const struct {
        const char *label;
        plan_decimal base, value, periods;
        int32_t scale;
        const char *expected;
    } rows[] = {
        {"10^-39", {29999999400000005, 0}, {30000001200000014, 0}, {6, 0}, 6, "(0, 0.000002)"},
        {"10^-37", {663985673709969734, 0}, {670658505365265927, 0}, {100, 0}, 2, "(0, 0.02)"},
        {"10^-35", {7455058732546, -5}, {912279447089451959, 0}, {6, 1}, 2, "(39.99, 40.01)"},
        {"two periods, 18 decimals", {4, 0}, {1, 0}, {2, 0}, 16, "[-50, -50]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_interval base = plan_interval_point(rows[i].base), out = point(7, 0);
        plan_interval value = plan_interval_point(rows[i].value);
        CHECK_STATUS(rows[i].label,
                     plan_cagr_f(&base, &value, rows[i].periods, rows[i].scale, &out), PLAN_OK);
        CHECK_INTERVAL(rows[i].label, out, rows[i].expected);
    }
    plan_interval same = point(100, 0), out = point(7, 0);
    plan_decimal far = {100000000000000000, 0};
    CHECK_STATUS("10^17 periods", plan_cagr_f(&same, &same, far, 2, &out), PLAN_RANGE);
    CHECK_INTERVAL("nothing was written", out, "[7, 7]");
}

static void targets_of_figures(void) {
    plan_figure nine = figure_of("=9"), printed = figure_of("9.0"), far = figure_of("9");
    plan_figure truncated = figure_of("9");
    int verdict = 7;
    far.value.digits = most; /* half a unit more has 19 digits */
    CHECK_STATUS("about 10^18", plan_met_f(&nine, PLAN_TARGET_ABOUT, &far, NULL, &verdict),
                 PLAN_RANGE);
    CHECK_STATUS("about 9 to 10^18", plan_met_f(&nine, PLAN_TARGET_ABOUT, &nine, &far, &verdict),
                 PLAN_RANGE);
    CHECK_STATUS("actual 10^18", plan_met_f(&far, PLAN_TARGET_ABOUT, &nine, NULL, &verdict),
                 PLAN_RANGE);
    CHECK_INT("no verdict", verdict, 7);
    CHECK_STATUS("exactly 9 of 9.0",
                 plan_met_f(&nine, PLAN_TARGET_AT_LEAST, &printed, NULL, &verdict), PLAN_OK);
    CHECK_INT("exactly 9 of 9.0", verdict, PLAN_TARGET_MET);
    truncated.reading = PLAN_TRUNCATED; /* 9 up to 10, of 9 at most */
    CHECK_STATUS("9, cut off, of at most 9",
                 plan_met_f(&truncated, PLAN_TARGET_AT_MOST, &nine, NULL, &verdict), PLAN_OK);
    CHECK_INT("9, cut off, of at most 9", verdict, PLAN_TARGET_UNDECIDED);
}

static void intervals(void) {
    int64_t low = 7, high = 7, counts[2];
    plan_interval from = point(1, 0), to = point(1, 0), turned = point(60, 0);
    size_t count = 7;
    to.high.scale = -18; /* 10^18 */
    CHECK_STATUS("up to 10^18", plan_interval_integers(to, &low, &high), PLAN_RANGE);
    from.low.digits = -1;
    from.low.scale = -18;
    CHECK_STATUS("from -10^18", plan_interval_integers(from, &low, &high), PLAN_RANGE);
    CHECK_TRUE("nothing was written", low == 7 && high == 7);
    turned.high.digits = 40;
    CHECK_STATUS("from 60 to 40", plan_feasible_counts(&turned, 10, counts, 2, &count), PLAN_OK);
    CHECK_U64("holds nothing", count, 0);
}

/* What a caller has filled wrongly is told, and not summed. */
static void decimals_that_none_are(void) {
    plan_interval values[2] = {point(1, 0), point(1, 0)}, out[2] = {point(7, 0), point(7, 0)};
    values[1].high.scale = 200;
    CHECK_STATUS("shares", plan_shares_f(values, out, 2, 2), PLAN_INVALID);
    CHECK_STATUS("sum", plan_sum_f(values, 2, out), PLAN_INVALID);
    values[1] = point(1, 0);
    values[1].low.digits = most + 1;
    CHECK_STATUS("shares", plan_shares_f(values, out, 2, 2), PLAN_INVALID);
    CHECK_STATUS("sum", plan_sum_f(values, 2, out), PLAN_INVALID);
    CHECK_INTERVAL("nothing was written", out[0], "[7, 7]");
    values[1].low_end = PLAN_END_UNBOUNDED; /* then nobody asks what stands there */
    CHECK_STATUS("an end that is none", plan_sum_f(values, 2, out), PLAN_OK);
    CHECK_INTERVAL("an end that is none", out[0], "(..., 2]");
}

static void shares_of_losses(void) {
    /* -1 and -3 of -4; a loss of 1 to 2 beside one of 3: 1/4 to 2/5. */
    plan_interval values[2] = {point(-1, 0), point(-3, 0)}, out[2];
    CHECK_STATUS("exact", plan_shares_f(values, out, 2, 2), PLAN_OK);
    CHECK_INTERVAL("exact", out[0], "[25, 25]");
    CHECK_INTERVAL("exact", out[1], "[75, 75]");
    values[0].low.digits = -2;
    values[0].high_end = PLAN_END_OPEN;
    CHECK_STATUS("1 to 2", plan_shares_f(values, out, 2, 2), PLAN_OK);
    CHECK_INTERVAL("1 to 2", out[0], "(25, 40]");
    CHECK_INTERVAL("the other", out[1], "[60, 75)");
}

/* Two parts may hold more than one of them can. */
static void parts_of_decimals(void) {
    static const plan_decimal uneven[] = {{1, 0}, {0, 0}}, even[] = {{1, 0}, {1, 0}};
    const plan_decimal total = {15, -17};
    plan_decimal out[2] = {{7, 0}, {7, 0}};
    CHECK_STATUS("1.5e18 to one", plan_largest_remainder_d(uneven, total, out, 2, 0, NULL),
                 PLAN_RANGE);
    CHECK_INT("nothing was written", out[0].digits, 7);
    CHECK_STATUS("to two", plan_largest_remainder_d(even, total, out, 2, 0, NULL), PLAN_OK);
    CHECK_INT("half of it", out[0].digits, 750000000000000000);
    CHECK_INT("the other half", out[1].digits, 750000000000000000);
}

static void tables_of_cells(void) {
    static const plan_decimal cells[] = {{-100000000000000000, 0}, {100000000000000000, 0}};
    plan_decimal out[2] = {{7, 0}, {7, 0}};
    /* -10^17 in hundredths are 10^19 of them. */
    CHECK_STATUS("below", plan_controlled_rounding_d(NULL, NULL, cells, out, 1, 1, 2, NULL),
                 PLAN_RANGE);
    CHECK_STATUS("above", plan_controlled_rounding_d(NULL, NULL, cells + 1, out, 1, 1, 2, NULL),
                 PLAN_RANGE);
    CHECK_INT("nothing was written", out[0].digits, 7);
}

static void names_of_nothing(void) {
    int kind = 7;
    CHECK_STATUS("no name", plan_kind_find(NULL, 0, &kind), PLAN_NOT_FOUND);
    CHECK_STATUS("no name of 3 bytes", plan_kind_find(NULL, 3, &kind), PLAN_INVALID);
    CHECK_STATUS("an empty name", plan_kind_find("", 0, &kind), PLAN_NOT_FOUND);
    CHECK_INT("nothing was written", kind, 7);
}

/* --- Flows of least cost, against all flows there are --- */

enum { NODES = 4, ARCS = 6 };

typedef struct network {
    size_t from[ARCS], to[ARCS];
    int low[ARCS], high[ARCS], cost[ARCS];
} network;

static unsigned next(uint64_t *state, unsigned n) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(*state >> 40) % n;
}

static void make_network(network *w, uint64_t *state) {
    for (size_t a = 0; a < ARCS; a++) {
        w->from[a] = next(state, NODES);
        w->to[a] = (w->from[a] + 1 + next(state, NODES - 1)) % NODES;
        w->low[a] = (int)next(state, 4) - 1;
        w->high[a] = w->low[a] + (int)next(state, 4);
        w->cost[a] = (int)next(state, 9) - 3;
    }
}

static bool is_round(const network *w, const int *flow) {
    int excess[NODES] = {0};
    for (size_t a = 0; a < ARCS; a++) {
        excess[w->from[a]] -= flow[a];
        excess[w->to[a]] += flow[a];
    }
    return excess[0] == 0 && excess[1] == 0 && excess[2] == 0 && excess[3] == 0;
}

static int cost_of(const network *w, const int *flow) {
    int cost = 0;
    for (size_t a = 0; a < ARCS; a++) {
        cost += w->cost[a] * flow[a];
    }
    return cost;
}

/* The least cost of all flows that go round; false where there is none. */
static bool try_all(const network *w, int *least) {
    int flow[ARCS];
    bool found = false;
    memcpy(flow, w->low, sizeof flow);
    for (;;) {
        if (is_round(w, flow)) {
            int cost = cost_of(w, flow);
            *least = !found || cost < *least ? cost : *least;
            found = true;
        }
        size_t a = 0;
        while (a < ARCS && flow[a] == w->high[a]) {
            flow[a] = w->low[a];
            a++;
        }
        if (a == ARCS) {
            return found;
        }
        flow[a]++;
    }
}

static void check_network(const network *w) {
    plan_flow flow;
    int least = 0, got[ARCS];
    bool some = try_all(w, &least);
    if (!CHECK_STATUS("init", plan_flow_init(&flow, NODES, ARCS, NULL), PLAN_OK)) {
        return;
    }
    for (size_t a = 0; a < ARCS; a++) {
        plan_flow_add(&flow, w->from[a], w->to[a], w->low[a], w->high[a], w->cost[a]);
    }
    if (CHECK_STATUS("a flow", plan_flow_solve(&flow), some ? PLAN_OK : PLAN_CONTRADICTED) &&
        some) {
        for (size_t a = 0; a < ARCS; a++) {
            got[a] = flow.arc[a].flow;
            CHECK_TRUE("within the bounds", got[a] >= w->low[a] && got[a] <= w->high[a]);
        }
        CHECK_TRUE("nothing stays in a node", is_round(w, got));
        CHECK_INT("least cost", cost_of(w, got), least);
    }
    plan_flow_free(&flow);
}

static void flows_of_least_cost(void) {
    uint64_t state = 20;
    for (int i = 0; i < 400; i++) {
        network w;
        make_network(&w, &state);
        check_network(&w);
    }
}

TEST_MAIN("math limits", {"changes", changes}, {"structures", structures},
          {"progress and ratios", progress_and_ratios}, {"limits of effects", limits_of_effects},
          {"ends of figures", ends_of_figures}, {"linked figures", linked_figures},
          {"roots beside decimals", roots_beside_decimals},
          {"targets of figures", targets_of_figures}, {"intervals", intervals},
          {"decimals that none are", decimals_that_none_are},
          {"shares of losses", shares_of_losses}, {"parts of decimals", parts_of_decimals},
          {"tables of cells", tables_of_cells}, {"names of nothing", names_of_nothing},
          {"flows of least cost", flows_of_least_cost})
