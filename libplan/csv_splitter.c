/* Rows out of a buffer that holds the bytes at hand and, before them, the row that they cut: so
 * each row lies in one piece. Cells point into it. */
#include "csv_splitter.h"

#include <string.h>

#include "csv_scan.h"

/* Readers of cells look at up to 16 bytes from where a cell starts, and before where it ends. */
enum { FRONT = 16, BEHIND = PLAN_CSV_BEHIND, LARGEST_ROW = 1 << 16 };

struct plan_csv_splitter {
    plan_allocator allocator;
    plan_csv_events events;
    plan_csv_scan *scan;
    plan_csv_reader *reader; /* libcsv's, from the row on that is not plain; NULL before */
    char separator;
    size_t max_cell, max_columns;
    char *buffer;             /* FRONT bytes, the content, BEHIND bytes */
    size_t capacity;          /* of all three */
    size_t row_start, filled; /* in the content */
    uint32_t line;            /* of the row at hand */
    bool after_return;        /* the byte before it is a CR: an LF belongs to that */
    bool ended;
    size_t in_turn, left; /* rows that are split before rows are taken again; still to be split */
    /* The row at hand. */
    bool has_quote, has_high; /* maybe */
    plan_csv_cell *cells;
    size_t count, cell_capacity;
    /* Ends of cells: that of the row before, those of the row at hand, those of a window. */
    uint32_t places[1 + 2 * PLAN_CSV_WINDOW];
};

plan_status plan_csv_splitter_new(const plan_allocator *allocator, bool by_libcsv, char separator,
                                  size_t max_cell, size_t max_columns,
                                  const plan_csv_events *events, plan_csv_splitter **result) {
    plan_csv_splitter *splitter = plan_allocate(allocator, 1, sizeof *splitter);
    if (splitter == NULL) {
        return PLAN_NO_MEMORY;
    }
    memset(splitter, 0, offsetof(plan_csv_splitter, places));
    splitter->allocator = *allocator;
    splitter->events = *events;
    splitter->separator = separator;
    splitter->max_cell = max_cell;
    splitter->max_columns = max_columns;
    splitter->line = 1;
    splitter->in_turn = 1;
    splitter->scan = plan_csv_scan_choose();
    if (by_libcsv) {
        plan_status status = plan_csv_reader_new(allocator, separator, max_cell, max_columns,
                                                 events, &splitter->reader);
        if (status != PLAN_OK) {
            plan_release(allocator, splitter, 1, sizeof *splitter);
            return status;
        }
    }
    *result = splitter;
    return PLAN_OK;
}

void plan_csv_splitter_free(plan_csv_splitter *splitter) {
    if (splitter != NULL) {
        plan_allocator a = splitter->allocator;
        plan_csv_reader_free(splitter->reader);
        plan_release(&a, splitter->buffer, splitter->capacity, 1);
        plan_release(&a, splitter->cells, splitter->cell_capacity, sizeof *splitter->cells);
        plan_release(&a, splitter, 1, sizeof *splitter);
    }
}

static char *content_of(const plan_csv_splitter *splitter) {
    return splitter->buffer + FRONT;
}

plan_status plan_csv_splitter_room(plan_csv_splitter *splitter, size_t size, char **result) {
    size_t kept = splitter->filled - splitter->row_start;
    void *buffer = splitter->buffer;
    size_t before = splitter->capacity;
    plan_status status = plan_grow(&splitter->allocator, &buffer, &splitter->capacity,
                                   FRONT + splitter->row_start + kept + size + BEHIND, 1);
    if (status != PLAN_OK) {
        return status;
    }
    splitter->buffer = buffer;
    if (before <
        splitter->capacity) { /* what is behind the bytes is read, though never looked at */
        memset(splitter->buffer + before, 0, splitter->capacity - before);
    }
    if (splitter->row_start > 0) { /* the cut row to the front */
        memmove(content_of(splitter), content_of(splitter) + splitter->row_start, kept);
        splitter->row_start = 0;
        splitter->filled = kept;
    }
    *result = content_of(splitter) + splitter->filled;
    return PLAN_OK;
}

/* --- To libcsv --- */

/* From the row at hand on. */
static plan_status hand_over(plan_csv_splitter *splitter) {
    plan_csv_reader *reader = NULL;
    plan_status status =
        plan_csv_reader_new(&splitter->allocator, splitter->separator, splitter->max_cell,
                            splitter->max_columns, &splitter->events, &reader);
    if (status != PLAN_OK) {
        return status;
    }
    splitter->reader = reader;
    plan_csv_reader_start_at(reader, splitter->line, splitter->after_return);
    size_t start = splitter->row_start, size = splitter->filled - start;
    splitter->row_start = splitter->filled = 0;
    return size > 0
               ? plan_csv_reader_feed(reader, content_of(splitter) + start, size, &splitter->ended)
               : PLAN_OK;
}

/* --- Rows --- */

/* Where memory is out libcsv is tried, which finds the same. */
static bool make_cells(plan_csv_splitter *splitter, const uint32_t *ends, size_t count) {
    void *cells = splitter->cells;
    const char *content = content_of(splitter);
    if (count > splitter->max_columns ||
        plan_grow(&splitter->allocator, &cells, &splitter->cell_capacity, count,
                  sizeof *splitter->cells) != PLAN_OK) {
        return false;
    }
    splitter->cells = cells;
    splitter->count = count;
    size_t start = splitter->row_start;
    for (size_t i = 0; i < count; i++) {
        splitter->cells[i].text = content + start;
        splitter->cells[i].length = ends[i] - start;
        start = ends[i] + (size_t)1;
    }
    return true;
}

/* A row that is wanted as cells. False where it goes to libcsv instead. */
static bool hand_out(plan_csv_splitter *splitter, const uint32_t *ends, size_t count) {
    bool valid = true;
    char *row = content_of(splitter) + splitter->row_start;
    if (!make_cells(splitter, ends, count) ||
        !plan_csv_cells_read(row, ends[count - 1] - splitter->row_start, splitter->cells, count,
                             splitter->max_cell, &splitter->line, &valid)) {
        return false;
    }
    splitter->ended =
        !splitter->events.row(splitter->events.context, splitter->cells, count, valid);
    return true;
}

/* The row at hand has `count` cells. False where it goes to libcsv. */
static bool end_row(plan_csv_splitter *splitter, const uint32_t *ends, size_t count) {
    const plan_csv_events *events = &splitter->events;
    const char *content = content_of(splitter);
    size_t end = ends[count - 1];
    bool returned = content[end] == '\r';
    if (end == splitter->row_start) { /* a blank line */
        splitter->line += !returned && splitter->after_return ? 0 : 1;
    } else {
        bool is_plain = !splitter->has_quote && !splitter->has_high && events->plain != NULL &&
                        end - splitter->row_start <= splitter->max_cell &&
                        count <= splitter->max_columns;
        if (!(is_plain && events->plain(events->context, content, ends, count, splitter->line,
                                        &splitter->ended)) &&
            !hand_out(splitter, ends, count)) {
            return false;
        }
        splitter->line++;
    }
    splitter->after_return = returned;
    splitter->row_start = end + 1;
    return true;
}

/* All rows whose ends are among the places; *count of them are left over, at the front. False where
 * the row at hand goes to libcsv. */
static bool split(plan_csv_splitter *splitter, size_t *count, const plan_csv_scan_state *state) {
    uint32_t *places = splitter->places + 1;
    const char *content = content_of(splitter), separator = splitter->separator;
    size_t first = 0;
    splitter->has_quote |= state->has_quote;
    splitter->has_high |= state->has_high;
    for (size_t i = 0; i < *count; i++) {
        if (content[places[i]] == separator) {
            continue;
        }
        if (!end_row(splitter, places + first, i + 1 - first)) {
            return false;
        }
        first = i + 1;
        splitter->has_quote = state->has_quote;
        splitter->has_high = state->has_high;
        splitter->left--;
        if (splitter->ended || splitter->left == 0) {
            break;
        }
    }
    *count -= first;
    memmove(splitter->places, splitter->places + first, (*count + 1) * sizeof *places);
    return *count <= PLAN_CSV_WINDOW;
}

/* Rows that the receiver takes; then one row is split, and more the longer it took none. */
static void take_rows(plan_csv_splitter *splitter) {
    enum { MOST = 4096 };
    plan_csv_stretch stretch = {content_of(splitter), splitter->row_start, splitter->filled,
                                splitter->line, splitter->after_return};
    splitter->left = SIZE_MAX;
    if (splitter->events.take != NULL) {
        splitter->events.take(splitter->events.context, &stretch);
        bool none = stretch.at == splitter->row_start;
        splitter->in_turn = !none ? 1 : splitter->in_turn < MOST ? splitter->in_turn * 2 : MOST;
        splitter->left = splitter->in_turn;
        splitter->row_start = stretch.at;
        splitter->line = stretch.line;
        splitter->after_return = stretch.after_return;
    }
}

/* Bytes that are looked at for so many rows. */
static size_t window_of(size_t rows) {
    enum { A_ROW = 64 };
    return rows < PLAN_CSV_WINDOW / A_ROW ? rows * A_ROW : PLAN_CSV_WINDOW;
}

static plan_status split_all(plan_csv_splitter *splitter) {
    plan_csv_scan_state state = {0, false, false};
    size_t at = splitter->row_start, count = 0;
    splitter->left = 0;
    while (at < splitter->filled && !splitter->ended) {
        if (splitter->left == 0) {
            take_rows(splitter);
            at = splitter->row_start;
            count = 0;
            state.inside = 0;
            splitter->places[0] = (uint32_t)at - 1;
            splitter->has_quote = splitter->has_high = false;
        }
        size_t left = splitter->filled - at, window = window_of(splitter->left);
        size_t to = at + (left < window ? left : window);
        count += splitter->scan(content_of(splitter), at, to, splitter->separator, &state,
                                splitter->places + 1 + count);
        if (!split(splitter, &count, &state)) {
            return hand_over(splitter);
        }
        at = splitter->left == 0 ? splitter->row_start : to;
    }
    size_t limit = splitter->max_cell < LARGEST_ROW ? splitter->max_cell : LARGEST_ROW;
    return !splitter->ended && splitter->filled - splitter->row_start > limit ? hand_over(splitter)
                                                                              : PLAN_OK;
}

/* The bytes behind those at hand, unless they were read there already. */
static plan_status take(plan_csv_splitter *splitter, const char *bytes, size_t size) {
    char *room = splitter->buffer == NULL ? NULL : content_of(splitter) + splitter->filled;
    uintptr_t at = (uintptr_t)bytes, from = (uintptr_t)room;
    bool is_inside =
        room != NULL && at >= from && at - from < splitter->capacity - FRONT - splitter->filled;
    if (!is_inside) {
        plan_status status = plan_csv_splitter_room(splitter, size, &room);
        if (status != PLAN_OK) {
            return status;
        }
    }
    if (room != bytes) {
        memmove(room, bytes, size);
    }
    splitter->filled += size;
    return PLAN_OK;
}

plan_status plan_csv_splitter_feed(plan_csv_splitter *splitter, const char *bytes, size_t size,
                                   bool *ended) {
    plan_status status;
    if (splitter->reader != NULL) {
        status = plan_csv_reader_feed(splitter->reader, bytes, size, &splitter->ended);
    } else {
        status = take(splitter, bytes, size);
        status = status == PLAN_OK ? split_all(splitter) : status;
    }
    *ended = splitter->ended;
    return status;
}

plan_status plan_csv_splitter_settle(plan_csv_splitter *splitter, uint32_t *line, bool *ended) {
    if (splitter->reader == NULL) {
        plan_status status = hand_over(splitter);
        if (status != PLAN_OK) {
            return status;
        }
    }
    *line = plan_csv_reader_line(splitter->reader);
    *ended = splitter->ended;
    return PLAN_OK;
}

plan_status plan_csv_splitter_finish(plan_csv_splitter *splitter) {
    if (splitter->reader == NULL && !splitter->ended && splitter->filled > splitter->row_start) {
        plan_status status = hand_over(splitter);
        if (status != PLAN_OK) {
            return status;
        }
    }
    return splitter->reader != NULL ? plan_csv_reader_finish(splitter->reader) : PLAN_OK;
}
