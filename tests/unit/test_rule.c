/* The table of rules: complete, ordered, in both languages. */
#include <plan/rule.h>

#include "check.h"
#include "text.h"

/* Every rule of this version with its severity: E error, W warning, N note. */
static const struct {
    const char *code;
    char severity;
} expected[] = {
    {"P101", 'E'}, {"P102", 'E'}, {"P103", 'E'}, {"P104", 'E'}, {"P105", 'E'}, {"P106", 'E'},
    {"P107", 'E'}, {"P108", 'E'}, {"P109", 'E'}, {"P110", 'E'}, {"P111", 'E'}, {"P112", 'E'},
    {"P113", 'E'}, {"P114", 'E'}, {"P115", 'E'}, {"P116", 'E'}, {"P117", 'E'}, {"P118", 'W'},
    {"P119", 'E'}, {"P120", 'E'}, {"P121", 'E'}, {"P122", 'E'}, {"P131", 'E'}, {"P132", 'E'},
    {"P133", 'E'}, {"P134", 'E'}, {"P135", 'E'}, {"P136", 'E'}, {"P137", 'E'}, {"P138", 'E'},
    {"P201", 'N'}, {"P202", 'E'}, {"P203", 'E'}, {"P204", 'W'}, {"P205", 'E'}, {"P206", 'E'},
    {"P207", 'N'}, {"P208", 'W'}, {"P209", 'E'}, {"P301", 'E'}, {"P302", 'E'}, {"P303", 'E'},
    {"P304", 'E'}, {"P305", 'E'}, {"P306", 'E'}, {"P307", 'E'}, {"P401", 'W'}, {"P405", 'N'},
    {"P406", 'N'}, {"P407", 'W'}, {"P501", 'W'}, {"P502", 'W'},
};
enum { EXPECTED = sizeof expected / sizeof expected[0] };

static char letter(uint8_t severity) {
    return severity == PLAN_SEVERITY_ERROR     ? 'E'
           : severity == PLAN_SEVERITY_WARNING ? 'W'
           : severity == PLAN_SEVERITY_NOTE    ? 'N'
                                               : '-';
}

static void is_complete(void) {
    for (size_t i = 0; i < EXPECTED; i++) {
        const plan_rule_info *rule = plan_rule_find(expected[i].code);
        if (CHECK_TRUE(expected[i].code, rule != NULL)) {
            CHECK_STR(expected[i].code, rule->code, expected[i].code);
            if (expected[i].severity != '?') {
                CHECK_INT(expected[i].code, letter(rule->severity), expected[i].severity);
            }
        }
    }
}

static void is_ordered(void) {
    CHECK_TRUE("no fewer", plan_rule_count() >= EXPECTED);
    for (size_t i = 0; i < plan_rule_count(); i++) {
        const char *code = plan_rule_at(i)->code;
        CHECK_TRUE(code,
                   strlen(code) == 4 && code[0] == 'P' && strspn(code + 1, "0123456789") == 3);
        CHECK_TRUE(code, i == 0 || strcmp(plan_rule_at(i - 1)->code, code) < 0);
        CHECK_TRUE(code, plan_rule_find(code) == plan_rule_at(i));
        CHECK_TRUE(code, letter(plan_rule_at(i)->severity) != '-');
    }
    CHECK_TRUE("beyond the end", plan_rule_at(plan_rule_count()) == NULL);
    CHECK_TRUE("far beyond", plan_rule_at(SIZE_MAX) == NULL);
    CHECK_TRUE("unknown", plan_rule_find("P999") == NULL);
    CHECK_TRUE("lower case is another code", plan_rule_find("p301") == NULL);
    CHECK_TRUE("NULL", plan_rule_find(NULL) == NULL);
}

static void check_texts(const char *code, const char *what, const char *const texts[2]) {
    for (int language = 0; language < 2; language++) {
        size_t length = strlen(texts[language]);
        CHECK_TRUE(what, length > 0);
        CHECK_U64(what, plan_utf8_valid(texts[language], length), length);
        CHECK_TRUE(what, strchr(texts[language], '\n') == NULL);
    }
    CHECK_TRUE(code, strcmp(texts[0], texts[1]) != 0);
}

static void has_words(void) {
    for (size_t i = 0; i < plan_rule_count(); i++) {
        const plan_rule_info *rule = plan_rule_at(i);
        check_texts(rule->code, "title", rule->title);
        check_texts(rule->code, "about", rule->about);
        check_texts(rule->code, "example", rule->example);
        CHECK_TRUE(rule->code, rule->formula != NULL);
        CHECK_TRUE("a title fits a table",
                   plan_utf8_width(rule->title[1], strlen(rule->title[1])) <= 48);
        CHECK_TRUE("Vietnamese has its diacritics",
                   plan_utf8_count(rule->about[1], strlen(rule->about[1])) <
                       strlen(rule->about[1]));
    }
}

static void names(void) {
    CHECK_STR("holds", plan_verdict_name(PLAN_HOLDS), "holds");
    CHECK_STR("fails", plan_verdict_name(PLAN_FAILS), "fails");
    CHECK_STR("undecided", plan_verdict_name(PLAN_UNDECIDED), "undecided");
    CHECK_STR("skipped", plan_verdict_name(PLAN_SKIPPED), "skipped");
    CHECK_STR("off", plan_severity_name(PLAN_SEVERITY_OFF), "off");
    CHECK_STR("note", plan_severity_name(PLAN_SEVERITY_NOTE), "note");
    CHECK_STR("warning", plan_severity_name(PLAN_SEVERITY_WARNING), "warning");
    CHECK_STR("error", plan_severity_name(PLAN_SEVERITY_ERROR), "error");
    CHECK_STR("-1", plan_verdict_name(-1), "unknown");
    CHECK_STR("4", plan_verdict_name(4), "unknown");
    CHECK_STR("-1", plan_severity_name(-1), "unknown");
    CHECK_STR("4", plan_severity_name(4), "unknown");
}

TEST_MAIN("rule", {"is complete", is_complete}, {"is ordered", is_ordered},
          {"has words in both languages", has_words}, {"names of verdicts and severities", names})
