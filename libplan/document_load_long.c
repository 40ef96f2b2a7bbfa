/* Numbers that are longer than a figure may be, where the precision is declared: programs print 17
 * digits and more, of which only the declared decimals are meant. */
#include "document_load.h"

enum { MAX_DIGITS = 120 };
static const int64_t largest = INT64_C(99999999999999999); /* 17 digits */

/* A number as it is printed: digits, of which `point` stand before the decimal mark, times
 * 10^exponent. */
typedef struct printed {
    char digits[MAX_DIGITS];
    size_t count;
    int64_t point, exponent;
    bool negative;
} printed;

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool scan_exponent(plan_span text, size_t i, int64_t *exponent) {
    bool minus = i < text.length && text.text[i] == '-';
    i += i < text.length && (text.text[i] == '-' || text.text[i] == '+') ? 1 : 0;
    size_t start = i;
    *exponent = 0;
    for (; i < text.length && is_digit(text.text[i]) && *exponent < 10000; i++) {
        *exponent = *exponent * 10 + (text.text[i] - '0');
    }
    *exponent = minus ? -*exponent : *exponent;
    return i > start && i == text.length;
}

/* Sign, digits with at most one mark, and in plain an exponent: nothing else. */
static bool scan(plan_span text, int format, printed *p) {
    char mark = format == PLAN_NUMBER_VI ? ',' : '.';
    bool has_mark = false;
    size_t i = 0;
    p->count = 0;
    p->point = p->exponent = 0;
    p->negative = text.length > 0 && text.text[0] == '-';
    i += text.length > 0 && (text.text[0] == '-' || text.text[0] == '+') ? 1 : 0;
    for (; i < text.length && (is_digit(text.text[i]) || text.text[i] == mark); i++) {
        if (text.text[i] == mark) {
            if (has_mark || p->count == 0) {
                return false;
            }
            has_mark = true;
            p->point = (int64_t)p->count;
        } else {
            if (p->count == MAX_DIGITS) {
                return false;
            }
            p->digits[p->count++] = text.text[i];
        }
    }
    p->point = has_mark ? p->point : (int64_t)p->count;
    if (p->count == 0) {
        return false;
    }
    if (i < text.length && (text.text[i] | 32) == 'e' && format == PLAN_NUMBER_PLAIN) {
        return scan_exponent(text, i + 1, &p->exponent);
    }
    return i == text.length;
}

/* *value * 10 + digit within 17 digits. */
static bool append(int64_t *value, int digit) {
    if (*value > (largest - digit) / 10) {
        return false;
    }
    *value = *value * 10 + digit;
    return true;
}

/* Whether the digits from `cut` on round `value` up: half to even. */
static bool rounds_up(const printed *p, size_t cut, int64_t value) {
    if (cut >= p->count || p->digits[cut] < '5') {
        return false;
    }
    if (p->digits[cut] > '5') {
        return true;
    }
    for (size_t i = cut + 1; i < p->count; i++) {
        if (p->digits[i] != '0') {
            return true;
        }
    }
    return (value & 1) != 0;
}

bool plan_load_long(plan_span text, int format, int32_t decimals, plan_figure *figure) {
    printed p;
    if (!scan(plan_span_trim(text), format, &p)) {
        return false;
    }
    int64_t keep = p.point + p.exponent + decimals; /* digits up to the last decimal wanted */
    int64_t value = 0;
    for (int64_t i = 0; i < keep; i++) {
        bool is_printed = i < (int64_t)p.count;
        if (!append(&value, is_printed ? p.digits[i] - '0' : 0)) {
            return false;
        }
        if (!is_printed && value == 0) {
            break; /* zeros only */
        }
    }
    if (keep >= 0 && keep < (int64_t)p.count && rounds_up(&p, (size_t)keep, value)) {
        value++;
    }
    *figure = plan_figure_rounded(p.negative ? -value : value, decimals);
    return plan_figure_is_valid(figure) != 0;
}
