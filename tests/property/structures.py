#!/usr/bin/env python3
"""Soundness and sharpness of the rules over hierarchies: periods of a year, areas of a parent,
contributions, growth of a whole between that of its parts. Figures of mixed decimals, negative and
missing ones in every mode; half of the cases are true numbers rounded, half are pushed to the edge of what
rounding allows and one digit beyond. The oracle computes in exact fractions; every figure stands
once in its rule, so the verdict is decided by whether two intervals meet.

Usage: structures.py [--libplan PATH] [--cases N] [--seed S]
"""
import argparse
import collections
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction as F

from printed import Figure, Interval

BATCH = 1250
Case = collections.namedtuple("Case", "code rows verdict")  # rows: area suffix, indicator, period ...
SECTORS = ("one", "two", "three")
MODES = ("skip", "zero", "fail", "partial")


def rounded(rng, value, scale):
    """The nearest printed figure; ties either way."""
    units = value * F(10) ** scale
    low = math.floor(units)
    rest = units - low
    up = rest > F(1, 2) or (rest == F(1, 2) and rng.random() < 0.5)
    return Figure(low + up, scale)


def sum_of(intervals):
    total = Interval(F(0), F(0))
    for interval in intervals:
        total = total.plus(interval)
    return total


def amounts(rng, n):
    """True values, some of them negative, and decimals."""
    grid = rng.choice((1, 2, 20, 1000))
    values = [F(rng.randint(-20 if rng.random() < 0.2 else 0, 400), grid) for _ in range(n)]
    return values, [rng.randint(0, 3) for _ in range(n)]


def edge(rng, goal, allowance, scale):
    """A printed figure as far from the goal as rounding allows, or a unit less or more."""
    unit = F(1) / F(10) ** scale
    off = (allowance + unit / 2) // unit * unit + rng.choice((-1, 0, 0, 1)) * unit
    return Figure(math.floor((goal + rng.choice((-1, 1)) * off) / unit), scale)


class Cut(Figure):
    """A figure of something that cannot be negative: its interval ends at 0."""

    def interval(self):
        return Figure.interval(self).cut(F(0), None)


def cut(figures):
    return [Cut(abs(figure.units), figure.scale) for figure in figures]


def sums(rng, true, n, nonnegative=False):
    """Members and the whole of a sum, and whether they can be true; a member may be missing."""
    values, scales = amounts(rng, n)
    values = [abs(value) for value in values] if nonnegative else values
    members = [rounded(rng, value, scale) for value, scale in zip(values, scales)]
    scale = rng.randint(0, 3)
    if true:
        whole = rounded(rng, sum(values), scale)
    else:
        allowance = sum(F(1, 2) / F(10) ** figure.scale for figure in members)
        whole = edge(rng, sum(figure.value for figure in members), allowance, scale)
    if nonnegative:
        members, whole = cut(members), cut([whole])[0]
    holds = sum_of([figure.interval() for figure in members]).meets(whole.interval())
    verdict = "holds" if holds else "fails"
    if rng.random() < 0.1:
        members[rng.randrange(n)] = None
        verdict = missing_verdict([figure for figure in members if figure], whole, nonnegative)
    return members, whole, verdict


def missing_verdict(members, whole, nonnegative):
    """What each mode makes of a sum with a member that is not there."""
    there, goal = sum_of([figure.interval() for figure in members]), whole.interval()
    return {"skip": "missing", "fail": "fails",
            "zero": "holds" if there.meets(goal) else "fails",
            "partial": "missing" if not nonnegative else
                       "fails" if there.exceeds(goal) else "holds"}


def periods(rng, true):
    code = rng.choice(("flow", "plus"))
    n, names = rng.choice(((4, ["2023-Q%d" % i for i in range(1, 5)]),
                           (2, ["2023-S1", "2023-S2"]),
                           (12, ["2023-%02d" % i for i in range(1, 13)])))
    members, whole, verdict = sums(rng, true, n, code == "plus")
    rows = [("", code, name, figure, "", "") for name, figure in zip(names, members) if figure]
    return Case("P308", rows + [("", code, "2023", whole, "", "")], verdict)


def at_end(rng, true):
    value, scale = F(rng.randint(1, 9999), rng.choice((1, 20))), rng.randint(0, 2)
    last, year = rounded(rng, value, scale), rounded(rng, value, rng.randint(0, 2))
    if not true:
        year = edge(rng, last.value, F(1, 2) / F(10) ** last.scale, year.scale)
    before = rounded(rng, value / 2, 1)
    rows = [("", "stock", "2023-Q3", before, "", ""), ("", "stock", "2023-Q4", last, "", ""),
            ("", "stock", "2023", year, "", "")]
    return Case("P308", rows, "holds" if last.interval().meets(year.interval()) else "fails")


def areas(rng, true):
    code = rng.choice(("flow", "plus"))
    members, whole, verdict = sums(rng, true, 3, code == "plus")
    rows = [("-" + name, code, "2023", figure, "", "")
            for name, figure in zip(SECTORS, members) if figure]
    rows.append(("", code, "2023", whole, "", ""))
    if rng.random() < 0.3:  # a subset never counts
        rows.append(("-poor", code, "2023", Figure(rng.randint(0, 500), 0), "", ""))
    return Case("P309", rows, verdict)


def contributions(rng, true):
    members, whole, verdict = sums(rng, true, 3)
    rows = [("", name, "2023", figure, "điểm %", "contribution")
            for name, figure in zip(SECTORS, members) if figure]
    rows.append(("", "whole_growth", "2023", whole, "%", ""))
    return Case("P310", rows, verdict)


def contribution(rng, true):
    base = F(rng.randint(10, 9999), rng.choice((1, 20)))
    before, now = base * F(rng.randint(1, 99), 100), base * F(rng.randint(0, 150), 100)
    figures = [rounded(rng, value, rng.randint(0, 3)) for value in (now, before, base)]
    x, b, whole = (figure.interval() for figure in figures)
    scale = rng.randint(0, 3)
    if whole.low <= 0 or figures[2].units <= 0:
        return None
    change = x.minus(b)
    ends = [100 * change.low / end for end in (whole.low, whole.high)] + \
           [100 * change.high / end for end in (whole.low, whole.high)]
    possible = Interval(min(ends), max(ends))
    stated = rounded(rng, 100 * (now - before) / base, scale) if true else \
        edge(rng, rng.choice((possible.low, possible.high)), F(0), scale)
    rows = [("", "one", "2023", stated, "điểm %", "contribution"),
            ("", "one", "2023", figures[0], "", ""), ("", "one", "2022", figures[1], "", ""),
            ("", "whole", "2022", figures[2], "", "")]
    return Case("P311", rows, "holds" if possible.meets(stated.interval()) else "fails")


def between(rng, true):
    weights = [F(rng.randint(0, 9)) for _ in SECTORS]
    if sum(weights) == 0:
        return None
    rates = [F(rng.randint(-2000, 4000), rng.choice((100, 1000))) for _ in SECTORS]
    parts = [rounded(rng, rate, rng.randint(0, 3)) for rate in rates]
    scale = rng.randint(0, 3)
    mean = sum(w * r for w, r in zip(weights, rates)) / sum(weights)
    if true:
        whole = rounded(rng, mean, scale)
    else:
        extreme = rng.choice((max, min))(parts, key=lambda figure: figure.value)
        whole = edge(rng, extreme.value, F(1, 2) / F(10) ** extreme.scale, scale)
    own = whole.interval()
    intervals = [figure.interval() for figure in parts]
    outside = all(own.exceeds(i) for i in intervals) or all(i.exceeds(own) for i in intervals)
    verdict = "fails" if outside else "holds"
    index = rng.random() < 0.3
    kind = "_index" if index else "_growth"
    if index:  # 107.09 for 7.09
        parts = [Figure(f.units + 100 * 10 ** f.scale, f.scale) for f in parts]
        whole = Figure(whole.units + 100 * 10 ** whole.scale, whole.scale)
    if any(f.value <= (0 if index else -100) for f in parts + [whole]):
        return None
    rows = [("", name + kind, "2023", figure, "%", "") for name, figure in zip(SECTORS, parts)]
    rows.append(("", "whole" + kind, "2023", whole, "%", ""))
    return Case("P312", rows, verdict)


def generate(rng):
    makers = (periods, at_end, areas, contributions, contribution, between)
    while True:
        case = rng.choice(makers)(rng, rng.random() < 0.5)
        if case is not None:
            yield case


def plan_of(names, mode):
    level = {"kind": "level", "unit": "tỷ đồng"}
    indicators = [dict(level, code=code) for code in ("flow", "whole") + SECTORS]
    indicators.append(dict(level, code="stock", stock=True))
    indicators.append(dict(level, code="plus", bounds=[0, None]))
    for code in ("whole",) + SECTORS:
        indicators.append({"code": code + "_growth", "kind": "growth", "unit": "%", "of": code,
                           "bounds": None})
        indicators.append({"code": code + "_index", "kind": "growth", "unit": "%", "of": code,
                           "form": "index", "bounds": None})
    tree = []
    for name in names:
        tree.append({"code": name, "parts_complete": True})
        tree.extend({"code": "%s-%s" % (name, part), "parent": name} for part in SECTORS)
        tree.append({"code": name + "-poor", "parent": name, "role": "subset"})
    return {"libplan": 1, "language": "en", "number_format": "plain", "areas": tree,
            "indicators": indicators,
            "builtin": [{"code": code, "missing": mode} for code in ("P308", "P309", "P310")],
            "partitions": [{"code": "sectors", "whole": "whole", "members": list(SECTORS)}],
            "data": [{"path": "figures.csv"}]}


def check(command, folder, cases, mode):
    names = ["c%d" % at for at in range(len(cases))]
    lines = ["area,indicator,period,value,unit,measure"]
    for name, case in zip(names, cases):
        lines += ["%s,%s,%s,%s,%s,%s" % (name + suffix, indicator, period, figure.text("plain"),
                                         unit, measure)
                  for suffix, indicator, period, figure, unit, measure in case.rows]
    with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as out:
        json.dump(plan_of(names, mode), out, ensure_ascii=False)
    with open(os.path.join(folder, "figures.csv"), "w", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    done = subprocess.run([command, "check", "plan.json", "--format", "json", "--max-findings",
                           "100000"], cwd=folder, capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit("%s ended with %d\n%s%s" % (command, done.returncode, done.stdout[:2000].decode(),
                                             done.stderr.decode()))
    return json.loads(done.stdout)


def problems_of(report, cases, mode):
    failed = {(f["area"], f["code"]) for f in report["findings"] if f["verdict"] == "fails"}
    out = ["not read: %s" % f["message"] for f in report["findings"] if f["code"] < "P2"][:3]
    for at, case in enumerate(cases):
        if (("c%d" % at, case.code) in failed) != (case.verdict == "fails"):
            out.append(case)
    if mode != "skip":  # figures of other rules are sums with missing members as well
        return out
    expected = collections.Counter((c.code, c.verdict) for c in cases)
    for rule in report["rules"]:
        code = rule["code"]
        if code in ("P308", "P309", "P310", "P311", "P312"):
            for verdict in ("holds", "fails"):
                if rule[verdict] != expected[(code, verdict)]:
                    out.append("%s: %d %s, %d expected" % (code, rule[verdict], verdict,
                                                           expected[(code, verdict)]))
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--libplan", default=os.environ.get("PLAN_COMMAND"))
    parser.add_argument("--cases", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=2023)
    options = parser.parse_args()
    if not options.libplan or not os.path.exists(options.libplan):
        sys.exit("no command to test: --libplan PATH")
    source = generate(random.Random(options.seed))
    verdicts, wrong, done = collections.Counter(), 0, 0
    while done < options.cases:
        mode = MODES[done // BATCH % len(MODES)]
        cases = [next(source) for _ in range(min(BATCH, options.cases - done))]
        cases = [c._replace(verdict=c.verdict[mode]) if isinstance(c.verdict, dict) else c
                 for c in cases]
        with tempfile.TemporaryDirectory() as folder:
            problems = problems_of(check(os.path.abspath(options.libplan), folder, cases, mode), cases,
                                   mode)
        for problem in problems[:max(0, 5 - wrong)]:
            if isinstance(problem, str):
                print(problem)
            else:
                print(problem.code, "expected", problem.verdict)
                for row in problem.rows:
                    print("   ", row[0] or "-", row[1], row[2], row[3].text("plain"), row[5])
        wrong += len(problems)
        verdicts.update((c.code, c.verdict) for c in cases)
        done += len(cases)
    print("seed %d: %s" % (options.seed, ", ".join(
        "%s %s %d" % (code, verdict, n) for (code, verdict), n in sorted(verdicts.items()))))
    print("%d cases, %d disagreements" % (done, wrong))
    return 1 if wrong or not done else 0


if __name__ == "__main__":
    sys.exit(main())
