/* Rows whose texts are known: readers of tables in memory ask once for each different text. */
#include "document_load.h"

bool plan_loader_number(const plan_loader *loader, plan_span value, int64_t *digits,
                        int32_t *scale) {
    int format = loader->options.number_format;
    int8_t narrow;
    if (loader->quick_mark == 0 || loader->missing_first[(unsigned char)value.text[0]]) {
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
    return plan_figure_is_valid(&figure) != 0;
}

/* A row whose claim is quick into the record; `column` is that of its value, as in subjects. */
static inline void write_row(const plan_claim *claim, const plan_known_rows *rows, size_t i,
                             int64_t digits, int32_t scale, uint32_t column, uint32_t place,
                             plan_last_key *last, plan_record *record) {
    uint32_t series = rows->ids[PLAN_KNOWN_SERIES][PLAN_KNOWN_BACK + i];
    uint32_t period = rows->ids[PLAN_KNOWN_PERIOD][PLAN_KNOWN_BACK + i];
    uint32_t area = rows->ids[PLAN_KNOWN_AREA][PLAN_KNOWN_BACK + i];
    uint64_t group = (uint64_t)area << 32 | period;
    uint64_t order = plan_load_order(series, claim->indicator, claim->statement);
    record->number = plan_record_pack(digits, scale);
    record->period = period;
    record->area = area;
    record->subject = plan_record_subject(claim->indicator, 0) | column;
    record->place = place;
    record->tail = claim->tails[scale != 0] | plan_record_tail(0, (uint8_t)series, 0);
    plan_load_step(last, group, order);
}

static inline const plan_claim *claim_of(const plan_claim *claims, const plan_known_rows *rows,
                                         size_t i) {
    return &claims[rows->ids[PLAN_KNOWN_INDICATOR][PLAN_KNOWN_BACK + i]];
}

static inline bool has_ids(const plan_known_rows *rows, size_t i) {
    bool all = true;
    for (int key = 0; key < PLAN_KNOWN_KEYS; key++) {
        all = all && rows->ids[key][PLAN_KNOWN_BACK + i] != PLAN_NONE;
    }
    return all;
}

/* Rows of which all is known and that have a value, which needs no rounding. */
static size_t put_plain(const plan_claim *claims, const plan_known_rows *rows, size_t from,
                        size_t end, uint32_t place, plan_last_key *result, plan_record *record) {
    plan_last_key last = *result; /* in registers */
    uint32_t column = plan_record_subject(0, rows->column);
    size_t i = from;
    for (; i < end; i++, record++) {
        const plan_claim *claim = claim_of(claims, rows, i);
        if (!claim->is_quick) {
            break;
        }
        write_row(claim, rows, i, rows->digits[i], rows->scales[i], column,
                  place + (uint32_t)(i - from), &last, record);
    }
    *result = last;
    return i;
}

static size_t put_each(const plan_loader *loader, const plan_known_rows *rows, size_t from,
                       size_t end, uint32_t place, plan_last_key *last, plan_record **record) {
    uint32_t column = plan_record_subject(0, rows->column);
    size_t i = from;
    for (; i < end; i++, place++) {
        if (rows->kinds[i] == PLAN_KNOWN_NOT || !has_ids(rows, i)) {
            break;
        }
        if (rows->kinds[i] == PLAN_KNOWN_NUMBER) {
            const plan_claim *claim = claim_of(loader->plain, rows, i);
            int64_t digits = rows->digits[i];
            int32_t scale = rows->scales[i];
            if (!claim->is_quick || (loader->options.has_decimals &&
                                     !set_precision(&loader->options, &digits, &scale))) {
                break;
            }
            write_row(claim, rows, i, digits, scale, column, place, last, *record);
            (*record)++;
        }
    }
    return i;
}

size_t plan_loader_put(plan_loader *loader, const plan_known_rows *rows, size_t from, size_t end,
                       uint32_t line) {
    plan_table *table = &loader->document->table;
    if (loader->plain == NULL || rows->column >= PLAN_RECORD_FAR ||
        line > UINT32_MAX - loader->before || end - from > UINT32_MAX - loader->before - line ||
        table->count + (end - from) > loader->options.max_observations ||
        plan_table_reserve(table, table->count + (end - from)) != PLAN_OK) {
        return from;
    }
    plan_last_key last = plan_load_last(table);
    plan_record *record = table->records + table->count;
    uint32_t place = loader->before + line;
    size_t next;
    if (!loader->options.has_decimals && rows->is_plain) {
        next = put_plain(loader->plain, rows, from, end, place, &last, record);
        record += next - from;
    } else {
        next = put_each(loader, rows, from, end, place, &last, &record);
    }
    plan_load_added(table, record, &last);
    return next;
}

char plan_loader_mark(const plan_loader *loader, const bool **first) {
    *first = loader->missing_first;
    return loader->quick_mark;
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
