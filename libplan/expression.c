/* Rules from text to program, and what their bounds alone say about them. */
#include "expression.h"

#include <string.h>

#include "rule.h"
#include "status.h"

static plan_status add_words(plan_expression_scope *scope, const plan_unit *unit) {
    for (size_t i = 0; i < unit->count; i++) {
        plan_span word = plan_span_of(unit->atoms[i].symbol);
        uint32_t id;
        bool is_new;
        if (unit->atoms[i].known != 0) {
            continue;
        }
        plan_status status = plan_dictionary_add(&scope->words, word, &id, &is_new);
        if (status != PLAN_OK) {
            return status;
        }
    }
    return PLAN_OK;
}

plan_status plan_expression_scope_init(plan_expression_scope *scope, const plan_catalog *catalog) {
    plan_status status = PLAN_OK;
    memset(scope, 0, sizeof *scope);
    scope->catalog = catalog;
    plan_arena_init(&scope->arena, &catalog->allocator);
    plan_dictionary_init(&scope->words, &scope->arena);
    for (size_t i = 0; i < catalog->indicator_codes.count && status == PLAN_OK; i++) {
        status = add_words(scope, &catalog->indicators[i].unit);
    }
    if (status != PLAN_OK) {
        plan_expression_scope_free(scope);
    }
    return status;
}

void plan_expression_scope_free(plan_expression_scope *scope) {
    if (scope->catalog != NULL) {
        plan_dictionary_free(&scope->words);
        plan_arena_free(&scope->arena);
        scope->catalog = NULL;
    }
}

static void free_form(plan_expression *e, plan_expression_form *form) {
    plan_release(&e->allocator, form->c[0], 3 * (e->input_count + 1), sizeof *form->c[0]);
    form->c[0] = NULL;
}

void plan_expression_free(plan_expression *expression) {
    plan_expression *e = expression;
    free_form(e, &e->form);
    free_form(e, &e->side[0]);
    free_form(e, &e->side[1]);
    plan_release(&e->allocator, e->nodes, e->node_capacity, sizeof *e->nodes);
    plan_release(&e->allocator, e->inputs, e->input_capacity, sizeof *e->inputs);
    e->nodes = NULL;
    e->inputs = NULL;
    e->node_count = e->input_count = e->node_capacity = e->input_capacity = 0;
}

plan_status plan_expression_compile(const plan_expression_scope *scope, const char *text,
                                    bool names, plan_expression_sink sink, void *context,
                                    plan_expression *expression) {
    plan_lexer lexer;
    memset(&lexer, 0, sizeof lexer);
    memset(expression, 0, sizeof *expression);
    expression->allocator = scope->catalog->allocator;
    lexer.scope = scope;
    lexer.text = plan_span_of(text);
    lexer.units = true;
    plan_expression_tree *tree = plan_allocate(&expression->allocator, 1, sizeof *tree);
    plan_status status = PLAN_NO_MEMORY;
    if (tree != NULL) {
        status = PLAN_OK;
        if (!plan_expression_parse(&lexer, tree)) {
            status = lexer.problem.status;
            if (sink != NULL) {
                sink(context, &lexer.problem);
            }
        } else if (names) {
            status = plan_expression_bind(&lexer, tree, sink, context, expression);
            status = status == PLAN_OK ? plan_expression_collect(expression) : status;
        }
    }
    plan_release(&expression->allocator, tree, 1, sizeof *tree);
    if (status != PLAN_OK) {
        plan_expression_free(expression);
    }
    return status;
}

plan_status plan_expression_foregone(const plan_expression_scope *scope,
                                     const plan_expression *expression, plan_decimal tolerance,
                                     int *result) {
    const plan_expression *e = expression;
    plan_interval *values = plan_allocate(&e->allocator, e->input_count + 1, sizeof *values);
    if (values == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < e->input_count; i++) {
        const plan_indicator_entry *entry = &scope->catalog->indicators[e->inputs[i].indicator];
        values[i] = entry->loaded_as_statement ? plan_interval_all() : entry->bounds;
    }
    uint8_t verdict = PLAN_UNDECIDED;
    plan_status status = plan_expression_judge(e, values, tolerance, &verdict);
    int found = PLAN_EXPRESSION_OPEN;
    if (status == PLAN_OK && verdict == PLAN_FAILS) {
        found = PLAN_EXPRESSION_NEVER;
    } else if (status == PLAN_OK && verdict == PLAN_HOLDS) {
        /* Sides of an equality that may meet say nothing, unless nothing is left of them. */
        bool vanishes = e->form.kind == PLAN_FORM_LINEAR && plan_wide_sign(&e->form.k[0]) == 0;
        for (size_t i = 0; i < e->input_count && vanishes; i++) {
            vanishes = plan_wide_sign(&e->form.c[0][i]) == 0;
        }
        bool open = e->relation == PLAN_RELATION_EQUAL && !vanishes;
        found = open ? PLAN_EXPRESSION_OPEN : PLAN_EXPRESSION_ALWAYS;
    }
    plan_release(&e->allocator, values, e->input_count + 1, sizeof *values);
    *result = found;
    return PLAN_OK;
}
