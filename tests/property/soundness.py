#!/usr/bin/env python3
"""Soundness and sharpness of the arithmetic rules, against an oracle of exact fractions (cases.py,
printed.py). A case is an area, so one run of the command decides thousands of them. Needs the built
command and the Python standard library only.

Usage: soundness.py [--libplan PATH] [--cases N] [--seed S]
Prints `N cases, 0 disagreements`, exit 0; disagreements are printed as tables and plans, exit 1.
"""
import argparse
import collections
import json
import os
import random
import subprocess
import sys
import tempfile

from cases import MAX_PARTS, generate
from printed import FORMATS

BATCH = 2000


def plan_of(number_format):
    indicators = [
        {"code": "level", "kind": "level", "unit": "nghìn tấn"},
        {"code": "part", "kind": "level", "unit": "nghìn tấn", "part_of": "level"},
        {"code": "rate", "kind": "rate", "unit": "%"},
        {"code": "count", "kind": "count", "unit": "xã"},
        {"code": "growth_growth", "kind": "growth", "unit": "%", "of": "level"},
        {"code": "growth_decrease", "kind": "growth", "unit": "%", "of": "level",
         "sense": "decrease"},
        {"code": "growth_index", "kind": "growth", "unit": "%", "of": "level", "form": "index"},
        {"code": "growth_log", "kind": "growth", "unit": "%", "of": "level", "form": "log"},
        {"code": "income", "kind": "level", "unit": "triệu đồng"},
        {"code": "people", "kind": "count", "unit": "người"},
        {"code": "doctors", "kind": "count", "unit": "bác sỹ"},
        {"code": "pupils", "kind": "count", "unit": "người"},
        {"code": "per_head", "kind": "ratio", "unit": "triệu đồng/người", "numerator": "income",
         "denominator": "people"},
        {"code": "per_ten_thousand", "kind": "ratio", "unit": "bác sỹ/1 vạn người",
         "numerator": "doctors", "denominator": "people"},
        {"code": "percent", "kind": "rate", "unit": "%", "numerator": "pupils",
         "denominator": "people"}]
    partitions = []
    for n in range(2, MAX_PARTS + 1):
        for form in ("capped", "free", "thousand", "whole"):
            members = ["%s_%d_%d" % (form, n, at) for at in range(n)]
            entry = {"code": "%s_%d" % (form, n), "members": members}
            item = {"kind": "share", "unit": "‰" if form == "thousand" else "%"}
            if form == "whole":
                item = {"kind": "level", "unit": "ha"}
                indicators.append(dict(item, code="whole_%d" % n))
                entry.update(code="parts_%d" % n, whole="whole_%d" % n)
            else:
                entry["total"] = 1000 if form == "thousand" else 100
            if form == "free":
                item["bounds"] = None
            indicators.extend(dict(item, code=code) for code in members)
            partitions.append(entry)
    return {"libplan": 1, "language": "en", "number_format": number_format,
            "indicators": indicators, "partitions": partitions, "data": [{"path": "figures.csv"}]}


def table_of(cases, number_format):
    lines = ["area,indicator,period,series,value,decimals,unit,measure,against"]
    for area, case in cases:
        for row in case.rows:
            text = row.figure.text(number_format)
            if "," in text:
                text = '"%s"' % text
            decimals = str(row.figure.scale) if row.figure.scale < 0 else ""
            lines.append(",".join((area, row.indicator, row.period, row.series, text, decimals,
                                   row.unit, row.measure, row.against)))
    return "\n".join(lines) + "\n"


def check(command, folder, cases, number_format):
    with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as stream:
        json.dump(plan_of(number_format), stream, ensure_ascii=False)
    with open(os.path.join(folder, "figures.csv"), "w", encoding="utf-8") as stream:
        stream.write(table_of(cases, number_format))
    done = subprocess.run(
        [command, "check", "plan.json", "--format", "json", "--max-findings", "1000000"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in (0, 1):
        sys.exit("%s ended with %d\n%s\n%s" % (
            command, done.returncode, done.stdout[:2000].decode(), done.stderr.decode()))
    return json.loads(done.stdout)


def disagreements(report, cases):
    """Cases whose verdict is not the oracle's; and codes that were not checked as often."""
    codes = {case.code for _, case in cases}
    failed = {(finding["area"], finding["code"]) for finding in report["findings"]
              if finding["verdict"] == "fails" and finding["code"] >= "P3"}
    layout = [finding for finding in report["findings"] if finding["code"] < "P2"]
    out = ["a cell was not read: %s" % finding["message"] for finding in layout[:3]]
    for area, case in cases:
        if ((area, case.code) in failed) == case.holds:
            out.append((area, case))
    counts = collections.Counter(case.code for _, case in cases)
    for code in sorted(codes):
        decided = sum(rule["holds"] + rule["fails"] for rule in report["rules"]
                      if rule["code"] == code)
        if decided != counts[code]:
            out.append("%s: %d checks decided, %d expected" % (code, decided, counts[code]))
    return out


def show(problem, number_format):
    if isinstance(problem, str):
        print(problem)
        return
    area, case = problem
    print("%s (%s): %s expected, found the opposite" % (
        case.code, case.label, "holds" if case.holds else "fails"))
    print(table_of([problem], number_format), end="")
    used = {row.indicator for row in case.rows}
    plan = plan_of(number_format)
    plan["indicators"] = [item for item in plan["indicators"] if item["code"] in used]
    plan["partitions"] = [item for item in plan["partitions"] if set(item["members"]) <= used]
    print(json.dumps(plan, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--libplan", default=os.environ.get("PLAN_COMMAND"))
    parser.add_argument("--cases", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=2023)
    options = parser.parse_args()
    if not options.libplan or not os.path.exists(options.libplan):
        sys.exit("no command to test: --libplan PATH")
    command = os.path.abspath(options.libplan)
    source, wrong, done = generate(random.Random(options.seed)), 0, 0
    failing = 0
    while done < options.cases:
        number_format = tuple(FORMATS)[done // BATCH % len(FORMATS)]
        size = min(BATCH, options.cases - done)
        cases = [("c%d" % (done + at), next(source)) for at in range(size)]
        with tempfile.TemporaryDirectory() as folder:
            problems = disagreements(check(command, folder, cases, number_format), cases)
        for problem in problems[:max(0, 5 - wrong)]:
            show(problem, number_format)
        wrong += len(problems)
        failing += sum(not case.holds for _, case in cases)
        done += size
    print("seed %d: %d hold, %d fail" % (options.seed, done - failing, failing))
    print("%d cases, %d disagreements" % (done, wrong))
    return 1 if wrong or not done else 0


if __name__ == "__main__":
    sys.exit(main())
