/* Checking areas while a table is read: whether it may be, and batches of whole areas. */
#include "check_stream.h"

#include <string.h>

#include "check_expression.h"

/* --- Is it possible ------------------------------------------------------------------------ */

/* Breaks of one area are looked up by its code, which must not move meanwhile. */
static bool some_break_has_area(const plan_catalog *catalog) {
    for (size_t i = 0; i < catalog->indicator_codes.count; i++) {
        for (size_t b = 0; b < catalog->indicators[i].break_count; b++) {
            if (catalog->indicators[i].breaks[b].area != NULL) {
                return true;
            }
        }
    }
    return false;
}

static bool some_area_adds_up(const plan_catalog *catalog) {
    for (size_t i = 0; i < catalog->area_entries; i++) {
        if (catalog->areas[i].parts_complete) {
            return true;
        }
    }
    return false;
}

/* A user's rule about a change adds a statement, and statements are numbered as they come: in
 * another order than if the rows came first. Rules of some areas know them by number. */
static plan_status look_at_rules(const plan_document *document, bool *is_possible) {
    const plan_catalog *catalog = &document->catalog;
    plan_expression_scope scope;
    plan_status status = plan_expression_scope_init(&scope, catalog);
    if (status != PLAN_OK) {
        return status;
    }
    for (size_t r = 0; r < document->user_rule_count && *is_possible && status == PLAN_OK; r++) {
        const plan_user_rule *rule = &document->user_rules[r];
        plan_expression e;
        status = plan_expression_compile(&scope, rule->check, true, NULL, NULL, &e);
        for (size_t i = 0; status == PLAN_OK && i < e.input_count; i++) {
            *is_possible = *is_possible &&
                           !catalog->indicators[e.inputs[i].indicator].loaded_as_statement &&
                           (rule->area_count == 0 || catalog->areas_declared);
        }
        if (status == PLAN_OK) {
            plan_expression_free(&e);
        }
    }
    plan_expression_scope_free(&scope);
    return status;
}

static plan_status look(const plan_document *document, const plan_report *report,
                        bool *is_possible) {
    const plan_catalog *catalog = &document->catalog;
    *is_possible = document->table.count == 0 && document->table.file_count == 0 &&
                   document->target_count == 0 && document->outliers.method == PLAN_OUTLIERS_NONE &&
                   !plan_report_wants_identities(report) && !some_area_adds_up(catalog) &&
                   (catalog->areas_declared || !some_break_has_area(catalog));
    return *is_possible && document->user_rule_count > 0 ? look_at_rules(document, is_possible)
                                                         : PLAN_OK;
}

/* --- Statements ---------------------------------------------------------------------------- */

static plan_stream_claims *make_claims(plan_stream *s, size_t capacity) {
    const plan_allocator *a = &s->plan.allocator;
    plan_stream_claims *claims = plan_allocate_zero(a, 1, sizeof *claims);
    if (claims == NULL) {
        return NULL;
    }
    claims->older = s->claims;
    claims->capacity = capacity;
    claims->items = plan_allocate(a, capacity, sizeof *claims->items);
    claims->keys = plan_allocate(a, capacity, sizeof *claims->keys);
    claims->changes = plan_allocate(a, capacity, sizeof *claims->changes);
    s->claims = claims;
    return claims->items != NULL && claims->keys != NULL && claims->changes != NULL ? claims : NULL;
}

static void free_claims(plan_stream *s) {
    const plan_allocator *a = &s->plan.allocator;
    while (s->claims != NULL) {
        plan_stream_claims *claims = s->claims;
        s->claims = claims->older;
        plan_release(a, claims->items, claims->capacity, sizeof *claims->items);
        plan_release(a, claims->keys, claims->capacity, sizeof *claims->keys);
        plan_release(a, claims->changes, claims->capacity, sizeof *claims->changes);
        plan_release(a, claims, 1, sizeof *claims);
    }
}

/* Copies what the reader has added, behind what others look at. */
static plan_status take_claims(plan_stream *s) {
    const plan_statements *statements = &s->document->statements;
    plan_stream_claims *claims = s->claims;
    if (claims != NULL && s->claim_count == statements->count) {
        return PLAN_OK;
    }
    if (claims == NULL || statements->count > claims->capacity) {
        claims = make_claims(s, 2 * statements->count + 64);
        if (claims == NULL) {
            return PLAN_NO_MEMORY;
        }
        s->claim_count = 0;
    }
    for (size_t i = s->claim_count; i < statements->count; i++) {
        claims->items[i] = statements->items[i];
        claims->keys[i] = statements->items[i].key;
        claims->changes[i] = i == 0 ? 0 : plan_plain_form(&s->plan, &statements->items[i]);
        s->against_plan |= i > 0 && statements->items[i].against == PLAN_AGAINST_PLAN;
    }
    s->claim_count = statements->count;
    return PLAN_OK;
}

/* --- Life ---------------------------------------------------------------------------------- */

static void release(plan_document *document) {
    plan_stream *s = document->stream;
    plan_allocator a = document->allocator;
    plan_stream_work_free(s);
    free_claims(s);
    plan_checker_free(&s->plan);
    plan_release(&a, s->is_done, s->done_capacity, 1);
    plan_release(&a, s, 1, sizeof *s);
    document->stream = NULL;
}

plan_status plan_stream_begin(plan_document *document, plan_report *report, uint32_t threads,
                              bool *is_possible) {
    plan_status status = look(document, report, is_possible);
    if (status != PLAN_OK || !*is_possible) {
        return status;
    }
    plan_stream *s = plan_allocate_zero(&document->allocator, 1, sizeof *s);
    if (s == NULL) {
        return PLAN_NO_MEMORY;
    }
    s->document = document;
    report->stream = s;
    s->area = PLAN_NONE;
    document->stream = s;
    document->release_stream = release;
    status = plan_checker_init(&s->plan, document, report);
    status = status == PLAN_OK ? take_claims(s) : status;
    status = status == PLAN_OK ? plan_stream_start(s, threads > 1 ? threads : 1) : status;
    if (status != PLAN_OK) {
        release(document);
        report->stream = NULL;
    }
    return status;
}

void plan_stream_drop(plan_document *document, plan_report *report) {
    plan_table *table = &document->table;
    if (document->stream != NULL) {
        release(document);
    }
    report->stream = NULL;
    document->taken = document->kept = 0;
    table->count = table->special_count = table->file_count = table->stretch_count = 0;
    table->sorted = table->is_ascending = true;
}

/* --- Batches ------------------------------------------------------------------------------- */

/* True where the area was complete already. */
static plan_status next_area(plan_stream *s, uint32_t area, bool *is_back) {
    size_t before = s->done_capacity, needed = (size_t)area + 1;
    if (s->area != PLAN_NONE) {
        s->is_done[s->area] = 1;
    }
    if (needed > before) {
        void *items = s->is_done;
        plan_status status =
            plan_grow(&s->document->allocator, &items, &s->done_capacity, needed, 1);
        s->is_done = items;
        if (status != PLAN_OK) {
            return status;
        }
        memset(s->is_done + before, 0, s->done_capacity - before);
    }
    *is_back = *is_back || s->is_done[area] != 0;
    s->area = area;
    return PLAN_OK;
}

/* The rows from `rows` on stay with the reader, in the memory of the empty batch. */
static plan_status split(plan_table *table, plan_table *batch, size_t rows) {
    size_t left = table->count - rows;
    plan_status status = plan_table_reserve(batch, left + 16);
    batch->is_ascending = true;
    for (size_t i = 0; i < left && status == PLAN_OK; i++) {
        batch->records[i] = table->records[rows + i];
        status = plan_batch_move_special(table, batch, &batch->records[i]);
        batch->is_ascending =
            batch->is_ascending &&
            (i == 0 || plan_record_is_behind(&batch->records[i - 1], &batch->records[i]));
    }
    if (status != PLAN_OK) {
        return status;
    }
    plan_table kept = *table;
    table->records = batch->records;
    table->capacity = batch->capacity;
    table->specials = batch->specials;
    table->special_capacity = batch->special_capacity;
    table->special_count = batch->special_count;
    table->count = left;
    table->is_ascending = batch->is_ascending;
    table->sorted = false;
    *batch = kept;
    batch->count = rows;
    return PLAN_OK;
}

static plan_status hand_over(plan_stream *s, size_t rows) {
    plan_batch *batch = NULL;
    plan_status status = take_claims(s);
    status = status == PLAN_OK ? plan_stream_empty(s, &batch) : status;
    status = status == PLAN_OK ? split(&s->document->table, &batch->table, rows) : status;
    if (status != PLAN_OK) {
        return status;
    }
    batch->claims = s->claims;
    batch->against_plan = s->against_plan;
    batch->area_limit = s->document->catalog.area_codes.count;
    s->document->taken += rows;
    return plan_stream_check(s, batch);
}

/* Where an area begins the ones before it are complete. */
static plan_status scan(plan_stream *s) {
    plan_table *table = &s->document->table;
    plan_status status = PLAN_OK;
    size_t i = s->scanned;
    for (; i < table->count && status == PLAN_OK && !s->gave_up; i++) {
        if (table->records[i].area == s->area) {
            continue;
        }
        if (i >= PLAN_RANGE_ROWS) {
            status = hand_over(s, i);
            i = 0;
        }
        status = status == PLAN_OK ? next_area(s, table->records[i].area, &s->gave_up) : status;
    }
    s->scanned = i;
    return status;
}

plan_status plan_stream_rows(plan_stream *s) {
    s->status = s->status == PLAN_OK && !s->gave_up ? scan(s) : s->status;
    return s->status;
}

plan_status plan_stream_end(plan_stream *s) {
    plan_status status = plan_stream_rows(s);
    if (status == PLAN_OK && !s->gave_up && s->document->table.count > 0) {
        status = hand_over(s, s->document->table.count);
    }
    plan_status stopped = plan_stream_stop(s);
    s->ended = true;
    s->status = status == PLAN_OK ? stopped : status;
    return s->status;
}
