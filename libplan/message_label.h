/* Private: labels of the writers, in the order of message_label.c. */
#ifndef PLAN_MESSAGE_LABEL_H
#define PLAN_MESSAGE_LABEL_H

#include "message.h"

enum plan_message_label {
    PLAN_LABEL_PASSED = PLAN_MESSAGE_LABEL,
    PLAN_LABEL_FAILED,
    PLAN_LABEL_INCOMPLETE,
    PLAN_LABEL_FINDINGS,     /* {0} errors, {1} warnings, {2} notes */
    PLAN_LABEL_OBSERVATIONS, /* {0} observations, {1} checks, {2} holds, {3} fails, {4} undecided,
                                {5} skipped */
    PLAN_LABEL_CUT,          /* {0} shown, {1} all */
    PLAN_LABEL_ERROR,
    PLAN_LABEL_WARNING,
    PLAN_LABEL_NOTE,
    PLAN_LABEL_FIGURES,     /* "figures" */
    PLAN_LABEL_EXPECTED,    /* "may be" */
    PLAN_LABEL_GAP,         /* {0} gap, {1} beyond rounding */
    PLAN_LABEL_REPAIRS,     /* "one digit would mend it" */
    PLAN_LABEL_MORE,        /* {0} more */
    PLAN_LABEL_MUST_LIE,    /* {0} interval */
    PLAN_LABEL_IMPLIED,     /* heading */
    PLAN_LABEL_WHOLE,       /* {0} low, {1} high: whole numbers */
    PLAN_LABEL_RULES,       /* heading */
    PLAN_LABEL_RULE_COUNTS, /* {0} checks {1} holds {2} fails {3} undecided {4} skipped */
    PLAN_LABEL_OFF,
    PLAN_LABEL_OTHER_RULES, /* {0} rules with nothing to check */
    PLAN_LABEL_END
};

#endif
