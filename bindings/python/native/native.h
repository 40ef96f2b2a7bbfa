/* What the wrapper's C files share: values of libplan as plain Python values, and back.
 *
 * A decimal is the tuple (digits, scale), an interval (low, high, low_end, high_end), a figure
 * (value, upper, reading, flags), a period (first, count, frequency), a unit (factor, scale, atoms).
 * Structs with texts are dicts by the names of their fields, copied in both directions, so that
 * nothing in Python can outlive what it points to. Objects with a life are capsules.
 *
 * Functions return 1 (or an object) where it worked; 0 (or NULL) with a Python exception set.
 */
#ifndef PLAN_PY_NATIVE_H
#define PLAN_PY_NATIVE_H

#include <Python.h>
#include <plan.h>

#include "record.h"

/* --- Values: values.c --- */

int plan_py_decimal(PyObject *object, plan_decimal *result);
int plan_py_interval(PyObject *object, plan_interval *result);
int plan_py_figure(PyObject *object, plan_figure *result);
int plan_py_period(PyObject *object, plan_period *result);
int plan_py_unit(PyObject *object, plan_unit *result);
PyObject *plan_py_from_decimal(plan_decimal value);
PyObject *plan_py_from_interval(const plan_interval *value);
PyObject *plan_py_from_figure(const plan_figure *value);
PyObject *plan_py_from_period(plan_period value);
PyObject *plan_py_from_unit(const plan_unit *value);
PyObject *plan_py_from_numeral(const plan_numeral *value);
/* UTF-8; what is none of it is replaced. NULL is None. */
PyObject *plan_py_from_text(const char *text);
/* A str without 0 inside, or None (NULL); lives as long as the object. */
int plan_py_text(PyObject *object, const char **result);
/* A str or bytes with its length. */
int plan_py_text_n(PyObject *object, const char **result, size_t *length);
/* Outputs one after the other: nothing or None gives the first, then a list. Takes `item`. */
PyObject *plan_py_append(PyObject *so_far, PyObject *item);

/* --- Structs as dicts: records.c --- */

/* Fills the struct from a dict; `keep` is a new list that holds what its pointers point to. */
int plan_py_fill(const plan_record *record, PyObject *dict, void *result, PyObject **keep);
/* The dict of a struct; None for NULL. */
PyObject *plan_py_dict(const plan_record *record, const void *value);

/* --- Errors, handles, bytes in and out: glue.c --- */

/* Raises what the package's hook makes of a status; error may be NULL. */
void plan_py_raise(plan_status status, const plan_error *error);
int plan_py_handle(PyObject *object, const char *type, void **result);
PyObject *plan_py_new_handle(void *pointer, const char *type, PyCapsule_Destructor free);

typedef struct plan_py_bytes {
    char *data;
    size_t size, capacity;
} plan_py_bytes;
plan_status plan_py_sink(void *context, const void *data, size_t size);

/* Calls a function of Python, the context: (phase, name or None, done, total or 0, rows). What it
 * raises ends the call of the library and stays raised, as does Control-C; what it returns as well,
 * where that is true. */
int32_t plan_py_watch(void *context, const plan_moment *moment);
/* The capsule keeps the function, NULL: none, until the next one. */
void plan_py_watch_with(PyObject *capsule, PyObject *function);

/* What plan_csv_read takes its bytes from. */
typedef struct plan_py_reader {
    const char *bytes;
    size_t size, at;
} plan_py_reader;
int plan_py_reader_open(PyObject *object, plan_py_reader *reader);
plan_status plan_py_source(void *context, void *buffer, size_t size, size_t *read);
/* The stream out of a capsule, which has none afterwards. */
int plan_py_stream(PyObject *capsule, struct ArrowArrayStream *result);

/* --- Functions that the module has beside SWIG's --- */

PyObject *plan_py_set_hooks(PyObject *self, PyObject *args);
PyObject *plan_py_know_arrays(PyObject *self, PyObject *args);
PyObject *plan_py_make_function(PyObject *self, PyObject *args);
PyObject *plan_py_call(PyObject *self, PyObject *args);
PyObject *plan_py_call_f(PyObject *self, PyObject *args);
PyObject *plan_py_call_v(PyObject *self, PyObject *args);
PyObject *plan_py_arrow_table(PyObject *self, PyObject *args);
PyObject *plan_py_largest_remainder_d(PyObject *self, PyObject *args);
PyObject *plan_py_controlled_rounding_d(PyObject *self, PyObject *args);

/* Python code that functions fall back to; set by plan_py_set_hooks. */
extern PyObject *plan_py_slow_call;

#endif
