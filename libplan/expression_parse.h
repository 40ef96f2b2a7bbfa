/* Private: reading a rule.
 *   expression_parse.c       sums, products, factors, both sides
 *   expression_parse_name.c  what starts with a name: indicators and functions */
#ifndef PLAN_EXPRESSION_PARSE_H
#define PLAN_EXPRESSION_PARSE_H

#include "expression.h"

enum { PLAN_NO_NODE = UINT16_MAX };

typedef struct plan_parser {
    plan_lexer *lexer;
    plan_expression_tree *tree;
    plan_token token; /* the next one */
    size_t end;       /* of the one before it */
    unsigned depth;
    bool failed;
} plan_parser;

/* --- expression_parse.c --- */
/* Blames a byte of the text, unless something failed before; PLAN_NO_NODE. */
uint16_t plan_parser_fail(plan_parser *p, size_t at, const char *why);
void plan_parser_advance(plan_parser *p);
/* Whether the next token is this sign; with _take it is read too. */
bool plan_parser_at(const plan_parser *p, int sign);
bool plan_parser_take(plan_parser *p, int sign);
/* A node whose text goes from `at` to what was read last. */
uint16_t plan_parser_add(plan_parser *p, uint8_t op, uint16_t left, uint16_t right, size_t at);
uint16_t plan_parser_sum(plan_parser *p);

/* --- expression_parse_name.c --- */
uint16_t plan_parser_name(plan_parser *p);

#endif
