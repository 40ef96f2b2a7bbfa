/* Users' rules: their figures, and what they come to. A figure in the past is taken from the first
 * of actual, estimate, baseline that holds it, unless the rule names a series. */
#include "check_expression.h"

#include "period.h"

/* --- Figures --- */

bool plan_period_back(uint32_t period, const plan_expression_input *input, uint32_t *result) {
    uint32_t months = plan_packed_months(period);
    uint32_t step = input->years && months <= PLAN_MONTHLY ? PLAN_MONTHLY : months;
    uint32_t all = step * input->back;
    if (plan_packed_month(period) < all) {
        return false;
    }
    *result = period - (all << PLAN_PACKED_MONTH_SHIFT);
    return true;
}

static void find_operand(const plan_checker *checker, const plan_compiled_rule *rule, size_t i,
                         uint32_t area, uint32_t period, uint8_t series, plan_operand *operand) {
    const plan_input_source *source = &rule->sources[i];
    const plan_expression_input *input = &rule->expression.inputs[i];
    bool contradicted;
    if (source->key == 0) {
        plan_operand_of_key(checker, area, period, series, input->indicator, input->back == 0,
                            operand);
        return;
    }
    const plan_record *record =
        plan_lookup(checker, area, period, series, source->indicator, source->key, &contradicted);
    if (record == NULL) {
        plan_operand_missing(area, period, series, input->indicator, operand);
        return;
    }
    plan_operand_of_record(checker, record, operand);
    if (source->turns) {
        plan_decimal minus = {-1, 0}, none = {0, 0};
        plan_operand_convert(operand, minus, none);
    }
}

size_t plan_gather_expression(const plan_checker *checker, const plan_instance *instance,
                              plan_operand *operands) {
    const plan_compiled_rule *rule = plan_user_rule_of(checker, instance);
    const plan_expression *e = &rule->expression;
    for (size_t i = 0; i < e->input_count; i++) {
        const plan_expression_input *input = &e->inputs[i];
        uint32_t period = instance->period;
        bool own = input->series == PLAN_OWN_SERIES;
        if (!plan_period_back(instance->period, input, &period)) {
            plan_operand_missing(instance->area, period, instance->series, input->indicator,
                                 &operands[i]);
        } else if (!own || input->back == 0) {
            find_operand(checker, rule, i, instance->area, period,
                         own ? instance->series : input->series, &operands[i]);
        } else {
            plan_operand_missing(instance->area, period, PLAN_SERIES_ACTUAL, input->indicator,
                                 &operands[i]);
            for (size_t s = 0; s < checker->previous_count && operands[i].status == PLAN_MISSING;
                 s++) {
                find_operand(checker, rule, i, instance->area, period, checker->previous[s],
                             &operands[i]);
            }
        }
    }
    return e->input_count;
}

/* --- Missing figures --- */

uint8_t plan_user_missing(const plan_checker *checker, const plan_instance *instance) {
    const plan_user_rule *declared = plan_user_rule_of(checker, instance)->rule;
    return declared->missing != PLAN_MISSING_SKIP
               ? (uint8_t)declared->missing
               : checker->settings[PLAN_CHECK_EXPRESSION].missing;
}

plan_decimal plan_user_tolerance(const plan_checker *checker, const plan_instance *instance) {
    const plan_user_rule *declared = plan_user_rule_of(checker, instance)->rule;
    const plan_rule_setting *setting = &checker->settings[PLAN_CHECK_EXPRESSION];
    plan_decimal none = {0, 0};
    return declared->has_tolerance  ? declared->tolerance
           : setting->has_tolerance ? setting->tolerance
                                    : none;
}

/* Of a sum() none of whose terms is there nothing is known. */
static bool is_sum_there(const plan_expression *e, const plan_operand *operands, uint16_t sum) {
    for (size_t i = 0; i < e->input_count; i++) {
        if (e->inputs[i].sum == sum && operands[i].status != PLAN_MISSING) {
            return true;
        }
    }
    return false;
}

/* What stands for a term that is missing; false where nothing may. */
static bool stand_in(const plan_checker *checker, const plan_expression *e,
                     const plan_operand *operands, size_t i, uint8_t mode, plan_interval *value,
                     bool *partial) {
    const plan_expression_input *input = &e->inputs[i];
    plan_decimal none = {0, 0};
    if ((mode != PLAN_MISSING_ZERO && mode != PLAN_MISSING_PARTIAL) || input->outside ||
        !is_sum_there(e, operands, input->sum)) {
        return false;
    }
    *value = plan_interval_point(none);
    if (mode == PLAN_MISSING_ZERO) {
        return true;
    }
    const plan_interval *bounds = &plan_indicator_at(checker, input->indicator)->bounds;
    value->high_end = PLAN_END_UNBOUNDED;
    *partial = true;
    return bounds->low_end != PLAN_END_UNBOUNDED && plan_decimal_sign(bounds->low) >= 0;
}

static bool breaks(const plan_checker *checker, const plan_expression_input *input,
                   const plan_operand *operand, uint32_t period) {
    return input->back > 0 && plan_breaks_between(checker->catalog, input->indicator, operand->area,
                                                  operand->period, period);
}

plan_status plan_user_values(const plan_checker *checker, const plan_instance *instance,
                             const plan_operand *operands, plan_interval *values, bool *partial) {
    const plan_expression *e = &plan_user_rule_of(checker, instance)->expression;
    uint8_t mode = plan_user_missing(checker, instance);
    plan_status reason = e->reason;
    for (size_t i = 0; i < e->input_count; i++) {
        const plan_operand *operand = &operands[i];
        plan_status status = operand->status;
        if (status == PLAN_OK) {
            values[i] = operand->interval;
        } else if (status == PLAN_MISSING &&
                   stand_in(checker, e, operands, i, mode, &values[i], partial)) {
            continue;
        }
        reason = plan_earlier(reason, status);
        if (e->inputs[i].is_base && status != PLAN_MISSING) {
            reason = plan_earlier(reason, plan_printed_base(checker, operand));
        }
        if (breaks(checker, &e->inputs[i], operand, instance->period)) {
            reason = plan_earlier(reason, PLAN_BREAK);
        }
    }
    return reason;
}

/* --- Verdicts --- */

plan_outcome plan_judge_expression(const plan_checker *checker, const plan_instance *instance,
                                   const plan_operand *operands, size_t count) {
    const plan_expression *e = &plan_user_rule_of(checker, instance)->expression;
    plan_interval *values = checker->user->values;
    bool partial = false;
    plan_status reason = plan_user_values(checker, instance, operands, values, &partial);
    if (reason == PLAN_MISSING && plan_user_missing(checker, instance) == PLAN_MISSING_FAIL) {
        return plan_missing_fails();
    }
    uint8_t verdict = PLAN_UNDECIDED;
    if (reason == PLAN_OK) {
        reason = plan_expression_judge(e, values, plan_user_tolerance(checker, instance), &verdict);
    }
    if (reason == PLAN_OK && partial && verdict == PLAN_UNDECIDED) {
        reason = PLAN_MISSING;
    }
    if (reason != PLAN_OK) {
        return plan_skipped(reason);
    }
    plan_outcome outcome = plan_decided(verdict != PLAN_FAILS, operands, count);
    if (verdict == PLAN_UNDECIDED) {
        outcome.verdict = PLAN_UNDECIDED;
    }
    return outcome;
}

bool plan_user_is_mendable(const plan_checker *checker, const plan_instance *instance) {
    const plan_expression *e = &plan_user_rule_of(checker, instance)->expression;
    return e->form.kind != PLAN_FORM_NONE && e->relation == PLAN_RELATION_EQUAL;
}

bool plan_required_expression(const plan_checker *checker, const plan_instance *instance,
                              const plan_operand *operands, size_t i, int32_t scale,
                              plan_interval *result) {
    const plan_expression *e = &plan_user_rule_of(checker, instance)->expression;
    plan_interval *values = checker->user->values;
    bool partial = false;
    return plan_user_values(checker, instance, operands, values, &partial) == PLAN_OK &&
           plan_expression_required(e, values, plan_user_tolerance(checker, instance), i, scale,
                                    result);
}
