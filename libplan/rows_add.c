/* The walk over the rows of a table in memory. A row whose texts were met before and whose value is
 * a number is added at once; every other one goes the way of rows of files, as text. */
#include "rows.h"

#include "status.h"

/* --- Parts --- */

static bool is_width_of(const plan_cells *cells) {
    int32_t w = cells->width;
    switch (cells->type) {
    case PLAN_CELLS_OFFSETS:
    case PLAN_CELLS_FLOATING:
        return w == 4 || w == 8;
    case PLAN_CELLS_DATES:
        return (w == 4 || w == 8) && cells->scale >= -1 && cells->scale <= 9;
    case PLAN_CELLS_SIGNED:
    case PLAN_CELLS_UNSIGNED:
        return w == 1 || w == 2 || w == 4 || w == 8;
    case PLAN_CELLS_SCALED:
        return (w == 4 || w == 8 || w == 16) && cells->scale >= -1000 && cells->scale <= 1000;
    default:
        return cells->type >= PLAN_CELLS_MISSING && cells->type <= PLAN_CELLS_DATES;
    }
}

static bool is_valid_cells(const plan_cells *cells, size_t count) {
    if (cells->struct_size < sizeof *cells || !is_width_of(cells)) {
        return false;
    }
    bool needs_values = cells->type != PLAN_CELLS_MISSING && count > 0;
    return (cells->values != NULL || !needs_values) && cells->first <= SIZE_MAX / 32 - count &&
           (cells->buffer_count == 0 || (cells->buffers != NULL && cells->buffer_sizes != NULL));
}

static bool is_valid_column(const plan_cells *cells, size_t count) {
    const plan_cells *dictionary = cells->dictionary;
    bool is_place = cells->type == PLAN_CELLS_SIGNED || cells->type == PLAN_CELLS_UNSIGNED;
    return is_valid_cells(cells, count) &&
           (dictionary == NULL || (is_place && dictionary->dictionary == NULL &&
                                   cells->dictionary_count <= SIZE_MAX / 32 &&
                                   is_valid_cells(dictionary, cells->dictionary_count)));
}

static plan_status refuse(const plan_rows *rows, plan_status status, int field, const char *why,
                          plan_error *error) {
    return plan_fail(error, status, 0, (uint32_t)rows->column_of[field] + 1, "column %s: %s",
                     plan_field_name(field), why);
}

plan_status plan_rows_start(plan_rows *rows, const plan_cells *columns) {
    static const plan_cells nothing = {.type = PLAN_CELLS_MISSING};
    int32_t value = rows->column_of[PLAN_FIELD_VALUE]; /* none where the value is fixed */
    const plan_cells *cells = columns == NULL || value < 0 ? &nothing : &columns[value];
    cells = cells->dictionary != NULL ? cells->dictionary : cells;
    bool is_numbers = cells->type > PLAN_CELLS_VIEWS;
    if (rows->table.loader != NULL) {
        return rows->is_numbers == is_numbers || cells->type == PLAN_CELLS_MISSING ? PLAN_OK
                                                                                   : PLAN_INVALID;
    }
    rows->is_numbers = is_numbers;
    rows->options.number_format = is_numbers ? PLAN_NUMBER_PLAIN : rows->options.number_format;
    return plan_loader_new(rows->table.document, &rows->options, &rows->table.loader);
}

static plan_status begin_part(plan_rows *rows, const plan_cells *columns, size_t count,
                              plan_error *error) {
    for (int field = 0; field < PLAN_FIELD_COUNT; field++) {
        int32_t column = rows->column_of[field];
        if (column >= 0 && !is_valid_column(&columns[column], count)) {
            return refuse(rows, PLAN_INVALID, field, "such cells cannot be read", error);
        }
    }
    plan_status status = plan_rows_start(rows, columns);
    return status == PLAN_INVALID ? refuse(rows, PLAN_INVALID, PLAN_FIELD_VALUE,
                                           "texts in one part and numbers in another", error)
                                  : status;
}

/* --- Rows --- */

static const int key_fields[PLAN_ROWS_KEYS] = {PLAN_FIELD_INDICATOR, PLAN_FIELD_PERIOD,
                                               PLAN_FIELD_AREA, PLAN_FIELD_SERIES};

/* The part that is walked over. */
typedef struct part {
    plan_rows *rows;
    const plan_cells *keys[PLAN_ROWS_KEYS]; /* NULL: no such column */
    const plan_cells *value;
    const plan_cells *others[PLAN_FIELD_COUNT]; /* of unit, measure, against, decimals */
    size_t other_count;
    const plan_cells *columns;
    bool may_know; /* the value and what changes its meaning come from columns */
    uint32_t value_column;
} part;

static void find_part(part *p, plan_rows *rows, const plan_cells *columns) {
    memset(p, 0, sizeof *p);
    p->rows = rows;
    p->columns = columns;
    for (int key = 0; key < PLAN_ROWS_KEYS; key++) {
        int32_t column = rows->column_of[key_fields[key]];
        p->keys[key] = column < 0 ? NULL : &columns[column];
    }
    p->may_know = rows->column_of[PLAN_FIELD_VALUE] >= 0; /* else the value is fixed */
    p->value = p->may_know ? &columns[rows->column_of[PLAN_FIELD_VALUE]] : NULL;
    p->value_column = (uint32_t)(rows->column_of[PLAN_FIELD_VALUE] + 1);
    for (int field = PLAN_FIELD_UNIT; field <= PLAN_FIELD_DECIMALS; field++) {
        if (rows->column_of[field] >= 0) {
            p->others[p->other_count++] = &columns[rows->column_of[field]];
        }
        p->may_know = p->may_know && rows->table.fixed[field] == NULL;
    }
}

static bool has_others(const part *p, size_t i) {
    for (size_t k = 0; k < p->other_count; k++) {
        const plan_cells *cells = p->others[k];
        size_t at = cells->first + i;
        bool there;
        plan_span text = {"", 1};
        if (!plan_cells_find(&cells, &at, &there) ||
            (there && cells->type <= PLAN_CELLS_VIEWS && !plan_cells_text(cells, at, &text))) {
            return true;
        }
        if (there && text.length > 0) {
            return true;
        }
    }
    return false;
}

/* The ids of rows from i on of the part. */
static bool find_all(plan_rows_ids *ids, const plan_cells *cells, size_t i, size_t count,
                     uint32_t *result) {
    return plan_rows_find_all(ids, cells, cells->first + i, count,
                              i < PLAN_KNOWN_BACK ? i : PLAN_KNOWN_BACK, result);
}

/* Batches but the last are full, so what lies behind them is what comes before the next. */
static void look(const part *p, size_t i, size_t count, plan_known_rows *b) {
    bool are_known = true;
    b->are_numbers = plan_rows_values_of(p->rows, p->value, p->value->first + i, count, b);
    for (int key = 0; key < PLAN_ROWS_KEYS; key++) {
        const plan_cells *cells = p->keys[key];
        plan_rows_ids *ids = &p->rows->ids[key];
        uint32_t *found = b->ids[key] + PLAN_KNOWN_BACK;
        bool all = ids->none != PLAN_NONE;
        memcpy(b->ids[key], found + PLAN_KNOWN_ROWS - PLAN_KNOWN_BACK,
               PLAN_KNOWN_BACK * sizeof *found);
        if (cells != NULL) {
            all = find_all(ids, cells, i, count, found);
        }
        for (size_t k = 0; cells == NULL && k < count; k++) {
            found[k] = ids->none;
        }
        are_known = are_known && all;
    }
    for (size_t k = 0; p->other_count > 0 && k < count; k++) {
        if (has_others(p, i + k)) {
            b->kinds[k] = PLAN_KNOWN_NOT;
            b->are_numbers = false;
        }
    }
    b->is_plain = are_known && b->are_numbers;
}

/* The row as text into the table, and what its texts are into the memory. */
static plan_status add_slowly(part *p, size_t i, plan_error *error) {
    plan_rows *rows = p->rows;
    plan_csv_table *table = &rows->table;
    for (size_t k = 0; k < table->field_count; k++) {
        int field = (int)table->fields[k].field;
        const plan_cells *cells = &p->columns[rows->column_of[field]];
        plan_span text;
        plan_status status = plan_rows_text(rows, field, cells, cells->first + i, &text);
        if (status != PLAN_OK) {
            return status == PLAN_SYNTAX
                       ? refuse(rows, status, field, "a cell lies outside of its buffers", error)
                       : status;
        }
        rows->cells[k].text = text.text;
        rows->cells[k].length = text.length;
        rows->cells[k].line = rows->line;
        if (text.length > table->max_cell) {
            plan_csv_table_problem(table, PLAN_CSV_LONG_CELL, rows->line, rows->cells[k].column);
            return PLAN_FINDINGS;
        }
    }
    rows->cells[table->field_count] = (plan_csv_cell){"", 0, rows->line, 0, false};
    uint64_t bad = table->bad_bytes;
    if (!plan_csv_table_row(table, rows->cells, table->width, false)) {
        return table->status;
    }
    if (bad !=
        table->bad_bytes) { /* it was not loaded: the row at hand is one before, maybe gone */
        return PLAN_OK;
    }
    plan_known_row known;
    plan_loader_learn(table->loader, &table->row, &known);
    const uint32_t ids[PLAN_ROWS_KEYS] = {known.indicator, known.period, known.area, known.series};
    for (int key = 0; key < PLAN_ROWS_KEYS; key++) {
        const plan_cells *cells = p->keys[key];
        if (cells != NULL) {
            plan_rows_learn(rows, &rows->ids[key], cells, cells->first + i, ids[key]);
        } else if (ids[key] != PLAN_NONE && rows->ids[key].none != ids[key]) {
            rows->ids[key].none = ids[key];
            rows->texts_known++;
        }
    }
    return PLAN_OK;
}

/* As many rows of the batch from k on as are known. */
static size_t add_known(const part *p, const plan_known_rows *b, size_t k, size_t count) {
    size_t next = plan_loader_put(p->rows->table.loader, b, k, count, p->rows->line);
    p->rows->line += (uint32_t)(next - k);
    return next;
}

/* What row k - 1 has taught is asked for again, where the next cell that is not known is known now.
 */
static void look_again(const part *p, size_t i, size_t k, size_t count, plan_known_rows *b) {
    bool are_known = true;
    for (int key = 0; key < PLAN_ROWS_KEYS; key++) {
        const plan_cells *cells = p->keys[key];
        plan_rows_ids *ids = &p->rows->ids[key];
        uint32_t *found = b->ids[key] + PLAN_KNOWN_BACK;
        size_t at = k;
        while (at < count && found[at] != PLAN_NONE) {
            at++;
        }
        for (size_t all = at; cells == NULL && all < count; all++) {
            found[all] = ids->none;
        }
        if (at < count && cells != NULL) {
            found[at] = plan_rows_find(ids, cells, cells->first + i + at);
        }
        bool all = at == count || (cells == NULL && ids->none != PLAN_NONE);
        if (at < count && cells != NULL && found[at] != PLAN_NONE) {
            all = find_all(ids, cells, i + at + 1, count - at - 1, found + at + 1);
        }
        are_known = are_known && all;
    }
    b->is_plain = are_known && b->are_numbers;
}

static plan_status add_batch(part *p, size_t i, size_t count, plan_known_rows *b,
                             plan_error *error) {
    plan_status status = PLAN_OK;
    if (p->may_know) {
        look(p, i, count, b);
    }
    for (size_t k = 0; k < count && status == PLAN_OK; k++) {
        k = p->may_know ? add_known(p, b, k, count) : k;
        if (k < count) {
            size_t texts = p->rows->texts_known;
            status = p->rows->line == UINT32_MAX ? PLAN_LIMIT : add_slowly(p, i + k, error);
            p->rows->line++;
            if (p->may_know && texts != p->rows->texts_known) {
                look_again(p, i, k + 1, count, b);
            }
        }
    }
    return status;
}

static plan_status add_rows(part *p, size_t count, plan_error *error) {
    plan_known_rows b;
    plan_status status = PLAN_OK;
    memset(b.ids, 0xFF, sizeof b.ids);
    b.column = p->value_column;
    for (size_t i = 0; i < count && status == PLAN_OK; i += PLAN_KNOWN_ROWS) {
        size_t n = count - i < PLAN_KNOWN_ROWS ? count - i : PLAN_KNOWN_ROWS;
        status = add_batch(p, i, n, &b, error);
        status = status == PLAN_OK ? plan_rows_tell(p->rows, plan_pulse_beat) : status;
    }
    return status;
}

/* Memory for the rows of the part; what fails here is tried again row by row. */
static void reserve(plan_rows *rows, size_t count) {
    plan_table *table = &rows->table.document->table;
    if (count <= rows->table.max_observations) {
        (void)plan_table_reserve(table, table->count + count);
    }
}

static plan_status add_part(plan_rows *rows, const plan_cells *columns, size_t count,
                            plan_error *error) {
    plan_status status = begin_part(rows, columns, count, error);
    if (status != PLAN_OK) {
        return status;
    }
    part p;
    find_part(&p, rows, columns);
    for (int key = 0; key < PLAN_ROWS_KEYS; key++) {
        if (p.keys[key] != NULL) {
            plan_rows_begin(&rows->ids[key], &rows->table.document->allocator, p.keys[key], count);
        }
    }
    reserve(rows, count);
    return add_rows(&p, count, error);
}

plan_status plan_rows_add(plan_rows *rows, const plan_cells *columns, size_t count,
                          plan_error *error) {
    if (rows == NULL || columns == NULL) {
        return PLAN_INVALID;
    }
    if (!rows->table.usable || rows->table.stopped) {
        return PLAN_FINDINGS;
    }
    plan_status status = add_part(rows, columns, count, error);
    return status == PLAN_LIMIT || status == PLAN_NO_MEMORY || status == PLAN_CANCELLED
               ? plan_fail(error, status, 0, 0, "%s: %s", rows->table.name,
                           plan_status_text(status))
               : status;
}
