/* Progress by the preset that the plan chose, and the pace that is required from here on. In
 * doubles from the printed figures: published methods, no verdicts. */
#include "check_targets.h"

#include <math.h>
#include <string.h>

#include <plan/change.h>
#include <plan/progress.h>

#include "period.h"

enum { MOST_YEARS = 64, SHOWN_DECIMALS = 4 }; /* years back that are looked at */

/* The printed values of the years up to the target's, in their order, with room for a baseline. */
typedef struct known {
    double values[MOST_YEARS + 1], years[MOST_YEARS + 1];
    size_t count;
    plan_attained last;
} known;

static int32_t year_of(uint32_t period) {
    return (int32_t)(plan_packed_month(period) / 12);
}

bool plan_goal_end_year(const plan_goal *goal, int32_t *year) {
    *year = year_of(goal->period) + (int32_t)plan_packed_count(goal->period) - 1;
    return plan_packed_frequency(goal->period) == PLAN_YEARLY;
}

uint32_t plan_year_packed(int32_t year) {
    plan_period period = {year, 1, PLAN_YEARLY};
    return plan_period_pack(period);
}

static void find_known(const plan_checker *checker, const plan_goal *goal, int32_t from, int32_t to,
                       known *k) {
    k->count = 0;
    k->last.status = PLAN_MISSING;
    if (checker->area_start[goal->area] == checker->area_start[goal->area + 1]) {
        return;
    }
    /* Rows of an area are ordered by period. */
    int32_t first = year_of(checker->table->records[checker->area_start[goal->area]].period);
    from = from < first ? first : from;
    if (to - from >= MOST_YEARS) {
        from = to - MOST_YEARS + 1;
    }
    for (int32_t year = from; year <= to; year++) {
        plan_attained a;
        plan_attained_at(checker, goal, plan_year_packed(year), false, &a);
        if (a.status == PLAN_OK && a.has_printed) {
            k->values[k->count] = plan_decimal_to_double(a.printed);
            k->years[k->count++] = year;
            k->last = a;
        }
    }
}

/* --- Baseline --- */

bool plan_goal_baseline(const plan_checker *checker, const plan_goal *goal, plan_attained *result) {
    if (goal->entry != NULL) {
        if (!goal->entry->has_baseline) {
            return false;
        }
        plan_attained_at(checker, goal, goal->entry->baseline, true, result);
        return true;
    }
    if (!checker->has_baseline_rows) {
        return false;
    }
    plan_checker only = *checker; /* the same, looking at baselines alone */
    only.previous_count = 0;
    for (size_t i = checker->result_count; i < checker->previous_count; i++) {
        only.previous[only.previous_count++] = checker->previous[i];
    }
    int32_t year = year_of(goal->period);
    result->status = PLAN_MISSING;
    for (int32_t back = 1; back < MOST_YEARS && result->status == PLAN_MISSING; back++) {
        plan_attained_at(&only, goal, plan_year_packed(year - back), true, result);
    }
    return result->status != PLAN_MISSING;
}

static int preset_of(const plan_checker *checker, const plan_goal *goal) {
    const plan_indicator_entry *shown = plan_indicator_at(checker, goal->shown);
    int preset = checker->document->progress;
    if (shown->progress != NULL) {
        plan_progress_preset_find(shown->progress, strlen(shown->progress), &preset);
    }
    return preset;
}

/* The weaker end of what is wanted. */
static double target_value(const plan_goal *goal) {
    bool down = goal->direction == PLAN_DOWN;
    return plan_decimal_to_double(down ? goal->figure.upper : goal->figure.value);
}

static plan_status run_preset(const plan_checker *checker, const plan_goal *goal, int preset,
                              const known *k, double base, double start, double end, double *value,
                              int *class_of) {
    double target = target_value(goal), now = k->years[k->count - 1];
    double actual = k->values[k->count - 1];
    int direction = goal->direction;
    bool percent = plan_indicator_at(checker, goal->shown)->is_points_unit;
    switch (preset) {
    case PLAN_PRESET_EUROSTAT:
        return plan_eurostat(base, actual, target, start, now, end, direction, value, class_of);
    case PLAN_PRESET_STATCAN:
        return plan_statcan(base, actual, target, start, now, end, direction, (double)NAN, value,
                            class_of);
    case PLAN_PRESET_UNSD:
        return plan_unsd(base, actual, target, start, now, end, direction, percent ? 1 : 0, value,
                         class_of);
    case PLAN_PRESET_ESCAP:
        return plan_escap(k->values, k->years, k->count, target, start, end, direction, value,
                          class_of);
    case PLAN_PRESET_DESTATIS:
        return plan_destatis(k->values, k->years, k->count, target,
                             goal->keep != PLAN_KEEP_NONE ? (double)NAN : end, direction, value,
                             class_of);
    default:
        return plan_sdsn(base, actual, target, start, now, end, direction, value, class_of);
    }
}

static const char *shown_number(plan_words *words, double value) {
    plan_decimal decimal;
    if (isnan(value) || plan_decimal_from_double(value, SHOWN_DECIMALS, &decimal) != PLAN_OK) {
        return "";
    }
    return plan_words_decimal(words, plan_decimal_normal(decimal));
}

/* The definition changed between a result and the year of the target. */
static bool is_broken(const plan_checker *checker, const plan_goal *goal, uint32_t from,
                      int32_t end) {
    return plan_breaks_between(checker->catalog, goal->subject, goal->area, from,
                               plan_year_packed(end));
}

static void put_progress(const plan_checker *checker, plan_words *words, const plan_goal *goal,
                         int32_t end, plan_target_result *result) {
    plan_attained base;
    known k;
    double value;
    int class_of, preset = preset_of(checker, goal);
    if (!plan_goal_baseline(checker, goal, &base) || base.status != PLAN_OK || !base.has_printed) {
        return;
    }
    result->baseline = plan_words_attained(words, &base);
    result->baseline_period = plan_words_period(words, base.period);
    int32_t start = year_of(base.period);
    if (preset < 0 || goal->direction == PLAN_NO_DIRECTION ||
        is_broken(checker, goal, base.period, end)) {
        return;
    }
    find_known(checker, goal, start, end, &k);
    if (k.count > 0 && k.years[0] > start) { /* the baseline is a value too */
        memmove(k.values + 1, k.values, k.count * sizeof k.values[0]);
        memmove(k.years + 1, k.years, k.count * sizeof k.years[0]);
        k.values[0] = plan_decimal_to_double(base.printed);
        k.years[0] = start;
        k.count++;
    }
    if (k.count > 1 && run_preset(checker, goal, preset, &k, plan_decimal_to_double(base.printed),
                                  start, end, &value, &class_of) == PLAN_OK) {
        result->preset = plan_progress_preset_name(preset);
        result->progress = shown_number(words, value);
        result->progress_class = plan_progress_class_name(preset, class_of);
    }
}

/* --- Required pace --- */

/* "+8.31 % a year" */
static const char *pace(plan_words *words, const plan_checker *checker, const plan_goal *goal,
                        double value, bool relative, int32_t decimals) {
    plan_decimal step;
    if (plan_decimal_from_double(value, decimals, &step) != PLAN_OK) {
        return "";
    }
    const char *number = plan_words_decimal(words, step);
    const char *unit = relative ? "%" : plan_words_goal_unit(words, checker, goal);
    plan_buffer_puts(&words->buffer, step.digits > 0 ? "+" : "");
    plan_buffer_puts(&words->buffer, number);
    plan_buffer_puts(&words->buffer, unit[0] != '\0' ? " " : "");
    plan_buffer_puts(&words->buffer, unit);
    const char *args[1] = {plan_words_take(words)};
    return plan_words_say(words, PLAN_SAY_A_YEAR, args, 1);
}

/* From the last result to the target, year by year. */
static void require_level(const plan_checker *checker, plan_words *words, const plan_goal *goal,
                          const known *k, int32_t end, plan_target_result *result) {
    double actual = k->values[k->count - 1], target = target_value(goal), value;
    double years = end - k->years[k->count - 1];
    bool met = plan_goal_judge(goal, &k->last) == PLAN_TARGET_MET;
    if (years <= 0 || met || is_broken(checker, goal, k->last.period, end)) {
        return;
    }
    bool relative = plan_goal_arithmetic(checker, goal) == PLAN_RELATIVE;
    int32_t scale = goal->figure.value.scale > k->last.printed.scale ? goal->figure.value.scale
                                                                     : k->last.printed.scale;
    if (relative && plan_required_growth(actual, target, years, &value) == PLAN_OK) {
        result->required = pace(words, checker, goal, value, true, 2);
    } else {
        int32_t more = years > 1 ? 1 : 0;
        result->required =
            pace(words, checker, goal, (target - actual) / years, false, scale + more);
    }
}

/* How many years of the span are done, into values of room for PLAN_MAX_SUBPERIODS; 0 where all
 * are, and where one is missing before a later one: what it brought is not to be brought again. */
static uint32_t years_done(const plan_checker *checker, const plan_goal *yearly, double *values,
                           int32_t *scale) {
    uint32_t count = plan_packed_count(yearly->period), done = 0;
    bool ended = false;
    if (count > PLAN_MAX_SUBPERIODS) {
        return 0;
    }
    for (uint32_t i = 0; i < count; i++) {
        plan_attained a;
        plan_attained_at(checker, yearly, plan_subperiod_at(yearly->period, i), false, &a);
        if (a.status != PLAN_OK || !a.has_printed) {
            ended = true;
        } else if (ended) {
            return 0;
        } else {
            values[done++] = plan_decimal_to_double(a.printed);
            *scale = a.printed.scale > *scale ? a.printed.scale : *scale;
        }
    }
    return done < count ? done : 0;
}

/* Of a mean over the span that grows from levels: the growth of each year, unrounded; 0 where there
 * is none. */
static uint32_t rates_of_levels(const plan_checker *checker, const plan_goal *goal, int32_t end,
                                double *rates) {
    plan_goal levels = *goal;
    plan_attained a;
    uint32_t before = plan_year_packed(year_of(goal->period) - 1);
    int32_t scale = 0;
    levels.has_claim = false;
    uint32_t done = years_done(checker, &levels, rates, &scale);
    if (is_broken(checker, goal, before, end)) {
        return 0;
    }
    plan_attained_at(checker, &levels, before, true, &a);
    double base = a.status == PLAN_OK && a.has_printed ? plan_decimal_to_double(a.printed) : 0;
    for (uint32_t i = 0; i < done; i++) {
        double value = rates[i];
        if (plan_growth(base, value, &rates[i]) != PLAN_OK) {
            return 0;
        }
        base = value;
    }
    return done;
}

/* Of a mean over the span: what the years that are left must bring. */
static void require_mean(const plan_checker *checker, plan_words *words, const plan_goal *goal,
                         int32_t end, plan_target_result *result) {
    double rates[PLAN_MAX_SUBPERIODS], value, sign = goal->flips ? -1 : 1;
    int32_t scale = 0;
    uint32_t done = 0;
    plan_goal yearly = *goal;
    yearly.flips = false; /* a reduction of 5 % makes 0.95 of it and not 1.05 */
    const plan_indicator_entry *shown = plan_indicator_at(checker, goal->shown);
    if (!plan_kind_get(shown->kind)->has_form) {
        plan_statement claim = {0}; /* where no levels are: a growth that rows say */
        claim.measure = PLAN_MEASURE_CHANGE;
        claim.arithmetic = PLAN_RELATIVE;
        claim.against = PLAN_AGAINST_PREVIOUS;
        claim.via = PLAN_NONE;
        yearly.has_claim = true;
        yearly.claim = claim;
        done = rates_of_levels(checker, goal, end, rates);
    } else if (shown->form != PLAN_GROWTH_RATE) {
        return;
    }
    done = done > 0 ? done : years_done(checker, &yearly, rates, &scale);
    if (done > 0 &&
        plan_required_average(sign * target_value(goal), plan_packed_count(goal->period), rates,
                              done, &value) == PLAN_OK) {
        result->required = pace(words, checker, goal, sign * value, true, 2);
    }
}

static void require_sum(const plan_checker *checker, plan_words *words, const plan_goal *goal,
                        plan_target_result *result) {
    double values[PLAN_MAX_SUBPERIODS], sum = 0, target = target_value(goal);
    int32_t scale = goal->figure.value.scale;
    uint32_t done = years_done(checker, goal, values, &scale);
    for (uint32_t i = 0; i < done; i++) {
        sum += values[i];
    }
    bool reached = goal->direction == PLAN_UP && sum >= target;
    if (done > 0 && !reached) {
        double left = plan_packed_count(goal->period) - done;
        result->required = pace(words, checker, goal, (target - sum) / left, false, scale + 1);
    }
}

void plan_goal_progress(const plan_checker *checker, plan_words *words, const plan_goal *goal,
                        const plan_attained *attained, plan_target_result *result) {
    int32_t end;
    known k;
    bool decided = attained->status == PLAN_OK;
    if (goal->status != PLAN_OK || !plan_goal_end_year(goal, &end)) {
        return;
    }
    bool is_level = goal->basis == PLAN_BASIS_LEVEL || goal->basis == PLAN_BASIS_SHARE_OF;
    const plan_kind_row *kind = plan_kind_get(plan_indicator_at(checker, goal->shown)->kind);
    bool sums = is_level && goal->is_span && kind->over_flow == PLAN_OVER_SUM &&
                !plan_indicator_at(checker, goal->shown)->stock;
    if (is_level && !sums && !goal->has_claim) {
        put_progress(checker, words, goal, end, result);
    }
    if (decided || goal->direction == PLAN_NO_DIRECTION || goal->keep != PLAN_KEEP_NONE) {
        return;
    }
    bool is_mean = goal->basis == PLAN_BASIS_MEAN_GROWTH ||
                   (is_level && goal->is_span && kind->over_flow == PLAN_OVER_AVERAGE);
    if (is_mean || sums || goal->basis == PLAN_BASIS_CUMULATIVE) {
        if (is_broken(checker, goal, goal->period, end)) {
            return; /* no pace makes one number of two definitions */
        }
        if (is_mean) {
            require_mean(checker, words, goal, end, result);
        } else {
            require_sum(checker, words, goal, result);
        }
    } else if (is_level && !goal->has_claim && !kind->is_statement) {
        find_known(checker, goal, end - MOST_YEARS + 1, end, &k);
        if (k.count > 0) {
            require_level(checker, words, goal, &k, end, result);
        }
    }
}
