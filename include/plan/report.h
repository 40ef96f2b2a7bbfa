/** @file report.h
 *  What a check found: counts for every rule, findings that explain themselves with their
 *  repairs, and values that the text implies.
 *
 *  Everything that a report hands out belongs to it and lives as long as it.
 */
#ifndef PLAN_REPORT_H
#define PLAN_REPORT_H

#include <plan/rule.h>

PLAN_BEGIN_DECLS

typedef struct plan_report plan_report;

/** Findings that are known, by their identities: read from a file that libplan wrote (json.h).
 *  Opaque; const, so that several reports and threads may use one. */
typedef struct plan_baseline plan_baseline;

/** How a report is made. */
typedef struct plan_report_options {
    uint32_t struct_size; /**< sizeof(plan_report_options) */
    int32_t language;     /**< enum plan_language of messages; -1: the plan file's, else English */
    size_t max_findings;  /**< findings kept, 0: 1000; counts stay exact */
} plan_report_options;

/** An empty report. @param allocator NULL: the C library's. @param options NULL: defaults.
 *  @return PLAN_OK, PLAN_NO_MEMORY, PLAN_INVALID. */
PLAN_API plan_status plan_report_new(const plan_allocator *allocator,
                                     const plan_report_options *options, plan_report **result);
/** NULL is fine. */
PLAN_API void plan_report_free(plan_report *report);

/** NULL is fine. */
PLAN_API void plan_baseline_free(plan_baseline *baseline);
/** Number of known findings; 0 for NULL. */
PLAN_API uint64_t plan_baseline_count(const plan_baseline *baseline);

/** Known findings are neither listed nor counted as errors, warnings or notes: each finding of the
 *  baseline takes one of the report away. What could not be checked (exit code 2) is never known.
 *  To be called before anything is read or checked into the report.
 *  @param baseline  is copied.
 *  @return PLAN_OK, PLAN_NO_MEMORY, PLAN_INVALID (a baseline is set, findings are there). */
PLAN_API plan_status plan_report_set_baseline(plan_report *report, const plan_baseline *baseline);
/** From here on the report keeps the identities of all findings, known and cut ones too (24 bytes
 *  each), so that it can be written as a baseline. To be called as plan_report_set_baseline.
 *  @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_report_keep_identities(plan_report *report);
/** Findings of the baseline that did not come again, once the report is finished. */
PLAN_API uint64_t plan_report_stale(const plan_report *report);

/** Finishes a report without a check (plan_check finishes its own): orders findings, adds counts.
 *  For plans that could not be read. Idempotent. @return PLAN_OK, PLAN_NO_MEMORY, PLAN_INVALID. */
PLAN_API plan_status plan_report_close(plan_report *report);

/** Counts over the whole check. */
typedef struct plan_summary {
    uint64_t observations, rules, checks;
    uint64_t holds, fails, undecided, skipped; /**< of the checks */
    uint64_t errors, warnings, notes;          /**< new findings by severity, before the cut */
    uint64_t known;                            /**< findings of the baseline: in none of those */
    uint64_t shown;                            /**< findings kept */
    uint8_t incomplete; /**< 1: not everything could be checked (exit code 2) */
} plan_summary;

/** One figure that entered a check. Codes are as in the plan; "" where something does not apply. */
typedef struct plan_input {
    const char *indicator, *area, *period, *series, *measure;
    const char *name;       /**< the indicator's name in the report's language */
    const char *unit;       /**< as declared or printed */
    const char *value;      /**< plain form with its printed decimals; "" for implied values */
    plan_interval interval; /**< what it stands for [unit of the indicator] */
    uint8_t has_interval;
    plan_interval required; /**< where it would have to lie for the check to hold, all other
                                 figures as they are */
    uint8_t has_required;
    uint8_t implied; /**< 1: no figure, an implied value stands in */
    const char *file;
    uint32_t line, column;
    const char *cell;    /**< the cell as it stands in the file, quotes included; "" unless
                              plan_csv_cite found it there */
    uint32_t column_end; /**< behind its last character, in characters from 1, on the same line;
                              0 without a cell */
} plan_input;

/** One change of one figure; repairs with the same `set` belong together. */
typedef struct plan_repair {
    uint32_t set;          /**< from 1 */
    uint32_t input;        /**< place in the finding's inputs */
    const char *from, *to; /**< plain form */
    uint32_t edits;        /**< digits replaced, inserted, deleted or swapped in this figure */
    const char *cell;      /**< what would stand in the file instead of the input's cell, in its
                                notation, quotes included; "" where the input has no cell or the
                                number cannot be written so */
} plan_repair;

/** One finding. */
typedef struct plan_finding {
    const char *code; /**< "P301" */
    const char *rule; /**< id of the rule: the partition's code, or the rule's */
    uint8_t verdict;  /**< enum plan_verdict: fails or undecided */
    uint8_t severity; /**< enum plan_severity */
    const char *indicator, *area, *period, *series; /**< "" where something does not apply */
    const char *name;       /**< of the indicator, in the report's language */
    const char *group;      /**< code of the indicator's group or "" */
    const char *file;       /**< relative to the plan's folder; "" without one */
    uint32_t line, column;  /**< from 1; 0: does not apply */
    const char *value;      /**< left side from the printed figures, plain form; "" without one */
    plan_interval expected; /**< what the left side may be, given the right side and rounding */
    uint8_t has_expected;
    const char *gap;             /**< the printed residual, plain form; "" without one */
    const char *beyond_rounding; /**< what rounding cannot explain, plain form; "" without one */
    const char *arithmetic;      /**< the printed figures as arithmetic: "14.47 + 41.96 = 56.43" */
    const char *message;         /**< one line in the report's language */
    size_t input_count;
    const plan_input *inputs;
    size_t repair_count;
    const plan_repair *repairs; /**< ranked: fewest edits first, then closest to previous */
    const char *identity;       /**< 32 hexadecimal digits: of code, rule, verdict, indicator, area,
                                     period, series, file and, where it is about a cell or a statement,
                                     its text; never of a place (docs/formats.md) */
} plan_finding;

/** A row of a table as it stands in its file. */
typedef struct plan_cited_row {
    uint32_t line; /**< on which it starts, from 1 */
    const char *const
        *cells; /**< content of the citation's columns, not all of it UTF-8 perhaps;
                     "" where the row has fewer; long ones are cut and end in U+2026 */
} plan_cited_row;

/** A cell that a finding is about. */
typedef struct plan_cited_mark {
    uint32_t row, column; /**< places in the citation's rows and columns */
    uint32_t input;       /**< place in the finding's inputs; UINT32_MAX: the finding's own place */
    uint8_t in_question;  /**< 1: the figure may be wrong (plan_finding_in_question) */
} plan_cited_mark;

/** What stands in a file around the figures of a finding: the rows of up to five of them and two
 *  before and behind each, up to twelve columns. */
typedef struct plan_citation {
    const char *file;
    size_t column_count;       /**< 1 to 12: those that the plan reads, then others */
    const uint32_t *columns;   /**< their places in the table, from 1, ascending */
    const char *const *header; /**< their names as in the file, cut as cells are */
    uint32_t width;            /**< columns that the table has */
    size_t row_count;          /**< at least 1; by line, with gaps */
    const plan_cited_row *rows;
    size_t mark_count; /**< at least 1; by row and column */
    const plan_cited_mark *marks;
} plan_citation;

/** Counts of one rule. */
typedef struct plan_rule_counts {
    const char *id;   /**< the partition's code, else the rule's */
    const char *code; /**< "P301" */
    uint8_t severity; /**< in force; PLAN_SEVERITY_OFF: switched off */
    uint64_t checks, holds, fails, undecided;
    uint64_t skipped[PLAN_REASON_COUNT];   /**< by status - PLAN_MISSING */
    uint64_t known_fails, known_undecided; /**< of fails and undecided: in the baseline */
} plan_rule_counts;

/** A value that no figure gives but statements imply. */
typedef struct plan_implied {
    const char *indicator, *area, *period, *series;
    const char *name, *unit;
    plan_interval interval; /**< [unit of the indicator], ends rounded outwards */
    uint8_t has_integers;   /**< 1: a count; the whole numbers within */
    int64_t low, high;
    const char *because; /**< the arithmetic, in the report's language */
} plan_implied;

/** One figure of an explanation. */
typedef struct plan_suspect {
    const char *indicator, *area, *period, *series, *measure;
    const char *name, *unit;
    const char *value; /**< as printed, plain form */
    plan_interval
        interval;       /**< where it would have to lie [unit of the indicator, or of the
                             statement], the other figures of the explanation changing with it */
    const char *repair; /**< a number that differs by one digit and would do, plain form; "" */
    const char *file;
    uint32_t line, column;
} plan_suspect;

/** The fewest figures whose change satisfies failed checks that hang together, and every other
 *  arithmetic check that uses one of these figures. Equally small sets stand one after the other,
 *  those that one digit of each figure mends first. */
typedef struct plan_explanation {
    size_t figure_count; /**< 1 to 3; 0: none was found */
    const plan_suspect *figures;
    size_t mend_count;
    const size_t
        *mends;       /**< places of the findings, ascending; those beyond the cut do not count */
    uint8_t complete; /**< 0: the search ended before all sets of this size were seen */
} plan_explanation;

/** 1 where no finding has severity error and everything could be checked; 0 for a report that is
 *  not finished. */
PLAN_API int plan_report_passed(const plan_report *report);
/** Fills *result. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_report_summary(const plan_report *report, plan_summary *result);
/** The title in the report's language; "" without one. */
PLAN_API const char *plan_report_title(const plan_report *report);
/** The language of its messages (enum plan_language). */
PLAN_API int plan_report_language(const plan_report *report);

/** Findings ordered by file, line, column, rule code, period. */
PLAN_API size_t plan_report_finding_count(const plan_report *report);
PLAN_API const plan_finding *plan_report_finding(const plan_report *report, size_t index);
/** 1 for a figure that a repair changes; without repairs, for one that would have to lie elsewhere
 *  than it does. 0 for the others, and beyond the end. */
PLAN_API int plan_finding_in_question(const plan_finding *finding, size_t input);
/** What plan_csv_cite (csv.h) found in the files around a finding: one citation a file, none unless
 *  it was called. NULL beyond the end. */
PLAN_API size_t plan_report_citation_count(const plan_report *report, size_t finding);
PLAN_API const plan_citation *plan_report_citation(const plan_report *report, size_t finding,
                                                   size_t index);
PLAN_API size_t plan_report_rule_count(const plan_report *report);
PLAN_API const plan_rule_counts *plan_report_rule(const plan_report *report, size_t index);
PLAN_API size_t plan_report_explanation_count(const plan_report *report);
PLAN_API const plan_explanation *plan_report_explanation(const plan_report *report, size_t index);
PLAN_API size_t plan_report_implied_count(const plan_report *report);
PLAN_API const plan_implied *plan_report_implied(const plan_report *report, size_t index);

/* --- Targets --- */

/** What became of one target: of a row of a plan series, or of an entry of `targets`. Numbers are
 *  in plain form; "" where there is none. */
typedef struct plan_target_result {
    const char *indicator, *area, *period, *series; /**< codes; series "" for `targets` */
    const char *measure; /**< of the row: "change" and so on, "" for a figure */
    const char *name;    /**< of the indicator, in the report's language */
    const char *unit;    /**< of target and actual */
    const char *group;   /**< code or "" */
    const char *where;   /**< name of the area, "" where the plan has only one */
    const char *target;  /**< as printed: "9.0", ">=56", "~9.0", "6.5-7" */
    const char *wanted;  /**< in words: "at least 25 %, mean a year" */
    uint8_t op;          /**< enum plan_target_operator */
    uint8_t basis, keep; /**< enum plan_target_basis, plan_target_keep */
    plan_interval goal;  /**< the numbers that meet it [unit] */
    uint8_t has_goal;
    const char *actual; /**< the printed figure, or what follows from printed figures; an interval
                             where it follows from intervals alone */
    plan_interval interval; /**< what the actual stands for [unit] */
    uint8_t has_interval;
    const char *actual_series; /**< "actual", "estimate" or another that holds results */
    const char *actual_period; /**< of a span where one year decides, that year */
    uint8_t arithmetic;        /**< enum plan_arithmetic: how the difference is counted */
    const char *difference;    /**< actual - target, the nearest end of a range [unit or points] */
    const char *ratio;         /**< 100 * actual / target [%], for what differs relatively */
    const char *level_ratio;   /**< of growth rates: 100 * (1 + actual) / (1 + target) [%] */
    uint8_t verdict;           /**< enum plan_target_verdict; undecided too where a bare number has
                                  another actual and the indicator no direction */
    plan_status reason;        /**< of PLAN_TARGET_UNJUDGED */
    const char *word;          /**< "met", "missed", "undecided", or the name of the reason */
    const char *because;       /**< one sentence in the report's language */
    const char *preset, *progress, *progress_class; /**< "eurostat", its number, its class */
    const char *baseline, *baseline_period;
    const char *required; /**< "+8.31 % a year", in the report's language */
    const char *note;     /**< of the plan file, in the report's language */
    const char *file;     /**< where the target stands; "" without a place */
    uint32_t line, column;
} plan_target_result;

/** Targets in the order of the document: groups, then indicators as declared, areas, periods. The
 *  first 100000 are kept; plan_target_summary counts all. */
PLAN_API size_t plan_report_target_count(const plan_report *report);
/** NULL beyond the end. Owned by the report. */
PLAN_API const plan_target_result *plan_report_target(const plan_report *report, size_t index);

/** Counts of targets by verdict. */
typedef struct plan_target_summary {
    uint64_t targets, met, missed, undecided, unjudged;
} plan_target_summary;
/** Fills *result. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_report_target_summary(const plan_report *report,
                                                plan_target_summary *result);

PLAN_END_DECLS

#endif
