#!/usr/bin/env python3
"""Baselines: a finding keeps its identity when lines move, languages change or figures are printed
otherwise; known ones leave the findings, the errors and the exit code, never `fails`; the counts are
right beyond the cut."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from tally import end, same, write

ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
COMMAND = os.path.abspath(os.environ.get("PLAN_COMMAND", "libplan"))
PLAN = {"libplan": 1, "language": "en", "number_format": "plain", "indicators": [
    {"code": "rate", "kind": "rate", "unit": "%", "direction": "up"},
    {"code": "area", "kind": "level", "unit": "ha"}], "data": [{"path": "f.csv"}]}
HEAD = "indicator,period,value,unit,series,measure,against\n"


def run(*arguments):
    done = subprocess.run([COMMAND, "check", "plan.json", "--format", "json", *arguments],
                          capture_output=True, timeout=120)
    report = json.loads(done.stdout) if done.stdout.startswith(b"{\"schema\": \"libplan-report") else None
    return done.returncode, report, done.stderr.decode()


def rows(*lines):
    write("f.csv", HEAD + "".join(line + "\n" for line in lines))


def known(what, *arguments, code, errors, warnings=0, number, fails, stale=0):
    """What a check with the baseline says."""
    got, report, err = run("--baseline", "base.json", *arguments)
    s = report["summary"]
    same(what, (got, s["errors"], s["warnings"], s["known"], s["fails"], s["shown"]),
         (code, errors, warnings, number, fails, errors + warnings + s["notes"]))
    same(what + ", known by rule", sum(rule["known"] for rule in report["rules"]), number)
    found = re.findall(r": (\d+) known findings did not come again", err)
    same(what + ", stale", found, [str(stale)] if stale else [])
    same(what + ", one line at most", err.count("\n"), 1 if stale else 0)
    return report


def make(*arguments, code):
    same("--write-baseline exits as without it",
         run("--write-baseline", "base.json", *arguments)[0], code)
    same("as without it", run(*arguments)[0], code)
    with open("base.json", encoding="utf-8") as text:
        return json.load(text)


BAD = ["rate,2020,120,,,,", "area,2020,1.2.3,,,,", "nothing,2020,1,,,,", "area,2021,1.2.3,,,,"]


def identities():
    rows(*BAD)
    base = make(code=1)
    same("keys", sorted(base), ["findings", "schema"])
    same("schema", base["schema"], "libplan-baseline-1")
    same("codes", sorted(key[:4] for key in base["findings"]), ["P101", "P105", "P205"])
    same("two that are equal are two", sorted(base["findings"].values()), [1, 1, 2])
    same("as the report has them", {f["code"] + " " + f["identity"] for f in run()[1]["findings"]},
         set(base["findings"]))
    known("all are known", code=0, errors=0, number=4, fails=4)
    rows("", "area,2019,5,,,,", *BAD[::-1])
    known("moved", code=0, errors=0, number=4, fails=4)
    known("in Vietnamese", "--lang", "vi", code=0, errors=0, number=4, fails=4)
    known("written for editors", "--output", "gcc=x", code=0, errors=0, number=4, fails=4)
    same("nothing is listed", open("x", encoding="utf-8").read(), "")
    rows(*BAD, "rate,2021,130,,,,")
    report = known("another key", code=1, errors=1, number=4, fails=5)
    same("the new one", [f["period"] for f in report["findings"]], ["2021"])
    rows(*BAD, "area,2022,1.2.3,,,,")
    known("a third of two", code=1, errors=1, number=4, fails=5)
    rows(*BAD[:2])
    known("two are mended", code=0, errors=0, number=2, fails=2, stale=2)
    rows("rate,2020,125,,,,")
    known("another value of the same key", code=0, errors=0, number=1, fails=1, stale=3)
    rows("area,2020,1.2.4,,,,")
    known("another text of a cell", code=1, errors=1, number=0, fails=1, stale=4)
    shutil.copy("f.csv", "g.csv")
    rows(*BAD)
    known("another file", "g.csv", code=1, errors=1, number=0, fails=1, stale=4)


def statements():
    """A key may have several statements; what is undecided is another finding than what fails."""
    rows("area,2020,100.00,,,,", "area,2020,90.00,,plan,,", "area,2019,50.00,,,,",
         "area,2020,12.0,%,,change,plan", "area,2020,102,%,,percent_of,plan")
    base = make(code=1)
    same("two findings", sorted(base["findings"].values()), [1, 1])
    rows("area,2020,100.00,,,,", "area,2020,90.00,,plan,,", "area,2019,50.00,,,,",
         "area,2020,11.11,%,,change,plan", "area,2020,103,%,,percent_of,plan")
    known("one of them is mended", code=0, errors=0, number=1, fails=1, stale=1)
    rows("area,2020,100.00,,,,", "area,2020,90.00,,plan,,", "area,2019,50.00,,,,",
         "area,2020,~12.0,%,,change,plan", "area,2020,111.1,%,,percent_of,plan")
    report = known("about", code=0, errors=0, number=0, fails=0, stale=2)
    same("undecided", [f["verdict"] for f in report["findings"]], ["undecided"])


def levels():
    write("f.csv", "indicator,period,value,more\nrate,2020,5,x\n")
    make("--fail-level", "warning", code=1)
    known("a known warning", "--fail-level", "warning", code=0, errors=0, number=1, fails=1)
    rows(*BAD)
    make("--fail-level", "never", code=0)


def renewing():
    """A baseline is written over itself: what is stale goes, what is new comes, what is known stays."""
    rows(*BAD)
    make(code=1)
    rows(*BAD[1:], "rate,2021,130,,,,")
    got, report, err = run("--baseline", "base.json", "--write-baseline", "base.json")
    same("over itself", (got, report["summary"]["errors"], report["summary"]["known"]), (1, 1, 3))
    known("renewed", code=0, errors=0, number=4, fails=4)
    got, _, err = run("--baseline", "base.json", "--output", "json=base.json")
    same("another format over it", (got, "it is an input" in err), (2, True))
    known("as it was", code=0, errors=0, number=4, fails=4)
    done = subprocess.run([COMMAND, "check", "plan.json", "--format", "baseline"], capture_output=True)
    same("to standard output", done.stdout, open("base.json", "rb").read())
    write("empty.json", '{"schema": "libplan-baseline-1", "findings": {}}')
    got, report, _ = run("--baseline", "empty.json")
    same("an empty one", (got, report["summary"]["errors"], report["summary"]["known"]), (1, 4, 0))


def unreadable():
    """The check goes on without it, and ends with 2."""
    rows(*BAD)
    write("broken.json", '{"schema": "libplan-report-1"}')
    for name, phrase in (("gone.json", "no such file"), ("broken.json", "libplan-baseline-1"),
                         (".", "is a directory"), ("f.csv", "no baseline")):
        got, report, err = run("--baseline", name)
        same("exit with " + name, (got, report["summary"]["errors"]), (2, 4))
        same(name + " says why", phrase in err and err.startswith("libplan: " + name), True)
    write("plan.json", "{")
    got, report, _ = run("--write-baseline", "base.json")
    same("a broken plan", got, 2)
    got, report, err = run("--baseline", "base.json")
    same("is never known", (got, report["summary"]["errors"], report["summary"]["known"]), (2, 1, 0))
    write("plan.json", json.dumps(PLAN))


def beyond_the_cut():
    n = 30000
    lines = ["rate,%d,120,,r%d,," % (2000 + i % 20, i // 20) for i in range(100)]
    series = [{"code": "r%d" % i, "role": "other"} for i in range(5)]
    write("plan.json", json.dumps({**PLAN, "series": series}))
    rows(*lines, *["area,2020,x%d,,,," % i for i in range(n)])
    base = make("--max-findings", "10", code=1)
    same("all of them", sum(base["findings"].values()), n + 100)
    known("all known", "--max-findings", "10", code=0, errors=0, number=n + 100, fails=n + 100)
    rows(*lines, *["area,2020,x%d,,,," % i for i in range(n)], "rate,2020,130,,plan,,",
         "area,2020,y,,,,")
    report = known("two more", "--max-findings", "10", code=1, errors=2, number=n + 100,
                   fails=n + 102)
    same("both are listed", sorted(f["code"] for f in report["findings"]), ["P101", "P205"])
    rows(*lines[:50], *["area,2020,x%d,,,," % i for i in range(n)])
    known("some less", "--max-findings", "10", code=0, errors=0, number=n + 50, fails=n + 50,
          stale=50)
    write("plan.json", json.dumps(PLAN))


def a_real_plan():
    """The plan of Lai Châu with its own findings known."""
    folder = os.path.join(ROOT, "examples", "lai-chau")
    base = os.path.abspath("lai-chau.json")

    def check(*arguments):
        done = subprocess.run([COMMAND, "check", "plan.json", "--format", "json", *arguments],
                              capture_output=True, cwd=folder)
        return done.returncode, json.loads(done.stdout)

    first = check("--write-baseline", base)
    code, report = check("--baseline", base, "--lang", "en")
    same("first", first[0], 1)
    same("then", (code, report["findings"], report["summary"]["known"]),
         (0, [], len(first[1]["findings"])))
    same("fails stay", report["summary"]["fails"], first[1]["summary"]["fails"])


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        write("plan.json", json.dumps(PLAN))
        for part in (identities, statements, levels, renewing, unreadable, beyond_the_cut,
                     a_real_plan):
            part()
        os.chdir("/")
    return end(80)


if __name__ == "__main__":
    sys.exit(main())
