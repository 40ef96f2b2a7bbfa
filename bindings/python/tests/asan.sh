#!/usr/bin/env bash
# The module under the address and undefined-behaviour sanitizers: hostile calls of everything, and the
# unit tests. What Python allocates is seen too. usage: asan.sh TESTS [TRIES]
#   TESTS  the environment with what the tests need (build/python-tests, made by run.sh); SWIG is that of
#          python-tools beside it, as for the wheel: what a distribution has may be too old
#   TRIES  random calls of each function, 150 where it is not given; few are not done a second time
#          where nothing has changed
# Needs gcc's libasan and libubsan. Prints what was run; the log is build/python-asan/log.
set -eu
tests=$(realpath "$1")
tries=${2:-150}
cd "$(dirname "$0")/../../.."
folder=build/python-asan
PATH=$(dirname "$tests")/python-tools/bin:$PATH
stamp=$(cat "$0" CMakeLists.txt bindings/python/CMakeLists.txt bindings/*/*.[ich] bindings/python/native/* \
    bindings/python/libplan/* bindings/python/tests/*.py include/plan/* libplan/* "$tests/stamp" | sha256sum)
if [ -n "${2:-}" ] && [ "$(cat "$folder/stamp" 2>/dev/null)" = "$stamp" ]; then
    echo "under the sanitizers: as before"
    exit 0
fi
flags="-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -g -O1"
CC=gcc cmake -S . -B "$folder" -G Ninja --log-level=WARNING -DCMAKE_BUILD_TYPE=None -DPLAN_BUILD_PYTHON=ON \
    -DPLAN_BUILD_TOOLS=OFF -DPLAN_BUILD_TESTS=OFF -DPLAN_BUILD_EXAMPLES=OFF "-DCMAKE_C_FLAGS=$flags" \
    "-DPython_EXECUTABLE=$tests/bin/python" "-DPLAN_SWIG=$(command -v swig)" >/dev/null
nice cmake --build "$folder" --target plan_python >"$folder/log" 2>&1 || { tail -n 40 "$folder/log"; exit 1; }
rm -rf "$folder/site"
cmake --install "$folder" --component python --prefix "$folder/site" >/dev/null
cp bindings/python/libplan/* "$folder/site/libplan/"

asan=$(gcc -print-file-name=libasan.so) ubsan=$(gcc -print-file-name=libubsan.so)
export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1:max_allocation_size_mb=4096:abort_on_error=1
export UBSAN_OPTIONS=print_stacktrace=1 PYTHONMALLOC=malloc PYTHONDONTWRITEBYTECODE=1
export PYTHONPATH=$PWD/$folder/site PLAN_SOURCE_DIR=$PWD PLAN_CRASH_TRIES=$tries

under() { # ARGUMENTS of Python
    LD_PRELOAD="$asan $ubsan" "$tests/bin/python" -X faulthandler "$@"
}
under -c "import libplan; assert libplan.__file__.startswith('$PYTHONPATH'), libplan.__file__"
under bindings/python/tests/crash.py 2>"$folder/log" | tee "$folder/crash"
if grep -E 'ERROR: AddressSanitizer|runtime error' "$folder/log"; then exit 1; fi
grep -q ' functions, 0 died' "$folder/crash"
(cd bindings/python/tests && under -m pytest -q -p no:cacheprovider --import-mode=importlib \
    -k 'not test_crash and not subinterpreters and not generates and not memory and not threads and not leak' \
    test_values.py test_package.py test_functions.py test_check.py test_arrow.py) >>"$folder/log" 2>&1 || {
    tail -n 60 "$folder/log"
    exit 1
}
tail -n 1 "$folder/log"
printf '%s' "$stamp" >"$folder/stamp"
