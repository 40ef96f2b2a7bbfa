/* From a draft to a finding: gathers and judges again, and puts it into words. */
#include "check_explain.h"

#include <string.h>

void *plan_maker_memory(plan_maker *m, size_t count, size_t size) {
    void *memory = plan_arena_allocate(&m->words.arena, (count + 1) * size);
    if (memory == NULL) {
        m->words.status = PLAN_NO_MEMORY;
    } else {
        memset(memory, 0, (count + 1) * size);
    }
    return memory;
}

/* The indicator whose row it was. */
uint32_t plan_own_indicator(const plan_checker *checker, const plan_operand *operand) {
    uint32_t via = plan_statement_at(checker, operand->statement)->via;
    return via != PLAN_NONE ? via : operand->indicator;
}

static void fill_input(plan_maker *m, const plan_operand *operand, plan_input *input) {
    const plan_checker *checker = m->checker;
    const plan_catalog *catalog = checker->catalog;
    const plan_indicator_entry *entry =
        plan_indicator_at(checker, plan_own_indicator(checker, operand));
    input->indicator = entry->code;
    input->name = entry->name[m->words.language];
    input->unit = entry->unit_text;
    input->area = plan_dictionary_code(&catalog->area_codes, operand->area).text;
    input->period = plan_words_period(&m->words, operand->period);
    input->series = plan_dictionary_code(&catalog->series_codes, operand->series).text;
    input->measure = plan_words_measure(checker, operand);
    input->value = "";
    input->file = "";
    input->implied = operand->implied;
    input->has_interval = operand->status == PLAN_OK;
    input->interval = operand->interval;
    if (operand->record != NULL) {
        input->value = plan_words_figure(&m->words, checker, operand->record);
        input->file = checker->table->files[plan_table_file(checker->table, operand->record)];
        input->line = plan_table_line(checker->table, operand->record);
        input->column = plan_table_column(checker->table, operand->record);
        if (operand->has_factor) { /* in its own unit, not in the rule's */
            input->has_interval = plan_table_interval(checker->table, operand->record, NULL,
                                                      &input->interval) == PLAN_OK;
        }
    }
}

void plan_maker_inputs(plan_maker *m) {
    plan_input *inputs = plan_maker_memory(m, m->count, sizeof *inputs);
    m->input_of = plan_maker_memory(m, m->count, sizeof *m->input_of);
    if (inputs == NULL || m->input_of == NULL) {
        return;
    }
    size_t n = 0;
    for (size_t i = 0; i < m->count; i++) {
        const plan_operand *operand = &m->operands[i];
        if (operand->record != NULL || operand->status == PLAN_OK) {
            fill_input(m, operand, &inputs[n]);
            m->input_of[i] = (uint32_t)n;
            inputs[n].has_required = m->finding.verdict == PLAN_FAILS && operand->record != NULL &&
                                     m->instance->rule >= PLAN_CHECK_PARTITION &&
                                     m->sides.has_right &&
                                     plan_evaluation_is_paid(m->checker, m->count) &&
                                     plan_required(m->checker, m->instance, m->operands, m->count,
                                                   i, m->sides.scale, &inputs[n].required);
            n++;
        }
    }
    m->finding.inputs = inputs;
    m->finding.input_count = n;
}

/* Codes, place and name, as of the first figure. */
static void fill_head(plan_maker *m, const plan_draft *draft) {
    plan_checker *checker = m->checker;
    const plan_catalog *catalog = checker->catalog;
    const plan_instance *instance = m->instance;
    const plan_indicator_entry *entry =
        &catalog->indicators[plan_instance_indicator(checker, instance)];
    plan_finding *f = &m->finding;
    plan_identity identity = plan_draft_identity(checker, draft);
    char text[33];
    plan_draft_head(checker, draft, f, text);
    plan_buffer_puts(&m->words.buffer, f->period);
    f->period = plan_words_take(&m->words);
    plan_identity_write(&identity, text);
    plan_buffer_puts(&m->words.buffer, text);
    f->identity = plan_words_take(&m->words);
    f->severity = (uint8_t)(draft->verdict == PLAN_FAILS ? plan_instance_severity(checker, instance)
                                                         : PLAN_SEVERITY_NOTE);
    f->name = f->indicator[0] == '\0' ? f->rule : entry->name[m->words.language];
    f->group = entry->group == PLAN_NONE ? "" : catalog->groups[entry->group].code;
    f->line = draft->line;
    f->column = draft->column;
    f->value = f->gap = f->beyond_rounding = f->arithmetic = "";
}

const char *plan_maker_what(plan_maker *m) {
    const plan_instance *i = m->instance;
    plan_words *words = &m->words;
    if (plan_goes_by_partition(i)) {
        plan_buffer_visible(&words->buffer, plan_span_of(m->finding.name));
        const char *name = plan_words_take(words);
        if (i->area == PLAN_NONE) {
            return name;
        }
        const char *where =
            plan_words_what(words, m->checker, PLAN_NONE, i->area, i->period, i->series);
        plan_buffer_puts(&words->buffer, name);
        plan_buffer_puts(&words->buffer, ", ");
        plan_buffer_puts(&words->buffer, where);
        return plan_words_take(words);
    }
    uint32_t indicator = plan_dictionary_find(&m->checker->catalog->indicator_codes,
                                              plan_span_of(m->finding.indicator));
    return plan_words_what(words, m->checker, indicator, i->area, i->period, i->series);
}

plan_status plan_explain(plan_checker *checker, const plan_draft *draft) {
    plan_maker m;
    memset(&m, 0, sizeof m);
    m.checker = checker;
    m.instance = &draft->instance;
    plan_words_init(&m.words, checker);
    fill_head(&m, draft);
    switch (draft->instance.rule) {
    case PLAN_CHECK_DUPLICATE:
    case PLAN_CHECK_CONTRADICTION:
        plan_maker_run(&m);
        break;
    case PLAN_CHECK_BOUNDS:
    case PLAN_CHECK_REQUIRED:
    case PLAN_CHECK_GAP:
    case PLAN_CHECK_VALIDITY:
    case PLAN_CHECK_PRICES:
        plan_maker_row(&m);
        break;
    case PLAN_CHECK_CHANGES:
    case PLAN_CHECK_ROBUST_Z:
        plan_maker_outlier(&m);
        break;
    case PLAN_CHECK_FULFILMENT:
        plan_maker_fulfilment(&m);
        break;
    case PLAN_CHECK_IMPLIED:
        plan_maker_inference(&m);
        break;
    case PLAN_CHECK_EXPRESSION:
        plan_maker_expression(&m, draft);
        break;
    default:
        plan_maker_operands(&m, draft);
        break;
    }
    plan_status status = m.words.status;
    if (status == PLAN_OK) {
        status = plan_report_add(checker->report, &m.finding);
    }
    plan_words_free(&m.words);
    return status;
}

/* --- Implied values ------------------------------------------------------------------------- */

static plan_status add_implied(plan_checker *checker, plan_maker *m, const plan_inference *one) {
    const plan_catalog *catalog = checker->catalog;
    const plan_indicator_entry *entry = plan_indicator_at(checker, one->indicator);
    plan_implied implied = {0};
    implied.indicator = entry->code;
    implied.name = entry->name[m->words.language];
    implied.unit = entry->unit_text;
    implied.area = plan_dictionary_code(&catalog->area_codes, one->area).text;
    implied.period = plan_words_period(&m->words, one->period);
    implied.series = plan_dictionary_code(&catalog->series_codes, one->series).text;
    implied.interval = one->interval;
    implied.has_integers = entry->exact_whole && plan_interval_integers(one->interval, &implied.low,
                                                                        &implied.high) == PLAN_OK;
    implied.because = plan_maker_becauses(m, one);
    return m->words.status == PLAN_OK ? plan_report_add_implied(checker->report, &implied)
                                      : m->words.status;
}

plan_status plan_explain_implied(plan_checker *checker) {
    plan_status status = PLAN_OK;
    size_t kept = 0;
    for (size_t i = 0; i < checker->inference_count && status == PLAN_OK;
         i += checker->inferences[i].more + 1) {
        if (checker->inferences[i].problem != 0 || kept >= checker->report->max_findings) {
            continue;
        }
        plan_maker m;
        memset(&m, 0, sizeof m);
        m.checker = checker;
        plan_words_init(&m.words, checker);
        status = add_implied(checker, &m, &checker->inferences[i]);
        plan_words_free(&m.words);
        kept++;
    }
    return status;
}
