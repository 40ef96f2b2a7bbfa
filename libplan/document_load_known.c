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

/* The order of the last record, as plan_record_is_behind has it. */
typedef struct last_record {
    uint64_t group, order;
    bool is_ascending;
} last_record;

static uint64_t order_of(uint32_t series, uint32_t indicator, uint32_t statement) {
    return ((uint64_t)series << 32) + ((uint64_t)indicator << 1) + (statement != 0 ? 1 : 0);
}

static last_record last_of(const plan_table *table) {
    last_record last = {0, 0, table->is_ascending};
    if (table->count > 0) {
        const plan_record *record = &table->records[table->count - 1];
        last.group = (uint64_t)record->area << 32 | record->period;
        last.order = order_of(record->series, record->indicator, record->statement);
    }
    return last;
}

/* A row whose claim is plain into the record. */
static inline void write_row(const plan_claim *claim, const plan_known_rows *rows, size_t i,
                             int64_t digits, int32_t scale, last_record *last,
                             plan_record *record) {
    uint32_t period = rows->ids[PLAN_KNOWN_PERIOD][PLAN_KNOWN_BACK + i],
             area = rows->ids[PLAN_KNOWN_AREA][PLAN_KNOWN_BACK + i];
    uint32_t series = rows->ids[PLAN_KNOWN_SERIES][PLAN_KNOWN_BACK + i];
    uint64_t group = (uint64_t)area << 32 | period;
    uint64_t order = order_of(series, claim->indicator, claim->statement);
    record->number = plan_record_pack(digits, scale);
    record->period = period;
    record->area = area;
    record->subject = plan_record_subject(claim->indicator, rows->column);
    record->tail = claim->tails[scale != 0] | plan_record_tail(0, (uint8_t)series, 0);
    last->is_ascending &= group == last->group ? order > last->order : group > last->group;
    last->group = group;
    last->order = order;
}

static inline bool has_ids(const plan_known_rows *rows, size_t i) {
    bool all = true;
    for (int key = 0; key < PLAN_KNOWN_KEYS; key++) {
        all = all && rows->ids[key][PLAN_KNOWN_BACK + i] != PLAN_NONE;
    }
    return all;
}

/* Rows of which all is known and that have a value, which needs no rounding: as write_row, in fewer
 * steps. */
static size_t put_plain(const plan_claim *claims, const plan_known_rows *rows, size_t from,
                        size_t end, uint32_t place, last_record *result, plan_record *record) {
    last_record last = *result;
    uint32_t column = plan_record_subject(0, rows->column);
    size_t i = from;
    for (; i < end; i++, record++) {
        const plan_claim *claim = &claims[rows->ids[PLAN_KNOWN_INDICATOR][PLAN_KNOWN_BACK + i]];
        if (!claim->is_quick) {
            break;
        }
        uint32_t series = rows->ids[PLAN_KNOWN_SERIES][PLAN_KNOWN_BACK + i];
        uint32_t period = rows->ids[PLAN_KNOWN_PERIOD][PLAN_KNOWN_BACK + i];
        uint32_t area = rows->ids[PLAN_KNOWN_AREA][PLAN_KNOWN_BACK + i];
        int32_t scale = rows->scales[i];
        uint64_t group = (uint64_t)area << 32 | period;
        uint64_t order = order_of(series, claim->indicator, claim->statement);
        record->number = plan_record_pack(rows->digits[i], scale);
        record->period = period;
        record->area = area;
        record->subject = plan_record_subject(claim->indicator, 0) | column;
        record->place = place + (uint32_t)(i - from);
        record->tail = claim->tails[scale != 0] | plan_record_tail(0, (uint8_t)series, 0);
        if (group == last.group ? order <= last.order : group < last.group) {
            last.is_ascending = false;
        }
        last.group = group;
        last.order = order;
    }
    *result = last;
    return i;
}

static size_t put_each(const plan_loader *loader, const plan_known_rows *rows, size_t from,
                       size_t end, uint32_t place, last_record *last, plan_record **record) {
    size_t i = from;
    for (; i < end; i++, place++) {
        if (rows->kinds[i] == PLAN_KNOWN_NOT || !has_ids(rows, i)) {
            break;
        }
        if (rows->kinds[i] == PLAN_KNOWN_NUMBER) {
            const plan_claim *claim =
                &loader->plain[rows->ids[PLAN_KNOWN_INDICATOR][PLAN_KNOWN_BACK + i]];
            int64_t digits = rows->digits[i];
            int32_t scale = rows->scales[i];
            if (!claim->is_quick || (loader->options.has_decimals &&
                                     !set_precision(&loader->options, &digits, &scale))) {
                break;
            }
            write_row(claim, rows, i, digits, scale, last, *record);
            (*record)->place = place;
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
    last_record last = last_of(table);
    plan_record *record = table->records + table->count;
    uint32_t place = loader->before + line;
    size_t next;
    if (!loader->options.has_decimals && rows->is_plain) {
        next = put_plain(loader->plain, rows, from, end, place, &last, record);
        record += next - from;
    } else {
        next = put_each(loader, rows, from, end, place, &last, &record);
    }
    size_t count = (size_t)(record - table->records);
    if (count > table->count) {
        table->is_ascending = last.is_ascending;
        table->sorted = false;
        table->count = count;
    }
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
