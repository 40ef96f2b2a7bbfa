/* P408: what a target asks for each year, beside the best year of the series. */
#include "check_target_rules.h"

#include <plan/change.h>
#include <plan/target.h>

#include "period.h"

enum { MOST_YEARS = 128, STEPS_NEEDED = 3, DECIMALS = 6 };

/* A target's last result before its year, and the best step of its series. */
typedef struct series {
    const plan_best_step *best;
    bool relative, up;
    plan_attained last;
    int32_t last_year;
} series;

static plan_status step_of(bool relative, const plan_interval *from, const plan_interval *to,
                           plan_interval *result) {
    return relative ? plan_growth_f(from, to, PLAN_GROWTH_RATE, DECIMALS, result)
                    : plan_interval_subtract(*to, *from, result);
}

static bool breaks(const plan_checker *checker, const plan_goal *goal, uint32_t from, uint32_t to) {
    return plan_breaks_between(checker->catalog, goal->subject, goal->area, from, to);
}

/* From the printed figures. */
static bool printed_step(bool relative, const plan_attained *from, const plan_attained *to,
                         plan_decimal *result) {
    plan_interval before = plan_interval_point(from->printed), step;
    plan_interval after = plan_interval_point(to->printed);
    if (!from->has_printed || !to->has_printed ||
        step_of(relative, &before, &after, &step) != PLAN_OK) {
        return false;
    }
    *result = step.low;
    return true;
}

static bool is_better(bool up, plan_decimal step, plan_decimal than) {
    int order = plan_decimal_compare(step, than);
    return up ? order > 0 : order < 0;
}

/* The most that a step may have been decides; the one shown is the best as printed, which rounding
 * may make another. */
static void take_step(const plan_checker *checker, const plan_goal *goal, const plan_attained *from,
                      const plan_attained *to, plan_best_step *best) {
    plan_interval step;
    if (from->status != PLAN_OK || to->status != PLAN_OK ||
        breaks(checker, goal, from->period, to->period) ||
        step_of(best->relative, &from->interval, &to->interval, &step) != PLAN_OK ||
        (best->up ? step.high_end : step.low_end) == PLAN_END_UNBOUNDED) {
        return;
    }
    plan_decimal end = best->up ? step.high : step.low, shown = end;
    (void)printed_step(best->relative, from, to, &shown);
    if (best->steps == 0 || is_better(best->up, end, best->record)) {
        best->record = end;
    }
    if (best->steps == 0 || is_better(best->up, shown, best->shown_step)) {
        best->shown_step = shown;
        best->period = to->period;
    }
    best->steps++;
}

/* First and last year in which the area has figures; false where it has none. */
static bool years_of(const plan_checker *checker, uint32_t area, int32_t *from, int32_t *to) {
    const plan_record *records = checker->table->records;
    uint32_t first = checker->area_start[area], after = checker->area_start[area + 1];
    if (first == after) {
        return false;
    }
    *from = (int32_t)(plan_packed_month(records[first].period) / 12);
    *to = (int32_t)(plan_packed_month(records[after - 1].period) / 12);
    *from = *to - *from >= MOST_YEARS ? *to - MOST_YEARS + 1 : *from;
    return true;
}

static void find_best(const plan_checker *checker, const plan_goal *goal, int32_t from, int32_t to,
                      plan_best_step *best) {
    plan_attained before;
    plan_best_step none = {0};
    if (best->is_known && best->shown == goal->shown && best->area == goal->area &&
        best->basis == goal->basis) {
        return;
    }
    *best = none;
    best->is_known = true;
    best->shown = goal->shown;
    best->area = goal->area;
    best->basis = goal->basis;
    best->up = goal->direction == PLAN_UP;
    best->relative = plan_goal_arithmetic(checker, goal) == PLAN_RELATIVE;
    before.status = PLAN_MISSING;
    for (int32_t year = from; year <= to; year++) {
        plan_attained now;
        plan_attained_at(checker, goal, plan_year_packed(year), false, &now);
        take_step(checker, goal, &before, &now, best);
        before = now;
    }
}

static void find_last(const plan_checker *checker, const plan_goal *goal, int32_t from, int32_t to,
                      series *s) {
    s->last.status = PLAN_MISSING;
    for (int32_t year = to; year >= from && s->last.status != PLAN_OK; year--) {
        plan_attained_at(checker, goal, plan_year_packed(year), false, &s->last);
        s->last_year = year;
    }
}

/* What the target asks for a year, from the last result on. */
static plan_status required_of(const plan_goal *goal, const series *s, const plan_interval *last,
                               int32_t end, plan_interval *result) {
    plan_decimal years = {end - s->last_year, 0};
    plan_interval target = plan_interval_point(s->up ? goal->wanted.low : goal->wanted.high), way;
    if (s->relative) {
        return plan_required_growth_f(last, &target, years, DECIMALS, result);
    }
    plan_status status = plan_interval_subtract(target, *last, &way);
    return status == PLAN_OK
               ? plan_interval_divide(way, plan_interval_point(years), DECIMALS, result)
               : status;
}

/* "+1.50 points", "+8.31 %" */
static const char *say_step(plan_words *words, const plan_checker *checker, const plan_goal *goal,
                            const series *s, plan_decimal step) {
    plan_decimal shown = step;
    uint8_t arithmetic = plan_goal_arithmetic(checker, goal);
    const char *unit = s->relative ? "%"
                       : arithmetic == PLAN_POINTS
                           ? plan_words_say(words, PLAN_SAY_UNIT_POINTS, NULL, 0)
                           : plan_words_goal_unit(words, checker, goal);
    if (step.scale > 2) {
        (void)plan_decimal_round(step, 2, PLAN_ROUND_HALF_UP, &shown);
    }
    const char *number = plan_words_decimal(words, shown);
    plan_buffer_puts(&words->buffer, shown.digits > 0 ? "+" : "");
    plan_buffer_puts(&words->buffer, number);
    plan_buffer_puts(&words->buffer, unit[0] != '\0' ? " " : "");
    plan_buffer_puts(&words->buffer, unit);
    return plan_words_take(words);
}

static void tell(plan_checker *checker, const plan_goal *goal, const series *s, int32_t end,
                 const plan_interval *required) {
    plan_words words;
    plan_interval last = plan_interval_point(s->last.printed), printed = *required;
    if (s->last.has_printed) {
        (void)required_of(goal, s, &last, end, &printed);
    }
    plan_words_init(&words, checker);
    const char *step = say_step(&words, checker, goal, s, s->up ? printed.low : printed.high);
    const char *args[7] = {plan_words_goal_what(&words, checker, goal),
                           plan_words_wanted(&words, checker, goal),
                           plan_words_say(&words, PLAN_SAY_A_YEAR, &step, 1),
                           say_step(&words, checker, goal, s, s->best->shown_step),
                           plan_words_period(&words, s->best->period),
                           plan_words_attained(&words, &s->last),
                           plan_words_period(&words, s->last.period)};
    const char *message = plan_words_say(&words, PLAN_SAY_RECORD, args, 7);
    plan_goal_fails(checker, PLAN_CHECK_RECORD, goal, &words, message, s->last.record);
    plan_words_free(&words);
}

void plan_goal_check_record(plan_checker *checker, const plan_goal *goal, plan_best_step *best) {
    const plan_kind_row *kind = plan_kind_get(plan_indicator_at(checker, goal->shown)->kind);
    series s = {0};
    int32_t end, from, to;
    s.best = best;
    s.up = goal->direction == PLAN_UP;
    s.relative = plan_goal_arithmetic(checker, goal) == PLAN_RELATIVE;
    uint8_t side = s.up ? goal->wanted.low_end : goal->wanted.high_end;
    if (goal->direction == PLAN_NO_DIRECTION || side == PLAN_END_UNBOUNDED || kind->is_statement ||
        goal->keep != PLAN_KEEP_NONE || !plan_goal_end_year(goal, &end)) {
        return;
    }
    s.last.status = PLAN_MISSING;
    if (years_of(checker, goal->area, &from, &to)) {
        find_best(checker, goal, from, to, best);
        find_last(checker, goal, from, to < end ? to : end - 1, &s);
    }
    plan_interval required;
    plan_status status = s.last.status != PLAN_OK ? PLAN_MISSING
                         : best->steps < STEPS_NEEDED
                             ? PLAN_SHORT_SERIES
                             : required_of(goal, &s, &s.last.interval, end, &required);
    if (status == PLAN_OK && breaks(checker, goal, s.last.period, plan_year_packed(end))) {
        status = PLAN_BREAK;
    }
    if (status != PLAN_OK) {
        plan_goal_skipped(checker, PLAN_CHECK_RECORD, status);
        return;
    }
    plan_decimal least = s.up ? required.low : required.high;
    uint8_t kind_of_end = s.up ? required.low_end : required.high_end;
    int order = kind_of_end == PLAN_END_UNBOUNDED ? 0 : plan_decimal_compare(least, best->record);
    if (s.up ? order > 0 : order < 0) {
        tell(checker, goal, &s, end, &required);
    } else {
        plan_goal_holds(checker, PLAN_CHECK_RECORD);
    }
}
