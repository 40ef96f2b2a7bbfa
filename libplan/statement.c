/* Statements: what a measure and a unit together claim. */
#include "statement.h"

#include <string.h>

#include <plan/change.h>

#include "wide.h"

plan_status plan_statements_init(plan_statements *statements, const plan_allocator *allocator) {
    memset(statements, 0, sizeof *statements);
    statements->allocator = plan_allocator_or_default(allocator);
    plan_statement figure;
    memset(&figure, 0, sizeof figure);
    figure.via = PLAN_NONE;
    uint16_t id;
    return plan_statements_intern(statements, &figure, &id);
}

void plan_statements_free(plan_statements *statements) {
    plan_release(&statements->allocator, statements->items, statements->capacity,
                 sizeof *statements->items);
    statements->items = NULL;
    statements->count = statements->capacity = 0;
}

/* Equal claims in whatever words: rate, index and ratio differ in writing, so they keep apart. */
static bool same_claim(const plan_statement *a, const plan_statement *b) {
    return a->measure == b->measure && a->arithmetic == b->arithmetic && a->form == b->form &&
           a->against == b->against && a->period == b->period;
}

plan_status plan_statements_intern(plan_statements *statements, const plan_statement *statement,
                                   uint16_t *id) {
    size_t key = statements->count;
    for (size_t i = 0; i < statements->count; i++) {
        const plan_statement *known = &statements->items[i];
        if (!same_claim(known, statement)) {
            continue;
        }
        if (known->via == statement->via && known->spelling == statement->spelling &&
            known->forced == statement->forced) {
            *id = (uint16_t)i;
            return PLAN_OK;
        }
        key = known->key < key ? known->key : key;
    }
    if (statements->count > UINT16_MAX) {
        return PLAN_LIMIT;
    }
    void *items = statements->items;
    plan_status status = plan_grow(&statements->allocator, &items, &statements->capacity,
                                   statements->count + 1, sizeof *statement);
    if (status != PLAN_OK) {
        return status;
    }
    statements->items = items;
    statements->items[statements->count] = *statement;
    statements->items[statements->count].key = (uint16_t)key;
    *id = (uint16_t)statements->count++;
    return PLAN_OK;
}

static const char *const spellings[] = {"",        "change",     "percent_of",  "points",
                                        "percent", "difference", "contribution"};

const char *plan_spelling_name(uint8_t spelling) {
    return spellings[spelling];
}

plan_status plan_spelling_find(plan_span text, uint8_t *spelling) {
    for (uint8_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++) {
        if (plan_span_is(text, spellings[i])) {
            *spelling = i;
            return PLAN_OK;
        }
    }
    return PLAN_NOT_FOUND;
}

/* A pure number in %, ‰ or lần. */
static bool is_percent(const plan_unit *unit) {
    return unit->count == 0 && unit->scale == PLAN_UNIT_PERCENT;
}

static plan_unit percent(void) {
    plan_unit unit;
    memset(&unit, 0, sizeof unit);
    unit.factor.digits = 1;
    unit.factor.scale = 2;
    unit.scale = PLAN_UNIT_PERCENT;
    return unit;
}

static bool same_atoms(const plan_unit *a, const plan_unit *b) {
    plan_decimal factor;
    return plan_unit_conversion(a, b, &factor) != PLAN_UNIT;
}

/* What kind and unit choose for a plain `change`; -1 where the unit fits nothing. */
static int natural(const plan_indicator_entry *indicator, const plan_unit *unit) {
    bool points = indicator->arithmetic == PLAN_POINTS;
    if (points && indicator->is_points_unit && plan_unit_same_points(unit, unit)) {
        return PLAN_POINTS;
    }
    if (is_percent(unit)) {
        return PLAN_RELATIVE;
    }
    if (same_atoms(unit, &indicator->unit) && unit->scale != PLAN_UNIT_POINTS) {
        return points ? PLAN_POINTS : PLAN_DIFFERENCE;
    }
    return -1;
}

static plan_status relative(const plan_unit *unit, uint8_t form, plan_statement *statement,
                            plan_decimal *factor) {
    plan_unit to = percent();
    if (!is_percent(unit)) {
        return PLAN_UNIT;
    }
    statement->arithmetic = PLAN_RELATIVE;
    statement->form = form;
    return plan_unit_conversion(unit, &to, factor);
}

static plan_status difference(const plan_indicator_entry *indicator, const plan_unit *unit,
                              uint8_t arithmetic, plan_statement *statement,
                              plan_decimal *factor) {
    statement->arithmetic = arithmetic;
    return plan_unit_conversion(unit, &indicator->unit, factor);
}

plan_status plan_statement_decide(const plan_indicator_entry *indicator, const plan_unit *unit,
                                  uint8_t spelling, plan_statement *statement,
                                  plan_decimal *factor) {
    plan_statement made = *statement;
    int chosen = natural(indicator, unit);
    plan_status status = PLAN_UNIT;
    plan_unit to = percent();
    made.measure = spelling == PLAN_SPELLING_PERCENT_OF     ? PLAN_MEASURE_PERCENT_OF
                   : spelling == PLAN_SPELLING_CONTRIBUTION ? PLAN_MEASURE_CONTRIBUTION
                                                            : PLAN_MEASURE_CHANGE;
    made.spelling = spelling;
    made.form = PLAN_GROWTH_RATE;
    made.forced = false;
    switch (spelling) {
    case PLAN_SPELLING_CHANGE:
        if (chosen == PLAN_RELATIVE) {
            status = relative(unit, PLAN_GROWTH_RATE, &made, factor);
        } else if (chosen >= 0) {
            status = difference(indicator, unit, (uint8_t)chosen, &made, factor);
        }
        break;
    case PLAN_SPELLING_PERCENT_OF:
        status = relative(unit, PLAN_GROWTH_INDEX, &made, factor);
        break;
    case PLAN_SPELLING_PERCENT:
        made.forced = chosen != PLAN_RELATIVE;
        status = relative(unit, PLAN_GROWTH_RATE, &made, factor);
        break;
    case PLAN_SPELLING_POINTS:
        made.forced = chosen != PLAN_POINTS;
        if (indicator->is_points_unit && plan_unit_same_points(unit, unit)) {
            status = difference(indicator, unit, PLAN_POINTS, &made, factor);
        }
        break;
    case PLAN_SPELLING_DIFFERENCE:
        made.forced = chosen == PLAN_RELATIVE;
        if (unit->scale != PLAN_UNIT_POINTS || indicator->is_points_unit) {
            status = difference(indicator, unit,
                                indicator->arithmetic == PLAN_POINTS ? PLAN_POINTS
                                                                     : PLAN_DIFFERENCE,
                                &made, factor);
        }
        break;
    default: /* contribution: points of the whole's growth */
        made.arithmetic = PLAN_POINTS;
        status = unit->count == 0 && unit->scale != PLAN_UNIT_PLAIN
                     ? plan_unit_conversion(unit, &to, factor)
                     : PLAN_UNIT;
        break;
    }
    if (status == PLAN_OK) {
        *statement = made;
    }
    return status;
}
