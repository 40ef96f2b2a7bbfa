/* What a finding of a check is about, before it is put into words: enough to know it again. */
#include "check_explain.h"
#include "check_expression.h"

uint32_t plan_instance_indicator(const plan_checker *checker, const plan_instance *instance) {
    const plan_record *record = instance->record;
    if (instance->rule == PLAN_CHECK_IMPLIED) {
        return checker->inferences[instance->id].indicator;
    }
    if (instance->rule == PLAN_CHECK_EXPRESSION) { /* the first that it names of its own period */
        const plan_expression *e = &plan_user_rule_of(checker, instance)->expression;
        size_t i = 0;
        while (e->inputs[i].back > 0) {
            i++;
        }
        return e->inputs[i].indicator;
    }
    const plan_partition_entry *partition = plan_partition_of(checker, instance);
    if (partition != NULL) {
        return plan_goes_by_partition(instance) ? partition->members[0] : partition->whole;
    }
    if (record == NULL) {
        return instance->id;
    }
    uint32_t via = plan_statement_at(checker, record->statement)->via;
    return via != PLAN_NONE ? via : record->indicator;
}

void plan_draft_head(const plan_checker *checker, const plan_draft *draft, plan_finding *head,
                     char period[32]) {
    const plan_catalog *catalog = checker->catalog;
    const plan_instance *instance = &draft->instance;
    bool has_area = instance->area != PLAN_NONE;
    uint32_t indicator = plan_instance_indicator(checker, instance);
    period[0] = '\0';
    if (has_area) {
        (void)plan_period_write(plan_period_unpack(instance->period), period, 32, NULL);
    }
    head->code = plan_check_code(instance->rule);
    head->rule = instance->rule == PLAN_CHECK_EXPRESSION
                     ? plan_user_rule_of(checker, instance)->rule->id
                 : plan_goes_by_partition(instance) ? catalog->partitions[instance->id].code
                                                    : head->code;
    head->verdict = draft->verdict;
    head->indicator = plan_goes_by_partition(instance) ? "" : catalog->indicators[indicator].code;
    head->area = has_area ? plan_dictionary_code(&catalog->area_codes, instance->area).text : "";
    head->period = period;
    head->series = plan_dictionary_code(&catalog->series_codes, instance->series).text;
    head->file = draft->line == 0 ? "" : checker->table->files[draft->file];
}

/* "change plan", "percent_of 2020": a key may have several statements. */
static void feed_statement(plan_identity *identity, const plan_statement *statement) {
    static const char *const against[] = {"", "plan", "previous", ""};
    char period[32] = "";
    plan_identity_feed(identity, plan_span_of(plan_spelling_name(statement->spelling)));
    if (statement->against == PLAN_AGAINST_PERIOD) {
        plan_period_write(plan_period_unpack(statement->period), period, sizeof period, NULL);
        plan_identity_feed(identity, plan_span_of(period));
    } else {
        plan_identity_feed(identity, plan_span_of(against[statement->against]));
    }
}

plan_identity plan_draft_identity(const plan_checker *checker, const plan_draft *draft) {
    const plan_record *record = draft->instance.record;
    plan_finding head = {0};
    char period[32];
    plan_draft_head(checker, draft, &head, period);
    plan_identity identity = plan_identity_of(&head, NULL, 0);
    if (record != NULL && record->statement != 0) {
        const plan_statement *statement = plan_statement_at(checker, record->statement);
        if (statement->via == PLAN_NONE) {
            feed_statement(&identity, statement);
        }
    }
    return identity;
}
