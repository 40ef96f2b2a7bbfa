/* Largest remainders. Quotients and remainders are exact: all remainders have one divisor, the sum
 * of the values, so that they are compared as they are. */
#include <plan/apportion.h>

#include "apportion.h"

#include "change.h"
#include "memory.h"
#include "wide.h"

/* --- Places in order --- */

/* A heap whose root goes last. */
static void sift(size_t *heap, size_t root, size_t n, plan_before *before, const void *context) {
    size_t place = heap[root];
    for (size_t child = 2 * root + 1; child < n; child = 2 * root + 1) {
        child += child + 1 < n && before(context, heap[child], heap[child + 1]) ? 1 : 0;
        if (!before(context, place, heap[child])) {
            break;
        }
        heap[root] = heap[child];
        root = child;
    }
    heap[root] = place;
}

void plan_order_places(size_t *places, size_t n, plan_before *before, const void *context) {
    for (size_t i = 0; i < n; i++) {
        places[i] = i;
    }
    for (size_t i = n / 2; i > 0; i--) {
        sift(places, i - 1, n, before, context);
    }
    for (size_t i = n; i > 1; i--) {
        size_t last = places[i - 1];
        places[i - 1] = places[0];
        places[0] = last;
        sift(places, 0, i - 1, before, context);
    }
}

plan_status plan_shortest_list(const double *values, size_t n, plan_decimal *out) {
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        status = plan_decimal_shortest(values[i], &out[i]);
    }
    return status;
}

/* --- Largest remainders --- */

/* value * units = quotient * sum + rest */
typedef struct part {
    plan_decimal value;
    plan_u128 quotient;
    plan_wide rest;
} part;

static plan_status check(const plan_decimal *values, plan_decimal total, size_t n,
                         int32_t decimals) {
    if (!plan_are_valid_decimals(values, n) || !plan_decimal_is_valid(total)) {
        return PLAN_INVALID;
    }
    if (n == 0) {
        return PLAN_SHORT_SERIES;
    }
    bool above = false;
    for (size_t i = 0; i < n; i++) {
        if (values[i].digits < 0) {
            return PLAN_DOMAIN;
        }
        above = above || values[i].digits > 0;
    }
    return above && total.digits >= 0 && decimals >= -PLAN_DECIMAL_MAX_SCALE &&
                   decimals <= PLAN_DECIMAL_MAX_SCALE
               ? PLAN_OK
               : PLAN_DOMAIN;
}

/* The total in units of the last decimal. n parts cannot hold more than n * 10^18 of them. */
static plan_status units_of(plan_decimal total, int32_t decimals, size_t n, plan_u128 *result) {
    plan_u128 most = (plan_u128)n * (plan_u128)PLAN_DECIMAL_MAX_DIGITS;
    plan_decimal normal = plan_decimal_normal(total);
    if (normal.digits != 0 && normal.scale > decimals) {
        return PLAN_DOMAIN;
    }
    plan_u128 units = (plan_u128)normal.digits;
    for (int32_t scale = normal.scale; units != 0 && scale < decimals && units <= most; scale++) {
        units *= 10;
    }
    if (units > most) {
        return PLAN_RANGE;
    }
    *result = units;
    return PLAN_OK;
}

/* Bit by bit, because value * units may need more than 256 bits. What is kept stays below three
 * times the sum, and that fits: n values of any scale need 180 bits and those of n. */
static void divide(const plan_wide *value, plan_u128 units, const plan_wide *sum, part *result) {
    plan_u128 quotient = 0;
    plan_wide rest = {{0, 0, 0, 0}, sum->scale};
    int bit = 127;
    while (bit >= 0 && (units >> bit) == 0) {
        bit--;
    }
    for (; bit >= 0; bit--) {
        quotient <<= 1;
        (void)plan_wide_add(&rest, &rest, &rest);
        if ((units >> bit & 1) != 0) {
            (void)plan_wide_add(&rest, value, &rest);
        }
        while (plan_wide_compare(&rest, sum) >= 0) {
            (void)plan_wide_subtract(&rest, sum, &rest);
            quotient++;
        }
    }
    result->quotient = quotient;
    result->rest = rest;
}

/* The sum at the finest scale of the values. */
static plan_wide sum_of(const plan_decimal *values, size_t n) {
    plan_wide sum = plan_wide_of_int(0);
    sum.scale = -PLAN_DECIMAL_MAX_SCALE;
    for (size_t i = 0; i < n; i++) {
        plan_wide value = plan_wide_of(values[i]);
        (void)plan_wide_add(&sum, &value, &sum);
    }
    return sum;
}

static bool is_larger(const void *context, size_t a, size_t b) {
    const part *parts = context;
    int order = plan_wide_compare(&parts[a].rest, &parts[b].rest);
    order = order != 0 ? order : plan_decimal_compare(parts[a].value, parts[b].value);
    return order != 0 ? order > 0 : a < b;
}

/* Quotients rounded down, and what is left of the units to the first of the order. */
static plan_status distribute(part *parts, size_t *places, size_t n, plan_u128 units) {
    plan_u128 left = units;
    for (size_t i = 0; i < n; i++) {
        left -= parts[i].quotient;
    }
    plan_order_places(places, n, is_larger, parts);
    for (size_t i = 0; i < n; i++) {
        part *p = &parts[places[i]];
        p->quotient += i < left ? 1 : 0;
        if (p->quotient > (plan_u128)PLAN_DECIMAL_MAX_DIGITS) {
            return PLAN_RANGE;
        }
    }
    return PLAN_OK;
}

plan_status plan_largest_remainder_d(const plan_decimal *values, plan_decimal total,
                                     plan_decimal *out, size_t n, int32_t decimals,
                                     const plan_allocator *allocator) {
    if (n > 0 && (values == NULL || out == NULL)) {
        return PLAN_INVALID;
    }
    plan_allocator memory = plan_allocator_or_default(allocator);
    part *parts = NULL;
    size_t *places = NULL;
    plan_u128 units = 0;
    plan_status status = check(values, total, n, decimals);
    status = status == PLAN_OK ? units_of(total, decimals, n, &units) : status;
    if (status != PLAN_OK) {
        return status;
    }
    const plan_wide sum = sum_of(values, n);
    const plan_wide none = {{0, 0, 0, 0}, sum.scale};
    status = PLAN_NO_MEMORY;
    parts = plan_allocate(&memory, n, sizeof *parts);
    places = plan_allocate(&memory, n, sizeof *places);
    if (parts == NULL || places == NULL) {
        goto cleanup;
    }
    for (size_t i = 0; i < n; i++) {
        plan_wide value = plan_wide_of(values[i]);
        (void)plan_wide_add(&value, &none, &value); /* at the scale of the sum, which is larger */
        divide(&value, units, &sum, &parts[i]);
        parts[i].value = values[i];
    }
    status = distribute(parts, places, n, units);
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        out[i].digits = (int64_t)parts[i].quotient;
        out[i].scale = decimals;
    }
cleanup:
    plan_release(&memory, parts, n, sizeof *parts);
    plan_release(&memory, places, n, sizeof *places);
    return status;
}

plan_status plan_largest_remainder(const double *values, double total, double *out, size_t n,
                                   int32_t decimals, const plan_allocator *allocator) {
    if (n > 0 && (values == NULL || out == NULL)) {
        return PLAN_INVALID;
    }
    plan_status list = plan_kernel_list(values, n), status = plan_kernel_list(&total, 1);
    status = list == PLAN_MISSING || status == PLAN_OK ? list : status;
    if (status != PLAN_OK || n == 0) {
        return status != PLAN_OK ? status : PLAN_SHORT_SERIES;
    }
    plan_allocator memory = plan_allocator_or_default(allocator);
    plan_decimal whole, *parts = plan_allocate(&memory, n, sizeof *parts);
    if (parts == NULL) {
        return PLAN_NO_MEMORY;
    }
    status = plan_shortest_list(values, n, parts);
    status = status == PLAN_OK ? plan_decimal_shortest(total, &whole) : status;
    if (status == PLAN_OK) {
        status = plan_largest_remainder_d(parts, whole, parts, n, decimals, &memory);
    }
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        out[i] = plan_decimal_to_double(parts[i]);
    }
    plan_release(&memory, parts, n, sizeof *parts);
    return status;
}
