/** @file json.h
 *  Plan files: JSON by RFC 8259, read strictly, all errors at once. Baselines of reports.
 */
#ifndef PLAN_JSON_H
#define PLAN_JSON_H

#include <plan/csv.h>

PLAN_BEGIN_DECLS

/** How a plan file is read. */
typedef struct plan_read_options {
    uint32_t struct_size;      /**< sizeof(plan_read_options) */
    uint8_t allow_outside;     /**< 1: data paths may leave the plan's folder */
    const plan_limits *limits; /**< NULL: defaults */
} plan_read_options;

/** Reads a plan file's text into an empty document (its data entries are kept, not opened).
 *  Errors become findings of group P1xx with line and column, and mark the report incomplete.
 *  @param name     in reports.
 *  @param text     need not end with 0.
 *  @param options  NULL: defaults.
 *  @return PLAN_OK; PLAN_FINDINGS where the plan has errors; PLAN_LIMIT; PLAN_NO_MEMORY;
 *          PLAN_INVALID. */
PLAN_API plan_status plan_json_read(plan_document *document, const char *name, const char *text,
                                    size_t length, const plan_read_options *options,
                                    plan_report *report, plan_error *error);
/** The same from a file. @return also PLAN_IO. */
PLAN_API plan_status plan_json_read_file(plan_document *document, const char *path,
                                         const plan_read_options *options, plan_report *report,
                                         plan_error *error);
/** Reads all data files that the plan names, relative to `folder` (NULL: the current one).
 *  A file that cannot be read is a finding and the others are still read.
 *  @return PLAN_OK; PLAN_FINDINGS; PLAN_NO_MEMORY; PLAN_INVALID; PLAN_CANCELLED (watch.h). */
PLAN_API plan_status plan_json_read_data(plan_document *document, const char *folder,
                                         const plan_read_options *options, plan_report *report,
                                         plan_error *error);
/** plan_csv_cite_file for all data files that the plan names.
 *  @return PLAN_OK; PLAN_NO_MEMORY; PLAN_INVALID; PLAN_CANCELLED; PLAN_IO where one was read whole
 *          and is not now: the others are cited. */
PLAN_API plan_status plan_json_cite_data(const plan_document *document, const char *folder,
                                         const plan_read_options *options, plan_report *report,
                                         plan_error *error);
/** Data entries that the plan names, for a caller that opens them himself. The entry belongs to
 *  the document. NULL beyond the end. */
PLAN_API size_t plan_document_data_count(const plan_document *document);
PLAN_API const plan_data *plan_document_data(const plan_document *document, size_t index);

/** Reads a baseline (libplan-baseline-1, docs/formats.md) that plan_report_write wrote.
 *  @param allocator  NULL: the C library's.
 *  @param text       need not end with 0.
 *  @param result     to be freed by plan_baseline_free.
 *  @return PLAN_OK; PLAN_SYNTAX (no baseline: *error says why); PLAN_LIMIT; PLAN_NO_MEMORY;
 *          PLAN_INVALID. */
PLAN_API plan_status plan_json_read_baseline(const plan_allocator *allocator, const char *text,
                                             size_t length, plan_baseline **result,
                                             plan_error *error);
/** The same from a file. @return also PLAN_IO. */
PLAN_API plan_status plan_json_read_baseline_file(const plan_allocator *allocator, const char *path,
                                                  plan_baseline **result, plan_error *error);

PLAN_END_DECLS

#endif
