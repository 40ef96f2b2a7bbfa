/* P402, P403, P404 and P408 where they are rare; what targets say of changes, of figures that have
 * no room, and of programs' own targets. Verdicts are worked out beside each row. */
#include "target_plans.h"

#define RATE I("x", "rate", PERCENT UP)
#define RATE_DOWN I("x", "rate", PERCENT DOWN)
#define COUNT(code) I(code, "count", UP)

/* Rows: indicator,period,value,series,unit,measure,against. `more` stands behind the indicators. */
typedef struct rule_case {
    const char *label, *code, *indicators, *more, *targets, *rows;
    uint64_t holds, fails, skipped;
    const char *part; /* of the first finding's message, or NULL */
} rule_case;

static void check_all(const rule_case *all, size_t n) {
    for (size_t i = 0; i < n; i++) {
        plan_report *report = target_report(CLAIM_COLUMNS, all[i].indicators, all[i].more,
                                            all[i].targets, all[i].rows);
        plan_rule_counts counts = build_counts(report, all[i].code);
        CHECK_U64(all[i].label, counts.holds, all[i].holds);
        CHECK_U64(all[i].label, counts.fails, all[i].fails);
        CHECK_U64(all[i].label, counts.checks - counts.holds - counts.fails, all[i].skipped);
        const plan_finding *f = plan_report_finding(report, 0);
        CHECK_TRUE(all[i].label, f == NULL || f->code[1] != '1'); /* the plan has no fault */
        f = build_finding(report, all[i].code);
        CHECK_TRUE(all[i].label, (f != NULL) == (all[i].fails > 0));
        if (f != NULL && all[i].part != NULL && strstr(f->message, all[i].part) == NULL) {
            CHECK_STR(all[i].label, f->message, all[i].part);
        }
        plan_report_free(report);
    }
}

/* --- P402 --- */

static void at_start(void) {
#define FROM_2020 "\"period\":\"2025\",\"baseline\":\"2020\","
    static const rule_case all[] = {
        /* P401 looks at the year before. */
        {"the baseline is the year before", "P402", RATE, "", "",
         "x,2023,9.0,plan,,,\nx,2022,9.5,baseline,,,\n", 0, 0, 0, NULL},
        {"the baseline is two years before", "P402", RATE, "", "",
         "x,2023,9.0,plan,,,\nx,2021,9.5,baseline,,,\n", 0, 1, 0, NULL},
        {"a span at the beginning of time", "P402", RATE, "", "",
         "x,0001-0002,9.0,plan,,,\nx,0000,9.5,baseline,,,\n", 0, 1, 0, NULL},
        {"a plain number without a direction", "P402", I("x", "rate", PERCENT), "", "",
         "x,2023,9.0,plan,,,\nx,2021,9.5,baseline,,,\n", 0, 0, 0, NULL},
        {"a range without a direction", "P402", I("x", "rate", PERCENT), "",
         T(FROM_2020 "\"low\":9,\"high\":10"), "x,2020,9.5,,,,\n", 0, 1, 0, NULL},
        {"no baseline figure", "P402", RATE, "", T(FROM_2020 "\"low\":9"), "x,2021,9.5,,,,\n", 0, 0,
         1, NULL},
        /* 110 is [109.5, 110.5], 10.0 % [9.95, 10.05]: 2020 had 99.5 to 100.51. */
        {"an implied baseline", "P402",
         I("x", "level", UP) "," I("g", "growth", PERCENT ",\"of\":\"x\""), "",
         T(FROM_2020 "\"low\":99"), "x,2021,110,,,,\ng,2021,10.0,,,,\n", 0, 1, 0, NULL},
        {"off", "P402", RATE, ",\"builtin\":[{\"code\":\"P402\",\"severity\":\"off\"}]",
         T(FROM_2020 "\"low\":9"), "x,2020,9.5,,,,\n", 0, 0, 0, NULL},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

/* --- P403 --- */

static void outside(void) {
#define TWO(x_more, y_more) I("x", "level", x_more) "," I("y", "level", y_more)
    static const rule_case all[] = {
        {"a flow adds up over years", "P403", I("x", "level", ",\"bounds\":[0,100]"), "",
         T("\"period\":\"2021-2023\",\"low\":150"), "", 1, 0, 0, NULL},
        {"a stock does not", "P403", I("x", "level", ",\"bounds\":[0,100],\"stock\":true"), "",
         T("\"period\":\"2021-2023\",\"low\":150"), "", 0, 1, 0, NULL},
        {"a flow in one year", "P403", I("x", "level", ",\"bounds\":[0,100]"), "",
         T("\"period\":\"2021\",\"low\":150"), "", 0, 1, 0, NULL},
        {"a rate over years", "P403", RATE, "", T("\"period\":\"2021-2023\",\"low\":150"), "", 0, 1,
         0, NULL},
        {"in a group", "P403", I("x", "level", ",\"bounds\":[0,100],\"group\":\"g\""),
         ",\"groups\":[{\"code\":\"g\",\"name\":{\"en\":\"G\"}}]",
         T("\"period\":\"2021\",\"low\":150"), "", 0, 1, 0, NULL},
        {"below its bound", "P403", I("x", "level", ",\"bounds\":[10,null]"), "",
         T("\"period\":\"2021\",\"high\":5"), "", 0, 1, 0, NULL},
        {"below a bound that is above alone", "P403", I("x", "level", ",\"bounds\":[null,10]"), "",
         T("\"period\":\"2021\",\"high\":-5"), "", 1, 0, 0, NULL},
        {"the end of a range", "P403", I("x", "level", ",\"bounds\":[null,10]"), "",
         T("\"period\":\"2021\",\"low\":9,\"high\":11"), "", 0, 1, 0, NULL},
        {"a share of more than all", "P403", COUNT("x") "," COUNT("y"), "",
         T("\"period\":\"2021\"," SHARE "\"low\":101"), "", 0, 1, 0, NULL},
        {"a share of all", "P403", COUNT("x") "," COUNT("y"), "",
         T("\"period\":\"2021\"," SHARE "\"low\":100"), "", 1, 0, 0, NULL},
        {"a share below nothing", "P403", COUNT("x") "," COUNT("y"), "",
         T("\"period\":\"2021\"," SHARE "\"high\":-1"), "", 0, 1, 0, NULL},
        {"a part may be below 0", "P403", TWO(",\"bounds\":[-5,null]", ""), "",
         T("\"period\":\"2021\"," SHARE "\"low\":101"), "", 0, 0, 0, NULL},
        {"a part without bounds", "P403", TWO(",\"bounds\":null", ""), "",
         T("\"period\":\"2021\"," SHARE "\"low\":101"), "", 0, 0, 0, NULL},
        {"nothing shrinks by more than all", "P403", COUNT("x"), "",
         T("\"period\":\"2021-2022\"," MEAN "\"high\":-101"), "", 0, 1, 0, NULL},
        {"a reduction of more than all", "P403",
         I("x", "growth", PERCENT ",\"sense\":\"decrease\""), "",
         T("\"period\":\"2021-2022\"," MEAN "\"low\":101"), "", 0, 1, 0, NULL},
        {"a reduction of much", "P403", I("x", "growth", PERCENT ",\"sense\":\"decrease\""), "",
         T("\"period\":\"2021-2022\"," MEAN "\"low\":99"), "", 1, 0, 0, NULL},
        {"an index may be 300", "P403", I("x", "growth", ",\"form\":\"index\""), "",
         T("\"period\":\"2021-2022\"," MEAN "\"low\":300"), "", 0, 0, 0, NULL},
        {"published reductions have no bounds", "P403",
         I("x", "change", PERCENT ",\"sense\":\"decrease\",\"bounds\":[0,5]"), "",
         T("\"period\":\"2021\",\"low\":7"), "", 0, 0, 0, NULL},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

/* --- P404 --- */

static void beside_each_other(void) {
#define PARTS COUNT("a") "," COUNT("b") "," COUNT("w")
#define PARTITION ",\"partitions\":[{\"code\":\"p\",\"whole\":\"w\",\"members\":[\"a\",\"b\"]}]"
#define OF(code, rest) "{\"indicator\":\"" code "\",\"period\":\"2025\"," rest "}"
#define PART(more) I("a", "count", ",\"part_of\":\"w\"" more) "," COUNT("w")
    static const rule_case all[] = {
        {"a contradicted row says nothing", "P404", RATE, "", T("\"period\":\"2025\",\"low\":9"),
         "x,2025,7.0,plan,,,\nx,2025,8.0,plan,,,\n", 0, 0, 0, NULL},
        {"off", "P404", RATE, ",\"builtin\":[{\"code\":\"P404\",\"severity\":\"off\"}]",
         T("\"period\":\"2025\",\"low\":9") "," T("\"period\":\"2025\",\"high\":8"), "", 0, 0, 0,
         NULL},
        {"two entries", "P404", RATE, "",
         T("\"period\":\"2025\",\"low\":9") "," T("\"period\":\"2025\",\"high\":8"), "", 0, 1, 0,
         "(p.json:1)"},
        /* Growth is said by rows about what grows. */
        {"a row of growth", "P404", I("y", "level", UP) "," I("x", "growth", ",\"of\":\"y\""), "",
         T("\"period\":\"2025\",\"low\":9"), "x,2025,7.0,plan,,,\n", 0, 1, 0, NULL},
        {"a row of growth that goes with it", "P404",
         I("y", "level", UP) "," I("x", "growth", ",\"of\":\"y\""), "",
         T("\"period\":\"2025\",\"low\":9"), "x,2025,9.0,plan,,,\n", 1, 0, 0, NULL},
        {"no row of growth", "P404", I("y", "level", UP) "," I("x", "growth", ",\"of\":\"y\""), "",
         T("\"period\":\"2025\",\"low\":9"), "y,2025,9.0,plan,,,\n", 0, 0, 0, NULL},
        {"an entry that cannot be judged says nothing", "P404",
         I("y", "level", ",\"unit\":\"ha\"" UP) "," I("x", "change",
                                                      ",\"unit\":\"km\xc2\xb2\",\"of\":\"y\""),
         "", T("\"period\":\"2025\",\"low\":9") "," T("\"period\":\"2025\",\"high\":8"), "", 0, 0,
         0, NULL},
        /* 60 + at least 50 against at most 109 */
        {"the whole stands first", "P404", PARTS, PARTITION,
         OF("w", "\"high\":109") "," OF("a", "\"low\":60") "," OF("b", "\"low\":50"), "", 0, 1, 0,
         "110"},
        {"the whole stands between", "P404", PARTS, PARTITION,
         OF("a", "\"low\":60") "," OF("w", "\"high\":109") "," OF("b", "\"low\":50"), "", 0, 1, 0,
         "110"},
        {"a whole that a row says", "P404", PARTS, PARTITION,
         OF("a", "\"low\":60") "," OF("b", "\"low\":50"), "w,2025,109,plan,,,\n", 0, 1, 0, NULL},
        {"a whole that rows contradict", "P404", PARTS, PARTITION,
         OF("a", "\"low\":60") "," OF("b", "\"low\":50"),
         "w,2025,109,plan,,,\nw,2025,108,plan,,,\n", 0, 0, 0, NULL},
        {"a part that a row says", "P404", PARTS, PARTITION,
         OF("w", "\"high\":109") "," OF("a", "\"low\":60"), "b,2025,50,plan,,,\n", 0, 1, 0, NULL},
        {"no whole", "P404", PARTS, PARTITION, OF("a", "\"low\":60") "," OF("b", "\"low\":50"), "",
         0, 0, 0, NULL},
        {"no part", "P404", PARTS, PARTITION, OF("w", "\"low\":60"), "", 0, 0, 0, NULL},
        {"a part that nothing is said about is 0 or more", "P404", PARTS, PARTITION,
         OF("a", "\"low\":60") "," OF("w", "\"high\":59"), "", 0, 1, 0, NULL},
        {"a part that nothing is said about may be below 0", "P404",
         COUNT("a") "," I("b", "level", ",\"bounds\":[-5,null]") "," COUNT("w"), PARTITION,
         OF("a", "\"low\":60") "," OF("w", "\"high\":59"), "", 1, 0, 0, NULL},
        {"a part without bounds", "P404",
         COUNT("a") "," I("b", "level", ",\"bounds\":null") "," COUNT("w"), PARTITION,
         OF("a", "\"low\":60") "," OF("w", "\"high\":59"), "", 1, 0, 0, NULL},
        /* 40 + 50 of 100 in all, each at most */
        {"a total", "P404", I("a", "share", PERCENT) "," I("b", "share", PERCENT),
         ",\"partitions\":[{\"code\":\"p\",\"total\":100,\"members\":[\"a\",\"b\"]}]",
         OF("a", "\"high\":40") "," OF("b", "\"high\":50"), "", 0, 1, 0, "90"},
        {"other prices", "P404",
         I("a", "level", ",\"price\":\"constant\"") "," I(
             "b", "level", ",\"price\":\"constant\"") "," I("w", "level", ",\"price\":\"current\""),
         PARTITION, OF("a", "\"low\":60") "," OF("w", "\"high\":59"), "", 0, 0, 1, NULL},
        {"a part above its whole", "P404", PART(""), "",
         OF("a", "\"low\":60") "," OF("w", "\"high\":59"), "", 0, 1, 0, NULL},
        {"a part as large as its whole", "P404", PART(""), "",
         OF("a", "\"low\":60") "," OF("w", "\"high\":60"), "", 1, 0, 0, NULL},
        {"the whole stands before its part", "P404", PART(""), "",
         OF("w", "\"high\":59") "," OF("a", "\"low\":60"), "", 0, 1, 0, NULL},
        {"a part that a row says, above", "P404", PART(""), "", OF("w", "\"high\":59"),
         "a,2025,60,plan,,,\n", 0, 1, 0, NULL},
        {"a whole that a row says, below", "P404", PART(""), "", OF("a", "\"low\":60"),
         "w,2025,59,plan,,,\n", 0, 1, 0, NULL},
        {"a part without its whole", "P404", PART(""), "", OF("a", "\"low\":60"), "", 0, 0, 0,
         NULL},
        {"a whole without its part", "P404", PART(""), "", OF("w", "\"low\":60"), "", 0, 0, 0,
         NULL},
        {"a part at other prices", "P404",
         I("a", "level", ",\"part_of\":\"w\",\"price\":\"constant\"") "," I(
             "w", "level", ",\"price\":\"current\""),
         "", OF("a", "\"low\":60") "," OF("w", "\"high\":59"), "", 0, 0, 1, NULL},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

/* The k-th of equal targets is compared with the 32 before it at most: 0 + 1 + ... + 31, and eight
 * times 32. */
static void many_equal(void) {
    char targets[3000] = "";
    for (int i = 0; i < 40; i++) {
        snprintf(targets + strlen(targets), sizeof targets - strlen(targets), "%s%s",
                 i > 0 ? "," : "", T("\"period\":\"2025\",\"low\":9"));
    }
    rule_case one = {"40 equal targets",   "P404", RATE, "",  targets, "",
                     31 * 32 / 2 + 8 * 32, 0,      0,    NULL};
    check_all(&one, 1);
}

/* --- P408 --- */

static void records(void) {
#define YEARS "x,2019,61.0,,,,\nx,2020,62.0,,,,\nx,2021,63.5,,,,\nx,2022,64.0,,,,\n"
#define FALL "x,2019,64.0,,,,\nx,2020,63.5,,,,\nx,2021,62.0,,,,\nx,2022,61.0,,,,\n"
    static const rule_case all[] = {
        /* 2019 follows from 2020: 110 of it, which no row says. */
        {"an implied year between", "P408",
         I("x", "level", UP) "," I("g", "growth", ",\"of\":\"x\""), "",
         T("\"period\":\"2022\",\"low\":999"),
         "x,2018,100.0,,,,\nx,2020,121.0,,,,\ng,2020,10.0,,,,\nx,2021,133.1,,,,\n", 0, 1, 0, NULL},
        {"an implied year at the end", "P408",
         I("x", "level", UP) "," I("g", "growth", ",\"of\":\"x\""), "",
         T("\"period\":\"2024\",\"low\":999"),
         "x,2019,100.0,,,,\nx,2020,110.0,,,,\nx,2021,121.0,,,,\nx,2022,133.1,,,,\n"
         "x,2024,161.0,,,,\ng,2024,10.0,,,,\n",
         0, 1, 0, NULL},
        {"a month has no years before it", "P408", RATE, "", T("\"period\":\"2023-05\",\"low\":99"),
         YEARS, 0, 0, 0, NULL},
        {"off", "P408", RATE, ",\"builtin\":[{\"code\":\"P408\",\"severity\":\"off\"}]",
         T("\"period\":\"2023\",\"low\":99"), YEARS, 0, 0, 0, NULL},
        {"kept", "P408", RATE, "", T("\"period\":\"2023\",\"low\":99,\"keep\":\"above\""), YEARS, 0,
         0, 0, NULL},
        {"a range without its end", "P408", RATE, "", T("\"period\":\"2023\",\"high\":99"), YEARS,
         0, 0, 0, NULL},
        /* A new definition in 2022: 2021 to 2022 is no step, and two are too few. */
        {"a break between steps", "P408", I("x", "rate", PERCENT ",\"breaks\":[\"2022\"]" UP), "",
         T("\"period\":\"2023\",\"low\":99"), YEARS, 0, 0, 1, NULL},
        {"a break before the target", "P408", I("x", "rate", PERCENT ",\"breaks\":[\"2023\"]" UP),
         "", T("\"period\":\"2023\",\"low\":99"), YEARS, 0, 0, 1, NULL},
        {"a break long ago", "P408", I("x", "rate", PERCENT ",\"breaks\":[\"2019\"]" UP), "",
         T("\"period\":\"2023\",\"low\":99"), YEARS, 0, 1, 0, "+1.5 points in 2021"},
        {"downwards", "P408", RATE_DOWN, "", T("\"period\":\"2023\",\"high\":50"), FALL, 0, 1, 0,
         "record is -1.5 points in 2021"},
        {"downwards, as before", "P408", RATE_DOWN, "", T("\"period\":\"2023\",\"high\":59.5"),
         FALL, 1, 0, 0, NULL},
        /* At least 64 may be more: nobody knows what is left. */
        {"a step without an end is none", "P408", I("x", "score", UP), "",
         T("\"period\":\"2023\",\"low\":99"),
         "x,2019,61.0,,,,\nx,2020,62.0,,,,\nx,2021,63.5,,,,\nx,2022,>=64.0,,,,\n", 0, 0, 1, NULL},
        {"an open last result", "P408", I("x", "score", UP), "",
         T("\"period\":\"2024\",\"low\":99"), "x,2018,60.0,,,,\n" YEARS "x,2023,>=64.0,,,,\n", 1, 0,
         0, NULL},
        /* Its unit is none: a step of 2.5, ("score") */
        {"without a unit", "P408", I("x", "score", UP), "", T("\"period\":\"2023\",\"low\":99"),
         YEARS, 0, 1, 0, "+35.00 a year"},
        {"in points", "P408", RATE, "", T("\"period\":\"2023\",\"low\":99"), YEARS, 0, 1, 0,
         "+35.00 points a year"},
        /* 99999999999999999 - 0.0000123456789012 has no room. */
        {"without room", "P408", I("x", "score", UP), "",
         T("\"period\":\"2023\",\"low\":99999999999999999"),
         "x,2019,1,,,,\nx,2020,2,,,,\nx,2021,3,,,,\nx,2022,0.0000123456789012,,,,\nx,2018,0,,,,\n",
         0, 0, 1, NULL},
        /* 128 years are looked at: 1.5 points between 1880 and 1881 are among them where 2007 is
         * the last year, and are not in 2008. */
        {"a record of 127 years ago", "P408", RATE, "", T("\"period\":\"2008\",\"low\":65.5"),
         "x,1880,60.0,,,,\nx,1881,61.5,,,,\nx,2005,63.0,,,,\nx,2006,63.5,,,,\nx,2007,64.0,,,,\n", 1,
         0, 0, NULL},
        {"a record of 128 years ago", "P408", RATE, "", T("\"period\":\"2009\",\"low\":65.5"),
         "x,1880,60.0,,,,\nx,1881,61.5,,,,\nx,2005,63.0,,,,\nx,2006,63.4,,,,\nx,2007,63.8,,,,\n"
         "x,2008,64.0,,,,\n",
         0, 1, 0, "+0.4 points in 2006"},
        /* The share has its own record: 1, 2 and 3 points, and then 6 of it; the level has another.
         */
        {"another basis", "P408", COUNT("x") "," I("y", "count", ""), "",
         T("\"period\":\"2023\",\"low\":70") "," T("\"period\":\"2023\"," SHARE "\"low\":40"),
         "x,2019,40,,,,\nx,2020,50,,,,\nx,2021,60,,,,\nx,2022,60,,,,\n"
         "y,2019,160,,,,\ny,2020,200,,,,\ny,2021,240,,,,\ny,2022,240,,,,\n",
         1, 1, 0, NULL},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

TEST_MAIN("target rules", {"at start", at_start}, {"outside", outside},
          {"beside each other", beside_each_other}, {"many equal", many_equal},
          {"records", records})
