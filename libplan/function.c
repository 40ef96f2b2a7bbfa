/* The table of functions, and calling them by name. */
#include <plan/function.h>

#include <stdbool.h>
#include <string.h>

#include <plan/change.h>
#include <plan/ratio.h>
#include <plan/structure.h>
#include <plan/target.h>

#define FIGURE(name, unit, range)                                                                  \
    { name, unit, range, PLAN_PARAMETER_FIGURE }
#define LIST(name, unit, range)                                                                    \
    { name, unit, range, PLAN_PARAMETER_LIST }
#define CONSTANT(name, unit, range)                                                                \
    { name, unit, range, PLAN_PARAMETER_CONSTANT }
#define GSO "General Statistics Office of Vietnam, statistical indicators"

static const plan_function_info rows[] = {
    {"compound",
     "Growth rates one after another",
     "100 * (product(1 + r_i/100) - 1)",
     "%",
     "standard; math of linked growth",
     1,
     {LIST("rates", "%", "each above -100")},
     0,
     1,
     0},
    {"difference",
     "By how much a value differs from its base",
     "value - base",
     "",
     "standard",
     2,
     {FIGURE("base", "unit of the indicator", ""), FIGURE("value", "unit of the indicator", "")},
     1,
     1,
     0},
    {"excess",
     "By how many percent the plan is exceeded",
     "100 * (actual / plan - 1)",
     "%",
     GSO,
     2,
     {FIGURE("actual", "unit of the indicator", ""),
      FIGURE("plan", "unit of the indicator", "above 0")},
     1,
     1,
     0},
    {"growth",
     "Growth on the base",
     "100 * (value / base - 1)",
     "%",
     "OECD glossary, growth rate",
     2,
     {FIGURE("base", "unit of the indicator", "above 0"),
      FIGURE("value", "unit of the indicator", "")},
     1,
     1,
     0},
    {"implied_plan",
     "The plan that an excess implies",
     "actual / (1 + excess/100)",
     "",
     GSO,
     2,
     {FIGURE("actual", "unit of the indicator", "above 0"), FIGURE("excess", "%", "above -100")},
     0,
     1,
     0},
    {"implied_previous",
     "The previous value that a change implies",
     "value / (1 + change/100)",
     "",
     "inverse of growth",
     2,
     {FIGURE("value", "unit of the indicator", "above 0"), FIGURE("change", "%", "above -100")},
     0,
     1,
     0},
    {"ratio",
     "One figure by another",
     "per * numerator / denominator",
     "number",
     "standard",
     3,
     {FIGURE("numerator", "unit of the indicator", ""),
      FIGURE("denominator", "unit of the indicator", "not 0"),
      CONSTANT("per", "number", "1, 100, 1000, 10000 ...")},
     1,
     1,
     0},
    {"reach",
     "How many percent of the plan are reached",
     "100 * actual / plan",
     "%",
     GSO,
     2,
     {FIGURE("actual", "unit of the indicator", ""),
      FIGURE("plan", "unit of the indicator", "above 0")},
     1,
     1,
     0},
    {"shares",
     "Shares of the sum",
     "100 * x_i / sum(x)",
     "%",
     "standard",
     1,
     {LIST("values", "one unit", "sum not 0; figures not below 0")},
     0,
     1,
     1},
    {"triad",
     "Task, fulfilment and relative: the one that is - from the other two",
     "relative = task * fulfilment / 100",
     "%, unchanged = 100",
     GSO,
     3,
     {FIGURE("task", "% of previous, planned", "above 0 or -"),
      FIGURE("fulfilment", "% of the plan", "above 0 or -"),
      FIGURE("relative", "% of previous, done", "above 0 or -")},
     0,
     1,
     0},
};
enum { ROW_COUNT = sizeof rows / sizeof rows[0] };

size_t plan_function_count(void) {
    return ROW_COUNT;
}

const plan_function_info *plan_function_at(size_t index) {
    return index < ROW_COUNT ? &rows[index] : NULL;
}

const plan_function_info *plan_function_find(const char *name) {
    for (size_t i = 0; name != NULL && i < ROW_COUNT; i++) {
        if (strcmp(rows[i].name, name) == 0) {
            return &rows[i];
        }
    }
    return NULL;
}

/* One figure a parameter, but where it is a list or may be unknown. */
static plan_status check_arguments(const plan_function_info *row, const size_t *counts, size_t n) {
    size_t least = row->parameter_count;
    /* per of ratio may be left out */
    while (least > 0 && row->parameters[least - 1].kind == PLAN_PARAMETER_CONSTANT) {
        least--;
    }
    if (n < least || n > row->parameter_count) {
        return PLAN_INVALID;
    }
    for (size_t i = 0; i < n; i++) {
        bool unknown = strcmp(row->name, "triad") == 0 && counts[i] == 0;
        if (row->parameters[i].kind != PLAN_PARAMETER_LIST && counts[i] != 1 && !unknown) {
            return PLAN_INVALID;
        }
    }
    return PLAN_OK;
}

typedef plan_status (*pair_function)(double, double, double *);
static const struct {
    const char *name;
    pair_function call;
} pairs[] = {{"difference", plan_difference},
             {"excess", plan_excess},
             {"growth", plan_growth},
             {"implied_plan", plan_implied_plan},
             {"implied_previous", plan_implied_previous},
             {"reach", plan_reach}};

plan_status plan_function_call(const char *name, const double *const *lists, const size_t *counts,
                               size_t n, double *result, size_t capacity, size_t *count) {
    const plan_function_info *row = plan_function_find(name);
    if (lists == NULL || counts == NULL || result == NULL || count == NULL) {
        return PLAN_INVALID;
    }
    if (row == NULL) {
        return PLAN_NOT_FOUND;
    }
    plan_status status = check_arguments(row, counts, n);
    size_t needed = row->gives_list ? counts[0] : 1;
    if (status != PLAN_OK || capacity < needed) {
        return status != PLAN_OK ? status : PLAN_BUFFER;
    }
    status = PLAN_NOT_FOUND;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        if (strcmp(pairs[i].name, name) == 0) {
            status = pairs[i].call(lists[0][0], lists[1][0], result);
        }
    }
    if (strcmp(name, "compound") == 0) {
        status = plan_compound(lists[0], counts[0], result);
    } else if (strcmp(name, "shares") == 0) {
        status = plan_shares(lists[0], result, counts[0]);
    } else if (strcmp(name, "ratio") == 0) {
        status = plan_ratio(lists[0][0], lists[1][0], n == 3 ? lists[2][0] : 1, result);
    } else if (strcmp(name, "triad") == 0) {
        status = plan_triad(lists[0][0], lists[1][0], lists[2][0], result);
    }
    if (status == PLAN_OK) {
        *count = needed;
    }
    return status;
}

/* (1 + r1)(1 + r2)... exactly, then outwards. */
static plan_status compound_f(const plan_interval *rates, size_t n, int32_t scale,
                              plan_interval *result) {
    plan_decimal one = {1, 0}, hundred = {1, -2}, minus = {-1, -2}, percent = {1, 2};
    plan_interval total = plan_interval_point(one);
    if (n == 0) {
        return PLAN_SHORT_SERIES;
    }
    for (size_t i = 0; i < n; i++) {
        plan_interval factor;
        if (plan_interval_add(rates[i], plan_interval_point(hundred), &factor) != PLAN_OK ||
            plan_interval_scale(factor, percent, &factor) != PLAN_OK) {
            return PLAN_RANGE;
        }
        if (factor.low_end != PLAN_END_UNBOUNDED && plan_decimal_sign(factor.low) <= 0) {
            return PLAN_DOMAIN;
        }
        /* The product grows by digits: keep what is wanted and eight more, outwards. */
        if (plan_interval_multiply(total, factor, &total) != PLAN_OK ||
            plan_interval_outwards(total, scale + 6 > 12 ? 12 : scale + 6, &total) != PLAN_OK) {
            return PLAN_RANGE;
        }
    }
    plan_status status = plan_interval_scale(total, hundred, &total);
    if (status == PLAN_OK) {
        status = plan_interval_add(total, plan_interval_point(minus), &total);
    }
    return status == PLAN_OK ? plan_interval_outwards(total, scale, result) : status;
}

plan_status plan_function_call_f(const char *name, const plan_interval *const *lists,
                                 const size_t *counts, size_t n, int32_t scale,
                                 plan_interval *result, size_t capacity, size_t *count) {
    const plan_function_info *row = plan_function_find(name);
    if (lists == NULL || counts == NULL || result == NULL || count == NULL) {
        return PLAN_INVALID;
    }
    if (row == NULL || !row->has_figure) {
        return PLAN_NOT_FOUND;
    }
    plan_status status = check_arguments(row, counts, n);
    size_t needed = row->gives_list ? counts[0] : 1;
    if (status != PLAN_OK || capacity < needed) {
        return status != PLAN_OK ? status : PLAN_BUFFER;
    }
    status = PLAN_NOT_FOUND;
    if (strcmp(name, "growth") == 0) {
        status = plan_growth_f(lists[0], lists[1], PLAN_GROWTH_RATE, scale, result);
    } else if (strcmp(name, "difference") == 0) {
        status = plan_difference_f(lists[0], lists[1], result);
    } else if (strcmp(name, "excess") == 0) {
        status = plan_excess_f(lists[0], lists[1], scale, result);
    } else if (strcmp(name, "reach") == 0) {
        status = plan_reach_f(lists[0], lists[1], scale, result);
    } else if (strcmp(name, "implied_plan") == 0) {
        status = plan_implied_plan_f(lists[0], lists[1], scale, result);
    } else if (strcmp(name, "implied_previous") == 0) {
        status = plan_implied_previous_f(lists[0], lists[1], PLAN_GROWTH_RATE, scale, result);
    } else if (strcmp(name, "ratio") == 0) {
        status = plan_ratio_f(lists[0], lists[1], n == 3 ? &lists[2]->low : NULL, scale, result);
    } else if (strcmp(name, "triad") == 0) {
        status = plan_triad_f(counts[0] > 0 ? lists[0] : NULL, counts[1] > 0 ? lists[1] : NULL,
                              counts[2] > 0 ? lists[2] : NULL, scale, result);
    } else if (strcmp(name, "compound") == 0) {
        status = compound_f(lists[0], counts[0], scale, result);
    } else if (strcmp(name, "shares") == 0) {
        status = plan_shares_f(lists[0], result, counts[0], scale);
    }
    if (status == PLAN_OK) {
        *count = needed;
    }
    return status;
}
