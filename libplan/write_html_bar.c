/* Targets as bullet bars: a shaded band of the numbers that meet the target, the actual as a bar
 * and a mark within the interval that rounding leaves it, the baseline as a ring. */
#include "write_html.h"

#include <string.h>

#include <plan/numeral.h>

#include "write_targets.h"

enum { WHOLE = 10000, MARGIN = 1300, LEAST = 120 };

/* Numbers in order of size, as far as they are there, and their places. */
typedef struct place {
    plan_decimal value;
    uint32_t at;
    bool is;
} place;

typedef struct bar {
    plan_decimal low, high; /* of the axis */
    bool begun;
    place goal[2], stands[2], actual, target, baseline, start;
    bool open_goal[2], open_stands[2]; /* goes on beyond the picture */
} bar;

/* --- What is drawn --- */

static void take(bar *b, place *to, plan_decimal value) {
    to->value = value;
    to->is = true;
    if (!b->begun) {
        b->low = b->high = value;
        b->begun = true;
    }
    b->low = plan_decimal_compare(value, b->low) < 0 ? value : b->low;
    b->high = plan_decimal_compare(value, b->high) > 0 ? value : b->high;
}

static void take_text(bar *b, place *to, const char *text) {
    plan_decimal value;
    if (plan_html_decimal(text, &value)) {
        take(b, to, value);
    }
}

static void take_interval(bar *b, place ends[2], bool open[2], const plan_interval *interval) {
    open[0] = interval->low_end == PLAN_END_UNBOUNDED;
    open[1] = interval->high_end == PLAN_END_UNBOUNDED;
    if (!open[0]) {
        take(b, &ends[0], interval->low);
    }
    if (!open[1]) {
        take(b, &ends[1], interval->high);
    }
}

/* From 0 where what lies between the numbers is at least half of the largest: there a bar's length
 * says something. Elsewhere the differences would not be seen. Where they are beyond all decimals
 * the axis stays as it is, and nothing has a place on it. */
static void choose_axis(bar *b) {
    plan_decimal zero = {0, 0}, one = {1, 0}, width = {0, 0}, twice = {0, 0}, size;
    if (plan_decimal_compare(b->low, b->high) == 0) {
        one.scale = b->low.scale;
        (void)plan_decimal_subtract(b->low, one, &b->low);
        (void)plan_decimal_add(b->high, one, &b->high);
        return;
    }
    (void)plan_decimal_subtract(b->high, b->low, &width);
    (void)plan_decimal_add(width, width, &twice);
    size = plan_decimal_sign(b->low) > 0 ? b->high : plan_decimal_negate(b->low);
    if (plan_decimal_compare(twice, size) < 0) {
        return;
    }
    if (plan_decimal_sign(b->low) > 0) {
        b->low = zero;
    } else if (plan_decimal_sign(b->high) < 0) {
        b->high = zero;
    }
}

/* Within the margins that labels and open ends need. */
static bool put_place(const bar *b, place *p) {
    uint32_t share = 0;
    if (p->is && !plan_html_position(b->low, b->high, p->value, &share)) {
        return false;
    }
    p->at = MARGIN + share * (WHOLE - 2 * MARGIN) / WHOLE;
    return true;
}

/* Bars start at 0 or, where that is far away, at the baseline. */
static void choose_start(bar *b) {
    plan_decimal zero = {0, 0};
    if (plan_decimal_sign(b->low) <= 0 && plan_decimal_sign(b->high) >= 0) {
        b->start.value = zero;
        b->start.is = true;
    } else {
        b->start = b->baseline;
    }
}

static bool measure(const plan_target_result *t, bar *b) {
    memset(b, 0, sizeof *b);
    if (t->actual[0] == '\0') {
        return false;
    }
    take_text(b, &b->actual, t->actual);
    take_text(b, &b->target, t->target);
    take_text(b, &b->baseline, t->baseline);
    if (t->has_goal) {
        take_interval(b, b->goal, b->open_goal, &t->goal);
    }
    if (t->has_interval) {
        take_interval(b, b->stands, b->open_stands, &t->interval);
    }
    bool wanted = b->goal[0].is || b->goal[1].is || b->target.is;
    bool attained = b->stands[0].is || b->stands[1].is || b->actual.is;
    if (!wanted || !attained) {
        return false;
    }
    choose_axis(b);
    choose_start(b);
    place *const all[] = {&b->goal[0], &b->goal[1], &b->stands[0], &b->stands[1],
                          &b->actual,  &b->target,  &b->baseline,  &b->start};
    bool good = true;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        good = put_place(b, all[i]) && good;
    }
    return good;
}

bool plan_html_has_bar(const plan_target_result *t) {
    bar b;
    return measure(t, &b);
}

/* --- Words --- */

/* Rounding leaves the result more than one number. */
static bool is_band(const plan_target_result *t) {
    return t->has_interval && !plan_interval_is_point(t->interval);
}

static void put_description(plan_html *h, const plan_target_result *t, const bar *b, bool widened) {
    char low[64] = "", high[64] = "";
    plan_buffer buffer;
    plan_span verdict =
        plan_span_of(plan_message_get(plan_target_label(t))->text[h->report->language]);
    plan_span args[3] = {plan_span_of(t->actual), plan_span_of(t->target), verdict};
    plan_html_raw(h, "<title>");
    plan_html_say(h, PLAN_LABEL_BAR, args, 3);
    plan_html_raw(h, "</title><desc>");
    (void)plan_decimal_write(b->low, PLAN_NUMBER_PLAIN, low, sizeof low, NULL);
    (void)plan_decimal_write(b->high, PLAN_NUMBER_PLAIN, high, sizeof high, NULL);
    plan_span axis[2] = {plan_span_of(low), plan_span_of(high)};
    plan_html_say(h, PLAN_LABEL_BAR_AXIS, axis, 2);
    if (is_band(t)) {
        plan_buffer_init(&buffer, &h->report->allocator);
        plan_html_interval(h, &buffer, &t->interval);
        plan_span interval = plan_html_taken(h, &buffer);
        plan_html_raw(h, " ");
        plan_html_say(h, PLAN_LABEL_BAR_STANDS, &interval, 1);
        plan_buffer_free(&buffer);
    }
    if (widened) {
        plan_html_raw(h, " ");
        plan_html_word(h, PLAN_LABEL_BAR_WIDENED);
    }
    plan_html_raw(h, "</desc>");
}

/* --- Drawing --- */

static void put_rect(plan_html *h, const char *class_name, uint32_t from, uint32_t to,
                     const char *heights) {
    plan_html_raw(h, "<rect class=\"");
    plan_html_raw(h, class_name);
    plan_html_raw(h, "\"");
    plan_html_at(h, "x", from);
    plan_html_at(h, "width", to - from);
    plan_html_raw(h, heights);
    plan_html_raw(h, "/>");
}

static void put_goal(plan_html *h, const bar *b) {
    if (b->goal[0].is || b->goal[1].is) {
        put_rect(h, "goal", b->goal[0].is ? b->goal[0].at : 0,
                 b->goal[1].is ? b->goal[1].at : WHOLE, " y=\"16\" height=\"20\"");
    }
}

static void put_mark(plan_html *h, const place *p, const char *anchor) {
    char text[64] = "";
    plan_html_line(h, "target", p->at, p->at, " y1=\"14\" y2=\"38\"");
    (void)plan_decimal_write(p->value, PLAN_NUMBER_PLAIN, text, sizeof text, NULL);
    plan_html_label(h, anchor, p->at, "51", text);
}

/* The printed figure where it is a plain one, else the ends of what it stands for. */
static void put_target(plan_html *h, const bar *b) {
    bool both = b->goal[0].is && b->goal[1].is && b->goal[0].at != b->goal[1].at;
    if (b->target.is) {
        put_mark(h, &b->target, "middle");
        return;
    }
    if (b->goal[0].is) {
        put_mark(h, &b->goal[0], both ? "end" : "middle");
    }
    if (b->goal[1].is && (both || !b->goal[0].is)) {
        put_mark(h, &b->goal[1], both ? "start" : "middle");
    }
}

/* The ends of the band; true where it had to be widened. */
static bool band_of(const bar *b, uint32_t *from, uint32_t *to) {
    uint32_t low = b->open_stands[0] ? 0 : b->stands[0].is ? b->stands[0].at : b->actual.at;
    uint32_t high = b->open_stands[1] ? WHOLE : b->stands[1].is ? b->stands[1].at : b->actual.at;
    bool narrow = high - low < LEAST;
    *from = narrow ? (low + high) / 2 - LEAST / 2 : low;
    *to = narrow ? *from + LEAST : high;
    return narrow;
}

static void put_actual(plan_html *h, const plan_target_result *t, const bar *b, uint32_t from,
                       uint32_t to) {
    uint32_t at = b->actual.is       ? b->actual.at
                  : !b->stands[0].is ? b->stands[1].at
                  : !b->stands[1].is ? b->stands[0].at
                                     : (b->stands[0].at + b->stands[1].at) / 2;
    if (b->start.is && b->start.at != at) {
        put_rect(h, "bar", b->start.at < at ? b->start.at : at, b->start.at < at ? at : b->start.at,
                 " y=\"22\" height=\"8\"");
    }
    put_rect(h, "band", from, to, " y=\"19\" height=\"14\"");
    if (b->actual.is) {
        plan_html_line(h, "actual", at, at, " y1=\"17\" y2=\"35\"");
    }
    plan_html_label(h, "middle", at, "11", t->actual);
}

void plan_html_bar(plan_html *h, const plan_target_result *t) {
    static const char *const classes[] = {"met", "missed", "undecided", "unjudged"};
    uint32_t from, to;
    bar b;
    if (!measure(t, &b)) {
        return;
    }
    bool widened = band_of(&b, &from, &to) && is_band(t);
    plan_html_raw(h, "<svg class=\"bullet ");
    plan_html_raw(h, classes[t->verdict]);
    plan_html_raw(h, "\" role=\"img\" width=\"100%\" height=\"54\">");
    put_description(h, t, &b, widened);
    put_goal(h, &b);
    plan_html_raw(h, "<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"36\" y2=\"36\"/>");
    put_actual(h, t, &b, from, to);
    put_target(h, &b);
    if (b.baseline.is) {
        plan_html_raw(h, "<circle class=\"base\" r=\"4.5\" cy=\"26\"");
        plan_html_at(h, "cx", b.baseline.at);
        plan_html_raw(h, "/>");
    }
    plan_html_raw(h, "</svg>");
}
