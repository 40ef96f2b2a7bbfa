/* What is told of a header besides the columns that are read. */
#include "build.h"
#include "failing.h"

static const char plan[] = "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":"
                           "\"x\",\"kind\":\"level\"}]}";

static const struct {
    const char *label, *header;
    const char *columns[6], *set[4]; /* pairs, to the first NULL */
    const char *code, *message;      /* NULL: nothing is told */
    uint32_t column;
    uint64_t loaded;
} rows[] = {
    {"plain", "indicator,period,value", {0}, {0}, NULL, NULL, 0, 1},
    {"no name at the end",
     "indicator,period,value,",
     {0},
     {0},
     "P118",
     "columns without a name in the header are not used: 4; name them, or take them out",
     24,
     1},
    {"two without a name, one warning",
     " ,indicator,period,,value",
     {0},
     {0},
     "P118",
     "columns without a name in the header are not used: 1, 4; name them, or take them out",
     1,
     1},
    {"no name, but mapped", "indicator,,value", {"", "period"}, {0}, NULL, NULL, 0, 1},
    {"set beside a column",
     "indicator,period,value,unit",
     {0},
     {"unit", "1"},
     "P118",
     "columns whose cells are not used, since \"set\" gives their value: unit",
     1,
     1},
    {"set beside a mapped column",
     "indicator,period,value,Einheit",
     {"Einheit", "unit"},
     {"unit", "1"},
     "P118",
     "columns whose cells are not used, since \"set\" gives their value: Einheit",
     1,
     1},
    {"unknown",
     "indicator,period,value,area code",
     {0},
     {0},
     "P118",
     "columns that are not used: area code; map them in \"columns\"",
     1,
     1},
    {"mapped and absent",
     "indicator,period,value",
     {"Yaer", "area"},
     {0},
     "P118",
     "\"columns\" maps 'Yaer', which is not in the header",
     1,
     1},
    {"mapped and nearly there",
     "indicator,period,value",
     {"valeu", "note"},
     {0},
     "P118",
     "\"columns\" maps 'valeu', which is not in the header; did you mean 'value'?",
     1,
     1},
    {"mapped in another case",
     "indicator,period,value,note",
     {"INDICATOR", "indicator"},
     {0},
     "P118",
     "\"columns\" maps 'INDICATOR', which is not in the header; did you mean 'indicator'?",
     1,
     1},
    {"two headers for one field",
     "indicator,period,A,B",
     {"A", "value", "B", "value"},
     {0},
     "P119",
     "columns 3 ('A') and 4 ('B') are both read as value; map only one of them",
     20,
     0},
    {"mapped beside its own name",
     "indicator,period,value,B",
     {"B", "value"},
     {0},
     "P119",
     "columns 3 ('value') and 4 ('B') are both read as value; map only one of them",
     24,
     0},
    {"the same name twice",
     "indicator,period,value,value",
     {0},
     {0},
     "P119",
     "column 'value' stands twice in the header: 3 and 4",
     24,
     0},
};

static size_t pairs(const char *const *list, size_t room) {
    size_t n = 0;
    while (n < room && list[n] != NULL) {
        n++;
    }
    return n / 2;
}

static plan_status read_row(size_t i, const plan_allocator *allocator, plan_report **result,
                            size_t *count) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    char table[200];
    plan_data data;
    snprintf(table, sizeof table, "%s\nx,2020,5%s\n", rows[i].header,
             strchr(strchr(strchr(rows[i].header, ',') + 1, ',') + 1, ',') == NULL ? "" : ",1");
    if (rows[i].header[0] == ' ') {
        snprintf(table, sizeof table, "%s\na,x,2020,b,5\n", rows[i].header);
    }
    build_source source = {table, 0, 0};
    memset(&data, 0, sizeof data);
    data.struct_size = (uint32_t)sizeof data;
    data.path = "t.csv";
    data.number_format = -1;
    data.columns = rows[i].columns;
    data.column_pairs = pairs(rows[i].columns, 6);
    data.set = rows[i].set;
    data.set_pairs = pairs(rows[i].set, 4);
    plan_status status = plan_document_new(allocator, &document);
    status = status == PLAN_OK ? plan_report_new(allocator, NULL, &report) : status;
    status = status == PLAN_OK
                 ? plan_json_read(document, "p.json", plan, strlen(plan), NULL, report, NULL)
                 : status;
    status = status == PLAN_OK
                 ? plan_csv_read(document, &data, build_read, &source, NULL, report, NULL)
                 : status;
    status = status == PLAN_FINDINGS ? PLAN_OK : status;
    *count = plan_document_count(document);
    status = status == PLAN_OK ? plan_report_close(report) : status;
    plan_document_free(document);
    *result = report;
    return status;
}

static void headers(void) {
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_report *report = NULL;
        size_t count = 0;
        CHECK_STATUS(rows[i].label, read_row(i, NULL, &report, &count), PLAN_OK);
        CHECK_U64(rows[i].label, count, rows[i].loaded);
        if (CHECK_U64(rows[i].label, plan_report_finding_count(report),
                      rows[i].code == NULL ? 0 : 1) &&
            rows[i].code != NULL) {
            const plan_finding *f = plan_report_finding(report, 0);
            CHECK_STR(rows[i].label, f->code, rows[i].code);
            CHECK_STR(rows[i].label, f->message, rows[i].message);
            CHECK_U64(rows[i].label, f->column, rows[i].column);
        }
        plan_report_free(report);
    }
}

static plan_status read_all(const plan_allocator *allocator) {
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0] && status == PLAN_OK; i++) {
        plan_report *report = NULL;
        size_t count;
        status = read_row(i, allocator, &report, &count);
        plan_report_free(report);
    }
    return status;
}

static void memory_that_ends(void) {
    CHECK_TRUE("every allocation may fail", failing_everywhere(read_all));
}

TEST_MAIN("csv header", {"headers", headers}, {"memory that ends", memory_that_ends})
