/* Reports at the edges of what they may hold, in every format: texts that are not there, more of
 * everything than is listed, rules that the table does not know, and sinks that refuse in the
 * middle. */
#include "check.h"
#include "failing.h"
#include "report.h"
#include "write.h"
#include "write_html.h"
#include "write_targets.h"
#include "write_text.h"

enum { FORMATS = PLAN_FORMAT_BASELINE + 1, INPUTS = 32 };

static plan_status into_buffer(void *context, const void *data, size_t size) {
    plan_buffer *buffer = context;
    plan_buffer_add(buffer, data, size);
    return buffer->status;
}

static plan_interval between(int64_t low, int64_t high) {
    plan_interval a = {{low, 0}, {high, 0}, PLAN_END_CLOSED, PLAN_END_CLOSED};
    return a;
}

/* --- A report of odd findings --- */

/* 32 figures; the first has no name, the second no value, the third no place. */
static plan_status add_many_figures(plan_report *report) {
    static char texts[INPUTS][16];
    plan_input inputs[INPUTS];
    plan_finding f;
    memset(inputs, 0, sizeof inputs);
    memset(&f, 0, sizeof f);
    for (int i = 0; i < INPUTS; i++) {
        snprintf(texts[i], sizeof texts[i], "i%d", i);
        inputs[i].indicator = inputs[i].name = texts[i];
        inputs[i].period = i == 4 ? "" : "2023";
        inputs[i].series = i == 4 || i == 5 ? "" : "plan";
        inputs[i].value = "5";
        inputs[i].file = "f.csv";
        inputs[i].line = (uint32_t)i + 2;
        inputs[i].column = 9;
    }
    inputs[0].name = "";
    inputs[1].value = "";
    inputs[1].has_interval = inputs[1].implied = 1;
    inputs[1].interval = between(3, 7);
    inputs[2].file = "";
    inputs[3].line = 0;
    inputs[6].has_required = 1;
    inputs[6].required = between(4, 4);
    inputs[7].file = "g.csv";
    inputs[12].period = "";
    inputs[12].cell = "\"5\"";
    inputs[13] = inputs[0]; /* the same cell, and another one on its line */
    inputs[14] = inputs[0];
    inputs[14].column = 20;
    inputs[14].name = "on the same line";
    plan_repair repairs[9] = {
        {1, 0, "5", "6", 1, "\"6\""}, {1, 8, "5", "7", 1, "\"7\""}, {1, 7, "5", "8", 1, "\"8\""},
        {2, 9, "5", "9", 1, "\"9\""}, {3, 0, "5", "11", 1, "11"},   {3, 13, "5", "12", 1, "12"},
        {4, 0, "5", "13", 1, "13"},   {4, 14, "5", "14", 1, "14"},  {4, 12, "5", "15", 1, "15"}};
    inputs[0].cell = inputs[8].cell = inputs[7].cell = "\"5\"";
    inputs[0].column_end = inputs[8].column_end = inputs[7].column_end = 12;
    inputs[14].cell = inputs[13].cell = inputs[0].cell;
    inputs[9].cell = ""; /* its cell was not found: no fix */
    f.code = "P301";
    f.rule = "sum";
    f.verdict = PLAN_FAILS;
    f.severity = PLAN_SEVERITY_ERROR;
    f.period = "2023";
    f.file = "f.csv";
    f.line = 3;
    f.arithmetic = "much + more";
    f.gap = "2";
    f.message = "the figures are off";
    f.inputs = inputs;
    f.input_count = INPUTS;
    f.repairs = repairs;
    f.repair_count = 9;
    return plan_report_add(report, &f);
}

/* 500 bytes that continue a character which does not begin. */
static const char *broken_name(void) {
    static char text[501];
    memset(text, 0x80, sizeof text - 1);
    return text;
}

static plan_status add_findings(plan_report *report) {
    plan_finding f;
    plan_status status = add_many_figures(report);
    memset(&f, 0, sizeof f);
    f.code = "X9"; /* no rule of the table */
    f.rule = "own";
    f.severity = PLAN_SEVERITY_NOTE;
    f.verdict = PLAN_UNDECIDED;
    f.message = "a rule of somebody else";
    status = status == PLAN_OK ? plan_report_add(report, &f) : status;
    f.rule = "nobody's"; /* its code has another row, the last of all */
    status = status == PLAN_OK ? plan_report_add(report, &f) : status;
    f.code = f.rule = "P9"; /* behind all rules */
    f.file = "/abs.csv";
    f.line = 7;
    status = status == PLAN_OK ? plan_report_add(report, &f) : status;
    f.file = "-";
    status = status == PLAN_OK ? plan_report_add(report, &f) : status;
    memset(&f, 0, sizeof f);
    f.code = f.rule = "P204";
    f.severity = PLAN_SEVERITY_WARNING;
    f.verdict = PLAN_FAILS;
    f.message = "a gap without rounding";
    f.file = "f.csv";
    f.line = f.column = 4;
    f.value = "12";
    f.has_expected = 1;
    f.expected = between(5, 10);
    f.gap = "2";
    status = status == PLAN_OK ? plan_report_add(report, &f) : status;
    f.value = ""; /* only what was expected */
    f.line = 5;
    f.gap = "";
    status = status == PLAN_OK ? plan_report_add(report, &f) : status;
    f.has_expected = 0; /* only a distance */
    f.line = 6;
    f.gap = "3";
    status = status == PLAN_OK ? plan_report_add(report, &f) : status;
    f.gap = "";
    f.beyond_rounding = "1";
    f.line = 8;
    status = status == PLAN_OK ? plan_report_add(report, &f) : status;
    f.line = 9; /* no decimal holds the distance */
    f.value = "0.00000000000000001";
    f.has_expected = 1;
    f.expected = between(99999999999999999, 99999999999999999);
    status = status == PLAN_OK ? plan_report_add(report, &f) : status;
    f.line = 10; /* as it should be */
    f.value = "12";
    f.expected.low_end = PLAN_END_UNBOUNDED;
    status = status == PLAN_OK ? plan_report_add(report, &f) : status;
    f.expected = between(5, 5);
    f.expected.high_end = PLAN_END_UNBOUNDED;
    f.line = 11;
    status = status == PLAN_OK ? plan_report_add(report, &f) : status;
    memset(&f, 0, sizeof f); /* names in which no character ends where it is cut */
    f.code = f.rule = "P205";
    f.severity = PLAN_SEVERITY_NOTE;
    f.message = "[a](b) \xc3\xa4\xc3\xa4\xc3\xa4";
    f.file = broken_name();
    return status == PLAN_OK ? plan_report_add(report, &f) : status;
}

static plan_status add_rules(plan_report *report) {
    static const struct {
        const char *id, *code;
        uint64_t checks, fails, undecided;
        int severity;
    } rows[] = {
        {"sum", "P301", 5, 1, 0, PLAN_SEVERITY_ERROR},
        {"other", "P301", 4, 2, 0, PLAN_SEVERITY_ERROR},
        {"own", "X9", 3, 0, 1, PLAN_SEVERITY_NOTE},
        {"P204", "P204", 9, 3, 0, PLAN_SEVERITY_WARNING},
        {"P205", "P205", 2, 2, 0, PLAN_SEVERITY_ERROR},
    };
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0] && status == PLAN_OK; i++) {
        size_t index;
        status = plan_report_rule_index(report, rows[i].id, rows[i].code, rows[i].severity, &index);
        if (status == PLAN_OK) {
            report->rules[index].checks = rows[i].checks;
            report->rules[index].fails = rows[i].fails;
            report->rules[index].undecided = rows[i].undecided;
            report->rules[index].holds = rows[i].checks - rows[i].fails - rows[i].undecided;
        }
    }
    return status;
}

static plan_status add_implied(plan_report *report) {
    static const char *const areas[] = {"", "north", "south"};
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < 3 && status == PLAN_OK; i++) {
        plan_implied implied = {"jobs",
                                areas[i],
                                "2022",
                                "plan",
                                "",
                                "x",
                                between(1, 2),
                                1,
                                1,
                                2,
                                i == 0 ? "" : "2 / 1"};
        status = plan_report_add_implied(report, &implied);
    }
    return status;
}

static plan_status fill(plan_report *report) {
    plan_status status = add_findings(report);
    status = status == PLAN_OK ? add_rules(report) : status;
    status = status == PLAN_OK ? add_implied(report) : status;
    report->summary.known = 3;
    report->summary.incomplete = 1;
    plan_report_count(report, PLAN_SEVERITY_ERROR, 4); /* beyond the cut */
    return status;
}

static plan_report *report_of(const plan_allocator *allocator, int language,
                              plan_status (*filler)(plan_report *report)) {
    plan_report_options make = {sizeof make, language, 0};
    plan_report *report = NULL;
    CHECK_STATUS("new", plan_report_new(allocator, &make, &report), PLAN_OK);
    CHECK_STATUS("known later", plan_report_keep_identities(report), PLAN_OK);
    CHECK_STATUS("fill", filler(report), PLAN_OK);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    return report;
}

static void check_holds(const plan_report *report, int format, const plan_write_options *options,
                        const char *const *expected, size_t count) {
    plan_buffer buffer;
    plan_buffer_init(&buffer, NULL);
    CHECK_STATUS("write", plan_report_write(report, format, options, into_buffer, &buffer),
                 PLAN_OK);
    plan_buffer_char(&buffer, '\0');
    for (size_t i = 0; i < count && expected[i] != NULL; i++) {
        bool wanted = expected[i][0] != '!';
        const char *text = wanted ? expected[i] : expected[i] + 1;
        if (!CHECK_INT(text, strstr(buffer.data, text) != NULL, wanted)) {
            printf("format %d\n%s\n", format, buffer.data);
        }
    }
    plan_buffer_free(&buffer);
}

/* What is not there is not said, what is more than is listed is counted. "!": must not stand there.
 */
static void corners_are_told(void) {
    static const struct {
        int format;
        const char *texts[9];
    } cases[] = {
        {PLAN_FORMAT_TEXT,
         {"and 2 more figures", "[3, 7]  i1, 2023 (plan) (f.csv:3), implied by the text",
          "would have to be 4", "5  i2, 2023 (plan)\n", "3 findings are known and not listed",
          "5  i0, 2023 (plan) (f.csv:2)", "f.csv:5:4\n",
          "allowed, with all rounding: [5, 10]; as printed: 12; off by 2\n", "north"}},
        {PLAN_FORMAT_GCC,
         {"f.csv:3:1: error: the figures are off [P301]\n", "/abs.csv:7:1: note: "}},
        {PLAN_FORMAT_MARKDOWN, {"f.csv:3 | P301 |", "f.csv:4:4 | P204 |", "| X9 own:  | 3 |"}},
        {PLAN_FORMAT_GITHUB,
         {"file=plans/f.csv,line=3,title=", "file=/abs.csv,line=7,title=", "file=-,line=7,title=",
          "file=plans/f.csv,line=4,col=4,"}},
        {PLAN_FORMAT_SARIF,
         {"\"executionSuccessful\": false", "{\"descriptor\": {\"id\": \"incomplete\"}",
          "}, {\"descriptor\": {\"id\": \"cut\"}", "}, {\"descriptor\": {\"id\": \"known\"}",
          "\"i0, 2023: 5 \xe2\x86\x92 6 together with i8, 2023: 5 \xe2\x86\x92 7 together with i7, "
          "2023: 5 "
          "\xe2\x86\x92 8\"",
          "!\xe2\x86\x92 9", "!\xe2\x86\x92 11",
          "on the same line, 2023: 5 \xe2\x86\x92 14 together with i12: 5 \xe2\x86\x92 15\""}},
        {PLAN_FORMAT_HTML,
         {"P204</b>", "X9</b> <span class=\"name\" dir=\"auto\">own</span></th>",
          "3 findings are known and not listed", "north", "off by"}},
        {PLAN_FORMAT_JUNIT, {"name=\"X9", "the figures are off"}},
    };
    plan_write_options options = {.struct_size = sizeof options, .prefix = "plans/"};
    plan_report *report = report_of(NULL, PLAN_ENGLISH, fill);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        check_holds(report, cases[i].format, &options, cases[i].texts, 9);
    }
    plan_report_free(report);
}

/* --- Sinks and memory --- */

typedef struct limited {
    long left;
} limited;

static plan_status refusing(void *context, const void *data, size_t size) {
    limited *l = context;
    (void)data;
    (void)size;
    return l->left-- > 0 ? PLAN_OK : PLAN_IO;
}

static void target_of(plan_target_result *t, const char *indicator) {
    static const char *const none = "";
    const char **texts[] = {
        &t->area,          &t->series,         &t->measure,    &t->name,
        &t->unit,          &t->group,          &t->where,      &t->wanted,
        &t->actual_series, &t->actual_period,  &t->difference, &t->ratio,
        &t->level_ratio,   &t->word,           &t->because,    &t->preset,
        &t->progress,      &t->progress_class, &t->baseline,   &t->baseline_period,
        &t->required,      &t->note,           &t->file};
    memset(t, 0, sizeof *t);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        *texts[i] = none;
    }
    t->indicator = indicator;
    t->period = "2025";
    t->target = "5";
    t->actual = "6";
}

/* So much of everything that each list alone is sent in several pieces. */
static plan_status fill_long(plan_report *report) {
    enum { MANY = 300 };
    static char text[401];
    plan_status status = PLAN_OK;
    memset(text, '<', sizeof text - 1); /* it is longer where it is escaped */
    for (uint32_t i = 0; i < MANY && status == PLAN_OK; i++) {
        plan_finding f;
        plan_target_result t;
        size_t index;
        char id[16];
        memset(&f, 0, sizeof f);
        f.code = "P301";
        f.rule = id;
        snprintf(id, sizeof id, "s%u", (unsigned)i);
        f.severity = i % 2 == 0 ? PLAN_SEVERITY_ERROR : PLAN_SEVERITY_WARNING;
        f.verdict = PLAN_FAILS;
        f.message = text;
        f.file = "f.csv";
        f.line = i + 1;
        status = plan_report_add(report, &f);
        plan_implied implied = {"jobs",        "", "2022", "plan", text, "x",
                                between(1, 2), 0,  0,      0,      text};
        status = status == PLAN_OK ? plan_report_add_implied(report, &implied) : status;
        target_of(&t, text);
        t.because = text;
        status = status == PLAN_OK ? plan_report_add_target(report, &t) : status;
        status = status == PLAN_OK
                     ? plan_report_rule_index(report, id, "P301", PLAN_SEVERITY_ERROR, &index)
                     : status;
        if (status == PLAN_OK) {
            report->rules[index].checks = report->rules[index].fails = 1;
        }
    }
    return status;
}

static void sinks_may_refuse(void) {
    plan_write_options statistics = {.struct_size = sizeof statistics, .statistics = 1};
    plan_report *report = report_of(NULL, PLAN_ENGLISH, fill_long);
    for (int format = 0; format <= FORMATS; format++) {
        plan_status status = PLAN_IO;
        long calls = 0;
        for (; calls < 200 && status == PLAN_IO; calls++) {
            limited l = {calls};
            status = plan_report_write(report, format < FORMATS ? format : PLAN_FORMAT_TEXT,
                                       format < FORMATS ? NULL : &statistics, refusing, &l);
            CHECK_TRUE("nothing after the refusal", l.left >= -1);
        }
        CHECK_STATUS("in the end", status, PLAN_OK);
    }
    static const int formats[] = {PLAN_FORMAT_TEXT, PLAN_FORMAT_JSON, PLAN_FORMAT_CSV};
    for (size_t i = 0; i < 3; i++) {
        plan_status status = PLAN_IO;
        for (long calls = 0; calls < 200 && status == PLAN_IO; calls++) {
            limited l = {calls};
            status = plan_report_write_targets(report, formats[i], NULL, NULL, refusing, &l);
            CHECK_TRUE("nothing after the refusal", l.left >= -1);
        }
        CHECK_STATUS("targets in the end", status, PLAN_OK);
    }
    plan_report_free(report);
}

static void survives_no_memory(void) {
    plan_write_options statistics = {.struct_size = sizeof statistics, .statistics = 1};
    for (int format = 0; format <= FORMATS; format++) {
        plan_status status = PLAN_NO_MEMORY;
        for (long n = 0; n < 2000 && status == PLAN_NO_MEMORY; n++) {
            failing f = {-1, 0, 0};
            plan_allocator allocator = {&f, failing_allocate, failing_resize, failing_release};
            plan_report *report = report_of(&allocator, PLAN_VIETNAMESE, fill);
            limited l = {1 << 20};
            f.left = n;
            status = plan_report_write(report, format < FORMATS ? format : PLAN_FORMAT_TEXT,
                                       format < FORMATS ? NULL : &statistics, refusing, &l);
            f.left = -1;
            plan_report_free(report);
            CHECK_INT("given back", f.live, 0);
        }
        CHECK_STATUS("in the end", status, PLAN_OK);
    }
}

/* --- Counts --- */

static plan_status fill_counts(plan_report *report) {
    report->summary.checks = report->summary.holds = UINT64_C(3) << 61;
    report->summary.fails = UINT64_C(1) << 61;
    return PLAN_OK;
}

static plan_status fill_few(plan_report *report) {
    report->summary.fails = 1000000;
    report->summary.undecided = 1;
    return PLAN_OK;
}

static plan_status fill_known(plan_report *report) {
    report->summary.known = 1;
    return PLAN_OK;
}

static plan_status fill_cut(plan_report *report) {
    plan_report_count(report, PLAN_SEVERITY_ERROR, 4);
    return PLAN_OK;
}

/* Notifications of SARIF, each alone: no comma stands in front. */
static void notifications(void) {
    static const char *const known[] = {
        "\"toolExecutionNotifications\": [{\"descriptor\": {\"id\": \"known\"}"};
    static const char *const cut[] = {
        "\"toolExecutionNotifications\": [{\"descriptor\": {\"id\": \"cut\"}"};
    plan_report *report = report_of(NULL, PLAN_ENGLISH, fill_known);
    check_holds(report, PLAN_FORMAT_SARIF, NULL, known, 1);
    plan_report_free(report);
    report = report_of(NULL, PLAN_ENGLISH, fill_cut);
    check_holds(report, PLAN_FORMAT_SARIF, NULL, cut, 1);
    plan_report_free(report);
}

/* 3 of 4 parts of more than can be counted in thousandths; what is there is seen, were it one of a
 * million, in what room is left: 100 % - 99.99 %. */
static void shares(void) {
    static const char *const large[] = {"(75.0 %)", "class=\"holds\" x=\"0.00%\" width=\"75.00%\""};
    static const char *const few[] = {"(0.0 %)", "class=\"fails\" x=\"0.01%\" width=\"99.99%\"",
                                      "class=\"undecided\" x=\"0.00%\" width=\"0.01%\""};
    plan_report *report = report_of(NULL, PLAN_ENGLISH, fill_counts);
    check_holds(report, PLAN_FORMAT_HTML, NULL, large, 2);
    plan_report_free(report);
    report = report_of(NULL, PLAN_ENGLISH, fill_few);
    check_holds(report, PLAN_FORMAT_HTML, NULL, few, 3);
    plan_report_free(report);
}

static plan_status fill_notes(plan_report *report) {
    plan_finding f;
    size_t index;
    memset(&f, 0, sizeof f);
    f.code = f.rule = "P501";
    f.severity = PLAN_SEVERITY_NOTE;
    f.verdict = PLAN_UNDECIDED;
    f.message = "a note";
    plan_status status = plan_report_add(report, &f);
    status = status == PLAN_OK
                 ? plan_report_rule_index(report, "P501", "P501", PLAN_SEVERITY_NOTE, &index)
                 : status;
    if (status == PLAN_OK) {
        report->rules[index].checks = report->rules[index].undecided = 1;
    }
    return status;
}

/* From which severity a test of JUnit fails: errors unless less is asked for. */
static void levels_of_junit(void) {
    static const struct {
        uint8_t level;
        const char *text;
    } cases[] = {{0, "failures=\"0\""},
                 {PLAN_SEVERITY_NOTE, "failures=\"1\""},
                 {PLAN_SEVERITY_WARNING, "failures=\"0\""},
                 {PLAN_SEVERITY_ERROR, "failures=\"0\""}};
    plan_report *report = report_of(NULL, PLAN_ENGLISH, fill_notes);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        plan_write_options options = {.struct_size = sizeof options};
        options.fail_level = cases[i].level;
        check_holds(report, PLAN_FORMAT_JUNIT, &options, &cases[i].text, 1);
    }
    plan_report_free(report);
}

/* --- Explanations --- */

/* Sets that mend the same findings are told below one line, in the order given. */
static void explanations(void) {
    static const size_t first[] = {0, 1}, second[] = {0, 2}, many[] = {0, 1, 2, 3, 4, 5, 6, 7, 8},
                        one[] = {3};
    plan_suspect figures[2] = {
        {"a", "north", "2023", "plan", "change", "A", "%", "5", between(6, 6), "6", "f.csv", 2, 3},
        {"b", "", "2023", "plan", "", "", "%", "5", between(6, 7), "", "", 0, 0}};
    plan_explained sets[] = {{.explanation = {1, figures, 2, first, 1}},
                             {.explanation = {2, figures, 2, first, 1}},
                             {.explanation = {1, figures, 2, second, 0}},
                             {.explanation = {0, NULL, 9, many, 1}},
                             {.explanation = {1, figures, 1, one, 1}},
                             {.explanation = {1, figures + 1, 2, first, 1}}};
    static const char *const text[] = {"mends 2 findings: X9 :0, X9 :0\n",
                                       "would have to be 6; one digit: 6 (f.csv:2)", "cut short",
                                       ", ...", "A, north, 2023 (plan): 5"};
    static const char *const html[] = {"mends 2 findings",
                                       "cut short",
                                       "<ins>6 to 7</ins></li>",
                                       "<span class=\"name\" dir=\"auto\">b</span>",
                                       ", north, ",
                                       "</ol>\n<p class=\"explained\">"};
    plan_report *report = report_of(NULL, PLAN_ENGLISH, fill);
    report->explanations = sets;
    report->explanation_count = sizeof sets / sizeof sets[0];
    check_holds(report, PLAN_FORMAT_TEXT, NULL, text, 5);
    check_holds(report, PLAN_FORMAT_HTML, NULL, html, 6);
    report->explanation_count = 4; /* none behind the one without figures */
    check_holds(report, PLAN_FORMAT_HTML, NULL, html, 2);
    report->explanations = NULL;
    report->explanation_count = 0;
    plan_report_free(report);
}

/* --- Targets --- */

static plan_status fill_targets(plan_report *report) {
    plan_status status = PLAN_OK;
    for (int i = 0; i < 40 && status == PLAN_OK; i++) {
        plan_target_result t;
        target_of(&t, "code");
        t.where = i == 1 ? "north" : "";
        t.area = t.where;
        t.verdict = i == 0 || i == 3 || i == 4 ? PLAN_TARGET_UNJUDGED : PLAN_TARGET_MET;
        t.reason = i == 0   ? PLAN_DOMAIN
                   : i == 4 ? PLAN_IO
                            : PLAN_OK; /* the last two are no reasons */
        t.because = i == 0 ? "it has no value" : "";
        t.level_ratio = i == 2 ? "101.5" : "";
        status = plan_report_add_target(report, &t);
    }
    return status;
}

static void check_targets(const plan_report *report, int format, const plan_target_filter *filter,
                          const char *const *expected) {
    plan_buffer buffer;
    plan_buffer_init(&buffer, NULL);
    CHECK_STATUS("write",
                 plan_report_write_targets(report, format, NULL, filter, into_buffer, &buffer),
                 PLAN_OK);
    plan_buffer_char(&buffer, '\0');
    for (; *expected != NULL; expected++) {
        CHECK_TRUE(*expected, strstr(buffer.data, *expected) != NULL);
    }
    plan_buffer_free(&buffer);
}

static void targets_are_told(void) {
    static const char *const text[] = {"it has no value", "north", "levels: 101.5 % of the target",
                                       NULL};
    static const char *const none[] = {"{\"schema\": \"libplan-status-1\"", "\"targets\": [", NULL};
    static const char *const only_a_head[] = {"indicator,name,group,", NULL};
    static const char *const markdown[] = {"30 of 40 targets with a result are listed.",
                                           "code, north, 2025"};
    static const char *const html[] = {"it has no value", "code"};
    plan_target_filter nothing = {sizeof nothing, NULL, NULL, "no such group"},
                       bad = {4, NULL, NULL, NULL};
    plan_write_options small = {.struct_size = 4};
    plan_buffer buffer;
    plan_buffer_init(&buffer, NULL);
    plan_report *report = report_of(NULL, PLAN_ENGLISH, fill_targets), *open = NULL;
    check_targets(report, PLAN_FORMAT_TEXT, NULL, text);
    check_targets(report, PLAN_FORMAT_JSON, &nothing, none);
    check_targets(report, PLAN_FORMAT_CSV, &nothing, only_a_head);
    check_holds(report, PLAN_FORMAT_MARKDOWN, NULL, markdown, 2);
    check_holds(report, PLAN_FORMAT_HTML, NULL, html, 2);
    report->target_summary.targets = 100001;
    static const char *const cut[] = {
        "The first 40 of 100001 targets are listed; counts are of all.", NULL};
    check_targets(report, PLAN_FORMAT_TEXT, NULL, cut);
    CHECK_STATUS("open", plan_report_new(NULL, NULL, &open), PLAN_OK);
    CHECK_STATUS("no report", plan_report_write_targets(NULL, 0, NULL, NULL, into_buffer, &buffer),
                 PLAN_INVALID);
    CHECK_STATUS("no sink", plan_report_write_targets(report, 0, NULL, NULL, NULL, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("not finished",
                 plan_report_write_targets(open, 0, NULL, NULL, into_buffer, &buffer),
                 PLAN_INVALID);
    CHECK_STATUS(
        "format",
        plan_report_write_targets(report, PLAN_FORMAT_GCC, NULL, NULL, into_buffer, &buffer),
        PLAN_INVALID);
    CHECK_STATUS("options",
                 plan_report_write_targets(report, 0, &small, NULL, into_buffer, &buffer),
                 PLAN_INVALID);
    CHECK_STATUS("filter", plan_report_write_targets(report, 0, NULL, &bad, into_buffer, &buffer),
                 PLAN_INVALID);
    CHECK_STATUS("write of an open report", plan_report_write(open, 0, NULL, into_buffer, &buffer),
                 PLAN_INVALID);
    plan_buffer_free(&buffer);
    plan_report_free(open);
    plan_report_free(report);
}

/* Which results are drawn, and where: 13 % to 87 % of the width hold the numbers, an end that is
 * open the rest. */
static void bars(void) {
    static const struct {
        const char *label, *target, *actual, *baseline;
        plan_interval goal, stands;
        uint8_t has_goal, has_interval;
        bool is;
        const char *part;
    } cases[] = {
        {"only printed figures",
         "5",
         "6",
         "",
         {{0, 0}, {0, 0}, 2, 2},
         {{0, 0}, {0, 0}, 2, 2},
         0,
         0,
         true,
         "class=\"target\""},
        {"no figure wanted",
         "many",
         "6",
         "",
         {{0, 0}, {0, 0}, 2, 2},
         {{0, 0}, {0, 0}, 2, 2},
         0,
         0,
         false,
         NULL},
        {"no figure attained",
         "5",
         "some",
         "",
         {{0, 0}, {0, 0}, 2, 2},
         {{0, 0}, {0, 0}, 2, 2},
         0,
         0,
         false,
         NULL},
        /* at 5 on an axis from 4 to 6: the middle */
        {"one number",
         "5",
         "5",
         "",
         {{0, 0}, {0, 0}, 2, 2},
         {{0, 0}, {0, 0}, 2, 2},
         0,
         0,
         true,
         "x1=\"50.00%\""},
        {"far apart",
         "0.00000000000000001",
         "99999999999999999",
         "",
         {{0, 0}, {0, 0}, 2, 2},
         {{0, 0}, {0, 0}, 2, 2},
         0,
         0,
         false,
         NULL},
        /* -10 to -2 is more than half of 10: the axis ends at 0 and the bar starts there */
        {"below 0",
         "-10",
         "-2",
         "",
         {{0, 0}, {0, 0}, 2, 2},
         {{0, 0}, {0, 0}, 2, 2},
         0,
         0,
         true,
         "The axis goes from -10 to 0"},
        {"on both sides of 0",
         "-1",
         "10",
         "",
         {{0, 0}, {0, 0}, 2, 2},
         {{0, 0}, {0, 0}, 2, 2},
         0,
         0,
         true,
         "The axis goes from -1 to 10"},
        {"at the baseline",
         "10",
         "9",
         "9",
         {{0, 0}, {0, 0}, 2, 2},
         {{0, 0}, {0, 0}, 2, 2},
         0,
         0,
         true,
         "class=\"base\""},
        {"far below 0",
         "-10",
         "-9",
         "",
         {{0, 0}, {0, 0}, 2, 2},
         {{0, 0}, {0, 0}, 2, 2},
         0,
         0,
         true,
         "The axis goes from -10 to -9"},
        {"the baseline starts it",
         "10",
         "9",
         "9.5",
         {{0, 0}, {0, 0}, 2, 2},
         {{0, 0}, {0, 0}, 2, 2},
         0,
         0,
         true,
         "class=\"base\""},
        {"at most",
         "<=5",
         "<4",
         "",
         {{0, 0}, {5, 0}, 2, 0},
         {{0, 0}, {4, 0}, 2, 1},
         1,
         1,
         true,
         "x=\"0.00%\""},
        {"at least",
         ">=5",
         ">7",
         "",
         {{5, 0}, {0, 0}, 0, 2},
         {{7, 0}, {0, 0}, 1, 2},
         1,
         1,
         true,
         "class=\"band\""},
        {"a range in one place",
         "~5",
         "5",
         "",
         {{5, 0}, {5, 0}, 0, 0},
         {{5, 0}, {5, 0}, 0, 0},
         1,
         1,
         true,
         "class=\"goal\""},
        {"a range",
         "4-5",
         "3-6",
         "",
         {{4, 0}, {5, 0}, 0, 0},
         {{3, 0}, {6, 0}, 0, 0},
         1,
         1,
         true,
         "text-anchor=\"start\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        plan_target_result t;
        plan_report *report = NULL;
        plan_buffer buffer;
        plan_buffer_init(&buffer, NULL);
        target_of(&t, "x");
        t.target = cases[i].target;
        t.actual = cases[i].actual;
        t.baseline = cases[i].baseline;
        t.goal = cases[i].goal;
        t.interval = cases[i].stands;
        t.has_goal = cases[i].has_goal;
        t.has_interval = cases[i].has_interval;
        CHECK_INT(cases[i].label, plan_html_has_bar(&t), cases[i].is);
        CHECK_STATUS("new", plan_report_new(NULL, NULL, &report), PLAN_OK);
        CHECK_STATUS("add", plan_report_add_target(report, &t), PLAN_OK);
        CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
        CHECK_STATUS("write",
                     plan_report_write(report, PLAN_FORMAT_HTML, NULL, into_buffer, &buffer),
                     PLAN_OK);
        plan_buffer_char(&buffer, '\0');
        CHECK_INT(cases[i].label, strstr(buffer.data, "<svg class=\"bullet") != NULL, cases[i].is);
        if (cases[i].is &&
            !CHECK_TRUE(cases[i].label, strstr(buffer.data, cases[i].part) != NULL)) {
            printf("%s\n", strstr(buffer.data, "<svg class=\"bullet"));
        }
        plan_buffer_free(&buffer);
        plan_report_free(report);
    }
}

/* --- Layout --- */

static void wrapped(const char *label, uint32_t width, const char *text, size_t indent, size_t used,
                    const char *expected) {
    plan_write_options options = {.struct_size = sizeof options, .width = width};
    plan_report *report = report_of(NULL, PLAN_ENGLISH, add_rules);
    plan_output output;
    plan_output_begin(&output, report, &options, into_buffer, NULL);
    plan_text_wrap(&output, plan_span_of(text), indent, used);
    CHECK_TEXT(label, output.buffer.data, output.buffer.length, expected);
    plan_buffer_free(&output.buffer);
    plan_report_free(report);
}

static void lines_are_broken(void) {
    wrapped("words", 40, "aaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbb cccccccccccccccc", 2, 2,
            "aaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbb\n  cccccccccccccccc\n");
    wrapped("nothing", 40, "", 2, 2, "\n");
    /* 38 columns are taken: of a wide character there is room for one, and one column is left over
     */
    wrapped("wide", 40, "\xe4\xb8\xad\xe4\xb8\xad", 2, 37, "\xe4\xb8\xad\n  \xe4\xb8\xad\n");
    wrapped("wider than what is left", 40, "\xe4\xb8\xad", 2, 39, "\xe4\xb8\xad\n");
    wrapped("behind the end", 40, "\xe4\xb8\xad\xe4\xb8\xad", 2, 60,
            "\xe4\xb8\xad\n  \xe4\xb8\xad\n");
    wrapped("hardly any room", 40, "aaaaaaaaaaaaaaaa bbbbbbbb", 38, 38,
            "aaaaaaaaaaaaaaaa\n                                      bbbbbbbb\n");
    wrapped("a comma at the end", 40, "(a,", 2, 2, "(a,\n");
}

static void intervals_in_brackets(void) {
    static const struct {
        plan_interval interval;
        const char *text;
    } cases[] = {{{{5, 0}, {5, 0}, 0, 0}, "5"},
                 {{{5, 0}, {7, 0}, 0, 1}, "[5, 7)"},
                 {{{5, 0}, {0, 0}, 1, 2}, "(5, +\xe2\x88\x9e)"},
                 {{{0, 0}, {7, 1}, 2, 0}, "(\xe2\x88\x92\xe2\x88\x9e, 0.7]"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        plan_buffer buffer;
        plan_buffer_init(&buffer, NULL);
        plan_text_interval(&buffer, &cases[i].interval);
        CHECK_TEXT(cases[i].text, buffer.data, buffer.length, cases[i].text);
        plan_buffer_free(&buffer);
    }
}

TEST_MAIN("write corners", {"corners are told", corners_are_told},
          {"sinks may refuse", sinks_may_refuse}, {"survives no memory", survives_no_memory},
          {"shares", shares}, {"notifications", notifications},
          {"levels of JUnit", levels_of_junit}, {"explanations", explanations},
          {"targets are told", targets_are_told}, {"bars", bars},
          {"lines are broken", lines_are_broken}, {"intervals in brackets", intervals_in_brackets})
