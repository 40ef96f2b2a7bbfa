/* Another number in somebody's words: what stands around the digits stays, and so do the notation
 * of the digits, their groups and their decimals. */
#include <string.h>

#include "never.h"
#include "numeral_parts.h"

enum { MAX_DIGITS = 40 };

/* How the digits of a number are written. */
typedef struct notation {
    plan_span mark;     /* between whole part and decimals */
    plan_span group;    /* between groups of three; empty: none */
    size_t whole;       /* digits of the whole part */
    size_t decimals;    /* digits behind the mark */
    plan_span exponent; /* "e3" */
    bool starts_with_zero;
} notation;

/* The whole part, its groups and the decimals of text that plan_digits_read took. */
static notation notation_of(plan_span number, int format) {
    notation n = {
        plan_span_of(format == PLAN_NUMBER_VI ? "," : "."), {"", 0}, 0, 0, {"", 0}, false};
    bool behind = false;
    n.starts_with_zero = number.text[0] == '0';
    for (size_t i = 0; i < number.length;) {
        size_t used = 1;
        if (plan_is_digit(number.text[i])) {
            n.whole += behind ? 0 : 1;
            n.decimals += behind ? 1 : 0;
        } else if (number.text[i] == 'e' || number.text[i] == 'E') {
            n.exponent.text = number.text + i;
            used = n.exponent.length = number.length - i;
        } else if (number.text[i] == n.mark.text[0]) {
            behind = true;
        } else {
            while (!plan_is_digit(number.text[i + used])) { /* one follows */
                used++;
            }
            n.group.text = number.text + i;
            n.group.length = used;
        }
        i += used;
    }
    return n;
}

/* Digits of the magnitude, at least `least` of them. */
static size_t digits_of(int64_t value, size_t least, char digits[MAX_DIGITS]) {
    char reversed[MAX_DIGITS];
    size_t n = 0;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    while (rest > 0 || n < least) {
        reversed[n++] = (char)('0' + rest % 10);
        rest /= 10;
    }
    for (size_t i = 0; i < n; i++) {
        digits[i] = reversed[n - 1 - i];
    }
    return n;
}

/* The digits as they were written: `decimals` of them behind the mark. */
static bool put_digits(plan_buffer *buffer, const notation *n, int64_t value, size_t decimals) {
    char digits[MAX_DIGITS];
    size_t whole = n->starts_with_zero ? n->whole : 1;
    if (whole + decimals > MAX_DIGITS) {
        return false;
    }
    size_t count = digits_of(value, whole + decimals, digits);
    whole = count - decimals;
    for (size_t i = 0; i < count; i++) {
        if (i == whole) {
            plan_buffer_span(buffer, n->mark);
        } else if (i > 0 && i < whole && (whole - i) % 3 == 0) {
            plan_buffer_span(buffer, n->group);
        }
        plan_buffer_char(buffer, digits[i]);
    }
    plan_buffer_span(buffer, n->exponent);
    return true;
}

/* With an exponent the digits in front of it keep their decimals. */
static bool decimals_of(const notation *n, int32_t old_scale, int32_t scale, size_t *decimals) {
    *decimals = n->exponent.length > 0 ? n->decimals : (size_t)(scale < 0 ? 0 : scale);
    return n->exponent.length > 0 ? scale == old_scale : scale >= 0;
}

static plan_span unit_of(plan_span text, const plan_numeral *numeral) {
    plan_span unit = {text.text + numeral->unit_offset, numeral->unit_length};
    return unit;
}

/* Whether it reads as it did, but for the number: a minus in front of a zero would turn it. */
static bool reads_as(plan_span text, int format, const plan_numeral *old, plan_span old_text,
                     plan_decimal value) {
    plan_numeral made;
    made.struct_size = (uint32_t)sizeof made;
    if (plan_numeral_read(text.text, text.length, format, &made, NULL) != PLAN_OK) {
        return false;
    }
    bool is_as_it_was = made.figure.reading == old->figure.reading &&
                        made.figure.flags == old->figure.flags &&
                        plan_span_equal(unit_of(text, &made), unit_of(old_text, old));
    if (plan_decimal_compare(made.figure.value, value) != 0) {
        return false;
    }
    return PLAN_ALWAYS(made.figure.value.scale == value.scale && is_as_it_was,
                       "the digits alone have changed");
}

plan_status plan_numeral_rewrite(plan_span text, int format, plan_decimal value,
                                 plan_buffer *buffer) {
    plan_numeral old;
    plan_phrase p;
    old.struct_size = (uint32_t)sizeof old;
    plan_status status = plan_numeral_read(text.text, text.length, format, &old, NULL);
    if (status != PLAN_OK || format == PLAN_NUMBER_INFER) {
        return status != PLAN_OK ? status : PLAN_INVALID;
    }
    memset(&p, 0, sizeof p);
    p.text = text.text;
    p.length = text.length;
    int turned = plan_decimal_sign(value) * plan_decimal_sign(old.figure.value);
    status = plan_phrase_read(&p);
    if (PLAN_NEVER(status != PLAN_OK, "it has just been read") || p.is_range || turned < 0 ||
        (plan_decimal_sign(old.figure.value) == 0 && plan_decimal_sign(value) < 0)) {
        return PLAN_SYNTAX;
    }
    size_t decimals, start = buffer->length;
    notation n = notation_of((plan_span){text.text + p.first_at, p.first.length}, format);
    if (!decimals_of(&n, old.figure.value.scale, value.scale, &decimals)) {
        return PLAN_SYNTAX;
    }
    plan_buffer_add(buffer, text.text, p.first_at);
    bool written = put_digits(buffer, &n, value.digits, decimals);
    plan_buffer_add(buffer, text.text + p.first_at + p.first.length,
                    text.length - p.first_at - p.first.length);
    if (buffer->status != PLAN_OK) {
        return buffer->status;
    }
    plan_span made = {buffer->data + start, buffer->length - start};
    return written && reads_as(made, format, &old, text, value) ? PLAN_OK : PLAN_SYNTAX;
}
