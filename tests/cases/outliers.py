#!/usr/bin/env python3
"""Outliers of the World Bank data are those that exact arithmetic finds here (Decimal, 50 digits),
country by country and year by year; the true extremes (Iraq 1991, Equatorial Guinea 1997) are
warnings at most; no severity makes them errors."""
import csv
import json
import os
import subprocess
import sys
import tempfile
from decimal import Decimal, getcontext

ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
FOLDER = os.path.join(ROOT, "tests", "data", "wdi")
LEAST = 5
getcontext().prec = 50
wrong = []


def same(what, found, expected):
    if found != expected:
        wrong.append("%s: found %s, expected %s" % (what, found, expected))


def check(folder, plan):
    done = subprocess.run([os.environ["PLAN_COMMAND"], "check", plan, "--format", "json",
                           "--max-findings", "100000"], cwd=folder, stdout=subprocess.PIPE)
    return done.returncode, json.loads(done.stdout)


def read(name, decimals):
    """Values by year and country, rounded as the plan declares."""
    by_year = {}
    with open(os.path.join(FOLDER, name), encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            value = Decimal(row["Value"]).quantize(Decimal(1).scaleb(-decimals))
            by_year.setdefault(int(row["Year"]), {})[row["Country Code"]] = value
    return by_year


def at(values, p):
    """The value at the place 1 + (n - 1) * p, on a straight line between two places."""
    values = sorted(values)
    place = (len(values) - 1) * p
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (place - below) * (values[above] - values[below])


def median(values):
    return at(values, Decimal("0.5"))


def unusual_values(by_year, limit):
    found, counts = set(), {"checks": 0, "short_series": 0}
    for year, values in by_year.items():
        counts["checks"] += len(values)
        if len(values) < LEAST:
            counts["short_series"] += len(values)
            continue
        middle = median(values.values())
        mad = median([abs(v - middle) for v in values.values()])
        found |= {(area, str(year)) for area, v in values.items()
                  if Decimal("0.6745") * abs(v - middle) > limit * mad}
    return found, counts


def unusual_changes(by_year, a, c):
    found, counts = set(), {"checks": 0, "short_series": 0, "missing": 0}
    for year, values in by_year.items():
        before = by_year.get(year - 1, {})
        pairs = {area: (before[area], v) for area, v in values.items() if area in before}
        counts["checks"] += len(values)
        counts["missing"] += len(values) - len(pairs)
        if len(pairs) < LEAST:
            counts["short_series"] += len(pairs)
            continue
        middle = median([x / b for b, x in pairs.values()])
        effects = {}
        for area, (b, x) in pairs.items():
            r = x / b
            s = 1 - middle / r if r < middle else r / middle - 1
            effects[area] = s * max(b, x).sqrt()
        q1, q2, q3 = (at(effects.values(), Decimal(p)) for p in ("0.25", "0.5", "0.75"))
        low = q2 - c * max(q2 - q1, abs(a * q2))
        high = q2 + c * max(q3 - q2, abs(a * q2))
        found |= {(area, str(year)) for area, e in effects.items() if e < low or e > high}
    return found, counts


def compare(plan, code, expected, counts):
    status, report = check(FOLDER, plan)
    rows = [row for row in report["rules"] if row["id"] == code]
    findings = [item for item in report["findings"] if item["code"] == code]
    same(plan + ": outliers", sorted({(f["area"], f["period"]) for f in findings} ^ expected), [])
    same(plan + ": how many", len(findings), len(expected))
    same(plan + ": checks", rows[0]["checks"], counts["checks"])
    for reason in ("short_series", "missing"):
        same(plan + ": " + reason, rows[0]["skipped"].get(reason, 0), counts.get(reason, 0))
    same(plan + ": severities", {f["severity"] for f in findings}, {"warning"})
    same(plan + ": errors", (report["summary"]["errors"], status), (0, 0))
    print("%s: %d of %d stand out" % (plan, len(expected), counts["checks"]))
    return findings


def severity_is_capped():
    with tempfile.TemporaryDirectory() as folder:
        for severity, status in (("error", 2), ("warning", 0), ("note", 0), ("off", 0)):
            with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as out:
                json.dump({"libplan": 1, "indicators": [{"code": "x", "kind": "level"}],
                           "builtin": [{"code": "P502", "severity": severity}],
                           "data": [{"path": "t.csv", "number_format": "plain"}]}, out)
            with open(os.path.join(folder, "t.csv"), "w", encoding="utf-8") as out:
                out.write("indicator,period,value\nx,2020,1\n")
            found, report = check(folder, "plan.json")
            same("severity " + severity, found, status)
            same("codes", [f["code"] for f in report["findings"]],
                 ["P138"] if severity == "error" else [])


def main():
    growth = read("ny.gdp.mktp.kd.zg.csv", 6)
    expected, counts = unusual_values(growth, Decimal("3.5"))
    findings = compare("outliers.json", "P502", expected, counts)
    for extreme in (("IRQ", "1991"), ("GNQ", "1997")):
        same("the true extreme %s %s is seen" % extreme, extreme in expected, True)
    by_place = {(f["area"], f["period"]): f for f in findings}
    same("Iraq", by_place[("IRQ", "1991")]["value"], "-64.047107")
    compare("outlying-changes.json", "P501",
            *unusual_changes(read("ny.gdp.mktp.cd.csv", 0), Decimal("0.05"), 7))
    severity_is_capped()
    for line in wrong:
        print(line)
    print("%d differences" % len(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
