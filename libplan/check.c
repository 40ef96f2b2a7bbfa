/* The check: sort, pass over rows, imply, pass over groups; then put the first findings of the
 * report's order into words. */
#include "check_expression.h"

#include "check_localise.h"

#include <string.h>

#include "check_explain.h"
#include "check_stream.h"
#include "check_targets.h"
#include "status.h"

int plan_instance_severity(const plan_checker *checker, const plan_instance *instance) {
    return instance->rule == PLAN_CHECK_EXPRESSION ? checker->user->rules[instance->id].severity
                                                   : checker->settings[instance->rule].severity;
}

static plan_rule_counts *counts_of(plan_checker *checker, const plan_instance *instance) {
    bool own_row = instance->rule == PLAN_CHECK_PARTITION || instance->rule == PLAN_CHECK_WHOLE;
    size_t row = own_row                                   ? checker->partition_rows[instance->id]
                 : instance->rule == PLAN_CHECK_EXPRESSION ? checker->user->rules[instance->id].row
                                                           : checker->rule_rows[instance->rule];
    return &checker->counts[row];
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
    plan_draft draft = {*instance, outcome.verdict, 0, 0, 0, 0, false};
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
        plan_draft_keep(checker, &draft);
    }
}

/* --- The check ----------------------------------------------------------------------------- */

static plan_status explain_all(plan_checker *checker) {
    plan_status status = PLAN_OK;
    plan_drafts_sort(checker);
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

/* What is no matter of one area. */
static plan_status run_passes(plan_checker *checker) {
    static plan_status (*const passes[PLAN_CHECK_WHOLE_PASSES])(plan_checker *) = {
        plan_check_nowhere, plan_check_prices, plan_check_areas, plan_check_targets,
        plan_check_outliers};
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < PLAN_CHECK_WHOLE_PASSES && status == PLAN_OK; i++) {
        status = passes[i](checker);
        status = status == PLAN_OK ? plan_check_passed(checker) : status;
    }
    return status;
}

static plan_status set_head(plan_document *document, plan_report *report) {
    if (document->language >= 0 && !report->language_is_fixed) {
        report->language = document->language;
    }
    const char *title = document->title[report->language];
    plan_status status = plan_report_set_title(
        report, title != NULL ? title : document->title[1 - report->language]);
    return status == PLAN_OK ? plan_report_set_groups(report, &document->catalog) : status;
}

/* Areas that were checked while they were read: what is left of their rows becomes the table. */
static plan_status end_stream(plan_document *document) {
    plan_stream *stream = document->stream;
    plan_status status = stream->ended ? stream->status : plan_stream_end(stream);
    status = status == PLAN_OK && stream->gave_up ? PLAN_INVALID : status;
    return status == PLAN_OK ? plan_stream_keep(stream) : status;
}

static plan_status check_areas(plan_checker *checker, uint32_t threads) {
    plan_stream *stream = checker->document->stream;
    if (stream == NULL) {
        return plan_check_ranges(checker, threads);
    }
    plan_status status = plan_stream_join(stream, checker);
    return status == PLAN_OK ? plan_check_ranged(checker) : status;
}

/* Rows that are gone cannot be checked again. */
static void spend(plan_document *document) {
    document->release_stream(document);
    document->is_spent = true;
    document->table.count = document->kept = 0;
}

static plan_status check_all(plan_document *document, const plan_check_options *options,
                             plan_report *report) {
    uint32_t threads = options != NULL && options->threads > 1 ? options->threads : 1;
    plan_checker checker;
    plan_pulse pulse;
    plan_status status = set_head(document, report);
    status = status == PLAN_OK && document->stream != NULL ? end_stream(document) : status;
    status = status == PLAN_OK ? plan_check_begin(&pulse, document) : status;
    if (status != PLAN_OK) {
        return status;
    }
    status = plan_checker_init(&checker, document, report);
    checker.pulse = pulse;
    checker.budget =
        options != NULL && options->repair_budget > 0 ? options->repair_budget : UINT64_C(2000000);
    status = status == PLAN_OK ? check_areas(&checker, threads) : status;
    status = status == PLAN_OK ? run_passes(&checker) : status;
    status = status == PLAN_OK ? explain_all(&checker) : status;
    status = status == PLAN_OK ? plan_check_end(&checker) : status;
    plan_checker_tell_counts(&checker);
    report->summary.observations =
        document->stream != NULL ? document->taken : document->table.count;
    if (document->stream == NULL) {
        clear_flags(&checker);
    }
    plan_checker_free(&checker);
    status = status == PLAN_OK ? plan_report_finish(report) : status;
    if (status == PLAN_OK && document->stream != NULL) {
        spend(document);
    }
    return status;
}

/* The document, a floor below the rules, takes any code that looks like one. */
static plan_status check_codes(const plan_document *document, plan_error *error) {
    for (size_t i = 0; i < document->setting_count; i++) {
        const char *code = document->settings[i].code;
        if (plan_rule_find(code) == NULL) {
            return plan_fail(error, PLAN_NOT_FOUND, 0, 0, "there is no built-in rule '%s'", code);
        }
    }
    return PLAN_OK;
}

plan_status plan_check(plan_document *document, const plan_check_options *options,
                       plan_report *report, plan_error *error) {
    if (document == NULL || report == NULL || report->finished || document->is_spent ||
        (document->stream != NULL && document->stream != report->stream) ||
        (options != NULL && options->struct_size < sizeof *options)) {
        return PLAN_INVALID;
    }
    plan_status status = check_codes(document, error);
    status = status == PLAN_OK ? plan_document_finish(document, error) : status;
    plan_report *trial = NULL;
    status = status == PLAN_OK ? plan_report_try(report, &trial) : status;
    if (status != PLAN_OK) {
        return status;
    }
    status = plan_report_settle(report, trial, check_all(document, options, trial));
    return status == PLAN_OK ? status
                             : plan_fail(error, status, 0, 0, "%s", plan_status_text(status));
}
