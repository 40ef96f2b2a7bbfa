/* Rounding of lists of exact decimals: the forms of apportion.h that take no doubles. */
#include "native.h"

#include <stdlib.h>

/* A list of decimals into new memory, to be freed; NULL with an exception. */
static plan_decimal *take_list(PyObject *list, Py_ssize_t *n) {
    if (!PyList_Check(list)) {
        PyErr_SetString(PyExc_TypeError, "a list of decimals is needed");
        return NULL;
    }
    *n = PyList_Size(list);
    plan_decimal *values = calloc((size_t)*n + 1, sizeof *values);
    if (values == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    for (Py_ssize_t i = 0; i < *n; i++) {
        if (!plan_py_decimal(PyList_GetItem(list, i), &values[i])) {
            free(values);
            return NULL;
        }
    }
    return values;
}

static PyObject *give_list(const plan_decimal *values, Py_ssize_t n) {
    PyObject *list = PyList_New(n);
    for (Py_ssize_t i = 0; list != NULL && i < n; i++) {
        PyObject *one = plan_py_from_decimal(values[i]);
        if (one == NULL || PyList_SetItem(list, i, one) != 0) {
            Py_CLEAR(list);
        }
    }
    return list;
}

static PyObject *answer(plan_status status, const plan_decimal *values, Py_ssize_t n) {
    if (status != PLAN_OK) {
        plan_py_raise(status, NULL);
        return NULL;
    }
    return give_list(values, n);
}

/* largest_remainder_d(values, total, decimals) -> parts */
PyObject *plan_py_largest_remainder_d(PyObject *self, PyObject *args) {
    PyObject *list, *whole;
    plan_decimal total;
    Py_ssize_t n;
    int decimals;
    (void)self;
    if (!PyArg_ParseTuple(args, "OOi:largest_remainder_d", &list, &whole, &decimals) ||
        !plan_py_decimal(whole, &total)) {
        return NULL;
    }
    plan_decimal *values = take_list(list, &n);
    if (values == NULL) {
        return NULL;
    }
    PyObject *result = answer(
        plan_largest_remainder_d(values, total, values, (size_t)n, decimals, NULL), values, n);
    free(values);
    return result;
}

/* controlled_rounding_d(row totals or None, column totals or None, cells, rows, columns, decimals)
 * -> cells, row by row as they came */
PyObject *plan_py_controlled_rounding_d(PyObject *self, PyObject *args) {
    PyObject *lists[3], *result = NULL;
    plan_decimal *values[3] = {NULL, NULL, NULL};
    Py_ssize_t n[3] = {0, 0, 0}, rows, columns;
    int decimals, good = 1;
    (void)self;
    if (!PyArg_ParseTuple(args, "OOOnni:controlled_rounding_d", &lists[0], &lists[1], &lists[2],
                          &rows, &columns, &decimals)) {
        return NULL;
    }
    for (int i = 0; i < 3 && good; i++) {
        if (lists[i] != Py_None || i == 2) {
            values[i] = take_list(lists[i], &n[i]);
            good = values[i] != NULL;
        }
    }
    if (good && (rows < 0 || columns < 0 || (columns > 0 && rows > n[2] / columns) ||
                 rows * columns != n[2] || (values[0] != NULL && n[0] != rows) ||
                 (values[1] != NULL && n[1] != columns))) {
        PyErr_SetString(PyExc_ValueError,
                        "there must be rows * columns cells, and a total for each row and column");
        good = 0;
    }
    if (good) {
        result = answer(plan_controlled_rounding_d(values[0], values[1], values[2], values[2],
                                                   (size_t)rows, (size_t)columns, decimals, NULL),
                        values[2], n[2]);
    }
    for (int i = 0; i < 3; i++) {
        free(values[i]);
    }
    return result;
}
