#!/usr/bin/env python3
"""Every folder of tests/data/valid and tests/data/invalid says what it says in expected.txt: the exit
code and the findings as gcc lines. Every rule has an invalid folder; a valid one fails nothing.

usage: PLAN_COMMAND=libplan folders.py [--write]   (--write: anew, to be read as a diff)
"""
import glob
import json
import os
import subprocess
import sys

ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
DATA = os.path.join(ROOT, "tests", "data")
COMMAND = os.environ.get("PLAN_COMMAND", "libplan")
# Rules whose cause cannot stand in a folder: none at present.
WITHOUT_FOLDER = ()


def run(folder, *arguments):
    """The command in the folder; a plan without data gets an empty table."""
    extra = []
    if not glob.glob(os.path.join(folder, "*.csv")):
        extra = [os.path.join("..", "..", "empty-table.csv")]
    done = subprocess.run([COMMAND, "check", "plan.json", *extra, *arguments], cwd=folder,
                          capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def found(folder):
    code, out, err = run(folder, "--format", "gcc")
    return "exit %d\n%s%s" % (code, out, err)


def check(folder, valid, write):
    wrong = []
    path = os.path.join(folder, "expected.txt")
    text = found(folder)
    if write:
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
    expected = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
    name = os.path.relpath(folder, DATA)
    if text != expected:
        wrong.append("%s\n--- expected\n%s--- found\n%s" % (name, expected, text))
    if valid and not text.startswith("exit 0\n"):
        wrong.append("%s: a valid folder must exit with 0" % name)
    code, out, _ = run(folder, "--format", "json")
    report = json.loads(out)
    if "exit %d" % code != text.split("\n", 1)[0]:
        wrong.append("%s: another exit code with --format json" % name)
    summary = report["summary"]
    if sum(summary[k] for k in ("holds", "fails", "undecided", "skipped")) != summary["checks"]:
        wrong.append("%s: the counts do not add up: %s" % (name, summary))
    return wrong, {finding["code"] for finding in report["findings"]}


def main():
    write = "--write" in sys.argv[1:]
    wrong, seen, count = [], set(), 0
    for kind in ("valid", "invalid"):
        for folder in sorted(glob.glob(os.path.join(DATA, kind, "*", ""))):
            count += 1
            errors, codes = check(folder, kind == "valid", write)
            wrong += errors
            seen |= codes if kind == "invalid" else set()
    listed = subprocess.run([COMMAND, "rules"], capture_output=True, text=True, check=True).stdout
    for line in listed.splitlines():
        code = line.split()[0]
        if code not in seen and code not in WITHOUT_FOLDER:
            wrong.append("rule %s has no invalid folder" % code)
    for error in wrong:
        print(error)
    print("%d folders, %d differences" % (count, len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
