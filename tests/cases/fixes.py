#!/usr/bin/env python3
"""Fixes of SARIF mend what they say: each is applied to its file by a script that knows nothing but
the standard, the plan is checked again, and the finding is gone while no other one comes. Over the
plans of the tree and over the same figures in every notation: quoted, grouped, with units, signs,
words and precisions of their own."""
import csv
import glob
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

import readers
from readers import ROOT, need

COMMAND = readers.COMMAND
LINE = re.compile(r"(\r\n|\n|\r)")


def run(folder, form, *arguments):
    done = subprocess.run([COMMAND, "check", "plan.json", *arguments, "--format", form], cwd=folder,
                          capture_output=True, timeout=60)
    need(done.stderr == b"", "stderr:", done.stderr[:200])
    return done.stdout.decode("utf-8")


def identities(folder):
    """How many findings of each identity; without notes about the plan's sense (P4xx)."""
    counts = {}
    for finding in json.loads(run(folder, "json"))["findings"]:
        if not finding["code"].startswith("P4"):
            counts[finding["identity"]] = counts.get(finding["identity"], 0) + 1
    return counts


# --- Applying a fix -----------------------------------------------------------------------------

def lines_of(text):
    """[line, its end, line, its end ...]; line n of SARIF is at 2 * (n - 1)."""
    return LINE.split(text)


def replace(path, replacements):
    """Regions are those of the file as it was; a byte order mark is no column. Gives what was
    deleted."""
    with open(path, encoding="utf-8", newline="") as text:
        whole = text.read()
    mark = "\ufeff" if whole.startswith("\ufeff") else ""
    parts, deleted = lines_of(whole[len(mark):]), []
    for one in sorted(replacements, key=lambda r: (r["deletedRegion"]["startLine"],
                                                   -r["deletedRegion"]["startColumn"])):
        region = one["deletedRegion"]
        need(set(region) == {"startLine", "startColumn", "endColumn"}, "region", region)
        place = 2 * (region["startLine"] - 1)
        line, start, end = parts[place], region["startColumn"] - 1, region["endColumn"] - 1
        need(0 <= start < end <= len(line), "a region beyond its line", region)
        deleted.append(line[start:end])
        parts[place] = line[:start] + one["insertedContent"]["text"] + line[end:]
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(mark + "".join(parts))
    return deleted


def apply(folder, fix):
    for change in fix["artifactChanges"]:
        path = urllib.parse.unquote(change["artifactLocation"]["uri"])
        separator = separators(folder).get(path, ",")
        before = table_of(os.path.join(folder, path), separator)
        deleted = replace(os.path.join(folder, path), change["replacements"])
        after = table_of(os.path.join(folder, path), separator)
        changed = [(a, b) for old, new in zip(before, after) for a, b in zip(old, new) if a != b]
        need(len(before) == len(after) and all(len(a) == len(b) for a, b in zip(before, after)),
             "the shape of the table")
        need(len(changed) == len(deleted), "cells that changed", changed)
        for cell, _ in changed:
            need(any(next(csv.reader([text], delimiter=separator)) == [cell] for text in deleted),
                 "what is deleted is no whole cell:", deleted, cell)


def separators(folder):
    with open(os.path.join(folder, "plan.json"), encoding="utf-8") as text:
        return {one["path"]: one.get("separator", ",") for one in json.load(text).get("data", [])}


def table_of(path, separator):
    with open(path, encoding="utf-8-sig", newline="") as text:
        return list(csv.reader(io.StringIO(text.read(), newline=""), delimiter=separator))


# --- Looking ------------------------------------------------------------------------------------

def look(folder):
    """All fixes of a plan, each on a copy of its own. Gives their number, the number of repair sets,
    and what they insert."""
    run_ = readers.read_sarif(run(folder, "sarif"))
    before, count, sets, inserted = identities(folder), 0, 0, []
    for result in run_["results"]:
        sets += len({repair["set"] for repair in result["properties"]["repairs"]})
        for fix in result.get("fixes", []):
            with tempfile.TemporaryDirectory() as scratch:
                copy = os.path.join(scratch, "copy")
                shutil.copytree(folder, copy)
                apply(copy, fix)
                after = identities(copy)
            identity = result["partialFingerprints"]["libplanIdentity/v1"]
            said = fix["description"]["text"]
            need(after.get(identity, 0) < before[identity], "the finding is still there:", said)
            need(all(n <= before.get(key, 0) for key, n in after.items()), "another comes:", said)
            inserted += [one["insertedContent"]["text"] for change in fix["artifactChanges"]
                         for one in change["replacements"]]
            count += 1
    return count, sets, inserted


# --- The same figures in many notations ---------------------------------------------------------

def notation(number_format):
    return {"number_format": number_format} if number_format else {}


def shares(number_format, rows, header="indicator,period,value", data=None, more=None):
    plan = {"libplan": 1, **notation(number_format),
            "indicators": [{"code": c, "kind": "share", "unit": "%"} for c in "abcd"],
            "partitions": [{"code": "s", "total": 100, "members": list("abcd")}],
            "data": [{"path": "f.csv", **(data or {})}], **(more or {})}
    return plan, {"f.csv": "%s\n%s\n" % (header, "\n".join(rows))}


def levels(number_format, unit, rows, header="indicator;period;value", data=None):
    plan = {"libplan": 1, **notation(number_format),
            "units": [{"symbol": "t\u1ea1", "is": "100 kg"}],
            "indicators": [{"code": c, "kind": "level", "unit": unit} for c in ("w", "p", "q")],
            "partitions": [{"code": "s", "whole": "w", "members": ["p", "q"]}],
            "data": [{"path": "f.csv", "separator": ";", **(data or {})}]}
    return plan, {"f.csv": "%s\n%s\n" % (header, "\n".join(rows))}


def growth(number_format, kind, rows, sense=None):
    of = {"code": "g", "kind": kind, "unit": "%", "of": "x", **({"sense": sense} if sense else {})}
    plan = {"libplan": 1, **notation(number_format),
            "indicators": [{"code": "x", "kind": "level", "unit": "t"}, of],
            "data": [{"path": "f.csv", "separator": ";"}]}
    return plan, {"f.csv": "indicator;period;value\n%s\n" % "\n".join(rows)}


def two_files():
    plan, tables = shares("plain", ["a,2023,14.47", "b,2023,41.96"])
    plan["data"].append({"path": "nh\u00e1nh/g h.csv"})
    tables["nh\u00e1nh/g h.csv"] = "indicator,value,period\nc,38.08,2023\nd,5.82,2023\n"
    return plan, tables


# Label, plan with its tables, how many of the repair sets have fixes (None: all), and texts that are
# among those inserted.
FIGURES = ("a,2023,%s", "b,2023,%s", "c,2023,%s", "d,2023,%s")
PLAIN, VI = ("14.47", "41.96", "38.08", "5.69"), ("14,47", "41,96", "38,08", "5,69")


def rows_of(texts, form="%s"):
    return [row % (form % text) for row, text in zip(FIGURES, texts)]


CASES = (
    ("plain", shares("plain", rows_of(PLAIN)), ("14.27", "41.76", "5.49")),
    ("english", shares("en", rows_of(PLAIN)), ("14.27", "41.76", "5.49")),
    ("inferred", shares(None, rows_of(PLAIN)), ("14.27",)),
    ("vietnamese, quoted", shares("vi", rows_of(VI, '"%s"')), ('"14,27"', '"41,76"', '"5,49"')),
    ("inferred, quoted", shares(None, rows_of(VI, '"%s"')), ('"14,27"',)),
    ("inferred by the others", levels(None, "ha", ["w;2020;6.000", "p;2020;1.000,2", "q;2020;4.000,3"]),
     ("5.000", "2.000,2")),
    ("vietnamese, tabs", shares("vi", [r.replace(",", "\t", 2) for r in rows_of(VI)],
                                "indicator\tperiod\tvalue", {"separator": "\t"}), ("14,27",)),
    ("units behind", shares("vi", rows_of(VI, '"%s %%"')), ('"14,27 %"',)),
    ("words", shares("vi", rows_of(VI, '"\u0111\u1ea1t %s%%"')), ('"\u0111\u1ea1t 14,27%"',)),
    ("exact", shares("plain", rows_of(PLAIN, "=%s")), ()),
    ("signs", shares("plain", rows_of(PLAIN, "+%s")), ("+14.27",)),
    ("blanks", shares("plain", rows_of(PLAIN, "  %s ")), ("  14.27 ",)),
    ("useless quotes", shares("plain", rows_of(PLAIN, '"%s"')), ('"14.27"',)),
    ("carriage returns", shares("plain", [r + "\r" for r in rows_of(PLAIN)]), ("14.27",)),
    ("cells before", shares("plain", ['"a ""b""\r\n\u00e9",' + r for r in rows_of(PLAIN)],
                            "note,indicator,period,value"), ("14.27",)),
    ("characters beyond the BMP", shares("plain", ["\U0001f600e\u0301," + r for r in rows_of(PLAIN)],
                                         "note,indicator,period,value"), ("14.27",)),
    ("other names", shares("plain", rows_of(PLAIN), "Code,Year,Number", {
        "columns": {"Code": "indicator", "Year": "period", "Number": "value"}}), ("14.27",)),
    ("a mark", shares("plain", rows_of(PLAIN), "\ufeffindicator,period,value"), ("14.27",)),
    ("declared decimals", shares("plain", rows_of(("14.47", "41.9", "38.08", "5.75")),
                                 data={"decimals": 2}), ("41.7",)),
    ("rounded to decimals", shares("plain", rows_of(("14.471234", "41.961111", "38.08", "5.69")),
                                   data={"decimals": 2}), ("14.27", "41.76")),
    ("a column of decimals", shares("plain", [r + ",2" for r in rows_of(PLAIN)],
                                    "indicator,period,value,decimals"), ("14.27",)),
    ("groups", levels("vi", "ha", ["w;2020;6.000,5", "p;2020;1.000,2", "q;2020;4.000,3"]),
     ("5.000,5", "2.000,2")),
    ("groups appear and go", levels("vi", "ha", ["w;2020;10.999,5", "p;2020;900,2", "q;2020;99,3"]),
     ("1900,2", "1.999,5")),
    ("no groups", levels("vi", "ha", ["w;2020;6000,5", "p;2020;1000,2", "q;2020;4.000,3"]),
     ("5000,5", "2000,2", "5.000,3")),
    ("narrow blanks", levels("vi", "ha", ["w;2020;6\u202f000,5", "p;2020;1\u202f000,2",
                                          "q;2020;4\u202f000,3"]), ("5\u202f000,5",)),
    ("english groups", levels("en", "ha", ["w;2020;6,000.5", "p;2020;1,000.2", "q;2020;4,000.3"]),
     ("5,000.5",)),
    ("quoted groups", levels("en", "ha", ['w;2020;"6,000.5"', 'p;2020;"1,000.2"', 'q;2020;"4,000.3"']),
     ('"5,000.5"',)),
    ("thousands", levels("vi", "ha", ["w;2020;66,6;ngh\u00ecn ha", "p;2020;21,2;ngh\u00ecn ha",
                                      "q;2020;44,4;ngh\u00ecn ha"], "indicator;period;value;unit"),
     ("65,6", "22,2", "45,4")),
    ("thousands, whole", levels("vi", "ha", ["w;2020;76 ngh\u00ecn ha", "p;2020;20 ngh\u00ecn ha",
                                             "q;2020;45.000 ha"]), ("66 ngh\u00ecn ha", "30 ngh\u00ecn ha")),
    ("smaller units", levels("plain", "ngh\u00ecn t\u1ea5n", [
        "w;2020;76000 t\u1ea5n", "p;2020;20000 t\u1ea5n", "q;2020;45000 t\u1ea5n"]), ("66000 t\u1ea5n",)),
    ("units of the plan", levels("plain", "t", ["w;2020;7600 t\u1ea1", "p;2020;2000 t\u1ea1", "q;2020;4500 t\u1ea1"]),
     ()),
    ("exponents", levels("plain", "ha", ["w;2020;7.6e3", "p;2020;2.0e3", "q;2020;4.5e3"]),
     ("6.6e3", "3.0e3")),
    ("zeros in front", levels("vi", "ha", ["w;2020;76", "p;2020;020", "q;2020;45"]), ("66", "030")),
    ("growth", growth("vi", "growth", ["x;2019;200,0", "x;2020;180,0", "g;2020;-20,0"]), ("-10,0",)),
    ("a true minus", growth("vi", "growth", ["x;2019;200,0", "x;2020;180,0", "g;2020;\u221220,0"]),
     ("\u221210,0",)),
    ("a word of decrease", growth("vi", "growth", ["x;2019;200,0", "x;2020;180,0", "g;2020;gi\u1ea3m 20,0%"]),
     ("gi\u1ea3m 10,0%",)),
    ("a published decrease", growth("vi", "growth", ["x;2019;200,0", "x;2020;180,0", "g;2020;20,0"],
                                    "decrease"), ("10,0",)),
    ("two files", two_files(), ("14.07", "5.87")),
)


def notations():
    wrong, count = [], 0
    for label, (plan, tables), texts in CASES:
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as out:
                json.dump(plan, out)
            for path, table in tables.items():
                os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
                with open(os.path.join(folder, path), "w", encoding="utf-8", newline="") as out:
                    out.write(table)
            try:
                fixes, sets, inserted = look(folder)
                need(fixes > 0, "no fixes;", run(folder, "gcc"))
                need(fixes == sets, "fixes", fixes, "of", sets, "sets")
                need(set(texts) <= set(inserted), "inserted:", inserted)
                count += fixes
            except (readers.Wrong, KeyError, ValueError, IndexError) as error:
                wrong.append("%s: %s: %s" % (label, type(error).__name__, error))
    return count, wrong


def folders():
    wrong, count = [], 0
    plans = glob.glob(os.path.join(ROOT, "tests", "data", "invalid", "*", "plan.json"))
    for plan in sorted(plans) + [os.path.join(ROOT, "examples", "lai-chau", "plan.json")]:
        folder = os.path.dirname(plan)
        if not glob.glob(os.path.join(folder, "*.csv")):
            continue
        try:
            fixes, sets, _ = look(folder)
            need(fixes == sets, "fixes", fixes, "of", sets, "sets")
            count += fixes
        except (readers.Wrong, KeyError, ValueError, IndexError) as error:
            wrong.append("%s: %s" % (os.path.basename(folder), error))
    return count, wrong


# --- Where there is nothing to apply a fix to ---------------------------------------------------

def nothing_to_read():
    """Standard input and pipes are not read twice; another file has other settings."""
    wrong = []
    folder = os.path.join(ROOT, "tests", "data", "invalid", "P301-lai-chau")
    with open(os.path.join(folder, "figures.csv"), "rb") as table:
        data = table.read()
    for name in ("-", "/dev/stdin"):
        done = subprocess.run([COMMAND, "check", "plan.json", name, "--format", "sarif"], cwd=folder,
                              input=data, capture_output=True, timeout=60)
        run_ = readers.read_sarif(done.stdout.decode())
        found = [result for result in run_["results"] if result["ruleId"] == "P301"]
        if len(found) != 1 or not found[0]["properties"]["repairs"] or "fixes" in found[0]:
            wrong.append("%s: %s" % (name, found))
    named = run(folder, "sarif", "figures.csv")
    outside = run(os.path.dirname(folder), "sarif", "--", "P301-lai-chau/figures.csv") \
        if os.path.exists(os.path.join(os.path.dirname(folder), "plan.json")) else named
    if '"fixes"' not in named or '"fixes"' not in outside:
        wrong.append("a table of the command line has no fixes")
    return wrong


def main():
    of_folders, wrong = folders()
    of_notations, more = notations()
    wrong += more + nothing_to_read()
    print("\n".join(wrong))
    print("%d fixes of the tree, %d of %d notations, %d wrong" % (of_folders, of_notations, len(CASES),
                                                                 len(wrong)))
    return 1 if wrong or of_folders < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
