/* The check through the public functions: counts, findings, implied values, reasons. */
#include "build.h"
#include "failing.h"

static void structure(void) {
    plan_report *report = build_check(BUILD_SHARES, "indicator,period,value\na,2023,14.47\n"
                                                    "b,2023,41.96\nc,2023,38.08\nd,2023,5.69\n");
    const plan_finding *f = build_finding(report, "P301");
    plan_summary summary;
    if (!CHECK_TRUE("a finding", f != NULL)) {
        return;
    }
    CHECK_STR("rule", f->rule, "s");
    CHECK_STR("value", f->value, "100.20");
    CHECK_STR("gap", f->gap, "0.20");
    CHECK_STR("beyond", f->beyond_rounding, "0.18");
    CHECK_U64("inputs", f->input_count, 4);
    CHECK_U64("line", f->line, 2);
    CHECK_U64("column", f->column, 8);
    /* 100 - (41.96 + 38.08 + 5.69 with 3 * 0.005) = 14.27 with 0.015 */
    CHECK_TRUE("required", f->inputs[0].has_required);
    CHECK_INT("required low", f->inputs[0].required.low.digits, 14255);
    CHECK_INT("required high", f->inputs[0].required.high.digits, 14285);
    static const char *const to[] = {"14.27", "41.76", "5.49"};
    static const uint32_t input[] = {0, 1, 3};
    if (CHECK_U64("repairs", f->repair_count, 3)) {
        for (size_t i = 0; i < 3; i++) {
            CHECK_STR("repair", f->repairs[i].to, to[i]);
            CHECK_U64("of", f->repairs[i].input, input[i]);
            CHECK_U64("set", f->repairs[i].set, i + 1);
        }
    }
    CHECK_STATUS("summary", plan_report_summary(report, &summary), PLAN_OK);
    CHECK_U64("errors", summary.errors, 1);
    CHECK_U64("observations", summary.observations, 4);
    CHECK_INT("passed", plan_report_passed(report), 0);
    plan_report_free(report);
}

/* Reasons for which a check is skipped, each by one small table. */
static void reasons(void) {
    static const struct {
        const char *label, *indicator, *rows;
        plan_status reason;
    } rows[] = {
        {"missing", "", "x,2021,5\ng,2021,3\n", PLAN_MISSING},
        {"zero base", "", "x,2020,0\nx,2021,5\ng,2021,3\n", PLAN_ZERO_BASE},
        {"negative base", "", "x,2020,-10\nx,2021,5\ng,2021,3\n", PLAN_NEGATIVE_BASE},
        {"break", ",\"breaks\":[\"2021\"]", "x,2020,4\nx,2021,5\ng,2021,3\n", PLAN_BREAK},
        {"bounds", ",\"bounds\":[0,4]", "x,2020,4\nx,2021,5\ng,2021,3\n", PLAN_BOUNDS},
        {"contradicted", "", "x,2020,4\nx,2020,6\nx,2021,5\ng,2021,3\n", PLAN_CONTRADICTED},
        {"precision", "", "x,2020,4.12345678901234\nx,2021,5\ng,2021,3\n", PLAN_PRECISION},
        {"missing before zero base", "", "x,2020,0\ng,2021,3\n", PLAN_MISSING},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char plan[600], table[200];
        snprintf(plan, sizeof plan,
                 "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"x\","
                 "\"kind\":\"level\"%s},{\"code\":\"g\",\"kind\":\"growth\",\"of\":\"x\","
                 "\"unit\":\"%%\"}]}",
                 rows[i].indicator);
        snprintf(table, sizeof table, "indicator,period,value\n%s", rows[i].rows);
        plan_report *report = build_check(plan, table);
        plan_rule_counts counts = build_counts(report, "P304");
        CHECK_U64(rows[i].label, counts.skipped[rows[i].reason - PLAN_MISSING] > 0, 1);
        CHECK_U64(rows[i].label, counts.fails, 0);
        plan_report_free(report);
    }
}

static void implied(void) {
    plan_report *report = build_check(
        "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"j\",\"kind\":"
        "\"count\",\"unit\":\"xã\"}]}",
        "indicator,period,value,unit,measure,against\nj,2022,8863,,,\nj,2022,10.4,%,change,plan\n"
        "j,2022,6,,change,previous\n");
    CHECK_U64("two", plan_report_implied_count(report), 2);
    const plan_implied *previous = plan_report_implied(report, 0);
    const plan_implied *target = plan_report_implied(report, 1);
    if (previous != NULL && target != NULL) {
        CHECK_STR("actual", previous->series, "actual");
        CHECK_STR("2021", previous->period, "2021");
        CHECK_INT("8863 - 6", previous->low, 8857);
        CHECK_STR("plan", target->series, "plan");
        CHECK_INT("low", target->low, 8025);
        CHECK_INT("high", target->high, 8031);
    }
    CHECK_TRUE("beyond the end", plan_report_implied(report, 2) == NULL);
    plan_report_free(report);
}

/* The previous value is that of actual, else estimate, else baseline; never of plan. */
static void previous(void) {
    static const struct {
        const char *label, *rows;
        uint64_t fails, holds;
    } rows[] = {{"actual first", "x,2020,100,actual\nx,2020,50,estimate\n", 0, 1},
                {"estimate", "x,2020,100,estimate\nx,2020,50,baseline\n", 0, 1},
                {"baseline", "x,2020,50,baseline\n", 1, 0},
                {"never plan", "x,2020,50,plan\n", 0, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char table[200];
        snprintf(table, sizeof table,
                 "indicator,period,value,series\n%sx,2021,110,\ng,2021,10.0,\n", rows[i].rows);
        plan_report *report = build_check(
            "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"x\","
            "\"kind\":\"level\"},{\"code\":\"g\",\"kind\":\"growth\",\"of\":\"x\","
            "\"unit\":\"%\"}]}",
            table);
        CHECK_U64(rows[i].label, build_counts(report, "P304").fails, rows[i].fails);
        CHECK_U64(rows[i].label, build_counts(report, "P304").holds, rows[i].holds);
        plan_report_free(report);
    }
}

/* The same document twice gives the same, also with duplicates that were set aside. */
static void again(void) {
    plan_document *document = NULL;
    plan_error error;
    plan_error_init(&error);
    CHECK_STATUS("new", plan_document_new(NULL, &document), PLAN_OK);
    plan_indicator x = {.struct_size = sizeof x, .code = "x", .kind = PLAN_LEVEL};
    CHECK_STATUS("x", plan_document_add_indicator(document, &x, &error), PLAN_OK);
    static const char *const values[] = {"9.0", "9", "9.1"};
    for (size_t i = 0; i < 3; i++) {
        plan_observation o = {.struct_size = sizeof o,
                              .indicator = "x",
                              .period = i < 2 ? "2020" : "2021",
                              .text = values[i]};
        CHECK_STATUS(values[i], plan_document_observe(document, &o, &error), PLAN_OK);
    }
    for (int turn = 0; turn < 3; turn++) {
        plan_report *report = NULL;
        CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
        CHECK_STATUS("check", plan_check(document, NULL, report, &error), PLAN_OK);
        CHECK_U64("one duplicate", build_counts(report, "P201").fails, 1);
        CHECK_STATUS("a report is used once", plan_check(document, NULL, report, &error),
                     PLAN_INVALID);
        plan_report_free(report);
    }
    CHECK_STATUS("NULL", plan_check(NULL, NULL, NULL, NULL), PLAN_INVALID);
    plan_document_free(document);
}

/* Counts stay exact where findings are cut, and the first in order are kept. */
static void cut(void) {
    char table[8000] = "indicator,period,value\n";
    size_t n = strlen(table);
    for (int year = 2099; year >= 2000; year--) { /* against the order of the findings */
        n += (size_t)snprintf(table + n, sizeof table - n, "a,%d,120\n", year);
    }
    plan_report_options options = {sizeof options, PLAN_ENGLISH, 7};
    plan_report *report = build_check_options(BUILD_SHARES, table, &options, 0);
    plan_summary summary;
    CHECK_STATUS("summary", plan_report_summary(report, &summary), PLAN_OK);
    CHECK_U64("all counted", summary.errors, 100);
    CHECK_U64("shown", summary.shown, 7);
    for (size_t i = 0; i < 7; i++) {
        CHECK_U64("first lines", plan_report_finding(report, i)->line, i + 2);
    }
    CHECK_TRUE("beyond the end", plan_report_finding(report, 7) == NULL);
    plan_report_free(report);
}

/* Every sort of check, some of them failing, with areas, quarters, statements and duplicates. */
static const char hierarchy[] =
    "{\"libplan\":1,\"number_format\":\"plain\",\"areas\":[{\"code\":\"p\",\"parts_complete\":true}"
    ","
    "{\"code\":\"a\",\"parent\":\"p\"},{\"code\":\"b\",\"parent\":\"p\"}],\"indicators\":["
    "{\"code\":\"w\",\"kind\":\"level\",\"direction\":\"up\",\"price\":\"current\"},"
    "{\"code\":\"x\",\"kind\":\"level\",\"price\":\"current\"},"
    "{\"code\":\"y\",\"kind\":\"level\",\"price\":\"constant\"},"
    "{\"code\":\"s\",\"kind\":\"count\",\"stock\":true},"
    "{\"code\":\"wg\",\"kind\":\"growth\",\"of\":\"w\",\"unit\":\"%\"},"
    "{\"code\":\"xg\",\"kind\":\"growth\",\"of\":\"x\",\"unit\":\"%\"},"
    "{\"code\":\"yg\",\"kind\":\"growth\",\"of\":\"y\",\"unit\":\"%\"}],"
    "\"partitions\":[{\"code\":\"parts\",\"whole\":\"w\",\"members\":[\"x\",\"y\"]}]}";
static const char hierarchy_rows[] =
    "indicator,area,period,value,unit,measure,against\n"
    "w,p,2020,100,,,\nx,p,2020,45,,,\ny,p,2020,46,,,\nw,a,2020,60,,,\nw,b,2020,30,,,\n"
    "w,a,2020-Q1,10,,,\nw,a,2020-Q2,10,,,\nw,a,2020-Q3,10,,,\nw,a,2020-Q4,10,,,\n"
    "s,a,2020-Q4,7,,,\ns,a,2020,8,,,\nw,p,2019,90,,,\nx,p,2019,40,,,\n"
    "x,p,2020,9.0,%,contribution,\ny,p,2020,1.0,%,contribution,\nwg,p,2020,12.0,%,,\n"
    "xg,p,2020,3.0,%,,\nyg,p,2020,4.0,%,,\nw,p,2020,8.0,%,change,plan\nw,b,2020,30,,,\n";

static plan_status check_hierarchy(const plan_allocator *allocator) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    build_source source = {hierarchy_rows, 0, 0};
    plan_data data;
    memset(&data, 0, sizeof data);
    data.struct_size = (uint32_t)sizeof data;
    data.path = "t.csv";
    data.number_format = -1;
    plan_status status = plan_document_new(allocator, &document);
    status = status == PLAN_OK ? plan_report_new(allocator, NULL, &report) : status;
    status = status == PLAN_OK ? plan_json_read(document, "p.json", hierarchy, strlen(hierarchy),
                                                NULL, report, NULL)
                               : status;
    status = status == PLAN_OK
                 ? plan_csv_read(document, &data, build_read, &source, NULL, report, NULL)
                 : status;
    status = status == PLAN_OK ? plan_check(document, NULL, report, NULL) : status;
    plan_report_free(report);
    plan_document_free(document);
    return status;
}

static void memory_that_ends(void) {
    plan_report *report = build_check(hierarchy, hierarchy_rows);
    static const char *const failed[] = {"P308", "P309", "P310", "P312", "P313"};
    for (size_t i = 0; i < sizeof failed / sizeof failed[0]; i++) {
        CHECK_TRUE(failed[i], build_counts(report, failed[i]).checks > 0);
    }
    CHECK_TRUE("something is explained", plan_report_explanation_count(report) > 0);
    plan_report_free(report);
    CHECK_TRUE("every allocation may fail", failing_everywhere(check_hierarchy));
}

/* A rule that does not exist is not passed over. */
static void unknown_code(void) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_error error;
    plan_error_init(&error);
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("one that is", plan_document_set_builtin(document, "P301", 2, NULL, -1, NULL),
                 PLAN_OK);
    CHECK_STATUS("one that is not", plan_document_set_builtin(document, "P999", 2, NULL, -1, NULL),
                 PLAN_OK);
    CHECK_STATUS("told", plan_check(document, NULL, report, &error), PLAN_NOT_FOUND);
    CHECK_STR("why", error.message, "there is no built-in rule 'P999'");
    plan_report_free(report);
    plan_document_free(document);
}

TEST_MAIN("check", {"unknown code", unknown_code}, {"structure", structure}, {"reasons", reasons},
          {"implied", implied}, {"previous", previous}, {"again", again}, {"cut", cut},
          {"memory that ends", memory_that_ends})
