"""Rounding so that the parts add up, of exact decimals."""
from __future__ import annotations

from collections.abc import Iterable

from . import _native
from ._values import Decimal, raw_decimal

__all__ = ["controlled_rounding_d", "largest_remainder_d"]


def largest_remainder_d(values: Iterable[object], total: object, decimals: int = 0) -> list[Decimal]:
    """Parts rescaled to a total and rounded to ``decimals`` so that they add up to it exactly
    (largest remainders), each value and part an exact decimal.

    >>> [str(part) for part in largest_remainder_d(["1", "1", "1"], "100.00", 2)]
    ['33.34', '33.33', '33.33']
    """
    parts = _native.largest_remainder_d([raw_decimal(value) for value in values],
                                        raw_decimal(total), decimals)
    return [Decimal._of(part) for part in parts]


def controlled_rounding_d(cells: Iterable[Iterable[object]], decimals: int = 0, *,
                          row_totals: Iterable[object] | None = None,
                          column_totals: Iterable[object] | None = None) -> list[list[Decimal]]:
    """A table, row by row, rounded to ``decimals`` so that its rows and columns add up to rounded
    totals (Cox and Ernst 1982), each cell an exact decimal. Totals are the sums of the cells where
    none are given.

    >>> [[str(cell) for cell in row] for row in controlled_rounding_d([["0.5", "0.5"], ["0.5", "0.5"]])]
    [['1', '0'], ['0', '1']]
    """
    table = [[raw_decimal(cell) for cell in row] for row in cells]
    width = len(table[0]) if table else 0
    if any(len(row) != width for row in table):
        raise ValueError("the rows have different lengths")
    flat = _native.controlled_rounding_d(
        None if row_totals is None else [raw_decimal(total) for total in row_totals],
        None if column_totals is None else [raw_decimal(total) for total in column_totals],
        [cell for row in table for cell in row], len(table), width, decimals)
    return [[Decimal._of(cell) for cell in flat[width * i:width * (i + 1)]]
            for i in range(len(table))]
