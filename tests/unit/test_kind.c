/* Kinds: each row of the table is what the documentation of kinds says. */
#include "check.h"

#include <plan/kind.h>

static const struct {
    const char *name;
    int kind, differs_by, differs_by_rates, children, over_flow, over_stock;
    int whole_is_exact, has_low, low_open, low, has_high, high, is_statement;
} expected[] = {
    {"level", PLAN_LEVEL, PLAN_RELATIVE, PLAN_RELATIVE, PLAN_CHILDREN_SUM, PLAN_OVER_SUM,
     PLAN_OVER_END, 0, 0, 0, 0, 0, 0, 0},
    {"count", PLAN_COUNT, PLAN_RELATIVE, PLAN_RELATIVE, PLAN_CHILDREN_SUM, PLAN_OVER_SUM,
     PLAN_OVER_END, 1, 1, 0, 0, 0, 0, 0},
    {"ratio", PLAN_RATIO, PLAN_RELATIVE, PLAN_POINTS, PLAN_CHILDREN_WEIGHTED, PLAN_OVER_END,
     PLAN_OVER_END, 0, 0, 0, 0, 0, 0, 0},
    {"rate", PLAN_RATE, PLAN_POINTS, PLAN_POINTS, PLAN_CHILDREN_WEIGHTED, PLAN_OVER_END,
     PLAN_OVER_END, 0, 1, 0, 0, 1, 1, 0},
    {"share", PLAN_SHARE, PLAN_POINTS, PLAN_POINTS, PLAN_CHILDREN_WEIGHTED, PLAN_OVER_END,
     PLAN_OVER_END, 0, 1, 0, 0, 1, 1, 0},
    {"growth", PLAN_GROWTH, PLAN_POINTS, PLAN_POINTS, PLAN_CHILDREN_BETWEEN, PLAN_OVER_AVERAGE,
     PLAN_OVER_AVERAGE, 0, 1, 1, -100, 0, 0, 1},
    {"change", PLAN_CHANGE, PLAN_DIFFERENCE, PLAN_POINTS, PLAN_CHILDREN_NONE, PLAN_OVER_EACH,
     PLAN_OVER_EACH, 0, 0, 0, 0, 0, 0, 1},
    {"index", PLAN_INDEX, PLAN_RELATIVE, PLAN_RELATIVE, PLAN_CHILDREN_BETWEEN, PLAN_OVER_END,
     PLAN_OVER_END, 0, 1, 1, 0, 0, 0, 0},
    {"score", PLAN_SCORE, PLAN_DIFFERENCE, PLAN_DIFFERENCE, PLAN_CHILDREN_NONE, PLAN_OVER_END,
     PLAN_OVER_END, 0, 0, 0, 0, 0, 0, 0},
};

static void rows_are_as_documented(void) {
    CHECK_U64("all kinds", sizeof expected / sizeof expected[0], PLAN_KIND_COUNT);
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        const char *label = expected[i].name;
        const plan_kind_row *row = plan_kind_get(expected[i].kind);
        if (!CHECK_TRUE(label, row != NULL)) {
            continue;
        }
        CHECK_STR(label, row->name, expected[i].name);
        CHECK_INT(label, row->differs_by, expected[i].differs_by);
        CHECK_INT(label, row->differs_by_rates, expected[i].differs_by_rates);
        CHECK_INT(label, row->children, expected[i].children);
        CHECK_INT(label, row->over_flow, expected[i].over_flow);
        CHECK_INT(label, row->over_stock, expected[i].over_stock);
        CHECK_INT(label, row->whole_is_exact, expected[i].whole_is_exact);
        CHECK_INT(label, row->has_low, expected[i].has_low);
        CHECK_INT(label, row->low_open, expected[i].low_open);
        CHECK_INT(label, row->low, expected[i].low);
        CHECK_INT(label, row->has_high, expected[i].has_high);
        CHECK_INT(label, row->high_open, 0);
        CHECK_INT(label, row->high, expected[i].high);
        CHECK_INT(label, row->is_statement, expected[i].is_statement);
        CHECK_INT(label, row->has_form, expected[i].kind == PLAN_GROWTH);
        CHECK_INT(label, row->bounded_by_total, expected[i].kind == PLAN_SHARE);
        CHECK_TRUE(label, row->about != NULL && strlen(row->about) > 10);
    }
}

static void unknown_numbers_have_no_row(void) {
    CHECK_TRUE("below", plan_kind_get(-1) == NULL);
    CHECK_TRUE("beyond", plan_kind_get(PLAN_KIND_COUNT) == NULL);
}

static void names_are_found(void) {
    static const struct {
        const char *name;
        plan_status status;
        int kind;
    } rows[] = {
        {"level", PLAN_OK, PLAN_LEVEL},   {"count", PLAN_OK, PLAN_COUNT},
        {"ratio", PLAN_OK, PLAN_RATIO},   {"rate", PLAN_OK, PLAN_RATE},
        {"share", PLAN_OK, PLAN_SHARE},   {"growth", PLAN_OK, PLAN_GROWTH},
        {"change", PLAN_OK, PLAN_CHANGE}, {"index", PLAN_OK, PLAN_INDEX},
        {"score", PLAN_OK, PLAN_SCORE},   {"Level", PLAN_NOT_FOUND, -1},
        {"rates", PLAN_NOT_FOUND, -1},    {"rat", PLAN_NOT_FOUND, -1},
        {"", PLAN_NOT_FOUND, -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int kind = -1;
        CHECK_STATUS(rows[i].name, plan_kind_find(rows[i].name, strlen(rows[i].name), &kind),
                     rows[i].status);
        CHECK_INT(rows[i].name, kind, rows[i].kind);
    }
    int kind;
    CHECK_STATUS("no text", plan_kind_find(NULL, 3, &kind), PLAN_INVALID);
    CHECK_STATUS("no result", plan_kind_find("rate", 4, NULL), PLAN_INVALID);
    CHECK_STATUS("length counts", plan_kind_find("rate of growth", 4, &kind), PLAN_OK);
    CHECK_INT("length counts", kind, PLAN_RATE);
}

TEST_MAIN("kind", {"rows are as documented", rows_are_as_documented},
          {"unknown numbers have no row", unknown_numbers_have_no_row},
          {"names are found", names_are_found})
