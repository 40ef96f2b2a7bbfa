#!/usr/bin/env python3
"""Every figure form of the table against the exact range: the interval contains it, and exceeds it by
no more than one unit of its last decimal at each end; ends that are decimals are exact and closed.

usage: math_figures.py [--program PATH] [--cases N] [--seed S] [FUNCTION ...]
"""
import argparse
import concurrent.futures
import os
import subprocess
import sys
from fractions import Fraction as F

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from math_exact import DOMAIN, RANGE, SHORT_SERIES, SIGN_CHANGE, decimal, fraction

CLOSED, OPEN, UNBOUNDED = range(3)
INF = float("inf")


class End:
    """A value (or infinity), whether it is attained, and whether it is only known to 50 digits."""

    def __init__(self, value, closed, near=False):
        self.value, self.closed, self.near = value, closed, near


class Failure(Exception):
    """A status."""


def low_of(a):
    return End(a[0], a[1]) if a[0] is not None else End(-INF, False)


def high_of(a):
    return End(a[2], a[3]) if a[2] is not None else End(INF, False)


def above_zero(a):
    return a[0] is not None and (a[0] > 0 or (a[0] == 0 and not a[1]))


def holds_zero(a):
    low, high = low_of(a), high_of(a)
    return (low.value < 0 or (low.value == 0 and low.closed)) and \
        (high.value > 0 or (high.value == 0 and high.closed))


def times(a, b, join=lambda x, y: x * y):
    if a.value in (INF, -INF) or b.value in (INF, -INF):
        if a.value == 0 or b.value == 0:
            zero = a if a.value == 0 else b
            return End(F(0), zero.closed)
        sign = (1 if a.value > 0 else -1) * (1 if b.value > 0 else -1)
        return End(sign * INF, False)
    value = join(a.value, b.value)
    if value == 0:
        closed = (a.value == 0 and a.closed) or (b.value == 0 and b.closed)
    else:
        closed = a.closed and b.closed
    return End(value, closed)


def inverse(b):
    """Of an interval without 0: (low, high) of 1/b."""
    low, high = low_of(b), high_of(b)

    def turn(e, near_zero):
        if e.value in (INF, -INF):
            return End(F(0), False)
        if e.value == 0:
            return End(near_zero, False)
        return End(1 / e.value, e.closed)
    return turn(high, -INF), turn(low, INF)


def extremes(ends):
    low = min(ends, key=lambda e: (e.value, not e.closed))
    high = max(ends, key=lambda e: (e.value, e.closed))
    return low, high


def attained_zero(pair, *inputs):
    """0 is attained where a factor holds it, whatever the ends say."""
    for e in pair:
        if e.value == 0 and any(holds_zero(a) for a in inputs):
            e.closed = True
    return pair


def product(a, b):
    ends = [times(x, y) for x in (low_of(a), high_of(a)) for y in (low_of(b), high_of(b))]
    return attained_zero(extremes(ends), a, b)


def as_interval(pair):
    low, high = pair
    return (None if low.value == -INF else low.value, low.closed,
            None if high.value == INF else high.value, high.closed)


def quotient(a, b, factor=F(1)):
    low, high = low_of(b), high_of(b)
    if holds_zero(b) or (low.value < 0 < high.value):
        raise Failure(DOMAIN)
    return product(scale(a, factor), as_interval(inverse(b)))


def scale(a, factor):
    return (None if a[0] is None else a[0] * factor, a[1],
            None if a[2] is None else a[2] * factor, a[3])


def shift(a, by):
    return (None if a[0] is None else a[0] + by, a[1], None if a[2] is None else a[2] + by, a[3])


def moved(pair, by):
    return tuple(End(e.value + by, e.closed, e.near) for e in pair)


def difference(b, x):
    def end(p, q):
        return End(p.value - q.value, p.closed and q.closed)
    return end(low_of(x), high_of(b)), end(high_of(x), low_of(b))


def growth(b, x):
    if not above_zero(b):
        raise Failure(DOMAIN)
    return moved(quotient(x, b, F(100)), -100)


def monotone(b, x, function):
    """function(x/b) for x, b above 0: the ends, known nearly."""
    if not above_zero(b):
        raise Failure(DOMAIN)
    if not above_zero(x):
        raise Failure(SIGN_CHANGE)
    low, high = quotient(x, b)
    return function(low), function(high)


def log_end(e):
    if e.value == 0:
        return End(-INF, False)
    if e.value == INF:
        return e
    if e.value == 1:
        return End(F(0), e.closed)
    return End(100 * fraction(decimal(e.value).ln()), False, True)


def root(n):
    def end(e):
        if e.value == 0:
            return End(F(-100), False)
        if e.value == INF:
            return e
        value = 100 * (fraction((decimal(e.value).ln() / n).exp()) - 1)
        near = F(round(value * 10 ** 12), 10 ** 12)
        if abs(near - value) < F(1, 10 ** 40) and (1 + near / 100) ** n == e.value:
            return End(near, e.closed)
        return End(value, False, True)
    return end


def cagr(b, x, n):
    if not above_zero(b):
        raise Failure(DOMAIN)
    return monotone(b, x, root(int(n[0])))


def positive_factor(change):
    factor = scale(shift(change, 100), F(1, 100))
    low = low_of(factor)
    if low.value < 0 or (low.value == 0):
        factor = (F(0), False) + factor[2:]
    high = high_of(factor)
    if high.value <= 0:
        raise Failure(DOMAIN)
    return factor


def implied(x, change):
    if not above_zero(x):
        raise Failure(DOMAIN)
    return quotient(x, positive_factor(change))


def compound(rates):
    if not rates:
        raise Failure(SHORT_SERIES)
    total = (F(1), True, F(1), True)
    for r in rates:
        factor = scale(shift(r, 100), F(1, 100))
        if low_of(factor).value < 0:
            factor = (F(0), True) + factor[2:]
        high = high_of(factor)
        if high.value < 0 or (high.value == 0 and not (high.closed and factor[1])):
            raise Failure(DOMAIN)
        total = as_interval(product(total, factor))
    return moved((low_of(scale(total, F(100))), high_of(scale(total, F(100)))), -100)


def shares(values):
    if not values:
        raise Failure(SHORT_SERIES)
    if any(v[0] is None or v[2] is None for v in values) or \
            sum(v[0] for v in values) <= 0 <= sum(v[2] for v in values):
        raise Failure(DOMAIN)
    found = []
    for i, v in enumerate(values):
        others = [w for k, w in enumerate(values) if k != i]
        sums = [End(sum((w[0] for w in others), F(0)), all(w[1] for w in others)),
                End(sum((w[2] for w in others), F(0)), all(w[3] for w in others))]
        ends = []
        for x in (low_of(v), high_of(v)):
            for o in sums:
                closed = x.closed and (o.closed or x.value == 0)
                ends.append(End(100 * x.value / (x.value + o.value), closed))
        found.append(extremes(ends))
    return found


def triad(task, done, relative):
    known = [a[0] for a in (task, done, relative) if a]
    if not all(above_zero(a) for a in known):
        raise Failure(DOMAIN)
    if not relative:
        return product(scale(task[0], F(1, 100)), done[0])
    return quotient(relative[0], (task or done)[0], F(100))


def relative_growth(g, n):
    return growth(shift(n, 100), shift(g, 100))


def contribution(b, x, whole):
    if not above_zero(whole):
        raise Failure(DOMAIN)
    return quotient(as_interval(difference(b, x)), whole, F(100))


def added(values):
    """End by end: attained where all are, without an end where one has none."""
    lows, highs = [low_of(v) for v in values], [high_of(v) for v in values]
    return (End(sum((e.value for e in lows), F(0)), all(e.closed for e in lows)),
            End(sum((e.value for e in highs), F(0)), all(e.closed for e in highs)))


def ratio_of_sums(top, bottom):
    if not top:
        raise Failure(SHORT_SERIES)
    return quotient(as_interval(added(top)), as_interval(added(bottom)))


LISTS = ("compound", "shares", "sum", "ratio_of_sums")
FUNCTIONS = {
    "growth": growth, "excess": lambda a, p: growth(p, a), "difference": difference,
    "gap": difference, "reach": lambda a, p: moved(growth(p, a), 100),
    "log_growth": lambda b, x: monotone(b, x, log_end), "cagr": cagr, "required_growth": cagr,
    "implied_previous": implied, "implied_plan": implied, "compound": compound, "shares": shares,
    "contribution": contribution, "share_of_growth": lambda c, g: quotient(c, g, F(100)),
    "ratio": lambda a, b, per: quotient(a, b, per[0]),
    "per_capita": quotient, "deflate": lambda a, b: quotient(a, b, F(100)), "icor": quotient,
    "per_capita_growth": relative_growth, "real_growth": relative_growth, "triad": triad,
    "required_step": lambda a, t, n: quotient(as_interval(difference(a, t)), n),
    "sum": added, "ratio_of_sums": ratio_of_sums,
}
EXACT = {"difference", "gap", "sum"}
NUMBERS = ("feasible_counts", "feasible_sizes")


def holds(interval, x):
    low, high = low_of(interval), high_of(interval)
    return (x > low.value or (x == low.value and low.closed)) and \
        (x < high.value or (x == high.value and high.closed))


def whole_numbers(name, percent, n):
    """Every count, or size, by trying all of them."""
    if name == "feasible_counts":
        return [k for k in range(n + 1) if holds(percent, F(100 * k, n))]
    return [m for m in range(1, n + 1)
            if any(holds(percent, F(100 * k, m)) for k in range(m + 1))]


def read_interval(words):
    low_end, low, low_scale, high_end, high, high_scale = (int(w) for w in words)
    return (None if low_end == UNBOUNDED else F(low) / F(10) ** low_scale, low_end == CLOSED,
            None if high_end == UNBOUNDED else F(high) / F(10) ** high_scale, high_end == CLOSED)


def read(line):
    words = line.split()
    status, count = int(words[0]), int(words[1])
    out = [read_interval(words[2 + 6 * i:8 + 6 * i]) for i in range(count)]
    at = 2 + 6 * count
    scale_of = int(words[at])
    at += 1
    arguments = []
    while at < len(words):
        n = int(words[at])
        arguments.append([read_interval(words[at + 1 + 6 * i:at + 7 + 6 * i]) for i in range(n)])
        at += 1 + 6 * n
    return status, out, scale_of, arguments


def end_problem(got, closed, exact, unit, up, name):
    """One end: up is the high one."""
    if exact.value in (INF, -INF):
        return None if got is None else "an end where there is none"
    if got is None:
        return "no end, expected %s" % float(exact.value)
    beyond = got - exact.value if up else exact.value - got
    slack = F(1, 10 ** 26) if exact.near else 0
    if beyond < -slack:
        return "cuts %s off" % float(-beyond)
    if name not in EXACT and beyond > unit + slack:
        return "exceeds by %s" % float(beyond)
    if name in EXACT and beyond:
        return "is not exact"
    if beyond == 0 and exact.closed and not closed:
        return "an attained end is open"
    if closed and (beyond != 0 or not exact.closed) and not exact.near:
        return "an end is closed that is not attained"
    on_grid = (exact.value / unit).denominator == 1
    if on_grid and not exact.near and beyond != 0:
        return "an end that is a decimal moved"
    return None


def judge_verdict(line):
    """Whether the range of 100 ln(x/b) and the stated interval meet; within 2^-80 both will do."""
    words = line.split()
    status, agrees = int(words[0]), int(words[1])
    b, x, stated = (read_interval(words[2 + 6 * i:8 + 6 * i]) for i in range(3))
    if not above_zero(b):
        return None if status == DOMAIN else "status %d, expected domain" % status
    if x[2] is not None and x[2] <= 0:
        return None if status == SIGN_CHANGE else "status %d, expected sign_change" % status
    positive = x if above_zero(x) else (F(0), False) + x[2:]
    low, high = monotone(b, positive, log_end)
    above, below = low.value - high_of(stated).value, low_of(stated).value - high.value
    if status or agrees not in (0, 1):
        return "status %d" % status
    gap = max(above, below)
    if abs(gap) < F(1, 2 ** 80):
        return None
    return None if agrees == (gap < 0) else "agrees %d, the gap is %s" % (agrees, float(gap))


def judge(name, line):
    if name == "log_verdict":
        return judge_verdict(line)
    status, out, decimals, arguments = read(line)
    if name in NUMBERS:
        expected = whole_numbers(name, arguments[0][0], int(arguments[1][0][0]))
        return None if status == 0 and [o[0] for o in out] == expected else \
            "expected %s" % expected
    lists = name in LISTS
    try:
        exact = FUNCTIONS[name](*[a if lists or name == "triad" else a[0] for a in arguments])
    except Failure as failure:
        return None if status == failure.args[0] else \
            "status %d, expected %d" % (status, failure.args[0])
    if status == RANGE:
        pairs = exact if name == "shares" else [exact]
        size = max([abs(e.value) for p in pairs for e in p if e.value not in (INF, -INF)] + [0])
        ends = [abs(v) for a in arguments for i in a for v in (i[0], i[2]) if v]
        inputs = max(ends + [0])
        # 18 digits, for 100 times the inputs on the way and for corners that are no extremes too
        large = max(size, 100 * inputs / min(ends + [1])) * F(10) ** decimals >= 10 ** 17
        roots = name in ("cagr", "required_growth") and size > 10 ** 15
        fine = any((v * 10 ** 6).denominator != 1 for a in arguments for i in a for v in
                   (i[0], i[2]) if v)
        return None if large or roots or fine or 100 * inputs * 10 ** 5 >= 10 ** 17 else \
            "RANGE for %s" % float(size)
    if status:
        return "status %d, expected an interval" % status
    unit = F(1, 10 ** decimals)
    for got, pair in zip(out, exact if name == "shares" else [exact]):
        for value, closed, end, up in ((got[0], got[1], pair[0], False),
                                       (got[2], got[3], pair[1], True)):
            problem = end_problem(value, closed, end, unit, up, name)
            if problem:
                return "%s end %s" % ("high" if up else "low", problem)
    return None


def run(task):
    program, name, cases, seed = task
    lines = subprocess.run([program, name, "figures", str(cases), str(seed)], text=True,
                           stdout=subprocess.PIPE, check=True).stdout.splitlines()
    found = []
    for line in lines:
        problem = judge(name, line)
        if problem:
            found.append("%s: %s: %s" % (name, line, problem))
    return name, len(lines), sum(line.startswith("0 ") for line in lines), found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=os.path.join(
        os.environ.get("PLAN_BUILD_DIR", "build/dev"), "tests", "property_math_ops"))
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("functions", nargs="*", default=sorted(FUNCTIONS) + list(NUMBERS) + ["log_verdict"])
    options = parser.parse_args()
    tasks = [(options.program, name, options.cases, options.seed) for name in options.functions]
    bad = 0
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        for name, cases, values, found in pool.map(run, tasks):
            print("%-20s %d cases, %d with intervals, %d wrong" % (name, cases, values, len(found)))
            for text in found[:3]:
                print("    " + text)
            bad += len(found) + (cases != options.cases) + (values < cases // 50)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
