/* The page of HTML, from reports made by hand; tests/cases/html.py parses whole pages. */
#include "check.h"
#include "failing.h"
#include "report.h"
#include "write_html.h"

static plan_status into_buffer(void *context, const void *data, size_t size) {
    plan_buffer *buffer = context;
    plan_buffer_add(buffer, data, size);
    return buffer->status;
}

static plan_decimal number(int64_t digits, int32_t scale) {
    plan_decimal value = {digits, scale};
    return value;
}

static plan_interval between(int64_t low, uint8_t low_end, int64_t high, uint8_t high_end,
                             int32_t scale) {
    plan_interval a = {number(low, scale), number(high, scale), low_end, high_end};
    return a;
}

/* --- Reports --- */

/* Two parts that make `value` and should make 100. */
static void sum_finding(plan_finding *f, plan_input inputs[2], plan_repair *repair,
                        const char *const texts[4]) {
    memset(f, 0, sizeof *f);
    memset(inputs, 0, 2 * sizeof *inputs);
    for (int i = 0; i < 2; i++) {
        inputs[i].indicator = i == 0 ? "agri" : "rest";
        inputs[i].name = i == 0 ? "Agriculture & forest" : "The rest";
        inputs[i].period = "2023";
        inputs[i].series = "plan";
        inputs[i].unit = "%";
        inputs[i].measure = "";
        inputs[i].value = texts[i];
        inputs[i].file = "f.csv";
        inputs[i].line = 2 + (uint32_t)i;
        inputs[i].column = 9;
        inputs[i].has_interval = inputs[i].has_required = 1;
        inputs[i].interval = between(14465, PLAN_END_CLOSED, 14475, PLAN_END_OPEN, 3);
        inputs[i].required = between(14265, PLAN_END_OPEN, 0, PLAN_END_UNBOUNDED, 3);
    }
    *repair = (plan_repair){1, 0, texts[0], "14.27", 1, ""};
    f->code = "P301";
    f->rule = "structure";
    f->verdict = PLAN_FAILS;
    f->severity = PLAN_SEVERITY_ERROR;
    f->period = "2023";
    f->series = "plan";
    f->group = "g";
    f->file = "f.csv";
    f->line = 2;
    f->column = 9;
    f->value = texts[2];
    f->expected = between(9999, PLAN_END_CLOSED, 10001, PLAN_END_CLOSED, 2);
    f->has_expected = 1;
    f->gap = texts[3];
    f->beyond_rounding = "0.19";
    f->arithmetic = "the parts";
    f->message = "the structure is off";
    f->inputs = inputs;
    f->input_count = 2;
    f->repairs = repair;
    f->repair_count = 1;
}

static const char *const excess[4] = {"14.47", "85.73", "100.20", "0.20"};
static const char *const lack[4] = {"14.47", "85.03", "99.50", "-0.50"};

static plan_status fill(plan_report *report) {
    plan_input inputs[2];
    plan_repair repair;
    plan_finding f;
    size_t index;
    sum_finding(&f, inputs, &repair, excess);
    plan_status status = plan_report_add(report, &f);
    memset(&f, 0, sizeof f);
    f.code = f.rule = "P206";
    f.severity = PLAN_SEVERITY_NOTE;
    f.verdict = PLAN_UNDECIDED;
    f.message = "b has no figure";
    status = status == PLAN_OK ? plan_report_add(report, &f) : status;
    plan_implied implied = {
        "jobs", "",   "2022", "plan",        "Jobs", "x", between(80244, 1, 80317, 1, 1),
        1,      8025, 8031,   "8863 / 1.104"};
    status = status == PLAN_OK ? plan_report_add_implied(report, &implied) : status;
    status = status == PLAN_OK
                 ? plan_report_rule_index(report, "structure", "P301", PLAN_SEVERITY_ERROR, &index)
                 : status;
    if (status == PLAN_OK) {
        report->rules[index].checks = 3;
        report->rules[index].fails = 1;
        report->rules[index].holds = 2;
        report->rules[index].skipped[0] = 2;
        report->summary.observations = 2;
        status = plan_report_set_title(report, "A plan <b>");
    }
    return status;
}

/* A result in rounding's reach of a range, one far below what was wanted, one that is known only to
 * lie above a number, and none. */
static const struct {
    const char *indicator, *name, *target, *actual, *difference, *baseline;
    plan_interval goal, interval;
    uint8_t has_interval, verdict;
} results[] = {
    {"gdp",
     "GDP <b>",
     "~6.5-7",
     "6.5",
     "",
     "6.0",
     {{65, 1}, {70, 1}, 0, 0},
     {{645, 2}, {655, 2}, 0, 1},
     1,
     PLAN_TARGET_UNDECIDED},
    {"homes",
     "Homes",
     "1000000",
     "50000",
     "-950000",
     "",
     {{1000000, 0}, {0, 0}, 0, 2},
     {{499995, 1}, {500005, 1}, 0, 1},
     1,
     PLAN_TARGET_MISSED},
    {"water",
     "Water",
     ">=95",
     ">95",
     "0",
     "",
     {{95, 0}, {0, 0}, 0, 2},
     {{95, 0}, {0, 0}, 1, 2},
     1,
     PLAN_TARGET_MET},
    {"words",
     "Words",
     "many",
     "some",
     "",
     "",
     {{0, 0}, {0, 0}, 2, 2},
     {{0, 0}, {0, 0}, 2, 2},
     0,
     PLAN_TARGET_UNJUDGED},
    {"none",
     "None",
     "5",
     "",
     "",
     "",
     {{5, 0}, {0, 0}, 0, 2},
     {{0, 0}, {0, 0}, 2, 2},
     0,
     PLAN_TARGET_UNJUDGED},
};

static void target_of(plan_target_result *t, size_t i) {
    memset(t, 0, sizeof *t);
    t->indicator = results[i].indicator;
    t->name = results[i].name;
    t->target = results[i].target;
    t->actual = results[i].actual;
    t->difference = results[i].difference;
    t->baseline = results[i].baseline;
    t->goal = results[i].goal;
    t->interval = results[i].interval;
    t->has_goal = 1;
    t->has_interval = results[i].has_interval;
    t->verdict = results[i].verdict;
    t->reason = results[i].actual[0] == '\0' ? PLAN_MISSING : PLAN_DOMAIN;
    t->period = "2025";
    t->unit = "%";
    t->wanted = "as wanted";
    t->because = results[i].actual[0] == '\0' ? "there is no result" : "as it \"is\"";
    t->area = t->series = t->measure = t->group = t->where = t->ratio = t->level_ratio = "";
    t->actual_series = "estimate";
    t->actual_period = t->word = t->preset = t->progress = t->progress_class = "";
    t->baseline_period = "2020";
    t->required = t->note = t->file = "";
}

static plan_status fill_targets(plan_report *report) {
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < sizeof results / sizeof results[0] && status == PLAN_OK; i++) {
        plan_target_result t;
        target_of(&t, i);
        status = plan_report_add_target(report, &t);
    }
    return status;
}

/* 40 without a result behind the others: they are folded. */
static plan_status fill_many_targets(plan_report *report) {
    plan_status status = fill_targets(report);
    for (size_t i = 0; i < 40 && status == PLAN_OK; i++) {
        plan_target_result t;
        target_of(&t, sizeof results / sizeof results[0] - 1);
        status = plan_report_add_target(report, &t);
    }
    return status;
}

/* 2001 of them: one is not listed. */
static plan_status fill_too_many_targets(plan_report *report) {
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < 2001 && status == PLAN_OK; i++) {
        plan_target_result t;
        target_of(&t, 0);
        status = plan_report_add_target(report, &t);
    }
    return status;
}

static void write_page(int language, plan_status (*filler)(plan_report *report),
                       plan_buffer *page) {
    plan_report_options make = {sizeof make, language, 0};
    plan_report *report = NULL;
    plan_buffer_init(page, NULL);
    CHECK_STATUS("new", plan_report_new(NULL, &make, &report), PLAN_OK);
    CHECK_STATUS("fill", filler(report), PLAN_OK);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    CHECK_STATUS("write", plan_report_write(report, PLAN_FORMAT_HTML, NULL, into_buffer, page),
                 PLAN_OK);
    CHECK_TRUE("something came", page->length > 0);
    plan_report_free(report);
}

static size_t count_of(const plan_buffer *page, const char *text) {
    size_t n = 0;
    for (const char *at = page->data; (at = strstr(at, text)) != NULL; at += strlen(text)) {
        n++;
    }
    return n;
}

/* --- Tests --- */

static void says_everything(void) {
    static const struct {
        const char *text;
        size_t times;
    } expected[] = {
        {"<html lang=\"en\">", 1},
        {"A plan &lt;b&gt;", 2}, /* title and heading */
        {"<title>FAILED: ", 1},
        {"errors 1, warnings 0, notes 1", 1},
        {"2 of the 3 checks that could be made hold (66.6 %)", 2}, /* and as the picture's title */
        {"The parts add up to 100.20 instead of 100.00: 0.20 too much", 2},
        {"Agriculture &amp; forest", 3}, /* picture, repair, table */
        {"<del>14.47</del>", 1},
        {"<ins>14.27</ins>", 1},
        {"99.99 to 100.01", 2}, /* in words and as the picture's title */
        {"14.465 to less than 14.475", 2},
        {"more than 14.265", 2},
        {"f.csv<wbr><span class=\"at\">:3:9</span>", 1},
        {"missing 2", 1},
        {"b has no figure", 1},
        {"8025 to 8031", 1},
        {"more than 8024.4, less than 8031.7", 1},
        {"8863 / 1.104", 1},
        {"<details open>", 1}, /* the error; the note starts closed */
        {"<details>", 1},
    };
    plan_buffer page;
    write_page(PLAN_ENGLISH, fill, &page);
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        CHECK_U64(expected[i].text, count_of(&page, expected[i].text), expected[i].times);
    }
    plan_buffer_free(&page);
    write_page(PLAN_VIETNAMESE, fill, &page);
    CHECK_U64("language", count_of(&page, "<html lang=\"vi\">"), 1);
    CHECK_U64("verdict", count_of(&page, "<title>KHÔNG ĐẠT: "), 1);
    CHECK_U64("interval", count_of(&page, "99.99 đến 100.01"), 2);
    plan_buffer_free(&page);
}

static plan_status fill_nothing(plan_report *report) {
    (void)report;
    return PLAN_OK;
}

static plan_status fill_lack(plan_report *report) {
    plan_input inputs[2];
    plan_repair repair;
    plan_finding f;
    sum_finding(&f, inputs, &repair, lack);
    f.severity = PLAN_SEVERITY_WARNING;
    return plan_report_add(report, &f);
}

static void empty_and_lacking(void) {
    plan_buffer page;
    write_page(PLAN_ENGLISH, fill_nothing, &page);
    CHECK_U64("verdict", count_of(&page, "<title>PASSED: Plan without a title"), 1);
    CHECK_U64("share", count_of(&page, "No check could be made"), 1);
    CHECK_U64("no table", count_of(&page, "<table"), 0);
    CHECK_U64("no structures", count_of(&page, "structures\""), 0);
    plan_buffer_free(&page);
    write_page(PLAN_ENGLISH, fill_lack, &page);
    CHECK_U64("lack", count_of(&page, "add up to 99.50 instead of 100.00: 0.50 is lacking"), 2);
    CHECK_U64("its rule has no row", count_of(&page, "<article"), 1);
    plan_buffer_free(&page);
}

static plan_status fill_without_files(plan_report *report) {
    plan_input inputs[2];
    plan_repair repair;
    plan_finding f;
    sum_finding(&f, inputs, &repair, lack);
    f.file = inputs[0].file = inputs[1].file = "";
    return plan_report_add(report, &f);
}

/* Figures that a program said have a number and no file. */
static void no_file_no_place(void) {
    plan_buffer page;
    write_page(PLAN_ENGLISH, fill_lack, &page);
    CHECK_U64("places", count_of(&page, "class=\"at\">:"), 3);
    CHECK_U64("their column", count_of(&page, ">place</th>"), 1);
    plan_buffer_free(&page);
    write_page(PLAN_ENGLISH, fill_without_files, &page);
    CHECK_U64("no place", count_of(&page, "class=\"at\">:"), 0);
    CHECK_U64("no column", count_of(&page, ">place</th>"), 0);
    plan_buffer_free(&page);
}

static void targets_are_told(void) {
    static const struct {
        const char *text;
        size_t times;
    } expected[] = {
        {"<section id=\"targets\">", 1},
        {"href=\"#targets\"", 1},
        {"5 targets: 1 met, 1 missed, 1 undecided, 2 not to be judged", 1},
        {"GDP &lt;b&gt;", 1},
        {"as it &quot;is&quot;", 4},
        {"<svg class=\"bullet", 3}, /* not where nothing is a number */
        {"<svg class=\"bullet undecided\"", 1},
        {"<title>Actual 6.5, target ~6.5-7: undecided</title>", 1},
        {"The axis goes from 6.0 to 7.0. The actual stands for 6.45 to less than 6.55.</desc>", 1},
        {"The axis goes from 0 to 1000000. The actual stands for 49999.5 to less than 50000.5. "
         "That is too narrow to be seen and is drawn wider.</desc>",
         1},
        /* 13 % + 74 % * (6.45 - 6.0) / 1.0, and 74 % * 0.1 */
        {"<rect class=\"band\" x=\"46.30%\" width=\"7.40%\"", 1},
        /* 13 % + 74 % * 0.05 = 16.70 %: in the middle of 1.20 % */
        {"<rect class=\"band\" x=\"16.10%\" width=\"1.20%\"", 1},
        {"<circle class=\"base\" r=\"4.5\" cy=\"26\" cx=\"13.00%\"/>", 1},
        {"<rect class=\"goal\" x=\"50.00%\" width=\"50.00%\"", 1}, /* 95 of 94 to 96 */
        {"no result", 1},
        {"outside the domain", 1},
        {"<details", 0},
    };
    plan_buffer page;
    write_page(PLAN_ENGLISH, fill_targets, &page);
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        CHECK_U64(expected[i].text, count_of(&page, expected[i].text), expected[i].times);
    }
    plan_buffer_free(&page);
    write_page(PLAN_ENGLISH, fill_many_targets, &page);
    CHECK_U64("folded", count_of(&page, "41 targets without a result"), 1);
    CHECK_U64("two tables", count_of(&page, "<table class=\"targets"), 2);
    plan_buffer_free(&page);
    write_page(PLAN_ENGLISH, fill_too_many_targets, &page);
    CHECK_U64("listed", count_of(&page, "<svg class=\"bullet"), 2000);
    CHECK_U64("cut", count_of(&page, "The first 2000 of 2001 targets are listed"), 1);
    plan_buffer_free(&page);
    write_page(PLAN_ENGLISH, fill, &page);
    CHECK_U64("none", count_of(&page, "\"targets\""), 0);
    plan_buffer_free(&page);
}

static void which_targets_have_bars(void) {
    static const bool have[] = {true, true, true, false, false};
    for (size_t i = 0; i < sizeof results / sizeof results[0]; i++) {
        plan_target_result t;
        target_of(&t, i);
        CHECK_INT(results[i].indicator, plan_html_has_bar(&t), have[i]);
    }
}

/* Findings of one identity, and of 300 others: anchors stay apart, the rule starts closed. */
static plan_status fill_many(plan_report *report) {
    plan_input inputs[2];
    plan_repair repair;
    plan_finding f;
    char period[24];
    plan_status status = PLAN_OK;
    size_t index;
    sum_finding(&f, inputs, &repair, excess);
    for (uint32_t i = 0; i < 303 && status == PLAN_OK; i++) {
        snprintf(period, sizeof period, "%u", 2000 + (i < 300 ? i : 0));
        f.period = period;
        f.line = i + 1;
        status = plan_report_add(report, &f);
    }
    return status == PLAN_OK
               ? plan_report_rule_index(report, "structure", "P301", PLAN_SEVERITY_ERROR, &index)
               : status;
}

static void anchors_stay_apart(void) {
    plan_buffer page, again;
    write_page(PLAN_ENGLISH, fill_many, &page);
    write_page(PLAN_ENGLISH, fill_many, &again);
    CHECK_U64("findings", count_of(&page, "<article"), 303);
    CHECK_U64("pictures beyond the first", count_of(&page, "and 295 more structures"), 1);
    CHECK_U64("closed", count_of(&page, "<details open>"), 0);
    CHECK_TRUE("same bytes",
               page.length == again.length && memcmp(page.data, again.data, page.length) == 0);
    const char *first = strstr(page.data, "id=\"P301-");
    if (CHECK_TRUE("anchor", first != NULL)) {
        char id[64];
        snprintf(id, sizeof id, "%.41s", first); /* id="P301- and 32 digits */
        CHECK_U64("the first of four", count_of(&page, id), 4);
        for (int i = 2; i <= 4; i++) {
            snprintf(id, sizeof id, "%.41s-%d\"", first, i);
            CHECK_U64("told apart", count_of(&page, id), 1);
        }
    }
    plan_buffer_free(&page);
    plan_buffer_free(&again);
}

static plan_status fill_preceded(plan_report *report) {
    plan_input inputs[2];
    plan_repair repair;
    plan_finding f;
    sum_finding(&f, inputs, &repair, lack);
    f.period = "1999";
    f.line = 1;
    plan_status status = plan_report_add(report, &f);
    return status == PLAN_OK ? fill(report) : status;
}

/* Whatever stands before a finding, and in the other language. */
static void anchors_stay(void) {
    plan_buffer one, preceded;
    write_page(PLAN_ENGLISH, fill, &one);
    write_page(PLAN_VIETNAMESE, fill_preceded, &preceded);
    const char *id = strstr(one.data, "id=\"P301-");
    if (CHECK_TRUE("anchor", id != NULL)) {
        char text[64];
        snprintf(text, sizeof text, "%.42s", id);
        CHECK_U64(text, count_of(&preceded, text), 1);
        CHECK_U64("two of them", count_of(&preceded, "<article class=\"finding error\""), 2);
    }
    plan_buffer_free(&one);
    plan_buffer_free(&preceded);
}

static void hostile_text_is_inert(void) {
    static const char *const texts[] = {"<script>alert(1)</script>",
                                        "\" onload=\"x",
                                        "' onload='x",
                                        "&lt;",
                                        "\x1b[31mred",
                                        "\xe2\x80\xae",
                                        "\xff\xfe",
                                        "a\nb",
                                        "]]>",
                                        "<!--",
                                        "</title></style>"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        plan_output output;
        plan_html html;
        memset(&output, 0, sizeof output);
        memset(&html, 0, sizeof html);
        html.output = &output;
        plan_buffer_init(&output.buffer, NULL);
        plan_html_text(&html, texts[i]);
        plan_buffer_char(&output.buffer, ' ');
        for (size_t at = 0; at < output.buffer.length; at++) {
            unsigned char c = (unsigned char)output.buffer.data[at];
            CHECK_TRUE(texts[i], c >= ' ' && c < 0x7f && strchr("<>\"'", c) == NULL);
        }
        plan_buffer_free(&output.buffer);
    }
}

static void numbers_of_pictures(void) {
    static const struct {
        const char *text;
        bool is;
        int64_t digits;
        int32_t scale;
    } texts[] = {
        {"100.20", true, 10020, 2}, {"-3", true, -3, 0},    {"", false, 0, 0},
        {"15-18", false, 0, 0},     {">5", false, 0, 0},    {"1e3", false, 0, 0},
        {"--", false, 0, 0},        {"1.2.3", false, 0, 0},
    };
    static const struct {
        plan_decimal low, high, value;
        bool is;
        uint32_t at;
    } places[] = {
        {{0, 0}, {10, 0}, {25, 1}, true, 2500},          /* 2.5 of 10 */
        {{9998, 2}, {10020, 2}, {10002, 2}, true, 1818}, /* 0.04 / 0.22 = 0.18181... */
        {{-1, 0}, {2, 0}, {1, 0}, true, 6667},           /* 2 / 3 */
        {{0, 0}, {10, 0}, {10, 0}, true, 10000},
        {{0, 0}, {10, 0}, {11, 0}, false, 0},
        {{0, 0}, {10, 0}, {-1, 0}, false, 0},
        {{5, 0}, {5, 0}, {5, 0}, false, 0},
        {{0, 0}, {PLAN_DECIMAL_MAX_DIGITS, -18}, {1, 18}, true, 0},
        {{1, 18}, {PLAN_DECIMAL_MAX_DIGITS, -18}, {1, 0}, false, 0}, /* the width does not fit */
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        plan_decimal value = {77, 0};
        CHECK_INT(texts[i].text, plan_html_decimal(texts[i].text, &value), texts[i].is);
        CHECK_INT(texts[i].text, value.digits, texts[i].is ? texts[i].digits : 77);
        CHECK_INT(texts[i].text, value.scale, texts[i].scale);
    }
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        uint32_t at = 0;
        bool is = plan_html_position(places[i].low, places[i].high, places[i].value, &at);
        CHECK_INT("a place", is, places[i].is);
        CHECK_U64("a place", at, places[i].at);
    }
}

static void which_findings_are_sums(void) {
    static const struct {
        const char *texts[4];
        bool is;
    } cases[] = {
        {{"14.47", "85.73", "100.20", "0.20"}, true},
        {{"14.47", "85.03", "99.50", "-0.50"}, true},
        {{"100.20", "0", "100.20", "0.20"}, false}, /* a figure alone */
        {{"14.47", "85.73", "100.21", "0.20"}, false},
        {{"-14.47", "114.67", "100.20", "0.20"}, false},
        {{"14.47", "15-18", "100.20", "0.20"}, false},
        {{"14.47", "85.73", "100.20", ""}, false},
        {{"14.47", "85.73", "100.20", "0.00"}, false},
        {{"0", "0", "0", "-1"}, false},
        {{"0.00000000000000001", "99999999999999999", "99999999999999999", "1"}, false},
        {{"14.47", "85.73", "99999999999999999", "0.00000000000000001"}, false},
        {{"14.47", "85.73", "100.20", "100.20"}, false}, /* of nothing */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        plan_input inputs[2];
        plan_repair repair;
        plan_finding f;
        sum_finding(&f, inputs, &repair, cases[i].texts);
        CHECK_INT(cases[i].texts[2], plan_html_is_sum(&f), cases[i].is);
        inputs[1].period = "2024";
        CHECK_INT("another year", plan_html_is_sum(&f), false);
        inputs[1].period = inputs[0].period;
        inputs[1].series = "actual";
        CHECK_INT("another series", plan_html_is_sum(&f), false);
    }
}

/* --- Failures --- */

typedef struct limited {
    int left;
} limited;

static plan_status refusing(void *context, const void *data, size_t size) {
    limited *l = context;
    (void)data;
    (void)size;
    return l->left-- > 0 ? PLAN_OK : PLAN_DOMAIN;
}

static void failures_are_told(void) {
    plan_report *report = NULL;
    plan_status status = PLAN_DOMAIN;
    int calls = 0;
    CHECK_STATUS("new", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("fill", fill_many(report), PLAN_OK);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    for (; calls < 1000 && status == PLAN_DOMAIN; calls++) {
        limited l = {calls};
        status = plan_report_write(report, PLAN_FORMAT_HTML, NULL, refusing, &l);
        CHECK_TRUE("nothing after the refusal", l.left >= -1);
    }
    CHECK_STATUS("in the end", status, PLAN_OK);
    CHECK_TRUE("in pieces", calls > 3);
    plan_report_free(report);
}

static void survive(int format, plan_status (*filler)(plan_report *report)) {
    plan_status status = PLAN_NO_MEMORY;
    for (long n = 0; n < 2000 && status == PLAN_NO_MEMORY; n++) {
        failing f = {-1, 0, 0};
        plan_allocator allocator = {&f, failing_allocate, failing_resize, failing_release};
        plan_report *report = NULL;
        limited l = {1 << 20};
        CHECK_STATUS("new", plan_report_new(&allocator, NULL, &report), PLAN_OK);
        CHECK_STATUS("fill", filler(report), PLAN_OK);
        CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
        f.left = n;
        status = plan_report_write(report, format, NULL, refusing, &l);
        f.left = -1;
        plan_report_free(report);
        CHECK_INT("given back", f.live, 0);
        CHECK_TRUE("a first failure", n > 0 || status == PLAN_NO_MEMORY);
    }
    CHECK_STATUS("in the end", status, PLAN_OK);
}

static void survives_no_memory(void) {
    survive(PLAN_FORMAT_HTML, fill);
    survive(PLAN_FORMAT_HTML, fill_targets);
    survive(PLAN_FORMAT_MARKDOWN, fill_targets);
}

static void has_a_name(void) {
    int format = -1;
    CHECK_STATUS("html", plan_format_find("html", 4, &format), PLAN_OK);
    CHECK_INT("html", format, PLAN_FORMAT_HTML);
}

TEST_MAIN("write_html", {"says everything", says_everything},
          {"empty and lacking", empty_and_lacking}, {"anchors stay apart", anchors_stay_apart},
          {"anchors stay", anchors_stay}, {"no file, no place", no_file_no_place},
          {"hostile text is inert", hostile_text_is_inert},
          {"numbers of pictures", numbers_of_pictures},
          {"which findings are sums", which_findings_are_sums},
          {"targets are told", targets_are_told},
          {"which targets have bars", which_targets_have_bars},
          {"failures are told", failures_are_told}, {"survives no memory", survives_no_memory},
          {"has a name", has_a_name})
