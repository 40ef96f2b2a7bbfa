/* Indicator, area, period and series of a row: what the row above said, then a small cache by text,
 * then the dictionaries. */
#include <string.h>

#include "document_load.h"

/* --- Texts --- */

uint32_t plan_load_slot(plan_span text) {
    uint64_t head = 0, tail = 0;
    if (text.length >= 8) {
        memcpy(&head, text.text, 8);
        memcpy(&tail, text.text + text.length - 8, 8);
    } else if (text.length >= 4) {
        memcpy(&head, text.text, 4);
        memcpy(&tail, text.text + text.length - 4, 4);
    } else if (text.length > 0) {
        head = (unsigned char)text.text[0];
        tail = (unsigned char)text.text[text.length / 2] * 256u +
               (unsigned char)text.text[text.length - 1];
    }
    uint64_t h = (head ^ text.length) * UINT64_C(0x9E3779B97F4A7C15);
    h = (h ^ h >> 32 ^ tail) * UINT64_C(0xBF58476D1CE4E5B9);
    return (uint32_t)(h >> 56) % PLAN_LOAD_SLOTS;
}

bool plan_load_keep(plan_text_copy *copy, plan_span text) {
    copy->length = text.length < sizeof copy->text ? text.length : sizeof copy->text;
    if (copy->length > 0) {
        memcpy(copy->text, text.text, copy->length);
    }
    return copy->length == text.length;
}

/* --- What is unknown --- */

static bool is_hostile(plan_span text) {
    for (size_t i = 0; i < text.length;) {
        uint32_t c;
        size_t used = plan_utf8_decode(text.text + i, text.length - i, &c);
        if (used == 0 || plan_code_point_is_hostile(c)) {
            return true;
        }
        i += used;
    }
    return false;
}

/* A code that nobody knows, with the nearest that somebody does. */
static void tell_unknown(plan_loader *loader, const plan_row *row, int kind, int field,
                         const plan_dictionary *codes) {
    plan_span text = row->cells[field], nearest = {"", 0};
    bool hostile = is_hostile(text);
    if (!hostile && loader->suggestions < PLAN_LOAD_NEAREST) {
        loader->suggestions++;
        nearest = plan_dictionary_nearest(codes, text);
    }
    plan_problem *problem =
        plan_load_problem(loader, row, hostile ? PLAN_PROBLEM_CODE : kind, field);
    plan_load_arg(problem, text);
    plan_load_arg(problem, nearest);
    plan_load_tell(loader);
}

static bool cached(const plan_code_slot *slot, plan_span text, uint32_t *id) {
    if (text.length == 0 || !plan_span_same((plan_span){slot->text, slot->length}, text)) {
        return false;
    }
    *id = slot->id;
    return true;
}

/* The slot of a text: one of four, so that texts of one table seldom push each other out. */
static uint8_t slot_of(const plan_code_slot *slots, plan_span text) {
    uint32_t first = plan_load_slot(text);
    for (uint32_t i = 0; i < 4; i++) {
        uint8_t at = (uint8_t)((first + i) % PLAN_LOAD_SLOTS);
        if (slots[at].length == 0 ||
            plan_span_same((plan_span){slots[at].text, slots[at].length}, text)) {
            return at;
        }
    }
    return (uint8_t)first;
}

/* This slot was asked for, after the one that was asked for before. */
static plan_code_slot *follow(plan_code_slot *slots, uint8_t *at, plan_span text) {
    uint8_t next = slot_of(slots, text);
    slots[*at].next = next != *at ? next : slots[*at].next;
    *at = next;
    return &slots[next];
}

static void cache(plan_code_slot *slot, plan_span text, uint32_t id) {
    if (text.length > 0 && text.length <= PLAN_LOAD_CODE) {
        slot->id = id;
        slot->length = (uint8_t)text.length;
        memcpy(slot->text, text.text, text.length);
        memset(slot->masks, 0, sizeof slot->masks);
        memset(slot->masks, 0xFF,
               text.length < sizeof slot->masks ? text.length : sizeof slot->masks);
    }
}

static void tell_empty(plan_loader *loader, const plan_row *row, int field) {
    plan_problem *problem = plan_load_problem(loader, row, PLAN_PROBLEM_EMPTY, field);
    plan_load_arg(problem, plan_span_of(plan_field_name(field)));
    plan_load_tell(loader);
}

static bool find_indicator(plan_loader *loader, const plan_row *row) {
    plan_span text = row->cells[PLAN_FIELD_INDICATOR];
    const plan_dictionary *codes = &loader->document->catalog.indicator_codes;
    plan_code_slot *slot = follow(loader->indicators, &loader->at_indicator, text);
    if (cached(slot, text, &loader->indicator)) {
        return true;
    }
    if (text.length == 0) {
        tell_empty(loader, row, PLAN_FIELD_INDICATOR);
        return false;
    }
    loader->indicator = plan_dictionary_find(codes, text);
    if (loader->indicator == PLAN_NONE) {
        tell_unknown(loader, row, PLAN_PROBLEM_INDICATOR, PLAN_FIELD_INDICATOR, codes);
        return false;
    }
    cache(slot, text, loader->indicator);
    return true;
}

static plan_status find_area(plan_loader *loader, const plan_row *row, bool *found) {
    plan_span text = row->cells[PLAN_FIELD_AREA];
    plan_catalog *catalog = &loader->document->catalog;
    plan_code_slot *slot = follow(loader->areas, &loader->at_area, text);
    *found = true;
    if (cached(slot, text, &loader->area)) {
        return PLAN_OK;
    }
    plan_status status = text.length == 0 ? plan_catalog_default_area(catalog, &loader->area)
                                          : plan_catalog_area(catalog, text, &loader->area);
    if (status == PLAN_OK && loader->area == PLAN_NONE) {
        plan_load_say(loader, row, PLAN_PROBLEM_NO_AREA, PLAN_FIELD_AREA, "");
        *found = false;
    } else if (status == PLAN_SYNTAX) {
        plan_load_say(loader, row, PLAN_PROBLEM_CODE, PLAN_FIELD_AREA, "");
        *found = false;
    } else if (status == PLAN_NOT_FOUND) {
        tell_unknown(loader, row, PLAN_PROBLEM_AREA, PLAN_FIELD_AREA, &catalog->area_codes);
        *found = false;
    } else if (status != PLAN_OK) {
        return status;
    } else {
        cache(slot, text, loader->area);
    }
    return PLAN_OK;
}

bool plan_load_period(plan_loader *loader, const plan_row *row, int field, uint32_t *packed) {
    plan_span text = row->cells[field];
    plan_code_slot *slot = field == PLAN_FIELD_PERIOD
                               ? follow(loader->periods, &loader->at_period, text)
                               : &loader->periods[slot_of(loader->periods, text)];
    if (cached(slot, text, packed)) {
        return true;
    }
    plan_period period;
    plan_error error;
    plan_error_init(&error);
    if (text.length == 0 || plan_span_trim(text).length == 0) {
        tell_empty(loader, row, field);
        return false;
    }
    if (plan_period_read(text.text, text.length, &period, &error) != PLAN_OK) {
        int kind = field == PLAN_FIELD_PERIOD ? PLAN_PROBLEM_PERIOD : PLAN_PROBLEM_AGAINST;
        plan_load_say(loader, row, kind, field, error.message);
        return false;
    }
    *packed = plan_period_pack(period);
    cache(slot, text, *packed);
    return true;
}

static bool find_series(plan_loader *loader, const plan_row *row) {
    plan_span text = row->cells[PLAN_FIELD_SERIES];
    const plan_dictionary *codes = &loader->document->catalog.series_codes;
    uint32_t id = text.length == 0 ? PLAN_SERIES_ACTUAL : plan_dictionary_find(codes, text);
    if (id == PLAN_NONE) {
        tell_unknown(loader, row, PLAN_PROBLEM_SERIES, PLAN_FIELD_SERIES, codes);
        return false;
    }
    loader->series = (uint8_t)id;
    return true;
}

/* A text that was found stands until another is looked for. */
static bool settle(plan_last_text *last, const plan_row *row, int field, bool found) {
    plan_span text = row->cells[field];
    last->length = PLAN_LAST_NONE;
    if (found && text.length <= sizeof last->text) {
        if (text.length > 0) {
            memcpy(last->text, text.text, text.length);
        }
        last->length = text.length;
    }
    return found;
}

plan_status plan_load_key(plan_loader *loader, const plan_row *row, bool *good) {
    const plan_span *cells = row->cells;
    if (!plan_load_is_last(&loader->last_indicator, cells[PLAN_FIELD_INDICATOR])) {
        bool found = find_indicator(loader, row);
        *good &= settle(&loader->last_indicator, row, PLAN_FIELD_INDICATOR, found);
    }
    if (!plan_load_is_last(&loader->last_area, cells[PLAN_FIELD_AREA])) {
        bool found;
        plan_status status = find_area(loader, row, &found);
        *good &= settle(&loader->last_area, row, PLAN_FIELD_AREA, status == PLAN_OK && found);
        if (status != PLAN_OK) {
            return status;
        }
    }
    if (!plan_load_is_last(&loader->last_period, cells[PLAN_FIELD_PERIOD])) {
        bool found = plan_load_period(loader, row, PLAN_FIELD_PERIOD, &loader->period);
        *good &= settle(&loader->last_period, row, PLAN_FIELD_PERIOD, found);
    }
    if (!plan_load_is_last(&loader->last_series, cells[PLAN_FIELD_SERIES])) {
        bool found = find_series(loader, row);
        *good &= settle(&loader->last_series, row, PLAN_FIELD_SERIES, found);
    }
    return PLAN_OK;
}
