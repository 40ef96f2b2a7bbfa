/* Codes to ids: open addressing over interned texts. */
#include <string.h>

#include "catalog.h"

void plan_dictionary_init(plan_dictionary *dictionary, plan_arena *arena) {
    memset(dictionary, 0, sizeof *dictionary);
    dictionary->arena = arena;
    /* No clock and no randomness in the library: an address differs from run to run where the
     * system lays memory out so, which is all that is needed against chosen collisions; ids and
     * so all outputs do not depend on it. */
    dictionary->seed = (uint64_t)(uintptr_t)arena * UINT64_C(0x9E3779B97F4A7C15);
}

static size_t piece_size(size_t piece) {
    return (size_t)PLAN_DICTIONARY_FIRST << piece;
}

void plan_dictionary_free(plan_dictionary *dictionary) {
    const plan_allocator *a = &dictionary->arena->allocator;
    for (size_t i = 0; i < PLAN_DICTIONARY_PIECES; i++) {
        plan_release(a, dictionary->pieces[i], piece_size(i), sizeof(plan_span));
    }
    plan_release(a, dictionary->slots, dictionary->slot_count, sizeof *dictionary->slots);
    plan_arena *arena = dictionary->arena;
    plan_dictionary_init(dictionary, arena);
}

static uint64_t mix(uint64_t h, uint64_t word) {
    h = (h ^ word) * UINT64_C(0xBF58476D1CE4E5B9);
    return h ^ h >> 29;
}

/* By words of eight bytes, of which the last one may lie over the one before. */
static uint32_t hash_of(const plan_dictionary *dictionary, plan_span code) {
    uint64_t h = dictionary->seed ^ code.length, last = 0;
    if (code.length >= 8) {
        for (size_t i = 0; i + 8 < code.length; i += 8) {
            h = mix(h, plan_word_at(code.text + i));
        }
        last = plan_word_at(code.text + code.length - 8);
    } else {
        for (size_t i = 0; i < code.length; i++) {
            last = last << 8 | (unsigned char)code.text[i];
        }
    }
    h = mix(mix(h, last), dictionary->seed);
    return (uint32_t)(h ^ h >> 32);
}

/* Codes are compared in NFC. Nearly all are in NFC already: `buffer` takes the others. */
static bool normal_form(plan_span code, char *buffer, size_t size, plan_span *result) {
    *result = code;
    if (plan_span_is_ascii(code)) {
        return true;
    }
    size_t length;
    if (plan_text_fold(code, false, buffer, size, &length) != PLAN_OK) {
        return false;
    }
    if (length != code.length || memcmp(buffer, code.text, length) != 0) {
        result->text = buffer;
        result->length = length;
    }
    return true;
}

enum { MAX_NORMAL = 1024 };

/* The stored text of an id in NFC. */
static bool is_code(const plan_dictionary *dictionary, uint32_t id, plan_span normal) {
    char buffer[MAX_NORMAL];
    plan_span stored = plan_dictionary_code(dictionary, id);
    if (plan_span_equal(stored, normal)) {
        return true;
    }
    return !plan_span_is_ascii(stored) && normal_form(stored, buffer, sizeof buffer, &stored) &&
           plan_span_equal(stored, normal);
}

static size_t first_slot(uint32_t hash, size_t slot_count) {
    return (size_t)((uint64_t)hash * slot_count >> 32);
}

/* --- In order --- */

/* Codes that come in order are known without slots: the next one is behind the last, and where one
 * is looked for halves decide. Tables sorted by area never leave this. Two orders will do: that of
 * bytes, and that of numbers without zeros in front, where the shorter one comes first. */
enum { BY_BYTES = 1, BY_LENGTH = 2, ANY_ORDER = 3 };

static bool is_ordered(const plan_dictionary *dictionary) {
    return dictionary->slot_count == 0;
}

/* Below 0 where a comes before b in one of these orders. */
static int compare(plan_span a, plan_span b, uint8_t orders) {
    size_t length = a.length < b.length ? a.length : b.length;
    int longer = (a.length > b.length) - (a.length < b.length);
    if (longer != 0 && (orders & BY_BYTES) == 0) {
        return longer;
    }
    int order = length > 0 ? memcmp(a.text, b.text, length) : 0;
    return order != 0 ? order : longer;
}

/* Those of the orders so far in which the code is behind the last one. */
static uint8_t orders_with(const plan_dictionary *dictionary, plan_span code) {
    if (dictionary->count == 0) {
        return ANY_ORDER;
    }
    plan_span last = plan_dictionary_code(dictionary, (uint32_t)dictionary->count - 1);
    int by_bytes = compare(last, code, BY_BYTES), by_length = compare(last, code, BY_LENGTH);
    return dictionary->orders &
           (uint8_t)((by_bytes < 0 ? BY_BYTES : 0) | (by_length < 0 ? BY_LENGTH : 0));
}

static uint32_t find_in_order(const plan_dictionary *dictionary, plan_span code) {
    uint32_t low = 0, high = (uint32_t)dictionary->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = compare(plan_dictionary_code(dictionary, middle), code, dictionary->orders);
        if (order == 0) {
            return middle;
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    return PLAN_NONE;
}

/* --- By slots --- */

static uint32_t find(const plan_dictionary *dictionary, plan_span normal, uint32_t hash) {
    if (is_ordered(dictionary)) {
        return find_in_order(dictionary, normal);
    }
    size_t mask = dictionary->slot_count - 1;
    for (size_t at = first_slot(hash, mask + 1); dictionary->slots[at].id != 0;
         at = (at + 1) & mask) {
        const plan_dictionary_slot *slot = &dictionary->slots[at];
        if (slot->hash == hash && is_code(dictionary, slot->id - 1, normal)) {
            return slot->id - 1;
        }
    }
    return PLAN_NONE;
}

uint32_t plan_dictionary_find(const plan_dictionary *dictionary, plan_span code) {
    char buffer[MAX_NORMAL];
    plan_span normal;
    if (!normal_form(code, buffer, sizeof buffer, &normal)) {
        return PLAN_NONE;
    }
    return find(dictionary, normal, hash_of(dictionary, normal));
}

void plan_dictionary_fetch(const plan_dictionary *dictionary, plan_span code) {
    if (!is_ordered(dictionary)) {
        uint32_t hash = hash_of(dictionary, code);
        __builtin_prefetch(&dictionary->slots[first_slot(hash, dictionary->slot_count)], 1);
    }
}

static void place(plan_dictionary_slot *slots, size_t slot_count, uint32_t id, uint32_t hash) {
    size_t mask = slot_count - 1, at = first_slot(hash, slot_count);
    while (slots[at].id != 0) {
        at = (at + 1) & mask;
    }
    slots[at].id = id + 1;
    slots[at].hash = hash;
}

/* Slots for one more code, twice as many as codes at least. */
static plan_status make_slots(plan_dictionary *dictionary) {
    const plan_allocator *a = &dictionary->arena->allocator;
    size_t slot_count = is_ordered(dictionary) ? 64 : dictionary->slot_count;
    while (dictionary->count * 2 >= slot_count) {
        slot_count *= 2;
    }
    if (slot_count == dictionary->slot_count) {
        return PLAN_OK;
    }
    plan_dictionary_slot *slots = plan_allocate_zero(a, slot_count, sizeof *slots);
    if (slots == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (uint32_t i = 0; is_ordered(dictionary) && i < dictionary->count; i++) {
        place(slots, slot_count, i, hash_of(dictionary, plan_dictionary_code(dictionary, i)));
    }
    for (size_t i = 0; i < dictionary->slot_count; i++) {
        const plan_dictionary_slot *slot = &dictionary->slots[i];
        if (slot->id != 0) {
            place(slots, slot_count, slot->id - 1, slot->hash);
        }
    }
    plan_release(a, dictionary->slots, dictionary->slot_count, sizeof *slots);
    dictionary->slots = slots;
    dictionary->slot_count = slot_count;
    return PLAN_OK;
}

/* --- Adding --- */

static plan_status make_piece(plan_dictionary *dictionary) {
    size_t next = dictionary->count + PLAN_DICTIONARY_FIRST;
    if ((next & (next - 1)) != 0) { /* not the first of one */
        return PLAN_OK;
    }
    size_t piece = (size_t)__builtin_ctzll(next / PLAN_DICTIONARY_FIRST);
    if (dictionary->pieces[piece] == NULL) { /* may be there since the last failure */
        dictionary->pieces[piece] =
            plan_allocate(&dictionary->arena->allocator, piece_size(piece), sizeof(plan_span));
    }
    return dictionary->pieces[piece] != NULL ? PLAN_OK : PLAN_NO_MEMORY;
}

/* A new id for a text that is not there yet, and has no slot. */
static plan_status append(plan_dictionary *dictionary, plan_span code, uint32_t *id) {
    if (dictionary->count >= PLAN_NONE - PLAN_DICTIONARY_FIRST) {
        return PLAN_LIMIT;
    }
    plan_status status = make_piece(dictionary);
    plan_span copy = {NULL, code.length};
    if (status == PLAN_OK) {
        copy.text = plan_arena_copy(dictionary->arena, code.text, code.length);
    }
    if (copy.text == NULL) {
        return PLAN_NO_MEMORY;
    }
    *plan_dictionary_place(dictionary, (uint32_t)dictionary->count) = copy;
    *id = (uint32_t)dictionary->count++;
    return PLAN_OK;
}

static plan_status add_hashed(plan_dictionary *dictionary, plan_span code, uint32_t hash,
                              uint32_t *id) {
    plan_status status = make_slots(dictionary);
    status = status == PLAN_OK ? append(dictionary, code, id) : status;
    if (status == PLAN_OK) {
        place(dictionary->slots, dictionary->slot_count, *id, hash);
    }
    return status;
}

plan_status plan_dictionary_add(plan_dictionary *dictionary, plan_span code, uint32_t *id,
                                bool *is_new) {
    char buffer[MAX_NORMAL];
    plan_span normal;
    *is_new = false;
    if (!normal_form(code, buffer, sizeof buffer, &normal)) {
        return PLAN_SYNTAX;
    }
    uint32_t hash = hash_of(dictionary, normal);
    *id = find(dictionary, normal, hash);
    if (*id != PLAN_NONE) {
        return PLAN_OK;
    }
    plan_status status =
        plan_text_is_code(code) ? add_hashed(dictionary, code, hash, id) : PLAN_SYNTAX;
    *is_new = status == PLAN_OK;
    return status;
}

plan_status plan_dictionary_add_graphic(plan_dictionary *dictionary, plan_span code, uint32_t *id) {
    uint8_t orders = is_ordered(dictionary) ? orders_with(dictionary, code) : 0;
    if (orders != 0) {
        plan_status status = append(dictionary, code, id);
        dictionary->orders = status == PLAN_OK ? orders : dictionary->orders;
        return status;
    }
    uint32_t hash = hash_of(dictionary, code);
    *id = find(dictionary, code, hash);
    return *id != PLAN_NONE ? PLAN_OK : add_hashed(dictionary, code, hash, id);
}

plan_status plan_dictionary_add_nameless(plan_dictionary *dictionary, uint32_t *id) {
    plan_span none = {"", 0};
    return add_hashed(dictionary, none, hash_of(dictionary, none), id);
}

plan_span plan_dictionary_nearest(const plan_dictionary *dictionary, plan_span code) {
    enum { LOOKED_AT = 5000 };
    size_t limit = (plan_utf8_count(code.text, code.length) + 2) / 3;
    plan_span best = {"", 0};
    for (uint32_t i = 0; i < dictionary->count && i < LOOKED_AT && limit > 0; i++) {
        plan_span known = plan_dictionary_code(dictionary, i);
        size_t distance = plan_text_distance(code, known, limit);
        if (distance <= limit) {
            best = known;
            if (distance == 0) {
                break;
            }
            limit = distance - 1;
        }
    }
    return best;
}
