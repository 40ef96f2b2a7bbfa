/* Unpacking in a thread of its own: compressed bytes go over to it in one ring, plain ones come
 * back in another. The caller's source is called by the caller's thread alone. */
#include "csv_input.h"

#include <string.h>

#include "memory.h"
#include "thread.h"

enum { RAW_SLOTS = 2, SLOTS = 3, SLOT = 256 << 10 };

typedef struct raw_slot {
    unsigned char *bytes;
    size_t at, size;
    bool is_full;
} raw_slot;

typedef struct slot {
    unsigned char *bytes;
    size_t at, size;
    uint64_t used, made; /* of the unpacker, when it was full */
    bool is_full;
} slot;

struct plan_csv_thread {
    plan_csv_input *input;
    plan_thread thread;
    plan_lock lock;
    raw_slot raw[RAW_SLOTS];
    slot slots[SLOTS];
    size_t raw_fills, raw_takes, fills, takes; /* which slot is next, of each end of each ring */
    bool raw_ended;                            /* no more of them */
    plan_status raw_status;                    /* why, where that is no end */
    bool ended;                                /* the unpacking, once all slots are taken */
    plan_status status;                        /* what it came to */
    bool stops;                                /* the caller wants no more */
};

/* --- In the thread ------------------------------------------------------------------------- */

/* Waits for compressed bytes and puts as many as fit behind those that wait. */
static plan_status next_raw(plan_csv_thread *t) {
    plan_csv_input *input = t->input;
    raw_slot *s = &t->raw[t->raw_takes % RAW_SLOTS];
    size_t left = input->filled - input->at;
    memmove(input->chunk, input->chunk + input->at, left);
    input->at = 0;
    input->filled = left;
    plan_lock_take(&t->lock);
    while (!s->is_full && !t->raw_ended && !t->stops) {
        plan_lock_wait(&t->lock);
    }
    bool has_bytes = s->is_full;
    plan_status status = t->stops ? PLAN_CANCELLED : has_bytes ? PLAN_OK : t->raw_status;
    plan_lock_give(&t->lock);
    if (status != PLAN_OK || !has_bytes) {
        input->unpacker.ended = status == PLAN_OK;
        return status;
    }
    size_t room = PLAN_CSV_CHUNK - left, n = s->size - s->at < room ? s->size - s->at : room;
    memcpy(input->chunk + left, s->bytes + s->at, n);
    input->filled += n;
    s->at += n;
    if (s->at == s->size) {
        plan_lock_take(&t->lock);
        s->is_full = false;
        t->raw_takes++;
        plan_lock_tell(&t->lock);
        plan_lock_give(&t->lock);
    }
    return PLAN_OK;
}

static plan_status more(plan_csv_input *input) {
    return next_raw(input->thread);
}

/* A slot to fill, or NULL where no more are wanted. */
static slot *empty_slot(plan_csv_thread *t) {
    slot *s = &t->slots[t->fills % SLOTS];
    plan_lock_take(&t->lock);
    while (s->is_full && !t->stops) {
        plan_lock_wait(&t->lock);
    }
    bool stops = t->stops;
    plan_lock_give(&t->lock);
    s->at = s->size = 0;
    return stops ? NULL : s;
}

/* What a slot holds, or with `ended` the last of them and what all of it came to, goes over. */
static void hand_over(plan_csv_thread *t, slot *s, bool ended, plan_status status) {
    plan_lock_take(&t->lock);
    if (s->size > 0) {
        s->used = t->input->unpacker.used;
        s->made = t->input->unpacker.made;
        s->is_full = true;
        t->fills++;
    }
    t->ended = ended;
    t->status = status;
    plan_lock_tell(&t->lock);
    plan_lock_give(&t->lock);
}

static void work(void *context) {
    plan_csv_thread *t = context;
    slot *s;
    bool ended = false;
    while (!ended && (s = empty_slot(t)) != NULL) {
        plan_status status = PLAN_OK;
        while (s->size < SLOT && status == PLAN_OK && !ended) {
            size_t got = 0;
            status = plan_csv_input_step(t->input, s->bytes + s->size, SLOT - s->size, &got, more);
            s->size += got;
            ended = status == PLAN_OK && got == 0;
        }
        ended = ended || status != PLAN_OK;
        hand_over(t, s, ended, status);
    }
}

/* --- In the caller's ----------------------------------------------------------------------- */

/* Asks the source for more where there is room; the lock is held, but not meanwhile. */
static plan_status fill_raw(plan_csv_thread *t) {
    raw_slot *s = &t->raw[t->raw_fills % RAW_SLOTS];
    if (t->raw_ended || s->is_full) {
        return PLAN_OK;
    }
    plan_lock_give(&t->lock);
    size_t got = 0;
    plan_status status = plan_csv_input_raw(t->input, s->bytes, PLAN_CSV_CHUNK, &got);
    plan_lock_take(&t->lock);
    s->at = 0;
    s->size = got;
    s->is_full = status == PLAN_OK && got > 0;
    t->raw_fills += s->is_full ? 1 : 0;
    t->raw_ended = !s->is_full;
    t->raw_status = status;
    plan_lock_tell(&t->lock);
    return status == PLAN_CANCELLED ? status : PLAN_OK;
}

/* Of the slot whose turn it is. */
static size_t take(plan_csv_thread *t, slot *s, unsigned char *buffer, size_t size) {
    size_t n = s->size - s->at < size ? s->size - s->at : size;
    memcpy(buffer, s->bytes + s->at, n);
    s->at += n;
    t->input->seen_used = s->used;
    t->input->seen_made = s->made;
    if (s->at == s->size) {
        s->is_full = false;
        t->takes++;
        plan_lock_tell(&t->lock);
    }
    return n;
}

plan_status plan_csv_thread_read(plan_csv_thread *t, unsigned char *buffer, size_t size,
                                 size_t *read) {
    plan_lock_take(&t->lock);
    plan_status status = PLAN_OK;
    for (;;) {
        slot *s = &t->slots[t->takes % SLOTS];
        status = fill_raw(t);
        if (status != PLAN_OK) {
            break;
        }
        if (s->is_full) {
            *read = take(t, s, buffer, size);
            break;
        }
        if (t->ended) {
            status = t->status;
            break;
        }
        if (t->raw_ended || t->raw[t->raw_fills % RAW_SLOTS].is_full) {
            plan_lock_wait(&t->lock);
        }
    }
    plan_lock_give(&t->lock);
    return status;
}

/* --- Its life ------------------------------------------------------------------------------ */

static bool make_slots(plan_csv_thread *t, const plan_allocator *a) {
    bool complete = true;
    for (size_t i = 0; i < RAW_SLOTS; i++) {
        t->raw[i].bytes = plan_allocate(a, PLAN_CSV_CHUNK, 1);
        complete = complete && t->raw[i].bytes != NULL;
    }
    for (size_t i = 0; i < SLOTS; i++) {
        t->slots[i].bytes = plan_allocate(a, SLOT, 1);
        complete = complete && t->slots[i].bytes != NULL;
    }
    return complete;
}

static void release(plan_csv_thread *t, const plan_allocator *a) {
    for (size_t i = 0; i < RAW_SLOTS; i++) {
        plan_release(a, t->raw[i].bytes, PLAN_CSV_CHUNK, 1);
    }
    for (size_t i = 0; i < SLOTS; i++) {
        plan_release(a, t->slots[i].bytes, SLOT, 1);
    }
    plan_release(a, t, 1, sizeof *t);
}

plan_status plan_csv_thread_start(plan_csv_input *input) {
    const plan_allocator *a = &input->document->allocator;
    plan_csv_thread *t = plan_allocate_zero(a, 1, sizeof *t);
    if (t == NULL) {
        return PLAN_NO_MEMORY;
    }
    t->input = input;
    if (!make_slots(t, a)) {
        release(t, a);
        return PLAN_NO_MEMORY;
    }
    if (!plan_lock_init(&t->lock)) { /* then without */
        release(t, a);
        return PLAN_OK;
    }
    input->thread = t;
    if (!plan_thread_start(&t->thread, work, t)) {
        input->thread = NULL;
        plan_lock_free(&t->lock);
        release(t, a);
    }
    return PLAN_OK;
}

void plan_csv_thread_stop(plan_csv_input *input) {
    plan_csv_thread *t = input->thread;
    if (t == NULL) {
        return;
    }
    plan_lock_take(&t->lock);
    t->stops = true;
    plan_lock_tell(&t->lock);
    plan_lock_give(&t->lock);
    plan_thread_join(&t->thread);
    plan_lock_free(&t->lock);
    release(t, &input->document->allocator);
    input->thread = NULL;
}
