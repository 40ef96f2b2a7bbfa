/* Spellings of periods: SDMX, Eurostat, World Bank, and Vietnamese words. */
#include "period.h"

#include <string.h>

#include "status.h"
#include "text.h"

enum { MAX_TEXT = 96 };

/* What is left to read, folded, and why it does not read. */
typedef struct cursor {
    const char *at, *end;
    const char *why;
} cursor;

static const char usual[] = "a period is written 2023, 2023-Q1, 2023-09 or 2021-2025";
static const char no_such[] = "there is no such half, quarter or month in a year";
static const char too_fine[] = "weeks, days and thirds of a year are not periods";
static const char year_last[] = "a period starts with its year: 2023-09";

static bool fail(cursor *c, const char *why) {
    c->why = why;
    return false;
}

static bool skip(cursor *c, const char *word) {
    size_t n = strlen(word);
    if ((size_t)(c->end - c->at) < n || memcmp(c->at, word, n) != 0) {
        return false;
    }
    c->at += n;
    return true;
}

static size_t digits_here(const cursor *c) {
    size_t n = 0;
    while (c->at + n < c->end && c->at[n] >= '0' && c->at[n] <= '9') {
        n++;
    }
    return n;
}

/* Exactly `least` to `most` digits. */
static bool read_digits(cursor *c, size_t least, size_t most, int32_t *value) {
    size_t n = digits_here(c);
    int32_t v = 0;
    if (n < least || n > most) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        v = v * 10 + (c->at[i] - '0');
    }
    c->at += n;
    *value = v;
    return true;
}

static bool read_year(cursor *c, int32_t *year) {
    if (!read_digits(c, 4, 4, year)) {
        return fail(c, digits_here(c) > 0 ? "a year has four digits" : usual);
    }
    return true;
}

/* 1 to `most`. */
static bool read_index(cursor *c, int32_t most, int32_t *index) {
    if (!read_digits(c, 1, 2, index)) {
        return fail(c, usual);
    }
    return *index >= 1 && *index <= most ? true : fail(c, no_such);
}

static bool read_roman(cursor *c, int32_t *index) {
    static const char *const numerals[] = {"iv", "iii", "ii", "i"};
    for (int32_t i = 0; i < 4; i++) {
        if (skip(c, numerals[i])) {
            *index = 4 - i;
            return true;
        }
    }
    return false;
}

/* --- A year with a suffix --- */

typedef struct one {
    int32_t ordinal;
    uint8_t frequency;
} one;

static bool read_letter(cursor *c, uint8_t *frequency) {
    static const struct {
        const char *letter;
        uint8_t frequency;
    } letters[] = {{"q", PLAN_QUARTERLY},
                   {"s", PLAN_HALF_YEARLY},
                   {"h", PLAN_HALF_YEARLY},
                   {"m", PLAN_MONTHLY},
                   {"a", PLAN_YEARLY}};
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        if (skip(c, letters[i].letter)) {
            *frequency = letters[i].frequency;
            return true;
        }
    }
    return false;
}

/* Behind a dash without a letter: a month, or (of a span) another year. */
static bool read_month(cursor *c, const cursor *before, int32_t year, one *result) {
    size_t n = digits_here(c);
    const char *behind = c->at + n;
    int32_t index;
    if (n == 1) {
        return fail(c, "a month has two digits: 2023-09");
    }
    if (n != 2) {
        c->at = before->at;
        return true;
    }
    if (behind < c->end && *behind == '-') {
        return fail(c, too_fine);
    }
    if (!read_index(c, PLAN_MONTHLY, &index)) {
        return false;
    }
    result->frequency = PLAN_MONTHLY;
    result->ordinal = year * PLAN_MONTHLY + index - 1;
    return true;
}

/* `2023`, `2023-q1`, `2023q1`, `2023-01`, `2023m01`, `2023-s1`, `2023-h1`, `2023-a1`, `yr2023`. */
static bool read_one(cursor *c, one *result) {
    int32_t year, index;
    bool world_bank = skip(c, "yr");
    if (!read_year(c, &year)) {
        return false;
    }
    result->frequency = PLAN_YEARLY;
    result->ordinal = year;
    cursor before = *c;
    bool dash = !world_bank && skip(c, "-");
    if (!world_bank && read_letter(c, &result->frequency)) {
        if (!read_index(c, result->frequency, &index)) {
            return false;
        }
        result->ordinal = year * result->frequency + index - 1;
        return true;
    }
    if (skip(c, "w") || skip(c, "d") || skip(c, "t")) {
        return fail(c, too_fine);
    }
    return !dash || read_month(c, &before, year, result);
}

static bool read_dash(cursor *c) {
    return skip(c, "-") || skip(c, "\xe2\x80\x93");
}

/* `2021-2025`, `2021–2025`, `2023-01/2023-09`, or one period. */
static plan_status read_plain(cursor *c, plan_period *result) {
    one first, last;
    c->why = usual;
    if (!read_one(c, &first)) {
        return PLAN_SYNTAX;
    }
    last = first;
    if (c->at < c->end) {
        skip(c, " ");
        if (!skip(c, "/") && !(first.frequency == PLAN_YEARLY && read_dash(c))) {
            return PLAN_SYNTAX;
        }
        skip(c, " ");
        if (!read_one(c, &last) || c->at < c->end) {
            return PLAN_SYNTAX;
        }
    }
    if (first.frequency != last.frequency) {
        fail(c, "both ends of a span must be of one frequency");
        return PLAN_SYNTAX;
    }
    if (last.ordinal < first.ordinal) {
        fail(c, "the span ends before it starts");
        return PLAN_SYNTAX;
    }
    plan_period period = {first.ordinal, last.ordinal - first.ordinal + 1, first.frequency};
    if (!plan_period_is_valid(period)) {
        fail(c, "the span is too long");
        return PLAN_RANGE;
    }
    *result = period;
    return PLAN_OK;
}

/* `2023 [YR2023]`: a heading of the World Bank says it twice. */
static plan_status read_twice(cursor *c, const char *bracket, plan_period *result) {
    cursor first = {c->at, bracket, usual}, second = {bracket + 2, c->end - 1, usual};
    plan_period a, b;
    if (read_plain(&first, &a) != PLAN_OK || read_plain(&second, &b) != PLAN_OK ||
        plan_period_compare(a, b) != 0) {
        fail(c, "the text in brackets is not the same period");
        return PLAN_SYNTAX;
    }
    *result = a;
    return PLAN_OK;
}

/* --- Words --- */

/* `/2023`, ` 2023`, `-2023`, ` năm 2023`, to the end. */
static bool read_year_behind(cursor *c, int32_t *year) {
    skip(c, ",");
    skip(c, " ");
    if (!skip(c, "/")) {
        skip(c, "-");
    }
    skip(c, " ");
    skip(c, "n\xc4\x83m "); /* năm */
    if (!read_year(c, year)) {
        return false;
    }
    return c->at == c->end ? true : fail(c, usual);
}

/* `quý 1/2023`, `quý iv năm 2023`, `q1/2023`, `tháng 9/2023`, `t9/2023`. */
static bool read_numbered(cursor *c, uint8_t frequency, plan_period *result) {
    int32_t index, year;
    skip(c, " ");
    if (!(frequency == PLAN_QUARTERLY && read_roman(c, &index)) &&
        !read_index(c, frequency, &index)) {
        return false;
    }
    if (!read_year_behind(c, &year)) {
        return false;
    }
    plan_period period = {year * frequency + index - 1, 1, frequency};
    *result = period;
    return true;
}

/* `9 tháng 2023`, `6 tháng đầu năm 2023`, `6 tháng cuối năm 2023`, `9t/2023`. */
static bool read_months(cursor *c, plan_period *result) {
    int32_t count = 0, year;
    (void)read_digits(c, 1, 2, &count); /* they are there */
    skip(c, " ");
    if (skip(c, "/") || skip(c, "-")) {
        return fail(c, year_last);
    }
    if (!skip(c, "th\xc3\xa1ng") && !skip(c, "t")) {
        return fail(c, "a year has four digits");
    }
    if (count < 1 || count > PLAN_MONTHLY) {
        return fail(c, no_such);
    }
    bool last = skip(c, " cu\xe1\xbb\x91i"); /* cuối */
    if (!last) {
        skip(c, " \xc4\x91\xe1\xba\xa7u"); /* đầu */
    }
    if (!read_year_behind(c, &year)) {
        return false;
    }
    plan_period period = {year * PLAN_MONTHLY + (last ? PLAN_MONTHLY - count : 0), count,
                          PLAN_MONTHLY};
    *result = period;
    return true;
}

static plan_status read_folded(cursor *c, plan_period *result) {
    static const char *const before_years[] = {
        "n\xc4\x83m ",                    /* năm */
        "giai \xc4\x91o\xe1\xba\xa1n ",   /* giai đoạn */
        "th\xe1\xbb\x9di k\xe1\xbb\xb3 ", /* thời kỳ */
        "th\xe1\xbb\x9di k\xc3\xac ",     /* thời kì */
    };
    const char *bracket = memchr(c->at, '[', (size_t)(c->end - c->at));
    if (bracket != NULL && bracket > c->at && bracket[-1] == ' ' && c->end[-1] == ']') {
        return read_twice(c, bracket - 1, result);
    }
    for (size_t i = 0; i < sizeof before_years / sizeof before_years[0]; i++) {
        if (skip(c, before_years[i])) {
            return read_plain(c, result);
        }
    }
    if (skip(c, "qu\xc3\xbd") || skip(c, "q")) { /* quý */
        return read_numbered(c, PLAN_QUARTERLY, result) ? PLAN_OK : PLAN_SYNTAX;
    }
    if (skip(c, "th\xc3\xa1ng") || skip(c, "t")) {
        return read_numbered(c, PLAN_MONTHLY, result) ? PLAN_OK : PLAN_SYNTAX;
    }
    size_t digits = digits_here(c);
    if (digits == 1 || digits == 2) {
        return read_months(c, result) ? PLAN_OK : PLAN_SYNTAX;
    }
    return read_plain(c, result);
}

plan_status plan_period_read(const char *text, size_t length, plan_period *result,
                             plan_error *error) {
    char folded[MAX_TEXT];
    size_t n = 0;
    plan_period period;
    if (result == NULL || (text == NULL && length > 0)) {
        return PLAN_INVALID;
    }
    plan_span span = {text, length};
    plan_status status = plan_text_fold(plan_span_trim(span), true, folded, sizeof folded, &n);
    if (status != PLAN_OK || n == 0) {
        return plan_fail(error, PLAN_SYNTAX, 0, 1, "%s",
                         status == PLAN_SYNTAX ? "the text is not UTF-8" : usual);
    }
    cursor c = {folded, folded + n, usual};
    status = read_folded(&c, &period);
    if (status != PLAN_OK) {
        return plan_fail(error, status, 0, 1, "%s", c.why);
    }
    *result = period;
    return PLAN_OK;
}
