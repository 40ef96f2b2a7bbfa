/* Private: the loader's parts.
 *   document_load.c         rows: the order of work
 *   document_load_tell.c    problems
 *   document_load_match.c   rows that are like those before (document_load_match.h)
 *   document_load_known.c   rows whose texts a reader knows already
 *   document_load_find.c    indicator, area, period, series
 *   document_load_claim.c   what unit, measure and against claim
 *   document_load_value.c   from the printed number to the record
 *   document_load_long.c    numbers longer than a figure, where the precision is declared
 *   document_load_format.c  number formats that are not declared */
#ifndef PLAN_DOCUMENT_LOAD_H
#define PLAN_DOCUMENT_LOAD_H

#include <string.h>

#include "document.h"
#include "numeral.h"

enum {
    PLAN_LOAD_TEXT = 208,   /* texts of the row before, and of messages at the end [bytes] */
    PLAN_LOAD_SLOTS = 256,  /* of a cache */
    PLAN_LOAD_CODE = 50,    /* longest text in a cache of codes [bytes] */
    PLAN_LOAD_CLAIM = 103,  /* longest unit, measure and against together in theirs [bytes] */
    PLAN_LOAD_NEAREST = 200 /* misspelt codes of a file that get a suggestion: each costs a walk
                               over the dictionary */
};

/* Fractions of at least so many digits (15) are those of doubles. */
#define PLAN_LOAD_DUMPED INT64_C(100000000000000)
/* A mark on the rows of a file whose number format is open: their values have separators. */
#define PLAN_RECORD_SEPARATOR 128

/* How a value becomes a figure of the table: depends on indicator, unit, measure, against only. */
typedef struct plan_claim {
    plan_decimal factor; /* to the unit of the table */
    uint32_t indicator;  /* what the row's figure is about after loading */
    uint32_t listed;     /* place in the loader's list + 1, 0: not there */
    uint16_t statement;
    bool may_be_count;    /* exact where printed whole */
    bool negate;          /* published as a reduction */
    bool says_reduction;  /* the row is one itself, where "giảm 5" and 5 say the same */
    bool limits_decimals; /* compare with the indicator's `decimals` */
    bool forced;          /* the statement is: each such row is told */
    bool is_percent;      /* points in kind, % or ‰ in print: each such row but 0 is told */
    bool is_simple;       /* printed digits are the record's, but for exact counts */
    bool known;           /* of plain claims: this one was decided */
    bool is_quick;        /* and it is simple, and nothing is to be told */
    uint32_t tails[2];    /* of records then: of whole figures, of others */
} plan_claim;

/* A claim of a row that gave unit, measure or against, remembered by its texts. */
typedef struct plan_claim_slot {
    uint32_t own; /* indicator of the row */
    bool used;
    uint8_t lengths[3]; /* unit, measure, against */
    char text[PLAN_LOAD_CLAIM + 1];
    plan_claim claim;
} plan_claim_slot;

typedef struct plan_code_slot {
    uint64_t masks[2]; /* of the first 16 bytes: those that the text has */
    uint32_t id;
    uint8_t length; /* 0: free */
    uint8_t next;   /* the slot of the text that followed this one last time */
    char text[PLAN_LOAD_CODE];
} plan_code_slot;

/* A figure whose number format is not settled: the record holds its digits. */
typedef struct plan_pending {
    uint32_t record;
    uint32_t claim; /* place in the loader's list */
    int8_t scales[3], upper_scales[3];
    uint8_t formats;
    int8_t decimals; /* declared, PLAN_PENDING_PRINTED: none */
} plan_pending;
enum { PLAN_PENDING_PRINTED = INT8_MIN };

typedef struct plan_text_copy {
    char text[PLAN_LOAD_TEXT];
    size_t length;
} plan_text_copy;

/* What the last row said in one column: an equal text needs no look-up. */
typedef struct plan_last_text {
    size_t length; /* PLAN_LAST_NONE: nothing that can be reused */
    char text[PLAN_LOAD_TEXT];
} plan_last_text;
#define PLAN_LAST_NONE SIZE_MAX

struct plan_loader {
    plan_document *document;
    plan_load_options options;
    size_t first_record;
    uint32_t before; /* of the lines of this file, see plan_table_begin_file */
    plan_last_text last_indicator, last_area, last_period, last_series;
    uint32_t indicator, area, period;
    uint8_t series;
    char quick_mark; /* of decimals; 0: the format is open, or the precision is declared */
    uint8_t at_indicator, at_area, at_period; /* slots of the last texts that were looked up */
    bool missing_first[256];                  /* by byte: some missing mark starts with it */
    plan_code_slot indicators[PLAN_LOAD_SLOTS], areas[PLAN_LOAD_SLOTS], periods[PLAN_LOAD_SLOTS];
    plan_claim_slot claims[PLAN_LOAD_SLOTS];
    struct plan_matcher *matcher; /* NULL until there are rows for it */
    plan_claim *plain;            /* by indicator: rows without unit, measure, against */
    size_t plain_count;
    uint32_t suggestions; /* given so far */
    /* Number formats. */
    uint8_t formats; /* set that fits every cell so far */
    struct {
        bool found;
        uint8_t formats;
        uint32_t line, column;
        plan_text_copy text;
    } refuser[3]; /* first cell that a format does not fit */
    plan_pending *pending;
    size_t pending_count, pending_capacity;
    plan_claim *listed; /* claims of pending figures */
    size_t listed_count, listed_capacity;
    plan_text_copy pending_text; /* of the first */
    bool separators;             /* some row has the mark */
    /* Digits of doubles. */
    uint64_t dumped;
    uint32_t dumped_line, dumped_column;
    plan_text_copy dumped_text;
    plan_problem problem; /* the one being told */
    plan_status failed;   /* PLAN_NO_MEMORY: it could not be told as it should */
};

/* --- document_load_match.c --- */
void plan_matcher_free(struct plan_matcher *matcher); /* NULL is fine */

/* --- document_load_value.c --- */
/* The other sign: what was at least is at most. */
void plan_load_negate(plan_figure *figure);

/* Where texts of equal bytes meet in a cache. */
uint32_t plan_load_slot(plan_span text);
/* As much of the text as fits; true where that is all of it. */
bool plan_load_keep(plan_text_copy *copy, plan_span text);
static inline bool plan_load_is_last(const plan_last_text *last, plan_span text) {
    return plan_span_same((plan_span){last->text, last->length}, text);
}

/* --- The order of rows, seen while they are added --- */

/* That of the last record, as plan_record_is_behind has it. */
typedef struct plan_last_key {
    uint64_t group, order;
    bool is_ascending;
} plan_last_key;
static inline uint64_t plan_load_order(uint32_t series, uint32_t indicator, uint32_t statement) {
    return ((uint64_t)series << 32) + ((uint64_t)indicator << 1) + (statement != 0 ? 1 : 0);
}
static inline plan_last_key plan_load_last(const plan_table *table) {
    plan_last_key last = {0, 0, table->is_ascending};
    if (table->count > 0) {
        const plan_record *record = &table->records[table->count - 1];
        last.group = (uint64_t)record->area << 32 | record->period;
        last.order = plan_load_order(record->series, record->indicator, record->statement);
    }
    return last;
}
static inline void plan_load_step(plan_last_key *last, uint64_t group, uint64_t order) {
    if (group == last->group ? order <= last->order : group < last->group) {
        last->is_ascending = false;
    }
    last->group = group;
    last->order = order;
}
/* Records up to `end` were written behind those that the table has. */
static inline void plan_load_added(plan_table *table, const plan_record *end,
                                   const plan_last_key *last) {
    size_t count = (size_t)(end - table->records);
    if (count > table->count) {
        table->is_ascending = last->is_ascending;
        table->sorted = false;
        table->count = count;
    }
}

/* --- Problems --- */

/* Starts a problem about a cell of the row, to be sent by plan_load_tell. */
plan_problem *plan_load_problem(plan_loader *loader, const plan_row *row, int kind, int field);
/* An argument that lives outside until it is told; and copies in the scratch. */
void plan_load_arg(plan_problem *problem, plan_span text);
void plan_load_arg_copy(plan_problem *problem, const char *text);
void plan_load_arg_number(plan_problem *problem, int64_t number);
void plan_load_tell(plan_loader *loader);
/* All of it: a problem with the cell's text and a second argument. */
void plan_load_say(plan_loader *loader, const plan_row *row, int kind, int field,
                   const char *second);
/* A statement that is forced against its kind; points that are printed as %, `behind` the number
 * where the row has no unit. */
void plan_load_tell_forced(plan_loader *loader, const plan_row *row, const plan_claim *claim);
void plan_load_tell_percent(plan_loader *loader, const plan_row *row, plan_span behind);

/* --- The parts: each tells what is wrong; *good is set to false then, and only then --- */

/* The ids of the row into loader->indicator, area, period, series, where the texts are not those of
 * the row before. PLAN_NO_MEMORY, PLAN_LIMIT. */
plan_status plan_load_key(plan_loader *loader, const plan_row *row, bool *good);
/* The period in a cell (period or against), packed. */
bool plan_load_period(plan_loader *loader, const plan_row *row, int field, uint32_t *packed);

/* The row's claim, from the loader's cache or decided now; `behind` is the unit text behind the
 * number. *claim is valid until the next row. PLAN_NO_MEMORY, PLAN_LIMIT. */
plan_status plan_load_claim(plan_loader *loader, const plan_row *row, plan_span behind,
                            plan_claim *scratch, plan_claim **claim, bool *good);

/* Reads a value cell that is not quick: the figure, the unit text behind it. *is_there is false
 * where it is empty. Precision matters for numbers that are too long. */
void plan_load_number(plan_loader *loader, const plan_row *row, bool has_decimals, int32_t decimals,
                      plan_numeral *numeral, plan_span *unit, bool *is_there, bool *good);
/* Precision, dumped doubles, exact counts, units, in this order: the figure into the record, which
 * is not appended. */
plan_status plan_load_finalise(plan_loader *loader, const plan_row *row, plan_figure figure,
                               const plan_claim *claim, bool has_decimals, int32_t decimals,
                               plan_record *record, bool *good);
/* The figure as it stands into the record. */
plan_status plan_load_put(plan_loader *loader, const plan_figure *figure, uint32_t column,
                          plan_record *record);

/* Text with more digits than a figure holds, rounded half to even to `decimals`. False where it is
 * no such number or the rounded one does not fit either. */
bool plan_load_long(plan_span text, int format, int32_t decimals, plan_figure *figure);

/* The figure of a file without a declared format into the table: at once where all formats that fit
 * so far agree about it, else it waits. */
plan_status plan_load_undeclared(plan_loader *loader, const plan_row *row, plan_claim *claim,
                                 const plan_figure figures[3], uint8_t formats, bool has_decimals,
                                 int32_t decimals, plan_record *record);
/* At the end of the file: waiting figures get their scale, or are told and taken out. */
plan_status plan_load_settle(plan_loader *loader);

#endif
