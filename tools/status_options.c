/* Arguments of libplan status. */
#include <string.h>

#include "options.h"
#include "status_command.h"

static const char help[] =
    "libplan status PLAN.json [DATA.csv ...]: what became of the targets of a plan: the rows of "
    "its\n"
    "plan series and its \"targets\", in the document's order.\n"
    "\n"
    "Data files on the command line replace those that the plan names. - is standard input (the\n"
    "plan, if it stands first).\n"
    "\n"
    "  --area CODE                 targets of one area\n"
    "  --period P                  of one period: 2025, 2021-2025\n"
    "  --group CODE                of one group of the plan\n"
    "  --format text|json|csv      what goes to standard output (text)\n"
    "  --lang vi|en                language of words (else the plan's, else en)\n"
    "  --fail-level never|missed|undecided|unjudged\n"
    "                              what exit code 1 is for (never): missed targets; also "
    "undecided\n"
    "                              ones; also those that cannot be judged\n"
    "  --color auto|always|never   colours (auto: on a terminal without NO_COLOR)\n"
    "  --progress auto|always|never\n"
    "                              how far it has come, on standard error (auto: on a terminal,\n"
    "                              after a second)\n"
    "  --threads N                 threads that work (as many as processors, 4 at most)\n"
    "  --allow-outside             data paths may leave the plan's folder\n"
    "  --                          what follows are files, whatever they start with\n"
    "\n"
    "Exit codes: 0 told, 1 a target counts as failed, 2 not everything could be read or written.\n";

static int take_period(status_options *o, const char *value) {
    plan_period period;
    plan_error error;
    plan_error_init(&error);
    plan_status status = plan_period_read(value, strlen(value), &period, &error);
    status =
        status == PLAN_OK ? plan_period_write(period, o->period, sizeof o->period, NULL) : status;
    return status == PLAN_OK ? EXIT_FINE
                             : usage_error("status", "--period: %s: %s", value, error.message);
}

static int take_format(status_options *o, const char *value) {
    static const char *const names[] = {"text", "json", "csv", NULL};
    static const int formats[] = {PLAN_FORMAT_TEXT, PLAN_FORMAT_JSON, PLAN_FORMAT_CSV};
    int choice;
    int result = take_choice("status", "--format", value, names, "text, json or csv", &choice);
    if (result == EXIT_FINE) {
        o->format = formats[choice];
    }
    return result;
}

static int take_value(void *options, const char *name, const char *value) {
    status_options *o = options;
    static const char *const levels[] = {"never", "missed", "undecided", "unjudged", NULL};
    if (strcmp(name, "--area") == 0) {
        o->area = value;
        return EXIT_FINE;
    }
    if (strcmp(name, "--group") == 0) {
        o->group = value;
        return EXIT_FINE;
    }
    if (strcmp(name, "--period") == 0) {
        return take_period(o, value);
    }
    if (strcmp(name, "--format") == 0) {
        return take_format(o, value);
    }
    return take_choice("status", name, value, levels, "never, missed, undecided or unjudged",
                       &o->fail_level);
}

int status_read_options(void *options, int argc, char **argv, bool *done) {
    static const char *const valued[] = {"--area",       "--period", "--group", "--format",
                                         "--fail-level", "--lang",   "--color", "--threads",
                                         "--progress",   NULL};
    static const char *const known[] = {"--area", "--period",     "--group",    "--format",
                                        "--lang", "--fail-level", "--color",    "--allow-outside",
                                        "--help", "--threads",    "--progress", NULL};
    static const option_set set = {"status", help, valued, known, NULL, take_value};
    status_options *o = options;
    o->input.streaming = STREAMING_NEVER; /* targets look at all rows */
    return read_options(&set, o, &o->input, argc, argv, done);
}
