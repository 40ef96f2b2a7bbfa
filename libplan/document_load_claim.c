/* What a row claims: from its unit, measure and against. */
#include <string.h>

#include "document_load.h"

static int unit_field(const plan_row *row) {
    return plan_span_trim(row->cells[PLAN_FIELD_UNIT]).length > 0 ? PLAN_FIELD_UNIT
                                                                  : PLAN_FIELD_VALUE;
}

static void tell_dimension(plan_loader *loader, const plan_row *row, plan_span unit,
                           const plan_indicator_entry *entry) {
    plan_problem *problem = plan_load_problem(loader, row, PLAN_PROBLEM_DIMENSION, unit_field(row));
    plan_load_arg(problem, unit);
    plan_load_arg(problem, plan_span_of(entry->unit_text));
    plan_load_arg(problem, plan_span_of(entry->code));
    plan_load_tell(loader);
}

static bool read_against(plan_loader *loader, const plan_row *row, plan_statement *statement) {
    plan_span text = row->cells[PLAN_FIELD_AGAINST];
    if (plan_span_is(text, "plan")) {
        statement->against = PLAN_AGAINST_PLAN;
    } else if (plan_span_is(text, "previous")) {
        statement->against = PLAN_AGAINST_PREVIOUS;
    } else {
        statement->against = PLAN_AGAINST_PERIOD;
        return plan_load_period(loader, row, PLAN_FIELD_AGAINST, &statement->period);
    }
    return true;
}

/* Measure and against of the row; false where they do not go together, which is told. */
static bool read_measure(plan_loader *loader, const plan_row *row, uint8_t *spelling,
                         plan_statement *statement) {
    bool has_against = row->cells[PLAN_FIELD_AGAINST].length > 0;
    if (plan_spelling_find(row->cells[PLAN_FIELD_MEASURE], spelling) != PLAN_OK) {
        plan_load_say(loader, row, PLAN_PROBLEM_MEASURE, PLAN_FIELD_MEASURE, "");
        return false;
    }
    if (*spelling == PLAN_SPELLING_NONE && has_against) {
        plan_load_say(loader, row, PLAN_PROBLEM_NEEDS_MEASURE, PLAN_FIELD_AGAINST, "");
        return false;
    }
    if (*spelling != PLAN_SPELLING_NONE && *spelling != PLAN_SPELLING_CONTRIBUTION &&
        !has_against) {
        plan_load_say(loader, row, PLAN_PROBLEM_NEEDS_AGAINST, PLAN_FIELD_MEASURE, "");
        return false;
    }
    return !has_against || read_against(loader, row, statement);
}

/* A figure in points is a difference: only changes are given so. */
static plan_status decide_figure(const plan_indicator_entry *entry, const plan_unit *unit,
                                 plan_claim *claim) {
    const plan_kind_row *row = plan_kind_get(entry->kind);
    bool is_difference = row->is_statement && !row->has_form;
    plan_status status = PLAN_OK;
    if (unit != NULL) {
        status = plan_unit_same_dimension(unit, &entry->unit) ||
                         (is_difference && plan_unit_same_points(unit, &entry->unit))
                     ? plan_unit_conversion(unit, &entry->unit, &claim->factor)
                     : PLAN_UNIT;
    }
    claim->limits_decimals = true;
    claim->negate = claim->says_reduction = entry->decrease;
    return status;
}

static bool is_one(plan_decimal factor) {
    plan_decimal one = {1, 0};
    return plan_decimal_compare(factor, one) == 0;
}

/* The claim of measure and unit (NULL: none given). */
static plan_status decide_unit(plan_loader *loader, const plan_unit *unit, uint8_t spelling,
                               plan_statement *statement, plan_claim *claim) {
    const plan_catalog *catalog = &loader->document->catalog;
    const plan_indicator_entry *entry = &catalog->indicators[loader->indicator];
    plan_status status;
    if (spelling != PLAN_SPELLING_NONE) {
        status = plan_statement_decide(entry, unit, spelling, statement, &claim->factor);
        /* The change of a reduction: more of it is less of what changed. */
        claim->negate = entry->decrease && statement->measure == PLAN_MEASURE_CHANGE &&
                        statement->arithmetic != PLAN_RELATIVE;
    } else if (entry->loaded_as_statement) {
        status =
            plan_statement_decide_via(catalog, loader->indicator, unit, statement, &claim->factor);
        claim->indicator = entry->of;
        claim->negate = claim->says_reduction = entry->decrease;
    } else {
        status = decide_figure(entry, unit, claim);
    }
    bool is_amount =
        statement->measure == PLAN_MEASURE_VALUE ||
        (statement->measure == PLAN_MEASURE_CHANGE && statement->arithmetic == PLAN_DIFFERENCE);
    claim->may_be_count =
        is_amount && catalog->indicators[claim->indicator].exact_whole && is_one(claim->factor);
    claim->limits_decimals = claim->limits_decimals && is_one(claim->factor);
    return status;
}

/* "giảm 3,7%" of a rate, which means points. */
static bool is_percent_of_points(const plan_statement *statement, const plan_unit *unit) {
    return statement->measure == PLAN_MEASURE_CHANGE &&
           statement->spelling == PLAN_SPELLING_CHANGE && statement->arithmetic == PLAN_POINTS &&
           unit->scale == PLAN_UNIT_PERCENT && plan_unit_same_points(unit, unit);
}

static plan_status decide(plan_loader *loader, const plan_row *row, plan_span unit_text,
                          plan_claim *claim, bool *good) {
    plan_document *document = loader->document;
    const plan_indicator_entry *entry = &document->catalog.indicators[loader->indicator];
    plan_statement statement;
    plan_unit unit;
    plan_error error;
    uint8_t spelling;
    bool has_unit = plan_span_trim(unit_text).length > 0;
    memset(&statement, 0, sizeof statement);
    statement.via = PLAN_NONE;
    memset(claim, 0, sizeof *claim);
    claim->indicator = loader->indicator;
    claim->factor.digits = 1;
    *good = false;
    plan_error_init(&error);
    if (has_unit && plan_unit_read(document->catalog.units, unit_text.text, unit_text.length, &unit,
                                   &error) != PLAN_OK) {
        plan_problem *problem = plan_load_problem(loader, row, PLAN_PROBLEM_UNIT, unit_field(row));
        plan_load_arg(problem, unit_text);
        plan_load_arg_copy(problem, error.message);
        plan_load_tell(loader);
        return PLAN_OK;
    }
    if (!read_measure(loader, row, &spelling, &statement)) {
        return PLAN_OK;
    }
    plan_status status = decide_unit(loader, has_unit ? &unit : NULL, spelling, &statement, claim);
    if (status != PLAN_OK) {
        tell_dimension(loader, row, unit_text, entry);
        return PLAN_OK;
    }
    claim->factor = plan_decimal_normal(claim->factor);
    claim->forced = statement.forced;
    claim->is_percent = has_unit && is_percent_of_points(&statement, &unit);
    claim->is_simple =
        is_one(claim->factor) && !claim->negate && !(claim->limits_decimals && entry->has_decimals);
    status = plan_statements_intern(&document->statements, &statement, &claim->statement);
    *good = status == PLAN_OK;
    return status;
}

/* --- The unit: in its own cell, behind the number, or both with one meaning --- */

static void tell_two_units(plan_loader *loader, const plan_row *row, plan_span cell,
                           plan_span behind) {
    char why[PLAN_LOAD_TEXT];
    plan_buffer text;
    plan_problem *problem = plan_load_problem(loader, row, PLAN_PROBLEM_UNIT, PLAN_FIELD_VALUE);
    plan_load_arg(problem, row->cells[PLAN_FIELD_VALUE]);
    plan_buffer_init(&text, &loader->document->allocator);
    plan_buffer_puts(&text, "the value says ");
    plan_buffer_visible(&text, behind);
    plan_buffer_puts(&text, ", the unit column says ");
    plan_buffer_visible(&text, cell);
    size_t n = text.length < sizeof why - 1 ? text.length : sizeof why - 1;
    if (n > 0) {
        memcpy(why, text.data, n);
    }
    why[n] = '\0';
    loader->failed = text.status != PLAN_OK ? text.status : loader->failed;
    plan_buffer_free(&text);
    plan_load_arg_copy(problem, why);
    plan_load_tell(loader);
}

/* Which of two units counts: the same, or points where the other says %. */
static bool one_unit(plan_loader *loader, const plan_row *row, plan_span cell, plan_span behind,
                     plan_span *unit) {
    const plan_units *units = loader->document->catalog.units;
    plan_unit a, b;
    plan_decimal factor;
    *unit = cell;
    if (plan_span_equal(cell, behind)) {
        return true;
    }
    if (plan_unit_read(units, cell.text, cell.length, &a, NULL) == PLAN_OK &&
        plan_unit_read(units, behind.text, behind.length, &b, NULL) == PLAN_OK &&
        plan_unit_conversion(&a, &b, &factor) == PLAN_OK && is_one(factor)) {
        *unit = b.scale == PLAN_UNIT_POINTS ? behind : cell;
        return true;
    }
    tell_two_units(loader, row, cell, behind);
    return false;
}

/* --- Claims that were decided before --- */

static plan_status plain_claim(plan_loader *loader, const plan_row *row, plan_claim **claim,
                               bool *good) {
    plan_span none = {"", 0};
    if (loader->plain == NULL) {
        loader->plain = plan_allocate_zero(&loader->document->allocator, loader->plain_count,
                                           sizeof *loader->plain);
        if (loader->plain == NULL) {
            return PLAN_NO_MEMORY;
        }
    }
    *claim = &loader->plain[loader->indicator];
    plan_status status = decide(loader, row, none, *claim, good);
    (*claim)->known = status == PLAN_OK && *good;
    (*claim)->is_quick = (*claim)->known && (*claim)->is_simple && !(*claim)->forced;
    uint8_t whole = (*claim)->may_be_count ? PLAN_EXACT | PLAN_RECORD_COUNT : PLAN_ROUNDED;
    (*claim)->tails[0] = plan_record_tail((*claim)->statement, 0, whole);
    (*claim)->tails[1] = plan_record_tail((*claim)->statement, 0, PLAN_ROUNDED);
    return status;
}

static bool slot_has(const plan_claim_slot *slot, uint32_t own, const plan_span texts[3]) {
    size_t at = 0;
    if (!slot->used || slot->own != own) {
        return false;
    }
    for (int i = 0; i < 3; i++) {
        if (!plan_span_same((plan_span){slot->text + at, slot->lengths[i]}, texts[i])) {
            return false;
        }
        at += texts[i].length;
    }
    return true;
}

static void fill_slot(plan_claim_slot *slot, uint32_t own, const plan_span texts[3],
                      const plan_claim *claim) {
    size_t at = 0;
    slot->used = true;
    slot->own = own;
    slot->claim = *claim;
    for (int i = 0; i < 3; i++) {
        slot->lengths[i] = (uint8_t)texts[i].length;
        if (texts[i].length > 0) {
            memcpy(slot->text + at, texts[i].text, texts[i].length);
        }
        at += texts[i].length;
    }
}

plan_status plan_load_claim(plan_loader *loader, const plan_row *row, plan_span behind,
                            plan_claim *scratch, plan_claim **claim, bool *good) {
    plan_span texts[3] = {row->cells[PLAN_FIELD_UNIT], row->cells[PLAN_FIELD_MEASURE],
                          row->cells[PLAN_FIELD_AGAINST]};
    if (behind.length > 0) {
        plan_span cell = plan_span_trim(texts[0]);
        texts[0] = behind;
        if (cell.length > 0 && !one_unit(loader, row, cell, behind, &texts[0])) {
            *good = false;
            return PLAN_OK;
        }
    }
    size_t total = texts[0].length + texts[1].length + texts[2].length;
    if (total == 0) {
        return plain_claim(loader, row, claim, good);
    }
    *claim = scratch;
    if (total > PLAN_LOAD_CLAIM) {
        return decide(loader, row, texts[0], scratch, good);
    }
    uint32_t h = (plan_load_slot(texts[0]) * 31u + plan_load_slot(texts[2]) * 7u +
                  (uint32_t)texts[1].length + loader->indicator * 61u) %
                 PLAN_LOAD_SLOTS;
    plan_claim_slot *slot = &loader->claims[h];
    if (slot_has(slot, loader->indicator, texts)) {
        *claim = &slot->claim;
        return PLAN_OK;
    }
    plan_status status = decide(loader, row, texts[0], scratch, good);
    if (status == PLAN_OK && *good) {
        fill_slot(slot, loader->indicator, texts, scratch);
        *claim = &slot->claim;
    }
    return status;
}
