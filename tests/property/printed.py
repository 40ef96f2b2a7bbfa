"""Printed figures and the intervals they stand for, in exact fractions: the oracle of the property
tests, independent of the library."""
import math
from fractions import Fraction as F

FORMATS = {"plain": ("", "."), "vi": (".", ","), "en": (",", ".")}


class Interval:
    """Numbers from low to high (None: unbounded), ends open or closed."""

    def __init__(self, low, high, low_open=False, high_open=False):
        self.low, self.high, self.low_open, self.high_open = low, high, low_open, high_open

    def cut(self, low, high):
        cut = Interval(self.low, self.high, self.low_open, self.high_open)
        if low is not None and (cut.low is None or cut.low < low):
            cut.low, cut.low_open = low, False
        if high is not None and (cut.high is None or cut.high > high):
            cut.high, cut.high_open = high, False
        return cut

    def plus(self, other):
        low = None if None in (self.low, other.low) else self.low + other.low
        high = None if None in (self.high, other.high) else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open,
                        self.high_open or other.high_open)

    def minus(self, other):
        swapped = [None if end is None else -end for end in (other.high, other.low)]
        return self.plus(Interval(*swapped, other.high_open, other.low_open))

    def times(self, other):
        """Of two bounded closed intervals."""
        products = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(products), max(products))

    def scaled(self, factor):
        """By a factor above 0."""
        return Interval(*(None if end is None else end * factor for end in (self.low, self.high)),
                        self.low_open, self.high_open)

    def exceeds(self, other):
        """Every number here is greater than every number there."""
        if self.low is None or other.high is None:
            return False
        return self.low > other.high or (
            self.low == other.high and (self.low_open or other.high_open))

    def meets(self, other):
        return not self.exceeds(other) and not other.exceeds(self)


class Figure:
    """Printed digits, and what they stand for."""
    SIGNS = {"exact": "=", "at_least": ">=", "above": ">", "at_most": "<=", "below": "<"}

    def __init__(self, units, scale, reading="rounded", upper=None):
        self.units, self.scale, self.reading, self.upper = units, scale, reading, upper

    @property
    def value(self):
        return F(self.units) / F(10) ** self.scale

    def interval(self, is_count=False):
        value, half = self.value, F(1, 2) / F(10) ** self.scale
        if self.reading == "exact" or (is_count and self.scale == 0 and
                                       self.reading == "rounded"):
            return Interval(value, value)
        if self.reading == "range":
            return Interval(value, F(self.upper) / F(10) ** self.scale)
        if self.reading in ("at_least", "above"):
            return Interval(value, None, self.reading == "above", True)
        if self.reading in ("at_most", "below"):
            return Interval(None, value, True, self.reading == "below")
        return Interval(value - half, value + half)

    def text(self, number_format):
        if self.reading == "range":
            return "-".join(digits(end, self.scale, number_format)
                            for end in (self.units, self.upper))
        return self.SIGNS.get(self.reading, "") + digits(self.units, self.scale, number_format)


def digits(units, scale, number_format):
    group, point = FORMATS[number_format]
    text = str(abs(units)).rjust(max(scale, 0) + 1, "0") + "0" * max(-scale, 0)
    whole, fraction = (text[:-scale], text[-scale:]) if scale > 0 else (text, "")
    if group:
        whole = "{:,}".format(int(whole)).replace(",", group)
    return ("-" if units < 0 else "") + whole + (point + fraction if fraction else "")


def rounded(rng, value, scale):
    """To the nearest; a tie goes either way, as the intervals are closed."""
    scaled = value * F(10) ** scale
    units = math.floor(scaled)
    rest = scaled - units
    if rest > F(1, 2) or (rest == F(1, 2) and rng.random() < 0.5):
        units += 1
    return Figure(units, scale)


def edges(rng, low, high, scale):
    """Printed digits whose interval touches [low, high] at an end, or lies a unit inside or
    outside."""
    end, side = (low, -1) if rng.random() < 0.5 else (high, 1)
    at_edge = (end * F(10) ** scale + F(side, 2))
    units = math.floor(at_edge) if side > 0 else math.ceil(at_edge)
    return Figure(units + side * rng.choice((-1, 0, 0, 1, 1, 2)), scale)
