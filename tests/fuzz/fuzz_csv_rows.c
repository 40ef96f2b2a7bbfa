/* Tables made of cells that come again and again, and of whatever else the bytes say, through both
 * engines: the same records, areas and findings. So rows that are taken from their bytes at once
 * are held against those that libcsv splits and the long way loads. */
#include <plan.h>

#include "document.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int held) {
    if (!held) {
        abort();
    }
}

typedef struct text {
    char *bytes;
    size_t size, capacity, at;
} text;

static void put(text *t, const char *bytes, size_t size) {
    if (t->capacity - t->size < size) {
        t->capacity = t->capacity * 2 + size + 1024;
        t->bytes = realloc(t->bytes, t->capacity);
        require(t->bytes != NULL);
    }
    memcpy(t->bytes + t->size, bytes, size);
    t->size += size;
}

static plan_status give(void *context, void *buffer, size_t size, size_t *read) {
    text *t = context;
    size_t n = t->size - t->at < size ? t->size - t->at : size;
    memcpy(buffer, t->bytes + t->at, n);
    t->at += n;
    *read = n;
    return PLAN_OK;
}

/* --- Tables from bytes --- */

enum { MOST_COLUMNS = 7, VOCABULARY = 16 };

static const char *const headers[] = {
    "area,indicator,period,value",        "indicator,period,value",
    "period,area,value,indicator",        "value,period,indicator,area",
    "area,indicator,period,value,note",   "note,area,period,indicator,value,series",
    "indicator,unit,period,series,value", "area,x,indicator,decimals,period,value,measure"};

/* Of each field what it usually says and what it should not. */
static const struct {
    const char *name;
    const char *cells[VOCABULARY];
} fields[] = {
    {"area",
     {"R1", "\"R1\"", "Lai Châu", "\"Lai Châu\"", "", "R2", "R3", "thành phố Hồ Chí Minh và vùng",
      "R1\xff", "r\"1", "\"R\"\"1\"", " R1", "\"R\n1\"", "R10", "\"R1\" ", "R11"}},
    {"indicator",
     {"a", "b", "c", "count", "\"a\"", "\"count\"", "gdp_at_constant_prices", "a", "b", "c", "",
      "zz", "A", "a ", "tr", "d"}},
    {"period",
     {"2020", "2021", "2020-Q1", "2020-Q2", "\"2020\"", "2021-Q1", "2022", "2020-01", "x", "",
      "2023", "2021-2025", "\"2021\"", "02020", "2020 ", "2019"}},
    {"value",
     {"1", "12.5", "-3.25", "0.5", "\"12.5\"", "1234567.8", "12345678", "123456789.12", "1,5",
      "\"1,5\"", "", "-", "007", "1.", ".5", "12345678901234567.5"}},
    {"note",
     {"", "", "x", "\"a,b\"", "ghi chú", "\"ghi\"\"chú\"", "a b c d e f g h i j k l m n o p q",
      "-9", "\"", "\xc3", "x", "", "\"\"", "1", "q\"q", "\"x\ny\""}},
    {"series",
     {"", "plan", "actual", "\"plan\"", "", "baseline", "", "estimate", "x", "", "", "plan", "", "",
      "\"\"", "actual "}},
    {"", {"", "", "", "\"\"", "", "t", "%", "", "change", "", "2", "-1", "", "", "9", "\"t\""}},
};

static size_t field_of(const char *name, size_t length) {
    size_t i = 0;
    while (fields[i].name[0] != '\0' &&
           (strlen(fields[i].name) != length || memcmp(fields[i].name, name, length) != 0)) {
        i++;
    }
    return i;
}

/* Each byte is a cell, but for some that are themselves, or end a row before its time. */
static void make_table(const uint8_t *data, size_t size, text *t) {
    static const char *const ends[] = {"\n", "\n", "\r\n", "\r"};
    const char *header = headers[data[0] % 8], *end = ends[data[1] % 4];
    char separator = data[1] / 4 % 8 == 0 ? ';' : ',';
    size_t columns[MOST_COLUMNS], count = 0, column = 0;
    for (const char *name = header; *name != '\0';) {
        size_t length = strcspn(name, ",");
        columns[count++] = field_of(name, length);
        put(t, name, length);
        name += length + (name[length] == ',' ? 1 : 0);
        put(t, *name == '\0' ? end : &separator, *name == '\0' ? strlen(end) : 1);
    }
    if (data[1] / 32 == 0 && data[2] % 8 == 0 &&
        count == 4) { /* the rows stand where a block ends */
        static const char row[] = "R1,a,2020,1";
        for (size_t i = 0; i < 65536 / sizeof row - data[2] % 64 && separator == ','; i++) {
            put(t, row, sizeof row - 1);
            put(t, end, 1);
        }
    }
    for (size_t i = 3; i < size; i++) {
        uint8_t c = data[i];
        if (c >= 250) {
            put(t, c % 2 == 0 ? end : &separator, 1);
        } else if (c >= 240 && i + 1 < size && data[++i] != 0) {
            put(t, (const char *)&data[i], 1);
        } else {
            const char *cell = fields[columns[column]].cells[c < 200 ? c % 8 : c % VOCABULARY];
            put(t, cell, strlen(cell));
            column = (column + 1) % count;
            put(t, column == 0 ? end : &separator, column == 0 ? strlen(end) : 1);
        }
    }
}

/* --- Both engines --- */

typedef struct outcome {
    plan_document *document;
    plan_report *report;
    plan_status status;
} outcome;

static outcome read_table(text *t, const uint8_t *data, int engine) {
    static const char *const plans[] = {
        "{\"libplan\":1,\"indicators\":[{\"code\":\"a\",\"kind\":\"level\",\"unit\":\"t\"},"
        "{\"code\":\"b\",\"kind\":\"share\",\"of\":\"a\"},{\"code\":\"c\",\"kind\":\"growth\","
        "\"of\":\"a\"},{\"code\":\"count\",\"kind\":\"level\",\"unit\":\"person\"},"
        "{\"code\":\"gdp_at_constant_prices\",\"kind\":\"level\",\"unit\":\"t\"}]}",
        "{\"libplan\":1,\"areas\":[{\"code\":\"R1\"},{\"code\":\"R2\",\"parent\":\"R1\"},"
        "{\"code\":\"Lai Châu\",\"parent\":\"R1\"}],\"indicators\":[{\"code\":\"a\",\"kind\":"
        "\"level\",\"unit\":\"t\",\"stock\":true},{\"code\":\"b\",\"kind\":\"rate\",\"unit\":\"%\"}"
        ","
        "{\"code\":\"c\",\"kind\":\"growth\",\"of\":\"a\"}]}"};
    static const char *missing[] = {"-", "12.5", "n/a"};
    outcome o = {NULL, NULL, PLAN_OK};
    plan_limits limits;
    plan_data source;
    const char *plan = plans[data[2] / 64 % 2];
    require(plan_document_new(NULL, &o.document) == PLAN_OK);
    require(plan_report_new(NULL, NULL, &o.report) == PLAN_OK);
    plan_status status =
        plan_json_read(o.document, "plan.json", plan, strlen(plan), NULL, o.report, NULL);
    require(status == PLAN_OK || status == PLAN_FINDINGS);
    memset(&limits, 0, sizeof limits);
    limits.struct_size = sizeof limits;
    limits.csv_engine = engine;
    limits.max_observations = data[2] / 128 == 0 ? 0 : data[2] % 32;
    memset(&source, 0, sizeof source);
    source.struct_size = sizeof source;
    source.number_format = data[0] / 8 % 4;
    source.separator = data[1] / 4 % 8 == 0 ? ';' : ',';
    source.missing = missing;
    source.missing_count = data[0] / 32 % 4;
    t->at = 0;
    o.status = plan_csv_read(o.document, &source, give, t, &limits, o.report, NULL);
    return o;
}

static void compare(const outcome *a, const outcome *b) {
    const plan_table *x = &a->document->table, *y = &b->document->table;
    const plan_dictionary *areas = &a->document->catalog.area_codes;
    const plan_dictionary *others = &b->document->catalog.area_codes;
    require(a->status == b->status && x->count == y->count && x->special_count == y->special_count);
    require(x->count == 0 || memcmp(x->records, y->records, x->count * sizeof *x->records) == 0);
    require(!x->is_ascending || y->is_ascending);
    require(areas->count == others->count);
    for (uint32_t i = 0; i < areas->count; i++) {
        require(plan_span_equal(plan_dictionary_code(areas, i), plan_dictionary_code(others, i)));
    }
    size_t count = plan_report_finding_count(a->report);
    require(count == plan_report_finding_count(b->report));
    for (size_t i = 0; i < count; i++) {
        const plan_finding *f = plan_report_finding(a->report, i);
        const plan_finding *g = plan_report_finding(b->report, i);
        require(f->line == g->line && f->column == g->column &&
                strcmp(f->message, g->message) == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    text t = {NULL, 0, 0, 0};
    if (size < 4) {
        return 0;
    }
    make_table(data, size, &t);
    outcome fast = read_table(&t, data, PLAN_CSV_FAST),
            slow = read_table(&t, data, PLAN_CSV_LIBCSV);
    compare(&fast, &slow);
    plan_report_free(fast.report);
    plan_document_free(fast.document);
    plan_report_free(slow.report);
    plan_document_free(slow.document);
    free(t.bytes);
    return 0;
}
