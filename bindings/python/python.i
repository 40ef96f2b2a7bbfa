/* How the library crosses into Python: values are tuples and dicts, objects capsules, reasons
 * exceptions (native/native.h). The package in libplan/ makes of it what people touch. */
%module _native

%{
#include "native.h"
#include <stdlib.h>
#include <string.h>
%}
%include <stdint.i>

/* No value of C is handed out as a pointer, so nothing here can point to what was freed. */
%define PLAN_VALUE(type, take)
%typemap(in) type { if (!take($input, &$1)) SWIG_fail; }
%typemap(in) const type * (type temp) {
    if ($input == Py_None) {
        $1 = NULL;
    } else if (take($input, &temp)) {
        $1 = &temp;
    } else {
        SWIG_fail;
    }
}
%typemap(in, numinputs=0) type *result (type temp), type *factor (type temp) {
    memset(&temp, 0, sizeof temp);
    $1 = &temp;
}
%enddef
PLAN_VALUE(plan_decimal, plan_py_decimal)
PLAN_VALUE(plan_interval, plan_py_interval)
PLAN_VALUE(plan_figure, plan_py_figure)
PLAN_VALUE(plan_period, plan_py_period)
PLAN_VALUE(plan_unit, plan_py_unit)
%typemap(out) plan_decimal "$result = plan_py_from_decimal($1);"
%typemap(out) plan_interval "$result = plan_py_from_interval(&$1);"
%typemap(out) plan_figure "$result = plan_py_from_figure(&$1);"
%typemap(out) plan_period "$result = plan_py_from_period($1);"
%typemap(argout) plan_decimal *result, plan_decimal *factor
    "$result = plan_py_append($result, plan_py_from_decimal(*$1));"
/* What is const goes in, whatever its name. */
%typemap(argout) const plan_decimal *factor ""
%typemap(argout) plan_interval *result
    "$result = plan_py_append($result, plan_py_from_interval($1));"
%typemap(argout) plan_figure *result
    "$result = plan_py_append($result, plan_py_from_figure($1));"
%typemap(argout) plan_period *result
    "$result = plan_py_append($result, plan_py_from_period(*$1));"
%typemap(argout) plan_unit *result
    "$result = plan_py_append($result, plan_py_from_unit($1));"
%typemap(in) const plan_unit * (plan_unit temp) {
    if (!plan_py_unit($input, &temp)) SWIG_fail;
    $1 = &temp;
}
%typemap(in, numinputs=0) plan_numeral *result (plan_numeral temp) {
    memset(&temp, 0, sizeof temp);
    temp.struct_size = (uint32_t)sizeof temp;
    $1 = &temp;
}
%typemap(argout) plan_numeral *result
    "$result = plan_py_append($result, plan_py_from_numeral($1));"

/* --- Numbers that a function gives --- */

%define PLAN_NUMBER_OUT(type, give)
%typemap(in, numinputs=0) type *result (type temp), type *exact (type temp), type *low (type temp),
    type *high (type temp), type *first (type temp), type *last (type temp) {
    temp = 0;
    $1 = &temp;
}
%typemap(argout) type *result, type *exact, type *low, type *high, type *first, type *last
    "$result = plan_py_append($result, give(*$1));"
%enddef
PLAN_NUMBER_OUT(int, PyLong_FromLong)
PLAN_NUMBER_OUT(int32_t, PyLong_FromLong)
PLAN_NUMBER_OUT(int64_t, PyLong_FromLongLong)
PLAN_NUMBER_OUT(double, PyFloat_FromDouble)

/* --- Texts --- */

%typemap(in) const char * { if (!plan_py_text($input, &$1)) SWIG_fail; }
%typemap(freearg) const char * ""
%typemap(out) const char * "$result = plan_py_from_text($1);"
%define PLAN_TEXT(text, length)
%typemap(in) (const char *text, size_t length) {
    if (!plan_py_text_n($input, &$1, &$2)) SWIG_fail;
}
%typemap(freearg) (const char *text, size_t length) ""
%enddef
PLAN_TEXT(text, length)
PLAN_TEXT(name, length)
PLAN_TEXT(symbol, symbol_length)
PLAN_TEXT(definition, definition_length)
%typemap(in, numinputs=0) (char *buffer, size_t size, size_t *length) (char temp[256], size_t n) {
    temp[0] = '\0';
    n = 0;
    $1 = temp;
    $2 = sizeof temp;
    $3 = &n;
}
%typemap(argout) (char *buffer, size_t size, size_t *length)
    "$result = plan_py_append($result, plan_py_from_text($1));"

/* --- Statuses and errors: what is not OK is raised. Readers also say that there are findings --- */

%typemap(in, numinputs=0) plan_error *error (plan_error temp) {
    plan_error_init(&temp);
    $1 = &temp;
}
%typemap(argout) plan_error *error {
    if (result != PLAN_OK && result != PLAN_FINDINGS && result != PLAN_AMBIGUOUS) {
        Py_XDECREF($result);
        plan_py_raise(result, $1);
        SWIG_fail;
    }
}
%typemap(out) plan_status { (void)$1; $result = Py_NewRef(Py_None); }
%typemap(ret) plan_status {
    if ($1 != PLAN_OK) {
        Py_XDECREF($result);
        plan_py_raise($1, NULL);
        SWIG_fail;
    }
}
%define PLAN_READER(name)
%typemap(out) plan_status name "$result = PyLong_FromLong($1);"
%typemap(ret) plan_status name ""
%enddef
/* Statuses that are asked about are numbers. */
%typemap(in) plan_status status {
    $1 = (plan_status)PyLong_AsLong($input);
    if (PyErr_Occurred() != NULL) SWIG_fail;
}

/* --- Objects with a life: capsules that free them --- */

%define PLAN_HANDLE(type)
%{
static void destroy_##type(PyObject *capsule) {
    plan_py_watch_with(capsule, NULL);
    type##_free((type *)PyCapsule_GetPointer(capsule, #type));
}
%}
%typemap(in) type *, const type * {
    if (!plan_py_handle($input, #type, (void **)&$1)) SWIG_fail;
}
%typemap(in, numinputs=0) type **result (type *temp) {
    temp = NULL;
    $1 = &temp;
}
%typemap(argout) type **result {
    $result = plan_py_append($result, plan_py_new_handle(*$1, #type, destroy_##type));
}
%enddef
/* NULL is an object too. */
%define PLAN_HANDLE_OR_NULL(type)
PLAN_HANDLE(type)
%typemap(in) const type * {
    $1 = NULL;
    if ($input != Py_None && !plan_py_handle($input, #type, (void **)&$1)) SWIG_fail;
}
%enddef

/* --- Structs as dicts --- */

%define PLAN_STRUCT_IN(type)
%typemap(in) const type * (type temp, PyObject *keep = NULL) {
    if ($input == Py_None) {
        $1 = NULL;
    } else if (plan_py_fill(&plan_record_##type, $input, &temp, &keep)) {
        $1 = &temp;
    } else {
        Py_CLEAR(keep);
        SWIG_fail;
    }
}
%typemap(freearg) const type * "Py_CLEAR(keep$argnum);"
%enddef
%define PLAN_STRUCT_OUT(type)
%typemap(out) const type * { $result = plan_py_dict(&plan_record_##type, $1); }
%enddef
%define PLAN_STRUCT_RESULT(type)
%typemap(in, numinputs=0) type *result (type temp) {
    memset(&temp, 0, sizeof temp);
    $1 = &temp;
}
%typemap(argout) type *result {
    $result = plan_py_append($result, plan_py_dict(&plan_record_##type, $1));
}
%enddef
/* Read options: whether data may lie outside the plan's folder; or this and limits, as a pair. */
%typemap(in) const plan_read_options *options (plan_read_options temp, plan_limits bounds,
                                               PyObject *keep = NULL) {
    PyObject *first = $input, *second = Py_None;
    if (PyTuple_Check($input) && PyTuple_Size($input) == 2) {
        first = PyTuple_GetItem($input, 0);
        second = PyTuple_GetItem($input, 1);
    }
    int allowed_ = PyObject_IsTrue(first);
    if (allowed_ < 0) SWIG_fail;
    memset(&temp, 0, sizeof temp);
    temp.struct_size = (uint32_t)sizeof temp;
    temp.allow_outside = (uint8_t)allowed_;
    if (second != Py_None) {
        if (!plan_py_fill(&plan_record_plan_limits, second, &bounds, &keep)) {
            Py_CLEAR(keep);
            SWIG_fail;
        }
        temp.limits = &bounds;
    }
    $1 = &temp;
}
%typemap(freearg) const plan_read_options *options "Py_CLEAR(keep$argnum);"

/* --- Bytes in and out --- */

%typemap(in) (plan_source source, void *context) (plan_py_reader temp) {
    if (!plan_py_reader_open($input, &temp)) SWIG_fail;
    $1 = plan_py_source;
    $2 = &temp;
}
%typemap(in, numinputs=0) (plan_sink sink, void *context) (plan_py_bytes temp = {NULL, 0, 0}) {
    $1 = plan_py_sink;
    $2 = &temp;
}
%typemap(argout) (plan_sink sink, void *context) {
    plan_py_bytes *bytes_ = (plan_py_bytes *)$2;
    $result = plan_py_append($result,
                             PyBytes_FromStringAndSize(bytes_->data, (Py_ssize_t)bytes_->size));
}
%typemap(freearg) (plan_sink sink, void *context) "if ($2 != NULL) free(((plan_py_bytes *)$2)->data);"

/* Who watches is kept by the object that he watches. */
%typemap(in) (plan_watch watch, void *context) {
    if ($input != Py_None && !PyCallable_Check($input)) {
        PyErr_SetString(PyExc_TypeError, "a function or None is needed");
        SWIG_fail;
    }
    $1 = $input == Py_None ? NULL : plan_py_watch;
    $2 = $input == Py_None ? NULL : $input;
}
%typemap(argout) (plan_watch watch, void *context) {
    if (result == PLAN_OK) {
        plan_py_watch_with(swig_obj[0], (PyObject *)$2);
    }
}
/* A stream of Arrow is taken out of its capsule, so that it is read once and released here. */
%typemap(in) struct ArrowArrayStream *stream
    (struct ArrowArrayStream temp = {NULL, NULL, NULL, NULL, NULL}) {
    if (!plan_py_stream($input, &temp)) SWIG_fail;
    $1 = &temp;
}
%typemap(freearg) struct ArrowArrayStream *stream {
    if (temp$argnum.release != NULL) temp$argnum.release(&temp$argnum);
}

/* Long calls let other threads run; their objects are nobody else's meanwhile. */
%nothread;
%thread plan_check;
%thread plan_arrow_read;
%thread plan_csv_read;
%thread plan_csv_read_file;
%thread plan_json_read_data;
%thread plan_csv_cite;
%thread plan_csv_cite_file;
%thread plan_json_cite_data;

/* The package makes the functions of the table of functions (make_function). */
%define PLAN_ROW(name)
%enddef

%native(set_hooks) PyObject *plan_py_set_hooks(PyObject *, PyObject *);
%native(know_arrays) PyObject *plan_py_know_arrays(PyObject *, PyObject *);
%native(make_function) PyObject *plan_py_make_function(PyObject *, PyObject *);
%native(call) PyObject *plan_py_call(PyObject *, PyObject *);
%native(call_f) PyObject *plan_py_call_f(PyObject *, PyObject *);
%native(call_v) PyObject *plan_py_call_v(PyObject *, PyObject *);
%native(arrow_table) PyObject *plan_py_arrow_table(PyObject *, PyObject *);
%native(largest_remainder_d) PyObject *plan_py_largest_remainder_d(PyObject *, PyObject *);
%native(controlled_rounding_d) PyObject *plan_py_controlled_rounding_d(PyObject *, PyObject *);

%include <plan.i>
