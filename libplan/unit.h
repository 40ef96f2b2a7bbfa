/* Private: the parts of the unit module. */
#ifndef PLAN_UNIT_INTERNAL_H
#define PLAN_UNIT_INTERNAL_H

#include <plan/unit.h>

#include "text.h"

/* Longest unit [bytes], as written and folded, and most factors in it. */
enum { PLAN_UNIT_TEXT = 240, PLAN_UNIT_FACTORS = 16 };

/* A word or symbol that is known: so many of a base symbol, or a multiplier alone. */
typedef struct plan_unit_row {
    const char *word; /* as plan_unit_fold gives it; where `exact`, as written */
    bool exact;       /* case matters: m is metre, M is not */
    bool multiplier;  /* stands in front of others: tỷ, nghìn, million */
    int8_t power;     /* factor 10^power */
    int8_t exponent;  /* of the base symbol: ha is 10^4 m to the 2 */
    uint8_t scale;    /* enum plan_unit_scale */
    bool money;
    const char *base; /* canonical base symbol, "" for a pure number */
} plan_unit_row;

/* --- unit_table.c --- */

const plan_unit_row *plan_unit_rows(size_t *count);
/* A symbol in exactly this case, or NULL. */
const plan_unit_row *plan_unit_known_exact(plan_span written);
/* A folded word, or a symbol in another case where only one symbol has these letters; or NULL. */
const plan_unit_row *plan_unit_known_folded(plan_span written, plan_span folded);
bool plan_unit_base_is_money(const char *base);
/* True where the multiplier `first` and `next` are one word that is no amount: tỷ lệ, tỷ trọng. */
bool plan_unit_is_compound(plan_span first, plan_span next);

/* --- unit_words.c --- */

/* The form in which words are compared: plan_text_fold, with tones where the new spelling has them
 * (hòa -> hoà, thúy -> thuý) and toned y after a consonant as i (tỷ -> tỉ, sỹ -> sĩ).
 * PLAN_SYNTAX (not UTF-8), PLAN_BUFFER. */
plan_status plan_unit_fold(plan_span text, char *buffer, size_t size, size_t *length);
/* NFC with single blanks, in the case as written: SI symbols need it. PLAN_SYNTAX, PLAN_BUFFER. */
plan_status plan_unit_compose(plan_span text, char *buffer, size_t size, size_t *length);
/* The number at the start of text; *used is 0 where there is none. PLAN_SYNTAX where it can be read
 * in two ways or in none, or is 0. */
plan_status plan_unit_number(plan_span text, plan_decimal *value, size_t *used);
/* True where text holds control or bidirectional characters. */
bool plan_unit_is_hostile(plan_span text);

/* --- unit_split.c --- */

/* The factors of composed text, trimmed, with the power of each (1 or -1), into arrays of
 * PLAN_UNIT_FACTORS; how many, or 0 where there are too many. */
size_t plan_unit_split(plan_span text, plan_span *factors, int *powers);
/* True where text begins with the ASCII word (given in small letters), in any case. */
bool plan_unit_begins(plan_span text, const char *word);

/* --- unit_read.c --- */

/* True where composed text can be one symbol: no separator, bracket or power, no digit first. */
bool plan_unit_is_symbol(plan_span written);

/* --- unit_user.c --- */

/* The user's meaning of a folded symbol, or NULL. */
const plan_unit *plan_units_find(const plan_units *units, plan_span folded);

/* --- unit.c --- */

/* result = a * b^power for power 1 or -1; result may be a or b. PLAN_LIMIT, PLAN_RANGE. */
plan_status plan_unit_combine(const plan_unit *a, const plan_unit *b, int power, plan_unit *result);
void plan_unit_one(plan_unit *result);
/* Adds a base symbol to the power; keeps atoms ordered. PLAN_LIMIT, PLAN_RANGE; on failure nothing
 * changes. */
plan_status plan_unit_add_atom(plan_unit *unit, const char *symbol, size_t length, int power,
                               bool known);

#endif
