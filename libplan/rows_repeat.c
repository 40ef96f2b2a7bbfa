/* Ids of a column, a stretch at a time: an area has many rows, and each period has the indicators
 * of the one before, so cells are mostly those a few rows before. Equal bytes have equal ids; what
 * is not equal is looked up. */
#include "rows.h"

/* --- How many cells are like those `distance` rows before --- */

/* Two words that compilers keep in one register. */
typedef uint64_t pair __attribute__((vector_size(16)));

static inline pair difference(const char *a, const char *b) {
    pair x, y;
    memcpy(&x, a, sizeof x);
    memcpy(&y, b, sizeof y);
    return x ^ y;
}

/* Whether four values of 4, 8 or 16 bytes are equal, and one. */
static inline bool are_equal(const char *a, const char *b, size_t width) {
    pair all = difference(a, b);
    if (width >= 8) {
        all |= difference(a + 16, b + 16);
    }
    if (width == 16) {
        all |= difference(a + 32, b + 32) | difference(a + 48, b + 48);
    }
    return (all[0] | all[1]) == 0;
}
static inline bool is_equal(const char *a, const char *b, size_t width) {
    return memcmp(a, b, width) == 0;
}

static inline size_t like_values(const char *a, const char *b, size_t count, size_t width) {
    size_t n = 0;
    while (n + 4 <= count && are_equal(a + n * width, b + n * width, width)) {
        n += 4;
    }
    while (n < count && is_equal(a + n * width, b + n * width, width)) {
        n++;
    }
    return n;
}

/* Long texts may be equal and stand at different places. */
static inline bool is_like_view(const plan_cells *cells, size_t i, size_t before) {
    const char *view = (const char *)cells->values + 16 * i;
    const char *other = (const char *)cells->values + 16 * before;
    plan_span text, same;
    return plan_word_at(view) == plan_word_at(other) && plan_half_at(view) > 12 &&
           plan_cells_view(cells, i, &text) && plan_cells_view(cells, before, &same) &&
           plan_span_same(text, same);
}

static size_t like_views(const plan_cells *cells, size_t i, size_t count, size_t distance) {
    const char *views = cells->values;
    size_t n = 0;
    do {
        n += like_values(views + 16 * (i + n), views + 16 * (i + n - distance), count - n, 16);
    } while (n < count && is_like_view(cells, i + n, i + n - distance) && ++n < count);
    return n;
}

static bool is_like_slice(const plan_cells *cells, size_t i, size_t before) {
    plan_span text, other;
    return plan_cells_slice(cells, i, &text) && plan_cells_slice(cells, before, &other) &&
           plan_span_same(text, other);
}

/* A few texts between offsets: equal lengths first, then all their bytes. */
enum { FEW = 8 };
static inline bool are_like_slices(const plan_cells *cells, size_t i, size_t before, size_t width) {
    const char *a = (const char *)cells->values + i * width;
    const char *b = (const char *)cells->values + before * width;
    int64_t start = plan_offset_at(a, width), other = plan_offset_at(b, width);
    int64_t last = start, different = 0, falls = 0;
    for (size_t m = 1; m <= FEW; m++) {
        int64_t end = plan_offset_at(a + m * width, width);
        different |= (end - plan_offset_at(b + m * width, width)) ^ (start - other);
        falls |= end - last;
        last = end;
    }
    if (different != 0 || falls < 0 || start < 0 || other < 0) {
        return false;
    }
    size_t length = (size_t)(last - start);
    return cells->text == NULL ? length == 0
                               : plan_span_same((plan_span){cells->text + start, length},
                                                (plan_span){cells->text + other, length});
}

static inline size_t like_slices(const plan_cells *cells, size_t i, size_t count, size_t distance,
                                 size_t width) {
    size_t n = 0;
    while (n + FEW <= count && are_like_slices(cells, i + n, i + n - distance, width)) {
        n += FEW;
    }
    while (n < count && is_like_slice(cells, i + n, i + n - distance)) {
        n++;
    }
    return n;
}

static size_t like_before(const plan_cells *cells, size_t i, size_t count, size_t distance) {
    const char *values = cells->values;
    if (cells->type == PLAN_CELLS_VIEWS) {
        return like_views(cells, i, count, distance);
    }
    if (cells->type == PLAN_CELLS_OFFSETS) {
        return cells->width == 4 ? like_slices(cells, i, count, distance, 4)
                                 : like_slices(cells, i, count, distance, 8);
    }
    size_t width = cells->type == PLAN_CELLS_TEXTS      ? sizeof values
                   : cells->type == PLAN_CELLS_DECIMALS ? sizeof(plan_decimal)
                                                        : (size_t)cells->width;
    if (width == 8) {
        return like_values(values + 8 * i, values + 8 * (i - distance), count, 8);
    }
    return width == 4 ? like_values(values + 4 * i, values + 4 * (i - distance), count, 4) : 0;
}

/* --- Columns --- */

/* None of the cells from `from` up to `to` is missing. */
static bool are_present(const plan_cells *cells, size_t from, size_t to) {
    bool good = true;
    for (size_t i = from; cells->present != NULL && i < to && good;) {
        bool is_byte = i % 8 == 0 && to - i >= 8;
        good = is_byte ? cells->present[i / 8] == 0xFF : plan_cells_has(cells, i);
        i += is_byte ? 8 : 1;
    }
    return good;
}

/* How many rows before the id was last, or 0. */
static uint32_t find_distance(const uint32_t *id, size_t back) {
    for (uint32_t distance = 1; distance <= back; distance++) {
        if (id[0] == id[-(ptrdiff_t)distance]) {
            return distance;
        }
    }
    return 0;
}

/* A cell was looked up after a short stretch: another distance may do better. Where none does it is
 * tried more and more seldom. */
static void learn_distance(plan_rows_ids *ids, const uint32_t *id, size_t back) {
    enum { LONGEST = 255 };
    if (ids->wait > 0) {
        ids->wait--;
        return;
    }
    uint32_t distance = find_distance(id, back < PLAN_KNOWN_BACK ? back : PLAN_KNOWN_BACK);
    ids->distance = distance > 0 ? distance : ids->distance;
    ids->wait = ids->patience;
    ids->patience = 2 * ids->patience + 1 < LONGEST ? 2 * ids->patience + 1 : LONGEST;
}

static uint32_t largest(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

/* Ids of n cells that are like those `distance` before; `done` are behind the first of this call.
 * What was not known before it may be known now. False where some are not. */
static bool copy_ids(plan_rows_ids *ids, const plan_cells *cells, size_t i, size_t n, size_t done,
                     uint32_t *result) {
    enum { WORTH_COPYING = 16 };
    size_t distance = ids->distance, first = n < distance ? n : distance, k = 0;
    uint32_t most = 0; /* PLAN_NONE is the largest */
    for (; k < first; k++) {
        result[k] = (result - distance)[k];
        if (result[k] == PLAN_NONE && k + done < distance) { /* asked before this call */
            result[k] = plan_rows_find(ids, cells, i + k);
        }
        most = largest(most, result[k]);
    }
    while (n - k > WORTH_COPYING) { /* twice as many with each copy, of what was asked again */
        size_t more = k < n - k ? k : n - k;
        memcpy(result + k, result, more * sizeof *result);
        k += more;
    }
    for (; k < n; k++) {
        result[k] = (result - distance)[k];
    }
    return most != PLAN_NONE;
}

/* Cells of which none is missing. */
static bool find_stretches(plan_rows_ids *ids, const plan_cells *cells, size_t i, size_t count,
                           size_t back, uint32_t *result) {
    enum { SHORT = 2, LONG = 8 };
    bool all = true;
    ids->distance = ids->distance == 0 ? 1 : ids->distance;
    for (size_t k = 0; k < count; k++) {
        size_t n = 0;
        if (ids->distance <= back + k) {
            n = like_before(cells, i + k, count - k, ids->distance);
            all = copy_ids(ids, cells, i + k, n, k, result + k) && all;
            k += n;
        }
        if (n >= LONG) {
            ids->wait = ids->patience = 0;
        }
        if (k < count) {
            result[k] = plan_rows_guess(ids, cells, i + k);
            all = all && result[k] != PLAN_NONE;
            if (n < SHORT) {
                learn_distance(ids, &result[k], back + k);
            }
        }
    }
    return all;
}

/* Places of 4 bytes in a dictionary whose texts are remembered by place. One below 0 is a large one
 * without a sign; the last one that is not known is not asked for again and again. */
static inline bool find_places(plan_rows_ids *ids, const plan_cells *cells, size_t i, size_t count,
                               uint32_t *result) {
    const char *places = (const char *)cells->values + 4 * i;
    size_t sign = cells->type == PLAN_CELLS_SIGNED ? (size_t)INT32_MAX + 1 : 0;
    uint32_t most = 0, unknown = UINT32_MAX;
    for (size_t k = 0; k < count; k++) {
        uint32_t place;
        memcpy(&place, places + 4 * k, 4);
        size_t at = (place ^ sign) - sign;
        uint32_t id = at < ids->place_count ? ids->places[at] : PLAN_NONE;
        if (id == PLAN_NONE && place != unknown) {
            id = plan_rows_find(ids, cells, i + k);
            unknown = id == PLAN_NONE ? place : unknown;
        }
        result[k] = id;
        most = largest(most, id);
    }
    return most != PLAN_NONE;
}

bool plan_rows_find_all(plan_rows_ids *ids, const plan_cells *cells, size_t i, size_t count,
                        size_t back, uint32_t *result) {
    bool is_full = are_present(cells, i - back, i + count), all = true;
    if (is_full && cells->dictionary == NULL && cells->type != PLAN_CELLS_MISSING) {
        return find_stretches(ids, cells, i, count, back, result);
    }
    if (is_full && ids->place_count > 0 && cells->width == 4) {
        return find_places(ids, cells, i, count, result);
    }
    for (size_t k = 0; k < count; k++) {
        result[k] = plan_rows_find(ids, cells, i + k);
        all = all && result[k] != PLAN_NONE;
    }
    return all;
}
