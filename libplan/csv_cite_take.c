/* What the pass found, finding by finding, into the report: cells of figures, how repairs would be
 * written, citations. Everything is made in the report's arena before anything is changed. */
#include "csv_cite.h"

#include <stdlib.h>
#include <string.h>

#include "never.h"

enum { MAX_ROWS = PLAN_CITE_FIGURES * (2 * PLAN_CITE_AROUND + 1) };

typedef struct taking {
    plan_cite *cite;
    plan_buffer buffer;
    plan_cited *cited;
    size_t cited_count, cited_capacity;
    plan_cited_figures *figures;
    size_t figure_count, figure_capacity;
} taking;

static int compare(const void *left, const void *right) {
    const plan_cite_place *a = left, *b = right;
    if (a->finding != b->finding) {
        return a->finding < b->finding ? -1 : 1;
    }
    return (a->input > b->input) - (a->input < b->input);
}

/* Figures whose cells read as they did; a complaint about a cell stays with it unless the file is
 * known to be another one. */
static void keep_true_places(plan_cite *c) {
    for (size_t i = c->at; i < c->place_count; i++) {
        c->changed = c->changed || c->places[i].input != PLAN_CITE_NO_INPUT;
    }
    for (size_t i = 0; i < c->place_count; i++) {
        plan_cite_place *place = &c->places[i];
        if (place->found && place->input != PLAN_CITE_NO_INPUT) {
            place->found = plan_cite_is_same(c, place);
        }
    }
    for (size_t i = 0; i < c->place_count; i++) {
        plan_cite_place *place = &c->places[i];
        place->found = place->found && (place->input != PLAN_CITE_NO_INPUT || !c->changed);
    }
}

/* The buffer's text in the arena; NULL without memory. */
static const char *taken(taking *t) {
    const char *text =
        t->buffer.status == PLAN_OK
            ? plan_arena_copy(&t->cite->report->arena, t->buffer.data, t->buffer.length)
            : NULL;
    plan_buffer_clear(&t->buffer);
    return text;
}

static void *copy_of(plan_cite *c, const void *items, size_t count, size_t size) {
    void *copy = plan_arena_allocate(&c->report->arena, count * size + 1);
    if (copy != NULL && count > 0) {
        memcpy(copy, items, count * size);
    }
    return copy;
}

/* --- Figures and repairs --- */

static plan_status repair_cells(taking *t, const plan_cite_place *place, plan_repair *repairs,
                                size_t count) {
    for (size_t i = 0; i < count; i++) {
        plan_repair *r = &repairs[i];
        if (r->input != place->input) {
            continue;
        }
        bool good = plan_cite_put_repaired(t->cite, place, r->to, &t->buffer);
        if (t->buffer.status != PLAN_OK) {
            return t->buffer.status;
        }
        const char *text = good ? taken(t) : "";
        plan_buffer_clear(&t->buffer);
        if (text == NULL) {
            return PLAN_NO_MEMORY;
        }
        r->cell = text;
    }
    return PLAN_OK;
}

/* The places of a finding are those of its figures, or its own alone. */
static plan_status take_figures(taking *t, const plan_cite_place *places, size_t count) {
    plan_cite *c = t->cite;
    const plan_finding *f = &c->report->findings[places[0].finding];
    plan_cited_figures one = {places[0].finding, NULL, NULL};
    void *items = t->figures;
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        any = any || places[i].found;
    }
    if (!any || places[0].input == PLAN_CITE_NO_INPUT) {
        return PLAN_OK;
    }
    one.inputs = copy_of(c, f->inputs, f->input_count, sizeof *one.inputs);
    one.repairs = copy_of(c, f->repairs, f->repair_count, sizeof *one.repairs);
    plan_status status = plan_grow(&c->report->allocator, &items, &t->figure_capacity,
                                   t->figure_count + 1, sizeof one);
    t->figures = items;
    if (one.inputs == NULL || one.repairs == NULL || status != PLAN_OK) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < count && status == PLAN_OK; i++) {
        const plan_cite_place *place = &places[i];
        if (!place->found) {
            continue;
        }
        plan_cite_put_cell(c, &t->buffer, place->content, place->quoted);
        one.inputs[place->input].cell = taken(t);
        one.inputs[place->input].column_end = place->column_end;
        status = one.inputs[place->input].cell == NULL
                     ? PLAN_NO_MEMORY
                     : repair_cells(t, place, one.repairs, f->repair_count);
    }
    t->figures[t->figure_count++] = one;
    return status;
}

/* --- Citations --- */

/* Adds a row to those of a citation, in order and once; gives their number. */
static size_t add_row(size_t rows[MAX_ROWS], size_t count, size_t row) {
    size_t at = count;
    while (at > 0 && rows[at - 1] > row) {
        at--;
    }
    if (PLAN_NEVER(count == MAX_ROWS, "no more cells are shown") ||
        (at > 0 && rows[at - 1] == row)) {
        return count;
    }
    memmove(&rows[at + 1], &rows[at], (count - at) * sizeof *rows);
    rows[at] = row;
    return count + 1;
}

/* The kept rows around the cells that are to be shown. */
static size_t rows_of(const plan_cite *c, const plan_cite_place *places, size_t count,
                      size_t rows[MAX_ROWS]) {
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        size_t row = places[i].row;
        if (!places[i].found || !places[i].shown || row == PLAN_CITE_NONE) {
            continue;
        }
        size_t begin = row < PLAN_CITE_AROUND ? 0 : row - PLAN_CITE_AROUND;
        for (size_t k = begin; k <= row + PLAN_CITE_AROUND && k < c->row_count; k++) {
            uint64_t a = c->rows[k].number, b = c->rows[row].number;
            if ((a > b ? a - b : b - a) <= PLAN_CITE_AROUND) {
                n = add_row(rows, n, k);
            }
        }
    }
    return n;
}

static bool mark_of(const plan_cite *c, const plan_cite_place *place, const size_t *rows, size_t n,
                    plan_cited_mark *mark) {
    size_t row = 0, column = 0;
    while (row < n && rows[row] != place->row) {
        row++;
    }
    while (column < c->column_count && c->columns[column] != place->cell) {
        column++;
    }
    plan_cited_mark made = {(uint32_t)row, (uint32_t)column, place->input,
                            place->in_question ? 1 : 0};
    *mark = made;
    return place->found && (place->shown || place->in_question) && row < n &&
           column < c->column_count;
}

static int compare_marks(const void *left, const void *right) {
    const plan_cited_mark *a = left, *b = right;
    uint64_t x = (uint64_t)a->row << 32 | a->column, y = (uint64_t)b->row << 32 | b->column;
    return x != y ? (x > y) - (x < y) : (a->input > b->input) - (a->input < b->input);
}

/* Lists of a citation in the arena; `places` counted already. */
static plan_status make_citation(plan_cite *c, const size_t *rows, size_t row_count,
                                 const plan_cited_mark *marks, size_t mark_count,
                                 plan_citation *made) {
    plan_arena *arena = &c->report->arena;
    plan_cited_row *list = plan_arena_allocate(arena, row_count * sizeof *list);
    uint32_t *columns = plan_arena_allocate(arena, c->column_count * sizeof *columns);
    const char *file = plan_arena_copy(arena, c->name, strlen(c->name));
    made->marks = copy_of(c, marks, mark_count, sizeof *marks);
    if (list == NULL || columns == NULL || file == NULL || made->marks == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < row_count; i++) {
        list[i] = c->rows[rows[i]].row;
    }
    for (size_t i = 0; i < c->column_count; i++) {
        columns[i] = c->columns[i] + 1;
    }
    made->file = file;
    made->column_count = c->column_count;
    made->columns = columns;
    made->header = c->header;
    made->width = c->width;
    made->row_count = row_count;
    made->rows = list;
    made->mark_count = mark_count;
    return PLAN_OK;
}

static plan_status take_citation(taking *t, const plan_cite_place *places, size_t count) {
    plan_cite *c = t->cite;
    plan_cited one;
    size_t rows[MAX_ROWS], n = rows_of(c, places, count, rows), marked = 0;
    void *items = t->cited;
    plan_status status = PLAN_OK;
    if (n == 0) {
        return PLAN_OK;
    }
    plan_cited_mark *marks = plan_allocate(&c->report->allocator, count, sizeof *marks);
    if (marks == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        marked += mark_of(c, &places[i], rows, n, &marks[marked]) ? 1 : 0;
    }
    if (marked > 0) {
        qsort(marks, marked, sizeof *marks, compare_marks);
        one.finding = places[0].finding;
        status = make_citation(c, rows, n, marks, marked, &one.citation);
        if (status == PLAN_OK) {
            status = plan_grow(&c->report->allocator, &items, &t->cited_capacity,
                               t->cited_count + 1, sizeof one);
            t->cited = items;
        }
        if (status == PLAN_OK) {
            t->cited[t->cited_count++] = one;
        }
    }
    plan_release(&c->report->allocator, marks, count, sizeof *marks);
    return status;
}

plan_status plan_cite_take(plan_cite *c) {
    taking t;
    plan_status status = PLAN_OK;
    memset(&t, 0, sizeof t);
    t.cite = c;
    plan_buffer_init(&t.buffer, &c->report->allocator);
    keep_true_places(c);
    qsort(c->places, c->place_count, sizeof *c->places, compare);
    for (size_t begin = 0, end; begin < c->place_count && status == PLAN_OK; begin = end) {
        for (end = begin;
             end < c->place_count && c->places[end].finding == c->places[begin].finding; end++) {
        }
        status = take_figures(&t, &c->places[begin], end - begin);
        if (status == PLAN_OK) {
            status = take_citation(&t, &c->places[begin], end - begin);
        }
    }
    if (status == PLAN_OK) {
        status = plan_report_take_citations(c->report, t.cited, t.cited_count, t.figures,
                                            t.figure_count, c->row_count);
    }
    plan_buffer_free(&t.buffer);
    plan_release(&c->report->allocator, t.cited, t.cited_capacity, sizeof *t.cited);
    plan_release(&c->report->allocator, t.figures, t.figure_capacity, sizeof *t.figures);
    return status;
}
