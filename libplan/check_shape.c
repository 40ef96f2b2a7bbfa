/* Shapes of groups: built once, found again by comparing. */
#include "check_shape.h"

#include <string.h>

/* --- Building --- */

/* The row of a figure of the group, or -1. */
static int figure_row(const plan_shape *shape, uint32_t indicator) {
    for (uint32_t i = 0; i < shape->count; i++) {
        if (shape->rows[i].limits != NULL &&
            shape->rows[i].subject == plan_record_subject(indicator, 0)) {
            return (int)i;
        }
    }
    return -1;
}

static bool add_term(plan_shape *shape, uint32_t indicator) {
    int row = figure_row(shape, indicator);
    if (row < 0 || shape->term_count == PLAN_SHAPE_TERMS) {
        return false;
    }
    shape->terms[shape->term_count++] = (uint8_t)row;
    return true;
}

/* False where the partition is not plain in such groups. */
static bool add_sum(const plan_checker *checker, plan_shape *shape, uint32_t partition) {
    const plan_partition_entry *entry = &checker->catalog->partitions[partition];
    for (uint8_t i = 0; i < shape->sum_count; i++) {
        if (shape->sums[i].partition == partition) {
            return true;
        }
    }
    if (!checker->plain->sums[partition] || shape->sum_count == PLAN_SHAPE_SUMS) {
        return false;
    }
    plan_shape_sum *sum = &shape->sums[shape->sum_count++];
    sum->partition = partition;
    sum->first = shape->term_count;
    sum->negative = entry->has_total ? 0 : 1;
    sum->total = entry->has_total ? entry->total.digits *
                                        plan_powers_of_ten[PLAN_PLAIN_SCALES - entry->total.scale]
                                  : 0;
    bool good = true;
    for (size_t i = 0; i < entry->member_count && good; i++) {
        good = add_term(shape, entry->members[i]);
    }
    good = good && (entry->has_total || add_term(shape, entry->whole));
    sum->end = shape->term_count;
    return good;
}

static bool growth_is_stated(const plan_checker *checker, const plan_record *group,
                             const plan_shape *shape, uint32_t indicator, uint32_t growth) {
    for (uint32_t i = 0; i < shape->count; i++) {
        if (group[i].indicator == indicator &&
            plan_statement_at(checker, group[i].statement)->via == growth) {
            return true;
        }
    }
    return false;
}

/* Whether all rules that a row enters are sums of plain figures, or said by rows. */
static bool find_uses(const plan_checker *checker, const plan_record *group, plan_shape *shape,
                      uint32_t row) {
    uint32_t indicator = group[row].indicator;
    if (group[row].statement != 0) {
        return !checker->plain->grows[indicator];
    }
    bool good = true;
    for (uint32_t u = checker->use_start[indicator]; u < checker->use_start[indicator + 1] && good;
         u++) {
        const plan_use *use = &checker->uses[u];
        good = use->kind == PLAN_USE_PARTITION
                   ? add_sum(checker, shape, use->id)
                   : use->kind == PLAN_USE_GROWTH &&
                         growth_is_stated(checker, group, shape, indicator, use->id);
    }
    return good;
}

/* False where rows of such groups are never plain. */
static bool find_row(const plan_checker *checker, const plan_record *group, plan_shape *shape,
                     uint32_t i) {
    const plan_record *record = &group[i];
    plan_shape_row *row = &shape->rows[i];
    row->subject = record->subject & PLAN_SHAPE_SUBJECT;
    row->tail = record->tail & PLAN_SHAPE_TAIL;
    bool repeats = i > 0 && group[i - 1].indicator == record->indicator;
    if (record->statement == 0) {
        const plan_indicator_entry *entry = plan_indicator_at(checker, record->indicator);
        row->limits = &checker->plain->limits[record->indicator];
        shape->bounded += entry->bounded && plan_rule_is_on(checker, PLAN_CHECK_BOUNDS) ? 1 : 0;
        return !repeats;
    }
    uint8_t form = checker->plain->changes[record->statement];
    row->is_rate = form == 1 + PLAN_GROWTH_RATE;
    shape->changes++;
    return form != 0 && repeats && group[i - 1].statement == 0 &&
           plan_indicator_at(checker, record->indicator)->break_count == 0;
}

void plan_shape_build(const plan_checker *checker, const plan_record *group, uint32_t count,
                      plan_shape *shape) {
    memset(shape, 0, sizeof *shape);
    shape->number = ++checker->shapes->made;
    shape->count = count;
    shape->rows_may = !checker->some_area_ends;
    for (uint32_t i = 0; i < count; i++) {
        shape->rows_may = find_row(checker, group, shape, i) && shape->rows_may;
    }
    shape->group_may = shape->rows_may && checker->user == NULL && !checker->plain->against_plan;
    for (uint32_t i = 0; i < count && shape->group_may; i++) {
        shape->group_may = find_uses(checker, group, shape, i);
    }
}

/* --- Counts --- */

static void count_shape(plan_checker *checker, plan_shape *shape) {
    plan_shape_holds(checker, checker->rule_rows[PLAN_CHECK_BOUNDS],
                     shape->bounded * shape->rows_done);
    plan_shape_holds(checker, checker->rule_rows[PLAN_CHECK_CHANGE],
                     shape->changes * shape->rows_done);
    for (uint8_t s = 0; s < shape->sum_count; s++) {
        plan_shape_holds(checker, checker->partition_rows[shape->sums[s].partition],
                         shape->groups_done);
    }
    shape->rows_done = shape->groups_done = 0;
}

/* --- Finding --- */

static uint32_t group_end(const plan_record *records, uint32_t begin, uint32_t limit) {
    uint32_t end = begin + 1;
    while (end < limit && records[end].period == records[begin].period &&
           records[end].area == records[begin].area &&
           records[end].series == records[begin].series) {
        end++;
    }
    return end;
}

static bool is_of(const plan_shape *shape, const plan_record *group, uint32_t count) {
    uint32_t other = shape->count ^ count;
    for (uint32_t i = 0; i < count && other == 0; i++) {
        other |= ((group[i].subject ^ shape->rows[i].subject) & PLAN_SHAPE_SUBJECT) |
                 ((group[i].tail ^ shape->rows[i].tail) & PLAN_SHAPE_TAIL);
    }
    return other == 0;
}

/* The next `count` rows are a group of this shape, as far as that shows without looking for its
 * end: nearly all groups are like the one before. */
static bool is_again(const plan_shape *shape, const plan_record *group, uint32_t left) {
    uint32_t count = shape->count, other = 0;
    if (count == 0 || left < count) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        other |= ((group[i].subject ^ shape->rows[i].subject) & PLAN_SHAPE_SUBJECT) |
                 ((group[i].tail ^ shape->rows[i].tail) & PLAN_SHAPE_TAIL) |
                 (group[i].period ^ group->period) | (group[i].area ^ group->area);
    }
    const plan_record *behind = group + count;
    return other == 0 && (left == count || behind->period != group->period ||
                          behind->area != group->area || behind->series != group->series);
}

/* Where the shape of such a group is kept. */
static size_t place_of(const plan_record *group, uint32_t count) {
    uint32_t h = (group[0].subject & PLAN_SHAPE_SUBJECT) * UINT32_C(0x9E3779B1) ^
                 (group[count - 1].subject & PLAN_SHAPE_SUBJECT) * UINT32_C(0x85EBCA77) ^
                 (group[count / 2].subject & PLAN_SHAPE_SUBJECT) * UINT32_C(0xC2B2AE3D) ^
                 count * UINT32_C(0x27D4EB2F);
    return (h >> 24) % PLAN_SHAPES;
}

/* Groups that are all different cost more to describe than to go through. */
static bool pays(const struct plan_shapes *shapes) {
    return shapes->strange < 64 + shapes->met / 8;
}

plan_shape *plan_shape_of(plan_checker *checker, uint32_t begin, uint32_t limit, uint32_t *end) {
    struct plan_shapes *shapes = checker->shapes;
    const plan_record *group = checker->table->records + begin;
    if (shapes->last != NULL && is_again(shapes->last, group, limit - begin)) {
        *end = begin + shapes->last->count;
        return shapes->last;
    }
    uint32_t count = (*end = group_end(checker->table->records, begin, limit)) - begin;
    if (group->series != checker->previous[0] || count > PLAN_SHAPE_ROWS) {
        return NULL;
    }
    plan_shape **place = &shapes->shapes[place_of(group, count)];
    if (*place == NULL || !is_of(*place, group, count)) {
        shapes->strange++;
        if (*place == NULL) {
            *place = plan_allocate_zero(&shapes->allocator, 1, sizeof **place);
        }
        if (*place == NULL || !pays(shapes)) { /* then it is a group like others */
            return NULL;
        }
        count_shape(checker, *place);
        plan_shape_build(checker, group, count, *place);
    }
    shapes->last = *place;
    return shapes->last;
}

void plan_shapes_count(plan_checker *checker) {
    struct plan_shapes *shapes = checker->shapes;
    for (size_t i = 0; i < PLAN_SHAPES; i++) {
        if (shapes->shapes[i] != NULL) {
            count_shape(checker, shapes->shapes[i]);
        }
    }
    plan_lone_count(checker);
}

void plan_shapes_free(plan_checker *checker) {
    struct plan_shapes *shapes = checker->shapes;
    if (shapes != NULL) {
        plan_allocator a = shapes->allocator;
        for (size_t i = 0; i < PLAN_SHAPES; i++) {
            plan_release(&a, shapes->shapes[i], 1, sizeof *shapes->shapes[i]);
        }
        plan_release(&a, shapes->rows.stretches, shapes->rows.capacity, sizeof(uint32_t[2]));
        plan_release(&a, shapes->groups.stretches, shapes->groups.capacity, sizeof(uint32_t[2]));
        plan_release(&a, shapes->lone, shapes->indicators, 1);
        plan_release(&a, shapes, 1, sizeof *shapes);
        checker->shapes = NULL;
    }
}
