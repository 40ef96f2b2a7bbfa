/* libcsv gives cells and row ends (csv_reader_row.c); here it is fed. Traps of libcsv 3.0.3 that
 * are minded: both strict options together; the block size of its cell buffer; no csv_fini after an
 * error; blank lines give no callback. */
#include "csv_reader_parts.h"

static int never_space(unsigned char c) {
    (void)c;
    return 0;
}

/* It takes memory when the first cell comes, and none here: it cannot fail. */
static void start_parser(plan_csv_reader *reader) {
    (void)csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&reader->parser, (unsigned char)reader->separator);
    csv_set_space_func(&reader->parser, never_space);
    csv_set_blk_size(&reader->parser, 4096);
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
    start_parser(reader);
    *result = reader;
    return PLAN_OK;
}

void plan_csv_reader_free(plan_csv_reader *reader) {
    if (reader != NULL) {
        plan_allocator a = reader->allocator;
        csv_free(&reader->parser);
        plan_release(&a, reader->text, reader->text_capacity, 1);
        plan_release(&a, reader->cells, reader->cell_capacity, sizeof *reader->cells);
        plan_release(&a, reader->row, reader->row_capacity, sizeof *reader->row);
        plan_release(&a, reader, 1, sizeof *reader);
    }
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
static void give_up_row(plan_csv_reader *reader, size_t at) {
    plan_csv_reader_look(reader);
    pass_bytes(reader, at);
    uint32_t line = reader->line + reader->passed_lines;
    uint32_t column = reader->passed_characters;
    column += reader->passed_lines > 0 ? 1 : plan_csv_reader_column(reader);
    bool stray = reader->block[at] == '"'; /* in a quoted cell two of them are fine */
    reader->events.problem(reader->events.context,
                           stray ? PLAN_CSV_STRAY_QUOTE : PLAN_CSV_AFTER_QUOTE, line, column);
    reader->line = line;
    reader->passed_lines = reader->passed_characters = 0;
    plan_csv_reader_forget_row(reader);
    csv_free(&reader->parser);
    start_parser(reader);
    reader->skipping = true;
}

plan_status plan_csv_reader_feed(plan_csv_reader *reader, const char *bytes, size_t size,
                                 bool *ended) {
    size_t at = 0;
    reader->block = bytes;
    reader->block_size = size;
    while (at < size) {
        if (reader->skipping) {
            at += skip_line(reader, bytes + at, size - at);
            reader->cell_start = reader->block_start + at;
            continue;
        }
        plan_csv_reader_look(reader);
        size_t taken = csv_parse(&reader->parser, bytes + at, size - at, plan_csv_reader_on_cell,
                                 plan_csv_reader_on_row, reader);
        if (taken < size - at && !reader->ended) {
            if (csv_error(&reader->parser) != CSV_EPARSE) {
                plan_csv_reader_fail(reader, PLAN_NO_MEMORY);
                break;
            }
            at += taken;
            give_up_row(reader, at);
            continue;
        }
        at = size;
    }
    if (!reader->skipping) {
        plan_csv_reader_look(reader); /* while the bytes are at hand */
        pass_bytes(reader, size);
    }
    reader->block_start += size;
    if (!reader->ended && !reader->skipping &&
        reader->block_start > reader->cell_start + reader->max_cell + 2) {
        reader->ended = true;
        reader->events.problem(reader->events.context, PLAN_CSV_LONG_CELL, reader->line,
                               plan_csv_reader_column(reader));
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
    if (csv_fini(&reader->parser, plan_csv_reader_on_cell, plan_csv_reader_on_row, reader) !=
        0) { /* it takes no memory */
        reader->events.problem(reader->events.context, PLAN_CSV_UNCLOSED, reader->line,
                               plan_csv_reader_column(reader));
    }
    return reader->status;
}
