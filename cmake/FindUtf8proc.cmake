# utf8proc: Debian ships no CMake package for it.
# Gives the target Utf8proc::Utf8proc; Utf8proc_FOUND, Utf8proc_INCLUDE_DIR and Utf8proc_LIBRARY say what was found.

find_path(Utf8proc_INCLUDE_DIR NAMES utf8proc.h)
find_library(Utf8proc_LIBRARY NAMES utf8proc)
mark_as_advanced(Utf8proc_INCLUDE_DIR Utf8proc_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Utf8proc
    REQUIRED_VARS Utf8proc_LIBRARY Utf8proc_INCLUDE_DIR
    REASON_FAILURE_MESSAGE "install libutf8proc-dev (Debian) or its equivalent")

if(Utf8proc_FOUND AND NOT TARGET Utf8proc::Utf8proc)
    add_library(Utf8proc::Utf8proc UNKNOWN IMPORTED)
    set_target_properties(Utf8proc::Utf8proc PROPERTIES
        IMPORTED_LOCATION "${Utf8proc_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${Utf8proc_INCLUDE_DIR}")
endif()
