/* What is found in a plan before any data: units that cannot be, rules that bounds decide,
 * partitions that overlap. */
#include "build.h"
#include "failing.h"

#define SHARES                                                                                     \
    "{\"code\":\"a\",\"kind\":\"share\",\"unit\":\"%\"},{\"code\":\"b\",\"kind\":\"share\","       \
    "\"unit\":\"%\"},{\"code\":\"c\",\"kind\":\"share\",\"unit\":\"%\"}"
#define LEVELS                                                                                     \
    "{\"code\":\"w\",\"kind\":\"level\"},{\"code\":\"x\",\"kind\":\"level\"},{\"code\":\"y\","     \
    "\"kind\":\"level\"},{\"code\":\"z\",\"kind\":\"level\"},{\"code\":\"v\",\"kind\":\"level\"}"

static const struct {
    const char *label, *indicators, *partitions;
    const char *code, *message; /* NULL: nothing is found */
    int language;
} rows[] = {
    {"a ratio of other money",
     "{\"code\":\"r\",\"kind\":\"ratio\",\"unit\":\"triệu đồng/người\",\"numerator\":\"n\","
     "\"denominator\":\"d\"},{\"code\":\"n\",\"kind\":\"level\",\"unit\":\"triệu USD\"},"
     "{\"code\":\"d\",\"kind\":\"count\",\"unit\":\"người\"}",
     "", "P138",
     "indicators(r).unit: numerator by denominator is in no such unit: 'triệu đồng/người'; it "
     "would be 'triệu USD' by 'người': correct one of the three units",
     0},
    {"the same in Vietnamese",
     "{\"code\":\"r\",\"kind\":\"ratio\",\"unit\":\"ha\",\"numerator\":\"n\","
     "\"denominator\":\"d\"},{\"code\":\"n\",\"kind\":\"level\"},"
     "{\"code\":\"d\",\"kind\":\"count\",\"unit\":\"người\"}",
     "", "P138",
     "indicators(r).unit: tử số chia mẫu số không ra đơn vị này: 'ha'; phải là '1' trên 'người': "
     "hãy sửa một trong ba đơn vị",
     1},
    {"a ratio without a unit",
     "{\"code\":\"r\",\"kind\":\"ratio\",\"numerator\":\"n\",\"denominator\":\"d\"},"
     "{\"code\":\"n\",\"kind\":\"level\",\"unit\":\"ha\"},"
     "{\"code\":\"d\",\"kind\":\"count\",\"unit\":\"người\"}",
     "", "P138",
     "indicators(r).unit: numerator by denominator is in no such unit: '1'; it would be 'ha' by "
     "'người': correct one of the three units",
     0},
    {"a ratio that fits",
     "{\"code\":\"r\",\"kind\":\"ratio\",\"unit\":\"%\",\"numerator\":\"n\","
     "\"denominator\":\"d\"},{\"code\":\"n\",\"kind\":\"level\",\"unit\":\"triệu đồng\"},"
     "{\"code\":\"d\",\"kind\":\"level\",\"unit\":\"tỷ đồng\"}",
     "", NULL, NULL, 0},
    {"a part in another dimension",
     "{\"code\":\"p\",\"kind\":\"level\",\"unit\":\"ha\",\"part_of\":\"q\"},"
     "{\"code\":\"q\",\"kind\":\"level\",\"unit\":\"tấn\"}",
     "", "P138",
     "indicators(p).part_of: a part is measured like its whole, not in 'ha'; q is in 'tấn': "
     "correct "
     "a unit, or take part_of out",
     0},
    {"a part in another multiple",
     "{\"code\":\"p\",\"kind\":\"level\",\"unit\":\"nghìn tấn\",\"part_of\":\"q\"},"
     "{\"code\":\"q\",\"kind\":\"level\",\"unit\":\"tấn\"}",
     "", NULL, NULL, 0},
    {"a part that must exceed its whole",
     "{\"code\":\"p\",\"kind\":\"level\",\"bounds\":[50,90],\"part_of\":\"q\"},"
     "{\"code\":\"q\",\"kind\":\"level\",\"bounds\":[0,49]}",
     "", "P143",
     "indicators(p).part_of: part <= whole can never hold: the bounds of the indicators exclude it",
     0},
    {"bounds in two units: 0.05 thousand is 50",
     "{\"code\":\"p\",\"kind\":\"level\",\"unit\":\"nghìn tấn\",\"bounds\":[0.05,1],"
     "\"part_of\":\"q\"},{\"code\":\"q\",\"kind\":\"level\",\"unit\":\"tấn\",\"bounds\":[0,49]}",
     "", "P143",
     "indicators(p).part_of: part <= whole can never hold: the bounds of the indicators exclude it",
     0},
    {"a part that may touch",
     "{\"code\":\"p\",\"kind\":\"level\",\"bounds\":[49,90],\"part_of\":\"q\"},"
     "{\"code\":\"q\",\"kind\":\"level\",\"bounds\":[0,49]}",
     "", NULL, NULL, 0},
    {"a part that never exceeds",
     "{\"code\":\"p\",\"kind\":\"level\",\"bounds\":[0,9],\"part_of\":\"q\"},"
     "{\"code\":\"q\",\"kind\":\"level\",\"bounds\":[9,90]}",
     "", "P143",
     "indicators(p).part_of: part <= whole always holds, whatever the figures: the bounds of the "
     "indicators say so already",
     0},
    {"members that cannot reach the total",
     "{\"code\":\"a\",\"kind\":\"share\",\"unit\":\"%\",\"bounds\":[0,40]},{\"code\":\"b\","
     "\"kind\":\"share\",\"unit\":\"%\",\"bounds\":[0,59]}",
     "{\"code\":\"s\",\"total\":100,\"members\":[\"a\",\"b\"]}", "P143",
     "partitions(s).members: sum(members) == total can never hold: the bounds of the indicators "
     "exclude it",
     0},
    {"members that just reach it",
     "{\"code\":\"a\",\"kind\":\"share\",\"unit\":\"%\",\"bounds\":[0,40]},{\"code\":\"b\","
     "\"kind\":\"share\",\"unit\":\"%\",\"bounds\":[0,60]}",
     "{\"code\":\"s\",\"total\":100,\"members\":[\"a\",\"b\"]}", NULL, NULL, 0},
    {"a tolerance that helps",
     "{\"code\":\"a\",\"kind\":\"share\",\"unit\":\"%\",\"bounds\":[0,40]},{\"code\":\"b\","
     "\"kind\":\"share\",\"unit\":\"%\",\"bounds\":[0,59]}",
     "{\"code\":\"s\",\"total\":100,\"tolerance\":1,\"members\":[\"a\",\"b\"]}", NULL, NULL, 0},
    {"too much at the least",
     "{\"code\":\"w\",\"kind\":\"level\",\"bounds\":[0,99]},{\"code\":\"x\",\"kind\":\"level\","
     "\"bounds\":[50,80]},{\"code\":\"y\",\"kind\":\"level\",\"bounds\":[50,80]}",
     "{\"code\":\"s\",\"whole\":\"w\",\"members\":[\"x\",\"y\"]}", "P143",
     "partitions(s).members: sum(members) == whole can never hold: the bounds of the indicators "
     "exclude it",
     0},
    {"some may be missing",
     "{\"code\":\"a\",\"kind\":\"share\",\"unit\":\"%\",\"bounds\":[0,40]},{\"code\":\"b\","
     "\"kind\":\"share\",\"unit\":\"%\",\"bounds\":[0,59]}",
     "{\"code\":\"s\",\"total\":100,\"missing\":\"partial\",\"members\":[\"a\",\"b\"]}", NULL, NULL,
     0},
    {"the same members twice", SHARES,
     "{\"code\":\"s\",\"total\":100,\"members\":[\"a\",\"b\",\"c\"]},{\"code\":\"t\","
     "\"total\":100,\"members\":[\"c\",\"a\",\"b\"]}",
     "P144",
     "partitions(t).members: it has the same members as the partition 's'; keep one of them", 0},
    {"a finer structure", SHARES,
     "{\"code\":\"s\",\"total\":100,\"members\":[\"a\",\"b\"]},{\"code\":\"t\","
     "\"total\":100,\"members\":[\"c\",\"a\"]}",
     NULL, NULL, 0},
    {"a member twice in one whole", LEVELS,
     "{\"code\":\"s\",\"whole\":\"w\",\"members\":[\"x\",\"y\"]},{\"code\":\"t\","
     "\"whole\":\"w\",\"members\":[\"z\",\"x\"]}",
     "P144",
     "partitions(t).members: phân chia 's' cũng tính thành phần này cho cùng tổng thể; mỗi thành "
     "phần chỉ nên nằm trong một phân chia",
     1},
    {"one whole, two views", LEVELS,
     "{\"code\":\"s\",\"whole\":\"w\",\"members\":[\"x\",\"y\"]},{\"code\":\"t\","
     "\"whole\":\"w\",\"members\":[\"z\",\"v\"]}",
     NULL, NULL, 0},
    {"a tree", LEVELS,
     "{\"code\":\"s\",\"whole\":\"w\",\"members\":[\"x\",\"y\"]},{\"code\":\"t\","
     "\"whole\":\"x\",\"members\":[\"z\",\"v\"]}",
     NULL, NULL, 0},
};

static void plan_of(size_t i, char *plan, size_t size) {
    snprintf(plan, size,
             "{\"libplan\":1,\"language\":\"%s\",\"number_format\":\"plain\",\"indicators\":[%s],"
             "\"partitions\":[%s]}",
             rows[i].language == 1 ? "vi" : "en", rows[i].indicators, rows[i].partitions);
}

static void found(void) {
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char plan[2000];
        plan_of(i, plan, sizeof plan);
        plan_report *report = build_check(plan, NULL);
        size_t expected = rows[i].code == NULL ? 0 : 1;
        if (CHECK_U64(rows[i].label, plan_report_finding_count(report), expected) && expected > 0) {
            const plan_finding *f = plan_report_finding(report, 0);
            CHECK_STR(rows[i].label, f->code, rows[i].code);
            CHECK_STR(rows[i].label, f->message, rows[i].message);
            CHECK_INT(rows[i].label, f->severity,
                      strcmp(rows[i].code, "P138") == 0 ? PLAN_SEVERITY_ERROR
                                                        : PLAN_SEVERITY_WARNING);
        }
        plan_report_free(report);
    }
}

/* A warning does not keep the data from being checked. */
static void warnings_only_warn(void) {
    plan_report *report = build_check(
        "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[" SHARES "],\"partitions\":["
        "{\"code\":\"s\",\"total\":100,\"members\":[\"a\",\"b\"]},"
        "{\"code\":\"t\",\"total\":100,\"members\":[\"b\",\"a\"]}]}",
        "indicator,period,value\na,2020,40\nb,2020,60\n");
    CHECK_U64("checked", build_counts(report, "s").holds, 1);
    CHECK_U64("and once more", build_counts(report, "t").holds, 1);
    CHECK_INT("passed", plan_report_passed(report), 1);
    plan_report_free(report);
}

/* 2000 partitions, each equal to the one before in all but one member, and 2000 of one whole. */
static void many_partitions(void) {
    enum { COUNT = 2000, ROOM = 400000 };
    char *plan = malloc(ROOM);
    size_t at = 0;
    if (plan == NULL) {
        return;
    }
    at += (size_t)snprintf(plan, ROOM,
                           "{\"libplan\":1,\"indicators\":[{\"code\":\"w\",\"kind\":"
                           "\"level\"}");
    for (int i = 0; i < 2 * COUNT; i++) {
        at += (size_t)snprintf(plan + at, ROOM - at, ",{\"code\":\"i%d\",\"kind\":\"level\"}", i);
    }
    at += (size_t)snprintf(plan + at, ROOM - at, "],\"partitions\":[");
    for (int i = 0; i < COUNT; i++) {
        at += (size_t)snprintf(plan + at, ROOM - at,
                               "%s{\"code\":\"p%d\",\"whole\":\"w\",\"members\":[\"i%d\",\"i%d\"]}",
                               i == 0 ? "" : ",", i, 2 * i, i == COUNT - 1 ? 0 : 2 * i + 1);
    }
    snprintf(plan + at, ROOM - at, "]}");
    plan_report *report = build_check(plan, NULL);
    CHECK_U64("only the last one", plan_report_finding_count(report), 1);
    plan_report_free(report);
    free(plan);
}

static plan_status review(const plan_allocator *allocator) {
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0] && status == PLAN_OK; i++) {
        char plan[2000];
        plan_document *document = NULL;
        plan_report *report = NULL;
        plan_of(i, plan, sizeof plan);
        status = plan_document_new(allocator, &document);
        status = status == PLAN_OK ? plan_report_new(allocator, NULL, &report) : status;
        status = status == PLAN_OK
                     ? plan_json_read(document, "p.json", plan, strlen(plan), NULL, report, NULL)
                     : status;
        status = status == PLAN_FINDINGS ? PLAN_OK : status;
        plan_report_free(report);
        plan_document_free(document);
    }
    return status;
}

static void memory_that_ends(void) {
    CHECK_TRUE("every allocation may fail", failing_everywhere(review));
}

TEST_MAIN("catalog review", {"found", found}, {"warnings only warn", warnings_only_warn},
          {"many partitions", many_partitions}, {"memory that ends", memory_that_ends})
