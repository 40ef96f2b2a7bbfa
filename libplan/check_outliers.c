/* Figures that stand out among their peers: the areas of one indicator and period that have the
 * same parent, or none. Nobody is compared with its own parts, and subsets are no peers. Warnings
 * to look again, never proof of a mistake; run only where the plan declares `outliers`. */
#include "check.h"

#include <stdlib.h>

#include <plan/outlier.h>

/* Fewer peers have no usual values. */
enum { LEAST = 5 };

/* A figure among its peers: those of equal indicator, period and parent. */
typedef struct peer {
    uint32_t indicator, period, parent, area;
    uint32_t record;
    plan_status reason; /* PLAN_OK: it is compared */
    bool about;
    double value, before;
} peer;

typedef struct outliers {
    plan_checker *checker;
    const plan_outliers *settings;
    uint8_t rule;
    peer *peers;
    size_t count;
    double *values, *before, *scores; /* of the peers that are compared */
} outliers;

static int order_of(uint32_t a, uint32_t b) {
    return (a > b) - (a < b);
}

static int compare_groups(const peer *a, const peer *b) {
    int order = order_of(a->indicator, b->indicator);
    order = order != 0 ? order : order_of(a->period, b->period);
    return order != 0 ? order : order_of(a->parent, b->parent);
}

static int compare_peers(const void *left, const void *right) {
    const peer *a = left, *b = right;
    int order = compare_groups(a, b);
    return order != 0 ? order : order_of(a->area, b->area);
}

static int compare_numbers(const void *left, const void *right) {
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* --- Figures --- */

/* A figure as one number: as printed, or the middle of a range. */
static plan_status number_of(const plan_checker *checker, const plan_operand *operand,
                             double *result) {
    if (operand->status != PLAN_OK) {
        return operand->status;
    }
    plan_figure figure = plan_table_figure(checker->table, operand->record);
    if (figure.reading == PLAN_BETWEEN) {
        *result = (plan_decimal_to_double(figure.value) + plan_decimal_to_double(figure.upper)) / 2;
    } else if (figure.reading > PLAN_EXACT) {
        return PLAN_DOMAIN; /* a bound is no value */
    } else {
        *result = plan_decimal_to_double(figure.value);
    }
    return PLAN_OK;
}

static plan_status above_zero(double before, double value) {
    return before == 0.0  ? PLAN_ZERO_BASE
           : before < 0.0 ? PLAN_NEGATIVE_BASE
           : value <= 0.0 ? PLAN_SIGN_CHANGE
                          : PLAN_OK;
}

static void read_figure(const outliers *o, const plan_record *record, peer *one) {
    const plan_checker *checker = o->checker;
    plan_operand operand, base;
    plan_operand_of_record(checker, record, &operand);
    one->about = operand.about;
    one->reason = number_of(checker, &operand, &one->value);
    if (o->settings->method == PLAN_OUTLIERS_ROBUST_Z) {
        return;
    }
    plan_operand_previous(checker, record->area, record->period, record->indicator, false, false,
                          &base);
    one->about = one->about || base.about;
    one->reason = plan_earlier(one->reason, number_of(checker, &base, &one->before));
    if (one->reason == PLAN_OK) {
        one->reason = above_zero(one->before, one->value);
    }
    if (base.record != NULL && plan_breaks_between(checker->catalog, record->indicator,
                                                   record->area, base.period, record->period)) {
        one->reason = plan_earlier(one->reason, PLAN_BREAK);
    }
}

/* Changes are compared where growth means something; values always. */
static bool is_compared(const outliers *o, const plan_record *record) {
    const plan_checker *checker = o->checker;
    bool repeats = (record->bits & PLAN_RECORD_SHADOWED) != 0 && record > checker->table->records &&
                   plan_same_key(checker, record - 1, record);
    return record->series == PLAN_SERIES_ACTUAL && record->statement == 0 && !repeats &&
           !plan_area_at(checker->catalog, record->area)->subset &&
           (o->settings->method == PLAN_OUTLIERS_ROBUST_Z ||
            plan_indicator_at(checker, record->indicator)->arithmetic == PLAN_RELATIVE);
}

static void collect(outliers *o) {
    const plan_table *table = o->checker->table;
    for (size_t i = 0; i < table->count; i++) {
        const plan_record *record = &table->records[i];
        if (is_compared(o, record)) {
            peer *one = &o->peers[o->count++];
            one->indicator = record->indicator;
            one->period = record->period;
            one->parent = plan_area_at(o->checker->catalog, record->area)->parent;
            one->area = record->area;
            one->record = (uint32_t)i;
            one->value = one->before = 0.0;
            read_figure(o, record, one);
        }
    }
}

/* --- Groups --- */

static void conclude(const outliers *o, const peer *one, plan_outcome outcome, uint64_t extra) {
    const plan_record *record = &o->checker->table->records[one->record];
    plan_instance instance = plan_instance_of(o->rule, record);
    instance.extra = extra;
    plan_conclude(o->checker, &instance, outcome, record);
}

static void tell(const outliers *o, const peer *one, const plan_outlying *found) {
    plan_checker *checker = o->checker;
    plan_outcome outcome = {one->about ? PLAN_UNDECIDED : PLAN_FAILS, PLAN_OK, false};
    void *items = checker->outlying;
    plan_status status = plan_grow(&checker->allocator, &items, &checker->outlying_capacity,
                                   checker->outlying_count + 1, sizeof *checker->outlying);
    if (status != PLAN_OK) {
        checker->status = status;
        return;
    }
    checker->outlying = items;
    checker->outlying[checker->outlying_count] = *found;
    conclude(o, one, outcome, checker->outlying_count++);
}

/* Between which values nobody stands out: each score is a multiple of the distance from the median.
 */
static void usual_values(const outliers *o, size_t n, double *low, double *high) {
    double *sorted = o->before; /* not in use for values */
    size_t far = 0;
    for (size_t i = 0; i < n; i++) {
        sorted[i] = o->values[i];
        far = o->scores[i] > o->scores[far] ? i : far;
    }
    qsort(sorted, n, sizeof *sorted, compare_numbers);
    double median = n % 2 == 1 ? sorted[n / 2] : sorted[n / 2 - 1] / 2 + sorted[n / 2] / 2;
    double distance = o->values[far] > median ? o->values[far] - median : median - o->values[far];
    double width = o->scores[far] > 0.0 ? o->settings->c * distance / o->scores[far] : 0.0;
    *low = median - width;
    *high = median + width;
}

static plan_status score(const outliers *o, size_t n, double *low, double *high) {
    const plan_outliers *s = o->settings;
    const plan_allocator *a = &o->checker->allocator;
    if (s->method == PLAN_OUTLIERS_ROBUST_Z) {
        plan_status status = plan_robust_z(o->values, o->scores, n, a);
        if (status == PLAN_OK) {
            usual_values(o, n, low, high);
        }
        return status;
    }
    return plan_hidiroglou_berthelot(o->before, o->values, o->scores, n, s->u, s->a, s->c, low,
                                     high, a);
}

static bool stands_out(const outliers *o, double found, double low, double high) {
    return o->settings->method == PLAN_OUTLIERS_ROBUST_Z ? found > o->settings->c
                                                         : found < low || found > high;
}

static void run_group(const outliers *o, const peer *group, size_t size) {
    size_t n = 0;
    double low = 0.0, high = 0.0;
    for (size_t i = 0; i < size; i++) {
        if (group[i].reason == PLAN_OK) {
            o->values[n] = group[i].value;
            o->before[n++] = group[i].before;
        }
    }
    plan_status status = n < LEAST ? PLAN_SHORT_SERIES : score(o, n, &low, &high);
    if (status == PLAN_NO_MEMORY) {
        o->checker->status = status;
    }
    const plan_outcome holds = {PLAN_HOLDS, PLAN_OK, false};
    size_t at = 0;
    for (size_t i = 0; i < size && o->checker->status == PLAN_OK; i++) {
        plan_status reason = group[i].reason != PLAN_OK ? group[i].reason : status;
        if (reason != PLAN_OK) {
            conclude(o, &group[i], plan_skipped(reason), 0);
        } else if (stands_out(o, o->scores[at], low, high)) {
            plan_outlying found = {o->scores[at], low, high, (uint32_t)n};
            tell(o, &group[i], &found);
        } else {
            conclude(o, &group[i], holds, 0);
        }
        at += group[i].reason == PLAN_OK ? 1 : 0;
    }
}

static void run(outliers *o) {
    collect(o);
    if (o->count > 1) {
        qsort(o->peers, o->count, sizeof *o->peers, compare_peers);
    }
    for (size_t i = 0, end; i < o->count && o->checker->status == PLAN_OK; i = end) {
        for (end = i + 1; end < o->count && compare_groups(&o->peers[i], &o->peers[end]) == 0;
             end++) {
        }
        run_group(o, &o->peers[i], end - i);
    }
}

plan_status plan_check_outliers(plan_checker *checker) {
    const plan_outliers *settings = &checker->document->outliers;
    bool is_z = settings->method == PLAN_OUTLIERS_ROBUST_Z;
    outliers o = {checker, settings, is_z ? PLAN_CHECK_ROBUST_Z : PLAN_CHECK_CHANGES, NULL, 0, NULL,
                  NULL,    NULL};
    size_t n = checker->table->count;
    if (settings->method == PLAN_OUTLIERS_NONE || n == 0 || !plan_rule_is_on(checker, o.rule)) {
        return PLAN_OK;
    }
    const plan_allocator *a = &checker->allocator;
    o.peers = plan_allocate(a, n, sizeof *o.peers);
    o.values = plan_allocate(a, n, sizeof *o.values);
    o.before = plan_allocate(a, n, sizeof *o.before);
    o.scores = plan_allocate(a, n, sizeof *o.scores);
    if (o.peers == NULL || o.values == NULL || o.before == NULL || o.scores == NULL) {
        checker->status = PLAN_NO_MEMORY;
    } else {
        run(&o);
    }
    plan_release(a, o.peers, n, sizeof *o.peers);
    plan_release(a, o.values, n, sizeof *o.values);
    plan_release(a, o.before, n, sizeof *o.before);
    plan_release(a, o.scores, n, sizeof *o.scores);
    return checker->status;
}
