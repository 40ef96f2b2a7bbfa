/* Sums that fail, as stacked bars: the parts beside each other, the total they should reach, what
 * is too much or lacking hatched. Which findings are sums is read off their figures. */
#include "write_html.h"

#include <string.h>

#include <plan/numeral.h>

enum { WHOLE = 10000, LEAST = 120, TINTS = 4 };

typedef struct sum {
    size_t parts; /* the first inputs */
    plan_decimal value, total;
    bool is_excess;
} sum;

/* The parts are the first inputs, alike in all but the indicator, up to the one with which they
 * make the finding's value. */
static size_t count_parts(const plan_finding *f, plan_decimal value) {
    plan_decimal so_far = {0, 0}, part;
    const plan_input *first = f->inputs;
    for (size_t i = 0; i < f->input_count; i++) {
        const plan_input *in = &f->inputs[i];
        if (!plan_html_decimal(in->value, &part) || plan_decimal_sign(part) < 0 ||
            in->measure[0] != '\0' || strcmp(in->unit, first->unit) != 0 ||
            strcmp(in->period, first->period) != 0 || strcmp(in->series, first->series) != 0 ||
            plan_decimal_add(so_far, part, &so_far) != PLAN_OK) {
            return 0;
        }
        if (plan_decimal_compare(so_far, value) == 0) {
            return i + 1;
        }
    }
    return 0;
}

static bool read_sum(const plan_finding *f, sum *result) {
    sum s;
    plan_decimal gap;
    if (f->verdict != PLAN_FAILS || !f->has_expected || !plan_html_decimal(f->value, &s.value) ||
        !plan_html_decimal(f->gap, &gap) || plan_decimal_sign(gap) == 0 ||
        plan_decimal_subtract(s.value, gap, &s.total) != PLAN_OK ||
        plan_decimal_sign(s.total) <= 0 || plan_decimal_sign(s.value) <= 0) {
        return false;
    }
    s.parts = count_parts(f, s.value);
    s.is_excess = plan_decimal_sign(gap) > 0;
    *result = s;
    return s.parts >= 2;
}

bool plan_html_is_sum(const plan_finding *f) {
    sum s;
    return read_sum(f, &s);
}

static void put_segment(plan_html *h, const plan_input *in, size_t i, uint32_t from, uint32_t to) {
    uint32_t needed = (uint32_t)strlen(in->value) * 220 + 200;
    plan_html_raw(h, "<rect class=\"s");
    plan_html_number(h, i % TINTS + 1);
    plan_html_raw(h, "\" y=\"8\" height=\"36\"");
    plan_html_at(h, "x", from);
    plan_html_at(h, "width", to - from);
    plan_html_raw(h, "/>");
    if (to - from >= needed) {
        plan_html_raw(h, "<text text-anchor=\"middle\" y=\"31\"");
        plan_html_at(h, "x", from + (to - from) / 2);
        plan_html_raw(h, ">");
        plan_html_text(h, in->value);
        plan_html_raw(h, "</text>");
    }
}

/* Some room is kept at the right, so that the smallest excess is seen. */
static uint32_t place_of(plan_decimal most, plan_decimal value) {
    plan_decimal zero = {0, 0};
    uint32_t at = 0;
    (void)plan_html_position(zero, most, value, &at);
    return at * (WHOLE - LEAST - 40) / WHOLE;
}

static void put_bar(plan_html *h, const plan_finding *f, const sum *s) {
    plan_decimal most = s->is_excess ? s->value : s->total, so_far = {0, 0}, part = {0, 0};
    uint32_t from = 0, value_at = place_of(most, s->value), total_at = place_of(most, s->total);
    uint32_t start = s->is_excess ? total_at : value_at, end = s->is_excess ? value_at : total_at;
    end = end < start + LEAST ? start + LEAST : end;
    for (size_t i = 0; i < s->parts; i++) {
        (void)plan_html_decimal(f->inputs[i].value, &part);
        (void)plan_decimal_add(so_far, part, &so_far);
        uint32_t to = place_of(most, so_far);
        put_segment(h, &f->inputs[i], i, from, to);
        from = to;
    }
    plan_html_raw(h, "<svg y=\"8\" height=\"36\" class=\"off\"");
    plan_html_at(h, "x", start);
    plan_html_at(h, "width", end - start);
    plan_html_raw(h, "><rect width=\"100%\" height=\"100%\"/><line x1=\"0\" x2=\"4000\" y1=\"18\" "
                     "y2=\"18\" transform=\"skewX(-35)\"/></svg><line class=\"total\" y1=\"0\" "
                     "y2=\"52\"");
    plan_html_at(h, "x1", s->is_excess ? start : end);
    plan_html_at(h, "x2", s->is_excess ? start : end);
    plan_html_raw(h, "/>");
}

static void say_sum(plan_html *h, const plan_finding *f, const sum *s) {
    char total[64] = "";
    (void)plan_decimal_write(s->total, PLAN_NUMBER_PLAIN, total, sizeof total, NULL);
    plan_span args[3] = {plan_span_of(f->value), plan_span_of(total),
                         plan_span_of(f->gap[0] == '-' ? f->gap + 1 : f->gap)};
    plan_html_say(h, s->is_excess ? PLAN_LABEL_EXCESS : PLAN_LABEL_LACK, args, 3);
}

/* The parts by name, with the changes that would mend the sum. */
static void put_legend(plan_html *h, const plan_finding *f, const sum *s) {
    plan_html_raw(h, "<ol class=\"parts\">\n");
    for (size_t i = 0; i < s->parts; i++) {
        plan_html_raw(h, "<li><i class=\"s");
        plan_html_number(h, i % TINTS + 1);
        plan_html_raw(h, "\"></i>");
        plan_html_name(h, "span", "name", f->inputs[i].name);
        plan_html_raw(h, " <b class=\"number\">");
        plan_html_text(h, f->inputs[i].value);
        plan_html_raw(h, "</b>");
        plan_html_raw(h, f->inputs[i].unit[0] != '\0' ? " " : "");
        plan_html_text(h, f->inputs[i].unit);
        if (f->repair_count > 0 && plan_finding_in_question(f, i) != 0) {
            plan_html_raw(h, " <span class=\"mark\">");
            plan_html_word(h, PLAN_LABEL_IN_QUESTION);
            plan_html_raw(h, "</span>");
        }
        plan_html_raw(h, "</li>\n");
        plan_output_flush(h->output, false);
    }
    plan_html_raw(h, "</ol>\n");
}

static void put_structure(plan_html *h, size_t finding, const sum *s) {
    const plan_finding *f = &h->report->findings[finding];
    plan_html_raw(h, "<figure>\n<figcaption><h3>");
    plan_html_name(h, "span", "name", f->rule);
    plan_html_raw(h, "</h3><p>");
    plan_html_text(h, f->area);
    plan_html_raw(h, f->area[0] != '\0' ? ", " : "");
    plan_html_when(h, f->period, f->series);
    plan_html_raw(h, ". ");
    say_sum(h, f, s);
    plan_html_raw(h, " (<a href=\"#");
    plan_html_finding_id(h, finding);
    plan_html_raw(h, "\">");
    plan_html_word(h, PLAN_LABEL_SEE_FINDING);
    plan_html_raw(h, "</a>).</p></figcaption>\n<svg class=\"stack\" role=\"img\" width=\"100%\" "
                     "height=\"52\"><title>");
    say_sum(h, f, s);
    plan_html_raw(h, "</title><desc>");
    plan_html_text(h, f->arithmetic);
    plan_html_raw(h, "</desc>");
    put_bar(h, f, s);
    plan_html_raw(h, "</svg>\n");
    put_legend(h, f, s);
    plan_html_raw(h, "</figure>\n");
}

/* Those beyond the first few open on demand, or the rules would be out of sight. */
static void put_fold(plan_html *h, size_t finding) {
    uint64_t more = 0;
    for (size_t i = finding; i < h->report->finding_count; i++) {
        more += plan_html_is_sum(&h->report->findings[i]) ? 1 : 0;
    }
    plan_html_raw(h, "<details class=\"more\"><summary>");
    plan_html_counts(h, PLAN_LABEL_MORE_STRUCTURES, more, 0);
    plan_html_raw(h, "</summary>\n");
}

void plan_html_structures(plan_html *h) {
    enum { SHOWN = 8 };
    size_t count = 0;
    for (size_t i = 0; i < h->report->finding_count && h->output->status == PLAN_OK; i++) {
        sum s;
        if (!read_sum(&h->report->findings[i], &s)) {
            continue;
        }
        if (count == 0) {
            plan_html_raw(h, "<section id=\"structures\">\n<h2>");
            plan_html_word(h, PLAN_LABEL_STRUCTURES);
            plan_html_raw(h, "</h2>\n");
        } else if (count == SHOWN) {
            put_fold(h, i);
        }
        put_structure(h, i, &s);
        count++;
        plan_output_flush(h->output, false);
    }
    plan_html_raw(h, count > SHOWN ? "</details>\n" : "");
    plan_html_raw(h, count > 0 ? "</section>\n" : "");
}
