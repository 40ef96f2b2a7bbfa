/* Text: UTF-8 byte for byte (tables 3-6 and 3-7 of the Unicode standard), normal forms, the buffer.
 */
#include "check.h"

#include "failing.h"
#include "text.h"

static plan_span span(const char *text) {
    return plan_span_of(text);
}

/* --- UTF-8 --- */

static void decoding(void) {
    static const struct {
        const char *label, *bytes;
        size_t length, used;
        uint32_t code_point;
    } rows[] = {
        {"nothing", "", 0, 0, 0},
        {"NUL", "\0", 1, 1, 0},
        {"ASCII", "a", 1, 1, 'a'},
        {"last of one", "\x7f", 1, 1, 0x7F},
        {"first of two", "\xc2\x80", 2, 2, 0x80},
        {"last of two", "\xdf\xbf", 2, 2, 0x7FF},
        {"first of three", "\xe0\xa0\x80", 3, 3, 0x800},
        {"a Vietnamese letter", "\xe1\xba\xbf", 3, 3, 0x1EBF},
        {"before the surrogates", "\xed\x9f\xbf", 3, 3, 0xD7FF},
        {"after the surrogates", "\xee\x80\x80", 3, 3, 0xE000},
        {"last of three", "\xef\xbf\xbf", 3, 3, 0xFFFF},
        {"first of four", "\xf0\x90\x80\x80", 4, 4, 0x10000},
        {"last of all", "\xf4\x8f\xbf\xbf", 4, 4, 0x10FFFF},
        {"only the first", "\xe1\xba\xbf\xe1", 4, 3, 0x1EBF},
        {"continuation first", "\x80", 1, 0, 0},
        {"overlong of two", "\xc0\x80", 2, 0, 0},
        {"overlong of two, high", "\xc1\xbf", 2, 0, 0},
        {"overlong of three", "\xe0\x9f\xbf", 3, 0, 0},
        {"overlong of four", "\xf0\x8f\xbf\xbf", 4, 0, 0},
        {"first surrogate", "\xed\xa0\x80", 3, 0, 0},
        {"last surrogate", "\xed\xbf\xbf", 3, 0, 0},
        {"beyond U+10FFFF", "\xf4\x90\x80\x80", 4, 0, 0},
        {"F5", "\xf5\x80\x80\x80", 4, 0, 0},
        {"FE", "\xfe\x80\x80\x80", 4, 0, 0},
        {"FF", "\xff", 1, 0, 0},
        {"cut after one of two", "\xc3", 1, 0, 0},
        {"cut after two of three", "\xe1\xba", 2, 0, 0},
        {"cut after three of four", "\xf0\x9f\x98", 3, 0, 0},
        {"second is no continuation", "\xc3\x28", 2, 0, 0},
        {"third is no continuation", "\xe1\xba\x28", 3, 0, 0},
        {"fourth is no continuation", "\xf0\x9f\x98\x28", 4, 0, 0},
        {"Latin-1 cell", "\xe9t\xe9", 3, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        uint32_t found = 0;
        size_t used = plan_utf8_decode(rows[i].bytes, rows[i].length, &found);
        CHECK_U64(rows[i].label, used, rows[i].used);
        CHECK_U64(rows[i].label, found, rows[i].code_point);
        CHECK_U64(rows[i].label, plan_utf8_valid(rows[i].bytes, rows[i].length),
                  rows[i].used == rows[i].length ? rows[i].length : rows[i].used);
    }
}

static void every_code_point_comes_back(void) {
    size_t wrong = 0;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[4];
        uint32_t found = 0;
        size_t size = plan_utf8_encode(c, bytes);
        size_t used = plan_utf8_decode(bytes, size, &found);
        int is_surrogate = c >= 0xD800 && c <= 0xDFFF;
        wrong += is_surrogate ? used != 0 : used != size || found != c;
    }
    CHECK_U64("wrong", wrong, 0);
}

/* One wrong byte at every place of a long text, so that every step of eight is met. */
static void the_first_wrong_byte_is_found(void) {
    char text[64];
    for (size_t at = 0; at < sizeof text; at++) {
        memset(text, 'a', sizeof text);
        text[at] = (char)0xFF;
        CHECK_U64("place", plan_utf8_valid(text, sizeof text), at);
        CHECK_U64("characters", plan_utf8_count(text, sizeof text), sizeof text);
        CHECK_TRUE("not ASCII", !plan_span_is_ascii((plan_span){text, sizeof text}));
        CHECK_TRUE("ASCII before it", plan_span_is_ascii((plan_span){text, at}));
    }
    CHECK_U64("after letters", plan_utf8_valid("t\xe1\xbb\xb7 \xc3\x28", 7), 5);
}

static void counts_and_widths(void) {
    static const struct {
        const char *label, *text;
        size_t characters, columns;
    } rows[] = {
        {"empty", "", 0, 0},
        {"ASCII", "GRDP", 4, 4},
        {"NFC", "t\xe1\xbb\xb7 \xc4\x91\xe1\xbb\x93ng", 7, 7},
        {"NFD", "ty\xcc\x89", 3, 2},
        {"wide", "\xe4\xb8\xad\xe6\x96\x87", 2, 4},
        {"not UTF-8", "a\xff\xfe", 3, 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t length = strlen(rows[i].text);
        CHECK_U64(rows[i].label, plan_utf8_count(rows[i].text, length), rows[i].characters);
        CHECK_U64(rows[i].label, plan_utf8_width(rows[i].text, length), rows[i].columns);
    }
}

/* --- Spans --- */

static void spans(void) {
    CHECK_U64("NULL", span(NULL).length, 0);
    CHECK_TRUE("NULL is empty", plan_span_equal(span(NULL), span("")));
    CHECK_TRUE("same", plan_span_is((plan_span){"abcd", 3}, "abc"));
    CHECK_TRUE("shorter", !plan_span_is(span("ab"), "abc"));
    CHECK_TRUE("longer", !plan_span_is(span("abcd"), "abc"));
    CHECK_TRUE("case counts", !plan_span_is(span("ABC"), "abc"));
    CHECK_TRUE("NUL counts", !plan_span_equal((plan_span){"a\0b", 3}, (plan_span){"a\0c", 3}));
}

static void trimming(void) {
    static const struct {
        const char *text, *trimmed;
    } rows[] = {
        {"", ""},
        {" \t ", ""},
        {"  a b\t", "a b"},
        {"\xc2\xa0tri\xe1\xbb\x87u\xc2\xa0", "tri\xe1\xbb\x87u"},
        {"\xe2\x80\x87\xe2\x80\x89\xe2\x80\xaf\xe3\x80\x80x", "x"},
        {"x\xe2\x80\x87\xe2\x80\x89\xe2\x80\xaf\xe3\x80\x80", "x"},
        {"\n a \r", "\n a \r"}, /* line ends are no blanks here */
        {"\xe2\x80\x8b"
         "a",
         "\xe2\x80\x8b"
         "a"}, /* nor is a space of no width */
        {" \xff ", "\xff"},
        {" \xa0 ", "\xa0"}, /* the second half of a no-break space alone */
        {"\x80\x80\x80\x80\x80", "\x80\x80\x80\x80\x80"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_span trimmed = plan_span_trim(span(rows[i].text));
        CHECK_TEXT(rows[i].text, trimmed.text, trimmed.length, rows[i].trimmed);
    }
}

static void hostile_code_points(void) {
    static const struct {
        uint32_t first, last;
    } hostile[] = {{0, 0x1F},        {0x7F, 0x9F},     {0x61C, 0x61C},
                   {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069},
                   {0xFDD0, 0xFDEF}, {0xFEFF, 0xFEFF}, {0xFFFE, 0xFFFF}};
    size_t wrong = 0;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        bool expected = (c & 0xFFFF) >= 0xFFFE;
        for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
            expected = expected || (c >= hostile[i].first && c <= hostile[i].last);
        }
        wrong += plan_code_point_is_hostile(c) != expected;
    }
    CHECK_U64("wrong", wrong, 0);
}

static void codes(void) {
    char long_code[3 * 201 + 1];
    for (size_t i = 0; i < 201; i++) {
        memcpy(long_code + 3 * i, "\xe1\xbb\xb7", 3);
    }
    CHECK_TRUE("200 characters", plan_text_is_code((plan_span){long_code, 600}));
    CHECK_TRUE("201 characters", !plan_text_is_code((plan_span){long_code, 603}));
    CHECK_TRUE("one", plan_text_is_code(span("x")));
    CHECK_TRUE("blank within", plan_text_is_code(span("t\xe1\xbb\xb7 l\xe1\xbb\x87")));
    CHECK_TRUE("empty", !plan_text_is_code(span("")));
    CHECK_TRUE("blank before", !plan_text_is_code(span(" x")));
    CHECK_TRUE("no-break space behind", !plan_text_is_code(span("x\xc2\xa0")));
    CHECK_TRUE("escape sequence", !plan_text_is_code(span("x\x1b[31m")));
    CHECK_TRUE("right-to-left override", !plan_text_is_code(span("a\xe2\x80\xae"
                                                                 "b")));
    CHECK_TRUE("NUL", !plan_text_is_code((plan_span){"a\0b", 3}));
    CHECK_TRUE("not UTF-8", !plan_text_is_code(span("a\xff")));
}

/* --- Normal forms --- */

/* The first rows stand in Unicode's annex 15 and in the composition exclusions; the folds in
 * CaseFolding.txt. */
static const struct {
    const char *label, *text, *nfc, *folded;
} forms[] = {
    {"ASCII", "GRDP 2023", "GRDP 2023", "grdp 2023"},
    {"empty", "", "", ""},
    {"angstrom sign", "\xe2\x84\xab", "\xc3\x85", "\xc3\xa5"},
    {"A and ring", "A\xcc\x8a", "\xc3\x85", "\xc3\xa5"},
    {"two marks", "e\xcc\x82\xcc\x81", "\xe1\xba\xbf", "\xe1\xba\xbf"},
    {"marks in the other order", "a\xcc\x82\xcc\xa3", "\xe1\xba\xad", "\xe1\xba\xad"},
    {"Hangul", "\xe1\x84\x80\xe1\x85\xa1", "\xea\xb0\x80", "\xea\xb0\x80"},
    {"composition exclusion", "\xe0\xa5\x98", "\xe0\xa4\x95\xe0\xa4\xbc",
     "\xe0\xa4\x95\xe0\xa4\xbc"},
    {"NFD unit", "Ty\xcc\x89 \xc4\x91\xc3\xb4\xcc\x80ng", "T\xe1\xbb\xb7 \xc4\x91\xe1\xbb\x93ng",
     "t\xe1\xbb\xb7 \xc4\x91\xe1\xbb\x93ng"},
    {"D with stroke", "\xc4\x90", "\xc4\x90", "\xc4\x91"},
    {"eth is another letter", "\xc3\x90", "\xc3\x90", "\xc3\xb0"},
    {"sharp s",
     "Stra\xc3\x9f"
     "e",
     "Stra\xc3\x9f"
     "e",
     "strasse"},
    {"dotted I", "\xc4\xb0", "\xc4\xb0", "i\xcc\x87"},
    {"blanks", "  tri\xe1\xbb\x87u \t\xc2\xa0 \xc4\x91\xe1\xbb\x93ng\xe2\x80\xaf",
     "  tri\xe1\xbb\x87u \t\xc2\xa0 \xc4\x91\xe1\xbb\x93ng\xe2\x80\xaf",
     "tri\xe1\xbb\x87u \xc4\x91\xe1\xbb\x93ng"},
    {"blanks of ASCII", " \tA  b\t", " \tA  b\t", "a b"},
    {"blanks only", " \t\xc2\xa0", " \t\xc2\xa0", ""},
    {"split by compatibility alone", "\xef\xb7\xba", "\xef\xb7\xba", "\xef\xb7\xba"},
};

static void allocated_forms(void) {
    failing f = {-1, 0, 0};
    plan_allocator allocator = {&f, failing_allocate, failing_resize, failing_release};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        for (int fold = 0; fold < 2; fold++) {
            char *out = NULL;
            size_t length = 0;
            if (CHECK_STATUS(
                    forms[i].label,
                    plan_text_nfc(&allocator, span(forms[i].text), fold != 0, &out, &length),
                    PLAN_OK)) {
                CHECK_STR(forms[i].label, out, fold ? forms[i].folded : forms[i].nfc);
                CHECK_U64(forms[i].label, length, strlen(out));
                plan_release(&allocator, out, length + 1, 1);
            }
        }
    }
    CHECK_INT("given back", f.live, 0);
    CHECK_INT("in their sizes", f.held, 0);
}

/* In a buffer that just fits, and in one that is a byte too short, where nothing is said. */
static void forms_in_a_buffer(void) {
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        for (int fold = 0; fold < 2; fold++) {
            const char *expected = fold ? forms[i].folded : forms[i].nfc;
            size_t size = strlen(expected), length = 999;
            char *buffer = malloc(size + 1); /* of its own: the sanitizer sees a byte beyond */
            if (buffer == NULL) {
                continue;
            }
            CHECK_STATUS(forms[i].label,
                         plan_text_fold(span(forms[i].text), fold != 0, buffer, size, &length),
                         PLAN_OK);
            CHECK_TEXT(forms[i].label, buffer, length, expected);
            if (size > 0) {
                length = 999;
                CHECK_STATUS(
                    forms[i].label,
                    plan_text_fold(span(forms[i].text), fold != 0, buffer, size - 1, &length),
                    PLAN_BUFFER);
                CHECK_U64(forms[i].label, length, 999);
            }
            free(buffer);
        }
    }
}

static void forms_that_fail(void) {
    plan_allocator standard = plan_allocator_or_default(NULL);
    char *out = NULL, buffer[16], *many;
    size_t length = 999;
    CHECK_STATUS("not UTF-8", plan_text_nfc(&standard, span("a\xff"), false, &out, &length),
                 PLAN_SYNTAX);
    CHECK_STATUS("not UTF-8", plan_text_fold(span("\xe1\xba"), true, buffer, 16, &length),
                 PLAN_SYNTAX);
    CHECK_TRUE("unwritten", out == NULL && length == 999);
    /* U+1D160 decomposes into three and stays so; a thousand of them outgrow the stack's 512. */
    enum { COUNT = 1000 };
    many = malloc(4 * COUNT);
    if (many == NULL) {
        return;
    }
    for (size_t i = 0; i < COUNT; i++) {
        memcpy(many + 4 * i, "\xf0\x9d\x85\xa0", 4);
    }
    char large[16 * COUNT];
    CHECK_STATUS("too many code points",
                 plan_text_fold((plan_span){many, 4 * COUNT}, false, large, sizeof large, &length),
                 PLAN_BUFFER);
    if (CHECK_STATUS("the allocated form",
                     plan_text_nfc(&standard, (plan_span){many, 4 * COUNT}, false, &out, &length),
                     PLAN_OK)) {
        CHECK_U64("three of four bytes each", length, 12 * COUNT);
        plan_release(&standard, out, length + 1, 1);
    }
    free(many);
}

static plan_status fold_once(const plan_allocator *allocator) {
    char *out = NULL;
    size_t length = 0;
    plan_status status = plan_text_nfc(allocator, span("Ty\xcc\x89 \xc4\x91\xc3\xb4\xcc\x80ng"),
                                       true, &out, &length);
    if (status == PLAN_OK) {
        plan_release(allocator, out, length + 1, 1);
    }
    return status;
}

static void letters(void) {
    static const struct {
        const char *label;
        uint32_t c;
        bool is_letter;
    } rows[] = {
        {"a", 'a', true},          {"Z", 'Z', true},
        {"before a", '`', false},  {"behind z", '{', false},
        {"a digit", '5', false},   {"\xe1\xba\xbf", 0x1EBF, true},
        {"a mark", 0x301, true},   {"unassigned", 0x378, false},
        {"a dash", 0x2013, false}, {"a numeral", 0x2160, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_INT(rows[i].label, plan_code_point_is_letter(rows[i].c), rows[i].is_letter);
    }
}

static void distances(void) {
#define FIFTY "01234567890123456789012345678901234567890123456789"
    static const struct {
        const char *a, *b;
        size_t limit, distance;
    } rows[] = {
        {"", "", 3, 0},
        {"kitten", "sitting", 5, 3},
        {"kitten", "sitting", 3, 3},
        {"kitten", "sitting", 2, 3},
        {"kitten", "sitting", 0, 1},
        {"", "abc", 5, 3},
        {"abc", "", 2, 3},
        {"Target", "target", 2, 0}, /* ASCII case apart nothing */
        {"saturday", "sunday", 9, 3},
        {"t\xe1\xbb\xb7", "t\xe1\xbb\x89", 3, 1}, /* characters, not bytes */
        {"ab", "ba", 3, 2},
        {"aaaa", "bbbb", 2, 3}, /* same length, beyond the limit */
        {"a" FIFTY FIFTY FIFTY FIFTY, "b" FIFTY FIFTY FIFTY FIFTY, 3, 1}, /* 200 are looked at */
        {FIFTY FIFTY FIFTY FIFTY "a", FIFTY FIFTY FIFTY FIFTY "b", 3, 0},
        {"\xff", "\xfe", 3, 0}, /* no characters: both stand as U+FFFD */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_U64(rows[i].a, plan_text_distance(span(rows[i].a), span(rows[i].b), rows[i].limit),
                  rows[i].distance);
        CHECK_U64(rows[i].b, plan_text_distance(span(rows[i].b), span(rows[i].a), rows[i].limit),
                  rows[i].distance);
    }
}

/* --- Buffer --- */

static void appending(void) {
    plan_buffer buffer;
    plan_buffer_init(&buffer, NULL);
    plan_buffer_clear(&buffer);
    CHECK_TRUE("nothing yet", buffer.data == NULL && buffer.length == 0);
    plan_buffer_add(&buffer, "", 0);
    CHECK_STR("empty", buffer.data, "");
    plan_buffer_puts(&buffer, "a");
    plan_buffer_puts(&buffer, NULL);
    plan_buffer_char(&buffer, 'b');
    plan_buffer_span(&buffer, (plan_span){"cde", 1});
    plan_buffer_char(&buffer, ' ');
    plan_buffer_unsigned(&buffer, 0);
    plan_buffer_char(&buffer, ' ');
    plan_buffer_unsigned(&buffer, UINT64_MAX);
    plan_buffer_char(&buffer, ' ');
    plan_buffer_signed(&buffer, INT64_MIN);
    plan_buffer_char(&buffer, ' ');
    plan_buffer_signed(&buffer, INT64_MAX);
    plan_buffer_char(&buffer, ' ');
    plan_buffer_signed(&buffer, -1);
    CHECK_STR("all", buffer.data,
              "abc 0 18446744073709551615 -9223372036854775808 9223372036854775807 -1");
    CHECK_U64("length", buffer.length, strlen(buffer.data));
    plan_buffer_clear(&buffer);
    CHECK_STR("cleared", buffer.data, "");
    for (int i = 0; i < 5000; i++) {
        plan_buffer_puts(&buffer, "0123456789");
    }
    CHECK_U64("long", buffer.length, 50000);
    CHECK_U64("terminated", strlen(buffer.data), 50000);
    CHECK_STATUS("status", buffer.status, PLAN_OK);
    plan_buffer_free(&buffer);
    CHECK_TRUE("freed", buffer.data == NULL && buffer.capacity == 0);
    plan_buffer_free(&buffer);
}

static void shown_and_quoted(void) {
    static const struct {
        const char *label, *text, *visible, *json;
    } rows[] = {
        {"plain", "tri\xe1\xbb\x87u", "tri\xe1\xbb\x87u", "\"tri\xe1\xbb\x87u\""},
        {"empty", "", "", "\"\""},
        {"quote, backslash", "a\"b\\", "a\"b\\", "\"a\\\"b\\\\\""},
        {"tab, line end", "a\tb\nc\rd", "a\\u0009b\\u000ac\\u000dd", "\"a\\tb\\nc\\u000dd\""},
        {"escape sequence", "\x1b[31m", "\\u001b[31m", "\"\\u001b[31m\""},
        {"override", "\xe2\x80\xaex", "\\u202ex", "\"\\u202ex\""},
        {"line separator", "\xe2\x80\xa8", "\\u2028", "\"\\u2028\""},
        {"byte order mark", "\xef\xbb\xbf", "\\ufeff", "\"\\ufeff\""},
        {"beyond the BMP", "\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80", "\"\xf0\x9f\x98\x80\""},
        {"noncharacter beyond", "\xf0\x9f\xbf\xbe", "\\ud83f\\udffe", "\"\\ud83f\\udffe\""},
        {"last of all", "\xf4\x8f\xbf\xbf", "\\udbff\\udfff", "\"\\udbff\\udfff\""},
        {"not UTF-8", "a\xe9z", "a\\xe9z", "\"a\\ufffdz\""},
    };
    plan_buffer buffer;
    plan_buffer_init(&buffer, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_buffer_clear(&buffer);
        plan_buffer_puts(&buffer, "");
        plan_buffer_visible(&buffer, span(rows[i].text));
        CHECK_STR(rows[i].label, buffer.data, rows[i].visible);
        plan_buffer_clear(&buffer);
        plan_buffer_json(&buffer, span(rows[i].text));
        CHECK_STR(rows[i].label, buffer.data, rows[i].json);
    }
    plan_buffer_clear(&buffer);
    plan_buffer_json(&buffer, (plan_span){"a\0b", 3});
    CHECK_STR("NUL", buffer.data, "\"a\\u0000b\"");
    plan_buffer_free(&buffer);
}

/* After the first failure nothing is added, even where memory would be there again or the buffer
 * was cleared: whoever asks at the end must learn of it. */
static void failure_sticks(void) {
    failing f = {1, 0, 0};
    plan_allocator allocator = {&f, failing_allocate, failing_resize, failing_release};
    plan_buffer buffer;
    plan_buffer_init(&buffer, &allocator);
    plan_buffer_puts(&buffer, "0123456789");
    plan_buffer_puts(&buffer, "0123456789");
    CHECK_STATUS("failed", buffer.status, PLAN_NO_MEMORY);
    f.left = -1;
    plan_buffer_char(&buffer, 'x');
    CHECK_STR("as it was", buffer.data, "0123456789");
    plan_buffer_clear(&buffer);
    plan_buffer_puts(&buffer, "again");
    CHECK_STATUS("cleared", buffer.status, PLAN_NO_MEMORY);
    CHECK_STR("cleared", buffer.data, "");
    plan_buffer_free(&buffer);
    plan_buffer_init(&buffer, &allocator);
    plan_buffer_puts(&buffer, "again");
    plan_buffer_add(&buffer, "x", SIZE_MAX - 3);
    CHECK_STATUS("too long", buffer.status, PLAN_NO_MEMORY);
    CHECK_STR("as it was", buffer.data, "again");
    plan_buffer_free(&buffer);
    CHECK_INT("given back", f.live, 0);
}

/* What each format makes of it. Lossless where the format can be: in JSON and XML a reader gets the
 * text back. */
static void escaped(void) {
    static const struct {
        const char *label, *text, *json, *xml, *csv, *data, *property, *markdown;
    } rows[] = {
        {"plain", "GRDP 9,0 %", "\"GRDP 9,0 %\"", "GRDP 9,0 %", "\"GRDP 9,0 %\"", "GRDP 9,0 %25",
         "GRDP 9%2C0 %25", "GRDP 9,0 %"},
        {"empty", "", "\"\"", "", "", "", "", ""},
        {"markup", "<a b=\"c\">&'", "\"<a b=\\\"c\\\">&'\"", "&lt;a b=&quot;c&quot;&gt;&amp;&#39;",
         "\"<a b=\"\"c\"\">&'\"", "<a b=\"c\">&'", "<a b=\"c\">&'", "&lt;a b=\"c\"&gt;&amp;'"},
        {"end of CDATA", "]]>", "\"]]>\"", "]]&gt;", "]]>", "]]>", "]]>", "\\]\\]&gt;"},
        {"controls", "a\x1b[0m\n", "\"a\\u001b[0m\\n\"", "a\\u001b[0m\\u000a",
         "\"a\\u001b[0m\\u000a\"", "a\\u001b[0m\\u000a", "a\\u001b[0m\\u000a",
         "a\\\\u001b\\[0m\\\\u000a"},
        {"not UTF-8", "\xff", "\"\\ufffd\"", "\\xff", "\\xff", "\\xff", "\\xff", "\\\\xff"},
        {"override", "\u202eb", "\"\\u202eb\"", "\\u202eb", "\\u202eb", "\\u202eb", "\\u202eb",
         "\\\\u202eb"},
        {"commands of GitHub", "::error::x", "\"::error::x\"", "&#58;:error&#58;:x", "::error::x",
         "::error::x", "%3A%3Aerror%3A%3Ax", ":<!-- -->:error:<!-- -->:x"},
        {"commands of Azure", "##vso[a] ##[b] #[", "\"\\u0023#vso[a] \\u0023#[b] #[\"",
         "&#35;#vso[a] &#35;#[b] #[", "\\u0023#vso[a] \\u0023#[b] #[",
         "\\u0023#vso[a] \\u0023#[b] #[", "\\u0023#vso[a] \\u0023#[b] #[",
         "\\#<!-- -->\\#<!-- -->vso\\[a\\] \\#<!-- -->\\#<!-- -->\\[b\\] \\#<!-- -->\\["},
        {"a formula", "=A1", "\"=A1\"", "=A1", "'=A1", "=A1", "=A1", "=A1"},
        {"a wide formula", "\uff1dA1", "\"\uff1dA1\"", "\uff1dA1", "'\uff1dA1", "\uff1dA1",
         "\uff1dA1", "\uff1dA1"},
        {"a tab first", "\tx", "\"\\tx\"", "\\u0009x", "\"'\\u0009x\"", "\\u0009x", "\\u0009x",
         "\\\\u0009x"},
        {"a negative number", "-0.20", "\"-0.20\"", "-0.20", "-0.20", "-0.20", "-0.20", "-0.20"},
        {"no number", "-1-1", "\"-1-1\"", "-1-1", "'-1-1", "-1-1", "-1-1", "-1-1"},
        {"two points", "+1.2.3", "\"+1.2.3\"", "+1.2.3", "'+1.2.3", "+1.2.3", "+1.2.3", "+1.2.3"},
        {"a price and a host", "$a ww.b xww. awww.c d: :", "\"$a ww.b xww. awww.c d: :\"",
         "$a ww.b xww. awww.c d: :", "$a ww.b xww. awww.c d: :", "$a ww.b xww. awww.c d: :",
         "$a ww.b xww. awww.c d%3A %3A", "\\$<!-- -->a ww.b xww. awww<!-- -->.c d: :"},
        {"nearly a host", "wxw.a xwww", "\"wxw.a xwww\"", "wxw.a xwww", "wxw.a xwww", "wxw.a xwww",
         "wxw.a xwww", "wxw.a xwww"},
        {"a point in front", ".a w.b", "\".a w.b\"", ".a w.b", ".a w.b", ".a w.b", ".a w.b",
         ".a w.b"},
        {"a sign alone", "-", "\"-\"", "-", "'-", "-", "-", "-"},
        {"blanks around", " x", "\" x\"", " x", "\" x\"", " x", " x", " x"},
        {"Markdown", "`a|*b*_[c]\\", "\"`a|*b*_[c]\\\\\"", "`a|*b*_[c]\\", "`a|*b*_[c]\\",
         "`a|*b*_[c]\\", "`a|*b*_[c]\\", "\\`a\\|\\*b\\*\\_\\[c\\]\\\\"},
        {"mentions and links", "@all www.a http://b", "\"@all www.a http://b\"",
         "@all www.a http://b", "'@all www.a http://b", "@all www.a http://b",
         "@all www.a http%3A//b", "\\@<!-- -->all www<!-- -->.a http:<!-- -->//b"},
    };
    plan_buffer b;
    plan_buffer_init(&b, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_span text = span(rows[i].text);
        const char *const expected[] = {rows[i].json, rows[i].xml,      rows[i].csv,
                                        rows[i].data, rows[i].property, rows[i].markdown};
        for (int format = 0; format < 6; format++) {
            plan_buffer_clear(&b);
            plan_buffer_puts(&b, "");
            switch (format) {
            case 0:
                plan_buffer_json(&b, text);
                break;
            case 1:
                plan_buffer_xml(&b, text);
                break;
            case 2:
                plan_buffer_csv(&b, text);
                break;
            case 5:
                plan_buffer_markdown(&b, text);
                break;
            default:
                plan_buffer_command(&b, text, format == 4);
                break;
            }
            CHECK_STR(rows[i].label, b.data, expected[format]);
        }
    }
    plan_buffer_free(&b);
}

static void paths_as_uris(void) {
    static const struct {
        const char *label, *path, *uri;
    } rows[] = {
        {"plain", "data/f-1_2.csv", "data/f-1_2.csv"},
        {"blank, Vietnamese", "L\u00e2m n.csv", "L%C3%A2m%20n.csv"},
        {"no scheme", "javascript:x", "javascript%3Ax"},
        {"no query", "a?b#c%d", "a%3Fb%23c%25d"},
        {"not UTF-8", "\xff\x01", "%FF%01"},
    };
    plan_buffer b;
    plan_buffer_init(&b, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_buffer_clear(&b);
        plan_buffer_uri(&b, span(rows[i].path));
        CHECK_STR(rows[i].label, b.data, rows[i].uri);
    }
    plan_buffer_free(&b);
}

static plan_status write_once(const plan_allocator *allocator) {
    plan_buffer buffer;
    plan_buffer_init(&buffer, allocator);
    for (int i = 0; i < 100; i++) {
        plan_buffer_json(&buffer, span("m\xe1\xbb\x99t\x01hai"));
        plan_buffer_signed(&buffer, -i);
    }
    plan_status status = buffer.status;
    plan_buffer_free(&buffer);
    return status;
}

static void failures_are_survived(void) {
    CHECK_TRUE("normal form", failing_everywhere(fold_once));
    CHECK_TRUE("buffer", failing_everywhere(write_once));
}

TEST_MAIN("text", {"letters", letters}, {"decoding", decoding},
          {"every code point comes back", every_code_point_comes_back},
          {"the first wrong byte is found", the_first_wrong_byte_is_found},
          {"counts and widths", counts_and_widths}, {"spans", spans}, {"trimming", trimming},
          {"hostile code points", hostile_code_points}, {"codes", codes},
          {"allocated forms", allocated_forms}, {"forms in a buffer", forms_in_a_buffer},
          {"forms that fail", forms_that_fail}, {"distances", distances}, {"appending", appending},
          {"shown and quoted", shown_and_quoted}, {"escaped", escaped},
          {"paths as URIs", paths_as_uris}, {"failure sticks", failure_sticks},
          {"failures are survived", failures_are_survived})
