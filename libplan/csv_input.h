/* Private: where a table's bytes come from, a caller's source or a file, plain or compressed, and
 * who is told how far they have been read. */
#ifndef PLAN_CSV_INPUT_H
#define PLAN_CSV_INPUT_H

#include <plan/csv.h>

#include "csv_packed.h"
#include "document.h"

#include <stdio.h>

/* Compressed bytes that are read at once: more than a block of zstd has. */
enum { PLAN_CSV_CHUNK = 192 << 10 };

/* Why no more bytes come, where that is more than PLAN_IO. */
enum plan_csv_trouble {
    PLAN_CSV_NO_TROUBLE = 0,
    PLAN_CSV_UNREAD,   /* a sort of compression that is never read, or not by this build */
    PLAN_CSV_DAMAGED,  /* unpacker.fault says what */
    PLAN_CSV_TOO_MUCH, /* a limit: more came out than that */
    PLAN_CSV_TOO_DENSE /* another: so much for a byte that went in */
};

typedef struct plan_csv_thread plan_csv_thread;
typedef struct plan_csv_ahead plan_csv_ahead;

typedef struct plan_csv_input {
    plan_source source; /* NULL: the file */
    void *context;
    FILE *file;
    uint64_t size; /* of a regular file, 0: unknown */
    const plan_document *document;
    plan_pulse pulse;
    uint64_t max_unpacked, max_ratio;
    plan_status failed; /* for good */
    bool begun;         /* the first bytes were looked at */
    int packed;         /* enum plan_packed */
    int trouble;        /* enum plan_csv_trouble */
    plan_unpacker unpacker;
    unsigned char *chunk; /* compressed bytes: [at, filled) wait */
    size_t at, filled;
    uint64_t seen_used, seen_made; /* of the unpacker, behind the bytes given */
    uint32_t threads;              /* more than one: unpacking has its own */
    plan_csv_thread *thread;       /* NULL: it has none */
    plan_csv_ahead *ahead;         /* reads a long file that is not compressed, or NULL */
} plan_csv_input;

plan_csv_input plan_csv_input_of(plan_source source, void *context);
/* `file` stays the caller's; nothing may have been read from it. */
plan_csv_input plan_csv_input_of_file(FILE *file);
/* Opens a file for reading. NULL with *why PLAN_IO, errno says more, or PLAN_CANCELLED while
 * waiting for the writer of a pipe. */
FILE *plan_csv_input_open(const char *path, const plan_document *document, plan_status *why);
/* Before the first byte. `phase` is enum plan_phase; PLAN_CANCELLED. */
plan_status plan_csv_input_begin(plan_csv_input *input, const plan_document *document, int phase,
                                 const char *name, const plan_limits *limits);
/* The next bytes of the table, as a plan_source gives them; *read is 0 at the end. `size` is
 * PLAN_PACKED_MARK or more. PLAN_IO, PLAN_CANCELLED, PLAN_NO_MEMORY; PLAN_SYNTAX: input->trouble
 * says why no more bytes come. */
plan_status plan_csv_input_read(plan_csv_input *input, void *buffer, size_t size, size_t *read);
/* How many bytes the table has, 0: unknown; of a compressed one a guess from those so far. */
uint64_t plan_csv_input_expected(const plan_csv_input *input);
/* After the last byte that was wanted: tells so. PLAN_CANCELLED. */
plan_status plan_csv_input_end(plan_csv_input *input);
void plan_csv_input_free(plan_csv_input *input);

/* --- csv_input_packed.c --- */
/* The bytes as they lie there. */
plan_status plan_csv_input_raw(plan_csv_input *input, void *buffer, size_t size, size_t *read);
/* The first bytes of a compressed table: it is unpacked from now on, or cannot be. */
plan_status plan_csv_input_unpack(plan_csv_input *input, const void *bytes, size_t size);
/* plan_csv_input_read from then on. */
plan_status plan_csv_input_packed(plan_csv_input *input, unsigned char *buffer, size_t size,
                                  size_t *read);
/* The next plain bytes, `more` being what puts compressed ones into the chunk. */
plan_status plan_csv_input_step(plan_csv_input *input, unsigned char *buffer, size_t size,
                                size_t *read, plan_status (*more)(plan_csv_input *input));
/* --- csv_input_ahead.c --- */
/* Once the first bytes were read; input->ahead stays NULL where it cannot be. */
void plan_csv_ahead_start(plan_csv_input *input);
plan_status plan_csv_ahead_read(plan_csv_ahead *ahead, void *buffer, size_t size, size_t *read);
void plan_csv_ahead_stop(plan_csv_input *input);
/* --- csv_input_thread.c --- */
/* PLAN_OK also where the system starts none. PLAN_NO_MEMORY. */
plan_status plan_csv_thread_start(plan_csv_input *input);
plan_status plan_csv_thread_read(plan_csv_thread *thread, unsigned char *buffer, size_t size,
                                 size_t *read);
void plan_csv_thread_stop(plan_csv_input *input);

#endif
