#!/usr/bin/env python3
"""The plan files of tests/data/wdi: as many checks hold, fail and are skipped, for the same reasons,
and the same countries and years fail, as tests/oracle/wdi.py computes without the library."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "oracle"))
import wdi as oracle  # noqa: E402  (the folder is not a package)

FOLDER = os.path.join(ROOT, "tests", "data", "wdi")
CODES = {"partition": "P301", "growth": "P304", "ratio": "P305", "rule": "P320"}
COUNTS = ("checks", "holds", "fails", "undecided")


def run(name):
    done = subprocess.run([os.environ["PLAN_COMMAND"], "check", name, "--format", "json",
                           "--max-findings", "100000"],
                          cwd=FOLDER, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in (0, 1):
        sys.exit("%s: exit status %d\n%s" % (name, done.returncode, done.stderr.decode()))
    return json.loads(done.stdout), done.returncode


def totals(rows):
    """Counts of several rules of one code together."""
    result = dict.fromkeys(COUNTS, 0)
    result["skipped"] = {}
    for row in rows:
        for key in COUNTS:
            result[key] += row[key]
        for reason, count in row["skipped"].items():
            if count:
                result["skipped"][reason] = result["skipped"].get(reason, 0) + count
    return result


def compare(name, wrong):
    report, status = run(name)
    expected = oracle.expected(FOLDER, name)
    codes = {}
    for rule, row in expected["rules"].items():
        codes.setdefault(CODES[rule.split()[0]], []).append(row)
    for code, rows in codes.items():
        found = totals([row for row in report["rules"] if row["code"] == code])
        if found != totals(rows):
            wrong.append("%s %s: found %s, expected %s" % (name, code, found, totals(rows)))
        failing = sorted("%s %s" % (item["area"], item["period"])
                         for item in report["findings"] if item["code"] == code)
        if failing != sorted(key for row in rows for key in row["failing"]):
            wrong.append("%s %s: other places fail, such as %s" % (name, code, failing[:5]))
    if report["summary"]["observations"] != expected["observations"]:
        wrong.append("%s: %d observations" % (name, report["summary"]["observations"]))
    fails = sum(len(row["failing"]) for rows in codes.values() for row in rows)
    if report["summary"]["errors"] != fails or status != (1 if fails else 0):
        wrong.append("%s: %d errors, exit status %d, where %d checks fail" % (
            name, report["summary"]["errors"], status, fails))


def montenegro(wrong):
    """A break of Montenegro's population in 2000 silences what compares across it and nothing else:
    of its two years that fail 2000 (against 1999) is skipped, 1999 (against 1998) stays."""
    with open(os.path.join(FOLDER, "population-growth.json"), encoding="utf-8") as stream:
        plan = json.load(stream)
    before, _ = run("population-growth.json")
    with tempfile.TemporaryDirectory() as folder:
        for data in plan["data"]:
            shutil.copy(os.path.join(FOLDER, data["path"]), folder)
        for indicator in plan["indicators"]:
            if indicator["kind"] == "count":
                indicator["breaks"] = [{"period": "2000", "area": "MNE"}]
        path = os.path.join(folder, "plan.json")
        with open(path, "w", encoding="utf-8") as stream:
            json.dump(plan, stream)
        after, _ = run(path)
    old, new = (totals([r for r in report["rules"] if r["code"] == "P304"])
                for report in (before, after))
    failing = [(f["area"], f["period"]) for f in after["findings"] if f["code"] == "P304"]
    expected = dict(old, fails=old["fails"] - 1, skipped=dict(old["skipped"], **{"break": 1}))
    if failing != [("MNE", "1999")] or new != expected:
        wrong.append("the break of Montenegro: %s, %s where %s" % (failing, new, expected))


def main():
    wrong = []
    oracle.getcontext().prec = 50
    for name in oracle.PLANS:
        compare(name, wrong)
    montenegro(wrong)
    for line in wrong:
        print(line)
    print("%d differences from the exact computation in %d plans" % (len(wrong),
                                                                    len(oracle.PLANS)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
