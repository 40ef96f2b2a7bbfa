"""The functions of the table, computed exactly: fractions, and logarithms to 60 digits.

Each takes the arguments as fractions (lists of them) and returns a list of Answer, or raises Reason.
Written from the formulas, not from the sources.
"""
from decimal import Decimal, getcontext
from fractions import Fraction as F

getcontext().prec = 60
getcontext().Emax = 10 ** 9
getcontext().Emin = -10 ** 9

MISSING, ZERO_BASE, NEGATIVE_BASE, SIGN_CHANGE, SHORT_SERIES, DOMAIN, RANGE = (
    32, 33, 34, 35, 36, 39, 40)


class Reason(Exception):
    """A status, of those listed the first that applies."""


class Answer:
    """A value, what the documented error may be beyond 4 units (in units), and the magnitudes that
    a sum may have lost 2^-100 of."""

    def __init__(self, value, units=0, magnitude=0):
        self.value, self.units, self.magnitude = value, units, magnitude


def decimal(x):
    return Decimal(x.numerator) / Decimal(x.denominator)


def fraction(x):
    """Exact; what is below 10^-2000 counts as that."""
    if x != 0 and x.adjusted() < -2000:
        return F(0)
    return F(*x.as_integer_ratio())


def ln(x):
    """Near 1 by its series: the digits of 1 + 1e-300 do not fit."""
    near = x - 1
    if near and abs(near) < F(1, 10 ** 25):
        return decimal(near - near ** 2 / 2 + near ** 3 / 3)
    return decimal(x).ln()


def growth_of_log(x):
    """100 * (e^x - 1)."""
    if x > 10 ** 5:
        raise Reason(RANGE)
    if abs(x) < Decimal(10) ** -12:
        return 100 * fraction(x + x * x / 2 + x * x * x / 6)
    return 100 * (fraction(x.exp()) - 1)


def base(x):
    if x <= 0:
        raise Reason(ZERO_BASE if x == 0 else NEGATIVE_BASE)


def bases(values):
    """Of many bases the first reason in order, wherever it stands."""
    if any(x <= 0 for x in values):
        base(max(x for x in values if x <= 0))


def need(condition, reason=DOMAIN):
    if not condition:
        raise Reason(reason)


def one(value, units=0, magnitude=0):
    return [Answer(value, units, magnitude)]


def size(values):
    return sum(abs(x) for x in values)


def growth(b, x):
    base(b)
    return one(100 * (x - b) / b)


def reach(x, b):
    base(b)
    return one(100 * x / b)


def power(b, x, exponent):
    """100 * ((x/b)^exponent - 1)"""
    if x == 0:
        return one(F(-100))
    e = ln(x / b) * decimal(exponent)
    return one(growth_of_log(e), float(min(abs(e), 10 ** 6)))


def log_growth(b, x):
    base(b)
    need(x > 0, SIGN_CHANGE)
    return one(100 * fraction(ln(x / b)))


def cagr(b, x, n):
    need(n > 0)
    base(b)
    need(x > 0, SIGN_CHANGE)
    return power(b, x, 1 / n)


def annualised(b, x, k, m):
    need(k > 0 and m > 0)
    base(b)
    need(x >= 0, SIGN_CHANGE)
    return power(b, x, m / k)


def trend_growth(values):
    need(all(x > 0 for x in values), SIGN_CHANGE)
    need(len(values) >= 2, SHORT_SERIES)
    n = len(values)
    middle = Decimal(n - 1) / 2
    squares = sum((i - middle) ** 2 for i in range(n))
    terms = [(i - middle) * ln(x) for i, x in enumerate(values)]
    slope = sum(terms) / squares
    pairs = sum(abs((n - 1 - 2 * i) * ln(values[n - 1 - i] / values[i]) / 2)
                for i in range(n // 2)) / squares
    return [Answer(growth_of_log(slope), float(abs(slope)),
                   100 * fraction(pairs * slope.exp()) * 2 ** 50 if slope < 10 ** 4 else 0)]


def factors(rates):
    product = F(1)
    for r in rates:
        product *= 1 + r / 100
    return product


def compound(rates):
    bases([100 + r for r in rates[:-1]])
    need(rates, SHORT_SERIES)
    product = factors(rates)
    return one(100 * (product - 1), 0, 100 * (1 + abs(product)) * len(rates))


def mean_growth(rates):
    need(all(r > -100 for r in rates), SIGN_CHANGE)
    need(rates, SHORT_SERIES)
    product = factors(rates)
    e = ln(product) / len(rates)
    return one(growth_of_log(e), float(abs(e)) * len(rates), 100 * (1 + abs(product)) * len(rates))


def carry_over(previous, now):
    need(len(previous) == 4, SHORT_SERIES)
    total = sum(previous)
    base(total)
    last = now[-1] if now else previous[-1]
    value = sum(now) + (4 - len(now)) * last
    return one(100 * (value - total) / total, 0,
               100 * (size(previous) + size(now) + 4 * abs(last)) / total)


RATE, INDEX, RATIO, LOG = range(4)


def convert_growth(value, source, target):
    if source == target:
        return one(value)
    if source == LOG:
        e = decimal(value) / 100
        rate = growth_of_log(e)
        units = float(abs(e))
    else:
        rate = {RATE: value, INDEX: value - 100, RATIO: 100 * (value - 1)}[source]
        units = 0
    ratio = 1 + rate / 100
    if target == LOG:
        need(ratio > 0, SIGN_CHANGE)
        return one(100 * fraction(ln(ratio)))
    return one({RATE: rate, INDEX: 100 + rate, RATIO: ratio}[target], units)


def implied_previous(x, change):
    need(x > 0 and change > -100)
    return one(x / (1 + change / 100))


def shares(values):
    need(values, SHORT_SERIES)
    total = sum(values)
    need(total != 0)
    return [Answer(100 * x / total, 0, 100 * abs(x) / total ** 2 * size(values)) for x in values]


def share_change(before, after):
    need(before, SHORT_SERIES)
    return [Answer(a - b) for b, a in zip(before, after)]


def structural_change(before, after):
    need(before, SHORT_SERIES)
    return one(sum(abs(a - b) for b, a in zip(before, after)) / 2)


PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628621")


def arctangent(t):
    """of a Decimal, by halving the angle until a series is short."""
    halvings = 0
    while abs(t) > Decimal("0.01"):
        t = t / (1 + (1 + t * t).sqrt())
        halvings += 1
    term, total, square = t, t, t * t
    for i in range(3, 200, 2):
        term *= -square
        total += term / i
        if term == 0 or abs(term) < abs(total) * Decimal(10) ** -58:
            break
    return total * 2 ** halvings


def structural_cosine(before, after):
    need(before, SHORT_SERIES)
    need(any(before) and any(after))
    dot = sum(a * b for a, b in zip(before, after))
    cross = sum((before[i] * after[j] - before[j] * after[i]) ** 2
                for i in range(len(before)) for j in range(i))
    sine, cosine = decimal(cross).sqrt(), decimal(dot)
    if sine == 0:
        angle = Decimal(0) if dot > 0 else PI
    elif cosine == 0:
        angle = PI / 2
    else:
        angle = arctangent(sine / cosine)
        angle += PI if cosine < 0 else 0
    return one(fraction(angle * 2 / PI), 4, 0)


def contribution(b, x, whole):
    base(whole)
    return one(100 * (x - b) / whole)


def contributions(before, after):
    need(before, SHORT_SERIES)
    total = sum(before)
    base(total)
    return [Answer(100 * (x - b) / total, 0, 100 * abs(x - b) / total ** 2 * size(before))
            for b, x in zip(before, after)]


def contribution_from_shares(weights, growths):
    need(weights, SHORT_SERIES)
    return [Answer(w * g / 100) for w, g in zip(weights, growths)]


def base_weight(share, g, total):
    need(g != -100)
    return one(share * (100 + total) / (100 + g))


def update_share(share, g, total):
    need(total != -100)
    return one(share * (100 + g) / (100 + total))


def chained_contributions(levels, before, values):
    bases(before)
    need(levels, SHORT_SERIES)
    total = sum(values)
    need(total != 0)
    return [Answer(v / total * 100 * (x - b) / b, 1,
                   abs(v * 100 * (x - b) / b) / total ** 2 * size(values))
            for x, b, v in zip(levels, before, values)]


def fisher_contributions(v1, p1, v0, p0):
    need(v1, SHORT_SERIES)
    need(all(p > 0 for p in p1 + p0))
    q1 = [v / p for v, p in zip(v1, p1)]
    q0 = [v / p for v, p in zip(v0, p0)]
    old, new = sum(v0), sum(v1)
    crossed = [sum(p * q for p, q in zip(p1, q0)), sum(p * q for p, q in zip(p0, q1))]
    need(old != 0 and crossed[1] != 0)
    laspeyres, paasche = crossed[0] / old, new / crossed[1]
    need(laspeyres > 0 and paasche > 0)
    index = fraction(decimal(laspeyres * paasche).sqrt())
    whole = crossed[0] / index + old
    need(whole > 0)
    # sums with members of both signs lose digits, as they do by hand
    spread = max(float(size(v) / abs(sum(v))) for v in (v0, v1))
    spread = max([spread] + [float(sum(abs(p * q) for p, q in zip(p, q)) / abs(c)) for p, q, c in
                             ((p1, q0, crossed[0]), (p0, q1, crossed[1]))])
    spread = max(spread, float((abs(crossed[0] / index) + abs(old)) / abs(whole)))
    return [Answer(100 * (b / index + a) * (y - x) / whole, 12 * spread)
            for a, b, x, y in zip(p0, p1, q0, q1)]


def share_of_growth(c, g):
    need(g != 0)
    return one(100 * c / g)


def rest_growth(total, w, g):
    need(w != 1)
    return one((total - w * g) / (1 - w))


def parent_growth_range(growths):
    need(growths, SHORT_SERIES)
    return [Answer(min(growths)), Answer(max(growths))]


def ratio(a, b, per):
    need(b != 0)
    return one(per * a / b)


def per_capita(a, p):
    need(p > 0)
    return one(a / p)


def mean_population(values):
    need(len(values) >= 2, SHORT_SERIES)
    total = sum(values) - values[0] / 2 - values[-1] / 2
    return one(total / (len(values) - 1), 0, size(values))


def relative_growth(g, n):
    need(n != -100)
    return one(100 * ((1 + g / 100) / (1 + n / 100) - 1))


def elasticity(y0, y1, x0, x1, form):
    if form == 1:
        need(x1 != x0 and y1 + y0 != 0 and x1 + x0 != 0)
        return one(((y1 - y0) / (y1 + y0)) / ((x1 - x0) / (x1 + x0)), 0.5)
    need(y0 != 0 and x0 != 0, ZERO_BASE)
    need(y0 > 0 and x0 > 0, NEGATIVE_BASE)
    if form == 2:
        need(y1 > 0 and x1 > 0, SIGN_CHANGE)
        need(x1 != x0)
        return one(fraction(ln(y1 / y0) / ln(x1 / x0)), 3)
    need(x1 != x0)
    return one(((y1 - y0) / y0) / ((x1 - x0) / x0))


def icor(i, g):
    need(g != 0)
    return one(i / g)


def triad(task, done, relative):
    unknown = [x for x in (task, done, relative) if x is None]
    need(len(unknown) == 1, MISSING)
    need(all(x is None or x > 0 for x in (task, done, relative)))
    if relative is None:
        return one(task * done / 100)
    return one(100 * relative / (done if task is None else task))


def achievement(x, p, direction):
    base(p)
    need(x > 0, SIGN_CHANGE)
    return one(100 * x / p if direction == 0 else 100 * p / x)


def required_growth(a, t, n):
    return annualised(a, t, n, F(1))


def required_step(a, t, n):
    need(n > 0)
    return one((t - a) / n)


def required_average(r, n, rates):
    left = n - len(rates)
    need(left > 0)
    need(r >= -100 and all(g >= -100 for g in rates), SIGN_CHANGE)
    need(all(g != -100 for g in rates))
    if r == -100:
        return one(F(-100))
    terms = [ln((100 + r) / (100 + g)) for g in rates]
    e = sum(terms) / decimal(left) if terms else Decimal(0)
    value = growth_of_log(e + ln((100 + r) / 100)) if terms else r
    # (1 + r)(1 + e) - 1 may cancel: the terms keep their digits, the sum does not
    lost = sum(abs(t) for t in terms) / decimal(left) * 2 * e.exp() if e < 10 ** 4 else Decimal(0)
    lost = fraction(lost) * (100 + r) * 2 ** 50
    return one(value, float(abs(e)), lost + abs(r) * 2 ** 49 if terms else 0)


FUNCTIONS = {
    "growth": growth, "excess": lambda a, p: growth(p, a), "reach": reach,
    "difference": lambda b, x: one(x - b), "gap": lambda a, t: one(t - a),
    "log_growth": log_growth, "cagr": cagr, "annualised": annualised,
    "trend_growth": trend_growth, "compound": compound, "mean_growth": mean_growth,
    "carry_over": carry_over, "convert_growth": convert_growth,
    "implied_previous": implied_previous, "implied_plan": implied_previous, "shares": shares,
    "share_change": share_change, "structural_change": structural_change,
    "structural_cosine": structural_cosine, "contribution": contribution,
    "contributions": contributions, "contribution_from_shares": contribution_from_shares,
    "base_weight": base_weight, "update_share": update_share,
    "chained_contributions": chained_contributions, "fisher_contributions": fisher_contributions,
    "share_of_growth": share_of_growth, "rest_growth": rest_growth,
    "parent_growth_range": parent_growth_range, "ratio": ratio, "per_capita": per_capita,
    "mean_population": mean_population, "per_capita_growth": relative_growth,
    "real_growth": relative_growth, "deflate": lambda a, b: ratio(a, b, F(100)),
    "elasticity": elasticity, "icor": icor, "triad": triad, "achievement": achievement,
    "required_growth": required_growth, "required_step": required_step,
    "required_average": required_average,
}
