/* Values of rows: precision, units, exact counts, and figures whose format is settled later. */
#include <string.h>

#include "document_load.h"
#include "status.h"

enum { SEPARATOR_MARK = 128, SIGNIFICANT = 17, DUMPED_DIGITS = 15 };
static const int64_t largest = INT64_C(99999999999999999);

/* --- Numbers that are longer than a figure may be, where the precision is declared --- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Digits of [first, last) as a number; false beyond 17 significant ones. */
static bool number_of(const char *digits, size_t count, int64_t *value) {
    *value = 0;
    for (size_t i = 0; i < count; i++) {
        if (*value > largest / 10) {
            return false;
        }
        *value = *value * 10 + (digits[i] - '0');
    }
    return true;
}

bool plan_load_long(plan_span text, int format, int32_t decimals, plan_figure *figure) {
    enum { MAX_DIGITS = 120 };
    char digits[MAX_DIGITS];
    size_t count = 0, i = 0;
    int64_t point = -1, exponent = 0; /* digits before the mark */
    char mark = format == PLAN_NUMBER_VI ? ',' : '.';
    text = plan_span_trim(text);
    bool negative = text.length > 0 && text.text[0] == '-';
    i += text.length > 0 && (text.text[0] == '-' || text.text[0] == '+') ? 1 : 0;
    for (; i < text.length && (is_digit(text.text[i]) || text.text[i] == mark); i++) {
        if (text.text[i] == mark) {
            if (point >= 0 || count == 0) {
                return false;
            }
            point = (int64_t)count;
        } else if (count < MAX_DIGITS) {
            digits[count++] = text.text[i];
        } else {
            return false;
        }
    }
    point = point < 0 ? (int64_t)count : point;
    if (i < text.length && (text.text[i] | 32) == 'e' && format != PLAN_NUMBER_VI) {
        i++;
        bool minus = i < text.length && text.text[i] == '-';
        i += i < text.length && (text.text[i] == '-' || text.text[i] == '+') ? 1 : 0;
        size_t start = i;
        for (; i < text.length && is_digit(text.text[i]) && exponent < 10000; i++) {
            exponent = exponent * 10 + (text.text[i] - '0');
        }
        if (i == start) {
            return false;
        }
        exponent = minus ? -exponent : exponent;
    }
    int64_t keep = point + exponent + decimals; /* digits up to the last decimal wanted */
    if (i < text.length || count == 0 || keep > 200) {
        return false;
    }
    int64_t value = 0;
    if (keep >= 0) {
        size_t whole = keep < (int64_t)count ? (size_t)keep : count;
        if (!number_of(digits, whole, &value)) {
            return false;
        }
        for (int64_t zeros = keep - (int64_t)whole; zeros > 0; zeros--) {
            if (value > largest / 10) {
                return false;
            }
            value *= 10;
        }
        /* Half to even on the digits that are cut off. */
        if (whole < count) {
            bool more = false;
            for (size_t k = whole + 1; k < count; k++) {
                more = more || digits[k] != '0';
            }
            value += digits[whole] > '5' ||
                             (digits[whole] == '5' && (more || (value & 1) != 0))
                         ? 1
                         : 0;
        }
    }
    *figure = plan_figure_rounded(negative ? -value : value, decimals);
    return true;
}

plan_status plan_load_number(plan_loader *loader, const plan_row *row, bool has_decimals,
                             int32_t decimals, plan_numeral *numeral, plan_span *unit,
                             bool *is_there) {
    plan_span text = row->cells[PLAN_FIELD_VALUE];
    int format = loader->options.number_format;
    plan_error error;
    plan_error_init(&error);
    memset(numeral, 0, sizeof *numeral);
    numeral->struct_size = (uint32_t)sizeof *numeral;
    plan_status status = plan_numeral_read(text.text, text.length, format, numeral, &error);
    *is_there = status == PLAN_OK || status == PLAN_AMBIGUOUS;
    if (*is_there) {
        unit->text = text.text + numeral->unit_offset;
        unit->length = numeral->unit_length;
        return PLAN_OK;
    }
    if (status == PLAN_MISSING) {
        return PLAN_OK;
    }
    int plain = format == PLAN_NUMBER_INFER ? PLAN_NUMBER_PLAIN : format;
    if (status == PLAN_RANGE && has_decimals &&
        plan_load_long(text, plain, decimals, &numeral->figure)) {
        numeral->formats = 1u << plain;
        numeral->by_format[plain] = numeral->figure;
        *is_there = true;
        return PLAN_OK;
    }
    int kind = status == PLAN_RANGE ? PLAN_PROBLEM_NUMBER_RANGE : PLAN_PROBLEM_NUMBER;
    plan_problem *problem = plan_load_problem(loader, row, kind, PLAN_FIELD_VALUE);
    problem->column += error.column > 0 ? error.column - 1 : 0;
    plan_load_arg(problem, text);
    plan_load_arg_copy(problem, error.message);
    plan_load_tell(loader);
    return PLAN_OK;
}

/* --- From a printed figure to a record --- */

/* The figure with the declared precision: dropped zeros come back, longer fractions are rounded. */
static bool set_precision(plan_figure *figure, int32_t decimals) {
    if (figure->reading != PLAN_ROUNDED && figure->reading != PLAN_TRUNCATED) {
        return true;
    }
    plan_decimal value;
    if (plan_decimal_round(figure->value, decimals, PLAN_ROUND_HALF_EVEN, &value) != PLAN_OK ||
        value.digits > largest || value.digits < -largest) {
        return false;
    }
    figure->value = figure->upper = value;
    return true;
}

static void negate(plan_figure *figure) {
    static const uint8_t turned[] = {
        [PLAN_ROUNDED] = PLAN_ROUNDED,   [PLAN_TRUNCATED] = PLAN_TRUNCATED,
        [PLAN_EXACT] = PLAN_EXACT,       [PLAN_AT_LEAST] = PLAN_AT_MOST,
        [PLAN_ABOVE] = PLAN_BELOW,       [PLAN_AT_MOST] = PLAN_AT_LEAST,
        [PLAN_BELOW] = PLAN_ABOVE,       [PLAN_BETWEEN] = PLAN_BETWEEN,
    };
    plan_decimal low = plan_decimal_negate(figure->upper);
    figure->upper = plan_decimal_negate(figure->value);
    figure->value = low;
    figure->reading = turned[figure->reading];
}

/* Digits of a double: a fraction of 15 or more significant digits. */
static bool is_dumped(const plan_figure *figure) {
    int64_t size = figure->value.digits < 0 ? -figure->value.digits : figure->value.digits;
    return figure->value.scale > 0 && size >= INT64_C(100000000000000);
}

static plan_status put_special(plan_loader *loader, const plan_special *special,
                               plan_record *record) {
    uint32_t index;
    plan_status status =
        plan_table_add_special(&loader->document->table, special, &index);
    if (status == PLAN_OK) {
        record->digits = index;
        record->bits = (uint8_t)(record->bits | PLAN_RECORD_SPECIAL);
    }
    return status;
}

static plan_status put_figure(plan_loader *loader, const plan_figure *figure, uint32_t column,
                              plan_record *record) {
    record->bits = (uint8_t)((record->bits & (PLAN_RECORD_DUMPED | PLAN_RECORD_COUNT |
                                              SEPARATOR_MARK)) |
                             figure->reading |
                             ((figure->flags & PLAN_ABOUT) != 0 ? PLAN_RECORD_ABOUT : 0));
    record->column = column >= UINT16_MAX ? UINT16_MAX : (uint16_t)column;
    if (figure->reading != PLAN_BETWEEN && column < UINT16_MAX) {
        record->digits = figure->value.digits;
        record->scale = (int8_t)figure->value.scale;
        return PLAN_OK;
    }
    plan_special special;
    memset(&special, 0, sizeof special);
    special.figure = *figure;
    special.column = column;
    return put_special(loader, &special, record);
}

/* Another factor than a power of ten: what the figure stands for is multiplied as an interval. */
static plan_status put_converted(plan_loader *loader, const plan_figure *figure,
                                 plan_decimal factor, uint32_t column, plan_record *record) {
    plan_special special;
    memset(&special, 0, sizeof special);
    special.figure = *figure;
    special.column = column;
    special.has_interval = true;
    plan_interval interval;
    plan_status status = plan_figure_interval(figure, NULL, &interval);
    status = status == PLAN_OK ? plan_interval_scale(interval, factor, &special.interval) : status;
    if (status == PLAN_OK) {
        status = plan_decimal_multiply(figure->value, factor, &special.figure.value);
    }
    if (status == PLAN_OK) {
        status = plan_decimal_multiply(figure->upper, factor, &special.figure.upper);
    }
    if (status != PLAN_OK) {
        return status;
    }
    record->bits = (uint8_t)((record->bits & (PLAN_RECORD_DUMPED | SEPARATOR_MARK)) |
                             figure->reading |
                             ((figure->flags & PLAN_ABOUT) != 0 ? PLAN_RECORD_ABOUT : 0));
    record->column = UINT16_MAX;
    return put_special(loader, &special, record);
}

static void tell_range(plan_loader *loader, const plan_row *row, const char *why) {
    plan_problem *problem =
        plan_load_problem(loader, row, PLAN_PROBLEM_NUMBER_RANGE, PLAN_FIELD_VALUE);
    plan_load_arg(problem, row->cells[PLAN_FIELD_VALUE]);
    plan_load_arg_copy(problem, why);
    plan_load_tell(loader);
}

static void tell_decimals(plan_loader *loader, const plan_row *row,
                          const plan_indicator_entry *entry, const plan_figure *figure) {
    char text[64], allowed[4] = {0};
    plan_problem *problem =
        plan_load_problem(loader, row, PLAN_PROBLEM_MORE_DECIMALS, PLAN_FIELD_VALUE);
    plan_decimal_write(figure->value, PLAN_NUMBER_PLAIN, text, sizeof text, NULL);
    plan_load_arg_copy(problem, text);
    int32_t size = entry->decimals < 0 ? -entry->decimals : entry->decimals;
    size_t n = 0;
    if (entry->decimals < 0) {
        allowed[n++] = '-';
    }
    if (size >= 10) {
        allowed[n++] = (char)('0' + size / 10 % 10);
    }
    allowed[n++] = (char)('0' + size % 10);
    plan_load_arg_copy(problem, allowed);
    plan_load_tell(loader);
}

/* Precision, dumped doubles, exact counts, units, in this order. *good is false where the figure
 * does not fit, which is told. */
static plan_status finalise(plan_loader *loader, const plan_row *row, plan_figure figure,
                            const plan_claim *claim, bool has_decimals, int32_t decimals,
                            plan_record *record, bool *good) {
    const plan_indicator_entry *entry =
        &loader->document->catalog.indicators[claim->indicator];
    *good = true;
    if (has_decimals) {
        if (!set_precision(&figure, decimals)) {
            tell_range(loader, row, "out of range: it does not fit with the declared decimals");
            *good = false;
            return PLAN_OK;
        }
    } else if (is_dumped(&figure)) {
        record->bits |= PLAN_RECORD_DUMPED;
        if (loader->dumped++ == 0) {
            plan_span text = row->cells[PLAN_FIELD_VALUE];
            size_t n = text.length < sizeof loader->dumped_text.text
                           ? text.length
                           : sizeof loader->dumped_text.text;
            memcpy(loader->dumped_text.text, text.text, n);
            loader->dumped_text.length = n;
            loader->dumped_line = row->line;
            loader->dumped_column = row->columns[PLAN_FIELD_VALUE];
        }
    }
    if (claim->negate) {
        negate(&figure);
    }
    if (claim->limits_decimals && entry->has_decimals && (record->bits & PLAN_RECORD_DUMPED) == 0 &&
        figure.value.scale > entry->decimals) {
        tell_decimals(loader, row, entry, &figure);
    }
    if (claim->may_be_count && figure.reading == PLAN_ROUNDED && figure.value.scale == 0 &&
        (figure.flags & PLAN_ABOUT) == 0) {
        figure.reading = PLAN_EXACT;
        record->bits |= PLAN_RECORD_COUNT;
    }
    uint32_t column = row->columns[PLAN_FIELD_VALUE];
    plan_status status = PLAN_OK;
    if (claim->factor.digits != 1) {
        status = put_converted(loader, &figure, claim->factor, column, record);
    } else {
        if (claim->factor.scale != 0) {
            status = plan_figure_shift(&figure, -claim->factor.scale, &figure);
        }
        if (status == PLAN_OK && !plan_figure_is_valid(&figure)) {
            status = PLAN_RANGE;
        }
        status = status == PLAN_OK ? put_figure(loader, &figure, column, record) : status;
    }
    if (status == PLAN_RANGE) {
        tell_range(loader, row, "out of range in the unit of the indicator");
        *good = false;
        return PLAN_OK;
    }
    return status;
}

/* --- Number formats that are not declared --- */

static void narrow(plan_loader *loader, const plan_row *row, uint8_t formats) {
    plan_span text = row->cells[PLAN_FIELD_VALUE];
    for (int f = 0; f < 3; f++) {
        if ((formats >> f & 1) == 0 && !loader->refuser[f].found) {
            size_t n = text.length < PLAN_LOAD_TEXT ? text.length : PLAN_LOAD_TEXT;
            loader->refuser[f].found = true;
            loader->refuser[f].formats = formats;
            loader->refuser[f].line = row->line;
            loader->refuser[f].column = row->columns[PLAN_FIELD_VALUE];
            memcpy(loader->refuser[f].text.text, text.text, n);
            loader->refuser[f].text.length = n;
        }
    }
    loader->formats &= formats;
}

static plan_status wait_for_format(plan_loader *loader, const plan_row *row,
                                   const plan_claim *claim, const plan_figure figures[3],
                                   uint8_t formats, bool has_decimals, int32_t decimals) {
    void *items = loader->pending;
    plan_status status =
        plan_grow(&loader->document->allocator, &items, &loader->pending_capacity,
                  loader->pending_count + 1, sizeof *loader->pending);
    if (status != PLAN_OK) {
        return status;
    }
    loader->pending = items;
    plan_pending *p = &loader->pending[loader->pending_count++];
    memset(p, 0, sizeof *p);
    p->record = (uint32_t)loader->document->table.count - 1;
    p->column = row->columns[PLAN_FIELD_VALUE];
    p->line = row->line;
    p->formats = formats;
    p->has_decimals = has_decimals;
    p->decimals = decimals;
    p->claim = *claim;
    for (int f = 0; f < 3; f++) {
        if ((formats >> f & 1) != 0) {
            p->scales[f] = (int8_t)figures[f].value.scale;
            p->upper_scales[f] = (int8_t)figures[f].upper.scale;
            p->digits = figures[f].value.digits;
            p->upper_digits = figures[f].upper.digits;
            p->reading = figures[f].reading;
            p->flags = figures[f].flags;
            p->is_between = figures[f].reading == PLAN_BETWEEN;
        }
    }
    return PLAN_OK;
}

plan_status plan_load_settle(plan_loader *loader, const plan_pending *p, int format) {
    plan_record *record = &loader->document->table.records[p->record];
    plan_figure figure;
    char written[64];
    plan_row row;
    bool good;
    figure.value.digits = p->digits;
    figure.value.scale = p->scales[format];
    figure.upper.digits = p->upper_digits;
    figure.upper.scale = p->upper_scales[format];
    figure.reading = p->reading;
    figure.flags = p->flags;
    memset(&row, 0, sizeof row);
    row.line = p->line;
    row.columns[PLAN_FIELD_VALUE] = p->column;
    /* The cell itself is gone: messages show the number that it turned out to be. */
    if (plan_decimal_write(figure.value, PLAN_NUMBER_PLAIN, written, sizeof written, NULL) !=
        PLAN_OK) {
        written[0] = '\0';
    }
    row.cells[PLAN_FIELD_VALUE] = plan_span_of(written);
    plan_record settled = *record;
    plan_status status = finalise(loader, &row, figure, &p->claim, p->has_decimals, p->decimals,
                                  &settled, &good);
    record = &loader->document->table.records[p->record];
    *record = settled;
    if (status == PLAN_OK && !good) {
        record->indicator = PLAN_NONE;
    }
    return status;
}

static bool formats_agree(const plan_figure figures[3], uint8_t formats, int *first) {
    *first = -1;
    for (int f = 0; f < 3; f++) {
        if ((formats >> f & 1) == 0) {
            continue;
        }
        if (*first < 0) {
            *first = f;
        } else if (figures[f].value.scale != figures[*first].value.scale ||
                   figures[f].upper.scale != figures[*first].upper.scale) {
            return false;
        }
    }
    return true;
}

static plan_figure quick_figure(const plan_quick *quick, int format) {
    plan_figure figure;
    figure.value.digits = quick->digits;
    figure.value.scale = quick->scales[format];
    figure.upper = figure.value;
    figure.reading = PLAN_ROUNDED;
    figure.flags = 0;
    return figure;
}

plan_status plan_load_value(plan_loader *loader, const plan_row *row, const plan_claim *claim,
                            const plan_numeral *numeral, const plan_quick *quick,
                            bool has_decimals, int32_t decimals, plan_record *record) {
    int format = loader->options.number_format;
    plan_figure figures[3];
    uint8_t formats = quick != NULL ? quick->formats : (uint8_t)numeral->formats;
    bool good = true;
    for (int f = 0; f < 3; f++) {
        if ((formats >> f & 1) != 0) {
            figures[f] = quick != NULL ? quick_figure(quick, f) : numeral->by_format[f];
        }
    }
    int first;
    bool agree = formats_agree(figures, formats, &first);
    if (format != PLAN_NUMBER_INFER || (formats == 7 && agree)) {
        int chosen = format == PLAN_NUMBER_INFER ? PLAN_NUMBER_PLAIN : format;
        plan_figure figure = figures[chosen];
        plan_status status =
            finalise(loader, row, figure, claim, has_decimals, decimals, record, &good);
        return status == PLAN_OK && good ? plan_table_append(&loader->document->table, record)
                                         : status;
    }
    narrow(loader, row, formats);
    loader->separators = true;
    record->bits = SEPARATOR_MARK;
    if (agree) {
        plan_status status = finalise(loader, row, figures[first], claim, has_decimals, decimals,
                                      record, &good);
        return status == PLAN_OK && good ? plan_table_append(&loader->document->table, record)
                                         : status;
    }
    plan_status status = plan_table_append(&loader->document->table, record);
    if (status == PLAN_OK) {
        status = wait_for_format(loader, row, claim, figures, formats, has_decimals, decimals);
        if (status != PLAN_OK) {
            loader->document->table.count--;
        }
    }
    return status;
}
