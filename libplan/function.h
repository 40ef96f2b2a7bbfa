/* Private: a row of the table with how it is called. */
#ifndef PLAN_FUNCTION_INTERNAL_H
#define PLAN_FUNCTION_INTERNAL_H

#include <plan/function.h>

/* Arguments are checked against the row before: counts, choices, room for the answer. */
typedef plan_status (*plan_call)(const plan_argument *a, double *out);
typedef plan_status (*plan_call_f)(const plan_argument *a, int32_t scale, plan_interval *out);
/* Functions whose answer has a length of its own. */
typedef plan_status (*plan_call_list)(const plan_argument *a, plan_interval *out, size_t capacity,
                                      size_t *count);

typedef struct plan_function_row {
    plan_function_info info;
    plan_call call;           /* NULL where the row says needs_print */
    plan_call_f call_f;       /* NULL where there is no figure form */
    plan_call_list call_list; /* NULL but for answers with a length of their own */
    size_t size;              /* numbers of the answer; 0: as many as the first list has */
} plan_function_row;

extern const plan_function_row plan_function_rows[];
extern const size_t plan_function_row_count;

/* --- function_call.c: how each function is called, by name --- */
#define PLAN_CALLS(X)                                                                              \
    X(achievement)                                                                                 \
    X(annualised)                                                                                  \
    X(base_weight)                                                                                 \
    X(cagr)                                                                                        \
    X(carry_over)                                                                                  \
    X(chained_contributions)                                                                       \
    X(compound)                                                                                    \
    X(contribution)                                                                                \
    X(contribution_from_shares)                                                                    \
    X(contributions)                                                                               \
    X(convert_growth)                                                                              \
    X(deflate)                                                                                     \
    X(difference)                                                                                  \
    X(elasticity)                                                                                  \
    X(excess)                                                                                      \
    X(fisher_contributions)                                                                        \
    X(gap)                                                                                         \
    X(growth)                                                                                      \
    X(icor)                                                                                        \
    X(implied_plan)                                                                                \
    X(implied_previous)                                                                            \
    X(log_growth)                                                                                  \
    X(mean_growth)                                                                                 \
    X(mean_population)                                                                             \
    X(parent_growth_range)                                                                         \
    X(per_capita)                                                                                  \
    X(per_capita_growth)                                                                           \
    X(ratio)                                                                                       \
    X(reach)                                                                                       \
    X(real_growth)                                                                                 \
    X(required_average)                                                                            \
    X(required_growth)                                                                             \
    X(required_step)                                                                               \
    X(rest_growth)                                                                                 \
    X(share_change)                                                                                \
    X(share_of_growth)                                                                             \
    X(shares)                                                                                      \
    X(structural_change)                                                                           \
    X(structural_cosine)                                                                           \
    X(trend_growth)                                                                                \
    X(triad)                                                                                       \
    X(update_share)
#define PLAN_DECLARE(name) plan_status plan_call_##name(const plan_argument *a, double *out);
PLAN_CALLS(PLAN_DECLARE)
#undef PLAN_DECLARE

/* --- function_figure.c: the same for intervals --- */
#define PLAN_CALLS_F(X)                                                                            \
    X(cagr)                                                                                        \
    X(compound)                                                                                    \
    X(contribution)                                                                                \
    X(deflate)                                                                                     \
    X(difference)                                                                                  \
    X(excess)                                                                                      \
    X(gap)                                                                                         \
    X(growth)                                                                                      \
    X(icor)                                                                                        \
    X(implied_plan)                                                                                \
    X(implied_previous)                                                                            \
    X(log_growth)                                                                                  \
    X(met)                                                                                         \
    X(per_capita)                                                                                  \
    X(per_capita_growth)                                                                           \
    X(ratio)                                                                                       \
    X(reach)                                                                                       \
    X(real_growth)                                                                                 \
    X(required_growth)                                                                             \
    X(required_step)                                                                               \
    X(share_of_growth)                                                                             \
    X(shares)                                                                                      \
    X(triad)
#define PLAN_DECLARE(name)                                                                         \
    plan_status plan_call_f_##name(const plan_argument *a, int32_t scale, plan_interval *out);
PLAN_CALLS_F(PLAN_DECLARE)
#undef PLAN_DECLARE
plan_status plan_call_list_counts(const plan_argument *a, plan_interval *out, size_t capacity,
                                  size_t *count);
plan_status plan_call_list_sizes(const plan_argument *a, plan_interval *out, size_t capacity,
                                 size_t *count);

#endif
