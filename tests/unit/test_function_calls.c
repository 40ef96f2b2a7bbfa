/* Functions called by name with what none of them takes: arguments without the form that the call
 * needs, no room, numbers that are no places, no counts and no choices, and answers that leave the
 * decimals. */
#include "figures.h"

#include <plan/function.h>
#include <plan/ratio.h>
#include <plan/target.h>

static const plan_interval untouched_f = {{4711, 0}, {4711, 0}, PLAN_END_CLOSED, PLAN_END_CLOSED};

static plan_argument numbers(const double *values, size_t count) {
    plan_argument a = {values, NULL, NULL, NULL, count};
    return a;
}

/* --- What is there, and room for the answer --- */

static void what_a_call_needs(void) {
    static const double ten[] = {10}, negative[] = {-1}, nothing[] = {CHECK_NAN};
    plan_figure nine = figure_of("=9");
    plan_interval nine_f = interval_of("=9"), at_least_f = interval_of("=1");
    plan_argument pair[] = {numbers(ten, 1), numbers(ten, 1)};
    plan_interval out_f = untouched_f;
    double out = 4711;
    plan_status own = 99;
    size_t count = 77;
    CHECK_STATUS("no count", plan_function_call("growth", pair, 2, &out, NULL, 1, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("no count, figures", plan_function_call_f("growth", pair, 2, 2, &out_f, 1, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("no arguments at all",
                 plan_function_call("growth", NULL, 0, &out, NULL, 1, &count), PLAN_INVALID);
    CHECK_STATUS("room without a place",
                 plan_function_call("growth", pair, 2, NULL, NULL, 1, &count), PLAN_BUFFER);
    CHECK_U64("room without a place", count, 1);
    CHECK_DBL("nothing was written", out, 4711, 0);
    /* 100 * (10 - 10) / 10 */
    CHECK_STATUS("with a status", plan_function_call("growth", pair, 2, &out, &own, 1, &count),
                 PLAN_OK);
    CHECK_DBL("with a status", out, 0, 0);
    CHECK_STATUS("of its own", own, PLAN_OK);
    pair[1] = numbers(nothing, 1);
    CHECK_STATUS("missing", plan_function_call("growth", pair, 2, &out, NULL, 1, &count),
                 PLAN_MISSING);
    plan_argument forms[] = {numbers(ten, 1), numbers(negative, 1), numbers(ten, 1)};
    CHECK_STATUS("choice -1", plan_function_call("convert_growth", forms, 3, &out, NULL, 1, &count),
                 PLAN_INVALID);
    forms[1] = numbers(nothing, 1);
    CHECK_STATUS("no choice", plan_function_call("convert_growth", forms, 3, &out, NULL, 1, &count),
                 PLAN_INVALID);

    plan_argument met[] = {{NULL, &nine_f, &nine, NULL, 1},
                           {NULL, &at_least_f, NULL, NULL, 1},
                           {NULL, &nine_f, &nine, NULL, 1}};
    CHECK_STATUS("9 >= 9", plan_function_call_f("met", met, 3, 0, &out_f, 1, &count), PLAN_OK);
    CHECK_INTERVAL("9 >= 9", out_f, "[0, 0]");
    CHECK_INT("which is met", PLAN_TARGET_MET, 0);
    out_f = untouched_f;
    CHECK_STATUS("no room", plan_function_call_f("met", met, 3, 0, NULL, 1, &count), PLAN_BUFFER);
    count = 77;
    CHECK_STATUS("too little", plan_function_call_f("met", met, 3, 0, &out_f, 0, &count),
                 PLAN_BUFFER);
    CHECK_U64("too little", count, 1);
    met[0].figures = NULL;
    CHECK_STATUS("not as printed", plan_function_call_f("met", met, 3, 0, &out_f, 1, &count),
                 PLAN_INVALID);
    met[0].intervals = NULL;
    CHECK_STATUS("nor as an interval", plan_function_call_f("met", met, 3, 0, &out_f, 1, &count),
                 PLAN_INVALID);
    met[0].figures = &nine;
    CHECK_STATUS("printed alone", plan_function_call_f("met", met, 3, 0, &out_f, 1, &count),
                 PLAN_INVALID);
    CHECK_INTERVAL("nothing was written", out_f, "[4711, 4711]");
}

/* 1 is 1 at whatever scale. */
static void choices_of_any_scale(void) {
    const plan_decimal one_and_zero = {10, 1}, five = {50, 1}, half = {5, 1};
    plan_figure nine = figure_of("=9"), ten = figure_of("=10");
    plan_interval nine_f = interval_of("=9"), ten_f = interval_of("=10"), out = untouched_f;
    plan_interval choice = plan_interval_point(one_and_zero);
    plan_argument met[] = {{NULL, &nine_f, &nine, NULL, 1},
                           {NULL, &choice, NULL, NULL, 1},
                           {NULL, &ten_f, &ten, NULL, 1},
                           {NULL, NULL, NULL, NULL, 0}};
    size_t count = 0;
    CHECK_STATUS("9 >= 10", plan_function_call_f("met", met, 3, 0, &out, 1, &count), PLAN_OK);
    CHECK_INT("is missed", out.low.digits, PLAN_TARGET_MISSED);
    choice = plan_interval_point(five);
    CHECK_STATUS("a range without its end", plan_function_call_f("met", met, 3, 0, &out, 1, &count),
                 PLAN_INVALID);
    CHECK_STATUS("an end of no length", plan_function_call_f("met", met, 4, 0, &out, 1, &count),
                 PLAN_INVALID);
    choice = plan_interval_point(half);
    CHECK_STATUS("half a choice", plan_function_call_f("met", met, 3, 0, &out, 1, &count),
                 PLAN_INVALID);
}

static void empty_lists(void) {
    plan_argument lists[] = {{NULL, NULL, NULL, NULL, 0}, {NULL, NULL, NULL, NULL, 0}};
    plan_interval out = untouched_f;
    size_t count = 77;
    CHECK_STATUS("shares of nothing", plan_function_call_f("shares", lists, 1, 2, NULL, 0, &count),
                 PLAN_SHORT_SERIES);
    CHECK_STATUS("with room", plan_function_call_f("shares", lists, 1, 2, &out, 1, &count),
                 PLAN_SHORT_SERIES);
    /* One number comes out of a list of none: 0. */
    CHECK_STATUS("sum of nothing", plan_function_call_f("sum", lists, 1, 2, &out, 1, &count),
                 PLAN_OK);
    CHECK_INTERVAL("sum of nothing", out, "[0, 0]");
}

/* --- Numbers that are no places and no counts --- */

static void places_in_series(void) {
    static const double values[] = {100, 110, 120}, half[] = {0.5}, below[] = {-1}, far[] = {1e300};
    static const double beyond[] = {3}, none[] = {CHECK_NAN}, first[] = {0}, last[] = {2};
    static const struct {
        const char *label;
        const double *place;
        plan_status status;
    } rows[] = {{"half a place", half, PLAN_DOMAIN}, {"before the series", below, PLAN_DOMAIN},
                {"beyond size_t", far, PLAN_DOMAIN}, {"behind the series", beyond, PLAN_DOMAIN},
                {"no place", none, PLAN_MISSING},    {"the first", first, PLAN_OK},
                {"the last", last, PLAN_OK}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_argument rebase[] = {numbers(values, 3), numbers(rows[i].place, 1), numbers(last, 1)};
        plan_argument turned[] = {numbers(values, 3), numbers(first, 1), numbers(rows[i].place, 1)};
        plan_argument splice[] = {numbers(values, 3), numbers(values, 3),
                                  numbers(rows[i].place, 1)};
        double out[3] = {1, 1, 1};
        size_t count;
        CHECK_STATUS(rows[i].label, plan_function_call("rebase", rebase, 3, out, NULL, 3, &count),
                     rows[i].status);
        CHECK_STATUS(rows[i].label, plan_function_call("rebase", turned, 3, out, NULL, 3, &count),
                     rows[i].status);
        CHECK_STATUS(rows[i].label, plan_function_call("splice", splice, 3, out, NULL, 3, &count),
                     rows[i].status);
    }
}

static void sizes_of_tables(void) {
    static const double cells[] = {1.4, 2.5, 3.5, 4.6, 5, 6}, zero[] = {0}, two[] = {2, 2};
    static const double half[] = {0.5}, eight[] = {8}, one_half[] = {1.5}, minus[] = {-2};
    static const double three[] = {3}, one[] = {1};
    static const struct {
        const char *label;
        const double *rows, *columns;
        size_t row_count, column_count, n;
        plan_status status;
    } rows[] = {
        {"2 by 2", two, two, 1, 1, 4, PLAN_OK},
        {"2 by 3", two, three, 1, 1, 6, PLAN_OK},
        {"2 by 2 of 6", two, two, 1, 1, 6, PLAN_INVALID},
        {"-2 by -2", minus, minus, 1, 1, 4, PLAN_INVALID},
        {"2 by -2", two, minus, 1, 1, 4, PLAN_INVALID},
        {"8 by a half", eight, half, 1, 1, 4, PLAN_INVALID},
        {"a half by 8", half, eight, 1, 1, 4, PLAN_INVALID},
        {"2 by 1.5", two, one_half, 1, 1, 3, PLAN_INVALID},
        {"1.5 by 2", one_half, two, 1, 1, 3, PLAN_INVALID},
        {"0 by 0", zero, zero, 1, 1, 0, PLAN_SHORT_SERIES},
        {"0 by 3", zero, three, 1, 1, 0, PLAN_SHORT_SERIES},
        {"3 by 0", three, zero, 1, 1, 0, PLAN_SHORT_SERIES},
        {"3 by 2 without a cell", three, two, 1, 1, 0, PLAN_INVALID},
        {"no totals, no cells", zero, zero, 0, 0, 0, PLAN_SHORT_SERIES},
        {"columns alone, no cells", zero, two, 0, 2, 0, PLAN_SHORT_SERIES},
        {"rows alone, no cells", two, zero, 2, 0, 0, PLAN_SHORT_SERIES},
        {"rows alone, cells", two, zero, 2, 0, 4, PLAN_INVALID},
        {"totals of 2 by 2 without a cell", two, two, 2, 2, 0, PLAN_INVALID},
        {"totals of 2 by 2 of 5", two, two, 2, 2, 5, PLAN_INVALID},
        {"totals of 2 by 1 of 4", two, one, 2, 1, 4, PLAN_INVALID},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_argument a[] = {numbers(rows[i].rows, rows[i].row_count),
                             numbers(rows[i].columns, rows[i].column_count),
                             numbers(cells, rows[i].n), numbers(zero, 1)};
        double out[6] = {-1, -1, -1, -1, -1, -1};
        size_t count = 77;
        CHECK_STATUS(rows[i].label,
                     plan_function_call("controlled_rounding", a, 4, out, NULL, 6, &count),
                     rows[i].status);
        CHECK_DBL(rows[i].label, out[0] >= 0 ? 1 : 0, rows[i].status == PLAN_OK ? 1 : 0, 0);
    }
}

static void numbers_of_cases(void) {
    static const struct {
        const char *label, *n;
        plan_status counts, sizes;
    } rows[] = {
        {"none", "=0", PLAN_DOMAIN, PLAN_DOMAIN},
        {"below 0", "=-3", PLAN_DOMAIN, PLAN_DOMAIN},
        {"half a case", "=1.5", PLAN_DOMAIN, PLAN_DOMAIN},
        {"1, written with decimals", "=1.00", PLAN_OK, PLAN_OK},
        {"more cases than 2^53", "=9007199254740993", PLAN_DOMAIN, PLAN_DOMAIN},
        {"10000001 sizes", "=10000001", PLAN_BUFFER, PLAN_DOMAIN},
    };
    plan_figure percent = figure_of("50");
    plan_interval percent_f = interval_of("50"), out[2];
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_figure n = figure_of(rows[i].n);
        plan_interval n_f = plan_interval_point(n.value);
        plan_argument a[] = {{NULL, &percent_f, &percent, NULL, 1}, {NULL, &n_f, &n, NULL, 1}};
        size_t count = 77;
        CHECK_STATUS(rows[i].label,
                     plan_function_call_f("feasible_counts", a, 2, 0, out, 2, &count),
                     rows[i].counts);
        count = 77;
        CHECK_STATUS(rows[i].label, plan_function_call_f("feasible_sizes", a, 2, 0, out, 2, &count),
                     rows[i].sizes);
        /* No count of one case is half of it. */
        CHECK_U64(rows[i].label, count, rows[i].sizes == PLAN_OK ? 0 : 77);
    }
    /* 10^30 is whole and more than 64 bits hold. */
    const plan_decimal far = {1000000000000, -18};
    plan_interval n_f = plan_interval_point(far);
    plan_argument a[] = {{NULL, &percent_f, &percent, NULL, 1}, {NULL, &n_f, &percent, NULL, 1}};
    size_t count = 77;
    CHECK_STATUS("10^30", plan_function_call_f("feasible_counts", a, 2, 0, out, 2, &count),
                 PLAN_DOMAIN);
    CHECK_STATUS("10^30", plan_function_call_f("feasible_sizes", a, 2, 0, out, 2, &count),
                 PLAN_DOMAIN);
    plan_interval four = interval_of("=4");
    a[1].intervals = &four;
    CHECK_STATUS("room without a place",
                 plan_function_call_f("feasible_sizes", a, 2, 0, NULL, 2, &count), PLAN_INVALID);
    /* 1 of 2, 2 of 4 */
    CHECK_STATUS("sizes up to 4", plan_function_call_f("feasible_sizes", a, 2, 0, out, 2, &count),
                 PLAN_OK);
    CHECK_U64("sizes up to 4", count, 2);
    CHECK_INTERVAL("2", out[0], "[2, 2]");
    CHECK_INTERVAL("4", out[1], "[4, 4]");
}

/* --- Answers that leave the decimals, constants that are missing --- */

static void answers_beyond_decimals(void) {
    static const struct {
        const char *label, *name;
        plan_decimal a, b, c;
        size_t n;
        plan_status status;
    } rows[] = {
        /* 10^35 + 100 has 33 digits between the first and the last. */
        {"growth beside 100",
         "real_growth",
         {100000000000000000, -18},
         {5, 0},
         {0, 0},
         2,
         PLAN_RANGE},
        {"inflation beside 100",
         "real_growth",
         {5, 0},
         {100000000000000000, -18},
         {0, 0},
         2,
         PLAN_RANGE},
        {"18 and 18 digits apart", "required_step", {1, 18}, {1, -18}, {1, 0}, 3, PLAN_RANGE},
        {"a step", "required_step", {1, 0}, {7, 0}, {3, 0}, 3, PLAN_OK},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_interval operands[] = {plan_interval_point(rows[i].a), plan_interval_point(rows[i].b),
                                    plan_interval_point(rows[i].c)};
        plan_argument a[3] = {{NULL, &operands[0], NULL, NULL, 1},
                              {NULL, &operands[1], NULL, NULL, 1},
                              {NULL, &operands[2], NULL, NULL, 1}};
        plan_interval out = untouched_f;
        size_t count = 77;
        CHECK_STATUS(rows[i].label,
                     plan_function_call_f(rows[i].name, a, rows[i].n, 2, &out, 1, &count),
                     rows[i].status);
        CHECK_INTERVAL(rows[i].label, out, rows[i].status == PLAN_OK ? "[2, 2]" : "[4711, 4711]");
    }
}

static void constants_left_out_or_missing(void) {
    static const plan_period years[] = {{2020, 1, 1}, {2021, 1, 1}};
    static const double values[] = {10, 20}, weights[] = {1, 3}, none[] = {CHECK_NAN}, zero[] = {0};
    static const double large[] = {4097}, two[] = {2};
    plan_argument sum[] = {{NULL, NULL, NULL, years, 2}, numbers(values, 2), numbers(none, 1)};
    plan_argument mean[] = {numbers(values, 2), numbers(weights, 2), numbers(none, 0)};
    double out[2] = {-1, -1};
    plan_status statuses[2] = {99, 99};
    size_t count = 0;
    CHECK_STATUS("no window", plan_function_call("moving_sum", sum, 3, out, statuses, 2, &count),
                 PLAN_MISSING);
    sum[2] = numbers(zero, 1);
    CHECK_STATUS("window 0", plan_function_call("moving_sum", sum, 3, out, statuses, 2, &count),
                 PLAN_DOMAIN);
    sum[2] = numbers(large, 1);
    CHECK_STATUS("window 4097", plan_function_call("moving_sum", sum, 3, out, statuses, 2, &count),
                 PLAN_DOMAIN);
    CHECK_DBL("nothing was written", out[0], -1, 0);
    sum[2] = numbers(two, 1);
    CHECK_STATUS("window 2", plan_function_call("moving_sum", sum, 3, out, statuses, 2, &count),
                 PLAN_OK);
    CHECK_DBL("10 + 20", out[1], 30, 0);
    CHECK_STATUS("the first has none before", statuses[0], PLAN_GAP);
    /* (1 * 10 + 3 * 20) / 4, and nothing is missing */
    CHECK_STATUS("no floor", plan_function_call("weighted_mean", mean, 2, out, NULL, 2, &count),
                 PLAN_OK);
    CHECK_DBL("mean", out[0], 17.5, 0);
    CHECK_DBL("coverage", out[1], 1, 0);
}

TEST_MAIN("function calls", {"what a call needs", what_a_call_needs},
          {"choices of any scale", choices_of_any_scale}, {"empty lists", empty_lists},
          {"places in series", places_in_series}, {"sizes of tables", sizes_of_tables},
          {"numbers of cases", numbers_of_cases},
          {"answers beyond decimals", answers_beyond_decimals},
          {"constants left out or missing", constants_left_out_or_missing})
