/* The quick path of table readers: cells of digits with at most one mark. */
#include "numeral.h"

#include <string.h>

/* What the digits behind the mark say: all formats but one read it as decimals or not at all, and
 * three digits may be a group in that one. */
static void quick_scales(char mark, bool groups, int8_t decimals, plan_quick *result) {
    int8_t grouped = groups ? 0 : decimals;
    bool point = mark == '.';
    result->scales[PLAN_NUMBER_PLAIN] = decimals;
    result->scales[PLAN_NUMBER_VI] = point ? grouped : decimals;
    result->scales[PLAN_NUMBER_EN] = point ? decimals : grouped;
    result->formats = (uint8_t)(point ? 1 << PLAN_NUMBER_PLAIN | 1 << PLAN_NUMBER_EN |
                                            (groups ? 1 << PLAN_NUMBER_VI : 0)
                                      : 1 << PLAN_NUMBER_VI | (groups ? 1 << PLAN_NUMBER_EN : 0));
}

bool plan_numeral_quick(const char *text, size_t length, plan_quick *result) {
    enum { MAX_DIGITS = 17 };
    if (length - 1 > MAX_DIGITS + 1) { /* 0 wraps */
        return false;
    }
    const char *at = text, *end = text + length;
    bool negative = *at == '-';
    unsigned digit;
    uint64_t value = 0; /* 19 digits at most: it does not overflow */
    at += negative || *at == '+' ? 1 : 0;
    const char *start = at;
    for (; at < end && (digit = (unsigned char)*at - (unsigned)'0') <= 9; at++) {
        value = value * 10 + digit;
    }
    size_t whole = (size_t)(at - start);
    if (whole - 1 > MAX_DIGITS - 1) {
        return false;
    }
    if (at == end) {
        static const plan_quick plain = {0, {0, 0, 0}, 7};
        *result = plain;
    } else {
        char mark = *at++;
        const char *fraction = at;
        for (; at < end && (digit = (unsigned char)*at - (unsigned)'0') <= 9; at++) {
            value = value * 10 + digit;
        }
        size_t decimals = (size_t)(at - fraction);
        if (at < end || decimals == 0 || (mark != '.' && mark != ',') ||
            whole + decimals > MAX_DIGITS) {
            return false;
        }
        quick_scales(mark, decimals == 3 && whole <= 3 && *start != '0', (int8_t)decimals, result);
    }
    result->digits = negative ? -(int64_t)value : (int64_t)value;
    return true;
}
