/* Private: periods as one number, for keys of observations. Layout from the top: month of the start
 * (17 bits), periods a year (2 bits: 0 yearly, 1 half-yearly, 2 quarterly, 3 monthly), count - 1
 * (13 bits); so numbers order as plan_period_compare does. */
#ifndef PLAN_PERIOD_INTERNAL_H
#define PLAN_PERIOD_INTERNAL_H

#include <plan/period.h>

#include <stdbool.h>

enum { PLAN_PACKED_MONTH_SHIFT = 15, PLAN_PACKED_FREQUENCY_SHIFT = 13 };

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

/* The span just before it, of the same length; false before year 0. */
static inline bool plan_packed_step_earlier(uint32_t packed, uint32_t *result) {
    static const uint8_t months[4] = {12, 6, 3, 1};
    uint32_t count = (packed & 0x1FFF) + 1;
    uint32_t length = months[packed >> PLAN_PACKED_FREQUENCY_SHIFT & 3] * count;
    if (plan_packed_month(packed) < length) {
        return false;
    }
    *result = packed - (length << PLAN_PACKED_MONTH_SHIFT);
    return true;
}

#endif
