/* Goals: what a row of a plan series or an entry of `targets` wants. */
#include "check_targets.h"

plan_figure plan_figure_flipped(plan_figure a) {
    static const uint8_t opposite[] = {
        [PLAN_ROUNDED] = PLAN_ROUNDED, [PLAN_TRUNCATED] = PLAN_TRUNCATED,
        [PLAN_EXACT] = PLAN_EXACT,     [PLAN_AT_LEAST] = PLAN_AT_MOST,
        [PLAN_ABOVE] = PLAN_BELOW,     [PLAN_AT_MOST] = PLAN_AT_LEAST,
        [PLAN_BELOW] = PLAN_ABOVE,     [PLAN_BETWEEN] = PLAN_BETWEEN};
    plan_decimal value = a.value;
    a.value = plan_decimal_negate(a.upper);
    a.upper = plan_decimal_negate(value);
    a.reading = opposite[a.reading];
    return a;
}

static uint8_t opposite_direction(uint8_t direction) {
    return direction == PLAN_UP ? PLAN_DOWN : direction == PLAN_DOWN ? PLAN_UP : direction;
}

/* Of the published number: its own, else that of what changes; less of it is better where the
 * change is a reduction. */
static uint8_t direction_of(const plan_checker *checker, const plan_goal *goal) {
    const plan_indicator_entry *shown = plan_indicator_at(checker, goal->shown);
    uint8_t direction = shown->direction;
    if (direction == PLAN_NO_DIRECTION && goal->subject != goal->shown) {
        direction = plan_indicator_at(checker, goal->subject)->direction;
        direction = goal->flips ? opposite_direction(direction) : direction;
    }
    return direction;
}

static uint8_t operator_of(const plan_figure *figure, uint8_t direction, bool *plain) {
    *plain = false;
    switch (figure->reading) {
    case PLAN_AT_LEAST:
        return PLAN_TARGET_AT_LEAST;
    case PLAN_ABOVE:
        return PLAN_TARGET_ABOVE;
    case PLAN_AT_MOST:
        return PLAN_TARGET_AT_MOST;
    case PLAN_BELOW:
        return PLAN_TARGET_BELOW;
    case PLAN_BETWEEN:
        return (figure->flags & PLAN_ABOUT) != 0 ? PLAN_TARGET_ABOUT : PLAN_TARGET_RANGE;
    default:
        break;
    }
    if ((figure->flags & PLAN_ABOUT) != 0) {
        return PLAN_TARGET_ABOUT;
    }
    *plain = true;
    return direction == PLAN_UP     ? PLAN_TARGET_AT_LEAST
           : direction == PLAN_DOWN ? PLAN_TARGET_AT_MOST
                                    : PLAN_TARGET_ABOUT;
}

/* A range is met beyond its better end too. */
static void set_wanted(plan_goal *goal, const plan_interval *printed) {
    plan_decimal value = goal->figure.value;
    plan_interval wanted = plan_interval_all();
    bool ranged = goal->op == PLAN_TARGET_ABOUT || goal->op == PLAN_TARGET_RANGE;
    if (ranged) {
        wanted = *printed;
    } else if (goal->op == PLAN_TARGET_AT_LEAST || goal->op == PLAN_TARGET_ABOVE) {
        wanted.low = value;
        wanted.low_end = goal->op == PLAN_TARGET_ABOVE ? PLAN_END_OPEN : PLAN_END_CLOSED;
    } else {
        wanted.high = value;
        wanted.high_end = goal->op == PLAN_TARGET_BELOW ? PLAN_END_OPEN : PLAN_END_CLOSED;
    }
    goal->stated = goal->plain ? *printed : wanted;
    goal->wanted = wanted;
    if (ranged && goal->direction == PLAN_UP) {
        goal->wanted.high_end = PLAN_END_UNBOUNDED;
    } else if (ranged && goal->direction == PLAN_DOWN) {
        goal->wanted.low_end = PLAN_END_UNBOUNDED;
    }
}

static void set_span(plan_goal *goal) {
    goal->is_span = plan_period_unpack(goal->period).count > 1;
}

bool plan_is_goal(const plan_checker *checker, const plan_record *record) {
    return plan_statement_at(checker, record->statement)->against != PLAN_AGAINST_PLAN;
}

void plan_goal_of_record(const plan_checker *checker, const plan_record *record, plan_goal *goal) {
    plan_goal none = {0};
    const plan_statement *statement = plan_statement_at(checker, record->statement);
    plan_operand operand;
    *goal = none;
    goal->record = record;
    goal->subject = record->indicator;
    goal->shown = statement->via != PLAN_NONE ? statement->via : record->indicator;
    goal->area = record->area;
    goal->period = record->period;
    goal->series = record->series;
    goal->has_claim = record->statement != 0;
    goal->claim = *statement;
    const plan_indicator_entry *shown = plan_indicator_at(checker, goal->shown);
    goal->flips =
        shown->decrease &&
        (!goal->has_claim || statement->via != PLAN_NONE ||
         (statement->measure == PLAN_MEASURE_CHANGE && statement->arithmetic != PLAN_RELATIVE));
    goal->direction = direction_of(checker, goal);
    plan_operand_of_record(checker, record, &operand);
    goal->status = operand.status;
    plan_interval printed = operand.interval;
    goal->figure = plan_table_figure(checker->table, record);
    if (goal->flips) {
        goal->figure = plan_figure_flipped(goal->figure);
        printed = plan_interval_negate(printed);
    }
    goal->op = operator_of(&goal->figure, goal->direction, &goal->plain);
    set_span(goal);
    if (goal->status == PLAN_OK) {
        set_wanted(goal, &printed);
    }
}

/* --- Entries of `targets` --- */

static plan_figure figure_of(const plan_target_entry *entry) {
    static const uint8_t readings[] = {
        [PLAN_TARGET_ABOUT] = PLAN_ROUNDED, [PLAN_TARGET_AT_LEAST] = PLAN_AT_LEAST,
        [PLAN_TARGET_ABOVE] = PLAN_ABOVE,   [PLAN_TARGET_AT_MOST] = PLAN_AT_MOST,
        [PLAN_TARGET_BELOW] = PLAN_BELOW,   [PLAN_TARGET_RANGE] = PLAN_BETWEEN};
    plan_figure figure = {entry->low, entry->has_high ? entry->high : entry->low,
                          entry->has_high ? (uint8_t)PLAN_BETWEEN : readings[entry->op],
                          entry->op == PLAN_TARGET_ABOUT ? PLAN_ABOUT : 0};
    return figure;
}

/* A change indicator is found through the rows about what changes. */
static void set_claim(const plan_checker *checker, plan_goal *goal) {
    const plan_indicator_entry *shown = plan_indicator_at(checker, goal->shown);
    plan_decimal factor = {1, 0}, one = {1, 0};
    if (!shown->loaded_as_statement) {
        return;
    }
    goal->has_claim = true;
    goal->subject = shown->of;
    goal->status =
        plan_statement_decide_via(checker->catalog, goal->shown, NULL, &goal->claim, &factor);
    if (goal->status == PLAN_OK && plan_decimal_compare(factor, one) != 0) {
        goal->status = PLAN_UNIT;
    }
}

void plan_goal_of_entry(const plan_checker *checker, const plan_target_entry *entry,
                        plan_goal *goal) {
    plan_goal none = {0};
    *goal = none;
    goal->entry = entry;
    goal->shown = goal->subject = entry->indicator;
    goal->area = entry->area;
    goal->period = entry->period;
    goal->series = PLAN_SERIES_PLAN;
    goal->op = entry->op;
    goal->basis = entry->basis;
    goal->keep = entry->keep;
    goal->flips = plan_indicator_at(checker, goal->shown)->decrease;
    goal->figure = figure_of(entry);
    set_claim(checker, goal);
    goal->direction = direction_of(checker, goal);
    set_span(goal);
    const plan_indicator_entry *shown = plan_indicator_at(checker, goal->shown);
    bool has_band = shown->has_band && goal->basis == PLAN_BASIS_LEVEL && !goal->has_claim;
    plan_interval printed;
    plan_status status =
        plan_figure_interval(&goal->figure, has_band ? &shown->band : NULL, &printed);
    goal->status = goal->status == PLAN_OK ? status : goal->status;
    if (status == PLAN_OK) {
        set_wanted(goal, &printed);
    }
}

uint8_t plan_goal_arithmetic(const plan_checker *checker, const plan_goal *goal) {
    const plan_indicator_entry *shown = plan_indicator_at(checker, goal->shown);
    switch (goal->basis) {
    case PLAN_BASIS_MEAN_GROWTH:
    case PLAN_BASIS_SHARE_OF:
        return PLAN_POINTS;
    case PLAN_BASIS_POINTS_A_YEAR:
        return shown->is_points_unit ? PLAN_POINTS : PLAN_DIFFERENCE;
    default:
        break;
    }
    if (goal->has_claim) {
        return goal->claim.arithmetic == PLAN_DIFFERENCE ? PLAN_DIFFERENCE : PLAN_POINTS;
    }
    return shown->arithmetic;
}
