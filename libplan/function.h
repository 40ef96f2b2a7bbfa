/* Private: a row of the table with how it is called. Rows stand in function_<module>.c. */
#ifndef PLAN_FUNCTION_INTERNAL_H
#define PLAN_FUNCTION_INTERNAL_H

#include <plan/function.h>

#include <math.h>

/* Arguments are checked against the row before: counts, choices, room for the answer. */
typedef plan_status (*plan_call)(const plan_argument *a, double *out);
/* Functions of which every element has its own status; statuses may be NULL. */
typedef plan_status (*plan_call_each)(const plan_argument *a, double *out, plan_status *statuses);
typedef plan_status (*plan_call_f)(const plan_argument *a, int32_t scale, plan_interval *out);
/* Functions whose answer has a length of its own. */
typedef plan_status (*plan_call_list)(const plan_argument *a, plan_interval *out, size_t capacity,
                                      size_t *count);

typedef struct plan_function_row {
    plan_function_info info;
    plan_call call;           /* NULL where the row says needs_print or has_statuses */
    plan_call_each call_each; /* NULL but where the row says has_statuses */
    plan_call_f call_f;       /* NULL where there is no figure form */
    plan_call_list call_list; /* NULL but for answers with a length of their own */
    size_t size;      /* numbers of the answer without its parts; 0: as many as a list has */
    size_t length_of; /* parameter that gives this length */
} plan_function_row;

/* --- All functions, ordered by name --- */
#define PLAN_FUNCTIONS(X)                                                                          \
    X(achievement)                                                                                 \
    X(annualised)                                                                                  \
    X(base_weight)                                                                                 \
    X(cagr)                                                                                        \
    X(carry_over)                                                                                  \
    X(chain)                                                                                       \
    X(chained_contributions)                                                                       \
    X(compound)                                                                                    \
    X(contribution)                                                                                \
    X(contribution_from_shares)                                                                    \
    X(contributions)                                                                               \
    X(controlled_rounding)                                                                         \
    X(convert_growth)                                                                              \
    X(deflate)                                                                                     \
    X(destatis)                                                                                    \
    X(difference)                                                                                  \
    X(elasticity)                                                                                  \
    X(escap)                                                                                       \
    X(eurostat)                                                                                    \
    X(excess)                                                                                      \
    X(expected_progress)                                                                           \
    X(expected_value)                                                                              \
    X(feasible_counts)                                                                             \
    X(feasible_sizes)                                                                              \
    X(fisher)                                                                                      \
    X(fisher_contributions)                                                                        \
    X(gap)                                                                                         \
    X(geometric_mean)                                                                              \
    X(growth)                                                                                      \
    X(harmonic_mean)                                                                               \
    X(hidiroglou_berthelot)                                                                        \
    X(icor)                                                                                        \
    X(implied_plan)                                                                                \
    X(implied_previous)                                                                            \
    X(largest_remainder)                                                                           \
    X(laspeyres)                                                                                   \
    X(log_growth)                                                                                  \
    X(mean_growth)                                                                                 \
    X(mean_population)                                                                             \
    X(met)                                                                                         \
    X(moving_sum)                                                                                  \
    X(normalise_min_max)                                                                           \
    X(normalise_z)                                                                                 \
    X(paasche)                                                                                     \
    X(pace)                                                                                        \
    X(parent_growth_range)                                                                         \
    X(per_capita)                                                                                  \
    X(per_capita_growth)                                                                           \
    X(progress)                                                                                    \
    X(ratio)                                                                                       \
    X(ratio_of_sums)                                                                               \
    X(reach)                                                                                       \
    X(real_growth)                                                                                 \
    X(rebase)                                                                                      \
    X(required_average)                                                                            \
    X(required_growth)                                                                             \
    X(required_step)                                                                               \
    X(rest_growth)                                                                                 \
    X(robust_z)                                                                                    \
    X(sdsn)                                                                                        \
    X(share_change)                                                                                \
    X(share_of_growth)                                                                             \
    X(shares)                                                                                      \
    X(splice)                                                                                      \
    X(statcan)                                                                                     \
    X(structural_change)                                                                           \
    X(structural_cosine)                                                                           \
    X(sum)                                                                                         \
    X(trend_growth)                                                                                \
    X(triad)                                                                                       \
    X(unsd)                                                                                        \
    X(update_share)                                                                                \
    X(value_index)                                                                                 \
    X(weighted_mean)                                                                               \
    X(year_on_year_difference)                                                                     \
    X(year_on_year_growth)
#define PLAN_DECLARE(name) extern const plan_function_row plan_row_##name;
PLAN_FUNCTIONS(PLAN_DECLARE)
#undef PLAN_DECLARE

/* --- How rows are written: texts, parameters; MODULE is the name of the header --- */
#define UNIT "unit of the indicator"
#define PLAN_TEXTS(name_, aliases_, about_, formula_, unit_, source_)                              \
    .name = name_, .aliases = aliases_, .module = MODULE, .about = about_, .formula = formula_,    \
    .unit = unit_, .source = source_
#define PLAN_WORDS(choices_, parts_, part_choices_)                                                \
    .choices = choices_, .parts = parts_, .part_choices = part_choices_
#define PLAN_NO_WORDS PLAN_WORDS("", "", "")
#define PLAN_PARAMETERS(list) .parameters = list, .parameter_count = sizeof(list) / sizeof(list)[0]

#define PLAN_FIGURE(name, unit, range)                                                             \
    { name, unit, range, "", PLAN_PARAMETER_FIGURE, 0, 0, 0 }
#define PLAN_FIGURE_OR_NOT(name, unit, range)                                                      \
    { name, unit, range, "", PLAN_PARAMETER_FIGURE, 1, 0, 0 }
#define PLAN_FIGURE_UNKNOWN(name, unit, range)                                                     \
    { name, unit, range, "", PLAN_PARAMETER_FIGURE, 0, 1, 0 }
#define PLAN_NUMBER(name, unit, range)                                                             \
    { name, unit, range, "", PLAN_PARAMETER_CONSTANT, 0, 0, 0 }
#define PLAN_NUMBER_OR_NOT(name, unit, range)                                                      \
    { name, unit, range, "", PLAN_PARAMETER_CONSTANT, 1, 0, 0 }
#define PLAN_NUMBER_UNKNOWN(name, unit, range)                                                     \
    { name, unit, range, "", PLAN_PARAMETER_CONSTANT, 0, 1, 0 }
#define PLAN_WORD(name, choices)                                                                   \
    { name, "word", "", choices, PLAN_PARAMETER_CHOICE, 0, 0, 0 }
#define PLAN_LIST(name, unit, range)                                                               \
    { name, unit, range, "", PLAN_PARAMETER_LIST, 0, 0, 0 }
#define PLAN_LIST_OF_OWN_LENGTH(name, unit, range)                                                 \
    { name, unit, range, "", PLAN_PARAMETER_LIST, 0, 0, 1 }
#define PLAN_PERIODS(name, range)                                                                  \
    { name, "period", range, "", PLAN_PARAMETER_PERIODS, 0, 0, 0 }

/* --- How calls are written: argument i as what it is --- */
#define PLAN_CALL(name, expression)                                                                \
    static plan_status call_##name(const plan_argument *a, double *out) {                          \
        return expression;                                                                         \
    }
#define PLAN_CALL_EACH(name, expression)                                                           \
    static plan_status call_##name(const plan_argument *a, double *out, plan_status *statuses) {   \
        return expression;                                                                         \
    }
#define PLAN_CALL_F(name, expression)                                                              \
    static plan_status call_f_##name(const plan_argument *a, int32_t scale, plan_interval *out) {  \
        (void)scale;                                                                               \
        return expression;                                                                         \
    }
#define VALUE(i) (a[i].values[0])
#define VALUE_OR_NAN(i) (a[i].count > 0 ? a[i].values[0] : (double)NAN)
#define VALUES(i) (a[i].values)
#define PERIODS(i) (a[i].periods)
#define COUNT(i) (a[i].count)
#define CHOICE(i) ((int)a[i].values[0])
#define RANGE(i) (a[i].intervals)
#define RANGE_OR_NULL(i) (a[i].count > 0 ? a[i].intervals : NULL)
#define NUMBER(i) (a[i].intervals[0].low) /* of a constant */

#endif
