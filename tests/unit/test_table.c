/* The table: 28 bytes a row, order, specials. */
#include "check.h"

#include "failing.h"
#include "table.h"

static const uint16_t keys[] = {0, 1, 1, 3}; /* statements 1 and 2 say the same */

static plan_record record(uint32_t area, uint32_t period, uint8_t series, uint32_t indicator,
                          uint16_t statement, uint32_t line) {
    plan_record r;
    memset(&r, 0, sizeof r);
    r.area = area;
    r.period = period;
    r.series = series;
    r.indicator = indicator & PLAN_MAX_INDICATORS;
    r.statement = statement;
    r.place = line;
    return r;
}

static void order(void) {
    static const struct {
        uint32_t area, period, indicator, line;
        uint8_t series;
        uint16_t statement;
    } sorted[] = {{0, 5, 0, 1, 0, 0}, {0, 5, 0, 9, 0, 0}, {0, 5, 0, 2, 0, 2},
                  {0, 5, 0, 3, 0, 1}, {0, 5, 0, 4, 0, 3}, {0, 5, 1, 1, 0, 0},
                  {0, 5, 0, 1, 1, 0}, {0, 6, 0, 1, 0, 0}, {1, 0, 0, 1, 0, 0}};
    enum { COUNT = sizeof sorted / sizeof sorted[0] };
    for (size_t turn = 0; turn < COUNT; turn++) {
        plan_table table;
        plan_table_init(&table, NULL);
        for (size_t i = 0; i < COUNT; i++) {
            size_t at = (i * 4 + turn) % COUNT; /* 4 and 9 have no common factor */
            plan_record r = record(sorted[at].area, sorted[at].period, sorted[at].series,
                                   sorted[at].indicator, sorted[at].statement, sorted[at].line);
            CHECK_STATUS("append", plan_table_append(&table, &r), PLAN_OK);
        }
        plan_table_sort(&table, keys);
        for (size_t i = 0; i < COUNT; i++) {
            CHECK_TRUE("order", table.records[i].area == sorted[i].area &&
                                    table.records[i].period == sorted[i].period &&
                                    table.records[i].series == sorted[i].series &&
                                    table.records[i].indicator == sorted[i].indicator &&
                                    table.records[i].place == sorted[i].line);
        }
        plan_table_free(&table);
    }
}

static uint32_t next(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* Long tables in orders that quicksorts fear. */
static void long_orders(void) {
    enum { COUNT = 20000 };
    for (int kind = 0; kind < 8; kind++) {
        plan_table table;
        uint32_t state = 7, sum = 0, after = 0;
        plan_table_init(&table, NULL);
        for (uint32_t i = 0; i < COUNT; i++) {
            uint32_t value = kind == 0   ? i
                             : kind == 1 ? COUNT - i
                             : kind == 2 ? next(&state)
                             : kind == 3 ? 5
                                         : (i % 2 == 0 ? i : COUNT - i);
            /* The last kinds are few areas with many periods: by area first, then within. */
            uint32_t area = kind < 5    ? value
                            : kind == 5 ? i % 40
                                        : next(&state) % ((uint32_t)kind * 50);
            plan_record r = record(area, kind < 5 ? 0 : next(&state) % 500, 0, 0, 0, i);
            sum += area;
            if (plan_table_append(&table, &r) != PLAN_OK) {
                break;
            }
        }
        plan_table_sort(&table, keys);
        bool good = table.count == COUNT;
        for (size_t i = 0; i < table.count; i++) {
            after += table.records[i].area;
            good = good && (i == 0 || table.records[i - 1].area < table.records[i].area ||
                            (table.records[i - 1].area == table.records[i].area &&
                             table.records[i - 1].period <= table.records[i].period));
        }
        CHECK_TRUE("sorted", good);
        CHECK_TRUE("in order from the start", table.is_ascending == (kind == 0));
        CHECK_U64("the same rows", after, sum);
        plan_table_free(&table);
    }
}

/* Whether each row comes after the one before it, by area, then by period. */
static bool is_in_order(const plan_table *table) {
    bool good = true;
    for (size_t i = 1; i < table->count; i++) {
        const plan_record *a = &table->records[i - 1], *b = a + 1;
        good = good && (a->area < b->area || (a->area == b->area && a->period <= b->period));
    }
    return good;
}

/* An order for which the median of first, middle and last is the second smallest, again and again:
 * two rows a turn are told apart. It is made from the end: the two smallest stand first and in the
 * middle, and what stood in the middle is where the first exchange brings it back from. */
static void hostile_order(void) {
    enum { COUNT = 3000 };
    static uint32_t order_of[COUNT];
    plan_table table;
    for (uint32_t i = 0; i < COUNT; i++) {
        order_of[i] = i;
    }
    for (uint32_t first = COUNT - 4; first > 0; first -= 2) {
        uint32_t *from = order_of + first - 2, middle = (COUNT - first + 2) / 2;
        from[0] = first - 2;
        from[1] = from[middle];
        from[middle] = first - 1;
    }
    plan_table_init(&table, NULL);
    for (uint32_t i = 0; i < COUNT; i++) {
        plan_record r = record(0, order_of[i], 0, 0, 0, i);
        CHECK_STATUS("append", plan_table_append(&table, &r), PLAN_OK);
    }
    plan_table_sort(&table, keys);
    size_t wrong = 0;
    for (uint32_t i = 0; i < table.count; i++) {
        wrong += table.records[i].period != i;
    }
    CHECK_U64("out of order", wrong, 0);
    plan_table_free(&table);
}

/* Areas of very different sizes, and periods of all 32 bits: small ones, those that are given
 * memory, and one that is too large for that. */
static void areas_of_all_sizes(void) {
    static const uint32_t sizes[] = {1, 100, 127, 128, 1000, 65536, 65537};
    uint32_t state = 11, left[7];
    size_t total = 0;
    plan_table table;
    plan_table_init(&table, NULL);
    for (size_t i = 0; i < 7; i++) {
        left[i] = sizes[i];
        total += sizes[i];
    }
    while (table.count < total) {
        uint32_t area = next(&state) % 7;
        if (left[area] > 0) {
            plan_record r = record(area, next(&state) << 8 ^ next(&state), 0, 0, 0, 1);
            left[area]--;
            CHECK_STATUS("append", plan_table_append(&table, &r), PLAN_OK);
        }
    }
    plan_table_sort(&table, keys);
    CHECK_TRUE("sorted", is_in_order(&table));
    for (size_t i = 0; i < table.count; i++) {
        left[table.records[i].area]++;
    }
    for (size_t i = 0; i < 7; i++) {
        CHECK_U64("rows of an area", left[i], sizes[i]);
    }
    plan_table_free(&table);
}

static void figures(void) {
    plan_table table;
    plan_record r = record(0, 0, 0, 0, 0, 1);
    plan_table_init(&table, NULL);
    r.number = plan_record_pack(1447, 2);
    r.column = 12;
    plan_interval a;
    CHECK_STATUS("rounded", plan_table_interval(&table, &r, NULL, &a), PLAN_OK);
    CHECK_INT("low", a.low.digits, 14465);
    CHECK_U64("column", plan_table_column(&table, &r), 12);
    plan_special special;
    memset(&special, 0, sizeof special);
    special.figure = plan_figure_exact(15, 0);
    special.figure.reading = PLAN_BETWEEN;
    special.figure.upper.digits = 18;
    special.column = 70000;
    uint32_t index;
    CHECK_STATUS("special", plan_table_add_special(&table, &special, &index), PLAN_OK);
    r.number = plan_record_pack(index, 0);
    r.bits = PLAN_BETWEEN | PLAN_RECORD_SPECIAL;
    r.column = PLAN_RECORD_FAR;
    CHECK_STATUS("range", plan_table_interval(&table, &r, NULL, &a), PLAN_OK);
    CHECK_TRUE("15 to 18", a.low.digits == 15 && a.high.digits == 18);
    CHECK_U64("far column", plan_table_column(&table, &r), 70000);
    CHECK_INT("figure", plan_table_figure(&table, &r).upper.digits, 18);
    r.column = 9;
    CHECK_U64("a near column of a special one", plan_table_column(&table, &r), 9);
    size_t count = table.special_count;
    table.special_count = UINT32_MAX - 1; /* as many as a row has bits for */
    CHECK_STATUS("no more", plan_table_add_special(&table, &special, &index), PLAN_LIMIT);
    table.special_count = count;
    plan_table_free(&table);
}

/* What a converted figure stands for is kept beside it; a band widens it where it is about. */
static void intervals_of_specials(void) {
    static const plan_decimal two = {2, 0};
    static const struct {
        const char *label;
        uint8_t flags;
        const plan_decimal *band;
        int64_t low, high;
    } rows[] = {
        {"as it is", 0, NULL, 10, 20},
        {"a band is for what is about", 0, &two, 10, 20},
        {"about, without a band", PLAN_ABOUT, NULL, 10, 20},
        {"about, and two either way", PLAN_ABOUT, &two, 8, 22},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_table table;
        plan_record r = record(0, 0, 0, 0, 0, 1);
        plan_special special;
        plan_interval a = {{0, 0}, {0, 0}, 0, 0};
        uint32_t index = 0;
        plan_table_init(&table, NULL);
        memset(&special, 0, sizeof special);
        special.figure = plan_figure_exact(15, 0);
        special.figure.flags = rows[i].flags;
        special.has_interval = true;
        special.interval.low.digits = 10;
        special.interval.high.digits = 20;
        CHECK_STATUS("special", plan_table_add_special(&table, &special, &index), PLAN_OK);
        r.number = plan_record_pack(index, 0);
        r.bits = PLAN_RECORD_SPECIAL;
        CHECK_STATUS(rows[i].label, plan_table_interval(&table, &r, rows[i].band, &a), PLAN_OK);
        CHECK_INT(rows[i].label, a.low.digits, rows[i].low);
        CHECK_INT(rows[i].label, a.high.digits, rows[i].high);
        plan_table_free(&table);
    }
}

/* Rows on lines 7 and 3 of one file; those of the next begin behind place 7. */
static void places_of_files(void) {
    plan_table table;
    uint32_t before = 99;
    plan_table_init(&table, NULL);
    CHECK_STATUS("first", plan_table_begin_file(&table, 0, &before), PLAN_OK);
    CHECK_U64("first", before, 0);
    plan_record late = record(0, 0, 0, 0, 0, 7), early = record(0, 0, 0, 0, 0, 3);
    CHECK_STATUS("late", plan_table_append(&table, &late), PLAN_OK);
    CHECK_STATUS("early", plan_table_append(&table, &early), PLAN_OK);
    CHECK_STATUS("second", plan_table_begin_file(&table, 1, &before), PLAN_OK);
    CHECK_U64("second", before, 7);
    plan_record next_file = record(0, 0, 0, 0, 0, before + 2);
    CHECK_STATUS("of the second", plan_table_append(&table, &next_file), PLAN_OK);
    CHECK_INT("file", plan_table_file(&table, &table.records[2]), 1);
    CHECK_U64("line", plan_table_line(&table, &table.records[2]), 2);
    CHECK_U64("line of the first", plan_table_line(&table, &table.records[0]), 7);
    plan_table_free(&table);
}

/* Where there is no memory to go by areas, or within one, it is sorted all the same. */
static void sorted_without_memory(void) {
    enum { COUNT = 5000, AREAS = 20, BLOCKS = 5 }; /* allocations, where none fails */
    for (int left = 0; left <= BLOCKS; left++) {
        failing f = {-1, 0, 0};
        plan_allocator allocator = {&f, failing_allocate, failing_resize, failing_release};
        plan_table table;
        plan_table_init(&table, &allocator);
        for (uint32_t i = 0; i < COUNT; i++) {
            plan_record r = record(i * 7 % AREAS, COUNT - i, 0, 0, 0, i);
            CHECK_STATUS("append", plan_table_append(&table, &r), PLAN_OK);
        }
        f.left = left;
        plan_table_sort(&table, keys);
        CHECK_TRUE("sorted", is_in_order(&table));
        CHECK_U64("rows", table.count, COUNT);
        plan_table_free(&table);
        CHECK_INT("given back", f.live, 0);
    }
}

static void files(void) {
    plan_table table;
    plan_arena arena;
    uint8_t file = 0;
    plan_table_init(&table, NULL);
    plan_arena_init(&arena, NULL);
    for (int i = 0; i < PLAN_MAX_FILES; i++) {
        CHECK_STATUS("file", plan_table_add_file(&table, &arena, "a.csv", &file), PLAN_OK);
    }
    CHECK_STATUS("one too many", plan_table_add_file(&table, &arena, "a.csv", &file), PLAN_LIMIT);
    CHECK_STR("name", table.files[file], "a.csv");
    plan_table_free(&table);
    plan_arena_free(&arena);
}

/* Numbers at the ends of what a row holds. */
static void numbers(void) {
    static const struct {
        int64_t digits;
        int32_t scale;
    } cases[] = {{0, 0},
                 {1447, 2},
                 {-1447, -18},
                 {PLAN_RECORD_DIGITS, 18},
                 {-PLAN_RECORD_DIGITS, -1},
                 {INT64_C(99999999999999999), 17},
                 {INT64_C(-99999999999999999), -17}};
    plan_record r = record(0, 0, 0, 0, 0, 1);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        r.number = plan_record_pack(cases[i].digits, cases[i].scale);
        CHECK_INT("digits", plan_record_digits(&r), cases[i].digits);
        CHECK_INT("scale", plan_record_scale(&r), cases[i].scale);
    }
}

/* Rows know their file and line, also of a file that comes twice. */
static void places(void) {
    static const struct {
        uint8_t file;
        uint32_t lines[3]; /* 0: no more */
    } stretches[] = {
        {0, {1, 2, 0}}, {3, {2, 5, 900}}, {1, {0, 0, 0}}, {0, {3, 4, 0}}, {2, {7, 0, 0}}};
    plan_table table;
    uint32_t before;
    plan_table_init(&table, NULL);
    for (size_t i = 0; i < sizeof stretches / sizeof stretches[0]; i++) {
        for (size_t k = 0; k < 3 && stretches[i].lines[k] > 0; k++) {
            CHECK_STATUS("begin", plan_table_begin_file(&table, stretches[i].file, &before),
                         PLAN_OK);
            plan_record r = record(0, 0, 0, 0, 0, before + stretches[i].lines[k]);
            CHECK_STATUS("append", plan_table_append(&table, &r), PLAN_OK);
        }
        CHECK_STATUS("begin", plan_table_begin_file(&table, stretches[i].file, &before), PLAN_OK);
    }
    const plan_record *r = table.records;
    for (size_t i = 0; i < sizeof stretches / sizeof stretches[0]; i++) {
        for (size_t k = 0; k < 3 && stretches[i].lines[k] > 0; k++, r++) {
            CHECK_INT("file", plan_table_file(&table, r), stretches[i].file);
            CHECK_U64("line", plan_table_line(&table, r), stretches[i].lines[k]);
            CHECK_TRUE("ascending", r == table.records || r[-1].place < r->place);
        }
    }
    plan_record last = record(0, 0, 0, 0, 0, UINT32_MAX);
    CHECK_STATUS("append", plan_table_append(&table, &last), PLAN_OK);
    CHECK_STATUS("same", plan_table_begin_file(&table, 2, &before), PLAN_OK);
    CHECK_STATUS("no place", plan_table_begin_file(&table, 9, &before), PLAN_LIMIT);
    plan_table_free(&table);
}

TEST_MAIN("table", {"order", order}, {"long orders", long_orders}, {"hostile order", hostile_order},
          {"areas of all sizes", areas_of_all_sizes}, {"figures", figures},
          {"intervals of specials", intervals_of_specials}, {"places of files", places_of_files},
          {"sorted without memory", sorted_without_memory}, {"files", files}, {"numbers", numbers},
          {"places", places})
