/* Rows of the table of functions: keyed series. */
#include "function.h"

#include <plan/series.h>

#define MODULE "series"

/* --- moving_sum --- */

static const plan_parameter moving_sum[] = {
    PLAN_PERIODS("periods", "any order"),
    PLAN_LIST("values", UNIT, ""),
    PLAN_NUMBER("window", "number", "whole, 1 to 4096"),
};

/* The window comes as a double. */
static plan_status moving_sum_of(const plan_argument *a, double window, double *out,
                                 plan_status *statuses) {
    const double largest = 4096;
    if (isnan(window)) {
        return PLAN_MISSING;
    }
    if (!(window >= 1 && window <= largest && window == floor(window))) {
        return PLAN_DOMAIN;
    }
    return plan_moving_sum(PERIODS(0), VALUES(1), out, statuses, COUNT(0), (int32_t)window, NULL);
}

PLAN_CALL_EACH(moving_sum, moving_sum_of(a, VALUE(2), out, statuses))
const plan_function_row plan_row_moving_sum = {
    .info = {PLAN_TEXTS("moving_sum", "rolling_sum",
                        "Sum over the last periods, found by period, never by place",
                        "x_t + x_(t-1) + ... + x_(t-window+1)", UNIT, "arithmetic"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(moving_sum), .gives_list = 1, .has_statuses = 1},
    .call_each = call_moving_sum,
    .size = 0};

/* --- year_on_year_difference --- */

static const plan_parameter year_on_year_difference[] = {
    PLAN_PERIODS("periods", "any order"),
    PLAN_LIST("values", UNIT, ""),
};
PLAN_CALL_EACH(year_on_year_difference,
               plan_year_on_year_difference(PERIODS(0), VALUES(1), out, statuses, COUNT(0), NULL))
const plan_function_row plan_row_year_on_year_difference = {
    .info = {PLAN_TEXTS("year_on_year_difference", "",
                        "Difference to the same period one year back, found by period",
                        "x_t - x_(t - 1 year)", UNIT, "arithmetic"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(year_on_year_difference), .gives_list = 1,
             .has_statuses = 1},
    .call_each = call_year_on_year_difference,
    .size = 0};

/* --- year_on_year_growth --- */

static const plan_parameter year_on_year_growth[] = {
    PLAN_PERIODS("periods", "any order"),
    PLAN_LIST("values", UNIT, "bases above 0"),
};
PLAN_CALL_EACH(year_on_year_growth,
               plan_year_on_year_growth(PERIODS(0), VALUES(1), out, statuses, COUNT(0), NULL))
const plan_function_row plan_row_year_on_year_growth = {
    .info = {PLAN_TEXTS(
                 "year_on_year_growth", "yoy year_over_year",
                 "Growth against the same period one year back, found by period",
                 "100 * (x_t - x_(t - 1 year)) / x_(t - 1 year)", "%",
                 "OECD, Economic Outlook, growth rates: the same quarter of the year before"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(year_on_year_growth), .gives_list = 1,
             .has_statuses = 1},
    .call_each = call_year_on_year_growth,
    .size = 0};
