/* Private: bytes to rows of cells with their places. Whole rows are split here, by places that
 * csv_scan.h finds. Whatever is not plainly a row goes to libcsv (csv_reader.h) from the start of
 * that row to the end of the file: a quote where none may stand, a cell or a row beyond a limit,
 * the last line without a line end, bytes before a NUL. So both engines tell the same of every
 * file. */
#ifndef PLAN_CSV_SPLITTER_H
#define PLAN_CSV_SPLITTER_H

#include "csv_reader.h"

typedef struct plan_csv_splitter plan_csv_splitter;

/* Copies *events. `by_libcsv`: all of the file goes to libcsv. */
plan_status plan_csv_splitter_new(const plan_allocator *allocator, bool by_libcsv, char separator,
                                  size_t max_cell, size_t max_columns,
                                  const plan_csv_events *events, plan_csv_splitter **result);
/* A place for the next `size` bytes, which spares plan_csv_splitter_feed a copy. Valid until the
 * next call. PLAN_NO_MEMORY. */
plan_status plan_csv_splitter_room(plan_csv_splitter *splitter, size_t size, char **result);
/* The next bytes; *ended where a callback or a limit ended the reading. */
plan_status plan_csv_splitter_feed(plan_csv_splitter *splitter, const char *bytes, size_t size,
                                   bool *ended);
/* Before something outside ends the reading: what is held goes to libcsv. Gives the line of the
 * cell at hand; *ended as above. */
plan_status plan_csv_splitter_settle(plan_csv_splitter *splitter, uint32_t *line, bool *ended);
/* The end of the file: the last row, or an unclosed quote. */
plan_status plan_csv_splitter_finish(plan_csv_splitter *splitter);
void plan_csv_splitter_free(plan_csv_splitter *splitter); /* NULL is fine */

/* --- csv_splitter_cells.c --- */
/* Places, content and validity of a row of `size` bytes whose `count` cells have their text as it
 * stands in the file; quotes are taken off in place. *line counts on over the lines within cells.
 * False where it is no plain row; then it is as it was. */
bool plan_csv_cells_read(char *row, size_t size, plan_csv_cell *cells, size_t count,
                         size_t max_cell, uint32_t *line, bool *valid);

#endif
