/* Private: a tidy table's header and rows, between csv_reader and the loader. */
#ifndef PLAN_CSV_TABLE_H
#define PLAN_CSV_TABLE_H

#include <plan/csv.h>

#include "csv_input.h"
#include "csv_reader.h"
#include "document.h"
#include "report.h"

enum { PLAN_CSV_PLACES = 3 };

/* A column that is used. */
typedef struct plan_csv_field {
    uint32_t field, column; /* enum plan_field; from 0 */
} plan_csv_field;

typedef struct plan_csv_table {
    plan_document *document;
    plan_report *report;
    const plan_data *data;
    const char *name; /* in reports */
    plan_loader *loader;
    int32_t column_of[PLAN_FIELD_COUNT];     /* column of a field, -1: none */
    plan_row row;                            /* what is fixed stays in it from row to row */
    plan_csv_field fields[PLAN_FIELD_COUNT]; /* those that come from columns */
    size_t field_count;
    uint32_t line_column;                /* the column of the value, else the first */
    bool may_take;                       /* what a row needs comes from columns */
    plan_raw_columns columns;            /* then: those of plan_loader_take */
    const char *fixed[PLAN_FIELD_COUNT]; /* text of `set`, NULL: none */
    size_t width;
    char separator;
    bool has_header, first_line, usable;
    bool stopped;           /* something was told that ends the reading */
    uint64_t bad_bytes;     /* cells that are not UTF-8 */
    unsigned char bad_byte; /* the first of them */
    uint32_t bad_line[PLAN_CSV_PLACES], bad_column[PLAN_CSV_PLACES];
    plan_status status;  /* the first failure that ends the reading */
    size_t first_record; /* records of the document before */
    size_t max_observations, max_cell, max_columns;
    uint64_t errors_before; /* in the report */
    bool was_incomplete;
    bool streams; /* rows go to document->stream */
    /* Sentences so far, and those that an earlier reading raised already. What makes the table
     * incomplete counts by itself: a reading that fails earlier than the one before says so. */
    uint64_t raised[2], muted[2];
} plan_csv_table;

/* Callbacks of the reader; the context is the table. */
bool plan_csv_table_row(void *context, const plan_csv_cell *cells, size_t count, bool valid);
bool plan_csv_table_plain(void *context, const char *content, const uint32_t *ends, size_t count,
                          uint32_t line, bool *ended);
void plan_csv_table_take(void *context, plan_csv_stretch *stretch);
void plan_csv_table_problem(void *context, int problem, uint32_t line, uint32_t column);
/* --- csv_stream.c: areas are checked while the table is read --- */
/* Begins it, where the caller wants it and it is possible: table->streams. PLAN_NO_MEMORY. */
plan_status plan_csv_stream_begin(const plan_data *data, const plan_csv_input *input,
                                  const plan_limits *limits, plan_document *document,
                                  plan_report *report, bool *streams);
/* After every block: complete areas leave the table. *ended where it has to be read again. */
plan_status plan_csv_stream_feed(plan_csv_table *table, bool *ended);
/* The rest of them, after the last row. `status` is what the reading came to. */
plan_status plan_csv_stream_end(plan_csv_table *table, plan_status status);
/* True where rows are no more added to the document: its only table was read so. */
static inline bool plan_csv_is_streamed(const plan_document *document) {
    return document->stream != NULL || document->is_spent;
}
/* --- csv_trouble.c --- */
/* Says why no more bytes come; what came is read. */
void plan_csv_table_trouble(plan_csv_table *table, const plan_csv_input *input);
/* --- csv_header.c --- */
/* Finds the columns that are read, and tells what is wrong or remarkable with the header. */
void plan_csv_header_columns(plan_csv_table *table, const plan_csv_cell *cells, size_t count);
/* The column of ours that a header cell is, by its name or by `columns`; -1: none. */
int plan_csv_field_of(const plan_data *data, plan_span cell);
/* --- csv_table.c --- */
/* After the last row: what is told once a file. */
plan_status plan_csv_table_finish(plan_csv_table *table);
/* Why a file could not be opened, in English. Not strerror: it speaks the host's language. */
const char *plan_reason_of_errno(int number);
/* Whether what was opened for reading is a folder, which has no bytes to read. */
bool plan_is_folder(FILE *file);
/* Lines that are no rows: one blank cell; and in front of the header, as the first line, a
 * spreadsheet's `sep=;` where that is the separator anyway. */
bool plan_csv_is_blank(const plan_csv_cell *cells, size_t count);
bool plan_csv_is_preamble(const plan_csv_cell *cells, size_t count);

/* --- csv_blocks.c --- */
/* From the first byte to the last, into the table. PLAN_FINDINGS where what ended it was told. */
plan_status plan_csv_table_read(plan_csv_table *table, bool by_libcsv, plan_csv_input *input);

/* --- What reading has in common with reading again (csv.c, csv_blocks.c) --- */
enum { PLAN_CSV_BLOCK = 1 << 16 };

bool plan_csv_is_valid(const plan_data *data, const plan_limits *limits);
/* Fills the table, numbers its file, and says how its loader reads. The limit of files is told.
 * PLAN_LIMIT, PLAN_NO_MEMORY. */
plan_status plan_csv_table_open(plan_csv_table *table, plan_document *document,
                                const plan_data *data, const plan_limits *limits,
                                plan_report *report, plan_load_options *options);
/* Frees the loader; `status` is what the reading came to. PLAN_FINDINGS where errors were told, or
 * the status with its words in *error. */
plan_status plan_csv_table_close(plan_csv_table *table, plan_status status, plan_error *error);
/* The limit, or its default. */
size_t plan_csv_max_cell(const plan_limits *limits);
size_t plan_csv_max_columns(const plan_limits *limits);
/* Fills the block unless the source ends before: short reads do not cut the first bytes apart. */
plan_status plan_csv_fill(plan_csv_input *input, char *block, size_t *size);
/* By its first bytes: false for encodings that are no UTF-8; the bytes of a byte order mark. */
bool plan_csv_is_utf8(const unsigned char *bytes, size_t size, size_t *mark);
/* `path` as seen from `folder` (NULL or "": the current one). */
void plan_csv_put_path(plan_buffer *buffer, const char *folder, const char *path);
/* Raises one sentence of message_layout.h at a place of the file. */
void plan_csv_table_raise(plan_csv_table *table, int message, uint32_t line, uint32_t column,
                          const plan_span *args, size_t count, bool incomplete);

#endif
