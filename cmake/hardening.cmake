# What makes a defect harder to exploit: the options of the OpenSSF guide for C that gcc 12 and clang know,
# checked in the finished files by tests/prove/binary.py. Left out on purpose:
#   -z nodlopen                       every binding loads the library by dlopen
#   -fno-strict-aliasing, -fno-strict-overflow, -fno-delete-null-pointer-checks
#                                     hide defects that the sanitizers are there to find
#   -ftrivial-auto-var-init=zero      likewise valgrind's, and costs more than all the others together

option(PLAN_HARDEN "Build with the options against exploits" ON)
if(NOT PLAN_HARDEN OR PLAN_SANITIZE OR PLAN_COVERAGE)
    return()
endif()

include(CheckCCompilerFlag)
include(CheckPIESupported)
check_pie_supported(LANGUAGES C)
set(CMAKE_POSITION_INDEPENDENT_CODE ON) # programs too: PIE

foreach(flag IN ITEMS -fstack-protector-strong -fstack-clash-protection -fcf-protection=full
        -Wformat-security -Wimplicit-fallthrough -Wtrampolines)
    string(MAKE_C_IDENTIFIER "PLAN_HAS${flag}" known)
    check_c_compiler_flag("${flag}" ${known})
    if(${known})
        target_compile_options(plan_flags INTERFACE ${flag})
    endif()
endforeach()
# Where the distribution sets a level of its own it is replaced, not set twice.
target_compile_options(plan_flags INTERFACE
    $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3>)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    target_link_options(plan_flags INTERFACE
        LINKER:-z,relro,-z,now,-z,noexecstack,-z,separate-code)
endif()
