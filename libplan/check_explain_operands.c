/* Sentences of the rules over operands: sums, statements, ratios, orders. */
#include "check_explain.h"

#include <plan/change.h>

/* "-4.77 %" or "-0.5 points" between the two printed figures of an order rule. */
static const char *difference(plan_maker *m) {
    const plan_indicator_entry *entry = plan_indicator_at(m->checker, m->operands[0].indicator);
    plan_words *words = &m->words;
    if (entry->arithmetic == PLAN_RELATIVE && m->operands[1].record != NULL) {
        plan_interval now =
            plan_interval_point(plan_table_figure(m->checker->table, m->operands[0].record).value);
        plan_interval before =
            plan_interval_point(plan_table_figure(m->checker->table, m->operands[1].record).value);
        plan_interval growth;
        if (plan_growth_f(&before, &now, PLAN_GROWTH_RATE, 6, &growth) == PLAN_OK) {
            plan_decimal shown = growth.low; /* with fewer decimals it fits as well */
            (void)plan_decimal_round(growth.low, 2, PLAN_ROUND_HALF_UP, &shown);
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

/* What the parts are compared with, as the sentence calls it. */
static const char *whole_of(plan_maker *m, const plan_summing *what) {
    plan_words *words = &m->words;
    const plan_catalog *catalog = m->checker->catalog;
    if (what->has_total) {
        return "";
    }
    const plan_operand *whole = &m->operands[what->members];
    if (m->instance->rule == PLAN_CHECK_PERIODS) {
        return plan_words_period(words, whole->period);
    }
    if (m->instance->rule == PLAN_CHECK_AREAS) {
        const char *name = plan_area_at(catalog, whole->area)->name[words->language];
        plan_buffer_visible(&words->buffer,
                            name != NULL ? plan_span_of(name)
                                         : plan_dictionary_code(&catalog->area_codes, whole->area));
    } else {
        uint32_t own = plan_own_indicator(m->checker, whole);
        plan_buffer_visible(
            &words->buffer,
            plan_span_of(plan_indicator_at(m->checker, own)->name[words->language]));
    }
    return plan_words_take(words);
}

static int sentence_of_sum(const plan_instance *instance) {
    switch (instance->rule) {
    case PLAN_CHECK_PARTITION:
        return PLAN_SAY_PARTITION;
    case PLAN_CHECK_PERIODS:
        return PLAN_SAY_PERIODS;
    case PLAN_CHECK_AREAS:
        return PLAN_SAY_AREAS;
    case PLAN_CHECK_CONTRIBUTIONS:
        return PLAN_SAY_CONTRIBUTIONS;
    default:
        return PLAN_SAY_WHOLE;
    }
}

static const char *say_sum(plan_maker *m) {
    plan_words *words = &m->words;
    plan_summing what = plan_sum_of(m->checker, m->instance, m->count);
    plan_decimal gap = m->sides.gap;
    if (plan_decimal_sign(gap) < 0) {
        gap = plan_decimal_negate(gap);
    }
    plan_decimal explained = gap;
    (void)plan_decimal_subtract(gap, m->sides.beyond, &explained); /* a part of it */
    explained = plan_shown_decimal(explained, m->sides.scale);
    const char *args[7] = {plan_maker_what(m),
                           m->finding.arithmetic,
                           what.has_total
                               ? plan_words_decimal(words, what.total)
                               : plan_words_operand(words, m->checker, &m->operands[what.members]),
                           m->sides.has_gap ? plan_words_decimal(words, gap) : "?",
                           m->sides.has_gap ? plan_words_decimal(words, explained) : "?",
                           m->sides.has_gap ? plan_words_decimal(words, m->sides.beyond) : "?",
                           whole_of(m, &what)};
    return plan_words_say(
        words, m->sides.has_gap ? sentence_of_sum(m->instance) : PLAN_SAY_PARTITION_WIDE, args, 7);
}

static const char *say_between(plan_maker *m) {
    const char *args[4] = {
        plan_maker_what(m), plan_words_operand(&m->words, m->checker, &m->operands[0]),
        m->finding.arithmetic, plan_words_interval(&m->words, m->sides.right_interval)};
    return plan_words_say(&m->words, PLAN_SAY_BETWEEN, args, 4);
}

static const char *say_stated(plan_maker *m) {
    const char *args[4] = {
        plan_maker_what(m), plan_words_operand(&m->words, m->checker, &m->operands[0]),
        m->finding.arithmetic,
        m->sides.has_expected ? plan_words_interval(&m->words, m->sides.expected)
                              : plan_words_interval(&m->words, m->sides.right_interval)};
    return plan_words_say(&m->words,
                          m->instance->rule == PLAN_CHECK_PLAN           ? PLAN_SAY_PLAN
                          : m->instance->rule == PLAN_CHECK_RATIO        ? PLAN_SAY_RATIO
                          : m->instance->rule == PLAN_CHECK_CONTRIBUTION ? PLAN_SAY_CONTRIBUTION
                                                                         : PLAN_SAY_CHANGE,
                          args, 4);
}

static const char *say_order(plan_maker *m) {
    plan_words *words = &m->words;
    if (m->instance->rule == PLAN_CHECK_WEAKER) {
        const char *args[5] = {plan_maker_what(m),
                               plan_words_operand(words, m->checker, &m->operands[0]),
                               plan_words_operand(words, m->checker, &m->operands[1]),
                               difference(m), plan_words_period(words, m->operands[1].period)};
        return plan_words_say(words, PLAN_SAY_TARGET_WEAKER, args, 5);
    }
    plan_buffer_visible(
        &words->buffer,
        plan_span_of(
            plan_indicator_at(m->checker, m->operands[1].indicator)->name[words->language]));
    const char *whole = plan_words_take(words);
    const char *args[4] = {plan_maker_what(m),
                           plan_words_operand(words, m->checker, &m->operands[0]), whole,
                           m->finding.arithmetic};
    return plan_words_say(words, PLAN_SAY_PART, args, 4);
}

const char *plan_maker_missing(plan_maker *m) {
    plan_words *words = &m->words;
    plan_buffer out;
    plan_buffer_init(&out, &m->checker->allocator);
    for (size_t i = 0; i < m->count; i++) {
        if (m->operands[i].status == PLAN_MISSING) {
            plan_buffer_puts(&out, out.length > 0 ? "; " : "");
            plan_buffer_puts(&out, plan_words_what(words, m->checker,
                                                   plan_own_indicator(m->checker, &m->operands[i]),
                                                   m->operands[i].area, m->operands[i].period,
                                                   m->operands[i].series));
        }
    }
    plan_buffer_char(&out, '\0');
    const char *args[2] = {plan_maker_what(m), out.status == PLAN_OK ? out.data : ""};
    const char *text = plan_words_say(words, PLAN_SAY_MISSING_FAILS, args, 2);
    plan_buffer_free(&out);
    return text;
}

void plan_maker_sides(plan_maker *m) {
    plan_finding *f = &m->finding;
    f->value = m->sides.has_left ? plan_words_decimal(&m->words, m->sides.left) : "";
    f->has_expected = m->sides.has_expected;
    f->expected = m->sides.expected;
    if (m->sides.has_gap) {
        f->gap = plan_words_decimal(&m->words, m->sides.gap);
        f->beyond_rounding = plan_words_decimal(&m->words, m->sides.beyond);
    }
}

void plan_maker_operands(plan_maker *m, const plan_draft *draft) {
    plan_checker *checker = m->checker;
    size_t size = plan_instance_size(checker, m->instance);
    m->operands = plan_maker_memory(m, size, sizeof *m->operands);
    if (m->operands == NULL) {
        return;
    }
    m->count = plan_gather(checker, m->instance, m->operands);
    plan_outcome outcome = plan_judge(checker, m->instance, m->operands, m->count);
    if (!outcome.missing_fails) {
        plan_sides_of(checker, m->instance, m->operands, m->count, &m->sides);
    }
    plan_maker_inputs(m);
    if (m->words.status != PLAN_OK) {
        return;
    }
    plan_finding *f = &m->finding;
    if (outcome.missing_fails) {
        f->message = plan_maker_missing(m);
        return;
    }
    f->arithmetic =
        plan_words_arithmetic(&m->words, checker, m->instance, m->operands, m->count, &m->sides);
    plan_maker_sides(m);
    uint8_t rule = m->instance->rule;
    uint8_t shape = plan_check_shape(rule);
    f->message = shape == PLAN_SHAPE_SUM       ? say_sum(m)
                 : shape == PLAN_SHAPE_ORDER   ? say_order(m)
                 : shape == PLAN_SHAPE_BETWEEN ? say_between(m)
                                               : say_stated(m);
    if (draft->verdict == PLAN_UNDECIDED) {
        f->message = plan_words_say(&m->words, PLAN_SAY_UNDECIDED_ABOUT, &f->message, 1);
        return;
    }
    if (plan_check_is_linear(rule)) {
        plan_buffer message;
        plan_buffer_init(&message, &checker->allocator);
        plan_buffer_puts(&message, f->message);
        if (shape != PLAN_SHAPE_ORDER && shape != PLAN_SHAPE_BETWEEN &&
            !plan_sides_is_partial(checker, m->instance, m->operands, m->count)) {
            plan_maker_power_of_ten(m, &message);
        }
        plan_maker_repairs(m, &message);
        f->message = plan_words_take_buffer(&m->words, &message);
    }
}
