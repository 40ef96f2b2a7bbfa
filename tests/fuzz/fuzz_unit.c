/* Units from any bytes. The first line defines a symbol of one's own, `symbol=definition`, where it
 * has a `=`; the rest is read as a unit. What reads is sound: it equals itself, converts to itself
 * by 1, and dividing by it gives a pure number. */
#include <plan/unit.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int held) {
    if (!held)
        abort();
}

static void check(const plan_unit *unit) {
    const plan_decimal one = {1, 0};
    plan_decimal factor;
    plan_unit made;
    size_t i;
    require(unit->count <= PLAN_UNIT_MAX_ATOMS && unit->scale <= PLAN_UNIT_POINTS);
    require(plan_decimal_is_valid(unit->factor) && unit->factor.digits > 0);
    require(unit->scale == PLAN_UNIT_PLAIN || unit->count == 0);
    for (i = 0; i < unit->count; i++) {
        require(unit->atoms[i].power != 0 && unit->atoms[i].symbol[0] != '\0');
        require(memchr(unit->atoms[i].symbol, 0, PLAN_UNIT_SYMBOL_SIZE) != NULL);
        require(i == 0 || strcmp(unit->atoms[i - 1].symbol, unit->atoms[i].symbol) <= 0);
    }
    require(plan_unit_equal(unit, unit) && plan_unit_same_dimension(unit, unit));
    (void)plan_unit_same_points(unit, unit);
    require(plan_unit_conversion(unit, unit, &factor) == PLAN_OK);
    require(plan_decimal_compare(factor, one) == 0);
    require(plan_unit_quotient(unit, unit, &made) == PLAN_OK);
    require(made.count == 0 && plan_decimal_compare(made.factor, one) == 0);
    if (plan_unit_product(unit, unit, &made) == PLAN_OK &&
        plan_unit_quotient(&made, unit, &made) == PLAN_OK) {
        require(plan_decimal_compare(made.factor, unit->factor) == 0);
        require(made.count == unit->count);
    }
    (void)plan_unit_is_monetary(unit);
}

static void define(plan_units *units, const char *line, size_t length) {
    const char *mark = memchr(line, '=', length);
    plan_error error;
    if (mark == NULL)
        return;
    plan_error_init(&error);
    if (plan_units_add(units, line, (size_t)(mark - line), mark + 1,
                       length - (size_t)(mark - line) - 1, &error) != PLAN_OK)
        require(error.message[0] != '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const char *text = (const char *)data;
    const char *end = size > 0 ? memchr(text, '\n', size) : NULL;
    plan_units *units = NULL;
    plan_unit unit;
    plan_error error;
    plan_error_init(&error);
    if (plan_units_new(NULL, &units) != PLAN_OK)
        return 0;
    if (end != NULL) {
        define(units, text, (size_t)(end - text));
        size -= (size_t)(end - text) + 1;
        text = end + 1;
    }
    if (plan_unit_read(units, text, size, &unit, &error) == PLAN_OK)
        check(&unit);
    else
        require(error.status != PLAN_OK && error.message[0] != '\0');
    plan_units_free(units);
    return 0;
}
