#!/usr/bin/env python3
"""What checking the plan files of tests/data/wdi must find, computed without libplan: fractions for
sums and quotients, 50 digits for logarithms. Prints one JSON object with an entry per plan file.

Usage: wdi.py [FOLDER]     (default: tests/data/wdi beside this file)

A figure is a pair of whole numbers: its interval in half-units of 10^-decimals. A check exists for
an area and period where one of its inputs of that period is there.
"""
import csv
import json
import os
import sys
from decimal import Decimal, getcontext
from fractions import Fraction

PLANS = ("quintiles.json", "population-growth.json", "gdp-per-capita.json", "real-growth.json",
         "per-capita-growth.json")
OURS = {"indicator", "period", "value", "area", "series", "unit", "measure", "against", "decimals",
        "note", "source"}
DUMPED = 15  # significant digits of a fraction from which on a cell is a dumped double


class Cell:
    """[low, high] as numerators over 2 * 10^scale."""

    def __init__(self, text, decimals, is_count):
        number = Decimal(text)
        digits, exponent = number.as_tuple().digits, number.as_tuple().exponent
        self.dumped = decimals is None and exponent < 0 and len(
            "".join(map(str, digits)).lstrip("0")) >= DUMPED
        if decimals is None:
            self.scale = max(0, -exponent)
        else:
            number = number.quantize(Decimal(1).scaleb(-decimals))
            self.scale = decimals
        units = int(number.scaleb(self.scale))
        half = 0 if is_count and self.scale == 0 and decimals is None else 1
        self.low, self.high = 2 * units - half, 2 * units + half

    def ends(self):
        unit = 2 * 10 ** self.scale
        return Fraction(self.low, unit), Fraction(self.high, unit)


def read(folder, name):
    """The plan, its figures by indicator and (area, period), and the unmapped headers by file."""
    with open(os.path.join(folder, name), encoding="utf-8") as stream:
        plan = json.load(stream)
    kinds = {item["code"]: item["kind"] for item in plan["indicators"]}
    figures = {code: {} for code in kinds}
    unmapped, rows = {}, 0
    for data in plan["data"]:
        code = data["set"]["indicator"]
        with open(os.path.join(folder, data["path"]), encoding="utf-8", newline="") as stream:
            table = csv.reader(stream)
            header = [data["columns"].get(head, head) for head in next(table)]
            unmapped[data["path"]] = [head for head in header if head not in OURS]
            at = {head: place for place, head in enumerate(header)}
            for row in table:
                key = (row[at["area"]], int(row[at["period"]]))
                assert key not in figures[code], "a duplicate: %s %s" % (data["path"], key)
                figures[code][key] = Cell(row[at["value"]], data.get("decimals"),
                                          kinds[code] == "count")
                rows += 1
    return plan, figures, unmapped, rows


class Tally:
    def __init__(self):
        self.holds = 0
        self.skipped = {}
        self.failing = []

    def skip(self, reason):
        self.skipped[reason] = self.skipped.get(reason, 0) + 1

    def result(self):
        return {"checks": self.holds + len(self.failing) + sum(self.skipped.values()),
                "holds": self.holds, "fails": len(self.failing), "undecided": 0,
                "skipped": self.skipped,
                "failing": ["%s %d" % key for key in sorted(self.failing)]}

    def decide(self, key, meets):
        if meets:
            self.holds += 1
        else:
            self.failing.append(key)


def partition(figures, item):
    """The interval of the sum against an exact total."""
    tally = Tally()
    members = [figures[code] for code in item["members"]]
    for key in set().union(*members):
        cells = [member.get(key) for member in members]
        if None in cells:
            tally.skip("missing")
        elif any(cell.dumped for cell in cells):
            tally.skip("precision")
        else:
            ends = [cell.ends() for cell in cells]
            low, high = sum(end[0] for end in ends), sum(end[1] for end in ends)
            tally.decide(key, low <= Fraction(str(item["total"])) <= high)
    return tally


def ratio(figures, item):
    """numerator / denominator against the printed ratio, all positive: cross-multiplied."""
    tally = Tally()
    tables = [figures[item["numerator"]], figures[item["denominator"]], figures[item["code"]]]
    for key in set().union(*tables):
        cells = [table.get(key) for table in tables]
        if None in cells:
            tally.skip("missing")
        elif any(cell.dumped for cell in cells):
            tally.skip("precision")
        else:
            (top_low, top_high), (low, high), (printed_low, printed_high) = [
                cell.ends() for cell in cells]
            assert top_low >= 0 and low > 0, key
            tally.decide(key, top_low <= printed_high * high and top_high >= printed_low * low)
    return tally


def decimal_of(fraction):
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def growth(figures, item, prices):
    """100 * ln(x / base) or 100 * (x / base - 1) against the printed growth."""
    tally = Tally()
    levels = figures[item["of"]]
    for key in set(figures[item["code"]]) | set(levels):
        stated = figures[item["code"]].get(key)
        now, base = levels.get(key), levels.get((key[0], key[1] - 1))
        if None in (stated, now, base):
            tally.skip("missing")
        elif item.get("price") != prices[item["of"]]:
            tally.skip("price_basis")
        elif stated.dumped or now.dumped or base.dumped:
            tally.skip("precision")
        else:
            (low, high), (base_low, base_high) = now.ends(), base.ends()
            lowest, highest = low / base_high, high / base_low
            stated_low, stated_high = stated.ends()
            if item.get("form") == "log":
                width = Decimal("1e-40")
                meets = (100 * decimal_of(lowest).ln() - width <= decimal_of(stated_high)
                         and 100 * decimal_of(highest).ln() + width >= decimal_of(stated_low))
            else:
                meets = (100 * (lowest - 1) <= stated_high and 100 * (highest - 1) >= stated_low)
            tally.decide(key, meets)
    return tally


def per_capita_growth(figures, tolerance):
    """The rule of per-capita-growth.json: the growth of GDP by the change of the population, whose
    figures are exact and positive; each stands once in it."""
    tally = Tally()
    tables = [figures[code] for code in ("gdp_per_capita_growth", "gdp_growth", "population")]
    for key in set().union(*tables):
        stated, gdp, people = [table.get(key) for table in tables]
        before = tables[2].get((key[0], key[1] - 1))
        if None in (stated, gdp, people, before):
            tally.skip("missing")
        elif stated.dumped or gdp.dumped:
            tally.skip("precision")
        else:
            change = before.ends()[0] / people.ends()[0]
            low, high = [(100 + end) * change - 100 for end in gdp.ends()]
            stated_low, stated_high = stated.ends()
            tally.decide(key, stated_low - tolerance <= high and stated_high + tolerance >= low)
    return tally


def expected(folder, name):
    plan, figures, unmapped, rows = read(folder, name)
    prices = {item["code"]: item.get("price") for item in plan["indicators"]}
    rules = {}
    for item in plan.get("partitions", ()):
        rules["partition " + item["code"]] = partition(figures, item).result()
    for item in plan["indicators"]:
        if "numerator" in item:
            rules["ratio " + item["code"]] = ratio(figures, item).result()
        if item["kind"] == "growth" and "of" in item:
            rules["growth " + item["code"]] = growth(figures, item, prices).result()
    for item in plan.get("rules", ()):
        rules["rule " + item["id"]] = per_capita_growth(
            figures, Fraction(str(item["tolerance"]))).result()
    return {"observations": rows,
            "dumped": sum(cell.dumped for table in figures.values() for cell in table.values()),
            "files_with_unmapped_columns": sum(1 for heads in unmapped.values() if heads),
            "rules": rules}


def main():
    getcontext().prec = 50
    here = os.path.dirname(os.path.abspath(__file__))
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(
        os.path.dirname(here), "data", "wdi")
    json.dump({name: expected(folder, name) for name in PLANS}, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
