/* Explanations: kept with the identities of what they mend until the findings are in order. */
#include "report.h"

#include <stdlib.h>
#include <string.h>

static bool copy_figures(plan_arena *arena, plan_explanation *explanation) {
    size_t n = explanation->figure_count;
    plan_suspect *figures = plan_arena_allocate(arena, (n + 1) * sizeof *figures);
    if (figures == NULL) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        plan_suspect *f = &figures[i];
        *f = explanation->figures[i];
        const char **const texts[] = {&f->indicator, &f->area, &f->period, &f->series, &f->measure,
                                      &f->name,      &f->unit, &f->value,  &f->repair, &f->file};
        if (!plan_report_copy_texts(arena, texts, sizeof texts / sizeof texts[0])) {
            return false;
        }
    }
    explanation->figures = figures;
    return true;
}

plan_status plan_report_add_explanation(plan_report *report, const plan_explanation *explanation,
                                        const plan_identity *mends, size_t mend_count) {
    plan_explained one = {*explanation, NULL, mend_count, report->explanation_count};
    plan_identity *identities =
        plan_arena_allocate(&report->arena, (mend_count + 1) * sizeof *identities);
    void *items = report->explanations;
    if (identities == NULL || !copy_figures(&report->arena, &one.explanation)) {
        return PLAN_NO_MEMORY;
    }
    plan_status status = plan_grow(&report->allocator, &items, &report->explanation_capacity,
                                   report->explanation_count + 1, sizeof one);
    if (status != PLAN_OK) {
        return status;
    }
    report->explanations = items;
    memcpy(identities, mends, mend_count * sizeof *identities);
    one.identities = identities;
    one.explanation.mends = NULL;
    one.explanation.mend_count = 0;
    report->explanations[report->explanation_count++] = one;
    return PLAN_OK;
}

/* --- Places --- */

typedef struct place {
    plan_identity identity;
    size_t finding;
} place;

static int compare_places(const void *left, const void *right) {
    const place *a = left, *b = right;
    int order = plan_identity_order(&a->identity, &b->identity);
    return order != 0 ? order : (a->finding > b->finding) - (a->finding < b->finding);
}

static int compare_sizes(const void *left, const void *right) {
    const size_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* First place that is not before an identity. */
static size_t first_place(const place *places, size_t n, const plan_identity *identity) {
    size_t begin = 0, end = n;
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        if (plan_identity_order(&places[middle].identity, identity) < 0) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    return begin;
}

/* All findings of an identity: two of them cannot be told apart. */
static plan_status place_one(plan_report *report, plan_explained *one, const place *places,
                             size_t n) {
    size_t count = 0, room = 0;
    for (size_t pass = 0; pass < 2; pass++) {
        size_t *mends = NULL;
        if (pass == 1) {
            room = count;
            count = 0;
            mends = plan_arena_allocate(&report->arena, (room + 1) * sizeof *mends);
            if (mends == NULL) {
                return PLAN_NO_MEMORY;
            }
            one->explanation.mends = mends;
        }
        for (size_t i = 0; i < one->identity_count; i++) {
            bool again =
                i > 0 && plan_identity_order(&one->identities[i], &one->identities[i - 1]) == 0;
            size_t at = first_place(places, n, &one->identities[i]);
            for (; !again && at < n &&
                   plan_identity_order(&places[at].identity, &one->identities[i]) == 0;
                 at++) {
                if (mends != NULL) {
                    mends[count] = places[at].finding;
                }
                count++;
            }
        }
        if (mends != NULL) {
            qsort(mends, count, sizeof *mends, compare_sizes);
        }
    }
    one->explanation.mend_count = count;
    return PLAN_OK;
}

/* By the first finding that they mend; sets of the same findings stay as they came. */
static int compare_explained(const void *left, const void *right) {
    const plan_explained *a = left, *b = right;
    size_t x = a->explanation.mend_count > 0 ? a->explanation.mends[0] : SIZE_MAX;
    size_t y = b->explanation.mend_count > 0 ? b->explanation.mends[0] : SIZE_MAX;
    if (x != y) {
        return x < y ? -1 : 1;
    }
    return (a->arrival > b->arrival) - (a->arrival < b->arrival);
}

plan_status plan_report_place_explanations(plan_report *report) {
    size_t n = report->finding_count;
    if (report->explanation_count == 0) {
        return PLAN_OK;
    }
    place *places = plan_allocate(&report->allocator, n + 1, sizeof *places);
    if (places == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < n; i++) {
        plan_span text = plan_span_of(report->findings[i].identity);
        (void)plan_identity_read(text, &places[i].identity); /* as the report wrote it */
        places[i].finding = i;
    }
    qsort(places, n, sizeof *places, compare_places);
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < report->explanation_count && status == PLAN_OK; i++) {
        status = place_one(report, &report->explanations[i], places, n);
    }
    qsort(report->explanations, report->explanation_count, sizeof *report->explanations,
          compare_explained);
    /* What mends no finding that is shown, the limit having cut it, says nothing; these are last.
     */
    while (status == PLAN_OK && report->explanation_count > 0 &&
           report->explanations[report->explanation_count - 1].explanation.mend_count == 0) {
        report->explanation_count--;
    }
    plan_release(&report->allocator, places, n + 1, sizeof *places);
    return status;
}

size_t plan_report_explanation_count(const plan_report *report) {
    return report == NULL || !report->finished ? 0 : report->explanation_count;
}

const plan_explanation *plan_report_explanation(const plan_report *report, size_t index) {
    return index < plan_report_explanation_count(report) ? &report->explanations[index].explanation
                                                         : NULL;
}
