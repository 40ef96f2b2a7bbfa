/* Private: where a table's bytes come from, a caller's source or a file, and who is told how far
 * they have been read. */
#ifndef PLAN_CSV_INPUT_H
#define PLAN_CSV_INPUT_H

#include <plan/csv.h>

#include "document.h"

#include <stdio.h>

typedef struct plan_csv_input {
    plan_source source; /* NULL: the file */
    void *context;
    FILE *file;
    uint64_t size; /* of a regular file, 0: unknown */
    const plan_document *document;
    plan_pulse pulse;
} plan_csv_input;

plan_csv_input plan_csv_input_of(plan_source source, void *context);
/* `file` stays the caller's; nothing may have been read from it. */
plan_csv_input plan_csv_input_of_file(FILE *file);
/* Opens a file for reading. NULL with *why PLAN_IO, errno says more, or PLAN_CANCELLED while
 * waiting for the writer of a pipe. */
FILE *plan_csv_input_open(const char *path, const plan_document *document, plan_status *why);
/* Before the first byte. `phase` is enum plan_phase; PLAN_CANCELLED. */
plan_status plan_csv_input_begin(plan_csv_input *input, const plan_document *document, int phase,
                                 const char *name);
/* The next bytes, as a plan_source gives them; *read is 0 at the end. PLAN_IO, PLAN_CANCELLED. */
plan_status plan_csv_input_read(plan_csv_input *input, void *buffer, size_t size, size_t *read);
/* After the last byte that was wanted: tells so. PLAN_CANCELLED. */
plan_status plan_csv_input_end(plan_csv_input *input);

#endif
