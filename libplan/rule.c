/* Looking up rules; their texts stand in rule_table.c. */
#include "rule.h"

#include <string.h>

size_t plan_rule_count(void) {
    return plan_rule_table_count;
}

const plan_rule_info *plan_rule_at(size_t index) {
    return index < plan_rule_table_count ? &plan_rule_table[index] : NULL;
}

const plan_rule_info *plan_rule_find(const char *code) {
    for (size_t i = 0; code != NULL && i < plan_rule_table_count; i++) {
        if (strcmp(plan_rule_table[i].code, code) == 0) {
            return &plan_rule_table[i];
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
