/* The parts of libplan calc. */
#ifndef LIBPLAN_CALC_H
#define LIBPLAN_CALC_H

#include "command.h"

/* One argument of a function, read from the prompt. */
typedef struct calc_argument {
    double *values;
    plan_interval *intervals;
    plan_figure *figures;
    plan_period *periods;
    size_t count, capacity;
    bool has_missing; /* "-" in a list: a value that is not there */
    int32_t decimals; /* of its most precise figure */
} calc_argument;

/* What a function answered. */
typedef struct calc_answer {
    plan_status status;
    double *values;           /* the result or the list, then the parts */
    plan_status *statuses;    /* of every value; NULL where the function has one for all */
    plan_interval *intervals; /* NULL where there is no figure form */
    size_t count;             /* of values without the parts */
    int32_t scale;            /* decimals of the intervals */
} calc_answer;

/* --- calc_read.c --- */
/* Reads one argument as its parameter says; EXIT_FINE, or EXIT_TROUBLE after saying why. */
int calc_read(const char *text, const plan_parameter *parameter, calc_argument *argument);
void calc_free_argument(calc_argument *argument);

/* How many words stand between blanks, and the word at a place (its length in *length). */
size_t calc_count_words(const char *words);
const char *calc_word(const char *words, size_t place, size_t *length);

/* --- calc_number.c: doubles as text in no locale --- */
enum { CALC_NUMBER_SIZE = 32 };
/* The fewest digits that read back as the same double, as a JSON number. */
void calc_shortest(double value, char text[CALC_NUMBER_SIZE]);

/* --- calc_output.c --- */
void calc_write_json(const plan_function_info *f, const calc_answer *answer);
void calc_write_text(const plan_function_info *f, const calc_answer *answer);
void calc_write_list(void);
void calc_write_help(const plan_function_info *f);

#endif
