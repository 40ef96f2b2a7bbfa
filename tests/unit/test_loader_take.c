/* Rows from their bytes: which are taken, what they become, and which are left to the long way. */
#include "loading.h"

#include "numeral.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void open_plan(loading *l) {
    loading_open(l);
    plan_indicator grdp = {
        .code = "grdp", .kind = PLAN_LEVEL, .unit = "tỷ đồng", .price = PLAN_CURRENT};
    plan_indicator people = {.code = "people", .kind = PLAN_COUNT, .unit = "người"};
    CHECK_STATUS("grdp", loading_add_indicator(l, grdp), PLAN_OK);
    CHECK_STATUS("people", loading_add_indicator(l, people), PLAN_OK);
}

static const plan_raw_columns common = {
    4, ',', {PLAN_FIELD_AREA, PLAN_FIELD_INDICATOR, PLAN_FIELD_PERIOD, PLAN_FIELD_VALUE}};

/* Gives how many bytes of the text were taken; what is behind it may be read. */
static size_t take(loading *l, const plan_raw_columns *columns, const char *text,
                   plan_raw_rows *rows) {
    static char room[2048 + PLAN_RAW_PADDING];
    memset(room, 'x', sizeof room);
    snprintf(room, sizeof room, "%s", text);
    rows->content = room;
    rows->at = 0;
    rows->end = strlen(text);
    plan_loader_take(l->loader, columns, rows);
    return rows->at;
}

/* One row behind two that the long way has taken. */
static void rows(void) {
    static const struct {
        const char *label, *text, *figure;
        size_t taken;
        uint32_t column;
        bool after_return;
    } cases[] = {
        {"decimals", "R1,grdp,2022,12.50\n", "12.50", 19, 14, false},
        {"minus", "R1,grdp,2022,-3\n", "-3", 16, 14, false},
        {"whole figures of people count", "R1,people,2022,84\n", "84 count", 18, 16, false},
        {"nine digits", "R1,grdp,2022,123456789\n", "123456789", 23, 14, false},
        {"eight digits and a mark", "R1,grdp,2022,1234567.8\n", "1234567.8", 23, 14, false},
        {"seventeen digits", "R1,grdp,2022,12345678901234567\n", "12345678901234567", 31, 14,
         false},
        {"zeros in front", "R1,grdp,2022,007.50\n", "7.50", 20, 14, false},
        {"a plus", "R1,grdp,2022,+5.1\n", "5.1", 18, 14, false},
        {"CR LF", "R1,grdp,2022,1.5\r\n", "1.5", 18, 14, false},
        {"CR", "R1,grdp,2022,1.5\r", "1.5", 17, 14, true},
        {"quoted", "\"R1\",\"grdp\",\"2022\",\"1.5\"\n", "1.5", 25, 20, false},
        {"not ASCII", "Lai Châu,grdp,2022,1.5\n", "1.5", 24, 20, false},
        {"a month", "R1,grdp,2022-03,1.5\n", "1.5", 20, 17, false},
        {"cut", "R1,grdp,2022,1.5", NULL, 0, 0, false},
        {"cut within a key", "R1,gr", NULL, 0, 0, false},
        {"more columns", "R1,grdp,2022,1.5,\n", NULL, 0, 0, false},
        {"fewer columns", "R1,grdp,2022\n", NULL, 0, 0, false},
        {"no value", "R1,grdp,2022,\n", NULL, 0, 0, false},
        {"a unit", "R1,grdp,2022,5 %\n", NULL, 0, 0, false},
        {"a word", "R1,grdp,2022,n/a\n", NULL, 0, 0, false},
        {"no digit behind the mark", "R1,grdp,2022,5.\n", NULL, 0, 0, false},
        {"the digits of a double", "R1,grdp,2022,1.23456789012345\n", NULL, 0, 0, false},
        {"two marks", "R1,grdp,2022,1.5.5\n", NULL, 0, 0, false},
        {"an indicator that nobody knows", "R1,gdp,2022,1.5\n", NULL, 0, 0, false},
        {"no period", "R1,grdp,,1.5\n", NULL, 0, 0, false},
        {"no such period", "R1,grdp,22,1.5\n", NULL, 0, 0, false},
        {"no area, none without a name", ",grdp,2022,1.5\n", NULL, 0, 0, false},
        {"a blank behind a quote", "\"R1\" ,grdp,2022,1.5\n", NULL, 0, 0, false},
        {"a quote in a cell", "R\"1,grdp,2022,1.5\n", NULL, 0, 0, false},
        {"doubled quotes", "\"R\"\"1\",grdp,2022,1.5\n", NULL, 0, 0, false},
        {"a line end in a cell", "\"R\n1\",grdp,2022,1.5\n", NULL, 0, 0, false},
        {"no UTF-8", "R\xff,grdp,2022,1.5\n", NULL, 0, 0, false},
        {"a blank line", "\n", NULL, 0, 0, false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        loading l;
        char text[256];
        plan_raw_rows rows = {NULL, 0, 0, 7, false};
        open_plan(&l);
        loading_start(&l);
        CHECK_U64(cases[i].label, take(&l, &common, "R1,grdp,2022,1\n", &rows), 0);
        loading_add(&l, (cells){"grdp", "2022", "1", "R0"});
        loading_add(&l, (cells){"people", "2022", "1", "R0"});
        CHECK_U64(cases[i].label, take(&l, &common, cases[i].text, &rows), cases[i].taken);
        CHECK_U64(cases[i].label, l.document->table.count, cases[i].taken > 0 ? 3 : 2);
        CHECK_U64(cases[i].label, l.problem_count, 0);
        CHECK_U64(cases[i].label, rows.line, cases[i].taken > 0 ? 8 : 7);
        CHECK_INT(cases[i].label, rows.after_return, cases[i].after_return);
        if (cases[i].figure != NULL) {
            const plan_record *record = &l.document->table.records[2];
            CHECK_STR(cases[i].label, loading_figure(&l, 2, text, sizeof text), cases[i].figure);
            CHECK_U64(cases[i].label, plan_table_column(&l.document->table, record),
                      cases[i].column);
            CHECK_U64(cases[i].label, plan_table_line(&l.document->table, record), 7);
            CHECK_INT(cases[i].label, record->area, 1);
        } else {
            CHECK_U64(cases[i].label, l.document->catalog.area_codes.count, 1);
        }
        loading_close(&l);
    }
}

/* Many rows at once, of more areas, indicators and periods than there are slots: what stands in the
 * records is what the texts say, and their order is seen. */
static void many(void) {
    for (int descending = 0; descending < 2; descending++) {
        loading l;
        uint32_t wrong = 0, line = 2;
        open_plan(&l);
        loading_start(&l);
        loading_add(&l, (cells){"grdp", "1000", "1", "a"});
        loading_add(&l, (cells){"people", "1000", "1", "a"});
        for (uint32_t area = 0; area < 300; area++) {
            char text[2048];
            size_t n = 0;
            for (uint32_t i = 0; i < 40; i++) {
                uint32_t year = 1500 + (area * 7) % 300 + (descending ? 40 - i / 2 : i / 2);
                n += (size_t)snprintf(text + n, sizeof text - n, "%s%u,%s,%u,%u.%u\n",
                                      area % 50 == 49 ? "một tên dài hơn nhiều tên khác " : "a",
                                      (unsigned)area, i % 2 == 0 ? "grdp" : "people",
                                      (unsigned)year, (unsigned)(area + i), (unsigned)(i % 10));
                if (i % 20 == 19) {
                    plan_raw_rows rows = {NULL, 0, 0, line, false};
                    CHECK_U64("all taken", take(&l, &common, text, &rows), n);
                    line = rows.line;
                    n = 0;
                }
            }
        }
        CHECK_U64("rows", l.document->table.count, 2 + 300 * 40);
        for (uint32_t k = 0; k < 300 * 40 && l.document->table.count == 2 + 300 * 40; k++) {
            const plan_record *r = &l.document->table.records[2 + k];
            uint32_t area = k / 40, i = k % 40;
            int32_t year = (int32_t)(1500 + (area * 7) % 300 + (descending ? 40 - i / 2 : i / 2));
            plan_period period = plan_period_unpack(r->period);
            wrong += r->area != area + 1 || r->indicator != i % 2 || period.first != year ||
                     plan_record_scale(r) != 1 || r->place != k + 2 || r->statement != 0 ||
                     plan_record_digits(r) != (int64_t)((area + i) * 10 + i % 10);
        }
        CHECK_U64("wrong", wrong, 0);
        CHECK_INT("ascending", l.document->table.is_ascending, descending == 0);
        loading_close(&l);
    }
}

/* Areas that nobody declared, more of them than there are slots, in the orders that need no looking
 * up and in others. Each is named twice: its id is that of the first time. */
static void many_areas(void) {
    enum { AREAS = 20000, STEP = 7919, ROWS_A_PIECE = 50 };
    static const struct {
        const char *label, *before, *behind; /* of its number */
        int width;
        bool scattered, declared;
    } cases[] = {{"with zeros in front", "a", "", 5, false, false},
                 {"numbers", "a", "", 1, false, false},
                 {"in no order", "a", "", 5, true, false},
                 {"numbers in no order", "", "", 1, true, false},
                 {"long", "the area of number ", "", 6, false, false},
                 {"quoted", "\"a", "\"", 5, true, false},
                 {"not ASCII", "huyện ", "", 1, true, false},
                 {"declared", "a", "", 5, true, true}};
    for (size_t c = 0; c < COUNT(cases); c++) {
        loading l;
        char name[64], text[2048];
        uint32_t wrong = 0, line = 2;
        size_t taken = 0, n = 0;
        open_plan(&l);
        for (unsigned i = 0; cases[c].declared && i < AREAS; i++) {
            plan_area area = {.struct_size = sizeof area, .code = name};
            snprintf(name, sizeof name, "a%05u", i * STEP % AREAS);
            wrong += plan_document_add_area(l.document, &area, NULL) != PLAN_OK;
        }
        loading_start(&l);
        loading_add(&l, (cells){"grdp", "1000", "1", cases[c].declared ? "a00000" : "a"});
        for (unsigned i = 0; i < 2 * AREAS; i++) {
            unsigned number = cases[c].scattered ? i % AREAS * STEP % AREAS : i % AREAS;
            snprintf(name, sizeof name, "%s%0*u%s", cases[c].before, cases[c].width, number,
                     cases[c].behind);
            n += (size_t)snprintf(text + n, sizeof text - n, "%s,grdp,%u,%u\n", name,
                                  2000 + i / AREAS, i % 1000);
            if (i % ROWS_A_PIECE == ROWS_A_PIECE - 1) {
                plan_raw_rows rows = {NULL, 0, 0, line, false};
                taken += take(&l, &common, text, &rows) == n ? 1 : 0;
                line = rows.line;
                n = 0;
            }
        }
        const plan_table *table = &l.document->table;
        CHECK_U64(cases[c].label, taken, 2 * AREAS / ROWS_A_PIECE);
        CHECK_U64(cases[c].label, table->count, 1 + 2 * AREAS);
        for (unsigned i = 0; i < 2 * AREAS && table->count == 1 + 2 * AREAS; i++) {
            wrong += table->records[1 + i].area != i % AREAS + (cases[c].declared ? 0 : 1);
        }
        CHECK_U64(cases[c].label, wrong, 0);
        loading_close(&l);
    }
}

/* Other columns: a table without areas, marks of missing values, limits. */
static void columns(void) {
    static const plan_raw_columns noted = {6,
                                           ';',
                                           {PLAN_FIELD_COUNT, PLAN_FIELD_PERIOD, PLAN_FIELD_VALUE,
                                            PLAN_FIELD_UNIT, PLAN_FIELD_INDICATOR,
                                            PLAN_FIELD_SERIES}};
    static const char *missing[] = {"-9", "-"};
    loading l;
    plan_raw_rows rows = {NULL, 0, 0, 1, false};
    open_plan(&l);
    l.options.number_format = PLAN_NUMBER_VI;
    l.options.missing = missing;
    l.options.missing_count = 2;
    l.options.max_observations = 4;
    loading_start(&l);
    loading_add(&l, (cells){"grdp", "2021", "1", NULL});
    CHECK_U64("3 of 4",
              take(&l, &noted,
                   "ghi chú;2022;1,5;;grdp;\n\"x;y\";2022;7,5;\"\";grdp;plan\n"
                   ";2023;2;;grdp;\n;2024;2;;grdp;\n",
                   &rows),
              68);
    CHECK_U64("records", l.document->table.count, 4);
    CHECK_INT("series", l.document->table.records[2].series, PLAN_SERIES_PLAN);
    CHECK_INT("column", l.document->table.records[1].column, 14);
    CHECK_INT("tenths", plan_record_digits(&l.document->table.records[1]), 15);
    CHECK_U64("line", rows.line, 4);
    l.document->table.count = 3;
    static const char *const left[] = {
        ";2024;2;%;grdp;\n",  ";2024;-9;;grdp;\n",  ";2024;-;;grdp;\n",    "x\"x;2024;2;;grdp;\n",
        ";2024;2.5;;grdp;\n", ";2024;2;;grdp;no\n", "\xc3;2024;2;;grdp;\n"};
    for (size_t i = 0; i < COUNT(left); i++) {
        CHECK_U64(left[i], take(&l, &noted, left[i], &rows), 0);
    }
    CHECK_U64("one more", take(&l, &noted, ";2024;9;;grdp;\n", &rows), 15);
    loading_close(&l);
}

TEST_MAIN("loader_take", {"rows", rows}, {"many", many}, {"many areas", many_areas},
          {"columns", columns})
