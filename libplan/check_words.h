/* Private: pieces of findings as text. Everything lives in the arena of `words` until it is
 * cleared; a failed allocation shows in `status` and gives "". */
#ifndef PLAN_CHECK_WORDS_H
#define PLAN_CHECK_WORDS_H

#include "check.h"
#include "check_sides.h"
#include "message_check.h"
#include "text.h"

typedef struct plan_words {
    plan_arena arena;
    plan_buffer buffer; /* scratch of plan_words_take */
    plan_status status;
    int language;
} plan_words;

void plan_words_init(plan_words *words, const plan_checker *checker);
void plan_words_free(plan_words *words);
/* What stands in the buffer, as a text of its own; the buffer is empty again. */
const char *plan_words_take(plan_words *words);
/* The text of a buffer, which is freed; its failure becomes that of the words. */
const char *plan_words_take_buffer(plan_words *words, plan_buffer *buffer);

const char *plan_words_decimal(plan_words *words, plan_decimal value);
/* Plain, with its printed decimals; a count without its `=`. */
const char *plan_words_figure(plan_words *words, const plan_checker *checker,
                              const plan_record *record);
/* The same of a figure that a row says, or none (NULL). */
const char *plan_words_reading(plan_words *words, plan_figure figure, const plan_record *record);
/* "[56, 57)", one number for a point; ends rounded outwards to `scale` decimals. */
const char *plan_words_interval(plan_words *words, plan_interval interval);
const char *plan_words_period(plan_words *words, uint32_t packed);
/* "name, area, period (series)" as far as it tells something. */
const char *plan_words_what(plan_words *words, const plan_checker *checker, uint32_t indicator,
                            uint32_t area, uint32_t period, uint8_t series);
/* "figures.csv:7" */
const char *plan_words_place(plan_words *words, const plan_checker *checker,
                             const plan_record *record);
/* The figure of an operand that is there, or the interval of an implied value. */
const char *plan_words_operand(plan_words *words, const plan_checker *checker,
                               const plan_operand *operand);
const char *plan_words_measure(const plan_checker *checker, const plan_operand *operand);
/* --- check_arithmetic.c --- */
/* "14.47 + 41.96 = 56.43", "100 × (8972 / 8000 − 1) = 12.15" */
const char *plan_words_arithmetic(plan_words *words, const plan_checker *checker,
                                  const plan_instance *instance, const plan_operand *operands,
                                  size_t count, const plan_sides *sides);
/* "2262 / (1 + 0.5 / 100) (figures.csv:6, figures.csv:7)" */
const char *plan_words_because(plan_words *words, const plan_checker *checker,
                               const plan_inference *inference);

/* A sentence of message_check.h. */
const char *plan_words_say(plan_words *words, int message, const char *const *args, size_t count);

#endif
