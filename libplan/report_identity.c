/* What a finding is, wherever it stands: its identity, lists of identities, and the findings that a
 * baseline knows. */
#include "report.h"

#include <stdlib.h>
#include <string.h>

/* --- Fowler-Noll-Vo 1a, 128 bits --- */

void plan_identity_begin(plan_identity *identity) {
    identity->high = UINT64_C(0x6c62272e07bb0142);
    identity->low = UINT64_C(0x62b821756295c58d);
}

/* Times the prime, which is 2^88 + 0x13b. */
static void multiply(plan_identity *h) {
    const uint64_t small = 0x13b, mask = UINT64_C(0xFFFFFFFF);
    uint64_t bottom = (h->low & mask) * small, top = (h->low >> 32) * small + (bottom >> 32);
    uint64_t high = h->high * small + (top >> 32) + (h->low << 24);
    h->low = top << 32 | (bottom & mask);
    h->high = high;
}

static void feed_byte(plan_identity *h, unsigned char byte) {
    h->low ^= byte;
    multiply(h);
}

void plan_identity_feed(plan_identity *h, plan_span part) {
    for (size_t i = 0; i < part.length; i++) {
        feed_byte(h, (unsigned char)part.text[i]);
    }
    feed_byte(h, 0xFF);
}

plan_identity plan_identity_of(const plan_finding *f, const plan_span *details, size_t count) {
    const char *const texts[] = {f->code,      f->rule, plan_verdict_name(f->verdict),
                                 f->indicator, f->area, f->period,
                                 f->series,    f->file};
    plan_identity identity;
    plan_identity_begin(&identity);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        plan_identity_feed(&identity, plan_span_of(texts[i]));
    }
    for (size_t i = 0; i < count; i++) {
        plan_identity_feed(&identity, details[i]);
    }
    return identity;
}

void plan_identity_write(const plan_identity *identity, char text[33]) {
    for (int i = 0; i < 32; i++) {
        uint64_t half = i < 16 ? identity->high : identity->low;
        text[i] = "0123456789abcdef"[half >> (60 - 4 * (i % 16)) & 15];
    }
    text[32] = '\0';
}

bool plan_identity_read(plan_span text, plan_identity *result) {
    uint64_t halves[2] = {0, 0};
    if (text.length != 32) {
        return false;
    }
    for (size_t i = 0; i < 32; i++) {
        char c = text.text[i];
        bool digit = c >= '0' && c <= '9';
        if (!digit && (c < 'a' || c > 'f')) {
            return false;
        }
        halves[i / 16] = halves[i / 16] << 4 | (uint64_t)(digit ? c - '0' : c - 'a' + 10);
    }
    result->high = halves[0];
    result->low = halves[1];
    return true;
}

/* --- Lists --- */

static int compare(uint64_t a, uint64_t b) {
    return (a > b) - (a < b);
}

int plan_identity_order(const plan_identity *a, const plan_identity *b) {
    int order = compare(a->high, b->high);
    return order != 0 ? order : compare(a->low, b->low);
}

static int compare_entries(const void *left, const void *right) {
    const plan_identity_entry *a = left, *b = right;
    int order = compare(a->code, b->code);
    return order != 0 ? order : plan_identity_order(&a->identity, &b->identity);
}

plan_status plan_identities_add(const plan_allocator *allocator, plan_identities *list,
                                const plan_identity *identity, uint16_t code, uint32_t count) {
    void *items = list->items;
    plan_status status =
        plan_grow(allocator, &items, &list->capacity, list->count + 1, sizeof *list->items);
    if (status == PLAN_OK) {
        plan_identity_entry added = {*identity, count, code};
        list->items = items;
        list->items[list->count++] = added;
    }
    return status;
}

void plan_identities_sort(plan_identities *list) {
    size_t kept = 0;
    if (list->count < 2) {
        return;
    }
    qsort(list->items, list->count, sizeof *list->items, compare_entries);
    for (size_t i = 1; i < list->count; i++) {
        plan_identity_entry *last = &list->items[kept];
        if (compare_entries(last, &list->items[i]) == 0) {
            uint32_t more = list->items[i].count;
            last->count = more > UINT32_MAX - last->count ? UINT32_MAX : last->count + more;
        } else {
            list->items[++kept] = list->items[i];
        }
    }
    list->count = kept + 1;
}

plan_identity_entry *plan_identities_find(const plan_identities *list,
                                          const plan_identity *identity, uint16_t code) {
    plan_identity_entry wanted = {*identity, 0, code};
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_entries(&wanted, &list->items[middle]);
        if (order == 0) {
            return &list->items[middle];
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return NULL;
}

static uint64_t sum_of(const plan_identities *list) {
    uint64_t n = 0;
    for (size_t i = 0; i < list->count; i++) {
        n += list->items[i].count;
    }
    return n;
}

/* --- Baselines --- */

void plan_baseline_free(plan_baseline *baseline) {
    if (baseline == NULL) {
        return;
    }
    plan_allocator a = baseline->allocator;
    plan_release(&a, baseline->known.items, baseline->known.capacity, sizeof(plan_identity_entry));
    plan_release(&a, baseline, 1, sizeof *baseline);
}

uint64_t plan_baseline_count(const plan_baseline *baseline) {
    return baseline == NULL ? 0 : sum_of(&baseline->known);
}

static bool is_untouched(const plan_report *report) {
    return report != NULL && !report->finished && report->rule_count == 0;
}

plan_status plan_report_set_baseline(plan_report *report, const plan_baseline *baseline) {
    if (!is_untouched(report) || baseline == NULL || report->has_baseline) {
        return PLAN_INVALID;
    }
    size_t n = baseline->known.count;
    if (n > 0) {
        plan_identity_entry *items = plan_allocate(&report->allocator, n, sizeof *items);
        if (items == NULL) {
            return PLAN_NO_MEMORY;
        }
        memcpy(items, baseline->known.items, n * sizeof *items);
        report->known.items = items;
        report->known.count = report->known.capacity = n;
    }
    report->has_baseline = true;
    return PLAN_OK;
}

plan_status plan_report_keep_identities(plan_report *report) {
    if (!is_untouched(report)) {
        return PLAN_INVALID;
    }
    report->keeps_identities = true;
    return PLAN_OK;
}

uint64_t plan_report_stale(const plan_report *report) {
    return report == NULL || !report->finished ? 0 : sum_of(&report->known);
}

bool plan_report_wants_identities(const plan_report *report) {
    return report->keeps_identities || report->known.count > 0;
}

/* 301 of P301: a P and three digits are every code. */
static uint16_t number_of(const char *code) {
    return (uint16_t)(100 * (code[1] - '0') + 10 * (code[2] - '0') + (code[3] - '0'));
}

plan_status plan_report_meet(plan_report *report, const plan_identity *identity, const char *code,
                             bool always_shown, bool *known) {
    uint16_t number = number_of(code);
    plan_status status =
        report->keeps_identities
            ? plan_identities_add(&report->allocator, &report->met, identity, number, 1)
            : PLAN_OK;
    if (status != PLAN_OK) {
        return status;
    }
    plan_identity_entry *entry = plan_identities_find(&report->known, identity, number);
    bool found = entry != NULL && entry->count > 0;
    if (found) {
        entry->count--;
    }
    *known = found && !always_shown;
    report->summary.known += *known ? 1 : 0;
    return PLAN_OK;
}

void plan_report_forget(plan_report *report) {
    report->met.count -= report->keeps_identities ? 1 : 0;
}
