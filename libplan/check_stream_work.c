/* Who checks the batches. The reader's thread fills one after the other; the others take them from
 * a queue, and it helps them where it would have to wait. */
#include <string.h>

#include "check_stream.h"

/* A batch that was checked is empty again. */
static void give_back(plan_stream *s, plan_batch *batch) {
    batch->table.count = batch->table.special_count = 0;
    batch->next = s->spare;
    s->spare = batch;
}

/* The first of the queue, or NULL. Under the lock, as the next. */
static plan_batch *take_first(plan_stream *s) {
    plan_batch *batch = s->queue;
    if (batch != NULL) {
        s->queue = batch->next;
        s->queue_end = s->queue == NULL ? &s->queue : s->queue_end;
    }
    return batch;
}

/* The lock is given while it is checked. Nothing is checked after a failure. */
static void check_one(plan_stream_worker *w, plan_batch *batch) {
    plan_stream *s = w->stream;
    bool is_wanted = !s->has_failed && !s->needs_rows;
    plan_lock_give(&s->lock);
    plan_status status = is_wanted ? plan_batch_check(w, batch) : PLAN_OK;
    plan_lock_take(&s->lock);
    s->has_failed = s->has_failed || status != PLAN_OK;
    s->needs_rows = s->needs_rows || w->fork.has_plan_rows;
    give_back(s, batch);
    plan_lock_tell(&s->lock);
}

static void work(void *context) {
    plan_stream_worker *w = context;
    plan_stream *s = w->stream;
    plan_lock_take(&s->lock);
    while (s->queue != NULL || !s->closed) {
        plan_batch *batch = take_first(s);
        if (batch != NULL) {
            check_one(w, batch);
        } else {
            plan_lock_wait(&s->lock);
        }
    }
    plan_lock_give(&s->lock);
}

static plan_status make_workers(plan_stream *s, uint32_t threads) {
    const plan_allocator *a = &s->plan.allocator;
    plan_status status = PLAN_OK;
    s->workers = plan_allocate_zero(a, threads, sizeof *s->workers);
    s->batches = plan_allocate_zero(a, 2 * (size_t)threads, sizeof *s->batches);
    if (s->workers == NULL || s->batches == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (s->made = 0; s->made < threads && status == PLAN_OK; s->made++) {
        plan_stream_worker *w = &s->workers[s->made];
        w->stream = s;
        w->kept.allocator = *a;
        status = plan_checker_fork(&s->plan, &w->fork);
    }
    s->batch_count = 2 * (size_t)threads;
    for (size_t i = 0; i < s->batch_count; i++) {
        s->batches[i].table.allocator = *a;
        give_back(s, &s->batches[i]);
    }
    return status;
}

plan_status plan_stream_start(plan_stream *s, uint32_t threads) {
    s->worker_count = threads < PLAN_MAX_THREADS ? threads : PLAN_MAX_THREADS;
    s->queue_end = &s->queue;
    s->has_lock = plan_lock_init(&s->lock);
    plan_status status = s->has_lock ? make_workers(s, s->worker_count) : PLAN_NO_MEMORY;
    for (uint32_t i = 1; i < s->worker_count && status == PLAN_OK; i++) {
        s->started += plan_thread_start(&s->workers[i].thread, work, &s->workers[i]) ? 1 : 0;
    }
    return status;
}

plan_status plan_stream_empty(plan_stream *s, plan_batch **result) {
    plan_lock_take(&s->lock);
    while (s->spare == NULL) {
        plan_batch *batch = take_first(s);
        if (batch != NULL) {
            check_one(&s->workers[0], batch);
        } else {
            plan_lock_wait(&s->lock);
        }
    }
    *result = s->spare;
    s->spare = s->spare->next;
    plan_lock_give(&s->lock);
    return PLAN_OK;
}

plan_status plan_stream_check(plan_stream *s, plan_batch *batch) {
    plan_lock_take(&s->lock);
    if (s->started == 0) {
        check_one(&s->workers[0], batch);
    } else {
        batch->next = NULL;
        *s->queue_end = batch;
        s->queue_end = &batch->next;
        plan_lock_tell(&s->lock);
    }
    s->gave_up = s->gave_up || s->needs_rows;
    bool has_failed = s->has_failed;
    plan_lock_give(&s->lock);
    return has_failed ? PLAN_NO_MEMORY : PLAN_OK;
}

plan_status plan_stream_stop(plan_stream *s) {
    if (!s->has_lock) {
        return PLAN_OK;
    }
    plan_lock_take(&s->lock);
    s->closed = true;
    plan_lock_tell(&s->lock);
    for (plan_batch *batch; (batch = take_first(s)) != NULL;) {
        check_one(&s->workers[0], batch);
    }
    plan_lock_give(&s->lock);
    for (uint32_t i = 1; i < s->made; i++) {
        plan_thread_join(&s->workers[i].thread);
    }
    s->gave_up = s->gave_up || s->needs_rows;
    return s->has_failed ? PLAN_NO_MEMORY : PLAN_OK;
}

void plan_stream_work_free(plan_stream *s) {
    const plan_allocator *a = &s->plan.allocator;
    (void)plan_stream_stop(s);
    for (uint32_t i = 0; i < s->made; i++) {
        plan_stream_worker *w = &s->workers[i];
        plan_checker_fork_free(&w->fork);
        plan_release(a, w->blocks, w->block_capacity, sizeof *w->blocks);
        plan_release(a, w->block_of, w->span_capacity, sizeof *w->block_of);
        plan_release(a, w->areas, w->kept_capacity, sizeof *w->areas);
        plan_batch_free(a, &w->kept);
    }
    for (size_t i = 0; i < s->batch_count; i++) {
        plan_batch_free(a, &s->batches[i].table);
    }
    plan_release(a, s->workers, s->worker_count, sizeof *s->workers);
    plan_release(a, s->batches, 2 * (size_t)s->worker_count, sizeof *s->batches);
    if (s->has_lock) {
        plan_lock_free(&s->lock);
    }
}
