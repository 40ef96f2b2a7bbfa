/* Header and rows of a tidy table. */
#include "csv_table.h"

#include <string.h>

#include "message_layout.h"

void plan_csv_table_raise(plan_csv_table *table, int message, uint32_t line, uint32_t column,
                          const plan_span *args, size_t count, bool incomplete) {
    table->stopped = table->stopped || incomplete;
    if (table->status == PLAN_NO_MEMORY) {
        return; /* it ends, or what is read once more is told from here on */
    }
    plan_status status = PLAN_OK;
    if (table->raised[incomplete] >= table->muted[incomplete]) {
        status = plan_report_raise(table->report, message, table->name, line, column, args, count,
                                   incomplete);
    }
    table->raised[incomplete] += status == PLAN_OK ? 1 : 0;
    table->status = status != PLAN_OK ? status : table->status;
}

/* --- Header --- */

/* A separator that the single cell of a header seems to want, or 0. */
static char other_separator(plan_span cell, char separator) {
    static const char candidates[] = {';', '\t', '|', ','};
    for (size_t i = 0; i < sizeof candidates; i++) {
        if (candidates[i] != separator && memchr(cell.text, candidates[i], cell.length) != NULL) {
            return candidates[i];
        }
    }
    return 0;
}

static plan_span span_of_cell(const plan_csv_cell *cell) {
    plan_span span = {cell->text, cell->length};
    return span;
}

/* Columns for rows that are added at once. */
static void find_raw_columns(plan_csv_table *table) {
    plan_raw_columns *columns = &table->columns;
    table->may_take = table->width > 1 && table->width <= PLAN_RAW_COLUMNS &&
                      table->max_cell >= PLAN_RAW_PADDING * 4;
    if (table->may_take) {
        columns->width = (uint32_t)table->width;
        columns->separator = table->separator;
        memset(columns->fields, PLAN_FIELD_COUNT, sizeof columns->fields);
    }
    for (int field = 0; field < PLAN_FIELD_COUNT && table->may_take; field++) {
        bool matters = field != PLAN_FIELD_NOTE && field != PLAN_FIELD_SOURCE;
        table->may_take = table->fixed[field] == NULL || !matters;
        if (table->column_of[field] >= 0) {
            columns->fields[table->column_of[field]] = (uint8_t)field;
        }
    }
}

static bool read_header(plan_csv_table *table, const plan_csv_cell *cells, size_t count) {
    static const int needed[] = {PLAN_FIELD_INDICATOR, PLAN_FIELD_PERIOD, PLAN_FIELD_VALUE};
    table->has_header = table->usable = true;
    table->width = count;
    char other = count == 1 ? other_separator(span_of_cell(&cells[0]), table->separator) : 0;
    if (other != 0) {
        plan_span name = {&other, 1};
        name = other == '\t' ? plan_span_of("\\t (a tab)") : name;
        plan_csv_table_raise(table, PLAN_SAY_SEPARATOR, cells[0].line, 1, &name, 1, true);
        table->usable = false;
        return false;
    }
    plan_csv_header_columns(table, cells, count);
    for (size_t i = 0; i < sizeof needed / sizeof needed[0] && table->usable; i++) {
        if (table->column_of[needed[i]] < 0 && table->fixed[needed[i]] == NULL) {
            plan_span name = plan_span_of(plan_field_name(needed[i]));
            plan_csv_table_raise(table, PLAN_SAY_COLUMN_MISSING, cells[0].line, 1, &name, 1, true);
        }
    }
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        table->usable =
            table->usable && (table->column_of[needed[i]] >= 0 || table->fixed[needed[i]] != NULL);
    }
    for (int field = 0; field < PLAN_FIELD_COUNT; field++) {
        if (table->fixed[field] != NULL) {
            table->row.cells[field] = plan_span_of(table->fixed[field]);
            table->row.columns[field] = 1;
        } else if (table->column_of[field] >= 0 && field != PLAN_FIELD_NOTE &&
                   field != PLAN_FIELD_SOURCE) {
            plan_csv_field *one = &table->fields[table->field_count++];
            one->field = (uint32_t)field;
            one->column = (uint32_t)table->column_of[field];
            table->line_column = field == PLAN_FIELD_VALUE ? one->column : table->line_column;
        }
    }
    find_raw_columns(table);
    return table->usable;
}

/* --- Rows --- */

/* True where a cell is not UTF-8: the row is not used, and all of them are told together. */
static bool has_bad_bytes(plan_csv_table *table, const plan_csv_cell *cells, size_t count) {
    bool bad = false;
    for (size_t i = 0; i < count; i++) {
        size_t at = plan_utf8_valid(cells[i].text, cells[i].length);
        if (at == cells[i].length) {
            continue;
        }
        if (table->bad_bytes == 0) {
            table->bad_byte = (unsigned char)cells[i].text[at];
        }
        if (table->bad_bytes < PLAN_CSV_PLACES) {
            table->bad_line[table->bad_bytes] = cells[i].line;
            table->bad_column[table->bad_bytes] =
                cells[i].column + (uint32_t)plan_utf8_count(cells[i].text, at);
        }
        table->bad_bytes++;
        bad = true;
    }
    return bad;
}

bool plan_csv_is_blank(const plan_csv_cell *cells, size_t count) {
    return count == 1 && plan_span_trim(span_of_cell(&cells[0])).length == 0;
}

bool plan_csv_is_preamble(const plan_csv_cell *cells, size_t count) {
    return count == 2 && cells[0].length == 4 && cells[1].length == 0 &&
           memcmp(cells[0].text, "sep=", 4) == 0;
}

static void tell_ragged(plan_csv_table *table, const plan_csv_cell *cells, size_t count) {
    char n[2][24];
    plan_span args[2] = {plan_text_number(n[0], table->width), plan_text_number(n[1], count)};
    size_t at = count > table->width ? table->width : count - 1;
    plan_csv_table_raise(table, PLAN_SAY_RAGGED, cells[at].line, cells[at].column, args, 2, false);
}

/* The row in table->row. */
static bool add_row(plan_csv_table *table) {
    const plan_row *row = &table->row;
    plan_status status = plan_loader_add(table->loader, row);
    if (status != PLAN_OK) {
        if (status == PLAN_LIMIT) {
            char n[24];
            plan_span args[2] = {plan_span_of("observations, or different statements"),
                                 plan_text_number(n, table->max_observations)};
            plan_csv_table_raise(table, PLAN_SAY_LIMIT, row->line, 1, args, 2, true);
        }
        table->status = table->status == PLAN_OK ? status : table->status;
        return false;
    }
    return table->status == PLAN_OK;
}

static bool load_row(plan_csv_table *table, const plan_csv_cell *cells) {
    plan_row *row = &table->row;
    row->line = cells[table->line_column].line; /* cells before the value may have several lines */
    for (size_t i = 0; i < table->field_count; i++) {
        uint32_t field = table->fields[i].field;
        const plan_csv_cell *cell = &cells[table->fields[i].column];
        row->cells[field] = span_of_cell(cell);
        row->columns[field] = cell->column;
    }
    return add_row(table);
}

void plan_csv_table_take(void *context, plan_csv_stretch *stretch) {
    plan_csv_table *table = context;
    if (table->has_header && table->may_take) {
        plan_raw_rows rows = {stretch->content, stretch->at, stretch->end, stretch->line,
                              stretch->after_return};
        plan_loader_take(table->loader, &table->columns, &rows);
        stretch->at = rows.at;
        stretch->line = rows.line;
        stretch->after_return = rows.after_return;
    }
}

bool plan_csv_table_plain(void *context, const char *content, const uint32_t *ends, size_t count,
                          uint32_t line, bool *ended) {
    plan_csv_table *table = context;
    plan_row *row = &table->row;
    if (!table->has_header || count != table->width || count == 1) {
        return false;
    }
    row->line = line;
    for (size_t i = 0; i < table->field_count; i++) {
        const uint32_t *end = ends + table->fields[i].column;
        uint32_t field = table->fields[i].field, start = end[-1] + 1;
        row->cells[field].text = content + start;
        row->cells[field].length = *end - start;
        row->columns[field] = start - ends[-1];
    }
    *ended = !add_row(table);
    return true;
}

bool plan_csv_table_row(void *context, const plan_csv_cell *cells, size_t count, bool valid) {
    plan_csv_table *table = context;
    bool first = table->first_line;
    table->first_line = false;
    if (plan_csv_is_blank(cells, count)) {
        return true;
    }
    if (!table->has_header) {
        if (first && plan_csv_is_preamble(cells, count)) {
            return true;
        }
        if (table->stopped || (!valid && has_bad_bytes(table, cells, count))) {
            table->has_header = true; /* it is broken, and the next row is none */
            table->usable = false;
            return false;
        }
        return read_header(table, cells, count);
    }
    bool bad = !valid && has_bad_bytes(table, cells, count);
    if (count != table->width) {
        tell_ragged(table, cells, count);
        return table->status == PLAN_OK;
    }
    return bad ? table->status == PLAN_OK : load_row(table, cells);
}

void plan_csv_table_problem(void *context, int problem, uint32_t line, uint32_t column) {
    plan_csv_table *table = context;
    char n[24];
    plan_span args[2];
    bool header = !table->has_header;
    switch (problem) {
    case PLAN_CSV_AFTER_QUOTE:
        plan_csv_table_raise(table, PLAN_SAY_AFTER_QUOTE, line, column, NULL, 0, header);
        break;
    case PLAN_CSV_STRAY_QUOTE:
        plan_csv_table_raise(table, PLAN_SAY_STRAY_QUOTE, line, column, NULL, 0, header);
        break;
    case PLAN_CSV_UNCLOSED:
        args[0] = plan_text_number(n, line);
        plan_csv_table_raise(table, PLAN_SAY_UNCLOSED, line, column, args, 1, header);
        break;
    case PLAN_CSV_LONG_CELL:
        args[0] = plan_span_of("a cell is too long (an unclosed quote?) [bytes]");
        args[1] = plan_text_number(n, table->max_cell);
        plan_csv_table_raise(table, PLAN_SAY_LIMIT, line, column, args, 2, true);
        break;
    default:
        args[0] = plan_span_of("too many columns");
        args[1] = plan_text_number(n, table->max_columns);
        plan_csv_table_raise(table, PLAN_SAY_LIMIT, line, column, args, 2, true);
        break;
    }
}

static void tell_bad_bytes(plan_csv_table *table) {
    char hex[2] = {"0123456789ABCDEF"[table->bad_byte >> 4],
                   "0123456789ABCDEF"[table->bad_byte & 15]};
    char n[24];
    plan_buffer places;
    plan_buffer_init(&places, &table->document->allocator);
    for (size_t i = 0; i < table->bad_bytes && i < PLAN_CSV_PLACES; i++) {
        plan_buffer_puts(&places, i > 0 ? ", " : "");
        plan_buffer_unsigned(&places, table->bad_line[i]);
        plan_buffer_char(&places, ':');
        plan_buffer_unsigned(&places, table->bad_column[i]);
    }
    plan_buffer_puts(&places, table->bad_bytes > PLAN_CSV_PLACES ? ", ..." : "");
    plan_span args[3] = {
        {hex, 2}, {places.data, places.length}, plan_text_number(n, table->bad_bytes)};
    if (places.status == PLAN_OK) {
        plan_csv_table_raise(table, PLAN_SAY_NOT_UTF8, table->bad_line[0], table->bad_column[0],
                             args, 3, !table->usable);
    } else {
        table->status = places.status;
    }
    plan_buffer_free(&places);
}

plan_status plan_csv_table_finish(plan_csv_table *table) {
    if (table->bad_bytes > 0) {
        tell_bad_bytes(table);
    }
    plan_status status = plan_loader_finish(table->loader);
    return status != PLAN_OK ? status : table->status;
}
