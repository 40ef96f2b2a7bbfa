/* A program of somebody who has installed libplan, in C11 and in C++17: builds a plan in memory
 * whose shares add up to 100.6, checks it, and expects the one finding. */
#include <plan.h>

#include <stdio.h>
#include <string.h>

static plan_status add_share(plan_document *document, const char *code) {
    plan_indicator indicator;
    memset(&indicator, 0, sizeof indicator);
    indicator.struct_size = (uint32_t)sizeof indicator;
    indicator.code = code;
    indicator.kind = PLAN_SHARE;
    indicator.unit = "%";
    return plan_document_add_indicator(document, &indicator, NULL);
}

static plan_status add_structure(plan_document *document) {
    static const char *const members[] = {"farms", "works", "services"};
    plan_partition partition;
    memset(&partition, 0, sizeof partition);
    partition.struct_size = (uint32_t)sizeof partition;
    partition.code = "structure";
    partition.members = members;
    partition.member_count = 3;
    partition.has_total = 1;
    partition.total.digits = 100;
    return plan_document_add_partition(document, &partition, NULL);
}

static plan_status observe(plan_document *document, const char *code, const char *text) {
    plan_observation observation;
    memset(&observation, 0, sizeof observation);
    observation.struct_size = (uint32_t)sizeof observation;
    observation.indicator = code;
    observation.period = "2023";
    observation.text = text;
    return plan_document_observe(document, &observation, NULL);
}

static plan_status build(plan_document *document) {
    static const char *const rows[][2] = {
        {"farms", "20.2"}, {"works", "40.0"}, {"services", "40.4"}};
    plan_status status = plan_document_set_number_format(document, PLAN_NUMBER_EN);
    size_t i;
    for (i = 0; status == PLAN_OK && i < 3; i++)
        status = add_share(document, rows[i][0]);
    if (status == PLAN_OK)
        status = add_structure(document);
    for (i = 0; status == PLAN_OK && i < 3; i++)
        status = observe(document, rows[i][0], rows[i][1]);
    return status;
}

static int one_finding(const plan_report *report) {
    const plan_finding *finding;
    if (plan_report_passed(report) || plan_report_finding_count(report) != 1)
        return 0;
    finding = plan_report_finding(report, 0);
    printf("%s %s: %s\n", finding->code, finding->rule, finding->message);
    return strcmp(finding->code, "P301") == 0 && strcmp(finding->rule, "structure") == 0;
}

int main(void) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_error error;
    plan_status status;
    int right = 0;

    plan_error_init(&error);
    status = plan_document_new(NULL, &document);
    if (status == PLAN_OK)
        status = build(document);
    if (status == PLAN_OK)
        status = plan_report_new(NULL, NULL, &report);
    if (status == PLAN_OK)
        status = plan_check(document, NULL, report, &error);
    if (status == PLAN_OK)
        right = one_finding(report);
    else
        printf("%s: %s\n", plan_status_name(status), error.message);
    if (strcmp(plan_version(), PLAN_VERSION_STRING) != 0)
        right = 0;
    plan_report_free(report);
    plan_document_free(document);
    return right ? 0 : 1;
}
