/* Which figures explain the failed checks: checks that share a figure belong together, and for each
 * such component the smallest sets of figures are searched that enter all of its checks (a bounded
 * search tree) and can be changed so that they hold. */
#include "check_localise.h"

#include <stdlib.h>
#include <string.h>

/* Sets kept of one component, more are cut; a component gets no more than a part of the budget, so
 * that one knot leaves something for the others. */
enum { SETS = 64, SHARE = 8 };

/* A figure in a failed check. */
typedef struct entry {
    const plan_record *record;
    uint32_t draft;
} entry;

typedef struct localiser {
    plan_checker *checker;
    entry *entries; /* by draft: entries[start[d]] to entries[start[d + 1]] */
    size_t entry_count, entry_capacity;
    uint32_t *start, *parent; /* parent: of the components' forest */
    uint32_t *members;        /* drafts, component by component */
    size_t drafts;
} localiser;

/* What was found of one component. */
typedef struct component {
    const uint32_t *members;
    size_t count;
    plan_suspects *sets;
    size_t set_count;
    uint64_t budget; /* of evaluations, counted as those of the checker */
    bool cut;
} component;

static bool is_linear_failure(const plan_checker *checker, const plan_draft *draft) {
    return draft->verdict == PLAN_FAILS && plan_check_is_linear(draft->instance.rule) &&
           (draft->instance.rule != PLAN_CHECK_EXPRESSION ||
            plan_user_is_mendable(checker, &draft->instance));
}

/* --- Components --- */

static uint32_t root_of(localiser *l, uint32_t draft) {
    while (l->parent[draft] != draft) {
        l->parent[draft] = l->parent[l->parent[draft]];
        draft = l->parent[draft];
    }
    return draft;
}

static plan_status add_entries(localiser *l, uint32_t draft) {
    plan_checker *checker = l->checker;
    const plan_instance *instance = &checker->drafts[draft].instance;
    size_t count = plan_gather(checker, instance, checker->operands);
    plan_outcome outcome = plan_judge(checker, instance, checker->operands, count);
    l->start[draft] = (uint32_t)l->entry_count;
    for (size_t i = 0; i < count && !outcome.missing_fails; i++) {
        const plan_operand *operand = &checker->operands[i];
        if (operand->record == NULL) {
            continue;
        }
        void *entries = l->entries;
        plan_status status = plan_grow(&checker->allocator, &entries, &l->entry_capacity,
                                       l->entry_count + 1, sizeof *l->entries);
        if (status != PLAN_OK) {
            return status;
        }
        l->entries = entries;
        l->entries[l->entry_count].record = operand->record;
        l->entries[l->entry_count++].draft = draft;
    }
    return PLAN_OK;
}

static int compare_entries(const void *left, const void *right) {
    const entry *a = left, *b = right;
    if (a->record != b->record) {
        return a->record < b->record ? -1 : 1;
    }
    return (a->draft > b->draft) - (a->draft < b->draft);
}

/* Joins the drafts of one figure; the order by draft comes back afterwards. */
static plan_status join_drafts(localiser *l) {
    const plan_allocator *a = &l->checker->allocator;
    entry *sorted = plan_allocate(a, l->entry_count + 1, sizeof *sorted);
    if (sorted == NULL) {
        return PLAN_NO_MEMORY;
    }
    if (l->entry_count > 0) {
        memcpy(sorted, l->entries, l->entry_count * sizeof *sorted);
    }
    qsort(sorted, l->entry_count, sizeof *sorted, compare_entries);
    for (size_t i = 1; i < l->entry_count; i++) {
        if (sorted[i].record == sorted[i - 1].record) {
            uint32_t x = root_of(l, sorted[i].draft), y = root_of(l, sorted[i - 1].draft);
            l->parent[x > y ? x : y] = x > y ? y : x;
        }
    }
    plan_release(a, sorted, l->entry_count + 1, sizeof *sorted);
    return PLAN_OK;
}

/* --- Sets that enter every check of a component --- */

static bool has(const plan_suspects *set, const plan_record *record) {
    for (size_t k = 0; k < set->count; k++) {
        if (set->records[k] == record) {
            return true;
        }
    }
    return false;
}

static bool enters(const localiser *l, uint32_t draft, const plan_suspects *set) {
    for (uint32_t e = l->start[draft]; e < l->start[draft + 1]; e++) {
        if (has(set, l->entries[e].record)) {
            return true;
        }
    }
    return false;
}

static bool same_set(const plan_suspects *a, const plan_suspects *b) {
    bool same = a->count == b->count;
    for (size_t i = 0; i < a->count && same; i++) {
        same = has(b, a->records[i]);
    }
    return same;
}

static plan_status keep_if_fits(localiser *l, component *c, plan_suspects *set) {
    bool fits = false;
    for (size_t i = 0; i < c->set_count; i++) {
        if (same_set(&c->sets[i], set)) {
            return PLAN_OK;
        }
    }
    plan_status status = plan_localise_fit(l->checker, set, &fits);
    if (status == PLAN_LIMIT || (fits && c->set_count == SETS)) {
        c->cut = true;
        return PLAN_OK;
    }
    if (fits) {
        c->sets[c->set_count++] = *set;
    }
    return status;
}

/* Branches on the figures of the first check that the set does not enter. */
static plan_status branch(localiser *l, component *c, plan_suspects *set, size_t size) {
    size_t open_at = 0;
    bool has_open = false;
    if (c->cut || l->checker->evaluations >= c->budget) {
        c->cut = true;
        return PLAN_OK;
    }
    while (open_at < c->count && !has_open) {
        has_open = !enters(l, c->members[open_at], set);
        open_at += has_open ? 0 : 1;
    }
    if (!has_open && set->count == size) {
        return keep_if_fits(l, c, set);
    }
    if (set->count == size) {
        return PLAN_OK;
    }
    /* Where every check is entered, any figure of the component may have to change as well. */
    plan_status status = PLAN_OK;
    size_t first = has_open ? open_at : 0, last = has_open ? open_at : c->count - 1;
    for (size_t m = first; m <= last; m++) {
        uint32_t draft = c->members[m];
        for (uint32_t e = l->start[draft]; e < l->start[draft + 1] && status == PLAN_OK; e++) {
            if (!has(set, l->entries[e].record)) {
                plan_suspects larger = *set;
                larger.records[larger.count++] = l->entries[e].record;
                status = branch(l, c, &larger, size);
            }
        }
    }
    return status;
}

/* One digit first, then the place in the files. */
static int compare_sets(const void *left, const void *right) {
    const plan_suspects *a = left, *b = right;
    if (a->has_repair != b->has_repair) {
        return a->has_repair ? -1 : 1;
    }
    /* Sets are of one size, and no two are of the same figures. */
    size_t i = 0;
    while (i + 1 < a->count && a->records[i] == b->records[i]) {
        i++;
    }
    const plan_record *x = a->records[i], *y = b->records[i];
    int by_column = (x->column > y->column) - (x->column < y->column);
    return 2 * ((x->place > y->place) - (x->place < y->place)) + by_column;
}

static plan_status explain(localiser *l, component *c) {
    plan_suspects none;
    memset(&none, 0, sizeof none);
    c->set_count = 0;
    c->cut = false;
    c->budget = l->checker->evaluations + l->checker->budget / SHARE;
    if (c->budget > l->checker->budget) {
        c->budget = l->checker->budget;
    }
    plan_status status = PLAN_OK;
    for (size_t size = 1; size <= PLAN_LOCALISE_FIGURES && c->set_count == 0 && !c->cut; size++) {
        status = branch(l, c, &none, size);
        if (status != PLAN_OK) {
            return status;
        }
    }
    qsort(c->sets, c->set_count, sizeof *c->sets, compare_sets);
    return plan_localise_tell(l->checker, c->sets, c->set_count, c->members, c->count,
                              !c->cut && c->set_count > 0);
}

static plan_status explain_all(localiser *l) {
    plan_checker *checker = l->checker;
    component c;
    memset(&c, 0, sizeof c);
    c.sets = plan_allocate(&checker->allocator, SETS, sizeof *c.sets);
    plan_status status = c.sets != NULL ? PLAN_OK : PLAN_NO_MEMORY;
    /* Drafts stand in the report's order, and roots are the smallest of their component; a chain
     * through `next` would be shorter, a pass over all drafts for each root would be quadratic. */
    uint32_t *next = plan_allocate(&checker->allocator, l->drafts + 1, sizeof *next);
    uint32_t *last = plan_allocate(&checker->allocator, l->drafts + 1, sizeof *last);
    status = next != NULL && last != NULL ? status : PLAN_NO_MEMORY;
    for (uint32_t d = 0; d < l->drafts && status == PLAN_OK; d++) {
        uint32_t root = root_of(l, d);
        next[d] = UINT32_MAX;
        if (root != d) {
            next[last[root]] = d;
        }
        last[root] = d;
    }
    /* Knots of several checks first: a single one has its own repairs should the budget end. */
    for (int single = 0; single < 2; single++) {
        for (uint32_t d = 0; d < l->drafts && status == PLAN_OK; d++) {
            bool is_root = l->parent[d] == d && l->start[d] != l->start[d + 1];
            if (!is_root || (next[d] == UINT32_MAX) != (single == 1)) {
                continue;
            }
            c.count = 0;
            c.members = l->members;
            for (uint32_t at = d; at != UINT32_MAX; at = next[at]) {
                l->members[c.count++] = at;
            }
            status = explain(l, &c);
        }
    }
    plan_release(&checker->allocator, next, l->drafts + 1, sizeof *next);
    plan_release(&checker->allocator, last, l->drafts + 1, sizeof *last);
    plan_release(&checker->allocator, c.sets, SETS, sizeof *c.sets);
    return status;
}

plan_status plan_localise(plan_checker *checker) {
    const plan_allocator *a = &checker->allocator;
    size_t n = checker->draft_count;
    localiser l;
    memset(&l, 0, sizeof l);
    checker->evaluations = 0; /* repairs have spent their budget, this is another */
    l.checker = checker;
    l.drafts = n;
    l.start = plan_allocate_zero(a, n + 1, sizeof *l.start);
    l.parent = plan_allocate(a, n + 1, sizeof *l.parent);
    l.members = plan_allocate(a, n + 1, sizeof *l.members);
    plan_status status =
        l.start != NULL && l.parent != NULL && l.members != NULL ? PLAN_OK : PLAN_NO_MEMORY;
    for (uint32_t d = 0; d < n && status == PLAN_OK; d++) {
        l.parent[d] = d;
        l.start[d] = (uint32_t)l.entry_count;
        if (is_linear_failure(checker, &checker->drafts[d])) {
            status = add_entries(&l, d);
        }
    }
    if (status == PLAN_OK) {
        l.start[n] = (uint32_t)l.entry_count;
        status = join_drafts(&l);
    }
    status = status == PLAN_OK ? explain_all(&l) : status;
    plan_release(a, l.entries, l.entry_capacity, sizeof *l.entries);
    plan_release(a, l.start, n + 1, sizeof *l.start);
    plan_release(a, l.parent, n + 1, sizeof *l.parent);
    plan_release(a, l.members, n + 1, sizeof *l.members);
    return status;
}
