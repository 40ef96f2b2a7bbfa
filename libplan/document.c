/* The document: building in memory. */
#include "document.h"

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
    plan_status status = plan_catalog_init(&document->catalog, allocator);
    if (status != PLAN_OK) {
        plan_release(&a, document, 1, sizeof *document);
        return status;
    }
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
    if (document->release_data != NULL) {
        document->release_data(document);
    }
    plan_release(&a, document->settings, document->setting_capacity, sizeof *document->settings);
    plan_release(&a, document->user_rules, document->user_rule_capacity,
                 sizeof *document->user_rules);
    plan_table_free(&document->table);
    plan_statements_free(&document->statements);
    plan_catalog_free(&document->catalog);
    plan_release(&a, document, 1, sizeof *document);
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
#define IS_FILLED(document, pointer) \
    ((document) != NULL && (pointer) != NULL && (pointer)->struct_size >= sizeof *(pointer))

plan_status plan_document_add_group(plan_document *document, const plan_group *group,
                                    plan_error *error) {
    return IS_FILLED(document, group) ? plan_catalog_add_group(&document->catalog, group, error)
                                      : PLAN_INVALID;
}

plan_status plan_document_add_area(plan_document *document, const plan_area *area,
                                   plan_error *error) {
    return IS_FILLED(document, area) ? plan_catalog_add_area(&document->catalog, area, error)
                                     : PLAN_INVALID;
}

plan_status plan_document_add_series(plan_document *document, const plan_series *series,
                                     plan_error *error) {
    return IS_FILLED(document, series)
               ? plan_catalog_add_series(&document->catalog, series, error)
               : PLAN_INVALID;
}

plan_status plan_document_add_unit(plan_document *document, const char *symbol,
                                   const char *definition, plan_error *error) {
    if (document == NULL || symbol == NULL || definition == NULL) {
        return PLAN_INVALID;
    }
    return plan_units_add(document->catalog.units, symbol, strlen(symbol), definition,
                          strlen(definition), error);
}

plan_status plan_document_add_indicator(plan_document *document, const plan_indicator *indicator,
                                        plan_error *error) {
    return IS_FILLED(document, indicator)
               ? plan_catalog_add_indicator(&document->catalog, indicator, error)
               : PLAN_INVALID;
}

plan_status plan_document_add_partition(plan_document *document, const plan_partition *partition,
                                        plan_error *error) {
    return IS_FILLED(document, partition)
               ? plan_catalog_add_partition(&document->catalog, partition, error)
               : PLAN_INVALID;
}

plan_status plan_document_set_builtin(plan_document *document, const char *code, int severity,
                                      const plan_decimal *tolerance, int missing,
                                      plan_error *error) {
    if (document == NULL || code == NULL || severity < -1 || severity > 3 || missing < -1 ||
        missing > PLAN_MISSING_PARTIAL) {
        return PLAN_INVALID;
    }
    if (tolerance != NULL && tolerance->digits < 0) {
        return plan_fail(error, PLAN_INVALID, 0, 0, "the tolerance is below 0");
    }
    if (strlen(code) != 4 || code[0] != 'P') {
        return plan_fail(error, PLAN_NOT_FOUND, 0, 0, "there is no built-in rule '%s'", code);
    }
    plan_builtin_setting setting = {NULL, severity, tolerance != NULL,
                                    {0, 0}, missing};
    if (tolerance != NULL) {
        setting.tolerance = *tolerance;
    }
    void *items = document->settings;
    plan_status status =
        plan_grow(&document->allocator, &items, &document->setting_capacity,
                  document->setting_count + 1, sizeof setting);
    document->settings = items;
    status = status == PLAN_OK ? plan_catalog_text(&document->catalog, code, &setting.code)
                               : status;
    if (status == PLAN_OK) {
        document->settings[document->setting_count++] = setting;
    }
    return status;
}

const plan_builtin_setting *plan_document_setting(const plan_document *document,
                                                  const char *code) {
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
    return document == NULL ? 0 : document->table.count;
}

const char *plan_field_name(int field) {
    static const char *const names[] = {"indicator", "period",   "value",   "area",
                                        "series",    "unit",     "measure", "against",
                                        "decimals",  "note",     "source"};
    _Static_assert(sizeof names / sizeof names[0] == PLAN_FIELD_COUNT, "a name for each column");
    return field >= 0 && field < PLAN_FIELD_COUNT ? names[field] : NULL;
}

/* --- Observations in memory --- */

typedef struct first_problem {
    bool found;
    plan_problem problem;
} first_problem;

static void remember(void *context, const plan_problem *problem) {
    first_problem *first = context;
    bool keeps_row = problem->kind == PLAN_PROBLEM_MORE_DECIMALS ||
                     problem->kind == PLAN_PROBLEM_DUMPED || problem->kind == PLAN_PROBLEM_FORCED;
    if (!first->found && !keeps_row) {
        first->found = true;
        first->problem = *problem;
        /* Arguments may point into the scratch that was copied with it. */
        for (size_t i = 0; i < problem->arg_count; i++) {
            ptrdiff_t at = problem->args[i].text - problem->scratch;
            if (at >= 0 && at < (ptrdiff_t)sizeof problem->scratch) {
                first->problem.args[i].text = first->problem.scratch + at;
            }
        }
    }
}

static plan_status tell(const plan_problem *problem, plan_error *error) {
    static const struct {
        plan_status status;
        const char *text;
    } rows[] = {
        [PLAN_PROBLEM_NUMBER] = {PLAN_SYNTAX, "the value does not read"},
        [PLAN_PROBLEM_AMBIGUOUS] = {PLAN_AMBIGUOUS, "the value reads in two ways"},
        [PLAN_PROBLEM_CONFLICT] = {PLAN_AMBIGUOUS, "the value reads in two ways"},
        [PLAN_PROBLEM_NUMBER_RANGE] = {PLAN_RANGE, "the value is out of range"},
        [PLAN_PROBLEM_INDICATOR] = {PLAN_NOT_FOUND, "there is no such indicator"},
        [PLAN_PROBLEM_AREA] = {PLAN_NOT_FOUND, "there is no such area"},
        [PLAN_PROBLEM_NO_AREA] = {PLAN_NOT_FOUND, "several areas are possible: name one"},
        [PLAN_PROBLEM_UNIT] = {PLAN_SYNTAX, "the unit does not read"},
        [PLAN_PROBLEM_PERIOD] = {PLAN_SYNTAX, "the period does not read"},
        [PLAN_PROBLEM_SERIES] = {PLAN_NOT_FOUND, "there is no such series"},
        [PLAN_PROBLEM_MEASURE] = {PLAN_SYNTAX, "there is no such measure"},
        [PLAN_PROBLEM_AGAINST] = {PLAN_SYNTAX, "against is plan, previous or a period"},
        [PLAN_PROBLEM_NEEDS_AGAINST] = {PLAN_SYNTAX, "the measure needs against"},
        [PLAN_PROBLEM_NEEDS_MEASURE] = {PLAN_SYNTAX, "against needs a measure"},
        [PLAN_PROBLEM_DECIMALS] = {PLAN_SYNTAX, "decimals is a whole number"},
        [PLAN_PROBLEM_EMPTY] = {PLAN_MISSING, "indicator, period and value are needed"},
        [PLAN_PROBLEM_CODE] = {PLAN_SYNTAX, "the code has a forbidden character"},
        [PLAN_PROBLEM_DIMENSION] = {PLAN_UNIT, "the unit has another dimension"},
        [PLAN_PROBLEM_MORE_DECIMALS] = {PLAN_OK, ""},
        [PLAN_PROBLEM_DUMPED] = {PLAN_OK, ""},
        [PLAN_PROBLEM_FORCED] = {PLAN_OK, ""},
    };
    plan_span none = {"", 0};
    plan_span first = problem->arg_count > 0 ? problem->args[0] : none;
    plan_span second = problem->arg_count > 1 ? problem->args[1] : none;
    return plan_fail(error, rows[problem->kind].status, 0, problem->column, "%s: '%.*s'%s%.*s",
                     rows[problem->kind].text, (int)first.length, first.text,
                     second.length > 0 ? "; " : "", (int)second.length, second.text);
}

static plan_status number_memory(plan_document *document, uint8_t *file) {
    if (document->memory_file == UINT8_MAX) {
        plan_status status = plan_table_add_file(&document->table, &document->catalog.arena, "",
                                                 &document->memory_file);
        if (status != PLAN_OK) {
            return status;
        }
    }
    *file = document->memory_file;
    return PLAN_OK;
}

plan_status plan_document_observe(plan_document *document, const plan_observation *observation,
                                  plan_error *error) {
    if (!IS_FILLED(document, observation) || observation->indicator == NULL ||
        observation->period == NULL ||
        (observation->text == NULL && !plan_figure_is_valid(&observation->figure))) {
        return PLAN_INVALID;
    }
    plan_status status = plan_document_finish(document, error);
    first_problem problem;
    memset(&problem, 0, sizeof problem);
    plan_load_options options;
    memset(&options, 0, sizeof options);
    status = status == PLAN_OK ? number_memory(document, &options.file) : status;
    if (status != PLAN_OK) {
        return status;
    }
    char written[160];
    plan_row row;
    memset(&row, 0, sizeof row);
    options.number_format = document->number_format;
    const char *value = observation->text;
    int32_t scale = observation->figure.value.scale;
    if (value == NULL) {
        options.number_format = PLAN_NUMBER_PLAIN;
        status = plan_figure_write(&observation->figure, PLAN_NUMBER_PLAIN, written,
                                   sizeof written, NULL);
        value = written;
        options.has_decimals = scale < 0;
        options.decimals = scale;
    }
    options.sink = remember;
    options.context = &problem;
    const struct {
        int field;
        const char *text;
    } cells[] = {
        {PLAN_FIELD_INDICATOR, observation->indicator}, {PLAN_FIELD_PERIOD, observation->period},
        {PLAN_FIELD_VALUE, value},                      {PLAN_FIELD_AREA, observation->area},
        {PLAN_FIELD_SERIES, observation->series},       {PLAN_FIELD_UNIT, observation->unit},
        {PLAN_FIELD_MEASURE, observation->measure},     {PLAN_FIELD_AGAINST, observation->against},
    };
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        row.cells[cells[i].field] = plan_span_of(cells[i].text);
        row.columns[cells[i].field] = 1;
    }
    row.line = document->observed + 1;
    size_t before = document->table.count;
    plan_loader *loader = NULL;
    status = status == PLAN_OK ? plan_loader_new(document, &options, &loader) : status;
    status = status == PLAN_OK ? plan_loader_add(loader, &row) : status;
    status = status == PLAN_OK ? plan_loader_finish(loader) : status;
    plan_loader_free(loader);
    if (status != PLAN_OK) {
        return plan_fail(error, status, 0, 0, "%s", plan_status_text(status));
    }
    if (problem.found) {
        return tell(&problem.problem, error);
    }
    if (document->table.count == before) {
        return plan_fail(error, PLAN_MISSING, 0, 0, "the value is empty");
    }
    document->observed++;
    return PLAN_OK;
}
