/* The table of observations: 32 bytes a row, sorted in place. */
#include "table.h"

#include <string.h>

void plan_table_init(plan_table *table, const plan_allocator *allocator) {
    memset(table, 0, sizeof *table);
    table->allocator = plan_allocator_or_default(allocator);
    table->sorted = table->is_ascending = true;
}

void plan_table_free(plan_table *table) {
    plan_release(&table->allocator, table->records, table->capacity, sizeof *table->records);
    plan_release(&table->allocator, table->specials, table->special_capacity,
                 sizeof *table->specials);
    plan_release(&table->allocator, table->files, table->file_capacity, sizeof *table->files);
    memset(table, 0, sizeof *table);
}

plan_status plan_table_reserve(plan_table *table, size_t count) {
    void *records = table->records;
    plan_status status =
        plan_grow(&table->allocator, &records, &table->capacity, count, sizeof *table->records);
    table->records = records;
    return status;
}

plan_status plan_table_append(plan_table *table, const plan_record *record) {
    plan_status status = plan_table_room(table);
    if (status == PLAN_OK) {
        table->records[table->count] = *record;
        plan_table_added(table);
    }
    return status;
}

plan_status plan_table_add_special(plan_table *table, const plan_special *special,
                                   uint32_t *index) {
    if (table->special_count >= UINT32_MAX - 1) {
        return PLAN_LIMIT;
    }
    void *specials = table->specials;
    plan_status status = plan_grow(&table->allocator, &specials, &table->special_capacity,
                                   table->special_count + 1, sizeof *table->specials);
    if (status != PLAN_OK) {
        return status;
    }
    table->specials = specials;
    table->specials[table->special_count] = *special;
    *index = (uint32_t)table->special_count++;
    return PLAN_OK;
}

plan_status plan_table_add_file(plan_table *table, plan_arena *arena, const char *name,
                                uint8_t *file) {
    if (table->file_count >= PLAN_MAX_FILES) {
        return PLAN_LIMIT;
    }
    const char **files = table->files;
    void *memory = NULL;
    memcpy(&memory, &files, sizeof memory);
    plan_status status = plan_grow(&table->allocator, &memory, &table->file_capacity,
                                   table->file_count + 1, sizeof *table->files);
    if (status != PLAN_OK) {
        return status;
    }
    table->files = memory;
    const char *copy = plan_arena_copy(arena, name, strlen(name));
    if (copy == NULL) {
        return PLAN_NO_MEMORY;
    }
    table->files[table->file_count] = copy;
    *file = (uint8_t)table->file_count++;
    return PLAN_OK;
}

static const plan_special *special_of(const plan_table *table, const plan_record *record) {
    return (record->bits & PLAN_RECORD_SPECIAL) != 0 ? &table->specials[record->digits] : NULL;
}

plan_figure plan_table_figure(const plan_table *table, const plan_record *record) {
    const plan_special *special = special_of(table, record);
    if (special != NULL) {
        return special->figure;
    }
    plan_figure figure;
    figure.value.digits = record->digits;
    figure.value.scale = record->scale;
    figure.upper = figure.value;
    figure.reading = (uint8_t)(record->bits & PLAN_RECORD_READING);
    figure.flags = (record->bits & PLAN_RECORD_ABOUT) != 0 ? PLAN_ABOUT : 0;
    return figure;
}

plan_status plan_table_interval(const plan_table *table, const plan_record *record,
                                const plan_decimal *band, plan_interval *result) {
    const plan_special *special = special_of(table, record);
    if (special != NULL && special->has_interval) {
        if ((special->figure.flags & PLAN_ABOUT) == 0 || band == NULL) {
            *result = special->interval;
            return PLAN_OK;
        }
        plan_interval widening = {plan_decimal_negate(*band), *band, PLAN_END_CLOSED,
                                  PLAN_END_CLOSED};
        return plan_interval_add(special->interval, widening, result);
    }
    plan_figure figure = plan_table_figure(table, record);
    return plan_figure_interval(&figure, band, result);
}

uint32_t plan_table_column(const plan_table *table, const plan_record *record) {
    const plan_special *special = special_of(table, record);
    return special != NULL && record->column == UINT16_MAX ? special->column : record->column;
}

/* --- Order --------------------------------------------------------------------------------- */

static inline int compare_u64(uint64_t a, uint64_t b) {
    return (a > b) - (a < b);
}

static int compare(const plan_record *a, const plan_record *b, const uint16_t *keys) {
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
    order = compare_u64((uint64_t)a->file << 32 | a->line, (uint64_t)b->file << 32 | b->line);
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
static void sort(plan_record *r, size_t n, const uint16_t *keys) {
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

void plan_table_sort(plan_table *table, const uint16_t *keys) {
    if (table->sorted || table->is_ascending) {
        table->sorted = true;
        return;
    }
    size_t i = 1;
    while (i < table->count && compare(&table->records[i - 1], &table->records[i], keys) <= 0) {
        i++;
    }
    if (i < table->count) {
        sort(table->records, table->count, keys);
    }
    table->sorted = true;
}
