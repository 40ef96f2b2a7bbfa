/* Both sides of a user's rule as numbers, and how far they are apart. */
#include "check_explain.h"
#include "check_expression.h"

/* True where every figure of the side is a printed one; nodes of the left side come first. */
static bool is_printed(const plan_maker *m, int side) {
    const plan_expression *e = plan_maker_rule(m);
    size_t first = side == 0 ? 0 : (size_t)e->left + 1, last = side == 0 ? e->left : e->right;
    for (size_t i = first; i <= last; i++) {
        const plan_expression_node *n = &e->nodes[i];
        bool two = n->op == PLAN_NODE_GROWTH || n->op == PLAN_NODE_CHANGE;
        /* What stands a year before is never an implied one. */
        if ((two || n->op == PLAN_NODE_INPUT) && m->operands[n->input].implied) {
            return false;
        }
    }
    return true;
}

static bool printed_side(const plan_maker *m, int side, const plan_interval *points,
                         plan_decimal *result) {
    const plan_expression *e = plan_maker_rule(m);
    plan_interval shown;
    int32_t fine = m->sides.scale + 3 > 18 ? 18 : m->sides.scale + 3;
    if (!is_printed(m, side) || !plan_expression_side(e, side, points, fine, &shown)) {
        return false;
    }
    /* Points give an end, and fewer decimals fit where more of them do. */
    (void)plan_decimal_round(shown.low, m->sides.scale, PLAN_ROUND_HALF_UP, result);
    return true;
}

static int32_t scale_of(const plan_maker *m) {
    const plan_expression *e = plan_maker_rule(m);
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
    const plan_expression *e = plan_maker_rule(m);
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
    plan_interval rounding = plan_interval_all(), left = plan_interval_point(s->left);
    plan_interval slack = plan_interval_point(plan_user_tolerance(m->checker, m->instance));
    slack.low = plan_decimal_negate(slack.high);
    uint8_t relation = plan_maker_rule(m)->relation;
    bool fits = plan_interval_subtract(left, s->left_interval, &rounding) == PLAN_OK;
    fits &= plan_interval_add(s->right_interval, rounding, &s->expected) == PLAN_OK;
    fits &= plan_interval_add(s->expected, slack, &s->expected) == PLAN_OK;
    fits &= plan_interval_outwards(s->expected, s->scale, &s->expected) == PLAN_OK;
    if (relation == PLAN_RELATION_AT_MOST || relation == PLAN_RELATION_BELOW) {
        s->expected.low_end = PLAN_END_UNBOUNDED;
    } else if (relation != PLAN_RELATION_EQUAL) {
        s->expected.high_end = PLAN_END_UNBOUNDED;
    }
    return fits;
}

static bool find_gap(plan_sides *s) {
    const plan_interval *e = &s->expected;
    plan_decimal none = {0, 0};
    s->beyond = none;
    bool fits = plan_decimal_subtract(s->left, s->right, &s->gap) == PLAN_OK;
    if (e->low_end != PLAN_END_UNBOUNDED && plan_decimal_compare(s->left, e->low) < 0) {
        fits &= plan_decimal_subtract(e->low, s->left, &s->beyond) == PLAN_OK;
    } else if (e->high_end != PLAN_END_UNBOUNDED && plan_decimal_compare(s->left, e->high) > 0) {
        fits &= plan_decimal_subtract(s->left, e->high, &s->beyond) == PLAN_OK;
    }
    return fits;
}

void plan_maker_rule_sides(plan_maker *m) {
    const plan_expression *e = plan_maker_rule(m);
    plan_interval *values = plan_maker_memory(m, 2 * m->count, sizeof *values);
    bool partial = false;
    plan_sides *s = &m->sides;
    s->scale = scale_of(m);
    if (values == NULL) {
        return;
    }
    (void)plan_user_values(m->checker, m->instance, m->operands, values, &partial); /* judged */
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
    /* A left side that was rounded off has an interval. */
    if (s->has_left && s->has_right &&
        plan_expression_side(e, 0, values, s->scale, &s->left_interval)) {
        s->has_expected = find_expected(m);
    }
    if (s->has_expected && printed_side(m, 1, points, &s->right)) {
        s->has_gap = find_gap(s);
    }
    s->left = plan_shown_decimal(s->left, decimals_of(m, 0) + 2);
    s->right = plan_shown_decimal(s->right, decimals_of(m, 1) + 2);
    s->gap = plan_shown_decimal(s->gap, s->scale);
    s->beyond = plan_shown_decimal(s->beyond, s->scale);
    s->expected = plan_shown_interval(s->expected, s->scale);
    s->right_interval = plan_shown_interval(s->right_interval, s->scale);
}
