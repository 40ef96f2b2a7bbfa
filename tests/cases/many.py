#!/usr/bin/env python3
"""A million findings: the counts are exact, memory is flat beyond the first N, the cut is stated in
every format, and what services limit stays within their limits.

usage: PLAN_COMMAND=libplan many.py [FINDINGS]
"""
import json
import os
import resource
import subprocess
import sys
import tempfile

import readers
from readers import is_sanitized, need

SPACE = 32 << 20  # bytes


def write(n):
    """One cell of ten is out of bounds, nine do not read."""
    plan = {"libplan": 1, "language": "en", "number_format": "plain", "title": "Many",
            "indicators": [{"code": "x", "kind": "rate", "unit": "%"}], "data": [{"path": "f.csv"}]}
    with open("plan.json", "w", encoding="utf-8") as out:
        json.dump(plan, out)
    with open("f.csv", "w", encoding="utf-8") as out:
        out.write("indicator,period,value,area\n")
        for i in range(n):
            out.write("x,2020,%s,a%d\n" % ("120" if i % 10 == 0 else "1.2.3", i % 1000))


def memory_is_flat(n):
    """Rows that do not read are not kept, so only findings could grow: within an address space of
    32 MiB, libraries and all, ten times the findings fit as well."""
    for count in (n // 10, n):
        with open("f.csv", "w", encoding="utf-8") as out:
            out.write("indicator,period,value\n" + "x,2020,1.2.3\n" * count)
        done = subprocess.run([readers.COMMAND, "check", "plan.json", "--format", "csv"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (SPACE, SPACE)))
        need(done.returncode == 1, "%d findings in %d bytes:" % (count, SPACE), done.returncode,
             done.stderr.decode()[-200:])


def formats(n):
    code, outputs = readers.check(".", readers.FORMATS + ("html",), "plan.json")
    need(code == 1, "exit code", code)
    texts = {name: readers.bytes_are_harmless(out) for name, out in outputs.items()}
    report = readers.read_json(texts["json"])
    s = report["summary"]
    fails = {rule["code"]: rule["fails"] for rule in report["rules"] if rule["fails"]}
    need(fails["P101"] == n - n // 10, "unreadable cells", fails)
    all_of_them = s["errors"] + s["warnings"] + s["notes"]
    need(all_of_them == s["fails"] + s["undecided"] and s["shown"] == 1000, "counts", s)
    said = "1000 of %d findings are listed" % all_of_them
    need("The first %s; counts are of all." % said in texts["text"], "the cut in text")
    for name in ("gcc", "github"):
        need(said in texts[name].split("\n")[-2], "the cut in", name)
    readers.read_jsonl(texts["jsonl"])
    need(readers.read_csv(texts["csv"])[1] == said, "the cut in csv")
    need(readers.read_gitlab(texts["gitlab"])[1] == said, "the cut in gitlab")
    run = readers.read_sarif(texts["sarif"])
    notes = run["invocations"][0]["toolExecutionNotifications"]
    need([note["descriptor"]["id"] for note in notes] == ["cut"], "the notification of sarif")
    need(said in notes[0]["message"]["text"], "the cut in sarif")
    need(str(all_of_them) in texts["html"], "the cut in html")
    page = readers.read_markdown(texts["markdown"])
    need("The first 50 of %d findings" % all_of_them in texts["markdown"], "the cut in markdown")
    need(len(page.tables[0]) == 51, "rows of markdown")
    _, cases = readers.read_junit(outputs["junit"])
    listed = 0
    for case in cases:
        rule = case.get("classname").split(".")[1]
        problems = [e for e in case if e.tag in ("failure", "error")]
        need(len(problems) <= 1, "problems of", rule)
        for problem in problems:
            need(problem.get("message").startswith("findings: %d" % fails[rule]), "count of", rule)
            lines = problem.text.split("\n")[:-1]
            if len(lines) - 1 < fails[rule]:
                need("of %d findings of this rule are listed" % fails[rule] in lines[-1], "cut", rule)
            listed += len([line for line in lines if line.startswith("f.csv:")])
    need(listed == s["shown"] - sum(f["severity"] != "error" for f in report["findings"]), "listed")


def limits():
    """SARIF holds 25,000 results, the gravest first; CSV as many as were asked for."""
    code, outputs = readers.check(".", ("sarif", "csv", "gitlab"), "plan.json", "--max-findings",
                                  "40000")
    run = readers.read_sarif(outputs["sarif"].decode())
    rows, _ = readers.read_csv(outputs["csv"].decode())
    need(len(rows) == 40000 and len(run["results"]) == 25000, "results", len(run["results"]))
    issues, _ = readers.read_gitlab(outputs["gitlab"].decode())
    need(len(issues) == 40000, "issues")
    errors = sum(row["severity"] == "error" for row in rows)
    need(sum(r["level"] == "error" for r in run["results"]) == min(errors, 25000), "errors first")
    note = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    need("The first 25000 of " in note, note)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100000 if is_sanitized() else 1000000
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            write(n)
            formats(n)
            limits()
            if not is_sanitized():
                memory_is_flat(n)
        except readers.Wrong as error:
            print(error)
            return 1
        finally:
            os.chdir("/")
    print("%d findings: exact, flat, cut in every format" % n)
    return 0


if __name__ == "__main__":
    sys.exit(main())
