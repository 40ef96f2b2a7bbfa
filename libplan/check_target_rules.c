/* Whether targets make sense, one by one: met at the start, outside bounds, steps that no year has
 * reached. */
#include "check_target_rules.h"

#include <plan/target.h>

#include "period.h"

/* --- Conclusions --- */

static void fill_input(plan_words *words, const plan_checker *checker, const plan_record *record,
                       plan_input *input) {
    const plan_catalog *catalog = checker->catalog;
    plan_operand operand;
    plan_operand_of_record(checker, record, &operand);
    const plan_statement *statement = plan_statement_at(checker, record->statement);
    uint32_t shown = statement->via != PLAN_NONE ? statement->via : record->indicator;
    const plan_indicator_entry *entry = plan_indicator_at(checker, shown);
    input->indicator = entry->code;
    input->name = entry->name[words->language];
    input->unit = entry->unit_text;
    input->area = plan_dictionary_code(&catalog->area_codes, record->area).text;
    input->period = plan_words_period(words, record->period);
    input->series = plan_dictionary_code(&catalog->series_codes, record->series).text;
    input->measure = plan_words_measure(checker, &operand);
    input->value = plan_words_figure(words, checker, record);
    input->file = checker->table->files[plan_table_file(checker->table, record)];
    input->line = plan_table_line(checker->table, record);
    input->column = plan_table_column(checker->table, record);
    input->has_interval = operand.status == PLAN_OK;
    input->interval = operand.interval;
}

static plan_rule_counts *counts_of(plan_checker *checker, uint8_t rule) {
    return &checker->counts[checker->rule_rows[rule]];
}

void plan_goal_holds(plan_checker *checker, uint8_t rule) {
    counts_of(checker, rule)->checks++;
    counts_of(checker, rule)->holds++;
}

void plan_goal_skipped(plan_checker *checker, uint8_t rule, plan_status reason) {
    counts_of(checker, rule)->checks++;
    counts_of(checker, rule)->skipped[reason - PLAN_MISSING]++;
}

void plan_goal_fails(plan_checker *checker, uint8_t rule, const plan_goal *goal, plan_words *words,
                     const char *message, const plan_record *other) {
    const plan_catalog *catalog = checker->catalog;
    const plan_indicator_entry *shown = plan_indicator_at(checker, goal->shown);
    plan_finding f = {0};
    plan_input inputs[2] = {{0}, {0}};
    char text[33];
    bool known = false;
    f.code = f.rule = plan_check_code(rule);
    f.verdict = PLAN_FAILS;
    f.severity = (uint8_t)checker->settings[rule].severity;
    f.indicator = shown->code;
    f.name = shown->name[words->language];
    f.group = shown->group == PLAN_NONE ? "" : catalog->groups[shown->group].code;
    f.area = plan_dictionary_code(&catalog->area_codes, goal->area).text;
    f.period = plan_words_period(words, goal->period);
    f.series = plan_dictionary_code(&catalog->series_codes, goal->series).text;
    f.value = plan_words_target(words, goal);
    f.gap = f.beyond_rounding = f.arithmetic = f.file = "";
    f.message = message;
    if (goal->record != NULL) {
        f.file = checker->table->files[plan_table_file(checker->table, goal->record)];
        f.line = plan_table_line(checker->table, goal->record);
        f.column = plan_table_column(checker->table, goal->record);
        fill_input(words, checker, goal->record, &inputs[f.input_count++]);
    } else {
        f.file = plan_entry_file(checker, goal->entry);
        f.line = goal->entry->line;
        f.column = goal->entry->column;
    }
    if (other != NULL) {
        fill_input(words, checker, other, &inputs[f.input_count++]);
    }
    f.inputs = inputs;
    plan_span detail = plan_span_of(f.value);
    plan_identity identity = plan_identity_of(&f, &detail, 1);
    plan_identity_write(&identity, text);
    f.identity = text;
    plan_status status = words->status;
    if (status == PLAN_OK) {
        status = plan_report_meet(checker->report, &identity, f.code, false, &known);
    }
    if (status == PLAN_OK && !known) {
        status = plan_report_add(checker->report, &f);
    }
    if (status == PLAN_OK) {
        counts_of(checker, rule)->checks++;
        counts_of(checker, rule)->fails++;
        counts_of(checker, rule)->known_fails += known ? 1 : 0;
    }
    checker->status = plan_earlier(checker->status, status);
}

/* --- P402 --- */

static bool has_level(const plan_checker *checker, const plan_goal *goal) {
    const plan_kind_row *kind = plan_kind_get(plan_indicator_at(checker, goal->shown)->kind);
    bool sums = goal->is_span && kind->over_flow != PLAN_OVER_END &&
                !plan_indicator_at(checker, goal->shown)->stock;
    return !goal->has_claim && !sums &&
           (goal->basis == PLAN_BASIS_LEVEL || goal->basis == PLAN_BASIS_SHARE_OF);
}

/* A row one year after its baseline is what P401 looks at. */
static bool is_previous(const plan_goal *goal, uint32_t period) {
    uint32_t before;
    return goal->record != NULL && plan_packed_previous(goal->period, &before) && before == period;
}

static void check_start(plan_checker *checker, const plan_goal *goal) {
    plan_attained base;
    if (goal->keep != PLAN_KEEP_NONE || !has_level(checker, goal) ||
        (goal->plain && goal->direction == PLAN_NO_DIRECTION) ||
        !plan_goal_baseline(checker, goal, &base) || is_previous(goal, base.period)) {
        return;
    }
    bool same = base.has_printed && plan_decimal_compare(base.printed, goal->figure.value) == 0;
    if (base.status != PLAN_OK) {
        plan_goal_skipped(checker, PLAN_CHECK_MET_AT_START, base.status);
    } else if (same || plan_goal_judge(goal, &base) != PLAN_TARGET_MET) {
        plan_goal_holds(checker, PLAN_CHECK_MET_AT_START);
    } else {
        plan_words words;
        plan_words_init(&words, checker);
        const char *args[4] = {
            plan_words_goal_what(&words, checker, goal), plan_words_wanted(&words, checker, goal),
            plan_words_attained(&words, &base), plan_words_period(&words, base.period)};
        const char *message = plan_words_say(&words, PLAN_SAY_MET_AT_START, args, 4);
        plan_goal_fails(checker, PLAN_CHECK_MET_AT_START, goal, &words, message, base.record);
        plan_words_free(&words);
    }
}

/* --- P403 --- */

/* What the number of a target may be; false where nothing is known. */
static bool bounds_of(const plan_checker *checker, const plan_goal *goal, plan_interval *bounds) {
    const plan_indicator_entry *shown = plan_indicator_at(checker, goal->shown);
    const plan_decimal zero = {0, 0}, hundred = {1, -2}, least = {-1, -2};
    const plan_kind_row *kind = plan_kind_get(shown->kind);
    *bounds = plan_interval_all();
    switch (goal->basis) {
    case PLAN_BASIS_LEVEL:
        *bounds = shown->bounds;
        if (goal->is_span && kind->over_flow == PLAN_OVER_SUM && !shown->stock) {
            bounds->high_end = PLAN_END_UNBOUNDED; /* years add up */
        }
        return shown->bounded && !goal->flips;
    case PLAN_BASIS_SHARE_OF:
        bounds->low = zero;
        bounds->high = hundred;
        bounds->low_end = bounds->high_end = PLAN_END_CLOSED;
        return shown->bounds.low_end != PLAN_END_UNBOUNDED &&
               plan_decimal_sign(shown->bounds.low) >= 0;
    case PLAN_BASIS_MEAN_GROWTH:
        bounds->low = least;
        bounds->low_end = PLAN_END_OPEN;
        *bounds = goal->flips ? plan_interval_negate(*bounds) : *bounds;
        return shown->form == PLAN_GROWTH_RATE;
    default:
        return false;
    }
}

static bool is_outside(const plan_interval *bounds, plan_decimal value) {
    return (bounds->low_end != PLAN_END_UNBOUNDED &&
            plan_decimal_compare(value, bounds->low) < 0) ||
           (bounds->high_end != PLAN_END_UNBOUNDED &&
            plan_decimal_compare(value, bounds->high) > 0);
}

static void check_outside(plan_checker *checker, const plan_goal *goal) {
    plan_interval bounds;
    if (goal->entry == NULL || !bounds_of(checker, goal, &bounds)) {
        return;
    }
    if (!is_outside(&bounds, goal->figure.value) && !is_outside(&bounds, goal->figure.upper) &&
        plan_interval_meets(bounds, goal->stated)) {
        plan_goal_holds(checker, PLAN_CHECK_OUTSIDE);
        return;
    }
    plan_words words;
    plan_words_init(&words, checker);
    const char *args[3] = {plan_words_goal_what(&words, checker, goal),
                           plan_words_wanted(&words, checker, goal),
                           plan_words_interval(&words, bounds)};
    const char *message = plan_words_say(&words, PLAN_SAY_TARGET_OUTSIDE, args, 3);
    plan_goal_fails(checker, PLAN_CHECK_OUTSIDE, goal, &words, message, NULL);
    plan_words_free(&words);
}

void plan_goal_check(plan_checker *checker, const plan_goal *goal, plan_best_step *best) {
    if (goal->status != PLAN_OK) {
        return;
    }
    if (plan_rule_is_on(checker, PLAN_CHECK_MET_AT_START)) {
        check_start(checker, goal);
    }
    if (plan_rule_is_on(checker, PLAN_CHECK_OUTSIDE)) {
        check_outside(checker, goal);
    }
    if (plan_rule_is_on(checker, PLAN_CHECK_RECORD) && has_level(checker, goal)) {
        plan_goal_check_record(checker, goal, best);
    }
}
