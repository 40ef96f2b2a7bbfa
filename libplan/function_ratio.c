/* Rows of the table of functions: one figure by another. */
#include "function.h"

#include <plan/change.h>
#include <plan/ratio.h>

#include <stdbool.h>

#include "ratio.h"

#define MODULE "ratio"

static const plan_decimal hundred = {1, -2};

/* The growth of the index 100 + g on the index 100 + n. */
static plan_status relative_growth(const plan_argument *a, int32_t scale, plan_interval *out) {
    plan_interval by = plan_interval_point(hundred), base, value;
    plan_status status = plan_interval_add(*RANGE(1), by, &base);
    status = status == PLAN_OK ? plan_interval_add(*RANGE(0), by, &value) : status;
    return status == PLAN_OK ? plan_growth_f(&base, &value, PLAN_GROWTH_RATE, scale, out) : status;
}

/* The constant n as a whole number; false where it is none. */
static bool cases_of(const plan_argument *a, int64_t *n) {
    plan_decimal rounded;
    if (plan_decimal_round(NUMBER(1), 0, PLAN_ROUND_ZERO, &rounded) != PLAN_OK ||
        plan_decimal_compare(rounded, NUMBER(1)) != 0) {
        return false;
    }
    *n = rounded.digits;
    return true;
}

static plan_interval whole(int64_t value) {
    plan_decimal number = {value, 0};
    return plan_interval_point(number);
}

/* --- deflate --- */

static const plan_parameter deflate[] = {
    PLAN_FIGURE("nominal", UNIT, ""),
    PLAN_FIGURE("deflator", "index points", "not 0"),
};
PLAN_CALL(deflate, plan_deflate(VALUE(0), VALUE(1), out))
PLAN_CALL_F(deflate, plan_ratio_f(RANGE(0), RANGE(1), &hundred, scale, out))
const plan_function_row plan_row_deflate = {
    .info = {PLAN_TEXTS("deflate", "", "A value at constant prices", "100 * nominal / deflator", "",
                        "Statistics Canada, 13-017-X (2008), 2.123: deflation; UK Office for "
                        "National Statistics: CP / deflator = KP"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(deflate), .has_array = 1, .has_figure = 1},
    .call = call_deflate,
    .call_f = call_f_deflate,
    .size = 1};

/* --- elasticity --- */

static const plan_parameter elasticity[] = {
    PLAN_FIGURE("y0", "unit of y", "above 0 but for arc"),
    PLAN_FIGURE("y1", "unit of y", ""),
    PLAN_FIGURE("x0", "unit of x", "above 0 but for arc"),
    PLAN_FIGURE("x1", "unit of x", "not x0"),
    PLAN_WORD("form", "point arc log"),
};
PLAN_CALL(elasticity, plan_elasticity(VALUE(0), VALUE(1), VALUE(2), VALUE(3), CHOICE(4), out))
const plan_function_row plan_row_elasticity = {
    .info = {PLAN_TEXTS(
                 "elasticity", "", "Elasticity of y with respect to x",
                 "point: (dy/y0)/(dx/x0); arc: (dy/(y0+y1))/(dx/(x0+x1)); log: ln(y1/y0)/ln(x1/x0)",
                 "number",
                 "arc: midpoint formula of R. G. D. Allen 1933; log: Holt and Samuelson 1946; "
                 "point: as commonly described, source not verified"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(elasticity)},
    .call = call_elasticity,
    .size = 1};

/* --- feasible_counts --- */

static const plan_parameter feasible_counts[] = {
    PLAN_FIGURE("percent", "%", ""),
    PLAN_NUMBER("n", "number", "1 or more, whole"),
};
static plan_status call_list_counts(const plan_argument *a, plan_interval *out, size_t capacity,
                                    size_t *count) {
    int64_t n, first, beyond;
    if (!cases_of(a, &n) || n < 1 || n > PLAN_FEASIBLE_MAX) {
        return PLAN_DOMAIN;
    }
    plan_feasible_range(RANGE(0), n, &first, &beyond);
    *count = (size_t)(beyond - first);
    if (*count > capacity) {
        return PLAN_BUFFER;
    }
    for (size_t i = 0; i < *count; i++) {
        out[i] = whole(first + (int64_t)i);
    }
    return PLAN_OK;
}
const plan_function_row plan_row_feasible_counts = {
    .info = {PLAN_TEXTS("feasible_counts", "grim",
                        "Every count of n cases that a printed percentage leaves possible",
                        "k from 0 to n with 100 * k / n in the interval of the figure", "number",
                        "GRIM test: Brown and Heathers 2017, Social Psychological and Personality "
                        "Science; of percentages as the R package scrutiny does it"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(feasible_counts), .has_figure = 1, .gives_list = 1,
             .needs_print = 1},
    .call_list = call_list_counts,
    .size = 0};

/* --- feasible_sizes --- */

static const plan_parameter feasible_sizes[] = {
    PLAN_FIGURE("percent", "%", ""),
    PLAN_NUMBER("largest_n", "number", "1 to 10000000, whole"),
};
static plan_status call_list_sizes(const plan_argument *a, plan_interval *out, size_t capacity,
                                   size_t *count) {
    int64_t largest, first, beyond;
    size_t size = 0;
    if (!cases_of(a, &largest)) {
        return PLAN_DOMAIN;
    }
    plan_status status = plan_feasible_sizes(RANGE(0), largest, NULL, 0, &size);
    if (status != PLAN_OK && status != PLAN_BUFFER) {
        return status;
    }
    *count = size;
    if (size > capacity) {
        return PLAN_BUFFER;
    }
    size = 0;
    for (int64_t n = 1; size < *count; n++) {
        plan_feasible_range(RANGE(0), n, &first, &beyond);
        if (first < beyond) {
            out[size++] = whole(n);
        }
    }
    return PLAN_OK;
}
const plan_function_row plan_row_feasible_sizes = {
    .info =
        {PLAN_TEXTS(
             "feasible_sizes", "",
             "Every number of cases that a printed percentage leaves possible",
             "n from 1 to largest_n with some k: 100 * k / n in the interval of the figure",
             "number",
             "GRIM test: Brown and Heathers 2017, Social Psychological and Personality Science"),
         PLAN_NO_WORDS, PLAN_PARAMETERS(feasible_sizes), .has_figure = 1, .gives_list = 1,
         .needs_print = 1},
    .call_list = call_list_sizes,
    .size = 0};

/* --- icor --- */

static const plan_parameter icor[] = {
    PLAN_FIGURE("investment_share", "%", ""),
    PLAN_FIGURE("growth", "%", "not 0"),
};
PLAN_CALL(icor, plan_icor(VALUE(0), VALUE(1), out))
PLAN_CALL_F(icor, plan_ratio_f(RANGE(0), RANGE(1), NULL, scale, out))
const plan_function_row plan_row_icor = {
    .info = {PLAN_TEXTS("icor", "incremental_capital_output_ratio",
                        "Incremental capital-output ratio", "investment_share / growth", "number",
                        "Institute of Statistical Science of Vietnam, dictionary: ICOR from the "
                        "investment share and growth"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(icor), .has_array = 1, .has_figure = 1},
    .call = call_icor,
    .call_f = call_f_icor,
    .size = 1};

/* --- mean_population --- */

static const plan_parameter mean_population[] = {
    PLAN_LIST("populations", "unit of population", "two or more"),
};
PLAN_CALL(mean_population, plan_mean_population(VALUES(0), COUNT(0), out))
const plan_function_row plan_row_mean_population = {
    .info = {PLAN_TEXTS("mean_population", "average_population", "Mean population, by trapezoids",
                        "(P0/2 + P1 + ... + Pn/2) / n", "",
                        "Vietnamese statistical yearbooks: average population of equal intervals; "
                        "the trapezoidal rule"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(mean_population)},
    .call = call_mean_population,
    .size = 1};

/* --- per_capita --- */

static const plan_parameter per_capita[] = {
    PLAN_FIGURE("value", UNIT, ""),
    PLAN_FIGURE("population", "unit of population", "above 0"),
};
PLAN_CALL(per_capita, plan_per_capita(VALUE(0), VALUE(1), out))
PLAN_CALL_F(per_capita, plan_ratio_f(RANGE(0), RANGE(1), NULL, scale, out))
const plan_function_row plan_row_per_capita = {
    .info = {PLAN_TEXTS("per_capita", "per_head", "A value per head", "value / population", "",
                        "arithmetic"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(per_capita), .has_array = 1, .has_figure = 1},
    .call = call_per_capita,
    .call_f = call_f_per_capita,
    .size = 1};

/* --- per_capita_growth --- */

static const plan_parameter per_capita_growth[] = {
    PLAN_FIGURE("total_growth", "%", ""),
    PLAN_FIGURE("population_growth", "%", "not -100"),
};
PLAN_CALL(per_capita_growth, plan_per_capita_growth(VALUE(0), VALUE(1), out))
PLAN_CALL_F(per_capita_growth, relative_growth(a, scale, out))
const plan_function_row plan_row_per_capita_growth = {
    .info = {PLAN_TEXTS("per_capita_growth", "", "Growth per head",
                        "100 * ((1 + total_growth/100) / (1 + population_growth/100) - 1)", "%",
                        "arithmetic of linked growth"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(per_capita_growth), .has_array = 1, .has_figure = 1},
    .call = call_per_capita_growth,
    .call_f = call_f_per_capita_growth,
    .size = 1};

/* --- ratio --- */

static const plan_parameter ratio[] = {
    PLAN_FIGURE("numerator", UNIT, ""),
    PLAN_FIGURE("denominator", UNIT, "not 0"),
    PLAN_NUMBER_OR_NOT("per", "number", "1, 100, 1000, 10000 ...; 1 where left out"),
};
PLAN_CALL(ratio, plan_ratio(VALUE(0), VALUE(1), COUNT(2) > 0 ? VALUE(2) : 1, out))
PLAN_CALL_F(ratio,
            plan_ratio_f(RANGE(0), RANGE(1), COUNT(2) > 0 ? &RANGE(2)->low : NULL, scale, out))
const plan_function_row plan_row_ratio = {
    .info = {PLAN_TEXTS("ratio", "", "One figure by another", "per * numerator / denominator",
                        "number", "arithmetic"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(ratio), .has_array = 1, .has_figure = 1},
    .call = call_ratio,
    .call_f = call_f_ratio,
    .size = 1};

/* --- real_growth --- */

static const plan_parameter real_growth[] = {
    PLAN_FIGURE("nominal_growth", "%", ""),
    PLAN_FIGURE("inflation", "%", "not -100"),
};
PLAN_CALL(real_growth, plan_real_growth(VALUE(0), VALUE(1), out))
PLAN_CALL_F(real_growth, relative_growth(a, scale, out))
const plan_function_row plan_row_real_growth = {
    .info = {PLAN_TEXTS("real_growth", "", "Growth at constant prices",
                        "100 * ((1 + nominal_growth/100) / (1 + inflation/100) - 1)", "%",
                        "exact Fisher equation (1 + nominal) = (1 + real)(1 + inflation), for "
                        "growth in place of interest"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(real_growth), .has_array = 1, .has_figure = 1},
    .call = call_real_growth,
    .call_f = call_f_real_growth,
    .size = 1};
