/* One pass over the table: which cells stand where findings point, and the rows around them. */
#include "csv_cite.h"

#include <string.h>

#include "numeral.h"

static plan_span span_of(const plan_csv_cell *cell) {
    plan_span span = {cell->text, cell->length};
    return span;
}

/* --- Header --- */

/* The columns that are shown: those that the plan reads, then others, in the file's order. */
static void choose_columns(plan_cite *c, const plan_csv_cell *cells, size_t count) {
    size_t known = 0, others;
    for (size_t i = 0; i < count; i++) {
        known += plan_csv_field_of(c->data, span_of(&cells[i])) >= 0 ? 1 : 0;
    }
    others = known < PLAN_CITE_COLUMNS ? PLAN_CITE_COLUMNS - known : 0;
    for (size_t i = 0; i < count; i++) {
        int field = plan_csv_field_of(c->data, span_of(&cells[i]));
        bool room = c->column_count < PLAN_CITE_COLUMNS;
        if (field == PLAN_FIELD_VALUE) {
            c->value = i;
        }
        c->rounds = c->rounds || field == PLAN_FIELD_DECIMALS;
        if (room && (field >= 0 || others > 0)) {
            others -= field < 0 ? 1 : 0;
            c->columns[c->column_count++] = (uint32_t)i;
        }
    }
    c->width = (uint32_t)count;
}

/* Text of a cell as it is shown, cut between characters. */
static void put_cut(plan_buffer *buffer, plan_span text) {
    bool cut = text.length > PLAN_CITE_LENGTH;
    text.length = cut ? PLAN_CITE_LENGTH : text.length;
    while (cut && text.length > PLAN_CITE_LENGTH - 4 &&
           ((unsigned char)text.text[text.length] & 0xC0) == 0x80) {
        text.length--;
    }
    plan_buffer_span(buffer, text);
    plan_buffer_puts(buffer, cut ? "\xe2\x80\xa6" : "");
    plan_buffer_char(buffer, '\0');
}

static void put_columns(const plan_cite *c, plan_buffer *buffer, const plan_csv_cell *cells,
                        size_t count) {
    for (size_t i = 0; i < c->column_count; i++) {
        plan_span none = {"", 0};
        put_cut(buffer, c->columns[i] < count ? span_of(&cells[c->columns[i]]) : none);
    }
}

/* Texts that each end with 0 as a list in the report's arena; NULL without memory. */
static const char *const *keep_texts(plan_cite *c, const plan_buffer *texts) {
    plan_arena *arena = &c->report->arena;
    const char **list = plan_arena_allocate(arena, c->column_count * sizeof *list);
    const char *text =
        texts->status == PLAN_OK ? plan_arena_copy(arena, texts->data, texts->length) : NULL;
    if (list == NULL || text == NULL) {
        c->status = PLAN_NO_MEMORY;
        return NULL;
    }
    for (size_t i = 0; i < c->column_count; i++) {
        list[i] = text;
        text += strlen(text) + 1;
    }
    return list;
}

static void take_header(plan_cite *c, const plan_csv_cell *cells, size_t count) {
    plan_buffer *texts = &c->held[0].text;
    choose_columns(c, cells, count);
    put_columns(c, texts, cells, count);
    c->header = keep_texts(c, texts);
    plan_buffer_clear(texts);
    c->has_header = true;
    while (c->at < c->place_count && c->places[c->at].line <= cells[count - 1].line) {
        c->at++;
    }
}

/* --- Rows --- */

static plan_cite_held *slot_of(plan_cite *c, uint64_t number) {
    return &c->held[number % (PLAN_CITE_AROUND + 1)];
}

static void hold(plan_cite *c, const plan_csv_cell *cells, size_t count) {
    plan_cite_held *slot = slot_of(c, c->number);
    plan_buffer_clear(&slot->text);
    put_columns(c, &slot->text, cells, count);
    slot->number = c->number;
    slot->line = cells[0].line;
    slot->kept = PLAN_CITE_NONE;
}

static void keep(plan_cite *c, uint64_t number) {
    plan_cite_held *slot = slot_of(c, number);
    void *rows = c->rows;
    if (slot->number != number || slot->kept != PLAN_CITE_NONE || c->status != PLAN_OK ||
        c->report->cited_rows + c->row_count >= PLAN_CITE_ROWS) {
        return;
    }
    c->status = plan_grow(&c->report->allocator, &rows, &c->row_capacity, c->row_count + 1,
                          sizeof *c->rows);
    c->rows = rows;
    const char *const *cells = c->status == PLAN_OK ? keep_texts(c, &slot->text) : NULL;
    if (cells != NULL) {
        plan_cite_row row = {{slot->line, cells}, number};
        slot->kept = c->row_count;
        c->rows[c->row_count++] = row;
    }
}

/* Whether a row may come to be shown: a cell that is to be shown stands within reach. */
static bool is_near(plan_cite *c, uint32_t first, uint32_t last) {
    while (c->shown_at < c->place_count &&
           (!c->places[c->shown_at].shown || c->places[c->shown_at].line < first)) {
        c->shown_at++;
    }
    return c->after > 0 || (c->shown_at < c->place_count &&
                            (c->places[c->shown_at].line <= last ||
                             c->places[c->shown_at].line - first <= PLAN_CITE_DISTANCE));
}

/* The last cell that does not start behind a place of the row; the first starts in column 1. */
static size_t cell_at(const plan_csv_cell *cells, size_t count, uint32_t line, uint32_t column) {
    size_t begin = 0, end = count;
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        const plan_csv_cell *cell = &cells[middle];
        if (cell->line < line || (cell->line == line && cell->column <= column)) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    return begin - 1;
}

/* Behind the last character of a cell; 0 where it has several lines. */
static uint32_t end_of(const plan_csv_cell *cell) {
    uint32_t end = cell->column + (uint32_t)plan_utf8_count(cell->text, cell->length);
    for (size_t i = 0; i < cell->length; i++) {
        if (cell->text[i] == '\n' || cell->text[i] == '\r') {
            return 0;
        }
        end += cell->text[i] == '"' ? 1 : 0;
    }
    return cell->quoted ? end + 2 : end;
}

/* A figure was read there, so the file changed; a reader's complaint may be about what is no cell.
 */
static void note_missing(plan_cite *c, const plan_cite_place *place) {
    c->changed = c->changed || place->input != PLAN_CITE_NO_INPUT;
}

/* Figures stand at the start of their cell; what a reader complains of, anywhere in it. */
static void find_cell(plan_cite *c, plan_cite_place *place, const plan_csv_cell *cells,
                      size_t count) {
    size_t at = cell_at(cells, count, place->line, place->column);
    const plan_csv_cell *cell = &cells[at];
    bool starts = cell->line == place->line && cell->column == place->column;
    uint32_t end = end_of(cell);
    bool within = cell->line == place->line && place->column < end;
    if (end == 0 || !(starts || (within && place->input == PLAN_CITE_NO_INPUT))) {
        note_missing(c, place);
        return;
    }
    place->content.length = cell->length;
    place->content.text = plan_arena_copy(&c->report->arena, cell->text, cell->length);
    if (place->content.text == NULL) {
        c->status = PLAN_NO_MEMORY;
        return;
    }
    place->found = true;
    place->quoted = cell->quoted;
    place->column_end = end;
    place->cell = at;
}

/* Formats that all numbers so far allow, where none is declared. */
static void narrow(plan_cite *c, plan_span cell) {
    plan_quick quick;
    plan_numeral numeral;
    unsigned formats = 0;
    numeral.struct_size = (uint32_t)sizeof numeral;
    if (plan_numeral_quick(cell.text, cell.length, &quick)) {
        formats = quick.formats;
    } else {
        plan_status status =
            plan_numeral_read(cell.text, cell.length, PLAN_NUMBER_INFER, &numeral, NULL);
        formats = status == PLAN_OK || status == PLAN_AMBIGUOUS ? numeral.formats : 0;
    }
    c->formats = (c->formats & formats) != 0 ? c->formats & formats : c->formats;
}

/* The cells of a row at which places stand; its neighbours where they are to be shown. */
static void take_row(plan_cite *c, const plan_csv_cell *cells, size_t count) {
    uint32_t last = cells[count - 1].line;
    bool near = is_near(c, cells[0].line, last), wanted = false;
    size_t first = c->at;
    c->number++;
    if (near) {
        hold(c, cells, count);
    }
    while (first < c->place_count && c->places[first].line < cells[0].line) {
        note_missing(c, &c->places[first++]);
    }
    for (c->at = first; c->at < c->place_count && c->places[c->at].line <= last; c->at++) {
        find_cell(c, &c->places[c->at], cells, count);
        wanted = wanted || (c->places[c->at].found && c->places[c->at].shown);
    }
    for (uint64_t back = PLAN_CITE_AROUND; wanted && back > 0; back--) {
        if (c->number > back) {
            keep(c, c->number - back);
        }
    }
    if (wanted || c->after > 0) {
        keep(c, c->number);
        c->after = wanted ? PLAN_CITE_AROUND : c->after - 1;
    }
    size_t kept = near ? slot_of(c, c->number)->kept : PLAN_CITE_NONE;
    for (size_t i = first; i < c->at; i++) {
        c->places[i].row = kept;
    }
}

bool plan_cite_on_row(void *context, const plan_csv_cell *cells, size_t count, bool valid) {
    plan_cite *c = context;
    bool first = c->first_line;
    (void)valid;
    c->first_line = false;
    if (plan_csv_is_blank(cells, count) || (first && plan_csv_is_preamble(cells, count))) {
        return true;
    }
    if (!c->has_header) {
        take_header(c, cells, count);
    } else {
        if (c->infers && c->value < count) {
            narrow(c, span_of(&cells[c->value]));
        }
        take_row(c, cells, count);
    }
    return c->status == PLAN_OK && (c->at < c->place_count || c->after > 0);
}

void plan_cite_on_problem(void *context, int problem, uint32_t line, uint32_t column) {
    (void)context;
    (void)problem;
    (void)line;
    (void)column; /* told when it was read; its row is no neighbour */
}
