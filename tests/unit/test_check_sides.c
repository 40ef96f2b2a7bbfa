/* Numbers shown with failed checks where they have no room, or no end: the verdict stands, and what
 * cannot be said is left out. */
#include "build.h"
#include "check_sides.h"

#define HEAD "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":["
#define OF_Y ",\"of\":\"y\""
#define I(code, kind, more) "{\"code\":\"" code "\",\"kind\":\"" kind "\"" more "}"

enum { C = PLAN_END_CLOSED, O = PLAN_END_OPEN, U = PLAN_END_UNBOUNDED };

static void hulls(void) {
    static const struct {
        const char *label;
        plan_interval a, b, hull;
    } all[] = {
        {"beside", {{1, 0}, {2, 0}, C, C}, {{3, 0}, {4, 0}, C, C}, {{1, 0}, {4, 0}, C, C}},
        {"within", {{1, 0}, {4, 0}, C, C}, {{2, 0}, {3, 0}, C, C}, {{1, 0}, {4, 0}, C, C}},
        {"closed after open",
         {{1, 0}, {4, 0}, O, O},
         {{1, 0}, {4, 0}, C, C},
         {{1, 0}, {4, 0}, C, C}},
        {"open after closed",
         {{1, 0}, {4, 0}, C, C},
         {{1, 0}, {4, 0}, O, O},
         {{1, 0}, {4, 0}, C, C}},
        {"no ends after ends",
         {{1, 0}, {4, 0}, C, C},
         {{0, 0}, {0, 0}, U, U},
         {{0, 0}, {0, 0}, U, U}},
        {"ends after no ends",
         {{0, 0}, {0, 0}, U, U},
         {{1, 0}, {4, 0}, C, C},
         {{0, 0}, {0, 0}, U, U}},
        {"one end each", {{5, 0}, {0, 0}, O, U}, {{0, 0}, {4, 0}, U, C}, {{0, 0}, {0, 0}, U, U}},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        plan_operand operands[2];
        memset(operands, 0, sizeof operands);
        operands[0].interval = all[i].a;
        operands[1].interval = all[i].b;
        CHECK_TRUE(all[i].label, plan_interval_equal(plan_sides_hull(operands, 2), all[i].hull));
    }
}

/* Rows: indicator,period,value,series,unit,measure,against. */
static void findings(void) {
#define COUNTS I("y", "count", "") "," I("g", "growth", OF_Y)
#define GROWTHS                                                                                    \
    I("a", "count", "")                                                                            \
    "," I("b", "count", "") "," I("w", "count", "") "," I("ga", "growth", ",\"of\":\"a\"") "," I(  \
        "gb", "growth", ",\"of\":\"b\"") "," I("gw", "growth", ",\"of\":\"w\"")
#define PARTS ",\"partitions\":[{\"code\":\"p\",\"whole\":\"w\",\"members\":[\"a\",\"b\"]}]"
#define RATIO                                                                                      \
    I("n", "count", "")                                                                            \
    "," I("d", "count", "") "," I("r", "ratio", ",\"numerator\":\"n\",\"denominator\":\"d\"")
#define LEVELS I("y", "level", "") "," I("g", "growth", OF_Y)
#define MUCH(month) "x,2022-" month ",99999999999999999,,,,\n"
    static const struct {
        const char *label, *code, *indicators, *rows;
        const char *value, *gap, *beyond; /* "" where they are left out */
        bool has_expected;
    } all[] = {
        /* 100 * 1.2 / 1: 20 % */
        {"an ordinary growth", "P304", COUNTS, "y,2021,100,,,,\ny,2022,120,,,,\ng,2022,25,,,,\n",
         "25", "5", "4.5", true},
        /* 10^19 % */
        {"growth without room", "P304", COUNTS,
         "y,2021,1,,,,\ny,2022,99999999999999999,,,,\ng,2022,5,,,,\n", "5", "", "", false},
        /* 10^16 - 0.4975 % has room with two decimals; half a per cent more has none. */
        {"an expectation without room", "P304", COUNTS,
         "y,2021,201,,,,\ny,2022,20100000000000200,,,,\ng,2022,5,,,,\n", "5", "", "", false},
        /* 50 % with 18 decimals */
        {"figures of 16 decimals", "P304", LEVELS,
         "y,2021,0.0000123456789012,,,,\ny,2022,0.0000185185183518,,,,\ng,2022,0.20,,,,\n", "0.20",
         "", "", false},
        /* 99999999999999999 - 0.0000123456789012 */
        {"a gap without room", "P303",
         I("x", "level", ",\"part_of\":\"y\"") "," I("y", "level", ""),
         "x,2022,99999999999999999,,,,\ny,2022,0.0000123456789012,,,,\n", "99999999999999999", "",
         "", true},
        {"a part above its whole", "P303",
         I("x", "level", ",\"part_of\":\"y\"") "," I("y", "level", ""),
         "x,2022,9,,,,\ny,2022,7,,,,\n", "9", "2", "1", true},
        /* The target may be more. */
        {"a weaker target", "P401", I("x", "rate", ",\"unit\":\"%\",\"direction\":\"up\""),
         "x,2021,9.0,,,,\nx,2022,8.0,plan,,,\n", "8.0", "-1.0", "0.9", true},
        /* Below 50 and 50 are less than 100, though it is printed so. */
        {"an end that is not reached", "P301",
         I("a", "count", "") "," I(
             "b", "count",
             "") "],\"partitions\":[{\"code\":\"p\",\"total\":100,\"members\":[\"a\",\"b\"]}",
         "a,2022,<50,,,,\nb,2022,=50,,,,\n", "100", "0", "0", true},
        /* 0.0001 of 0.001 are 0.1, and half a digit of 0.2 is 0.05. */
        {"a ratio of 16 decimals", "P305",
         I("n", "level", "") "," I("d", "level", "") "," I(
             "r", "ratio", ",\"numerator\":\"n\",\"denominator\":\"d\""),
         "n,2022,=0.0001000000000000,,,,\nd,2022,=0.0010000000000000,,,,\nr,2022,0.2,,,,\n", "0.2",
         "0.1000000000000000", "0.0500000000000000", true},
        {"a target that is about, and weaker", "P401",
         I("x", "rate", ",\"unit\":\"%\",\"direction\":\"up\""),
         "x,2021,9.0,,,,\nx,2022,~8.0,plan,,,\n", "8.0", NULL, NULL, true},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        char plan[2000], table[4000];
        snprintf(plan, sizeof plan, "%s%s]}", HEAD, all[i].indicators);
        snprintf(table, sizeof table, "indicator,period,value,series,unit,measure,against\n%s",
                 all[i].rows);
        plan_report *report = build_check(plan, table);
        const plan_finding *f = build_finding(report, all[i].code);
        if (CHECK_TRUE(all[i].label, f != NULL)) {
            CHECK_STR(all[i].label, f->value, all[i].value);
            if (all[i].gap != NULL) {
                CHECK_STR(all[i].label, f->gap, all[i].gap);
                CHECK_STR(all[i].label, f->beyond_rounding, all[i].beyond);
            }
            CHECK_TRUE(all[i].label, (f->has_expected != 0) == all[i].has_expected);
        }
        plan_report_free(report);
    }
}

/* Parts of 5.0 and 6.0 %, and a whole of at least 50: what a part must be has no upper end. */
static void required(void) {
    plan_report *report = build_check(
        HEAD I("a", "level", "") "," I("b", "level", "") "," I("w", "level", "") "," I(
            "ga", "growth",
            ",\"of\":\"a\"") "," I("gb", "growth",
                                   ",\"of\":\"b\"") "," I("gw", "growth",
                                                          ",\"of\":\"w\"") "],"
                                                                           "\"partitions\":[{"
                                                                           "\"code\":\"p\","
                                                                           "\"whole\":\"w\","
                                                                           "\"members\":[\"a\","
                                                                           "\"b\"]}]}",
        "indicator,period,value\nga,2022,5.0\ngb,2022,6.0\ngw,2022,>=50\n");
    const plan_finding *f = build_finding(report, "P312");
    if (CHECK_TRUE("a finding", f != NULL && f->input_count == 3)) {
        for (size_t i = 0; i < 3; i++) {
            const plan_input *input = &f->inputs[i];
            bool is_whole = strcmp(input->value, ">=50") == 0;
            CHECK_TRUE("required", input->has_required);
            CHECK_TRUE("an upper end",
                       (input->required.high_end == PLAN_END_UNBOUNDED) != is_whole);
        }
    }
    plan_report_free(report);
}

/* Where each figure would have to lie, the others as they are; 1e9: no end. Counts are exact, and a
 * stated 25 % is 24.5 to 25.5. */
static void required_ends(void) {
#define POINTS                                                                                     \
    I("a", "count", "")                                                                            \
    "," I("b", "count", "") "," I("w", "count", ""), PARTS,                                        \
        "a,2021,200,,,,\na,2022,220,,,,\nw,2021,1000,,,,\na,2022,3.0,,%,contribution,\n"
#define RULE                                                                                       \
    I("a", "count", "")                                                                            \
    "," I("b", "count", "") "," I("c", "count", ""), ",\"rules\":[{\"check\":\"a == b + c\"}]",    \
        "a,2022,10,,,,\nb,2022,3,,,,\nc,2022,4,,,,\n"
    static const double no = 1e9;
    static const struct {
        const char *label, *code, *indicators, *more, *rows, *value;
        double low, high;
    } all[] = {
        {"a member", "P301", I("a", "count", "") "," I("b", "count", ""),
         ",\"partitions\":[{\"code\":\"p\",\"total\":100,\"members\":[\"a\",\"b\"]}]",
         "a,2022,60,,,,\nb,2022,45,,,,\n", "60", 55, 55},
        {"another member", "P301", I("a", "count", "") "," I("b", "count", ""),
         ",\"partitions\":[{\"code\":\"p\",\"total\":100,\"members\":[\"a\",\"b\"]}]",
         "a,2022,60,,,,\nb,2022,45,,,,\n", "45", 40, 40},
        {"a part", "P303", I("x", "count", ",\"part_of\":\"y\"") "," I("y", "count", ""), "",
         "x,2022,9,,,,\ny,2022,7,,,,\n", "9", 0, 7},
        {"its whole", "P303", I("x", "count", ",\"part_of\":\"y\"") "," I("y", "count", ""), "",
         "x,2022,9,,,,\ny,2022,7,,,,\n", "7", 9, no},
        {"a growth", "P304", COUNTS, "", "y,2021,100,,,,\ny,2022,120,,,,\ng,2022,25,,,,\n", "25",
         20, 20},
        {"a value", "P304", COUNTS, "", "y,2021,100,,,,\ny,2022,120,,,,\ng,2022,25,,,,\n", "120",
         124.5, 125.5},
        {"a base", "P304", COUNTS, "", "y,2021,100,,,,\ny,2022,120,,,,\ng,2022,25,,,,\n", "100",
         120 / 1.255, 120 / 1.245},
        {"a difference", "P304", I("y", "count", "") "," I("c", "change", OF_Y), "",
         "y,2021,100,,,,\ny,2022,120,,,,\nc,2022,25,,,,\n", "25", 20, 20},
        {"its value", "P304", I("y", "count", "") "," I("c", "change", OF_Y), "",
         "y,2021,100,,,,\ny,2022,120,,,,\nc,2022,=25,,,,\n", "120", 125, 125},
        {"its base", "P304", I("y", "count", "") "," I("c", "change", OF_Y), "",
         "y,2021,100,,,,\ny,2022,120,,,,\nc,2022,=25,,,,\n", "100", 95, 95},
        {"a ratio", "P305", RATIO, "", "n,2022,10,,,,\nd,2022,5,,,,\nr,2022,3,,,,\n", "3", 2, 2},
        {"a numerator", "P305", RATIO, "", "n,2022,10,,,,\nd,2022,5,,,,\nr,2022,3,,,,\n", "10",
         12.5, 17.5},
        {"a denominator", "P305", RATIO, "", "n,2022,10,,,,\nd,2022,5,,,,\nr,2022,3,,,,\n", "5",
         10 / 3.5, 4},
        {"beside a missing member", "P301", I("a", "count", "") "," I("b", "count", ""),
         ",\"partitions\":[{\"code\":\"p\",\"total\":100,\"members\":[\"a\",\"b\"],"
         "\"missing\":\"partial\"}]",
         "a,2022,120,,,,\n", "120", 0, 100},
        {"a part above its whole", "P312", GROWTHS, PARTS,
         "ga,2022,5.0,,,,\ngb,2022,6.0,,,,\ngw,2022,2.0,,,,\n", "5.0", -no, 2.05},
        {"a whole below its parts", "P312", GROWTHS, PARTS,
         "ga,2022,5.0,,,,\ngb,2022,6.0,,,,\ngw,2022,2.0,,,,\n", "2.0", 4.95, 6.05},
        {"a part below its whole", "P312", GROWTHS, PARTS,
         "ga,2022,5.0,,,,\ngb,2022,6.0,,,,\ngw,2022,9.0,,,,\n", "6.0", 8.95, no},
        /* 100 * 20 / 1000 = 2 points; 3.0 of 1000 are 29.5 to 30.5. */
        {"a contribution", "P311", POINTS, "3.0", 2, 2},
        {"what contributes", "P311", POINTS, "220", 229.5, 230.5},
        {"what it was before", "P311", POINTS, "200", 189.5, 190.5},
        {"the whole of before", "P311", POINTS, "1000", 2000 / 3.05, 2000 / 2.95},
        {"the left of a rule", "", RULE, "10", 7, 7},
        {"a term of a rule", "", RULE, "3", 6, 6},
        {"a target", "P401", I("x", "score", ",\"direction\":\"up\""), "",
         "x,2021,9.0,,,,\nx,2022,8.0,plan,,,\n", "8.0", 8.95, no},
        {"what it is weaker than", "P401", I("x", "score", ",\"direction\":\"up\""), "",
         "x,2021,9.0,,,,\nx,2022,8.0,plan,,,\n", "9.0", -no, 8.05},
        {"a target that shall be small", "P401", I("x", "score", ",\"direction\":\"down\""), "",
         "x,2021,8.0,,,,\nx,2022,9.0,plan,,,\n", "9.0", -no, 8.05},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        char plan[2000], table[4000];
        snprintf(plan, sizeof plan, "%s%s]%s}", HEAD, all[i].indicators, all[i].more);
        snprintf(table, sizeof table, "indicator,period,value,series,unit,measure,against\n%s",
                 all[i].rows);
        plan_report *report = build_check(plan, table);
        const plan_finding *f = NULL;
        for (size_t k = 0; k < plan_report_finding_count(report); k++) {
            const plan_finding *one = plan_report_finding(report, k);
            f = f == NULL && strcmp(one->rule, "P207") != 0 ? one : f;
        }
        const plan_input *input = NULL;
        for (size_t k = 0; f != NULL && k < f->input_count; k++) {
            input = strcmp(f->inputs[k].value, all[i].value) == 0 ? &f->inputs[k] : input;
        }
        if (CHECK_TRUE(all[i].label, input != NULL && input->has_required)) {
            const plan_interval *r = &input->required;
            double low = r->low_end == U ? -no : plan_decimal_to_double(r->low);
            double high = r->high_end == U ? no : plan_decimal_to_double(r->high);
            CHECK_TRUE(all[i].label, low >= all[i].low - 0.02 && low <= all[i].low + 0.02);
            CHECK_TRUE(all[i].label, high >= all[i].high - 0.02 && high <= all[i].high + 0.02);
        }
        plan_report_free(report);
    }
}

/* What the left side may be: 1e9: no end. Half a digit of 9.0 and of 8.0 are 0.1 together. */
static void expected_ends(void) {
    static const double no = 1e9;
    static const struct {
        const char *label, *code, *indicators, *rows;
        double low, high;
    } all[] = {
        {"a total with a tolerance", "P301",
         I("a", "count", "") "," I("b", "count",
                                   "") "],\"partitions\":[{\"code\":\"p\",\"total\":100,"
                                       "\"tolerance\":1,\"members\":[\"a\",\"b\"]}",
         "a,2022,60,\nb,2022,45,\n", 99, 101},
        {"a part", "P303", I("x", "count", ",\"part_of\":\"y\"") "," I("y", "count", ""),
         "x,2022,9,\ny,2022,7,\n", -no, 7},
        {"a target", "P401", I("x", "score", ",\"direction\":\"up\""),
         "x,2021,9.0,\nx,2022,8.0,plan\n", 8.9, no},
        {"a target that shall be small", "P401", I("x", "score", ",\"direction\":\"down\""),
         "x,2021,8.0,\nx,2022,9.0,plan\n", -no, 8.1},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        char plan[1000], table[200];
        snprintf(plan, sizeof plan, "%s%s]}", HEAD, all[i].indicators);
        snprintf(table, sizeof table, "indicator,period,value,series\n%s", all[i].rows);
        plan_report *report = build_check(plan, table);
        const plan_finding *f = build_finding(report, all[i].code);
        if (CHECK_TRUE(all[i].label, f != NULL && f->has_expected)) {
            const plan_interval *e = &f->expected;
            double low = e->low_end == U ? -no : plan_decimal_to_double(e->low);
            double high = e->high_end == U ? no : plan_decimal_to_double(e->high);
            CHECK_TRUE(all[i].label, low >= all[i].low - 1e-9 && low <= all[i].low + 1e-9);
            CHECK_TRUE(all[i].label, high >= all[i].high - 1e-9 && high <= all[i].high + 1e-9);
        }
        plan_report_free(report);
    }
}

TEST_MAIN("check sides", {"hulls", hulls}, {"findings", findings}, {"required", required},
          {"required ends", required_ends}, {"expected ends", expected_ends})
