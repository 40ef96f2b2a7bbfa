/* Private: statements about figures: "exceeds the plan by 0.5 %", "up 14.7 % on the year before".
 * A row's statement is one small number; this table says what it means. 0 is "no statement: the
 * figure itself". */
#ifndef PLAN_STATEMENT_H
#define PLAN_STATEMENT_H

#include "catalog.h"

enum plan_measure {
    PLAN_MEASURE_VALUE = 0,
    PLAN_MEASURE_CHANGE = 1,
    PLAN_MEASURE_PERCENT_OF = 2,
    PLAN_MEASURE_CONTRIBUTION = 3
};

enum plan_against {
    PLAN_AGAINST_NONE = 0,
    PLAN_AGAINST_PLAN = 1,
    PLAN_AGAINST_PREVIOUS = 2,
    PLAN_AGAINST_PERIOD = 3
};

typedef struct plan_statement {
    uint8_t measure;    /* enum plan_measure */
    uint8_t arithmetic; /* enum plan_arithmetic: how the stated number compares the two figures */
    uint8_t form;       /* enum plan_growth_form of a relative change: rate unless a growth
                           indicator says otherwise; percent_of is index */
    uint8_t against;    /* enum plan_against */
    bool over_period;   /* previous is the period before, not the year before: of `via` */
    uint32_t period;    /* packed, for PLAN_AGAINST_PERIOD */
    uint32_t via;       /* the growth or change indicator whose row it was, or PLAN_NONE */
    uint8_t spelling;   /* the measure as written: enum plan_spelling */
    bool forced;        /* points, percent or difference against what kind and unit say */
    uint16_t key;       /* equal for statements that say the same (via and spelling apart) */
} plan_statement;

enum plan_spelling {
    PLAN_SPELLING_NONE = 0,
    PLAN_SPELLING_CHANGE,
    PLAN_SPELLING_PERCENT_OF,
    PLAN_SPELLING_POINTS,
    PLAN_SPELLING_PERCENT,
    PLAN_SPELLING_DIFFERENCE,
    PLAN_SPELLING_CONTRIBUTION
};

/* Distinct statements of a document: few, as they are kinds of claims, not claims. */
typedef struct plan_statements {
    plan_allocator allocator;
    plan_statement *items; /* items[0] is the figure itself */
    size_t count, capacity;
    uint32_t *slots; /* id + 1 by hash of the claim, 0 free; a power of two */
    size_t slot_count;
} plan_statements;

plan_status plan_statements_init(plan_statements *statements, const plan_allocator *allocator);
void plan_statements_free(plan_statements *statements);
/* The number of an equal statement, added where it is new (sets its key). PLAN_LIMIT beyond
 * 65535. */
plan_status plan_statements_intern(plan_statements *statements, const plan_statement *statement,
                                   uint16_t *id);
/* Text of a measure as written in `measure` columns: "" for figures, "change", "points" ... */
const char *plan_spelling_name(uint8_t spelling);
plan_status plan_spelling_find(plan_span text, uint8_t *spelling);

/* What a row with a measure claims, from its unit.
 *  indicator  what the row is about
 *  unit       of the value as printed; NULL where the row gives none: then % for percent_of,
 *             percent and contribution, and for points of an indicator that is not in % or ‰;
 *             else the indicator's own
 *  spelling   enum plan_spelling, not PLAN_SPELLING_NONE
 *  statement  gets measure, arithmetic, form, spelling, forced; against, period, via are kept
 *  factor     the printed number times this is in the statement's unit: % for relative, the
 *             indicator's unit for points and differences, % for percent_of (lần is 100 %) and
 *             for contributions
 * Rules of measures (docs of plan files), and beyond them:
 *  - `change` in lần is read only where the indicator is in lần itself: "tăng 1,5 lần" has two
 *    meanings elsewhere.
 *  - `change` in điểm % of an indicator in % whose kind is relative (an index) is a difference.
 *  - percent_of is allowed for kinds that differ by points: 14 % is 99 % of a plan of 14.14 %.
 *  - differences and points are one arithmetic, so neither is forced where the other is natural.
 * PLAN_UNIT where the unit fits none, PLAN_RANGE where the factor is no decimal. */
plan_status plan_statement_decide(const plan_indicator_entry *indicator, const plan_unit *unit,
                                  uint8_t spelling, plan_statement *statement,
                                  plan_decimal *factor);
/* What a row of a growth or change indicator with `of` claims: the change of that against previous.
 * Growth is relative in its form; a change is what kind and unit of `of` say. `unit` as above, of
 * the dimension of the indicator's own. Sets every field of the statement. */
plan_status plan_statement_decide_via(const plan_catalog *catalog, uint32_t own,
                                      const plan_unit *unit, plan_statement *statement,
                                      plan_decimal *factor);

#endif
