/* Tables in memory: the same of them as of the same table in a file, whatever their cells are. */
#include "build.h"
#include "cells.h"
#include "failing.h"

#include <math.h>
#include <stdbool.h>

#include "rows.h"

static const char plan[] =
    "{\"libplan\":1,\"indicators\":[{\"code\":\"out\",\"kind\":\"level\",\"unit\":\"tonne\"},"
    "{\"code\":\"a_code_that_is_longer_than_16\",\"kind\":\"share\",\"unit\":\"%\"},"
    "{\"code\":\"heads\",\"kind\":\"count\",\"unit\":\"person\"},"
    "{\"code\":\"tight\",\"kind\":\"share\",\"unit\":\"%\",\"decimals\":1}],"
    "\"areas\":[{\"code\":\"all\"},{\"code\":\"north\",\"parent\":\"all\"},"
    "{\"code\":\"south\",\"parent\":\"all\"}]}";

enum { COLUMNS = 6, ROWS = 24 };
static const char *const names[COLUMNS] = {"area", "indicator", "period", "value", "unit", "extra"};
static const char *const table[ROWS][COLUMNS] = {
    {"all", "out", "2020", "5.5", NULL, "?"},
    {"all", "out", "2021", "-5", NULL, NULL},
    {"north", "out", "2020", "1234567890.25", NULL, NULL},
    {"north", "out", "2021", NULL, NULL, NULL},
    {"north", "a_code_that_is_longer_than_16", "2021", "14.47", NULL, NULL},
    {"north", "a_code_that_is_longer_than_16", "2022", "14,47", NULL, NULL},
    {"south", "a_code_that_is_longer_than_1?", "2022", "14.47", NULL, NULL},
    {"south", "heads", "2022", "12", NULL, NULL},
    {"south", "heads", "2022-Q1", "12.0", NULL, NULL},
    {"south", "heads", "2022-13", "12.0", NULL, NULL},
    {"so\nuth", "heads", "2022", "1", NULL, NULL},
    {NULL, "heads", "2023", "1", NULL, NULL},
    {NULL, NULL, "2023", "1", NULL, NULL},
    {"all", "heads", NULL, "1", NULL, NULL},
    {"all", "tight", "2023", "1.25", NULL, NULL},
    {"all", "tight", "2023-Q2", "about 1.2", NULL, NULL},
    {"all", "out", "2030", "7", "kg", NULL},
    {"all", "out", "2031", "7", "ha", NULL},
    {"all", "out", "2032", "0.12345678901234567", NULL, NULL},
    {"all", "out", "2033", "1234567890123456789012", NULL, NULL},
    {"all", "out", "2034", "-", NULL, NULL},
    {"all", "out", "2035", "five", NULL, NULL},
    {"\xff", "out", "2036", "5", NULL, NULL},
    {"north", "out", "2037", "17-18.5 tonne", NULL, NULL},
};

/* --- What was read, as text --- */

typedef struct told {
    char text[12000];
} told;

static void add(told *t, const char *text) {
    size_t n = strlen(t->text);
    snprintf(t->text + n, sizeof t->text - n, "%s", text);
}

/* Rows of the table and findings, but for columns: those of a file count characters. */
static void tell(const plan_document *document, plan_report *report, plan_status status, told *t) {
    char line[400];
    const plan_table *rows = &document->table;
    snprintf(line, sizeof line, "%s\n", plan_status_name(status));
    t->text[0] = '\0';
    add(t, line);
    for (size_t i = 0; i < rows->count; i++) {
        const plan_record *r = &rows->records[i];
        bool is_special = (r->bits & PLAN_RECORD_SPECIAL) != 0;
        plan_figure figure = plan_table_figure(rows, r);
        snprintf(line, sizeof line, "%u: %u %u %u %u %u %lld/%d %d %d%s\n",
                 (unsigned)plan_table_line(rows, r), r->indicator, (unsigned)r->area,
                 (unsigned)r->period, (unsigned)r->series, (unsigned)r->statement,
                 (long long)figure.value.digits, (int)figure.value.scale, figure.reading,
                 r->bits & ~PLAN_RECORD_SPECIAL, is_special ? " special" : "");
        add(t, line);
    }
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    for (size_t i = 0; i < plan_report_finding_count(report); i++) {
        const plan_finding *f = plan_report_finding(report, i);
        snprintf(line, sizeof line, "%s %u %s\n", f->code, (unsigned)f->line, f->message);
        add(t, line);
    }
}

static plan_data data_of(void) {
    static const char *const missing[] = {"-"};
    plan_data data;
    memset(&data, 0, sizeof data);
    data.struct_size = (uint32_t)sizeof data;
    data.path = "t";
    data.number_format = PLAN_NUMBER_PLAIN;
    data.missing = missing;
    data.missing_count = 1;
    return data;
}

typedef struct opened {
    plan_document *document;
    plan_report *report;
} opened;

static bool open_plan(const char *text, opened *o) {
    o->document = NULL;
    o->report = NULL;
    return CHECK_STATUS("document", plan_document_new(NULL, &o->document), PLAN_OK) &&
           CHECK_STATUS("report", plan_report_new(NULL, NULL, &o->report), PLAN_OK) &&
           CHECK_STATUS(
               "plan",
               plan_json_read(o->document, "p.json", text, strlen(text), NULL, o->report, NULL),
               PLAN_OK);
}

static void close_plan(opened *o) {
    plan_report_free(o->report);
    plan_document_free(o->document);
}

/* --- The table as a file --- */

static void put_cell(char *text, const char *cell) {
    strcat(text, "\"");
    for (const char *c = cell == NULL ? "" : cell; *c != '\0'; c++) {
        size_t n = strlen(text);
        if (*c == '\n') {
            strcat(text, "\xe2\x90\xa4");
        } else {
            text[n] = *c;
            text[n + 1] = '\0';
        }
    }
    strcat(text, "\"");
}

static void read_file(told *t) {
    static char text[8000];
    opened o;
    plan_data data = data_of();
    text[0] = '\0';
    for (int row = -1; row < ROWS; row++) {
        for (int i = 0; i < COLUMNS; i++) {
            strcat(text, i > 0 ? "," : "");
            put_cell(text, row < 0 ? names[i] : table[row][i]);
        }
        strcat(text, "\n");
    }
    build_source source = {text, 0, 0};
    if (open_plan(plan, &o)) {
        plan_status status =
            plan_csv_read(o.document, &data, build_read, &source, NULL, o.report, NULL);
        tell(o.document, o.report, status, t);
    }
    close_plan(&o);
}

/* --- The table as cells --- */

enum form { TEXTS, OFFSETS_4, OFFSETS_8, VIEWS, PLACES, WIDE_PLACES, FORMS };
static const char *const form_names[] = {"texts", "offsets of 4", "offsets of 8",
                                         "views", "places",       "places in views"};

/* One column in every form; `junk` cells stand before the first. */
typedef struct made {
    plan_cells cells, dictionary;
    const char *texts[ROWS + 2];
    char bytes[2000];
    int32_t half[ROWS + 3];
    int64_t whole[ROWS + 3];
    char views[16 * (ROWS + 2)];
    const char *buffers[1];
    int64_t sizes[1];
    uint8_t present[(ROWS + 2) / 8 + 1];
    uint8_t places[ROWS + 2];
    int64_t wide_places[ROWS + 2];
} made;

static void make_texts(made *m, int column, size_t from, size_t count, size_t junk) {
    size_t at = 0;
    memset(m, 0, sizeof *m);
    for (size_t i = 0; i < count + junk; i++) {
        const char *text = i < junk ? "junk" : table[from + i - junk][column];
        size_t length = text == NULL ? 0 : strlen(text);
        int32_t length4 = (int32_t)length, zero = 0, at4 = (int32_t)at;
        m->texts[i] = text;
        memcpy(m->bytes + at, text == NULL ? "" : text, length);
        memcpy(m->views + 16 * i, &length4, 4);
        memcpy(m->views + 16 * i + 4, text == NULL ? "" : text, length > 12 ? 4 : length);
        if (length > 12) {
            memcpy(m->views + 16 * i + 8, &zero, 4);
            memcpy(m->views + 16 * i + 12, &at4, 4);
        }
        at += length;
        m->half[i + 1] = (int32_t)at;
        m->whole[i + 1] = (int64_t)at;
        m->present[i / 8] |= (uint8_t)((text != NULL) << i % 8);
        m->places[i] = (uint8_t)(count + junk - 1 - i); /* the dictionary is turned round */
        m->wide_places[i] = (int64_t)i;
    }
    m->buffers[0] = m->bytes;
    m->sizes[0] = (int64_t)at;
}

static void make(made *m, int form, int column, size_t from, size_t count, size_t junk) {
    make_texts(m, column, from, count, junk);
    m->cells = cells_of(PLAN_CELLS_TEXTS, 0, m->texts);
    if (form == OFFSETS_4 || form == OFFSETS_8) {
        m->cells = form == OFFSETS_4 ? cells_of(PLAN_CELLS_OFFSETS, 4, m->half)
                                     : cells_of(PLAN_CELLS_OFFSETS, 8, m->whole);
        m->cells.text = m->bytes;
        m->cells.present = m->present;
    } else if (form == VIEWS || form == WIDE_PLACES) {
        m->cells = cells_of(PLAN_CELLS_VIEWS, 16, m->views);
        m->cells.buffers = m->buffers;
        m->cells.buffer_sizes = m->sizes;
        m->cells.buffer_count = 1;
        m->cells.present = m->present;
    }
    if (form == PLACES || form == WIDE_PLACES) {
        m->dictionary = m->cells;
        m->cells = form == PLACES ? cells_of(PLAN_CELLS_UNSIGNED, 1, m->places)
                                  : cells_of(PLAN_CELLS_SIGNED, 8, m->wide_places);
        m->cells.dictionary = &m->dictionary;
        m->cells.dictionary_count = count + junk;
        if (form == PLACES) { /* turned: the texts stand from the end */
            for (size_t i = 0; i < count + junk; i++) {
                m->texts[i] = i < count ? table[from + count - 1 - i][column] : "junk";
            }
        }
    }
    m->cells.first = junk;
}

static void read_cells(int form, size_t step, size_t junk, told *t) {
    opened o;
    plan_data data = data_of();
    plan_rows *rows = NULL;
    plan_error error;
    plan_error_init(&error);
    if (open_plan(plan, &o) && CHECK_STATUS(form_names[form],
                                            plan_rows_new(o.document, &data, names, COLUMNS, NULL,
                                                          o.report, &error, &rows),
                                            PLAN_OK)) {
        static made columns[COLUMNS];
        plan_cells cells[COLUMNS];
        for (size_t from = 0; from < ROWS; from += step) {
            size_t count = ROWS - from < step ? ROWS - from : step;
            for (int i = 0; i < COLUMNS; i++) {
                make(&columns[i], form, i, from, count, junk);
                cells[i] = columns[i].cells;
            }
            CHECK_STATUS(error.message, plan_rows_add(rows, cells, count, &error), PLAN_OK);
            CHECK_STATUS("no rows", plan_rows_add(rows, cells, 0, &error), PLAN_OK);
        }
        tell(o.document, o.report, plan_rows_finish(rows, &error), t);
    }
    plan_rows_free(rows);
    close_plan(&o);
}

static void as_file(void) {
    static told file, cells;
    read_file(&file);
    CHECK_TRUE("the table says something", strlen(file.text) > 1000);
    for (int form = 0; form < FORMS; form++) {
        for (size_t step = 1; step <= ROWS; step = step == 1 ? 7 : step == 7 ? ROWS : ROWS + 1) {
            for (size_t junk = 0; junk < 3; junk += 2) {
                char label[60];
                snprintf(label, sizeof label, "%s by %zu after %zu", form_names[form], step, junk);
                read_cells(form, step, junk, &cells);
                CHECK_STR(label, cells.text, file.text);
            }
        }
    }
}

/* --- Numbers --- */

#define A_PLAN "{\"libplan\":1,\"indicators\":[{\"code\":\"x\",\"kind\":\"level\"}]}"

/* One value with the declared decimals (-1: none): digits/scale, or the message. */
static void read_value(const plan_cells *value, int decimals, char *text, size_t size) {
    static const char *const set[] = {"indicator", "x", "period", "2020"};
    static const char *const one[] = {"value"};
    opened o;
    plan_rows *rows = NULL;
    plan_data data = data_of();
    plan_error error;
    plan_error_init(&error);
    data.number_format = PLAN_NUMBER_VI; /* of texts: numbers do not care */
    data.set = set;
    data.set_pairs = 2;
    data.has_decimals = decimals >= 0;
    data.decimals = decimals;
    snprintf(text, size, "nothing");
    if (open_plan(A_PLAN, &o) &&
        CHECK_STATUS("new", plan_rows_new(o.document, &data, one, 1, NULL, o.report, &error, &rows),
                     PLAN_OK)) {
        for (int i = 0; i < 2; i++) { /* slowly, then as one that is known */
            CHECK_STATUS(error.message, plan_rows_add(rows, value, 1, &error), PLAN_OK);
        }
        plan_status status = plan_rows_finish(rows, &error);
        const plan_table *read = &o.document->table;
        if (status == PLAN_FINDINGS) {
            CHECK_STATUS("close", plan_report_close(o.report), PLAN_OK);
            snprintf(text, size, "%s", plan_report_finding(o.report, 0)->message);
        } else if (read->count == 2) {
            plan_figure first = plan_table_figure(read, &read->records[0]);
            plan_figure second = plan_table_figure(read, &read->records[1]);
            CHECK_INT("the same again", second.value.digits, first.value.digits);
            CHECK_INT("the same again", second.value.scale, first.value.scale);
            CHECK_U64("line", plan_table_line(read, &read->records[1]), 3);
            CHECK_U64("column", plan_table_column(read, &read->records[1]), 1);
            snprintf(text, size, "%lld/%d%s", (long long)first.value.digits, (int)first.value.scale,
                     (read->records[1].bits & PLAN_RECORD_DUMPED) != 0 ? " dumped" : "");
        }
    }
    plan_rows_free(rows);
    close_plan(&o);
}

static const int8_t tiny = -7;
static const uint8_t byte = 200;
static const int16_t small = -300;
static const uint16_t word = 60000;
static const int32_t half = -2000000000;
static const uint32_t unsigned_half = 4000000000u;
static const int64_t whole = -INT64_C(99999999999999999), large = INT64_MIN;
static const uint64_t unsigned_whole = 5, too_large = UINT64_MAX;
static const float narrow = 0.1f, narrow_whole = 12;
static const double quarter = 0.25, third = 14.47, none = (double)NAN, minus_nought = -0.0,
                    sum = 0.1 + 0.2, tie = 2.675, endless = (double)INFINITY, hundred = 100,
                    endless_below = (double)-INFINITY, tiny_double = 1e-300,
                    many = 123456.123456789, little = 0.0070000000000000001;
static const plan_decimal decimal = {1500, 2}, broken = {1, 99}, shifted = {15, -2};
static const int64_t wide[] = {-12345, -1}, wide_large[] = {0, 1}, wide_short[] = {900, 0};
static const int32_t scaled_half = 1250;

static const struct {
    const char *label;
    int type, width, scale, decimals;
    const void *values;
    const char *text;
} numbers[] = {
    {"1 byte", PLAN_CELLS_SIGNED, 1, 0, -1, &tiny, "-7/0"},
    {"1 byte unsigned", PLAN_CELLS_UNSIGNED, 1, 0, -1, &byte, "200/0"},
    {"2 bytes", PLAN_CELLS_SIGNED, 2, 0, -1, &small, "-300/0"},
    {"2 bytes unsigned", PLAN_CELLS_UNSIGNED, 2, 0, -1, &word, "60000/0"},
    {"4 bytes", PLAN_CELLS_SIGNED, 4, 0, -1, &half, "-2000000000/0"},
    {"4 bytes unsigned", PLAN_CELLS_UNSIGNED, 4, 0, -1, &unsigned_half, "4000000000/0"},
    {"8 bytes", PLAN_CELLS_SIGNED, 8, 0, -1, &whole, "-99999999999999999/0"},
    {"8 bytes unsigned", PLAN_CELLS_UNSIGNED, 8, 0, -1, &unsigned_whole, "5/0"},
    {"the smallest", PLAN_CELLS_SIGNED, 8, 0, -1, &large,
     "t:2:1: the number '-9223372036854775808' does not fit: "},
    {"the largest", PLAN_CELLS_UNSIGNED, 8, 0, -1, &too_large,
     "t:2:1: the number '18446744073709551615' does not fit: "},
    {"a float", PLAN_CELLS_FLOATING, 4, 0, -1, &narrow, "1/1"},
    {"a whole float", PLAN_CELLS_FLOATING, 4, 0, -1, &narrow_whole, "12/0"},
    {"a quarter", PLAN_CELLS_FLOATING, 8, 0, -1, &quarter, "25/2"},
    {"two decimals", PLAN_CELLS_FLOATING, 8, 0, -1, &third, "1447/2"},
    {"NaN", PLAN_CELLS_FLOATING, 8, 0, -1, &none, "nothing"},
    {"-0", PLAN_CELLS_FLOATING, 8, 0, -1, &minus_nought, "0/0"},
    {"a sum", PLAN_CELLS_FLOATING, 8, 0, -1, &sum, "30000000000000004/17 dumped"},
    {"a sum of one decimal", PLAN_CELLS_FLOATING, 8, 0, 1, &sum, "3/1"},
    {"a tie is one of the decimal", PLAN_CELLS_FLOATING, 8, 0, 2, &tie, "268/2"},
    {"more decimals than it has", PLAN_CELLS_FLOATING, 8, 0, 3, &hundred, "100000/3"},
    {"many decimals, none wanted", PLAN_CELLS_FLOATING, 8, 0, 0, &many, "123456/0"},
    {"many decimals", PLAN_CELLS_FLOATING, 8, 0, -1, &many, "123456123456789/9 dumped"},
    {"nearly nothing", PLAN_CELLS_FLOATING, 8, 0, 6, &tiny_double, "t:"},
    {"little", PLAN_CELLS_FLOATING, 8, 0, 2, &little, "1/2"},
    {"decimal", PLAN_CELLS_DECIMALS, 0, 0, -1, &decimal, "1500/2"},
    {"decimal of one place", PLAN_CELLS_DECIMALS, 0, 0, 1, &decimal, "150/1"},
    {"decimal of hundreds", PLAN_CELLS_DECIMALS, 0, 0, -1, &shifted, "1500/0"},
    {"16 bytes", PLAN_CELLS_SCALED, 16, 2, -1, wide, "-12345/2"},
    {"16 bytes, hundreds", PLAN_CELLS_SCALED, 16, -2, -1, wide_short, "90000/0"},
    {"zeros behind the point", PLAN_CELLS_SCALED, 16, 5, -1, wide_short, "900/5"},
    {"4 bytes with a scale", PLAN_CELLS_SCALED, 4, 3, -1, &scaled_half, "1250/3"},
};

static void values(void) {
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        char text[600];
        plan_cells cells = cells_of(numbers[i].type, numbers[i].width, numbers[i].values);
        cells.scale = numbers[i].scale;
        read_value(&cells, numbers[i].decimals, text, sizeof text);
        if (strncmp(numbers[i].text, "t:", 2) == 0) {
            CHECK_TRUE(numbers[i].label, strncmp(text, numbers[i].text, 4) != 0 && text[0] != 'n');
        } else {
            CHECK_STR(numbers[i].label, text, numbers[i].text);
        }
    }
}

/* --- Text of numbers, for messages --- */

static const int32_t days[] = {0, -1, 11016, 19723, -719528, 2932896, 2932897};
static const int64_t millis[] = {-1, 86399999, 86400000, INT64_MIN};
static const int64_t wide_most[] = {-1, INT64_MAX}; /* 2^127 - 1 */

static const struct {
    const char *label;
    int type, width, scale;
    const void *values;
    const char *text;
} texts[] = {
    {"the first day", PLAN_CELLS_DATES, 4, -1, &days[0], "1970-01-01"},
    {"the day before", PLAN_CELLS_DATES, 4, -1, &days[1], "1969-12-31"},
    {"29 February", PLAN_CELLS_DATES, 4, -1, &days[2], "2000-02-29"},
    {"a leap year begins", PLAN_CELLS_DATES, 4, -1, &days[3], "2024-01-01"},
    {"year 0", PLAN_CELLS_DATES, 4, -1, &days[4], "0000-01-01"},
    {"year 9999", PLAN_CELLS_DATES, 4, -1, &days[5], "9999-12-31"},
    {"year 10000", PLAN_CELLS_DATES, 4, -1, &days[6], "out of range"},
    {"just before", PLAN_CELLS_DATES, 8, 3, &millis[0], "1969-12-31"},
    {"the last of a day", PLAN_CELLS_DATES, 8, 3, &millis[1], "1970-01-01"},
    {"the next day", PLAN_CELLS_DATES, 8, 3, &millis[2], "1970-01-02"},
    {"long ago", PLAN_CELLS_DATES, 8, 0, &millis[3], "out of range"},
    {"2^64", PLAN_CELLS_SCALED, 16, 0, wide_large, "18446744073709551616"},
    {"2^64 with decimals", PLAN_CELLS_SCALED, 16, 25, wide_large, "0.0000018446744073709551616"},
    {"2^127 - 1", PLAN_CELLS_SCALED, 16, 0, wide_most, "170141183460469231731687303715884105727"},
    {"zeros", PLAN_CELLS_SCALED, 16, -99, wide_short,
     "900000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000"},
    {"decimals", PLAN_CELLS_SCALED, 16, 99, wide_short,
     "0.0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000900"},
    {"no scale that one writes", PLAN_CELLS_SCALED, 16, 100, wide_short, "out of range"},
    {"the smallest", PLAN_CELLS_SIGNED, 8, 0, &large, "-9223372036854775808"},
    {"the largest", PLAN_CELLS_UNSIGNED, 8, 0, &too_large, "18446744073709551615"},
    {"infinity", PLAN_CELLS_FLOATING, 8, 0, &endless, "inf"},
    {"infinity below", PLAN_CELLS_FLOATING, 8, 0, &endless_below, "-inf"},
    {"10^-99", PLAN_CELLS_SCALED, 16, -100, wide_short, "out of range"},
    {"no decimal", PLAN_CELLS_DECIMALS, 0, 0, &broken, "out of range"},
    {"a float of one digit", PLAN_CELLS_FLOATING, 4, 0, &narrow, "0.1"},
    {"nothing", PLAN_CELLS_MISSING, 0, 0, NULL, ""},
};

static void text_of_numbers(void) {
    static plan_rows rows;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        plan_cells cells = cells_of(texts[i].type, texts[i].width, texts[i].values);
        plan_span text;
        cells.scale = texts[i].scale;
        CHECK_STATUS(texts[i].label, plan_rows_text(&rows, 0, &cells, 0, &text), PLAN_OK);
        CHECK_TEXT(texts[i].label, text.text, text.length, texts[i].text);
    }
    static const int32_t ends[] = {0, 7};
    plan_cells unseen = cells_of(PLAN_CELLS_OFFSETS, 4, ends);
    plan_span text;
    unseen.text = "a\0b\rc\nd";
    plan_buffer_init(&rows.texts[0], NULL);
    plan_buffer_puts(&rows.texts[0], "room for all of it"); /* a call that fails is not repeated */
    CHECK_STATUS("unseen", plan_rows_text(&rows, 0, &unseen, 0, &text), PLAN_OK);
    CHECK_TEXT("unseen", text.text, text.length,
               "a\xe2\x90\x80"
               "b\xe2\x90\xa4"
               "c\xe2\x90\xa4"
               "d");
    plan_buffer_free(&rows.texts[0]);
}

/* --- Names --- */

static const struct {
    const char *label, *names[4];
    int uses[4];
    plan_status status;
    const char *code; /* of the first finding */
} headers[] = {
    {"all", {"period", "value", "indicator", "x"}, {1, 1, 1, 0}, PLAN_OK, "P118"},
    {"none", {NULL}, {0}, PLAN_FINDINGS, "P119"},
    {"one without a name", {" "}, {0}, PLAN_FINDINGS, "P119"},
    {"one", {"value"}, {1}, PLAN_FINDINGS, "P119"},
    {"one that looks like more", {"indicator;period;value"}, {0}, PLAN_FINDINGS, "P119"},
    {"twice", {"period", "value", "value", "indicator"}, {1, 1, 0, 1}, PLAN_FINDINGS, "P119"},
    {"a line end", {"per\niod", "value", "indicator"}, {0, 1, 1}, PLAN_FINDINGS, "P118"},
};

static void header(void) {
    for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++) {
        size_t count = 0;
        opened o;
        plan_rows *rows = NULL;
        plan_data data = data_of();
        static const char *const cell[] = {"1"};
        plan_cells cells[4];
        while (count < 4 && headers[i].names[count] != NULL) {
            cells[count++] = cells_of(PLAN_CELLS_TEXTS, 0, cell);
        }
        if (open_plan(plan, &o) && CHECK_STATUS(headers[i].label,
                                                plan_rows_new(o.document, &data, headers[i].names,
                                                              count, NULL, o.report, NULL, &rows),
                                                PLAN_OK)) {
            for (size_t k = 0; k < 4; k++) {
                CHECK_INT(headers[i].label, plan_rows_uses(rows, k), headers[i].uses[k]);
            }
            CHECK_STATUS(headers[i].label, plan_rows_add(rows, cells, 0, NULL), headers[i].status);
            plan_rows_finish(rows, NULL);
            CHECK_STATUS("close", plan_report_close(o.report), PLAN_OK);
            CHECK_TRUE(headers[i].label, plan_report_finding_count(o.report) > 0);
            if (plan_report_finding_count(o.report) > 0) {
                CHECK_STR(headers[i].label, plan_report_finding(o.report, 0)->code,
                          headers[i].code);
            }
        }
        plan_rows_free(rows);
        close_plan(&o);
    }
}

/* --- What cannot be --- */

static const char *const row_names[] = {"indicator", "period", "value"};
static const char *const row_cells[] = {"x", "2020", "5"};

static void refused(void) {
    opened o;
    plan_rows *rows = NULL;
    plan_data data = data_of();
    plan_error error;
    plan_error_init(&error);
    int32_t one = 1, offsets[] = {3, 1};
    char view[16] = {13};
    plan_cells good[3], cells[3], dictionary = cells_of(PLAN_CELLS_TEXTS, 0, row_cells);
    for (int i = 0; i < 3; i++) {
        good[i] = cells_of(PLAN_CELLS_TEXTS, 0, &row_cells[i]);
    }
    if (!open_plan(A_PLAN, &o) ||
        !CHECK_STATUS("new",
                      plan_rows_new(o.document, &data, row_names, 3, NULL, o.report, NULL, &rows),
                      PLAN_OK)) {
        close_plan(&o);
        return;
    }
    CHECK_STATUS("rows", plan_rows_add(rows, good, 1, NULL), PLAN_OK);
    static const struct {
        int type, width, scale;
    } none_such[] = {{-1, 0, 0},
                     {10, 0, 0},
                     {PLAN_CELLS_OFFSETS, 2, 0},
                     {PLAN_CELLS_SIGNED, 3, 0},
                     {PLAN_CELLS_UNSIGNED, 16, 0},
                     {PLAN_CELLS_FLOATING, 2, 0},
                     {PLAN_CELLS_SCALED, 8, 1001},
                     {PLAN_CELLS_SCALED, 2, 1},
                     {PLAN_CELLS_DATES, 4, -2},
                     {PLAN_CELLS_DATES, 4, 10}};
    for (size_t i = 0; i < sizeof none_such / sizeof none_such[0]; i++) {
        memcpy(cells, good, sizeof cells);
        cells[2] = cells_of(none_such[i].type, none_such[i].width, &one);
        cells[2].scale = none_such[i].scale;
        CHECK_STATUS("no such cells", plan_rows_add(rows, cells, 1, &error), PLAN_INVALID);
        CHECK_STR("words", error.message, "column value: such cells cannot be read");
        CHECK_U64("column", error.column, 3);
    }
    memcpy(cells, good, sizeof cells);
    cells[2] = cells_of(PLAN_CELLS_SIGNED, 4, &one);
    CHECK_STATUS("numbers after texts", plan_rows_add(rows, cells, 1, &error), PLAN_INVALID);
    cells[2] = cells_of(PLAN_CELLS_MISSING, 0, NULL);
    CHECK_STATUS("nothing after texts", plan_rows_add(rows, cells, 1, &error), PLAN_OK);
    cells[2].struct_size = 4;
    CHECK_STATUS("struct_size", plan_rows_add(rows, cells, 1, &error), PLAN_INVALID);
    cells[2] = cells_of(PLAN_CELLS_TEXTS, 0, NULL);
    CHECK_STATUS("no values", plan_rows_add(rows, cells, 1, &error), PLAN_INVALID);
    cells[2] = good[2];
    cells[2].first = SIZE_MAX;
    CHECK_STATUS("too far", plan_rows_add(rows, cells, 1, &error), PLAN_INVALID);
    cells[2] = good[2];
    cells[2].buffer_count = 1;
    CHECK_STATUS("no buffers", plan_rows_add(rows, cells, 1, &error), PLAN_INVALID);
    cells[2] = good[2];
    cells[2].dictionary = &dictionary;
    CHECK_STATUS("texts as places", plan_rows_add(rows, cells, 1, &error), PLAN_INVALID);

    cells[2] = cells_of(PLAN_CELLS_SIGNED, 4, &one);
    cells[2].dictionary = &dictionary;
    for (int key = 0; key < 3; key += 2) {
        memcpy(cells, good, sizeof cells);
        cells[key] = cells_of(PLAN_CELLS_SIGNED, 4, &one);
        cells[key].dictionary = &dictionary;
        cells[key].dictionary_count = 1;
        CHECK_STATUS("a place beyond", plan_rows_add(rows, cells, 1, &error), PLAN_SYNTAX);
        cells[key] = cells_of(PLAN_CELLS_VIEWS, 16, view);
        CHECK_STATUS("a view of nothing", plan_rows_add(rows, cells, 1, &error), PLAN_SYNTAX);
        cells[key] = cells_of(PLAN_CELLS_OFFSETS, 4, offsets);
        cells[key].text = "abc";
        CHECK_STATUS("offsets go back", plan_rows_add(rows, cells, 1, &error), PLAN_SYNTAX);
    }
    CHECK_STATUS("NULL", plan_rows_add(NULL, cells, 1, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_rows_add(rows, NULL, 1, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_rows_finish(NULL, NULL), PLAN_INVALID);
    CHECK_INT("NULL", plan_rows_uses(NULL, 0), 0);
    CHECK_STATUS("finish", plan_rows_finish(rows, NULL), PLAN_OK);
    CHECK_U64("read", plan_document_count(o.document), 1);
    plan_rows_free(rows);
    plan_rows_free(NULL);
    rows = NULL;

    static const char *const absent[] = {"value", NULL};
    CHECK_STATUS("NULL", plan_rows_new(NULL, &data, row_names, 3, NULL, o.report, NULL, &rows),
                 PLAN_INVALID);
    CHECK_STATUS("NULL", plan_rows_new(o.document, NULL, row_names, 3, NULL, o.report, NULL, &rows),
                 PLAN_INVALID);
    CHECK_STATUS("NULL", plan_rows_new(o.document, &data, NULL, 3, NULL, o.report, NULL, &rows),
                 PLAN_INVALID);
    CHECK_STATUS("NULL", plan_rows_new(o.document, &data, absent, 2, NULL, o.report, NULL, &rows),
                 PLAN_INVALID);
    CHECK_STATUS("NULL", plan_rows_new(o.document, &data, row_names, 3, NULL, NULL, NULL, &rows),
                 PLAN_INVALID);
    CHECK_STATUS("NULL", plan_rows_new(o.document, &data, row_names, 3, NULL, o.report, NULL, NULL),
                 PLAN_INVALID);
    close_plan(&o);
}

static void limits(void) {
    opened o;
    plan_rows *rows = NULL;
    plan_data data = data_of();
    plan_error error;
    plan_limits few;
    plan_cells cells[3];
    memset(&few, 0, sizeof few);
    few.struct_size = (uint32_t)sizeof few;
    few.max_observations = 2;
    few.max_columns = 3;
    few.max_cell = 10;
    plan_error_init(&error);
    for (int i = 0; i < 3; i++) {
        cells[i] = cells_of(PLAN_CELLS_TEXTS, 0, &row_cells[i]);
    }
    if (open_plan(A_PLAN, &o)) {
        CHECK_STATUS("new",
                     plan_rows_new(o.document, &data, row_names, 3, &few, o.report, NULL, &rows),
                     PLAN_OK);
        CHECK_STATUS("one", plan_rows_add(rows, cells, 1, &error), PLAN_OK);
        CHECK_STATUS("two", plan_rows_add(rows, cells, 1, &error), PLAN_OK);
        CHECK_STATUS("three", plan_rows_add(rows, cells, 1, &error), PLAN_LIMIT);
        CHECK_STR("words", error.message, "t: a limit against hostile input was reached");
        plan_rows_free(rows);
        rows = NULL;
        static const char *const long_cell[] = {"12345678901"};
        cells[2] = cells_of(PLAN_CELLS_TEXTS, 0, long_cell);
        CHECK_STATUS("new",
                     plan_rows_new(o.document, &data, row_names, 3, &few, o.report, NULL, &rows),
                     PLAN_OK);
        CHECK_STATUS("a long cell", plan_rows_add(rows, cells, 1, &error), PLAN_FINDINGS);
        CHECK_STATUS("no more", plan_rows_add(rows, cells, 1, &error), PLAN_FINDINGS);
        CHECK_STATUS("finish", plan_rows_finish(rows, &error), PLAN_FINDINGS);
        plan_rows_free(rows);
        rows = NULL;
        few.max_columns = 2;
        CHECK_STATUS("new",
                     plan_rows_new(o.document, &data, row_names, 3, &few, o.report, NULL, &rows),
                     PLAN_OK);
        CHECK_STATUS("many columns", plan_rows_add(rows, cells, 1, &error), PLAN_FINDINGS);
    }
    plan_rows_free(rows);
    close_plan(&o);
}

/* --- Parts that are gone --- */

/* A cell of its own memory, which ends where the text does. */
static char *alone(const char *text) {
    char *copy = malloc(strlen(text) + 1);
    if (copy != NULL) {
        strcpy(copy, text);
    }
    return copy;
}

/* A part is the caller's and goes after the call: a row that is not loaded, the first of the next
 * part, must not look at it. A sanitizer sees that. */
static void parts_go(void) {
    static const char *const parts[3][3] = {
        {"x", "2020", "5"}, {"x\xff", "2021", "6"}, {"x", "2022", "7"}};
    opened o;
    plan_rows *rows = NULL;
    plan_data data = data_of();
    plan_cells cells[3];
    if (open_plan(A_PLAN, &o)) {
        CHECK_STATUS("new",
                     plan_rows_new(o.document, &data, row_names, 3, NULL, o.report, NULL, &rows),
                     PLAN_OK);
        for (size_t part = 0; part < 3; part++) {
            char *copies[3];
            for (size_t i = 0; i < 3; i++) {
                copies[i] = alone(parts[part][i]);
                cells[i] = cells_of(PLAN_CELLS_TEXTS, 0, &copies[i]);
            }
            CHECK_STATUS("a part", plan_rows_add(rows, cells, 1, NULL), PLAN_OK);
            for (size_t i = 0; i < 3; i++) {
                free(copies[i]);
            }
        }
        CHECK_STATUS("finish", plan_rows_finish(rows, NULL), PLAN_FINDINGS);
        CHECK_U64("rows but for one", plan_document_count(o.document), 2);
    }
    plan_rows_free(rows);
    close_plan(&o);
}

/* --- A value for every row --- */

/* The value is fixed and has no column: it is text of the declared form, 2.5, in every row,
 * whatever lies before the columns. */
static void fixed_value(void) {
    static const char *const set[] = {"indicator", "x", "value", "2,5"};
    static const char *const of_periods[] = {"period"};
    static const int16_t years[] = {2020, 2021, 2022};
    opened o;
    plan_rows *rows = NULL;
    plan_data data = data_of();
    const plan_cells cells[2] = {cells_of(PLAN_CELLS_SIGNED, 2, years),
                                 cells_of(PLAN_CELLS_SIGNED, 2, years)};
    data.number_format = PLAN_NUMBER_VI;
    data.set = set;
    data.set_pairs = 2;
    if (open_plan(A_PLAN, &o)) {
        CHECK_STATUS("new",
                     plan_rows_new(o.document, &data, of_periods, 1, NULL, o.report, NULL, &rows),
                     PLAN_OK);
        for (size_t part = 0; part < 2; part++) {
            CHECK_STATUS("a part", plan_rows_add(rows, &cells[1], 3, NULL), PLAN_OK);
        }
        CHECK_STATUS("finish", plan_rows_finish(rows, NULL), PLAN_OK);
        const plan_table *read = &o.document->table;
        CHECK_U64("rows", read->count, 6);
        for (size_t i = 0; i < read->count; i++) {
            plan_figure figure = plan_table_figure(read, &read->records[i]);
            CHECK_INT("digits", figure.value.digits, 25);
            CHECK_INT("scale", figure.value.scale, 1);
        }
    }
    plan_rows_free(rows);
    close_plan(&o);
}

/* --- Where stretches meet --- */

/* A text that is new in any row of a stretch of 256, and is all that follows: one row goes the long
 * way, and the others are rows of its area. */
static void new_texts(void) {
    enum { COUNT_OF_ROWS = 600 };
    static const char *areas[COUNT_OF_ROWS];
    static int32_t values[COUNT_OF_ROWS];
    static const char *const of_areas[] = {"area", "value"};
    static const char *const set[] = {"indicator", "x", "period", "2020"};
    for (size_t turn = 250; turn < 262; turn++) {
        opened o;
        plan_rows *rows = NULL;
        plan_data data = data_of();
        plan_cells cells[2] = {cells_of(PLAN_CELLS_TEXTS, 0, areas),
                               cells_of(PLAN_CELLS_SIGNED, 4, values)};
        data.set = set;
        data.set_pairs = 2;
        for (size_t i = 0; i < COUNT_OF_ROWS; i++) {
            areas[i] = i < turn ? "first" : "second";
            values[i] = (int32_t)i;
        }
        if (open_plan(A_PLAN, &o)) {
            CHECK_STATUS("new",
                         plan_rows_new(o.document, &data, of_areas, 2, NULL, o.report, NULL, &rows),
                         PLAN_OK);
            CHECK_STATUS("add", plan_rows_add(rows, cells, COUNT_OF_ROWS, NULL), PLAN_OK);
            CHECK_STATUS("finish", plan_rows_finish(rows, NULL), PLAN_OK);
            const plan_table *read = &o.document->table;
            size_t wrong = 0;
            CHECK_U64("rows", read->count, COUNT_OF_ROWS);
            for (size_t i = 0; i < read->count; i++) {
                wrong += read->records[i].area != (i < turn ? 0 : 1) ||
                         plan_record_digits(&read->records[i]) != (int64_t)i;
            }
            CHECK_U64("wrong", wrong, 0);
        }
        plan_rows_free(rows);
        close_plan(&o);
    }
}

/* --- Many texts, and memory --- */

/* Codes of 1 to 40 characters, twice, in another order the second time: the areas are what a file
 * of them gives. */
static void many_texts(void) {
    enum { MANY = 3000 };
    static char codes[MANY][48];
    static const char *cells_texts[2 * MANY];
    static const char *const area_names[] = {"area", "value"};
    static const char *const set[] = {"indicator", "x", "period", "2020"};
    static int32_t numbers_of[2 * MANY];
    opened o;
    plan_rows *rows = NULL;
    plan_data data = data_of();
    data.set = set;
    data.set_pairs = 2;
    for (int i = 0; i < MANY; i++) {
        snprintf(codes[i], sizeof codes[i], "%.*s%d", i % 36,
                 "abcdefghijklmnopqrstuvwxyz0123456789", i);
        cells_texts[i] = codes[i];
        cells_texts[MANY + (i * 7) % MANY] = codes[i];
    }
    for (int i = 0; i < 2 * MANY; i++) {
        numbers_of[i] = i;
    }
    if (open_plan(A_PLAN, &o) &&
        CHECK_STATUS("new",
                     plan_rows_new(o.document, &data, area_names, 2, NULL, o.report, NULL, &rows),
                     PLAN_OK)) {
        plan_cells cells[2] = {cells_of(PLAN_CELLS_TEXTS, 0, cells_texts),
                               cells_of(PLAN_CELLS_SIGNED, 4, numbers_of)};
        CHECK_STATUS("add", plan_rows_add(rows, cells, 2 * MANY, NULL), PLAN_OK);
        CHECK_STATUS("finish", plan_rows_finish(rows, NULL), PLAN_OK);
        const plan_table *read = &o.document->table;
        const plan_dictionary *areas = &o.document->catalog.area_codes;
        CHECK_U64("rows", read->count, 2 * MANY);
        size_t wrong = 0;
        for (size_t i = 0; i < read->count; i++) {
            plan_span code = plan_dictionary_code(areas, read->records[i].area);
            wrong += !plan_span_is(code, cells_texts[i]) ||
                     plan_record_digits(&read->records[i]) != (int64_t)i;
        }
        CHECK_U64("areas", wrong, 0);
    }
    plan_rows_free(rows);
    close_plan(&o);
}

static plan_status in_memory(const plan_allocator *allocator) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_rows *rows = NULL;
    plan_data data = data_of();
    plan_error error;
    static made columns[COLUMNS];
    plan_cells cells[COLUMNS];
    plan_error_init(&error);
    plan_status status = plan_document_new(allocator, &document);
    status = status == PLAN_OK ? plan_report_new(allocator, NULL, &report) : status;
    status = status == PLAN_OK
                 ? plan_json_read(document, "p.json", plan, strlen(plan), NULL, report, NULL)
                 : status;
    for (int i = 0; i < COLUMNS; i++) {
        make(&columns[i], i % 2 == 0 ? VIEWS : PLACES, i, 0, ROWS, 0);
        cells[i] = columns[i].cells;
    }
    status = status == PLAN_OK
                 ? plan_rows_new(document, &data, names, COLUMNS, NULL, report, &error, &rows)
                 : status;
    status = status == PLAN_OK ? plan_rows_add(rows, cells, ROWS, &error) : status;
    status = status == PLAN_OK ? plan_rows_finish(rows, &error) : status;
    if (status == PLAN_NO_MEMORY && rows != NULL) {
        CHECK_STATUS("told", error.status, PLAN_NO_MEMORY);
    }
    plan_rows_free(rows);
    plan_report_free(report);
    plan_document_free(document);
    return status == PLAN_FINDINGS ? PLAN_OK : status;
}

static void memory(void) {
    CHECK_TRUE("every allocation may fail", failing_everywhere(in_memory));
}

static int32_t end_it(void *context, const plan_moment *moment) {
    uint64_t *calls = context;
    return ++*calls == 2 && moment->phase == PLAN_PHASE_READ;
}

static void watched(void) {
    opened o;
    plan_rows *rows = NULL;
    plan_data data = data_of();
    uint64_t calls = 0;
    plan_error error;
    plan_error_init(&error);
    if (open_plan(plan, &o)) {
        CHECK_STATUS("watch", plan_document_watch(o.document, end_it, &calls), PLAN_OK);
        CHECK_STATUS("new",
                     plan_rows_new(o.document, &data, names, COLUMNS, NULL, o.report, NULL, &rows),
                     PLAN_OK);
        CHECK_STATUS("cancelled", plan_rows_finish(rows, &error), PLAN_CANCELLED);
        CHECK_U64("told", calls, 2);
    }
    plan_rows_free(rows);
    close_plan(&o);
}

TEST_MAIN("rows", {"the same as of a file", as_file}, {"values", values},
          {"text of numbers", text_of_numbers}, {"header", header}, {"refused", refused},
          {"limits", limits}, {"parts go", parts_go}, {"fixed value", fixed_value},
          {"new texts", new_texts}, {"many texts", many_texts}, {"memory", memory},
          {"watched", watched})
