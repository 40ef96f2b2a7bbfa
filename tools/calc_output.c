/* What libplan calc prints: answers as text and as JSON, the list of functions, help. */
#include "calc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void put_decimal(plan_decimal value) {
    char text[64];
    if (plan_decimal_write(value, PLAN_NUMBER_PLAIN, text, sizeof text, NULL) == PLAN_OK) {
        fputs(text, stdout);
    }
}

/* --- JSON --- */

static void put_end(const plan_decimal *value, uint8_t end) {
    if (end == PLAN_END_UNBOUNDED) {
        fputs("null", stdout);
    } else {
        putchar('"');
        put_decimal(*value);
        putchar('"');
    }
}

static void put_interval(const plan_interval *a) {
    static const char *const open[] = {"none", "low", "high", "both"};
    int which = (a->low_end == PLAN_END_OPEN ? 1 : 0) + (a->high_end == PLAN_END_OPEN ? 2 : 0);
    fputs("{\"low\": ", stdout);
    put_end(&a->low, a->low_end);
    fputs(", \"high\": ", stdout);
    put_end(&a->high, a->high_end);
    printf(", \"open\": \"%s\"}", open[which]);
}

/* The word of a result that is one. */
static void put_word(const char *words, double place) {
    for (int i = 0; i < (int)place; i++) {
        words += strcspn(words, " ");
        words += strspn(words, " ");
    }
    printf("%.*s", (int)strcspn(words, " "), words);
}

static void put_value(const plan_function_info *f, double value) {
    if (f->choices[0] != '\0') {
        putchar('"');
        put_word(f->choices, value);
        putchar('"');
    } else {
        char text[CALC_NUMBER_SIZE];
        calc_shortest(value, text);
        fputs(text, stdout);
    }
}

void calc_write_json(const plan_function_info *f, const calc_answer *answer) {
    bool there = answer->status == PLAN_OK;
    printf("{\"function\": \"%s\", \"status\": \"%s\", \"value\": ", f->name,
           plan_status_name(answer->status));
    fputs(!there ? "null" : f->gives_list ? "[" : "", stdout);
    for (size_t i = 0; there && i < answer->count; i++) {
        fputs(i > 0 ? ", " : "", stdout);
        put_value(f, answer->values[i]);
    }
    fputs(there && f->gives_list ? "]" : "", stdout);
    fputs(", \"interval\": ", stdout);
    there = there && answer->intervals != NULL;
    fputs(!there ? "null" : f->gives_list ? "[" : "", stdout);
    for (size_t i = 0; there && i < answer->count; i++) {
        fputs(i > 0 ? ", " : "", stdout);
        put_interval(&answer->intervals[i]);
    }
    fputs(there && f->gives_list ? "]" : "", stdout);
    puts("}");
}

/* --- Text --- */

/* With one decimal less than the interval has; small numbers keep three digits that say something.
 */
static void put_rounded(double value, int32_t scale) {
    enum { MOST_DECIMALS = 17, THREE_DIGITS = 100 };
    plan_decimal rounded;
    char text[CALC_NUMBER_SIZE];
    int32_t decimals = scale - 1 < 2 ? 2 : scale - 1;
    plan_status status = plan_decimal_from_double(value, decimals, &rounded);
    while (status == PLAN_OK && llabs(rounded.digits) < THREE_DIGITS && decimals < MOST_DECIMALS &&
           plan_decimal_to_double(rounded) != value) {
        status = plan_decimal_from_double(value, ++decimals, &rounded);
    }
    if (status != PLAN_OK) {
        calc_shortest(value, text);
        fputs(text, stdout);
        return;
    }
    plan_decimal shorter = plan_decimal_normal(rounded);
    put_decimal(shorter);
}

static void put_bounds(const plan_interval *a) {
    bool low = a->low_end != PLAN_END_UNBOUNDED, high = a->high_end != PLAN_END_UNBOUNDED;
    if (low && high && plan_decimal_compare(a->low, a->high) == 0) {
        fputs(", exactly", stdout);
    } else if (low && high) {
        fputs(", between ", stdout);
        put_decimal(a->low);
        fputs(" and ", stdout);
        put_decimal(a->high);
    } else if (low || high) {
        bool open = (low ? a->low_end : a->high_end) == PLAN_END_OPEN;
        fputs(low ? (open ? ", above " : ", at least ") : (open ? ", below " : ", at most "),
              stdout);
        put_decimal(low ? a->low : a->high);
    }
}

void calc_write_text(const plan_function_info *f, const calc_answer *answer) {
    const char *unit = f->unit[0] == '%' ? " %" : strcmp(f->unit, "points") == 0 ? " points" : "";
    if (answer->status != PLAN_OK) {
        printf("%s: %s\n", plan_status_name(answer->status), plan_status_text(answer->status));
        return;
    }
    if (answer->count == 0) {
        puts("none");
    }
    for (size_t i = 0; i < answer->count; i++) {
        if (f->choices[0] != '\0') {
            put_word(f->choices, answer->values[i]);
        } else {
            put_rounded(answer->values[i], answer->scale);
            fputs(unit, stdout);
        }
        if (answer->intervals != NULL) {
            put_bounds(&answer->intervals[i]);
        }
        putchar('\n');
    }
}

/* --- Help --- */

static void put_prototype(const plan_function_info *f) {
    printf("%s(", f->name);
    for (size_t p = 0; p < f->parameter_count; p++) {
        const plan_parameter *one = &f->parameters[p];
        printf("%s%s [%s]", p > 0 ? ", " : "", one->name,
               one->kind == PLAN_PARAMETER_CHOICE ? one->choices : one->unit);
    }
    printf(")%s%s%s\n", f->unit[0] != '\0' ? " [" : "", f->unit, f->unit[0] != '\0' ? "]" : "");
}

void calc_write_list(void) {
    for (size_t i = 0; i < plan_function_count(); i++) {
        const plan_function_info *f = plan_function_at(i);
        put_prototype(f);
        printf("    %s: %s\n    source: %s\n", f->about, f->formula, f->source);
    }
}

void calc_write_help(const plan_function_info *f) {
    static const char *const kinds[] = {"figure", "list of figures", "number", "word"};
    printf("libplan calc %s", f->name);
    for (size_t p = 0; p < f->parameter_count; p++) {
        const plan_parameter *one = &f->parameters[p];
        printf(one->optional ? " [%s]" : " %s", one->name);
    }
    printf("\n\n%s.\n%s\n\n", f->about, f->formula);
    for (size_t p = 0; p < f->parameter_count; p++) {
        const plan_parameter *one = &f->parameters[p];
        printf("  %-22s %s [%s]%s%s\n", one->name, kinds[one->kind],
               one->kind == PLAN_PARAMETER_CHOICE ? one->choices : one->unit,
               one->range[0] != '\0' ? "; " : "", one->range);
    }
    printf("\nresult: %s%s%s%s\n", f->gives_list ? "list of " : "",
           f->choices[0] != '\0' ? f->choices
           : f->unit[0] != '\0'  ? "["
                                 : "unit of the figures",
           f->choices[0] != '\0' || f->unit[0] == '\0' ? "" : f->unit,
           f->choices[0] != '\0' || f->unit[0] == '\0' ? "" : "]");
    printf("interval: %s\n", f->has_figure && !f->needs_print ? "yes" : "no");
    if (f->aliases[0] != '\0') {
        printf("also called: %s\n", f->aliases);
    }
    printf("in C: plan_%s%s, <plan/%s.h>\nsource: %s\n", f->name,
           f->has_array ? " and _v for arrays" : "", f->module, f->source);
}
