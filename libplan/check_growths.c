/* Growth of a whole and of its parts: contributions add up to it, each contribution follows from
 * levels, and it lies between the smallest and the largest growth of the parts. */
#include "check_sides.h"

#include <plan/change.h>
#include <plan/ratio.h>

/* Growth a year, in a form that sums of points can be compared with. */
bool plan_is_growth(const plan_statement *statement) {
    return statement->measure != PLAN_MEASURE_VALUE &&
           statement->measure != PLAN_MEASURE_CONTRIBUTION &&
           statement->arithmetic == PLAN_RELATIVE && statement->against == PLAN_AGAINST_PREVIOUS &&
           !statement->over_period &&
           (statement->form == PLAN_GROWTH_RATE || statement->form == PLAN_GROWTH_INDEX);
}

static bool is_contribution(const plan_statement *statement) {
    return statement->measure == PLAN_MEASURE_CONTRIBUTION;
}

/* The row of one group that says something about an indicator, or nothing. */
static void operand_of_statement(const plan_checker *checker, const plan_instance *instance,
                                 uint32_t indicator, bool (*is)(const plan_statement *statement),
                                 plan_operand *operand) {
    uint32_t begin, end;
    const plan_record *records = checker->table->records;
    plan_lookup_group(checker, instance->area, instance->period, instance->series, &begin, &end);
    for (uint32_t last = end; begin < last;) {
        uint32_t middle = begin + (last - begin) / 2;
        if (records[middle].indicator < indicator) {
            begin = middle + 1;
        } else {
            last = middle;
        }
    }
    for (; begin < end && records[begin].indicator == indicator; begin++) {
        if (is(plan_statement_at(checker, records[begin].statement))) {
            plan_operand_of_record(checker, &records[begin], operand);
            return;
        }
    }
    plan_operand_missing(instance->area, instance->period, instance->series, indicator, operand);
}

/* Growth in percent, however it is written. */
static void operand_of_growth(const plan_checker *checker, const plan_instance *instance,
                              uint32_t indicator, plan_operand *operand) {
    plan_decimal one = {1, 0}, minus_hundred = {-100, 0};
    operand_of_statement(checker, instance, indicator, plan_is_growth, operand);
    if (operand->record != NULL &&
        plan_statement_at(checker, operand->statement)->form == PLAN_GROWTH_INDEX) {
        plan_operand_convert(operand, one, minus_hundred);
    }
}

/* --- Contributions of all parts against the growth of the whole --- */

size_t plan_gather_contributions(const plan_checker *checker, const plan_instance *instance,
                                 plan_operand *operands) {
    const plan_partition_entry *partition = &checker->catalog->partitions[instance->id];
    size_t count = partition->member_count;
    for (size_t i = 0; i < count; i++) {
        operand_of_statement(checker, instance, partition->members[i], is_contribution,
                             &operands[i]);
    }
    operand_of_growth(checker, instance, partition->whole, &operands[count]);
    return count + 1;
}

/* --- One contribution against the levels --- */

/* The first partition with a whole of which the indicator is a member; PLAN_NONE without one. */
uint32_t plan_contribution_partition(const plan_checker *checker, uint32_t indicator) {
    const plan_partition_entry *partitions = checker->catalog->partitions;
    for (uint32_t i = checker->use_start[indicator]; i < checker->use_start[indicator + 1]; i++) {
        const plan_use *use = &checker->uses[i];
        if (use->kind == PLAN_USE_PARTITION && !partitions[use->id].has_total &&
            partitions[use->id].whole != indicator) {
            return use->id;
        }
    }
    return PLAN_NONE;
}

size_t plan_gather_contribution(const plan_checker *checker, const plan_instance *instance,
                                plan_operand *operands) {
    const plan_record *record = instance->record;
    const plan_partition_entry *partition = &checker->catalog->partitions[instance->extra];
    plan_decimal factor = {1, 0}, none = {0, 0};
    for (size_t i = 0; i < partition->member_count; i++) {
        factor = partition->members[i] == record->indicator ? partition->factors[i] : factor;
    }
    plan_operand_of_record(checker, record, &operands[0]);
    plan_operand_of_key(checker, record->area, record->period, record->series, record->indicator,
                        false, &operands[1]);
    plan_operand_previous(checker, record->area, record->period, record->indicator, false, false,
                          &operands[2]);
    plan_operand_previous(checker, record->area, record->period, partition->whole, false, false,
                          &operands[3]);
    plan_operand_convert(&operands[1], factor, none);
    plan_operand_convert(&operands[2], factor, none);
    return 4;
}

plan_outcome plan_judge_contribution(const plan_checker *checker, const plan_instance *instance,
                                     const plan_operand *operands, size_t count) {
    static const plan_decimal hundred = {1, -2};
    const plan_partition_entry *partition = &checker->catalog->partitions[instance->extra];
    plan_status reason = plan_first_reason(operands, count, PLAN_OK);
    if (operands[3].status != PLAN_MISSING) {
        reason = plan_earlier(reason, plan_printed_base(checker, &operands[3]));
    }
    for (size_t i = 2; i < 4; i++) {
        if (plan_breaks_between(checker->catalog, operands[i].indicator, operands[i].area,
                                operands[i].period, operands[1].period)) {
            reason = plan_earlier(reason, PLAN_BREAK);
        }
    }
    reason = plan_earlier(reason, partition->price_status);
    if (reason != PLAN_OK) {
        return plan_not_judged(checker, instance, reason);
    }
    plan_interval stated, change;
    if (!plan_stated_interval(checker, instance, operands, &stated) ||
        plan_interval_subtract(operands[1].interval, operands[2].interval, &change) != PLAN_OK) {
        return plan_skipped(PLAN_RANGE);
    }
    int agrees = 0;
    plan_status status =
        plan_ratio_agrees(&change, &operands[3].interval, &hundred, &stated, &agrees);
    return status != PLAN_OK ? plan_skipped(status) : plan_decided(agrees != 0, operands, count);
}

/* --- Growth of the whole between that of its parts --- */

size_t plan_gather_between(const plan_checker *checker, const plan_instance *instance,
                           plan_operand *operands) {
    const plan_partition_entry *partition = &checker->catalog->partitions[instance->id];
    operand_of_growth(checker, instance, partition->whole, &operands[0]);
    for (size_t i = 0; i < partition->member_count; i++) {
        operand_of_growth(checker, instance, partition->members[i], &operands[i + 1]);
    }
    return partition->member_count + 1;
}

/* A mean lies between its members where no weight is negative: no part may be below 0 at the base.
 */
static plan_status negative_part(const plan_checker *checker, const plan_operand *part) {
    const plan_indicator_entry *entry = plan_indicator_at(checker, part->indicator);
    plan_operand base;
    plan_operand_previous(checker, part->area, part->period, part->indicator, false, false, &base);
    if (base.status == PLAN_OK) {
        bool may_be_negative =
            base.interval.low_end == PLAN_END_UNBOUNDED || plan_decimal_sign(base.interval.low) < 0;
        return may_be_negative ? PLAN_NEGATIVE_BASE : PLAN_OK;
    }
    bool declared = entry->bounds_declared && (entry->bounds.low_end == PLAN_END_UNBOUNDED ||
                                               plan_decimal_sign(entry->bounds.low) < 0);
    return declared ? PLAN_NEGATIVE_BASE : PLAN_OK;
}

/* The price basis of a growth: of its own indicator, else of what grows. */
static uint8_t price_of(const plan_checker *checker, const plan_operand *operand) {
    uint32_t via = plan_statement_at(checker, operand->statement)->via;
    uint8_t own = via == PLAN_NONE ? PLAN_PRICE_UNDECLARED : plan_indicator_at(checker, via)->price;
    return own != PLAN_PRICE_UNDECLARED ? own
                                        : plan_indicator_at(checker, operand->indicator)->price;
}

plan_outcome plan_judge_between(const plan_checker *checker, const plan_instance *instance,
                                const plan_operand *operands, size_t count) {
    plan_status reason = plan_first_reason(operands, count, PLAN_OK);
    uint8_t price = price_of(checker, &operands[0]);
    plan_interval whole;
    for (size_t i = 1; i < count; i++) {
        reason = plan_earlier(reason, negative_part(checker, &operands[i]));
        if (price_of(checker, &operands[i]) != price) {
            reason = plan_earlier(reason, PLAN_PRICE_BASIS);
        }
    }
    if (reason != PLAN_OK) {
        return plan_not_judged(checker, instance, reason);
    }
    if (!plan_stated_interval(checker, instance, operands, &whole)) {
        return plan_skipped(PLAN_RANGE);
    }
    plan_interval parts = plan_sides_hull(operands + 1, count - 1);
    return plan_decided(plan_interval_meets(whole, parts) != 0, operands, count);
}

/* --- The pass --- */

static void run_once(plan_checker *checker, const plan_record *record, uint8_t rule,
                     uint32_t partition) {
    size_t partitions = checker->catalog->partition_codes.count;
    size_t place = rule == PLAN_CHECK_BETWEEN ? partitions + partition : partition;
    if (checker->growth_stamp[place] != checker->stamp) {
        checker->growth_stamp[place] = checker->stamp;
        plan_instance instance = plan_instance_of(rule, record);
        instance.id = partition;
        instance.record = NULL;
        plan_run_check(checker, &instance);
    }
}

void plan_check_growths(plan_checker *checker, const plan_record *record) {
    const plan_statement *statement = plan_statement_at(checker, record->statement);
    bool contribution = is_contribution(statement);
    if (!contribution && !plan_is_growth(statement)) {
        return;
    }
    uint32_t end = checker->use_start[record->indicator + 1];
    for (uint32_t i = checker->use_start[record->indicator]; i < end; i++) {
        const plan_use *use = &checker->uses[i];
        if (use->kind != PLAN_USE_PARTITION || checker->catalog->partitions[use->id].has_total) {
            continue;
        }
        run_once(checker, record, contribution ? PLAN_CHECK_CONTRIBUTIONS : PLAN_CHECK_BETWEEN,
                 use->id);
    }
    plan_instance instance = plan_instance_of(PLAN_CHECK_CONTRIBUTION, record);
    instance.extra = plan_contribution_partition(checker, record->indicator);
    if (contribution && instance.extra != PLAN_NONE) {
        plan_run_check(checker, &instance);
    }
}

/* --- Price bases, once a partition --- */

plan_status plan_check_prices(plan_checker *checker) {
    const plan_catalog *catalog = checker->catalog;
    for (uint32_t p = 0; p < catalog->partition_codes.count && checker->status == PLAN_OK; p++) {
        plan_instance instance = {0};
        plan_outcome outcome = {PLAN_HOLDS, PLAN_OK, false};
        instance.rule = PLAN_CHECK_PRICES;
        instance.id = p;
        instance.area = PLAN_NONE;
        if (catalog->partitions[p].mixed_prices) {
            outcome.verdict = PLAN_FAILS;
        }
        plan_conclude(checker, &instance, outcome, NULL);
    }
    return checker->status;
}
