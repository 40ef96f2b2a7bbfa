/* The table of functions: finding rows, and calling them by name. */
#include "function.h"

#include <stdbool.h>
#include <string.h>

size_t plan_function_count(void) {
    return plan_function_row_count;
}

const plan_function_info *plan_function_at(size_t index) {
    return index < plan_function_row_count ? &plan_function_rows[index].info : NULL;
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
    for (size_t i = 0; name != NULL && i < plan_function_row_count; i++) {
        const plan_function_row *row = &plan_function_rows[i];
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

/* One figure a parameter, but where it is a list or may be unknown; lists of one length, but where
 * the function is about two different times. */
static plan_status check_arguments(const plan_function_row *row, const plan_argument *arguments,
                                   size_t n, bool figures) {
    const plan_function_info *info = &row->info;
    size_t length = 0;
    bool has_length = false;
    bool any_length = strcmp(info->name, "carry_over") == 0;
    if (n > info->parameter_count ||
        (n < info->parameter_count && info->parameters[n].optional == 0)) {
        return PLAN_INVALID;
    }
    for (size_t i = 0; i < n; i++) {
        const plan_parameter *parameter = &info->parameters[i];
        const plan_argument *a = &arguments[i];
        bool unknown = a->count == 0 && strcmp(info->name, "triad") == 0;
        bool there = figures ? a->intervals != NULL : a->values != NULL;
        if ((!there && a->count > 0) ||
            (figures && info->needs_print && a->count > 0 &&
             parameter->kind == PLAN_PARAMETER_FIGURE && a->figures == NULL)) {
            return PLAN_INVALID;
        }
        if (parameter->kind == PLAN_PARAMETER_LIST) {
            if (has_length && !any_length && a->count != length) {
                return PLAN_INVALID;
            }
            length = a->count;
            has_length = true;
        } else if (a->count != 1 && !unknown) {
            return PLAN_INVALID;
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
    plan_status status = check_arguments(*row, arguments, n, figures);
    memset(all, 0, PLAN_FUNCTION_MAX_PARAMETERS * sizeof *all);
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        all[i] = arguments[i];
    }
    return status;
}

plan_status plan_function_call(const char *name, const plan_argument *arguments, size_t n,
                               double *out, size_t capacity, size_t *count) {
    const plan_function_row *row;
    plan_argument all[PLAN_FUNCTION_MAX_PARAMETERS];
    plan_status status = prepare(name, arguments, n, count, false, &row, all);
    if (status != PLAN_OK || row->call == NULL) {
        return status != PLAN_OK ? status : PLAN_NOT_FOUND;
    }
    size_t needed = row->size > 0 ? row->size : all[0].count;
    if (needed > capacity || (out == NULL && needed > 0)) {
        *count = needed;
        return PLAN_BUFFER;
    }
    double nothing = 0; /* an empty list has its reason as well */
    status = row->call(all, needed > 0 ? out : &nothing);
    if (status == PLAN_OK) {
        *count = needed;
    }
    return status;
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
    size_t needed = row->size > 0 ? row->size : all[0].count;
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
