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
    const char *progress; /**< name of a progress preset; NULL: the plan's */
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

PLAN_END_DECLS

#endif
