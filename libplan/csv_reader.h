/* Private: bytes to rows of cells with their places. This is the seam behind which libcsv works; a
 * faster splitter may stand here as long as it gives the same rows, places and problems for every
 * byte sequence. */
#ifndef PLAN_CSV_READER_H
#define PLAN_CSV_READER_H

#include "memory.h"

typedef struct plan_csv_cell {
    const char *text; /* valid during the call; not terminated */
    size_t length;
    uint32_t line;   /* on which the cell starts, from 1, as an editor counts */
    uint32_t column; /* of its first byte, in characters from 1 */
} plan_csv_cell;

enum plan_csv_problem {
    PLAN_CSV_AFTER_QUOTE, /* text after a closing quote */
    PLAN_CSV_STRAY_QUOTE, /* a quote inside a cell that does not start with one */
    PLAN_CSV_UNCLOSED,    /* the file ends within a quoted cell that opens there */
    PLAN_CSV_LONG_CELL,   /* longer than the limit; reading ended */
    PLAN_CSV_MANY_COLUMNS /* more columns than the limit; reading ended */
};

typedef struct plan_csv_events {
    void *context;
    /* A row; false ends the reading. `ascii`: all of it is, so it is UTF-8 as well. */
    bool (*row)(void *context, const plan_csv_cell *cells, size_t count, bool ascii);
    /* What is wrong with a row; that row is not handed out. */
    void (*problem)(void *context, int problem, uint32_t line, uint32_t column);
} plan_csv_events;

typedef struct plan_csv_reader plan_csv_reader;

plan_status plan_csv_reader_new(const plan_allocator *allocator, char separator, size_t max_cell,
                                size_t max_columns, const plan_csv_events *events,
                                plan_csv_reader **result);
/* The next bytes; *ended where a callback or a limit ended the reading. */
plan_status plan_csv_reader_feed(plan_csv_reader *reader, const char *bytes, size_t size,
                                 bool *ended);
/* The line that the reading has come to. */
uint32_t plan_csv_reader_line(const plan_csv_reader *reader);
/* The end of the file: the last row, or an unclosed quote. */
plan_status plan_csv_reader_finish(plan_csv_reader *reader);
void plan_csv_reader_free(plan_csv_reader *reader); /* NULL is fine */

#endif
