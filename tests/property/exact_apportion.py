"""Rounding that adds up, computed exactly from the words of the header: quotas as fractions, tables
by trying every way to round their cells. In the shape of math_exact.py."""
import itertools
from decimal import Decimal
from fractions import Fraction as F

from math_exact import DOMAIN, RANGE, SHORT_SERIES, Answer, Reason, need

LISTS = {"largest_remainder", "controlled_rounding"}
INVALID, CONTRADICTED = 1, 45
MOST = 10 ** 18  # digits of a decimal stay below
NEAREST = F(-7, 2)  # half a unit in the last place instead of four


def written(x):
    """The shortest decimal that reads back as the double, within 18 digits and 18 decimals."""
    sign, figures, exponent = Decimal(repr(float(x))).as_tuple()
    digits = int("".join(map(str, figures)))
    while digits and digits % 10 == 0:
        digits, exponent = digits // 10, exponent + 1
    need(digits == 0 or (exponent >= -18 and digits * 10 ** max(exponent - 18, 0) < MOST), RANGE)
    return (-1) ** sign * digits * F(10) ** exponent


def unit_of(decimals):
    decimals = decimals[0]
    need(decimals.denominator == 1 and -18 <= decimals <= 18)
    return F(10) ** -int(decimals)


def largest_remainder(values, total, decimals):
    need(values, SHORT_SERIES)
    values, total = [written(x) for x in values], written(total[0])
    need(min(values) >= 0 and total >= 0 and sum(values) > 0)
    unit = unit_of(decimals)
    need((total / unit).denominator == 1, DOMAIN)
    quotas = [x * total / unit / sum(values) for x in values]
    parts = [q // 1 for q in quotas]
    order = sorted(range(len(values)), key=lambda i: (parts[i] - quotas[i], -values[i], i))
    for i in order[:int(total / unit - sum(parts))]:
        parts[i] += 1
    need(max(parts) < MOST, RANGE)
    return [Answer(p * unit, NEAREST) for p in parts]


def is_near(whole, value):
    """Whether a whole number is a neighbour of the value; whole values have none but themselves."""
    return abs(whole - value) < 1


def ways(cells, columns, rows_near, columns_near):
    """All roundings of the cells whose rows are near to their totals and whose columns are; row by
    row, so that few are tried in vain."""
    rows = [cells[i:i + columns] for i in range(0, len(cells), columns)]
    choices = []
    for row, total in zip(rows, rows_near):
        each = [(x // 1,) if x.denominator == 1 else (x // 1, x // 1 + 1) for x in row]
        choices.append([way for way in itertools.product(*each) if is_near(sum(way), total)])
    for way in itertools.product(*choices):
        if all(is_near(sum(column), total) for column, total in zip(zip(*way), columns_near)):
            yield [x for row in way for x in row]


def controlled_rounding(rows, columns, cells, decimals):
    given = not (len(rows) == len(columns) == 1 and len(cells) != 1)
    if given:
        high, wide = len(rows), len(columns)
    else:
        high, wide = rows[0], columns[0]
        need(high >= 0 and wide >= 0 and (len(cells) == 0 or
             high.denominator == wide.denominator == 1), INVALID)
    need(high * wide == len(cells), INVALID)
    need(cells, SHORT_SERIES)
    high, wide = int(high), int(wide)
    if given:
        rows, columns = [written(x) for x in rows], [written(x) for x in columns]
    cells = [written(x) for x in cells]
    unit = unit_of(decimals)
    cells = [x / unit for x in cells]
    need(all(x.denominator > 1 or abs(x) < MOST for x in cells), RANGE)
    if given:
        rows, columns = [x / unit for x in rows], [x / unit for x in columns]
    else:
        rows = [sum(cells[i * wide:(i + 1) * wide]) for i in range(high)]
        columns = [sum(cells[j::wide]) for j in range(wide)]
    order = sorted(range(len(cells)), key=lambda i: (-(cells[i] % 1), -cells[i], i))
    best = None
    for way in ways(cells, wide, rows, columns):
        if is_near(sum(way), sum(rows)) and is_near(sum(way), sum(columns)):
            moved = sum(abs(x - y) for x, y in zip(way, cells))
            key = (moved, [-way[i] + cells[i] // 1 for i in order])
            if best is None or key < best[0]:
                best = key, way
    if best is None:
        raise Reason(CONTRADICTED)
    return [Answer(x * unit, NEAREST) for x in best[1]]


FUNCTIONS = {"largest_remainder": largest_remainder, "controlled_rounding": controlled_rounding}
