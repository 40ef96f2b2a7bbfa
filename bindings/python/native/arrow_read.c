/* Rows of an Arrow stream as the lines of a tidy CSV, so that tables of every program are read by
 * the reader that files are read by, with the same findings. Line k + 2 is row k of the table.
 *
 * Whole numbers and decimals are written exactly with all their decimals, doubles as the shortest
 * decimal that reads back as them, what is null as an empty cell. */
#include "arrow.h"
#include "native.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum column_type { UNUSED, NOTHING, INTEGER, UNSIGNED, FLOATING, DECIMALS, STRINGS, VIEWS };

typedef struct column {
    enum column_type type;
    int width;       /* bytes of a value, or of an offset of strings */
    int scale;       /* of decimals */
    bool is_indexed; /* the values are indices into a dictionary of strings */
    int index_width;
    bool index_is_signed;
} column;

typedef struct rows {
    struct ArrowArrayStream stream;
    struct ArrowSchema schema;
    struct ArrowArray chunk;
    column *columns;
    int64_t row; /* within the chunk */
    plan_py_bytes pending;
    size_t at;
    char error[256];
} rows;

/* --- Types --- */

static bool integer_type(const char *format, column *c) {
    static const char formats[] = "cCsSiIlL";
    const char *place = strchr(formats, format[0]);
    if (format[0] == '\0' || format[1] != '\0' || place == NULL) {
        return false;
    }
    c->type = (place - formats) % 2 == 0 ? INTEGER : UNSIGNED;
    c->width = 1 << (place - formats) / 2;
    return true;
}

/* d:precision,scale or d:precision,scale,bits */
static bool decimal_type(const char *format, column *c) {
    if (strncmp(format, "d:", 2) != 0) {
        return false;
    }
    char *end;
    strtol(format + 2, &end, 10);
    c->scale = *end == ',' ? (int)strtol(end + 1, &end, 10) : 0;
    long bits = *end == ',' ? strtol(end + 1, &end, 10) : 128;
    c->type = DECIMALS;
    c->width = (int)(bits / 8);
    return *end == '\0' && (bits == 32 || bits == 64 || bits == 128);
}

static bool plain_type(const char *format, column *c) {
    static const struct {
        const char *format;
        enum column_type type;
        int width;
    } known[] = {{"f", FLOATING, 4}, {"g", FLOATING, 8}, {"u", STRINGS, 4},
                 {"U", STRINGS, 8},  {"vu", VIEWS, 16},  {"n", NOTHING, 0}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(format, known[i].format) == 0) {
            c->type = known[i].type;
            c->width = known[i].width;
            return true;
        }
    }
    return integer_type(format, c) || decimal_type(format, c);
}

static bool column_type(const struct ArrowSchema *schema, column *c) {
    memset(c, 0, sizeof *c);
    if (schema->dictionary == NULL) {
        return plain_type(schema->format, c);
    }
    column index;
    memset(&index, 0, sizeof index);
    if (!integer_type(schema->format, &index) || !plain_type(schema->dictionary->format, c)) {
        return false;
    }
    c->is_indexed = true;
    c->index_width = index.width;
    c->index_is_signed = index.type == INTEGER;
    return true;
}

/* --- Values --- */

static bool put(rows *r, const void *data, size_t size) {
    plan_py_bytes *bytes = &r->pending;
    if (size <= bytes->capacity - bytes->size && size > 0) {
        memcpy(bytes->data + bytes->size, data, size);
        bytes->size += size;
        return true;
    }
    return plan_py_sink(&r->pending, data, size) == PLAN_OK;
}

static int64_t signed_at(const void *values, int width, int64_t i) {
    return width == 1   ? ((const int8_t *)values)[i]
           : width == 2 ? ((const int16_t *)values)[i]
           : width == 4 ? ((const int32_t *)values)[i]
                        : ((const int64_t *)values)[i];
}

static uint64_t unsigned_at(const void *values, int width, int64_t i) {
    return width == 1   ? ((const uint8_t *)values)[i]
           : width == 2 ? ((const uint16_t *)values)[i]
           : width == 4 ? ((const uint32_t *)values)[i]
                        : ((const uint64_t *)values)[i];
}

__extension__ typedef unsigned __int128 wide;

/* sign, digits with `scale` decimals; zeros for a scale below 0 */
static bool put_digits(rows *r, bool negative, wide digits, int scale) {
    char text[200];
    int at = (int)sizeof text, decimals = 0;
    for (int i = 0; i > scale && at > 60; i--) {
        text[--at] = '0';
    }
    if (digits == 0) {
        at = (int)sizeof text;
    }
    while (digits > UINT64_MAX && at > 2) {
        text[--at] = (char)('0' + (int)(digits % 10));
        digits /= 10;
        if (++decimals == scale) {
            text[--at] = '.';
        }
    }
    uint64_t rest = (uint64_t)digits; /* division of 128 bits is slow */
    do {
        text[--at] = (char)('0' + (int)(rest % 10));
        rest /= 10;
        if (++decimals == scale) {
            text[--at] = '.';
        }
    } while ((rest > 0 || decimals <= scale) && at > 2);
    if (negative) {
        text[--at] = '-';
    }
    return put(r, text + at, sizeof text - (size_t)at);
}

static bool put_decimal(rows *r, const column *c, const void *values, int64_t i) {
    wide digits;
    if (c->width == 16) {
        memcpy(&digits, (const char *)values + 16 * i, sizeof digits);
    } else {
        int64_t narrow = signed_at(values, c->width, i);
        digits = (wide)narrow;
        digits |= narrow < 0 ? ~(wide)0 << 64 : 0;
    }
    bool negative = digits >> 127 != 0;
    return put_digits(r, negative, negative ? -digits : digits, c->scale);
}

/* A double of few decimals: digits / 10^scale is rounded once, so what gives the double back with at
 * most 15 digits is the shortest. */
static bool is_short(double value, plan_decimal *result) {
    static const double powers[] = {1, 10, 100, 1000, 1e4, 1e5, 1e6};
    for (int32_t scale = 0; scale < 7; scale++) {
        double digits = value * powers[scale];
        if (!(digits > -1e15 && digits < 1e15)) {
            return false;
        }
        int64_t whole = (int64_t)(digits < 0 ? digits - 0.5 : digits + 0.5);
        if ((double)whole / powers[scale] == value) {
            *result = (plan_decimal){whole, scale};
            return true;
        }
    }
    return false;
}

/* The shortest decimal that reads back as a float, or as a double. */
static plan_status shortest(double value, int width, plan_decimal *result) {
    for (int32_t scale = 0; width == 4 && scale <= PLAN_DECIMAL_MAX_SCALE; scale++) {
        if (plan_decimal_from_double(value, scale, result) == PLAN_OK &&
            (double)(float)plan_decimal_to_double(*result) == value) {
            return PLAN_OK;
        }
    }
    return plan_decimal_shortest(value, result);
}

static bool put_double(rows *r, double value, int width) {
    plan_decimal decimal;
    char text[64];
    size_t length;
    if (isnan(value)) {
        return true;
    }
    if (width == 8 && is_short(value, &decimal)) {
        bool negative = decimal.digits < 0;
        return put_digits(r, negative, (wide)(negative ? -decimal.digits : decimal.digits),
                          decimal.scale);
    }
    if (shortest(value, width, &decimal) != PLAN_OK ||
        plan_decimal_write(decimal, PLAN_NUMBER_PLAIN, text, sizeof text, &length) != PLAN_OK) {
        return put(r, "out of range", 12);
    }
    return put(r, text, length);
}

/* A text as a cell. Line ends and NUL, which no code and no figure holds, become their pictures, so
 * that a row stays a line. */
static bool put_text(rows *r, const char *text, int64_t length) {
    bool is_plain = true;
    for (int64_t i = 0; i < length; i++) {
        char c = text[i];
        is_plain &= c != '"' && c != ',' && c != '\n' && c != '\r' && c != '\0';
    }
    if (is_plain && length > 0) {
        return put(r, text, (size_t)length);
    }
    bool good = put(r, "\"", 1);
    int64_t from = 0;
    for (int64_t i = 0; good && i < length; i++) {
        char c = text[i];
        if (c != '"' && c != '\n' && c != '\r' && c != '\0') {
            continue;
        }
        good = put(r, text + from, (size_t)(i - from)) &&
               put(r, c == '"' ? "\"\"" : c == '\0' ? "\xe2\x90\x80" : "\xe2\x90\xa4",
                   c == '"' ? 2 : 3);
        from = i + 1;
    }
    return good && put(r, text + from, (size_t)(length - from)) && put(r, "\"", 1);
}

static bool put_view(rows *r, const struct ArrowArray *array, int64_t i) {
    const char *view = (const char *)array->buffers[1] + 16 * i;
    int32_t length, buffer, offset;
    memcpy(&length, view, 4);
    memcpy(&buffer, view + 8, 4);
    memcpy(&offset, view + 12, 4);
    const char *text = length <= 12 ? view + 4 : (const char *)array->buffers[2 + buffer] + offset;
    return length == 0 || put_text(r, text, length);
}

static bool put_string(rows *r, const column *c, const struct ArrowArray *array, int64_t i) {
    int64_t from = signed_at(array->buffers[1], c->width, i);
    int64_t to = signed_at(array->buffers[1], c->width, i + 1);
    return from == to || put_text(r, (const char *)array->buffers[2] + from, to - from);
}

static bool is_null(const struct ArrowArray *array, int64_t i) {
    const uint8_t *bits = array->n_buffers > 0 ? array->buffers[0] : NULL;
    return bits != NULL && array->null_count != 0 && (bits[i / 8] >> (i % 8) & 1) == 0;
}

static bool put_value(rows *r, const column *c, const struct ArrowArray *array, int64_t i) {
    i += array->offset;
    if (c->type == NOTHING || is_null(array, i)) {
        return true;
    }
    if (c->type == INTEGER) {
        int64_t value = signed_at(array->buffers[1], c->width, i);
        return put_digits(r, value < 0, value < 0 ? -(wide)value & UINT64_MAX : (wide)value, 0);
    }
    if (c->type == UNSIGNED) {
        return put_digits(r, false, unsigned_at(array->buffers[1], c->width, i), 0);
    }
    if (c->type == FLOATING) {
        return put_double(r,
                          c->width == 4 ? (double)((const float *)array->buffers[1])[i]
                                        : ((const double *)array->buffers[1])[i],
                          c->width);
    }
    return c->type == DECIMALS ? put_decimal(r, c, array->buffers[1], i)
           : c->type == VIEWS  ? put_view(r, array, i)
                               : put_string(r, c, array, i);
}

static bool put_cell(rows *r, const column *c, const struct ArrowArray *array, int64_t i) {
    if (c->type == UNUSED) {
        return true;
    }
    if (!c->is_indexed) {
        return put_value(r, c, array, i);
    }
    i += array->offset;
    if (is_null(array, i)) {
        return true;
    }
    int64_t index = c->index_is_signed ? signed_at(array->buffers[1], c->index_width, i)
                                       : (int64_t)unsigned_at(array->buffers[1], c->index_width, i);
    return index < 0 || index >= array->dictionary->length ||
           put_value(r, c, array->dictionary, index);
}

/* --- The stream --- */

static bool put_row(rows *r) {
    int64_t i = r->row + r->chunk.offset;
    bool good = true;
    for (int64_t k = 0; good && k < r->schema.n_children; k++) {
        good = (k == 0 || put(r, ",", 1)) && put_cell(r, &r->columns[k], r->chunk.children[k], i);
    }
    /* A table of one column has rows that would be blank lines. */
    return good && (r->schema.n_children > 1 || put(r, ",", 1)) && put(r, "\n", 1);
}

/* The next chunk that has rows; *ended where there is none. */
static plan_status next_chunk(rows *r, bool *ended) {
    while (r->chunk.release == NULL || r->row >= r->chunk.length) {
        if (r->chunk.release != NULL) {
            r->chunk.release(&r->chunk);
        }
        memset(&r->chunk, 0, sizeof r->chunk);
        r->row = 0;
        if (r->stream.get_next(&r->stream, &r->chunk) != 0) {
            const char *why = r->stream.get_last_error(&r->stream);
            strncpy(r->error, why == NULL ? "the table cannot be read" : why, sizeof r->error - 1);
            return PLAN_IO;
        }
        if (r->chunk.release == NULL) {
            *ended = true;
            return PLAN_OK;
        }
        if (r->chunk.n_children != r->schema.n_children) {
            strcpy(r->error, "a part of the table has another number of columns");
            return PLAN_IO;
        }
    }
    return PLAN_OK;
}

static plan_status more(rows *r, bool *ended) {
    r->pending.size = 0;
    r->at = 0;
    while (r->pending.size < (size_t)1 << 15) {
        plan_status status = next_chunk(r, ended);
        if (status != PLAN_OK || *ended) {
            return status;
        }
        if (!put_row(r)) {
            return PLAN_NO_MEMORY;
        }
        r->row++;
    }
    return PLAN_OK;
}

plan_status plan_py_arrow_source(void *arrow, void *buffer, size_t size, size_t *read) {
    rows *r = arrow;
    bool ended = false;
    if (r->at == r->pending.size) {
        plan_status status = more(r, &ended);
        if (status != PLAN_OK) {
            return status;
        }
    }
    size_t left = r->pending.size - r->at;
    *read = left < size ? left : size;
    if (*read > 0) {
        memcpy(buffer, r->pending.data + r->at, *read);
    }
    r->at += *read;
    return PLAN_OK;
}

static void free_rows(rows *r) {
    if (r->chunk.release != NULL) {
        r->chunk.release(&r->chunk);
    }
    if (r->schema.release != NULL) {
        r->schema.release(&r->schema);
    }
    if (r->stream.release != NULL) {
        r->stream.release(&r->stream);
    }
    free(r->columns);
    free(r->pending.data);
    free(r);
}

static void destroy(PyObject *capsule) {
    free_rows(PyCapsule_GetPointer(capsule, PLAN_PY_ARROW));
}

/* Types of the wanted columns, and the header. */
static bool open_columns(rows *r, PyObject *wanted) {
    r->columns = calloc((size_t)r->schema.n_children + 1, sizeof *r->columns);
    if (r->columns == NULL) {
        PyErr_NoMemory();
        return false;
    }
    for (int64_t k = 0; k < r->schema.n_children; k++) {
        const struct ArrowSchema *child = r->schema.children[k];
        const char *text = child->name == NULL ? "" : child->name;
        PyObject *name = plan_py_from_text(text);
        int is_wanted = name == NULL ? -1 : PySet_Contains(wanted, name);
        Py_XDECREF(name);
        if (is_wanted < 0) {
            return false;
        }
        if (is_wanted && !column_type(child, &r->columns[k])) {
            PyErr_Format(PyExc_TypeError,
                         "column %s: texts and numbers can be read, the Arrow type %s cannot", text,
                         child->format);
            return false;
        }
        if ((k > 0 && !put(r, ",", 1)) || !put_text(r, text, (int64_t)strlen(text))) {
            PyErr_NoMemory();
            return false;
        }
    }
    return put(r, r->schema.n_children > 1 ? "\n" : ",\n", r->schema.n_children > 1 ? 1 : 2);
}

/* Names of the wanted columns that hold numbers. */
static PyObject *names_of_numbers(const rows *r) {
    PyObject *list = PyList_New(0);
    for (int64_t k = 0; list != NULL && k < r->schema.n_children; k++) {
        enum column_type type = r->columns[k].type;
        if (type != INTEGER && type != UNSIGNED && type != FLOATING && type != DECIMALS) {
            continue;
        }
        PyObject *name = plan_py_from_text(r->schema.children[k]->name);
        if (name == NULL || PyList_Append(list, name) != 0) {
            Py_CLEAR(list);
        }
        Py_XDECREF(name);
    }
    return list;
}

static bool open_stream(rows *r, struct ArrowArrayStream *stream) {
    if (stream->release == NULL) {
        PyErr_SetString(PyExc_ValueError, "the Arrow stream was read already");
        return false;
    }
    r->stream = *stream;
    stream->release = NULL; /* moved */
    if (r->stream.get_schema(&r->stream, &r->schema) != 0) {
        const char *why = r->stream.get_last_error(&r->stream);
        PyErr_SetString(PyExc_ValueError, why == NULL ? "the Arrow stream has no schema" : why);
        return false;
    }
    if (strcmp(r->schema.format, "+s") != 0) {
        PyErr_SetString(PyExc_TypeError, "the Arrow stream is no table");
        return false;
    }
    return true;
}

/* arrow_rows(capsule, wanted names) -> (a source for csv_read, names of columns of numbers) */
PyObject *plan_py_arrow_rows(PyObject *self, PyObject *args) {
    PyObject *capsule, *wanted;
    (void)self;
    if (!PyArg_ParseTuple(args, "OO!:arrow_rows", &capsule, &PyFrozenSet_Type, &wanted)) {
        return NULL;
    }
    if (!PyCapsule_IsValid(capsule, "arrow_array_stream")) {
        PyErr_SetString(PyExc_TypeError, "an Arrow stream is needed");
        return NULL;
    }
    rows *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return PyErr_NoMemory();
    }
    PyObject *result = NULL;
    if (open_stream(r, PyCapsule_GetPointer(capsule, "arrow_array_stream")) &&
        open_columns(r, wanted)) {
        result = PyCapsule_New(r, PLAN_PY_ARROW, destroy);
    }
    if (result == NULL) {
        free_rows(r);
        return NULL;
    }
    return Py_BuildValue("(NN)", result, names_of_numbers(r));
}

/* arrow_error(source) -> what went wrong while it was read, or "" */
PyObject *plan_py_arrow_error(PyObject *self, PyObject *args) {
    PyObject *capsule;
    void *r;
    (void)self;
    if (!PyArg_ParseTuple(args, "O:arrow_error", &capsule) ||
        !plan_py_handle(capsule, PLAN_PY_ARROW, &r)) {
        return NULL;
    }
    return plan_py_from_text(((rows *)r)->error);
}
