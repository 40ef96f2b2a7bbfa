/* What each rule is called, and where its operands come from. */
#include "check.h"

uint8_t plan_statement_rule(const plan_checker *checker, const plan_record *record) {
    return plan_statement_at(checker, record->statement)->against == PLAN_AGAINST_PLAN
               ? PLAN_CHECK_PLAN
               : PLAN_CHECK_CHANGE;
}

size_t plan_instance_size(const plan_checker *checker, const plan_instance *instance) {
    const plan_partition_entry *partition = plan_partition_of(checker, instance);
    switch (instance->rule) {
    case PLAN_CHECK_PERIODS:
        return PLAN_MAX_SUBPERIODS + 1;
    case PLAN_CHECK_AREAS:
        return plan_area_children(checker, instance->area) + 1;
    default:
        return partition != NULL ? partition->member_count + 1 : 4;
    }
}

plan_status plan_operand_place(const plan_operand *operand, const plan_interval *own,
                               plan_interval *result) {
    if (!operand->has_factor) {
        *result = *own;
        return PLAN_OK;
    }
    plan_interval interval;
    plan_status status = plan_interval_scale(*own, operand->factor, &interval);
    return status == PLAN_OK
               ? plan_interval_add(interval, plan_interval_point(operand->offset), result)
               : status;
}

void plan_operand_convert(plan_operand *operand, plan_decimal factor, plan_decimal offset) {
    if (factor.digits == 1 && factor.scale == 0 && offset.digits == 0) {
        return;
    }
    operand->has_factor = true;
    operand->factor = factor;
    operand->offset = offset;
    if (operand->status == PLAN_OK) {
        operand->status = plan_operand_place(operand, &operand->interval, &operand->interval);
    }
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

static size_t gather_statement(const plan_checker *checker, const plan_instance *instance,
                               plan_operand *operands) {
    const plan_record *record = instance->record;
    if (record == NULL) {
        return gather_growth(checker, instance, operands);
    }
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

static size_t gather_part(const plan_checker *checker, const plan_instance *instance,
                          plan_operand *operands) {
    const plan_indicator_entry *part = plan_indicator_at(checker, instance->id);
    plan_decimal none = {0, 0};
    plan_operand_of_key(checker, instance->area, instance->period, instance->series, instance->id,
                        true, &operands[0]);
    plan_operand_of_key(checker, instance->area, instance->period, instance->series, part->part_of,
                        true, &operands[1]);
    plan_operand_convert(&operands[0], part->part_factor, none);
    operands[0].status = plan_earlier(operands[0].status, part->part_status);
    return 2;
}

static size_t gather_weaker(const plan_checker *checker, const plan_instance *instance,
                            plan_operand *operands) {
    const plan_record *record = instance->record;
    plan_operand_of_record(checker, record, &operands[0]);
    plan_operand_previous(checker, record->area, record->period, record->indicator, false, true,
                          &operands[1]);
    return 2;
}

typedef plan_outcome (*judge_function)(const plan_checker *, const plan_instance *,
                                       const plan_operand *, size_t);

typedef size_t (*gather_function)(const plan_checker *, const plan_instance *, plan_operand *);

/* One row a rule; the rest of what is known of it stands in the rule table (rule.c). */
static const struct {
    char code[5];
    uint8_t shape; /* enum plan_check_shape; PLAN_SHAPE_NONE: judged by the pass that finds it */
    bool linear;   /* failed checks are searched for repairs */
    judge_function judge;
    gather_function gather;
} rules[] = {
    [PLAN_CHECK_DUPLICATE] = {"P201", PLAN_SHAPE_NONE, false, NULL, NULL},
    [PLAN_CHECK_CONTRADICTION] = {"P202", PLAN_SHAPE_NONE, false, NULL, NULL},
    [PLAN_CHECK_BOUNDS] = {"P205", PLAN_SHAPE_NONE, false, NULL, NULL},
    [PLAN_CHECK_REQUIRED] = {"P206", PLAN_SHAPE_NONE, false, NULL, NULL},
    [PLAN_CHECK_GAP] = {"P207", PLAN_SHAPE_NONE, false, NULL, NULL},
    [PLAN_CHECK_VALIDITY] = {"P209", PLAN_SHAPE_NONE, false, NULL, NULL},
    [PLAN_CHECK_PARTITION] = {"P301", PLAN_SHAPE_SUM, true, plan_judge_sum, plan_gather_partition},
    [PLAN_CHECK_WHOLE] = {"P302", PLAN_SHAPE_SUM, true, plan_judge_sum, plan_gather_partition},
    [PLAN_CHECK_PART] = {"P303", PLAN_SHAPE_ORDER, true, plan_judge_order, gather_part},
    [PLAN_CHECK_CHANGE] = {"P304", PLAN_SHAPE_STATEMENT, true, plan_judge_statement,
                           gather_statement},
    [PLAN_CHECK_RATIO] = {"P305", PLAN_SHAPE_RATIO, true, plan_judge_ratio, gather_ratio},
    [PLAN_CHECK_PLAN] = {"P306", PLAN_SHAPE_STATEMENT, true, plan_judge_statement,
                         gather_statement},
    [PLAN_CHECK_IMPLIED] = {"P307", PLAN_SHAPE_NONE, false, NULL, NULL},
    [PLAN_CHECK_PERIODS] = {"P308", PLAN_SHAPE_SUM, true, plan_judge_sum, plan_gather_periods},
    [PLAN_CHECK_AREAS] = {"P309", PLAN_SHAPE_SUM, true, plan_judge_sum, plan_gather_areas},
    [PLAN_CHECK_CONTRIBUTIONS] = {"P310", PLAN_SHAPE_SUM, true, plan_judge_sum,
                                  plan_gather_contributions},
    [PLAN_CHECK_CONTRIBUTION] = {"P311", PLAN_SHAPE_CONTRIBUTION, true, plan_judge_contribution,
                                 plan_gather_contribution},
    [PLAN_CHECK_BETWEEN] = {"P312", PLAN_SHAPE_BETWEEN, true, plan_judge_between,
                            plan_gather_between},
    [PLAN_CHECK_PRICES] = {"P313", PLAN_SHAPE_NONE, false, NULL, NULL},
    [PLAN_CHECK_EXPRESSION] = {"P320", PLAN_SHAPE_EXPRESSION, true, plan_judge_expression,
                               plan_gather_expression},
    [PLAN_CHECK_WEAKER] = {"P401", PLAN_SHAPE_ORDER, false, plan_judge_order, gather_weaker},
    [PLAN_CHECK_MET_AT_START] = {"P402", PLAN_SHAPE_NONE, false, NULL, NULL},
    [PLAN_CHECK_OUTSIDE] = {"P403", PLAN_SHAPE_NONE, false, NULL, NULL},
    [PLAN_CHECK_AGAINST_EACH] = {"P404", PLAN_SHAPE_NONE, false, NULL, NULL},
    [PLAN_CHECK_FULFILMENT] = {"P405", PLAN_SHAPE_NONE, false, plan_judge_fulfilment,
                               plan_gather_fulfilment},
    [PLAN_CHECK_RECORD] = {"P408", PLAN_SHAPE_NONE, false, NULL, NULL},
    [PLAN_CHECK_CHANGES] = {"P501", PLAN_SHAPE_NONE, false, NULL, NULL},
    [PLAN_CHECK_ROBUST_Z] = {"P502", PLAN_SHAPE_NONE, false, NULL, NULL},
};
_Static_assert(sizeof rules / sizeof rules[0] == PLAN_CHECK_RULE_COUNT, "a row for each rule");

const char *plan_check_code(uint8_t rule) {
    return rules[rule].code;
}

uint8_t plan_check_shape(uint8_t rule) {
    return rules[rule].shape;
}

bool plan_check_is_linear(uint8_t rule) {
    return rules[rule].linear;
}

size_t plan_gather(const plan_checker *checker, const plan_instance *instance,
                   plan_operand *operands) {
    return rules[instance->rule].gather(checker, instance, operands);
}

plan_outcome plan_judge(const plan_checker *checker, const plan_instance *instance,
                        const plan_operand *operands, size_t count) {
    return rules[instance->rule].judge(checker, instance, operands, count);
}
