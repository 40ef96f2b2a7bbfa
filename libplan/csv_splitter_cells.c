/* Cells of rows that are not ASCII without quotes: their content, their places, their validity. */
#include "csv_splitter.h"

#include <string.h>

#include "csv_place.h"
#include "never.h"
#include "text.h"

/* A quoted cell whose inner quotes are doubled, or one without any. */
static bool is_well_quoted(const plan_csv_cell *cell) {
    const char *text = cell->text;
    size_t last = cell->length - 1;
    if (cell->length == 0 || text[0] != '"') {
        return cell->length == 0 || memchr(text, '"', cell->length) == NULL;
    }
    if (PLAN_NEVER(last == 0, "a cell ends outside quotes") || text[last] != '"') {
        return false;
    }
    for (size_t i = 1; i < last; i++) {
        const char *quote = memchr(text + i, '"', last - i);
        if (quote == NULL) {
            break;
        }
        i = (size_t)(quote - text) + 1;
        if (PLAN_NEVER(i == last, "likewise") || text[i] != '"') {
            return false;
        }
    }
    return true;
}

/* The content of a quoted cell, in place. Gives the quotes in it. */
static uint32_t unquote(char *row, plan_csv_cell *cell) {
    char *to = row + (cell->text - row) + 1;
    const char *from = to, *end = cell->text + cell->length - 1;
    uint32_t quotes = 0;
    cell->text = to;
    while (from < end) {
        const char *quote = memchr(from, '"', (size_t)(end - from));
        size_t length = (size_t)((quote == NULL ? end : quote + 1) - from);
        memmove(to, from, length);
        to += length;
        from += length + (quote == NULL ? 0 : 1);
        quotes += quote == NULL ? 0 : 1;
    }
    cell->length = (size_t)(to - cell->text);
    return quotes;
}

bool plan_csv_cells_read(char *row, size_t size, plan_csv_cell *cells, size_t count,
                         size_t max_cell, uint32_t *first_line, bool *valid) {
    plan_span all = {row, size};
    bool ascii = plan_span_is_ascii(all);
    uint32_t line = *first_line, column = 1;
    for (size_t i = 0; i < count; i++) {
        if (cells[i].length > max_cell || !is_well_quoted(&cells[i])) {
            return false;
        }
    }
    *valid = ascii || plan_utf8_valid(row, size) == size;
    for (size_t i = 0; i < count; i++) {
        plan_csv_cell *cell = &cells[i];
        uint32_t quotes = PLAN_CSV_UNQUOTED;
        cell->line = line;
        cell->column = column;
        if (cell->length > 0 && cell->text[0] == '"') {
            quotes = unquote(row, cell);
            line += plan_csv_line_ends(cell->text, cell->length);
        }
        cell->quoted = quotes != PLAN_CSV_UNQUOTED;
        column = plan_csv_column_behind(column, quotes, cell->text, cell->length, ascii);
    }
    *first_line = line;
    return true;
}
