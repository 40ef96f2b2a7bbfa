#!/usr/bin/env python3
"""Each rule of the table has a row in both languages, a page, an invalid folder that breaks it with
a message in both languages, and, from P301 on, a valid folder in which it holds."""
import glob
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import folders  # noqa: E402  (scripts stand beside each other)

# Raised while a table is read, so that they are told and never counted.
UNCOUNTED = {"P406": "a row is told", "P407": "a row is told"}
wrong = []


def table():
    done = subprocess.run([folders.COMMAND, "rules", "--format", "json"], stdout=subprocess.PIPE,
                          check=True)
    return json.loads(done.stdout)["rules"]


def report(folder, language):
    _, out, _ = folders.run(folder, "--format", "json", "--lang", language)
    return json.loads(out)


def messages():
    """By code: pairs of an English and a Vietnamese message about the same."""
    found = {}
    for folder in sorted(glob.glob(os.path.join(folders.DATA, "invalid", "*", ""))):
        english, vietnamese = report(folder, "en"), report(folder, "vi")
        if len(english["findings"]) != len(vietnamese["findings"]):
            wrong.append("%s: another number of findings in Vietnamese" % folder)
        for one, other in zip(english["findings"], vietnamese["findings"]):
            found.setdefault(one["code"], []).append((one["message"], other["message"]))
    return found


def holding():
    """By code: a valid folder with a check that holds."""
    found = {}
    for folder in sorted(glob.glob(os.path.join(folders.DATA, "valid", "*", ""))):
        for row in report(folder, "en")["rules"]:
            if row["holds"] > 0:
                found.setdefault(row["code"], folder)
    return found


def walk(rules, told, holds):
    pages = os.path.join(folders.ROOT, "docs", "rules")
    for rule in rules:
        code = rule["code"]
        for key in ("title", "about", "example"):
            if not rule[key]["en"] or not rule[key]["vi"] or rule[key]["en"] == rule[key]["vi"]:
                wrong.append("%s: %s is not there in both languages" % (code, key))
        if not os.path.exists(os.path.join(pages, code + ".md")):
            wrong.append("%s: no page docs/rules/%s.md" % (code, code))
        pairs = told.get(code, [])
        if not pairs:
            wrong.append("%s: no invalid folder breaks it" % code)
        elif not any(one and other and one != other for one, other in pairs):
            wrong.append("%s: no message in both languages: %s" % (code, pairs[0][0]))
        if code >= "P3" and code not in holds and code not in UNCOUNTED:
            wrong.append("%s: no valid folder has a check of it that holds" % code)


def main():
    rules = table()
    told, holds = messages(), holding()
    walk(rules, told, holds)
    for code in sorted(set(told) - {rule["code"] for rule in rules}):
        wrong.append("%s: told, but not in the table" % code)
    # The walk bites: a rule that nobody knows lacks all of it.
    seen = len(wrong)
    walk([{"code": "P999", "title": {"en": "x", "vi": ""}, "about": {"en": "x", "vi": "y"},
           "example": {"en": "x", "vi": "y"}}], told, holds)
    if len(wrong) != seen + 4:
        wrong.append("the walk does not see a rule without anything")
    del wrong[seen:seen + 4]
    for line in wrong:
        print(line)
    print("%d rules, %d missing" % (len(rules), len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
