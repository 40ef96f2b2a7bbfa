"""The functions of the mathematics, one for each row of the library's table, and their
documentation, which is made of the rows."""
from __future__ import annotations

from typing import Any

from . import _native
from ._call import CHOICE, LIST, PERIODS, Function, call, row_of
from ._errors import make_error

_KINDS = {LIST: "list of numbers", CHOICE: "word", PERIODS: "list of periods"}


def signature(row: Function) -> str:
    """As ``inspect`` reads it."""
    names = [p.key + ("=None" if p.optional else "") for p in row.parameters]
    options = ["errors=None"]
    if row.has_array or row.gives_list:
        options.append("out=None")
    if row.has_figure:
        options.append("scale=None")
    return f"{row.name}({', '.join(names)}, *, {', '.join(options)})"


def document(row: Function) -> str:
    """The documentation of a row."""
    lines = [signature(row), "--", "", row.about + ".", "", f"    {row.formula}", "", "Parameters:"]
    for p in row.parameters:
        about = _KINDS.get(p.kind, "number")
        unit = ", ".join(p.words) if p.words else p.unit
        more = [about] + ([f"one of {unit}"] if p.words else [unit] if unit else [])
        more += [p.range] if p.range else []
        more += ["may be None"] if p.nullable else []
        more += ["may be left out"] if p.optional else []
        lines.append(f"    {p.key}: " + "; ".join(more))
    answer = ", ".join(row.words) or row.unit or "unit of the first parameter"
    lines += ["", "Returns:", f"    [{answer}]" + (", a list" if row.gives_list else "")]
    if row.parts:
        words = f" ({', '.join(row.part_words)})" if row.part_words else ""
        lines.append(f"    and {', '.join(row.parts)}{words}, as a tuple")
    lines += ["", *_modes(row), "", f"Source: {row.source}"]
    return "\n".join(lines)


def _modes(row: Function) -> list[str]:
    lines = ["errors: \"raise\" (of numbers the default) raises ReasonError, \"reason\" gives",
             "    (answer, Status), \"nan\" (of columns the default) gives NaN."]
    if row.has_array:
        lines += ["Columns (numpy, pandas, polars, array, list) are computed element by element;",
                  "    out is contiguous doubles to compute into."]
    if row.has_figure:
        lines += ["Figure and Interval give an Interval, its ends rounded outwards to scale",
                  "    decimals (by default two more than the most precise figure has)."]
    return lines


def build() -> dict[str, Any]:
    """All functions by name."""
    _native.set_hooks(call, make_error)
    made = {}
    for index in range(_native.function_count()):
        row = row_of(index)
        made[row.name] = _native.make_function(index, document(row), "libplan")
    return made


FUNCTIONS: dict[str, Any] = build()


def functions() -> list[Function]:
    """The table of all functions: names, parameters with units, formulas, sources.

    >>> functions()[0].name
    'achievement'
    """
    return [row_of(index) for index in range(_native.function_count())]


def function(name: str) -> Function:
    """The row of a name or an alias.

    >>> function("compound_growth").name
    'cagr'
    """
    for row in functions():
        if name == row.name or name in row.aliases:
            return row
    raise make_error(7, f"there is no function {name!r}")
