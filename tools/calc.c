/* libplan calc: one function at the prompt, with the interval that rounding leaves. */
#include "calc.h"

#include <stdlib.h>
#include <string.h>

static const char help[] =
    "libplan calc FUNCTION ARGUMENTS: computes one function, with what rounding leaves.\n"
    "\n"
    "  libplan calc growth 48.3 52.9            9.52 %, between 9.307 and 9.741\n"
    "  libplan calc shares \"14.47 41.96 38.08 5.69\"   a list is one argument\n"
    "  libplan calc triad - 103.3 114.7         - is the unknown, in a list what is missing\n"
    "  libplan calc implied_plan =8863 10.4     = says exact\n"
    "\n"
    "Figures are in plain form with the decimals they were printed with.\n"
    "\n"
    "  --list                      all functions\n"
    "  FUNCTION --help             one function: parameters, formula, source\n"
    "  --format text|json          json: {function, status, value, interval, ...}\n"
    "\n"
    "Exit codes: 0 a value, 1 a reason why there is none, 2 usage.\n";

/* Asks for the length of the answer first, then for the answer. */
static plan_status call_values(const plan_function_info *f, const plan_argument *arguments,
                               size_t n, calc_answer *answer) {
    size_t count = 0;
    plan_status status = plan_function_call(f->name, arguments, n, NULL, NULL, 0, &count);
    if (status != PLAN_BUFFER) {
        return status;
    }
    answer->values = calloc(count, sizeof *answer->values);
    answer->statuses = calloc(count, sizeof *answer->statuses);
    answer->count = count - calc_count_words(f->parts);
    if (answer->values == NULL || answer->statuses == NULL) {
        return PLAN_NO_MEMORY;
    }
    status =
        plan_function_call(f->name, arguments, n, answer->values, answer->statuses, count, &count);
    if (status != PLAN_OK) { /* nothing was written: no element has a status of its own */
        free(answer->statuses);
        answer->statuses = NULL;
    }
    return status;
}

static plan_status call_intervals(const plan_function_info *f, const plan_argument *arguments,
                                  size_t n, calc_answer *answer, size_t *count) {
    plan_status status = plan_function_call_f(f->name, arguments, n, answer->scale, NULL, 0, count);
    if (status != PLAN_BUFFER) {
        return status;
    }
    answer->intervals = calloc(*count, sizeof *answer->intervals);
    return answer->intervals == NULL ? PLAN_NO_MEMORY
                                     : plan_function_call_f(f->name, arguments, n, answer->scale,
                                                            answer->intervals, *count, count);
}

/* Answers that hang on how figures were printed come as points. */
static plan_status values_of_points(calc_answer *answer) {
    answer->values = calloc(answer->count + 1, sizeof *answer->values);
    if (answer->values == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < answer->count; i++) {
        answer->values[i] = plan_decimal_to_double(answer->intervals[i].low);
    }
    free(answer->intervals);
    answer->intervals = NULL;
    return PLAN_OK;
}

/* Where every element has its own reason, the answer is there as soon as one element is. */
static plan_status status_of_elements(const plan_function_info *f, const calc_answer *answer) {
    if (!f->has_statuses || answer->count == 0) {
        return PLAN_OK;
    }
    for (size_t i = 0; i < answer->count; i++) {
        if (answer->statuses[i] == PLAN_OK) {
            return PLAN_OK;
        }
    }
    return answer->statuses[0];
}

/* Reasons come from the printed values; a divisor whose interval holds 0 is one more. */
static void compute(const plan_function_info *f, const plan_argument *arguments, size_t n,
                    bool has_missing, calc_answer *answer) {
    size_t count = 0;
    if (f->needs_print) { /* of figures, not of lists in which some may be missing */
        answer->status = call_intervals(f, arguments, n, answer, &answer->count);
        answer->status = answer->status == PLAN_OK ? values_of_points(answer) : answer->status;
        return;
    }
    answer->status = call_values(f, arguments, n, answer);
    answer->status = answer->status == PLAN_OK ? status_of_elements(f, answer) : answer->status;
    if (answer->status != PLAN_OK || has_missing) {
        return;
    }
    plan_status status = call_intervals(f, arguments, n, answer, &count);
    if (status != PLAN_OK) {
        free(answer->intervals);
        answer->intervals = NULL;
        answer->status =
            status == PLAN_DOMAIN || status == PLAN_NO_MEMORY ? status : answer->status;
    }
}

/* Says what is wrong with the call of one function; the help to look at is that function's. */
static int wrong_call(const plan_function_info *f, const char *what) {
    char command[64];
    snprintf(command, sizeof command, "calc %s", f->name);
    return usage_error(command, "%s", what);
}

static int give(const plan_function_info *f, const calc_answer *answer, bool json) {
    if (answer->status == PLAN_NO_MEMORY) {
        return usage_error("calc", "no memory");
    }
    if (answer->status == PLAN_INVALID) {
        return wrong_call(f, "these arguments do not go together: lists have one length, a "
                             "range has two ends");
    }
    if (json) {
        calc_write_json(f, answer);
    } else {
        calc_write_text(f, answer);
    }
    return !close_stdout() ? EXIT_TROUBLE : answer->status == PLAN_OK ? EXIT_FINE : EXIT_FINDINGS;
}

static int calculate(const plan_function_info *f, char **texts, size_t n, bool json) {
    calc_argument read[PLAN_FUNCTION_MAX_PARAMETERS];
    plan_argument arguments[PLAN_FUNCTION_MAX_PARAMETERS];
    calc_answer answer = {PLAN_OK, NULL, NULL, NULL, 0, 0};
    int result = EXIT_FINE;
    bool has_missing = false;
    memset(read, 0, sizeof read);
    if (n < f->parameter_count && !f->parameters[n].optional) {
        char what[96];
        snprintf(what, sizeof what, "%s is missing", f->parameters[n].name);
        return wrong_call(f, what);
    }
    for (size_t i = 0; i < n && result == EXIT_FINE; i++) {
        result = calc_read(texts[i], &f->parameters[i], &read[i]);
        answer.scale = read[i].decimals > answer.scale ? read[i].decimals : answer.scale;
        arguments[i].values = read[i].values;
        arguments[i].intervals = read[i].intervals;
        arguments[i].figures = read[i].figures;
        arguments[i].periods = read[i].periods;
        arguments[i].count = read[i].count;
        has_missing = has_missing || read[i].has_missing;
    }
    answer.scale =
        answer.scale + 2 > PLAN_DECIMAL_MAX_SCALE ? PLAN_DECIMAL_MAX_SCALE : answer.scale + 2;
    if (result == EXIT_FINE) {
        compute(f, arguments, n, has_missing, &answer);
        result = give(f, &answer, json);
    }
    for (size_t i = 0; i < PLAN_FUNCTION_MAX_PARAMETERS; i++) {
        calc_free_argument(&read[i]);
    }
    free(answer.values);
    free(answer.statuses);
    free(answer.intervals);
    return result;
}

/* -5 is a number, -.5 nearly one, - the unknown, "- 5" a list with it, -x an option. */
static bool is_option(const char *text) {
    const char *digit = text[0] == '-' && text[1] == '.' ? text + 2 : text + 1;
    return text[0] == '-' && text[1] != '\0' && text[1] != ' ' && !(*digit >= '0' && *digit <= '9');
}

/* What the command line says. */
typedef struct request {
    const plan_function_info *function;
    char *texts[PLAN_FUNCTION_MAX_PARAMETERS];
    size_t n;
    bool json, list, help, only_figures;
} request;

static int unknown_function(const char *name) {
    nearness near = nearness_to(name);
    for (size_t i = 0; i < plan_function_count(); i++) {
        consider(&near, plan_function_at(i)->name);
    }
    char hint[HINT_SIZE];
    return usage_error("calc", "there is no function %s%s; --list names them", name,
                       hint_of(&near, hint));
}

static int take_figure(char *text, request *r) {
    if (r->function == NULL) {
        r->function = plan_function_find(text);
        return r->function != NULL ? EXIT_FINE : unknown_function(text);
    }
    if (r->n == r->function->parameter_count) {
        char what[64];
        snprintf(what, sizeof what, "it takes %d arguments, not more", (int)r->n);
        return wrong_call(r->function, what);
    }
    r->texts[r->n++] = text;
    return EXIT_FINE;
}

static int take_option(int argc, char **argv, int *i, request *r) {
    static const char *const options[] = {"--format", "--list", "--help", NULL};
    bool missing = false;
    const char *value = option_value(argc, argv, i, "--format", &missing);
    if (value != NULL) {
        if (missing || (strcmp(value, "json") != 0 && strcmp(value, "text") != 0)) {
            return usage_error("calc", "--format takes text or json");
        }
        r->json = value[0] == 'j';
    } else if (strcmp(argv[*i], "--list") == 0) {
        r->list = true;
    } else if (strcmp(argv[*i], "--help") == 0 || strcmp(argv[*i], "-h") == 0) {
        r->help = true;
    } else if (strcmp(argv[*i], "--") == 0) {
        r->only_figures = true;
    } else {
        return unknown_option("calc", argv[*i], options);
    }
    return EXIT_FINE;
}

int calc_main(int argc, char **argv) {
    request r;
    memset(&r, 0, sizeof r);
    for (int i = 1; i < argc; i++) {
        int result = !r.only_figures && is_option(argv[i]) ? take_option(argc, argv, &i, &r)
                                                           : take_figure(argv[i], &r);
        if (result != EXIT_FINE) {
            return result;
        }
    }
    if (r.list || r.help) {
        if (r.list) {
            calc_write_list();
        } else if (r.function != NULL) {
            calc_write_help(r.function);
        } else {
            fputs(help, stdout);
        }
        return close_stdout() ? EXIT_FINE : EXIT_TROUBLE;
    }
    return r.function == NULL ? usage_error("calc", "name a function")
                              : calculate(r.function, r.texts, r.n, r.json);
}
