/* Problems of rows: how they are put together and sent. */
#include <string.h>

#include "document_load.h"

plan_problem *plan_load_problem(plan_loader *loader, const plan_row *row, int kind, int field) {
    plan_problem *problem = &loader->problem;
    problem->kind = (uint8_t)kind;
    problem->field = (uint8_t)field;
    problem->line = row->line;
    problem->column = row->columns[field];
    problem->arg_count = 0;
    problem->scratch_used = 0;
    return problem;
}

void plan_load_arg(plan_problem *problem, plan_span text) {
    plan_span none = {"", 0};
    problem->args[problem->arg_count++] = text.text == NULL ? none : text;
}

void plan_load_arg_copy(plan_problem *problem, const char *text) {
    size_t length = strlen(text), room = sizeof problem->scratch - problem->scratch_used;
    length = length > room ? room : length;
    plan_span copy = {problem->scratch + problem->scratch_used, length};
    memcpy(problem->scratch + problem->scratch_used, text, length);
    problem->scratch_used += length;
    plan_load_arg(problem, copy);
}

void plan_load_arg_number(plan_problem *problem, int64_t number) {
    char text[24];
    size_t n = sizeof text;
    uint64_t rest = number < 0 ? (uint64_t)-number : (uint64_t)number;
    text[--n] = '\0';
    do {
        text[--n] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0) {
        text[--n] = '-';
    }
    plan_load_arg_copy(problem, text + n);
}

void plan_load_tell(plan_loader *loader) {
    if (loader->options.sink != NULL) {
        loader->options.sink(loader->options.context, &loader->problem);
    }
}

void plan_load_say(plan_loader *loader, const plan_row *row, int kind, int field,
                   const char *second) {
    plan_problem *problem = plan_load_problem(loader, row, kind, field);
    plan_load_arg(problem, row->cells[field]);
    plan_load_arg_copy(problem, second);
    plan_load_tell(loader);
}

void plan_load_tell_forced(plan_loader *loader, const plan_row *row, const plan_claim *claim) {
    const plan_indicator_entry *entry = &loader->document->catalog.indicators[claim->indicator];
    plan_problem *problem = plan_load_problem(loader, row, PLAN_PROBLEM_FORCED, PLAN_FIELD_MEASURE);
    plan_load_arg(problem, row->cells[PLAN_FIELD_MEASURE]);
    plan_load_arg(problem, row->cells[PLAN_FIELD_INDICATOR]);
    plan_load_arg_copy(problem, entry->arithmetic == PLAN_POINTS ? "points" : "percent");
    plan_load_tell(loader);
}

void plan_load_tell_percent(plan_loader *loader, const plan_row *row, plan_span behind) {
    bool cell = plan_span_trim(row->cells[PLAN_FIELD_UNIT]).length > 0;
    plan_problem *problem = plan_load_problem(loader, row, PLAN_PROBLEM_PERCENT,
                                              cell ? PLAN_FIELD_UNIT : PLAN_FIELD_VALUE);
    plan_load_arg(problem, plan_span_trim(row->cells[PLAN_FIELD_VALUE]));
    plan_load_arg(problem, row->cells[PLAN_FIELD_INDICATOR]);
    plan_load_arg(problem, cell ? plan_span_trim(row->cells[PLAN_FIELD_UNIT]) : behind);
    plan_load_tell(loader);
}
