/* Cells that are not the ones expected: other cells that were met, then the dictionaries. */
#include "document_load_match.h"

#include "period.h"

/* --- Where a cell ends --- */

/* The first of those bytes from p on, or `end`; *ascii becomes false where one before it is not. */
static const char *find_stop(const char *p, const char *end, char separator, bool *ascii) {
    uint32_t high, found;
    for (; p < end; p += 16) {
        found = plan_match_stops(p, separator, &high);
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

static void fill(plan_match_slot *slot, bool is_last, const char *p, const plan_match_cell *cell,
                 uint32_t id) {
    size_t characters = cell->ascii ? cell->length
                                    : cell->length - cell->content.length +
                                          plan_utf8_count(cell->content.text, cell->content.length);
    memcpy(slot->text, p, cell->length);
    plan_match_describe(slot, is_last, cell->length, characters, id);
}

static inline uint32_t hash_of(const char *p, size_t length) {
    uint64_t head = 0, tail = 0;
    if (length >= 8) {
        head = plan_word_at(p);
        tail = plan_word_at(p + length - 8);
    } else { /* what is behind it may be read */
        head = plan_number_word(p) << (64 - 8 * length);
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

/* One slot more than asked for: the first one begins where a cache line does. */
void plan_match_free_slots(const plan_allocator *allocator, plan_match_column *column) {
    plan_release(allocator, column->memory, column->slot_count + 1, sizeof(plan_match_slot));
}

bool plan_match_make_slots(const plan_allocator *allocator, plan_match_column *column,
                           size_t count) {
    char *memory = plan_allocate_zero(allocator, count + 1, sizeof(plan_match_slot));
    if (memory == NULL) {
        return false;
    }
    plan_match_free_slots(allocator, column);
    size_t before = (PLAN_MATCH_LINE - (uintptr_t)memory % PLAN_MATCH_LINE) % PLAN_MATCH_LINE;
    column->memory = memory;
    column->slots = (plan_match_slot *)(void *)(memory + before);
    column->slot_count = count;
    return true;
}

/* More slots, empty ones: texts come again. Where memory is out it stays as it is. */
static void grow(struct plan_matcher *matcher, plan_match_column *column) {
    size_t count = column->slot_count * 4;
    if (count <= PLAN_MATCH_MOST && plan_match_make_slots(&matcher->allocator, column, count)) {
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

/* The slot of a cell that was not expected. Where one row after the other brings another cell, that
 * is what is expected from now on; where it happens now and then, every second time. */
static plan_match_slot *follow(const plan_loader *loader, plan_match_column *column,
                               plan_match_slot *slot) {
    plan_match_slot *before = loader->matcher->keys[column->role];
    bool again = loader->matcher->row - column->turned <= 1;
    if (!again) {
        again = (before->surprises & 1) != 0;
        before->surprises ^= 1;
    }
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
        slot->order = plan_load_order(slot->id, 0, 0);
        slot->tails[0] = slot->tails[1] = plan_record_tail(0, (uint8_t)slot->id, 0);
    } else if (role == PLAN_MATCH_INDICATOR) {
        const plan_claim *claim = &loader->plain[slot->id];
        slot->id = claim->indicator;
        slot->order = plan_load_order(0, claim->indicator, claim->statement);
        memcpy(slot->tails, claim->tails, sizeof slot->tails);
    }
}

plan_match_slot *plan_match_find(plan_loader *loader, plan_match_column *column, const char *p,
                                 const char *end) {
    if (column->filled > column->slot_count / 2 && column->slot_count < PLAN_MATCH_MOST) {
        grow(loader->matcher, column);
    }
    plan_match_slot *before = loader->matcher->keys[column->role], *slot;
    plan_match_slot *other = column->expected == before ? before->next : before;
    bool many = column->role == PLAN_MATCH_AREA && column->filled > column->slot_count / 2;
    size_t length = many ? 0 : plan_match_short(loader->matcher, column, p);
    plan_match_cell cell;
    uint32_t id;
    if (plan_match_is_at(other, p)) {
        return follow(loader, column, other);
    }
    if (many && (slot = plan_match_next_area(loader, column, p, end)) != NULL) {
        return follow(loader, column, slot);
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
    slot = many ? plan_match_other_area(loader, column) : slot_of(column, p, cell.length);
    if (!many && slot->length == cell.length && plan_match_is_at(slot, p)) {
        return follow(loader, column, slot);
    }
    if (!(many && plan_match_is_next_area(loader, cell.content, &id)) &&
        !find_id(loader, column->role, cell.content, &id)) {
        return NULL;
    }
    column->filled += slot->length == 0 ? 1 : 0;
    fill(slot, column->is_last, p, &cell, id);
    describe(loader, column->role, slot);
    return follow(loader, column, slot);
}
