/* Options and what to say about wrong ones. */
#include "command.h"

#include <stdarg.h>
#include <string.h>

int usage_error(const char *command, const char *format, ...) {
    va_list arguments;
    fprintf(stderr, "libplan%s%s: ", command[0] != '\0' ? " " : "", command);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fprintf(stderr, "; see libplan %s%s--help\n", command, command[0] != '\0' ? " " : "");
    return EXIT_TROUBLE;
}

int unknown_option(const char *command, const char *text, const char *const *options) {
    const char *near = nearest_option(text, options);
    return usage_error(command, "unknown option %s%s%s%s", text,
                       near != NULL ? "; did you mean " : "", near != NULL ? near : "",
                       near != NULL ? "?" : "");
}

const char *option_value(int argc, char **argv, int *i, const char *name, bool *missing) {
    size_t n = strlen(name);
    *missing = false;
    if (strncmp(argv[*i], name, n) != 0) {
        return NULL;
    }
    if (argv[*i][n] == '=') {
        return argv[*i] + n + 1;
    }
    if (argv[*i][n] != '\0') {
        return NULL;
    }
    if (*i + 1 >= argc) {
        *missing = true;
        return "";
    }
    return argv[++*i];
}

bool read_language(const char *text, int *language) {
    if (strcmp(text, "vi") != 0 && strcmp(text, "en") != 0) {
        return false;
    }
    *language = text[0] == 'v' ? PLAN_VIETNAMESE : PLAN_ENGLISH;
    return true;
}

/* Levenshtein's, of short words. */
static size_t distance(const char *a, size_t n, const char *b, size_t m) {
    enum { LONGEST = 63 };
    size_t row[LONGEST + 1];
    if (n > LONGEST || m > LONGEST) {
        return LONGEST;
    }
    for (size_t j = 0; j <= m; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t above = row[j], best = diagonal + (a[i - 1] != b[j - 1] ? 1 : 0);
            best = above + 1 < best ? above + 1 : best;
            best = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
            row[j] = best;
            diagonal = above;
        }
    }
    return row[m];
}

const char *nearest_option(const char *text, const char *const *options) {
    const char *best = NULL;
    size_t length = strcspn(text, "="), limit = length / 3 + 1;
    for (size_t i = 0; options[i] != NULL; i++) {
        size_t d = distance(text, length, options[i], strlen(options[i]));
        if (d <= limit) {
            best = options[i];
            limit = d > 0 ? d - 1 : 0;
        }
    }
    return best;
}
