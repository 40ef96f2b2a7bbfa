/* Tables in memory made from bytes, for fuzz_rows: columns of every type with missing cells, and
 * texts in any of the ways in which they may be held. All buffers have exactly their size, so that
 * a sanitizer sees a byte beyond. */
#ifndef PLAN_FUZZ_ROWS_TABLE_H
#define PLAN_FUZZ_ROWS_TABLE_H

#include <plan/rows.h>

#include <stdio.h>

#include "source.h"

enum { COLUMNS = 6, PARTS = 3, ROWS = 24, SKIPPED = 5, WAYS = 6 };

/* --- What the bytes say --- */

typedef struct cell {
    const char *text; /* NULL: missing */
    size_t length;
} cell;

/* Cells of one column in one part, as a library of tables would hold them. */
typedef struct held {
    plan_cells cells, dictionary;
    void *blocks[ROWS + 8]; /* that are freed */
    size_t block_count;
    const char *buffer[1];
    int64_t buffer_size[1];
    char format[16]; /* of Arrow; "" where it has none */
} held;

typedef struct table {
    bytes *in;
    int checks; /* whether the figures are checked, too */
    const char *names[COLUMNS];
    size_t columns, parts, counts[PARTS], skipped[PARTS];
    int types[COLUMNS]; /* 0: texts, in any of the ways; else enum plan_cells_type */
    int widths[COLUMNS], scales[COLUMNS];
    cell texts[PARTS][COLUMNS][ROWS];
    uint8_t raw[PARTS][COLUMNS][ROWS + SKIPPED][16];
    uint8_t missing[PARTS][COLUMNS][ROWS + SKIPPED];
} table;

static inline uint8_t next(bytes *b) {
    return b->at < b->size ? b->data[b->at++] : 0;
}

static const char *const vocabulary[COLUMNS][8] = {
    {"a", "b", "a_code_of_more_than_16", "twelve_chars", "zz", "", "a ", "heads"},
    {"2020", "2021", "2020-Q1", "x", "2022", "2021-12", "2020-01-31", ""},
    {"1", "12.5", "1,5", "-", "123456789012345678901", "7-8 km", "about 5", ""},
    {"all", "north", "south", "A district with a long name", "\xff", "", "R1", "R2"},
    {"", "", "km", "m", "%", "actual", "plan", "2"},
    {"", "", "x", "previous", "change", "2020", "-1", "\xe1\xba\xa1"}};

static inline cell next_text(bytes *b, size_t column) {
    uint8_t sort = next(b);
    cell c = {NULL, 0};
    if (sort >= 224 && b->size - b->at > 24) { /* the bytes themselves */
        c.text = (const char *)b->data + b->at;
        c.length = sort % 24;
        c.length = memchr(c.text, 0, c.length) != NULL ? strlen(c.text) : c.length;
        b->at += c.length;
    } else if (sort % 16 != 15) {
        c.text = vocabulary[column][sort % 8];
        c.length = strlen(c.text);
    }
    return c;
}

/* A whole number that means something as a place, a day or a figure, or any bits at all. */
static inline void next_raw(bytes *b, int type, int width, uint8_t *out) {
    uint8_t sort = next(b);
    if (sort < 32) {
        for (int i = 0; i < 16; i++) {
            out[i] = next(b);
        }
    } else if (type == PLAN_CELLS_FLOATING) {
        double value = ((int)sort - 128) / 4.0;
        float half = (float)value;
        memcpy(out, width == 4 ? (const void *)&half : (const void *)&value, (size_t)width);
    } else if (type == PLAN_CELLS_DECIMALS) {
        plan_decimal value = {(int64_t)sort * 37 - 2000, sort % 4};
        memcpy(out, &value, sizeof value);
    } else {
        int64_t value = type == PLAN_CELLS_DATES ? 18000 + sort * 2
                        : sort % 8 == 0          ? -(int)sort
                                                 : sort;
        int64_t wide[2] = {value, value < 0 ? -1 : 0};
        memcpy(out, wide, 16);
    }
}

static inline void next_type(table *t, size_t column) {
    static const int8_t sizes[] = {1, 2, 4, 8};
    uint8_t sort = next(t->in);
    int type = sort < 150 ? 0 : sort % 10, width = 0, scale = 0;
    type = type == PLAN_CELLS_TEXTS || type == PLAN_CELLS_OFFSETS || type == PLAN_CELLS_VIEWS
               ? 0
               : type;
    if (type == PLAN_CELLS_SIGNED || type == PLAN_CELLS_UNSIGNED) {
        width = sizes[next(t->in) % 4];
    } else if (type == PLAN_CELLS_FLOATING || type == PLAN_CELLS_DATES) {
        width = next(t->in) % 2 == 0 ? 4 : 8;
        scale = type == PLAN_CELLS_FLOATING ? 0 : width == 4 ? -1 : 3 * (next(t->in) % 4);
    } else if (type == PLAN_CELLS_SCALED) {
        width = 4 << next(t->in) % 3;
        scale = next(t->in) % 8 - 2;
    } else if (type == PLAN_CELLS_DECIMALS) {
        width = (int)sizeof(plan_decimal);
    }
    t->types[column] = type;
    t->widths[column] = width;
    t->scales[column] = scale;
}

static inline void read_table(table *t) {
    static const char *const names[COLUMNS][4] = {
        {"indicator", "indicator", "indicator", "x"}, {"period", "period", "period", "value"},
        {"value", "value", "value", "VALUE"},         {"area", "area", "note", ""},
        {"unit", "series", "decimals", "x"},          {"note", "against", "measure", "\xff"}};
    t->columns = 3 + next(t->in) % 4;
    t->parts = 1 + next(t->in) % PARTS;
    for (size_t c = 0; c < t->columns; c++) {
        t->names[c] = names[c][next(t->in) % 4];
        next_type(t, c);
    }
    for (size_t p = 0; p < t->parts; p++) {
        t->counts[p] = next(t->in) % (ROWS + 1);
        t->skipped[p] = next(t->in) % (SKIPPED + 1);
        for (size_t i = 0; i < t->counts[p]; i++) {
            for (size_t c = 0; c < t->columns; c++) {
                if (t->types[c] == 0) {
                    t->texts[p][c][i] = next_text(t->in, c);
                } else {
                    next_raw(t->in, t->types[c], t->widths[c], t->raw[p][c][i + t->skipped[p]]);
                    t->missing[p][c][i + t->skipped[p]] = next(t->in) % 8 == 7;
                }
            }
        }
    }
}

/* --- Columns in memory --- */

static inline void *block(held *h, const void *from, size_t size) {
    void *copy = malloc(size > 0 ? size : 1);
    require(copy != NULL);
    if (size > 0 && from != NULL) {
        memcpy(copy, from, size);
    }
    h->blocks[h->block_count++] = copy;
    return copy;
}

static inline void begin(plan_cells *cells, int type, int width, int scale, size_t first) {
    memset(cells, 0, sizeof *cells);
    cells->struct_size = (uint32_t)sizeof *cells;
    cells->type = type;
    cells->width = width;
    cells->scale = scale;
    cells->first = first;
}

static inline const uint8_t *bitmap(held *h, const uint8_t *missing, size_t count) {
    uint8_t *present = block(h, NULL, (count + 7) / 8);
    memset(present, 0, (count + 7) / 8);
    for (size_t i = 0; i < count; i++) {
        present[i / 8] |= (uint8_t)((missing[i] ? 0u : 1u) << i % 8);
    }
    return present;
}

static inline void put_offsets(held *h, plan_cells *cells, const cell *texts, size_t first,
                               size_t count, int width) {
    char all[(ROWS + 1) * 32];
    int64_t at = 0, wide[ROWS + SKIPPED + 1] = {0};
    int32_t narrow[ROWS + SKIPPED + 1] = {0};
    for (size_t i = 0; i < count; i++) {
        memcpy(all + at, texts[i].text == NULL ? "" : texts[i].text, texts[i].length);
        at += (int64_t)texts[i].length;
        wide[first + i + 1] = at;
        narrow[first + i + 1] = (int32_t)at;
    }
    begin(cells, PLAN_CELLS_OFFSETS, width, 0, first);
    cells->text = block(h, all, (size_t)at);
    cells->values =
        block(h, width == 4 ? (void *)narrow : (void *)wide, (first + count + 1) * (size_t)width);
}

static inline void put_views(held *h, plan_cells *cells, const cell *texts, size_t first,
                             size_t count) {
    char all[(ROWS + 1) * 32];
    char views[ROWS + SKIPPED][16];
    int32_t at = 0;
    memset(views, 0, sizeof views);
    for (size_t i = 0; i < count; i++) {
        char *view = views[first + i];
        int32_t length = (int32_t)texts[i].length;
        memcpy(view, &length, 4);
        if (length <= 12) {
            memcpy(view + 4, texts[i].text == NULL ? "" : texts[i].text, (size_t)length);
            continue;
        }
        memcpy(view + 4, texts[i].text, 4);
        memcpy(view + 12, &at, 4);
        memcpy(all + at, texts[i].text, (size_t)length);
        at += length;
    }
    begin(cells, PLAN_CELLS_VIEWS, 16, 0, first);
    h->buffer[0] = block(h, all, (size_t)at);
    h->buffer_size[0] = at;
    cells->values = block(h, views, (first + count) * 16);
    cells->buffers = h->buffer;
    cells->buffer_sizes = h->buffer_size;
    cells->buffer_count = 1;
}

static inline void put_texts(held *h, const cell *texts, size_t first, size_t count, int way) {
    uint8_t missing[ROWS + SKIPPED] = {0}, places[ROWS + SKIPPED] = {0};
    const char *pointers[ROWS + SKIPPED] = {NULL};
    for (size_t i = 0; i < count; i++) {
        missing[first + i] = texts[i].text == NULL;
        places[first + i] = (uint8_t)i;
    }
    if (way == 0) {
        for (size_t i = 0; i < count; i++) {
            if (texts[i].text != NULL) {
                char *copy = block(h, NULL, texts[i].length + 1);
                memcpy(copy, texts[i].text, texts[i].length);
                copy[texts[i].length] = '\0';
                pointers[first + i] = copy;
            }
        }
        begin(&h->cells, PLAN_CELLS_TEXTS, 0, 0, first);
        h->cells.values = block(h, pointers, (first + count) * sizeof *pointers);
        return;
    }
    plan_cells *cells = way > 3 ? &h->dictionary : &h->cells;
    size_t skipped = way > 3 ? 0 : first;
    if (way == 3 || way == 5) {
        put_views(h, cells, texts, skipped, count);
    } else {
        put_offsets(h, cells, texts, skipped, count, way == 2 ? 8 : 4);
    }
    strcpy(h->format, way > 3 ? "C" : way == 3 ? "vu" : way == 2 ? "U" : "u");
    if (way > 3) {
        begin(&h->cells, PLAN_CELLS_UNSIGNED, 1, 0, first);
        h->cells.values = block(h, places, first + count);
        h->cells.dictionary = &h->dictionary;
        h->cells.dictionary_count = count;
    }
    h->cells.present = bitmap(h, missing, first + count);
}

static inline void put_numbers(held *h, const table *t, size_t p, size_t c) {
    size_t count = t->counts[p] + t->skipped[p];
    size_t width = (size_t)t->widths[c];
    uint8_t all[(ROWS + SKIPPED) * 16];
    for (size_t i = 0; i < count; i++) {
        memcpy(all + i * width, t->raw[p][c][i], width);
    }
    begin(&h->cells, t->types[c], t->widths[c], t->scales[c], t->skipped[p]);
    h->cells.values = block(h, all, count * width);
    h->cells.present = bitmap(h, t->missing[p][c], count);
    const char *whole = t->types[c] == PLAN_CELLS_SIGNED ? "csil" : "CSIL";
    size_t log = width == 1 ? 0 : width == 2 ? 1 : width == 4 ? 2 : 3;
    switch (t->types[c]) {
    case PLAN_CELLS_SIGNED:
    case PLAN_CELLS_UNSIGNED:
        snprintf(h->format, sizeof h->format, "%c", whole[log]);
        break;
    case PLAN_CELLS_FLOATING:
        strcpy(h->format, width == 4 ? "f" : "g");
        break;
    case PLAN_CELLS_SCALED:
        snprintf(h->format, sizeof h->format, "d:38,%d,%u", t->scales[c], (unsigned)width * 8);
        break;
    case PLAN_CELLS_DATES:
        snprintf(h->format, sizeof h->format,
                 width == 4 ? "tdD" : "ts%c:", "smun"[t->scales[c] / 3]);
        break;
    default: /* decimals are ours alone */
        break;
    }
}

static inline void put(held *h, const table *t, size_t p, size_t c, int way) {
    memset(h, 0, sizeof *h);
    if (t->types[c] == 0) {
        put_texts(h, t->texts[p][c], t->skipped[p], t->counts[p], way);
    } else {
        put_numbers(h, t, p, c);
    }
}

static inline void drop(held *h) {
    for (size_t i = 0; i < h->block_count; i++) {
        free(h->blocks[i]);
    }
}

#endif
