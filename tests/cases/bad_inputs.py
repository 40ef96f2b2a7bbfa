#!/usr/bin/env python3
"""Bad inputs that people meet, each with the answer they get: the exit code and every line of
`libplan check --format gcc --lang en`, or what stands on standard error. A case is named for what is wrong
with it; `tests/data/bad-inputs.txt` holds the answers.

usage: PLAN_COMMAND=libplan bad_inputs.py [--write] [NAME]
                                    --write: the answers anew, to be reviewed as a diff
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

COMMAND = os.environ.get("PLAN_COMMAND", "libplan")
ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
ANSWERS = os.path.join(ROOT, "tests", "data", "bad-inputs.txt")
HEAD = b"indicator,period,value\n"
SHARES = ["a", "b", "c", "d"]


def plan(**more):
    """A plan with a level, a rate, a share of four, and one table."""
    made = {"libplan": 1, "language": "en", "number_format": "plain",
            "indicators": [{"code": "x", "kind": "level", "unit": "ha"},
                           {"code": "y", "kind": "rate", "unit": "%"},
                           {"code": "money", "kind": "level", "unit": "tỷ đồng"}] +
            [{"code": c, "kind": "share", "unit": "%"} for c in SHARES],
            "partitions": [{"code": "parts", "total": 100, "members": SHARES}],
            "data": [{"path": "f.csv"}]}
    made.update(more)
    return made


def inferred(**more):
    made = plan(**more)
    del made["number_format"]
    return made


def shares(*values):
    return HEAD + "".join("%s,2020,%s\n" % pair for pair in zip(SHARES, values)).encode()


def value(text, header=HEAD):
    """One row with this value, quoted."""
    return header + b'x,2020,"%s"\n' % text.encode().replace(b'"', b'""')


def growth(base):
    """A growth of 5 % on a base."""
    rows = b"" if base is None else b"x,2019,%s\n" % base.encode()
    return HEAD + rows + b"x,2020,105\ng,2020,5\n"


GROWING = plan(indicators=[{"code": "x", "kind": "level", "unit": "ha"},
                           {"code": "g", "kind": "growth", "unit": "%", "of": "x"}], partitions=[])
TWICE = b'{"libplan": 1, "language": "en",\n "indicators": [{"code": "x", "kind": "level",\n  "kind": "rate"}]}'
OTHER_CASE = plan(indicators=[{"code": "x", "kind": "level", "Unit": "ha", "unit": "ha", "untit": "ha"}],
                  partitions=[])
ALL_AT_ONCE = {
    "libplan": 1, "languge": "vi", "numberformat": "vi",
    "indicators": [{"code": "x", "kind": "level", "knd": 1, "of": "nope"},
                   {"code": "s", "kind": "share", "part_of": "nowhere"}],
    "partitions": [{"code": "p", "total": 100, "members": ["s", "p"]}], "data": [{"path": "f.csv"}]}
DEEP = b"[" * 100000 + b"]" * 100000
ZEROS = b'{"libplan": 1, "note": [' + b"0," * (8 << 20) + b"0]}"
RAW = [("json-leading-zero", b'{"libplan": [012]}'), ("json-bare-point", b'{"libplan": [1.]}'),
       ("json-bad-escape", b'{"title": "\\uZZZZ"}'), ("json-raw-newline", b'{"title": "a\nb"}'),
       ("json-trailing-comma", b'{"libplan": [1,]}'), ("json-text-after", b'{"libplan": 1} x'),
       ("json-comment", b'{\n/* why */ "libplan": 1}'), ("json-nan", b'{"libplan": NaN}'),
       ("json-lone-surrogate", b'{"title": "\\ud800"}'), ("json-nul-escape", b'{"title": "\\u0000"}'),
       ("json-nul-byte", b'{"title": "a\x00"}'), ("json-latin1", b'{"title": "\xe9"}'),
       ("json-utf16", '{"libplan": 1}'.encode("utf-16")), ("json-empty", b""), ("json-blank", b" \n\t"),
       ("json-not-closed", b'{"libplan": 1'), ("json-single-quotes", b"{'libplan': 1}"),
       ("json-a-list", b"[]"), ("json-a-table", HEAD), ("json-too-deep", DEEP),
       ("json-16-mb-of-zeros", ZEROS)]
REFUSED = ["1.234.56", "12,34,567", "1_000", "0x10", "nan", "inf", "(5)", "5*", "٣", "१२", "1 2", "--5",
           "5-", "1.2.3", "½", "5²", "1,2", "1e5e5", "e5", ".", "-", "1..2", "5 %%", "$5", "O5", "l0",
           "#REF!", "#DIV/0!", "#####", "1/2", "5:3", "2020-01-01", "TRUE", "1’000", "1'000", "+-5", "５"]
# In front of a row with a finding of its own, which is told wherever the row before does not swallow it.
MALFORMED = [
    ("quote-in-the-middle", b'x,20"20,1'), ("quote-at-the-end", b'x,2020,1"'), ("two-in-one-cell", b'a"b"c,2020,1'),
    ("quote-behind-blank", b' "x",2020,1'), ("blank-behind-quote", b'"x" ,2020,1'), ("text-behind-quote", b'"x"y,2020,1'),
    ("digit-behind-quote", b'x,2020,"1"2'), ("quote-behind-quote", b'"x"",2020,1'), ("three-quotes", b'""",2020,1'),
    ("four-and-a-half", b'""""",2020,1'), ("opens-in-the-last-cell", b'x,2020,"1'), ("opens-twice", b'"x,"2020,1'),
    ("backslash-quote", b'"x\\"y",2020,1'), ("single-quotes", b"'x',2020,1"), ("unclosed-over-lines", b'"x\ny\nz,2020,1'),
    ("one-cell", b"x"), ("one-quoted-cell", b'"x"'), ("two-cells", b"x,2020"), ("four-cells", b"x,2020,1,"),
    ("five-cells", b"x,2020,1,,"), ("only-separators", b",,"), ("too-many-separators", b",,,,,,"), ("semicolons", b"x;2020;1"),
    ("tabs", b"x\t2020\t1"), ("blank-cells", b" , , "), ("latin1", b"\xe9,2020,1"), ("latin1-quoted", b'"\xe9",2020,1'),
    ("latin1-and-too-few", b"\xe9,2020"), ("latin1-and-stray-quote", b'\xe9"x,2020,1'), ("cut-utf8", b"x,2020,1\xe1\xbb"),
    ("vertical-tab", b"x\x0b,2020,1"), ("form-feed", b"x,2020,1\x0cx"), ("escape", b"x\x1b[2J,2020,1"),
    ("bom-in-the-middle", b"\xef\xbb\xbfx,2020,1"), ("comment", b"# x,2020,1"), ("comment-alone", b"# all in ha"),
    ("equals-quoted", b'="x",2020,1'), ("nbsp", b"\xc2\xa0x,2020,1"), ("zero-width", b"x\xe2\x80\x8b,2020,1"),
    ("decimal-comma-unquoted", b"x,2020,1,5"), ("quoted-row", b'"x,2020,1"'), ("cr-in-cell", b"x,2020\r,1")]
HEADS = [
    ("quote-stray", b'indi"cator,period,value'), ("quote-open", b'"indicator,period,value'), ("quoted-row", b'"indicator,period,value"'),
    ("empty-cells", b",,"), ("name-missing", b"indicator,,value"), ("twice-quoted", b'indicator,"indicator",period,value'),
    ("latin1", b"indicator,period,value,gi\xe1"), ("title-above", b"Figures of 2020,,"), ("blank-cells", b" , , "),
    ("semicolon-and-comma", b"indicator;period,value"), ("nbsp", b"indicator,period,value\xc2\xa0"), ("plural", b"indicators,periods,values")]
HOSTILE = ["\x1b[31mred", "a\u202eb", "::error::x", "<script>alert(1)</script>"]


# Number of the row in the table of the documentation, name, files, further arguments.
def cases():
    yield 1, "csv-0-bytes", plan(), b""
    yield 1, "csv-blank-lines-only", plan(), b"\n\n \n"
    yield 2, "csv-header-only", plan(), HEAD
    yield 3, "csv-bom-quoted-header", plan(), b'\xef\xbb\xbf"indicator","period","value"\nx,2020,1\n'
    yield 3, "csv-two-boms", plan(), b"\xef\xbb\xbf\xef\xbb\xbf" + HEAD + b"x,2020,1\n"
    yield 4, "csv-utf16-le", plan(), (HEAD + b"x,2020,1\n").decode().encode("utf-16")
    yield 4, "csv-utf16-be", plan(), b"\xfe\xff" + (HEAD + b"x,2020,1\n").decode().encode("utf-16-be")
    yield 4, "csv-utf16-no-bom", plan(), (HEAD + b"x,2020,1\n").decode().encode("utf-16-le")
    yield 5, "csv-latin1-cell", plan(), b"indicator,period,value,note\nx,2020,1,caf\xe9\nx,2021,2,ok\ny,2021,120,ok\n"
    yield 5, "csv-windows-1258", plan(), b"indicator,period,value,note\nx,2020,1,t\xf0nh\n"
    yield 5, "csv-latin1-thousand", plan(), b"indicator,period,value,note\n" + b"x,2020,1,\xe9\n" * 1000 + b"y,2020,120,\n"
    yield 5, "csv-latin1-header", plan(), b"indicator,period,value,\xe9\nx,2020,1,\n"
    yield 6, "csv-unclosed", plan(), HEAD + b'"x,1\ny,2020,120\ny,2021,130\n'
    yield 6, "csv-unclosed-last", plan(), HEAD + b'y,2020,120\nx,2020,"1'
    yield 7, "csv-after-quote", plan(), HEAD + b'"a"x,2020,1\ny,2020,120\n'
    yield 7, "csv-stray-quote", plan(), HEAD + b'5" pipe,2020,3\ny,2020,120\n'
    yield 8, "csv-too-few", plan(), HEAD + b"x,2020\ny,2020,120\n"
    yield 8, "csv-too-many", plan(), HEAD + b"x,2020,1,2\ny,2020,120\n"
    yield 9, "csv-semicolons", plan(), b"indicator;period;value\nx;2020;1\n"
    yield 9, "csv-tabs", plan(), b"indicator\tperiod\tvalue\nx\t2020\t1\n"
    yield 9, "csv-sep-line", plan(), b"sep=;\nindicator;period;value\nx;2020;1\n"
    yield 9, "csv-semicolons-declared", plan(data=[{"path": "f.csv", "separator": ";"}]), \
        b"sep=;\nindicator;period;value\ny;2020;120\n"
    yield 10, "csv-cr-only", plan(), (HEAD + b"x,2020,1\n\ny,2020,120\n").replace(b"\n", b"\r")
    yield 10, "csv-crlf", plan(), (HEAD + b"x,2020,1\n\ny,2020,120\n").replace(b"\n", b"\r\n")
    yield 10, "csv-lf", plan(), HEAD + b"x,2020,1\n\ny,2020,120\n"
    yield 10, "csv-mixed-ends", plan(), HEAD + b"x,2020,1\r\r\n  \ny,2020,120"
    yield 11, "csv-value-twice", plan(), b"indicator,period,value,value\nx,2020,1,2\n"
    yield 12, "csv-100000-columns", plan(), b"c," * 100000 + b"c\n" + HEAD
    yield 12, "csv-huge-cell", plan(), HEAD + b'x,2020,"' + b"a" * (2 << 20) + b'"\n'
    yield 13, "number-ambiguous", inferred(), HEAD + b"x,2020,2.262\n"
    yield 13, "number-ambiguous-comma", inferred(), HEAD + b'x,2020,"2,262"\n'
    yield 14, "number-conflict", inferred(), HEAD + b"x,2020,1.5\nx,2021,1.234.567\n"
    for text in REFUSED:
        yield 15, "number-refused-" + text, plan(), value(text)
    for text in ("−5", "+5", "06"):
        yield 16, "number-read-" + text, plan(), HEAD + b"y,2020,%s\n" % text.encode()
    yield 16, "number-minus-is-minus", plan(), HEAD + "y,2020,−5\n".encode()
    for text in ("1" * 40, "1e309", "0." + "1" * 18, "-" + "9" * 19, "1e-40", "12345678901234567.8"):
        yield 17, "number-range-" + text, plan(), value(text)
    yield 18, "shares-hold", plan(), shares("58.3", "23.9", "4.6", "13.2")
    yield 18, "shares-thirds", plan(partitions=[{"code": "p", "total": 100, "members": SHARES[:3]}]), \
        shares("33.3", "33.3", "33.3")
    yield 18, "shares-fail", plan(), shares("14.47", "41.96", "38.08", "5.69")
    yield 19, "base-zero", GROWING, growth("0")
    yield 19, "base-negative", GROWING, growth("-10")
    yield 19, "base-missing", GROWING, growth(None)
    for name, unit in (("nfd", "Ty\u0309 đo\u0302\u0300ng"), ("spelling", "tỉ đồng"),
                       ("no-break-space", "tỷ đồng\u00a0"), ("capital", "Tỷ đồng"), ("unknown", "tỷ đòng")):
        yield 20, "unit-" + name, plan(), ("indicator,period,value,unit\nmoney,2020,1,%s\n" % unit).encode()
    yield 21, "json-key-twice", TWICE, HEAD
    yield 21, "json-key-other-case", OTHER_CASE, HEAD
    for name, text in RAW:
        yield 22 if len(text) < 1000 else 23, name, text, HEAD
    yield 24, "json-figures-exact", plan(partitions=[
        {"code": "p", "total": 100.10, "members": SHARES, "tolerance": 0.0000000000000001}]), \
        shares("14.47", "41.96", "38.08", "5.69")
    yield 24, "json-figures-large", json.dumps(plan(indicators=[
        {"code": "x", "kind": "level", "unit": "ha", "bounds": [0, "LARGE"]}], partitions=[])).replace(
            '"LARGE"', "9007199254740993").encode(), HEAD + b"x,2020,9007199254740994\n"
    yield 24, "json-figures-long", json.dumps(plan(indicators=[
        {"code": "x", "kind": "level", "unit": "ha", "bounds": [0, "LONG"]}], partitions=[])).replace(
            '"LONG"', "1234567890123.4567").encode(), HEAD + b"x,2020,1234567890123.4568\n"
    yield 25, "plan-all-at-once", ALL_AT_ONCE, HEAD
    for text in HOSTILE:
        yield 26, "name-" + text, plan(indicators=[{"code": "y", "name": text, "kind": "rate", "unit": "%"}],
                                       partitions=[]), HEAD + b"y,2020,120\n"
        yield 26, "code-" + text, plan(indicators=[{"code": text, "kind": "rate", "unit": "%"}],
                                       partitions=[]), HEAD
    yield from own_cases()


# Such as hurt beyond those: 0 in the first place.
def own_cases():
    yield 0, "csv-nul-byte", plan(), HEAD + b"x,2020,1\n\x00,2021,2\n"
    yield 0, "csv-a-spreadsheet", plan(), b"PK\x03\x04\x14\x00\x06\x00" + b"\x00" * 40
    yield 0, "csv-html-page", plan(), b"<!DOCTYPE html>\n<html><body>404 Not Found, sorry</body></html>\n"
    yield 0, "csv-json-instead", plan(), b'{"indicator": "x", "period": 2020, "value": 1}\n'
    yield 0, "csv-totals-line", plan(), HEAD + b"x,2020,1\nTotal,,1\n"
    yield 0, "csv-header-again", plan(), HEAD + b"x,2020,1\n" + HEAD + b"x,2021,2\n"
    yield 0, "csv-header-capitals", plan(), b"Indicator,Period,Value\nx,2020,1\n"
    yield 0, "csv-header-blanks", plan(), b"indicator , period,value\nx,2020,1\n"
    yield 0, "csv-header-vietnamese", plan(), "chỉ tiêu,năm,giá trị\nx,2020,1\n".encode()
    yield 0, "csv-no-header", plan(), b"x,2020,1\nx,2021,2\n"
    yield 0, "csv-column-missing", plan(), b"indicator,value\nx,1\n"
    yield 0, "csv-pipes", plan(), b"indicator|period|value\nx|2020|1\n"
    yield 0, "csv-surrogates", plan(), HEAD + b"x\xed\xa0\x80,2020,1\n"
    yield 0, "csv-overlong", plan(), HEAD + b"\xc0\xaf,2020,1\n"
    yield 0, "csv-quote-doubled-badly", plan(), HEAD + b'"x"" ,2020,1\ny,2020,120\n'
    yield 0, "csv-smart-quotes", plan(), HEAD + "“x”,2020,1\n".encode()
    yield 0, "csv-cell-with-newline", plan(), HEAD + b'"x\ny",2020,1\ny,2020,120\n'
    yield 0, "csv-trailing-commas", plan(), b"indicator,period,value,,\nx,2020,1,,\n"
    yield 0, "csv-same-row-twice", plan(), HEAD + b"x,2020,1\nx,2020,1\n"
    yield 0, "csv-same-key-other-value", plan(), HEAD + b"x,2020,1\nx,2020,2\n"
    for name, text in MALFORMED:
        yield 0, "csv-malformed-" + name, plan(), HEAD + text + b"\ny,2020,120\n"
    for name, text in HEADS:
        yield 0, "csv-head-" + name, plan(), text + b"\nx,2020,1\n"
    yield 0, "csv-not-there", plan(data=[{"path": "missing.csv"}]), None
    yield 0, "csv-outside", plan(data=[{"path": "../f.csv"}]), None
    yield 0, "csv-absolute", plan(data=[{"path": "/etc/passwd"}]), None
    yield 0, "csv-several-missing", plan(data=[{"path": "a.csv"}, {"path": "f.csv"}, {"path": "b.csv"}]), \
        HEAD + b"y,2020,120\n"
    for text in ("2020-13", "20201", "Q5 2020", "năm 2020 2021", "2021-2020", "0", "-2020", "2020,5",
                 "last year", "31/12/2020", "MMXX"):
        yield 0, "period-" + text, plan(), HEAD + ('x,"%s",1\n' % text).encode()
    for text in ("m2 m2", "%%", "kg/", "1000", "đồng đồng/", "ha", "/ha", "km", "unit" * 80):
        yield 0, "unit-" + text[:20], plan(), ("indicator,period,value,unit\nmoney,2020,1,%s\n" % text).encode()
    head = b"indicator,period,value,measure,against\n"
    for row in ("x,2020,1,chnge,plan", "x,2020,1,change,", "x,2020,1,,plan", "x,2020,1,change,nobody",
                "y,2020,1,percent,previous", "x,2020,1,points,plan"):
        yield 0, "measure-" + row, plan(), head + row.encode() + b"\n"
    yield 0, "series-unknown", plan(), b"indicator,period,value,series\nx,2020,1,actuall\n"
    yield 0, "area-unknown", plan(areas=[{"code": "lai-chau"}]), \
        b"indicator,period,value,area\nx,2020,1,lai-chua\n"
    yield 0, "area-not-given", plan(areas=[{"code": "a"}, {"code": "b"}]), HEAD + b"x,2020,1\n"
    yield 0, "areas-in-a-circle", plan(areas=[{"code": "a", "parent": "b"}, {"code": "b", "parent": "a"}]), HEAD
    yield 0, "indicators-in-a-circle", plan(indicators=[
        {"code": "p", "kind": "level", "unit": "ha", "part_of": "q"},
        {"code": "q", "kind": "level", "unit": "ha", "part_of": "p"}], partitions=[]), HEAD
    yield 0, "partition-of-itself", plan(indicators=[{"code": "p", "kind": "level", "unit": "ha"},
                                                     {"code": "q", "kind": "level", "unit": "ha"}],
                                         partitions=[{"code": "r", "whole": "p", "members": ["p", "q"]}]), HEAD
    yield 0, "rule-that-does-not-read", plan(rules=[{"id": "r", "check": "x >="}, {"id": "s", "check": "x @ 5"},
                                                    {"id": "t", "check": "xx >= 5"}]), HEAD
    yield 0, "rule-nested", plan(rules=[{"id": "r", "check": "(" * 5000 + "x" + ")" * 5000 + " >= 1"}]), HEAD
    yield 0, "rule-units", plan(rules=[{"id": "r", "check": "x + y >= 5"}]), HEAD
    yield 0, "version-2", plan(libplan=2), HEAD
    yield 0, "version-text", plan(libplan="1"), HEAD
    yield 0, "types-wrong", plan(indicators={"code": "x"}, partitions=3, data="f.csv"), HEAD
    yield 0, "codes-twice", plan(indicators=[{"code": "x", "kind": "level"}, {"code": "x", "kind": "rate"}],
                                 partitions=[]), HEAD
    yield 0, "codes-twice-in-nfd", plan(indicators=[{"code": "th\u00f3c", "kind": "level"},
                                                    {"code": "tho\u0301c", "kind": "level"}],
                                        partitions=[]), HEAD
    yield 0, "code-empty", plan(indicators=[{"code": "", "kind": "level"}], partitions=[]), HEAD
    yield 0, "code-too-long", plan(indicators=[{"code": "x" * 201, "kind": "level"}], partitions=[]), HEAD
    yield 0, "separator-two", plan(data=[{"path": "f.csv", "separator": ";;"}]), HEAD
    yield 0, "separator-quote", plan(data=[{"path": "f.csv", "separator": '"'}]), HEAD
    yield 0, "decimals-99", plan(data=[{"path": "f.csv", "decimals": 99}]), HEAD
    yield 0, "dumped-doubles", plan(), HEAD + b"x,2020,48.300000000000004\n"


def answer(folder, made, table):
    text = made if isinstance(made, bytes) else json.dumps(made, ensure_ascii=False).encode(
        "utf-8", "surrogatepass")
    for name in os.listdir(folder):
        os.unlink(os.path.join(folder, name))
    with open(os.path.join(folder, "plan.json"), "wb") as out:
        out.write(text)
    if table is not None:
        with open(os.path.join(folder, "f.csv"), "wb") as out:
            out.write(table)
    done = subprocess.run([COMMAND, "check", "--format", "gcc", "--lang", "en", "plan.json"], cwd=folder,
                          capture_output=True, timeout=60)
    said = (done.stdout + done.stderr).decode("utf-8")
    return "exit code %d\n%s" % (done.returncode, said)


def skipped(folder):
    """What the report says of checks that could not be made, and how many observations there are."""
    done = subprocess.run([COMMAND, "check", "--format", "json", "--lang", "en", "plan.json"], cwd=folder,
                          capture_output=True, timeout=60)
    report = json.loads(done.stdout)
    return "observations %d\n" % report["summary"]["observations"] + "".join(
        "skipped by %s: %s\n" % (rule["id"], ", ".join("%s %d" % pair for pair in sorted(
            rule["skipped"].items()))) for rule in report["rules"] if rule["skipped"])


def files(folder):
    """Rows 27 and 28: what is no plain file, and outputs that cannot be written."""
    def put(name, text):
        with open(os.path.join(folder, name), "wb") as out:
            out.write(text)

    def run(*arguments, **more):
        done = subprocess.run([COMMAND, "check", "--format", "gcc", "--lang", "en"] + list(arguments),
                              cwd=folder, timeout=60, stderr=subprocess.PIPE,
                              stdout=more.get("stdout", subprocess.PIPE))
        return "exit code %d\n%s%s" % (done.returncode, (done.stdout or b"").decode(), done.stderr.decode())
    put("plan.json", json.dumps(plan(data=[])).encode())
    table = HEAD + b"y,2020,120\n"
    for name in ("f.csv", "-x"):
        put(name, table)
    os.mkdir(os.path.join(folder, "folder"))
    yield "27 file-directory", run("plan.json", "folder")
    yield "27 plan-directory", run("folder")
    yield "27 file-not-there", run("plan.json", "none.csv")
    yield "27 plan-not-there", run("none.json")
    yield "27 file-below-a-file", run("plan.json", "f.csv/x")
    yield "27 file-minus-x", run("plan.json", "--", "-x")
    yield "27 file-minus-x-as-option", run("plan.json", "-x")
    yield "27 file-name-too-long", run("plan.json", "n" * 300)
    if os.geteuid() != 0:  # root may read everything
        os.chmod(os.path.join(folder, "-x"), 0)
        got = run("plan.json", "--", "-x")
        yield None, "" if "permission denied" in got and got.startswith("exit code 2") else got
    os.mkfifo(os.path.join(folder, "pipe"))
    writer = subprocess.Popen(["sh", "-c", "cat f.csv > pipe"], cwd=folder)
    yield "27 file-fifo", run("plan.json", "pipe")
    writer.wait(10)
    with open("/dev/full", "wb") as full:
        yield "28 output-full-device", run("plan.json", "f.csv", stdout=full)
    yield "28 output-full-file", run("plan.json", "f.csv", "-q", "--output", "html=/dev/full")
    yield "28 output-no-folder", run("plan.json", "f.csv", "-q", "--output", "html=none/x.html")
    yield "28 output-is-input", run("plan.json", "f.csv", "-q", "--output", "csv=f.csv")
    yield "28 output-is-plan", run("plan.json", "f.csv", "-q", "--output", "csv=plan.json")
    yield "28 output-is-folder", run("plan.json", "f.csv", "-q", "--output", "csv=folder")
    with open(os.path.join(folder, "f.csv"), "rb") as stream:
        yield None, "" if stream.read() == table else "an input was written over"
    reader, end = os.pipe()
    os.close(reader)
    yield "28 output-closed-pipe", run("plan.json", "f.csv", stdout=end)
    os.close(end)


def read_answers():
    found, name = {}, None
    with open(ANSWERS, encoding="utf-8", newline="\n") as stream:
        for line in stream:
            if line.startswith("== "):
                name = line[3:-1]
                found[name] = ""
            elif name is not None:
                found[name] += line
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("name", nargs="?", default="")
    options = parser.parse_args()
    wrong, rows, written, found = 0, set(), [], []
    expected = {} if options.write else read_answers()
    with tempfile.TemporaryDirectory() as folder:
        for row, name, made, table in cases():
            if options.name not in name:
                continue
            label = "%s%s" % ("" if row == 0 else "%d " % row, json.dumps(name[:60])[1:-1])
            got = answer(folder, made, table)
            got += skipped(folder) if row in (2, 13, 16, 19, 20) else ""
            found.append((label, got))
            rows.add(row)
    with tempfile.TemporaryDirectory() as folder:
        found += [] if options.name else list(files(folder))
    for label, got in found:
        if label is None:
            wrong += got != ""
            print(got, end="")
            continue
        written.append("== %s\n%s" % (label, got))
        if not options.write and got != expected.get(label):
            wrong += 1
            print("%s: got\n%sexpected\n%s" % (label, got, expected.get(label)))
    if options.write:
        with open(ANSWERS, "w", encoding="utf-8", newline="\n") as out:
            out.write("".join(written))
    if not options.name and sum("csv-" in label for label, _ in found if label) < 100:
        wrong += 1
        print("fewer than 100 tables")
    if not options.name and set(range(1, 27)) - rows:
        wrong += 1
        print("no case for the rows", sorted(set(range(1, 27)) - rows))
    print("%d bad inputs, %d wrong" % (len(written), wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
