/* From a draft to a finding: gathers and judges again, and puts it into words. */
#include "check.h"

#include <string.h>

#include <plan/change.h>

#include "check_words.h"
#include "repair.h"

/* Everything a finding is made of while it is made. */
typedef struct maker {
    plan_checker *checker;
    plan_words words;
    const plan_instance *instance;
    plan_operand *operands;
    size_t count;
    uint32_t *input_of; /* place in the inputs, by operand */
    plan_sides sides;
    plan_finding finding;
} maker;

static void *take_memory(maker *m, size_t count, size_t size) {
    void *memory = plan_arena_allocate(&m->words.arena, (count + 1) * size);
    if (memory == NULL) {
        m->words.status = PLAN_NO_MEMORY;
    } else {
        memset(memory, 0, (count + 1) * size);
    }
    return memory;
}

/* The indicator whose row it was. */
static uint32_t own_indicator(const plan_checker *checker, const plan_operand *operand) {
    uint32_t via = plan_statement_at(checker, operand->statement)->via;
    return via != PLAN_NONE ? via : operand->indicator;
}

static void fill_input(maker *m, const plan_operand *operand, plan_input *input) {
    const plan_checker *checker = m->checker;
    const plan_catalog *catalog = checker->catalog;
    const plan_indicator_entry *entry = plan_indicator_at(checker, own_indicator(checker, operand));
    input->indicator = entry->code;
    input->name = entry->name[m->words.language];
    input->unit = entry->unit_text;
    input->area = catalog->area_codes.codes[operand->area].text;
    input->period = plan_words_period(&m->words, operand->period);
    input->series = catalog->series_codes.codes[operand->series].text;
    input->measure = plan_words_measure(checker, operand);
    input->value = "";
    input->file = "";
    input->implied = operand->implied;
    input->has_interval = operand->status == PLAN_OK;
    input->interval = operand->interval;
    if (operand->record != NULL) {
        input->value = plan_words_figure(&m->words, checker, operand->record);
        input->file = checker->table->files[operand->record->file];
        input->line = operand->record->line;
        input->column = plan_table_column(checker->table, operand->record);
        if (operand->has_factor) { /* in its own unit, not in the rule's */
            input->has_interval = plan_table_interval(checker->table, operand->record, NULL,
                                                      &input->interval) == PLAN_OK;
        }
    }
}

static void fill_inputs(maker *m) {
    plan_input *inputs = take_memory(m, m->count, sizeof *inputs);
    m->input_of = take_memory(m, m->count, sizeof *m->input_of);
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
                                     plan_required(m->checker, m->instance, m->operands, m->count,
                                                   i, m->sides.scale, &inputs[n].required);
            n++;
        }
    }
    m->finding.inputs = inputs;
    m->finding.input_count = n;
}

/* Codes, place and name, as of the first figure. */
static void fill_head(maker *m, const plan_draft *draft) {
    plan_checker *checker = m->checker;
    const plan_catalog *catalog = checker->catalog;
    const plan_instance *instance = m->instance;
    plan_finding *f = &m->finding;
    bool is_sum = instance->rule == PLAN_CHECK_PARTITION || instance->rule == PLAN_CHECK_WHOLE;
    uint32_t indicator =
        instance->rule == PLAN_CHECK_IMPLIED ? checker->inferences[instance->id].indicator
        : is_sum                             ? catalog->partitions[instance->id].members[0]
        : instance->record != NULL
            ? (plan_statement_at(checker, instance->record->statement)->via != PLAN_NONE
                   ? plan_statement_at(checker, instance->record->statement)->via
                   : instance->record->indicator)
            : instance->id;
    const plan_indicator_entry *entry = &catalog->indicators[indicator];
    f->code = plan_check_code(instance->rule);
    f->rule = is_sum ? catalog->partitions[instance->id].code : f->code;
    f->verdict = draft->verdict;
    f->severity =
        (uint8_t)(draft->verdict == PLAN_FAILS ? checker->settings[instance->rule].severity
                                               : PLAN_SEVERITY_NOTE);
    f->indicator = is_sum ? "" : entry->code;
    f->name = is_sum ? catalog->partitions[instance->id].code : entry->name[m->words.language];
    f->group = entry->group == PLAN_NONE ? "" : catalog->groups[entry->group].code;
    f->area = instance->area == PLAN_NONE ? "" : catalog->area_codes.codes[instance->area].text;
    f->period = instance->area == PLAN_NONE ? "" : plan_words_period(&m->words, instance->period);
    f->series = catalog->series_codes.codes[instance->series].text;
    f->file = draft->line == 0 ? "" : checker->table->files[draft->file];
    f->line = draft->line;
    f->column = draft->column;
    f->value = f->gap = f->beyond_rounding = f->arithmetic = "";
}

static const char *what(maker *m) {
    const plan_instance *i = m->instance;
    plan_words *words = &m->words;
    if (i->rule == PLAN_CHECK_PARTITION || i->rule == PLAN_CHECK_WHOLE) {
        plan_buffer_visible(&words->buffer, plan_span_of(m->finding.name));
        const char *name = plan_words_take(words);
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

/* --- Repairs and slips --------------------------------------------------------------------- */

static void name_repair(maker *m, const plan_repair_set *set, plan_buffer *out) {
    for (uint32_t k = 0; k < set->count; k++) {
        if (k > 0) {
            plan_buffer_char(out, ' ');
            plan_buffer_puts(out, plan_words_say(&m->words, PLAN_SAY_AND, NULL, 0));
            plan_buffer_char(out, ' ');
        }
        plan_buffer_puts(out, m->finding.inputs[m->input_of[set->operand[k]]].value);
        plan_buffer_puts(out, " \xe2\x86\x92 "); /* right arrow */
        plan_buffer_puts(out, plan_words_decimal(&m->words, set->to[k]));
    }
}

/* The figure with another value, written as the printed one was. */
static const char *repaired(maker *m, const plan_operand *operand, plan_decimal to) {
    plan_figure figure = plan_table_figure(m->checker->table, operand->record);
    figure.value = figure.upper = to;
    if ((operand->record->bits & PLAN_RECORD_COUNT) != 0) {
        figure.reading = PLAN_ROUNDED;
    }
    char text[160];
    if (plan_figure_write(&figure, PLAN_NUMBER_PLAIN, text, sizeof text, NULL) == PLAN_OK) {
        plan_buffer_puts(&m->words.buffer, text);
    }
    return plan_words_take(&m->words);
}

static void say_repairs(maker *m, const plan_repair_list *list, plan_buffer *message) {
    enum { SAID = 4 };
    plan_buffer out;
    plan_buffer_init(&out, &m->checker->allocator);
    for (size_t i = 0; i < list->count && i < SAID; i++) {
        if (i > 0) {
            plan_buffer_char(&out, ' ');
            plan_buffer_puts(&out, plan_words_say(&m->words, PLAN_SAY_OR, NULL, 0));
            plan_buffer_char(&out, ' ');
        }
        name_repair(m, &list->sets[i], &out);
    }
    if (list->found > SAID) {
        plan_buffer_puts(&out, " ... (");
        plan_buffer_unsigned(&out, list->found);
        plan_buffer_char(&out, ')');
    }
    plan_buffer_char(&out, '\0');
    const char *args[1] = {out.status == PLAN_OK ? out.data : ""};
    bool pair = list->count > 0 && list->sets[0].count == 2;
    if (list->count == 0 || pair) {
        plan_buffer_puts(message, plan_words_say(&m->words, PLAN_SAY_NO_REPAIR, NULL, 0));
    }
    if (list->count > 0) {
        plan_buffer_puts(
            message,
            plan_words_say(&m->words, pair ? PLAN_SAY_REPAIR_PAIR : PLAN_SAY_REPAIR, args, 1));
    }
    if (list->cut) {
        plan_buffer_puts(message, plan_words_say(&m->words, PLAN_SAY_REPAIR_BUDGET, NULL, 0));
    }
    if (out.status != PLAN_OK) {
        m->words.status = out.status;
    }
    plan_buffer_free(&out);
}

static void fill_repairs(maker *m, plan_buffer *message) {
    plan_repair_list list;
    plan_status status = plan_repair_search(m->checker, m->instance, m->operands, m->count, &list);
    if (status != PLAN_OK) {
        m->words.status = status;
        return;
    }
    plan_repair *repairs = take_memory(m, 2 * list.count, sizeof *repairs);
    if (repairs == NULL) {
        return;
    }
    size_t n = 0;
    for (size_t i = 0; i < list.count; i++) {
        for (uint32_t k = 0; k < list.sets[i].count; k++) {
            uint32_t operand = list.sets[i].operand[k];
            repairs[n].set = (uint32_t)i + 1;
            repairs[n].input = m->input_of[operand];
            repairs[n].from = m->finding.inputs[repairs[n].input].value;
            repairs[n].to = repaired(m, &m->operands[operand], list.sets[i].to[k]);
            repairs[n].edits = 1;
            n++;
        }
    }
    m->finding.repairs = repairs;
    m->finding.repair_count = n;
    say_repairs(m, &list, message);
}

/* The smallest power of ten by which one figure would have to be multiplied, if there is one. */
static void say_power_of_ten(maker *m, plan_buffer *message) {
    for (int32_t power = 1; power <= 9; power++) {
        for (size_t i = 0; i < m->count; i++) {
            plan_operand original = m->operands[i];
            if (original.record == NULL || original.status != PLAN_OK) {
                continue;
            }
            for (int32_t sign = -1; sign <= 1; sign += 2) {
                plan_decimal factor = {1, -sign * power};
                plan_figure moved;
                plan_figure figure = plan_table_figure(m->checker->table, original.record);
                if (plan_interval_scale(original.interval, factor, &m->operands[i].interval) !=
                        PLAN_OK ||
                    plan_judge(m->checker, m->instance, m->operands, m->count).verdict !=
                        PLAN_HOLDS ||
                    plan_figure_shift(&figure, sign * power, &moved) != PLAN_OK) {
                    continue;
                }
                m->operands[i] = original;
                const char *args[3] = {m->finding.inputs[m->input_of[i]].value,
                                       plan_words_decimal(&m->words, factor),
                                       plan_words_decimal(&m->words, moved.value)};
                plan_buffer_puts(message,
                                 plan_words_say(&m->words, PLAN_SAY_POWER_OF_TEN, args, 3));
                return;
            }
            m->operands[i] = original;
        }
    }
}

/* --- Sentences of rules over operands ------------------------------------------------------- */

/* "-4.77 %" or "-0.5 points" between the two printed figures of an order rule. */
static const char *difference(maker *m) {
    const plan_indicator_entry *entry = plan_indicator_at(m->checker, m->operands[0].indicator);
    plan_words *words = &m->words;
    if (entry->arithmetic == PLAN_RELATIVE && m->operands[1].record != NULL) {
        plan_interval now =
            plan_interval_point(plan_table_figure(m->checker->table, m->operands[0].record).value);
        plan_interval before =
            plan_interval_point(plan_table_figure(m->checker->table, m->operands[1].record).value);
        plan_interval growth;
        plan_decimal shown;
        if (plan_growth_f(&before, &now, PLAN_GROWTH_RATE, 6, &growth) == PLAN_OK &&
            plan_decimal_round(growth.low, 2, PLAN_ROUND_HALF_UP, &shown) == PLAN_OK) {
            plan_buffer_puts(&words->buffer, plan_words_decimal(words, shown));
            plan_buffer_puts(&words->buffer, " %");
            return plan_words_take(words);
        }
    }
    if (!m->sides.has_gap) {
        return "";
    }
    const char *args[1] = {plan_words_decimal(words, m->sides.gap)};
    return entry->arithmetic == PLAN_POINTS ? plan_words_say(words, PLAN_SAY_POINTS, args, 1)
                                            : args[0];
}

static const char *say_sum(maker *m) {
    plan_words *words = &m->words;
    const plan_partition_entry *partition = &m->checker->catalog->partitions[m->instance->id];
    plan_decimal gap = m->sides.gap, explained = {0, 0};
    if (plan_decimal_sign(gap) < 0) {
        gap = plan_decimal_negate(gap);
    }
    if (plan_decimal_subtract(gap, m->sides.beyond, &explained) != PLAN_OK) {
        explained = gap;
    }
    explained = plan_shown_decimal(explained, m->sides.scale);
    const char *args[7] = {
        what(m),
        m->finding.arithmetic,
        partition->has_total
            ? plan_words_decimal(words, partition->total)
            : plan_words_operand(words, m->checker, &m->operands[partition->member_count]),
        m->sides.has_gap ? plan_words_decimal(words, gap) : "?",
        m->sides.has_gap ? plan_words_decimal(words, explained) : "?",
        m->sides.has_gap ? plan_words_decimal(words, m->sides.beyond) : "?",
        ""};
    if (!partition->has_total) {
        plan_buffer_visible(
            &words->buffer,
            plan_span_of(plan_indicator_at(m->checker, partition->whole)->name[words->language]));
        args[6] = plan_words_take(words);
    }
    return plan_words_say(words,
                          !m->sides.has_gap      ? PLAN_SAY_PARTITION_WIDE
                          : partition->has_total ? PLAN_SAY_PARTITION
                                                 : PLAN_SAY_WHOLE,
                          args, 7);
}

static const char *say_stated(maker *m) {
    const char *args[4] = {
        what(m), plan_words_operand(&m->words, m->checker, &m->operands[0]), m->finding.arithmetic,
        m->sides.has_expected ? plan_words_interval(&m->words, m->sides.expected)
                              : plan_words_interval(&m->words, m->sides.right_interval)};
    return plan_words_say(&m->words,
                          m->instance->rule == PLAN_CHECK_PLAN    ? PLAN_SAY_PLAN
                          : m->instance->rule == PLAN_CHECK_RATIO ? PLAN_SAY_RATIO
                                                                  : PLAN_SAY_CHANGE,
                          args, 4);
}

static const char *say_order(maker *m) {
    plan_words *words = &m->words;
    if (m->instance->rule == PLAN_CHECK_WEAKER) {
        const char *args[5] = {what(m), plan_words_operand(words, m->checker, &m->operands[0]),
                               plan_words_operand(words, m->checker, &m->operands[1]),
                               difference(m), plan_words_period(words, m->operands[1].period)};
        return plan_words_say(words, PLAN_SAY_TARGET_WEAKER, args, 5);
    }
    plan_buffer_visible(
        &words->buffer,
        plan_span_of(
            plan_indicator_at(m->checker, m->operands[1].indicator)->name[words->language]));
    const char *whole = plan_words_take(words);
    const char *args[4] = {what(m), plan_words_operand(words, m->checker, &m->operands[0]), whole,
                           m->finding.arithmetic};
    return plan_words_say(words, PLAN_SAY_PART, args, 4);
}

static const char *say_missing(maker *m) {
    plan_words *words = &m->words;
    plan_buffer out;
    plan_buffer_init(&out, &m->checker->allocator);
    for (size_t i = 0; i < m->count; i++) {
        if (m->operands[i].status == PLAN_MISSING) {
            plan_buffer_puts(&out, out.length > 0 ? "; " : "");
            plan_buffer_puts(&out, plan_words_what(words, m->checker,
                                                   own_indicator(m->checker, &m->operands[i]),
                                                   m->operands[i].area, m->operands[i].period,
                                                   m->operands[i].series));
        }
    }
    plan_buffer_char(&out, '\0');
    const char *args[2] = {what(m), out.status == PLAN_OK ? out.data : ""};
    const char *text = plan_words_say(words, PLAN_SAY_MISSING_FAILS, args, 2);
    plan_buffer_free(&out);
    return text;
}

static void explain_operands(maker *m, const plan_draft *draft) {
    plan_checker *checker = m->checker;
    size_t size = plan_instance_size(checker, m->instance);
    m->operands = take_memory(m, size, sizeof *m->operands);
    if (m->operands == NULL) {
        return;
    }
    m->count = plan_gather(checker, m->instance, m->operands);
    plan_outcome outcome = plan_judge(checker, m->instance, m->operands, m->count);
    if (!outcome.missing_fails) {
        plan_sides_of(checker, m->instance, m->operands, m->count, &m->sides);
    }
    fill_inputs(m);
    if (m->words.status != PLAN_OK) {
        return;
    }
    plan_finding *f = &m->finding;
    if (outcome.missing_fails) {
        f->message = say_missing(m);
        return;
    }
    f->arithmetic = plan_words_arithmetic(&m->words, checker, m->instance, m->operands, &m->sides);
    f->value = m->sides.has_left ? plan_words_decimal(&m->words, m->sides.left) : "";
    f->has_expected = m->sides.has_expected;
    f->expected = m->sides.expected;
    if (m->sides.has_gap) {
        f->gap = plan_words_decimal(&m->words, m->sides.gap);
        f->beyond_rounding = plan_words_decimal(&m->words, m->sides.beyond);
    }
    uint8_t rule = m->instance->rule;
    f->message = rule == PLAN_CHECK_PARTITION || rule == PLAN_CHECK_WHOLE ? say_sum(m)
                 : rule == PLAN_CHECK_PART || rule == PLAN_CHECK_WEAKER   ? say_order(m)
                                                                          : say_stated(m);
    if (draft->verdict == PLAN_UNDECIDED) {
        f->message = plan_words_say(&m->words, PLAN_SAY_UNDECIDED_ABOUT, &f->message, 1);
        return;
    }
    if (plan_check_is_linear(rule)) {
        plan_buffer message;
        plan_buffer_init(&message, &checker->allocator);
        plan_buffer_puts(&message, f->message);
        if (rule != PLAN_CHECK_PART) {
            say_power_of_ten(m, &message);
        }
        fill_repairs(m, &message);
        plan_buffer_add(&m->words.buffer, message.data, message.length);
        m->words.status = message.status != PLAN_OK ? message.status : m->words.status;
        plan_buffer_free(&message);
        f->message = plan_words_take(&m->words);
    }
}

/* --- Rules about rows ----------------------------------------------------------------------- */

static void explain_run(maker *m) {
    const plan_instance *instance = m->instance;
    m->operands = take_memory(m, instance->extra, sizeof *m->operands);
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
    fill_inputs(m);
    plan_buffer_char(&out, '\0');
    m->words.status = out.status != PLAN_OK ? out.status : m->words.status;
    const char *values = out.status == PLAN_OK ? out.data : "";
    plan_buffer_unsigned(&m->words.buffer, instance->extra);
    const char *times = plan_words_take(&m->words);
    if (instance->rule == PLAN_CHECK_DUPLICATE) {
        const char *args[3] = {what(m), times, values};
        m->finding.message = plan_words_say(&m->words, PLAN_SAY_DUPLICATE_AGREES, args, 3);
    } else {
        const char *args[2] = {what(m), values};
        m->finding.message = plan_words_say(&m->words, PLAN_SAY_DUPLICATE_CONTRADICTS, args, 2);
    }
    plan_buffer_free(&out);
}

static void explain_row(maker *m) {
    const plan_instance *instance = m->instance;
    plan_checker *checker = m->checker;
    plan_words *words = &m->words;
    const char *args[3] = {what(m), "", ""};
    int message = PLAN_SAY_OUT_OF_BOUNDS;
    if (instance->record != NULL && instance->rule != PLAN_CHECK_REQUIRED) {
        m->operands = take_memory(m, 1, sizeof *m->operands);
        if (m->operands == NULL) {
            return;
        }
        m->count = 1;
        plan_operand_of_record(checker, instance->record, m->operands);
        fill_inputs(m);
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
    } else if (instance->rule == PLAN_CHECK_GAP) {
        message = PLAN_SAY_GAP;
        args[1] = m->finding.period;
        plan_buffer_unsigned(&words->buffer, instance->extra);
        args[2] = plan_words_take(words);
    } else {
        message = PLAN_SAY_VALIDITY;
        const plan_area_entry *area = &checker->catalog->areas[instance->area];
        args[0] = m->finding.area;
        args[1] = m->finding.period;
        char text[32];
        plan_buffer_char(&words->buffer, '[');
        if (area->has_from && plan_period_write(area->from, text, sizeof text, NULL) == PLAN_OK) {
            plan_buffer_puts(&words->buffer, text);
        }
        plan_buffer_puts(&words->buffer, ", ");
        if (area->has_to && plan_period_write(area->to, text, sizeof text, NULL) == PLAN_OK) {
            plan_buffer_puts(&words->buffer, text);
        }
        plan_buffer_char(&words->buffer, ']');
        args[2] = plan_words_take(words);
    }
    m->finding.message = plan_words_say(words, message, args, 3);
}

static const char *becauses(maker *m, const plan_inference *first) {
    plan_buffer out;
    plan_buffer_init(&out, &m->checker->allocator);
    for (uint32_t i = 0; i <= first->more; i++) {
        plan_buffer_puts(&out, i > 0 ? "; " : "");
        plan_buffer_puts(&out, plan_words_because(&m->words, m->checker, &first[i]));
    }
    plan_buffer_add(&m->words.buffer, out.data, out.length);
    m->words.status = out.status != PLAN_OK ? out.status : m->words.status;
    plan_buffer_free(&out);
    return plan_words_take(&m->words);
}

static void explain_inference(maker *m) {
    const plan_inference *first = &m->checker->inferences[m->instance->id];
    const char *because = becauses(m, first);
    m->operands = take_memory(m, 2 * ((size_t)first->more + 1), sizeof *m->operands);
    for (uint32_t i = 0; m->operands != NULL && i <= first->more; i++) {
        plan_operand_of_record(m->checker, first[i].statement, &m->operands[m->count++]);
        plan_operand_of_record(m->checker, first[i].figure, &m->operands[m->count++]);
    }
    fill_inputs(m);
    const plan_indicator_entry *entry = plan_indicator_at(m->checker, first->indicator);
    const char *args[3] = {what(m), because, because};
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

plan_status plan_explain(plan_checker *checker, const plan_draft *draft) {
    maker m;
    memset(&m, 0, sizeof m);
    m.checker = checker;
    m.instance = &draft->instance;
    plan_words_init(&m.words, checker);
    fill_head(&m, draft);
    switch (draft->instance.rule) {
    case PLAN_CHECK_DUPLICATE:
    case PLAN_CHECK_CONTRADICTION:
        explain_run(&m);
        break;
    case PLAN_CHECK_BOUNDS:
    case PLAN_CHECK_REQUIRED:
    case PLAN_CHECK_GAP:
    case PLAN_CHECK_VALIDITY:
        explain_row(&m);
        break;
    case PLAN_CHECK_IMPLIED:
        explain_inference(&m);
        break;
    default:
        explain_operands(&m, draft);
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

static plan_status add_implied(plan_checker *checker, maker *m, const plan_inference *one) {
    const plan_catalog *catalog = checker->catalog;
    const plan_indicator_entry *entry = plan_indicator_at(checker, one->indicator);
    plan_implied implied = {0};
    implied.indicator = entry->code;
    implied.name = entry->name[m->words.language];
    implied.unit = entry->unit_text;
    implied.area = catalog->area_codes.codes[one->area].text;
    implied.period = plan_words_period(&m->words, one->period);
    implied.series = catalog->series_codes.codes[one->series].text;
    implied.interval = one->interval;
    implied.has_integers =
        entry->exact_whole && one->interval.low_end != PLAN_END_UNBOUNDED &&
        one->interval.high_end != PLAN_END_UNBOUNDED &&
        plan_interval_integers(one->interval, &implied.low, &implied.high) == PLAN_OK;
    implied.because = becauses(m, one);
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
        maker m;
        memset(&m, 0, sizeof m);
        m.checker = checker;
        plan_words_init(&m.words, checker);
        status = add_implied(checker, &m, &checker->inferences[i]);
        plan_words_free(&m.words);
        kept++;
    }
    return status;
}
