/* What starts with a name in a rule: indicators with series and periods back, and functions. */
#include "expression_parse.h"

/* --- Indicators --- */

/* [-1] and [-1y] behind a name. */
static void read_back(plan_parser *p, plan_expression_name *name) {
    size_t at = p->token.at;
    p->lexer->units = false;
    plan_parser_advance(p);
    bool minus = plan_parser_take(p, '-');
    bool whole = !p->failed && p->token.kind == PLAN_TOKEN_NUMBER && p->token.is_whole;
    int64_t back = whole ? p->token.number.digits : 0;
    if (!minus || !whole || back == 0) {
        plan_parser_fail(p, at, "how far back is written [-1] for periods or [-1y] for years");
    } else if (back > PLAN_EXPRESSION_BACK) {
        plan_parser_fail(p, at, "so far back there is no period");
    }
    p->lexer->units = true;
    plan_parser_advance(p);
    if (!p->failed && p->token.kind == PLAN_TOKEN_NAME && plan_span_is(p->token.name, "y")) {
        name->years = true;
        plan_parser_advance(p);
    }
    name->back = (uint16_t)back;
    if (!plan_parser_take(p, ']')) {
        plan_parser_fail(p, p->token.at, "the bracket [ is not closed");
    }
}

static uint16_t read_indicator(plan_parser *p, const plan_token *first) {
    plan_expression_tree *tree = p->tree;
    plan_expression_name name = {first->name, {NULL, 0}, first->at, 0, 0, false};
    if (plan_parser_take(p, '@')) {
        if (!p->failed && p->token.kind != PLAN_TOKEN_NAME) {
            return plan_parser_fail(p, p->token.at, "the code of a series stands behind @");
        }
        name.series = p->token.name;
        name.series_at = p->token.at;
        plan_parser_advance(p);
    }
    if (plan_parser_at(p, '[')) {
        read_back(p, &name);
    }
    if (plan_parser_at(p, '@')) {
        return plan_parser_fail(p, p->token.at,
                                "the series stands before how far back: x@plan[-1y]");
    }
    uint16_t node = plan_parser_add(p, PLAN_NODE_INPUT, PLAN_NO_NODE, PLAN_NO_NODE, first->at);
    if (node != PLAN_NO_NODE) {
        tree->nodes[node].input = (uint16_t)tree->name_count;
        tree->names[tree->name_count++] = name;
    }
    return node;
}

/* --- Functions --- */

enum { FUNCTION_SUM, FUNCTION_MIN, FUNCTION_MAX, FUNCTION_ABS, FUNCTION_GROWTH, FUNCTION_CHANGE };

static int function_of(plan_span name) {
    static const char *const names[] = {"sum", "min", "max", "abs", "growth", "change"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (plan_span_is(name, names[i])) {
            return (int)i;
        }
    }
    return -1;
}

/* Indicators that are terms of a sum() themselves may be taken as 0 where they are missing. */
static void mark_term(plan_expression_tree *tree, uint16_t node, uint16_t sum) {
    if (node != PLAN_NO_NODE && tree->nodes[node].op == PLAN_NODE_INPUT) {
        tree->sum[node] = sum;
    }
}

/* sum, min, max of two or more: a chain of two each. */
static uint16_t read_list(plan_parser *p, int function, size_t at) {
    static const uint8_t ops[] = {PLAN_NODE_ADD, PLAN_NODE_MIN, PLAN_NODE_MAX};
    uint16_t sum = function == FUNCTION_SUM ? (uint16_t)++p->tree->sum_count : 0;
    uint16_t result = plan_parser_sum(p);
    bool first = true;
    mark_term(p->tree, result, sum);
    while (plan_parser_take(p, ',')) {
        uint16_t term = plan_parser_sum(p);
        mark_term(p->tree, term, sum);
        result = plan_parser_add(p, ops[function], result, term, at);
        if (result != PLAN_NO_NODE) {
            p->tree->nodes[result].of_call = function == FUNCTION_SUM || !first;
        }
        first = false;
    }
    return result;
}

static uint16_t read_function(plan_parser *p, int function, size_t at) {
    uint16_t result;
    if (plan_parser_at(p, ')')) {
        return plan_parser_fail(p, p->token.at, "the function has no argument");
    }
    if (function <= FUNCTION_MAX) {
        result = read_list(p, function, at);
    } else {
        result = plan_parser_sum(p);
        if (plan_parser_at(p, ',')) {
            return plan_parser_fail(p, p->token.at, "this function has one argument");
        }
        if (function == FUNCTION_ABS) {
            result = plan_parser_add(p, PLAN_NODE_ABS, result, PLAN_NO_NODE, at);
        } else if (result != PLAN_NO_NODE && p->tree->nodes[result].op != PLAN_NODE_INPUT) {
            return plan_parser_fail(p, p->tree->nodes[result].at,
                                    "growth() and change() take one indicator: growth(grdp)");
        } else if (result != PLAN_NO_NODE) {
            p->tree->nodes[result].op =
                function == FUNCTION_GROWTH ? PLAN_NODE_GROWTH : PLAN_NODE_CHANGE;
        }
    }
    if (!plan_parser_take(p, ')')) {
        return plan_parser_fail(p, p->token.at,
                                p->token.kind == PLAN_TOKEN_END ? "the bracket ( is not closed"
                                                                : "a comma or ) is expected here");
    }
    if (p->tree->nodes[result].op != PLAN_NODE_NUMBER) {
        p->tree->nodes[result].at = (uint32_t)at;
        p->tree->nodes[result].length = (uint32_t)(p->end - at);
    }
    return result;
}

uint16_t plan_parser_name(plan_parser *p) {
    plan_token name = p->token;
    plan_parser_advance(p);
    if (!name.in_braces && plan_parser_take(p, '(')) {
        int function = function_of(name.name);
        if (function < 0) {
            return plan_parser_fail(
                p, name.at,
                "there is no such function: growth, change, sum, abs, min, max are known");
        }
        return read_function(p, function, name.at);
    }
    return read_indicator(p, &name);
}
