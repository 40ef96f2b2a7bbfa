#!/usr/bin/env python3
"""What became of targets, against an oracle in fractions that shares nothing with the library: random
results and targets with decimals, operators, bases, spans, gaps and ties. Every verdict must be the
oracle's: met where every number behind the figures meets the target, missed where none does. Then
targets of parts beside that of their whole (P404), and steps that no year has reached (P408): found
where it is certain and nowhere else.

usage: PLAN_COMMAND=libplan targets.py [CASES [SEED]]
"""
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction as F

COMMAND = os.environ.get("PLAN_COMMAND", "libplan")
YEARS = (2018, 2019, 2020, 2021, 2022, 2023)
SPAN, N, BASE = "2019-2023", 5, 2018

INDICATORS = [
    {"code": "rate_up", "kind": "rate", "unit": "%", "direction": "up"},
    {"code": "rate_down", "kind": "rate", "unit": "%", "direction": "down"},
    {"code": "rate_free", "kind": "rate", "unit": "%"},
    {"code": "banded", "kind": "rate", "unit": "%", "direction": "up", "band": 0.25},
    {"code": "level", "kind": "level", "unit": "ha", "direction": "up"},
    {"code": "stock", "kind": "level", "unit": "ha", "direction": "down", "stock": True},
    {"code": "count", "kind": "count", "unit": "nhà", "direction": "up"},
    {"code": "growth", "kind": "growth", "unit": "%", "direction": "up"},
    {"code": "whole", "kind": "level", "unit": "ha"},
]
BY_CODE = {i["code"]: i for i in INDICATORS}
BOUNDS = {"rate": (F(0), True, F(100), True), "count": (F(0), True, None, False),
          "growth": (F(-100), False, None, False), "level": (None, False, None, False)}


# --- Intervals: (low, low is in, high, high is in); None: no end ---------------------------------

def inside(inner, outer):
    low_ok = outer[0] is None or (inner[0] is not None and (
        inner[0] > outer[0] or (inner[0] == outer[0] and (outer[1] or not inner[1]))))
    high_ok = outer[2] is None or (inner[2] is not None and (
        inner[2] < outer[2] or (inner[2] == outer[2] and (outer[3] or not inner[3]))))
    return low_ok and high_ok


def apart(a, b):
    def before(x, y):
        return x[2] is not None and y[0] is not None and (
            x[2] < y[0] or (x[2] == y[0] and not (x[3] and y[1])))
    return before(a, b) or before(b, a)


def meet(a, b):
    if apart(a, b):
        return None
    low, low_in = max(((a[0], not a[1]), (b[0], not b[1])),
                      key=lambda e: (e[0] is not None, e[0] or 0, e[1]))
    high, high_in = min(((a[2], a[3]), (b[2], b[3])),
                        key=lambda e: (e[0] is None, e[0] or 0, e[1]))
    return (low, not low_in, high, high_in)


def half(text):
    decimals = len(text.split(".")[1]) if "." in text else 0
    return F(1, 2 * 10 ** decimals)


def scale(text):
    return len(text.split(".")[1]) if "." in text else 0


def of_plain(text, kind):
    """What a plain printed figure stands for, cut by the bounds of its kind; None: outside."""
    value = F(text)
    exact = kind == "count" and "." not in text
    spread = F(0) if exact else half(text)
    return meet((value - spread, True, value + spread, True), BOUNDS[kind])


def combine(a, b, low, high):
    return (low(a, b), a[1] and b[1], high(a, b), a[3] and b[3])


# --- What is wanted -----------------------------------------------------------------------------

def wanted(case):
    """The numbers that meet the target, better ones than a range too."""
    op, low, high = case["op"], F(case["low"]), F(case["high"] or case["low"])
    direction = BY_CODE[case["indicator"]].get("direction")
    if op == "plain":
        op = {"up": "at_least", "down": "at_most", None: "equal"}[direction]
    if op in ("at_least", "above"):
        return (low, op == "at_least", None, False)
    if op in ("at_most", "below"):
        return (None, False, low, op == "at_most")
    if op == "equal":
        return None
    spread = F(0)
    if op == "about":
        spread = F(0) if case["high"] else half(case["low"])
        if case["indicator"] == "banded" and case["basis"] == "level":
            exact = F(1, 4)
            spread += exact
    goal = (low - spread, True, high + spread, True)
    if direction == "up":
        goal = goal[:2] + (None, False)
    if direction == "down":
        goal = (None, False) + goal[2:]
    return goal


def power_of(goal, n):
    """A goal for growth in % a year as one for the relative over n years."""
    def end(value):
        return None if value is None else (1 + value / 100) ** n
    return (end(goal[0]), goal[1], end(goal[2]), goal[3])


# --- Verdicts -----------------------------------------------------------------------------------

def as_printed(case, text):
    if case["op"] in ("above", "below"):
        return False
    ends = [case["low"]] + ([case["high"]] if case["high"] else [])
    exact = BY_CODE[case["indicator"]]["kind"] == "count" and "." not in text
    return any(F(text) == F(e) and (exact or scale(text) >= scale(e)) for e in ends)


def judge(actual, goal):
    if goal is None:
        return "undecided"
    return "met" if inside(actual, goal) else "missed" if apart(actual, goal) else "undecided"


def one_year(case, year):
    text = case["values"].get(year)
    if text is None:
        return "missing"
    actual = of_plain(text, BY_CODE[case["indicator"]]["kind"])
    if actual is None:
        return "bounds"
    return "met" if as_printed(case, text) else judge(actual, wanted(case))


def known(case, years):
    """Intervals of the years, or the reason."""
    kind = BY_CODE[case["indicator"]]["kind"]
    texts = [case["values"].get(year) for year in years]
    if any(text is None for text in texts):
        return "missing" if not any(texts) else "gap"
    found = [of_plain(text, kind) for text in texts]
    return "bounds" if None in found else found


def add(intervals):
    total = (F(0), True, F(0), True)
    for i in intervals:
        low = None if total[0] is None or i[0] is None else total[0] + i[0]
        high = None if total[2] is None or i[2] is None else total[2] + i[2]
        total = (low, total[1] and i[1], high, total[3] and i[3])
    return total


def expected(case):
    basis, indicator = case["basis"], BY_CODE[case["indicator"]]
    goal = wanted(case)
    if case["keep"]:
        verdicts = [one_year(case, year) for year in YEARS[1:]]
        reasons = [v for v in verdicts if v in ("missing", "bounds")]
        if "missed" in verdicts:
            return "missed"
        if reasons:
            missing = verdicts.count("missing")
            return "bounds" if missing == 0 else "missing" if missing == N else "gap"
        return "undecided" if "undecided" in verdicts else "met"
    if basis == "level" and case["period"] == SPAN and indicator["kind"] == "growth":
        basis = "mean_growth"
    if basis == "level" and case["period"] == SPAN and case["indicator"] in ("level", "count"):
        basis = "cumulative"
    if basis == "level":
        return one_year(case, 2023)
    if basis == "cumulative":
        found = known(case, YEARS[1:])
        return found if isinstance(found, str) else judge(add(found), goal)
    if basis == "share_of":
        part, whole = case["values"].get(2023), case["whole"]
        if part is None or whole is None:
            return "missing"
        x, y = of_plain(part, "level"), of_plain(whole, "level")
        share = (100 * x[0] / y[2], True, 100 * x[2] / y[0], True)
        return judge(share, goal)
    if basis == "points_a_year":
        base, last = known(case, (BASE,)), known(case, (2023,))
        if isinstance(base, str) or isinstance(last, str):
            return reason_of_ends(case, base, last)
        change = ((last[0][0] - base[0][2]) / N, last[0][1] and base[0][3],
                  (last[0][2] - base[0][0]) / N, last[0][3] and base[0][1])
        return judge(change, goal)
    goal = power_of(goal, N)
    if indicator["kind"] == "growth":
        found = known(case, YEARS[1:])
        if isinstance(found, str):
            return found
        low = high = F(1)
        low_in = high_in = True
        for rate in found:
            low, low_in = low * (1 + rate[0] / 100), low_in and rate[1]
            high, high_in = high * (1 + rate[2] / 100), high_in and rate[3]
        return judge((low, low_in, high, high_in), goal)
    base, last = known(case, (BASE,)), known(case, (2023,))
    if isinstance(base, str) or isinstance(last, str):
        return reason_of_ends(case, base, last)
    relative = (last[0][0] / base[0][2], True, last[0][2] / base[0][0], True)
    return judge(relative, goal)


def reason_of_ends(case, base, last):
    """Without one of the ends changes of each year would do, and nobody states them."""
    if "bounds" in (base, last) and "missing" not in (base, last):
        return "bounds"
    years = [year for year in YEARS[1:] if case["values"].get(year)]
    before = {year: case["values"].get(year - 1) for year in years}
    have = [year for year in years if before[year]]
    return "missing" if not have else "gap"


# --- Random cases -------------------------------------------------------------------------------

def number(rng, low, high, decimals):
    return "%.*f" % (decimals, rng.randint(low * 10 ** decimals, high * 10 ** decimals)
                     / 10 ** decimals)


def near(rng, text, decimals):
    """A number beside another: ties of half a unit are frequent."""
    step = F(rng.choice((0, 0, 1, -1, 2, -2, 5, -5)), 2 * 10 ** max(scale(text), decimals))
    value = F(text) + step
    shown = "%.*f" % (decimals + 1, float(value))
    return shown if rng.random() < 0.5 else "%.*f" % (decimals, float(value))


def random_values(rng, indicator):
    decimals = 0 if indicator["kind"] == "count" else rng.choice((0, 1, 1, 2))
    low, high = {"rate": (1, 99), "growth": (-5, 12)}.get(indicator["kind"], (50, 150))
    values = {year: number(rng, low, high, decimals) for year in YEARS}
    if rng.random() < 0.2:
        same = values[BASE]
        values = {year: same for year in YEARS}
    for year in YEARS:
        if rng.random() < 0.08:
            del values[year]
    return values, decimals


def center(case):
    """A number near what was attained, so that verdicts are close calls."""
    values = [F(v) for v in case["values"].values()] or [F(1)]
    last = F(case["values"].get(2023, "50"))
    if case["basis"] == "cumulative" or (case["period"] == SPAN and case["basis"] == "level" and
                                         case["indicator"] in ("level", "count")):
        return sum(F(case["values"].get(y, "0")) for y in YEARS[1:])
    if case["basis"] == "share_of":
        return 100 * last / F(case["whole"] or "100")
    if case["basis"] == "points_a_year":
        return (last - F(case["values"].get(BASE, "0"))) / N
    if case["indicator"] == "growth" and case["period"] == SPAN:
        return sum(values) / len(values)
    if case["basis"] == "mean_growth":
        base = F(case["values"].get(BASE, "50"))
        return F(100 * (float(last / base) ** (1 / N) - 1)).limit_denominator(1000)
    return last


def random_case(rng, index):
    code = rng.choice([i["code"] for i in INDICATORS if i["code"] != "whole"])
    indicator = BY_CODE[code]
    values, decimals = random_values(rng, indicator)
    case = {"area": "a%d" % index, "indicator": code, "values": values, "basis": "level",
            "period": "2023", "keep": None, "whole": None, "high": None, "row": False}
    bases = {"rate": ["level", "points_a_year"], "growth": ["level", "mean_growth"],
             "level": ["level", "mean_growth", "cumulative", "share_of"],
             "count": ["level", "mean_growth", "cumulative"]}[indicator["kind"]]
    if code == "stock":
        bases = ["level", "mean_growth", "share_of"]
    case["basis"] = rng.choice(bases)
    if case["basis"] in ("mean_growth", "points_a_year", "cumulative") or rng.random() < 0.3:
        case["period"] = SPAN if case["basis"] != "share_of" else "2023"
    if case["basis"] == "share_of":
        case["whole"] = number(rng, 150, 400, 1)
    target = "%.*f" % (rng.choice((0, 1, 2)), float(center(case)))
    target = near(rng, target, rng.choice((0, 1, 2)))
    if len(set(values.values())) == 1 and rng.random() < 0.5:  # the edge of what it stands for
        target = "%.3f" % float(F(values.get(2023, "5")) + half(values.get(2023, "5")) *
                                rng.choice((-1, 0, 1)))
    case["op"] = rng.choice(("at_least", "above", "at_most", "below", "range", "about", "plain"))
    case["low"] = target
    if case["op"] == "range" or (case["op"] == "about" and rng.random() < 0.5):
        wide = F(rng.choice((0, 1, 5, 10)), 10)
        case["high"] = "%.*f" % (max(1, scale(target)), float(F(target) + wide))
    if case["op"] == "plain":
        case["row"] = case["basis"] == "level"
        case["op"] = "plain" if case["row"] else "at_least"
    if case["basis"] == "level" and case["period"] == SPAN and not case["row"] and \
            case["op"] in ("at_least", "above", "at_most", "below") and rng.random() < 0.4:
        case["keep"] = "above" if case["op"] in ("at_least", "above") else "below"
    return case


# --- Run ----------------------------------------------------------------------------------------

def entry_of(case):
    text = '{"indicator": "%s", "area": "%s", "period": "%s", "operator": "%s", "low": %s' % (
        case["indicator"], case["area"], case["period"], case["op"], case["low"])
    text += ', "high": ' + case["high"] if case["high"] else ""
    text += ', "basis": "%s"' % case["basis"]
    text += ', "of": "whole"' if case["basis"] == "share_of" else ""
    text += ', "keep": "%s"' % case["keep"] if case["keep"] else ""
    return text + "}"


def write(folder, cases):
    plan = {"libplan": 1, "number_format": "plain", "indicators": INDICATORS,
            "builtin": [{"code": code, "severity": "off"} for code in ("P205", "P401", "P403")],
            "areas": [{"code": case["area"]} for case in cases]}
    text = json.dumps(plan, ensure_ascii=False)[:-1] + ', "targets": [' + ",\n".join(
        entry_of(case) for case in cases if not case["row"]) + "]}"
    with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as out:
        out.write(text)
    with open(os.path.join(folder, "t.csv"), "w", encoding="utf-8") as out:
        out.write("indicator,area,period,value,series\n")
        for case in cases:
            for year, value in case["values"].items():
                out.write("%s,%s,%d,%s,actual\n" % (case["indicator"], case["area"], year, value))
            if case["whole"]:
                out.write("whole,%s,2023,%s,actual\n" % (case["area"], case["whole"]))
            if case["row"]:
                out.write("%s,%s,%s,%s,plan\n" % (case["indicator"], case["area"], case["period"],
                                                  case["low"]))


def sensible(case):
    """Targets that the reader takes, and rows within the bounds."""
    low = F(case["low"])
    kind = BY_CODE[case["indicator"]]["kind"]
    if case["basis"] == "mean_growth" and low <= -99:
        return False
    return not case["row"] or of_plain(case["low"], kind) is not None


# --- Rules: which areas have a finding of a code ------------------------------------------------

def areas_found(code, indicators, partitions, areas, targets, rows):
    plan = {"libplan": 1, "number_format": "plain", "indicators": indicators,
            "partitions": partitions, "areas": [{"code": area} for area in areas]}
    text = json.dumps(plan)[:-1] + ', "targets": [' + ",\n".join(targets) + "]}"
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("plan.json", text), ("t.csv", "indicator,area,period,value,series\n" +
                                                    "".join(rows))):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
                out.write(content)
        done = subprocess.run([COMMAND, "check", os.path.join(folder, "plan.json"),
                               os.path.join(folder, "t.csv"), "--format", "json",
                               "--max-findings", "1000000"], capture_output=True)
    return {f["area"] for f in json.loads(done.stdout)["findings"] if f["code"] == code}


def parts_and_wholes(rng, count):
    """Some numbers of the three sets add up, or the targets contradict each other."""
    areas, targets, right = [], [], set()
    for i in range(count):
        area, sets = "r%d" % i, {}
        areas.append(area)
        for code in "abw":
            op = rng.choice(("at_least", "above", "at_most", "below", "range"))
            low = F(rng.randint(0, 20), 2) * (2 if code == "w" else 1)
            high = low + F(rng.randint(0, 8), 2)
            case = {"indicator": "rate_free", "op": op, "low": str(float(low)), "basis": "level",
                    "high": str(float(high)) if op == "range" else None}
            sets[code] = wanted(case)
            targets.append(entry_of(dict(case, indicator=code, area=area, period="2025", keep=None)))
        if apart(add([sets["a"], sets["b"]]), sets["w"]):
            right.add(area)
    indicators = [{"code": code, "kind": "level", "direction": "up"} for code in "abw"]
    found = areas_found("P404", indicators, [{"code": "p", "whole": "w", "members": ["a", "b"]}],
                        areas, targets, ["a,r0,2000,1,actual\n"])
    return "P404", found, right


def steps_of_years(rng, count):
    """What the target asks for at least, beside what any year brought at most."""
    areas, rows, right = [], [], set()
    for i in range(count):
        area, decimals = "s%d" % i, rng.choice((0, 1))
        areas.append(area)
        values = [number(rng, 40, 60, decimals)]
        for _ in range(rng.randint(1, 5)):
            step = F(rng.randint(-10, 30), 10)
            values.append("%.*f" % (decimals, float(F(values[-1]) + step)))
        kept = [(2010 + k, v) for k, v in enumerate(values) if rng.random() > 0.1 or k == 0]
        behind = rng.randint(1, 3)
        target = "%.1f" % float(F(kept[-1][1]) + F(rng.randint(0, 100), 10) * behind)
        rows += ["x,%s,%d,%s,actual\n" % (area, year, value) for year, value in kept]
        rows.append("x,%s,%d,%s,plan\n" % (area, kept[-1][0] + behind, target))
        steps = [F(b) + half(b) - F(a) + half(a) for (p, a), (q, b) in zip(kept, kept[1:])
                 if q == p + 1]
        last = kept[-1][1]
        if len(steps) >= 3 and (F(target) - F(last) - half(last)) / behind > max(steps):
            right.add(area)
    indicators = [{"code": "x", "kind": "rate", "unit": "%", "direction": "up"}]
    return "P408", areas_found("P408", indicators, [], areas, [], rows), right


def check_rules(rng, count):
    wrong = 0
    for part in (parts_and_wholes, steps_of_years):
        code, found, right = part(rng, count)
        differ = found ^ right
        print("%s: %d of %d; %d differ %s" % (code, len(right), count, len(differ),
                                              sorted(differ)[:5] if differ else ""))
        wrong += len(differ) + (len(right) < count // 50)
    return wrong


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20260731
    rng = random.Random(seed)
    cases = [case for case in (random_case(rng, i) for i in range(count)) if sensible(case)]
    with tempfile.TemporaryDirectory() as folder:
        write(folder, cases)
        done = subprocess.run([COMMAND, "status", os.path.join(folder, "plan.json"),
                               os.path.join(folder, "t.csv"), "--format", "json"],
                              capture_output=True)
    if done.returncode != 0:
        sys.exit("exit %d: %s" % (done.returncode, done.stderr.decode()[:2000]))
    found = {t["area"]: t for t in json.loads(done.stdout)["targets"]}
    wrong, seen = [], {}
    for case in cases:
        right = expected(case)
        seen[right] = seen.get(right, 0) + 1
        if case["area"] not in found or found[case["area"]]["verdict"] != right:
            wrong.append("%s: expected %s, found %s" % (
                case, right, found.get(case["area"], {}).get("verdict")))
    for line in wrong[:20]:
        print(line)
    print("%d targets, seed %d: %s; %d differ from the oracle" % (
        len(cases), seed, ", ".join("%s %d" % item for item in sorted(seen.items())), len(wrong)))
    bad = check_rules(rng, count // 2)
    return 1 if wrong or bad or min(seen.get(v, 0) for v in ("met", "missed", "undecided", "gap")) < 20 \
        else 0


if __name__ == "__main__":
    sys.exit(main())
