#!/usr/bin/env python3
"""Everything public in C is there in every language, or stands here with the reason.

usage: complete.py LANGUAGE FILE    FILE: a line for each name that the language has
Exit 1 where names are lacking. The functions are those that the headers declare; a function of a row
of the table of functions is there by the row's name, in all its forms.
"""
import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[3]
REASONS = {
    "plan_error_init": "errors are exceptions",
    "plan_function_call": "every row is a function (call)",
    "plan_function_call_f": "every row is a function (call_f)",
    "plan_largest_remainder_d": "in Python; largest_remainder takes each number as its shortest decimal",
    "plan_controlled_rounding_d": "controlled_rounding takes each number as its shortest decimal",
    "plan_finding_in_question": "asked by the place of the finding (report_in_question)",
    "plan_arrow_read": "where a language has Arrow's structs (Python: _native.arrow_read)",
    "plan_rows_new": "tables in memory cross as Arrow's structs", "plan_rows_uses": "as plan_rows_new",
    "plan_rows_add": "as plan_rows_new", "plan_rows_finish": "as plan_rows_new",
    "plan_rows_free": "as plan_rows_new",
    "plan_units_free": "objects free themselves", "plan_document_free": "objects free themselves",
    "plan_report_free": "objects free themselves", "plan_baseline_free": "objects free themselves",
}


def public():
    """Functions that the headers declare."""
    names = set()
    for header in sorted((SOURCE / "include" / "plan").glob("*.h")):
        text = re.sub(r"/\*.*?\*/|^\s*#.*?$", " ", header.read_text("utf-8"), flags=re.S | re.M)
        names |= set(re.findall(r"PLAN_API[^;(]*?\b(plan_\w+)\s*\(", text))
    return names


def rows():
    """Functions of the table of functions."""
    text = (SOURCE / "bindings" / "common" / "plan.i").read_text("utf-8")
    return set(re.findall(r"^PLAN_BY_ROW\((\w+)\)$", text, re.M))


def lacking(names):
    """Public functions that are neither among the names nor excused."""
    functions, by_row = public(), rows()
    assert len(functions) > 200 and set(REASONS) <= functions
    return sorted(name for name in functions - set(REASONS)
                  if not {name[len("plan_"):], re.sub(r"_[vf]$", "", name[len("plan_"):])}
                  & (names if name[len("plan_"):] in names else names & by_row))


def main():
    language, file = sys.argv[1:]
    names = set(pathlib.Path(file).read_text("utf-8").split())
    absent = lacking(names) + sorted(rows() - names)
    print("%s: %d public functions, %d lacking %s" % (language, len(public()), len(absent),
                                                      " ".join(absent)))
    return 1 if absent else 0


if __name__ == "__main__":
    sys.exit(main())
