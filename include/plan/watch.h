/** @file watch.h
 *  Seeing how far a long call has come, and ending it: plan_document_watch.
 */
#ifndef PLAN_WATCH_H
#define PLAN_WATCH_H

#include <plan/status.h>

PLAN_BEGIN_DECLS

/** What a call is at. */
enum plan_phase {
    PLAN_PHASE_READ = 0,  /**< a table is read */
    PLAN_PHASE_CHECK = 1, /**< the rules are checked */
    PLAN_PHASE_CITE = 2   /**< a table is read again for what stands around the findings */
};

/** How far a call has come. */
typedef struct plan_moment {
    uint32_t struct_size; /**< sizeof(plan_moment) as the library knows it */
    int32_t phase;        /**< enum plan_phase */
    const char *name;     /**< the table in reports, NULL while rules are checked; until the
                               function returns */
    uint64_t done;        /**< of the table, as it lies compressed or not [bytes], of tables in
                               memory [rows]; while rules are checked, of all steps [steps] */
    uint64_t total;       /**< what `done` comes to, 0: unknown (a pipe) */
    uint64_t rows;        /**< observations in the document so far */
} plan_moment;

/** Told how far a call has come: at the start and the end of each table and of the check, and in
 *  between when the last time was 10 ms ago or longer, so 100 times a second at most and never by
 *  the row. Always in the thread that made the call.
 *  @param context  as it was given.
 *  @param moment   valid until the function returns. It must not use the document.
 *  @return 0 to go on; anything else ends the call, which gives PLAN_CANCELLED. */
typedef int32_t (*plan_watch)(void *context, const plan_moment *moment);

PLAN_END_DECLS

#endif
