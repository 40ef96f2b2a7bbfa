/** @file function.h
 *  The table of all functions of the mathematics (change.h to outlier.h): names, parameters with
 *  unit and range, formula, source, forms. From it come `libplan calc`, its help, and the argument
 *  checks of bindings. A function without a row does not exist.
 */
#ifndef PLAN_FUNCTION_H
#define PLAN_FUNCTION_H

#include <plan/figure.h>
#include <plan/period.h>

PLAN_BEGIN_DECLS

/** Most parameters of a function. */
#define PLAN_FUNCTION_MAX_PARAMETERS 8

/** What a parameter is. */
enum plan_parameter_kind {
    PLAN_PARAMETER_FIGURE = 0,   /**< one figure */
    PLAN_PARAMETER_LIST = 1,     /**< a list of figures */
    PLAN_PARAMETER_CONSTANT = 2, /**< a number without rounding */
    PLAN_PARAMETER_CHOICE = 3,   /**< one of a few words; its number is the word's place from 0 */
    PLAN_PARAMETER_PERIODS = 4   /**< a list of periods */
};
/** Number of kinds. */
#define PLAN_PARAMETER_KIND_COUNT 5

/** One parameter. All texts are English, never NULL. */
typedef struct plan_parameter {
    const char *name;    /**< "base" */
    const char *unit;    /**< "%", "unit of the indicator" ... */
    const char *range;   /**< "above 0"; "" where any number is allowed */
    const char *choices; /**< the words of a choice, between blanks: "up down"; else "" */
    uint8_t kind;        /**< enum plan_parameter_kind */
    uint8_t optional;    /**< 1: it and all that follow may be left out */
    uint8_t nullable;    /**< 1: it may be unknown, `-` at the prompt: count 0 */
    uint8_t own_length;  /**< 1: a list whose length is its own; all others have one length */
} plan_parameter;

/** One function. All texts are English, never NULL. */
typedef struct plan_function_info {
    const char *name;    /**< "growth": plan_growth in C, `libplan calc growth` */
    const char *aliases; /**< other names `calc` knows, between blanks; "" */
    const char *module;  /**< its header: "change" */
    const char *about;   /**< what it gives, one line */
    const char *formula;
    const char *unit;    /**< of the result; "" is that of the first parameter */
    const char *choices; /**< words of the result where it is a word, "met missed undecided"; "" */
    const char *parts;   /**< names of further numbers behind the result, between blanks: "class",
                              "low high"; "" */
    const char *part_choices; /**< words of the only part where it is a word; "" */
    const char *source;
    const plan_parameter *parameters; /**< parameter_count of them */
    size_t parameter_count;
    uint8_t has_array;    /**< 1: there is a form `_v` */
    uint8_t has_figure;   /**< 1: plan_function_call_f answers with intervals */
    uint8_t gives_list;   /**< 1: the result is a list */
    uint8_t has_statuses; /**< 1: every element of the list has its own status */
    uint8_t needs_print;  /**< 1: the answer depends on how the figures were printed, so only
                               plan_function_call_f has it (met, feasible_counts) */
} plan_function_info;

/** One argument: the same `count` numbers in the ways that the caller has them. */
typedef struct plan_argument {
    const double *values;           /**< for plan_function_call; NaN is missing */
    const plan_interval *intervals; /**< for plan_function_call_f */
    const plan_figure *figures;     /**< for plan_function_call_f where the row says needs_print;
                                         NULL where they are not known */
    const plan_period *periods;     /**< where the parameter is a list of periods */
    size_t count;                   /**< 1 unless a list; 0 for what is unknown */
} plan_argument;

/** Number of functions. */
PLAN_API size_t plan_function_count(void);
/** The function at a place, ordered by name; NULL beyond the end. */
PLAN_API const plan_function_info *plan_function_at(size_t index);
/** The function of a name or an alias; NULL where there is none. */
PLAN_API const plan_function_info *plan_function_find(const char *name);

/** Computes a function from doubles.
 *  @param name       of the function, or an alias.
 *  @param arguments  one a parameter, in order; a choice is its number.
 *  @param n          arguments given.
 *  @param out        room for `capacity` numbers: the result or the list, then the parts; may be
 *                    NULL when capacity is 0.
 *  @param out_status room for `capacity` statuses, or NULL: PLAN_OK for every number, but where the
 *                    row says has_statuses: there an element without an answer is NaN and has its
 *                    reason here.
 *  @param capacity   [number].
 *  @param count      numbers of the answer, parts included; also written on PLAN_BUFFER.
 *  @return PLAN_OK; the reason of the function; PLAN_NOT_FOUND (no such function, or one that needs
 *          figures); PLAN_BUFFER; PLAN_NO_MEMORY; PLAN_INVALID (another number of parameters, a
 *          list where a figure belongs, lists of unequal lengths, a choice that is none). */
PLAN_API plan_status plan_function_call(const char *name, const plan_argument *arguments, size_t n,
                                        double *out, plan_status *out_status, size_t capacity,
                                        size_t *count);
/** The same from intervals, ends outwards to `scale` decimals.
 *  @param name       of the function, or an alias.
 *  @param arguments  one a parameter, in order.
 *  @param n          arguments given.
 *  @param scale      decimals of the ends.
 *  @param out        room for `capacity` intervals; may be NULL when that is 0.
 *  @param capacity   [number].
 *  @param count      numbers of the answer; also written on PLAN_BUFFER.
 *  @return as plan_function_call; PLAN_NOT_FOUND where there is no figure form. */
PLAN_API plan_status plan_function_call_f(const char *name, const plan_argument *arguments,
                                          size_t n, int32_t scale, plan_interval *out,
                                          size_t capacity, size_t *count);

PLAN_END_DECLS

#endif
