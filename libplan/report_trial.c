/* Calls that may run out of memory halfway work on a copy of the report, which takes its place once
 * they are through: PLAN_NO_MEMORY leaves the report as it was. What is copied is what readers have
 * told so far; a report that was checked is finished and is not worked on any more. */
#include "report.h"

#include <string.h>

/* A list of `count` things; *copy is NULL where there are none. */
static bool copy_list(const plan_allocator *a, const void *items, size_t count, size_t size,
                      void **copy) {
    *copy = count == 0 ? NULL : plan_allocate(a, count, size);
    if (*copy != NULL) {
        memcpy(*copy, items, count * size);
    }
    return *copy != NULL || count == 0;
}

static bool copy_identities(const plan_allocator *a, const plan_identities *from,
                            plan_identities *to) {
    void *items;
    if (!copy_list(a, from->items, from->count, sizeof *from->items, &items)) {
        return false;
    }
    to->items = items;
    to->count = to->capacity = from->count;
    return true;
}

static bool copy_findings(const plan_report *from, plan_report *to) {
    void *items;
    size_t n = from->finding_count;
    if (!copy_list(&to->allocator, from->findings, n, sizeof *from->findings, &items)) {
        return false;
    }
    to->findings = items;
    to->finding_count = to->finding_capacity = n;
    for (size_t i = 0; i < n; i++) {
        if (!plan_report_copy_finding(&to->kept, &to->findings[i])) {
            return false;
        }
    }
    return true;
}

static bool copy_rules(const plan_report *from, plan_report *to) {
    void *rows, *slots;
    size_t n = from->rule_count;
    if (!copy_list(&to->allocator, from->rules, n, sizeof *from->rules, &rows)) {
        return false;
    }
    to->rules = rows;
    to->rule_count = to->rule_capacity = n;
    for (size_t i = 0; i < n; i++) {
        const char **const texts[] = {&to->rules[i].id, &to->rules[i].code};
        if (!plan_report_copy_texts(&to->arena, texts, 2)) {
            return false;
        }
    }
    if (!copy_list(&to->allocator, from->rule_slots, from->rule_slot_count, sizeof(uint32_t),
                   &slots)) {
        return false;
    }
    to->rule_slots = slots;
    to->rule_slot_count = from->rule_slot_count;
    return true;
}

static bool copy_overrides(const plan_report *from, plan_report *to) {
    void *items;
    size_t n = from->override_count;
    bool copied = copy_list(&to->allocator, from->overrides, n, sizeof *from->overrides, &items);
    to->overrides = items;
    to->override_count = to->override_capacity = copied ? n : 0;
    return copied;
}

/* Groups are what each check sets anew. */
static bool copy_all(const plan_report *from, plan_report *to) {
    const char **const texts[] = {&to->title, &to->plan};
    to->language = from->language;
    to->language_is_fixed = from->language_is_fixed;
    to->max_findings = from->max_findings;
    to->title = from->title;
    to->plan = from->plan;
    to->has_baseline = from->has_baseline;
    to->keeps_identities = from->keeps_identities;
    to->seed = from->seed;
    to->stream = from->stream;
    to->target_summary = from->target_summary;
    to->summary = from->summary;
    return plan_report_copy_texts(&to->arena, texts, 2) &&
           copy_identities(&to->allocator, &from->known, &to->known) &&
           copy_identities(&to->allocator, &from->met, &to->met) && copy_findings(from, to) &&
           copy_rules(from, to) && copy_overrides(from, to);
}

plan_status plan_report_try(const plan_report *report, plan_report **trial) {
    plan_report *copy = NULL;
    plan_status status = plan_report_new(&report->allocator, NULL, &copy);
    if (status == PLAN_OK && !copy_all(report, copy)) {
        plan_report_free(copy);
        status = PLAN_NO_MEMORY;
    }
    if (status == PLAN_OK) {
        *trial = copy;
    }
    return status;
}

plan_status plan_report_settle(plan_report *report, plan_report *trial, plan_status status) {
    if (trial != NULL && status != PLAN_NO_MEMORY) {
        plan_report as_it_was = *report;
        *report = *trial;
        *trial = as_it_was;
    }
    plan_report_free(trial);
    return status;
}
