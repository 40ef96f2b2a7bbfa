/* The columns of a header, and what it says besides those that are read: columns without a name,
 * columns that `set` overrides, and names in `columns` that the table does not have. */
#include "csv_table.h"

#include <string.h>

#include "message_layout.h"

static plan_span span_of_cell(const plan_csv_cell *cell) {
    plan_span span = {cell->text, cell->length};
    return span;
}

static bool is_nameless(const plan_csv_cell *cell) {
    return plan_span_trim(span_of_cell(cell)).length == 0;
}

/* What a header cell is called on our side. */
static plan_span mapped(const plan_data *data, plan_span name) {
    for (size_t i = 0; i < data->column_pairs; i++) {
        if (plan_span_is(name, data->columns[2 * i])) {
            return plan_span_of(data->columns[2 * i + 1]);
        }
    }
    return name;
}

int plan_csv_field_of(const plan_data *data, plan_span cell) {
    plan_span name = mapped(data, cell);
    for (int field = 0; field < PLAN_FIELD_COUNT; field++) {
        if (plan_span_is(name, plan_field_name(field))) {
            return field;
        }
    }
    return -1;
}

static void tell_list(plan_csv_table *table, int message, const plan_csv_cell *at,
                      const plan_buffer *list) {
    plan_span text = {list->data, list->length};
    if (list->status != PLAN_OK) {
        table->status = list->status;
    } else if (list->length > 0) {
        plan_csv_table_raise(table, message, at->line, at->column, &text, 1, false);
    }
}

/* Places of columns without a name: nobody can map them. */
static void tell_nameless(plan_csv_table *table, const plan_csv_cell *cells, size_t count) {
    const plan_csv_cell *first = NULL;
    plan_buffer places;
    plan_buffer_init(&places, &table->document->allocator);
    for (size_t i = 0; i < count; i++) {
        bool is_mapped = false;
        for (size_t k = 0; k < table->data->column_pairs; k++) {
            is_mapped =
                is_mapped || plan_span_is(span_of_cell(&cells[i]), table->data->columns[2 * k]);
        }
        if (is_nameless(&cells[i]) && !is_mapped) {
            first = first == NULL ? &cells[i] : first;
            plan_buffer_puts(&places, places.length > 0 ? ", " : "");
            plan_buffer_unsigned(&places, i + 1);
        }
    }
    if (first != NULL) {
        tell_list(table, PLAN_SAY_COLUMN_NAMELESS, first, &places);
    }
    plan_buffer_free(&places);
}

/* The header cell nearest to a name that is not there, or nothing. */
static plan_span nearest_cell(const plan_csv_cell *cells, size_t count, plan_span name) {
    plan_span nearest = {"", 0};
    size_t limit = (plan_utf8_count(name.text, name.length) + 2) / 3;
    for (size_t i = 0; i < count && limit > 0; i++) {
        size_t distance = plan_text_distance(name, span_of_cell(&cells[i]), limit);
        if (distance <= limit) {
            nearest = span_of_cell(&cells[i]);
            limit = distance > 0 ? distance - 1 : 0; /* 0: the same but for its case */
        }
    }
    return nearest;
}

static void tell_absent(plan_csv_table *table, const plan_csv_cell *cells, size_t count) {
    for (size_t k = 0; k < table->data->column_pairs && table->status == PLAN_OK; k++) {
        plan_span args[2] = {plan_span_of(table->data->columns[2 * k]), {"", 0}};
        bool is_there = false;
        for (size_t i = 0; i < count && !is_there; i++) {
            is_there = plan_span_equal(args[0], span_of_cell(&cells[i]));
        }
        if (!is_there) {
            args[1] = nearest_cell(cells, count, args[0]);
            plan_csv_table_raise(
                table, args[1].length > 0 ? PLAN_SAY_COLUMN_ABSENT : PLAN_SAY_COLUMN_ABSENT_FAR,
                cells[0].line, 1, args, 2, false);
        }
    }
}

static void tell_remarks(plan_csv_table *table, const plan_csv_cell *cells, size_t count,
                         const plan_buffer *overridden) {
    tell_list(table, PLAN_SAY_COLUMN_SET, &cells[0], overridden);
    tell_nameless(table, cells, count);
    tell_absent(table, cells, count);
}

/* --- Columns that are read --- */

/* Two columns of different names that are read as one field: the header cannot be used. */
static void tell_both(plan_csv_table *table, const plan_csv_cell *cells, size_t first,
                      size_t second, int field) {
    char n[2][24];
    plan_span args[5] = {span_of_cell(&cells[first]), plan_text_number(n[0], first + 1),
                         span_of_cell(&cells[second]), plan_text_number(n[1], second + 1),
                         plan_span_of(plan_field_name(field))};
    plan_csv_table_raise(table, PLAN_SAY_COLUMN_BOTH, cells[second].line, cells[second].column,
                         args, 5, true);
    table->usable = false;
}

static void tell_twice(plan_csv_table *table, const plan_csv_cell *cell, size_t first,
                       size_t second) {
    char n[2][24];
    plan_span args[3] = {span_of_cell(cell), plan_text_number(n[0], first + 1),
                         plan_text_number(n[1], second + 1)};
    plan_csv_table_raise(table, PLAN_SAY_COLUMN_TWICE, cell->line, cell->column, args, 3, true);
    table->usable = false;
}

static bool same_cell(const plan_csv_cell *a, const plan_csv_cell *b) {
    return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

static void list_cell(plan_buffer *list, const plan_csv_cell *cell) {
    plan_buffer_puts(list, list->length > 0 ? ", " : "");
    plan_buffer_add(list, cell->text, cell->length);
}

/* Columns that mean the same: two equal names, or two names mapped to one field. Equal names are
 * looked for among the known ones and, in headers of a sane width, among the others too. */
void plan_csv_header_columns(plan_csv_table *table, const plan_csv_cell *cells, size_t count) {
    enum { SANE_WIDTH = 2000 };
    plan_buffer unused, overridden;
    plan_buffer_init(&unused, &table->document->allocator);
    plan_buffer_init(&overridden, &table->document->allocator);
    for (size_t i = 0; i < count; i++) {
        int field = plan_csv_field_of(table->data, span_of_cell(&cells[i]));
        if (field >= 0 && table->column_of[field] >= 0) {
            size_t first = (size_t)table->column_of[field];
            if (same_cell(&cells[first], &cells[i])) {
                tell_twice(table, &cells[i], first, i);
            } else {
                tell_both(table, cells, first, i, field);
            }
        } else if (field >= 0 && table->fixed[field] == NULL) {
            table->column_of[field] = (int32_t)i;
        } else if (field >= 0) {
            list_cell(&overridden, &cells[i]);
        } else if (!is_nameless(&cells[i])) {
            for (size_t k = 0; k < i && count <= SANE_WIDTH; k++) {
                if (same_cell(&cells[k], &cells[i])) {
                    tell_twice(table, &cells[i], k, i);
                    break;
                }
            }
            list_cell(&unused, &cells[i]);
        }
    }
    if (unused.status != PLAN_OK) {
        table->status = unused.status;
    } else if (unused.length > 0 && table->usable) {
        plan_span names = {unused.data, unused.length};
        plan_csv_table_raise(table, PLAN_SAY_COLUMN_UNKNOWN, cells[0].line, 1, &names, 1, false);
    }
    if (table->usable && table->status == PLAN_OK) {
        tell_remarks(table, cells, count, &overridden);
    }
    plan_buffer_free(&unused);
    plan_buffer_free(&overridden);
}
