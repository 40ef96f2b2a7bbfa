/* Private: the parts of sorting a table.
 *   table_sort.c        the whole table: areas first, where rows are many
 *   table_sort_block.c  the rows of one area, with memory to work in */
#ifndef PLAN_TABLE_SORT_H
#define PLAN_TABLE_SORT_H

#include "table.h"

enum {
    PLAN_SORT_FEW = 128,     /* rows that are sorted where they are */
    PLAN_SORT_MOST = 1 << 16 /* rows of an area that are given memory to be sorted in */
};

struct plan_sort_scratch;
/* For blocks of `room` rows; NULL where memory is out. */
struct plan_sort_scratch *plan_sort_scratch_new(const plan_allocator *allocator, size_t room);
void plan_sort_scratch_free(const plan_allocator *allocator, struct plan_sort_scratch *scratch);
/* Orders rows of one area, at most `room` of them. */
void plan_sort_block(struct plan_sort_scratch *scratch, plan_record *records, size_t n,
                     const uint16_t *statement_keys);
/* Orders any rows where they are. */
void plan_sort_records(plan_record *records, size_t n, const uint16_t *statement_keys);

#endif
