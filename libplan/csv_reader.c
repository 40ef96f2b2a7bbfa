/* libcsv gives cells and row ends; where they stand is followed in the bytes beside it: a cell that
 * starts with a quote takes its content, its inner quotes twice, and two more; any other takes its
 * content. Traps of libcsv 3.0.3 that are minded here: both strict options together; the block size
 * of its cell buffer; no csv_fini after an error; blank lines give no callback. */
#include "csv_reader.h"

#include <string.h>

#include <csv.h>

#include "csv_place.h"
#include "text.h"

/* A cell of the row at hand. Columns are counted when the row is whole: in most rows a character is
 * a byte. */
typedef struct cell_place {
    size_t start, length; /* in `text` */
    uint32_t line;
    uint32_t quotes; /* in its content, or PLAN_CSV_UNQUOTED */
} cell_place;

struct plan_csv_reader {
    plan_allocator allocator;
    plan_csv_events events;
    struct csv_parser parser;
    bool parser_ready;
    char separator;
    size_t max_cell, max_columns;
    /* The row so far. */
    char *text;
    size_t text_length, text_capacity;
    cell_place *cells;
    size_t cell_count, cell_capacity;
    plan_csv_cell *row;
    size_t row_capacity;
    /* The bytes at hand, and where the current cell starts in the file. */
    const char *block;
    size_t block_size;
    uint64_t block_start, cell_start;
    uint32_t line;   /* of the current cell */
    bool has_quoted; /* the row has a quoted cell */
    /* What earlier blocks had of the current cell: line ends, and characters behind the last. */
    uint32_t passed_lines, passed_characters;
    bool quoted, quoted_known;
    bool after_return; /* the last byte before cell_start was a CR: an LF belongs to it */
    bool at_row_start;
    bool skipping; /* to the end of a line with a misplaced quote */
    bool ended;
    plan_status status;
};

static int never_space(unsigned char c) {
    (void)c;
    return 0;
}

static void on_cell(void *bytes, size_t length, void *context);
static void on_row(int terminator, void *context);

static bool start_parser(plan_csv_reader *reader) {
    if (csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
        return false;
    }
    csv_set_delim(&reader->parser, (unsigned char)reader->separator);
    csv_set_space_func(&reader->parser, never_space);
    csv_set_blk_size(&reader->parser, 4096);
    reader->parser_ready = true;
    return true;
}

static void stop_parser(plan_csv_reader *reader) {
    if (reader->parser_ready) {
        csv_free(&reader->parser);
        reader->parser_ready = false;
    }
}

plan_status plan_csv_reader_new(const plan_allocator *allocator, char separator, size_t max_cell,
                                size_t max_columns, const plan_csv_events *events,
                                plan_csv_reader **result) {
    plan_csv_reader *reader = plan_allocate_zero(allocator, 1, sizeof *reader);
    if (reader == NULL) {
        return PLAN_NO_MEMORY;
    }
    reader->allocator = *allocator;
    reader->events = *events;
    reader->separator = separator;
    reader->max_cell = max_cell;
    reader->max_columns = max_columns;
    reader->line = 1;
    reader->at_row_start = true;
    if (!start_parser(reader)) {
        plan_release(allocator, reader, 1, sizeof *reader);
        return PLAN_NO_MEMORY;
    }
    *result = reader;
    return PLAN_OK;
}

void plan_csv_reader_free(plan_csv_reader *reader) {
    if (reader != NULL) {
        plan_allocator a = reader->allocator;
        stop_parser(reader);
        plan_release(&a, reader->text, reader->text_capacity, 1);
        plan_release(&a, reader->cells, reader->cell_capacity, sizeof *reader->cells);
        plan_release(&a, reader->row, reader->row_capacity, sizeof *reader->row);
        plan_release(&a, reader, 1, sizeof *reader);
    }
}

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

static void look_at_start(plan_csv_reader *reader) {
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
static uint32_t column_behind(uint32_t column, const cell_place *place, const char *text,
                              bool ascii) {
    return plan_csv_column_behind(column, place->quotes, text, place->length, ascii);
}

/* Column of the cell at hand: behind those that the row has so far. */
static uint32_t column_now(const plan_csv_reader *reader) {
    uint32_t column = 1;
    for (size_t i = 0; i < reader->cell_count; i++) {
        column =
            column_behind(column, &reader->cells[i], reader->text + reader->cells[i].start, false);
    }
    return column;
}

static void fail(plan_csv_reader *reader, plan_status status) {
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
        fail(reader, status);
        return false;
    }
    return true;
}

static bool keep_cell(plan_csv_reader *reader, const char *text, size_t length) {
    if (!make_room(reader, length)) {
        return false;
    }
    cell_place place = {reader->text_length, length, reader->line, PLAN_CSV_UNQUOTED};
    if (length > 0) {
        memcpy(reader->text + reader->text_length, text, length);
    }
    reader->text_length += length;
    reader->cells[reader->cell_count++] = place;
    return true;
}

static void on_cell(void *bytes, size_t length, void *context) {
    plan_csv_reader *reader = context;
    if (reader->ended) {
        return;
    }
    const char *text = bytes;
    if (!reader->quoted_known) {
        look_at_start(reader);
    }
    if (length > reader->max_cell || reader->cell_count >= reader->max_columns) {
        reader->ended = true;
        reader->events.problem(reader->events.context,
                               length > reader->max_cell ? PLAN_CSV_LONG_CELL
                                                         : PLAN_CSV_MANY_COLUMNS,
                               reader->line, column_now(reader));
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

static void forget_row(plan_csv_reader *reader) {
    reader->cell_count = 0;
    reader->text_length = 0;
    reader->has_quoted = false;
}

static void on_row(int terminator, void *context) {
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
            fail(reader, status);
            return;
        }
    }
    plan_span all = {reader->text, reader->text_length};
    bool ascii = plan_span_is_ascii(all);
    uint32_t column = 1;
    for (size_t i = 0; i < reader->cell_count; i++) {
        const cell_place *place = &reader->cells[i];
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
    forget_row(reader);
    reader->line++;
    reader->at_row_start = true;
    reader->quoted_known = false;
    reader->after_return = terminator == '\r';
}

/* --- Feeding --- */

/* The rest of the line is passed over, then a fresh parser goes on. Gives the bytes taken. */
static size_t skip_line(plan_csv_reader *reader, const char *bytes, size_t size) {
    size_t i = 0;
    while (i < size && bytes[i] != '\n' && bytes[i] != '\r') {
        i++;
    }
    if (i == size) {
        return size;
    }
    reader->skipping = false;
    reader->line++;
    reader->after_return = bytes[i] == '\r';
    reader->at_row_start = true;
    reader->quoted_known = false;
    return i + 1;
}

/* Walks over the current cell's bytes in this block up to `end`. */
static void pass_bytes(plan_csv_reader *reader, size_t end) {
    size_t i = reader->cell_start > reader->block_start
                   ? (size_t)(reader->cell_start - reader->block_start)
                   : 0;
    for (; i < end; i++) {
        unsigned char c = (unsigned char)reader->block[i];
        if (c == '\n' || c == '\r') {
            bool pair = c == '\n' && reader->after_return;
            reader->passed_lines += pair ? 0 : 1;
            reader->passed_characters = 0;
        } else {
            reader->passed_characters += (c & 0xC0) != 0x80 ? 1 : 0;
        }
        reader->after_return = c == '\r';
    }
}

/* A quote stands where none may: the row is given up. */
static plan_status give_up_row(plan_csv_reader *reader, size_t at) {
    look_at_start(reader);
    pass_bytes(reader, at);
    uint32_t line = reader->line + reader->passed_lines;
    uint32_t column = reader->passed_characters;
    column += reader->passed_lines > 0 ? 1 : column_now(reader);
    bool stray = reader->block[at] == '"' && !reader->quoted;
    reader->events.problem(reader->events.context,
                           stray ? PLAN_CSV_STRAY_QUOTE : PLAN_CSV_AFTER_QUOTE, line, column);
    reader->line = line;
    reader->passed_lines = reader->passed_characters = 0;
    forget_row(reader);
    stop_parser(reader);
    reader->skipping = true;
    return start_parser(reader) ? PLAN_OK : PLAN_NO_MEMORY;
}

plan_status plan_csv_reader_feed(plan_csv_reader *reader, const char *bytes, size_t size,
                                 bool *ended) {
    size_t at = 0;
    reader->block = bytes;
    reader->block_size = size;
    while (at < size && !reader->ended) {
        if (reader->skipping) {
            at += skip_line(reader, bytes + at, size - at);
            reader->cell_start = reader->block_start + at;
            continue;
        }
        look_at_start(reader);
        size_t taken = csv_parse(&reader->parser, bytes + at, size - at, on_cell, on_row, reader);
        if (taken < size - at && !reader->ended) {
            if (csv_error(&reader->parser) != CSV_EPARSE) {
                fail(reader, PLAN_NO_MEMORY);
                break;
            }
            at += taken;
            plan_status status = give_up_row(reader, at);
            if (status != PLAN_OK) {
                fail(reader, status);
            }
            continue;
        }
        at = size;
    }
    if (!reader->skipping) {
        look_at_start(reader); /* while the bytes are at hand */
        pass_bytes(reader, size);
    }
    reader->block_start += size;
    if (!reader->ended && !reader->skipping &&
        reader->block_start > reader->cell_start + reader->max_cell + 2) {
        reader->ended = true;
        reader->events.problem(reader->events.context, PLAN_CSV_LONG_CELL, reader->line,
                               column_now(reader));
    }
    reader->block = NULL;
    reader->block_size = 0;
    *ended = reader->ended;
    return reader->status;
}

void plan_csv_reader_start_at(plan_csv_reader *reader, uint32_t line, bool after_return) {
    reader->line = line;
    reader->after_return = after_return;
}

uint32_t plan_csv_reader_line(const plan_csv_reader *reader) {
    return reader->line;
}

plan_status plan_csv_reader_finish(plan_csv_reader *reader) {
    if (reader->ended || reader->skipping) {
        return reader->status;
    }
    if (csv_fini(&reader->parser, on_cell, on_row, reader) != 0 && reader->status == PLAN_OK) {
        if (csv_error(&reader->parser) != CSV_EPARSE) {
            return PLAN_NO_MEMORY;
        }
        reader->events.problem(reader->events.context, PLAN_CSV_UNCLOSED, reader->line,
                               column_now(reader));
    }
    return reader->status;
}
