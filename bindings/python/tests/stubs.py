#!/usr/bin/env python3
"""Types of the functions of the mathematics, made of the library's table.

usage: stubs.py FILE          compares the file with the table (exit 1 where it differs)
       FIX=1 stubs.py FILE    writes it anew
Needs the package installed.
"""
import os
import sys

from libplan import functions

CHOICE, LIST, PERIODS = 3, 1, 4
HEAD = '''# Made by bindings/python/tests/stubs.py from the library's table of functions.
from collections.abc import Sequence
from decimal import Decimal as _Decimal
from fractions import Fraction as _Fraction
from typing import Any, Literal, overload

from ._values import Decimal, Period

_Number = float | int | str | _Decimal | _Fraction | Decimal | None
_Errors = Literal["raise", "reason", "nan"] | None
_Periods = Sequence[Period | str | int]
'''


def kind_of(parameter, plain):
    if parameter.kind == CHOICE:
        words = ", ".join('"%s"' % word for word in parameter.words)
        return "Literal[%s]%s" % (words, " | None" if parameter.optional else "")
    if parameter.kind == PERIODS:
        return "_Periods"
    return "_Number" if plain and parameter.kind != LIST else "Any"


def answer_of(row):
    """Of plain numbers."""
    if row.gives_list or row.needs_print:
        return "Any"
    if row.parts:
        return "tuple[float, %s]" % ("str" if row.part_words else ", ".join("float"
                                                                          for _ in row.parts))
    return "float"


def parameters(row, plain):
    return ", ".join("%s: %s%s" % (p.key, kind_of(p, plain), " = None" if p.optional else "")
                     for p in row.parameters)


def stub(row):
    options = "errors: _Errors = None"
    options += ", out: Any = None" if row.has_array or row.gives_list else ""
    options += ", scale: int | None = None" if row.has_figure else ""
    general = "def %s(%s, *, %s) -> Any: ..." % (row.name, parameters(row, False), options)
    if answer_of(row) == "Any":
        return general
    return ("@overload\ndef %s(%s, *, errors: Literal[\"raise\", \"nan\"] | None = None) -> %s: ...\n"
            "@overload\n%s" % (row.name, parameters(row, True), answer_of(row), general))


def main():
    rows = functions()
    text = HEAD + "\n__all__ = [\n%s]\n\n" % "".join('    "%s",\n' % row.name for row in rows) + "\n".join(map(stub, rows)) + "\n"
    with open(sys.argv[1], "a+", encoding="utf-8") as stream:
        stream.seek(0)
        same = stream.read() == text
        if not same and os.environ.get("FIX"):
            stream.truncate(0)
            stream.write(text)
            return 0
    if not same:
        print("%s differs from the table of functions: FIX=1 %s" % (sys.argv[1], sys.argv[0]))
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
