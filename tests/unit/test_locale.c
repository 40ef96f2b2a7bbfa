/* Figures are read and written alike whatever the locale of the program is. check.h sets the locale
 * of TEST_LOCALE; the tests run under C, vi_VN, de_DE, fr_FR, tr_TR and hi_IN
 * (tests/CMakeLists.txt). */
#include "check.h"

#include <locale.h>
#include <plan/numeral.h>

/* A locale that was set and changes nothing would prove nothing: most have a decimal comma, Hindi
 * groups digits by two behind the first three. */
static void locale_is_in_force(void) {
    const char *name = getenv("TEST_LOCALE");
    char text[16];
    const int none = name == NULL || strcmp(name, "C") == 0;
    const int hindi = name != NULL && strncmp(name, "hi_IN", 5) == 0;
    const char *mark = none || hindi ? "." : ",";
    CHECK_STR("decimal mark", localeconv()->decimal_point, mark);
    snprintf(text, sizeof text, "%.1f", 0.5);
    CHECK_TEXT("printf", text + 1, 1, mark);
    CHECK_STR("groups", hindi ? localeconv()->mon_grouping : "\3\2", "\3\2");
}

static void figures_are_read(void) {
    static const struct {
        const char *text;
        int format;
        int64_t digits;
        int32_t scale;
        int reading;
    } rows[] = {
        {"12.5", PLAN_NUMBER_PLAIN, 125, 1, PLAN_ROUNDED},
        {"1.5e3", PLAN_NUMBER_PLAIN, 15, -2, PLAN_ROUNDED},
        {"12,5", PLAN_NUMBER_VI, 125, 1, PLAN_ROUNDED},
        {"1.234,5", PLAN_NUMBER_VI, 12345, 1, PLAN_ROUNDED},
        {"2.262 tỷ đồng", PLAN_NUMBER_VI, 2262, 0, PLAN_ROUNDED},
        {"1,234.5", PLAN_NUMBER_EN, 12345, 1, PLAN_ROUNDED},
        {"at least 56", PLAN_NUMBER_EN, 56, 0, PLAN_AT_LEAST},
        /* Turkish has two letters i: folding must not ask the locale. */
        {"CIRCA 56", PLAN_NUMBER_EN, 56, 0, PLAN_ROUNDED},
        {"TỐI THIỂU 56,0", PLAN_NUMBER_VI, 560, 1, PLAN_AT_LEAST},
        {"tối thiểu 56,0", PLAN_NUMBER_VI, 560, 1, PLAN_AT_LEAST},
    };
    size_t i;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_numeral numeral = {.struct_size = sizeof numeral};
        const plan_status status =
            plan_numeral_read(rows[i].text, strlen(rows[i].text), rows[i].format, &numeral, NULL);
        if (!CHECK_STATUS(rows[i].text, status, PLAN_OK))
            continue;
        CHECK_INT(rows[i].text, numeral.figure.value.digits, rows[i].digits);
        CHECK_INT(rows[i].text, numeral.figure.value.scale, rows[i].scale);
        CHECK_INT(rows[i].text, numeral.figure.reading, rows[i].reading);
    }
}

static void decimals_are_written(void) {
    static const struct {
        int format;
        const char *text;
    } rows[] = {
        {PLAN_NUMBER_PLAIN, "12345.50"},
        {PLAN_NUMBER_VI, "12.345,50"},
        {PLAN_NUMBER_EN, "12,345.50"},
    };
    const plan_decimal value = {1234550, 2};
    size_t i;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[64];
        size_t length = 0;
        CHECK_STATUS(rows[i].text,
                     plan_decimal_write(value, rows[i].format, text, sizeof text, &length),
                     PLAN_OK);
        CHECK_TEXT("written", text, length, rows[i].text);
    }
}

static void doubles_are_converted(void) {
    const plan_decimal value = {123455, 2};
    plan_decimal back = {0, 0};
    CHECK_DBL("to double", plan_decimal_to_double(value), 1234.55, 0);
    CHECK_STATUS("from double", plan_decimal_from_double(1234.55, 2, &back), PLAN_OK);
    CHECK_INT("from double", back.digits, 123455);
}

TEST_MAIN("locale", {"locale is in force", locale_is_in_force},
          {"figures are read", figures_are_read}, {"decimals are written", decimals_are_written},
          {"doubles are converted", doubles_are_converted})
