/* Rows that are like those before: no text is looked up, nothing is decided anew. */
#include "document_load.h"

static inline plan_span cell_of(plan_raw_row row, uint32_t column) {
    const uint32_t *end = row.ends + column;
    uint32_t start = end[-1] + 1;
    plan_span cell = {row.content + start, *end - start};
    return cell;
}

/* Equal bytes, 16 at once: more of the text may be read than it has. */
static inline bool is_text_of(const plan_code_slot *slot, plan_span text) {
    uint64_t first = plan_load_word(text.text) ^ plan_load_word(slot->text);
    uint64_t second = plan_load_word(text.text + 8) ^ plan_load_word(slot->text + 8);
    return text.length == slot->length &&
           ((first & slot->masks[0]) | (second & slot->masks[1])) == 0 &&
           (text.length <= 16 || memcmp(text.text + 16, slot->text + 16, text.length - 16) == 0);
}

/* Ids of texts that are the last one, or the one that followed it the last time. */
static inline bool repeats(const plan_code_slot *slots, const uint8_t *at, plan_span text,
                           uint32_t *id) {
    *id = slots[*at].id;
    return is_text_of(&slots[*at], text);
}

static inline bool follows(const plan_code_slot *slots, uint8_t *at, plan_span text, uint32_t *id) {
    uint8_t next = slots[*at].next;
    if (!is_text_of(&slots[next], text)) {
        return false;
    }
    *id = slots[next].id;
    *at = next;
    return true;
}

/* Ids of texts that were met before, wherever. */
static inline bool is_cached(const plan_code_slot *slots, uint8_t *at, plan_span text,
                             uint32_t *id) {
    uint32_t first = plan_load_slot(text);
    for (uint32_t i = 0; i < 4; i++) {
        uint8_t slot = (uint8_t)((first + i) % PLAN_LOAD_SLOTS);
        if (is_text_of(&slots[slot], text)) {
            *id = slots[slot].id;
            *at = slot;
            return true;
        }
    }
    return false;
}

/* Areas may be many more than a cache holds, but tables name them in the same order again and
 * again: that in which they were numbered. */
static inline bool find_area(plan_loader *loader, plan_span text) {
    const plan_dictionary *codes = &loader->document->catalog.area_codes;
    uint32_t next = loader->area + 1;
    if (text.length == 0) {
        return loader->last_area.length == 0;
    }
    uint32_t area;
    if (repeats(loader->areas, &loader->at_area, text, &area)) {
        loader->area = area;
    } else if (next < codes->count &&
               plan_load_same(codes->codes[next].text, codes->codes[next].length, text)) {
        loader->area = next;
    } else if ((area = plan_dictionary_find(codes, text)) != PLAN_NONE) {
        loader->area = area;
    } else {
        return false;
    }
    loader->last_area.length = PLAN_LAST_NONE; /* of the long way */
    return true;
}

static inline bool find_key(plan_loader *loader, const plan_raw_columns *columns,
                            plan_raw_row row) {
    plan_span none = {"", 0};
    plan_span indicator = cell_of(row, columns->indicator), period = cell_of(row, columns->period);
    if (indicator.length == 0 || period.length == 0 ||
        (columns->has_series
             ? !plan_load_is_last(&loader->last_series, cell_of(row, columns->series))
             : loader->last_series.length != 0) ||
        !find_area(loader, columns->has_area ? cell_of(row, columns->area) : none)) {
        return false;
    }
    /* The long way must not take them for what its own last texts say. */
    loader->last_indicator.length = loader->last_period.length = PLAN_LAST_NONE;
    return (follows(loader->indicators, &loader->at_indicator, indicator, &loader->indicator) ||
            repeats(loader->indicators, &loader->at_indicator, indicator, &loader->indicator) ||
            is_cached(loader->indicators, &loader->at_indicator, indicator, &loader->indicator)) &&
           (repeats(loader->periods, &loader->at_period, period, &loader->period) ||
            follows(loader->periods, &loader->at_period, period, &loader->period) ||
            is_cached(loader->periods, &loader->at_period, period, &loader->period));
}

/* Digits and scale of a value in the declared format. */
static inline bool read_value(const plan_loader *loader, plan_span value, int64_t *digits,
                              int8_t *scale) {
    plan_quick quick;
    int format = loader->options.number_format;
    if (value.length <= 8) {
        return plan_numeral_word(value.text, value.length, loader->quick_mark, digits, scale);
    }
    if (!plan_numeral_quick(value.text, value.length, &quick) ||
        (quick.formats >> format & 1) == 0) {
        return false;
    }
    bool is_dumped =
        quick.digits >= PLAN_LOAD_DUMPED || quick.digits <= INT64_C(0) - PLAN_LOAD_DUMPED;
    *digits = quick.digits;
    *scale = quick.scales[format];
    return *scale == 0 || !is_dumped;
}

static inline bool has_others(const plan_raw_columns *columns, plan_raw_row row) {
    for (size_t i = 0; i < columns->other_count; i++) {
        if (cell_of(row, columns->others[i]).length != 0) {
            return true;
        }
    }
    return false;
}

bool plan_loader_try(plan_loader *loader, const plan_raw_columns *columns, plan_raw_row row) {
    plan_table *table = &loader->document->table;
    plan_span value = cell_of(row, columns->value);
    uint32_t column = row.ends[(ptrdiff_t)columns->value - 1] - row.ends[-1] + 1;
    int64_t digits;
    int8_t scale;
    if (value.length == 0 || column >= PLAN_RECORD_FAR || loader->quick_mark == 0 ||
        loader->plain == NULL || loader->missing_first[(unsigned char)value.text[0]] ||
        has_others(columns, row) || !read_value(loader, value, &digits, &scale) ||
        !find_key(loader, columns, row)) {
        return false;
    }
    const plan_claim *claim = &loader->plain[loader->indicator];
    if (!claim->is_quick || row.line > UINT32_MAX - loader->before ||
        table->count >= loader->options.max_observations || plan_table_room(table) != PLAN_OK) {
        return false;
    }
    plan_record *record = &table->records[table->count];
    record->number = plan_record_pack(digits, scale);
    record->period = loader->period;
    record->area = loader->area;
    record->indicator = claim->indicator & PLAN_MAX_INDICATORS;
    record->place = loader->before + row.line;
    record->column = (uint8_t)column;
    record->statement = claim->statement;
    record->series = loader->series;
    record->bits =
        scale == 0 && claim->may_be_count ? PLAN_EXACT | PLAN_RECORD_COUNT : PLAN_ROUNDED;
    plan_table_added(table);
    return true;
}
