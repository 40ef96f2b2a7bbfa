/* Compressed bytes: which sort they are, and what all sorts have in common. */
#include "csv_packed.h"

#include <string.h>

#include "memory.h"

static const struct {
    const char *name, *command, *mark;
    size_t length;
    bool is_built_in;
} sorts[] = {
    [PLAN_PACKED_NOT] = {"", "", "", 0, false},
#ifdef PLAN_WITH_ZLIB
    [PLAN_PACKED_GZIP] = {"gzip", "gzip -dc", "\x1F\x8B", 2, true},
#else
    [PLAN_PACKED_GZIP] = {"gzip", "gzip -dc", "\x1F\x8B", 2, false},
#endif
#ifdef PLAN_WITH_ZSTD
    [PLAN_PACKED_ZSTD] = {"zstd", "zstd -dc", "\x28\xB5\x2F\xFD", 4, true},
#else
    [PLAN_PACKED_ZSTD] = {"zstd", "zstd -dc", "\x28\xB5\x2F\xFD", 4, false},
#endif
    [PLAN_PACKED_BZIP2] = {"bzip2", "bzip2 -dc", "1AY&SY", 6, false}, /* after "BZh" and a digit */
    [PLAN_PACKED_XZ] = {"xz", "xz -dc",
                        "\xFD"
                        "7zXZ\0",
                        6, false},
    [PLAN_PACKED_LZ4] = {"lz4", "lz4 -dc", "\x04\x22\x4D\x18", 4, false},
    [PLAN_PACKED_COMPRESS] = {"compress", "gzip -dc", "\x1F\x9D", 2, false},
    [PLAN_PACKED_SEVEN] = {"7-Zip", "7z x -so", "7z\xBC\xAF\x27\x1C", 6, false},
    [PLAN_PACKED_ZIP] = {"zip", "", "PK\x03\x04", 4, false},
};

int plan_packed_of(const unsigned char *bytes, size_t size) {
    for (int i = 1; i < (int)(sizeof sorts / sizeof sorts[0]); i++) {
        size_t from = i == PLAN_PACKED_BZIP2 ? 4 : 0;
        bool begins = from == 0 || (size >= 4 && memcmp(bytes, "BZh", 3) == 0);
        if (begins && size >= from + sorts[i].length &&
            memcmp(bytes + from, sorts[i].mark, sorts[i].length) == 0) {
            return i;
        }
    }
    /* A frame of zstd that is to be skipped may come first. */
    bool skips =
        size >= 4 && (bytes[0] & 0xF0) == 0x50 && memcmp(bytes + 1, "\x2A\x4D\x18", 3) == 0;
    return skips ? PLAN_PACKED_ZSTD : PLAN_PACKED_NOT;
}

const char *plan_packed_name(int packed) {
    return sorts[packed].name;
}

const char *plan_packed_command(int packed) {
    return sorts[packed].command;
}

bool plan_packed_is_built_in(int packed) {
    return sorts[packed].is_built_in;
}

/* --- Unpacking --- */

plan_status plan_unpacker_fail(plan_unpacker *unpacker, int fault, const char *why, uint64_t at) {
    unpacker->fault = fault;
    unpacker->why = why;
    unpacker->at = at;
    return PLAN_SYNTAX;
}

/* In front of what is handed out: how much it is, aligned for any type. */
typedef union heading {
    size_t size;
    max_align_t alignment;
} heading;

void *plan_unpacker_allocate(plan_unpacker *unpacker, size_t size) {
    heading *made = NULL;
    if (size <= SIZE_MAX - sizeof *made) {
        made = plan_allocate(&unpacker->allocator, size + sizeof *made, 1);
    }
    if (made == NULL) {
        return NULL;
    }
    made->size = size;
    return made + 1;
}

void plan_unpacker_release(plan_unpacker *unpacker, void *pointer) {
    if (pointer != NULL) {
        heading *made = (heading *)pointer - 1;
        plan_release(&unpacker->allocator, made, made->size + sizeof *made, 1);
    }
}

plan_status plan_unpacker_init(plan_unpacker *unpacker, const plan_allocator *allocator,
                               int packed) {
    memset(unpacker, 0, sizeof *unpacker);
    unpacker->allocator = *allocator;
    unpacker->packed = packed;
    unpacker->why = "";
    plan_status status = PLAN_INVALID;
#ifdef PLAN_WITH_ZLIB
    status = packed == PLAN_PACKED_GZIP ? plan_gzip_init(unpacker) : status;
#endif
#ifdef PLAN_WITH_ZSTD
    status = packed == PLAN_PACKED_ZSTD ? plan_zstd_init(unpacker) : status;
#endif
    return status;
}

void plan_unpacker_free(plan_unpacker *unpacker) {
    if (unpacker->state != NULL) {
#ifdef PLAN_WITH_ZLIB
        if (unpacker->packed == PLAN_PACKED_GZIP) {
            plan_gzip_free(unpacker);
        }
#endif
#ifdef PLAN_WITH_ZSTD
        if (unpacker->packed == PLAN_PACKED_ZSTD) {
            plan_zstd_free(unpacker);
        }
#endif
    }
    unpacker->state = NULL;
}

plan_status plan_unpacker_run(plan_unpacker *unpacker, const unsigned char *in, size_t size,
                              size_t *used, unsigned char *out, size_t room, size_t *made) {
    plan_status status = PLAN_INVALID;
    *used = *made = 0;
    if (unpacker->fault != PLAN_PACKED_FINE) {
        return PLAN_SYNTAX;
    }
#ifdef PLAN_WITH_ZLIB
    status = unpacker->packed == PLAN_PACKED_GZIP
                 ? plan_gzip_run(unpacker, in, size, used, out, room, made)
                 : status;
#endif
#ifdef PLAN_WITH_ZSTD
    status = unpacker->packed == PLAN_PACKED_ZSTD
                 ? plan_zstd_run(unpacker, in, size, used, out, room, made)
                 : status;
#endif
    (void)in;
    (void)size;
    (void)out;
    (void)room;
    unpacker->used += *used;
    unpacker->made += *made;
    return status;
}

/* A few bytes behind the last member are no beginning of a further one: a line end, for instance.
 */
enum { SHORTEST_MARK = 4 };

plan_status plan_unpacker_end(plan_unpacker *unpacker) {
    if (unpacker->fault != PLAN_PACKED_FINE) {
        return PLAN_SYNTAX;
    }
    if (!unpacker->within && unpacker->members > 0) {
        return PLAN_OK;
    }
    bool is_none = unpacker->members > 0 && unpacker->used - unpacker->member_at < SHORTEST_MARK;
    return is_none ? plan_unpacker_fail(unpacker, PLAN_PACKED_MORE, "", unpacker->member_at)
                   : plan_unpacker_fail(unpacker, PLAN_PACKED_ENDS, "", unpacker->used);
}
