/* Repairs against an independent search: each one-digit edit of each figure is written into the
 * table, which is checked anew. Those after which no arithmetic check fails are the repairs, and no
 * others: a figure that another check uses must bear the change there, too. */
#include "build.h"
#include "figures.h"

#include <stdio.h>

#include "repair.h"

typedef struct row {
    const char *key, *value, *rest; /* key: indicator,area,period */
} row;

typedef struct suit {
    const char *label, *more, *partitions; /* more: of the indicators and of the plan */
    row rows[12];
} suit;

#define L(code, more) ",{\"code\":\"" code "\",\"kind\":\"level\"" more "}"
#define G(code, of) ",{\"code\":\"" code "\",\"kind\":\"growth\",\"of\":\"" of "\"}"
#define OF_P "{\"code\":\"p\",\"whole\":\"w\",\"members\":[\"a\",\"b\"]}"
#define OF_Q "{\"code\":\"q\",\"whole\":\"a\",\"members\":[\"c\",\"d\"]}"
#define OF_C L("c", "") L("d", "")
#define POINTS ",%,contribution,"
/* 500 + 700 is not 1250: a figure of three digits would have to move by 50. */
#define SUM(period)                                                                                \
    {"a,n," period, "500", ""}, {"b,n," period, "700", ""}, {                                      \
        "w,n," period, "1250", ""                                                                  \
    }

static const suit suits[] = {
    {"a ratio",
     ",{\"code\":\"r\",\"kind\":\"ratio\",\"numerator\":\"a\",\"denominator\":\"c\"}" OF_C,
     OF_P,
     {SUM("2020"), {"c,n,2020", "100", ""}, {"r,n,2020", "5.00", ""}}},
    {"another partition",
     OF_C,
     OF_P "," OF_Q,
     {SUM("2020"), {"c,n,2020", "200", ""}, {"d,n,2020", "300", ""}}},
    {"the value of a statement",
     G("g", "a"),
     OF_P,
     {SUM("2020"), {"a,n,2019", "400", ""}, {"g,n,2020", "25.0", ""}}},
    {"the base of a statement",
     G("g", "a"),
     OF_P,
     {SUM("2020"), {"a,n,2021", "600", ""}, {"g,n,2021", "20.0", ""}}},
    {"the base of a target's statement",
     G("g", "a"),
     OF_P,
     {SUM("2020"), {"a,n,2021", "600", ",,,plan"}, {"g,n,2021", "20.0", ",,,plan"}}},
    {"a whole of its quarters",
     "",
     OF_P,
     {SUM("2020"),
      {"a,n,2020-Q1", "100", ""},
      {"a,n,2020-Q2", "100", ""},
      {"a,n,2020-Q3", "150", ""},
      {"a,n,2020-Q4", "150", ""}}},
    {"a quarter of its year",
     "",
     OF_P,
     {SUM("2020-Q1"),
      {"a,n,2020-Q2", "100", ""},
      {"a,n,2020-Q3", "100", ""},
      {"a,n,2020-Q4", "100", ""},
      {"a,n,2020", "800", ""}}},
    {"a whole of its areas",
     "",
     OF_P,
     {SUM("2020"), {"a,m1,2020", "200", ""}, {"a,m2,2020", "300", ""}}},
    {"a whole of its only area",
     "",
     OF_P,
     {{"a,m1,2020", "500", ""},
      {"b,m1,2020", "700", ""},
      {"w,m1,2020", "1250", ""},
      {"a,k,2020", "500", ""}}},
    {"an area of its whole",
     "",
     OF_P,
     {{"a,m1,2020", "500", ""},
      {"b,m1,2020", "700", ""},
      {"w,m1,2020", "1250", ""},
      {"a,m2,2020", "300", ""},
      {"a,n,2020", "800", ""}}},
    {"a part of something larger",
     L("y", "") L("x", ",\"part_of\":\"y\""),
     "{\"code\":\"p\",\"whole\":\"w\",\"members\":[\"x\",\"b\"]}",
     {{"x,n,2020", "500", ""},
      {"b,n,2020", "700", ""},
      {"w,n,2020", "1250", ""},
      {"y,n,2020", "510", ""}}},
    {"a growth within that of the parts",
     G("ga", "a") G("gb", "b") G("gw", "w"),
     OF_P,
     {{"a,n,2019", "4000", ""},
      {"a,n,2020", "5000", ""},
      {"ga,n,2020", "26.0", ""},
      {"gb,n,2020", "20.0", ""},
      {"gw,n,2020", "25.5", ""}}},
    {"a contribution to a growth",
     G("gw", "w") OF_C,
     OF_Q "," OF_P,
     {{"a,n,2019", "200", ""},
      {"a,n,2020", "220", ""},
      {"w,n,2019", "1000", ""},
      {"a,n,2020", "3.0", POINTS},
      {"b,n,2020", "1.0", POINTS},
      {"gw,n,2020", "4.0", ""}}},
    {"a contribution to the second growth",
     G("gw", "w") G("gv", "v") L("v", "") L("e", ""),
     OF_P ",{\"code\":\"q\",\"whole\":\"v\",\"members\":[\"a\",\"e\"]}",
     {{"a,n,2020", "3.0", POINTS},
      {"b,n,2020", "1.0", POINTS},
      {"gw,n,2020", "5.0", ""},
      {"e,n,2020", "2.0", POINTS},
      {"gv,n,2020", "5.0", ""}}},
    {"a level of a contribution",
     OF_C,
     OF_Q "," OF_P,
     {{"a,n,2019", "200", ""},
      {"w,n,2019", "1000", ""},
      {"a,n,2020", "220", ""},
      {"b,n,2020", "680", ""},
      {"w,n,2020", "1000", ""},
      {"a,n,2020", "2.0", POINTS}}},
    {"a base of a contribution",
     OF_C,
     OF_Q "," OF_P,
     {{"a,n,2019", "200", ""},
      {"b,n,2019", "700", ""},
      {"w,n,2019", "1000", ""},
      {"a,n,2020", "220", ""},
      {"a,n,2020", "2.0", POINTS}}},
};

/* The table, one row of it with another value. */
static plan_report *check(const suit *s, size_t changed, const char *value) {
    char plan[1500], table[1000];
    snprintf(plan, sizeof plan,
             "{\"libplan\":1,\"number_format\":\"plain\",\"areas\":[{\"code\":\"n\","
             "\"parts_complete\":true},{\"code\":\"m1\",\"parent\":\"n\",\"parts_complete\":true},{"
             "\"code\":\"k\",\"parent\":\"m1\"},{\"code\":\"m2\","
             "\"parent\":\"n\"}],\"indicators\":[{\"code\":\"a\",\"kind\":\"level\"}" L("b", "")
                 L("w", "") "%s],\"partitions\":[%s]}",
             s->more, s->partitions);
    size_t n =
        (size_t)snprintf(table, sizeof table, "indicator,area,period,value,unit,measure,series\n");
    for (size_t i = 0; i < sizeof s->rows / sizeof s->rows[0] && s->rows[i].key != NULL; i++) {
        n += (size_t)snprintf(table + n, sizeof table - n, "%s,%s%s\n", s->rows[i].key,
                              i == changed ? value : s->rows[i].value,
                              s->rows[i].rest[0] != '\0' ? s->rows[i].rest : ",,,");
    }
    return build_check(plan, table);
}

static size_t failures(const plan_report *report, const plan_finding **one) {
    size_t n = 0;
    for (size_t i = 0; i < plan_report_finding_count(report); i++) {
        const plan_finding *f = plan_report_finding(report, i);
        if (f->code[0] == 'P' && f->code[1] == '3' && f->verdict == PLAN_FAILS) {
            *one = f;
            n++;
        }
    }
    return n;
}

static bool is_proposed(const plan_finding *f, size_t line, const char *to) {
    for (size_t i = 0; i < f->repair_count; i++) {
        const plan_repair *r = &f->repairs[i];
        if (f->inputs[r->input].line == line && strcmp(r->to, to) == 0) {
            return true;
        }
    }
    return false;
}

static bool still_fails(const plan_report *report, const plan_finding *before) {
    const plan_finding *f = NULL;
    for (size_t i = 0; i < plan_report_finding_count(report); i++) {
        f = plan_report_finding(report, i);
        if (strcmp(f->rule, before->rule) == 0 && strcmp(f->indicator, before->indicator) == 0) {
            return true;
        }
    }
    return false;
}

/* All edits of one row; counts those that mend, and those that would break something else. */
static void try_row(const suit *s, size_t at, const plan_finding *f, size_t *mend, size_t *harm) {
    plan_decimal edits[PLAN_REPAIR_MAX_EDITS];
    char text[64];
    size_t count = plan_repair_edits(figure_of(s->rows[at].value).value, edits);
    for (size_t k = 0; k < count; k++) {
        const plan_finding *other = NULL;
        CHECK_STATUS(s->label,
                     plan_decimal_write(edits[k], PLAN_NUMBER_PLAIN, text, sizeof text, NULL),
                     PLAN_OK);
        plan_report *report = check(s, at, text);
        bool fits = failures(report, &other) == 0;
        *mend += fits ? 1 : 0;
        *harm += !fits && !still_fails(report, f) ? 1 : 0;
        if (is_proposed(f, at + 2, text) != fits) {
            CHECK_STR(s->label, text, fits ? "proposed" : "not proposed");
        }
        plan_report_free(report);
    }
}

static void suits_others(void) {
    for (size_t i = 0; i < sizeof suits / sizeof suits[0]; i++) {
        const suit *s = &suits[i];
        const plan_finding *f = NULL;
        size_t mend = 0, harm = 0;
        plan_report *report = check(s, SIZE_MAX, NULL);
        if (CHECK_U64(s->label, failures(report, &f), 1)) {
            for (size_t k = 0; k < sizeof s->rows / sizeof s->rows[0]; k++) {
                if (s->rows[k].key != NULL) {
                    try_row(s, k, f, &mend, &harm);
                }
            }
            CHECK_U64(s->label, f->repair_count, mend);
            CHECK_TRUE(s->label, mend > 0 && harm > 0);
        }
        plan_report_free(report);
    }
}

TEST_MAIN("repairs suit others", {"suits others", suits_others})
