/* Private: ids of the sentences of the checks, in the order of message_check.c. */
#ifndef PLAN_MESSAGE_CHECK_H
#define PLAN_MESSAGE_CHECK_H

#include "message.h"

enum plan_message_check {
    PLAN_SAY_DUPLICATE_AGREES = PLAN_MESSAGE_CHECK, /* P201 {0} what, {1} how many, {2} values */
    PLAN_SAY_DUPLICATE_CONTRADICTS,                 /* P202 {0} what, {1} values */
    PLAN_SAY_OUT_OF_BOUNDS,                         /* P205 {0} what, {1} value, {2} bounds */
    PLAN_SAY_REQUIRED,                              /* P206 {0} what, {1} series */
    PLAN_SAY_GAP,                /* P207 {0} what, {1} periods missing, {2} how many */
    PLAN_SAY_VALIDITY,           /* P209 {0} area, {1} period, {2} its first, {3} its last */
    PLAN_SAY_VALIDITY_FROM,      /* P209 {0} area, {1} period, {2} its first */
    PLAN_SAY_VALIDITY_TO,        /* P209 {0} area, {1} period, {2} its last */
    PLAN_SAY_PARTITION,          /* P301 {0} partition, {1} arithmetic, {2} total, {3} gap,
                                    {4} what rounding explains, {5} beyond */
    PLAN_SAY_PARTITION_WIDE,     /* P301 {0} what, {1} arithmetic, {2} total: too wide to show */
    PLAN_SAY_WHOLE,              /* P302 the same with the whole's name in {6} */
    PLAN_SAY_PART,               /* P303 {0} part, {1} value, {2} whole, {3} value */
    PLAN_SAY_CHANGE,             /* P304 {0} what, {1} stated, {2} arithmetic, {3} expected */
    PLAN_SAY_RATIO,              /* P305 the same */
    PLAN_SAY_PLAN,               /* P306 the same */
    PLAN_SAY_IMPLIED_NOTHING,    /* P307 {0} what, {1} becauses */
    PLAN_SAY_IMPLIED_NO_INTEGER, /* P307 {0} what, {1} interval, {2} because */
    PLAN_SAY_IMPLIED_BOUNDS,     /* P307 {0} what, {1} interval, {2} bounds, {3} because */
    PLAN_SAY_PERIODS,            /* P308 as P302; {6} the longer period */
    PLAN_SAY_AREAS,              /* P309 as P302; {6} the parent */
    PLAN_SAY_CONTRIBUTIONS,      /* P310 as P302; {6} what grows */
    PLAN_SAY_CONTRIBUTION,       /* P311 as P304 */
    PLAN_SAY_BETWEEN,            /* P312 {0} what, {1} growth, {2} growth of the parts, {3} range */
    PLAN_SAY_PRICES,             /* P313 {0} partition, {1} names with their price bases */
    PLAN_SAY_EXPRESSION,         /* P320 {0} what, {1} the rule, {2} arithmetic */
    PLAN_SAY_EXPRESSION_GAP,     /* P320 the same, {3} gap, {4} beyond rounding */
    PLAN_SAY_EXPRESSION_OPEN,    /* P320 {0} what, {1} the rule, {2} arithmetic; undecided */
    PLAN_SAY_NOTE,               /* appended: {0} the rule's note */
    PLAN_SAY_TARGET_WEAKER,      /* P401 {0} what, {1} target, {2} previous, {3} difference,
                                    {4} period of the result */
    PLAN_SAY_FULFILMENT,         /* P405 {0} what, {1} result, {2} plan, {3} arithmetic */
    PLAN_SAY_FULFILMENT_STATED,  /* P405 {0} what, {1} stated against the plan [%] */
    PLAN_SAY_FULFILMENT_OF,      /* P405 the same, stated as a part of the plan [%] */
    PLAN_SAY_CHANGE_STANDS_OUT,  /* P501 {0} what, {1} value, {2} before, {3} growth, {4} areas,
                                    {5} effect, {6} limits */
    PLAN_SAY_VALUE_STANDS_OUT,   /* P502 {0} what, {1} value, {2} usual values, {3} areas,
                                    {4} score, {5} limit */
    PLAN_SAY_MISSING_FAILS,      /* any rule with missing: fail. {0} what, {1} what is missing */
    PLAN_SAY_UNDECIDED_ABOUT,    /* {0} the sentence that would be said; about without band */
    PLAN_SAY_UNDECIDED,          /* {0} the sentence; rounding leaves it open */
    PLAN_SAY_POWER_OF_TEN,       /* appended: {0} figure, {1} power, {2} what it would be */
    PLAN_SAY_REPAIR,             /* appended: {0} list of repairs */
    PLAN_SAY_REPAIR_PAIR,        /* appended after no repair: {0} list of pairs */
    PLAN_SAY_NO_REPAIR,          /* appended: no single digit mends it */
    PLAN_SAY_REPAIR_BUDGET,      /* appended: the search was cut */
    PLAN_SAY_BECAUSE,            /* {0} arithmetic, {1} figures: of implied values */
    PLAN_SAY_OR,
    PLAN_SAY_AND,    /* between repairs, within a pair */
    PLAN_SAY_POINTS, /* {0} number */
    /* Targets */
    PLAN_SAY_MET_AT_START,   /* P402 {0} what, {1} target, {2} value at the start, {3} period */
    PLAN_SAY_TARGET_OUTSIDE, /* P403 {0} what, {1} target, {2} bounds */
    PLAN_SAY_EXCLUDE,        /* P404 {0} what, {1} target, {2} the other, {3} its place */
    PLAN_SAY_PARTS_ABOVE,    /* P404 {0} what, {1} what the parts are at least, {2} whole */
    PLAN_SAY_PARTS_BELOW,    /* P404 {0} what, {1} what the parts are at most, {2} whole */
    PLAN_SAY_PART_ABOVE,     /* P404 {0} what, {1} target, {2} whole, {3} its target */
    PLAN_SAY_RECORD,         /* P408 {0} what, {1} target, {2} required, {3} record, {4} its year,
                                {5} last result, {6} its period */
    PLAN_SAY_GOAL_MET,       /* {0} actual, {1} target, {2} interval of the actual, {3}
                                difference */
    PLAN_SAY_GOAL_MISSED,    /* the same */
    PLAN_SAY_GOAL_OPEN,      /* the same */
    PLAN_SAY_GOAL_ABOUT,     /* the same */
    PLAN_SAY_GOAL_NO_DIRECTION, /* the same */
    PLAN_SAY_GOAL_MISSING,      /* {0} period */
    PLAN_SAY_GOAL_GAP,          /* {0} period */
    PLAN_SAY_GOAL_REASON,       /* {0} period, {1} reason */
    PLAN_SAY_IN_YEAR,           /* {0} actual, {1} year */
    PLAN_SAY_ABOUT,             /* {0} number */
    PLAN_SAY_BASIS_MEAN,        /* {0} target; a mean a year */
    PLAN_SAY_BASIS_SUM,         /* {0} target; in all */
    PLAN_SAY_BASIS_SHARE,       /* {0} target, {1} whole */
    PLAN_SAY_KEPT,              /* {0} target; every year */
    PLAN_SAY_A_YEAR,            /* {0} pace */
    PLAN_SAY_UNIT_POINTS,
    PLAN_SAY_CHECK_END
};

#endif
