/* Arguments of libplan status. */
#include <string.h>

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
    "  --allow-outside             data paths may leave the plan's folder\n"
    "  --                          what follows are files, whatever they start with\n"
    "\n"
    "Exit codes: 0 told, 1 a target counts as failed, 2 not everything could be read or written.\n";

static int choose(const char *text, const char *const *names) {
    for (int i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], text) == 0) {
            return i;
        }
    }
    return -1;
}

/* One of the names, or what is wrong with the nearest. */
static int take_choice(const char *option, const char *value, const char *const *names,
                       const char *listed, int *choice) {
    *choice = choose(value, names);
    if (*choice >= 0) {
        return EXIT_FINE;
    }
    const char *near = nearest_option(value, names);
    return usage_error("status", "%s takes %s, not '%s'%s%s%s", option, listed, value,
                       near != NULL ? "; did you mean " : "", near != NULL ? near : "",
                       near != NULL ? "?" : "");
}

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
    int result = take_choice("--format", value, names, "text, json or csv", &choice);
    if (result == EXIT_FINE) {
        o->format = formats[choice];
    }
    return result;
}

static int take_value(status_options *o, const char *name, const char *value) {
    static const char *const levels[] = {"never", "missed", "undecided", "unjudged", NULL};
    static const char *const colors[] = {"auto", "always", "never", NULL};
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
    if (strcmp(name, "--lang") == 0) {
        return read_language(value, &o->input.language)
                   ? EXIT_FINE
                   : usage_error("status", "--lang takes vi or en, not '%s'", value);
    }
    if (strcmp(name, "--fail-level") == 0) {
        return take_choice(name, value, levels, "never, missed, undecided or unjudged",
                           &o->fail_level);
    }
    return take_choice(name, value, colors, "auto, always or never", &o->input.color);
}

/* An option with a value: EXIT_FINE where it is one and all is well, -1 where it is none. */
static int take_valued(status_options *o, int argc, char **argv, int *i) {
    static const char *const names[] = {"--area", "--period",     "--group", "--format",
                                        "--lang", "--fail-level", "--color", NULL};
    for (int k = 0; names[k] != NULL; k++) {
        bool missing;
        const char *value = option_value(argc, argv, i, names[k], &missing);
        if (missing) {
            return usage_error("status", "%s takes a value", names[k]);
        }
        if (value != NULL) {
            return take_value(o, names[k], value);
        }
    }
    return -1;
}

static int check_files(const check_options *o) {
    size_t inputs = 0;
    for (size_t i = 0; i < o->file_count; i++) {
        inputs += strcmp(o->files[i], "-") == 0 ? 1 : 0;
    }
    if (inputs > 1) {
        return usage_error("status", "- is standard input, which can be read once only");
    }
    return o->file_count > 0 ? EXIT_FINE : usage_error("status", "name a plan file");
}

int status_read_options(status_options *o, int argc, char **argv, bool *done) {
    static const char *const known[] = {
        "--area",       "--period", "--group",         "--format", "--lang",
        "--fail-level", "--color",  "--allow-outside", "--help",   NULL};
    bool only_files = false;
    *done = false;
    for (int i = 1; i < argc; i++) {
        if (only_files || argv[i][0] != '-' || argv[i][1] == '\0') {
            o->input.files[o->input.file_count++] = argv[i];
        } else if (strcmp(argv[i], "--") == 0) {
            only_files = true;
        } else if (strcmp(argv[i], "--allow-outside") == 0) {
            o->input.allow_outside = true;
        } else if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            fputs(help, stdout);
            *done = true;
            return close_stdout() ? EXIT_FINE : EXIT_TROUBLE;
        } else {
            int result = take_valued(o, argc, argv, &i);
            if (result != EXIT_FINE) {
                return result < 0 ? unknown_option("status", argv[i], known) : result;
            }
        }
    }
    return check_files(&o->input);
}
