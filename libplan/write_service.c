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
    uint32_t index;
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

static int compare_rule(const void *left, const void *right) {
    const place *a = left, *b = right;
    int order = strcmp(a->finding->code, b->finding->code);
    order = order != 0 ? order : strcmp(a->finding->rule, b->finding->rule);
    return order != 0 ? order : by_index(a, b);
}

/* Findings in an order; NULL without memory. */
static place *sort(plan_output *o, int (*compare)(const void *left, const void *right)) {
    size_t n = o->report->finding_count;
    place *places = plan_allocate(&o->report->allocator, n + 1, sizeof *places);
    if (places == NULL) {
        o->status = o->status == PLAN_OK ? PLAN_NO_MEMORY : o->status;
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        places[i].finding = &o->report->findings[i];
        places[i].index = (uint32_t)i;
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
    if (places == NULL && o->status == PLAN_OK) {
        o->status = PLAN_NO_MEMORY;
    }
    return places;
}

void plan_output_release(plan_output *o, uint32_t *places) {
    plan_release(&o->report->allocator, places, o->report->finding_count + 1, sizeof *places);
}

static uint32_t *order(plan_output *o, int (*compare)(const void *left, const void *right)) {
    place *sorted = sort(o, compare);
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
    return order(o, compare_severity);
}

uint32_t *plan_output_by_rule(plan_output *o) {
    return order(o, compare_rule);
}

uint32_t *plan_output_occurrences(plan_output *o) {
    place *sorted = sort(o, compare_identity);
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
