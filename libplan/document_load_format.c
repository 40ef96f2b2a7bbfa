/* Number formats that are not declared. Every cell leaves a set of formats in which it reads; the
 * file is in those that all cells have in common. A figure on which these agree needs no waiting;
 * the others keep their digits in the record and get their scale at the end. */
#include <string.h>

#include "document_load.h"

static const char *const format_names[] = {"plain", "vi", "en"};

/* The set as words. */
static const char *names_of(uint8_t formats) {
    static const char *const names[] = {"none", "plain",     "vi",     "plain, vi",
                                        "en",   "plain, en", "vi, en", "plain, vi, en"};
    return names[formats & 7u];
}

/* The first format of the set where all of it gives the same value, else -1. */
static int agreed(const int8_t scales[3], const int8_t upper_scales[3], uint8_t formats) {
    int first = -1;
    for (int f = 0; f < 3; f++) {
        if ((formats >> f & 1) == 0) {
            continue;
        }
        if (first < 0) {
            first = f;
        } else if (scales[f] != scales[first] || upper_scales[f] != upper_scales[first]) {
            return -1;
        }
    }
    return first;
}

/* --- Rows --- */

static void narrow(plan_loader *loader, const plan_row *row, uint8_t formats) {
    for (int f = 0; f < 3; f++) {
        if ((formats >> f & 1) == 0 && !loader->refuser[f].found) {
            loader->refuser[f].found = true;
            loader->refuser[f].formats = formats;
            loader->refuser[f].line = row->line;
            loader->refuser[f].column = row->columns[PLAN_FIELD_VALUE];
            plan_load_keep(&loader->refuser[f].text, row->cells[PLAN_FIELD_VALUE]);
        }
    }
    loader->formats &= formats;
}

/* The place of a claim in the list that pending figures refer to. */
static plan_status list_claim(plan_loader *loader, plan_claim *claim, uint32_t *place) {
    if (claim->listed == 0) {
        void *items = loader->listed;
        plan_status status =
            plan_grow(&loader->document->allocator, &items, &loader->listed_capacity,
                      loader->listed_count + 1, sizeof *loader->listed);
        loader->listed = items;
        if (status != PLAN_OK) {
            return status;
        }
        loader->listed[loader->listed_count++] = *claim;
        claim->listed = (uint32_t)loader->listed_count;
    }
    *place = claim->listed - 1;
    return PLAN_OK;
}

static plan_status wait_for_format(plan_loader *loader, const plan_row *row, plan_claim *claim,
                                   const plan_figure *figure, const plan_pending *waiting,
                                   plan_record *record) {
    plan_table *table = &loader->document->table;
    uint32_t place;
    void *items = loader->pending;
    plan_status status = list_claim(loader, claim, &place);
    if (status == PLAN_OK) {
        status = plan_grow(&loader->document->allocator, &items, &loader->pending_capacity,
                           loader->pending_count + 1, sizeof *loader->pending);
        loader->pending = items;
    }
    if (status == PLAN_OK) {
        status = plan_load_put(loader, figure, row->columns[PLAN_FIELD_VALUE], record);
    }
    if (status == PLAN_OK) {
        status = plan_table_append(table, record);
    }
    if (status != PLAN_OK) {
        return status;
    }
    if (loader->pending_count == 0) {
        plan_load_keep(&loader->pending_text, row->cells[PLAN_FIELD_VALUE]);
    }
    plan_pending *p = &loader->pending[loader->pending_count++];
    *p = *waiting;
    p->record = (uint32_t)table->count - 1;
    p->claim = place;
    return PLAN_OK;
}

plan_status plan_load_undeclared(plan_loader *loader, const plan_row *row, plan_claim *claim,
                                 const plan_figure figures[3], uint8_t formats, bool has_decimals,
                                 int32_t decimals, plan_record *record) {
    plan_pending waiting;
    bool good = true;
    memset(&waiting, 0, sizeof waiting);
    narrow(loader, row, formats);
    if (loader->formats == 0) { /* in conflict: none of these rows will stay */
        return PLAN_OK;
    }
    for (int f = 0; f < 3; f++) {
        waiting.scales[f] = (int8_t)figures[f].value.scale;
        waiting.upper_scales[f] = (int8_t)figures[f].upper.scale;
    }
    waiting.formats = formats;
    waiting.decimals = has_decimals ? (int8_t)decimals : (int8_t)PLAN_PENDING_PRINTED;
    loader->separators = true;
    record->bits = PLAN_RECORD_SEPARATOR;
    /* What fits so far can only become fewer. */
    int format = agreed(waiting.scales, waiting.upper_scales, loader->formats);
    if (format < 0) {
        int any = (formats & 1) != 0 ? PLAN_NUMBER_PLAIN : PLAN_NUMBER_VI;
        return wait_for_format(loader, row, claim, &figures[any], &waiting, record);
    }
    plan_status status = plan_load_finalise(loader, row, figures[format], claim, has_decimals,
                                            decimals, record, &good);
    return status == PLAN_OK && good ? plan_table_append(&loader->document->table, record) : status;
}

/* --- The end of a file --- */

static void remove_rows(plan_loader *loader) {
    plan_table *table = &loader->document->table;
    size_t kept = loader->first_record;
    for (size_t i = loader->first_record; i < table->count; i++) {
        if (table->records[i].indicator != PLAN_RECORD_NONE) {
            table->records[kept++] = table->records[i];
        }
    }
    table->count = kept;
}

/* Two cells that exclude each other. A format is refused by some cell; of those that refuse en one
 * reads in plain or in vi alone, and then the first that refuses this. */
static void tell_conflict(plan_loader *loader) {
    int a = PLAN_NUMBER_EN;
    int b = loader->refuser[a].formats == 1u << PLAN_NUMBER_VI ? PLAN_NUMBER_VI : PLAN_NUMBER_PLAIN;
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
    plan_span later = {loader->refuser[b].text.text, loader->refuser[b].text.length};
    plan_span earlier = {loader->refuser[a].text.text, loader->refuser[a].text.length};
    plan_load_arg(problem, later);
    plan_load_arg_copy(problem, names_of(loader->refuser[b].formats));
    plan_load_arg(problem, earlier);
    plan_load_arg_number(problem, loader->refuser[a].line);
    plan_load_arg_copy(problem, names_of(loader->refuser[a].formats));
    plan_load_tell(loader);
}

/* "2.262 (plain)": what the first ambiguous cell is in a format. */
static void arg_reading(plan_loader *loader, plan_problem *problem, const plan_pending *p,
                        int format) {
    const plan_table *table = &loader->document->table;
    plan_figure figure = plan_table_figure(table, &table->records[p->record]);
    char text[200];
    size_t n = 0;
    figure.value.scale = p->scales[format];
    figure.upper.scale = p->upper_scales[format];
    (void)plan_figure_write(&figure, PLAN_NUMBER_PLAIN, text, 160, &n); /* it has room */
    const char *name = format_names[format];
    text[n++] = ' ';
    text[n++] = '(';
    memcpy(text + n, name, strlen(name));
    n += strlen(name);
    text[n++] = ')';
    text[n] = '\0';
    plan_load_arg_copy(problem, text);
}

static void tell_ambiguous(plan_loader *loader, const plan_pending *p, size_t count) {
    const plan_table *table = &loader->document->table;
    const plan_record *record = &table->records[p->record];
    uint8_t formats = p->formats & loader->formats;
    int one = (formats & 1) != 0 ? PLAN_NUMBER_PLAIN : PLAN_NUMBER_VI, other = PLAN_NUMBER_EN;
    for (int f = other; f > one; f--) { /* the first that says something else */
        /* What plain and Vietnamese read English reads too. */
        if (p->scales[f] != p->scales[one] || p->upper_scales[f] != p->upper_scales[one]) {
            other = f;
        }
    }
    plan_row row;
    memset(&row, 0, sizeof row);
    row.line = plan_table_line(table, record);
    row.columns[PLAN_FIELD_VALUE] = plan_table_column(table, record);
    plan_problem *problem =
        plan_load_problem(loader, &row, PLAN_PROBLEM_AMBIGUOUS, PLAN_FIELD_VALUE);
    plan_span text = {loader->pending_text.text, loader->pending_text.length};
    plan_load_arg(problem, text);
    arg_reading(loader, problem, p, one);
    arg_reading(loader, problem, p, other);
    plan_load_arg_number(problem, (int64_t)count);
    plan_load_tell(loader);
}

static plan_status settle_one(plan_loader *loader, const plan_pending *p, int format) {
    plan_table *table = &loader->document->table;
    plan_record settled = table->records[p->record];
    plan_figure figure = plan_table_figure(table, &settled);
    bool has_decimals = p->decimals != PLAN_PENDING_PRINTED, good = true;
    char written[160] = "";
    plan_row row;
    figure.value.scale = p->scales[format];
    figure.upper.scale = p->upper_scales[format];
    memset(&row, 0, sizeof row);
    row.line = plan_table_line(table, &settled);
    row.columns[PLAN_FIELD_VALUE] = plan_table_column(table, &settled);
    /* The cell itself is gone: messages show the number that it turned out to be. */
    (void)plan_figure_write(&figure, PLAN_NUMBER_PLAIN, written, sizeof written, NULL);
    row.cells[PLAN_FIELD_VALUE] = plan_span_of(written);
    settled.bits = PLAN_RECORD_SEPARATOR;
    plan_status status = plan_load_finalise(loader, &row, figure, &loader->listed[p->claim],
                                            has_decimals, p->decimals, &settled, &good);
    settled.indicator = good ? settled.indicator : PLAN_RECORD_NONE;
    table->records[p->record] = settled;
    return status;
}

/* All pending figures depend on the same question, so either each is settled or none is: the first
 * stands for them. */
static plan_status settle_pending(plan_loader *loader) {
    plan_table *table = &loader->document->table;
    size_t ambiguous = 0;
    const plan_pending *first = NULL;
    for (size_t i = 0; i < loader->pending_count; i++) {
        const plan_pending *p = &loader->pending[i];
        int format = agreed(p->scales, p->upper_scales, p->formats & loader->formats);
        plan_status status = format >= 0 ? settle_one(loader, p, format) : PLAN_OK;
        if (status != PLAN_OK) {
            return status;
        }
        first = format < 0 && first == NULL ? p : first;
        ambiguous += format < 0 ? 1 : 0;
    }
    if (ambiguous > 0) {
        tell_ambiguous(loader, first, ambiguous);
    }
    for (size_t i = 0; i < loader->pending_count; i++) {
        const plan_pending *p = &loader->pending[i];
        if (agreed(p->scales, p->upper_scales, p->formats & loader->formats) < 0) {
            table->records[p->record].indicator = PLAN_RECORD_NONE;
        }
    }
    return PLAN_OK;
}

plan_status plan_load_settle(plan_loader *loader) {
    plan_table *table = &loader->document->table;
    plan_status status = PLAN_OK;
    if (!loader->separators && loader->formats != 0) {
        return PLAN_OK;
    }
    bool conflict = loader->formats == 0;
    if (conflict) {
        tell_conflict(loader);
    } else {
        status = settle_pending(loader);
    }
    for (size_t i = loader->first_record; i < table->count; i++) {
        plan_record *record = &table->records[i];
        if (conflict && (record->bits & PLAN_RECORD_SEPARATOR) != 0) {
            record->indicator = PLAN_RECORD_NONE;
        }
        record->bits = (uint8_t)(record->bits & ~PLAN_RECORD_SEPARATOR);
    }
    remove_rows(loader);
    return status;
}
