/* A plan file from any bytes: the reading ends, says why where it refuses, and what it accepts can
 * be checked and written. No data file is opened. */
#include <plan.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int held) {
    if (!held) {
        abort();
    }
}

static plan_status drop(void *context, const void *text, size_t length) {
    size_t *written = context;
    require(text != NULL || length == 0);
    *written += length;
    return PLAN_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    char *text = malloc(size > 0 ? size : 1); /* to its last byte: nothing stands behind it */
    require(text != NULL);
    if (size > 0) {
        memcpy(text, data, size);
    }
    require(plan_document_new(NULL, &document) == PLAN_OK);
    require(plan_report_new(NULL, NULL, &report) == PLAN_OK);
    require(plan_report_keep_identities(report) == PLAN_OK);
    plan_status status = plan_json_read(document, "plan.json", text, size, NULL, report, NULL);
    require(status == PLAN_OK || status == PLAN_FINDINGS);
    if (status == PLAN_OK) {
        require(plan_check(document, NULL, report, NULL) == PLAN_OK);
    } else {
        require(plan_report_close(report) == PLAN_OK && plan_report_finding_count(report) > 0);
    }
    for (int format = PLAN_FORMAT_TEXT; format <= PLAN_FORMAT_BASELINE; format++) {
        size_t written = 0;
        require(plan_report_write(report, format, NULL, drop, &written) == PLAN_OK);
        require(written > 0 || format == PLAN_FORMAT_GCC || format == PLAN_FORMAT_GITHUB);
    }
    plan_report_free(report);
    plan_document_free(document);
    free(text);
    return 0;
}
