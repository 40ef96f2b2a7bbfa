/* The libplan command: options common to all parts, and which part is meant. */
#define _POSIX_C_SOURCE 200809L

#include "command.h"

#include <signal.h>
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

static size_t distance(const char *a, const char *b) {
    enum { LONGEST = 63 };
    size_t row[LONGEST + 1], n = strlen(a), m = strlen(b);
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
    size_t limit = strlen(text) / 3 + 1;
    for (size_t i = 0; options[i] != NULL; i++) {
        size_t d = distance(text, options[i]);
        if (d <= limit) {
            best = options[i];
            limit = d > 0 ? d - 1 : 0;
        }
    }
    return best;
}

static const char help[] =
    "libplan checks the numbers of a development plan.\n"
    "\n"
    "  libplan check PLAN.json [DATA.csv ...]   check a plan with its figures\n"
    "  libplan calc FUNCTION ARGUMENTS          the arithmetic, with what rounding leaves\n"
    "  libplan rules [CODE]                     what is checked, with examples\n"
    "  libplan --version                        the version\n"
    "\n"
    "libplan check --help and so on tell more. Exit codes: 0 nothing found, 1 findings,\n"
    "2 not everything could be checked.\n";

static void wrap(const char *label, const char *text) {
    if (text[0] != '\0') {
        printf("  %s%s\n", label, text);
    }
}

int rules_main(int argc, char **argv) {
    static const char *const options[] = {"--lang", "--help", NULL};
    static const char *const labels[][2] = {
        {"formula: ", "công thức: "}, {"example: ", "ví dụ: "}, {"severity: ", "mức độ: "}};
    int language = PLAN_ENGLISH;
    const char *code = NULL;
    for (int i = 1; i < argc; i++) {
        bool missing;
        const char *value = option_value(argc, argv, &i, "--lang", &missing);
        if (value != NULL) {
            if (missing || !read_language(value, &language)) {
                return usage_error("rules", "--lang takes vi or en");
            }
        } else if (strcmp(argv[i], "--help") == 0) {
            printf("libplan rules [CODE] [--lang vi|en]: what each rule checks.\n");
            return close_stdout() ? EXIT_FINE : EXIT_TROUBLE;
        } else if (argv[i][0] == '-' && argv[i][1] != '\0') {
            const char *near = nearest_option(argv[i], options);
            return usage_error("rules", "unknown option %s%s%s", argv[i],
                               near != NULL ? "; did you mean " : "", near != NULL ? near : "");
        } else if (code != NULL) {
            return usage_error("rules", "one code at a time");
        } else {
            code = argv[i];
        }
    }
    if (code != NULL && plan_rule_find(code) == NULL) {
        return usage_error("rules", "there is no rule %s", code);
    }
    for (size_t i = 0; i < plan_rule_count(); i++) {
        const plan_rule_info *rule = plan_rule_at(i);
        if (code == NULL) {
            printf("%s  %-7s  %s\n", rule->code, plan_severity_name(rule->severity),
                   rule->title[language]);
        } else if (strcmp(code, rule->code) == 0) {
            printf("%s %s\n", rule->code, rule->title[language]);
            wrap("", rule->about[language]);
            wrap(labels[0][language], rule->formula);
            wrap(labels[1][language], rule->example[language]);
            wrap(labels[2][language], plan_severity_name(rule->severity));
        }
    }
    return close_stdout() ? EXIT_FINE : EXIT_TROUBLE;
}

int main(int argc, char **argv) {
    static const char *const commands[] = {"check", "calc", "rules", "--version", "--help", NULL};
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a write error like any other */
    if (argc < 2) {
        fputs(help, stderr);
        return EXIT_TROUBLE;
    }
    if (strcmp(argv[1], "check") == 0) {
        return check_main(argc - 1, argv + 1);
    }
    if (strcmp(argv[1], "calc") == 0) {
        return calc_main(argc - 1, argv + 1);
    }
    if (strcmp(argv[1], "rules") == 0) {
        return rules_main(argc - 1, argv + 1);
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("libplan %s\n", plan_version());
        return close_stdout() ? EXIT_FINE : EXIT_TROUBLE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        fputs(help, stdout);
        return close_stdout() ? EXIT_FINE : EXIT_TROUBLE;
    }
    const char *near = nearest_option(argv[1], commands);
    return usage_error("", "there is no command %s%s%s", argv[1],
                       near != NULL ? "; did you mean " : "", near != NULL ? near : "");
}
