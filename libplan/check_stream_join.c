/* The end of a stream: kept areas become the document's table, ordered by area, and findings point
 * into it. */
#include "check_stream.h"

#include <stdlib.h>
#include <string.h>

static int compare_areas(const void *left, const void *right) {
    const plan_kept_area *a = left, *b = right;
    return (a->area > b->area) - (a->area < b->area);
}

/* All kept areas, by id: each is kept by one worker. */
static plan_status list_areas(const plan_stream *s, plan_kept_area **list, size_t *count,
                              size_t *rows) {
    size_t n = 0, at = 0;
    *rows = 0;
    for (uint32_t w = 0; w < s->made; w++) {
        n += s->workers[w].kept_count;
        *rows += s->workers[w].kept.count;
    }
    plan_kept_area *areas = plan_allocate(&s->plan.allocator, n + 1, sizeof *areas);
    if (areas == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (uint32_t w = 0; w < s->made; w++) {
        if (s->workers[w].kept_count > 0) {
            memcpy(areas + at, s->workers[w].areas, s->workers[w].kept_count * sizeof *areas);
            at += s->workers[w].kept_count;
        }
    }
    qsort(areas, n, sizeof *areas, compare_areas);
    *list = areas;
    *count = n;
    return PLAN_OK;
}

static plan_status append(plan_table *table, const plan_kept_area *area) {
    plan_status status = PLAN_OK;
    for (uint32_t i = 0; i < area->count && status == PLAN_OK; i++) {
        plan_record *record = &table->records[table->count];
        *record = area->rows->records[area->begin + i];
        status = plan_batch_move_special(area->rows, table, record);
        table->count++;
    }
    return status;
}

plan_status plan_stream_keep(plan_stream *s) {
    plan_table *table = &s->document->table;
    plan_kept_area *areas;
    size_t count, rows;
    plan_status status = list_areas(s, &areas, &count, &rows);
    if (status != PLAN_OK) {
        return status;
    }
    table->count = table->special_count = s->document->kept = 0;
    status = plan_table_reserve(table, rows);
    for (size_t i = 0; i < count && status == PLAN_OK; i++) {
        status = append(table, &areas[i]);
    }
    s->document->kept = table->count;
    table->sorted = true; /* and the one in use is at the front of its run */
    table->is_ascending = false;
    plan_release(&s->plan.allocator, areas, count + 1, sizeof *areas);
    return status;
}

static void point(const plan_checker *checker, plan_checker *fork) {
    const plan_record *records = checker->table->records;
    for (size_t i = 0; i < fork->draft_count; i++) {
        plan_draft *draft = &fork->drafts[i];
        if (draft->row != PLAN_NONE) {
            draft->instance.record =
                records + checker->area_start[draft->instance.area] + draft->row;
        }
    }
    for (size_t i = 0; i < fork->inference_count; i++) {
        plan_inference *one = &fork->inferences[i];
        const plan_record *first = records + checker->area_start[one->area];
        one->statement = first + one->statement_row;
        one->figure = first + one->figure_row;
    }
}

plan_status plan_stream_join(plan_stream *s, plan_checker *checker) {
    plan_status status = PLAN_OK;
    for (uint32_t w = 0; w < s->made && status == PLAN_OK; w++) {
        plan_checker *fork = &s->workers[w].fork;
        point(checker, fork);
        status = plan_checker_join(checker, fork);
    }
    return status == PLAN_OK ? plan_checker_joined(checker) : status;
}
