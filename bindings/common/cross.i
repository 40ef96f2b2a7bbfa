/* How the library crosses into languages whose objects are told apart at run time and whose wrappers
 * are C++ (cross.h): values and structs are maps, objects with a life are handles, reasons exceptions.
 * A language defines PLAN_ENV (its plan_tongue), PLAN_RESULT (an object as what $result holds),
 * PLAN_FAIL (leaves the wrapper) and PLAN_IS(type, its name there) before it includes this file. */

%{
#include "cross.h"

#include <cstring>

#define PLAN_TAKE(...)                                                                             \
    if (!(__VA_ARGS__)) PLAN_FAIL
#define PLAN_GIVE(target, ...)                                                                     \
    if (!plan_try(PLAN_ENV, [&] { target = PLAN_RESULT(__VA_ARGS__); })) PLAN_FAIL
%}
%include <stdint.i>

/* --- Numbers --- */

%define PLAN_WHOLE(type, least, most)
PLAN_IS(type, Number)
%typemap(in) type (plan_given given, int64_t number) {
    PLAN_TAKE(given.whole(PLAN_ENV, $input, least, most, &number));
    $1 = (type)number;
}
%typemap(out) type { PLAN_GIVE($result, PLAN_ENV.whole((int64_t)$1)); }
%enddef
PLAN_WHOLE(int, INT32_MIN, INT32_MAX)
PLAN_WHOLE(int32_t, INT32_MIN, INT32_MAX)
PLAN_WHOLE(uint32_t, 0, UINT32_MAX)
PLAN_WHOLE(int64_t, INT64_MIN, INT64_MAX)
PLAN_WHOLE(uint64_t, 0, INT64_MAX)
PLAN_WHOLE(size_t, 0, INT64_MAX)
PLAN_IS(double, Number)
%typemap(in) double (plan_given given) { PLAN_TAKE(given.real(PLAN_ENV, $input, &$1)); }
%typemap(out) double { PLAN_GIVE($result, PLAN_ENV.real($1)); }

%define PLAN_NUMBER_OUT(type, make)
%typemap(in, numinputs=0) type *result (type temp), type *exact (type temp), type *low (type temp),
    type *high (type temp), type *first (type temp), type *last (type temp) {
    temp = 0;
    $1 = &temp;
}
%typemap(argout) type *result, type *low, type *first { PLAN_GIVE($result, PLAN_ENV.make(*$1)); }
/* These stand behind another output. */
%typemap(argout) type *exact, type *high, type *last {
    PLAN_GIVE($result, plan_pair(PLAN_ENV, $result, PLAN_ENV.make(*$1)));
}
%enddef
PLAN_NUMBER_OUT(int, whole)
PLAN_NUMBER_OUT(int32_t, whole)
PLAN_NUMBER_OUT(int64_t, whole)
PLAN_NUMBER_OUT(double, real)

/* --- Texts --- */

PLAN_IS(const char *, String)
%typemap(in) const char * (plan_given given) { PLAN_TAKE(given.text(PLAN_ENV, $input, (const char **)&$1)); }
%typemap(freearg) const char * ""
%typemap(out) const char * { PLAN_GIVE($result, plan_give(PLAN_ENV, $1)); }
%define PLAN_TEXT(text, length)
PLAN_IS((const char *text, size_t length), String)
%typemap(in) (const char *text, size_t length) (plan_given given) {
    PLAN_TAKE(given.text_n(PLAN_ENV, $input, (const char **)&$1, &$2));
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
%typemap(freearg) (char *buffer, size_t size, size_t *length) ""
%typemap(argout) (char *buffer, size_t size, size_t *length) {
    PLAN_GIVE($result, plan_give(PLAN_ENV, (const char *)$1));
}

/* --- Values --- */

%define PLAN_VALUE(type)
PLAN_IS(type, Map)
PLAN_IS(const type *, Map)
%typemap(in) type (plan_given given) { PLAN_TAKE(given.value(PLAN_ENV, $input, &$1)); }
%typemap(in) const type * (plan_given given, const void *at) {
    PLAN_TAKE(given.record(PLAN_ENV, $input, &plan_record_##type, &at));
    $1 = ($1_ltype)at;
}
%typemap(out) type { PLAN_GIVE($result, plan_give(PLAN_ENV, &plan_record_##type, &$1)); }
%typemap(in, numinputs=0) type *result (type temp), type *factor (type temp) {
    memset(&temp, 0, sizeof temp);
    $1 = &temp;
}
%typemap(argout) type *result, type *factor {
    PLAN_GIVE($result, plan_give(PLAN_ENV, &plan_record_##type, $1));
}
/* What is const goes in, whatever its name. */
%typemap(argout) const type *factor ""
%enddef
PLAN_VALUE(plan_decimal)
PLAN_VALUE(plan_interval)
PLAN_VALUE(plan_figure)
PLAN_VALUE(plan_period)
PLAN_IS(const plan_unit *, Map)
%typemap(in) const plan_unit * (plan_given given, plan_unit temp) {
    PLAN_TAKE(given.value(PLAN_ENV, $input, &temp));
    $1 = &temp;
}
%typemap(in, numinputs=0) plan_unit *result (plan_unit temp) {
    memset(&temp, 0, sizeof temp);
    $1 = &temp;
}
%typemap(argout) plan_unit *result { PLAN_GIVE($result, plan_give(PLAN_ENV, $1)); }
/* Behind the status that its reader gives. */
%typemap(in, numinputs=0) plan_numeral *result (plan_numeral temp) {
    memset(&temp, 0, sizeof temp);
    temp.struct_size = (uint32_t)sizeof temp;
    $1 = &temp;
}
%typemap(argout) plan_numeral *result {
    PLAN_GIVE($result,
              plan_pair(PLAN_ENV, $result, plan_give(PLAN_ENV, &plan_record_plan_numeral, $1)));
}

/* --- Statuses and errors: what is not OK is thrown. Readers also say that there are findings --- */

%typemap(in, numinputs=0) plan_error *error (plan_error temp) {
    plan_error_init(&temp);
    $1 = &temp;
}
%typemap(argout) plan_error *error {
    if (result != PLAN_OK && result != PLAN_FINDINGS && result != PLAN_AMBIGUOUS) {
        plan_raise(PLAN_ENV, result, $1);
        PLAN_FAIL;
    }
}
PLAN_IS(plan_status, Object)
%typemap(out) plan_status { PLAN_GIVE($result, PLAN_ENV.nothing()); (void)$1; }
%typemap(ret) plan_status {
    if ($1 != PLAN_OK) {
        plan_raise(PLAN_ENV, $1, NULL);
        PLAN_FAIL;
    }
}
%define PLAN_READER(name)
%typemap(out) plan_status name { PLAN_GIVE($result, PLAN_ENV.whole((int64_t)$1)); }
%typemap(ret) plan_status name ""
%enddef
PLAN_IS(plan_status status, Number)
%typemap(in) plan_status status (plan_given given, int64_t number) {
    PLAN_TAKE(given.whole(PLAN_ENV, $input, INT32_MIN, INT32_MAX, &number));
    $1 = (plan_status)number;
}
PLAN_IS(void, Object)
%typemap(out) void ""

/* Structs of Arrow lie in memory that these languages do not show. */
%ignore plan_arrow_read;

/* --- Objects with a life --- */

%define PLAN_HANDLE_(type, needed)
%{
static void destroy_##type(void *pointer) {
    type##_free((type *)pointer);
}
%}
PLAN_IS(type *, Handle)
PLAN_IS(const type *, Handle)
PLAN_IS(plan_status type##_new, Handle)
%typemap(in) type * (plan_given given, void *held), const type * (plan_given given, void *held) {
    PLAN_TAKE(given.handle(PLAN_ENV, $input, #type, needed, &held));
    $1 = (type *)held;
}
%typemap(in, numinputs=0) type **result (type *temp) {
    temp = NULL;
    $1 = &temp;
}
%typemap(argout) type **result {
    PLAN_GIVE($result, PLAN_ENV.handle(#type, *$1, destroy_##type));
}
%enddef
%define PLAN_HANDLE(type)
PLAN_HANDLE_(type, true)
%enddef
%define PLAN_HANDLE_OR_NULL(type)
PLAN_HANDLE_(type, false)
%enddef

/* The document is the argument before, whose handle keeps who watches it. */
PLAN_IS((plan_watch watch, void *context), java.util.function.Predicate)
%typemap(in) (plan_watch watch, void *context) {
    PLAN_TAKE(given1.watch(PLAN_ENV, $input, &$1, &$2));
}

/* --- Structs --- */

%define PLAN_STRUCT_IN(type)
PLAN_IS(const type *, Map)
%typemap(in) const type * (plan_given given, const void *at) {
    PLAN_TAKE(given.record(PLAN_ENV, $input, &plan_record_##type, &at));
    $1 = ($1_ltype)at;
}
%enddef
%define PLAN_STRUCT_OUT(type)
PLAN_IS(const type *, Map)
%typemap(out) const type * { PLAN_GIVE($result, plan_give(PLAN_ENV, &plan_record_##type, $1)); }
%enddef
%define PLAN_STRUCT_RESULT(type)
%typemap(in, numinputs=0) type *result (type temp) {
    memset(&temp, 0, sizeof temp);
    $1 = &temp;
}
%typemap(argout) type *result {
    PLAN_GIVE($result, plan_give(PLAN_ENV, &plan_record_##type, $1));
}
%enddef
/* Read options: whether data may lie outside the plan's folder. Limits are the defaults. */
PLAN_IS(const plan_read_options *options, Boolean)
%typemap(in) const plan_read_options *options (plan_read_options temp, plan_given given, int64_t allowed) {
    PLAN_TAKE(given.whole(PLAN_ENV, $input, 0, 1, &allowed));
    memset(&temp, 0, sizeof temp);
    temp.struct_size = (uint32_t)sizeof temp;
    temp.allow_outside = (uint8_t)allowed;
    $1 = &temp;
}

/* --- Bytes in and out --- */

PLAN_IS((plan_source source, void *context), byte[])
%typemap(in) (plan_source source, void *context) (plan_bytes temp) {
    PLAN_TAKE(plan_take_bytes(PLAN_ENV, $input, &temp));
    $1 = plan_bytes_source;
    $2 = &temp;
}
%typemap(in, numinputs=0) (plan_sink sink, void *context) (plan_bytes temp) {
    $1 = plan_bytes_sink;
    $2 = &temp;
}
%typemap(argout) (plan_sink sink, void *context) {
    PLAN_GIVE($result, PLAN_ENV.bytes(((plan_bytes *)$2)->data));
}

/* --- Calls of the mathematics --- */

typedef void *plan_object;
PLAN_IS(plan_object, Object)
%typemap(in, numinputs=0) plan_tongue language "$1 = PLAN_ENV;"
%typemap(in) plan_object arguments "$1 = $input;"
%typemap(out) plan_object {
    if (PLAN_ENV.failed()) PLAN_FAIL;
    $result = PLAN_RESULT($1);
}

%include <plan.i>

plan_object plan_call(plan_tongue language, const char *name, plan_object arguments);
plan_object plan_call_v(plan_tongue language, const char *name, plan_object arguments);
plan_object plan_call_f(plan_tongue language, const char *name, int32_t scale,
                        plan_object arguments);
