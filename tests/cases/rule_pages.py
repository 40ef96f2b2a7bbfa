#!/usr/bin/env python3
"""docs/rules has a page a rule and a table of them, made from the table of rules by way of
`libplan rules --format json`. The test fails where one is not up to date or left over; with FIX=1 in
the environment they are written anew."""
import json
import os
import subprocess
import sys

COMMAND = os.environ.get("PLAN_COMMAND", "build/dev/libplan")
FOLDER = os.path.join(os.environ.get("PLAN_SOURCE_DIR", "."), "docs", "rules")
GROUPS = (("P1", "Files, tables and plans", "Tệp, bảng và kế hoạch"), ("P2", "Data", "Dữ liệu"),
          ("P3", "Arithmetic", "Số học"), ("P4", "Plan sense", "Ý nghĩa của chỉ tiêu"),
          ("P5", "Statistics", "Thống kê"))
SEVERITY = {"error": "lỗi", "warning": "cảnh báo", "note": "lưu ý", "off": "tắt"}
HEAD = """# Rules

`libplan rules CODE` says what a page says, `--lang vi` in Vietnamese, `--format json` both. A plan changes a rule under
`"builtin": [{"code": "P401", "severity": "off"}]`; statistics (P5xx) are warnings at most.
These pages are made from the table of rules: `FIX=1 python3 tests/cases/rule_pages.py`.
"""


def table():
    done = subprocess.run([COMMAND, "rules", "--format", "json"], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)["rules"]


def escape(text):
    for mark in "\\*_<|":
        text = text.replace(mark, "\\" + mark)
    return text


def page(rule):
    formula = "    %s\n\n" % rule["formula"] if rule["formula"] else ""
    return """# %s: %s

Severity: %s

%s

%s**Example.** %s

## Tiếng Việt: %s

Mức độ: %s

%s

%s**Ví dụ.** %s

[All rules](README.md)
""" % (rule["code"], escape(rule["title"]["en"]), rule["severity"], escape(rule["about"]["en"]),
       formula, escape(rule["example"]["en"]), escape(rule["title"]["vi"]),
       SEVERITY[rule["severity"]], escape(rule["about"]["vi"]), formula,
       escape(rule["example"]["vi"]))


def index(rules):
    text = HEAD
    for prefix, english, vietnamese in GROUPS:
        text += "\n## %s: %s / %s\n\n| code | severity | rule | quy tắc |\n|---|---|---|---|\n" % (
            prefix + "xx", english, vietnamese)
        for rule in rules:
            if rule["code"].startswith(prefix):
                text += "| [%s](%s.md) | %s | %s | %s |\n" % (
                    rule["code"], rule["code"], rule["severity"], escape(rule["title"]["en"]),
                    escape(rule["title"]["vi"]))
    return text


def main():
    rules = table()
    pages = {rule["code"] + ".md": page(rule) for rule in rules}
    pages["README.md"] = index(rules)
    fix, wrong = os.environ.get("FIX") == "1", []
    os.makedirs(FOLDER, exist_ok=True)
    for name in sorted(set(os.listdir(FOLDER)) | set(pages)):
        path = os.path.join(FOLDER, name)
        if name not in pages:
            wrong.append("docs/rules/%s belongs to no rule" % name)
            if fix:
                os.remove(path)
            continue
        found = ""
        if os.path.exists(path):
            with open(path, encoding="utf-8", newline="") as source:
                found = source.read()
        if found != pages[name]:
            wrong.append("docs/rules/%s is not what the table says; FIX=1 writes it anew" % name)
            if fix:
                with open(path, "w", encoding="utf-8", newline="") as out:
                    out.write(pages[name])
    for line in wrong if not fix else []:
        print(line)
    print("%d pages, %d %s" % (len(pages), len(wrong), "written" if fix else "wrong"))
    return 1 if wrong and not fix else 0


if __name__ == "__main__":
    sys.exit(main())
