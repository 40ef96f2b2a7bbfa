#!/usr/bin/env python3
"""Writes a tidy table of N rows and its plan: regions x quarters, four shares that add up to 100 and
three levels with declared growth on the year before. True figures, rounded: no finding, unless
--wrong asks for some. Prints how many checks fail, so that whoever counts can be held against it.

usage: generate.py ROWS FOLDER [--order region|period|shuffled] [--quoted] [--wrong SHARE]
                   [--edge SHARE] [--quarters N] [--seed S]
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


class Maker:
    """Rows region by region; a row is kept only if there is room, and `failing` counts the checks
    among the kept rows that fail."""

    def __init__(self, args):
        self.args, self.rng = args, random.Random(args.seed)
        self.left, self.failing = args.rows, 0

    def parts(self):
        """Four shares in hundredths. Printed with two decimals each is within 0.005: a sum of 99.98
        or 100.02 still holds, exactly at the edge, and 99.97 or 100.03 fails."""
        parts = [self.rng.randint(500, 3200) for _ in range(3)]
        parts.append(10000 - sum(parts))
        chance = self.rng.random()
        if chance < self.args.wrong:
            parts[0] += self.rng.choice((-3, 3, 20))
            return parts, 1
        if chance < self.args.wrong + self.args.edge:
            parts[0] += self.rng.choice((-2, 2))
        return parts, 0

    def growth(self, base, value):
        """In tenths of a percent, and whether it was made wrong."""
        growth = round(1000 * (value - base) / base)
        return (growth + 30, 1) if self.rng.random() < self.args.wrong else (growth, 0)

    def region(self, number):
        name, quarters = "R%05d" % number, self.args.quarters
        levels = {level: [self.rng.randint(10 ** 5, 10 ** 7)] for level in LEVELS}
        for level in LEVELS:
            for _ in range(1, quarters):
                last = levels[level][-1]
                levels[level].append(max(1000, last * self.rng.randint(980, 1045) // 1000))
        for q in range(quarters):
            period = "%d-Q%d" % (2000 + q // 4, q % 4 + 1)
            parts, failing = self.parts()
            # A group that the end of the table would cut has nothing that can fail.
            self.failing += failing if self.left >= len(SHARES) else 0
            for code, value in zip(SHARES, parts):
                yield name, code, period, "%d.%02d" % (value // 100, value % 100)
            for level in LEVELS:
                value = levels[level][q]
                yield name, level, period, "%d.%d" % (value // 10, value % 10)
                if q >= 4:
                    growth, failing = self.growth(levels[level][q - 4], value)
                    self.failing += failing if self.left > 0 else 0
                    sign = "-" if growth < 0 else ""
                    yield (name, level + "_growth", period,
                           "%s%d.%d" % (sign, abs(growth) // 10, abs(growth) % 10))

    def rows(self):
        number = 0
        line = '"%s","%s","%s","%s"\n' if self.args.quoted else "%s,%s,%s,%s\n"
        while self.left > 0:
            for row in self.region(number):
                if self.left == 0:
                    return
                self.left -= 1
                yield row[2], line % row
            number += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int)
    parser.add_argument("folder")
    parser.add_argument("--order", choices=("region", "period", "shuffled"), default="region")
    parser.add_argument("--quoted", action="store_true")
    parser.add_argument("--wrong", type=float, default=0.0)
    parser.add_argument("--edge", type=float, default=0.0)
    parser.add_argument("--quarters", type=int, default=92)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    os.makedirs(args.folder, exist_ok=True)
    with open(os.path.join(args.folder, "plan.json"), "w", encoding="utf-8") as out:
        json.dump(plan(), out, ensure_ascii=False, indent=1)
    maker = Maker(args)
    with open(os.path.join(args.folder, "table.csv"), "w", encoding="utf-8") as out:
        out.write("area,indicator,period,value\n")
        if args.order == "region":
            out.writelines(line for _, line in maker.rows())
        else:
            kept = list(maker.rows())
            if args.order == "shuffled":
                random.Random(args.seed).shuffle(kept)
            else:
                kept.sort(key=lambda row: row[0])
            out.writelines(line for _, line in kept)
    print("%d failing checks" % maker.failing)


if __name__ == "__main__":
    main()
