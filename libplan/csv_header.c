/* What a header says besides the columns that are read: columns without a name, columns that `set`
 * overrides, and names in `columns` that the table does not have. */
#include "csv_table.h"

#include <string.h>

#include "message_layout.h"

static plan_span span_of_cell(const plan_csv_cell *cell) {
    plan_span span = {cell->text, cell->length};
    return span;
}

bool plan_csv_is_nameless(const plan_csv_cell *cell) {
    return plan_span_trim(span_of_cell(cell)).length == 0;
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
        if (plan_csv_is_nameless(&cells[i]) && !is_mapped) {
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
            limit = distance - 1;
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

void plan_csv_header_remarks(plan_csv_table *table, const plan_csv_cell *cells, size_t count,
                             const plan_buffer *overridden) {
    tell_list(table, PLAN_SAY_COLUMN_SET, &cells[0], overridden);
    tell_nameless(table, cells, count);
    tell_absent(table, cells, count);
}

void plan_csv_header_both(plan_csv_table *table, const plan_csv_cell *cells, size_t first,
                          size_t second, int field) {
    char n[2][24];
    plan_span args[5] = {span_of_cell(&cells[first]), plan_text_number(n[0], first + 1),
                         span_of_cell(&cells[second]), plan_text_number(n[1], second + 1),
                         plan_span_of(plan_field_name(field))};
    plan_csv_table_raise(table, PLAN_SAY_COLUMN_BOTH, cells[second].line, cells[second].column,
                         args, 5, true);
    table->usable = false;
}
