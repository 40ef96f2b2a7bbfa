/* One-digit edits, and repairs that suit all rules of a figure. */
#include "build.h"
#include "figures.h"

#include <stdio.h>
#include <stdlib.h>

#include "repair.h"

static bool holds(const plan_decimal *all, size_t count, int64_t digits) {
    for (size_t i = 0; i < count; i++) {
        if (all[i].digits == digits) {
            return true;
        }
    }
    return false;
}

static void edits(void) {
    static const struct {
        const char *label;
        int64_t digits;
        int32_t scale;
        int64_t to;
        bool possible;
    } rows[] = {{"replace", 1447, 2, 1427, true},
                {"insert", 1447, 2, 14447, true},
                {"delete", 1447, 2, 147, true},
                {"swap", 1447, 2, 1474, true},
                {"two digits", 3808, 2, 3788, false},
                {"itself", 1447, 2, 1447, false},
                {"a 0 in front", 1447, 2, 447, true},
                {"below 1: 0.05", 5, 2, 505, true},
                {"0.05 to 0.5", 5, 2, 50, true},
                {"keeps its sign", -37, 1, -47, true},
                {"never turns it", -37, 1, 37, false},
                {"to 0", 7, 0, 0, true},
                {"06 is printed 6", 6, 0, 16, true},
                {"6.11 without a 1 is 0.61", 611, 2, 61, true},
                {"nor without two digits", 611, 2, 6, false}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_decimal out[PLAN_REPAIR_MAX_EDITS], from = {rows[i].digits, rows[i].scale};
        size_t n = plan_repair_edits(from, out);
        CHECK_INT(rows[i].label, holds(out, n, rows[i].to), rows[i].possible);
        for (size_t k = 1; k < n; k++) {
            CHECK_TRUE("ascending, each once", out[k - 1].digits < out[k].digits);
        }
    }
    plan_decimal out[PLAN_REPAIR_MAX_EDITS], longest = {INT64_C(987654321987654321), 9};
    CHECK_TRUE("18 digits fit", plan_repair_edits(longest, out) < PLAN_REPAIR_MAX_EDITS);
}

/* 500 + 700 = 1250: each could be mended, but 500 is also the numerator of a ratio that holds. */
static void suits_all_rules(void) {
    plan_report *report = build_check(
        "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"w\",\"kind\":"
        "\"level\"},{\"code\":\"a\",\"kind\":\"level\"},{\"code\":\"b\",\"kind\":\"level\"},"
        "{\"code\":\"p\",\"kind\":\"count\"},{\"code\":\"r\",\"kind\":\"ratio\",\"numerator\":"
        "\"a\",\"denominator\":\"p\"}],\"partitions\":[{\"code\":\"s\",\"whole\":\"w\","
        "\"members\":[\"a\",\"b\"]}]}",
        "indicator,period,value\nw,2020,1250\na,2020,500\nb,2020,700\np,2020,100\nr,2020,5.00\n");
    const plan_finding *f = build_finding(report, "P302");
    if (CHECK_TRUE("a finding", f != NULL)) {
        for (size_t i = 0; i < f->repair_count; i++) {
            CHECK_TRUE("never the numerator",
                       strcmp(f->inputs[f->repairs[i].input].indicator, "a") != 0);
        }
        CHECK_TRUE("some", f->repair_count > 0);
        CHECK_STR("the arithmetic", f->arithmetic, "500 + 700 = 1200");
    }
    CHECK_U64("the ratio holds", build_counts(report, "P305").holds, 1);
    plan_report_free(report);
}

/* Pairs only where no single digit does; both of a set belong together. */
static void pairs(void) {
    plan_report *report = build_check(BUILD_SHARES, "indicator,period,value\na,2023,14.47\n"
                                                    "b,2023,41.96\nc,2023,38.08\nd,2023,5.82\n");
    const plan_finding *f = build_finding(report, "P301");
    if (CHECK_TRUE("a finding", f != NULL) && CHECK_TRUE("pairs", f->repair_count >= 2)) {
        CHECK_U64("set", f->repairs[0].set, f->repairs[1].set);
        CHECK_TRUE("of two figures", f->repairs[0].input != f->repairs[1].input);
    }
    plan_report_free(report);
}

/* Closest to the previous value first. */
static void ranking(void) {
    plan_report *report = build_check(
        BUILD_SHARES, "indicator,period,value\nd,2022,5.50\na,2023,14.47\nb,2023,41.96\n"
                      "c,2023,38.08\nd,2023,5.69\n");
    const plan_finding *f = build_finding(report, "P301");
    if (CHECK_TRUE("a finding", f != NULL && f->repair_count == 3)) {
        CHECK_STR("5.49 is next to 5.50", f->repairs[0].to, "5.49");
    }
    plan_report_free(report);
}

/* a = 45 breaks w = a + b (100 = 45 + 46) and a = a1 + a2 (24 + 30): it would have to lie in 54 +-
 * 1 for both, and 54 is one swap away. */
static void one_figure_explains_two(void) {
    plan_report *report = build_check(
        "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"w\",\"kind\":"
        "\"level\"},{\"code\":\"a\",\"kind\":\"level\"},{\"code\":\"b\",\"kind\":\"level\"},"
        "{\"code\":\"a1\",\"kind\":\"level\"},{\"code\":\"a2\",\"kind\":\"level\"}],"
        "\"partitions\":[{\"code\":\"p\",\"whole\":\"w\",\"members\":[\"a\",\"b\"]},"
        "{\"code\":\"q\",\"whole\":\"a\",\"members\":[\"a1\",\"a2\"]}]}",
        "indicator,period,value\nw,2020,100\na,2020,45\nb,2020,46\na1,2020,24\na2,2020,30\n");
    CHECK_U64("explanations", plan_report_explanation_count(report), 1);
    const plan_explanation *e = plan_report_explanation(report, 0);
    if (CHECK_TRUE("one", e != NULL && e->figure_count == 1 && e->mend_count == 2)) {
        CHECK_STR("the figure", e->figures[0].indicator, "a");
        CHECK_STR("as printed", e->figures[0].value, "45");
        CHECK_STR("one digit", e->figures[0].repair, "54");
        CHECK_U64("its line", e->figures[0].line, 3);
        CHECK_INTERVAL("where it would have to lie", e->figures[0].interval, "[53, 55]");
        CHECK_U64("the first finding", e->mends[0], 0);
        CHECK_U64("the second finding", e->mends[1], 1);
        CHECK_U64("nothing was left out", e->complete, 1);
    }
    CHECK_TRUE("beyond the end", plan_report_explanation(report, 1) == NULL);
    CHECK_U64("NULL", plan_report_explanation_count(NULL), 0);
    plan_report_free(report);
}

/* Three parts that are all wrong in themselves: a, b and c would have to change together, and w as
 * well, which are more figures than are looked for. */
static void too_many_causes(void) {
    plan_report *report = build_check(
        "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":["
        "{\"code\":\"w\",\"kind\":\"level\"},{\"code\":\"a\",\"kind\":\"level\"},{\"code\":\"b\","
        "\"kind\":\"level\"},{\"code\":\"c\",\"kind\":\"level\"},{\"code\":\"d\",\"kind\":"
        "\"level\"},"
        "{\"code\":\"a1\",\"kind\":\"level\"},{\"code\":\"b1\",\"kind\":\"level\"},{\"code\":"
        "\"c1\","
        "\"kind\":\"level\"},{\"code\":\"d1\",\"kind\":\"level\"}],"
        "\"partitions\":[{\"code\":\"p\",\"whole\":\"w\",\"members\":[\"a\",\"b\",\"c\",\"d\"]},"
        "{\"code\":\"q\",\"whole\":\"a\",\"members\":[\"a1\"]},"
        "{\"code\":\"r\",\"whole\":\"b\",\"members\":[\"b1\"]},"
        "{\"code\":\"s\",\"whole\":\"c\",\"members\":[\"c1\"]},"
        "{\"code\":\"t\",\"whole\":\"d\",\"members\":[\"d1\"]}]}",
        "indicator,period,value\nw,2020,1000\na,2020,10\nb,2020,10\nc,2020,10\nd,2020,10\n"
        "a1,2020,250\nb1,2020,250\nc1,2020,250\nd1,2020,250\n");
    const plan_explanation *e = plan_report_explanation(report, 0);
    CHECK_U64("one that says so", plan_report_explanation_count(report), 1);
    if (CHECK_TRUE("none found", e != NULL)) {
        CHECK_U64("no figures", e->figure_count, 0);
        CHECK_U64("of five findings", e->mend_count, 5);
        CHECK_U64("not complete", e->complete, 0);
    }
    plan_report_free(report);
}

/* Without a value before that is not 0 the distance is counted in ones: nearest to 0 first. */
static void ranking_from_zero(void) {
    plan_report *report = build_check(
        BUILD_SHARES, "indicator,period,value\nd,2022,0.00\na,2023,14.47\nb,2023,41.96\n"
                      "c,2023,38.08\nd,2023,5.69\n");
    const plan_finding *f = build_finding(report, "P301");
    if (CHECK_TRUE("a finding", f != NULL && f->repair_count == 3)) {
        CHECK_STR("the one that had a value", f->repairs[0].to, "5.49");
    }
    plan_report_free(report);
}

static plan_report *check_with(const char *plan, const char *table, uint64_t budget) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_check_options options = {sizeof options, budget, 1};
    build_source source = {table, 0, 0};
    plan_data data;
    memset(&data, 0, sizeof data);
    data.struct_size = (uint32_t)sizeof data;
    data.path = "t.csv";
    data.number_format = -1;
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("plan", plan_json_read(document, "p.json", plan, strlen(plan), NULL, report, NULL),
                 PLAN_OK);
    CHECK_STATUS("table", plan_csv_read(document, &data, build_read, &source, NULL, report, NULL),
                 PLAN_OK);
    CHECK_STATUS("check", plan_check(document, &options, report, NULL), PLAN_OK);
    plan_document_free(document);
    return report;
}

static bool has_set(const plan_finding *f, const plan_finding *all, uint32_t set) {
    for (uint32_t s = 0; s < all->repair_count; s++) {
        size_t there = 0, wanted = 0;
        for (size_t i = 0; i < f->repair_count; i++) {
            wanted += f->repairs[i].set == set ? 1 : 0;
            for (size_t k = 0; f->repairs[i].set == set && k < all->repair_count; k++) {
                there += all->repairs[k].set == s && all->repairs[k].input == f->repairs[i].input &&
                                 strcmp(all->repairs[k].to, f->repairs[i].to) == 0
                             ? 1
                             : 0;
            }
        }
        if (there == wanted) {
            return true;
        }
    }
    return false;
}

/* However early the search ends, what it found until then would have been found, and the more it
 * may cost the more is found. */
static void budgets(void) {
    static const char table[] = "indicator,period,value\na,2023,14.47\nb,2023,41.96\nc,2023,38.08\n"
                                "d,2023,5.82\n";
    plan_report *whole = check_with(BUILD_SHARES, table, 0);
    const plan_finding *all = build_finding(whole, "P301");
    size_t most = 0;
    for (uint64_t budget = 1; all != NULL && budget < 60000; budget += budget / 16 + 1) {
        plan_report *report = check_with(BUILD_SHARES, table, budget);
        const plan_finding *f = build_finding(report, "P301");
        if (CHECK_TRUE("a finding", f != NULL)) {
            CHECK_TRUE("no fewer than with less", f->repair_count >= most);
            most = f->repair_count;
            CHECK_TRUE("no more than without a limit", most <= all->repair_count);
            for (size_t i = 0; most == all->repair_count && i < f->repair_count; i++) {
                CHECK_TRUE("the same", has_set(f, all, f->repairs[i].set));
            }
        }
        plan_report_free(report);
    }
    CHECK_TRUE("all in the end", all != NULL && most == all->repair_count && most > 1);
    plan_report_free(whole);
}

/* c lies within 38.0 and 38.5 by what was declared: nothing proposes another c, b or both. */
static void within_bounds(void) {
    plan_report *report = build_check(
        "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":["
        "{\"code\":\"a\",\"kind\":\"share\",\"unit\":\"%\"},"
        "{\"code\":\"b\",\"kind\":\"share\",\"unit\":\"%\"},"
        "{\"code\":\"c\",\"kind\":\"share\",\"unit\":\"%\",\"bounds\":[38.0,38.5]},"
        "{\"code\":\"d\",\"kind\":\"share\",\"unit\":\"%\"}],"
        "\"partitions\":[{\"code\":\"s\",\"total\":100,\"members\":[\"a\",\"b\",\"c\",\"d\"]}]}",
        "indicator,period,value\na,2023,14.47\nb,2023,41.96\nc,2023,38.08\nd,2023,5.82\n");
    const plan_finding *f = build_finding(report, "P301");
    if (CHECK_TRUE("a finding with repairs", f != NULL && f->repair_count > 0)) {
        for (size_t i = 0; i < f->repair_count; i++) {
            const char *code = f->inputs[f->repairs[i].input].indicator, *to = f->repairs[i].to;
            CHECK_TRUE(to, strcmp(code, "c") != 0 ||
                               (strcmp(to, "38.00") >= 0 && strcmp(to, "38.50") <= 0));
        }
    }
    plan_report_free(report);
}

/* s is part of w, 50 too small, and of v, 50 too large: each of the 10 others of w with each of the
 * 10 of v explains both, which are more sets than are kept. */
static void too_many_sets(void) {
    char plan[4096], table[1024], members[2][200] = {"", ""};
    size_t n = (size_t)snprintf(plan, sizeof plan,
                                "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":["
                                "{\"code\":\"s\",\"kind\":\"level\"},{\"code\":\"w\",\"kind\":"
                                "\"level\"},{\"code\":\"v\",\"kind\":\"level\"}");
    size_t m = (size_t)snprintf(
        table, sizeof table, "indicator,period,value\ns,2020,=500\nw,2020,=1450\nv,2020,=1350\n");
    for (int i = 0; i < 18; i++) {
        n += (size_t)snprintf(plan + n, sizeof plan - n, ",{\"code\":\"%c%d\",\"kind\":\"level\"}",
                              "ab"[i % 2], i / 2);
        m += (size_t)snprintf(table + m, sizeof table - m, "%c%d,2020,=100\n", "ab"[i % 2], i / 2);
        size_t used = strlen(members[i % 2]);
        snprintf(members[i % 2] + used, sizeof members[0] - used, ",\"%c%d\"", "ab"[i % 2], i / 2);
    }
    snprintf(plan + n, sizeof plan - n,
             "],\"partitions\":[{\"code\":\"p\",\"whole\":\"w\",\"members\":[\"s\"%s]},"
             "{\"code\":\"q\",\"whole\":\"v\",\"members\":[\"s\"%s]}]}",
             members[0], members[1]);
    plan_report *report = build_check(plan, table);
    CHECK_U64("both fail", build_counts(report, "p").fails + build_counts(report, "q").fails, 2);
    CHECK_TRUE("explanations", plan_report_explanation_count(report) > 0);
    for (size_t i = 0; i < plan_report_explanation_count(report); i++) {
        const plan_explanation *e = plan_report_explanation(report, i);
        CHECK_U64("of both", e->mend_count, 2);
        CHECK_U64("by two figures", e->figure_count, 2);
        CHECK_U64("there are more", e->complete, 0);
    }
    plan_report_free(report);
}

/* A figure of more checks than are looked at: that nothing was found is not said as if it were
 * certain. */
static void too_many_checks(void) {
    enum { RULES = 4100 };
    static const char head[] =
        "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"w\",\"kind\":"
        "\"level\"},{\"code\":\"a\",\"kind\":\"level\"},{\"code\":\"b\",\"kind\":\"level\"},"
        "{\"code\":\"a1\",\"kind\":\"level\"},{\"code\":\"a2\",\"kind\":\"level\"}],"
        "\"partitions\":[{\"code\":\"p\",\"whole\":\"w\",\"members\":[\"a\",\"b\"]},"
        "{\"code\":\"q\",\"whole\":\"a\",\"members\":[\"a1\",\"a2\"]}],\"rules\":[";
    static const char rule[] = "{\"check\":\"a >= 1\"},";
    char *plan = malloc(sizeof head + RULES * sizeof rule + 8);
    if (!CHECK_TRUE("memory", plan != NULL)) {
        return;
    }
    strcpy(plan, head);
    char *at = plan + strlen(plan);
    for (int i = 0; i < RULES; i++) {
        memcpy(at, rule, sizeof rule - 1);
        at += sizeof rule - 1;
    }
    strcpy(at - 1, "]}");
    plan_report *report =
        build_check(plan, "indicator,period,value\nw,2020,100\na,2020,45\nb,2020,46\n"
                          "a1,2020,24\na2,2020,30\n");
    CHECK_U64("both fail", build_counts(report, "p").fails + build_counts(report, "q").fails, 2);
    for (size_t i = 0; i < plan_report_explanation_count(report); i++) {
        CHECK_U64("not all was seen", plan_report_explanation(report, i)->complete, 0);
    }
    plan_report_free(report);
    free(plan);
}

TEST_MAIN("repair", {"edits", edits}, {"suits all rules", suits_all_rules}, {"pairs", pairs},
          {"ranking", ranking}, {"one figure explains two", one_figure_explains_two},
          {"too many causes", too_many_causes}, {"ranking from zero", ranking_from_zero},
          {"budgets", budgets}, {"within bounds", within_bounds}, {"too many sets", too_many_sets},
          {"too many checks", too_many_checks})
