#!/usr/bin/env python3
"""The check of examples/lai-chau finds what tests/oracle/lai_chau.py computes without the library:
the structure with its repairs, the weaker targets, the repeated rows, every implied value."""
import json
import os
import subprocess
import sys
from fractions import Fraction

ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "oracle"))
import lai_chau as oracle  # noqa: E402  (the folder is not a package)

PLAN = os.path.join("examples", "lai-chau", "plan.json")
wrong = []


def same(what, found, expected):
    if found != expected:
        wrong.append("%s: found %s, expected %s" % (what, found, expected))


def number(text):
    return None if text in (None, "") else Fraction(text)


def ends(interval):
    return [number(interval["low"]), number(interval["high"])]


def run():
    done = subprocess.run([os.environ["PLAN_COMMAND"], "check", PLAN, "--format", "json"],
                          cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    same("exit status", done.returncode, 1)
    return json.loads(done.stdout)


def compare_partition(finding, expected):
    for key in ("period", "area", "series"):
        same(key, finding[key], str(expected[key]))
    same("line", finding["line"], expected["line"])
    same("sum", finding["value"], expected["value"])
    same("gap", finding["gap"], expected["gap"])
    same("beyond rounding", finding["beyond_rounding"], expected["beyond_rounding"])
    same("sums allowed", ends(finding["expected"]), [number(end) for end in expected["expected"]])
    inputs = [item for item in finding["inputs"] if item["indicator"]]
    same("members", [(item["indicator"], item["line"], item["value"]) for item in inputs],
         [(item["indicator"], item["line"], item["value"]) for item in expected["inputs"]])
    for item, other in zip(inputs, expected["inputs"]):
        same("required of " + other["indicator"], ends(item["required"]),
             [number(end) for end in other["required"]])
    same("repairs", sorted((item["input"], item["from"], item["to"], item["edits"])
                           for item in finding["repairs"]),
         sorted((item["input"], item["from"], item["to"], 1) for item in expected["repairs"]))


def compare_implied(found, expected):
    keys = ("indicator", "area", "period", "series")
    by_key = {tuple(item[key] for key in keys): item for item in found}
    wanted = {tuple(str(item[key]) for key in keys): item for item in expected}
    same("implied keys", sorted(by_key), sorted(wanted))
    for key in sorted(set(by_key) & set(wanted)):
        interval, printed = by_key[key]["interval"], wanted[key]["printed"]
        same("implied %s %s" % (key[0], key[2]),
             ends(interval) + [interval["open"], by_key[key]["integers"]],
             [number(printed["low"]), number(printed["high"]), printed["open"],
              wanted[key]["integers"]])


def main():
    report = run()
    expected = oracle.expected(os.path.join(ROOT, "examples", "lai-chau"))
    same("observations", report["summary"]["observations"], expected["rows"])
    by_code = {}
    for finding in report["findings"]:
        by_code.setdefault(finding["code"], []).append(finding)
    same("codes found", sorted(by_code), ["P201", "P301", "P401", "P405", "P406"])
    for finding, other in zip(by_code.get("P301", []), expected["partitions"]):
        compare_partition(finding, other)
    same("partitions", len(by_code.get("P301", [])), len(expected["partitions"]))
    same("weaker targets", sorted((item["indicator"], item["period"], item["line"])
                                  for item in by_code.get("P401", [])),
         sorted((item["indicator"], str(item["period"]), item["line"])
                for item in expected["weaker"]))
    same("points written as %", sorted((item["severity"], item["line"])
                                       for item in by_code.get("P406", [])),
         [("note", item["line"]) for item in expected["points_in_percent"]])
    same("statements with points as %", [item["note"] for item in expected["points_in_percent"]],
         ["S20", "S21", "S68", "S71", "S72"])
    same("far beyond the plan", sorted((item["indicator"], item["area"], item["period"])
                                       for item in by_code.get("P405", [])),
         [(item["indicator"], item["area"], str(item["period"]))
          for item in expected["far_beyond_plan"]])
    same("repeated rows", [(item["severity"], sorted(i["line"] for i in item["inputs"]))
                           for item in by_code.get("P201", [])],
         [("note", item["lines"]) for item in expected["repeated"]])
    compare_implied(report["implied"], expected["implied"])
    for line in wrong:
        print(line)
    print("%d differences from the exact computation" % len(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
