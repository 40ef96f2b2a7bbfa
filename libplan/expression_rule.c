/* A rule into a document that is built in memory: nothing is kept that does not compile. */
#include "expression.h"

#include <string.h>

#include <plan/rule.h>

#include "status.h"

typedef struct first_problem {
    bool found;
    plan_expression_problem problem;
} first_problem;

static void keep_first(void *context, const plan_expression_problem *problem) {
    first_problem *first = context;
    if (!first->found) {
        first->found = true;
        first->problem = *problem;
    }
}

static plan_status compile(const plan_document *document, const char *check, plan_error *error) {
    plan_expression_scope scope;
    plan_expression expression;
    first_problem first;
    first.found = false;
    plan_status status = plan_expression_scope_init(&scope, &document->catalog);
    if (status != PLAN_OK) {
        return status;
    }
    status = plan_expression_compile(&scope, check, true, keep_first, &first, &expression);
    if (status == PLAN_OK) {
        plan_expression_free(&expression);
    }
    plan_expression_scope_free(&scope);
    return status != PLAN_OK && first.found
               ? plan_fail(error, status, 0, first.problem.column, "%s", first.problem.message)
               : status;
}

static plan_status check_filters(const plan_document *document, const plan_rule *rule,
                                 plan_user_rule *kept, plan_error *error) {
    const plan_catalog *catalog = &document->catalog;
    for (size_t i = 0; i < rule->area_count; i++) {
        if (rule->areas == NULL || rule->areas[i] == NULL) {
            return PLAN_INVALID;
        }
        if (catalog->areas_declared &&
            plan_dictionary_find(&catalog->area_codes, plan_span_of(rule->areas[i])) == PLAN_NONE) {
            return plan_fail(error, PLAN_NOT_FOUND, 0, 0, "there is no area '%s'", rule->areas[i]);
        }
    }
    kept->has_period = rule->period != NULL;
    return rule->period == NULL
               ? PLAN_OK
               : plan_period_read(rule->period, strlen(rule->period), &kept->period, error);
}

plan_status plan_document_add_rule(plan_document *document, const plan_rule *rule,
                                   plan_error *error) {
    if (document == NULL || rule == NULL || rule->struct_size < sizeof *rule ||
        rule->check == NULL || rule->severity > PLAN_SEVERITY_ERROR ||
        rule->missing > PLAN_MISSING_PARTIAL) {
        return PLAN_INVALID;
    }
    if (rule->has_tolerance && rule->tolerance.digits < 0) {
        return plan_fail(error, PLAN_INVALID, 0, 0, "the tolerance is below 0");
    }
    plan_user_rule kept;
    memset(&kept, 0, sizeof kept);
    kept.id = rule->id;
    kept.check = rule->check;
    kept.severity = rule->has_severity ? rule->severity : -1;
    kept.has_tolerance = rule->has_tolerance != 0;
    kept.tolerance = rule->tolerance;
    kept.missing = rule->missing;
    kept.note[0] = rule->note[0];
    kept.note[1] = rule->note[1];
    kept.area_count = rule->area_count;
    plan_status status = plan_document_finish(document, error);
    status = status == PLAN_OK ? check_filters(document, rule, &kept, error) : status;
    status = status == PLAN_OK ? compile(document, rule->check, error) : status;
    if (status != PLAN_OK) {
        return status;
    }
    /* The codes are copied one by one; only the list's own type differs. */
    void *areas = NULL;
    memcpy(&areas, &rule->areas, sizeof areas);
    kept.areas = areas;
    return plan_document_keep_rule(document, &kept, error);
}
