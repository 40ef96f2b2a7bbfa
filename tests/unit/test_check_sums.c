/* Sums over periods (P308) and areas (P309), what is required and compared where it is rare: which
 * parts count, which periods fit, and checks that end where memory fails between two findings. */
#include "build.h"

#define HEAD "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":["
#define FLOW "{\"code\":\"x\",\"kind\":\"count\"}"
#define STOCK "{\"code\":\"x\",\"kind\":\"count\",\"stock\":true}"
#define AREAS                                                                                      \
    ",\"areas\":[{\"code\":\"p\",\"parts_complete\":true},{\"code\":\"a\",\"parent\":\"p\"},"      \
    "{\"code\":\"b\",\"parent\":\"p\",\"valid_to\":\"2022\"},"                                     \
    "{\"code\":\"q\",\"parts_complete\":true},{\"code\":\"c\",\"parent\":\"q\"}]"

/* Rows: area,indicator,period,value,series. */
typedef struct sum_case {
    const char *label, *code, *indicators, *more, *rows;
    uint64_t holds, fails, skipped;
} sum_case;

static void check_all(const sum_case *all, size_t n) {
    for (size_t i = 0; i < n; i++) {
        char plan[3000], table[8000];
        snprintf(plan, sizeof plan, "%s%s]%s}", HEAD, all[i].indicators, all[i].more);
        snprintf(table, sizeof table, "area,indicator,period,value,series\n%s", all[i].rows);
        plan_report *report = build_check(plan, table);
        plan_rule_counts counts = build_counts(report, all[i].code);
        CHECK_U64(all[i].label, counts.holds, all[i].holds);
        CHECK_U64(all[i].label, counts.fails, all[i].fails);
        CHECK_U64(all[i].label, counts.checks - counts.holds - counts.fails, all[i].skipped);
        const plan_finding *f = plan_report_finding(report, 0);
        CHECK_TRUE(all[i].label, f == NULL || f->code[1] != '1'); /* the plan has no fault */
        plan_report_free(report);
    }
}

static void periods(void) {
#define ONE ",\"areas\":[{\"code\":\"a\"},{\"code\":\"b\"}]"
#define QUARTERS(area, year)                                                                       \
    area ",x," year "-Q1,1,\n" area ",x," year "-Q2,2,\n" area ",x," year "-Q3,3,\n" area          \
         ",x," year "-Q4,4,\n"
    static const sum_case all[] = {
        {"quarters of a year", "P308", FLOW, ONE, QUARTERS("a", "2022") "a,x,2022,10,\n", 1, 0, 0},
        {"the last quarter of a stock", "P308", STOCK, ONE, QUARTERS("a", "2022") "a,x,2022,4,\n",
         1, 0, 0},
        {"a stock without its last quarter", "P308", STOCK, ONE, "a,x,2022-Q3,3,\na,x,2022,4,\n", 0,
         0, 0},
        {"a stock with its last quarter alone", "P308", STOCK, ONE, "a,x,2022-Q4,3,\na,x,2022,4,\n",
         0, 1, 0},
        /* Months of the second definition do not add up to a year of both. */
        {"a break within the year", "P308",
         "{\"code\":\"x\",\"kind\":\"count\",\"breaks\":[\"2022-07\"]}", ONE,
         QUARTERS("a", "2022") "a,x,2022,99,\n", 0, 0, 1},
        {"a break at the beginning of the year", "P308",
         "{\"code\":\"x\",\"kind\":\"count\",\"breaks\":[\"2022\"]}", ONE,
         QUARTERS("a", "2022") "a,x,2022,10,\n", 1, 0, 0},
        {"February to July is not made of quarters", "P308", FLOW, ONE,
         QUARTERS("a", "2022") "a,x,2022-02/2022-07,99,\n", 0, 0, 0},
        {"April to September is", "P308", FLOW, ONE,
         QUARTERS("a", "2022") "a,x,2022-04/2022-09,5,\n", 1, 0, 0},
        {"ten years of months", "P308", FLOW, ONE, "a,x,2022-01,1,\na,x,2013-2022,99,\n", 0, 0, 1},
        {"eleven years of months are too many", "P308", FLOW, ONE,
         "a,x,2022-01,1,\na,x,2012-2022,99,\n", 0, 0, 0},
        {"years of two areas", "P308", FLOW, ONE,
         QUARTERS("a", "2022") QUARTERS("a", "2023") "a,x,2022,11,\na,x,2023,11,\n" QUARTERS(
             "b", "2022") QUARTERS("b", "2023") "b,x,2022,11,\nb,x,2023,10,\n",
         1, 3, 0},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

static void areas(void) {
#define MODE(mode) ",\"builtin\":[{\"code\":\"P309\"," mode "}]"
    static const sum_case all[] = {
        {"two parts", "P309", FLOW, AREAS, "p,x,2022,3,\na,x,2022,1,\nb,x,2022,2,\n", 1, 0, 0},
        {"a part that is no longer", "P309", FLOW, AREAS, "p,x,2023,3,\na,x,2023,3,\n", 1, 0, 0},
        {"a part that still was", "P309", FLOW, AREAS, "p,x,2022,3,\na,x,2022,3,\n", 0, 0, 1},
        {"a missing part is 0", "P309", FLOW, AREAS MODE("\"missing\":\"zero\""),
         "p,x,2022,3,\na,x,2022,3,\n", 1, 0, 0},
        {"off", "P309", FLOW, AREAS MODE("\"severity\":\"off\""),
         "p,x,2022,3,\na,x,2022,1,\nb,x,2022,1,\n", 0, 0, 0},
        /* The plan's and the results' sums are two. */
        {"two series", "P309", FLOW, AREAS,
         "p,x,2022,3,\na,x,2022,1,\nb,x,2022,2,\np,x,2022,4,plan\na,x,2022,1,plan\n"
         "b,x,2022,2,plan\n",
         1, 1, 0},
        {"two parents, two years, two indicators", "P309",
         FLOW ",{\"code\":\"y\",\"kind\":\"count\"}", AREAS,
         "p,x,2022,4,\na,x,2022,1,\nb,x,2022,2,\np,x,2023,4,\na,x,2023,3,\np,y,2022,4,\na,y,2022,1,"
         "\n"
         "b,y,2022,3,\nq,x,2022,7,\nc,x,2022,8,\nq,x,2023,7,\nc,x,2023,8,\n",
         1, 4, 0},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

/* Rules of single figures. */
static void others(void) {
#define RATIO(more)                                                                                \
    "{\"code\":\"n\",\"kind\":\"level\"},{\"code\":\"d\",\"kind\":\"level\"},"                     \
    "{\"code\":\"r\",\"kind\":\"ratio\",\"numerator\":\"n\"" more "}"
    static const sum_case all[] = {
        {"a ratio", "P305", RATIO(",\"denominator\":\"d\""), "",
         ",n,2022,10,\n,d,2022,5,\n,r,2022,3,\n", 0, 1, 0},
        {"a numerator alone", "P305", RATIO(""), "", ",n,2022,10,\n,d,2022,5,\n,r,2022,3,\n", 0, 0,
         0},
        {"two that are required", "P206",
         "{\"code\":\"x\",\"kind\":\"count\",\"required\":[\"actual\"]},"
         "{\"code\":\"y\",\"kind\":\"count\",\"required\":[\"actual\"]},{\"code\":\"z\",\"kind\":"
         "\"count\"}",
         "", ",z,2022,1,\n", 0, 2, 0},
        {"a part at other prices", "P303",
         "{\"code\":\"x\",\"kind\":\"level\",\"part_of\":\"y\",\"price\":\"constant\"},"
         "{\"code\":\"y\",\"kind\":\"level\",\"price\":\"current\"}",
         "", ",x,2022,9,\n,y,2022,8,\n", 0, 0, 1},
        {"a part at no prices", "P303",
         "{\"code\":\"x\",\"kind\":\"level\",\"part_of\":\"y\"},"
         "{\"code\":\"y\",\"kind\":\"level\",\"price\":\"current\"}",
         "", ",x,2022,10,\n,y,2022,8,\n", 0, 1, 0},
        {"a part of what has no prices", "P303",
         "{\"code\":\"x\",\"kind\":\"level\",\"part_of\":\"y\",\"price\":\"current\"},"
         "{\"code\":\"y\",\"kind\":\"level\"}",
         "", ",x,2022,10,\n,y,2022,8,\n", 0, 1, 0},
    };
    check_all(all, sizeof all / sizeof all[0]);
}

TEST_MAIN("check sums", {"periods", periods}, {"areas", areas}, {"others", others})
