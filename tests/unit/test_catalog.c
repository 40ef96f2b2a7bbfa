/* The catalog: adding, names, areas; what finish resolves, derives and refuses. */
#include "check.h"

#include <plan/change.h>

#include "catalog.h"
#include "failing.h"
#include "period.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void start(plan_catalog *catalog) {
    CHECK_STATUS("init", plan_catalog_init(catalog, NULL), PLAN_OK);
}

static plan_status add(plan_catalog *catalog, const char *code, int kind, const char *unit) {
    plan_indicator indicator = {sizeof indicator, .code = code, .kind = kind, .unit = unit};
    return plan_catalog_add_indicator(catalog, &indicator, NULL);
}

static plan_status partition(plan_catalog *catalog, const char *code, int64_t total,
                             const char *whole, const char *const *members, size_t count) {
    plan_partition made = {sizeof made, .code = code, .members = members, .member_count = count};
    made.has_total = whole == NULL;
    made.total.digits = total;
    made.whole = whole;
    return plan_catalog_add_partition(catalog, &made, NULL);
}

/* --- Dictionary --- */

static void codes_have_ids(void) {
    plan_arena arena;
    plan_dictionary d;
    plan_arena_init(&arena, NULL);
    plan_dictionary_init(&d, &arena);
    static const struct {
        const char *code;
        plan_status status;
        uint32_t id;
        bool is_new;
    } rows[] = {
        {"grdp", PLAN_OK, 0, true},
        {"GRDP", PLAN_OK, 1, true}, /* case counts */
        {"grdp", PLAN_OK, 0, false},
        {"t\xE1\xBB\xB7", PLAN_OK, 2, true}, /* tỷ in NFC */
        {"ty\xCC\x89", PLAN_OK, 2, false},   /* and in NFD */
        {"cha\xCC\x80o", PLAN_OK, 3, true},  /* NFD first */
        {"ch\xC3\xA0o", PLAN_OK, 3, false},  /* then NFC */
        {"", PLAN_SYNTAX, 9, false},
        {" a", PLAN_SYNTAX, 9, false},
        {"a\tb", PLAN_SYNTAX, 9, false},
        {"a\xE2\x80\xAE"
         "b",
         PLAN_SYNTAX, 9, false}, /* right-to-left override */
        {"a\xFF", PLAN_SYNTAX, 9, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint32_t id = 9;
        bool is_new;
        CHECK_STATUS(rows[i].code,
                     plan_dictionary_add(&d, plan_span_of(rows[i].code), &id, &is_new),
                     rows[i].status);
        if (rows[i].status == PLAN_OK) {
            CHECK_INT(rows[i].code, id, rows[i].id);
            CHECK_INT(rows[i].code, is_new, rows[i].is_new);
            CHECK_INT(rows[i].code, plan_dictionary_find(&d, plan_span_of(rows[i].code)),
                      rows[i].id);
        }
    }
    CHECK_STR("as written first", plan_dictionary_code(&d, 3).text, "cha\xCC\x80o");
    CHECK_INT("unknown", plan_dictionary_find(&d, plan_span_of("grd")), PLAN_NONE);
    CHECK_INT("not UTF-8", plan_dictionary_find(&d, plan_span_of("\xFF")), PLAN_NONE);
    plan_dictionary_free(&d);
    plan_arena_free(&arena);
}

static void many_codes(void) {
    enum { MANY = 300000 };
    plan_arena arena;
    plan_dictionary d;
    plan_arena_init(&arena, NULL);
    plan_dictionary_init(&d, &arena);
    char code[16];
    bool is_new;
    uint32_t id, wrong = 0;
    /* So many that some have the same hash of 32 bits, with and without letters beyond ASCII. */
    for (uint32_t i = 0; i < MANY; i++) {
        snprintf(code, sizeof code, "%s%" PRIu32, i % 2 == 0 ? "x" : "\xC3\xA9", i);
        wrong += plan_dictionary_add(&d, plan_span_of(code), &id, &is_new) != PLAN_OK || id != i;
    }
    for (uint32_t i = 0; i < MANY; i++) {
        snprintf(code, sizeof code, "%s%" PRIu32, i % 2 == 0 ? "x" : "\xC3\xA9", i);
        wrong += plan_dictionary_find(&d, plan_span_of(code)) != i;
    }
    CHECK_INT("ids in order of arrival", wrong, 0);
    CHECK_U64("nothing is near", plan_dictionary_nearest(&d, plan_span_of("zzzzzzzz")).length, 0);
    plan_dictionary_free(&d);
    plan_arena_free(&arena);
}

/* Codes in order have no slots: whatever comes, ids are those of arrival, and each is found. */
static void codes_in_order(void) {
    static const struct {
        const char *label, *codes[5];
        uint32_t ids[5];
        bool is_ordered;
    } rows[] = {{"bytes", {"a", "ab", "b", "ba", "c"}, {0, 1, 2, 3, 4}, true},
                {"numbers", {"a8", "a9", "a10", "a11", "a100"}, {0, 1, 2, 3, 4}, true},
                {"either", {"a1", "a2", "a3", "b1", "b2"}, {0, 1, 2, 3, 4}, true},
                {"this, then that", {"a1", "a10", "b", "a2", "a10"}, {0, 1, 2, 3, 1}, false},
                {"back", {"c", "b", "a", "ab", "d"}, {0, 1, 2, 3, 4}, false},
                {"again", {"a", "b", "a", "c", "b"}, {0, 1, 0, 2, 1}, true},
                {"at last", {"a", "b", "bb", "c", "aa"}, {0, 1, 2, 3, 4}, false},
                {"shorter", {"aa", "b", "a", "c", "bb"}, {0, 1, 2, 3, 4}, false}};
    for (size_t r = 0; r < COUNT(rows); r++) {
        plan_arena arena;
        plan_dictionary d;
        plan_arena_init(&arena, NULL);
        plan_dictionary_init(&d, &arena);
        CHECK_INT(rows[r].label, plan_dictionary_find(&d, plan_span_of("a")), PLAN_NONE);
        for (size_t i = 0; i < COUNT(rows[r].codes); i++) {
            plan_span code = plan_span_of(rows[r].codes[i]);
            uint32_t id = 9;
            CHECK_STATUS(code.text, plan_dictionary_add_graphic(&d, code, &id), PLAN_OK);
            CHECK_INT(rows[r].label, id, rows[r].ids[i]);
            CHECK_INT(rows[r].label, plan_dictionary_find(&d, code), id);
        }
        CHECK_INT(rows[r].label, plan_dictionary_find(&d, plan_span_of(rows[r].codes[0])), 0);
        CHECK_INT(rows[r].label, plan_dictionary_find(&d, plan_span_of("aaa")), PLAN_NONE);
        CHECK_INT(rows[r].label, d.slot_count == 0, rows[r].is_ordered);
        plan_dictionary_free(&d);
        plan_arena_free(&arena);
    }
}

static void nearest_codes(void) {
    plan_catalog catalog;
    start(&catalog);
    add(&catalog, "poverty_rate", PLAN_RATE, "%");
    add(&catalog, "birth_rate", PLAN_RATE, "%");
    static const char *const rows[][2] = {{"povery_rate", "poverty_rate"},
                                          {"birthrate", "birth_rate"},
                                          {"Poverty_Rate", "poverty_rate"},
                                          {"grdp", ""},
                                          {"x", ""}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        plan_span nearest =
            plan_dictionary_nearest(&catalog.indicator_codes, plan_span_of(rows[i][0]));
        CHECK_TEXT(rows[i][0], nearest.text, nearest.length, rows[i][1]);
    }
    plan_catalog_free(&catalog);
}

/* --- Adding --- */

static void refused_indicators(void) {
    plan_interval upside_down = {{5, 0}, {1, 0}, PLAN_END_CLOSED, PLAN_END_CLOSED};
    plan_interval no_low_end = {{1, 0}, {5, 0}, PLAN_END_UNBOUNDED + 1, PLAN_END_CLOSED};
    plan_interval no_high_end = {{1, 0}, {5, 0}, PLAN_END_CLOSED, PLAN_END_UNBOUNDED + 1};
    static const char *const bad_break[] = {"2023-13"};
    static const char *const unknown_series[] = {"forecast"};
    static const char *const nameless_series[] = {NULL};
    const struct {
        const char *label;
        plan_indicator indicator;
        plan_status status;
        const char *says;
    } rows[] = {
        {"taken", {.code = "grdp"}, PLAN_EXISTS, "grdp"},
        {"no code", {.code = NULL}, PLAN_INVALID, "code"},
        {"hostile code", {.code = "a\x1B[0m"}, PLAN_SYNTAX, "control"},
        {"kind", {.code = "x", .kind = 9}, PLAN_INVALID, "kind"},
        {"kind below", {.code = "x", .kind = -1}, PLAN_INVALID, "kind"},
        {"direction", {.code = "x", .direction = 3}, PLAN_INVALID, "direction"},
        {"price", {.code = "x", .price = 4}, PLAN_INVALID, "price"},
        {"form", {.code = "x", .form = 4}, PLAN_INVALID, "form"},
        {"bounds", {.code = "x", .has_bounds = 1, .bounds = upside_down}, PLAN_INVALID, "bounds"},
        {"lower end", {.code = "x", .has_bounds = 1, .bounds = no_low_end}, PLAN_INVALID, "bounds"},
        {"upper end",
         {.code = "x", .has_bounds = 1, .bounds = no_high_end},
         PLAN_INVALID,
         "bounds"},
        {"band", {.code = "x", .has_band = 1, .band = {-1, 0}}, PLAN_INVALID, "band"},
        {"no band", {.code = "x", .has_band = 1, .band = {1, 19}}, PLAN_INVALID, "band"},
        {"decimals", {.code = "x", .has_decimals = 1, .decimals = 19}, PLAN_INVALID, "decimals"},
        {"tens", {.code = "x", .has_decimals = 1, .decimals = -19}, PLAN_INVALID, "decimals"},
        {"sense of a level", {.code = "x", .decrease = 1}, PLAN_INVALID, "sense"},
        {"sense of an index form",
         {.code = "x", .kind = PLAN_GROWTH, .form = PLAN_GROWTH_INDEX, .decrease = 1},
         PLAN_INVALID,
         "sense"},
        {"group", {.code = "x", .group = "nowhere"}, PLAN_NOT_FOUND, "nowhere"},
        {"unit", {.code = "x", .unit = "kg//m"}, PLAN_SYNTAX, "unit: "},
        {"breaks", {.code = "x", .breaks = bad_break, .break_count = 1}, PLAN_SYNTAX, "breaks: "},
        {"no breaks", {.code = "x", .break_count = 1}, PLAN_INVALID, ""},
        {"required",
         {.code = "x", .required = unknown_series, .required_count = 1},
         PLAN_NOT_FOUND,
         "forecast"},
        {"required without a code",
         {.code = "x", .required = nameless_series, .required_count = 1},
         PLAN_NOT_FOUND,
         "no series ''"},
        {"no required", {.code = "x", .required_count = 1}, PLAN_INVALID, ""},
    };
    plan_catalog catalog;
    start(&catalog);
    add(&catalog, "grdp", PLAN_LEVEL, "tỷ đồng");
    for (size_t i = 0; i < COUNT(rows); i++) {
        plan_error error;
        plan_error_init(&error);
        plan_indicator indicator = rows[i].indicator;
        indicator.struct_size = sizeof indicator;
        CHECK_STATUS(rows[i].label, plan_catalog_add_indicator(&catalog, &indicator, &error),
                     rows[i].status);
        CHECK_TRUE(rows[i].label, strstr(error.message, rows[i].says) != NULL);
        CHECK_U64(rows[i].label, catalog.indicator_codes.count, 1);
    }
    plan_catalog_free(&catalog);
}

/* As many as may be are taken, and one more is not. */
static void largest_numbers(void) {
    enum { BREAKS = 10000, MEMBERS = 100000 };
    const char **texts = malloc((MEMBERS + 1) * sizeof *texts);
    plan_catalog catalog;
    plan_error error;
    start(&catalog);
    if (!CHECK_TRUE("memory", texts != NULL)) {
        return;
    }
    for (size_t i = 0; i <= BREAKS; i++) {
        texts[i] = "2020";
    }
    plan_indicator indicator = {sizeof indicator, .code = "x", .breaks = texts};
    indicator.break_count = BREAKS + 1;
    plan_error_init(&error);
    CHECK_STATUS("breaks", plan_catalog_add_indicator(&catalog, &indicator, &error), PLAN_LIMIT);
    CHECK_STR("breaks", error.message, "breaks: more than 10000");
    indicator.break_count = BREAKS;
    CHECK_STATUS("breaks", plan_catalog_add_indicator(&catalog, &indicator, NULL), PLAN_OK);
    for (size_t i = 0; i <= PLAN_MAX_SERIES; i++) {
        texts[i] = "plan";
    }
    plan_indicator of_series = {sizeof of_series, .code = "y", .required = texts};
    of_series.required_count = PLAN_MAX_SERIES + 1;
    CHECK_STATUS("series", plan_catalog_add_indicator(&catalog, &of_series, &error), PLAN_LIMIT);
    CHECK_STR("series", error.message, "required: more than 250 series");
    of_series.required_count = PLAN_MAX_SERIES;
    CHECK_STATUS("series", plan_catalog_add_indicator(&catalog, &of_series, NULL), PLAN_OK);
    for (size_t i = 0; i <= MEMBERS; i++) {
        texts[i] = "x";
    }
    CHECK_STATUS("members", partition(&catalog, "p", 100, NULL, texts, MEMBERS + 1), PLAN_LIMIT);
    CHECK_STATUS("members", partition(&catalog, "p", 100, NULL, texts, MEMBERS), PLAN_OK);
    /* Rows have 24 bits for an indicator: all of them taken. */
    size_t count = catalog.indicator_codes.count;
    catalog.indicator_codes.count = PLAN_MAX_INDICATORS;
    CHECK_STATUS("indicators", add(&catalog, "z", PLAN_LEVEL, "ha"), PLAN_LIMIT);
    catalog.indicator_codes.count = count;
    CHECK_STATUS("indicators", add(&catalog, "z", PLAN_LEVEL, "ha"), PLAN_OK);
    plan_catalog_free(&catalog);
    free(texts);
}

static void names_fall_back(void) {
    static const struct {
        const char *label, *en, *vi, *shown_en, *shown_vi;
    } rows[] = {
        {"both", "Jobs", "Việc làm", "Jobs", "Việc làm"},
        {"English only", "Jobs", NULL, "Jobs", "Jobs"},
        {"Vietnamese only", NULL, "Việc làm", "Việc làm", "Việc làm"},
        {"none", NULL, NULL, "none", "none"},
    };
    plan_catalog catalog;
    start(&catalog);
    for (size_t i = 0; i < COUNT(rows); i++) {
        char code[32];
        snprintf(code, sizeof code, "%s", rows[i].label);
        plan_indicator indicator = {sizeof indicator, .code = code,
                                    .name = {rows[i].en, rows[i].vi}};
        plan_group group = {sizeof group, code, {rows[i].en, rows[i].vi}};
        CHECK_STATUS(rows[i].label, plan_catalog_add_indicator(&catalog, &indicator, NULL),
                     PLAN_OK);
        CHECK_STATUS(rows[i].label, plan_catalog_add_group(&catalog, &group, NULL), PLAN_OK);
        memset(code, '?', sizeof code); /* everything was copied */
        CHECK_STR(rows[i].label, catalog.indicators[i].code, rows[i].label);
        CHECK_STR(rows[i].label, catalog.indicators[i].name[0], rows[i].shown_en);
        CHECK_STR(rows[i].label, catalog.indicators[i].name[1], rows[i].shown_vi);
        CHECK_STR(rows[i].label, catalog.groups[i].name[0], rows[i].shown_en);
        CHECK_STR(rows[i].label, catalog.groups[i].name[1], rows[i].shown_vi);
    }
    plan_catalog_free(&catalog);
}

static void series_have_roles(void) {
    static const struct {
        const char *label, *code;
        int role;
        plan_status status;
        uint32_t count;
    } rows[] = {
        {"declaring what exists", "plan", PLAN_ROLE_PLAN, PLAN_OK, 4},
        {"with another role", "plan", PLAN_ROLE_ACTUAL, PLAN_EXISTS, 4},
        {"a new one", "forecast", PLAN_ROLE_OTHER, PLAN_OK, 5},
        {"twice", "forecast", PLAN_ROLE_OTHER, PLAN_EXISTS, 5},
        {"no role", "x", 9, PLAN_INVALID, 5},
        {"no code", NULL, 0, PLAN_INVALID, 5},
    };
    plan_catalog catalog;
    start(&catalog);
    for (size_t i = 0; i < COUNT(rows); i++) {
        plan_series series = {sizeof series, rows[i].code, (uint8_t)rows[i].role};
        CHECK_STATUS(rows[i].label, plan_catalog_add_series(&catalog, &series, NULL),
                     rows[i].status);
        CHECK_U64(rows[i].label, catalog.series_codes.count, rows[i].count);
    }
    CHECK_INT("actual", plan_dictionary_find(&catalog.series_codes, plan_span_of("actual")),
              PLAN_SERIES_ACTUAL);
    CHECK_INT("baseline", plan_dictionary_find(&catalog.series_codes, plan_span_of("baseline")),
              PLAN_SERIES_BASELINE);
    char code[16];
    plan_status status = PLAN_OK;
    for (int i = 5; i <= PLAN_MAX_SERIES; i++) {
        snprintf(code, sizeof code, "s%d", i);
        plan_series series = {sizeof series, code, 0};
        status = plan_catalog_add_series(&catalog, &series, NULL);
        CHECK_STATUS(code, status, i < PLAN_MAX_SERIES ? PLAN_OK : PLAN_LIMIT);
    }
    plan_catalog_free(&catalog);
}

static void areas_form_a_tree(void) {
    const struct {
        const char *label;
        plan_area area;
        plan_status status;
    } rows[] = {
        {"root", {.code = "lai-chau", .parts_complete = 1}, PLAN_OK},
        {"part", {.code = "tam-duong", .parent = "lai-chau"}, PLAN_OK},
        {"subset", {.code = "poor", .parent = "lai-chau", .subset = 1}, PLAN_OK},
        {"dated",
         {.code = "nam-nhun", .parent = "lai-chau", .valid_from = "2012", .valid_to = "2025-06"},
         PLAN_OK},
        {"unknown parent, so never its own", {.code = "x", .parent = "x"}, PLAN_NOT_FOUND},
        {"bad date", {.code = "x", .valid_from = "1.1.2012"}, PLAN_SYNTAX},
        {"ends before it starts",
         {.code = "x", .valid_from = "2013", .valid_to = "2012"},
         PLAN_INVALID},
        {"twice", {.code = "poor"}, PLAN_EXISTS},
    };
    plan_catalog catalog;
    start(&catalog);
    for (size_t i = 0; i < COUNT(rows); i++) {
        plan_area area = rows[i].area;
        area.struct_size = sizeof area;
        CHECK_STATUS(rows[i].label, plan_catalog_add_area(&catalog, &area, NULL), rows[i].status);
    }
    CHECK_U64("four areas", catalog.area_codes.count, 4);
    CHECK_INT("parent", catalog.areas[1].parent, 0);
    CHECK_TRUE("subset", catalog.areas[2].subset && !catalog.areas[1].subset);
    CHECK_TRUE("dates", catalog.areas[3].has_from && catalog.areas[3].has_to);
    uint32_t area;
    CHECK_STATUS("declared", plan_catalog_area(&catalog, plan_span_of("poor"), &area), PLAN_OK);
    CHECK_INT("declared", area, 2);
    CHECK_STATUS("not declared", plan_catalog_area(&catalog, plan_span_of("hue"), &area),
                 PLAN_NOT_FOUND);
    CHECK_STATUS("default", plan_catalog_default_area(&catalog, &area), PLAN_OK);
    CHECK_INT("the only root", area, 0);
    plan_area other_root = {sizeof other_root, .code = "son-la"};
    CHECK_STATUS("second root", plan_catalog_add_area(&catalog, &other_root, NULL), PLAN_OK);
    CHECK_STATUS("default", plan_catalog_default_area(&catalog, &area), PLAN_OK);
    CHECK_INT("several roots", area, PLAN_NONE);
    plan_catalog_free(&catalog);
}

/* A subset without a parent is no root: figures without an area are those of the root. */
static void subsets_are_no_roots(void) {
    plan_catalog catalog;
    uint32_t area = PLAN_NONE;
    start(&catalog);
    plan_area whole = {sizeof whole, .code = "whole"},
              part = {sizeof part, .code = "part", .subset = 1};
    CHECK_STATUS("whole", plan_catalog_add_area(&catalog, &whole, NULL), PLAN_OK);
    CHECK_STATUS("part", plan_catalog_add_area(&catalog, &part, NULL), PLAN_OK);
    CHECK_STATUS("default", plan_catalog_default_area(&catalog, &area), PLAN_OK);
    CHECK_INT("default", area, 0);
    plan_catalog_free(&catalog);
}

static void areas_declare_themselves(void) {
    plan_catalog catalog;
    start(&catalog);
    static const struct {
        const char *code;
        plan_status status;
        uint32_t id;
    } rows[] = {{"VNM", PLAN_OK, 0}, {"LAO", PLAN_OK, 1}, {"VNM", PLAN_OK, 0},   {"", PLAN_OK, 2},
                {"", PLAN_OK, 2},    {"KHM", PLAN_OK, 3}, {" x", PLAN_SYNTAX, 9}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint32_t id = 9;
        CHECK_STATUS(rows[i].code, plan_catalog_area(&catalog, plan_span_of(rows[i].code), &id),
                     rows[i].status);
        CHECK_INT(rows[i].code, id, rows[i].id);
    }
    uint32_t id;
    CHECK_STATUS("rows without one", plan_catalog_default_area(&catalog, &id), PLAN_OK);
    CHECK_INT("the nameless area", id, 2);
    plan_catalog_free(&catalog);
}

static void refused_partitions(void) {
    static const char *const members[] = {"a", "b"};
    static const char *const hole[] = {"a", NULL};
    const struct {
        const char *label;
        plan_partition partition;
        plan_status status;
    } rows[] = {
        {"no members", {.code = "p", .has_total = 1}, PLAN_INVALID},
        {"neither total nor whole",
         {.code = "p", .members = members, .member_count = 2},
         PLAN_INVALID},
        {"both",
         {.code = "p", .members = members, .member_count = 2, .has_total = 1, .whole = "w"},
         PLAN_INVALID},
        {"tolerance",
         {.code = "p",
          .members = members,
          .member_count = 2,
          .has_total = 1,
          .has_tolerance = 1,
          .tolerance = {-1, 0}},
         PLAN_INVALID},
        {"a tolerance that does not fit",
         {.code = "p",
          .members = members,
          .member_count = 2,
          .has_total = 1,
          .has_tolerance = 1,
          .tolerance = {1, 19}},
         PLAN_INVALID},
        {"a total that does not fit",
         {.code = "p", .members = members, .member_count = 2, .has_total = 1, .total = {1, 19}},
         PLAN_INVALID},
        {"missing mode",
         {.code = "p", .members = members, .member_count = 2, .has_total = 1, .missing = 4},
         PLAN_INVALID},
        {"a member without code",
         {.code = "p", .members = hole, .member_count = 2, .has_total = 1},
         PLAN_INVALID},
        {"no code", {.members = members, .member_count = 2, .has_total = 1}, PLAN_INVALID},
    };
    plan_catalog catalog;
    start(&catalog);
    for (size_t i = 0; i < COUNT(rows); i++) {
        plan_partition made = rows[i].partition;
        made.struct_size = sizeof made;
        CHECK_STATUS(rows[i].label, plan_catalog_add_partition(&catalog, &made, NULL),
                     rows[i].status);
    }
    CHECK_U64("none was added", catalog.partition_codes.count, 0);
    CHECK_STATUS("first", partition(&catalog, "p", 100, NULL, members, 2), PLAN_OK);
    CHECK_STATUS("taken", partition(&catalog, "p", 100, NULL, members, 2), PLAN_EXISTS);
    plan_catalog_free(&catalog);
}

/* --- What follows from kinds and units --- */

/* low and high as text of ends: "0", "(-100", "-" for none. */
static void check_bounds(const char *label, plan_interval got, const char *low, const char *high) {
    const struct {
        const char *text;
        plan_decimal value;
        uint8_t end;
    } ends[] = {{low, got.low, got.low_end}, {high, got.high, got.high_end}};
    for (size_t i = 0; i < 2; i++) {
        const char *text = ends[i].text;
        int end = *text == '-' && text[1] == '\0' ? PLAN_END_UNBOUNDED
                  : *text == '('                  ? PLAN_END_OPEN
                                                  : PLAN_END_CLOSED;
        if (CHECK_INT(label, ends[i].end, end) && end != PLAN_END_UNBOUNDED) {
            plan_decimal value = {atoll(text + (*text == '(')), 0};
            CHECK_INT(label, plan_decimal_compare(ends[i].value, value), 0);
        }
    }
}

static void kinds_and_units_choose(void) {
    static const struct {
        const char *label;
        int kind;
        const char *unit;
        int form, arithmetic;
        bool is_points, exact_whole;
        const char *low, *high;
    } rows[] = {
        {"level", PLAN_LEVEL, "tỷ đồng", 0, PLAN_RELATIVE, false, false, "-", "-"},
        {"level in %", PLAN_LEVEL, "%", 0, PLAN_RELATIVE, true, false, "-", "-"},
        {"count", PLAN_COUNT, "người", 0, PLAN_RELATIVE, false, true, "0", "-"},
        {"count without unit", PLAN_COUNT, NULL, 0, PLAN_RELATIVE, false, true, "0", "-"},
        {"count of an unknown word", PLAN_COUNT, "dự án", 0, PLAN_RELATIVE, false, true, "0", "-"},
        {"count in thousands", PLAN_COUNT, "nghìn người", 0, PLAN_RELATIVE, false, false, "0", "-"},
        {"ratio", PLAN_RATIO, "triệu đồng/người", 0, PLAN_RELATIVE, false, false, "-", "-"},
        {"ratio in %", PLAN_RATIO, "% of GDP", 0, PLAN_POINTS, true, false, "-", "-"},
        {"rate in %", PLAN_RATE, "%", 0, PLAN_POINTS, true, false, "0", "100"},
        {"rate in per mille", PLAN_RATE, "‰", 0, PLAN_POINTS, true, false, "0", "1000"},
        {"rate as a number", PLAN_RATE, NULL, 0, PLAN_POINTS, false, false, "0", "1"},
        {"share in %", PLAN_SHARE, "%", 0, PLAN_POINTS, true, false, "0", "100"},
        {"growth", PLAN_GROWTH, "%", PLAN_GROWTH_RATE, PLAN_POINTS, true, false, "(-100", "-"},
        {"growth in per mille", PLAN_GROWTH, "‰", PLAN_GROWTH_RATE, PLAN_POINTS, true, false,
         "(-1000", "-"},
        {"growth without unit is in %", PLAN_GROWTH, NULL, PLAN_GROWTH_RATE, PLAN_POINTS, true,
         false, "(-100", "-"},
        {"growth as times", PLAN_GROWTH, "lần", PLAN_GROWTH_RATE, PLAN_POINTS, false, false, "(-1",
         "-"},
        {"growth in a unit that is no rate", PLAN_GROWTH, "người", PLAN_GROWTH_RATE, PLAN_POINTS,
         false, false, "(-1", "-"},
        {"growth as index", PLAN_GROWTH, "%", PLAN_GROWTH_INDEX, PLAN_POINTS, true, false, "(0",
         "-"},
        {"growth as ratio", PLAN_GROWTH, NULL, PLAN_GROWTH_RATIO, PLAN_POINTS, false, false, "(0",
         "-"},
        {"growth as log", PLAN_GROWTH, "%", PLAN_GROWTH_LOG, PLAN_POINTS, true, false, "-", "-"},
        {"change", PLAN_CHANGE, "tỷ đồng", 0, PLAN_DIFFERENCE, false, false, "-", "-"},
        {"change in points", PLAN_CHANGE, "điểm %", 0, PLAN_POINTS, true, false, "-", "-"},
        {"index", PLAN_INDEX, NULL, 0, PLAN_RELATIVE, false, false, "(0", "-"},
        {"index in %", PLAN_INDEX, "%", 0, PLAN_RELATIVE, true, false, "(0", "-"},
        {"score", PLAN_SCORE, "điểm", 0, PLAN_DIFFERENCE, false, false, "-", "-"},
    };
    plan_catalog catalog;
    start(&catalog);
    for (size_t i = 0; i < COUNT(rows); i++) {
        plan_indicator indicator = {sizeof indicator, .code = rows[i].label, .kind = rows[i].kind,
                                    .unit = rows[i].unit, .form = (uint8_t)rows[i].form};
        CHECK_STATUS(rows[i].label, plan_catalog_add_indicator(&catalog, &indicator, NULL),
                     PLAN_OK);
    }
    CHECK_STATUS("finish", plan_catalog_finish(&catalog, NULL, NULL, NULL), PLAN_OK);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const plan_indicator_entry *entry = &catalog.indicators[i];
        CHECK_INT(rows[i].label, entry->arithmetic, rows[i].arithmetic);
        CHECK_INT(rows[i].label, entry->is_points_unit, rows[i].is_points);
        CHECK_INT(rows[i].label, entry->exact_whole, rows[i].exact_whole);
        check_bounds(rows[i].label, entry->bounds, rows[i].low, rows[i].high);
        CHECK_INT(rows[i].label, entry->bounded,
                  strcmp(rows[i].low, "-") != 0 || strcmp(rows[i].high, "-") != 0);
    }
    plan_catalog_free(&catalog);
}

/* A twelfth is no decimal: 1/12 = 0.0833..., outwards in the 18th place. */
static void wholes_in_dozens(void) {
    plan_catalog catalog;
    const plan_decimal twelfth = {INT64_C(83333333333333334), 18};
    start(&catalog);
    CHECK_STATUS("dozen", plan_units_add(catalog.units, "dozen", 5, "12", 2, NULL), PLAN_OK);
    add(&catalog, "rate", PLAN_RATE, "dozen");
    add(&catalog, "growth", PLAN_GROWTH, "dozen");
    CHECK_STATUS("finish", plan_catalog_finish(&catalog, NULL, NULL, NULL), PLAN_OK);
    const plan_interval *rate = &catalog.indicators[0].bounds;
    const plan_interval *growth = &catalog.indicators[1].bounds;
    CHECK_INT("rate", plan_decimal_compare(rate->high, twelfth), 0);
    CHECK_INT("growth", plan_decimal_compare(growth->low, plan_decimal_negate(twelfth)), 0);
    CHECK_TRUE("dozens are no %", !catalog.indicators[1].is_points_unit);
    plan_catalog_free(&catalog);
}

static void declared_bounds_stay(void) {
    plan_catalog catalog;
    start(&catalog);
    plan_interval five_to_ten = {{5, 0}, {10, 0}, PLAN_END_CLOSED, PLAN_END_OPEN};
    plan_indicator rate = {sizeof rate, .code = "r",     .kind = PLAN_RATE,
                           .unit = "%", .has_bounds = 1, .bounds = five_to_ten};
    plan_indicator free_rate = {sizeof free_rate, .code = "f",     .kind = PLAN_RATE,
                                .unit = "%",      .has_bounds = 1, .bounds = plan_interval_all()};
    rate.has_band = 1;
    rate.band = (plan_decimal){5, 1};
    CHECK_STATUS("bounds", plan_catalog_add_indicator(&catalog, &rate, NULL), PLAN_OK);
    CHECK_STATUS("null", plan_catalog_add_indicator(&catalog, &free_rate, NULL), PLAN_OK);
    CHECK_STATUS("finish", plan_catalog_finish(&catalog, NULL, NULL, NULL), PLAN_OK);
    check_bounds("bounds", catalog.indicators[0].bounds, "5", "(10");
    check_bounds("null", catalog.indicators[1].bounds, "-", "-");
    CHECK_TRUE("null", !catalog.indicators[1].bounded);
    plan_catalog_free(&catalog);
}

static void shares_are_capped_together(void) {
    plan_catalog catalog;
    start(&catalog);
    plan_indicator taxes = {sizeof taxes, .code = "net_taxes", .kind = PLAN_SHARE,
                            .unit = "%",  .has_bounds = 1,     .bounds = plan_interval_all()};
    static const char *const capped[] = {"a", "b", "m"};
    static const char *const free_members[] = {"c", "d", "net_taxes"};
    add(&catalog, "a", PLAN_SHARE, "%");
    add(&catalog, "b", PLAN_SHARE, "%");
    add(&catalog, "m", PLAN_SHARE, "‰");
    add(&catalog, "c", PLAN_SHARE, "%");
    add(&catalog, "d", PLAN_SHARE, "%");
    CHECK_STATUS("taxes", plan_catalog_add_indicator(&catalog, &taxes, NULL), PLAN_OK);
    CHECK_STATUS("capped", partition(&catalog, "p", 80, NULL, capped, 3), PLAN_OK);
    CHECK_STATUS("free", partition(&catalog, "q", 100, NULL, free_members, 3), PLAN_OK);
    CHECK_STATUS("finish", plan_catalog_finish(&catalog, NULL, NULL, NULL), PLAN_OK);
    check_bounds("capped by the total", catalog.indicators[0].bounds, "0", "80");
    check_bounds("in its own unit: 80 % are 800 ‰", catalog.indicators[2].bounds, "0", "800");
    check_bounds("beside one that may be negative", catalog.indicators[3].bounds, "0", "-");
    check_bounds("the one that may be negative", catalog.indicators[5].bounds, "-", "-");
    CHECK_INT("factor of a member in ‰",
              plan_decimal_compare(catalog.partitions[0].factors[2], (plan_decimal){1, 1}), 0);
    CHECK_INT("factor of a member in %",
              plan_decimal_compare(catalog.partitions[0].factors[1], (plan_decimal){1, 0}), 0);
    plan_catalog_free(&catalog);
}

static void ratios_have_factors(void) {
    static const struct {
        const char *label, *numerator, *denominator, *unit;
        plan_status status;
        plan_decimal factor;
    } rows[] = {
        /* 10^9 VND / 10^3 persons = 10^6 VND per person */
        {"billions by thousands", "tỷ đồng", "nghìn người", "triệu đồng/người", PLAN_OK, {1, 0}},
        {"billions by persons", "tỷ đồng", "người", "triệu đồng/người", PLAN_OK, {1000, 0}},
        {"per 10^4", "bác sỹ", "người", "bác sỹ/1 vạn dân", PLAN_OK, {10000, 0}},
        {"per 10^4 of thousands", "bác sỹ", "nghìn người", "bác sỹ/1 vạn dân", PLAN_OK, {10, 0}},
        {"% of GDP", "tỷ đồng", "tỷ đồng", "%", PLAN_OK, {100, 0}},
        {"% of GDP, millions by billions", "triệu đồng", "tỷ đồng", "%", PLAN_OK, {1, 1}},
        {"‰", "người", "nghìn người", "‰", PLAN_OK, {1, 0}},
        {"% by %", "%", "%", "%", PLAN_OK, {100, 0}},
        {"a number", "tỷ đồng", "tỷ đồng", NULL, PLAN_OK, {1, 0}},
        {"mean", "tiêu chí", "xã", "tiêu chí/xã", PLAN_OK, {1, 0}},
        {"yield: thousand tonnes by ha in quintals",
         "nghìn tấn",
         "ha",
         "tạ/ha",
         PLAN_OK,
         {10000, 0}},
        {"other money", "triệu USD", "người", "triệu đồng/người", PLAN_UNIT, {0, 0}},
        {"other count", "trạm", "người", "bác sỹ/1 vạn dân", PLAN_UNIT, {0, 0}},
        {"no decimal factor", "người", "30 người", "%", PLAN_RANGE, {0, 0}},
        {"no denominator", "người", NULL, "%", PLAN_OK, {1, 0}},
        {"more symbols than a unit has",
         "xe/nhà/cây/bàn",
         "ghế/sách/bút/cầu",
         "%",
         PLAN_UNIT,
         {0, 0}},
    };
    plan_catalog catalog;
    start(&catalog);
    for (size_t i = 0; i < COUNT(rows); i++) {
        char codes[2][80];
        snprintf(codes[0], sizeof codes[0], "n %s", rows[i].label);
        snprintf(codes[1], sizeof codes[1], "d %s", rows[i].label);
        add(&catalog, codes[0], PLAN_LEVEL, rows[i].numerator);
        add(&catalog, codes[1], PLAN_LEVEL, rows[i].denominator);
        plan_indicator ratio = {sizeof ratio, .code = rows[i].label, .kind = PLAN_RATIO,
                                .unit = rows[i].unit, .numerator = codes[0]};
        ratio.denominator = rows[i].denominator == NULL ? NULL : codes[1];
        CHECK_STATUS(rows[i].label, plan_catalog_add_indicator(&catalog, &ratio, NULL), PLAN_OK);
    }
    CHECK_STATUS("units are refused", plan_catalog_finish(&catalog, NULL, NULL, NULL), PLAN_UNIT);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const plan_indicator_entry *entry = &catalog.indicators[3 * i + 2];
        CHECK_STATUS(rows[i].label, entry->ratio_status, rows[i].status);
        if (rows[i].status == PLAN_OK) {
            CHECK_INT(rows[i].label, plan_decimal_compare(entry->ratio_factor, rows[i].factor), 0);
        }
    }
    plan_catalog_free(&catalog);
}

/* --- What finish refuses --- */

typedef struct heard {
    size_t count;
    char lines[24][160];
} heard;

static void hear(void *context, const plan_catalog_problem *p) {
    heard *h = context;
    if (h->count < COUNT(h->lines)) {
        snprintf(h->lines[h->count], sizeof h->lines[0], "%s %c%u %s[%zu]",
                 plan_status_name(p->status), p->section, (unsigned)p->id, p->key, p->index);
    }
    h->count++;
}

typedef struct review_heard {
    char text[100];
} review_heard;

static void hear_review(void *context, const plan_catalog_problem *p) {
    review_heard *h = context;
    snprintf(h->text + strlen(h->text), sizeof h->text - strlen(h->text), "%s",
             p->sort == PLAN_CATALOG_NEVER    ? "never"
             : p->sort == PLAN_CATALOG_ALWAYS ? "always"
                                              : "overlap");
}

static void all_problems_at_once(void) {
    static const char *const expected[] = {
        "not_found i0 of[0]", /* unknown */
        "not_found i1 denominator[0]",
        "invalid i1 of[0]",        /* itself */
        "invalid i1 numerator[0]", /* itself */
        "invalid i2 part_of[0]",   /* a partition it is no member of */
        "invalid p0 members[1]",   /* the partition names itself */
        "not_found p0 members[2]", /* misspelt */
        "invalid p1 members[0]",   /* the whole among its parts */
        "unit p1 members[1]",      /* persons into dong */
        "exists p2 members[1]",    /* twice */
        "invalid i5 of[0]",        /* growth of growth */
    };
    static const char *const p0[] = {"share", "structure", "shar"};
    static const char *const p1[] = {"grdp", "people"};
    static const char *const p2[] = {"share", "share"};
    plan_catalog catalog;
    start(&catalog);
    const plan_indicator indicators[] = {
        {.code = "growth", .kind = PLAN_GROWTH, .unit = "%", .of = "gdp"},
        {.code = "self",
         .kind = PLAN_RATIO,
         .of = "self",
         .numerator = "self",
         .denominator = "nobody"},
        {.code = "share", .kind = PLAN_SHARE, .unit = "%", .part_of = "other"},
        {.code = "grdp", .unit = "tỷ đồng"},
        {.code = "people", .kind = PLAN_COUNT, .unit = "người"},
        {.code = "growth2", .kind = PLAN_GROWTH, .unit = "%", .of = "growth"},
    };
    for (size_t i = 0; i < COUNT(indicators); i++) {
        plan_indicator indicator = indicators[i];
        indicator.struct_size = sizeof indicator;
        CHECK_STATUS(indicator.code, plan_catalog_add_indicator(&catalog, &indicator, NULL),
                     PLAN_OK);
    }
    partition(&catalog, "structure", 100, NULL, p0, 3);
    partition(&catalog, "whole", 0, "grdp", p1, 2);
    partition(&catalog, "twice", 100, NULL, p2, 2);
    partition(&catalog, "other", 100, NULL, p2 + 1, 0); /* refused: no members */
    static const char *const p3[] = {"people"};
    partition(&catalog, "other", 100, NULL, p3, 1);
    heard h = {0, {{0}}};
    plan_error error;
    plan_error_init(&error);
    CHECK_STATUS("first problem", plan_catalog_finish(&catalog, hear, &h, &error), PLAN_NOT_FOUND);
    CHECK_STR("says who and what", error.message,
              "indicator growth, of: there is no indicator 'gdp'; did you mean 'grdp'?");
    CHECK_U64("all of them", h.count, COUNT(expected));
    for (size_t i = 0; i < COUNT(expected) && i < h.count; i++) {
        CHECK_STR("in order", h.lines[i], expected[i]);
    }
    CHECK_TRUE("not finished", !catalog.finished);
    CHECK_STATUS("again", plan_catalog_finish(&catalog, NULL, NULL, NULL), PLAN_NOT_FOUND);
    plan_catalog_free(&catalog);
}

static void cycles_are_problems(void) {
    static const struct {
        const char *label;
        const char *of[4], *part_of[4]; /* of a, b, c, d; all of kind change */
        const char *wholes[3];          /* partition i has whole wholes[i] and member members[i] */
        const char *members[3];
        size_t problems;
        const char *first;
    } rows[] = {
        {"none", {"b", "c", "d"}, {"b", "c", "d"}, {"b", "c"}, {"a", "b"}, 0, ""},
        {"of, length 2", {"b", "a"}, {0}, {0}, {0}, 2, "invalid i0 of[0]"},
        {"of, a tail into a cycle", {"b", "c", "d", "b"}, {0}, {0}, {0}, 3, "invalid i1 of[0]"},
        {"part_of itself", {0}, {"a"}, {0}, {0}, 1, "invalid i0 part_of[0]"},
        {"part_of, length 3", {0}, {"b", "c", "a"}, {0}, {0}, 3, "invalid i0 part_of[0]"},
        {"wholes", {0}, {0}, {"a", "b"}, {"b", "a"}, 2, "invalid p0 members[0]"},
        {"part_of and whole", {0}, {"b"}, {"a"}, {"b"}, 2, "invalid i0 part_of[0]"},
        {"a tail by part_of", {0}, {"b", "c", "b"}, {0}, {0}, 2, "invalid i1 part_of[0]"},
        {"a cycle of wholes beside parts",
         {0},
         {"d"},
         {"a", "b"},
         {"b", "a"},
         2,
         "invalid p0 members[0]"},
        {"two parts of one whole", {0}, {"c", "c"}, {"c", "c"}, {"a", "b"}, 0, ""},
    };
    static const char *const codes[] = {"a", "b", "c", "d"};
    for (size_t r = 0; r < COUNT(rows); r++) {
        plan_catalog catalog;
        start(&catalog);
        for (size_t i = 0; i < 4; i++) {
            plan_indicator indicator = {sizeof indicator,    .code = codes[i],
                                        .kind = PLAN_CHANGE, .unit = "tỷ đồng",
                                        .of = rows[r].of[i], .part_of = rows[r].part_of[i]};
            plan_catalog_add_indicator(&catalog, &indicator, NULL);
        }
        for (size_t i = 0; i < 3 && rows[r].wholes[i] != NULL; i++) {
            char code[4] = {'p', (char)('0' + i), '\0'};
            partition(&catalog, code, 0, rows[r].wholes[i], &rows[r].members[i], 1);
        }
        heard h = {0, {{0}}};
        CHECK_STATUS(rows[r].label, plan_catalog_finish(&catalog, hear, &h, NULL),
                     rows[r].problems == 0 ? PLAN_OK : PLAN_INVALID);
        CHECK_U64(rows[r].label, h.count, rows[r].problems);
        CHECK_STR(rows[r].label, h.lines[0], rows[r].first);
        plan_catalog_free(&catalog);
    }
}

/* Two wholes that are each a member of the other, among members that are told for other reasons or
 * lead nowhere. */
static void wholes_in_a_circle(void) {
    static const char *const first[] = {"b", "nobody", "a", "c"};
    static const char *const second[] = {"a"};
    static const char *const expected[] = {
        "not_found p0 members[1]",
        "invalid p0 members[2]", /* the whole itself */
        "invalid p0 members[0]",
        "invalid p1 members[0]",
    };
    plan_catalog catalog;
    start(&catalog);
    add(&catalog, "a", PLAN_LEVEL, "ha");
    add(&catalog, "b", PLAN_LEVEL, "ha");
    add(&catalog, "c", PLAN_LEVEL, "ha");
    partition(&catalog, "p", 0, "a", first, COUNT(first));
    partition(&catalog, "q", 0, "b", second, COUNT(second));
    heard h = {0, {{0}}};
    CHECK_STATUS("finish", plan_catalog_finish(&catalog, hear, &h, NULL), PLAN_NOT_FOUND);
    CHECK_U64("problems", h.count, COUNT(expected));
    for (size_t i = 0; i < COUNT(expected) && i < h.count; i++) {
        CHECK_STR("in order", h.lines[i], expected[i]);
    }
    plan_catalog_free(&catalog);
}

/* An indicator's own code goes before that of a partition. */
static void one_code_for_both(void) {
    static const char *const members[] = {"x", "both"};
    plan_catalog catalog;
    start(&catalog);
    plan_indicator x = {sizeof x, .code = "x", .unit = "ha", .part_of = "both"};
    CHECK_STATUS("x", plan_catalog_add_indicator(&catalog, &x, NULL), PLAN_OK);
    add(&catalog, "both", PLAN_LEVEL, "ha");
    CHECK_STATUS("p", partition(&catalog, "both", 100, NULL, members, 2), PLAN_OK);
    CHECK_STATUS("finish", plan_catalog_finish(&catalog, NULL, NULL, NULL), PLAN_OK);
    CHECK_INT("part of the indicator", catalog.indicators[0].part_of, 1);
    CHECK_INT("and a member itself", catalog.partitions[0].members[1], 1);
    plan_catalog_free(&catalog);
}

static void members_without_the_unit(void) {
    static const char *const members[] = {"people"};
    plan_catalog catalog;
    plan_error error;
    plan_error_init(&error);
    start(&catalog);
    add(&catalog, "people", PLAN_COUNT, "người");
    add(&catalog, "number", PLAN_LEVEL, NULL);
    partition(&catalog, "p", 0, "number", members, 1);
    CHECK_STATUS("finish", plan_catalog_finish(&catalog, NULL, NULL, &error), PLAN_UNIT);
    CHECK_STR("says so", error.message,
              "partition p, members: cannot be added up: the unit 'người'; number is in no unit");
    plan_catalog_free(&catalog);
}

/* --- What a review tells --- */

static void review_ends(void) {
#define LARGEST INT64_C(999999999999999999)
#define PART(low, low_end, high, high_end)                                                         \
    { {low, 0}, {high, 0}, (low_end), (high_end) }
    static const struct {
        const char *label, *unit, *whole_unit;
        plan_interval part, whole;
        const char *heard;
    } rows[] = {
        {"ends that touch", "ha", "ha", PART(49, PLAN_END_CLOSED, 90, PLAN_END_CLOSED),
         PART(0, PLAN_END_CLOSED, 49, PLAN_END_CLOSED), ""},
        {"the whole stays below", "ha", "ha", PART(49, PLAN_END_CLOSED, 90, PLAN_END_CLOSED),
         PART(0, PLAN_END_CLOSED, 49, PLAN_END_OPEN), "never"},
        {"the part stays above", "ha", "ha", PART(49, PLAN_END_OPEN, 90, PLAN_END_CLOSED),
         PART(0, PLAN_END_CLOSED, 49, PLAN_END_CLOSED), "never"},
        {"a part without a lower end", "ha", "ha", PART(0, PLAN_END_UNBOUNDED, 9, PLAN_END_CLOSED),
         PART(9, PLAN_END_CLOSED, 0, PLAN_END_UNBOUNDED), "always"},
        {"another dimension", "ha", "tấn", PART(50, PLAN_END_CLOSED, 90, PLAN_END_CLOSED),
         PART(0, PLAN_END_CLOSED, 49, PLAN_END_CLOSED), ""},
        {"20 times 18 digits do not fit", "score tấn", "tấn",
         PART(50, PLAN_END_CLOSED, LARGEST, PLAN_END_CLOSED),
         PART(0, PLAN_END_CLOSED, 49, PLAN_END_CLOSED), ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        plan_catalog catalog;
        review_heard h = {""};
        start(&catalog);
        CHECK_STATUS("score", plan_units_add(catalog.units, "score", 5, "20", 2, NULL), PLAN_OK);
        plan_indicator part = {sizeof part,     .code = "part",         .unit = rows[i].unit,
                               .has_bounds = 1, .bounds = rows[i].part, .part_of = "whole"};
        plan_indicator whole = {sizeof whole, .code = "whole", .unit = rows[i].whole_unit,
                                .has_bounds = 1, .bounds = rows[i].whole};
        CHECK_STATUS(rows[i].label, plan_catalog_add_indicator(&catalog, &part, NULL), PLAN_OK);
        CHECK_STATUS(rows[i].label, plan_catalog_add_indicator(&catalog, &whole, NULL), PLAN_OK);
        CHECK_STATUS(rows[i].label, plan_catalog_review(&catalog, hear_review, &h), PLAN_OK);
        CHECK_STR("not before it is finished", h.text, "");
        CHECK_STATUS(rows[i].label, plan_catalog_finish(&catalog, NULL, NULL, NULL),
                     strcmp(rows[i].label, "another dimension") == 0 ? PLAN_UNIT : PLAN_OK);
        CHECK_STATUS(rows[i].label, plan_catalog_review(&catalog, hear_review, &h), PLAN_OK);
        CHECK_STR(rows[i].label, h.text, rows[i].heard);
        plan_catalog_free(&catalog);
    }
}

/* Bounds whose sum is no decimal say nothing. */
static void review_large_sums(void) {
    static const char *const members[] = {"a", "b"};
    static const struct {
        const char *label, *unit;
        int64_t low, high;
        const char *heard;
    } rows[] = {
        {"5 + 5 is above 9", "tấn", 5, 8, "never"},
        {"19 digits", "tấn", 5, LARGEST, ""},
        {"21 digits", "score tấn", 5, LARGEST, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        plan_catalog catalog;
        review_heard h = {""};
        start(&catalog);
        CHECK_STATUS("score", plan_units_add(catalog.units, "score", 5, "20", 2, NULL), PLAN_OK);
        for (size_t k = 0; k < 2; k++) {
            plan_indicator member = {sizeof member, .code = members[k], .unit = rows[i].unit,
                                     .has_bounds = 1};
            member.bounds =
                (plan_interval)PART(rows[i].low, PLAN_END_CLOSED, rows[i].high, PLAN_END_CLOSED);
            CHECK_STATUS("member", plan_catalog_add_indicator(&catalog, &member, NULL), PLAN_OK);
        }
        plan_indicator whole = {sizeof whole, .code = "w", .unit = "tấn", .has_bounds = 1};
        whole.bounds = (plan_interval)PART(0, PLAN_END_CLOSED, 9, PLAN_END_CLOSED);
        CHECK_STATUS("whole", plan_catalog_add_indicator(&catalog, &whole, NULL), PLAN_OK);
        CHECK_STATUS("partition", partition(&catalog, "p", 0, "w", members, 2), PLAN_OK);
        CHECK_STATUS("finish", plan_catalog_finish(&catalog, NULL, NULL, NULL), PLAN_OK);
        CHECK_STATUS("review", plan_catalog_review(&catalog, hear_review, &h), PLAN_OK);
        CHECK_STR(rows[i].label, h.text, rows[i].heard);
        plan_catalog_free(&catalog);
    }
}

/* Partitions are compared where a sum over their members is the same, which different members can
 * have too: these were searched for, 84 ids from 84 on, each in the one partition or the other. */
static void different_members_of_one_sum(void) {
    enum { FIRST = 84, LIST = 21 };
    static const struct {
        const char *label;
        uint32_t in_first[4];
        size_t members;
    } rows[] = {
        {"as many members", {0x209f1, 0x1fe453, 0x155d23, 0x1ea10e}, 42},
        {"more members", {0x150878, 0x1d2783, 0x6f09b, 0x184465}, 38},
    };
    char codes[2 * FIRST][8];
    for (size_t r = 0; r < COUNT(rows); r++) {
        const char *members[2][4 * LIST];
        size_t counts[2] = {0, 0};
        plan_catalog catalog;
        review_heard h = {""};
        start(&catalog);
        for (size_t i = 0; i < 2 * FIRST; i++) {
            snprintf(codes[i], sizeof codes[i], "i%zu", i);
            add(&catalog, codes[i], PLAN_LEVEL, "ha");
        }
        for (size_t i = 0; i < 4 * LIST; i++) {
            size_t to = (rows[r].in_first[i / LIST] >> i % LIST & 1) != 0 ? 0 : 1;
            members[to][counts[to]++] = codes[FIRST + i];
        }
        CHECK_U64(rows[r].label, counts[0], rows[r].members);
        partition(&catalog, "p", 100, NULL, members[0], counts[0]);
        partition(&catalog, "q", 100, NULL, members[1], counts[1]);
        CHECK_STATUS("finish", plan_catalog_finish(&catalog, NULL, NULL, NULL), PLAN_OK);
        CHECK_STATUS("review", plan_catalog_review(&catalog, hear_review, &h), PLAN_OK);
        CHECK_STR(rows[r].label, h.text, "");
        plan_catalog_free(&catalog);
    }
}

/* A chain of 50,000: neither recursion nor quadratic time. */
static void long_chains_are_cheap(void) {
    enum { LENGTH = 50000 };
    plan_catalog catalog;
    start(&catalog);
    char code[2][16];
    for (int i = 0; i < LENGTH; i++) {
        snprintf(code[0], sizeof code[0], "c%d", i);
        snprintf(code[1], sizeof code[1], "c%d", i + 1);
        plan_indicator indicator = {sizeof indicator, .code = code[0],
                                    .part_of = i + 1 < LENGTH ? code[1] : NULL};
        plan_catalog_add_indicator(&catalog, &indicator, NULL);
    }
    CHECK_STATUS("finish", plan_catalog_finish(&catalog, NULL, NULL, NULL), PLAN_OK);
    plan_catalog_free(&catalog);
}

static void membership_may_be_said_again(void) {
    plan_catalog catalog;
    start(&catalog);
    plan_indicator share = {sizeof share, .code = "s", .kind = PLAN_SHARE, .unit = "%",
                            .part_of = "structure"};
    static const char *const members[] = {"s"};
    plan_catalog_add_indicator(&catalog, &share, NULL);
    partition(&catalog, "structure", 100, NULL, members, 1);
    CHECK_STATUS("same fact", plan_catalog_finish(&catalog, NULL, NULL, NULL), PLAN_OK);
    CHECK_INT("and no relation to a whole", catalog.indicators[0].part_of, PLAN_NONE);
    plan_catalog_free(&catalog);
}

static void resolved_names(void) {
    plan_catalog catalog;
    start(&catalog);
    plan_indicator growth = {sizeof growth, .code = "growth", .kind = PLAN_GROWTH, .unit = "%",
                             .of = "grdp"};
    plan_indicator free_growth = {sizeof free_growth, .code = "g", .kind = PLAN_GROWTH,
                                  .unit = "%"};
    plan_indicator rice = {sizeof rice, .code = "rice", .unit = "tấn", .part_of = "grain"};
    plan_catalog_add_indicator(&catalog, &growth, NULL); /* before what it names */
    plan_catalog_add_indicator(&catalog, &free_growth, NULL);
    plan_catalog_add_indicator(&catalog, &rice, NULL);
    add(&catalog, "grdp", PLAN_LEVEL, "tỷ đồng");
    add(&catalog, "grain", PLAN_LEVEL, "nghìn tấn");
    CHECK_STATUS("finish", plan_catalog_finish(&catalog, NULL, NULL, NULL), PLAN_OK);
    CHECK_INT("of", catalog.indicators[0].of, 3);
    CHECK_TRUE("rows become statements", catalog.indicators[0].loaded_as_statement);
    CHECK_TRUE("without of they do not", !catalog.indicators[1].loaded_as_statement);
    CHECK_INT("part_of", catalog.indicators[2].part_of, 4);
    CHECK_STATUS("part_of", catalog.indicators[2].part_status, PLAN_OK);
    CHECK_INT("tấn in nghìn tấn",
              plan_decimal_compare(catalog.indicators[2].part_factor, (plan_decimal){1, 3}), 0);
    CHECK_STATUS("idempotent", plan_catalog_finish(&catalog, NULL, NULL, NULL), PLAN_OK);
    add(&catalog, "later", PLAN_LEVEL, "ha");
    CHECK_TRUE("until something is added", !catalog.finished);
    CHECK_STATUS("again", plan_catalog_finish(&catalog, NULL, NULL, NULL), PLAN_OK);
    plan_catalog_free(&catalog);
}

static void breaks_lie_between(void) {
    static const char *const breaks[] = {"2022", "2015-Q3", "2018"}; /* given out of order */
    static const char *const areas[] = {NULL, NULL, "here"};
    plan_catalog catalog;
    uint32_t here = PLAN_NONE, there = PLAN_NONE;
    start(&catalog);
    CHECK_STATUS("here", plan_catalog_area(&catalog, plan_span_of("here"), &here), PLAN_OK);
    CHECK_STATUS("there", plan_catalog_area(&catalog, plan_span_of("there"), &there), PLAN_OK);
    plan_indicator indicator = {sizeof indicator, .code = "x", .breaks = breaks, .break_count = 3,
                                .break_areas = areas};
    CHECK_STATUS("add", plan_catalog_add_indicator(&catalog, &indicator, NULL), PLAN_OK);
    static const struct {
        const char *from, *to;
        bool breaks;
    } rows[] = {
        {"2020", "2021", false},       {"2021", "2022", true},  {"2022", "2023", false},
        {"2015", "2016", true},        {"2016", "2017", false}, {"2015-Q2", "2015-Q3", true},
        {"2015-Q3", "2015-Q4", false}, {"2010", "2023", true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        plan_period from, to;
        plan_period_read(rows[i].from, strlen(rows[i].from), &from, NULL);
        plan_period_read(rows[i].to, strlen(rows[i].to), &to, NULL);
        uint32_t a = plan_period_pack(from), b = plan_period_pack(to);
        CHECK_INT(rows[i].from, plan_breaks_between(&catalog, 0, there, a, b), rows[i].breaks);
        CHECK_INT("in either order", plan_breaks_between(&catalog, 0, there, b, a), rows[i].breaks);
    }
    plan_period from, to;
    plan_period_read("2017", 4, &from, NULL);
    plan_period_read("2018", 4, &to, NULL);
    uint32_t a = plan_period_pack(from), b = plan_period_pack(to);
    CHECK_INT("of the area", plan_breaks_between(&catalog, 0, here, a, b), true);
    CHECK_INT("of another area", plan_breaks_between(&catalog, 0, there, a, b), false);
    plan_catalog_free(&catalog);
}

/* --- Memory --- */

static plan_status build(const plan_allocator *allocator) {
    static const char *const members[] = {"a", "b"};
    static const char *const breaks[] = {"2020"};
    static const char *const break_areas[] = {"x"};
    static const char *const required[] = {"plan"};
    plan_catalog catalog;
    plan_status status = plan_catalog_init(&catalog, allocator);
    if (status != PLAN_OK) {
        return status;
    }
    plan_group group = {sizeof group, "g", {"Group", NULL}};
    plan_area area = {sizeof area, "x", {"X", NULL}, .valid_from = "2020"};
    plan_indicator a = {sizeof a,
                        "a",
                        {"A", NULL},
                        .kind = PLAN_SHARE,
                        .unit = "%",
                        .group = "g",
                        .breaks = breaks,
                        .break_count = 1,
                        .break_areas = break_areas,
                        .required = required,
                        .required_count = 1};
    plan_indicator b = {sizeof b, "b", {NULL, NULL}, .kind = PLAN_SHARE, .unit = "%"};
    plan_partition p = {sizeof p,          .code = "p",    .members = members,
                        .member_count = 2, .has_total = 1, .total = {100, 0}};
    status = plan_catalog_add_group(&catalog, &group, NULL);
    status = status == PLAN_OK ? plan_catalog_add_area(&catalog, &area, NULL) : status;
    status = status == PLAN_OK ? plan_catalog_add_indicator(&catalog, &a, NULL) : status;
    status = status == PLAN_OK ? plan_catalog_add_indicator(&catalog, &b, NULL) : status;
    status = status == PLAN_OK ? plan_catalog_add_partition(&catalog, &p, NULL) : status;
    status = status == PLAN_OK ? plan_catalog_finish(&catalog, NULL, NULL, NULL) : status;
    plan_catalog_free(&catalog);
    return status;
}

static void memory_runs_out(void) {
    CHECK_TRUE("every allocation", failing_everywhere(build));
}

TEST_MAIN("catalog", {"codes have ids", codes_have_ids}, {"many codes", many_codes},
          {"codes in order", codes_in_order}, {"nearest codes", nearest_codes},
          {"refused indicators", refused_indicators}, {"largest numbers", largest_numbers},
          {"names fall back", names_fall_back}, {"series have roles", series_have_roles},
          {"areas form a tree", areas_form_a_tree}, {"subsets are no roots", subsets_are_no_roots},
          {"areas declare themselves", areas_declare_themselves},
          {"refused partitions", refused_partitions},
          {"kinds and units choose", kinds_and_units_choose},
          {"wholes in dozens", wholes_in_dozens}, {"declared bounds stay", declared_bounds_stay},
          {"shares are capped together", shares_are_capped_together},
          {"ratios have factors", ratios_have_factors},
          {"all problems at once", all_problems_at_once},
          {"cycles are problems", cycles_are_problems}, {"wholes in a circle", wholes_in_a_circle},
          {"one code for both", one_code_for_both},
          {"members without the unit", members_without_the_unit}, {"review ends", review_ends},
          {"review large sums", review_large_sums},
          {"different members of one sum", different_members_of_one_sum},
          {"long chains are cheap", long_chains_are_cheap},
          {"membership may be said again", membership_may_be_said_again},
          {"resolved names", resolved_names}, {"breaks lie between", breaks_lie_between},
          {"memory runs out", memory_runs_out})
