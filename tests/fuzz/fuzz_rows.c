/* Tables in memory from any bytes, through rows.h and arrow.h. Texts give the same table whatever
 * holds them, a stream of Arrow gives the same as its cells, columns that are not used may be
 * anything, and structs that contradict themselves are refused. */
#include <plan.h>

#include "rows_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { DAMAGES = 12 };

/* --- What was read --- */

typedef struct outcome {
    plan_status status;
    size_t rows;
    uint64_t findings, hash, errors;
} outcome;

typedef struct opened {
    plan_document *document;
    plan_report *report;
    plan_data how;
} opened;

static opened open_plan(int format) {
    static const char plan[] =
        "{\"libplan\":1,\"indicators\":[{\"code\":\"a\",\"kind\":\"level\",\"unit\":\"km\"},"
        "{\"code\":\"b\",\"kind\":\"share\",\"unit\":\"%\"},{\"code\":\"heads\",\"kind\":\"count\","
        "\"unit\":\"person\"},{\"code\":\"twelve_chars\",\"kind\":\"level\",\"unit\":\"t\"},"
        "{\"code\":\"a_code_of_more_than_16\",\"kind\":\"level\",\"unit\":\"km\"}],"
        "\"areas\":[{\"code\":\"all\"},{\"code\":\"north\",\"parent\":\"all\"},"
        "{\"code\":\"south\",\"parent\":\"all\"}]}";
    opened o;
    memset(&o, 0, sizeof o);
    o.how.struct_size = (uint32_t)sizeof o.how;
    o.how.number_format = format;
    o.how.path = "t";
    require(plan_document_new(NULL, &o.document) == PLAN_OK);
    require(plan_report_new(NULL, NULL, &o.report) == PLAN_OK);
    require(plan_json_read(o.document, "p", plan, sizeof plan - 1, NULL, o.report, NULL) ==
            PLAN_OK);
    return o;
}

static outcome close_plan(const table *t, opened *o, plan_status status) {
    plan_summary summary;
    outcome result = {status, plan_document_count(o->document), 0, 0, 0};
    require(status >= PLAN_OK && status != PLAN_NO_MEMORY && status != PLAN_CANCELLED);
    require((t->checks ? plan_check(o->document, NULL, o->report, NULL)
                       : plan_report_close(o->report)) == PLAN_OK);
    require(plan_report_summary(o->report, &summary) == PLAN_OK);
    result.errors = summary.errors;
    result.findings = plan_report_finding_count(o->report);
    for (size_t i = 0; i < result.findings; i++) {
        const plan_finding *f = plan_report_finding(o->report, i);
        require(f->message != NULL && f->message[0] != '\0');
        for (const char *m = f->message; *m != '\0'; m++) {
            result.hash = result.hash * 31 + (uint8_t)*m;
        }
        result.hash = result.hash * 31 + f->line * 64u + f->column;
    }
    plan_report_free(o->report);
    plan_document_free(o->document);
    return result;
}

static outcome read_cells(const table *t, int ways, int format) {
    opened o = open_plan(format);
    plan_rows *rows = NULL;
    plan_status status =
        plan_rows_new(o.document, &o.how, t->names, t->columns, NULL, o.report, NULL, &rows);
    for (size_t p = 0; p < t->parts && status == PLAN_OK; p++) {
        held columns[COLUMNS];
        plan_cells cells[COLUMNS];
        for (size_t c = 0; c < t->columns; c++) {
            put(&columns[c], t, p, c, (ways + (int)c) % WAYS);
            cells[c] = columns[c].cells;
            if (!plan_rows_uses(rows, c)) { /* they may be anything */
                memset(&cells[c], 0xAB, sizeof cells[c]);
            }
        }
        status = plan_rows_add(rows, cells, t->counts[p], NULL);
        for (size_t c = 0; c < t->columns; c++) {
            drop(&columns[c]);
        }
    }
    status = status == PLAN_OK || status == PLAN_FINDINGS ? plan_rows_finish(rows, NULL) : status;
    plan_rows_free(rows);
    return close_plan(t, &o, status);
}

/* --- A stream of Arrow --- */

typedef struct stream {
    const table *t;
    int ways, damage;
    size_t part;
    struct ArrowSchema children[COLUMNS], dictionaries[COLUMNS], *of_schema[COLUMNS];
    struct ArrowArray columns[COLUMNS], words[COLUMNS], *of_part[COLUMNS];
    const void *buffers[COLUMNS][4], *word_buffers[COLUMNS][4], *none[1];
    held held[PARTS][COLUMNS];
} stream;

static void release_schema(struct ArrowSchema *schema) {
    schema->release = NULL;
}

static void release_array(struct ArrowArray *array) {
    array->release = NULL;
}

static int get_schema(struct ArrowArrayStream *from, struct ArrowSchema *out) {
    stream *s = from->private_data;
    memset(out, 0, sizeof *out);
    for (size_t c = 0; c < s->t->columns; c++) {
        held *h = &s->held[0][c];
        memset(&s->children[c], 0, sizeof s->children[c]);
        s->children[c].format = h->format;
        s->children[c].name = s->t->names[c];
        if (h->cells.dictionary != NULL) {
            memset(&s->dictionaries[c], 0, sizeof s->dictionaries[c]);
            s->dictionaries[c].format = h->dictionary.type == PLAN_CELLS_VIEWS ? "vu" : "u";
            s->children[c].dictionary = &s->dictionaries[c];
        }
        s->of_schema[c] = &s->children[c];
    }
    out->format = s->damage == 1 ? "i" : "+s";
    out->n_children = (int64_t)s->t->columns - (s->damage == 2 ? 99 : 0);
    out->children = s->damage == 3 ? NULL : s->of_schema;
    out->release = release_schema;
    return s->damage == 4 ? 5 : 0;
}

static void set_array(struct ArrowArray *array, const plan_cells *cells, size_t count,
                      int64_t offset, const void **buffers) {
    memset(array, 0, sizeof *array);
    buffers[0] = cells->present;
    buffers[1] = cells->values;
    buffers[2] = cells->type == PLAN_CELLS_VIEWS ? (const void *)cells->buffers[0] : cells->text;
    buffers[3] = cells->buffer_sizes;
    array->length = (int64_t)count;
    array->offset = offset;
    array->null_count = cells->present == NULL ? 0 : -1;
    array->n_buffers = cells->type == PLAN_CELLS_VIEWS     ? 4
                       : cells->type == PLAN_CELLS_OFFSETS ? 3
                                                           : 2;
    array->buffers = buffers;
    array->release = release_array;
}

/* Half of the cells that are skipped are the part's, half the column's own. */
static int get_next(struct ArrowArrayStream *from, struct ArrowArray *out) {
    stream *s = from->private_data;
    const table *t = s->t;
    size_t p = s->part++;
    memset(out, 0, sizeof *out);
    if (p >= t->parts) {
        return 0;
    }
    int64_t offset = (int64_t)t->skipped[p] / 2;
    for (size_t c = 0; c < t->columns; c++) {
        const held *h = &s->held[p][c];
        set_array(&s->columns[c], &h->cells, t->counts[p] + (size_t)offset,
                  (int64_t)t->skipped[p] - offset, s->buffers[c]);
        if (h->cells.dictionary != NULL) {
            set_array(&s->words[c], &h->dictionary, h->cells.dictionary_count, 0,
                      s->word_buffers[c]);
            s->columns[c].dictionary = s->damage == 5 ? NULL : &s->words[c];
        }
        s->of_part[c] = s->damage == 6 ? NULL : &s->columns[c];
    }
    s->columns[0].length = s->damage == 7 ? -1 : s->columns[0].length;
    s->columns[0].offset = s->damage == 8 ? INT64_MIN : s->columns[0].offset;
    /* Of views a buffer more cannot be seen. */
    s->columns[0].n_buffers += s->damage != 9 ? 0 : s->columns[0].n_buffers == 4 ? -2 : 1;
    s->columns[0].buffers = s->damage == 10 ? NULL : s->columns[0].buffers;
    out->length = (int64_t)t->counts[p] + (s->damage == 11 ? 100 : 0);
    out->offset = offset;
    out->n_children = (int64_t)t->columns;
    out->children = s->of_part;
    out->n_buffers = 1;
    out->buffers = s->none;
    out->release = release_array;
    return 0;
}

static void release_stream(struct ArrowArrayStream *from) {
    from->release = NULL;
}

/* Decimals are no type of Arrow. */
static int is_arrow(const table *t) {
    int good = 1;
    for (size_t c = 0; c < t->columns; c++) {
        good = good && t->types[c] != PLAN_CELLS_DECIMALS;
    }
    return good;
}

static outcome read_stream(const table *t, int ways, int format, int damage) {
    opened o = open_plan(format);
    stream *s = calloc(1, sizeof *s);
    require(s != NULL);
    s->t = t;
    s->ways = ways;
    s->damage = damage;
    for (size_t p = 0; p < t->parts; p++) {
        for (size_t c = 0; c < t->columns; c++) {
            put(&s->held[p][c], t, p, c, 1 + (ways + (int)c) % (WAYS - 1)); /* no pointers */
        }
    }
    struct ArrowArrayStream from = {get_schema, get_next, NULL, release_stream, s};
    plan_status status = plan_arrow_read(o.document, &o.how, &from, NULL, o.report, NULL);
    from.release(&from);
    for (size_t p = 0; p < t->parts; p++) {
        for (size_t c = 0; c < t->columns; c++) {
            drop(&s->held[p][c]);
        }
    }
    free(s);
    return close_plan(t, &o, status);
}

static void same(const outcome *a, const outcome *b) {
    require(a->status == b->status && a->rows == b->rows && a->errors == b->errors);
    require(a->findings == b->findings && a->hash == b->hash);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    bytes in = {data, size, 0, size};
    table *t = calloc(1, sizeof *t);
    require(t != NULL);
    t->in = &in;
    int format = next(&in) % 4 - 1, ways = next(&in) % WAYS, damage = next(&in) % (2 * DAMAGES);
    t->checks = next(&in) % 4 == 0;
    read_table(t);
    outcome one = read_cells(t, ways, format), other = read_cells(t, ways + 1, format);
    same(&one, &other);
    if (is_arrow(t)) {
        damage = damage < DAMAGES ? damage : 0;
        outcome arrow = read_stream(t, ways, format, damage);
        if (damage == 0) {
            same(&one, &arrow);
        }
    }
    free(t);
    return 0;
}
