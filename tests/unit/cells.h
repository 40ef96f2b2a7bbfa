/* Columns of cells for tests of tables in memory. */
#ifndef PLAN_TESTS_CELLS_H
#define PLAN_TESTS_CELLS_H

#include <plan/rows.h>

#include <string.h>

static inline plan_cells cells_of(int type, int width, const void *values) {
    plan_cells cells;
    memset(&cells, 0, sizeof cells);
    cells.struct_size = (uint32_t)sizeof cells;
    cells.type = type;
    cells.width = width;
    cells.values = values;
    return cells;
}

#endif
