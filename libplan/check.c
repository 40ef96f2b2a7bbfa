/* The check: sort, pass over rows, imply, pass over groups; then put the first findings of the
 * report's order into words. */
#include "check_expression.h"

#include "check_localise.h"

#include <string.h>

#include "check_explain.h"
#include "check_targets.h"
#include "status.h"

/* --- Drafts: the first N of the findings, in the report's order ---------------------------- */

static const char *file_of(const plan_checker *checker, const plan_draft *draft) {
    return draft->line == 0 ? "" : checker->table->files[draft->file];
}

static int compare_u64(uint64_t a, uint64_t b) {
    return (a > b) - (a < b);
}

/* As plan_finding_order has it. */
static int compare_drafts(const plan_checker *checker, const plan_draft *a, const plan_draft *b) {
    int order = a->file == b->file && a->line != 0 && b->line != 0
                    ? 0
                    : strcmp(file_of(checker, a), file_of(checker, b));
    order = order != 0 ? order : compare_u64(a->line, b->line);
    order = order != 0 ? order : compare_u64(a->column, b->column);
    order = order != 0 ? order : compare_u64(a->instance.rule, b->instance.rule);
    order = order != 0 ? order : compare_u64(a->instance.period, b->instance.period);
    order = order != 0 ? order : compare_u64(a->instance.id, b->instance.id);
    order = order != 0 ? order : compare_u64(a->instance.area, b->instance.area);
    return order != 0 ? order : compare_u64(a->instance.series, b->instance.series);
}

static void sift(const plan_checker *checker, plan_draft *drafts, size_t root, size_t n) {
    for (;;) {
        size_t child = 2 * root + 1;
        if (child >= n) {
            return;
        }
        if (child + 1 < n && compare_drafts(checker, &drafts[child], &drafts[child + 1]) < 0) {
            child++;
        }
        if (compare_drafts(checker, &drafts[root], &drafts[child]) >= 0) {
            return;
        }
        plan_draft draft = drafts[root];
        drafts[root] = drafts[child];
        drafts[child] = draft;
        root = child;
    }
}

int plan_instance_severity(const plan_checker *checker, const plan_instance *instance) {
    return instance->rule == PLAN_CHECK_EXPRESSION ? checker->user->rules[instance->id].severity
                                                   : checker->settings[instance->rule].severity;
}

static int severity_of(const plan_checker *checker, const plan_draft *draft) {
    return draft->verdict == PLAN_FAILS ? plan_instance_severity(checker, &draft->instance)
                                        : PLAN_SEVERITY_NOTE;
}

/* Keeps the draft while it is among the first N: drafts are a heap with the last one on top. */
static void keep(plan_checker *checker, const plan_draft *draft) {
    size_t limit = checker->report->max_findings;
    if (checker->draft_count < limit) {
        void *drafts = checker->drafts;
        checker->status = plan_grow(&checker->allocator, &drafts, &checker->draft_capacity,
                                    checker->draft_count + 1, sizeof *draft);
        if (checker->status != PLAN_OK) {
            return;
        }
        checker->drafts = drafts;
        checker->drafts[checker->draft_count++] = *draft;
        if (checker->draft_count == limit) {
            for (size_t i = limit / 2 + 1; i-- > 0;) {
                sift(checker, checker->drafts, i, limit);
            }
        }
        return;
    }
    const plan_draft *cut = draft;
    plan_draft last;
    if (limit > 0 && compare_drafts(checker, draft, &checker->drafts[0]) < 0) {
        last = checker->drafts[0];
        cut = &last;
        checker->drafts[0] = *draft;
        sift(checker, checker->drafts, 0, limit);
    }
    plan_report_count(checker->report, severity_of(checker, cut), 1);
}

static void sort_drafts(plan_checker *checker) {
    size_t n = checker->draft_count;
    for (size_t i = n / 2 + 1; i-- > 0;) {
        sift(checker, checker->drafts, i, n);
    }
    for (size_t i = n; i-- > 1;) {
        plan_draft draft = checker->drafts[0];
        checker->drafts[0] = checker->drafts[i];
        checker->drafts[i] = draft;
        sift(checker, checker->drafts, 0, i);
    }
}

static plan_rule_counts *counts_of(plan_checker *checker, const plan_instance *instance) {
    bool own_row = instance->rule == PLAN_CHECK_PARTITION || instance->rule == PLAN_CHECK_WHOLE;
    size_t row = own_row                                   ? checker->partition_rows[instance->id]
                 : instance->rule == PLAN_CHECK_EXPRESSION ? checker->user->rules[instance->id].row
                                                           : checker->rule_rows[instance->rule];
    return &checker->report->rules[row];
}

void plan_conclude(plan_checker *checker, const plan_instance *instance, plan_outcome outcome,
                   const plan_record *at) {
    plan_rule_counts *counts = counts_of(checker, instance);
    if (plan_instance_severity(checker, instance) == PLAN_SEVERITY_OFF) {
        return;
    }
    counts->checks++;
    switch (outcome.verdict) {
    case PLAN_HOLDS:
        counts->holds++;
        return;
    case PLAN_SKIPPED:
        counts->skipped[outcome.reason - PLAN_MISSING]++;
        return;
    case PLAN_FAILS:
        counts->fails++;
        break;
    default:
        counts->undecided++;
        break;
    }
    plan_draft draft = {*instance, outcome.verdict, 0, 0, 0};
    bool known = false;
    if (at != NULL) {
        draft.file = plan_table_file(checker->table, at);
        draft.line = plan_table_line(checker->table, at);
        draft.column = plan_table_column(checker->table, at);
    }
    if (plan_report_wants_identities(checker->report)) {
        plan_identity identity = plan_draft_identity(checker, &draft);
        plan_status status = plan_report_meet(checker->report, &identity,
                                              plan_check_code(instance->rule), false, &known);
        checker->status = checker->status == PLAN_OK ? status : checker->status;
    }
    if (known) {
        *(outcome.verdict == PLAN_FAILS ? &counts->known_fails : &counts->known_undecided) += 1;
    } else {
        keep(checker, &draft);
    }
}

/* --- The check ----------------------------------------------------------------------------- */

static plan_status explain_all(plan_checker *checker) {
    plan_status status = PLAN_OK;
    sort_drafts(checker);
    for (size_t i = 0; i < checker->draft_count && status == PLAN_OK; i++) {
        status = plan_explain(checker, &checker->drafts[i]);
        plan_check_look(checker, i);
        status = status == PLAN_OK ? checker->status : status;
    }
    status = status == PLAN_OK ? plan_localise(checker) : status;
    return status == PLAN_OK ? plan_explain_implied(checker) : status;
}

/* Rows in use have their flag cleared, so that the table can be checked again. */
static void clear_flags(plan_checker *checker) {
    if (!checker->had_duplicates) {
        return;
    }
    for (size_t i = 0; i < checker->table->count; i++) {
        plan_record *record = &checker->table->records[i];
        record->bits = (uint8_t)(record->bits & ~PLAN_RECORD_SHADOWED);
    }
    checker->table->sorted = false; /* the one in use went to the front of its run */
}

static plan_status run_passes(plan_checker *checker) {
    static plan_status (*const passes[PLAN_CHECK_PASSES])(plan_checker *) = {
        plan_check_duplicates, plan_check_records, plan_check_series, plan_check_statements,
        plan_check_prices,     plan_check_periods, plan_check_areas,  plan_check_groups,
        plan_check_targets,    plan_check_outliers};
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < PLAN_CHECK_PASSES && status == PLAN_OK; i++) {
        status = passes[i](checker);
        status = status == PLAN_OK ? plan_check_passed(checker) : status;
    }
    return status;
}

plan_status plan_check(plan_document *document, const plan_check_options *options,
                       plan_report *report, plan_error *error) {
    if (document == NULL || report == NULL || report->finished ||
        (options != NULL && options->struct_size < sizeof *options)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_document_finish(document, error);
    if (status != PLAN_OK) {
        return status;
    }
    if (document->language >= 0 && !report->language_is_fixed) {
        report->language = document->language;
    }
    const char *title = document->title[report->language];
    status = plan_report_set_title(report,
                                   title != NULL ? title : document->title[1 - report->language]);
    if (status != PLAN_OK) {
        return status;
    }
    status = plan_report_set_groups(report, &document->catalog);
    if (status != PLAN_OK) {
        return status;
    }
    plan_checker checker;
    plan_pulse pulse;
    status = plan_check_begin(&pulse, document);
    if (status != PLAN_OK) {
        return plan_fail(error, status, 0, 0, "%s", plan_status_text(status));
    }
    status = plan_checker_init(&checker, document, report);
    checker.pulse = pulse;
    checker.budget =
        options != NULL && options->repair_budget > 0 ? options->repair_budget : UINT64_C(2000000);
    status = status == PLAN_OK ? run_passes(&checker) : status;
    status = status == PLAN_OK ? explain_all(&checker) : status;
    status = status == PLAN_OK ? plan_check_end(&checker) : status;
    report->summary.observations = document->table.count;
    clear_flags(&checker);
    plan_checker_free(&checker);
    if (status == PLAN_CANCELLED) {
        return plan_fail(error, status, 0, 0, "%s", plan_status_text(status));
    }
    return status == PLAN_OK ? plan_report_finish(report) : status;
}
