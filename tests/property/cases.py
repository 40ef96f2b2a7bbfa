"""Random cases of the arithmetic rules with the verdict of the oracle.

Half of them take true numbers that satisfy a rule and round them: the check must never fail these.
The other half push printed figures to the edge of what rounding allows and one digit beyond:
the check must fail exactly where no unrounded numbers within the printed intervals satisfy the rule
(each figure stands in it once).
"""
import collections
import math
from decimal import Decimal, localcontext
from fractions import Fraction as F

from printed import Figure, Interval, edges, rounded

MAX_PARTS = 12
Case = collections.namedtuple("Case", "code rows holds label")
Row = collections.namedtuple("Row", "indicator period series figure unit measure against")


# --- Partitions -----------------------------------------------------------------------------------

def split(rng, total, n):
    """n true parts of the total; on coarse grids ties are common."""
    grid = total * rng.choice((2, 20, 200, 10 ** 7))
    cuts = sorted(rng.randint(0, grid) for _ in range(n - 1))
    return [F(b - a, grid) * total for a, b in zip([0] + cuts, cuts + [grid])]


def scales(rng, n):
    if rng.random() < 0.4:
        return [rng.randint(0, 3)] * n
    return [rng.randint(0, 3) for _ in range(n)]


def other_reading(rng, figure, truth):
    """The truth said in another way: exactly, as a range or as a bound."""
    unit = F(10) ** figure.scale
    low, high = math.floor(truth * unit), math.ceil(truth * unit)
    reading = rng.choice(("range", "at_least", "at_most", "above", "below", "exact"))
    if reading == "above" and low == 0:
        reading = "at_least"
    if reading == "range" and low < 0:  # the hyphen of a range is no minus
        return figure
    if reading == "range":
        return Figure(low, figure.scale, "range", high + rng.randint(0, 2))
    if reading == "exact":
        return Figure(low, figure.scale, "exact") if low == high else figure
    if reading in ("at_least", "above"):
        return Figure(low - (reading == "above"), figure.scale, reading)
    return Figure(high + (reading == "below"), figure.scale, reading)


def push(rng, figures, goal, top):
    """Moves members so that the printed sum is off by exactly what rounding allows, or by a unit
    less or more."""
    allowance = sum(F(1, 2) / F(10) ** figure.scale for figure in figures)
    finest = max(range(len(figures)), key=lambda at: figures[at].scale)
    unit = F(1) / F(10) ** figures[finest].scale
    off = allowance // unit * unit + rng.choice((-1, 0, 0, 1, 1, 2)) * unit
    if rng.random() < 0.5:
        off = -off
    short = goal + off - sum(figure.value for figure in figures)
    moved = math.floor(short / unit)
    figure = figures[finest]
    figures[finest] = Figure(figure.units + moved, figure.scale)
    return top is None or 0 <= figures[finest].value <= top


def partition_case(rng, true):
    n = rng.randint(2, MAX_PARTS)
    form = rng.choice(("capped", "capped", "free", "thousand", "whole"))
    total = {"thousand": 1000, "whole": rng.randint(1, 99999)}.get(form, 100)
    top = F(total) if form in ("capped", "thousand") else None
    low = F(0) if top is not None else None
    truths = split(rng, total, n)
    figures = [rounded(rng, truth, scale) for truth, scale in zip(truths, scales(rng, n))]
    whole = rounded(rng, F(total), rng.randint(-1, 2)) if form == "whole" else None
    if not true and not push(rng, figures, F(total) if whole is None else whole.value, top):
        return None
    if rng.random() < 0.1:
        at = rng.randrange(n)
        figures[at] = other_reading(rng, figures[at], truths[at] if true else figures[at].value)
        if top is not None and not 0 < figures[at].value < top:
            return None  # nothing of it may be left within the bounds
    intervals = [figure.interval().cut(low, top) for figure in figures]
    summed = intervals[0]
    for interval in intervals[1:]:
        summed = summed.plus(interval)
    goal = Interval(F(total), F(total)) if whole is None else whole.interval()
    rows = [Row("%s_%d_%d" % (form, n, at), "2022", "actual", figure, "", "", "")
            for at, figure in enumerate(figures)]
    if whole is not None:
        rows.append(Row("whole_%d" % n, "2022", "actual", whole, "", "", ""))
    return Case("P302" if whole else "P301", rows, summed.meets(goal), form)


# --- Statements -----------------------------------------------------------------------------------

def level(rng):
    """A true level above 0, and the decimals it is printed with."""
    value = F(rng.randint(1, 10 ** rng.randint(2, 9)), rng.choice((1, 1, 2, 20, 1000)))
    scale = rng.randint(0, 3)
    return (value, scale) if value * 10 ** scale >= 1 else (value + 1, scale)


def stated_set(kind, now, base):
    """Ends of what may be stated of the two figures."""
    if kind in ("relative", "growth", "decrease"):
        ends = 100 * (now.low / base.high - 1), 100 * (now.high / base.low - 1)
        return ends if kind != "decrease" else (-ends[1], -ends[0])
    if kind in ("percent_of", "index"):
        return 100 * now.low / base.high, 100 * now.high / base.low
    if kind == "log":
        with localcontext() as context:
            context.prec = 60
            return tuple(F(100 * (Decimal(q.numerator) / Decimal(q.denominator)).ln())
                         for q in (now.low / base.high, now.high / base.low))
    return now.low - base.high, now.high - base.low


def satisfiable(kind, now, base, stated):
    """Whether numbers within the three intervals satisfy the statement: base * (1 + stated) and
    so on, each of them once."""
    if kind in ("points", "difference", "count_difference"):
        return now.minus(base).meets(stated)
    if stated.low is None or stated.high is None:  # only a sign: more, or less
        return now.high > base.low if stated.low is not None else now.low < base.high
    if kind == "log":
        low, high = stated_set(kind, now, base)
        return Interval(low, high).meets(stated)
    if kind == "decrease":
        stated = Interval(-stated.high, -stated.low)
    if kind in ("percent_of", "index"):
        factor = stated.scaled(F(1, 100))
    else:
        factor = stated.plus(Interval(F(100), F(100))).scaled(F(1, 100))
    return factor.times(base).meets(now)


def statement_row(kind, figure, against, unit):
    if kind in ("growth", "decrease", "index", "log"):
        return Row("growth_" + kind, "2022", "actual", figure, "", "", "")
    measure = "percent_of" if kind == "percent_of" else "change"
    names = {"points": "rate", "count_difference": "count"}
    return Row(names.get(kind, "level"), "2022", "actual", figure, unit, measure, against)


def statement_case(rng, true):
    kind = rng.choice(("relative", "relative", "relative", "percent_of", "points", "difference",
                       "count_difference", "growth", "decrease", "index", "log"))
    subject = {"points": "rate", "count_difference": "count"}.get(kind, "level")
    against = "previous" if kind in ("growth", "decrease", "index", "log") else rng.choice(
        ("plan", "previous"))
    truths = []
    for _ in range(2):
        value, scale = level(rng)
        if subject == "rate":
            value = F(rng.randint(0, 20000), 200)
        elif subject == "count":
            value, scale = F(int(value) + 1), 0
        truths.append([value, scale])
    if subject != "rate" and rng.random() < 0.8:  # close enough for percents of usual size
        truths[0][0] = truths[1][0] * F(rng.randint(50, 250), 100)
        if subject == "count":
            truths[0][0] = F(math.ceil(truths[0][0]))
    figures = [rounded(rng, *truth) for truth in truths]
    if subject != "rate" and min(figure.units for figure in figures) < 1:
        return None
    bounds = {"rate": (F(0), F(100)), "count": (F(0), None)}.get(subject, (None, None))
    now, base = (figure.interval(subject == "count").cut(*bounds) for figure in figures)
    unit, factor = {"points": rng.choice((("%", F(1)), ("điểm %", F(1)))),
                    "difference": rng.choice((("nghìn tấn", F(1)), ("tấn", F(1, 1000)))),
                    "count_difference": ("xã", F(1))}.get(kind, ("%", F(1)))
    scale = 0 if kind == "count_difference" else rng.randint(0, 3)
    points = [Interval(truth[0], truth[0]) for truth in truths]
    low, high = (end / factor for end in stated_set(kind, *(points if true else (now, base))))
    figure = rounded(rng, low, scale) if true else edges(rng, low, high, scale)
    if rng.random() < 0.05 and kind in ("relative", "points", "difference"):
        figure = Figure(0, 0, "above" if (low + high >= 0) == (true or rng.random() < 0.5)
                        else "below")
        if true and low == 0:
            return None
    if kind in ("growth", "log", "index") and figure.value <= (1 if kind == "index" else -99):
        return None
    stated = figure.interval(kind == "count_difference").scaled(factor)
    base_row = ("2022", "plan") if against == "plan" else ("2021", "actual")
    rows = [statement_row(kind, figure, against, unit),
            Row(subject, "2022", "actual", figures[0], "", "", ""),
            Row(subject, *base_row, figures[1], "", "", "")]
    return Case("P306" if against == "plan" else "P304", rows,
                satisfiable(kind, now, base, stated), kind)


# --- Parts and ratios -----------------------------------------------------------------------------

def part_case(rng, true):
    whole, scale = level(rng)
    part = whole * F(rng.randint(900, 1000), 1000)
    figure = rounded(rng, whole, scale)
    own = rng.randint(0, 3)
    printed = rounded(rng, part, own)
    if not true:
        printed = edges(rng, -figure.value, figure.interval().high, own)
    if figure.units < 1:
        return None
    rows = [Row("part", "2022", "actual", printed, "", "", ""),
            Row("level", "2022", "actual", figure, "", "", "")]
    return Case("P303", rows, not printed.interval().exceeds(figure.interval()), "part_of")


def ratio_case(rng, true):
    name, top, factor = rng.choice((("per_head", "income", F(1)), ("percent", "pupils", F(100)),
                                    ("per_ten_thousand", "doctors", F(10 ** 4))))
    top_is_count = top != "income"
    below, above = F(rng.randint(1, 10 ** rng.randint(1, 7))), level(rng)[0]
    if top_is_count:
        above = F(rng.randint(1, int(below)))
    numerator = Figure(int(above), 0) if top_is_count else rounded(rng, above, rng.randint(0, 3))
    denominator = Figure(int(below), 0)
    if numerator.units < 1:
        return None
    tops, bottoms = numerator.interval(top_is_count), denominator.interval(True)
    low, high = factor * tops.low / bottoms.high, factor * tops.high / bottoms.low
    scale = rng.randint(0, 3)
    printed = rounded(rng, factor * above / below, scale) if true else edges(rng, low, high, scale)
    if printed.units < 0 or (name == "percent" and printed.value > 100):
        return None
    stated = printed.interval().cut(*((F(0), F(100)) if name == "percent" else (None, None)))
    rows = [Row(name, "2022", "actual", printed, "", "", ""),
            Row(top, "2022", "actual", numerator, "", "", ""),
            Row("people", "2022", "actual", denominator, "", "", "")]
    return Case("P305", rows, stated.times(bottoms).meets(tops.scaled(factor)), name)


# --- Cases that were chosen -----------------------------------------------------------------------

def shares(values, scale, label):
    figures = [Figure(value, scale) for value in values]
    off = abs(sum(figure.value for figure in figures) - 100)
    rows = [Row("capped_%d_%d" % (len(values), at), "2022", "actual", figure, "", "", "")
            for at, figure in enumerate(figures)]
    return Case("P301", rows, off <= len(values) * F(1, 2) / 10 ** scale, label)


def chosen(rng):
    """8972 on 8000 is +12.15 % exactly; shares at the edge of the allowance and a unit beyond;
    one-decimal shares that add up to 100.0."""
    for units, holds in ((120, False), (121, True), (122, True), (123, False)):
        rows = [Row("count", "2022", "actual", Figure(8972, 0), "", "", ""),
                Row("count", "2022", "plan", Figure(8000, 0), "", "", ""),
                Row("count", "2022", "actual", Figure(units, 1), "%", "change", "plan")]
        yield Case("P306", rows, holds, "tie")
    for n in range(2, MAX_PARTS + 1):
        for scale in range(4):
            for off in range(-n // 2 - 1, n // 2 + 3):
                left = 100 * 10 ** scale + off
                values = [left // n] * (n - 1)
                yield shares(values + [left - sum(values)], scale, "edge")
        for _ in range(20):
            cuts = sorted(rng.randint(0, 1000) for _ in range(n - 1))
            yield shares([b - a for a, b in zip([0] + cuts, cuts + [1000])], 1, "exact sum")


def is_dumped(figure):
    """Fifteen digits and a fraction: taken for the digits of a double, so no check is made on it."""
    return figure.scale > 0 and max(abs(figure.units), abs(figure.upper or 0)) >= 10 ** 14


def generate(rng):
    yield from chosen(rng)
    makers = (partition_case, partition_case, statement_case, statement_case, part_case, ratio_case)
    while True:
        true = rng.random() < 0.5
        case = rng.choice(makers)(rng, true)
        if case is None or any(is_dumped(row.figure) for row in case.rows):
            continue
        if true and not case.holds:
            raise AssertionError("the oracle refuses true figures: %s" % (case,))
        yield case
