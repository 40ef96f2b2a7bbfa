/* A table from any bytes, in blocks of a size that the first byte chooses: the reading ends, what
 * it tells has a place in the text, and blocks do not change it. */
#include <plan.h>

#include "source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Number of findings, and a hash of where they are. */
static uint64_t read_in_blocks(const uint8_t *data, size_t size, size_t block) {
    static const char plan[] =
        "{\"libplan\":1,\"indicators\":[{\"code\":\"a\",\"kind\":\"level\",\"unit\":\"t\"},"
        "{\"code\":\"b\",\"kind\":\"share\",\"of\":\"a\"},{\"code\":\"c\",\"kind\":\"growth\","
        "\"of\":\"a\"}]}";
    plan_document *document = NULL;
    plan_report *report = NULL;
    require(plan_document_new(NULL, &document) == PLAN_OK);
    require(plan_report_new(NULL, NULL, &report) == PLAN_OK);
    plan_status status =
        plan_json_read(document, "plan.json", plan, sizeof plan - 1, NULL, report, NULL);
    require(status == PLAN_OK);
    plan_data source;
    memset(&source, 0, sizeof source);
    source.struct_size = sizeof source;
    source.number_format = -1;
    bytes context = {data, size, 0, block};
    status = plan_csv_read(document, &source, give, &context, NULL, report, NULL);
    require(status == PLAN_OK || status == PLAN_FINDINGS || status == PLAN_LIMIT);
    require(plan_check(document, NULL, report, NULL) == PLAN_OK);
    size_t count = plan_report_finding_count(report);
    uint64_t hash = count;
    for (size_t i = 0; i < count; i++) {
        const plan_finding *finding = plan_report_finding(report, i);
        require(finding->message != NULL && finding->message[0] != '\0');
        hash = hash * 31 + finding->line;
        hash = hash * 31 + finding->column;
    }
    plan_report_free(report);
    plan_document_free(document);
    return hash;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 1) {
        return 0;
    }
    uint64_t whole = read_in_blocks(data + 1, size - 1, size);
    require(read_in_blocks(data + 1, size - 1, (size_t)(data[0] & 15) + 1) == whole);
    return 0;
}
