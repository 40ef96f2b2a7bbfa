/* Structs of libplan as dicts of Python: one row a field. */
#include "native.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum type {
    TEXT,
    NAMES,     /* const char *[2] by language: a tuple (en, vi) */
    BYTE,      /* uint8_t */
    CHARACTER, /* char: a str of one ASCII character */
    I32,
    U32,
    I64,
    U64,
    SIZE,
    DOUBLE,
    DECIMAL,
    INTERVAL,
    FIGURE,
    TEXTS,   /* const char *const *, counted by another field: a list */
    PAIRS,   /* the same, two a pair: a dict */
    REASONS, /* uint64_t[PLAN_REASON_COUNT]: a dict by name, without those of 0 */
    ROWS,    /* structs, counted by another field: a list of dicts */
    PLACES   /* const size_t *, counted by another field: a list */
};

typedef struct field {
    const char *name;
    enum type type;
    size_t offset;
    size_t other; /* of the flag that says it is there, or of the count; NONE */
    const plan_py_record *rows;
} field;

#define NONE SIZE_MAX

struct plan_py_record {
    const char *name;
    size_t size;
    int has_struct_size;
    const field *fields;
    size_t field_count;
};

#define AT(member) offsetof(STRUCT, member)
#define FIELD(type, member) {#member, type, AT(member), NONE, NULL}
#define FLAGGED(type, member) {#member, type, AT(member), AT(has_##member), NULL}
#define COUNTED(type, member, count) {#member, type, AT(member), AT(count), NULL}
#define LISTED(member, count, record) {#member, ROWS, AT(member), AT(count), &record}
#define RECORD(type_, own_size, table)                                                             \
    const plan_py_record plan_py_##type_ = {#type_, sizeof(type_), own_size, table,                \
                                            sizeof table / sizeof *table};

/* --- What callers fill --- */

#define STRUCT plan_group
static const field group[] = {FIELD(TEXT, code), FIELD(NAMES, name)};
RECORD(plan_group, 1, group)
#undef STRUCT

#define STRUCT plan_area
static const field area[] = {FIELD(TEXT, code),           FIELD(NAMES, name),
                             FIELD(TEXT, parent),         FIELD(BYTE, subset),
                             FIELD(BYTE, parts_complete), FIELD(TEXT, valid_from),
                             FIELD(TEXT, valid_to)};
RECORD(plan_area, 1, area)
#undef STRUCT

#define STRUCT plan_series
static const field series[] = {FIELD(TEXT, code), FIELD(BYTE, role)};
RECORD(plan_series, 1, series)
#undef STRUCT

#define STRUCT plan_indicator
static const field indicator[] = {
    FIELD(TEXT, code),       FIELD(NAMES, name),        FIELD(I32, kind),
    FIELD(TEXT, unit),       FIELD(TEXT, group),        FIELD(TEXT, of),
    FIELD(TEXT, numerator),  FIELD(TEXT, denominator),  FIELD(TEXT, part_of),
    FIELD(BYTE, direction),  FIELD(BYTE, price),        FIELD(BYTE, form),
    FIELD(BYTE, over_period), FIELD(BYTE, stock),       FIELD(BYTE, decrease),
    FIELD(TEXT, base),       FLAGGED(INTERVAL, bounds), FLAGGED(I32, decimals),
    FLAGGED(DECIMAL, band),  COUNTED(TEXTS, breaks, break_count),
    COUNTED(TEXTS, required, required_count),           FIELD(TEXT, progress)};
RECORD(plan_indicator, 1, indicator)
#undef STRUCT

#define STRUCT plan_partition
static const field partition[] = {
    FIELD(TEXT, code),       COUNTED(TEXTS, members, member_count), FLAGGED(DECIMAL, total),
    FIELD(TEXT, whole),      FLAGGED(DECIMAL, tolerance),           FIELD(BYTE, missing)};
RECORD(plan_partition, 1, partition)
#undef STRUCT

#define STRUCT plan_rule
static const field rule[] = {
    FIELD(TEXT, id),      FIELD(TEXT, check), FLAGGED(BYTE, severity), FLAGGED(DECIMAL, tolerance),
    FIELD(BYTE, missing), FIELD(NAMES, note), COUNTED(TEXTS, areas, area_count),
    FIELD(TEXT, period)};
RECORD(plan_rule, 1, rule)
#undef STRUCT

#define STRUCT plan_target
static const field target[] = {
    FIELD(TEXT, indicator), FIELD(TEXT, area),       FIELD(TEXT, period),
    FIELD(I32, op),         FLAGGED(DECIMAL, low),   FLAGGED(DECIMAL, high),
    FIELD(BYTE, basis),     FIELD(BYTE, keep),       FIELD(TEXT, of),
    FIELD(TEXT, baseline),  FIELD(NAMES, note)};
RECORD(plan_target, 1, target)
#undef STRUCT

#define STRUCT plan_outliers
static const field outliers[] = {FIELD(BYTE, method), FIELD(DOUBLE, u), FIELD(DOUBLE, a),
                                 FIELD(DOUBLE, c)};
RECORD(plan_outliers, 1, outliers)
#undef STRUCT

#define STRUCT plan_target_filter
static const field target_filter[] = {FIELD(TEXT, area), FIELD(TEXT, period), FIELD(TEXT, group)};
RECORD(plan_target_filter, 1, target_filter)
#undef STRUCT

#define STRUCT plan_observation
static const field observation[] = {
    FIELD(TEXT, indicator), FIELD(TEXT, area),    FIELD(TEXT, period),
    FIELD(TEXT, series),    FIELD(TEXT, measure), FIELD(TEXT, against),
    FIELD(TEXT, unit),      FIELD(TEXT, text),    FIELD(FIGURE, figure)};
RECORD(plan_observation, 1, observation)
#undef STRUCT

#define STRUCT plan_data
static const field data[] = {FIELD(TEXT, path),
                             COUNTED(PAIRS, columns, column_pairs),
                             COUNTED(PAIRS, set, set_pairs),
                             FIELD(I32, number_format),
                             FLAGGED(I32, decimals),
                             COUNTED(TEXTS, missing, missing_count),
                             FIELD(CHARACTER, separator)};
RECORD(plan_data, 1, data)
#undef STRUCT

#define STRUCT plan_limits
static const field limits[] = {FIELD(SIZE, max_cell),  FIELD(SIZE, max_columns),
                               FIELD(SIZE, max_json),  FIELD(SIZE, max_depth),
                               FIELD(SIZE, max_nodes), FIELD(SIZE, max_observations),
                               FIELD(I32, csv_engine)};
RECORD(plan_limits, 1, limits)
#undef STRUCT

#define STRUCT plan_report_options
static const field report_options[] = {FIELD(I32, language), FIELD(SIZE, max_findings)};
RECORD(plan_report_options, 1, report_options)
#undef STRUCT

#define STRUCT plan_check_options
static const field check_options[] = {FIELD(U64, repair_budget)};
RECORD(plan_check_options, 1, check_options)
#undef STRUCT

#define STRUCT plan_write_options
static const field write_options[] = {FIELD(BYTE, color),      FIELD(BYTE, quiet),
                                      FIELD(U32, width),       FIELD(BYTE, statistics),
                                      FIELD(BYTE, fail_level), FIELD(TEXT, timestamp),
                                      FIELD(TEXT, prefix)};
RECORD(plan_write_options, 1, write_options)
#undef STRUCT

/* --- What the library hands out --- */

#define STRUCT plan_summary
static const field summary[] = {
    FIELD(U64, observations), FIELD(U64, rules),     FIELD(U64, checks),  FIELD(U64, holds),
    FIELD(U64, fails),        FIELD(U64, undecided), FIELD(U64, skipped), FIELD(U64, errors),
    FIELD(U64, warnings),     FIELD(U64, notes),     FIELD(U64, known),   FIELD(U64, shown),
    FIELD(BYTE, incomplete)};
RECORD(plan_summary, 0, summary)
#undef STRUCT

#define STRUCT plan_input
static const field input[] = {
    FIELD(TEXT, indicator), FIELD(TEXT, area), FIELD(TEXT, period),         FIELD(TEXT, series),
    FIELD(TEXT, measure),   FIELD(TEXT, name), FIELD(TEXT, unit),           FIELD(TEXT, value),
    FLAGGED(INTERVAL, interval),               FLAGGED(INTERVAL, required), FIELD(BYTE, implied),
    FIELD(TEXT, file),      FIELD(U32, line),  FIELD(U32, column),             FIELD(TEXT, cell),
    FIELD(U32, column_end)};
static RECORD(plan_input, 0, input)
#undef STRUCT

#define STRUCT plan_repair
static const field repair[] = {FIELD(U32, set), FIELD(U32, input), FIELD(TEXT, from),
                               FIELD(TEXT, to), FIELD(U32, edits), FIELD(TEXT, cell)};
static RECORD(plan_repair, 0, repair)
#undef STRUCT

#define STRUCT plan_finding
static const field finding[] = {FIELD(TEXT, code),
                                FIELD(TEXT, rule),
                                FIELD(BYTE, verdict),
                                FIELD(BYTE, severity),
                                FIELD(TEXT, indicator),
                                FIELD(TEXT, area),
                                FIELD(TEXT, period),
                                FIELD(TEXT, series),
                                FIELD(TEXT, name),
                                FIELD(TEXT, group),
                                FIELD(TEXT, file),
                                FIELD(U32, line),
                                FIELD(U32, column),
                                FIELD(TEXT, value),
                                FLAGGED(INTERVAL, expected),
                                FIELD(TEXT, gap),
                                FIELD(TEXT, beyond_rounding),
                                FIELD(TEXT, arithmetic),
                                FIELD(TEXT, message),
                                LISTED(inputs, input_count, plan_py_plan_input),
                                LISTED(repairs, repair_count, plan_py_plan_repair),
                                FIELD(TEXT, identity)};
RECORD(plan_finding, 0, finding)
#undef STRUCT

#define STRUCT plan_rule_counts
static const field rule_counts[] = {
    FIELD(TEXT, id),        FIELD(TEXT, code),       FIELD(BYTE, severity),
    FIELD(U64, checks),     FIELD(U64, holds),       FIELD(U64, fails),
    FIELD(U64, undecided),  FIELD(REASONS, skipped), FIELD(U64, known_fails),
    FIELD(U64, known_undecided)};
RECORD(plan_rule_counts, 0, rule_counts)
#undef STRUCT

#define STRUCT plan_implied
static const field implied[] = {
    FIELD(TEXT, indicator), FIELD(TEXT, area), FIELD(TEXT, period),       FIELD(TEXT, series),
    FIELD(TEXT, name),      FIELD(TEXT, unit), FIELD(INTERVAL, interval), FIELD(BYTE, has_integers),
    FIELD(I64, low),        FIELD(I64, high),  FIELD(TEXT, because)};
RECORD(plan_implied, 0, implied)
#undef STRUCT

#define STRUCT plan_suspect
static const field suspect[] = {
    FIELD(TEXT, indicator), FIELD(TEXT, area),   FIELD(TEXT, period), FIELD(TEXT, series),
    FIELD(TEXT, measure),   FIELD(TEXT, name),   FIELD(TEXT, unit),   FIELD(TEXT, value),
    FIELD(INTERVAL, interval), FIELD(TEXT, repair), FIELD(TEXT, file), FIELD(U32, line),
    FIELD(U32, column)};
static RECORD(plan_suspect, 0, suspect)
#undef STRUCT

#define STRUCT plan_explanation
static const field explanation[] = {LISTED(figures, figure_count, plan_py_plan_suspect),
                                    COUNTED(PLACES, mends, mend_count), FIELD(BYTE, complete)};
RECORD(plan_explanation, 0, explanation)
#undef STRUCT

#define STRUCT plan_cited_mark
static const field cited_mark[] = {FIELD(U32, row), FIELD(U32, column), FIELD(U32, input),
                                   FIELD(BYTE, in_question)};
static RECORD(plan_cited_mark, 0, cited_mark)
#undef STRUCT

#define STRUCT plan_citation
static const field citation[] = {FIELD(TEXT, file), COUNTED(TEXTS, header, column_count),
                                 FIELD(U32, width),
                                 LISTED(marks, mark_count, plan_py_plan_cited_mark)};
static RECORD(plan_citation, 0, citation)
#undef STRUCT

#define STRUCT plan_target_result
static const field target_result[] = {
    FIELD(TEXT, indicator),     FIELD(TEXT, area),          FIELD(TEXT, period),
    FIELD(TEXT, series),        FIELD(TEXT, measure),       FIELD(TEXT, name),
    FIELD(TEXT, unit),          FIELD(TEXT, group),         FIELD(TEXT, where),
    FIELD(TEXT, target),        FIELD(TEXT, wanted),        FIELD(BYTE, op),
    FIELD(BYTE, basis),         FIELD(BYTE, keep),          FLAGGED(INTERVAL, goal),
    FIELD(TEXT, actual),        FLAGGED(INTERVAL, interval), FIELD(TEXT, actual_series),
    FIELD(TEXT, actual_period), FIELD(BYTE, arithmetic),    FIELD(TEXT, difference),
    FIELD(TEXT, ratio),         FIELD(TEXT, level_ratio),   FIELD(BYTE, verdict),
    FIELD(I32, reason),         FIELD(TEXT, word),          FIELD(TEXT, because),
    FIELD(TEXT, preset),        FIELD(TEXT, progress),      FIELD(TEXT, progress_class),
    FIELD(TEXT, baseline),      FIELD(TEXT, baseline_period), FIELD(TEXT, required),
    FIELD(TEXT, note),          FIELD(TEXT, file),          FIELD(U32, line),
    FIELD(U32, column)};
RECORD(plan_target_result, 0, target_result)
#undef STRUCT

#define STRUCT plan_target_summary
static const field target_summary[] = {FIELD(U64, targets), FIELD(U64, met), FIELD(U64, missed),
                                       FIELD(U64, undecided), FIELD(U64, unjudged)};
RECORD(plan_target_summary, 0, target_summary)
#undef STRUCT

#define STRUCT plan_kind_row
static const field kind_row[] = {
    FIELD(TEXT, name),         FIELD(BYTE, differs_by),       FIELD(BYTE, differs_by_rates),
    FIELD(BYTE, children),     FIELD(BYTE, over_flow),        FIELD(BYTE, over_stock),
    FIELD(BYTE, whole_is_exact), FIELD(BYTE, has_low),        FIELD(BYTE, low_open),
    FIELD(BYTE, has_high),     FIELD(BYTE, high_open),        FIELD(I32, low),
    FIELD(I32, high),          FIELD(BYTE, is_statement),     FIELD(BYTE, has_form),
    FIELD(BYTE, bounded_by_total),                            FIELD(TEXT, about)};
RECORD(plan_kind_row, 0, kind_row)
#undef STRUCT

#define STRUCT plan_rule_info
static const field rule_info[] = {FIELD(TEXT, code),   FIELD(BYTE, severity), FIELD(NAMES, title),
                                  FIELD(NAMES, about), FIELD(TEXT, formula),
                                  FIELD(NAMES, example)};
RECORD(plan_rule_info, 0, rule_info)
#undef STRUCT

#define STRUCT plan_parameter
static const field parameter[] = {
    FIELD(TEXT, name),     FIELD(TEXT, unit),     FIELD(TEXT, range),    FIELD(TEXT, choices),
    FIELD(BYTE, kind),     FIELD(BYTE, optional), FIELD(BYTE, nullable), FIELD(BYTE, own_length)};
static RECORD(plan_parameter, 0, parameter)
#undef STRUCT

#define STRUCT plan_function_info
static const field function_info[] = {
    FIELD(TEXT, name),       FIELD(TEXT, aliases),    FIELD(TEXT, module),
    FIELD(TEXT, about),      FIELD(TEXT, formula),    FIELD(TEXT, unit),
    FIELD(TEXT, choices),    FIELD(TEXT, parts),      FIELD(TEXT, part_choices),
    FIELD(TEXT, source),     LISTED(parameters, parameter_count, plan_py_plan_parameter),
    FIELD(BYTE, has_array),  FIELD(BYTE, has_figure), FIELD(BYTE, gives_list),
    FIELD(BYTE, has_statuses), FIELD(BYTE, needs_print)};
RECORD(plan_function_info, 0, function_info)
#undef STRUCT

/* --- From a dict --- */

/* Memory that lives as long as `keep`. */
static void *room(PyObject *keep, size_t size) {
    PyObject *bytes = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)size);
    if (bytes == NULL || PyList_Append(keep, bytes) != 0) {
        Py_XDECREF(bytes);
        return NULL;
    }
    Py_DECREF(bytes);
    return PyBytes_AsString(bytes);
}

/* A text that lives as long as `keep`. */
static int keep_text(PyObject *keep, PyObject *object, const char **result) {
    return plan_py_text(object, result) && PyList_Append(keep, object) == 0;
}

static int take_texts(PyObject *keep, PyObject *object, const char *const **result, size_t *count) {
    PyObject *list = PySequence_List(object);
    if (list == NULL || PyUnicode_Check(object)) {
        Py_XDECREF(list);
        PyErr_SetString(PyExc_TypeError, "a list of str is needed");
        return 0;
    }
    Py_ssize_t n = PyList_Size(list);
    const char **texts = room(keep, sizeof *texts * (size_t)(n + 1));
    int good = texts != NULL && PyList_Append(keep, list) == 0;
    for (Py_ssize_t i = 0; good && i < n; i++) {
        PyObject *item = PyList_GetItem(list, i);
        good = item != NULL && plan_py_text(item, &texts[i]);
        if (good && texts[i] == NULL) {
            PyErr_SetString(PyExc_TypeError, "a list of str is needed");
            good = 0;
        }
    }
    Py_DECREF(list);
    *result = (const char *const *)texts;
    *count = (size_t)n;
    return good;
}

/* A dict as one text after the other. */
static int take_pairs(PyObject *keep, PyObject *object, const char *const **result, size_t *count) {
    PyObject *flat = PyList_New(0), *key, *value;
    Py_ssize_t at = 0;
    int good = flat != NULL;
    if (good && !PyDict_Check(object)) {
        PyErr_SetString(PyExc_TypeError, "a dict is needed");
        good = 0;
    }
    while (good && PyDict_Next(object, &at, &key, &value)) {
        good = PyList_Append(flat, key) == 0 && PyList_Append(flat, value) == 0;
    }
    good = good && take_texts(keep, flat, result, count);
    *count /= 2;
    Py_XDECREF(flat);
    return good;
}

static int take_names(PyObject *keep, PyObject *object, const char **result) {
    if (PyUnicode_Check(object)) {
        return keep_text(keep, object, &result[0]);
    }
    if (!PyTuple_Check(object) || PyTuple_Size(object) != 2) {
        PyErr_SetString(PyExc_TypeError, "a str or a tuple (en, vi) is needed");
        return 0;
    }
    return keep_text(keep, PyTuple_GetItem(object, 0), &result[0]) &&
           keep_text(keep, PyTuple_GetItem(object, 1), &result[1]);
}

static int take_whole(PyObject *object, unsigned long long most, long long least,
                      unsigned long long *result) {
    if (PyLong_Check(object) && least < 0) {
        int overflow;
        long long value = PyLong_AsLongLongAndOverflow(object, &overflow);
        if (overflow == 0 && value >= least && value <= (long long)most) {
            *result = (unsigned long long)value;
            return 1;
        }
    } else if (PyLong_Check(object)) {
        unsigned long long value = PyLong_AsUnsignedLongLong(object);
        if (PyErr_Occurred() == NULL && value <= most) {
            *result = value;
            return 1;
        }
        PyErr_Clear();
    }
    PyErr_SetString(PyLong_Check(object) ? PyExc_OverflowError : PyExc_TypeError,
                    PyLong_Check(object) ? "the number is out of range" : "an int is needed");
    return 0;
}

static int take_character(PyObject *object, char *result) {
    const char *text;
    if (!plan_py_text(object, &text)) {
        return 0;
    }
    if (text != NULL && text[0] != '\0' && (strlen(text) != 1 || (unsigned char)text[0] > 127)) {
        PyErr_SetString(PyExc_ValueError, "one ASCII character is needed");
        return 0;
    }
    *result = text == NULL ? '\0' : text[0];
    return 1;
}

static int take_field(const field *f, PyObject *object, char *at, char *base, PyObject *keep) {
    unsigned long long whole = 0;
    switch (f->type) {
    case TEXT:
        return keep_text(keep, object, (const char **)(void *)at);
    case NAMES:
        return take_names(keep, object, (const char **)(void *)at);
    case BYTE:
        if (!take_whole(object, UINT8_MAX, 0, &whole)) {
            return 0;
        }
        *(uint8_t *)at = (uint8_t)whole;
        return 1;
    case CHARACTER:
        return take_character(object, at);
    case I32:
        if (!take_whole(object, INT32_MAX, INT32_MIN, &whole)) {
            return 0;
        }
        *(int32_t *)(void *)at = (int32_t)whole;
        return 1;
    case U32:
        if (!take_whole(object, UINT32_MAX, 0, &whole)) {
            return 0;
        }
        *(uint32_t *)(void *)at = (uint32_t)whole;
        return 1;
    case U64:
        return take_whole(object, UINT64_MAX, 0, (unsigned long long *)(void *)at);
    case SIZE:
        if (!take_whole(object, SIZE_MAX, 0, &whole)) {
            return 0;
        }
        *(size_t *)(void *)at = (size_t)whole;
        return 1;
    case DOUBLE:
        *(double *)(void *)at = PyFloat_AsDouble(object);
        return PyErr_Occurred() == NULL;
    case DECIMAL:
        return plan_py_decimal(object, (plan_decimal *)(void *)at);
    case INTERVAL:
        return plan_py_interval(object, (plan_interval *)(void *)at);
    case FIGURE:
        return plan_py_figure(object, (plan_figure *)(void *)at);
    case TEXTS:
        return take_texts(keep, object, (const char *const **)(void *)at,
                          (size_t *)(void *)(base + f->other));
    case PAIRS:
        return take_pairs(keep, object, (const char *const **)(void *)at,
                          (size_t *)(void *)(base + f->other));
    case I64:
    case REASONS:
    case ROWS:
    case PLACES:
    default:
        PyErr_SetString(PyExc_TypeError, "this is only handed out");
        return 0;
    }
}

static const field *find_field(const plan_py_record *record, const char *name) {
    for (size_t i = 0; i < record->field_count; i++) {
        if (strcmp(record->fields[i].name, name) == 0) {
            return &record->fields[i];
        }
    }
    return NULL;
}

/* Puts the name of the field in front of what is wrong with it. */
static void name_error(const char *name) {
    PyObject *type, *value, *trace;
    PyErr_Fetch(&type, &value, &trace);
    PyErr_Format(type, "%s: %S", name, value == NULL ? Py_None : value);
    Py_XDECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(trace);
}

int plan_py_fill(const plan_py_record *record, PyObject *dict, void *result, PyObject **keep) {
    PyObject *key, *value;
    Py_ssize_t at = 0;
    memset(result, 0, record->size);
    *keep = NULL;
    if (record->has_struct_size) {
        uint32_t size = (uint32_t)record->size;
        memcpy(result, &size, sizeof size);
    }
    if (!PyDict_Check(dict)) {
        PyErr_Format(PyExc_TypeError, "%s must be a dict", record->name);
        return 0;
    }
    *keep = PyList_New(0);
    while (*keep != NULL && PyDict_Next(dict, &at, &key, &value)) {
        const char *name = "";
        const field *f =
            plan_py_text(key, &name) && name != NULL ? find_field(record, name) : NULL;
        if (f == NULL) {
            if (PyErr_Occurred() == NULL) {
                PyErr_Format(PyExc_TypeError, "%s has no field %s", record->name, name);
            }
            return 0;
        }
        if (value == Py_None) {
            continue;
        }
        if (!take_field(f, value, (char *)result + f->offset, result, *keep)) {
            name_error(name);
            return 0;
        }
        if (f->other != NONE && f->type != TEXTS && f->type != PAIRS) {
            *((uint8_t *)result + f->other) = 1;
        }
    }
    return *keep != NULL;
}

/* --- To a dict --- */

static PyObject *give_texts(const char *const *texts, size_t count) {
    PyObject *list = PyList_New((Py_ssize_t)count);
    for (size_t i = 0; list != NULL && i < count; i++) {
        PyObject *text = plan_py_from_text(texts[i]);
        if (text == NULL) {
            Py_CLEAR(list);
        } else {
            PyList_SetItem(list, (Py_ssize_t)i, text);
        }
    }
    return list;
}

static PyObject *give_pairs(const char *const *texts, size_t count) {
    PyObject *dict = PyDict_New();
    for (size_t i = 0; dict != NULL && i < count; i++) {
        PyObject *value = plan_py_from_text(texts[2 * i + 1]);
        if (value == NULL || PyDict_SetItemString(dict, texts[2 * i], value) != 0) {
            Py_CLEAR(dict);
        }
        Py_XDECREF(value);
    }
    return dict;
}

static PyObject *give_reasons(const uint64_t *counts) {
    PyObject *dict = PyDict_New();
    for (int i = 0; dict != NULL && i < PLAN_REASON_COUNT; i++) {
        if (counts[i] == 0) {
            continue;
        }
        PyObject *value = PyLong_FromUnsignedLongLong(counts[i]);
        const char *name = plan_status_name(PLAN_MISSING + i);
        if (value == NULL || PyDict_SetItemString(dict, name, value) != 0) {
            Py_CLEAR(dict);
        }
        Py_XDECREF(value);
    }
    return dict;
}

static PyObject *give_rows(const plan_py_record *record, const char *rows, size_t count) {
    PyObject *list = PyList_New((Py_ssize_t)count);
    for (size_t i = 0; list != NULL && i < count; i++) {
        PyObject *row = plan_py_dict(record, rows + i * record->size);
        if (row == NULL) {
            Py_CLEAR(list);
        } else {
            PyList_SetItem(list, (Py_ssize_t)i, row);
        }
    }
    return list;
}

static PyObject *give_places(const size_t *places, size_t count) {
    PyObject *list = PyList_New((Py_ssize_t)count);
    for (size_t i = 0; list != NULL && i < count; i++) {
        PyObject *place = PyLong_FromSize_t(places[i]);
        if (place == NULL) {
            Py_CLEAR(list);
        } else {
            PyList_SetItem(list, (Py_ssize_t)i, place);
        }
    }
    return list;
}

#define AS(type) (*(const type *)(const void *)at)

static PyObject *give_field(const field *f, const char *at, const char *base) {
    const char *other = f->other == NONE ? NULL : base + f->other;
    bool listed = f->type == TEXTS || f->type == PAIRS || f->type == ROWS || f->type == PLACES;
    size_t count = listed ? *(const size_t *)(const void *)other : 0;
    if (!listed && other != NULL && *(const uint8_t *)other == 0) {
        return Py_NewRef(Py_None);
    }
    switch (f->type) {
    case TEXT:
        return plan_py_from_text(AS(const char *));
    case NAMES:
        return Py_BuildValue("(NN)", plan_py_from_text(AS(const char *)),
                             plan_py_from_text(((const char *const *)(const void *)at)[1]));
    case BYTE:
        return PyLong_FromLong(AS(uint8_t));
    case CHARACTER:
        return PyUnicode_FromStringAndSize(at, *at == '\0' ? 0 : 1);
    case I32:
        return PyLong_FromLong(AS(int32_t));
    case U32:
        return PyLong_FromUnsignedLong(AS(uint32_t));
    case I64:
        return PyLong_FromLongLong(AS(int64_t));
    case U64:
        return PyLong_FromUnsignedLongLong(AS(uint64_t));
    case SIZE:
        return PyLong_FromSize_t(AS(size_t));
    case DOUBLE:
        return PyFloat_FromDouble(AS(double));
    case DECIMAL:
        return plan_py_from_decimal(AS(plan_decimal));
    case INTERVAL:
        return plan_py_from_interval((const plan_interval *)(const void *)at);
    case FIGURE:
        return plan_py_from_figure((const plan_figure *)(const void *)at);
    case TEXTS:
        return give_texts(AS(const char *const *), count);
    case PAIRS:
        return give_pairs(AS(const char *const *), count);
    case REASONS:
        return give_reasons((const uint64_t *)(const void *)at);
    case ROWS:
        return give_rows(f->rows, AS(const char *), count);
    case PLACES:
    default:
        return give_places(AS(const size_t *), count);
    }
}

PyObject *plan_py_dict(const plan_py_record *record, const void *value) {
    if (value == NULL) {
        return Py_NewRef(Py_None);
    }
    PyObject *dict = PyDict_New();
    for (size_t i = 0; dict != NULL && i < record->field_count; i++) {
        const field *f = &record->fields[i];
        PyObject *object = give_field(f, (const char *)value + f->offset, value);
        if (object == NULL || PyDict_SetItemString(dict, f->name, object) != 0) {
            Py_CLEAR(dict);
        }
        Py_XDECREF(object);
    }
    return dict;
}

/* The rows have as many cells as the citation has columns, which no row of a record says. */
static PyObject *give_cited_rows(const plan_citation *value) {
    PyObject *list = PyList_New(0);
    for (size_t i = 0; list != NULL && i < value->row_count; i++) {
        PyObject *row = Py_BuildValue("{s:I,s:N}", "line", (unsigned)value->rows[i].line, "cells",
                                      give_texts(value->rows[i].cells, value->column_count));
        if (row == NULL || PyList_Append(list, row) != 0) {
            Py_CLEAR(list);
        }
        Py_XDECREF(row);
    }
    return list;
}

PyObject *plan_py_from_citation(const plan_citation *value) {
    PyObject *dict = plan_py_dict(&plan_py_plan_citation, value);
    if (dict == NULL || value == NULL) {
        return dict;
    }
    PyObject *rows = give_cited_rows(value), *columns = PyList_New(0);
    for (size_t i = 0; columns != NULL && i < value->column_count; i++) {
        PyObject *column = PyLong_FromUnsignedLong(value->columns[i]);
        if (column == NULL || PyList_Append(columns, column) != 0) {
            Py_CLEAR(columns);
        }
        Py_XDECREF(column);
    }
    if (rows == NULL || columns == NULL || PyDict_SetItemString(dict, "rows", rows) != 0 ||
        PyDict_SetItemString(dict, "columns", columns) != 0) {
        Py_CLEAR(dict);
    }
    Py_XDECREF(rows);
    Py_XDECREF(columns);
    return dict;
}
