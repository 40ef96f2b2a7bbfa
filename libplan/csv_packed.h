/* Private: compressed bytes to plain ones, member by member. csv_packed_gzip.c alone knows zlib,
 * csv_packed_zstd.c libzstd; a build without them still recognises both. */
#ifndef PLAN_CSV_PACKED_H
#define PLAN_CSV_PACKED_H

#include <plan/memory.h>

#include <stdbool.h>

/* What the first bytes of a file are the mark of. */
enum plan_packed {
    PLAN_PACKED_NOT = 0,
    PLAN_PACKED_GZIP,
    PLAN_PACKED_ZSTD,
    PLAN_PACKED_BZIP2, /* this one and those after it are never read */
    PLAN_PACKED_XZ,
    PLAN_PACKED_LZ4,
    PLAN_PACKED_COMPRESS,
    PLAN_PACKED_SEVEN,
    PLAN_PACKED_ZIP
};
enum { PLAN_PACKED_MARK = 10 }; /* bytes that tell all of them */

int plan_packed_of(const unsigned char *bytes, size_t size);
const char *plan_packed_name(int packed); /* "gzip"; never NULL */
/* What a person unpacks it with: "xz -dc"; "" where that is no matter of one command. */
const char *plan_packed_command(int packed);
bool plan_packed_is_built_in(int packed);

/* What is wrong with the bytes. */
enum plan_packed_fault {
    PLAN_PACKED_FINE = 0,
    PLAN_PACKED_BROKEN, /* `why` says more */
    PLAN_PACKED_ENDS,   /* the file ends in the midst of a member */
    PLAN_PACKED_MORE,   /* what follows the last member is none */
    PLAN_PACKED_WINDOW  /* needs more memory than is given to it */
};

typedef struct plan_unpacker {
    plan_allocator allocator;
    int packed;         /* enum plan_packed */
    void *state;        /* of the library */
    bool ended;         /* set by the caller: the file has no more bytes than those at hand */
    bool within;        /* a member has begun and not ended */
    uint64_t used;      /* bytes taken so far */
    uint64_t made;      /* bytes given so far */
    uint64_t members;   /* that have ended */
    uint64_t member_at; /* where in the file the last one began */
    int fault;          /* enum plan_packed_fault */
    const char *why;
    uint64_t at; /* where in the file the fault is, from 0 */
} plan_unpacker;

/* `packed` is built in. PLAN_NO_MEMORY. */
plan_status plan_unpacker_init(plan_unpacker *unpacker, const plan_allocator *allocator,
                               int packed);
void plan_unpacker_free(plan_unpacker *unpacker); /* of zeros is fine */
/* Takes *used of `in` and gives *made bytes; with `size` 0 what it still holds. Nothing taken and
 * nothing made: it needs more behind those bytes; a block of zstd has up to 128 KiB. After a fault,
 * PLAN_SYNTAX, what was made is good. PLAN_NO_MEMORY.
 */
plan_status plan_unpacker_run(plan_unpacker *unpacker, const unsigned char *in, size_t size,
                              size_t *used, unsigned char *out, size_t room, size_t *made);
/* The file has ended: PLAN_OK where it may. */
plan_status plan_unpacker_end(plan_unpacker *unpacker);

/* --- csv_packed_gzip.c, csv_packed_zstd.c: the same for one library --- */
plan_status plan_gzip_init(plan_unpacker *unpacker);
void plan_gzip_free(plan_unpacker *unpacker);
plan_status plan_gzip_run(plan_unpacker *unpacker, const unsigned char *in, size_t size,
                          size_t *used, unsigned char *out, size_t room, size_t *made);
plan_status plan_zstd_init(plan_unpacker *unpacker);
void plan_zstd_free(plan_unpacker *unpacker);
plan_status plan_zstd_run(plan_unpacker *unpacker, const unsigned char *in, size_t size,
                          size_t *used, unsigned char *out, size_t room, size_t *made);

/* For them. */
plan_status plan_unpacker_fail(plan_unpacker *unpacker, int fault, const char *why, uint64_t at);
/* Memory whose size nobody says when it is given back. */
void *plan_unpacker_allocate(plan_unpacker *unpacker, size_t size);
void plan_unpacker_release(plan_unpacker *unpacker, void *pointer);

#endif
