/* Figures from text and back: the table of tests/oracle/numerals.py, round trips, the quick path.
 */
#include "check.h"

#include <plan/numeral.h>

#include "numeral.h"

typedef struct row {
    const char *text;
    int format;
    plan_status status;
    int64_t digits;
    int32_t scale;
    int64_t upper_digits;
    int32_t upper_scale;
    int reading, about;
    const char *unit;
    uint32_t formats;
    const char *phrase;
} row;

static const row rows[] = {
#include "numeral_cases.inc"
};

static plan_status read(const char *text, int format, plan_numeral *numeral, plan_error *error) {
    memset(numeral, 0x5A, sizeof *numeral);
    numeral->struct_size = sizeof *numeral;
    plan_error_init(error);
    return plan_numeral_read(text, strlen(text), format, numeral, error);
}

static void check_figure(const row *r, const plan_numeral *numeral) {
    const plan_figure *figure = &numeral->figure;
    CHECK_INT(r->text, figure->value.digits, r->digits);
    CHECK_INT(r->text, figure->value.scale, r->scale);
    CHECK_INT(r->text, figure->upper.digits, r->upper_digits);
    CHECK_INT(r->text, figure->upper.scale, r->upper_scale);
    CHECK_INT(r->text, figure->reading, r->reading);
    CHECK_INT(r->text, figure->flags, r->about != 0 ? PLAN_ABOUT : 0);
    CHECK_U64(r->text, numeral->formats, r->formats);
    CHECK_TEXT(r->text, r->text + numeral->unit_offset, numeral->unit_length, r->unit);
    CHECK_TRUE(r->text, plan_figure_is_valid(figure));
    if (r->format != PLAN_NUMBER_INFER)
        CHECK_TRUE(r->text, memcmp(figure, &numeral->by_format[r->format], sizeof *figure) == 0);
}

static void check_refusal(const row *r, const plan_numeral *numeral, const plan_error *error) {
    plan_numeral untouched;
    memset(&untouched, 0x5A, sizeof untouched);
    untouched.struct_size = sizeof untouched;
    CHECK_TRUE(r->text, memcmp(numeral, &untouched, sizeof untouched) == 0);
    CHECK_TRUE(r->text, error->column >= 1 && error->column <= strlen(r->text) + 1);
    CHECK_INT(r->text, error->status, r->status);
}

static void table(void) {
    size_t i;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const row *r = &rows[i];
        plan_numeral numeral;
        plan_error error;
        const plan_status status = read(r->text, r->format, &numeral, &error);
        if (!CHECK_STATUS(r->text, status, r->status)) {
            printf("  in format %d: %s\n", r->format, error.message);
            continue;
        }
        if (status == PLAN_OK || status == PLAN_AMBIGUOUS)
            check_figure(r, &numeral);
        else
            check_refusal(r, &numeral, &error);
        if (status != PLAN_OK && !CHECK_TRUE(r->text, strstr(error.message, r->phrase) != NULL))
            printf("  in format %d: %s, expected ...%s...\n", r->format, error.message, r->phrase);
    }
}

/* The number of the character that is wrong. */
static void columns(void) {
    static const struct {
        const char *text;
        uint32_t column;
    } places[] = {
        {"abc", 1},           {" \xc2\xa0 abc", 4}, {"khoảng x", 8},  {"khoảng 5*", 9},
        {"khoảng 5 tỷ*", 12}, {"1_000", 2},         {"5 ٣", 3},       {"5-٣", 2},
        {"từ 5", 4},          {"khoảng 9.0", 8},    {"18 đến 15", 8}, {"5%\n", 3},
        {"5 \xff", 3},        {">5 trở lên", 4},    {"-5-3", 3},      {"6%-7", 3},
    };
    size_t i;
    for (i = 0; i < sizeof places / sizeof places[0]; i++) {
        plan_numeral numeral;
        plan_error error;
        CHECK_STATUS(places[i].text, read(places[i].text, PLAN_NUMBER_VI, &numeral, &error),
                     PLAN_SYNTAX);
        CHECK_U64(places[i].text, error.column, places[i].column);
    }
}

/* Marks that look like part of a number: what is told. */
static void look_alikes(void) {
    static const char a_footnote[] = "a footnote mark or bracket stands at the number";
    static const char no_unit[] = "only a unit or words such as";
    static const struct {
        const char *text, *message;
    } texts[] = {
        {"-", "no number here"},
        {"--5", "two minus signs"},
        {"–-5", "two minus signs"},
        {"‒5", "this dash is no minus"}, /* U+2012 */
        {"0xF", "hexadecimal numbers are not read"},
        {"0xg", ""},
        {"0x@", ""},
        {"0x:", "punctuation behind the figure"},
        {"10x5", "a product is not read"},
        {"5 x 3", "a product is not read"},
        {"5 X 3", "a product is not read"},
        {"5 × 3", "a product is not read"},
        {"5 X", ""},
        {"5 X m", ""},
        {"1e", "the exponent is missing"},
        {"1e+", "the exponent is missing"},
        {"1e-", "the exponent is missing"},
        {"1e 5", "the exponent is missing"},
        {"1eV", ""},
        {"1_000", "groups are marked by"},
        {"1'000", "groups are marked by"},
        {"1’000", "groups are marked by"},
        {"1ʼ000", "groups are marked by"}, /* U+02BC */
        {"5*", a_footnote},
        {"5(a)", a_footnote},
        {"5)", a_footnote},
        {"5[1]", a_footnote},
        {"5]", a_footnote},
        {"5#", a_footnote},
        {"5†", a_footnote},
        {"5‡", a_footnote},
        {"5§", a_footnote},
        {"5²", a_footnote},
        {"5¼", "fractions, powers and numerals in one character"},
        {"5½", "fractions, powers and numerals in one character"},
        {"5¾", "fractions, powers and numerals in one character"},
        {"5⅓", "fractions, powers and numerals in one character"}, /* U+2153 */
        {"5 ha (2)", a_footnote},
        {"5 ha (*)", a_footnote},
        {"5 ha [12]", a_footnote},
        {"5 ha (x)", ""},
        {"5 ha ()", ""},
        {"5 ha2)", ""},
        {"5 ha*", a_footnote},
        {"5 ha;", "punctuation behind the figure"},
        {"5 khoảng", "stand in front of the number"},
        {"5 khoảng 3", "stand in front of the number"},
        {"5\xe2\x81\xa0", "a character that cannot be seen"},  /* U+2060 */
        {"5\xe2\x80\x8b%", "a character that cannot be seen"}, /* U+200B */
        {"5\xc2\xad%", "a character that cannot be seen"},     /* U+00AD */
        {"5 +", "a + behind the number"},
        {"1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1",
         "too many separators"},
        {"5 =", "stand in front of the number"},
        {"5 ¬", no_unit},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        plan_numeral numeral;
        plan_error error;
        plan_status status = read(texts[i].text, PLAN_NUMBER_PLAIN, &numeral, &error);
        CHECK_STATUS(texts[i].text, status, texts[i].message[0] == '\0' ? PLAN_OK : PLAN_SYNTAX);
        if (!CHECK_TRUE(texts[i].text,
                        status == PLAN_OK || strstr(error.message, texts[i].message) != NULL)) {
            printf("  %s\n", error.message);
        }
    }
}

/* The digits of eleven scripts, each named; what stands before and behind them is none of them. */
static void digits_of_scripts(void) {
    static const struct {
        uint32_t zero;
        const char *name;
    } scripts[] = {
        {0x0660, "Arabic-Indic digits"}, {0x06F0, "Extended Arabic-Indic digits"},
        {0x0966, "Devanagari digits"},   {0x09E6, "Bengali digits"},
        {0x0BE6, "Tamil digits"},        {0x0E50, "Thai digits"},
        {0x0ED0, "Lao digits"},          {0x0F20, "Tibetan digits"},
        {0x1040, "Myanmar digits"},      {0x17E0, "Khmer digits"},
        {0xFF10, "Fullwidth digits"},    {0x1C50, "digits of another script"}}; /* Ol Chiki */
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        for (uint32_t step = 0; step < 12; step++) {
            plan_numeral numeral;
            plan_error error;
            uint32_t c = scripts[i].zero - 1 + step;
            char text[4] = {(char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 63)),
                            (char)(0x80 | (c & 63)), '\0'};
            if (c < 0x800) {
                text[0] = (char)(0xC0 | c >> 6);
                text[1] = text[2];
                text[2] = '\0';
            }
            CHECK_STATUS(scripts[i].name, read(text, PLAN_NUMBER_VI, &numeral, &error),
                         PLAN_SYNTAX);
            CHECK_INT(scripts[i].name,
                      strncmp(error.message, scripts[i].name, strlen(scripts[i].name)) == 0,
                      step > 0 && step < 11);
        }
    }
}

/* Words longer than any phrase there is, written so that folding makes them longer still. */
static void long_words(void) {
    static const char *const words[] = {"A", "İ", "ｋ", "á", "t", "Đ", "ĩ", "ũ", "÷", "a ", "ấ"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        for (size_t bytes = 1; bytes < 200; bytes++) {
            char word[256], text[600];
            size_t n = 0;
            for (; n + strlen(words[i]) <= bytes; n += strlen(words[i])) {
                memcpy(word + n, words[i], strlen(words[i]));
            }
            word[n] = '\0';
            plan_numeral numeral;
            plan_error error;
            snprintf(text, sizeof text, "%s5", word);
            CHECK_STATUS(text, read(text, PLAN_NUMBER_PLAIN, &numeral, &error),
                         n == 0 ? PLAN_OK : PLAN_SYNTAX);
            snprintf(text, sizeof text, "5 %s%s", word, i % 2 == 0 ? "" : " trở lên");
            if (strcmp(words[i], "÷") == 0 && n > 0) {
                CHECK_STATUS(text, read(text, PLAN_NUMBER_PLAIN, &numeral, &error), PLAN_SYNTAX);
            } else if (CHECK_STATUS(text, read(text, PLAN_NUMBER_PLAIN, &numeral, &error),
                                    PLAN_OK)) {
                /* The word is the unit, whatever its length, but for blanks at its end. */
                CHECK_U64(text, numeral.unit_length, n - (n > 0 && word[n - 1] == ' ' ? 1 : 0));
                CHECK_INT(text, numeral.figure.reading, i % 2 == 0 ? PLAN_ROUNDED : PLAN_AT_LEAST);
            }
        }
    }
}

/* Both readings are shown, in plain. */
static void ambiguous(void) {
    static const struct {
        const char *text, *message;
    } texts[] = {
        {"2.262", "ambiguous: 2.262 in format plain, 2262 in format vi; declare number_format"},
        {"2,262", "ambiguous: 2.262 in format vi, 2262 in format en; declare number_format"},
        {">-2.262", "ambiguous: >-2.262 in format plain, >-2262 in format vi; declare "
                    "number_format"},
        {"1.500-1.800", "ambiguous: 1.500-1.800 in format plain, 1500-1800 in format vi; declare "
                        "number_format"},
    };
    size_t i;
    for (i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        plan_numeral numeral;
        plan_error error;
        CHECK_STATUS(texts[i].text, read(texts[i].text, PLAN_NUMBER_INFER, &numeral, &error),
                     PLAN_AMBIGUOUS);
        CHECK_STR(texts[i].text, error.message, texts[i].message);
    }
}

static void arguments(void) {
    plan_numeral numeral = {.struct_size = sizeof numeral};
    const plan_decimal one = {1, 0}, wrong = {1, 19};
    const plan_figure figure = plan_figure_rounded(1, 0);
    plan_figure unknown = figure;
    char text[8];
    size_t length = 0;
    unknown.reading = PLAN_BETWEEN + 1;
    CHECK_STATUS("no result", plan_numeral_read("5", 1, 0, NULL, NULL), PLAN_INVALID);
    CHECK_STATUS("no text", plan_numeral_read(NULL, 1, 0, &numeral, NULL), PLAN_INVALID);
    CHECK_STATUS("empty", plan_numeral_read(NULL, 0, 0, &numeral, NULL), PLAN_MISSING);
    CHECK_STATUS("format -1", plan_numeral_read("5", 1, -1, &numeral, NULL), PLAN_INVALID);
    CHECK_STATUS("format 4", plan_numeral_read("5", 1, 4, &numeral, NULL), PLAN_INVALID);
    CHECK_STATUS("no error", plan_numeral_read("x", 1, 0, &numeral, NULL), PLAN_SYNTAX);
    CHECK_STATUS("length", plan_numeral_read("56", 1, 0, &numeral, NULL), PLAN_OK);
    CHECK_INT("length", numeral.figure.value.digits, 5);
    CHECK_STATUS("NUL", plan_numeral_read("5\0", 2, 0, &numeral, NULL), PLAN_SYNTAX);
    numeral.struct_size = 8;
    CHECK_STATUS("size", plan_numeral_read("5", 1, 0, &numeral, NULL), PLAN_INVALID);
    CHECK_STATUS("scale", plan_decimal_write(wrong, 0, text, sizeof text, NULL), PLAN_INVALID);
    CHECK_STATUS("infer", plan_decimal_write(one, PLAN_NUMBER_INFER, text, 8, NULL), PLAN_INVALID);
    CHECK_STATUS("no buffer", plan_decimal_write(one, 0, NULL, 8, NULL), PLAN_INVALID);
    CHECK_STATUS("size asked", plan_decimal_write(one, 0, NULL, 0, &length), PLAN_BUFFER);
    CHECK_U64("size asked", length, 1);
    CHECK_STATUS("no room for 0", plan_decimal_write(one, 0, text, 1, &length), PLAN_BUFFER);
    CHECK_STATUS("room", plan_decimal_write(one, 0, text, 2, NULL), PLAN_OK);
    CHECK_STATUS("no figure", plan_figure_write(NULL, 0, text, 8, NULL), PLAN_INVALID);
    CHECK_STATUS("infer", plan_figure_write(&figure, 3, text, 8, NULL), PLAN_INVALID);
    CHECK_STATUS("reading", plan_figure_write(&unknown, 0, text, 8, NULL), PLAN_INVALID);
}

static void decimals_written(void) {
    static const struct {
        plan_decimal value;
        const char *text[3]; /* plain, vi, en */
    } values[] = {
        {{10020, 2}, {"100.20", "100,20", "100.20"}},
        {{0, 0}, {"0", "0", "0"}},
        {{0, 2}, {"0.00", "0,00", "0.00"}},
        {{0, -3}, {"0", "0", "0"}},
        {{-5, 1}, {"-0.5", "-0,5", "-0.5"}},
        {{999, 0}, {"999", "999", "999"}},
        {{1000, 0}, {"1000", "1.000", "1,000"}},
        {{-1234567, 1}, {"-123456.7", "-123.456,7", "-123,456.7"}},
        {{1234567, 0}, {"1234567", "1.234.567", "1,234,567"}},
        {{15, -2}, {"1500", "1.500", "1,500"}},
        {{1, 18}, {"0.000000000000000001", "0,000000000000000001", "0.000000000000000001"}},
        {{INT64_C(-999999999999999999), -18},
         {"-999999999999999999000000000000000000",
          "-999.999.999.999.999.999.000.000.000.000.000.000",
          "-999,999,999,999,999,999,000,000,000,000,000,000"}},
    };
    size_t i;
    int format;
    for (i = 0; i < sizeof values / sizeof values[0]; i++)
        for (format = 0; format < 3; format++) {
            char text[64];
            size_t length = 0;
            CHECK_STATUS(values[i].text[format],
                         plan_decimal_write(values[i].value, format, text, sizeof text, &length),
                         PLAN_OK);
            CHECK_STR(values[i].text[0], text, values[i].text[format]);
            CHECK_U64(values[i].text[0], length, strlen(text));
        }
}

/* --- Round trip --- */

/* Deterministic random numbers: splitmix64. */
static uint64_t random_next(uint64_t *state) {
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

/* Up to 17 digits, each length alike; often few, and often round. */
static int64_t random_digits(uint64_t *state) {
    int64_t value = 0, count = (int64_t)(random_next(state) % 18);
    while (count-- > 0)
        value = value * 10 + (random_next(state) % 3 == 0 ? 0 : (int64_t)(random_next(state) % 10));
    return random_next(state) % 2 == 0 ? value : -value;
}

static plan_figure random_figure(uint64_t *state) {
    plan_figure figure = plan_figure_rounded(random_digits(state), 0);
    figure.value.scale = (int32_t)(random_next(state) % 18);
    figure.upper = figure.value;
    figure.reading = (uint8_t)(random_next(state) % 8);
    figure.flags = random_next(state) % 4 == 0 ? PLAN_ABOUT : 0;
    if (figure.reading == PLAN_BETWEEN) {
        figure.upper.digits = random_digits(state);
        figure.upper.scale = (int32_t)(random_next(state) % 18);
        if (plan_decimal_compare(figure.value, figure.upper) > 0) {
            const plan_decimal low = figure.upper;
            figure.upper = figure.value;
            figure.value = low;
        }
    }
    return figure;
}

static int same_figure(const plan_figure *a, const plan_figure *b) {
    return a->value.digits == b->value.digits && a->value.scale == b->value.scale &&
           a->upper.digits == b->upper.digits && a->upper.scale == b->upper.scale &&
           a->reading == b->reading && a->flags == b->flags;
}

static void round_trip(void) {
    uint64_t state = 2023;
    int i, format, failures = 0;
    for (i = 0; i < 100000; i++) {
        const plan_figure figure = random_figure(&state);
        for (format = 0; format < 3; format++) {
            char text[160] = "";
            plan_numeral numeral;
            plan_error error;
            plan_status written = plan_figure_write(&figure, format, text, sizeof text, NULL);
            plan_status status = read(text, format, &numeral, &error);
            if (written != PLAN_OK || status != PLAN_OK || !same_figure(&figure, &numeral.figure) ||
                numeral.unit_length != 0) {
                printf("\n%s in format %d: %s\n", text, format, error.message);
                failures++;
            }
        }
    }
    CHECK_INT("figures that do not come back", failures, 0);
}

/* A scale below 0 prints its zeros: the value comes back. */
static void round_numbers(void) {
    uint64_t state = 2030;
    int i, format;
    for (i = 0; i < 3000; i++) {
        const plan_decimal value = {(int64_t)(random_next(&state) % 100000),
                                    -(int32_t)(random_next(&state) % 13)};
        for (format = 0; format < 3; format++) {
            char text[64];
            plan_numeral numeral;
            plan_error error;
            plan_decimal_write(value, format, text, sizeof text, NULL);
            if (CHECK_STATUS(text, read(text, format, &numeral, &error), PLAN_OK))
                CHECK_INT(text, plan_decimal_compare(numeral.figure.value, value), 0);
        }
    }
}

/* --- The quick path --- */

/* Whether quick says of the text what the whole reader says; *quick is what it says. */
static int agrees(const char *text, size_t length, int *quick) {
    plan_quick fast;
    plan_numeral slow = {.struct_size = sizeof slow};
    const plan_status status = plan_numeral_read(text, length, PLAN_NUMBER_INFER, &slow, NULL);
    int format;
    *quick = plan_numeral_quick(text, length, &fast);
    if (!*quick)
        return 1;
    if ((status != PLAN_OK && status != PLAN_AMBIGUOUS) || fast.formats != slow.formats ||
        slow.figure.reading != PLAN_ROUNDED || slow.unit_length != 0)
        return 0;
    for (format = 0; format < 3; format++)
        if ((fast.formats >> format & 1) != 0 &&
            (fast.digits != slow.by_format[format].value.digits ||
             fast.scales[format] != slow.by_format[format].value.scale))
            return 0;
    return 1;
}

static void quick(void) {
    static const char characters[] = "0123456789012345678900..,,+-";
    uint64_t state = 7;
    size_t i, n;
    int is_quick, count = 0;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        CHECK_TRUE(rows[i].text, agrees(rows[i].text, strlen(rows[i].text), &is_quick));
    for (i = 0; i < 300000; i++) {
        char text[24];
        const size_t length = (size_t)(random_next(&state) % sizeof text);
        for (n = 0; n < length; n++) { /* signs where they belong, mostly */
            const size_t kinds = sizeof characters - (n > 0 && i % 8 != 0 ? 3 : 1);
            text[n] = characters[random_next(&state) % kinds];
        }
        if (!agrees(text, length, &is_quick))
            CHECK_TEXT("the quick path disagrees", text, length, "");
        count += is_quick;
    }
    CHECK_TRUE("many are quick", count > 50000);
}

/* What must be quick: a sign, at most 17 digits, one mark between them. */
static void quick_takes(void) {
    static const char *const taken[] = {"0",
                                        "5",
                                        "-5",
                                        "+5",
                                        "06",
                                        "2.262",
                                        "2,262",
                                        "14.47",
                                        "14,47",
                                        "-0.5",
                                        "0.262",
                                        "1234.567",
                                        "1000",
                                        "0,0",
                                        "12.500",
                                        "99999999999999999",
                                        "-9999999999999999.9"};
    static const char *const left[] = {"",
                                       "-",
                                       ".",
                                       "5.",
                                       ".5",
                                       ",5",
                                       "1.2.3",
                                       "1,2.3",
                                       " 5",
                                       "5 ",
                                       "5%",
                                       "--5",
                                       "1e5",
                                       "5-",
                                       "~5",
                                       "-.5",
                                       "5,",
                                       "5.-",
                                       "123456789012345678",
                                       "a",
                                       "\xd9\xa3"};
    plan_quick result;
    size_t i;
    for (i = 0; i < sizeof taken / sizeof taken[0]; i++)
        CHECK_TRUE(taken[i], plan_numeral_quick(taken[i], strlen(taken[i]), &result));
    for (i = 0; i < sizeof left / sizeof left[0]; i++)
        CHECK_TRUE(left[i], !plan_numeral_quick(left[i], strlen(left[i]), &result));
}

/* Bytes at random, and rows cut anywhere: an answer, and never more than one line of message. */
static void any_bytes(void) {
    uint64_t state = 99;
    size_t i, n;
    for (i = 0; i < 100000; i++) {
        char text[96];
        const row *r = &rows[random_next(&state) % (sizeof rows / sizeof rows[0])];
        size_t length = strlen(r->text);
        plan_numeral numeral = {.struct_size = sizeof numeral};
        plan_error error;
        length = length > sizeof text ? sizeof text : length;
        memcpy(text, r->text, length);
        for (n = random_next(&state) % 4; n > 0 && length > 0; n--)
            text[random_next(&state) % length] = (char)(random_next(&state) % 256);
        length -= length > 0 ? random_next(&state) % length : 0;
        plan_error_init(&error);
        const plan_status status =
            plan_numeral_read(text, length, (int)(random_next(&state) % 4), &numeral, &error);
        if ((status == PLAN_OK) != (error.message[0] == '\0') ||
            strchr(error.message, '\n') != NULL ||
            (status == PLAN_OK && (numeral.unit_offset + numeral.unit_length > length ||
                                   !plan_figure_is_valid(&numeral.figure))))
            CHECK_TEXT("wrong answer", text, length, "");
    }
    CHECK_TRUE("all of them answered", i == 100000);
}

/* Which word gave the sign. */
static void words_of_change(void) {
    static const struct {
        const char *text;
        int change;
    } words[] = {{"giảm 3,7", -1}, {"tăng 3,7%", 1},  {"down 3.7", -1},  {"-3,7", 0},  {"+3,7", 0},
                 {"3,7", 0},       {"xuống 16,7", 0}, {"giảm còn 5", 0}, {"trên 5", 0}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        plan_numeral numeral;
        numeral.struct_size = (uint32_t)sizeof numeral;
        plan_status status =
            plan_numeral_read(words[i].text, strlen(words[i].text), i == 2 ? 2 : 1, &numeral, NULL);
        if (CHECK_STATUS(words[i].text, status, PLAN_OK)) {
            CHECK_INT(words[i].text, numeral.change, words[i].change);
        }
    }
}

/* One word of the machine: up to eight characters, the rest is looked at closely. */
static void words_of_the_machine(void) {
    static const struct {
        const char *text;
        char mark;
        bool is_read;
        int64_t digits;
        int8_t scale;
    } cases[] = {
        {"5", '.', true, 5, 0},
        {"-5", '.', true, -5, 0},
        {"12345678", '.', true, 12345678, 0},
        {"-1234567", '.', true, -1234567, 0},
        {"1.5", '.', true, 15, 1},
        {"-1.5", '.', true, -15, 1},
        {"123,4567", ',', true, 1234567, 4},
        {"", '.', false, 0, 0},
        {"-", '.', false, 0, 0},
        {"123456789", '.', false, 0, 0},
        {"-123456789", '.', false, 0, 0},
        {".5", '.', false, 0, 0},
        {"5.", '.', false, 0, 0},
        {"1,5", '.', false, 0, 0},
        {"1.5.2", '.', false, 0, 0},
        {"5 ha", '.', false, 0, 0},
        {"--5", '.', false, 0, 0},
        {"5-", '.', false, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[32] = {0};
        int64_t digits = 0;
        int8_t scale = 0;
        memcpy(text, cases[i].text, strlen(cases[i].text));
        CHECK_INT(cases[i].text,
                  plan_numeral_word(text, strlen(text), cases[i].mark, &digits, &scale),
                  cases[i].is_read);
        if (cases[i].is_read) {
            CHECK_INT(cases[i].text, digits, cases[i].digits);
            CHECK_INT(cases[i].text, scale, cases[i].scale);
        }
    }
}

/* What is refused, and the beginning of why. */
static void refused_words(void) {
    const struct {
        const char *text, *why;
    } cases[] = {
        {"--5", "two minus signs"}, {"-", "no number here"}, {"5 trở lên ha trở xuống", ""},
        {"5 \xc3\xb7 2", ""},       {"a\xc3\xb7 5", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        plan_numeral numeral = {.struct_size = sizeof numeral};
        plan_error error;
        plan_error_init(&error);
        CHECK_STATUS(cases[i].text,
                     plan_numeral_read(cases[i].text, strlen(cases[i].text), PLAN_NUMBER_VI,
                                       &numeral, &error),
                     PLAN_SYNTAX);
        CHECK_TRUE(error.message, strstr(error.message, cases[i].why) != NULL);
    }
    static const char *const units[] = {"5 plus ha", "5 minus ha", "5 cộng ha"};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) { /* no words of a number */
        plan_numeral numeral = {.struct_size = sizeof numeral};
        CHECK_STATUS(units[i],
                     plan_numeral_read(units[i], strlen(units[i]), PLAN_NUMBER_VI, &numeral, NULL),
                     PLAN_OK);
        CHECK_U64(units[i], numeral.unit_length, strlen(units[i]) - 2);
    }
    char longer[600];
    int n = snprintf(longer, sizeof longer, "5 ");
    for (int i = 0; i < 220; i++) { /* a letter that has three bytes where case is folded */
        n += snprintf(longer + n, sizeof longer - (size_t)n,
                      i == 110 ? " - 7 \xc5\x89" : "\xc5\x89");
    }
    plan_numeral repeated = {.struct_size = sizeof repeated};
    CHECK_STATUS("the unit stands twice",
                 plan_numeral_read(longer, (size_t)n, PLAN_NUMBER_VI, &repeated, NULL), PLAN_OK);
    CHECK_INT("a range", repeated.figure.reading, PLAN_BETWEEN);
    plan_figure figure = plan_figure_exact(5, 0);
    char text[40];
    figure.reading = PLAN_BETWEEN;
    figure.upper.digits = -3; /* no range, and still legible */
    CHECK_STATUS("range", plan_figure_write(&figure, PLAN_NUMBER_PLAIN, text, sizeof text, NULL),
                 PLAN_OK);
    CHECK_STR("range", text, "5 to -3");
}

TEST_MAIN("numeral", {"words of the machine", words_of_the_machine},
          {"refused words", refused_words}, {"words of change", words_of_change}, {"table", table},
          {"columns", columns}, {"look-alikes", look_alikes}, {"long words", long_words},
          {"digits of scripts", digits_of_scripts}, {"ambiguous", ambiguous},
          {"arguments", arguments}, {"decimals written", decimals_written},
          {"round trip", round_trip}, {"round numbers", round_numbers}, {"quick", quick},
          {"quick takes", quick_takes}, {"any bytes", any_bytes})
