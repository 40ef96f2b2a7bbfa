/* The grammar of docs/expressions.md, by precedence climbing; brackets, signs and functions may lie
 * within one another to a limit, everything else is a loop. */
#include "expression.h"

#include <string.h>

enum { NO_NODE = UINT16_MAX };

typedef struct parser {
    plan_lexer *lexer;
    plan_expression_tree *tree;
    plan_token token; /* the next one */
    size_t end;       /* of the one before it */
    unsigned depth;
    bool failed;
} parser;

static uint16_t fail(parser *p, size_t at, const char *why) {
    const plan_lexer *lexer = p->lexer;
    if (!p->failed && at > lexer->unit_at && at < lexer->unit_end) { /* what follows was a unit */
        int n = (int)(lexer->unit_end - lexer->unit_at);
        const char *unit = lexer->text.text + lexer->unit_at;
        p->failed = true;
        plan_expression_blame(p->lexer, PLAN_SYNTAX, lexer->unit_at,
                              "'%.*s' behind a number is no known unit: write [%.*s] if it is one",
                              n, unit, n, unit);
    }
    if (!p->failed) {
        p->failed = true;
        plan_expression_blame(p->lexer, PLAN_SYNTAX, at, "%s", why);
    }
    return NO_NODE;
}

static void advance(parser *p) {
    p->end = p->token.at + p->token.length;
    if (!p->failed && !plan_lexer_next(p->lexer, &p->token)) {
        p->failed = true;
    }
}

static bool is_sign(const parser *p, int sign) {
    return !p->failed && p->token.kind == PLAN_TOKEN_SIGN && p->token.value == sign;
}

static bool take_sign(parser *p, int sign) {
    if (!is_sign(p, sign)) {
        return false;
    }
    advance(p);
    return true;
}

/* A node whose text goes from `at` to what was read last. */
static uint16_t add_node(parser *p, uint8_t op, uint16_t left, uint16_t right, size_t at) {
    plan_expression_tree *tree = p->tree;
    if (p->failed) {
        return NO_NODE;
    }
    if (tree->node_count == PLAN_EXPRESSION_NODES) {
        p->failed = true;
        plan_expression_blame(p->lexer, PLAN_LIMIT, at,
                              "a rule has at most %d numbers, indicators and operations",
                              PLAN_EXPRESSION_NODES);
        return NO_NODE;
    }
    plan_expression_node *node = &tree->nodes[tree->node_count];
    memset(node, 0, sizeof *node);
    node->op = op;
    node->left = left;
    node->right = right;
    node->factor.digits = 1;
    node->at = (uint32_t)at;
    node->length = (uint32_t)(p->end - at);
    return (uint16_t)tree->node_count++;
}

static uint16_t read_sum(parser *p);

/* --- Indicators --- */

/* [-1] and [-1y] behind a name. */
static bool read_back(parser *p, plan_expression_name *name) {
    size_t at = p->token.at;
    p->lexer->units = false;
    advance(p);
    bool minus = take_sign(p, '-');
    bool whole = !p->failed && p->token.kind == PLAN_TOKEN_NUMBER && p->token.is_whole;
    int64_t back = whole ? p->token.number.digits : 0;
    if (!minus || !whole || back == 0) {
        fail(p, at, "how far back is written [-1] for periods or [-1y] for years");
    } else if (back > PLAN_EXPRESSION_BACK) {
        fail(p, at, "so far back there is no period");
    }
    p->lexer->units = true;
    advance(p);
    if (!p->failed && p->token.kind == PLAN_TOKEN_NAME && plan_span_is(p->token.name, "y")) {
        name->years = true;
        advance(p);
    }
    name->back = (uint16_t)back;
    return take_sign(p, ']') || fail(p, p->token.at, "the bracket [ is not closed") != NO_NODE;
}

static uint16_t read_indicator(parser *p, const plan_token *first) {
    plan_expression_tree *tree = p->tree;
    plan_expression_name name = {first->name, {NULL, 0}, first->at, 0, 0, false};
    if (take_sign(p, '@')) {
        if (!p->failed && p->token.kind != PLAN_TOKEN_NAME) {
            return fail(p, p->token.at, "the code of a series stands behind @");
        }
        name.series = p->token.name;
        name.series_at = p->token.at;
        advance(p);
    }
    if (is_sign(p, '[') && !read_back(p, &name)) {
        return NO_NODE;
    }
    if (is_sign(p, '@')) {
        return fail(p, p->token.at, "the series stands before how far back: x@plan[-1y]");
    }
    uint16_t node = add_node(p, PLAN_NODE_INPUT, NO_NODE, NO_NODE, first->at);
    if (node != NO_NODE) {
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
    if (node != NO_NODE && tree->nodes[node].op == PLAN_NODE_INPUT) {
        tree->sum[node] = sum;
    }
}

/* sum, min, max of two or more: a chain of two each. */
static uint16_t read_list(parser *p, int function, size_t at) {
    static const uint8_t ops[] = {PLAN_NODE_ADD, PLAN_NODE_MIN, PLAN_NODE_MAX};
    uint16_t sum = function == FUNCTION_SUM ? (uint16_t)++p->tree->sum_count : 0;
    uint16_t result = read_sum(p);
    bool first = true;
    mark_term(p->tree, result, sum);
    while (take_sign(p, ',')) {
        uint16_t term = read_sum(p);
        mark_term(p->tree, term, sum);
        result = add_node(p, ops[function], result, term, at);
        if (result != NO_NODE) {
            p->tree->nodes[result].of_call = function == FUNCTION_SUM || !first;
        }
        first = false;
    }
    return result;
}

static uint16_t read_function(parser *p, int function, size_t at) {
    uint16_t result;
    if (is_sign(p, ')')) {
        return fail(p, p->token.at, "the function has no argument");
    }
    if (function <= FUNCTION_MAX) {
        result = read_list(p, function, at);
    } else {
        result = read_sum(p);
        if (is_sign(p, ',')) {
            return fail(p, p->token.at, "this function has one argument");
        }
        if (function == FUNCTION_ABS) {
            result = add_node(p, PLAN_NODE_ABS, result, NO_NODE, at);
        } else if (result != NO_NODE && p->tree->nodes[result].op != PLAN_NODE_INPUT) {
            return fail(p, p->tree->nodes[result].at,
                        "growth() and change() take one indicator: growth(grdp)");
        } else if (result != NO_NODE) {
            p->tree->nodes[result].op =
                function == FUNCTION_GROWTH ? PLAN_NODE_GROWTH : PLAN_NODE_CHANGE;
        }
    }
    if (!take_sign(p, ')')) {
        return fail(p, p->token.at,
                    p->token.kind == PLAN_TOKEN_END ? "the bracket ( is not closed"
                                                    : "a comma or ) is expected here");
    }
    if (result != NO_NODE && p->tree->nodes[result].op != PLAN_NODE_NUMBER) {
        p->tree->nodes[result].at = (uint32_t)at;
        p->tree->nodes[result].length = (uint32_t)(p->end - at);
    }
    return result;
}

/* --- Levels --- */

static uint16_t read_name(parser *p) {
    plan_token name = p->token;
    advance(p);
    if (!name.in_braces && take_sign(p, '(')) {
        int function = function_of(name.name);
        if (function < 0) {
            return fail(p, name.at,
                        "there is no such function: growth, change, sum, abs, min, max are known");
        }
        return read_function(p, function, name.at);
    }
    return read_indicator(p, &name);
}

static uint16_t read_number(parser *p) {
    plan_token number = p->token;
    advance(p);
    uint16_t node = add_node(p, PLAN_NODE_NUMBER, NO_NODE, NO_NODE, number.at);
    if (node != NO_NODE) {
        p->tree->nodes[node].number = number.number;
        p->tree->has_unit[node] = number.has_unit;
        if (number.has_unit) {
            p->tree->units[node] = number.unit;
        }
    }
    return node;
}

static uint16_t read_brackets(parser *p) {
    size_t at = p->token.at;
    advance(p);
    uint16_t node = read_sum(p);
    if (!take_sign(p, ')')) {
        return fail(p, p->failed ? at : p->token.at,
                    p->token.kind == PLAN_TOKEN_RELATION
                        ? "a comparison stands outside of all brackets"
                    : p->token.kind == PLAN_TOKEN_END ? "the bracket ( is not closed"
                                                      : "an operator or ) is expected here");
    }
    if (node != NO_NODE) {
        p->tree->nodes[node].in_brackets = true;
    }
    return node;
}

static uint16_t expected_value(parser *p) {
    const plan_token *t = &p->token;
    return fail(p, t->at,
                t->kind == PLAN_TOKEN_END ? "the rule ends where a value is expected"
                : t->kind == PLAN_TOKEN_SIGN && t->value == '+'
                    ? "a plus sign stands between two values only"
                    : "a number, an indicator, a function or ( is expected here");
}

static uint16_t read_factor(parser *p) {
    if (p->failed) {
        return NO_NODE;
    }
    if (++p->depth > PLAN_EXPRESSION_DEPTH) {
        p->failed = true;
        plan_expression_blame(
            p->lexer, PLAN_LIMIT, p->token.at,
            "brackets, signs and functions lie within one another at most %d times",
            PLAN_EXPRESSION_DEPTH);
        return NO_NODE;
    }
    uint16_t node;
    size_t at = p->token.at;
    if (take_sign(p, '-')) {
        node = read_factor(p);
        node = add_node(p, PLAN_NODE_NEGATE, node, NO_NODE, at);
    } else if (is_sign(p, '(')) {
        node = read_brackets(p);
    } else if (!p->failed && p->token.kind == PLAN_TOKEN_NUMBER) {
        node = read_number(p);
    } else if (!p->failed && p->token.kind == PLAN_TOKEN_NAME) {
        node = read_name(p);
    } else {
        node = expected_value(p);
    }
    p->depth--;
    return node;
}

/* What stands between values of one level. */
static uint16_t read_level(parser *p, const char *signs, const uint8_t ops[2],
                           uint16_t (*operand)(parser *p)) {
    size_t at = p->token.at;
    uint16_t node = operand(p);
    while (is_sign(p, signs[0]) || is_sign(p, signs[1])) {
        uint8_t op = ops[p->token.value == signs[0] ? 0 : 1];
        advance(p);
        uint16_t right = operand(p);
        node = add_node(p, op, node, right, at);
    }
    return p->failed ? NO_NODE : node;
}

static uint16_t read_product(parser *p) {
    static const uint8_t ops[2] = {PLAN_NODE_MULTIPLY, PLAN_NODE_DIVIDE};
    return read_level(p, "*/", ops, read_factor);
}

static uint16_t read_sum(parser *p) {
    static const uint8_t ops[2] = {PLAN_NODE_ADD, PLAN_NODE_SUBTRACT};
    return read_level(p, "+-", ops, read_product);
}

/* What stands where a comparison, or the end, is expected. */
static void fail_after_side(parser *p, bool is_left) {
    const plan_token *t = &p->token;
    if (t->kind == PLAN_TOKEN_RELATION) {
        fail(p, t->at, "a rule compares once: write two rules");
    } else if (t->kind == PLAN_TOKEN_SIGN && t->value == ')') {
        fail(p, t->at, "there is no ( before this )");
    } else if (t->kind == PLAN_TOKEN_SIGN && t->value == ',') {
        fail(p, t->at, "a comma separates the arguments of a function only");
    } else if (t->kind == PLAN_TOKEN_END && is_left) {
        fail(p, t->at, "a rule compares two sides: ==, <=, <, >= or > is missing");
    } else {
        fail(p, t->at, "an operator is expected here");
    }
}

bool plan_expression_parse(plan_lexer *lexer, plan_expression_tree *tree) {
    parser p;
    memset(&p, 0, sizeof p);
    p.lexer = lexer;
    p.tree = tree;
    tree->node_count = tree->name_count = 0;
    tree->sum_count = 0;
    memset(tree->sum, 0, sizeof tree->sum);
    if (lexer->text.length > PLAN_EXPRESSION_LENGTH) {
        return plan_expression_blame(lexer, PLAN_LIMIT, 0, "a rule has at most %d bytes",
                                     PLAN_EXPRESSION_LENGTH);
    }
    advance(&p);
    if (!p.failed && p.token.kind == PLAN_TOKEN_END) {
        fail(&p, 0, "the rule is empty");
    }
    tree->left = read_sum(&p);
    if (!p.failed && p.token.kind != PLAN_TOKEN_RELATION) {
        fail_after_side(&p, true);
    }
    tree->relation = (uint8_t)p.token.value;
    tree->relation_at = p.token.at;
    advance(&p);
    tree->right = read_sum(&p);
    if (!p.failed && p.token.kind != PLAN_TOKEN_END) {
        fail_after_side(&p, false);
    }
    return !p.failed;
}
