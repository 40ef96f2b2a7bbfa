"""Keyed series and outliers, computed exactly from the words of the headers: fractions, and powers to
60 digits. In the shape of math_exact.py; functions of EACH answer element by element, with pairs of
what an element is made of and its Answer or its Reason."""
import math
from fractions import Fraction as F

from math_exact import (
    Answer, DOMAIN, MISSING, NEGATIVE_BASE, Reason, SHORT_SERIES, SIGN_CHANGE, ZERO_BASE, decimal,
    fraction, growth, need, one)

GAP, CONTRADICTED = 37, 45


class Period:
    """From plan_period_pack: month of the start, periods a year, how many."""

    def __init__(self, packed):
        self.month = packed >> 15
        self.months = (12, 6, 3, 1)[packed >> 13 & 3] * ((packed & 0x1FFF) + 1)
        self.kind = packed & 0x7FFF

    def key(self, months_earlier=0):
        return (self.month - months_earlier, self.kind)


def by_period(periods, values):
    found = {}
    for period, value in zip(periods, values):
        found.setdefault(period.key(), []).append(value)
    return found


def element(found, keys, function):
    """Of the periods with these keys: the first reason, or what the function gives."""
    named = [found.get(key, []) for key in keys]
    flat = [x for values in named for x in values]
    if any(math.isnan(x) for x in flat):
        return flat, Reason(MISSING)
    if any(len(values) > 1 for values in named):
        return flat, Reason(CONTRADICTED)
    if not all(named):
        return flat, Reason(GAP)
    if any(math.isinf(x) for x in flat):
        return flat, Reason(DOMAIN)
    try:
        return flat, function(*[F(x) for x in flat])[0]
    except Reason as reason:
        return flat, reason


def year_on_year(function):
    def compute(periods, values):
        found = by_period(periods, values)
        return [element(found, (p.key(12), p.key()), function) for p in periods]
    return compute


def moving_sum(periods, values, window):
    window = window[0]
    need(not math.isnan(window), MISSING)
    need(1 <= window <= 4096 and window == int(window))
    found = by_period(periods, values)

    def total(*terms):
        return one(sum(terms), 0, sum(abs(x) for x in terms))
    return [element(found, [p.key(k * p.months) for k in range(int(window))], total)
            for p in periods]


def median(values):
    values = sorted(values)
    return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2


def quartile(values, which):
    """On a straight line between two places, at (n - 1) * which / 4 from 0 on."""
    values = sorted(values)
    place = F((len(values) - 1) * which, 4)
    low = math.floor(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (place - low) * (values[high] - values[low])


def hidiroglou_berthelot(before, after, u, a, c):
    u, a, c = u[0], a[0], c[0]
    need(0 <= u <= 1 and a >= 0 and c > 0)
    need(all(before), ZERO_BASE)
    need(all(x > 0 for x in before), NEGATIVE_BASE)
    need(all(x > 0 for x in after), SIGN_CHANGE)
    need(before, SHORT_SERIES)
    ratios = [x / b for b, x in zip(before, after)]
    middle = median(ratios)
    turned = [1 - middle / r if r < middle else r / middle - 1 for r in ratios]
    sizes = [fraction((decimal(max(b, x)).ln() * decimal(u)).exp()) for b, x in zip(before, after)]
    effects = [s * size for s, size in zip(turned, sizes)]
    first, second, third = (quartile(effects, which) for which in (1, 2, 3))
    low = second - c * max(second - first, abs(a * second))
    high = second + c * max(third - second, abs(a * second))
    # effects may have lost what cancels in s; quartiles, and limits more so, lose what they cancel
    lost = (1 + c) * (1 + a) * (max(map(abs, (first, second, third))) * 2 ** 49 + max(sizes))
    return [Answer(e, 0, size) for e, size in zip(effects, sizes)] + [
        Answer(low, 0, lost), Answer(high, 0, lost)]


def robust_z(values):
    need(values, SHORT_SERIES)
    middle = median(values)
    distances = [abs(x - middle) for x in values]
    scale = median(distances) / F(6745, 10000)
    if scale == 0:
        scale = F(1253314, 1000000) * sum(distances) / len(distances) or F(1)
    return [Answer(d / scale) for d in distances]


EACH = {"year_on_year_growth", "year_on_year_difference", "moving_sum"}
LISTS = {"hidiroglou_berthelot", "robust_z"}
FUNCTIONS = {
    "year_on_year_growth": year_on_year(growth),
    "year_on_year_difference": year_on_year(lambda b, x: one(x - b)),
    "moving_sum": moving_sum, "hidiroglou_berthelot": hidiroglou_berthelot, "robust_z": robust_z,
}
