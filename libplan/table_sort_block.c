/* The order of the rows of one area: by a number each, digit by digit. */
#include "table_sort.h"

#include <string.h>

/* Period, series and indicator as one number; and where the record stands. */
typedef struct block_key {
    uint64_t key;
    uint32_t place;
} block_key;

struct plan_sort_scratch {
    size_t room;
    block_key *keys, *others; /* `room` of each */
    plan_record *records;
};

void plan_sort_scratch_free(const plan_allocator *allocator, struct plan_sort_scratch *scratch) {
    if (scratch != NULL) {
        plan_release(allocator, scratch->keys, scratch->room, sizeof *scratch->keys);
        plan_release(allocator, scratch->others, scratch->room, sizeof *scratch->others);
        plan_release(allocator, scratch->records, scratch->room, sizeof *scratch->records);
        plan_release(allocator, scratch, 1, sizeof *scratch);
    }
}

struct plan_sort_scratch *plan_sort_scratch_new(const plan_allocator *allocator, size_t room) {
    struct plan_sort_scratch *scratch = plan_allocate_zero(allocator, 1, sizeof *scratch);
    if (scratch == NULL) {
        return NULL;
    }
    scratch->room = room;
    scratch->keys = plan_allocate(allocator, room, sizeof *scratch->keys);
    scratch->others = plan_allocate(allocator, room, sizeof *scratch->others);
    scratch->records = plan_allocate(allocator, room, sizeof *scratch->records);
    if (scratch->keys == NULL || scratch->others == NULL || scratch->records == NULL) {
        plan_sort_scratch_free(allocator, scratch);
        return NULL;
    }
    return scratch;
}

/* The bits in which the keys differ. */
static uint64_t make_keys(const plan_record *records, size_t n, block_key *keys) {
    uint64_t other = 0;
    for (size_t i = 0; i < n; i++) {
        const plan_record *r = &records[i];
        keys[i].key = (uint64_t)r->period << 32 | (uint64_t)r->series << 24 | r->indicator;
        keys[i].place = (uint32_t)i;
        other |= keys[i].key ^ keys[0].key;
    }
    return other;
}

/* By eight bits from `shift` on; equal ones stay as they are. */
static void pass(const block_key *from, block_key *to, size_t n, unsigned shift) {
    uint32_t next[257] = {0};
    for (size_t i = 0; i < n; i++) {
        next[(from[i].key >> shift & 255) + 1]++;
    }
    for (size_t i = 0; i < 256; i++) {
        next[i + 1] += next[i];
    }
    for (size_t i = 0; i < n; i++) {
        to[next[from[i].key >> shift & 255]++] = from[i];
    }
}

void plan_sort_block(struct plan_sort_scratch *scratch, plan_record *records, size_t n,
                     const uint16_t *statement_keys) {
    block_key *keys = scratch->keys, *others = scratch->others;
    uint64_t differ = make_keys(records, n, keys);
    while (differ != 0) { /* from the lowest bit that differs on */
        unsigned shift = (unsigned)__builtin_ctzll(differ);
        pass(keys, others, n, shift);
        block_key *sorted = others;
        others = keys;
        keys = sorted;
        differ = shift + 8 < 64 ? differ >> (shift + 8) << (shift + 8) : 0;
    }
    memcpy(scratch->records, records, n * sizeof *records);
    for (size_t i = 0; i < n; i++) {
        records[i] = scratch->records[keys[i].place];
    }
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && keys[end].key == keys[i].key; end++) {
        }
        if (end - i > 1) { /* by statements and places */
            plan_sort_records(records + i, end - i, statement_keys);
        }
    }
}
