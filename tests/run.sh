#!/usr/bin/env bash
# All the tests on a Debian 12 machine, from nothing: installs what is missing, builds with gcc and
# clang (warnings are errors), with the sanitizers, and what starts threads with theirs, runs
# everything, and ends with the line `N passed, N failed`. Each build and each test counts; what could not run has failed.
set -u
cd "$(dirname "$0")/.." || exit 2

passed=0
failed=0
mkdir -p build/logs

# step NAME COMMAND...: one line with the time it took; the log is shown only when it fails.
step() {
    local name=$1 log start state
    log=build/logs/$(printf '%s' "$1" | tr -c 'a-z0-9\n' '-').log
    shift
    start=$(date +%s)
    if "$@" >"$log" 2>&1; then state=ok; else state=FAILED; fi
    printf '%-44s %-6s %4d s\n' "$name" "$state" "$(($(date +%s) - start))"
    [ "$state" = ok ] && return 0
    tail -n 60 "$log"
    echo "(all of it: $log)"
    return 1
}

count() {
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); return 1; fi
}

build() { # PRESET
    cmake --preset "$1" --log-level=WARNING && cmake --build --preset "$1" -- -k 0
}

run_tests() { # PRESET
    ctest --preset "$1" --output-junit results.xml
}

build_and_test() { # PRESET
    local numbers
    rm -f "build/$1/results.xml"
    count step "build $1" build "$1" || return 1
    step "test $1" run_tests "$1"
    numbers=$(python3 tests/count.py "build/$1/results.xml")
    passed=$((passed + ${numbers% *}))
    failed=$((failed + ${numbers#* }))
}

step "install what is missing" bash tests/install-deps.sh test || {
    tail -n 1 build/logs/install-what-is-missing.log
    echo "0 passed, 1 failed"
    exit 1
}
for preset in dev clang sanitize threads; do
    build_and_test "$preset"
done
rm -f build/python-results.xml
count step "python" bash bindings/python/tests/run.sh
numbers=$(python3 tests/count.py build/python-results.xml)
passed=$((passed + ${numbers% *}))
failed=$((failed + ${numbers#* }))
rm -f build/tongues/*.xml
count step "java and javascript" bash bindings/common/tests/run.sh
for results in java javascript javascript2; do
    [ "$results" = javascript2 ] && [ ! -f "build/tongues/$results.xml" ] && continue
    numbers=$(python3 tests/count.py "build/tongues/$results.xml")
    passed=$((passed + ${numbers% *}))
    failed=$((failed + ${numbers#* }))
done
if [ -f examples/run.sh ]; then
    count step "examples vi" bash examples/run.sh --lang vi
    count step "examples en" bash examples/run.sh --lang en
fi
python3 tests/gates/lengths.py

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
