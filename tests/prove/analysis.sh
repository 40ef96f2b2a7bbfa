#!/usr/bin/env bash
# What reads the code without running it: gcc's analyzer, clang-tidy, cppcheck, shellcheck. No warning; what
# is excepted stands with its reason in .clang-tidy, tests/prove/lib/*.txt or beside the line.
set -u
# ANALYSIS_SEED: one file of C and one script instead of ours (tests/self).
build=build/prove-analysis
if [ -n "${ANALYSIS_SEED:-}" ]; then
    build=build/prove-analysis-seed
    sources=("$ANALYSIS_SEED.c")
    checked=("$ANALYSIS_SEED.c")
    scripts=("$ANALYSIS_SEED.sh")
else
    sources=(libplan/*.c tools/*.c)
    checked=(libplan tools)
    mapfile -t scripts < <(git ls-files '*.sh' '.ci/run')
fi
mkdir -p $build
cmake -S . -B $build -G Ninja -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=Release --log-level=WARNING || exit 1

# row NAME LOG PATTERN [EXCEPTIONS]: counts the lines that are warnings, without those that hold a line of
# the file EXCEPTIONS.
row() {
    local count told
    told=$(grep -E "$3" "$2" | grep -vFf <(grep -vE '^#|^$' "${4:-/dev/null}"))
    count=$(grep -c . <<<"$told")
    echo "$told"
    [ "$count" -eq 0 ] && state=ok || state=SHORT
    echo "static analysis: $1|$count warnings|0|$state"
}

# two NAME COMMAND...: the command for each file of C, two at a time, each with a log of its own; {} is the file.
two() {
    local folder=$build/$1
    shift
    rm -rf "$folder" && mkdir -p "$folder"
    # shellcheck disable=SC2016  # the inner shell's own
    printf '%s\n' "${sources[@]}" | FOLDER=$folder xargs -P 2 -I '{}' sh -c \
        'file=$1; shift; "$@" >"$FOLDER/$(basename "$file").log" 2>&1; true' sh '{}' "$@"
    cat "$folder"/*.log
}

# analyze FILE: -fanalyzer works on what is compiled: with -fsyntax-only it checks nothing.
cat >$build/analyze.sh <<'END'
more=""
case $1 in *avx2*) more="-mavx2 -mbmi" ;; esac
# shellcheck disable=SC2086  # a list of options
exec gcc -D_POSIX_C_SOURCE=200809L -std=c11 -Iinclude -Ilibplan $more -O1 -fanalyzer -Wno-analyzer-too-complex \
    -c "$1" -o /dev/null
END
two gcc sh $build/analyze.sh '{}' >$build/gcc.log
row "gcc -fanalyzer, $(find $build/gcc -name '*.log' | wc -l) files" $build/gcc.log 'warning:|error:' \
    tests/prove/lib/gcc.txt

tidy=$(command -v clang-tidy-19 || command -v clang-tidy)
"$tidy" --version | head -n 2
two tidy "$tidy" -p $build --quiet '{}' >$build/tidy.log
row "clang-tidy" $build/tidy.log 'warning:|error:'

cppcheck -j 2 --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=0 \
    --suppressions-list=tests/prove/lib/cppcheck.txt -D__x86_64__ -D__linux__ -D_POSIX_C_SOURCE=200809L \
    -Iinclude -Ilibplan "${checked[@]}" >$build/cppcheck.log 2>&1
row "cppcheck" $build/cppcheck.log '(error|warning|performance|portability):'

shellcheck --shell=bash "${scripts[@]}" >$build/shellcheck.log 2>&1
row "shellcheck, ${#scripts[@]} scripts" $build/shellcheck.log '^In .* line'
