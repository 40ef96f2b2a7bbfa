/* The rules that look at one area alone, area by area: a range of rows is gone through while the
 * processor's cache holds it, and by whichever thread takes it. */
#include <string.h>

#include "check_plain.h"
#include "thread.h"

plan_status plan_check_range(plan_checker *checker, uint32_t begin, uint32_t end) {
    static plan_status (*const passes[PLAN_CHECK_RANGE_PASSES])(plan_checker *) = {
        plan_check_duplicates, plan_check_shapes,  plan_check_records,
        plan_check_statements, plan_check_periods, plan_check_groups};
    plan_status status = PLAN_OK;
    checker->begin = begin;
    checker->end = end;
    plan_plain_start(checker);
    for (size_t i = 0; i < PLAN_CHECK_RANGE_PASSES && status == PLAN_OK; i++) {
        plan_check_pass_begins(checker, i);
        status = passes[i](checker);
    }
    return status;
}

/* Where the range ends that begins there. */
static uint32_t range_end(const plan_checker *checker, uint32_t begin) {
    uint32_t count = (uint32_t)checker->table->count, first, end = count;
    if (count - begin > PLAN_RANGE_ROWS) {
        plan_area_rows(checker, checker->table->records[begin + PLAN_RANGE_ROWS - 1].area, &first,
                       &end);
    }
    return end;
}

/* --- Several threads ----------------------------------------------------------------------- */

/* What they share: the row at which the next range begins. */
typedef struct shared {
    plan_lock lock;
    const plan_checker *checker;
    uint32_t next;
    bool failed; /* one of them: the others stop */
} shared;

typedef struct worker {
    plan_thread thread;
    plan_checker fork;
    shared *shared;
} worker;

static bool take_range(worker *w, uint32_t *begin, uint32_t *end) {
    shared *s = w->shared;
    plan_lock_take(&s->lock);
    s->failed = s->failed || w->fork.status != PLAN_OK;
    bool is_left = !s->failed && s->next < s->checker->table->count;
    if (is_left) {
        *begin = s->next;
        *end = s->next = range_end(s->checker, s->next);
    }
    plan_lock_give(&s->lock);
    return is_left;
}

static void work(void *context) {
    worker *w = context;
    uint32_t begin, end;
    while (take_range(w, &begin, &end)) {
        w->fork.status = plan_check_range(&w->fork, begin, end);
    }
}

/* The caller's thread works too, as the first of them; those that the system does not start are
 * done without. */
static plan_status share_out(plan_checker *checker, worker *workers, uint32_t threads, shared *s) {
    uint32_t made = 0;
    plan_status status = PLAN_OK;
    while (made < threads && status == PLAN_OK) {
        worker *w = &workers[made];
        w->shared = s;
        status = plan_checker_fork(checker, &w->fork);
        made++;
    }
    for (uint32_t i = 1; i < made && status == PLAN_OK; i++) {
        workers[i].fork.pulse.watcher.watch = NULL; /* told by the caller's thread alone */
        plan_thread_start(&workers[i].thread, work, &workers[i]);
    }
    if (status == PLAN_OK) {
        work(&workers[0]);
    }
    for (uint32_t i = 0; i < made; i++) {
        plan_thread_join(&workers[i].thread);
        status = status == PLAN_OK ? plan_checker_join(checker, &workers[i].fork) : status;
        plan_checker_fork_free(&workers[i].fork);
    }
    return status == PLAN_OK ? plan_checker_joined(checker) : status;
}

static plan_status check_by_threads(plan_checker *checker, uint32_t threads) {
    shared s;
    memset(&s, 0, sizeof s);
    s.checker = checker;
    worker *workers = plan_allocate_zero(&checker->allocator, threads, sizeof *workers);
    if (workers == NULL) {
        return PLAN_NO_MEMORY;
    }
    plan_status status = PLAN_NO_MEMORY;
    if (plan_lock_init(&s.lock)) {
        status = share_out(checker, workers, threads, &s);
        plan_lock_free(&s.lock);
    }
    plan_release(&checker->allocator, workers, threads, sizeof *workers);
    return status;
}

plan_status plan_check_ranged(plan_checker *checker) {
    checker->begin = 0;
    checker->end = (uint32_t)checker->table->count;
    plan_check_pass_begins(checker, PLAN_CHECK_RANGE_PASSES);
    plan_check_look(checker, 0);
    return checker->status;
}

plan_status plan_check_ranges(plan_checker *checker, uint32_t threads) {
    uint32_t count = (uint32_t)checker->table->count, most = count / PLAN_RANGE_ROWS + 1;
    plan_status status = PLAN_OK;
    threads = threads < most ? threads : most;
    /* Known findings are counted down as they come. */
    if (threads > 1 && !plan_report_wants_identities(checker->report)) {
        status = check_by_threads(checker, threads < PLAN_MAX_THREADS ? threads : PLAN_MAX_THREADS);
        return status == PLAN_OK ? plan_check_ranged(checker) : status;
    }
    for (uint32_t begin = 0, end; begin < count && status == PLAN_OK; begin = end) {
        end = range_end(checker, begin);
        status = plan_check_range(checker, begin, end);
    }
    return status == PLAN_OK ? plan_check_ranged(checker) : status;
}
