/** @file numeral.h
 *  Figures from text and back. This is the only place where figures cross text.
 *
 *  Notations: plain `1234.5`, `1.5e3`; Vietnamese `2.262`, `9,0`, `1.234,5`; English `2,262`,
 *  `1,234.5`; groups by U+00A0, U+202F, U+2009 in the last two; `−5` (U+2212), `+5`, `06`; ranges
 *  `15-18`, `15–18`; signs `~9`, `>=56`, `≥56`, `<16,7`, `>0`, `=8863`; `3,14…` is truncated; words
 *  of both languages (khoảng, trên, dưới, trở lên, từ ... đến ..., about, at least, ...), which are
 *  read in any format, in any case, composed or not. The unit may follow: `2.262 tỷ đồng`.
 *
 *  What is not said plainly is refused, never guessed:
 *  - A word of decrease (giảm, hụt, fell by) is a minus; a bound turns with it, and a range:
 *    "giảm trên 5%" is below -5, "giảm 1-1,5" is -1.5 to -1. A sign belongs to the number alone:
 *    `>-5` is above -5. "giảm còn 5", "xuống 5", "fell to 5" say where it ended: 5.
 *  - A range that starts below 0 has words between its ends: `-5 to -3`, `-5 đến 3`; `-5-3` is
 *    refused. U+2212 is always a minus; an en dash is one in front of a single number.
 *  - `6,5% - 7%` names its unit twice; else the unit stands once, behind the number or range, with
 *    words behind it (`56% trở lên`) or in front of it (`10 or more communes`), never amid it.
 *  - "từ 5", "from 5", "between 5" lack their end.
 */
#ifndef PLAN_NUMERAL_H
#define PLAN_NUMERAL_H

#include <plan/figure.h>

PLAN_BEGIN_DECLS

/** Number formats; as a set they are bits: 1 << format. */
enum plan_number_format {
    PLAN_NUMBER_PLAIN = 0, /**< 1234.5 without groups; exponents allowed */
    PLAN_NUMBER_VI = 1,    /**< 1.234,5 */
    PLAN_NUMBER_EN = 2,    /**< 1,234.5 */
    PLAN_NUMBER_INFER = 3  /**< any of the three, as long as all that fit give the same value */
};

/** What was read. */
typedef struct plan_numeral {
    uint32_t struct_size; /**< sizeof(plan_numeral), set by the caller */
    uint32_t formats;     /**< set of the formats in which the text reads, bits 1 << format */
    plan_figure figure;   /**< by the format asked for (INFER: by the first that fits) */
    /** The figure in each format that fits, indexed by enum plan_number_format: they differ in the
     *  scales only. */
    plan_figure by_format[3];
    size_t unit_offset; /**< where the unit's text starts in the input [bytes]; 0 without a unit */
    size_t unit_length; /**< its length [bytes], 0: no unit; blanks at its ends are left out */
    int32_t change; /**< the word that gave the sign: -1 "giảm", "down"; 1 "tăng", "up"; 0 none */
} plan_numeral;

/** Reads one figure.
 *  @param text    UTF-8, need not end with 0; blanks at its ends are allowed.
 *  @param length  [bytes]; 512 at most, unless all of it is blank.
 *  @param format  enum plan_number_format. With INFER a text whose formats give different values
 *                 (`2.262`) answers PLAN_AMBIGUOUS with *result written, and the error shows both
 *                 readings and what to declare.
 *  @param result  owned by the caller, struct_size set; not written on other failures.
 *  @param error   nullable; column is the character in `text` from 1. A refusal says what was
 *                 found and what to write instead.
 *  @return PLAN_OK, PLAN_AMBIGUOUS, PLAN_SYNTAX (no number, or one in no allowed notation),
 *          PLAN_RANGE (more than 17 significant digits or 17 decimals, or too large),
 *          PLAN_LIMIT (the text is too long), PLAN_MISSING (blank text), PLAN_INVALID. */
PLAN_API plan_status plan_numeral_read(const char *text, size_t length, int format,
                                       plan_numeral *result, plan_error *error);

/** Writes a decimal with its printed decimals: "100.20" plain, "100,20" vi; with groups of three in
 *  vi and en (2.262), without any in plain. A scale below 0 prints its zeros.
 *  @param buffer  gets the text and a terminating 0; may be NULL when size is 0.
 *  @param size    of buffer [bytes]; 64 always suffice.
 *  @param length  length of the text [bytes], written also on PLAN_BUFFER; nullable.
 *  @return PLAN_OK, PLAN_BUFFER, PLAN_INVALID. */
PLAN_API plan_status plan_decimal_write(plan_decimal value, int format, char *buffer, size_t size,
                                        size_t *length);

/** Writes a figure so that plan_numeral_read with the same format reads the same figure back:
 *  `~9,0`, `>=56`, `15-18`, `=8863` (a rounded figure has no sign in front). 160 bytes always
 *  suffice. A truncated figure is written as its value with "…" after the digits and reads back
 *  as truncated. A valid figure with scales of 0 to 17 comes back digit for digit; a scale below 0
 *  prints its zeros, so that the value comes back and the precision has to be told beside it.
 *  @return as plan_decimal_write. */
PLAN_API plan_status plan_figure_write(const plan_figure *figure, int format, char *buffer,
                                       size_t size, size_t *length);

PLAN_END_DECLS

#endif
