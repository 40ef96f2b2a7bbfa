/* Figures and intervals as text, for the tests of the arithmetic: "48.3" is read as the library
 * reads it, and an interval is shown as (9.307, 9.741], "..." where it has no end. */
#ifndef PLAN_TESTS_FIGURES_H
#define PLAN_TESTS_FIGURES_H

#include "check.h"

#include <plan/figure.h>
#include <plan/numeral.h>

static inline plan_figure figure_of(const char *text) {
    plan_numeral numeral;
    plan_error error;
    memset(&numeral, 0, sizeof numeral);
    numeral.struct_size = (uint32_t)sizeof numeral;
    plan_error_init(&error);
    CHECK_STATUS(text, plan_numeral_read(text, strlen(text), PLAN_NUMBER_PLAIN, &numeral, &error),
                 PLAN_OK);
    return numeral.figure;
}

/* What the figure stands for; "[1.2, 3)" and so on are taken end by end. */
static inline plan_interval interval_of(const char *text) {
    plan_interval result = plan_interval_all();
    if (text[0] != '[' && text[0] != '(') {
        plan_figure figure = figure_of(text);
        CHECK_STATUS(text, plan_figure_interval(&figure, NULL, &result), PLAN_OK);
        return result;
    }
    char low[64], high[64];
    const char *comma = strstr(text, ", ");
    snprintf(low, sizeof low, "%.*s", (int)(comma - text) - 1, text + 1);
    snprintf(high, sizeof high, "%.*s", (int)strlen(comma + 2) - 1, comma + 2);
    if (strcmp(low, "...") != 0) {
        result.low = figure_of(low).value;
        result.low_end = text[0] == '[' ? PLAN_END_CLOSED : PLAN_END_OPEN;
    }
    if (strcmp(high, "...") != 0) {
        result.high = figure_of(high).value;
        result.high_end = text[strlen(text) - 1] == ']' ? PLAN_END_CLOSED : PLAN_END_OPEN;
    }
    return result;
}

static inline void show_end(plan_decimal value, uint8_t end, char *text, size_t size) {
    size_t length;
    if (end == PLAN_END_UNBOUNDED) {
        snprintf(text, size, "...");
    } else {
        CHECK_STATUS(
            "write",
            plan_decimal_write(plan_decimal_normal(value), PLAN_NUMBER_PLAIN, text, size, &length),
            PLAN_OK);
    }
}

/* Checks an interval by its text: trailing zeros are left out, brackets say what is closed. */
static inline int check_interval(const char *file, int line, const char *label, plan_interval got,
                                 const char *expected) {
    char low[64], high[64], text[160];
    show_end(got.low, got.low_end, low, sizeof low);
    show_end(got.high, got.high_end, high, sizeof high);
    snprintf(text, sizeof text, "%c%s, %s%c", got.low_end == PLAN_END_CLOSED ? '[' : '(', low, high,
             got.high_end == PLAN_END_CLOSED ? ']' : ')');
    return check_str(file, line, label, text, expected);
}
#define CHECK_INTERVAL(label, got, expected)                                                       \
    check_interval(__FILE__, __LINE__, (label), (got), (expected))

#endif
