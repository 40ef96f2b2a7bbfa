/* Shares and contributions of intervals, ends rounded outwards. */
#include <plan/structure.h>

#include "change.h"

/* One corner: the value of part i and of all others, each at one of its ends. */
typedef struct corner {
    plan_wide part, total;
    bool closed;
} corner;

static corner corner_of(const plan_interval *value, const plan_wide *low, const plan_wide *high,
                        bool open_low, bool open_high, int which) {
    bool part_high = (which & 1) != 0, others_high = (which & 2) != 0;
    plan_wide total = others_high ? *high : *low;
    plan_wide own = plan_wide_of(others_high ? value->high : value->low);
    plan_wide part = plan_wide_of(part_high ? value->high : value->low);
    bool open = part_high ? value->high_end == PLAN_END_OPEN : value->low_end == PLAN_END_OPEN;
    (void)plan_wide_subtract(&total, &own, &total); /* between the sums of lows and of highs */
    (void)plan_wide_add(&total, &part, &total);
    corner result = {part, total, false};
    result.part.scale -= 2; /* percent */
    /* 0 of anything is 0, whether that is attained or not */
    result.closed = !open && (part.limbs[0] == 0 || !(others_high ? open_high : open_low));
    return result;
}

/* Shares grow with the part where the others are above 0 and fall with the others where the part
 * is: the extremes of their range lie at the corners, since the total stays above 0. */
typedef struct range {
    plan_decimal low, high;
    uint8_t low_end, high_end;
    bool any;
} range;

static plan_status widen(range *r, const corner *c, int32_t scale) {
    plan_decimal below, above;
    bool exact = false;
    plan_status status =
        plan_wide_divide(&c->part, &c->total, scale, PLAN_ROUND_DOWN, &below, &exact);
    status = status == PLAN_OK
                 ? plan_wide_divide(&c->part, &c->total, scale, PLAN_ROUND_UP, &above, NULL)
                 : status;
    if (status != PLAN_OK) {
        return status;
    }
    uint8_t end = exact && c->closed ? PLAN_END_CLOSED : PLAN_END_OPEN;
    int order = r->any ? plan_decimal_compare(below, r->low) : -1;
    if (order < 0 || (order == 0 && end < r->low_end)) {
        r->low = below;
        r->low_end = end;
    }
    order = r->any ? plan_decimal_compare(above, r->high) : 1;
    if (order > 0 || (order == 0 && end < r->high_end)) {
        r->high = above;
        r->high_end = end;
    }
    r->any = true;
    return PLAN_OK;
}

/* A sum with an open end in it is open there. */
static size_t count_open(const plan_interval *values, size_t n, bool high) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        count += (high ? values[i].high_end : values[i].low_end) == PLAN_END_OPEN ? 1 : 0;
    }
    return count;
}

/* The sums of the ends. Where the whole sum lies below 0, `mirrored` is set and the sums are those
 * of the values with their signs turned, which have the same shares. */
static plan_status sums(const plan_interval *values, size_t n, plan_wide *low, plan_wide *high,
                        bool *mirrored) {
    *low = *high = plan_wide_of_int(0);
    for (size_t i = 0; i < n; i++) {
        plan_wide first = plan_wide_of(values[i].low), last = plan_wide_of(values[i].high);
        if (values[i].low_end == PLAN_END_UNBOUNDED || values[i].high_end == PLAN_END_UNBOUNDED) {
            return PLAN_DOMAIN;
        }
        if (!plan_decimal_is_valid(values[i].low) || !plan_decimal_is_valid(values[i].high)) {
            return PLAN_INVALID;
        }
        (void)plan_wide_add(low, &first, low); /* decimals by the million fit 256 bits */
        (void)plan_wide_add(high, &last, high);
    }
    *mirrored = plan_wide_sign(high) < 0;
    if (*mirrored) {
        plan_wide least = *low;
        *low = *high;
        *high = least;
        plan_wide_negate(low);
        plan_wide_negate(high);
    }
    return plan_wide_sign(low) > 0 ? PLAN_OK : PLAN_DOMAIN;
}

plan_status plan_shares_f(const plan_interval *values, plan_interval *out, size_t n,
                          int32_t scale) {
    plan_wide low, high;
    bool mirrored = false;
    if ((n > 0 && (values == NULL || out == NULL || values == out)) || !plan_is_scale(scale)) {
        return PLAN_INVALID;
    }
    if (n == 0) {
        return PLAN_SHORT_SERIES;
    }
    plan_status status = sums(values, n, &low, &high, &mirrored);
    size_t open_lows = count_open(values, n, mirrored);
    size_t open_highs = count_open(values, n, !mirrored);
    /* Twice: nothing is written before every share is known to fit. */
    for (size_t k = 0; k < 2 * n && status == PLAN_OK; k++) {
        size_t i = k % n;
        plan_interval value = mirrored ? plan_interval_negate(values[i]) : values[i];
        range r = {{0, 0}, {0, 0}, PLAN_END_CLOSED, PLAN_END_CLOSED, false};
        size_t own_low = value.low_end == PLAN_END_OPEN ? 1 : 0;
        size_t own_high = value.high_end == PLAN_END_OPEN ? 1 : 0;
        for (int which = 0; which < 4 && status == PLAN_OK; which++) {
            corner c =
                corner_of(&value, &low, &high, open_lows > own_low, open_highs > own_high, which);
            status = widen(&r, &c, scale);
        }
        if (status == PLAN_OK && k >= n) {
            plan_interval share = {r.low, r.high, r.low_end, r.high_end};
            out[i] = share;
        }
    }
    return status;
}

plan_status plan_contribution_f(const plan_interval *base, const plan_interval *value,
                                const plan_interval *whole_base, int32_t scale,
                                plan_interval *result) {
    plan_decimal hundred = {1, -2};
    plan_interval change;
    if (base == NULL || value == NULL || whole_base == NULL || result == NULL ||
        !plan_is_scale(scale)) {
        return PLAN_INVALID;
    }
    if (!plan_is_above_zero(whole_base)) {
        return PLAN_DOMAIN;
    }
    plan_status status = plan_interval_subtract(*value, *base, &change);
    status = status == PLAN_OK ? plan_interval_scale(change, hundred, &change) : status;
    return status == PLAN_OK ? plan_interval_divide(change, *whole_base, scale, result) : status;
}
