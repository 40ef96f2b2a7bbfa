/* The formats, byte for byte, from a report made by hand. */
#include <cjson/cJSON.h>

#include "check.h"
#include "failing.h"
#include "report.h"
#include "write.h"

static plan_status into_buffer(void *context, const void *data, size_t size) {
    plan_buffer *buffer = context;
    plan_buffer_add(buffer, data, size);
    return buffer->status;
}

static plan_interval between(int64_t low, uint8_t low_end, int64_t high, uint8_t high_end,
                             int32_t scale) {
    plan_interval a = plan_interval_all();
    a.low.digits = low;
    a.high.digits = high;
    a.low.scale = a.high.scale = scale;
    a.low_end = low_end;
    a.high_end = high_end;
    return a;
}

/* The structure of the README, a note without a place, an implied count. */
static plan_status fill(plan_report *report) {
    plan_input inputs[2];
    plan_repair repairs[2] = {{1, 0, "14.47", "14.27", 1, ""}, {2, 1, "85.73", "85.53", 1, ""}};
    plan_finding f;
    size_t index;
    memset(inputs, 0, sizeof inputs);
    memset(&f, 0, sizeof f);
    for (int i = 0; i < 2; i++) {
        inputs[i].indicator = i == 0 ? "agri" : "rest";
        inputs[i].name = i == 0 ? "Agriculture" : "The rest";
        inputs[i].period = "2023";
        inputs[i].series = "plan";
        inputs[i].unit = "%";
        inputs[i].value = i == 0 ? "14.47" : "85.73";
        inputs[i].file = "f.csv";
        inputs[i].line = 2 + (uint32_t)i;
        inputs[i].column = 9;
        inputs[i].has_interval = inputs[i].has_required = 1;
    }
    inputs[0].interval = between(14465, PLAN_END_CLOSED, 14475, PLAN_END_CLOSED, 3);
    inputs[0].required = between(14265, PLAN_END_CLOSED, 14275, PLAN_END_CLOSED, 3);
    inputs[1].interval = between(85725, PLAN_END_CLOSED, 85735, PLAN_END_CLOSED, 3);
    inputs[1].required = between(85525, PLAN_END_OPEN, 0, PLAN_END_UNBOUNDED, 3);
    f.code = "P301";
    f.rule = "structure";
    f.verdict = PLAN_FAILS;
    f.severity = PLAN_SEVERITY_ERROR;
    f.period = "2023";
    f.series = "plan";
    f.group = "g";
    f.file = "f.csv";
    f.line = 2;
    f.column = 9;
    f.value = "100.20";
    f.expected = between(9999, PLAN_END_CLOSED, 10001, PLAN_END_CLOSED, 2);
    f.has_expected = 1;
    f.gap = "0.20";
    f.beyond_rounding = "0.19";
    f.arithmetic = "14.47 + 85.73 = 100.20";
    f.message = "structure: 14.47 + 85.73 = 100.20, but 100";
    f.inputs = inputs;
    f.input_count = 2;
    f.repairs = repairs;
    f.repair_count = 2;
    plan_status status = plan_report_add(report, &f);
    memset(&f, 0, sizeof f);
    f.code = f.rule = "P206";
    f.severity = PLAN_SEVERITY_NOTE;
    f.verdict = PLAN_UNDECIDED;
    f.message = "b has no figure";
    status = status == PLAN_OK ? plan_report_add(report, &f) : status;
    plan_implied implied = {"jobs",
                            "",
                            "2022",
                            "plan",
                            "Jobs",
                            "x",
                            between(80244, PLAN_END_OPEN, 80317, PLAN_END_OPEN, 1),
                            1,
                            8025,
                            8031,
                            "8863 / (1 + 10.4 / 100)"};
    status = status == PLAN_OK ? plan_report_add_implied(report, &implied) : status;
    status = status == PLAN_OK
                 ? plan_report_rule_index(report, "structure", "P301", PLAN_SEVERITY_ERROR, &index)
                 : status;
    if (status == PLAN_OK) {
        report->rules[index].checks = 3;
        report->rules[index].fails = 1;
        report->rules[index].skipped[0] = 2;
        report->summary.observations = 2;
        status = plan_report_set_title(report, "A plan");
    }
    return status;
}

static void check_bytes(const char *label, int format, int language,
                        const plan_write_options *options, const char *expected) {
    plan_report_options make = {sizeof make, language, 0};
    plan_report *report = NULL;
    plan_buffer buffer;
    plan_buffer_init(&buffer, NULL);
    CHECK_STATUS(label, plan_report_new(NULL, &make, &report), PLAN_OK);
    CHECK_STATUS(label, fill(report), PLAN_OK);
    CHECK_STATUS(label, plan_report_close(report), PLAN_OK);
    CHECK_STATUS(label, plan_report_write(report, format, options, into_buffer, &buffer), PLAN_OK);
    size_t n = strlen(expected);
    CHECK_TRUE(label, buffer.length >= n);
    CHECK_TEXT(label, buffer.data, buffer.length < n ? buffer.length : n, expected);
    plan_buffer_free(&buffer);
    plan_report_free(report);
}

static void gcc_lines(void) {
    check_bytes("gcc", PLAN_FORMAT_GCC, -1, NULL,
                "libplan: note: b has no figure [P206]\n"
                "f.csv:2:9: error: structure: 14.47 + 85.73 = 100.20, but 100 [P301]\n");
}

static void text_in_english(void) {
    check_bytes("text", PLAN_FORMAT_TEXT, PLAN_ENGLISH, NULL,
                "✗ FAILED: errors 1, warnings 0, notes 1\n"
                "A plan\n"
                "2 observations, 3 checks: 0 hold, 1 fail, 0 undecided, 2 skipped\n"
                "\n"
                "─── g\n"
                "\n"
                "✗ error P301  f.csv:2:9\n"
                "    structure: 14.47 + 85.73 = 100.20, but 100\n"
                "    allowed, with all rounding: [99.99, 100.01]; as printed: 100.20; off by\n"
                "      0.20, of which 0.19 is beyond rounding\n"
                "    figures:\n"
                "      14.47  Agriculture, 2023 (plan) (f.csv:2)\n"
                "             would have to lie in [14.265, 14.275]\n"
                "      85.73  The rest, 2023 (plan) (f.csv:3)\n"
                "             would have to lie in (85.525, +∞)\n"
                "    would mend it, the likeliest first:\n"
                "      1. Agriculture, 2023 (plan): 14.47 → 14.27\n"
                "      2. The rest, 2023 (plan): 85.73 → 85.53\n"
                "\n"
                "─── Files and other\n"
                "\n"
                "· note P206\n"
                "    b has no figure\n"
                "\n"
                "What the text implies\n"
                "  Jobs, 2022 (plan)                             8025 to 8031 x\n"
                "    (8024.4, 8031.7) = 8863 / (1 + 10.4 / 100)\n"
                "\n"
                "Rules                                     checks  hold  fail  undecided  skipped\n"
                "  P301 structure: partition total              3     0     1          0        2\n"
                "       skipped: missing 2\n");
}

static void text_in_vietnamese(void) {
    plan_write_options options = {.struct_size = sizeof options, .quiet = 1};
    check_bytes("text", PLAN_FORMAT_TEXT, PLAN_VIETNAMESE, &options,
                "✗ KHÔNG ĐẠT: lỗi 1, cảnh báo 0, ghi chú 1\n"
                "A plan\n"
                "2 số liệu, 3 lần kiểm tra: 0 khớp, 1 sai, 0 chưa rõ, 2 bỏ qua\n"
                "\n"
                "─── g\n"
                "\n"
                "✗ lỗi P301  f.csv:2:9\n"
                "    structure: 14.47 + 85.73 = 100.20, but 100\n"
                "    cho phép, kể cả làm tròn: [99.99, 100.01]; theo số in: 100.20; lệch 0.20,\n"
                "      trong đó 0.19 vượt quá làm tròn\n"
                "    số liệu:\n"
                "      14.47  Agriculture, 2023 (plan) (f.csv:2)\n"
                "             phải nằm trong [14.265, 14.275]\n");
}

static void text_in_colour(void) {
    plan_write_options options = {.struct_size = sizeof options, .color = 1, .quiet = 1};
    check_bytes("text", PLAN_FORMAT_TEXT, PLAN_ENGLISH, &options,
                "\033[1;31m✗ FAILED\033[0m: errors 1, warnings 0, notes 1\n"
                "A plan\n"
                "2 observations, 3 checks: 0 hold, 1 fail, 0 undecided, 2 skipped\n"
                "\n"
                "\033[1m─── g\n"
                "\033[0m\n"
                "\033[31m✗ error\033[0m P301  f.csv:2:9\n");
}

static void json_bytes(void) {
    char expected[512]; /* a row for each built-in rule, and the partition's */
    snprintf(expected, sizeof expected,
             "{\"schema\": \"libplan-report-1\",\n"
             "\"summary\": {\"observations\": 2, \"rules\": %u, \"checks\": 3, \"holds\": 0, "
             "\"fails\": 1, \"undecided\": 0, \"skipped\": 2, \"errors\": 1, \"warnings\": 0, "
             "\"notes\": 1, \"known\": 0, \"shown\": 2},\n"
             "\"rules\": [\n"
             "{\"id\": \"P101\", \"code\": \"P101\", \"severity\": \"error\", \"checks\": 0, "
             "\"holds\": 0, \"fails\": 0, \"undecided\": 0, \"known\": 0, \"skipped\": {}},\n",
             (unsigned)plan_rule_count() + 1);
    check_bytes("json", PLAN_FORMAT_JSON, -1, NULL, expected);
}

/* The whole of a format whose rows of rules are not in it. */
static void check_whole(const char *label, int format, const plan_write_options *options,
                        const char *expected) {
    check_bytes(label, format, PLAN_ENGLISH, options, expected);
}

static void csv_bytes(void) {
    check_whole(
        "csv", PLAN_FORMAT_CSV, NULL,
        "code,rule,severity,verdict,indicator,name,area,period,series,file,line,column,value,"
        "expected_low,expected_high,expected_open,gap,beyond_rounding,arithmetic,repairs,message,"
        "identity\n"
        "P206,P206,note,undecided,,,,,,,,,,,,,,,,,b has no figure,"
        "62ab69cfdba3c033ece54ea06790f33a\n"
        "P301,structure,error,fails,,,,2023,plan,f.csv,2,9,100.20,99.99,100.01,none,0.20,0.19,"
        "14.47 + 85.73 = 100.20,14.47 -> 14.27 | 85.73 -> 85.53,"
        "\"structure: 14.47 + 85.73 = 100.20, but 100\",385d6318dc99d4a55e6d58f34ff7c629\n");
}

static void github_bytes(void) {
    plan_write_options options = {.struct_size = sizeof options, .prefix = "a,b/"};
    check_whole("github", PLAN_FORMAT_GITHUB, &options,
                "::notice file=a%2Cb/plan,title=P206 required series missing::b has no figure\n"
                "::error file=a%2Cb/f.csv,line=2,col=9,title=P301 partition total::structure: "
                "14.47 + 85.73 = 100.20, but 100\n");
}

static void gitlab_bytes(void) {
    check_whole("gitlab", PLAN_FORMAT_GITLAB, NULL,
                "[\n{\"check_name\": \"P206\", \"severity\": \"info\", \"location\": {\"path\": "
                "\"plan\", \"lines\": {\"begin\": 1}}, \"fingerprint\": "
                "\"62ab69cfdba3c033ece54ea06790f33a\", \"description\": \"b has no figure\"},\n"
                "{\"check_name\": \"P301\", \"severity\": \"major\", \"location\": {\"path\": "
                "\"f.csv\", \"lines\": {\"begin\": 2}}, \"fingerprint\": "
                "\"385d6318dc99d4a55e6d58f34ff7c629\", \"description\": \"structure: 14.47 + "
                "85.73 = 100.20, but 100\"}\n]\n");
}

static void jsonl_bytes(void) {
    plan_write_options options = {.struct_size = sizeof options,
                                  .timestamp = "2026-01-31T12:00:00Z"};
    check_whole("jsonl", PLAN_FORMAT_JSONL, &options,
                "{\"type\": \"summary\", \"schema\": \"libplan-lines-1\", \"title\": \"A plan\", "
                "\"timestamp\": \"2026-01-31T12:00:00Z\", \"observations\": 2, \"rules\": ");
}

static void markdown_bytes(void) {
    check_whole("markdown", PLAN_FORMAT_MARKDOWN, NULL,
                "## ✗ FAILED: errors 1, warnings 0, notes 1\n\n**A plan**  \n"
                "2 observations, 3 checks: 0 hold, 1 fail, 0 undecided, 2 skipped\n\n"
                "|  | where | rule | finding |\n|---|---|---|---|\n"
                "| ✗ error | f.csv:2:9 | P301 | structure: 14.47 + 85.73 = 100.20, but 100 |\n"
                "| · note | plan | P206 | b has no figure |\n\n"
                "<details><summary>Rules</summary>\n\n"
                "| rule | checks | hold | fail | undecided | known |\n"
                "|---|--:|--:|--:|--:|--:|\n"
                "| P301 structure: partition total | 3 | 0 | 1 | 0 | 0 |\n\n</details>\n");
}

static void junit_bytes(void) {
    check_whole(
        "junit", PLAN_FORMAT_JUNIT, NULL,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"libplan\" tests=\"");
}

/* --- JSON as a program reads it --- */

static const char *text_of(const cJSON *object, const char *key) {
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, key);
    return cJSON_IsString(member) ? member->valuestring : cJSON_IsNull(member) ? "null" : "?";
}

static void check_keys(const char *label, const cJSON *object, const char *expected) {
    char keys[400] = "";
    for (const cJSON *member = object->child; member != NULL; member = member->next) {
        strcat(strcat(keys, keys[0] != '\0' ? " " : ""), member->string);
    }
    CHECK_STR(label, keys, expected);
}

static void check_findings(const cJSON *findings) {
    const cJSON *first = findings->child, *second = first->next;
    const cJSON *input = cJSON_GetObjectItem(second, "inputs")->child;
    const cJSON *repair = cJSON_GetObjectItem(second, "repairs")->child;
    check_keys("finding", second,
               "code rule verdict severity indicator area period series file line column value "
               "expected gap beyond_rounding arithmetic inputs repairs message identity");
    check_keys("input", input,
               "indicator area period series measure value interval required file line column");
    check_keys("repair", repair, "set input indicator area period series from to edits");
    check_keys("interval", cJSON_GetObjectItem(second, "expected"), "low high open");
    CHECK_STR("value", text_of(second, "value"), "100.20");
    CHECK_STR("beyond", text_of(second, "beyond_rounding"), "0.19");
    CHECK_STR("low", text_of(cJSON_GetObjectItem(second, "expected"), "low"), "99.99");
    CHECK_STR("closed", text_of(cJSON_GetObjectItem(second, "expected"), "open"), "none");
    CHECK_STR("a figure", text_of(input, "measure"), "");
    const cJSON *required = cJSON_GetObjectItem(input->next, "required");
    CHECK_STR("open low", text_of(required, "open"), "low");
    CHECK_STR("unbounded high", text_of(required, "high"), "null");
    CHECK_STR("repair", text_of(repair, "to"), "14.27");
    CHECK_STR("of the input", text_of(repair, "indicator"), "agri");
    CHECK_INT("edits", cJSON_GetObjectItem(repair, "edits")->valueint, 1);
    static const char *const nulls[] = {"file", "line",     "column", "value",
                                        "gap",  "expected", "area",   "beyond_rounding"};
    for (size_t i = 0; i < sizeof nulls / sizeof nulls[0]; i++) {
        CHECK_TRUE(nulls[i], cJSON_IsNull(cJSON_GetObjectItem(first, nulls[i])));
    }
    CHECK_STR("undecided", text_of(first, "verdict"), "undecided");
}

static void json_tree(void) {
    plan_report *report = NULL;
    plan_buffer buffer;
    plan_buffer_init(&buffer, NULL);
    CHECK_STATUS("new", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("fill", fill(report), PLAN_OK);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    CHECK_STATUS("write", plan_report_write(report, PLAN_FORMAT_JSON, NULL, into_buffer, &buffer),
                 PLAN_OK);
    CHECK_TEXT("one line end", buffer.data + buffer.length - 3, 3, "]}\n");
    cJSON *root = cJSON_ParseWithLengthOpts(buffer.data, buffer.length + 1, NULL, 1);
    if (CHECK_TRUE("it is JSON", root != NULL)) {
        check_keys("top", root, "schema summary rules findings explanations implied targets");
        check_findings(cJSON_GetObjectItem(root, "findings"));
        const cJSON *implied = cJSON_GetObjectItem(root, "implied")->child;
        check_keys("implied", implied, "indicator area period series interval integers because");
        CHECK_INT("integers", cJSON_GetObjectItem(implied, "integers")->child->valueint, 8025);
        CHECK_INT("rows of rules", cJSON_GetArraySize(cJSON_GetObjectItem(root, "rules")),
                  (int)plan_rule_count() + 1);
        const cJSON *rule = NULL, *found = NULL;
        cJSON_ArrayForEach(rule, cJSON_GetObjectItem(root, "rules")) {
            found = strcmp(text_of(rule, "id"), "structure") == 0 ? rule : found;
        }
        if (CHECK_TRUE("the partition's row", found != NULL)) {
            check_keys("rule", found,
                       "id code severity checks holds fails undecided known skipped");
            check_keys("reasons", cJSON_GetObjectItem(found, "skipped"), "missing");
        }
    }
    cJSON_Delete(root);
    plan_buffer_free(&buffer);
    plan_report_free(report);
}

/* --- Hostile text --- */

static const char *const hostile[] = {"\x1b[31mred",
                                      "a\nb",
                                      "a\r\nb",
                                      "\t",
                                      "\u202eevil",
                                      "::error::x",
                                      "x ::error::x",
                                      "##[error]x",
                                      "a##vso[task]",
                                      "\xff\xfe",
                                      "\"quoted\"",
                                      "\\",
                                      "<script>",
                                      "a\x01",
                                      "\x7f",
                                      "\xc2\x85",
                                      "\xe2\x81\xa6",
                                      "[1, ",
                                      "(",
                                      "((((, ,,, ",
                                      "\xe4\xb8\xad\xe6\x96\x87",
                                      "e\xcc\x81",
                                      "   ",
                                      ""};

static void fill_hostile(plan_finding *f, plan_input *input, const char *text) {
    memset(f, 0, sizeof *f);
    memset(input, 0, sizeof *input);
    f->severity = PLAN_SEVERITY_ERROR;
    f->code = "P301";
    f->rule = f->indicator = f->area = f->period = f->series = f->name = f->group = f->file =
        f->value = f->gap = f->beyond_rounding = f->arithmetic = f->message = text;
    f->line = f->column = 1;
    input->indicator = input->area = input->period = input->series = input->measure = input->name =
        input->unit = input->value = input->file = text;
    input->line = 1;
    input->has_required = 1;
    input->required = plan_interval_all();
    f->inputs = input;
    f->input_count = 1;
}

static void check_line(const char *label, const char *line, size_t length, int format,
                       size_t width) {
    plan_span trimmed = {line, length};
    trimmed = plan_span_trim(trimmed);
    CHECK_U64(label, plan_utf8_valid(line, length), length);
    CHECK_TRUE(label, format == PLAN_FORMAT_GITHUB || trimmed.length < 2 ||
                          memcmp(trimmed.text, "::", 2) != 0);
    for (size_t i = 0; i < length;) {
        uint32_t c = 0;
        size_t n = plan_utf8_decode(line + i, length - i, &c);
        CHECK_TRUE(label, n > 0 && !plan_code_point_is_hostile(c));
        CHECK_TRUE(label, i + 3 > length || memcmp(line + i, "##[", 3) != 0);
        i += n > 0 ? n : 1;
    }
    if (format == PLAN_FORMAT_TEXT) {
        CHECK_TRUE(label, plan_utf8_width(line, length) <= width);
    }
}

static void check_hostile(const char *text, int format, uint32_t width) {
    plan_write_options options = {.struct_size = sizeof options, .width = width};
    plan_report *report = NULL;
    plan_finding f;
    plan_input input;
    plan_buffer buffer;
    plan_buffer_init(&buffer, NULL);
    CHECK_STATUS("new", plan_report_new(NULL, NULL, &report), PLAN_OK);
    fill_hostile(&f, &input, text);
    plan_implied implied = {text, text, text, text, text, text, plan_interval_all(), 0, 0, 0, text};
    CHECK_STATUS("add", plan_report_add(report, &f), PLAN_OK);
    CHECK_STATUS("implied", plan_report_add_implied(report, &implied), PLAN_OK);
    CHECK_STATUS("title", plan_report_set_title(report, text), PLAN_OK);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    CHECK_STATUS("write", plan_report_write(report, format, &options, into_buffer, &buffer),
                 PLAN_OK);
    const char *line = buffer.data;
    for (size_t i = 0; i < buffer.length; i++) {
        if (buffer.data[i] == '\n') {
            check_line(text, line, (size_t)(buffer.data + i - line), format,
                       width == 0   ? 80
                       : width < 40 ? 40
                                    : width);
            line = buffer.data + i + 1;
        }
    }
    if (format == PLAN_FORMAT_GCC) {
        CHECK_TRUE("one line", memchr(buffer.data, '\n', buffer.length - 1) == NULL);
    }
    if (format == PLAN_FORMAT_JSON || format == PLAN_FORMAT_SARIF || format == PLAN_FORMAT_GITLAB) {
        cJSON *root = cJSON_ParseWithLengthOpts(buffer.data, buffer.length + 1, NULL, 1);
        CHECK_TRUE(text, root != NULL);
        cJSON_Delete(root);
    }
    plan_buffer_free(&buffer);
    plan_report_free(report);
}

static void hostile_text(void) {
    char longest[10001];
    memset(longest, 'w', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    for (int format = 0; format < PLAN_FORMAT_HTML; format++) {
        for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
            check_hostile(hostile[i], format, 0);
        }
    }
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
        for (uint32_t width = 1; width <= 121; width += 20) {
            check_hostile(hostile[i], PLAN_FORMAT_TEXT, width);
        }
    }
    memset(longest + 70, ' ', 1);
    for (int format = PLAN_FORMAT_GCC; format < PLAN_FORMAT_HTML; format++) {
        check_hostile(longest, format, 0);
    }
}

/* A name as long as one likes stays within the width, but for the place that an editor opens. */
static void long_names_are_broken(void) {
    char longest[2001];
    plan_report *report = NULL;
    plan_finding f;
    plan_input input;
    plan_buffer buffer;
    plan_buffer_init(&buffer, NULL);
    for (size_t i = 0; i + 3 < sizeof longest; i += 3) { /* two columns each */
        memcpy(longest + i, "\xe4\xb8\xad", 3);
    }
    longest[1998] = '\0';
    CHECK_STATUS("new", plan_report_new(NULL, NULL, &report), PLAN_OK);
    fill_hostile(&f, &input, longest);
    f.file = "f.csv";
    CHECK_STATUS("add", plan_report_add(report, &f), PLAN_OK);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    CHECK_STATUS("write", plan_report_write(report, PLAN_FORMAT_TEXT, NULL, into_buffer, &buffer),
                 PLAN_OK);
    const char *line = buffer.data;
    for (size_t i = 0; i < buffer.length; i++) {
        if (buffer.data[i] == '\n') {
            check_line("long", line, (size_t)(buffer.data + i - line), PLAN_FORMAT_TEXT, 80);
            line = buffer.data + i + 1;
        }
    }
    plan_buffer_free(&buffer);
    plan_report_free(report);
}

/* --- Cut, groups, failures --- */

static void check_contains(const char *label, const plan_report *report, int format,
                           const char *expected) {
    plan_buffer buffer;
    plan_buffer_init(&buffer, NULL);
    CHECK_STATUS(label, plan_report_write(report, format, NULL, into_buffer, &buffer), PLAN_OK);
    CHECK_TRUE(expected, buffer.data != NULL && strstr(buffer.data, expected) != NULL);
    plan_buffer_free(&buffer);
}

static void the_cut_is_said(void) {
    plan_report_options options = {sizeof options, PLAN_ENGLISH, 2};
    plan_report *report = NULL;
    CHECK_STATUS("new", plan_report_new(NULL, &options, &report), PLAN_OK);
    for (uint32_t i = 1; i <= 5; i++) {
        plan_finding f;
        memset(&f, 0, sizeof f);
        f.code = f.rule = "P101";
        f.message = "m";
        f.severity = PLAN_SEVERITY_WARNING;
        f.file = "f";
        f.line = i;
        CHECK_STATUS("add", plan_report_add(report, &f), PLAN_OK);
    }
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    check_contains("text", report, PLAN_FORMAT_TEXT, "The first 2 of 5 findings are listed");
    check_contains("gcc", report, PLAN_FORMAT_GCC,
                   "f:2:1: warning: m [P101]\nlibplan: note: 2 of 5 findings are listed\n");
    check_contains("json", report, PLAN_FORMAT_JSON,
                   "\"warnings\": 5, \"notes\": 0, \"known\": 0, \"shown\": 2");
    check_contains("passed", report, PLAN_FORMAT_TEXT, "\xe2\x9c\x93 PASSED: errors 0, warnings 5");
    plan_report_free(report);
}

/* In the document's order, whatever the findings' is; unknown ones as they appear; none last. */
static void groups_are_headings(void) {
    static const char *const groups[] = {"", "z", "two", "one", "z"};
    plan_catalog catalog;
    plan_report *report = NULL;
    plan_buffer buffer;
    plan_buffer_init(&buffer, NULL);
    CHECK_STATUS("catalog", plan_catalog_init(&catalog, NULL), PLAN_OK);
    plan_group one = {sizeof one, "one", {"The first", NULL}};
    plan_group two = {sizeof two, "two", {NULL, "Nhóm hai"}};
    CHECK_STATUS("one", plan_catalog_add_group(&catalog, &one, NULL), PLAN_OK);
    CHECK_STATUS("two", plan_catalog_add_group(&catalog, &two, NULL), PLAN_OK);
    CHECK_STATUS("new", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("groups", plan_report_set_groups(report, &catalog), PLAN_OK);
    for (uint32_t i = 0; i < 5; i++) {
        plan_finding f;
        memset(&f, 0, sizeof f);
        f.code = f.rule = "P101";
        f.severity = PLAN_SEVERITY_NOTE;
        f.group = groups[i];
        f.file = "f";
        f.line = i + 1;
        CHECK_STATUS("add", plan_report_add(report, &f), PLAN_OK);
    }
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    CHECK_STATUS("write", plan_report_write(report, PLAN_FORMAT_TEXT, NULL, into_buffer, &buffer),
                 PLAN_OK);
    static const char *const expected[] = {
        "─── The first", "f:4:0", "─── Nhóm hai",        "f:3:0", "─── z",
        "f:2:0",         "f:5:0", "─── Files and other", "f:1:0"};
    const char *at = buffer.data;
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        char part[40];
        snprintf(part, sizeof part, "%s", expected[i]);
        if (part[0] == 'f') {
            part[3] = '\0'; /* the column is 0 and not said */
        }
        const char *found = strstr(at, part);
        CHECK_TRUE(part, found != NULL);
        at = found != NULL ? found : at;
    }
    plan_buffer_free(&buffer);
    plan_report_free(report);
    plan_catalog_free(&catalog);
}

static plan_status refusing(void *context, const void *data, size_t size) {
    int *calls = context;
    (void)data;
    (void)size;
    ++*calls;
    return PLAN_IO;
}

static void failures_are_told(void) {
    plan_report *report = NULL;
    plan_write_options options = {.struct_size = 4};
    static const char *const names[] = {"text",  "gcc",   "json",   "jsonl",  "csv",
                                        "junit", "sarif", "github", "gitlab", "markdown"};
    int calls = 0, format = -1;
    CHECK_STATUS("new", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("unfinished", plan_report_write(report, 0, NULL, refusing, &calls), PLAN_INVALID);
    for (uint32_t i = 0; i < 1000; i++) {
        plan_finding f;
        char text[500];
        memset(&f, 0, sizeof f);
        memset(text, 'x', sizeof text - 1);
        text[sizeof text - 1] = '\0';
        f.message = text;
        f.severity = PLAN_SEVERITY_NOTE;
        CHECK_STATUS("add", plan_report_add(report, &f), PLAN_OK);
    }
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    for (int i = 0; i < PLAN_FORMAT_HTML; i++) {
        calls = 0;
        CHECK_STATUS("sink", plan_report_write(report, i, NULL, refusing, &calls), PLAN_IO);
        CHECK_INT("not called again", calls, 1);
        CHECK_STATUS("names", plan_format_find(names[i], strlen(names[i]), &format), PLAN_OK);
        CHECK_INT(names[i], format, i);
    }
    CHECK_STATUS("no report", plan_report_write(NULL, 0, NULL, refusing, &calls), PLAN_INVALID);
    CHECK_STATUS("no sink", plan_report_write(report, 0, NULL, NULL, NULL), PLAN_INVALID);
    CHECK_STATUS("format", plan_report_write(report, 12, NULL, refusing, &calls), PLAN_INVALID);
    CHECK_STATUS("format", plan_report_write(report, -1, NULL, refusing, &calls), PLAN_INVALID);
    CHECK_STATUS("size", plan_report_write(report, 0, &options, refusing, &calls), PLAN_INVALID);
    CHECK_STATUS("gcc", plan_format_find("gcc", 3, &format), PLAN_OK);
    CHECK_INT("gcc", format, PLAN_FORMAT_GCC);
    CHECK_STATUS("gc", plan_format_find("gcc", 2, &format), PLAN_NOT_FOUND);
    CHECK_STATUS("empty", plan_format_find("", 0, &format), PLAN_NOT_FOUND);
    CHECK_STATUS("NULL", plan_format_find(NULL, 3, &format), PLAN_INVALID);
    CHECK_STATUS("no name", plan_format_find(NULL, 0, &format), PLAN_NOT_FOUND);
    CHECK_STATUS("no result", plan_format_find("gcc", 3, NULL), PLAN_INVALID);
    CHECK_INT("nothing was written", format, PLAN_FORMAT_GCC);
    plan_report_free(report);
}

static plan_status taking(void *context, const void *data, size_t size) {
    (void)context;
    (void)data;
    (void)size;
    return PLAN_OK;
}

/* The report itself is made whole; then memory ends while it is written. */
static void survives_no_memory(void) {
    for (int format = 0; format < PLAN_FORMAT_HTML; format++) {
        plan_status status = PLAN_NO_MEMORY;
        for (long n = 0; n < 2000 && status == PLAN_NO_MEMORY; n++) {
            failing f = {-1, 0, 0};
            plan_allocator allocator = {&f, failing_allocate, failing_resize, failing_release};
            plan_report *report = NULL;
            CHECK_STATUS("new", plan_report_new(&allocator, NULL, &report), PLAN_OK);
            CHECK_STATUS("fill", fill(report), PLAN_OK);
            CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
            f.left = n;
            status = plan_report_write(report, format, NULL, taking, NULL);
            f.left = -1;
            plan_report_free(report);
            CHECK_INT("given back", f.live, 0);
        }
        CHECK_STATUS("in the end", status, PLAN_OK);
    }
}

TEST_MAIN("write", {"gcc lines", gcc_lines}, {"text in English", text_in_english},
          {"text in Vietnamese", text_in_vietnamese}, {"text in colour", text_in_colour},
          {"json bytes", json_bytes}, {"jsonl bytes", jsonl_bytes}, {"csv bytes", csv_bytes},
          {"github bytes", github_bytes}, {"gitlab bytes", gitlab_bytes},
          {"junit bytes", junit_bytes}, {"markdown bytes", markdown_bytes},
          {"json tree", json_tree}, {"hostile text", hostile_text},
          {"long names are broken", long_names_are_broken}, {"the cut is said", the_cut_is_said},
          {"groups are headings", groups_are_headings}, {"failures are told", failures_are_told},
          {"survives no memory", survives_no_memory})
