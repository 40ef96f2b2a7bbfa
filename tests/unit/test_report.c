/* The report: exact counts, the first N findings in order, deep copies, no memory. */
#include "check.h"
#include "failing.h"
#include "message_layout.h"
#include "report.h"

static plan_report *make(size_t max_findings, int language) {
    plan_report_options options = {sizeof options, language, max_findings};
    plan_report *report = NULL;
    CHECK_STATUS("new", plan_report_new(NULL, &options, &report), PLAN_OK);
    return report;
}

static plan_finding finding_at(const char *file, uint32_t line, uint32_t column, const char *code,
                               const char *period) {
    plan_finding f;
    memset(&f, 0, sizeof f);
    f.file = file;
    f.line = line;
    f.column = column;
    f.code = f.rule = code;
    f.period = period;
    f.severity = PLAN_SEVERITY_ERROR;
    f.verdict = PLAN_FAILS;
    return f;
}

/* --- Order --- */

static void order(void) {
    static const struct {
        const char *file;
        uint32_t line, column;
        const char *code, *period;
    } rows[] = {{"", 0, 0, "P206", ""},          {"a.csv", 0, 0, "P122", ""},
                {"a.csv", 2, 1, "P101", ""},     {"a.csv", 2, 9, "P101", ""},
                {"a.csv", 2, 9, "P301", ""},     {"a.csv", 2, 9, "P301", "2022"},
                {"a.csv", 2, 9, "P301", "2023"}, {"a.csv", 10, 1, "P101", ""},
                {"b.csv", 1, 1, "P101", ""}};
    enum { N = sizeof rows / sizeof rows[0] };
    for (size_t i = 0; i < N; i++) {
        for (size_t k = 0; k < N; k++) {
            plan_finding a = finding_at(rows[i].file, rows[i].line, rows[i].column, rows[i].code,
                                        rows[i].period);
            plan_finding b = finding_at(rows[k].file, rows[k].line, rows[k].column, rows[k].code,
                                        rows[k].period);
            int found = plan_finding_order(&a, &b);
            CHECK_INT("order", (found > 0) - (found < 0), (i > k) - (i < k));
        }
    }
    plan_finding a = finding_at("", 1, 1, "P301", "");
    plan_finding b = a;
    b.area = "x";
    CHECK_TRUE("total: by area", plan_finding_order(&a, &b) < 0);
    b.area = NULL;
    b.message = "x";
    CHECK_TRUE("total: by message", plan_finding_order(&a, &b) < 0);
}

/* The first 7 of 1000 lines, in whatever order they come. */
static void check_first(const char *label, uint32_t (*line_of)(uint32_t i)) {
    plan_report *report = make(7, -1);
    for (uint32_t i = 0; i < 1000; i++) {
        plan_finding f = finding_at("f", line_of(i), 1, "P301", "");
        f.severity = (uint8_t)(1 + i % 3);
        CHECK_STATUS(label, plan_report_add(report, &f), PLAN_OK);
    }
    CHECK_STATUS(label, plan_report_close(report), PLAN_OK);
    CHECK_U64(label, plan_report_finding_count(report), 7);
    for (uint32_t i = 0; i < 7; i++) {
        CHECK_U64(label, plan_report_finding(report, i)->line, i + 1);
    }
    plan_summary s;
    CHECK_STATUS(label, plan_report_summary(report, &s), PLAN_OK);
    CHECK_U64("notes: 0, 3 .. 999", s.notes, 334);
    CHECK_U64("warnings", s.warnings, 333);
    CHECK_U64("errors", s.errors, 333);
    CHECK_U64("shown", s.shown, 7);
    plan_report_free(report);
}

static uint32_t rising(uint32_t i) {
    return i + 1;
}

static uint32_t falling(uint32_t i) {
    return 1000 - i;
}

static uint32_t mixed(uint32_t i) { /* 7 has no factor in common with 1000 */
    return i * 7 % 1000 + 1;
}

static void first_findings(void) {
    check_first("rising", rising);
    check_first("falling", falling);
    check_first("mixed", mixed);
}

/* --- Copies --- */

static void fill(plan_finding *f, plan_input *input, plan_repair *repair, char text[16]) {
    *f = finding_at(text, 3, 4, text, text);
    memset(input, 0, sizeof *input);
    f->rule = f->indicator = f->area = f->series = f->name = f->group = f->value = f->gap =
        f->beyond_rounding = f->arithmetic = f->message = text;
    input->indicator = input->area = input->period = input->series = input->measure = input->name =
        input->unit = input->value = input->file = input->cell = text;
    repair->set = 1;
    repair->input = 0;
    repair->edits = 1;
    repair->from = repair->to = repair->cell = text;
    f->inputs = input;
    f->input_count = 1;
    f->repairs = repair;
    f->repair_count = 1;
}

static void copies_are_deep(void) {
    char text[16] = "P301";
    plan_finding f;
    plan_input input;
    plan_repair repair;
    plan_report *report = make(0, -1);
    fill(&f, &input, &repair, text);
    CHECK_STATUS("add", plan_report_add(report, &f), PLAN_OK);
    plan_implied implied = {text, text, text, text, text, text, plan_interval_all(), 0, 0, 0, text};
    CHECK_STATUS("implied", plan_report_add_implied(report, &implied), PLAN_OK);
    CHECK_STATUS("title", plan_report_set_title(report, text), PLAN_OK);
    size_t index;
    CHECK_STATUS("rule", plan_report_rule_index(report, text, text, 3, &index), PLAN_OK);
    memset(text, 'x', 4);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    const plan_finding *g = plan_report_finding(report, 0);
    const char *const texts[] = {g->code,
                                 g->rule,
                                 g->indicator,
                                 g->area,
                                 g->period,
                                 g->series,
                                 g->name,
                                 g->group,
                                 g->file,
                                 g->value,
                                 g->gap,
                                 g->beyond_rounding,
                                 g->arithmetic,
                                 g->message,
                                 g->inputs[0].indicator,
                                 g->inputs[0].area,
                                 g->inputs[0].period,
                                 g->inputs[0].series,
                                 g->inputs[0].measure,
                                 g->inputs[0].name,
                                 g->inputs[0].unit,
                                 g->inputs[0].value,
                                 g->inputs[0].file,
                                 g->inputs[0].cell,
                                 g->repairs[0].from,
                                 g->repairs[0].to,
                                 g->repairs[0].cell,
                                 plan_report_implied(report, 0)->indicator,
                                 plan_report_implied(report, 0)->because,
                                 plan_report_title(report)};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        CHECK_STR("a copy", texts[i], "P301");
    }
    plan_report_free(report);
}

static void missing_texts_are_empty(void) {
    plan_finding f;
    plan_report *report = make(0, -1);
    memset(&f, 0, sizeof f);
    f.severity = PLAN_SEVERITY_NOTE;
    CHECK_STATUS("add", plan_report_add(report, &f), PLAN_OK);
    CHECK_STATUS("no title", plan_report_set_title(report, NULL), PLAN_OK);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    CHECK_STR("message", plan_report_finding(report, 0)->message, "");
    CHECK_STR("area", plan_report_finding(report, 0)->area, "");
    CHECK_STR("title", plan_report_title(report), "");
    f.severity = PLAN_SEVERITY_OFF;
    plan_report_free(report);
    report = make(0, -1);
    CHECK_STATUS("off", plan_report_add(report, &f), PLAN_OK);
    CHECK_U64("off is nothing", plan_report_finding_count(report), 0);
    plan_report_free(report);
}

/* --- Memory --- */

/* Each finding pushes another out, and memory stays what a few hundred findings take. */
static void memory_stays_flat(void) {
    failing f = {-1, 0, 0};
    plan_allocator allocator = {&f, failing_allocate, failing_resize, failing_release};
    plan_report_options options = {sizeof options, -1, 10};
    plan_report *report = NULL;
    char message[1000];
    memset(message, 'm', sizeof message - 1);
    message[sizeof message - 1] = '\0';
    CHECK_STATUS("new", plan_report_new(&allocator, &options, &report), PLAN_OK);
    for (uint32_t i = 0; i < 100000; i++) {
        plan_finding finding = finding_at("f", 100000 - i, 1, "P301", "");
        finding.message = message;
        if (plan_report_add(report, &finding) != PLAN_OK || f.held > 400000) {
            CHECK_TRUE("held [bytes]", f.held <= 400000);
            break;
        }
    }
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    CHECK_U64("the first", plan_report_finding(report, 0)->line, 1);
    CHECK_STR("whole", plan_report_finding(report, 9)->message, message);
    plan_report_free(report);
    CHECK_INT("given back", f.live, 0);
}

static plan_status build(plan_report *report) {
    char text[16] = "P301";
    plan_finding f;
    plan_input input;
    plan_repair repair;
    size_t index;
    plan_span args[2] = {plan_span_of("x"), plan_span_of("two minus signs")};
    plan_implied implied = {text, text, text, text, text, text, plan_interval_all(), 0, 0, 0, text};
    plan_status status = plan_report_set_title(report, "title");
    status = status == PLAN_OK ? plan_report_override(report, "P401", PLAN_SEVERITY_OFF) : status;
    status = status == PLAN_OK ? plan_report_add_implied(report, &implied) : status;
    for (uint32_t i = 0; i < 200 && status == PLAN_OK; i++) {
        fill(&f, &input, &repair, text);
        f.line = 200 - i;
        status = plan_report_add(report, &f);
    }
    for (uint32_t i = 0; i < 100 && status == PLAN_OK; i++) {
        char id[16];
        snprintf(id, sizeof id, "p%u", (unsigned)i);
        status = plan_report_rule_index(report, id, "P301", 3, &index);
    }
    status = status == PLAN_OK
                 ? plan_report_raise(report, PLAN_SAY_NUMBER, "f", 1, 1, args, 2, false)
                 : status;
    return status == PLAN_OK ? plan_report_close(report) : status;
}

static plan_status build_with(const plan_allocator *allocator) {
    plan_report_options options = {sizeof options, PLAN_VIETNAMESE, 20};
    plan_report *report = NULL;
    plan_status status = plan_report_new(allocator, &options, &report);
    status = status == PLAN_OK ? build(report) : status;
    plan_report_free(report);
    return status;
}

static void survives_no_memory(void) {
    CHECK_TRUE("every allocation", failing_everywhere(build_with));
}

/* What failed for want of memory can be done again. */
static void can_be_repeated(void) {
    for (long n = 1; n < 200; n++) {
        failing f = {-1, 0, 0};
        plan_allocator allocator = {&f, failing_allocate, failing_resize, failing_release};
        plan_report *report = NULL;
        plan_finding finding = finding_at("f", 1, 1, "P301", "");
        CHECK_STATUS("new", plan_report_new(&allocator, NULL, &report), PLAN_OK);
        f.left = n;
        plan_status added = plan_report_add(report, &finding);
        plan_status closed = plan_report_close(report);
        f.left = -1;
        if (added != PLAN_OK) {
            CHECK_STATUS("add", added, PLAN_NO_MEMORY);
            CHECK_U64("nothing was added", plan_report_finding_count(report), 0);
            added = closed == PLAN_OK ? PLAN_OK : plan_report_add(report, &finding);
        }
        CHECK_STATUS("close again", plan_report_close(report), PLAN_OK);
        CHECK_U64("rules", plan_report_rule_count(report), plan_rule_count());
        plan_report_free(report);
        CHECK_INT("given back", f.live, 0);
    }
}

/* --- Rules --- */

static void rules_are_ordered(void) {
    static const struct {
        const char *id, *code;
    } rows[] = {{"b", "P302"}, {"a", "P301"}, {"P101", "P101"}, {"c", "P302"}, {"b", "P301"}};
    plan_report *report = make(0, -1);
    size_t places[5];
    for (size_t i = 0; i < 5; i++) {
        CHECK_STATUS("add",
                     plan_report_rule_index(report, rows[i].id, rows[i].code, PLAN_SEVERITY_ERROR,
                                            &places[i]),
                     PLAN_OK);
        report->rules[places[i]].checks = 10 + i;
        report->rules[places[i]].holds = i;
        report->rules[places[i]].skipped[2] = 1;
    }
    size_t again;
    CHECK_STATUS("again", plan_report_rule_index(report, "b", "P302", PLAN_SEVERITY_OFF, &again),
                 PLAN_OK);
    CHECK_U64("the same row", again, places[0]);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    CHECK_STATUS("twice", plan_report_close(report), PLAN_OK);
    size_t n = plan_report_rule_count(report);
    CHECK_U64("built-in codes and the four of partitions", n, plan_rule_count() + 4);
    const char *expected = "a b P301 b c P302 ";
    char found[64] = "";
    for (size_t i = 0; i < n; i++) {
        const plan_rule_counts *row = plan_report_rule(report, i);
        CHECK_TRUE(row->id,
                   i == 0 || strcmp(plan_report_rule(report, i - 1)->code, row->code) <= 0);
        if (strcmp(row->code, "P301") == 0 || strcmp(row->code, "P302") == 0) {
            strcat(strcat(found, row->id), " ");
        }
    }
    CHECK_STR("arrivals of one code as they came, the code itself last", found, expected);
    CHECK_U64("the counts moved along", plan_report_rule(report, 0)->checks, 12);
    plan_summary s;
    CHECK_STATUS("summary", plan_report_summary(report, &s), PLAN_OK);
    CHECK_U64("checks", s.checks, 10 + 11 + 12 + 13 + 14);
    CHECK_U64("holds", s.holds, 0 + 1 + 2 + 3 + 4);
    CHECK_U64("skipped", s.skipped, 5);
    CHECK_U64("rules", s.rules, n);
    plan_report_free(report);
}

static void many_rules(void) {
    plan_report *report = make(0, -1);
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < 50000; i++) {
            char id[16];
            size_t index;
            snprintf(id, sizeof id, "p%u", (unsigned)i);
            plan_status status =
                plan_report_rule_index(report, id, i % 2 == 0 ? "P302" : "P301", 3, &index);
            if (status != PLAN_OK || index != i) {
                CHECK_STATUS(id, status, PLAN_OK);
                CHECK_U64(id, index, i);
            }
        }
    }
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    CHECK_U64("rows", plan_report_rule_count(report), plan_rule_count() + 50000);
    plan_report_free(report);
}

/* --- Raising --- */

static void severities(void) {
    plan_report *report = make(0, -1);
    CHECK_INT("default", plan_report_severity(report, "P401"), PLAN_SEVERITY_WARNING);
    CHECK_INT("a rule of the plan", plan_report_severity(report, "mine"), PLAN_SEVERITY_ERROR);
    CHECK_STATUS("off", plan_report_override(report, "P401", PLAN_SEVERITY_OFF), PLAN_OK);
    CHECK_STATUS("error", plan_report_override(report, "P401", PLAN_SEVERITY_ERROR), PLAN_OK);
    CHECK_INT("the last one counts", plan_report_severity(report, "P401"), PLAN_SEVERITY_ERROR);
    CHECK_STATUS("too long", plan_report_override(report, "P40112345", 1), PLAN_INVALID);
    plan_report_free(report);
}

static void raising(void) {
    plan_report *report = make(0, PLAN_ENGLISH);
    char text[300];
    plan_summary s;
    memset(text, 'a', sizeof text);
    memcpy(text + 198, "\xe1\xbb\x87\xe1\xbb\x87", 6); /* the cut falls within a character */
    plan_span args[2] = {{text, sizeof text}, plan_span_of("\x1b[31m")};
    CHECK_STATUS("long", plan_report_raise(report, PLAN_SAY_NUMBER, "f.csv", 2, 3, args, 2, false),
                 PLAN_OK);
    CHECK_STATUS("unknown id", plan_report_raise(report, 99999, "f", 1, 1, args, 2, true),
                 PLAN_INVALID);
    CHECK_STATUS("summary", plan_report_summary(report, &s), PLAN_OK);
    CHECK_INT("complete", s.incomplete, 0);
    CHECK_STATUS("override", plan_report_override(report, "P118", PLAN_SEVERITY_OFF), PLAN_OK);
    CHECK_STATUS("off", plan_report_raise(report, PLAN_SAY_COLUMN_UNKNOWN, "f", 1, 1, args, 1, 0),
                 PLAN_OK);
    CHECK_STATUS("override", plan_report_override(report, "P122", PLAN_SEVERITY_OFF), PLAN_OK);
    CHECK_STATUS("cannot be switched off",
                 plan_report_raise(report, PLAN_SAY_FILE_EMPTY, "e.csv", 0, 0, NULL, 0, true),
                 PLAN_OK);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    CHECK_STATUS("after the end",
                 plan_report_raise(report, PLAN_SAY_FILE_EMPTY, "e", 0, 0, NULL, 0, true),
                 PLAN_INVALID);
    CHECK_STATUS("summary", plan_report_summary(report, &s), PLAN_OK);
    CHECK_INT("incomplete", s.incomplete, 1);
    CHECK_U64("errors", s.errors, 2);
    CHECK_U64("fails", s.fails, 2);
    CHECK_U64("checks", s.checks, 2);
    CHECK_INT("did not pass", plan_report_passed(report), 0);
    const plan_finding *f = plan_report_finding(report, 1);
    CHECK_STR("code", f->code, "P101");
    CHECK_STR("rule", f->rule, "P101");
    CHECK_U64("line", f->line, 2);
    CHECK_U64("column", f->column, 3);
    memcpy(text + 198, "...' is no readable number: \\u001b[31m", 39);
    char expected[300] = "'";
    strcat(expected, text);
    CHECK_STR("message", f->message, expected);
    plan_report_free(report);
}

static void raising_in_vietnamese(void) {
    plan_report *report = make(0, PLAN_VIETNAMESE);
    plan_span args[2] = {plan_span_of("two minus signs"), plan_span_of("two minus signs")};
    CHECK_STATUS("raise", plan_report_raise(report, PLAN_SAY_NUMBER, "f", 2, 3, args, 2, false),
                 PLAN_OK);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    CHECK_STR("the reason, not the cell", plan_report_finding(report, 0)->message,
              "'two minus signs' không phải là số đọc được: có hai dấu trừ");
    plan_report_free(report);
}

static void arguments(void) {
    plan_report *report = NULL;
    plan_report_options options = {sizeof options, -1, 0};
    plan_summary s;
    CHECK_STATUS("no result", plan_report_new(NULL, NULL, NULL), PLAN_INVALID);
    options.struct_size = 4;
    CHECK_STATUS("size", plan_report_new(NULL, &options, &report), PLAN_INVALID);
    options.struct_size = sizeof options;
    options.language = 2;
    CHECK_STATUS("language", plan_report_new(NULL, &options, &report), PLAN_INVALID);
    CHECK_TRUE("nothing was written", report == NULL);
    plan_report_free(NULL);
    CHECK_STATUS("close", plan_report_close(NULL), PLAN_INVALID);
    CHECK_STATUS("summary", plan_report_summary(NULL, &s), PLAN_INVALID);
    CHECK_INT("passed", plan_report_passed(NULL), 0);
    CHECK_U64("findings", plan_report_finding_count(NULL), 0);
    CHECK_U64("rules", plan_report_rule_count(NULL), 0);
    CHECK_U64("implied", plan_report_implied_count(NULL), 0);
    report = make(0, PLAN_VIETNAMESE);
    CHECK_INT("language", plan_report_language(report), PLAN_VIETNAMESE);
    CHECK_INT("not finished", plan_report_passed(report), 0);
    CHECK_STATUS("no result", plan_report_summary(report, NULL), PLAN_INVALID);
    CHECK_TRUE("no finding", plan_report_finding(report, 0) == NULL);
    CHECK_TRUE("no rule", plan_report_rule(report, 0) == NULL);
    CHECK_TRUE("no implied value", plan_report_implied(report, 0) == NULL);
    CHECK_STR("no title", plan_report_title(report), "");
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    CHECK_INT("passed", plan_report_passed(report), 1);
    plan_report_free(report);
}

/* Rules of one id are kept apart by their codes, however they lie in the table. */
static void many_codes(void) {
    plan_report *report = make(0, -1);
    size_t index;
    char code[8];
    for (int round = 0; round < 2; round++) {
        for (unsigned i = 0; i < 1000; i++) {
            snprintf(code, sizeof code, "P%03u", i);
            CHECK_STATUS(code, plan_report_rule_index(report, "one", code, 1, &index), PLAN_OK);
            CHECK_U64(code, index, i);
        }
    }
    plan_report_free(report);
}

/* Without repairs a figure is in question where what is required of it lies elsewhere. */
static void figures_in_question(void) {
    static const struct {
        const char *label;
        uint8_t has_required, has_interval;
        int64_t required, own;
        bool repaired;
        int expected[2];
    } rows[] = {{"elsewhere", 1, 1, 5, 6, false, {1, 0}},
                {"there", 1, 1, 5, 5, false, {0, 0}},
                {"nothing required", 0, 1, 5, 6, false, {0, 0}},
                {"no figure", 1, 0, 5, 6, false, {0, 0}},
                {"a repair of the other", 1, 1, 5, 6, true, {0, 1}}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_input inputs[2];
        plan_repair repair;
        plan_finding f = finding_at("f", 1, 1, "P301", "");
        plan_decimal required = {rows[i].required, 0}, own = {rows[i].own, 0};
        memset(inputs, 0, sizeof inputs);
        memset(&repair, 0, sizeof repair);
        inputs[0].has_required = rows[i].has_required;
        inputs[0].has_interval = rows[i].has_interval;
        inputs[0].required = plan_interval_point(required);
        inputs[0].interval = plan_interval_point(own);
        repair.input = 1;
        f.inputs = inputs;
        f.input_count = 2;
        f.repairs = &repair;
        f.repair_count = rows[i].repaired ? 1 : 0;
        CHECK_INT(rows[i].label, plan_finding_in_question(&f, 0), rows[i].expected[0]);
        CHECK_INT(rows[i].label, plan_finding_in_question(&f, 1), rows[i].expected[1]);
        CHECK_INT("no such figure", plan_finding_in_question(&f, 2), 0);
    }
    CHECK_INT("no finding", plan_finding_in_question(NULL, 0), 0);
}

/* What files say comes file by file; it stands by finding, and within one as it came. */
static void citations_in_order(void) {
    static const struct {
        size_t finding;
        uint32_t line;
    } first[] = {{0, 10}, {2, 11}, {2, 12}}, second[] = {{0, 20}, {1, 21}, {2, 22}},
      expected[] = {{0, 10}, {0, 20}, {1, 21}, {2, 11}, {2, 12}, {2, 22}};
    plan_report *report = make(0, -1);
    plan_cited cited[2][3];
    plan_cited_figures none = {1, NULL, NULL};
    size_t seen[3] = {0, 0, 0};
    memset(cited, 0, sizeof cited);
    for (uint32_t i = 0; i < 3; i++) {
        plan_finding f = finding_at("f", i + 1, 1, "P301", "");
        CHECK_STATUS("add", plan_report_add(report, &f), PLAN_OK);
        cited[0][i].finding = first[i].finding;
        cited[0][i].citation.width = first[i].line;
        cited[1][i].finding = second[i].finding;
        cited[1][i].citation.width = second[i].line;
    }
    CHECK_U64("not finished", plan_report_citation_count(report, 0), 0);
    CHECK_U64("nor explained", plan_report_explanation_count(report), 0);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    for (size_t k = 0; k < 2; k++) {
        CHECK_STATUS("take", plan_report_take_citations(report, cited[k], 3, &none, 1, 3), PLAN_OK);
    }
    for (size_t i = 0; i < 6; i++) {
        size_t f = expected[i].finding;
        const plan_citation *c = plan_report_citation(report, f, seen[f]++);
        if (CHECK_TRUE("there", c != NULL)) {
            CHECK_U64("in order", c->width, expected[i].line);
        }
    }
    CHECK_TRUE("figures as they were", plan_report_finding(report, 1)->inputs == NULL);
    CHECK_U64("three of the last", plan_report_citation_count(report, 2), 3);
    CHECK_TRUE("no fourth", plan_report_citation(report, 2, 3) == NULL);
    plan_report_free(report);
}

/* What was not read to its end did not pass, though nothing is wrong in what was. */
static void incomplete_is_not_passed(void) {
    for (int incomplete = 0; incomplete < 2; incomplete++) {
        plan_report *report = make(0, -1);
        CHECK_INT("unfinished", plan_report_passed(report), 0);
        report->summary.incomplete = (uint8_t)incomplete;
        CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
        CHECK_INT("passed", plan_report_passed(report), 1 - incomplete);
        plan_report_free(report);
    }
    CHECK_INT("none", plan_report_passed(NULL), 0);
    CHECK_STR("no title", plan_report_title(NULL), "");
    CHECK_INT("no language", plan_report_language(NULL), PLAN_ENGLISH);
}

/* Known findings that are counted twice add up, to a limit. */
static void known_add_up(void) {
    static const uint32_t rows[][3] = {
        {2, 3, 5}, {UINT32_MAX, 5, UINT32_MAX}, {1, UINT32_MAX, UINT32_MAX}};
    plan_allocator allocator = plan_allocator_or_default(NULL);
    plan_finding finding = finding_at("f", 1, 1, "P301", "2022");
    plan_identity identity = plan_identity_of(&finding, NULL, 0);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_identities list;
        memset(&list, 0, sizeof list);
        for (size_t k = 0; k < 2; k++) {
            CHECK_STATUS("add", plan_identities_add(&allocator, &list, &identity, 301, rows[i][k]),
                         PLAN_OK);
        }
        plan_identities_sort(&list);
        CHECK_U64("one", list.count, 1);
        CHECK_U64("of so many", list.items[0].count, rows[i][2]);
        plan_release(&allocator, list.items, list.capacity, sizeof *list.items);
    }
}

/* A copy to try something on: each of its allocations may fail, and none is kept then. */
static void copies_survive_no_memory(void) {
    failing f = {-1, 0, 0};
    plan_allocator allocator = {&f, failing_allocate, failing_resize, failing_release};
    plan_report *report = NULL, *trial = NULL;
    plan_finding finding = finding_at("f", 1, 1, "P301", "2022");
    plan_identity identity = plan_identity_of(&finding, NULL, 0);
    plan_baseline baseline;
    size_t index;
    memset(&baseline, 0, sizeof baseline);
    CHECK_STATUS("new", plan_report_new(&allocator, NULL, &report), PLAN_OK);
    CHECK_STATUS("known", plan_identities_add(&allocator, &baseline.known, &identity, 301, 1),
                 PLAN_OK);
    CHECK_STATUS("baseline", plan_report_set_baseline(report, &baseline), PLAN_OK);
    CHECK_STATUS("keep", plan_report_keep_identities(report), PLAN_OK);
    CHECK_STATUS("rule", plan_report_rule_index(report, "mine", "P301", 3, &index), PLAN_OK);
    CHECK_STATUS("add", plan_report_add(report, &finding), PLAN_OK);
    long live = f.live, n = 0;
    plan_status status = PLAN_NO_MEMORY;
    for (; n < 1000 && status != PLAN_OK; n++) {
        f.left = n;
        status = plan_report_try(report, &trial);
        if (status != PLAN_OK) {
            CHECK_STATUS("no memory", status, PLAN_NO_MEMORY);
            CHECK_INT("as it was", f.live, live);
        }
    }
    f.left = -1;
    CHECK_STATUS("it succeeds", status, PLAN_OK);
    CHECK_TRUE("after some", n > 5);
    bool known = false;
    CHECK_STATUS("meet", plan_report_meet(trial, &identity, "P301", false, &known), PLAN_OK);
    CHECK_TRUE("the copy knows it", known);
    CHECK_U64("and has it", trial->finding_count, 1);
    plan_report_free(trial);
    plan_report_free(report);
    plan_release(&allocator, baseline.known.items, baseline.known.capacity,
                 sizeof *baseline.known.items);
    CHECK_INT("given back", f.live, 0);
}

TEST_MAIN("report", {"known add up", known_add_up},
          {"copies survive no memory", copies_survive_no_memory}, {"many codes", many_codes},
          {"figures in question", figures_in_question}, {"citations in order", citations_in_order},
          {"incomplete is not passed", incomplete_is_not_passed}, {"order", order},
          {"first findings", first_findings}, {"copies are deep", copies_are_deep},
          {"missing texts are empty", missing_texts_are_empty},
          {"memory stays flat", memory_stays_flat}, {"survives no memory", survives_no_memory},
          {"can be repeated", can_be_repeated}, {"rules are ordered", rules_are_ordered},
          {"many rules", many_rules}, {"severities", severities}, {"raising", raising},
          {"raising in Vietnamese", raising_in_vietnamese}, {"arguments", arguments})
