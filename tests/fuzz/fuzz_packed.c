/* A compressed table from any bytes: the reading ends within its limits, in pieces it reads the
 * same rows and tells the same codes as whole, and every word it says is there. */
#include <plan.h>

#include "source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct outcome {
    plan_status status;
    size_t rows;
    uint64_t errors, codes; /* a hash of them */
    uint8_t incomplete;
} outcome;

static outcome read_in_pieces(const uint8_t *data, size_t size, size_t piece) {
    static const char plan[] = "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":["
                               "{\"code\":\"a\",\"kind\":\"share\",\"unit\":\"%\"},"
                               "{\"code\":\"b\",\"kind\":\"share\",\"unit\":\"%\"}]}";
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_summary summary;
    plan_data how;
    plan_limits limits;
    outcome o;
    memset(&o, 0, sizeof o);
    memset(&how, 0, sizeof how);
    memset(&limits, 0, sizeof limits);
    how.struct_size = sizeof how;
    how.number_format = -1;
    limits.struct_size = sizeof limits;
    limits.max_unpacked = 1 << 20;
    require(plan_document_new(NULL, &document) == PLAN_OK);
    require(plan_report_new(NULL, NULL, &report) == PLAN_OK);
    require(plan_json_read(document, "p", plan, sizeof plan - 1, NULL, report, NULL) == PLAN_OK);
    bytes source = {data, size, 0, piece};
    o.status = plan_csv_read(document, &how, give, &source, &limits, report, NULL);
    require(o.status == PLAN_OK || o.status == PLAN_FINDINGS || o.status == PLAN_LIMIT);
    require(plan_check(document, NULL, report, NULL) == PLAN_OK);
    require(plan_report_summary(report, &summary) == PLAN_OK);
    o.rows = plan_document_count(document);
    o.errors = summary.errors;
    o.incomplete = summary.incomplete;
    for (size_t i = 0; i < plan_report_finding_count(report); i++) {
        const plan_finding *finding = plan_report_finding(report, i);
        require(finding->message != NULL && finding->message[0] != '\0');
        o.codes = o.codes * 31 + (uint64_t)(finding->code[3] - '0') + finding->line;
    }
    plan_report_free(report);
    plan_document_free(document);
    return o;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    outcome whole = read_in_pieces(data, size, size > 0 ? size : 1);
    outcome parts = read_in_pieces(data, size, size > 0 ? data[size - 1] % 16 + 1 : 1);
    require(whole.status == parts.status && whole.rows == parts.rows);
    require(whole.errors == parts.errors && whole.codes == parts.codes);
    require(whole.incomplete == parts.incomplete);
    return 0;
}
