/* Outliers. Medians and quartiles come from a copy sorted as a heap: n log n whatever the data, and
 * no memory beyond the copy. Ratios and medians are kept in two doubles, because what is asked is
 * how far a value lies from the median, and that difference cancels. */
#include <plan/outlier.h>

#include "change.h"
#include "memory.h"

/* --- Sorting --- */

static bool is_less(plan_double2 a, plan_double2 b) {
    return a.high < b.high || (a.high == b.high && a.low < b.low);
}

/* The value at `root` goes down to where no child is larger. */
static void sift(plan_double2 *heap, size_t root, size_t n) {
    plan_double2 value = heap[root];
    for (size_t child = 2 * root + 1; child < n; child = 2 * root + 1) {
        child += child + 1 < n && is_less(heap[child], heap[child + 1]) ? 1 : 0;
        if (!is_less(value, heap[child])) {
            break;
        }
        heap[root] = heap[child];
        root = child;
    }
    heap[root] = value;
}

static void sort(plan_double2 *items, size_t n) {
    for (size_t i = n / 2; i > 0; i--) {
        sift(items, i - 1, n);
    }
    for (size_t i = n; i > 1; i--) {
        plan_double2 last = items[i - 1];
        items[i - 1] = items[0];
        items[0] = last;
        sift(items, 0, i - 1);
    }
}

static plan_double2 minus(plan_double2 a, plan_double2 b) {
    plan_double2 negative = {-b.high, -b.low};
    return plan_double2_add(a, negative);
}

/* --- Hidiroglou-Berthelot --- */

/* The rows as what they are asked with. */
typedef struct pairs {
    const double *before, *after;
    size_t n;
    double u, a, c;
} pairs;

static plan_status check_pairs(const pairs *p) {
    plan_status status = plan_kernel_lists(p->before, p->after, p->n);
    plan_status constants = plan_kernel_inputs3(p->u, p->a, p->c);
    if (status == PLAN_MISSING || constants == PLAN_MISSING) {
        return PLAN_MISSING;
    }
    if (status != PLAN_OK || constants != PLAN_OK || p->u < 0 || p->u > 1 || p->a < 0 ||
        p->c <= 0) {
        return PLAN_DOMAIN;
    }
    bool zero = false, negative = false, change = false;
    for (size_t i = 0; i < p->n; i++) {
        zero = zero || p->before[i] == 0;
        negative = negative || p->before[i] < 0;
        change = change || p->after[i] <= 0;
    }
    return zero        ? PLAN_ZERO_BASE
           : negative  ? PLAN_NEGATIVE_BASE
           : change    ? PLAN_SIGN_CHANGE
           : p->n == 0 ? PLAN_SHORT_SERIES
                       : PLAN_OK;
}

/* after / before: the quotient and what it lacks. Equal ratios give equal pairs of doubles, since
 * the rest of a division is exact. */
static plan_double2 ratio_of(double before, double after) {
    double quotient = after / before;
    plan_double2 result = {quotient, fma(-quotient, before, after) / before};
    return result;
}

static bool is_ratio(plan_double2 a) {
    return isfinite(a.high) && a.high != 0;
}

static plan_double2 median_of_ratios(const plan_double2 *sorted, size_t n) {
    plan_double2 a = sorted[(n - 1) / 2], b = sorted[n / 2];
    if (n % 2 != 0) {
        return a;
    }
    plan_double2 half_a = {a.high / 2, a.low / 2}, half_b = {b.high / 2, b.low / 2};
    return plan_double2_add(half_a, half_b);
}

/* Both forms of s are (r - median) / the smaller of the two. */
static plan_status effect_of(const pairs *p, size_t i, plan_double2 median, double *result) {
    plan_double2 ratio = ratio_of(p->before[i], p->after[i]);
    double smaller = is_less(ratio, median) ? ratio.high : median.high;
    double s = plan_double2_value(minus(ratio, median)) / smaller;
    return plan_kernel_result(s * pow(fmax(p->before[i], p->after[i]), p->u), result);
}

/* The quartile `which`, 1 to 3, at (n - 1) * which / 4 from 0 on, by a straight line between two
 * places. */
static double quartile(const plan_double2 *sorted, size_t n, size_t which) {
    size_t quarters = (n - 1) % 4 * which, place = (n - 1) / 4 * which + quarters / 4;
    double part = (double)(quarters % 4) / 4, low = sorted[place].high;
    return part == 0 ? low : low * (1 - part) + sorted[place + 1].high * part;
}

static plan_status limits_of(const pairs *p, const plan_double2 *effects, double *low,
                             double *high) {
    double first = quartile(effects, p->n, 1), median = quartile(effects, p->n, 2);
    double third = quartile(effects, p->n, 3), least = fabs(p->a * median);
    double below = median - p->c * fmax(median - first, least);
    double above = median + p->c * fmax(third - median, least);
    plan_status status = plan_kernel_result(below, low);
    return status == PLAN_OK ? plan_kernel_result(above, high) : status;
}

plan_status plan_hidiroglou_berthelot(const double *before, const double *after, double *out,
                                      size_t n, double u, double a, double c, double *low,
                                      double *high, const plan_allocator *allocator) {
    pairs p = {before, after, n, u, a, c};
    plan_allocator memory = plan_allocator_or_default(allocator);
    double below = 0, above = 0;
    if (low == NULL || high == NULL || !plan_has_arrays(before, after, out, n)) {
        return PLAN_INVALID;
    }
    plan_status status = check_pairs(&p);
    if (status != PLAN_OK) {
        return status;
    }
    plan_double2 *items = plan_allocate(&memory, n, sizeof items[0]);
    if (items == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        items[i] = ratio_of(before[i], after[i]);
        status = is_ratio(items[i]) ? PLAN_OK : PLAN_RANGE;
    }
    if (status != PLAN_OK) {
        goto out;
    }
    sort(items, n);
    plan_double2 median = median_of_ratios(items, n);
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        status = effect_of(&p, i, median, &items[i].high);
        items[i].low = 0;
    }
    if (status == PLAN_OK) {
        sort(items, n);
        status = limits_of(&p, items, &below, &above);
    }
    if (status != PLAN_OK) {
        goto out;
    }
    for (size_t i = 0; i < n; i++) { /* once more: the order of the pairs was lost by sorting */
        (void)effect_of(&p, i, median, &out[i]);
    }
    *low = below;
    *high = above;
out:
    plan_release(&memory, items, n, sizeof items[0]);
    return status;
}

/* --- Robust z --- */

/* Twice the distance from the median, `twice` twice the median: of an even number of values the
 * median need not be a double. */
static double distance(double value, plan_double2 twice) {
    plan_double2 apart = plan_two_sum(2 * value, -twice.high);
    return fabs(apart.high + (apart.low - twice.low));
}

static plan_double2 twice_median(const plan_double2 *sorted, size_t n) {
    return plan_two_sum(sorted[(n - 1) / 2].high, sorted[n / 2].high);
}

/* A score is distance / divisor * times. */
typedef struct score {
    double scale; /* of the values, so that no sum of a few overflows */
    plan_double2 twice;
    double times, divisor;
} score;

/* From the distances, sorted; where more than half of the values are equal, their mean takes the
 * place of their median. */
static plan_status divisor_of(const plan_double2 *distances, size_t n, score *z) {
    double largest = distances[n - 1].high;
    double twice = plan_double2_value(twice_median(distances, n));
    z->times = 1.349; /* 2 * 0.6745 */
    z->divisor = twice;
    if (largest == 0) {
        z->divisor = 1;
    } else if (twice == 0) {
        double scale = largest > 0x1p900 ? 0x1p-80 : 1;
        plan_double2 sum = {0, 0};
        for (size_t i = 0; i < n; i++) {
            sum = plan_double2_plus(sum, distances[i].high * scale);
        }
        z->times = (double)n * scale / 1.253314;
        z->divisor = plan_double2_value(sum);
    }
    return isfinite(largest / z->divisor * z->times) ? PLAN_OK : PLAN_RANGE;
}

static double scale_of(const double *values, size_t n) {
    double largest = 0;
    for (size_t i = 0; i < n; i++) {
        largest = fmax(largest, fabs(values[i]));
    }
    return largest > 0x1p1020 ? 0x1p-4 : 1;
}

plan_status plan_robust_z(const double *values, double *out, size_t n,
                          const plan_allocator *allocator) {
    plan_allocator memory = plan_allocator_or_default(allocator);
    if (!plan_has_arrays(values, values, out, n)) {
        return PLAN_INVALID;
    }
    plan_status status = plan_kernel_list(values, n);
    if (status != PLAN_OK || n == 0) {
        return status != PLAN_OK ? status : PLAN_SHORT_SERIES;
    }
    plan_double2 *items = plan_allocate(&memory, n, sizeof items[0]);
    if (items == NULL) {
        return PLAN_NO_MEMORY;
    }
    score z = {scale_of(values, n), {0, 0}, 0, 0};
    for (size_t i = 0; i < n; i++) {
        items[i].high = values[i] * z.scale;
        items[i].low = 0;
    }
    sort(items, n);
    z.twice = twice_median(items, n);
    for (size_t i = 0; i < n; i++) {
        items[i].high = distance(values[i] * z.scale, z.twice);
    }
    sort(items, n);
    status = divisor_of(items, n, &z);
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        out[i] = distance(values[i] * z.scale, z.twice) / z.divisor * z.times;
    }
    plan_release(&memory, items, n, sizeof items[0]);
    return status;
}
