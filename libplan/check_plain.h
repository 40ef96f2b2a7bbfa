/* Private: verdicts of plain figures. Nine checks in ten hold, between figures that are rounded or
 * exact and that no bound cuts: that much is proved here by whole numbers, without operands. What
 * is not proved goes the long way, which alone fails, skips and explains. */
#ifndef PLAN_CHECK_PLAIN_H
#define PLAN_CHECK_PLAIN_H

#include "check.h"

enum {
    PLAN_PLAIN_SCALES = 8, /* decimals of plain figures: 0 to 7 */
    PLAN_PLAIN_RING = 16   /* figures of an indicator that are remembered: a power of two */
};

/* Digits at each scale whose interval lies within the bounds. */
typedef struct plan_plain_limits {
    int64_t low[PLAN_PLAIN_SCALES], high[PLAN_PLAIN_SCALES];
} plan_plain_limits;

/* The last figures of an indicator in the series that holds past values. */
typedef struct plan_plain_ring {
    uint32_t records[PLAN_PLAIN_RING];
    uint8_t next, back; /* back: how far the base of the last change lay behind */
} plan_plain_ring;

struct plan_plain {
    plan_plain_limits *limits; /* by indicator */
    plan_plain_ring *rings;    /* by indicator */
    uint8_t *changes;          /* by statement: 0, or 1 + the form of a change that may be plain */
    bool *sums;                /* by partition: a sum that may be plain */
    bool *grows;               /* by indicator: it is in a partition whose growths are compared */
    bool against_plan;         /* some statement is */
    size_t indicators, statements, partitions;
};

/* To be called when the rest of the checker is there; freed also after failing. */
plan_status plan_plain_init(plan_checker *checker);
void plan_plain_free(plan_checker *checker);
/* With rings of its own; freed also after failing. */
plan_status plan_plain_fork(const plan_checker *from, plan_checker *fork);
void plan_plain_fork_free(plan_checker *fork);
/* Of a statement: 0, or 1 + the form of a change that may be plain. */
uint8_t plan_plain_form(const plan_checker *checker, const plan_statement *statement);
/* Before a range of rows: what is remembered lies in it, whatever it is. */
void plan_plain_start(const plan_checker *checker);

/* Rounded or exact, with few decimals, and nothing special. */
static inline bool plan_is_plain(const plan_record *record) {
    uint8_t bits = record->bits & (uint8_t)~PLAN_RECORD_COUNT;
    return (bits == PLAN_ROUNDED || bits == PLAN_EXACT) &&
           (uint32_t)plan_record_scale(record) < PLAN_PLAIN_SCALES;
}
/* And no bound cuts it. */
static inline bool plan_is_plain_figure(const plan_checker *checker, const plan_record *record) {
    const plan_plain_limits *limits = &checker->plain->limits[record->indicator];
    uint32_t scale = (uint32_t)plan_record_scale(record);
    return plan_is_plain(record) && plan_record_digits(record) >= limits->low[scale] &&
           plan_record_digits(record) <= limits->high[scale];
}
/* Half a unit of the last digit, in tenths of it; 0 for exact figures. */
static inline int64_t plan_plain_half(const plan_record *record) {
    return (record->bits & PLAN_RECORD_READING) == PLAN_ROUNDED ? 5 : 0;
}

/* A figure (no statement) that the pass over rows has come to: the base of later changes. */
static inline void plan_plain_remember(const plan_checker *checker, const plan_record *record) {
    if (record->series == checker->previous[0]) {
        plan_plain_ring *ring = &checker->plain->rings[record->indicator];
        ring->records[ring->next % PLAN_PLAIN_RING] = (uint32_t)(record - checker->table->records);
        ring->next = (uint8_t)(ring->next + 1);
    }
}
/* The same of three plain figures: what a row states, the figure above 0, its base above 0. */
bool plan_plain_change_holds(const plan_record *s, const plan_record *x, const plan_record *b,
                             bool is_rate);
/* True where the change that a row states certainly holds. */
bool plan_plain_change(const plan_checker *checker, const plan_record *record);
/* True where the members of a partition certainly add up in the group at hand. */
bool plan_plain_sum(const plan_checker *checker, uint32_t partition);

#endif
