/* Findings before they are in words: the first N of them, in the report's order. */
#include <string.h>

#include "check.h"

static const char *file_of(const plan_checker *checker, const plan_draft *draft) {
    return draft->line == 0 ? "" : checker->table->files[draft->file];
}

static int compare_u64(uint64_t a, uint64_t b) {
    return (a > b) - (a < b);
}

/* As plan_finding_order has it, and total: which are kept must not depend on who comes first. */
static int compare_drafts(const plan_checker *checker, const plan_draft *a, const plan_draft *b) {
    int order = a->file == b->file && a->line != 0 && b->line != 0
                    ? 0
                    : strcmp(file_of(checker, a), file_of(checker, b));
    order = order != 0 ? order : compare_u64(a->line, b->line);
    order = order != 0 ? order : compare_u64(a->column, b->column);
    order = order != 0 ? order : compare_u64(a->instance.rule, b->instance.rule);
    order = order != 0 ? order : compare_u64(a->instance.period, b->instance.period);
    order = order != 0 ? order : compare_u64(a->instance.id, b->instance.id);
    order = order != 0 ? order : compare_u64(a->instance.area, b->instance.area);
    order = order != 0 ? order : compare_u64(a->instance.series, b->instance.series);
    return order != 0 ? order : compare_u64(a->instance.extra, b->instance.extra);
}

static void sift(const plan_checker *checker, plan_draft *drafts, size_t root, size_t n) {
    for (;;) {
        size_t child = 2 * root + 1;
        if (child >= n) {
            return;
        }
        if (child + 1 < n && compare_drafts(checker, &drafts[child], &drafts[child + 1]) < 0) {
            child++;
        }
        if (compare_drafts(checker, &drafts[root], &drafts[child]) >= 0) {
            return;
        }
        plan_draft draft = drafts[root];
        drafts[root] = drafts[child];
        drafts[child] = draft;
        root = child;
    }
}

static int severity_of(const plan_checker *checker, const plan_draft *draft) {
    return draft->verdict == PLAN_FAILS ? plan_instance_severity(checker, &draft->instance)
                                        : PLAN_SEVERITY_NOTE;
}

/* Keeps the draft while it is among the first N: drafts are a heap with the last one on top. */
void plan_draft_keep(plan_checker *checker, const plan_draft *draft) {
    size_t limit = checker->report->max_findings;
    if (checker->draft_count < limit) {
        void *drafts = checker->drafts;
        plan_status status = plan_grow(&checker->allocator, &drafts, &checker->draft_capacity,
                                       checker->draft_count + 1, sizeof *draft);
        if (status != PLAN_OK) {
            checker->status = status;
            return;
        }
        checker->drafts = drafts;
        checker->drafts[checker->draft_count++] = *draft;
        checker->drafted++;
        if (checker->draft_count == limit) {
            for (size_t i = limit / 2 + 1; i-- > 0;) {
                sift(checker, checker->drafts, i, limit);
            }
        }
        return;
    }
    const plan_draft *cut = draft;
    plan_draft last;
    if (limit > 0 && compare_drafts(checker, draft, &checker->drafts[0]) < 0) {
        last = checker->drafts[0];
        cut = &last;
        checker->drafts[0] = *draft;
        checker->drafted++;
        sift(checker, checker->drafts, 0, limit);
    }
    checker->cut[severity_of(checker, cut)]++;
}

void plan_drafts_sort(plan_checker *checker) {
    size_t n = checker->draft_count;
    for (size_t i = n / 2 + 1; i-- > 0;) {
        sift(checker, checker->drafts, i, n);
    }
    for (size_t i = n; i-- > 1;) {
        plan_draft draft = checker->drafts[0];
        checker->drafts[0] = checker->drafts[i];
        checker->drafts[i] = draft;
        sift(checker, checker->drafts, 0, i);
    }
}
