/* Private: groups (area, period, series) that have the same indicators as others before. Which
 * rules they enter is found once; then whole groups of plain figures are judged without looking
 * anything up. Only "all of it holds" is concluded; other groups stay open, for the passes over
 * rows.
 *   check_shape.c        shapes: what is known of such groups
 *   check_shape_lone.c   areas with one row
 *   check_shape_walk.c   the walk over groups */
#ifndef PLAN_CHECK_SHAPE_H
#define PLAN_CHECK_SHAPE_H

#include "check_plain.h"

enum {
    PLAN_SHAPE_ROWS = 64, /* of a group, at most */
    PLAN_SHAPE_SUMS = 16, /* partitions within it */
    PLAN_SHAPE_TERMS = 128,
    PLAN_SHAPES = 64,      /* that are kept: a power of two */
    PLAN_SHAPE_AGO = 16,   /* groups of an area that are remembered: a power of two */
    PLAN_SHAPE_OPEN = 4096 /* stretches of open rows; beyond them all rows are open */
};

typedef struct plan_shape_row {
    uint32_t subject, tail;          /* of the record, without column and bits */
    const plan_plain_limits *limits; /* NULL: a statement */
    bool is_rate;                    /* of statements: a growth rate, not an index */
} plan_shape_row;

typedef struct plan_shape_sum {
    uint32_t partition;
    uint8_t first, end; /* of the terms */
    uint8_t negative;   /* the last so many of them are subtracted */
    int64_t total;      /* what is subtracted, too, in units of 10^-8 */
} plan_shape_sum;

typedef struct plan_shape {
    uint64_t number; /* from 1: another one may have been at its place before */
    uint32_t count, bounded, changes;
    bool rows_may, group_may; /* be plain */
    uint64_t rows_done, groups_done;
    uint8_t sum_count, term_count;
    uint8_t terms[PLAN_SHAPE_TERMS]; /* rows */
    plan_shape_sum sums[PLAN_SHAPE_SUMS];
    plan_shape_row rows[PLAN_SHAPE_ROWS];
} plan_shape;

/* Rows that are to be gone through, of the range at hand. */
typedef struct plan_open {
    uint32_t (*stretches)[2]; /* begin, end */
    size_t count, capacity;
} plan_open;

typedef struct plan_shape_ago {
    uint32_t period, begin, end;
} plan_shape_ago;

struct plan_shapes {
    plan_allocator allocator;
    plan_shape *shapes[PLAN_SHAPES]; /* each where its bits say, or NULL */
    uint64_t met, strange;           /* groups with a shape, and without */
    uint64_t made;                   /* shapes so far */
    plan_shape *last;
    plan_open rows, groups;
    plan_shape_ago ago[PLAN_SHAPE_AGO]; /* groups of plain figures in the area at hand */
    unsigned next, back;                /* the next place; how far back the last base was */
    bool of_one_length;                 /* the periods of each area of the range are */
    /* Of areas with one row. */
    uint8_t *lone; /* by indicator, what rows of it are; NULL: no memory */
    size_t indicators;
    uint32_t lone_period; /* of the last one */
    bool lone_is_one;     /* it is no span of several */
    uint64_t lone_bounded, lone_gaps;
    plan_shape scratch;
};

/* --- check_shape.c --- */
#define PLAN_SHAPE_SUBJECT plan_record_subject(PLAN_MAX_INDICATORS, 0)
#define PLAN_SHAPE_TAIL plan_record_tail(UINT16_MAX, UINT8_MAX, 0)
/* The shape of the group at `begin`, made where it is new, or NULL; *end: where the group ends,
 * which is at `limit` at the latest. */
plan_shape *plan_shape_of(plan_checker *checker, uint32_t begin, uint32_t limit, uint32_t *end);
/* What is known of groups that have the indicators, statements and series of this one. */
void plan_shape_build(const plan_checker *checker, const plan_record *group, uint32_t count,
                      plan_shape *shape);
/* So many more checks of this row of counts, which hold. */
static inline void plan_shape_holds(plan_checker *checker, size_t row, uint64_t more) {
    checker->counts[row].checks += more;
    checker->counts[row].holds += more;
}
/* Counts what was done into the checker's counts. */
void plan_shapes_count(plan_checker *checker);

/* --- check_shape_lone.c --- */
/* True where the only row of an area certainly holds; then nothing is left to be done for it. */
bool plan_lone_holds(plan_checker *checker, const plan_record *record);
void plan_lone_count(plan_checker *checker);

#endif
