/* Rows of the table of functions: parts of a whole. */
#include "function.h"

#include <plan/ratio.h>
#include <plan/structure.h>

#define MODULE "structure"

static const plan_decimal hundred = {1, -2};

/* --- base_weight --- */

static const plan_parameter base_weight[] = {
    PLAN_FIGURE("end_share", "%", ""),
    PLAN_FIGURE("growth", "%", "not -100"),
    PLAN_FIGURE("total_growth", "%", ""),
};
PLAN_CALL(base_weight, plan_base_weight(VALUE(0), VALUE(1), VALUE(2), out))
const plan_function_row plan_row_base_weight = {
    .info =
        {PLAN_TEXTS(
             "base_weight", "", "The share at the base that a share at the end had",
             "end_share * (1 + total_growth/100) / (1 + growth/100)", "%",
             "arithmetic: a share grows as its part and shrinks as its whole; same price basis"),
         PLAN_NO_WORDS, PLAN_PARAMETERS(base_weight), .has_array = 1},
    .call = call_base_weight,
    .size = 1};

/* --- chained_contributions --- */

static const plan_parameter chained_contributions[] = {
    PLAN_LIST("levels", UNIT, ""),
    PLAN_LIST("levels_before", UNIT, "above 0"),
    PLAN_LIST("current_price_before", UNIT, "sum not 0"),
};
PLAN_CALL(chained_contributions,
          plan_chained_contributions(VALUES(0), VALUES(1), VALUES(2), out, COUNT(0)))
const plan_function_row plan_row_chained_contributions = {
    .info = {PLAN_TEXTS("chained_contributions", "chain_linked_contributions",
                        "Contributions to the growth of a chain-linked aggregate",
                        "V_i / sum(V) * 100 * (L_i / L_i_before - 1)", "points",
                        "INSEE, definition: contribution to GDP growth, annual accounts; OECD, "
                        "Economic Outlook: Laspeyres chain-type contributions"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(chained_contributions), .gives_list = 1},
    .call = call_chained_contributions,
    .size = 0};

/* --- contribution --- */

static const plan_parameter contribution[] = {
    PLAN_FIGURE("base", UNIT, ""),
    PLAN_FIGURE("value", UNIT, ""),
    PLAN_FIGURE("whole_base", UNIT, "above 0"),
};
PLAN_CALL(contribution, plan_contribution(VALUE(0), VALUE(1), VALUE(2), out))
PLAN_CALL_F(contribution, plan_contribution_f(RANGE(0), RANGE(1), RANGE(2), scale, out))
const plan_function_row plan_row_contribution = {
    .info = {PLAN_TEXTS("contribution", "growth_contribution contribution_to_growth",
                        "Contribution of a part to the growth of the whole",
                        "100 * (value - base) / whole_base", "points",
                        "INSEE, definition: contribution to GDP growth"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(contribution), .has_array = 1, .has_figure = 1},
    .call = call_contribution,
    .call_f = call_f_contribution,
    .size = 1};

/* --- contribution_from_shares --- */

static const plan_parameter contribution_from_shares[] = {
    PLAN_LIST("shares", "%", "at the base"),
    PLAN_LIST("growths", "%", ""),
};
PLAN_CALL(contribution_from_shares,
          plan_contribution_from_shares(VALUES(0), VALUES(1), out, COUNT(0)))
const plan_function_row plan_row_contribution_from_shares = {
    .info =
        {PLAN_TEXTS(
             "contribution_from_shares", "weighted_growth",
             "Contributions from shares at the base and growth", "share_i * growth_i / 100",
             "points",
             "INSEE, definition: growth of the component times its weight in the period before"),
         PLAN_NO_WORDS, PLAN_PARAMETERS(contribution_from_shares), .gives_list = 1},
    .call = call_contribution_from_shares,
    .size = 0};

/* --- contributions --- */

static const plan_parameter contributions[] = {
    PLAN_LIST("base", UNIT, "sum above 0"),
    PLAN_LIST("value", UNIT, ""),
};
PLAN_CALL(contributions, plan_contributions(VALUES(0), VALUES(1), out, COUNT(0)))
const plan_function_row plan_row_contributions = {
    .info = {PLAN_TEXTS("contributions", "growth_contributions",
                        "Contributions of all parts to the growth of their sum",
                        "100 * (value_i - base_i) / sum(base)", "points",
                        "INSEE, definition: contribution to GDP growth"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(contributions), .gives_list = 1},
    .call = call_contributions,
    .size = 0};

/* --- fisher_contributions --- */

static const plan_parameter fisher_contributions[] = {
    PLAN_LIST("values_1", UNIT, ""),
    PLAN_LIST("prices_1", "price", "above 0"),
    PLAN_LIST("values_0", UNIT, ""),
    PLAN_LIST("prices_0", "price", "above 0"),
};
PLAN_CALL(fisher_contributions,
          plan_fisher_contributions(VALUES(0), VALUES(1), VALUES(2), VALUES(3), out, COUNT(0)))
const plan_function_row plan_row_fisher_contributions = {
    .info =
        {PLAN_TEXTS(
             "fisher_contributions", "", "Contributions to the growth of a Fisher volume index",
             "100 * (p1_i/PF + p0_i)(q1_i - q0_i) / sum((p1_j/PF + p0_j) q0_j), q = value / price",
             "points",
             "Statistics Canada, 13-017-X (2008), chapter 2 with table 2.12; Chain Fisher volume "
             "index, formulas"),
         PLAN_NO_WORDS, PLAN_PARAMETERS(fisher_contributions), .gives_list = 1},
    .call = call_fisher_contributions,
    .size = 0};

/* --- parent_growth_range --- */

static const plan_parameter parent_growth_range[] = {
    PLAN_LIST("growths", "%", ""),
};
PLAN_CALL(parent_growth_range, plan_parent_growth_range(VALUES(0), COUNT(0), &out[0], &out[1]))
const plan_function_row plan_row_parent_growth_range = {
    .info = {PLAN_TEXTS("parent_growth_range", "",
                        "Where the growth of a whole lies, given its parts", "[min(g_i), max(g_i)]",
                        "%", "a weighted mean lies between its members"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(parent_growth_range), .gives_list = 1},
    .call = call_parent_growth_range,
    .size = 2};

/* --- rest_growth --- */

static const plan_parameter rest_growth[] = {
    PLAN_FIGURE("total_growth", "%", ""),
    PLAN_FIGURE("weight", "number", "share at the base; not 1"),
    PLAN_FIGURE("growth", "%", ""),
};
PLAN_CALL(rest_growth, plan_rest_growth(VALUE(0), VALUE(1), VALUE(2), out))
const plan_function_row plan_row_rest_growth = {
    .info = {PLAN_TEXTS("rest_growth", "", "Growth of the whole without one part",
                        "(total_growth - weight * growth) / (1 - weight)", "%",
                        "a weighted mean, solved for the rest"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(rest_growth), .has_array = 1},
    .call = call_rest_growth,
    .size = 1};

/* --- share_change --- */

static const plan_parameter share_change[] = {
    PLAN_LIST("before", "%", ""),
    PLAN_LIST("after", "%", ""),
};
PLAN_CALL(share_change, plan_share_change(VALUES(0), VALUES(1), out, COUNT(0)))
const plan_function_row plan_row_share_change = {
    .info = {PLAN_TEXTS("share_change", "", "How much each share changed", "after_i - before_i",
                        "points", "arithmetic"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(share_change), .gives_list = 1},
    .call = call_share_change,
    .size = 0};

/* --- share_of_growth --- */

static const plan_parameter share_of_growth[] = {
    PLAN_FIGURE("contribution", "points", ""),
    PLAN_FIGURE("growth", "%", "not 0"),
};
PLAN_CALL(share_of_growth, plan_share_of_growth(VALUE(0), VALUE(1), out))
PLAN_CALL_F(share_of_growth, plan_ratio_f(RANGE(0), RANGE(1), &hundred, scale, out))
const plan_function_row plan_row_share_of_growth = {
    .info = {PLAN_TEXTS("share_of_growth", "contribution_share",
                        "Share of a contribution in the growth of the whole",
                        "100 * contribution / growth", "%",
                        "General Statistics Office of Vietnam, national indicators: tỷ trọng đóng "
                        "góp vào tốc độ tăng trưởng chung"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(share_of_growth), .has_array = 1, .has_figure = 1},
    .call = call_share_of_growth,
    .call_f = call_f_share_of_growth,
    .size = 1};

/* --- shares --- */

static const plan_parameter shares[] = {
    PLAN_LIST("values", "one unit", "sum not 0"),
};
PLAN_CALL(shares, plan_shares(VALUES(0), out, COUNT(0)))
PLAN_CALL_F(shares, plan_shares_f(RANGE(0), out, COUNT(0), scale))
const plan_function_row plan_row_shares = {
    .info = {PLAN_TEXTS("shares", "structure", "Shares of the sum", "100 * x_i / sum(x)", "%",
                        "arithmetic"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(shares), .has_figure = 1, .gives_list = 1},
    .call = call_shares,
    .call_f = call_f_shares,
    .size = 0};

/* --- structural_change --- */

static const plan_parameter structural_change[] = {
    PLAN_LIST("before", "%", ""),
    PLAN_LIST("after", "%", ""),
};
PLAN_CALL(structural_change, plan_structural_change(VALUES(0), VALUES(1), COUNT(0), out))
const plan_function_row plan_row_structural_change = {
    .info = {PLAN_TEXTS(
                 "structural_change", "nav michaely stoikov",
                 "Half the sum of the absolute changes of shares", "sum(|after_i - before_i|) / 2",
                 "points",
                 "norm of absolute values, also called index of Michaely (1962) or Stoikov (1966)"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(structural_change)},
    .call = call_structural_change,
    .size = 1};

/* --- structural_cosine --- */

static const plan_parameter structural_cosine[] = {
    PLAN_LIST("before", "%", "not all 0"),
    PLAN_LIST("after", "%", "not all 0"),
};
PLAN_CALL(structural_cosine, plan_structural_cosine(VALUES(0), VALUES(1), COUNT(0), out))
const plan_function_row plan_row_structural_cosine = {
    .info = {PLAN_TEXTS("structural_cosine", "moore", "Structural change as an angle, 0 to 1",
                        "f / 90, cos f = sum(b_i a_i) / sqrt(sum(b_i^2) sum(a_i^2))", "number",
                        "Moore 1978, Review of Income and Wealth 24/1, as commonly described, "
                        "source not verified"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(structural_cosine)},
    .call = call_structural_cosine,
    .size = 1};

/* --- update_share --- */

static const plan_parameter update_share[] = {
    PLAN_FIGURE("share", "%", "at the base"),
    PLAN_FIGURE("growth", "%", ""),
    PLAN_FIGURE("total_growth", "%", "not -100"),
};
PLAN_CALL(update_share, plan_update_share(VALUE(0), VALUE(1), VALUE(2), out))
const plan_function_row plan_row_update_share = {
    .info = {PLAN_TEXTS("update_share", "",
                        "The share at the end that a share at the base grows to",
                        "share * (1 + growth/100) / (1 + total_growth/100)", "%",
                        "arithmetic: a share grows as its part and shrinks as its whole"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(update_share), .has_array = 1},
    .call = call_update_share,
    .size = 1};
