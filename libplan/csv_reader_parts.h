/* Private: what csv_reader.c (libcsv and its errors) and csv_reader_row.c (cells and rows) share.
 */
#ifndef PLAN_CSV_READER_PARTS_H
#define PLAN_CSV_READER_PARTS_H

#include "csv_reader.h"

#include <csv.h>

/* A cell of the row at hand. Columns are counted when the row is whole: in most rows a character is
 * a byte. */
typedef struct plan_csv_cell_place {
    size_t start, length; /* in `text` */
    uint32_t line;
    uint32_t quotes; /* in its content, or PLAN_CSV_UNQUOTED */
} plan_csv_cell_place;

struct plan_csv_reader {
    plan_allocator allocator;
    plan_csv_events events;
    struct csv_parser parser;
    char separator;
    size_t max_cell, max_columns;
    /* The row so far. */
    char *text;
    size_t text_length, text_capacity;
    plan_csv_cell_place *cells;
    size_t cell_count, cell_capacity;
    plan_csv_cell *row;
    size_t row_capacity;
    /* The bytes at hand, and where the current cell starts in the file. */
    const char *block;
    size_t block_size;
    uint64_t block_start, cell_start;
    uint32_t line;   /* of the current cell */
    bool has_quoted; /* the row has a quoted cell */
    /* What earlier blocks had of the current cell: line ends, and characters behind the last. */
    uint32_t passed_lines, passed_characters;
    bool quoted, quoted_known;
    bool after_return; /* the last byte before cell_start was a CR: an LF belongs to it */
    bool at_row_start;
    bool skipping; /* to the end of a line with a misplaced quote */
    bool ended;
    plan_status status;
};

/* libcsv's callbacks; the context is the reader. */
void plan_csv_reader_on_cell(void *bytes, size_t length, void *context);
void plan_csv_reader_on_row(int terminator, void *context);

/* Looks at the first byte of the cell at hand, once it is there, behind blank lines. */
void plan_csv_reader_look(plan_csv_reader *reader);
/* Column of the cell at hand: behind those that the row has so far. */
uint32_t plan_csv_reader_column(const plan_csv_reader *reader);
void plan_csv_reader_forget_row(plan_csv_reader *reader);
/* Ends the reading. */
void plan_csv_reader_fail(plan_csv_reader *reader, plan_status status);

#endif
