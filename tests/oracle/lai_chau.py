#!/usr/bin/env python3
"""What checking examples/lai-chau must find, computed without libplan: exact fractions over the
rows of figures.csv. Prints one JSON object; tests compare the command's report with it.

Usage: lai_chau.py [FOLDER]     (default: examples/lai-chau beside this file's repository)

Intervals: `low`, `high` are exact fractions ("p/q"), `open` says which ends are
not reached; `printed` are the ends as reports show them: an end that is a decimal as it is and
closed, any other rounded outwards to two decimals more than the most precise figure that enters,
and open.
"""
import csv
import json
import os
import re
import sys
from fractions import Fraction as F

PREVIOUS = ("actual", "estimate", "baseline")
RELATIVE_KINDS = ("level", "count", "ratio", "index")
HUNDREDTHS = {"%": F(1, 100), "điểm%": F(1, 100), "‰": F(1, 1000)}
THOUSANDS = {("tấn", "nghìn tấn"): F(1, 1000)}


class Interval:
    """Ends are fractions or None (unbounded); an unbounded end is open."""

    def __init__(self, low, high, low_open=False, high_open=False):
        self.low, self.high = low, high
        self.low_open, self.high_open = low_open or low is None, high_open or high is None

    def cut(self, low, high):
        result = Interval(self.low, self.high, self.low_open, self.high_open)
        if low is not None and (result.low is None or result.low < low):
            result.low, result.low_open = low, False
        if high is not None and (result.high is None or result.high > high):
            result.high, result.high_open = high, False
        return result

    def integers(self):
        low = -((-self.low).__floor__())
        high = self.high.__floor__()
        low += low == self.low and self.low_open
        high -= high == self.high and self.high_open
        return [int(low), int(high)]

    def below(self, other):
        """Every number in here is less than every number in the other."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (
            self.high == other.low and (self.high_open or other.low_open))


class Figure:
    """A cell in Vietnamese notation: number, printed decimals, reading, about."""

    WORDS = (("khoảng ", "about"), ("xuống dưới ", "below"), ("giảm ", "minus"), ("xuống ", ""),
             ("~", "about"), ("<", "below"), (">", "above"))

    def __init__(self, text):
        self.reading, self.about, sign = "rounded", False, 1
        rest = text
        for word, meaning in self.WORDS:
            if rest.startswith(word):
                rest = rest[len(word):]
                if meaning == "about":
                    self.about = True
                elif meaning == "minus":
                    sign = -1
                elif meaning:
                    self.reading = meaning
        if rest.endswith(" trở lên"):
            rest, self.reading = rest[:-len(" trở lên")], "at_least"
        match = re.fullmatch(r"(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?", rest)
        if not match:
            raise ValueError("cannot read %r" % text)
        decimals = match.group(2) or ""
        digits = match.group(1).replace(".", "") + decimals
        self.scale = len(decimals)
        self.value = sign * F(int(digits), 10 ** self.scale)

    def interval(self, exact):
        if self.reading == "at_least":
            return Interval(self.value, None)
        if self.reading == "above":
            return Interval(self.value, None, low_open=True)
        if self.reading == "below":
            return Interval(None, self.value, high_open=True)
        half = 0 if exact and not self.scale and not self.about else F(1, 2 * 10 ** self.scale)
        return Interval(self.value - half, self.value + half)


def plain(value, scale):
    """A fraction with that many decimals; it must be one."""
    scaled = value * 10 ** scale
    if scaled.denominator != 1:
        raise ValueError("%s has more than %d decimals" % (value, scale))
    digits = str(abs(scaled.numerator)).rjust(scale + 1, "0")
    text = digits[:-scale] + "." + digits[-scale:] if scale else digits
    return "-" + text if value < 0 else text


def decimals_of(value):
    """How many decimals the fraction has, None where it is no decimal of 18 digits."""
    for scale in range(18):
        if (value * 10 ** scale).denominator == 1:
            return scale if abs(value) * 10 ** scale < 10 ** 18 else None
    return None


def printed_end(value, scale, upwards):
    exact = decimals_of(value)
    if exact is not None:
        return plain(value, exact), False
    scaled = value * 10 ** scale
    whole = -((-scaled).__floor__()) if upwards else scaled.__floor__()
    return plain(F(whole, 10 ** scale), scale), True


def describe(interval, scale, whole_numbers):
    low, low_moved = printed_end(interval.low, scale, False)
    high, high_moved = printed_end(interval.high, scale, True)
    names = {(0, 0): "none", (1, 0): "low", (0, 1): "high", (1, 1): "both"}
    result = {
        "low": str(interval.low), "high": str(interval.high),
        "printed": {"low": low, "high": high,
                    "open": names[bool(low_moved or interval.low_open),
                                  bool(high_moved or interval.high_open)]},
        "integers": interval.integers() if whole_numbers else None}
    return result


def read(folder):
    with open(os.path.join(folder, "plan.json"), encoding="utf-8") as stream:
        plan = json.load(stream)
    root = next(area["code"] for area in plan["areas"] if "parent" not in area)
    rows = []
    with open(os.path.join(folder, "figures.csv"), encoding="utf-8", newline="") as stream:
        for line, row in enumerate(csv.DictReader(stream), 2):
            row.update(line=line, area=row["area"] or root, figure=Figure(row["value"]),
                       period=int(row["period"]), series=row["series"] or "actual")
            rows.append(row)
    return plan, {item["code"]: item for item in plan["indicators"]}, rows


def bounds_of(indicator):
    if indicator["kind"] == "rate":
        return F(0), F(100) if indicator["unit"] == "%" else F(1000)
    return (F(0), None) if indicator["kind"] == "count" else (None, None)


def figures_of(indicators, rows):
    """(indicator, area, period, series) -> first row, its interval; and the repeated rows."""
    found, repeated = {}, []
    for row in rows:
        if row["measure"]:
            continue
        indicator = indicators[row["indicator"]]
        if row["unit"] != indicator.get("unit", ""):
            raise ValueError("line %d: convert the unit first" % row["line"])
        key = (row["indicator"], row["area"], row["period"], row["series"])
        if key in found:
            first = found[key][0]
            repeated.append({"lines": [first["line"], row["line"]],
                             "agree": first["figure"].value == row["figure"].value})
            continue
        interval = row["figure"].interval(indicator["kind"] == "count")
        found[key] = (row, interval.cut(*bounds_of(indicator)))
    return found, repeated


def digit_changes(digits):
    """Every string one replaced, inserted, deleted or swapped digit away."""
    out = set()
    for at in range(len(digits) + 1):
        for digit in "0123456789":
            out.add(digits[:at] + digit + digits[at:])
            out.add(digits[:at] + digit + digits[at + 1:])
        out.add(digits[:at] + digits[at + 1:])
        out.add(digits[:at] + digits[at + 1:at + 2] + digits[at:at + 1] + digits[at + 2:])
    out.discard(digits)
    return {text for text in out if text}


def partition_findings(plan, indicators, figures):
    out = []
    for partition in plan.get("partitions", ()):
        places = {key[1:] for key in figures if key[0] in partition["members"]}
        for place in sorted(places):
            members = [figures.get((code,) + place) for code in partition["members"]]
            if None in members:
                continue
            total = F(str(partition["total"]))
            low = sum(interval.low for _, interval in members)
            high = sum(interval.high for _, interval in members)
            if low <= total <= high:
                continue
            scale = max(row["figure"].scale for row, _ in members)
            value = sum(row["figure"].value for row, _ in members)
            half = (high - low) / 2
            finding = {
                "rule": partition["code"], "period": place[1], "area": place[0],
                "series": place[2], "value": plain(value, scale),
                "interval": [plain(low, scale), plain(high, scale)],
                "expected": [plain(total - half, scale), plain(total + half, scale)],
                "gap": plain(value - total, scale),
                "beyond_rounding": plain(low - total if low > total else high - total, scale),
                "line": min(row["line"] for row, _ in members), "inputs": [], "repairs": []}
            for at, (row, interval) in enumerate(members):
                others_low, others_high = low - interval.low, high - interval.high
                required = [total - others_high, total - others_low]
                finding["inputs"].append({
                    "indicator": row["indicator"], "line": row["line"],
                    "value": plain(row["figure"].value, row["figure"].scale),
                    "required": [plain(end, decimals_of(end)) for end in required]})
                unit = F(1, 10 ** row["figure"].scale)
                digits = str(int(row["figure"].value / unit))
                for text in sorted(digit_changes(digits)):
                    candidate = int(text) * unit
                    if (candidate - unit / 2 <= required[1]
                            and candidate + unit / 2 >= required[0] and 0 <= candidate <= total):
                        finding["repairs"].append({
                            "input": at, "indicator": row["indicator"],
                            "from": plain(row["figure"].value, row["figure"].scale),
                            "to": plain(candidate, row["figure"].scale)})
            out.append(finding)
    return out


def previous_of(figures, implied, key):
    indicator, area, period, _ = key
    for source in (figures, implied):
        for series in PREVIOUS:
            at = (indicator, area, period - 1, series)
            if at in source:
                return at, source[at][1]
    return None, None


def weaker_targets(indicators, figures, implied):
    """Plan figures that are certainly worse than the year before. What an implied target and an
    implied base would give stands apart: no figure of either is in the document."""
    stated, both_implied = [], []
    for source, out in ((figures, stated), (implied, both_implied)):
        for key in sorted(source):
            direction = indicators[key[0]].get("direction")
            base_key, base = previous_of(figures, implied, key)
            if key[3] != "plan" or not direction or base is None:
                continue
            target = source[key][1]
            worse = target.below(base) if direction == "up" else base.below(target)
            if not worse:
                continue
            item = {"indicator": key[0], "area": key[1], "period": key[2],
                    "against": list(base_key)}
            if base_key in figures and source is figures:
                value = source[key][0]["figure"].value
                was = figures[base_key][0]["figure"].value
                item.update(line=source[key][0]["line"], value=str(value), previous=str(was),
                            percent=plain(round(100 * (value - was) / was, 2), 2))
            out.append(item)
    return stated, both_implied


def is_points(row, indicators):
    """A change that kind and unit make points."""
    indicator = indicators[row["indicator"]]
    return indicator["kind"] in ("rate", "share", "growth") or (
        indicator["kind"] == "ratio" and indicator["unit"] in ("%", "‰"))


def points_in_percent(indicators, rows):
    """Changes in points that are printed in % or ‰; a sign alone says nothing about a unit."""
    return [{"indicator": row["indicator"], "line": row["line"], "note": row["note"]}
            for row in rows if row["measure"] == "change" and row["unit"] in ("%", "‰")
            and row["figure"].value != 0 and is_points(row, indicators)]


def far_beyond_plan(indicators, figures, rows):
    """More than 140 % of the plan, by figures or by what is said of them."""
    found = {}
    for row in rows:
        key = (row["indicator"], row["area"], row["period"])
        if row["series"] != "actual" or is_points(row, indicators):
            continue
        if row["measure"] == "change" and row["against"] == "plan" and row["unit"] == "%":
            beyond = row["figure"].interval(False).low > 40
        else:
            at = key + ("plan",)
            beyond = not row["measure"] and at in figures and (
                5 * figures[key + ("actual",)][1].low > 7 * figures[at][1].high)
        if beyond:
            found.setdefault(key, row["line"])
    return [{"indicator": key[0], "area": key[1], "period": key[2]} for key in sorted(found)]


def implied_values(indicators, figures, rows):
    """What a figure and a statement about it say of the plan or of the year before."""
    found = {}
    for row in rows:
        key = (row["indicator"], row["area"], row["period"], row["series"])
        if not row["measure"] or key not in figures or row["figure"].about:
            continue
        if row["figure"].reading != "rounded":
            continue
        indicator = indicators[row["indicator"]]
        base, figure = figures[key][1], figures[key][0]["figure"]
        unit = row["unit"] or indicator.get("unit", "")
        scale = max(row["figure"].scale, figure.scale) + 2
        if unit == "%" and indicator["kind"] in RELATIVE_KINDS and indicator["unit"] != "%":
            stated = row["figure"].interval(False)
            interval = Interval(base.low / (1 + stated.high / 100),
                                base.high / (1 + stated.low / 100))
        else:
            factor = THOUSANDS.get((unit, indicator["unit"]), F(1))
            if unit != indicator["unit"] and factor == 1:
                factor = HUNDREDTHS[unit] / HUNDREDTHS[indicator["unit"]]
            stated = row["figure"].interval(indicator["kind"] == "count" and factor == 1)
            interval = Interval(base.low - stated.high * factor, base.high - stated.low * factor)
        other = (key[0], key[1], key[2], "plan") if row["against"] == "plan" else (
            key[0], key[1], key[2] - 1, "actual")
        if other not in figures:
            found[other] = (row, interval.cut(*bounds_of(indicator)), scale)
    return found


def expected(folder):
    plan, indicators, rows = read(folder)
    figures, repeated = figures_of(indicators, rows)
    implied = implied_values(indicators, figures, rows)
    stated, both_implied = weaker_targets(indicators, figures, implied)
    return {
        "rows": len(rows),
        "figures": len(figures),
        "statements": sum(1 for row in rows if row["measure"]),
        "repeated": repeated,
        "partitions": partition_findings(plan, indicators, figures),
        "weaker": stated,
        "points_in_percent": points_in_percent(indicators, rows),
        "far_beyond_plan": far_beyond_plan(indicators, figures, rows),
        "weaker_by_implied_values_only": both_implied,
        "implied": [dict(indicator=key[0], area=key[1], period=key[2], series=key[3],
                         line=row["line"], note=row["note"],
                         **describe(interval, scale, indicators[key[0]]["kind"] == "count"))
                    for key, (row, interval, scale) in sorted(implied.items())]}


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(
        os.path.dirname(os.path.dirname(here)), "examples", "lai-chau")
    json.dump(expected(folder), sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main()
