#!/usr/bin/env python3
"""docs/functions.md is made from the table of functions, by way of `libplan calc NAME --help`. The
test fails where it is not up to date; with FIX=1 in the environment it is written anew."""
import os
import subprocess
import sys

COMMAND = os.environ.get("PLAN_COMMAND", "build/dev/libplan")
PATH = os.path.join(os.environ.get("PLAN_SOURCE_DIR", "."), "docs", "functions.md")
TITLES = (("change", "Change"), ("series", "Series"), ("structure", "Structure"),
          ("ratio", "Ratios"), ("target", "Plan and actual"), ("progress", "Progress"),
          ("index", "Index numbers"), ("aggregate", "Aggregation"),
          ("apportion", "Rounding that adds up"), ("outlier", "Outliers"))
HEAD = """# Functions

Each is `plan_NAME` in C and `libplan calc NAME` at the prompt; `_v` is the form for arrays, "interval" says that
figures give the interval that rounding leaves. Rates, growth, shares and contributions are percent, ratios and weights
plain numbers. What a function refuses, and in which order, stands at the top of `include/plan/change.h`.
This page is made from the table of functions: `FIX=1 python3 tests/cases/functions.py`.
"""


def calc(*arguments):
    return subprocess.run([COMMAND, "calc"] + list(arguments), stdout=subprocess.PIPE, text=True,
                          check=True).stdout


def field(text, name):
    lines = [line[len(name) + 2:] for line in text.splitlines() if line.startswith(name + ": ")]
    return lines[0] if lines else ""


def escape(text):
    return text.replace("|", "\\|").replace("*", "\\*").replace("_", "\\_")


def entry(name):
    text = calc(name, "--help")
    first, about = text.split("\n\n")[:2]
    parameters = [line.split(None, 1) for line in text.splitlines() if line.startswith("  ")]
    sentence, formula = about.split("\n", 1)
    row = ["### %s" % " ".join(first.split()[2:]), "", sentence, "", "    " + formula, ""]
    row += ["- `%s`: %s" % (p[0], escape(p[1])) for p in parameters]
    notes = "Result: %s." % escape(field(text, "result"))
    if field(text, "and"):
        notes += " And: %s." % escape(field(text, "and"))
    notes += " Interval: %s." % field(text, "interval")
    if field(text, "also called"):
        notes += " Also called: %s." % escape(field(text, "also called"))
    notes += " In C: %s." % escape(field(text, "in C")).replace("<", "`<").replace(">", ">`")
    row += ["", notes, "Source: %s." % escape(field(text, "source")), ""]
    return field(text, "in C"), "\n".join(row)


def page():
    names = [line.split("(")[0] for line in calc("--list").splitlines() if line[:1] != " "]
    entries = [entry(name) for name in names]
    text = HEAD
    for module, title in TITLES:
        bodies = [body for where, body in entries if "<plan/%s.h>" % module in where]
        text += "\n## %s\n\n%s" % (title, "\n".join(bodies)) if bodies else ""
    return text


def main():
    text = page()
    if os.environ.get("FIX"):
        with open(PATH, "w", encoding="utf-8") as stream:
            stream.write(text)
        return 0
    with open(PATH, encoding="utf-8") as stream:
        if stream.read() == text:
            return 0
    print("docs/functions.md is not what the table of functions says: "
          "FIX=1 python3 tests/cases/functions.py")
    return 1


if __name__ == "__main__":
    sys.exit(main())
