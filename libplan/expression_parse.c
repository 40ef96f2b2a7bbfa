/* The grammar of docs/expressions.md, by precedence climbing; brackets, signs and functions may lie
 * within one another to a limit, everything else is a loop. */
#include "expression_parse.h"

#include <string.h>

uint16_t plan_parser_fail(plan_parser *p, size_t at, const char *why) {
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
    return PLAN_NO_NODE;
}

void plan_parser_advance(plan_parser *p) {
    p->end = p->token.at + p->token.length;
    if (!p->failed && !plan_lexer_next(p->lexer, &p->token)) {
        p->failed = true;
    }
}

bool plan_parser_at(const plan_parser *p, int sign) {
    return !p->failed && p->token.kind == PLAN_TOKEN_SIGN && p->token.value == sign;
}

bool plan_parser_take(plan_parser *p, int sign) {
    if (!plan_parser_at(p, sign)) {
        return false;
    }
    plan_parser_advance(p);
    return true;
}

uint16_t plan_parser_add(plan_parser *p, uint8_t op, uint16_t left, uint16_t right, size_t at) {
    plan_expression_tree *tree = p->tree;
    if (p->failed) {
        return PLAN_NO_NODE;
    }
    if (tree->node_count == PLAN_EXPRESSION_NODES) {
        p->failed = true;
        plan_expression_blame(p->lexer, PLAN_LIMIT, at,
                              "a rule has at most %d numbers, indicators and operations",
                              PLAN_EXPRESSION_NODES);
        return PLAN_NO_NODE;
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

/* --- Levels --- */

static uint16_t read_number(plan_parser *p) {
    plan_token number = p->token;
    plan_parser_advance(p);
    uint16_t node = plan_parser_add(p, PLAN_NODE_NUMBER, PLAN_NO_NODE, PLAN_NO_NODE, number.at);
    if (node != PLAN_NO_NODE) {
        p->tree->nodes[node].number = number.number;
        p->tree->has_unit[node] = number.has_unit;
        if (number.has_unit) {
            p->tree->units[node] = number.unit;
        }
    }
    return node;
}

static uint16_t read_brackets(plan_parser *p) {
    plan_parser_advance(p);
    uint16_t node = plan_parser_sum(p);
    if (!plan_parser_take(p, ')')) {
        return plan_parser_fail(
            p, p->token.at,
            p->token.kind == PLAN_TOKEN_RELATION ? "a comparison stands outside of all brackets"
            : p->token.kind == PLAN_TOKEN_END    ? "the bracket ( is not closed"
                                                 : "an operator or ) is expected here");
    }
    p->tree->nodes[node].in_brackets = true;
    return node;
}

static uint16_t expected_value(plan_parser *p) {
    const plan_token *t = &p->token;
    return plan_parser_fail(p, t->at,
                            t->kind == PLAN_TOKEN_END ? "the rule ends where a value is expected"
                            : t->kind == PLAN_TOKEN_SIGN && t->value == '+'
                                ? "a plus sign stands between two values only"
                                : "a number, an indicator, a function or ( is expected here");
}

static uint16_t read_factor(plan_parser *p) {
    if (p->failed) {
        return PLAN_NO_NODE;
    }
    if (++p->depth > PLAN_EXPRESSION_DEPTH) {
        p->failed = true;
        plan_expression_blame(
            p->lexer, PLAN_LIMIT, p->token.at,
            "brackets, signs and functions lie within one another at most %d times",
            PLAN_EXPRESSION_DEPTH);
        return PLAN_NO_NODE;
    }
    uint16_t node;
    size_t at = p->token.at;
    if (plan_parser_take(p, '-')) {
        node = read_factor(p);
        node = plan_parser_add(p, PLAN_NODE_NEGATE, node, PLAN_NO_NODE, at);
    } else if (plan_parser_at(p, '(')) {
        node = read_brackets(p);
    } else if (p->token.kind == PLAN_TOKEN_NUMBER) {
        node = read_number(p);
    } else if (p->token.kind == PLAN_TOKEN_NAME) {
        node = plan_parser_name(p);
    } else {
        node = expected_value(p);
    }
    p->depth--;
    return node;
}

/* What stands between values of one level. */
static uint16_t read_level(plan_parser *p, const char *signs, const uint8_t ops[2],
                           uint16_t (*operand)(plan_parser *p)) {
    size_t at = p->token.at;
    uint16_t node = operand(p);
    while (plan_parser_at(p, signs[0]) || plan_parser_at(p, signs[1])) {
        uint8_t op = ops[p->token.value == signs[0] ? 0 : 1];
        plan_parser_advance(p);
        uint16_t right = operand(p);
        node = plan_parser_add(p, op, node, right, at);
    }
    return p->failed ? PLAN_NO_NODE : node;
}

static uint16_t read_product(plan_parser *p) {
    static const uint8_t ops[2] = {PLAN_NODE_MULTIPLY, PLAN_NODE_DIVIDE};
    return read_level(p, "*/", ops, read_factor);
}

uint16_t plan_parser_sum(plan_parser *p) {
    static const uint8_t ops[2] = {PLAN_NODE_ADD, PLAN_NODE_SUBTRACT};
    return read_level(p, "+-", ops, read_product);
}

/* What stands where a comparison, or the end, is expected. */
static void fail_after_side(plan_parser *p) {
    const plan_token *t = &p->token;
    if (t->kind == PLAN_TOKEN_RELATION) {
        plan_parser_fail(p, t->at, "a rule compares once: write two rules");
    } else if (t->kind == PLAN_TOKEN_SIGN && t->value == ')') {
        plan_parser_fail(p, t->at, "there is no ( before this )");
    } else if (t->kind == PLAN_TOKEN_SIGN && t->value == ',') {
        plan_parser_fail(p, t->at, "a comma separates the arguments of a function only");
    } else if (t->kind == PLAN_TOKEN_END) { /* of the left side: the right one ends so */
        plan_parser_fail(p, t->at, "a rule compares two sides: ==, <=, <, >= or > is missing");
    } else {
        plan_parser_fail(p, t->at, "an operator is expected here");
    }
}

bool plan_expression_parse(plan_lexer *lexer, plan_expression_tree *tree) {
    plan_parser p;
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
    size_t valid = plan_utf8_valid(lexer->text.text, lexer->text.length);
    if (valid < lexer->text.length) {
        return plan_expression_blame(lexer, PLAN_SYNTAX, valid, "the text is not UTF-8");
    }
    plan_parser_advance(&p);
    if (!p.failed && p.token.kind == PLAN_TOKEN_END) {
        plan_parser_fail(&p, 0, "the rule is empty");
    }
    tree->left = plan_parser_sum(&p);
    if (!p.failed && p.token.kind != PLAN_TOKEN_RELATION) {
        fail_after_side(&p);
    }
    tree->relation = (uint8_t)p.token.value;
    tree->relation_at = p.token.at;
    plan_parser_advance(&p);
    tree->right = plan_parser_sum(&p);
    if (!p.failed && p.token.kind != PLAN_TOKEN_END) {
        fail_after_side(&p);
    }
    return !p.failed;
}
