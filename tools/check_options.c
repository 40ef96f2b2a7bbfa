/* Arguments of libplan check. */
#include "options.h"

#include <string.h>
#include <time.h>

static const char help[] =
    "libplan check PLAN.json [DATA.csv ...]: checks a plan with its figures.\n"
    "\n"
    "Data files on the command line replace those that the plan names; one whose path the plan\n"
    "names keeps its settings. - is standard input (the plan, if it stands first).\n"
    "\n"
    "  --format FORMAT             what goes to standard output (text): text, gcc, json, jsonl,\n"
    "                              csv, junit, sarif, github, gitlab, markdown, html, baseline\n"
    "  --output FORMAT=FILE        the same into a file, beside it; may be repeated\n"
    "  --lang vi|en                language of messages (else the plan's, else en)\n"
    "  --max-findings N            findings listed (1000); all are counted\n"
    "  --fail-level error|warning|never   what exit code 1 is for (error)\n"
    "  --baseline FILE             findings that are known: neither listed nor counted\n"
    "  --write-baseline FILE       all findings become known ones (--output baseline=FILE)\n"
    "  --prefix PATH               before the names of files, for services that want them from "
    "the\n"
    "                              root of a repository: plans/\n"
    "  --statistics                text: findings by rule instead of the findings\n"
    "  --timestamp                 reports say when they were made\n"
    "  --color auto|always|never   colours (auto: on a terminal without NO_COLOR)\n"
    "  --progress auto|always|never\n"
    "                              how far it has come, on standard error (auto: on a terminal,\n"
    "                              after a second)\n"
    "  --threads N                 threads that work (as many as processors, 4 at most)\n"
    "  --streaming auto|never      check areas while they are read, and forget them, where the "
    "rules\n"
    "                              look at one area alone and its rows lie together (auto)\n"
    "  --csv-engine fast|libcsv    what splits tables into cells, for comparing (fast)\n"
    "  --allow-outside             data paths may leave the plan's folder\n"
    "  -q, --quiet                 verdict and findings only\n"
    "  --                          what follows are files, whatever they start with\n"
    "\n"
    "Exit codes: 0 nothing at or above the fail level, 1 findings, 2 not everything could be\n"
    "checked or written.\n";

static int take_format(const char *text, size_t length, int *format) {
    static const char *const names[] = {"text",  "gcc",      "json",   "jsonl",  "csv",
                                        "junit", "sarif",    "github", "gitlab", "markdown",
                                        "html",  "baseline", NULL};
    char copy[16], hint[HINT_SIZE];
    if (plan_format_find(text, length, format) == PLAN_OK) {
        return EXIT_FINE;
    }
    snprintf(copy, sizeof copy, "%.*s", (int)length,
             text); /* longer than any, it is near to none */
    return usage_error("check", "there is no format '%.*s' (libplan check --help lists them)%s",
                       (int)length, text, hint_among(copy, names, hint));
}

static int add_output(check_options *o, const char *option, int format, const char *path) {
    if (strcmp(path, "-") == 0) {
        return usage_error("check", "%s writes files; --format is for standard output", option);
    }
    if (o->output_count == MAX_OUTPUTS) {
        return usage_error("check", "more than %d outputs", (int)MAX_OUTPUTS);
    }
    for (size_t i = 0; i < o->output_count; i++) {
        if (strcmp(o->outputs[i].path, path) == 0) {
            return usage_error("check", "two outputs into %s", path);
        }
    }
    o->outputs[o->output_count].path = path;
    o->outputs[o->output_count++].format = format;
    o->wants_identities = o->wants_identities || format == PLAN_FORMAT_BASELINE;
    return EXIT_FINE;
}

static int take_output(check_options *o, const char *value) {
    const char *equals = strchr(value, '=');
    int format = 0;
    if (equals == NULL || equals[1] == '\0') {
        return usage_error("check", "--output takes FORMAT=FILE, not '%s'", value);
    }
    int result = take_format(value, (size_t)(equals - value), &format);
    return result == EXIT_FINE ? add_output(o, "--output", format, equals + 1) : result;
}

/* A file's name, which is never empty. */
static int take_file(const char *name, const char *value, const char **file) {
    *file = value;
    return value[0] != '\0' ? EXIT_FINE : usage_error("check", "%s takes a file", name);
}

static int take_write_baseline(check_options *o, const char *name, const char *value) {
    const char *path;
    int result = take_file(name, value, &path);
    return result == EXIT_FINE ? add_output(o, name, PLAN_FORMAT_BASELINE, path) : result;
}

static void take_timestamp(check_options *o) {
    time_t now = time(NULL);
    struct tm utc;
    if (gmtime_r(&now, &utc) != NULL) {
        strftime(o->timestamp, sizeof o->timestamp, "%Y-%m-%dT%H:%M:%SZ", &utc);
    }
}

static int take_value(void *options, const char *name, const char *value) {
    enum { MOST_FINDINGS = 1000000000 };
    check_options *o = options;
    static const char *const levels[] = {"error", "warning", "never", NULL};
    static const char *const engines[] = {"fast", "libcsv", NULL};
    if (strcmp(name, "--format") == 0) {
        int result = take_format(value, strlen(value), &o->format);
        o->wants_identities = o->wants_identities || o->format == PLAN_FORMAT_BASELINE;
        return result;
    }
    if (strcmp(name, "--baseline") == 0) {
        return take_file(name, value, &o->baseline);
    }
    if (strcmp(name, "--write-baseline") == 0) {
        return take_write_baseline(o, name, value);
    }
    if (strcmp(name, "--prefix") == 0) {
        o->prefix = value;
        return EXIT_FINE;
    }
    if (strcmp(name, "--output") == 0) {
        return take_output(o, value);
    }
    if (strcmp(name, "--max-findings") == 0) {
        return take_count("check", name, value, MOST_FINDINGS, &o->max_findings);
    }
    if (strcmp(name, "--fail-level") == 0) {
        return take_choice("check", name, value, levels, "error, warning or never", &o->fail_level);
    }
    return take_choice("check", name, value, engines, "fast or libcsv", &o->csv_engine);
}

static bool take_flag(void *options, const char *text) {
    check_options *o = options;
    bool is_quiet = strcmp(text, "-q") == 0 || strcmp(text, "--quiet") == 0;
    bool is_statistics = strcmp(text, "--statistics") == 0;
    bool is_timestamp = strcmp(text, "--timestamp") == 0;
    o->quiet = o->quiet || is_quiet;
    o->statistics = o->statistics || is_statistics;
    if (is_timestamp) {
        take_timestamp(o);
    }
    return is_quiet || is_statistics || is_timestamp;
}

int check_read_options(void *options, int argc, char **argv, bool *done) {
    static const char *const valued[] = {
        "--format",    "--output", "--max-findings",   "--fail-level",
        "--baseline",  "--prefix", "--write-baseline", "--csv-engine",
        "--lang",      "--color",  "--threads",        "--progress",
        "--streaming", NULL};
    static const char *const known[] = {"--format",
                                        "--output",
                                        "--lang",
                                        "--max-findings",
                                        "--fail-level",
                                        "--color",
                                        "--baseline",
                                        "--quiet",
                                        "--prefix",
                                        "--write-baseline",
                                        "--statistics",
                                        "--timestamp",
                                        "--allow-outside",
                                        "--help",
                                        "--csv-engine",
                                        "--threads",
                                        "--progress",
                                        "--streaming",
                                        NULL};
    static const option_set set = {"check", help, valued, known, take_flag, take_value};
    return read_options(&set, options, options, argc, argv, done);
}
