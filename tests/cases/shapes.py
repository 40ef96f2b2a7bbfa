#!/usr/bin/env python3
"""Groups that are judged as wholes against the same groups row by row: random tables, once with their
plan and once with areas that began before all rows, which makes every row go the long way (P209). All
findings are the same, and all counts but those of P209.

usage: PLAN_COMMAND=libplan shapes.py [TABLES]
"""
import json
import os
import random
import subprocess
import sys
import tempfile

COMMAND = os.environ.get("PLAN_COMMAND", "libplan")
PERIODS = {"Y": lambda q: str(2000 + q), "Q": lambda q: "%d-Q%d" % (2000 + q // 4, q % 4 + 1),
           "M": lambda q: "%d-%02d" % (2000 + q // 12, q % 12 + 1)}
IN_A_YEAR = {"Y": 1, "Q": 4, "M": 12}


def plan_of(rng):
    shares = ["share%d" % i for i in range(rng.randint(2, 5))]
    levels = ["level%d" % i for i in range(rng.randint(2, 4))]
    indicators = [{"code": c, "kind": "share", "unit": "%"} for c in shares]
    for level in levels:
        indicators.append({"code": level, "kind": "level", "unit": "tỷ đồng", "price": "constant"})
        if rng.random() < 0.8:
            indicators.append({"code": level + "_growth", "kind": "growth", "unit": "%", "of": level})
    indicators.append({"code": "people", "kind": "count", "unit": "người"})
    partitions = [{"code": "structure", "total": 100, "members": shares}]
    if rng.random() < 0.5:
        partitions.append({"code": "sum", "whole": levels[0], "members": levels[1:]})
    if rng.random() < 0.3:
        indicators.append({"code": "part", "kind": "level", "unit": "tỷ đồng", "part_of": levels[0]})
    plan = {"libplan": 1, "number_format": "plain", "indicators": indicators,
            "partitions": partitions, "areas": [{"code": "R%d" % i} for i in range(30)],
            "data": [{"path": "table.csv"}]}
    if rng.random() < 0.2:
        plan["rules"] = [{"id": "positive", "check": levels[0] + " >= 0"}]
    return plan, shares, levels


def group_of(rng, shares, levels, growing, past, q, step, wrong):
    """The cells of a group: true figures, but for some."""
    values = [rng.randint(500, 10000 // len(shares)) for _ in shares[1:]]
    values.insert(0, 10000 - sum(values))
    values[0] += rng.choice((-3, 3, 2, -2, 100)) if rng.random() < wrong else 0
    cells = [(c, "%d.%02d" % divmod(v, 100)) for c, v in zip(shares, values)]
    for level in reversed(levels):
        parts = sum(past[other, q] for other in levels[1:]) if level == levels[0] else 0
        value = parts or past.get((level, q - 1), rng.randint(1000, 100000)) * rng.randint(95, 106) // 100
        past[level, q] = value + (rng.choice((1, 10, -1)) if rng.random() < wrong / 3 else 0)
    for level in levels:
        value, base = past[level, q], past.get((level, q - step), 0)
        cells.append((level, "%d.%d" % divmod(value, 10)))
        if level + "_growth" in growing and base > 0 and rng.random() > 0.02:
            growth = round(1000 * (value - base) / base) + (
                rng.choice((1, -1, 30)) if rng.random() < wrong else 0)
            cells.append((level + "_growth", "%s%d.%d" % ("-" if growth < 0 else "",
                                                          *divmod(abs(growth), 10))))
    cells.append(("people", str(rng.randint(1, 10 ** 6))))
    return cells


def table_of(rng, plan, shares, levels):
    codes, rows = {i["code"] for i in plan["indicators"]}, []
    frequency = rng.choice(("Y", "Q", "M", "YQ"))
    wrong, dropped, twice, short = (rng.choice(chances) for chances in (
        (0, 0.01, 0.1), (0, 0.01, 0.2), (0, 0, 0.02), (0, 0.1)))
    lone = rng.choice((0, 0, 0.3, 0.9))  # areas of one row
    for area in range(rng.randint(1, 30)):
        past, first = {}, len(rows)
        for q in range(rng.randint(1, 30)):
            if rng.random() < dropped / 2:
                continue
            of = rng.choice(frequency)
            cells = group_of(rng, shares, levels, codes, past, q, IN_A_YEAR[of], wrong)
            if "part" in codes:
                cells.append(("part", str(rng.randint(1, 10 ** 4))))
            for code, text in cells:
                if rng.random() < dropped / 10:
                    continue
                if rng.random() < short and "." in text:
                    text = text.rstrip("0").rstrip(".")
                if rng.random() < wrong / 20:
                    text = rng.choice(("~", ">", "<=")) + text
                series = rng.choice(("plan", "estimate")) if rng.random() < 0.01 else ""
                for value in [text] + ([rng.choice((text, "5"))] if rng.random() < twice else []):
                    rows.append("R%d,%s,%s,%s,%s\n" % (area, code, PERIODS[of](q), value, series))
        if rng.random() < lone and len(rows) > first:
            rows[first:] = [rng.choice(rows[first:])]
    if rng.random() < 0.3:
        rng.shuffle(rows)
    return "area,indicator,period,value,series\n" + "".join(rows)


def report(folder, plan, began):
    for area in plan["areas"]:
        area.pop("valid_from", None)
        if began:
            area["valid_from"] = "1990"
    path = os.path.join(folder, "plan.json")
    with open(path, "w", encoding="utf-8") as out:
        json.dump(plan, out, ensure_ascii=False)
    done = subprocess.run([COMMAND, "check", path, "--format", "json"], capture_output=True, timeout=100)
    if done.returncode > 1:
        sys.exit("check ended with %d: %s" % (done.returncode, done.stderr.decode()))
    read = json.loads(done.stdout)
    return read["findings"], [row for row in read["rules"] if row["code"] != "P209"]


def main():
    tables = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(tables):
            rng = random.Random(seed)
            plan, shares, levels = plan_of(rng)
            with open(os.path.join(folder, "table.csv"), "w", encoding="utf-8") as out:
                out.write(table_of(rng, plan, shares, levels))
            whole, single = report(folder, plan, False), report(folder, plan, True)
            found += len(whole[0])
            for what, a, b in zip(("findings", "counts"), whole, single):
                if a != b:
                    print("table %d: %s differ" % (seed, what))
                    for one, other in zip(a, b):
                        if one != other:
                            print("  as wholes: %s\n  row by row: %s" % (one, other))
                            break
                    return 1
    print("%d tables, %d findings: the same as wholes and row by row" % (tables, found))
    return 0 if found > tables else 1


if __name__ == "__main__":
    sys.exit(main())
