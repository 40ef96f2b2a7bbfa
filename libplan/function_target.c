/* Rows of the table of functions: plan and actual. */
#include "function.h"

#include <plan/target.h>

#define MODULE "target"

/* --- achievement --- */

static const plan_parameter achievement[] = {
    PLAN_FIGURE("actual", UNIT, "above 0"),
    PLAN_FIGURE("plan", UNIT, "above 0"),
    PLAN_WORD("direction", "up down"),
};
PLAN_CALL(achievement, plan_achievement(VALUE(0), VALUE(1), CHOICE(2) + 1, out))
const plan_function_row plan_row_achievement = {
    .info = {PLAN_TEXTS(
                 "achievement", "achievement_ratio",
                 "Achievement of a plan, turned round where less is better",
                 "up: 100 * actual / plan; down: 100 * plan / actual", "%",
                 "up: as reach; down: the reciprocal, as commonly described, source not verified"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(achievement), .has_array = 1},
    .call = call_achievement,
    .size = 1};

/* --- excess --- */

static const plan_parameter excess[] = {
    PLAN_FIGURE("actual", UNIT, ""),
    PLAN_FIGURE("plan", UNIT, "above 0"),
};
PLAN_CALL(excess, plan_excess(VALUE(0), VALUE(1), out))
PLAN_CALL_F(excess, plan_excess_f(RANGE(0), RANGE(1), scale, out))
const plan_function_row plan_row_excess = {
    .info = {PLAN_TEXTS("excess", "exceeds", "By how many percent the plan is exceeded",
                        "100 * (actual / plan - 1)", "%", "reach less 100"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(excess), .has_array = 1, .has_figure = 1},
    .call = call_excess,
    .call_f = call_f_excess,
    .size = 1};

/* --- gap --- */

static const plan_parameter gap_parameters[] = {
    PLAN_FIGURE("actual", UNIT, ""),
    PLAN_FIGURE("target", UNIT, ""),
};
PLAN_CALL(gap, plan_gap(VALUE(0), VALUE(1), out))
PLAN_CALL_F(gap, plan_difference_f(RANGE(0), RANGE(1), out))
const plan_function_row plan_row_gap = {
    .info = {PLAN_TEXTS("gap", "", "What is missing to the target", "target - actual", "",
                        "arithmetic"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(gap_parameters), .has_array = 1, .has_figure = 1},
    .call = call_gap,
    .call_f = call_f_gap,
    .size = 1};

/* --- implied_plan --- */

static const plan_parameter implied_plan[] = {
    PLAN_FIGURE("actual", UNIT, "above 0"),
    PLAN_FIGURE("excess", "%", "above -100"),
};
PLAN_CALL(implied_plan, plan_implied_plan(VALUE(0), VALUE(1), out))
PLAN_CALL_F(implied_plan, plan_implied_plan_f(RANGE(0), RANGE(1), scale, out))
const plan_function_row plan_row_implied_plan = {
    .info = {PLAN_TEXTS("implied_plan", "", "The plan that an excess implies",
                        "actual / (1 + excess/100)", "", "inverse of excess"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(implied_plan), .has_array = 1, .has_figure = 1},
    .call = call_implied_plan,
    .call_f = call_f_implied_plan,
    .size = 1};

/* --- met --- */

static const plan_parameter met[] = {
    PLAN_FIGURE("actual", UNIT, ""),
    PLAN_WORD("operator", "about at_least above at_most below range"),
    PLAN_FIGURE("low", UNIT, ""),
    PLAN_FIGURE_OR_NOT("high", UNIT, "the high end of a range"),
};
static plan_status call_f_met(const plan_argument *a, int32_t scale, plan_interval *out) {
    int verdict = 0, op = (int)plan_decimal_to_double(NUMBER(1));
    (void)scale;
    plan_status status =
        plan_met_f(a[0].figures, op, a[2].figures, COUNT(3) > 0 ? a[3].figures : NULL, &verdict);
    if (status == PLAN_OK) {
        plan_decimal number = {verdict, 0};
        *out = plan_interval_point(number);
    }
    return status;
}
const plan_function_row plan_row_met = {
    .info =
        {PLAN_TEXTS(
             "met", "", "Whether a target is met",
             "actual against the printed target, by its interval", "word",
             "targets as Resolution 16/2021/QH15 of the National Assembly of Vietnam says them"),
         PLAN_WORDS("met missed undecided", "", ""), PLAN_PARAMETERS(met), .has_figure = 1,
         .needs_print = 1},
    .call_f = call_f_met,
    .size = 1};

/* --- reach --- */

static const plan_parameter reach[] = {
    PLAN_FIGURE("actual", UNIT, ""),
    PLAN_FIGURE("plan", UNIT, "above 0"),
};
PLAN_CALL(reach, plan_reach(VALUE(0), VALUE(1), out))
PLAN_CALL_F(reach, plan_reach_f(RANGE(0), RANGE(1), scale, out))
const plan_function_row plan_row_reach = {
    .info = {PLAN_TEXTS("reach", "fulfilment fulfillment plan_fulfilment",
                        "How many percent of the plan are reached", "100 * actual / plan", "%",
                        "Vietnamese textbooks of statistics: số tương đối hoàn thành (thực hiện) "
                        "kế hoạch = y_1 / y_kh"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(reach), .has_array = 1, .has_figure = 1},
    .call = call_reach,
    .call_f = call_f_reach,
    .size = 1};

/* --- required_average --- */

static const plan_parameter required_average[] = {
    PLAN_FIGURE("target_average", "%", "-100 or more"),
    PLAN_NUMBER("periods", "number", "above the rates done"),
    PLAN_LIST("rates_done", "%", "each above -100; may be empty"),
};
PLAN_CALL(required_average, plan_required_average(VALUE(0), VALUE(1), VALUES(2), COUNT(2), out))
const plan_function_row plan_row_required_average = {
    .info = {PLAN_TEXTS("required_average", "", "Mean growth that the periods left need",
                        "100 * (((1 + r)^N / product(1 + g_i))^(1/(N - k)) - 1)", "%",
                        "arithmetic of linked growth"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(required_average)},
    .call = call_required_average,
    .size = 1};

/* --- required_growth --- */

static const plan_parameter required_growth[] = {
    PLAN_FIGURE("actual", UNIT, "above 0"),
    PLAN_FIGURE("target", UNIT, "0 or more"),
    PLAN_NUMBER("periods", "number", "above 0"),
};
PLAN_CALL(required_growth, plan_required_growth(VALUE(0), VALUE(1), VALUE(2), out))
PLAN_CALL_F(required_growth, plan_required_growth_f(RANGE(0), RANGE(1), NUMBER(2), scale, out))
const plan_function_row plan_row_required_growth = {
    .info = {PLAN_TEXTS(
                 "required_growth", "required_cagr", "Growth a period that leads to the target",
                 "100 * ((target / actual)^(1/periods) - 1)", "%", "arithmetic of linked growth"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(required_growth), .has_array = 1, .has_figure = 1},
    .call = call_required_growth,
    .call_f = call_f_required_growth,
    .size = 1};

/* --- required_step --- */

static const plan_parameter required_step[] = {
    PLAN_FIGURE("actual", UNIT, ""),
    PLAN_FIGURE("target", UNIT, ""),
    PLAN_NUMBER("periods", "number", "above 0"),
};
PLAN_CALL(required_step, plan_required_step(VALUE(0), VALUE(1), VALUE(2), out))
static plan_status call_f_required_step(const plan_argument *a, int32_t scale, plan_interval *out) {
    plan_interval gap;
    plan_status status = plan_difference_f(RANGE(0), RANGE(1), &gap);
    return status == PLAN_OK ? plan_interval_divide(gap, *RANGE(2), scale, out) : status;
}
const plan_function_row plan_row_required_step = {
    .info = {PLAN_TEXTS("required_step", "", "Step a period that leads to the target",
                        "(target - actual) / periods", "", "arithmetic"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(required_step), .has_array = 1, .has_figure = 1},
    .call = call_required_step,
    .call_f = call_f_required_step,
    .size = 1};

/* --- triad --- */

static const plan_parameter triad[] = {
    PLAN_FIGURE_UNKNOWN("task", "% of previous, planned", "above 0"),
    PLAN_FIGURE_UNKNOWN("fulfilment", "% of the plan", "above 0"),
    PLAN_FIGURE_UNKNOWN("relative", "% of previous, done", "above 0"),
};
PLAN_CALL(triad, plan_triad(VALUE_OR_NAN(0), VALUE_OR_NAN(1), VALUE_OR_NAN(2), out))
PLAN_CALL_F(triad, plan_triad_f(RANGE_OR_NULL(0), RANGE_OR_NULL(1), RANGE_OR_NULL(2), scale, out))
const plan_function_row plan_row_triad = {
    .info = {PLAN_TEXTS("triad", "plan_triad",
                        "Task, fulfilment and relative: the one that is - from the other two",
                        "relative = task * fulfilment / 100", "%, unchanged = 100",
                        "Vietnamese textbooks of statistics: số tương đối động thái = nhiệm vụ kế "
                        "hoạch * thực hiện kế hoạch, t = k_nk * k_tk"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(triad), .has_figure = 1},
    .call = call_triad,
    .call_f = call_f_triad,
    .size = 1};
