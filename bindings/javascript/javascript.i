/* How the library crosses into JavaScript (Node-API): functions with plain objects for structs,
 * handles with close(), errors with code, status, line and column. */
%module libplan

%{
#include <napi.h>
#define PLAN_ENV plan_tongue(env)
#define PLAN_RESULT(...) Napi::Value(env, __VA_ARGS__)
#define PLAN_FAIL goto fail
/* A wrong number of arguments is an error like others. */
#undef SWIG_Error
#define SWIG_Error(code, message)                                                                  \
    do {                                                                                           \
        PLAN_ENV.raise(PLAN_INVALID, message, 0, 0);                                               \
        PLAN_FAIL;                                                                                 \
    } while (0)
%}

%define PLAN_IS(type, name)
%enddef
%define PLAN_ROW(name)
%enddef

%include <cross.i>
