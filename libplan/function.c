/* The table of functions: finding rows, and calling them by name. */
#include "function.h"

#include <stdbool.h>
#include <string.h>

#define PLACE(name) &plan_row_##name,
static const plan_function_row *const rows[] = {PLAN_FUNCTIONS(PLACE)};
enum { ROWS = sizeof rows / sizeof rows[0] };

size_t plan_function_count(void) {
    return ROWS;
}

const plan_function_info *plan_function_at(size_t index) {
    return index < ROWS ? &rows[index]->info : NULL;
}

/* Whether a word stands in a list of words between blanks; *place gets its number. */
static bool is_in(const char *word, const char *words, size_t *place) {
    size_t length = strlen(word);
    for (*place = 0; length > 0 && *words != '\0'; (*place)++) {
        size_t n = strcspn(words, " ");
        if (n == length && memcmp(words, word, n) == 0) {
            return true;
        }
        words += n;
        words += strspn(words, " ");
    }
    return false;
}

static const plan_function_row *find(const char *name) {
    size_t place;
    for (size_t i = 0; name != NULL && i < ROWS; i++) {
        const plan_function_row *row = rows[i];
        if (strcmp(row->info.name, name) == 0 || is_in(name, row->info.aliases, &place)) {
            return row;
        }
    }
    return NULL;
}

const plan_function_info *plan_function_find(const char *name) {
    const plan_function_row *row = find(name);
    return row == NULL ? NULL : &row->info;
}

static size_t count_words(const char *words) {
    size_t count = 0;
    while (*words != '\0') {
        count++;
        words += strcspn(words, " ");
        words += strspn(words, " ");
    }
    return count;
}

static bool is_choice(const plan_parameter *parameter, double number) {
    double most = (double)count_words(parameter->choices);
    return number >= 0 && number < most && number == (double)(int)number;
}

static bool is_list(const plan_parameter *parameter) {
    return parameter->kind == PLAN_PARAMETER_LIST || parameter->kind == PLAN_PARAMETER_PERIODS;
}

/* Whether an argument is there in the way that the call needs, and as many as its parameter says.
 */
static bool is_given(const plan_function_info *info, const plan_parameter *parameter,
                     const plan_argument *a, bool figures) {
    bool there = parameter->kind == PLAN_PARAMETER_PERIODS ? a->periods != NULL
                 : figures                                 ? a->intervals != NULL
                                                           : a->values != NULL;
    if (figures && info->needs_print && parameter->kind == PLAN_PARAMETER_FIGURE) {
        there = there && a->figures != NULL;
    }
    bool unknown = a->count == 0 && parameter->nullable != 0;
    return (there || a->count == 0) && (is_list(parameter) || a->count == 1 || unknown);
}

/* One figure a parameter, but where it is a list or may be unknown; lists of one length, but those
 * of their own. */
static plan_status check_arguments(const plan_function_info *info, const plan_argument *arguments,
                                   size_t n, bool figures) {
    const size_t none = SIZE_MAX;
    size_t length = none;
    if (n > info->parameter_count ||
        (n < info->parameter_count && info->parameters[n].optional == 0)) {
        return PLAN_INVALID;
    }
    for (size_t i = 0; i < n; i++) {
        const plan_parameter *parameter = &info->parameters[i];
        const plan_argument *a = &arguments[i];
        if (!is_given(info, parameter, a, figures)) {
            return PLAN_INVALID;
        }
        if (is_list(parameter) && parameter->own_length == 0) {
            if (length != none && a->count != length) {
                return PLAN_INVALID;
            }
            length = a->count;
        }
        if (parameter->kind == PLAN_PARAMETER_CHOICE &&
            !is_choice(parameter,
                       figures ? plan_decimal_to_double(a->intervals[0].low) : a->values[0])) {
            return PLAN_INVALID;
        }
    }
    return PLAN_OK;
}

/* Arguments that were left out have count 0. */
static plan_status prepare(const char *name, const plan_argument *arguments, size_t n,
                           const size_t *count, bool figures, const plan_function_row **row,
                           plan_argument *all) {
    *row = find(name);
    if (*row == NULL) {
        return PLAN_NOT_FOUND;
    }
    if ((arguments == NULL && n > 0) || count == NULL) {
        return PLAN_INVALID;
    }
    plan_status status = check_arguments(&(*row)->info, arguments, n, figures);
    memset(all, 0, PLAN_FUNCTION_MAX_PARAMETERS * sizeof *all);
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        all[i] = arguments[i];
    }
    return status;
}

/* Numbers of the answer, or of its result alone. */
static size_t needed_for(const plan_function_row *row, const plan_argument *all, bool parts) {
    return (row->size > 0 ? row->size : all[row->length_of].count) +
           (parts ? count_words(row->info.parts) : 0);
}

plan_status plan_function_call(const char *name, const plan_argument *arguments, size_t n,
                               double *out, plan_status *out_status, size_t capacity,
                               size_t *count) {
    const plan_function_row *row;
    plan_argument all[PLAN_FUNCTION_MAX_PARAMETERS];
    plan_status status = prepare(name, arguments, n, count, false, &row, all);
    if (status != PLAN_OK || (row->call == NULL && row->call_each == NULL)) {
        return status != PLAN_OK ? status : PLAN_NOT_FOUND;
    }
    size_t needed = needed_for(row, all, true);
    if (needed > capacity || (out == NULL && needed > 0)) {
        *count = needed;
        return PLAN_BUFFER;
    }
    double nothing = 0; /* an empty list has its reason as well */
    double *answer = needed > 0 ? out : &nothing;
    status =
        row->call_each != NULL ? row->call_each(all, answer, out_status) : row->call(all, answer);
    if (status != PLAN_OK) {
        return status;
    }
    *count = needed;
    if (row->call_each == NULL && out_status != NULL) {
        memset(out_status, 0, needed * sizeof out_status[0]); /* PLAN_OK */
    }
    return PLAN_OK;
}

plan_status plan_function_call_f(const char *name, const plan_argument *arguments, size_t n,
                                 int32_t scale, plan_interval *out, size_t capacity,
                                 size_t *count) {
    const plan_function_row *row;
    plan_argument all[PLAN_FUNCTION_MAX_PARAMETERS];
    plan_status status = prepare(name, arguments, n, count, true, &row, all);
    if (status != PLAN_OK) {
        return status;
    }
    if (row->call_list != NULL) {
        return out == NULL && capacity > 0 ? PLAN_INVALID
                                           : row->call_list(all, out, capacity, count);
    }
    if (row->call_f == NULL) {
        return PLAN_NOT_FOUND;
    }
    size_t needed = needed_for(row, all, false);
    if (needed > capacity || (out == NULL && needed > 0)) {
        *count = needed;
        return PLAN_BUFFER;
    }
    status = needed > 0 ? row->call_f(all, scale, out) : PLAN_SHORT_SERIES;
    if (status == PLAN_OK) {
        *count = needed;
    }
    return status;
}
