/* The order of the table: area, period, series, indicator, key of the statement, place. */
#include "table_sort.h"

#include <string.h>

#include "never.h"

static inline int compare_u64(uint64_t a, uint64_t b) {
    return (a > b) - (a < b);
}

static inline int compare(const plan_record *a, const plan_record *b, const uint16_t *keys) {
    int order =
        compare_u64((uint64_t)a->area << 32 | a->period, (uint64_t)b->area << 32 | b->period);
    if (order != 0) {
        return order;
    }
    order = compare_u64((uint64_t)a->series << 32 | a->indicator,
                        (uint64_t)b->series << 32 | b->indicator);
    if (order != 0) {
        return order;
    }
    if (a->statement != b->statement) {
        order = compare_u64(keys[a->statement], keys[b->statement]);
        if (order != 0) {
            return order;
        }
    }
    order = compare_u64(a->place, b->place);
    return order != 0 ? order : compare_u64(a->column, b->column);
}

static inline void swap(plan_record *a, plan_record *b) {
    plan_record c = *a;
    *a = *b;
    *b = c;
}

static void sift_down(plan_record *r, size_t root, size_t n, const uint16_t *keys) {
    for (;;) {
        size_t child = 2 * root + 1;
        if (child >= n) {
            return;
        }
        if (child + 1 < n && compare(&r[child], &r[child + 1], keys) < 0) {
            child++;
        }
        if (compare(&r[root], &r[child], keys) >= 0) {
            return;
        }
        swap(&r[root], &r[child]);
        root = child;
    }
}

static void heap_sort(plan_record *r, size_t n, const uint16_t *keys) {
    for (size_t i = n / 2; i-- > 0;) {
        sift_down(r, i, n, keys);
    }
    for (size_t i = n; i-- > 1;) {
        swap(&r[0], &r[i]);
        sift_down(r, 0, i, keys);
    }
}

static void insertion_sort(plan_record *r, size_t n, const uint16_t *keys) {
    for (size_t i = 1; i < n; i++) {
        plan_record record = r[i];
        size_t j = i;
        for (; j > 0 && compare(&record, &r[j - 1], keys) < 0; j--) {
            r[j] = r[j - 1];
        }
        r[j] = record;
    }
}

/* Hoare's partition around the median of first, middle and last. */
static size_t split(plan_record *r, size_t n, const uint16_t *keys) {
    size_t middle = n / 2;
    if (compare(&r[middle], &r[0], keys) < 0) {
        swap(&r[middle], &r[0]);
    }
    if (compare(&r[n - 1], &r[middle], keys) < 0) {
        swap(&r[n - 1], &r[middle]);
        if (compare(&r[middle], &r[0], keys) < 0) {
            swap(&r[middle], &r[0]);
        }
    }
    plan_record pivot = r[middle];
    size_t i = 0, j = n - 1;
    for (;;) {
        while (compare(&r[i], &pivot, keys) < 0) {
            i++;
        }
        while (compare(&pivot, &r[j], keys) < 0) {
            j--;
        }
        if (i >= j) {
            return j + 1;
        }
        swap(&r[i++], &r[j--]);
    }
}

/* Introsort: the larger part waits on a small stack, hostile orders fall to heap sort. */
void plan_sort_records(plan_record *r, size_t n, const uint16_t *keys) {
    struct {
        plan_record *r;
        size_t n;
        int depth;
    } stack[64];
    int top = 0, depth = 0;
    for (size_t i = n; i > 0; i >>= 1) {
        depth += 2;
    }
    for (;;) {
        while (n > 16 && depth > 0) {
            size_t at = split(r, n, keys);
            depth--;
            plan_record *other = r + at;
            size_t other_n = n - at;
            if (at > other_n) { /* go on with the smaller part */
                other = r;
                other_n = at;
                r += at;
                n -= at;
            } else {
                n = at;
            }
            stack[top].r = other;
            stack[top].n = other_n;
            stack[top++].depth = depth;
        }
        if (n > 16) {
            heap_sort(r, n, keys);
        } else {
            insertion_sort(r, n, keys);
        }
        if (top == 0) {
            return;
        }
        top--;
        r = stack[top].r;
        n = stack[top].n;
        depth = stack[top].depth;
    }
}

/* --- By areas first, where rows are many ---------------------------------------------------- */

/* Where each area's block starts, and in `next` where its next record goes. False where memory is
 * out, or areas are so many that it does not pay. */
static bool find_blocks(const plan_table *table, uint32_t **starts, size_t *areas) {
    uint32_t last = 0;
    for (size_t i = 0; i < table->count; i++) {
        last = table->records[i].area > last ? table->records[i].area : last;
    }
    if (last >= table->count / 2) {
        return false;
    }
    *areas = (size_t)last + 1;
    *starts = plan_allocate_zero(&table->allocator, 2 * *areas + 1, sizeof **starts);
    if (*starts == NULL) {
        return false;
    }
    for (size_t i = 0; i < table->count; i++) {
        (*starts)[table->records[i].area + 1]++;
    }
    for (size_t i = 0; i < *areas; i++) {
        (*starts)[i + 1] += (*starts)[i];
    }
    return true;
}

/* A place that its record has left, and a record on its way. */
typedef struct chain {
    plan_record moved;
    plan_record *hole;
    uint32_t area; /* of the hole; PLAN_NONE: there is no chain */
} chain;

/* Where blocks begin, where their next record goes, and the first that may not be filled. */
typedef struct blocks {
    plan_record *records;
    const uint32_t *starts;
    uint32_t *next;
    size_t areas, first;
} blocks;

static void begin_chain(blocks *b, chain *c) {
    c->area = PLAN_NONE;
    for (; b->first < b->areas && c->area == PLAN_NONE; b->first++) {
        uint32_t area = (uint32_t)b->first, end = b->starts[area + 1], at = b->next[area];
        while (at < end && b->records[at].area == area) {
            at++;
        }
        b->next[area] = at < end ? at + 1 : at;
        if (at < end) {
            c->hole = &b->records[at];
            c->moved = *c->hole;
            c->area = area;
            b->first--; /* it may have more of them */
        }
    }
}

/* The record goes to its block, and what stood there goes on. Where its own block is full but for
 * the hole of another chain it goes there, and that chain ends in this one's hole. */
static inline void go_on(blocks *b, chain *c, chain *chains, size_t count) {
    uint32_t area = c->moved.area;
    if (area == c->area) {
        *c->hole = c->moved;
        begin_chain(b, c);
    } else if (b->next[area] < b->starts[area + 1]) {
        plan_record *place = &b->records[b->next[area]++];
        plan_record other = *place;
        *place = c->moved;
        c->moved = other;
    } else {
        for (size_t i = 0;; i++) {
            if (PLAN_NEVER(i == count, "one of the chains has left that hole")) {
                break;
            }
            if (chains[i].area == area) {
                *chains[i].hole = c->moved;
                chains[i].hole = c->hole;
                chains[i].area = c->area;
                break;
            }
        }
        begin_chain(b, c);
    }
}

/* Every record moves once. Where it goes is far away, so several are on their way at a time: the
 * processor waits for all of them at once. */
static void move_to_blocks(plan_record *records, const uint32_t *starts, uint32_t *next,
                           size_t areas) {
    enum { CHAINS = 8 };
    blocks b = {records, starts, next, areas, 0};
    chain chains[CHAINS];
    bool some = true;
    memcpy(next, starts, areas * sizeof *next);
    for (size_t i = 0; i < CHAINS; i++) {
        begin_chain(&b, &chains[i]);
    }
    while (some) {
        some = false;
        for (size_t i = 0; i < CHAINS; i++) {
            if (chains[i].area != PLAN_NONE) {
                go_on(&b, &chains[i], chains, CHAINS);
                some = true;
            }
        }
    }
}

static bool is_sorted(const plan_record *records, size_t n, const uint16_t *keys) {
    size_t i = 1;
    while (i < n && compare(&records[i - 1], &records[i], keys) <= 0) {
        i++;
    }
    return i >= n;
}

/* The memory that the largest of the blocks needs, of those that are neither small nor huge. */
static struct plan_sort_scratch *scratch_for(const plan_table *table, const uint32_t *starts,
                                             size_t areas) {
    size_t largest = 0;
    for (size_t area = 0; area < areas; area++) {
        size_t n = starts[area + 1] - starts[area];
        largest = n <= PLAN_SORT_MOST && n > largest ? n : largest;
    }
    return largest >= PLAN_SORT_FEW ? plan_sort_scratch_new(&table->allocator, largest) : NULL;
}

static bool sort_by_areas(plan_table *table, const uint16_t *keys) {
    enum { FEW = 4096 };
    uint32_t *starts;
    size_t areas;
    if (PLAN_NEVER(table->count >= UINT32_MAX, "places of rows have 32 bits")) {
        return false;
    }
    if (table->count < FEW || !find_blocks(table, &starts, &areas)) {
        return false;
    }
    move_to_blocks(table->records, starts, starts + areas + 1, areas);
    struct plan_sort_scratch *scratch = scratch_for(table, starts, areas);
    for (size_t area = 0; area < areas; area++) {
        plan_record *block = table->records + starts[area];
        size_t n = starts[area + 1] - starts[area];
        if (is_sorted(block, n, keys)) {
            continue;
        }
        if (scratch != NULL && n >= PLAN_SORT_FEW && n <= PLAN_SORT_MOST) {
            plan_sort_block(scratch, block, n, keys);
        } else {
            plan_sort_records(block, n, keys);
        }
    }
    plan_sort_scratch_free(&table->allocator, scratch);
    plan_release(&table->allocator, starts, 2 * areas + 1, sizeof *starts);
    return true;
}

void plan_table_sort(plan_table *table, const uint16_t *keys) {
    if (!table->sorted && !table->is_ascending && !is_sorted(table->records, table->count, keys) &&
        !sort_by_areas(table, keys)) {
        plan_sort_records(table->records, table->count, keys);
    }
    table->sorted = true;
}
