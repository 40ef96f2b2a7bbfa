/* Looking up rules; their texts stand in rule_layout.c and rule_table.c. */
#include "rule.h"

#include <string.h>

size_t plan_rule_count(void) {
    return plan_rule_layout_count + plan_rule_table_count;
}

const plan_rule_info *plan_rule_at(size_t index) {
    if (index < plan_rule_layout_count) {
        return &plan_rule_layout[index];
    }
    index -= plan_rule_layout_count;
    return index < plan_rule_table_count ? &plan_rule_table[index] : NULL;
}

const plan_rule_info *plan_rule_find(const char *code) {
    for (size_t i = 0; code != NULL && i < plan_rule_count(); i++) {
        const plan_rule_info *rule = plan_rule_at(i);
        if (strcmp(rule->code, code) == 0) {
            return rule;
        }
    }
    return NULL;
}

const char *plan_verdict_name(int verdict) {
    static const char *const names[] = {"holds", "fails", "undecided", "skipped"};
    return verdict >= PLAN_HOLDS && verdict <= PLAN_SKIPPED ? names[verdict] : "unknown";
}

const char *plan_severity_name(int severity) {
    static const char *const names[] = {"off", "note", "warning", "error"};
    return severity >= PLAN_SEVERITY_OFF && severity <= PLAN_SEVERITY_ERROR ? names[severity]
                                                                            : "unknown";
}
