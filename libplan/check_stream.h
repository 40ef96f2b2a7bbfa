/* Private: checking areas while a table is read. Where every rule looks at one area alone and the
 * rows of an area lie together, an area is checked as soon as the next one begins, and its rows are
 * forgotten unless a finding that may be shown needs them. By one thread or several, the report
 * comes out as if all rows had been kept.
 *
 *   check_stream.c       what the thread that reads does: is it possible, batches of whole areas
 *   check_stream_work.c  who checks the batches: threads and the queue before them
 *   check_batch.c        what becomes of one batch: passes, and which areas are kept
 *   check_stream_join.c  the end: kept areas become the table that findings are told from */
#ifndef PLAN_CHECK_STREAM_H
#define PLAN_CHECK_STREAM_H

#include "check_plain.h"
#include "thread.h"

/* Statements as checks see them, while the reader adds more: a batch knows how many there were. */
typedef struct plan_stream_claims {
    plan_statement *items;
    uint16_t *keys;
    uint8_t *changes; /* as plan_plain has them */
    size_t capacity;
    struct plan_stream_claims *older; /* shorter ones, which batches may still look at */
} plan_stream_claims;

/* Rows of whole areas, on their way to a check. */
typedef struct plan_batch {
    plan_table table; /* records and specials are its own */
    const plan_stream_claims *claims;
    bool against_plan;
    size_t area_limit; /* areas known when it was made */
    struct plan_batch *next;
} plan_batch;

/* An area whose rows are needed at the end. */
typedef struct plan_kept_area {
    uint32_t area, begin, count;
    const plan_table *rows;
} plan_kept_area;

/* One that checks batches. */
typedef struct plan_stream_worker {
    plan_thread thread;
    struct plan_stream *stream;
    plan_checker fork;
    plan_area_block *blocks; /* of the batch at hand */
    size_t block_count, block_capacity;
    uint32_t *block_of; /* by area, from the first one of the batch on */
    uint32_t block_base, block_span;
    size_t span_capacity;
    /* What is kept of the batches before. */
    plan_table kept;
    plan_kept_area *areas;
    size_t kept_count, kept_capacity;
    size_t drafts_seen, inferences_kept;
    uint64_t drafted;    /* as the checker counted it before this batch */
    size_t implied_kept; /* values for the report's list */
    uint32_t implied_top;
} plan_stream_worker;

typedef struct plan_stream {
    plan_document *document;
    plan_checker plan; /* what the plan says, for forks to share */
    plan_stream_worker *workers;
    uint32_t worker_count; /* the first one is the reader's thread */
    uint32_t made;         /* forks that have to be freed */
    uint32_t started;      /* threads */
    plan_batch *batches;
    size_t batch_count;
    plan_stream_claims *claims;
    size_t claim_count; /* statements known */
    bool against_plan;
    /* The rows at hand. */
    size_t scanned;   /* rows of the document's table that were looked at */
    uint32_t area;    /* of the last of them, or PLAN_NONE */
    uint8_t *is_done; /* by area: complete, it must not turn up again */
    size_t done_capacity;
    bool gave_up; /* rows must be read again, and kept */
    bool ended;
    plan_status status; /* of the reader's thread */
    /* Between threads, under the lock. */
    plan_lock lock;
    bool has_lock;
    plan_batch *queue, **queue_end, *spare;
    bool closed;
    bool has_failed, needs_rows; /* a worker failed; or met rows of a plan series */
} plan_stream;

/* Whether it is possible for the plan and the report at hand; then document->stream is there, to be
 * fed. Neither rows nor tables may have been read yet. PLAN_NO_MEMORY. */
plan_status plan_stream_begin(plan_document *document, plan_report *report, uint32_t threads,
                              bool *is_possible);
/* Rows were added to the document's table: complete areas are taken from it. stream->gave_up where
 * they must be read again, in the ordinary way. PLAN_NO_MEMORY. */
plan_status plan_stream_rows(plan_stream *stream);
/* There are no more rows. As plan_stream_rows; threads are no more. */
plan_status plan_stream_end(plan_stream *stream);
/* The document as it was before plan_stream_begin, apart from codes that rows brought with them. */
void plan_stream_drop(plan_document *document, plan_report *report);
/* After the end: the document's table becomes that of the kept areas. PLAN_NO_MEMORY. */
plan_status plan_stream_keep(plan_stream *stream);
/* And what was found of all areas goes to a checker of that table. */
plan_status plan_stream_join(plan_stream *stream, plan_checker *checker);

/* --- check_stream_work.c --- */
plan_status plan_stream_start(plan_stream *stream, uint32_t threads);
/* An empty batch to be filled, and a full one to be checked, at once or later. */
plan_status plan_stream_empty(plan_stream *s, plan_batch **result);
plan_status plan_stream_check(plan_stream *stream, plan_batch *batch);
/* Waits until all are checked, and ends the threads. */
plan_status plan_stream_stop(plan_stream *stream);
void plan_stream_work_free(plan_stream *stream);

/* --- check_batch.c --- */
plan_status plan_batch_check(plan_stream_worker *worker, plan_batch *batch);
void plan_batch_free(const plan_allocator *allocator, plan_table *table);
/* A special in another table: its place there into the record. PLAN_NO_MEMORY, PLAN_LIMIT. */
plan_status plan_batch_move_special(const plan_table *from, plan_table *to, plan_record *record);

#endif
