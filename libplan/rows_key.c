/* What the texts of a column are: a table of those that were met, and by place those of a
 * dictionary. */
#include "rows.h"

#include "document_load.h"
#include "never.h"

/* --- Keys --- */

/* What is longer is looked for, and is never there: the loader gives no id for it. */
_Static_assert(sizeof((plan_last_text *)0)->text < PLAN_ROWS_LONG, "longer texts have ids");

/* Up to 16 bytes are all in head and tail; nothing behind the text is read. */
static inline plan_rows_key key_of_text(plan_span text) {
    const char *t = text.text;
    size_t n = text.length;
    plan_rows_key key = {0, 0, (uint32_t)n, n > 16 ? t : NULL};
    if (n >= 8) {
        key.head = plan_word_at(t);
        key.tail = plan_word_at(t + n - 8);
    } else if (n >= 4) {
        key.head = plan_half_at(t);
        key.tail = plan_half_at(t + n - 4);
    } else if (n > 0) {
        key.head = (unsigned char)t[0];
        key.tail = (unsigned char)t[n / 2] * 256u + (unsigned char)t[n - 1];
    }
    return key;
}

static inline bool key_at(const plan_cells *cells, size_t i, plan_rows_key *key) {
    if (cells->type == PLAN_CELLS_VIEWS) {
        const char *view = (const char *)cells->values + 16 * i;
        uint64_t length = plan_half_at(view);
        if (length <= 12) { /* the view itself: its length, the text, and zeros behind it */
            *key =
                (plan_rows_key){plan_word_at(view), plan_word_at(view + 8), (uint32_t)length, NULL};
            return true;
        }
    }
    if (cells->type <= PLAN_CELLS_VIEWS) {
        plan_span text = {NULL, 0};
        bool good = plan_cells_text(cells, i, &text);
        *key = key_of_text(text);
        key->length = text.length > PLAN_ROWS_LONG ? PLAN_ROWS_LONG : key->length;
        return good;
    }
    size_t width = cells->type == PLAN_CELLS_DECIMALS ? sizeof(plan_decimal) : (size_t)cells->width;
    const char *value = (const char *)cells->values + width * i;
    uint32_t kind = (uint32_t)cells->type << 24 | (uint32_t)width << 16 | (uint16_t)cells->scale;
    *key = (plan_rows_key){0, 0, PLAN_ROWS_RAW | kind, NULL};
    memcpy(&key->head, value, width < 8 ? width : 8);
    memcpy(&key->tail, value + (width < 8 ? width : 8), width < 8 ? 0 : width - 8);
    return true;
}

static inline bool is_equal(const plan_rows_key *a, const plan_rows_key *b) {
    return a->head == b->head && a->tail == b->tail && a->length == b->length &&
           /* Of equal length both have their text or none. NOLINTNEXTLINE(*NonNullParamChecker) */
           (a->text == NULL || memcmp(a->text, b->text, a->length) == 0);
}

static size_t hash_of(const plan_rows_key *key) {
    uint64_t h = (key->head ^ key->length) * UINT64_C(0x9E3779B97F4A7C15);
    h = (h ^ h >> 32 ^ key->tail) * UINT64_C(0xBF58476D1CE4E5B9);
    return (size_t)(h >> 32);
}

/* The slot of a key, or the free one where it belongs. */
static size_t slot_of(const plan_rows_ids *ids, const plan_rows_key *key) {
    size_t mask = ids->capacity - 1, at = hash_of(key) & mask;
    while (ids->slots[at].key.length != 0 && !is_equal(&ids->slots[at].key, key)) {
        at = (at + 1) & mask;
    }
    return at;
}

/* Tables name the same texts in the same order again and again. */
static inline uint32_t id_of_key(plan_rows_ids *ids, const plan_rows_key *key) {
    if (key->length == 0) {
        return ids->none;
    }
    if (ids->capacity == 0) {
        return PLAN_NONE;
    }
    size_t at = slot_of(ids, key);
    if (ids->slots[at].key.length == 0) {
        return PLAN_NONE;
    }
    plan_rows_slot *last = &ids->slots[ids->last];
    last->other = last->expected;
    last->expected = (uint32_t)at;
    ids->last = at;
    return ids->slots[at].id;
}

/* --- Asking --- */

static inline uint32_t find_cell(plan_rows_ids *ids, const plan_cells *cells, size_t i) {
    plan_rows_key key;
    return key_at(cells, i, &key) ? id_of_key(ids, &key) : PLAN_NONE;
}

static inline uint32_t find_place(plan_rows_ids *ids, const plan_cells *cells, size_t i) {
    size_t place;
    if (!plan_cells_has(cells, i)) {
        return ids->none;
    }
    if (!plan_cells_place(cells, i, &place)) {
        return PLAN_NONE;
    }
    if (ids->places[place] == PLAN_NONE) {
        const plan_cells *dictionary = cells->dictionary;
        size_t at = dictionary->first + place;
        ids->places[place] =
            plan_cells_has(dictionary, at) ? find_cell(ids, dictionary, at) : ids->none;
    }
    return ids->places[place];
}

uint32_t plan_rows_find(plan_rows_ids *ids, const plan_cells *cells, size_t i) {
    bool there;
    if (cells->dictionary != NULL && ids->place_count > 0) {
        return find_place(ids, cells, i);
    }
    if (!plan_cells_find(&cells, &i, &there)) {
        return PLAN_NONE;
    }
    return there ? find_cell(ids, cells, i) : ids->none;
}

static inline bool is_slot_of(const plan_rows_slot *slot, const plan_rows_key *key) {
    uint64_t ends = (slot->key.head ^ key->head) | (slot->key.tail ^ key->tail);
    return (ends | (slot->key.length ^ key->length)) == 0;
}

/* The slot of a text that is not empty (free slots are), where it is one of the two that followed
 * the last one before. */
static const plan_rows_slot *guess(plan_rows_ids *ids, const plan_rows_key *key) {
    plan_rows_slot *before = &ids->slots[ids->last], *slot = &ids->slots[before->expected];
    if (!is_slot_of(slot, key)) {
        slot = &ids->slots[before->other];
        if (!is_slot_of(slot, key)) {
            return NULL;
        }
        uint32_t at = before->other;
        before->other = before->expected;
        before->expected = at;
    }
    ids->last = before->expected;
    return key->text == NULL || memcmp(slot->key.text, key->text, key->length) == 0 ? slot : NULL;
}

uint32_t plan_rows_guess(plan_rows_ids *ids, const plan_cells *cells, size_t i) {
    plan_rows_key key;
    if (ids->capacity == 0 || !key_at(cells, i, &key) || key.length == 0) {
        return plan_rows_find(ids, cells, i);
    }
    const plan_rows_slot *slot = guess(ids, &key);
    return slot != NULL ? slot->id : id_of_key(ids, &key);
}

/* --- Remembering --- */

void plan_rows_begin(plan_rows_ids *ids, const plan_allocator *allocator, const plan_cells *cells,
                     size_t count) {
    size_t wanted = cells->dictionary == NULL ? 0 : cells->dictionary_count;
    ids->place_count = 0;
    if (wanted == 0 || wanted / 4 > count) { /* a small part of a large dictionary */
        return;
    }
    void *places = ids->places;
    if (plan_grow(allocator, &places, &ids->place_capacity, wanted, sizeof *ids->places) ==
        PLAN_OK) {
        ids->places = places;
        ids->place_count = wanted;
        memset(ids->places, 0xFF, wanted * sizeof *ids->places);
    }
}

static bool make_room(plan_rows_ids *ids, const plan_allocator *allocator) {
    if (2 * (ids->count + 1) <= ids->capacity) {
        return true;
    }
    plan_rows_ids larger = *ids;
    larger.capacity = ids->capacity == 0 ? 64 : 2 * ids->capacity;
    larger.slots = larger.capacity > PLAN_ROWS_SLOTS
                       ? NULL
                       : plan_allocate_zero(allocator, larger.capacity, sizeof *larger.slots);
    if (larger.slots == NULL) {
        return false;
    }
    for (size_t i = 0; i < ids->capacity; i++) {
        if (ids->slots[i].key.length != 0) {
            plan_rows_slot *slot = &larger.slots[slot_of(&larger, &ids->slots[i].key)];
            *slot = ids->slots[i];
            slot->other = slot->expected = (uint32_t)(slot - larger.slots);
        }
    }
    plan_release(allocator, ids->slots, ids->capacity, sizeof *ids->slots);
    larger.last = 0;
    *ids = larger;
    return true;
}

void plan_rows_learn(plan_rows *rows, plan_rows_ids *ids, const plan_cells *cells, size_t i,
                     uint32_t id) {
    plan_rows_key key = {0, 0, 0, NULL};
    bool there = false;
    bool can_be = plan_cells_find(&cells, &i, &there);
    if (there) {
        can_be = key_at(cells, i, &key);
    }
    if (PLAN_NEVER(!can_be, "its text was read")) {
        return;
    }
    if (id == PLAN_NONE) {
        return;
    }
    if (key.length == 0) {
        rows->texts_known += ids->none != id ? 1 : 0;
        ids->none = id;
        return;
    }
    if (!make_room(ids, &rows->table.document->allocator)) {
        return;
    }
    size_t at = slot_of(ids, &key);
    if (ids->slots[at].key.length != 0) {
        return;
    }
    if (key.text != NULL) {
        key.text = plan_arena_copy(&rows->arena, key.text, key.length);
        if (key.text == NULL) {
            return;
        }
    }
    ids->slots[at].key = key;
    ids->slots[at].id = id;
    ids->slots[at].other = ids->slots[at].expected = (uint32_t)at;
    ids->count++;
    rows->texts_known++;
}

void plan_rows_forget(plan_rows_ids *ids, const plan_allocator *allocator) {
    plan_release(allocator, ids->slots, ids->capacity, sizeof *ids->slots);
    plan_release(allocator, ids->places, ids->place_capacity, sizeof *ids->places);
}
