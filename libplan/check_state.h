/* Private: what a check is made of, and what a checker knows; its functions stand in check.h. */
#ifndef PLAN_CHECK_STATE_H
#define PLAN_CHECK_STATE_H

#include <plan/check.h>

#include "document.h"
#include "report.h"
#include "wide.h"

/* One more flag of a record's bits: a duplicate that is not used. A run of equal keys starts with
 * the record in use; where its first record is shadowed the key is contradicted. */
enum { PLAN_RECORD_SHADOWED = 128 };

/* Rules with a function, in the order of plan_check_rules (check_rules.c). */
enum plan_check_rule {
    PLAN_CHECK_DUPLICATE = 0, /* P201 */
    PLAN_CHECK_CONTRADICTION, /* P202 */
    PLAN_CHECK_BOUNDS,        /* P205 */
    PLAN_CHECK_REQUIRED,      /* P206 */
    PLAN_CHECK_GAP,           /* P207 */
    PLAN_CHECK_VALIDITY,      /* P209 */
    PLAN_CHECK_PARTITION,     /* P301 */
    PLAN_CHECK_WHOLE,         /* P302 */
    PLAN_CHECK_PART,          /* P303 */
    PLAN_CHECK_CHANGE,        /* P304 */
    PLAN_CHECK_RATIO,         /* P305 */
    PLAN_CHECK_PLAN,          /* P306 */
    PLAN_CHECK_IMPLIED,       /* P307 */
    PLAN_CHECK_PERIODS,       /* P308 */
    PLAN_CHECK_AREAS,         /* P309 */
    PLAN_CHECK_CONTRIBUTIONS, /* P310 */
    PLAN_CHECK_CONTRIBUTION,  /* P311 */
    PLAN_CHECK_BETWEEN,       /* P312 */
    PLAN_CHECK_PRICES,        /* P313 */
    PLAN_CHECK_EXPRESSION,    /* P320 */
    PLAN_CHECK_WEAKER,        /* P401 */
    PLAN_CHECK_MET_AT_START,  /* P402 */
    PLAN_CHECK_OUTSIDE,       /* P403 */
    PLAN_CHECK_AGAINST_EACH,  /* P404 */
    PLAN_CHECK_FULFILMENT,    /* P405 */
    PLAN_CHECK_RECORD,        /* P408 */
    PLAN_CHECK_CHANGES,       /* P501 */
    PLAN_CHECK_ROBUST_Z,      /* P502 */
    PLAN_CHECK_RULE_COUNT
};

/* Which formula a rule has: what judges, shows and inverts it. */
enum plan_check_shape {
    PLAN_SHAPE_NONE = 0,     /* judged by the pass that finds it */
    PLAN_SHAPE_SUM,          /* members, then the whole unless there is a total */
    PLAN_SHAPE_STATEMENT,    /* stated, figure, base */
    PLAN_SHAPE_RATIO,        /* ratio, numerator, denominator */
    PLAN_SHAPE_ORDER,        /* two figures of which one must not exceed the other */
    PLAN_SHAPE_CONTRIBUTION, /* stated, part, its base, base of the whole */
    PLAN_SHAPE_BETWEEN,      /* growth of the whole, then of its parts */
    PLAN_SHAPE_EXPRESSION    /* the inputs of a user's rule */
};

typedef struct plan_instance {
    uint8_t rule; /* enum plan_check_rule */
    uint8_t series;
    uint32_t id; /* partition, indicator; of P307: place in `implied`; of P320: of the rule */
    uint32_t area, period;
    const plan_record *record; /* the row that the check is about, or NULL */
    uint64_t extra; /* P201, P202: rows of the run; P207: periods missing; P308: periods a year of
                       the parts; P311: the partition; P501, P502: place in `outlying` */
} plan_instance;

/* One figure of a check. */
typedef struct plan_operand {
    plan_status status;        /* PLAN_OK, or why there is no interval */
    plan_interval interval;    /* in the unit of its indicator or statement, cut by bounds */
    const plan_record *record; /* NULL: missing, or implied */
    bool implied;
    bool about;      /* about and without a band */
    bool has_factor; /* `interval` is the figure's times `factor` plus `offset`, in the rule's unit
                      */
    plan_decimal factor, offset;
    uint32_t indicator, area, period;
    uint8_t series;
    uint16_t statement; /* id; 0: the figure itself */
} plan_operand;

/* What a judge says. */
typedef struct plan_outcome {
    uint8_t verdict;    /* enum plan_verdict */
    plan_status reason; /* of PLAN_SKIPPED */
    bool missing_fails; /* PLAN_FAILS because `missing` says so */
} plan_outcome;

/* A finding that is not in words yet. */
typedef struct plan_draft {
    plan_instance instance;
    uint8_t verdict; /* PLAN_FAILS, PLAN_UNDECIDED */
    uint8_t file;
    uint32_t line, column;
    uint32_t row;  /* of the record among those of its area, while the rows move (check_batch.c) */
    bool is_apart; /* `row` is set, the instance has no record */
} plan_draft;

/* Where an indicator enters rules within one period. */
enum plan_use_kind { PLAN_USE_PARTITION, PLAN_USE_PART, PLAN_USE_RATIO, PLAN_USE_GROWTH };
typedef struct plan_use {
    uint8_t kind;
    uint32_t id; /* partition; the part, ratio or growth indicator */
} plan_use;

/* A value that statements imply. */
typedef struct plan_inference {
    uint32_t area, period, indicator;
    uint8_t series;
    uint8_t problem;        /* 0, or enum plan_inference_problem once intersected */
    plan_interval interval; /* ends outwards; cut by the bounds unless they left nothing */
    const plan_record *statement, *figure; /* what implies it */
    bool gives_base; /* the base from the figure, else the figure from the base */
    uint32_t more;   /* inferences of the same key that follow (intersected into this) */
    uint32_t rank;   /* where it stood before forks were joined */
    uint32_t statement_row, figure_row; /* within their area, see plan_draft */
} plan_inference;
enum plan_inference_problem {
    PLAN_INFERENCE_NOTHING = 1,
    PLAN_INFERENCE_NO_INTEGER = 2,
    PLAN_INFERENCE_BOUNDS = 3
};

/* What an outlier was found by. */
typedef struct plan_outlying {
    double found;     /* effect or score */
    double low, high; /* limits: of the effects (P501), of usual values (P502) */
    uint32_t peers;   /* how many were compared, itself included */
} plan_outlying;

/* What the plan says about a rule. */
typedef struct plan_rule_setting {
    int severity; /* enum plan_severity in force */
    bool has_tolerance;
    plan_decimal tolerance;
    uint8_t missing; /* enum plan_missing_mode */
} plan_rule_setting;

/* The groups that were looked into last, one of even and one of odd years: a row's own group and
 * that of a year before, where the next rows find their figures too. */
typedef struct plan_lookup_cache {
    bool used;
    uint8_t series;
    uint32_t area, period, begin, end;
} plan_lookup_cache;

/* Rows of one area that lie together. */
typedef struct plan_area_block {
    uint32_t area, begin, end;
    bool is_kept;
} plan_area_block;

typedef struct plan_checker {
    plan_document *document;
    const plan_catalog *catalog;
    plan_table *table;
    plan_report *report;
    plan_allocator allocator;
    uint32_t begin, end;              /* the rows that the passes look at: those of whole areas */
    const plan_statement *statements; /* by id */
    const uint16_t *keys;             /* of statements, by id */
    uint16_t *own_keys;               /* these, of a checker that is no fork */
    size_t key_count;
    plan_lookup_cache *cache; /* own_cache; looking up is const for all else */
    plan_lookup_cache own_cache[2];
    uint32_t *area_start; /* records of area a: [area_start[a], area_start[a + 1]) */
    /* Of rows that hold some areas only, in place of area_start: their blocks, and where the block
     * of an area is found, if it is there. */
    const plan_area_block *blocks;
    const uint32_t *block_of; /* by area, from the first one of them on */
    uint32_t block_base, block_span;
    size_t block_count;
    size_t area_count;
    uint32_t *child_start; /* areas that add up to area a: children[child_start[a]...) */
    uint32_t *children;
    size_t parent_count, child_count; /* areas that may have some: those that are declared */
    uint32_t *use_start;              /* uses of indicator i: [use_start[i], use_start[i + 1]) */
    plan_use *uses;
    size_t use_count;
    plan_rule_setting settings[PLAN_CHECK_RULE_COUNT];
    size_t rule_rows[PLAN_CHECK_RULE_COUNT]; /* rows of counts in the report */
    size_t *partition_rows;
    uint8_t previous[PLAN_MAX_SERIES]; /* series that may hold a past value, best first */
    size_t previous_count;
    size_t result_count;    /* those of them that hold results: actual, estimate */
    bool is_plan[256];      /* series with role plan */
    bool has_plan_rows;     /* some row stands in one of them */
    bool has_baseline_rows; /* some row stands in a series with role baseline */
    /* The group being checked: figures by indicator; valid where the stamp is the group's. */
    uint32_t *figure_of; /* record index by indicator */
    uint32_t *figure_stamp, *partition_stamp;
    uint32_t *growth_stamp; /* by 2 rules (P310, P312) and partition */
    uint32_t *pair_stamp;   /* by 3 kinds of pairs and indicator */
    uint32_t stamp;
    const plan_record *group;     /* first record of it, NULL: none; lookups in it are direct */
    plan_operand *operands;       /* scratch, operand_capacity of them */
    plan_operand *other_operands; /* the same, for checks judged within another's repair */
    size_t operand_capacity;
    plan_inference *inferences; /* sorted by area, period, series, indicator */
    size_t inference_count, inference_capacity;
    plan_outlying *outlying; /* by `extra` of P501, P502 */
    size_t outlying_count, outlying_capacity;
    plan_draft *drafts;
    size_t draft_count, draft_capacity;
    uint64_t drafted;         /* how often one was kept */
    plan_rule_counts *counts; /* as rows of the report, to which they are added at the end */
    size_t count_rows;
    uint64_t cut[PLAN_SEVERITY_ERROR + 1]; /* findings that are not kept, by severity */
    struct plan_seen *seen;                /* of check_series.c, by indicator */
    uint32_t *met;                         /* its list of indicators */
    size_t met_count;
    struct plan_shapes *shapes;    /* of check_shape.h, NULL until a range is looked at */
    struct plan_plain *plain;      /* of check_plain.h */
    struct plan_user_checks *user; /* NULL: the plan has no rules of its own */
    uint64_t evaluations, budget;  /* of repairs */
    bool had_duplicates;
    bool some_area_ends; /* and P209 is on */
    plan_pulse pulse;    /* of a fork in another thread: nobody is told */
    uint64_t steps;      /* done before this pass, see check_pulse.c */
    size_t beaten;       /* row of this pass when the pulse was last looked after */
    plan_status status;  /* first failure: the check ends */
} plan_checker;

#endif
