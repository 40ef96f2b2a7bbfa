/* Private: the parts of the unit module. */
#ifndef PLAN_UNIT_INTERNAL_H
#define PLAN_UNIT_INTERNAL_H

#include <plan/unit.h>

#include "text.h"

/* A word or symbol that is known: so many of a base symbol, or a multiplier alone. */
typedef struct plan_unit_row {
    const char *word;      /* folded; SI symbols in `exact` are matched as written first */
    bool exact;            /* case matters: m is metre, M is not */
    bool multiplier;       /* stands in front of others: tỷ, nghìn, million */
    int64_t digits;        /* factor: digits * 10^power */
    int8_t power;
    const char *base;      /* canonical base symbol, "" for a pure number */
    int8_t exponent;       /* of the base symbol: m² is m to the 2 */
    uint8_t scale;         /* enum plan_unit_scale */
    bool money;
} plan_unit_row;

/* The row of a word (as written and folded), or NULL. */
const plan_unit_row *plan_unit_known(plan_span written, plan_span folded);
bool plan_unit_base_is_money(const char *base);

/* The user's meaning of a folded symbol, or NULL. */
const plan_unit *plan_units_find(const plan_units *units, plan_span folded);

/* result = a * b^power for power 1 or -1. */
plan_status plan_unit_combine(const plan_unit *a, const plan_unit *b, int power,
                              plan_unit *result);
void plan_unit_one(plan_unit *result);
/* Adds a base symbol to the power; keeps atoms ordered. */
plan_status plan_unit_add_atom(plan_unit *unit, const char *symbol, size_t length, int power,
                               bool known);

#endif
