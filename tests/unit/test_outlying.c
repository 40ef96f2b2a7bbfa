/* Outliers among areas (P501, P502): who is compared with whom, limits, reasons, settings. */
#include "build.h"
#include "failing.h"

#define AREAS                                                                                      \
    "\"areas\":[{\"code\":\"t\"},{\"code\":\"a\",\"parent\":\"t\"},{\"code\":\"b\",\"parent\":"    \
    "\"t\"},{\"code\":\"c\",\"parent\":\"t\"},{\"code\":\"d\",\"parent\":\"t\"},{\"code\":\"e\","  \
    "\"parent\":\"t\"},{\"code\":\"f\",\"parent\":\"t\"},{\"code\":\"s\",\"parent\":\"t\","        \
    "\"role\":\"subset\"},{\"code\":\"u\"}],"
#define INDICATORS                                                                                 \
    "\"indicators\":[{\"code\":\"x\",\"kind\":\"level\",\"breaks\":[\"2031\"]},{\"code\":\"r\","   \
    "\"kind\":\"rate\",\"unit\":\"%\"},{\"code\":\"n\",\"kind\":\"level\",\"bounds\":null}],"
#define PLAN(outliers)                                                                             \
    "{\"libplan\":1,\"number_format\":\"plain\"," AREAS INDICATORS "\"outliers\":" outliers "}"
#define Z PLAN("{\"method\":\"robust_z\"}")
#define HB PLAN("{\"method\":\"hidiroglou_berthelot\",\"u\":0,\"a\":0.05,\"c\":4}")
#define HEADER "indicator,area,period,value,series,unit,measure,against\n"

/* 100 each, then 102 to 106: ratios 1.02, 1.03 ... of which no effect stands out. */
#define CALM                                                                                       \
    "x,a,2021,100,,,,\nx,b,2021,100,,,,\nx,c,2021,100,,,,\nx,d,2021,100,,,,\nx,e,2021,100,,,,\n"   \
    "x,a,2022,102,,,,\nx,b,2022,103,,,,\nx,c,2022,104,,,,\nx,d,2022,105,,,,\nx,e,2022,106,,,,\n"
#define RATES                                                                                      \
    "r,a,2022,12,,,,\nr,b,2022,14,,,,\nr,c,2022,15,,,,\nr,d,2022,16,,,,\nr,e,2022,18,,,,\n"

static void counts(void) {
    static const struct {
        const char *label, *plan, *rows, *code;
        uint64_t checks, holds, fails, undecided, skipped;
        plan_status reason;
    } rows[] = {
        {"calm changes; the first year has none before", HB, CALM, "P501", 10, 5, 0, 0, 5,
         PLAN_MISSING},
        {"ten times as much", HB, CALM "x,f,2021,100,,,,\nx,f,2022,1000,,,,\n", "P501", 12, 5, 1, 0,
         6, PLAN_MISSING},
        {"the parent is no peer of its parts", HB, CALM "x,t,2021,100,,,,\nx,t,2022,1000,,,,\n",
         "P501", 12, 5, 0, 0, 1, PLAN_SHORT_SERIES},
        {"nor is a subset", HB, CALM "x,s,2021,100,,,,\nx,s,2022,1000,,,,\n", "P501", 10, 5, 0, 0,
         5, PLAN_MISSING},
        {"nor another series", HB, CALM "x,f,2021,100,,,,\nx,f,2022,1000,plan,,,\n", "P501", 11, 5,
         0, 0, 6, PLAN_MISSING},
        {"about", HB, CALM "x,f,2021,100,,,,\nx,f,2022,~1000,,,,\n", "P501", 12, 5, 0, 1, 6,
         PLAN_MISSING},
        {"from an estimate", HB, CALM "x,f,2021,100,estimate,,,\nx,f,2022,1000,,,,\n", "P501", 11,
         5, 1, 0, 5, PLAN_MISSING},
        {"from 0", HB, CALM "x,f,2021,=0,,,,\nx,f,2022,1000,,,,\n", "P501", 12, 5, 0, 0, 1,
         PLAN_ZERO_BASE},
        {"from below 0", HB, CALM "x,f,2021,-3,,,,\nx,f,2022,1000,,,,\n", "P501", 12, 5, 0, 0, 1,
         PLAN_NEGATIVE_BASE},
        {"to below 0", HB, CALM "x,f,2021,3,,,,\nx,f,2022,-3,,,,\n", "P501", 12, 5, 0, 0, 1,
         PLAN_SIGN_CHANGE},
        {"across a break", HB,
         "x,a,2030,1,,,,\nx,b,2030,1,,,,\nx,c,2030,1,,,,\nx,d,2030,1,,,,\nx,e,2030,1,,,,\n"
         "x,a,2031,9,,,,\nx,b,2031,1,,,,\nx,c,2031,1,,,,\nx,d,2031,1,,,,\nx,e,2031,1,,,,\n",
         "P501", 10, 0, 0, 0, 5, PLAN_BREAK},
        {"changes of a rate are points", HB, RATES, "P501", 0, 0, 0, 0, 0, PLAN_MISSING},
        {"the other method is not run", HB, RATES, "P502", 0, 0, 0, 0, 0, PLAN_MISSING},
        {"rates", Z, RATES, "P502", 5, 5, 0, 0, 0, PLAN_MISSING},
        {"a rate far off", Z, RATES "r,f,2022,81,,,,\n", "P502", 6, 5, 1, 0, 0, PLAN_MISSING},
        {"four are too few", Z, "r,a,2022,1,,,,\nr,b,2022,1,,,,\nr,c,2022,1,,,,\nr,d,2022,99,,,,\n",
         "P502", 4, 0, 0, 0, 4, PLAN_SHORT_SERIES},
        {"all but one alike", Z,
         "r,a,2022,5,,,,\nr,b,2022,5,,,,\nr,c,2022,5,,,,\nr,d,2022,5,,,,\nr,e,2022,5,,,,\n"
         "r,f,2022,6,,,,\n",
         "P502", 6, 5, 1, 0, 0, PLAN_MISSING},
        {"a bound is no value", Z, RATES "r,f,2022,>81,,,,\n", "P502", 6, 5, 0, 0, 1, PLAN_DOMAIN},
        {"a range is its middle", Z, RATES "r,f,2022,13-17,,,,\n", "P502", 6, 6, 0, 0, 0,
         PLAN_MISSING},
        {"contradicted", Z, RATES "r,f,2022,81,,,,\nr,f,2022,82,,,,\n", "P502", 6, 5, 0, 0, 1,
         PLAN_CONTRADICTED},
        {"statements are no figures", Z, RATES "r,f,2022,81,,%,points,plan\n", "P502", 5, 5, 0, 0,
         0, PLAN_MISSING},
        {"below 0, and 0", Z,
         "n,a,2022,-1,,,,\nn,b,2022,0,,,,\nn,c,2022,1,,,,\nn,d,2022,2,,,,\nn,e,2022,-90,,,,\n",
         "P502", 5, 4, 1, 0, 0, PLAN_MISSING},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char table[1000];
        snprintf(table, sizeof table, "%s%s", HEADER, rows[i].rows);
        plan_report *report = build_check(rows[i].plan, table);
        plan_rule_counts found = build_counts(report, rows[i].code);
        CHECK_U64(rows[i].label, found.checks, rows[i].checks);
        CHECK_U64(rows[i].label, found.holds, rows[i].holds);
        CHECK_U64(rows[i].label, found.fails, rows[i].fails);
        CHECK_U64(rows[i].label, found.undecided, rows[i].undecided);
        CHECK_U64(rows[i].label, found.skipped[rows[i].reason - PLAN_MISSING], rows[i].skipped);
        const plan_finding *f = build_finding(report, rows[i].code);
        CHECK_TRUE(rows[i].label, f == NULL || f->severity <= PLAN_SEVERITY_WARNING);
        plan_report_free(report);
    }
}

/* Effects of 102 .. 106 and 1000 on 100 with u = 0: the ratios' median is 1.045; the effects
 * 1 - 1.045 / 1.02 = -0.0245, -0.01456, -0.00481, 1.05 / 1.045 - 1 = 0.00478, 0.01435, and
 * 10 / 1.045 - 1 = 8.57; their quartiles -0.01213, -0.00001, 0.01196. So the limits are
 * -0.00001 - 4 * 0.01211 = -0.0485 and -0.00001 + 4 * 0.01197 = 0.0479. */
static void words_of_changes(void) {
    plan_report *report = build_check(HB, HEADER CALM "x,f,2021,100,,,,\nx,f,2022,1000,,,,\n");
    const plan_finding *f = build_finding(report, "P501");
    if (CHECK_TRUE("a finding", f != NULL)) {
        CHECK_INT("severity", f->severity, PLAN_SEVERITY_WARNING);
        CHECK_STR("value", f->value, "1000");
        CHECK_STR("area", f->area, "f");
        CHECK_STR("arithmetic", f->arithmetic, "100 \xc3\x97 (1000 / 100 \xe2\x88\x92 1) = 900");
        CHECK_STR("message", f->message,
                  "x, f, 2022: 1000 after 100 (900 %) is an unusual change among 6 areas (effect "
                  "8.57, limits [-0.0485, 0.0479]); it may be true, look again");
        CHECK_U64("inputs", f->input_count, 2);
    }
    plan_report_free(report);
}

/* 12, 14, 15, 16, 18, 81: median 15.5, MAD 2, so 0.6745 * 65.5 / 2 = 22.09; usual are
 * 15.5 -+ 3.5 * 2 / 0.6745 = 5.12 to 25.88. */
static void words_of_values(void) {
    plan_report *report = build_check(Z, HEADER RATES "r,f,2022,81,,,,\n");
    const plan_finding *f = build_finding(report, "P502");
    if (CHECK_TRUE("a finding", f != NULL)) {
        CHECK_STR("value", f->value, "81");
        CHECK_STR("message", f->message,
                  "r, f, 2022: 81 is unusual among 6 areas, most of which lie in [5.12, 25.88] "
                  "(robust z 22.09, limit 3.5); it may be true, look again");
        CHECK_U64("inputs", f->input_count, 1);
        CHECK_U64("line", f->line, 7);
    }
    plan_report_free(report);
}

static void declared(void) {
    static const struct {
        const char *label, *outliers, *code;
    } rows[] = {
        {"fine", "{\"method\":\"robust_z\",\"c\":5}", NULL},
        {"all of them", "{\"method\":\"hidiroglou_berthelot\",\"u\":1,\"a\":0,\"c\":0.5}", NULL},
        {"no method", "{\"c\":4}", "P136"},
        {"another method", "{\"method\":\"z\"}", "P135"},
        {"c is declared", "{\"method\":\"hidiroglou_berthelot\"}", "P136"},
        {"u of z", "{\"method\":\"robust_z\",\"u\":0.5}", "P138"},
        {"a of z", "{\"method\":\"robust_z\",\"a\":0.5}", "P138"},
        {"u beyond 1", "{\"method\":\"hidiroglou_berthelot\",\"u\":1.5,\"c\":4}", "P138"},
        {"a below 0", "{\"method\":\"hidiroglou_berthelot\",\"a\":-1,\"c\":4}", "P138"},
        {"c of 0", "{\"method\":\"robust_z\",\"c\":0}", "P138"},
        {"unknown key", "{\"method\":\"robust_z\",\"b\":1}", "P133"},
        {"no object", "\"robust_z\"", "P134"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char plan[1200];
        snprintf(plan, sizeof plan, "{\"libplan\":1,\"outliers\":%s}", rows[i].outliers);
        plan_report *report = build_check(plan, NULL);
        if (rows[i].code == NULL) {
            CHECK_U64(rows[i].label, plan_report_finding_count(report), 0);
        } else if (CHECK_U64(rows[i].label, plan_report_finding_count(report), 1)) {
            CHECK_STR(rows[i].label, plan_report_finding(report, 0)->code, rows[i].code);
        }
        plan_report_free(report);
    }
}

static void in_memory(void) {
    static const struct {
        const char *label;
        plan_outliers outliers;
        plan_status status;
    } rows[] = {
        {"changes", {sizeof(plan_outliers), 1, 0.5, 0.05, 4.0}, PLAN_OK},
        {"values", {sizeof(plan_outliers), 2, -1.0, -1.0, 3.5}, PLAN_OK},
        {"none", {sizeof(plan_outliers), 0, 0.0, 0.0, 0.0}, PLAN_OK},
        {"no such method", {sizeof(plan_outliers), 3, 0.5, 0.05, 4.0}, PLAN_INVALID},
        {"u is no number", {sizeof(plan_outliers), 1, CHECK_NAN, 0.05, 4.0}, PLAN_INVALID},
        {"u too large", {sizeof(plan_outliers), 1, 1.01, 0.05, 4.0}, PLAN_INVALID},
        {"a is infinite", {sizeof(plan_outliers), 1, 0.5, (double)INFINITY, 4.0}, PLAN_INVALID},
        {"c is 0", {sizeof(plan_outliers), 1, 0.5, 0.05, 0.0}, PLAN_INVALID},
        {"c is infinite", {sizeof(plan_outliers), 2, 0.5, 0.05, (double)INFINITY}, PLAN_INVALID},
        {"an older struct", {4, 2, 0.5, 0.05, 4.0}, PLAN_INVALID},
    };
    plan_document *document = NULL;
    plan_error error;
    plan_error_init(&error);
    CHECK_STATUS("new", plan_document_new(NULL, &document), PLAN_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_STATUS(rows[i].label, plan_document_set_outliers(document, &rows[i].outliers, &error),
                     rows[i].status);
    }
    CHECK_STATUS("off", plan_document_set_outliers(document, NULL, NULL), PLAN_OK);
    CHECK_STATUS("no document", plan_document_set_outliers(NULL, NULL, NULL), PLAN_INVALID);
    CHECK_STATUS("never an error",
                 plan_document_set_builtin(document, "P501", PLAN_SEVERITY_ERROR, NULL, -1, &error),
                 PLAN_INVALID);
    CHECK_STATUS(
        "a warning",
        plan_document_set_builtin(document, "P502", PLAN_SEVERITY_WARNING, NULL, -1, &error),
        PLAN_OK);
    plan_document_free(document);
}

static plan_status check_both(const plan_allocator *allocator) {
    static const char *const plans[] = {Z, HB};
    static const char table[] =
        HEADER CALM RATES "r,f,2022,81,,,,\nx,f,2021,100,,,,\nx,f,2022,~1000,,,,\n";
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < 2 && status == PLAN_OK; i++) {
        plan_document *document = NULL;
        plan_report *report = NULL;
        build_source source = {table, 0, 0};
        plan_data data;
        memset(&data, 0, sizeof data);
        data.struct_size = (uint32_t)sizeof data;
        data.path = "t.csv";
        data.number_format = -1;
        status = plan_document_new(allocator, &document);
        status = status == PLAN_OK ? plan_report_new(allocator, NULL, &report) : status;
        status = status == PLAN_OK ? plan_json_read(document, "p.json", plans[i], strlen(plans[i]),
                                                    NULL, report, NULL)
                                   : status;
        status = status == PLAN_OK
                     ? plan_csv_read(document, &data, build_read, &source, NULL, report, NULL)
                     : status;
        status = status == PLAN_OK ? plan_check(document, NULL, report, NULL) : status;
        plan_report_free(report);
        plan_document_free(document);
    }
    return status;
}

static void memory_that_ends(void) {
    CHECK_TRUE("every allocation may fail", failing_everywhere(check_both));
}

TEST_MAIN("outlying", {"counts", counts}, {"words of changes", words_of_changes},
          {"words of values", words_of_values}, {"declared", declared}, {"in memory", in_memory},
          {"memory that ends", memory_that_ends})
