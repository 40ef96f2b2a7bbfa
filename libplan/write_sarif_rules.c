/* The rules of a SARIF run, from the library's own table. */
#include "write_sarif.h"

#include <string.h>

/* "partition total" as PartitionTotal. */
static void put_name(plan_output *o, const char *title) {
    bool starts = true;
    plan_buffer_puts(&o->buffer, ", \"name\": \"");
    for (const char *c = title; *c != '\0'; c++) {
        bool is_letter = ((unsigned char)*c | 0x20u) - 'a' < 26u; /* of ASCII */
        if (is_letter) {
            plan_buffer_char(&o->buffer, starts ? (char)(*c & ~0x20) : *c);
        }
        starts = !is_letter;
    }
    plan_buffer_char(&o->buffer, '"');
}

/* Sentences, formula and example on lines of their own. */
static void put_help(plan_output *o, const plan_rule_info *rule) {
    const int language = o->report->language;
    const char *const texts[] = {rule->about[language], rule->formula, rule->example[language]};
    plan_buffer help;
    plan_buffer_init(&help, &o->report->allocator);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        plan_buffer_puts(&help, help.length > 0 && texts[i][0] != '\0' ? "\n" : "");
        plan_buffer_puts(&help, texts[i]);
    }
    plan_output_fail(o, help.status);
    plan_sarif_text(o, "help", help.length > 0 ? help.data : rule->title[language], false);
    plan_buffer_free(&help);
}

static const char *group_of(const char *code) {
    /* By the digit behind P. */
    static const char *const groups[10] = {"other",      "layout", "data",  "arithmetic", "plan",
                                           "statistics", "other",  "other", "other",      "other"};
    return groups[code[1] - '0'];
}

static void put_rule(plan_output *o, const plan_rule_info *rule) {
    const int language = o->report->language;
    plan_buffer_puts(&o->buffer, "{\"id\": \"");
    plan_buffer_puts(&o->buffer, rule->code);
    plan_buffer_char(&o->buffer, '"');
    put_name(o, rule->title[PLAN_ENGLISH]);
    plan_sarif_text(o, "shortDescription", rule->title[language], false);
    plan_sarif_text(o, "fullDescription", rule->about[language], false);
    put_help(o, rule);
    plan_buffer_puts(&o->buffer, ", \"defaultConfiguration\": {");
    plan_sarif_level(o, "level", rule->severity, true);
    plan_buffer_puts(&o->buffer, "}, \"properties\": {\"precision\": \"very-high\"");
    static const char *const problems[] = {"note", "note", "warning", "error"};
    plan_put_text(o, "problem.severity", problems[rule->severity]);
    plan_buffer_puts(&o->buffer, ", \"tags\": [\"");
    plan_buffer_puts(&o->buffer, group_of(rule->code));
    plan_buffer_puts(&o->buffer, "\"]}}");
}

void plan_sarif_rules(plan_output *o) {
    for (size_t i = 0; i < plan_rule_count() && o->status == PLAN_OK; i++) {
        plan_buffer_puts(&o->buffer, i > 0 ? ",\n" : "\n");
        put_rule(o, plan_rule_at(i));
    }
}

bool plan_sarif_rule_index(const char *code, size_t *index) {
    size_t low = 0, high = plan_rule_count();
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(plan_rule_at(middle)->code, code);
        if (order == 0) {
            *index = middle;
            return true;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return false;
}
