/* Explanations for the report: sets of figures, each with where it would have to lie. */
#include "check_localise.h"

#include "check_explain.h"

static void fill(plan_words *words, const plan_checker *checker, const plan_suspects *set, size_t i,
                 plan_suspect *figure) {
    const plan_catalog *catalog = checker->catalog;
    const plan_record *record = set->records[i];
    const plan_operand *operand = &set->operands[i];
    const plan_indicator_entry *entry =
        plan_indicator_at(checker, plan_own_indicator(checker, operand));
    plan_figure printed = plan_table_figure(checker->table, record);
    int32_t scale = printed.value.scale + 4;
    figure->indicator = entry->code;
    figure->name = entry->name[words->language];
    figure->unit = entry->unit_text;
    figure->area = plan_dictionary_code(&catalog->area_codes, record->area).text;
    figure->period = plan_words_period(words, record->period);
    figure->series = plan_dictionary_code(&catalog->series_codes, record->series).text;
    figure->measure = plan_words_measure(checker, operand);
    figure->value = plan_words_figure(words, checker, record);
    figure->repair = set->has_repair ? plan_words_decimal(words, set->repair[i]) : "";
    figure->file = checker->table->files[plan_table_file(checker->table, record)];
    figure->line = plan_table_line(checker->table, record);
    figure->column = plan_table_column(checker->table, record);
    figure->interval = set->domain[i];
    /* What has too many digits for that stays as it is. */
    (void)plan_interval_outwards(figure->interval,
                                 scale > PLAN_DECIMAL_MAX_SCALE ? PLAN_DECIMAL_MAX_SCALE : scale,
                                 &figure->interval);
    figure->interval = plan_shown_interval(figure->interval, printed.value.scale + 2);
}

static plan_status tell(plan_checker *checker, const plan_suspects *set, const plan_identity *mends,
                        size_t mend_count, bool complete) {
    plan_words words;
    plan_suspect figures[PLAN_LOCALISE_FIGURES] = {{0}};
    plan_explanation explanation = {0};
    plan_words_init(&words, checker);
    for (size_t i = 0; set != NULL && i < set->count; i++) {
        fill(&words, checker, set, i, &figures[i]);
    }
    explanation.figures = figures;
    explanation.figure_count = set == NULL ? 0 : set->count;
    explanation.complete = complete;
    plan_status status = words.status;
    if (status == PLAN_OK) {
        status = plan_report_add_explanation(checker->report, &explanation, mends, mend_count);
    }
    plan_words_free(&words);
    return status;
}

plan_status plan_localise_tell(plan_checker *checker, const plan_suspects *sets, size_t count,
                               const uint32_t *mends, size_t mend_count, bool complete) {
    plan_status status = PLAN_OK;
    plan_identity *identities =
        plan_allocate(&checker->allocator, mend_count + 1, sizeof *identities);
    if (identities == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < mend_count; i++) {
        identities[i] = plan_draft_identity(checker, &checker->drafts[mends[i]]);
    }
    for (size_t i = 0; i < count && status == PLAN_OK; i++) {
        status = tell(checker, &sets[i], identities, mend_count, complete);
    }
    if (count == 0) {
        status = tell(checker, NULL, identities, mend_count, false);
    }
    plan_release(&checker->allocator, identities, mend_count + 1, sizeof *identities);
    return status;
}
