/* A user's rule as arithmetic, with the printed figures in it. */
#include "check_explain.h"
#include "check_expression.h"

static bool is_one(plan_decimal factor) {
    return factor.digits == 1 && factor.scale == 0;
}

/* How tightly a node binds: sums, products, signs, everything else. */
static int level_of(const plan_expression_node *n) {
    switch (n->op) {
    case PLAN_NODE_ADD:
    case PLAN_NODE_SUBTRACT:
    case PLAN_NODE_CHANGE:
        return 1;
    case PLAN_NODE_MULTIPLY:
    case PLAN_NODE_DIVIDE:
    case PLAN_NODE_GROWTH:
        return 2;
    case PLAN_NODE_NEGATE:
        return 3;
    default:
        return 4;
    }
}

static const char *text_of_input(plan_maker *m, size_t i) {
    const plan_operand *operand = &m->operands[i];
    if (operand->status == PLAN_MISSING) {
        return plan_user_missing(m->checker, m->instance) == PLAN_MISSING_ZERO ? "0" : "?";
    }
    if (operand->record != NULL && operand->has_factor) {
        plan_interval point =
            plan_interval_point(plan_table_figure(m->checker->table, operand->record).value);
        (void)plan_operand_place(operand, &point, &point); /* as its interval was placed */
        return plan_words_decimal(&m->words, point.low);
    }
    return plan_words_operand(&m->words, m->checker, operand);
}

/* A minus behind another sign would be hard to read. */
static void put_input(plan_maker *m, plan_buffer *out, size_t i, bool leads) {
    const char *text = text_of_input(m, i);
    bool brackets = !leads && text[0] == '-';
    plan_buffer_puts(out, brackets ? "(" : "");
    plan_buffer_puts(out, text);
    plan_buffer_puts(out, brackets ? ")" : "");
}

static void put_node(plan_maker *m, plan_buffer *out, uint16_t node, int level, bool leads);

/* The right operand in the unit of the left one. */
static void put_right(plan_maker *m, plan_buffer *out, const plan_expression_node *n, int level) {
    put_node(m, out, n->right, is_one(n->factor) ? level : 3, false);
    if (!is_one(n->factor)) {
        plan_buffer_puts(out, " \xc3\x97 ");
        plan_buffer_puts(out, plan_words_decimal(&m->words, n->factor));
    }
}

static void put_arguments(plan_maker *m, plan_buffer *out, uint16_t node) {
    const plan_expression_node *n = &plan_maker_rule(m)->nodes[node];
    if (n->of_call) {
        put_arguments(m, out, n->left);
    } else {
        put_node(m, out, n->left, 0, true);
    }
    plan_buffer_puts(out, ", ");
    put_right(m, out, n, 0);
}

static void put_two(plan_maker *m, plan_buffer *out, const plan_expression_node *n,
                    const char *sign, int level) {
    put_node(m, out, n->left, level, true);
    plan_buffer_puts(out, sign);
    put_right(m, out, n, level + 1);
}

/* Nodes lie within one another no deeper than a rule has nodes. */
static void put_node(plan_maker *m, plan_buffer *out, uint16_t node, int level, bool leads) {
    const plan_expression_node *n = &plan_maker_rule(m)->nodes[node];
    bool brackets = level_of(n) < level;
    plan_buffer_puts(out, brackets ? "(" : "");
    switch (n->op) {
    case PLAN_NODE_NUMBER:
        plan_buffer_puts(out, plan_words_decimal(&m->words, n->number));
        break;
    case PLAN_NODE_INPUT:
        put_input(m, out, n->input, leads);
        break;
    case PLAN_NODE_GROWTH:
        plan_buffer_puts(out, "100 \xc3\x97 (");
        put_input(m, out, n->input, true);
        plan_buffer_puts(out, " / ");
        put_input(m, out, n->base, false);
        plan_buffer_puts(out, " \xe2\x88\x92 1)");
        break;
    case PLAN_NODE_CHANGE:
        put_input(m, out, n->input, true);
        plan_buffer_puts(out, " \xe2\x88\x92 ");
        put_input(m, out, n->base, false);
        break;
    case PLAN_NODE_NEGATE:
        plan_buffer_puts(out, "\xe2\x88\x92");
        put_node(m, out, n->left, 4, false);
        break;
    case PLAN_NODE_ADD:
        put_two(m, out, n, " + ", 1);
        break;
    case PLAN_NODE_SUBTRACT:
        put_two(m, out, n, " \xe2\x88\x92 ", 1);
        break;
    case PLAN_NODE_MULTIPLY:
        put_two(m, out, n, " \xc3\x97 ", 2);
        break;
    case PLAN_NODE_DIVIDE:
        put_two(m, out, n, " / ", 2);
        break;
    case PLAN_NODE_ABS:
        plan_buffer_puts(out, "abs(");
        put_node(m, out, n->left, 0, true);
        plan_buffer_puts(out, ")");
        break;
    default:
        plan_buffer_puts(out, n->op == PLAN_NODE_MIN ? "min(" : "max(");
        put_arguments(m, out, node);
        plan_buffer_puts(out, ")");
        break;
    }
    plan_buffer_puts(out, brackets ? ")" : "");
}

static bool is_compound(const plan_expression *e, uint16_t node) {
    return level_of(&e->nodes[node]) < 4 || e->nodes[node].op >= PLAN_NODE_ABS;
}

static const char *value_of(plan_maker *m, int side) {
    const plan_sides *sides = &m->sides;
    if (side == 0 ? sides->has_left : sides->has_gap) {
        return plan_words_decimal(&m->words, side == 0 ? sides->left : sides->right);
    }
    if (side == 0 || !sides->has_right) {
        return "?";
    }
    return plan_words_interval(&m->words, sides->right_interval);
}

const char *plan_maker_rule_text(plan_maker *m) {
    static const char *const signs[] = {" == ", " <= ", " >= ", " < ", " > "};
    const plan_expression *e = plan_maker_rule(m);
    plan_buffer out;
    plan_buffer_init(&out, &m->checker->allocator);
    put_node(m, &out, e->left, 0, true);
    if (is_compound(e, e->left)) {
        plan_buffer_puts(&out, " = ");
        plan_buffer_puts(&out, value_of(m, 0));
    }
    plan_buffer_puts(&out, signs[e->relation]);
    if (is_compound(e, e->right) || !is_one(e->factor)) {
        plan_buffer_puts(&out, value_of(m, 1));
        plan_buffer_puts(&out, " = ");
    }
    put_node(m, &out, e->right, is_one(e->factor) ? 0 : 3, true);
    if (!is_one(e->factor)) {
        plan_buffer_puts(&out, " \xc3\x97 ");
        plan_buffer_puts(&out, plan_words_decimal(&m->words, e->factor));
    }
    return plan_words_take_buffer(&m->words, &out);
}
