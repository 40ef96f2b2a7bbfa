/* Every function of the table from any bytes: lists of doubles, intervals, figures and periods of
 * any length, with any number of arguments. The call ends, writes within what it was given, and an
 * answer of PLAN_OK is a number of numbers that fit. */
#include <plan.h>

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARGUMENTS = 8, LENGTH = 24, ROOM = 512 };

typedef struct bytes {
    const uint8_t *data;
    size_t size, at;
} bytes;

typedef struct lists {
    double values[ARGUMENTS][LENGTH];
    plan_interval intervals[ARGUMENTS][LENGTH];
    plan_figure figures[ARGUMENTS][LENGTH];
    plan_period periods[ARGUMENTS][LENGTH];
} lists;

static void require(int held) {
    if (!held) {
        abort();
    }
}

static uint8_t next(bytes *b) {
    return b->at < b->size ? b->data[b->at++] : 0;
}

static uint64_t next_word(bytes *b) {
    uint64_t word = 0;
    for (int i = 0; i < 8; i++) {
        word = word << 8 | next(b);
    }
    return word;
}

/* Numbers that people print, and now and then any bits at all. */
static double next_double(bytes *b) {
    static const double rare[] = {0.0, -0.0, 1.0, 100.0, 1e308, -1e308, 5e-324, 1e15, 0.1};
    uint8_t sort = next(b);
    double value;
    if (sort < 16) {
        return rare[sort % (sizeof rare / sizeof rare[0])];
    }
    if (sort < 20) {
        return sort == 16 ? (double)NAN : sort == 17 ? (double)INFINITY : -(double)INFINITY;
    }
    if (sort < 40) {
        uint64_t bits = next_word(b);
        memcpy(&value, &bits, sizeof value);
        return value;
    }
    return ((double)next(b) * 256 + (double)next(b) - 20000) / (double)(1 + sort % 7 * 10);
}

static plan_decimal next_decimal(bytes *b) {
    plan_decimal value = {(int64_t)next(b) * 256 + next(b) - 20000, next(b) % 4};
    if (next(b) < 8) {
        value.digits = (int64_t)next_word(b);
        value.scale = (int32_t)(next(b) % 64) - 32;
    }
    return value;
}

static void fill(bytes *b, lists *l, size_t argument, size_t count) {
    for (size_t i = 0; i < count; i++) {
        plan_figure figure;
        memset(&figure, 0, sizeof figure);
        l->values[argument][i] = next_double(b);
        figure.value = figure.upper = next_decimal(b);
        figure.reading = (uint8_t)(next(b) % 9);
        l->figures[argument][i] = figure;
        plan_interval interval = plan_interval_point(figure.value);
        plan_decimal low = next_decimal(b), high = next_decimal(b);
        int low_end = next(b) % 3, high_end = next(b) % 3;
        if (next(b) < 40) { /* other than a figure stands for */
            (void)plan_interval_make(low, low_end, high, high_end, &interval);
        } else {
            (void)plan_figure_interval(&figure, NULL, &interval);
        }
        l->intervals[argument][i] = interval;
        char text[] = "2020-Q1";
        text[3] = (char)('0' + next(b) % 10);
        text[6] = (char)('0' + next(b) % 6);
        if (plan_period_read(text, next(b) % 2 == 0 ? 4 : 7, &l->periods[argument][i], NULL) !=
            PLAN_OK) {
            memset(&l->periods[argument][i], next(b), sizeof l->periods[argument][i]);
        }
    }
}

static bool is_list(const plan_parameter *parameter) {
    return parameter->kind == PLAN_PARAMETER_LIST || parameter->kind == PLAN_PARAMETER_PERIODS;
}

/* What looks a word up, and what is called with single intervals only. */
static void look_up(const char *text, size_t size) {
    int result = 0;
    char word[64];
    size = size < sizeof word ? size : sizeof word - 1;
    if (size > 0) {
        memcpy(word, text, size);
    }
    word[size] = '\0';
    (void)plan_function_find(word);
    (void)plan_rule_find(word);
    require(plan_kind_find(text, size, &result) != PLAN_OK || result >= 0);
    require(plan_progress_preset_find(text, size, &result) != PLAN_OK || result >= 0);
    require(plan_format_find(text, size, &result) != PLAN_OK || result >= 0);
}

static void judge(const lists *l, int number) {
    const plan_interval *base = &l->intervals[0][0], *value = &l->intervals[1][0],
                        *stated = &l->intervals[2][0];
    plan_interval implied;
    plan_figure shifted;
    int result = 9;
    plan_status status = plan_growth_agrees(base, value, stated, number % 5, &result);
    require(status != PLAN_OK || (result >= 0 && result < 9));
    status = plan_difference_agrees(base, value, stated, &result);
    require(status != PLAN_OK || (result >= 0 && result < 9));
    status = plan_ratio_agrees(base, value, &l->figures[0][0].value, stated, &result);
    require(status != PLAN_OK || (result >= 0 && result < 9));
    status = plan_implied_value_f(base, stated, number % 5, number % 20, &implied);
    require(status != PLAN_OK || implied.low_end <= PLAN_END_UNBOUNDED);
    status = plan_figure_shift(&l->figures[0][0], number - 100, &shifted);
    require(status != PLAN_OK || plan_decimal_is_valid(shifted.value));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    bytes b = {data, size, 0};
    const plan_function_info *function = plan_function_at(next(&b) % plan_function_count());
    lists *l = malloc(sizeof *l);
    double *out = malloc(ROOM * sizeof *out);
    plan_interval *ends = malloc(ROOM * sizeof *ends);
    plan_status *statuses = malloc(ROOM * sizeof *statuses);
    plan_argument arguments[ARGUMENTS];
    require(l != NULL && out != NULL && ends != NULL && statuses != NULL);
    size_t n = function->parameter_count, common = next(&b) % LENGTH;
    n = next(&b) == 0 ? next(&b) % ARGUMENTS : n;
    n = n > ARGUMENTS ? ARGUMENTS : n;
    for (size_t i = 0; i < n; i++) {
        bool many = i < function->parameter_count && is_list(&function->parameters[i]);
        size_t count = many ? common : 1;
        count = next(&b) < 4 ? next(&b) % LENGTH : count;
        fill(&b, l, i, count);
        if (i < function->parameter_count &&
            function->parameters[i].kind == PLAN_PARAMETER_CHOICE && next(&b) < 240) {
            l->values[i][0] = next(&b) % 4;
        }
        plan_argument one = {l->values[i], l->intervals[i], l->figures[i], l->periods[i], count};
        arguments[i] = one;
    }
    size_t capacity = next(&b) < 230 ? ROOM : next(&b) % 4, count = 0;
    plan_status status =
        plan_function_call(function->name, arguments, n, out, statuses, capacity, &count);
    require(status != PLAN_OK || count <= capacity);
    count = 0;
    status = plan_function_call_f(function->name, arguments, n, (int32_t)(next(&b) % 20) - 1, ends,
                                  capacity, &count);
    require(status != PLAN_OK || count <= capacity);
    for (size_t i = 0; status == PLAN_OK && i < count; i++) { /* they can be read */
        require(ends[i].low_end <= PLAN_END_UNBOUNDED && ends[i].high_end <= PLAN_END_UNBOUNDED);
    }
    look_up((const char *)data, size);
    for (size_t i = 0; i < 3; i++) {
        fill(&b, l, i, 1);
    }
    judge(l, next(&b));
    free(l);
    free(out);
    free(ends);
    free(statuses);
    return 0;
}
