/* Areas, of which there may be many more than slots: a million that nobody declared, each met once,
 * or thousands that each period names again. Then two slots are in use by turns. */
#include "document_load_match.h"

/* Of 16 bytes a bit each: letters, digits and marks of ASCII. */
static inline uint32_t graphic(const char *p) {
#ifdef PLAN_MATCH_SSE2
    __m128i bytes;
    memcpy(&bytes, p, sizeof bytes);
    __m128i above = _mm_cmpgt_epi8(bytes, _mm_set1_epi8(' ')); /* signed: not those from 0x80 on */
    return (uint32_t)_mm_movemask_epi8(
        _mm_andnot_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7F)), above));
#else
    uint32_t result = 0;
    for (uint32_t i = 0; i < 16; i++) {
        result |= (uint32_t)(p[i] > ' ' && p[i] < 0x7F) << i;
    }
    return result;
#endif
}

/* The first `length` of at most 15 bytes, and there are some. */
static inline bool is_graphic(const char *p, size_t length) {
    return length > 0 && (~graphic(p) & ((UINT32_C(1) << length) - 1)) == 0;
}

bool plan_match_is_next_area(const plan_loader *loader, plan_span code, uint32_t *id) {
    const plan_match_slot *before = loader->matcher->keys[PLAN_MATCH_AREA];
    const plan_dictionary *codes = &loader->document->catalog.area_codes;
    uint32_t next = before->id + 1; /* PLAN_NONE wraps */
    if (before->length == 0 || next >= codes->count || code.length == 0) {
        return false;
    }
    plan_span known = plan_dictionary_code(codes, next);
    if (!plan_span_same(known, code)) {
        return false;
    }
    *id = next;
    return true;
}

plan_match_slot *plan_match_other_area(const plan_loader *loader, const plan_match_column *column) {
    return &column->slots[loader->matcher->keys[PLAN_MATCH_AREA] == column->slots ? 1 : 0];
}

/* The first of a character from p on, or `end`. */
static const char *find_mark(const char *p, const char *end, char mark) {
    for (; p < end; p += 16) {
        uint32_t high, found = plan_match_stops(p, mark, &high);
        while (found != 0 && p[__builtin_ctz(found)] != mark) {
            found &= found - 1;
        }
        if (found != 0) {
            p += __builtin_ctz(found);
            break;
        }
    }
    return p < end ? p : end;
}

/* The cell below this one, as far as that shows by counting separators, or `end`. */
static const char *cell_below(const struct plan_matcher *matcher, const plan_match_column *column,
                              const char *p, const char *end) {
    p = find_mark(p, end, '\n');
    for (const plan_match_column *c = matcher->columns; c < column && p < end; c++) {
        p = find_mark(p + 1, end, matcher->separator);
    }
    return p < end ? p + 1 : end;
}

/* An area that nobody declared is looked for in megabytes, where each is somewhere else: those of
 * rows further down are fetched meanwhile. A hint, nothing else: what is wrong costs time. */
static void look_ahead(plan_loader *loader, const plan_match_column *column, const char *p,
                       const char *end) {
    enum { ROWS = 8 };
    struct plan_matcher *matcher = loader->matcher;
    bool is_far = matcher->ahead > p && matcher->ahead < end;
    matcher->ahead = is_far ? matcher->ahead : p;
    for (int row = is_far ? ROWS - 1 : 0; row < ROWS && matcher->ahead < end; row++) {
        matcher->ahead = cell_below(matcher, column, matcher->ahead, end);
    }
    size_t length = matcher->ahead < end ? plan_match_short(matcher, column, matcher->ahead) : 0;
    if (length > 1) {
        plan_span code = {matcher->ahead, length - 1};
        plan_dictionary_fetch(&loader->document->catalog.area_codes, code);
    }
}

plan_match_slot *plan_match_next_area(plan_loader *loader, plan_match_column *column, const char *p,
                                      const char *end) {
    const plan_catalog *catalog = &loader->document->catalog;
    size_t length = plan_match_short(loader->matcher, column, p);
    uint32_t id = PLAN_NONE;
    if (length == 0 || !is_graphic(p, length - 1)) {
        return NULL;
    }
    plan_span code = {p, length - 1};
    if (!plan_match_is_next_area(loader, code, &id) && catalog->areas_declared &&
        (id = plan_dictionary_find(&catalog->area_codes, code)) == PLAN_NONE) {
        return NULL;
    }
    if (id == PLAN_NONE && catalog->area_codes.slot_count > 0) {
        look_ahead(loader, column, p, end);
    }
    plan_match_slot *slot = plan_match_other_area(loader, column);
    memcpy(slot->text, p, 16);
    plan_match_describe(slot, column->is_last, length, length, id);
    return slot;
}

bool plan_match_declare(plan_loader *loader) {
    plan_match_slot *slot = loader->matcher->keys[PLAN_MATCH_AREA];
    plan_catalog *catalog = &loader->document->catalog;
    plan_span code = plan_match_content(slot);
    bool is_short = slot->length <= 16 && is_graphic(code.text, code.length);
    return (is_short ? plan_dictionary_add_graphic(&catalog->area_codes, code, &slot->id)
                     : plan_catalog_area(catalog, code, &slot->id)) == PLAN_OK;
}
