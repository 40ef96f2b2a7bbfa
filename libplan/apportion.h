/* Private to apportion.c and apportion_table.c: an order of places, and lists of doubles as the
 * decimals that somebody wrote. */
#ifndef PLAN_APPORTION_INTERNAL_H
#define PLAN_APPORTION_INTERNAL_H

#include <plan/apportion.h>

#include <stdbool.h>

/* Whether what stands at place a goes before what stands at place b; a total order. */
typedef bool plan_before(const void *context, size_t a, size_t b);

/* Puts the places 0 to n - 1 in order: n log n whatever the data, and no memory. */
void plan_order_places(size_t *places, size_t n, plan_before *before, const void *context);

/* The shortest decimals of n doubles; PLAN_RANGE where one has none. */
plan_status plan_shortest_list(const double *values, size_t n, plan_decimal *out);

static inline bool plan_are_valid_decimals(const plan_decimal *values, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!plan_decimal_is_valid(values[i])) {
            return false;
        }
    }
    return true;
}

#endif
