/* Any bytes through the block splitter and through libcsv alone, in pieces of several sizes: the
 * same rows, cells, places and problems, in the same order. */
#include "csv_splitter.h"

#include "text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int held) {
    if (!held) {
        abort();
    }
}

/* Everything that an engine said, in bytes. */
typedef struct record {
    char *bytes;
    size_t size, capacity;
    uint64_t left; /* rows until the callback ends the reading */
    size_t max_cell, max_columns;
    unsigned char separator;
} record;

static void put(record *r, const void *bytes, size_t size) {
    if (r->capacity - r->size < size) {
        r->capacity = r->capacity * 2 + size + 256;
        r->bytes = realloc(r->bytes, r->capacity);
        require(r->bytes != NULL);
    }
    if (size > 0) {
        memcpy(r->bytes + r->size, bytes, size);
    }
    r->size += size;
}

static void put_number(record *r, uint64_t number) {
    put(r, &number, sizeof number);
}

static bool on_row(void *context, const plan_csv_cell *cells, size_t count, bool valid) {
    record *r = context;
    put(r, "row", 3);
    put_number(r, count);
    for (size_t i = 0; i < count; i++) {
        put_number(r, cells[i].length);
        put_number(r, cells[i].line);
        put_number(r, cells[i].column);
        put(r, cells[i].text, cells[i].length);
        require(!valid || plan_utf8_valid(cells[i].text, cells[i].length) == cells[i].length);
    }
    return --r->left > 0;
}

/* The same bytes for a row that came as places. */
static void put_plain(record *r, const char *content, const uint32_t *ends, size_t count,
                      uint32_t line, bool *ended) {
    put(r, "row", 3);
    put_number(r, count);
    for (size_t i = 0; i < count; i++) {
        uint32_t start = ends[(ptrdiff_t)i - 1] + 1;
        put_number(r, ends[i] - start);
        put_number(r, line);
        put_number(r, start - ends[-1]);
        put(r, content + start, ends[i] - start);
    }
    *ended = --r->left == 0;
}

/* Every third one is wanted as cells. */
static bool on_plain(void *context, const char *content, const uint32_t *ends, size_t count,
                     uint32_t line, bool *ended) {
    if (line % 3 == 0) {
        return false;
    }
    put_plain(context, content, ends, count, line, ended);
    return true;
}

/* Takes rows of lower letters and digits, not more than it likes. */
static void on_stretch(void *context, plan_csv_stretch *stretch) {
    record *r = context;
    while (r->left > 1 && stretch->line % 7 != 0) {
        uint32_t ends[9], count = 1;
        size_t at = stretch->at;
        if (stretch->after_return && at < stretch->end && stretch->content[at] == '\n') {
            at++;
        }
        ends[0] = (uint32_t)at - 1;
        for (; at < stretch->end && count < 9; at++) {
            unsigned char c = (unsigned char)stretch->content[at];
            if (c == r->separator) {
                ends[count++] = (uint32_t)at;
            } else if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
                break;
            }
        }
        bool is_row = at < stretch->end && count < 9 && at - ends[0] > 1 &&
                      at - ends[0] <= r->max_cell && count <= r->max_columns &&
                      (stretch->content[at] == '\n' || stretch->content[at] == '\r');
        if (!is_row) {
            return;
        }
        bool ended = false;
        ends[count] = (uint32_t)at;
        put_plain(r, stretch->content, ends + 1, count, stretch->line, &ended);
        stretch->after_return = stretch->content[at] == '\r';
        stretch->at = at + 1;
        stretch->line++;
    }
}

static void on_problem(void *context, int problem, uint32_t line, uint32_t column) {
    record *r = context;
    put(r, "problem", 7);
    put_number(r, (uint64_t)problem);
    put_number(r, line);
    put_number(r, column);
}

typedef struct setting {
    size_t piece, max_cell, max_columns;
    uint64_t rows;
    char separator;
    bool in_place; /* the bytes are read into the splitter's own room */
} setting;

static record read_all(const uint8_t *data, size_t size, const setting *s, bool by_libcsv) {
    plan_allocator a = plan_allocator_or_default(NULL);
    record r = {NULL, 0, 0, s->rows, s->max_cell, s->max_columns, (unsigned char)s->separator};
    plan_csv_events events = {&r, on_row, s->in_place ? on_plain : NULL,
                              s->in_place ? on_stretch : NULL, on_problem};
    plan_csv_splitter *splitter = NULL;
    bool ended = false;
    uint32_t line = 0;
    require(plan_csv_splitter_new(&a, by_libcsv, s->separator, s->max_cell, s->max_columns, &events,
                                  &splitter) == PLAN_OK);
    for (size_t at = 0; at < size && !ended; at += s->piece) {
        size_t n = size - at < s->piece ? size - at : s->piece;
        const char *bytes = (const char *)data + at;
        if (s->in_place) {
            char *room;
            require(plan_csv_splitter_room(splitter, n, &room) == PLAN_OK);
            memcpy(room, bytes, n);
            bytes = room;
        }
        require(plan_csv_splitter_feed(splitter, bytes, n, &ended) == PLAN_OK);
    }
    if (s->rows % 5 == 3 && !ended) { /* as before a NUL */
        require(plan_csv_splitter_settle(splitter, &line, &ended) == PLAN_OK);
        line = ended ? 0 : line;
    }
    require(plan_csv_splitter_finish(splitter) == PLAN_OK);
    put_number(&r, line);
    plan_csv_splitter_free(splitter);
    return r;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) {
        return 0;
    }
    static const size_t pieces[] = {1, 0, 16, 31, 64, SIZE_MAX};
    size_t chosen = data[size / 2] % 61 + 2;
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        if (size > 8192 && i < 3) {
            continue; /* the others say as much of long texts */
        }
        setting s = {pieces[i] == 0     ? chosen
                     : pieces[i] < size ? pieces[i]
                                        : size,
                     65536,
                     4096,
                     UINT64_MAX - 1,
                     data[size - 1] % 8 == 0 ? ';' : ',',
                     chosen % 2 == 0};
        if (data[size / 3] % 4 == 0) { /* limits are met */
            s.max_cell = 2 + data[0] % 64;
            s.max_columns = 1 + data[size / 4] % 8;
            s.rows = 1 + data[size / 5];
        }
        record fast = read_all(data, size, &s, false), slow = read_all(data, size, &s, true);
        require(fast.size == slow.size && memcmp(fast.bytes, slow.bytes, fast.size) == 0);
        free(fast.bytes);
        free(slow.bytes);
    }
    return 0;
}
