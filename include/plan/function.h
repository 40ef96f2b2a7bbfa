/** @file function.h
 *  The table of all functions: names, parameters with unit and range, formula, source. From it come
 *  `libplan calc`, its help, and the argument checks of bindings.
 */
#ifndef PLAN_FUNCTION_H
#define PLAN_FUNCTION_H

#include <plan/interval.h>

PLAN_BEGIN_DECLS

/** Most parameters of a function. */
#define PLAN_FUNCTION_MAX_PARAMETERS 4

/** What a parameter is. */
enum plan_parameter_kind {
    PLAN_PARAMETER_FIGURE = 0,  /**< one figure */
    PLAN_PARAMETER_LIST = 1,    /**< a list of figures */
    PLAN_PARAMETER_CONSTANT = 2 /**< a number without rounding */
};

/** One parameter. */
typedef struct plan_parameter {
    const char *name;  /**< as in the C prototype */
    const char *unit;  /**< "% " or "unit of the indicator" ... */
    const char *range; /**< "above 0", "" where any number is allowed */
    uint8_t kind;      /**< enum plan_parameter_kind */
} plan_parameter;

/** One function. All texts are English, never NULL. */
typedef struct plan_function_info {
    const char *name;  /**< "growth": plan_growth in C, `libplan calc growth` */
    const char *about; /**< a sentence */
    const char *formula;
    const char *unit; /**< of the result; "" is that of the first parameter */
    const char *source;
    size_t parameter_count;
    plan_parameter parameters[PLAN_FUNCTION_MAX_PARAMETERS];
    uint8_t has_array;  /**< 1: there is a form `_v` */
    uint8_t has_figure; /**< 1: there is a form `_f` */
    uint8_t gives_list; /**< 1: the result is a list */
} plan_function_info;

/** Number of functions. */
PLAN_API size_t plan_function_count(void);
/** The function at a place, ordered by name; NULL beyond the end. */
PLAN_API const plan_function_info *plan_function_at(size_t index);
/** The function of a name; NULL where there is none. */
PLAN_API const plan_function_info *plan_function_find(const char *name);

/** Computes a function from doubles.
 *  @param name     of the function.
 *  @param lists    one array a parameter, in order; a figure is an array of 1; the unknown of
 *                  triad is NaN.
 *  @param counts   their lengths.
 *  @param n        parameters given.
 *  @param result   room for `capacity` numbers.
 *  @param count    numbers written.
 *  @return PLAN_OK; the reason of the function; PLAN_NOT_FOUND; PLAN_BUFFER; PLAN_INVALID (another
 *          number of parameters, a list where a figure belongs). */
PLAN_API plan_status plan_function_call(const char *name, const double *const *lists,
                                        const size_t *counts, size_t n, double *result,
                                        size_t capacity, size_t *count);
/** The same from intervals, ends outwards to `scale` decimals. The unknown of triad has count 0.
 *  @return also PLAN_NOT_FOUND where the function has no figure form. */
PLAN_API plan_status plan_function_call_f(const char *name, const plan_interval *const *lists,
                                          const size_t *counts, size_t n, int32_t scale,
                                          plan_interval *result, size_t capacity, size_t *count);

PLAN_END_DECLS

#endif
