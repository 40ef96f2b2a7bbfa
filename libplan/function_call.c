/* How each function is called with the arguments of a row: doubles. */
#include "function.h"

#include <math.h>

#include <plan/change.h>
#include <plan/ratio.h>
#include <plan/structure.h>
#include <plan/target.h>

#define X(i) (a[i].values[0])
#define LIST(i) (a[i].values)
#define COUNT(i) (a[i].count)
#define CHOICE(i) ((int)a[i].values[0])

#define CALL(name, expression)                                                                     \
    plan_status plan_call_##name(const plan_argument *a, double *out) {                            \
        return expression;                                                                         \
    }

CALL(growth, plan_growth(X(0), X(1), out))
CALL(difference, plan_difference(X(0), X(1), out))
CALL(log_growth, plan_log_growth(X(0), X(1), out))
CALL(cagr, plan_cagr(X(0), X(1), X(2), out))
CALL(trend_growth, plan_trend_growth(LIST(0), COUNT(0), out))
CALL(annualised, plan_annualised(X(0), X(1), X(2), X(3), out))
CALL(carry_over, plan_carry_over(LIST(0), COUNT(0), LIST(1), COUNT(1), out))
CALL(convert_growth, plan_convert_growth(X(0), CHOICE(1), CHOICE(2), out))
CALL(compound, plan_compound(LIST(0), COUNT(0), out))
CALL(mean_growth, plan_mean_growth(LIST(0), COUNT(0), out))
CALL(implied_previous, plan_implied_previous(X(0), X(1), out))

CALL(shares, plan_shares(LIST(0), out, COUNT(0)))
CALL(share_change, plan_share_change(LIST(0), LIST(1), out, COUNT(0)))
CALL(structural_change, plan_structural_change(LIST(0), LIST(1), COUNT(0), out))
CALL(structural_cosine, plan_structural_cosine(LIST(0), LIST(1), COUNT(0), out))
CALL(contribution, plan_contribution(X(0), X(1), X(2), out))
CALL(contributions, plan_contributions(LIST(0), LIST(1), out, COUNT(0)))
CALL(contribution_from_shares, plan_contribution_from_shares(LIST(0), LIST(1), out, COUNT(0)))
CALL(base_weight, plan_base_weight(X(0), X(1), X(2), out))
CALL(update_share, plan_update_share(X(0), X(1), X(2), out))
CALL(chained_contributions, plan_chained_contributions(LIST(0), LIST(1), LIST(2), out, COUNT(0)))
CALL(fisher_contributions,
     plan_fisher_contributions(LIST(0), LIST(1), LIST(2), LIST(3), out, COUNT(0)))
CALL(share_of_growth, plan_share_of_growth(X(0), X(1), out))
CALL(rest_growth, plan_rest_growth(X(0), X(1), X(2), out))
CALL(parent_growth_range, plan_parent_growth_range(LIST(0), COUNT(0), &out[0], &out[1]))

/* per is 1 where it is left out */
CALL(ratio, plan_ratio(X(0), X(1), a[2].count > 0 ? X(2) : 1, out))
CALL(per_capita, plan_per_capita(X(0), X(1), out))
CALL(mean_population, plan_mean_population(LIST(0), COUNT(0), out))
CALL(per_capita_growth, plan_per_capita_growth(X(0), X(1), out))
CALL(deflate, plan_deflate(X(0), X(1), out))
CALL(real_growth, plan_real_growth(X(0), X(1), out))
CALL(elasticity, plan_elasticity(X(0), X(1), X(2), X(3), CHOICE(4), out))
CALL(icor, plan_icor(X(0), X(1), out))

CALL(excess, plan_excess(X(0), X(1), out))
CALL(reach, plan_reach(X(0), X(1), out))
CALL(implied_plan, plan_implied_plan(X(0), X(1), out))
CALL(achievement, plan_achievement(X(0), X(1), CHOICE(2) + 1, out))
CALL(required_growth, plan_required_growth(X(0), X(1), X(2), out))
CALL(required_step, plan_required_step(X(0), X(1), X(2), out))
CALL(required_average, plan_required_average(X(0), X(1), LIST(2), COUNT(2), out))
CALL(gap, plan_gap(X(0), X(1), out))

static double known(const plan_argument *a) {
    return a->count > 0 ? a->values[0] : (double)NAN;
}

CALL(triad, plan_triad(known(&a[0]), known(&a[1]), known(&a[2]), out))
