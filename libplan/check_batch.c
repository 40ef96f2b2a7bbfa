/* One batch of whole areas: it is checked, and what findings need of it is copied before its memory
 * is used again. */
#include <string.h>

#include "check_stream.h"

void plan_batch_free(const plan_allocator *allocator, plan_table *table) {
    plan_release(allocator, table->records, table->capacity, sizeof *table->records);
    plan_release(allocator, table->specials, table->special_capacity, sizeof *table->specials);
    table->records = NULL;
    table->specials = NULL;
    table->capacity = table->special_capacity = table->count = table->special_count = 0;
}

plan_status plan_batch_move_special(const plan_table *from, plan_table *to, plan_record *record) {
    uint32_t index;
    if ((record->bits & PLAN_RECORD_SPECIAL) == 0) {
        return PLAN_OK;
    }
    plan_status status =
        plan_table_add_special(to, &from->specials[plan_record_digits(record)], &index);
    if (status == PLAN_OK) {
        record->number = plan_record_pack(index, plan_record_scale(record));
    }
    return status;
}

/* --- Blocks of areas --- */

/* An area's block is found by its id. Those of a batch lie together where rows brought them. */
static plan_status make_room(plan_stream_worker *w, const plan_batch *batch) {
    const plan_record *records = batch->table.records;
    uint32_t count = (uint32_t)batch->table.count; /* sorted, and never 0 */
    void *items = w->block_of;
    w->block_base = records[0].area;
    w->block_span = records[count - 1].area - w->block_base + 1;
    plan_status status = plan_grow(&w->fork.allocator, &items, &w->span_capacity, w->block_span,
                                   sizeof *w->block_of);
    w->block_of = items;
    if (status == PLAN_OK) {
        memset(w->block_of, 0, w->block_span * sizeof *w->block_of);
        items = w->blocks;
        uint32_t most = w->block_span < count ? w->block_span : count;
        status = plan_grow(&w->fork.allocator, &items, &w->block_capacity, most, sizeof *w->blocks);
        w->blocks = items;
    }
    return status;
}

static plan_status find_blocks(plan_stream_worker *w, const plan_batch *batch) {
    const plan_record *records = batch->table.records;
    uint32_t count = (uint32_t)batch->table.count;
    plan_status status = make_room(w, batch);
    w->block_count = 0;
    for (uint32_t begin = 0, end; begin < count && status == PLAN_OK; begin = end) {
        for (end = begin + 1; end < count && records[end].area == records[begin].area; end++) {
        }
        plan_area_block block = {records[begin].area, begin, end, false};
        w->block_of[block.area - w->block_base] = (uint32_t)w->block_count;
        w->blocks[w->block_count++] = block;
    }
    return status;
}

/* --- What is kept --- */

static plan_area_block *block_of(const plan_stream_worker *w, uint32_t area) {
    return &w->blocks[w->block_of[area - w->block_base]];
}

/* Areas of the findings that this batch added to those that may be shown. As long as these are
 * fewer than asked for they are added at the end; then they are a heap. */
static bool mark_drafts(plan_stream_worker *w) {
    const plan_checker *fork = &w->fork;
    bool is_heap = fork->draft_count >= fork->report->max_findings, some = false;
    if (fork->drafted == w->drafted) {
        return false;
    }
    for (size_t i = is_heap ? 0 : w->drafts_seen; i < fork->draft_count; i++) {
        if (!fork->drafts[i].is_apart) {
            block_of(w, fork->drafts[i].instance.area)->is_kept = true;
            some = true;
        }
    }
    return some;
}

/* Areas of implied values: the report lists the first ones, by area. */
static bool mark_implied(plan_stream_worker *w) {
    const plan_checker *fork = &w->fork;
    bool some = false;
    for (size_t i = w->inferences_kept; i < fork->inference_count;
         i += fork->inferences[i].more + 1) {
        const plan_inference *one = &fork->inferences[i];
        if (one->problem == 0 &&
            (w->implied_kept < fork->report->max_findings || one->area <= w->implied_top)) {
            block_of(w, one->area)->is_kept = true;
            w->implied_kept++;
            w->implied_top = one->area > w->implied_top ? one->area : w->implied_top;
            some = true;
        }
    }
    return some;
}

static plan_status copy_rows(plan_stream_worker *w, const plan_area_block *block) {
    const plan_table *from = w->fork.table;
    uint32_t count = block->end - block->begin;
    void *items = w->areas;
    plan_status status = plan_grow(&w->fork.allocator, &items, &w->kept_capacity, w->kept_count + 1,
                                   sizeof *w->areas);
    w->areas = items;
    status = status == PLAN_OK ? plan_table_reserve(&w->kept, w->kept.count + count) : status;
    if (status != PLAN_OK) {
        return status;
    }
    plan_record *to = w->kept.records + w->kept.count;
    memcpy(to, from->records + block->begin, count * sizeof *to);
    for (uint32_t i = 0; i < count && status == PLAN_OK; i++) {
        status = plan_batch_move_special(from, &w->kept, &to[i]);
    }
    plan_kept_area kept = {block->area, (uint32_t)w->kept.count, count, &w->kept};
    w->areas[w->kept_count++] = kept;
    w->kept.count += count;
    return status;
}

/* Findings know their record by its place within the area from now on. */
static void set_apart(plan_stream_worker *w) {
    plan_checker *fork = &w->fork;
    bool is_heap = fork->draft_count >= fork->report->max_findings;
    for (size_t i = is_heap ? 0 : w->drafts_seen; i < fork->draft_count; i++) {
        plan_draft *draft = &fork->drafts[i];
        if (draft->is_apart) {
            continue;
        }
        const plan_record *first = fork->table->records + block_of(w, draft->instance.area)->begin;
        draft->is_apart = true;
        draft->row =
            draft->instance.record != NULL ? (uint32_t)(draft->instance.record - first) : PLAN_NONE;
        draft->instance.record = NULL;
        if (draft->instance.rule == PLAN_CHECK_IMPLIED) { /* where it goes, see rank_inferences */
            draft->instance.id = fork->inferences[draft->instance.id].rank;
        }
    }
}

/* Where each inference of a kept area goes. */
static size_t rank_inferences(plan_stream_worker *w) {
    plan_checker *fork = &w->fork;
    size_t kept = w->inferences_kept;
    for (size_t i = w->inferences_kept; i < fork->inference_count; i++) {
        fork->inferences[i].rank = (uint32_t)kept;
        kept += block_of(w, fork->inferences[i].area)->is_kept ? 1 : 0;
    }
    return kept;
}

static void keep_inferences(plan_stream_worker *w, size_t kept) {
    plan_checker *fork = &w->fork;
    for (size_t i = w->inferences_kept; i < fork->inference_count; i++) {
        plan_inference one = fork->inferences[i];
        const plan_area_block *block = block_of(w, one.area);
        const plan_record *first = fork->table->records + block->begin;
        if (block->is_kept) {
            one.statement_row = (uint32_t)(one.statement - first);
            one.figure_row = (uint32_t)(one.figure - first);
            one.statement = one.figure = NULL;
            fork->inferences[one.rank] = one;
        }
    }
    fork->inference_count = w->inferences_kept = kept;
}

static plan_status keep(plan_stream_worker *w) {
    bool by_drafts = mark_drafts(w), by_values = mark_implied(w);
    plan_status status = PLAN_OK;
    for (size_t i = 0; (by_drafts || by_values) && i < w->block_count && status == PLAN_OK; i++) {
        if (w->blocks[i].is_kept) {
            status = copy_rows(w, &w->blocks[i]);
        }
    }
    size_t inferences = rank_inferences(w);
    if (by_drafts) {
        set_apart(w);
    }
    keep_inferences(w, inferences);
    w->drafts_seen = w->fork.draft_count;
    w->drafted = w->fork.drafted;
    return status;
}

plan_status plan_batch_check(plan_stream_worker *w, plan_batch *batch) {
    plan_checker *fork = &w->fork;
    fork->table = &batch->table;
    fork->statements = batch->claims->items;
    fork->keys = batch->claims->keys;
    fork->plain->changes = batch->claims->changes;
    fork->plain->against_plan = batch->against_plan;
    fork->area_count = batch->area_limit;
    memset(fork->own_cache, 0, sizeof fork->own_cache);
    plan_table_sort(&batch->table, fork->keys);
    plan_status status = find_blocks(w, batch);
    fork->blocks = w->blocks;
    fork->block_of = w->block_of;
    fork->block_base = w->block_base;
    fork->block_span = w->block_span;
    fork->block_count = w->block_count;
    status = status == PLAN_OK ? plan_check_range(fork, 0, (uint32_t)batch->table.count) : status;
    status = status == PLAN_OK ? keep(w) : status;
    fork->status = status;
    return status;
}
