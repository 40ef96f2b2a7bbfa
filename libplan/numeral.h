/* Private: the quick path of table readers, and figures written as somebody wrote others. */
#ifndef PLAN_NUMERAL_INTERNAL_H
#define PLAN_NUMERAL_INTERNAL_H

#include <plan/numeral.h>

#include <string.h>

#include "numeral_bytes.h"

/* A cell that is nothing but an optional ASCII sign, ASCII digits and at most one `.` or `,`: nine
 * cells in ten. The digits are the same in every format; only the scale differs. */
typedef struct plan_quick {
    int64_t digits;
    int8_t scales[3]; /* by enum plan_number_format; what does not fit is not looked at */
    uint8_t formats;  /* set of the formats in which it reads, never empty */
} plan_quick;

/* True where text is such a cell that some format accepts, with 17 digits at most, zeros in front
 * included; else the caller goes to plan_numeral_read, which also explains refusals. Agrees with it
 * on every text that it takes. */
bool plan_numeral_quick(const char *text, size_t length, plan_quick *result);

/* --- The same for up to eight bytes at once, where the decimal mark is known and nine bytes may be
 * read, whatever they hold --- */

/* Digits with at most one mark among them, and a minus before. False where plan_numeral_quick must
 * look. */
static inline bool plan_numeral_word(const char *text, size_t length, char mark, int64_t *digits,
                                     int8_t *scale) {
    int64_t negative = text[0] == '-' ? 1 : 0; /* which may be read, whatever it is */
    text += negative;
    length -= (size_t)negative;
    if (length - 1 > 7) { /* 0 wraps */
        return false;
    }
    uint64_t word = plan_number_word(text) ^ PLAN_WORD_OF_ZEROS;
    word &= UINT64_MAX >> (64 - 8 * length);
    /* The top bits of bytes above 9; one behind a byte above 0x89 may be too much, never too few.
     */
    uint64_t other = ((word + UINT64_C(0x7676767676767676)) | word) & UINT64_C(0x8080808080808080);
    *scale = 0;
    if (other != 0) {
        size_t whole = (size_t)__builtin_ctzll(other) / 8;
        if ((other & (other - 1)) != 0 || whole == 0 || whole + 1 == length ||
            text[whole] != mark) {
            return false;
        }
        uint64_t before = (UINT64_C(1) << 8 * whole) - 1;
        word = (word & before) | (word >> 8 & ~before);
        length--;
        *scale = (int8_t)(length - whole);
    }
    int64_t number = plan_number_of_word(word << (64 - 8 * length));
    *digits = (number ^ -negative) + negative;
    return true;
}

/* Appends `text` with another number in the same notation: its groups (where it has some), its
 * zeros in front, its sign, words and unit stay; the decimals are those of the value's scale. What
 * is written reads as the value with the same reading and unit, or the call fails (the buffer then
 * has something behind its old end). PLAN_SYNTAX: a range, another sign, a scale that cannot be
 * written so; what plan_numeral_read answers for `text`; PLAN_INVALID for PLAN_NUMBER_INFER;
 * PLAN_NO_MEMORY. */
plan_status plan_numeral_rewrite(plan_span text, int format, plan_decimal value,
                                 plan_buffer *buffer);

#endif
