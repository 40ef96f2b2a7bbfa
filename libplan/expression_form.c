/* Terms collected: left - right as one sum of figures times numbers, with at most one quotient or
 * product of two such sums in it. The multiplier of each node is carried down from the root, so a
 * figure that occurs twice ends as one term and x - x as none. Numbers are exact rationals. */
#include <string.h>

#include "expression.h"

typedef struct rational {
    plan_wide n;
    int64_t d; /* above 0, without factors 2 and 5 */
} rational;

/* Where a node is added to: the sum, the numerator (or first factor), the divisor (or second). */
typedef struct collector {
    const plan_expression *e;
    uint8_t kind;
    bool fits;
    rational *sums[3]; /* coefficients by input, then the constant */
    rational constants[PLAN_EXPRESSION_NODES];
    rational multipliers[PLAN_EXPRESSION_NODES];
    bool is_constant[PLAN_EXPRESSION_NODES], is_used[PLAN_EXPRESSION_NODES];
    uint8_t target[PLAN_EXPRESSION_NODES];
} collector;

static rational rational_of(plan_decimal a) {
    rational r = {plan_wide_of(plan_decimal_normal(a)), 1};
    return r;
}

static bool common_multiple(int64_t a, int64_t b, int64_t *result) {
    return !__builtin_mul_overflow(a / plan_common_divisor(a, b), b, result);
}

static bool times(const plan_wide *a, int64_t b, plan_wide *result) {
    plan_wide factor = plan_wide_of_int(b);
    return plan_wide_multiply(a, &factor, result);
}

static bool add(const rational *a, const rational *b, rational *result) {
    rational sum;
    plan_wide left, right;
    bool fits = common_multiple(a->d, b->d, &sum.d) && times(&a->n, sum.d / a->d, &left) &&
                times(&b->n, sum.d / b->d, &right) && plan_wide_add(&left, &right, &sum.n);
    if (fits) {
        *result = sum;
    }
    return fits;
}

static bool multiply(const rational *a, const rational *b, rational *result) {
    rational product;
    bool fits = plan_wide_multiply(&a->n, &b->n, &product.n) &&
                !__builtin_mul_overflow(a->d, b->d, &product.d);
    if (fits) {
        *result = product;
    }
    return fits;
}

/* A divisor of twos and fives becomes a factor and some more decimals. */
static bool divide(const rational *a, const rational *b, rational *result) {
    plan_decimal divisor;
    rational q = *a;
    if (plan_wide_exact(&b->n, &divisor) != PLAN_OK || divisor.digits == 0 ||
        !times(&q.n, divisor.digits < 0 ? -b->d : b->d, &q.n)) {
        return false;
    }
    int64_t rest = divisor.digits < 0 ? -divisor.digits : divisor.digits;
    q.n.scale -= divisor.scale;
    while (rest % 2 == 0 || rest % 5 == 0) {
        int64_t prime = rest % 2 == 0 ? 2 : 5;
        if (!times(&q.n, 10 / prime, &q.n)) {
            return false;
        }
        rest /= prime;
        q.n.scale++;
    }
    if (__builtin_mul_overflow(q.d, rest, &q.d)) {
        return false;
    }
    *result = q;
    return true;
}

/* --- Numbers among themselves, from the leaves up --- */

static void fold(collector *c) {
    for (size_t i = 0; i < c->e->node_count; i++) {
        const plan_expression_node *n = &c->e->nodes[i];
        rational *value = &c->constants[i], right;
        bool unary = n->op == PLAN_NODE_NEGATE;
        c->is_constant[i] = false;
        if (n->op == PLAN_NODE_NUMBER) {
            *value = rational_of(n->number);
            c->is_constant[i] = true;
            continue;
        }
        if (n->op < PLAN_NODE_NEGATE || n->op > PLAN_NODE_DIVIDE || !c->is_constant[n->left] ||
            (!unary && !c->is_constant[n->right])) {
            continue;
        }
        rational factor = rational_of(n->factor);
        if (unary) {
            *value = c->constants[n->left];
            plan_wide_negate(&value->n);
            c->is_constant[i] = true;
            continue;
        }
        bool fits = multiply(&c->constants[n->right], &factor, &right);
        if (n->op == PLAN_NODE_SUBTRACT) {
            plan_wide_negate(&right.n);
        }
        fits =
            fits && (n->op == PLAN_NODE_MULTIPLY ? multiply(&c->constants[n->left], &right, value)
                     : n->op == PLAN_NODE_DIVIDE ? divide(&c->constants[n->left], &right, value)
                                                 : add(&c->constants[n->left], &right, value));
        c->is_constant[i] = fits;
    }
}

/* --- Multipliers, from the root down --- */

static void go_on(collector *c, uint16_t node, const rational *multiplier, uint8_t target) {
    c->multipliers[node] = *multiplier;
    c->target[node] = target;
    c->is_used[node] = true;
}

static void put(collector *c, uint8_t target, size_t at, const rational *multiplier) {
    c->fits = c->fits && add(&c->sums[target][at], multiplier, &c->sums[target][at]);
}

/* The one quotient or product that a form can have, in the sum itself only. */
static bool begin(collector *c, uint8_t target, uint8_t kind) {
    bool first = target == 0 && c->kind == PLAN_FORM_LINEAR;
    c->kind = first ? kind : PLAN_FORM_NONE;
    return first;
}

static void visit_growth(collector *c, const plan_expression_node *n, const rational *m,
                         uint8_t target) {
    rational by = *m, unit = {plan_wide_of_int(1), 1};
    if (!begin(c, target, PLAN_FORM_QUOTIENT)) {
        return;
    }
    by.n.scale -= 2; /* times 100 */
    put(c, 1, n->input, &by);
    put(c, 2, n->base, &unit);
    plan_wide_negate(&by.n);
    put(c, 0, c->e->input_count, &by);
}

static void visit_product(collector *c, const plan_expression_node *n, const rational *m,
                          uint8_t target) {
    bool divides = n->op == PLAN_NODE_DIVIDE;
    rational by, unit = {plan_wide_of_int(1), 1};
    if (c->is_constant[n->right]) {
        c->fits = divides ? divide(m, &c->constants[n->right], &by)
                          : multiply(m, &c->constants[n->right], &by);
        if (c->fits) {
            go_on(c, n->left, &by, target);
        }
    } else if (!divides && c->is_constant[n->left]) {
        c->fits = multiply(m, &c->constants[n->left], &by);
        if (c->fits) {
            go_on(c, n->right, &by, target);
        }
    } else if (begin(c, target, divides ? PLAN_FORM_QUOTIENT : PLAN_FORM_PRODUCT)) {
        go_on(c, n->left, m, 1);
        go_on(c, n->right, &unit, 2);
    }
}

/* Once for each node, while all that was collected fits. */
static void visit(collector *c, uint16_t node) {
    const plan_expression_node *n = &c->e->nodes[node];
    rational m = c->multipliers[node], other, factor = rational_of(n->factor);
    uint8_t target = c->target[node];
    switch (n->op) {
    case PLAN_NODE_NUMBER:
        c->fits = multiply(&m, &c->constants[node], &m);
        put(c, target, c->e->input_count, &m);
        break;
    case PLAN_NODE_INPUT:
    case PLAN_NODE_CHANGE:
        put(c, target, n->input, &m);
        if (n->op == PLAN_NODE_CHANGE) {
            plan_wide_negate(&m.n);
            put(c, target, n->base, &m);
        }
        break;
    case PLAN_NODE_GROWTH:
        visit_growth(c, n, &m, target);
        break;
    case PLAN_NODE_NEGATE:
        plan_wide_negate(&m.n);
        go_on(c, n->left, &m, target);
        break;
    case PLAN_NODE_ADD:
    case PLAN_NODE_SUBTRACT:
        c->fits = multiply(&m, &factor, &other);
        if (c->fits) {
            go_on(c, n->left, &m, target);
            if (n->op == PLAN_NODE_SUBTRACT) {
                plan_wide_negate(&other.n);
            }
            go_on(c, n->right, &other, target);
        }
        break;
    case PLAN_NODE_MULTIPLY:
    case PLAN_NODE_DIVIDE:
        visit_product(c, n, &m, target);
        break;
    default:
        c->kind = PLAN_FORM_NONE;
        break;
    }
}

/* --- Whole numbers --- */

/* The sum times its common denominator, which is told. */
static bool whole(const collector *c, int at, plan_expression_form *form, int64_t *denominator) {
    size_t n = c->e->input_count;
    int64_t d = 1;
    for (size_t i = 0; i <= n; i++) {
        if (!common_multiple(d, c->sums[at][i].d, &d)) {
            return false;
        }
    }
    for (size_t i = 0; i <= n; i++) {
        plan_wide *to = i < n ? &form->c[at][i] : &form->k[at];
        if (!times(&c->sums[at][i].n, d / c->sums[at][i].d, to)) {
            return false;
        }
    }
    *denominator = d;
    return true;
}

static bool enlarge(const collector *c, int at, plan_expression_form *form, int64_t a, int64_t b) {
    int64_t by;
    bool fits = !__builtin_mul_overflow(a, b, &by);
    for (size_t i = 0; i < c->e->input_count && fits; i++) {
        fits = times(&form->c[at][i], by, &form->c[at][i]);
    }
    return fits && times(&form->k[at], by, &form->k[at]);
}

/* What stands in the one sum stands in no other: then their extremes are reached together. */
static bool is_apart(const plan_expression *e, const plan_expression_form *form) {
    for (size_t i = 0; i < e->input_count; i++) {
        bool in[3];
        for (int t = 0; t < 3; t++) {
            in[t] = plan_wide_sign(&form->c[t][i]) != 0;
        }
        if ((in[0] && (in[1] || in[2])) || (form->kind == PLAN_FORM_PRODUCT && in[1] && in[2])) {
            return false;
        }
    }
    return true;
}

static bool finish(const collector *c, plan_expression_form *form) {
    int64_t d[3] = {1, 1, 1}, scale;
    form->kind = c->kind;
    bool fits = true;
    for (int t = 0; t < 3 && fits; t++) {
        fits = whole(c, t, form, &d[t]);
    }
    bool product = c->kind == PLAN_FORM_PRODUCT;
    if (fits && product) {
        fits = !__builtin_mul_overflow(d[1], d[2], &scale) && enlarge(c, 0, form, d[1], d[2]) &&
               enlarge(c, 1, form, d[0], 1) && !__builtin_mul_overflow(scale, d[0], &scale);
    } else {
        scale = d[0];
        fits = fits && enlarge(c, 1, form, d[0], d[2]) && enlarge(c, 2, form, d[1], 1);
    }
    form->scale = plan_wide_of_int(fits ? scale : 1);
    return fits && is_apart(c->e, form);
}

/* The form of left * first + right * second; NO side where a multiplier is NULL. */
static void collect(collector *c, const rational *left, const rational *right,
                    plan_expression_form *form) {
    const plan_expression *e = c->e;
    rational none = {plan_wide_of_int(0), 1};
    c->kind = PLAN_FORM_LINEAR;
    c->fits = true;
    memset(c->is_used, 0, sizeof c->is_used);
    for (size_t i = 0; i < 3 * (e->input_count + 1); i++) {
        c->sums[0][i] = none;
    }
    if (left != NULL) {
        go_on(c, e->left, left, 0);
    }
    if (right != NULL) {
        go_on(c, e->right, right, 0);
    }
    for (size_t i = e->node_count; i-- > 0 && c->fits && c->kind != PLAN_FORM_NONE;) {
        if (c->is_used[i]) {
            visit(c, (uint16_t)i);
        }
    }
    if (!c->fits || c->kind == PLAN_FORM_NONE || !finish(c, form)) {
        form->kind = PLAN_FORM_NONE;
    }
}

static bool make_room(plan_expression *e, plan_expression_form *form) {
    form->c[0] = plan_allocate_zero(&e->allocator, 3 * (e->input_count + 1), sizeof *form->c[0]);
    if (form->c[0] == NULL) {
        return false;
    }
    form->c[1] = form->c[0] + e->input_count;
    form->c[2] = form->c[1] + e->input_count;
    return true;
}

plan_status plan_expression_collect(plan_expression *expression) {
    plan_expression *e = expression;
    size_t room = 3 * (e->input_count + 1);
    collector *c = plan_allocate_zero(&e->allocator, 1, sizeof *c);
    rational *sums = plan_allocate(&e->allocator, room, sizeof *sums);
    plan_status status = PLAN_NO_MEMORY;
    if (c != NULL && sums != NULL && make_room(e, &e->form) && make_room(e, &e->side[0]) &&
        make_room(e, &e->side[1])) {
        rational one = {plan_wide_of_int(1), 1}, right = rational_of(e->factor), minus = right;
        plan_wide_negate(&minus.n);
        c->e = e;
        for (size_t t = 0; t < 3; t++) {
            c->sums[t] = sums + t * (e->input_count + 1);
        }
        fold(c);
        collect(c, &one, &minus, &e->form);
        collect(c, &one, NULL, &e->side[0]);
        collect(c, NULL, &right, &e->side[1]);
        status = PLAN_OK;
    }
    plan_release(&e->allocator, c, 1, sizeof *c);
    plan_release(&e->allocator, sums, room, sizeof *sums);
    return status;
}
