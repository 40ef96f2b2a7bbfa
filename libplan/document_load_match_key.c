/* Cells that are not the ones expected: other cells that were met, then the dictionaries. */
#include "document_load_match.h"

#include "period.h"

/* --- Where a cell ends --- */

/* Of 16 bytes a bit each: separators, line ends, quotes; and bytes beyond ASCII. */
static inline uint32_t stops(const char *p, char separator, uint32_t *high) {
#ifdef PLAN_MATCH_SSE2
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

/* The first of those bytes from p on, or `end`; *ascii becomes false where one before it is not. */
static const char *find_stop(const char *p, const char *end, char separator, bool *ascii) {
    uint32_t high, found;
    for (; p < end; p += 16) {
        found = stops(p, separator, &high);
        if (found != 0) {
            *ascii = *ascii && (high & (found ^ (found - 1))) == 0;
            p += __builtin_ctz(found);
            break;
        }
        *ascii = *ascii && high == 0;
    }
    return p < end ? p : end;
}

static bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

/* Bytes of an unquoted cell of at most 15, and of what is behind it; else 0. */
static size_t short_length(const struct plan_matcher *matcher, const plan_match_column *column,
                           const char *p) {
    uint32_t high, found = stops(p, matcher->separator, &high);
    if (found == 0) {
        return 0;
    }
    size_t length = (size_t)__builtin_ctz(found);
    bool is_end = column->is_last ? is_line_end(p[length]) : p[length] == matcher->separator;
    return is_end ? length + 1 : 0;
}

bool plan_match_cell_at(const struct plan_matcher *matcher, const plan_match_column *column,
                        const char *p, const char *end, plan_match_cell *cell) {
    bool quoted = *p == '"';
    const char *start = p + (quoted ? 1 : 0);
    cell->ascii = true;
    p = find_stop(start, end, matcher->separator, &cell->ascii);
    while (quoted && p < end && *p == matcher->separator) {
        p = find_stop(p + 1, end, matcher->separator, &cell->ascii);
    }
    cell->content.text = start;
    cell->content.length = (size_t)(p - start);
    if (quoted && (p == end || *p++ != '"')) {
        return false;
    }
    if (p >= end || (column->is_last ? !is_line_end(*p) : *p != matcher->separator)) {
        return false;
    }
    cell->length = cell->content.length + (quoted ? 2 : 0) + 1;
    return cell->content.length <= PLAN_MATCH_CELL &&
           (cell->ascii ||
            plan_utf8_valid(cell->content.text, cell->content.length) == cell->content.length);
}

/* --- Slots --- */

static plan_span content_of(const plan_match_slot *slot) {
    size_t quotes = slot->text[0] == '"' ? 1 : 0;
    plan_span content = {slot->text + quotes, slot->length - 2 * quotes - 1};
    return content;
}

static void fill(plan_match_slot *slot, bool is_last, const char *p, const plan_match_cell *cell,
                 uint32_t id) {
    size_t characters = cell->ascii ? cell->length
                                    : cell->length - cell->content.length +
                                          plan_utf8_count(cell->content.text, cell->content.length);
    memcpy(slot->text, p, cell->length);
    slot->ignored = cell->length <= 16 ? UINT32_MAX << cell->length : UINT32_MAX << 17;
    slot->expected = slot->next = slot;
    slot->id = id;
    slot->length = (uint8_t)cell->length;
    slot->advance = (uint8_t)(cell->length - (is_last ? 1 : 0));
    slot->characters = (uint8_t)characters;
    slot->surprises = 0;
}

static inline uint32_t hash_of(const char *p, size_t length) {
    uint64_t head = 0, tail = 0;
    if (length >= 8) {
        head = plan_load_word(p);
        tail = plan_load_word(p + length - 8);
    } else { /* what is behind it may be read */
        head = plan_match_word(p) << (64 - 8 * length);
    }
    uint64_t h = (head ^ length) * UINT64_C(0x9E3779B97F4A7C15);
    h = (h ^ h >> 32 ^ tail) * UINT64_C(0xBF58476D1CE4E5B9);
    return (uint32_t)(h >> 40);
}

/* One of four slots: the text's own, else a free one, else the first. */
static plan_match_slot *slot_of(const plan_match_column *column, const char *p, size_t length) {
    uint32_t first = hash_of(p, length), mask = (uint32_t)column->slot_count - 1;
    for (uint32_t i = 0; i < 4; i++) {
        plan_match_slot *slot = &column->slots[(first + i) & mask];
        if (slot->length == 0 || (slot->length == length && plan_match_is_at(slot, p))) {
            return slot;
        }
    }
    return &column->slots[first & mask];
}

/* More slots, empty ones: texts come again. Where memory is out it stays as it is. */
static void grow(struct plan_matcher *matcher, plan_match_column *column) {
    const plan_allocator *a = &matcher->allocator;
    size_t count = column->slot_count * 4;
    plan_match_slot *slots =
        count <= PLAN_MATCH_MOST ? plan_allocate_zero(a, count, sizeof *slots) : NULL;
    if (slots != NULL) {
        plan_release(a, column->slots, column->slot_count, sizeof *slots);
        column->slots = slots;
        column->slot_count = count;
        column->filled = 0;
        column->expected = &matcher->nothing;
        matcher->keys[column->role] = &matcher->fixed[column->role];
        matcher->fixed[column->role] = matcher->nothing;
    }
}

/* --- What cells say --- */

static bool find_area(plan_loader *loader, plan_span text, uint32_t *id) {
    plan_catalog *catalog = &loader->document->catalog;
    if (text.length == 0) {
        bool known = catalog->areas_declared || catalog->nameless_area != 0;
        return known && plan_catalog_default_area(catalog, id) == PLAN_OK && *id != PLAN_NONE;
    }
    *id = catalog->areas_declared ? plan_dictionary_find(&catalog->area_codes, text) : PLAN_NONE;
    return *id != PLAN_NONE || !catalog->areas_declared;
}

static bool find_period(plan_span text, uint32_t *id) {
    plan_period period;
    plan_error error;
    plan_error_init(&error);
    if (text.length == 0 || plan_period_read(text.text, text.length, &period, &error) != PLAN_OK) {
        return false;
    }
    *id = plan_period_pack(period);
    return true;
}

static bool find_id(plan_loader *loader, uint8_t role, plan_span text, uint32_t *id) {
    const plan_catalog *catalog = &loader->document->catalog;
    switch (role) {
    case PLAN_MATCH_AREA:
        return find_area(loader, text, id);
    case PLAN_MATCH_PERIOD:
        return find_period(text, id);
    case PLAN_MATCH_SERIES:
        *id = text.length == 0 ? PLAN_SERIES_ACTUAL
                               : plan_dictionary_find(&catalog->series_codes, text);
        return *id != PLAN_NONE;
    default: /* rows of an indicator are quick once the long way has said what it is */
        *id = plan_dictionary_find(&catalog->indicator_codes, text);
        return *id != PLAN_NONE && loader->plain != NULL && loader->plain[*id].is_quick;
    }
}

/* Areas may be many more than there are slots, but tables name them in the same order again and
 * again: that in which they were numbered. */
static bool is_next_area(const plan_loader *loader, const plan_match_slot *before,
                         const plan_match_cell *cell, uint32_t *id) {
    const plan_dictionary *codes = &loader->document->catalog.area_codes;
    uint32_t next = before->id + 1; /* PLAN_NONE wraps */
    if (before->length == 0 || next >= codes->count || cell->content.length == 0) {
        return false;
    }
    plan_span code = plan_dictionary_code(codes, next);
    if (!plan_load_same(code.text, code.length, cell->content)) {
        return false;
    }
    *id = next;
    return true;
}

/* The slot of a cell that was not expected. Where one row after the other brings another cell, that
 * is what is expected from now on; where it happens now and then, every second time. */
static plan_match_slot *follow(const plan_loader *loader, plan_match_column *column,
                               plan_match_slot *slot) {
    plan_match_slot *before = loader->matcher->keys[column->role];
    bool again = loader->matcher->row - column->turned <= 1 || (before->surprises++ & 1) != 0;
    column->turned = loader->matcher->row;
    if (slot != before) {
        before->next = slot;
    }
    before->expected = again ? slot : before->expected;
    return slot;
}

/* What rows with this cell have in their records. */
static void describe(const plan_loader *loader, uint8_t role, plan_match_slot *slot) {
    slot->order = 0;
    if (role == PLAN_MATCH_SERIES) {
        slot->order = (uint64_t)slot->id << 32;
        slot->tails[0] = slot->tails[1] = plan_record_tail(0, (uint8_t)slot->id, 0);
    } else if (role == PLAN_MATCH_INDICATOR) {
        const plan_claim *claim = &loader->plain[slot->id];
        uint8_t whole = claim->may_be_count ? PLAN_EXACT | PLAN_RECORD_COUNT : PLAN_ROUNDED;
        slot->id = claim->indicator;
        slot->order = (uint64_t)claim->indicator << 1 | (claim->statement != 0 ? 1 : 0);
        slot->tails[0] = plan_record_tail(claim->statement, 0, whole);
        slot->tails[1] = plan_record_tail(claim->statement, 0, PLAN_ROUNDED);
    }
}

/* Areas may be more than there are slots: then two are in use by turns. */
static plan_match_slot *other_area(const plan_loader *loader, const plan_match_column *column) {
    return &column->slots[loader->matcher->keys[PLAN_MATCH_AREA] == column->slots ? 1 : 0];
}

plan_match_slot *plan_match_find(plan_loader *loader, plan_match_column *column, const char *p,
                                 const char *end) {
    if (column->filled > column->slot_count / 2 && column->slot_count < PLAN_MATCH_MOST) {
        grow(loader->matcher, column);
    }
    plan_match_slot *before = loader->matcher->keys[column->role], *slot;
    plan_match_slot *other = column->expected == before ? before->next : before;
    bool many = column->role == PLAN_MATCH_AREA && column->filled > column->slot_count / 2;
    size_t length = many ? 0 : short_length(loader->matcher, column, p);
    plan_match_cell cell;
    uint32_t id;
    if (plan_match_is_at(other, p)) {
        return follow(loader, column, other);
    }
    if (length > 0) { /* what is like a slot needs no looking at */
        slot = slot_of(column, p, length);
        if (slot->length == length && plan_match_is_at(slot, p)) {
            return follow(loader, column, slot);
        }
    }
    if (!plan_match_cell_at(loader->matcher, column, p, end, &cell) ||
        cell.length > PLAN_MATCH_TEXT) {
        return NULL;
    }
    slot = many ? other_area(loader, column) : slot_of(column, p, cell.length);
    if (!many && slot->length == cell.length && plan_match_is_at(slot, p)) {
        return follow(loader, column, slot);
    }
    if (!(many && is_next_area(loader, before, &cell, &id)) &&
        !find_id(loader, column->role, cell.content, &id)) {
        return NULL;
    }
    column->filled += slot->length == 0 ? 1 : 0;
    fill(slot, column->is_last, p, &cell, id);
    describe(loader, column->role, slot);
    return follow(loader, column, slot);
}

bool plan_match_declare(plan_loader *loader) {
    plan_match_slot *slot = loader->matcher->keys[PLAN_MATCH_AREA];
    plan_span code = content_of(slot);
    return plan_catalog_area(&loader->document->catalog, code, &slot->id) == PLAN_OK;
}
