/* Options and what to say about wrong ones. */
#include "command.h"

#include <stdarg.h>
#include <stdint.h>
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
    char hint[HINT_SIZE];
    return usage_error(command, "unknown option %s%s", text, hint_among(text, options, hint));
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
    if (argv[*i][n] != '\0') { /* a longer name */
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
    size_t row[LONGEST_HINT + 1];
    if (n > LONGEST_HINT || m > LONGEST_HINT) {
        return SIZE_MAX;
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

nearness nearness_to(const char *text) {
    size_t length = strcspn(text, "=");
    nearness near = {text, NULL, length, length / 3 + 2};
    return near;
}

void consider(nearness *near, const char *word) {
    size_t d = distance(near->text, near->length, word, strlen(word));
    if (d < near->limit) {
        near->best = word;
        near->limit = d;
    }
}

const char *hint_of(const nearness *near, char hint[HINT_SIZE]) {
    if (near->best == NULL) {
        return "";
    }
    snprintf(hint, HINT_SIZE, "; did you mean %s?", near->best);
    return hint;
}

const char *hint_among(const char *text, const char *const *words, char hint[HINT_SIZE]) {
    nearness near = nearness_to(text);
    for (size_t i = 0; words[i] != NULL; i++) {
        consider(&near, words[i]);
    }
    return hint_of(&near, hint);
}
