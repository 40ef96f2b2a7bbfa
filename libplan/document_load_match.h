/* Private: rows of a table in memory, matched against what is expected of them.
 *   document_load_match.c      rows: the walk over columns, numbers, records
 *   document_load_match_key.c  cells that are not the expected ones
 *   document_load_match_number.h numbers
 *   document_load_match_area.c areas that are more than there are slots */
#ifndef PLAN_DOCUMENT_LOAD_MATCH_H
#define PLAN_DOCUMENT_LOAD_MATCH_H

#include "document_load.h"

/* What happens once in many rows stays out of the registers of what happens in each. */
#define PLAN_MATCH_SELDOM __attribute__((noinline))

enum {
    PLAN_MATCH_TEXT = 84,   /* longest cell that is remembered, quotes and separator included */
    PLAN_MATCH_SLOTS = 256, /* of a column, at first, and at most: powers of two */
    PLAN_MATCH_MOST = 1 << 15,
    PLAN_MATCH_LINE = 64,  /* of the processor's cache: slots begin at one [bytes] */
    PLAN_MATCH_CELL = 4000 /* longest cell that is passed over [bytes] */
};

/* What columns of keys are about, and where their slots stand in a row. */
enum plan_match_key {
    PLAN_MATCH_AREA = 0,
    PLAN_MATCH_INDICATOR,
    PLAN_MATCH_PERIOD,
    PLAN_MATCH_SERIES,
    PLAN_MATCH_KEYS,
    PLAN_MATCH_VALUE = PLAN_MATCH_KEYS,
    PLAN_MATCH_EMPTY,  /* unit, measure, against, decimals: a row that has one goes the long way */
    PLAN_MATCH_IGNORED /* note, source, and what nobody knows */
};

/* A cell as it lies in the file, with its quotes and the separator or line end behind it: where
 * these bytes stand, the cell is this one. */
typedef struct plan_match_slot {
    uint32_t ignored;  /* a bit for each of the first 16 bytes that it has not, see below */
    uint32_t id;       /* PLAN_NONE: an area that is to be declared */
    uint64_t order;    /* series and indicators of rows compare as these do, added */
    uint32_t tails[2]; /* of records, as far as it says: of whole figures, of others */
    struct plan_match_slot *expected; /* in the next row: itself, or `next` */
    struct plan_match_slot *next;     /* the other cell that came after it last time */
    uint8_t length;                   /* of the text, 0: free */
    uint8_t advance;                  /* to the next cell, or to the line end */
    uint8_t characters;               /* in these bytes */
    uint8_t surprises;                /* how often it was not the expected one that came */
    char text[PLAN_MATCH_TEXT];       /* its first 16 bytes lie in the cache line of the rest */
} plan_match_slot;

typedef struct plan_match_column {
    uint8_t role; /* enum plan_match_key */
    bool is_last;
    plan_match_slot *expected; /* never NULL */
    plan_match_slot *slots;    /* of keys: half of them at most are filled */
    void *memory;              /* in which they lie */
    size_t slot_count, filled;
    uint64_t turned; /* row in which another cell than the expected one came */
} plan_match_column;

struct plan_matcher {
    plan_allocator allocator;
    char separator;
    char mark; /* of decimals outside quotes: the separator cannot be one */
    uint32_t width;
    uint32_t lead;            /* so many columns of keys, then the value; or 0 */
    uint64_t row;             /* so many were taken */
    bool some_missing;        /* some mark of missing values is a number: */
    bool may_be_missing[256]; /* one that starts so */
    const char *ahead;        /* the area's cell some rows further down, see next_area */
    plan_match_column columns[PLAN_RAW_COLUMNS];
    plan_match_slot *keys[PLAN_MATCH_KEYS]; /* of the row at hand, before of the row before */
    plan_match_slot nothing;                /* no cell is like it: it has bytes 0 */
    plan_match_slot fixed[PLAN_MATCH_KEYS]; /* of fields without a column */
};

typedef struct plan_match_cell {
    plan_span content;
    size_t length; /* in the file, with quotes and the separator or line end */
    bool ascii;
} plan_match_cell;

/* Bytes at p like those of the slot; 16 may be read there, and as many as a slot has. Short slots
 * ignore all bits but those of their bytes; in long ones bit 16 is left, which says so. */
static inline bool plan_match_is_at(const plan_match_slot *slot, const char *p) {
#ifdef PLAN_BYTES_SSE2
    __m128i bytes, text;
    memcpy(&bytes, p, sizeof bytes);
    memcpy(&text, slot->text, sizeof text);
    uint32_t same = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, text)) | slot->ignored;
    return same == UINT32_MAX || ((same | UINT32_C(1) << 16) == UINT32_MAX && slot->length > 16 &&
                                  memcmp(p + 16, slot->text + 16, slot->length - (size_t)16) == 0);
#else
    return memcmp(p, slot->text, slot->length) == 0;
#endif
}

/* What a slot says about its text. */
static inline plan_span plan_match_content(const plan_match_slot *slot) {
    size_t quotes = slot->text[0] == '"' ? 1 : 0;
    plan_span content = {slot->text + quotes, slot->length - 2 * quotes - 1};
    return content;
}
static inline void plan_match_describe(plan_match_slot *slot, bool is_last, size_t length,
                                       size_t characters, uint32_t id) {
    slot->ignored = length <= 16 ? UINT32_MAX << length : UINT32_MAX << 17;
    slot->expected = slot->next = slot;
    slot->id = id;
    slot->length = (uint8_t)length;
    slot->advance = (uint8_t)(length - (is_last ? 1 : 0));
    slot->characters = (uint8_t)characters;
    slot->surprises = 0;
}

/* Of 16 bytes a bit each: separators, line ends, quotes; and bytes beyond ASCII. */
static inline uint32_t plan_match_stops(const char *p, char separator, uint32_t *high) {
#ifdef PLAN_BYTES_SSE2
    __m128i bytes;
    memcpy(&bytes, p, sizeof bytes);
    __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(separator)),
                                _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')));
    ends = _mm_or_si128(ends, _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')),
                                           _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r'))));
    *high = (uint32_t)_mm_movemask_epi8(bytes);
    return (uint32_t)_mm_movemask_epi8(ends);
#else
    uint32_t result = 0;
    *high = 0;
    for (uint32_t i = 0; i < 16; i++) {
        bool is_stop = p[i] == separator || p[i] == '"' || p[i] == '\n' || p[i] == '\r';
        result |= (uint32_t)is_stop << i;
        *high |= ((uint32_t)(unsigned char)p[i] >> 7) << i;
    }
    return result;
#endif
}

/* Bytes of an unquoted cell of at most 15, and of what is behind it; else 0. */
static inline size_t plan_match_short(const struct plan_matcher *matcher,
                                      const plan_match_column *column, const char *p) {
    uint32_t high, found = plan_match_stops(p, matcher->separator, &high);
    if (found == 0) {
        return 0;
    }
    size_t length = (size_t)__builtin_ctz(found);
    bool is_end =
        column->is_last ? p[length] == '\n' || p[length] == '\r' : p[length] == matcher->separator;
    return is_end ? length + 1 : 0;
}

/* --- document_load_match_key.c --- */
/* So many empty slots in place of those that the column has. False, and nothing changed: no memory.
 */
bool plan_match_make_slots(const plan_allocator *allocator, plan_match_column *column,
                           size_t count);
void plan_match_free_slots(const plan_allocator *allocator, plan_match_column *column);
/* A cell of valid UTF-8 that ends before `end`, without a quote or a line end in it. False: none.
 */
bool plan_match_cell_at(const struct plan_matcher *matcher, const plan_match_column *column,
                        const char *p, const char *end, plan_match_cell *cell);
/* The slot of a cell that is not the expected one, or NULL: the row goes the long way. */
plan_match_slot *plan_match_find(plan_loader *loader, plan_match_column *column, const char *p,
                                 const char *end);
/* --- document_load_match_area.c --- */
/* The slot of an area that is neither the expected one nor that of the row before, where there are
 * more of them than slots; NULL: it is to be looked for as other cells are. */
plan_match_slot *plan_match_next_area(plan_loader *loader, plan_match_column *column, const char *p,
                                      const char *end);
/* The slot that is not in use by the row before. */
plan_match_slot *plan_match_other_area(const plan_loader *loader, const plan_match_column *column);
/* Tables name their areas in the same order again and again: that in which they were numbered. */
bool plan_match_is_next_area(const plan_loader *loader, plan_span code, uint32_t *id);
/* Declares the area of the row at hand, whose id is PLAN_NONE. False: the row goes the long way. */
bool plan_match_declare(plan_loader *loader);

#endif
