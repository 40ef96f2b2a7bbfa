/* Private: the catalog as the checks see it: ids instead of codes. */
#ifndef PLAN_CATALOG_INTERNAL_H
#define PLAN_CATALOG_INTERNAL_H

#include <plan/catalog.h>

#include "text.h"

#include <stdbool.h>

/* The id of nothing. */
#define PLAN_NONE UINT32_MAX
/* Series and data files are numbered in one byte each. */
#define PLAN_MAX_SERIES 250
#define PLAN_MAX_FILES 250
/* Rows have 24 bits for their indicators. */
#define PLAN_MAX_INDICATORS UINT32_C(0xFFFFFF)

/* Codes to ids 0, 1, 2 ... in the order of arrival; open addressing, compared in NFC. The texts as
 * they were written first are kept for display. Seeded so that no input chooses collisions. */
typedef struct plan_dictionary_slot {
    uint32_t id;   /* + 1, 0 free */
    uint32_t hash; /* beside it: of a code that is not there one slot is looked at, and no more */
} plan_dictionary_slot;

/* Texts stand in pieces of 64, 128, 256 ... of them, which never move. */
enum { PLAN_DICTIONARY_PIECES = 26, PLAN_DICTIONARY_FIRST = 64 };

typedef struct plan_dictionary {
    plan_arena *arena;                         /* the owner's; holds the texts */
    plan_span *pieces[PLAN_DICTIONARY_PIECES]; /* by id, as written, each ending with 0 */
    size_t count;
    plan_dictionary_slot *slots; /* by the upper bits of the hash: growing leaves them in order */
    size_t slot_count;           /* a power of two; 0 as long as codes come in order */
    uint8_t orders;              /* those orders */
    uint64_t seed;
} plan_dictionary;

/* The place of an id among the pieces. */
static inline plan_span *plan_dictionary_place(const plan_dictionary *dictionary, uint32_t id) {
    uint32_t n = id + PLAN_DICTIONARY_FIRST, piece = 25 - (uint32_t)__builtin_clz(n);
    return &dictionary->pieces[piece][n - ((uint32_t)PLAN_DICTIONARY_FIRST << piece)];
}
/* The text of an id. */
static inline plan_span plan_dictionary_code(const plan_dictionary *dictionary, uint32_t id) {
    return *plan_dictionary_place(dictionary, id);
}

void plan_dictionary_init(plan_dictionary *dictionary, plan_arena *arena);
void plan_dictionary_free(plan_dictionary *dictionary);
/* PLAN_NONE where the code is not there. Never fails: text that is not UTF-8 is not there. */
uint32_t plan_dictionary_find(const plan_dictionary *dictionary, plan_span code);
/* The id of the code, added where it is new. PLAN_SYNTAX where it may not be a code. */
plan_status plan_dictionary_add(plan_dictionary *dictionary, plan_span code, uint32_t *id,
                                bool *is_new);
/* The same of a code of ASCII letters, digits and marks, and no more than 200 of them. */
plan_status plan_dictionary_add_graphic(plan_dictionary *dictionary, plan_span code, uint32_t *id);
/* Fetches what adding this code will look at: where there are many, that is far away. */
void plan_dictionary_fetch(const plan_dictionary *dictionary, plan_span code);
/* The id of the nameless "", which no other function finds. */
plan_status plan_dictionary_add_nameless(plan_dictionary *dictionary, uint32_t *id);
/* The known code nearest to a misspelt one (distance at most a third of its length, rounded up), or
 * an empty span. */
plan_span plan_dictionary_nearest(const plan_dictionary *dictionary, plan_span code);

/* A change of definition at the start of a period. */
typedef struct plan_break {
    uint32_t period;  /* packed */
    const char *area; /* code, or NULL: everywhere */
} plan_break;

typedef struct plan_indicator_entry {
    const char *code;
    const char *name[2]; /* never NULL after adding: falls back to the other, then the code */
    int32_t kind;
    const char *unit_text; /* "" for a pure number */
    plan_unit unit;
    uint32_t group;                                                         /* or PLAN_NONE */
    const char *of_code, *numerator_code, *denominator_code, *part_of_code; /* or NULL */
    uint32_t of, numerator, denominator, part_of; /* resolved by finish, or PLAN_NONE */
    uint8_t direction, price, form;
    bool over_period, stock, decrease;
    const char *base, *progress; /* or NULL */
    bool bounds_declared;        /* in the plan; `bounds` holds the kind's otherwise */
    bool bounded;                /* some end of `bounds` is bounded */
    plan_interval bounds;
    bool has_decimals, has_band;
    int32_t decimals;
    plan_decimal band;
    plan_break *breaks; /* by period */
    size_t break_count;
    uint8_t *required; /* ids of series */
    size_t required_count;
    bool is_stand_in; /* what was declared does not read: its unit is not known */
    /* By finish: */
    uint8_t arithmetic;        /* enum plan_arithmetic by kind and unit */
    bool is_points_unit;       /* unit in %, ‰ */
    bool exact_whole;          /* figures printed whole are exact: a count in unit 1 */
    bool loaded_as_statement;  /* growth or change with `of`: rows become statements on `of` */
    plan_decimal ratio_factor; /* numerator/denominator times this is in the own unit */
    plan_decimal part_factor;  /* into the unit of what it is a part of */
    plan_status part_status;
    plan_status ratio_status; /* PLAN_OK, PLAN_UNIT (dimensions do not fit), PLAN_RANGE */
} plan_indicator_entry;

typedef struct plan_area_entry {
    const char *name[2]; /* or NULL: the code */
    uint32_t parent;     /* or PLAN_NONE */
    bool subset, parts_complete, declared;
    bool has_from, has_to;
    plan_period from, to;
} plan_area_entry;

/* Of areas that rows brought with them. */
extern const plan_area_entry plan_undeclared_area;

typedef struct plan_series_entry {
    uint8_t role; /* enum plan_role */
} plan_series_entry;

typedef struct plan_group_entry {
    const char *code;
    const char *name[2];
} plan_group_entry;

typedef struct plan_partition_entry {
    const char *code;
    const char **member_codes;
    uint32_t *members; /* ids after finish */
    size_t member_count;
    bool has_total, has_tolerance;
    plan_decimal total, tolerance;
    const char *whole_code; /* or NULL */
    uint32_t whole;         /* or PLAN_NONE */
    uint8_t missing;        /* enum plan_missing_mode */
    plan_decimal *factors;  /* by member: times this it is in the unit of the whole, or, with a
                               total, in that of the first member; 1 where units are equal */
    bool mixed_prices;      /* two of members and whole declare different price bases */
    plan_status
        price_status; /* PLAN_PRICE_BASIS where levels may not be summed: mixed or chained */
} plan_partition_entry;

typedef struct plan_catalog {
    plan_allocator allocator;
    plan_arena arena;
    plan_units *units;
    plan_dictionary indicator_codes, area_codes, series_codes, group_codes, partition_codes;
    plan_indicator_entry *indicators; /* by id */
    size_t indicator_capacity;
    plan_area_entry *areas; /* by id, those up to the last one that the plan declares */
    size_t area_entries, area_capacity;
    plan_series_entry *series; /* by id */
    size_t series_capacity;
    plan_group_entry *groups;
    size_t group_capacity;
    plan_partition_entry *partitions;
    size_t partition_capacity;
    uint32_t root_count, only_root; /* declared areas that rows without one may mean */
    uint32_t nameless_area; /* id + 1 of the area "" of plans that know no areas, 0: none yet */
    bool areas_declared;    /* the plan lists areas: unknown ones in data are errors */
    bool finished;
} plan_catalog;

static inline const plan_area_entry *plan_area_at(const plan_catalog *catalog, uint32_t area) {
    return area < catalog->area_entries ? &catalog->areas[area] : &plan_undeclared_area;
}

/* The series that always exist, in this order of ids. */
enum {
    PLAN_SERIES_ACTUAL = 0,
    PLAN_SERIES_ESTIMATE = 1,
    PLAN_SERIES_PLAN = 2,
    PLAN_SERIES_BASELINE = 3
};

plan_status plan_catalog_init(plan_catalog *catalog, const plan_allocator *allocator);
void plan_catalog_free(plan_catalog *catalog);

/* As the public plan_document_add_*: each copies. On failure nothing changed. */
plan_status plan_catalog_add_group(plan_catalog *catalog, const plan_group *group,
                                   plan_error *error);
plan_status plan_catalog_add_area(plan_catalog *catalog, const plan_area *area, plan_error *error);
plan_status plan_catalog_add_series(plan_catalog *catalog, const plan_series *series,
                                    plan_error *error);
plan_status plan_catalog_add_indicator(plan_catalog *catalog, const plan_indicator *indicator,
                                       plan_error *error);
plan_status plan_catalog_add_partition(plan_catalog *catalog, const plan_partition *partition,
                                       plan_error *error);

/* All but the first are remarks of plan_catalog_review, no errors. */
enum plan_catalog_sort {
    PLAN_CATALOG_ERROR = 0,
    PLAN_CATALOG_OVERLAP, /* of partitions */
    PLAN_CATALOG_ALWAYS,  /* a rule that holds whatever the figures are; `message` is its formula */
    PLAN_CATALOG_NEVER    /* one that cannot hold */
};

/* Something in the catalog that does not fit together, for readers that report all at once. */
typedef struct plan_catalog_problem {
    plan_status status; /* PLAN_NOT_FOUND, PLAN_UNIT, PLAN_INVALID, PLAN_EXISTS ... */
    uint8_t sort;       /* enum plan_catalog_sort */
    char section;       /* 'i' indicator, 'p' partition */
    uint32_t id;        /* its id, which is its place in the file's list among those added */
    const char *key;    /* "of", "numerator", "members" ... */
    size_t index;       /* of the member, where key is a list */
    char message[PLAN_ERROR_SIZE];
} plan_catalog_problem;

/* Resolves codes to ids, units to factors, bounds, arithmetic. Whoever leads to itself by `of`,
 * `part_of` or partitions is a problem, as is a name nobody has. Every problem goes to `report`
 * (nullable), all of them; the first one is returned as status and error. */
plan_status plan_catalog_finish(plan_catalog *catalog,
                                void (*report)(void *context, const plan_catalog_problem *problem),
                                void *context, plan_error *error);

/* --- catalog_review.c --- */
/* Says what a finished catalog makes foregone or says twice. PLAN_OK, PLAN_NO_MEMORY. */
plan_status plan_catalog_review(const plan_catalog *catalog,
                                void (*report)(void *context, const plan_catalog_problem *problem),
                                void *context);

/* The area of a code. Where the plan declares none, areas declare themselves; "" is the nameless
 * one. PLAN_NOT_FOUND, PLAN_SYNTAX (no code), PLAN_NO_MEMORY, PLAN_LIMIT. */
plan_status plan_catalog_area(plan_catalog *catalog, plan_span code, uint32_t *area);

/* Parts of catalog.c for the other files of the module. */
/* A copy in the arena; NULL stays NULL. */
plan_status plan_catalog_text(plan_catalog *catalog, const char *text, const char **copy);
/* Both names, each falling back to the other and then to `fallback` (NULL: to none). */
plan_status plan_catalog_names(plan_catalog *catalog, const char *const *names,
                               const char *fallback, const char **result);
/* A place for one more entry, so that adding the code is the last step that can fail. */
plan_status plan_catalog_reserve(plan_catalog *catalog, void **items, size_t *capacity,
                                 size_t count, size_t size);
/* Puts the key in front of what *error says about its text; gives `status` back. */
plan_status plan_catalog_blame(plan_error *error, const char *key, plan_status status);
/* A new code into its dictionary: PLAN_EXISTS where it is taken. */
plan_status plan_catalog_code(plan_dictionary *dictionary, const char *code, const char *what,
                              uint32_t *id, plan_error *error);

/* The area that rows without one belong to: the only root; where nothing is declared, the nameless
 * area with code "" (added on demand by the loader). PLAN_NONE where several roots are declared. */
plan_status plan_catalog_default_area(plan_catalog *catalog, uint32_t *area);

/* --- catalog_derive.c: what follows from kinds and units, once names are resolved --- */
void plan_catalog_derive(plan_catalog *catalog);

/* True where a break of the indicator in the area lies after `from` and up to `to` (packed periods,
 * in either order). */
bool plan_breaks_between(const plan_catalog *catalog, uint32_t indicator, uint32_t area,
                         uint32_t from, uint32_t to);

#endif
