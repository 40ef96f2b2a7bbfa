/* Rows whose texts are known: readers of tables in memory ask once for each different text. */
#include "document_load.h"

bool plan_loader_number(const plan_loader *loader, plan_span value, int64_t *digits,
                        int32_t *scale) {
    int format = loader->options.number_format;
    int8_t narrow;
    if (value.length == 0 || loader->quick_mark == 0 ||
        loader->missing_first[(unsigned char)value.text[0]]) {
        return false;
    }
    if (value.length <= 8) {
        if (!plan_numeral_word(value.text, value.length, loader->quick_mark, digits, &narrow)) {
            return false;
        }
        *scale = narrow;
        return true;
    }
    plan_quick quick;
    if (!plan_numeral_quick(value.text, value.length, &quick) ||
        (quick.formats >> format & 1) == 0) {
        return false;
    }
    *digits = quick.digits;
    *scale = quick.scales[format];
    return plan_loader_takes(loader, *digits, *scale);
}

bool plan_loader_takes(const plan_loader *loader, int64_t digits, int32_t scale) {
    bool is_dumped = digits >= PLAN_LOAD_DUMPED || digits <= INT64_C(0) - PLAN_LOAD_DUMPED;
    return !is_dumped || scale == 0 || loader->options.has_decimals;
}

/* The number with the declared precision. */
static bool set_precision(const plan_load_options *options, int64_t *digits, int32_t *scale) {
    plan_decimal value = {*digits, *scale};
    if (*scale != options->decimals &&
        plan_decimal_round(value, options->decimals, PLAN_ROUND_HALF_EVEN, &value) != PLAN_OK) {
        return false;
    }
    plan_figure figure = {value, value, PLAN_ROUNDED, 0};
    *digits = value.digits;
    *scale = value.scale;
    return plan_figure_is_valid(&figure) != 0 && *digits >= -PLAN_RECORD_DIGITS &&
           *digits <= PLAN_RECORD_DIGITS;
}

bool plan_loader_put(plan_loader *loader, const plan_known_row *row) {
    plan_table *table = &loader->document->table;
    const plan_claim *claim = loader->plain == NULL ? NULL : &loader->plain[row->indicator];
    int64_t digits = row->digits;
    int32_t scale = row->scale;
    if (claim == NULL || !claim->is_quick || row->column >= PLAN_RECORD_FAR ||
        row->line > UINT32_MAX - loader->before ||
        table->count >= loader->options.max_observations || plan_table_room(table) != PLAN_OK ||
        (loader->options.has_decimals && !set_precision(&loader->options, &digits, &scale))) {
        return false;
    }
    plan_record *record = &table->records[table->count];
    record->number = plan_record_pack(digits, scale);
    record->period = row->period;
    record->area = row->area;
    record->indicator = claim->indicator & PLAN_MAX_INDICATORS;
    record->place = loader->before + row->line;
    record->column = (uint8_t)row->column;
    record->statement = claim->statement;
    record->series = (uint8_t)row->series;
    record->bits =
        scale == 0 && claim->may_be_count ? PLAN_EXACT | PLAN_RECORD_COUNT : PLAN_ROUNDED;
    plan_table_added(table);
    return true;
}

void plan_loader_learn(const plan_loader *loader, const plan_row *row, plan_known_row *known) {
    const plan_span *cells = row->cells;
    known->indicator = plan_load_is_last(&loader->last_indicator, cells[PLAN_FIELD_INDICATOR])
                           ? loader->indicator
                           : PLAN_NONE;
    known->area =
        plan_load_is_last(&loader->last_area, cells[PLAN_FIELD_AREA]) ? loader->area : PLAN_NONE;
    known->period = plan_load_is_last(&loader->last_period, cells[PLAN_FIELD_PERIOD])
                        ? loader->period
                        : PLAN_NONE;
    known->series = plan_load_is_last(&loader->last_series, cells[PLAN_FIELD_SERIES])
                        ? loader->series
                        : PLAN_NONE;
}
