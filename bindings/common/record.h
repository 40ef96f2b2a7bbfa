/* Structs of libplan, field by field, so that a language can copy them into what it has for a map
 * and back. Nothing of C is handed out as a pointer: nothing in a language can outlive it.
 *
 * A text is NULL or UTF-8; a flag or a count of another field is no field of its own.
 */
#ifndef PLAN_BINDINGS_RECORD_H
#define PLAN_BINDINGS_RECORD_H

#include <plan.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum plan_field_type {
    PLAN_FIELD_TEXT,
    PLAN_FIELD_NAMES,     /* const char *[2] by language: a pair (en, vi) */
    PLAN_FIELD_BYTE,      /* uint8_t */
    PLAN_FIELD_CHARACTER, /* char: a text of one ASCII character */
    PLAN_FIELD_I32,
    PLAN_FIELD_U32,
    PLAN_FIELD_I64,
    PLAN_FIELD_U64,
    PLAN_FIELD_SIZE,
    PLAN_FIELD_DOUBLE,
    PLAN_FIELD_DECIMAL,
    PLAN_FIELD_INTERVAL,
    PLAN_FIELD_FIGURE,
    /* With a count in another field: */
    PLAN_FIELD_TEXTS,  /* const char *const *: a list */
    PLAN_FIELD_PAIRS,  /* the same, two a pair: a map */
    PLAN_FIELD_ROWS,   /* structs: a list of maps */
    PLAN_FIELD_PLACES, /* const size_t *: a list */
    PLAN_FIELD_U32S,   /* const uint32_t *: a list */
    PLAN_FIELD_CITED,  /* const plan_cited_row *, with as many cells as the citation has columns */
    /* Without: */
    PLAN_FIELD_REASONS, /* uint64_t[PLAN_REASON_COUNT]: a map by name, without those of 0 */
    PLAN_FIELD_FORMATS  /* plan_figure[3], a number format each: a list */
} plan_field_type;

typedef struct plan_record plan_record;

typedef struct plan_field {
    const char *name;
    plan_field_type type;
    size_t offset;
    size_t other; /* of the flag that says it is there, or of the count; SIZE_MAX: neither */
    const plan_record *rows;
} plan_field;

struct plan_record {
    const char *name;
    size_t size;
    int has_struct_size;
    const plan_field *fields;
    size_t field_count;
};

/* Whether `other` is a count. */
static inline int plan_field_is_counted(const plan_field *field) {
    return field->type >= PLAN_FIELD_TEXTS && field->type <= PLAN_FIELD_CITED;
}

extern const plan_record plan_record_plan_decimal, plan_record_plan_interval,
    plan_record_plan_figure, plan_record_plan_period, plan_record_plan_numeral,
    plan_record_plan_moment, plan_record_plan_group, plan_record_plan_area, plan_record_plan_series,
    plan_record_plan_indicator, plan_record_plan_partition, plan_record_plan_rule,
    plan_record_plan_target, plan_record_plan_outliers, plan_record_plan_target_filter,
    plan_record_plan_observation, plan_record_plan_data, plan_record_plan_limits,
    plan_record_plan_report_options, plan_record_plan_check_options, plan_record_plan_write_options,
    plan_record_plan_summary, plan_record_plan_finding, plan_record_plan_rule_counts,
    plan_record_plan_implied, plan_record_plan_explanation, plan_record_plan_citation,
    plan_record_plan_target_result, plan_record_plan_target_summary, plan_record_plan_kind_row,
    plan_record_plan_rule_info, plan_record_plan_function_info;

#ifdef __cplusplus
}
#endif

#endif
