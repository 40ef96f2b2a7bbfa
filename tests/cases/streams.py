#!/usr/bin/env python3
"""The report is the same, byte for byte, whether areas are checked while a file is read (--streaming auto)
or its rows are kept, and by however many threads: over every plan of tests/data, over tables that are
spoilt in many ways, and over generated tables in every layout, where areas come back after others,
where targets turn up late, where only a few findings are listed, through a pipe.

usage: PLAN_COMMAND=libplan streams.py [ROWS [EVERY]]   (12000; spoilt tables: every 30th; with
sanitizers 4000 and 150, and every third plan)
"""
import glob
import json
import os
import random
import subprocess
import sys
import tempfile

from engines import DATA, LAYOUTS, ROOT, spoilt
from readers import is_sanitized

COMMAND = os.environ.get("PLAN_COMMAND", "libplan")
KEPT = ("--streaming", "never", "--threads", "1")
WAYS = (("--threads", "1"), ("--threads", "2"), ("--threads", "8", "--csv-engine", "libcsv"),
        ("--streaming", "never", "--threads", "8"))


def report(arguments, text=None):
    done = subprocess.run([COMMAND, "check", "--format", "json", *arguments], input=text,
                          capture_output=True, timeout=100)
    return done.returncode, done.stdout, done.stderr


def differs(name, arguments, wrong, ways=WAYS, text=None):
    kept = report([*arguments, *KEPT], text)
    for way in ways:
        other = report([*arguments, *way], text)
        if other != kept:
            wrong.append(name)
            print("%s: %s differs\n--- kept\n%s\n--- other\n%s" % (
                name, " ".join(way), kept[1][:2000].decode("utf-8", "replace"),
                other[1][:2000].decode("utf-8", "replace")))


def check_corpus(folder, every, wrong):
    rng, count, third = random.Random(8), 0, 3 if is_sanitized() else 1
    table = os.path.join(folder, "spoilt.csv")
    plans = glob.glob(os.path.join(DATA, "*valid", "*", "plan.json")) + glob.glob(
        os.path.join(DATA, "wdi", "*.json"))
    for place, plan in enumerate(sorted(plans)):
        if place % third == 0:
            differs(os.path.relpath(plan, DATA), [plan], wrong, WAYS[:2])
        for path in sorted(glob.glob(os.path.join(os.path.dirname(plan), "*.csv"))):
            with open(path, "rb") as file:
                text = file.read()
            for name, bytes_ in list(spoilt(text, rng)) if text and count % every == 0 else []:
                with open(table, "wb") as out:
                    out.write(bytes_)
                differs("%s, %s" % (os.path.relpath(path, DATA), name), [plan, table], wrong)
            count += 1
    return count


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        return file.readlines()


def write(path, lines):
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(lines)


def check_fallbacks(folder, wrong):
    """A table that can be checked as it is read until something late forbids it, with problems before
    and behind."""
    plan, table = os.path.join(folder, "plan.json"), os.path.join(folder, "table.csv")
    lines = lines_of(table)
    for at in (5, len(lines) // 3, len(lines) - 2):
        lines[at] = lines[at].rsplit(",", 1)[0] + ",1.2.3\n"
    back = lines[2]
    share = len(lines) // 2
    late = {"as it is": lines, "back at the end": lines + [back],
            "back in the middle": lines[:share] + [back] + lines[share:],
            "back without a line end": lines + [back.rstrip("\n")],
            "back behind a nul": lines + ["\0\n", back]}
    for name, changed in late.items():
        write(table, changed)
        for few in ("1", "3", "1000"):
            differs("%s, %s findings" % (name, few), [plan, "--max-findings", few], wrong)
        differs(name + ", html", [plan, "--output", "html=" + os.devnull], wrong, WAYS[:2])
    write(table, ["series," + lines[0]] + ["," + line for line in lines[1:]] + ["plan," + back])
    differs("a target at the end", [plan], wrong)
    write(table, lines)
    with open(plan, encoding="utf-8") as file:
        whole = json.load(file)
    whole["data"] = []
    bare = os.path.join(folder, "bare.json")
    write(bare, [json.dumps(whole)])
    with open(table, "rb") as file:
        differs("through a pipe", [bare, "-"], wrong, text=file.read())
    changes = {
        "areas in another order": {"areas": [{"code": line.split(",")[0]} for line in
                                             reversed(lines[1::800])]},
        "rules": {"rules": [{"id": "small", "check": "services <= industry"},
                            {"id": "one", "check": "grdp >= 0 tỷ đồng", "areas": ["R00000"]}]},
        "a required indicator": {"indicators": whole["indicators"] + [
            {"code": "never", "kind": "level", "unit": "ha", "required": ["actual"]}]},
        "a known number of children": {"areas": [
            {"code": "all", "parts_complete": True}, {"code": "R00000", "parent": "all"}]},
        "outliers": {"outliers": {"method": "robust_z", "c": 3.5}},
        "a break": {"indicators": [dict(one, breaks=["2003-Q1"]) if one["code"] == "grdp" else one
                                   for one in whole["indicators"]]},
        "no format": {"number_format": None},
    }
    for name, keys in changes.items():
        changed = {key: value for key, value in dict(whole, **keys).items() if value is not None}
        write(bare, [json.dumps(changed, ensure_ascii=False)])
        differs(name, [bare, table], wrong)


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 4000 if is_sanitized() else 12000
    every = int(sys.argv[2]) if len(sys.argv) > 2 else 150 if is_sanitized() else 30
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        count = check_corpus(folder, every, wrong)
        for layout in LAYOUTS:
            subprocess.run([sys.executable, os.path.join(ROOT, "bench", "generate.py"), str(rows),
                            folder, "--quarters", "16", *layout], check=True,
                           stdout=subprocess.DEVNULL)
            differs(" ".join(["generated", *layout]), [os.path.join(folder, "plan.json")], wrong)
        check_fallbacks(folder, wrong)
    print("%d tables of the corpus and %d layouts: %d differ" % (count, len(LAYOUTS), len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
