/* The first N findings in the report's order: a heap with the last of them on top, so that memory
 * stays flat however many there are. */
#include "report.h"

#include <string.h>

static int compare_texts(const char *a, const char *b) {
    return strcmp(a == NULL ? "" : a, b == NULL ? "" : b);
}

static int compare_numbers(uint64_t a, uint64_t b) {
    return (a > b) - (a < b);
}

int plan_finding_order(const plan_finding *a, const plan_finding *b) {
    int order = compare_texts(a->file, b->file);
    order = order != 0 ? order : compare_numbers(a->line, b->line);
    order = order != 0 ? order : compare_numbers(a->column, b->column);
    order = order != 0 ? order : compare_texts(a->code, b->code);
    order = order != 0 ? order : compare_texts(a->period, b->period);
    order = order != 0 ? order : compare_texts(a->rule, b->rule);
    order = order != 0 ? order : compare_texts(a->area, b->area);
    order = order != 0 ? order : compare_texts(a->series, b->series);
    order = order != 0 ? order : compare_texts(a->indicator, b->indicator);
    return order != 0 ? order : compare_texts(a->message, b->message);
}

/* --- Heap --- */

static void swap(plan_finding *a, plan_finding *b) {
    plan_finding finding = *a;
    *a = *b;
    *b = finding;
}

static void sift_down(plan_finding *heap, size_t root, size_t n) {
    for (;;) {
        size_t child = 2 * root + 1;
        if (child >= n) {
            return;
        }
        if (child + 1 < n && plan_finding_order(&heap[child], &heap[child + 1]) < 0) {
            child++;
        }
        if (plan_finding_order(&heap[root], &heap[child]) >= 0) {
            return;
        }
        swap(&heap[root], &heap[child]);
        root = child;
    }
}

static void sift_up(plan_finding *heap, size_t at) {
    while (at > 0 && plan_finding_order(&heap[(at - 1) / 2], &heap[at]) < 0) {
        swap(&heap[at], &heap[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
}

void plan_report_sort_findings(plan_report *report) {
    for (size_t n = report->finding_count; n > 1; n--) {
        swap(&report->findings[0], &report->findings[n - 1]);
        sift_down(report->findings, 0, n - 1);
    }
}

/* --- Deep copies --- */

bool plan_report_copy_text(plan_arena *arena, const char **text) {
    if (*text == NULL || **text == '\0') {
        *text = "";
        return true;
    }
    const char *copy = plan_arena_copy(arena, *text, strlen(*text));
    if (copy != NULL) {
        *text = copy;
    }
    return copy != NULL;
}

bool plan_report_copy_texts(plan_arena *arena, const char **const *texts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!plan_report_copy_text(arena, texts[i])) {
            return false;
        }
    }
    return true;
}

static bool copy_inputs(plan_arena *arena, plan_finding *finding) {
    plan_input *inputs = NULL;
    if (finding->input_count > 0) {
        inputs = plan_arena_allocate(arena, finding->input_count * sizeof *inputs);
        if (inputs == NULL) {
            return false;
        }
        memcpy(inputs, finding->inputs, finding->input_count * sizeof *inputs);
    }
    finding->inputs = inputs;
    for (size_t i = 0; i < finding->input_count; i++) {
        plan_input *in = &inputs[i];
        const char **const texts[] = {&in->indicator, &in->area, &in->period, &in->series,
                                      &in->measure,   &in->name, &in->unit,   &in->value,
                                      &in->file,      &in->cell};
        if (!plan_report_copy_texts(arena, texts, sizeof texts / sizeof texts[0])) {
            return false;
        }
    }
    return true;
}

static bool copy_repairs(plan_arena *arena, plan_finding *finding) {
    plan_repair *repairs = NULL;
    if (finding->repair_count > 0) {
        repairs = plan_arena_allocate(arena, finding->repair_count * sizeof *repairs);
        if (repairs == NULL) {
            return false;
        }
        memcpy(repairs, finding->repairs, finding->repair_count * sizeof *repairs);
    }
    finding->repairs = repairs;
    for (size_t i = 0; i < finding->repair_count; i++) {
        const char **const texts[] = {&repairs[i].from, &repairs[i].to, &repairs[i].cell};
        if (!plan_report_copy_texts(arena, texts, 3)) {
            return false;
        }
    }
    return true;
}

bool plan_report_copy_finding(plan_arena *arena, plan_finding *f) {
    const char **const texts[] = {&f->code,       &f->rule,    &f->indicator, &f->area,
                                  &f->period,     &f->series,  &f->name,      &f->group,
                                  &f->file,       &f->value,   &f->gap,       &f->beyond_rounding,
                                  &f->arithmetic, &f->message, &f->identity};
    return plan_report_copy_texts(arena, texts, sizeof texts / sizeof texts[0]) &&
           copy_inputs(arena, f) && copy_repairs(arena, f);
}

/* Copies what is still kept into a new arena and gives the old one back. Without memory for that
 * everything stays as it is. */
static void drop_pushed_out(plan_report *report) {
    size_t n = report->finding_count;
    plan_finding *copies = plan_allocate(&report->allocator, n, sizeof *copies);
    plan_arena arena;
    if (copies == NULL) {
        return;
    }
    plan_arena_init(&arena, &report->allocator);
    memcpy(copies, report->findings, n * sizeof *copies);
    bool copied = true;
    for (size_t i = 0; i < n && copied; i++) {
        copied = plan_report_copy_finding(&arena, &copies[i]);
    }
    if (copied) {
        memcpy(report->findings, copies, n * sizeof *copies);
        plan_arena_free(&report->kept);
        report->kept = arena;
    } else {
        plan_arena_free(&arena);
    }
    report->pushed_out = 0;
    plan_release(&report->allocator, copies, n, sizeof *copies);
}

/* --- Adding --- */

void plan_report_count(plan_report *report, int severity, uint64_t n) {
    plan_summary *s = &report->summary;
    uint64_t *const counts[] = {NULL, &s->notes, &s->warnings, &s->errors};
    if (severity > PLAN_SEVERITY_OFF) {
        *counts[severity] += n;
    }
}

bool plan_report_would_keep(const plan_report *report, const plan_finding *finding) {
    return report->finding_count < report->max_findings ||
           plan_finding_order(finding, &report->findings[0]) < 0;
}

plan_status plan_report_add(plan_report *report, const plan_finding *finding) {
    plan_finding copy = *finding;
    char identity[33];
    if (finding->severity == PLAN_SEVERITY_OFF) {
        return PLAN_OK;
    }
    if (plan_report_would_keep(report, finding)) {
        bool grows = report->finding_count < report->max_findings;
        void *items = report->findings;
        if (grows && plan_grow(&report->allocator, &items, &report->finding_capacity,
                               report->finding_count + 1, sizeof copy) != PLAN_OK) {
            return PLAN_NO_MEMORY;
        }
        report->findings = items;
        if (copy.identity == NULL) {
            plan_identity of = plan_identity_of(finding, NULL, 0);
            plan_identity_write(&of, identity);
            copy.identity = identity;
        }
        if (!plan_report_copy_finding(&report->kept, &copy)) {
            return PLAN_NO_MEMORY;
        }
        if (grows) {
            report->findings[report->finding_count++] = copy;
            sift_up(report->findings, report->finding_count - 1);
        } else {
            report->findings[0] = copy;
            sift_down(report->findings, 0, report->finding_count);
            if (++report->pushed_out > report->finding_count + 64) {
                drop_pushed_out(report);
            }
        }
    }
    plan_report_count(report, copy.severity, 1);
    return PLAN_OK;
}
