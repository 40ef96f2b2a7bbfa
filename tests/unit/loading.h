/* Rows for a loader, and what came of them as text: what tests of the loader share. */
#ifndef PLAN_TESTS_LOADING_H
#define PLAN_TESTS_LOADING_H

#include "check.h"

#include "document.h"
#include "period.h"

/* A document, a loader on it, and the problems that were told. */
typedef struct loading {
    plan_document *document;
    plan_loader *loader;
    plan_load_options options;
    uint32_t line;
    size_t problem_count;
    char problems[32][320]; /* "kind line:column|first|second|..." */
} loading;

static inline void loading_hear(void *context, const plan_problem *problem) {
    loading *l = context;
    if (l->problem_count < sizeof l->problems / sizeof l->problems[0]) {
        char *text = l->problems[l->problem_count];
        size_t room = sizeof l->problems[0];
        int n = snprintf(text, room, "%d %u:%u", problem->kind, (unsigned)problem->line,
                         (unsigned)problem->column);
        for (size_t i = 0; i < problem->arg_count && n > 0 && (size_t)n < room; i++) {
            n += snprintf(text + n, room - (size_t)n, "|%.*s", (int)problem->args[i].length,
                          problem->args[i].text);
        }
    }
    l->problem_count++;
}

/* An empty document; add to it, then loading_start. */
static inline void loading_open(loading *l) {
    memset(l, 0, sizeof *l);
    CHECK_STATUS("document", plan_document_new(NULL, &l->document), PLAN_OK);
    l->options.number_format = PLAN_NUMBER_PLAIN;
    l->options.sink = loading_hear;
    l->options.context = l;
    l->line = 1;
}

static inline void loading_start(loading *l) {
    CHECK_STATUS("finish", plan_document_finish(l->document, NULL), PLAN_OK);
    CHECK_STATUS("file",
                 plan_table_add_file(&l->document->table, &l->document->catalog.arena, "x.csv",
                                     &l->options.file),
                 PLAN_OK);
    CHECK_STATUS("loader", plan_loader_new(l->document, &l->options, &l->loader), PLAN_OK);
}

static inline void loading_close(loading *l) {
    plan_loader_free(l->loader);
    plan_document_free(l->document);
}

static inline plan_status loading_add_indicator(loading *l, plan_indicator indicator) {
    indicator.struct_size = sizeof indicator;
    return plan_document_add_indicator(l->document, &indicator, NULL);
}

/* Rows of tests name the cells they have. */
#if defined(__GNUC__)
#    pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#endif

/* One row, its cells by name; NULL: the table has no such column. */
typedef struct cells {
    const char *indicator, *period, *value, *area, *series, *unit, *measure, *against, *decimals;
} cells;

static inline plan_status loading_add(loading *l, cells c) {
    const char *texts[PLAN_FIELD_COUNT] = {
        [PLAN_FIELD_INDICATOR] = c.indicator, [PLAN_FIELD_PERIOD] = c.period,
        [PLAN_FIELD_VALUE] = c.value,         [PLAN_FIELD_AREA] = c.area,
        [PLAN_FIELD_SERIES] = c.series,       [PLAN_FIELD_UNIT] = c.unit,
        [PLAN_FIELD_MEASURE] = c.measure,     [PLAN_FIELD_AGAINST] = c.against,
        [PLAN_FIELD_DECIMALS] = c.decimals,
    };
    plan_row row;
    memset(&row, 0, sizeof row);
    for (int field = 0; field < PLAN_FIELD_COUNT; field++) {
        row.cells[field] = plan_span_of(texts[field]);
        row.columns[field] = 10 * (uint32_t)field + 1; /* the value starts at 21 */
    }
    row.line = ++l->line;
    return plan_loader_add(l->loader, &row);
}

/* The figure of a record as text, with a mark for each flag: "14.47", "8863 count", ">=56",
 * "0.5 [0.45, 0.55]" for a converted one. */
static inline const char *loading_figure(const loading *l, size_t i, char *text, size_t size) {
    const plan_table *table = &l->document->table;
    if (i >= table->count) {
        return "no such row";
    }
    const plan_record *record = &table->records[i];
    plan_figure figure = plan_table_figure(table, record);
    size_t n = 0;
    if ((record->bits & PLAN_RECORD_COUNT) != 0) {
        figure.reading = PLAN_ROUNDED;
    }
    if (plan_figure_write(&figure, PLAN_NUMBER_PLAIN, text, size, &n) != PLAN_OK) {
        return "not written";
    }
    snprintf(text + n, size - n, "%s%s%s", figure.value.scale < 0 ? " coarse" : "",
             (record->bits & PLAN_RECORD_COUNT) != 0 ? " count" : "",
             (record->bits & PLAN_RECORD_DUMPED) != 0 ? " dumped" : "");
    n = strlen(text);
    if ((record->bits & PLAN_RECORD_SPECIAL) != 0 &&
        table->specials[plan_record_digits(record)].has_interval) {
        char low[64], high[64];
        plan_interval interval = table->specials[plan_record_digits(record)].interval;
        plan_decimal_write(plan_decimal_normal(interval.low), PLAN_NUMBER_PLAIN, low, sizeof low,
                           NULL);
        plan_decimal_write(plan_decimal_normal(interval.high), PLAN_NUMBER_PLAIN, high, sizeof high,
                           NULL);
        snprintf(text + n, size - n, " [%s, %s]", low, high);
    }
    return text;
}

#endif
