/* Units from text: factors (unit_split.c), each a number, multiplier words and a symbol. Words that
 * are no known symbol are a counting unit together. */
#include "unit.h"

#include <string.h>

#include "status.h"

/* What is read of a factor: both have the same words, with single blanks between them. */
typedef struct words {
    plan_span written, folded;
} words;

static size_t first_word(plan_span text) {
    const char *blank = text.length > 0 ? memchr(text.text, ' ', text.length) : NULL;
    return blank != NULL ? (size_t)(blank - text.text) : text.length;
}

static size_t last_word(plan_span text) {
    size_t i = text.length;
    while (i > 0 && text.text[i - 1] != ' ') {
        i--;
    }
    return i;
}

static plan_span part(plan_span text, size_t from, size_t to) {
    plan_span piece = {text.text + from, to - from};
    return plan_span_trim(piece);
}

static words first_of(words w) {
    words first = {part(w.written, 0, first_word(w.written)),
                   part(w.folded, 0, first_word(w.folded))};
    return first;
}

static words rest_of(words w) {
    words rest = {part(w.written, first_word(w.written), w.written.length),
                  part(w.folded, first_word(w.folded), w.folded.length)};
    return rest;
}

static words last_of(words w) {
    words last = {part(w.written, last_word(w.written), w.written.length),
                  part(w.folded, last_word(w.folded), w.folded.length)};
    return last;
}

static words front_of(words w) {
    words front = {part(w.written, 0, last_word(w.written)),
                   part(w.folded, 0, last_word(w.folded))};
    return front;
}

static plan_status unit_of_row(const plan_unit_row *row, plan_unit *unit) {
    plan_unit_one(unit);
    unit->factor.scale = -row->power;
    unit->scale = row->scale;
    return plan_unit_add_atom(unit, row->base, strlen(row->base), row->exponent, true);
}

/* What all these words mean together; false where they are not known. A symbol in its own case
 * comes first: a user's M must not change the metre. */
static bool find(const plan_units *units, words w, plan_unit *unit, bool *multiplier) {
    const plan_unit_row *row = plan_unit_known_exact(w.written);
    const plan_unit *own = row == NULL ? plan_units_find(units, w.folded) : NULL;
    if (own != NULL) {
        *unit = *own;
        *multiplier = own->count == 0 && own->scale == PLAN_UNIT_PLAIN;
        return true;
    }
    row = row == NULL ? plan_unit_known_folded(w.written, w.folded) : row;
    if (row == NULL) {
        return false;
    }
    *multiplier = row->multiplier;
    return unit_of_row(row, unit) == PLAN_OK;
}

/* The power at the end (m², m^2) and the text before it; 1 where there is none, 0 where it is no
 * power. */
static int take_power(plan_span *text) {
    static const char *const marks[] = {"\xc2\xb2", "\xc2\xb3", "^2", "^3", "^4"};
    static const int powers[] = {2, 3, 2, 3, 4};
    int power = 1;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0] && power == 1; i++) {
        if (text->length > 2 && memcmp(text->text + text->length - 2, marks[i], 2) == 0) {
            text->length -= 2;
            power = powers[i];
        }
    }
    for (size_t i = 0; i < text->length; i++) { /* another one */
        bool raised = i + 1 < text->length && (memcmp(text->text + i, marks[0], 2) == 0 ||
                                               memcmp(text->text + i, marks[1], 2) == 0);
        power = raised || text->text[i] == '^' ? 0 : power;
    }
    return power;
}

/* A counting unit is made of words: nothing that only looks like a sign of something else. The text
 * has a first byte. */
static bool is_word(plan_span text) {
    static const char signs[] = "0123456789!\"&'+,-.:;<=>?@[\\]^_`{|}~";
    return memchr(signs, text.text[0], sizeof signs - 1) == NULL;
}

/* "% of GDP", "percent của tổng số": the rate alone. */
static bool find_rate_of(words w, plan_unit *unit) {
    static const char *const of[] = {" of ", " c\xe1\xbb\xa7"
                                             "a "};
    for (size_t k = 0; k < sizeof of / sizeof of[0]; k++) {
        size_t n = strlen(of[k]);
        for (size_t i = 1; i + n < w.folded.length; i++) {
            words rate = {part(w.folded, 0, i), part(w.folded, 0, i)};
            bool multiplier;
            if (memcmp(w.folded.text + i, of[k], n) == 0) {
                return find(NULL, rate, unit, &multiplier) && unit->scale == PLAN_UNIT_PERCENT;
            }
        }
    }
    return false;
}

/* A symbol, maybe with a power, an amount behind it (USD million) or what it is a rate of. */
static plan_status read_symbol(const plan_units *units, words w, plan_unit *unit,
                               const char **why) {
    plan_unit made, amount;
    bool multiplier;
    plan_status status = PLAN_OK;
    int power = take_power(&w.written);
    (void)take_power(&w.folded); /* the same: folding leaves marks and carets alone */
    if (power == 0) {
        *why = "a power is written m\xc2\xb2, m\xc2\xb3 or m^2 to m^4";
        return PLAN_SYNTAX;
    }
    bool known = find(units, w, &made, &multiplier);
    if (!known && power == 1 && find(units, last_of(w), &amount, &multiplier) && multiplier &&
        find(units, front_of(w), &made, &multiplier)) {
        known = true;
        status = plan_unit_combine(&made, &amount, 1, &made);
    }
    if (!known && !(power == 1 && find_rate_of(w, &made))) {
        if (!is_word(w.folded)) {
            *why = "not a symbol or word";
            return PLAN_SYNTAX;
        }
        plan_unit_one(&made);
        status = plan_unit_add_atom(&made, w.folded.text, w.folded.length, 1, false);
    }
    for (int i = 0; i < power && status == PLAN_OK; i++) {
        status = plan_unit_combine(unit, &made, 1, unit);
    }
    return status;
}

/* One factor: `1 vạn dân`, `nghìn tỷ đồng`, `100 kg`, `lượt khách`. */
static plan_status read_factor(const plan_units *units, plan_span written, plan_unit *unit,
                               const char **why) {
    char folded[PLAN_UNIT_TEXT];
    words w = {written, {folded, 0}};
    plan_unit found, number;
    size_t used = 0;
    plan_status status = plan_unit_fold(written, folded, sizeof folded, &w.folded.length);
    plan_unit_one(unit);
    plan_unit_one(&number);
    if (status == PLAN_OK) {
        *why = "a number in a unit is a whole number like 1.000, 1,000, 10 000 or 10^3";
        status = plan_unit_number(w.folded, &number.factor, &used);
    }
    if (status == PLAN_OK) {
        w.written = part(w.written, used, w.written.length);
        w.folded = part(w.folded, used, w.folded.length);
        status = plan_unit_combine(unit, &number, 1, unit);
    }
    while (status == PLAN_OK && w.folded.length > 0) {
        bool multiplier = true;
        words first = first_of(w), rest = rest_of(w);
        if (find(units, w, &found, &multiplier) && !multiplier) {
            return plan_unit_combine(unit, &found, 1, unit);
        }
        if (!find(units, first, &found, &multiplier) || !multiplier ||
            plan_unit_is_compound(first.folded, first_of(rest).folded)) {
            return read_symbol(units, w, unit, why);
        }
        status = plan_unit_combine(unit, &found, 1, unit);
        w = rest;
    }
    return status == PLAN_BUFFER ? PLAN_LIMIT : status;
}

bool plan_unit_is_symbol(plan_span written) {
    plan_span factors[PLAN_UNIT_FACTORS];
    int powers[PLAN_UNIT_FACTORS];
    plan_span text = written;
    return plan_unit_split(written, factors, powers) == 1 && take_power(&text) == 1 &&
           is_word(written) && memchr(written.text, '(', written.length) == NULL &&
           memchr(written.text, ')', written.length) == NULL;
}

/* --- The whole --- */

/* "%/năm" is a rate a year: still a rate. Times a year are not. */
static void drop_year_of_rate(plan_unit *unit, const plan_unit *first) {
    plan_decimal one = {1, 0};
    if (unit->count == 1 && first->scale != PLAN_UNIT_PLAIN && unit->atoms[0].power == -1 &&
        plan_decimal_compare(first->factor, one) < 0 &&
        strcmp(unit->atoms[0].symbol, "year") == 0) {
        memset(&unit->atoms[0], 0, sizeof unit->atoms[0]);
        unit->count = 0;
        unit->scale = first->scale;
    }
}

/* "per 10^4 persons", behind a number: 1 per 10^4 persons. Not "per mille". Takes the word off. */
static bool take_per(const plan_units *units, plan_span *factor) {
    char folded[PLAN_UNIT_TEXT];
    words w = {*factor, {folded, 0}};
    plan_unit unit;
    bool multiplier;
    if (!plan_unit_begins(*factor, "per ") ||
        plan_unit_fold(*factor, folded, sizeof folded, &w.folded.length) != PLAN_OK ||
        find(units, w, &unit, &multiplier)) {
        return false;
    }
    *factor = plan_span_trim(part(*factor, 4, factor->length));
    return true;
}

static plan_status read_product(const plan_units *units, plan_span written, plan_unit *result,
                                const char **why) {
    plan_span factors[PLAN_UNIT_FACTORS];
    int powers[PLAN_UNIT_FACTORS];
    plan_unit made, first;
    size_t count = plan_unit_split(written, factors, powers);
    plan_unit_one(&made);
    first = made;
    if (count == 0) {
        return PLAN_LIMIT;
    }
    powers[0] = take_per(units, &factors[0]) ? -1 : 1;
    for (size_t i = 0; i < count; i++) {
        plan_unit factor;
        if (factors[i].length == 0) {
            *why = "a symbol is missing at a / or *";
            return PLAN_SYNTAX;
        }
        if (memchr(factors[i].text, '(', factors[i].length) != NULL ||
            memchr(factors[i].text, ')', factors[i].length) != NULL) {
            *why = "brackets are not read: write a/b/c";
            return PLAN_SYNTAX;
        }
        plan_status status = read_factor(units, factors[i], &factor, why);
        if (status == PLAN_OK) {
            first = i == 0 ? factor : first;
            status = plan_unit_combine(&made, &factor, powers[i], &made);
        }
        if (status != PLAN_OK) {
            return status;
        }
    }
    drop_year_of_rate(&made, &first);
    *result = made;
    return PLAN_OK;
}

/* The reason alone: whoever reports it names the text. */
static plan_status refuse(plan_error *error, plan_status status, const char *why) {
    if (status == PLAN_BUFFER || status == PLAN_LIMIT) {
        status = PLAN_LIMIT;
        why = "too long, or too many symbols";
    } else if (status == PLAN_RANGE) {
        why = "the factor is no decimal number, or too large";
    }
    return plan_fail(error, status, 0, 1, "%s", why);
}

plan_status plan_unit_read(const plan_units *units, const char *text, size_t length,
                           plan_unit *result, plan_error *error) {
    char written[PLAN_UNIT_TEXT];
    plan_span span = {text, length}, composed = {written, 0};
    const char *why = "the text is not UTF-8";
    if (result == NULL || (text == NULL && length > 0)) {
        return PLAN_INVALID;
    }
    span = plan_span_trim(span);
    if (span.length == 0) {
        plan_unit_one(result);
        return PLAN_OK;
    }
    plan_status status = plan_unit_compose(span, written, sizeof written, &composed.length);
    if (status == PLAN_OK && plan_unit_is_hostile(composed)) {
        why = "it has characters that cannot be seen";
        status = PLAN_SYNTAX;
    }
    if (status == PLAN_OK) {
        status = read_product(units, composed, result, &why);
    }
    return status == PLAN_OK ? PLAN_OK : refuse(error, status, why);
}
