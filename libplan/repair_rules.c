/* Which arithmetic checks use a figure, and whether they would bear another one in its place. */
#include "repair.h"

typedef struct visit {
    const plan_checker *checker;
    const plan_record *record;
    plan_check_visitor visitor;
    void *context;
    bool goes_on;
} visit;

bool plan_same_check(const plan_instance *a, const plan_instance *b) {
    return a->rule == b->rule && a->id == b->id && a->area == b->area && a->period == b->period &&
           a->series == b->series && a->record == b->record && a->extra == b->extra;
}

static void attempt(visit *t, const plan_instance *instance) {
    if (t->goes_on && plan_instance_severity(t->checker, instance) != PLAN_SEVERITY_OFF) {
        t->goes_on = t->visitor(t->context, instance);
    }
}

static void attempt_uses(visit *t) {
    const plan_checker *checker = t->checker;
    const plan_record *record = t->record;
    uint32_t end = checker->use_start[record->indicator + 1];
    for (uint32_t i = checker->use_start[record->indicator]; i < end; i++) {
        const plan_use *use = &checker->uses[i];
        plan_instance instance = plan_instance_of(PLAN_CHECK_PART, record);
        instance.id = use->id;
        instance.record = NULL;
        if (use->kind == PLAN_USE_PARTITION) {
            instance.rule = plan_partition_rule(&checker->catalog->partitions[use->id]);
        } else if (use->kind == PLAN_USE_RATIO) {
            instance.rule = PLAN_CHECK_RATIO;
        }
        if (use->kind != PLAN_USE_GROWTH) {
            attempt(t, &instance);
        }
    }
}

/* Statements about the indicator in one group. */
static void attempt_statements(visit *t, uint32_t period, uint8_t series) {
    const plan_checker *checker = t->checker;
    uint32_t begin, end;
    plan_lookup_group(checker, t->record->area, period, series, &begin, &end);
    for (uint32_t i = begin; i < end; i++) {
        const plan_record *record = &checker->table->records[i];
        if (record->indicator == t->record->indicator && record->statement != 0 &&
            (record->bits & PLAN_RECORD_SHADOWED) == 0 &&
            plan_statement_at(checker, record->statement)->measure != PLAN_MEASURE_CONTRIBUTION) {
            plan_instance instance = plan_instance_of(plan_statement_rule(checker, record), record);
            attempt(t, &instance);
        }
    }
}

/* As a whole of shorter periods and of areas, and as one of the areas of its parent. */
static void attempt_sums(visit *t) {
    static const uint8_t finer[] = {PLAN_YEARLY, PLAN_HALF_YEARLY, PLAN_QUARTERLY, PLAN_MONTHLY};
    const plan_checker *checker = t->checker;
    const plan_indicator_entry *entry = plan_indicator_at(checker, t->record->indicator);
    const plan_area_entry *area = plan_area_at(checker->catalog, t->record->area);
    if (plan_kind_get(entry->kind)->children != PLAN_CHILDREN_SUM) {
        return;
    }
    plan_instance instance = plan_instance_of(PLAN_CHECK_PERIODS, t->record);
    instance.record = NULL;
    for (size_t i = 0; i < sizeof finer; i++) {
        instance.extra = finer[i];
        if (plan_subperiods(t->record->period, finer[i]) > 0) {
            attempt(t, &instance);
        }
    }
    plan_instance areas = plan_instance_of(PLAN_CHECK_AREAS, t->record);
    areas.record = NULL;
    if (plan_area_children(checker, areas.area) > 0) {
        attempt(t, &areas);
    }
    if (area->parent != PLAN_NONE && !area->subset &&
        plan_area_at(checker->catalog, area->parent)->parts_complete) {
        areas.area = area->parent;
        attempt(t, &areas);
    }
}

/* A contribution of the indicator, or of another one of its partition, against the levels. */
static void attempt_contribution(visit *t, const plan_record *record) {
    plan_instance instance = plan_instance_of(PLAN_CHECK_CONTRIBUTION, record);
    instance.extra = plan_contribution_partition(t->checker, record->indicator);
    if (instance.extra != PLAN_NONE) {
        attempt(t, &instance);
    }
}

/* What a statement says itself, and its part in the growth of partitions. */
static void attempt_growths(visit *t) {
    const plan_checker *checker = t->checker;
    const plan_record *record = t->record;
    if (plan_statement_at(checker, record->statement)->measure == PLAN_MEASURE_CONTRIBUTION) {
        attempt_contribution(t, record);
    } else {
        plan_instance own = plan_instance_of(plan_statement_rule(checker, record), record);
        attempt(t, &own);
    }
    uint32_t end = checker->use_start[record->indicator + 1];
    for (uint32_t i = checker->use_start[record->indicator]; i < end; i++) {
        const plan_use *use = &checker->uses[i];
        if (use->kind == PLAN_USE_PARTITION && !checker->catalog->partitions[use->id].has_total) {
            plan_instance instance = plan_instance_of(PLAN_CHECK_CONTRIBUTIONS, record);
            instance.id = use->id;
            instance.record = NULL;
            attempt(t, &instance);
            instance.rule = PLAN_CHECK_BETWEEN;
            attempt(t, &instance);
        }
    }
}

/* A longer period of the same series that the figure is a part of. */
static bool is_longer(const plan_record *record, const plan_record *other) {
    return other->statement == 0 && other->indicator == record->indicator &&
           other->series == record->series && other->period != record->period &&
           plan_period_contains(plan_period_unpack(other->period),
                                plan_period_unpack(record->period)) != 0;
}

static void attempt_user(void *context, const plan_instance *instance) {
    attempt(context, instance);
}

void plan_visit_checks(const plan_checker *checker, const plan_record *record,
                       plan_check_visitor visitor, void *context) {
    visit t = {checker, record, visitor, context, true};
    plan_user_checks_of(checker, record, attempt_user, &t);
    if (record->statement != 0) {
        attempt_growths(&t);
        return;
    }
    attempt_uses(&t);
    attempt_sums(&t);
    /* As the figure of statements, as the base of those of any period of this area that looks back
     * on it, and as a part of longer periods: gathering finds out where it enters. */
    const plan_record *records = checker->table->records;
    uint32_t last_period = 0;
    uint8_t last_series = 0;
    bool first = true;
    uint32_t begin, end;
    plan_area_rows(checker, record->area, &begin, &end);
    for (uint32_t i = begin; i < end && t.goes_on; i++) {
        const plan_record *other = &records[i];
        if (is_longer(record, other)) {
            plan_instance longer = plan_instance_of(PLAN_CHECK_PERIODS, other);
            longer.record = NULL;
            longer.extra = plan_period_unpack(record->period).frequency;
            attempt(&t, &longer);
        } else if (other->statement != 0 && plan_statement_at(checker, other->statement)->measure ==
                                                PLAN_MEASURE_CONTRIBUTION) {
            attempt_contribution(&t, other);
        }
        if (other->indicator == record->indicator && other->statement != 0 &&
            (first || other->period != last_period || other->series != last_series)) {
            first = false;
            last_period = other->period;
            last_series = other->series;
            attempt_statements(&t, other->period, other->series);
        }
    }
}

/* --- Trying another figure --- */

typedef struct trial {
    plan_checker *checker;
    const plan_instance *except;
    const plan_record *record;
    const plan_interval *interval;
    bool suits;
} trial;

/* Judges one other check with the figure replaced, if the figure enters it at all. */
static bool try_check(void *context, const plan_instance *instance) {
    trial *t = context;
    plan_checker *checker = t->checker;
    if (plan_same_check(instance, t->except)) {
        return true;
    }
    plan_operand *operands = checker->other_operands;
    size_t count = plan_gather(checker, instance, operands);
    bool enters = false;
    for (size_t i = 0; i < count; i++) {
        if (operands[i].record == t->record && operands[i].status == PLAN_OK) {
            enters = true;
            operands[i].status =
                plan_operand_place(&operands[i], t->interval, &operands[i].interval);
        }
    }
    checker->evaluations += plan_evaluation_cost(count);
    t->suits = !enters || plan_judge(checker, instance, operands, count).verdict != PLAN_FAILS;
    return t->suits;
}

bool plan_repair_suits(plan_checker *checker, const plan_instance *instance,
                       const plan_record *record, const plan_interval *interval) {
    trial t = {checker, instance, record, interval, true};
    plan_visit_checks(checker, record, try_check, &t);
    return t.suits;
}
