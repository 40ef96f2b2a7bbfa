#!/usr/bin/env bash
# Checks the Lai Chau plan for 2023 before your eyes: installs what building needs and is missing,
# builds, runs the check, and says whether the findings are the ones that the document is known for.
# usage: examples/run.sh [--lang] [vi|en]
set -u
cd "$(dirname "$0")/.." || exit 2

language='vi'
for argument in "$@"; do
    case "$argument" in
        --lang) ;;
        vi | en) language=$argument ;;
        --lang=vi | --lang=en) language=${argument#--lang=} ;;
        *) echo "usage: $0 [--lang] [vi|en]" >&2; exit 2 ;;
    esac
done

bash tests/install-deps.sh build || exit 1
mkdir -p build
log=build/release.log
if ! { cmake --preset release --log-level=WARNING && cmake --build --preset release; } \
    >"$log" 2>&1; then
    tail -n 40 "$log"
    echo "The build failed; all of its output stands in $log." >&2
    exit 1
fi

plan=examples/lai-chau/plan.json
report=build/lai-chau-report.json
rm -f "$report"
build/release/libplan check "$plan" --lang "$language" --output "json=$report"
code=$?

if [ "$language" = vi ]; then
    echo
    echo "Lệnh kết thúc với mã thoát $code (1: có lỗi trong số liệu, như dự kiến). Thử tiếp:"
else
    echo
    echo "The command ended with exit code $code (1: there are errors in the figures, as expected)." \
        "Try next:"
fi
echo "  build/release/libplan rules P301 --lang $language"
echo "  build/release/libplan calc growth 48.3 52.9"

python3 - "$report" "$code" <<'PYTHON'
"""The findings that the document must give, no more errors or warnings and no fewer."""
import json
import sys

wrong = []


def expect(what, got, wanted):
    if got != wanted:
        wrong.append("%s: got %s, expected %s" % (what, got, wanted))


try:
    with open(sys.argv[1], encoding="utf-8") as stream:
        report = json.load(stream)
except (OSError, ValueError) as error:
    sys.exit("There is no report to look at: %s" % error)

expect("exit code", sys.argv[2], "1")
errors = [finding for finding in report["findings"] if finding["severity"] == "error"]
warnings = [finding for finding in report["findings"] if finding["severity"] == "warning"]
expect("errors", [(finding["code"], finding["rule"]) for finding in errors],
       [("P301", "grdp_structure")])
for finding in errors[:1]:
    expect("gap", finding["gap"], "0.20")
    expect("beyond rounding", finding["beyond_rounding"], "0.18")
    expect("repairs", sorted(repair["to"] for repair in finding["repairs"]),
           ["14.27", "41.76", "5.49"])
expect("warnings", sorted((finding["code"], finding["indicator"]) for finding in warnings),
       [("P401", "jobs"), ("P401", "trained_workers")])
expect("counts", (report["summary"]["errors"], report["summary"]["warnings"]), (1, 2))

if wrong:
    sys.exit("Not the expected findings:\n  " + "\n  ".join(wrong))
PYTHON
