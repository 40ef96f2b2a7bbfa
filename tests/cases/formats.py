#!/usr/bin/env python3
"""Every format of reports, over every plan of the tree, is read by a parser of others (readers.py)
and says the same: the same findings, counts and severities, the same bytes the second time."""
import glob
import os
import re
import subprocess
import sys

import readers
from readers import ROOT, need

COMMAND = os.path.abspath(os.environ.get("PLAN_COMMAND", "libplan"))
LEVELS = {"error": ("error", "major"), "warning": ("warning", "minor"), "note": ("notice", "info")}


def run(plan, *arguments):
    done = subprocess.run([COMMAND, "check", "plan.json", *arguments], cwd=plan,
                          capture_output=True, timeout=120)
    return done.returncode, done.stdout


def table_of(plan):
    """A plan without a table gets an empty one."""
    return [] if glob.glob(os.path.join(plan, "*.csv")) else [
        os.path.join(ROOT, "tests", "data", "empty-table.csv")]


def visible(text):
    """As plan_buffer_visible shows it."""
    return readers.HOSTILE.sub(lambda m: "\\u%04x" % ord(m.group()), text)


def same_place(finding, path, line):
    need(path == (finding["file"] or path), "file", path, finding["file"])
    need(int(line) == (finding["line"] or 1), "line", line, finding["line"])


def look(plan, language):
    extra = [*table_of(plan), "--lang", language]
    code, outputs = readers.check(plan, readers.FORMATS, "plan.json", *extra)
    again = readers.check(plan, readers.FORMATS, "plan.json", *extra)
    need(again == (code, outputs), "other bytes the second time")
    texts = {name: readers.bytes_are_harmless(out) if out else "" for name, out in outputs.items()}
    report = readers.read_json(texts["json"])
    findings, s = report["findings"], report["summary"]
    messages = [f["message"] for f in findings]

    lines = readers.read_jsonl(texts["jsonl"])
    need(lines["finding"] == findings and lines["rule"] == report["rules"] and
         lines["explanation"] == report["explanations"] and lines["implied"] == report["implied"] and
         lines["target"] == report["targets"], "jsonl differs from json")
    need({k: lines["summary"][0][k] for k in s} == s, "the summary of jsonl")

    rows, cut = readers.read_csv(texts["csv"])
    need(cut == "", "nothing was cut")
    for row, f in zip(rows, findings):
        for key in ("code", "rule", "severity", "verdict", "identity"):
            need(row[key] == f[key], key)
        need(row["message"].lstrip("'") == visible(f["message"]).lstrip("'"), "message of csv")
        need(row["line"] == ("" if f["line"] is None else str(f["line"])), "line of csv")
    need(len(rows) == len(findings), "rows of csv")

    suite, cases = readers.read_junit(outputs["junit"])
    need(len(cases) == s["rules"], "a case a rule")
    broken = sum(int(suite.get(name)) for name in ("failures", "errors"))
    need((broken > 0) == (s["errors"] > 0), "failures are errors")
    said = "".join(t.text for c in cases for t in c if t.tag in ("failure", "error", "system-out"))
    need(sorted(line.split(": ", 2)[2] for line in said.split("\n")[:-1]) ==
         sorted(map(visible, messages)), "messages of junit")

    sarif = readers.read_sarif(texts["sarif"])
    need(len(sarif["results"]) == len(findings), "results")
    for result, f in zip(sarif["results"], findings):
        need(result["level"] == f["severity"] and result["ruleId"] == f["code"], "level")
        need(result["message"]["text"] == f["message"].replace("](", "]\\u0028"), "message of sarif")
        path, region = readers.read_location(result["locations"][0])
        same_place(f, path, region["startLine"])
        need(result["properties"]["repairs"] == f["repairs"], "repairs")
    need(sarif["invocations"][0]["executionSuccessful"] == (code != 2), "executionSuccessful")

    commands, _ = readers.read_github(texts["github"])
    need([c["message"] for c in commands] == [visible(m) for m in messages], "messages of github")
    issues, cut = readers.read_gitlab(texts["gitlab"])
    need(cut == "" and len(issues) == len(findings), "issues")
    for command, issue, f in zip(commands, issues, findings):
        need((command["severity"], issue["severity"]) == LEVELS[f["severity"]], "severities")
        need(issue["description"] == f["message"] and issue["check_name"] == f["code"], "issue")
        same_place(f, command["file"], command.get("line", 1))
        same_place(f, issue["location"]["path"], issue["location"]["lines"]["begin"])

    page = readers.read_markdown(texts["markdown"])
    results = [t for t in report["targets"] if t["actual"] is not None]
    if results:
        table = page.tables.pop(0)
        need(len(table) - 1 == min(len(results), 30), "rows of targets in markdown")
        need([row[3].split(" ")[0] for row in table[1:]] ==
             [visible(t["actual"]).split(" ")[0] for t in results[:30]], "actuals of markdown")
    listed = page.tables[0][1:] if findings else []
    need(len(listed) == min(len(findings), 50), "rows of markdown")
    return texts["json"]


def options_of_formats():
    """--timestamp, --prefix and --fail-level reach the formats that have a place for them."""
    plan = os.path.join(ROOT, "examples", "lai-chau")
    time = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ")
    dated = {}
    for name in readers.FORMATS:
        plain = run(plan, "--format", name)[1].decode()
        dated[name] = run(plan, "--format", name, "--timestamp")[1].decode()
        has = name in ("json", "jsonl", "junit", "sarif", "markdown")
        need(time.search(plain) is None, "a time in", name)
        need((time.search(dated[name]) is not None) == has, "the time of", name)
        need((dated[name] == plain) == (not has), "what --timestamp changes of", name)
    readers.validate([dated["json"]])
    need(time.match(readers.read_sarif(dated["sarif"])["invocations"][0]["endTimeUtc"]), "endTimeUtc")
    suite, _ = readers.read_junit(dated["junit"].encode())
    need(time.match(suite.get("timestamp")), "timestamp")
    for name in ("junit", "sarif", "github", "gitlab"):
        text = run(plan, "--format", name, "--prefix", "a b/c,d/")[1].decode()
        path = {"sarif": "a%20b/c%2Cd/figures.csv", "github": "file=a b/c%2Cd/figures.csv"}
        need(path.get(name, "a b/c,d/figures.csv") in text, "the prefix of", name)
    suite, _ = readers.read_junit(run(plan, "--format", "junit", "--fail-level", "warning")[1])
    need(suite.get("failures") == "2", "warnings fail")


def every_format_is_documented():
    with open(os.path.join(ROOT, "docs", "formats.md"), encoding="utf-8") as text:
        page = text.read()
    said = subprocess.run([COMMAND, "check", "--help"], capture_output=True, text=True).stdout
    for name in readers.FORMATS + ("html", "baseline"):
        need("| `%s` |" % name in page and name in said, name, "is not documented")


def main():
    plans = sorted(os.path.dirname(path) for path in
                   glob.glob(os.path.join(ROOT, "tests", "data", "*valid", "*", "plan.json")))
    plans.append(os.path.join(ROOT, "examples", "lai-chau"))
    wrong, documents = [], []
    for plan in plans:
        for language in ("vi", "en") if "lai-chau" in plan else ("en",):
            try:
                documents.append(look(plan, language))
            except (readers.Wrong, ValueError, KeyError, IndexError, TypeError) as error:
                wrong.append("%s: %s: %s" % (os.path.relpath(plan, ROOT), type(error).__name__, error))
    for part in (options_of_formats, every_format_is_documented, lambda: readers.validate(documents)):
        try:
            part()
        except readers.Wrong as error:
            wrong.append(str(error))
    print("\n".join(wrong))
    print("%d reports in %d formats, %d wrong" % (len(documents), len(readers.FORMATS), len(wrong)))
    return 1 if wrong or len(documents) < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
