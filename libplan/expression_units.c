/* Units of a rule, node by node.
 *
 * A bare number takes the unit of what it is added to or compared with, and is a factor otherwise.
 * Pure numbers: %, ‰ and their points go together. A quotient of two amounts of one unit may stand
 * beside a percentage; once a bare 100 or 1000 has scaled it (100 * a / b) it is unclear what is
 * meant, so it is refused. */
#include "expression_check.h"

#include <string.h>

#include <plan/change.h>

#include "statement.h"

static void unknown(plan_node_type *t) {
    memset(t, 0, sizeof *t);
    t->only = PLAN_NONE;
}

static void plain(plan_node_type *t) {
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

static void type_of_input(plan_binder *b, size_t node, plan_node_type *t) {
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
        plan_binder_tell(b);
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
static void mix_prices(plan_binder *b, const plan_node_type *left, const plan_node_type *right,
                       bool adds, plan_node_type *t) {
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

static bool is_plain_number(const plan_node_type *t) {
    return t->unit.count == 0 && t->unit.scale == PLAN_UNIT_PLAIN;
}

/* What stops two nodes from being added or compared, or NULL. */
static const char *misfit(const plan_node_type *left, const plan_node_type *right) {
    const plan_node_type *number = is_plain_number(left) ? left : right;
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

void plan_binder_combine(plan_binder *b, size_t left_node, size_t right_node, bool adds,
                         plan_node_type *t, plan_decimal *factor) {
    const plan_node_type *left = &b->types[left_node], *right = &b->types[right_node];
    char first[PLAN_SHOWN_UNIT], second[PLAN_SHOWN_UNIT];
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
        plan_span a = plan_binder_text(b, left_node), c = plan_binder_text(b, right_node);
        plan_expression_blame(b->lexer, PLAN_UNIT, b->expression->nodes[right_node].at,
                              "'%.*s' is %s%s, but '%.*s' %s%s: %s", (int)a.length, a.text,
                              is_plain_number(left) ? "" : "in ", plan_binder_say(b, left, first),
                              (int)c.length, c.text, is_plain_number(right) ? "is " : "in ",
                              plan_binder_say(b, right, second), why);
        plan_binder_tell(b);
        t->known = false;
    }
}

/* 100 or 1000, by which shares are made percentages; or a hundredth. */
static bool is_hundred(const plan_expression_node *n) {
    plan_decimal number = plan_decimal_normal(n->number);
    return n->op == PLAN_NODE_NUMBER && number.digits == 1 &&
           (number.scale == 2 || number.scale == -2 || number.scale == 3 || number.scale == -3);
}

static void multiply(plan_binder *b, size_t node, plan_node_type *t) {
    const plan_expression_node *n = &b->expression->nodes[node];
    const plan_node_type *left = &b->types[n->left], *right = &b->types[n->right];
    bool divides = n->op == PLAN_NODE_DIVIDE;
    plain(t);
    t->known = left->known && right->known;
    if (!t->known) {
        return;
    }
    const plan_expression_node *divisor = &b->expression->nodes[n->right];
    if (divides && divisor->op == PLAN_NODE_NUMBER && divisor->number.digits == 0) {
        plan_expression_blame(b->lexer, PLAN_UNIT, divisor->at, "nothing can be divided by 0");
        plan_binder_tell(b);
        t->known = false;
        return;
    }
    plan_status status = divides ? plan_unit_quotient(&left->unit, &right->unit, &t->unit)
                                 : plan_unit_product(&left->unit, &right->unit, &t->unit);
    if (status != PLAN_OK) {
        plan_expression_blame(b->lexer, PLAN_UNIT, n->at,
                              "the unit of this product or quotient cannot be written: too many "
                              "symbols, or a factor that is no decimal");
        plan_binder_tell(b);
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
    t->quotient =
        is_plain_number(t) && !t->bare &&
        (left->quotient || right->quotient || left->unit.count > 0 || (divides && !right->bare));
    t->scaled = left->scaled || right->scaled ||
                (left->bare != right->bare &&
                 is_hundred(&b->expression->nodes[left->bare ? n->left : n->right]));
    if (left->bare != right->bare) { /* twice a figure is still one */
        const plan_node_type *figure = left->bare ? right : left;
        t->is_growth = figure->is_growth && !(divides && left->bare);
        t->price = divides && left->bare ? PLAN_PRICE_UNDECLARED : figure->price;
        t->monetary = figure->monetary;
    }
}

void plan_binder_type(plan_binder *b, size_t node) {
    plan_expression_node *n = &b->expression->nodes[node];
    plan_node_type *t = &b->types[node];
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
        plan_binder_combine(b, n->left, n->right, n->op == PLAN_NODE_ADD, t, &n->factor);
        break;
    }
}
