#!/usr/bin/env python3
"""Writes a tidy table of N rows and its plan: regions x quarters, four shares that add up to 100 and
three levels with declared growth on the year before. True figures, rounded: no finding.

usage: generate.py ROWS FOLDER [--order region|period|shuffled] [--wrong SHARE] [--seed S]
"""
import argparse
import json
import os
import random

LEVELS = ("grdp", "industry", "services")
SHARES = ("share_agri", "share_ind", "share_serv", "share_tax")


def plan():
    indicators = [{"code": c, "kind": "share", "unit": "%"} for c in SHARES]
    for level in LEVELS:
        indicators.append({"code": level, "kind": "level", "unit": "tỷ đồng", "price": "constant"})
        indicators.append({"code": level + "_growth", "kind": "growth", "unit": "%", "of": level})
    return {"libplan": 1, "number_format": "plain", "indicators": indicators,
            "partitions": [{"code": "structure", "total": 100, "members": list(SHARES)}],
            "data": [{"path": "table.csv"}]}


def rows_of(region, quarters, rng, wrong):
    """Rows of one region in order of the quarters."""
    name = "R%05d" % region
    levels = {level: [rng.randint(10 ** 5, 10 ** 7)] for level in LEVELS}
    for level in LEVELS:
        for _ in range(1, quarters):
            levels[level].append(max(1000, levels[level][-1] * rng.randint(980, 1045) // 1000))
    for q in range(quarters):
        period = "%d-Q%d" % (2000 + q // 4, q % 4 + 1)
        parts = [rng.randint(500, 3200) for _ in range(3)]
        parts.append(10000 - sum(parts))
        if rng.random() < wrong:
            parts[0] += 20
        for code, value in zip(SHARES, parts):
            yield "%s,%s,%s,%d.%02d\n" % (name, code, period, value // 100, value % 100)
        for level in LEVELS:
            value = levels[level][q]
            yield "%s,%s,%s,%d.%d\n" % (name, level, period, value // 10, value % 10)
            if q >= 4:
                base = levels[level][q - 4]
                growth = round(1000 * (value - base) / base)
                sign = "-" if growth < 0 else ""
                yield "%s,%s_growth,%s,%s%d.%d\n" % (name, level, period, sign, abs(growth) // 10,
                                                     abs(growth) % 10)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int)
    parser.add_argument("folder")
    parser.add_argument("--order", choices=("region", "period", "shuffled"), default="region")
    parser.add_argument("--wrong", type=float, default=0.0)
    parser.add_argument("--quarters", type=int, default=92)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    os.makedirs(args.folder, exist_ok=True)
    with open(os.path.join(args.folder, "plan.json"), "w", encoding="utf-8") as out:
        json.dump(plan(), out, ensure_ascii=False, indent=1)
    written, region = 0, 0
    with open(os.path.join(args.folder, "table.csv"), "w", encoding="utf-8") as out:
        out.write("area,indicator,period,value\n")
        kept = []
        while written < args.rows:
            rows = list(rows_of(region, args.quarters, rng, args.wrong))[:args.rows - written]
            written += len(rows)
            region += 1
            if args.order == "region":
                out.writelines(rows)
            else:
                kept.extend(rows)
        if args.order == "shuffled":
            rng.shuffle(kept)
        elif args.order == "period":
            kept.sort(key=lambda row: row.split(",")[2])
        out.writelines(kept)


if __name__ == "__main__":
    main()
