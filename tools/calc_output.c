/* What libplan calc prints: answers as text and as JSON, the list of functions, help. */
#include "calc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void put_decimal(plan_decimal value) {
    char text[64] = ""; /* longer than any is */
    plan_decimal_write(value, PLAN_NUMBER_PLAIN, text, sizeof text, NULL);
    fputs(text, stdout);
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

/* A number, the word that it stands for, or null where the answer is there without its number. */
static void put_value(const char *words, double value) {
    if (words[0] != '\0') { /* a word is never missing */
        size_t length;
        const char *word = calc_word(words, (size_t)value, &length);
        printf("\"%.*s\"", (int)length, word);
    } else {
        char text[CALC_NUMBER_SIZE];
        calc_shortest(value, text);
        fputs(text, stdout);
    }
}

typedef void (*put_element)(const plan_function_info *f, const calc_answer *answer, size_t i);

static void put_element_value(const plan_function_info *f, const calc_answer *answer, size_t i) {
    put_value(f->choices, answer->values[i]);
}

static void put_element_interval(const plan_function_info *f, const calc_answer *answer, size_t i) {
    (void)f;
    put_interval(&answer->intervals[i]);
}

static void put_element_status(const plan_function_info *f, const calc_answer *answer, size_t i) {
    (void)f;
    printf("\"%s\"", plan_status_name(answer->statuses[i]));
}

/* One element, a list of them, or null where there is none. */
static void put_elements(const plan_function_info *f, const calc_answer *answer, bool there,
                         put_element put) {
    fputs(!there ? "null" : f->gives_list ? "[" : "", stdout);
    for (size_t i = 0; there && i < answer->count; i++) {
        fputs(i > 0 ? ", " : "", stdout);
        put(f, answer, i);
    }
    fputs(there && f->gives_list ? "]" : "", stdout);
}

/* Whether parts are limits that elements may lie outside of. */
static bool has_limits(const plan_function_info *f) {
    return strcmp(f->parts, "low high") == 0;
}

static bool stands_out(const calc_answer *answer, size_t i) {
    return answer->values[i] < answer->values[answer->count] ||
           answer->values[i] > answer->values[answer->count + 1];
}

/* The parts as members of their own. */
static void put_parts(const plan_function_info *f, const calc_answer *answer, bool there) {
    size_t count = calc_count_words(f->parts);
    for (size_t p = 0; p < count; p++) {
        size_t length;
        const char *name = calc_word(f->parts, p, &length);
        printf(", \"%.*s\": ", (int)length, name);
        if (there) {
            put_value(f->part_choices, answer->values[answer->count + p]);
        } else {
            fputs("null", stdout);
        }
    }
    if (has_limits(f)) {
        bool first = true;
        fputs(there ? ", \"outside\": [" : ", \"outside\": null", stdout);
        for (size_t i = 0; there && i < answer->count; i++) {
            if (stands_out(answer, i)) {
                printf(first ? "%zu" : ", %zu", i);
                first = false;
            }
        }
        fputs(there ? "]" : "", stdout);
    }
}

void calc_write_json(const plan_function_info *f, const calc_answer *answer) {
    bool there = answer->status == PLAN_OK;
    printf("{\"function\": \"%s\", \"status\": \"%s\", \"value\": ", f->name,
           plan_status_name(answer->status));
    put_elements(f, answer, there, put_element_value);
    fputs(", \"interval\": ", stdout);
    put_elements(f, answer, there && answer->intervals != NULL, put_element_interval);
    put_parts(f, answer, there);
    if (f->has_statuses) {
        fputs(", \"statuses\": ", stdout);
        put_elements(f, answer, answer->statuses != NULL, put_element_status);
    }
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
    /* By the kinds of ends: closed, open, unbounded. */
    static const char *const lows[] = {", at least ", ", above ", ""};
    static const char *const highs[] = {", at most ", ", below ", ""};
    bool low = a->low_end != PLAN_END_UNBOUNDED, high = a->high_end != PLAN_END_UNBOUNDED;
    bool both = low && high;
    if (both && plan_decimal_compare(a->low, a->high) == 0) {
        fputs(", exactly", stdout);
        return;
    }
    fputs(both ? ", between " : lows[a->low_end], stdout);
    if (low) {
        put_decimal(a->low);
    }
    fputs(both ? " and " : highs[a->high_end], stdout);
    if (high) {
        put_decimal(a->high);
    }
}

static void put_plain(const char *words, double value, int32_t scale, const char *unit) {
    if (isnan(value)) {
        fputs("no number", stdout);
    } else if (words[0] != '\0') {
        size_t length;
        const char *word = calc_word(words, (size_t)value, &length);
        printf("%.*s", (int)length, word);
    } else {
        put_rounded(value, scale);
        fputs(unit, stdout);
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
        if (f->has_statuses && answer->statuses[i] != PLAN_OK) {
            puts(plan_status_name(answer->statuses[i]));
            continue;
        }
        put_plain(f->choices, answer->values[i], answer->scale, unit);
        if (answer->intervals != NULL) {
            put_bounds(&answer->intervals[i]);
        }
        puts(has_limits(f) && stands_out(answer, i) ? ", stands out" : "");
    }
    for (size_t p = 0; p < calc_count_words(f->parts); p++) {
        size_t length;
        const char *name = calc_word(f->parts, p, &length);
        printf("%.*s: ", (int)length, name);
        put_plain(f->part_choices, answer->values[answer->count + p], answer->scale, "");
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
    static const char *const kinds[] = {"figure", "list of figures", "number", "word",
                                        "list of periods"};
    printf("libplan calc %s", f->name);
    for (size_t p = 0; p < f->parameter_count; p++) {
        const plan_parameter *one = &f->parameters[p];
        printf(one->optional ? " [%s]" : " %s", one->name);
    }
    printf("\n\n%s.\n%s\n\n", f->about, f->formula);
    for (size_t p = 0; p < f->parameter_count; p++) {
        const plan_parameter *one = &f->parameters[p];
        printf("  %-22s %s [%s]%s%s%s\n", one->name, kinds[one->kind],
               one->kind == PLAN_PARAMETER_CHOICE ? one->choices : one->unit,
               one->range[0] != '\0' ? "; " : "", one->range,
               one->nullable ? "; - where there is none" : "");
    }
    printf("\nresult: %s%s%s%s\n", f->gives_list ? "list of " : "",
           f->choices[0] != '\0' ? f->choices
           : f->unit[0] != '\0'  ? "["
                                 : "unit of the figures",
           f->choices[0] != '\0' || f->unit[0] == '\0' ? "" : f->unit,
           f->choices[0] != '\0' || f->unit[0] == '\0' ? "" : "]");
    if (f->parts[0] != '\0') {
        printf("and: %s%s%s%s\n", f->parts, f->part_choices[0] != '\0' ? " (" : "", f->part_choices,
               f->part_choices[0] != '\0' ? ")" : "");
    }
    printf("interval: %s\n", f->has_figure && !f->needs_print ? "yes" : "no");
    if (f->aliases[0] != '\0') {
        printf("also called: %s\n", f->aliases);
    }
    printf("in C: plan_%s%s, <plan/%s.h>\nsource: %s\n", f->name,
           f->has_array ? " and _v for arrays" : "", f->module, f->source);
}
