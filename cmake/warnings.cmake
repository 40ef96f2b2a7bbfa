# plan_flags: what every target of this project is compiled with, and nobody else's.

add_library(plan_flags INTERFACE)
# fstat, fileno, rename over a file: POSIX, and nothing beyond it.
target_compile_definitions(plan_flags INTERFACE _POSIX_C_SOURCE=200809L)
target_compile_options(plan_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wstrict-prototypes
    -Wmissing-prototypes -Wundef -Wvla -Wcast-qual -Wwrite-strings -Wformat=2
    -Wdouble-promotion -Wswitch-enum -fno-common
    $<$<BOOL:${PLAN_WERROR}>:-Werror>
    $<$<C_COMPILER_ID:Clang>:-Wdocumentation>)

if(PLAN_SANITIZE STREQUAL "thread")
    target_compile_options(plan_flags INTERFACE -fsanitize=thread -fno-omit-frame-pointer -g)
    target_link_options(plan_flags INTERFACE -fsanitize=thread)
elseif(PLAN_SANITIZE)
    # Undefined behaviour ends the program as a bad address does; a test must not pass on it.
    target_compile_options(plan_flags INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -g)
    target_link_options(plan_flags INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=all)
endif()

if(PLAN_COVERAGE AND CMAKE_C_COMPILER_ID STREQUAL "Clang")
    # For llvm-cov, which alone counts conditions (tests/prove/coverage.py). Where a program leaves its
    # counts is said here and not in the environment: tests give their programs environments of their own.
    set(plan_counts -fprofile-instr-generate=${PROJECT_BINARY_DIR}/counts/%m.profraw
        -fcoverage-mapping $<$<VERSION_GREATER_EQUAL:$<C_COMPILER_VERSION>,18>:-fcoverage-mcdc>)
    target_compile_options(plan_flags INTERFACE ${plan_counts} -O1 -g)
    target_compile_definitions(plan_flags INTERFACE PLAN_COUNTED)
    target_link_options(plan_flags INTERFACE ${plan_counts})
elseif(PLAN_COVERAGE)
    target_compile_options(plan_flags INTERFACE --coverage -O0 -g)
    target_link_options(plan_flags INTERFACE --coverage)
endif()
