/* Long tables in memory against the same tables in files: columns that repeat, in every order and
 * form, with new areas, unknown codes and missing cells on the way. */
#include "build.h"
#include "cells.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "rows.h"

static const char plan[] =
    "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":["
    "{\"code\":\"a\",\"kind\":\"level\",\"unit\":\"t\"},"
    "{\"code\":\"a_growth\",\"kind\":\"growth\",\"unit\":\"%\",\"of\":\"a\"},"
    "{\"code\":\"a_code_longer_than_16\",\"kind\":\"level\",\"unit\":\"t\"},"
    "{\"code\":\"a_code_longer_than_17\",\"kind\":\"level\",\"unit\":\"t\"},"
    "{\"code\":\"heads\",\"kind\":\"count\",\"unit\":\"person\"}]}";
static const char *const indicators[] = {"a", "a_growth", "a_code_longer_than_16",
                                         "a_code_longer_than_17", "heads"};

enum { COLUMNS = 4, ROWS = 1500, TEXT = 48, AREA = 0, INDICATOR, PERIOD, VALUE };
static const char *const names[COLUMNS] = {"area", "indicator", "period", "value"};

typedef struct row {
    char cells[COLUMNS][TEXT];
    bool missing[COLUMNS];
    double value;
} row;

enum order { BY_PERIOD, BY_INDICATOR, SHUFFLED, ORDERS };
static const char *const order_names[] = {"by period", "by indicator", "shuffled"};

static uint64_t next(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* Up to 12 digits, a minus now and then, up to four decimals, no zero behind: as doubles are
 * written. */
static void make_value(row *r, uint64_t *state) {
    static const uint64_t sizes[] = {100, 100000, 100000000, 1000000000000};
    int64_t digits = (int64_t)(next(state) % sizes[next(state) % 4]), unit = 1;
    int decimals = (int)(next(state) % 5);
    for (; decimals > 0 && digits % 10 == 0; decimals--) {
        digits /= 10;
    }
    for (int k = 0; k < decimals; k++) {
        unit *= 10;
    }
    bool negative = next(state) % 8 == 0 && digits > 0;
    r->value = (negative ? -1.0 : 1.0) * ((double)digits / (double)unit);
    plan_decimal value = {negative ? -digits : digits, decimals};
    char *text = r->cells[VALUE];
    size_t n;
    CHECK_STATUS("value", plan_decimal_write(value, PLAN_NUMBER_PLAIN, text, TEXT, &n), PLAN_OK);
}

/* Some rows say less or something else: one in `rare`, where that is not 0. */
static void make_rows(row *rows, int order, uint64_t rare) {
    uint64_t state = 77;
    size_t of_area = 0, area = 0;
    for (size_t i = 0; i < ROWS; i++, of_area++) {
        row *r = &rows[i];
        if (of_area >= 150 + 37 * (area % 3)) { /* areas end within periods, too */
            of_area = 0;
            area++;
        }
        size_t which = order == BY_INDICATOR ? of_area / 40 % 5 : of_area % 5;
        size_t year = order == BY_INDICATOR ? of_area % 40 : of_area / 5;
        memset(r, 0, sizeof *r);
        snprintf(r->cells[AREA], TEXT, "%s%zu", area % 2 == 0 ? "A" : "the northern area ", area);
        snprintf(r->cells[INDICATOR], TEXT, "%s", indicators[which]);
        snprintf(r->cells[PERIOD], TEXT, "%zu%s", 1980 + year, order == BY_INDICATOR ? "-Q1" : "");
        make_value(r, &state);
        if (rare > 0 && next(&state) % rare == 0) {
            r->missing[next(&state) % COLUMNS] = true;
        }
        if (rare > 0 && next(&state) % rare == 0) {
            snprintf(r->cells[next(&state) % VALUE], TEXT, "%s",
                     next(&state) % 2 == 0 ? "nobody knows this" : "x");
        }
    }
    for (size_t i = ROWS - 1; order == SHUFFLED && i > 0; i--) {
        size_t other = next(&state) % (i + 1);
        row swapped = rows[i];
        rows[i] = rows[other];
        rows[other] = swapped;
    }
}

/* --- What was read --- */

typedef struct told {
    char *text;
    size_t length, capacity;
} told;

static void add(told *t, const char *text) {
    size_t n = strlen(text);
    if (t->length + n + 1 > t->capacity) {
        t->capacity = 2 * (t->length + n + 1);
        t->text = realloc(t->text, t->capacity);
    }
    memcpy(t->text + t->length, text, n + 1);
    t->length += n;
}

static plan_data data_of(int decimals) {
    plan_data data;
    memset(&data, 0, sizeof data);
    data.struct_size = (uint32_t)sizeof data;
    data.path = "t";
    data.number_format = -1;
    data.has_decimals = decimals >= 0;
    data.decimals = decimals;
    return data;
}

typedef struct opened {
    plan_document *document;
    plan_report *report;
} opened;

static void open_plan(opened *o) {
    plan_report_options options = {sizeof options, -1, 5000};
    o->document = NULL;
    o->report = NULL;
    CHECK_STATUS("document", plan_document_new(NULL, &o->document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, &options, &o->report), PLAN_OK);
    CHECK_STATUS("plan",
                 plan_json_read(o->document, "p", plan, strlen(plan), NULL, o->report, NULL),
                 PLAN_OK);
}

/* The rows, and what reading found, but for columns: files count characters. */
static void tell(opened *o, plan_status status, told *t) {
    char line[1000];
    const plan_table *table = &o->document->table;
    t->length = 0;
    add(t, plan_status_name(status));
    snprintf(line, sizeof line, " %zu%s\n", table->count, table->is_ascending ? " ascending" : "");
    add(t, line);
    for (size_t i = 0; i < table->count; i++) {
        const plan_record *r = &table->records[i];
        plan_figure figure = plan_table_figure(table, r);
        snprintf(line, sizeof line, "%u: %u %u %u %u %u %lld/%d %d\n",
                 (unsigned)plan_table_line(table, r), r->indicator, (unsigned)r->period,
                 (unsigned)r->area, (unsigned)r->series, (unsigned)r->statement,
                 (long long)figure.value.digits, (int)figure.value.scale, (int)r->bits);
        add(t, line);
    }
    CHECK_STATUS("close", plan_report_close(o->report), PLAN_OK);
    for (size_t i = 0; i < plan_report_finding_count(o->report); i++) {
        const plan_finding *f = plan_report_finding(o->report, i);
        snprintf(line, sizeof line, "%s %u %s\n", f->code, (unsigned)f->line, f->message);
        add(t, line);
    }
    plan_report_free(o->report);
    plan_document_free(o->document);
}

static void read_file(const row *rows, int decimals, told *t) {
    static char text[ROWS * 100];
    size_t n = (size_t)snprintf(text, sizeof text, "area,indicator,period,value\n");
    for (size_t i = 0; i < ROWS; i++) {
        for (int c = 0; c < COLUMNS; c++) {
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%s",
                                  rows[i].missing[c] ? "" : rows[i].cells[c],
                                  c + 1 < COLUMNS ? "," : "\n");
        }
    }
    opened o;
    plan_data data = data_of(decimals);
    build_source source = {text, 0, 0};
    open_plan(&o);
    tell(&o, plan_csv_read(o.document, &data, build_read, &source, NULL, o.report, NULL), t);
}

/* --- Columns --- */

enum form { TEXTS, OFFSETS_4, OFFSETS_8, VIEWS, PLACES_1, PLACES_4, PLACES_4U, FORMS };
static const char *const form_names[] = {"texts",      "offsets of 4",       "offsets of 8",
                                         "views",      "signed places of 2", "signed places of 4",
                                         "places of 4"};

typedef struct column {
    plan_cells cells, dictionary;
    const char *texts[ROWS + 1];
    char bytes[ROWS * TEXT];
    int32_t half[ROWS + 2];
    int64_t whole[ROWS + 2];
    char views[16 * (ROWS + 1)];
    const char *buffers[2];
    int64_t sizes[2];
    uint8_t present[ROWS / 8 + 2];
    int16_t places[ROWS + 1];
    int32_t wide[ROWS + 1];
    double doubles[ROWS + 1];
} column;

/* Rows `from` on; one cell of junk stands before them. */
static void fill(column *c, const row *rows, size_t from, size_t count, int which, bool *some) {
    static const char junk[] = "junk that is in no row";
    size_t at = 0;
    *some = false;
    memset(c->present, 0, sizeof c->present);
    memset(c->views, 0, sizeof c->views);
    for (size_t i = 0; i <= count; i++) {
        bool missing = i > 0 && rows[from + i - 1].missing[which];
        const char *text = i == 0 ? junk : rows[from + i - 1].cells[which];
        size_t length = missing ? 0 : strlen(text);
        int32_t view[4] = {(int32_t)length, 0, 1, (int32_t)at};
        memcpy(c->bytes + at, text, length);
        memcpy(&view[1], text, length > 12 ? 4 : length > 4 ? 4 : length);
        if (length <= 12) {
            view[2] = view[3] = 0;
            memcpy(&view[2], text + 4, length > 4 ? length - 4 : 0);
        }
        memcpy(c->views + 16 * i, view, 16);
        c->texts[i] = missing ? NULL : text;
        c->half[i] = (int32_t)at;
        c->whole[i] = (int64_t)at;
        at += length;
        c->half[i + 1] = (int32_t)at;
        c->whole[i + 1] = (int64_t)at;
        c->present[i / 8] |= (uint8_t)(!missing << i % 8);
        c->doubles[i] = i == 0 ? 0 : missing ? (double)NAN : rows[from + i - 1].value;
        c->places[i] = (int16_t)i;
        for (size_t k = i > 50 ? i - 50 : 1; k < i; k++) { /* equal texts have one place */
            if (!missing && c->texts[k] != NULL && strcmp(c->texts[k], text) == 0) {
                c->places[i] = c->places[k];
                break;
            }
        }
        c->wide[i] = c->places[i];
        *some = *some || missing;
    }
    c->buffers[1] = c->bytes;
    c->sizes[1] = (int64_t)at;
}

static void make(column *c, int form, const row *rows, size_t from, size_t count, int which) {
    bool some;
    fill(c, rows, from, count, which, &some);
    plan_cells cells = cells_of(PLAN_CELLS_TEXTS, 0, c->texts);
    if (form != TEXTS) {
        cells = form == OFFSETS_4   ? cells_of(PLAN_CELLS_OFFSETS, 4, c->half)
                : form == OFFSETS_8 ? cells_of(PLAN_CELLS_OFFSETS, 8, c->whole)
                                    : cells_of(PLAN_CELLS_VIEWS, 16, c->views);
        cells.text = c->bytes;
        cells.buffers = c->buffers;
        cells.buffer_sizes = c->sizes;
        cells.buffer_count = 2;
        cells.present = some ? c->present : NULL;
    }
    if (form >= PLACES_1) {
        c->dictionary = cells;
        cells = form == PLACES_1   ? cells_of(PLAN_CELLS_SIGNED, 2, c->places)
                : form == PLACES_4 ? cells_of(PLAN_CELLS_SIGNED, 4, c->wide)
                                   : cells_of(PLAN_CELLS_UNSIGNED, 4, c->wide);
        cells.dictionary = &c->dictionary;
        cells.dictionary_count = count + 1;
    }
    cells.first = 1;
    c->cells = cells;
}

static void read_cells(const row *rows, int form, bool doubles, int decimals, size_t step,
                       told *t) {
    static column columns[COLUMNS];
    opened o;
    plan_data data = data_of(decimals);
    plan_rows *reading = NULL;
    plan_cells cells[COLUMNS];
    open_plan(&o);
    CHECK_STATUS("new",
                 plan_rows_new(o.document, &data, names, COLUMNS, NULL, o.report, NULL, &reading),
                 PLAN_OK);
    for (size_t from = 0; from < ROWS; from += step) {
        size_t count = ROWS - from < step ? ROWS - from : step;
        for (int i = 0; i < COLUMNS; i++) {
            make(&columns[i], form, rows, from, count, i);
            cells[i] = columns[i].cells;
        }
        if (doubles) {
            cells[VALUE] = cells_of(PLAN_CELLS_FLOATING, 8, columns[VALUE].doubles);
            cells[VALUE].first = 1;
            cells[VALUE].present = columns[VALUE].cells.present;
        }
        CHECK_STATUS("add", plan_rows_add(reading, cells, count, NULL), PLAN_OK);
    }
    plan_status status = plan_rows_finish(reading, NULL);
    plan_rows_free(reading);
    tell(&o, status, t);
}

static void check_tables(uint64_t rare, int decimals) {
    static row rows[ROWS];
    told file = {NULL, 0, 0}, cells = {NULL, 0, 0};
    for (int order = 0; order < ORDERS; order++) {
        make_rows(rows, order, rare);
        read_file(rows, decimals, &file);
        CHECK_TRUE("the table says something", file.length > 10000);
        for (int form = 0; form < FORMS; form++) {
            for (size_t step = ROWS; step > 0; step = step == ROWS ? 333 : 0) {
                for (int doubles = 0; doubles < 2; doubles++) {
                    char label[100];
                    snprintf(label, sizeof label, "%s %s, parts of %zu%s", form_names[form],
                             order_names[order], step, doubles != 0 ? ", doubles" : "");
                    read_cells(rows, form, doubles != 0, decimals, step, &cells);
                    CHECK_TRUE(label, strcmp(cells.text, file.text) == 0);
                }
            }
        }
    }
    free(file.text);
    free(cells.text);
}

static void whole(void) {
    check_tables(0, -1);
}

static void with_gaps(void) {
    check_tables(20, -1);
}

static void with_seldom_gaps(void) {
    check_tables(400, -1);
}

/* Doubles are rounded to the decimals that are declared as their decimal texts are. */
static void rounded(void) {
    check_tables(0, 1);
}

TEST_MAIN("rows_long", {"whole", whole}, {"with gaps", with_gaps},
          {"with seldom gaps", with_seldom_gaps}, {"rounded", rounded})
