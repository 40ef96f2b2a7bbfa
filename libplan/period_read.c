/* Spellings of periods: SDMX, Eurostat, World Bank, and Vietnamese words. */
#include <string.h>

#include "period.h"
#include "status.h"
#include "text.h"

/* What is left to read, folded. */
typedef struct cursor {
    const char *at, *end;
} cursor;

static bool skip(cursor *c, const char *word) {
    size_t n = strlen(word);
    if ((size_t)(c->end - c->at) < n || memcmp(c->at, word, n) != 0) {
        return false;
    }
    c->at += n;
    return true;
}

static void skip_spaces(cursor *c) {
    while (c->at < c->end && *c->at == ' ') {
        c->at++;
    }
}

/* Exactly `least` to `most` digits. */
static bool read_digits(cursor *c, int least, int most, int32_t *value) {
    int n = 0;
    int32_t v = 0;
    while (c->at + n < c->end && n < most && c->at[n] >= '0' && c->at[n] <= '9') {
        v = v * 10 + (c->at[n] - '0');
        n++;
    }
    bool more = c->at + n < c->end && c->at[n] >= '0' && c->at[n] <= '9';
    if (n < least || more) {
        return false;
    }
    c->at += n;
    *value = v;
    return true;
}

/* 1 to `most`; false where it is not there, *bad where it is out of range. */
static bool read_index(cursor *c, int32_t most, int32_t *index, bool *bad) {
    if (!read_digits(c, 1, 2, index)) {
        return false;
    }
    *bad = *bad || *index < 1 || *index > most;
    return true;
}

static bool read_roman(cursor *c, int32_t *index) {
    static const char *const numerals[] = {"iv", "iii", "ii", "i"};
    static const int32_t values[] = {4, 3, 2, 1};
    for (size_t i = 0; i < 4; i++) {
        if (skip(c, numerals[i])) {
            *index = values[i];
            return true;
        }
    }
    return false;
}

typedef struct one {
    int32_t ordinal;
    uint8_t frequency;
} one;

/* After the year: `-q1`, `q1`, `-01`, `m01`, `-s1`, `-h1`, `-a1`, or nothing. */
static bool read_suffix(cursor *c, int32_t year, one *result, bool *bad) {
    cursor start = *c;
    int32_t index = 1;
    bool dash = skip(c, "-");
    result->frequency = PLAN_YEARLY;
    if (skip(c, "q")) {
        result->frequency = PLAN_QUARTERLY;
    } else if (skip(c, "s") || skip(c, "h") || skip(c, "b")) {
        result->frequency = PLAN_HALF_YEARLY;
    } else if (skip(c, "m")) {
        result->frequency = PLAN_MONTHLY;
    } else if (skip(c, "a")) {
        result->frequency = PLAN_YEARLY;
    } else if (dash && c->end - c->at >= 2 && (c->end - c->at == 2 || c->at[2] == '/')) {
        result->frequency = PLAN_MONTHLY;
    } else {
        *c = start; /* the year alone, maybe of a span */
        result->ordinal = year;
        return true;
    }
    if (!read_index(c, result->frequency, &index, bad)) {
        return false;
    }
    result->ordinal = year * result->frequency + index - 1;
    return true;
}

static bool read_one(cursor *c, one *result, bool *bad) {
    int32_t year;
    skip(c, "yr");
    return read_digits(c, 4, 4, &year) && read_suffix(c, year, result, bad);
}

/* `2021-2025`, `2021–2025`, `2023-01/2023-09`, or one period. */
static plan_status read_plain(cursor c, plan_period *result, const char **why) {
    one first, last;
    bool bad = false;
    *why = "a period is written 2023, 2023-Q1, 2023-09 or 2021-2025";
    if (!read_one(&c, &first, &bad)) {
        return PLAN_SYNTAX;
    }
    last = first;
    if (c.at < c.end) {
        skip_spaces(&c);
        if (!(skip(&c, "/") || (first.frequency == PLAN_YEARLY &&
                                (skip(&c, "-") || skip(&c, "\xe2\x80\x93"))))) {
            return PLAN_SYNTAX;
        }
        skip_spaces(&c);
        if (!read_one(&c, &last, &bad) || c.at < c.end) {
            return PLAN_SYNTAX;
        }
    }
    if (bad) {
        *why = "there is no such half, quarter or month in a year";
        return PLAN_SYNTAX;
    }
    if (first.frequency != last.frequency) {
        *why = "both ends of a span must be of one frequency";
        return PLAN_SYNTAX;
    }
    if (last.ordinal < first.ordinal) {
        *why = "the span ends before it starts";
        return PLAN_SYNTAX;
    }
    plan_period period = {first.ordinal, last.ordinal - first.ordinal + 1, first.frequency};
    if (!plan_period_is_valid(period)) {
        *why = "the span is too long";
        return PLAN_RANGE;
    }
    *result = period;
    return PLAN_OK;
}

/* `quý 1/2023`, `quý iv năm 2023`, `tháng 9/2023`, `9 tháng [đầu] [năm] 2023`, `năm 2023`. */
static bool read_year_after(cursor *c, int32_t *year) {
    skip_spaces(c);
    skip(c, "/");
    skip_spaces(c);
    skip(c, "\xc4\x91\xe1\xba\xa7u"); /* đầu */
    skip_spaces(c);
    skip(c, "n\xc4\x83m"); /* năm */
    skip_spaces(c);
    return read_digits(c, 4, 4, year) && c->at == c->end;
}

static plan_status read_words(cursor c, plan_period *result, const char **why) {
    int32_t index = 0, year = 0, count = 1;
    uint8_t frequency = PLAN_MONTHLY;
    bool bad = false;
    if (skip(&c, "qu\xc3\xbd ")) { /* quý */
        frequency = PLAN_QUARTERLY;
        if (!read_roman(&c, &index) && !read_index(&c, 4, &index, &bad)) {
            return PLAN_SYNTAX;
        }
    } else if (skip(&c, "th\xc3\xa1ng ")) { /* tháng */
        if (!read_index(&c, 12, &index, &bad)) {
            return PLAN_SYNTAX;
        }
    } else if (read_index(&c, 12, &count, &bad)) {
        skip_spaces(&c);
        if (!skip(&c, "th\xc3\xa1ng") && !skip(&c, "t")) {
            return PLAN_SYNTAX;
        }
        index = 1;
    } else {
        return PLAN_SYNTAX;
    }
    if (!read_year_after(&c, &year)) {
        return PLAN_SYNTAX;
    }
    if (bad) {
        *why = "there is no such half, quarter or month in a year";
        return PLAN_SYNTAX;
    }
    plan_period period = {year * frequency + index - 1, count, frequency};
    *result = period;
    return PLAN_OK;
}

plan_status plan_period_read(const char *text, size_t length, plan_period *result,
                             plan_error *error) {
    char folded[96];
    size_t n = 0;
    const char *why = "a period is written 2023, 2023-Q1, 2023-09 or 2021-2025";
    if (result == NULL || (text == NULL && length > 0)) {
        return PLAN_INVALID;
    }
    plan_span span = {text, length};
    plan_status status = plan_text_fold(span, true, folded, sizeof folded, &n);
    if (status != PLAN_OK) {
        return plan_fail(error, PLAN_SYNTAX, 0, 1, "%s",
                         status == PLAN_SYNTAX ? "the text is not UTF-8" : why);
    }
    cursor c = {folded, folded + n};
    plan_period period;
    if (skip(&c, "n\xc4\x83m ")) { /* năm 2023, năm 2021-2025 */
        status = read_plain(c, &period, &why);
    } else {
        status = read_words(c, &period, &why);
        if (status != PLAN_OK) {
            status = read_plain(c, &period, &why);
        }
    }
    if (status != PLAN_OK) {
        return plan_fail(error, status, 0, 1, "%s", why);
    }
    *result = period;
    return PLAN_OK;
}
