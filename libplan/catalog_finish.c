/* Resolves what the catalog's entries name, and what follows from kinds and units. */
#include <string.h>

#include "catalog.h"
#include "period.h"
#include "status.h"

typedef struct finisher {
    plan_catalog *catalog;
    void (*report)(void *context, const plan_catalog_problem *problem);
    void *context;
    plan_error *error;
    plan_status first; /* of the problems */
} finisher;

static void problem(finisher *f, plan_status status, char section, uint32_t id, const char *key,
                    size_t index, const char *what, const char *text, const char *other) {
    plan_catalog_problem p;
    memset(&p, 0, sizeof p);
    plan_error error;
    plan_error_init(&error);
    plan_fail(&error, status, 0, 0, "%s%s%s%s", what, text[0] != '\0' ? " '" : "", text,
              text[0] != '\0' ? "'" : "");
    if (other[0] != '\0') {
        plan_error longer;
        plan_error_init(&longer);
        plan_fail(&longer, status, 0, 0, "%s; %s", error.message, other);
        error = longer;
    }
    p.status = status;
    p.section = section;
    p.id = id;
    p.key = key;
    p.index = index;
    memcpy(p.message, error.message, sizeof p.message);
    if (f->report != NULL) {
        f->report(f->context, &p);
    }
    if (f->first == PLAN_OK) {
        f->first = status;
        const plan_dictionary *codes = section == 'i' ? &f->catalog->indicator_codes
                                                      : &f->catalog->partition_codes;
        plan_fail(f->error, status, 0, 0, "%s %s, %s: %s",
                  section == 'i' ? "indicator" : "partition", codes->codes[id].text, key,
                  p.message);
    }
}

static uint32_t resolve(finisher *f, char section, uint32_t id, const char *key, size_t index,
                        const char *code) {
    if (code == NULL) {
        return PLAN_NONE;
    }
    const plan_dictionary *codes = &f->catalog->indicator_codes;
    uint32_t found = plan_dictionary_find(codes, plan_span_of(code));
    if (found == PLAN_NONE) {
        plan_error hint;
        plan_error_init(&hint);
        plan_span nearest = plan_dictionary_nearest(codes, plan_span_of(code));
        if (nearest.length > 0) {
            plan_fail(&hint, PLAN_NOT_FOUND, 0, 0, "did you mean '%s'?", nearest.text);
        }
        problem(f, PLAN_NOT_FOUND, section, id, key, index, "there is no indicator", code,
                hint.message);
    }
    return found;
}

/* A share may repeat its partition as part_of: the same fact once more. */
static void resolve_part_of(finisher *f, uint32_t id) {
    plan_catalog *catalog = f->catalog;
    plan_indicator_entry *entry = &catalog->indicators[id];
    if (entry->part_of_code == NULL) {
        entry->part_of = PLAN_NONE;
        return;
    }
    plan_span code = plan_span_of(entry->part_of_code);
    uint32_t partition = plan_dictionary_find(&catalog->partition_codes, code);
    if (partition == PLAN_NONE ||
        plan_dictionary_find(&catalog->indicator_codes, code) != PLAN_NONE) {
        entry->part_of = resolve(f, 'i', id, "part_of", 0, entry->part_of_code);
        return;
    }
    const plan_partition_entry *p = &catalog->partitions[partition];
    for (size_t i = 0; i < p->member_count; i++) {
        if (plan_dictionary_find(&catalog->indicator_codes,
                                 plan_span_of(p->member_codes[i])) == id) {
            return;
        }
    }
    problem(f, PLAN_INVALID, 'i', id, "part_of", 0, "it is no member of the partition",
            entry->part_of_code, "list it in the partition's members");
}

static void resolve_indicators(finisher *f) {
    plan_catalog *catalog = f->catalog;
    for (uint32_t i = 0; i < catalog->indicator_codes.count; i++) {
        plan_indicator_entry *entry = &catalog->indicators[i];
        entry->of = resolve(f, 'i', i, "of", 0, entry->of_code);
        entry->numerator = resolve(f, 'i', i, "numerator", 0, entry->numerator_code);
        entry->denominator = resolve(f, 'i', i, "denominator", 0, entry->denominator_code);
        resolve_part_of(f, i);
        if (entry->of == i || entry->numerator == i || entry->denominator == i) {
            problem(f, PLAN_INVALID, 'i', i,
                    entry->of == i          ? "of"
                    : entry->numerator == i ? "numerator"
                                            : "denominator",
                    0, "the indicator names itself", "", "");
            entry->of = entry->numerator = entry->denominator = PLAN_NONE;
        }
    }
}

/* part_of must lead to an end: follow it with a slow and a fast pointer. */
static void find_cycles(finisher *f) {
    plan_indicator_entry *all = f->catalog->indicators;
    for (uint32_t i = 0; i < f->catalog->indicator_codes.count; i++) {
        uint32_t slow = i, fast = i;
        do {
            slow = all[slow].part_of;
            fast = all[fast].part_of == PLAN_NONE ? PLAN_NONE : all[all[fast].part_of].part_of;
        } while (fast != PLAN_NONE && slow != fast);
        if (fast != PLAN_NONE) {
            problem(f, PLAN_INVALID, 'i', i, "part_of", 0, "it is a part of itself in the end",
                    "", "");
            all[i].part_of = PLAN_NONE;
        }
    }
}

/* --- Partitions --- */

static void convert_member(finisher *f, uint32_t id, size_t index, uint32_t to) {
    plan_partition_entry *p = &f->catalog->partitions[id];
    plan_decimal one = {1, 0};
    p->factors[index] = one;
    if (p->members[index] == PLAN_NONE || to == PLAN_NONE || p->members[index] == to) {
        return;
    }
    const plan_indicator_entry *member = &f->catalog->indicators[p->members[index]];
    const plan_indicator_entry *whole = &f->catalog->indicators[to];
    if (plan_unit_conversion(&member->unit, &whole->unit, &p->factors[index]) != PLAN_OK) {
        plan_error hint;
        plan_error_init(&hint);
        plan_fail(&hint, PLAN_UNIT, 0, 0, "%s is in %s", whole->code,
                  whole->unit_text[0] != '\0' ? whole->unit_text : "no unit");
        problem(f, PLAN_UNIT, 'p', id, "members", index, "cannot be added up: the unit",
                member->unit_text, hint.message);
        p->factors[index] = one;
    }
}

static plan_status resolve_partition(finisher *f, uint32_t id) {
    plan_catalog *catalog = f->catalog;
    plan_partition_entry *p = &catalog->partitions[id];
    if (p->factors == NULL) {
        p->factors =
            plan_arena_allocate(&catalog->arena, p->member_count * sizeof *p->factors);
        if (p->factors == NULL) {
            return PLAN_NO_MEMORY;
        }
    }
    p->whole = resolve(f, 'p', id, "whole", 0, p->whole_code);
    for (size_t i = 0; i < p->member_count; i++) {
        if (strcmp(p->member_codes[i], p->code) == 0 &&
            plan_dictionary_find(&catalog->indicator_codes, plan_span_of(p->code)) == PLAN_NONE) {
            problem(f, PLAN_INVALID, 'p', id, "members", i, "the partition names itself", "",
                    "members are indicators");
            p->members[i] = PLAN_NONE;
            continue;
        }
        p->members[i] = resolve(f, 'p', id, "members", i, p->member_codes[i]);
        if (p->members[i] != PLAN_NONE && p->members[i] == p->whole) {
            problem(f, PLAN_INVALID, 'p', id, "members", i,
                    "the whole cannot be one of its parts:", p->member_codes[i], "");
        }
    }
    uint32_t to = p->has_total ? p->members[0] : p->whole;
    for (size_t i = 0; i < p->member_count; i++) {
        convert_member(f, id, i, to);
    }
    return PLAN_OK;
}

/* Members that stand twice: marks by a stamp over the indicators, so that it stays linear. */
static plan_status find_repeated(finisher *f) {
    plan_catalog *catalog = f->catalog;
    size_t n = catalog->indicator_codes.count;
    if (n == 0 || catalog->partition_codes.count == 0) {
        return PLAN_OK;
    }
    uint32_t *stamps = plan_allocate_zero(&catalog->allocator, n, sizeof *stamps);
    if (stamps == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (uint32_t p = 0; p < catalog->partition_codes.count; p++) {
        const plan_partition_entry *entry = &catalog->partitions[p];
        for (size_t i = 0; i < entry->member_count; i++) {
            uint32_t member = entry->members[i];
            if (member == PLAN_NONE) {
                continue;
            }
            if (stamps[member] == p + 1) {
                problem(f, PLAN_EXISTS, 'p', p, "members", i, "stands twice:",
                        entry->member_codes[i], "");
            }
            stamps[member] = p + 1;
        }
    }
    plan_release(&catalog->allocator, stamps, n, sizeof *stamps);
    return PLAN_OK;
}

/* --- What follows from kinds and units --- */

static bool is_unbounded(const plan_indicator_entry *entry) {
    return entry->bounds.low_end == PLAN_END_UNBOUNDED &&
           entry->bounds.high_end == PLAN_END_UNBOUNDED;
}

/* The whole of a rate in its unit: 100 in %, 1000 in ‰. */
static plan_decimal whole_in(const plan_unit *unit) {
    plan_decimal one = {1, 0}, whole = one;
    int exact;
    for (int32_t scale = 0; scale <= PLAN_DECIMAL_MAX_SCALE; scale++) {
        if (plan_decimal_divide(one, unit->factor, scale, PLAN_ROUND_ZERO, &whole, &exact) ==
                PLAN_OK &&
            exact) {
            return whole;
        }
    }
    return one;
}

static void default_bounds(plan_indicator_entry *entry) {
    const plan_kind_row *row = plan_kind_get(entry->kind);
    entry->bounds = plan_interval_all();
    if (row->has_low) {
        plan_decimal low = {row->low, 0};
        entry->bounds.low = low;
        entry->bounds.low_end = row->low_open ? PLAN_END_OPEN : PLAN_END_CLOSED;
    }
    if (row->has_high) {
        entry->bounds.high = whole_in(&entry->unit);
        entry->bounds.high_end = row->high_open ? PLAN_END_OPEN : PLAN_END_CLOSED;
    }
    if (row->is_statement && row->has_low) { /* growth: -100 % in each form */
        plan_decimal zero = {0, 0}, whole = whole_in(&entry->unit);
        bool in_rates = entry->unit.scale == PLAN_UNIT_PERCENT || entry->unit.count == 0;
        switch (entry->form) {
        case 0: /* rate: in % unless the unit says otherwise */
            entry->bounds.low = in_rates && plan_decimal_compare(whole, zero) > 0 && whole.digits > 1
                                    ? plan_decimal_negate(whole)
                                    : entry->bounds.low;
            break;
        case 3: /* log */
            entry->bounds = plan_interval_all();
            break;
        default: /* index, ratio */
            entry->bounds.low = zero;
            break;
        }
    }
}

static void derive_indicator(plan_catalog *catalog, plan_indicator_entry *entry) {
    const plan_kind_row *row = plan_kind_get(entry->kind);
    plan_decimal one = {1, 0};
    entry->is_points_unit = plan_unit_same_points(&entry->unit, &entry->unit) != 0;
    entry->arithmetic = entry->is_points_unit ? row->differs_by_rates : row->differs_by;
    entry->exact_whole =
        row->whole_is_exact && plan_decimal_compare(entry->unit.factor, one) == 0;
    entry->loaded_as_statement = row->is_statement && entry->of != PLAN_NONE;
    if (!entry->bounds_declared) {
        default_bounds(entry);
    }
    entry->ratio_status = PLAN_OK;
    entry->ratio_factor = one;
    if (entry->numerator != PLAN_NONE && entry->denominator != PLAN_NONE) {
        plan_unit quotient;
        plan_status status = plan_unit_quotient(&catalog->indicators[entry->numerator].unit,
                                                &catalog->indicators[entry->denominator].unit,
                                                &quotient);
        status = status == PLAN_OK
                     ? plan_unit_conversion(&quotient, &entry->unit, &entry->ratio_factor)
                     : PLAN_UNIT;
        entry->ratio_status = status;
    }
    entry->part_factor = one;
    entry->part_status = PLAN_OK;
    if (entry->part_of != PLAN_NONE) {
        entry->part_status = plan_unit_conversion(
            &entry->unit, &catalog->indicators[entry->part_of].unit, &entry->part_factor);
    }
}

/* Shares lie between 0 and the total; where one may be negative, none is capped above. */
static void bound_members(plan_catalog *catalog, const plan_partition_entry *partition) {
    bool capped = true;
    for (size_t i = 0; i < partition->member_count; i++) {
        const plan_indicator_entry *entry =
            partition->members[i] == PLAN_NONE ? NULL : &catalog->indicators[partition->members[i]];
        if (entry != NULL && entry->bounds_declared && is_unbounded(entry)) {
            capped = false;
        }
    }
    for (size_t i = 0; i < partition->member_count; i++) {
        plan_indicator_entry *entry =
            partition->members[i] == PLAN_NONE ? NULL : &catalog->indicators[partition->members[i]];
        if (entry == NULL || entry->bounds_declared || entry->kind != PLAN_SHARE) {
            continue;
        }
        entry->bounds.high = partition->total;
        entry->bounds.high_end = capped ? PLAN_END_CLOSED : PLAN_END_UNBOUNDED;
    }
}

plan_status plan_catalog_finish(plan_catalog *catalog,
                                void (*report)(void *context,
                                               const plan_catalog_problem *problem),
                                void *context, plan_error *error) {
    finisher f = {catalog, report, context, error, PLAN_OK};
    if (catalog->finished) {
        return PLAN_OK;
    }
    resolve_indicators(&f);
    find_cycles(&f);
    for (uint32_t p = 0; p < catalog->partition_codes.count; p++) {
        plan_status status = resolve_partition(&f, p);
        if (status != PLAN_OK) {
            return status;
        }
    }
    plan_status status = find_repeated(&f);
    if (status != PLAN_OK) {
        return status;
    }
    for (uint32_t i = 0; i < catalog->indicator_codes.count; i++) {
        plan_indicator_entry *entry = &catalog->indicators[i];
        if (entry->of != PLAN_NONE && entry->kind == PLAN_GROWTH &&
            plan_kind_get(catalog->indicators[entry->of].kind)->is_statement) {
            problem(&f, PLAN_INVALID, 'i', i, "of", 0,
                    "growth of a growth rate has no meaning:", entry->of_code,
                    "use kind change for points");
        }
        derive_indicator(catalog, entry);
    }
    for (uint32_t p = 0; p < catalog->partition_codes.count; p++) {
        if (catalog->partitions[p].has_total) {
            bound_members(catalog, &catalog->partitions[p]);
        }
    }
    for (uint32_t i = 0; i < catalog->indicator_codes.count; i++) {
        catalog->indicators[i].bounded = !is_unbounded(&catalog->indicators[i]);
    }
    catalog->finished = f.first == PLAN_OK;
    return f.first;
}

bool plan_indicator_breaks_between(const plan_indicator_entry *indicator, uint32_t from,
                                   uint32_t to) {
    for (size_t i = 0; i < indicator->break_count; i++) {
        /* A break lies at the start of its period: figures from then on have the new definition. */
        uint32_t month = plan_packed_month(indicator->breaks[i]);
        if (month > plan_packed_month(from) && month <= plan_packed_month(to)) {
            return true;
        }
    }
    return false;
}
