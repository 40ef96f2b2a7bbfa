/* Cells of tables in memory that are rare or wrong: texts that differ only in the middle, widths
 * that say nothing, numbers that no figure holds, places and offsets that cannot be. What is told
 * and loaded is what the same table in a file gives. */
#include "build.h"
#include "cells.h"
#include "failing.h"

#include <stdbool.h>

#include "rows.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char plan[] =
    "{\"libplan\":1,\"indicators\":[{\"code\":\"x\",\"kind\":\"level\",\"unit\":\"tonne\"},"
    "{\"code\":\"y\",\"kind\":\"level\"}]}";

enum { MOST_ROWS = 700, MOST_COLUMNS = 6 };

/* A table that is read, and what came of it. */
typedef struct reading {
    plan_document *document;
    plan_report *report;
    plan_rows *rows;
    plan_data data;
    plan_limits limits;
    const char *names[MOST_COLUMNS];
    plan_cells cells[MOST_COLUMNS];
    size_t count; /* of columns */
    plan_error error;
} reading;

/* No column yet; every row is one of x in 2020, where no column says otherwise. */
static void begin(reading *r) {
    static const char *const set[] = {"indicator", "x", "period", "2020"};
    memset(r, 0, sizeof *r);
    r->data.struct_size = (uint32_t)sizeof r->data;
    r->data.path = "t";
    r->data.number_format = PLAN_NUMBER_PLAIN;
    r->data.set = set;
    r->data.set_pairs = 2;
    r->limits.struct_size = (uint32_t)sizeof r->limits;
    plan_error_init(&r->error);
    CHECK_STATUS("document", plan_document_new(NULL, &r->document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &r->report), PLAN_OK);
    CHECK_STATUS("plan",
                 plan_json_read(r->document, "p", plan, strlen(plan), NULL, r->report, NULL),
                 PLAN_OK);
}

static plan_cells *column(reading *r, const char *name, plan_cells cells) {
    r->names[r->count] = name;
    r->cells[r->count] = cells;
    return &r->cells[r->count++];
}

static void open_table(const char *label, reading *r) {
    CHECK_STATUS(label,
                 plan_rows_new(r->document, &r->data, r->names, r->count, &r->limits, r->report,
                               &r->error, &r->rows),
                 PLAN_OK);
}

static void add(const char *label, reading *r, size_t rows, plan_status expected) {
    if (r->rows != NULL) {
        CHECK_STATUS(label, plan_rows_add(r->rows, r->cells, rows, &r->error), expected);
    }
}

static void finish(const char *label, reading *r, plan_status expected) {
    if (r->rows != NULL) {
        CHECK_STATUS(label, plan_rows_finish(r->rows, &r->error), expected);
    }
}

static void end(reading *r) {
    plan_rows_free(r->rows);
    plan_report_free(r->report);
    plan_document_free(r->document);
}

/* digits/scale of a row, or "none". */
static const char *value_of(const reading *r, size_t row, char *text, size_t size) {
    const plan_table *table = &r->document->table;
    snprintf(text, size, "none");
    if (row < table->count) {
        plan_figure figure = plan_table_figure(table, &table->records[row]);
        snprintf(text, size, "%lld/%d", (long long)figure.value.digits, (int)figure.value.scale);
    }
    return text;
}

/* --- Texts that are told apart --- */

/* Areas of the same ends: of every length from 17 to 76, and of one length with another middle.
 * Each is named twice, in another order the second time. */
static void same_ends(void) {
    enum { LENGTHS = 60, MIDDLES = 40, ALL = LENGTHS + MIDDLES };
    static char codes[ALL][96];
    static const char *areas[2 * ALL];
    static int32_t values[2 * ALL];
    reading r;
    for (int i = 0; i < ALL; i++) {
        size_t length = i < LENGTHS ? 17 + (size_t)i : 30;
        memset(codes[i], '-', length);
        codes[i][0] = 'A';
        codes[i][length - 1] = 'Z';
        if (i >= LENGTHS) {
            codes[i][12] = (char)('A' + (i - LENGTHS) % 8);
            codes[i][13] = (char)('A' + (i - LENGTHS) / 8);
        }
        areas[i] = codes[i];
        areas[ALL + (i * 37) % ALL] = codes[i]; /* 37 and 100 have no common factor */
        values[i] = i;
        values[ALL + i] = ALL + i;
    }
    begin(&r);
    column(&r, "area", cells_of(PLAN_CELLS_TEXTS, 0, areas));
    column(&r, "value", cells_of(PLAN_CELLS_SIGNED, 4, values));
    open_table("same ends", &r);
    add("same ends", &r, 2 * ALL, PLAN_OK);
    finish("same ends", &r, PLAN_OK);
    size_t wrong = 0;
    CHECK_U64("rows", r.document->table.count, 2 * ALL);
    for (size_t i = 0; i < r.document->table.count; i++) {
        const plan_record *record = &r.document->table.records[i];
        plan_span code = plan_dictionary_code(&r.document->catalog.area_codes, record->area);
        wrong += !plan_span_is(code, areas[i]) || plan_record_digits(record) != (int64_t)i;
    }
    CHECK_U64("areas of other rows", wrong, 0);
    end(&r);
}

/* No code has so many bytes: it is told each time, and is no other code. */
static void long_texts(void) {
    static char longest[PLAN_ROWS_LONG + 2];
    static const char *codes[] = {longest, "y", longest, "x", longest};
    static const char *const period[] = {"period", "2020"};
    static const int8_t values[] = {1, 2, 3, 4, 5};
    for (int more = 0; more < 2; more++) {
        reading r;
        memset(longest, 0, sizeof longest);
        memset(longest, 'a', (size_t)(PLAN_ROWS_LONG + more));
        begin(&r);
        r.data.set = period;
        r.data.set_pairs = 1;
        column(&r, "indicator", cells_of(PLAN_CELLS_TEXTS, 0, codes));
        column(&r, "value", cells_of(PLAN_CELLS_SIGNED, 1, values));
        open_table("long", &r);
        add("long", &r, COUNT(values), PLAN_OK);
        add("long, again", &r, COUNT(values), PLAN_OK);
        finish("long", &r, PLAN_FINDINGS);
        CHECK_U64("rows", r.document->table.count, 4);
        for (size_t i = 0; i < r.document->table.count; i++) {
            CHECK_U64("indicator", r.document->table.records[i].indicator, 1 - i % 2);
        }
        end(&r);
    }
}

/* Decimals have no width: what stands there says nothing. Periods are 2020, 2021 and 2022, over and
 * over; the areas are 7.0 and 7.5. */
static void decimals_as_keys(void) {
    enum { ROWS_OF = 300 };
    static plan_decimal periods[ROWS_OF], areas[ROWS_OF];
    static int32_t values[ROWS_OF];
    static const int widths[] = {0, 1, 4, 8, 16, 99};
    for (int i = 0; i < ROWS_OF; i++) {
        periods[i] = (plan_decimal){2020 + i % 3, 0};
        areas[i] = (plan_decimal){i < 150 ? 70 : 75, 1};
        values[i] = i;
    }
    for (size_t w = 0; w < COUNT(widths); w++) {
        reading r;
        size_t wrong = 0;
        begin(&r);
        r.data.set_pairs = 1;
        column(&r, "period", cells_of(PLAN_CELLS_DECIMALS, widths[w], periods));
        column(&r, "area", cells_of(PLAN_CELLS_DECIMALS, widths[w], areas));
        column(&r, "value", cells_of(PLAN_CELLS_SIGNED, 4, values));
        open_table("decimals", &r);
        add("decimals", &r, ROWS_OF, PLAN_OK);
        finish("decimals", &r, PLAN_OK);
        CHECK_U64("rows", r.document->table.count, ROWS_OF);
        for (size_t i = 0; i < r.document->table.count; i++) {
            const plan_record *record = &r.document->table.records[i];
            const plan_record *first = &r.document->table.records[i % 3];
            wrong += record->period != first->period || record->area != (i < 150 ? 0 : 1);
        }
        CHECK_U64("periods or areas of other rows", wrong, 0);
        end(&r);
    }
}

/* --- Numbers --- */

static const int64_t longs[] = {INT64_C(99999999999999999), INT64_C(100000000000000000),
                                -INT64_C(100000000000000000), INT64_C(100000000000000)};
static const uint64_t unsigned_long = UINT64_C(100000000000000000);
static const double doubles[] = {1e15, -1e15, 12345678901234.5, 1e6, -2.5, 0.25, 999999999999999};
static const float floats[] = {1e6f, -1e6f, 999999.0f, 0.5f};
static const int64_t wide[][2] = {{INT64_C(100000000000000000), 0},
                                  {-INT64_C(100000000000000000), -1},
                                  {5, 0},
                                  {-5, -1},
                                  {5, -1},
                                  {1, 1}};
static const plan_decimal precise[] = {{INT64_C(100000000000000), 1},
                                       {INT64_C(99999999999999), 14},
                                       {5, 16},
                                       {-INT64_C(100000000000000), 3}};

/* Read twice: as one that is not known, and as one whose texts are. NULL: the number does not fit,
 * which is told each time. */
static const struct {
    const char *label;
    int type, width, scale;
    bool has_decimals;
    int decimals;
    const void *values;
    const char *text;
} numbers[] = {
    {"17 nines", PLAN_CELLS_SIGNED, 8, 0, false, 0, &longs[0], "99999999999999999/0"},
    {"10^17", PLAN_CELLS_SIGNED, 8, 0, false, 0, &longs[1], NULL},
    {"-10^17", PLAN_CELLS_SIGNED, 8, 0, false, 0, &longs[2], NULL},
    {"10^17, unsigned", PLAN_CELLS_UNSIGNED, 8, 0, false, 0, &unsigned_long, NULL},
    {"10^14 in hundredths", PLAN_CELLS_SIGNED, 8, 0, true, 2, &longs[3], "10000000000000000/2"},
    {"10^14 in ten-thousandths", PLAN_CELLS_SIGNED, 8, 0, true, 4, &longs[3], NULL},
    {"17 nines in tenths", PLAN_CELLS_SIGNED, 8, 0, true, 1, &longs[0], NULL},
    {"17 nines with 17 decimals", PLAN_CELLS_SIGNED, 8, 0, true, 17, &longs[0], NULL},
    {"10^15 as a double", PLAN_CELLS_FLOATING, 8, 0, false, 0, &doubles[0], "1000000000000000/0"},
    {"-10^15 as a double", PLAN_CELLS_FLOATING, 8, 0, false, 0, &doubles[1], "-1000000000000000/0"},
    {"15 digits, one a decimal", PLAN_CELLS_FLOATING, 8, 0, false, 0, &doubles[2],
     "123456789012345/1"},
    {"the same with its decimal", PLAN_CELLS_FLOATING, 8, 0, true, 1, &doubles[2],
     "123456789012345/1"},
    {"15 nines", PLAN_CELLS_FLOATING, 8, 0, false, 0, &doubles[6], "999999999999999/0"},
    {"hundreds", PLAN_CELLS_FLOATING, 8, 0, true, -2, &doubles[3], "10000/-2"},
    {"seven decimals", PLAN_CELLS_FLOATING, 8, 0, true, 7, &doubles[4], "-25000000/7"},
    {"a tie of a double", PLAN_CELLS_FLOATING, 8, 0, true, 0, &doubles[4], "-2/0"},
    {"a tie of hundredths", PLAN_CELLS_FLOATING, 8, 0, true, 1, &doubles[5], "2/1"},
    {"10^6 as a float", PLAN_CELLS_FLOATING, 4, 0, false, 0, &floats[0], "1000000/0"},
    {"-10^6 as a float", PLAN_CELLS_FLOATING, 4, 0, false, 0, &floats[1], "-1000000/0"},
    {"just below", PLAN_CELLS_FLOATING, 4, 0, false, 0, &floats[2], "999999/0"},
    {"a half as a float", PLAN_CELLS_FLOATING, 4, 0, false, 0, &floats[3], "5/1"},
    {"10^17 of 16 bytes", PLAN_CELLS_SCALED, 16, 0, false, 0, wide[0], NULL},
    {"-10^17 of 16 bytes", PLAN_CELLS_SCALED, 16, 0, false, 0, wide[1], NULL},
    {"16 decimals", PLAN_CELLS_SCALED, 16, 16, false, 0, wide[2], "5/16"},
    {"16 decimals below 0", PLAN_CELLS_SCALED, 16, 16, false, 0, wide[3], "-5/16"},
    {"5 - 2^64", PLAN_CELLS_SCALED, 16, 0, false, 0, wide[4], NULL},
    {"1 + 2^64", PLAN_CELLS_SCALED, 16, 0, false, 0, wide[5], NULL},
    {"a scale that no one writes", PLAN_CELLS_SCALED, 16, -100, false, 0, wide[2], NULL},
    {"16 digits of a double", PLAN_CELLS_DECIMALS, 0, 0, false, 0, &precise[0],
     "100000000000000/1"},
    {"14 decimals", PLAN_CELLS_DECIMALS, 0, 0, false, 0, &precise[1], "99999999999999/14"},
    {"16 of a decimal", PLAN_CELLS_DECIMALS, 0, 0, false, 0, &precise[2], "5/16"},
    {"below -10^14", PLAN_CELLS_DECIMALS, 0, 0, false, 0, &precise[3], "-100000000000000/3"},
};

static void read_numbers(bool by_place) {
    static const uint8_t places[] = {0};
    for (size_t i = 0; i < COUNT(numbers); i++) {
        reading r;
        char text[64];
        const char *expected = numbers[i].text == NULL ? "none" : numbers[i].text;
        plan_cells dictionary = cells_of(numbers[i].type, numbers[i].width, numbers[i].values);
        dictionary.scale = numbers[i].scale;
        begin(&r);
        r.data.has_decimals = numbers[i].has_decimals;
        r.data.decimals = numbers[i].decimals;
        plan_cells *value = column(&r, "value", dictionary);
        if (by_place) {
            *value = cells_of(PLAN_CELLS_UNSIGNED, 1, places);
            value->dictionary = &dictionary;
            value->dictionary_count = 1;
        }
        open_table(numbers[i].label, &r);
        add(numbers[i].label, &r, 1, PLAN_OK);
        add(numbers[i].label, &r, 1, PLAN_OK);
        finish(numbers[i].label, &r, numbers[i].text == NULL ? PLAN_FINDINGS : PLAN_OK);
        for (size_t row = 0; row < 2; row++) {
            CHECK_STR(numbers[i].label, value_of(&r, row, text, sizeof text), expected);
        }
        end(&r);
    }
}

static void all_numbers(void) {
    read_numbers(false);
    read_numbers(true);
}

/* --- Numbers as texts --- */

static const struct {
    const char *text;
    int format;
    const char *value; /* NULL: no number, which is told */
} written[] = {
    {"-5", PLAN_NUMBER_PLAIN, "-5/0"},
    {"12.", PLAN_NUMBER_PLAIN, NULL},
    {".5", PLAN_NUMBER_PLAIN, NULL},
    {"-", PLAN_NUMBER_PLAIN, NULL},
    {"1.5.5", PLAN_NUMBER_PLAIN, NULL},
    {"12345678.5", PLAN_NUMBER_PLAIN, "123456785/1"},
    {"-12345678.25", PLAN_NUMBER_PLAIN, "-1234567825/2"},
    {"123456789.25", PLAN_NUMBER_PLAIN, "12345678925/2"},
    {"1.12345678", PLAN_NUMBER_PLAIN, "112345678/8"},
    {"1.123456789", PLAN_NUMBER_PLAIN, "1123456789/9"},
    {"123456789012", PLAN_NUMBER_PLAIN, "123456789012/0"},
    {"12345678,25", PLAN_NUMBER_PLAIN, NULL},
    {"12345678,25", PLAN_NUMBER_VI, "1234567825/2"},
    {"12,345,678.25", PLAN_NUMBER_EN, "1234567825/2"},
    {"12.345.678,25", PLAN_NUMBER_VI, "1234567825/2"},
    {"12.345.678,25", PLAN_NUMBER_EN, NULL},
    {"123456789012.345", PLAN_NUMBER_PLAIN, "123456789012345/3"},
    {"-99999999999999.5", PLAN_NUMBER_PLAIN, "-999999999999995/1"},
    {"17-18.5", PLAN_NUMBER_PLAIN, "17/0"},
    {"", PLAN_NUMBER_PLAIN, "none"},
};

enum form { TEXTS, OFFSETS, VIEWS, FORMS };

static void written_numbers(void) {
    for (size_t i = 0; i < 3 * COUNT(written); i++) {
        const char *text = written[i / 3].text, *expected = written[i / 3].value;
        int form = (int)(i % 3);
        int32_t offsets[] = {0, (int32_t)strlen(text), 2 * (int32_t)strlen(text)}, zero = 0;
        char twice[64], views[2][16], value[64];
        const char *texts[] = {text, text}, *buffers[] = {text};
        const int64_t sizes[] = {(int64_t)strlen(text)};
        snprintf(twice, sizeof twice, "%s%s", text, text);
        memset(views, 0, sizeof views);
        for (int k = 0; k < 2; k++) {
            memcpy(views[k], &offsets[1], 4);
            memcpy(views[k] + 4, text, strlen(text) > 12 ? 4 : strlen(text));
            if (strlen(text) > 12) {
                memcpy(views[k] + 8, &zero, 4);
                memcpy(views[k] + 12, &zero, 4);
            }
        }
        reading r;
        begin(&r);
        r.data.number_format = written[i / 3].format;
        plan_cells *cells = column(&r, "value",
                                   form == TEXTS     ? cells_of(PLAN_CELLS_TEXTS, 0, texts)
                                   : form == OFFSETS ? cells_of(PLAN_CELLS_OFFSETS, 4, offsets)
                                                     : cells_of(PLAN_CELLS_VIEWS, 16, views));
        cells->text = twice;
        cells->buffers = buffers;
        cells->buffer_sizes = sizes;
        cells->buffer_count = 1;
        open_table(text, &r);
        add(text, &r, 2, PLAN_OK);
        add(text, &r, 2, PLAN_OK);
        finish(text, &r, expected == NULL ? PLAN_FINDINGS : PLAN_OK);
        for (size_t row = 0; row < 4; row++) {
            CHECK_STR(text, value_of(&r, row, value, sizeof value),
                      expected == NULL ? "none" : expected);
        }
        end(&r);
    }
}

/* What a missing cell holds is no number, and no code. */
static void missing_ones(void) {
    static const uint8_t present[] = {0x05}; /* the first and the third */
    static const char views[3][16] = {{1, 0, 0, 0, '1'}, {1, 0, 0, 0, '2'}, {1, 0, 0, 0, '3'}};
    static const int32_t offsets[] = {0, 1, 2, 3};
    for (int form = OFFSETS; form <= VIEWS; form++) {
        reading r;
        char text[64];
        begin(&r);
        plan_cells *cells = column(&r, "value",
                                   form == OFFSETS ? cells_of(PLAN_CELLS_OFFSETS, 4, offsets)
                                                   : cells_of(PLAN_CELLS_VIEWS, 16, views));
        cells->text = "123";
        cells->present = present;
        open_table("missing", &r);
        add("missing", &r, 3, PLAN_OK);
        add("missing", &r, 3, PLAN_OK);
        finish("missing", &r, PLAN_OK);
        CHECK_U64("rows", r.document->table.count, 4);
        for (size_t row = 0; row < 4; row++) {
            CHECK_STR("value", value_of(&r, row, text, sizeof text), row % 2 == 0 ? "1/0" : "3/0");
        }
        end(&r);
    }
}

/* --- Units and decimals of rows --- */

/* A column of units that is empty but for two rows, and one of decimals that are numbers. */
static void other_columns(void) {
    static const char *units[MOST_ROWS];
    static int32_t values[MOST_ROWS], digits[MOST_ROWS];
    static uint8_t no_digits[MOST_ROWS / 8 + 1];
    reading r;
    char text[64];
    for (int i = 0; i < MOST_ROWS; i++) {
        units[i] = i == 300 ? "g" : i == 301 ? "kg" : i % 2 == 0 ? NULL : "";
        values[i] = 2000 + i;
        digits[i] = 1;
    }
    no_digits[310 / 8] |= 1 << 310 % 8;
    begin(&r);
    column(&r, "value", cells_of(PLAN_CELLS_SIGNED, 4, values));
    column(&r, "unit", cells_of(PLAN_CELLS_TEXTS, 0, units));
    column(&r, "decimals", cells_of(PLAN_CELLS_SIGNED, 4, digits))->present = no_digits;
    open_table("units", &r);
    add("units", &r, MOST_ROWS, PLAN_OK);
    finish("units", &r, PLAN_OK);
    CHECK_U64("rows", r.document->table.count, MOST_ROWS);
    CHECK_STR("tonnes", value_of(&r, 299, text, sizeof text), "2299/0");
    CHECK_STR("2300 g", value_of(&r, 300, text, sizeof text), "2300/6");
    CHECK_STR("2301 kg", value_of(&r, 301, text, sizeof text), "2301/3");
    CHECK_STR("tonnes again", value_of(&r, 302, text, sizeof text), "2302/0");
    CHECK_STR("one decimal", value_of(&r, 310, text, sizeof text), "23100/1");
    end(&r);

    static const char *const in_kg[] = {"indicator", "x", "period", "2020", "unit", "kg"};
    begin(&r);
    r.data.set = in_kg;
    r.data.set_pairs = 3;
    column(&r, "value", cells_of(PLAN_CELLS_SIGNED, 4, values));
    open_table("all in kg", &r);
    add("all in kg", &r, 3, PLAN_OK);
    finish("all in kg", &r, PLAN_OK);
    CHECK_STR("2002 kg", value_of(&r, 2, text, sizeof text), "2002/3");
    end(&r);
}

/* --- What cannot be, after rows that can --- */

enum wrong { A_PLACE, A_VIEW, OFFSETS_BELOW, OFFSETS_BACK, NO_TEXT, NO_BUFFER, WRONGS };
static const char *const wrongs[] = {"a place",         "a view",  "offsets below 0",
                                     "offsets go back", "no text", "no buffer"};

/* Twelve rows of a text of 13 bytes; the tenth is spoilt. In any column that is read the rows
 * before are loaded, and nothing outside of the buffers is looked at. */
static void spoilt(void) {
    static const char *const columns[] = {"area", "unit", "value", "period"};
    static const char *const cell_texts[] = {"the_far_north", "tonne, metric", "12345678.1250",
                                             "2020-01/20-03"};
    for (size_t i = 0; i < COUNT(columns) * WRONGS; i++) {
        enum { ROWS_OF = 12, BAD = 9 };
        const char *name = columns[i / WRONGS], *text = cell_texts[i / WRONGS];
        int wrong = (int)(i % WRONGS);
        char label[80], views[ROWS_OF][16], bytes[13 * ROWS_OF + 1] = "";
        const char *buffers[2] = {text, NULL}, *dictionary_texts[1] = {text};
        const int64_t sizes[2] = {13, 13};
        int32_t offsets[ROWS_OF + 1] = {0}, places[ROWS_OF] = {0}, values[ROWS_OF] = {0};
        const int32_t length = 13, beyond = 2, other = 1;
        plan_cells dictionary = cells_of(PLAN_CELLS_TEXTS, 0, dictionary_texts);
        snprintf(label, sizeof label, "%s: %s", name, wrongs[wrong]);
        memset(views, 0, sizeof views);
        for (int k = 0; k < ROWS_OF; k++) {
            memcpy(views[k], &length, 4);
            memcpy(views[k] + 4, text, 4);
            memcpy(bytes + 13 * k, text, 13);
            offsets[k + 1] = 13 * (k + 1);
        }
        places[BAD] = -1;
        memcpy(views[BAD] + 8, wrong == A_VIEW ? &beyond : &other, 4);
        plan_cells cells = cells_of(PLAN_CELLS_VIEWS, 16, views);
        size_t read = BAD;
        if (wrong == A_PLACE) {
            cells = cells_of(PLAN_CELLS_SIGNED, 4, places);
            cells.dictionary = &dictionary;
            cells.dictionary_count = 1;
        } else if (wrong >= OFFSETS_BELOW && wrong <= NO_TEXT) {
            cells = cells_of(PLAN_CELLS_OFFSETS, 4, offsets);
            cells.text = wrong == NO_TEXT ? NULL : bytes;
            offsets[BAD + 1] = wrong == OFFSETS_BACK ? 0 : offsets[BAD + 1];
            offsets[0] = wrong == OFFSETS_BELOW ? -1 : 0;
            read = wrong == OFFSETS_BACK ? BAD : 0;
        }
        cells.buffers = buffers;
        cells.buffer_sizes = sizes;
        cells.buffer_count = 2;
        reading r;
        begin(&r);
        column(&r, name, cells);
        if (strcmp(name, "value") != 0) {
            column(&r, "value", cells_of(PLAN_CELLS_SIGNED, 4, values));
        }
        r.data.set_pairs = strcmp(name, "period") == 0 ? 1 : 2;
        open_table(label, &r);
        add(label, &r, ROWS_OF, PLAN_SYNTAX);
        CHECK_STR(label, strstr(r.error.message, "a cell lies outside of its buffers"),
                  "a cell lies outside of its buffers");
        if (strcmp(name, "unit") != 0 && strcmp(name, "period") != 0) {
            CHECK_U64(label, r.document->table.count, read);
        }
        end(&r);
    }
}

/* Cells that cannot be, each like the one before it, from the tenth row on: what is compared is not
 * read either. Rows of the value column of 13 bytes and its place, or of offsets. */
static void spoilt_alike(void) {
    static const struct {
        const char *label;
        int32_t length, offset, step; /* of views, of row 9; each further row has `step` more */
        int32_t first, distance;      /* of offsets, where length is 0 */
    } rows[] = {{"lengths below 0", -5, 0, 1, 0, 0},      {"offsets below 0", 13, -9, 1, 0, 0},
                {"beyond the end", 13, 20, 1, 0, 0},      {"offsets that fall", 0, 0, 0, 90, -1},
                {"offsets all below 0", 0, 0, 0, -90, 3}, {"the first below 0", 0, 0, 0, -3, 3}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        enum { ROWS_OF = 20, BAD = 9 };
        static const char *const buffers[] = {"the_far_north"};
        static const int64_t sizes[] = {13};
        static const int8_t values[ROWS_OF] = {0};
        char views[ROWS_OF][16], bytes[200] = "";
        int32_t offsets[ROWS_OF + 1];
        plan_cells cells = cells_of(PLAN_CELLS_VIEWS, 16, views);
        memset(views, 0, sizeof views);
        for (int k = 0; k <= ROWS_OF; k++) {
            offsets[k] = rows[i].first + rows[i].distance * k;
            int32_t length = k < BAD ? 13 : rows[i].length;
            int32_t offset = k < BAD ? 0 : rows[i].offset + rows[i].step * (k - BAD);
            if (k < ROWS_OF) {
                memcpy(views[k], &length, 4);
                memcpy(views[k] + 4, "the_", 4);
                memcpy(views[k] + 12, &offset, 4);
            }
        }
        memset(bytes, 'a', sizeof bytes - 1);
        if (rows[i].length == 0) {
            cells = cells_of(PLAN_CELLS_OFFSETS, 4, offsets);
            cells.text = bytes;
        }
        cells.buffers = buffers;
        cells.buffer_sizes = sizes;
        cells.buffer_count = 1;
        reading r;
        begin(&r);
        column(&r, "area", cells);
        column(&r, "value", cells_of(PLAN_CELLS_SIGNED, 1, values));
        open_table(rows[i].label, &r);
        add(rows[i].label, &r, ROWS_OF, PLAN_SYNTAX);
        CHECK_U64(rows[i].label, r.document->table.count, rows[i].length != 0 ? BAD : 0);
        end(&r);
    }
}

/* Views that begin alike: short ones that end differently, and long ones that differ only amid. */
static void alike(void) {
    static const char *const texts[][2] = {{"north1", "north2"},
                                           {"the north one, far away", "the south one, far away"},
                                           {"the north one, far away", "the north one, far off!"}};
    for (size_t i = 0; i < COUNT(texts); i++) {
        enum { ROWS_OF = 60 };
        static int8_t values[ROWS_OF];
        char views[ROWS_OF][16];
        const char *buffers[] = {texts[i][0], texts[i][1]};
        const int64_t sizes[] = {(int64_t)strlen(texts[i][0]), (int64_t)strlen(texts[i][1])};
        memset(views, 0, sizeof views);
        for (int k = 0; k < ROWS_OF; k++) {
            int32_t which = k / 3 % 2, length = (int32_t)sizes[which];
            memcpy(views[k], &length, 4);
            memcpy(views[k] + 4, texts[i][which], length > 12 ? 4 : (size_t)length);
            if (length > 12) {
                memcpy(views[k] + 8, &which, 4);
            }
            values[k] = (int8_t)k;
        }
        reading r;
        size_t wrong = 0;
        begin(&r);
        plan_cells *cells = column(&r, "area", cells_of(PLAN_CELLS_VIEWS, 16, views));
        cells->buffers = buffers;
        cells->buffer_sizes = sizes;
        cells->buffer_count = 2;
        column(&r, "value", cells_of(PLAN_CELLS_SIGNED, 1, values));
        open_table(texts[i][0], &r);
        add(texts[i][0], &r, ROWS_OF, PLAN_OK);
        finish(texts[i][0], &r, PLAN_OK);
        CHECK_U64(texts[i][0], r.document->table.count, ROWS_OF);
        for (size_t k = 0; k < r.document->table.count; k++) {
            wrong += r.document->table.records[k].area != k / 3 % 2;
        }
        CHECK_U64(texts[i][0], wrong, 0);
        end(&r);
    }
}

/* A part that is much smaller than its dictionary: places are looked at one by one. */
static void large_dictionaries(void) {
    static const char *texts[100];
    static const uint8_t places[] = {99, 98, 99}, beyond[] = {100};
    static const int8_t values[] = {1, 2, 3};
    plan_cells dictionary = cells_of(PLAN_CELLS_TEXTS, 0, texts);
    reading r;
    for (size_t i = 0; i < COUNT(texts); i++) {
        texts[i] = i == 99 ? "y" : i == 98 ? "x" : "nobody";
    }
    begin(&r);
    r.data.set = (const char *const[]){"period", "2020"};
    r.data.set_pairs = 1;
    plan_cells *codes = column(&r, "indicator", cells_of(PLAN_CELLS_UNSIGNED, 1, places));
    codes->dictionary = &dictionary;
    codes->dictionary_count = COUNT(texts);
    column(&r, "value", cells_of(PLAN_CELLS_SIGNED, 1, values));
    open_table("places", &r);
    add("three of a hundred", &r, 3, PLAN_OK);
    codes->values = beyond;
    add("the hundred and first", &r, 1, PLAN_SYNTAX);
    CHECK_U64("rows", r.document->table.count, 3);
    for (size_t i = 0; i < r.document->table.count; i++) {
        CHECK_U64("indicator", r.document->table.records[i].indicator, i == 1 ? 0 : 1);
    }
    end(&r);
}

/* Columns that are there and hold nothing; a column so far to the right that a record has no room
 * for its number; a period that is none, which each row is told about. */
static void odd_columns(void) {
    enum { FAR = 300, ROWS_OF = 20 };
    static const int32_t values[ROWS_OF] = {7, 8, 9};
    static const char *far_names[FAR], *areas[ROWS_OF];
    static char notes[FAR][16];
    static plan_cells far_cells[FAR];
    static const char *const no_period[] = {"indicator", "x", "period", "soon"};
    reading r;
    char text[64];
    begin(&r);
    column(&r, "value", cells_of(PLAN_CELLS_SIGNED, 4, values));
    column(&r, "area", cells_of(PLAN_CELLS_MISSING, 0, NULL));
    column(&r, "unit", cells_of(PLAN_CELLS_MISSING, 0, NULL));
    open_table("nothing", &r);
    add("nothing", &r, 3, PLAN_OK);
    finish("nothing", &r, PLAN_OK);
    CHECK_STR("nothing", value_of(&r, 2, text, sizeof text), "9/0");
    end(&r);

    begin(&r);
    for (size_t i = 0; i < FAR; i++) {
        snprintf(notes[i], sizeof notes[i], "note %zu", i);
        far_names[i] = i + 1 < FAR ? notes[i] : "value";
        far_cells[i] = cells_of(PLAN_CELLS_SIGNED, 4, values);
    }
    CHECK_STATUS("far",
                 plan_rows_new(r.document, &r.data, far_names, FAR, NULL, r.report, NULL, &r.rows),
                 PLAN_OK);
    CHECK_STATUS("far", plan_rows_add(r.rows, far_cells, 3, NULL), PLAN_OK);
    finish("far", &r, PLAN_OK);
    CHECK_STR("far", value_of(&r, 2, text, sizeof text), "9/0");
    CHECK_U64("far", plan_table_column(&r.document->table, &r.document->table.records[2]), FAR);
    end(&r);

    for (size_t i = 0; i < ROWS_OF; i++) {
        areas[i] = i % 2 == 0 ? "north" : "south";
    }
    begin(&r);
    r.data.set = no_period;
    column(&r, "value", cells_of(PLAN_CELLS_SIGNED, 4, values));
    column(&r, "area", cells_of(PLAN_CELLS_TEXTS, 0, areas));
    open_table("no period", &r);
    add("no period", &r, ROWS_OF, PLAN_OK);
    finish("no period", &r, PLAN_FINDINGS);
    CHECK_U64("no period", r.document->table.count, 0);
    end(&r);
}

/* --- Cells that are none --- */

static void no_such_cells(void) {
    static const int8_t values[] = {1};
    static const char *const texts[] = {"x"};
    plan_cells good = cells_of(PLAN_CELLS_SIGNED, 1, values);
    plan_cells dictionary = cells_of(PLAN_CELLS_TEXTS, 0, texts), nested = dictionary;
    const char *const buffers[] = {"x"};
    struct {
        const char *label;
        plan_cells cells;
    } rows[] = {{"dates of 2 bytes", good},          {"10^1001", good},
                {"buffers without sizes", good},     {"a dictionary with a dictionary", good},
                {"a dictionary of no length", good}, {"a dictionary of wrong cells", good}};
    rows[0].cells.type = PLAN_CELLS_DATES;
    rows[0].cells.width = 2;
    rows[1].cells.type = PLAN_CELLS_SCALED;
    rows[1].cells.width = 8;
    rows[1].cells.scale = -1001;
    rows[2].cells.buffers = buffers;
    rows[2].cells.buffer_count = 1;
    nested.dictionary = &dictionary;
    rows[3].cells.dictionary = &nested;
    rows[4].cells.dictionary = &dictionary;
    rows[4].cells.dictionary_count = SIZE_MAX;
    plan_cells other = cells_of(PLAN_CELLS_SIGNED, 3, values);
    rows[5].cells.dictionary = &other;
    for (size_t i = 0; i < COUNT(rows); i++) {
        reading r;
        begin(&r);
        column(&r, "value", rows[i].cells);
        open_table(rows[i].label, &r);
        add(rows[i].label, &r, 1, PLAN_INVALID);
        CHECK_STR(rows[i].label, r.error.message, "column value: such cells cannot be read");
        end(&r);
    }
}

/* --- Parts --- */

static void parts(void) {
    static const int8_t values[4] = {1, 2, 3, 4};
    static const char *const names[] = {"value"};
    reading r;
    begin(&r);
    column(&r, "value", cells_of(PLAN_CELLS_SIGNED, 1, values));
    open_table("parts", &r);
    add("numbers", &r, 2, PLAN_OK);
    r.cells[0] = cells_of(PLAN_CELLS_MISSING, 0, NULL);
    add("nothing after numbers", &r, 2, PLAN_OK);
    r.cells[0] = cells_of(PLAN_CELLS_SIGNED, 1, values);
    add("numbers again", &r, 2, PLAN_OK);
    finish("parts", &r, PLAN_OK);
    CHECK_U64("rows", r.document->table.count, 4);
    CHECK_U64("line", plan_table_line(&r.document->table, &r.document->table.records[2]), 6);
    end(&r);

    begin(&r);
    CHECK_STATUS("no names",
                 plan_rows_new(r.document, &r.data, NULL, 0, NULL, r.report, NULL, &r.rows),
                 PLAN_OK);
    finish("no names", &r, PLAN_FINDINGS);
    end(&r);

    begin(&r);
    CHECK_STATUS(
        "more names than there can be",
        plan_rows_new(r.document, &r.data, names, INT32_MAX, NULL, r.report, NULL, &r.rows),
        PLAN_INVALID);
    CHECK_STATUS("close", plan_report_close(r.report), PLAN_OK);
    CHECK_STATUS("a finished report",
                 plan_rows_new(r.document, &r.data, names, 1, NULL, r.report, NULL, &r.rows),
                 PLAN_INVALID);
    end(&r);
}

/* A table of a document that is not ready. */
static void not_ready(void) {
    static const char *const names[] = {"value"};
    reading r;
    begin(&r);
    plan_indicator indicator = {
        .struct_size = sizeof indicator, .code = "g", .kind = PLAN_GROWTH, .unit = "%", .of = "?"};
    CHECK_STATUS("of nothing", plan_document_add_indicator(r.document, &indicator, NULL), PLAN_OK);
    plan_status status = plan_document_finish(r.document, NULL);
    CHECK_TRUE("the catalog is wrong", status != PLAN_OK);
    CHECK_STATUS("the same",
                 plan_rows_new(r.document, &r.data, names, 1, NULL, r.report, &r.error, &r.rows),
                 status);
    CHECK_TRUE("why", r.error.message[0] != '\0');
    end(&r);
}

static plan_status without_parts(const plan_allocator *allocator) {
    static const char *const names[] = {"indicator", "period", "value"};
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_rows *rows = NULL;
    plan_data data;
    memset(&data, 0, sizeof data);
    data.struct_size = (uint32_t)sizeof data;
    data.number_format = PLAN_NUMBER_PLAIN;
    plan_status status = plan_document_new(allocator, &document);
    status = status == PLAN_OK ? plan_report_new(allocator, NULL, &report) : status;
    status = status == PLAN_OK
                 ? plan_json_read(document, "p", plan, strlen(plan), NULL, report, NULL)
                 : status;
    status = status == PLAN_OK ? plan_rows_new(document, &data, names, 3, NULL, report, NULL, &rows)
                               : status;
    status = status == PLAN_OK ? plan_rows_finish(rows, NULL) : status;
    plan_rows_free(rows);
    plan_report_free(report);
    plan_document_free(document);
    return status;
}

static void memory(void) {
    CHECK_TRUE("every allocation may fail", failing_everywhere(without_parts));
}

/* --- Limits --- */

static void many_rows(void) {
    static const int8_t values[4] = {1, 2, 3, 4};
    reading r;
    begin(&r);
    r.limits.max_observations = 2;
    column(&r, "value", cells_of(PLAN_CELLS_SIGNED, 1, values));
    open_table("two rows", &r);
    add("a part of four", &r, 4, PLAN_LIMIT);
    CHECK_U64("rows", r.document->table.count, 2);
    end(&r);

    begin(&r);
    r.limits.max_observations = SIZE_MAX; /* the library's own limit holds */
    column(&r, "value", cells_of(PLAN_CELLS_SIGNED, 1, values));
    open_table("no limit", &r);
    add("no limit", &r, 1, PLAN_OK);
    if (r.rows != NULL) {
        r.rows->line = UINT32_MAX - 2; /* as if there had been as many rows */
    }
    add("the last lines", &r, 4, PLAN_LIMIT);
    CHECK_U64("rows", r.document->table.count, 3);
    end(&r);

    /* Lines of all tables are counted together. */
    begin(&r);
    column(&r, "value", cells_of(PLAN_CELLS_SIGNED, 1, values));
    open_table("the first table", &r);
    add("the first table", &r, 4, PLAN_OK);
    finish("the first table", &r, PLAN_OK);
    plan_rows_free(r.rows);
    r.rows = NULL;
    open_table("the second table", &r);
    if (r.rows != NULL) {
        r.rows->line = UINT32_MAX - 2;
    }
    add("lines behind those of the first", &r, 1, PLAN_LIMIT);
    CHECK_U64("rows", r.document->table.count, 4);
    end(&r);
}

static int32_t end_it(void *context, const plan_moment *moment) {
    uint64_t *calls = context;
    ++*calls;
    return moment->rows > 0;
}

/* Who watches ends it amid the rows: what was read until then stays. */
static void cancelled(void) {
    static int32_t values[MOST_ROWS];
    uint64_t calls = 0;
    reading r;
    begin(&r);
    CHECK_STATUS("watch", plan_document_watch(r.document, end_it, &calls), PLAN_OK);
    column(&r, "value", cells_of(PLAN_CELLS_SIGNED, 4, values));
    open_table("cancelled", &r);
    add("a part", &r, 1, PLAN_OK);
    if (r.rows != NULL) {
        r.rows->pulse.last = 0; /* the last beat was long ago */
    }
    add("cancelled", &r, MOST_ROWS, PLAN_CANCELLED);
    CHECK_U64("calls", calls, 2);
    CHECK_TRUE("rows", r.document->table.count > 1 && r.document->table.count < MOST_ROWS);
    end(&r);
}

TEST_MAIN("rows, cells", {"same ends", same_ends}, {"long texts", long_texts},
          {"decimals as keys", decimals_as_keys}, {"numbers", all_numbers},
          {"written numbers", written_numbers}, {"missing ones", missing_ones},
          {"other columns", other_columns}, {"spoilt", spoilt}, {"spoilt alike", spoilt_alike},
          {"alike", alike}, {"large dictionaries", large_dictionaries},
          {"odd columns", odd_columns}, {"no such cells", no_such_cells}, {"parts", parts},
          {"not ready", not_ready}, {"memory", memory}, {"many rows", many_rows},
          {"cancelled", cancelled})
