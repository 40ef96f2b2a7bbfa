/* Columns of Python values as an Arrow stream of one batch: texts (u), whole numbers (l), doubles
 * (g), truth (b); None is null. */
#include "native.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

typedef struct part { /* a column */
    char format[2];
    char *name;
    const void *buffers[3];
    void *bits, *values, *texts;
    int64_t nulls;
} part;

typedef struct table {
    part *parts;
    int64_t count, rows;
    bool given;
} table;

/* --- Releasing --- */

static void free_table(table *t) {
    for (int64_t i = 0; t != NULL && t->parts != NULL && i < t->count; i++) {
        free(t->parts[i].name);
        free(t->parts[i].bits);
        free(t->parts[i].values);
        free(t->parts[i].texts);
    }
    if (t != NULL) {
        free(t->parts);
    }
    free(t);
}

static void release_schema(struct ArrowSchema *schema) {
    for (int64_t i = 0; i < schema->n_children; i++) {
        if (schema->children[i] != NULL) {
            if (schema->children[i]->release != NULL) {
                schema->children[i]->release(schema->children[i]);
            }
            free(schema->children[i]);
        }
    }
    free(schema->children);
    free(schema->private_data);
    schema->release = NULL;
}

static void release_array(struct ArrowArray *array) {
    for (int64_t i = 0; i < array->n_children; i++) {
        if (array->children[i] != NULL) {
            if (array->children[i]->release != NULL) {
                array->children[i]->release(array->children[i]);
            }
            free(array->children[i]);
        }
    }
    free(array->children);
    free((void *)array->buffers);
    void **owned = array->private_data; /* bits, values, texts of a column */
    for (int i = 0; owned != NULL && i < 3; i++) {
        free(owned[i]);
    }
    free(owned);
    array->release = NULL;
}

/* --- The stream --- */

/* Format and name live in one block behind the schema. */
static bool make_schema(struct ArrowSchema *out, const char *format, const char *name,
                        int64_t children) {
    memset(out, 0, sizeof *out);
    size_t length = strlen(name);
    char *texts = malloc(length + 5);
    struct ArrowSchema **places = calloc((size_t)children + 1, sizeof(struct ArrowSchema *));
    if (texts == NULL || places == NULL) {
        free(texts);
        free(places);
        return false;
    }
    memcpy(texts, format, strlen(format) + 1);
    memcpy(texts + 4, name, length + 1);
    out->format = texts;
    out->name = texts + 4;
    out->flags = 2; /* nullable */
    out->n_children = children;
    out->children = places;
    out->private_data = texts;
    out->release = release_schema;
    return true;
}

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
    const table *t = stream->private_data;
    if (!make_schema(out, "+s", "", t->count)) {
        return 12;
    }
    for (int64_t i = 0; i < t->count; i++) {
        out->children[i] = calloc(1, sizeof(struct ArrowSchema));
        if (out->children[i] == NULL ||
            !make_schema(out->children[i], t->parts[i].format, t->parts[i].name, 0)) {
            out->release(out);
            return 12;
        }
    }
    return 0;
}

static bool make_array(struct ArrowArray *out, int64_t rows, int64_t buffers, int64_t children) {
    memset(out, 0, sizeof *out);
    out->buffers = calloc((size_t)buffers + 1, sizeof(void *));
    out->children = calloc((size_t)children + 1, sizeof(struct ArrowArray *));
    out->length = rows;
    out->n_buffers = buffers;
    out->n_children = children;
    out->release = release_array;
    if (out->buffers == NULL || out->children == NULL) {
        out->n_children = 0;
        out->release(out);
        return false;
    }
    return true;
}

/* Hands the memory of a column over to the array. */
static bool give_part(part *p, int64_t rows, struct ArrowArray *out) {
    bool has_texts = p->format[0] == 'u';
    void **owned = calloc(3, sizeof *owned);
    if (owned == NULL || !make_array(out, rows, has_texts ? 3 : 2, 0)) {
        free(owned);
        return false;
    }
    out->private_data = owned;
    out->buffers[0] = owned[0] = p->bits;
    out->buffers[1] = owned[1] = p->values;
    owned[2] = p->texts;
    if (has_texts) {
        out->buffers[2] = p->texts;
    }
    out->null_count = p->nulls;
    p->bits = p->values = p->texts = NULL;
    return true;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
    table *t = stream->private_data;
    memset(out, 0, sizeof *out);
    if (t->given) {
        return 0;
    }
    if (!make_array(out, t->rows, 1, t->count)) {
        return 12;
    }
    for (int64_t i = 0; i < t->count; i++) {
        out->children[i] = calloc(1, sizeof(struct ArrowArray));
        if (out->children[i] == NULL || !give_part(&t->parts[i], t->rows, out->children[i])) {
            out->release(out);
            return 12;
        }
    }
    t->given = true;
    return 0;
}

static const char *last_error(struct ArrowArrayStream *stream) {
    (void)stream;
    return "no memory";
}

static void release_stream(struct ArrowArrayStream *stream) {
    free_table(stream->private_data);
    stream->release = NULL;
}

static void destroy(PyObject *capsule) {
    struct ArrowArrayStream *stream = PyCapsule_GetPointer(capsule, "arrow_array_stream");
    if (stream->release != NULL) {
        stream->release(stream);
    }
    free(stream);
}

/* --- Columns --- */

static void set_bit(void *bits, int64_t i) {
    ((uint8_t *)bits)[i / 8] = (uint8_t)(((uint8_t *)bits)[i / 8] | 1u << (i % 8));
}

static bool put_text(part *p, PyObject *item, int64_t i, plan_py_bytes *texts) {
    const char *text = "";
    size_t length = 0;
    int32_t *offsets = p->values;
    if (item != Py_None && !plan_py_text_n(item, &text, &length)) {
        return false;
    }
    if (texts->size + length > INT32_MAX || plan_py_sink(texts, text, length) != PLAN_OK) {
        PyErr_NoMemory();
        return false;
    }
    offsets[i + 1] = (int32_t)texts->size;
    return true;
}

static bool put_item(part *p, PyObject *item, int64_t i, plan_py_bytes *texts) {
    if (item != Py_None) {
        set_bit(p->bits, i);
    } else {
        p->nulls++;
    }
    if (p->format[0] == 'u') {
        return put_text(p, item, i, texts);
    }
    if (item == Py_None) {
        return true;
    }
    if (p->format[0] == 'l') {
        ((int64_t *)p->values)[i] = PyLong_AsLongLong(item);
    } else if (p->format[0] == 'g') {
        ((double *)p->values)[i] = PyFloat_AsDouble(item);
    } else if (PyObject_IsTrue(item) == 1) {
        set_bit(p->values, i);
    }
    return PyErr_Occurred() == NULL;
}

/* (name, format, list of values) */
static bool fill_part(part *p, PyObject *column, Py_ssize_t rows) {
    const char *name, *format;
    PyObject *list;
    plan_py_bytes texts = {NULL, 0, 0};
    if (!PyArg_ParseTuple(column, "ssO!:column", &name, &format, &PyList_Type, &list)) {
        return false;
    }
    if (PyList_Size(list) != rows || strlen(format) != 1 || strchr("ulgb", format[0]) == NULL) {
        PyErr_SetString(PyExc_ValueError, "columns of one length and a known format are needed");
        return false;
    }
    p->format[0] = format[0];
    p->name = malloc(strlen(name) + 1);
    p->bits = calloc((size_t)rows / 8 + 1, 1);
    p->values = calloc((size_t)rows + 1, 8);
    if (p->name == NULL || p->bits == NULL || p->values == NULL ||
        plan_py_sink(&texts, "", 0) != PLAN_OK) {
        PyErr_NoMemory();
        return false;
    }
    memcpy(p->name, name, strlen(name) + 1);
    bool good = true;
    for (Py_ssize_t i = 0; good && i < rows; i++) {
        PyObject *item = PyList_GetItem(list, i);
        good = item != NULL && put_item(p, item, i, &texts);
    }
    p->texts = texts.data;
    return good;
}

/* arrow_table(rows, [(name, format, values)]) -> a stream as a capsule */
PyObject *plan_py_arrow_table(PyObject *self, PyObject *args) {
    Py_ssize_t rows;
    PyObject *columns, *capsule = NULL;
    (void)self;
    if (!PyArg_ParseTuple(args, "nO!:arrow_table", &rows, &PyList_Type, &columns)) {
        return NULL;
    }
    Py_ssize_t n = PyList_Size(columns);
    struct ArrowArrayStream *stream = calloc(1, sizeof *stream);
    table *t = calloc(1, sizeof *t);
    bool good = stream != NULL && t != NULL && rows >= 0;
    if (good) {
        t->parts = calloc((size_t)n + 1, sizeof *t->parts);
        good = t->parts != NULL;
        t->count = n;
        t->rows = rows;
    }
    if (!good) {
        PyErr_NoMemory();
    }
    for (Py_ssize_t i = 0; good && i < n; i++) {
        PyObject *column = PyList_GetItem(columns, i);
        good = column != NULL && PyTuple_Check(column) && fill_part(&t->parts[i], column, rows);
        if (!good && PyErr_Occurred() == NULL) {
            PyErr_SetString(PyExc_TypeError, "a column is a tuple");
        }
    }
    if (good) {
        *stream = (struct ArrowArrayStream){get_schema, get_next, last_error, release_stream, t};
        capsule = PyCapsule_New(stream, "arrow_array_stream", destroy);
    }
    if (capsule == NULL) {
        free_table(t);
        free(stream);
    }
    return capsule;
}
