/** @file document.h
 *  What is checked: a catalog (indicators, areas, series, partitions) and observations, built in
 *  memory by the functions here or read from files (json.h, csv.h).
 */
#ifndef PLAN_DOCUMENT_H
#define PLAN_DOCUMENT_H

#include <plan/catalog.h>
#include <plan/figure.h>
#include <plan/numeral.h>
#include <plan/progress.h>
#include <plan/watch.h>

PLAN_BEGIN_DECLS

/** A plan with its figures. Opaque; one thread at a time while it is changed. */
typedef struct plan_document plan_document;

/** An empty document. @param allocator NULL: the C library's.
 *  @return PLAN_OK, PLAN_NO_MEMORY, PLAN_INVALID. */
PLAN_API plan_status plan_document_new(const plan_allocator *allocator, plan_document **result);
/** NULL is fine. */
PLAN_API void plan_document_free(plan_document *document);

/** Who is told how far reading and checking this document have come, and may end it. Reading that
 * is ended leaves the rows so far in the document; a check, its report unfinished: both are to be
 *  freed, and nothing to be written from them.
 *  @param watch    NULL: nobody.
 *  @param context  handed to it; must outlive the document or the next call of this.
 *  @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_document_watch(plan_document *document, plan_watch watch, void *context);

/** The title shown by reports. @param language enum plan_language. @param title NULL removes it.
 *  @return PLAN_OK, PLAN_NO_MEMORY, PLAN_INVALID. */
PLAN_API plan_status plan_document_set_title(plan_document *document, int language,
                                             const char *title);
/** The number format of text values (enum plan_number_format; PLAN_NUMBER_INFER at first).
 *  @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_document_set_number_format(plan_document *document, int format);

/** Each of these adds one thing, copying it. An area, series or group that names others comes
 *  after them; indicators may name each other in any order (plan_document_finish resolves).
 *  @param error  nullable; says which key is wrong and why.
 *  @return PLAN_OK, PLAN_EXISTS (the code is taken), PLAN_NOT_FOUND (names something unknown),
 *          PLAN_SYNTAX (a text that does not read: unit, period, code), PLAN_LIMIT,
 *          PLAN_NO_MEMORY, PLAN_INVALID. */
PLAN_API plan_status plan_document_add_group(plan_document *document, const plan_group *group,
                                             plan_error *error);
PLAN_API plan_status plan_document_add_area(plan_document *document, const plan_area *area,
                                            plan_error *error);
PLAN_API plan_status plan_document_add_series(plan_document *document, const plan_series *series,
                                              plan_error *error);
PLAN_API plan_status plan_document_add_unit(plan_document *document, const char *symbol,
                                            const char *definition, plan_error *error);
PLAN_API plan_status plan_document_add_indicator(plan_document *document,
                                                 const plan_indicator *indicator,
                                                 plan_error *error);
PLAN_API plan_status plan_document_add_partition(plan_document *document,
                                                 const plan_partition *partition,
                                                 plan_error *error);
/** A target that no row of a plan series can say. It comes after the indicators and the area that
 * it names. @return as plan_document_add_group; PLAN_UNIT where the units of a share_of do not
 * divide, PLAN_INVALID for a target that makes no sense (low above high, a basis that the kind does
 * not have, mean growth over a single year ...). */
PLAN_API plan_status plan_document_add_target(plan_document *document, const plan_target *target,
                                              plan_error *error);
/** The method of progress for all indicators that name none. @param preset enum
 *  plan_progress_preset, -1: none. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_document_set_progress(plan_document *document, int preset);
/** Changes a built-in rule. @param code such as "P401". @param severity enum plan_severity or -1
 *  to leave it, PLAN_SEVERITY_OFF to switch it off; statistics (P5xx) warn at most. @param
 * tolerance NULL: none. @param missing enum plan_missing_mode or -1 to leave it.
 *  @return as plan_document_add_group; PLAN_NOT_FOUND for what is no code of a rule (plan_check
 *  answers so where it looks like one). */
PLAN_API plan_status plan_document_set_builtin(plan_document *document, const char *code,
                                               int severity, const plan_decimal *tolerance,
                                               int missing, plan_error *error);
/** Adds a rule of the user's own, copying it. It comes after the indicators and series that it
 * names: they are found and their units compared at once (plan_document_finish is called).
 *  @param error  nullable; the column counts the characters of `check` from 1.
 *  @return PLAN_OK, PLAN_SYNTAX (check, id or period does not read), PLAN_NOT_FOUND (an unknown
 *          indicator, series or area), PLAN_UNIT (units or kinds do not fit), PLAN_EXISTS (the id
 * is taken), PLAN_LIMIT (too long, too deep, too many parts), PLAN_NO_MEMORY, PLAN_INVALID; what
 * plan_document_finish returns. */
PLAN_API plan_status plan_document_add_rule(plan_document *document, const plan_rule *rule,
                                            plan_error *error);
/** How figures that stand out among the areas of one indicator and period are found. */
enum plan_outlier_method {
    PLAN_OUTLIERS_NONE = 0,                 /**< not at all */
    PLAN_OUTLIERS_HIDIROGLOU_BERTHELOT = 1, /**< by the change against the year before (P501) */
    PLAN_OUTLIERS_ROBUST_Z = 2              /**< by the values of one period (P502) */
};

/** The constants of outlier.h, declared by the plan: none of them is guessed. */
typedef struct plan_outliers {
    uint32_t struct_size; /**< sizeof(plan_outliers) */
    uint8_t method;       /**< enum plan_outlier_method */
    double u; /**< how much size counts [number], 0 to 1; of Hidiroglou-Berthelot only */
    double a; /**< keeps the limits apart [number], 0 or more; likewise */
    double c; /**< width of the limits, or the limit of the score [number], above 0 */
} plan_outliers;

/** Switches the search for outliers on. Figures of the series `actual` are compared by indicator
 *  and period among the areas of one parent (areas without a parent with each other, subsets with
 *  nobody), where 5 of them or more can be; changes only where kind and unit compare relatively.
 *  Findings are warnings, never errors.
 *  @param outliers  NULL: switches it off, as it is at first.
 *  @param error     nullable.
 *  @return PLAN_OK, PLAN_INVALID (a constant outside its range; struct_size; NULL). */
PLAN_API plan_status plan_document_set_outliers(plan_document *document,
                                                const plan_outliers *outliers, plan_error *error);
/** Resolves what indicators name and compares units. Called by the readers and by plan_check;
 *  idempotent. @return PLAN_OK, PLAN_NOT_FOUND, PLAN_UNIT, PLAN_SYNTAX, PLAN_NO_MEMORY,
 *  PLAN_INVALID. */
PLAN_API plan_status plan_document_finish(plan_document *document, plan_error *error);

/** One figure or statement about a figure, as a row of a tidy table has it. */
typedef struct plan_observation {
    uint32_t struct_size;  /**< sizeof(plan_observation) */
    const char *indicator; /**< code */
    const char *area;      /**< code; NULL: the only root area, or none at all */
    const char *period;    /**< text, period.h */
    const char *series;    /**< code; NULL: "actual" */
    const char *measure;   /**< NULL or "": the figure itself; "change", "percent_of", "points",
                                "percent", "difference", "contribution" */
    const char *against;   /**< "plan", "previous" or a period; NULL for figures */
    const char *unit;      /**< NULL: the one in text, else % for percent_of, percent and
                                contribution, else the indicator's ("change" too) */
    const char *text;      /**< the value as printed, in the document's number format; or NULL: */
    plan_figure figure;    /**< the value, where text is NULL [unit]; all zero is the figure 0 */
} plan_observation;

/** Adds one observation, copying it. Lines of findings count from 1 in the order added. A figure
 *  given as text is as precise as it is printed, one given as plan_figure as its scale says.
 *  @param error  nullable; one English sentence that says what is wrong; column counts the
 *                characters of `text` from 1.
 *  @return PLAN_OK, PLAN_NOT_FOUND (indicator, area, series), PLAN_SYNTAX, PLAN_AMBIGUOUS,
 *          PLAN_RANGE, PLAN_UNIT (another dimension), PLAN_MISSING (the text is blank), PLAN_LIMIT,
 *          PLAN_NO_MEMORY, PLAN_INVALID; what plan_document_finish returns. */
PLAN_API plan_status plan_document_observe(plan_document *document,
                                           const plan_observation *observation, plan_error *error);

/** Number of observations. */
PLAN_API size_t plan_document_count(const plan_document *document);

PLAN_END_DECLS

#endif
