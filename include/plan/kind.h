/** @file kind.h
 *  Kinds of indicators. The kind chooses the arithmetic: how two figures differ, what bounds hold,
 *  how parts make a whole, how months make a year. One const row each; nothing else compares kinds.
 */
#ifndef PLAN_KIND_H
#define PLAN_KIND_H

#include <plan/interval.h>

PLAN_BEGIN_DECLS

/** What sort of number an indicator is. */
enum plan_kind {
    PLAN_LEVEL = 0,  /**< an amount: GRDP, area, output */
    PLAN_COUNT = 1,  /**< how many: people, communes, projects */
    PLAN_RATIO = 2,  /**< per capita, per 10^4, means, % of GDP */
    PLAN_RATE = 3,   /**< part of its whole, in % or ‰ */
    PLAN_SHARE = 4,  /**< member of a partition */
    PLAN_GROWTH = 5, /**< growth of something, in % (or index, ratio, log) */
    PLAN_CHANGE = 6, /**< by how much something changed, in its unit or in points */
    PLAN_INDEX = 7,  /**< index numbers on a fixed, named base */
    PLAN_SCORE = 8   /**< a score on a declared scale */
};
#define PLAN_KIND_COUNT 9

/** How two figures of a kind are compared. */
enum plan_arithmetic {
    PLAN_RELATIVE = 0,  /**< 100 * (x / base - 1) [%] */
    PLAN_POINTS = 1,    /**< x - base [percentage points] */
    PLAN_DIFFERENCE = 2 /**< x - base [unit of the indicator] */
};

/** How the figures of children make that of their parent. */
enum plan_children {
    PLAN_CHILDREN_NONE = 0,     /**< they do not */
    PLAN_CHILDREN_SUM = 1,      /**< they add up */
    PLAN_CHILDREN_WEIGHTED = 2, /**< mean weighted by the denominator or the whole */
    PLAN_CHILDREN_BETWEEN = 3   /**< the parent lies between its children */
};

/** How the figures of periods make that of a longer period. */
enum plan_over {
    PLAN_OVER_SUM = 0,     /**< they add up (flows) */
    PLAN_OVER_END = 1,     /**< the last one counts (stocks, ratios) */
    PLAN_OVER_AVERAGE = 2, /**< average a year (growth) */
    PLAN_OVER_EACH = 3     /**< each year for itself */
};

/** What is known of a kind. */
typedef struct plan_kind_row {
    const char *name;            /**< as in plan files: "level" */
    uint8_t differs_by;          /**< enum plan_arithmetic, for units other than % and ‰ */
    uint8_t differs_by_rates;    /**< enum plan_arithmetic, where the unit is % or ‰ */
    uint8_t children;            /**< enum plan_children */
    uint8_t over_flow;           /**< enum plan_over of an indicator that is no stock */
    uint8_t over_stock;          /**< enum plan_over of a stock */
    uint8_t whole_is_exact;      /**< 1: figures printed whole in unit 1 are exact (counts) */
    uint8_t has_low, low_open;   /**< default lower bound: there is one; it is excluded */
    uint8_t has_high, high_open; /**< default upper bound */
    int32_t low;                 /**< the lower bound [unit of the indicator] */
    int32_t high;                /**< the upper bound [wholes: 1 is 100 in %, 1000 in ‰] */
    uint8_t is_statement;        /**< 1: with `of`, rows are loaded as changes of that indicator */
    uint8_t has_form;         /**< 1: relative, written in a form of growth (growth); 0: a statement
                                   of this kind is a difference (change) */
    uint8_t bounded_by_total; /**< 1: the total of its partition stands for `high` (share) */
    const char *about;        /**< one English sentence */
} plan_kind_row;

/** The row of a kind; NULL for an unknown number. Owned by the library. */
PLAN_API const plan_kind_row *plan_kind_get(int kind);
/** The kind of a name. @return PLAN_OK, PLAN_NOT_FOUND, PLAN_INVALID. */
PLAN_API plan_status plan_kind_find(const char *name, size_t length, int *result);

PLAN_END_DECLS

#endif
