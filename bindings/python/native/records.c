/* Structs of libplan as dicts of Python: one row a field (bindings/common/record.h). */
#include "native.h"

#include <stdbool.h>
#include <string.h>

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

static int take_field(const plan_field *f, PyObject *object, char *at, char *base, PyObject *keep) {
    unsigned long long whole = 0;
    switch (f->type) {
    case PLAN_FIELD_TEXT:
        return keep_text(keep, object, (const char **)(void *)at);
    case PLAN_FIELD_NAMES:
        return take_names(keep, object, (const char **)(void *)at);
    case PLAN_FIELD_BYTE:
        if (!take_whole(object, UINT8_MAX, 0, &whole)) {
            return 0;
        }
        *(uint8_t *)at = (uint8_t)whole;
        return 1;
    case PLAN_FIELD_CHARACTER:
        return take_character(object, at);
    case PLAN_FIELD_I32:
        if (!take_whole(object, INT32_MAX, INT32_MIN, &whole)) {
            return 0;
        }
        *(int32_t *)(void *)at = (int32_t)whole;
        return 1;
    case PLAN_FIELD_U32:
        if (!take_whole(object, UINT32_MAX, 0, &whole)) {
            return 0;
        }
        *(uint32_t *)(void *)at = (uint32_t)whole;
        return 1;
    case PLAN_FIELD_U64:
        return take_whole(object, UINT64_MAX, 0, (unsigned long long *)(void *)at);
    case PLAN_FIELD_SIZE:
        if (!take_whole(object, SIZE_MAX, 0, &whole)) {
            return 0;
        }
        *(size_t *)(void *)at = (size_t)whole;
        return 1;
    case PLAN_FIELD_DOUBLE:
        *(double *)(void *)at = PyFloat_AsDouble(object);
        return PyErr_Occurred() == NULL;
    case PLAN_FIELD_DECIMAL:
        return plan_py_decimal(object, (plan_decimal *)(void *)at);
    case PLAN_FIELD_INTERVAL:
        return plan_py_interval(object, (plan_interval *)(void *)at);
    case PLAN_FIELD_FIGURE:
        return plan_py_figure(object, (plan_figure *)(void *)at);
    case PLAN_FIELD_TEXTS:
        return take_texts(keep, object, (const char *const **)(void *)at,
                          (size_t *)(void *)(base + f->other));
    case PLAN_FIELD_PAIRS:
        return take_pairs(keep, object, (const char *const **)(void *)at,
                          (size_t *)(void *)(base + f->other));
    case PLAN_FIELD_I64:
    case PLAN_FIELD_REASONS:
    case PLAN_FIELD_ROWS:
    case PLAN_FIELD_PLACES:
    case PLAN_FIELD_U32S:
    case PLAN_FIELD_CITED:
    default:
        PyErr_SetString(PyExc_TypeError, "this is only handed out");
        return 0;
    }
}

static const plan_field *find_field(const plan_record *record, const char *name) {
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

int plan_py_fill(const plan_record *record, PyObject *dict, void *result, PyObject **keep) {
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
        const plan_field *f =
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
        if (f->other != SIZE_MAX && !plan_field_is_counted(f)) {
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

static PyObject *give_rows(const plan_record *record, const char *rows, size_t count) {
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

static PyObject *give_u32s(const uint32_t *numbers, size_t count) {
    PyObject *list = PyList_New((Py_ssize_t)count);
    for (size_t i = 0; list != NULL && i < count; i++) {
        PyObject *number = PyLong_FromUnsignedLong(numbers[i]);
        if (number == NULL) {
            Py_CLEAR(list);
        } else {
            PyList_SetItem(list, (Py_ssize_t)i, number);
        }
    }
    return list;
}

/* The rows have as many cells as the citation has columns, which no row of a record says. */
static PyObject *give_cited(const plan_citation *value) {
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

#define AS(type) (*(const type *)(const void *)at)

static PyObject *give_field(const plan_field *f, const char *at, const char *base) {
    const char *other = f->other == SIZE_MAX ? NULL : base + f->other;
    bool listed = plan_field_is_counted(f);
    size_t count = listed ? *(const size_t *)(const void *)other : 0;
    if (!listed && other != NULL && *(const uint8_t *)other == 0) {
        return Py_NewRef(Py_None);
    }
    switch (f->type) {
    case PLAN_FIELD_TEXT:
        return plan_py_from_text(AS(const char *));
    case PLAN_FIELD_NAMES:
        return Py_BuildValue("(NN)", plan_py_from_text(AS(const char *)),
                             plan_py_from_text(((const char *const *)(const void *)at)[1]));
    case PLAN_FIELD_BYTE:
        return PyLong_FromLong(AS(uint8_t));
    case PLAN_FIELD_CHARACTER:
        return PyUnicode_FromStringAndSize(at, *at == '\0' ? 0 : 1);
    case PLAN_FIELD_I32:
        return PyLong_FromLong(AS(int32_t));
    case PLAN_FIELD_U32:
        return PyLong_FromUnsignedLong(AS(uint32_t));
    case PLAN_FIELD_I64:
        return PyLong_FromLongLong(AS(int64_t));
    case PLAN_FIELD_U64:
        return PyLong_FromUnsignedLongLong(AS(uint64_t));
    case PLAN_FIELD_SIZE:
        return PyLong_FromSize_t(AS(size_t));
    case PLAN_FIELD_DOUBLE:
        return PyFloat_FromDouble(AS(double));
    case PLAN_FIELD_DECIMAL:
        return plan_py_from_decimal(AS(plan_decimal));
    case PLAN_FIELD_INTERVAL:
        return plan_py_from_interval((const plan_interval *)(const void *)at);
    case PLAN_FIELD_FIGURE:
        return plan_py_from_figure((const plan_figure *)(const void *)at);
    case PLAN_FIELD_TEXTS:
        return give_texts(AS(const char *const *), count);
    case PLAN_FIELD_PAIRS:
        return give_pairs(AS(const char *const *), count);
    case PLAN_FIELD_REASONS:
        return give_reasons((const uint64_t *)(const void *)at);
    case PLAN_FIELD_ROWS:
        return give_rows(f->rows, AS(const char *), count);
    case PLAN_FIELD_U32S:
        return give_u32s(AS(const uint32_t *), count);
    case PLAN_FIELD_CITED:
        return give_cited((const plan_citation *)(const void *)base);
    case PLAN_FIELD_PLACES:
    default:
        return give_places(AS(const size_t *), count);
    }
}

PyObject *plan_py_dict(const plan_record *record, const void *value) {
    if (value == NULL) {
        return Py_NewRef(Py_None);
    }
    PyObject *dict = PyDict_New();
    for (size_t i = 0; dict != NULL && i < record->field_count; i++) {
        const plan_field *f = &record->fields[i];
        PyObject *object = give_field(f, (const char *)value + f->offset, value);
        if (object == NULL || PyDict_SetItemString(dict, f->name, object) != 0) {
            Py_CLEAR(dict);
        }
        Py_XDECREF(object);
    }
    return dict;
}
