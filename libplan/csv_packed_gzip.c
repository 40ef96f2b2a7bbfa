/* gzip (RFC 1952) by zlib: members one after the other, and zeros to fill a block behind them. */
#ifdef PLAN_WITH_ZLIB

#    define ZLIB_CONST
#    include "csv_packed.h"

#    include <string.h>
#    include <zlib.h>

#    include "never.h"

typedef struct gzip {
    z_stream stream;
    uint64_t made; /* of the member */
    bool padding;  /* zeros have followed a member: no further one may */
} gzip;

static voidpf allocate(voidpf unpacker, uInt count, uInt size) {
    return plan_unpacker_allocate(unpacker, (size_t)count * size);
}

static void release(voidpf unpacker, voidpf pointer) {
    plan_unpacker_release(unpacker, pointer);
}

plan_status plan_gzip_init(plan_unpacker *unpacker) {
    enum { WINDOW = 15, GZIP = 16 }; /* 32 KiB, the largest; and the wrapper of gzip alone */
    gzip *g = plan_unpacker_allocate(unpacker, sizeof *g);
    if (g == NULL) {
        return PLAN_NO_MEMORY;
    }
    memset(g, 0, sizeof *g);
    g->stream.zalloc = allocate;
    g->stream.zfree = release;
    g->stream.opaque = unpacker;
    if (inflateInit2(&g->stream, WINDOW + GZIP) != Z_OK) {
        plan_unpacker_release(unpacker, g);
        return PLAN_NO_MEMORY;
    }
    unpacker->state = g;
    return PLAN_OK;
}

void plan_gzip_free(plan_unpacker *unpacker) {
    gzip *g = unpacker->state;
    inflateEnd(&g->stream);
    plan_unpacker_release(unpacker, g);
}

/* zlib's words in words of our own: theirs may change. */
static const char *reason_of(const char *message) {
    if (PLAN_NEVER(message == NULL, "zlib says why, but for what no gzip member has")) {
        return "no valid data";
    }
    if (strstr(message, "check") != NULL && strstr(message, "header") == NULL) {
        return "the checksum differs, any row may be wrong"; /* "incorrect data check", "incorrect
                                                                length check" */
    }
    return strstr(message, "header") != NULL ? "no valid header" : "no valid data";
}

/* Zeros after a member. */
static size_t skip_zeros(const unsigned char *in, size_t size) {
    size_t n = 0;
    while (n < size && in[n] == 0) {
        n++;
    }
    return n;
}

/* Before a member. False where there is none to be read yet. */
static bool begin(plan_unpacker *unpacker, gzip *g, const unsigned char *in, size_t size,
                  size_t *used, plan_status *status) {
    if (unpacker->members > 0) {
        size_t zeros = skip_zeros(in, size);
        *used += zeros;
        g->padding = g->padding || zeros > 0;
        if (zeros == size) {
            return false;
        }
        if (g->padding || in[zeros] != 0x1F) {
            *status = plan_unpacker_fail(unpacker, PLAN_PACKED_MORE, "", unpacker->used + zeros);
            return false;
        }
        (void)inflateReset(&g->stream); /* which fails for a stream that is none */
    }
    unpacker->member_at = unpacker->used + *used;
    g->made = 0;
    unpacker->within = size > *used;
    return unpacker->within;
}

plan_status plan_gzip_run(plan_unpacker *unpacker, const unsigned char *in, size_t size,
                          size_t *used, unsigned char *out, size_t room, size_t *made) {
    gzip *g = unpacker->state;
    plan_status status = PLAN_OK;
    if (!unpacker->within && !begin(unpacker, g, in, size, used, &status)) {
        return status;
    }
    z_stream *z = &g->stream;
    z->next_in = in + *used;
    z->avail_in = (uInt)(size - *used); /* chunks are far below 4 GiB */
    z->next_out = out;
    z->avail_out = (uInt)room;
    int code = inflate(z, Z_NO_FLUSH);
    *used = size - z->avail_in;
    *made = room - z->avail_out;
    g->made += *made;
    switch (code) {
    case Z_STREAM_END:
        unpacker->within = false;
        unpacker->members++;
        return PLAN_OK;
    case Z_OK:
    case Z_BUF_ERROR: /* nothing to go on with */
        return PLAN_OK;
    case Z_MEM_ERROR:
        return PLAN_NO_MEMORY;
    default:
        break;
    }
    const char *why = reason_of(z->msg);
    bool is_none = unpacker->members > 0 && g->made == 0 && strcmp(why, "no valid header") == 0;
    return is_none ? plan_unpacker_fail(unpacker, PLAN_PACKED_MORE, "", unpacker->member_at)
                   : plan_unpacker_fail(unpacker, PLAN_PACKED_BROKEN, why, unpacker->used + *used);
}

#else

typedef int plan_gzip_is_not_built_in;

#endif
