/* Units and nodes as the problems of a rule name them. */
#include "expression_check.h"

#include <string.h>

static void put(char text[PLAN_SHOWN_UNIT], const char *more) {
    size_t used = strlen(text);
    plan_span piece = plan_span_cut(plan_span_of(more), PLAN_SHOWN_UNIT - 1 - used);
    memcpy(text + used, piece.text, piece.length);
    text[used + piece.length] = '\0';
}

static void put_number(char text[PLAN_SHOWN_UNIT], int64_t value) {
    char digits[24] = {0};
    plan_span number = plan_text_number(digits, value < 0 ? (uint64_t)-value : (uint64_t)value);
    char copy[24] = {0};
    memcpy(copy, number.text, number.length);
    put(text, value < 0 ? "-" : "");
    put(text, copy);
}

static void put_atoms(char text[PLAN_SHOWN_UNIT], const plan_unit *unit) {
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

/* "22", "9*10^2", "10^-4"; nothing for 1. */
static void put_factor(char text[PLAN_SHOWN_UNIT], plan_decimal factor) {
    if (factor.digits != 1) {
        put_number(text, factor.digits);
        put(text, factor.scale != 0 ? "*" : "");
    }
    if (factor.scale != 0) {
        put(text, "10^");
        put_number(text, -factor.scale);
    }
}

/* A pure number, not a plain one. A quotient less 100% counts in ones, but is meant in %. */
static void put_share(char text[PLAN_SHOWN_UNIT], plan_decimal factor) {
    if (factor.scale == 3) {
        put(text, "\xe2\x80\xb0");
    } else if (factor.scale == 2 || factor.scale == 0) {
        put(text, "%");
    } else {
        put_factor(text, factor);
    }
}

const char *plan_binder_say(const plan_binder *b, const plan_node_type *t,
                            char text[PLAN_SHOWN_UNIT]) {
    plan_decimal factor = plan_decimal_normal(t->unit.factor);
    text[0] = '\0';
    if (t->unit.count == 0 && t->unit.scale == PLAN_UNIT_PLAIN) {
        put(text, "a plain number");
    } else if (t->unit.count == 0) {
        put_share(text, factor);
    } else if (t->only != PLAN_NONE) {
        put(text, b->catalog->indicators[t->only].unit_text);
    } else {
        put_factor(text, factor);
        put(text, text[0] != '\0' ? " " : "");
        put_atoms(text, &t->unit);
    }
    return text;
}

plan_span plan_binder_text(const plan_binder *b, size_t node) {
    const plan_expression_node *n = &b->expression->nodes[node];
    plan_span span = {b->lexer->text.text + n->at, n->length};
    return plan_span_cut(span, 80);
}
