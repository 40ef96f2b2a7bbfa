/* How each function is called with the arguments of a row: intervals and figures. */
#include "function.h"

#include <stdbool.h>

#include <plan/change.h>
#include <plan/ratio.h>
#include <plan/structure.h>
#include <plan/target.h>

#include "ratio.h"

#define F(i) (a[i].intervals)
#define NUMBER(i) (a[i].intervals[0].low) /* of a constant */

#define CALL(name, expression)                                                                     \
    plan_status plan_call_f_##name(const plan_argument *a, int32_t scale, plan_interval *out) {    \
        (void)scale;                                                                               \
        return expression;                                                                         \
    }

static const plan_decimal hundred = {1, -2};

CALL(growth, plan_growth_f(F(0), F(1), PLAN_GROWTH_RATE, scale, out))
CALL(log_growth, plan_growth_f(F(0), F(1), PLAN_GROWTH_LOG, scale, out))
CALL(difference, plan_difference_f(F(0), F(1), out))
CALL(cagr, plan_cagr_f(F(0), F(1), NUMBER(2), scale, out))
CALL(compound, plan_compound_f(F(0), a[0].count, scale, out))
CALL(implied_previous, plan_implied_previous_f(F(0), F(1), PLAN_GROWTH_RATE, scale, out))

CALL(shares, plan_shares_f(F(0), out, a[0].count, scale))
CALL(contribution, plan_contribution_f(F(0), F(1), F(2), scale, out))
CALL(share_of_growth, plan_ratio_f(F(0), F(1), &hundred, scale, out))

CALL(ratio, plan_ratio_f(F(0), F(1), a[2].count > 0 ? &F(2)->low : NULL, scale, out))
CALL(per_capita, plan_ratio_f(F(0), F(1), NULL, scale, out))
CALL(deflate, plan_ratio_f(F(0), F(1), &hundred, scale, out))
CALL(icor, plan_ratio_f(F(0), F(1), NULL, scale, out))

/* The growth of the index 100 + g on the index 100 + n. */
static plan_status relative_growth(const plan_argument *a, int32_t scale, plan_interval *out) {
    plan_interval by = plan_interval_point(hundred), base, value;
    plan_status status = plan_interval_add(*F(1), by, &base);
    status = status == PLAN_OK ? plan_interval_add(*F(0), by, &value) : status;
    return status == PLAN_OK ? plan_growth_f(&base, &value, PLAN_GROWTH_RATE, scale, out) : status;
}

CALL(per_capita_growth, relative_growth(a, scale, out))
CALL(real_growth, relative_growth(a, scale, out))

CALL(excess, plan_excess_f(F(0), F(1), scale, out))
CALL(reach, plan_reach_f(F(0), F(1), scale, out))
CALL(implied_plan, plan_implied_plan_f(F(0), F(1), scale, out))
CALL(required_growth, plan_required_growth_f(F(0), F(1), NUMBER(2), scale, out))
CALL(gap, plan_difference_f(F(0), F(1), out))
CALL(triad, plan_triad_f(a[0].count > 0 ? F(0) : NULL, a[1].count > 0 ? F(1) : NULL,
                         a[2].count > 0 ? F(2) : NULL, scale, out))

plan_status plan_call_f_required_step(const plan_argument *a, int32_t scale, plan_interval *out) {
    plan_interval gap;
    plan_status status = plan_difference_f(F(0), F(1), &gap);
    return status == PLAN_OK ? plan_interval_divide(gap, *F(2), scale, out) : status;
}

static plan_interval whole(int64_t value) {
    plan_decimal number = {value, 0};
    return plan_interval_point(number);
}

plan_status plan_call_f_met(const plan_argument *a, int32_t scale, plan_interval *out) {
    int verdict = 0, op = (int)NUMBER(1).digits;
    (void)scale;
    if (op == PLAN_TARGET_RANGE && a[3].count == 0) {
        return PLAN_INVALID;
    }
    plan_status status =
        plan_met_f(a[0].figures, op, a[2].figures, a[3].count > 0 ? a[3].figures : NULL, &verdict);
    if (status == PLAN_OK) {
        *out = whole(verdict);
    }
    return status;
}

/* --- Whole numbers: lists with a length of their own --- */

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

plan_status plan_call_list_counts(const plan_argument *a, plan_interval *out, size_t capacity,
                                  size_t *count) {
    int64_t n, first, beyond;
    if (!cases_of(a, &n) || n < 1 || n > PLAN_FEASIBLE_MAX) {
        return PLAN_DOMAIN;
    }
    plan_feasible_range(F(0), n, &first, &beyond);
    *count = (size_t)(beyond - first);
    if (*count > capacity) {
        return PLAN_BUFFER;
    }
    for (size_t i = 0; i < *count; i++) {
        out[i] = whole(first + (int64_t)i);
    }
    return PLAN_OK;
}

plan_status plan_call_list_sizes(const plan_argument *a, plan_interval *out, size_t capacity,
                                 size_t *count) {
    int64_t largest, first, beyond;
    size_t size = 0;
    if (!cases_of(a, &largest)) {
        return PLAN_DOMAIN;
    }
    plan_status status = plan_feasible_sizes(F(0), largest, NULL, 0, &size);
    if (status != PLAN_OK && status != PLAN_BUFFER) {
        return status;
    }
    *count = size;
    if (size > capacity) {
        return PLAN_BUFFER;
    }
    size = 0;
    for (int64_t n = 1; size < *count; n++) {
        plan_feasible_range(F(0), n, &first, &beyond);
        if (first < beyond) {
            out[size++] = whole(n);
        }
    }
    return PLAN_OK;
}
