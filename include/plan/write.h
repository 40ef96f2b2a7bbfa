/** @file write.h
 *  Reports to bytes: for a person in the terminal, for editors, for programs.
 */
#ifndef PLAN_WRITE_H
#define PLAN_WRITE_H

#include <plan/report.h>

PLAN_BEGIN_DECLS

/** Formats of reports. */
enum plan_format {
    PLAN_FORMAT_TEXT = 0,     /**< for a person, grouped as the document is */
    PLAN_FORMAT_GCC = 1,      /**< file:line:column: severity: message [code] */
    PLAN_FORMAT_JSON = 2,     /**< libplan-report-1 */
    PLAN_FORMAT_JSONL = 3,    /**< JSON lines: the summary, then rules, findings, implied values */
    PLAN_FORMAT_CSV = 4,      /**< a row a finding */
    PLAN_FORMAT_JUNIT = 5,    /**< JUnit XML: a testcase a rule */
    PLAN_FORMAT_SARIF = 6,    /**< SARIF 2.1.0 */
    PLAN_FORMAT_GITHUB = 7,   /**< workflow commands of GitHub Actions */
    PLAN_FORMAT_GITLAB = 8,   /**< code quality report of GitLab */
    PLAN_FORMAT_MARKDOWN = 9, /**< for a comment on a merge request */
    PLAN_FORMAT_HTML = 10,    /**< one file for a browser and for paper */
    PLAN_FORMAT_BASELINE = 11 /**< libplan-baseline-1: the identities of all findings, of a report
                                   that keeps them (plan_report_keep_identities) */
};

/** How a report is written. */
typedef struct plan_write_options {
    uint32_t struct_size;  /**< sizeof(plan_write_options) */
    uint8_t color;         /**< 1: ANSI colours (text only) */
    uint8_t quiet;         /**< 1: verdict and findings only (text only) */
    uint32_t width;        /**< columns of the terminal, 0: 80, at least 40 (text only) */
    uint8_t statistics;    /**< 1: counts by rule instead of the findings (text only) */
    uint8_t fail_level;    /**< enum plan_severity from which on a finding is a failure, 0: error
                                (junit only) */
    const char *timestamp; /**< "2026-01-31T12:00:00Z"; NULL: a report has no time, so that the
                                same one gives the same bytes (json, jsonl, junit, sarif,
                                markdown, html) */
    const char *prefix;    /**< put before the names of files, "plans/": services want them from
                                the root of the repository (junit, sarif, github, gitlab,
                                markdown); NULL: nothing */
} plan_write_options;

/** Takes the next bytes. @return PLAN_OK, or a status that ends the writing. */
typedef plan_status (*plan_sink)(void *context, const void *data, size_t size);

/** Writes a finished report. The same report gives the same bytes.
 *  @param format   enum plan_format.
 *  @param options  NULL: defaults.
 *  @return PLAN_OK, PLAN_NO_MEMORY, PLAN_INVALID (also a baseline of a report that keeps no
 *          identities), or what the sink returned. */
PLAN_API plan_status plan_report_write(const plan_report *report, int format,
                                       const plan_write_options *options, plan_sink sink,
                                       void *context);
/** Which targets are written; each NULL or to be equal, as in plan_target_result. */
typedef struct plan_target_filter {
    uint32_t struct_size; /**< sizeof(plan_target_filter) */
    const char *area;     /**< code */
    const char *period;   /**< as plan_period_write has it */
    const char *group;    /**< code */
} plan_target_filter;

/** Writes the targets of a finished report: a table for people, a list in JSON (libplan-status-1),
 *  or CSV.
 *  @param format   PLAN_FORMAT_TEXT, PLAN_FORMAT_JSON, PLAN_FORMAT_CSV.
 *  @param options  NULL: defaults.
 *  @param filter   NULL: all.
 *  @return PLAN_OK, PLAN_NO_MEMORY, PLAN_INVALID, or what the sink returned. */
PLAN_API plan_status plan_report_write_targets(const plan_report *report, int format,
                                               const plan_write_options *options,
                                               const plan_target_filter *filter, plan_sink sink,
                                               void *context);
/** The format of a name ("text", "gcc", "json", "jsonl", "csv", "junit", "sarif", "github",
 *  "gitlab", "markdown", "html", "baseline"). @return PLAN_OK, PLAN_NOT_FOUND,
 *  PLAN_INVALID. */
PLAN_API plan_status plan_format_find(const char *name, size_t length, int *result);

PLAN_END_DECLS

#endif
