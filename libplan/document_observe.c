/* Observations in memory: one row of a tidy table at a time, by the loader that files take. */
#include "document.h"

#include <string.h>

#include "status.h"

/* What a problem is for whoever added the row: a status, and a sentence in which $1, $2, $3 are the
 * problem's arguments. Rows with PLAN_OK are kept all the same. */
static const struct {
    plan_status status;
    const char *sentence;
} sentences[] = {
    [PLAN_PROBLEM_NUMBER] = {PLAN_SYNTAX, "the value '$1': $2"},
    [PLAN_PROBLEM_AMBIGUOUS] = {PLAN_AMBIGUOUS,
                                "the value '$1' is $2 or $3: set the number format"},
    [PLAN_PROBLEM_CONFLICT] = {PLAN_AMBIGUOUS, "the value '$1' reads in no one format"},
    [PLAN_PROBLEM_NUMBER_RANGE] = {PLAN_RANGE, "the value '$1': $2"},
    [PLAN_PROBLEM_INDICATOR] = {PLAN_NOT_FOUND, "there is no indicator '$1'"},
    [PLAN_PROBLEM_AREA] = {PLAN_NOT_FOUND, "there is no area '$1'"},
    [PLAN_PROBLEM_NO_AREA] = {PLAN_NOT_FOUND, "there are several root areas: name one"},
    [PLAN_PROBLEM_UNIT] = {PLAN_SYNTAX, "the unit of '$1': $2"},
    [PLAN_PROBLEM_PERIOD] = {PLAN_SYNTAX, "the period '$1': $2"},
    [PLAN_PROBLEM_SERIES] = {PLAN_NOT_FOUND, "there is no series '$1'"},
    [PLAN_PROBLEM_MEASURE] = {PLAN_SYNTAX, "there is no measure '$1': change, percent_of, points, "
                                           "percent, difference or contribution"},
    [PLAN_PROBLEM_AGAINST] = {PLAN_SYNTAX, "against '$1': plan, previous or a period; $2"},
    [PLAN_PROBLEM_NEEDS_AGAINST] = {PLAN_SYNTAX,
                                    "the measure '$1' needs against: plan, previous or "
                                    "a period"},
    [PLAN_PROBLEM_NEEDS_MEASURE] = {PLAN_SYNTAX, "against '$1' needs a measure"},
    [PLAN_PROBLEM_DECIMALS] = {PLAN_SYNTAX, "the decimals '$1' are no whole number"},
    [PLAN_PROBLEM_EMPTY] = {PLAN_SYNTAX, "there is no $1"},
    [PLAN_PROBLEM_CODE] = {PLAN_SYNTAX, "'$1' cannot be a code"},
    [PLAN_PROBLEM_DIMENSION] = {PLAN_UNIT,
                                "the unit '$1' does not fit the indicator $3, which is in '$2'"},
    [PLAN_PROBLEM_MORE_DECIMALS] = {PLAN_OK, ""},
    [PLAN_PROBLEM_DUMPED] = {PLAN_OK, ""},
    [PLAN_PROBLEM_FORCED] = {PLAN_OK, ""},
    [PLAN_PROBLEM_PERCENT] = {PLAN_OK, ""},
};
_Static_assert(sizeof sentences / sizeof sentences[0] == PLAN_PROBLEM_KIND_COUNT,
               "a sentence for each problem");

typedef struct observer {
    const plan_document *document;
    plan_error *error;  /* or NULL */
    plan_status status; /* of the first problem that keeps the row out */
} observer;

static void write_sentence(const observer *o, const plan_problem *problem, plan_buffer *text) {
    for (const char *c = sentences[problem->kind].sentence; *c != '\0'; c++) {
        if (*c != '$') {
            plan_buffer_char(text, *c);
            continue;
        }
        plan_buffer_visible(text, problem->args[*++c - '1']);
    }
    /* What is not found has the nearest name behind it. */
    if (o->status == PLAN_NOT_FOUND && problem->args[1].length > 0) {
        plan_buffer_puts(text, "; did you mean '");
        plan_buffer_visible(text, problem->args[1]);
        plan_buffer_puts(text, "'?");
    }
}

static void on_problem(void *context, const plan_problem *problem) {
    observer *o = context;
    if (o->status != PLAN_OK || sentences[problem->kind].status == PLAN_OK) {
        return;
    }
    o->status = sentences[problem->kind].status;
    if (o->error != NULL) {
        plan_buffer text;
        plan_buffer_init(&text, &o->document->allocator);
        write_sentence(o, problem, &text);
        uint32_t column = problem->field == PLAN_FIELD_VALUE ? problem->column : 0;
        o->status = text.status != PLAN_OK ? text.status : o->status;
        plan_fail(o->error, o->status, 0, column, "%s",
                  text.status == PLAN_OK ? text.data : plan_status_text(o->status));
        plan_buffer_free(&text);
    }
}

static plan_status number_memory(plan_document *document) {
    return document->memory_file != UINT8_MAX
               ? PLAN_OK
               : plan_table_add_file(&document->table, &document->catalog.arena, "",
                                     &document->memory_file);
}

/* The observer is a loader that is kept: what it remembers makes the next row cheap. */
static plan_status start_loader(plan_document *document, const plan_load_options *options) {
    if (document->observer != NULL) {
        return plan_loader_restart(document->observer, options);
    }
    return plan_loader_new(document, options, &document->observer);
}

static plan_status load(plan_document *document, const plan_load_options *options,
                        const plan_row *row) {
    size_t before = document->table.count;
    plan_status status = start_loader(document, options);
    status = status == PLAN_OK ? plan_loader_add(document->observer, row) : status;
    status = status == PLAN_OK ? plan_loader_finish(document->observer) : status;
    if (status != PLAN_OK) {
        document->table.count = before;
    }
    return status;
}

static void fill_row(const plan_observation *observation, const char *value, plan_row *row) {
    const char *texts[PLAN_FIELD_COUNT] = {
        [PLAN_FIELD_INDICATOR] = observation->indicator,
        [PLAN_FIELD_PERIOD] = observation->period,
        [PLAN_FIELD_VALUE] = value,
        [PLAN_FIELD_AREA] = observation->area,
        [PLAN_FIELD_SERIES] = observation->series,
        [PLAN_FIELD_UNIT] = observation->unit,
        [PLAN_FIELD_MEASURE] = observation->measure,
        [PLAN_FIELD_AGAINST] = observation->against,
    };
    for (int field = 0; field < PLAN_FIELD_COUNT; field++) {
        row->cells[field] = plan_span_of(texts[field]);
        row->columns[field] = 1;
    }
}

plan_status plan_document_observe(plan_document *document, const plan_observation *observation,
                                  plan_error *error) {
    if (document == NULL || observation == NULL || observation->struct_size < sizeof *observation ||
        observation->indicator == NULL || observation->period == NULL || document->stream != NULL ||
        document->is_spent ||
        (observation->text == NULL && !plan_figure_is_valid(&observation->figure))) {
        return PLAN_INVALID;
    }
    plan_status status = plan_document_finish(document, error);
    if (status != PLAN_OK) {
        return status;
    }
    plan_load_options options;
    plan_row row;
    char written[160];
    observer context = {document, error, PLAN_OK};
    const char *value = observation->text;
    memset(&options, 0, sizeof options);
    memset(&row, 0, sizeof row);
    options.number_format = document->number_format;
    options.sink = on_problem;
    options.context = &context;
    status = number_memory(document);
    options.file = document->memory_file;
    if (value == NULL) { /* its digits say how precise it is, however many there are */
        options.number_format = PLAN_NUMBER_PLAIN;
        options.has_decimals = true;
        options.decimals = observation->figure.value.scale;
        value = written;
        if (status == PLAN_OK) {
            status = plan_figure_write(&observation->figure, PLAN_NUMBER_PLAIN, written,
                                       sizeof written, NULL);
        }
    }
    size_t before = document->table.count;
    fill_row(observation, value, &row);
    row.line = document->observed + 1;
    status = status == PLAN_OK ? load(document, &options, &row) : status;
    if (status != PLAN_OK) {
        return plan_fail(error, status, 0, 0, "%s", plan_status_text(status));
    }
    if (context.status != PLAN_OK) {
        return context.status;
    }
    if (document->table.count == before) {
        return plan_fail(error, PLAN_MISSING, 0, 0, "there is no value");
    }
    document->observed++;
    return PLAN_OK;
}
