/* Users' own symbols: a short list, looked through in order. */
#include "unit.h"

#include <string.h>

#include "status.h"

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

static plan_status refuse_symbol(plan_status status, plan_error *error) {
    return plan_fail(error, status, 0, 1,
                     "a symbol of one's own has 1 to %d bytes, no / * ^ or brackets, and does not "
                     "start with a digit",
                     PLAN_UNIT_SYMBOL_SIZE - 1);
}

/* The symbol as it is compared, in added->folded. */
static plan_status take_symbol(plan_span written, own_symbol *added, plan_span *folded,
                               plan_error *error) {
    size_t n = 0;
    plan_status status = plan_unit_fold(written, added->folded, sizeof added->folded - 1, &n);
    if (status == PLAN_BUFFER) {
        status = PLAN_LIMIT;
    } else if (n == 0 || plan_unit_is_hostile(written) || !plan_unit_is_symbol(written)) {
        status = PLAN_SYNTAX;
    }
    folded->text = added->folded;
    folded->length = n;
    return status == PLAN_OK ? PLAN_OK : refuse_symbol(status, error);
}

/* bao = 2 bao, or bao = 50 kg/bao */
static bool is_defined_by_itself(const own_symbol *added) {
    for (size_t i = 0; i < added->unit.count; i++) {
        if (added->unit.atoms[i].known == 0 &&
            strcmp(added->unit.atoms[i].symbol, added->folded) == 0) {
            return true;
        }
    }
    return false;
}

plan_status plan_units_add(plan_units *units, const char *symbol, size_t symbol_length,
                           const char *definition, size_t definition_length, plan_error *error) {
    own_symbol added;
    plan_unit known;
    plan_span span = {symbol, symbol_length}, written, folded;
    char composed[PLAN_UNIT_TEXT];
    if (units == NULL || symbol == NULL || definition == NULL) {
        return PLAN_INVALID;
    }
    memset(&added, 0, sizeof added);
    written.text = composed;
    written.length = 0;
    plan_status status = plan_unit_compose(span, composed, sizeof composed, &written.length);
    if (status != PLAN_OK) {
        return refuse_symbol(status == PLAN_BUFFER ? PLAN_LIMIT : PLAN_SYNTAX, error);
    }
    status = take_symbol(written, &added, &folded, error);
    if (status == PLAN_OK) {
        status = plan_unit_read(units, definition, definition_length, &added.unit, error);
    }
    if (status != PLAN_OK) {
        return status;
    }
    if (is_defined_by_itself(&added)) {
        return plan_fail(error, PLAN_SYNTAX, 0, 1, "'%s' is defined by itself", added.folded);
    }
    /* The same meaning again is fine; another one is not. */
    if (plan_unit_known_exact(written) != NULL || plan_units_find(units, folded) != NULL ||
        plan_unit_known_folded(written, folded) != NULL) {
        memset(&known, 0, sizeof known); /* equal to none until it is read */
        (void)plan_unit_read(units, symbol, symbol_length, &known, NULL);
        return plan_unit_equal(&known, &added.unit)
                   ? PLAN_OK
                   : plan_fail(error, PLAN_EXISTS, 0, 1, "'%s' is known with another meaning",
                               added.folded);
    }
    if (units->count >= MAX_SYMBOLS) {
        return plan_fail(error, PLAN_LIMIT, 0, 1, "more than %d symbols", (int)MAX_SYMBOLS);
    }
    void *symbols = units->symbols;
    status =
        plan_grow(&units->allocator, &symbols, &units->capacity, units->count + 1, sizeof added);
    if (status == PLAN_OK) {
        units->symbols = symbols;
        units->symbols[units->count++] = added;
    }
    return status;
}
