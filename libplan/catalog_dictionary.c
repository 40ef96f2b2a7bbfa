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

static uint32_t hash_of(const plan_dictionary *dictionary, plan_span code) {
    uint64_t h = dictionary->seed ^ code.length;
    size_t i = 0;
    for (; i + 8 <= code.length; i += 8) {
        uint64_t word;
        memcpy(&word, code.text + i, 8);
        h = mix(h, word);
    }
    uint64_t rest = 0;
    if (i < code.length) {
        memcpy(&rest, code.text + i, code.length - i);
    }
    h = mix(mix(h, rest), dictionary->seed);
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

static uint32_t find(const plan_dictionary *dictionary, plan_span normal, uint32_t hash) {
    if (dictionary->slot_count == 0) {
        return PLAN_NONE;
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

static void place(plan_dictionary_slot *slots, size_t slot_count, plan_dictionary_slot slot) {
    size_t mask = slot_count - 1, at = first_slot(slot.hash, slot_count);
    while (slots[at].id != 0) {
        at = (at + 1) & mask;
    }
    slots[at] = slot;
}

static plan_status make_room(plan_dictionary *dictionary) {
    const plan_allocator *a = &dictionary->arena->allocator;
    size_t next = dictionary->count + PLAN_DICTIONARY_FIRST;
    if ((next & (next - 1)) == 0) { /* the first of a piece */
        size_t piece = (size_t)__builtin_ctzll(next / PLAN_DICTIONARY_FIRST);
        if (dictionary->pieces[piece] == NULL) {
            dictionary->pieces[piece] = plan_allocate(a, piece_size(piece), sizeof(plan_span));
        }
        if (dictionary->pieces[piece] == NULL) {
            return PLAN_NO_MEMORY;
        }
    }
    if (dictionary->count * 2 >= dictionary->slot_count) {
        size_t slot_count = dictionary->slot_count == 0 ? 64 : dictionary->slot_count * 2;
        plan_dictionary_slot *slots = plan_allocate_zero(a, slot_count, sizeof *slots);
        if (slots == NULL) {
            return PLAN_NO_MEMORY;
        }
        for (size_t i = 0; i < dictionary->slot_count; i++) {
            if (dictionary->slots[i].id != 0) {
                place(slots, slot_count, dictionary->slots[i]);
            }
        }
        plan_release(a, dictionary->slots, dictionary->slot_count, sizeof *slots);
        dictionary->slots = slots;
        dictionary->slot_count = slot_count;
    }
    return PLAN_OK;
}

/* A new id for a text that is not there yet. */
static plan_status append(plan_dictionary *dictionary, plan_span code, uint32_t hash,
                          uint32_t *id) {
    if (dictionary->count >= PLAN_NONE - PLAN_DICTIONARY_FIRST) {
        return PLAN_LIMIT;
    }
    plan_status status = make_room(dictionary);
    if (status != PLAN_OK) {
        return status;
    }
    const char *copy = plan_arena_copy(dictionary->arena, code.text, code.length);
    if (copy == NULL) {
        return PLAN_NO_MEMORY;
    }
    uint32_t added = (uint32_t)dictionary->count;
    plan_span kept = {copy, code.length};
    *plan_dictionary_place(dictionary, added) = kept;
    plan_dictionary_slot slot = {added + 1, hash};
    place(dictionary->slots, dictionary->slot_count, slot);
    dictionary->count++;
    *id = added;
    return PLAN_OK;
}

static plan_status add_new(plan_dictionary *dictionary, plan_span code, uint32_t hash, uint32_t *id,
                           bool *is_new) {
    plan_status status = append(dictionary, code, hash, id);
    *is_new = status == PLAN_OK;
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
    return plan_text_is_code(code) ? add_new(dictionary, code, hash, id, is_new) : PLAN_SYNTAX;
}

plan_status plan_dictionary_add_graphic(plan_dictionary *dictionary, plan_span code, uint32_t *id,
                                        bool *is_new) {
    uint32_t hash = hash_of(dictionary, code);
    *id = find(dictionary, code, hash);
    *is_new = false;
    return *id != PLAN_NONE ? PLAN_OK : add_new(dictionary, code, hash, id, is_new);
}

plan_status plan_dictionary_add_nameless(plan_dictionary *dictionary, uint32_t *id) {
    plan_span none = {"", 0};
    return append(dictionary, none, hash_of(dictionary, none), id);
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
