/* Index numbers. Sums of price times quantity are kept in two doubles with the power of two apart,
 * so that baskets of any size and unit have their index. */
#include "index.h"

/* --- Baskets --- */

static plan_status check_basket(const double *prices_0, const double *quantities_0,
                                const double *prices_1, const double *quantities_1, size_t n,
                                const double *result) {
    if (result == NULL || (n > 0 && (prices_0 == NULL || quantities_0 == NULL || prices_1 == NULL ||
                                     quantities_1 == NULL))) {
        return PLAN_INVALID;
    }
    plan_status before = plan_kernel_lists(prices_0, quantities_0, n);
    plan_status now = plan_kernel_lists(prices_1, quantities_1, n);
    if (before != PLAN_OK || now != PLAN_OK) {
        return before == PLAN_MISSING || now == PLAN_MISSING ? PLAN_MISSING : PLAN_DOMAIN;
    }
    return n == 0 ? PLAN_SHORT_SERIES : PLAN_OK;
}

static plan_status index_of(plan_scaled2 value, plan_scaled2 base, double *result) {
    int sign = plan_scaled2_sign(base);
    if (sign <= 0) {
        return plan_kernel_sign(sign);
    }
    plan_scaled2 index = plan_scaled2_over(plan_scaled2_times(value, plan_scaled2_of(100)), base);
    return plan_kernel_result(plan_scaled2_value(index), result);
}

plan_status plan_laspeyres(const double *prices_0, const double *quantities_0,
                           const double *prices_1, const double *quantities_1, size_t n,
                           double *result) {
    plan_status status = check_basket(prices_0, quantities_0, prices_1, quantities_1, n, result);
    return status != PLAN_OK ? status
                             : index_of(plan_scaled2_dot(prices_1, quantities_0, n),
                                        plan_scaled2_dot(prices_0, quantities_0, n), result);
}

plan_status plan_paasche(const double *prices_0, const double *quantities_0, const double *prices_1,
                         const double *quantities_1, size_t n, double *result) {
    plan_status status = check_basket(prices_0, quantities_0, prices_1, quantities_1, n, result);
    return status != PLAN_OK ? status
                             : index_of(plan_scaled2_dot(prices_1, quantities_1, n),
                                        plan_scaled2_dot(prices_0, quantities_1, n), result);
}

plan_status plan_value_index(const double *prices_0, const double *quantities_0,
                             const double *prices_1, const double *quantities_1, size_t n,
                             double *result) {
    plan_status status = check_basket(prices_0, quantities_0, prices_1, quantities_1, n, result);
    return status != PLAN_OK ? status
                             : index_of(plan_scaled2_dot(prices_1, quantities_1, n),
                                        plan_scaled2_dot(prices_0, quantities_0, n), result);
}

/* 100 * sqrt(a), a not below 0: the root of the part with an even power of two. */
static double hundred_roots(plan_scaled2 a) {
    bool odd = a.exponent % 2 != 0;
    double part = plan_double2_value(a.part) * (odd ? 2 : 1);
    plan_scaled2 root = plan_scaled2_of(100 * sqrt(part));
    root.exponent += (a.exponent - (odd ? 1 : 0)) / 2;
    return plan_scaled2_value(root);
}

plan_status plan_fisher(const double *prices_0, const double *quantities_0, const double *prices_1,
                        const double *quantities_1, size_t n, double *result) {
    plan_status status = check_basket(prices_0, quantities_0, prices_1, quantities_1, n, result);
    if (status != PLAN_OK) {
        return status;
    }
    plan_scaled2 base_0 = plan_scaled2_dot(prices_0, quantities_0, n);
    plan_scaled2 base_1 = plan_scaled2_dot(prices_0, quantities_1, n);
    plan_scaled2 value_0 = plan_scaled2_dot(prices_1, quantities_0, n);
    plan_scaled2 value_1 = plan_scaled2_dot(prices_1, quantities_1, n);
    int sign_0 = plan_scaled2_sign(base_0), sign_1 = plan_scaled2_sign(base_1);
    if (sign_0 <= 0 || sign_1 <= 0) {
        return sign_0 == 0 || sign_1 == 0 ? PLAN_ZERO_BASE : PLAN_NEGATIVE_BASE;
    }
    if (plan_scaled2_sign(value_0) < 0 || plan_scaled2_sign(value_1) < 0) {
        return PLAN_SIGN_CHANGE;
    }
    plan_scaled2 square =
        plan_scaled2_times(plan_scaled2_over(value_0, base_0), plan_scaled2_over(value_1, base_1));
    return plan_kernel_result(hundred_roots(square), result);
}

/* --- Series of index points --- */

static plan_scaled2 linked(plan_scaled2 level, double link) {
    return plan_scaled2_over(plan_scaled2_times(level, plan_scaled2_of(link)),
                             plan_scaled2_of(100));
}

/* Whether a link that others follow is 0 or below: nothing can be a percentage of that. */
static plan_status check_links(const double *links, size_t n) {
    plan_status found = PLAN_OK;
    for (size_t i = 0; i + 1 < n; i++) {
        plan_status status = plan_kernel_sign(links[i]);
        if (status == PLAN_ZERO_BASE) {
            return status;
        }
        found = found == PLAN_OK ? status : found;
    }
    return found;
}

plan_status plan_chain(const double *links, double *out, size_t n) {
    if (n > 0 && (links == NULL || out == NULL)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_list(links, n);
    status = status == PLAN_OK ? check_links(links, n) : status;
    if (status != PLAN_OK || n == 0) {
        return status != PLAN_OK ? status : PLAN_SHORT_SERIES;
    }
    plan_scaled2 level = plan_scaled2_of(100);
    for (size_t i = 0; i < n; i++) {
        level = linked(level, links[i]);
        if (!isfinite(plan_scaled2_value(level))) {
            return PLAN_RANGE;
        }
    }
    level = plan_scaled2_of(100);
    for (size_t i = 0; i < n; i++) {
        level = linked(level, links[i]);
        out[i] = plan_scaled2_value(level);
    }
    return PLAN_OK;
}

/* a * b / c, whatever their size. */
static double carried(double a, plan_scaled2 b, plan_scaled2 c) {
    return plan_scaled2_value(plan_scaled2_over(plan_scaled2_times(plan_scaled2_of(a), b), c));
}

/* values_i * b / c for n values; nothing is written before all are known to be finite. */
static plan_status carry_all(const double *values, plan_scaled2 b, plan_scaled2 c, double *out,
                             size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(carried(values[i], b, c))) {
            return PLAN_RANGE;
        }
    }
    for (size_t i = 0; i < n; i++) {
        out[i] = carried(values[i], b, c);
    }
    return PLAN_OK;
}

plan_status plan_rebase(const double *values, double *out, size_t n, size_t base_first,
                        size_t base_last) {
    if (n > 0 && (values == NULL || out == NULL)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_list(values, n);
    if (status != PLAN_OK || n == 0) {
        return status != PLAN_OK ? status : PLAN_SHORT_SERIES;
    }
    if (base_first > base_last || base_last >= n) {
        return PLAN_DOMAIN;
    }
    size_t count = base_last - base_first + 1;
    plan_scaled2 sum = plan_scaled2_sum(values + base_first, count);
    int sign = plan_scaled2_sign(sum);
    if (sign <= 0) {
        return plan_kernel_sign(sign);
    }
    return carry_all(values, plan_scaled2_of(100 * (double)count), sum, out, n);
}

plan_status plan_splice(const double *old_values, const double *new_values, double *out, size_t n,
                        size_t at) {
    if (n > 0 && (old_values == NULL || new_values == NULL || out == NULL)) {
        return PLAN_INVALID;
    }
    if (n == 0) {
        return PLAN_SHORT_SERIES;
    }
    size_t old_n = at < n ? at + 1 : n, new_n = at < n ? n - at : 0;
    plan_status status = plan_kernel_list(old_values, old_n);
    plan_status other = plan_kernel_list(new_values + (n - new_n), new_n);
    if (status == PLAN_MISSING || other == PLAN_MISSING) {
        return PLAN_MISSING;
    }
    if (status != PLAN_OK || other != PLAN_OK || new_n == 0) {
        return PLAN_DOMAIN;
    }
    status = plan_kernel_sign(old_values[at]);
    if (status != PLAN_OK) {
        return status;
    }
    status = carry_all(old_values, plan_scaled2_of(new_values[at]), plan_scaled2_of(old_values[at]),
                       out, at);
    for (size_t i = at; status == PLAN_OK && i < n; i++) {
        out[i] = new_values[i];
    }
    return status;
}
