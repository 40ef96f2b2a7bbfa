/* The walk over the groups of a range: what is plain is judged at once, series are followed, and
 * all else is left open. */
#include <string.h>

#include "check_shape.h"

#include "period.h"

/* --- Open rows --- */

static plan_status leave_open(plan_checker *checker, plan_open *open, uint32_t begin,
                              uint32_t end) {
    if (open->count > 0 &&
        (open->stretches[open->count - 1][1] == begin || open->count == PLAN_SHAPE_OPEN)) {
        open->stretches[open->count - 1][1] = end;
        return PLAN_OK;
    }
    void *stretches = open->stretches;
    plan_status status = plan_grow(&checker->allocator, &stretches, &open->capacity,
                                   open->count + 1, sizeof *open->stretches);
    if (status == PLAN_OK) {
        open->stretches = stretches;
        open->stretches[open->count][0] = begin;
        open->stretches[open->count++][1] = end;
    }
    return status;
}

/* --- Plain groups --- */

static inline bool are_plain(const plan_shape *shape, const plan_record *group) {
    for (uint32_t i = 0; i < shape->count; i++) {
        const plan_plain_limits *limits = shape->rows[i].limits;
        if (!plan_is_plain(&group[i])) {
            return false;
        }
        if (limits != NULL) {
            int32_t scale = plan_record_scale(&group[i]);
            int64_t digits = plan_record_digits(&group[i]);
            if (digits < limits->low[scale] || digits > limits->high[scale]) {
                return false;
            }
        }
    }
    return true;
}

/* The group of plain figures a year before, or NULL. */
static const plan_shape_ago *find_ago(struct plan_shapes *shapes, uint32_t period) {
    uint32_t before;
    if (!plan_packed_previous(period, &before)) {
        return NULL;
    }
    for (unsigned i = 0; i < PLAN_SHAPE_AGO; i++) {
        unsigned back = shapes->back + i;
        const plan_shape_ago *ago = &shapes->ago[(shapes->next - back) % PLAN_SHAPE_AGO];
        if (ago->period == before && ago->end > 0) {
            shapes->back = back % PLAN_SHAPE_AGO;
            return ago;
        }
    }
    return NULL;
}

/* The figure of an indicator in a group, most often at the same place as in another. */
static const plan_record *figure_in(const plan_record *records, const plan_shape_ago *ago,
                                    uint32_t place, uint32_t indicator) {
    const plan_record *record = &records[ago->begin + place];
    if (ago->begin + place < ago->end && record->statement == 0 && record->indicator == indicator) {
        return record;
    }
    for (uint32_t i = ago->begin; i < ago->end; i++) {
        if (records[i].statement == 0 && records[i].indicator == indicator) {
            return &records[i];
        }
    }
    return NULL;
}

static bool changes_hold(const plan_checker *checker, const plan_shape *shape,
                         const plan_record *group) {
    const plan_record *records = checker->table->records;
    const plan_shape_ago *ago = find_ago(checker->shapes, group->period);
    if (ago == NULL) {
        return false;
    }
    for (uint32_t i = 1; i < shape->count; i++) {
        if (shape->rows[i].limits != NULL) {
            continue;
        }
        const plan_record *figure = &group[i - 1];
        const plan_record *base = figure_in(records, ago, i - 1, figure->indicator);
        if (base == NULL || plan_record_digits(base) <= 0 || plan_record_digits(figure) <= 0 ||
            !plan_plain_change_holds(&group[i], figure, base, shape->rows[i].is_rate)) {
            return false;
        }
    }
    return true;
}

static bool sums_hold(const plan_shape *shape, const plan_record *group) {
    const int64_t limit = 1000000000;
    for (uint8_t s = 0; s < shape->sum_count; s++) {
        const plan_shape_sum *one = &shape->sums[s];
        int64_t sum = -one->total, half = 0; /* 65 terms of at most 10^17 */
        for (uint8_t t = one->first; t < one->end; t++) {
            const plan_record *record = &group[shape->terms[t]];
            int64_t digits = plan_record_digits(record);
            int64_t tenth = plan_powers_of_ten[PLAN_PLAIN_SCALES - 1 - plan_record_scale(record)];
            if (digits > limit || digits < -limit) {
                return false;
            }
            digits = t + one->negative >= one->end ? -digits : digits;
            sum += digits * tenth * 10;
            half += plan_plain_half(record) * tenth;
        }
        if (sum > half || sum < -half) {
            return false;
        }
    }
    return true;
}

/* A group whose figures later groups may be compared with. */
static void remember(struct plan_shapes *shapes, uint32_t period, uint32_t begin, uint32_t end) {
    plan_shape_ago *ago = &shapes->ago[shapes->next++ % PLAN_SHAPE_AGO];
    ago->period = period;
    ago->begin = begin;
    ago->end = end;
}

static plan_status judge(plan_checker *checker, plan_shape *shape, uint32_t begin, uint32_t end) {
    struct plan_shapes *shapes = checker->shapes;
    const plan_record *group = checker->table->records + begin;
    bool rows = false;
    if (shape != NULL) {
        shapes->met++;
        rows = shape->rows_may && are_plain(shape, group);
        if (rows) { /* the row after the last place is behind all that changes ask for */
            bool hold = shape->changes == 0 || changes_hold(checker, shape, group);
            remember(shapes, group->period, begin, end);
            rows = hold;
        }
    }
    bool all = rows && shape->group_may && sums_hold(shape, group);
    plan_status status = PLAN_OK;
    if (rows) {
        shape->rows_done++;
    } else {
        status = leave_open(checker, &shapes->rows, begin, end);
    }
    if (all) {
        shape->groups_done++;
    } else if (status == PLAN_OK) {
        status = leave_open(checker, &shapes->groups, begin, end);
    }
    return status;
}

/* --- Series --- */

/* Groups of one shape, each the next period after the one before: what was seen last in the first
 * of them is known of the last. */
typedef struct series_run {
    uint64_t shape;      /* its number, 0: none */
    uint32_t period;     /* of its last group */
    uint32_t begin, end; /* of this group */
    bool behind;         /* what was seen is that of an earlier group */
} series_run;

static void end_run(plan_checker *checker, series_run *run) {
    if (run->behind) {
        plan_see_later(checker, run->begin, run->end);
    }
    run->shape = 0;
    run->behind = false;
}

static void follow(plan_checker *checker, series_run *run, const plan_shape *shape, uint32_t begin,
                   uint32_t end) {
    const plan_record *group = checker->table->records + begin;
    if (shape != NULL && shape->number == run->shape && shape->rows_may &&
        plan_packed_is_next(run->period, group->period)) {
        run->behind = true;
    } else {
        end_run(checker, run);
        plan_see(checker, begin, end);
        if (shape != NULL && group->series == PLAN_SERIES_ACTUAL && plan_saw(checker, begin, end)) {
            run->shape = shape->number;
        }
    }
    run->period = group->period;
    run->begin = begin;
    run->end = end;
}

/* --- The walk --- */

static plan_status walk_area(plan_checker *checker, uint32_t begin, uint32_t end) {
    struct plan_shapes *shapes = checker->shapes;
    const plan_record *records = checker->table->records;
    const uint32_t low_bits = (UINT32_C(1) << PLAN_PACKED_MONTH_SHIFT) - 1;
    plan_status status = PLAN_OK;
    series_run run = {0, 0, 0, 0, false};
    uint32_t first = records[begin].period, other = 0;
    memset(shapes->ago, 0, sizeof shapes->ago);
    for (uint32_t at = begin, next; at < end && status == PLAN_OK; at = next) {
        plan_shape *shape = plan_shape_of(checker, at, end, &next);
        plan_check_beat(checker, at);
        other |= records[at].period ^ first;
        status = judge(checker, shape, at, next);
        follow(checker, &run, shape, at, next);
    }
    end_run(checker, &run);
    plan_conclude_series(checker);
    shapes->of_one_length =
        shapes->of_one_length && (other & low_bits) == 0 && plan_packed_count(first) == 1;
    return status != PLAN_OK ? status : checker->status;
}

plan_status plan_check_shapes(plan_checker *checker) {
    if (checker->shapes == NULL) {
        checker->shapes = plan_allocate_zero(&checker->allocator, 1, sizeof *checker->shapes);
        if (checker->shapes == NULL) {
            return PLAN_NO_MEMORY;
        }
        checker->shapes->allocator = checker->allocator;
        checker->shapes->indicators = checker->catalog->indicator_codes.count;
        checker->shapes->lone =
            plan_allocate_zero(&checker->allocator, checker->shapes->indicators, 1);
    }
    struct plan_shapes *shapes = checker->shapes;
    shapes->rows.count = shapes->groups.count = 0;
    shapes->of_one_length = true;
    uint32_t begin, end;
    plan_status status = PLAN_OK;
    for (uint32_t at = checker->begin; at < checker->end && status == PLAN_OK; at = end) {
        plan_area_rows(checker, checker->table->records[at].area, &begin, &end);
        plan_check_beat(checker, begin);
        if (end - begin > 1 || !plan_lone_holds(checker, &checker->table->records[begin])) {
            status = walk_area(checker, begin, end);
        }
    }
    plan_shapes_count(checker);
    return status;
}
