/* Sentences of findings that only ask to look again. */
#include "check_explain.h"

#include <math.h>

#include <plan/change.h>

static plan_interval printed(const plan_maker *m, const plan_operand *operand) {
    return operand->record == NULL
               ? operand->interval
               : plan_interval_point(plan_table_figure(m->checker->table, operand->record).value);
}

/* "100 × 47 / 25 = 188" */
static const char *part_of_plan(plan_maker *m) {
    plan_words *words = &m->words;
    plan_interval actual = printed(m, &m->operands[0]), plan = printed(m, &m->operands[2]), part;
    const char *result = plan_words_operand(words, m->checker, &m->operands[0]);
    const char *planned = plan_words_operand(words, m->checker, &m->operands[2]);
    const char *value = "";
    if (plan_growth_f(&plan, &actual, PLAN_GROWTH_INDEX, 2, &part) == PLAN_OK) {
        part = plan_shown_interval(part, 2);
        value = plan_words_interval(words, part);
        if (m->operands[0].record != NULL && m->operands[2].record != NULL) {
            plan_decimal shown = part.low;
            if (plan_growth_f(&plan, &actual, PLAN_GROWTH_INDEX, 6, &part) == PLAN_OK) {
                (void)plan_decimal_round(part.low, 2, PLAN_ROUND_HALF_UP, &shown);
                value = plan_words_decimal(words, plan_shown_decimal(shown, 2));
            }
        }
    }
    plan_buffer *out = &words->buffer;
    plan_buffer_puts(out, "100 \xc3\x97 ");
    plan_buffer_puts(out, result);
    plan_buffer_puts(out, " / ");
    plan_buffer_puts(out, planned);
    plan_buffer_puts(out, value[0] != '\0' ? " = " : "");
    plan_buffer_puts(out, value);
    return plan_words_take(words);
}

static void say_figures(plan_maker *m) {
    static const plan_decimal times = {14, 1};
    plan_finding *f = &m->finding;
    f->value = plan_words_operand(&m->words, m->checker, &m->operands[0]);
    f->arithmetic = part_of_plan(m);
    f->expected = plan_interval_all();
    plan_interval most;
    if (plan_interval_scale(m->operands[2].interval, times, &most) == PLAN_OK) {
        f->expected.high = most.high;
        f->expected.high_end = most.high_end;
        f->has_expected = 1;
    }
    const char *args[4] = {plan_maker_what(m), f->value,
                           plan_words_operand(&m->words, m->checker, &m->operands[2]),
                           f->arithmetic};
    f->message = plan_words_say(&m->words, PLAN_SAY_FULFILMENT, args, 4);
}

static void say_statement(plan_maker *m) {
    const plan_operand *stated = &m->operands[1];
    bool is_index = plan_statement_at(m->checker, stated->statement)->form == PLAN_GROWTH_INDEX;
    plan_decimal limit = {is_index ? 140 : 40, 0};
    plan_finding *f = &m->finding;
    f->value = plan_words_operand(&m->words, m->checker, stated);
    f->expected = plan_interval_all();
    f->expected.high = limit;
    f->expected.high_end = PLAN_END_CLOSED;
    f->has_expected = 1;
    const char *args[2] = {plan_maker_what(m), f->value};
    f->message = plan_words_say(
        &m->words, is_index ? PLAN_SAY_FULFILMENT_OF : PLAN_SAY_FULFILMENT_STATED, args, 2);
}

void plan_maker_fulfilment(plan_maker *m) {
    const plan_checker *checker = m->checker;
    m->operands =
        plan_maker_memory(m, plan_instance_size(checker, m->instance), sizeof *m->operands);
    if (m->operands == NULL) {
        return;
    }
    m->count = plan_gather(checker, m->instance, m->operands);
    plan_outcome outcome = plan_judge(checker, m->instance, m->operands, m->count);
    if (outcome.missing_fails) {
        m->finding.message = plan_maker_missing(m);
        plan_maker_inputs(m);
        return;
    }
    /* By the figures where they say so themselves, not by what the statement implies. */
    plan_operand stated = m->operands[1];
    plan_operand_missing(stated.area, stated.period, stated.series, stated.indicator,
                         &m->operands[1]);
    bool printed_pair = m->operands[0].record != NULL && m->operands[2].record != NULL;
    bool by_figures =
        (printed_pair || stated.status != PLAN_OK) &&
        plan_judge(checker, m->instance, m->operands, m->count).verdict == outcome.verdict;
    m->operands[1] = stated;
    plan_maker_inputs(m);
    if (by_figures) {
        say_figures(m);
    } else {
        say_statement(m);
    }
    if (outcome.verdict == PLAN_UNDECIDED) {
        m->finding.message =
            plan_words_say(&m->words, PLAN_SAY_UNDECIDED_ABOUT, &m->finding.message, 1);
    }
}

/* --- Outliers --- */

/* A double for readers: two decimals, or three digits where that would be 0; all its digits where
 * they leave no room for decimals. */
static const char *shown(plan_maker *m, double value) {
    plan_decimal decimal = {0, 0};
    int32_t scale = 2;
    for (; fabs(value) < 1 && scale < PLAN_DECIMAL_MAX_SCALE; scale++) {
        (void)plan_decimal_from_double(value, scale, &decimal); /* below 1 it fits */
        if (decimal.digits >= 100 || decimal.digits <= -100) {
            break;
        }
    }
    plan_status status = plan_decimal_from_double(value, scale, &decimal);
    status = status == PLAN_OK ? status : plan_decimal_shortest(value, &decimal);
    return status == PLAN_OK ? plan_words_decimal(&m->words, plan_decimal_normal(decimal)) : "?";
}

static const char *limits(plan_maker *m, const plan_outlying *found) {
    const char *low = shown(m, found->low), *high = shown(m, found->high);
    plan_buffer *out = &m->words.buffer;
    plan_buffer_char(out, '[');
    plan_buffer_puts(out, low);
    plan_buffer_puts(out, ", ");
    plan_buffer_puts(out, high);
    plan_buffer_char(out, ']');
    return plan_words_take(&m->words);
}

static const char *peers_of(plan_maker *m, const plan_outlying *found) {
    plan_buffer_unsigned(&m->words.buffer, found->peers);
    return plan_words_take(&m->words);
}

static void say_change(plan_maker *m, const plan_outlying *found) {
    const plan_checker *checker = m->checker;
    plan_finding *f = &m->finding;
    double now = plan_decimal_to_double(printed(m, &m->operands[0]).low);
    double before = plan_decimal_to_double(printed(m, &m->operands[1]).low), growth = 0;
    (void)plan_growth(before, now, &growth); /* both are above 0, else they are not compared */
    const char *change = shown(m, growth);
    const char *value = plan_words_operand(&m->words, checker, &m->operands[0]);
    const char *base = plan_words_operand(&m->words, checker, &m->operands[1]);
    plan_buffer *out = &m->words.buffer;
    plan_buffer_puts(out, "100 \xc3\x97 (");
    plan_buffer_puts(out, value);
    plan_buffer_puts(out, " / ");
    plan_buffer_puts(out, base);
    plan_buffer_puts(out, " \xe2\x88\x92 1) = ");
    plan_buffer_puts(out, change);
    f->arithmetic = plan_words_take(&m->words);
    f->value = value;
    const char *args[7] = {
        plan_maker_what(m),     value,           base, change, peers_of(m, found),
        shown(m, found->found), limits(m, found)};
    f->message = plan_words_say(&m->words, PLAN_SAY_CHANGE_STANDS_OUT, args, 7);
}

static void say_value(plan_maker *m, const plan_outlying *found) {
    plan_finding *f = &m->finding;
    f->value = plan_words_operand(&m->words, m->checker, &m->operands[0]);
    const char *args[6] = {plan_maker_what(m),     f->value,
                           limits(m, found),       peers_of(m, found),
                           shown(m, found->found), shown(m, m->checker->document->outliers.c)};
    f->message = plan_words_say(&m->words, PLAN_SAY_VALUE_STANDS_OUT, args, 6);
}

void plan_maker_outlier(plan_maker *m) {
    const plan_checker *checker = m->checker;
    const plan_record *record = m->instance->record;
    const plan_outlying *found = &checker->outlying[m->instance->extra];
    bool is_change = m->instance->rule == PLAN_CHECK_CHANGES;
    m->operands = plan_maker_memory(m, 2, sizeof *m->operands);
    if (m->operands == NULL) {
        return;
    }
    m->count = is_change ? 2 : 1;
    plan_operand_of_record(checker, record, &m->operands[0]);
    if (is_change) {
        plan_operand_previous(checker, record->area, record->period, record->indicator, false,
                              false, &m->operands[1]);
    }
    plan_maker_inputs(m);
    if (is_change) {
        say_change(m, found);
    } else {
        say_value(m, found);
    }
    if (m->finding.verdict == PLAN_UNDECIDED) {
        m->finding.message =
            plan_words_say(&m->words, PLAN_SAY_UNDECIDED_ABOUT, &m->finding.message, 1);
    }
}
