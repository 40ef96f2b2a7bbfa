/* Private: observations, 28 bytes each, as interned ids and integers. */
#ifndef PLAN_TABLE_H
#define PLAN_TABLE_H

#include <plan/figure.h>

#include "catalog.h"

/* Eight bytes where four are: so that rows take 28 bytes and not 32. */
typedef int64_t plan_record_number __attribute__((aligned(4)));

/* One row that was read. Its figure stands in the indicator's unit (for statements: in the
 * statement's unit). What does not fit these 28 bytes lies in a plan_special. */
typedef struct plan_record {
    plan_record_number number; /* digits and scale, see plan_record_digits */
    uint32_t period;           /* packed; beside the area, with which it is compared as one */
    uint32_t area;             /* id */
    union {
        struct {
            uint32_t indicator : 24; /* id */
            uint32_t column : 8;     /* of the value, in characters from 1; 255: see the special */
        };
        uint32_t subject; /* both, see plan_record_subject */
    };
    uint32_t place; /* line and file, see plan_table_line */
    union {
        struct {
            uint16_t statement; /* id, 0: the figure itself */
            uint8_t series;     /* id */
            uint8_t bits;       /* enum plan_reading in the low 3 bits, and the flags below */
        };
        uint32_t tail; /* all three, see plan_record_tail */
    };
} plan_record;

_Static_assert(sizeof(plan_record) == 28, "an observation takes 28 bytes");

/* No indicator has this id: of rows that are to be taken out. */
#define PLAN_RECORD_NONE PLAN_MAX_INDICATORS
#define PLAN_RECORD_FAR UINT8_MAX
/* Digits of more magnitude need a special: those of 17 places fit. */
#define PLAN_RECORD_DIGITS ((INT64_C(1) << 57) - 1)

/* The digits, or the place in specials with PLAN_RECORD_SPECIAL: all but the low six bits. */
static inline int64_t plan_record_digits(const plan_record *record) {
    return record->number >> 6; /* of negative numbers too: gcc and clang promise it */
}
/* The low six bits with their sign: -18 to 18. */
static inline int32_t plan_record_scale(const plan_record *record) {
    return (int32_t)((uint64_t)record->number << 58 >> 58 ^ 32) - 32;
}
/* What lies together, as one number; parts that are 0 may be put in later. */
#if defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
static inline uint32_t plan_record_subject(uint32_t indicator, uint32_t column) {
    return indicator << 8 | column;
}
static inline uint32_t plan_record_tail(uint16_t statement, uint8_t series, uint8_t bits) {
    return (uint32_t)statement << 16 | (uint32_t)series << 8 | bits;
}
#else
static inline uint32_t plan_record_subject(uint32_t indicator, uint32_t column) {
    return indicator | column << 24;
}
static inline uint32_t plan_record_tail(uint16_t statement, uint8_t series, uint8_t bits) {
    return statement | (uint32_t)series << 16 | (uint32_t)bits << 24;
}
#endif
static inline int64_t plan_record_pack(int64_t digits, int32_t scale) {
    return (int64_t)((uint64_t)digits << 6 | ((uint64_t)(uint32_t)scale & 63));
}

enum {
    PLAN_RECORD_READING = 7,
    PLAN_RECORD_ABOUT = 8,
    PLAN_RECORD_COUNT = 16,  /* exact because it is a count printed whole; written without = */
    PLAN_RECORD_DUMPED = 32, /* digits of a double: rules on it are skipped (precision) */
    PLAN_RECORD_SPECIAL = 64
};

/* Ranges, figures converted by factors that are no powers of ten, columns beyond 254, digits beyond
 * PLAN_RECORD_DIGITS. */
typedef struct plan_special {
    plan_figure figure; /* printed, in the record's unit where that is exact */
    bool has_interval;  /* `interval` holds what the figure stands for (other factors) */
    plan_interval interval;
    uint32_t column;
} plan_special;

/* From which place on rows stand in a file: on line `place` - `before`. */
typedef struct plan_table_stretch {
    uint32_t first, before;
    uint8_t file;
} plan_table_stretch;

typedef struct plan_table {
    plan_allocator allocator;
    plan_record *records;
    size_t count, capacity;
    plan_special *specials;
    size_t special_count, special_capacity;
    const char **files; /* names for reports, owned by the arena of the document */
    size_t file_count, file_capacity;
    plan_table_stretch *stretches; /* by `first` */
    size_t stretch_count, stretch_capacity;
    bool sorted;
    bool is_ascending; /* in order as they came, and no key twice */
} plan_table;

void plan_table_init(plan_table *table, const plan_allocator *allocator);
void plan_table_free(plan_table *table);
/* Room for `count` records in all. PLAN_NO_MEMORY. */
plan_status plan_table_reserve(plan_table *table, size_t count);
plan_status plan_table_append(plan_table *table, const plan_record *record);
/* The same in two steps, inline: after room, records[count] may be filled; then it is added. */
static inline plan_status plan_table_room(plan_table *table) {
    return table->count < table->capacity ? PLAN_OK : plan_table_reserve(table, table->count + 1);
}
/* A key behind that of the row before, as far as it shows without knowing the statements. */
static inline bool plan_record_is_behind(const plan_record *before, const plan_record *record) {
    uint64_t a = (uint64_t)before->area << 32 | before->period;
    uint64_t b = (uint64_t)record->area << 32 | record->period;
    if (a == b) {
        a = (uint64_t)before->series << 32 | before->indicator;
        b = (uint64_t)record->series << 32 | record->indicator;
    }
    return a < b || (a == b && before->statement == 0 && record->statement != 0);
}
static inline void plan_table_added(plan_table *table) {
    const plan_record *added = &table->records[table->count];
    if (table->is_ascending && table->count > 0) {
        table->is_ascending = plan_record_is_behind(added - 1, added);
    }
    table->count++;
    table->sorted = false;
}
plan_status plan_table_add_special(plan_table *table, const plan_special *special, uint32_t *index);
/* A name to be numbered (copied into arena). PLAN_LIMIT beyond PLAN_MAX_FILES. */
plan_status plan_table_add_file(plan_table *table, plan_arena *arena, const char *name,
                                uint8_t *file);
/* Rows of a file follow: those on line n have the place *before + n. PLAN_NO_MEMORY; PLAN_LIMIT
 * where the files have more lines than there are places. */
plan_status plan_table_begin_file(plan_table *table, uint8_t file, uint32_t *before);
/* In which file a row stands, and on which line of it, from 1. */
uint8_t plan_table_file(const plan_table *table, const plan_record *record);
uint32_t plan_table_line(const plan_table *table, const plan_record *record);

/* What a table held at some time, for a reading that ends without memory. */
typedef struct plan_table_mark {
    size_t count, special_count, file_count, stretch_count;
    bool sorted, is_ascending;
} plan_table_mark;
plan_table_mark plan_table_marked(const plan_table *table);
void plan_table_rewind(plan_table *table, plan_table_mark mark);

/* The figure as printed, in the record's unit. */
plan_figure plan_table_figure(const plan_table *table, const plan_record *record);
/* What it stands for: reading, exact counts, `band` of the indicator for about figures. No bounds.
 * PLAN_RANGE where an end does not fit. */
plan_status plan_table_interval(const plan_table *table, const plan_record *record,
                                const plan_decimal *band, plan_interval *result);
uint32_t plan_table_column(const plan_table *table, const plan_record *record);
/* True where it is about and has no band: a check that would fail on it is undecided. */

/* Orders records by area, period, series, indicator, key of the statement, place, column: where
 * they are, linear for tables that are in order already. `keys` maps statement ids to their keys.
 */
void plan_table_sort(plan_table *table, const uint16_t *keys);

#endif
