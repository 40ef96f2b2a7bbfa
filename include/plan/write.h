/** @file write.h
 *  Reports to bytes: for a person in the terminal, for editors, for programs.
 */
#ifndef PLAN_WRITE_H
#define PLAN_WRITE_H

#include <plan/report.h>

PLAN_BEGIN_DECLS

/** Formats of reports. */
enum plan_format {
    PLAN_FORMAT_TEXT = 0, /**< for a person, grouped as the document is */
    PLAN_FORMAT_GCC = 1,  /**< file:line:column: severity: message [code] */
    PLAN_FORMAT_JSON = 2  /**< libplan-report-1 */
};

/** How a report is written. */
typedef struct plan_write_options {
    uint32_t struct_size; /**< sizeof(plan_write_options) */
    uint8_t color;        /**< 1: ANSI colours (text only) */
    uint8_t quiet;        /**< 1: verdict and findings only (text only) */
    uint32_t width;       /**< columns of the terminal, 0: 80, at least 40 (text only) */
} plan_write_options;

/** Takes the next bytes. @return PLAN_OK, or a status that ends the writing. */
typedef plan_status (*plan_sink)(void *context, const void *data, size_t size);

/** Writes a finished report. The same report gives the same bytes.
 *  @param format   enum plan_format.
 *  @param options  NULL: defaults.
 *  @return PLAN_OK, PLAN_NO_MEMORY, PLAN_INVALID, or what the sink returned. */
PLAN_API plan_status plan_report_write(const plan_report *report, int format,
                                       const plan_write_options *options, plan_sink sink,
                                       void *context);
/** The format of a name ("text", "gcc", "json"). @return PLAN_OK, PLAN_NOT_FOUND,
 *  PLAN_INVALID. */
PLAN_API plan_status plan_format_find(const char *name, size_t length, int *result);

PLAN_END_DECLS

#endif
