/* Checks of plain figures against the exact operations: figures at both sides of every edge. */
#include "build.h"

#include <plan/change.h>

typedef struct text {
    char bytes[200000];
    size_t length;
} text;

static void add_row(text *t, int area, const char *indicator, int year, int64_t digits, int scale) {
    plan_decimal value = {digits, scale};
    char number[40];
    size_t n;
    CHECK_STATUS("number", plan_decimal_write(value, PLAN_NUMBER_PLAIN, number, sizeof number, &n),
                 PLAN_OK);
    t->length += (size_t)snprintf(t->bytes + t->length, sizeof t->bytes - t->length,
                                  "a%d,%s,%d,%s\n", area, indicator, year, number);
}

static uint64_t next(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static const char head[] = "area,indicator,period,value\n";

/* Growth at most two units of its last digit away from the printed figures: around a half of these
 * hold. Scales differ, also between figure and base (`finer`: so many decimals more), numbers are
 * small and large, and some are negative. */
static void changes(void) {
    static const char plan[] = "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":["
                               "{\"code\":\"x\",\"kind\":\"level\",\"unit\":\"t\"},"
                               "{\"code\":\"g\",\"kind\":\"growth\",\"unit\":\"%\",\"of\":\"x\"}]}";
    static const int finer[10][2] = {[9] = {1, 0}, [8] = {3, 0}, [7] = {0, 1}, [6] = {0, 4}};
    static const int64_t powers[] = {1, 10, 100, 1000, 10000};
    static text t;
    uint64_t state = 20, holds = 0, count = 0;
    memcpy(t.bytes, head, sizeof head);
    t.length = sizeof head - 1;
    for (int i = 0; i < 3000; i++) {
        int64_t size = i % 3 == 0 ? 300 : i % 3 == 1 ? 100000 : INT64_C(900000000000);
        int scale = (int)(next(&state) % 3), decimals = (int)(next(&state) % 4);
        int64_t base = (int64_t)(next(&state) % (uint64_t)size) + 1;
        int64_t value = base / 2 + (int64_t)(next(&state) % (uint64_t)base) + 1, unit = 1;
        for (int d = 0; d < decimals; d++) {
            unit *= 10;
        }
        int64_t growth = (value - base) * 100 * unit / base + (int64_t)(next(&state) % 5) - 2;
        int most = size > 100000 ? 1 : 4; /* fewer digits than those of doubles that are told */
        int more[2] = {finer[i % 10][0] < most ? finer[i % 10][0] : most,
                       finer[i % 10][1] < most ? finer[i % 10][1] : most};
        plan_figure b = plan_figure_rounded(base * powers[more[0]], scale + more[0]);
        plan_figure x = plan_figure_rounded(value * powers[more[1]], scale + more[1]);
        plan_figure g = plan_figure_rounded(growth, decimals);
        plan_interval bi, xi, gi;
        int agrees = 0;
        plan_figure_interval(&b, NULL, &bi);
        plan_figure_interval(&x, NULL, &xi);
        plan_figure_interval(&g, NULL, &gi);
        CHECK_STATUS("agrees", plan_growth_agrees(&bi, &xi, &gi, PLAN_GROWTH_RATE, &agrees),
                     PLAN_OK);
        holds += agrees != 0 ? 1 : 0;
        count++;
        add_row(&t, i, "x", 2020, b.value.digits, b.value.scale);
        add_row(&t, i, "x", 2021, x.value.digits, x.value.scale);
        add_row(&t, i, "g", 2021, growth, decimals);
    }
    plan_report *report = build_check_options(plan, t.bytes, NULL, 0);
    CHECK_U64("holds", build_counts(report, "P304").holds, holds);
    CHECK_U64("fails", build_counts(report, "P304").fails, count - holds);
    CHECK_TRUE("both", holds > count / 4 && holds < count - count / 4);
    plan_report_free(report);
}

/* Four shares: the sum of n figures of s decimals holds up to n halves of a unit away. */
static void sums(void) {
    static const char plan[] =
        "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":["
        "{\"code\":\"p\",\"kind\":\"share\",\"unit\":\"%\"},"
        "{\"code\":\"q\",\"kind\":\"share\",\"unit\":\"%\"},"
        "{\"code\":\"r\",\"kind\":\"share\",\"unit\":\"%\"},"
        "{\"code\":\"s\",\"kind\":\"share\",\"unit\":\"%\"}],"
        "\"partitions\":[{\"code\":\"all\",\"total\":100,\"members\":[\"p\",\"q\",\"r\",\"s\"]}]}";
    static const char *const names[] = {"p", "q", "r", "s"};
    static text t;
    uint64_t state = 30, holds = 0, count = 0;
    memcpy(t.bytes, head, sizeof head);
    t.length = sizeof head - 1;
    for (int i = 0; i < 2000; i++) {
        int64_t left = 100000 + ((int64_t)(next(&state) % 13) - 6) * 10, half = 0, sum = 0;
        for (int k = 0; k < 4; k++) {
            /* Thousandths; printed with two decimals, or with one. */
            int scale = i % 4 == 0 && k < 2 ? 1 : 2;
            int64_t unit = scale == 1 ? 100 : 10;
            int64_t part = k == 3 ? left : 15000 + (int64_t)(next(&state) % 10000);
            part = part / unit * unit;
            left -= part;
            sum += part;
            half += unit / 2;
            add_row(&t, i, names[k], 2020, part / unit, scale);
        }
        holds += sum - 100000 <= half && 100000 - sum <= half ? 1 : 0;
        count++;
    }
    plan_report *report = build_check_options(plan, t.bytes, NULL, 0);
    CHECK_U64("holds", build_counts(report, "all").holds, holds);
    CHECK_U64("fails", build_counts(report, "all").fails, count - holds);
    CHECK_TRUE("both", holds > count / 4 && holds < count);
    plan_report_free(report);
}

/* A figure whose interval a bound cuts is no plain one: what it enters is judged with the cut. */
static void bounds(void) {
    static const char plan[] =
        "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":["
        "{\"code\":\"p\",\"kind\":\"share\",\"unit\":\"%\",\"bounds\":[10.5,100]},"
        "{\"code\":\"q\",\"kind\":\"share\",\"unit\":\"%\"}],"
        "\"partitions\":[{\"code\":\"all\",\"total\":100,\"members\":[\"p\",\"q\"]}]}";
    static const struct {
        const char *label, *p, *q;
        uint64_t holds, fails, outside;
    } rows[] = {
        {"within", "10.6", "89.4", 1, 0, 0},
        {"cut, and the rest is enough", "10.5", "89.5", 1, 0, 0},
        /* 10.5 is 10.5 to 10.55, and 89.4 is 89.35 to 89.45: 99.85 to 100 */
        {"cut at the edge", "10.5", "89.4", 1, 0, 0},
        /* 10.4 is 10.35 to 10.45: outside */
        {"outside", "10.4", "89.6", 0, 0, 1},
        /* 100 is cut to 99.5 to 100 */
        {"the kind's bound", "10.6", "100", 0, 1, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char table[200];
        snprintf(table, sizeof table, "%sa,p,2020,%s\na,q,2020,%s\n", head, rows[i].p, rows[i].q);
        plan_report *report = build_check_options(plan, table, NULL, 0);
        CHECK_U64(rows[i].label, build_counts(report, "all").holds, rows[i].holds);
        CHECK_U64(rows[i].label, build_counts(report, "all").fails, rows[i].fails);
        CHECK_U64(rows[i].label, build_counts(report, "P205").fails, rows[i].outside);
        plan_report_free(report);
    }
}

/* What is not plain goes the long way, to the verdict that arithmetic says: each row fails or holds
 * as it would with one digit less. */
typedef struct edge {
    const char *label, *code, *plan, *rows; /* rows: area,indicator,period,value */
    uint64_t holds, fails, skipped;
} edge;

static void check_edges(const edge *all, size_t n) {
    for (size_t i = 0; i < n; i++) {
        char plan[8000], table[8000];
        snprintf(plan, sizeof plan, "{\"libplan\":1,\"number_format\":\"plain\",%s}", all[i].plan);
        snprintf(table, sizeof table, "%s%s", head, all[i].rows);
        plan_report *report = build_check_options(plan, table, NULL, 0);
        plan_rule_counts counts = build_counts(report, all[i].code);
        CHECK_U64(all[i].label, counts.holds, all[i].holds);
        CHECK_U64(all[i].label, counts.fails, all[i].fails);
        CHECK_U64(all[i].label, counts.checks - counts.holds - counts.fails, all[i].skipped);
        plan_report_free(report);
    }
}

#define LEVEL(code) "{\"code\":\"" code "\",\"kind\":\"level\",\"unit\":\"t\",\"bounds\":null}"
static void edges_of_sums(void) {
#define TOTAL(total)                                                                               \
    "\"indicators\":[" LEVEL("p") "," LEVEL(                                                       \
        "q") "],\"partitions\":[{\"code\":\"s\",\"total\":" total ",\"members\":[\"p\",\"q\"]}]"
    static const edge all[] = {
        {"a total of 100", "s", TOTAL("100"), "a,p,2020,60\na,q,2020,41\n", 1, 0, 0},
        {"a total of 100, not", "s", TOTAL("100"), "a,p,2020,60\na,q,2020,42\n", 0, 1, 0},
        {"a total of hundreds", "s", TOTAL("1e2"), "a,p,2020,60\na,q,2020,41\n", 1, 0, 0},
        {"a total of hundreds, not", "s", TOTAL("1e2"), "a,p,2020,60\na,q,2020,42\n", 0, 1, 0},
        {"a total of 9 decimals", "s", TOTAL("100.000000001"),
         "a,p,2020,=60\na,q,2020,=40.000000001\n", 1, 0, 0},
        {"a total of 9 decimals, not", "s", TOTAL("100.000000001"), "a,p,2020,=60\na,q,2020,=40\n",
         0, 1, 0},
        {"a large total", "s", TOTAL("1000000001"), "a,p,2020,1000000000\na,q,2020,1\n", 1, 0, 0},
        {"a large total, not", "s", TOTAL("1000000001"), "a,p,2020,1000000000\na,q,2020,3\n", 0, 1,
         0},
        {"a total far below 0", "s", TOTAL("-1000000001"), "a,p,2020,-1000000000\na,q,2020,-1\n", 1,
         0, 0},
        {"a total far below 0, not", "s", TOTAL("-1000000001"),
         "a,p,2020,-1000000000\na,q,2020,1\n", 0, 1, 0},
        {"a large member", "s", TOTAL("100"), "a,p,2020,1000000001\na,q,2020,-999999901\n", 1, 0,
         0},
        {"a large member, not", "s", TOTAL("100"), "a,p,2020,1000000001\na,q,2020,-999999903\n", 0,
         1, 0},
        {"tolerance of the rule", "s",
         TOTAL("100") ",\"builtin\":[{\"code\":\"P301\",\"tolerance\":5}]",
         "a,p,2020,60\na,q,2020,45\n", 1, 0, 0},
    };
    check_edges(all, sizeof all / sizeof all[0]);
}

/* 64 members are plain, 65 are not: of 1 each, rounded, they are within 32 and 32.5 of the total.
 */
static void many_members(void) {
    for (int n = 64; n <= 65; n++) {
        static char plan[8000], table[4000];
        size_t at = 0, row = 0;
        at += (size_t)snprintf(plan, sizeof plan, "\"indicators\":[");
        for (int i = 0; i < n; i++) {
            at += (size_t)snprintf(plan + at, sizeof plan - at,
                                   "%s{\"code\":\"m%d\",\"kind\":\"level\"}", i > 0 ? "," : "", i);
            row += (size_t)snprintf(table + row, sizeof table - row, "a,m%d,2020,1\na,m%d,2021,1\n",
                                    i, i);
        }
        at += (size_t)snprintf(plan + at, sizeof plan - at,
                               "],\"partitions\":[{\"code\":\"s\",\"total\":%d,\"members\":[",
                               n + 32);
        for (int i = 0; i < n; i++) {
            at += (size_t)snprintf(plan + at, sizeof plan - at, "%s\"m%d\"", i > 0 ? "," : "", i);
        }
        snprintf(plan + at, sizeof plan - at, "]}]");
        edge one = {n == 64 ? "64 members" : "65 members", "s", plan, table, 2, 0, 0};
        check_edges(&one, 1);
    }
}

static void edges_of_changes(void) {
#define GROWS(more)                                                                                \
    "\"indicators\":[" LEVEL("x") ",{\"code\":\"g\",\"kind\":\"growth\",\"of\":\"x\"" more "}]"
    /* The growth of the first year has no base: one more that is skipped, where a level is. */
    static const edge all[] = {
        {"to 0", "P304", GROWS(""), "a,x,2020,5\na,x,2021,=0\na,g,2021,-100\n", 1, 0, 1},
        {"to below 0", "P304", GROWS(""), "a,x,2020,5\na,x,2021,-5\na,g,2021,-200\n", 1, 0, 1},
        {"to below 0, not", "P304", GROWS(""), "a,x,2020,5\na,x,2021,-5\na,g,2021,-100\n", 0, 1, 1},
        {"from 0", "P304", GROWS(""), "a,x,2020,0\na,x,2021,5\na,g,2021,100\n", 0, 0, 2},
        /* The figure of another area is none of this one. */
        {"a statement alone in its area", "P304", GROWS(""),
         "a,x,2020,5\na,x,2021,=10\nb,g,2021,100\n", 0, 0, 3},
        {"nothing is before the first year", "P304", GROWS(""), "a,x,0000,5\na,g,0000,100\n", 0, 0,
         1},
        {"off", "P304", GROWS("") ",\"builtin\":[{\"code\":\"P304\",\"severity\":\"off\"}]",
         "a,x,2020,5\na,x,2021,50\na,g,2021,100\n", 0, 0, 0},
        {"with a tolerance", "P304",
         GROWS("") ",\"builtin\":[{\"code\":\"P304\",\"tolerance\":900}]",
         "a,x,2020,5\na,x,2021,50\na,g,2021,100\n", 1, 0, 1},
        {"as an index", "P304", GROWS(",\"form\":\"index\""),
         "a,x,2020,=5\na,x,2021,=10\na,g,2021,200\n", 1, 0, 1},
        {"as a ratio", "P304", GROWS(",\"form\":\"ratio\""),
         "a,x,2020,=5\na,x,2021,=10\na,g,2021,2.0\n", 1, 0, 1},
        {"large growth", "P304", GROWS(""), "a,x,2020,=1\na,x,2021,=20001\na,g,2021,2000000\n", 1,
         0, 1},
        {"large growth, not", "P304", GROWS(""), "a,x,2020,=1\na,x,2021,=20001\na,g,2021,2000002\n",
         0, 1, 1},
    };
    check_edges(all, sizeof all / sizeof all[0]);
}

/* Bounds that are no whole tenths, and large ones: 10^15 in tenths of 10^-8 has no room. */
static void edges_of_bounds(void) {
#define BOUNDED(bounds) "\"indicators\":[{\"code\":\"x\",\"kind\":\"level\",\"bounds\":" bounds "}]"
    static const edge all[] = {
        {"within", "P205", BOUNDED("[-1000000000000000,1000000000000000]"),
         "a,x,2020,0.1234567\na,x,2021,-999999999999999\n", 2, 0, 0},
        {"above", "P205", BOUNDED("[-1000000000000000,1000000000000000]"),
         "a,x,2020,1000000000000001\na,x,2021,-1000000000000001\n", 0, 2, 0},
        {"at bounds of two decimals", "P205", BOUNDED("[-1.25,1.25]"), "a,x,2020,1\na,x,2021,-1\n",
         2, 0, 0},
        {"beyond bounds of two decimals", "P205", BOUNDED("[-1.25,1.25]"),
         "a,x,2020,2\na,x,2021,-2\n", 0, 2, 0},
    };
    check_edges(all, sizeof all / sizeof all[0]);
}

TEST_MAIN("check_plain", {"changes", changes}, {"sums", sums}, {"bounds", bounds},
          {"edges of sums", edges_of_sums}, {"many members", many_members},
          {"edges of changes", edges_of_changes}, {"edges of bounds", edges_of_bounds})
