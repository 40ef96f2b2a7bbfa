#!/usr/bin/env bash
# What tests/run.sh is too short for: coverage, mutants, failing memory, fuzzers, analysers. Ends with
# one table of figures beside their bars, and fails where one falls short.
# usage: tests/prove.sh [PART] [--n N]      PART: a file of tests/prove, without its ending; N: how
#                                           many samples (mutants, ...) where the part draws some
#
# A part is tests/prove/NAME.sh or NAME.py, run in the source folder. It builds in build/prove-NAME,
# prints rows `name|figure|bar|ok` (anything but `ok` at the end falls short), and may print more, all
# of which goes to build/logs/prove-NAME.log. It finds N in PROVE_N (empty: the part's own) and the
# figures that explain a row go to build/prove/NAME*.txt. A part that ends with another status than 0,
# or without a row, falls short whatever its rows say.
set -u
cd "$(dirname "$0")/.." || exit 2

parts_folder=${PROVE_PARTS:-tests/prove}
minutes_bar=75
only=""
PROVE_N=""
usage() {
    echo "usage: tests/prove.sh [PART] [--n N]; parts: $(list_parts | tr '\n' ' ')" >&2
    exit 2
}

list_parts() {
    find "$parts_folder" -maxdepth 1 -type f \( -name '*.sh' -o -name '*.py' \) -printf '%f\n' |
        sed 's/\.[a-z]*$//' | sort
}

while [ $# -gt 0 ]; do
    case "$1" in
        --n)
            [ $# -ge 2 ] || usage
            PROVE_N=$2
            shift
            ;;
        -*) usage ;;
        *)
            [ -z "$only" ] || usage
            only=$1
            ;;
    esac
    shift
done
case "$PROVE_N" in *[!0-9]*) usage ;; esac
if [ -n "$only" ] && ! list_parts | grep -qxF -- "$only"; then usage; fi
if [ -z "$(list_parts)" ]; then usage; fi
export PROVE_N

mkdir -p build/logs build/prove
rows=$(mktemp) || exit 2
trap 'rm -f "$rows"' EXIT

# run_part NAME: its rows go to $rows; what it says beside them, to its log.
run_part() {
    local log=build/logs/prove-$1.log state count
    if [ -f "$parts_folder/$1.sh" ]; then
        bash "$parts_folder/$1.sh" >"$log" 2>&1 </dev/null
    else
        python3 "$parts_folder/$1.py" >"$log" 2>&1 </dev/null
    fi
    state=$?
    count=$(grep -cE '^[^|]+\|[^|]*\|[^|]*\|[A-Za-z]+$' "$log")
    grep -E '^[^|]+\|[^|]*\|[^|]*\|[A-Za-z]+$' "$log" >>"$rows"
    if [ "$state" -ne 0 ] || [ "$count" -eq 0 ]; then
        echo "$1|ended with status $state, $count rows|0|SHORT" >>"$rows"
        tail -n 40 "$log"
        echo "(all of it: $log)"
    fi
}

start=$(date +%s)
# Parts that stand elsewhere are those of tests/self, which need nothing.
if [ -z "${PROVE_PARTS:-}" ] && ! bash tests/install-deps.sh prove; then
    echo "install|packages are missing|none missing|SHORT" >>"$rows"
fi
for part in ${only:-$(list_parts)}; do
    before=$(date +%s)
    echo "$part ..."
    run_part "$part"
    echo "$part: $(($(date +%s) - before)) s"
done
if [ -z "$only" ]; then
    minutes=$((($(date +%s) - start + 59) / 60))
    [ "$minutes" -le "$minutes_bar" ] && held=ok || held=SHORT
    echo "time of all parts|$minutes min|<= $minutes_bar min|$held" >>"$rows"
fi

awk -F'|' 'BEGIN { printf "\n%-42s %-34s %-22s\n", "part", "figure", "bar" }
    { printf "%-42s %-34s %-22s %s\n", $1, $2, $3, $4; short += $4 != "ok" }
    END { print ""; print NR - short " rows hold, " short + 0 " fall short"; exit short > 0 }' "$rows"
