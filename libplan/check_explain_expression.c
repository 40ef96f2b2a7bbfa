/* Findings of users' rules: the rule with the printed figures in it, both sides worked out, and how
 * far they are apart. */
#include "check_explain.h"
#include "check_expression.h"

enum { MAX_SHOWN = 200 };

static const plan_expression *expression_of(const plan_maker *m) {
    return &plan_user_rule_of(m->checker, m->instance)->expression;
}

static bool is_one(plan_decimal factor) {
    return factor.digits == 1 && factor.scale == 0;
}

/* --- The rule as arithmetic --- */

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
        if (plan_operand_place(operand, &point, &point) == PLAN_OK) {
            return plan_words_decimal(&m->words, point.low);
        }
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
    const plan_expression_node *n = &expression_of(m)->nodes[node];
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
    const plan_expression_node *n = &expression_of(m)->nodes[node];
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
    return side == 1 && sides->has_right ? plan_words_interval(&m->words, sides->right_interval)
                                         : "?";
}

/* "14.47 + 41.96 = 56.43 <= 50", "9.8 == 9.52 = 100 × (52.9 / 48.3 − 1)" */
static const char *arithmetic(plan_maker *m) {
    static const char *const signs[] = {" == ", " <= ", " >= ", " < ", " > "};
    const plan_expression *e = expression_of(m);
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
    m->words.status = out.status != PLAN_OK ? out.status : m->words.status;
    plan_buffer_add(&m->words.buffer, out.data, out.length);
    plan_buffer_free(&out);
    return plan_words_take(&m->words);
}

/* --- Both sides as numbers --- */

/* True where every figure of the side is a printed one; nodes of the left side come first. */
static bool is_printed(const plan_maker *m, int side) {
    const plan_expression *e = expression_of(m);
    size_t first = side == 0 ? 0 : (size_t)e->left + 1, last = side == 0 ? e->left : e->right;
    for (size_t i = first; i <= last; i++) {
        const plan_expression_node *n = &e->nodes[i];
        bool two = n->op == PLAN_NODE_GROWTH || n->op == PLAN_NODE_CHANGE;
        const plan_operand *base = two ? &m->operands[n->base] : NULL;
        if ((n->op == PLAN_NODE_INPUT || two) &&
            (m->operands[n->input].implied || (base != NULL && base->implied))) {
            return false;
        }
    }
    return true;
}

static bool printed_side(const plan_maker *m, int side, const plan_interval *points,
                         plan_decimal *result) {
    const plan_expression *e = expression_of(m);
    plan_interval shown;
    int32_t fine = m->sides.scale + 3 > 18 ? 18 : m->sides.scale + 3;
    return is_printed(m, side) && plan_expression_side(e, side, points, fine, &shown) &&
           shown.low_end != PLAN_END_UNBOUNDED &&
           plan_decimal_round(shown.low, m->sides.scale, PLAN_ROUND_HALF_UP, result) == PLAN_OK;
}

static int32_t scale_of(const plan_maker *m) {
    const plan_expression *e = expression_of(m);
    int32_t scale = plan_shown_scale(m->checker, m->operands, m->count);
    for (size_t i = 0; i < e->node_count; i++) {
        bool number = e->nodes[i].op == PLAN_NODE_NUMBER;
        scale =
            number && e->nodes[i].number.scale + 2 > scale ? e->nodes[i].number.scale + 2 : scale;
    }
    return scale > 18 ? 18 : scale;
}

/* The decimals that a side is shown with at least: those of its most precise number, or of the
 * whole rule where it divides. */
static int32_t decimals_of(const plan_maker *m, int side) {
    const plan_expression *e = expression_of(m);
    size_t first = side == 0 ? 0 : (size_t)e->left + 1, last = side == 0 ? e->left : e->right;
    int32_t decimals = 0;
    if (e->side[side].kind != PLAN_FORM_LINEAR) {
        return m->sides.scale - 2;
    }
    for (size_t i = first; i <= last; i++) {
        const plan_expression_node *n = &e->nodes[i];
        int32_t scale = n->op == PLAN_NODE_NUMBER ? n->number.scale : 0;
        if (n->op == PLAN_NODE_INPUT || n->op == PLAN_NODE_CHANGE) {
            scale = plan_shown_scale(m->checker, &m->operands[n->input], 1) - 2;
        }
        decimals = scale > decimals ? scale : decimals;
    }
    return decimals;
}

/* What the left side may be as printed: the right side, widened by how the left one is rounded. */
static bool find_expected(plan_maker *m) {
    plan_sides *s = &m->sides;
    plan_interval rounding, left = plan_interval_point(s->left);
    plan_interval slack = plan_interval_point(plan_user_tolerance(m->checker, m->instance));
    slack.low = plan_decimal_negate(slack.high);
    uint8_t relation = expression_of(m)->relation;
    if (plan_interval_subtract(left, s->left_interval, &rounding) != PLAN_OK ||
        plan_interval_add(s->right_interval, rounding, &s->expected) != PLAN_OK ||
        plan_interval_add(s->expected, slack, &s->expected) != PLAN_OK ||
        plan_interval_outwards(s->expected, s->scale, &s->expected) != PLAN_OK) {
        return false;
    }
    if (relation == PLAN_RELATION_AT_MOST || relation == PLAN_RELATION_BELOW) {
        s->expected.low_end = PLAN_END_UNBOUNDED;
    } else if (relation != PLAN_RELATION_EQUAL) {
        s->expected.high_end = PLAN_END_UNBOUNDED;
    }
    return true;
}

static bool find_gap(plan_sides *s) {
    const plan_interval *e = &s->expected;
    plan_decimal none = {0, 0};
    s->beyond = none;
    if (plan_decimal_subtract(s->left, s->right, &s->gap) != PLAN_OK) {
        return false;
    }
    if (e->low_end != PLAN_END_UNBOUNDED && plan_decimal_compare(s->left, e->low) < 0) {
        return plan_decimal_subtract(e->low, s->left, &s->beyond) == PLAN_OK;
    }
    return e->high_end == PLAN_END_UNBOUNDED || plan_decimal_compare(s->left, e->high) <= 0 ||
           plan_decimal_subtract(s->left, e->high, &s->beyond) == PLAN_OK;
}

static void find_sides(plan_maker *m) {
    const plan_expression *e = expression_of(m);
    plan_interval *values = plan_maker_memory(m, 2 * m->count, sizeof *values);
    bool partial = false;
    plan_sides *s = &m->sides;
    s->scale = scale_of(m);
    if (values == NULL ||
        plan_user_values(m->checker, m->instance, m->operands, values, &partial) != PLAN_OK) {
        return;
    }
    plan_interval *points = values + m->count;
    for (size_t i = 0; i < m->count; i++) {
        points[i] = values[i];
        if (m->operands[i].record != NULL) {
            points[i] = plan_interval_point(
                plan_table_figure(m->checker->table, m->operands[i].record).value);
            plan_operand_place(&m->operands[i], &points[i], &points[i]);
        }
    }
    s->has_right = plan_expression_side(e, 1, values, s->scale, &s->right_interval);
    s->has_left = !partial && printed_side(m, 0, points, &s->left);
    s->has_expected = s->has_left && s->has_right &&
                      plan_expression_side(e, 0, values, s->scale, &s->left_interval) &&
                      find_expected(m);
    s->has_gap =
        s->has_expected && !partial && printed_side(m, 1, points, &s->right) && find_gap(s);
    s->left = plan_shown_decimal(s->left, decimals_of(m, 0) + 2);
    s->right = plan_shown_decimal(s->right, decimals_of(m, 1) + 2);
    s->gap = plan_shown_decimal(s->gap, s->scale);
    s->beyond = plan_shown_decimal(s->beyond, s->scale);
    s->expected = plan_shown_interval(s->expected, s->scale);
    s->right_interval = plan_shown_interval(s->right_interval, s->scale);
}

/* --- The sentence --- */

static const char *text_of_rule(plan_maker *m) {
    plan_span text = plan_span_of(plan_user_rule_of(m->checker, m->instance)->rule->check);
    bool cut = text.length > MAX_SHOWN;
    text.length = cut ? MAX_SHOWN : text.length;
    while (cut && text.length > 0 && ((unsigned char)text.text[text.length] & 0xC0) == 0x80) {
        text.length--;
    }
    plan_buffer_visible(&m->words.buffer, text);
    plan_buffer_puts(&m->words.buffer, cut ? "..." : "");
    return plan_words_take(&m->words);
}

/* Whether what is undecided would fail if "about" figures were as printed. */
static bool would_fail(plan_maker *m) {
    plan_interval *values = plan_maker_memory(m, m->count, sizeof *values);
    bool partial = false;
    uint8_t verdict = PLAN_UNDECIDED;
    return values != NULL &&
           plan_user_values(m->checker, m->instance, m->operands, values, &partial) == PLAN_OK &&
           plan_expression_judge(expression_of(m), values,
                                 plan_user_tolerance(m->checker, m->instance),
                                 &verdict) == PLAN_OK &&
           verdict == PLAN_FAILS;
}

static const char *sentence(plan_maker *m, bool open) {
    plan_words *words = &m->words;
    plan_decimal gap = m->sides.gap;
    bool equal = expression_of(m)->relation == PLAN_RELATION_EQUAL;
    if (plan_decimal_sign(gap) < 0) {
        gap = plan_decimal_negate(gap);
    }
    const char *args[5] = {plan_maker_what(m), text_of_rule(m), m->finding.arithmetic, "", ""};
    if (m->sides.has_gap) {
        args[3] = plan_words_decimal(words, gap);
        args[4] = plan_words_decimal(words, m->sides.beyond);
    }
    return plan_words_say(words,
                          open                        ? PLAN_SAY_EXPRESSION_OPEN
                          : m->sides.has_gap && equal ? PLAN_SAY_EXPRESSION_GAP
                                                      : PLAN_SAY_EXPRESSION,
                          args, 5);
}

static void put_note(plan_maker *m, plan_buffer *message) {
    const plan_user_rule *declared = plan_user_rule_of(m->checker, m->instance)->rule;
    const char *note = declared->note[m->words.language];
    note = note != NULL ? note : declared->note[1 - m->words.language];
    if (note != NULL && note[0] != '\0') {
        plan_buffer_visible(&m->words.buffer, plan_span_of(note));
        const char *args[1] = {plan_words_take(&m->words)};
        plan_buffer_puts(message, plan_words_say(&m->words, PLAN_SAY_NOTE, args, 1));
    }
}

void plan_maker_expression(plan_maker *m, const plan_draft *draft) {
    plan_finding *f = &m->finding;
    m->operands = plan_maker_memory(m, plan_user_checks_size(m->checker), sizeof *m->operands);
    if (m->operands == NULL) {
        return;
    }
    m->count = plan_gather(m->checker, m->instance, m->operands);
    plan_outcome outcome = plan_judge(m->checker, m->instance, m->operands, m->count);
    if (!outcome.missing_fails) {
        find_sides(m);
    }
    plan_maker_inputs(m);
    if (m->words.status != PLAN_OK) {
        return;
    }
    plan_buffer message;
    plan_buffer_init(&message, &m->checker->allocator);
    if (outcome.missing_fails) {
        plan_buffer_puts(&message, plan_maker_missing(m));
        put_note(m, &message);
    } else {
        bool undecided = draft->verdict == PLAN_UNDECIDED, about = undecided && would_fail(m);
        f->arithmetic = arithmetic(m);
        f->value = m->sides.has_left ? plan_words_decimal(&m->words, m->sides.left) : "";
        f->has_expected = m->sides.has_expected;
        f->expected = m->sides.expected;
        if (m->sides.has_gap) {
            f->gap = plan_words_decimal(&m->words, m->sides.gap);
            f->beyond_rounding = plan_words_decimal(&m->words, m->sides.beyond);
        }
        const char *text = sentence(m, undecided && !about);
        if (undecided) {
            text = plan_words_say(&m->words, about ? PLAN_SAY_UNDECIDED_ABOUT : PLAN_SAY_UNDECIDED,
                                  &text, 1);
        }
        plan_buffer_puts(&message, text);
        put_note(m, &message);
        if (!undecided && plan_user_is_mendable(m->checker, m->instance)) {
            plan_maker_power_of_ten(m, &message);
            plan_maker_repairs(m, &message);
        }
    }
    plan_buffer_add(&m->words.buffer, message.data, message.length);
    m->words.status = message.status != PLAN_OK ? message.status : m->words.status;
    plan_buffer_free(&message);
    f->message = plan_words_take(&m->words);
}
