/* Figures from text: the phrase (numeral_phrase.c) holds one number or range, whose separators each
 * format reads in its own way (numeral_digits.c); here the figure is made, and the formats are
 * compared. */
#include "numeral.h"

#include <string.h>

#include "numeral_parts.h"

enum { MAX_TEXT = 512, ALL_FORMATS = 7 };

static const char *const format_names[] = {"plain", "vi", "en"};

/* "giảm trên 5%" is a change below -5; "> -5" is above -5. */
static uint8_t reading_of(const plan_phrase *p) {
    bool turned = p->change == PLAN_SAYS_DECREASE;
    switch (p->bound) {
    case PLAN_SAYS_ABOVE:
        return turned ? PLAN_BELOW : PLAN_ABOVE;
    case PLAN_SAYS_AT_LEAST:
        return turned ? PLAN_AT_MOST : PLAN_AT_LEAST;
    case PLAN_SAYS_BELOW:
        return turned ? PLAN_ABOVE : PLAN_BELOW;
    case PLAN_SAYS_AT_MOST:
        return turned ? PLAN_AT_LEAST : PLAN_AT_MOST;
    case PLAN_SAYS_EXACT:
        return PLAN_EXACT;
    default:
        return p->truncated ? PLAN_TRUNCATED : PLAN_ROUNDED;
    }
}

static plan_decimal decimal_of(const plan_digits *number, bool negative, int format) {
    plan_decimal value = {negative ? -number->digits : number->digits, number->scales[format]};
    return value;
}

/* The figure in one format; false where a range ends below its start. A decrease counts for both
 * ends of a range and turns it: "giảm 1-1,5" is -1,5 to -1. */
static bool assemble(const plan_phrase *p, int format, plan_figure *figure) {
    bool decrease = p->change == PLAN_SAYS_DECREASE;
    figure->value = decimal_of(&p->first, p->first_negative != decrease, format);
    figure->upper = figure->value;
    figure->flags = p->about ? PLAN_ABOUT : 0;
    figure->reading = reading_of(p);
    if (p->is_range) {
        plan_decimal other = decimal_of(&p->second, p->second_negative != decrease, format);
        figure->reading = PLAN_BETWEEN;
        figure->upper = decrease ? figure->value : other;
        figure->value = decrease ? other : figure->value;
    }
    return plan_decimal_compare(figure->value, figure->upper) <= 0;
}

/* How the number would be written in the format that refuses it, for each way in which others read
 * it: "2262.5", or "2.262 / 2262". */
static void suggest(const plan_digits *number, bool negative, int format, char out[160]) {
    size_t length = 0;
    out[0] = '\0';
    for (int f = PLAN_NUMBER_PLAIN; f <= PLAN_NUMBER_EN; f++) {
        char text[64] = ""; /* room for any decimal: 36 digits, 12 marks, a sign */
        size_t n = 0;
        bool repeats = false;
        for (int g = PLAN_NUMBER_PLAIN; g < f; g++) {
            repeats = repeats ||
                      ((number->formats >> g & 1) != 0 && number->scales[g] == number->scales[f]);
        }
        if ((number->formats >> f & 1) == 0 || repeats) {
            continue;
        }
        plan_decimal_write(decimal_of(number, negative, f), format, text, sizeof text, &n);
        const char *joint = length > 0 ? " / " : "";
        memcpy(out + length, joint, strlen(joint));
        length += strlen(joint);
        memcpy(out + length, text, n + 1);
        length += n;
    }
}

/* No format, or not the one asked for, reads the number. */
static plan_status refuse_number(const plan_phrase *p, int format, const plan_digits *number,
                                 size_t at, bool negative) {
    uint32_t column = (uint32_t)plan_utf8_count(p->text, at) + 1;
    int f = format == PLAN_NUMBER_INFER ? number->meant : format;
    char hint[160];
    if (number->formats == 0) {
        return plan_fail(p->error, number->status[f], 0, column, "%s", number->why[f]);
    }
    suggest(number, negative, f, hint);
    size_t n = strcspn(number->why[f], ":"); /* the hint is more exact than the advice */
    return plan_fail(p->error, PLAN_SYNTAX, 0, column, "%.*s: write %s", (int)n, number->why[f],
                     hint);
}

static bool reads(uint32_t formats, int format) {
    return format == PLAN_NUMBER_INFER ? formats != 0 : (formats >> format & 1) != 0;
}

/* Which formats read it, and the figures. */
static plan_status settle(const plan_phrase *p, int format, plan_numeral *made) {
    uint32_t second = p->is_range ? p->second.formats : ALL_FORMATS;
    if (!reads(p->first.formats, format)) {
        return refuse_number(p, format, &p->first, p->first_at, p->first_negative);
    }
    if (!reads(second, format)) {
        return refuse_number(p, format, &p->second, p->second_at, p->second_negative);
    }
    if ((p->first.formats & second) == 0) {
        return plan_phrase_refuse(p, p->second_at, "the two ends are written in different formats");
    }
    int first = PLAN_NUMBER_INFER;
    bool descends = false; /* in a format: it is no reason to guess that another was meant */
    for (int f = PLAN_NUMBER_EN; f >= PLAN_NUMBER_PLAIN; f--) {
        plan_figure figure;
        if ((p->first.formats & second & 1u << f) == 0) {
            continue;
        }
        if (assemble(p, f, &figure)) {
            made->by_format[f] = figure;
            made->formats |= 1u << f;
            first = f;
        } else {
            descends = true;
        }
    }
    if (!reads(made->formats, format) || (format == PLAN_NUMBER_INFER && descends)) {
        return plan_phrase_refuse(p, p->second_at, "the range ends below its start");
    }
    made->figure = made->by_format[format == PLAN_NUMBER_INFER ? first : format];
    return PLAN_OK;
}

static bool same_value(const plan_figure *a, const plan_figure *b) {
    /* What differs in its decimals differs in its value: a zero has no groups. */
    return plan_decimal_compare(a->value, b->value) == 0 &&
           plan_decimal_compare(a->upper, b->upper) == 0;
}

/* Whether formats that read the text disagree about its value. */
static plan_status compare_formats(const plan_phrase *p, const plan_numeral *made) {
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
    return plan_fail(p->error, PLAN_AMBIGUOUS, 0,
                     (uint32_t)plan_utf8_count(p->text, p->first_at) + 1,
                     "ambiguous: %s in format %s, %s in format %s; declare number_format", left,
                     format_names[one], right, format_names[other]);
}

/* What can be said before the text is taken apart. */
static plan_status check_text(const plan_phrase *p) {
    plan_span all = {p->text, p->length};
    plan_span trimmed = plan_span_trim(all);
    if (trimmed.length == 0) {
        return plan_fail(p->error, PLAN_MISSING, 0, 1, "the cell is empty");
    }
    if (p->length > MAX_TEXT) {
        return plan_fail(p->error, PLAN_LIMIT, 0, 1, "the text is longer than %d bytes", MAX_TEXT);
    }
    size_t bad = plan_utf8_valid(p->text, p->length);
    if (bad != p->length) {
        return plan_phrase_refuse(p, bad, "the text is not UTF-8");
    }
    return plan_phrase_check_visible(p);
}

plan_status plan_numeral_read(const char *text, size_t length, int format, plan_numeral *result,
                              plan_error *error) {
    if (result == NULL || result->struct_size < sizeof *result || (text == NULL && length > 0) ||
        format < PLAN_NUMBER_PLAIN || format > PLAN_NUMBER_INFER) {
        return PLAN_INVALID;
    }
    plan_phrase p;
    plan_numeral made;
    memset(&p, 0, sizeof p);
    memset(&made, 0, sizeof made);
    p.text = text;
    p.length = length;
    p.error = error;
    plan_status status = check_text(&p);
    status = status == PLAN_OK ? plan_phrase_read(&p) : status;
    status = status == PLAN_OK ? settle(&p, format, &made) : status;
    if (status != PLAN_OK) {
        return status;
    }
    made.struct_size = result->struct_size;
    made.unit_offset = p.unit_offset;
    made.unit_length = p.unit_length;
    made.change = p.change == PLAN_SAYS_DECREASE ? -1 : p.change != 0 ? 1 : 0;
    *result = made;
    return format == PLAN_NUMBER_INFER ? compare_formats(&p, &made) : PLAN_OK;
}
