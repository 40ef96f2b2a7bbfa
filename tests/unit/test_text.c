/* UTF-8, comparison, distance, the buffer. */
#include "check.h"

#include "text.h"

static void utf8(void) {
    static const struct {
        const char *label, *text;
        size_t length, used;
        uint32_t point;
    } rows[] = {{"ascii", "a", 1, 1, 'a'},
                {"two", "\xc3\xa9", 2, 2, 0xE9},
                {"three", "\xe1\xbb\x87", 3, 3, 0x1EC7},
                {"four", "\xf0\x9f\x98\x80", 4, 4, 0x1F600},
                {"last", "\xf4\x8f\xbf\xbf", 4, 4, 0x10FFFF},
                {"overlong two", "\xc0\x80", 2, 0, 0},
                {"overlong three", "\xe0\x80\x80", 3, 0, 0},
                {"overlong four", "\xf0\x80\x80\x80", 4, 0, 0},
                {"surrogate", "\xed\xa0\x80", 3, 0, 0},
                {"beyond", "\xf4\x90\x80\x80", 4, 0, 0},
                {"cut", "\xe1\xbb", 2, 0, 0},
                {"continuation", "\x80", 1, 0, 0},
                {"never", "\xff", 1, 0, 0},
                {"empty", "", 0, 0, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        uint32_t point = 0;
        CHECK_U64(rows[i].label, plan_utf8_decode(rows[i].text, rows[i].length, &point),
                  rows[i].used);
        CHECK_U64(rows[i].label, point, rows[i].point);
        if (rows[i].used > 0) {
            char out[4];
            size_t n = plan_utf8_encode(point, out);
            CHECK_TRUE(rows[i].label, n == rows[i].used && memcmp(out, rows[i].text, n) == 0);
        }
    }
    CHECK_U64("valid", plan_utf8_valid("abcdefghij\xc3\xa9", 12), 12);
    CHECK_U64("where it breaks", plan_utf8_valid("abcdefghij\xc3\xa9k\xff!", 15), 13);
    CHECK_U64("characters", plan_utf8_count("abcdefghij\xc3\xa9\xff", 13), 12);
    CHECK_U64("columns: wide", plan_utf8_width("\xe4\xb8\xad", 3), 2);
    CHECK_U64("columns: combining", plan_utf8_width("e\xcc\x81", 3), 1);
}

static void spans(void) {
    plan_span text = plan_span_of(" \xc2\xa0x y\t\xe3\x80\x80");
    plan_span trimmed = plan_span_trim(text);
    CHECK_TEXT("trim", trimmed.text, trimmed.length, "x y");
    CHECK_U64("of blanks", plan_span_trim(plan_span_of(" \t ")).length, 0);
    CHECK_U64("of NULL", plan_span_of(NULL).length, 0);
    CHECK_TRUE("is", plan_span_is(trimmed, "x y") && !plan_span_is(trimmed, "x"));
    CHECK_TRUE("ascii", plan_span_is_ascii(plan_span_of("0123456789")));
    CHECK_TRUE("late", !plan_span_is_ascii(plan_span_of("0123456789\xc3\xa9")));
    CHECK_TRUE("early", !plan_span_is_ascii(plan_span_of("\xc3\xa9 0123456789")));
}

static void codes(void) {
    char longest[201 * 2 + 1] = {0};
    for (size_t i = 0; i < 201; i++) {
        memcpy(longest + 2 * i, "\xc3\xa9", 2);
    }
    CHECK_TRUE("plain", plan_text_is_code(plan_span_of("grdp-pc.1")));
    CHECK_TRUE("empty", !plan_text_is_code(plan_span_of("")));
    CHECK_TRUE("201 characters", !plan_text_is_code(plan_span_of(longest)));
    longest[400] = '\0';
    CHECK_TRUE("200 characters", plan_text_is_code(plan_span_of(longest)));
    CHECK_TRUE("control", !plan_text_is_code(plan_span_of("a\x1b[31m")));
    CHECK_TRUE("turned around", !plan_text_is_code(plan_span_of("a\xe2\x80\xae")));
    CHECK_TRUE("blank behind", !plan_text_is_code(plan_span_of("a ")));
    CHECK_TRUE("not UTF-8", !plan_text_is_code(plan_span_of("a\xff")));
    CHECK_TRUE("marks", plan_code_point_is_hostile(0xFEFF) && plan_code_point_is_hostile(0x2028) &&
                            plan_code_point_is_hostile(0x2066) && !plan_code_point_is_hostile('a'));
}

static void folding(void) {
    static const struct {
        const char *label, *text, *folded;
    } rows[] = {{"case", "TON", "ton"},
                {"blanks", "  a \t b\xc2\xa0", "a b"},
                {"composed", "ty\xcc\x89", "t\xe1\xbb\xb7"},
                {"case beyond ascii", "\xc4\x90\xe1\xbb\x92NG", "\xc4\x91\xe1\xbb\x93ng"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char buffer[64];
        size_t n = 0;
        CHECK_STATUS(rows[i].label,
                     plan_text_fold(plan_span_of(rows[i].text), true, buffer, sizeof buffer, &n),
                     PLAN_OK);
        CHECK_TEXT(rows[i].label, buffer, n, rows[i].folded);
        plan_allocator a = plan_allocator_or_default(NULL);
        char *out = NULL;
        CHECK_STATUS(rows[i].label, plan_text_nfc(&a, plan_span_of(rows[i].text), true, &out, &n),
                     PLAN_OK);
        CHECK_TEXT(rows[i].label, out, n, rows[i].folded);
        plan_release(&a, out, n + 1, 1);
    }
    char small[2];
    size_t n;
    CHECK_STATUS("too small", plan_text_fold(plan_span_of("abc"), true, small, 2, &n), PLAN_BUFFER);
    CHECK_STATUS("not UTF-8", plan_text_fold(plan_span_of("\xff"), true, small, 2, &n),
                 PLAN_SYNTAX);
    CHECK_U64("one edit", plan_text_distance(plan_span_of("grdp"), plan_span_of("grp"), 3), 1);
    CHECK_U64("two edits", plan_text_distance(plan_span_of("grpd"), plan_span_of("grdp"), 3), 2);
    CHECK_U64("in characters", plan_text_distance(plan_span_of("\xc3\xa9"), plan_span_of("e"), 3),
              1);
    CHECK_U64("beyond the limit", plan_text_distance(plan_span_of("aaaa"), plan_span_of("bbbb"), 2),
              3);
}

static void buffer(void) {
    plan_buffer b;
    plan_buffer_init(&b, NULL);
    plan_buffer_puts(&b, NULL);
    plan_buffer_unsigned(&b, UINT64_MAX);
    plan_buffer_char(&b, ' ');
    plan_buffer_signed(&b, INT64_MIN);
    CHECK_STR("numbers", b.data, "18446744073709551615 -9223372036854775808");
    plan_buffer_clear(&b);
    plan_buffer_visible(&b, plan_span_of("a\x1b\xe2\x80\xae\xff\xc3\xa9"));
    CHECK_STR("visible", b.data, "a\\u001b\\u202e\\xff\xc3\xa9");
    plan_buffer_clear(&b);
    plan_buffer_json(&b, plan_span_of("\"\\\n\t\x01\xe2\x80\xae\xff\xc3\xa9"));
    CHECK_STR("json", b.data, "\"\\\"\\\\\\n\\t\\u0001\\u202e\\ufffd\xc3\xa9\"");
    plan_buffer_clear(&b);
    plan_buffer_json(&b, plan_span_of("\xf4\x8f\xbf\xbf"));
    CHECK_STR("a pair", b.data, "\"\\udbff\\udfff\"");
    plan_buffer_free(&b);
}

TEST_MAIN("text", {"utf8", utf8}, {"spans", spans}, {"codes", codes}, {"folding", folding},
          {"buffer", buffer})
