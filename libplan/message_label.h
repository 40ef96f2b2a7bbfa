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
    PLAN_LABEL_NO_GROUP,      /* heading of findings that belong to no group */
    PLAN_LABEL_ALLOWED,       /* {0} interval, {1} value */
    PLAN_LABEL_GAP,           /* {0} gap, {1} beyond rounding */
    PLAN_LABEL_GAP_ALONE,     /* {0} gap, none of which is rounding */
    PLAN_LABEL_FIGURES,       /* heading */
    PLAN_LABEL_MUST_LIE,      /* {0} interval */
    PLAN_LABEL_MUST_BE,       /* {0} value */
    PLAN_LABEL_IMPLIED_INPUT, /* behind a figure that is none */
    PLAN_LABEL_MORE_FIGURES,  /* {0} figures */
    PLAN_LABEL_REPAIRS,       /* heading */
    PLAN_LABEL_MORE,          /* {0} repairs */
    PLAN_LABEL_IMPLIED,       /* heading */
    PLAN_LABEL_WHOLE,         /* {0} low, {1} high */
    PLAN_LABEL_RULES,         /* heading; then the columns */
    PLAN_LABEL_CHECKS,
    PLAN_LABEL_HOLD,
    PLAN_LABEL_FAIL,
    PLAN_LABEL_UNDECIDED,
    PLAN_LABEL_SKIPPED,
    PLAN_LABEL_BECAUSE_OF, /* {0} reasons with their numbers */
    PLAN_LABEL_OFF,
    PLAN_LABEL_OTHER_RULES, /* {0} codes */
    PLAN_LABEL_END
};

#endif
