/* The report: its life, severities, implied values, sums. */
#include "report.h"

#include <string.h>

enum { DEFAULT_FINDINGS = 1000 };

plan_status plan_report_new(const plan_allocator *allocator, const plan_report_options *options,
                            plan_report **result) {
    plan_allocator a = plan_allocator_or_default(allocator);
    if (result == NULL ||
        (options != NULL && (options->struct_size < sizeof *options || options->language < -1 ||
                             options->language > PLAN_VIETNAMESE))) {
        return PLAN_INVALID;
    }
    plan_report *report = plan_allocate_zero(&a, 1, sizeof *report);
    if (report == NULL) {
        return PLAN_NO_MEMORY;
    }
    report->allocator = a;
    plan_arena_init(&report->arena, allocator);
    plan_arena_init(&report->kept, allocator);
    report->language_is_fixed = options != NULL && options->language >= 0;
    report->language = report->language_is_fixed ? options->language : PLAN_ENGLISH;
    report->max_findings =
        options != NULL && options->max_findings > 0 ? options->max_findings : DEFAULT_FINDINGS;
    report->title = report->plan = "";
    report->seed = (uint64_t)(uintptr_t)report;
    *result = report;
    return PLAN_OK;
}

void plan_report_free(plan_report *report) {
    if (report == NULL) {
        return;
    }
    plan_allocator a = report->allocator;
    plan_release(&a, report->findings, report->finding_capacity, sizeof *report->findings);
    plan_release(&a, report->rules, report->rule_capacity, sizeof *report->rules);
    plan_release(&a, report->explanations, report->explanation_capacity,
                 sizeof *report->explanations);
    plan_release(&a, report->cited, report->cited_capacity, sizeof *report->cited);
    plan_release(&a, report->implied, report->implied_capacity, sizeof *report->implied);
    plan_release(&a, report->targets, report->target_capacity, sizeof *report->targets);
    plan_release(&a, report->overrides, report->override_capacity, sizeof *report->overrides);
    plan_release(&a, report->rule_slots, report->rule_slot_count, sizeof *report->rule_slots);
    plan_release(&a, report->known.items, report->known.capacity, sizeof *report->known.items);
    plan_release(&a, report->met.items, report->met.capacity, sizeof *report->met.items);
    plan_release(&a, report->groups, report->group_capacity, sizeof *report->groups);
    plan_arena_free(&report->arena);
    plan_arena_free(&report->kept);
    plan_release(&a, report, 1, sizeof *report);
}

/* --- Severity --- */

plan_status plan_report_override(plan_report *report, const char *code, int severity) {
    plan_rule_override added;
    memset(&added, 0, sizeof added);
    size_t length = strlen(code);
    if (length >= sizeof added.code) {
        return PLAN_INVALID;
    }
    memcpy(added.code, code, length);
    added.severity = severity;
    void *items = report->overrides;
    plan_status status = plan_grow(&report->allocator, &items, &report->override_capacity,
                                   report->override_count + 1, sizeof added);
    if (status == PLAN_OK) {
        report->overrides = items;
        report->overrides[report->override_count++] = added;
    }
    return status;
}

int plan_report_severity(const plan_report *report, const char *code) {
    for (size_t i = report->override_count; i-- > 0;) {
        if (strcmp(report->overrides[i].code, code) == 0) {
            return report->overrides[i].severity;
        }
    }
    const plan_rule_info *rule = plan_rule_find(code);
    return rule == NULL ? PLAN_SEVERITY_ERROR : rule->severity;
}

/* --- Title, groups, implied values --- */

plan_status plan_report_set_title(plan_report *report, const char *title) {
    if (!plan_report_copy_text(&report->arena, &title)) {
        return PLAN_NO_MEMORY;
    }
    report->title = title;
    return PLAN_OK;
}

plan_status plan_report_set_plan(plan_report *report, const char *name) {
    if (!plan_report_copy_text(&report->arena, &name)) {
        return PLAN_NO_MEMORY;
    }
    report->plan = name;
    return PLAN_OK;
}

static plan_status add_group(plan_report *report, const char *code, const char *name) {
    plan_report_group group = {code, name};
    const char **const texts[] = {&group.code, &group.name};
    void *items = report->groups;
    plan_status status = plan_grow(&report->allocator, &items, &report->group_capacity,
                                   report->group_count + 1, sizeof group);
    if (status != PLAN_OK) {
        return status;
    }
    report->groups = items;
    if (!plan_report_copy_texts(&report->arena, texts, 2)) {
        return PLAN_NO_MEMORY;
    }
    report->groups[report->group_count++] = group;
    return PLAN_OK;
}

plan_status plan_report_set_groups(plan_report *report, const plan_catalog *catalog) {
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < catalog->group_codes.count && status == PLAN_OK; i++) {
        const plan_group_entry *group = &catalog->groups[i];
        status = add_group(report, group->code, group->name[report->language]);
    }
    return status;
}

plan_status plan_report_add_implied(plan_report *report, const plan_implied *implied) {
    plan_implied copy = *implied;
    const char **const texts[] = {&copy.indicator, &copy.area, &copy.period, &copy.series,
                                  &copy.name,      &copy.unit, &copy.because};
    if (!plan_report_copy_texts(&report->arena, texts, sizeof texts / sizeof texts[0])) {
        return PLAN_NO_MEMORY;
    }
    void *items = report->implied;
    plan_status status = plan_grow(&report->allocator, &items, &report->implied_capacity,
                                   report->implied_count + 1, sizeof copy);
    if (status == PLAN_OK) {
        report->implied = items;
        report->implied[report->implied_count++] = copy;
    }
    return status;
}

/* --- The end --- */

plan_status plan_report_finish(plan_report *report) {
    if (report->finished) {
        return PLAN_OK;
    }
    for (size_t i = 0; i < plan_rule_count(); i++) {
        const plan_rule_info *rule = plan_rule_at(i);
        size_t index;
        plan_status status = plan_report_rule_index(
            report, rule->code, rule->code, plan_report_severity(report, rule->code), &index);
        if (status != PLAN_OK) {
            return status;
        }
    }
    plan_status status = plan_report_sort_rules(report);
    if (status != PLAN_OK) {
        return status;
    }
    if (!report->sorted) {
        plan_report_sort_findings(report);
        report->sorted = true;
    }
    status = plan_report_place_explanations(report);
    if (status != PLAN_OK) {
        return status;
    }
    plan_identities_sort(&report->met);
    plan_summary *s = &report->summary;
    s->rules = report->rule_count;
    s->shown = report->finding_count;
    for (size_t i = 0; i < report->rule_count; i++) {
        const plan_rule_counts *row = &report->rules[i];
        s->checks += row->checks;
        s->holds += row->holds;
        s->fails += row->fails;
        s->undecided += row->undecided;
        for (size_t r = 0; r < PLAN_REASON_COUNT; r++) {
            s->skipped += row->skipped[r];
        }
    }
    report->finished = true;
    return PLAN_OK;
}

plan_status plan_report_close(plan_report *report) {
    return report == NULL ? PLAN_INVALID : plan_report_finish(report);
}

int plan_report_passed(const plan_report *report) {
    return report != NULL && report->finished && report->summary.errors == 0 &&
           !report->summary.incomplete;
}

plan_status plan_report_summary(const plan_report *report, plan_summary *result) {
    if (report == NULL || result == NULL) {
        return PLAN_INVALID;
    }
    *result = report->summary;
    return PLAN_OK;
}

const char *plan_report_title(const plan_report *report) {
    return report == NULL ? "" : report->title;
}

int plan_report_language(const plan_report *report) {
    return report == NULL ? PLAN_ENGLISH : report->language;
}

size_t plan_report_finding_count(const plan_report *report) {
    return report == NULL ? 0 : report->finding_count;
}

const plan_finding *plan_report_finding(const plan_report *report, size_t index) {
    return index < plan_report_finding_count(report) ? &report->findings[index] : NULL;
}

size_t plan_report_rule_count(const plan_report *report) {
    return report == NULL ? 0 : report->rule_count;
}

const plan_rule_counts *plan_report_rule(const plan_report *report, size_t index) {
    return index < plan_report_rule_count(report) ? &report->rules[index] : NULL;
}

size_t plan_report_implied_count(const plan_report *report) {
    return report == NULL ? 0 : report->implied_count;
}

const plan_implied *plan_report_implied(const plan_report *report, size_t index) {
    return index < plan_report_implied_count(report) ? &report->implied[index] : NULL;
}
