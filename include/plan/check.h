/** @file check.h
 *  Checks a document against every rule.
 */
#ifndef PLAN_CHECK_H
#define PLAN_CHECK_H

#include <plan/document.h>
#include <plan/report.h>

PLAN_BEGIN_DECLS

/** How to check. */
typedef struct plan_check_options {
    uint32_t struct_size;   /**< sizeof(plan_check_options) */
    uint64_t repair_budget; /**< most evaluations spent on repairs of the whole report;
                                 0: 2 million. Where it is used up findings say so */
    uint32_t threads; /**< that check areas, the caller's among them; 0 and 1: none is started. The
                           report is the same. With more than one the allocator of the document is
                           called from all of them, at the same time: it must allow that */
} plan_check_options;

/** Runs all rules over the document and finishes the report: counts are added, findings ordered.
 *  Reading errors that the report holds already stay in it. The observations are put into another
 *  order; the document stays usable and may be checked again, unless its rows were checked while
 *  they were read (PLAN_ROWS_CHECK of csv.h): then this ends that check, with the same report.
 *  @param options  NULL: defaults.
 *  @param report   made by plan_report_new, unfinished.
 *  @return PLAN_OK whatever was found; PLAN_NO_MEMORY; PLAN_INVALID; PLAN_CANCELLED (watch.h); what
 *          plan_document_finish returns. */
PLAN_API plan_status plan_check(plan_document *document, const plan_check_options *options,
                                plan_report *report, plan_error *error);

PLAN_END_DECLS

#endif
