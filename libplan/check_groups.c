/* The pass over groups (area, period, series): every rule that one of their figures enters. */
#include "check_shape.h"

static const plan_record *first_record(const plan_operand *operands, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (operands[i].record != NULL) {
            return operands[i].record;
        }
    }
    return NULL;
}

void plan_run_check(plan_checker *checker, const plan_instance *instance) {
    if (plan_instance_severity(checker, instance) == PLAN_SEVERITY_OFF ||
        checker->status != PLAN_OK) {
        return;
    }
    size_t count = plan_gather(checker, instance, checker->operands);
    plan_outcome outcome = plan_judge(checker, instance, checker->operands, count);
    const plan_record *at = NULL;
    if (outcome.verdict == PLAN_FAILS || outcome.verdict == PLAN_UNDECIDED) {
        at = first_record(checker->operands, count);
    }
    plan_conclude(checker, instance, outcome, at);
}

/* True where a row of the growth indicator is there, as a statement about what grows. */
static bool growth_is_stated(const plan_checker *checker, const plan_record *figure,
                             uint32_t growth) {
    const plan_record *end = checker->table->records + checker->end;
    for (const plan_record *r = figure;
         r < end && r->indicator == figure->indicator && r->area == figure->area &&
         r->period == figure->period && r->series == figure->series;
         r++) {
        if (plan_statement_at(checker, r->statement)->via == growth) {
            return true;
        }
    }
    return false;
}

/* The members of a partition, once a group. */
static void run_partition(plan_checker *checker, const plan_record *record, uint32_t partition) {
    if (checker->partition_stamp[partition] == checker->stamp) {
        return;
    }
    checker->partition_stamp[partition] = checker->stamp;
    if (plan_plain_sum(checker, partition)) {
        plan_rule_counts *counts = &checker->counts[checker->partition_rows[partition]];
        counts->checks++;
        counts->holds++;
        return;
    }
    plan_instance instance =
        plan_instance_of(plan_partition_rule(&checker->catalog->partitions[partition]), record);
    instance.id = partition;
    instance.record = NULL;
    plan_run_check(checker, &instance);
}

static void run_use(plan_checker *checker, const plan_record *record, const plan_use *use) {
    if (use->kind == PLAN_USE_PARTITION) {
        run_partition(checker, record, use->id);
        return;
    }
    if (use->kind == PLAN_USE_GROWTH && growth_is_stated(checker, record, use->id)) {
        return;
    }
    plan_instance instance = plan_instance_of(0, record);
    instance.id = use->id;
    instance.record = NULL;
    uint32_t *done;
    size_t indicators = checker->catalog->indicator_codes.count;
    switch (use->kind) {
    case PLAN_USE_PART:
        instance.rule = PLAN_CHECK_PART;
        done = &checker->pair_stamp[use->id];
        break;
    case PLAN_USE_RATIO:
        instance.rule = PLAN_CHECK_RATIO;
        done = &checker->pair_stamp[indicators + use->id];
        break;
    default: /* PLAN_USE_GROWTH */
        instance.rule = PLAN_CHECK_CHANGE;
        done = &checker->pair_stamp[2 * indicators + use->id];
        break;
    }
    if (*done != checker->stamp) {
        *done = checker->stamp;
        plan_run_check(checker, &instance);
    }
}

static void run_figure(plan_checker *checker, const plan_record *record) {
    uint32_t begin = checker->use_start[record->indicator];
    uint32_t end = checker->use_start[record->indicator + 1];
    for (uint32_t i = begin; i < end; i++) {
        run_use(checker, record, &checker->uses[i]);
    }
    if (checker->is_plan[record->series] &&
        plan_indicator_at(checker, record->indicator)->direction != PLAN_NO_DIRECTION) {
        plan_instance instance = plan_instance_of(PLAN_CHECK_WEAKER, record);
        plan_run_check(checker, &instance);
    }
}

static void run_group(plan_checker *checker, uint32_t begin, uint32_t end) {
    const plan_record *records = checker->table->records;
    bool may_be_fulfilled =
        checker->plain->against_plan || records[begin].series == PLAN_SERIES_PLAN;
    checker->stamp++;
    checker->group = &records[begin];
    checker->has_baseline_rows =
        checker->has_baseline_rows ||
        checker->catalog->series[records[begin].series].role == PLAN_ROLE_BASELINE;
    checker->has_plan_rows = checker->has_plan_rows || checker->is_plan[records[begin].series];
    for (uint32_t i = begin; i < end; i++) {
        if (records[i].statement == 0 &&
            checker->figure_stamp[records[i].indicator] != checker->stamp) {
            checker->figure_stamp[records[i].indicator] = checker->stamp;
            checker->figure_of[records[i].indicator] = i;
        }
    }
    for (uint32_t i = begin; i < end && checker->status == PLAN_OK; i++) {
        bool repeats = i > begin && (records[i].bits & PLAN_RECORD_SHADOWED) != 0 &&
                       plan_same_key(checker, &records[i - 1], &records[i]);
        if (may_be_fulfilled && (i == begin || records[i].indicator != records[i - 1].indicator)) {
            plan_check_fulfilment(checker, &records[i], records + end);
        }
        if (!repeats && records[i].statement == 0) {
            run_figure(checker, &records[i]);
        } else if (!repeats && checker->plain->grows[records[i].indicator]) {
            plan_check_growths(checker, &records[i]);
        }
        if (checker->user != NULL && !repeats) {
            plan_check_user_rules(checker, &records[i]);
        }
    }
    checker->group = NULL;
}

static void run_groups(plan_checker *checker, uint32_t begin, uint32_t count) {
    const plan_record *records = checker->table->records;
    for (uint32_t end; begin < count && checker->status == PLAN_OK; begin = end) {
        const plan_record *first = &records[begin];
        plan_check_beat(checker, begin);
        for (end = begin + 1;
             end < count && records[end].area == first->area &&
             records[end].period == first->period && records[end].series == first->series;
             end++) {
        }
        run_group(checker, begin, end);
    }
}

plan_status plan_check_groups(plan_checker *checker) {
    const plan_open *open = &checker->shapes->groups;
    for (size_t i = 0; i < open->count && checker->status == PLAN_OK; i++) {
        run_groups(checker, open->stretches[i][0], open->stretches[i][1]);
    }
    return checker->status;
}
