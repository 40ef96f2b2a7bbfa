/* Private: a table that is read again, for what stands around the figures of findings. */
#ifndef PLAN_CSV_CITE_H
#define PLAN_CSV_CITE_H

#include "csv_table.h"

#define PLAN_CITE_NONE SIZE_MAX
#define PLAN_CITE_NO_INPUT UINT32_MAX
enum {
    PLAN_CITE_COLUMNS = 12,  /* of a citation */
    PLAN_CITE_AROUND = 2,    /* rows before and behind a cell */
    PLAN_CITE_FIGURES = 5,   /* of a finding and a file that rows are shown around */
    PLAN_CITE_ROWS = 20000,  /* of a report */
    PLAN_CITE_LENGTH = 120,  /* of a cell that is shown [bytes] */
    PLAN_CITE_DISTANCE = 64, /* neighbours are looked for so many lines before a cell */
};

/* A place that a finding names. */
typedef struct plan_cite_place {
    uint32_t line, column, column_end;
    uint32_t input; /* PLAN_CITE_NO_INPUT: the finding's own place */
    size_t finding;
    bool shown;        /* rows around it are wanted */
    bool in_question;  /* the figure may be wrong */
    bool found;        /* the cell is there; then what follows is set */
    bool quoted;       /* in the file */
    size_t row;        /* in `rows`; PLAN_CITE_NONE: not kept */
    size_t cell;       /* place in its row, from 0 */
    plan_span content; /* in the report's arena */
} plan_cite_place;

/* Columns of a row, cut, each ended by 0. The last rows are held until it is known whether one of
 * them is needed. */
typedef struct plan_cite_held {
    plan_buffer text;
    uint64_t number; /* of the row, from 1; 0: none */
    uint32_t line;
    size_t kept; /* in `rows`; PLAN_CITE_NONE: not yet */
} plan_cite_held;

typedef struct plan_cite_row {
    plan_cited_row row;
    uint64_t number;
} plan_cite_row;

typedef struct plan_cite {
    const plan_data *data;
    plan_report *report;
    const char *name; /* in reports */
    char separator;
    plan_cite_place *places;  /* by line, column */
    size_t place_count, room; /* `room`: what was taken for them */
    size_t at, shown_at;      /* the first place, and the first shown one, not passed yet */
    plan_cite_held held[PLAN_CITE_AROUND + 1];
    uint64_t number; /* of rows so far */
    int after;       /* rows that are still to be kept behind a cell */
    plan_cite_row *rows;
    size_t row_count, row_capacity;
    bool has_header, first_line, rounds; /* `rounds`: decimals are declared */
    bool changed;                        /* a place has no cell any more */
    size_t value;                        /* column of the values, PLAN_CITE_NONE: none */
    bool infers;
    unsigned formats; /* set of those that the numbers so far allow */
    uint32_t columns[PLAN_CITE_COLUMNS], width;
    const char *const *header;
    size_t column_count;
    plan_status status;
} plan_cite;

/* --- csv_cite_pass.c --- */
/* Callbacks of the reader; the context is the plan_cite. */
bool plan_cite_on_row(void *context, const plan_csv_cell *cells, size_t count, bool valid);
void plan_cite_on_problem(void *context, int problem, uint32_t line, uint32_t column);

/* --- csv_cite_figure.c --- */
/* Whether a cell still reads as the value of its input. */
bool plan_cite_is_same(const plan_cite *cite, const plan_cite_place *place);
/* A cell as it stands in a file. */
void plan_cite_put_cell(const plan_cite *cite, plan_buffer *buffer, plan_span content, bool quoted);
/* Appends the cell with the number `to` instead of the input's; false where that cannot be written,
 * and the buffer has something behind its old end. */
bool plan_cite_put_repaired(const plan_cite *cite, const plan_cite_place *place, const char *to,
                            plan_buffer *buffer);

/* --- csv_cite_take.c --- */
/* What was found into the report. */
plan_status plan_cite_take(plan_cite *cite);

#endif
