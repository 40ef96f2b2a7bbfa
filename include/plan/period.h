/** @file period.h
 *  Periods: a year, half, quarter or month, or a span of one frequency.
 *
 *  Spellings read: `2023`, `YR2023`, `2023-A1`; `2023-S1`, `2023S1`, `2023-H1`, `2023H1`;
 * `2023-Q1`, `2023Q1`; `2023-01`, `2023-M01`, `2023M01`; `2023 [YR2023]`; spans of any two of one
 * frequency by
 *  `/` or, for years, `-` or en dash: `2021-2025`, `2023-01/2023-09`; Vietnamese `năm 2023`,
 *  `giai đoạn 2021-2025`, `thời kỳ 2021-2030`, `quý 1/2023`, `quý I/2023`, `Q1/2023`, `tháng
 * 9/2023`, `T9/2023`, `9 tháng 2023`, `9 tháng đầu năm 2023`, `6 tháng cuối năm 2023`. Case does
 * not matter. Not read, with the reason: `2023-9`, `9/2023`, dates, weeks, fiscal years
 * (`2022/23`). (SDMX 3.0 section on time formats; Eurostat; World Bank.)
 */
#ifndef PLAN_PERIOD_H
#define PLAN_PERIOD_H

#include <plan/status.h>

PLAN_BEGIN_DECLS

/** Periods a year. */
enum plan_frequency {
    PLAN_YEARLY = 1,
    PLAN_HALF_YEARLY = 2,
    PLAN_QUARTERLY = 4,
    PLAN_MONTHLY = 12
};

/** Years run from 0 to 9999. */
#define PLAN_PERIOD_MAX_YEAR 9999

/** One period or a span. Plain value. `first = year * frequency + index` with index from 0. */
typedef struct plan_period {
    int32_t first;     /**< ordinal of the first period */
    int32_t count;     /**< how many periods: 1, or more for a span; at most 4096 */
    uint8_t frequency; /**< enum plan_frequency */
} plan_period;

/** The year. @return PLAN_OK, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_period_year(int32_t year, plan_period *result);
/** Reads one of the spellings above.
 *  @return PLAN_OK, PLAN_SYNTAX, PLAN_RANGE (a year or span beyond the limits), PLAN_INVALID. */
PLAN_API plan_status plan_period_read(const char *text, size_t length, plan_period *result,
                                      plan_error *error);
/** Writes it as SDMX has it: `2023`, `2023-S1`, `2023-Q1`, `2023-01`, spans `2021-2025`,
 *  `2023-01/2023-09`. 32 bytes suffice. @return PLAN_OK, PLAN_BUFFER, PLAN_INVALID. */
PLAN_API plan_status plan_period_write(plan_period period, char *buffer, size_t size,
                                       size_t *length);
/** 1 where first, count and frequency are within their ranges. */
PLAN_API int plan_period_is_valid(plan_period period);
/** -1, 0, 1: by start, then frequency, then length. */
PLAN_API int plan_period_compare(plan_period a, plan_period b);
/** Moved by whole periods of its own frequency (a span by its count): -1 is the one before.
 *  @return PLAN_OK, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_period_move(plan_period period, int32_t steps, plan_period *result);
/** Moved by whole years. @return PLAN_OK, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_period_move_years(plan_period period, int32_t years, plan_period *result);
/** 1 where `inner` lies within `outer`, compared by months; 0 where one is not valid. */
PLAN_API int plan_period_contains(plan_period outer, plan_period inner);
/** First and last month as ordinals year * 12 + month - 1; 0 and -1 where it is not valid. */
PLAN_API void plan_period_months(plan_period period, int32_t *first, int32_t *last);

/** One number for a valid period that orders like plan_period_compare, for keys: month of the start
 *  (17 bits), frequency (2), count (13). UINT32_MAX, after all others, where it is not valid. */
PLAN_API uint32_t plan_period_pack(plan_period period);
/** The period of a packed number. */
PLAN_API plan_period plan_period_unpack(uint32_t packed);

PLAN_END_DECLS

#endif
