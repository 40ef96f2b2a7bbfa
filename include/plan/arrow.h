/** @file arrow.h
 *  Tables of other programs into a document, by the Arrow C stream interface: pandas, polars,
 *  pyarrow, DuckDB, R's arrow and nanoarrow hand them out so. Nothing of Arrow is linked, and no
 *  text is made of what is a number.
 *
 *  Read are texts (utf8, large utf8, views), whole numbers, floats and doubles, decimals of 32, 64
 *  and 128 bits, dates and times (as YYYY-MM-DD), nulls, and dictionaries of these; columns that
 *  are not used may be of any type. Findings carry the lines and columns that rows.h tells.
 */
#ifndef PLAN_ARROW_H
#define PLAN_ARROW_H

#include <plan/csv.h>

PLAN_BEGIN_DECLS

/* The structs of the C data and stream interfaces, as their specification gives them: whoever has
 * them from elsewhere has the same. */
#ifndef ARROW_C_DATA_INTERFACE
#    define ARROW_C_DATA_INTERFACE
/** A type. */
struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};
/** Cells of a type. */
struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};
#endif
#ifndef ARROW_C_STREAM_INTERFACE
#    define ARROW_C_STREAM_INTERFACE
/** Arrays of one type, one after the other. */
struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
    int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
    const char *(*get_last_error)(struct ArrowArrayStream *);
    void (*release)(struct ArrowArrayStream *);
    void *private_data;
};
#endif

/** Reads a table from a stream of structs, to its end.
 *  @param document  finished catalog (plan_document_finish is called).
 *  @param data      how it is read, as plan_rows_new takes it; it may go when the call returns.
 *  @param stream    stays the caller's, who releases it; what it gives is released here. Structs
 *                   that contradict themselves (missing pointers, lengths below 0, offsets that are
 *                   not in order) are refused, as far as the interface lets that be seen.
 *  @param limits    NULL: defaults.
 *  @param report    gets the findings; unfinished.
 *  @param error     nullable; the words of the stream where it fails.
 *  @return as plan_csv_read; PLAN_IO where the stream fails, PLAN_SYNTAX where structs contradict
 *          themselves, PLAN_INVALID also where a column that is used has a type that is not read.
 */
PLAN_API plan_status plan_arrow_read(plan_document *document, const plan_data *data,
                                     struct ArrowArrayStream *stream, const plan_limits *limits,
                                     plan_report *report, plan_error *error);

PLAN_END_DECLS

#endif
