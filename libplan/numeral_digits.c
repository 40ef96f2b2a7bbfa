/* Digits and separators: what each notation makes of them. The digits are the same in all, only
 * the scale differs. */
#include "numeral_parts.h"

enum { MAX_SIGNIFICANT = 17, MAX_SEPARATORS = 16, MAX_TEXT = 120 };

/* A number cut into digits and separators. */
typedef struct pieces {
    char separators[MAX_SEPARATORS]; /* '.', ',' or ' ' (a group blank) */
    size_t before[MAX_SEPARATORS];   /* digits before it, from the start */
    size_t separator_count;
    size_t digit_count, significant;
    bool leading_zero, too_many, too_long;
    bool has_exponent;
    int32_t exponent;
    bool exponent_large;
} pieces;

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Bytes of a group blank in front of exactly three digits or more. */
static size_t group_blank(const char *text, size_t length) {
    uint32_t c;
    size_t used = plan_utf8_decode(text, length, &c);
    if (used == 0 || (c != 0xA0 && c != 0x202F && c != 0x2009) || length - used < 3) {
        return 0;
    }
    return is_digit(text[used]) && is_digit(text[used + 1]) && is_digit(text[used + 2]) ? used : 0;
}

static size_t take_exponent(const char *text, size_t length, pieces *p) {
    size_t i = 1;
    if (length < 2 || (text[0] != 'e' && text[0] != 'E')) {
        return 0;
    }
    bool negative = text[i] == '-';
    i += text[i] == '-' || text[i] == '+' ? 1 : 0;
    if (i >= length || !is_digit(text[i])) {
        return 0;
    }
    for (; i < length && is_digit(text[i]); i++) {
        p->exponent = p->exponent * 10 + (text[i] - '0');
        if (p->exponent > 9999) {
            p->exponent_large = true;
            p->exponent = 9999;
        }
    }
    p->exponent = negative ? -p->exponent : p->exponent;
    p->has_exponent = true;
    return i;
}

static size_t cut(const char *text, size_t length, pieces *p, int64_t *digits) {
    size_t i = 0;
    uint64_t value = 0;
    while (i < length) {
        size_t blank;
        if (is_digit(text[i])) {
            p->significant += p->significant > 0 || text[i] != '0' ? 1 : 0;
            if (p->significant <= MAX_SIGNIFICANT) {
                value = value * 10 + (uint64_t)(text[i] - '0');
            }
            p->digit_count++;
            i++;
        } else if ((text[i] == '.' || text[i] == ',') && i + 1 < length && is_digit(text[i + 1])) {
            if (p->separator_count < MAX_SEPARATORS) {
                p->separators[p->separator_count] = text[i];
                p->before[p->separator_count++] = p->digit_count;
            } else {
                p->too_many = true;
            }
            i++;
        } else if ((blank = group_blank(text + i, length - i)) > 0) {
            if (p->separator_count < MAX_SEPARATORS) {
                p->separators[p->separator_count] = ' ';
                p->before[p->separator_count++] = p->digit_count;
            } else {
                p->too_many = true;
            }
            i += blank;
        } else {
            break;
        }
    }
    p->leading_zero = text[0] == '0';
    i += take_exponent(text + i, length - i, p);
    *digits = (int64_t)value;
    return i;
}

/* Groups between digits `first` and the decimal mark: one sort of mark, three digits each. */
static const char *check_groups(const pieces *p, size_t count, size_t whole) {
    if (count == 0) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        size_t next = i + 1 < count ? p->before[i + 1] : whole;
        if (p->separators[i] != p->separators[0]) {
            return "groups are marked in two ways";
        }
        if (next - p->before[i] != 3) {
            return "a group is not of three digits";
        }
    }
    if (p->before[0] < 1 || p->before[0] > 3) {
        return "the first group has more than three digits";
    }
    return p->leading_zero ? "a grouped number starts with 0" : NULL;
}

/* Why a format refuses the separators, or NULL and the decimals. */
static const char *separators_in(const pieces *p, int format, size_t *decimals) {
    char mark = format == PLAN_NUMBER_VI ? ',' : '.';
    size_t groups = p->separator_count;
    *decimals = 0;
    if (p->too_many) {
        return "too many separators";
    }
    if (groups > 0 && p->separators[groups - 1] == mark) {
        groups--;
        *decimals = p->digit_count - p->before[groups];
    }
    for (size_t i = 0; i < groups; i++) {
        if (p->separators[i] == mark) {
            return groups + 1 < p->separator_count || p->separators[p->separator_count - 1] == mark
                       ? "there are two decimal marks, or groups of other than three digits"
                       : "a group mark follows the decimal mark";
        }
    }
    if (format == PLAN_NUMBER_PLAIN && groups > 0) {
        return "plain numbers have no groups and a decimal point";
    }
    return check_groups(p, groups, p->digit_count - *decimals);
}

static void settle(const pieces *p, int format, plan_digits *result) {
    size_t decimals;
    const char *why = separators_in(p, format, &decimals);
    result->status[format] = PLAN_SYNTAX;
    if (why == NULL && p->has_exponent && format != PLAN_NUMBER_PLAIN) {
        why = "an exponent is read in plain format only";
    }
    if (why == NULL) {
        int64_t scale = (int64_t)decimals - (p->has_exponent ? p->exponent : 0);
        result->status[format] = PLAN_RANGE;
        if (p->significant > MAX_SIGNIFICANT) {
            why = "out of range: more than 17 significant digits";
        } else if (decimals > MAX_SIGNIFICANT || scale > MAX_SIGNIFICANT) {
            why = "out of range: more than 17 decimals";
        } else if (p->exponent_large || scale < -PLAN_DECIMAL_MAX_SCALE) {
            why = "out of range: the number is too large";
        } else {
            result->status[format] = PLAN_OK;
            result->scales[format] = (int32_t)scale;
            result->formats |= 1u << format;
        }
    }
    result->why[format] = why;
}

void plan_digits_read(const char *text, size_t length, plan_digits *result) {
    pieces p = {{0}, {0}, 0, 0, 0, false, false, false, false, 0, false};
    plan_digits made = {0, {0, 0, 0}, 0, {NULL, NULL, NULL}, {PLAN_OK, PLAN_OK, PLAN_OK}, 0};
    made.length = cut(text, length, &p, &made.digits);
    for (int format = PLAN_NUMBER_PLAIN; format <= PLAN_NUMBER_EN; format++) {
        settle(&p, format, &made);
    }
    *result = made;
}

bool plan_numeral_quick(const char *text, size_t length, plan_quick *result) {
    uint64_t value = 0;
    size_t i = 0, start, before = 0, significant = 0;
    char mark = 0;
    bool negative = false;
    if (length == 0 || length > 24) {
        return false;
    }
    if (text[0] == '-' || text[0] == '+') {
        negative = text[0] == '-';
        i = 1;
    }
    start = i;
    for (; i < length; i++) {
        unsigned digit = (unsigned)(unsigned char)text[i] - '0';
        if (digit < 10) {
            value = value * 10 + digit;
            significant += significant > 0 || digit > 0 ? 1 : 0;
        } else if ((text[i] == '.' || text[i] == ',') && mark == 0) {
            mark = text[i];
            before = i - start;
        } else {
            return false;
        }
    }
    size_t digits = length - start - (mark != 0 ? 1 : 0);
    size_t decimals = mark != 0 ? digits - before : 0;
    if (digits == 0 || significant > MAX_SIGNIFICANT || decimals > MAX_SIGNIFICANT ||
        (mark != 0 && (before == 0 || decimals == 0))) {
        return false;
    }
    result->digits = negative ? -(int64_t)value : (int64_t)value;
    for (int format = 0; format < 3; format++) {
        result->scales[format] = mark == 0 ? 0 : (int8_t)decimals;
    }
    result->formats = 7;
    if (mark != 0) {
        /* The mark groups in one format where three digits follow and one to three come before. */
        bool groups = decimals == 3 && before <= 3 && text[start] != '0';
        int grouping = mark == '.' ? PLAN_NUMBER_VI : PLAN_NUMBER_EN;
        result->scales[grouping] = 0;
        result->formats = (uint8_t)(mark == '.' ? 1u << PLAN_NUMBER_PLAIN | 1u << PLAN_NUMBER_EN
                                                : 1u << PLAN_NUMBER_VI);
        result->formats = (uint8_t)(result->formats | (groups ? 1u << grouping : 0u));
    }
    return true;
}
