/* Areas with one row: tables of a million areas have a thousand indicators, and whatever a figure
 * that is alone enters depends on its indicator. Found once, it is a byte for each of them. */
#include "check_shape.h"

#include "period.h"

enum { UNKNOWN = 0, SETTLED, OPEN }; /* SETTLED: nothing to be judged but bounds and gaps */

/* Nothing but its own row decides what a figure of this indicator is when it stands alone. */
static uint8_t describe(plan_checker *checker, const plan_record *record) {
    plan_shape *shape = &checker->shapes->scratch;
    plan_shape_build(checker, record, 1, shape);
    bool is_settled = shape->group_may && shape->sum_count == 0 &&
                      plan_indicator_at(checker, record->indicator)->required_count == 0;
    if (is_settled) {
        plan_see_once(checker, record->indicator);
    }
    return (uint8_t)((is_settled ? SETTLED : OPEN) | shape->bounded << 2);
}

bool plan_lone_holds(plan_checker *checker, const plan_record *record) {
    struct plan_shapes *shapes = checker->shapes;
    if (record->statement != 0 || record->series != PLAN_SERIES_ACTUAL ||
        record->series != checker->previous[0] || shapes->lone == NULL) {
        return false;
    }
    uint8_t *what = &shapes->lone[record->indicator];
    *what = *what == UNKNOWN ? describe(checker, record) : *what;
    if ((*what & 3) != SETTLED || !plan_is_plain_figure(checker, record)) {
        return false;
    }
    if (record->period != shapes->lone_period) {
        shapes->lone_period = record->period;
        shapes->lone_is_one = plan_packed_count(record->period) == 1;
    }
    shapes->lone_bounded += *what >> 2;
    shapes->lone_gaps += shapes->lone_is_one ? 1 : 0; /* a series of one has none */
    shapes->of_one_length = shapes->of_one_length && shapes->lone_is_one;
    return true;
}

void plan_lone_count(plan_checker *checker) {
    struct plan_shapes *shapes = checker->shapes;
    plan_shape_holds(checker, checker->rule_rows[PLAN_CHECK_BOUNDS], shapes->lone_bounded);
    if (plan_rule_is_on(checker, PLAN_CHECK_GAP)) {
        plan_shape_holds(checker, checker->rule_rows[PLAN_CHECK_GAP], shapes->lone_gaps);
    }
    shapes->lone_bounded = shapes->lone_gaps = 0;
}
