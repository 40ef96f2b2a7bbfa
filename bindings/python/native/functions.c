/* The functions of the mathematics. One C function for each row of the table, so that a call with
 * plain numbers costs no more than reading them; everything else (arrays, lists, words, what went
 * wrong) is told to the package, which comes back through plan_py_call and plan_py_call_v. */
#include "direct.h"
#include "native.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Of each row of the table of functions: how to call it directly, or NULL. */
#define MOST_FUNCTIONS 100
static const plan_direct *directs[MOST_FUNCTIONS];

/* --- Buffers --- */

/* Doubles in one piece (`format` d) or statuses (i). */
static bool get_buffer(PyObject *object, int flags, char format, Py_buffer *view) {
    if (PyObject_GetBuffer(object, view, flags | PyBUF_FORMAT | PyBUF_C_CONTIGUOUS) != 0) {
        return false;
    }
    const char *text = view->format == NULL ? "B" : view->format;
    text += *text == '=' || *text == '<' || *text == '@' ? 1 : 0;
    if (text[0] != format || text[1] != '\0') {
        PyErr_Format(PyExc_TypeError, "a buffer of format %c is needed, not %s", format,
                     view->format == NULL ? "B" : view->format);
        PyBuffer_Release(view);
        return false;
    }
    return true;
}

/* --- What Python calls --- */

static PyObject *slow(size_t index, PyObject *const *args, Py_ssize_t n, PyObject *names) {
    Py_ssize_t named = names == NULL ? 0 : PyTuple_Size(names);
    PyObject *tuple = PyTuple_New(n), *dict = PyDict_New(), *answer = NULL;
    bool good = tuple != NULL && dict != NULL;
    for (Py_ssize_t i = 0; good && i < n; i++) {
        PyTuple_SetItem(tuple, i, Py_NewRef(args[i]));
    }
    for (Py_ssize_t i = 0; good && i < named; i++) {
        good = PyDict_SetItem(dict, PyTuple_GetItem(names, i), args[n + i]) == 0;
    }
    if (good && plan_py_slow_call == NULL) {
        PyErr_SetString(PyExc_RuntimeError, "libplan is not initialised");
    } else if (good) {
        answer = PyObject_CallFunction(plan_py_slow_call, "nOO", (Py_ssize_t)index, tuple, dict);
    }
    Py_XDECREF(tuple);
    Py_XDECREF(dict);
    return answer;
}

/* numpy.ndarray, once one was seen: its arrays need not go the slow way. */
static PyTypeObject *array_type;

/* know_arrays(numpy.ndarray) */
PyObject *plan_py_know_arrays(PyObject *self, PyObject *args) {
    PyObject *type;
    (void)self;
    if (!PyArg_ParseTuple(args, "O!:know_arrays", &PyType_Type, &type)) {
        return NULL;
    }
    Py_XDECREF((PyObject *)array_type);
    array_type = (PyTypeObject *)Py_NewRef(type);
    return Py_NewRef(Py_None);
}

static bool are_arrays(const plan_direct *d, PyObject *const *args, Py_ssize_t n) {
    bool good = array_type != NULL && n == d->arrays && plan_direct_constants(d) == 0;
    for (Py_ssize_t i = 0; good && i < n; i++) {
        good = Py_TYPE(args[i]) == array_type;
    }
    return good;
}

/* The last view is one of the others, or lies apart from them. */
static bool is_apart(const Py_buffer *views, int count) {
    const char *out = views[count - 1].buf, *end = out + views[count - 1].len;
    bool good = true;
    for (int i = 0; i + 1 < count; i++) {
        const char *x = views[i].buf;
        good = good && (x == out || x + views[i].len <= out || end <= x);
    }
    return good;
}

/* Arrays of doubles of one dimension and length, in one piece: NULL without an exception where they
 * are not that. The answer begins as a copy of the first where none is given. */
static PyObject *call_simple_arrays(const plan_direct *d, PyObject *const *args, PyObject *given) {
    Py_buffer views[4];
    const double *x[3] = {NULL, NULL, NULL};
    PyObject *out = given != NULL ? Py_NewRef(given) : PyObject_CallMethod(args[0], "copy", NULL);
    int held = 0;
    bool good = out != NULL;
    while (good && held <= d->arrays) {
        bool last = held == d->arrays;
        good = get_buffer(last ? out : args[held], last ? PyBUF_WRITABLE : PyBUF_SIMPLE, 'd',
                          &views[held]);
        if (good) {
            held++;
            good = views[held - 1].ndim == 1 && views[held - 1].len == views[0].len;
        }
    }
    good = good && is_apart(views, held);
    if (good) {
        for (int i = 0; i < d->arrays; i++) {
            x[i] = views[i].buf;
        }
        Py_BEGIN_ALLOW_THREADS good =
            plan_direct_arrays(d, x, NULL, views[d->arrays].buf, NULL,
                               (size_t)views[0].len / sizeof(double)) == PLAN_OK;
        Py_END_ALLOW_THREADS
    }
    while (held > 0) {
        PyBuffer_Release(&views[--held]);
    }
    if (!good) {
        PyErr_Clear();
        Py_CLEAR(out);
    }
    return out;
}

static PyObject *call(size_t index, PyObject *const *args, Py_ssize_t n, PyObject *names) {
    const plan_direct *d = directs[index];
    double x[PLAN_FUNCTION_MAX_PARAMETERS], result;
    bool has_out = names != NULL && PyTuple_Size(names) == 1 && array_type != NULL &&
                   Py_TYPE(args[n]) == array_type &&
                   PyUnicode_CompareWithASCIIString(PyTuple_GetItem(names, 0), "out") == 0;
    if (d != NULL && (names == NULL || has_out) && are_arrays(d, args, n)) {
        PyObject *answer = call_simple_arrays(d, args, has_out ? args[n] : NULL);
        return answer != NULL ? answer : slow(index, args, n, names);
    }
    if (d == NULL || d->numbers == 0 || n != d->numbers || names != NULL) {
        return slow(index, args, n, names);
    }
    for (Py_ssize_t i = 0; i < n; i++) {
        if (PyFloat_CheckExact(args[i])) {
            x[i] = PyFloat_AsDouble(args[i]);
        } else if (PyLong_CheckExact(args[i])) {
            x[i] = PyLong_AsDouble(args[i]);
            if (x[i] == -1 && PyErr_Occurred() != NULL) {
                return NULL;
            }
        } else {
            return slow(index, args, n, names);
        }
    }
    /* Failures are told by the slow way, which knows what the caller wants of them. */
    return plan_direct_scalar(d, x, &result) == PLAN_OK ? PyFloat_FromDouble(result)
                                                        : slow(index, args, n, names);
}

#define ENTRY(i)                                                                                   \
    static PyObject *entry_##i(PyObject *self, PyObject *const *args, Py_ssize_t n,                \
                               PyObject *names) {                                                  \
        (void)self;                                                                                \
        return call(i, args, n, names);                                                            \
    }
#define TEN(X, t) X(t##0) X(t##1) X(t##2) X(t##3) X(t##4) X(t##5) X(t##6) X(t##7) X(t##8) X(t##9)
#define HUNDRED(X)                                                                                 \
    TEN(X, )                                                                                       \
    TEN(X, 1) TEN(X, 2) TEN(X, 3) TEN(X, 4) TEN(X, 5) TEN(X, 6) TEN(X, 7) TEN(X, 8) TEN(X, 9)
HUNDRED(ENTRY)

typedef PyObject *entry(PyObject *, PyObject *const *, Py_ssize_t, PyObject *);
#define PLACE(i) entry_##i,
static entry *const entries[MOST_FUNCTIONS] = {HUNDRED(PLACE)};
static PyMethodDef definitions[MOST_FUNCTIONS];

/* make_function(index, doc, module): the function of a row. */
PyObject *plan_py_make_function(PyObject *self, PyObject *args) {
    Py_ssize_t index;
    const char *doc;
    PyObject *module;
    (void)self;
    if (!PyArg_ParseTuple(args, "nsO:make_function", &index, &doc, &module)) {
        return NULL;
    }
    const plan_function_info *info = index < 0 ? NULL : plan_function_at((size_t)index);
    if (info == NULL || index >= MOST_FUNCTIONS) {
        PyErr_SetString(PyExc_IndexError, "there is no such function");
        return NULL;
    }
    directs[index] = plan_direct_find(info->name);
    PyMethodDef *definition = &definitions[index];
    if (definition->ml_name == NULL) { /* the text lives as long as the functions made of it */
        char *copy = malloc(strlen(doc) + 1);
        if (copy == NULL) {
            return PyErr_NoMemory();
        }
        memcpy(copy, doc, strlen(doc) + 1);
        definition->ml_name = info->name;
        definition->ml_doc = copy;
        definition->ml_meth = (PyCFunction)(void (*)(void))entries[index];
        definition->ml_flags = METH_FASTCALL | METH_KEYWORDS;
    }
    return PyCFunction_NewEx(definition, NULL, module);
}

/* --- Calling by name: everything that is not an array element by element --- */

typedef struct given {
    double number;
    bool has_view;
    Py_buffer view;
    plan_period *periods;
    plan_interval *intervals;
    plan_figure *figures;
} given;

static bool take_periods(PyObject *list, given *g, plan_argument *a) {
    Py_ssize_t n = PyList_Size(list);
    g->periods = malloc(sizeof *g->periods * (size_t)(n + 1));
    if (g->periods == NULL) {
        PyErr_NoMemory();
        return false;
    }
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *item = PyList_GetItem(list, i);
        if (item == NULL || !plan_py_period(item, &g->periods[i])) {
            return false;
        }
    }
    a->periods = g->periods;
    a->count = (size_t)n;
    return true;
}

/* None is unknown, a float one number, a list periods, anything else a buffer of doubles. */
static bool take_argument(PyObject *object, given *g, plan_argument *a) {
    if (object == Py_None) {
        return true;
    }
    if (PyFloat_Check(object)) {
        g->number = PyFloat_AsDouble(object);
        a->values = &g->number;
        a->count = 1;
        return true;
    }
    if (PyList_Check(object)) {
        return take_periods(object, g, a);
    }
    g->has_view = get_buffer(object, PyBUF_SIMPLE, 'd', &g->view);
    if (g->has_view) {
        a->values = g->view.buf;
        a->count = (size_t)g->view.len / sizeof(double);
    }
    return g->has_view;
}

static void free_given(given *all, Py_ssize_t n) {
    for (Py_ssize_t i = 0; i < n; i++) {
        if (all[i].has_view) {
            PyBuffer_Release(&all[i].view);
        }
        free(all[i].periods);
        free(all[i].intervals);
        free(all[i].figures);
    }
}

static PyObject *list_of(const double *values, const plan_status *statuses, size_t n) {
    PyObject *list = PyList_New((Py_ssize_t)n);
    for (size_t i = 0; list != NULL && i < n; i++) {
        PyObject *item =
            values != NULL ? PyFloat_FromDouble(values[i]) : PyLong_FromLong(statuses[i]);
        if (item == NULL) {
            Py_CLEAR(list);
        } else {
            PyList_SetItem(list, (Py_ssize_t)i, item);
        }
    }
    return list;
}

/* The answer of plan_function_call as (status, numbers, statuses). */
static PyObject *answer_of(const char *name, const plan_argument *arguments, size_t n) {
    size_t count = 0;
    plan_status status = plan_function_call(name, arguments, n, NULL, NULL, 0, &count);
    if (status != PLAN_BUFFER && status != PLAN_OK) {
        return Py_BuildValue("(i[][])", (int)status);
    }
    double *out = malloc(sizeof *out * (count + 1));
    plan_status *statuses = malloc(sizeof *statuses * (count + 1));
    PyObject *answer = NULL;
    if (out == NULL || statuses == NULL) {
        PyErr_NoMemory();
    } else {
        status = plan_function_call(name, arguments, n, out, statuses, count, &count);
        size_t there = status == PLAN_OK ? count : 0;
        answer = Py_BuildValue("(iNN)", (int)status, list_of(out, NULL, there),
                               list_of(NULL, statuses, there));
    }
    free(out);
    free(statuses);
    return answer;
}

/* Name and list of arguments; n of them. */
static bool parse(PyObject *args, const char *format, const char **name, int *scale,
                  PyObject **list, Py_ssize_t *n) {
    bool good = scale == NULL ? PyArg_ParseTuple(args, format, name, &PyList_Type, list)
                              : PyArg_ParseTuple(args, format, name, scale, &PyList_Type, list);
    *n = good ? PyList_Size(*list) : 0;
    if (good && *n > PLAN_FUNCTION_MAX_PARAMETERS) {
        PyErr_SetString(PyExc_TypeError, "too many arguments");
        return false;
    }
    return good;
}

/* call(name, arguments) -> (status, numbers, statuses) */
PyObject *plan_py_call(PyObject *self, PyObject *args) {
    const char *name;
    PyObject *list, *answer = NULL;
    Py_ssize_t n;
    given all[PLAN_FUNCTION_MAX_PARAMETERS];
    plan_argument arguments[PLAN_FUNCTION_MAX_PARAMETERS];
    (void)self;
    memset(all, 0, sizeof all);
    memset(arguments, 0, sizeof arguments);
    if (!parse(args, "sO!:call", &name, NULL, &list, &n)) {
        return NULL;
    }
    bool good = true;
    for (Py_ssize_t i = 0; good && i < n; i++) {
        good = take_argument(PyList_GetItem(list, i), &all[i], &arguments[i]);
    }
    if (good) {
        answer = answer_of(name, arguments, (size_t)n);
    }
    free_given(all, n);
    return answer;
}

/* --- Intervals --- */

/* A list of (interval, figure or None). */
static bool take_ranges(PyObject *object, given *g, plan_argument *a) {
    if (object == Py_None) {
        return true;
    }
    if (!PyList_Check(object)) {
        PyErr_SetString(PyExc_TypeError, "a list of pairs is needed");
        return false;
    }
    Py_ssize_t n = PyList_Size(object);
    g->intervals = malloc(sizeof *g->intervals * (size_t)(n + 1));
    g->figures = malloc(sizeof *g->figures * (size_t)(n + 1));
    if (g->intervals == NULL || g->figures == NULL) {
        PyErr_NoMemory();
        return false;
    }
    bool have_figures = n > 0;
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *pair = PyList_GetItem(object, i);
        if (pair == NULL || !PyTuple_Check(pair) || PyTuple_Size(pair) != 2) {
            PyErr_SetString(PyExc_TypeError, "a list of pairs is needed");
            return false;
        }
        if (!plan_py_interval(PyTuple_GetItem(pair, 0), &g->intervals[i])) {
            return false;
        }
        PyObject *figure = PyTuple_GetItem(pair, 1);
        have_figures = have_figures && figure != Py_None;
        if (figure != Py_None && !plan_py_figure(figure, &g->figures[i])) {
            return false;
        }
    }
    a->intervals = g->intervals;
    a->figures = have_figures ? g->figures : NULL;
    a->count = (size_t)n;
    return true;
}

static PyObject *ranges_of(const char *name, const plan_argument *arguments, size_t n, int scale) {
    size_t count = 0;
    plan_status status = plan_function_call_f(name, arguments, n, scale, NULL, 0, &count);
    if (status != PLAN_BUFFER && status != PLAN_OK) {
        return Py_BuildValue("(i[])", (int)status);
    }
    plan_interval *out = malloc(sizeof *out * (count + 1));
    PyObject *list = out == NULL ? PyErr_NoMemory() : PyList_New(0);
    if (list != NULL) {
        status = plan_function_call_f(name, arguments, n, scale, out, count, &count);
    }
    for (size_t i = 0; list != NULL && status == PLAN_OK && i < count; i++) {
        PyObject *item = plan_py_from_interval(&out[i]);
        if (item == NULL || PyList_Append(list, item) != 0) {
            Py_CLEAR(list);
        }
        Py_XDECREF(item);
    }
    free(out);
    return list == NULL ? NULL : Py_BuildValue("(iN)", (int)status, list);
}

/* call_f(name, scale, arguments) -> (status, intervals) */
PyObject *plan_py_call_f(PyObject *self, PyObject *args) {
    const char *name;
    int scale;
    PyObject *list, *answer = NULL;
    Py_ssize_t n;
    given all[PLAN_FUNCTION_MAX_PARAMETERS];
    plan_argument arguments[PLAN_FUNCTION_MAX_PARAMETERS];
    (void)self;
    memset(all, 0, sizeof all);
    memset(arguments, 0, sizeof arguments);
    if (!parse(args, "siO!:call_f", &name, &scale, &list, &n)) {
        return NULL;
    }
    bool good = true;
    for (Py_ssize_t i = 0; good && i < n; i++) {
        good = take_ranges(PyList_GetItem(list, i), &all[i], &arguments[i]);
    }
    if (good) {
        answer = ranges_of(name, arguments, (size_t)n, scale);
    }
    free_given(all, n);
    return answer;
}

/* --- Arrays --- */

static PyObject *run_arrays(const plan_direct *d, const Py_buffer *in, const double *constants,
                            const Py_buffer *out, const Py_buffer *statuses) {
    size_t n = (size_t)out->len / sizeof(double);
    const double *arrays[3] = {NULL, NULL, NULL};
    plan_status status;
    for (int i = 0; i < d->arrays; i++) {
        arrays[i] = in[i].buf;
        if (in[i].len != out->len) {
            PyErr_SetString(PyExc_ValueError, "arrays of one length are needed");
            return NULL;
        }
    }
    if (statuses != NULL && (size_t)statuses->len / sizeof(plan_status) < n) {
        PyErr_SetString(PyExc_ValueError, "the statuses are shorter than the result");
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS status = plan_direct_arrays(d, arrays, constants, out->buf,
                                                       statuses == NULL ? NULL : statuses->buf, n);
    Py_END_ALLOW_THREADS return PyLong_FromLong(status);
}

/* call_v(index, arrays, constants, out, statuses or None) -> status, or None where C has no array
 * form. Buffers are held until the call ends. */
PyObject *plan_py_call_v(PyObject *self, PyObject *args) {
    Py_ssize_t index;
    PyObject *arrays, *constants, *out_object, *status_object, *answer = NULL;
    Py_buffer in[3], out, statuses;
    double numbers[2] = {0, 0};
    (void)self;
    if (!PyArg_ParseTuple(args, "nO!O!OO:call_v", &index, &PyTuple_Type, &arrays, &PyTuple_Type,
                          &constants, &out_object, &status_object)) {
        return NULL;
    }
    const plan_direct *d = index < 0 || index >= MOST_FUNCTIONS ? NULL : directs[index];
    if (d == NULL || d->arrays == 0) {
        return Py_NewRef(Py_None);
    }
    if (PyTuple_Size(arrays) != d->arrays || PyTuple_Size(constants) != plan_direct_constants(d)) {
        PyErr_SetString(PyExc_TypeError, "another number of arrays is needed");
        return NULL;
    }
    for (int i = 0; i < plan_direct_constants(d); i++) {
        numbers[i] = PyFloat_AsDouble(PyTuple_GetItem(constants, i));
        if (PyErr_Occurred() != NULL) {
            return NULL;
        }
    }
    int held = 0;
    while (held < d->arrays &&
           get_buffer(PyTuple_GetItem(arrays, held), PyBUF_SIMPLE, 'd', &in[held])) {
        held++;
    }
    bool has_out = held == d->arrays && get_buffer(out_object, PyBUF_WRITABLE, 'd', &out);
    bool wants = status_object != Py_None;
    bool has_statuses =
        has_out && wants && get_buffer(status_object, PyBUF_WRITABLE, 'i', &statuses);
    if (has_out && (has_statuses || !wants)) {
        answer = run_arrays(d, in, numbers, &out, has_statuses ? &statuses : NULL);
    }
    if (has_statuses) {
        PyBuffer_Release(&statuses);
    }
    if (has_out) {
        PyBuffer_Release(&out);
    }
    while (held > 0) {
        PyBuffer_Release(&in[--held]);
    }
    return answer;
}
