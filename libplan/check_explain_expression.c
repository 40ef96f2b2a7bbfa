/* Findings of users' rules: the rule with the printed figures in it (check_explain_formula.c), both
 * sides worked out, and how far they are apart (check_explain_gap.c). */
#include "check_explain.h"
#include "check_expression.h"

const plan_expression *plan_maker_rule(const plan_maker *m) {
    return &plan_user_rule_of(m->checker, m->instance)->expression;
}

static const char *text_of_rule(plan_maker *m) {
    plan_span text = plan_span_of(plan_user_rule_of(m->checker, m->instance)->rule->check);
    plan_buffer_visible_start(&m->words.buffer, text);
    return plan_words_take(&m->words);
}

/* Whether what is undecided would fail if "about" figures were as printed. */
static bool would_fail(plan_maker *m) {
    plan_interval *values = plan_maker_memory(m, m->count, sizeof *values);
    bool partial = false;
    uint8_t verdict = PLAN_UNDECIDED;
    if (values == NULL) {
        return false;
    }
    /* There is a verdict: it was undecided. */
    (void)plan_user_values(m->checker, m->instance, m->operands, values, &partial);
    (void)plan_expression_judge(plan_maker_rule(m), values,
                                plan_user_tolerance(m->checker, m->instance), &verdict);
    return verdict == PLAN_FAILS;
}

static const char *sentence(plan_maker *m, bool open) {
    plan_words *words = &m->words;
    plan_decimal gap = m->sides.gap;
    bool equal = plan_maker_rule(m)->relation == PLAN_RELATION_EQUAL;
    if (plan_decimal_sign(gap) < 0) {
        gap = plan_decimal_negate(gap);
    }
    const char *args[5] = {plan_maker_what(m), text_of_rule(m), m->finding.arithmetic, "", ""};
    if (m->sides.has_gap) {
        args[3] = plan_words_decimal(words, gap);
        args[4] = plan_words_decimal(words, m->sides.beyond);
    }
    return plan_words_say(words,
                          open                        ? PLAN_SAY_EXPRESSION_OPEN
                          : m->sides.has_gap && equal ? PLAN_SAY_EXPRESSION_GAP
                                                      : PLAN_SAY_EXPRESSION,
                          args, 5);
}

static void put_note(plan_maker *m, plan_buffer *message) {
    const plan_user_rule *declared = plan_user_rule_of(m->checker, m->instance)->rule;
    const char *note = declared->note[m->words.language];
    note = note != NULL ? note : declared->note[1 - m->words.language];
    if (note != NULL && note[0] != '\0') {
        plan_buffer_visible(&m->words.buffer, plan_span_of(note));
        const char *args[1] = {plan_words_take(&m->words)};
        plan_buffer_puts(message, plan_words_say(&m->words, PLAN_SAY_NOTE, args, 1));
    }
}

void plan_maker_expression(plan_maker *m, const plan_draft *draft) {
    plan_finding *f = &m->finding;
    m->operands = plan_maker_memory(m, plan_user_checks_size(m->checker), sizeof *m->operands);
    if (m->operands == NULL) {
        return;
    }
    m->count = plan_gather(m->checker, m->instance, m->operands);
    plan_outcome outcome = plan_judge(m->checker, m->instance, m->operands, m->count);
    if (!outcome.missing_fails) {
        plan_maker_rule_sides(m);
    }
    plan_maker_inputs(m);
    if (m->words.status != PLAN_OK) {
        return;
    }
    plan_buffer message;
    plan_buffer_init(&message, &m->checker->allocator);
    if (outcome.missing_fails) {
        plan_buffer_puts(&message, plan_maker_missing(m));
        put_note(m, &message);
    } else {
        bool undecided = draft->verdict == PLAN_UNDECIDED, about = undecided && would_fail(m);
        f->arithmetic = plan_maker_rule_text(m);
        plan_maker_sides(m);
        const char *text = sentence(m, undecided && !about);
        if (undecided) {
            text = plan_words_say(&m->words, about ? PLAN_SAY_UNDECIDED_ABOUT : PLAN_SAY_UNDECIDED,
                                  &text, 1);
        }
        plan_buffer_puts(&message, text);
        put_note(m, &message);
        if (!undecided && plan_user_is_mendable(m->checker, m->instance)) {
            plan_maker_power_of_ten(m, &message);
            plan_maker_repairs(m, &message);
        }
    }
    f->message = plan_words_take_buffer(&m->words, &message);
}
