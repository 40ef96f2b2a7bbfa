/* The printed figures as arithmetic that a reader can follow with a pocket calculator. */
#include "check_words.h"

#include <plan/change.h>

static void put_operand(plan_words *words, const plan_checker *checker, const plan_operand *operand,
                        plan_buffer *out) {
    plan_buffer_puts(out, plan_words_operand(words, checker, operand));
}

/* How the figure gets into the unit of the rule. */
static void put_conversion(plan_words *words, const plan_operand *operand, plan_buffer *out) {
    plan_decimal one = {1, 0};
    if (!operand->has_factor) {
        return;
    }
    if (plan_decimal_compare(operand->factor, one) != 0) {
        plan_buffer_puts(out, " \xc3\x97 ");
        plan_buffer_puts(out, plan_words_decimal(words, operand->factor));
    }
    if (operand->offset.digits != 0) { /* of an index: less 100 */
        plan_buffer_puts(out, " \xe2\x88\x92 ");
        plan_buffer_puts(out, plan_words_decimal(words, plan_decimal_negate(operand->offset)));
    }
}

static void put_sum(plan_words *words, const plan_checker *checker, const plan_instance *instance,
                    const plan_operand *operands, size_t count, const plan_sides *sides,
                    plan_buffer *out) {
    size_t members = plan_sum_of(checker, instance, count).members;
    bool first = true;
    for (size_t i = 0; i < members; i++) {
        if (operands[i].status != PLAN_OK) {
            continue;
        }
        plan_buffer_puts(out, first ? "" : " + ");
        first = false;
        put_operand(words, checker, &operands[i], out);
        put_conversion(words, &operands[i], out);
    }
    plan_buffer_puts(out, " = ");
    plan_buffer_puts(out, sides->has_left ? plan_words_decimal(words, sides->left)
                                          : plan_words_interval(words, sides->left_interval));
}

/* x against b: "100 × (x / b − 1)", "x − b", by the statement's arithmetic and form. */
static void put_change(plan_words *words, const plan_checker *checker, const plan_operand *operands,
                       plan_buffer *out) {
    const plan_statement *s = plan_statement_at(checker, operands[0].statement);
    static const struct {
        const char *before, *between, *after;
    } forms[] = {
        [PLAN_GROWTH_RATE] = {"100 \xc3\x97 (", " / ", " \xe2\x88\x92 1)"},
        [PLAN_GROWTH_INDEX] = {"100 \xc3\x97 ", " / ", ""},
        [PLAN_GROWTH_RATIO] = {"", " / ", ""},
        [PLAN_GROWTH_LOG] = {"100 \xc3\x97 ln(", " / ", ")"},
    };
    bool relative = s->arithmetic == PLAN_RELATIVE;
    plan_buffer_puts(out, relative ? forms[s->form].before : "");
    put_operand(words, checker, &operands[1], out);
    plan_buffer_puts(out, relative ? forms[s->form].between : " \xe2\x88\x92 ");
    put_operand(words, checker, &operands[2], out);
    plan_buffer_puts(out, relative ? forms[s->form].after : "");
}

static void put_ratio(plan_words *words, const plan_checker *checker, const plan_instance *instance,
                      const plan_operand *operands, plan_buffer *out) {
    plan_decimal factor = plan_indicator_at(checker, instance->id)->ratio_factor, one = {1, 0};
    put_operand(words, checker, &operands[1], out);
    plan_buffer_puts(out, " / ");
    put_operand(words, checker, &operands[2], out);
    if (plan_decimal_compare(factor, one) != 0) {
        plan_buffer_puts(out, " \xc3\x97 ");
        plan_buffer_puts(out, plan_words_decimal(words, factor));
    }
}

/* 100 × (x − base) / base of the whole. */
static void put_contribution(plan_words *words, const plan_checker *checker,
                             const plan_operand *operands, plan_buffer *out) {
    plan_buffer_puts(out, "100 \xc3\x97 (");
    put_operand(words, checker, &operands[1], out);
    put_conversion(words, &operands[1], out);
    plan_buffer_puts(out, " \xe2\x88\x92 ");
    put_operand(words, checker, &operands[2], out);
    put_conversion(words, &operands[2], out);
    plan_buffer_puts(out, ") / ");
    put_operand(words, checker, &operands[3], out);
}

/* The growth of all parts, to be seen beside that of the whole. */
static void put_growths(plan_words *words, const plan_checker *checker,
                        const plan_operand *operands, size_t count, plan_buffer *out) {
    for (size_t i = 1; i < count; i++) {
        plan_buffer_puts(out, i > 1 ? "; " : "");
        put_operand(words, checker, &operands[i], out);
        put_conversion(words, &operands[i], out);
    }
}

static void put_result(plan_words *words, const plan_sides *sides, plan_buffer *out) {
    if (sides->has_gap) {
        plan_buffer_puts(out, " = ");
        plan_buffer_puts(out, plan_words_decimal(words, sides->right));
    } else if (sides->has_right) {
        plan_buffer_puts(out, " = ");
        plan_buffer_puts(out, plan_words_interval(words, sides->right_interval));
    }
}

const char *plan_words_arithmetic(plan_words *words, const plan_checker *checker,
                                  const plan_instance *instance, const plan_operand *operands,
                                  size_t count, const plan_sides *sides) {
    plan_buffer out;
    plan_buffer_init(&out, &checker->allocator);
    switch (plan_check_shape(instance->rule)) {
    case PLAN_SHAPE_SUM:
        put_sum(words, checker, instance, operands, count, sides, &out);
        break;
    case PLAN_SHAPE_CONTRIBUTION:
        put_contribution(words, checker, operands, &out);
        put_result(words, sides, &out);
        break;
    case PLAN_SHAPE_BETWEEN:
        put_growths(words, checker, operands, count, &out);
        break;
    case PLAN_SHAPE_STATEMENT:
        put_change(words, checker, operands, &out);
        put_result(words, sides, &out);
        break;
    case PLAN_SHAPE_RATIO:
        put_ratio(words, checker, instance, operands, &out);
        put_result(words, sides, &out);
        break;
    default:
        put_operand(words, checker, &operands[0], &out);
        plan_buffer_puts(&out, " \xe2\x88\x92 ");
        put_operand(words, checker, &operands[1], &out);
        if (sides->has_gap) {
            plan_buffer_puts(&out, " = ");
            plan_buffer_puts(&out, plan_words_decimal(words, sides->gap));
        }
        break;
    }
    return plan_words_take_buffer(words, &out);
}

const char *plan_words_because(plan_words *words, const plan_checker *checker,
                               const plan_inference *inference) {
    plan_operand stated, known;
    plan_operand_of_record(checker, inference->statement, &stated);
    plan_operand_of_record(checker, inference->figure, &known);
    const char *s = plan_words_operand(words, checker, &stated);
    const char *x = plan_words_operand(words, checker, &known);
    const plan_statement *statement = plan_statement_at(checker, stated.statement);
    static const struct {
        const char *base[3], *value[3]; /* base from the figure; figure from the base */
    } forms[] = {
        [PLAN_GROWTH_RATE] = {{"", " / (1 + ", " / 100)"}, {"", " \xc3\x97 (1 + ", " / 100)"}},
        [PLAN_GROWTH_INDEX] = {{"", " / (", " / 100)"}, {"", " \xc3\x97 ", " / 100"}},
        [PLAN_GROWTH_RATIO] = {{"", " / ", ""}, {"", " \xc3\x97 ", ""}},
        [PLAN_GROWTH_LOG] = {{"", " / exp(", " / 100)"}, {"", " \xc3\x97 exp(", " / 100)"}},
    };
    static const char *const plain[2][3] = {{"", " + ", ""}, {"", " \xe2\x88\x92 ", ""}};
    const char *const *parts = statement->arithmetic != PLAN_RELATIVE ? plain[inference->gives_base]
                               : inference->gives_base                ? forms[statement->form].base
                                                       : forms[statement->form].value;
    plan_buffer_puts(&words->buffer, parts[0]);
    plan_buffer_puts(&words->buffer, x);
    plan_buffer_puts(&words->buffer, parts[1]);
    /* A minus after a minus or plus would be hard to read. */
    bool negative = s[0] == '-';
    plan_buffer_puts(&words->buffer, negative ? "(" : "");
    plan_buffer_puts(&words->buffer, s);
    plan_buffer_puts(&words->buffer, negative ? ")" : "");
    plan_buffer_puts(&words->buffer, parts[2]);
    const char *arithmetic = plan_words_take(words);
    const char *args[3] = {arithmetic, plan_words_place(words, checker, known.record),
                           plan_words_place(words, checker, stated.record)};
    return plan_words_say(words, PLAN_SAY_BECAUSE, args, 3);
}
