/* A long file is read ahead by a thread of its own, so that the one that splits it does not wait
 * for the system to copy. What cannot be had for it is done without. */
#include <errno.h>
#include <string.h>

#include "csv_input.h"
#include "memory.h"
#include "thread.h"

enum { SLOTS = 4, SLOT = PLAN_CSV_CHUNK };

typedef struct slot {
    unsigned char *bytes;
    size_t at, size;
    bool is_full;
} slot;

struct plan_csv_ahead {
    FILE *file; /* the thread's, until it is joined */
    plan_thread thread;
    plan_lock lock;
    slot slots[SLOTS];
    size_t takes;       /* the slot that is taken from, of the caller's thread */
    bool ended;         /* there are no more slots than those that are full */
    plan_status status; /* why */
    bool stops;         /* no more are wanted */
};

/* --- In the thread ------------------------------------------------------------------------- */

static bool wait_for_room(plan_csv_ahead *a, const slot *s) {
    plan_lock_take(&a->lock);
    while (s->is_full && !a->stops) {
        plan_lock_wait(&a->lock);
    }
    bool goes_on = !a->stops;
    plan_lock_give(&a->lock);
    return goes_on;
}

static plan_status fill(FILE *file, slot *s) {
    s->at = s->size = 0;
    for (;;) {
        errno = 0;
        s->size = fread(s->bytes, 1, SLOT, file);
        if (s->size > 0 || !ferror(file)) {
            return PLAN_OK;
        }
        if (errno != EINTR) {
            return PLAN_IO;
        }
        clearerr(file);
    }
}

static void work(void *context) {
    plan_csv_ahead *a = context;
    bool ended = false;
    for (size_t i = 0; !ended && wait_for_room(a, &a->slots[i % SLOTS]); i++) {
        slot *s = &a->slots[i % SLOTS];
        plan_status status = fill(a->file, s);
        ended = status != PLAN_OK || s->size == 0;
        plan_lock_take(&a->lock);
        s->is_full = !ended;
        a->ended = ended;
        a->status = status;
        plan_lock_tell(&a->lock);
        plan_lock_give(&a->lock);
    }
}

/* --- In the caller's ----------------------------------------------------------------------- */

plan_status plan_csv_ahead_read(plan_csv_ahead *a, void *buffer, size_t size, size_t *read) {
    slot *s = &a->slots[a->takes % SLOTS];
    plan_lock_take(&a->lock);
    while (!s->is_full && !a->ended) {
        plan_lock_wait(&a->lock);
    }
    bool is_full = s->is_full;
    plan_status status = is_full ? PLAN_OK : a->status;
    plan_lock_give(&a->lock);
    *read = 0;
    if (!is_full) {
        return status;
    }
    *read = s->size - s->at < size ? s->size - s->at : size;
    memcpy(buffer, s->bytes + s->at, *read);
    s->at += *read;
    if (s->at == s->size) {
        plan_lock_take(&a->lock);
        s->is_full = false;
        a->takes++;
        plan_lock_tell(&a->lock);
        plan_lock_give(&a->lock);
    }
    return PLAN_OK;
}

/* --- Its life ------------------------------------------------------------------------------ */

static void release(plan_csv_ahead *a, const plan_allocator *allocator) {
    for (size_t i = 0; i < SLOTS; i++) {
        plan_release(allocator, a->slots[i].bytes, SLOT, 1);
    }
    plan_release(allocator, a, 1, sizeof *a);
}

static bool start(plan_csv_ahead *a, const plan_allocator *allocator) {
    for (size_t i = 0; i < SLOTS; i++) {
        a->slots[i].bytes = plan_allocate(allocator, SLOT, 1);
        if (a->slots[i].bytes == NULL) {
            return false;
        }
    }
    if (!plan_lock_init(&a->lock)) {
        return false;
    }
    if (!plan_thread_start(&a->thread, work, a)) {
        plan_lock_free(&a->lock);
        return false;
    }
    return true;
}

void plan_csv_ahead_start(plan_csv_input *input) {
    const plan_allocator *allocator = &input->document->allocator;
    plan_csv_ahead *a = plan_allocate_zero(allocator, 1, sizeof *a);
    if (a == NULL) {
        return;
    }
    a->file = input->file;
    if (start(a, allocator)) {
        input->ahead = a;
    } else {
        release(a, allocator);
    }
}

void plan_csv_ahead_stop(plan_csv_input *input) {
    plan_csv_ahead *a = input->ahead;
    if (a == NULL) {
        return;
    }
    plan_lock_take(&a->lock);
    a->stops = true;
    plan_lock_tell(&a->lock);
    plan_lock_give(&a->lock);
    plan_thread_join(&a->thread);
    plan_lock_free(&a->lock);
    release(a, &input->document->allocator);
    input->ahead = NULL;
}
