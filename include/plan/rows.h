/** @file rows.h
 *  Tables in memory into a document: what csv.h does with text, without making text of them. A
 *  table has columns by name, as the header of a tidy CSV has them; its rows come in parts, column
 *  by column. arrow.h reads whole tables of other programs.
 *
 *  What is wrong with cells becomes findings of group P1xx, in the words that csv.h has for the
 *  same cells. Lines are those of such a CSV: the names stand on line 1, row k (from 0) on line
 *  k + 2; the column of a finding is that of the table, from 1.
 */
#ifndef PLAN_ROWS_H
#define PLAN_ROWS_H

#include <plan/csv.h>

PLAN_BEGIN_DECLS

/** What the cells of a column are. */
enum plan_cells_type {
    PLAN_CELLS_MISSING = 0,  /**< nothing: every cell is missing */
    PLAN_CELLS_TEXTS = 1,    /**< `const char *` that end with 0; NULL is missing */
    PLAN_CELLS_OFFSETS = 2,  /**< texts one behind the other in `text`, one offset more than there
                                are texts: whole numbers of 4 or 8 bytes (`width`) */
    PLAN_CELLS_VIEWS = 3,    /**< string views of Arrow, 16 bytes each, longer texts in `buffers` */
    PLAN_CELLS_SIGNED = 4,   /**< whole numbers of 1, 2, 4 or 8 bytes (`width`) */
    PLAN_CELLS_UNSIGNED = 5, /**< the same without sign */
    PLAN_CELLS_FLOATING = 6, /**< `float` or `double` (`width` 4 or 8); NaN is missing. They count
                                as the shortest decimal that reads back as them */
    PLAN_CELLS_DECIMALS = 7, /**< plan_decimal: as precise as their scale says */
    PLAN_CELLS_SCALED = 8,   /**< whole numbers of 4, 8 or 16 bytes (`width`) times 10^-`scale` */
    PLAN_CELLS_DATES = 9 /**< whole numbers of 4 or 8 bytes (`width`) since 1970-01-01: days where
                            `scale` is -1, else 10^-`scale` seconds. Read as YYYY-MM-DD */
};

/** The cells of one column in one part of a table. All pointers are the caller's and are read
 *  during the call only; they need not be aligned. */
typedef struct plan_cells {
    uint32_t struct_size; /**< sizeof(plan_cells) */
    int32_t type;         /**< enum plan_cells_type */
    int32_t width;        /**< of a value [bytes], where the type says so */
    int32_t scale;        /**< of PLAN_CELLS_SCALED -1000 to 1000, of PLAN_CELLS_DATES */
    const void *values;
    const char *text;            /**< of PLAN_CELLS_OFFSETS */
    const char *const *buffers;  /**< of PLAN_CELLS_VIEWS */
    const int64_t *buffer_sizes; /**< [bytes] */
    size_t buffer_count;         /**< [number] */
    const uint8_t *present; /**< bit k of byte k / 8, lowest first: cell k is not missing; NULL:
                               none is */
    size_t first;           /**< of the part's cells, in `values` and `present` [number] */
    const struct plan_cells *dictionary; /**< NULL, or: the values are places in these cells, from
                                            their `first` on; the type is that of the places */
    size_t dictionary_count;             /**< [number] */
} plan_cells;

/** A table that is being read. Opaque. */
typedef struct plan_rows plan_rows;

/** Begins a table: finds the columns, tells what is wrong with their names.
 *  @param document  finished catalog (plan_document_finish is called).
 *  @param data      how it is read, as a file is; NULL path: "-". Lives until plan_rows_free, with
 *                   all it points to. Its number format is that of values that are texts: numbers
 *                   are numbers.
 *  @param names     of the columns, UTF-8, in their order; they are not kept.
 *  @param count     of names [number].
 *  @param limits    NULL: defaults.
 *  @param report    gets the findings; unfinished. It and the document live until plan_rows_free,
 *                   and nothing else is read into them meanwhile.
 *  @param error     nullable.
 *  @return PLAN_OK, also where the table lacks a column (plan_rows_add says so);
 *          PLAN_NO_MEMORY, PLAN_LIMIT, PLAN_CANCELLED, PLAN_INVALID; what plan_document_finish
 *          returns. */
PLAN_API plan_status plan_rows_new(plan_document *document, const plan_data *data,
                                   const char *const *names, size_t count,
                                   const plan_limits *limits, plan_report *report,
                                   plan_error *error, plan_rows **result);
/** 1 where cells of the column are read: of others they may be anything.
 *  @param column  from 0; 0 beyond the last. */
PLAN_API int plan_rows_uses(const plan_rows *rows, size_t column);
/** The next rows.
 *  @param columns  one for each name. The values are numbers in all parts or in none.
 *  @param count    of rows [number]; 0 is fine.
 *  @param error    nullable; says which column is wrong and why.
 *  @return PLAN_OK; PLAN_FINDINGS where no more rows are wanted (the report says why);
 *          PLAN_INVALID (a type, a width, a scale that is none; numbers after texts);
 *          PLAN_SYNTAX (a place in a dictionary or a view that cannot be; the rows before are
 *          read); PLAN_NO_MEMORY, PLAN_LIMIT, PLAN_CANCELLED: the rows so far stay in the
 *          document, and what was told in the report, so both are to be freed. */
PLAN_API plan_status plan_rows_add(plan_rows *rows, const plan_cells *columns, size_t count,
                                   plan_error *error);
/** After the last row: what is told once a table. To be called once, and not after an error.
 *  @return as plan_csv_read. */
PLAN_API plan_status plan_rows_finish(plan_rows *rows, plan_error *error);
/** NULL is fine. */
PLAN_API void plan_rows_free(plan_rows *rows);

PLAN_END_DECLS

#endif
