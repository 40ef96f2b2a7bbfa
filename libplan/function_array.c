/* The arrays that are computed by the million: blocks are computed without asking, and asked again
 * one by one where a result is not finite or a base not above 0. A compiler vectorises the first
 * pass with -O3 -fno-trapping-math. The blocks lie on the stack, so `out` may be an input. */
#include <plan/ratio.h>
#include <plan/target.h>

#include "change.h"

#include <float.h>
#include <string.h>

enum { BLOCK = 512 };

/* `fast` computes from a[i] and b[i]; `sound` says that it is the answer. */
#define BLOCKS(a, b, out, out_status, n, fast, sound, kernel)                                      \
    for (size_t start = 0; start < (n); start += BLOCK) {                                          \
        double block[BLOCK];                                                                       \
        size_t size = (n)-start < BLOCK ? (n)-start : BLOCK;                                       \
        const double *x = (a) + start, *y = (b) + start;                                           \
        int64_t bad = 0;                                                                           \
        for (size_t i = 0; i < size; i++) {                                                        \
            double quick = (fast);                                                                 \
            block[i] = quick;                                                                      \
            bad |= (sound) ? INT64_C(0) : INT64_C(1);                                              \
        }                                                                                          \
        finish(x, y, block, (out_status) == NULL ? NULL : (out_status) + start, size, bad != 0,    \
               (kernel));                                                                          \
        memcpy((out) + start, block, size * sizeof block[0]);                                      \
    }

typedef plan_status (*kernel_function)(double, double, double *);

static void finish(const double *a, const double *b, double *block, plan_status *statuses,
                   size_t size, bool bad, kernel_function kernel) {
    if (bad) {
        PLAN_ARRAY(block, statuses, size, kernel(a[plan_i], b[plan_i], &plan_value));
    } else if (statuses != NULL) {
        memset(statuses, 0, size * sizeof statuses[0]); /* PLAN_OK */
    }
}

plan_status plan_growth_v(const double *base, const double *value, double *out,
                          plan_status *out_status, size_t n) {
    if (!plan_has_arrays(base, value, out, n)) {
        return PLAN_INVALID;
    }
    BLOCKS(base, value, out, out_status, n, 100 * (y[i] - x[i]) / x[i],
           x[i] > 0 && x[i] <= DBL_MAX && fabs(quick) <= DBL_MAX, plan_growth)
    return PLAN_OK;
}

plan_status plan_excess_v(const double *actual, const double *plan, double *out,
                          plan_status *out_status, size_t n) {
    return plan_growth_v(plan, actual, out, out_status, n);
}

plan_status plan_difference_v(const double *base, const double *value, double *out,
                              plan_status *out_status, size_t n) {
    if (!plan_has_arrays(base, value, out, n)) {
        return PLAN_INVALID;
    }
    BLOCKS(base, value, out, out_status, n, y[i] - x[i], fabs(quick) <= DBL_MAX, plan_difference)
    return PLAN_OK;
}

plan_status plan_reach_v(const double *actual, const double *plan, double *out,
                         plan_status *out_status, size_t n) {
    if (!plan_has_arrays(actual, plan, out, n)) {
        return PLAN_INVALID;
    }
    BLOCKS(actual, plan, out, out_status, n, 100 * x[i] / y[i],
           y[i] > 0 && y[i] <= DBL_MAX && fabs(quick) <= DBL_MAX, plan_reach)
    return PLAN_OK;
}

plan_status plan_ratio_v(const double *numerator, const double *denominator, double *out,
                         plan_status *out_status, size_t n, double per) {
    if (!plan_has_arrays(numerator, denominator, out, n) || !isfinite(per)) {
        return PLAN_INVALID;
    }
    for (size_t start = 0; start < n; start += BLOCK) {
        double block[BLOCK];
        size_t size = n - start < BLOCK ? n - start : BLOCK;
        const double *x = numerator + start, *y = denominator + start;
        plan_status *statuses = out_status == NULL ? NULL : out_status + start;
        int64_t bad = 0;
        for (size_t i = 0; i < size; i++) {
            block[i] = per * x[i] / y[i];
            bad |= fabs(y[i]) <= DBL_MAX && fabs(block[i]) <= DBL_MAX ? INT64_C(0) : INT64_C(1);
        }
        if (bad != 0) {
            PLAN_ARRAY(block, statuses, size, plan_ratio(x[plan_i], y[plan_i], per, &plan_value));
        } else if (statuses != NULL) {
            memset(statuses, 0, size * sizeof statuses[0]);
        }
        memcpy(out + start, block, size * sizeof block[0]);
    }
    return PLAN_OK;
}
