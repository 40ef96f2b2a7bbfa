/* Rows of the table of functions: index numbers. */
#include "function.h"

#include <plan/index.h>

#define MODULE "index"
#define POINTS "index points"
#define CPI_MANUAL                                                                                 \
    "Consumer Price Index Manual: Concepts and Methods (IMF, ILO, OECD and others 2020)"

/* A place in a series as a double; places outside every series for what is no place. */
static size_t place_of(double value) {
    return value >= 0 && value < 0x1p53 && value == floor(value) ? (size_t)value : SIZE_MAX;
}

/* --- chain --- */

static const plan_parameter chain[] = {
    PLAN_LIST("links", POINTS, "before = 100; those that others follow above 0"),
};
PLAN_CALL(chain, plan_chain(VALUES(0), out, COUNT(0)))
const plan_function_row plan_row_chain = {
    .info = {PLAN_TEXTS("chain", "", "Links against the period before as one series from 100",
                        "I_0 = 100, I_t = I_(t-1) * link_t / 100", POINTS, CPI_MANUAL),
             PLAN_NO_WORDS, PLAN_PARAMETERS(chain), .gives_list = 1},
    .call = call_chain,
    .size = 0};

/* --- fisher, laspeyres, paasche, value_index --- */

static const plan_parameter basket[] = {
    PLAN_LIST("prices_0", "price", "of the base period"),
    PLAN_LIST("quantities_0", "quantity", "of the base period"),
    PLAN_LIST("prices_1", "price", "of the current period"),
    PLAN_LIST("quantities_1", "quantity", "of the current period"),
};

PLAN_CALL(fisher, plan_fisher(VALUES(0), VALUES(1), VALUES(2), VALUES(3), COUNT(0), out))
const plan_function_row plan_row_fisher = {
    .info = {PLAN_TEXTS(
                 "fisher", "", "Fisher price index: the geometric mean of Laspeyres and Paasche",
                 "100 * sqrt(sum(p1 q0)/sum(p0 q0) * sum(p1 q1)/sum(p0 q1))", POINTS, CPI_MANUAL),
             PLAN_NO_WORDS, PLAN_PARAMETERS(basket)},
    .call = call_fisher,
    .size = 1};

PLAN_CALL(laspeyres, plan_laspeyres(VALUES(0), VALUES(1), VALUES(2), VALUES(3), COUNT(0), out))
const plan_function_row plan_row_laspeyres = {
    .info = {PLAN_TEXTS("laspeyres", "",
                        "Laspeyres price index: prices weighted with the quantities of the base",
                        "100 * sum(p1 q0) / sum(p0 q0)", POINTS, CPI_MANUAL),
             PLAN_NO_WORDS, PLAN_PARAMETERS(basket)},
    .call = call_laspeyres,
    .size = 1};

PLAN_CALL(paasche, plan_paasche(VALUES(0), VALUES(1), VALUES(2), VALUES(3), COUNT(0), out))
const plan_function_row plan_row_paasche = {
    .info = {PLAN_TEXTS("paasche", "",
                        "Paasche price index: prices weighted with the quantities of now",
                        "100 * sum(p1 q1) / sum(p0 q1)", POINTS, CPI_MANUAL),
             PLAN_NO_WORDS, PLAN_PARAMETERS(basket)},
    .call = call_paasche,
    .size = 1};

PLAN_CALL(value_index, plan_value_index(VALUES(0), VALUES(1), VALUES(2), VALUES(3), COUNT(0), out))
const plan_function_row plan_row_value_index = {
    .info = {PLAN_TEXTS("value_index", "",
                        "Value index: what prices and quantities changed together",
                        "100 * sum(p1 q1) / sum(p0 q0)", POINTS, CPI_MANUAL),
             PLAN_NO_WORDS, PLAN_PARAMETERS(basket)},
    .call = call_value_index,
    .size = 1};

/* --- rebase --- */

static const plan_parameter rebase[] = {
    PLAN_LIST("values", POINTS, "mean of the base above 0"),
    PLAN_NUMBER("base_first", "number", "place of the first period of the base, from 0"),
    PLAN_NUMBER("base_last", "number", "place of its last period, from 0"),
};
static plan_status rebased(const plan_argument *a, double *out) {
    if (isnan(VALUE(1)) || isnan(VALUE(2))) {
        return PLAN_MISSING;
    }
    return plan_rebase(VALUES(0), out, COUNT(0), place_of(VALUE(1)), place_of(VALUE(2)));
}
PLAN_CALL(rebase, rebased(a, out))
const plan_function_row plan_row_rebase = {
    .info = {PLAN_TEXTS("rebase", "", "An index on another base, one period or the mean of several",
                        "100 * I_t / mean(I_first ... I_last)", POINTS, CPI_MANUAL),
             PLAN_NO_WORDS, PLAN_PARAMETERS(rebase), .gives_list = 1},
    .call = call_rebase,
    .size = 0};

/* --- splice --- */

static const plan_parameter splice[] = {
    PLAN_LIST("old_values", POINTS, "above 0 at the place; may be missing behind it"),
    PLAN_LIST("new_values", POINTS, "may be missing before the place"),
    PLAN_NUMBER("at", "number", "place of the period that both have, from 0"),
};
static plan_status spliced(const plan_argument *a, double *out) {
    return isnan(VALUE(2)) ? PLAN_MISSING
                           : plan_splice(VALUES(0), VALUES(1), out, COUNT(0), place_of(VALUE(2)));
}
PLAN_CALL(splice, spliced(a, out))
const plan_function_row plan_row_splice = {
    .info = {PLAN_TEXTS("splice", "link", "One series continued by another that overlaps it",
                        "old_t * new_at / old_at before the place, new_t from it on", POINTS,
                        CPI_MANUAL),
             PLAN_NO_WORDS, PLAN_PARAMETERS(splice), .gives_list = 1},
    .call = call_splice,
    .size = 0};
