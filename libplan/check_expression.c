/* Users' rules: compiled before the table is sorted, then found by the records that they read.
 *
 * A rule is checked for the area, period and series of each figure that it reads in the series of
 * the check. Where all its figures name their series (x@plan), the first of them that is there says
 * when it is checked. A series that a rule names beside the figure itself (`x >= x@plan`) is what
 * it compares with, so it is not checked in that one. */
#include "check_expression.h"

#include <stdlib.h>
#include <string.h>

#include "period.h"

/* --- Setting up --- */

/* Rows of growth and change indicators with `of` are statements about that. */
static plan_status find_source(plan_checker *checker, uint32_t indicator,
                               plan_input_source *source) {
    const plan_indicator_entry *entry = plan_indicator_at(checker, indicator);
    plan_statement statement;
    plan_decimal factor;
    uint16_t id;
    memset(source, 0, sizeof *source);
    source->indicator = indicator;
    memset(&statement, 0, sizeof statement);
    /* Of growth in a unit that is none of it (points) no figure was read: it is missing. */
    if (!entry->loaded_as_statement ||
        plan_statement_decide_via(checker->catalog, indicator, &entry->unit, &statement, &factor) !=
            PLAN_OK) {
        return PLAN_OK;
    }
    plan_status status = plan_statements_intern(&checker->document->statements, &statement, &id);
    if (status == PLAN_OK) {
        source->indicator = entry->of;
        source->key = checker->document->statements.items[id].key;
        source->turns = entry->decrease;
    }
    return status;
}

static int compare_ids(const void *a, const void *b) {
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return left < right ? -1 : left > right;
}

/* Areas that the data does not know have no figures. */
static plan_status find_areas(plan_checker *checker, plan_compiled_rule *rule) {
    rule->areas =
        plan_allocate(&checker->allocator, rule->rule->area_count + 1, sizeof *rule->areas);
    if (rule->areas == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < rule->rule->area_count; i++) {
        uint32_t id =
            plan_dictionary_find(&checker->catalog->area_codes, plan_span_of(rule->rule->areas[i]));
        if (id != PLAN_NONE) {
            rule->areas[rule->area_count++] = id;
        }
    }
    qsort(rule->areas, rule->area_count, sizeof *rule->areas, compare_ids);
    return PLAN_OK;
}

static plan_status set_up_rule(plan_checker *checker, const plan_expression_scope *scope,
                               plan_compiled_rule *rule) {
    plan_expression *e = &rule->expression;
    const plan_user_rule *declared = rule->rule;
    rule->severity = declared->severity >= 0 ? declared->severity
                                             : checker->settings[PLAN_CHECK_EXPRESSION].severity;
    plan_status status = plan_expression_compile(scope, declared->check, true, NULL, NULL, e);
    status = status == PLAN_OK ? find_areas(checker, rule) : status;
    if (status != PLAN_OK) {
        return status;
    }
    rule->sources = plan_allocate(&checker->allocator, e->input_count, sizeof *rule->sources);
    status = rule->sources != NULL ? PLAN_OK : PLAN_NO_MEMORY;
    for (size_t i = 0; i < e->input_count && status == PLAN_OK; i++) {
        rule->has_own |= e->inputs[i].back == 0 && e->inputs[i].series == PLAN_OWN_SERIES;
        status = find_source(checker, e->inputs[i].indicator, &rule->sources[i]);
    }
    return status == PLAN_OK ? plan_report_rule_index(checker->report, declared->id,
                                                      plan_check_code(PLAN_CHECK_EXPRESSION),
                                                      rule->severity, &rule->row)
                             : status;
}

/* By the indicators of the records: count, then fill. */
static plan_status find_uses(plan_checker *checker) {
    plan_user_checks *user = checker->user;
    size_t n = user->indicator_count;
    user->use_start = plan_allocate_zero(&checker->allocator, n + 2, sizeof *user->use_start);
    user->uses = plan_allocate(&checker->allocator, user->use_count + 1, sizeof *user->uses);
    user->values = plan_allocate(&checker->allocator, user->most_inputs + 1, sizeof *user->values);
    if (user->use_start == NULL || user->uses == NULL || user->values == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (int fill = 0; fill < 2; fill++) {
        for (uint32_t r = 0; r < user->count; r++) {
            const plan_compiled_rule *rule = &user->rules[r];
            for (uint32_t i = 0; i < rule->expression.input_count; i++) {
                uint32_t *at = &user->use_start[rule->sources[i].indicator + 2 - (size_t)fill];
                if (fill) {
                    plan_rule_use use = {r, i};
                    user->uses[*at] = use;
                }
                (*at)++;
            }
        }
        for (size_t i = 0; !fill && i < n; i++) {
            user->use_start[i + 2] += user->use_start[i + 1];
        }
    }
    return PLAN_OK;
}

plan_status plan_user_checks_init(plan_checker *checker) {
    const plan_document *document = checker->document;
    plan_expression_scope scope;
    if (document->user_rule_count == 0) {
        return PLAN_OK;
    }
    checker->user = plan_allocate_zero(&checker->allocator, 1, sizeof *checker->user);
    if (checker->user == NULL) {
        return PLAN_NO_MEMORY;
    }
    plan_user_checks *user = checker->user;
    user->indicator_count = checker->catalog->indicator_codes.count;
    user->rules =
        plan_allocate_zero(&checker->allocator, document->user_rule_count, sizeof *user->rules);
    if (user->rules == NULL) {
        return PLAN_NO_MEMORY;
    }
    plan_status status = plan_expression_scope_init(&scope, checker->catalog);
    if (status != PLAN_OK) {
        return status;
    }
    while (user->count < document->user_rule_count && status == PLAN_OK) {
        plan_compiled_rule *rule = &user->rules[user->count];
        rule->rule = &document->user_rules[user->count++];
        status = set_up_rule(checker, &scope, rule);
        size_t inputs = rule->expression.input_count;
        user->use_count += inputs;
        user->most_inputs = inputs > user->most_inputs ? inputs : user->most_inputs;
    }
    plan_expression_scope_free(&scope);
    return status == PLAN_OK ? find_uses(checker) : status;
}

void plan_user_checks_free(plan_checker *checker) {
    const plan_allocator *a = &checker->allocator;
    plan_user_checks *user = checker->user;
    if (user == NULL) {
        return;
    }
    for (size_t i = 0; i < user->count; i++) {
        plan_compiled_rule *rule = &user->rules[i];
        plan_release(a, rule->sources, rule->expression.input_count, sizeof *rule->sources);
        plan_release(a, rule->areas, rule->rule->area_count + 1, sizeof *rule->areas);
        plan_expression_free(&rule->expression);
    }
    plan_release(a, user->rules, checker->document->user_rule_count, sizeof *user->rules);
    plan_release(a, user->use_start, user->indicator_count + 2, sizeof *user->use_start);
    plan_release(a, user->uses, user->use_count + 1, sizeof *user->uses);
    plan_release(a, user->values, user->most_inputs + 1, sizeof *user->values);
    plan_release(a, user, 1, sizeof *user);
    checker->user = NULL;
}

plan_status plan_user_checks_fork(const plan_checker *from, plan_checker *fork) {
    const plan_allocator *a = &fork->allocator;
    if (from->user == NULL) {
        return PLAN_OK;
    }
    plan_user_checks *user = plan_allocate(a, 1, sizeof *user);
    fork->user = user;
    if (user == NULL) {
        return PLAN_NO_MEMORY;
    }
    *user = *from->user;
    user->rules = plan_allocate(a, user->count + 1, sizeof *user->rules);
    user->values = plan_allocate(a, user->most_inputs + 1, sizeof *user->values);
    if (user->rules == NULL || user->values == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < user->count; i++) {
        user->rules[i] = from->user->rules[i];
        user->rules[i].stamp = 0;
    }
    return PLAN_OK;
}

void plan_user_checks_fork_free(plan_checker *fork) {
    const plan_allocator *a = &fork->allocator;
    plan_user_checks *user = fork->user;
    if (user != NULL) {
        plan_release(a, user->rules, user->count + 1, sizeof *user->rules);
        plan_release(a, user->values, user->most_inputs + 1, sizeof *user->values);
        plan_release(a, user, 1, sizeof *user);
        fork->user = NULL;
    }
}

size_t plan_user_checks_size(const plan_checker *checker) {
    return checker->user != NULL ? checker->user->most_inputs : 0;
}

/* --- Which checks there are --- */

static bool is_asked(const plan_compiled_rule *rule, uint32_t area, uint32_t period) {
    const plan_user_rule *declared = rule->rule;
    return rule->severity != PLAN_SEVERITY_OFF &&
           (declared->area_count == 0 ||
            bsearch(&area, rule->areas, rule->area_count, sizeof area, compare_ids) != NULL) &&
           (!declared->has_period ||
            plan_period_contains(declared->period, plan_period_unpack(period)) != 0);
}

/* True where the rule names this series for a figure that it also reads in the check's own. */
static bool is_compared_with(const plan_compiled_rule *rule, uint8_t series) {
    const plan_expression *e = &rule->expression;
    for (size_t i = 0; i < e->input_count; i++) {
        for (size_t k = 0; k < e->input_count && e->inputs[i].series == series; k++) {
            if (e->inputs[k].series == PLAN_OWN_SERIES && e->inputs[i].back == 0 &&
                e->inputs[k].back == 0 && e->inputs[i].indicator == e->inputs[k].indicator) {
                return true;
            }
        }
    }
    return false;
}

/* Of figures that all name their series: the first one that is there. */
static bool is_first(const plan_checker *checker, const plan_compiled_rule *rule, uint32_t input,
                     const plan_record *record) {
    for (uint32_t i = 0; i < input; i++) {
        const plan_expression_input *other = &rule->expression.inputs[i];
        bool contradicted;
        if (other->back == 0 &&
            plan_lookup(checker, record->area, record->period, other->series,
                        rule->sources[i].indicator, rule->sources[i].key, &contradicted) != NULL) {
            return false;
        }
    }
    return true;
}

/* True where the record makes the rule be checked in its own group. */
static bool anchors(const plan_checker *checker, const plan_compiled_rule *rule, uint32_t input,
                    const plan_record *record) {
    const plan_expression_input *in = &rule->expression.inputs[input];
    if (in->back != 0 || rule->sources[input].key != checker->keys[record->statement] ||
        !is_asked(rule, record->area, record->period)) {
        return false;
    }
    if (rule->has_own) {
        return in->series == PLAN_OWN_SERIES && !is_compared_with(rule, record->series);
    }
    return in->series == record->series && is_first(checker, rule, input, record);
}

void plan_check_user_rules(plan_checker *checker, const plan_record *record) {
    plan_user_checks *user = checker->user;
    uint32_t end = user->use_start[record->indicator + 1];
    for (uint32_t i = user->use_start[record->indicator]; i < end; i++) {
        plan_compiled_rule *rule = &user->rules[user->uses[i].rule];
        if (rule->stamp != checker->stamp && anchors(checker, rule, user->uses[i].input, record)) {
            plan_instance instance = plan_instance_of(PLAN_CHECK_EXPRESSION, record);
            instance.id = user->uses[i].rule;
            instance.record = NULL;
            rule->stamp = checker->stamp;
            plan_run_check(checker, &instance);
        }
    }
}

/* --- Checks that a figure enters --- */

/* The period whose checks look back on this one; false where there is none. */
static bool looks_from(uint32_t period, const plan_expression_input *input, uint32_t *result) {
    uint32_t months = plan_packed_months(period);
    uint32_t step = input->years && months <= PLAN_MONTHLY ? PLAN_MONTHLY : months;
    uint32_t from = plan_packed_month(period) + step * input->back;
    if (from / 12 > PLAN_PERIOD_MAX_YEAR) {
        return false;
    }
    *result = period + (step * input->back << PLAN_PACKED_MONTH_SHIFT);
    return true;
}

static bool has_anchor(const plan_checker *checker, const plan_compiled_rule *rule, uint32_t area,
                       uint32_t period, uint8_t series) {
    if (!rule->has_own) {
        return series == 0; /* the series is all the same: once */
    }
    bool found = false, contradicted;
    for (size_t i = 0; i < rule->expression.input_count && !found; i++) {
        const plan_expression_input *input = &rule->expression.inputs[i];
        found = input->back == 0 && input->series == PLAN_OWN_SERIES &&
                plan_lookup(checker, area, period, series, rule->sources[i].indicator,
                            rule->sources[i].key, &contradicted) != NULL;
    }
    return found && !is_compared_with(rule, series);
}

static void visit_series(const plan_checker *checker, uint32_t rule, uint32_t area, uint32_t period,
                         uint8_t series,
                         void (*visit)(void *context, const plan_instance *instance),
                         void *context) {
    const plan_compiled_rule *r = &checker->user->rules[rule];
    plan_instance instance = {PLAN_CHECK_EXPRESSION, series, rule, area, period, NULL, 0};
    if (is_asked(r, area, period) && has_anchor(checker, r, area, period, series)) {
        visit(context, &instance);
    }
}

void plan_user_checks_of(const plan_checker *checker, const plan_record *record,
                         void (*visit)(void *context, const plan_instance *instance),
                         void *context) {
    const plan_user_checks *user = checker->user;
    if (user == NULL) {
        return;
    }
    uint32_t end = user->use_start[record->indicator + 1];
    for (uint32_t i = user->use_start[record->indicator]; i < end; i++) {
        const plan_compiled_rule *rule = &user->rules[user->uses[i].rule];
        const plan_expression_input *input = &rule->expression.inputs[user->uses[i].input];
        uint32_t period;
        if (rule->sources[user->uses[i].input].key != checker->keys[record->statement] ||
            !looks_from(record->period, input, &period)) {
            continue;
        }
        bool own = input->series == PLAN_OWN_SERIES && input->back == 0;
        for (size_t s = 0; s < checker->catalog->series_codes.count; s++) {
            if (!own || s == record->series) {
                visit_series(checker, user->uses[i].rule, record->area, period, (uint8_t)s, visit,
                             context);
            }
        }
    }
}
