/* Findings by rule, the most frequent first: for a first look at many. */
#include "write_text.h"

#include <stdlib.h>
#include <string.h>

/* New findings of a rule: known ones are not among them. */
static uint64_t findings_of(const plan_rule_counts *rule) {
    return rule->fails + rule->undecided - rule->known_fails - rule->known_undecided;
}

static int compare(const void *left, const void *right) {
    const plan_rule_counts *a = *(const plan_rule_counts *const *)left;
    const plan_rule_counts *b = *(const plan_rule_counts *const *)right;
    uint64_t m = findings_of(a), n = findings_of(b);
    int order = strcmp(a->code, b->code);
    order = order != 0 ? order : strcmp(a->id, b->id);
    return m != n ? (m < n ? 1 : -1) : order;
}

static void put_rule(plan_output *o, const plan_rule_counts *rule, size_t width,
                     plan_buffer *line) {
    static const int labels[] = {PLAN_LABEL_OFF, PLAN_LABEL_NOTE, PLAN_LABEL_WARNING,
                                 PLAN_LABEL_ERROR};
    const plan_rule_info *info = plan_rule_find(rule->code);
    char n[24];
    plan_span number = plan_text_number(n, findings_of(rule));
    plan_text_blanks(o, 2 + width - number.length);
    plan_buffer_span(&o->buffer, number);
    plan_text_blanks(o, 2);
    plan_buffer_puts(line, rule->code);
    plan_buffer_char(line, ' ');
    plan_message_write(line, o->report->language,
                       labels[rule->fails > 0 ? rule->severity : PLAN_SEVERITY_NOTE], NULL, 0);
    plan_buffer_puts(line, ": ");
    plan_buffer_puts(line, strcmp(rule->id, rule->code) != 0 ? rule->id : "");
    plan_buffer_puts(line, strcmp(rule->id, rule->code) != 0 ? ", " : "");
    plan_buffer_puts(line, info == NULL ? rule->id : info->title[o->report->language]);
    plan_text_wrap(o, plan_text_taken(o, line), width + 6, width + 4);
    plan_buffer_clear(line);
}

void plan_text_statistics(plan_output *o) {
    const plan_report *r = o->report;
    size_t n = 0, capacity = r->rule_count + 1;
    const plan_rule_counts **rules = plan_allocate(&r->allocator, capacity, sizeof *rules);
    plan_buffer line;
    if (rules == NULL) {
        o->status = PLAN_NO_MEMORY;
        return;
    }
    plan_buffer_init(&line, &r->allocator);
    for (size_t i = 0; i < r->rule_count; i++) {
        if (findings_of(&r->rules[i]) > 0) {
            rules[n++] = &r->rules[i];
        }
    }
    qsort((void *)rules, n, sizeof *rules, compare);
    plan_buffer_puts(&o->buffer, n > 0 ? "\n" : "");
    for (size_t i = 0; i < n && o->status == PLAN_OK; i++) {
        char digits[24];
        put_rule(o, rules[i], plan_text_number(digits, findings_of(rules[0])).length, &line);
        plan_output_flush(o, false);
    }
    plan_buffer_free(&line);
    plan_release(&r->allocator, (void *)rules, capacity, sizeof *rules);
}
