/* The document: building in memory. */
#include "document.h"

#include <math.h>
#include <string.h>

#include "status.h"

plan_status plan_document_new(const plan_allocator *allocator, plan_document **result) {
    plan_allocator a = plan_allocator_or_default(allocator);
    if (result == NULL) {
        return PLAN_INVALID;
    }
    plan_document *document = plan_allocate_zero(&a, 1, sizeof *document);
    if (document == NULL) {
        return PLAN_NO_MEMORY;
    }
    document->allocator = a;
    document->language = -1;
    document->number_format = PLAN_NUMBER_INFER;
    document->memory_file = UINT8_MAX;
    document->progress = -1;
    plan_status status = plan_catalog_init(&document->catalog, allocator);
    if (status != PLAN_OK) {
        plan_release(&a, document, 1, sizeof *document);
        return status;
    }
    plan_dictionary_init(&document->rule_codes, &document->catalog.arena);
    plan_table_init(&document->table, allocator);
    status = plan_statements_init(&document->statements, allocator);
    if (status != PLAN_OK) {
        plan_document_free(document);
        return status;
    }
    *result = document;
    return PLAN_OK;
}

void plan_document_free(plan_document *document) {
    if (document == NULL) {
        return;
    }
    plan_allocator a = document->allocator;
    if (document->stream != NULL) {
        document->release_stream(document);
    }
    if (document->release_data != NULL) {
        document->release_data(document);
    }
    plan_loader_free(document->observer);
    plan_release(&a, document->settings, document->setting_capacity, sizeof *document->settings);
    plan_release(&a, document->user_rules, document->user_rule_capacity,
                 sizeof *document->user_rules);
    plan_dictionary_free(&document->rule_codes);
    plan_release(&a, document->targets, document->target_capacity, sizeof *document->targets);
    plan_table_free(&document->table);
    plan_statements_free(&document->statements);
    plan_catalog_free(&document->catalog);
    plan_release(&a, document, 1, sizeof *document);
}

plan_status plan_document_watch(plan_document *document, plan_watch watch, void *context) {
    if (document == NULL) {
        return PLAN_INVALID;
    }
    document->watcher.watch = watch;
    document->watcher.context = context;
    return PLAN_OK;
}

bool plan_document_is_empty(const plan_document *document) {
    const plan_catalog *c = &document->catalog;
    return c->indicator_codes.count + c->area_codes.count + c->group_codes.count +
                   c->partition_codes.count ==
               0 &&
           c->series_codes.count == PLAN_SERIES_BASELINE + 1 && document->table.count == 0 &&
           document->data_count == 0 && document->observer == NULL && document->title[0] == NULL &&
           document->title[1] == NULL;
}

/* Dictionaries keep their texts in the catalog's arena, which has moved. */
static void find_arena(plan_document *document) {
    plan_catalog *c = &document->catalog;
    plan_dictionary *const all[] = {&c->indicator_codes, &c->area_codes,
                                    &c->series_codes,    &c->group_codes,
                                    &c->partition_codes, &document->rule_codes};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        all[i]->arena = &c->arena;
    }
}

void plan_document_swap(plan_document *a, plan_document *b) {
    plan_document document = *a;
    *a = *b;
    *b = document;
    b->watcher = a->watcher; /* who watches stays with the object */
    a->watcher = document.watcher;
    find_arena(a);
    find_arena(b);
}

plan_status plan_document_set_title(plan_document *document, int language, const char *title) {
    if (document == NULL || language < PLAN_ENGLISH || language > PLAN_VIETNAMESE) {
        return PLAN_INVALID;
    }
    return plan_catalog_text(&document->catalog, title, &document->title[language]);
}

plan_status plan_document_set_number_format(plan_document *document, int format) {
    if (document == NULL || format < PLAN_NUMBER_PLAIN || format > PLAN_NUMBER_INFER) {
        return PLAN_INVALID;
    }
    document->number_format = format;
    return PLAN_OK;
}

/* A struct that the caller filled: not NULL and at least as long as this version knows it. */
#define IS_FILLED(document, pointer)                                                               \
    ((document) != NULL && (pointer) != NULL && (pointer)->struct_size >= sizeof *(pointer))

/* The catalog about to be changed: what the observer remembers of it may not hold any longer. */
static plan_catalog *changing(plan_document *document) {
    plan_loader_free(document->observer);
    document->observer = NULL;
    return &document->catalog;
}

plan_status plan_document_add_group(plan_document *document, const plan_group *group,
                                    plan_error *error) {
    return IS_FILLED(document, group) ? plan_catalog_add_group(changing(document), group, error)
                                      : PLAN_INVALID;
}

plan_status plan_document_add_area(plan_document *document, const plan_area *area,
                                   plan_error *error) {
    return IS_FILLED(document, area) ? plan_catalog_add_area(changing(document), area, error)
                                     : PLAN_INVALID;
}

plan_status plan_document_add_series(plan_document *document, const plan_series *series,
                                     plan_error *error) {
    return IS_FILLED(document, series) ? plan_catalog_add_series(changing(document), series, error)
                                       : PLAN_INVALID;
}

plan_status plan_document_add_unit(plan_document *document, const char *symbol,
                                   const char *definition, plan_error *error) {
    if (document == NULL || symbol == NULL || definition == NULL) {
        return PLAN_INVALID;
    }
    return plan_units_add(changing(document)->units, symbol, strlen(symbol), definition,
                          strlen(definition), error);
}

plan_status plan_document_add_indicator(plan_document *document, const plan_indicator *indicator,
                                        plan_error *error) {
    return IS_FILLED(document, indicator)
               ? plan_catalog_add_indicator(changing(document), indicator, error)
               : PLAN_INVALID;
}

plan_status plan_document_add_partition(plan_document *document, const plan_partition *partition,
                                        plan_error *error) {
    return IS_FILLED(document, partition)
               ? plan_catalog_add_partition(changing(document), partition, error)
               : PLAN_INVALID;
}

plan_status plan_document_set_progress(plan_document *document, int preset) {
    if (document == NULL || preset < -1 || preset >= PLAN_PROGRESS_PRESET_COUNT) {
        return PLAN_INVALID;
    }
    document->progress = preset;
    return PLAN_OK;
}

plan_status plan_document_set_outliers(plan_document *document, const plan_outliers *outliers,
                                       plan_error *error) {
    plan_outliers none = {sizeof none, PLAN_OUTLIERS_NONE, 0.0, 0.0, 0.0};
    if (document == NULL || (outliers != NULL && !IS_FILLED(document, outliers))) {
        return PLAN_INVALID;
    }
    const plan_outliers *set = outliers != NULL ? outliers : &none;
    bool is_change = set->method == PLAN_OUTLIERS_HIDIROGLOU_BERTHELOT;
    if (set->method > PLAN_OUTLIERS_ROBUST_Z) {
        return plan_fail(error, PLAN_INVALID, 0, 0, "there is no such method");
    }
    if (is_change && !(set->u >= 0.0 && set->u <= 1.0)) {
        return plan_fail(error, PLAN_INVALID, 0, 0, "u lies from 0 to 1");
    }
    if (is_change && !(set->a >= 0.0 && set->a < (double)INFINITY)) {
        return plan_fail(error, PLAN_INVALID, 0, 0, "a is 0 or more");
    }
    if (set->method != PLAN_OUTLIERS_NONE && !(set->c > 0.0 && set->c < (double)INFINITY)) {
        return plan_fail(error, PLAN_INVALID, 0, 0, "c is above 0");
    }
    document->outliers = *set;
    return PLAN_OK;
}

/* A number of enum plan_severity, which belongs to a floor above. */
enum { SEVERITY_ERROR = 3 };

plan_status plan_document_set_builtin(plan_document *document, const char *code, int severity,
                                      const plan_decimal *tolerance, int missing,
                                      plan_error *error) {
    if (document == NULL || code == NULL || severity < -1 || severity > 3 || missing < -1 ||
        missing > PLAN_MISSING_PARTIAL ||
        (tolerance != NULL && !plan_decimal_is_valid(*tolerance))) {
        return PLAN_INVALID;
    }
    if (tolerance != NULL && tolerance->digits < 0) {
        return plan_fail(error, PLAN_INVALID, 0, 0, "the tolerance is below 0");
    }
    if (code[0] == 'P' && code[1] == '5' && severity == SEVERITY_ERROR) {
        return plan_fail(error, PLAN_INVALID, 0, 0,
                         "statistics prove no mistake: %s is a warning at most", code);
    }
    if (strlen(code) != 4 || code[0] != 'P') {
        return plan_fail(error, PLAN_NOT_FOUND, 0, 0, "there is no built-in rule '%s'", code);
    }
    plan_builtin_setting setting = {NULL, severity, tolerance != NULL, {0, 0}, missing};
    if (tolerance != NULL) {
        setting.tolerance = *tolerance;
    }
    void *items = document->settings;
    plan_status status = plan_grow(&document->allocator, &items, &document->setting_capacity,
                                   document->setting_count + 1, sizeof setting);
    document->settings = items;
    status =
        status == PLAN_OK ? plan_catalog_text(&document->catalog, code, &setting.code) : status;
    if (status == PLAN_OK) {
        document->settings[document->setting_count++] = setting;
    }
    return status;
}

/* "rule-3" for the third. */
static plan_status generated_id(plan_document *document, const char **id) {
    char text[32] = "rule-", number[24];
    plan_span digits = plan_text_number(number, document->user_rule_count + 1);
    memcpy(text + 5, digits.text, digits.length);
    text[5 + digits.length] = '\0';
    return plan_catalog_text(&document->catalog, text, id);
}

static void keep_text(plan_document *document, const char **text, plan_status *status) {
    *status = *status == PLAN_OK ? plan_catalog_text(&document->catalog, *text, text) : *status;
}

static plan_status copy_rule(plan_document *document, plan_user_rule *rule) {
    const char **areas =
        plan_arena_allocate(&document->catalog.arena, (rule->area_count + 1) * sizeof *areas);
    if (areas == NULL) {
        return PLAN_NO_MEMORY;
    }
    plan_status status = PLAN_OK;
    if (rule->id == NULL) {
        status = generated_id(document, &rule->id);
    } else {
        keep_text(document, &rule->id, &status);
    }
    for (size_t i = 0; i < rule->area_count; i++) {
        areas[i] = rule->areas[i];
        keep_text(document, &areas[i], &status);
    }
    rule->areas = areas;
    keep_text(document, &rule->check, &status);
    keep_text(document, &rule->note[0], &status);
    keep_text(document, &rule->note[1], &status);
    return status;
}

plan_status plan_document_keep_rule(plan_document *document, const plan_user_rule *rule,
                                    plan_error *error) {
    plan_user_rule copy = *rule;
    if (rule->id != NULL && !plan_text_is_code(plan_span_of(rule->id))) {
        return plan_fail(error, PLAN_SYNTAX, 0, 0,
                         "the id of a rule has 1 to 200 characters, no control or bidirectional "
                         "ones");
    }
    plan_status status = copy_rule(document, &copy);
    if (status != PLAN_OK) {
        return status;
    }
    uint32_t id;
    bool is_new = false;
    void *items = document->user_rules;
    status = plan_grow(&document->allocator, &items, &document->user_rule_capacity,
                       document->user_rule_count + 1, sizeof copy);
    document->user_rules = items;
    status = status == PLAN_OK
                 ? plan_dictionary_add(&document->rule_codes, plan_span_of(copy.id), &id, &is_new)
                 : status;
    if (status == PLAN_OK && !is_new) {
        return plan_fail(error, PLAN_EXISTS, 0, 0, "there is a rule '%s' already", copy.id);
    }
    if (status == PLAN_OK) {
        document->user_rules[document->user_rule_count++] = copy;
    }
    return status;
}

const plan_builtin_setting *plan_document_setting(const plan_document *document, const char *code) {
    for (size_t i = document->setting_count; i-- > 0;) { /* the last word counts */
        if (strcmp(document->settings[i].code, code) == 0) {
            return &document->settings[i];
        }
    }
    return NULL;
}

plan_status plan_document_finish(plan_document *document, plan_error *error) {
    return document == NULL ? PLAN_INVALID
                            : plan_catalog_finish(&document->catalog, NULL, NULL, error);
}

size_t plan_document_count(const plan_document *document) {
    return document == NULL ? 0 : document->table.count - document->kept + (size_t)document->taken;
}

const char *plan_field_name(int field) {
    static const char *const names[] = {"indicator", "period", "value",   "area",
                                        "series",    "unit",   "measure", "against",
                                        "decimals",  "note",   "source"};
    _Static_assert(sizeof names / sizeof names[0] == PLAN_FIELD_COUNT, "a name for each column");
    return field >= 0 && field < PLAN_FIELD_COUNT ? names[field] : NULL;
}
