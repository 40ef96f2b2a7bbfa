#!/usr/bin/env bash
# What reads the code without running it: gcc's analyzer, clang-tidy, cppcheck, shellcheck. No warning; what
# is excepted stands with its reason in .clang-tidy, tests/prove/lib/cppcheck.txt or beside the line.
set -u
build=build/prove-analysis
mkdir -p $build
cmake -S . -B $build -G Ninja -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=Release --log-level=WARNING || exit 1

# row NAME LOG: counts the lines that are warnings.
row() {
    local count
    count=$(grep -cE "$3" "$2")
    grep -E "$3" "$2"
    [ "$count" -eq 0 ] && state=ok || state=SHORT
    echo "static analysis: $1|$count warnings|0|$state"
}

definitions="-D_POSIX_C_SOURCE=200809L -std=c11 -Iinclude -Ilibplan"
analyzed=0
for file in libplan/*.c tools/*.c; do
    more=""
    case $file in *avx2*) more="-mavx2 -mbmi" ;; esac
    # -fanalyzer works on what is compiled: with -fsyntax-only it checks nothing.
    # shellcheck disable=SC2086  # lists of options
    gcc $definitions $more -O1 -fanalyzer -Wno-analyzer-too-complex -c "$file" -o $build/analyzed.o
    analyzed=$((analyzed + 1))
done >$build/gcc.log 2>&1
row "gcc -fanalyzer, $analyzed files" $build/gcc.log 'warning:|error:'

tidy=$(command -v clang-tidy-19 || command -v clang-tidy)
"$tidy" --version | head -n 2
"$tidy" -p $build --quiet libplan/*.c tools/*.c >$build/tidy.log 2>$build/tidy.err
row "clang-tidy" $build/tidy.log 'warning:|error:'

cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=0 \
    --suppressions-list=tests/prove/lib/cppcheck.txt -D__x86_64__ -D__linux__ -D_POSIX_C_SOURCE=200809L \
    -Iinclude -Ilibplan libplan tools >$build/cppcheck.log 2>&1
row "cppcheck" $build/cppcheck.log '(error|warning|performance|portability):'

mapfile -t scripts < <(git ls-files '*.sh' '.ci/run')
shellcheck --shell=bash "${scripts[@]}" >$build/shellcheck.log 2>&1
row "shellcheck, ${#scripts[@]} scripts" $build/shellcheck.log '^In .* line'
