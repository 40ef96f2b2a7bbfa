/* Plain figures: limits by bounds, changes on the year before, sums of partitions. */
#include "check_plain.h"

#include "period.h"

/* --- Limits --- */

enum { FREE_DIGITS = 17 };

/* The bound in tenths of a unit at a scale; false where it is no such whole number. */
static bool tenths(plan_decimal bound, int32_t scale, int64_t *result) {
    plan_decimal at = {0, 0};
    plan_status status = plan_decimal_round(bound, scale + 1, PLAN_ROUND_ZERO, &at);
    *result = at.digits;
    return status == PLAN_OK && plan_decimal_compare(at, bound) == 0;
}

static int64_t floor_of(int64_t a, int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

/* The least digits at a scale, rounded, whose interval lies above a bound: of these d, 10 d - 5 >=
 * t, or > t. */
static int64_t least_above(plan_decimal bound, uint8_t end, int32_t scale) {
    int64_t t;
    if (end == PLAN_END_UNBOUNDED) {
        return -plan_powers_of_ten[FREE_DIGITS];
    }
    return tenths(bound, scale, &t) ? floor_of(t + 5 - (end == PLAN_END_OPEN ? 0 : 1), 10) + 1
                                    : INT64_MAX;
}

/* Of rounded figures, so all the more of exact ones. */
static void set_limits(const plan_indicator_entry *entry, plan_plain_limits *limits) {
    plan_interval bounds = entry->bounds, mirrored = plan_interval_negate(bounds);
    for (int32_t scale = 0; scale < PLAN_PLAIN_SCALES; scale++) {
        limits->low[scale] = least_above(bounds.low, bounds.low_end, scale);
        limits->high[scale] = -least_above(mirrored.low, mirrored.low_end, scale);
    }
}

/* --- What may be plain at all --- */

uint8_t plan_plain_form(const plan_checker *checker, const plan_statement *statement) {
    bool fits = statement->measure != PLAN_MEASURE_CONTRIBUTION &&
                statement->arithmetic == PLAN_RELATIVE &&
                statement->against == PLAN_AGAINST_PREVIOUS && !statement->over_period &&
                (statement->form == PLAN_GROWTH_RATE || statement->form == PLAN_GROWTH_INDEX) &&
                plan_rule_is_on(checker, PLAN_CHECK_CHANGE) &&
                !checker->settings[PLAN_CHECK_CHANGE].has_tolerance;
    if (fits && statement->via != PLAN_NONE) {
        const plan_indicator_entry *via = plan_indicator_at(checker, statement->via);
        fits = via->price == PLAN_PRICE_UNDECLARED ||
               via->price == plan_indicator_at(checker, via->of)->price;
    }
    return fits ? (uint8_t)(1 + statement->form) : 0;
}

static bool may_be_plain_sum(const plan_checker *checker, const plan_partition_entry *partition) {
    uint8_t rule = plan_partition_rule(partition);
    bool fits = plan_rule_is_on(checker, rule) && !partition->has_tolerance &&
                !checker->settings[rule].has_tolerance && partition->member_count <= 64;
    const plan_decimal one = {1, 0};
    for (size_t i = 0; i < partition->member_count && fits; i++) {
        fits = plan_decimal_compare(partition->factors[i], one) == 0;
    }
    if (partition->has_total) {
        int64_t limit = plan_powers_of_ten[9];
        return fits && partition->total.scale >= 0 && partition->total.scale <= PLAN_PLAIN_SCALES &&
               partition->total.digits <= limit && partition->total.digits >= -limit;
    }
    return fits && partition->price_status == PLAN_OK;
}

plan_status plan_plain_init(plan_checker *checker) {
    const plan_allocator *a = &checker->allocator;
    const plan_catalog *catalog = checker->catalog;
    struct plan_plain *plain = plan_allocate_zero(a, 1, sizeof *plain);
    checker->plain = plain;
    if (plain == NULL) {
        return PLAN_NO_MEMORY;
    }
    plain->indicators = catalog->indicator_codes.count + 1;
    plain->statements = checker->document->statements.count;
    plain->partitions = catalog->partition_codes.count + 1;
    plain->limits = plan_allocate_zero(a, plain->indicators, sizeof *plain->limits);
    plain->rings = plan_allocate_zero(a, plain->indicators, sizeof *plain->rings);
    plain->changes = plan_allocate_zero(a, plain->statements, sizeof *plain->changes);
    plain->sums = plan_allocate_zero(a, plain->partitions, sizeof *plain->sums);
    plain->grows = plan_allocate_zero(a, plain->indicators, sizeof *plain->grows);
    if (plain->limits == NULL || plain->rings == NULL || plain->changes == NULL ||
        plain->sums == NULL || plain->grows == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i + 1 < plain->indicators; i++) {
        set_limits(&catalog->indicators[i], &plain->limits[i]);
        for (uint32_t u = checker->use_start[i]; u < checker->use_start[i + 1]; u++) {
            const plan_use *use = &checker->uses[u];
            plain->grows[i] |=
                use->kind == PLAN_USE_PARTITION && !catalog->partitions[use->id].has_total;
        }
    }
    for (size_t i = 1; i < plain->statements; i++) {
        plain->against_plan |=
            plan_statement_at(checker, (uint16_t)i)->against == PLAN_AGAINST_PLAN;
        plain->changes[i] = plan_plain_form(checker, plan_statement_at(checker, (uint16_t)i));
    }
    for (size_t i = 0; i + 1 < plain->partitions; i++) {
        plain->sums[i] = may_be_plain_sum(checker, &catalog->partitions[i]);
    }
    return PLAN_OK;
}

void plan_plain_free(plan_checker *checker) {
    const plan_allocator *a = &checker->allocator;
    struct plan_plain *plain = checker->plain;
    if (plain != NULL) {
        plan_release(a, plain->limits, plain->indicators, sizeof *plain->limits);
        plan_release(a, plain->rings, plain->indicators, sizeof *plain->rings);
        plan_release(a, plain->changes, plain->statements, sizeof *plain->changes);
        plan_release(a, plain->sums, plain->partitions, sizeof *plain->sums);
        plan_release(a, plain->grows, plain->indicators, sizeof *plain->grows);
        plan_release(a, plain, 1, sizeof *plain);
        checker->plain = NULL;
    }
}

plan_status plan_plain_fork(const plan_checker *from, plan_checker *fork) {
    struct plan_plain *plain = plan_allocate(&fork->allocator, 1, sizeof *plain);
    fork->plain = plain;
    if (plain == NULL) {
        return PLAN_NO_MEMORY;
    }
    *plain = *from->plain;
    plain->rings = plan_allocate_zero(&fork->allocator, plain->indicators, sizeof *plain->rings);
    return plain->rings != NULL ? PLAN_OK : PLAN_NO_MEMORY;
}

void plan_plain_fork_free(plan_checker *fork) {
    struct plan_plain *plain = fork->plain;
    if (plain != NULL) {
        plan_release(&fork->allocator, plain->rings, plain->indicators, sizeof *plain->rings);
        plan_release(&fork->allocator, plain, 1, sizeof *plain);
        fork->plain = NULL;
    }
}

void plan_plain_start(const plan_checker *checker) {
    const struct plan_plain *plain = checker->plain;
    for (size_t i = 0; i < plain->indicators; i++) {
        for (size_t k = 0; k < PLAN_PLAIN_RING; k++) {
            plain->rings[i].records[k] = checker->begin;
        }
    }
}

/* --- Changes --- */

static bool is_base(const plan_record *base, const plan_record *figure, uint32_t period) {
    return base->period == period && base->area == figure->area &&
           base->indicator == figure->indicator && base->statement == 0;
}

/* The figure of a period before, where it is one of the last: most lie as far behind as the one
 * that was asked for before. */
static const plan_record *find_base(const plan_checker *checker, const plan_record *figure,
                                    uint32_t period) {
    plan_plain_ring *ring = &checker->plain->rings[figure->indicator];
    const plan_record *records = checker->table->records;
    for (unsigned i = 0; i < PLAN_PLAIN_RING; i++) {
        unsigned back = ring->back + i;
        const plan_record *base = &records[ring->records[(ring->next - back) % PLAN_PLAIN_RING]];
        if (is_base(base, figure, period) && base->series == checker->previous[0]) {
            ring->back = (uint8_t)(back % PLAN_PLAIN_RING);
            return base;
        }
    }
    return NULL;
}

/* Whether some x and b of their intervals make a change within that of s: with x/b between the ends
 * of its range, both ends are compared crosswise. Units of half the last digits: x, b of one scale,
 * s of another. */
static bool change_holds_wide(const plan_record *s, const plan_record *x, const plan_record *b,
                              bool is_rate) {
    int64_t hs = plan_plain_half(s) / 5, hx = plan_plain_half(x) / 5, hb = plan_plain_half(b) / 5;
    plan_i128 hundred = (plan_i128)200 * plan_powers_of_ten[plan_record_scale(s)];
    plan_i128 stated = (is_rate ? hundred : 0) + 2 * (plan_i128)plan_record_digits(s);
    return hundred * (2 * plan_record_digits(x) - hx) <=
               (stated + hs) * (2 * plan_record_digits(b) + hb) &&
           hundred * (2 * plan_record_digits(x) + hx) >=
               (stated - hs) * (2 * plan_record_digits(b) - hb);
}

/* The same in 64 bits: no product reaches 2^62. A figure and its base with as many decimals as the
 * finer of them: doubles have lost their zeros. */
bool plan_plain_change_holds(const plan_record *s, const plan_record *x, const plan_record *b,
                             bool is_rate) {
    const int64_t few = INT64_C(1) << 38, small = INT64_C(1) << 20;
    int64_t digits[2] = {plan_record_digits(x), plan_record_digits(b)};
    int64_t hx = (x->bits & PLAN_RECORD_READING) == PLAN_ROUNDED ? 1 : 0;
    int64_t hb = (b->bits & PLAN_RECORD_READING) == PLAN_ROUNDED ? 1 : 0;
    int32_t apart = plan_record_scale(x) - plan_record_scale(b);
    bool is_small = digits[0] < few && digits[1] < few;
    if (apart != 0) {
        int64_t power = plan_powers_of_ten[apart < 0 ? -apart : apart];
        int64_t *coarse = &digits[apart < 0 ? 0 : 1];
        is_small = is_small && *coarse < few / power;
        *coarse *= is_small ? power : 1;
        hx *= apart < 0 ? power : 1;
        hb *= apart < 0 ? 1 : power;
    }
    if (!is_small || plan_record_scale(s) > 3 || plan_record_digits(s) >= small ||
        plan_record_digits(s) <= -small) {
        return apart == 0 && change_holds_wide(s, x, b, is_rate);
    }
    int64_t hs = (s->bits & PLAN_RECORD_READING) == PLAN_ROUNDED ? 1 : 0;
    int64_t hundred = 200 * plan_powers_of_ten[plan_record_scale(s)];
    int64_t stated = (is_rate ? hundred : 0) + 2 * plan_record_digits(s);
    return hundred * (2 * digits[0] - hx) <= (stated + hs) * (2 * digits[1] + hb) &&
           hundred * (2 * digits[0] + hx) >= (stated - hs) * (2 * digits[1] - hb);
}

bool plan_plain_change(const plan_checker *checker, const plan_record *record) {
    const struct plan_plain *plain = checker->plain;
    uint8_t form = plain->changes[record->statement];
    const plan_record *figure = record - 1;
    uint32_t before;
    if (form == 0 || record == checker->table->records + checker->begin || figure->statement != 0 ||
        figure->indicator != record->indicator || figure->period != record->period ||
        figure->area != record->area || figure->series != record->series ||
        !plan_is_plain(record) || !plan_is_plain_figure(checker, figure) ||
        plan_indicator_at(checker, record->indicator)->break_count > 0 ||
        !plan_packed_previous(record->period, &before)) {
        return false;
    }
    const plan_record *base = find_base(checker, figure, before);
    return base != NULL && plan_is_plain_figure(checker, base) && plan_record_digits(base) > 0 &&
           plan_record_digits(figure) > 0 &&
           plan_plain_change_holds(record, figure, base, form == 1 + PLAN_GROWTH_RATE);
}

/* --- Sums --- */

/* Adds a member, in units of the finest scale that a half may have. */
static bool add_plain(const plan_checker *checker, uint32_t indicator, int64_t sign, int64_t *sum,
                      int64_t *half) {
    if (checker->figure_stamp[indicator] != checker->stamp) {
        return false;
    }
    const plan_record *record = &checker->table->records[checker->figure_of[indicator]];
    int64_t limit = plan_powers_of_ten[9];
    if (!plan_is_plain_figure(checker, record) || plan_record_digits(record) > limit ||
        plan_record_digits(record) < -limit) {
        return false;
    }
    int64_t tenth = plan_powers_of_ten[PLAN_PLAIN_SCALES - 1 - plan_record_scale(record)];
    *sum += sign * plan_record_digits(record) * tenth * 10;
    *half += plan_plain_half(record) * tenth;
    return true;
}

bool plan_plain_sum(const plan_checker *checker, uint32_t partition) {
    const plan_partition_entry *entry = &checker->catalog->partitions[partition];
    int64_t sum = 0, half = 0; /* 65 terms of at most 10^17 */
    if (!checker->plain->sums[partition]) {
        return false;
    }
    if (entry->has_total) {
        sum = -entry->total.digits * plan_powers_of_ten[PLAN_PLAIN_SCALES - entry->total.scale];
    } else if (!add_plain(checker, entry->whole, -1, &sum, &half)) {
        return false;
    }
    for (size_t i = 0; i < entry->member_count; i++) {
        if (!add_plain(checker, entry->members[i], 1, &sum, &half)) {
            return false;
        }
    }
    return sum <= half && sum >= -half;
}
