/* Private: tables in memory.
 *   rows.c        a table's life, and its header
 *   rows_add.c    the walk over rows
 *   rows_key.c    texts that were met before
 *   rows_repeat.c columns of such texts: cells like those some rows before
 *   rows_value.c  values that are known as numbers
 *   rows_double.c those that are doubles
 *   rows_text.c   cells as text, for the loader's long way */
#ifndef PLAN_ROWS_INTERNAL_H
#define PLAN_ROWS_INTERNAL_H

#include <plan/rows.h>

#include <string.h>

#include "csv_table.h"
#include "watch.h"

/* Columns that say what a row is about: the first fields of a tidy table but the value. */
enum {
    PLAN_ROWS_KEYS = PLAN_KNOWN_KEYS,
    PLAN_ROWS_FIRST = 2,      /* line of the first row: the names stand before it */
    PLAN_ROWS_NUMBER = 160,   /* longest number as text [bytes] */
    PLAN_ROWS_LONG = 1024,    /* longer than any text that is remembered [bytes] */
    PLAN_ROWS_SLOTS = 1 << 20 /* most texts of a column that are remembered */
};

/* The length of a key that is a value and no text: above those of texts, with type, width and
 * scale, which say what the value is. */
#define PLAN_ROWS_RAW (UINT32_C(1) << 31)

/* A cell as something to compare: texts by length, both ends and (longer ones) all of them. */
typedef struct plan_rows_key {
    uint64_t head, tail;
    uint32_t length;  /* 0: nothing; PLAN_ROWS_RAW and more: head and tail are a value */
    const char *text; /* of texts longer than 16, else NULL */
} plan_rows_key;

typedef struct plan_rows_slot {
    plan_rows_key key; /* length 0: free; texts are the arena's */
    uint32_t id;
    uint32_t expected, other; /* slots of the cell that came next, the two last different ones */
} plan_rows_slot;

/* What the texts of one column are. */
typedef struct plan_rows_ids {
    plan_rows_slot *slots;
    size_t capacity, count; /* a power of two, half full at most */
    size_t last;            /* the slot that was asked for last */
    uint32_t none;          /* what an empty cell is */
    uint32_t *places;       /* by place in the dictionary of this part */
    size_t place_count, place_capacity;
    uint32_t distance;       /* cells are like those so many rows before, as far as is known */
    uint32_t wait, patience; /* so many cells until another one is looked for; the next such wait */
} plan_rows_ids;

struct plan_rows {
    plan_csv_table table;
    plan_pulse pulse;
    plan_load_options options;
    plan_arena arena;                    /* texts of keys */
    size_t width;                        /* columns of the caller's table */
    uint32_t line;                       /* of the next row */
    bool is_numbers;                     /* the values are */
    int32_t decimals;                    /* of the last double */
    int32_t column_of[PLAN_FIELD_COUNT]; /* in the caller's table, -1: none */
    plan_rows_ids ids[PLAN_ROWS_KEYS];
    size_t texts_known; /* grows with each text that is learnt */
    /* Of the row that goes the long way; cells stand in the order of table.fields. */
    plan_csv_cell cells[PLAN_FIELD_COUNT + 1];
    char numbers[PLAN_FIELD_COUNT][PLAN_ROWS_NUMBER];
    plan_buffer texts[PLAN_FIELD_COUNT];
};

/* --- rows.c --- */
/* How far the reading has come, for who watches. */
plan_status plan_rows_tell(plan_rows *rows, plan_status (*how)(plan_pulse *));

/* --- rows_add.c --- */
/* The loader, once it is known whether values are numbers: by the first part, NULL: there is none.
 * PLAN_INVALID where a later part has the other sort. */
plan_status plan_rows_start(plan_rows *rows, const plan_cells *columns);

/* --- Cells --- */

static inline bool plan_cells_has(const plan_cells *cells, size_t i) {
    return cells->present == NULL || (cells->present[i / 8] >> (i % 8) & 1) != 0;
}
static inline int64_t plan_cells_signed(const plan_cells *cells, size_t i) {
    const char *at = (const char *)cells->values + i * (size_t)cells->width;
    int8_t tiny;
    int16_t small;
    int32_t half;
    int64_t whole;
    switch (cells->width) {
    case 1:
        return memcpy(&tiny, at, 1), tiny;
    case 2:
        return memcpy(&small, at, 2), small;
    case 4:
        return memcpy(&half, at, 4), half;
    default:
        return memcpy(&whole, at, 8), whole;
    }
}
static inline uint64_t plan_cells_unsigned(const plan_cells *cells, size_t i) {
    uint64_t number = (uint64_t)plan_cells_signed(cells, i);
    return cells->width == 8 ? number : number & ((UINT64_C(1) << 8 * cells->width) - 1);
}
static inline double plan_cells_floating(const plan_cells *cells, size_t i) {
    const char *at = (const char *)cells->values + i * (size_t)cells->width;
    float narrow;
    double wide;
    if (cells->width == 4) {
        return memcpy(&narrow, at, 4), (double)narrow;
    }
    return memcpy(&wide, at, 8), wide;
}
/* The place in the dictionary; false where there is no such one: one below 0 is a large one. */
static inline bool plan_cells_place(const plan_cells *cells, size_t i, size_t *place) {
    *place = cells->type == PLAN_CELLS_SIGNED ? (size_t)plan_cells_signed(cells, i)
                                              : (size_t)plan_cells_unsigned(cells, i);
    return *place < cells->dictionary_count;
}
/* A cell without its dictionary: *cells and *i become where it stands. *there is false for a cell
 * that is missing. False: the place cannot be. */
static inline bool plan_cells_find(const plan_cells **cells, size_t *i, bool *there) {
    *there = plan_cells_has(*cells, *i);
    if ((*cells)->dictionary != NULL && *there) {
        size_t place;
        if (!plan_cells_place(*cells, *i, &place)) {
            return false;
        }
        *cells = (*cells)->dictionary;
        *i = (*cells)->first + place;
        *there = plan_cells_has(*cells, *i);
    }
    return true;
}
static inline int64_t plan_offset_at(const char *at, size_t width) {
    int32_t half;
    int64_t whole;
    if (width == 4) {
        return memcpy(&half, at, 4), half;
    }
    return memcpy(&whole, at, 8), whole;
}
static inline int64_t plan_cells_offset(const plan_cells *cells, size_t i) {
    size_t width = (size_t)cells->width;
    return plan_offset_at((const char *)cells->values + i * width, width);
}
/* A text between offsets. False: they are not in order. */
static inline bool plan_cells_slice(const plan_cells *cells, size_t i, plan_span *text) {
    int64_t from = plan_cells_offset(cells, i), to = plan_cells_offset(cells, i + 1);
    if (from < 0 || to < from || (to > from && cells->text == NULL)) {
        return false;
    }
    *text = (plan_span){to > from ? cells->text + from : "", (size_t)(to - from)};
    return true;
}
/* A text in its view or where that points. False: it cannot be. */
static inline bool plan_cells_view(const plan_cells *cells, size_t i, plan_span *text) {
    const char *view = (const char *)cells->values + 16 * i;
    int32_t length, buffer, offset;
    memcpy(&length, view, 4);
    memcpy(&buffer, view + 8, 4);
    memcpy(&offset, view + 12, 4);
    if (length >= 0 && length <= 12) {
        *text = (plan_span){view + 4, (size_t)length};
        return true;
    }
    if (length < 0 || buffer < 0 || (size_t)buffer >= cells->buffer_count || offset < 0 ||
        cells->buffers[buffer] == NULL || (int64_t)offset + length > cells->buffer_sizes[buffer]) {
        return false;
    }
    *text = (plan_span){cells->buffers[buffer] + offset, (size_t)length};
    return true;
}
/* A text where it stands; NULL text: missing. False: it cannot be. */
bool plan_cells_text(const plan_cells *cells, size_t i, plan_span *text);

/* --- rows_key.c --- */
/* The id of a cell, PLAN_NONE where it is not known; `i` counts from the start of `values`. */
uint32_t plan_rows_find(plan_rows_ids *ids, const plan_cells *cells, size_t i);
/* The same of a cell that is there and of no dictionary, where it is likely one of those that
 * followed the last one before. */
uint32_t plan_rows_guess(plan_rows_ids *ids, const plan_cells *cells, size_t i);
/* A new part of the table. */
void plan_rows_begin(plan_rows_ids *ids, const plan_allocator *allocator, const plan_cells *cells,
                     size_t count);
/* Remembers it. What cannot be remembered is asked again. */
void plan_rows_learn(plan_rows *rows, plan_rows_ids *ids, const plan_cells *cells, size_t i,
                     uint32_t id);
void plan_rows_forget(plan_rows_ids *ids, const plan_allocator *allocator);

/* --- rows_repeat.c --- */
/* plan_rows_find of `count` cells; true where all are known. result[-1] and so on are those of
 * `back` cells before them, PLAN_KNOWN_BACK at most, which are of the same part. */
bool plan_rows_find_all(plan_rows_ids *ids, const plan_cells *cells, size_t i, size_t count,
                        size_t back, uint32_t *result);

/* --- rows_value.c --- */
/* Digits and scales of values, where they are known without reading text; PLAN_KNOWN_NOT where
 * the loader must look, also at cells that cannot be. True where all are numbers. */
bool plan_rows_values_of(plan_rows *rows, const plan_cells *cells, size_t i, size_t count,
                         plan_known_rows *values);
static inline bool plan_rows_takes(const plan_rows *rows, int64_t digits, int32_t scale) {
    return (digits > -10000000000 && digits < 10000000000) ||
           plan_loader_takes(rows->table.loader, digits, scale);
}

/* --- rows_double.c --- */
/* Of one cell, and of a column without a dictionary. */
enum plan_known_kind plan_rows_double(plan_rows *rows, const plan_cells *cells, size_t i,
                                      int64_t *digits, int32_t *scale);
void plan_rows_doubles(plan_rows *rows, const plan_cells *cells, size_t i, size_t count,
                       plan_known_rows *values);
/* The decimal with up to 15 digits that is a double; false where there is none with few decimals.
 */
bool plan_rows_short(double value, int64_t *digits, int32_t *scale);

/* --- rows_text.c --- */
/* The cell as text that lives until the next row. PLAN_SYNTAX: it cannot be. */
plan_status plan_rows_text(plan_rows *rows, int field, const plan_cells *cells, size_t i,
                           plan_span *text);
/* Line ends and NUL, which no code and no figure holds, become their pictures in messages. */
plan_status plan_rows_picture(plan_buffer *buffer, plan_span *text);

#endif
