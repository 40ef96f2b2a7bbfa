/* Rows of the table of functions: rounding that adds up. At the prompt everything is a number or a
 * list, so the decimals come as a number, and the size of a table with its margins. */
#include "function.h"

#include <stdbool.h>

#include <plan/apportion.h>

#define MODULE "apportion"

/* Missing values come first, wherever they stand, then infinities. */
static plan_status check_numbers(const plan_argument *a, size_t n) {
    bool infinite = false;
    for (size_t p = 0; p < n; p++) {
        for (size_t i = 0; i < COUNT(p); i++) {
            if (isnan(VALUES(p)[i])) {
                return PLAN_MISSING;
            }
            infinite = infinite || isinf(VALUES(p)[i]);
        }
    }
    return infinite ? PLAN_DOMAIN : PLAN_OK;
}

/* Decimals that none are get the functions' own reason, in its place among the others. */
static int32_t decimals_of(double number) {
    bool some = number >= -PLAN_DECIMAL_MAX_SCALE && number <= PLAN_DECIMAL_MAX_SCALE;
    return some && number == (double)(int32_t)number ? (int32_t)number : INT32_MAX;
}

/* --- controlled_rounding --- */

static const plan_parameter controlled_rounding[] = {
    PLAN_LIST_OF_OWN_LENGTH("rows", "one unit", "the totals of rows, or how many there are"),
    PLAN_LIST_OF_OWN_LENGTH("columns", "one unit", "the totals of columns, or how many"),
    PLAN_LIST_OF_OWN_LENGTH("cells", "one unit", "row by row, up to 10000"),
    PLAN_NUMBER("decimals", "number", "-18 to 18"),
};
static bool is_count(double number, double most) {
    return number >= 0 && number <= most && number == (double)(size_t)number;
}

/* One number each and another number of cells than one: counts. Else totals. */
static plan_status round_table(const plan_argument *a, double *out) {
    plan_status status = check_numbers(a, 4);
    if (status != PLAN_OK) {
        return status;
    }
    int32_t decimals = decimals_of(VALUE(3));
    size_t rows = COUNT(0), columns = COUNT(1), n = COUNT(2);
    if (rows != 1 || columns != 1 || n == 1) {
        if (columns == 0 || n / columns != rows || n % columns != 0) {
            return n == 0 && columns == 0 ? PLAN_SHORT_SERIES : PLAN_INVALID;
        }
        return plan_controlled_rounding(VALUES(0), VALUES(1), VALUES(2), out, rows, columns,
                                        decimals, NULL);
    }
    double most = (double)n, high = VALUE(0), wide = VALUE(1);
    if (n == 0) {
        return high * wide == 0 ? PLAN_SHORT_SERIES : PLAN_INVALID;
    }
    if (!is_count(high, most) || !is_count(wide, most) || high * wide != most) {
        return PLAN_INVALID;
    }
    return plan_controlled_rounding(NULL, NULL, VALUES(2), out, (size_t)high, (size_t)wide,
                                    decimals, NULL);
}
PLAN_CALL(controlled_rounding, round_table(a, out))
const plan_function_row plan_row_controlled_rounding = {
    .info = {PLAN_TEXTS("controlled_rounding", "matrix_rounding",
                        "A table rounded so that rows and columns add up, totals rounded as well",
                        "every cell, total and the grand total to a neighbouring multiple of "
                        "10^-decimals, with the least sum(|rounded - cell|)",
                        "one unit",
                        "Cox, Ernst 1982, as cited by Tiwari, Nigam 1993, Statistics & Probability "
                        "Letters 18, 415-420; Greenberg 1988, Census SRD RR-88/01"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(controlled_rounding), .gives_list = 1},
    .call = call_controlled_rounding,
    .size = 0,
    .length_of = 2};

/* --- largest_remainder --- */

static const plan_parameter largest_remainder[] = {
    PLAN_LIST("values", "one unit", "0 or more, sum above 0"),
    PLAN_NUMBER("total", "any unit", "0 or more, a multiple of 10^-decimals"),
    PLAN_NUMBER("decimals", "number", "-18 to 18"),
};
static plan_status share_out(const plan_argument *a, double *out) {
    plan_status status = check_numbers(a, 3);
    return status != PLAN_OK ? status
                             : plan_largest_remainder(VALUES(0), VALUE(1), out, COUNT(0),
                                                      decimals_of(VALUE(2)), NULL);
}
PLAN_CALL(largest_remainder, share_out(a, out))
const plan_function_row plan_row_largest_remainder = {
    .info = {PLAN_TEXTS("largest_remainder", "hamilton hare_niemeyer",
                        "Parts rescaled to a total and rounded so that they add up to it",
                        "x_i * total / sum(x), rounded down to decimals; what is left, unit by "
                        "unit, to the largest remainders",
                        "unit of the total",
                        "method of Hamilton with the quota of Hare; Electowiki, Hamilton method, "
                        "with the census of 1790"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(largest_remainder), .gives_list = 1},
    .call = call_largest_remainder,
    .size = 0};
