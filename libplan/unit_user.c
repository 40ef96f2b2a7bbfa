/* Users' own symbols: a short list, looked through in order. */
#include <string.h>

#include "status.h"
#include "unit.h"

enum { MAX_SYMBOLS = 1000 };

typedef struct own_symbol {
    char folded[PLAN_UNIT_SYMBOL_SIZE];
    plan_unit unit;
} own_symbol;

struct plan_units {
    plan_allocator allocator;
    own_symbol *symbols;
    size_t count, capacity;
};

plan_status plan_units_new(const plan_allocator *allocator, plan_units **result) {
    plan_allocator a = plan_allocator_or_default(allocator);
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_units *units = plan_allocate_zero(&a, 1, sizeof *units);
    if (units == NULL) {
        return PLAN_NO_MEMORY;
    }
    units->allocator = a;
    *result = units;
    return PLAN_OK;
}

void plan_units_free(plan_units *units) {
    if (units != NULL) {
        plan_allocator a = units->allocator;
        plan_release(&a, units->symbols, units->capacity, sizeof *units->symbols);
        plan_release(&a, units, 1, sizeof *units);
    }
}

const plan_unit *plan_units_find(const plan_units *units, plan_span folded) {
    for (size_t i = 0; units != NULL && i < units->count; i++) {
        if (plan_span_is(folded, units->symbols[i].folded)) {
            return &units->symbols[i].unit;
        }
    }
    return NULL;
}

plan_status plan_units_add(plan_units *units, const char *symbol, size_t symbol_length,
                           const char *definition, size_t definition_length, plan_error *error) {
    own_symbol added;
    memset(&added, 0, sizeof added);
    plan_span span = {symbol, symbol_length};
    size_t n = 0;
    if (units == NULL || symbol == NULL || definition == NULL) {
        return PLAN_INVALID;
    }
    plan_status status =
        plan_text_fold(plan_span_trim(span), true, added.folded, sizeof added.folded - 1, &n);
    if (status != PLAN_OK || n == 0 || memchr(added.folded, '/', n) != NULL ||
        memchr(added.folded, '*', n) != NULL || (added.folded[0] >= '0' && added.folded[0] <= '9')) {
        return plan_fail(error, status == PLAN_BUFFER ? PLAN_LIMIT : PLAN_SYNTAX, 0, 1,
                         "a symbol has 1 to 63 bytes, no / or *, and does not start with a digit");
    }
    status = plan_unit_read(units, definition, definition_length, &added.unit, error);
    if (status != PLAN_OK) {
        return status;
    }
    /* The same meaning again is fine; another one is not. */
    plan_unit known;
    plan_span folded = {added.folded, n};
    if (plan_unit_known(plan_span_trim(span), folded) != NULL ||
        plan_units_find(units, folded) != NULL) {
        if (plan_unit_read(units, symbol, symbol_length, &known, NULL) == PLAN_OK &&
            plan_unit_equal(&known, &added.unit)) {
            return PLAN_OK;
        }
        return plan_fail(error, PLAN_EXISTS, 0, 1, "'%s' is known with another meaning",
                         added.folded);
    }
    if (units->count >= MAX_SYMBOLS) {
        return plan_fail(error, PLAN_LIMIT, 0, 1, "more than %d symbols", (int)MAX_SYMBOLS);
    }
    void *symbols = units->symbols;
    status = plan_grow(&units->allocator, &symbols, &units->capacity, units->count + 1,
                       sizeof added);
    if (status == PLAN_OK) {
        units->symbols = symbols;
        units->symbols[units->count++] = added;
    }
    return status;
}
