/* Private: Arrow's structs as cells.
 *   arrow.c       a stream as a table, part by part
 *   arrow_type.c  types, and whether structs are what they say */
#ifndef PLAN_ARROW_INTERNAL_H
#define PLAN_ARROW_INTERNAL_H

#include <plan/arrow.h>

#include <stdbool.h>

#include "rows.h"

/* A column as its schema has it: type, width and scale of `cells` and of their dictionary. */
typedef struct plan_arrow_column {
    plan_cells cells, dictionary;
    bool has_dictionary;
    bool used;
} plan_arrow_column;

/* The schema of a table: a struct of columns, all of it there. */
bool plan_arrow_is_table(const struct ArrowSchema *schema);
/* False where the type is none of those that are read. */
bool plan_arrow_type(const struct ArrowSchema *schema, plan_arrow_column *column);
/* What people call the cells of a type that no cell of a table is: "truth values". */
const char *plan_arrow_word(const char *format);
/* The part of a table has as many columns, each there and long enough. */
bool plan_arrow_is_part(const struct ArrowArray *part, size_t columns);
/* Buffers into the cells of the column, from row `first` of its array on, `count` rows. False where
 * they contradict themselves. */
bool plan_arrow_cells(const struct ArrowArray *array, int64_t first, int64_t count,
                      plan_arrow_column *column);

#endif
