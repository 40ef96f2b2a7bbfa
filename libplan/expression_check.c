/* Names of a rule that reads: everything is found out before the first figure is seen. What they
 * mean for units stands in expression_units.c. */
#include "expression_check.h"

#include <string.h>

void plan_binder_tell(plan_binder *b) {
    if (b->first == PLAN_OK) {
        b->first = b->lexer->problem.status;
    }
    if (b->sink != NULL) {
        b->sink(b->context, &b->lexer->problem);
    }
}

/* --- Names --- */

static void unknown_name(plan_binder *b, const plan_dictionary *codes, const char *what,
                         plan_span code, size_t at) {
    plan_span nearest = plan_dictionary_nearest(codes, code);
    code = plan_span_cut(code, 200);
    int n = (int)code.length;
    if (nearest.length > 0) {
        plan_expression_blame(b->lexer, PLAN_NOT_FOUND, at,
                              "there is no %s '%.*s'; did you mean '%.*s'?", what, n, code.text,
                              (int)nearest.length, nearest.text);
    } else {
        plan_expression_blame(b->lexer, PLAN_NOT_FOUND, at, "there is no %s '%.*s'", what, n,
                              code.text);
    }
    plan_binder_tell(b);
}

/* An input like this one, added where it is new. */
static plan_status intern(plan_expression *e, const plan_expression_input *wanted, uint16_t *at) {
    for (size_t i = 0; i < e->input_count; i++) {
        const plan_expression_input *input = &e->inputs[i];
        if (input->indicator == wanted->indicator && input->series == wanted->series &&
            input->back == wanted->back && (input->back == 0 || input->years == wanted->years)) {
            *at = (uint16_t)i;
            return PLAN_OK;
        }
    }
    void *items = e->inputs;
    plan_status status =
        plan_grow(&e->allocator, &items, &e->input_capacity, e->input_count + 1, sizeof *wanted);
    e->inputs = items;
    if (status == PLAN_OK) {
        *at = (uint16_t)e->input_count;
        e->inputs[e->input_count++] = *wanted;
    }
    return status;
}

static plan_status bind_input(plan_binder *b, size_t node, const plan_expression_input *input) {
    plan_expression *e = b->expression;
    plan_expression_node *n = &e->nodes[node];
    uint16_t sum = b->tree->sum[node];
    plan_status status = intern(e, input, &n->input);
    if (status != PLAN_OK) {
        return status;
    }
    e->inputs[n->input].outside |= sum == 0;
    e->inputs[n->input].sum = sum != 0 ? sum : e->inputs[n->input].sum;
    if (n->op == PLAN_NODE_INPUT) {
        return PLAN_OK;
    }
    plan_expression_input base = *input;
    base.back++;
    base.years = true;
    status = intern(e, &base, &n->base);
    if (status == PLAN_OK) {
        e->inputs[n->base].outside = true;
        e->inputs[n->base].is_base |= n->op == PLAN_NODE_GROWTH;
    }
    return status;
}

static plan_status bind_name(plan_binder *b, size_t node) {
    const plan_expression_name *name = &b->tree->names[b->tree->nodes[node].input];
    const plan_catalog *catalog = b->catalog;
    plan_expression_input input;
    memset(&input, 0, sizeof input);
    input.indicator = plan_dictionary_find(&catalog->indicator_codes, name->code);
    input.series = PLAN_OWN_SERIES;
    input.back = name->back;
    input.years = name->years;
    bool found = input.indicator != PLAN_NONE;
    if (!found) {
        unknown_name(b, &catalog->indicator_codes, "indicator", name->code, name->at);
    }
    if (name->series.text != NULL) {
        uint32_t series = plan_dictionary_find(&catalog->series_codes, name->series);
        if (series == PLAN_NONE) {
            unknown_name(b, &catalog->series_codes, "series", name->series, name->series_at);
            found = false;
        }
        input.series = (uint8_t)series;
    }
    if (found && b->tree->nodes[node].op != PLAN_NODE_INPUT && name->back > 0 && !name->years) {
        plan_expression_blame(b->lexer, PLAN_UNIT, name->at,
                              "growth() and change() look back a year: within them only years can "
                              "be gone back, as in growth(grdp[-1y])");
        plan_binder_tell(b);
        found = false;
    }
    return found ? bind_input(b, node, &input) : PLAN_OK;
}

/* --- The whole rule --- */

static void check_inputs(plan_binder *b) {
    const plan_expression *e = b->expression;
    bool now = false;
    for (size_t i = 0; i < e->input_count; i++) {
        now |= e->inputs[i].back == 0;
    }
    if (e->input_count == 0) {
        plan_expression_blame(b->lexer, PLAN_SYNTAX, 0, "the rule names no indicator");
        plan_binder_tell(b);
    } else if (!now) {
        plan_expression_blame(b->lexer, PLAN_SYNTAX, b->tree->names[0].at,
                              "every indicator looks back: one of them needs its own period");
        plan_binder_tell(b);
    }
}

static plan_status bind_types(plan_binder *b) {
    plan_expression *e = b->expression;
    b->types = plan_allocate(&e->allocator, e->node_count + 1, sizeof *b->types);
    if (b->types == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < e->node_count; i++) {
        plan_binder_type(b, i);
    }
    plan_node_type both;
    plan_decimal one = {1, 0};
    e->factor = one;
    plan_binder_combine(b, e->left, e->right, false, &both, &e->factor);
    e->unit = both.unit;
    plan_release(&e->allocator, b->types, e->node_count + 1, sizeof *b->types);
    return PLAN_OK;
}

plan_status plan_expression_bind(plan_lexer *lexer, plan_expression_tree *tree,
                                 plan_expression_sink sink, void *context,
                                 plan_expression *expression) {
    plan_binder b = {lexer, lexer->scope->catalog, tree, sink, context, expression, PLAN_OK, NULL};
    void *nodes = NULL;
    plan_status status = plan_grow(&expression->allocator, &nodes, &expression->node_capacity,
                                   tree->node_count, sizeof *expression->nodes);
    expression->nodes = nodes;
    if (status != PLAN_OK) {
        return status;
    }
    memcpy(expression->nodes, tree->nodes, tree->node_count * sizeof *expression->nodes);
    expression->node_count = tree->node_count;
    expression->left = tree->left;
    expression->right = tree->right;
    expression->relation = tree->relation;
    expression->sum_count = tree->sum_count;
    for (size_t i = 0; i < tree->node_count && status == PLAN_OK; i++) {
        uint8_t op = tree->nodes[i].op;
        if (op == PLAN_NODE_INPUT || op == PLAN_NODE_GROWTH || op == PLAN_NODE_CHANGE) {
            status = bind_name(&b, i);
        }
    }
    if (status == PLAN_OK && b.first == PLAN_OK) {
        check_inputs(&b);
    }
    if (status == PLAN_OK && b.first == PLAN_OK) {
        status = bind_types(&b);
    }
    return status == PLAN_OK ? b.first : status;
}
