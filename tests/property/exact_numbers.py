#!/usr/bin/env python3
"""Decimals, intervals and verdicts against exact fractions: random operations with the edges.

usage: exact_numbers.py [--program PATH] [--cases N] [--seed S]
"""
import argparse
import math
import os
import random
import subprocess
import sys
from fractions import Fraction as F

MAX = 10 ** 18 - 1
OK, INVALID, DOMAIN, RANGE = 0, 1, 39, 40
CLOSED, OPEN, UNBOUNDED = 0, 1, 2
INF = float("inf")


def value(d):
    return F(d[0]) / F(10) ** d[1]


def fits(x):
    """The value is a decimal of at most 18 digits and scales -18..18."""
    for scale in range(-18, 19):
        scaled = x * F(10) ** scale
        if scaled.denominator == 1 and abs(scaled) <= MAX:
            return True
    return False


def rounded(x, rounding):
    low = math.floor(x)
    rest = x - low
    if rest == 0:
        return low
    if rounding == 2:
        return low
    if rounding == 3:
        return low + 1
    if rounding == 4:
        return low if x > 0 else low + 1
    if rest != F(1, 2):
        return low + (rest > F(1, 2))
    if rounding == 0:
        return low + 1 if x > 0 else low
    return low + (low & 1)


def digits_at(x, scale):
    return x * F(10) ** scale


def put(d):
    return "%d %d" % d


def digits_of(product):
    out = 1
    for d in product:
        out *= d[0]
    return out


def value_of(product):
    return F(digits_of(product)) / F(10) ** sum(d[1] for d in product)


def expect_interval(x):
    """Checks an answer against exact ends; RANGE where an end is no decimal."""
    def check(r):
        if any(abs(end) != INF and not fits(end) for end in (x.low, x.high)):
            return None if r[0] == RANGE else "should not fit"
        found = Set.of((r[1], r[2:4], r[4], r[5:7]))
        return None if r[0] == OK and found.same(x) else "expected %s" % vars(x)
    return check


class Numbers:
    def __init__(self, rng):
        self.rng = rng

    def digits(self):
        kind = self.rng.random()
        if kind < 0.06:
            return self.rng.choice((0, 1, -1, 5, -5, 10, MAX, -MAX, MAX - 1, 10 ** 17))
        size = 10 ** self.rng.randint(1, 18)
        return self.rng.randint(-size + 1, size - 1)

    def near_tie(self):
        """D * 2^k = m * 5^s + r with m odd of 54 bits: D * 10^-s lies r / 5^s beside the middle of
        two doubles. r = 0 is the middle itself."""
        while True:
            s, r = self.rng.randint(1, 18), self.rng.choice((-5, -3, -1, 0, 1, 3, 5, 7))
            k = self.rng.randint(1, 52)
            start = r * pow(2, -k, 5 ** s) % 5 ** s  # D is this, and so in steps of 5^s
            m = self.rng.randint(2 ** 53, 2 ** 54)
            d = start + (m * 5 ** s >> k) // 5 ** s * 5 ** s
            m = (d * 2 ** k - r) // 5 ** s
            if m % 2 == 1 and 2 ** 53 < m < 2 ** 54 and d <= MAX:
                return (self.rng.choice((-1, 1)) * d, s)

    def product(self, most):
        """Factors of one another's sizes; sometimes as large as they come."""
        n = self.rng.randint(1, most)
        if self.rng.random() < 0.3:
            return [(self.rng.choice((-1, 1)) * self.rng.randint(10 ** 17, MAX),
                     self.rng.randint(-18, 18)) for _ in range(n)]
        return [self.decimal() for _ in range(n)]

    def decimal(self, small=False):
        if small or self.rng.random() < 0.6:
            return (self.rng.randint(-10 ** 6, 10 ** 6), self.rng.randint(0, 4))
        return (self.digits(), self.rng.randint(-18, 18))

    def interval(self, small=True, positive=False):
        while True:
            a, b = self.decimal(small), self.decimal(small)
            if positive:
                a, b = (abs(a[0]), a[1]), (abs(b[0]), b[1])
            if self.rng.random() < 0.6:  # narrow, as printed figures are
                b = (a[0] + self.rng.randint(0, 3), a[1])
            if value(a) > value(b):
                a, b = b, a
            ends = [self.rng.choice((0, 0, 0, 0, 1, 1, 2)) for _ in range(2)]
            if not positive and self.rng.random() < 0.15:  # corners that coincide, ends at 0
                a, b = sorted(((self.rng.choice((-20, -10, 0, 0, 10, 20)), 1) for _ in range(2)))
            if positive and ends[0] == UNBOUNDED:
                ends[0] = CLOSED
            if value(a) == value(b) and OPEN in ends:
                continue
            if abs(a[0]) > MAX or abs(b[0]) > MAX:
                continue
            return (ends[0], a, ends[1], b)


class Set:
    """An interval of exact ends: low, low closed, high, high closed; infinite ends are open."""

    def __init__(self, low, low_closed, high, high_closed):
        self.low, self.high = low, high
        self.low_closed = low_closed and abs(low) != INF
        self.high_closed = high_closed and abs(high) != INF

    @classmethod
    def of(cls, i):
        return cls(-INF if i[0] == UNBOUNDED else value(i[1]), i[0] == CLOSED,
                   INF if i[2] == UNBOUNDED else value(i[3]), i[2] == CLOSED)

    def meets(self, other):
        def before(a, b):
            return a.high < b.low or (a.high == b.low and not (a.high_closed and b.low_closed))
        return not before(self, other) and not before(other, self)

    def holds_zero(self):
        return self.meets(Set(F(0), True, F(0), True))

    def same(self, other):
        return (self.low, self.high, self.low_closed, self.high_closed) == (
            other.low, other.high, other.low_closed, other.high_closed)


def times(a, b):
    """0 times infinity is 0: the set {0} times anything is {0}."""
    return F(0) if a == 0 or b == 0 else (a * b if abs(a) != INF and abs(b) != INF else
                                          INF if (a > 0) == (b > 0) else -INF)


def corners(xs, ys, combine):
    """The hull of combine over two sets, from their four corners; a corner is attained where both
    are, or where one is an attained 0."""
    ends = []
    for x, x_in in ((xs.low, xs.low_closed), (xs.high, xs.high_closed)):
        for y, y_in in ((ys.low, ys.low_closed), (ys.high, ys.high_closed)):
            attained = (x_in and y_in) or (x == 0 and x_in) or (y == 0 and y_in)
            ends.append((combine(x, y), attained))
    low, high = min(e[0] for e in ends), max(e[0] for e in ends)
    zero = xs.holds_zero() or ys.holds_zero()
    low_in = any(e[0] == low and e[1] for e in ends) or (low == 0 and zero)
    high_in = any(e[0] == high and e[1] for e in ends) or (high == 0 and zero)
    return Set(low, low_in, high, high_in)


def quotient_set(x, b):
    """{x / b} for b above 0 (perhaps down to an open 0)."""
    inverse = Set(F(0) if b.high == INF else 1 / b.high, b.high_closed,
                  INF if b.low == 0 else 1 / b.low, b.low_closed)
    return corners(x, inverse, times)


def shown(i):
    return "%d %d %d %d %d %d" % (i[0], i[1][0], i[1][1], i[2], i[3][0], i[3][1])


def make_case(op, n):
    """The line to send, and a function that says what is wrong with the answer (None: nothing)."""
    rng = n.rng
    if op in ("add", "sub", "mul"):
        a, b = n.decimal(), n.decimal()
        x = {"add": value(a) + value(b), "sub": value(a) - value(b), "mul": value(a) * value(b)}[op]
        line = "%s %d %d %d %d" % (op, *a, *b)
        # The decimals that belong to it, or the most below that with which it fits exactly.
        most = min(a[1] + b[1] if op == "mul" else max(a[1], b[1]), 18)
        scales = [k for k in range(most, -19, -1)
                  if digits_at(x, k).denominator == 1 and abs(digits_at(x, k)) <= MAX]

        def check(r):
            if not fits(x):
                return None if r[0] == RANGE else "should not fit"
            good = r[0] == OK and value(r[1:3]) == x and (not scales or r[2] == scales[0])
            return None if good else "expected %s" % x
    elif op == "cmp":
        a, b = n.decimal(), n.decimal()
        if rng.random() < 0.3:
            b = (a[0] * 10, a[1] + 1) if abs(a[0]) < 10 ** 16 and a[1] < 18 else a
        line = "cmp %d %d %d %d" % (*a, *b)
        order = (value(a) > value(b)) - (value(a) < value(b))

        def check(r):
            return None if r[3] == order else "expected %d" % order
    elif op == "prod":
        ds = [n.decimal() for _ in range(4)]
        if rng.random() < 0.3:
            ds[2], ds[3] = ds[1], ds[0]
        x, y = value(ds[0]) * value(ds[1]), value(ds[2]) * value(ds[3])
        line = "prod " + " ".join("%d %d" % d for d in ds)

        def check(r):
            return None if r[3] == (x > y) - (x < y) else "expected %d" % ((x > y) - (x < y))
    elif op in ("div", "round"):
        a, b = n.decimal(), n.decimal()
        if op == "round" and rng.random() < 0.5:  # a tie, or next to one
            lost = rng.randint(1, 17)
            a = (rng.randint(-10 ** (17 - lost), 10 ** (17 - lost)) * 10 ** lost
                 + 5 * 10 ** (lost - 1) + rng.choice((-1, 0, 0, 0, 1)), rng.randint(-18, 18))
        elif op == "div" and rng.random() < 0.3 and abs(b[0]) < 10 ** 9:
            a = (b[0] * (2 * rng.randint(-10 ** 8, 10 ** 8) + 1) * 5, min(b[1] + rng.randint(1, 4), 18))
        scale, how = rng.randint(-18, 18) if rng.random() < 0.3 else rng.randint(0, 6), rng.randint(0, 4)
        if op == "round" and rng.random() < 0.5:
            scale = max(a[1] - rng.choice([k for k in range(1, 18) if a[0] % 10 ** (k - 1) == 0]), -18)
        b = b if op == "div" else (1, 0)
        line = ("div %d %d %d %d %d %d" % (*a, *b, scale, how) if op == "div"
                else "round %d %d %d %d" % (*a, scale, how))

        def check(r):
            if b[0] == 0:
                return None if r[0] == DOMAIN else "division by 0"
            exact = value(a) / value(b) * F(10) ** scale
            wanted = rounded(exact, how)
            if abs(wanted) > MAX:
                return None if r[0] == RANGE else "should not fit"
            if op == "round" and scale == a[1]:
                wanted = a[0]
            good = r[0] == OK and r[1] == wanted and r[2] == scale
            good = good and (op == "round" or r[3] == (exact == wanted))
            return None if good else "expected %d e-%d" % (wanted, scale)
    elif op == "shift":
        a, power = n.decimal(), rng.randint(-40, 40)
        line = "shift %d %d %d" % (*a, power)
        x = value(a) * F(10) ** power

        def check(r):
            if not fits(x):
                return None if r[0] == RANGE else "should not fit"
            return None if r[0] == OK and value(r[1:3]) == x else "expected %s" % x
    elif op == "todouble":
        a = n.near_tie() if rng.random() < 0.5 else (n.digits(), rng.randint(-18, 18))
        line = "todouble %d %d" % a

        def check(r):
            wanted = float(value(a))
            return None if r == wanted else "expected %r" % wanted
    elif op == "fromdouble":
        x = rng.choice((rng.uniform(-1e6, 1e6), rng.uniform(-1, 1), rng.uniform(-1, 1) * 10.0 **
                        rng.randint(-30, 40), 0.5, 2.5, 0.125, 1e18, 0.0))
        scale = rng.randint(-18, 18)
        line = "fromdouble %s %d" % (x.hex(), scale)

        def check(r):
            wanted = rounded(F(x) * F(10) ** scale, 1)
            if abs(wanted) > MAX:
                return None if r[0] == RANGE else "should not fit"
            return None if r[0] == OK and r[1] == wanted else "expected %d" % wanted
    elif op in ("iadd", "isub", "imul", "imeet"):
        small = rng.random() < 0.7
        a, b = n.interval(small), n.interval(small)
        s, t = Set.of(a), Set.of(b)
        line = "%s %s %s" % (op, shown(a), shown(b))
        if op == "iadd":
            x = Set(s.low + t.low, s.low_closed and t.low_closed,
                    s.high + t.high, s.high_closed and t.high_closed)
        elif op == "isub":
            x = Set(s.low - t.high, s.low_closed and t.high_closed,
                    s.high - t.low, s.high_closed and t.low_closed)
        elif op == "imul":
            x = corners(s, t, times)
        else:
            low = max(s.low, t.low)
            high = min(s.high, t.high)
            x = Set(low, all(u.low_closed for u in (s, t) if u.low == low),
                    high, all(u.high_closed for u in (s, t) if u.high == high))

        def check(r):
            if op == "imeet" and not s.meets(t):
                return None if r[0] == DOMAIN else "should be empty"
            return expect_interval(x)(r)
    elif op == "iscale":
        a, factor = n.interval(rng.random() < 0.7), n.decimal(rng.random() < 0.7)
        line = "iscale %s %s" % (shown(a), put(factor))
        check = expect_interval(corners(Set.of(a), Set(value(factor), True, value(factor), True),
                                        times))
    elif op == "iout":
        a, scale = n.interval(rng.random() < 0.7), rng.randint(-18, 18)
        s = Set.of(a)
        line = "iout %s %d" % (shown(a), scale)
        ends = []
        for end, closed, near in ((s.low, s.low_closed, math.floor),
                                  (s.high, s.high_closed, math.ceil)):
            moved = end if abs(end) == INF else F(near(digits_at(end, scale))) / F(10) ** scale
            ends += [moved, closed and moved == end]
        check = expect_interval(Set(*ends))
    elif op == "ihas":
        a, b = n.interval(rng.random() < 0.7), n.interval(rng.random() < 0.7)
        if rng.random() < 0.5:  # the same ends, perhaps of other kinds
            ends = [rng.choice((0, 1, 2)) if value(a[1]) < value(a[3]) else k
                    for k in (a[0], a[2])]
            b = (ends[0], a[1], ends[1], a[3])
        s, t = Set.of(a), Set.of(b)
        line = "ihas %s %s" % (shown(a), shown(b))
        point = value(b[1])

        def check(r):
            low_in = s.low < t.low or (s.low == t.low and (s.low_closed or not t.low_closed))
            high_in = s.high > t.high or (s.high == t.high and (s.high_closed or not t.high_closed))
            wanted = (0, low_in and high_in, s.meets(Set(point, True, point, True)), s.same(t),
                      t.low == t.high)
            return None if r == wanted else "expected %s" % (wanted,)
    elif op in ("wexact", "wcmp", "wsub", "wdiv"):
        p, q = n.product(5), n.product(4)
        if rng.random() < 0.2:
            q = p[:]
            rng.shuffle(q)
        x, y = value_of(p), value_of(q)
        scale, how = rng.randint(-18, 18), rng.randint(0, 4)
        line = "%s %d %s" % (op, len(p), " ".join(map(put, p)))
        line += "" if op == "wexact" else " %d %s" % (len(q), " ".join(map(put, q)))
        line += " %d %d" % (scale, how) if op == "wdiv" else ""
        top = 2 ** 255
        # Multiplied one by one: a prefix that does not fit stays unfit, even before a factor 0.
        fitting = all(abs(digits_of(z[:k])) < top for z in ((p,) if op == "wexact" else (p, q))
                      for k in range(1, len(z) + 1))

        def check(r):
            if not fitting:
                return None if r[0] == -1 else "does not fit 256 bits"
            if op == "wcmp":
                return None if r[3] == (x > y) - (x < y) else "expected %d" % ((x > y) - (x < y))
            if op == "wdiv":
                if y == 0:
                    return None if r[0] == DOMAIN else "division by 0"
                exact = digits_at(x / y, scale)
                wanted = rounded(exact, how)
                if abs(wanted) > MAX:
                    return None if r[0] == RANGE else "should not fit"
                if r[0] == RANGE and abs(digits_of(q)) * 10 >= 2 ** 256:
                    return None  # no room for a remainder times ten
                good = r[:3] == (OK, wanted, scale) and r[3] == (exact == wanted)
                return None if good else "expected %d e-%d" % (wanted, scale)
            z = x if op == "wexact" else x - y
            if op == "wsub":
                widest = max(sum(d[1] for d in p), sum(d[1] for d in q))
                if any(abs(digits_at(u, widest)) >= top for u in (x, y, z)):
                    return None if r[0] == -1 else "does not fit 256 bits"
                if r[3] != (z > 0) - (z < 0):
                    return "sign"
            if not fits(z):
                return None if r[0] == RANGE else "should not fit"
            shortest = z == 0 or r[1] % 10 != 0 or r[2] == -18
            return None if r[0] == OK and value(r[1:3]) == z and shortest else "expected %s" % z
    elif op == "figure":
        v = n.decimal() if rng.random() < 0.3 else (rng.randint(-10 ** 17 + 1, 10 ** 17 - 1)
                                                    // 10 ** rng.randint(0, 17), rng.randint(-3, 17))
        v = (0, v[1]) if rng.random() < 0.1 else v
        reading, flags = rng.randint(0, 7), rng.randint(0, 1)
        upper = (v[0] + rng.randint(-1, 9), v[1]) if reading == 7 else v
        upper = upper if abs(upper[0]) <= MAX else v
        band = (rng.randint(0, 999), rng.randint(0, 3)) if rng.random() < 0.5 else (-1, 0)
        line = "figure %s %s %d %d %s" % (put(v), put(upper), reading, flags, put(band))
        x, unit = value(v), F(1) / F(10) ** v[1]
        y = (Set(x - unit / 2, True, x + unit / 2, True),
             Set(x - (unit if x <= 0 else 0), x > 0, x + (unit if x >= 0 else 0), x < 0),
             Set(x, True, x, True), Set(x, True, INF, False), Set(x, False, INF, False),
             Set(-INF, False, x, True), Set(-INF, False, x, False),
             Set(x, True, value(upper), True))[reading]
        inside = all(abs(end) == INF or fits(end) for end in (y.low, y.high))
        if flags == 1 and band[0] >= 0:
            y = Set(y.low - value(band), y.low_closed, y.high + value(band), y.high_closed)

        def check(r):
            if value(upper) < x:
                return None if r[0] == INVALID else "ends before it starts"
            if not inside or (reading == 0 and v[1] == 18):
                return None if r[0] == RANGE else "should not fit"
            return expect_interval(y)(r)
    elif op == "idiv":
        small = rng.random() < 0.8
        a, b, scale = n.interval(small), n.interval(small), rng.randint(0, 8)
        s, t = Set.of(a), Set.of(b)
        line = "idiv %s %s %d" % (shown(a), shown(b), scale)

        def check(r):
            if t.holds_zero() or (t.low < 0 < t.high):
                return None if r[0] == DOMAIN else "divisor holds 0"
            if t.high <= 0:
                x = quotient_set(Set(-s.high, s.high_closed, -s.low, s.low_closed),
                                 Set(-t.high, t.high_closed, -t.low, t.low_closed))
            else:
                x = quotient_set(s, t)
            outer = ((x.low, math.floor), (x.high, math.ceil))
            if any(abs(end) != INF and abs(near(digits_at(end, scale))) > MAX
                   for end, near in outer):
                return None if r[0] == RANGE else "should not fit"
            if r[0] != OK:
                return "status %d" % r[0]
            found = Set.of((r[1], r[2:4], r[4], r[5:7]))
            unit = F(1) / F(10) ** scale
            outside = found.low > x.low or found.high < x.high
            loose = (abs(x.low) != INF and x.low - found.low >= unit) or (
                abs(x.high) != INF and found.high - x.high >= unit)
            ends = all(c == e for v, w, c, e in (
                (found.low, x.low, found.low_closed, x.low_closed),
                (found.high, x.high, found.high_closed, x.high_closed)) if v == w)
            moved = (found.low != x.low and found.low_closed) or (
                found.high != x.high and found.high_closed)
            return "expected %s" % vars(x) if outside or loose or not ends or moved else None
    elif op == "iint":
        a = n.interval()
        s = Set.of(a)
        line = "iint " + shown(a)

        def check(r):
            if INF in (abs(s.low), abs(s.high)):
                return None if r[0] == DOMAIN else "unbounded"
            low, high = math.ceil(s.low), math.floor(s.high)
            low += low == s.low and not s.low_closed
            high -= high == s.high and not s.high_closed
            if low > high:
                return None if r[0] == DOMAIN else "there is none"
            return None if r[0] == OK and r[1:3] == (low, high) else "expected %d..%d" % (low, high)
    else:
        base, val = n.interval(positive=True), n.interval()
        form = rng.randint(0, 2)
        b, x = Set.of(base), Set.of(val)
        factor = (rng.randint(1, 1000), rng.randint(0, 3))
        k = value(factor)
        usable = b.low > 0 or (b.low == 0 and not b.low_closed)
        if op == "vdiff":
            y = Set(x.low - b.high, x.low_closed and b.high_closed,
                    x.high - b.low, x.high_closed and b.low_closed)
            usable = True
        elif usable:
            q = quotient_set(x, b)
            move = ((lambda v: k * v) if op == "vratio" else
                    (lambda v: 100 * v - 100, lambda v: 100 * v, lambda v: v)[form])
            y = Set(move(q.low), q.low_closed, move(q.high), q.high_closed)
        else:
            y = None
        stated = n.interval()
        if y is not None and rng.random() < 0.7:  # close to an end, or at it
            near = [v for v in (y.low, y.high) if abs(v) != INF]
            if near:
                scale = rng.randint(0, 4)
                at = math.floor(rng.choice(near) * 10 ** scale) + rng.randint(-1, 1)
                if abs(at) < 10 ** 15:
                    ends = (rng.choice((CLOSED, CLOSED, OPEN)), rng.choice((CLOSED, CLOSED, OPEN)))
                    stated = (ends[0], (at * 10 - 5, scale + 1), ends[1], (at * 10 + 5, scale + 1))
        z = Set.of(stated)
        line = "%s %s %s %s" % (op, shown(base), shown(val), shown(stated))
        line += " %d" % form if op == "vgrowth" else " %d %d" % factor if op == "vratio" else ""

        def check(r):
            if not usable:
                return None if r[0] == DOMAIN else "base is not above 0"
            wanted = int(y.meets(z))
            return None if r == (OK, wanted) else "expected %d" % wanted
    return line, check


OPS = ("add", "sub", "mul", "cmp", "prod", "div", "round", "shift", "todouble", "fromdouble", "iadd",
       "isub", "imul", "imeet", "idiv", "iint", "iscale", "iout", "ihas", "wexact", "wcmp", "wsub",
       "wdiv", "figure", "vgrowth", "vdiff", "vratio")


BATCH = 10000  # questions a process
SHOWN = 20


def disagreements(program, n, op, count, shown_already):
    """How many of `count` questions are answered wrongly; the first of all are printed."""
    cases = [make_case(op, n) for _ in range(count)]
    done = subprocess.run([program], input="\n".join(line for line, _ in cases) + "\n",
                          stdout=subprocess.PIPE, universal_newlines=True, check=True)
    answers = done.stdout.splitlines()
    if len(answers) != len(cases):
        sys.exit("%s: %d answers to %d questions" % (op, len(answers), len(cases)))
    wrong = 0
    for (line, check), answer in zip(cases, answers):
        why = check(float.fromhex(answer) if op == "todouble" else tuple(map(int, answer.split())))
        if why is not None:
            wrong += 1
            if shown_already + wrong <= SHOWN:
                print("%s\n  found %s, %s" % (line, answer, why))
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default=os.path.join(
        os.environ.get("PLAN_BUILD_DIR", "."), "tests", "property_number_ops"))
    parser.add_argument("--cases", type=int, default=2000, help="a function")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    n = Numbers(random.Random(args.seed))
    wrong = 0
    for op in OPS:
        for left in range(args.cases, 0, -BATCH):
            wrong += disagreements(args.program, n, op, min(left, BATCH), wrong)
    print("%d cases, %d disagreements" % (len(OPS) * args.cases, wrong))
    return 1 if wrong or args.cases < 1 else 0


if __name__ == "__main__":
    sys.exit(main())
