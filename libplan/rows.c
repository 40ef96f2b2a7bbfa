/* Tables in memory: a table's life, and its header. */
#include "rows.h"

#include "message_layout.h"
#include "status.h"

/* --- Header --- */

/* The columns that are read, in the order of the cells that rows get. */
static void keep_columns(plan_rows *rows) {
    plan_csv_table *table = &rows->table;
    for (int field = 0; field < PLAN_FIELD_COUNT; field++) {
        rows->column_of[field] = -1;
    }
    for (size_t i = 0; i < table->field_count; i++) {
        plan_csv_field *one = &table->fields[i];
        rows->column_of[one->field] = (int32_t)one->column;
        rows->cells[i].column = one->column + 1;
        one->column = (uint32_t)i;
    }
    table->line_column = 0;
    table->width = table->field_count + 1; /* no row of one blank cell, which would be no row */
}

static plan_status read_names(plan_rows *rows, const char *const *names, size_t count) {
    const plan_allocator *a = &rows->table.document->allocator;
    plan_csv_cell *cells = plan_allocate_zero(a, count, sizeof *cells);
    plan_buffer *texts = plan_allocate_zero(a, count, sizeof *texts);
    plan_status status = cells == NULL || texts == NULL ? PLAN_NO_MEMORY : PLAN_OK;
    for (size_t i = 0; texts != NULL && i < count; i++) {
        plan_buffer_init(&texts[i], a);
    }
    for (size_t i = 0; i < count && status == PLAN_OK; i++) {
        plan_span name = plan_span_of(names[i]);
        status = plan_rows_picture(&texts[i], &name);
        cells[i] = (plan_csv_cell){name.text, name.length, 1, (uint32_t)i + 1, false};
    }
    if (status == PLAN_OK) {
        rows->table.first_line = false;
        plan_csv_table_row(&rows->table, cells, count, false);
        if (!rows->table.has_header) { /* one column without a name */
            plan_csv_table_raise(&rows->table, PLAN_SAY_NO_HEADER, 1, 1, NULL, 0, true);
        }
        status = rows->table.status;
    }
    for (size_t i = 0; texts != NULL && i < count; i++) {
        plan_buffer_free(&texts[i]);
    }
    plan_release(a, texts, count, sizeof *texts);
    plan_release(a, cells, count, sizeof *cells);
    keep_columns(rows);
    return status;
}

static plan_status begin(plan_rows *rows, const char *const *names, size_t count) {
    plan_csv_table *table = &rows->table;
    if (count > table->max_columns) {
        plan_csv_table_problem(table, PLAN_CSV_MANY_COLUMNS, 1, 1);
        return table->status;
    }
    if (count == 0) {
        plan_csv_table_raise(table, PLAN_SAY_NO_HEADER, 0, 0, NULL, 0, true);
        return table->status;
    }
    return read_names(rows, names, count);
}

/* --- Life --- */

plan_status plan_rows_tell(plan_rows *rows, plan_status (*how)(plan_pulse *)) {
    rows->pulse.moment.done = rows->line - PLAN_ROWS_FIRST;
    rows->pulse.moment.rows = rows->table.document->table.count;
    return how(&rows->pulse);
}

plan_status plan_rows_new(plan_document *document, const plan_data *data, const char *const *names,
                          size_t count, const plan_limits *limits, plan_report *report,
                          plan_error *error, plan_rows **result) {
    bool is_valid = document != NULL && report != NULL && result != NULL && count < INT32_MAX &&
                    !report->finished && !plan_csv_is_streamed(document) &&
                    (names != NULL || count == 0) && plan_csv_is_valid(data, limits);
    for (size_t i = 0; is_valid && i < count; i++) {
        is_valid = names[i] != NULL;
    }
    if (!is_valid) {
        return PLAN_INVALID;
    }
    plan_status status = plan_document_finish(document, error);
    if (status != PLAN_OK) {
        return status;
    }
    plan_rows *rows = plan_allocate_zero(&document->allocator, 1, sizeof *rows);
    if (rows == NULL) {
        return PLAN_NO_MEMORY;
    }
    plan_arena_init(&rows->arena, &document->allocator);
    rows->line = PLAN_ROWS_FIRST;
    rows->width = count;
    for (int field = 0; field < PLAN_FIELD_COUNT; field++) {
        plan_buffer_init(&rows->texts[field], &document->allocator);
    }
    for (int key = 0; key < PLAN_ROWS_KEYS; key++) {
        rows->ids[key].none = PLAN_NONE;
    }
    status = plan_csv_table_open(&rows->table, document, data, limits, report, &rows->options);
    plan_pulse_begin(&rows->pulse, &document->watcher, PLAN_PHASE_READ, rows->table.name, 0);
    status = status == PLAN_OK ? plan_rows_tell(rows, plan_pulse_tell) : status;
    status = status == PLAN_OK ? begin(rows, names, count) : status;
    if (status != PLAN_OK) {
        plan_rows_free(rows);
        return plan_fail(error, status, 0, 0, "%s", plan_status_text(status));
    }
    *result = rows;
    return PLAN_OK;
}

void plan_rows_free(plan_rows *rows) {
    if (rows == NULL) {
        return;
    }
    plan_allocator a = rows->table.document->allocator;
    plan_loader_free(rows->table.loader);
    plan_arena_free(&rows->arena);
    for (int field = 0; field < PLAN_FIELD_COUNT; field++) {
        plan_buffer_free(&rows->texts[field]);
    }
    for (int key = 0; key < PLAN_ROWS_KEYS; key++) {
        plan_rows_forget(&rows->ids[key], &a);
    }
    plan_release(&a, rows, 1, sizeof *rows);
}

int plan_rows_uses(const plan_rows *rows, size_t column) {
    bool used = false;
    for (int field = 0; rows != NULL && column < rows->width && field < PLAN_FIELD_COUNT; field++) {
        used = used || rows->column_of[field] == (int32_t)column;
    }
    return used ? 1 : 0;
}

plan_status plan_rows_finish(plan_rows *rows, plan_error *error) {
    if (rows == NULL) {
        return PLAN_INVALID;
    }
    plan_status status = PLAN_OK;
    if (rows->table.loader == NULL) {
        status = plan_rows_start(rows, NULL);
    }
    status = status == PLAN_OK ? plan_rows_tell(rows, plan_pulse_tell) : status;
    status = status == PLAN_OK ? plan_csv_table_finish(&rows->table) : status;
    return plan_csv_table_close(&rows->table, status, error);
}
