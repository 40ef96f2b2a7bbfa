/* What the parts contribute to the growth of the whole. */
#include <plan/structure.h>

#include "change.h"

static inline plan_status contribution(double base, double value, double whole_base,
                                       double *result) {
    plan_status status = plan_kernel_inputs3(base, value, whole_base);
    status = status != PLAN_OK ? status : plan_kernel_sign(whole_base);
    if (status != PLAN_OK) {
        return status;
    }
    double found = 100 * (value - base) / whole_base;
    if (!isfinite(found)) {
        double small = 0x1p-12;
        found = 100 * ((value * small - base * small) / (whole_base * small));
    }
    return plan_kernel_result(found, result);
}

plan_status plan_contribution(double base, double value, double whole_base, double *result) {
    return result == NULL ? PLAN_INVALID : contribution(base, value, whole_base, result);
}

static bool has_arrays3(const double *a, const double *b, const double *c, const double *out,
                        size_t n) {
    return plan_has_arrays(a, b, out, n) && (n == 0 || c != NULL);
}

plan_status plan_contribution_v(const double *base, const double *value, const double *whole_base,
                                double *out, plan_status *out_status, size_t n) {
    if (!has_arrays3(base, value, whole_base, out, n)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(out, out_status, n,
               contribution(base[plan_i], value[plan_i], whole_base[plan_i], &plan_value));
    return PLAN_OK;
}

/* Nothing is written before all elements are known to be finite. */
#define LIST(out, n, element)                                                                      \
    do {                                                                                           \
        for (size_t i = 0; i < (n); i++) {                                                         \
            if (!isfinite(element)) {                                                              \
                return PLAN_RANGE;                                                                 \
            }                                                                                      \
        }                                                                                          \
        for (size_t i = 0; i < (n); i++) {                                                         \
            (out)[i] = (element);                                                                  \
        }                                                                                          \
    } while (0)

plan_status plan_contributions(const double *base, const double *value, double *out, size_t n) {
    if (!plan_has_arrays(base, value, out, n)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_lists(base, value, n);
    if (status != PLAN_OK || n == 0) {
        return status != PLAN_OK ? status : PLAN_SHORT_SERIES;
    }
    double sum = plan_double2_value(plan_double2_sum(base, n));
    if (!isfinite(sum)) {
        return PLAN_RANGE;
    }
    status = plan_kernel_sign(sum);
    if (status != PLAN_OK) {
        return status;
    }
    LIST(out, n, plan_scaled_quotient(100, value[i] - base[i], sum));
    return PLAN_OK;
}

plan_status plan_contribution_from_shares(const double *shares, const double *growths, double *out,
                                          size_t n) {
    if (!plan_has_arrays(shares, growths, out, n)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_lists(shares, growths, n);
    if (status != PLAN_OK || n == 0) {
        return status != PLAN_OK ? status : PLAN_SHORT_SERIES;
    }
    LIST(out, n, plan_scaled_quotient(shares[i], growths[i], 100));
    return PLAN_OK;
}

/* --- Shares from one period to another --- */

plan_status plan_base_weight(double end_share, double growth, double total_growth, double *result) {
    return result == NULL ? PLAN_INVALID
                          : plan_kernel_carry(end_share, total_growth, growth, result);
}

plan_status plan_base_weight_v(const double *end_share, const double *growth,
                               const double *total_growth, double *out, plan_status *out_status,
                               size_t n) {
    if (!has_arrays3(end_share, growth, total_growth, out, n)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(
        out, out_status, n,
        plan_kernel_carry(end_share[plan_i], total_growth[plan_i], growth[plan_i], &plan_value));
    return PLAN_OK;
}

plan_status plan_update_share(double share, double growth, double total_growth, double *result) {
    return result == NULL ? PLAN_INVALID : plan_kernel_carry(share, growth, total_growth, result);
}

plan_status plan_update_share_v(const double *share, const double *growth,
                                const double *total_growth, double *out, plan_status *out_status,
                                size_t n) {
    if (!has_arrays3(share, growth, total_growth, out, n)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(out, out_status, n,
               plan_kernel_carry(share[plan_i], growth[plan_i], total_growth[plan_i], &plan_value));
    return PLAN_OK;
}

/* --- Chained and Fisher aggregates --- */

plan_status plan_chained_contributions(const double *levels, const double *levels_before,
                                       const double *current_price_before, double *out, size_t n) {
    if (!has_arrays3(levels, levels_before, current_price_before, out, n)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_lists(levels, levels_before, n);
    plan_status other = plan_kernel_list(current_price_before, n);
    if (status != PLAN_OK || other != PLAN_OK) {
        return status == PLAN_MISSING || other == PLAN_MISSING ? PLAN_MISSING : PLAN_DOMAIN;
    }
    status = plan_kernel_bases(levels_before, 0, n);
    if (status != PLAN_OK) {
        return status;
    }
    double sum = plan_double2_value(plan_double2_sum(current_price_before, n));
    if (n == 0 || sum == 0) {
        return n == 0 ? PLAN_SHORT_SERIES : PLAN_DOMAIN;
    }
    LIST(out, n,
         current_price_before[i] / sum * (100 * (levels[i] - levels_before[i]) / levels_before[i]));
    return PLAN_OK;
}

static double quantity_value(const double *values, const double *prices, const double *at,
                             size_t n) {
    plan_double2 sum = {0, 0};
    for (size_t i = 0; i < n; i++) {
        sum = plan_double2_plus(sum, at[i] * (values[i] / prices[i]));
    }
    return plan_double2_value(sum);
}

plan_status plan_fisher_contributions(const double *values_1, const double *prices_1,
                                      const double *values_0, const double *prices_0, double *out,
                                      size_t n) {
    if (!has_arrays3(values_1, prices_1, values_0, out, n) || (n > 0 && prices_0 == NULL)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_lists(values_1, prices_1, n);
    plan_status other = plan_kernel_lists(values_0, prices_0, n);
    if (status != PLAN_OK || other != PLAN_OK) {
        return status == PLAN_MISSING || other == PLAN_MISSING ? PLAN_MISSING : PLAN_DOMAIN;
    }
    if (n == 0) {
        return PLAN_SHORT_SERIES;
    }
    for (size_t i = 0; i < n; i++) {
        if (prices_0[i] <= 0 || prices_1[i] <= 0) {
            return PLAN_DOMAIN;
        }
    }
    double v0 = plan_double2_value(plan_double2_sum(values_0, n));
    double v1 = plan_double2_value(plan_double2_sum(values_1, n));
    double laspeyres = quantity_value(values_0, prices_0, prices_1, n) / v0;
    double paasche = v1 / quantity_value(values_1, prices_1, prices_0, n);
    double fisher = sqrt(laspeyres) * sqrt(paasche);
    if (!(laspeyres > 0) || !(paasche > 0) || !isfinite(fisher)) {
        return PLAN_DOMAIN;
    }
    double whole = quantity_value(values_0, prices_0, prices_1, n) / fisher + v0;
    if (!(whole > 0)) {
        return PLAN_DOMAIN;
    }
    /* q1 - q0 = (v1 p0 - v0 p1) / (p0 p1), which keeps the digits of small changes */
    LIST(out, n,
         100 * ((prices_1[i] / fisher + prices_0[i]) / whole) *
             (plan_product_difference(values_1[i], prices_0[i], values_0[i], prices_1[i]) /
              prices_0[i] / prices_1[i]));
    return PLAN_OK;
}

/* --- What one part leaves for the others --- */

plan_status plan_share_of_growth(double contribution_points, double growth, double *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs(contribution_points, growth);
    if (status != PLAN_OK || growth == 0) {
        return status != PLAN_OK ? status : PLAN_DOMAIN;
    }
    return plan_kernel_result(plan_scaled_quotient(100, contribution_points, growth), result);
}

plan_status plan_share_of_growth_v(const double *contribution_points, const double *growth,
                                   double *out, plan_status *out_status, size_t n) {
    if (!plan_has_arrays(contribution_points, growth, out, n)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(out, out_status, n,
               plan_share_of_growth(contribution_points[plan_i], growth[plan_i], &plan_value));
    return PLAN_OK;
}

plan_status plan_rest_growth(double total_growth, double weight, double growth, double *result) {
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_inputs3(total_growth, weight, growth);
    if (status != PLAN_OK || weight == 1) {
        return status != PLAN_OK ? status : PLAN_DOMAIN;
    }
    return plan_kernel_result(fma(-weight, growth, total_growth) / (1 - weight), result);
}

plan_status plan_rest_growth_v(const double *total_growth, const double *weight,
                               const double *growth, double *out, plan_status *out_status,
                               size_t n) {
    if (!has_arrays3(total_growth, weight, growth, out, n)) {
        return PLAN_INVALID;
    }
    PLAN_ARRAY(out, out_status, n,
               plan_rest_growth(total_growth[plan_i], weight[plan_i], growth[plan_i], &plan_value));
    return PLAN_OK;
}

plan_status plan_parent_growth_range(const double *growths, size_t n, double *low, double *high) {
    if (low == NULL || high == NULL || (growths == NULL && n > 0)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_list(growths, n);
    if (status != PLAN_OK || n == 0) {
        return status != PLAN_OK ? status : PLAN_SHORT_SERIES;
    }
    double least = growths[0], most = growths[0];
    for (size_t i = 1; i < n; i++) {
        least = growths[i] < least ? growths[i] : least;
        most = growths[i] > most ? growths[i] : most;
    }
    *low = least;
    *high = most;
    return PLAN_OK;
}
