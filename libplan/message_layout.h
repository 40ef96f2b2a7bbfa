/* Private: ids of the sentences about files, in the order of message_layout.c. */
#ifndef PLAN_MESSAGE_LAYOUT_H
#define PLAN_MESSAGE_LAYOUT_H

#include "message.h"

#include <stdbool.h>

enum plan_message_layout {
    PLAN_SAY_NUMBER = PLAN_MESSAGE_LAYOUT, /* P101 {0} text, {1} reason */
    PLAN_SAY_AMBIGUOUS,         /* P102 {0} text, {1} a reading, {2} another, {3} cells */
    PLAN_SAY_CONFLICT,          /* P103 {0} text, {1} formats, {2} text, {3} line, {4} formats */
    PLAN_SAY_NUMBER_RANGE,      /* P104 {0} text, {1} reason */
    PLAN_SAY_INDICATOR,         /* P105 {0} text */
    PLAN_SAY_INDICATOR_NEAR,    /* P105 {0} text, {1} nearest */
    PLAN_SAY_AREA,              /* P106 {0} text */
    PLAN_SAY_AREA_NEAR,         /* P106 {0} text, {1} nearest */
    PLAN_SAY_NO_AREA,           /* P106 */
    PLAN_SAY_UNIT,              /* P107 {0} text, {1} reason */
    PLAN_SAY_PERIOD,            /* P108 {0} text, {1} reason */
    PLAN_SAY_SERIES,            /* P109 {0} text */
    PLAN_SAY_SERIES_NEAR,       /* P109 {0} text, {1} nearest */
    PLAN_SAY_MEASURE,           /* P110 {0} text */
    PLAN_SAY_AGAINST,           /* P110 {0} text */
    PLAN_SAY_NEEDS_AGAINST,     /* P110 {0} measure */
    PLAN_SAY_NEEDS_MEASURE,     /* P110 {0} against */
    PLAN_SAY_DECIMALS,          /* P111 {0} text */
    PLAN_SAY_EMPTY,             /* P112 {0} column */
    PLAN_SAY_CODE,              /* P113 {0} text */
    PLAN_SAY_NOT_UTF8,          /* P114 {0} byte, {1} places, {2} how many */
    PLAN_SAY_RAGGED,            /* P115 {0} expected, {1} found */
    PLAN_SAY_UNCLOSED,          /* P116 {0} line where it opens */
    PLAN_SAY_AFTER_QUOTE,       /* P117 */
    PLAN_SAY_STRAY_QUOTE,       /* P117 */
    PLAN_SAY_COLUMN_UNKNOWN,    /* P118 {0} names */
    PLAN_SAY_COLUMN_SET,        /* P118 {0} names */
    PLAN_SAY_COLUMN_NAMELESS,   /* P118 {0} places */
    PLAN_SAY_COLUMN_ABSENT,     /* P118 {0} name, {1} nearest */
    PLAN_SAY_COLUMN_ABSENT_FAR, /* P118 {0} name */
    PLAN_SAY_NO_HEADER,         /* P119 */
    PLAN_SAY_COLUMN_BOTH,       /* P119 {0} name, {1} place, {2} name, {3} place, {4} field */
    PLAN_SAY_COLUMN_TWICE,      /* P119 {0} name, {1} first place, {2} second place */
    PLAN_SAY_COLUMN_MISSING,    /* P119 {0} name */
    PLAN_SAY_SEPARATOR,         /* P119 {0} the separator it seems to have */
    PLAN_SAY_UTF16,             /* P120 */
    PLAN_SAY_NUL,               /* P120 */
    PLAN_SAY_LIMIT,             /* P121 {0} what, {1} limit */
    PLAN_SAY_OPEN,              /* P122 {0} reason */
    PLAN_SAY_DIRECTORY,         /* P122 */
    PLAN_SAY_FILE_EMPTY,        /* P122 */
    PLAN_SAY_OUTSIDE,           /* P122 {0} path */
    PLAN_SAY_JSON,              /* P131 {0} reason */
    PLAN_SAY_KEY_TWICE,         /* P132 {0} key, {1} line:column of the first */
    PLAN_SAY_KEY_UNKNOWN,       /* P133 {0} path, {1} nearest */
    PLAN_SAY_KEY_UNKNOWN_FAR,   /* P133 {0} path */
    PLAN_SAY_TYPE,              /* P134 {0} path, {1} wanted, {2} found */
    PLAN_SAY_VALUE,             /* P135 {0} path, {1} value, {2} what is allowed */
    PLAN_SAY_KEY_MISSING,       /* P136 {0} path */
    PLAN_SAY_REFERENCE,         /* P137 {0} path, {1} sentence */
    PLAN_SAY_CONTRADICTION,     /* P138 {0} path, {1} sentence */
    PLAN_SAY_RULE_SYNTAX,       /* P141 {0} path, {1} sentence */
    PLAN_SAY_RULE_UNIT,         /* P142 {0} path, {1} sentence */
    PLAN_SAY_RULE_ALWAYS,       /* P143 {0} path, {1} the rule */
    PLAN_SAY_RULE_NEVER,        /* P143 {0} path, {1} the rule */
    PLAN_SAY_OVERLAP,           /* P144 {0} path, {1} sentence */
    PLAN_SAY_DIMENSION,         /* P203 {0} unit, {1} indicator's unit, {2} indicator */
    PLAN_SAY_MORE_DECIMALS,     /* P204 {0} value, {1} decimals */
    PLAN_SAY_DUMPED,            /* P208 {0} first text, {1} how many */
    PLAN_SAY_FORCED,            /* P407 {0} measure, {1} indicator, {2} what the kind says */
    PLAN_SAY_PERCENT,           /* P406 {0} value, {1} indicator, {2} unit */
    PLAN_SAY_PACKED_BROKEN,     /* P122 {0} gzip, {1} byte, {2} reason */
    PLAN_SAY_PACKED_ENDS,       /* P122 {0} gzip, {1} byte */
    PLAN_SAY_PACKED_MORE,       /* P122 {0} gzip, {1} byte */
    PLAN_SAY_PACKED_WINDOW,     /* P122 {0} zstd, {1} command */
    PLAN_SAY_PACKED_BUILD,      /* P122 {0} gzip, {1} option of the build */
    PLAN_SAY_PACKED_OTHER,      /* P122 {0} xz, {1} command */
    PLAN_SAY_PACKED_ZIP,        /* P122 */
    PLAN_SAY_PACKED_PLAN,       /* P122 {0} gzip, {1} command */
    PLAN_SAY_LAYOUT_END
};

/* The sentence for a problem of the loader with these arguments (some have two, by whether a
 * nearest name is known). */
int plan_message_of_problem(uint8_t kind, bool has_nearest);

/* The arguments of a sentence that are reasons of readers (bit n: argument n), never text of a
 * file. */
unsigned plan_message_reasons(int id);
/* The arguments that tell one finding of a code from another (bits likewise): text of a cell or a
 * name, never a place. */
unsigned plan_message_identity(int id);

#endif
