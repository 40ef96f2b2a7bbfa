/* Pictures of the HTML report. Positions are shares of the width, computed exactly and written in
 * hundredths of a percent, so that the page may be as wide as it likes and text keeps its size. */
#include "write_html.h"

#include <string.h>

#include <plan/numeral.h>

enum { WHOLE = 10000, MARGIN = 2200, LONGEST_LABEL = 10 };

bool plan_html_decimal(const char *text, plan_decimal *result) {
    plan_numeral numeral;
    size_t length = strlen(text);
    memset(&numeral, 0, sizeof numeral);
    numeral.struct_size = sizeof numeral;
    if (length == 0 || strspn(text, "-0123456789.") != length ||
        plan_numeral_read(text, length, PLAN_NUMBER_PLAIN, &numeral, NULL) != PLAN_OK ||
        numeral.figure.reading == PLAN_BETWEEN) {
        return false;
    }
    *result = numeral.figure.value;
    return true;
}

bool plan_html_position(plan_decimal low, plan_decimal high, plan_decimal value, uint32_t *result) {
    plan_decimal width, part = {0, 0}, share = {0, 0};
    if (plan_decimal_compare(low, high) >= 0 || plan_decimal_compare(value, low) < 0 ||
        plan_decimal_compare(value, high) > 0 ||
        plan_decimal_subtract(high, low, &width) != PLAN_OK) {
        return false;
    }
    /* A part of the width is not larger than it is, and its share lies between 0 and 1. */
    (void)plan_decimal_subtract(value, low, &part);
    (void)plan_decimal_divide(part, width, 4, PLAN_ROUND_HALF_UP, &share, NULL);
    (void)plan_decimal_round(share, 4, PLAN_ROUND_HALF_UP, &share);
    *result = (uint32_t)share.digits;
    return true;
}

void plan_html_percent(plan_html *h, uint32_t hundredths) {
    plan_html_number(h, hundredths / 100);
    plan_html_raw(h, ".");
    plan_html_number(h, hundredths % 100 / 10);
    plan_html_number(h, hundredths % 10);
    plan_html_raw(h, "%");
}

void plan_html_at(plan_html *h, const char *name, uint32_t hundredths) {
    plan_html_raw(h, " ");
    plan_html_raw(h, name);
    plan_html_raw(h, "=\"");
    plan_html_percent(h, hundredths);
    plan_html_raw(h, "\"");
}

/* --- Counts --- */

static uint32_t share_of(uint64_t part, uint64_t whole) {
    while (whole > UINT64_MAX / WHOLE) { /* the picture loses nothing by it */
        whole /= 2;
        part /= 2;
    }
    return (uint32_t)(part * WHOLE / whole);
}

void plan_html_share_bar(plan_html *h, const plan_html_part *parts, size_t count, int label,
                         const plan_span *args, size_t arg_count) {
    enum { LEAST = 60 }; /* what is there is seen */
    uint64_t whole = 0;
    uint32_t at = 0;
    for (size_t i = 0; i < count; i++) {
        whole += parts[i].count;
    }
    plan_html_raw(h, "<svg class=\"share\" role=\"img\" width=\"100%\" height=\"14\"><title>");
    plan_html_say(h, label, args, arg_count);
    plan_html_raw(h, "</title>");
    for (size_t i = count; i-- > 0;) { /* from the right: the first takes what is left */
        uint32_t width = share_of(parts[i].count, whole);
        width = parts[i].count > 0 && width < LEAST ? LEAST : width;
        width = i == 0 || width > WHOLE - at ? WHOLE - at : width;
        if (parts[i].count > 0) {
            plan_html_raw(h, "<rect class=\"");
            plan_html_raw(h, parts[i].class_name);
            plan_html_raw(h, "\"");
            plan_html_at(h, "x", WHOLE - at - width);
            plan_html_at(h, "width", width);
            plan_html_raw(h, " height=\"100%\"/>");
            at += width;
        }
    }
    plan_html_raw(h, "</svg>\n");
}

/* --- Number line --- */

typedef struct number_line {
    plan_decimal value;
    bool has_low, has_high;
    uint32_t low, high, at; /* places of the ends and of the value */
} number_line;

static bool measure(const plan_finding *f, number_line *line) {
    plan_decimal value, least, most;
    if (!f->has_expected || !plan_html_decimal(f->value, &value)) {
        return false;
    }
    line->has_low = f->expected.low_end != PLAN_END_UNBOUNDED;
    line->has_high = f->expected.high_end != PLAN_END_UNBOUNDED;
    least = most = line->value = value;
    if (line->has_low) {
        least = plan_decimal_compare(f->expected.low, least) < 0 ? f->expected.low : least;
        most = plan_decimal_compare(f->expected.low, most) > 0 ? f->expected.low : most;
    }
    if (line->has_high) {
        least = plan_decimal_compare(f->expected.high, least) < 0 ? f->expected.high : least;
        most = plan_decimal_compare(f->expected.high, most) > 0 ? f->expected.high : most;
    }
    if (!plan_html_position(least, most, value, &line->at)) {
        return false;
    }
    if (line->has_low) { /* where one has a place all have one */
        (void)plan_html_position(least, most, f->expected.low, &line->low);
    }
    if (line->has_high) {
        (void)plan_html_position(least, most, f->expected.high, &line->high);
    }
    return true;
}

/* Within the margins that labels and open ends need. */
static uint32_t placed(uint32_t share) {
    return MARGIN + share * (WHOLE - 2 * MARGIN) / WHOLE;
}

void plan_html_line(plan_html *h, const char *class_name, uint32_t from, uint32_t to,
                    const char *heights) {
    plan_html_raw(h, "<line class=\"");
    plan_html_raw(h, class_name);
    plan_html_raw(h, "\"");
    plan_html_at(h, "x1", from);
    plan_html_at(h, "x2", to);
    plan_html_raw(h, heights);
    plan_html_raw(h, "/>");
}

void plan_html_label(plan_html *h, const char *anchor, uint32_t at, const char *y,
                     const char *text) {
    if (strlen(text) > LONGEST_LABEL) {
        return; /* the words beside the picture have it */
    }
    plan_html_raw(h, "<text text-anchor=\"");
    plan_html_raw(h, anchor);
    plan_html_raw(h, "\"");
    plan_html_at(h, "x", at);
    plan_html_raw(h, " y=\"");
    plan_html_raw(h, y);
    plan_html_raw(h, "\">");
    plan_html_text(h, text);
    plan_html_raw(h, "</text>");
}

static void put_end(plan_html *h, plan_decimal end, uint8_t kind, uint32_t at, const char *anchor) {
    char text[64] = "";
    (void)plan_decimal_write(end, PLAN_NUMBER_PLAIN, text, sizeof text, NULL);
    plan_html_line(h, kind == PLAN_END_OPEN ? "end open" : "end", at, at, " y1=\"24\" y2=\"44\"");
    plan_html_label(h, anchor, at, "58", text);
}

static void put_band(plan_html *h, const plan_finding *f, const number_line *line) {
    uint32_t from = line->has_low ? placed(line->low) : 0;
    uint32_t to = line->has_high ? placed(line->high) : WHOLE;
    bool is_point = plan_interval_is_point(f->expected) != 0;
    plan_html_raw(h, "<rect class=\"band\" y=\"28\" height=\"12\"");
    plan_html_at(h, "x", from);
    plan_html_at(h, "width", to - from);
    plan_html_raw(h, "/>");
    if (line->has_low) {
        put_end(h, f->expected.low, f->expected.low_end, from, is_point ? "middle" : "end");
    }
    if (line->has_high && !is_point) {
        put_end(h, f->expected.high, f->expected.high_end, to, "start");
    }
}

static void put_gap(plan_html *h, const number_line *line) {
    if (line->has_low && line->at < line->low) {
        plan_html_line(h, "gap", placed(line->at), placed(line->low), " y1=\"34\" y2=\"34\"");
    } else if (line->has_high && line->at > line->high) {
        plan_html_line(h, "gap", placed(line->high), placed(line->at), " y1=\"34\" y2=\"34\"");
    }
}

static void put_description(plan_html *h, const plan_finding *f) {
    plan_buffer interval;
    plan_buffer_init(&interval, &h->report->allocator);
    plan_html_interval(h, &interval, &f->expected);
    plan_span args[2] = {plan_span_of(f->value), plan_html_taken(h, &interval)};
    plan_html_raw(h, "<title>");
    plan_html_say(h, PLAN_LABEL_NUMBER_LINE, args, 2);
    plan_html_raw(h, "</title>");
    plan_buffer_free(&interval);
    if (f->gap[0] != '\0') {
        plan_span gap[2] = {plan_span_of(f->gap), plan_span_of(f->beyond_rounding)};
        plan_html_raw(h, "<desc>");
        plan_html_say(h, gap[1].length > 0 ? PLAN_LABEL_GAP : PLAN_LABEL_GAP_ALONE, gap, 2);
        plan_html_raw(h, "</desc>");
    }
}

void plan_html_number_line(plan_html *h, const plan_finding *f) {
    number_line line;
    memset(&line, 0, sizeof line);
    if (!measure(f, &line)) {
        return;
    }
    plan_html_raw(h, "<svg class=\"line\" role=\"img\" width=\"100%\" height=\"62\">");
    put_description(h, f);
    plan_html_raw(h, "<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"34\" y2=\"34\"/>");
    put_band(h, f, &line);
    put_gap(h, &line);
    plan_html_raw(h, "<circle class=\"value\" r=\"5\" cy=\"34\"");
    plan_html_at(h, "cx", placed(line.at));
    plan_html_raw(h, "/>");
    plan_html_label(h, "middle", placed(line.at), "18", f->value);
    plan_html_raw(h, "</svg>\n");
}
