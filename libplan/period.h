/* Private: periods as one number, for keys of observations. Layout from the top: month of the start
 * (17 bits), periods a year (2 bits: 0 yearly, 1 half-yearly, 2 quarterly, 3 monthly), count - 1
 * (13 bits); so numbers order as plan_period_compare does. */
#ifndef PLAN_PERIOD_INTERNAL_H
#define PLAN_PERIOD_INTERNAL_H

#include <plan/period.h>

#include <stdbool.h>

enum {
    PLAN_PACKED_MONTH_SHIFT = 15,
    PLAN_PACKED_FREQUENCY_SHIFT = 13,
    PLAN_PACKED_COUNT_MASK = 0x1FFF
};

static inline uint32_t plan_packed_month(uint32_t packed) {
    return packed >> PLAN_PACKED_MONTH_SHIFT;
}

/* The same span one year earlier; false before year 0. */
static inline bool plan_packed_year_earlier(uint32_t packed, uint32_t *result) {
    if (plan_packed_month(packed) < 12) {
        return false;
    }
    *result = packed - (12u << PLAN_PACKED_MONTH_SHIFT);
    return true;
}

/* Periods a year: enum plan_frequency. */
static inline uint8_t plan_packed_frequency(uint32_t packed) {
    static const uint8_t frequencies[] = {PLAN_YEARLY, PLAN_HALF_YEARLY, PLAN_QUARTERLY,
                                          PLAN_MONTHLY};
    return frequencies[packed >> PLAN_PACKED_FREQUENCY_SHIFT & 3];
}

static inline uint32_t plan_packed_count(uint32_t packed) {
    return (packed & PLAN_PACKED_COUNT_MASK) + 1;
}

static inline uint32_t plan_packed_months(uint32_t packed) {
    return PLAN_MONTHLY / (uint32_t)plan_packed_frequency(packed) * plan_packed_count(packed);
}

/* The span just before it, of the same length; false before year 0. */
static inline bool plan_packed_step_earlier(uint32_t packed, uint32_t *result) {
    uint32_t months = plan_packed_months(packed);
    if (plan_packed_month(packed) < months) {
        return false;
    }
    *result = packed - (months << PLAN_PACKED_MONTH_SHIFT);
    return true;
}

/* The next one of periods that follow each other, each as long as the one before. */
static inline bool plan_packed_is_next(uint32_t before, uint32_t packed) {
    return plan_packed_count(packed) == 1 && before != 0 &&
           packed - before == plan_packed_months(packed) << PLAN_PACKED_MONTH_SHIFT;
}

/* What `previous` means: the same span one year earlier or, for one longer than a year, the span
 * just before it (2016-2020 before 2021-2025: one year earlier would overlap). */
static inline bool plan_packed_previous(uint32_t packed, uint32_t *result) {
    return plan_packed_months(packed) > PLAN_MONTHLY ? plan_packed_step_earlier(packed, result)
                                                     : plan_packed_year_earlier(packed, result);
}

#endif
