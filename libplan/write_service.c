/* What the formats for CI services share: paths from the root of a repository, and findings in
 * another order than the report's. */
#include "write.h"

#include <stdlib.h>
#include <string.h>

void plan_output_path(const plan_output *output, plan_buffer *buffer, const char *file) {
    const char *path = file[0] != '\0'                   ? file
                       : output->report->plan[0] != '\0' ? output->report->plan
                                                         : "plan";
    const char *prefix = output->options.prefix;
    if (prefix != NULL && path[0] != '/' && strcmp(path, "-") != 0) {
        plan_buffer_puts(buffer, prefix);
    }
    plan_buffer_puts(buffer, path);
}

/* --- Orders --- */

typedef struct place {
    const plan_finding *finding;
    uint32_t index, row;
} place;

static int by_index(const place *a, const place *b) {
    return (a->index > b->index) - (a->index < b->index);
}

static int compare_identity(const void *left, const void *right) {
    const place *a = left, *b = right;
    int order = strcmp(a->finding->identity, b->finding->identity);
    return order != 0 ? order : by_index(a, b);
}

static int compare_severity(const void *left, const void *right) {
    const place *a = left, *b = right;
    int order = (int)b->finding->severity - (int)a->finding->severity;
    return order != 0 ? order : by_index(a, b);
}

static int compare_row(const void *left, const void *right) {
    const place *a = left, *b = right;
    return a->row != b->row ? (a->row > b->row ? 1 : -1) : by_index(a, b);
}

/* Findings in an order; NULL without memory. */
static place *sort(plan_output *o, const uint32_t *rows,
                   int (*compare)(const void *left, const void *right)) {
    size_t n = o->report->finding_count;
    place *places = plan_allocate(&o->report->allocator, n + 1, sizeof *places);
    if (places == NULL) {
        plan_output_fail(o, PLAN_NO_MEMORY);
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        places[i].finding = &o->report->findings[i];
        places[i].index = (uint32_t)i;
        places[i].row = rows != NULL ? rows[i] : 0;
    }
    qsort(places, n, sizeof *places, compare);
    return places;
}

static void release(plan_output *o, place *places) {
    plan_release(&o->report->allocator, places, o->report->finding_count + 1, sizeof *places);
}

static uint32_t *new_places(plan_output *o) {
    uint32_t *places =
        plan_allocate_zero(&o->report->allocator, o->report->finding_count + 1, sizeof *places);
    if (places == NULL) {
        plan_output_fail(o, PLAN_NO_MEMORY);
    }
    return places;
}

void plan_output_release(plan_output *o, uint32_t *places) {
    plan_release(&o->report->allocator, places, o->report->finding_count + 1, sizeof *places);
}

static uint32_t *order(plan_output *o, const uint32_t *rows,
                       int (*compare)(const void *left, const void *right)) {
    place *sorted = sort(o, rows, compare);
    uint32_t *places = sorted == NULL ? NULL : new_places(o);
    for (size_t i = 0; places != NULL && i < o->report->finding_count; i++) {
        places[i] = sorted[i].index;
    }
    if (sorted != NULL) {
        release(o, sorted);
    }
    return places;
}

uint32_t *plan_output_by_severity(plan_output *o) {
    return order(o, NULL, compare_severity);
}

uint32_t *plan_output_by_row(plan_output *o, const uint32_t *rows) {
    return order(o, rows, compare_row);
}

/* Rows are ordered by code; some findings name a partition that has no row under their code. */
static uint32_t row_of(const plan_report *r, const plan_finding *f) {
    size_t low = 0, high = r->rule_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(r->rules[middle].code, f->code) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    size_t row = low;
    for (size_t i = low; i < r->rule_count && strcmp(r->rules[i].code, f->code) == 0; i++) {
        if (strcmp(r->rules[i].id, f->rule) == 0) {
            return (uint32_t)i;
        }
        row = strcmp(r->rules[i].id, f->code) == 0 ? i : row;
    }
    return (uint32_t)row;
}

uint32_t *plan_output_rows(plan_output *o) {
    const plan_report *r = o->report;
    uint32_t *rows = new_places(o);
    for (size_t i = 0; rows != NULL && i < r->finding_count; i++) {
        const plan_finding *f = &r->findings[i];
        bool again = i > 0 && strcmp(f->code, f[-1].code) == 0 && strcmp(f->rule, f[-1].rule) == 0;
        rows[i] = again ? rows[i - 1] : row_of(r, f);
    }
    return rows;
}

uint32_t *plan_output_occurrences(plan_output *o) {
    place *sorted = sort(o, NULL, compare_identity);
    uint32_t *places = sorted == NULL ? NULL : new_places(o);
    for (size_t i = 0; places != NULL && i < o->report->finding_count; i++) {
        bool again =
            i > 0 && strcmp(sorted[i].finding->identity, sorted[i - 1].finding->identity) == 0;
        places[sorted[i].index] = again ? places[sorted[i - 1].index] + 1 : 1;
    }
    if (sorted != NULL) {
        release(o, sorted);
    }
    return places;
}
