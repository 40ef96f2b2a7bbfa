/* Units as products of base symbols: comparison, conversion, products. */
#include "unit.h"

#include <string.h>

#include "wide.h"

void plan_unit_one(plan_unit *result) {
    memset(result, 0, sizeof *result);
    result->factor.digits = 1;
}

/* A counting unit may be spelled like a base symbol: M is not the metre. */
static int compare_atom(const plan_unit *unit, size_t at, const char *name, bool known) {
    int order = strcmp(unit->atoms[at].symbol, name);
    return order != 0 ? order : (unit->atoms[at].known != 0) - known;
}

static plan_status raise_atom(plan_unit *unit, size_t at, int power) {
    int sum = unit->atoms[at].power + power;
    if (sum > INT8_MAX || sum < INT8_MIN) {
        return PLAN_RANGE;
    }
    unit->atoms[at].power = (int8_t)sum;
    if (sum == 0) {
        unit->count--;
        memmove(&unit->atoms[at], &unit->atoms[at + 1], (unit->count - at) * sizeof unit->atoms[0]);
        memset(&unit->atoms[unit->count], 0, sizeof unit->atoms[0]);
    }
    return PLAN_OK;
}

/* Atoms stay ordered by symbol, so that equal dimensions are equal lists. */
plan_status plan_unit_add_atom(plan_unit *unit, const char *symbol, size_t length, int power,
                               bool known) {
    char name[PLAN_UNIT_SYMBOL_SIZE] = {0};
    size_t at = 0;
    if (length == 0 || power == 0) {
        return PLAN_OK;
    }
    if (length >= sizeof name) {
        return PLAN_LIMIT;
    }
    memcpy(name, symbol, length);
    while (at < unit->count && compare_atom(unit, at, name, known) < 0) {
        at++;
    }
    if (at < unit->count && compare_atom(unit, at, name, known) == 0) {
        return raise_atom(unit, at, power);
    }
    if (unit->count == PLAN_UNIT_MAX_ATOMS) {
        return PLAN_LIMIT;
    }
    if (power > INT8_MAX) { /* a power of -128, turned */
        return PLAN_RANGE;
    }
    memmove(&unit->atoms[at + 1], &unit->atoms[at], (unit->count - at) * sizeof unit->atoms[0]);
    memcpy(unit->atoms[at].symbol, name, sizeof name);
    unit->atoms[at].power = (int8_t)power;
    unit->atoms[at].known = known ? 1 : 0;
    unit->count++;
    return PLAN_OK;
}

/* Exact, or PLAN_RANGE where the quotient is no decimal: after cancelling, a divisor of twos and
 * fives becomes a factor of fives and twos and some more decimals. */
static plan_status divide_exactly(plan_decimal a, plan_decimal b, plan_decimal *result) {
    int64_t divisor = plan_common_divisor(a.digits, b.digits);
    int64_t up = a.digits / divisor, down = b.digits / divisor;
    int32_t scale = a.scale - b.scale;
    while (down % 2 == 0 || down % 5 == 0) {
        int64_t prime = down % 2 == 0 ? 2 : 5;
        int64_t other = 10 / prime;
        if (up > PLAN_DECIMAL_MAX_DIGITS / other) {
            return PLAN_RANGE;
        }
        up *= other;
        down /= prime;
        scale++;
    }
    while (up % 10 == 0 && scale > -PLAN_DECIMAL_MAX_SCALE) {
        up /= 10;
        scale--;
    }
    while (scale < -PLAN_DECIMAL_MAX_SCALE && up <= PLAN_DECIMAL_MAX_DIGITS / 10) {
        up *= 10;
        scale++;
    }
    if (down != 1 || scale < -PLAN_DECIMAL_MAX_SCALE || scale > PLAN_DECIMAL_MAX_SCALE) {
        return PLAN_RANGE;
    }
    result->digits = up;
    result->scale = scale;
    return PLAN_OK;
}

/* Callers may fill a plan_unit themselves. */
static bool is_valid(const plan_unit *unit) {
    if (unit == NULL || unit->count > PLAN_UNIT_MAX_ATOMS || unit->scale > PLAN_UNIT_POINTS ||
        !plan_decimal_is_valid(unit->factor) || unit->factor.digits <= 0) {
        return false;
    }
    for (size_t i = 0; i < unit->count; i++) {
        if (memchr(unit->atoms[i].symbol, '\0', PLAN_UNIT_SYMBOL_SIZE) == NULL) {
            return false;
        }
    }
    return true;
}

plan_status plan_unit_combine(const plan_unit *a, const plan_unit *b, int power,
                              plan_unit *result) {
    plan_unit made = *a;
    plan_status status = power > 0 ? plan_decimal_multiply(a->factor, b->factor, &made.factor)
                                   : divide_exactly(a->factor, b->factor, &made.factor);
    if (status != PLAN_OK) {
        return PLAN_RANGE;
    }
    made.factor = plan_decimal_normal(made.factor);
    for (size_t i = 0; i < b->count && status == PLAN_OK; i++) {
        status = plan_unit_add_atom(&made, b->atoms[i].symbol, strlen(b->atoms[i].symbol),
                                    power * b->atoms[i].power, b->atoms[i].known != 0);
    }
    if (made.count > 0) {
        made.scale = PLAN_UNIT_PLAIN;
    } else if (made.scale == PLAN_UNIT_PLAIN) {
        made.scale = b->scale;
    }
    if (status == PLAN_OK) {
        *result = made;
    }
    return status;
}

static bool same_atoms(const plan_unit *a, const plan_unit *b) {
    if (a->count != b->count) {
        return false;
    }
    for (size_t i = 0; i < a->count; i++) {
        if (a->atoms[i].power != b->atoms[i].power ||
            compare_atom(a, i, b->atoms[i].symbol, b->atoms[i].known != 0) != 0) {
            return false;
        }
    }
    return true;
}

int plan_unit_same_dimension(const plan_unit *a, const plan_unit *b) {
    return is_valid(a) && is_valid(b) && same_atoms(a, b) &&
           (a->scale == PLAN_UNIT_POINTS) == (b->scale == PLAN_UNIT_POINTS);
}

/* % and ‰ are pure numbers below 1; lần and plain numbers are not points of anything. */
static bool is_rate(const plan_unit *unit) {
    plan_decimal one = {1, 0};
    return unit->count == 0 && unit->scale != PLAN_UNIT_PLAIN &&
           plan_decimal_compare(unit->factor, one) < 0;
}

int plan_unit_same_points(const plan_unit *a, const plan_unit *b) {
    return is_valid(a) && is_valid(b) && is_rate(a) && is_rate(b);
}

int plan_unit_equal(const plan_unit *a, const plan_unit *b) {
    return plan_unit_same_dimension(a, b) && a->scale == b->scale &&
           plan_decimal_compare(a->factor, b->factor) == 0;
}

plan_status plan_unit_conversion(const plan_unit *from, const plan_unit *to, plan_decimal *factor) {
    if (!is_valid(from) || !is_valid(to) || factor == NULL) {
        return PLAN_INVALID;
    }
    if (!same_atoms(from, to)) {
        return PLAN_UNIT;
    }
    return divide_exactly(from->factor, to->factor, factor);
}

plan_status plan_unit_quotient(const plan_unit *numerator, const plan_unit *denominator,
                               plan_unit *result) {
    if (!is_valid(numerator) || !is_valid(denominator) || result == NULL) {
        return PLAN_INVALID;
    }
    return plan_unit_combine(numerator, denominator, -1, result);
}

plan_status plan_unit_product(const plan_unit *a, const plan_unit *b, plan_unit *result) {
    if (!is_valid(a) || !is_valid(b) || result == NULL) {
        return PLAN_INVALID;
    }
    return plan_unit_combine(a, b, 1, result);
}

int plan_unit_is_monetary(const plan_unit *unit) {
    for (size_t i = 0; is_valid(unit) && i < unit->count; i++) {
        if (unit->atoms[i].known != 0 && plan_unit_base_is_money(unit->atoms[i].symbol)) {
            return 1;
        }
    }
    return 0;
}
