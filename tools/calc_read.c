/* Arguments of libplan calc: figures in plain form, lists, words. */
#include "calc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void calc_free_argument(calc_argument *argument) {
    free(argument->values);
    free(argument->intervals);
    free(argument->figures);
    free(argument->periods);
}

const char *calc_word(const char *words, size_t place, size_t *length) {
    for (; place > 0; place--) {
        words += strcspn(words, " ");
        words += strspn(words, " ");
    }
    *length = strcspn(words, " ");
    return words;
}

size_t calc_count_words(const char *words) {
    size_t count = 0, length;
    while (*calc_word(words, count, &length) != '\0') {
        count++;
    }
    return count;
}

static bool make_room(calc_argument *a) {
    if (a->count < a->capacity) {
        return true;
    }
    size_t capacity = a->capacity == 0 ? 16 : 2 * a->capacity;
    double *values = realloc(a->values, capacity * sizeof *values);
    a->values = values != NULL ? values : a->values;
    plan_interval *intervals = realloc(a->intervals, capacity * sizeof *intervals);
    a->intervals = intervals != NULL ? intervals : a->intervals;
    plan_figure *figures = realloc(a->figures, capacity * sizeof *figures);
    a->figures = figures != NULL ? figures : a->figures;
    plan_period *periods = realloc(a->periods, capacity * sizeof *periods);
    a->periods = periods != NULL ? periods : a->periods;
    if (values == NULL || intervals == NULL || figures == NULL || periods == NULL) {
        return false;
    }
    a->capacity = capacity;
    return true;
}

/* The printed number; of a range the double nearest to its middle. */
static double value_of(const plan_figure *figure) {
    plan_decimal half = {5, 1}, middle;
    if (figure->reading != PLAN_BETWEEN) {
        return plan_decimal_to_double(figure->value);
    }
    if (plan_decimal_add(figure->value, figure->upper, &middle) == PLAN_OK &&
        plan_decimal_multiply(middle, half, &middle) == PLAN_OK) {
        return plan_decimal_to_double(middle);
    }
    return plan_decimal_to_double(figure->value) / 2 + plan_decimal_to_double(figure->upper) / 2;
}

static int read_figure(const char *text, size_t length, bool constant, calc_argument *a) {
    plan_numeral numeral;
    plan_error error;
    memset(&numeral, 0, sizeof numeral);
    numeral.struct_size = (uint32_t)sizeof numeral;
    plan_error_init(&error);
    if (plan_numeral_read(text, length, PLAN_NUMBER_PLAIN, &numeral, &error) != PLAN_OK) {
        return usage_error("calc", "'%.*s' is no figure in plain form: %s", (int)length, text,
                           error.message);
    }
    if (numeral.unit_length > 0) {
        return usage_error("calc", "'%.*s' is no figure in plain form: leave the unit out",
                           (int)length, text);
    }
    const plan_figure *figure = &numeral.figure;
    if (constant && figure->reading != PLAN_ROUNDED && figure->reading != PLAN_EXACT) {
        return usage_error("calc", "'%.*s' must be one number", (int)length, text);
    }
    plan_interval interval = constant ? plan_interval_point(figure->value) : plan_interval_all();
    if (!constant) {
        plan_figure_interval(figure, NULL, &interval);
    }
    a->intervals[a->count] = interval;
    a->values[a->count] = value_of(figure);
    a->figures[a->count] = *figure;
    if (!constant && figure->value.scale > a->decimals) {
        a->decimals = figure->value.scale;
    }
    a->count++;
    return EXIT_FINE;
}

/* The place of a word among words between blanks, from 0; -1 where it is none of them. */
static int place_of(const char *word, const char *words) {
    int count = (int)calc_count_words(words);
    for (int place = 0; place < count; place++) {
        size_t length;
        const char *at = calc_word(words, (size_t)place, &length);
        if (length == strlen(word) && memcmp(at, word, length) == 0) {
            return place;
        }
    }
    return -1;
}

static int read_choice(const char *text, const plan_parameter *parameter, calc_argument *a) {
    int place = place_of(text, parameter->choices);
    if (place < 0) {
        return usage_error("calc", "%s is one of: %s; not '%s'", parameter->name,
                           parameter->choices, text);
    }
    plan_decimal number = {place, 0};
    a->values[0] = place;
    a->intervals[0] = plan_interval_point(number);
    a->figures[0] = plan_figure_exact(place, 0);
    a->count = 1;
    return EXIT_FINE;
}

static int read_period(const char *text, size_t length, calc_argument *a) {
    plan_error error;
    plan_error_init(&error);
    if (plan_period_read(text, length, &a->periods[a->count], &error) != PLAN_OK) {
        return usage_error("calc", "'%.*s' is no period: %s", (int)length, text, error.message);
    }
    a->count++;
    return EXIT_FINE;
}

/* A value of a list that is not there. */
static int read_missing(calc_argument *a) {
    a->values[a->count] = (double)NAN;
    a->figures[a->count] = plan_figure_exact(0, 0);
    a->intervals[a->count] = plan_interval_point(a->figures[a->count].value);
    a->has_missing = true;
    a->count++;
    return EXIT_FINE;
}

/* One value of a list, or all that the argument is. */
static int read_one(const char *text, size_t length, const plan_parameter *parameter,
                    calc_argument *a) {
    if (!make_room(a)) {
        return usage_error("calc", "no memory");
    }
    switch (parameter->kind) {
    case PLAN_PARAMETER_CHOICE:
        return read_choice(text, parameter, a);
    case PLAN_PARAMETER_PERIODS:
        return read_period(text, length, a);
    case PLAN_PARAMETER_CONSTANT:
        return read_figure(text, length, true, a);
    case PLAN_PARAMETER_FIGURE:
        return read_figure(text, length, false, a);
    default:
        return length == 1 && text[0] == '-' ? read_missing(a)
                                             : read_figure(text, length, false, a);
    }
}

int calc_read(const char *text, const plan_parameter *parameter, calc_argument *argument) {
    static const char blanks[] = " \t\n";
    int result = EXIT_FINE;
    if (strcmp(text, "-") == 0 && parameter->nullable) {
        return EXIT_FINE; /* the unknown: no figure at all */
    }
    if (parameter->kind != PLAN_PARAMETER_LIST && parameter->kind != PLAN_PARAMETER_PERIODS) {
        return read_one(text, strlen(text), parameter, argument);
    }
    text += strspn(text, blanks);
    while (*text != '\0' && result == EXIT_FINE) {
        size_t n = strcspn(text, blanks);
        result = read_one(text, n, parameter, argument);
        text += n;
        text += strspn(text, blanks);
    }
    return result;
}
