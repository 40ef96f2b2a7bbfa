/* Refusals: what was found, and what to write instead. */
#include <string.h>

#include <utf8proc.h>

#include "numeral_parts.h"

plan_status plan_phrase_refuse(const plan_phrase *p, size_t at, const char *why) {
    uint32_t column = (uint32_t)plan_utf8_count(p->text, at) + 1;
    return plan_fail(p->error, PLAN_SYNTAX, 0, column, "%s", why);
}

static uint32_t code_at(const plan_phrase *p, size_t at) {
    uint32_t c = 0;
    if (at < p->length) {
        plan_utf8_decode(p->text + at, p->length - at, &c);
    }
    return c;
}

/* Digits of another script, by name where it is a common one; NULL for anything else. */
static const char *other_script(uint32_t c) {
    static const struct {
        uint32_t zero;
        const char *why;
    } scripts[] = {
        {0x0660, "Arabic-Indic digits are not read: write 0 to 9"},
        {0x06F0, "Extended Arabic-Indic digits are not read: write 0 to 9"},
        {0x0966, "Devanagari digits are not read: write 0 to 9"},
        {0x09E6, "Bengali digits are not read: write 0 to 9"},
        {0x0BE6, "Tamil digits are not read: write 0 to 9"},
        {0x0E50, "Thai digits are not read: write 0 to 9"},
        {0x0ED0, "Lao digits are not read: write 0 to 9"},
        {0x0F20, "Tibetan digits are not read: write 0 to 9"},
        {0x1040, "Myanmar digits are not read: write 0 to 9"},
        {0x17E0, "Khmer digits are not read: write 0 to 9"},
        {0xFF10, "Fullwidth digits are not read: write 0 to 9"},
    };
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        if (c >= scripts[i].zero && c < scripts[i].zero + 10) {
            return scripts[i].why;
        }
    }
    return c > 0x7F && utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ND
               ? "digits of another script are not read: write 0 to 9"
               : NULL;
}

static bool is_category(uint32_t c, utf8proc_category_t first, utf8proc_category_t last) {
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category >= first && category <= last;
}

/* --- In front --- */

/* "nan", "inf" as a word of its own. */
static bool is_no_number(const plan_phrase *p) {
    static const char *const words[] = {"nan", "inf", "infinity"};
    plan_span rest = {p->text + p->at, 0};
    char folded[16];
    size_t n;
    while (p->at + rest.length < p->length && (rest.text[rest.length] | 32) >= 'a' &&
           (rest.text[rest.length] | 32) <= 'z') {
        rest.length++;
    }
    if (plan_text_fold(rest, true, folded, sizeof folded, &n) != PLAN_OK) {
        return false;
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (n == strlen(words[i]) && memcmp(folded, words[i], n) == 0) {
            return true;
        }
    }
    return code_at(p, p->at) == 0x221E;
}

plan_status plan_phrase_refuse_start(const plan_phrase *p) {
    uint32_t c = code_at(p, p->at);
    const char *why = other_script(c);
    if (why == NULL && c == '(') {
        why = "parentheses are no sign: write -5 for a negative number";
    } else if (why == NULL && (c == '.' || c == ',')) {
        why = "a digit is missing in front of the decimal mark: write 0.5";
    } else if (why == NULL && is_no_number(p)) {
        why = "nan and inf are no published figures: leave the cell empty";
    } else if (why == NULL && c == 0xB1) {
        why = "a ± is not read: write the range, 4-6";
    } else if (why == NULL && c != 0 && c != '-' &&
               is_category(c, UTF8PROC_CATEGORY_PD, UTF8PROC_CATEGORY_PD)) {
        why = "this dash is no minus: write -5";
    } else if (why == NULL && (c == '%' || c == 0x2030 ||
                               is_category(c, UTF8PROC_CATEGORY_SC, UTF8PROC_CATEGORY_SC))) {
        why = "the unit stands behind the number: write 5 USD, 5%";
    } else if (why == NULL && c > 0x7F &&
               is_category(c, UTF8PROC_CATEGORY_NL, UTF8PROC_CATEGORY_NO)) {
        why = "fractions, powers and numerals in one character are not read: write digits";
    }
    return plan_phrase_refuse(p, p->at,
                              why != NULL ? why
                                          : "no number here: write digits, with words such as "
                                            "\"about\" or \"khoảng\" in front only");
}

/* --- Directly behind the digits --- */

static bool is_hex(uint32_t c) {
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f');
}

/* 0x10, 0b10, 0o17; 1e without an exponent; 3x4. */
static const char *letter_after(const plan_phrase *p, uint32_t c) {
    uint32_t next = code_at(p, p->at + 1);
    bool zero = p->text[p->at - 1] == '0' && (p->at < 2 || !plan_is_digit(p->text[p->at - 2]));
    if (zero && (c | 32) == 'x' && is_hex(next)) {
        return "hexadecimal numbers are not read";
    }
    if (zero && ((c | 32) == 'b' || (c | 32) == 'o') && next >= '0' && next <= '9') {
        return "binary and octal numbers are not read: write decimal digits";
    }
    if ((c | 32) == 'x' && next >= '0' && next <= '9') {
        return "a product is not read: write its value";
    }
    if ((c | 32) == 'e' && (next == 0 || next == '+' || next == '-' || next == ' ')) {
        return "the exponent is missing: write 1.5e3 in plain format, or all digits";
    }
    return NULL;
}

static const char *mark_after(const plan_phrase *p, uint32_t c) {
    if (c == '_' || c == '\'' || c == 0x2019 || c == 0x2BC) {
        return "groups are marked by a point, a comma or a no-break space";
    }
    if (c == '^') {
        return "powers are not read: write 1.5e3 in plain format, or all digits";
    }
    if (c == '*' || c == '(' || c == ')' || c == '[' || c == ']' || c == '#' || c == 0x2020 ||
        c == 0x2021 || c == 0xA7 ||
        (c > 0x7F && c < 0x20A0 && c != 0xBC && c != 0xBD && c != 0xBE &&
         is_category(c, UTF8PROC_CATEGORY_NO, UTF8PROC_CATEGORY_NO))) {
        return "a footnote mark or bracket stands at the number: remove it";
    }
    if (c == '.' || c == ',') {
        return "the number ends with a separator: write 5 or 5.0";
    }
    if (c == '/' && plan_is_digit((char)(code_at(p, p->at + 1) & 0x7F))) {
        return "a fraction or date is not read: write its value";
    }
    return NULL;
}

plan_status plan_phrase_check_after(const plan_phrase *p) {
    uint32_t c = code_at(p, p->at);
    if (c == 0) {
        return PLAN_OK;
    }
    const char *why = other_script(c);
    why = why == NULL ? mark_after(p, c) : why;
    why = why == NULL ? letter_after(p, c) : why;
    return why != NULL ? plan_phrase_refuse(p, p->at, why) : PLAN_OK;
}

/* --- What should be a unit --- */

/* A rest that starts with a digit: another number, or a group behind an ordinary blank. */
static const char *digits_again(const plan_phrase *p) {
    size_t i = 0;
    while (i < p->unit_length && plan_is_digit(p->text[p->unit_offset + i])) {
        i++;
    }
    bool group = i == 3 && !p->is_range && p->text[p->unit_offset - 1] == ' ';
    return group ? "a blank within a number: join the digits, or use a no-break space"
                 : "two numbers in one cell: keep one";
}

/* "5 xuống 3", "9,0 khoảng %": words that stand in front of numbers. */
static bool starts_with_words(const plan_phrase *p) {
    const char *unit = p->text + p->unit_offset;
    int says = PLAN_SAYS_NOTHING;
    size_t used = plan_says_at(unit, p->unit_length, PLAN_PLACE_BEFORE, &says);
    plan_span behind = {unit + used, p->unit_length - used};
    behind = plan_span_trim(behind);
    bool number = behind.length > 0 && plan_is_digit(behind.text[0]);
    return used > 0 && (number || (says >= PLAN_SAYS_ABOUT && says != PLAN_SAYS_MINUS &&
                                   says != PLAN_SAYS_PLUS && says < PLAN_SAYS_FROM));
}

/* "x 10", "× 10" */
static bool starts_product(const plan_phrase *p, uint32_t c) {
    size_t used = c == 0xD7 ? 2 : 1;
    plan_span behind = {p->text + p->unit_offset + used, p->unit_length - used};
    behind = plan_span_trim(behind);
    return (c == 'x' || c == 'X' || c == 0xD7) && behind.length > 0 &&
           plan_is_digit(behind.text[0]);
}

static const char *wrong_start(const plan_phrase *p, uint32_t c) {
    if (plan_is_digit((char)(c & 0x7F)) && c < 0x80) {
        return digits_again(p);
    }
    if (c == '+') {
        return "a + behind the number is not read: write >=5 or \"5 trở lên\"";
    }
    if (c == 0x2212) {
        return "− (U+2212) is a minus: a range is written 5-7 or 5–7";
    }
    if (c == 0xB1) {
        return "a ± is not read: write the range, 4-6";
    }
    if (starts_product(p, c)) {
        return "a product is not read: write its value";
    }
    if (c > 0x7F && is_category(c, UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_NO)) {
        return "fractions, powers and numerals in one character are not read: write digits";
    }
    if (starts_with_words(p)) {
        return "words such as \"about\" or \"khoảng\" stand in front of the number, \"or more\" or "
               "\"trở lên\" behind it";
    }
    int says;
    if (plan_says_at(p->text + p->unit_offset, p->unit_length, PLAN_PLACE_AMID, &says) > 0) {
        return "only a unit or words such as \"trở lên\" may follow the number";
    }
    bool allowed = c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z'
                            : !is_category(c, UTF8PROC_CATEGORY_PC, UTF8PROC_CATEGORY_SM);
    return allowed || c == '%' || c == '$' || c == '/' || c == 0x2030 || c == 0x2031
               ? NULL
               : "only a unit or words such as \"trở lên\" may follow the number";
}

/* "ha*", "% (2)": a footnote mark; "%,": punctuation. */
static const char *wrong_end(const plan_span unit) {
    size_t i = unit.length - 1;
    char last = unit.text[i];
    if (last == ')' || last == ']') {
        /* wrong_start has seen that no unit begins with a digit, a star or a bracket. */
        while (plan_is_digit(unit.text[i - 1]) || unit.text[i - 1] == '*') {
            i--;
        }
        bool mark = i < unit.length - 1 && (unit.text[i - 1] == '(' || unit.text[i - 1] == '[');
        return mark ? "a footnote mark or bracket stands at the number: remove it" : NULL;
    }
    if (last == '*') {
        return "a footnote mark or bracket stands at the number: remove it";
    }
    return strchr(",;:!?", last) != NULL ? "punctuation behind the figure: remove it" : NULL;
}

plan_status plan_phrase_check_unit(const plan_phrase *p) {
    plan_span unit = {p->text + p->unit_offset, p->unit_length};
    const char *why = wrong_start(p, code_at(p, p->unit_offset));
    if (why != NULL) {
        return plan_phrase_refuse(p, p->unit_offset, why);
    }
    why = wrong_end(unit);
    return why != NULL ? plan_phrase_refuse(p, p->unit_offset + unit.length - 1, why) : PLAN_OK;
}

/* --- Anywhere --- */

plan_status plan_phrase_check_visible(const plan_phrase *p) {
    for (size_t at = 0; at < p->length;) {
        uint32_t c = 0;
        size_t used = plan_utf8_decode(p->text + at, p->length - at, &c);
        if (c == '\n' || c == '\r') {
            return plan_phrase_refuse(p, at, "a line break within the figure: write one line");
        }
        if ((c != '\t' && plan_code_point_is_hostile(c)) || c == 0xAD || c == 0x2060 ||
            (c >= 0x200B && c <= 0x200D)) {
            return plan_phrase_refuse(p, at, "a character that cannot be seen: remove it");
        }
        at += used;
    }
    return PLAN_OK;
}
