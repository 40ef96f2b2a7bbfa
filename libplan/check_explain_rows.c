/* Sentences of the rules about rows and series, and of implied values. */
#include "check_explain.h"

void plan_maker_run(plan_maker *m) {
    const plan_instance *instance = m->instance;
    m->operands = plan_maker_memory(m, instance->extra, sizeof *m->operands);
    plan_buffer out;
    plan_buffer_init(&out, &m->checker->allocator);
    for (size_t i = 0; m->operands != NULL && i < instance->extra; i++) {
        plan_operand *operand = &m->operands[i];
        plan_operand_of_record(m->checker, &instance->record[i], operand);
        operand->status =
            plan_table_interval(m->checker->table, operand->record, NULL, &operand->interval);
        m->count = i + 1;
        plan_buffer_puts(&out, i > 0 ? ", " : "");
        plan_buffer_puts(&out, plan_words_figure(&m->words, m->checker, operand->record));
        plan_buffer_puts(&out, " (");
        plan_buffer_puts(&out, plan_words_place(&m->words, m->checker, operand->record));
        plan_buffer_char(&out, ')');
    }
    plan_maker_inputs(m);
    plan_buffer_char(&out, '\0');
    m->words.status = out.status != PLAN_OK ? out.status : m->words.status;
    const char *values = out.status == PLAN_OK ? out.data : "";
    plan_buffer_unsigned(&m->words.buffer, instance->extra);
    const char *times = plan_words_take(&m->words);
    if (instance->rule == PLAN_CHECK_DUPLICATE) {
        const char *args[3] = {plan_maker_what(m), times, values};
        m->finding.message = plan_words_say(&m->words, PLAN_SAY_DUPLICATE_AGREES, args, 3);
    } else {
        const char *args[2] = {plan_maker_what(m), values};
        m->finding.message = plan_words_say(&m->words, PLAN_SAY_DUPLICATE_CONTRADICTS, args, 2);
    }
    plan_buffer_free(&out);
}

/* "agri (current), grdp (constant)": members and whole that declare a price basis. */
static const char *price_bases(plan_maker *m) {
    static const char *const names[] = {"", "current", "constant", "chained"};
    const plan_catalog *catalog = m->checker->catalog;
    const plan_partition_entry *partition = &catalog->partitions[m->instance->id];
    plan_buffer *out = &m->words.buffer;
    bool first = true;
    for (size_t i = 0; i <= partition->member_count; i++) {
        bool is_member = i < partition->member_count;
        if (!is_member && partition->has_total) {
            break;
        }
        const plan_indicator_entry *entry =
            &catalog->indicators[is_member ? partition->members[i] : partition->whole];
        if (entry->price != PLAN_PRICE_UNDECLARED) {
            plan_buffer_puts(out, first ? "" : ", ");
            plan_buffer_visible(out, plan_span_of(entry->name[m->words.language]));
            plan_buffer_puts(out, " (");
            plan_buffer_puts(out, names[entry->price]);
            plan_buffer_char(out, ')');
            first = false;
        }
    }
    return plan_words_take(&m->words);
}

/* The span of an area that has a first period, a last one, or both. */
static int validity(plan_maker *m, const char *args[4]) {
    const plan_area_entry *area = plan_area_at(m->checker->catalog, m->instance->area);
    const plan_period ends[2] = {area->has_from ? area->from : area->to, area->to};
    args[0] = m->finding.area;
    args[1] = m->finding.period;
    for (size_t i = 0; i < (area->has_from && area->has_to ? 2u : 1u); i++) {
        char text[32] = "";
        (void)plan_period_write(ends[i], text, sizeof text, NULL);
        plan_buffer_puts(&m->words.buffer, text);
        args[2 + i] = plan_words_take(&m->words);
    }
    return !area->has_to     ? PLAN_SAY_VALIDITY_FROM
           : !area->has_from ? PLAN_SAY_VALIDITY_TO
                             : PLAN_SAY_VALIDITY;
}

void plan_maker_row(plan_maker *m) {
    const plan_instance *instance = m->instance;
    plan_checker *checker = m->checker;
    plan_words *words = &m->words;
    const char *args[4] = {plan_maker_what(m), "", "", ""};
    int message = PLAN_SAY_OUT_OF_BOUNDS;
    if (instance->record != NULL && instance->rule != PLAN_CHECK_REQUIRED) {
        m->operands = plan_maker_memory(m, 1, sizeof *m->operands);
        if (m->operands == NULL) {
            return;
        }
        m->count = 1;
        plan_operand_of_record(checker, instance->record, m->operands);
        plan_maker_inputs(m);
    }
    if (instance->rule == PLAN_CHECK_BOUNDS) {
        args[1] = plan_words_figure(words, checker, instance->record);
        args[2] = plan_words_interval(words, plan_indicator_at(checker, instance->id)->bounds);
        m->finding.value = args[1];
        m->finding.has_expected = 1;
        m->finding.expected = plan_indicator_at(checker, instance->id)->bounds;
    } else if (instance->rule == PLAN_CHECK_REQUIRED) {
        message = PLAN_SAY_REQUIRED;
        args[0] = plan_words_what(words, checker, instance->id, instance->area, instance->period,
                                  PLAN_SERIES_ACTUAL);
        args[1] = m->finding.series;
    } else if (instance->rule == PLAN_CHECK_PRICES) {
        message = PLAN_SAY_PRICES;
        args[1] = price_bases(m);
    } else if (instance->rule == PLAN_CHECK_GAP) {
        message = PLAN_SAY_GAP;
        args[1] = m->finding.period;
        plan_buffer_unsigned(&words->buffer, instance->extra);
        args[2] = plan_words_take(words);
    } else {
        message = validity(m, args);
    }
    m->finding.message = plan_words_say(words, message, args, 4);
}

const char *plan_maker_becauses(plan_maker *m, const plan_inference *first) {
    plan_buffer out;
    plan_buffer_init(&out, &m->checker->allocator);
    for (uint32_t i = 0; i <= first->more; i++) {
        plan_buffer_puts(&out, i > 0 ? "; " : "");
        plan_buffer_puts(&out, plan_words_because(&m->words, m->checker, &first[i]));
    }
    return plan_words_take_buffer(&m->words, &out);
}

void plan_maker_inference(plan_maker *m) {
    const plan_inference *first = &m->checker->inferences[m->instance->id];
    const char *because = plan_maker_becauses(m, first);
    m->operands = plan_maker_memory(m, 2 * ((size_t)first->more + 1), sizeof *m->operands);
    for (uint32_t i = 0; m->operands != NULL && i <= first->more; i++) {
        plan_operand_of_record(m->checker, first[i].statement, &m->operands[m->count++]);
        plan_operand_of_record(m->checker, first[i].figure, &m->operands[m->count++]);
    }
    plan_maker_inputs(m);
    const plan_indicator_entry *entry = plan_indicator_at(m->checker, first->indicator);
    const char *args[3] = {plan_maker_what(m), because, because};
    int message = PLAN_SAY_IMPLIED_NOTHING;
    if (first->problem == PLAN_INFERENCE_NO_INTEGER) {
        message = PLAN_SAY_IMPLIED_NO_INTEGER;
        args[1] = plan_words_interval(&m->words, first->interval);
    } else if (first->problem == PLAN_INFERENCE_BOUNDS) {
        message = PLAN_SAY_IMPLIED_BOUNDS;
        args[1] = plan_words_interval(&m->words, entry->bounds);
    }
    m->finding.message = plan_words_say(&m->words, message, args, 3);
}
