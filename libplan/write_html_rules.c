/* One row a rule with its counts; below it, what it found. */
#include "write_html.h"

#include <string.h>

/* A rule with more findings than this starts closed, or nobody would see the next one. */
enum { MOST_OPEN = 30 };

/* Places in by_row, from first up to end. */
typedef struct range {
    size_t first, end;
} range;

/* The first place whose row is not below this one. */
static size_t start_of(const plan_html *h, size_t row) {
    size_t low = 0, high = h->report->finding_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (h->rows[h->by_row[middle]] < row) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static range findings_of(const plan_html *h, size_t row) {
    return (range){start_of(h, row), start_of(h, row + 1)};
}

static bool has_row(const plan_html *h, size_t row) {
    const plan_rule_counts *r = &h->report->rules[row];
    range found = findings_of(h, row);
    return r->checks > 0 || r->severity == PLAN_SEVERITY_OFF || strcmp(r->id, r->code) != 0 ||
           found.end > found.first;
}

/* --- Counts --- */

static void put_count(plan_html *h, uint64_t count, const char *class_name) {
    plan_html_raw(h, "<td class=\"number ");
    plan_html_raw(h, count > 0 ? class_name : "none");
    plan_html_raw(h, "\">");
    plan_html_number(h, count);
}

static void put_skipped(plan_html *h, const plan_rule_counts *rule) {
    put_count(h, plan_output_skipped(rule), "skipped");
    for (int i = 0; i < PLAN_REASON_COUNT; i++) {
        if (rule->skipped[i] > 0) {
            plan_html_raw(h, " <span class=\"reason\">");
            plan_html_word(h, PLAN_LABEL_REASON + i);
            plan_html_raw(h, " ");
            plan_html_number(h, rule->skipped[i]);
            plan_html_raw(h, "</span>");
        }
    }
    plan_html_raw(h, "</td>");
}

static void put_title(plan_html *h, const plan_rule_counts *rule) {
    const plan_rule_info *info = plan_rule_find(rule->code);
    plan_html_raw(h, "<th scope=\"row\"><b>");
    plan_html_text(h, rule->code);
    plan_html_raw(h, "</b> ");
    if (strcmp(rule->id, rule->code) != 0) {
        plan_html_name(h, "span", "name", rule->id);
        plan_html_raw(h, info != NULL ? ": " : "");
    }
    plan_html_text(h, info == NULL ? "" : info->title[h->report->language]);
    if (rule->severity == PLAN_SEVERITY_OFF) {
        plan_html_raw(h, " <span class=\"reason\">");
        plan_html_word(h, PLAN_LABEL_OFF);
        plan_html_raw(h, "</span>");
    }
    plan_html_raw(h, "</th>");
}

static void put_counts(plan_html *h, const plan_rule_counts *rule) {
    plan_html_raw(h, "<tr class=\"");
    plan_html_raw(h, plan_severity_name(rule->severity));
    plan_html_raw(h, "\">");
    put_title(h, rule);
    put_count(h, rule->checks, "checks");
    plan_html_raw(h, "</td>");
    put_count(h, rule->holds, "holds");
    plan_html_raw(h, "</td>");
    put_count(h, rule->fails, "fails");
    plan_html_raw(h, "</td>");
    put_count(h, rule->undecided, "undecided");
    plan_html_raw(h, "</td>");
    put_skipped(h, rule);
    plan_html_raw(h, "</tr>\n");
}

/* --- Findings --- */

static bool starts_open(const plan_html *h, range found) {
    bool grave = false;
    for (size_t i = found.first; i < found.end; i++) {
        grave = grave || h->report->findings[h->by_row[i]].severity >= PLAN_SEVERITY_WARNING;
    }
    return grave && found.end - found.first <= MOST_OPEN;
}

static void put_about(plan_html *h, const char *code) {
    const plan_rule_info *info = plan_rule_find(code);
    if (info != NULL) {
        plan_html_name(h, "p", "about", info->about[h->report->language]);
        plan_html_raw(h, "\n");
    }
}

static void put_findings(plan_html *h, range found) {
    for (size_t i = found.first; i < found.end && h->output->status == PLAN_OK; i++) {
        plan_html_finding(h, h->by_row[i]);
    }
}

static void put_details(plan_html *h, const char *code, range found) {
    plan_html_raw(h, "<tr class=\"findings\"><td colspan=\"6\">");
    plan_html_raw(h, starts_open(h, found) ? "<details open><summary>" : "<details><summary>");
    plan_html_text(h, code);
    plan_html_raw(h, ", ");
    plan_html_counts(h, PLAN_LABEL_COUNT, found.end - found.first, 0);
    plan_html_raw(h, "</summary>\n");
    put_about(h, code);
    put_findings(h, found);
    plan_html_raw(h, "</details></td></tr>\n");
}

/* --- All rules --- */

/* Codes of rules that have no row: none of theirs checked anything. */
static void put_silent(plan_html *h) {
    const plan_report *report = h->report;
    plan_buffer codes;
    plan_buffer_init(&codes, &report->allocator);
    for (size_t i = 0; i < report->rule_count; i++) {
        const char *code = report->rules[i].code;
        if (!has_row(h, i) && plan_output_is_only(report, i)) {
            plan_buffer_puts(&codes, codes.length > 0 ? " " : "");
            plan_buffer_puts(&codes, code);
        }
    }
    plan_span arg = plan_html_taken(h, &codes);
    if (arg.length > 0) {
        plan_html_raw(h, "<p class=\"silent\">");
        plan_html_say(h, PLAN_LABEL_OTHER_RULES, &arg, 1);
        plan_html_raw(h, "</p>\n");
    }
    plan_buffer_free(&codes);
}

static void put_table(plan_html *h) {
    plan_html_raw(h, "<table class=\"rules\">\n<caption>");
    plan_html_word(h, PLAN_LABEL_RULES);
    plan_html_raw(h, "</caption>\n<thead>\n<tr>");
    plan_html_head_cell(h, PLAN_LABEL_RULE, false);
    plan_html_head_cell(h, PLAN_LABEL_CHECKS, true);
    plan_html_head_cell(h, PLAN_LABEL_HOLD, true);
    plan_html_head_cell(h, PLAN_LABEL_FAIL, true);
    plan_html_head_cell(h, PLAN_LABEL_UNDECIDED, true);
    plan_html_head_cell(h, PLAN_LABEL_SKIPPED, true);
    plan_html_raw(h, "</tr>\n</thead>\n");
    for (size_t i = 0; i < h->report->rule_count && h->output->status == PLAN_OK; i++) {
        const plan_rule_counts *rule = &h->report->rules[i];
        range found = findings_of(h, i);
        if (has_row(h, i)) {
            plan_html_raw(h, "<tbody>\n");
            put_counts(h, rule);
            if (found.end > found.first) {
                put_details(h, rule->code, found);
            }
            plan_html_raw(h, "</tbody>\n");
        }
        plan_output_flush(h->output, false);
    }
    plan_html_raw(h, "</table>\n");
}

void plan_html_rules(plan_html *h) {
    bool any = false;
    for (size_t i = 0; i < h->report->rule_count && !any; i++) {
        any = has_row(h, i);
    }
    plan_html_raw(h, "<section id=\"rules\">\n<h2>");
    plan_html_word(h, PLAN_LABEL_RULES);
    plan_html_raw(h, "</h2>\n");
    if (any) {
        put_table(h);
    }
    put_findings(h, findings_of(h, h->report->rule_count)); /* of no rule that there is */
    put_silent(h);
    plan_html_raw(h, "</section>\n");
}
