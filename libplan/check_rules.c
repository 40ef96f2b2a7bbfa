/* What each rule is called, and where its operands come from. */
#include "check.h"

#include <string.h>

typedef plan_outcome (*judge_function)(const plan_checker *, const plan_instance *,
                                       const plan_operand *, size_t);

/* One row a rule; the rest of what is known of it stands in the rule table (rule.c). */
static const struct {
    char code[5];
    bool linear; /* failed checks are searched for repairs */
    judge_function
        judge; /* NULL: judged by the pass that finds it (check_data.c, check_implied.c) */
} rules[] = {
    [PLAN_CHECK_DUPLICATE] = {"P201", false, NULL},
    [PLAN_CHECK_CONTRADICTION] = {"P202", false, NULL},
    [PLAN_CHECK_BOUNDS] = {"P205", false, NULL},
    [PLAN_CHECK_REQUIRED] = {"P206", false, NULL},
    [PLAN_CHECK_GAP] = {"P207", false, NULL},
    [PLAN_CHECK_VALIDITY] = {"P209", false, NULL},
    [PLAN_CHECK_PARTITION] = {"P301", true, plan_judge_sum},
    [PLAN_CHECK_WHOLE] = {"P302", true, plan_judge_sum},
    [PLAN_CHECK_PART] = {"P303", true, plan_judge_order},
    [PLAN_CHECK_CHANGE] = {"P304", true, plan_judge_statement},
    [PLAN_CHECK_RATIO] = {"P305", true, plan_judge_ratio},
    [PLAN_CHECK_PLAN] = {"P306", true, plan_judge_statement},
    [PLAN_CHECK_IMPLIED] = {"P307", false, NULL},
    [PLAN_CHECK_WEAKER] = {"P401", false, plan_judge_order},
};
_Static_assert(sizeof rules / sizeof rules[0] == PLAN_CHECK_RULE_COUNT, "a row for each rule");

const char *plan_check_code(uint8_t rule) {
    return rules[rule].code;
}

uint8_t plan_check_rule_of_code(const char *code) {
    uint8_t rule = 0;
    while (rule < PLAN_CHECK_RULE_COUNT && strcmp(rules[rule].code, code) != 0) {
        rule++;
    }
    return rule;
}

bool plan_check_is_linear(uint8_t rule) {
    return rules[rule].linear;
}

uint8_t plan_statement_rule(const plan_checker *checker, const plan_record *record) {
    return plan_statement_at(checker, record->statement)->against == PLAN_AGAINST_PLAN
               ? PLAN_CHECK_PLAN
               : PLAN_CHECK_CHANGE;
}

size_t plan_instance_size(const plan_checker *checker, const plan_instance *instance) {
    if (instance->rule == PLAN_CHECK_PARTITION || instance->rule == PLAN_CHECK_WHOLE) {
        return checker->catalog->partitions[instance->id].member_count + 1;
    }
    return 3;
}

/* The operand in another unit of the same dimension. */
static void convert(plan_operand *operand, plan_decimal factor) {
    if (factor.digits == 1 && factor.scale == 0) {
        return;
    }
    operand->has_factor = true;
    operand->factor = factor;
    if (operand->status == PLAN_OK) {
        operand->status = plan_interval_scale(operand->interval, factor, &operand->interval);
    }
}

static size_t gather_sum(const plan_checker *checker, const plan_instance *instance,
                         plan_operand *operands) {
    const plan_partition_entry *partition = &checker->catalog->partitions[instance->id];
    size_t count = partition->member_count;
    for (size_t i = 0; i < count; i++) {
        plan_operand_of_key(checker, instance->area, instance->period, instance->series,
                            partition->members[i], true, &operands[i]);
        convert(&operands[i], partition->factors[i]);
    }
    if (!partition->has_total) {
        plan_operand_of_key(checker, instance->area, instance->period, instance->series,
                            partition->whole, true, &operands[count++]);
    }
    return count;
}

static size_t gather_statement(const plan_checker *checker, const plan_instance *instance,
                               plan_operand *operands) {
    const plan_record *record = instance->record;
    const plan_statement *statement = plan_statement_at(checker, record->statement);
    plan_operand_of_record(checker, record, &operands[0]);
    plan_operand_of_key(checker, record->area, record->period, record->series, record->indicator,
                        false, &operands[1]);
    if (statement->against == PLAN_AGAINST_PREVIOUS) {
        bool over_period =
            statement->via != PLAN_NONE && plan_indicator_at(checker, statement->via)->over_period;
        plan_operand_previous(checker, record->area, record->period, record->indicator, over_period,
                              false, &operands[2]);
    } else if (statement->against == PLAN_AGAINST_PLAN) {
        plan_operand_of_key(checker, record->area, record->period, PLAN_SERIES_PLAN,
                            record->indicator, false, &operands[2]);
    } else {
        /* Against a named period: the figure there, in the first series that holds it. */
        for (size_t i = 0; i < checker->previous_count; i++) {
            plan_operand_of_key(checker, record->area, statement->period, checker->previous[i],
                                record->indicator, false, &operands[2]);
            if (operands[2].status != PLAN_MISSING) {
                break;
            }
        }
    }
    return 3;
}

/* A growth indicator whose figure is not there, although that which grows is. */
static size_t gather_growth(const plan_checker *checker, const plan_instance *instance,
                            plan_operand *operands) {
    const plan_indicator_entry *growth = plan_indicator_at(checker, instance->id);
    plan_operand_of_key(checker, instance->area, instance->period, instance->series, instance->id,
                        false, &operands[0]);
    operands[0].status = PLAN_MISSING;
    plan_operand_of_key(checker, instance->area, instance->period, instance->series, growth->of,
                        false, &operands[1]);
    plan_operand_previous(checker, instance->area, instance->period, growth->of,
                          growth->over_period, false, &operands[2]);
    return 3;
}

static size_t gather_ratio(const plan_checker *checker, const plan_instance *instance,
                           plan_operand *operands) {
    const plan_indicator_entry *ratio = plan_indicator_at(checker, instance->id);
    uint32_t indicators[3] = {instance->id, ratio->numerator, ratio->denominator};
    for (size_t i = 0; i < 3; i++) {
        plan_operand_of_key(checker, instance->area, instance->period, instance->series,
                            indicators[i], true, &operands[i]);
    }
    return 3;
}

size_t plan_gather(const plan_checker *checker, const plan_instance *instance,
                   plan_operand *operands) {
    const plan_record *record = instance->record;
    switch (instance->rule) {
    case PLAN_CHECK_PARTITION:
    case PLAN_CHECK_WHOLE:
        return gather_sum(checker, instance, operands);
    case PLAN_CHECK_PART:
        plan_operand_of_key(checker, instance->area, instance->period, instance->series,
                            instance->id, true, &operands[0]);
        plan_operand_of_key(checker, instance->area, instance->period, instance->series,
                            plan_indicator_at(checker, instance->id)->part_of, true, &operands[1]);
        if (plan_indicator_at(checker, instance->id)->part_status == PLAN_OK) {
            convert(&operands[0], plan_indicator_at(checker, instance->id)->part_factor);
        } else if (operands[0].status == PLAN_OK) {
            operands[0].status = PLAN_UNIT;
        }
        return 2;
    case PLAN_CHECK_CHANGE:
        return record != NULL ? gather_statement(checker, instance, operands)
                              : gather_growth(checker, instance, operands);
    case PLAN_CHECK_PLAN:
        return gather_statement(checker, instance, operands);
    case PLAN_CHECK_RATIO:
        return gather_ratio(checker, instance, operands);
    case PLAN_CHECK_WEAKER:
        plan_operand_of_record(checker, record, &operands[0]);
        plan_operand_previous(checker, record->area, record->period, record->indicator, false, true,
                              &operands[1]);
        return 2;
    default:
        return 0;
    }
}

plan_outcome plan_judge(const plan_checker *checker, const plan_instance *instance,
                        const plan_operand *operands, size_t count) {
    return rules[instance->rule].judge(checker, instance, operands, count);
}
