/* Rows of the table of functions: change between two values and over lists of values. */
#include "function.h"

#include <plan/change.h>

#define MODULE "change"

/* --- annualised --- */

static const plan_parameter annualised[] = {
    PLAN_FIGURE("base", UNIT, "above 0"),
    PLAN_FIGURE("value", UNIT, "0 or more"),
    PLAN_NUMBER("periods_apart", "number", "above 0"),
    PLAN_NUMBER("periods_a_year", "number", "above 0; 4 quarters, 12 months"),
};
PLAN_CALL(annualised, plan_annualised(VALUE(0), VALUE(1), VALUE(2), VALUE(3), out))
const plan_function_row plan_row_annualised = {
    .info = {PLAN_TEXTS("annualised", "annualized annualised_growth", "Growth at an annual rate",
                        "100 * ((value / base)^(periods_a_year / periods_apart) - 1)", "%",
                        "OECD, Data and Metadata Reporting and Presentation Handbook 2007: "
                        "annualised growth rate; OECD Economic Outlook: growth rates in quarters"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(annualised), .has_array = 1},
    .call = call_annualised,
    .size = 1};

/* --- cagr --- */

static const plan_parameter cagr[] = {
    PLAN_FIGURE("first", UNIT, "above 0"),
    PLAN_FIGURE("last", UNIT, "above 0"),
    PLAN_NUMBER("periods", "number", "above 0: one less than the points"),
};
PLAN_CALL(cagr, plan_cagr(VALUE(0), VALUE(1), VALUE(2), out))
PLAN_CALL_F(cagr, plan_cagr_f(RANGE(0), RANGE(1), NUMBER(2), scale, out))
const plan_function_row plan_row_cagr = {
    .info = {PLAN_TEXTS("cagr", "compound_growth compound_annual_growth endpoint_growth",
                        "Compound growth a period", "100 * ((last / first)^(1/periods) - 1)", "%",
                        "World Bank, growth rates: compounding or end-point growth rate; U.S. "
                        "Bureau of Economic Analysis: compound annual growth rate"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(cagr), .has_array = 1, .has_figure = 1},
    .call = call_cagr,
    .call_f = call_f_cagr,
    .size = 1};

/* --- carry_over --- */

static const plan_parameter carry_over[] = {
    PLAN_LIST_OF_OWN_LENGTH("previous_year_quarters", UNIT, "four, sum above 0"),
    PLAN_LIST_OF_OWN_LENGTH("quarters_so_far", UNIT, "none to four"),
};
PLAN_CALL(carry_over, plan_carry_over(VALUES(0), COUNT(0), VALUES(1), COUNT(1), out))
const plan_function_row plan_row_carry_over = {
    .info = {PLAN_TEXTS("carry_over", "overhang growth_overhang carryover acquis",
                        "Growth of the mean of the year if the last quarter known repeated itself",
                        "100 * ((sum(so_far) + (4 - k) * last) / sum(previous) - 1)", "%",
                        "European Central Bank, Economic Bulletin 7/2022: carry-over effect; "
                        "within the year as the acquis de croissance of the R package etalonnage"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(carry_over)},
    .call = call_carry_over,
    .size = 1};

/* --- compound --- */

static const plan_parameter compound[] = {
    PLAN_LIST("rates", "%", "-100 or less ends the series"),
};
PLAN_CALL(compound, plan_compound(VALUES(0), COUNT(0), out))
PLAN_CALL_F(compound, plan_compound_f(RANGE(0), COUNT(0), scale, out))
const plan_function_row plan_row_compound = {
    .info = {PLAN_TEXTS("compound", "cumulative_growth", "Growth rates one after another",
                        "100 * (product(1 + r_i/100) - 1)", "%", "arithmetic of linked growth"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(compound), .has_figure = 1},
    .call = call_compound,
    .call_f = call_f_compound,
    .size = 1};

/* --- convert_growth --- */

static const plan_parameter convert_growth[] = {
    PLAN_FIGURE("value", "by form", ""),
    PLAN_WORD("from", "rate index ratio log"),
    PLAN_WORD("to", "rate index ratio log"),
};
PLAN_CALL(convert_growth, plan_convert_growth(VALUE(0), CHOICE(1), CHOICE(2), out))
const plan_function_row plan_row_convert_growth = {
    .info = {PLAN_TEXTS("convert_growth", "", "Growth in another form",
                        "rate = index - 100 = 100 * (ratio - 1); log = 100 * ln(ratio)", "by form",
                        "representation: 7.09, 107.09, 1.0709, 6.85"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(convert_growth), .has_array = 1},
    .call = call_convert_growth,
    .size = 1};

/* --- difference --- */

static const plan_parameter difference[] = {
    PLAN_FIGURE("base", UNIT, ""),
    PLAN_FIGURE("value", UNIT, ""),
};
PLAN_CALL(difference, plan_difference(VALUE(0), VALUE(1), out))
PLAN_CALL_F(difference, plan_difference_f(RANGE(0), RANGE(1), out))
const plan_function_row plan_row_difference = {
    .info = {PLAN_TEXTS("difference", "change absolute_change",
                        "By how much a value differs from its base", "value - base", "",
                        "arithmetic"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(difference), .has_array = 1, .has_figure = 1},
    .call = call_difference,
    .call_f = call_f_difference,
    .size = 1};

/* --- growth --- */

static const plan_parameter growth[] = {
    PLAN_FIGURE("base", UNIT, "above 0"),
    PLAN_FIGURE("value", UNIT, ""),
};
PLAN_CALL(growth, plan_growth(VALUE(0), VALUE(1), out))
PLAN_CALL_F(growth, plan_growth_f(RANGE(0), RANGE(1), PLAN_GROWTH_RATE, scale, out))
const plan_function_row plan_row_growth = {
    .info = {PLAN_TEXTS(
                 "growth", "growth_rate percentage_change percent_change rate_of_change",
                 "Growth on the base", "100 * (value / base - 1)", "%",
                 "OECD, Data and Metadata Reporting and Presentation Handbook 2007: percentage "
                 "change; UN Statistics Division, glossary of national accounts: growth rate"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(growth), .has_array = 1, .has_figure = 1},
    .call = call_growth,
    .call_f = call_f_growth,
    .size = 1};

/* --- implied_previous --- */

static const plan_parameter implied_previous[] = {
    PLAN_FIGURE("actual", UNIT, "above 0"),
    PLAN_FIGURE("change", "%", "above -100"),
};
PLAN_CALL(implied_previous, plan_implied_previous(VALUE(0), VALUE(1), out))
PLAN_CALL_F(implied_previous,
            plan_implied_previous_f(RANGE(0), RANGE(1), PLAN_GROWTH_RATE, scale, out))
const plan_function_row plan_row_implied_previous = {
    .info = {PLAN_TEXTS("implied_previous", "", "The previous value that a change implies",
                        "actual / (1 + change/100)", "", "inverse of growth"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(implied_previous), .has_array = 1, .has_figure = 1},
    .call = call_implied_previous,
    .call_f = call_f_implied_previous,
    .size = 1};

/* --- log_growth --- */

static const plan_parameter log_growth[] = {
    PLAN_FIGURE("base", UNIT, "above 0"),
    PLAN_FIGURE("value", UNIT, "above 0"),
};
PLAN_CALL(log_growth, plan_log_growth(VALUE(0), VALUE(1), out))
PLAN_CALL_F(log_growth, plan_growth_f(RANGE(0), RANGE(1), PLAN_GROWTH_LOG, scale, out))
const plan_function_row plan_row_log_growth = {
    .info = {PLAN_TEXTS("log_growth", "exponential_growth log_change", "Logarithmic growth",
                        "100 * ln(value / base)", "%",
                        "World Bank, population growth (annual %), SP.POP.GROW: r = ln(pn/p0)/n"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(log_growth), .has_array = 1, .has_figure = 1},
    .call = call_log_growth,
    .call_f = call_f_log_growth,
    .size = 1};

/* --- mean_growth --- */

static const plan_parameter mean_growth[] = {
    PLAN_LIST("rates", "%", "each above -100"),
};
PLAN_CALL(mean_growth, plan_mean_growth(VALUES(0), COUNT(0), out))
const plan_function_row plan_row_mean_growth = {
    .info = {PLAN_TEXTS("mean_growth", "average_growth", "Mean growth, geometric",
                        "100 * (product(1 + r_i/100)^(1/n) - 1)", "%",
                        "World Bank, growth rates: geometric mean of the growth of one period"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(mean_growth)},
    .call = call_mean_growth,
    .size = 1};

/* --- trend_growth --- */

static const plan_parameter trend_growth[] = {
    PLAN_LIST("values", UNIT, "each above 0, two or more"),
};
PLAN_CALL(trend_growth, plan_trend_growth(VALUES(0), COUNT(0), out))
const plan_function_row plan_row_trend_growth = {
    .info = {PLAN_TEXTS("trend_growth", "least_squares_growth log_linear_growth",
                        "Growth of the log-linear trend",
                        "100 * (exp(b) - 1), b the least-squares slope of ln x", "%",
                        "World Bank, World Development Indicators: least-squares growth rate; the "
                        "formula as commonly described, source not verified"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(trend_growth)},
    .call = call_trend_growth,
    .size = 1};
