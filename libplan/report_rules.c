/* Counts of every rule: found by id and code, ordered when the report is finished. */
#include "report.h"

#include <string.h>

/* Seeded by where the report was made, so that no plan file chooses collisions; only speed depends
 * on it. */
static uint64_t hash_of(const plan_report *report, const char *id, const char *code) {
    uint64_t h = UINT64_C(0xCBF29CE484222325) ^ report->seed * UINT64_C(0x9E3779B97F4A7C15);
    for (int part = 0; part < 2; part++) {
        for (const char *c = part == 0 ? id : code; *c != '\0'; c++) {
            h = (h ^ (unsigned char)*c) * UINT64_C(0x100000001B3);
        }
        h = (h ^ 0xFF) * UINT64_C(0x100000001B3); /* no byte of UTF-8 */
    }
    return h ^ h >> 32;
}

/* The slot where the rule stands, or the free one where it would. */
static uint32_t *slot_of(const plan_report *report, uint32_t *slots, size_t count, const char *id,
                         const char *code) {
    size_t at = (size_t)hash_of(report, id, code) & (count - 1);
    while (slots[at] != 0) {
        const plan_rule_counts *row = &report->rules[slots[at] - 1];
        if (strcmp(row->id, id) == 0 && strcmp(row->code, code) == 0) {
            break;
        }
        at = (at + 1) & (count - 1);
    }
    return &slots[at];
}

/* Half of the slots stay free. */
static plan_status make_slots(plan_report *report) {
    size_t count = report->rule_slot_count;
    if (2 * (report->rule_count + 1) <= count) {
        return PLAN_OK;
    }
    count = count == 0 ? 128 : 2 * count;
    uint32_t *slots = plan_allocate_zero(&report->allocator, count, sizeof *slots);
    if (slots == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < report->rule_count; i++) {
        const plan_rule_counts *row = &report->rules[i];
        *slot_of(report, slots, count, row->id, row->code) = (uint32_t)(i + 1);
    }
    plan_release(&report->allocator, report->rule_slots, report->rule_slot_count, sizeof *slots);
    report->rule_slots = slots;
    report->rule_slot_count = count;
    return PLAN_OK;
}

plan_status plan_report_rule_index(plan_report *report, const char *id, const char *code,
                                   int severity, size_t *index) {
    plan_status status = make_slots(report);
    if (status != PLAN_OK) {
        return status;
    }
    uint32_t *slot = slot_of(report, report->rule_slots, report->rule_slot_count, id, code);
    if (*slot == 0) {
        plan_rule_counts row;
        memset(&row, 0, sizeof row);
        row.id = id;
        row.code = code;
        void *items = report->rules;
        status = plan_grow(&report->allocator, &items, &report->rule_capacity,
                           report->rule_count + 1, sizeof row);
        if (status != PLAN_OK) {
            return status;
        }
        report->rules = items;
        if (!plan_report_copy_text(&report->arena, &row.id) ||
            !plan_report_copy_text(&report->arena, &row.code)) {
            return PLAN_NO_MEMORY;
        }
        report->rules[report->rule_count++] = row;
        *slot = (uint32_t)report->rule_count;
    }
    report->rules[*slot - 1].severity = (uint8_t)severity;
    *index = *slot - 1;
    return PLAN_OK;
}

/* Merges from[begin..middle) and from[middle..end) into `to`; of equals the left one first. */
static void merge(const plan_rule_counts *from, plan_rule_counts *to, size_t begin, size_t middle,
                  size_t end) {
    size_t left = begin, right = middle;
    for (size_t at = begin; at < end; at++) {
        bool take_left =
            right >= end || (left < middle && strcmp(from[left].code, from[right].code) <= 0);
        to[at] = take_left ? from[left++] : from[right++];
    }
}

plan_status plan_report_sort_rules(plan_report *report) {
    size_t n = report->rule_count;
    plan_rule_counts *from = report->rules;
    plan_rule_counts *to = plan_allocate(&report->allocator, report->rule_capacity, sizeof *to);
    if (to == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t width = 1; width < n; width *= 2) {
        for (size_t begin = 0; begin < n; begin += 2 * width) {
            size_t middle = begin + width < n ? begin + width : n;
            merge(from, to, begin, middle, middle + width < n ? middle + width : n);
        }
        plan_rule_counts *other = from;
        from = to;
        to = other;
    }
    plan_release(&report->allocator, to, report->rule_capacity, sizeof *to);
    report->rules = from;
    plan_release(&report->allocator, report->rule_slots, report->rule_slot_count,
                 sizeof *report->rule_slots);
    report->rule_slots = NULL; /* places have changed */
    report->rule_slot_count = 0;
    return PLAN_OK;
}
