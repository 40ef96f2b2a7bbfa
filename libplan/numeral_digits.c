/* Digits and separators: what each notation makes of them. The digits are the same in all, only
 * the scale differs. */
#include "numeral_parts.h"

enum { MAX_SIGNIFICANT = 17, MAX_SEPARATORS = 16 };

/* A number cut into digits and separators. */
typedef struct pieces {
    char separators[MAX_SEPARATORS]; /* '.', ',' or ' ' (a group blank) */
    size_t before[MAX_SEPARATORS];   /* digits in front of it, from the start */
    size_t separator_count;
    size_t digit_count, significant;
    bool starts_with_zero, too_many, has_exponent;
    int32_t exponent;
} pieces;

/* Bytes of a group blank with three digits behind it. */
static size_t group_blank(const char *text, size_t length) {
    uint32_t c = 0;
    size_t used = plan_utf8_decode(text, length, &c);
    if ((c != 0xA0 && c != 0x202F && c != 0x2009) || length - used < 3) {
        return 0;
    }
    return plan_is_digit(text[used]) && plan_is_digit(text[used + 1]) &&
                   plan_is_digit(text[used + 2])
               ? used
               : 0;
}

/* Bytes of a separator between digits, which is then noted. */
static size_t take_separator(const char *text, size_t length, pieces *p) {
    bool mark = (text[0] == '.' || text[0] == ',') && length > 1 && plan_is_digit(text[1]);
    size_t used = mark ? 1 : group_blank(text, length);
    if (used > 0 && p->separator_count < MAX_SEPARATORS) {
        p->separators[p->separator_count] = mark ? text[0] : ' ';
        p->before[p->separator_count++] = p->digit_count;
    } else if (used > 0) {
        p->too_many = true;
    }
    return used;
}

static size_t take_exponent(const char *text, size_t length, pieces *p) {
    enum { FAR = 9999 }; /* beyond every range, whatever follows */
    size_t i = 1;
    if (length < 2 || (text[0] != 'e' && text[0] != 'E')) {
        return 0;
    }
    i += text[i] == '-' || text[i] == '+' ? 1 : 0;
    if (i >= length || !plan_is_digit(text[i])) {
        return 0;
    }
    for (; i < length && plan_is_digit(text[i]); i++) {
        p->exponent = p->exponent * 10 + (text[i] - '0');
        p->exponent = p->exponent > FAR ? FAR : p->exponent;
    }
    p->exponent = text[1] == '-' ? -p->exponent : p->exponent;
    p->has_exponent = true;
    return i;
}

static size_t cut(const char *text, size_t length, pieces *p, int64_t *digits) {
    size_t i = 0, used = 1;
    int64_t value = 0;
    p->starts_with_zero = text[0] == '0';
    while (i < length && used > 0) {
        if (plan_is_digit(text[i])) {
            p->significant += p->significant > 0 || text[i] != '0' ? 1 : 0;
            value = p->significant <= MAX_SIGNIFICANT ? value * 10 + (text[i] - '0') : value;
            p->digit_count++;
            i++;
        } else {
            used = take_separator(text + i, length - i, p);
            i += used;
        }
    }
    *digits = value;
    return i + take_exponent(text + i, length - i, p);
}

/* Groups in front of the decimal mark: one sort of mark, three digits each. */
static const char *check_groups(const pieces *p, size_t count, size_t whole) {
    for (size_t i = 0; i < count; i++) {
        size_t next = i + 1 < count ? p->before[i + 1] : whole;
        if (p->separators[i] != p->separators[0]) {
            return "groups are marked in two ways: use one mark";
        }
        if (next - p->before[i] != 3) {
            return "a group is not of three digits: write groups of three, or none";
        }
    }
    if (count > 0 && p->before[0] > 3) {
        return "the first group has more than three digits: write groups of three, or none";
    }
    return count > 0 && p->starts_with_zero
               ? "a grouped number starts with 0: leave the 0 out, or the group mark"
               : NULL;
}

/* Why a format refuses the separators, or NULL and the decimals. */
static const char *separators_in(const pieces *p, int format, size_t *decimals) {
    char mark = format == PLAN_NUMBER_VI ? ',' : '.';
    size_t groups = p->separator_count;
    *decimals = 0;
    if (p->too_many) {
        return "too many separators: write the digits without groups";
    }
    for (size_t i = 0; i < groups && format == PLAN_NUMBER_PLAIN; i++) {
        if (p->separators[i] != mark) {
            return "plain numbers have no groups and a decimal point: write all digits";
        }
    }
    if (groups > 0 && p->separators[groups - 1] == mark) {
        groups--;
        *decimals = p->digit_count - p->before[groups];
    }
    for (size_t i = 0; i < groups; i++) {
        if (p->separators[i] == mark) {
            return *decimals > 0
                       ? "there are two decimal marks, or groups of other than three digits: write "
                         "one mark"
                       : "a group mark follows the decimal mark: write groups in front of it only";
        }
    }
    return check_groups(p, groups, p->digit_count - *decimals);
}

static const char *range_of(const pieces *p, size_t decimals, int64_t scale) {
    if (p->significant > MAX_SIGNIFICANT) {
        return "out of range: more than 17 significant digits";
    }
    if (decimals > MAX_SIGNIFICANT || scale > MAX_SIGNIFICANT) {
        return "out of range: more than 17 decimals";
    }
    return scale < -PLAN_DECIMAL_MAX_SCALE ? "out of range: the number is too large" : NULL;
}

static void settle(const pieces *p, int format, plan_digits *result) {
    size_t decimals;
    const char *why = separators_in(p, format, &decimals);
    result->status[format] = PLAN_SYNTAX;
    if (why == NULL && p->has_exponent && format != PLAN_NUMBER_PLAIN) {
        why = "an exponent is read in plain format only: write all digits";
    }
    if (why == NULL) {
        int64_t scale = (int64_t)decimals - p->exponent;
        why = range_of(p, decimals, scale);
        result->status[format] = why != NULL ? PLAN_RANGE : PLAN_OK;
        result->scales[format] = why != NULL ? 0 : (int32_t)scale;
        result->formats |= why != NULL ? 0u : 1u << format;
    }
    result->why[format] = why;
}

/* The format that somebody who wrote these separators had in mind. */
static int meant(const pieces *p, const plan_digits *made) {
    char last = p->separator_count > 0 ? p->separators[p->separator_count - 1] : ' ';
    bool mixed = false;
    for (int format = PLAN_NUMBER_PLAIN; format <= PLAN_NUMBER_EN; format++) {
        if (made->status[format] == PLAN_RANGE) {
            return format; /* it reads, and is too large */
        }
    }
    if (last == ' ') {
        return PLAN_NUMBER_VI;
    }
    for (size_t i = 0; i < p->separator_count; i++) {
        mixed = mixed || p->separators[i] != last;
    }
    /* The same mark twice is told as English: either way it says what is wrong. */
    return last == ',' && (mixed || p->separator_count == 1) ? PLAN_NUMBER_VI : PLAN_NUMBER_EN;
}

void plan_digits_read(const char *text, size_t length, plan_digits *result) {
    pieces p = {{0}, {0}, 0, 0, 0, false, false, false, 0};
    plan_digits made = {0, {0, 0, 0}, 0, {NULL, NULL, NULL}, {PLAN_OK, PLAN_OK, PLAN_OK}, 0, 0};
    made.length = cut(text, length, &p, &made.digits);
    for (int format = PLAN_NUMBER_PLAIN; format <= PLAN_NUMBER_EN; format++) {
        settle(&p, format, &made);
    }
    made.meant = made.formats != 0 ? PLAN_NUMBER_PLAIN : meant(&p, &made);
    *result = made;
}
