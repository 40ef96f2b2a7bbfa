#!/usr/bin/env python3
"""Text reports on a terminal of 80 columns: nothing is wider, numbers of the tables end in their
column whatever the names are made of, and colour says nothing that symbol and word do not say."""
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

COMMAND = os.path.abspath(os.environ.get("PLAN_COMMAND", "libplan"))
NAMES = ("人口与农业发展指标占地区生产总值的比重以及其他非常长的名称",
         unicodedata.normalize("NFD", "Tỷ lệ hộ nghèo đa chiều của vùng đồng bào dân tộc thiểu số"),
         "e\u0301\u0301\u0301" * 30, "한국어 지표 이름", "ＷＩＤＥ　ＴＥＸＴ", "กำลัง", "a" * 200, "Short")
SYMBOLS = {"error": "✗", "warning": "!", "note": "·"}
wrong = []


def width(text):
    """Columns: marks that combine take none, wide characters two."""
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf")
               else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def need(held, *what):
    if not held:
        wrong.append(" ".join(map(str, what)))


def write():
    plan = {"libplan": 1, "language": "en", "number_format": "plain", "title": " ".join(NAMES),
            "groups": [{"code": "g", "name": NAMES[0] * 2}],
            "indicators": [{"code": "i%d" % i, "name": name, "kind": "share", "unit": "%", "group": "g"}
                           for i, name in enumerate(NAMES)],
            "partitions": [{"code": code, "members": ["i%d" % i for i in range(len(NAMES))], "total": 100}
                           for code in ("数字结构" * 8, unicodedata.normalize("NFD", "cơ cấu"))],
            "data": [{"path": "f.csv"}]}
    with open("plan.json", "w", encoding="utf-8") as out:
        json.dump(plan, out)
    with open("f.csv", "w", encoding="utf-8") as out:
        out.write("indicator,period,value,more\n" + "i0,2020,3,\ni0,2020,3,\ni1,2020,x,\n" +
                  "".join("i%d,2021,%d,\n" % (i, 17 + i) for i in range(len(NAMES))))


def run(*arguments):
    done = subprocess.run([COMMAND, "check", "plan.json", *arguments], capture_output=True, timeout=60)
    need(done.returncode == 1 and done.stderr == b"", "exit", done.returncode, done.stderr)
    return done.stdout.decode()


def look(*arguments):
    text = run(*arguments)
    lines = text.split("\n")
    for line in lines:
        need(width(line) <= 80, "wider than 80 columns:", line)
        need(line == line.rstrip(" "), "blanks at the end of", line)
    colored = run("--color", "always", *arguments)
    need("\033[" in colored, "no colour")
    need(re.sub(r"\033\[[0-9;]*m", "", colored) == text, "colour changes more than colour")
    return lines


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        write()
        for language in ("en", "vi"):
            lines = look("--lang", language)
            look("--lang", language, "--statistics")
            look("--lang", language, "-q")
            need(lines[0].startswith("✗ "), "the verdict is the first line:", lines[0])
            need(lines[0] == lines[-2], "the verdict is the last line too:", lines[-2])
            start = [i for i, line in enumerate(lines) if re.match("(Rules|Quy tắc) ", line)][0]
            rows = [line for line in lines[start:] if re.search(r"\d( +\d+){4}$", line)]
            need(len(rows) >= 4, "rows of rules", rows)
            need({width(row) for row in rows} == {width(lines[start])}, "columns do not end together:",
                 rows)
        heads = [line for line in look() if re.match("[✗!·] (error|warning|note) P", line)]
        need({SYMBOLS[line.split()[1]] == line[0] for line in heads} == {True}, "symbols", heads)
        need({line.split()[1] for line in heads} == set(SYMBOLS), "severities", heads)
        os.chdir("/")
    print("\n".join(wrong))
    print("%d wrong" % len(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
