/* Figures from text: qualifiers, number or range, unit, qualifiers behind. */
#include "numeral.h"

#include <string.h>

#include <utf8proc.h>

#include "numeral_parts.h"
#include "status.h"

enum { MAX_TEXT = 512 };

typedef struct reader {
    const char *text;
    size_t length, at;
    int format;
    bool about, minus;
    bool worded_minus;      /* "giảm 5": the minus counts for both ends and turns bounds */
    int bound;              /* enum plan_qualifier of a bound or exactness, 0: none */
    plan_digits first, second;
    bool first_negative, second_negative, is_range, truncated;
    plan_error *error;
} reader;

static uint32_t column_at(const reader *r, size_t at) {
    return (uint32_t)plan_utf8_count(r->text, at) + 1;
}

static plan_status refuse(const reader *r, size_t at, const char *why) {
    return plan_fail(r->error, PLAN_SYNTAX, 0, column_at(r, at), "%s", why);
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static void skip_blanks(reader *r) {
    plan_span rest = {r->text + r->at, r->length - r->at};
    plan_span trimmed = plan_span_trim(rest);
    r->at = trimmed.length == 0 ? r->length : (size_t)(trimmed.text - r->text);
}

/* A digit of another script, by name where it is a common one. */
static const char *other_script(uint32_t c) {
    static const struct {
        uint32_t zero;
        const char *why;
    } scripts[] = {
        {0x0660, "Arabic-Indic digits are not read: write 0 to 9"},
        {0x06F0, "Extended Arabic-Indic digits are not read: write 0 to 9"},
        {0x0966, "Devanagari digits are not read: write 0 to 9"},
        {0x09E6, "Bengali digits are not read: write 0 to 9"},
        {0x0E50, "Thai digits are not read: write 0 to 9"},
        {0x0ED0, "Lao digits are not read: write 0 to 9"},
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

static plan_status refuse_start(const reader *r) {
    uint32_t c = 0;
    plan_utf8_decode(r->text + r->at, r->length - r->at, &c);
    const char *why = other_script(c);
    if (why != NULL) {
        return refuse(r, r->at, why);
    }
    if (c == '(') {
        return refuse(r, r->at, "parentheses are no sign: write -5 for a negative number");
    }
    if (c == '.' || c == ',') {
        return refuse(r, r->at, "a digit is missing in front of the decimal mark: write 0.5");
    }
    char folded[8];
    size_t n = 0;
    plan_span rest = {r->text + r->at, r->length - r->at};
    rest.length = rest.length > 3 ? 3 : rest.length;
    if (plan_span_is_ascii(rest) &&
        plan_text_fold(rest, true, folded, sizeof folded, &n) == PLAN_OK && n == 3 &&
        (memcmp(folded, "nan", 3) == 0 || memcmp(folded, "inf", 3) == 0)) {
        return refuse(r, r->at, "nan and inf are no published figures: leave the cell empty");
    }
    return refuse(r, r->at, "no number here: write digits, with words such as \"about\" or "
                            "\"khoảng\" in front only");
}

static plan_status take_qualifier(reader *r, int says, size_t at) {
    switch (says) {
    case PLAN_SAYS_ABOUT:
        r->about = true;
        return PLAN_OK;
    case PLAN_SAYS_MINUS:
        if (r->minus) {
            return refuse(r, at, "two minus signs");
        }
        r->minus = true;
        r->worded_minus = r->text[at] != '-' && (unsigned char)r->text[at] != 0xE2;
        return PLAN_OK;
    case PLAN_SAYS_ABOVE:
    case PLAN_SAYS_AT_LEAST:
    case PLAN_SAYS_BELOW:
    case PLAN_SAYS_AT_MOST:
    case PLAN_SAYS_EXACT:
        if (r->bound != PLAN_SAYS_NOTHING && r->bound != says) {
            return refuse(r, at, "two bounds that exclude each other");
        }
        r->bound = says;
        return PLAN_OK;
    default:
        return PLAN_OK;
    }
}

static plan_status read_qualifiers(reader *r) {
    for (;;) {
        skip_blanks(r);
        if (r->at < r->length && is_digit(r->text[r->at])) {
            return PLAN_OK;
        }
        int says = PLAN_SAYS_NOTHING;
        size_t used = plan_qualifier_before(r->text + r->at, r->length - r->at, false, &says);
        if (used == 0) {
            return refuse_start(r);
        }
        plan_status status = take_qualifier(r, says, r->at);
        if (status != PLAN_OK) {
            return status;
        }
        r->at += used;
    }
}

/* What may not follow a number directly. */
static plan_status refuse_after(const reader *r) {
    const char *rest = r->text + r->at;
    size_t length = r->length - r->at;
    uint32_t c = 0;
    if (length == 0) {
        return PLAN_OK;
    }
    plan_utf8_decode(rest, length, &c);
    if (c == '_' || c == '\'' || c == 0x2019) {
        return refuse(r, r->at, "groups are marked by a point, a comma or a no-break space");
    }
    if ((c == 'x' || c == 'X') && r->text[r->at - 1] == '0' && length > 1 &&
        ((rest[1] >= '0' && rest[1] <= '9') || (rest[1] >= 'a' && rest[1] <= 'f') ||
         (rest[1] >= 'A' && rest[1] <= 'F'))) {
        return refuse(r, r->at, "hexadecimal numbers are not read");
    }
    if (c == '*' || c == ')' || c == '(' || c == '^' || c == 0x2020 || c == 0xB9 || c == 0xB2 ||
        c == 0xB3) {
        return refuse(r, r->at, "a footnote mark or bracket stands at the number: remove it");
    }
    if (c == '.' || c == ',') {
        return refuse(r, r->at, "the number ends with a separator");
    }
    const char *why = other_script(c);
    return why != NULL ? refuse(r, r->at, why) : PLAN_OK;
}

static plan_status read_number(reader *r, plan_digits *number) {
    plan_digits_read(r->text + r->at, r->length - r->at, number);
    r->at += number->length;
    if (r->length - r->at >= 3 && memcmp(r->text + r->at, "\xe2\x80\xa6", 3) == 0) {
        r->truncated = true; /* 3.14… */
        r->at += 3;
    }
    return refuse_after(r);
}

/* `-18`, `– 18`, `đến 18`, `to -3` after the first number. */
static plan_status read_range(reader *r) {
    size_t back = r->at;
    int says = PLAN_SAYS_NOTHING;
    skip_blanks(r);
    size_t used = plan_qualifier_before(r->text + r->at, r->length - r->at, true, &says);
    size_t mark = r->at;
    r->at += used;
    skip_blanks(r);
    bool worded = used > 0 && ((unsigned char)r->text[mark] >= 'a' ||
                               memcmp(r->text + mark, "\xe2\x80\x94", 3) != 0) &&
                  r->text[mark] != '-' && memcmp(r->text + mark, "\xe2\x80", 2) != 0;
    bool negative = false;
    if (worded && r->at < r->length) {
        size_t sign = plan_qualifier_before(r->text + r->at, r->length - r->at, false, &says);
        negative = sign > 0 && says == PLAN_SAYS_MINUS;
        r->at += negative ? sign : 0;
    }
    if (used == 0 || r->at >= r->length || !is_digit(r->text[r->at])) {
        r->at = back;
        return PLAN_OK;
    }
    if (r->minus && !worded && !r->worded_minus) {
        return refuse(r, mark, "a range that starts below 0 is written with words: -5 to -3");
    }
    r->is_range = true;
    r->second_negative = negative;
    return read_number(r, &r->second);
}

/* What is left: unit, then qualifiers. */
static plan_status read_rest(reader *r, plan_numeral *made) {
    plan_span rest = {r->text + r->at, r->length - r->at};
    rest = plan_span_trim(rest);
    int says = PLAN_SAYS_NOTHING;
    size_t used = plan_qualifier_after(rest.text, rest.length, &says);
    if (used > 0) {
        plan_status status =
            take_qualifier(r, says, (size_t)(rest.text - r->text) + rest.length - used);
        if (status != PLAN_OK) {
            return status;
        }
        rest.length -= used;
        rest = plan_span_trim(rest);
    }
    made->unit_offset = rest.length == 0 ? 0 : (size_t)(rest.text - r->text);
    made->unit_length = rest.length;
    uint32_t c = 0;
    plan_utf8_decode(rest.text, rest.length, &c);
    if (rest.length > 0 && c < 0x80 && c != '%' && c != '$' && c != '/' &&
        !((c | 32) >= 'a' && (c | 32) <= 'z')) {
        return refuse(r, made->unit_offset,
                      is_digit((char)c) ? "two numbers in one cell: keep one"
                                        : "only a unit or words such as \"trở lên\" may follow "
                                          "the number");
    }
    return PLAN_OK;
}

static int reading_of(const reader *r, bool negative) {
    switch (r->bound) {
    case PLAN_SAYS_ABOVE:
        return negative ? PLAN_BELOW : PLAN_ABOVE;
    case PLAN_SAYS_AT_LEAST:
        return negative ? PLAN_AT_MOST : PLAN_AT_LEAST;
    case PLAN_SAYS_BELOW:
        return negative ? PLAN_ABOVE : PLAN_BELOW;
    case PLAN_SAYS_AT_MOST:
        return negative ? PLAN_AT_LEAST : PLAN_AT_MOST;
    case PLAN_SAYS_EXACT:
        return PLAN_EXACT;
    default:
        return r->truncated ? PLAN_TRUNCATED : PLAN_ROUNDED;
    }
}

/* The figure in one format; signs in words count for both ends of a range. */
static bool assemble(const reader *r, int format, plan_figure *figure) {
    bool negative = r->first_negative;
    plan_decimal value = {negative ? -r->first.digits : r->first.digits,
                          r->first.scales[format]};
    figure->value = figure->upper = value;
    figure->flags = r->about ? PLAN_ABOUT : 0;
    /* "giảm trên 5%" is a change below -5; "> -5" is above -5. */
    figure->reading = (uint8_t)reading_of(r, r->worded_minus);
    if (r->is_range) {
        bool other = r->second_negative || r->worded_minus;
        plan_decimal upper = {other ? -r->second.digits : r->second.digits,
                              r->second.scales[format]};
        figure->upper = upper;
        figure->reading = PLAN_BETWEEN;
        if (r->worded_minus) { /* "giảm 1-1,5" */
            figure->upper = value;
            figure->value = upper;
        }
        return plan_decimal_compare(figure->value, figure->upper) <= 0;
    }
    return true;
}

static plan_status settle(reader *r, plan_numeral *made) {
    made->formats = r->first.formats & (r->is_range ? r->second.formats : 7u);
    if (made->formats == 0 || (r->format != PLAN_NUMBER_INFER &&
                               (made->formats >> r->format & 1) == 0)) {
        int format = r->format == PLAN_NUMBER_INFER ? PLAN_NUMBER_PLAIN : r->format;
        const plan_digits *culprit = r->first.why[format] != NULL ? &r->first : &r->second;
        const char *why = culprit->why[format];
        plan_status status = culprit->status[format];
        for (int f = 0; f < 3 && r->format == PLAN_NUMBER_INFER; f++) {
            /* Out of range in the format that reads the separators says more than a mark. */
            if (r->first.status[f] == PLAN_RANGE) {
                why = r->first.why[f];
                status = PLAN_RANGE;
            } else if (status != PLAN_RANGE && r->first.why[f] != NULL &&
                       strncmp(r->first.why[f], "plain", 5) != 0) {
                why = r->first.why[f];
                status = PLAN_SYNTAX;
            }
        }
        return plan_fail(r->error, status == PLAN_OK ? PLAN_SYNTAX : status, 0, 1, "%s",
                         why != NULL ? why : "the two ends are written in different formats");
    }
    bool ascending = true;
    int first = PLAN_NUMBER_INFER;
    for (int f = PLAN_NUMBER_EN; f >= PLAN_NUMBER_PLAIN; f--) {
        if ((made->formats >> f & 1) != 0) {
            ascending = assemble(r, f, &made->by_format[f]) && ascending;
            first = f;
        }
    }
    if (!ascending) {
        return refuse(r, 0, "the range ends below its start");
    }
    made->figure = made->by_format[r->format == PLAN_NUMBER_INFER ? first : r->format];
    return PLAN_OK;
}

static bool same_value(const plan_figure *a, const plan_figure *b) {
    return a->value.scale == b->value.scale && a->upper.scale == b->upper.scale;
}

/* Whether formats that read the text disagree about its value. */
static plan_status compare_formats(const reader *r, const plan_numeral *made) {
    static const char *const names[] = {"plain", "vi", "en"};
    int one = -1, other = -1;
    for (int f = PLAN_NUMBER_PLAIN; f <= PLAN_NUMBER_EN; f++) {
        if ((made->formats >> f & 1) == 0) {
            continue;
        }
        if (one < 0) {
            one = f;
        } else if (!same_value(&made->by_format[one], &made->by_format[f])) {
            other = f;
        }
    }
    if (other < 0) {
        return PLAN_OK;
    }
    char left[160], right[160];
    plan_figure_write(&made->by_format[one], PLAN_NUMBER_PLAIN, left, sizeof left, NULL);
    plan_figure_write(&made->by_format[other], PLAN_NUMBER_PLAIN, right, sizeof right, NULL);
    return plan_fail(r->error, PLAN_AMBIGUOUS, 0, 1,
                     "ambiguous: %s in format %s, %s in format %s; declare number_format", left,
                     names[one], right, names[other]);
}

plan_status plan_numeral_read(const char *text, size_t length, int format, plan_numeral *result,
                              plan_error *error) {
    if (result == NULL || result->struct_size < sizeof *result || (text == NULL && length > 0) ||
        format < PLAN_NUMBER_PLAIN || format > PLAN_NUMBER_INFER) {
        return PLAN_INVALID;
    }
    reader r;
    memset(&r, 0, sizeof r);
    r.text = text;
    r.length = length;
    r.format = format;
    r.error = error;
    plan_numeral made;
    memset(&made, 0, sizeof made);
    made.struct_size = result->struct_size;
    plan_span all = {text, length};
    if (plan_span_trim(all).length == 0) {
        return plan_fail(error, PLAN_MISSING, 0, 1, "the cell is empty");
    }
    if (length > MAX_TEXT) {
        return plan_fail(error, PLAN_SYNTAX, 0, 1, "the text is longer than %d bytes", MAX_TEXT);
    }
    if (plan_utf8_valid(text, length) != length) {
        return plan_fail(error, PLAN_SYNTAX, 0, 1, "the text is not UTF-8");
    }
    plan_status status = read_qualifiers(&r);
    if (status != PLAN_OK) {
        return status;
    }
    r.first_negative = r.minus;
    status = read_number(&r, &r.first);
    status = status == PLAN_OK ? read_range(&r) : status;
    status = status == PLAN_OK ? read_rest(&r, &made) : status;
    status = status == PLAN_OK ? settle(&r, &made) : status;
    if (status != PLAN_OK) {
        return status;
    }
    if (r.is_range && r.bound != PLAN_SAYS_NOTHING) {
        return refuse(&r, 0, "a range has no further bound");
    }
    *result = made;
    return format == PLAN_NUMBER_INFER ? compare_formats(&r, &made) : PLAN_OK;
}
