/* Sections of a plan file: groups, areas, series, units, partitions, built-in rules. */
#include <string.h>

#include "json_plan.h"

const char *const plan_json_missing_names[] = {"skip", "zero", "fail", "partial", NULL};
const char *const plan_json_severity_names[] = {"off", "note", "warning", "error", NULL};
const char *const plan_json_format_names[] = {"plain", "vi", "en", NULL};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void read_group(plan_json *j, const cJSON *node) {
    static const plan_json_key keys[] = {{"code", true}, {"name", false}};
    plan_group group = {sizeof group, NULL, {NULL, NULL}};
    plan_error error;
    plan_error_init(&error);
    if (!plan_json_object(j, node, keys, COUNT(keys))) {
        return;
    }
    group.code = plan_json_text(j, node, "code");
    plan_json_names(j, node, "name", group.name);
    if (group.code != NULL) {
        plan_json_added(j, node, plan_document_add_group(j->document, &group, &error), &error);
    }
}

void plan_json_groups(plan_json *j, const cJSON *list) {
    plan_json_each(j, list, "groups", read_group);
}

static void read_area(plan_json *j, const cJSON *node) {
    static const plan_json_key keys[] = {
        {"code", true},     {"name", false},           {"parent", false},
        {"role", false},    {"parts_complete", false}, {"valid_from", false},
        {"valid_to", false}};
    static const char *const roles[] = {"part", "subset", NULL};
    plan_area area;
    plan_error error;
    plan_error_init(&error);
    memset(&area, 0, sizeof area);
    if (!plan_json_object(j, node, keys, COUNT(keys))) {
        return;
    }
    area.struct_size = (uint32_t)sizeof area;
    area.code = plan_json_text(j, node, "code");
    plan_json_names(j, node, "name", area.name);
    area.parent = plan_json_text(j, node, "parent");
    area.subset = plan_json_choice(j, node, "role", roles, 0) == 1;
    area.parts_complete = plan_json_bool(j, node, "parts_complete");
    area.valid_from = plan_json_text(j, node, "valid_from");
    area.valid_to = plan_json_text(j, node, "valid_to");
    if (area.code != NULL) {
        plan_json_added(j, node, plan_document_add_area(j->document, &area, &error), &error);
    }
}

bool plan_json_unknown_area(plan_json *j, const cJSON *node) {
    const plan_catalog *catalog = &j->document->catalog;
    plan_span code = plan_span_of(node->valuestring);
    if (!catalog->areas_declared || plan_dictionary_find(&catalog->area_codes, code) != PLAN_NONE) {
        return false;
    }
    plan_span near = plan_dictionary_nearest(&catalog->area_codes, code);
    plan_buffer why;
    plan_buffer_init(&why, &j->allocator);
    plan_buffer_puts(&why, "there is no area '");
    plan_buffer_span(&why, code);
    plan_buffer_puts(&why, near.length > 0 ? "'; did you mean '" : "'");
    plan_buffer_span(&why, near);
    plan_buffer_puts(&why, near.length > 0 ? "'?" : "");
    if (why.status == PLAN_OK) {
        plan_json_raise_path(j, node, false, PLAN_SAY_REFERENCE, why.data, NULL);
    } else {
        j->status = PLAN_NO_MEMORY;
    }
    plan_buffer_free(&why);
    return true;
}

void plan_json_areas(plan_json *j, const cJSON *list) {
    plan_json_each(j, list, "areas", read_area);
}

static void read_series(plan_json *j, const cJSON *node) {
    static const plan_json_key keys[] = {{"code", true}, {"role", false}, {"name", false}};
    static const char *const roles[] = {"other", "actual", "estimate", "plan", "baseline", NULL};
    plan_series series = {sizeof series, NULL, 0};
    plan_error error;
    plan_error_init(&error);
    if (!plan_json_object(j, node, keys, COUNT(keys))) {
        return;
    }
    series.code = plan_json_text(j, node, "code");
    series.role = (uint8_t)plan_json_choice(j, node, "role", roles, PLAN_ROLE_OTHER);
    if (series.code != NULL) {
        plan_json_added(j, node, plan_document_add_series(j->document, &series, &error), &error);
    }
}

void plan_json_series(plan_json *j, const cJSON *list) {
    plan_json_each(j, list, "series", read_series);
}

static void read_unit(plan_json *j, const cJSON *node) {
    static const plan_json_key keys[] = {{"symbol", true}, {"is", true}};
    plan_error error;
    plan_error_init(&error);
    if (!plan_json_object(j, node, keys, COUNT(keys))) {
        return;
    }
    const char *symbol = plan_json_text(j, node, "symbol"), *is = plan_json_text(j, node, "is");
    if (symbol != NULL && is != NULL) {
        plan_json_added(j, node, plan_document_add_unit(j->document, symbol, is, &error), &error);
    }
}

void plan_json_units(plan_json *j, const cJSON *list) {
    plan_json_each(j, list, "units", read_unit);
}

static void remember_partition(plan_json *j, const cJSON *node) {
    const cJSON **items = j->partition_items;
    void *memory = NULL;
    memcpy(&memory, &items, sizeof memory);
    size_t id = j->document->catalog.partition_codes.count - 1;
    plan_status status =
        plan_grow(&j->allocator, &memory, &j->partition_capacity, id + 1, sizeof node);
    j->partition_items = memory;
    if (status == PLAN_OK) {
        j->partition_items[id] = node;
    } else {
        j->status = status;
    }
}

static void read_partition(plan_json *j, const cJSON *node) {
    static const plan_json_key keys[] = {{"code", true},   {"members", true},    {"total", false},
                                         {"whole", false}, {"tolerance", false}, {"missing", false},
                                         {"name", false}};
    plan_partition partition;
    plan_error error;
    plan_error_init(&error);
    memset(&partition, 0, sizeof partition);
    if (!plan_json_object(j, node, keys, COUNT(keys))) {
        return;
    }
    partition.struct_size = (uint32_t)sizeof partition;
    partition.code = plan_json_text(j, node, "code");
    partition.members = plan_json_texts(j, node, "members", &partition.member_count);
    partition.has_total = plan_json_decimal(j, node, "total", &partition.total);
    partition.whole = plan_json_text(j, node, "whole");
    partition.has_tolerance = plan_json_decimal(j, node, "tolerance", &partition.tolerance);
    partition.missing = (uint8_t)plan_json_choice(j, node, "missing", plan_json_missing_names, 0);
    if (partition.code == NULL || partition.members == NULL || j->status != PLAN_OK) {
        return;
    }
    plan_status status = plan_document_add_partition(j->document, &partition, &error);
    plan_json_added(j, node, status, &error);
    if (status == PLAN_OK) {
        remember_partition(j, node);
    }
}

void plan_json_partitions(plan_json *j, const cJSON *list) {
    plan_json_each(j, list, "partitions", read_partition);
}

/* --- Built-in rules --- */

static void read_builtin(plan_json *j, const cJSON *node) {
    static const plan_json_key keys[] = {
        {"code", true}, {"severity", false}, {"tolerance", false}, {"missing", false}};
    plan_decimal tolerance;
    plan_error error;
    plan_error_init(&error);
    if (!plan_json_object(j, node, keys, COUNT(keys))) {
        return;
    }
    const char *code = plan_json_text(j, node, "code");
    int severity = plan_json_choice(j, node, "severity", plan_json_severity_names, -1);
    int missing = plan_json_choice(j, node, "missing", plan_json_missing_names, -1);
    bool has = plan_json_decimal(j, node, "tolerance", &tolerance);
    if (code == NULL) {
        return;
    }
    if (plan_rule_find(code) == NULL) {
        size_t back = plan_json_enter(j, "code");
        plan_json_raise_path(j, plan_json_get(node, "code"), false, PLAN_SAY_VALUE, code,
                             "no built-in rule has this code; see libplan rules");
        plan_json_leave(j, back);
        return;
    }
    if (plan_document_setting(j->document, code) != NULL) {
        size_t back = plan_json_enter(j, "code");
        plan_json_raise_path(j, plan_json_get(node, "code"), false, PLAN_SAY_CONTRADICTION,
                             "this code has an entry already; write one", NULL);
        plan_json_leave(j, back);
        return;
    }
    plan_status status = plan_document_set_builtin(j->document, code, severity,
                                                   has ? &tolerance : NULL, missing, &error);
    plan_json_added(j, node, status, &error);
    if (severity >= 0 && plan_report_override(j->report, code, severity) != PLAN_OK) {
        j->status = PLAN_NO_MEMORY;
    }
}

void plan_json_builtin(plan_json *j, const cJSON *list) {
    plan_json_each(j, list, "builtin", read_builtin);
}

/* --- Outliers --- */

/* A constant of the method, or what holds without it. */
static double constant(plan_json *j, const cJSON *node, const char *key, double otherwise) {
    plan_decimal value;
    return plan_json_decimal(j, node, key, &value) ? plan_decimal_to_double(value) : otherwise;
}

void plan_json_outliers(plan_json *j, const cJSON *node) {
    static const plan_json_key keys[] = {
        {"method", true}, {"u", false}, {"a", false}, {"c", false}};
    static const char *const methods[] = {"hidiroglou_berthelot", "robust_z", NULL};
    plan_outliers outliers = {sizeof outliers, PLAN_OUTLIERS_NONE, 0.0, 0.0, 0.0};
    plan_error error;
    plan_error_init(&error);
    size_t back = plan_json_enter(j, "outliers");
    if (plan_json_object(j, node, keys, COUNT(keys))) {
        int method = plan_json_choice(j, node, "method", methods, -1);
        bool is_z = method == 1;
        outliers.method = is_z          ? PLAN_OUTLIERS_ROBUST_Z
                          : method == 0 ? PLAN_OUTLIERS_HIDIROGLOU_BERTHELOT
                                        : PLAN_OUTLIERS_NONE;
        outliers.u = constant(j, node, "u", 0.5);
        outliers.a = constant(j, node, "a", 0.05);
        outliers.c = constant(j, node, "c", 3.5);
        if (is_z && (plan_json_get(node, "u") != NULL || plan_json_get(node, "a") != NULL)) {
            plan_json_raise_path(j, node, false, PLAN_SAY_CONTRADICTION,
                                 "u and a belong to the method hidiroglou_berthelot", NULL);
        }
        if (method == 0 && plan_json_get(node, "c") == NULL) {
            size_t inner = plan_json_enter(j, "c");
            plan_json_raise_path(j, node, false, PLAN_SAY_KEY_MISSING, NULL, NULL);
            plan_json_leave(j, inner);
        }
        plan_json_added(j, node, plan_document_set_outliers(j->document, &outliers, &error),
                        &error);
    }
    plan_json_leave(j, back);
}
