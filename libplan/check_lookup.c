/* Finding the figure of a key: binary search within the block of its area. */
#include "check.h"

#include "never.h"
#include "period.h"

static int compare_group(const plan_record *record, uint32_t period, uint8_t series) {
    if (record->period != period) {
        return record->period < period ? -1 : 1;
    }
    return record->series < series ? -1 : record->series > series;
}

/* First record of the area's block that is not before (period, series). */
static uint32_t lower_bound(const plan_checker *checker, uint32_t begin, uint32_t end,
                            uint32_t period, uint8_t series) {
    const plan_record *records = checker->table->records;
    while (begin < end) {
        uint32_t middle = begin + (end - begin) / 2;
        if (compare_group(&records[middle], period, series) < 0) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    return begin;
}

void plan_lookup_group(const plan_checker *checker, uint32_t area, uint32_t period, uint8_t series,
                       uint32_t *begin, uint32_t *end) {
    uint32_t first, last;
    plan_area_rows(checker, area, &first, &last);
    *begin = lower_bound(checker, first, last, period, series);
    /* Groups are short or one of many: gallop to the end, then narrow it down. */
    uint32_t low = *begin, step = 1;
    const plan_record *records = checker->table->records;
    while (low + step < last && compare_group(&records[low + step], period, series) == 0) {
        low += step;
        step *= 2;
    }
    uint32_t high = low + step < last ? low + step : last;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_group(&records[middle], period, series) == 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    *end = low;
}

const plan_record *plan_lookup(const plan_checker *checker, uint32_t area, uint32_t period,
                               uint8_t series, uint32_t indicator, uint16_t key,
                               bool *contradicted) {
    *contradicted = false;
    const plan_record *group = checker->group;
    if (key == 0 && group != NULL && group->period == period && group->series == series &&
        PLAN_ALWAYS(group->area == area, "areas are added up while no group is open")) {
        if (checker->figure_stamp[indicator] != checker->stamp) {
            return NULL;
        }
        const plan_record *record = &checker->table->records[checker->figure_of[indicator]];
        *contradicted = (record->bits & PLAN_RECORD_SHADOWED) != 0;
        return record;
    }
    if (PLAN_NEVER(area >= checker->area_count, "rows and catalog name areas that are there")) {
        return NULL;
    }
    plan_lookup_cache *cache = &checker->cache[plan_packed_month(period) / 12 & 1];
    if (cache->area != area || cache->period != period || cache->series != series || !cache->used) {
        cache->used = true;
        cache->area = area;
        cache->period = period;
        cache->series = series;
        plan_lookup_group(checker, area, period, series, &cache->begin, &cache->end);
    }
    uint32_t begin = cache->begin, end = cache->end;
    const plan_record *records = checker->table->records;
    while (begin < end) {
        uint32_t middle = begin + (end - begin) / 2;
        if (records[middle].indicator < indicator) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    uint32_t at = begin;
    end = cache->end;
    for (; at < end; at++) {
        const plan_record *record = &records[at];
        if (record->indicator != indicator) {
            return NULL;
        }
        if (checker->keys[record->statement] == key) {
            *contradicted = (record->bits & PLAN_RECORD_SHADOWED) != 0;
            return record;
        }
        if (checker->keys[record->statement] > key) {
            return NULL;
        }
    }
    return NULL;
}

/* Nine records in ten: a rounded or exact figure with nothing special about it. */
static inline bool plain_interval(const plan_record *record, plan_interval *result) {
    enum {
        SPECIAL =
            PLAN_RECORD_ABOUT | PLAN_RECORD_DUMPED | PLAN_RECORD_SPECIAL | PLAN_RECORD_SHADOWED
    };
    uint8_t reading = record->bits & PLAN_RECORD_READING;
    if ((record->bits & SPECIAL) != 0 || (reading != PLAN_ROUNDED && reading != PLAN_EXACT)) {
        return false;
    }
    bool rounded = reading == PLAN_ROUNDED;
    result->low.digits = rounded ? plan_record_digits(record) * 10 - 5 : plan_record_digits(record);
    result->high.digits =
        rounded ? plan_record_digits(record) * 10 + 5 : plan_record_digits(record);
    result->low.scale = result->high.scale = plan_record_scale(record) + (rounded ? 1 : 0);
    result->low_end = result->high_end = PLAN_END_CLOSED;
    return true;
}

/* Closed intervals that lie within the bounds are not cut. */
static inline bool is_within(const plan_interval *bounds, const plan_interval *a) {
    return (bounds->low_end == PLAN_END_UNBOUNDED ||
            plan_decimal_order(bounds->low, a->low) < (bounds->low_end != PLAN_END_OPEN)) &&
           (bounds->high_end == PLAN_END_UNBOUNDED ||
            plan_decimal_order(a->high, bounds->high) < (bounds->high_end != PLAN_END_OPEN));
}

void plan_operand_of_record(const plan_checker *checker, const plan_record *record,
                            plan_operand *operand) {
    const plan_indicator_entry *indicator = plan_indicator_at(checker, record->indicator);
    bool has_band = indicator->has_band && record->statement == 0;
    operand->record = record;
    operand->implied = false;
    operand->about = (record->bits & PLAN_RECORD_ABOUT) != 0 && !has_band;
    operand->has_factor = false;
    operand->indicator = record->indicator;
    operand->area = record->area;
    operand->period = record->period;
    operand->series = record->series;
    operand->statement = record->statement;
    if (plain_interval(record, &operand->interval)) {
        operand->status = PLAN_OK;
        if (!indicator->bounded || record->statement != 0 ||
            is_within(&indicator->bounds, &operand->interval)) {
            return;
        }
    }
    if ((record->bits & PLAN_RECORD_SHADOWED) != 0) {
        operand->status = PLAN_CONTRADICTED;
        return;
    }
    operand->status = plan_table_interval(checker->table, record,
                                          has_band ? &indicator->band : NULL, &operand->interval);
    if (operand->status == PLAN_OK && (record->bits & PLAN_RECORD_DUMPED) != 0) {
        operand->status = PLAN_PRECISION;
    }
    /* Bounds cut figures, not statements of change. */
    if (operand->status == PLAN_OK && indicator->bounded && record->statement == 0 &&
        plan_interval_intersect(operand->interval, indicator->bounds, &operand->interval) !=
            PLAN_OK) {
        operand->status = PLAN_BOUNDS;
    }
}

void plan_operand_missing(uint32_t area, uint32_t period, uint8_t series, uint32_t indicator,
                          plan_operand *operand) {
    operand->status = PLAN_MISSING;
    operand->record = NULL;
    operand->implied = operand->about = operand->has_factor = false;
    operand->indicator = indicator;
    operand->area = area;
    operand->period = period;
    operand->series = series;
    operand->statement = 0;
}

void plan_operand_of_key(const plan_checker *checker, uint32_t area, uint32_t period,
                         uint8_t series, uint32_t indicator, bool with_implied,
                         plan_operand *operand) {
    bool contradicted;
    const plan_record *record =
        plan_lookup(checker, area, period, series, indicator, 0, &contradicted);
    if (record != NULL) {
        plan_operand_of_record(checker, record, operand);
        return;
    }
    plan_operand_missing(area, period, series, indicator, operand);
    if (!with_implied || checker->inference_count == 0) {
        return;
    }
    const plan_inference *inference = plan_inference_find(checker, area, period, series, indicator);
    if (inference != NULL && inference->problem == 0) {
        operand->status = PLAN_OK;
        operand->implied = true;
        operand->interval = inference->interval;
    }
}

void plan_operand_previous(const plan_checker *checker, uint32_t area, uint32_t period,
                           uint32_t indicator, bool over_period, bool with_implied,
                           plan_operand *operand) {
    uint32_t before;
    bool exists = over_period ? plan_packed_step_earlier(period, &before)
                              : plan_packed_previous(period, &before);
    plan_operand_missing(area, exists ? before : period, PLAN_SERIES_ACTUAL, indicator, operand);
    if (!exists) {
        return;
    }
    for (size_t i = 0; i < checker->previous_count; i++) {
        plan_operand_of_key(checker, area, before, checker->previous[i], indicator, false, operand);
        if (operand->status != PLAN_MISSING) {
            return;
        }
    }
    plan_operand_of_key(checker, area, before, PLAN_SERIES_ACTUAL, indicator, with_implied,
                        operand);
}

static int compare_inference(const plan_inference *a, uint32_t area, uint32_t period,
                             uint8_t series, uint32_t indicator) {
    if (a->area != area) {
        return a->area < area ? -1 : 1;
    }
    if (a->period != period) {
        return a->period < period ? -1 : 1;
    }
    if (a->series != series) {
        return a->series < series ? -1 : 1;
    }
    return a->indicator < indicator ? -1 : a->indicator > indicator;
}

const plan_inference *plan_inference_find(const plan_checker *checker, uint32_t area,
                                          uint32_t period, uint8_t series, uint32_t indicator) {
    size_t begin = 0, end = checker->inference_count;
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        if (compare_inference(&checker->inferences[middle], area, period, series, indicator) < 0) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    if (begin < checker->inference_count &&
        compare_inference(&checker->inferences[begin], area, period, series, indicator) == 0) {
        return &checker->inferences[begin];
    }
    return NULL;
}
