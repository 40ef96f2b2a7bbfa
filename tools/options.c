/* How check and status read their arguments: options in any order, files between them. */
#define _POSIX_C_SOURCE 200809L /* sysconf */

#include "options.h"

#include <string.h>
#include <unistd.h>

uint32_t threads_of(const check_options *options) {
    enum { MOST = 4 };
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return options->threads > 0 ? (uint32_t)options->threads
           : processors < 1     ? 1
           : processors < MOST  ? (uint32_t)processors
                                : MOST;
}

/* Digits alone, from 1 to `most`. */
int take_count(const char *command, const char *option, const char *text, size_t most,
               size_t *value) {
    size_t number = 0;
    for (const char *c = text; *c != '\0'; c++) {
        if (*c < '0' || *c > '9' || number > most) {
            number = 0;
            break;
        }
        number = number * 10 + (size_t)(*c - '0');
    }
    if (number == 0 || number > most) {
        return usage_error(command, "%s takes a whole number from 1 to %zu, not '%s'", option, most,
                           text);
    }
    *value = number;
    return EXIT_FINE;
}

int take_choice(const char *command, const char *option, const char *value,
                const char *const *names, const char *listed, int *choice) {
    for (int i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], value) == 0) {
            *choice = i;
            return EXIT_FINE;
        }
    }
    char hint[HINT_SIZE];
    return usage_error(command, "%s takes %s, not '%s'%s", option, listed, value,
                       hint_among(value, names, hint));
}

static int take_value(const option_set *set, void *options, check_options *input, const char *name,
                      const char *value) {
    static const char *const whens[] = {"auto", "always", "never", NULL};
    if (strcmp(name, "--lang") == 0) {
        return read_language(value, &input->language)
                   ? EXIT_FINE
                   : usage_error(set->command, "--lang takes vi or en, not '%s'", value);
    }
    if (strcmp(name, "--color") == 0) {
        return take_choice(set->command, name, value, whens, "auto, always or never",
                           &input->color);
    }
    if (strcmp(name, "--progress") == 0) {
        return take_choice(set->command, name, value, whens, "auto, always or never",
                           &input->progress_when);
    }
    if (strcmp(name, "--streaming") == 0) {
        static const char *const times[] = {"auto", "never", NULL};
        return take_choice(set->command, name, value, times, "auto or never", &input->streaming);
    }
    if (strcmp(name, "--threads") == 0) {
        enum { MOST = 64 };
        return take_count(set->command, name, value, MOST, &input->threads);
    }
    return set->take_value(options, name, value);
}

/* An option with a value: EXIT_FINE where it is one and all is well, -1 where it is none. */
static int take_valued(const option_set *set, void *options, check_options *input, int argc,
                       char **argv, int *i) {
    for (int k = 0; set->valued[k] != NULL; k++) {
        bool missing;
        const char *value = option_value(argc, argv, i, set->valued[k], &missing);
        if (missing) {
            return usage_error(set->command, "%s takes a value", set->valued[k]);
        }
        if (value != NULL) {
            return take_value(set, options, input, set->valued[k], value);
        }
    }
    return -1;
}

/* What is named: a plan, and standard input once at most. */
static int look_at_files(const char *command, const check_options *input) {
    size_t inputs = 0;
    for (size_t i = 0; i < input->file_count; i++) {
        inputs += strcmp(input->files[i], "-") == 0 ? 1 : 0;
    }
    if (inputs > 1) {
        return usage_error(command, "- is standard input, which can be read once only");
    }
    return input->file_count > 0 ? EXIT_FINE : usage_error(command, "name a plan file");
}

int read_options(const option_set *set, void *options, check_options *input, int argc, char **argv,
                 bool *done) {
    bool only_files = false;
    *done = false;
    for (int i = 1; i < argc; i++) {
        const char *text = argv[i];
        if (only_files || text[0] != '-' || text[1] == '\0') {
            input->files[input->file_count++] = text;
        } else if (strcmp(text, "--") == 0) {
            only_files = true;
        } else if (strcmp(text, "--allow-outside") == 0) {
            input->allow_outside = true;
        } else if (strcmp(text, "--help") == 0 || strcmp(text, "-h") == 0) {
            fputs(set->help, stdout);
            *done = true;
            return close_stdout() ? EXIT_FINE : EXIT_TROUBLE;
        } else if (set->take_flag == NULL || !set->take_flag(options, text)) {
            int result = take_valued(set, options, input, argc, argv, &i);
            if (result != EXIT_FINE) {
                return result < 0 ? unknown_option(set->command, text, set->known) : result;
            }
        }
    }
    return look_at_files(set->command, input);
}
