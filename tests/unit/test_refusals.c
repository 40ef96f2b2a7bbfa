/* What the functions of numbers and of math refuse before they compute: each argument that may not
 * be NULL is NULL in turn, each number out of its range on either side, all others being good.
 * Nothing is written then. */
#include "figures.h"

#include <plan/aggregate.h>
#include <plan/apportion.h>
#include <plan/change.h>
#include <plan/figure.h>
#include <plan/function.h>
#include <plan/index.h>
#include <plan/memory.h>
#include <plan/outlier.h>
#include <plan/period.h>
#include <plan/progress.h>
#include <plan/ratio.h>
#include <plan/series.h>
#include <plan/structure.h>
#include <plan/target.h>
#include <plan/unit.h>

/* The text of the call is the label: a failure names the argument. */
#define INVALID(call) CHECK_STATUS(#call, call, PLAN_INVALID)
#define GOOD(call) CHECK_STATUS(#call, call, PLAN_OK)

enum { FAR = PLAN_DECIMAL_MAX_SCALE + 1 };

static const double two[2] = {100, 200};
static const double four[4] = {100, 110, 120, 130};

static plan_interval whole(int64_t value) {
    plan_decimal d = {value, 0};
    return plan_interval_point(d);
}

static void growth_of_figures(void) {
    const plan_interval a = whole(100), b = whole(110), c = whole(10);
    plan_interval out = whole(7);
    int verdict = 7;
    const plan_decimal five = {5, 0};
    INVALID(plan_growth_f(NULL, &b, PLAN_GROWTH_RATE, 2, &out));
    INVALID(plan_growth_f(&a, NULL, PLAN_GROWTH_RATE, 2, &out));
    INVALID(plan_growth_f(&a, &b, PLAN_GROWTH_RATE, 2, NULL));
    INVALID(plan_growth_f(&a, &b, PLAN_GROWTH_RATE - 1, 2, &out));
    INVALID(plan_growth_f(&a, &b, PLAN_GROWTH_LOG + 1, 2, &out));
    INVALID(plan_growth_f(&a, &b, PLAN_GROWTH_RATE, FAR, &out));
    INVALID(plan_growth_f(&a, &b, PLAN_GROWTH_RATE, -FAR, &out));
    INVALID(plan_growth_agrees(NULL, &b, &c, PLAN_GROWTH_RATE, &verdict));
    INVALID(plan_growth_agrees(&a, NULL, &c, PLAN_GROWTH_RATE, &verdict));
    INVALID(plan_growth_agrees(&a, &b, NULL, PLAN_GROWTH_RATE, &verdict));
    INVALID(plan_growth_agrees(&a, &b, &c, PLAN_GROWTH_RATE, NULL));
    INVALID(plan_growth_agrees(&a, &b, &c, PLAN_GROWTH_RATE - 1, &verdict));
    INVALID(plan_growth_agrees(&a, &b, &c, PLAN_GROWTH_LOG + 1, &verdict));
    INVALID(plan_difference_f(NULL, &b, &out));
    INVALID(plan_difference_f(&a, NULL, &out));
    INVALID(plan_difference_f(&a, &b, NULL));
    INVALID(plan_difference_agrees(NULL, &b, &c, &verdict));
    INVALID(plan_difference_agrees(&a, NULL, &c, &verdict));
    INVALID(plan_difference_agrees(&a, &b, NULL, &verdict));
    INVALID(plan_difference_agrees(&a, &b, &c, NULL));
    INVALID(plan_cagr_f(NULL, &b, five, 2, &out));
    INVALID(plan_cagr_f(&a, NULL, five, 2, &out));
    INVALID(plan_cagr_f(&a, &b, five, 2, NULL));
    INVALID(plan_cagr_f(&a, &b, five, FAR, &out));
    INVALID(plan_cagr_f(&a, &b, five, -FAR, &out));
    INVALID(plan_compound_f(NULL, 1, 2, &out));
    INVALID(plan_compound_f(&c, 1, 2, NULL));
    INVALID(plan_compound_f(&c, 1, FAR, &out));
    INVALID(plan_compound_f(&c, 1, -FAR, &out));
    INVALID(plan_implied_previous_f(NULL, &c, PLAN_GROWTH_RATE, 2, &out));
    INVALID(plan_implied_previous_f(&b, NULL, PLAN_GROWTH_RATE, 2, &out));
    INVALID(plan_implied_previous_f(&b, &c, PLAN_GROWTH_RATE, 2, NULL));
    INVALID(plan_implied_previous_f(&b, &c, PLAN_GROWTH_RATE - 1, 2, &out));
    INVALID(plan_implied_previous_f(&b, &c, PLAN_GROWTH_LOG + 1, 2, &out));
    INVALID(plan_implied_previous_f(&b, &c, PLAN_GROWTH_RATE, FAR, &out));
    INVALID(plan_implied_previous_f(&b, &c, PLAN_GROWTH_RATE, -FAR, &out));
    INVALID(plan_implied_value_f(NULL, &c, PLAN_GROWTH_RATE, 2, &out));
    INVALID(plan_implied_value_f(&a, NULL, PLAN_GROWTH_RATE, 2, &out));
    INVALID(plan_implied_value_f(&a, &c, PLAN_GROWTH_RATE, 2, NULL));
    INVALID(plan_implied_value_f(&a, &c, PLAN_GROWTH_RATE - 1, 2, &out));
    INVALID(plan_implied_value_f(&a, &c, PLAN_GROWTH_LOG + 1, 2, &out));
    INVALID(plan_implied_value_f(&a, &c, PLAN_GROWTH_RATE, FAR, &out));
    INVALID(plan_implied_value_f(&a, &c, PLAN_GROWTH_RATE, -FAR, &out));
    CHECK_INTERVAL("nothing was written", out, "[7, 7]");
    CHECK_INT("nothing was written", verdict, 7);
    /* The same arguments, all good: (110 - 100)/100 = 10 %. */
    GOOD(plan_growth_f(&a, &b, PLAN_GROWTH_RATE, 14, &out));
    CHECK_INTERVAL("growth", out, "[10, 10]");
    GOOD(plan_growth_agrees(&a, &b, &c, PLAN_GROWTH_RATE, &verdict));
    CHECK_INT("growth agrees", verdict, 1);
    GOOD(plan_difference_f(&a, &b, &out));
    CHECK_INTERVAL("difference", out, "[10, 10]");
    GOOD(plan_implied_previous_f(&b, &c, PLAN_GROWTH_RATE, 0, &out));
    CHECK_INTERVAL("previous", out, "[100, 100]");
    GOOD(plan_implied_value_f(&a, &c, PLAN_GROWTH_RATE, 0, &out));
    CHECK_INTERVAL("value", out, "[110, 110]");
    GOOD(plan_compound_f(&c, 1, 0, &out));
    CHECK_INTERVAL("compound", out, "[10, 10]");
}

static void growth_of_numbers(void) {
    double out = 7, list[2] = {7, 7};
    INVALID(plan_growth(1, 2, NULL));
    INVALID(plan_log_growth(1, 2, NULL));
    INVALID(plan_difference(1, 2, NULL));
    INVALID(plan_convert_growth(5, PLAN_GROWTH_RATE, PLAN_GROWTH_INDEX, NULL));
    INVALID(plan_convert_growth(5, PLAN_GROWTH_RATE - 1, PLAN_GROWTH_INDEX, &out));
    INVALID(plan_convert_growth(5, PLAN_GROWTH_LOG + 1, PLAN_GROWTH_INDEX, &out));
    INVALID(plan_convert_growth(5, PLAN_GROWTH_RATE, PLAN_GROWTH_RATE - 1, &out));
    INVALID(plan_convert_growth(5, PLAN_GROWTH_RATE, PLAN_GROWTH_LOG + 1, &out));
    INVALID(plan_convert_growth_v(NULL, list, NULL, 2, PLAN_GROWTH_RATE, PLAN_GROWTH_INDEX));
    INVALID(plan_convert_growth_v(two, NULL, NULL, 2, PLAN_GROWTH_RATE, PLAN_GROWTH_INDEX));
    INVALID(plan_convert_growth_v(two, list, NULL, 2, PLAN_GROWTH_LOG + 1, PLAN_GROWTH_INDEX));
    INVALID(plan_convert_growth_v(two, list, NULL, 2, PLAN_GROWTH_RATE, PLAN_GROWTH_LOG + 1));
    INVALID(plan_growth_v(NULL, two, list, NULL, 2));
    INVALID(plan_growth_v(two, NULL, list, NULL, 2));
    INVALID(plan_growth_v(two, two, NULL, NULL, 2));
    INVALID(plan_log_growth_v(NULL, two, list, NULL, 2));
    INVALID(plan_difference_v(two, NULL, list, NULL, 2));
    INVALID(plan_cagr(1, 2, 3, NULL));
    INVALID(plan_cagr_v(two, two, NULL, NULL, 2, 3));
    INVALID(plan_annualised(1, 2, 1, 4, NULL));
    INVALID(plan_annualised_v(two, two, NULL, NULL, 2, 1, 4));
    INVALID(plan_trend_growth(NULL, 4, &out));
    INVALID(plan_trend_growth(four, 4, NULL));
    INVALID(plan_compound(NULL, 2, &out));
    INVALID(plan_compound(two, 2, NULL));
    INVALID(plan_mean_growth(NULL, 2, &out));
    INVALID(plan_mean_growth(two, 2, NULL));
    INVALID(plan_carry_over(NULL, 4, two, 2, &out));
    INVALID(plan_carry_over(four, 4, NULL, 2, &out));
    INVALID(plan_carry_over(four, 4, two, 2, NULL));
    INVALID(plan_carry_over(four, 5, two, 2, &out));
    INVALID(plan_carry_over(four, 4, two, 5, &out));
    INVALID(plan_implied_previous(1, 2, NULL));
    INVALID(plan_implied_previous_v(two, two, NULL, NULL, 2));
    CHECK_DBL("nothing was written", out, 7, 0);
    CHECK_DBL("nor to an array", list[0] + list[1], 14, 0);
    /* No array is needed for nothing: too short a series, but no wrong call. */
    CHECK_STATUS("trend of none", plan_trend_growth(NULL, 0, &out), PLAN_SHORT_SERIES);
    CHECK_STATUS("compound of none", plan_compound(NULL, 0, &out), PLAN_SHORT_SERIES);
    CHECK_STATUS("mean of none", plan_mean_growth(NULL, 0, &out), PLAN_SHORT_SERIES);
    GOOD(plan_growth_v(NULL, NULL, NULL, NULL, 0));
}

static void ratios_and_counts(void) {
    const plan_interval a = whole(1), b = whole(4), stated = whole(25);
    const plan_decimal hundred = {100, 0}, broken = {1, FAR};
    plan_interval out = whole(7);
    int64_t counts[8];
    size_t n = 7;
    int verdict = 7;
    double number = 7;
    INVALID(plan_ratio_f(NULL, &b, &hundred, 2, &out));
    INVALID(plan_ratio_f(&a, NULL, &hundred, 2, &out));
    INVALID(plan_ratio_f(&a, &b, &hundred, 2, NULL));
    INVALID(plan_ratio_f(&a, &b, &hundred, FAR, &out));
    INVALID(plan_ratio_f(&a, &b, &broken, 2, &out));
    INVALID(plan_ratio_agrees(NULL, &b, &hundred, &stated, &verdict));
    INVALID(plan_ratio_agrees(&a, NULL, &hundred, &stated, &verdict));
    INVALID(plan_ratio_agrees(&a, &b, &hundred, NULL, &verdict));
    INVALID(plan_ratio_agrees(&a, &b, &hundred, &stated, NULL));
    INVALID(plan_ratio_agrees(&a, &b, &broken, &stated, &verdict));
    INVALID(plan_mean_population(NULL, 2, &number));
    INVALID(plan_mean_population(two, 2, NULL));
    INVALID(plan_elasticity(1, 2, 1, 2, PLAN_ELASTICITY_POINT, NULL));
    INVALID(plan_elasticity(1, 2, 1, 2, PLAN_ELASTICITY_POINT - 1, &number));
    INVALID(plan_elasticity(1, 2, 1, 2, 99, &number));
    INVALID(plan_feasible_counts(NULL, 4, counts, 8, &n));
    INVALID(plan_feasible_counts(&stated, 4, NULL, 8, &n));
    INVALID(plan_feasible_counts(&stated, 4, counts, 8, NULL));
    INVALID(plan_feasible_sizes(NULL, 4, counts, 8, &n));
    INVALID(plan_feasible_counts(&stated, 4, NULL, 1, &n));
    INVALID(plan_feasible_sizes(&stated, 4, NULL, 1, &n));
    INVALID(plan_feasible_sizes(&stated, 4, NULL, 8, &n));
    INVALID(plan_feasible_sizes(&stated, 4, counts, 8, NULL));
    CHECK_INTERVAL("nothing was written", out, "[7, 7]");
    CHECK_INT("nor a verdict", verdict, 7);
    CHECK_U64("nor a count", n, 7);
    CHECK_DBL("nor a number", number, 7, 0);
    CHECK_STATUS("mean of none", plan_mean_population(NULL, 0, &number), PLAN_SHORT_SERIES);
    GOOD(plan_ratio_f(&a, &b, &hundred, 0, &out));
    CHECK_INTERVAL("1 of 4 is 25 %", out, "[25, 25]");
    GOOD(plan_ratio_agrees(&a, &b, &hundred, &stated, &verdict));
    CHECK_INT("and agrees", verdict, 1);
    GOOD(plan_feasible_counts(&stated, 4, counts, 8, &n));
    CHECK_TRUE("25 % of 4 are 1", n == 1 && counts[0] == 1);
    /* 25 % of 4 and of 8 are whole, of none other up to 8; without room the number is still said.
     */
    GOOD(plan_feasible_sizes(&stated, 8, counts, 8, &n));
    CHECK_TRUE("25 % of 4 or 8", n == 2 && counts[0] == 4 && counts[1] == 8);
    CHECK_STATUS("no room", plan_feasible_sizes(&stated, 8, NULL, 0, &n), PLAN_BUFFER);
    CHECK_U64("two are needed", n, 2);
    CHECK_STATUS("no room", plan_feasible_counts(&stated, 4, NULL, 0, &n), PLAN_BUFFER);
    CHECK_U64("one is needed", n, 1);
}

static void structures(void) {
    const plan_interval pair[2] = {whole(1), whole(3)};
    plan_interval out[2] = {whole(7), whole(7)};
    double list[2] = {7, 7}, low = 7, high = 7;
    INVALID(plan_shares(NULL, list, 2));
    INVALID(plan_shares(two, NULL, 2));
    INVALID(plan_shares_f(NULL, out, 2, 2));
    INVALID(plan_shares_f(pair, NULL, 2, 2));
    INVALID(plan_shares_f(out, out, 2, 2));
    INVALID(plan_shares_f(pair, out, 2, FAR));
    INVALID(plan_shares_f(pair, out, 2, -FAR));
    INVALID(plan_share_change(NULL, two, list, 2));
    INVALID(plan_share_change(two, NULL, list, 2));
    INVALID(plan_share_change(two, two, NULL, 2));
    INVALID(plan_structural_change(NULL, two, 2, &low));
    INVALID(plan_structural_change(two, NULL, 2, &low));
    INVALID(plan_structural_change(two, two, 2, NULL));
    INVALID(plan_structural_cosine(NULL, two, 2, &low));
    INVALID(plan_structural_cosine(two, NULL, 2, &low));
    INVALID(plan_structural_cosine(two, two, 2, NULL));
    INVALID(plan_contribution(1, 2, 3, NULL));
    INVALID(plan_contribution_f(NULL, pair, pair, 2, out));
    INVALID(plan_contribution_f(pair, NULL, pair, 2, out));
    INVALID(plan_contribution_f(pair, pair, NULL, 2, out));
    INVALID(plan_contribution_f(pair, pair, pair, 2, NULL));
    INVALID(plan_contribution_f(pair, pair, pair, FAR, out));
    INVALID(plan_contribution_f(pair, pair, pair, -FAR, out));
    INVALID(plan_contributions(NULL, two, list, 2));
    INVALID(plan_contributions(two, NULL, list, 2));
    INVALID(plan_contributions(two, two, NULL, 2));
    INVALID(plan_contribution_from_shares(NULL, two, list, 2));
    INVALID(plan_contribution_from_shares(two, NULL, list, 2));
    INVALID(plan_contribution_from_shares(two, two, NULL, 2));
    INVALID(plan_chained_contributions(NULL, two, two, list, 2));
    INVALID(plan_chained_contributions(two, NULL, two, list, 2));
    INVALID(plan_chained_contributions(two, two, NULL, list, 2));
    INVALID(plan_chained_contributions(two, two, two, NULL, 2));
    INVALID(plan_fisher_contributions(NULL, two, two, two, list, 2));
    INVALID(plan_fisher_contributions(two, NULL, two, two, list, 2));
    INVALID(plan_fisher_contributions(two, two, NULL, two, list, 2));
    INVALID(plan_fisher_contributions(two, two, two, NULL, list, 2));
    INVALID(plan_fisher_contributions(two, two, two, two, NULL, 2));
    INVALID(plan_base_weight(1, 2, 3, NULL));
    INVALID(plan_update_share(1, 2, 3, NULL));
    INVALID(plan_share_of_growth(1, 2, NULL));
    INVALID(plan_rest_growth(1, 2, 3, NULL));
    INVALID(plan_parent_growth_range(NULL, 2, &low, &high));
    INVALID(plan_parent_growth_range(two, 2, NULL, &high));
    INVALID(plan_parent_growth_range(two, 2, &low, NULL));
    CHECK_INTERVAL("nothing was written", out[0], "[7, 7]");
    CHECK_DBL("nor a number", list[0] + list[1] + low + high, 28, 0);
    CHECK_STATUS("range of none", plan_parent_growth_range(NULL, 0, &low, &high),
                 PLAN_SHORT_SERIES);
    GOOD(plan_shares_f(pair, out, 2, 0));
    CHECK_INTERVAL("1 of 1 and 3", out[0], "[25, 25]");
    GOOD(plan_parent_growth_range(two, 2, &low, &high));
    CHECK_TRUE("between its parts", low == 100 && high == 200);
}

static void targets(void) {
    const plan_interval a = whole(110), b = whole(100);
    const plan_figure figure = plan_figure_exact(110, 0), goal = plan_figure_exact(100, 0);
    const plan_decimal five = {5, 0};
    plan_interval out = whole(7);
    int met = 7;
    double number = 7, list[2] = {7, 7};
    INVALID(plan_excess(1, 2, NULL));
    INVALID(plan_excess_f(NULL, &b, 2, &out));
    INVALID(plan_excess_f(&a, NULL, 2, &out));
    INVALID(plan_excess_f(&a, &b, 2, NULL));
    INVALID(plan_excess_f(&a, &b, FAR, &out));
    INVALID(plan_reach(1, 2, NULL));
    INVALID(plan_reach_f(NULL, &b, 2, &out));
    INVALID(plan_reach_f(&a, NULL, 2, &out));
    INVALID(plan_reach_f(&a, &b, 2, NULL));
    INVALID(plan_reach_f(&a, &b, -FAR, &out));
    INVALID(plan_implied_plan(1, 2, NULL));
    INVALID(plan_implied_plan_f(NULL, &b, 2, &out));
    INVALID(plan_implied_plan_f(&a, NULL, 2, &out));
    INVALID(plan_implied_plan_f(&a, &b, 2, NULL));
    INVALID(plan_implied_plan_f(&a, &b, FAR, &out));
    INVALID(plan_triad(1, 2, 3, NULL));
    INVALID(plan_triad_f(&a, &b, NULL, 2, NULL));
    INVALID(plan_triad_f(&a, &b, NULL, FAR, &out));
    INVALID(plan_triad_f(&a, &b, NULL, -FAR, &out));
    /* One of three is the unknown, no more and no less. */
    CHECK_STATUS("task alone", plan_triad_f(&a, NULL, NULL, 2, &out), PLAN_MISSING);
    CHECK_STATUS("fulfilment alone", plan_triad_f(NULL, &a, NULL, 2, &out), PLAN_MISSING);
    CHECK_STATUS("relative alone", plan_triad_f(NULL, NULL, &a, 2, &out), PLAN_MISSING);
    CHECK_STATUS("all three", plan_triad_f(&a, &a, &a, 2, &out), PLAN_MISSING);
    INVALID(plan_achievement(1, 2, PLAN_MORE_IS_BETTER, NULL));
    INVALID(plan_achievement(1, 2, 99, &number));
    INVALID(plan_achievement_v(NULL, two, list, NULL, 2, PLAN_MORE_IS_BETTER));
    INVALID(plan_achievement_v(two, two, NULL, NULL, 2, PLAN_MORE_IS_BETTER));
    INVALID(plan_achievement_v(two, two, list, NULL, 2, 99));
    INVALID(plan_required_growth(1, 2, 3, NULL));
    INVALID(plan_required_growth_f(NULL, &b, five, 2, &out));
    INVALID(plan_required_growth_f(&a, NULL, five, 2, &out));
    INVALID(plan_required_growth_f(&a, &b, five, 2, NULL));
    INVALID(plan_required_step(1, 2, 3, NULL));
    INVALID(plan_required_average(5, 3, NULL, 2, &number));
    INVALID(plan_required_average(5, 3, two, 2, NULL));
    INVALID(plan_gap(1, 2, NULL));
    INVALID(plan_met(1, PLAN_TARGET_AT_LEAST, 1, 1, NULL));
    INVALID(plan_met(1, -1, 1, 1, &met));
    INVALID(plan_met(1, PLAN_TARGET_OPERATOR_COUNT, 1, 1, &met));
    INVALID(plan_met_f(NULL, PLAN_TARGET_AT_LEAST, &goal, NULL, &met));
    INVALID(plan_met_f(&figure, PLAN_TARGET_AT_LEAST, NULL, NULL, &met));
    INVALID(plan_met_f(&figure, PLAN_TARGET_AT_LEAST, &goal, NULL, NULL));
    INVALID(plan_met_f(&figure, -1, &goal, NULL, &met));
    INVALID(plan_met_f(&figure, PLAN_TARGET_OPERATOR_COUNT, &goal, NULL, &met));
    INVALID(plan_met_f(&figure, PLAN_TARGET_RANGE, &goal, NULL, &met));
    CHECK_INTERVAL("nothing was written", out, "[7, 7]");
    CHECK_INT("nor a verdict", met, 7);
    CHECK_DBL("nor a number", number + list[0] + list[1], 21, 0);
    GOOD(plan_met_f(&figure, PLAN_TARGET_AT_LEAST, &goal, NULL, &met));
    CHECK_INT("110 is at least 100", met, PLAN_TARGET_MET);
    GOOD(plan_achievement_v(two, two, list, NULL, 2, PLAN_LESS_IS_BETTER));
    CHECK_DBL("100 of 100", list[0], 100, 0);
}

static void progresses(void) {
    double number = 7, list[2] = {7, 7};
    int found = 7;
    const double years[4] = {2020, 2021, 2022, 2023};
    const int more = PLAN_MORE_IS_BETTER;
    INVALID(plan_progress(1, 2, 3, NULL));
    INVALID(plan_progress_v(two, two, two, NULL, NULL, 2));
    INVALID(plan_expected_progress(2020, 2023, 2025, NULL));
    INVALID(plan_expected_value(1, 2, 2020, 2023, 2025, 0, NULL));
    INVALID(plan_pace(1, 2, 3, 2020, 2023, 2025, NULL));
    INVALID(plan_progress_preset_find("sdsn", 4, NULL));
    INVALID(plan_progress_preset_find(NULL, 4, &found));
    INVALID(plan_eurostat(1, 2, 3, 2020, 2023, 2025, more, NULL, &found));
    INVALID(plan_eurostat(1, 2, 3, 2020, 2023, 2025, more, &number, NULL));
    INVALID(plan_eurostat(1, 2, 3, 2020, 2023, 2025, 99, &number, &found));
    INVALID(plan_statcan(1, 2, 3, 2020, 2023, 2025, more, 5, NULL, &found));
    INVALID(plan_statcan(1, 2, 3, 2020, 2023, 2025, more, 5, &number, NULL));
    INVALID(plan_unsd(1, 2, 3, 2020, 2023, 2025, more, 0, NULL, &found));
    INVALID(plan_unsd(1, 2, 3, 2020, 2023, 2025, more, 0, &number, NULL));
    INVALID(plan_sdsn(1, 2, 3, 2020, 2023, 2025, more, NULL, &found));
    INVALID(plan_sdsn(1, 2, 3, 2020, 2023, 2025, more, &number, NULL));
    INVALID(plan_escap(NULL, years, 4, 200, 2020, 2025, more, &number, &found));
    INVALID(plan_escap(four, NULL, 4, 200, 2020, 2025, more, &number, &found));
    INVALID(plan_escap(four, years, 4, 200, 2020, 2025, more, NULL, &found));
    INVALID(plan_escap(four, years, 4, 200, 2020, 2025, more, &number, NULL));
    INVALID(plan_escap(four, years, 4, 200, 2020, 2025, 99, &number, &found));
    INVALID(plan_destatis(NULL, years, 4, 200, 2025, more, &number, &found));
    INVALID(plan_destatis(four, NULL, 4, 200, 2025, more, &number, &found));
    INVALID(plan_destatis(four, years, 4, 200, 2025, more, NULL, &found));
    INVALID(plan_destatis(four, years, 4, 200, 2025, more, &number, NULL));
    INVALID(plan_destatis(four, years, 4, 200, 2025, 99, &number, &found));
    CHECK_DBL("nothing was written", number + list[0] + list[1], 21, 0);
    CHECK_INT("nor a class", found, 7);
    CHECK_STATUS("no name", plan_progress_preset_find(NULL, 0, &found), PLAN_NOT_FOUND);
}

static void indices_and_means(void) {
    const plan_interval pair[2] = {whole(1), whole(3)};
    plan_interval out = whole(7);
    double number = 7, other = 7, list[2] = {7, 7};
    INVALID(plan_laspeyres(NULL, two, two, two, 2, &number));
    INVALID(plan_laspeyres(two, NULL, two, two, 2, &number));
    INVALID(plan_laspeyres(two, two, NULL, two, 2, &number));
    INVALID(plan_laspeyres(two, two, two, two, 2, NULL));
    INVALID(plan_paasche(two, NULL, two, NULL, 2, &number));
    INVALID(plan_fisher(two, two, two, NULL, 2, &number));
    INVALID(plan_value_index(two, NULL, two, two, 2, &number));
    INVALID(plan_chain(NULL, list, 2));
    INVALID(plan_chain(two, NULL, 2));
    INVALID(plan_rebase(NULL, list, 2, 0, 0));
    INVALID(plan_rebase(two, NULL, 2, 0, 0));
    CHECK_STATUS("places", plan_rebase(two, list, 2, 1, 0), PLAN_DOMAIN);
    CHECK_STATUS("places", plan_rebase(two, list, 2, 0, 2), PLAN_DOMAIN);
    INVALID(plan_splice(NULL, two, list, 2, 0));
    INVALID(plan_splice(two, NULL, list, 2, 0));
    INVALID(plan_splice(two, two, NULL, 2, 0));
    CHECK_STATUS("places", plan_splice(two, two, list, 2, 2), PLAN_DOMAIN);
    INVALID(plan_sum(NULL, 2, &number));
    INVALID(plan_sum(two, 2, NULL));
    INVALID(plan_sum_f(NULL, 2, &out));
    INVALID(plan_sum_f(pair, 2, NULL));
    INVALID(plan_weighted_mean(NULL, two, 2, 0, &number, &other));
    INVALID(plan_weighted_mean(two, NULL, 2, 0, &number, &other));
    INVALID(plan_weighted_mean(two, two, 2, 0, NULL, &other));
    INVALID(plan_geometric_mean(NULL, 2, &number));
    INVALID(plan_geometric_mean(two, 2, NULL));
    INVALID(plan_harmonic_mean(NULL, 2, &number));
    INVALID(plan_harmonic_mean(two, 2, NULL));
    INVALID(plan_ratio_of_sums(NULL, two, 2, &number));
    INVALID(plan_ratio_of_sums(two, NULL, 2, &number));
    INVALID(plan_ratio_of_sums(two, two, 2, NULL));
    INVALID(plan_ratio_of_sums_f(NULL, pair, 2, 2, &out));
    INVALID(plan_ratio_of_sums_f(pair, NULL, 2, 2, &out));
    INVALID(plan_ratio_of_sums_f(pair, pair, 2, 2, NULL));
    INVALID(plan_ratio_of_sums_f(pair, pair, 2, FAR, &out));
    INVALID(plan_normalise_min_max(NULL, list, 2));
    INVALID(plan_normalise_min_max(two, NULL, 2));
    INVALID(plan_normalise_z(NULL, list, 2));
    INVALID(plan_normalise_z(two, NULL, 2));
    INVALID(plan_robust_z(NULL, list, 2, NULL));
    INVALID(plan_robust_z(two, NULL, 2, NULL));
    INVALID(plan_hidiroglou_berthelot(NULL, two, list, 2, 0.5, 0.05, 4, &number, &other, NULL));
    INVALID(plan_hidiroglou_berthelot(two, NULL, list, 2, 0.5, 0.05, 4, &number, &other, NULL));
    CHECK_INTERVAL("nothing was written", out, "[7, 7]");
    CHECK_DBL("nor a number", number + other + list[0] + list[1], 28, 0);
}

static void intervals(void) {
    const plan_decimal one = {1, 0}, two_of = {2, 0}, broken = {PLAN_DECIMAL_MAX_DIGITS + 1, 0};
    const int closed = PLAN_END_CLOSED, none = PLAN_END_UNBOUNDED;
    plan_interval out = whole(7);
    int64_t low = 7, high = 7;
    INVALID(plan_interval_make(one, closed, two_of, closed, NULL));
    INVALID(plan_interval_make(one, closed - 1, two_of, closed, &out));
    INVALID(plan_interval_make(one, none + 1, two_of, closed, &out));
    INVALID(plan_interval_make(one, closed, two_of, closed - 1, &out));
    INVALID(plan_interval_make(one, closed, two_of, none + 1, &out));
    INVALID(plan_interval_make(broken, closed, two_of, closed, &out));
    INVALID(plan_interval_make(one, closed, broken, closed, &out));
    INVALID(plan_interval_intersect(out, out, NULL));
    INVALID(plan_interval_add(out, out, NULL));
    INVALID(plan_interval_subtract(out, out, NULL));
    INVALID(plan_interval_scale(out, one, NULL));
    INVALID(plan_interval_multiply(out, out, NULL));
    INVALID(plan_interval_divide(out, out, 0, NULL));
    INVALID(plan_interval_divide(out, out, FAR, &out));
    INVALID(plan_interval_divide(out, out, -FAR, &out));
    INVALID(plan_interval_outwards(out, 0, NULL));
    INVALID(plan_interval_integers(out, NULL, &high));
    INVALID(plan_interval_integers(out, &low, NULL));
    CHECK_INTERVAL("nothing was written", out, "[7, 7]");
    CHECK_TRUE("nor a whole number", low == 7 && high == 7);
    /* Without an end its decimal is not looked at. */
    GOOD(plan_interval_make(broken, none, two_of, closed, &out));
    CHECK_INTERVAL("up to 2", out, "(..., 2]");
    GOOD(plan_interval_make(one, closed, broken, none, &out));
    CHECK_INTERVAL("from 1", out, "[1, ...)");
}

static void decimals_and_figures(void) {
    const plan_decimal one = {1, 0};
    plan_decimal out = {7, 0};
    plan_interval range = whole(7);
    plan_figure figure = plan_figure_exact(7, 0), bad = figure;
    size_t n = 7;
    char text[8] = "7";
    INVALID(plan_decimal_make(1, 0, NULL));
    INVALID(plan_decimal_add(one, one, NULL));
    INVALID(plan_decimal_subtract(one, one, NULL));
    INVALID(plan_decimal_multiply(one, one, NULL));
    INVALID(plan_decimal_divide(one, one, 0, PLAN_ROUND_ZERO, NULL, NULL));
    CHECK_STATUS("scale", plan_decimal_divide(one, one, FAR, PLAN_ROUND_ZERO, &out, NULL),
                 PLAN_RANGE);
    CHECK_STATUS("scale", plan_decimal_divide(one, one, -FAR, PLAN_ROUND_ZERO, &out, NULL),
                 PLAN_RANGE);
    INVALID(plan_decimal_divide(one, one, 0, PLAN_ROUND_ZERO + 1, &out, NULL));
    INVALID(plan_decimal_round(one, 0, PLAN_ROUND_ZERO, NULL));
    CHECK_STATUS("scale", plan_decimal_round(one, FAR, PLAN_ROUND_ZERO, &out), PLAN_RANGE);
    CHECK_STATUS("scale", plan_decimal_round(one, -FAR, PLAN_ROUND_ZERO, &out), PLAN_RANGE);
    INVALID(plan_decimal_round(one, 0, PLAN_ROUND_HALF_UP - 1, &out));
    INVALID(plan_decimal_shift(one, 0, NULL));
    INVALID(plan_decimal_from_double(1, 0, NULL));
    INVALID(plan_decimal_from_double(1, FAR, &out));
    INVALID(plan_decimal_from_double(1, -FAR, &out));
    INVALID(plan_decimal_shortest(1, NULL));
    INVALID(plan_figure_interval(NULL, NULL, &range));
    INVALID(plan_figure_interval(&figure, NULL, NULL));
    INVALID(plan_figure_shift(NULL, 1, &figure));
    INVALID(plan_figure_shift(&figure, 1, NULL));
    INVALID(plan_decimal_write(one, PLAN_NUMBER_PLAIN, NULL, 8, &n));
    INVALID(plan_decimal_write(one, PLAN_NUMBER_PLAIN - 1, text, 8, &n));
    INVALID(plan_decimal_write(one, PLAN_NUMBER_EN + 1, text, 8, &n));
    INVALID(plan_figure_write(NULL, PLAN_NUMBER_PLAIN, text, 8, &n));
    INVALID(plan_figure_write(&figure, PLAN_NUMBER_PLAIN, NULL, 8, &n));
    INVALID(plan_figure_write(&figure, PLAN_NUMBER_PLAIN - 1, text, 8, &n));
    INVALID(plan_figure_write(&figure, PLAN_NUMBER_EN + 1, text, 8, &n));
    bad.value.scale = FAR;
    INVALID(plan_figure_write(&bad, PLAN_NUMBER_PLAIN, text, 8, &n));
    INVALID(plan_figure_interval(&bad, NULL, &range));
    bad = figure;
    bad.upper.digits = PLAN_DECIMAL_MAX_DIGITS + 1;
    INVALID(plan_figure_write(&bad, PLAN_NUMBER_PLAIN, text, 8, &n));
    bad.reading = PLAN_BETWEEN;
    INVALID(plan_figure_interval(&bad, NULL, &range));
    bad = figure;
    bad.reading = PLAN_BETWEEN + 1;
    INVALID(plan_figure_write(&bad, PLAN_NUMBER_PLAIN, text, 8, &n));
    INVALID(plan_figure_interval(&bad, NULL, &range));
    CHECK_TRUE("nothing was written", out.digits == 7 && n == 7 && text[0] == '7');
    CHECK_INTERVAL("nor an interval", range, "[7, 7]");
    CHECK_STATUS("no room", plan_figure_write(&figure, PLAN_NUMBER_PLAIN, NULL, 0, &n),
                 PLAN_BUFFER);
}

static void units_and_periods(void) {
    plan_units *units = NULL;
    plan_unit metre, second, broken, out;
    plan_decimal factor = {7, 0};
    plan_period year, other;
    size_t n = 7;
    char text[16];
    CHECK_STATUS("metre", plan_unit_read(NULL, "m", 1, &metre, NULL), PLAN_OK);
    CHECK_STATUS("second", plan_unit_read(NULL, "s", 1, &second, NULL), PLAN_OK);
    broken = metre;
    broken.count = PLAN_UNIT_MAX_ATOMS + 1;
    INVALID(plan_units_new(NULL, NULL));
    INVALID(plan_unit_read(NULL, NULL, 1, &out, NULL));
    INVALID(plan_unit_read(NULL, "m", 1, NULL, NULL));
    INVALID(plan_unit_conversion(&broken, &metre, &factor));
    INVALID(plan_unit_conversion(&metre, &broken, &factor));
    INVALID(plan_unit_conversion(NULL, &metre, &factor));
    INVALID(plan_unit_conversion(&metre, NULL, &factor));
    INVALID(plan_unit_conversion(&metre, &metre, NULL));
    INVALID(plan_unit_quotient(&broken, &second, &out));
    INVALID(plan_unit_quotient(&metre, &broken, &out));
    INVALID(plan_unit_quotient(&metre, &second, NULL));
    INVALID(plan_unit_product(&broken, &second, &out));
    INVALID(plan_unit_product(&metre, &broken, &out));
    INVALID(plan_unit_product(&metre, &second, NULL));
    CHECK_STATUS("units", plan_units_new(NULL, &units), PLAN_OK);
    INVALID(plan_units_add(NULL, "x", 1, "m", 1, NULL));
    INVALID(plan_units_add(units, NULL, 1, "m", 1, NULL));
    INVALID(plan_units_add(units, "x", 1, NULL, 1, NULL));
    plan_units_free(units);
    INVALID(plan_period_year(2020, NULL));
    CHECK_STATUS("year", plan_period_year(2020, &year), PLAN_OK);
    other = year;
    other.count = 0;
    INVALID(plan_period_move(year, 1, NULL));
    INVALID(plan_period_move(other, 1, &year));
    INVALID(plan_period_move_years(year, 1, NULL));
    INVALID(plan_period_move_years(other, 1, &year));
    INVALID(plan_period_read(NULL, 4, &year, NULL));
    INVALID(plan_period_read("2020", 4, NULL, NULL));
    INVALID(plan_period_write(other, text, sizeof text, &n));
    INVALID(plan_period_write(year, NULL, sizeof text, &n));
    CHECK_TRUE("nothing was written", factor.digits == 7 && n == 7);
    CHECK_TRUE("what does not hold is equal to nothing",
               !plan_unit_equal(&broken, &metre) && !plan_unit_equal(&metre, &broken));
}

TEST_MAIN("refusals", {"growth of figures", growth_of_figures},
          {"growth of numbers", growth_of_numbers}, {"ratios and counts", ratios_and_counts},
          {"structures", structures}, {"targets", targets}, {"progress", progresses},
          {"indices and means", indices_and_means}, {"intervals", intervals},
          {"decimals and figures", decimals_and_figures}, {"units and periods", units_and_periods})
