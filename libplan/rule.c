/* Looking up rules; their texts stand in rule_layout.c, rule_data.c, rule_arithmetic.c and
 * rule_sense.c. */
#include "rule.h"

#include <string.h>

static const struct {
    const plan_rule_info *rows;
    const size_t *count;
} parts[] = {{plan_rule_layout, &plan_rule_layout_count},
             {plan_rule_data, &plan_rule_data_count},
             {plan_rule_arithmetic, &plan_rule_arithmetic_count},
             {plan_rule_sense, &plan_rule_sense_count}};
enum { PARTS = sizeof parts / sizeof parts[0] };

size_t plan_rule_count(void) {
    size_t count = 0;
    for (size_t i = 0; i < PARTS; i++) {
        count += *parts[i].count;
    }
    return count;
}

const plan_rule_info *plan_rule_at(size_t index) {
    for (size_t i = 0; i < PARTS; i++) {
        if (index < *parts[i].count) {
            return &parts[i].rows[index];
        }
        index -= *parts[i].count;
    }
    return NULL;
}

const plan_rule_info *plan_rule_find(const char *code) {
    for (size_t part = 0; code != NULL && part < PARTS; part++) {
        for (size_t i = 0; i < *parts[part].count; i++) {
            if (strcmp(parts[part].rows[i].code, code) == 0) {
                return &parts[part].rows[i];
            }
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
