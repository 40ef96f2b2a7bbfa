/* What a catalog says of itself before there is any figure: partitions that overlap, and rules that
 * its bounds decide already. Nothing here is an error. */
#include <plan/interval.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog.h"
#include "status.h"

typedef struct reviewer {
    const plan_catalog *catalog;
    void (*report)(void *context, const plan_catalog_problem *problem);
    void *context;
} reviewer;

static void tell(const reviewer *r, uint8_t sort, char section, uint32_t id, const char *key,
                 size_t index, const char *message) {
    plan_catalog_problem problem;
    memset(&problem, 0, sizeof problem);
    problem.status = PLAN_OK;
    problem.sort = sort;
    problem.section = section;
    problem.id = id;
    problem.key = key;
    problem.index = index;
    snprintf(problem.message, sizeof problem.message, "%s", message);
    r->report(r->context, &problem);
}

/* --- Partitions that overlap --------------------------------------------------------------- */

/* A partition by its members in any order; or a member of a whole. */
typedef struct membership {
    uint64_t key;
    uint32_t partition, member;
} membership;

static int compare_memberships(const void *left, const void *right) {
    const membership *a = left, *b = right;
    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    return (a->partition > b->partition) - (a->partition < b->partition);
}

static uint64_t mixed(uint32_t id) {
    uint64_t h = (uint64_t)id * UINT64_C(0x9E3779B97F4A7C15);
    h = (h ^ h >> 29) * UINT64_C(0xBF58476D1CE4E5B9);
    return h ^ h >> 32;
}

/* True where the members are those whose marks are set. */
static bool are_marked(const plan_partition_entry *partition, const uint32_t *marks,
                       uint32_t mark) {
    for (size_t i = 0; i < partition->member_count; i++) {
        if (marks[partition->members[i]] != mark) {
            return false;
        }
    }
    return true;
}

static void tell_same(const reviewer *r, uint32_t first, uint32_t second) {
    plan_error text;
    plan_error_init(&text);
    plan_fail(&text, PLAN_EXISTS, 0, 0,
              "it has the same members as the partition '%s'; keep one of them",
              r->catalog->partitions[first].code);
    tell(r, PLAN_CATALOG_OVERLAP, 'p', second, "members", 0, text.message);
}

/* Partitions of equal members: neighbours in an order by sums over members. */
static void find_same(const reviewer *r, membership *items, uint32_t *marks, bool *told) {
    const plan_partition_entry *all = r->catalog->partitions;
    size_t count = r->catalog->partition_codes.count;
    for (uint32_t p = 0; p < count; p++) {
        items[p].key = all[p].member_count;
        items[p].partition = p;
        for (size_t i = 0; i < all[p].member_count; i++) {
            items[p].key += mixed(all[p].members[i]);
        }
    }
    qsort(items, count, sizeof *items, compare_memberships);
    for (size_t i = 0, end; i < count; i = end) {
        const plan_partition_entry *first = &all[items[i].partition];
        for (size_t k = 0; k < first->member_count; k++) {
            marks[first->members[k]] = (uint32_t)i + 1;
        }
        for (end = i + 1; end < count && items[end].key == items[i].key; end++) {
            const plan_partition_entry *other = &all[items[end].partition];
            if (other->member_count == first->member_count &&
                are_marked(other, marks, (uint32_t)i + 1)) {
                told[items[end].partition] = true;
                tell_same(r, items[i].partition, items[end].partition);
            }
        }
    }
}

/* Members that two partitions of one whole have in common; one of them is told. */
static void find_common(const reviewer *r, membership *items, bool *told) {
    const plan_partition_entry *all = r->catalog->partitions;
    size_t n = 0;
    for (uint32_t p = 0; p < r->catalog->partition_codes.count; p++) {
        for (uint32_t i = 0; !all[p].has_total && i < all[p].member_count; i++) {
            items[n].key = (uint64_t)all[p].whole << 32 | all[p].members[i];
            items[n].partition = p;
            items[n++].member = i;
        }
    }
    qsort(items, n, sizeof *items, compare_memberships);
    for (size_t i = 1; i < n; i++) {
        uint32_t second = items[i].partition;
        if (items[i].key == items[i - 1].key && !told[second]) {
            plan_error text;
            plan_error_init(&text);
            plan_fail(&text, PLAN_EXISTS, 0, 0,
                      "the partition '%s' counts this member for the same whole; let each member "
                      "stand in one of them",
                      all[items[i - 1].partition].code);
            told[second] = true;
            tell(r, PLAN_CATALOG_OVERLAP, 'p', second, "members", items[i].member, text.message);
        }
    }
}

static plan_status find_overlaps(const reviewer *r) {
    const plan_catalog *catalog = r->catalog;
    const plan_allocator *a = &catalog->allocator;
    size_t partitions = catalog->partition_codes.count, n = partitions;
    for (size_t p = 0; p < partitions; p++) {
        n += catalog->partitions[p].member_count;
    }
    membership *items = plan_allocate(a, n, sizeof *items);
    uint32_t *marks = plan_allocate_zero(a, catalog->indicator_codes.count + 1, sizeof *marks);
    bool *told = plan_allocate_zero(a, partitions, sizeof *told);
    plan_status status = items != NULL && marks != NULL && told != NULL ? PLAN_OK : PLAN_NO_MEMORY;
    if (status == PLAN_OK) {
        find_same(r, items, marks, told);
        find_common(r, items, told);
    }
    plan_release(a, items, n, sizeof *items);
    plan_release(a, marks, catalog->indicator_codes.count + 1, sizeof *marks);
    plan_release(a, told, partitions, sizeof *told);
    return status;
}

/* --- Rules that bounds decide -------------------------------------------------------------- */

/* What the members can add up to at all. */
static bool sum_of_bounds(const plan_catalog *catalog, const plan_partition_entry *partition,
                          plan_interval *result) {
    plan_decimal none = {0, 0};
    plan_interval sum = plan_interval_point(none), one;
    for (size_t i = 0; i < partition->member_count; i++) {
        const plan_indicator_entry *member = &catalog->indicators[partition->members[i]];
        if (plan_interval_scale(member->bounds, partition->factors[i], &one) != PLAN_OK ||
            plan_interval_add(sum, one, &sum) != PLAN_OK) {
            return false;
        }
    }
    *result = sum;
    return true;
}

static void review_partition(const reviewer *r, uint32_t id) {
    const plan_partition_entry *partition = &r->catalog->partitions[id];
    plan_interval sum, whole, tolerance;
    if (!sum_of_bounds(r->catalog, partition, &sum)) {
        return;
    }
    whole = partition->has_total ? plan_interval_point(partition->total)
                                 : r->catalog->indicators[partition->whole].bounds;
    if (partition->has_tolerance) {
        tolerance = plan_interval_point(partition->tolerance);
        tolerance.low = plan_decimal_negate(partition->tolerance);
        if (plan_interval_add(whole, tolerance, &whole) != PLAN_OK) {
            return;
        }
    }
    /* Where members may be missing (`partial`), a sum that is too small says nothing. */
    bool partial = partition->missing == PLAN_MISSING_PARTIAL;
    if (partial || plan_interval_meets(sum, whole) != 0) {
        return;
    }
    tell(r, PLAN_CATALOG_NEVER, 'p', id, "members", 0,
         partition->has_total ? "sum(members) == total" : "sum(members) == whole");
}

static bool is_below(const plan_interval *a, const plan_interval *b, bool or_equal) {
    if (a->high_end == PLAN_END_UNBOUNDED || b->low_end == PLAN_END_UNBOUNDED) {
        return false;
    }
    int order = plan_decimal_compare(a->high, b->low);
    return order < 0 || (order == 0 &&
                         (or_equal || a->high_end == PLAN_END_OPEN || b->low_end == PLAN_END_OPEN));
}

static void review_part(const reviewer *r, uint32_t id) {
    const plan_indicator_entry *part = &r->catalog->indicators[id];
    if (part->part_of == PLAN_NONE) {
        return;
    }
    const plan_indicator_entry *whole = &r->catalog->indicators[part->part_of];
    plan_interval own;
    if (plan_interval_scale(part->bounds, part->part_factor, &own) != PLAN_OK) {
        return;
    }
    if (is_below(&whole->bounds, &own, false)) {
        tell(r, PLAN_CATALOG_NEVER, 'i', id, "part_of", 0, "part <= whole");
    } else if (is_below(&own, &whole->bounds, true)) {
        tell(r, PLAN_CATALOG_ALWAYS, 'i', id, "part_of", 0, "part <= whole");
    }
}

plan_status plan_catalog_review(const plan_catalog *catalog,
                                void (*report)(void *context, const plan_catalog_problem *problem),
                                void *context) {
    reviewer r = {catalog, report, context};
    if (!catalog->finished || catalog->indicator_codes.count == 0) {
        return PLAN_OK;
    }
    for (uint32_t p = 0; p < catalog->partition_codes.count; p++) {
        review_partition(&r, p);
    }
    for (uint32_t i = 0; i < catalog->indicator_codes.count; i++) {
        review_part(&r, i);
    }
    return catalog->partition_codes.count < 2 ? PLAN_OK : find_overlaps(&r);
}
