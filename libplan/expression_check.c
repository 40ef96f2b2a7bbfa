/* Names and units of a rule that reads: everything is found out before the first figure is seen.
 *
 * A bare number takes the unit of what it is added to or compared with, and is a factor otherwise.
 * Pure numbers: %, ‰ and their points go together. A quotient of two amounts of one unit may stand
 * beside a percentage; once a bare 100 or 1000 has scaled it (100 * a / b) it is unclear what is
 * meant, so it is refused. */
#include "expression.h"

#include <string.h>

#include <plan/change.h>

#include "statement.h"
#include "status.h"

enum { SHOWN = 96 };

/* What is known of a node. */
typedef struct type {
    plan_unit unit;
    uint32_t only; /* the one indicator that it is a figure of, or PLAN_NONE */
    uint8_t price; /* enum plan_price of its indicators */
    bool known;    /* false after a problem: no more is said about it */
    bool bare, quotient, scaled, is_growth, monetary;
} type;

typedef struct binder {
    plan_lexer *lexer;
    const plan_catalog *catalog;
    plan_expression_tree *tree;
    plan_expression_sink sink;
    void *context;
    plan_expression *expression;
    plan_status first; /* status of the first problem */
    type *types;       /* by node */
} binder;

/* The problem of the lexer goes to the sink. */
static void tell(binder *b) {
    if (b->first == PLAN_OK) {
        b->first = b->lexer->problem.status;
    }
    if (b->sink != NULL) {
        b->sink(b->context, &b->lexer->problem);
    }
}

/* --- Names --- */

static void unknown_name(binder *b, const plan_dictionary *codes, const char *what, plan_span code,
                         size_t at) {
    plan_span nearest = plan_dictionary_nearest(codes, code);
    int n = (int)(code.length < 200 ? code.length : 200);
    if (nearest.length > 0) {
        plan_expression_blame(b->lexer, PLAN_NOT_FOUND, at,
                              "there is no %s '%.*s'; did you mean '%.*s'?", what, n, code.text,
                              (int)nearest.length, nearest.text);
    } else {
        plan_expression_blame(b->lexer, PLAN_NOT_FOUND, at, "there is no %s '%.*s'", what, n,
                              code.text);
    }
    tell(b);
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

static plan_status bind_input(binder *b, size_t node, const plan_expression_input *input) {
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

static plan_status bind_name(binder *b, size_t node) {
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
        tell(b);
        found = false;
    }
    return found ? bind_input(b, node, &input) : PLAN_OK;
}

/* --- Units in words --- */

static void put(char text[SHOWN], const char *more) {
    size_t used = strlen(text), n = strlen(more);
    n = used + n < SHOWN ? n : SHOWN - 1 - used;
    memcpy(text + used, more, n);
    text[used + n] = '\0';
}

static void put_number(char text[SHOWN], int64_t value) {
    char digits[24] = {0};
    plan_span number = plan_text_number(digits, value < 0 ? (uint64_t)-value : (uint64_t)value);
    char copy[24] = {0};
    memcpy(copy, number.text, number.length);
    put(text, value < 0 ? "-" : "");
    put(text, copy);
}

static void put_atoms(char text[SHOWN], const plan_unit *unit) {
    for (int below = 0; below < 2; below++) {
        bool first = true;
        for (size_t i = 0; i < unit->count; i++) {
            int power = below ? -unit->atoms[i].power : unit->atoms[i].power;
            if (power > 0) {
                put(text, below ? "/" : first ? "" : "*");
                put(text, unit->atoms[i].symbol);
                if (power > 1) {
                    put(text, "^");
                    put_number(text, power);
                }
                first = false;
            }
        }
        if (!below && first) {
            put(text, "1");
        }
    }
}

/* What the unit is called: as declared for an indicator, else by its base symbols. */
static const char *say_unit(const binder *b, const type *t, char text[SHOWN]) {
    text[0] = '\0';
    if (t->only != PLAN_NONE && t->unit.count > 0) {
        put(text, b->catalog->indicators[t->only].unit_text);
        return text;
    }
    plan_decimal factor = plan_decimal_normal(t->unit.factor);
    bool is_one = factor.digits == 1 && factor.scale == 0;
    if (t->unit.count == 0 && t->unit.scale == PLAN_UNIT_PLAIN) {
        put(text, "a plain number");
        return text;
    }
    if (t->unit.count == 0 && factor.digits == 1 && (factor.scale == 2 || factor.scale == 3)) {
        put(text, factor.scale == 2 ? "%" : "\xe2\x80\xb0");
        return text;
    }
    if (!is_one || t->unit.count == 0) {
        if (factor.digits != 1 || is_one) {
            put_number(text, factor.digits);
            put(text, factor.scale != 0 ? "*" : "");
        }
        if (factor.scale != 0) {
            put(text, "10^");
            put_number(text, -factor.scale);
        }
    }
    if (t->unit.count > 0) {
        put(text, is_one ? "" : " ");
        put_atoms(text, &t->unit);
    }
    return text;
}

static plan_span text_of(const binder *b, size_t node) {
    const plan_expression_node *n = &b->expression->nodes[node];
    plan_span span = {b->lexer->text.text + n->at, n->length};
    span.length = span.length < 80 ? span.length : 80;
    while (span.length > 0 && ((unsigned char)span.text[span.length] & 0xC0) == 0x80 &&
           span.length < n->length) {
        span.length--;
    }
    return span;
}

/* --- Units of nodes --- */

static void unknown(type *t) {
    memset(t, 0, sizeof *t);
    t->only = PLAN_NONE;
}

static void plain(type *t) {
    unknown(t);
    t->known = true;
    t->unit.factor.digits = 1;
}

/* Growth and change rows stand in the unit of their statement. */
static void unit_of_indicator(const plan_catalog *catalog, uint32_t id, plan_unit *unit) {
    const plan_indicator_entry *entry = &catalog->indicators[id];
    *unit = entry->unit;
    plan_statement statement;
    plan_decimal factor;
    memset(&statement, 0, sizeof statement);
    if (!entry->loaded_as_statement ||
        plan_statement_decide_via(catalog, id, &entry->unit, &statement, &factor) != PLAN_OK) {
        return;
    }
    if (statement.arithmetic != PLAN_RELATIVE) {
        *unit = catalog->indicators[entry->of].unit;
        return;
    }
    memset(unit, 0, sizeof *unit);
    unit->factor.digits = 1;
    if (statement.form != PLAN_GROWTH_RATIO) {
        unit->factor.scale = 2;
        unit->scale = PLAN_UNIT_PERCENT;
    }
}

static void type_of_input(binder *b, size_t node, type *t) {
    const plan_expression_node *n = &b->expression->nodes[node];
    uint32_t id = b->expression->inputs[n->input].indicator;
    const plan_indicator_entry *entry = &b->catalog->indicators[id];
    plain(t);
    t->only = id;
    t->price = entry->price;
    t->monetary = plan_unit_is_monetary(&entry->unit) != 0;
    unit_of_indicator(b->catalog, id, &t->unit);
    t->is_growth = plan_kind_get(entry->kind)->has_form != 0;
    if (n->op == PLAN_NODE_CHANGE && plan_unit_same_points(&t->unit, &t->unit)) {
        t->unit.scale = PLAN_UNIT_POINTS;
    }
    if (n->op != PLAN_NODE_GROWTH) {
        return;
    }
    if (entry->arithmetic != PLAN_RELATIVE) {
        plan_expression_blame(b->lexer, PLAN_UNIT, n->at,
                              "growth(%.*s) is refused: %s is a %s, which changes by %s: write "
                              "change(%.*s)",
                              (int)strlen(entry->code), entry->code, entry->code,
                              plan_kind_get(entry->kind)->name,
                              entry->arithmetic == PLAN_POINTS ? "points" : "differences",
                              (int)strlen(entry->code), entry->code);
        tell(b);
        t->known = false;
        return;
    }
    plan_decimal percent = {1, 2};
    memset(&t->unit, 0, sizeof t->unit);
    t->unit.factor = percent;
    t->unit.scale = PLAN_UNIT_PERCENT;
    t->is_growth = true;
    t->only = PLAN_NONE;
}

/* Current and constant prices are not mixed: such a rule is never checked. */
static void mix_prices(binder *b, const type *left, const type *right, bool adds, type *t) {
    bool both = left->price != PLAN_PRICE_UNDECLARED && right->price != PLAN_PRICE_UNDECLARED;
    bool growths = left->is_growth && right->is_growth && left->price != right->price &&
                   (left->monetary || right->monetary);
    bool chained = adds && left->price == PLAN_CHAINED && right->price == PLAN_CHAINED &&
                   left->monetary && right->monetary && left->only != right->only;
    if ((both && left->price != right->price) || growths || chained) {
        b->expression->reason = PLAN_PRICE_BASIS;
    }
    t->price = left->price != PLAN_PRICE_UNDECLARED ? left->price : right->price;
    t->is_growth = left->is_growth || right->is_growth;
    t->monetary = left->monetary || right->monetary;
}

static bool is_plain_number(const type *t) {
    return t->unit.count == 0 && t->unit.scale == PLAN_UNIT_PLAIN;
}

/* What stops two nodes from being added or compared, or NULL. */
static const char *misfit(const type *left, const type *right) {
    const type *number = is_plain_number(left) ? left : right;
    if (left->unit.count == 0 && right->unit.count == 0) {
        if (is_plain_number(left) == is_plain_number(right) ||
            (number->quotient && !number->scaled)) {
            return NULL;
        }
        return number->scaled ? "write 100% instead of 100, or leave it out"
                              : "a percentage goes with percentages only";
    }
    return plan_unit_same_dimension(&left->unit, &right->unit) ? NULL
                                                               : "the units do not fit together";
}

/* Two nodes that are added, compared, or of which one is chosen: into the unit of the left. */
static void combine(binder *b, size_t left_node, size_t right_node, bool adds, type *t,
                    plan_decimal *factor) {
    const type *left = &b->types[left_node], *right = &b->types[right_node];
    char first[SHOWN], second[SHOWN];
    unknown(t);
    if (!left->known || !right->known) {
        return;
    }
    *t = left->bare ? *right : *left;
    mix_prices(b, left, right, adds, t);
    t->only = left->only == right->only ? left->only : PLAN_NONE;
    if (left->bare || right->bare) {
        return;
    }
    t->quotient = left->quotient && right->quotient;
    t->scaled = left->scaled || right->scaled;
    if (left->unit.count == 0 && is_plain_number(left) != is_plain_number(right)) {
        t->unit.scale = PLAN_UNIT_PERCENT; /* a quotient less 100% is a percentage */
    }
    const char *why = misfit(left, right);
    plan_status status = PLAN_OK;
    if (why == NULL) {
        status = plan_unit_conversion(&right->unit, &left->unit, factor);
        why = status == PLAN_OK ? NULL : "one is no decimal multiple of the other";
    }
    if (why != NULL) {
        plan_span a = text_of(b, left_node), c = text_of(b, right_node);
        plan_expression_blame(b->lexer, PLAN_UNIT, b->expression->nodes[right_node].at,
                              "'%.*s' is %s%s, but '%.*s' %s%s: %s", (int)a.length, a.text,
                              is_plain_number(left) ? "" : "in ", say_unit(b, left, first),
                              (int)c.length, c.text, is_plain_number(right) ? "is " : "in ",
                              say_unit(b, right, second), why);
        tell(b);
        t->known = false;
    }
}

/* 100 or 1000, by which shares are made percentages; or a hundredth. */
static bool is_hundred(const plan_expression_node *n) {
    plan_decimal number = plan_decimal_normal(n->number);
    return n->op == PLAN_NODE_NUMBER && number.digits == 1 &&
           (number.scale == 2 || number.scale == -2 || number.scale == 3 || number.scale == -3);
}

static void multiply(binder *b, size_t node, type *t) {
    const plan_expression_node *n = &b->expression->nodes[node];
    const type *left = &b->types[n->left], *right = &b->types[n->right];
    bool divides = n->op == PLAN_NODE_DIVIDE;
    plain(t);
    t->known = left->known && right->known;
    if (!t->known) {
        return;
    }
    const plan_expression_node *divisor = &b->expression->nodes[n->right];
    if (divides && divisor->op == PLAN_NODE_NUMBER && divisor->number.digits == 0) {
        plan_expression_blame(b->lexer, PLAN_UNIT, divisor->at, "nothing can be divided by 0");
        tell(b);
        t->known = false;
        return;
    }
    plan_status status = divides ? plan_unit_quotient(&left->unit, &right->unit, &t->unit)
                                 : plan_unit_product(&left->unit, &right->unit, &t->unit);
    if (status != PLAN_OK) {
        plan_expression_blame(b->lexer, PLAN_UNIT, n->at,
                              "the unit of this product or quotient cannot be written: too many "
                              "symbols, or a factor that is no decimal");
        tell(b);
        t->known = false;
        return;
    }
    bool rates = left->unit.scale != PLAN_UNIT_PLAIN && right->unit.scale != PLAN_UNIT_PLAIN;
    if (t->unit.count == 0 && divides && rates) {
        t->unit.scale = PLAN_UNIT_PLAIN; /* % by % is a plain number */
    } else if (t->unit.count == 0 && t->unit.scale == PLAN_UNIT_POINTS) {
        t->unit.scale = PLAN_UNIT_PERCENT;
    }
    t->bare = left->bare && right->bare;
    t->quotient = is_plain_number(t) && !t->bare &&
                  (left->quotient || right->quotient || left->unit.count > 0 ||
                   right->unit.count > 0 || (divides && !right->bare));
    t->scaled = left->scaled || right->scaled ||
                (left->bare != right->bare &&
                 is_hundred(&b->expression->nodes[left->bare ? n->left : n->right]));
    if (left->bare != right->bare) { /* twice a figure is still one */
        const type *figure = left->bare ? right : left;
        t->is_growth = figure->is_growth && !(divides && left->bare);
        t->price = divides && left->bare ? PLAN_PRICE_UNDECLARED : figure->price;
        t->monetary = figure->monetary;
    }
}

static void type_node(binder *b, size_t node) {
    plan_expression_node *n = &b->expression->nodes[node];
    type *t = &b->types[node];
    switch (n->op) {
    case PLAN_NODE_NUMBER:
        plain(t);
        t->bare = !b->tree->has_unit[node];
        if (!t->bare) {
            t->unit = b->tree->units[node];
        }
        break;
    case PLAN_NODE_INPUT:
    case PLAN_NODE_GROWTH:
    case PLAN_NODE_CHANGE:
        type_of_input(b, node, t);
        break;
    case PLAN_NODE_NEGATE:
    case PLAN_NODE_ABS:
        *t = b->types[n->left];
        break;
    case PLAN_NODE_MULTIPLY:
    case PLAN_NODE_DIVIDE:
        multiply(b, node, t);
        break;
    default: /* ADD, SUBTRACT, MIN, MAX */
        combine(b, n->left, n->right, n->op == PLAN_NODE_ADD, t, &n->factor);
        break;
    }
}

/* --- The whole rule --- */

static void check_inputs(binder *b) {
    const plan_expression *e = b->expression;
    bool now = false;
    for (size_t i = 0; i < e->input_count; i++) {
        now |= e->inputs[i].back == 0;
    }
    if (e->input_count == 0) {
        plan_expression_blame(b->lexer, PLAN_SYNTAX, 0, "the rule names no indicator");
        tell(b);
    } else if (!now) {
        plan_expression_blame(b->lexer, PLAN_SYNTAX, b->tree->names[0].at,
                              "every indicator looks back: one of them needs its own period");
        tell(b);
    }
}

static plan_status bind_types(binder *b) {
    plan_expression *e = b->expression;
    b->types = plan_allocate(&e->allocator, e->node_count + 1, sizeof *b->types);
    if (b->types == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < e->node_count; i++) {
        type_node(b, i);
    }
    type both;
    plan_decimal one = {1, 0};
    e->factor = one;
    combine(b, e->left, e->right, false, &both, &e->factor);
    e->unit = both.unit;
    plan_release(&e->allocator, b->types, e->node_count + 1, sizeof *b->types);
    return PLAN_OK;
}

plan_status plan_expression_bind(plan_lexer *lexer, plan_expression_tree *tree,
                                 plan_expression_sink sink, void *context,
                                 plan_expression *expression) {
    binder b = {lexer, lexer->scope->catalog, tree, sink, context, expression, PLAN_OK, NULL};
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
