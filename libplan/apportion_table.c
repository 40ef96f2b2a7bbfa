/* Controlled rounding of a table as a flow (Cox and Ernst 1982): a unit that goes from a row to a
 * column is a cell that is rounded up. Rows get theirs from a source, columns give theirs to a
 * sink, and from the sink all go back to the source, the grand total; margins bound these flows.
 *
 * Everything counts units of the last decimal and a rest below one unit, at the finest scale of
 * the table. A unit is at most 10^36 of that scale. A cell costs half a unit less its rest: in
 * halves, because a path through 100 rows and 100 columns at 5 * 10^35 a cell stays below 2^127. */
#include <plan/apportion.h>

#include "apportion.h"
#include "apportion_flow.h"

#include "change.h"
#include "memory.h"

enum { MOST_POWER = 2 * PLAN_DECIMAL_MAX_SCALE };

/* units + rest / table.unit, 0 <= rest < unit */
typedef struct amount {
    plan_i128 units, rest;
} amount;

/* A row, a column or the whole: what it shall be near to, its cells rounded down, and how many of
 * them may be rounded up. */
typedef struct margin {
    amount total;
    plan_i128 floors;
    int32_t loose;
} margin;

typedef struct table {
    plan_allocator memory;
    size_t rows, columns, n;
    int32_t decimals, finest;
    plan_i128 unit;
    amount *cells;   /* n */
    margin *margins; /* rows, then columns */
    size_t *places;  /* n, in the order in which cells are rounded up */
} table;

/* --- Amounts --- */

static plan_i128 power_of_ten(int32_t n) {
    int32_t first = n > PLAN_DECIMAL_MAX_SCALE ? PLAN_DECIMAL_MAX_SCALE : n;
    return (plan_i128)plan_powers_of_ten[first] * plan_powers_of_ten[n - first];
}

/* Multiples far beyond what all cells of a table hold stay there: no total can be that large. */
static plan_i128 multiple(int64_t digits, int32_t power) {
    const plan_i128 beyond = power_of_ten(30);
    plan_i128 units = digits;
    for (; power > 0 && units < beyond && units > -beyond; power--) {
        units *= 10;
    }
    return units;
}

static amount amount_of(const table *t, plan_decimal a) {
    amount result = {0, 0};
    if (a.scale <= t->decimals) {
        result.units = multiple(a.digits, t->decimals - a.scale);
        return result;
    }
    plan_i128 divisor = power_of_ten(a.scale - t->decimals);
    result.units = a.digits / divisor; /* towards 0 */
    result.rest = a.digits % divisor;
    if (result.rest < 0) {
        result.rest += divisor;
        result.units--;
    }
    result.rest *= power_of_ten(t->finest - a.scale);
    return result;
}

static void add(const table *t, amount *sum, amount a) {
    sum->units += a.units;
    sum->rest += a.rest;
    if (sum->rest >= t->unit) {
        sum->rest -= t->unit;
        sum->units++;
    }
}

static void make_finer(table *t, const plan_decimal *values, size_t n) {
    for (size_t i = 0; i < n; i++) {
        t->finest = values[i].scale > t->finest ? values[i].scale : t->finest;
    }
}

/* --- The table --- */

static plan_status read_cells(table *t, const plan_decimal *cells) {
    for (size_t i = 0; i < t->n; i++) {
        amount a = amount_of(t, cells[i]);
        if (a.units > PLAN_DECIMAL_MAX_DIGITS || a.units < -PLAN_DECIMAL_MAX_DIGITS) {
            return PLAN_RANGE;
        }
        margin *sides[2] = {&t->margins[i / t->columns], &t->margins[t->rows + i % t->columns]};
        for (int side = 0; side < 2; side++) {
            add(t, &sides[side]->total, a);
            sides[side]->floors += a.units;
            sides[side]->loose += a.rest != 0 ? 1 : 0;
        }
        t->cells[i] = a;
    }
    return PLAN_OK;
}

static amount sum_of(const table *t, size_t begin, size_t end) {
    amount sum = {0, 0};
    for (size_t i = begin; i < end; i++) {
        add(t, &sum, t->margins[i].total);
    }
    return sum;
}

/* What must be rounded up in all, by the totals that count. */
static void bound_by(const amount *total, plan_i128 floors, plan_i128 *low, plan_i128 *high) {
    plan_i128 least = total->units - floors, most = least + (total->rest != 0 ? 1 : 0);
    *low = least > *low ? least : *low;
    *high = most < *high ? most : *high;
}

/* An arc that bears between low and high units; false where that cannot be. */
static bool add_margin(plan_flow *flow, size_t from, size_t to, plan_i128 low, plan_i128 high) {
    if (low > high) {
        return false;
    }
    plan_flow_add(flow, from, to, (int32_t)low, (int32_t)high, 0);
    return true;
}

static void given_totals(table *t, const plan_decimal *totals, size_t first, size_t n) {
    for (size_t i = 0; i < n && totals != NULL; i++) {
        t->margins[first + i].total = amount_of(t, totals[i]);
    }
}

static bool make_network(table *t, const plan_decimal *row_totals,
                         const plan_decimal *column_totals, plan_flow *flow) {
    size_t source = t->rows + t->columns, sink = source + 1;
    plan_i128 floors = 0, low = 0, high = 0;
    for (size_t i = 0; i < t->n; i++) {
        const amount *a = &t->cells[i];
        plan_flow_add(flow, i / t->columns, t->rows + i % t->columns, 0, a->rest != 0 ? 1 : 0,
                      a->rest != 0 ? t->unit / 2 - a->rest : 0);
        floors += a->units;
        high += a->rest != 0 ? 1 : 0;
    }
    given_totals(t, row_totals, 0, t->rows);
    given_totals(t, column_totals, t->rows, t->columns);
    for (size_t i = 0; i < source; i++) {
        const margin *m = &t->margins[i];
        plan_i128 least = 0, most = m->loose;
        bound_by(&m->total, m->floors, &least, &most);
        if (!add_margin(flow, i < t->rows ? source : i, i < t->rows ? i : sink, least, most)) {
            return false;
        }
    }
    amount of_rows = sum_of(t, 0, t->rows), of_columns = sum_of(t, t->rows, source);
    if (row_totals != NULL || column_totals == NULL) {
        bound_by(&of_rows, floors, &low, &high);
    }
    if (column_totals != NULL) {
        bound_by(&of_columns, floors, &low, &high);
    }
    return add_margin(flow, sink, source, low, high);
}

/* --- Which cells are rounded up --- */

static bool goes_up_first(const void *context, size_t a, size_t b) {
    const amount *x = (const amount *)context + a, *y = (const amount *)context + b;
    if (x->rest != y->rest) {
        return x->rest > y->rest;
    }
    return x->units != y->units ? x->units > y->units : a < b;
}

/* Of the cheapest roundings the one that rounds up the first cells of the order. */
static void choose(const table *t, plan_flow *flow) {
    plan_order_places(t->places, t->n, goes_up_first, t->cells);
    for (size_t i = 0; i < t->n; i++) {
        size_t cell = t->places[i];
        if (flow->arc[cell].flow == 0) {
            (void)plan_flow_raise(flow, cell);
        }
        plan_flow_fix(flow, cell);
    }
}

static plan_status solve(table *t, const plan_decimal *row_totals,
                         const plan_decimal *column_totals, plan_decimal *out) {
    plan_flow flow;
    size_t margins = t->rows + t->columns;
    plan_status status = plan_flow_init(&flow, margins + 2, t->n + margins + 1, &t->memory);
    if (status != PLAN_OK) {
        return status;
    }
    status = make_network(t, row_totals, column_totals, &flow) ? plan_flow_solve(&flow)
                                                               : PLAN_CONTRADICTED;
    if (status == PLAN_OK) {
        choose(t, &flow);
        for (size_t i = 0; i < t->n; i++) {
            out[i].digits = (int64_t)t->cells[i].units + flow.arc[i].flow;
            out[i].scale = t->decimals;
        }
    }
    plan_flow_free(&flow);
    return status;
}

/* --- The functions --- */

static plan_status check_size(const void *cells, const void *out, size_t rows, size_t columns) {
    if (rows == 0 || columns == 0) {
        return PLAN_SHORT_SERIES;
    }
    if (cells == NULL || out == NULL) {
        return PLAN_INVALID;
    }
    return rows > PLAN_ROUNDING_MAX_CELLS / columns ? PLAN_LIMIT : PLAN_OK;
}

static plan_status check(const table *t, const plan_decimal *row_totals,
                         const plan_decimal *column_totals, const plan_decimal *cells) {
    if (!plan_are_valid_decimals(cells, t->n) ||
        (row_totals != NULL && !plan_are_valid_decimals(row_totals, t->rows)) ||
        (column_totals != NULL && !plan_are_valid_decimals(column_totals, t->columns))) {
        return PLAN_INVALID;
    }
    return t->decimals >= -PLAN_DECIMAL_MAX_SCALE && t->decimals <= PLAN_DECIMAL_MAX_SCALE
               ? PLAN_OK
               : PLAN_DOMAIN;
}

plan_status plan_controlled_rounding_d(const plan_decimal *row_totals,
                                       const plan_decimal *column_totals, const plan_decimal *cells,
                                       plan_decimal *out, size_t rows, size_t columns,
                                       int32_t decimals, const plan_allocator *allocator) {
    table t = {plan_allocator_or_default(allocator),
               rows,
               columns,
               0,
               decimals,
               decimals,
               1,
               NULL,
               NULL,
               NULL};
    plan_status status = check_size(cells, out, rows, columns);
    t.n = status == PLAN_OK ? rows * columns : 0;
    status = status == PLAN_OK ? check(&t, row_totals, column_totals, cells) : status;
    if (status != PLAN_OK) {
        return status;
    }
    make_finer(&t, cells, t.n);
    make_finer(&t, row_totals, row_totals != NULL ? rows : 0);
    make_finer(&t, column_totals, column_totals != NULL ? columns : 0);
    t.unit = power_of_ten(t.finest - decimals);
    t.cells = plan_allocate(&t.memory, t.n, sizeof *t.cells);
    t.margins = plan_allocate_zero(&t.memory, rows + columns, sizeof *t.margins);
    t.places = plan_allocate(&t.memory, t.n, sizeof *t.places);
    status = PLAN_NO_MEMORY;
    if (t.cells != NULL && t.margins != NULL && t.places != NULL) {
        status = read_cells(&t, cells);
        status = status == PLAN_OK ? solve(&t, row_totals, column_totals, out) : status;
    }
    plan_release(&t.memory, t.cells, t.n, sizeof *t.cells);
    plan_release(&t.memory, t.margins, rows + columns, sizeof *t.margins);
    plan_release(&t.memory, t.places, t.n, sizeof *t.places);
    return status;
}

/* Missing values come first, wherever they stand. */
static plan_status check_lists(const double *const lists[3], const size_t sizes[3]) {
    plan_status status = PLAN_OK;
    for (int i = 0; i < 3; i++) {
        plan_status list = lists[i] != NULL ? plan_kernel_list(lists[i], sizes[i]) : PLAN_OK;
        status = list == PLAN_MISSING || status == PLAN_OK ? list : status;
    }
    return status;
}

plan_status plan_controlled_rounding(const double *row_totals, const double *column_totals,
                                     const double *cells, double *out, size_t rows, size_t columns,
                                     int32_t decimals, const plan_allocator *allocator) {
    plan_status status = check_size(cells, out, rows, columns);
    if (status != PLAN_OK) {
        return status;
    }
    const double *const lists[3] = {row_totals, column_totals, cells};
    const size_t n = rows * columns, sizes[3] = {rows, columns, n}, size = n + rows + columns;
    status = check_lists(lists, sizes);
    if (status != PLAN_OK) {
        return status;
    }
    plan_allocator memory = plan_allocator_or_default(allocator);
    plan_decimal *all = plan_allocate(&memory, size, sizeof *all);
    if (all == NULL) {
        return PLAN_NO_MEMORY;
    }
    plan_decimal *starts[3] = {all, all + rows, all + rows + columns};
    for (int i = 0; i < 3 && status == PLAN_OK; i++) {
        status = lists[i] != NULL ? plan_shortest_list(lists[i], sizes[i], starts[i]) : PLAN_OK;
    }
    if (status == PLAN_OK) {
        status = plan_controlled_rounding_d(row_totals != NULL ? starts[0] : NULL,
                                            column_totals != NULL ? starts[1] : NULL, starts[2],
                                            starts[2], rows, columns, decimals, &memory);
    }
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        out[i] = plan_decimal_to_double(starts[2][i]);
    }
    plan_release(&memory, all, size, sizeof *all);
    return status;
}
