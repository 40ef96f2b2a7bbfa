/* Rows that are like those before them, straight from their bytes: where the cell that was expected
 * stands, nothing is split, hashed or looked up. What is not proved to be such a row goes the long
 * way, which tells the same of every row. */
#include "document_load_match_number.h"

/* --- Life --- */

/* Marks of missing values that could be taken for numbers. */
static void find_missing(const plan_loader *loader, struct plan_matcher *matcher) {
    for (size_t i = 0; i < loader->options.missing_count; i++) {
        const char *text = loader->options.missing[i];
        if (strpbrk(text, "0123456789") != NULL) {
            matcher->may_be_missing[(unsigned char)text[0]] = matcher->some_missing = true;
        }
    }
}

/* What columns of each field are to the matcher. */
static uint8_t role_of(uint8_t field) {
    static const uint8_t roles[PLAN_FIELD_COUNT + 1] = {
        [PLAN_FIELD_INDICATOR] = PLAN_MATCH_INDICATOR, [PLAN_FIELD_PERIOD] = PLAN_MATCH_PERIOD,
        [PLAN_FIELD_VALUE] = PLAN_MATCH_VALUE,         [PLAN_FIELD_AREA] = PLAN_MATCH_AREA,
        [PLAN_FIELD_SERIES] = PLAN_MATCH_SERIES,       [PLAN_FIELD_UNIT] = PLAN_MATCH_EMPTY,
        [PLAN_FIELD_MEASURE] = PLAN_MATCH_EMPTY,       [PLAN_FIELD_AGAINST] = PLAN_MATCH_EMPTY,
        [PLAN_FIELD_DECIMALS] = PLAN_MATCH_EMPTY,      [PLAN_FIELD_NOTE] = PLAN_MATCH_IGNORED,
        [PLAN_FIELD_SOURCE] = PLAN_MATCH_IGNORED,      [PLAN_FIELD_COUNT] = PLAN_MATCH_IGNORED,
    };
    return roles[field];
}

static bool set_columns(const plan_loader *loader, const plan_raw_columns *columns,
                        struct plan_matcher *matcher) {
    const plan_allocator *a = &matcher->allocator;
    for (uint32_t i = 0; i < columns->width; i++) {
        plan_match_column *column = &matcher->columns[i];
        column->role = role_of(columns->fields[i]);
        column->is_last = i + 1 == columns->width;
        column->expected = &matcher->nothing;
        if (column->role < PLAN_MATCH_KEYS) {
            if (!plan_match_make_slots(a, column, PLAN_MATCH_SLOTS)) {
                return false;
            }
        }
    }
    while (matcher->columns[matcher->lead].role < PLAN_MATCH_KEYS) {
        matcher->lead++;
    }
    if (matcher->columns[matcher->lead].role != PLAN_MATCH_VALUE) {
        matcher->lead = 0;
    }
    matcher->separator = columns->separator;
    matcher->mark = loader->quick_mark == columns->separator ? 0 : loader->quick_mark;
    matcher->nothing.next = matcher->nothing.expected = &matcher->nothing;
    matcher->nothing.ignored = UINT32_MAX << 16;
    matcher->nothing.length = 16;
    for (int key = 0; key < PLAN_MATCH_KEYS; key++) {
        matcher->fixed[key] = matcher->nothing;
        matcher->keys[key] = &matcher->fixed[key];
    }
    find_missing(loader, matcher);
    return true;
}

void plan_matcher_free(struct plan_matcher *matcher) {
    if (matcher != NULL) {
        plan_allocator a = matcher->allocator;
        for (uint32_t i = 0; i < matcher->width; i++) {
            plan_match_free_slots(&a, &matcher->columns[i]);
        }
        plan_release(&a, matcher, 1, sizeof *matcher);
    }
}

/* Where memory is out all rows go the long way. */
static struct plan_matcher *matcher_of(plan_loader *loader, const plan_raw_columns *columns) {
    const plan_allocator *a = &loader->document->allocator;
    if (loader->matcher == NULL && loader->quick_mark != 0) {
        struct plan_matcher *matcher = plan_allocate_zero(a, 1, sizeof *matcher);
        if (matcher == NULL) {
            return NULL;
        }
        matcher->allocator = *a;
        matcher->width = columns->width;
        if (!set_columns(loader, columns, matcher)) {
            plan_matcher_free(matcher);
            return NULL;
        }
        loader->matcher = matcher;
    }
    return loader->matcher;
}

/* --- Rows --- */

/* What the walk found beside the keys. */
typedef struct found_row {
    plan_match_number value;
    uint32_t column; /* of the value */
} found_row;

/* A cell without a key: its end behind the separator, or NULL. */
static const char *pass(const plan_loader *loader, const plan_match_column *column, const char *p,
                        const char *end, uint32_t *characters) {
    plan_match_cell cell;
    if (!plan_match_cell_at(loader->matcher, column, p, end, &cell) ||
        (column->role == PLAN_MATCH_EMPTY && cell.content.length > 0)) {
        return NULL;
    }
    size_t more =
        cell.ascii ? 0
                   : cell.content.length - plan_utf8_count(cell.content.text, cell.content.length);
    *characters += (uint32_t)(cell.length - more);
    return p + cell.length - (column->is_last ? 1 : 0);
}

/* The cell of a key at p; *characters more are behind it. Its slot, or NULL. */
static inline plan_match_slot *match_key(plan_loader *loader, plan_match_column *column,
                                         const char *p, const char *end) {
    plan_match_slot *slot = column->expected;
    if (!plan_match_is_at(slot, p) && (slot = plan_match_find(loader, column, p, end)) == NULL) {
        return NULL;
    }
    column->expected = slot->expected;
    loader->matcher->keys[column->role] = slot;
    return slot;
}

/* Columns in any order from a number on, from p on: where their row ends, or NULL. */
static PLAN_MATCH_SELDOM const char *walk_rest(plan_loader *loader, uint32_t from, const char *p,
                                               const char *end, uint32_t characters,
                                               found_row *row) {
    struct plan_matcher *matcher = loader->matcher;
    for (uint32_t i = from; i < matcher->width && p != NULL; i++) {
        plan_match_column *column = &matcher->columns[i];
        if (column->role < PLAN_MATCH_KEYS) {
            const plan_match_slot *slot = match_key(loader, column, p, end);
            p = slot == NULL ? NULL : p + slot->advance;
            characters += slot == NULL ? 0 : slot->characters;
        } else if (column->role == PLAN_MATCH_VALUE) {
            row->column = characters;
            p = plan_match_value(loader, p, &row->value);
            if (p != NULL && !column->is_last) {
                p = *p == matcher->separator ? p + 1 : NULL;
            }
        } else {
            p = pass(loader, column, p, end, &characters);
        }
    }
    return p;
}

/* The columns of a row from p on: where its line ends, or NULL. More may have been looked at than
 * there is, so what is found counts only where the line ends before `end`. `value`: the column
 * behind those that are all keys. */
static inline const char *walk(plan_loader *loader, const plan_match_column *value, const char *p,
                               const char *end, found_row *row) {
    struct plan_matcher *matcher = loader->matcher;
    uint32_t characters = 1;
    for (plan_match_column *column = matcher->columns; column != value; column++) {
        plan_match_slot *slot = column->expected;
        if (!plan_match_is_at(slot, p) &&
            (slot = plan_match_find(loader, column, p, end)) == NULL) {
            return NULL;
        }
        column->expected = slot->expected;
        matcher->keys[column->role] = slot;
        p += slot->advance;
        characters += slot->characters;
    }
    row->column = characters;
    if (value->role == PLAN_MATCH_VALUE && value->is_last) {
        p = plan_match_value(loader, p, &row->value);
    } else {
        p = walk_rest(loader, (uint32_t)(value - matcher->columns), p, end, characters, row);
    }
    return p != NULL && p < end && row->column < PLAN_RECORD_FAR && (*p == '\n' || *p == '\r')
               ? p
               : NULL;
}

/* Behind the end of a line; an LF that belongs to a CR may not have come yet. */
static inline const char *pass_end(const char *p, const char *end) {
    return p + (*p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1);
}

static inline void write_record(const struct plan_matcher *matcher, const found_row *row,
                                uint32_t place, plan_last_key *last, plan_record *record) {
    const plan_match_slot *indicator = matcher->keys[PLAN_MATCH_INDICATOR];
    const plan_match_slot *series = matcher->keys[PLAN_MATCH_SERIES];
    uint32_t area = matcher->keys[PLAN_MATCH_AREA]->id;
    uint32_t period = matcher->keys[PLAN_MATCH_PERIOD]->id;
    uint64_t group = (uint64_t)area << 32 | period, order = indicator->order + series->order;
    record->number = plan_record_pack(row->value.digits, row->value.scale);
    record->period = period;
    record->area = area;
    record->subject = plan_record_subject(indicator->id, row->column);
    record->place = place;
    record->tail = indicator->tails[row->value.scale != 0] | series->tails[0];
    plan_load_step(last, group, order);
}

/* What fields without a column say. False where the long way must say it first. */
static bool set_fixed(const plan_loader *loader, const plan_raw_columns *columns,
                      struct plan_matcher *matcher) {
    plan_catalog *catalog = &loader->document->catalog;
    for (uint32_t i = 0; i < columns->width; i++) {
        if (columns->fields[i] == PLAN_FIELD_AREA) {
            return true;
        }
    }
    return (catalog->areas_declared || catalog->nameless_area != 0) &&
           plan_catalog_default_area(catalog, &matcher->fixed[PLAN_MATCH_AREA].id) == PLAN_OK &&
           matcher->fixed[PLAN_MATCH_AREA].id != PLAN_NONE;
}

/* As many rows as there is room for, at most up to line UINT32_MAX of all files. */
static const char *take_rows(plan_loader *loader, const char *p, const char *end,
                             plan_raw_rows *rows) {
    struct plan_matcher *matcher = loader->matcher;
    const plan_match_column *value = matcher->columns + matcher->lead;
    plan_table *table = &loader->document->table;
    plan_last_key last = plan_load_last(table);
    size_t limit = table->capacity < loader->options.max_observations
                       ? table->capacity
                       : loader->options.max_observations;
    size_t lines =
        rows->line <= UINT32_MAX - loader->before ? UINT32_MAX - loader->before - rows->line : 0;
    limit = limit - table->count < lines ? limit : table->count + lines;
    plan_record *record = table->records + table->count, *stop = table->records + limit;
    found_row row = {{0, 0}, 0};
    uint32_t place = loader->before + rows->line;
    while (record < stop) {
        const char *line_end = walk(loader, value, p, end, &row);
        if (line_end == NULL ||
            (matcher->keys[PLAN_MATCH_AREA]->id == PLAN_NONE && !plan_match_declare(loader))) {
            break;
        }
        write_record(matcher, &row, place++, &last, record++);
        matcher->row++;
        p = pass_end(line_end, end);
    }
    size_t count = (size_t)(record - table->records);
    rows->line += (uint32_t)(count - table->count);
    if (count > table->count) {
        plan_load_added(table, record, &last);
        rows->after_return = p[-1] == '\r';
    }
    return p;
}

void plan_loader_take(plan_loader *loader, const plan_raw_columns *columns, plan_raw_rows *rows) {
    struct plan_matcher *matcher = matcher_of(loader, columns);
    plan_table *table = &loader->document->table;
    const char *p = rows->content + rows->at, *end = rows->content + rows->end;
    if (matcher == NULL || loader->plain == NULL || !set_fixed(loader, columns, matcher)) {
        return;
    }
    if (rows->after_return && p < end && *p == '\n') {
        rows->after_return = false;
        p++;
    }
    while (p < end && table->count < loader->options.max_observations &&
           plan_table_room(table) == PLAN_OK) {
        p = take_rows(loader, p, end, rows);
        if (table->count < table->capacity) { /* there is more to the next one, or it is cut */
            break;
        }
    }
    rows->at = (size_t)(p - rows->content);
}
