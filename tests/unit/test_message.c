/* Sentences: complete in both languages, with the same places, and the phrases people look for. */
#include "check.h"
#include "document.h"
#include "message_check.h"
#include "message_label.h"
#include "message_layout.h"

#include <plan/json.h>
#include <plan/numeral.h>
#include <plan/period.h>
#include <plan/rule.h>
#include <plan/unit.h>

static const struct {
    int first, end;
    bool has_rules;
} ranges[] = {{PLAN_MESSAGE_LAYOUT, PLAN_SAY_LAYOUT_END, true},
              {PLAN_MESSAGE_CHECK, PLAN_SAY_CHECK_END, false},
              {PLAN_MESSAGE_LABEL, PLAN_LABEL_END, false}};

/* Bit n: {n} stands in the text. */
static unsigned places(const char *text) {
    unsigned found = 0;
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (text[i] == '{' && text[i + 1] >= '0' && text[i + 1] <= '9' && text[i + 2] == '}') {
            found |= 1u << (text[i + 1] - '0');
        }
    }
    return found;
}

static bool is_english_only(const char *text) {
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text >= 0x80) {
            return false;
        }
    }
    return true;
}

static void code_text(uint16_t code, char text[8]) {
    snprintf(text, 8, "P%03d", (int)code % 1000);
}

static void rows_are_complete(void) {
    for (size_t r = 0; r < sizeof ranges / sizeof ranges[0]; r++) {
        for (int id = ranges[r].first; id < ranges[r].end; id++) {
            const plan_message_row *row = plan_message_get(id);
            char label[32], code[8];
            snprintf(label, sizeof label, "message %d", id);
            if (!CHECK_TRUE(label, row != NULL)) {
                continue;
            }
            CHECK_INT(label, row->id, id);
            CHECK_TRUE(label, row->text[0][0] != '\0' && row->text[1][0] != '\0');
            CHECK_INT(label, places(row->text[0]), places(row->text[1]));
            CHECK_U64(label, plan_utf8_valid(row->text[1], strlen(row->text[1])),
                      strlen(row->text[1]));
            if (ranges[r].has_rules || row->code != 0) {
                code_text(row->code, code);
                CHECK_TRUE(code, plan_rule_find(code) != NULL);
            }
        }
        CHECK_TRUE("before the range", plan_message_get(ranges[r].first - 1) == NULL);
        CHECK_TRUE("behind the range", plan_message_get(ranges[r].end) == NULL);
    }
    CHECK_TRUE("negative", plan_message_get(-1) == NULL);
    CHECK_TRUE("0", plan_message_get(0) == NULL);
}

static void every_rule_has_a_sentence(void) {
    for (size_t i = 0; i < plan_rule_count(); i++) {
        bool found = false;
        for (size_t r = 0; r < 2; r++) {
            for (int id = ranges[r].first; id < ranges[r].end; id++) {
                char code[8];
                code_text(plan_message_get(id)->code, code);
                found = found || strcmp(code, plan_rule_at(i)->code) == 0;
            }
        }
        CHECK_TRUE(plan_rule_at(i)->code, found);
    }
}

static void problems_have_sentences(void) {
    for (uint8_t kind = 0; kind < PLAN_PROBLEM_KIND_COUNT; kind++) {
        CHECK_TRUE("far", plan_message_get(plan_message_of_problem(kind, false)) != NULL);
        CHECK_TRUE("near", plan_message_get(plan_message_of_problem(kind, true)) != NULL);
    }
    CHECK_INT("an indicator", plan_message_of_problem(PLAN_PROBLEM_INDICATOR, true),
              PLAN_SAY_INDICATOR_NEAR);
    CHECK_INT("a unit", plan_message_of_problem(PLAN_PROBLEM_UNIT, true), PLAN_SAY_UNIT);
}

/* What people look for when a file is bad. */
static void phrases(void) {
    static const struct {
        int id;
        const char *phrase;
    } cases[] = {
        {PLAN_SAY_FILE_EMPTY, "no header row"},
        {PLAN_SAY_NO_HEADER, "no header row"},
        {PLAN_SAY_UTF16, "UTF-16"},
        {PLAN_SAY_UTF16, "save as CSV UTF-8"},
        {PLAN_SAY_NOT_UTF8, "not UTF-8"},
        {PLAN_SAY_AFTER_QUOTE, "text after closing quote"},
        {PLAN_SAY_AFTER_QUOTE, "double the quote"},
        {PLAN_SAY_STRAY_QUOTE, "text after closing quote"},
        {PLAN_SAY_STRAY_QUOTE, "double the quote"},
        {PLAN_SAY_SEPARATOR, "did you mean {0}"},
        {PLAN_SAY_INDICATOR_NEAR, "did you mean '{1}'"},
        {PLAN_SAY_KEY_UNKNOWN, "did you mean \"{1}\""},
        {PLAN_SAY_NUMBER_RANGE, "{1}"}, /* "out of range: ..." */
        {PLAN_SAY_AMBIGUOUS, "declare \"number_format\""},
        {PLAN_SAY_CONFLICT, "conflict"},
        {PLAN_SAY_DIRECTORY, "is a directory"},
        {PLAN_SAY_LIMIT, "limit"},
        {PLAN_SAY_UNCLOSED, "opens on line {0}"},
        {PLAN_SAY_DUMPED, "declare \"decimals\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *text = plan_message_get(cases[i].id)->text[0];
        CHECK_TRUE(cases[i].phrase, strstr(text, cases[i].phrase) != NULL);
    }
}

static void check_written(const char *label, int language, int id, const char *const *args,
                          size_t count, const char *expected) {
    plan_span spans[8];
    plan_buffer buffer;
    plan_buffer_init(&buffer, NULL);
    for (size_t i = 0; i < count; i++) {
        spans[i] = plan_span_of(args[i]);
    }
    plan_message_write(&buffer, language, id, spans, count);
    CHECK_STR(label, buffer.data, expected);
    plan_buffer_free(&buffer);
}

static void are_filled_in(void) {
    static const char *const args[] = {"grpd", "{0}"};
    check_written("en", 0, PLAN_SAY_INDICATOR_NEAR, args, 2,
                  "unknown indicator 'grpd'; did you mean '{0}'?");
    check_written("vi", 1, PLAN_SAY_INDICATOR_NEAR, args, 2,
                  "không có chỉ tiêu 'grpd'; có phải là '{0}'?");
    check_written("a missing argument", 0, PLAN_SAY_INDICATOR_NEAR, args, 1,
                  "unknown indicator 'grpd'; did you mean ''?");
    check_written("a language that is none", 7, PLAN_SAY_INDICATOR_NEAR, args, 2,
                  "unknown indicator 'grpd'; did you mean '{0}'?");
    check_written("an unknown id", 0, 99999, args, 2, NULL);
}

/* --- Reasons --- */

static void check_reason(const char *english, const char *expected) {
    plan_buffer buffer;
    plan_buffer_init(&buffer, NULL);
    CHECK_TRUE("none in English", !plan_message_reason(&buffer, 0, plan_span_of(english)));
    bool known = plan_message_reason(&buffer, 1, plan_span_of(english));
    CHECK_TRUE(english, known == (expected != NULL));
    CHECK_STR(english, buffer.data, expected);
    plan_buffer_free(&buffer);
}

static void reasons_are_matched(void) {
    check_reason("two minus signs", "có hai dấu trừ");
    check_reason("two minus signs here", NULL);
    check_reason("two minus sign", NULL);
    check_reason("", NULL);
    check_reason("one of a, b", "một trong a, b");
    check_reason("there is no indicator 'x'", "không có chỉ tiêu 'x'");
    check_reason("there is no indicator 'x'; did you mean 'y'?",
                 "không có chỉ tiêu 'x'; có phải là 'y'?");
    check_reason("there is no indicator 'it's'", "không có chỉ tiêu 'it's'");
    check_reason("there is a group 'g' already", "mã 'g' (group) đã được dùng");
    check_reason("the value says m\xc2\xb2, the unit column says \x1b",
                 "ô giá trị ghi m\xc2\xb2, cột đơn vị ghi \\u001b");
    check_reason("there is no indicator ''", "không có chỉ tiêu ''");
    check_reason("unit: not a symbol or word", "unit: không phải ký hiệu hay từ");
    check_reason("unit: nothing known", NULL);
    check_reason("Unit: not a symbol or word", NULL);
    check_reason("unit: ", NULL);
}

static void reasons_are_complete(void) {
    for (size_t i = 0; i < plan_reason_count; i++) {
        const char *english = plan_reasons[i].text[0], *other = plan_reasons[i].text[1];
        CHECK_TRUE(english, english[0] != '\0' && other[0] != '\0');
        CHECK_INT(english, places(english), places(other));
        CHECK_U64(english, plan_utf8_valid(other, strlen(other)), strlen(other));
        for (size_t k = 0; k < i; k++) {
            CHECK_TRUE(english, strcmp(english, plan_reasons[k].text[0]) != 0);
        }
    }
}

static void check_known(const char *text, const plan_error *error) {
    plan_buffer buffer;
    plan_buffer_init(&buffer, NULL);
    CHECK_TRUE(text, error->message[0] != '\0');
    CHECK_TRUE(error->message, plan_message_reason(&buffer, 1, plan_span_of(error->message)));
    CHECK_TRUE(error->message, buffer.data != NULL && !is_english_only(buffer.data));
    plan_buffer_free(&buffer);
}

/* Whatever the readers of cells answer is known in Vietnamese. */
static void readers_reasons_are_known(void) {
    static const char *const numbers[] = {"1.234.56",
                                          "12,34,567",
                                          "1_000",
                                          "0x10",
                                          "nan",
                                          "inf",
                                          "(5)",
                                          "5*",
                                          "\u0663",
                                          "\u0967\u0968",
                                          "--5",
                                          "abc",
                                          ".5",
                                          "5 6",
                                          "1,2,3",
                                          "1e5x",
                                          "5.",
                                          "9-1",
                                          ">=5-6",
                                          "1e999",
                                          "0.123456789012345678",
                                          "1234567890123456789012"};
    static const char *const periods[] = {"2023-13",   "2023-Q5", "23", "2023-W01",
                                          "2025-2021", "09-2023", "x",  "2021-2023-Q1",
                                          "2023-1",    ""};
    static const char *const units[] = {"ha/", "m^9", "(a)", "a//b", "7", "\xff"};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        plan_numeral numeral;
        plan_error error;
        memset(&numeral, 0, sizeof numeral);
        numeral.struct_size = (uint32_t)sizeof numeral;
        plan_error_init(&error);
        if (plan_numeral_read(numbers[i], strlen(numbers[i]), PLAN_NUMBER_VI, &numeral, &error) !=
            PLAN_OK) {
            check_known(numbers[i], &error);
        }
    }
    for (size_t i = 0; i < sizeof periods / sizeof periods[0]; i++) {
        plan_period period;
        plan_error error;
        plan_error_init(&error);
        if (plan_period_read(periods[i], strlen(periods[i]), &period, &error) != PLAN_OK) {
            check_known(periods[i], &error);
        }
    }
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        plan_unit unit;
        plan_error error;
        plan_error_init(&error);
        if (plan_unit_read(NULL, units[i], strlen(units[i]), &unit, &error) != PLAN_OK) {
            check_known(units[i], &error);
        }
    }
}

/* Findings of a plan file in one language, each on its line. */
static void read_plan(const char *text, size_t length, int language, plan_buffer *messages) {
    plan_report_options options = {sizeof options, language, 0};
    plan_document *document = NULL;
    plan_report *report = NULL;
    CHECK_STATUS(text, plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS(text, plan_report_new(NULL, &options, &report), PLAN_OK);
    plan_json_read(document, "plan.json", text, length, NULL, report, NULL);
    CHECK_STATUS(text, plan_report_close(report), PLAN_OK);
    for (size_t i = 0; i < plan_report_finding_count(report); i++) {
        plan_buffer_puts(messages, plan_report_finding(report, i)->message);
        plan_buffer_char(messages, '\n');
    }
    plan_report_free(report);
    plan_document_free(document);
}

/* No reason of the reader of plan files is left in English. */
static void plan_files_speak_vietnamese(void) {
    static const char *const texts[] = {
        "[012]",
        "[1.]",
        "[\"\\uZZZZ\"]",
        "[\"\n\"]",
        "[1,]",
        "{\"a\":1} x",
        "// c",
        "[NaN]",
        "[\"\\ud800\"]",
        "[\"\\u0000\"]",
        "[\"\\x\"]",
        "{\"a\" 1}",
        "[1 2]",
        "{",
        "",
        "{a:1}",
        "{'a':1}",
        "['a']",
        "{\"a\":1,}",
        "[\"a",
        "[1",
        "[\xff]",
        "[\"\xff\"]",
        "[+1]",
        "7",
        "{\"libplan\":1,\"libplan\":1}",
        "{\"libplan\":2}",
        "{\"libplan\":\"1\"}",
        "{\"libplan\":1,\"languge\":\"vi\",\"zzzzzzzz\":1}",
        "{\"libplan\":1,\"language\":\"fr\",\"indicators\":{},\"areas\":7,\"title\":1}",
        "{\"libplan\":1,\"groups\":[{\"code\":\"g\"},{\"code\":\"g\"},{\"code\":\"\"},{}],"
        "\"areas\":[{\"code\":\"a\",\"parent\":\"b\"},"
        "{\"code\":\"c\",\"valid_from\":\"2020\",\"valid_to\":\"2010\"}],"
        "\"data\":[{\"path\":\"../x\"},{\"path\":\"a\",\"separator\":\";;\",\"decimals\":1.5}]}",
        "{\"libplan\":1,\"indicators\":[{\"code\":\"a\",\"kind\":\"level\",\"group\":\"g\"},"
        "{\"code\":\"b\",\"kind\":\"growth\",\"of\":\"c\",\"band\":-1},"
        "{\"code\":\"d\",\"kind\":\"rate\",\"unit\":\"%\",\"bounds\":[2,1]},"
        "{\"code\":\"e\",\"kind\":\"level\",\"bounds\":7,\"unit\":\"a//b\"},"
        "{\"code\":\"h\",\"kind\":\"growth\",\"of\":\"h\"}],"
        "\"partitions\":[{\"code\":\"p\",\"members\":[\"a\",\"p\",\"zz\",\"a\"],\"total\":1},"
        "{\"code\":\"q\",\"members\":[]},{\"code\":\"r\",\"members\":[\"a\"],\"whole\":\"a\"}],"
        "\"builtin\":[{\"code\":\"P999\"},{\"code\":\"P301\",\"tolerance\":-1}]}",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        plan_buffer lines[2];
        for (int language = 0; language < 2; language++) {
            plan_buffer_init(&lines[language], NULL);
            read_plan(texts[i], strlen(texts[i]), language, &lines[language]);
        }
        CHECK_TRUE(texts[i], lines[0].length > 0);
        char *rest = lines[1].data;
        while (rest != NULL && *rest != '\0') {
            char *end = strchr(rest, '\n');
            *end = '\0';
            CHECK_TRUE(rest, !is_english_only(rest));
            rest = end + 1;
        }
        plan_buffer_free(&lines[0]);
        plan_buffer_free(&lines[1]);
    }
}

static void only_reasons_are_reasons(void) {
    CHECK_INT("a cell is none", plan_message_reasons(PLAN_SAY_INDICATOR), 0);
    CHECK_INT("the text is none, the reason is", plan_message_reasons(PLAN_SAY_NUMBER), 2);
    for (int id = PLAN_MESSAGE_LAYOUT; id < PLAN_SAY_LAYOUT_END; id++) {
        unsigned reasons = plan_message_reasons(id);
        CHECK_INT("they stand in the sentence", reasons & ~places(plan_message_get(id)->text[0]),
                  0);
    }
}

/* Why checks are skipped, in words: reports for people have no codes. */
static void reasons_of_skipped_checks(void) {
    static const struct {
        plan_status reason;
        const char *english, *vietnamese;
    } rows[] = {
        {PLAN_MISSING, "missing", "thiếu số liệu"},
        {PLAN_ZERO_BASE, "base is zero", "gốc bằng không"},
        {PLAN_BREAK, "break in the definition", "đổi định nghĩa"},
        {PLAN_PRICE_BASIS, "price bases differ", "khác loại giá"},
        {PLAN_CONTRADICTED, "contradicted", "số liệu mâu thuẫn"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const plan_message_row *row =
            plan_message_get(PLAN_LABEL_REASON + (int)(rows[i].reason - PLAN_MISSING));
        CHECK_STR(rows[i].english, row->text[0], rows[i].english);
        CHECK_STR(rows[i].english, row->text[1], rows[i].vietnamese);
    }
    CHECK_INT("one for each", PLAN_LABEL_REASON_LAST - PLAN_LABEL_REASON + 1, PLAN_REASON_COUNT);
}

TEST_MAIN("message", {"reasons of skipped checks", reasons_of_skipped_checks},
          {"rows are complete", rows_are_complete},
          {"every rule has a sentence", every_rule_has_a_sentence},
          {"problems have sentences", problems_have_sentences}, {"phrases", phrases},
          {"are filled in", are_filled_in}, {"reasons are matched", reasons_are_matched},
          {"reasons are complete", reasons_are_complete},
          {"readers' reasons are known", readers_reasons_are_known},
          {"plan files speak Vietnamese", plan_files_speak_vietnamese},
          {"only reasons are reasons", only_reasons_are_reasons})
