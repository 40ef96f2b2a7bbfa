"""Index numbers and aggregates, computed exactly from the words of the headers: fractions, roots to
60 digits. In the shape of math_exact.py."""
import math
from fractions import Fraction as F

from math_exact import (
    DOMAIN, MISSING, NEGATIVE_BASE, SHORT_SERIES, SIGN_CHANGE, ZERO_BASE, Answer, Reason, base,
    fraction, ln, need, one, size)

LISTS = {"laspeyres", "paasche", "fisher", "value_index", "chain", "rebase", "splice", "sum",
         "weighted_mean", "geometric_mean", "harmonic_mean", "ratio_of_sums", "normalise_min_max",
         "normalise_z"}
# Functions in which a missing value may be none of their business: they judge it for themselves.
SELF_JUDGED = {"splice", "weighted_mean"}
INFINITE = "infinite"


def exact(x):
    return None if math.isnan(x) else INFINITE if math.isinf(x) else F(x)


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def quotient(a, b, size_a, size_b, factor):
    """factor * a / b of two sums of such magnitudes, b above 0 or below."""
    value = factor * a / b
    return Answer(value, 0, factor * size_a / abs(b) + abs(value) * size_b / abs(b))


def magnitude(a, b):
    return sum(abs(x * y) for x, y in zip(a, b))


def index_of(p1, q1, p0, q0):
    need(p1, SHORT_SERIES)
    base(dot(p0, q0))
    return [quotient(dot(p1, q1), dot(p0, q0), magnitude(p1, q1), magnitude(p0, q0), 100)]


def root(x, n=2):
    """The n-th root of a fraction, 50 digits and more."""
    if x == 0:
        return F(0)
    return fraction((ln(x) / n).exp())


def fisher(p0, q0, p1, q1):
    need(p0, SHORT_SERIES)
    bases = [dot(p0, q0), dot(p0, q1)]
    need(all(b != 0 for b in bases), ZERO_BASE)
    need(all(b > 0 for b in bases), NEGATIVE_BASE)
    values = [dot(p1, q0), dot(p1, q1)]
    need(all(v >= 0 for v in values), SIGN_CHANGE)
    if not all(values):
        return one(F(0))
    value = 100 * root(values[0] * values[1] / bases[0] / bases[1])
    lost = (magnitude(p1, q0) / values[0] + magnitude(p1, q1) / values[1] +
            magnitude(p0, q0) / bases[0] + magnitude(p0, q1) / bases[1])
    return one(value, 0, value * lost / 2)


def chain(links):
    before = links[:-1]
    need(all(x != 0 for x in before), ZERO_BASE)
    need(all(x > 0 for x in before), NEGATIVE_BASE)
    need(links, SHORT_SERIES)
    level, answers = F(100), []
    for link in links:
        level *= link / 100
        answers.append(Answer(level, 0, abs(level) * len(links)))
    return answers


def place(x, n):
    x = x[0]
    need(x.denominator == 1 and 0 <= x < n)
    return int(x)


def rebase(values, first, last):
    need(values, SHORT_SERIES)
    first, last = place(first, len(values)), place(last, len(values))
    need(first <= last)
    members = values[first:last + 1]
    base(sum(members))
    mean = sum(members) / len(members)
    return [Answer(100 * x / mean, 0, abs(100 * x / mean) * size(members) / sum(members))
            for x in values]


def splice(old, new, at):
    at = at[0]
    need(at is not None, MISSING)
    whole = at != INFINITE and at.denominator == 1 and at >= 0
    inside = whole and at < len(old)
    counted = old[:int(at) + 1] + new[int(at):] if inside else list(old)
    need(all(x is not None for x in counted), MISSING)
    need(old, SHORT_SERIES)
    need(inside and INFINITE not in counted)
    at = int(at)
    base(old[at])
    return [Answer(old[t] * new[at] / old[at] if t < at else new[t]) for t in range(len(old))]


def add(values):
    return one(sum(values, F(0)), 0, size(values))


def weighted_mean(values, weights, floor):
    floor = floor[0]
    need(floor is not None and all(w is not None for w in weights), MISSING)
    need(INFINITE not in weights and INFINITE not in values and floor != INFINITE)
    need(all(w >= 0 for w in weights) and 0 <= floor <= 1)
    need(weights, SHORT_SERIES)
    there = [(x, w) for x, w in zip(values, weights) if x is not None]
    need(there, MISSING)
    need(sum(weights) > 0)
    weight = sum(w for _, w in there)
    coverage = weight / sum(weights)
    need(weight > 0, MISSING)
    # the double nearest to the coverage is compared
    need(coverage.numerator / coverage.denominator >= floor, MISSING)
    return [quotient(sum(x * w for x, w in there), weight, sum(abs(x * w) for x, w in there), weight,
                     1), Answer(coverage)]


def geometric_mean(values):
    need(all(x >= 0 for x in values), SIGN_CHANGE)
    need(values, SHORT_SERIES)
    product = F(1)
    for x in values:
        product *= x
    return one(root(product, len(values)))


def harmonic_mean(values):
    need(all(x >= 0 for x in values), SIGN_CHANGE)
    need(values, SHORT_SERIES)
    need(all(values))
    return one(len(values) / sum(1 / x for x in values))


def ratio_of_sums(top, bottom):
    need(top, SHORT_SERIES)
    need(sum(bottom) != 0)
    return [quotient(sum(top), sum(bottom), size(top), size(bottom), 1)]


def normalise_min_max(values):
    need(values, SHORT_SERIES)
    low, high = min(values), max(values)
    need(low < high)
    return [Answer((x - low) / (high - low)) for x in values]


def normalise_z(values):
    need(values, SHORT_SERIES)
    need(min(values) < max(values))
    mean = sum(values) / len(values)
    deviation = root(sum((x - mean) ** 2 for x in values) / len(values))
    return [Answer((x - mean) / deviation, 0, (max(values) - min(values)) / deviation)
            for x in values]


FUNCTIONS = {
    "laspeyres": lambda p0, q0, p1, q1: index_of(p1, q0, p0, q0),
    "paasche": lambda p0, q0, p1, q1: index_of(p1, q1, p0, q1),
    "value_index": lambda p0, q0, p1, q1: index_of(p1, q1, p0, q0),
    "fisher": fisher, "chain": chain, "rebase": rebase, "splice": splice, "sum": add,
    "weighted_mean": weighted_mean, "geometric_mean": geometric_mean,
    "harmonic_mean": harmonic_mean, "ratio_of_sums": ratio_of_sums,
    "normalise_min_max": normalise_min_max, "normalise_z": normalise_z,
}
