/* The cells that libcsv gives, and where they stand: that is followed in the bytes beside it. A
 * cell that starts with a quote takes its content, its inner quotes twice, and two more; any other
 * takes its content. */
#include "csv_reader_parts.h"

#include <string.h>

#include "csv_place.h"
#include "text.h"

/* --- Places --- */

/* The byte at an offset of the file, -1 where it is not at hand. */
static int byte_at(const plan_csv_reader *reader, uint64_t offset) {
    if (offset < reader->block_start || offset - reader->block_start >= reader->block_size) {
        return -1;
    }
    return (unsigned char)reader->block[offset - reader->block_start];
}

/* libcsv says nothing of blank lines: they are passed here, so that lines count as in an editor. */
static void pass_blank_lines(plan_csv_reader *reader) {
    int c;
    while (reader->at_row_start &&
           ((c = byte_at(reader, reader->cell_start)) == '\n' || c == '\r')) {
        reader->line += c == '\n' && reader->after_return ? 0 : 1;
        reader->after_return = c == '\r';
        reader->cell_start++;
    }
}

void plan_csv_reader_look(plan_csv_reader *reader) {
    pass_blank_lines(reader);
    int c = byte_at(reader, reader->cell_start);
    if (c >= 0 && !reader->quoted_known) {
        reader->quoted = c == '"';
        reader->quoted_known = true;
        reader->after_return = false;
    }
}

/* Where the next cell starts, and on which line: content of a quoted one may hold both. */
static uint32_t pass_quoted(plan_csv_reader *reader, const char *text, size_t length) {
    uint32_t quotes = plan_csv_quotes(text, length);
    reader->line += plan_csv_line_ends(text, length);
    reader->cell_start += length + quotes + 2;
    return quotes;
}

/* Column behind a cell that starts at `column`, its separator included. */
static uint32_t column_behind(uint32_t column, const plan_csv_cell_place *place, const char *text,
                              bool ascii) {
    return plan_csv_column_behind(column, place->quotes, text, place->length, ascii);
}

uint32_t plan_csv_reader_column(const plan_csv_reader *reader) {
    uint32_t column = 1;
    for (size_t i = 0; i < reader->cell_count; i++) {
        column =
            column_behind(column, &reader->cells[i], reader->text + reader->cells[i].start, false);
    }
    return column;
}

void plan_csv_reader_fail(plan_csv_reader *reader, plan_status status) {
    reader->status = status;
    reader->ended = true;
}

static bool make_room(plan_csv_reader *reader, size_t length) {
    void *cells = reader->cells, *bytes = reader->text;
    if (reader->cell_count < reader->cell_capacity &&
        reader->text_capacity - reader->text_length > length) {
        return true;
    }
    plan_status status = plan_grow(&reader->allocator, &cells, &reader->cell_capacity,
                                   reader->cell_count + 1, sizeof *reader->cells);
    reader->cells = cells;
    if (status == PLAN_OK) {
        status = plan_grow(&reader->allocator, &bytes, &reader->text_capacity,
                           reader->text_length + length + 1, 1);
        reader->text = bytes;
    }
    if (status != PLAN_OK) {
        plan_csv_reader_fail(reader, status);
        return false;
    }
    return true;
}

static bool keep_cell(plan_csv_reader *reader, const char *text, size_t length) {
    if (!make_room(reader, length)) {
        return false;
    }
    plan_csv_cell_place place = {reader->text_length, length, reader->line, PLAN_CSV_UNQUOTED};
    if (length > 0) {
        memcpy(reader->text + reader->text_length, text, length);
    }
    reader->text_length += length;
    reader->cells[reader->cell_count++] = place;
    return true;
}

void plan_csv_reader_on_cell(void *bytes, size_t length, void *context) {
    plan_csv_reader *reader = context;
    if (reader->ended) {
        return;
    }
    const char *text = bytes;
    if (!reader->quoted_known) {
        plan_csv_reader_look(reader);
    }
    if (length > reader->max_cell || reader->cell_count >= reader->max_columns) {
        reader->ended = true;
        reader->events.problem(reader->events.context,
                               length > reader->max_cell ? PLAN_CSV_LONG_CELL
                                                         : PLAN_CSV_MANY_COLUMNS,
                               reader->line, plan_csv_reader_column(reader));
        return;
    }
    if (keep_cell(reader, text, length)) {
        if (reader->quoted) {
            reader->cells[reader->cell_count - 1].quotes = pass_quoted(reader, text, length);
            reader->has_quoted = true;
        } else { /* no quote and no line end can be in it */
            reader->cell_start += length;
        }
        reader->cell_start++; /* the separator or line end behind it */
        reader->passed_lines = reader->passed_characters = 0;
        reader->quoted_known = false;
        reader->at_row_start = false;
    }
}

void plan_csv_reader_forget_row(plan_csv_reader *reader) {
    reader->cell_count = 0;
    reader->text_length = 0;
    reader->has_quoted = false;
}

void plan_csv_reader_on_row(int terminator, void *context) {
    plan_csv_reader *reader = context;
    if (reader->ended) {
        return;
    }
    if (reader->cell_count > reader->row_capacity) {
        void *row = reader->row;
        plan_status status = plan_grow(&reader->allocator, &row, &reader->row_capacity,
                                       reader->cell_count, sizeof *reader->row);
        reader->row = row;
        if (status != PLAN_OK) {
            plan_csv_reader_fail(reader, status);
            return;
        }
    }
    plan_span all = {reader->text, reader->text_length};
    bool ascii = plan_span_is_ascii(all);
    uint32_t column = 1;
    for (size_t i = 0; i < reader->cell_count; i++) {
        const plan_csv_cell_place *place = &reader->cells[i];
        plan_csv_cell *cell = &reader->row[i];
        cell->text = reader->text + place->start;
        cell->length = place->length;
        cell->line = place->line;
        cell->column = column;
        cell->quoted = place->quotes != PLAN_CSV_UNQUOTED;
        column = ascii && !reader->has_quoted ? column + (uint32_t)place->length + 1
                                              : column_behind(column, place, cell->text, ascii);
    }
    if (!reader->events.row(reader->events.context, reader->row, reader->cell_count, ascii)) {
        reader->ended = true;
    }
    plan_csv_reader_forget_row(reader);
    reader->line++;
    reader->at_row_start = true;
    reader->quoted_known = false;
    reader->after_return = terminator == '\r';
}
