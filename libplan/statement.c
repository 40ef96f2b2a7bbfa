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
    plan_status status = plan_statements_intern(statements, &figure, &id);
    if (status != PLAN_OK) {
        plan_statements_free(statements);
    }
    return status;
}

void plan_statements_free(plan_statements *statements) {
    plan_release(&statements->allocator, statements->items, statements->capacity,
                 sizeof *statements->items);
    plan_release(&statements->allocator, statements->slots, statements->slot_count,
                 sizeof *statements->slots);
    statements->items = NULL;
    statements->slots = NULL;
    statements->count = statements->capacity = statements->slot_count = 0;
}

/* Equal claims in whatever words: rate, index and ratio differ in writing, so they keep apart. */
static bool same_claim(const plan_statement *a, const plan_statement *b) {
    return a->measure == b->measure && a->arithmetic == b->arithmetic && a->form == b->form &&
           a->against == b->against && a->period == b->period && a->over_period == b->over_period;
}

/* The slot from which to look for a claim. */
static size_t first_slot(const plan_statements *statements, const plan_statement *statement) {
    uint32_t h = statement->measure | (uint32_t)statement->arithmetic << 4 |
                 (uint32_t)statement->form << 8 | (uint32_t)statement->against << 12 |
                 (uint32_t)statement->over_period << 16;
    h = (h ^ statement->period * 2654435761u) * 2246822519u;
    return (h ^ h >> 15) & (statements->slot_count - 1);
}

static void place(plan_statements *statements, size_t id) {
    size_t mask = statements->slot_count - 1;
    size_t at = first_slot(statements, &statements->items[id]);
    while (statements->slots[at] != 0) {
        at = (at + 1) & mask;
    }
    statements->slots[at] = (uint32_t)id + 1;
}

static plan_status make_room(plan_statements *statements) {
    void *items = statements->items;
    plan_status status = plan_grow(&statements->allocator, &items, &statements->capacity,
                                   statements->count + 1, sizeof *statements->items);
    statements->items = items;
    if (status != PLAN_OK || (statements->count + 1) * 2 <= statements->slot_count) {
        return status;
    }
    size_t slot_count = statements->slot_count == 0 ? 16 : statements->slot_count * 2;
    uint32_t *slots = plan_allocate_zero(&statements->allocator, slot_count, sizeof *slots);
    if (slots == NULL) {
        return PLAN_NO_MEMORY;
    }
    plan_release(&statements->allocator, statements->slots, statements->slot_count, sizeof *slots);
    statements->slots = slots;
    statements->slot_count = slot_count;
    for (size_t i = 0; i < statements->count; i++) {
        place(statements, i);
    }
    return PLAN_OK;
}

plan_status plan_statements_intern(plan_statements *statements, const plan_statement *statement,
                                   uint16_t *id) {
    size_t key = statements->count, mask = statements->slot_count - 1;
    size_t at = statements->slot_count == 0 ? 0 : first_slot(statements, statement);
    for (; statements->slot_count > 0 && statements->slots[at] != 0; at = (at + 1) & mask) {
        const plan_statement *known = &statements->items[statements->slots[at] - 1];
        if (!same_claim(known, statement)) {
            continue;
        }
        if (known->via == statement->via && known->spelling == statement->spelling &&
            known->forced == statement->forced) {
            *id = (uint16_t)(statements->slots[at] - 1);
            return PLAN_OK;
        }
        key = known->key;
    }
    if (statements->count > UINT16_MAX) {
        return PLAN_LIMIT;
    }
    plan_status status = make_room(statements);
    if (status != PLAN_OK) {
        return status;
    }
    statements->items[statements->count] = *statement;
    statements->items[statements->count].key = (uint16_t)key;
    place(statements, statements->count);
    *id = (uint16_t)statements->count++;
    return PLAN_OK;
}

static const char *const spellings[] = {"",        "change",     "percent_of",  "points",
                                        "percent", "difference", "contribution"};

_Static_assert(sizeof spellings / sizeof spellings[0] == PLAN_SPELLING_CONTRIBUTION + 1,
               "a word for each spelling");

const char *plan_spelling_name(uint8_t spelling) {
    return spelling <= PLAN_SPELLING_CONTRIBUTION ? spellings[spelling] : "";
}

plan_status plan_spelling_find(plan_span text, uint8_t *spelling) {
    for (uint8_t i = 0; i <= PLAN_SPELLING_CONTRIBUTION; i++) {
        if (plan_span_is(text, spellings[i])) {
            *spelling = i;
            return PLAN_OK;
        }
    }
    return PLAN_NOT_FOUND;
}

/* --- Units --- */

static plan_unit percent(void) {
    plan_unit unit;
    memset(&unit, 0, sizeof unit);
    unit.factor.digits = 1;
    unit.factor.scale = 2;
    unit.scale = PLAN_UNIT_PERCENT;
    return unit;
}

/* % or ‰, or points of them. */
static bool is_rate(const plan_unit *unit) {
    return plan_unit_same_points(unit, unit) != 0;
}

/* % or ‰ */
static bool is_percent(const plan_unit *unit) {
    return unit->scale == PLAN_UNIT_PERCENT && is_rate(unit);
}

/* An amount in the indicator's own sort of unit: not lần for %, not % for a plain number. */
static bool is_own(const plan_indicator_entry *indicator, const plan_unit *unit) {
    return plan_unit_same_dimension(unit, &indicator->unit) &&
           is_percent(unit) == is_percent(&indicator->unit);
}

/* Points of the indicator: it is in % or ‰ itself, or a fraction of a kind that differs by points.
 */
static bool is_points_of(const plan_indicator_entry *indicator, const plan_unit *unit) {
    return is_rate(unit) && (indicator->is_points_unit ||
                             (indicator->arithmetic == PLAN_POINTS && indicator->unit.count == 0));
}

/* --- Measures --- */

/* What kind and unit choose for a plain `change`; -1 where the unit fits nothing. */
static int natural(const plan_indicator_entry *indicator, const plan_unit *unit) {
    bool points = indicator->arithmetic == PLAN_POINTS;
    if (points && is_points_of(indicator, unit)) {
        return PLAN_POINTS;
    }
    if (is_percent(unit)) {
        return PLAN_RELATIVE;
    }
    if (is_own(indicator, unit) || is_points_of(indicator, unit)) {
        return points ? PLAN_POINTS : PLAN_DIFFERENCE;
    }
    return -1;
}

static plan_status to_percent(const plan_unit *unit, bool fits, plan_decimal *factor) {
    plan_unit to = percent();
    return fits ? plan_unit_conversion(unit, &to, factor) : PLAN_UNIT;
}

static plan_unit unit_or_default(const plan_indicator_entry *indicator, const plan_unit *unit,
                                 uint8_t spelling) {
    bool says_percent = spelling == PLAN_SPELLING_PERCENT_OF || spelling == PLAN_SPELLING_PERCENT ||
                        spelling == PLAN_SPELLING_CONTRIBUTION ||
                        (spelling == PLAN_SPELLING_POINTS && !indicator->is_points_unit);
    return unit != NULL ? *unit : says_percent ? percent() : indicator->unit;
}

static uint8_t measure_of(uint8_t spelling) {
    return spelling == PLAN_SPELLING_PERCENT_OF     ? PLAN_MEASURE_PERCENT_OF
           : spelling == PLAN_SPELLING_CONTRIBUTION ? PLAN_MEASURE_CONTRIBUTION
                                                    : PLAN_MEASURE_CHANGE;
}

plan_status plan_statement_decide(const plan_indicator_entry *indicator, const plan_unit *unit,
                                  uint8_t spelling, plan_statement *statement,
                                  plan_decimal *factor) {
    plan_statement made = *statement;
    plan_unit printed = unit_or_default(indicator, unit, spelling);
    int chosen = natural(indicator, &printed);
    uint8_t same_sign = indicator->arithmetic == PLAN_POINTS ? PLAN_POINTS : PLAN_DIFFERENCE;
    bool fits = true, relative = false;
    made.measure = measure_of(spelling);
    made.spelling = spelling;
    made.arithmetic = same_sign;
    made.form = PLAN_GROWTH_RATE;
    made.forced = false;
    switch (spelling) {
    case PLAN_SPELLING_CHANGE:
        fits = chosen >= 0;
        relative = chosen == PLAN_RELATIVE;
        break;
    case PLAN_SPELLING_PERCENT_OF:
        fits = printed.count == 0 && printed.scale == PLAN_UNIT_PERCENT;
        relative = true;
        made.form = PLAN_GROWTH_INDEX;
        break;
    case PLAN_SPELLING_PERCENT:
        fits = is_percent(&printed);
        relative = true;
        made.forced = chosen != PLAN_RELATIVE;
        break;
    case PLAN_SPELLING_POINTS:
        fits = is_points_of(indicator, &printed);
        made.arithmetic = PLAN_POINTS;
        made.forced = chosen == PLAN_RELATIVE;
        break;
    case PLAN_SPELLING_DIFFERENCE:
        fits = is_own(indicator, &printed) || is_points_of(indicator, &printed);
        made.forced = chosen == PLAN_RELATIVE;
        break;
    case PLAN_SPELLING_CONTRIBUTION: /* points of the whole's growth */
        made.arithmetic = PLAN_POINTS;
        fits = is_rate(&printed);
        break;
    default:
        return PLAN_INVALID;
    }
    made.arithmetic = relative ? PLAN_RELATIVE : made.arithmetic;
    plan_status status = relative || spelling == PLAN_SPELLING_CONTRIBUTION
                             ? to_percent(&printed, fits, factor)
                         : fits ? plan_unit_conversion(&printed, &indicator->unit, factor)
                                : PLAN_UNIT;
    if (status == PLAN_OK) {
        *statement = made;
    }
    return status;
}

plan_status plan_statement_decide_via(const plan_catalog *catalog, uint32_t own,
                                      const plan_unit *unit, plan_statement *statement,
                                      plan_decimal *factor) {
    const plan_indicator_entry *entry = &catalog->indicators[own];
    const plan_indicator_entry *of = &catalog->indicators[entry->of];
    plan_unit printed = unit != NULL ? *unit : entry->unit;
    plan_statement made;
    memset(&made, 0, sizeof made);
    made.via = own;
    made.against = PLAN_AGAINST_PREVIOUS;
    made.over_period = entry->over_period;
    made.measure = PLAN_MEASURE_CHANGE;
    made.spelling = PLAN_SPELLING_CHANGE;
    made.arithmetic = PLAN_RELATIVE;
    plan_status status = PLAN_UNIT;
    bool is_change = !plan_kind_get(entry->kind)->has_form;
    if (plan_unit_same_dimension(&printed, &entry->unit) ||
        (is_change && plan_unit_same_points(&printed, &entry->unit))) {
        plan_unit to = percent();
        if (entry->form == PLAN_GROWTH_RATIO) {
            to.factor.scale = 0; /* a plain number */
        }
        made.form = is_change ? (uint8_t)PLAN_GROWTH_RATE : entry->form;
        status = is_change
                     ? plan_statement_decide(of, &printed, PLAN_SPELLING_CHANGE, &made, factor)
                 : printed.scale == PLAN_UNIT_POINTS ? PLAN_UNIT
                                                     : plan_unit_conversion(&printed, &to, factor);
    }
    if (status == PLAN_OK) {
        *statement = made;
    }
    return status;
}
