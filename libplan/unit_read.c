/* Units from text: factors separated by / * · × or "per", each a number, multiplier words and a
 * symbol. Words that are no known symbol are a counting unit together. */
#include <string.h>

#include "numeral.h"
#include "status.h"
#include "unit.h"

enum { MAX_UNIT = 240, MAX_FACTORS = 16 };

/* An integer in front of a symbol: 1, 1000, 1.000, 1,000, 10 000. */
static bool read_count(plan_span text, plan_decimal *value, size_t *used) {
    int64_t number = 0;
    size_t i = 0, digits = 0;
    while (i < text.length && text.text[i] >= '0' && text.text[i] <= '9' && digits < 15) {
        number = number * 10 + (text.text[i] - '0');
        digits++;
        i++;
        if (i + 3 < text.length + 0 && (text.text[i] == '.' || text.text[i] == ',') &&
            text.text[i + 1] >= '0' && text.text[i + 1] <= '9') {
            i++;
        } else if (i + 4 <= text.length && text.text[i] == ' ' && text.text[i + 1] >= '0' &&
                   text.text[i + 1] <= '9') {
            i++;
        }
    }
    if (digits == 0 || number == 0) {
        return false;
    }
    value->digits = number;
    value->scale = 0;
    *used = i;
    return true;
}

static void multiply_by(plan_unit *unit, plan_decimal factor, plan_status *status) {
    plan_decimal product;
    if (plan_decimal_multiply(unit->factor, factor, &product) != PLAN_OK) {
        *status = PLAN_RANGE;
        return;
    }
    unit->factor = plan_decimal_normal(product);
}

/* A symbol with its meaning: the user's, the table's, with ^2 or ²; else a counting unit. */
static plan_status read_symbol(const plan_units *units, plan_span written, plan_span folded,
                               plan_unit *unit) {
    const plan_unit *own = plan_units_find(units, folded);
    if (own != NULL) {
        return plan_unit_combine(unit, own, 1, unit);
    }
    const plan_unit_row *row = plan_unit_known(written, folded);
    int power = 1;
    if (row == NULL && folded.length > 2 && folded.text[folded.length - 2] == '^' &&
        written.length > 2) {
        power = folded.text[folded.length - 1] - '0';
        plan_span w = {written.text, written.length - 2}, f = {folded.text, folded.length - 2};
        row = power >= 2 && power <= 4 ? plan_unit_known(w, f) : NULL;
    }
    if (row == NULL) {
        return plan_unit_add_atom(unit, folded.text, folded.length, 1, false);
    }
    plan_status status = PLAN_OK;
    for (int i = 0; i < power; i++) {
        plan_decimal factor = {row->digits, -row->power};
        multiply_by(unit, factor, &status);
    }
    if (row->base[0] == '\0') {
        unit->scale = row->scale;
        return status;
    }
    plan_status added = plan_unit_add_atom(unit, row->base, strlen(row->base),
                                           row->exponent * power, true);
    return status != PLAN_OK ? status : added;
}

static bool is_multiplier(plan_span written, plan_span folded, plan_decimal *factor) {
    const plan_unit_row *row = plan_unit_known(written, folded);
    if (row == NULL || !row->multiplier) {
        return false;
    }
    factor->digits = row->digits;
    factor->scale = -row->power;
    return true;
}

static size_t first_word(plan_span text) {
    size_t i = 0;
    while (i < text.length && text.text[i] != ' ') {
        i++;
    }
    return i;
}

static plan_span without(plan_span text, size_t n) {
    text.text += n;
    text.length -= n;
    return plan_span_trim(text);
}

/* One factor: `1 vạn dân`, `nghìn tỷ đồng`, `100 kg`, `lượt khách`. */
static plan_status read_factor(const plan_units *units, plan_span written, plan_span folded,
                               plan_unit *unit) {
    plan_status status = PLAN_OK;
    plan_decimal factor;
    size_t used;
    plan_unit_one(unit);
    if (read_count(folded, &factor, &used)) {
        multiply_by(unit, factor, &status);
        folded = without(folded, used);
        written = without(written, used);
    }
    while (folded.length > 0 && status == PLAN_OK) {
        size_t n = first_word(folded), w = first_word(written);
        plan_span lower = {folded.text, n}, original = {written.text, w};
        bool known = plan_units_find(units, folded) != NULL ||
                     (plan_unit_known(written, folded) != NULL &&
                      !plan_unit_known(written, folded)->multiplier);
        if (known || !is_multiplier(original, lower, &factor)) {
            break;
        }
        plan_span rest = without(folded, n);
        if (plan_span_is(rest, "l\xe1\xbb\x87")) { /* tỷ lệ: a proportion, not a billion */
            break;
        }
        multiply_by(unit, factor, &status);
        folded = rest;
        written = without(written, w);
    }
    if (status != PLAN_OK || folded.length == 0) {
        return status;
    }
    return read_symbol(units, written, folded, unit);
}

/* Length of a separator between factors at the start of text, and which way it goes. */
static size_t separator(plan_span text, int *power) {
    static const struct {
        const char *mark;
        int power;
    } marks[] = {{"/", -1}, {" per ", -1}, {"*", 1}, {"\xc2\xb7", 1}, {"\xc3\x97", 1}};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        size_t n = strlen(marks[i].mark);
        if (text.length >= n && memcmp(text.text, marks[i].mark, n) == 0) {
            *power = marks[i].power;
            return n;
        }
    }
    return 0;
}

/* Factors between separators, with the power of each; 0 where there are too many. */
static size_t split(plan_span text, plan_span *factors, int *powers) {
    size_t count = 0, start = 0;
    int power = 1;
    for (size_t i = 0; i <= text.length;) {
        plan_span rest = {text.text + i, text.length - i};
        bool rate = rest.length >= 9 && (memcmp(rest.text, " per mill", 9) == 0 ||
                                         memcmp(rest.text, " per cent", 9) == 0);
        int next = 1;
        size_t n = rate ? 0 : separator(rest, &next);
        if (n == 0 && i < text.length) {
            i++;
            continue;
        }
        if (count == MAX_FACTORS) {
            return 0;
        }
        plan_span factor = {text.text + start, i - start};
        factors[count] = plan_span_trim(factor);
        powers[count++] = power;
        if (n == 0) {
            break;
        }
        power = next;
        i += n;
        start = i;
    }
    return count;
}

/* Composed letters and single blanks, in the case as written: SI symbols need it. */
static plan_status compose(plan_span text, char *out, size_t size, size_t *length) {
    char composed[MAX_UNIT];
    size_t n = 0, kept = 0;
    plan_status status = plan_text_fold(text, false, composed, sizeof composed, &n);
    if (status != PLAN_OK) {
        return status;
    }
    bool pending = false;
    for (size_t i = 0; i < n;) {
        uint32_t c;
        size_t used = plan_utf8_decode(composed + i, n - i, &c);
        plan_span one = {composed + i, used};
        if (plan_span_trim(one).length == 0) {
            pending = true;
        } else {
            if (kept + used + 1 > size) {
                return PLAN_BUFFER;
            }
            if (pending && kept > 0) {
                out[kept++] = ' ';
            }
            pending = false;
            memcpy(out + kept, composed + i, used);
            kept += used;
        }
        i += used;
    }
    *length = kept;
    return PLAN_OK;
}

/* "%/năm" is a rate a year: still a rate. */
static void drop_year_of_rate(plan_unit *unit, uint8_t scale) {
    if (unit->count == 1 && scale != PLAN_UNIT_PLAIN && unit->atoms[0].power == -1 &&
        strcmp(unit->atoms[0].symbol, "year") == 0) {
        unit->count = 0;
        unit->scale = scale;
    }
}

static plan_status read_product(const plan_units *units, plan_span written, plan_span folded,
                                plan_unit *result, const char **why) {
    plan_span factors[MAX_FACTORS], originals[MAX_FACTORS];
    int powers[MAX_FACTORS], same[MAX_FACTORS];
    size_t count = split(folded, factors, powers);
    plan_unit made;
    uint8_t scale = PLAN_UNIT_PLAIN;
    plan_unit_one(&made);
    *why = "too many factors, or a symbol that is too long";
    if (count == 0 || split(written, originals, same) != count) {
        return PLAN_LIMIT;
    }
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
        plan_status status = read_factor(units, originals[i], factors[i], &factor);
        if (status == PLAN_OK) {
            scale = i == 0 ? factor.scale : scale;
            status = plan_unit_combine(&made, &factor, powers[i], &made);
        }
        if (status != PLAN_OK) {
            *why = status == PLAN_RANGE ? "the factor does not fit" : *why;
            return status;
        }
    }
    drop_year_of_rate(&made, scale);
    *result = made;
    return PLAN_OK;
}

plan_status plan_unit_read(const plan_units *units, const char *text, size_t length,
                           plan_unit *result, plan_error *error) {
    char written[MAX_UNIT], folded[MAX_UNIT];
    plan_span span = {text, length}, original = {written, 0}, lower = {folded, 0};
    if (result == NULL || (text == NULL && length > 0)) {
        return PLAN_INVALID;
    }
    span = plan_span_trim(span);
    if (span.length == 0) {
        plan_unit_one(result);
        return PLAN_OK;
    }
    const char *why = "too long";
    plan_status status = plan_text_fold(span, true, folded, sizeof folded, &lower.length);
    if (status == PLAN_OK) {
        status = compose(span, written, sizeof written, &original.length);
    }
    if (status == PLAN_OK) {
        status = read_product(units, original, lower, result, &why);
    } else if (status == PLAN_BUFFER) {
        status = PLAN_LIMIT;
    } else {
        why = "the text is not UTF-8";
    }
    if (status != PLAN_OK) {
        bool shown = span.length <= 200 && plan_utf8_valid(span.text, span.length) == span.length;
        span.length = shown ? span.length : 0;
        return plan_fail(error, status, 0, 1, "unit '%.*s': %s", (int)span.length, span.text, why);
    }
    return PLAN_OK;
}
