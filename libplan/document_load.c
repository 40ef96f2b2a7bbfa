/* Rows of a tidy table into records. */
#include <string.h>

#include "document_load.h"

/* --- Life --- */

static plan_status set_options(plan_loader *loader, const plan_load_options *options) {
    loader->options = *options;
    if (loader->options.max_observations == 0 ||
        loader->options.max_observations > UINT32_MAX - 1) {
        loader->options.max_observations = UINT32_MAX - 1;
    }
    memset(loader->missing_first, 0, sizeof loader->missing_first);
    for (size_t i = 0; i < options->missing_count; i++) {
        loader->missing_first[(unsigned char)options->missing[i][0]] = true;
    }
    loader->first_record = loader->document->table.count;
    loader->formats = 7;
    static const char marks[] = {[PLAN_NUMBER_PLAIN] = '.',
                                 [PLAN_NUMBER_VI] = ',',
                                 [PLAN_NUMBER_EN] = '.',
                                 [PLAN_NUMBER_INFER] = 0};
    loader->quick_mark = options->has_decimals ? 0 : marks[options->number_format];
    return plan_table_begin_file(&loader->document->table, options->file, &loader->before);
}

plan_status plan_loader_new(plan_document *document, const plan_load_options *options,
                            plan_loader **result) {
    plan_loader *loader = plan_allocate_zero(&document->allocator, 1, sizeof *loader);
    if (loader == NULL) {
        return PLAN_NO_MEMORY;
    }
    loader->document = document;
    loader->plain_count = document->catalog.indicator_codes.count;
    loader->last_indicator.length = loader->last_area.length = PLAN_LAST_NONE;
    loader->last_period.length = loader->last_series.length = PLAN_LAST_NONE;
    plan_status status = set_options(loader, options);
    if (status != PLAN_OK) {
        plan_loader_free(loader);
        return status;
    }
    *result = loader;
    return PLAN_OK;
}

plan_status plan_loader_restart(plan_loader *loader, const plan_load_options *options) {
    for (int f = 0; f < 3; f++) {
        loader->refuser[f].found = false;
    }
    loader->pending_count = 0;
    loader->separators = false;
    loader->dumped = 0;
    return set_options(loader, options);
}

void plan_loader_forget(plan_loader *loader, size_t rows) {
    loader->options.max_observations -= rows;
}

void plan_loader_free(plan_loader *loader) {
    if (loader != NULL) {
        plan_allocator a = loader->document->allocator;
        plan_matcher_free(loader->matcher);
        plan_release(&a, loader->plain, loader->plain_count, sizeof *loader->plain);
        plan_release(&a, loader->pending, loader->pending_capacity, sizeof *loader->pending);
        plan_release(&a, loader->listed, loader->listed_capacity, sizeof *loader->listed);
        plan_release(&a, loader, 1, sizeof *loader);
    }
}

/* --- Rows --- */

static void read_decimals(plan_loader *loader, const plan_row *row, bool *has, int32_t *value,
                          bool *good) {
    plan_span text = row->cells[PLAN_FIELD_DECIMALS];
    *has = loader->options.has_decimals;
    *value = loader->options.decimals;
    if (text.length == 0 || plan_span_trim(text).length == 0) {
        return;
    }
    text = plan_span_trim(text);
    bool negative = text.text[0] == '-';
    int32_t number = 0;
    size_t i = negative ? 1 : 0;
    bool valid = text.length > i && text.length - i <= 2;
    for (; i < text.length && valid; i++) {
        valid = text.text[i] >= '0' && text.text[i] <= '9';
        number = number * 10 + (text.text[i] - '0');
    }
    if (!valid || number > (negative ? 18 : 17)) {
        plan_load_say(loader, row, PLAN_PROBLEM_DECIMALS, PLAN_FIELD_DECIMALS, "");
        *good = false;
        return;
    }
    *has = true;
    *value = negative ? -number : number;
}

static bool is_missing(const plan_loader *loader, plan_span value) {
    if (value.length == 0) {
        return true;
    }
    if (!loader->missing_first[(unsigned char)value.text[0]]) {
        return false;
    }
    for (size_t i = 0; i < loader->options.missing_count; i++) {
        if (plan_span_is(value, loader->options.missing[i])) {
            return true;
        }
    }
    return false;
}

/* "giảm 5" where the indicator is a reduction: word and sense say it together, once. The sense will
 * turn the sign that the word has turned, so it is turned back before. */
static void take_word(plan_numeral *numeral) {
    plan_load_negate(&numeral->figure);
    for (int format = 0; format < 3; format++) {
        if ((numeral->formats >> format & 1) != 0) {
            plan_load_negate(&numeral->by_format[format]);
        }
    }
}

/* No change at all is the same in % and in points. */
static bool is_nought(const plan_numeral *numeral, const plan_quick *quick) {
    if (quick != NULL) {
        return quick->digits == 0;
    }
    const plan_figure *figure = &numeral->figure;
    return figure->value.digits == 0 &&
           (figure->reading != PLAN_BETWEEN || figure->upper.digits == 0);
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

/* A value without separators is the same in every format. What plain reads has no comma, so it is
 * the same in English. */
static bool is_same_in_all(const plan_numeral *numeral, const plan_quick *quick) {
    if (quick != NULL) {
        return quick->formats == 7 && quick->scales[0] == quick->scales[1];
    }
    const plan_figure *by = numeral->by_format;
    return numeral->formats == 7 && by[0].value.scale == by[1].value.scale &&
           by[0].upper.scale == by[1].upper.scale;
}

static plan_status add_undeclared(plan_loader *loader, const plan_row *row, plan_claim *claim,
                                  const plan_numeral *numeral, const plan_quick *quick,
                                  bool has_decimals, int32_t decimals, plan_record *record) {
    uint8_t formats = quick != NULL ? quick->formats : (uint8_t)numeral->formats;
    plan_figure figures[3];
    memset(figures, 0, sizeof figures);
    for (int f = 0; f < 3; f++) {
        if ((formats >> f & 1) != 0) {
            figures[f] = quick != NULL ? quick_figure(quick, f) : numeral->by_format[f];
        }
    }
    return plan_load_undeclared(loader, row, claim, figures, formats, has_decimals, decimals,
                                record);
}

/* The record of a row without its value. */
static void begin_record(const plan_loader *loader, const plan_row *row, const plan_claim *claim,
                         plan_record *record) {
    memset(record, 0, sizeof *record);
    record->indicator = claim->indicator & PLAN_MAX_INDICATORS;
    record->area = loader->area;
    record->period = loader->period;
    record->place = loader->before + row->line;
    record->series = loader->series;
    record->statement = claim->statement;
}

/* Nine rows in ten: a plain number in the unit of the table, as precise as it is printed. False
 * where there is more to it. */
static bool put_simple(const plan_claim *claim, int64_t digits, int32_t scale, uint32_t column,
                       plan_record *record) {
    bool may_be_dumped = scale > 0 && (digits >= PLAN_LOAD_DUMPED || digits <= -PLAN_LOAD_DUMPED);
    if (!claim->is_simple || may_be_dumped || column >= PLAN_RECORD_FAR) {
        return false;
    }
    record->number = plan_record_pack(digits, scale);
    record->column = (uint8_t)column;
    record->bits =
        scale == 0 && claim->may_be_count ? PLAN_EXACT | PLAN_RECORD_COUNT : PLAN_ROUNDED;
    return true;
}

/* The claim of a row without unit, measure and against, where it was decided before; or NULL. */
static plan_claim *known_claim(const plan_loader *loader, const plan_row *row, plan_span behind) {
    size_t given = row->cells[PLAN_FIELD_UNIT].length | row->cells[PLAN_FIELD_MEASURE].length |
                   row->cells[PLAN_FIELD_AGAINST].length | behind.length;
    if (given != 0 || loader->plain == NULL || !loader->plain[loader->indicator].known) {
        return NULL;
    }
    return &loader->plain[loader->indicator];
}

/* The value into the record and this into the table. */
static plan_status add_value(plan_loader *loader, const plan_row *row, plan_claim *claim,
                             const plan_numeral *numeral, const plan_quick *quick,
                             bool has_decimals, int32_t decimals, plan_record *record) {
    int format = loader->options.number_format;
    bool good = true;
    if (format == PLAN_NUMBER_INFER) {
        if (!is_same_in_all(numeral, quick)) {
            return add_undeclared(loader, row, claim, numeral, quick, has_decimals, decimals,
                                  record);
        }
        format = PLAN_NUMBER_PLAIN;
    }
    plan_figure figure = quick != NULL ? quick_figure(quick, format) : numeral->figure;
    plan_status status =
        plan_load_finalise(loader, row, figure, claim, has_decimals, decimals, record, &good);
    return status == PLAN_OK && good ? plan_table_append(&loader->document->table, record) : status;
}

plan_status plan_loader_add(plan_loader *loader, const plan_row *row) {
    plan_document *document = loader->document;
    plan_span value = row->cells[PLAN_FIELD_VALUE];
    plan_record record;
    bool good = true, has_decimals, is_there = true;
    int32_t decimals;
    plan_status status = plan_load_key(loader, row, &good);
    if (status != PLAN_OK) {
        return status;
    }
    read_decimals(loader, row, &has_decimals, &decimals, &good);
    if (is_missing(loader, value)) {
        return PLAN_OK;
    }
    int format = loader->options.number_format;
    plan_numeral numeral;
    plan_quick quick;
    plan_span behind = {"", 0};
    bool is_quick = plan_numeral_quick(value.text, value.length, &quick) &&
                    (format == PLAN_NUMBER_INFER || (quick.formats >> format & 1) != 0);
    if (!is_quick) {
        plan_load_number(loader, row, has_decimals, decimals, &numeral, &behind, &is_there, &good);
    }
    if (!good || !is_there) {
        return PLAN_OK;
    }
    plan_claim scratch, *claim = known_claim(loader, row, behind);
    if (claim == NULL) {
        status = plan_load_claim(loader, row, behind, &scratch, &claim, &good);
        if (status != PLAN_OK || !good) {
            status = status == PLAN_OK ? loader->failed : status;
            loader->failed = PLAN_OK;
            return status;
        }
    }
    if (document->table.count >= loader->options.max_observations ||
        row->line > UINT32_MAX - loader->before) {
        return PLAN_LIMIT;
    }
    if (claim->forced) {
        plan_load_tell_forced(loader, row, claim);
    }
    if (claim->says_reduction && !is_quick && numeral.change != 0) {
        take_word(&numeral);
    }
    if (claim->is_percent && !is_nought(&numeral, is_quick ? &quick : NULL)) {
        plan_load_tell_percent(loader, row, behind);
    }
    begin_record(loader, row, claim, &record);
    if (is_quick && format != PLAN_NUMBER_INFER && !has_decimals &&
        put_simple(claim, quick.digits, quick.scales[format], row->columns[PLAN_FIELD_VALUE],
                   &record)) {
        return plan_table_append(&document->table, &record);
    }
    return add_value(loader, row, claim, &numeral, is_quick ? &quick : NULL, has_decimals, decimals,
                     &record);
}

plan_status plan_loader_finish(plan_loader *loader) {
    plan_status status =
        loader->options.number_format == PLAN_NUMBER_INFER ? plan_load_settle(loader) : PLAN_OK;
    if (status == PLAN_OK && loader->dumped > 0) {
        plan_row row;
        memset(&row, 0, sizeof row);
        row.line = loader->dumped_line;
        row.columns[PLAN_FIELD_VALUE] = loader->dumped_column;
        plan_problem *problem =
            plan_load_problem(loader, &row, PLAN_PROBLEM_DUMPED, PLAN_FIELD_VALUE);
        plan_span text = {loader->dumped_text.text, loader->dumped_text.length};
        plan_load_arg(problem, text);
        plan_load_arg_number(problem, (int64_t)loader->dumped);
        plan_load_tell(loader);
    }
    return status;
}
