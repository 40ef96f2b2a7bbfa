/* Presets that look at a series: escap draws a line through it, destatis takes the last six years.
 */
#include <plan/progress.h>

#include <stdint.h>

#include "progress.h"

typedef struct series {
    const double *values, *years;
    size_t n;
    double first, last; /* years */
    double last_value;
} series;

/* Whole years, each once, within as many years as a small table of bits holds. */
static plan_status check_years(series *s) {
    enum { MOST_YEARS = 4096, BITS = 64 };
    uint64_t seen[MOST_YEARS / BITS] = {0};
    s->first = s->last = s->n > 0 ? s->years[0] : 0;
    for (size_t i = 0; i < s->n; i++) {
        s->first = fmin(s->first, s->years[i]);
        s->last = fmax(s->last, s->years[i]);
    }
    if (!(s->last - s->first < (double)MOST_YEARS)) {
        return PLAN_DOMAIN;
    }
    for (size_t i = 0; i < s->n; i++) {
        size_t place = (size_t)(s->years[i] - s->first);
        uint64_t bit = UINT64_C(1) << place % BITS;
        if (s->years[i] != floor(s->years[i]) || (seen[place / BITS] & bit) != 0) {
            return PLAN_DOMAIN;
        }
        seen[place / BITS] |= bit;
        s->last_value = s->years[i] == s->last ? s->values[i] : s->last_value;
    }
    return PLAN_OK;
}

/* Missing values first, then infinities, then the years. NaN in `target` and `end` is looked at by
 * the presets. */
static plan_status check_series(series *s, double target, double end) {
    plan_status status = plan_kernel_lists(s->values, s->years, s->n);
    if (status != PLAN_OK || isinf(target) || isinf(end)) {
        return status != PLAN_OK ? status : PLAN_DOMAIN;
    }
    status = check_years(s);
    return status == PLAN_OK && s->n > 0 && end < s->last ? PLAN_DOMAIN : status;
}

/* The value of a year; false where there is none. */
static bool value_of(const series *s, double year, double *value) {
    for (size_t i = 0; i < s->n; i++) {
        if (s->years[i] == year) {
            *value = s->values[i];
            return true;
        }
    }
    return false;
}

/* --- escap --- */

static double weight_of(const series *s, size_t i) {
    return s->years[i] - s->first + 1;
}

/* target - I in the year `end`, I on the weighted line through the values. It is a weighted mean of
 * the differences target - value: so it stays exact where all values are the target. */
static double foretold_gap(const series *s, double target, double end) {
    double weights = 0, middle = 0, squares = 0, gap = 0;
    for (size_t i = 0; i < s->n; i++) {
        weights += weight_of(s, i);
        middle += weight_of(s, i) * (s->years[i] - s->last);
    }
    middle /= weights; /* years before the last one keep their digits */
    for (size_t i = 0; i < s->n; i++) {
        double distance = s->years[i] - s->last - middle;
        squares += weight_of(s, i) * distance * distance;
    }
    for (size_t i = 0; i < s->n; i++) {
        double distance = s->years[i] - s->last - middle;
        double share = 1 / weights + (end - s->last - middle) * distance / squares;
        gap += weight_of(s, i) * share * (target - s->values[i]);
    }
    return gap;
}

static int escap_class(double gap) {
    static const double least = 10, most = 100;
    return gap <= least || plan_reaches(least, gap) ? PLAN_ESCAP_MAINTAIN
           : gap <= most || plan_reaches(most, gap) ? PLAN_ESCAP_ACCELERATE
                                                    : PLAN_ESCAP_REVERSE;
}

plan_status plan_escap(const double *values, const double *years, size_t n, double target,
                       double start, double end, int direction, double *result, int *result_class) {
    series s = {values, years, n, 0, 0, 0};
    double base = 0, gap = (double)NAN;
    if (result == NULL || result_class == NULL || !plan_is_progress_direction(direction) ||
        (n > 0 && (values == NULL || years == NULL))) {
        return PLAN_INVALID;
    }
    plan_status status = check_series(&s, target, end);
    if (status == PLAN_MISSING || isnan(target) || isnan(end)) {
        return PLAN_MISSING;
    }
    if (status != PLAN_OK || isinf(start)) {
        return PLAN_DOMAIN;
    }
    if (n < 2) {
        return PLAN_SHORT_SERIES;
    }
    if (!value_of(&s, isnan(start) ? s.first : start, &base)) {
        return PLAN_GAP;
    }
    bool met = plan_meets(s.last_value, target, direction);
    bool base_met = plan_meets(base, target, direction);
    if (!base_met) {
        double way = fabs(target - base);
        gap = 100 * (plan_wish(direction) * foretold_gap(&s, target, end) / way);
    }
    if (!base_met && !met && !isfinite(gap)) {
        return PLAN_RANGE;
    }
    *result = plan_value_or_none(isfinite(gap) ? PLAN_OK : PLAN_RANGE, gap);
    *result_class = met ? PLAN_ESCAP_MAINTAIN : base_met ? PLAN_ESCAP_REVERSE : escap_class(gap);
    return PLAN_OK;
}

/* --- destatis --- */

/* What the last six years show; years that are not there are skipped. */
typedef struct recent {
    size_t count;
    double mean;   /* change a year from the first value to the last one */
    double change; /* from the value before the last one */
} recent;

static recent look_back(const series *s) {
    enum { YEARS_BACK = 5 };
    recent r = {0, 0, 0};
    double first = s->last, before = s->first - 1, first_value = 0, value_before = 0;
    for (size_t i = 0; i < s->n; i++) {
        double year = s->years[i];
        if (year < s->last - (double)YEARS_BACK) {
            continue;
        }
        r.count++;
        if (year < first) {
            first = year;
            first_value = s->values[i];
        }
        if (year < s->last && year > before) {
            before = year;
            value_before = s->values[i];
        }
    }
    r.mean = (s->last_value - first_value) / (s->last - first);
    r.change = s->last_value - value_before;
    return r;
}

/* Without a target year: `good` is what should hold, the trend says how long. */
static int weather(bool good, bool trend, int good_alone, int trend_alone) {
    return good && trend ? PLAN_DESTATIS_SUN
           : good        ? good_alone
           : trend       ? trend_alone
                         : PLAN_DESTATIS_STORM;
}

/* The share of the way that is missed decides: 5 % and 20 % are light cloud. */
static int missed_class(double missed) {
    return !plan_reaches(missed, 5)                   ? PLAN_DESTATIS_SUN
           : missed <= 20 || plan_reaches(20, missed) ? PLAN_DESTATIS_LIGHT_CLOUD
                                                      : PLAN_DESTATIS_CLOUD;
}

/* A target with a year that is not met yet. */
static plan_status judge_missed(const series *s, double mean, double target, double end,
                                int direction, double *result, int *result_class) {
    double done = mean * (end - s->last) / (target - s->last_value);
    double missed = 100 - 100 * done;
    if (!isfinite(missed)) {
        return PLAN_RANGE;
    }
    *result = missed;
    *result_class = plan_wish(direction) * mean > 0 ? missed_class(missed) : PLAN_DESTATIS_STORM;
    return PLAN_OK;
}

plan_status plan_destatis(const double *values, const double *years, size_t n, double target,
                          double end, int direction, double *result, int *result_class) {
    enum { LEAST = 4 };
    series s = {values, years, n, 0, 0, 0};
    if (result == NULL || result_class == NULL || !plan_is_progress_direction(direction) ||
        (n > 0 && (values == NULL || years == NULL))) {
        return PLAN_INVALID;
    }
    plan_status status = check_series(&s, target, isnan(target) ? (double)NAN : end);
    recent r = {0, 0, 0};
    if (status == PLAN_OK && n > 0) {
        r = look_back(&s);
    }
    if (status != PLAN_OK || r.count < LEAST) {
        return status != PLAN_OK ? status : PLAN_SHORT_SERIES;
    }
    double wish = plan_wish(direction), mean = wish * r.mean;
    if (!isfinite(mean) || !isfinite(r.change)) {
        return PLAN_RANGE;
    }
    bool met = !isnan(target) && plan_meets(s.last_value, target, direction);
    if (!isnan(target) && !isnan(end)) {
        if (!met) {
            return judge_missed(&s, r.mean, target, end, direction, result, result_class);
        }
        *result = (double)NAN;
        *result_class = PLAN_DESTATIS_SUN;
        return PLAN_OK;
    }
    *result = mean;
    *result_class =
        isnan(target)
            ? weather(mean > 0, wish * r.change > 0, PLAN_DESTATIS_LIGHT_CLOUD, PLAN_DESTATIS_CLOUD)
        : met ? weather(true, mean >= 0, PLAN_DESTATIS_LIGHT_CLOUD, PLAN_DESTATIS_CLOUD)
              : weather(false, mean > 0, PLAN_DESTATIS_LIGHT_CLOUD, PLAN_DESTATIS_CLOUD);
    return PLAN_OK;
}
