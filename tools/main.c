/* The libplan command: which part is meant. */
#define _POSIX_C_SOURCE 200809L

#include "command.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "libplan checks the numbers of a development plan.\n"
    "\n"
    "  libplan check PLAN.json [DATA.csv ...]   check a plan with its figures\n"
    "  libplan status PLAN.json [DATA.csv ...]  what became of its targets\n"
    "  libplan calc FUNCTION ARGUMENTS          the arithmetic, with what rounding leaves\n"
    "  libplan rules [CODE]                     what is checked, with examples\n"
    "  libplan --version                        the version\n"
    "\n"
    "libplan check --help and so on tell more. Exit codes: 0 nothing found, 1 findings,\n"
    "2 not everything could be checked.\n";

/* A caller may have closed 0, 1 or 2; a file opened later must not take that number and receive
 * what was meant for the terminal. Reading only, so that a write is still an error. */
static void keep_standard_descriptors(void) {
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++) {
        if (fcntl(descriptor, F_GETFD) < 0) {
            open("/dev/null", O_RDONLY); /* takes the lowest that is free */
        }
    }
}

static int print(const char *text) {
    fputs(text, stdout);
    return close_stdout() ? EXIT_FINE : EXIT_TROUBLE;
}

int main(int argc, char **argv) {
    static const char *const words[] = {"check",     "status", "calc", "rules",
                                        "--version", "--help", NULL};
    static const struct {
        const char *name;
        int (*run)(int argc, char **argv);
    } commands[] = {
        {"check", check_main}, {"status", status_main}, {"calc", calc_main}, {"rules", rules_main}};
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a write error like any other */
    keep_standard_descriptors();
    if (argc < 2) {
        fputs(help, stderr);
        return EXIT_TROUBLE;
    }
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(argv[1], commands[i].name) == 0) {
            return commands[i].run(argc - 1, argv + 1);
        }
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("libplan %s\nreads: csv %s\n", plan_version(), plan_features());
        return close_stdout() ? EXIT_FINE : EXIT_TROUBLE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        return print(help);
    }
    if (argv[1][0] == '-') {
        return unknown_option("", argv[1], words);
    }
    char hint[HINT_SIZE];
    return usage_error("", "there is no command %s%s", argv[1], hint_among(argv[1], words, hint));
}
