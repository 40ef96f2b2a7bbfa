"""Progress towards a target, computed exactly from the words of progress.h: fractions, powers to 60
digits. In the shape of math_exact.py; an Answer of None is a class without its number."""
from decimal import Decimal
from fractions import Fraction as F
import sys

from exact_index import INFINITE
from math_exact import (
    DOMAIN, MISSING, RANGE, SHORT_SERIES, SIGN_CHANGE, Answer, Reason, base, decimal, fraction,
    growth_of_log, ln, need, one)

GAP = 37
UP, DOWN = 0, 1
UNITS = 2 ** 46  # a magnitude is allowed 2^-98 of it: this makes it units of 2^-52
LARGEST = F(sys.float_info.max)


def check(*numbers):
    need(None not in numbers, MISSING)
    need(INFINITE not in numbers)


def reaches(value, threshold):
    return value >= threshold - abs(threshold) * F(1, 2 ** 44)


def place(value, thresholds):
    return sum(not reaches(value, F(t)) for t in thresholds)


def meets(value, target, direction):
    return value <= target if direction == DOWN else value >= target


def wish(direction):
    return -1 if direction == DOWN else 1


# --- Measures ---


def progress(baseline, actual, target):
    (baseline,), (actual,), (target,) = baseline, actual, target
    check(baseline, actual, target)
    need(target != baseline)
    return one((actual - baseline) / (target - baseline))


def expected_progress(start, now, end):
    (start,), (now,), (end,) = start, now, end
    check(start, now, end)
    need(end > start)
    return one((now - start) / (end - start))


def expected_value(baseline, target, start, now, end, form):
    check(*(baseline + target + start + now + end))
    share = expected_progress(start, now, end)[0].value
    (b,), (t,) = baseline, target
    if form[0] == 0:
        parts = [b * (1 - share), t * share]
        return one(sum(parts), 0, 4 * UNITS * sum(abs(p) for p in parts))
    base(b)
    need(t > 0, SIGN_CHANGE)
    e = ln(t / b) * decimal(share)
    need(abs(e) < 10 ** 5 or e < 0, RANGE)
    return one(b * fraction(e.exp()), 2 * float(min(abs(e), 10 ** 6)))


def pace(baseline, actual, target, start, now, end):
    check(*(baseline + actual + target + start + now + end))
    done = progress(baseline, actual, target)[0].value
    passed = expected_progress(start, now, end)[0].value
    need(passed != 0)
    return one(done / passed)


# --- Baseline, last value, target ---


class Way:
    def __init__(self, baseline, actual, target, start, now, end, direction):
        (self.baseline,), (self.actual,), (self.target,) = baseline, actual, target
        (self.start,), (self.now,), (self.end,), (d,) = start, now, end, direction
        self.direction = int(d)
        self.aims = self.target is not None
        check(self.baseline, self.actual, self.start, self.now,
              *((self.target, self.end) if self.aims else ()))
        need(self.now > self.start and not (self.aims and self.end <= self.start))
        self.met = self.aims and meets(self.actual, self.target, self.direction)
        self.base_met = self.aims and meets(self.baseline, self.target, self.direction)

    def judge(self, met, away, number, classes):
        """The number by a function; its reason only where the class needs it."""
        try:
            answer = number()
        except Reason:
            if not (self.met or self.base_met):
                raise
            answer = Answer(None)
        found = met if self.met else away if self.base_met else classes(answer.value)
        return [answer, Answer(F(found))]


def grown(first, last, exponent):
    """100 * ((last/first)^exponent - 1), and its units."""
    base(first)
    need(last > 0, SIGN_CHANGE)
    e = ln(last / first) * decimal(exponent)
    value = growth_of_log(e) if last != first else F(0)
    need(abs(value) <= LARGEST, RANGE)
    return value, float(min(abs(e), 10 ** 6))


def ratio(w):
    """Wished growth over the size of the required one, and its units."""
    base(w.baseline)
    need(w.actual > 0 and w.target > 0, SIGN_CHANGE)
    got, got_units = grown(w.baseline, w.actual, 1 / (w.now - w.start))
    required, required_units = grown(w.baseline, w.target, 1 / (w.end - w.start))
    need(required != 0)
    return wish(w.direction) * got / abs(required), got_units + required_units + 6


def wished(w):
    value, units = grown(w.baseline, w.actual, 1 / (w.now - w.start))
    return wish(w.direction) * value, units


def eurostat(*arguments):
    w = Way(*arguments)
    if not w.aims:
        value, units = wished(w)
        if value >= 0:
            found = 0 if reaches(value, F(1)) else 1
        else:
            found = 5 if reaches(-value, F(1)) else 4
        return [Answer(value, units), Answer(F(found))]

    def number():
        need(not w.base_met)
        value, units = ratio(w)
        return Answer(100 * value, units)
    return w.judge(0, 3, number, lambda v: place(v, (95, 60, 0)))


def scaling(y, limit):
    if limit is None or y >= 2 * limit:
        return F(1)
    near = y if y <= limit else 2 * limit - y
    return -growth_of_log(ln(near / limit) * Decimal("4.44")) / 100


def statcan(*arguments):
    w, (limit,) = Way(*arguments[:7]), arguments[7]
    if w.aims:
        def number():
            if w.met:
                return Answer(F(5))
            r, units = ratio(w)
            if reaches(r, F("0.6")):
                score = min(F("7.1429") * r - F("4.2857"), F(5))
            else:
                score = max(F("4.1667") * r - F("2.5"), F(-5))
            answer = Answer(score, 0, UNITS * (40 + 8 * abs(r) * F(units)))
            answer.ratio = r
            return answer
        try:
            answer = number()
        except Reason:
            if not w.base_met:
                raise
            answer = Answer(None)
        found = 0 if w.met else 4 if w.base_met else 1 + place(answer.ratio, ("0.95", "0.6", 0))
        return [answer, Answer(F(found))]
    need(limit != INFINITE and (limit is None or limit >= 0))
    growth, units = wished(w)
    c = growth / 100
    scale = scaling(w.baseline, limit)
    if c < 0:
        score, found, share = max(125 * c - F("2.5"), F(-5)), 4, c
    elif scale == 0:
        score, found, share = F(5), 1, F(0)
    else:
        share = c / scale
        found = 1 + place(share, ("0.015", "0.005"))
        score = (min(500 * share - 5, F(5)), 250 * share - F("1.25"), 500 * share - F("2.5"))[
            found - 1]
    return [Answer(score, 0, UNITS * (40 + 500 * abs(share) * F(units + 12))), Answer(F(found))]


def unsd(*arguments):
    w, (percent,) = Way(*arguments[:7]), arguments[7]
    if not w.aims:
        value, units = wished(w)
        return [Answer(value, units), Answer(F(place(value, (2, "0.5"))))]
    if percent == 1 and w.target in (0, 100) and abs(w.actual - w.target) <= 1:
        w.met = True

    def number():
        need(not w.base_met)
        growth, units = grown(w.baseline, w.actual, (w.end - w.start) / (w.now - w.start))
        return Answer(growth / 100 * w.baseline / (w.target - w.baseline), 2 * units + 4)
    return w.judge(0, 2, number, lambda v: place(v, ("0.95", "0.1")))


def sdsn(*arguments):
    need(arguments[2][0] is not None, MISSING)
    w = Way(*arguments)

    def number():
        need(not w.base_met)
        # a quotient on the way may be below the smallest normal double
        return Answer(100 * pace(*arguments[:6])[0].value, 0, F(1, 2 ** 962))
    return w.judge(0, 3, number, lambda v: place(v, (100, 50, 0)))


# --- Series ---


def check_years(values, years, target, end):
    """Missing comes before all; the years before the rest."""
    need(INFINITE not in values + years)
    need(target != INFINITE and end != INFINITE)
    if years:
        need(max(years) - min(years) < 4096 and len(set(years)) == len(years))
        need(all(y.denominator == 1 for y in years))
        need(end is None or end >= max(years))


def escap(values, years, target, start, end, direction):
    (target,), (start,), (end,), d = target, start, end, int(direction[0])
    need(None not in values + years + [target, end], MISSING)
    need(start != INFINITE)
    check_years(values, years, target, end)
    need(len(values) >= 2, SHORT_SERIES)
    of = dict(zip(years, values))
    start = min(years) if start is None else start
    need(start in of, GAP)
    met = meets(of[max(years)], target, d)
    if meets(of[start], target, d):
        return [Answer(None), Answer(F(0 if met else 2))]
    first = min(years)
    weights = [y - first + 1 for y in years]
    whole = sum(weights)
    middle = sum(w * y for w, y in zip(weights, years)) / whole
    squares = sum(w * (y - middle) ** 2 for w, y in zip(weights, years))
    gap = size = F(0)
    for w, y, x in zip(weights, years, values):
        parts = [w / whole, w * (end - middle) * (y - middle) / squares]
        gap += sum(parts) * (target - x)
        size += sum(abs(p) for p in parts) * abs(target - x)
    way = abs(target - of[start])
    value = 100 * wish(d) * gap / way
    answer = Answer(value, 0, UNITS * (len(values) + 12) * 100 * size / way)
    found = 0 if met or value <= 10 else 2 - reaches(F(10), value) - reaches(F(100), value)
    return [answer, Answer(F(found))]


def destatis(values, years, target, end, direction):
    (target,), (end,), d = target, end, int(direction[0])
    need(None not in values + years, MISSING)
    check_years(values, years, target, end if target is not None else None)
    recent = sorted((y, x) for y, x in zip(years, values) if y >= max(years) - 5)
    need(len(recent) >= 4, SHORT_SERIES)
    (t0, x0), (_, before), (t, x) = recent[0], recent[-2], recent[-1]
    mean, last = (x - x0) / (t - t0), x - before
    good, latest = wish(d) * mean, wish(d) * last
    if target is not None and end is not None:
        if meets(x, target, d):
            return [Answer(None), Answer(F(0))]
        done = 100 * mean * (end - t) / (target - x)
        missed = 100 - done
        found = 3 if good <= 0 else 0 if not reaches(missed, F(5)) else \
            1 if missed <= 20 or reaches(F(20), missed) else 2
        return [Answer(missed, 0, UNITS * 8 * (100 + abs(done))), Answer(F(found))]
    if target is None:
        found = (0 if latest > 0 else 1) if good > 0 else 2 if latest > 0 else 3
    elif meets(x, target, d):
        found = 0 if good >= 0 else 1
    else:
        found = 2 if good > 0 else 3
    return [Answer(good), Answer(F(found))]


LISTS = {"escap", "destatis"}
FUNCTIONS = {
    "progress": progress, "expected_progress": expected_progress,
    "expected_value": expected_value, "pace": pace, "eurostat": eurostat, "statcan": statcan,
    "unsd": unsd, "sdsn": sdsn, "escap": escap, "destatis": destatis,
}
SELF_JUDGED = set(FUNCTIONS)
