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
    PLAN_LABEL_COUNT,        /* {0} findings */
    PLAN_LABEL_RULE_CUT,     /* {0} listed, {1} all */
    PLAN_LABEL_NOTHING,      /* nothing to check */
    PLAN_LABEL_SWITCHED_OFF, /* a rule */
    PLAN_LABEL_WHERE,        /* headings of columns */
    PLAN_LABEL_FINDING,
    PLAN_LABEL_KNOWN_COLUMN,
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
    PLAN_LABEL_EXPLAINS,      /* heading of explanations */
    PLAN_LABEL_MENDS_ALL,     /* {0} how many findings, {1} codes and places */
    PLAN_LABEL_ONE_DIGIT,     /* {0} number */
    PLAN_LABEL_CUT_SHORT,     /* there may be more of this size */
    PLAN_LABEL_NO_CAUSE,      /* {0} how many findings, {1} codes and places */
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
    /* Intervals in words; {0} low, {1} high. Both ends within: PLAN_LABEL_WHOLE. */
    PLAN_LABEL_OPEN_LOW,
    PLAN_LABEL_OPEN_HIGH,
    PLAN_LABEL_OPEN_BOTH,
    PLAN_LABEL_AT_LEAST,
    PLAN_LABEL_MORE_THAN,
    PLAN_LABEL_AT_MOST,
    PLAN_LABEL_LESS_THAN,
    PLAN_LABEL_ANY,
    /* The page */
    PLAN_LABEL_SUBJECT,      /* above the title */
    PLAN_LABEL_UNTITLED,     /* where the plan has no title */
    PLAN_LABEL_SHARE,        /* {0} hold, {1} made, {2} percent */
    PLAN_LABEL_NOTHING_MADE, /* instead of it */
    PLAN_LABEL_KNOWN,        /* {0} findings of the baseline */
    PLAN_LABEL_CONTENTS,
    PLAN_LABEL_READING,         /* how figures are read */
    PLAN_LABEL_STRUCTURES,      /* heading */
    PLAN_LABEL_EXCESS,          /* {0} sum, {1} total, {2} excess */
    PLAN_LABEL_LACK,            /* {0} sum, {1} total, {2} lack */
    PLAN_LABEL_MORE_STRUCTURES, /* {0} structures */
    PLAN_LABEL_SEE_FINDING,
    PLAN_LABEL_RULE,        /* column */
    PLAN_LABEL_LINK,        /* to a finding */
    PLAN_LABEL_NUMBER_LINE, /* {0} value, {1} interval in words */
    PLAN_LABEL_AS_PRINTED,
    PLAN_LABEL_ALLOWED_ALONE,
    PLAN_LABEL_OFF_BY,
    PLAN_LABEL_BEYOND,
    PLAN_LABEL_TABLE_OF_FIGURES, /* caption; then the columns of tables */
    PLAN_LABEL_INDICATOR,
    PLAN_LABEL_AREA,
    PLAN_LABEL_PERIOD,
    PLAN_LABEL_SERIES,
    PLAN_LABEL_VALUE,
    PLAN_LABEL_STANDS_FOR,
    PLAN_LABEL_REQUIRED,
    PLAN_LABEL_PLACE,
    PLAN_LABEL_BECAUSE,
    PLAN_LABEL_IN_QUESTION, /* beside a figure that may be the wrong one */
    PLAN_LABEL_MENDS,       /* heading */
    PLAN_LABEL_TOGETHER,    /* between changes that belong together */
    PLAN_LABEL_EDITS,       /* {0} digits */
    /* Targets */
    PLAN_LABEL_TARGETS,       /* heading */
    PLAN_LABEL_TARGET_COUNTS, /* {0} targets, {1} met, {2} missed, {3} undecided, {4} not judged */
    PLAN_LABEL_TARGET,        /* columns */
    PLAN_LABEL_ACTUAL,
    PLAN_LABEL_DIFFERENCE,
    PLAN_LABEL_VERDICT,
    PLAN_LABEL_MET,
    PLAN_LABEL_MISSED,
    PLAN_LABEL_NO_RESULT,
    PLAN_LABEL_POINTS,        /* {0} number */
    PLAN_LABEL_CHANGE,        /* behind a name: the target is about its change */
    PLAN_LABEL_LEVELS,        /* {0} ratio of levels */
    PLAN_LABEL_BASELINE,      /* {0} value, {1} period */
    PLAN_LABEL_PACE,          /* {0} what is required */
    PLAN_LABEL_RESULT_OF,     /* {0} series that the result stands in, where it is not actual */
    PLAN_LABEL_TARGETS_CUT,   /* {0} listed, {1} all */
    PLAN_LABEL_OTHER_TARGETS, /* heading of targets that belong to no group */
    PLAN_LABEL_CITATION,      /* {0} file: rows of it, as they stand there */
    PLAN_LABEL_CITED_COLUMNS, /* {0} shown, {1} all */
    PLAN_LABEL_LINE,
    PLAN_LABEL_HERE,   /* beside the cell that a finding is about, where none is in question */
    PLAN_LABEL_REASON, /* why a check was skipped, from PLAN_MISSING on */
    PLAN_LABEL_REASON_LAST = PLAN_LABEL_REASON + PLAN_REASON_COUNT - 1,
    PLAN_LABEL_NOT_JUDGED,
    PLAN_LABEL_RESULTS_CUT,    /* {0} listed, {1} all that have a result */
    PLAN_LABEL_WITHOUT_RESULT, /* {0} targets */
    PLAN_LABEL_REMARKS,        /* column */
    PLAN_LABEL_KEY_ACTUAL,     /* what is drawn how */
    PLAN_LABEL_KEY_TARGET,
    PLAN_LABEL_KEY_BASELINE,
    PLAN_LABEL_BAR,         /* {0} actual, {1} target, {2} verdict */
    PLAN_LABEL_BAR_AXIS,    /* {0} low, {1} high */
    PLAN_LABEL_BAR_STANDS,  /* {0} interval in words */
    PLAN_LABEL_BAR_WIDENED, /* the interval of the actual */
    PLAN_LABEL_END
};

#endif
