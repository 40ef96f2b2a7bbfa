/** @file rule.h
 *  The table of built-in rules: what is checked, how grave a breach is, and its documentation.
 */
#ifndef PLAN_RULE_H
#define PLAN_RULE_H

#include <plan/catalog.h>

PLAN_BEGIN_DECLS

/** How grave a finding is. */
enum plan_severity {
    PLAN_SEVERITY_OFF = 0,
    PLAN_SEVERITY_NOTE = 1,
    PLAN_SEVERITY_WARNING = 2,
    PLAN_SEVERITY_ERROR = 3
};

/** What a check came to. */
enum plan_verdict { PLAN_HOLDS = 0, PLAN_FAILS = 1, PLAN_UNDECIDED = 2, PLAN_SKIPPED = 3 };

/** One built-in rule. All texts are UTF-8, by enum plan_language, never NULL. */
typedef struct plan_rule_info {
    const char *code;       /**< "P301" */
    uint8_t severity;       /**< enum plan_severity, the default */
    const char *title[2];   /**< a few words */
    const char *about[2];   /**< what is checked, sentences */
    const char *formula;    /**< as text, "" where there is none */
    const char *example[2]; /**< something that fails, and how to mend it */
} plan_rule_info;

/** Number of built-in rules. */
PLAN_API size_t plan_rule_count(void);
/** The rule at a place of the table, ordered by code; NULL beyond the end. */
PLAN_API const plan_rule_info *plan_rule_at(size_t index);
/** The rule of a code; NULL where there is none. */
PLAN_API const plan_rule_info *plan_rule_find(const char *code);
/** "holds", "fails", "undecided", "skipped"; "unknown" for other numbers. */
PLAN_API const char *plan_verdict_name(int verdict);
/** "off", "note", "warning", "error"; "unknown" for other numbers. */
PLAN_API const char *plan_severity_name(int severity);

PLAN_END_DECLS

#endif
