/* Private: users' rules, compiled. A rule is text such as `growth(grdp) == sum(agri, ind, serv)`;
 * docs/expressions.md has the grammar. Compiling reads it, finds its names, fits its units, and
 * collects its terms; after that nothing changes and nothing is allocated: a compiled rule may be
 * evaluated by several threads. Where the figures come from is the business of the caller. */
#ifndef PLAN_EXPRESSION_H
#define PLAN_EXPRESSION_H

#include "catalog.h"
#include "document.h"
#include "wide.h"

enum {
    PLAN_EXPRESSION_LENGTH = 4096, /* bytes of a rule */
    PLAN_EXPRESSION_DEPTH = 64,    /* brackets, signs and functions within one another */
    PLAN_EXPRESSION_NODES = 256,   /* numbers, indicators and operations */
    PLAN_EXPRESSION_BACK = 4096,   /* periods or years back */
    PLAN_OWN_SERIES = 255          /* the series that the check is about */
};

enum plan_relation {
    PLAN_RELATION_EQUAL = 0,
    PLAN_RELATION_AT_MOST,
    PLAN_RELATION_AT_LEAST,
    PLAN_RELATION_BELOW,
    PLAN_RELATION_ABOVE
};

enum plan_operation {
    PLAN_NODE_NUMBER = 0,
    PLAN_NODE_INPUT,
    PLAN_NODE_GROWTH, /* 100 * (input / base - 1) [%] */
    PLAN_NODE_CHANGE, /* input - base */
    PLAN_NODE_NEGATE,
    PLAN_NODE_ADD,
    PLAN_NODE_SUBTRACT,
    PLAN_NODE_MULTIPLY,
    PLAN_NODE_DIVIDE,
    PLAN_NODE_ABS,
    PLAN_NODE_MIN,
    PLAN_NODE_MAX
};

/* One step of the program. Nodes stand in the order in which they are computed: those that a node
 * names come before it. */
typedef struct plan_expression_node {
    uint8_t op;       /* enum plan_operation */
    bool of_call;     /* ADD of sum(), and what continues a min() or max() */
    bool in_brackets; /* as written */
    uint16_t left, right;
    uint16_t input, base; /* places in the inputs */
    plan_decimal number;  /* of NUMBER, in its own unit */
    plan_decimal factor;  /* times this the right operand stands in the unit of the left one */
    uint32_t at, length;  /* its text, bytes */
} plan_expression_node;

/* A figure that a rule reads; each once. */
typedef struct plan_expression_input {
    uint32_t indicator;
    uint8_t series; /* id, or PLAN_OWN_SERIES */
    bool years;     /* `back` counts years, else periods of the indicator's own frequency */
    bool is_base;   /* of a growth(): must be above 0 as printed */
    bool outside;   /* stands outside sum() too, so it may not be taken as 0 */
    uint16_t back;  /* 0: the period of the check */
    uint16_t sum;   /* the sum() it stands in, from 1; of several the last */
} plan_expression_input;

/* (k0 + sum c0 x) alone, plus a quotient or product of two more such sums. All numbers are those of
 * the difference left - right in the unit of the left side, times `scale` > 0. */
enum plan_form_kind {
    PLAN_FORM_NONE = 0, /* nothing of these: in doubles */
    PLAN_FORM_LINEAR,
    PLAN_FORM_QUOTIENT,
    PLAN_FORM_PRODUCT
};
typedef struct plan_expression_form {
    uint8_t kind;
    plan_wide scale; /* a whole number of 63 bits */
    plan_wide k[3];
    plan_wide *c[3]; /* by input; in one block of 3 * input_count */
} plan_expression_form;

typedef struct plan_expression {
    plan_allocator allocator;
    uint8_t relation;
    plan_status reason;   /* why no check of it can be made (PLAN_PRICE_BASIS), or PLAN_OK */
    uint16_t left, right; /* nodes */
    plan_decimal factor;  /* times this the right side stands in the unit of the left one */
    plan_unit unit;       /* of the left side */
    uint16_t sum_count;
    plan_expression_node *nodes;
    size_t node_count, node_capacity;
    plan_expression_input *inputs;
    size_t input_count, input_capacity;
    plan_expression_form form;    /* of left - right */
    plan_expression_form side[2]; /* of either side, in the unit of the left one */
} plan_expression;

/* What is wrong with a rule. */
typedef struct plan_expression_problem {
    plan_status status; /* PLAN_SYNTAX, PLAN_LIMIT; PLAN_NOT_FOUND; PLAN_UNIT */
    size_t offset;      /* in the rule's text, bytes */
    uint32_t column;    /* characters from 1 */
    char message[PLAN_ERROR_SIZE];
} plan_expression_problem;
typedef void (*plan_expression_sink)(void *context, const plan_expression_problem *problem);

/* What rules may name: a catalog, and the counting words of its units (xã, dự án). Made once for
 * all rules of a document; the catalog must be finished and stay as it is. */
typedef struct plan_expression_scope {
    const plan_catalog *catalog;
    plan_arena arena;
    plan_dictionary words;
} plan_expression_scope;
plan_status plan_expression_scope_init(plan_expression_scope *scope, const plan_catalog *catalog);
void plan_expression_scope_free(plan_expression_scope *scope);

/* Compiles a rule. Every problem goes to `sink` (nullable) where the text reads, else the first;
 * the first problem's status is returned. `names` false: only whether it reads, for catalogs that
 * are not in order. PLAN_NO_MEMORY. On failure *expression holds nothing. */
plan_status plan_expression_compile(const plan_expression_scope *scope, const char *text,
                                    bool names, plan_expression_sink sink, void *context,
                                    plan_expression *expression);
void plan_expression_free(plan_expression *expression);

/* The verdict for these figures (one an input) and a tolerance >= 0 in the unit of the left side.
 * Exact for forms; else in doubles rounded outwards. PLAN_DOMAIN: a divisor may be 0.  PLAN_RANGE:
 * a number does not fit.
 * Equality holds where the sides have a number in common, an inequality where it is true for every
 * choice (with the tolerance granted), and fails where it is true for none. */
plan_status plan_expression_judge(const plan_expression *expression, const plan_interval *values,
                                  plan_decimal tolerance, uint8_t *verdict);
/* The verdict that follows from the bounds of the indicators alone: PLAN_EXPRESSION_OPEN where it
 * does not. */
enum { PLAN_EXPRESSION_OPEN = 0, PLAN_EXPRESSION_ALWAYS = 1, PLAN_EXPRESSION_NEVER = 2 };
plan_status plan_expression_foregone(const plan_expression_scope *scope,
                                     const plan_expression *expression, plan_decimal tolerance,
                                     int *result);

/* Numbers to show (expression_show.c). The interval of a side (0 left, 1 right) in the unit of the
 * left one, ends outwards to `scale` decimals; false where there is none or it does not fit. */
bool plan_expression_side(const plan_expression *expression, int side, const plan_interval *values,
                          int32_t scale, plan_interval *result);
/* Where input i would have to lie for the rule to hold, all others as they are. Linear rules in
 * which its coefficient is not 0 only. */
bool plan_expression_required(const plan_expression *expression, const plan_interval *values,
                              plan_decimal tolerance, size_t i, int32_t scale,
                              plan_interval *result);

/* --- expression_lex.c --- */

enum plan_token_kind {
    PLAN_TOKEN_END = 0,
    PLAN_TOKEN_NUMBER,
    PLAN_TOKEN_NAME,
    PLAN_TOKEN_RELATION, /* `value` is enum plan_relation */
    PLAN_TOKEN_SIGN      /* `value` is the character */
};
typedef struct plan_token {
    uint8_t kind;
    int value;
    size_t at, length; /* bytes of the whole token */
    plan_span name;    /* without braces */
    plan_decimal number;
    bool in_braces, has_unit, is_whole; /* whole: digits alone */
    plan_unit unit;
} plan_token;

typedef struct plan_lexer {
    const plan_expression_scope *scope;
    plan_span text;
    size_t at;
    bool units;               /* a unit may follow a number; not within [-1y] */
    size_t unit_at, unit_end; /* what could have been the last unit; more than was known of it */
    plan_expression_problem problem;
} plan_lexer;

/* The next token; false with `problem` filled where there is none. */
bool plan_lexer_next(plan_lexer *lexer, plan_token *token);
/* Fills the problem at a byte of the text; always false. */
#if defined(__GNUC__)
__attribute__((format(printf, 4, 5)))
#endif
bool plan_expression_blame(plan_lexer *lexer, plan_status status, size_t at, const char *format,
                           ...);

/* --- expression_parse.c --- */

/* A name as the rule has it, before it is known what it means. */
typedef struct plan_expression_name {
    plan_span code, series; /* series.text NULL: none */
    size_t at, series_at;
    uint16_t back;
    bool years;
} plan_expression_name;

/* What is read: nodes whose `input` is a place in `names`, and the units of numbers. */
typedef struct plan_expression_tree {
    plan_expression_node nodes[PLAN_EXPRESSION_NODES];
    plan_unit units[PLAN_EXPRESSION_NODES]; /* of numbers that have one */
    bool has_unit[PLAN_EXPRESSION_NODES];
    uint16_t sum[PLAN_EXPRESSION_NODES]; /* the sum() it is a direct term of, from 1; or 0 */
    plan_expression_name names[PLAN_EXPRESSION_NODES];
    size_t node_count, name_count;
    uint16_t left, right, sum_count;
    uint8_t relation;
    size_t relation_at;
} plan_expression_tree;

bool plan_expression_parse(plan_lexer *lexer, plan_expression_tree *tree);

/* --- expression_check.c --- */

/* Finds the names and fits the units: fills inputs, nodes, factors of the expression, but no forms.
 * All problems go to the sink; the first one's status. */
plan_status plan_expression_bind(plan_lexer *lexer, plan_expression_tree *tree,
                                 plan_expression_sink sink, void *context,
                                 plan_expression *expression);

/* --- expression_form.c --- */

plan_status plan_expression_collect(plan_expression *expression);

/* --- expression_eval.c --- */

/* One end of a sum. */
typedef struct plan_wide_end {
    plan_wide value;
    bool infinite; /* to the side that was asked for */
    bool open;
} plan_wide_end;
/* The low or high end of sum `at` of a form; without input `except` (SIZE_MAX: all of them). False
 * where 256 bits do not hold it. */
bool plan_end_of_sum(const plan_expression *e, const plan_expression_form *form, int at,
                     const plan_interval *values, bool high, size_t except, plan_wide_end *end);

/* The tolerance in the numbers of a form. */
plan_wide plan_expression_slack(const plan_expression_form *form, plan_decimal tolerance);

/* --- expression_double.c --- */

typedef struct plan_bounds {
    double low, high;
} plan_bounds;
/* Both sides in doubles, outwards, the right one in the unit of the left. */
plan_status plan_expression_doubles(const plan_expression *expression, const plan_interval *values,
                                    plan_bounds sides[2]);
plan_bounds plan_bounds_of(const plan_interval *interval);
/* a + b rounded up; infinity where it is unknown. */
double plan_sum_up(double a, double b);

#endif
