/* Private: the parts of numeral.c. */
#ifndef PLAN_NUMERAL_PARTS_H
#define PLAN_NUMERAL_PARTS_H

#include "numeral.h"
#include "status.h"
#include "text.h"

/* --- Digits (numeral_digits.c) --- */

/* One number without sign: the digits, and how each format reads its separators. */
typedef struct plan_digits {
    int64_t digits;
    int32_t scales[3];  /* by enum plan_number_format, where `formats` says that it reads */
    uint32_t formats;   /* set of formats */
    const char *why[3]; /* why a format refuses it */
    plan_status status[3];
    int meant;     /* the format whose refusal says most, where none reads it */
    size_t length; /* bytes taken */
} plan_digits;

/* Takes the number that text starts with (a digit). Groups by U+00A0, U+202F, U+2009 belong to it;
 * `e` and digits too. */
void plan_digits_read(const char *text, size_t length, plan_digits *result);

/* --- Words and signs (numeral_words.c) --- */

/* What a word or sign around a number means. */
enum plan_says {
    PLAN_SAYS_NOTHING = 0, /* đạt, is: the number is as it stands */
    PLAN_SAYS_LEVEL,       /* xuống, down to: where it ended, not by how much it changed */
    PLAN_SAYS_ABOUT,
    PLAN_SAYS_ABOVE,
    PLAN_SAYS_AT_LEAST,
    PLAN_SAYS_BELOW,
    PLAN_SAYS_AT_MOST,
    PLAN_SAYS_EXACT,
    PLAN_SAYS_MINUS,    /* a sign: stands at the digits */
    PLAN_SAYS_PLUS,     /* a sign */
    PLAN_SAYS_DECREASE, /* giảm: a minus that turns bounds and both ends of a range */
    PLAN_SAYS_INCREASE,
    PLAN_SAYS_FROM,      /* từ: a range or "trở lên" must follow */
    PLAN_SAYS_FROM_HERE, /* from: the same, and no range after a word of change */
    PLAN_SAYS_BETWEEN,   /* between: a range must follow */
    PLAN_SAYS_TO,        /* connects the ends of a range */
    PLAN_SAYS_AND        /* connects them after "between" only */
};

/* Where it stands; a row may stand in several places. */
enum plan_place { PLAN_PLACE_BEFORE = 1, PLAN_PLACE_AFTER = 2, PLAN_PLACE_AMID = 4 };

/* The longest word or sign of that place that text starts with: its bytes, 0 where there is none.
 */
size_t plan_says_at(const char *text, size_t length, int place, int *says);
/* The longest words of PLAN_PLACE_AFTER that text ends with: their bytes. */
size_t plan_says_at_end(const char *text, size_t length, int *says);
/* False where no word or sign of PLAN_PLACE_AFTER or _AMID starts with this byte: a quick look. */
bool plan_may_start(char c, int place);
/* Whether a character of a word ends right before text[at]: no new word starts there. */
bool plan_is_within_word(const char *text, size_t at);

/* --- The phrase (numeral_phrase.c) --- */

/* A text taken apart: nothing is decided by format yet. */
typedef struct plan_phrase {
    const char *text;
    size_t length, at; /* bytes; how far it is read */
    bool about, truncated, is_range;
    bool from, from_here, between, level; /* words seen */
    bool behind;                          /* trở lên, or more */
    int bound;                            /* enum plan_says of a bound or exactness, else 0 */
    int change;                           /* PLAN_SAYS_DECREASE or _INCREASE, else 0 */
    bool first_negative, second_negative;
    size_t first_at, second_at;
    plan_digits first, second;
    size_t unit_offset, unit_length;
    plan_error *error;
} plan_phrase;

/* Takes p->text apart; PLAN_SYNTAX with the error filled where it is no phrase around one number
 * or range. */
plan_status plan_phrase_read(plan_phrase *p);

/* --- Refusals (numeral_refuse.c) --- */

/* Fills the error: column is the character at the byte `at`. */
plan_status plan_phrase_refuse(const plan_phrase *p, size_t at, const char *why);
/* Why no number starts at p->at. */
plan_status plan_phrase_refuse_start(const plan_phrase *p);
/* Refuses what may not follow the digits directly; PLAN_OK where it may. */
plan_status plan_phrase_check_after(const plan_phrase *p);
/* Refuses what is no unit in p->unit; PLAN_OK where it may be one. */
plan_status plan_phrase_check_unit(const plan_phrase *p);
/* Refuses control, bidirectional and invisible characters. */
plan_status plan_phrase_check_visible(const plan_phrase *p);

static inline bool plan_is_digit(char c) {
    return c >= '0' && c <= '9';
}

#endif
