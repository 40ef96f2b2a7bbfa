/* How the library crosses into Java: static functions of libplan.Native, with maps for structs,
 * libplan.Handle for objects and libplan.PlanException for what could not be done. */
%module Native

%{
#define PLAN_ENV plan_tongue(jenv)
#define PLAN_RESULT(...) (__VA_ARGS__)
#define PLAN_FAIL return 0
%}

/* All objects are java.lang.Object where C sees them. */
%define PLAN_IS(type, name)
%typemap(jni) type "jobject"
%typemap(jtype) type "Object"
%typemap(jstype) type #name
%typemap(javain) type "$javainput"
%typemap(javaout) type { return (name) $jnicall; }
%enddef
/* A function of a row of the table of functions. */
%define PLAN_ROW(name)
%pragma(java) modulecode=%{
  public static Object name(Object... arguments) { return call(#name, arguments); }
%}
%enddef

%javaconst(1);
%include "enumtypeunsafe.swg"
%pragma(java) moduleimports=%{
import java.util.Map;
%}
%pragma(java) jniclasscode=%{
  static {
    System.loadLibrary("planjava");
  }
%}
%typemap(jstype) plan_object arguments "Object..."

%include <cross.i>
