/* Targets of a report. */
#include "report.h"

#include "status.h"

static void count(plan_target_summary *s, uint8_t verdict) {
    s->targets++;
    s->met += verdict == PLAN_TARGET_MET ? 1 : 0;
    s->missed += verdict == PLAN_TARGET_MISSED ? 1 : 0;
    s->undecided += verdict == PLAN_TARGET_UNDECIDED ? 1 : 0;
    s->unjudged += verdict == PLAN_TARGET_UNJUDGED ? 1 : 0;
}

plan_status plan_report_add_target(plan_report *report, const plan_target_result *target) {
    plan_target_result copy = *target;
    const char **const texts[] = {&copy.indicator,
                                  &copy.area,
                                  &copy.period,
                                  &copy.series,
                                  &copy.measure,
                                  &copy.name,
                                  &copy.unit,
                                  &copy.group,
                                  &copy.where,
                                  &copy.target,
                                  &copy.wanted,
                                  &copy.actual,
                                  &copy.difference,
                                  &copy.actual_series,
                                  &copy.actual_period,
                                  &copy.ratio,
                                  &copy.because,
                                  &copy.level_ratio,
                                  &copy.word,
                                  &copy.preset,
                                  &copy.progress,
                                  &copy.baseline,
                                  &copy.baseline_period,
                                  &copy.progress_class,
                                  &copy.required,
                                  &copy.note,
                                  &copy.file};
    if (report->target_count < PLAN_MAX_TARGETS) {
        void *items = report->targets;
        plan_status status = plan_grow(&report->allocator, &items, &report->target_capacity,
                                       report->target_count + 1, sizeof copy);
        if (status != PLAN_OK) {
            return status;
        }
        report->targets = items;
        if (!plan_report_copy_texts(&report->arena, texts, sizeof texts / sizeof texts[0])) {
            return PLAN_NO_MEMORY;
        }
        report->targets[report->target_count++] = copy;
    }
    count(&report->target_summary, target->verdict);
    return PLAN_OK;
}

size_t plan_report_target_count(const plan_report *report) {
    return report == NULL ? 0 : report->target_count;
}

const plan_target_result *plan_report_target(const plan_report *report, size_t index) {
    return index < plan_report_target_count(report) ? &report->targets[index] : NULL;
}

plan_status plan_report_target_summary(const plan_report *report, plan_target_summary *result) {
    if (report == NULL || result == NULL) {
        return PLAN_INVALID;
    }
    *result = report->target_summary;
    return PLAN_OK;
}
