/* Checks four figures without any file: a structure that must add up to 100 %. */
#include <plan.h>

#include <stdio.h>

static const plan_indicator indicators[] = {
    {.struct_size = sizeof(plan_indicator), .code = "agriculture", .kind = PLAN_SHARE, .unit = "%"},
    {.struct_size = sizeof(plan_indicator), .code = "industry", .kind = PLAN_SHARE, .unit = "%"},
    {.struct_size = sizeof(plan_indicator), .code = "services", .kind = PLAN_SHARE, .unit = "%"},
    {.struct_size = sizeof(plan_indicator), .code = "taxes", .kind = PLAN_SHARE, .unit = "%"},
};
static const char *const members[] = {"agriculture", "industry", "services", "taxes"};
static const char *const printed[] = {"14,47", "41,96", "38,08", "5,69"};

int main(void) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_error error;
    plan_error_init(&error);
    plan_partition structure = {.struct_size = sizeof structure,
                                .code = "structure",
                                .members = members,
                                .member_count = 4,
                                .has_total = 1,
                                .total = {100, 0}};
    plan_status status = plan_document_new(NULL, &document);
    plan_document_set_number_format(document, PLAN_NUMBER_VI);
    for (size_t i = 0; i < 4 && status == PLAN_OK; i++) {
        status = plan_document_add_indicator(document, &indicators[i], &error);
    }
    if (status == PLAN_OK) {
        status = plan_document_add_partition(document, &structure, &error);
    }
    for (size_t i = 0; i < 4 && status == PLAN_OK; i++) {
        plan_observation figure = {.struct_size = sizeof figure,
                                   .indicator = members[i],
                                   .period = "2023",
                                   .series = "plan",
                                   .text = printed[i]};
        status = plan_document_observe(document, &figure, &error);
    }
    if (status == PLAN_OK && (status = plan_report_new(NULL, NULL, &report)) == PLAN_OK) {
        status = plan_check(document, NULL, report, &error);
    }
    for (size_t i = 0; i < plan_report_finding_count(report); i++) {
        const plan_finding *finding = plan_report_finding(report, i);
        printf("%s %s: %s\n", plan_severity_name(finding->severity), finding->code,
               finding->message);
    }
    if (status != PLAN_OK) {
        fprintf(stderr, "%s: %s\n", plan_status_name(status), error.message);
    }
    plan_report_free(report);
    plan_document_free(document);
    return status == PLAN_OK ? 0 : 1;
}
