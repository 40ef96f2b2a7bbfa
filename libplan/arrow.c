/* A stream of Arrow as a table in memory. */
#include "arrow.h"

#include "message_layout.h"
#include "status.h"

typedef struct reading {
    struct ArrowArrayStream *stream;
    struct ArrowSchema schema;
    struct ArrowArray part;
    plan_rows *rows;
    plan_arrow_column *columns;
    plan_cells *cells; /* of one part, in the order of the columns */
    const char **names;
    size_t count;
} reading;

static plan_status broken(reading *r, const char *otherwise, plan_error *error) {
    const char *why =
        r->stream->get_last_error == NULL ? NULL : r->stream->get_last_error(r->stream);
    return plan_fail(error, PLAN_IO, 0, 0, "%s", why == NULL || *why == '\0' ? otherwise : why);
}

/* --- Columns --- */

static plan_status open_schema(reading *r, const plan_allocator *a, plan_error *error) {
    if (r->stream->get_schema(r->stream, &r->schema) != 0) {
        r->schema.release = NULL; /* what a failed call left is nobody's */
        return broken(r, "the Arrow stream has no schema", error);
    }
    if (!plan_arrow_is_table(&r->schema)) {
        return plan_fail(error, PLAN_INVALID, 0, 0, "the Arrow stream is no table");
    }
    r->count = (size_t)r->schema.n_children;
    r->columns = plan_allocate_zero(a, r->count + 1, sizeof *r->columns);
    r->cells = plan_allocate_zero(a, r->count + 1, sizeof *r->cells);
    r->names = plan_allocate_zero(a, r->count + 1, sizeof *r->names);
    if (r->columns == NULL || r->cells == NULL || r->names == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < r->count; i++) {
        const char *name = r->schema.children[i]->name;
        r->names[i] = name == NULL ? "" : name;
    }
    return PLAN_OK;
}

static plan_status find_types(reading *r, plan_error *error) {
    for (size_t i = 0; i < r->count; i++) {
        const struct ArrowSchema *child = r->schema.children[i];
        r->columns[i].used = plan_rows_uses(r->rows, i) != 0;
        if (r->columns[i].used && !plan_arrow_type(child, &r->columns[i])) {
            return plan_fail(error, PLAN_INVALID, 0, (uint32_t)i + 1,
                             "column %s: texts and numbers can be read, %s cannot (Arrow type %s)",
                             r->names[i], plan_arrow_word(child->format), child->format);
        }
    }
    return PLAN_OK;
}

/* --- Parts --- */

static void release_part(reading *r) {
    if (r->part.release != NULL) {
        r->part.release(&r->part);
    }
    memset(&r->part, 0, sizeof r->part);
}

static plan_status add_part(reading *r, plan_error *error) {
    const struct ArrowArray *part = &r->part;
    if (!plan_arrow_is_part(part, r->count)) {
        return plan_fail(error, PLAN_SYNTAX, 0, 0, "a part of the Arrow table is malformed");
    }
    for (size_t i = 0; i < r->count; i++) {
        if (!r->columns[i].used) {
            continue;
        }
        if (!plan_arrow_cells(part->children[i], part->offset, part->length, &r->columns[i])) {
            return plan_fail(error, PLAN_SYNTAX, 0, (uint32_t)i + 1,
                             "column %s: a part of the Arrow table is malformed", r->names[i]);
        }
        r->cells[i] = r->columns[i].cells;
    }
    return plan_rows_add(r->rows, r->cells, (size_t)part->length, error);
}

static plan_status read_parts(reading *r, plan_error *error) {
    plan_status status = PLAN_OK;
    while (status == PLAN_OK) {
        if (r->stream->get_next(r->stream, &r->part) != 0) {
            r->part.release = NULL;
            return broken(r, "the Arrow stream broke off", error);
        }
        if (r->part.release == NULL) {
            return PLAN_OK; /* its end */
        }
        status = add_part(r, error);
        release_part(r);
    }
    return status == PLAN_FINDINGS ? PLAN_OK : status;
}

static plan_status read_stream(reading *r, plan_document *document, const plan_data *data,
                               const plan_limits *limits, plan_report *report, plan_error *error) {
    plan_status status = open_schema(r, &document->allocator, error);
    if (status != PLAN_OK) {
        return status;
    }
    status = plan_rows_new(document, data, r->names, r->count, limits, report, error, &r->rows);
    status = status == PLAN_OK ? find_types(r, error) : status;
    status = status == PLAN_OK ? read_parts(r, error) : status;
    return status == PLAN_OK ? plan_rows_finish(r->rows, error) : status;
}

plan_status plan_arrow_read(plan_document *document, const plan_data *data,
                            struct ArrowArrayStream *stream, const plan_limits *limits,
                            plan_report *report, plan_error *error) {
    if (document == NULL || stream == NULL || report == NULL || report->finished ||
        !plan_csv_is_valid(data, limits)) {
        return PLAN_INVALID;
    }
    if (stream->release == NULL || stream->get_schema == NULL || stream->get_next == NULL) {
        return plan_fail(error, PLAN_INVALID, 0, 0, "the Arrow stream was read already");
    }
    reading r;
    memset(&r, 0, sizeof r);
    r.stream = stream;
    plan_status status = read_stream(&r, document, data, limits, report, error);
    plan_allocator a = document->allocator;
    release_part(&r);
    plan_rows_free(r.rows);
    plan_release(&a, r.columns, r.count + 1, sizeof *r.columns);
    plan_release(&a, r.cells, r.count + 1, sizeof *r.cells);
    plan_release(&a, r.names, r.count + 1, sizeof *r.names);
    if (r.schema.release != NULL) {
        r.schema.release(&r.schema);
    }
    if (status == PLAN_NO_MEMORY) {
        return plan_fail(error, status, 0, 0, "%s", plan_status_text(status));
    }
    return status;
}
