/* Resolves what the catalog's entries name. All problems are told, none is guessed around. */
#include <string.h>

#include "catalog.h"
#include "catalog_graph.h"
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
        const plan_dictionary *codes =
            section == 'i' ? &f->catalog->indicator_codes : &f->catalog->partition_codes;
        plan_fail(f->error, status, 0, 0, "%s %s, %s: %s",
                  section == 'i' ? "indicator" : "partition", plan_dictionary_code(codes, id).text,
                  key, p.message);
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
        if (plan_dictionary_find(&catalog->indicator_codes, plan_span_of(p->member_codes[i])) ==
            id) {
            return;
        }
    }
    problem(f, PLAN_INVALID, 'i', id, "part_of", 0, "it is no member of the partition",
            entry->part_of_code, "list it in the partition's members");
}

static void names_itself(finisher *f, uint32_t id, const char *key, uint32_t *named) {
    problem(f, PLAN_INVALID, 'i', id, key, 0, "the indicator names itself", "", "");
    *named = PLAN_NONE;
}

static void resolve_indicators(finisher *f) {
    plan_catalog *catalog = f->catalog;
    for (uint32_t i = 0; i < catalog->indicator_codes.count; i++) {
        plan_indicator_entry *entry = &catalog->indicators[i];
        entry->of = resolve(f, 'i', i, "of", 0, entry->of_code);
        entry->numerator = resolve(f, 'i', i, "numerator", 0, entry->numerator_code);
        entry->denominator = resolve(f, 'i', i, "denominator", 0, entry->denominator_code);
        resolve_part_of(f, i);
        if (entry->of == i) {
            names_itself(f, i, "of", &entry->of);
        }
        if (entry->numerator == i) {
            names_itself(f, i, "numerator", &entry->numerator);
        }
        if (entry->denominator == i) {
            names_itself(f, i, "denominator", &entry->denominator);
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
    bool known = !member->is_stand_in && !whole->is_stand_in;
    if (known && plan_unit_conversion(&member->unit, &whole->unit, &p->factors[index]) != PLAN_OK) {
        plan_error hint;
        plan_error_init(&hint);
        plan_fail(&hint, PLAN_UNIT, 0, 0, "%s is in %s", whole->code,
                  whole->unit_text[0] != '\0' ? whole->unit_text : "no unit");
        problem(f, PLAN_UNIT, 'p', id, "members", index, "cannot be added up: the unit",
                member->unit_text, hint.message);
        p->factors[index] = one;
    }
}

/* An indicator that a partition names; the partition's own code, where no indicator has it, is told
 * apart from a misspelt one. */
static uint32_t resolve_member(finisher *f, uint32_t id, const char *key, size_t index,
                               const char *code) {
    const plan_catalog *catalog = f->catalog;
    plan_span span = plan_span_of(code);
    if (code != NULL && plan_dictionary_find(&catalog->partition_codes, span) == id &&
        plan_dictionary_find(&catalog->indicator_codes, span) == PLAN_NONE) {
        problem(f, PLAN_INVALID, 'p', id, key, index, "the partition names itself", "",
                "it is made of indicators");
        return PLAN_NONE;
    }
    return resolve(f, 'p', id, key, index, code);
}

static void resolve_partition(finisher *f, uint32_t id) {
    plan_partition_entry *p = &f->catalog->partitions[id];
    p->whole = resolve_member(f, id, "whole", 0, p->whole_code);
    for (size_t i = 0; i < p->member_count; i++) {
        p->members[i] = resolve_member(f, id, "members", i, p->member_codes[i]);
        if (p->members[i] != PLAN_NONE && p->members[i] == p->whole) {
            problem(f, PLAN_INVALID, 'p', id, "members", i,
                    "the whole cannot be one of its parts:", p->member_codes[i], "");
        }
    }
    uint32_t to = p->has_total ? p->members[0] : p->whole;
    for (size_t i = 0; i < p->member_count; i++) {
        convert_member(f, id, i, to);
    }
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
                problem(f, PLAN_EXISTS, 'p', p, "members", i,
                        "stands twice:", entry->member_codes[i], "");
            }
            stamps[member] = p + 1;
        }
    }
    plan_release(&catalog->allocator, stamps, n, sizeof *stamps);
    return PLAN_OK;
}

/* --- Cycles --- */

/* `of` must lead to an end. */
static void find_of_cycles(finisher *f, plan_graph *g) {
    const plan_indicator_entry *all = f->catalog->indicators;
    g->count = 0;
    for (uint32_t i = 0; i < g->nodes; i++) {
        plan_graph_add(g, i, all[i].of);
    }
    plan_graph_keep_cycles(g);
    for (uint32_t i = 0; i < g->nodes; i++) {
        if (g->alive[i]) {
            problem(f, PLAN_INVALID, 'i', i, "of", 0,
                    "it leads back to the indicator itself:", all[i].of_code, "");
        }
    }
}

/* So must being a part, by part_of or by partitions. */
static void find_part_cycles(finisher *f, plan_graph *g) {
    const plan_catalog *catalog = f->catalog;
    const plan_indicator_entry *all = catalog->indicators;
    g->count = 0;
    for (uint32_t i = 0; i < g->nodes; i++) {
        plan_graph_add(g, i, all[i].part_of);
    }
    for (uint32_t p = 0; p < catalog->partition_codes.count; p++) {
        const plan_partition_entry *entry = &catalog->partitions[p];
        for (size_t i = 0; i < entry->member_count; i++) {
            if (entry->members[i] != entry->whole) { /* told already */
                plan_graph_add(g, entry->members[i], entry->whole);
            }
        }
    }
    plan_graph_keep_cycles(g);
    for (uint32_t i = 0; i < g->nodes; i++) {
        if (g->alive[i] && all[i].part_of != PLAN_NONE && g->alive[all[i].part_of]) {
            problem(f, PLAN_INVALID, 'i', i, "part_of", 0,
                    "it leads back to the indicator itself:", all[i].part_of_code, "");
        }
    }
    for (uint32_t p = 0; p < catalog->partition_codes.count; p++) {
        const plan_partition_entry *entry = &catalog->partitions[p];
        if (entry->whole == PLAN_NONE || !g->alive[entry->whole]) {
            continue;
        }
        for (size_t i = 0; i < entry->member_count; i++) {
            if (entry->members[i] != PLAN_NONE && entry->members[i] != entry->whole &&
                g->alive[entry->members[i]]) {
                problem(f, PLAN_INVALID, 'p', p, "members", i,
                        "the whole is a part of this member in the end:", entry->member_codes[i],
                        "");
            }
        }
    }
}

static plan_status find_cycles(finisher *f) {
    const plan_catalog *catalog = f->catalog;
    size_t nodes = catalog->indicator_codes.count, edges = nodes;
    plan_graph g;
    for (size_t p = 0; p < catalog->partition_codes.count; p++) {
        edges += catalog->partitions[p].member_count;
    }
    if (nodes == 0) {
        return PLAN_OK;
    }
    plan_status status = plan_graph_new(&catalog->allocator, nodes, edges, &g);
    if (status == PLAN_OK) {
        find_of_cycles(f, &g);
        find_part_cycles(f, &g);
        plan_graph_free(&catalog->allocator, &g);
    }
    return status;
}

static void refuse_growth_of_growth(finisher *f) {
    const plan_catalog *catalog = f->catalog;
    for (uint32_t i = 0; i < catalog->indicator_codes.count; i++) {
        const plan_indicator_entry *entry = &catalog->indicators[i];
        if (entry->of != PLAN_NONE && plan_kind_get(entry->kind)->has_form &&
            plan_kind_get(catalog->indicators[entry->of].kind)->is_statement) {
            problem(f, PLAN_INVALID, 'i', i, "of", 0,
                    "growth of a growth rate has no meaning:", entry->of_code,
                    "use kind change for points");
        }
    }
}

/* --- Units of ratios and parts, once they are derived --- */

static const char *unit_text(const plan_indicator_entry *entry) {
    return entry->unit_text[0] != '\0' ? entry->unit_text : "1";
}

static void refuse_units(finisher *f) {
    const plan_catalog *catalog = f->catalog;
    const plan_indicator_entry *all = catalog->indicators;
    for (uint32_t i = 0; i < catalog->indicator_codes.count; i++) {
        plan_error hint;
        plan_error_init(&hint);
        if (all[i].ratio_status == PLAN_UNIT) {
            plan_fail(&hint, PLAN_UNIT, 0, 0,
                      "it would be '%s' by '%s': correct one of the three units",
                      unit_text(&all[all[i].numerator]), unit_text(&all[all[i].denominator]));
            problem(f, PLAN_UNIT, 'i', i, "unit", 0,
                    "numerator by denominator is in no such unit:", unit_text(&all[i]),
                    hint.message);
        }
        if (all[i].part_status == PLAN_UNIT) {
            plan_fail(&hint, PLAN_UNIT, 0, 0, "%s is in '%s': correct a unit, or take part_of out",
                      all[all[i].part_of].code, unit_text(&all[all[i].part_of]));
            problem(f, PLAN_UNIT, 'i', i, "part_of", 0, "a part is measured like its whole, not in",
                    unit_text(&all[i]), hint.message);
        }
    }
}

plan_status plan_catalog_finish(plan_catalog *catalog,
                                void (*report)(void *context, const plan_catalog_problem *problem),
                                void *context, plan_error *error) {
    finisher f = {catalog, report, context, error, PLAN_OK};
    if (catalog->finished) {
        return PLAN_OK;
    }
    resolve_indicators(&f);
    for (uint32_t p = 0; p < catalog->partition_codes.count; p++) {
        resolve_partition(&f, p);
    }
    plan_status status = find_repeated(&f);
    status = status == PLAN_OK ? find_cycles(&f) : status;
    if (status != PLAN_OK) {
        return plan_fail(error, status, 0, 0, "%s", plan_status_text(status));
    }
    refuse_growth_of_growth(&f);
    plan_catalog_derive(catalog);
    refuse_units(&f);
    catalog->finished = f.first == PLAN_OK;
    return f.first;
}
