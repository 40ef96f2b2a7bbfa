/* libplan calc: one function at the prompt, with the interval that rounding leaves. */
#include "command.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_VALUES = 4096 };

static const char help[] =
    "libplan calc FUNCTION ARGUMENTS: computes one function, with what rounding leaves.\n"
    "\n"
    "  libplan calc growth 48.3 52.9            9.52 %, between 9.307 and 9.741\n"
    "  libplan calc shares \"14.47 41.96 38.08 5.69\"   a list is one argument\n"
    "  libplan calc triad - 103.3 114.7         - is the unknown\n"
    "  libplan calc implied_plan =8863 10.4     = says exact\n"
    "\n"
    "  --list                      all functions\n"
    "  --format text|json          json: {function, status, value, interval}\n"
    "\n"
    "Exit codes: 0 a value, 1 a reason why there is none, 2 usage.\n";

typedef struct argument {
    double *values;
    plan_interval *intervals;
    size_t count;
    int32_t decimals; /* of its most precise figure */
} argument;

static void free_argument(argument *a) {
    free(a->values);
    free(a->intervals);
}

static int read_figure(const char *text, size_t length, bool constant, argument *a) {
    plan_numeral numeral;
    plan_error error;
    memset(&numeral, 0, sizeof numeral);
    numeral.struct_size = (uint32_t)sizeof numeral;
    plan_error_init(&error);
    if (plan_numeral_read(text, length, PLAN_NUMBER_PLAIN, &numeral, &error) != PLAN_OK ||
        numeral.unit_length > 0) {
        return usage_error("calc", "'%.*s' is no figure in plain form: %s", (int)length, text,
                           error.message[0] != '\0' ? error.message : "leave the unit out");
    }
    plan_decimal value = numeral.figure.value;
    a->values[a->count] = plan_decimal_to_double(value);
    if (numeral.figure.reading == PLAN_BETWEEN) { /* the middle of a range */
        a->values[a->count] =
            (a->values[a->count] + plan_decimal_to_double(numeral.figure.upper)) / 2;
    }
    if (constant) {
        a->intervals[a->count] = plan_interval_point(value);
    } else if (plan_figure_interval(&numeral.figure, NULL, &a->intervals[a->count]) != PLAN_OK) {
        return usage_error("calc", "'%.*s' is out of range", (int)length, text);
    }
    a->decimals = value.scale > a->decimals && !constant ? value.scale : a->decimals;
    a->count++;
    return EXIT_FINE;
}

static int read_argument(const char *text, const plan_parameter *parameter, argument *a) {
    bool list = parameter->kind == PLAN_PARAMETER_LIST;
    a->values = calloc(MAX_VALUES, sizeof *a->values);
    a->intervals = calloc(MAX_VALUES, sizeof *a->intervals);
    if (a->values == NULL || a->intervals == NULL) {
        return usage_error("calc", "no memory");
    }
    if (strcmp(text, "-") == 0) {
        a->values[0] = (double)NAN;
        return EXIT_FINE;
    }
    while (*text != '\0') {
        size_t n = list ? strcspn(text, " ") : strlen(text);
        if (n > 0 && a->count == MAX_VALUES) {
            return usage_error("calc", "more than %d figures", (int)MAX_VALUES);
        }
        int result = n == 0 ? EXIT_FINE
                            : read_figure(text, n, parameter->kind == PLAN_PARAMETER_CONSTANT, a);
        if (result != EXIT_FINE) {
            return result;
        }
        text += n;
        text += *text == ' ' ? 1 : 0;
    }
    return EXIT_FINE;
}

/* A locale that somebody set would write a comma. */
static void use_point(char *text) {
    char *mark = text + strcspn(text, ",");
    if (*mark == ',') {
        *mark = '.';
    }
}

/* The fewest digits that read back as the same double. */
static void put_double(double value) {
    char text[40];
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, value);
        if (strtod(text, NULL) == value) {
            break;
        }
    }
    use_point(text);
    fputs(text, stdout);
}

/* With as many decimals as the interval has, less one. */
static void put_rounded(double value, int32_t scale) {
    char text[400];
    int decimals = scale - 1 < 2 ? 2 : (int)scale - 1;
    snprintf(text, sizeof text, "%.*f", decimals, value);
    use_point(text);
    size_t n = strlen(text);
    while (n > 0 && strchr(text, '.') != NULL && (text[n - 1] == '0' || text[n - 1] == '.')) {
        bool mark = text[n - 1] == '.';
        text[--n] = '\0';
        if (mark) {
            break;
        }
    }
    fputs(text, stdout);
}

static void put_decimal(plan_decimal value) {
    char text[64];
    if (plan_decimal_write(value, PLAN_NUMBER_PLAIN, text, sizeof text, NULL) == PLAN_OK) {
        fputs(text, stdout);
    }
}

static void put_interval_json(const plan_interval *a) {
    static const char *const open[] = {"none", "low", "high", "both"};
    fputs("{\"low\": ", stdout);
    if (a->low_end == PLAN_END_UNBOUNDED) {
        fputs("null", stdout);
    } else {
        putchar('"');
        put_decimal(a->low);
        putchar('"');
    }
    fputs(", \"high\": ", stdout);
    if (a->high_end == PLAN_END_UNBOUNDED) {
        fputs("null", stdout);
    } else {
        putchar('"');
        put_decimal(a->high);
        putchar('"');
    }
    printf(", \"open\": \"%s\"}",
           open[(a->low_end == PLAN_END_OPEN ? 1 : 0) + (a->high_end == PLAN_END_OPEN ? 2 : 0)]);
}

static void put_json(const plan_function_info *f, plan_status status, const double *values,
                     size_t count, const plan_interval *intervals, bool has_intervals) {
    printf("{\"function\": \"%s\", \"status\": \"%s\", \"value\": ", f->name,
           plan_status_name(status));
    if (status != PLAN_OK) {
        fputs("null", stdout);
    } else {
        fputs(f->gives_list ? "[" : "", stdout);
        for (size_t i = 0; i < count; i++) {
            fputs(i > 0 ? ", " : "", stdout);
            put_double(values[i]);
        }
        fputs(f->gives_list ? "]" : "", stdout);
    }
    fputs(", \"interval\": ", stdout);
    if (status != PLAN_OK || !has_intervals) {
        fputs("null", stdout);
    } else {
        fputs(f->gives_list ? "[" : "", stdout);
        for (size_t i = 0; i < count; i++) {
            fputs(i > 0 ? ", " : "", stdout);
            put_interval_json(&intervals[i]);
        }
        fputs(f->gives_list ? "]" : "", stdout);
    }
    puts("}");
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
        fputs(low ? ", from " : ", up to ", stdout);
        put_decimal(low ? a->low : a->high);
    }
}

static void put_text(const plan_function_info *f, plan_status status, const double *values,
                     size_t count, const plan_interval *intervals, bool has_intervals,
                     int32_t scale) {
    const char *sign = f->unit[0] == '%' ? " %" : "";
    if (status != PLAN_OK) {
        printf("%s: %s\n", plan_status_name(status), plan_status_text(status));
        return;
    }
    for (size_t i = 0; i < count; i++) {
        put_rounded(values[i], scale);
        fputs(sign, stdout);
        if (has_intervals) {
            put_bounds(&intervals[i]);
        }
        putchar('\n');
    }
}

/* The printed base decides about zero and negative ones, as for every form. */
static plan_status compute(const plan_function_info *f, argument *arguments, size_t n,
                           int32_t scale, double *values, plan_interval *intervals, size_t *count,
                           bool *has_intervals) {
    const double *lists[PLAN_FUNCTION_MAX_PARAMETERS];
    const plan_interval *figures[PLAN_FUNCTION_MAX_PARAMETERS];
    size_t counts[PLAN_FUNCTION_MAX_PARAMETERS], figure_count = 0;
    for (size_t i = 0; i < n; i++) {
        lists[i] = arguments[i].values;
        figures[i] = arguments[i].intervals;
        counts[i] = arguments[i].count;
    }
    plan_status status = plan_function_call(f->name, lists, counts, n, values, MAX_VALUES, count);
    *has_intervals =
        status == PLAN_OK && plan_function_call_f(f->name, figures, counts, n, scale, intervals,
                                                  MAX_VALUES, &figure_count) == PLAN_OK;
    return status;
}

static int list_functions(void) {
    for (size_t i = 0; i < plan_function_count(); i++) {
        const plan_function_info *f = plan_function_at(i);
        printf("%s(", f->name);
        for (size_t p = 0; p < f->parameter_count; p++) {
            printf("%s%s [%s]", p > 0 ? ", " : "", f->parameters[p].name, f->parameters[p].unit);
        }
        printf(")%s%s%s\n    %s: %s\n    source: %s\n", f->unit[0] != '\0' ? " [" : "", f->unit,
               f->unit[0] != '\0' ? "]" : "", f->about, f->formula, f->source);
    }
    return close_stdout() ? EXIT_FINE : EXIT_TROUBLE;
}

static int explain(const plan_function_info *f) {
    printf("libplan calc %s", f->name);
    for (size_t p = 0; p < f->parameter_count; p++) {
        printf(" %s", f->parameters[p].name);
    }
    printf("\n\n%s.\n%s\n\n", f->about, f->formula);
    for (size_t p = 0; p < f->parameter_count; p++) {
        static const char *const kinds[] = {"figure", "list of figures", "constant"};
        const plan_parameter *one = &f->parameters[p];
        printf("  %-12s %s [%s]%s%s\n", one->name, kinds[one->kind], one->unit,
               one->range[0] != '\0' ? "; " : "", one->range);
    }
    printf("\nsource: %s\n", f->source);
    return close_stdout() ? EXIT_FINE : EXIT_TROUBLE;
}

static int calculate(const plan_function_info *f, char **texts, size_t n, bool json) {
    argument arguments[PLAN_FUNCTION_MAX_PARAMETERS];
    double *values = calloc(MAX_VALUES, sizeof *values);
    plan_interval *intervals = calloc(MAX_VALUES, sizeof *intervals);
    memset(arguments, 0, sizeof arguments);
    int result = values == NULL || intervals == NULL ? usage_error("calc", "no memory") : EXIT_FINE;
    int32_t scale = 0;
    for (size_t i = 0; i < n && result == EXIT_FINE; i++) {
        result = read_argument(texts[i], &f->parameters[i], &arguments[i]);
        scale = arguments[i].decimals > scale ? arguments[i].decimals : scale;
    }
    scale = scale + 2 > 18 ? 18 : scale + 2;
    if (result == EXIT_FINE) {
        size_t count = 0;
        bool has_intervals = false;
        plan_status status =
            compute(f, arguments, n, scale, values, intervals, &count, &has_intervals);
        if (status == PLAN_INVALID || status == PLAN_BUFFER) {
            result = usage_error("calc", "%s takes other arguments; see libplan calc %s --help",
                                 f->name, f->name);
        } else {
            if (json) {
                put_json(f, status, values, count, intervals, has_intervals);
            } else {
                put_text(f, status, values, count, intervals, has_intervals, scale);
            }
            result = !close_stdout() ? EXIT_TROUBLE : status == PLAN_OK ? EXIT_FINE : EXIT_FINDINGS;
        }
    }
    for (size_t i = 0; i < PLAN_FUNCTION_MAX_PARAMETERS; i++) {
        free_argument(&arguments[i]);
    }
    free(values);
    free(intervals);
    return result;
}

int calc_main(int argc, char **argv) {
    static const char *const options[] = {"--format", "--list", "--help", NULL};
    const plan_function_info *f = NULL;
    char *texts[PLAN_FUNCTION_MAX_PARAMETERS];
    size_t n = 0;
    bool json = false, wants_help = false;
    for (int i = 1; i < argc; i++) {
        bool missing = false;
        /* -5 is a number, - the unknown, -x an option */
        bool is_option =
            argv[i][0] == '-' && argv[i][1] != '\0' && !(argv[i][1] >= '0' && argv[i][1] <= '9');
        const char *value = is_option ? option_value(argc, argv, &i, "--format", &missing) : NULL;
        if (value != NULL) {
            if (missing || (strcmp(value, "json") != 0 && strcmp(value, "text") != 0)) {
                return usage_error("calc", "--format takes text or json");
            }
            json = value[0] == 'j';
        } else if (is_option && strcmp(argv[i], "--list") == 0) {
            return list_functions();
        } else if (is_option && strcmp(argv[i], "--help") == 0) {
            wants_help = true;
        } else if (is_option) {
            const char *near = nearest_option(argv[i], options);
            return usage_error("calc", "unknown option %s%s%s", argv[i],
                               near != NULL ? "; did you mean " : "", near != NULL ? near : "");
        } else if (f == NULL) {
            f = plan_function_find(argv[i]);
            if (f == NULL) {
                return usage_error("calc", "there is no function %s; see libplan calc --list",
                                   argv[i]);
            }
        } else if (n == f->parameter_count) {
            return usage_error("calc", "%s takes %d arguments", f->name, (int)f->parameter_count);
        } else {
            texts[n++] = argv[i];
        }
    }
    if (wants_help) {
        if (f != NULL) {
            return explain(f);
        }
        fputs(help, stdout);
        return close_stdout() ? EXIT_FINE : EXIT_TROUBLE;
    }
    return f == NULL ? usage_error("calc", "name a function") : calculate(f, texts, n, json);
}
