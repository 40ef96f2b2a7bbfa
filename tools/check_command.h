/* What the parts of libplan check share. */
#ifndef LIBPLAN_CHECK_COMMAND_H
#define LIBPLAN_CHECK_COMMAND_H

#include "command.h"
#include "progress.h"

enum { MAX_OUTPUTS = 32 };
enum fail_level { FAIL_ERROR = 0, FAIL_WARNING = 1, FAIL_NEVER = 2 };
enum streaming_when { STREAMING_AUTO = 0, STREAMING_NEVER = 1 };
enum color_when { COLOR_AUTO = 0, COLOR_ALWAYS = 1, COLOR_NEVER = 2 };

typedef struct check_options {
    int format, language, fail_level, color;
    size_t max_findings;
    int csv_engine;    /* enum plan_csv_engine */
    int progress_when; /* enum progress_when */
    progress *shown;   /* the line on a terminal; NULL: none */
    int streaming;     /* enum streaming_when */
    size_t threads;    /* 0: as many as the machine has processors, at most 4 */
    bool quiet, allow_outside, statistics;
    bool wants_identities; /* some output is a baseline */
    const char *baseline;  /* file of known findings, NULL: none */
    const char *prefix;    /* of files in formats for services, NULL: none */
    char timestamp[32];    /* "" without one */
    struct {
        int format;
        const char *path;
    } outputs[MAX_OUTPUTS];
    size_t output_count;
    const char **files; /* the plan, then tables; room for all arguments */
    size_t file_count;
    char *folder; /* of the plan file, "" for the current one */
} check_options;

/* --- options.c --- */
/* How many threads are asked for. */
uint32_t threads_of(const check_options *options);

/* --- terminal.c --- */
/* Whether to colour standard output; `when` is enum color_when. */
bool use_color(int when);
/* Columns, within reason; 0 where it is no terminal. */
uint32_t width_of_terminal(void);

/* Reads the arguments into check_options; *done where all was said already (--help). */
int check_read_options(void *options, int argc, char **argv, bool *done);

/* The folder of a file, "" for the current one; NULL without memory, else to be freed. */
char *folder_of(const char *path);
/* Reads the plan, then the tables. *plan_is_good: it can be checked. The report has what could not
 * be read; a status other than PLAN_OK is told by the caller. */
plan_status check_read_files(const check_options *options, plan_document *document,
                             plan_report *report, bool *plan_is_good, plan_error *error);
/* Reads the tables again for what stands around the findings: for formats that show it. What cannot
 * be read any more is left out. */
plan_status check_cite_files(const check_options *options, const plan_document *document,
                             plan_report *report, plan_error *error);
/* True where a path names something that the check reads. */
bool check_reads(const check_options *options, const plan_document *document, const char *path);

#endif
