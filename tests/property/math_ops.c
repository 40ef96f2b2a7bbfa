/* Random calls of every function of the table, for math_oracle.py: the arguments and the answer of
 * each, doubles as their bits, intervals as integers, periods packed. Where every element has a
 * status, the statuses follow the values.
 *
 * usage: math_ops FUNCTION|log_verdict doubles|figures CASES SEED
 * Without arguments a few cases of every function are computed, and nothing is printed about them.
 */
#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <plan/change.h>
#include <plan/figure.h>
#include <plan/function.h>

enum { MOST = 24, ROOM = 4096 };

typedef struct numbers {
    double values[MOST];
    plan_interval intervals[MOST];
    plan_figure figures[MOST];
    plan_period periods[MOST];
    bool has_periods;
    size_t count;
} numbers;

static uint64_t next(uint64_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed * UINT64_C(2685821657736338717);
}

static int64_t below(uint64_t *seed, int64_t limit) {
    return (int64_t)((next(seed) >> 11) % (uint64_t)limit);
}

/* --- Doubles --- */

static double ordinary(uint64_t *seed) {
    double digits = (double)below(seed, (int64_t)pow(10, 1 + (double)below(seed, 8)));
    return digits / pow(10, (double)below(seed, 5));
}

/* Edges now and then: nothing, infinity, 0, the ends of doubles. */
static double any(uint64_t *seed) {
    static const double edges[] = {0,      -0.0,     1,      -1,    100,   -100,
                                   1e-300, 1e300,    -1e300, 1e-9,  1e16,  1.7e308,
                                   5e-324, 2.3e-308, -1e-30, 1e200, 1e-200};
    int64_t kind = below(seed, 200);
    if (kind < 3) {
        return kind == 0 ? (double)INFINITY : kind == 1 ? -(double)INFINITY : (double)NAN;
    }
    if (kind < 16) {
        return edges[below(seed, (int64_t)(sizeof edges / sizeof edges[0]))];
    }
    double value =
        kind < 40 ? ldexp(1 + ordinary(seed), (int)below(seed, 200) - 100) : ordinary(seed);
    return kind % 11 == 0 ? -value : value;
}

static double rate(uint64_t *seed) {
    int64_t kind = below(seed, 40);
    if (kind == 0) {
        return any(seed);
    }
    return kind == 1 ? -100 : (double)(below(seed, 30000) - 9000) / (kind % 2 == 0 ? 100 : 1000);
}

static double number_for(const plan_parameter *p, double before, uint64_t *seed) {
    if ((strcmp(p->name, "u") == 0 || strcmp(p->name, "a") == 0 || strcmp(p->name, "floor") == 0) &&
        below(seed, 20) > 0) {
        return (double)below(seed, 101) / 100;
    }
    if ((strcmp(p->name, "at") == 0 || strncmp(p->name, "base_", 5) == 0) && below(seed, 20) > 0) {
        return (double)below(seed, 5);
    }
    if (strcmp(p->name, "decimals") == 0 && below(seed, 20) > 0) {
        return (double)(below(seed, 6) - 1);
    }
    bool may_be_none = strcmp(p->name, "target") == 0 && p->nullable != 0;
    if ((may_be_none || strcmp(p->name, "limit") == 0) && below(seed, 4) == 0) {
        return (double)NAN;
    }
    if (p->kind == PLAN_PARAMETER_CONSTANT && strcmp(p->name, "per") != 0 &&
        strcmp(p->name, "limit") != 0) {
        int64_t kind = below(seed, 30);
        return kind == 0 ? any(seed) : kind == 1 ? 0 : kind == 2 ? 2.5 : (double)(1 + kind % 12);
    }
    if (p->unit[0] == '%' || strcmp(p->unit, "points") == 0) {
        return rate(seed);
    }
    if (strcmp(p->name, "weight") == 0 && below(seed, 10) > 0) {
        return (double)below(seed, 1001) / 1000;
    }
    if (strstr(p->range, "may be missing") != NULL && below(seed, 8) == 0) {
        return (double)NAN;
    }
    /* Often near the value before: changes of a few percent are what people ask about. */
    if (before > 0 && below(seed, 3) > 0) {
        return before * (1 + rate(seed) / 1000);
    }
    return any(seed);
}

/* Mostly one after the other, years or quarters; a gap, a step back, another frequency and a span
 * now and then, and in a third of the cases any order. */
static void make_periods(numbers *a, uint64_t *seed) {
    static const uint8_t frequencies[] = {PLAN_YEARLY, PLAN_QUARTERLY, PLAN_HALF_YEARLY,
                                          PLAN_MONTHLY};
    uint8_t frequency = frequencies[below(seed, 5) % 4];
    int32_t first = (int32_t)(below(seed, 10) == 0 ? 0 : 2000 * frequency + below(seed, 4));
    int32_t count = below(seed, 6) == 0 ? 2 : 1;
    for (size_t i = 0; i < a->count; i++) {
        int64_t kind = below(seed, 40);
        plan_period period = {first, count, frequency};
        period.count += kind == 1 ? 1 : 0;
        if (kind == 2) {
            period.frequency = PLAN_YEARLY;
            period.first = first / frequency;
        }
        a->periods[i] = period;
        a->values[i] = 0;
        first += (int32_t)(kind == 3 ? 0 : kind == 4 && first > 2 ? -2 : kind == 5 ? 2 : 1);
    }
    for (size_t i = a->count; i > 1 && first % 3 == 0; i--) {
        size_t other = (size_t)below(seed, (int64_t)i);
        plan_period kept = a->periods[i - 1];
        a->periods[i - 1] = a->periods[other];
        a->periods[other] = kept;
    }
}

/* A constant comes some years after the one before; lists mostly one year after the other, with
 * gaps, a year twice and turned round now and then. */
static void make_years(const plan_parameter *p, numbers *a, double *last, uint64_t *seed) {
    bool constant = p->kind == PLAN_PARAMETER_CONSTANT;
    *last = *last > 0 ? *last : (double)(2000 + below(seed, 20));
    double year = *last + (constant && below(seed, 20) > 0 ? (double)below(seed, 15) : 0);
    for (size_t i = 0; i < a->count; i++) {
        int64_t kind = below(seed, 60);
        a->values[i] = constant && p->nullable != 0 && kind < 15 ? (double)NAN
                       : kind == 59                              ? any(seed)
                       : kind == 58                              ? year + 0.5
                                                                 : year;
        *last = year;
        year += kind == 57 ? 0 : kind > 50 ? 2 : 1;
    }
    for (size_t i = 0; i < a->count / 2 && below(seed, 4) == 0; i++) {
        double kept = a->values[i];
        a->values[i] = a->values[a->count - 1 - i];
        a->values[a->count - 1 - i] = kept;
    }
}

static size_t count_choices(const char *words) {
    size_t count = 1;
    for (; *words != '\0'; words++) {
        count += *words == ' ' ? 1 : 0;
    }
    return count;
}

static size_t length_for(const plan_function_info *f, size_t p, size_t common, uint64_t *seed) {
    if (strcmp(f->name, "carry_over") == 0) {
        return p == 0 ? (below(seed, 20) == 0 ? 3 : 4) : (size_t)below(seed, 5);
    }
    return common;
}

/* Up to three rows and columns, their numbers or their totals; the totals near what the cells add
 * up to. Seldom another number of cells. */
static void make_table(numbers *a, uint64_t *seed) {
    size_t rows = 1 + (size_t)below(seed, 3), columns = 1 + (size_t)below(seed, 3);
    double scale = pow(10, (double)(below(seed, 3) + 1)), sums[2][3] = {{0}};
    a[2].count = rows * columns + (below(seed, 50) == 0 ? 1 : 0);
    for (size_t i = 0; i < a[2].count; i++) {
        int64_t digits = below(seed, 4000) - 1000;
        a[2].values[i] = below(seed, 400) == 0 ? any(seed) : (double)digits / scale;
        sums[0][i / columns % rows] += floor(a[2].values[i]) + 0.5;
        sums[1][i % columns] += floor(a[2].values[i]) + 0.5;
    }
    if (below(seed, 2) == 0) {
        a[0].count = a[1].count = 1;
        a[0].values[0] = (double)rows;
        a[1].values[0] = below(seed, 50) == 0 ? 1.5 : (double)columns;
        return;
    }
    a[0].count = rows;
    a[1].count = columns;
    for (size_t side = 0; side < 2; side++) {
        for (size_t i = 0; i < a[side].count; i++) {
            a[side].values[i] = below(seed, 200) == 0 ? any(seed) : sums[side][i];
        }
    }
}

static void make_doubles(const plan_function_info *f, numbers *a, uint64_t *seed) {
    bool keyed = f->parameters[0].kind == PLAN_PARAMETER_PERIODS;
    size_t common = (size_t)below(seed, keyed ? 17 : 7);
    double before = 0, year = 0;
    for (size_t p = 0; p < f->parameter_count; p++) {
        const plan_parameter *parameter = &f->parameters[p];
        a[p].count = 1;
        a[p].has_periods = parameter->kind == PLAN_PARAMETER_PERIODS;
        if (a[p].has_periods) {
            a[p].count = common;
            make_periods(&a[p], seed);
            continue;
        }
        if (parameter->kind == PLAN_PARAMETER_CHOICE) {
            a[p].values[0] = (double)below(seed, (int64_t)count_choices(parameter->choices));
            continue;
        }
        if (parameter->kind == PLAN_PARAMETER_LIST) {
            a[p].count = length_for(f, p, common, seed);
        }
        if (strcmp(parameter->unit, "year") == 0) {
            make_years(parameter, &a[p], &year, seed);
            continue;
        }
        for (size_t i = 0; i < a[p].count; i++) {
            double near = parameter->kind == PLAN_PARAMETER_LIST && p > 0 && i < a[p - 1].count
                              ? a[p - 1].values[i]
                              : before;
            before = a[p].values[i] = number_for(parameter, near, seed);
        }
    }
    if (strcmp(f->name, "controlled_rounding") == 0 && below(seed, 50) > 0) {
        make_table(a, seed);
    }
    if (strcmp(f->name, "triad") == 0 && below(seed, 20) > 0) {
        a[below(seed, 3)].values[0] = (double)NAN;
    }
}

static uint64_t bits_of(double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

/* `statuses` may be NULL. */
static void put_doubles(const numbers *a, size_t n, plan_status status, const double *out,
                        const plan_status *statuses, size_t count) {
    count = status == PLAN_OK ? count : 0;
    printf("%d %zu", (int)status, count);
    for (size_t i = 0; i < count; i++) {
        printf(" %" PRIx64, bits_of(out[i]));
    }
    for (size_t i = 0; statuses != NULL && i < count; i++) {
        printf(" %d", (int)statuses[i]);
    }
    for (size_t p = 0; p < n; p++) {
        printf(" %zu", a[p].count);
        for (size_t i = 0; i < a[p].count; i++) {
            printf(" %" PRIx64, a[p].has_periods ? (uint64_t)plan_period_pack(a[p].periods[i])
                                                 : bits_of(a[p].values[i]));
        }
    }
    putchar('\n');
}

static void one_of_doubles(const plan_function_info *f, uint64_t *seed, bool print) {
    numbers a[PLAN_FUNCTION_MAX_PARAMETERS];
    plan_argument arguments[PLAN_FUNCTION_MAX_PARAMETERS];
    double out[MOST];
    plan_status statuses[MOST];
    size_t count = 0;
    make_doubles(f, a, seed);
    for (size_t p = 0; p < f->parameter_count; p++) {
        plan_argument argument = {a[p].values, NULL, NULL, a[p].periods, a[p].count};
        arguments[p] = argument;
    }
    plan_status status =
        plan_function_call(f->name, arguments, f->parameter_count, out, statuses, MOST, &count);
    if (print) {
        put_doubles(a, f->parameter_count, status, out, f->has_statuses ? statuses : NULL, count);
    }
}

/* --- Figures --- */

static plan_figure figure_for(const plan_parameter *p, const plan_figure *before, uint64_t *seed) {
    bool percent = p->unit[0] == '%';
    int32_t scale = (int32_t)below(seed, 4);
    int64_t limit = percent ? 20000 : INT64_C(10) << (4 * below(seed, 8));
    int64_t digits = below(seed, limit);
    if (!percent && before != NULL && below(seed, 2) == 0) {
        digits = before->value.digits * (900 + below(seed, 300)) / 1000;
        scale = before->value.scale;
    }
    digits = below(seed, percent ? 4 : 12) == 0 ? -digits : digits;
    plan_figure figure =
        below(seed, 3) == 0 ? plan_figure_exact(digits, scale) : plan_figure_rounded(digits, scale);
    int64_t kind = below(seed, 30);
    if (kind < 5) {
        figure.reading = (uint8_t)(kind == 4 ? PLAN_TRUNCATED : PLAN_AT_LEAST + kind);
    }
    return figure;
}

static void put_interval(const plan_interval *a) {
    printf(" %d %" PRId64 " %d %d %" PRId64 " %d", a->low_end, a->low.digits, (int)a->low.scale,
           a->high_end, a->high.digits, (int)a->high.scale);
}

static void make_figures(const plan_function_info *f, numbers *a, uint64_t *seed) {
    size_t common = (size_t)below(seed, 6);
    const plan_figure *before = NULL;
    for (size_t p = 0; p < f->parameter_count; p++) {
        const plan_parameter *parameter = &f->parameters[p];
        a[p].count = parameter->kind == PLAN_PARAMETER_LIST ? common : 1;
        for (size_t i = 0; i < a[p].count; i++) {
            plan_figure figure = figure_for(parameter, before, seed);
            if (parameter->kind == PLAN_PARAMETER_CONSTANT) {
                figure = plan_figure_exact(1 + below(seed, 12), 0);
            }
            a[p].figures[i] = figure;
            if (plan_figure_interval(&figure, NULL, &a[p].intervals[i]) != PLAN_OK) {
                a[p].intervals[i] = plan_interval_point(figure.value);
            }
            before = &a[p].figures[i];
        }
    }
    if (strcmp(f->name, "triad") == 0) {
        a[below(seed, 3)].count = 0;
    }
}

static void one_of_figures(const plan_function_info *f, uint64_t *seed, bool print) {
    static const plan_interval nothing = {{0, 0}, {0, 0}, 0, 0};
    numbers a[PLAN_FUNCTION_MAX_PARAMETERS];
    plan_argument arguments[PLAN_FUNCTION_MAX_PARAMETERS];
    plan_interval *out = calloc(ROOM, sizeof *out);
    size_t count = 0;
    int32_t scale = (int32_t)below(seed, 6);
    make_figures(f, a, seed);
    for (size_t p = 0; p < f->parameter_count; p++) {
        plan_argument argument = {NULL, a[p].intervals, a[p].figures, NULL, a[p].count};
        arguments[p] = argument;
    }
    plan_status status = out == NULL ? PLAN_NO_MEMORY
                                     : plan_function_call_f(f->name, arguments, f->parameter_count,
                                                            scale, out, ROOM, &count);
    if (print) {
        count = status == PLAN_OK ? count : 0;
        printf("%d %zu", (int)status, count);
        for (size_t i = 0; i < count; i++) {
            put_interval(out != NULL ? &out[i] : &nothing);
        }
        printf(" %d", (int)scale);
        for (size_t p = 0; p < f->parameter_count; p++) {
            printf(" %zu", a[p].count);
            for (size_t i = 0; i < a[p].count; i++) {
                put_interval(&a[p].intervals[i]);
            }
        }
        putchar('\n');
    }
    free(out);
}

/* Whether a printed logarithmic growth can be true: stated near what it is, rounded somewhere. */
static void one_verdict(uint64_t *seed) {
    static const plan_parameter level = {"value", "unit", "", "", PLAN_PARAMETER_FIGURE, 0, 0, 0};
    plan_figure base = figure_for(&level, NULL, seed), value = figure_for(&level, &base, seed);
    plan_interval intervals[3];
    plan_decimal growth;
    double log_growth = 0;
    int agrees = -1;
    (void)plan_log_growth(plan_decimal_to_double(base.value), plan_decimal_to_double(value.value),
                          &log_growth);
    int32_t scale = (int32_t)below(seed, 14);
    if (plan_decimal_from_double(log_growth, scale, &growth) != PLAN_OK) {
        growth = plan_figure_exact(0, 0).value;
    }
    growth.digits += below(seed, 3) - 1;
    plan_figure stated = below(seed, 2) == 0 ? plan_figure_rounded(growth.digits, growth.scale)
                                             : plan_figure_exact(growth.digits, growth.scale);
    if (plan_figure_interval(&base, NULL, &intervals[0]) != PLAN_OK ||
        plan_figure_interval(&value, NULL, &intervals[1]) != PLAN_OK ||
        plan_figure_interval(&stated, NULL, &intervals[2]) != PLAN_OK) {
        return;
    }
    plan_status status =
        plan_growth_agrees(&intervals[0], &intervals[1], &intervals[2], PLAN_GROWTH_LOG, &agrees);
    printf("%d %d", (int)status, agrees);
    for (size_t i = 0; i < 3; i++) {
        put_interval(&intervals[i]);
    }
    putchar('\n');
}

static bool has_choice(const plan_function_info *f) {
    for (size_t p = 0; p < f->parameter_count; p++) {
        if (f->parameters[p].kind == PLAN_PARAMETER_CHOICE) {
            return true;
        }
    }
    return false;
}

int main(int argc, char **argv) {
    if (argc == 5) {
        const plan_function_info *f = plan_function_find(argv[1]);
        uint64_t seed = strtoull(argv[4], NULL, 10) + UINT64_C(88172645463325252);
        if (strcmp(argv[1], "log_verdict") == 0) {
            for (long i = 0; i < strtol(argv[3], NULL, 10); i++) {
                one_verdict(&seed);
            }
            return 0;
        }
        for (long i = 0; f != NULL && i < strtol(argv[3], NULL, 10); i++) {
            if (argv[2][0] == 'd') {
                one_of_doubles(f, &seed, true);
            } else {
                one_of_figures(f, &seed, true);
            }
        }
        return f != NULL ? 0 : 2;
    }
    for (size_t i = 0; i < plan_function_count(); i++) {
        const plan_function_info *f = plan_function_at(i);
        uint64_t seed = 1 + i;
        for (int k = 0; k < 100; k++) {
            one_of_doubles(f, &seed, false);
            if (f->has_figure && !has_choice(f)) {
                one_of_figures(f, &seed, false);
            }
        }
    }
    return 0;
}
