/* Which arithmetic checks use a figure, and whether they would bear another one in its place. */
#include "repair.h"

typedef struct trial {
    plan_checker *checker;
    const plan_instance *except;
    const plan_record *record;
    const plan_interval *interval;
    bool suits;
} trial;

static bool same_check(const plan_instance *a, const plan_instance *b) {
    return a->rule == b->rule && a->id == b->id && a->area == b->area && a->period == b->period &&
           a->series == b->series && a->record == b->record;
}

/* Judges one other check with the figure replaced. */
static void attempt(trial *t, const plan_instance *instance) {
    plan_checker *checker = t->checker;
    if (!t->suits || !plan_rule_is_on(checker, instance->rule) || same_check(instance, t->except)) {
        return;
    }
    plan_operand *operands = checker->other_operands;
    size_t count = plan_gather(checker, instance, operands);
    for (size_t i = 0; i < count; i++) {
        if (operands[i].record == t->record && operands[i].status == PLAN_OK) {
            operands[i].interval = *t->interval;
            if (operands[i].has_factor && plan_interval_scale(*t->interval, operands[i].factor,
                                                              &operands[i].interval) != PLAN_OK) {
                operands[i].status = PLAN_RANGE;
            }
        }
    }
    checker->evaluations++;
    t->suits = plan_judge(checker, instance, operands, count).verdict != PLAN_FAILS;
}

static void attempt_uses(trial *t) {
    const plan_checker *checker = t->checker;
    const plan_record *record = t->record;
    uint32_t end = checker->use_start[record->indicator + 1];
    for (uint32_t i = checker->use_start[record->indicator]; i < end; i++) {
        const plan_use *use = &checker->uses[i];
        plan_instance instance = plan_instance_of(PLAN_CHECK_PART, record);
        instance.id = use->id;
        instance.record = NULL;
        if (use->kind == PLAN_USE_PARTITION) {
            instance.rule = checker->catalog->partitions[use->id].has_total ? PLAN_CHECK_PARTITION
                                                                            : PLAN_CHECK_WHOLE;
        } else if (use->kind == PLAN_USE_RATIO) {
            instance.rule = PLAN_CHECK_RATIO;
        }
        if (use->kind != PLAN_USE_GROWTH) {
            attempt(t, &instance);
        }
    }
}

/* Statements about the indicator in one group. */
static void attempt_statements(trial *t, uint32_t period, uint8_t series) {
    plan_checker *checker = t->checker;
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

bool plan_repair_suits(plan_checker *checker, const plan_instance *instance,
                       const plan_record *record, const plan_interval *interval) {
    trial t = {checker, instance, record, interval, true};
    if (record->statement != 0) {
        return true; /* a statement enters its own check only */
    }
    attempt_uses(&t);
    /* As the figure of statements, and as the base of those of any period of this area that looks
     * back on it: gathering finds out which do. */
    const plan_record *records = checker->table->records;
    uint32_t last_period = 0;
    uint8_t last_series = 0;
    bool first = true;
    for (uint32_t i = checker->area_start[record->area];
         i < checker->area_start[record->area + 1] && t.suits; i++) {
        const plan_record *other = &records[i];
        if (other->indicator == record->indicator && other->statement != 0 &&
            (first || other->period != last_period || other->series != last_series)) {
            first = false;
            last_period = other->period;
            last_series = other->series;
            attempt_statements(&t, other->period, other->series);
        }
    }
    return t.suits;
}
