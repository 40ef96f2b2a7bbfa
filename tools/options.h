/* What libplan check and libplan status share: their arguments are read and their files checked in
 * one way. */
#ifndef LIBPLAN_OPTIONS_H
#define LIBPLAN_OPTIONS_H

#include "check_command.h"

/* --- options.c --- */
/* The options of a command; lists end with NULL. --lang, --color, --progress, --threads,
 * --allow-outside, --help and -- are read for all of them, as is --threads. */
typedef struct option_set {
    const char *command, *help;
    const char *const *valued;                          /* options that take a value */
    const char *const *known;                           /* all, to find the one that was meant */
    bool (*take_flag)(void *options, const char *text); /* false: none of its own; or NULL */
    int (*take_value)(void *options, const char *name, const char *value);
} option_set;

/* Reads the arguments into `options`, files and what is shared into `input`; *done where all was
 * said already (--help). */
int read_options(const option_set *set, void *options, check_options *input, int argc, char **argv,
                 bool *done);
/* A whole number from 1 to `most`. */
int take_count(const char *command, const char *option, const char *text, size_t most,
               size_t *value);
/* One of the names, or what is wrong with the nearest. */
int take_choice(const char *command, const char *option, const char *value,
                const char *const *names, const char *listed, int *choice);

/* --- run.c --- */
/* Says on stderr why nothing more can be done; gives EXIT_TROUBLE. */
int tell_failure(plan_status status, const plan_error *error);

typedef struct file_command {
    const char *name;
    int (*read)(void *options, int argc, char **argv, bool *done);
    int (*run)(const void *options, plan_document *document, plan_report *report);
} file_command;

/* Reads the arguments, makes document and report, runs, and frees all. `input` is the part of
 * `options` that names the files. */
int run_command(const file_command *command, void *options, check_options *input, int argc,
                char **argv);
/* Reads the files and checks the plan, or closes the report where the plan could not be read.
 * *is_whole: all files were read. What stops it is told. */
int check_files(const char *command, const check_options *input, plan_document *document,
                plan_report *report, bool *plan_is_good, bool *is_whole);

#endif
