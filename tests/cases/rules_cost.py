#!/usr/bin/env python3
"""What the rules cost over a hierarchy of 1,000 areas with 50 user rules: twice the years take at most
2.3 times the instructions, counted by callgrind so that it repeats.

usage: PLAN_COMMAND=libplan rules_cost.py [YEARS]
"""
import json
import os
import random
import shutil
import sys
import tempfile

from instructions import COMMAND, instructions, is_sanitized

TWICE = 2.3
PROVINCES, DISTRICTS, INDICATORS = 30, 969, 5


def rule(rng, number):
    a, b, c = rng.sample(range(INDICATORS), 3)
    forms = ("x%d <= x%d + x%d + 100000" % (a, b, c), "growth(x%d) <= 900000" % a,
             "x%d / x%d >= 0.00001" % (a, b), "x%d >= x%d[-1y] - 1000000" % (a, a),
             "sum(x%d, x%d) == x%d + x%d" % (a, b, b, a))
    return {"id": "r%d" % number, "check": forms[number % len(forms)]}


def generate(folder, years):
    rng = random.Random(1)
    provinces = ["m%d" % i for i in range(PROVINCES)]
    areas = [{"code": "root", "parts_complete": True}]
    areas += [{"code": p, "parent": "root", "parts_complete": True} for p in provinces]
    areas += [{"code": "l%d" % i, "parent": provinces[i % PROVINCES]} for i in range(DISTRICTS)]
    plan = {"libplan": 1, "number_format": "plain", "areas": areas,
            "indicators": [{"code": "x%d" % i, "kind": "level", "unit": "ha"}
                           for i in range(INDICATORS)],
            "rules": [rule(rng, i) for i in range(50)], "data": [{"path": "table.csv"}]}
    os.mkdir(folder)
    with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as out:
        json.dump(plan, out)
    with open(os.path.join(folder, "table.csv"), "w", encoding="utf-8") as out:
        out.write("indicator,area,period,value\n")
        for year in range(2000, 2000 + years):
            leaves = [[rng.randint(10, 500) for _ in range(INDICATORS)] for _ in range(DISTRICTS)]
            sums = [[sum(leaf[i] for leaf in leaves[p::PROVINCES]) for i in range(INDICATORS)]
                    for p in range(PROVINCES)]
            whole = [sum(one[i] for one in sums) for i in range(INDICATORS)]
            rows = [("root", whole)] + list(zip(provinces, sums))
            rows += [("l%d" % i, leaf) for i, leaf in enumerate(leaves)]
            for area, values in rows:
                for i, value in enumerate(values):
                    out.write("x%d,%s,%d,%d.0\n" % (i, area, year, value))
    return os.path.join(folder, "plan.json")


def main():
    years = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    if is_sanitized():
        print("a sanitized build is not measured")
        return 0
    if shutil.which("valgrind") is None:
        sys.exit("valgrind is missing: install the package valgrind")
    with tempfile.TemporaryDirectory() as folder:
        one = generate(os.path.join(folder, "1"), years)
        two = generate(os.path.join(folder, "2"), 2 * years)
        first = instructions(COMMAND, "check", "-q", one)
        second = instructions(COMMAND, "check", "-q", two)
    rows = years * INDICATORS * (1 + PROVINCES + DISTRICTS)
    print("%8.2f times for twice the rows (at most %s)" % (second / first, TWICE))
    print("%8.0f instructions a row" % (first / rows))
    return 1 if second / first > TWICE else 0


if __name__ == "__main__":
    sys.exit(main())
