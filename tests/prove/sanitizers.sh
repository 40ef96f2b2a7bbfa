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
        -DCMAKE_C_FLAGS="$flags" -DPLAN_HARDEN=OFF -DPLAN_TEST_SECONDS=900 --log-level=WARNING "$@" &&
        cmake --build "$folder" -j 2
}

# run NAME FOLDER FILTER: every test that the filter names; a test that fails is a report.
run() {
    local log=build/prove/sanitizers-$1.txt failed count
    ctest --test-dir "$2" -j 2 -L "$3" --output-on-failure >"$log" 2>&1
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
folder=build/prove/valgrind
rm -rf $folder && mkdir -p $folder
# Not under valgrind: loops of millions, and what measures time.
mapfile -t programs < <(printf '%s\n' build/prove-valgrind/tests/test_* |
    grep -vE '/test_(function_array|numeral|watch)$')
# shellcheck disable=SC2016  # the inner shell's own
printf '%s\n' "${programs[@]}" | PLAN_SOURCE_DIR=$PWD FOLDER=$folder xargs -P 2 -I '{}' sh -c \
    'log=$FOLDER/$(basename "$1"); timeout 900 valgrind -q --error-exitcode=99 --leak-check=full \
        --errors-for-leak-kinds=definite,possible --child-silent-after-fork=yes "$1" >"$log.txt" 2>&1 ||
        mv "$log.txt" "$log.report"' sh '{}'
count=${#programs[@]}
reports=$(find $folder -name '*.report' | wc -l)
for report in "$folder"/*.report; do
    [ -e "$report" ] && echo "$report" && { grep '^==' "$report" || tail -n 20 "$report"; } | head -n 20
done
[ "$reports" -eq 0 ] && [ "$count" -gt 20 ] && state=ok || state=SHORT
echo "sanitizers: valgrind|$reports reports in $count programs|$bar|$state"
