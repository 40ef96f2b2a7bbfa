/* Private: the loader's parts (document_load.c rows, document_value.c figures). */
#ifndef PLAN_DOCUMENT_LOAD_H
#define PLAN_DOCUMENT_LOAD_H

#include "document.h"
#include "numeral.h"

enum { PLAN_LOAD_TEXT = 208, PLAN_LOAD_PERIODS = 64, PLAN_LOAD_CLAIMS = 64 };

/* How a value becomes a figure of the table: depends on indicator, unit and measure only. */
typedef struct plan_claim {
    uint32_t indicator;     /* what the row's figure is about after loading */
    uint16_t statement;
    bool may_be_count;      /* exact where printed whole */
    bool negate;            /* published as a reduction */
    plan_decimal factor;    /* to the unit of the table */
    bool limits_decimals;   /* compare with the indicator's `decimals` */
} plan_claim;

/* A claim of a row that gave unit, measure or against, remembered by its texts. */
typedef struct plan_claim_slot {
    bool used;
    uint32_t own;           /* indicator of the row */
    uint8_t lengths[3];     /* unit, measure, against */
    char text[PLAN_LOAD_TEXT];
    plan_claim claim;
} plan_claim_slot;

/* A figure whose number format is not settled: the digits are, the scales by format are not. */
typedef struct plan_pending {
    uint32_t record;
    uint32_t column, line;
    uint8_t formats;
    int8_t scales[3], upper_scales[3];
    bool is_between, has_decimals;
    int32_t decimals;
    int64_t digits, upper_digits;
    uint8_t reading, flags;
    plan_claim claim;
} plan_pending;

typedef struct plan_text_copy {
    char text[PLAN_LOAD_TEXT];
    size_t length;
} plan_text_copy;

struct plan_loader {
    plan_document *document;
    plan_load_options options;
    size_t first_record;
    /* What the last row said: equal texts need no look-up. */
    plan_text_copy last_indicator, last_area, last_series;
    uint32_t indicator, area;
    uint32_t *successors;   /* by indicator: the one that stood on the next row last time, + 1 */
    uint8_t series;
    bool has_indicator, has_area, has_series;
    struct {
        uint8_t length;
        char text[24];
        uint32_t packed;
    } periods[PLAN_LOAD_PERIODS];
    plan_claim_slot claims[PLAN_LOAD_CLAIMS];
    plan_claim *plain;      /* by indicator: rows without unit, measure, against */
    uint8_t *plain_state;   /* 0 unknown, 1 known */
    size_t plain_count;
    /* Inference of the number format. */
    uint8_t formats;        /* set that fits every cell so far */
    struct {
        bool found;
        uint8_t formats;
        uint32_t line, column;
        plan_text_copy text;
    } refuser[3];           /* first cell that a format does not fit */
    plan_pending *pending;
    size_t pending_count, pending_capacity;
    bool separators;        /* some row has a separator in its value */
    uint64_t dumped;
    uint32_t dumped_line, dumped_column;
    plan_text_copy dumped_text;
    plan_problem problem;   /* the one being told */
};

/* --- document_load.c --- */
/* Starts a problem about a cell of the row, to be sent by plan_load_tell. */
plan_problem *plan_load_problem(plan_loader *loader, const plan_row *row, int kind, int field);
/* An argument that lives outside; and one copied into the scratch. */
void plan_load_arg(plan_problem *problem, plan_span text);
void plan_load_arg_copy(plan_problem *problem, const char *text);
void plan_load_tell(plan_loader *loader);

/* --- document_value.c --- */
/* Reads a value cell that is not quick: the figure, the unit text behind it. *is_there is false
 * where it is empty or refused (which is told). Precision matters for numbers that are too long. */
plan_status plan_load_number(plan_loader *loader, const plan_row *row, bool has_decimals,
                             int32_t decimals, plan_numeral *numeral, plan_span *unit,
                             bool *is_there);
/* The figure into the record, which is appended. `quick` is NULL where `numeral` holds it. */
plan_status plan_load_value(plan_loader *loader, const plan_row *row, const plan_claim *claim,
                            const plan_numeral *numeral, const plan_quick *quick,
                            bool has_decimals, int32_t decimals, plan_record *record);
/* Settles pending figures in `format`; their rows get their figures. */
plan_status plan_load_settle(plan_loader *loader, const plan_pending *pending, int format);
/* Text with more digits than a figure holds, rounded half to even to `decimals`. False where it is
 * no such number or the rounded one does not fit either. */
bool plan_load_long(plan_span text, int format, int32_t decimals, plan_figure *figure);

#endif
