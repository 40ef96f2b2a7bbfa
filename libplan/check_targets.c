/* The pass over targets, in the order of the document: groups, indicators, areas, periods. */
#include "check_targets.h"

#include <stdlib.h>

/* Where a target stands; sorted before it is looked at. */
typedef struct place {
    uint32_t group, shown, area, period, series;
    uint32_t index; /* of the record or entry */
    bool is_entry;
} place;

typedef struct places {
    place *items;
    size_t count, capacity;
} places;

static int compare_u32(uint32_t a, uint32_t b) {
    return (a > b) - (a < b);
}

static int compare_places(const void *left, const void *right) {
    const place *a = left, *b = right;
    int order = compare_u32(a->group, b->group);
    order = order != 0 ? order : compare_u32(a->shown, b->shown);
    order = order != 0 ? order : compare_u32(a->area, b->area);
    order = order != 0 ? order : compare_u32(a->period, b->period);
    order = order != 0 ? order : compare_u32(a->is_entry, b->is_entry);
    order = order != 0 ? order : compare_u32(a->series, b->series);
    return order != 0 ? order : compare_u32(a->index, b->index);
}

static plan_status add(plan_checker *checker, places *list, place one) {
    void *items = list->items;
    plan_status status =
        plan_grow(&checker->allocator, &items, &list->capacity, list->count + 1, sizeof one);
    list->items = items;
    if (status == PLAN_OK) {
        one.group = plan_indicator_at(checker, one.shown)->group;
        list->items[list->count++] = one;
    }
    return status;
}

static plan_status find_rows(plan_checker *checker, places *list) {
    const plan_record *records = checker->table->records;
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < checker->table->count && status == PLAN_OK; i++) {
        const plan_record *record = &records[i];
        bool repeats = i > 0 && (record->bits & PLAN_RECORD_SHADOWED) != 0 &&
                       plan_same_key(checker, record - 1, record);
        if (!checker->is_plan[record->series] || repeats || !plan_is_goal(checker, record)) {
            continue;
        }
        uint32_t via = plan_statement_at(checker, record->statement)->via;
        place one = {0,
                     via != PLAN_NONE ? via : record->indicator,
                     record->area,
                     record->period,
                     record->series,
                     (uint32_t)i,
                     false};
        status = add(checker, list, one);
    }
    return status;
}

static plan_status find_entries(plan_checker *checker, places *list) {
    const plan_document *document = checker->document;
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < document->target_count && status == PLAN_OK; i++) {
        const plan_target_entry *entry = &document->targets[i];
        place one = {0, entry->indicator, entry->area, entry->period, 0, (uint32_t)i, true};
        status = add(checker, list, one);
    }
    return status;
}

static plan_status tell(plan_checker *checker, const plan_goal *goal) {
    plan_words words;
    plan_target_result result;
    plan_attained attained;
    plan_attain(checker, goal, &attained);
    plan_words_init(&words, checker);
    plan_goal_tell(checker, &words, goal, &attained, &result);
    plan_status status = words.status;
    if (status == PLAN_OK) {
        status = plan_report_add_target(checker->report, &result);
    }
    plan_words_free(&words);
    return status;
}

static plan_status judge(plan_checker *checker, const place *one, plan_best_step *best) {
    plan_goal goal;
    if (one->is_entry) {
        plan_goal_of_entry(checker, &checker->document->targets[one->index], &goal);
    } else {
        plan_goal_of_record(checker, &checker->table->records[one->index], &goal);
    }
    plan_status status = tell(checker, &goal);
    if (status == PLAN_OK) {
        plan_goal_check(checker, &goal, best);
        status = checker->status;
    }
    return status;
}

plan_status plan_check_targets(plan_checker *checker) {
    places list = {NULL, 0, 0};
    plan_best_step best = {0};
    plan_status status = checker->has_plan_rows ? find_rows(checker, &list) : PLAN_OK;
    status = status == PLAN_OK ? find_entries(checker, &list) : status;
    if (status == PLAN_OK && list.count > 1) {
        qsort(list.items, list.count, sizeof *list.items, compare_places);
    }
    for (size_t i = 0; i < list.count && status == PLAN_OK; i++) {
        status = judge(checker, &list.items[i], &best);
    }
    plan_release(&checker->allocator, list.items, list.capacity, sizeof *list.items);
    return status == PLAN_OK ? plan_goals_compare(checker) : status;
}
