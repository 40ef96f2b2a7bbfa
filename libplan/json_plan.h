/* Private: a plan file's tree into a document: what the sections share. */
#ifndef PLAN_JSON_PLAN_H
#define PLAN_JSON_PLAN_H

#include <plan/json.h>

#include <cjson/cJSON.h>
#include <stdio.h>

#include "document.h"
#include "json_scan.h"
#include "message_layout.h"
#include "report.h"

enum { PLAN_JSON_PATH = 200 };

typedef struct plan_json {
    plan_document *document;
    plan_report *report;
    plan_allocator allocator;
    const char *name; /* of the file, in reports */
    const char *text;
    plan_json_tokens tokens;                          /* a node's place is in its valueint */
    plan_buffer path;                                 /* "indicators[3].kind" of what is read */
    const cJSON **indicator_items, **partition_items; /* by id */
    size_t indicator_capacity, partition_capacity;
    uint64_t errors;
    size_t place; /* the last that plan_json_place told */
    uint32_t place_line, place_column;
    plan_arena scratch;                  /* lists for the structs of catalog.h */
    struct plan_expression_scope *scope; /* of rules, while they are read */
    bool scope_is_whole;                 /* what rules name was read without errors */
    bool allow_outside;                  /* data files may lie outside the folder of the plan */
    plan_status status;                  /* the first failure that ends the reading */
} plan_json;

/* A key of an object: its name, and whether it must be there. */
typedef struct plan_json_key {
    const char *name;
    bool needed;
} plan_json_key;

/* A node's place in the text. */
const plan_json_token *plan_json_token_of(const plan_json *j, const cJSON *node);
/* Line and column of a byte of the text, both from 1; a column is a character. */
void plan_json_place(plan_json *j, size_t offset, uint32_t *line, uint32_t *column);

/* --- json_twice.c --- */
/* Writes the place of each node among the tokens into its valueint. */
void plan_json_number_nodes(cJSON *root);
/* Tells the keys of one object that stand twice. PLAN_NO_MEMORY. */
plan_status plan_json_find_twice(plan_json *j, cJSON *root);

/* Raises a sentence at the place of a node (or of its key); `path` is its first argument where
 * with_path says so. */
void plan_json_raise(plan_json *j, const cJSON *at, bool at_key, int message, const char *first,
                     const char *second);
void plan_json_raise_path(plan_json *j, const cJSON *at, bool at_key, int message,
                          const char *first, const char *second);
/* "is a number, must be a list". */
void plan_json_wrong_type(plan_json *j, const cJSON *node, const char *wanted);
/* Tells an area that is not declared, with the nearest one. True where areas are declared and it is
 * not among them. */
bool plan_json_unknown_area(plan_json *j, const cJSON *node);
/* Path of what is read: append and cut back. */
size_t plan_json_enter(plan_json *j, const char *key);
size_t plan_json_enter_index(plan_json *j, size_t index);
void plan_json_leave(plan_json *j, size_t length);

/* True where the node is an object and all its keys are known and the needed ones there. Unknown
 * keys are told with the nearest known one. */
bool plan_json_object(plan_json *j, const cJSON *node, const plan_json_key *keys, size_t count);
/* The member, NULL where it is not there or null. */
const cJSON *plan_json_get(const cJSON *node, const char *key);
/* Typed members; wrong types are told. NULL or false: not given. */
const char *plan_json_text(plan_json *j, const cJSON *node, const char *key);
bool plan_json_bool(plan_json *j, const cJSON *node, const char *key);
bool plan_json_decimal(plan_json *j, const cJSON *node, const char *key, plan_decimal *result);
bool plan_json_integer(plan_json *j, const cJSON *node, const char *key, int32_t low, int32_t high,
                       int32_t *result);
/* One of `names`, ended by NULL: its place, or `otherwise`. */
int plan_json_choice(plan_json *j, const cJSON *node, const char *key, const char *const *names,
                     int otherwise);
/* "progress": enum plan_progress_preset, or -1. */
int plan_json_preset(plan_json *j, const cJSON *node);
/* A text, or an object of texts by language. */
void plan_json_names(plan_json *j, const cJSON *node, const char *key, const char *names[2]);
/* A list of texts; NULL where it is not given. */
const char *const *plan_json_texts(plan_json *j, const cJSON *node, const char *key, size_t *count);
/* A number node as a decimal, exactly. */
bool plan_json_number(plan_json *j, const cJSON *node, plan_decimal *result);
/* What adding to the catalog said, told at the node. */
void plan_json_added(plan_json *j, const cJSON *node, plan_status status, const plan_error *error);

/* The sections (json_sections.c, json_indicator.c, json_rules.c, json_target.c, json_data.c); each
 * gets the root's member. */
typedef void (*plan_json_entry)(plan_json *j, const cJSON *node);
/* Reads each entry of a list, with its path; what is no list is told. */
void plan_json_each(plan_json *j, const cJSON *list, const char *key, plan_json_entry entry);

void plan_json_groups(plan_json *j, const cJSON *list);
void plan_json_areas(plan_json *j, const cJSON *list);
void plan_json_series(plan_json *j, const cJSON *list);
void plan_json_units(plan_json *j, const cJSON *list);
void plan_json_indicators(plan_json *j, const cJSON *list);
void plan_json_partitions(plan_json *j, const cJSON *list);
void plan_json_rules(plan_json *j, const cJSON *list);
void plan_json_builtin(plan_json *j, const cJSON *list);
void plan_json_targets(plan_json *j, const cJSON *list);
void plan_json_outliers(plan_json *j, const cJSON *node);
void plan_json_data(plan_json *j, const cJSON *list);

/* The tree of a text that plan_json_scan accepted. NULL: no memory. */
cJSON *plan_json_parse(const char *text, size_t length);
/* All of a file, up to little more than `largest` bytes. PLAN_IO, PLAN_NO_MEMORY. */
plan_status plan_json_read_all(FILE *file, plan_buffer *buffer, size_t largest);

/* Names of enums in the order of their numbers, ended by NULL. */
extern const char *const plan_json_missing_names[];
extern const char *const plan_json_severity_names[];
extern const char *const plan_json_format_names[];

/* data[] as the document keeps it. */
typedef struct plan_data_entry {
    plan_data data;
} plan_data_entry;

#endif
