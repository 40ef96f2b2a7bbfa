/* The catalog: adding groups, areas, series, indicators, partitions. */
#include "catalog.h"

#include <string.h>

#include "period.h"
#include "status.h"

plan_status plan_catalog_init(plan_catalog *catalog, const plan_allocator *allocator) {
    memset(catalog, 0, sizeof *catalog);
    catalog->allocator = plan_allocator_or_default(allocator);
    plan_arena_init(&catalog->arena, allocator);
    plan_dictionary_init(&catalog->indicator_codes, &catalog->arena);
    plan_dictionary_init(&catalog->area_codes, &catalog->arena);
    plan_dictionary_init(&catalog->series_codes, &catalog->arena);
    plan_dictionary_init(&catalog->group_codes, &catalog->arena);
    plan_dictionary_init(&catalog->partition_codes, &catalog->arena);
    plan_status status = plan_units_new(allocator, &catalog->units);
    static const struct {
        const char *code;
        uint8_t role;
    } standard[] = {{"actual", PLAN_ROLE_ACTUAL},
                    {"estimate", PLAN_ROLE_ESTIMATE},
                    {"plan", PLAN_ROLE_PLAN},
                    {"baseline", PLAN_ROLE_BASELINE}};
    for (size_t i = 0; i < 4 && status == PLAN_OK; i++) {
        plan_series series = {sizeof series, standard[i].code, standard[i].role};
        status = plan_catalog_add_series(catalog, &series, NULL);
    }
    if (status != PLAN_OK) {
        plan_catalog_free(catalog);
    }
    return status;
}

void plan_catalog_free(plan_catalog *catalog) {
    const plan_allocator *a = &catalog->allocator;
    plan_units_free(catalog->units);
    plan_dictionary_free(&catalog->indicator_codes);
    plan_dictionary_free(&catalog->area_codes);
    plan_dictionary_free(&catalog->series_codes);
    plan_dictionary_free(&catalog->group_codes);
    plan_dictionary_free(&catalog->partition_codes);
    plan_release(a, catalog->indicators, catalog->indicator_capacity, sizeof *catalog->indicators);
    plan_release(a, catalog->areas, catalog->area_capacity, sizeof *catalog->areas);
    plan_release(a, catalog->series, catalog->series_capacity, sizeof *catalog->series);
    plan_release(a, catalog->groups, catalog->group_capacity, sizeof *catalog->groups);
    plan_release(a, catalog->partitions, catalog->partition_capacity, sizeof *catalog->partitions);
    plan_arena_free(&catalog->arena);
    catalog->units = NULL;
    catalog->indicators = NULL;
    catalog->areas = NULL;
    catalog->series = NULL;
    catalog->groups = NULL;
    catalog->partitions = NULL;
    catalog->indicator_capacity = catalog->area_entries = catalog->area_capacity =
        catalog->series_capacity = 0;
    catalog->group_capacity = catalog->partition_capacity = 0;
}

const plan_area_entry plan_undeclared_area = {.parent = PLAN_NONE};

/* --- Helpers --- */

plan_status plan_catalog_text(plan_catalog *catalog, const char *text, const char **copy) {
    *copy = NULL;
    if (text == NULL) {
        return PLAN_OK;
    }
    *copy = plan_arena_copy(&catalog->arena, text, strlen(text));
    return *copy == NULL ? PLAN_NO_MEMORY : PLAN_OK;
}

plan_status plan_catalog_names(plan_catalog *catalog, const char *const *names,
                               const char *fallback, const char **result) {
    plan_status status = plan_catalog_text(catalog, names[0], &result[0]);
    status = status == PLAN_OK ? plan_catalog_text(catalog, names[1], &result[1]) : status;
    for (int i = 0; i < 2; i++) {
        result[i] = result[i] != NULL ? result[i] : result[1 - i];
        result[i] = result[i] != NULL ? result[i] : fallback;
    }
    return status;
}

plan_status plan_catalog_reserve(plan_catalog *catalog, void **items, size_t *capacity,
                                 size_t count, size_t size) {
    return plan_grow(&catalog->allocator, items, capacity, count + 1, size);
}

plan_status plan_catalog_blame(plan_error *error, const char *key, plan_status status) {
    if (status != PLAN_OK && error != NULL) { /* it has said why */
        plan_error why = *error;
        plan_fail(error, status, 0, 0, "%s: %s", key, why.message);
    }
    return status;
}

static const char *article(const char *what) {
    return strchr("aeio", what[0]) != NULL ? "an" : "a";
}

plan_status plan_catalog_code(plan_dictionary *dictionary, const char *code, const char *what,
                              uint32_t *id, plan_error *error) {
    bool is_new = false;
    plan_span span = plan_span_of(code);
    if (code == NULL) {
        return plan_fail(error, PLAN_INVALID, 0, 0, "the %s has no code", what);
    }
    plan_status status = plan_dictionary_add(dictionary, span, id, &is_new);
    if (status == PLAN_SYNTAX) {
        return plan_fail(error, status, 0, 0,
                         "the code of %s %s has 1 to 200 characters, no blank at its ends, no "
                         "control or bidirectional character",
                         article(what), what);
    }
    if (status == PLAN_OK && !is_new) {
        return plan_fail(error, PLAN_EXISTS, 0, 0, "there is %s %s '%s' already", article(what),
                         what, code);
    }
    return status == PLAN_OK ? status
                             : plan_fail(error, status, 0, 0, "%s", plan_status_text(status));
}

/* --- Groups, series, areas --- */

plan_status plan_catalog_add_group(plan_catalog *catalog, const plan_group *group,
                                   plan_error *error) {
    plan_group_entry entry = {NULL, {NULL, NULL}};
    uint32_t id = 0;
    void *items = catalog->groups;
    plan_status status = plan_catalog_reserve(catalog, &items, &catalog->group_capacity,
                                              catalog->group_codes.count, sizeof entry);
    catalog->groups = items;
    status = status == PLAN_OK ? plan_catalog_names(catalog, group->name, group->code, entry.name)
                               : status;
    if (status != PLAN_OK) {
        return status;
    }
    status = plan_catalog_code(&catalog->group_codes, group->code, "group", &id, error);
    if (status == PLAN_OK) {
        entry.code = plan_dictionary_code(&catalog->group_codes, id).text;
        for (int i = 0; i < 2; i++) {
            entry.name[i] = entry.name[i] == group->code ? entry.code : entry.name[i];
        }
        catalog->groups[id] = entry;
    }
    return status;
}

plan_status plan_catalog_add_series(plan_catalog *catalog, const plan_series *series,
                                    plan_error *error) {
    uint32_t id;
    if (series->role > PLAN_ROLE_BASELINE) {
        return plan_fail(error, PLAN_INVALID, 0, 0, "unknown role of a series");
    }
    if (catalog->series_codes.count >= PLAN_MAX_SERIES) {
        return plan_fail(error, PLAN_LIMIT, 0, 0, "more than %d series", (int)PLAN_MAX_SERIES);
    }
    plan_span code = plan_span_of(series->code);
    id = series->code == NULL ? PLAN_NONE : plan_dictionary_find(&catalog->series_codes, code);
    if (id <= PLAN_SERIES_BASELINE && catalog->series[id].role == series->role) {
        return PLAN_OK; /* declaring what exists anyway */
    }
    void *items = catalog->series;
    plan_status status = plan_catalog_reserve(catalog, &items, &catalog->series_capacity,
                                              catalog->series_codes.count, sizeof *catalog->series);
    catalog->series = items;
    if (status == PLAN_OK) {
        status = plan_catalog_code(&catalog->series_codes, series->code, "series", &id, error);
    }
    if (status == PLAN_OK) {
        catalog->series[id].role = series->role;
    }
    return status;
}

static plan_status read_validity(const char *key, const char *text, bool *has, plan_period *period,
                                 plan_error *error) {
    *has = text != NULL;
    return text == NULL ? PLAN_OK
                        : plan_catalog_blame(error, key,
                                             plan_period_read(text, strlen(text), period, error));
}

plan_status plan_catalog_add_area(plan_catalog *catalog, const plan_area *area, plan_error *error) {
    plan_area_entry entry;
    memset(&entry, 0, sizeof entry);
    uint32_t id = 0;
    entry.parent = PLAN_NONE;
    entry.declared = true;
    entry.subset = area->subset != 0;
    entry.parts_complete = area->parts_complete != 0;
    if (area->parent != NULL) {
        plan_span parent = plan_span_of(area->parent);
        entry.parent = plan_dictionary_find(&catalog->area_codes, parent);
        if (entry.parent == PLAN_NONE) {
            return plan_fail(error, PLAN_NOT_FOUND, 0, 0,
                             "the parent '%s' is no area that was declared before", area->parent);
        }
    }
    plan_status status =
        read_validity("valid_from", area->valid_from, &entry.has_from, &entry.from, error);
    status = status == PLAN_OK
                 ? read_validity("valid_to", area->valid_to, &entry.has_to, &entry.to, error)
                 : status;
    if (status != PLAN_OK) {
        return status;
    }
    if (entry.has_from && entry.has_to && plan_period_compare(entry.from, entry.to) > 0) {
        return plan_fail(error, PLAN_INVALID, 0, 0, "valid_to lies before valid_from");
    }
    void *items = catalog->areas;
    status = plan_catalog_reserve(catalog, &items, &catalog->area_capacity,
                                  catalog->area_codes.count, sizeof entry);
    catalog->areas = items;
    status = status == PLAN_OK ? plan_catalog_names(catalog, area->name, NULL, entry.name) : status;
    if (status == PLAN_OK) {
        status = plan_catalog_code(&catalog->area_codes, area->code, "area", &id, error);
    }
    if (status == PLAN_OK) {
        while (catalog->area_entries <= id) {
            catalog->areas[catalog->area_entries++] = plan_undeclared_area;
        }
        catalog->areas[id] = entry;
        catalog->areas_declared = true;
        if (entry.parent == PLAN_NONE && !entry.subset) {
            catalog->only_root = id;
            catalog->root_count++;
        }
    }
    return status;
}

plan_status plan_catalog_default_area(plan_catalog *catalog, uint32_t *area) {
    if (catalog->areas_declared) {
        *area = catalog->root_count == 1 ? catalog->only_root : PLAN_NONE;
        return PLAN_OK;
    }
    return plan_catalog_area(catalog, plan_span_of(""), area);
}

/* The area of a code, declaring itself where the plan declares none. The nameless area has the
 * code "". */
plan_status plan_catalog_area(plan_catalog *catalog, plan_span code, uint32_t *area) {
    uint32_t id;
    bool is_new;
    plan_status status;
    if (catalog->areas_declared) {
        *area = plan_dictionary_find(&catalog->area_codes, code);
        return *area == PLAN_NONE ? PLAN_NOT_FOUND : PLAN_OK;
    }
    if (code.length == 0 && catalog->nameless_area != 0) {
        *area = catalog->nameless_area - 1;
        return PLAN_OK;
    }
    if (plan_text_is_graphic(code)) {
        status = plan_dictionary_add_graphic(&catalog->area_codes, code, &id);
    } else if (code.length > 0) {
        status = plan_dictionary_add(&catalog->area_codes, code, &id, &is_new);
    } else {
        status = plan_dictionary_add_nameless(&catalog->area_codes, &id);
        catalog->nameless_area = status == PLAN_OK ? id + 1 : 0;
    }
    *area = status == PLAN_OK ? id : *area;
    return status;
}
