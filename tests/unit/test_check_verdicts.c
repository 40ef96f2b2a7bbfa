/* Verdicts and values that follow, computed by hand: which of several figures is used, how many
 * decimals an implied value has, which year decides a target that is to be kept. */
#include "build.h"

#include <stdbool.h>
#include <stdio.h>

/* A whole that is printed twice: the more precise figure is the one that the parts are held
 * against, wherever it stands. 20.0 + 10.0 lies in 29.9 to 30.1; 30 reaches from 29.5, 30.4
 * from 30.35. */
static void the_precise_figure_is_used(void) {
    static const struct {
        const char *label, *rows;
        uint64_t contradicted, fails, holds;
    } rows[] = {
        {"the coarse one alone", "w,2022,30\n", 0, 0, 1},
        {"the precise one alone", "w,2022,30.4\n", 0, 1, 0},
        {"the coarse one first", "w,2022,30\nw,2022,30.4\n", 0, 1, 0},
        {"the precise one first", "w,2022,30.4\nw,2022,30\n", 0, 1, 0},
        {"the precise one in the middle", "w,2022,30\nw,2022,30.4\nw,2022,30\n", 0, 1, 0},
        {"three that agree", "w,2022,30\nw,2022,30.0\nw,2022,30.0\n", 0, 0, 1},
        {"two that exclude each other: none is used", "w,2022,30.0\nw,2022,30.4\n", 1, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char table[256];
        snprintf(table, sizeof table, "indicator,period,value\n%sa,2022,20.0\nb,2022,10.0\n",
                 rows[i].rows);
        plan_report *report = build_check(
            "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"w\",\"kind\":"
            "\"level\"},{\"code\":\"a\",\"kind\":\"level\"},{\"code\":\"b\",\"kind\":\"level\"}],"
            "\"partitions\":[{\"code\":\"p\",\"whole\":\"w\",\"members\":[\"a\",\"b\"]}]}",
            table);
        CHECK_U64(rows[i].label, build_counts(report, "P202").fails, rows[i].contradicted);
        CHECK_U64(rows[i].label, build_counts(report, "p").fails, rows[i].fails);
        CHECK_U64(rows[i].label, build_counts(report, "p").holds, rows[i].holds);
        plan_report_free(report);
    }
}

/* Sums whose ends are open or none: 49.9… is at least 49.9 and below 50.0. */
static void open_ends_of_sums(void) {
    static const struct {
        const char *a, *b;
        bool holds;
    } rows[] = {{"=50", "=50", true},     {"=50", "=50.1", false},  {">=50", "=50", true},
                {">=50", "=50.1", false}, {"<=50", "=50", true},    {"<=49.9", "=50", false},
                {">50", "=50", false},    {">49.9", "=50", true},   {"<50", "=50", false},
                {"<50.1", "=50", true},   {"49.9…", "=50", false},  {"49.9…", "50", true},
                {"49.9…", "50.0", true},  {"50.0…", "=50", true},   {"50.0…", "=50.1", false},
                {">=50", "<=50", true},   {">50", "<50", true},     {">=60", ">=40.1", false},
                {"49.9…", "<=50", false}, {"49.9…", "<=50.1", true}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char table[256], label[64];
        snprintf(label, sizeof label, "%s and %s", rows[i].a, rows[i].b);
        snprintf(table, sizeof table, "indicator,period,value\na,2022,%s\nb,2022,%s\n", rows[i].a,
                 rows[i].b);
        plan_report *report = build_check(
            "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"a\",\"kind\":"
            "\"share\",\"unit\":\"%\"},{\"code\":\"b\",\"kind\":\"share\",\"unit\":\"%\"}],"
            "\"partitions\":[{\"code\":\"p\",\"total\":100,\"members\":[\"a\",\"b\"]}]}",
            table);
        CHECK_U64(label, build_counts(report, "p").holds, rows[i].holds ? 1 : 0);
        CHECK_U64(label, build_counts(report, "p").fails, rows[i].holds ? 0 : 1);
        plan_report_free(report);
    }
}

/* Bounds with 17 decimals, and figures with five zeros: 22 powers of ten lie between them. */
static void bounds_far_from_figures(void) {
    static const struct {
        const char *value;
        uint64_t fails; /* of 10^-17 or more, and of 1 - 10^-17 at most */
    } rows[] = {{"1e5", 1}, {"=1e5", 1}, {"-1e5", 1}, {"=-1e5", 1}, {"=0.5", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char table[128];
        snprintf(table, sizeof table, "indicator,period,value\na,2022,%s\nb,2022,%s\n",
                 rows[i].value, rows[i].value);
        plan_report *report = build_check(
            "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"a\",\"kind\":"
            "\"level\",\"bounds\":[0.00000000000000001,null]},{\"code\":\"b\",\"kind\":\"level\","
            "\"bounds\":[null,0.99999999999999999]}]}",
            table);
        CHECK_U64(rows[i].value, build_counts(report, "P205").fails, rows[i].fails);
        plan_report_free(report);
    }
}

/* Figures 34 powers of ten apart, and 17 digits with 17 decimals: exact all the same. */
static void sums_of_far_figures(void) {
    static const struct {
        const char *w, *a, *b;
        bool holds;
    } rows[] = {
        {"=1e17", "=1e17", "=0", true},
        {"=2e17", "=1e17", "=0", false},
        {"=1e17", "=1e17", "=0.00000000000000001", false},
        {">=1e17", "=1e17", "=0.00000000000000001", true},
        {">1e17", "=1e17", "=0.00000000000000001", true},
        {"<1e17", "=1e17", "=-0.00000000000000001", true},
        {"=0.3", "=0.1", "=0.2", true},
        {"=99999999999999999", "=99999999999999998", "=1", true},
        {"=99999999999999999", "=99999999999999998", "=1.1", false},
        {"=1e2", "=1e2", "=0.00000000000000001", false},
        {"1e2", "1e2", "0.00000000000000001", true},
        {"1e2", "3e2", "0.00000000000000001", false},
        {"1e1", "1e1", "0.00000000000000001", true},
        {"=0", "=9e17", "=-9e17", true},
        {"=1e-17", "=9e17", "=-9e17", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char table[256], label[128];
        snprintf(label, sizeof label, "%s of %s and %s", rows[i].w, rows[i].a, rows[i].b);
        snprintf(table, sizeof table, "indicator,period,value\nw,2022,%s\na,2022,%s\nb,2022,%s\n",
                 rows[i].w, rows[i].a, rows[i].b);
        plan_report *report = build_check(
            "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"w\",\"kind\":"
            "\"level\",\"bounds\":null},{\"code\":\"a\",\"kind\":\"level\",\"bounds\":null},"
            "{\"code\":\"b\",\"kind\":\"level\",\"bounds\":null}],\"partitions\":[{\"code\":"
            "\"p\",\"whole\":\"w\",\"members\":[\"a\",\"b\"]}]}",
            table);
        CHECK_U64(label, build_counts(report, "p").holds, rows[i].holds ? 1 : 0);
        CHECK_U64(label, build_counts(report, "p").fails, rows[i].holds ? 0 : 1);
        plan_report_free(report);
    }
}

/* Rules whose constants leave 256 bits (five factors of 17 digits are 85): what is true never
 * fails, what is false never holds. a is 2, b is 3. */
#define K "99999999999999999"
static void rules_beyond_all_bits(void) {
    static const struct {
        const char *check;
        bool is_true;
    } rows[] = {
        {"a * " K " * " K " * " K " * " K " * " K " > b", true},
        {"a * " K " * " K " * " K " * " K " * " K " < b", false},
        {"a * " K " * " K " * " K " * " K " * " K " == 0", false},
        {"a / " K " / " K " / " K " / " K " / " K " < b", true},
        {"a / " K " / " K " / " K " / " K " / " K " > b", false},
        {"b * " K " * " K " / " K " / " K " == b", true},
        {"b * " K " * " K " / " K " / " K " < a", false},
        {"-" K " * " K " * " K " * " K " * " K " * a < b", true},
        {"a * " K " * " K " * " K " + b * " K " * " K " * " K " > a", true},
        {"a * " K " * " K " * " K " - b * " K " * " K " * " K " > a", false},
        {"a / 7 / 11 / 13 / 17 / 19 / 23 / 29 / 31 / 37 / 41 / 43 / 47 / 53 / 59 / 61 < b", true},
        {"a / 7 / 11 / 13 / 17 / 19 / 23 / 29 / 31 / 37 / 41 / 43 / 47 / 53 / 59 / 61 > b", false},
        {"a / 1000003 + b / 1000033 + a / 1000037 + b / 1000039 < 1", true},
        {"a / 1000003 + b / 1000033 + a / 1000037 + b / 1000039 > 1", false},
        {"(a * " K " + b / " K ") * " K " > b", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char plan[1024];
        snprintf(plan, sizeof plan,
                 "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"a\","
                 "\"kind\":\"score\"},{\"code\":\"b\",\"kind\":\"score\"}],\"rules\":[{\"id\":"
                 "\"r\",\"check\":\"%s\"}]}",
                 rows[i].check);
        plan_report *report = build_check(plan, "indicator,period,value\na,2022,=2\nb,2022,=3\n");
        CHECK_U64(rows[i].check, build_counts(report, "r").fails > 0 && rows[i].is_true, 0);
        CHECK_U64(rows[i].check, build_counts(report, "r").holds > 0 && !rows[i].is_true, 0);
        plan_report_free(report);
    }
}

/* The figure of the year before, from a figure and its change. */
static void implied_values_have_two_decimals_more(void) {
    static const struct {
        const char *label, *value, *change, *measure;
        plan_decimal low, high;
    } rows[] = {
        /* 8971.5 / 1.125 = 7974.66..., 8972.5 / 1.115 = 8047.08... */
        {"whole numbers", "8972", "12", "change", {797466, 2}, {804709, 2}},
        /* 45e-18 / 2.005 = 22.4e-18, 55e-18 / 1.995 = 27.6e-18 */
        /* 10.245 - 1.545 = 8.700 and 10.255 - 1.535 = 8.720: shown as the figures are. */
        {"to 18 decimals at most", "0.00000000000000005", "100", "change", {22, 18}, {28, 18}},
        {"a zero of the figures stays", "10.25", "1.54", "points", {870, 2}, {872, 2}},
        {"at either end", "10.25", "1.56", "points", {868, 2}, {870, 2}},
        {"and one beyond them does not", "10.2", "1.5", "points", {86, 1}, {88, 1}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char plan[256], table[256];
        snprintf(plan, sizeof plan,
                 "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"x\","
                 "\"kind\":\"%s\",\"unit\":\"%s\"}]}",
                 i < 2 ? "level" : "rate", i < 2 ? "kg" : "%");
        snprintf(table, sizeof table,
                 "indicator,period,value,unit,measure,against\nx,2022,%s,,,\n"
                 "x,2022,%s,%s,%s,previous\n",
                 rows[i].value, rows[i].change, i < 2 ? "%" : "", rows[i].measure);
        plan_report *report = build_check(plan, table);
        const plan_implied *implied = plan_report_implied(report, 0);
        if (CHECK_TRUE(rows[i].label, implied != NULL)) {
            CHECK_INT(rows[i].label, implied->interval.low.digits, rows[i].low.digits);
            CHECK_INT(rows[i].label, implied->interval.low.scale, rows[i].low.scale);
            CHECK_INT(rows[i].label, implied->interval.high.digits, rows[i].high.digits);
            CHECK_INT(rows[i].label, implied->interval.high.scale, rows[i].high.scale);
        }
        plan_report_free(report);
    }
}

/* 110 is 10 % more than the figure of 2020: the actual one where there is one, else the estimate.
 */
static void against_a_named_period(void) {
    static const struct {
        const char *label, *rows;
        uint64_t holds, fails;
    } rows[] = {
        {"actual", "x,2020,100,actual,,,\n", 1, 0},
        {"another actual", "x,2020,120,actual,,,\n", 0, 1},
        {"an estimate", "x,2020,100,estimate,,,\n", 1, 0},
        {"another estimate", "x,2020,120,estimate,,,\n", 0, 1},
        {"the actual before the estimate", "x,2020,100,actual,,,\nx,2020,120,estimate,,,\n", 1, 0},
        {"whatever the order", "x,2020,120,estimate,,,\nx,2020,100,actual,,,\n", 1, 0},
        {"an estimate is none of it", "x,2020,100,estimate,,,\nx,2020,120,actual,,,\n", 0, 1},
        {"none", "x,2021,100,actual,,,\n", 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char table[256];
        snprintf(table, sizeof table,
                 "indicator,period,value,series,unit,measure,against\n%sx,2022,110,actual,,,\n"
                 "x,2022,10.0,actual,%%,change,2020\n",
                 rows[i].rows);
        plan_report *report = build_check(
            "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"x\",\"kind\":"
            "\"level\",\"unit\":\"kg\"}]}",
            table);
        CHECK_U64(rows[i].label, build_counts(report, "P304").holds, rows[i].holds);
        CHECK_U64(rows[i].label, build_counts(report, "P304").fails, rows[i].fails);
        plan_report_free(report);
    }
}

/* "Below 4 in every year" is missed by one year, whatever the last one says. */
static void every_year_counts(void) {
    static const struct {
        const char *label;
        const char *values[3];
        int verdict;
        const char *year;
    } rows[] = {
        {"kept", {"3.0", "2.5", "3.5"}, PLAN_TARGET_MET, "2023"},
        {"the middle year", {"3.0", "5.0", "3.0"}, PLAN_TARGET_MISSED, "2022"},
        {"the first year", {"5.0", "3.0", "3.0"}, PLAN_TARGET_MISSED, "2021"},
        {"a bare 4 in the first", {"4", "3.0", "3.0"}, PLAN_TARGET_UNDECIDED, "2021"},
        {"a bare 4 before a miss", {"4", "3.0", "5.0"}, PLAN_TARGET_MISSED, "2023"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char table[256];
        snprintf(table, sizeof table, "indicator,period,value\nu,2021,%s\nu,2022,%s\nu,2023,%s\n",
                 rows[i].values[0], rows[i].values[1], rows[i].values[2]);
        plan_report *report = build_check(
            "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"u\",\"kind\":"
            "\"rate\",\"unit\":\"%\",\"direction\":\"down\"}],\"targets\":[{\"indicator\":\"u\","
            "\"period\":\"2021-2023\",\"operator\":\"below\",\"low\":4.0,\"keep\":\"below\"}]}",
            table);
        const plan_target_result *target = plan_report_target(report, 0);
        if (CHECK_TRUE(rows[i].label, target != NULL)) {
            CHECK_INT(rows[i].label, target->verdict, rows[i].verdict);
            CHECK_STR(rows[i].label, target->actual_period, rows[i].year);
        }
        plan_report_free(report);
    }
}

TEST_MAIN("verdicts by hand", {"the precise figure is used", the_precise_figure_is_used},
          {"open ends of sums", open_ends_of_sums},
          {"bounds far from figures", bounds_far_from_figures},
          {"sums of far figures", sums_of_far_figures},
          {"rules beyond all bits", rules_beyond_all_bits},
          {"implied values have two decimals more", implied_values_have_two_decimals_more},
          {"against a named period", against_a_named_period},
          {"every year counts", every_year_counts})
