/** @file csv.h
 *  Tidy CSV into a document: `indicator,period,value` and optional columns, in blocks.
 *  Bad cells and rows become findings of group P1xx in the report; the rest is read.
 */
#ifndef PLAN_CSV_H
#define PLAN_CSV_H

#include <plan/check.h>

PLAN_BEGIN_DECLS

/** How one data file is read: the keys of `data[]` in plan files. */
typedef struct plan_data {
    uint32_t struct_size;       /**< sizeof(plan_data) */
    const char *path;           /**< name used in reports; plan_csv_read_file opens it */
    const char *const *columns; /**< pairs: their header, our column; NULL: none */
    size_t column_pairs;
    const char *const *set; /**< pairs: our column, fixed text; NULL: none */
    size_t set_pairs;
    int32_t number_format; /**< enum plan_number_format (0 is plain); -1: the document's */
    uint8_t has_decimals;
    int32_t decimals;           /**< precision of every figure of the file */
    const char *const *missing; /**< marks of missing values beside the empty cell */
    size_t missing_count;
    char separator; /**< one ASCII character; 0: `,` */
} plan_data;

/** What splits tables into cells: both give the same of every file. */
enum plan_csv_engine {
    PLAN_CSV_FAST = 0,  /**< a scanner of blocks; libcsv from the first row on that is not plain */
    PLAN_CSV_LIBCSV = 1 /**< libcsv from the first byte: for comparing */
};

/** What becomes of the rows of a table. */
enum plan_row_use {
    PLAN_ROWS_KEEP = 0, /**< they are observations of the document until it is freed */
    PLAN_ROWS_CHECK = 1 /**< an area is checked as soon as the next one begins, and its rows are
                             forgotten unless a finding needs them: a file whose areas lie together
                             takes a few MiB, however long it is. For a document whose only table
                             this is, with the report that plan_check gets afterwards: another
                             report, table or observation is then PLAN_INVALID, and so is another
                             check. The report is the same. Rows are kept all the same, and nothing
                             of this holds, where they do not come from a regular file, the number
                             format is not declared, some rule looks at other areas (parts_complete,
                             outliers), targets are declared or found, the report keeps identities,
                             users' rules speak of a growth or change with `of`, rules or breaks
                             name areas that the plan does not declare; and where an area turns up
                             again after another: then the file is read twice */
};

/** Limits for hostile input, and how tables are split. 0 in a field: the default. */
typedef struct plan_limits {
    uint32_t struct_size;    /**< sizeof(plan_limits) */
    size_t max_cell;         /**< longest cell [bytes], 64 KiB */
    size_t max_columns;      /**< columns of a table, 4096 */
    size_t max_json;         /**< plan file [bytes], 64 MiB */
    size_t max_depth;        /**< nesting of JSON, 64 */
    size_t max_nodes;        /**< values in a plan file, 500 000 */
    size_t max_observations; /**< 2^32 - 2 */
    int32_t csv_engine;      /**< enum plan_csv_engine */
    uint64_t max_unpacked;   /**< of a compressed table [bytes], 256 GiB */
    uint64_t max_ratio;      /**< unpacked bytes for each compressed one, beyond the first 64 MiB
                                  [number], 500 */
    /** Threads that read, the caller's among them; 0 and 1: none is started. With more a long file
     *  is read ahead, or a compressed table unpacked, by one of its own beside them, and with
     *  PLAN_ROWS_CHECK the others check areas, with the same outcome. Then the allocator of the
     *  document is called from several at the same time: it must allow that. The source is called
     *  by the caller's alone. */
    uint32_t threads;
    int32_t rows; /**< enum plan_row_use */
} plan_limits;

/** Gives the next bytes: at most `size` into buffer, *read of them, 0 at the end.
 *  @return PLAN_OK, PLAN_IO, or PLAN_CANCELLED: the call ends with it. */
typedef plan_status (*plan_source)(void *context, void *buffer, size_t size, size_t *read);

/** Reads a table from a source. A table compressed by gzip or zstd is known by its first bytes and
 *  unpacked while it is read, members one after the other, where the library was built with them
 *  (plan_features). What came out of a damaged one before the damage is read.
 *  @param document  finished catalog (plan_document_finish is called).
 *  @param data      NULL path: "-" in reports.
 *  @param limits    NULL: defaults.
 *  @param report    gets the findings; unfinished.
 *  @return PLAN_OK; PLAN_FINDINGS where something of it could not be read (the report tells);
 *          PLAN_IO, PLAN_NO_MEMORY, PLAN_LIMIT, PLAN_INVALID, PLAN_CANCELLED (watch.h). */
PLAN_API plan_status plan_csv_read(plan_document *document, const plan_data *data,
                                   plan_source source, void *context, const plan_limits *limits,
                                   plan_report *report, plan_error *error);
/** The same from data->path opened relative to `folder` (NULL: the current one).
 *  Symbolic links are followed; a directory is refused. */
PLAN_API plan_status plan_csv_read_file(plan_document *document, const plan_data *data,
                                        const char *folder, const plan_limits *limits,
                                        plan_report *report, plan_error *error);

/** Reads a table again, after the check, and notes in the report what stands where its findings
 *  point: the cells of their inputs, the rows around those in question (plan_report_citation), and
 *  how the cells would have to be written for each repair. One pass, up to the last row that is
 *  needed; memory for the cells of shown findings and at most 20 000 rows a report.
 *  A cell that does not read as the value that was checked is left out, and with it what stands
 *  around it: the file changed. So is one whose number the check had multiplied to get it into
 *  the unit of the indicator, other than by a power of ten.
 *  @param document  the one that the table was read into.
 *  @param data      as it was read; NULL path: "-".
 *  @param source    gives the same bytes from the start.
 *  @param limits    NULL: defaults.
 *  @param report    finished; is as it was where the call fails.
 *  @return PLAN_OK, whatever was found; PLAN_IO, PLAN_NO_MEMORY, PLAN_INVALID, PLAN_CANCELLED. */
PLAN_API plan_status plan_csv_cite(const plan_document *document, const plan_data *data,
                                   plan_source source, void *context, const plan_limits *limits,
                                   plan_report *report, plan_error *error);
/** The same from data->path opened relative to `folder` (NULL: the current one). What is no regular
 *  file (a pipe, a device) could give other bytes: it is not opened.
 *  @return also PLAN_OK where there is nothing to read again; PLAN_IO where it does not open. */
PLAN_API plan_status plan_csv_cite_file(const plan_document *document, const plan_data *data,
                                        const char *folder, const plan_limits *limits,
                                        plan_report *report, plan_error *error);

PLAN_END_DECLS

#endif
