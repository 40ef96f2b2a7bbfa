/* Text of the HTML report: escaped in one place, whatever it is. */
#include "write_html.h"

#include <string.h>

#include <plan/numeral.h>

void plan_html_raw(plan_html *h, const char *markup) {
    plan_buffer_puts(&h->output->buffer, markup);
}

void plan_html_span(plan_html *h, plan_span text) {
    plan_buffer_xml(&h->output->buffer, text);
}

void plan_html_text(plan_html *h, const char *text) {
    plan_html_span(h, plan_span_of(text));
}

void plan_html_number(plan_html *h, uint64_t value) {
    plan_buffer_unsigned(&h->output->buffer, value);
}

plan_span plan_html_taken(plan_html *h, const plan_buffer *buffer) {
    plan_span span = {buffer->data, buffer->length};
    if (buffer->status != PLAN_OK) {
        if (h->output->status == PLAN_OK) {
            h->output->status = buffer->status;
        }
        span.length = 0;
    }
    return span;
}

void plan_html_say(plan_html *h, int label, const plan_span *args, size_t count) {
    plan_message_write(&h->line, h->report->language, label, args, count);
    plan_html_span(h, plan_html_taken(h, &h->line));
    plan_buffer_clear(&h->line);
}

void plan_html_word(plan_html *h, int label) {
    plan_html_say(h, label, NULL, 0);
}

void plan_html_counts(plan_html *h, int label, uint64_t first, uint64_t second) {
    plan_output_counts(h->output, &h->line, label, first, second);
    plan_html_span(h, plan_html_taken(h, &h->line));
    plan_buffer_clear(&h->line);
}

void plan_html_name(plan_html *h, const char *element, const char *class_name, const char *text) {
    plan_html_raw(h, "<");
    plan_html_raw(h, element);
    plan_html_raw(h, " class=\"");
    plan_html_raw(h, class_name);
    plan_html_raw(h, "\" dir=\"auto\">");
    plan_html_text(h, text);
    plan_html_raw(h, "</");
    plan_html_raw(h, element);
    plan_html_raw(h, ">");
}

const char *plan_html_group_name(const plan_html *h, const char *code) {
    for (size_t i = 0; i < h->report->group_count; i++) {
        if (strcmp(h->report->groups[i].code, code) == 0) {
            return h->report->groups[i].name;
        }
    }
    return code;
}

void plan_html_place(plan_html *h, const char *file, uint32_t line, uint32_t column) {
    plan_html_text(h, file);
    if (file[0] != '\0' && line > 0) {
        plan_html_raw(h, "<wbr><span class=\"at\">:");
        plan_html_number(h, line);
        if (column > 0) {
            plan_html_raw(h, ":");
            plan_html_number(h, column);
        }
        plan_html_raw(h, "</span>");
    }
}

void plan_html_when(plan_html *h, const char *period, const char *series) {
    plan_html_text(h, period);
    if (series[0] != '\0') {
        plan_html_raw(h, period[0] != '\0' ? " (" : "(");
        plan_html_text(h, series);
        plan_html_raw(h, ")");
    }
}

void plan_html_finding_id(plan_html *h, size_t finding) {
    const plan_finding *f = &h->report->findings[finding];
    plan_html_text(h, f->code);
    plan_html_raw(h, "-");
    plan_html_text(h, f->identity);
    if (h->occurrences[finding] > 1) {
        plan_html_raw(h, "-");
        plan_html_number(h, h->occurrences[finding]);
    }
}

/* --- Intervals in words --- */

static int label_of(const plan_interval *a) {
    static const int labels[3][3] = {
        /* by the low end, then by the high end */
        [PLAN_END_CLOSED] = {PLAN_LABEL_WHOLE, PLAN_LABEL_OPEN_HIGH, PLAN_LABEL_AT_LEAST},
        [PLAN_END_OPEN] = {PLAN_LABEL_OPEN_LOW, PLAN_LABEL_OPEN_BOTH, PLAN_LABEL_MORE_THAN},
        [PLAN_END_UNBOUNDED] = {PLAN_LABEL_AT_MOST, PLAN_LABEL_LESS_THAN, PLAN_LABEL_ANY},
    };
    return labels[a->low_end][a->high_end];
}

void plan_html_interval(const plan_html *h, plan_buffer *buffer, const plan_interval *interval) {
    char low[64] = "", high[64] = "";
    (void)plan_decimal_write(interval->low, PLAN_NUMBER_PLAIN, low, sizeof low, NULL);
    (void)plan_decimal_write(interval->high, PLAN_NUMBER_PLAIN, high, sizeof high, NULL);
    plan_span args[2] = {plan_span_of(low), plan_span_of(high)};
    if (plan_interval_is_point(*interval)) {
        plan_buffer_span(buffer, args[0]);
    } else {
        plan_message_write(buffer, h->report->language, label_of(interval), args, 2);
    }
}

void plan_html_put_interval(plan_html *h, const plan_interval *interval) {
    plan_html_interval(h, &h->line, interval);
    plan_html_span(h, plan_html_taken(h, &h->line));
    plan_buffer_clear(&h->line);
}
