#!/usr/bin/env bash
# The unit programs and replayed fuzzers under what finds defects while they run: gcc's address and undefined
# sanitizers, clang's integer and float-cast checks, threads, valgrind. Memory that was never written is
# valgrind's matter: clang's sanitizer for it wants all libraries built for it, and CUnit and the libraries
# of the distribution are not.
set -u
bar=0

build() { # FOLDER COMPILER TYPE FLAGS [more]
    local folder=$1 compiler=$2 type=$3 flags=$4
    shift 4
    cmake -S . -B "$folder" -G Ninja -DCMAKE_C_COMPILER="$compiler" -DCMAKE_BUILD_TYPE="$type" \
        -DCMAKE_C_FLAGS="$flags" -DPLAN_HARDEN=OFF --log-level=WARNING "$@" &&
        cmake --build "$folder" -j 2
}

# run NAME FOLDER FILTER: every test that the filter names; a test that fails is a report.
run() {
    local log=build/prove/sanitizers-$1.txt failed count
    ctest --test-dir "$2" -j 2 -L "$3" --output-on-failure --timeout 900 >"$log" 2>&1
    count=$(grep -c 'Test *#' "$log")
    failed=$(grep -cE '\*\*\*(Failed|Timeout|Exception|Not Run)' "$log")
    [ "$failed" -eq 0 ] && [ "$count" -gt 20 ] && state=ok || state=SHORT
    grep -E 'runtime error|ERROR: |WARNING: ThreadSanitizer|\*\*\*' "$log" | head -n 20
    echo "sanitizers: $1|$failed reports in $count programs|$bar|$state"
}

build build/prove-asan gcc Debug "-O1 -g" -DPLAN_SANITIZE=ON -DPLAN_OOM=OFF && run "address and undefined, gcc" \
    build/prove-asan 'unit|fuzz'

# Unsigned numbers may wrap where hashes and wide arithmetic mean it, and doubles are divided by 0 on purpose:
# those checks stay off.
build build/prove-ubsan clang RelWithDebInfo "-fsanitize=undefined,float-cast-overflow,\
implicit-integer-sign-change,implicit-signed-integer-truncation,nullability,local-bounds \
-fno-sanitize-recover=all" && run "undefined, casts and bounds, clang" build/prove-ubsan 'unit|fuzz'

build build/prove-tsan gcc RelWithDebInfo "-fsanitize=thread -g" &&
    TSAN_OPTIONS=halt_on_error=1 run "threads" build/prove-tsan 'unit'

build build/prove-valgrind gcc RelWithDebInfo "-g"
count=0
reports=0
for program in build/prove-valgrind/tests/test_*; do
    case $program in
        *function_array | *test_watch | *numeral) continue ;; # loops of millions, and what measures time
    esac
    count=$((count + 1))
    if ! valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite,possible \
        --child-silent-after-fork=yes "$program" >build/prove/valgrind.txt 2>&1; then
        reports=$((reports + 1))
        echo "$program"
        grep '^==' build/prove/valgrind.txt | head -n 20
    fi
done
[ "$reports" -eq 0 ] && [ "$count" -gt 20 ] && state=ok || state=SHORT
echo "sanitizers: valgrind|$reports reports in $count programs|$bar|$state"
