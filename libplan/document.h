/* Private: the document as readers fill it and checks see it. */
#ifndef PLAN_DOCUMENT_INTERNAL_H
#define PLAN_DOCUMENT_INTERNAL_H

#include <plan/document.h>

#include "statement.h"
#include "table.h"
#include "watch.h"

/* What a plan changes of a built-in rule. */
typedef struct plan_builtin_setting {
    const char *code;
    int severity; /* enum plan_severity, -1: as it is */
    bool has_tolerance;
    plan_decimal tolerance;
    int missing; /* enum plan_missing_mode, -1: as it is */
} plan_builtin_setting;

/* A user's rule as the plan file has it; floor 4 gives it meaning. */
typedef struct plan_user_rule {
    const char *id, *check;
    int severity; /* enum plan_severity, -1: that of P320 */
    bool has_tolerance;
    plan_decimal tolerance;
    int missing;
    const char *note[2]; /* or NULL */
    const char **areas;  /* codes of the only ones, none: all */
    size_t area_count;
    bool has_period;
    plan_period period;    /* it is checked within this one only */
    uint32_t line, column; /* of "check" in the plan file, 0: built in memory */
} plan_user_rule;

/* A target with its names looked up. Of a threshold `low` is the number, wherever it was given. */
typedef struct plan_target_entry {
    uint32_t indicator, area; /* ids */
    uint32_t period;          /* packed */
    uint8_t op, basis, keep;  /* enum plan_target_operator, _basis, _keep */
    bool has_high;            /* range, about with two ends */
    plan_decimal low, high;
    uint32_t of;            /* or PLAN_NONE */
    plan_decimal of_factor; /* x times this over `of` is in % */
    bool has_baseline;
    uint32_t baseline;     /* packed */
    const char *note[2];   /* or NULL */
    uint32_t line, column; /* in the plan file, 0: built in memory */
} plan_target_entry;

struct plan_document {
    plan_allocator allocator;
    plan_catalog catalog; /* its arena holds all texts of the document */
    plan_table table;
    plan_statements statements;
    const char *title[2];  /* or NULL */
    int language;          /* enum plan_language, -1: not declared */
    int number_format;     /* enum plan_number_format */
    const char *plan_name; /* of the plan file in reports, or NULL */
    plan_builtin_setting *settings;
    size_t setting_count, setting_capacity;
    plan_user_rule *user_rules;
    size_t user_rule_count, user_rule_capacity;
    plan_dictionary rule_codes; /* their ids */
    plan_target_entry *targets;
    size_t target_count, target_capacity;
    int progress;                 /* enum plan_progress_preset, -1: none declared */
    plan_outliers outliers;       /* method PLAN_OUTLIERS_NONE: not declared */
    struct plan_data_entry *data; /* of the json module: data[] of the plan file */
    size_t data_count, data_capacity;
    void (*release_data)(struct plan_document *document); /* set by whoever fills `data` */
    struct plan_stream *stream; /* rows are checked while they are read (check_stream.h), or NULL */
    void (*release_stream)(struct plan_document *document);
    uint64_t taken;               /* rows that went there and are not in the table any more */
    size_t kept;                  /* rows of the table that are among them all the same */
    bool is_spent;                /* such a check was done: there is nothing to check again */
    struct plan_loader *observer; /* of plan_document_observe, NULL until it is needed */
    uint32_t observed;            /* rows added by plan_document_observe so far */
    uint8_t memory_file;          /* the file number of such rows, 255: none yet */
    plan_watcher watcher;
};

/* True where nothing was added yet, as plan_document_new makes it. */
bool plan_document_is_empty(const plan_document *document);
/* Each becomes what the other was; neither has an observer. */
void plan_document_swap(plan_document *a, plan_document *b);

/* Keeps a rule whose check is in order; copies its texts. Without an id it gets "rule-N".
 * PLAN_EXISTS, PLAN_SYNTAX (no code), PLAN_NO_MEMORY; *error is written by the first two. */
plan_status plan_document_keep_rule(plan_document *document, const plan_user_rule *rule,
                                    plan_error *error);
const plan_builtin_setting *plan_document_setting(const plan_document *document, const char *code);

/* --- Targets (document_target.c) --- */
/* What is wrong with a target, all of it, one after the other: the key, and one English sentence
 * about it. */
typedef void (*plan_target_fault)(void *context, const char *key, plan_status status,
                                  const char *message);
/* Looks the names of a target up. PLAN_OK, or the first fault; PLAN_NO_MEMORY. */
plan_status plan_target_resolve(plan_catalog *catalog, const plan_target *target,
                                plan_target_entry *entry, plan_target_fault fault, void *context);
/* Keeps a target that was resolved, with copies of its notes. */
plan_status plan_document_keep_target(plan_document *document, const plan_target_entry *entry);

/* --- Loading rows ------------------------------------------------------------------------- */

/* Columns of a tidy table. */
enum plan_field {
    PLAN_FIELD_INDICATOR = 0,
    PLAN_FIELD_PERIOD,
    PLAN_FIELD_VALUE,
    PLAN_FIELD_AREA,
    PLAN_FIELD_SERIES,
    PLAN_FIELD_UNIT,
    PLAN_FIELD_MEASURE,
    PLAN_FIELD_AGAINST,
    PLAN_FIELD_DECIMALS,
    PLAN_FIELD_NOTE,
    PLAN_FIELD_SOURCE,
    PLAN_FIELD_COUNT
};
/* "indicator", "period" ...; NULL beyond the end. */
const char *plan_field_name(int field);

/* A row of cells; a field that the table has not is an empty span with text NULL. */
typedef struct plan_row {
    plan_span cells[PLAN_FIELD_COUNT];
    uint32_t columns[PLAN_FIELD_COUNT]; /* where the cells start, characters from 1 */
    uint32_t line;
} plan_row;

/* What can be wrong with a row; floor 4 gives each its code and words. Arguments in brackets. */
enum plan_problem_kind {
    PLAN_PROBLEM_NUMBER,        /* P101 unreadable number [text, reason] */
    PLAN_PROBLEM_AMBIGUOUS,     /* P102 [text, a reading, another, cells of that sort] */
    PLAN_PROBLEM_CONFLICT,      /* P103 [text, its formats, other text, its line, its formats] */
    PLAN_PROBLEM_NUMBER_RANGE,  /* P104 [text, reason] */
    PLAN_PROBLEM_INDICATOR,     /* P105 unknown [text, nearest or ""] */
    PLAN_PROBLEM_AREA,          /* P106 unknown [text, nearest or ""] */
    PLAN_PROBLEM_NO_AREA,       /* P106 none given and several roots [] */
    PLAN_PROBLEM_UNIT,          /* P107 does not read [text, reason] */
    PLAN_PROBLEM_PERIOD,        /* P108 does not read [text, reason] */
    PLAN_PROBLEM_SERIES,        /* P109 unknown [text, nearest or ""] */
    PLAN_PROBLEM_MEASURE,       /* P110 unknown measure [text] */
    PLAN_PROBLEM_AGAINST,       /* P110 unreadable against [text] */
    PLAN_PROBLEM_NEEDS_AGAINST, /* P110 a measure without against [measure] */
    PLAN_PROBLEM_NEEDS_MEASURE, /* P110 against without a measure [against] */
    PLAN_PROBLEM_DECIMALS,      /* P111 decimals cell is no whole number -18..17 [text] */
    PLAN_PROBLEM_EMPTY,         /* P112 indicator or period is empty [column name] */
    PLAN_PROBLEM_CODE,          /* P113 control or bidirectional character in a code [text];
                                   the file counts as not wholly checked (exit 2) */
    PLAN_PROBLEM_DIMENSION,     /* P203 [unit text, the indicator's unit, indicator] */
    PLAN_PROBLEM_MORE_DECIMALS, /* P204 row is kept [text, decimals allowed]; for figures in the
                                   indicator's own unit */
    PLAN_PROBLEM_DUMPED,        /* P208 rows are kept, told once a file [first text, count] */
    PLAN_PROBLEM_FORCED,        /* P407 row is kept [measure, indicator, what kind says] */
    PLAN_PROBLEM_PERCENT,       /* P406 row is kept [value, indicator, unit] */
    PLAN_PROBLEM_KIND_COUNT
};

typedef struct plan_problem {
    uint8_t kind;  /* enum plan_problem_kind */
    uint8_t field; /* the cell it is about */
    uint32_t line, column;
    size_t arg_count;
    plan_span args[6]; /* point into the row or into `scratch` */
    char scratch[1024];
    size_t scratch_used;
} plan_problem;

typedef void (*plan_problem_sink)(void *context, const plan_problem *problem);

/* How the rows of one file are read.
 *  - A figure (no measure) in points is refused unless the indicator is of kind change: the 1.3 of
 *    "1.3 điểm %" is a difference, and `change` says against what.
 *  - Of the unit column and a unit behind the number both may be there, as long as one is the
 * other; where one says % and the other points, it is points.
 *  - The number format, where it is not declared: rows that read in some formats only wait for the
 *    end of the file if these disagree; in a conflict all of them are left out. */
typedef struct plan_load_options {
    uint8_t file;      /* number in the table */
    int number_format; /* enum plan_number_format */
    bool has_decimals;
    int32_t decimals;
    const char *const *missing;
    size_t missing_count;
    size_t max_observations; /* 0: 2^32 - 2 */
    plan_problem_sink sink;
    void *context;
} plan_load_options;

/* Reads one file's rows: caches of the last texts, inference of the number format. Opaque. */
typedef struct plan_loader plan_loader;

plan_status plan_loader_new(plan_document *document, const plan_load_options *options,
                            plan_loader **result);
/* Every problem of the row goes to the sink; a row with one is not added, the call is PLAN_OK all
 * the same. PLAN_NO_MEMORY, PLAN_LIMIT end the reading. */
plan_status plan_loader_add(plan_loader *loader, const plan_row *row);
/* The columns of a table whose cells are not split yet. */
enum { PLAN_RAW_COLUMNS = 32 };
typedef struct plan_raw_columns {
    uint32_t width; /* at most PLAN_RAW_COLUMNS */
    char separator;
    uint8_t fields[PLAN_RAW_COLUMNS]; /* enum plan_field, each once; PLAN_FIELD_COUNT: none */
} plan_raw_columns;
/* Rows as they lie in a file, from content[at] up to content[end], where the last may be cut;
 * behind them PLAN_RAW_PADDING bytes may be read, whatever they hold. No byte of them is 0. */
typedef struct plan_raw_rows {
    const char *content;
    size_t at, end;
    uint32_t line;
    bool after_return; /* the byte before `at` is a CR: an LF belongs to it */
} plan_raw_rows;
enum { PLAN_RAW_PADDING = 1024 };
/* Adds rows as long as they are like those before them, with a plain number and no unit, measure or
 * precision of its own: nine rows in ten. rows->at, line and after_return come behind the last one
 * that was added. The next one must be split and given to plan_loader_add, which does the same of
 * every row: nothing of it was added or told. The columns are the same in all calls. */
void plan_loader_take(plan_loader *loader, const plan_raw_columns *columns, plan_raw_rows *rows);
/* Rows whose texts were met before, PLAN_KNOWN_ROWS at most, for readers that remember themselves
 * what they are (document_load_known.c): arrays by row; PLAN_NONE in ids: not known. */
enum plan_known_kind {
    PLAN_KNOWN_MISSING = 0, /* there is no value */
    PLAN_KNOWN_NUMBER = 1,  /* digits and scale */
    PLAN_KNOWN_NOT = 2      /* a value that must be looked at, or a unit, a measure ... */
};
enum plan_known_key {
    PLAN_KNOWN_INDICATOR = 0,
    PLAN_KNOWN_PERIOD,
    PLAN_KNOWN_AREA,
    PLAN_KNOWN_SERIES,
    PLAN_KNOWN_KEYS
};
enum { PLAN_KNOWN_ROWS = 256, PLAN_KNOWN_BACK = 64 };
typedef struct plan_known_rows {
    /* From PLAN_KNOWN_BACK on; those before are the reader's own, of rows before. */
    uint32_t ids[PLAN_KNOWN_KEYS][PLAN_KNOWN_BACK + PLAN_KNOWN_ROWS];
    int64_t digits[PLAN_KNOWN_ROWS];
    int32_t scales[PLAN_KNOWN_ROWS];
    uint8_t kinds[PLAN_KNOWN_ROWS]; /* enum plan_known_kind */
    uint32_t column;                /* of the values, from 1 */
    bool are_numbers;               /* all kinds are PLAN_KNOWN_NUMBER */
    bool is_plain;                  /* and all ids are known, of rows that are still to be put */
} plan_known_rows;
/* Adds rows `from` up to `end`, the first of which stands on `line`, as long as all is known of
 * them; those without a value are passed over. Gives the first that plan_loader_add must look at,
 * of which nothing was added or told, or `end`. */
size_t plan_loader_put(plan_loader *loader, const plan_known_rows *rows, size_t from, size_t end,
                       uint32_t line);
enum { PLAN_ROW_PADDING = 16 };
/* Digits and scale of a text, not empty, that is nothing but a number in the declared format;
 * PLAN_ROW_PADDING bytes may be read behind its start. False: plan_loader_add must look. */
bool plan_loader_number(const plan_loader *loader, plan_span value, int64_t *digits,
                        int32_t *scale);
/* Whether a figure that is known as a number goes in as it is, and not as the digits of a double
 * that are to be told. */
bool plan_loader_takes(const plan_loader *loader, int64_t digits, int32_t scale);
/* The decimal mark of texts, where they may be read as plan_loader_number does; else 0. `first` is
 * set to what a text that plan_loader_add must see may start with, by byte. */
char plan_loader_mark(const plan_loader *loader, const bool **first);
/* What a row is about. */
typedef struct plan_known_row {
    uint32_t indicator, period, area, series;
} plan_known_row;
/* After plan_loader_add: what its texts are. */
void plan_loader_learn(const plan_loader *loader, const plan_row *row, plan_known_row *known);
/* Settles the format of a file without a declared one: ambiguous (P102) and conflicting (P103)
 * cells go to the sink and their rows are taken out; dumped doubles are told once (P208). */
plan_status plan_loader_finish(plan_loader *loader);
/* After finish: another file with the same document, as if by plan_loader_new. The catalog must be
 * as it was. */
plan_status plan_loader_restart(plan_loader *loader, const plan_load_options *options);
/* So many rows were taken out of the table, which the limit of observations counts all the same. */
void plan_loader_forget(plan_loader *loader, size_t rows);
void plan_loader_free(plan_loader *loader); /* NULL is fine */

#endif
