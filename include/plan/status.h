/** @file status.h
 *  One status for everything that can fail: errors of a call, and the reasons of the mathematics.
 *
 *  A function that cannot answer returns a reason and writes nothing; it never makes a number up.
 *  The numbers below are never reused.
 */
#ifndef PLAN_STATUS_H
#define PLAN_STATUS_H

#include <plan/version.h>

PLAN_BEGIN_DECLS

/** What every function that can fail returns: PLAN_OK (0) or one of enum plan_status_code. */
typedef int32_t plan_status;

enum plan_status_code {
    PLAN_OK = 0,

    /* The call itself could not work. */
    PLAN_INVALID = 1,    /**< an argument is not allowed (NULL, unknown enum value, bad size) */
    PLAN_NO_MEMORY = 2,  /**< an allocation failed; nothing was changed, the call may be repeated */
    PLAN_IO = 3,         /**< a file could not be opened, read or written */
    PLAN_SYNTAX = 4,     /**< the text is not what it should be; plan_error says where and why */
    PLAN_AMBIGUOUS = 5,  /**< the text can be read in two ways that give different values */
    PLAN_LIMIT = 6,      /**< a limit against hostile input was reached */
    PLAN_NOT_FOUND = 7,  /**< no such indicator, area, series, unit, rule or function */
    PLAN_EXISTS = 8,     /**< the code is taken already */
    PLAN_BUFFER = 9,     /**< the buffer is too small; the size needed was written */
    PLAN_FINDINGS = 10,  /**< reading went on, and errors stand in the report */
    PLAN_CANCELLED = 11, /**< whoever watched the call ended it (watch.h) */

    /* Reasons: the answer does not exist. Names in reports are these in lower case. */
    PLAN_MISSING = 32,       /**< an input is missing (NaN in doubles) */
    PLAN_ZERO_BASE = 33,     /**< the base of a change is 0 */
    PLAN_NEGATIVE_BASE = 34, /**< the base of a change is below 0 */
    PLAN_SIGN_CHANGE = 35,   /**< positive base and a value <= 0 under a root, logarithm or ratio */
    PLAN_SHORT_SERIES = 36,  /**< too few values */
    PLAN_GAP = 37,           /**< a period between is not there */
    PLAN_BREAK = 38,         /**< the definition changed between the two periods */
    PLAN_DOMAIN = 39,      /**< outside the domain: infinity, no periods, a divisor that holds 0 */
    PLAN_RANGE = 40,       /**< the result does not fit */
    PLAN_UNIT = 41,        /**< the units have different dimensions */
    PLAN_PRICE_BASIS = 42, /**< current and constant prices would be mixed */
    PLAN_PRECISION = 43,   /**< a dumped double: its printed digits say nothing about rounding */
    PLAN_BOUNDS = 44,      /**< a figure lies outside the bounds of its indicator */
    PLAN_CONTRADICTED = 45 /**< figures exclude each other: one stands twice, or totals cannot be
                                reached */
};

/** Number of reasons a check can be skipped for (PLAN_MISSING to PLAN_CONTRADICTED). */
#define PLAN_REASON_COUNT 14

/** Longest message of a plan_error, with its terminating 0 [bytes]. */
#define PLAN_ERROR_SIZE 512

/** Where and why a call could not work; owned by the caller, always nullable. Written by a call
 * that does not succeed, otherwise left as it was. Set struct_size to sizeof(plan_error) before the
 * call (plan_error_init does it). */
typedef struct plan_error {
    uint32_t struct_size;          /**< sizeof(plan_error) */
    plan_status status;            /**< the status that the call returned */
    uint32_t line;                 /**< line from 1, 0 when it does not apply */
    uint32_t column;               /**< column in characters from 1, 0 when it does not apply */
    char message[PLAN_ERROR_SIZE]; /**< one line in English, UTF-8, ends with 0 */
} plan_error;

/** Makes *error empty. NULL is fine. */
PLAN_API void plan_error_init(plan_error *error);

/** The status in lower case as reports print it: "ok", "zero_base", "no_memory".
 *  Never NULL; an unknown number gives "unknown". */
PLAN_API const char *plan_status_name(plan_status status);

/** One English sentence about the status, for a person. Never NULL. */
PLAN_API const char *plan_status_text(plan_status status);

PLAN_END_DECLS

#endif
