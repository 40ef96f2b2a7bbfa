#!/usr/bin/env python3
"""Error localisation against an independent solver: for random plans whose sums hang together the
smallest sets of figures that can be changed so that every sum holds, by Fourier-Motzkin elimination
over exact fractions. The sets found must be those reported, with the same intervals.

Usage: localise.py [--libplan PATH] [--cases N] [--seed S]
"""
import argparse
import collections
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction as F

from printed import Figure

BATCH = 250
# A hierarchy: w = a + b + c, a = a1 + a2, b = b1 + b2, and the same leaves another way, v = a1 + b1.
SUMS = (("w", ("a", "b", "c")), ("a", ("a1", "a2")), ("b", ("b1", "b2")), ("v", ("a1", "b1")))
CODES = ("w", "a", "b", "c", "a1", "a2", "b1", "b2", "v")
MOST = 3


def feasible(constraints, n):
    """Whether n unknowns satisfy low <= sum(coefficient * x) <= high for all (coefficients, low,
    high): each unknown is eliminated in turn."""
    rows = []
    for coefficients, low, high in constraints:
        rows.append((tuple(coefficients), high))
        rows.append((tuple(-c for c in coefficients), -low))
    for k in range(n):
        upper = [r for r in rows if r[0][k] > 0]
        lower = [r for r in rows if r[0][k] < 0]
        rows = [r for r in rows if r[0][k] == 0]
        for (a, p), (b, q) in itertools.product(upper, lower):
            x, y = -b[k], a[k]
            rows.append((tuple(x * i + y * j for i, j in zip(a, b)), x * p + y * q))
        rows = list(set(rows))
    return all(bound >= 0 for _, bound in rows)


def interval(figure):
    half = F(1, 2) / F(10) ** figure.scale
    return figure.value - half, figure.value + half


def constraints_of(figures, chosen):
    """One for every sum; what is not chosen stands with its interval."""
    out = []
    for whole, members in SUMS:
        coefficients, low, high = [0] * len(chosen), F(0), F(0)
        for code, sign in [(m, 1) for m in members] + [(whole, -1)]:
            if code in chosen:
                coefficients[chosen.index(code)] += sign
            else:
                ends = sorted(sign * end for end in interval(figures[code]))
                low, high = low - ends[1], high - ends[0]
        out.append((coefficients, low, high))
    return out


def holds(figures, rule):
    whole, members = rule
    low, high = (sum(interval(figures[m])[i] for m in members) for i in (0, 1))
    own = interval(figures[whole])
    return low <= own[1] and own[0] <= high


def touched(rule, chosen):
    return bool(set(chosen) & ({rule[0]} | set(rule[1])))


def components(figures):
    """Failed sums that share a figure."""
    groups = []
    for rule in SUMS:
        if not holds(figures, rule):
            mine = {rule[0]} | set(rule[1])
            joined = [g for g in groups if g[1] & mine]
            groups = [g for g in groups if not g[1] & mine]
            groups.append(([rule] + [r for g in joined for r in g[0]],
                           mine.union(*(g[1] for g in joined))))
    return groups


def expected(figures):
    """For each component: the smallest sets that enter all its sums, and can be changed so that
    every sum that uses one of them holds."""
    out = []
    for rules, members in components(figures):
        found = []
        for size in range(1, MOST + 1):
            for chosen in itertools.combinations(sorted(members), size):
                if not all(touched(rule, chosen) for rule in rules):
                    continue
                every = [c for rule, c in zip(SUMS, constraints_of(figures, chosen))
                         if touched(rule, chosen)]
                if feasible(every, size):
                    found.append(frozenset(chosen))
            if found:
                break
        out.append((len(rules), set(found)))
    return sorted(out, key=str)


def single_range(figures, code):
    low = high = None
    for rule, (coefficients, a, b) in zip(SUMS, constraints_of(figures, (code,))):
        if touched(rule, (code,)):
            ends = sorted((a / coefficients[0], b / coefficients[0]))
            low = ends[0] if low is None else max(low, ends[0])
            high = ends[1] if high is None else min(high, ends[1])
    return low, high


def make(rng):
    """True figures, rounded, one to three of them spoiled."""
    true = {code: F(rng.randint(10, 999), rng.choice((1, 4, 10))) for code in
            ("c", "a1", "a2", "b1", "b2")}
    true["a"], true["b"] = true["a1"] + true["a2"], true["b1"] + true["b2"]
    true["w"], true["v"] = true["a"] + true["b"] + true["c"], true["a1"] + true["b1"]
    figures = {}
    for code in CODES:
        scale = rng.randint(0, 2)
        figures[code] = Figure(round(true[code] * F(10) ** scale), scale)
    for code in rng.sample(CODES, rng.randint(1, 3)):
        figure = figures[code]
        digits = list(str(figure.units))
        if rng.random() < 0.5:
            digits[rng.randrange(len(digits))] = str(rng.randint(0, 9))
            figures[code] = Figure(int("".join(digits)), figure.scale)
        else:
            figures[code] = Figure(figure.units + rng.choice((-1, 1)) * rng.randint(1, 300),
                                   figure.scale)
    return figures


def check(command, folder, cases):
    level = {"kind": "level", "unit": "ha"}
    plan = {"libplan": 1, "number_format": "plain",
            "indicators": [dict(level, code=code) for code in CODES],
            "partitions": [{"code": "of-" + whole, "whole": whole, "members": list(members)}
                           for whole, members in SUMS],
            "data": [{"path": "t.csv"}]}
    with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as out:
        json.dump(plan, out)
    with open(os.path.join(folder, "t.csv"), "w", encoding="utf-8") as out:
        out.write("area,indicator,period,value\n")
        for at, figures in enumerate(cases):
            for code in CODES:
                out.write("c%d,%s,2020,%s\n" % (at, code, figures[code].text("plain")))
    done = subprocess.run([command, "check", "plan.json", "--format", "json", "--max-findings",
                           "100000"], cwd=folder, capture_output=True)
    return json.loads(done.stdout)


def reported(report):
    """By area: for each component how many findings it mends, and its sets; single figures with
    their ranges; areas whose search was cut."""
    sets, ranges, cut = collections.defaultdict(dict), {}, set()
    for e in report["explanations"]:
        area = report["findings"][e["mends"][0]]["area"]
        key = tuple(e["mends"])
        found = sets[area].setdefault(key, set())
        if e["figures"]:
            found.add(frozenset(f["indicator"] for f in e["figures"]))
        if e["figures"] and not e["complete"]:
            cut.add(area)
        if len(e["figures"]) == 1:
            f = e["figures"][0]
            ranges[area, f["indicator"]] = (F(f["low"]), F(f["high"]))
    return sets, ranges, cut


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--libplan", default=os.environ.get("PLAN_COMMAND"))
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    sizes, wrong, done, cuts = collections.Counter(), 0, 0, 0
    while done < options.cases:
        cases = [make(rng) for _ in range(min(BATCH, options.cases - done))]
        with tempfile.TemporaryDirectory() as folder:
            sets, ranges, cut = reported(check(os.path.abspath(options.libplan), folder, cases))
        for at, figures in enumerate(cases):
            area = "c%d" % at
            oracle = expected(figures)
            found = sorted(((len(k), s) for k, s in sets[area].items()), key=str)
            sizes.update(min((len(s) for s in group), default=0) for _, group in oracle)
            if area in cut:
                cuts += 1
                continue
            bad = sorted(map(repr_of, found)) != sorted(map(repr_of, oracle))
            for group in oracle:
                for chosen in group[1]:
                    if len(chosen) == 1 and not bad:
                        code, = chosen
                        bad = ranges[area, code] != single_range(figures, code)
            if bad:
                wrong += 1
                if wrong <= 3:
                    print({code: figures[code].text("plain") for code in CODES})
                    print("   expected", oracle, "\n   found", found)
        done += len(cases)
    print("sizes of the smallest sets: %s; %d searches cut short" % (dict(sizes), cuts))
    print("%d cases, %d disagreements" % (done, wrong))
    return 1 if wrong or not done else 0


def repr_of(group):
    return group[0], sorted(sorted(s) for s in group[1])


if __name__ == "__main__":
    sys.exit(main())
