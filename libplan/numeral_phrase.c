/* A phrase around a number: words and signs, the number or range, the unit, words behind it. */
#include <string.h>

#include "numeral_parts.h"

/* Where the blanks from `at` on end. */
static size_t behind_blanks(const plan_phrase *p, size_t at) {
    plan_span rest = {p->text + at, p->length - at};
    plan_span trimmed = plan_span_trim(rest);
    return trimmed.length == 0 ? p->length : (size_t)(trimmed.text - p->text);
}

static void skip_blanks(plan_phrase *p) {
    p->at = behind_blanks(p, p->at);
}

static bool digit_at(const plan_phrase *p, size_t at) {
    return at < p->length && plan_is_digit(p->text[at]);
}

/* --- In front of the number --- */

static plan_status take_bound(plan_phrase *p, int says, size_t at) {
    if (p->bound != 0 && p->bound != says) {
        return plan_phrase_refuse(p, at, "two bounds that exclude each other");
    }
    p->bound = says;
    return PLAN_OK;
}

static plan_status take_change(plan_phrase *p, int says, size_t at) {
    if (says == PLAN_SAYS_LEVEL) { /* "giảm còn 5": where it ended */
        p->change = 0;
        p->level = true;
        return PLAN_OK;
    }
    if (p->change != 0 || p->level) {
        return plan_phrase_refuse(p, at, "two words of change: keep one");
    }
    p->change = says;
    return PLAN_OK;
}

/* A sign stands at the digits: "-~5" is nothing. */
static plan_status take_sign(plan_phrase *p, int says, size_t at) {
    skip_blanks(p);
    if (!digit_at(p, p->at)) {
        int next = PLAN_SAYS_NOTHING;
        size_t used = plan_says_at(p->text + p->at, p->length - p->at, PLAN_PLACE_BEFORE, &next);
        if (used > 0 && (next == PLAN_SAYS_MINUS || next == PLAN_SAYS_PLUS)) {
            return plan_phrase_refuse(p, at,
                                      says == PLAN_SAYS_MINUS && next == PLAN_SAYS_MINUS
                                          ? "two minus signs"
                                          : "two signs in front of the number: keep one");
        }
        return used > 0 ? plan_phrase_refuse(p, at,
                                             "a sign stands in front of the digits only: "
                                             "write >-5, not ->5")
                        : plan_phrase_refuse_start(p);
    }
    p->first_negative = says == PLAN_SAYS_MINUS;
    if (p->first_negative && p->change == PLAN_SAYS_DECREASE) {
        return plan_phrase_refuse(p, at, "two minus signs");
    }
    return PLAN_OK;
}

static plan_status take_before(plan_phrase *p, int says, size_t at) {
    switch (says) {
    case PLAN_SAYS_ABOUT:
        p->about = true;
        return PLAN_OK;
    case PLAN_SAYS_ABOVE:
    case PLAN_SAYS_AT_LEAST:
    case PLAN_SAYS_BELOW:
    case PLAN_SAYS_AT_MOST:
    case PLAN_SAYS_EXACT:
        return take_bound(p, says, at);
    case PLAN_SAYS_LEVEL:
    case PLAN_SAYS_DECREASE:
    case PLAN_SAYS_INCREASE:
        return take_change(p, says, at);
    case PLAN_SAYS_MINUS:
    case PLAN_SAYS_PLUS:
        return take_sign(p, says, at);
    case PLAN_SAYS_FROM:
    case PLAN_SAYS_FROM_HERE:
        p->from = true;
        p->from_here |= says == PLAN_SAYS_FROM_HERE;
        return PLAN_OK;
    case PLAN_SAYS_BETWEEN:
        p->between = true;
        return PLAN_OK;
    default:
        return PLAN_OK;
    }
}

static plan_status read_before(plan_phrase *p) {
    for (skip_blanks(p); !digit_at(p, p->at); skip_blanks(p)) {
        int says = PLAN_SAYS_NOTHING;
        size_t at = p->at;
        size_t used = plan_says_at(p->text + at, p->length - at, PLAN_PLACE_BEFORE, &says);
        if (used == 0) {
            return plan_phrase_refuse_start(p);
        }
        p->at += used;
        plan_status status = take_before(p, says, at);
        if (status != PLAN_OK) {
            return status;
        }
    }
    return PLAN_OK;
}

static plan_status read_number(plan_phrase *p, plan_digits *number) {
    static const char dots[] = "\xe2\x80\xa6"; /* 3.14… */
    plan_digits_read(p->text + p->at, p->length - p->at, number);
    p->at += number->length;
    if (p->length - p->at >= 3 && memcmp(p->text + p->at, dots, 3) == 0) {
        p->truncated = true;
        p->at += 3;
    }
    return plan_phrase_check_after(p);
}

/* --- The other end of a range --- */

static const char two_figures[] =
    "two figures in one cell, or a unit in two pieces: write the unit "
    "once, behind the number or range";

/* What connects two numbers and stands at a place: "-", "đến", "and". */
typedef struct connector {
    size_t at, number;   /* where it stands, and the digits behind it */
    bool dash, negative; /* negative: the number behind it */
    bool lists;          /* "5 and 6" without "between", "5%, 6%": two figures */
} connector;

/* True where a connector or a comma stands at `at` with a number behind it. */
static bool connects(const plan_phrase *p, size_t at, connector *found) {
    int says = PLAN_SAYS_NOTHING;
    bool comma = p->text[at] == ';' || /* "/1,000" has no blank behind it */
                 (p->text[at] == ',' && at + 1 < p->length && !digit_at(p, at + 1));
    size_t used = comma ? 1 : plan_says_at(p->text + at, p->length - at, PLAN_PLACE_AMID, &says);
    if (used == 0) {
        return false;
    }
    found->at = at;
    found->dash = !comma && (p->text[at] == '-' || (unsigned char)p->text[at] == 0xE2);
    found->lists = comma || (says == PLAN_SAYS_AND && !p->between);
    found->number = behind_blanks(p, at + used);
    used =
        plan_says_at(p->text + found->number, p->length - found->number, PLAN_PLACE_BEFORE, &says);
    found->negative = used > 0 && says == PLAN_SAYS_MINUS;
    if (used > 0 && (says == PLAN_SAYS_MINUS || says == PLAN_SAYS_PLUS)) {
        found->number = behind_blanks(p, found->number + used);
    }
    return digit_at(p, found->number);
}

static plan_status take_second(plan_phrase *p, const connector *c) {
    if (c->dash && (p->first_negative || c->negative)) {
        return plan_phrase_refuse(p, c->at,
                                  "a range that starts below 0 is written with words: -5 to -3");
    }
    if (c->negative && p->change != 0) {
        return plan_phrase_refuse(p, c->number, "two minus signs");
    }
    if (p->truncated) {
        return plan_phrase_refuse(p, p->first_at, "the ends of a range are exact: leave … out");
    }
    p->is_range = true;
    p->second_negative = c->negative;
    p->second_at = p->at = c->number;
    plan_status status = read_number(p, &p->second);
    return status == PLAN_OK && p->truncated
               ? plan_phrase_refuse(p, p->second_at, "the ends of a range are exact: leave … out")
               : status;
}

/* Two pieces of a text of 512 bytes, of which each has less than half: folded they have five bytes
 * for three at most. */
static bool same_words(plan_span a, plan_span b) {
    char left[512], right[512];
    size_t m = 0, n = 0;
    (void)plan_text_fold(a, true, left, sizeof left, &m);
    (void)plan_text_fold(b, true, right, sizeof right, &n);
    return m == n && memcmp(left, right, n) == 0;
}

/* The unit behind the second number, without "trở lên". */
static plan_span unit_behind(const plan_phrase *p, size_t number) {
    plan_digits second;
    int says;
    plan_digits_read(p->text + number, p->length - number, &second);
    plan_span tail = {p->text + number + second.length, p->length - number - second.length};
    tail.length -= plan_says_at_end(tail.text, tail.length, &says);
    return plan_span_trim(tail);
}

/* `6,5% - 7%`: the unit stands behind both ends. A dash within a word ("Covid-19") is a letter of
 * the unit, any other connector with a number makes two figures. */
static plan_status read_repeated(plan_phrase *p) {
    for (size_t at = p->at; at < p->length; at++) {
        bool is_mark = strchr("-,;\xe2", p->text[at]) != NULL;
        if (!is_mark && !plan_may_start(p->text[at], PLAN_PLACE_AMID)) {
            continue;
        }
        bool within = plan_is_within_word(p->text, at);
        connector c;
        if ((within && !is_mark) || !connects(p, at, &c)) {
            continue;
        }
        plan_span left = {p->text + p->at, at - p->at};
        left = plan_span_trim(left);
        if (!c.lists && same_words(left, unit_behind(p, c.number))) {
            return take_second(p, &c);
        }
        if (!(c.dash && within)) {
            return plan_phrase_refuse(p, at, two_figures);
        }
    }
    return PLAN_OK;
}

static plan_status read_range(plan_phrase *p) {
    size_t back = p->at;
    connector c;
    skip_blanks(p);
    if (p->at < p->length && connects(p, p->at, &c)) {
        return c.lists ? plan_phrase_refuse(p, p->at, two_figures) : take_second(p, &c);
    }
    p->at = back;
    return read_repeated(p);
}

/* --- Behind the number --- */

static plan_status take_behind(plan_phrase *p, int says, size_t at) {
    p->behind = true;
    return take_bound(p, says, at);
}

/* "trở lên" between words of the unit. */
static plan_status check_whole_unit(const plan_phrase *p) {
    const char *unit = p->text + p->unit_offset;
    for (size_t i = 1; i < p->unit_length; i++) {
        int says;
        if (plan_may_start(unit[i], PLAN_PLACE_AFTER) && !plan_is_within_word(unit, i) &&
            plan_says_at(unit + i, p->unit_length - i, PLAN_PLACE_AFTER, &says) > 0) {
            return plan_phrase_refuse(p, p->unit_offset + i,
                                      "the unit is in two pieces: write such words behind it");
        }
    }
    return PLAN_OK;
}

/* The unit, with words behind it ("56% trở lên") or in front ("10 or more communes"). */
static plan_status read_unit(plan_phrase *p) {
    int says;
    skip_blanks(p);
    size_t used = plan_says_at(p->text + p->at, p->length - p->at, PLAN_PLACE_AFTER, &says);
    if (used > 0) {
        plan_status status = take_behind(p, says, p->at);
        if (status != PLAN_OK) {
            return status;
        }
        p->at += used;
    }
    plan_span rest = {p->text + p->at, p->length - p->at};
    rest = plan_span_trim(rest);
    used = plan_says_at_end(rest.text, rest.length, &says);
    if (used > 0) {
        rest.length -= used;
        plan_status status = take_behind(p, says, (size_t)(rest.text - p->text) + rest.length);
        if (status != PLAN_OK) {
            return status;
        }
        rest = plan_span_trim(rest);
    }
    p->unit_offset = rest.length == 0 ? 0 : (size_t)(rest.text - p->text);
    p->unit_length = rest.length;
    if (rest.length == 0) {
        return PLAN_OK;
    }
    plan_status status = plan_phrase_check_unit(p);
    return status == PLAN_OK ? check_whole_unit(p) : status;
}

/* Whether words and number agree. */
static plan_status check_sense(const plan_phrase *p) {
    if (p->is_range && p->bound != 0) {
        return plan_phrase_refuse(p, p->first_at, "a range has no further bound");
    }
    if (p->truncated && p->bound != 0) {
        return plan_phrase_refuse(p, p->first_at, "a bound is exact: leave … out");
    }
    if (p->from_here && p->change != 0) {
        return plan_phrase_refuse(p, p->first_at,
                                  "a change from one level to another is two "
                                  "figures: write the change or the level");
    }
    if (p->from && !p->is_range && !p->behind) {
        return plan_phrase_refuse(p, p->first_at,
                                  "the end is missing: write \"từ 5 đến 7\" or "
                                  "\"từ 5 trở lên\", \"from 5 to 7\" or \"5 or "
                                  "more\"");
    }
    if (p->between && !p->is_range) {
        return plan_phrase_refuse(p, p->first_at, "the end is missing: write \"between 5 and 7\"");
    }
    return PLAN_OK;
}

plan_status plan_phrase_read(plan_phrase *p) {
    plan_status status = read_before(p);
    if (status != PLAN_OK) {
        return status;
    }
    p->first_at = p->at;
    status = read_number(p, &p->first);
    status = status == PLAN_OK ? read_range(p) : status;
    status = status == PLAN_OK ? read_unit(p) : status;
    return status == PLAN_OK ? check_sense(p) : status;
}
