/* Interval arithmetic in doubles, rounded outwards, for rules that are more than one sum and one
 * quotient. An operation whose result is exact (its rest, by fma or two-sum, is 0) is not moved, so
 * whole numbers stay whole. Ends are taken as closed: more is possible than is, never less. */
#include <float.h>
#include <math.h>

#include "expression.h"

/* Beyond these the rests of operations are no longer exact. */
#define LARGEST 1e280
#define SMALLEST 1e-250

static double up(double a) {
    return nextafter(a, (double)INFINITY);
}

double plan_sum_up(double a, double b) {
    double sum = a + b;
    if (isinf(sum)) {
        return sum;
    }
    double part = sum - a, rest = (a - (sum - part)) + (b - part);
    return rest > 0 ? up(sum) : sum;
}

static double times_up(double a, double b) {
    if (a == 0 || b == 0) {
        return 0; /* also 0 * infinity: no number of the interval is infinite */
    }
    double product = a * b;
    if (isinf(product)) {
        return product;
    }
    return fabs(product) < SMALLEST || fma(a, b, -product) > 0 ? up(product) : product;
}

/* b is not 0. */
static double over_up(double a, double b) {
    if (a == 0) {
        return 0;
    }
    if (isinf(b)) {
        return isinf(a) ? (double)INFINITY : (a > 0) == (b > 0) ? DBL_MIN : 0;
    }
    double quotient = a / b;
    if (isinf(quotient)) {
        return quotient;
    }
    double rest = fma(-quotient, b, a); /* a - q * b, exactly */
    return fabs(quotient) < SMALLEST || (b > 0 ? rest > 0 : rest < 0) ? up(quotient) : quotient;
}

static plan_bounds negate(plan_bounds a) {
    plan_bounds result = {-a.high, -a.low};
    return result;
}

static plan_bounds add(plan_bounds a, plan_bounds b) {
    plan_bounds result = {-plan_sum_up(-a.low, -b.low), plan_sum_up(a.high, b.high)};
    return result;
}

static double largest(double a, double b, double c, double d) {
    double left = a > b ? a : b, right = c > d ? c : d;
    return left > right ? left : right;
}

static plan_bounds multiply(plan_bounds a, plan_bounds b) {
    plan_bounds result;
    result.high = largest(times_up(a.low, b.low), times_up(a.low, b.high), times_up(a.high, b.low),
                          times_up(a.high, b.high));
    result.low = -largest(times_up(-a.low, b.low), times_up(-a.low, b.high),
                          times_up(-a.high, b.low), times_up(-a.high, b.high));
    return result;
}

static plan_status divide(plan_bounds a, plan_bounds b, plan_bounds *result) {
    if (b.low <= 0 && b.high >= 0) {
        return PLAN_DOMAIN;
    }
    result->high = largest(over_up(a.low, b.low), over_up(a.low, b.high), over_up(a.high, b.low),
                           over_up(a.high, b.high));
    result->low = -largest(over_up(-a.low, b.low), over_up(-a.low, b.high), over_up(-a.high, b.low),
                           over_up(-a.high, b.high));
    return PLAN_OK;
}

/* --- Decimals --- */

/* True for decimals that are doubles: whole numbers and binary fractions of 53 bits. */
static bool is_exact(plan_decimal a) {
    a = plan_decimal_normal(a);
    int64_t rest = a.digits < 0 ? -a.digits : a.digits, most = (int64_t)1 << 53;
    for (int32_t i = 0; i < a.scale; i++) {
        if (rest % 5 != 0) {
            return false;
        }
        rest /= 5;
    }
    for (int32_t i = a.scale; i < 0 && rest <= most; i++) {
        rest *= 10;
    }
    return rest <= most;
}

static double end_up(plan_decimal a) {
    double value = plan_decimal_to_double(a);
    return is_exact(a) ? value : up(value);
}

plan_bounds plan_bounds_of(const plan_interval *interval) {
    plan_bounds result = {-(double)INFINITY, (double)INFINITY};
    if (interval->low_end != PLAN_END_UNBOUNDED) {
        result.low = -end_up(plan_decimal_negate(interval->low));
    }
    if (interval->high_end != PLAN_END_UNBOUNDED) {
        result.high = end_up(interval->high);
    }
    return result;
}

static plan_bounds bounds_of_decimal(plan_decimal a) {
    plan_interval point = plan_interval_point(a);
    return plan_bounds_of(&point);
}

/* --- The program --- */

static plan_bounds absolute(plan_bounds a) {
    plan_bounds minus = negate(a);
    if (a.low >= 0) {
        return a;
    }
    if (a.high <= 0) {
        return minus;
    }
    plan_bounds result = {0, a.high > minus.high ? a.high : minus.high};
    return result;
}

/* 100 * (x / base - 1) */
static plan_status growth(plan_bounds x, plan_bounds base, plan_bounds *result) {
    plan_bounds hundred = {100, 100}, minus = {-100, -100}, quotient;
    plan_status status = divide(multiply(x, hundred), base, &quotient);
    if (status == PLAN_OK) {
        *result = add(quotient, minus);
    }
    return status;
}

static double smaller(double a, double b) {
    return a < b ? a : b;
}

static double larger(double a, double b) {
    return a > b ? a : b;
}

static plan_status compute(const plan_expression_node *n, const plan_bounds *inputs,
                           const plan_bounds *nodes, plan_bounds *result) {
    bool binary = n->op >= PLAN_NODE_ADD && n->op != PLAN_NODE_ABS;
    plan_bounds left = {0, 0}, right = left;
    if (n->op >= PLAN_NODE_NEGATE) {
        left = nodes[n->left];
    }
    if (binary) {
        right = nodes[n->right];
        if (n->factor.digits != 1 || n->factor.scale != 0) {
            right = multiply(right, bounds_of_decimal(n->factor));
        }
    }
    switch (n->op) {
    case PLAN_NODE_NUMBER:
        *result = bounds_of_decimal(n->number);
        return PLAN_OK;
    case PLAN_NODE_INPUT:
        *result = inputs[n->input];
        return PLAN_OK;
    case PLAN_NODE_GROWTH:
        return growth(inputs[n->input], inputs[n->base], result);
    case PLAN_NODE_CHANGE:
        *result = add(inputs[n->input], negate(inputs[n->base]));
        return PLAN_OK;
    case PLAN_NODE_NEGATE:
        *result = negate(left);
        return PLAN_OK;
    case PLAN_NODE_ADD:
        *result = add(left, right);
        return PLAN_OK;
    case PLAN_NODE_SUBTRACT:
        *result = add(left, negate(right));
        return PLAN_OK;
    case PLAN_NODE_MULTIPLY:
        *result = multiply(left, right);
        return PLAN_OK;
    case PLAN_NODE_DIVIDE:
        return divide(left, right, result);
    case PLAN_NODE_ABS:
        *result = absolute(left);
        return PLAN_OK;
    case PLAN_NODE_MIN:
        result->low = smaller(left.low, right.low);
        result->high = smaller(left.high, right.high);
        return PLAN_OK;
    default:
        result->low = larger(left.low, right.low);
        result->high = larger(left.high, right.high);
        return PLAN_OK;
    }
}

/* Too large or not a number: nothing is certain any more. */
static bool is_sane(plan_bounds a) {
    bool low = isinf(a.low) ? a.low < 0 : fabs(a.low) <= LARGEST;
    bool high = isinf(a.high) ? a.high > 0 : fabs(a.high) <= LARGEST;
    return low && high;
}

plan_status plan_expression_doubles(const plan_expression *expression, const plan_interval *values,
                                    plan_bounds sides[2]) {
    const plan_expression *e = expression;
    plan_bounds inputs[2 * PLAN_EXPRESSION_NODES], nodes[PLAN_EXPRESSION_NODES];
    for (size_t i = 0; i < e->input_count; i++) {
        inputs[i] = plan_bounds_of(&values[i]);
    }
    for (size_t i = 0; i < e->node_count; i++) {
        plan_status status = compute(&e->nodes[i], inputs, nodes, &nodes[i]);
        if (status != PLAN_OK) {
            return status;
        }
        if (!is_sane(nodes[i])) {
            return PLAN_RANGE;
        }
    }
    sides[0] = nodes[e->left];
    sides[1] = nodes[e->right];
    if (e->factor.digits != 1 || e->factor.scale != 0) {
        sides[1] = multiply(sides[1], bounds_of_decimal(e->factor));
    }
    return PLAN_OK;
}
