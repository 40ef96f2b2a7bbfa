/* Which whole numbers a printed percentage leaves possible: in integers. */
#include "ratio.h"

#include "change.h"

enum { MOST_SIZES = 10000000 };

/* One end of the printed percentage. */
typedef struct bound {
    plan_decimal percent;
    uint8_t end;
} bound;

/* Sign of 100 * k - n * percent. */
static int compare(int64_t k, int64_t n, plan_decimal percent) {
    plan_decimal count = {k, 0}, hundred = {1, -2}, cases = {n, 0};
    return plan_wide_compare_products(count, hundred, cases, percent);
}

/* The smallest k from 0 to n that is not below the low end, or n + 1. */
static int64_t first_count(int64_t n, bound low) {
    int64_t first = 0, beyond = n + 1;
    while (low.end != PLAN_END_UNBOUNDED && first < beyond) {
        int64_t middle = first + (beyond - first) / 2;
        int order = compare(middle, n, low.percent);
        if (order > 0 || (order == 0 && low.end == PLAN_END_CLOSED)) {
            beyond = middle;
        } else {
            first = middle + 1;
        }
    }
    return first;
}

/* The smallest k from 0 to n that is above the high end, or n + 1. */
static int64_t beyond_counts(int64_t n, bound high) {
    int64_t first = 0, beyond = n + 1;
    if (high.end == PLAN_END_UNBOUNDED) {
        return beyond;
    }
    while (first < beyond) {
        int64_t middle = first + (beyond - first) / 2;
        int order = compare(middle, n, high.percent);
        if (order > 0 || (order == 0 && high.end == PLAN_END_OPEN)) {
            beyond = middle;
        } else {
            first = middle + 1;
        }
    }
    return first;
}

void plan_feasible_range(const plan_interval *percent, int64_t n, int64_t *first, int64_t *beyond) {
    bound low = {percent->low, percent->low_end}, high = {percent->high, percent->high_end};
    *first = first_count(n, low);
    *beyond = beyond_counts(n, high);
    if (*beyond < *first) {
        *beyond = *first;
    }
}

plan_status plan_feasible_counts(const plan_interval *percent, int64_t n, int64_t *out,
                                 size_t capacity, size_t *count) {
    if (percent == NULL || count == NULL || (out == NULL && capacity > 0)) {
        return PLAN_INVALID;
    }
    if (n < 1 || n > PLAN_FEASIBLE_MAX) {
        return PLAN_DOMAIN;
    }
    int64_t first, beyond;
    plan_feasible_range(percent, n, &first, &beyond);
    size_t size = (size_t)(beyond - first);
    *count = size;
    if (size > capacity) {
        return PLAN_BUFFER;
    }
    for (size_t i = 0; i < size; i++) {
        out[i] = first + (int64_t)i;
    }
    return PLAN_OK;
}

plan_status plan_feasible_sizes(const plan_interval *percent, int64_t largest_n, int64_t *out,
                                size_t capacity, size_t *count) {
    if (percent == NULL || count == NULL || (out == NULL && capacity > 0)) {
        return PLAN_INVALID;
    }
    if (largest_n < 1 || largest_n > MOST_SIZES) {
        return PLAN_DOMAIN;
    }
    int64_t first, beyond;
    size_t size = 0;
    for (int pass = 0; pass < 2;
         pass++) { /* count first: nothing is written where it is too much */
        size = 0;
        for (int64_t n = 1; n <= largest_n; n++) {
            plan_feasible_range(percent, n, &first, &beyond);
            if (first < beyond) {
                if (pass == 1) {
                    /* All fit. NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
                    out[size] = n;
                }
                size++;
            }
        }
        *count = size;
        if (size > capacity) {
            return PLAN_BUFFER;
        }
    }
    return PLAN_OK;
}
