/* Private: observations, 32 bytes each, as interned ids and integers. */
#ifndef PLAN_TABLE_H
#define PLAN_TABLE_H

#include <plan/figure.h>

#include "catalog.h"

/* One row that was read. Its figure stands in the indicator's unit (for statements: in the
 * statement's unit). What does not fit these 32 bytes lies in a plan_special. */
typedef struct plan_record {
    int64_t digits;     /* or the place in specials, with PLAN_RECORD_SPECIAL */
    uint32_t period;    /* packed; beside the area, with which it is compared as one number */
    uint32_t area;      /* id */
    uint32_t indicator; /* id */
    uint32_t line;      /* in its file, from 1 */
    uint16_t column;    /* of the value, in characters from 1; 65535: look into the special */
    uint16_t statement; /* id, 0: the figure itself */
    uint8_t series;     /* id */
    uint8_t file;       /* place in files */
    int8_t scale;
    uint8_t bits; /* enum plan_reading in the low 3 bits, and the flags below */
} plan_record;

_Static_assert(sizeof(plan_record) == 32, "an observation takes 32 bytes");

enum {
    PLAN_RECORD_READING = 7,
    PLAN_RECORD_ABOUT = 8,
    PLAN_RECORD_COUNT = 16,  /* exact because it is a count printed whole; written without = */
    PLAN_RECORD_DUMPED = 32, /* digits of a double: rules on it are skipped (precision) */
    PLAN_RECORD_SPECIAL = 64
};

/* Ranges, figures converted by factors that are no powers of ten, columns beyond 65534. */
typedef struct plan_special {
    plan_figure figure; /* printed, in the record's unit where that is exact */
    bool has_interval;  /* `interval` holds what the figure stands for (other factors) */
    plan_interval interval;
    uint32_t column;
} plan_special;

typedef struct plan_table {
    plan_allocator allocator;
    plan_record *records;
    size_t count, capacity;
    plan_special *specials;
    size_t special_count, special_capacity;
    const char **files; /* names for reports, owned by the arena of the document */
    size_t file_count, file_capacity;
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

/* The figure as printed, in the record's unit. */
plan_figure plan_table_figure(const plan_table *table, const plan_record *record);
/* What it stands for: reading, exact counts, `band` of the indicator for about figures. No bounds.
 * PLAN_RANGE where an end does not fit. */
plan_status plan_table_interval(const plan_table *table, const plan_record *record,
                                const plan_decimal *band, plan_interval *result);
uint32_t plan_table_column(const plan_table *table, const plan_record *record);
/* True where it is about and has no band: a check that would fail on it is undecided. */

/* Orders records by area, period, series, indicator, key of the statement, file, line, column: in
 * place, linear for tables that are in order already. `keys` maps statement ids to their keys. */
void plan_table_sort(plan_table *table, const uint16_t *keys);

#endif
