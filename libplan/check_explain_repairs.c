/* What would mend a failed check: one-digit repairs, or a power of ten. */
#include "check_explain.h"

static void name_repair(plan_maker *m, const plan_repair_set *set, plan_buffer *out) {
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
static const char *repaired(plan_maker *m, const plan_operand *operand, plan_decimal to) {
    plan_figure figure = plan_table_figure(m->checker->table, operand->record);
    figure.value = figure.upper = to;
    if ((operand->record->bits & PLAN_RECORD_COUNT) != 0) {
        figure.reading = PLAN_ROUNDED;
    }
    char text[160] = ""; /* more than the longest figure */
    (void)plan_figure_write(&figure, PLAN_NUMBER_PLAIN, text, sizeof text, NULL);
    plan_buffer_puts(&m->words.buffer, text);
    return plan_words_take(&m->words);
}

static void say_repairs(plan_maker *m, const plan_repair_list *list, plan_buffer *message) {
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
    bool pair = list->sets[0].count == 2;
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

void plan_maker_repairs(plan_maker *m, plan_buffer *message) {
    plan_repair_list list;
    plan_status status = plan_repair_search(m->checker, m->instance, m->operands, m->count, &list);
    if (status != PLAN_OK) {
        m->words.status = status;
        return;
    }
    plan_repair *repairs = plan_maker_memory(m, 2 * list.count, sizeof *repairs);
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
void plan_maker_power_of_ten(plan_maker *m, plan_buffer *message) {
    for (int32_t power = 1; power <= 9; power++) {
        for (size_t i = 0; i < m->count; i++) {
            plan_operand original = m->operands[i];
            if (original.record == NULL) {
                continue;
            }
            for (int32_t sign = -1; sign <= 1; sign += 2) {
                plan_decimal factor = {1, -sign * power};
                plan_figure figure = plan_table_figure(m->checker->table, original.record);
                plan_figure moved = figure;
                if (!plan_evaluation_is_paid(m->checker, m->count)) {
                    m->operands[i] = original;
                    return;
                }
                if (plan_interval_scale(original.interval, factor, &m->operands[i].interval) !=
                        PLAN_OK ||
                    plan_judge(m->checker, m->instance, m->operands, m->count).verdict !=
                        PLAN_HOLDS) {
                    continue;
                }
                (void)plan_figure_shift(&figure, sign * power, &moved); /* its interval fits */
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
