/* One file to send to somebody: the verdict, what became of the targets, what does not add up, a
 * row a rule that opens on its findings, what the text implies. Nothing in it acts or asks the
 * network. */
#include "write_html.h"

#include <string.h>

/* --- Head --- */

static const char *title_of(const plan_html *h) {
    return h->report->title[0] != '\0'
               ? h->report->title
               : plan_message_get(PLAN_LABEL_UNTITLED)->text[h->report->language];
}

typedef struct verdict {
    const char *class_name, *symbol;
    int label;
} verdict;

static verdict verdict_of(const plan_report *report) {
    static const verdict passed = {"passed", "\xe2\x9c\x93", PLAN_LABEL_PASSED},
                         failed = {"failed", "\xe2\x9c\x97", PLAN_LABEL_FAILED},
                         incomplete = {"incomplete", "!", PLAN_LABEL_INCOMPLETE};
    return plan_report_passed(report) ? passed : report->summary.incomplete ? incomplete : failed;
}

static void put_head(plan_html *h) {
    plan_html_raw(h, "<!DOCTYPE html>\n<html lang=\"");
    plan_html_raw(h, h->report->language == PLAN_VIETNAMESE ? "vi" : "en");
    plan_html_raw(h, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "style-src 'unsafe-inline'\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    plan_html_word(h, verdict_of(h->report).label);
    plan_html_raw(h, ": ");
    plan_html_text(h, title_of(h));
    plan_html_raw(h, "</title>\n<style>\n");
    plan_html_style(h);
    plan_html_raw(h, "</style>\n</head>\n<body>\n");
}

/* --- Verdict --- */

/* In tenths, rounded down: 100.0 is said only where all hold. */
static plan_span percent_of(char text[24], uint64_t part, uint64_t whole) {
    while (whole > UINT64_MAX / 1000) {
        part /= 2;
        whole /= 2;
    }
    uint64_t tenths = part * 1000 / whole;
    plan_span span = plan_text_number(text, tenths / 10);
    memmove(text, span.text, span.length);
    text[span.length] = '.';
    text[span.length + 1] = (char)('0' + tenths % 10);
    return (plan_span){text, span.length + 2};
}

static void put_share(plan_html *h) {
    const plan_summary *s = &h->report->summary;
    uint64_t made = s->holds + s->fails + s->undecided;
    char n[3][24];
    if (made == 0) {
        plan_html_raw(h, "<p class=\"share\">");
        plan_html_word(h, PLAN_LABEL_NOTHING_MADE);
        plan_html_raw(h, "</p>\n");
        return;
    }
    plan_html_part parts[3] = {
        {"holds", s->holds}, {"undecided", s->undecided}, {"fails", s->fails}};
    plan_span args[3] = {plan_text_number(n[0], s->holds), plan_text_number(n[1], made),
                         percent_of(n[2], s->holds, made)};
    plan_html_raw(h, "<p class=\"share\">");
    plan_html_say(h, PLAN_LABEL_SHARE, args, 3);
    plan_html_raw(h, "</p>\n");
    plan_html_share_bar(h, parts, 3, PLAN_LABEL_SHARE, args, 3);
}

static void put_counts(plan_html *h) {
    const plan_summary *s = &h->report->summary;
    char n[6][24];
    plan_span counts[6] = {
        plan_text_number(n[0], s->observations), plan_text_number(n[1], s->checks),
        plan_text_number(n[2], s->holds),        plan_text_number(n[3], s->fails),
        plan_text_number(n[4], s->undecided),    plan_text_number(n[5], s->skipped)};
    plan_html_raw(h, "<p class=\"counts\">");
    plan_html_say(h, PLAN_LABEL_OBSERVATIONS, counts, 6);
    plan_html_raw(h, "</p>\n");
    if (s->known > 0) {
        plan_html_raw(h, "<p class=\"counts\">");
        plan_html_counts(h, PLAN_LABEL_KNOWN, s->known, 0);
        plan_html_raw(h, "</p>\n");
    }
    if (plan_output_is_cut(h->output)) {
        plan_html_raw(h, "<p class=\"cut\">");
        plan_html_counts(h, PLAN_LABEL_CUT, s->shown, plan_output_all(h->output));
        plan_html_raw(h, "</p>\n");
    }
}

static void put_verdict(plan_html *h) {
    const plan_summary *s = &h->report->summary;
    verdict v = verdict_of(h->report);
    char n[3][24];
    plan_span findings[3] = {plan_text_number(n[0], s->errors), plan_text_number(n[1], s->warnings),
                             plan_text_number(n[2], s->notes)};
    plan_html_raw(h, "<div class=\"verdict ");
    plan_html_raw(h, v.class_name);
    plan_html_raw(h, "\">\n<p class=\"word\"><span aria-hidden=\"true\">");
    plan_html_raw(h, v.symbol);
    plan_html_raw(h, "</span> <strong>");
    plan_html_word(h, v.label);
    plan_html_raw(h, "</strong> <span class=\"findings\">");
    plan_html_say(h, PLAN_LABEL_FINDINGS, findings, 3);
    plan_html_raw(h, "</span></p>\n");
    put_share(h);
    put_counts(h);
    plan_html_raw(h, "</div>\n");
}

/* --- The page --- */

static void put_link(plan_html *h, const char *target, int label) {
    plan_html_raw(h, "<li><a href=\"#");
    plan_html_raw(h, target);
    plan_html_raw(h, "\">");
    plan_html_word(h, label);
    plan_html_raw(h, "</a></li>");
}

static void put_contents(plan_html *h) {
    bool any = false;
    for (size_t i = 0; i < h->report->finding_count && !any; i++) {
        any = plan_html_is_sum(&h->report->findings[i]);
    }
    plan_html_raw(h, "<nav aria-label=\"");
    plan_html_word(h, PLAN_LABEL_CONTENTS);
    plan_html_raw(h, "\"><ul>");
    if (h->report->target_summary.targets > 0) {
        put_link(h, "targets", PLAN_LABEL_TARGETS);
    }
    if (any) {
        put_link(h, "structures", PLAN_LABEL_STRUCTURES);
    }
    if (plan_html_has_explanations(h)) {
        put_link(h, "explanations", PLAN_LABEL_EXPLAINS);
    }
    put_link(h, "rules", PLAN_LABEL_RULES);
    if (h->report->implied_count > 0) {
        put_link(h, "implied", PLAN_LABEL_IMPLIED);
    }
    plan_html_raw(h, "</ul></nav>\n");
}

static void put_page(plan_html *h) {
    put_head(h);
    plan_html_raw(h, "<header>\n<p class=\"subject\">");
    plan_html_word(h, PLAN_LABEL_SUBJECT);
    plan_html_raw(h, " \xc2\xb7 libplan");
    if (h->output->options.timestamp != NULL) {
        plan_html_raw(h, " \xc2\xb7 ");
        plan_html_name(h, "span", "time", h->output->options.timestamp);
    }
    plan_html_raw(h, "</p>\n");
    plan_html_name(h, "h1", "title", title_of(h));
    plan_html_raw(h, "\n");
    put_verdict(h);
    put_contents(h);
    plan_html_raw(h, "</header>\n<main>\n");
    plan_html_targets(h);
    plan_html_structures(h);
    plan_html_explanations(h);
    plan_html_rules(h);
    plan_html_implied(h);
    plan_html_raw(h, "</main>\n<footer>\n<p>");
    plan_html_word(h, PLAN_LABEL_READING);
    plan_html_raw(h, "</p>\n</footer>\n</body>\n</html>\n");
}

void plan_write_html(plan_output *o) {
    plan_html h;
    uint32_t *rows = plan_output_rows(o);
    uint32_t *by_row = rows == NULL ? NULL : plan_output_by_row(o, rows);
    uint32_t *occurrences = by_row == NULL ? NULL : plan_output_occurrences(o);
    memset(&h, 0, sizeof h);
    h.output = o;
    h.report = o->report;
    h.rows = rows;
    h.by_row = by_row;
    h.occurrences = occurrences;
    plan_buffer_init(&h.line, &o->report->allocator);
    if (occurrences != NULL) {
        put_page(&h);
    }
    plan_buffer_free(&h.line);
    plan_output_release(o, occurrences);
    plan_output_release(o, by_row);
    plan_output_release(o, rows);
}
