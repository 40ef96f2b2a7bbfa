#!/usr/bin/env python3
"""Soundness and sharpness of users' rules: random rules over random printed figures, through the
command, against exact fractions.

A rule that is one sum, or one quotient of sums beside another, must come to exactly what the corners
of the box of its figures say: an equality fails iff no numbers within their rounding satisfy it, an
inequality holds iff all do and fails iff none does. A rule beyond that (abs, min, max, two growths)
must be sound: it never fails where numbers that satisfy it are found, nor holds where some break it.
Needs the built command and the Python standard library only.

Usage: expressions.py [--libplan PATH] [--cases N] [--seed S]
Prints `N cases, 0 disagreements`, exit 0; disagreements are printed, exit 1.
"""
import argparse
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

AREAS = 10   # cases of one rule
RULES = 150  # rules of one plan
UNITS = {"ha": 1, "nghìn ha": 1000}
# Indicators and their units; x is what the left side is compared with.
INDICATORS = {"a": "ha", "b": "ha", "c": "nghìn ha", "d": "ha", "x": "ha", "p": "%", "y": "%"}
RELATIONS = ("==", "==", "<=", ">=", "<", ">")


class Figure:
    """What is printed, and the interval that it stands for in the base unit."""

    def __init__(self, digits, scale, exact, factor):
        self.digits, self.scale, self.exact = digits, scale, exact
        half = Fraction(0) if exact else Fraction(1, 2)
        unit = Fraction(factor) / Fraction(10) ** scale
        self.low, self.high = (digits - half) * unit, (digits + half) * unit

    def text(self):
        sign = "-" if self.digits < 0 else ""
        digits = str(abs(self.digits)).rjust(self.scale + 1, "0")
        body = digits if not self.scale else digits[:-self.scale] + "." + digits[-self.scale:]
        return ("=" if self.exact else "") + sign + body


# --- Rules: a text, and a function from the values of the figures (base units) to a fraction ---

class Expression:
    def __init__(self, text, value, level=3):
        self.text, self.value, self.level = text, value, level
        self.divisor = None  # of a quotient

    def at(self, level):
        return self.text if self.level >= level else "(%s)" % self.text


def number(rng):
    scale = rng.choice((0, 0, 1, 2))
    digits = rng.choice((2, 3, 7)) * rng.randint(1, 10 ** (scale + rng.choice((0, 1, 2)))) + 1
    value = Fraction(digits, 10 ** scale)
    if value in (100, 1000):  # beside a percentage these are refused
        return number(rng)
    return Figure(digits, scale, False, 1).text(), value


def term(rng, names):
    kind = rng.random()
    if kind < 0.15:
        text, value = number(rng)
        unit = rng.choice(tuple(UNITS))
        form = rng.choice(("%s %s", "%s [%s]"))
        return Expression(form % (text, unit), lambda v, n=value * UNITS[unit]: n)
    name = rng.choice(names)
    if kind < 0.25:
        key = name + "[-1y]"
        return Expression(key, lambda v, k=key: v[k])
    if kind < 0.35:
        back = name + "[-1y]"
        return Expression("change(%s)" % name, lambda v, k=name, b=back: v[k] - v[b])
    return Expression(name, lambda v, k=name: v[k])


def linear(rng, names, depth):
    if depth == 0 or rng.random() < 0.25:
        return term(rng, names)
    kind = rng.random()
    left = linear(rng, names, depth - 1)
    if kind < 0.25:
        text, value = number(rng)
        if rng.random() < 0.5:
            return Expression("%s * %s" % (text, left.at(3)), lambda v: value * left.value(v), 2)
        return Expression("%s / %s" % (left.at(2), text), lambda v: left.value(v) / value, 2)
    if kind < 0.32:
        return Expression("-%s" % left.at(3), lambda v: -left.value(v), 3)
    right = linear(rng, names, depth - 1)
    if kind < 0.45:
        third = linear(rng, names, 0)
        return Expression("sum(%s, %s, %s)" % (left.text, right.text, third.text),
                          lambda v: left.value(v) + right.value(v) + third.value(v))
    if kind < 0.75:
        return Expression("%s + %s" % (left.at(1), right.at(2)),
                          lambda v: left.value(v) + right.value(v), 1)
    return Expression("%s - %s" % (left.at(1), right.at(2)),
                      lambda v: left.value(v) - right.value(v), 1)


def make_rule(rng):
    """(text of the left side, its value, what it is compared with, sort). Percentages have base %."""
    kind = rng.random()
    if kind < 0.5:
        left = linear(rng, ("a", "b", "c"), rng.choice((1, 2, 3)))
        return left, "x", "exact"
    if kind < 0.65:
        return Expression("growth(a)", lambda v: 100 * (v["a"] / v["a[-1y]"] - 1)), "y", "quotient"
    if kind < 0.75:
        text, value = number(rng)
        return Expression("%s * growth(a) + p" % text,
                          lambda v: value * 100 * (v["a"] / v["a[-1y]"] - 1) + v["p"],
                          1), "y", "quotient"
    if kind < 0.88:
        over, under = linear(rng, ("a", "b"), 1), linear(rng, ("a", "b", "d"), 1)
        result = Expression("%s / %s" % (over.at(2), under.at(3)),
                            lambda v: 100 * over.value(v) / under.value(v), 2)
        result.divisor = under.value
        return result, "y", "quotient"
    first, second = linear(rng, ("a", "b"), 1), linear(rng, ("b", "c"), 1)
    form = rng.choice(("abs", "min", "max", "growths"))
    if form == "abs":
        return Expression("abs(%s)" % first.text, lambda v: abs(first.value(v))), "x", "beyond"
    if form == "growths":
        return Expression("growth(a) - growth(b)",
                          lambda v: 100 * (v["a"] / v["a[-1y]"] - v["b"] / v["b[-1y]"]),
                          1), "y", "beyond"
    pick = min if form == "min" else max
    return Expression("%s(%s, %s)" % (form, first.text, second.text),
                      lambda v: pick(first.value(v), second.value(v))), "x", "beyond"


# --- Cases ---

def figures_of(rng):
    """Positive figures, so that bases lie above 0."""
    result = {}
    for name, unit in INDICATORS.items():
        for key in (name, name + "[-1y]"):
            scale = rng.choice((0, 1, 1, 2))
            digits = rng.randint(1, 10 ** rng.choice((2, 3, 4)))
            result[key] = Figure(digits, scale, rng.random() < 0.2, UNITS.get(unit, 1))
    return result


def names_in(text):
    """The figures that a rule reads."""
    found = []
    for name in INDICATORS:
        for mark in ("growth(%s)", "change(%s)"):
            if mark % name in text:
                found += [name, name + "[-1y]"]
        if name + "[-1y]" in text:
            found.append(name + "[-1y]")
        plain = text.replace(name + "[-1y]", " ").replace("[ha]", " ").replace("[nghìn ha]", " ")
        plain = plain.replace(" nghìn ha", " ").replace(" ha", " ")
        for word in ("growth", "change", "abs", "min", "max", "sum"):
            plain = plain.replace(word, " ")
        if any(part == name for part in
               "".join(c if c.isalnum() else " " for c in plain).split()):
            found.append(name)
    return sorted(set(found))


def extremes(left, sort, names, figures):
    """Lowest and highest value over the box, None where a divisor may be 0."""
    def at(choice):
        return dict(zip(names, choice))
    middle = {name: figures[name].low for name in names}
    if sort == "exact":  # by the signs of the coefficients
        base = left.value(middle)
        low = high = base
        for name in names:
            moved = dict(middle)
            moved[name] += 1
            step = (left.value(moved) - base) * (figures[name].high - figures[name].low)
            low, high = low + min(step, 0), high + max(step, 0)
        return low, high
    values = []
    for choice in itertools.product(*[(figures[n].low, figures[n].high) for n in names]):
        values.append(left.value(at(choice)))
    return min(values), max(values)


def verdict(relation, low, high, right_low, right_high):
    """Of left op right for independent intervals."""
    least, most = low - right_high, high - right_low
    if relation == "==":
        return "holds" if least <= 0 <= most else "fails"
    if relation in ("<=", "<"):
        least, most = -most, -least
    if relation in ("<=", ">="):
        return "holds" if least >= 0 else "fails" if most < 0 else "undecided"
    return "holds" if least > 0 else "fails" if most <= 0 else "undecided"


def near(rng, low, high, factor):
    """A printed figure at, or a little beside, one of the ends."""
    end = rng.choice((low, high, (low + high) / 2)) / factor
    scale, exact = rng.choice((0, 1, 2, 4)), rng.random() < 0.5
    while scale and abs(end) * 10 ** scale > 10 ** 13:  # such long fractions are dumped doubles
        scale -= 1
    digits = int(end * 10 ** scale) + rng.choice((-1, 0, 0, 1))
    return Figure(digits, scale, exact, factor)


def sampled(rng, left, names, figures, count):
    for _ in range(count):
        values = {}
        for name in names:
            f = figures[name]
            values[name] = f.low + (f.high - f.low) * Fraction(rng.randint(0, 8), 8)
        yield left.value(values)


class Case:
    def __init__(self, rng, rule):
        self.left, self.other, self.sort, self.relation, self.names = rule
        self.expected = None
        for _ in range(20):
            self.figures = figures_of(rng)
            self.settle(rng)
            if self.expected is not None:
                break

    def settle(self, rng):
        if self.sort == "beyond":
            values = list(sampled(rng, self.left, self.names, self.figures, 30))
            low, high = min(values), max(values)
        else:
            try:
                low, high = extremes(self.left, self.sort, self.names, self.figures)
                if self.left.divisor is not None and not self.keeps_sign():
                    return  # that is the reason domain
            except ZeroDivisionError:
                return
        own = self.figures[self.other] = near(rng, low, high, 1)
        self.expected = verdict(self.relation, low, high, own.low, own.high)

    def keeps_sign(self):
        signs = set()
        for choice in itertools.product(
                *[(self.figures[n].low, self.figures[n].high) for n in self.names]):
            value = self.left.divisor(dict(zip(self.names, choice)))
            signs.add((value > 0) - (value < 0))
        return len(signs) == 1 and 0 not in signs

    def agrees(self, found):
        if self.sort != "beyond":
            return found == self.expected
        # Samples satisfied it, or broke it: the certain verdicts must not say otherwise.
        if self.expected == "holds" and self.relation == "==":
            return found == "holds"
        return not (found == "fails" and self.expected in ("holds", "undecided")) and not (
            found == "holds" and self.relation != "==" and self.expected in ("fails", "undecided"))


def cases_of(rng, at, rule):
    """The cases of a rule; None where its divisor is hardly ever away from 0."""
    cases = {"r%d-%d" % (at, k): Case(rng, rule) for k in range(AREAS)}
    return None if any(case.expected is None for case in cases.values()) else cases


def batch(rng):
    rules, cases = [], {}
    while len(rules) < RULES:
        rule = rule_of(rng)
        more = cases_of(rng, len(rules), rule)
        if more is not None:
            rules.append(rule)
            cases.update(more)
    return rules, cases


def rule_of(rng):
    while True:
        left, other, sort = make_rule(rng)
        names = names_in(left.text)
        if names and other not in names and any("[" not in name for name in names) and len(
                names) <= 5:
            return left, other, sort, rng.choice(RELATIONS), names


def plan_of(rules):
    return {"libplan": 1, "language": "en", "number_format": "plain",
            "indicators": [{"code": code, "kind": "level", "unit": unit}
                           for code, unit in INDICATORS.items()],
            "rules": [{"id": "r%d" % at, "check": "%s %s %s" % (rule[0].text, rule[3], rule[1]),
                       "where": {"area": ["r%d-%d" % (at, k) for k in range(AREAS)],
                                 "period": "2022"}} for at, rule in enumerate(rules)],
            "builtin": [{"code": "P207", "severity": "off"}],
            "data": [{"path": "figures.csv"}]}


def table_of(cases):
    lines = ["area,indicator,period,value"]
    for area, case in cases.items():
        for key, figure in case.figures.items():
            name, past = key.split("[")[0], "[" in key
            if key in case.names or key == case.other:
                lines.append("%s,%s,%d,%s" % (area, name, 2021 if past else 2022, figure.text()))
    return "\n".join(lines) + "\n"


def check(command, rules, cases):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("plan.json", json.dumps(plan_of(rules), ensure_ascii=False)),
                           ("figures.csv", table_of(cases))):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as stream:
                stream.write(text)
        done = subprocess.run([command, "check", "plan.json", "--format", "json",
                               "--max-findings", "1000000"], cwd=folder, capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit("%s ended with %d\n%s" % (command, done.returncode, "\n".join(
            finding["message"] for finding in json.loads(done.stdout)["findings"][:9])))
    return json.loads(done.stdout)


def compare(report, rules, cases):
    wrong = []
    found = {(f["rule"], f["area"]): f["verdict"] for f in report["findings"]
             if f["code"] == "P320"}
    counts = {row["id"]: row for row in report["rules"] if row["code"] == "P320"}
    for at, rule in enumerate(rules):
        row = counts["r%d" % at]
        if row["checks"] != AREAS or row["holds"] + row["fails"] + row["undecided"] != AREAS:
            wrong.append("r%d %s %s %s: %s" % (at, rule[0].text, rule[3], rule[1], row))
            continue
        for k in range(AREAS):
            area = "r%d-%d" % (at, k)
            case, verdict_found = cases[area], found.get(("r%d" % at, area), "holds")
            if not case.agrees(verdict_found):
                wrong.append("%s %s %s: %s, expected %s (%s)\n    %s" % (
                    rule[0].text, rule[3], rule[1], verdict_found, case.expected, case.sort,
                    {key: case.figures[key].text() for key in case.names + [case.other]}))
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--libplan", default=os.environ.get("PLAN_COMMAND"))
    parser.add_argument("--cases", type=int, default=9000)
    parser.add_argument("--seed", type=int, default=2023)
    options = parser.parse_args()
    if not options.libplan or not os.path.exists(options.libplan):
        sys.exit("no command to test: --libplan PATH")
    command, rng = os.path.abspath(options.libplan), random.Random(options.seed)
    done, wrong, sorts = 0, 0, {}
    while done < options.cases:
        rules, cases = batch(rng)
        problems = compare(check(command, rules, cases), rules, cases)
        for problem in problems[:max(0, 5 - wrong)]:
            print(problem)
        wrong += len(problems)
        done += len(cases)
        for case in cases.values():
            key = (case.sort, case.expected)
            sorts[key] = sorts.get(key, 0) + 1
    for key in sorted(sorts):
        print("%s, %s: %d" % (key + (sorts[key],)))
    print("seed %d: %d cases, %d disagreements" % (options.seed, done, wrong))
    return 1 if wrong or not done else 0


if __name__ == "__main__":
    sys.exit(main())
