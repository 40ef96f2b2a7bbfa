/* What a plan file may get wrong, each at its place and in words; and what readers refuse. */
#include "build.h"

#include <sys/stat.h>

#include "failing.h"

#define HEAD "{\"libplan\":1,\"areas\":[{\"code\":\"north\"},{\"code\":\"south\"}],\"indicators\":["
#define LEVEL "{\"code\":\"a\",\"kind\":\"level\"}"
#define RULE(members) HEAD LEVEL "],\"rules\":[{" members "}]}"
#define DATA(members) HEAD LEVEL "],\"data\":[{" members "}]}"
#define ONE(members) HEAD "{\"code\":\"a\",\"kind\":\"level\"," members "}]}"
#define WITH(members) "{\"libplan\":1," members "}"

/* The column is that of the value (of a key that should not be there: of the key), counted by hand
 * as the length of what stands before it. */
typedef struct fault {
    const char *label, *plan;
    const char *code;
    const char *before; /* what the plan begins with, up to the place */
    const char *message;
} fault;

static void check_fault(const fault *f) {
    plan_report *report = build_check(f->plan, NULL);
    if (report == NULL) {
        return;
    }
    const plan_finding *found = build_finding(report, f->code);
    if (CHECK_TRUE(f->label, found != NULL)) {
        CHECK_STR(f->label, found->message, f->message);
        CHECK_U64(f->label, found->line, 1);
        CHECK_U64(f->label, found->column, strlen(f->before) + 1);
    }
    CHECK_U64(f->label, plan_report_finding_count(report), 1);
    plan_report_free(report);
}

#define CHECK_FAULTS(rows)                                                                         \
    for (size_t i = 0; i < sizeof(rows) / sizeof((rows)[0]); i++) {                                \
        check_fault(&(rows)[i]);                                                                   \
    }

static void rules(void) {
#define BEFORE(members) HEAD LEVEL "],\"rules\":[{" members
    static const fault rows[] = {
        {"no object", HEAD LEVEL "],\"rules\":[5]}", "P134", HEAD LEVEL "],\"rules\":[",
         "rules[0]: is a number, must be an object"},
        {"no list", HEAD LEVEL "],\"rules\":true}", "P134",
         HEAD LEVEL "],\"rules\":", "rules: is true or false, must be a list"},
        {"no check", RULE("\"id\":\"x\""), "P136", HEAD LEVEL "],\"rules\":[",
         "rules[0].check: the key is missing"},
        {"a tolerance below 0", RULE("\"check\":\"a >= 1\",\"tolerance\":-1"), "P138",
         BEFORE("\"check\":\"a >= 1\",\"tolerance\":"),
         "rules[0].tolerance: the tolerance is below 0"},
        {"where is a list", RULE("\"check\":\"a >= 1\",\"where\":[]"), "P134",
         BEFORE("\"check\":\"a >= 1\",\"where\":"), "rules[0].where: is a list, must be an object"},
        {"no period", RULE("\"check\":\"a >= 1\",\"where\":{\"period\":\"soon\"}"), "P135",
         BEFORE("\"check\":\"a >= 1\",\"where\":{\"period\":"),
         "rules[0].where.period: 'soon' is not allowed: a period is written 2023, 2023-Q1, 2023-09 "
         "or 2021-2025"},
        {"an area that is near", RULE("\"check\":\"a >= 1\",\"where\":{\"area\":\"norht\"}"),
         "P137", BEFORE("\"check\":\"a >= 1\",\"where\":{\"area\":"),
         "rules[0].where.area: there is no area 'norht'; did you mean 'north'?"},
        {"an area that is far", RULE("\"check\":\"a >= 1\",\"where\":{\"area\":\"xxxxxxxx\"}"),
         "P137", BEFORE("\"check\":\"a >= 1\",\"where\":{\"area\":"),
         "rules[0].where.area: there is no area 'xxxxxxxx'"},
        {"one of several", RULE("\"check\":\"a >= 1\",\"where\":{\"area\":[\"south\",\"norht\"]}"),
         "P137", BEFORE("\"check\":\"a >= 1\",\"where\":{\"area\":[\"south\","),
         "rules[0].where.area[1]: there is no area 'norht'; did you mean 'north'?"},
        {"an area that is a number",
         RULE("\"check\":\"a >= 1\",\"where\":{\"area\":[\"south\",7]}"), "P134",
         BEFORE("\"check\":\"a >= 1\",\"where\":{\"area\":[\"south\","),
         "rules[0].where.area[1]: is a number, must be a string"},
        {"areas that are an object", RULE("\"check\":\"a >= 1\",\"where\":{\"area\":{}}"), "P134",
         BEFORE("\"check\":\"a >= 1\",\"where\":{\"area\":"),
         "rules[0].where.area: is an object, must be an area or a list of areas"},
        {"behind escapes", RULE("\"check\":\"\\u0061 >= \\u00e9\\t1\""), "P141",
         BEFORE("\"check\":\"\\u0061 >= \\u00e9\\t"),
         "rules[0].check: an operator is expected here"},
        {"behind escapes of three bytes", RULE("\"check\":\"\\u0061 >= \\u1ed3\\t1\""), "P141",
         BEFORE("\"check\":\"\\u0061 >= \\u1ed3\\t"),
         "rules[0].check: an operator is expected here"},
        {"behind a wide letter", RULE("\"check\":\"\\u0061 >= \\uff21\\t1\""), "P141",
         BEFORE("\"check\":\"\\u0061 >= \\uff21\\t"),
         "rules[0].check: an operator is expected here"},
        {"behind a letter of four bytes", RULE("\"check\":\"\\u0061 >= \\ud800\\udf30\\t1\""),
         "P141", BEFORE("\"check\":\"\\u0061 >= \\ud800\\udf30\\t"),
         "rules[0].check: an operator is expected here"},
        {"a number of 70 digits",
         RULE("\"check\":\"a >= "
              "1\",\"tolerance\":0.1234567890123456789012345678901234567890123456789"
              "01234567890123456789"),
         "P135", BEFORE("\"check\":\"a >= 1\",\"tolerance\":"),
         "rules[0].tolerance: '0.1234567890123456789012345678901234567890123456789012345678901' is "
         "not allowed: out of range: more than 17 significant digits"},
        {"behind a pair of escapes", RULE("\"check\":\"a \\ud83d\\ude00\""), "P141",
         BEFORE("\"check\":\"a "), "rules[0].check: '\xf0\x9f\x98\x80' has no meaning here"},
    };
    CHECK_FAULTS(rows)
#undef BEFORE
}

static void data(void) {
#define BEFORE(members) HEAD LEVEL "],\"data\":[{" members
    static const fault rows[] = {
        {"no path", DATA("\"decimals\":1"), "P136", HEAD LEVEL "],\"data\":[",
         "data[0].path: the key is missing"},
        {"a path that is a number", DATA("\"path\":5"), "P134", BEFORE("\"path\":"),
         "data[0].path: is a number, must be a string"},
        {"an absolute path", DATA("\"path\":\"/x.csv\""), "P122", BEFORE("\"path\":"),
         "'/x.csv' lies outside the plan's folder; move the file or allow it"},
        {"an empty path", DATA("\"path\":\"\""), "P122", BEFORE("\"path\":"),
         "'' lies outside the plan's folder; move the file or allow it"},
        {"up", DATA("\"path\":\"a/../../x.csv\""), "P122", BEFORE("\"path\":"),
         "'a/../../x.csv' lies outside the plan's folder; move the file or allow it"},
        {"columns are a list", DATA("\"path\":\"x\",\"columns\":[]"), "P134",
         BEFORE("\"path\":\"x\",\"columns\":"), "data[0].columns: is a list, must be an object"},
        {"a column is a number", DATA("\"path\":\"x\",\"columns\":{\"v\":5}"), "P134",
         BEFORE("\"path\":\"x\",\"columns\":{\"v\":"),
         "data[0].columns.v: is a number, must be a string"},
        {"a column that does not exist", DATA("\"path\":\"x\",\"columns\":{\"v\":\"valu\"}"),
         "P135", BEFORE("\"path\":\"x\",\"columns\":{\"v\":"),
         "data[0].columns.v: 'valu' is not allowed: columns are indicator, area, period, value, "
         "series, unit, measure, against, decimals, note, source"},
        {"set for no column", DATA("\"path\":\"x\",\"set\":{\"serie\":\"plan\"}"), "P135",
         BEFORE("\"path\":\"x\",\"set\":{"),
         "data[0].set.serie: 'serie' is not allowed: columns are indicator, area, period, value, "
         "series, unit, measure, against, decimals, note, source"},
        {"two separators", DATA("\"path\":\"x\",\"separator\":\";;\""), "P135",
         BEFORE("\"path\":\"x\",\"separator\":"),
         "data[0].separator: ';;' is not allowed: one ASCII character, no quote or line end"},
        {"a quote separates", DATA("\"path\":\"x\",\"separator\":\"\\\"\""), "P135",
         BEFORE("\"path\":\"x\",\"separator\":"),
         "data[0].separator: '\"' is not allowed: one ASCII character, no quote or line end"},
        {"a byte of no ASCII", DATA("\"path\":\"x\",\"separator\":\"\\u00e9\""), "P135",
         BEFORE("\"path\":\"x\",\"separator\":"),
         "data[0].separator: '\xc3\xa9' is not allowed: one ASCII character, no quote or line end"},
        {"half a decimal", DATA("\"path\":\"x\",\"decimals\":0.5"), "P135",
         BEFORE("\"path\":\"x\",\"decimals\":"),
         "data[0].decimals: '0.5' is not allowed: a whole number within its range is wanted"},
        {"too few", DATA("\"path\":\"x\",\"decimals\":-19"), "P135",
         BEFORE("\"path\":\"x\",\"decimals\":"),
         "data[0].decimals: '-19' is not allowed: a whole number within its range is wanted"},
        {"too many", DATA("\"path\":\"x\",\"decimals\":18"), "P135",
         BEFORE("\"path\":\"x\",\"decimals\":"),
         "data[0].decimals: '18' is not allowed: a whole number within its range is wanted"},
        {"missing is a text", DATA("\"path\":\"x\",\"missing\":\"-\""), "P134",
         BEFORE("\"path\":\"x\",\"missing\":"), "data[0].missing: is a string, must be a list"},
        {"null stands in missing", DATA("\"path\":\"x\",\"missing\":[\"-\",null]"), "P134",
         BEFORE("\"path\":\"x\",\"missing\":[\"-\","),
         "data[0].missing[1]: is null, must be a string"},
    };
    CHECK_FAULTS(rows)
#undef BEFORE
}

static void indicators(void) {
#define BEFORE(members) HEAD "{\"code\":\"a\",\"kind\":\"level\"," members
    static const fault rows[] = {
        {"no object", HEAD "null]}", "P134", HEAD, "indicators[0]: is null, must be an object"},
        {"no code", HEAD "{\"kind\":\"level\"}]}", "P136", HEAD,
         "indicators[0].code: the key is missing"},
        {"bounds are a number", ONE("\"bounds\":5"), "P134", BEFORE("\"bounds\":"),
         "indicators[0].bounds: is a number, must be a list of two, each a number or null"},
        {"one bound", ONE("\"bounds\":[5]"), "P134", BEFORE("\"bounds\":"),
         "indicators[0].bounds: is a list, must be a list of two, each a number or null"},
        {"no bound", ONE("\"bounds\":[]"), "P134", BEFORE("\"bounds\":"),
         "indicators[0].bounds: is a list, must be a list of two, each a number or null"},
        {"three bounds", ONE("\"bounds\":[1,2,3]"), "P134", BEFORE("\"bounds\":"),
         "indicators[0].bounds: is a list, must be a list of two, each a number or null"},
        {"the lower bound is a text", ONE("\"bounds\":[\"x\",null]"), "P134",
         BEFORE("\"bounds\":["), "indicators[0].bounds: is a string, must be a number"},
        {"the upper bound is a text", ONE("\"bounds\":[null,\"x\"]"), "P134",
         BEFORE("\"bounds\":[null,"), "indicators[0].bounds: is a string, must be a number"},
        {"a bound of 400 digits is none", ONE("\"bounds\":[null,1e400]"), "P135",
         BEFORE("\"bounds\":[null,"),
         "indicators[0].bounds: '1e400' is not allowed: out of range: the number is too large"},
        {"a break in no area", ONE("\"breaks\":[{\"period\":\"2020\",\"area\":\"noth\"}]"), "P137",
         BEFORE("\"breaks\":[{\"period\":\"2020\",\"area\":"),
         "indicators[0].breaks[0].area: there is no area 'noth'; did you mean 'north'?"},
        {"a break without area", ONE("\"breaks\":[{\"period\":\"2020\"}]"), "P136",
         BEFORE("\"breaks\":["), "indicators[0].breaks[0].area: the key is missing"},
        {"an area of a break is a number", ONE("\"breaks\":[{\"period\":\"2020\",\"area\":5}]"),
         "P134", BEFORE("\"breaks\":[{\"period\":\"2020\",\"area\":"),
         "indicators[0].breaks[0].area: is a number, must be a string"},
        {"a period of a break is a number", ONE("\"breaks\":[{\"area\":\"north\",\"period\":5}]"),
         "P134", BEFORE("\"breaks\":[{\"area\":\"north\",\"period\":"),
         "indicators[0].breaks[0].period: is a number, must be a string"},
        {"a break is a number", ONE("\"breaks\":[\"2019\",2020]"), "P134",
         BEFORE("\"breaks\":[\"2019\","),
         "indicators[0].breaks[1]: is a number, must be an object"},
        {"breaks are a text", ONE("\"breaks\":\"2020\""), "P134", BEFORE("\"breaks\":"),
         "indicators[0].breaks: is a string, must be a list"},
        {"stock is a text", ONE("\"stock\":\"yes\""), "P134", BEFORE("\"stock\":"),
         "indicators[0].stock: is a string, must be true or false"},
        {"a price that is none", ONE("\"price\":\"fixed\""), "P135", BEFORE("\"price\":"),
         "indicators[0].price: 'fixed' is not allowed: one of undeclared, current, constant, "
         "chained"},
    };
    CHECK_FAULTS(rows)
#undef BEFORE
}

static void sections(void) {
    static const fault rows[] = {
        {"the plan is a list", "[]", "P134", "", "the plan file: is a list, must be an object"},
        {"no version", "{}", "P136", "", "libplan: the key is missing"},
        {"another version", "{\"libplan\":2}", "P135",
         "{\"libplan\":", "libplan: '2' is not allowed: a whole number within its range is wanted"},
        {"a group without code", WITH("\"groups\":[{}]"), "P136", "{\"libplan\":1,\"groups\":[",
         "groups[0].code: the key is missing"},
        {"a code of a group is a number", WITH("\"groups\":[{\"code\":1}]"), "P134",
         "{\"libplan\":1,\"groups\":[{\"code\":", "groups[0].code: is a number, must be a string"},
        {"a code of an area is a number", WITH("\"areas\":[{\"code\":1}]"), "P134",
         "{\"libplan\":1,\"areas\":[{\"code\":", "areas[0].code: is a number, must be a string"},
        {"an area is a text", WITH("\"areas\":[\"north\"]"), "P134", "{\"libplan\":1,\"areas\":[",
         "areas[0]: is a string, must be an object"},
        {"a series is a text", WITH("\"series\":[\"q\"]"), "P134", "{\"libplan\":1,\"series\":[",
         "series[0]: is a string, must be an object"},
        {"a code of a series is null", WITH("\"series\":[{\"code\":null}]"), "P136",
         "{\"libplan\":1,\"series\":[", "series[0].code: the key is missing"},
        {"a code of a series is a list", WITH("\"series\":[{\"code\":[]}]"), "P134",
         "{\"libplan\":1,\"series\":[{\"code\":", "series[0].code: is a list, must be a string"},
        {"a unit without symbol", WITH("\"units\":[{\"is\":\"kg\"}]"), "P136",
         "{\"libplan\":1,\"units\":[", "units[0].symbol: the key is missing"},
        {"a symbol is a number", WITH("\"units\":[{\"symbol\":1,\"is\":\"kg\"}]"), "P134",
         "{\"libplan\":1,\"units\":[{\"symbol\":",
         "units[0].symbol: is a number, must be a string"},
        {"what it is is a number", WITH("\"units\":[{\"symbol\":\"x\",\"is\":2}]"), "P134",
         "{\"libplan\":1,\"units\":[{\"symbol\":\"x\",\"is\":",
         "units[0].is: is a number, must be a string"},
        {"members are a text",
         WITH("\"partitions\":[{\"code\":\"p\",\"total\":1,\"members\":\"a\"}]"), "P134",
         "{\"libplan\":1,\"partitions\":[{\"code\":\"p\",\"total\":1,\"members\":",
         "partitions[0].members: is a string, must be a list"},
        {"a partition is a number", WITH("\"partitions\":[5]"), "P134",
         "{\"libplan\":1,\"partitions\":[", "partitions[0]: is a number, must be an object"},
        {"behind a mark of UTF-8", "\xef\xbb\xbf" WITH("\"partitions\":[5]"), "P134",
         "{\"libplan\":1,\"partitions\":[", "partitions[0]: is a number, must be an object"},
        {"a code of a partition is a number",
         WITH("\"partitions\":[{\"code\":1,\"total\":1,\"members\":[]}]"), "P134",
         "{\"libplan\":1,\"partitions\":[{\"code\":",
         "partitions[0].code: is a number, must be a string"},
        {"a rule without code", WITH("\"builtin\":[{}]"), "P136", "{\"libplan\":1,\"builtin\":[",
         "builtin[0].code: the key is missing"},
        {"a code of a rule is a number", WITH("\"builtin\":[{\"code\":301}]"), "P134",
         "{\"libplan\":1,\"builtin\":[{\"code\":",
         "builtin[0].code: is a number, must be a string"},
        {"a rule that does not exist", WITH("\"builtin\":[{\"code\":\"P999\"}]"), "P135",
         "{\"libplan\":1,\"builtin\":[{\"code\":",
         "builtin[0].code: 'P999' is not allowed: no built-in rule has this code; see libplan "
         "rules"},
        {"a period of a target is a number",
         HEAD LEVEL
         "],\"targets\":[{\"indicator\":\"a\",\"period\":5,\"area\":\"north\",\"low\":1}]}",
         "P134", HEAD LEVEL "],\"targets\":[{\"indicator\":\"a\",\"period\":",
         "targets[0].period: is a number, must be a string"},
        {"a target is a number", WITH("\"targets\":[3]"), "P134", "{\"libplan\":1,\"targets\":[",
         "targets[0]: is a number, must be an object"},
        {"a title in another language", WITH("\"title\":{\"fr\":\"T\"}"), "P133",
         "{\"libplan\":1,\"title\":{", "title.fr: unknown key; did you mean \"en\"?"},
    };
    CHECK_FAULTS(rows)
}

/* A key that stands twice does not hide what else is wrong. */
static void twice(void) {
    plan_report *report =
        build_check("{\"libplan\":1,\"indicators\":[{\"code\":\"a\",\"kind\":\"level\",\"kind\":"
                    "\"share\",\"sock\":true}]}",
                    NULL);
    if (report != NULL) {
        CHECK_U64("twice", build_counts(report, "P132").fails, 1);
        CHECK_U64("and an unknown key", build_counts(report, "P133").fails, 1);
        plan_report_free(report);
    }
}

/* --- What is no plan at all --- */

typedef struct refusal {
    const char *label, *text;
    size_t length; /* 0: up to its end */
    plan_limits limits;
    const char *code, *message;
} refusal;

static void refused(void) {
    static const refusal rows[] = {
        {"UTF-16, low byte first",
         "\xff\xfe{\0",
         4,
         {0},
         "P120",
         "the file is UTF-16; save as CSV UTF-8"},
        {"UTF-16, high byte first",
         "\xfe\xff\0{",
         4,
         {0},
         "P120",
         "the file is UTF-16; save as CSV UTF-8"},
        {"UTF-16 without a mark",
         "{\0}\0",
         4,
         {0},
         "P120",
         "the file is UTF-16; save as CSV UTF-8"},
        {"the other way round", "\0{\0}", 4, {0}, "P120", "the file is UTF-16; save as CSV UTF-8"},
        {"a zip archive", "PK\x03\x04", 4, {0}, "P131", "no value starts like this"},
        {"FF alone", "\xff{}", 0, {0}, "P131", "a character that no value starts with"},
        {"FE alone", "\xfe{}", 0, {0}, "P131", "a character that no value starts with"},
        {"nothing", "", 0, {0}, "P131", "the text ends where a value should stand"},
        {"deeper than allowed",
         "[[[]]]",
         0,
         {.struct_size = sizeof(plan_limits), .max_depth = 2},
         "P121",
         "limit reached: too deep (limit 2)"},
        {"more than allowed",
         "[1,2,3]",
         0,
         {.struct_size = sizeof(plan_limits), .max_nodes = 3},
         "P121",
         "limit reached: too many values (limit 3)"},
        {"longer than allowed",
         "{\"libplan\":1}",
         0,
         {.struct_size = sizeof(plan_limits), .max_json = 12},
         "P121",
         "limit reached: the plan file is too long [bytes] (limit 12)"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_document *document = NULL;
        plan_report *report = NULL;
        plan_read_options options;
        memset(&options, 0, sizeof options);
        options.struct_size = (uint32_t)sizeof options;
        options.limits = rows[i].limits.struct_size > 0 ? &rows[i].limits : NULL;
        size_t length = rows[i].length > 0 ? rows[i].length : strlen(rows[i].text);
        CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
        CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
        CHECK_STATUS(rows[i].label,
                     plan_json_read(document, "p", rows[i].text, length, &options, report, NULL),
                     PLAN_FINDINGS);
        CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
        const plan_finding *found = build_finding(report, rows[i].code);
        if (CHECK_TRUE(rows[i].label, found != NULL)) {
            CHECK_STR(rows[i].label, found->message, rows[i].message);
        }
        plan_report_free(report);
        plan_document_free(document);
    }
}

/* A part of a wrong unit is not added up once more where the unit does not read. */
static void told_once(void) {
    static const fault rows[] = {
        {"a member",
         HEAD "{\"code\":\"p\",\"kind\":\"level\",\"unit\":\"kg//m\"},{\"code\":\"w\",\"kind\":"
              "\"level\",\"unit\":\"ha\"}],\"partitions\":[{\"code\":\"s\",\"whole\":\"w\","
              "\"members\":[\"p\"]}]}",
         "P138", HEAD, "indicators[0]: unit: a symbol is missing at a / or *"},
        {"a whole",
         HEAD "{\"code\":\"w\",\"kind\":\"level\",\"unit\":\"kg//m\"},{\"code\":\"p\",\"kind\":"
              "\"level\",\"unit\":\"ha\"}],\"partitions\":[{\"code\":\"s\",\"whole\":\"w\","
              "\"members\":[\"p\"]}]}",
         "P138", HEAD, "indicators[0]: unit: a symbol is missing at a / or *"},
    };
    CHECK_FAULTS(rows)
}

/* Paths within the plan's folder, however they are written. */
static void paths_inside(void) {
    static const char *const paths[] = {"x.csv",      "ab/x.csv",     "a//x.csv", "./x.csv",
                                        "a/../x.csv", "a/./../x.csv", "..x/y.csv"};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        char text[200];
        plan_document *document = NULL;
        plan_report *report = NULL;
        snprintf(text, sizeof text, WITH("\"data\":[{\"path\":\"%s\"}]"), paths[i]);
        CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
        CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
        CHECK_STATUS(paths[i],
                     plan_json_read(document, "p", text, strlen(text), NULL, report, NULL),
                     PLAN_OK);
        CHECK_STR(paths[i], plan_document_data(document, 0)->path, paths[i]);
        plan_report_free(report);
        plan_document_free(document);
    }
}

/* Two plan files make one document; none of them has data to read. */
static void two_plans(void) {
    static const char *const texts[] = {
        WITH("\"indicators\":[" LEVEL "]"),
        WITH("\"indicators\":[{\"code\":\"b\",\"kind\":\"level\"}]")};
    plan_document *document = NULL;
    plan_report *report = NULL;
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    for (size_t i = 0; i < 2; i++) {
        /* Not to be repeated without memory: only a document that was empty is so again. */
        CHECK_STATUS(
            "read", (plan_json_read)(document, "p", texts[i], strlen(texts[i]), NULL, report, NULL),
            PLAN_OK);
    }
    CHECK_STATUS("no data", plan_json_read_data(document, NULL, NULL, report, NULL), PLAN_OK);
    plan_report_free(report);
    plan_document_free(document);
}

static plan_status read_all_sections(const plan_allocator *allocator) {
    static const char text[] =
        "{\"libplan\":1,\"title\":{\"en\":\"T\",\"vi\":\"K\"},\"groups\":[{\"code\":\"g\"}],"
        "\"areas\":[{\"code\":\"north\"},{\"code\":\"south\"}],\"series\":[{\"code\":\"q\"}],"
        "\"units\":[{\"symbol\":\"bao\",\"is\":\"50 kg\"}],\"indicators\":["
        "{\"code\":\"a\",\"kind\":\"level\",\"unit\":\"bao\",\"group\":\"g\",\"required\":["
        "\"plan\"],\"breaks\":[{\"period\":\"2020\",\"area\":\"north\"},{\"period\":\"2021\","
        "\"area\":\"south\"}]},{\"code\":\"b\",\"kind\":\"level\",\"unit\":\"bao\"},"
        "{\"code\":\"w\",\"kind\":\"level\",\"unit\":\"kg\",\"breaks\":[\"2020\"]}],"
        "\"partitions\":[{\"code\":\"s\",\"whole\":\"w\",\"members\":[\"a\",\"b\"]}],\"rules\":["
        "{\"id\":\"r\",\"check\":\"a >= b\",\"where\":{\"area\":[\"north\",\"south\"]}},"
        "{\"id\":\"t\",\"check\":\"a >= 1\",\"where\":{\"area\":\"north\"}}],\"targets\":[{"
        "\"indicator\":\"a\",\"period\":\"2025\",\"area\":\"north\",\"low\":9}],\"builtin\":[{"
        "\"code\":\"P301\","
        "\"severity\":\"warning\"}],\"data\":[{\"path\":\"no-such-file.csv\",\"columns\":{"
        "\"v\":\"value\"},\"set\":{\"series\":\"plan\",\"unit\":\"bao\"},\"missing\":[\"-\","
        "\"..\"]}]}";
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_error error;
    plan_error_init(&error);
    plan_status status = plan_document_new(allocator, &document);
    status = status == PLAN_OK ? plan_report_new(allocator, NULL, &report) : status;
    status = status == PLAN_OK
                 ? plan_json_read(document, "p.json", text, sizeof text - 1, NULL, report, &error)
                 : status;
    plan_report_free(report);
    plan_document_free(document);
    return status;
}

static plan_status tell_all_sections(const plan_allocator *allocator) {
    static const char text[] =
        HEAD LEVEL "],\"partitions\":[{\"code\":\"p\",\"total\":1,\"members\":[5,\"a\",\"x\"]}],"
                   "\"rules\":[{\"check\":\"a >\",\"sense\":1,\"where\":{\"area\":[1,\"x\"]}},"
                   "{\"check\":\"z + y >= 1\"}],\"data\":[{\"path\":\"../x\",\"columns\":{\"v\":"
                   "\"q\",\"w\":3}}],\"targets\":[{\"indicator\":\"z\",\"period\":\"x\"}],"
                   "\"nothing\":1}";
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_status status = plan_document_new(allocator, &document);
    status = status == PLAN_OK ? plan_report_new(allocator, NULL, &report) : status;
    status = status == PLAN_OK
                 ? plan_json_read(document, "p.json", text, sizeof text - 1, NULL, report, NULL)
                 : status;
    plan_report_free(report);
    plan_document_free(document);
    return status == PLAN_FINDINGS ? PLAN_OK : status;
}

static void memory_that_ends(void) {
    CHECK_TRUE("all sections", failing_everywhere(read_all_sections));
    CHECK_TRUE("what is wrong with them", failing_everywhere(tell_all_sections));
}

/* The limits of a caller that just hold. */
static void within_limits(void) {
    const plan_limits limits = {
        .struct_size = sizeof limits, .max_depth = 5000, .max_nodes = 2, .max_json = 13};
    const plan_limits endless = {.struct_size = sizeof endless, .max_json = SIZE_MAX};
    plan_read_options options = {.struct_size = sizeof options, .limits = &limits};
    plan_document *document = NULL;
    plan_report *report = NULL;
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("13 bytes, 2 values",
                 plan_json_read(document, "p", "{\"libplan\":1}", 13, &options, report, NULL),
                 PLAN_OK);
    options.limits = &endless;
    CHECK_STATUS("of any size",
                 plan_json_read(document, "p", "{\"libplan\":1}", 13, &options, report, NULL),
                 PLAN_OK);
    plan_report_free(report);
    plan_document_free(document);
}

/* --- What a program may get wrong --- */

static void arguments(void) {
    const char *const plan = "{\"libplan\":1}";
    plan_document *document = NULL;
    plan_report *report = NULL, *finished = NULL;
    plan_read_options small = {.struct_size = 4};
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("another", plan_report_new(NULL, NULL, &finished), PLAN_OK);
    CHECK_STATUS("closed", plan_report_close(finished), PLAN_OK);
    const struct {
        const char *label;
        plan_status got;
    } rows[] = {
        {"no document", plan_json_read(NULL, "p", plan, 13, NULL, report, NULL)},
        {"no name", plan_json_read(document, NULL, plan, 13, NULL, report, NULL)},
        {"no text", plan_json_read(document, "p", NULL, 13, NULL, report, NULL)},
        {"no report", plan_json_read(document, "p", plan, 13, NULL, NULL, NULL)},
        {"a finished report", plan_json_read(document, "p", plan, 13, NULL, finished, NULL)},
        {"small options", plan_json_read(document, "p", plan, 13, &small, report, NULL)},
        {"file: no document", plan_json_read_file(NULL, "p", NULL, report, NULL)},
        {"file: no path", plan_json_read_file(document, NULL, NULL, report, NULL)},
        {"file: no report", plan_json_read_file(document, "p", NULL, NULL, NULL)},
        {"data: no document", plan_json_read_data(NULL, ".", NULL, report, NULL)},
        {"data: no report", plan_json_read_data(document, ".", NULL, NULL, NULL)},
        {"data: small options", plan_json_read_data(document, ".", &small, report, NULL)},
        {"cite: no document", plan_json_cite_data(NULL, ".", NULL, finished, NULL)},
        {"cite: no report", plan_json_cite_data(document, ".", NULL, NULL, NULL)},
        {"cite: not finished", plan_json_cite_data(document, ".", NULL, report, NULL)},
        {"cite: small options", plan_json_cite_data(document, ".", &small, finished, NULL)},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_STATUS(rows[i].label, rows[i].got, PLAN_INVALID);
    }
    CHECK_U64("no document has no data", plan_document_data_count(NULL), 0);
    CHECK_STATUS("no text of no length", plan_json_read(document, "p", NULL, 0, NULL, report, NULL),
                 PLAN_FINDINGS);
    plan_report_free(finished);
    plan_report_free(report);
    plan_document_free(document);
}

/* A folder is told as one; whoever allows it may read beyond the plan's folder. */
static void files(void) {
    static const char *const outside = WITH("\"data\":[{\"path\":\"/no/such/file.csv\"}]");
    plan_read_options options = {.struct_size = sizeof options, .allow_outside = 1};
    plan_document *document = NULL;
    plan_report *report = NULL;
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("a folder", plan_json_read_file(document, "/", NULL, report, NULL), PLAN_IO);
    const plan_limits few = {.struct_size = sizeof few, .max_json = 10};
    const plan_limits old = {.struct_size = 4};
    plan_read_options limited = {.struct_size = sizeof limited, .limits = &few};
    CHECK_STATUS(
        "more than ten bytes",
        plan_json_read_file(document, PLAN_SOURCE_DIR "/CONTRIBUTING.md", &limited, report, NULL),
        PLAN_FINDINGS);
    CHECK_STATUS("allowed",
                 plan_json_read(document, "p", outside, strlen(outside), &options, report, NULL),
                 PLAN_OK);
    CHECK_U64("kept", plan_document_data_count(document), 1);
    limited.limits = &old;
    CHECK_STATUS("limits of another size",
                 plan_json_read_data(document, ".", &limited, report, NULL), PLAN_INVALID);
    CHECK_STATUS("but not there", plan_json_read_data(document, ".", &options, report, NULL),
                 PLAN_FINDINGS);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    if (CHECK_U64("all are told", plan_report_finding_count(report), 3)) {
        CHECK_STR("a folder", plan_report_finding(report, 0)->message,
                  "is a directory; name a file");
    }
    CHECK_STATUS("too late", plan_json_read_data(document, ".", NULL, report, NULL), PLAN_INVALID);
    CHECK_STATUS("limits of another size",
                 plan_json_cite_data(document, ".", &limited, report, NULL), PLAN_INVALID);
    CHECK_STATUS("nothing to cite", plan_json_cite_data(document, ".", &options, report, NULL),
                 PLAN_OK);
    plan_report_free(report);
    plan_document_free(document);
}

TEST_MAIN("json_plan", {"rules", rules}, {"data", data}, {"indicators", indicators},
          {"sections", sections}, {"twice", twice}, {"refused", refused}, {"told once", told_once},
          {"paths inside", paths_inside}, {"two plans", two_plans},
          {"memory that ends", memory_that_ends}, {"within limits", within_limits},
          {"arguments", arguments}, {"files", files})
