/* Rules about a series as a whole, area by area: gaps, and series that must be there. */
#include "check.h"

#include "period.h"

/* What was seen of an indicator in the area at hand. */
typedef struct plan_seen {
    uint32_t stamp;           /* area + 1 */
    uint32_t period;          /* the last one of the actual series, packed; 0: none yet */
    const plan_record *first; /* row of any series */
    const plan_record *last;  /* row of the actual series */
    const plan_record *after_gap;
    uint64_t missing;   /* periods missing so far */
    uint64_t series[4]; /* set of series with a figure */
    bool ever;          /* in any area */
} seen;

plan_status plan_seen_init(plan_checker *checker) {
    size_t indicators = checker->catalog->indicator_codes.count + 1;
    checker->seen = plan_allocate_zero(&checker->allocator, indicators, sizeof *checker->seen);
    checker->met = plan_allocate(&checker->allocator, indicators, sizeof *checker->met);
    return checker->seen != NULL && checker->met != NULL ? PLAN_OK : PLAN_NO_MEMORY;
}

void plan_seen_free(plan_checker *checker) {
    size_t indicators = checker->catalog->indicator_codes.count + 1;
    plan_release(&checker->allocator, checker->seen, indicators, sizeof *checker->seen);
    plan_release(&checker->allocator, checker->met, indicators, sizeof *checker->met);
    checker->seen = NULL;
    checker->met = NULL;
}

void plan_seen_join(plan_checker *checker, const plan_checker *fork) {
    for (size_t i = 0; i < checker->catalog->indicator_codes.count; i++) {
        checker->seen[i].ever = checker->seen[i].ever || fork->seen[i].ever;
    }
}

static void see_period(seen *one, const plan_record *record) {
    if (one->last != NULL && plan_packed_is_next(one->period, record->period)) {
        one->period = record->period;
        one->last = record;
        return;
    }
    plan_period period = plan_period_unpack(record->period);
    if (period.count != 1) {
        return;
    }
    if (one->last != NULL) {
        plan_period last = plan_period_unpack(one->period);
        if (last.frequency != period.frequency) {
            return;
        }
        int32_t step = period.first - last.first;
        if (step > 1) {
            one->after_gap = one->missing == 0 ? record : one->after_gap;
            one->missing += (uint64_t)(step - 1);
        }
    }
    one->period = record->period;
    one->last = record;
}

/* True where it is the first row of the indicator in this area. */
static bool see(seen *one, const plan_record *record) {
    bool is_first = one->stamp != record->area + 1;
    if (is_first) {
        seen fresh = {record->area + 1, 0, record, NULL, NULL, 0, {0, 0, 0, 0}, true};
        *one = fresh;
    }
    one->series[record->series / 64] |= UINT64_C(1) << record->series % 64;
    /* Only results have gaps: targets stand for the years for which they were set. */
    if (record->series == PLAN_SERIES_ACTUAL && (record->bits & PLAN_RECORD_SHADOWED) == 0) {
        see_period(one, record);
    }
    return is_first;
}

static void conclude_gap(plan_checker *checker, const seen *one) {
    if (one->last == NULL || !plan_rule_is_on(checker, PLAN_CHECK_GAP)) {
        return;
    }
    plan_outcome outcome = {one->missing == 0 ? PLAN_HOLDS : PLAN_FAILS, PLAN_OK, false};
    const plan_record *at = one->missing == 0 ? one->last : one->after_gap;
    plan_instance instance = plan_instance_of(PLAN_CHECK_GAP, at);
    instance.extra = one->missing;
    plan_conclude(checker, &instance, outcome, at);
}

/* Each area that has figures of the indicator must have some in every required series. */
static void conclude_required(plan_checker *checker, uint32_t indicator, const seen *one) {
    const plan_indicator_entry *entry = plan_indicator_at(checker, indicator);
    for (size_t i = 0; i < entry->required_count; i++) {
        uint8_t series = entry->required[i];
        bool has = one != NULL && (one->series[series / 64] >> series % 64 & 1) != 0;
        plan_outcome outcome = {has ? PLAN_HOLDS : PLAN_FAILS, PLAN_OK, false};
        plan_instance instance = {0};
        instance.rule = PLAN_CHECK_REQUIRED;
        instance.id = indicator;
        instance.area = PLAN_NONE;
        if (one != NULL) {
            instance = plan_instance_of(PLAN_CHECK_REQUIRED, one->first);
        }
        instance.series = series;
        plan_conclude(checker, &instance, outcome, one != NULL ? one->first : NULL);
    }
}

/* --- What the walk over groups says, see check_shape_walk.c --- */

void plan_see(plan_checker *checker, uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end; i++) {
        const plan_record *record = &checker->table->records[i];
        if (record->statement == 0 && see(&checker->seen[record->indicator], record)) {
            checker->met[checker->met_count++] = record->indicator;
        }
    }
}

bool plan_saw(const plan_checker *checker, uint32_t begin, uint32_t end) {
    const plan_record *records = checker->table->records;
    bool all = true;
    for (uint32_t i = begin; i < end; i++) {
        all = all && (records[i].statement != 0 ||
                      checker->seen[records[i].indicator].period == records[i].period);
    }
    return all;
}

void plan_see_later(plan_checker *checker, uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end; i++) {
        const plan_record *record = &checker->table->records[i];
        if (record->statement == 0) {
            checker->seen[record->indicator].period = record->period;
            checker->seen[record->indicator].last = record;
        }
    }
}

void plan_see_once(plan_checker *checker, uint32_t indicator) {
    checker->seen[indicator].ever = true;
}

void plan_conclude_series(plan_checker *checker) {
    for (size_t i = 0; i < checker->met_count; i++) { /* in the order of their first rows */
        conclude_gap(checker, &checker->seen[checker->met[i]]);
        conclude_required(checker, checker->met[i], &checker->seen[checker->met[i]]);
    }
    checker->met_count = 0;
}

plan_status plan_check_nowhere(plan_checker *checker) {
    size_t indicators = checker->catalog->indicator_codes.count;
    for (uint32_t i = 0; i < indicators && checker->status == PLAN_OK; i++) {
        if (!checker->seen[i].ever) {
            conclude_required(checker, i, NULL);
        }
    }
    return checker->status;
}
