/* Findings by rule, and anchors that stay the same from report to report. */
#include "write_html.h"

#include <string.h>

/* --- Anchors --- */

/* The first half of the identity: shorter, and hardly ever the same for two. */
static uint64_t half_of(const plan_finding *f) {
    static const char digits[] = "0123456789abcdef";
    uint64_t half = 0;
    for (size_t i = 0; i < 16 && f->identity[i] != '\0'; i++) {
        const char *digit = strchr(digits, f->identity[i]);
        half = half << 4 | (digit != NULL ? (uint64_t)(digit - digits) : 0);
    }
    return half;
}

void plan_html_finding_id(plan_html *h, size_t finding) {
    const plan_finding *f = &h->report->findings[finding];
    uint64_t half = half_of(f);
    char text[17];
    for (size_t i = 0; f->code[i] != '\0'; i++) {
        bool plain = strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", f->code[i]) != NULL;
        plan_buffer_char(&h->output->buffer, plain ? f->code[i] : '_');
    }
    text[16] = '\0';
    for (size_t i = 16; i-- > 0; half >>= 4) {
        text[i] = "0123456789abcdef"[half & 15];
    }
    plan_html_raw(h, "-");
    plan_html_raw(h, text);
    if (h->copy[finding] > 0) {
        plan_html_raw(h, "-");
        plan_html_number(h, h->copy[finding] + UINT64_C(1));
    }
}

/* Counts earlier findings of the same identity in an open hash table: a slot holds the place of
 * the last one + 1. */
static void number_copies(plan_html *h, uint32_t *slots, size_t slot_count) {
    const plan_finding *findings = h->report->findings;
    for (size_t i = 0; i < h->report->finding_count; i++) {
        uint64_t half = half_of(&findings[i]);
        size_t at = (size_t)(half ^ half >> 32) & (slot_count - 1);
        while (slots[at] != 0 && half_of(&findings[slots[at] - 1]) != half) {
            at = (at + 1) & (slot_count - 1);
        }
        h->copy[i] = slots[at] == 0 ? 0 : h->copy[slots[at] - 1] + 1;
        slots[at] = (uint32_t)i + 1;
    }
}

/* --- Rules --- */

/* The place of the finding's rule; the number of rules where it has none. */
static uint32_t find_rule(const plan_report *report, const plan_finding *f) {
    size_t low = 0, high = report->rule_count;
    while (low < high) { /* rules are ordered by code */
        size_t middle = low + (high - low) / 2;
        if (strcmp(report->rules[middle].code, f->code) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < report->rule_count && strcmp(report->rules[low].code, f->code) == 0; low++) {
        if (strcmp(report->rules[low].id, f->rule) == 0) {
            return (uint32_t)low;
        }
    }
    return (uint32_t)report->rule_count;
}

/* By counting: findings of one rule stay in their order. */
static void order_by_rule(plan_html *h, uint32_t *rule_of) {
    const plan_report *report = h->report;
    size_t rules = report->rule_count;
    memset(h->first, 0, (rules + 2) * sizeof *h->first);
    for (size_t i = 0; i < report->finding_count; i++) {
        const plan_finding *f = &report->findings[i];
        bool as_before =
            i > 0 && strcmp(f->code, f[-1].code) == 0 && strcmp(f->rule, f[-1].rule) == 0;
        rule_of[i] = as_before ? rule_of[i - 1] : find_rule(report, f);
        h->first[rule_of[i] + 1]++;
    }
    for (size_t r = 0; r <= rules; r++) {
        h->first[r + 1] += h->first[r];
    }
    for (size_t i = report->finding_count; i-- > 0;) {
        h->order[--h->first[rule_of[i] + 1]] = (uint32_t)i;
    }
    /* Each end has become the start of its rule. */
    for (size_t r = 0; r <= rules; r++) {
        h->first[r] = h->first[r + 1];
    }
    h->first[rules + 1] = (uint32_t)report->finding_count;
}

bool plan_html_sort(plan_html *h) {
    const plan_allocator *a = &h->report->allocator;
    size_t n = h->report->finding_count, slot_count = 16;
    while (slot_count < 2 * n) {
        slot_count *= 2;
    }
    uint32_t *slots = plan_allocate(a, slot_count, sizeof *slots);
    h->order = plan_allocate(a, n + 1, sizeof *h->order);
    h->first = plan_allocate(a, h->report->rule_count + 2, sizeof *h->first);
    h->copy = plan_allocate(a, n + 1, sizeof *h->copy);
    bool made = slots != NULL && h->order != NULL && h->first != NULL && h->copy != NULL;
    if (made) {
        memset(slots, 0, slot_count * sizeof *slots);
        number_copies(h, slots, slot_count);
        order_by_rule(h, slots); /* which has room for it */
    }
    plan_release(a, slots, slot_count, sizeof *slots);
    return made;
}

void plan_html_sort_free(plan_html *h) {
    const plan_allocator *a = &h->report->allocator;
    size_t n = h->report->finding_count;
    plan_release(a, h->order, n + 1, sizeof *h->order);
    plan_release(a, h->first, h->report->rule_count + 2, sizeof *h->first);
    plan_release(a, h->copy, n + 1, sizeof *h->copy);
}
