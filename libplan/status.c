/* Names and sentences of statuses: one row each. */
#include "status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
    plan_status status;
    const char *name, *text;
} rows[] = {
    {PLAN_OK, "ok", "no error"},
    {PLAN_INVALID, "invalid", "an argument is not allowed"},
    {PLAN_NO_MEMORY, "no_memory", "an allocation failed; nothing was changed"},
    {PLAN_IO, "io", "a file could not be opened, read or written"},
    {PLAN_SYNTAX, "syntax", "the text is not what it should be"},
    {PLAN_AMBIGUOUS, "ambiguous", "the text can be read in two ways that give different values"},
    {PLAN_LIMIT, "limit", "a limit against hostile input was reached"},
    {PLAN_NOT_FOUND, "not_found", "there is nothing of that name"},
    {PLAN_EXISTS, "exists", "the code is taken already"},
    {PLAN_BUFFER, "buffer", "the buffer is too small"},
    {PLAN_FINDINGS, "findings", "reading went on, and errors stand in the report"},
    {PLAN_CANCELLED, "cancelled", "the call was ended by whoever watched it"},
    {PLAN_MISSING, "missing", "an input is missing"},
    {PLAN_ZERO_BASE, "zero_base", "the base of a change is 0"},
    {PLAN_NEGATIVE_BASE, "negative_base", "the base of a change is below 0"},
    {PLAN_SIGN_CHANGE, "sign_change",
     "a positive base and a value of 0 or less have no root, logarithm or ratio"},
    {PLAN_SHORT_SERIES, "short_series", "too few values"},
    {PLAN_GAP, "gap", "a period between is not there"},
    {PLAN_BREAK, "break", "the definition changed between the two periods"},
    {PLAN_DOMAIN, "domain", "the function has no value there"},
    {PLAN_RANGE, "range", "the result does not fit"},
    {PLAN_UNIT, "unit", "the units have different dimensions"},
    {PLAN_PRICE_BASIS, "price_basis", "figures at current and at constant prices would be mixed"},
    {PLAN_PRECISION, "precision",
     "digits of a double: they say nothing about how the figure was rounded"},
    {PLAN_BOUNDS, "bounds", "a figure lies outside the bounds of its indicator"},
    {PLAN_CONTRADICTED, "contradicted",
     "figures exclude each other: one stands twice, or totals cannot be reached"},
};

_Static_assert(PLAN_CONTRADICTED - PLAN_MISSING + 1 == PLAN_REASON_COUNT, "reasons are counted");

static const char *find(plan_status status, int want_text) {
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].status == status) {
            return want_text ? rows[i].text : rows[i].name;
        }
    }
    return want_text ? "unknown status" : "unknown";
}

const char *plan_status_name(plan_status status) {
    return find(status, 0);
}

const char *plan_status_text(plan_status status) {
    return find(status, 1);
}

void plan_error_init(plan_error *error) {
    if (error != NULL) {
        memset(error, 0, sizeof *error);
        error->struct_size = (uint32_t)sizeof *error;
    }
}

plan_status plan_fail(plan_error *error, plan_status status, uint32_t line, uint32_t column,
                      const char *format, ...) {
    if (error != NULL && error->struct_size >= sizeof *error) {
        error->status = status;
        error->line = line;
        error->column = column;
        va_list arguments;
        va_start(arguments, format);
        int length = vsnprintf(error->message, sizeof error->message, format, arguments);
        va_end(arguments);
        size_t end = (size_t)length; /* below 0, for no text at all, is beyond the room as well */
        if (end >= sizeof error->message) {
            /* Cut before a character, not within one. */
            end = sizeof error->message - 1;
            while (end > 0 && ((unsigned char)error->message[end - 1] & 0xC0) == 0x80) {
                end--;
            }
            end -= end > 0 && ((unsigned char)error->message[end - 1] & 0x80) != 0 ? 1 : 0;
        }
        error->message[end] = '\0';
    }
    return status;
}
