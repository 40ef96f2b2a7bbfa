/* Rows of a tidy table into records: texts to ids, with what the last row said kept at hand. */
#include "document_load.h"

#include <string.h>

#include "period.h"
#include "status.h"

plan_status plan_loader_new(plan_document *document, const plan_load_options *options,
                            plan_loader **result) {
    plan_loader *loader = plan_allocate_zero(&document->allocator, 1, sizeof *loader);
    if (loader == NULL) {
        return PLAN_NO_MEMORY;
    }
    loader->document = document;
    loader->options = *options;
    if (loader->options.max_observations == 0 ||
        loader->options.max_observations > UINT32_MAX - 1) {
        loader->options.max_observations = UINT32_MAX - 1;
    }
    loader->first_record = document->table.count;
    loader->formats = 7;
    loader->plain_count = document->catalog.indicator_codes.count;
    *result = loader;
    return PLAN_OK;
}

void plan_loader_free(plan_loader *loader) {
    if (loader != NULL) {
        plan_allocator a = loader->document->allocator;
        plan_release(&a, loader->plain, loader->plain_count, sizeof *loader->plain);
        plan_release(&a, loader->plain_state, loader->plain_count, 1);
        plan_release(&a, loader->pending, loader->pending_capacity, sizeof *loader->pending);
        plan_release(&a, loader, 1, sizeof *loader);
    }
}

/* --- Problems --- */

plan_problem *plan_load_problem(plan_loader *loader, const plan_row *row, int kind, int field) {
    plan_problem *problem = &loader->problem;
    problem->kind = (uint8_t)kind;
    problem->field = (uint8_t)field;
    problem->line = row->line;
    problem->column = row->columns[field];
    problem->arg_count = 0;
    problem->scratch_used = 0;
    return problem;
}

void plan_load_arg(plan_problem *problem, plan_span text) {
    plan_span none = {"", 0};
    problem->args[problem->arg_count++] = text.text == NULL ? none : text;
}

void plan_load_arg_copy(plan_problem *problem, const char *text) {
    size_t length = strlen(text), room = sizeof problem->scratch - problem->scratch_used;
    length = length > room ? room : length;
    plan_span copy = {problem->scratch + problem->scratch_used, length};
    memcpy(problem->scratch + problem->scratch_used, text, length);
    problem->scratch_used += length;
    plan_load_arg(problem, copy);
}

void plan_load_tell(plan_loader *loader) {
    if (loader->options.sink != NULL) {
        loader->options.sink(loader->options.context, &loader->problem);
    }
}

static void arg_number(plan_problem *problem, uint64_t number) {
    char text[24];
    size_t n = sizeof text;
    text[--n] = '\0';
    do {
        text[--n] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    plan_load_arg_copy(problem, text + n);
}

static void tell(plan_loader *loader, const plan_row *row, int kind, int field,
                 plan_span second) {
    plan_problem *problem = plan_load_problem(loader, row, kind, field);
    plan_load_arg(problem, row->cells[field]);
    plan_load_arg(problem, second);
    plan_load_tell(loader);
}

static void tell_text(plan_loader *loader, const plan_row *row, int kind, int field,
                      const char *why) {
    plan_problem *problem = plan_load_problem(loader, row, kind, field);
    plan_load_arg(problem, row->cells[field]);
    plan_load_arg_copy(problem, why);
    plan_load_tell(loader);
}

static bool same(const plan_text_copy *copy, plan_span text) {
    return copy->length == text.length && memcmp(copy->text, text.text, text.length) == 0;
}

static bool keep(plan_text_copy *copy, plan_span text) {
    copy->length = 0;
    if (text.length > sizeof copy->text) {
        return false;
    }
    if (text.length > 0) {
        memcpy(copy->text, text.text, text.length);
    }
    copy->length = text.length;
    return true;
}

/* --- Indicator, area, period, series --- */

static bool hostile(plan_span text) {
    for (size_t i = 0; i < text.length;) {
        uint32_t c;
        size_t used = plan_utf8_decode(text.text + i, text.length - i, &c);
        if (used == 0) {
            return true;
        }
        if (plan_code_point_is_hostile(c)) {
            return true;
        }
        i += used;
    }
    return false;
}

static bool find_indicator(plan_loader *loader, const plan_row *row) {
    plan_span text = row->cells[PLAN_FIELD_INDICATOR];
    if (loader->has_indicator && same(&loader->last_indicator, text)) {
        return true;
    }
    loader->has_indicator = false;
    const plan_dictionary *codes = &loader->document->catalog.indicator_codes;
    if (text.length == 0) {
        plan_problem *problem =
            plan_load_problem(loader, row, PLAN_PROBLEM_EMPTY, PLAN_FIELD_INDICATOR);
        plan_load_arg(problem, plan_span_of("indicator"));
        plan_load_tell(loader);
        return false;
    }
    loader->indicator = plan_dictionary_find(codes, text);
    if (loader->indicator == PLAN_NONE) {
        if (hostile(text)) {
            tell(loader, row, PLAN_PROBLEM_CODE, PLAN_FIELD_INDICATOR, plan_span_of(""));
        } else {
            tell(loader, row, PLAN_PROBLEM_INDICATOR, PLAN_FIELD_INDICATOR,
                 plan_dictionary_nearest(codes, text));
        }
        return false;
    }
    loader->has_indicator = keep(&loader->last_indicator, text);
    return true;
}

static plan_status find_area(plan_loader *loader, const plan_row *row, bool *good) {
    plan_span text = row->cells[PLAN_FIELD_AREA];
    plan_catalog *catalog = &loader->document->catalog;
    plan_status status;
    if (loader->has_area && same(&loader->last_area, text)) {
        return PLAN_OK;
    }
    loader->has_area = false;
    if (text.length == 0) {
        status = plan_catalog_default_area(catalog, &loader->area);
        if (status == PLAN_OK && loader->area == PLAN_NONE) {
            tell(loader, row, PLAN_PROBLEM_NO_AREA, PLAN_FIELD_AREA, plan_span_of(""));
            *good = false;
            return PLAN_OK;
        }
    } else {
        status = plan_catalog_area(catalog, text, &loader->area);
    }
    if (status == PLAN_NOT_FOUND || status == PLAN_SYNTAX) {
        *good = false;
        if (hostile(text) || status == PLAN_SYNTAX) {
            tell(loader, row, PLAN_PROBLEM_CODE, PLAN_FIELD_AREA, plan_span_of(""));
        } else {
            tell(loader, row, PLAN_PROBLEM_AREA, PLAN_FIELD_AREA,
                 plan_dictionary_nearest(&catalog->area_codes, text));
        }
        return PLAN_OK;
    }
    loader->has_area = status == PLAN_OK && keep(&loader->last_area, text);
    return status;
}

static bool find_period(plan_loader *loader, const plan_row *row, int field, uint32_t *packed) {
    plan_span text = row->cells[field];
    size_t slot = text.length == 0 ? 0
                                   : ((unsigned char)text.text[text.length - 1] * 7u +
                                      (unsigned char)text.text[text.length / 2] * 31u +
                                      text.length) %
                                         PLAN_LOAD_PERIODS;
    if (text.length > 0 && text.length == loader->periods[slot].length &&
        memcmp(text.text, loader->periods[slot].text, text.length) == 0) {
        *packed = loader->periods[slot].packed;
        return true;
    }
    plan_period period;
    plan_error error;
    plan_error_init(&error);
    if (plan_span_trim(text).length == 0) {
        plan_problem *problem = plan_load_problem(loader, row, PLAN_PROBLEM_EMPTY, field);
        plan_load_arg(problem, plan_span_of(plan_field_name(field)));
        plan_load_tell(loader);
        return false;
    }
    if (plan_period_read(text.text, text.length, &period, &error) != PLAN_OK) {
        tell_text(loader, row,
                  field == PLAN_FIELD_PERIOD ? PLAN_PROBLEM_PERIOD : PLAN_PROBLEM_AGAINST, field,
                  error.message);
        return false;
    }
    *packed = plan_period_pack(period);
    if (text.length <= sizeof loader->periods[slot].text) {
        loader->periods[slot].length = (uint8_t)text.length;
        memcpy(loader->periods[slot].text, text.text, text.length);
        loader->periods[slot].packed = *packed;
    }
    return true;
}

static bool find_series(plan_loader *loader, const plan_row *row) {
    plan_span text = row->cells[PLAN_FIELD_SERIES];
    const plan_dictionary *codes = &loader->document->catalog.series_codes;
    if (loader->has_series && same(&loader->last_series, text)) {
        return true;
    }
    uint32_t id = text.length == 0 ? PLAN_SERIES_ACTUAL : plan_dictionary_find(codes, text);
    loader->has_series = false;
    if (id == PLAN_NONE) {
        if (hostile(text)) {
            tell(loader, row, PLAN_PROBLEM_CODE, PLAN_FIELD_SERIES, plan_span_of(""));
        } else {
            tell(loader, row, PLAN_PROBLEM_SERIES, PLAN_FIELD_SERIES,
                 plan_dictionary_nearest(codes, text));
        }
        return false;
    }
    loader->series = (uint8_t)id;
    loader->has_series = keep(&loader->last_series, text);
    return true;
}

/* --- What the value claims --- */

static void tell_dimension(plan_loader *loader, const plan_row *row, plan_span unit,
                           const plan_indicator_entry *entry) {
    int field = row->cells[PLAN_FIELD_UNIT].length > 0 ? PLAN_FIELD_UNIT : PLAN_FIELD_VALUE;
    plan_problem *problem = plan_load_problem(loader, row, PLAN_PROBLEM_DIMENSION, field);
    plan_load_arg(problem, unit);
    plan_load_arg(problem, plan_span_of(entry->unit_text));
    plan_load_arg(problem, plan_span_of(entry->code));
    plan_load_tell(loader);
}

static bool read_against(plan_loader *loader, const plan_row *row, plan_statement *statement) {
    plan_span text = row->cells[PLAN_FIELD_AGAINST];
    if (plan_span_is(text, "plan")) {
        statement->against = PLAN_AGAINST_PLAN;
    } else if (plan_span_is(text, "previous")) {
        statement->against = PLAN_AGAINST_PREVIOUS;
    } else {
        statement->against = PLAN_AGAINST_PERIOD;
        return find_period(loader, row, PLAN_FIELD_AGAINST, &statement->period);
    }
    return true;
}

/* A row of a growth or change indicator with `of` is a statement about that which grows. */
static plan_status decide_via(const plan_catalog *catalog, uint32_t own,
                              const plan_indicator_entry *entry, const plan_unit *unit,
                              plan_statement *statement, plan_decimal *factor) {
    const plan_indicator_entry *of = &catalog->indicators[entry->of];
    plan_decimal one = {1, 0};
    statement->via = own;
    statement->against = PLAN_AGAINST_PREVIOUS;
    if (entry->kind != PLAN_GROWTH) {
        return plan_statement_decide(of, unit, PLAN_SPELLING_CHANGE, statement, factor);
    }
    statement->measure = PLAN_MEASURE_CHANGE;
    statement->spelling = PLAN_SPELLING_CHANGE;
    statement->arithmetic = PLAN_RELATIVE;
    statement->form = entry->form;
    *factor = one;
    if (unit->count > 0 || unit->scale == PLAN_UNIT_POINTS) {
        return PLAN_UNIT;
    }
    if (unit->scale == PLAN_UNIT_PERCENT) {
        plan_decimal percent = {1, 2};
        plan_decimal to = entry->form == 2 ? one : percent; /* a ratio is a plain number */
        plan_unit from = *unit, target = *unit;
        target.factor = to;
        return plan_unit_conversion(&from, &target, factor);
    }
    return PLAN_OK;
}

static plan_status decide(plan_loader *loader, const plan_row *row, plan_span unit_text,
                          plan_claim *claim, bool *good) {
    plan_document *document = loader->document;
    const plan_catalog *catalog = &document->catalog;
    const plan_indicator_entry *entry = &catalog->indicators[loader->indicator];
    plan_statement statement;
    plan_unit unit = entry->unit;
    plan_error error;
    uint8_t spelling = PLAN_SPELLING_NONE;
    plan_decimal one = {1, 0};
    memset(&statement, 0, sizeof statement);
    statement.via = PLAN_NONE;
    memset(claim, 0, sizeof *claim);
    claim->indicator = loader->indicator;
    claim->factor = one;
    *good = false;
    plan_error_init(&error);
    if (plan_span_trim(unit_text).length > 0 &&
        plan_unit_read(catalog->units, unit_text.text, unit_text.length, &unit, &error) !=
            PLAN_OK) {
        int field = row->cells[PLAN_FIELD_UNIT].length > 0 ? PLAN_FIELD_UNIT : PLAN_FIELD_VALUE;
        tell_text(loader, row, PLAN_PROBLEM_UNIT, field, error.message);
        return PLAN_OK;
    }
    if (plan_spelling_find(row->cells[PLAN_FIELD_MEASURE], &spelling) != PLAN_OK) {
        tell(loader, row, PLAN_PROBLEM_MEASURE, PLAN_FIELD_MEASURE, plan_span_of(""));
        return PLAN_OK;
    }
    bool has_against = row->cells[PLAN_FIELD_AGAINST].length > 0;
    if (spelling == PLAN_SPELLING_NONE && has_against) {
        tell(loader, row, PLAN_PROBLEM_NEEDS_MEASURE, PLAN_FIELD_AGAINST, plan_span_of(""));
        return PLAN_OK;
    }
    if (spelling != PLAN_SPELLING_NONE && spelling != PLAN_SPELLING_CONTRIBUTION && !has_against) {
        tell(loader, row, PLAN_PROBLEM_NEEDS_AGAINST, PLAN_FIELD_MEASURE, plan_span_of(""));
        return PLAN_OK;
    }
    if (has_against && !read_against(loader, row, &statement)) {
        return PLAN_OK;
    }
    plan_status status = PLAN_OK;
    if (spelling != PLAN_SPELLING_NONE) {
        status = plan_statement_decide(entry, &unit, spelling, &statement, &claim->factor);
    } else if (entry->loaded_as_statement) {
        status = decide_via(catalog, loader->indicator, entry, &unit, &statement,
                            &claim->factor);
        claim->indicator = entry->of;
        claim->negate = entry->decrease;
    } else {
        bool points_of_change = entry->kind == PLAN_CHANGE && entry->is_points_unit &&
                                plan_unit_same_points(&unit, &unit);
        status = plan_unit_same_dimension(&unit, &entry->unit) || points_of_change
                     ? plan_unit_conversion(&unit, &entry->unit, &claim->factor)
                     : PLAN_UNIT;
        claim->may_be_count = entry->exact_whole &&
                              plan_decimal_compare(claim->factor, one) == 0;
        claim->limits_decimals = true;
        claim->negate = entry->kind == PLAN_CHANGE && entry->decrease;
    }
    if (status != PLAN_OK) {
        tell_dimension(loader, row, unit_text, entry);
        return PLAN_OK;
    }
    if (statement.measure == PLAN_MEASURE_CHANGE && statement.arithmetic == PLAN_DIFFERENCE) {
        const plan_indicator_entry *about = &catalog->indicators[claim->indicator];
        claim->may_be_count =
            about->exact_whole && plan_decimal_compare(claim->factor, one) == 0;
    }
    status = plan_statements_intern(&document->statements, &statement, &claim->statement);
    *good = status == PLAN_OK;
    return status;
}

static plan_status find_plain(plan_loader *loader, const plan_row *row, const plan_claim **claim,
                              bool *good) {
    plan_allocator *a = &loader->document->allocator;
    if (loader->plain == NULL) {
        loader->plain = plan_allocate_zero(a, loader->plain_count, sizeof *loader->plain);
        loader->plain_state = plan_allocate_zero(a, loader->plain_count, 1);
        if (loader->plain == NULL || loader->plain_state == NULL) {
            return PLAN_NO_MEMORY;
        }
    }
    *claim = &loader->plain[loader->indicator];
    *good = true;
    if (loader->plain_state[loader->indicator] != 0) {
        return PLAN_OK;
    }
    plan_span none = {"", 0};
    plan_status status = decide(loader, row, none, &loader->plain[loader->indicator], good);
    loader->plain_state[loader->indicator] = status == PLAN_OK && *good ? 1 : 0;
    return status;
}

/* By the texts of unit, measure and against, through a small direct-mapped cache. */
static plan_status find_claim(plan_loader *loader, const plan_row *row, plan_span unit,
                              plan_claim *scratch, const plan_claim **claim, bool *good) {
    plan_span texts[3] = {unit, row->cells[PLAN_FIELD_MEASURE], row->cells[PLAN_FIELD_AGAINST]};
    size_t total = texts[0].length + texts[1].length + texts[2].length;
    if (total == 0) {
        return find_plain(loader, row, claim, good);
    }
    *claim = scratch;
    if (total > PLAN_LOAD_TEXT || texts[0].length > 200 || texts[1].length > 200 ||
        texts[2].length > 200) {
        return decide(loader, row, unit, scratch, good);
    }
    uint32_t h = loader->indicator * 2654435761u + (uint32_t)total * 97u;
    for (int i = 0; i < 3; i++) {
        h = h * 31u + (texts[i].length > 0 ? (unsigned char)texts[i].text[0] : 0u);
    }
    plan_claim_slot *slot = &loader->claims[(h >> 7) % PLAN_LOAD_CLAIMS];
    bool hit = slot->used && slot->own == loader->indicator;
    size_t at = 0;
    for (int i = 0; i < 3 && hit; i++) {
        hit = slot->lengths[i] == texts[i].length &&
              (texts[i].length == 0 || memcmp(slot->text + at, texts[i].text, texts[i].length) == 0);
        at += texts[i].length;
    }
    if (hit) {
        *claim = &slot->claim;
        *good = true;
        return PLAN_OK;
    }
    plan_status status = decide(loader, row, unit, scratch, good);
    if (status == PLAN_OK && *good) {
        slot->used = true;
        slot->own = loader->indicator;
        at = 0;
        for (int i = 0; i < 3; i++) {
            slot->lengths[i] = (uint8_t)texts[i].length;
            if (texts[i].length > 0) {
                memcpy(slot->text + at, texts[i].text, texts[i].length);
            }
            at += texts[i].length;
        }
        slot->claim = *scratch;
    }
    return status;
}

/* --- Rows --- */

static bool read_decimals(plan_loader *loader, const plan_row *row, bool *has, int32_t *value) {
    plan_span text = plan_span_trim(row->cells[PLAN_FIELD_DECIMALS]);
    *has = loader->options.has_decimals;
    *value = loader->options.decimals;
    if (text.length == 0) {
        return true;
    }
    bool negative = text.text[0] == '-';
    int32_t number = 0;
    size_t i = negative ? 1 : 0;
    bool valid = text.length > i && text.length - i <= 2;
    for (; i < text.length && valid; i++) {
        valid = text.text[i] >= '0' && text.text[i] <= '9';
        number = number * 10 + (text.text[i] - '0');
    }
    if (!valid || (negative && number > 18) || (!negative && number > 17)) {
        tell(loader, row, PLAN_PROBLEM_DECIMALS, PLAN_FIELD_DECIMALS, plan_span_of(""));
        return false;
    }
    *has = true;
    *value = negative ? -number : number;
    return true;
}

/* Unit cell and unit behind the number must say the same. */
static bool one_unit(plan_loader *loader, const plan_row *row, plan_span behind,
                     plan_span *unit) {
    plan_span cell = plan_span_trim(row->cells[PLAN_FIELD_UNIT]);
    *unit = cell.length > 0 ? cell : behind;
    if (cell.length == 0 || behind.length == 0 || plan_span_equal(cell, behind)) {
        return true;
    }
    plan_unit a, b;
    const plan_units *units = loader->document->catalog.units;
    if (plan_unit_read(units, cell.text, cell.length, &a, NULL) == PLAN_OK &&
        plan_unit_read(units, behind.text, behind.length, &b, NULL) == PLAN_OK &&
        plan_unit_equal(&a, &b)) {
        return true;
    }
    plan_problem *problem =
        plan_load_problem(loader, row, PLAN_PROBLEM_UNIT, PLAN_FIELD_VALUE);
    plan_load_arg(problem, row->cells[PLAN_FIELD_VALUE]);
    plan_load_arg_copy(problem, "the value and the unit column name different units");
    plan_load_tell(loader);
    return false;
}

static bool is_missing(const plan_loader *loader, plan_span value) {
    if (value.length == 0) {
        return true;
    }
    for (size_t i = 0; i < loader->options.missing_count; i++) {
        if (plan_span_is(value, loader->options.missing[i])) {
            return true;
        }
    }
    return false;
}

plan_status plan_loader_add(plan_loader *loader, const plan_row *row) {
    plan_document *document = loader->document;
    plan_record record;
    plan_numeral numeral;
    plan_quick quick;
    plan_span behind = {"", 0}, unit;
    bool good = true, is_quick = false, is_there = false, has_decimals = false;
    int32_t decimals = 0;
    memset(&record, 0, sizeof record);
    good = find_indicator(loader, row) && good;
    plan_status status = find_area(loader, row, &good);
    if (status != PLAN_OK) {
        return status;
    }
    good = find_period(loader, row, PLAN_FIELD_PERIOD, &record.period) && good;
    good = find_series(loader, row) && good;
    good = read_decimals(loader, row, &has_decimals, &decimals) && good;
    if (is_missing(loader, row->cells[PLAN_FIELD_VALUE])) {
        return PLAN_OK;
    }
    int format = loader->options.number_format;
    plan_span value = row->cells[PLAN_FIELD_VALUE];
    if (plan_numeral_quick(value.text, value.length, &quick) &&
        (format == PLAN_NUMBER_INFER || (quick.formats >> format & 1) != 0)) {
        is_quick = is_there = true;
    } else {
        status = plan_load_number(loader, row, has_decimals, decimals, &numeral, &behind,
                                  &is_there);
    }
    if (status != PLAN_OK || !is_there || !good || !one_unit(loader, row, behind, &unit)) {
        return status;
    }
    plan_claim scratch;
    const plan_claim *claim = &scratch;
    status = find_claim(loader, row, unit, &scratch, &claim, &good);
    if (status != PLAN_OK || !good) {
        return status;
    }
    if (document->table.count >= loader->options.max_observations) {
        return PLAN_LIMIT;
    }
    const plan_statement *statement = &document->statements.items[claim->statement];
    if (statement->forced) {
        plan_problem *problem =
            plan_load_problem(loader, row, PLAN_PROBLEM_FORCED, PLAN_FIELD_MEASURE);
        plan_load_arg(problem, row->cells[PLAN_FIELD_MEASURE]);
        plan_load_arg(problem, row->cells[PLAN_FIELD_INDICATOR]);
        plan_load_arg_copy(problem, document->catalog.indicators[claim->indicator].arithmetic ==
                                            PLAN_RELATIVE
                                        ? "percent"
                                        : "points");
        plan_load_tell(loader);
    }
    record.indicator = claim->indicator;
    record.area = loader->area;
    record.line = row->line;
    record.series = loader->series;
    record.file = loader->options.file;
    record.statement = claim->statement;
    return plan_load_value(loader, row, claim, &numeral, is_quick ? &quick : NULL, has_decimals,
                           decimals, &record);
}

/* --- The end of a file --- */

static void remove_rows(plan_loader *loader) {
    plan_table *table = &loader->document->table;
    size_t kept = loader->first_record;
    for (size_t i = loader->first_record; i < table->count; i++) {
        if (table->records[i].indicator != PLAN_NONE) {
            table->records[kept++] = table->records[i];
        }
    }
    table->count = kept;
}

static void clear_marks(plan_loader *loader) {
    plan_table *table = &loader->document->table;
    for (size_t i = loader->first_record; i < table->count && loader->separators; i++) {
        table->records[i].bits = (uint8_t)(table->records[i].bits & 127u);
    }
}

static const char *names_of(uint8_t formats) {
    static const char *const names[] = {"none",     "plain",    "vi",     "plain, vi",
                                        "en",       "plain, en", "vi, en", "plain, vi, en"};
    return names[formats & 7u];
}

/* No format fits every cell: two cells that exclude each other are named. */
static void tell_conflict(plan_loader *loader) {
    int a = PLAN_NUMBER_VI;
    int b = loader->refuser[PLAN_NUMBER_EN].found ? PLAN_NUMBER_EN : PLAN_NUMBER_PLAIN;
    if (loader->refuser[b].line < loader->refuser[a].line) {
        int c = a;
        a = b;
        b = c;
    }
    plan_row row;
    memset(&row, 0, sizeof row);
    row.line = loader->refuser[b].line;
    row.columns[PLAN_FIELD_VALUE] = loader->refuser[b].column;
    plan_problem *problem =
        plan_load_problem(loader, &row, PLAN_PROBLEM_CONFLICT, PLAN_FIELD_VALUE);
    plan_span first = {loader->refuser[b].text.text, loader->refuser[b].text.length};
    plan_span other = {loader->refuser[a].text.text, loader->refuser[a].text.length};
    plan_load_arg(problem, first);
    plan_load_arg_copy(problem, names_of(loader->refuser[b].formats));
    plan_load_arg(problem, other);
    arg_number(problem, loader->refuser[a].line);
    plan_load_arg_copy(problem, names_of(loader->refuser[a].formats));
    plan_load_tell(loader);
}

static bool agrees(const plan_pending *p, uint8_t formats, int *format) {
    *format = -1;
    for (int f = 0; f < 3; f++) {
        if ((formats >> f & 1) == 0) {
            continue;
        }
        if (*format < 0) {
            *format = f;
        } else if (p->scales[f] != p->scales[*format] ||
                   (p->is_between && p->upper_scales[f] != p->upper_scales[*format])) {
            return false;
        }
    }
    return true;
}

static void tell_ambiguous(plan_loader *loader, const plan_pending *p, uint64_t count) {
    plan_row row;
    memset(&row, 0, sizeof row);
    row.line = p->line;
    row.columns[PLAN_FIELD_VALUE] = p->column;
    plan_problem *problem =
        plan_load_problem(loader, &row, PLAN_PROBLEM_AMBIGUOUS, PLAN_FIELD_VALUE);
    static const char *const names[] = {"plain", "vi", "en"};
    char first[64], readings[2][96];
    int said = 0;
    first[0] = '\0';
    for (int f = 0; f < 3 && said < 2; f++) {
        bool repeats = false;
        for (int g = 0; g < f; g++) {
            repeats = repeats || ((p->formats >> g & 1) != 0 && p->scales[g] == p->scales[f]);
        }
        if ((p->formats >> f & 1) == 0 || repeats) {
            continue;
        }
        plan_decimal value = {p->digits, p->scales[f]};
        char text[64];
        plan_decimal_write(value, PLAN_NUMBER_PLAIN, text, sizeof text, NULL);
        size_t n = strlen(text);
        memcpy(readings[said], text, n);
        memcpy(readings[said] + n, " (", 2);
        memcpy(readings[said] + n + 2, names[f], strlen(names[f]));
        memcpy(readings[said] + n + 2 + strlen(names[f]), ")", 2);
        said++;
    }
    /* The cell as the format with decimals would write it: its digits and one separator. */
    int written = (p->formats >> PLAN_NUMBER_PLAIN & 1) != 0 ? PLAN_NUMBER_PLAIN : PLAN_NUMBER_VI;
    plan_decimal value = {p->digits, p->scales[written]};
    plan_decimal_write(value, written, first, sizeof first, NULL);
    plan_load_arg_copy(problem, first);
    plan_load_arg_copy(problem, said > 0 ? readings[0] : "");
    plan_load_arg_copy(problem, said > 1 ? readings[1] : "");
    arg_number(problem, count);
    plan_load_tell(loader);
}

static plan_status settle_formats(plan_loader *loader) {
    plan_table *table = &loader->document->table;
    uint64_t ambiguous = 0;
    const plan_pending *first = NULL;
    if (loader->formats == 0) {
        tell_conflict(loader);
        for (size_t i = loader->first_record; i < table->count; i++) {
            if ((table->records[i].bits & 128u) != 0) {
                table->records[i].indicator = PLAN_NONE;
            }
        }
        remove_rows(loader);
        return PLAN_OK;
    }
    for (size_t i = 0; i < loader->pending_count; i++) {
        const plan_pending *p = &loader->pending[i];
        int format;
        if (agrees(p, loader->formats & p->formats, &format)) {
            plan_status status = plan_load_settle(loader, p, format);
            if (status != PLAN_OK) {
                return status;
            }
        } else {
            first = first == NULL ? p : first;
            ambiguous++;
            table->records[p->record].indicator = PLAN_NONE;
        }
    }
    if (ambiguous > 0) {
        tell_ambiguous(loader, first, ambiguous);
    }
    if (loader->pending_count > 0) {
        remove_rows(loader);
    }
    return PLAN_OK;
}

plan_status plan_loader_finish(plan_loader *loader) {
    plan_status status = loader->options.number_format == PLAN_NUMBER_INFER
                             ? settle_formats(loader)
                             : PLAN_OK;
    clear_marks(loader);
    if (status == PLAN_OK && loader->dumped > 0) {
        plan_row row;
        memset(&row, 0, sizeof row);
        row.line = loader->dumped_line;
        row.columns[PLAN_FIELD_VALUE] = loader->dumped_column;
        plan_problem *problem =
            plan_load_problem(loader, &row, PLAN_PROBLEM_DUMPED, PLAN_FIELD_VALUE);
        plan_span text = {loader->dumped_text.text, loader->dumped_text.length};
        plan_load_arg(problem, text);
        arg_number(problem, loader->dumped);
        plan_load_tell(loader);
    }
    return status;
}
