/* Targets as text. Numbers are in plain form in every language. */
#include "check_targets.h"

#include <plan/numeral.h>

#include "message_label.h"

const char *plan_words_target(plan_words *words, const plan_goal *goal) {
    return plan_words_reading(words, goal->figure, goal->record);
}

const char *plan_words_attained(plan_words *words, const plan_attained *attained) {
    if (attained->status != PLAN_OK) {
        return "";
    }
    if (attained->has_figure) {
        return plan_words_reading(words, attained->figure, attained->record);
    }
    return attained->has_printed ? plan_words_decimal(words, attained->printed)
                                 : plan_words_interval(words, attained->interval);
}

const char *plan_words_goal_unit(plan_words *words, const plan_checker *checker,
                                 const plan_goal *goal) {
    const plan_indicator_entry *shown = plan_indicator_at(checker, goal->shown);
    const plan_indicator_entry *subject = plan_indicator_at(checker, goal->subject);
    bool grows = goal->basis == PLAN_BASIS_MEAN_GROWTH && !plan_kind_get(shown->kind)->has_form;
    if (grows || goal->basis == PLAN_BASIS_SHARE_OF) {
        return "%";
    }
    if (goal->basis == PLAN_BASIS_POINTS_A_YEAR && shown->is_points_unit) {
        return plan_words_say(words, PLAN_SAY_UNIT_POINTS, NULL, 0);
    }
    if (!goal->has_claim || goal->claim.via != PLAN_NONE) {
        return shown->unit_text;
    }
    if (goal->claim.arithmetic == PLAN_RELATIVE) {
        return "%";
    }
    return goal->claim.arithmetic == PLAN_POINTS
               ? plan_words_say(words, PLAN_SAY_UNIT_POINTS, NULL, 0)
               : subject->unit_text;
}

static const char *with_unit(plan_words *words, const char *number, const char *unit) {
    plan_buffer_puts(&words->buffer, number);
    if (unit[0] != '\0') {
        plan_buffer_char(&words->buffer, ' ');
        plan_buffer_visible(&words->buffer, plan_span_of(unit));
    }
    return plan_words_take(words);
}

/* "at least 25 %", "about 6.5 to 7 %" */
static const char *said(plan_words *words, const plan_goal *goal, const char *unit) {
    static const int labels[] = {
        [PLAN_TARGET_ABOUT] = PLAN_SAY_ABOUT,       [PLAN_TARGET_AT_LEAST] = PLAN_LABEL_AT_LEAST,
        [PLAN_TARGET_ABOVE] = PLAN_LABEL_MORE_THAN, [PLAN_TARGET_AT_MOST] = PLAN_LABEL_AT_MOST,
        [PLAN_TARGET_BELOW] = PLAN_LABEL_LESS_THAN, [PLAN_TARGET_RANGE] = PLAN_LABEL_WHOLE};
    const plan_figure *f = &goal->figure;
    const char *low = plan_words_decimal(words, f->value);
    const char *high = with_unit(words, plan_words_decimal(words, f->upper), unit);
    const char *range[2] = {low, high}, *both[2] = {high, high};
    bool about = (f->flags & PLAN_ABOUT) != 0;
    if (f->reading == PLAN_BETWEEN) {
        const char *text = plan_words_say(words, PLAN_LABEL_WHOLE, range, 2);
        return about ? plan_words_say(words, PLAN_SAY_ABOUT, &text, 1) : text;
    }
    if (goal->plain && goal->direction == PLAN_NO_DIRECTION) {
        return high;
    }
    return plan_words_say(words, labels[about ? PLAN_TARGET_ABOUT : goal->op], both, 2);
}

const char *plan_words_wanted(plan_words *words, const plan_checker *checker,
                              const plan_goal *goal) {
    static const int bases[] = {[PLAN_BASIS_LEVEL] = 0,
                                [PLAN_BASIS_MEAN_GROWTH] = PLAN_SAY_BASIS_MEAN,
                                [PLAN_BASIS_POINTS_A_YEAR] = PLAN_SAY_BASIS_MEAN,
                                [PLAN_BASIS_CUMULATIVE] = PLAN_SAY_BASIS_SUM,
                                [PLAN_BASIS_SHARE_OF] = PLAN_SAY_BASIS_SHARE};
    const plan_kind_row *kind = plan_kind_get(plan_indicator_at(checker, goal->shown)->kind);
    const char *unit = plan_words_goal_unit(words, checker, goal);
    const char *text = said(words, goal, unit);
    bool mean =
        goal->basis == PLAN_BASIS_LEVEL && goal->is_span && kind->over_flow == PLAN_OVER_AVERAGE;
    int basis = mean ? PLAN_SAY_BASIS_MEAN : bases[goal->basis];
    if (basis != 0) {
        const char *of = goal->basis == PLAN_BASIS_SHARE_OF
                             ? plan_indicator_at(checker, goal->entry->of)->name[words->language]
                             : "";
        plan_buffer_visible(&words->buffer, plan_span_of(of));
        const char *args[2] = {text, plan_words_take(words)};
        text = plan_words_say(words, basis, args, 2);
    }
    return goal->keep == PLAN_KEEP_NONE ? text : plan_words_say(words, PLAN_SAY_KEPT, &text, 1);
}

const char *plan_words_goal_what(plan_words *words, const plan_checker *checker,
                                 const plan_goal *goal) {
    return plan_words_what(words, checker, goal->shown, goal->area, goal->period, goal->series);
}

/* --- Difference and ratio --- */

static const char *hundred_times(plan_words *words, plan_decimal a, plan_decimal b) {
    plan_decimal ratio;
    a.scale -= 2;
    if (plan_decimal_sign(b) <= 0 || plan_decimal_sign(a) < 0 ||
        plan_decimal_divide(a, b, 2, PLAN_ROUND_HALF_UP, &ratio, NULL) != PLAN_OK) {
        return "";
    }
    return plan_words_decimal(words, ratio);
}

/* 100 * (100 + a) / (100 + b) of growth in percent; of an index the numbers are levels already. */
static const char *levels(plan_words *words, uint8_t form, plan_decimal a, plan_decimal b) {
    const plan_decimal hundred = {100, 0};
    if (form == PLAN_GROWTH_LOG ||
        (form == PLAN_GROWTH_RATE && (plan_decimal_add(a, hundred, &a) != PLAN_OK ||
                                      plan_decimal_add(b, hundred, &b) != PLAN_OK))) {
        return "";
    }
    return hundred_times(words, a, b);
}

static bool is_growth(const plan_checker *checker, const plan_goal *goal, uint8_t *form) {
    const plan_indicator_entry *shown = plan_indicator_at(checker, goal->shown);
    *form = goal->has_claim ? goal->claim.form : shown->form;
    return goal->basis == PLAN_BASIS_LEVEL &&
           (goal->has_claim ? goal->claim.arithmetic == PLAN_RELATIVE
                            : plan_kind_get(shown->kind)->has_form);
}

static void put_difference(const plan_checker *checker, plan_words *words, const plan_goal *goal,
                           const plan_attained *attained, plan_target_result *result) {
    plan_decimal target, difference = {0, 0};
    uint8_t form;
    result->arithmetic = plan_goal_arithmetic(checker, goal);
    if (attained->status != PLAN_OK || !attained->has_printed) {
        return;
    }
    bool outside = plan_goal_nearest(goal, attained, &target);
    if (outside && plan_decimal_subtract(attained->printed, target, &difference) != PLAN_OK) {
        return;
    }
    result->difference = plan_words_decimal(words, difference);
    if (outside && result->arithmetic == PLAN_RELATIVE) {
        result->ratio = hundred_times(words, attained->printed, target);
    } else if (outside && !goal->is_span && is_growth(checker, goal, &form)) {
        plan_decimal a = attained->printed; /* a reduction leaves less of the level */
        result->level_ratio =
            goal->flips ? levels(words, form, plan_decimal_negate(a), plan_decimal_negate(target))
                        : levels(words, form, a, target);
    }
}

/* --- Because --- */

static const char *say_judged(plan_words *words, const plan_checker *checker, const plan_goal *goal,
                              const plan_attained *attained, uint8_t verdict,
                              const plan_target_result *result) {
    static const int sentences[] = {[PLAN_TARGET_MET] = PLAN_SAY_GOAL_MET,
                                    [PLAN_TARGET_MISSED] = PLAN_SAY_GOAL_MISSED,
                                    [PLAN_TARGET_UNDECIDED] = PLAN_SAY_GOAL_OPEN};
    plan_interval outwards = attained->interval;
    int32_t scale = goal->figure.value.scale > result->interval.low.scale
                        ? goal->figure.value.scale
                        : result->interval.low.scale;
    const char *actual =
        with_unit(words, result->actual, plan_words_goal_unit(words, checker, goal));
    (void)plan_interval_outwards(attained->interval, scale + 2, &outwards);
    const char *args[4] = {actual, result->wanted, plan_words_interval(words, outwards),
                           result->difference};
    if (attained->period != goal->period) { /* the year that decides */
        const char *with_year[2] = {actual, plan_words_period(words, attained->period)};
        args[0] = plan_words_say(words, PLAN_SAY_IN_YEAR, with_year, 2);
    }
    if (verdict == PLAN_TARGET_UNDECIDED && attained->about) {
        return plan_words_say(words, PLAN_SAY_GOAL_ABOUT, args, 4);
    }
    if (verdict == PLAN_TARGET_UNDECIDED && goal->plain && goal->direction == PLAN_NO_DIRECTION) {
        return plan_words_say(words, PLAN_SAY_GOAL_NO_DIRECTION, args, 4);
    }
    return plan_words_say(words, sentences[verdict], args, 4);
}

static const char *say_unjudged(plan_words *words, const plan_goal *goal,
                                const plan_attained *attained, const plan_target_result *result) {
    const char *args[2] = {plan_words_period(words, goal->period), result->word};
    return plan_words_say(words,
                          attained->status == PLAN_MISSING ? PLAN_SAY_GOAL_MISSING
                          : attained->status == PLAN_GAP   ? PLAN_SAY_GOAL_GAP
                                                           : PLAN_SAY_GOAL_REASON,
                          args, 2);
}

static void put_place(const plan_checker *checker, plan_words *words, const plan_goal *goal,
                      plan_target_result *result) {
    const plan_catalog *catalog = checker->catalog;
    const plan_indicator_entry *shown = plan_indicator_at(checker, goal->shown);
    const char *area = plan_area_at(catalog, goal->area)->name[words->language];
    result->indicator = shown->code;
    result->name = shown->name[words->language];
    result->group = shown->group == PLAN_NONE ? "" : catalog->groups[shown->group].code;
    result->area = plan_dictionary_code(&catalog->area_codes, goal->area).text;
    result->where = catalog->area_codes.count < 2 ? "" : area != NULL ? area : result->area;
    result->period = plan_words_period(words, goal->period);
    result->series = "";
    result->measure = result->note = result->file = "";
    if (goal->record != NULL) {
        result->series = plan_dictionary_code(&catalog->series_codes, goal->series).text;
        result->measure =
            goal->claim.via != PLAN_NONE ? "" : plan_spelling_name(goal->claim.spelling);
        result->file = checker->table->files[plan_table_file(checker->table, goal->record)];
        result->line = plan_table_line(checker->table, goal->record);
        result->column = plan_table_column(checker->table, goal->record);
    } else {
        const char *const *note = goal->entry->note;
        const char *own =
            note[words->language] != NULL ? note[words->language] : note[1 - words->language];
        result->note = own != NULL ? own : "";
        result->file = plan_entry_file(checker, goal->entry);
        result->line = goal->entry->line;
        result->column = goal->entry->column;
    }
}

void plan_goal_tell(const plan_checker *checker, plan_words *words, const plan_goal *goal,
                    const plan_attained *attained, plan_target_result *result) {
    static const char *const names[] = {"met", "missed", "undecided"};
    plan_target_result none = {0};
    *result = none;
    put_place(checker, words, goal, result);
    result->unit = plan_words_goal_unit(words, checker, goal);
    result->target = plan_words_target(words, goal);
    result->wanted = plan_words_wanted(words, checker, goal);
    result->op = goal->op;
    result->basis = goal->basis;
    result->keep = goal->keep;
    result->has_goal = goal->status == PLAN_OK;
    result->goal = goal->wanted;
    result->actual = plan_words_attained(words, attained);
    result->has_interval = attained->status == PLAN_OK;
    result->interval = attained->interval;
    result->actual_series = result->actual_period = "";
    if (attained->status == PLAN_OK) {
        result->actual_period = plan_words_period(words, attained->period);
        result->actual_series =
            attained->has_series
                ? plan_dictionary_code(&checker->catalog->series_codes, attained->series).text
                : "";
    }
    result->difference = result->ratio = result->level_ratio = "";
    result->preset = result->progress = result->progress_class = "";
    result->baseline = result->baseline_period = result->required = "";
    put_difference(checker, words, goal, attained, result);
    result->verdict = plan_goal_judge(goal, attained);
    bool judged = result->verdict != PLAN_TARGET_UNJUDGED;
    result->reason = judged ? PLAN_OK : attained->status;
    result->word = judged ? names[result->verdict] : plan_status_name(attained->status);
    plan_goal_progress(checker, words, goal, attained, result);
    result->because = judged ? say_judged(words, checker, goal, attained, result->verdict, result)
                             : say_unjudged(words, goal, attained, result);
}
