/* Private: bytes to rows of cells with their places, by libcsv: the reference for every byte
 * sequence. csv_splitter.h stands before it and does most rows itself. */
#ifndef PLAN_CSV_READER_H
#define PLAN_CSV_READER_H

#include "memory.h"

typedef struct plan_csv_cell {
    const char *text; /* valid during the call; not terminated */
    size_t length;
    uint32_t line;   /* on which the cell starts, from 1, as an editor counts */
    uint32_t column; /* of its first byte, in characters from 1 */
    bool quoted;     /* in the file */
} plan_csv_cell;

enum plan_csv_problem {
    PLAN_CSV_AFTER_QUOTE, /* text after a closing quote */
    PLAN_CSV_STRAY_QUOTE, /* a quote inside a cell that does not start with one */
    PLAN_CSV_UNCLOSED,    /* the file ends within a quoted cell that opens there */
    PLAN_CSV_LONG_CELL,   /* longer than the limit; reading ended */
    PLAN_CSV_MANY_COLUMNS /* more columns than the limit; reading ended */
};

/* Bytes that rows may be taken from: content[at] up to content[end], where the last row may be cut.
 * Behind them PLAN_CSV_BEHIND bytes may be read, whatever they hold. */
typedef struct plan_csv_stretch {
    const char *content;
    size_t at, end;
    uint32_t line;
    bool after_return; /* the byte before `at` is a CR: an LF belongs to it */
} plan_csv_stretch;
enum { PLAN_CSV_BEHIND = 1024 };

typedef struct plan_csv_events {
    void *context;
    /* A row; false ends the reading. `valid`: all of it is known to be UTF-8. */
    bool (*row)(void *context, const plan_csv_cell *cells, size_t count, bool valid);
    /* A row in ASCII without quotes, where that is known beforehand: cell i lies between
     * content[ends[i - 1] + 1] and content[ends[i]] (ends[-1] is there, numbers wrap), and columns
     * are counted from ends[-1]. False: it is wanted as cells. NULL: all are. */
    bool (*plain)(void *context, const char *content, const uint32_t *ends, size_t count,
                  uint32_t line, bool *ended);
    /* Rows that the receiver takes from their bytes, as many as it can: `at`, `line` and
     * `after_return` go behind them. The next row comes through the others. NULL: none. */
    void (*take)(void *context, plan_csv_stretch *stretch);
    /* What is wrong with a row; that row is not handed out. */
    void (*problem)(void *context, int problem, uint32_t line, uint32_t column);
} plan_csv_events;

typedef struct plan_csv_reader plan_csv_reader;

plan_status plan_csv_reader_new(const plan_allocator *allocator, char separator, size_t max_cell,
                                size_t max_columns, const plan_csv_events *events,
                                plan_csv_reader **result);
/* Before the first byte: it stands at the start of a row on this line; with `after_return` the byte
 * before it was a CR, to which an LF belongs. */
void plan_csv_reader_start_at(plan_csv_reader *reader, uint32_t line, bool after_return);
/* The next bytes; *ended where a callback or a limit ended the reading. */
plan_status plan_csv_reader_feed(plan_csv_reader *reader, const char *bytes, size_t size,
                                 bool *ended);
/* The line that the reading has come to. */
uint32_t plan_csv_reader_line(const plan_csv_reader *reader);
/* The end of the file: the last row, or an unclosed quote. */
plan_status plan_csv_reader_finish(plan_csv_reader *reader);
void plan_csv_reader_free(plan_csv_reader *reader); /* NULL is fine */

#endif
