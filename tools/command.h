/* What the parts of the command share. It is a client of the public headers only. */
#ifndef LIBPLAN_COMMAND_H
#define LIBPLAN_COMMAND_H

#include <plan.h>

#include <stdbool.h>
#include <stdio.h>

enum { EXIT_FINE = 0, EXIT_FINDINGS = 1, EXIT_TROUBLE = 2 };

int check_main(int argc, char **argv);
int calc_main(int argc, char **argv);
int rules_main(int argc, char **argv);
int status_main(int argc, char **argv);

/* --- usage.c --- */
/* Says what is wrong with the call, to stderr; gives EXIT_TROUBLE. */
int usage_error(const char *command, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;
/* The same for an option that is not known, with the nearest of `options` (ends with NULL). */
int unknown_option(const char *command, const char *text, const char *const *options);

/* `--name=value` or `--name value`: the value, moving *i on; NULL where argv[*i] is another option.
 * *missing where the value is not there. */
const char *option_value(int argc, char **argv, int *i, const char *name, bool *missing);
bool read_language(const char *text, int *language);
/* What a misspelt word, up to a = in it, may have been meant to be: the nearest of the words that
 * are considered, where one is near enough. Longer ones than LONGEST_HINT are not. */
enum { LONGEST_HINT = 63, HINT_SIZE = LONGEST_HINT + 24 };
typedef struct nearness {
    const char *text, *best;
    size_t length, limit;
} nearness;
nearness nearness_to(const char *text);
void consider(nearness *near, const char *word);
/* "; did you mean WORD?", or "". */
const char *hint_of(const nearness *near, char hint[HINT_SIZE]);
/* The same among words that end with NULL. */
const char *hint_among(const char *text, const char *const *words, char hint[HINT_SIZE]);

/* --- output.c: whole or not at all --- */
/* Writes a report to a file: a new or regular one through a temporary file beside it, a device or
 * pipe straight. False, after saying why on stderr, where it was not written. */
bool write_output(const plan_report *report, int format, const plan_write_options *options,
                  const char *path);
/* The same to standard output. */
bool write_stdout(const plan_report *report, int format, const plan_write_options *options);
/* Targets to standard output. */
bool write_targets(const plan_report *report, int format, const plan_write_options *options,
                   const plan_target_filter *filter);
/* The findings of a report to stderr, a line each. */
void tell_findings(const plan_report *report);
/* True where both names lead to the same file. */
bool same_file(const char *a, const char *b);
/* The same, where it is no device or pipe. */
bool same_regular_file(const char *a, const char *b);
/* Flushes stdout and looks at what became of it. */
bool close_stdout(void);

#endif
