/* Rows of the table of functions: sums, means, scores. */
#include "function.h"

#include <plan/aggregate.h>

#define MODULE "aggregate"
#define HANDBOOK "OECD/JRC 2008, Handbook on Constructing Composite Indicators, step 5"

/* --- geometric_mean --- */

static const plan_parameter geometric_mean[] = {
    PLAN_LIST("values", "one unit", "0 or more"),
};
PLAN_CALL(geometric_mean, plan_geometric_mean(VALUES(0), COUNT(0), out))
const plan_function_row plan_row_geometric_mean = {
    .info = {PLAN_TEXTS("geometric_mean", "geomean", "Geometric mean", "product(x_i)^(1/n)", "",
                        "arithmetic; of price relatives it is the Jevons index"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(geometric_mean)},
    .call = call_geometric_mean,
    .size = 1};

/* --- harmonic_mean --- */

static const plan_parameter harmonic_mean[] = {
    PLAN_LIST("values", "one unit", "above 0"),
};
PLAN_CALL(harmonic_mean, plan_harmonic_mean(VALUES(0), COUNT(0), out))
const plan_function_row plan_row_harmonic_mean = {
    .info = {PLAN_TEXTS("harmonic_mean", "", "Harmonic mean", "n / sum(1 / x_i)", "", "arithmetic"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(harmonic_mean)},
    .call = call_harmonic_mean,
    .size = 1};

/* --- normalise_min_max --- */

static const plan_parameter scored[] = {
    PLAN_LIST("values", "one unit", "not all equal"),
};
PLAN_CALL(normalise_min_max, plan_normalise_min_max(VALUES(0), out, COUNT(0)))
const plan_function_row plan_row_normalise_min_max = {
    .info = {PLAN_TEXTS("normalise_min_max", "normalize_min_max", "Scores from 0 to 1 by the range",
                        "(x_i - min) / (max - min)", "number", HANDBOOK),
             PLAN_NO_WORDS, PLAN_PARAMETERS(scored), .gives_list = 1},
    .call = call_normalise_min_max,
    .size = 0};

/* --- normalise_z --- */

PLAN_CALL(normalise_z, plan_normalise_z(VALUES(0), out, COUNT(0)))
const plan_function_row plan_row_normalise_z = {
    .info = {PLAN_TEXTS("normalise_z", "normalize_z zscore",
                        "Scores with mean 0 and standard deviation 1 over all values",
                        "(x_i - mean) / sqrt(sum((x_j - mean)^2) / n)", "number", HANDBOOK),
             PLAN_NO_WORDS, PLAN_PARAMETERS(scored), .gives_list = 1},
    .call = call_normalise_z,
    .size = 0};

/* --- ratio_of_sums --- */

static const plan_parameter ratio_of_sums[] = {
    PLAN_LIST("numerators", "one unit", ""),
    PLAN_LIST("denominators", "one unit", "sum not 0"),
};
PLAN_CALL(ratio_of_sums, plan_ratio_of_sums(VALUES(0), VALUES(1), COUNT(0), out))
PLAN_CALL_F(ratio_of_sums, plan_ratio_of_sums_f(RANGE(0), RANGE(1), COUNT(0), scale, out))
const plan_function_row plan_row_ratio_of_sums = {
    .info = {PLAN_TEXTS("ratio_of_sums", "",
                        "Ratio of sums: the mean of ratios that means something",
                        "sum(numerators) / sum(denominators)", "number", "arithmetic"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(ratio_of_sums), .has_figure = 1},
    .call = call_ratio_of_sums,
    .call_f = call_f_ratio_of_sums,
    .size = 1};

/* --- sum --- */

static const plan_parameter sum_parameters[] = {
    PLAN_LIST("values", "one unit", ""),
};
PLAN_CALL(sum, plan_sum(VALUES(0), COUNT(0), out))
PLAN_CALL_F(sum, plan_sum_f(RANGE(0), COUNT(0), out))
const plan_function_row plan_row_sum = {
    .info = {PLAN_TEXTS("sum", "total", "Sum of values in one unit", "x_1 + x_2 + ... + x_n", "",
                        "arithmetic"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(sum_parameters), .has_figure = 1},
    .call = call_sum,
    .call_f = call_f_sum,
    .size = 1};

/* --- weighted_mean --- */

static const plan_parameter weighted_mean[] = {
    PLAN_LIST("values", "one unit", "may be missing"),
    PLAN_LIST("weights", "one unit", "0 or more"),
    PLAN_NUMBER_OR_NOT("floor", "number", "0 to 1: least coverage to answer at"),
};
/* The coverage stands behind the mean, but only where there is a mean. */
static plan_status mean_and_coverage(const plan_argument *a, double *out) {
    double coverage = 0, least = COUNT(2) > 0 ? VALUE(2) : 0;
    plan_status status =
        plan_weighted_mean(VALUES(0), VALUES(1), COUNT(0), least, &out[0], &coverage);
    if (status == PLAN_OK) {
        out[1] = coverage;
    }
    return status;
}
PLAN_CALL(weighted_mean, mean_and_coverage(a, out))
const plan_function_row plan_row_weighted_mean = {
    .info = {PLAN_TEXTS("weighted_mean", "weighted_average",
                        "Weighted mean over the values that are there, and what they cover",
                        "sum(w_i x_i) / sum(w_i); coverage sum(w_there) / sum(w)", "",
                        "World Bank, aggregation rules of the World Development Indicators: "
                        "weights are the denominators, no mean where too much weight is missing"),
             PLAN_WORDS("", "coverage", ""), PLAN_PARAMETERS(weighted_mean)},
    .call = call_weighted_mean,
    .size = 1};
