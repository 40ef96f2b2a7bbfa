/* Errors, handles, and bytes in and out. */
#include "native.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

PyObject *plan_py_slow_call;
static PyObject *make_error;

/* set_hooks(slow_call, make_error): what functions fall back to, and what makes an exception. */
PyObject *plan_py_set_hooks(PyObject *self, PyObject *args) {
    PyObject *call, *error;
    (void)self;
    if (!PyArg_ParseTuple(args, "OO:set_hooks", &call, &error)) {
        return NULL;
    }
    Py_XDECREF(plan_py_slow_call);
    Py_XDECREF(make_error);
    plan_py_slow_call = Py_NewRef(call);
    make_error = Py_NewRef(error);
    return Py_NewRef(Py_None);
}

void plan_py_raise(plan_status status, const plan_error *error) {
    if (PyErr_Occurred() != NULL) {
        return;
    }
    if (status == PLAN_NO_MEMORY) {
        PyErr_NoMemory();
        return;
    }
    bool told = error != NULL && error->status == status && error->message[0] != '\0';
    PyObject *made =
        make_error == NULL
            ? NULL
            : PyObject_CallFunction(make_error, "iNII", (int)status,
                                    plan_py_from_text(told ? error->message
                                                           : plan_status_text(status)),
                                    told ? error->line : 0, told ? error->column : 0);
    if (made != NULL) {
        PyErr_SetObject((PyObject *)Py_TYPE(made), made);
        Py_DECREF(made);
    } else if (PyErr_Occurred() == NULL) {
        PyErr_SetString(PyExc_ValueError, plan_status_text(status));
    }
}

int plan_py_handle(PyObject *object, const char *type, void **result) {
    if (!PyCapsule_IsValid(object, type)) {
        PyErr_Format(PyExc_TypeError, "an object of type %s is needed", type);
        return 0;
    }
    *result = PyCapsule_GetPointer(object, type);
    return *result != NULL;
}

PyObject *plan_py_new_handle(void *pointer, const char *type, PyCapsule_Destructor destroy) {
    return pointer == NULL ? Py_NewRef(Py_None) : PyCapsule_New(pointer, type, destroy);
}

plan_status plan_py_sink(void *context, const void *data, size_t size) {
    plan_py_bytes *bytes = context;
    if (size > bytes->capacity - bytes->size) {
        size_t wanted = (bytes->size + size) * 2 + 4096;
        char *larger = realloc(bytes->data, wanted);
        if (larger == NULL) {
            return PLAN_NO_MEMORY;
        }
        bytes->data = larger;
        bytes->capacity = wanted;
    }
    if (size > 0) {
        memcpy(bytes->data + bytes->size, data, size);
    }
    bytes->size += size;
    return PLAN_OK;
}

/* The library may have been called with or without the interpreter's lock. */
int32_t plan_py_watch(void *context, const plan_moment *moment) {
    PyGILState_STATE lock = PyGILState_Ensure();
    int ends = PyErr_Occurred() != NULL || PyErr_CheckSignals() != 0;
    if (!ends) {
        PyObject *answer = PyObject_CallFunction(
            context, "izKKK", (int)moment->phase, moment->name, (unsigned long long)moment->done,
            (unsigned long long)moment->total, (unsigned long long)moment->rows);
        ends = answer == NULL || PyObject_IsTrue(answer) != 0;
        Py_XDECREF(answer);
    }
    PyGILState_Release(lock);
    return ends;
}

void plan_py_watch_with(PyObject *capsule, PyObject *function) {
    PyObject *before = PyCapsule_GetContext(capsule);
    if (PyCapsule_SetContext(capsule, Py_XNewRef(function)) != 0) {
        Py_XDECREF(function);
        return;
    }
    Py_XDECREF(before);
}

int plan_py_reader_open(PyObject *object, plan_py_reader *reader) {
    memset(reader, 0, sizeof *reader);
    if (!PyBytes_Check(object)) {
        PyErr_SetString(PyExc_TypeError, "bytes are needed");
        return 0;
    }
    reader->bytes = PyBytes_AsString(object);
    reader->size = (size_t)PyBytes_Size(object);
    return 1;
}

plan_status plan_py_source(void *context, void *buffer, size_t size, size_t *read) {
    plan_py_reader *reader = context;
    size_t left = reader->size - reader->at;
    *read = left < size ? left : size;
    if (*read > 0) {
        memcpy(buffer, reader->bytes + reader->at, *read);
    }
    reader->at += *read;
    return PLAN_OK;
}

int plan_py_stream(PyObject *capsule, struct ArrowArrayStream *result) {
    static const char name[] = "arrow_array_stream";
    if (!PyCapsule_IsValid(capsule, name)) {
        PyErr_SetString(PyExc_TypeError, "an Arrow stream is needed");
        return 0;
    }
    struct ArrowArrayStream *stream = PyCapsule_GetPointer(capsule, name);
    if (stream->release == NULL) {
        PyErr_SetString(PyExc_ValueError, "the Arrow stream was read already");
        return 0;
    }
    *result = *stream;
    stream->release = NULL; /* moved */
    return 1;
}
