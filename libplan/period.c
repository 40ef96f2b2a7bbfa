/* Periods: arithmetic and the SDMX spelling. Reading other spellings is period_read.c. */
#include "period.h"

#include <string.h>

enum { MAX_COUNT = 4096 };

static bool is_frequency(int frequency) {
    return frequency == PLAN_YEARLY || frequency == PLAN_HALF_YEARLY ||
           frequency == PLAN_QUARTERLY || frequency == PLAN_MONTHLY;
}

int plan_period_is_valid(plan_period period) {
    return is_frequency(period.frequency) && period.count >= 1 && period.count <= MAX_COUNT &&
           period.first >= 0 &&
           period.first <= (PLAN_PERIOD_MAX_YEAR + 1) * period.frequency - period.count;
}

/* `count` is that of a period. */
static plan_status make(int64_t first, int64_t count, uint8_t frequency, plan_period *result) {
    if (first < 0 || first + count > (int64_t)(PLAN_PERIOD_MAX_YEAR + 1) * frequency) {
        return PLAN_RANGE;
    }
    result->first = (int32_t)first;
    result->count = (int32_t)count;
    result->frequency = frequency;
    return PLAN_OK;
}

plan_status plan_period_year(int32_t year, plan_period *result) {
    return result == NULL ? PLAN_INVALID : make(year, 1, PLAN_YEARLY, result);
}

plan_status plan_period_move(plan_period period, int32_t steps, plan_period *result) {
    if (result == NULL || !plan_period_is_valid(period)) {
        return PLAN_INVALID;
    }
    return make(period.first + (int64_t)steps * period.count, period.count, period.frequency,
                result);
}

plan_status plan_period_move_years(plan_period period, int32_t years, plan_period *result) {
    if (result == NULL || !plan_period_is_valid(period)) {
        return PLAN_INVALID;
    }
    return make(period.first + (int64_t)years * period.frequency, period.count, period.frequency,
                result);
}

void plan_period_months(plan_period period, int32_t *first, int32_t *last) {
    if (!plan_period_is_valid(period)) {
        *first = 0;
        *last = -1;
        return;
    }
    int32_t months = PLAN_MONTHLY / period.frequency;
    *first = period.first * months;
    *last = (period.first + period.count) * months - 1;
}

int plan_period_contains(plan_period outer, plan_period inner) {
    int32_t outer_first, outer_last, inner_first, inner_last;
    plan_period_months(outer, &outer_first, &outer_last);
    plan_period_months(inner, &inner_first, &inner_last);
    return inner_first <= inner_last && outer_first <= inner_first && inner_last <= outer_last;
}

int plan_period_compare(plan_period a, plan_period b) {
    uint32_t left = plan_period_pack(a), right = plan_period_pack(b);
    return left < right ? -1 : left > right;
}

uint32_t plan_period_pack(plan_period period) {
    /* by periods a year */
    static const uint8_t codes[] = {0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 3};
    if (!plan_period_is_valid(period)) {
        return UINT32_MAX;
    }
    uint32_t month = (uint32_t)period.first * (PLAN_MONTHLY / (uint32_t)period.frequency);
    return month << PLAN_PACKED_MONTH_SHIFT |
           (uint32_t)codes[period.frequency] << PLAN_PACKED_FREQUENCY_SHIFT |
           (uint32_t)(period.count - 1);
}

plan_period plan_period_unpack(uint32_t packed) {
    plan_period period;
    period.frequency = plan_packed_frequency(packed);
    period.count = (int32_t)plan_packed_count(packed);
    period.first =
        (int32_t)(plan_packed_month(packed) / (PLAN_MONTHLY / (uint32_t)period.frequency));
    return period;
}

/* --- Writing --- */

static size_t put_number(char *out, int32_t value, int digits) {
    for (int i = digits - 1; i >= 0; i--) {
        out[i] = (char)('0' + value % 10);
        value /= 10;
    }
    return (size_t)digits;
}

static size_t put_one(char *out, int32_t ordinal, uint8_t frequency) {
    size_t n = put_number(out, ordinal / frequency, 4);
    if (frequency != PLAN_YEARLY) {
        out[n++] = '-';
        if (frequency == PLAN_MONTHLY) {
            n += put_number(out + n, ordinal % frequency + 1, 2);
        } else {
            out[n++] = frequency == PLAN_QUARTERLY ? 'Q' : 'S';
            out[n++] = (char)('1' + ordinal % frequency);
        }
    }
    return n;
}

plan_status plan_period_write(plan_period period, char *buffer, size_t size, size_t *length) {
    char text[32];
    if (!plan_period_is_valid(period) || (buffer == NULL && size > 0)) {
        return PLAN_INVALID;
    }
    size_t n = put_one(text, period.first, period.frequency);
    if (period.count > 1) {
        text[n++] = period.frequency == PLAN_YEARLY ? '-' : '/';
        n += put_one(text + n, period.first + period.count - 1, period.frequency);
    }
    if (length != NULL) {
        *length = n;
    }
    if (n + 1 > size) {
        return PLAN_BUFFER;
    }
    /* NULL comes with size 0. NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker) */
    memcpy(buffer, text, n);
    buffer[n] = '\0';
    return PLAN_OK;
}
