/* The targets of the HTML report: counts, then a table in the order of the document with a picture
 * of each target that has a result. */
#include "write_html.h"

#include <string.h>

#include "write_targets.h"

/* Beyond FOLDED targets those without a result open on demand, or what was found would be out of
 * sight; the page lists MOST at all. */
enum { FOLDED = 30, MOST = 2000 };

typedef struct section {
    plan_html *html;
    plan_buffer words;
    size_t listed;
    bool one_area;
    bool with_results; /* of the table: it has columns for them */
} section;

static bool has_result(const plan_target_result *t) {
    return t->actual[0] != '\0';
}

/* --- Cells --- */

/* What the words hold, in an element with a class; nothing where they are empty. */
static void put_words(section *s, const char *element, const char *class_name) {
    plan_span text = plan_html_taken(s->html, &s->words);
    if (text.length > 0) {
        plan_html_raw(s->html, "<");
        plan_html_raw(s->html, element);
        plan_html_raw(s->html, " class=\"");
        plan_html_raw(s->html, class_name);
        plan_html_raw(s->html, "\" dir=\"auto\">");
        plan_html_span(s->html, text);
        plan_html_raw(s->html, "</");
        plan_html_raw(s->html, element);
        plan_html_raw(s->html, ">");
    }
    plan_buffer_clear(&s->words);
}

static void put_indicator(section *s, const plan_target_result *t) {
    plan_html *h = s->html;
    plan_html_raw(h, "<th scope=\"row\">");
    plan_html_name(h, "span", "name", plan_output_name(t->name, t->indicator));
    if (t->measure[0] != '\0') {
        plan_html_raw(h, ", ");
        plan_html_word(h, PLAN_LABEL_CHANGE);
    }
    plan_html_raw(h, " <span class=\"of\" dir=\"auto\">");
    if (!s->one_area && t->where[0] != '\0') {
        plan_html_text(h, t->where);
        plan_html_raw(h, ", ");
    }
    plan_html_text(h, t->period);
    plan_html_raw(h, "</span></th>");
}

static void put_figure(section *s, const char *figure, const char *unit) {
    plan_html *h = s->html;
    plan_html_raw(h, "<td class=\"number\">");
    if (figure[0] != '\0') {
        plan_html_name(h, "span", "figure", figure);
        if (unit[0] != '\0') {
            plan_html_raw(h, " ");
            plan_html_name(h, "span", "unit", unit);
        }
    }
    plan_html_raw(h, "</td>");
}

static void put_difference(section *s, const plan_target_result *t) {
    plan_html_raw(s->html, "<td class=\"number\">");
    plan_target_difference(s->html->report, t, &s->words);
    put_words(s, "span", "figure");
    plan_html_raw(s->html, "</td>");
}

static void put_verdict(section *s, const plan_target_result *t) {
    static const char *const classes[] = {"met", "missed", "undecided", "unjudged"};
    plan_html *h = s->html;
    plan_html_raw(h, "<td class=\"judged ");
    plan_html_raw(h, classes[t->verdict]);
    plan_html_raw(h, "\"><span aria-hidden=\"true\">");
    plan_html_raw(h, plan_target_symbol(t));
    plan_html_raw(h, "</span> ");
    plan_html_word(h, plan_target_label(t));
    plan_html_raw(h, "</td>");
}

/* Why, or what exactly is wanted; then what else is known. That there is no result is said by the
 * verdict already. */
static void put_remarks(section *s, const plan_target_result *t) {
    plan_html *h = s->html;
    bool missing = t->verdict == PLAN_TARGET_UNJUDGED && t->reason == PLAN_MISSING;
    plan_html_raw(h, "<td class=\"remarks\">");
    plan_html_bar(h, t);
    plan_buffer_puts(&s->words, !missing                     ? t->because
                                : plan_target_is_in_words(t) ? t->wanted
                                                             : "");
    put_words(s, "p", missing ? "detail" : "because");
    plan_target_details(h->report, t, &s->words);
    put_words(s, "p", "detail");
    plan_html_raw(h, "</td>");
}

/* --- Rows --- */

static void put_row(section *s, const plan_target_result *t) {
    plan_html_raw(s->html, has_result(t) ? "<tr>" : "<tr class=\"waiting\">");
    put_indicator(s, t);
    put_figure(s, t->target, t->unit);
    if (s->with_results) {
        put_figure(s, t->actual, t->unit);
        put_difference(s, t);
    }
    put_verdict(s, t);
    put_remarks(s, t);
    plan_html_raw(s->html, "</tr>\n");
}

/* A group of the document is a group of rows. */
static void put_group(section *s, const char *code) {
    plan_html *h = s->html;
    plan_html_raw(h, "<tr class=\"heading\"><th scope=\"rowgroup\" colspan=\"");
    plan_html_number(h, s->with_results ? 6 : 4);
    plan_html_raw(h, "\">");
    if (code[0] != '\0') {
        plan_html_name(h, "span", "name", plan_html_group_name(h, code));
    } else {
        plan_html_word(h, PLAN_LABEL_OTHER_TARGETS);
    }
    plan_html_raw(h, "</th></tr>\n");
}

static void put_head(section *s) {
    plan_html *h = s->html;
    plan_html_table_start(h, s->with_results ? "targets" : "targets plain", PLAN_LABEL_TARGETS);
    plan_html_head_cell(h, PLAN_LABEL_INDICATOR, false);
    plan_html_head_cell(h, PLAN_LABEL_TARGET, true);
    if (s->with_results) {
        plan_html_head_cell(h, PLAN_LABEL_ACTUAL, true);
        plan_html_head_cell(h, PLAN_LABEL_DIFFERENCE, true);
    }
    plan_html_head_cell(h, PLAN_LABEL_VERDICT, false);
    plan_html_head_cell(h, PLAN_LABEL_REMARKS, false);
    plan_html_raw(h, "</tr>\n</thead>\n<tbody>\n");
}

/* Those with a result, those without one, or both. */
static void put_table(section *s, bool with, bool without) {
    const plan_report *report = s->html->report;
    const char *group = NULL;
    s->with_results = with;
    put_head(s);
    for (size_t i = 0; i < s->listed && s->html->output->status == PLAN_OK; i++) {
        const plan_target_result *t = &report->targets[i];
        if (!(has_result(t) ? with : without)) {
            continue;
        }
        if (report->group_count > 0 && (group == NULL || strcmp(group, t->group) != 0)) {
            plan_html_raw(s->html, group == NULL ? "" : "</tbody>\n<tbody>\n");
            group = t->group;
            put_group(s, group);
        }
        put_row(s, t);
        plan_output_flush(s->html->output, false);
    }
    plan_html_table_end(s->html);
}

/* --- The section --- */

static void put_counts(plan_html *h) {
    const plan_target_summary *s = &h->report->target_summary;
    char n[5][24];
    plan_span counts[5] = {plan_text_number(n[0], s->targets), plan_text_number(n[1], s->met),
                           plan_text_number(n[2], s->missed), plan_text_number(n[3], s->undecided),
                           plan_text_number(n[4], s->unjudged)};
    plan_html_raw(h, "<p class=\"tally\">");
    plan_html_say(h, PLAN_LABEL_TARGET_COUNTS, counts, 5);
    plan_html_raw(h, "</p>\n");
}

/* What is drawn how. */
static void put_key(section *s) {
    static const struct {
        const char *class_name;
        int label;
    } entries[] = {{"k-actual", PLAN_LABEL_KEY_ACTUAL},
                   {"k-target", PLAN_LABEL_KEY_TARGET},
                   {"k-base", PLAN_LABEL_KEY_BASELINE}};
    plan_html *h = s->html;
    bool drawn = false, baseline = false;
    for (size_t i = 0; i < s->listed && !(drawn && baseline); i++) {
        const plan_target_result *t = &h->report->targets[i];
        bool has = plan_html_has_bar(t);
        drawn = drawn || has;
        baseline = baseline || (has && t->baseline[0] != '\0');
    }
    plan_html_raw(h, drawn ? "<ul class=\"key\">" : "");
    for (size_t i = 0; drawn && i < (baseline ? 3u : 2u); i++) {
        plan_html_raw(h, "<li><i class=\"");
        plan_html_raw(h, entries[i].class_name);
        plan_html_raw(h, "\"></i>");
        plan_html_word(h, entries[i].label);
        plan_html_raw(h, "</li>");
    }
    plan_html_raw(h, drawn ? "</ul>\n" : "");
}

static void put_tables(section *s) {
    plan_html *h = s->html;
    size_t with = 0;
    for (size_t i = 0; i < s->listed; i++) {
        with += has_result(&h->report->targets[i]) ? 1 : 0;
    }
    size_t without = s->listed - with;
    bool fold = s->listed > FOLDED && without > 0;
    if (with > 0 || (without > 0 && !fold)) {
        put_table(s, with > 0, !fold);
    }
    if (fold) {
        plan_html_raw(h, "<details class=\"more\"><summary>");
        plan_html_counts(h, PLAN_LABEL_WITHOUT_RESULT, without, 0);
        plan_html_raw(h, "</summary>\n");
        put_table(s, false, true);
        plan_html_raw(h, "</details>\n");
    }
}

void plan_html_targets(plan_html *h) {
    const plan_report *report = h->report;
    section s;
    bool one_period;
    if (report->target_summary.targets == 0) {
        return;
    }
    memset(&s, 0, sizeof s);
    s.html = h;
    s.listed = report->target_count < MOST ? report->target_count : MOST;
    plan_targets_alike(report, NULL, false, &s.one_area, &one_period);
    plan_buffer_init(&s.words, &report->allocator);
    plan_html_raw(h, "<section id=\"targets\">\n<h2>");
    plan_html_word(h, PLAN_LABEL_TARGETS);
    plan_html_raw(h, "</h2>\n");
    put_counts(h);
    put_key(&s);
    put_tables(&s);
    if (s.listed < report->target_summary.targets) {
        plan_html_raw(h, "<p class=\"cut\">");
        plan_html_counts(h, PLAN_LABEL_TARGETS_CUT, s.listed, report->target_summary.targets);
        plan_html_raw(h, "</p>\n");
    }
    plan_html_raw(h, "</section>\n");
    plan_buffer_free(&s.words);
}
