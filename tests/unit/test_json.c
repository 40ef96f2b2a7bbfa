/* The strict scan, and plan files. */
#include "build.h"

#include "json_scan.h"
#include "memory.h"

/* What a parser must accept or refuse by RFC 8259; the place is where the fault is seen. */
static void scan(void) {
    static const struct {
        const char *text;
        bool good;
        size_t at;
    } rows[] = {
        {"{}", true, 0},
        {"[]", true, 0},
        {"0", true, 0},
        {"-0", true, 0},
        {"1e5", true, 0},
        {"1E+5", true, 0},
        {"-0.5e-3", true, 0},
        {"\"\"", true, 0},
        {"true", true, 0},
        {" [ 1 , { \"a\" : null } ] ", true, 0},
        {"\"\\u00e9\\ud83d\\ude00\"", true, 0},
        {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", true, 0},
        {"[[[[]]]]", true, 0},
        {"{\"\":0}", true, 0},
        {"\"\x7f\"", true, 0},
        {"\xef\xbb\xbf[]", true, 0},
        {"", false, 0},
        {"[", false, 1},
        {"]", false, 0},
        {"[1,]", false, 3},
        {"[,1]", false, 1},
        {"[1 2]", false, 3},
        {"{\"a\"}", false, 4},
        {"{\"a\":}", false, 5},
        {"{a:1}", false, 1},
        {"{\"a\":1,}", false, 7},
        {"{1:1}", false, 1},
        {"[1}", false, 2},
        {"{} {}", false, 3},
        {"01", false, 1},
        {"-", false, 1},
        {"-x", false, 1},
        {"+1", false, 0},
        {".5", false, 0},
        {"1.", false, 2},
        {"1.e5", false, 2},
        {"1e", false, 2},
        {"1e+", false, 3},
        {"0x10", false, 1},
        {"NaN", false, 0},
        {"Infinity", false, 0},
        {"-Infinity", false, 1},
        {"nul", false, 0},
        {"True", false, 0},
        {"'a'", false, 0},
        {"\"a", false, 2},
        {"\"\\x\"", false, 2},
        {"\"\\u12g4\"", false, 2},
        {"\"\\ud800\"", false, 7},
        {"\"\\udc00\"", false, 2},
        {"\"\\ud800\\u0041\"", false, 7},
        {"\"\\ud800\\ue000\"", false, 7},
        {"\"\\ud800\\n\"", false, 7},
        {"\"\\ud800ab\"", false, 7},
        {"\"\\u00aF\\u00Fa\"", true, 0},
        {"\"\\u12:4\"", false, 2},
        {"\"\\u12G4\"", false, 2},
        {"\"\\u12/4\"", false, 2},
        {"\"\\u0000\"", false, 2},
        {"\"\x01\"", false, 1},
        {"\"\n\"", false, 1},
        {"\"\xff\"", false, 1},
        {"\"\xed\xa0\x80\"", false, 1},
        {"// c", false, 0},
        {"/* c */ 1", false, 0},
        {"[1]\x0c", false, 3},
        {"\x0b[]", false, 0},
        {"\xc2\xa0[]", false, 0},
        {"[1]x", false, 3},
    };
    plan_allocator a = plan_allocator_or_default(NULL);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_json_tokens tokens = {NULL, 0, 0};
        size_t at = 0;
        const char *why = "";
        plan_status status =
            plan_json_scan(&a, rows[i].text, strlen(rows[i].text), 64, 1000, &tokens, &at, &why);
        CHECK_STATUS(rows[i].text, status, rows[i].good ? PLAN_OK : PLAN_SYNTAX);
        CHECK_U64(rows[i].text, at, rows[i].at);
        CHECK_TRUE(rows[i].text, rows[i].good || strlen(why) > 4);
        plan_release(&a, tokens.items, tokens.capacity, sizeof *tokens.items);
    }
}

static void limits(void) {
    plan_allocator a = plan_allocator_or_default(NULL);
    char deep[200];
    memset(deep, '[', sizeof deep);
    plan_json_tokens tokens = {NULL, 0, 0};
    size_t at = 0;
    const char *why = "";
    CHECK_STATUS("deep", plan_json_scan(&a, deep, sizeof deep, 64, 1000, &tokens, &at, &why),
                 PLAN_LIMIT);
    CHECK_U64("where", at, 64);
    /* However deep a caller allows, there is an end. */
    char deeper[2000];
    memset(deeper, '[', sizeof deeper);
    CHECK_STATUS("deeper",
                 plan_json_scan(&a, deeper, sizeof deeper, 5000, 5000, &tokens, &at, &why),
                 PLAN_LIMIT);
    CHECK_U64("where", at, 1024);
    CHECK_STATUS("wide", plan_json_scan(&a, "[1,2,3]", 7, 64, 3, &tokens, &at, &why), PLAN_LIMIT);
    plan_release(&a, tokens.items, tokens.capacity, sizeof *tokens.items);
}

static void plans(void) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_error error;
    plan_error_init(&error);
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    const char *text = "{\"libplan\":1,\"title\":{\"en\":\"T\"},\"data\":[{\"path\":\"a/b.csv\","
                       "\"columns\":{\"V\":\"value\"},\"set\":{\"series\":\"plan\"},"
                       "\"missing\":[\"..\"],\"decimals\":-1,\"separator\":\";\"}]}";
    CHECK_STATUS("read", plan_json_read(document, "p", text, strlen(text), NULL, report, &error),
                 PLAN_OK);
    CHECK_U64("data", plan_document_data_count(document), 1);
    const plan_data *data = plan_document_data(document, 0);
    if (CHECK_TRUE("entry", data != NULL)) {
        CHECK_STR("path", data->path, "a/b.csv");
        CHECK_STR("theirs", data->columns[0], "V");
        CHECK_STR("ours", data->columns[1], "value");
        CHECK_STR("set", data->set[0], "series");
        CHECK_STR("missing", data->missing[0], "..");
        CHECK_INT("decimals", data->decimals, -1);
        CHECK_INT("separator", data->separator, ';');
    }
    CHECK_TRUE("beyond the end", plan_document_data(document, 1) == NULL);
    CHECK_STATUS("its file is not there", plan_json_read_data(document, NULL, NULL, report, &error),
                 PLAN_FINDINGS);
    CHECK_STATUS("no plan file",
                 plan_json_read_file(document, "no-such-plan.json", NULL, report, &error), PLAN_IO);
    CHECK_STATUS("NULL", plan_json_read(NULL, "p", "", 0, NULL, report, &error), PLAN_INVALID);
    plan_report_free(report);
    plan_document_free(document);
}

/* What cJSON itself does not see: a byte order mark with a single byte behind it. */
static void a_mark_and_a_byte(void) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("read",
                 plan_json_read(document, "p",
                                "\xEF\xBB\xBF"
                                "0",
                                4, NULL, report, NULL),
                 PLAN_FINDINGS);
    plan_report_free(report);
    plan_document_free(document);
}

static void all_at_once(void) {
    plan_report *report =
        build_check("{\"libplan\":1,\"languge\":\"vi\",\"indicators\":[{\"code\":\"a\",\"kind\":"
                    "\"levl\",\"untit\":\"x\"},{\"code\":\"s\",\"kind\":\"share\",\"of\":\"zz\"}],"
                    "\"partitions\":[{\"code\":\"p\",\"members\":[\"s\",\"p\",\"nope\"],"
                    "\"total\":100}]}",
                    NULL);
    plan_summary summary;
    CHECK_STATUS("summary", plan_report_summary(report, &summary), PLAN_OK);
    CHECK_U64("incomplete", summary.incomplete, 1);
    CHECK_U64("unknown keys", build_counts(report, "P133").fails, 2);
    CHECK_U64("value", build_counts(report, "P135").fails, 1);
    CHECK_U64("unknown names", build_counts(report, "P137").fails, 2);
    CHECK_U64("names itself", build_counts(report, "P138").fails, 1);
    plan_report_free(report);
}

TEST_MAIN("json", {"scan", scan}, {"limits", limits}, {"plans", plans},
          {"a mark and a byte", a_mark_and_a_byte}, {"all at once", all_at_once})
