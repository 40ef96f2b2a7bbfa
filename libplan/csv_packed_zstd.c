/* zstd (RFC 8878) by libzstd: frames one after the other, those to be skipped among them. */
#ifdef PLAN_WITH_ZSTD

/* Memory of one's own is what libzstd has in its part that is not settled for ever. */
#    define ZSTD_STATIC_LINKING_ONLY
#    include "csv_packed.h"

#    include <string.h>
#    include <zstd.h>
#    include <zstd_errors.h>

typedef struct zstd {
    ZSTD_DCtx *context;
    size_t step; /* bytes to the end of the next block, which it gets as one and alone: of a call
                    that fails, what came out of blocks before is lost */
    bool waits;  /* what came out filled the room: there may be more */
} zstd;

static void *allocate(void *unpacker, size_t size) {
    return plan_unpacker_allocate(unpacker, size);
}

static void release(void *unpacker, void *pointer) {
    plan_unpacker_release(unpacker, pointer);
}

plan_status plan_zstd_init(plan_unpacker *unpacker) {
    zstd *s = plan_unpacker_allocate(unpacker, sizeof *s);
    ZSTD_customMem memory = {allocate, release, unpacker};
    if (s == NULL) {
        return PLAN_NO_MEMORY;
    }
    memset(s, 0, sizeof *s);
    s->context = ZSTD_createDCtx_advanced(memory);
    if (s->context == NULL) {
        plan_unpacker_release(unpacker, s);
        return PLAN_NO_MEMORY;
    }
    unpacker->state = s;
    return PLAN_OK;
}

void plan_zstd_free(plan_unpacker *unpacker) {
    zstd *s = unpacker->state;
    ZSTD_freeDCtx(s->context);
    plan_unpacker_release(unpacker, s);
}

static plan_status fail(plan_unpacker *unpacker, size_t code, uint64_t at) {
    switch ((int)ZSTD_getErrorCode(code)) {
    case ZSTD_error_memory_allocation:
        return PLAN_NO_MEMORY;
    case ZSTD_error_frameParameter_windowTooLarge:
        return plan_unpacker_fail(unpacker, PLAN_PACKED_WINDOW, "", at);
    case ZSTD_error_prefix_unknown:
        /* The first frame begins as it should, or these were no bytes of zstd. */
        return plan_unpacker_fail(unpacker, PLAN_PACKED_MORE, "", unpacker->member_at);
    case ZSTD_error_checksum_wrong:
        return plan_unpacker_fail(unpacker, PLAN_PACKED_BROKEN,
                                  "the checksum differs, any row may be wrong", at);
    case ZSTD_error_dictionary_wrong:
        return plan_unpacker_fail(unpacker, PLAN_PACKED_BROKEN, "it needs a dictionary", at);
    default:
        return plan_unpacker_fail(unpacker, PLAN_PACKED_BROKEN, "no valid data", at);
    }
}

plan_status plan_zstd_run(plan_unpacker *unpacker, const unsigned char *in, size_t size,
                          size_t *used, unsigned char *out, size_t room, size_t *made) {
    zstd *s = unpacker->state;
    ZSTD_inBuffer from = {in, size, 0};
    ZSTD_outBuffer to = {out, room, 0};
    if (size == 0 && !s->waits) {
        return PLAN_OK;
    }
    if (!unpacker->within && size > 0) {
        unpacker->member_at = unpacker->used;
        unpacker->within = true;
        s->step = 1;
    }
    if (size > 0 && size < s->step && !unpacker->ended) {
        return PLAN_OK; /* more first */
    }
    from.size = size < s->step ? size : s->step;
    size_t code = ZSTD_decompressStream(s->context, &to, &from);
    *used = from.pos;
    *made = to.pos;
    if (ZSTD_isError(code)) {
        return fail(unpacker, code, unpacker->used + from.pos);
    }
    s->step = code;
    s->waits = to.pos == to.size && code != 0;
    if (code == 0) { /* the end of a frame, all of it given */
        unpacker->within = false;
        unpacker->members++;
    }
    return PLAN_OK;
}

#else

typedef int plan_zstd_is_not_built_in;

#endif
