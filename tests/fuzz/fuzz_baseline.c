/* A baseline from any bytes: it is read or refused with a reason, and what is read can be used. */
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    plan_baseline *baseline = NULL;
    plan_report *report = NULL;
    plan_error error;
    char *text = malloc(size > 0 ? size : 1); /* to its last byte: nothing stands behind it */
    require(text != NULL);
    if (size > 0) {
        memcpy(text, data, size);
    }
    plan_error_init(&error);
    plan_status status = plan_json_read_baseline(NULL, text, size, &baseline, &error);
    require(status == PLAN_OK || status == PLAN_SYNTAX || status == PLAN_LIMIT);
    require((baseline != NULL) == (status == PLAN_OK));
    require((error.message[0] != '\0') == (status != PLAN_OK));
    if (baseline != NULL) {
        require(plan_report_new(NULL, NULL, &report) == PLAN_OK);
        require(plan_report_set_baseline(report, baseline) == PLAN_OK);
        require(plan_report_close(report) == PLAN_OK);
        require(plan_report_stale(report) == plan_baseline_count(baseline));
    }
    plan_report_free(report);
    plan_baseline_free(baseline);
    free(text);
    return 0;
}
