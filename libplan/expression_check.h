/* Private: names and units of a rule while they are found out.
 *   expression_check.c  names, and the order of work
 *   expression_units.c  the unit of each node
 *   expression_words.c  units as problems name them */
#ifndef PLAN_EXPRESSION_CHECK_H
#define PLAN_EXPRESSION_CHECK_H

#include "expression.h"

enum { PLAN_SHOWN_UNIT = 96 };

/* What is known of a node. */
typedef struct plan_node_type {
    plan_unit unit;
    uint32_t only; /* the one indicator that it is a figure of, or PLAN_NONE */
    uint8_t price; /* enum plan_price of its indicators */
    bool known;    /* false after a problem: no more is said about it */
    bool bare, quotient, scaled, is_growth, monetary;
} plan_node_type;

typedef struct plan_binder {
    plan_lexer *lexer;
    const plan_catalog *catalog;
    plan_expression_tree *tree;
    plan_expression_sink sink;
    void *context;
    plan_expression *expression;
    plan_status first;     /* status of the first problem */
    plan_node_type *types; /* by node */
} plan_binder;

/* --- expression_check.c --- */
/* The problem of the lexer goes to the sink. */
void plan_binder_tell(plan_binder *b);

/* --- expression_units.c --- */
/* Finds out the unit of a node; those that it names are known. */
void plan_binder_type(plan_binder *b, size_t node);
/* Two nodes that are added, compared, or of which one is chosen: into the unit of the left. */
void plan_binder_combine(plan_binder *b, size_t left_node, size_t right_node, bool adds,
                         plan_node_type *t, plan_decimal *factor);

/* --- expression_words.c --- */
/* What the unit is called: as declared for an indicator, else by its base symbols. */
const char *plan_binder_say(const plan_binder *b, const plan_node_type *t,
                            char text[PLAN_SHOWN_UNIT]);
/* The text of a node, cut where it is long. */
plan_span plan_binder_text(const plan_binder *b, size_t node);

#endif
