/* Change over a keyed series: every period has a key, and the base of a period is found by its key.
 *
 * A series that stands in the order of its keys is walked as it stands; any other gets an index,
 * sorted by merging. Either way what belongs together is met on one walk: the base of a later
 * period lies behind that of an earlier one. Year on year the walk goes from the end, so that no
 * base is overwritten before it was read where `out` is `values`.
 *
 * Moving sums: a running sum drifts, and a NaN or an infinity that entered it never leaves. A fresh
 * sum for every element costs n * window. So the periods are cut into blocks of `window`: a window
 * is the end of one block and the start of the next, sums from a period to the end of its block are
 * made once a block, backwards, and sums from the start grow as the walk goes. Nothing outside the
 * window enters, each sum is one of two doubles, the cost is three additions an element. Blocks
 * start where the number of the period is a multiple of the window, not where the series starts, so
 * that a sum is the same to the last bit whatever stands around its window. */
#include <plan/series.h>

#include "change.h"
#include "memory.h"
#include "period.h"

#include <string.h>

typedef uint64_t (*key_function)(plan_period period);

typedef struct entry {
    uint64_t key;
    size_t place;
} entry;

typedef struct series {
    const plan_period *periods;
    const double *values;
    double *out;
    plan_status *statuses;
    size_t n;
    key_function key;
    entry *index; /* NULL: the series stands in the order of its keys */
    plan_allocator allocator;
} series;

/* --- Keys --- */

/* A year earlier is a fixed distance away for all periods. */
static uint64_t calendar_key(plan_period period) {
    return plan_period_pack(period);
}

/* The period before has the number before. What follows each other stands together: frequency and
 * length, then, for spans, where they are cut (2020-2024 does not follow 2016-2020). */
enum { KEY_NUMBER_BITS = 20, KEY_NUMBER_MASK = (1 << KEY_NUMBER_BITS) - 1, KEY_CUT_BITS = 12 };

static uint64_t chain_key(plan_period period) {
    enum { KIND_MASK = (1 << PLAN_PACKED_MONTH_SHIFT) - 1 };
    uint64_t kind = plan_period_pack(period) & KIND_MASK;
    uint64_t cut = (uint64_t)(period.first % period.count);
    uint64_t number = (uint64_t)(period.first / period.count);
    return (kind << KEY_CUT_BITS | cut) << KEY_NUMBER_BITS | number;
}

static uint64_t key_at(const series *s, size_t i) {
    return s->index != NULL ? s->index[i].key : s->key(s->periods[i]);
}

static size_t place_at(const series *s, size_t i) {
    return s->index != NULL ? s->index[i].place : i;
}

/* --- The index --- */

static void merge(const entry *from, size_t begin, size_t middle, size_t end, entry *to) {
    size_t a = begin, b = middle;
    for (size_t i = begin; i < end; i++) {
        bool left = a < middle && (b == end || from[a].key <= from[b].key);
        to[i] = from[left ? a++ : b++];
    }
}

/* Sorts `items`; `other` has room for as many. Gives the one of the two that holds the result. */
static entry *sorted(entry *items, entry *other, size_t n) {
    for (size_t width = 1; width<n; width = width> n / 2 ? n : width * 2) {
        for (size_t begin = 0; begin < n;) {
            size_t middle = n - begin > width ? begin + width : n;
            size_t end = n - middle > width ? middle + width : n;
            if (middle == n || items[middle - 1].key <= items[middle].key) {
                memcpy(other + begin, items + begin, (end - begin) * sizeof items[0]);
            } else {
                merge(items, begin, middle, end, other);
            }
            begin = end;
        }
        entry *swap = items;
        items = other;
        other = swap;
    }
    return items;
}

static bool is_ordered(const series *s) {
    uint64_t before = 0;
    for (size_t i = 0; i < s->n; i++) {
        uint64_t key = s->key(s->periods[i]);
        if (i > 0 && key <= before) {
            return false;
        }
        before = key;
    }
    return true;
}

/* Checks the arguments and makes the index where one is needed; *memory is to be released, 2 * n
 * entries. */
static plan_status open_series(series *s, const plan_allocator *allocator, entry **memory) {
    s->allocator = plan_allocator_or_default(allocator);
    if (s->n > 0 && (s->periods == NULL || s->values == NULL || s->out == NULL)) {
        return PLAN_INVALID;
    }
    for (size_t i = 0; i < s->n; i++) {
        if (!plan_period_is_valid(s->periods[i])) {
            return PLAN_INVALID;
        }
    }
    if (is_ordered(s)) {
        return PLAN_OK;
    }
    entry *items = plan_allocate(&s->allocator, s->n, 2 * sizeof items[0]);
    if (items == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < s->n; i++) {
        items[i].key = s->key(s->periods[i]);
        items[i].place = i;
    }
    s->index = sorted(items, items + s->n, s->n);
    *memory = items;
    return PLAN_OK;
}

static void close_series(series *s, entry *memory) {
    plan_release(&s->allocator, memory, s->n, 2 * sizeof memory[0]);
}

/* --- What stands for one period --- */

typedef struct group {
    uint64_t key;
    size_t begin, end; /* on the walk; equal where the period is not there */
    double value;      /* where it stands once */
    bool missing;
} group;

static group group_of(const series *s, size_t begin, size_t end) {
    group g = {key_at(s, begin), begin, end, s->values[place_at(s, begin)], false};
    for (size_t i = begin; i < end; i++) {
        g.missing = g.missing || isnan(s->values[place_at(s, i)]);
    }
    return g;
}

static group group_from(const series *s, size_t begin) {
    size_t end = begin + 1;
    while (s->index != NULL && end < s->n && s->index[end].key == s->index[begin].key) {
        end++;
    }
    return group_of(s, begin, end);
}

static group group_before(const series *s, size_t end) {
    size_t begin = end - 1;
    while (s->index != NULL && begin > 0 && s->index[begin - 1].key == s->index[begin].key) {
        begin--;
    }
    return group_of(s, begin, end);
}

static bool stands_twice(const group *g) {
    return g->end - g->begin > 1;
}

static void answer(const series *s, const group *g, plan_status status, double value) {
    for (size_t i = g->begin; i < g->end; i++) {
        size_t place = place_at(s, i);
        s->out[place] = status == PLAN_OK ? value : (double)NAN;
        if (s->statuses != NULL) {
            s->statuses[place] = status;
        }
    }
}

/* --- Year on year --- */

/* The group one year before `now`, at or before place *end of the walk, which is moved there. */
static group base_of(const series *s, const group *now, size_t *end) {
    group none = {0, 0, 0, 0, false};
    uint32_t wanted = 0;
    if (!plan_packed_year_earlier((uint32_t)now->key, &wanted)) {
        return none;
    }
    *end = *end < now->begin ? *end : now->begin;
    while (*end > 0 && key_at(s, *end - 1) > wanted) {
        (*end)--;
    }
    bool found = *end > 0 && key_at(s, *end - 1) == wanted;
    return found ? group_before(s, *end) : none;
}

typedef plan_status (*change_function)(double base, double value, double *result);

static plan_status year_on_year(series *s, const plan_allocator *allocator,
                                change_function change) {
    entry *memory = NULL;
    s->key = calendar_key;
    plan_status opened = open_series(s, allocator, &memory);
    if (opened != PLAN_OK) {
        return opened;
    }
    size_t base_end = s->n;
    for (size_t end = s->n; end > 0;) {
        group now = group_before(s, end), base = base_of(s, &now, &base_end);
        double value = (double)NAN;
        plan_status status = now.missing || base.missing                 ? PLAN_MISSING
                             : stands_twice(&now) || stands_twice(&base) ? PLAN_CONTRADICTED
                             : base.begin == base.end                    ? PLAN_GAP
                                                      : change(base.value, now.value, &value);
        answer(s, &now, status, value);
        end = now.begin;
    }
    close_series(s, memory);
    return PLAN_OK;
}

plan_status plan_year_on_year_growth(const plan_period *periods, const double *values, double *out,
                                     plan_status *out_status, size_t n,
                                     const plan_allocator *allocator) {
    series s = {.periods = periods, .values = values, .out = out, .statuses = out_status, .n = n};
    return year_on_year(&s, allocator, plan_growth);
}

plan_status plan_year_on_year_difference(const plan_period *periods, const double *values,
                                         double *out, plan_status *out_status, size_t n,
                                         const plan_allocator *allocator) {
    series s = {.periods = periods, .values = values, .out = out, .statuses = out_status, .n = n};
    return year_on_year(&s, allocator, plan_difference);
}

/* --- Moving sums --- */

/* Keys are kept plus 1, so that 0 is none. */
typedef struct window {
    uint64_t size;
    plan_double2 *block; /* `size` of them: to the left of the walk values, from it on sums to the
                            end of the block before */
    plan_double2 start;  /* sum from the start of the block */
    uint64_t run;        /* key from which on no period is missing */
    uint64_t next;       /* key that would go on */
    uint64_t missing, twice, infinite; /* the last of each */
} window;

/* The values of a block become sums to its end, back to where the periods go on without a gap. */
static void finish_block(window *w, uint64_t key) {
    uint64_t there = key - w->run < w->size ? key - w->run : w->size;
    plan_double2 sum = {0, 0};
    for (uint64_t i = w->size; i > w->size - there; i--) {
        sum = plan_double2_plus(sum, w->block[i - 1].high);
        w->block[i - 1] = sum;
    }
}

static void enter(window *w, const group *g) {
    plan_double2 value = {stands_twice(g) ? 0 : g->value, 0};
    uint64_t at = (g->key & KEY_NUMBER_MASK) % w->size;
    bool goes_on = g->key == w->next;
    w->run = goes_on ? w->run : g->key;
    if (at == 0 || !goes_on) {
        if (goes_on) {
            finish_block(w, g->key);
        }
        w->start.high = w->start.low = 0;
    }
    w->block[at] = value;
    w->start = plan_double2_plus(w->start, value.high);
    w->next = g->key + 1;
    w->missing = g->missing ? w->next : w->missing;
    w->twice = stands_twice(g) ? w->next : w->twice;
    w->infinite = isinf(value.high) ? w->next : w->infinite;
}

/* The sum of the window that ends with the period that entered last. */
static plan_status sum_of(const window *w, uint64_t key, double *result) {
    uint64_t number = key & KEY_NUMBER_MASK, back = w->size - 1;
    uint64_t low = key - (number < back ? number : back);
    if (w->missing > low || w->twice > low) {
        return w->missing > low ? PLAN_MISSING : PLAN_CONTRADICTED;
    }
    if (number < back || w->run > low || w->infinite > low) {
        return number < back || w->run > low ? PLAN_GAP : PLAN_DOMAIN;
    }
    uint64_t at = number % w->size;
    plan_double2 sum = at == back ? w->start : plan_double2_add(w->block[at + 1], w->start);
    return plan_kernel_result(plan_double2_value(sum), result);
}

plan_status plan_moving_sum(const plan_period *periods, const double *values, double *out,
                            plan_status *out_status, size_t n, int32_t size,
                            const plan_allocator *allocator) {
    enum { LARGEST = 4096 };
    series s = {.periods = periods, .values = values, .out = out, .statuses = out_status, .n = n};
    window w = {.size = (uint64_t)size};
    entry *memory = NULL;
    s.key = chain_key;
    if (size < 1 || size > LARGEST) {
        return PLAN_INVALID;
    }
    plan_status status = open_series(&s, allocator, &memory);
    if (status != PLAN_OK) {
        return status;
    }
    w.block = plan_allocate(&s.allocator, (size_t)size, sizeof w.block[0]);
    if (w.block == NULL) {
        status = PLAN_NO_MEMORY;
        goto out;
    }
    for (size_t i = 0; i < n;) {
        group now = group_from(&s, i);
        double sum = (double)NAN;
        enter(&w, &now);
        plan_status found = sum_of(&w, now.key, &sum);
        answer(&s, &now, found, sum);
        i = now.end;
    }
out:
    plan_release(&s.allocator, w.block, (size_t)size, sizeof w.block[0]);
    close_series(&s, memory);
    return status;
}
