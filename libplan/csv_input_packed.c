/* A compressed table: chunks in, plain bytes out, within limits. */
#include "csv_input.h"

#include <string.h>

#include "memory.h"

/* A ratio is no matter of the first rows: so much may come out whatever went in [bytes]. */
static const uint64_t free_bytes = UINT64_C(64) << 20;

static plan_status trouble(plan_csv_input *input, int kind) {
    input->trouble = kind;
    return PLAN_SYNTAX;
}

plan_status plan_csv_input_unpack(plan_csv_input *input, const void *bytes, size_t size) {
    const plan_allocator *a = &input->document->allocator;
    if (!plan_packed_is_built_in(input->packed)) {
        return trouble(input, PLAN_CSV_UNREAD);
    }
    plan_status status = plan_unpacker_init(&input->unpacker, a, input->packed);
    input->chunk = status == PLAN_OK ? plan_allocate(a, PLAN_CSV_CHUNK, 1) : NULL;
    if (input->chunk == NULL) {
        return status != PLAN_OK ? status : PLAN_NO_MEMORY;
    }
    memcpy(input->chunk, bytes, size);
    input->filled = size;
    return input->threads > 1 ? plan_csv_thread_start(input) : PLAN_OK;
}

static plan_status within_limits(plan_csv_input *input, size_t *read) {
    uint64_t made = input->unpacker.made, used = input->unpacker.used;
    if (made > input->max_unpacked) {
        uint64_t over = made - input->max_unpacked;
        *read = over < *read ? *read - (size_t)over : 0;
        return trouble(input, PLAN_CSV_TOO_MUCH);
    }
    bool is_dense = made > free_bytes && made / input->max_ratio > used;
    return is_dense ? trouble(input, PLAN_CSV_TOO_DENSE) : PLAN_OK;
}

/* More behind the bytes that wait: a few of a block whose rest is not there yet. */
static plan_status fill_chunk(plan_csv_input *input) {
    size_t left = input->filled - input->at, got = 0;
    memmove(input->chunk, input->chunk + input->at, left);
    input->at = 0;
    input->filled = left;
    plan_status status =
        plan_csv_input_raw(input, input->chunk + left, PLAN_CSV_CHUNK - left, &got);
    input->filled += got;
    input->unpacker.ended = status == PLAN_OK && got == 0;
    return status;
}

/* Neither bytes taken nor made: more are needed, or the file has ended where it may or may not. */
static plan_status go_on(plan_csv_input *input, bool *ended,
                         plan_status (*more)(plan_csv_input *input)) {
    if (!input->unpacker.ended) {
        return input->filled - input->at < PLAN_CSV_CHUNK ? more(input) : PLAN_IO;
    }
    *ended = true;
    return plan_unpacker_end(&input->unpacker);
}

plan_status plan_csv_input_step(plan_csv_input *input, unsigned char *buffer, size_t size,
                                size_t *read, plan_status (*more)(plan_csv_input *input)) {
    bool ended = false;
    for (;;) {
        size_t used = 0;
        plan_status status =
            plan_unpacker_run(&input->unpacker, input->chunk + input->at, input->filled - input->at,
                              &used, buffer, size, read);
        input->at += used;
        if (status == PLAN_OK && used == 0 && *read == 0) {
            status = go_on(input, &ended, more);
        }
        if (status == PLAN_SYNTAX) {
            status = trouble(input, PLAN_CSV_DAMAGED);
        }
        status = status == PLAN_OK ? within_limits(input, read) : status;
        if (status != PLAN_OK || *read > 0 || ended) {
            return status;
        }
    }
}

plan_status plan_csv_input_packed(plan_csv_input *input, unsigned char *buffer, size_t size,
                                  size_t *read) {
    if (input->thread != NULL) {
        return plan_csv_thread_read(input->thread, buffer, size, read);
    }
    plan_status status = plan_csv_input_step(input, buffer, size, read, fill_chunk);
    input->seen_used = input->unpacker.used;
    input->seen_made = input->unpacker.made;
    return status;
}
