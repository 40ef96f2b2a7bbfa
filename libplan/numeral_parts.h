/* Private: the parts of numeral.c. */
#ifndef PLAN_NUMERAL_PARTS_H
#define PLAN_NUMERAL_PARTS_H

#include "numeral.h"
#include "text.h"

/* One number without sign: the digits, and how each format reads its separators. */
typedef struct plan_digits {
    int64_t digits;
    int32_t scales[3];    /* by enum plan_number_format, where `formats` says that it reads */
    uint32_t formats;     /* set of formats */
    const char *why[3];   /* why a format refuses it */
    plan_status status[3];
    size_t length;        /* bytes taken */
} plan_digits;

/* Takes the number that text starts with (a digit). Groups by U+00A0, U+202F, U+2009 belong to it;
 * `e` and digits too. */
void plan_digits_read(const char *text, size_t length, plan_digits *result);

/* What a word or sign around a number means. */
enum plan_qualifier {
    PLAN_SAYS_NOTHING = 0, PLAN_SAYS_ABOUT, PLAN_SAYS_ABOVE, PLAN_SAYS_AT_LEAST, PLAN_SAYS_BELOW,
    PLAN_SAYS_AT_MOST, PLAN_SAYS_EXACT, PLAN_SAYS_MINUS, PLAN_SAYS_PLUS, PLAN_SAYS_TO
};

/* The longest qualifier that text starts with (words or a sign): its bytes, 0 where there is none.
 * `between`: those that stand between two numbers (-, đến, to). */
size_t plan_qualifier_before(const char *text, size_t length, bool between, int *says);
/* The longest qualifier that text ends with (trở lên, or more): its bytes. */
size_t plan_qualifier_after(const char *text, size_t length, int *says);

#endif
