/* What a call gives back: structs as maps, bytes, errors. And units, whose atoms no record tells.
 */
#include "cross.h"

#include <cstring>

plan_object plan_give(plan_tongue language, const char *text) {
    return text == nullptr ? language.nothing() : language.text(plan_utf16(text, strlen(text)));
}

template <class give> static plan_object list_of(plan_tongue language, size_t count, give make) {
    plan_object list = language.list(count);
    for (size_t i = 0; i < count; i++) {
        language.set(list, i, make(i));
    }
    return list;
}

static plan_object give_texts(plan_tongue language, const char *const *texts, size_t count) {
    return list_of(language, count, [&](size_t i) { return plan_give(language, texts[i]); });
}

static plan_object give_pairs(plan_tongue language, const char *const *texts, size_t count) {
    plan_object map = language.map();
    for (size_t i = 0; i < count; i++) {
        language.put(map, texts[2 * i], plan_give(language, texts[2 * i + 1]));
    }
    return map;
}

static plan_object give_reasons(plan_tongue language, const uint64_t *counts) {
    plan_object map = language.map();
    for (int32_t i = 0; i < PLAN_REASON_COUNT; i++) {
        if (counts[i] != 0) {
            language.put(map, plan_status_name(PLAN_MISSING + i),
                         language.whole((int64_t)counts[i]));
        }
    }
    return map;
}

/* The rows have as many cells as the citation has columns. */
static plan_object give_cited(plan_tongue language, const plan_citation *value) {
    return list_of(language, value->row_count, [&](size_t i) {
        plan_object map = language.map();
        language.put(map, "line", language.whole(value->rows[i].line));
        language.put(map, "cells", give_texts(language, value->rows[i].cells, value->column_count));
        return map;
    });
}

template <class type> static const type &as(const char *at) {
    return *(const type *)(const void *)at;
}

static plan_object give_counted(plan_tongue language, const plan_field *field, const char *base) {
    const char *at = base + field->offset;
    size_t count = as<size_t>(base + field->other);
    switch (field->type) {
    case PLAN_FIELD_TEXTS:
        return give_texts(language, as<const char *const *>(at), count);
    case PLAN_FIELD_PAIRS:
        return give_pairs(language, as<const char *const *>(at), count);
    case PLAN_FIELD_ROWS:
        return list_of(language, count, [&](size_t i) {
            return plan_give(language, field->rows, as<const char *>(at) + i * field->rows->size);
        });
    case PLAN_FIELD_PLACES:
        return list_of(language, count, [&](size_t i) {
            return language.whole((int64_t)as<const size_t *>(at)[i]);
        });
    case PLAN_FIELD_U32S:
        return list_of(language, count,
                       [&](size_t i) { return language.whole(as<const uint32_t *>(at)[i]); });
    case PLAN_FIELD_CITED:
    default:
        return give_cited(language, (const plan_citation *)(const void *)base);
    }
}

static plan_object give_field(plan_tongue language, const plan_field *field, const char *base) {
    const char *at = base + field->offset;
    if (plan_field_is_counted(field)) {
        return give_counted(language, field, base);
    }
    if (field->other != SIZE_MAX && as<uint8_t>(base + field->other) == 0) {
        return language.nothing();
    }
    switch (field->type) {
    case PLAN_FIELD_TEXT:
        return plan_give(language, as<const char *>(at));
    case PLAN_FIELD_NAMES:
        return give_texts(language, (const char *const *)(const void *)at, 2);
    case PLAN_FIELD_BYTE:
        return language.whole(as<uint8_t>(at));
    case PLAN_FIELD_CHARACTER:
        return language.text(plan_utf16(at, *at == '\0' ? 0 : 1));
    case PLAN_FIELD_I32:
        return language.whole(as<int32_t>(at));
    case PLAN_FIELD_U32:
        return language.whole(as<uint32_t>(at));
    case PLAN_FIELD_I64:
        return language.whole(as<int64_t>(at));
    case PLAN_FIELD_U64:
        return language.whole((int64_t)as<uint64_t>(at));
    case PLAN_FIELD_SIZE:
        return language.whole((int64_t)as<size_t>(at));
    case PLAN_FIELD_DOUBLE:
        return language.real(as<double>(at));
    case PLAN_FIELD_DECIMAL:
        return plan_give(language, &plan_record_plan_decimal, at);
    case PLAN_FIELD_INTERVAL:
        return plan_give(language, &plan_record_plan_interval, at);
    case PLAN_FIELD_FIGURE:
        return plan_give(language, &plan_record_plan_figure, at);
    case PLAN_FIELD_FORMATS:
        return list_of(language, 3, [&](size_t i) {
            return plan_give(language, &plan_record_plan_figure, at + i * sizeof(plan_figure));
        });
    case PLAN_FIELD_REASONS:
    default:
        return give_reasons(language, (const uint64_t *)(const void *)at);
    }
}

plan_object plan_give(plan_tongue language, const plan_record *record, const void *value) {
    if (value == nullptr) {
        return language.nothing();
    }
    plan_object map = language.map();
    for (size_t i = 0; i < record->field_count; i++) {
        language.put(map, record->fields[i].name,
                     give_field(language, &record->fields[i], (const char *)value));
    }
    return map;
}

plan_object plan_pair(plan_tongue language, plan_object first, plan_object second) {
    plan_object list = language.list(2);
    language.set(list, 0, first);
    language.set(list, 1, second);
    return list;
}

void plan_raise(plan_tongue language, plan_status status, const plan_error *error) {
    bool told = error != nullptr && error->status == status && error->message[0] != '\0';
    language.raise(status, told ? error->message : plan_status_text(status), told ? error->line : 0,
                   told ? error->column : 0);
}

/* --- Bytes --- */

bool plan_take_bytes(plan_tongue language, plan_object object, plan_bytes *result) {
    return plan_try(language, [&] {
        if (language.kind(object) != PLAN_IS_BYTES) {
            throw plan_refused{"bytes are needed"};
        }
        result->data = language.bytes(object);
    });
}

plan_status plan_bytes_sink(void *context, const void *data, size_t size) {
    try {
        ((plan_bytes *)context)->data.append((const char *)data, size);
        return PLAN_OK;
    } catch (const std::exception &) {
        return PLAN_NO_MEMORY;
    }
}

plan_status plan_bytes_source(void *context, void *buffer, size_t size, size_t *read) {
    plan_bytes *bytes = (plan_bytes *)context;
    size_t left = bytes->data.size() - bytes->at;
    *read = left < size ? left : size;
    if (*read > 0) {
        memcpy(buffer, bytes->data.data() + bytes->at, *read);
    }
    bytes->at += *read;
    return PLAN_OK;
}

/* --- Units: a map of factor, scale and atoms, each a map of symbol, power and known --- */

struct atom {
    const char *symbol;
    int32_t power;
    uint8_t known;
};
static const plan_field atom_fields[] = {
    {"symbol", PLAN_FIELD_TEXT, offsetof(atom, symbol), SIZE_MAX, nullptr},
    {"power", PLAN_FIELD_I32, offsetof(atom, power), SIZE_MAX, nullptr},
    {"known", PLAN_FIELD_BYTE, offsetof(atom, known), SIZE_MAX, nullptr}};
static const plan_record atom_record = {"an atom of a unit", sizeof(atom), 0, atom_fields, 3};

plan_object plan_give(plan_tongue language, const plan_unit *value) {
    plan_object map = language.map();
    language.put(map, "factor", plan_give(language, &plan_record_plan_decimal, &value->factor));
    language.put(map, "scale", language.whole(value->scale));
    language.put(map, "atoms", list_of(language, value->count, [&](size_t i) {
                     const auto &one = value->atoms[i];
                     atom told = {one.symbol, one.power, one.known};
                     return plan_give(language, &atom_record, &told);
                 }));
    return map;
}

static void take_atom(plan_tongue language, plan_object object, plan_given *given,
                      plan_unit *unit) {
    atom told;
    given->fill(language, object, &atom_record, &told);
    size_t length = told.symbol == nullptr ? 0 : strlen(told.symbol);
    if (unit->count == PLAN_UNIT_MAX_ATOMS || length == 0 || length >= PLAN_UNIT_SYMBOL_SIZE ||
        told.power < INT8_MIN || told.power > INT8_MAX || told.known > 1) {
        throw plan_refused{"the unit has an atom that is none"};
    }
    memcpy(unit->atoms[unit->count].symbol, told.symbol, length);
    unit->atoms[unit->count].power = (int8_t)told.power;
    unit->atoms[unit->count].known = told.known;
    unit->count++;
}

bool plan_given::value(plan_tongue language, plan_object object, plan_unit *result) {
    return plan_try(language, [&] {
        memset(result, 0, sizeof *result);
        if (language.kind(object) != PLAN_IS_MAP) {
            throw plan_refused{"a map of the unit is needed"};
        }
        plan_object factor = language.get(object, "factor"), scale = language.get(object, "scale"),
                    atoms = language.get(object, "atoms");
        int64_t number = 0;
        fill(language, factor, &plan_record_plan_decimal, &result->factor);
        if (language.kind(scale) != PLAN_IS_NUMBER || !language.whole(scale, &number) ||
            number < 0 || number > PLAN_UNIT_POINTS || language.kind(atoms) != PLAN_IS_LIST) {
            throw plan_refused{"a map of factor, scale and atoms is needed"};
        }
        result->scale = (uint8_t)number;
        atoms = language.items(atoms);
        for (size_t i = 0, n = language.size(atoms); i < n; i++) {
            plan_object item = language.item(atoms, i);
            take_atom(language, item, this, result);
            language.done(item);
        }
    });
}
