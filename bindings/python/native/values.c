/* Plain values of libplan as tuples of Python, and back. */
#include "native.h"

#include <string.h>

/* An int within [low, high]. */
static int take(PyObject *object, const char *what, int64_t low, int64_t high, int64_t *result) {
    if (!PyLong_Check(object)) {
        PyErr_Format(PyExc_TypeError, "%s must be an int", what);
        return 0;
    }
    int overflow = 0;
    long long value = PyLong_AsLongLongAndOverflow(object, &overflow);
    if (value == -1 && PyErr_Occurred() != NULL) {
        return 0;
    }
    if (overflow != 0 || value < low || value > high) {
        PyErr_Format(PyExc_OverflowError, "%s is out of range", what);
        return 0;
    }
    *result = value;
    return 1;
}

/* Item i of a tuple that has n of them; borrowed. */
static PyObject *item(PyObject *tuple, const char *what, Py_ssize_t n, Py_ssize_t i) {
    if (!PyTuple_Check(tuple) || PyTuple_Size(tuple) != n) {
        PyErr_Format(PyExc_TypeError, "%s must be a tuple of %zd", what, n);
        return NULL;
    }
    return PyTuple_GetItem(tuple, i);
}

static int take_at(PyObject *tuple, const char *what, Py_ssize_t n, Py_ssize_t i, int64_t low,
                   int64_t high, int64_t *result) {
    PyObject *object = item(tuple, what, n, i);
    return object != NULL && take(object, what, low, high, result);
}

int plan_py_decimal(PyObject *object, plan_decimal *result) {
    int64_t digits, scale;
    if (!take_at(object, "a decimal", 2, 0, -PLAN_DECIMAL_MAX_DIGITS, PLAN_DECIMAL_MAX_DIGITS,
                 &digits) ||
        !take_at(object, "a decimal", 2, 1, -PLAN_DECIMAL_MAX_SCALE, PLAN_DECIMAL_MAX_SCALE,
                 &scale)) {
        return 0;
    }
    *result = (plan_decimal){digits, (int32_t)scale};
    return 1;
}

int plan_py_interval(PyObject *object, plan_interval *result) {
    plan_interval made;
    int64_t low_end, high_end;
    memset(&made, 0, sizeof made);
    PyObject *low = item(object, "an interval", 4, 0);
    if (low == NULL || !plan_py_decimal(low, &made.low) ||
        !plan_py_decimal(PyTuple_GetItem(object, 1), &made.high) ||
        !take_at(object, "an interval", 4, 2, 0, 2, &low_end) ||
        !take_at(object, "an interval", 4, 3, 0, 2, &high_end)) {
        return 0;
    }
    made.low_end = (uint8_t)low_end;
    made.high_end = (uint8_t)high_end;
    *result = made;
    return 1;
}

int plan_py_figure(PyObject *object, plan_figure *result) {
    plan_figure made;
    int64_t reading, flags;
    memset(&made, 0, sizeof made);
    PyObject *value = item(object, "a figure", 4, 0);
    if (value == NULL || !plan_py_decimal(value, &made.value) ||
        !plan_py_decimal(PyTuple_GetItem(object, 1), &made.upper) ||
        !take_at(object, "a figure", 4, 2, 0, PLAN_BETWEEN, &reading) ||
        !take_at(object, "a figure", 4, 3, 0, PLAN_ABOUT, &flags)) {
        return 0;
    }
    made.reading = (uint8_t)reading;
    made.flags = (uint8_t)flags;
    *result = made;
    return 1;
}

int plan_py_period(PyObject *object, plan_period *result) {
    int64_t first, count, frequency;
    if (!take_at(object, "a period", 3, 0, INT32_MIN, INT32_MAX, &first) ||
        !take_at(object, "a period", 3, 1, INT32_MIN, INT32_MAX, &count) ||
        !take_at(object, "a period", 3, 2, 0, UINT8_MAX, &frequency)) {
        return 0;
    }
    *result = (plan_period){(int32_t)first, (int32_t)count, (uint8_t)frequency};
    return 1;
}

static int take_atom(PyObject *object, plan_unit *unit, int index) {
    int64_t power, known;
    const char *symbol;
    size_t length;
    PyObject *text = item(object, "an atom of a unit", 3, 0);
    if (text == NULL || !plan_py_text_n(text, &symbol, &length) ||
        !take_at(object, "an atom of a unit", 3, 1, INT8_MIN, INT8_MAX, &power) ||
        !take_at(object, "an atom of a unit", 3, 2, 0, 1, &known)) {
        return 0;
    }
    if (length >= PLAN_UNIT_SYMBOL_SIZE || memchr(symbol, 0, length) != NULL) {
        PyErr_SetString(PyExc_ValueError, "the symbol of a unit is too long or holds NUL");
        return 0;
    }
    memcpy(unit->atoms[index].symbol, symbol, length);
    unit->atoms[index].power = (int8_t)power;
    unit->atoms[index].known = (uint8_t)known;
    return 1;
}

int plan_py_unit(PyObject *object, plan_unit *result) {
    int64_t scale;
    plan_unit made;
    memset(&made, 0, sizeof made);
    PyObject *factor = item(object, "a unit", 3, 0);
    if (factor == NULL || !plan_py_decimal(factor, &made.factor) ||
        !take_at(object, "a unit", 3, 1, 0, PLAN_UNIT_POINTS, &scale)) {
        return 0;
    }
    PyObject *atoms = PyTuple_GetItem(object, 2);
    if (!PyTuple_Check(atoms) || PyTuple_Size(atoms) > PLAN_UNIT_MAX_ATOMS) {
        PyErr_SetString(PyExc_TypeError, "the atoms of a unit must be a short tuple");
        return 0;
    }
    made.scale = (uint8_t)scale;
    made.count = (uint8_t)PyTuple_Size(atoms);
    for (int i = 0; i < made.count; i++) {
        if (!take_atom(PyTuple_GetItem(atoms, i), &made, i)) {
            return 0;
        }
    }
    *result = made;
    return 1;
}

PyObject *plan_py_from_decimal(plan_decimal value) {
    return Py_BuildValue("(Li)", (long long)value.digits, (int)value.scale);
}

PyObject *plan_py_from_interval(const plan_interval *value) {
    return Py_BuildValue("((Li)(Li)ii)", (long long)value->low.digits, (int)value->low.scale,
                         (long long)value->high.digits, (int)value->high.scale, value->low_end,
                         value->high_end);
}

PyObject *plan_py_from_figure(const plan_figure *value) {
    return Py_BuildValue("((Li)(Li)ii)", (long long)value->value.digits, (int)value->value.scale,
                         (long long)value->upper.digits, (int)value->upper.scale, value->reading,
                         value->flags);
}

PyObject *plan_py_from_period(plan_period value) {
    return Py_BuildValue("(iii)", (int)value.first, (int)value.count, (int)value.frequency);
}

PyObject *plan_py_from_unit(const plan_unit *value) {
    PyObject *atoms = PyTuple_New(value->count);
    for (int i = 0; atoms != NULL && i < value->count; i++) {
        PyObject *atom = Py_BuildValue("(Nii)", plan_py_from_text(value->atoms[i].symbol),
                                       value->atoms[i].power, value->atoms[i].known);
        if (atom == NULL || PyTuple_SetItem(atoms, i, atom) != 0) {
            Py_CLEAR(atoms);
        }
    }
    return atoms == NULL ? NULL
                         : Py_BuildValue("(NiN)", plan_py_from_decimal(value->factor),
                                         (int)value->scale, atoms);
}

PyObject *plan_py_from_numeral(const plan_numeral *value) {
    return Py_BuildValue(
        "(NI(NNN)nn)", plan_py_from_figure(&value->figure), (unsigned)value->formats,
        plan_py_from_figure(&value->by_format[0]), plan_py_from_figure(&value->by_format[1]),
        plan_py_from_figure(&value->by_format[2]), (Py_ssize_t)value->unit_offset,
        (Py_ssize_t)value->unit_length);
}

PyObject *plan_py_from_text(const char *text) {
    if (text == NULL) {
        return Py_NewRef(Py_None);
    }
    return PyUnicode_DecodeUTF8(text, (Py_ssize_t)strlen(text), "replace");
}

int plan_py_text_n(PyObject *object, const char **result, size_t *length) {
    Py_ssize_t size;
    if (PyBytes_Check(object)) {
        *result = PyBytes_AsString(object);
        *length = (size_t)PyBytes_Size(object);
        return 1;
    }
    if (!PyUnicode_Check(object)) {
        PyErr_SetString(PyExc_TypeError, "a str is needed");
        return 0;
    }
    *result = PyUnicode_AsUTF8AndSize(object, &size);
    *length = *result == NULL ? 0 : (size_t)size;
    return *result != NULL;
}

int plan_py_text(PyObject *object, const char **result) {
    size_t length;
    if (object == Py_None) {
        *result = NULL;
        return 1;
    }
    if (!plan_py_text_n(object, result, &length)) {
        return 0;
    }
    if (strlen(*result) != length) {
        PyErr_SetString(PyExc_ValueError, "a text holds the character NUL");
        return 0;
    }
    return 1;
}

PyObject *plan_py_append(PyObject *so_far, PyObject *item_) {
    if (so_far == NULL || so_far == Py_None || item_ == NULL) {
        Py_XDECREF(so_far);
        return item_;
    }
    if (!PyList_Check(so_far)) {
        PyObject *list = PyList_New(1);
        if (list == NULL) {
            Py_DECREF(so_far);
            Py_DECREF(item_);
            return NULL;
        }
        PyList_SetItem(list, 0, so_far);
        so_far = list;
    }
    int failed = PyList_Append(so_far, item_);
    Py_DECREF(item_);
    if (failed != 0) {
        Py_CLEAR(so_far);
    }
    return so_far;
}
