/* Statements: each is judged, and where only one side of it is a figure it implies the other. One
 * pass: implied values never imply further ones. */
#include "check_shape.h"

#include <stdlib.h>

#include <plan/change.h>

#include "interval.h"

static bool is_positive(const plan_interval *a) {
    return a->low_end != PLAN_END_UNBOUNDED &&
           (plan_decimal_sign(a->low) > 0 ||
            (plan_decimal_sign(a->low) == 0 && a->low_end == PLAN_END_OPEN));
}

/* Two decimals more than the most precise figure that enters. */
int32_t plan_shown_scale(const plan_checker *checker, const plan_operand *operands, size_t count) {
    int32_t scale = 0;
    for (size_t i = 0; i < count; i++) {
        if (operands[i].record != NULL) {
            plan_figure figure = plan_table_figure(checker->table, operands[i].record);
            scale = figure.value.scale > scale ? figure.value.scale : scale;
        }
    }
    return scale + 2 > 18 ? 18 : scale + 2;
}

static plan_decimal trimmed(plan_decimal a, int32_t least) {
    while (a.scale > least && a.digits % 10 == 0) {
        a.digits /= 10;
        a.scale--;
    }
    return a;
}

plan_decimal plan_shown_decimal(plan_decimal a, int32_t shown_scale) {
    return trimmed(a, shown_scale - 2);
}

plan_interval plan_shown_interval(plan_interval a, int32_t shown_scale) {
    a.low = trimmed(a.low, shown_scale - 2);
    a.high = trimmed(a.high, shown_scale - 2);
    return a;
}

static plan_status infer(const plan_checker *checker, const plan_operand *operands, bool gives_base,
                         plan_interval *result) {
    const plan_statement *statement = plan_statement_at(checker, operands[0].statement);
    const plan_interval *stated = &operands[0].interval;
    const plan_interval *known = &operands[gives_base ? 1 : 2].interval;
    if (statement->arithmetic != PLAN_RELATIVE) {
        return gives_base ? plan_interval_subtract(*known, *stated, result)
                          : plan_interval_add(*known, *stated, result);
    }
    if (!is_positive(known)) {
        return PLAN_SIGN_CHANGE;
    }
    int32_t scale = plan_shown_scale(checker, operands, 3);
    return gives_base ? plan_implied_previous_f(known, stated, statement->form, scale, result)
                      : plan_implied_value_f(known, stated, statement->form, scale, result);
}

/* Whether the statement alone would allow comparing the two periods. */
static bool comparable(const plan_checker *checker, const plan_operand *operands) {
    const plan_indicator_entry *subject = plan_indicator_at(checker, operands[1].indicator);
    uint32_t a = operands[2].period, b = operands[1].period;
    const plan_statement *statement = plan_statement_at(checker, operands[0].statement);
    uint8_t price = statement->via == PLAN_NONE ? PLAN_PRICE_UNDECLARED
                                                : plan_indicator_at(checker, statement->via)->price;
    return (a == b || !plan_breaks_between(checker->catalog, operands[1].indicator,
                                           operands[1].area, a, b)) &&
           (price == PLAN_PRICE_UNDECLARED || price == subject->price);
}

static plan_status push(plan_checker *checker, const plan_inference *inference) {
    void *items = checker->inferences;
    plan_status status = plan_grow(&checker->allocator, &items, &checker->inference_capacity,
                                   checker->inference_count + 1, sizeof *inference);
    if (status == PLAN_OK) {
        checker->inferences = items;
        checker->inferences[checker->inference_count++] = *inference;
    }
    return status;
}

/* What a statement implies where one of its sides is missing. */
static plan_status infer_from(plan_checker *checker, const plan_operand operands[3]) {
    /* One of them at least is missing. */
    bool gives_base = operands[1].status == PLAN_OK, gives_value = operands[2].status == PLAN_OK;
    const plan_operand *known = &operands[gives_base ? 1 : 2];
    const plan_operand *wanted = &operands[gives_base ? 2 : 1];
    if (operands[0].status != PLAN_OK || operands[0].about || gives_base == gives_value ||
        known->about || !comparable(checker, operands)) {
        return PLAN_OK;
    }
    plan_inference inference = {0};
    if (infer(checker, operands, gives_base, &inference.interval) != PLAN_OK) {
        return PLAN_OK; /* an implied value that does not exist is none */
    }
    inference.interval =
        plan_shown_interval(inference.interval, plan_shown_scale(checker, operands, 3));
    inference.area = wanted->area;
    inference.period = wanted->period;
    inference.series = wanted->series;
    inference.indicator = wanted->indicator;
    inference.statement = operands[0].record;
    inference.figure = known->record;
    inference.gives_base = gives_base;
    return push(checker, &inference);
}

static int compare_u32(uint32_t a, uint32_t b) {
    return (a > b) - (a < b);
}

int plan_inference_order(const plan_inference *a, const plan_inference *b) {
    int order = compare_u32(a->area, b->area);
    order = order != 0 ? order : compare_u32(a->period, b->period);
    order = order != 0 ? order : compare_u32(a->series, b->series);
    return order != 0 ? order : compare_u32(a->indicator, b->indicator);
}

static int compare_inferences(const void *left, const void *right) {
    const plan_inference *a = left, *b = right;
    int order = plan_inference_order(a, b);
    order = order != 0 ? order : compare_u32(a->statement->place, b->statement->place);
    return order != 0 ? order : compare_u32(a->statement->column, b->statement->column);
}

/* Intersects the inferences of one key into the first of them and says what is wrong with it. */
static void settle(const plan_checker *checker, plan_inference *first, size_t count) {
    const plan_indicator_entry *indicator = plan_indicator_at(checker, first->indicator);
    first->more = (uint32_t)(count - 1);
    for (size_t i = 1; i < count; i++) {
        if (plan_interval_intersect(first->interval, first[i].interval, &first->interval) !=
            PLAN_OK) {
            first->problem = PLAN_INFERENCE_NOTHING;
            return;
        }
    }
    if (indicator->bounded &&
        plan_interval_intersect(first->interval, indicator->bounds, &first->interval) != PLAN_OK) {
        first->problem = PLAN_INFERENCE_BOUNDS;
        return;
    }
    int64_t low, high;
    if (indicator->exact_whole && plan_interval_is_bounded(&first->interval) &&
        plan_interval_integers(first->interval, &low, &high) == PLAN_DOMAIN) {
        first->problem = PLAN_INFERENCE_NO_INTEGER;
    }
}

static void conclude(plan_checker *checker, size_t at) {
    if (!plan_rule_is_on(checker, PLAN_CHECK_IMPLIED)) {
        return;
    }
    const plan_inference *inference = &checker->inferences[at];
    plan_instance instance = {0};
    instance.rule = PLAN_CHECK_IMPLIED;
    instance.series = inference->series;
    instance.id = (uint32_t)at;
    instance.area = inference->area;
    instance.period = inference->period;
    plan_outcome outcome = {inference->problem == 0 ? PLAN_HOLDS : PLAN_FAILS, PLAN_OK, false};
    plan_conclude(checker, &instance, outcome, inference->statement);
}

/* Judges one statement; what it implies is kept for the rules of its period. */
static plan_status run_statement(plan_checker *checker, const plan_record *record) {
    plan_instance instance = plan_instance_of(plan_statement_rule(checker, record), record);
    plan_operand operands[3];
    size_t count = plan_gather(checker, &instance, operands);
    plan_status status = PLAN_OK;
    if (operands[1].status == PLAN_MISSING || operands[2].status == PLAN_MISSING) {
        status = infer_from(checker, operands);
    }
    if (status == PLAN_OK && plan_rule_is_on(checker, instance.rule)) {
        plan_outcome outcome = plan_judge(checker, &instance, operands, count);
        plan_conclude(checker, &instance, outcome, record);
        status = checker->status;
    }
    return status;
}

static plan_status run_statements(plan_checker *checker, uint32_t begin, uint32_t end) {
    const plan_table *table = checker->table;
    plan_rule_counts *changes = &checker->counts[checker->rule_rows[PLAN_CHECK_CHANGE]];
    for (uint32_t i = begin; i < end && checker->status == PLAN_OK; i++) {
        const plan_record *record = &table->records[i];
        plan_check_beat(checker, i);
        if (record->statement == 0) {
            plan_plain_remember(checker, record);
            continue;
        }
        if (plan_plain_change(checker, record)) {
            changes->checks++;
            changes->holds++;
            continue;
        }
        bool repeats = i > begin && (record->bits & PLAN_RECORD_SHADOWED) != 0 &&
                       plan_same_key(checker, record - 1, record);
        if (!repeats &&
            plan_statement_at(checker, record->statement)->measure != PLAN_MEASURE_CONTRIBUTION) {
            plan_status status = run_statement(checker, record);
            if (status != PLAN_OK) {
                return status;
            }
        }
    }
    return checker->status;
}

plan_status plan_check_statements(plan_checker *checker) {
    const plan_open *open = &checker->shapes->rows;
    size_t before = checker->inference_count;
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < open->count && status == PLAN_OK; i++) {
        status = run_statements(checker, open->stretches[i][0], open->stretches[i][1]);
    }
    if (checker->inference_count == before || status != PLAN_OK) {
        return status;
    }
    qsort(checker->inferences + before, checker->inference_count - before,
          sizeof *checker->inferences, compare_inferences);
    for (size_t i = before, end; i < checker->inference_count; i = end) {
        for (end = i + 1;
             end < checker->inference_count &&
             plan_inference_order(&checker->inferences[i], &checker->inferences[end]) == 0;
             end++) {
        }
        settle(checker, &checker->inferences[i], end - i);
        conclude(checker, i);
    }
    return checker->status;
}
