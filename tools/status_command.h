/* What the parts of libplan status share. */
#ifndef LIBPLAN_STATUS_COMMAND_H
#define LIBPLAN_STATUS_COMMAND_H

#include "check_command.h"

/* What counts as a failure (exit code 1). */
enum status_fail { STATUS_NEVER = 0, STATUS_MISSED = 1, STATUS_UNDECIDED = 2, STATUS_UNJUDGED = 3 };

typedef struct status_options {
    check_options input; /* files, language, colour, --allow-outside */
    int format, fail_level;
    const char *area, *group;
    char period[32]; /* "" for all */
} status_options;

/* Reads the arguments into status_options; *done where all was said already (--help). */
int status_read_options(void *options, int argc, char **argv, bool *done);

#endif
