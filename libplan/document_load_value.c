/* From the printed number to the record: precision, units, exact counts. */
#include <string.h>

#include "document_load.h"

/* --- Numbers that are not quick --- */

/* Where the precision is declared, more digits than a figure holds are rounded to it. */
static bool read_long(plan_span text, int format, int32_t decimals, plan_numeral *numeral) {
    memset(numeral, 0, sizeof *numeral);
    for (int f = PLAN_NUMBER_PLAIN; f <= PLAN_NUMBER_EN; f++) {
        if ((format == f || format == PLAN_NUMBER_INFER) &&
            plan_load_long(text, f, decimals, &numeral->by_format[f])) {
            numeral->figure = numeral->formats == 0 ? numeral->by_format[f] : numeral->figure;
            numeral->formats |= 1u << f;
        }
    }
    return numeral->formats != 0;
}

void plan_load_number(plan_loader *loader, const plan_row *row, bool has_decimals, int32_t decimals,
                      plan_numeral *numeral, plan_span *unit, bool *is_there, bool *good) {
    plan_span text = row->cells[PLAN_FIELD_VALUE];
    int format = loader->options.number_format;
    plan_error error;
    plan_error_init(&error);
    numeral->struct_size = (uint32_t)sizeof *numeral;
    plan_status status = plan_numeral_read(text.text, text.length, format, numeral, &error);
    *is_there = status != PLAN_MISSING;
    if (status == PLAN_MISSING) {
        return;
    }
    if (status == PLAN_OK || status == PLAN_AMBIGUOUS) {
        unit->text = text.text + numeral->unit_offset;
        unit->length = numeral->unit_length;
        return;
    }
    if (status == PLAN_RANGE && has_decimals && read_long(text, format, decimals, numeral)) {
        return;
    }
    int kind = status == PLAN_RANGE ? PLAN_PROBLEM_NUMBER_RANGE : PLAN_PROBLEM_NUMBER;
    plan_problem *problem = plan_load_problem(loader, row, kind, PLAN_FIELD_VALUE);
    problem->column += error.column > 0 ? error.column - 1 : 0;
    plan_load_arg(problem, text);
    plan_load_arg_copy(problem, error.message);
    plan_load_tell(loader);
    *good = false;
}

/* --- Precision --- */

/* The figure with the declared precision: dropped zeros come back, longer fractions are rounded.
 * Bounds and ends of ranges are exact whatever is declared. */
static bool set_precision(plan_figure *figure, int32_t decimals) {
    if (figure->reading != PLAN_ROUNDED && figure->reading != PLAN_TRUNCATED) {
        return true;
    }
    if (figure->value.scale != decimals) {
        plan_decimal value;
        if (plan_decimal_round(figure->value, decimals, PLAN_ROUND_HALF_EVEN, &value) != PLAN_OK) {
            return false;
        }
        figure->value = figure->upper = value;
    }
    return plan_figure_is_valid(figure) != 0;
}

/* Digits of a double: a fraction of 15 or more significant digits. */
static bool is_dumped(const plan_figure *figure) {
    int64_t digits = figure->value.digits;
    return figure->value.scale > 0 && (digits >= PLAN_LOAD_DUMPED || digits <= -PLAN_LOAD_DUMPED);
}

static void note_dumped(plan_loader *loader, const plan_row *row) {
    if (loader->dumped++ == 0) {
        plan_load_keep(&loader->dumped_text, row->cells[PLAN_FIELD_VALUE]);
        loader->dumped_line = row->line;
        loader->dumped_column = row->columns[PLAN_FIELD_VALUE];
    }
}

static void tell_decimals(plan_loader *loader, const plan_row *row, int32_t allowed,
                          const plan_figure *figure) {
    char text[160] = "";
    plan_problem *problem =
        plan_load_problem(loader, row, PLAN_PROBLEM_MORE_DECIMALS, PLAN_FIELD_VALUE);
    (void)plan_figure_write(figure, PLAN_NUMBER_PLAIN, text, sizeof text, NULL); /* it has room */
    plan_load_arg_copy(problem, text);
    plan_load_arg_number(problem, allowed);
    plan_load_tell(loader);
}

static bool has_more_decimals(const plan_figure *figure, int32_t allowed) {
    return figure->value.scale > allowed ||
           (figure->reading == PLAN_BETWEEN && figure->upper.scale > allowed);
}

/* --- Into the record --- */

void plan_load_negate(plan_figure *figure) {
    static const uint8_t turned[] = {
        [PLAN_ROUNDED] = PLAN_ROUNDED, [PLAN_TRUNCATED] = PLAN_TRUNCATED,
        [PLAN_EXACT] = PLAN_EXACT,     [PLAN_AT_LEAST] = PLAN_AT_MOST,
        [PLAN_ABOVE] = PLAN_BELOW,     [PLAN_AT_MOST] = PLAN_AT_LEAST,
        [PLAN_BELOW] = PLAN_ABOVE,     [PLAN_BETWEEN] = PLAN_BETWEEN,
    };
    plan_decimal low = plan_decimal_negate(figure->upper);
    figure->upper = plan_decimal_negate(figure->value);
    figure->value = low;
    figure->reading = turned[figure->reading];
}

static void set_bits(const plan_figure *figure, plan_record *record) {
    int kept = record->bits & (PLAN_RECORD_DUMPED | PLAN_RECORD_COUNT | PLAN_RECORD_SEPARATOR);
    int about = (figure->flags & PLAN_ABOUT) != 0 ? PLAN_RECORD_ABOUT : 0;
    record->bits = (uint8_t)(kept | figure->reading | about);
}

static plan_status put_special(plan_loader *loader, const plan_special *special,
                               plan_record *record) {
    uint32_t index;
    plan_status status = plan_table_add_special(&loader->document->table, special, &index);
    if (status == PLAN_OK) {
        record->number = plan_record_pack((int64_t)index, 0);
        record->column = PLAN_RECORD_FAR;
        record->bits = (uint8_t)(record->bits | PLAN_RECORD_SPECIAL);
    }
    return status;
}

plan_status plan_load_put(plan_loader *loader, const plan_figure *figure, uint32_t column,
                          plan_record *record) {
    set_bits(figure, record);
    if (figure->reading != PLAN_BETWEEN && column < PLAN_RECORD_FAR) { /* 17 digits fit */
        record->number = plan_record_pack(figure->value.digits, figure->value.scale);
        record->column = (uint8_t)column;
        return PLAN_OK;
    }
    plan_special special;
    memset(&special, 0, sizeof special);
    special.figure = *figure;
    special.column = column;
    return put_special(loader, &special, record);
}

/* Another factor than a power of ten: what the figure stands for is multiplied, exactly. */
static plan_status put_converted(plan_loader *loader, const plan_figure *figure,
                                 plan_decimal factor, uint32_t column, plan_record *record) {
    plan_special special;
    plan_interval interval;
    memset(&special, 0, sizeof special);
    special.figure = *figure;
    special.column = column;
    special.has_interval = true;
    plan_status status = plan_figure_interval(figure, NULL, &interval);
    if (status == PLAN_OK) {
        status = plan_interval_scale(interval, factor, &special.interval);
    }
    if (status == PLAN_OK) {
        status = plan_decimal_multiply(figure->value, factor, &special.figure.value);
    }
    if (status == PLAN_OK) {
        status = plan_decimal_multiply(figure->upper, factor, &special.figure.upper);
    }
    if (status != PLAN_OK) {
        return status;
    }
    set_bits(figure, record);
    return put_special(loader, &special, record);
}

static plan_status convert(plan_loader *loader, plan_figure *figure, plan_decimal factor,
                           uint32_t column, plan_record *record) {
    if (factor.digits != 1) {
        return put_converted(loader, figure, factor, column, record);
    }
    if (factor.scale != 0) {
        plan_status status = plan_figure_shift(figure, -factor.scale, figure);
        if (status != PLAN_OK || !plan_figure_is_valid(figure)) {
            return status != PLAN_OK ? status : PLAN_RANGE;
        }
    }
    return plan_load_put(loader, figure, column, record);
}

plan_status plan_load_finalise(plan_loader *loader, const plan_row *row, plan_figure figure,
                               const plan_claim *claim, bool has_decimals, int32_t decimals,
                               plan_record *record, bool *good) {
    const plan_indicator_entry *entry = &loader->document->catalog.indicators[claim->indicator];
    if (has_decimals) {
        if (!set_precision(&figure, decimals)) {
            plan_load_say(loader, row, PLAN_PROBLEM_NUMBER_RANGE, PLAN_FIELD_VALUE,
                          "out of range: it does not fit with the declared decimals");
            *good = false;
            return PLAN_OK;
        }
    } else if (is_dumped(&figure)) {
        record->bits |= PLAN_RECORD_DUMPED;
        note_dumped(loader, row);
    }
    if (claim->limits_decimals && entry->has_decimals && (record->bits & PLAN_RECORD_DUMPED) == 0 &&
        has_more_decimals(&figure, entry->decimals)) {
        tell_decimals(loader, row, entry->decimals, &figure);
    }
    if (claim->negate) {
        plan_load_negate(&figure);
    }
    if (claim->may_be_count && figure.reading == PLAN_ROUNDED && figure.value.scale == 0 &&
        (figure.flags & PLAN_ABOUT) == 0) {
        figure.reading = PLAN_EXACT;
        record->bits |= PLAN_RECORD_COUNT;
    }
    plan_status status =
        convert(loader, &figure, claim->factor, row->columns[PLAN_FIELD_VALUE], record);
    if (status == PLAN_RANGE) {
        plan_load_say(loader, row, PLAN_PROBLEM_NUMBER_RANGE, PLAN_FIELD_VALUE,
                      "out of range in the unit of the indicator");
        *good = false;
        return PLAN_OK;
    }
    return status;
}
