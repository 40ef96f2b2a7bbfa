/* Small plans in memory for tests of the upper floors. */
#ifndef PLAN_TESTS_BUILD_H
#define PLAN_TESTS_BUILD_H

#include <plan.h>

#include "check.h"

/* A plan from JSON, and a table of it; the report of the check. NULL after a failure that was told.
 * Free with plan_report_free. */
typedef struct build_source {
    const char *text;
    size_t at, piece; /* gives at most `piece` bytes at once, 0: all */
} build_source;

static inline plan_status build_read(void *context, void *buffer, size_t size, size_t *read) {
    build_source *source = context;
    size_t left = strlen(source->text) - source->at;
    size_t n = left < size ? left : size;
    n = source->piece > 0 && n > source->piece ? source->piece : n;
    memcpy(buffer, source->text + source->at, n);
    source->at += n;
    *read = n;
    return PLAN_OK;
}

static inline plan_report *build_check_options(const char *plan, const char *table,
                                               const plan_report_options *options, size_t piece) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_error error;
    plan_data data;
    build_source source = {table, 0, piece};
    memset(&data, 0, sizeof data);
    data.struct_size = (uint32_t)sizeof data;
    data.path = "t.csv";
    data.number_format = -1;
    plan_error_init(&error);
    plan_status status = plan_document_new(NULL, &document);
    status = status == PLAN_OK ? plan_report_new(NULL, options, &report) : status;
    if (status == PLAN_OK) {
        status = plan_json_read(document, "p.json", plan, strlen(plan), NULL, report, &error);
    }
    if (status == PLAN_OK && table != NULL) {
        status = plan_csv_read(document, &data, build_read, &source, NULL, report, &error);
        status = status == PLAN_FINDINGS ? PLAN_OK : status;
    }
    if (status == PLAN_OK) {
        status = plan_check(document, NULL, report, &error);
    } else if (status == PLAN_FINDINGS) {
        status = plan_report_close(report);
    }
    plan_document_free(document);
    if (!CHECK_STATUS(error.message, status, PLAN_OK)) {
        plan_report_free(report);
        return NULL;
    }
    return report;
}

static inline plan_report *build_check(const char *plan, const char *table) {
    return build_check_options(plan, table, NULL, 0);
}

/* The counts of a rule by its id. */
static inline plan_rule_counts build_counts(const plan_report *report, const char *id) {
    plan_rule_counts none;
    memset(&none, 0, sizeof none);
    for (size_t i = 0; i < plan_report_rule_count(report); i++) {
        if (strcmp(plan_report_rule(report, i)->id, id) == 0) {
            return *plan_report_rule(report, i);
        }
    }
    return none;
}

/* The first finding of a code, or NULL. */
static inline const plan_finding *build_finding(const plan_report *report, const char *code) {
    for (size_t i = 0; i < plan_report_finding_count(report); i++) {
        if (strcmp(plan_report_finding(report, i)->code, code) == 0) {
            return plan_report_finding(report, i);
        }
    }
    return NULL;
}

#define BUILD_SHARES                                                                               \
    "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":["                                  \
    "{\"code\":\"a\",\"kind\":\"share\",\"unit\":\"%\"},"                                          \
    "{\"code\":\"b\",\"kind\":\"share\",\"unit\":\"%\"},"                                          \
    "{\"code\":\"c\",\"kind\":\"share\",\"unit\":\"%\"},"                                          \
    "{\"code\":\"d\",\"kind\":\"share\",\"unit\":\"%\"}],"                                         \
    "\"partitions\":[{\"code\":\"s\",\"total\":100,\"members\":[\"a\",\"b\",\"c\",\"d\"]}]}"

#endif
