/** @file catalog.h
 *  What a plan talks about: groups, areas, series, indicators, partitions. Callers fill these
 *  structs and add them to a plan_document (document.h), which copies them.
 *
 *  Every struct starts with struct_size = sizeof(struct); what is 0 or NULL afterwards is not
 *  declared. Texts are UTF-8 ending with 0. Codes have 1 to 200 characters, none of them a control
 *  or bidirectional character, and are compared in NFC.
 */
#ifndef PLAN_CATALOG_H
#define PLAN_CATALOG_H

#include <plan/kind.h>
#include <plan/period.h>
#include <plan/target.h>
#include <plan/unit.h>

PLAN_BEGIN_DECLS

/** Languages of names and messages. */
enum plan_language { PLAN_ENGLISH = 0, PLAN_VIETNAMESE = 1 };

/** Where better is. */
enum plan_direction { PLAN_NO_DIRECTION = 0, PLAN_UP = 1, PLAN_DOWN = 2 };

/** The prices that a monetary figure is counted in. */
enum plan_price {
    PLAN_PRICE_UNDECLARED = 0,
    PLAN_CURRENT = 1,
    PLAN_CONSTANT = 2,
    PLAN_CHAINED = 3
};

/** What a series tells. Undeclared, `actual`, `estimate`, `plan`, `baseline` exist. */
enum plan_role {
    PLAN_ROLE_OTHER = 0,
    PLAN_ROLE_ACTUAL = 1,
    PLAN_ROLE_ESTIMATE = 2,
    PLAN_ROLE_PLAN = 3,
    PLAN_ROLE_BASELINE = 4
};

/** A heading of reports; groups stand in the order in which they were added. */
typedef struct plan_group {
    uint32_t struct_size;
    const char *code;
    const char *name[2]; /**< by enum plan_language; NULL: the other one, else the code */
} plan_group;

/** An area of the tree. */
typedef struct plan_area {
    uint32_t struct_size;
    const char *code;
    const char *name[2];
    const char *parent;     /**< code of an area added before; NULL: a root */
    uint8_t subset;         /**< 1: never counted in sums ("poor districts"); 0: a part */
    uint8_t parts_complete; /**< 1: its parts add up to it (P309) */
    const char *valid_from; /**< period text, NULL: always */
    const char *valid_to;   /**< period text, NULL: always */
} plan_area;

/** A series. */
typedef struct plan_series {
    uint32_t struct_size;
    const char *code;
    uint8_t role; /**< enum plan_role */
} plan_series;

/** An indicator. */
typedef struct plan_indicator {
    uint32_t struct_size;
    const char *code;
    const char *name[2];
    int32_t kind;            /**< enum plan_kind */
    const char *unit;        /**< text of the unit; NULL: a pure number */
    const char *group;       /**< code of a group; NULL: none */
    const char *of;          /**< what a growth, change or share is of (code) */
    const char *numerator;   /**< of a ratio or rate (code) */
    const char *denominator; /**< of a ratio or rate (code) */
    const char *part_of;     /**< "of which": this <= that (code), no closure */
    uint8_t direction;       /**< enum plan_direction */
    uint8_t price;           /**< enum plan_price */
    uint8_t form;            /**< enum plan_growth_form of a growth: how it is written */
    uint8_t over_period;     /**< 1: growth over its own period before; 0: over a year */
    uint8_t stock;           /**< 1: a level or count at a moment */
    uint8_t decrease;        /**< 1: published as a reduction, its sign is turned */
    const char *base;        /**< the named base of an index */
    uint8_t has_bounds;      /**< 1: `bounds` replaces the kind's; also with both ends unbounded */
    plan_interval bounds;    /**< [unit of the indicator] */
    uint8_t has_decimals;    /**< 1: `decimals` is the most that a figure may print */
    int32_t decimals;
    uint8_t has_band;          /**< 1: `about` figures are widened by `band` on both sides */
    plan_decimal band;         /**< [unit of the indicator], >= 0 */
    const char *const *breaks; /**< period texts in which the definition changed */
    size_t break_count;
    const char *const *required; /**< codes of series that must be there */
    size_t required_count;
    const char *progress;           /**< name of a progress preset; NULL: the plan's */
    const char *const *break_areas; /**< NULL: every break is one everywhere; else break_count codes
                                         of areas, NULL where it is one everywhere */
} plan_indicator;

/** Members that make a whole. */
typedef struct plan_partition {
    uint32_t struct_size;
    const char *code;
    const char *const *members; /**< codes of indicators, at least 1, none twice */
    size_t member_count;
    uint8_t has_total;  /**< 1: the members add up to `total` (shares) */
    plan_decimal total; /**< [unit of the members] */
    const char *whole;  /**< or: they add up to this indicator (levels); NULL with a total */
    uint8_t has_tolerance;
    plan_decimal tolerance; /**< widens the total [its unit], >= 0 */
    uint8_t missing;        /**< enum plan_missing_mode */
} plan_partition;

/** What a rule does with inputs that are not there. */
enum plan_missing_mode {
    PLAN_MISSING_SKIP = 0,   /**< the check is skipped with reason missing */
    PLAN_MISSING_ZERO = 1,   /**< a missing term of a sum counts as 0 */
    PLAN_MISSING_FAIL = 2,   /**< the check fails */
    PLAN_MISSING_PARTIAL = 3 /**< the parts that are there and cannot be negative must not exceed
                                  the whole */
};

/** A rule of the user's own. docs/expressions.md has the language. */
typedef struct plan_rule {
    uint32_t struct_size;
    const char *id;         /**< a code, shown in reports; NULL: "rule-1" by its place */
    const char *check;      /**< `grdp_pc >= 40 triệu đồng/người`; 4096 bytes at most */
    uint8_t has_severity;   /**< 1: `severity` is declared; 0: that of P320 */
    uint8_t severity;       /**< enum plan_severity of a breach (rule.h) */
    uint8_t has_tolerance;  /**< 1: the left side may be off by `tolerance` more than rounding */
    plan_decimal tolerance; /**< [unit of the left side], >= 0 */
    uint8_t missing;        /**< enum plan_missing_mode; zero and partial speak of terms of sum() */
    const char *note[2];    /**< by enum plan_language: what it is for; NULL: none */
    const char *const *areas; /**< codes of the only areas that it is checked for */
    size_t area_count;        /**< 0: all areas */
    const char *period;       /**< period text: it is checked within it only; NULL: always */
} plan_rule;

/** What the number of a target is about. */
enum plan_target_basis {
    PLAN_BASIS_LEVEL = 0,         /**< the figure of the period; of a span of years, what the kind
                                       says: the sum of a flow, the end of all else, the mean of a
                                       growth rate */
    PLAN_BASIS_MEAN_GROWTH = 1,   /**< mean growth a year over the span [%; of a
                                       growth indicator in its own form] */
    PLAN_BASIS_POINTS_A_YEAR = 2, /**< mean change a year over the span [unit of the indicator] */
    PLAN_BASIS_CUMULATIVE = 3,    /**< sum over the span [unit of the indicator] */
    PLAN_BASIS_SHARE_OF = 4       /**< 100 * x / of [%] */
};

/** Whether a target holds for every year of its span. */
enum plan_target_keep { PLAN_KEEP_NONE = 0, PLAN_KEEP_ABOVE = 1, PLAN_KEEP_BELOW = 2 };

/** What a row of a plan series cannot say: operator, basis, span, baseline of a target. */
typedef struct plan_target {
    uint32_t struct_size;
    const char *indicator; /**< code of an indicator added before */
    const char *area;      /**< code; NULL: the only root */
    const char *period;    /**< text of a period or of a span of years */
    int32_t op;            /**< enum plan_target_operator; -1: as keep, low and high say (low alone
                                is at least, high alone at most, both a range) */
    uint8_t has_low;
    plan_decimal low; /**< the number, or its low end; its scale is the printed precision */
    uint8_t has_high;
    plan_decimal high;    /**< the high end; of a threshold either of the two is the number */
    uint8_t basis;        /**< enum plan_target_basis */
    uint8_t keep;         /**< enum plan_target_keep */
    const char *of;       /**< code of the whole of a share_of, added before; NULL otherwise */
    const char *baseline; /**< period that progress starts from, before `period`; NULL: none */
    const char *note[2];  /**< by enum plan_language, or NULL */
} plan_target;

PLAN_END_DECLS

#endif
