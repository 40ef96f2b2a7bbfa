#!/usr/bin/env python3
"""What a JSON parser must refuse and what it must accept (RFC 8259), by the classes of the public test
suites: each text as a whole plan file and as the value of "note" in one. A refused text has its fault, line
and column in `tests/data/json-suite.txt`, and the column is no further than where no JSON could go on, which
a small recogniser here finds by itself.

usage: PLAN_COMMAND=libplan json_suite.py [--write]
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

COMMAND = os.environ.get("PLAN_COMMAND", "libplan")
ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
ANSWERS = os.path.join(ROOT, "tests", "data", "json-suite.txt")

NUMBERS = """-00 -00.5 -00e1 00 00.5 00e1 01 012 -012 -01 1. 1.e1 1.E+2 -1. 0.e1 0. .5 -.5 .e1 -.e1 +1 ++1 +.5 +-1
-+1 --1 - -a -x1 1e 1E 1e+ 1e- 1E+ 0e 0e+ 0E- 1.5e 1.5E+ 1e1.5 1e1e1 1.2.3 1.2.3e4 0x0 0x1F -0x1 0b1 0o7 1_000
1a 1e1a -1x 2@ 1+2 1-2 1/2 NaN nan -NaN Infinity -Infinity +Inf Inf -inf 1#INF 1f 1L 1e٣ ٣ １ −1 1,000.5. 0.1.2
1ee1 1e++1 -e1 e1 E 9.e+ 2.e3 2.e-3 0.3e 0.3e+ -2. 1°""".split()
WORDS = """tru fals nul True TRUE False FALSE Null NULL truex true1 nulls nil none undefined tRue t f n a abc
True,False trueFalse true_false yes no None on""".split()
STRINGS = [r'"\a"', r'"\x41"', r'"\0"', r'"\012"', r'"\'"', r'"\ "', r'"\U0041"', r'"\u"', r'"\u1"', r'"\u12"',
           r'"\u123"', r'"\u123g"', r'"\u 123"', r'"\u-123"', r'"\uZZZZ"', r'"\ud800"', r'"\udc00"',
           r'"\ud800\ud800"', r'"\ud800x"', r'"\ud800\n"', r'"\ud800\u0041"', r'"\ud83d\ud"', r'"\ud83d\u1"',
           r'"\udc00\ud800"', r'"\u0000"', '"\\', '"', '"a', '"a\\', '"\\"', '"\\u00', "'a'", "'", '"a\'', "`a`",
           '"a\nb"', '"a\tb"', '"a\rb"', '"\x00"', '"\x01"', '"\x1f"', '"a" "b"', '"a"b', 'a"b"', "“a”", '"\\\n"',
           '"\\é"', '"""', '""""', "r\"a\"", "\\u0022a\\u0022", "\"\\u00A\""]
BYTES = [b'"\xff"', b'"\x80"', b'"\xc3"', b'"\xc3\x28"', b'"\xc0\xaf"', b'"\xe0\x80\xaf"', b'"\xed\xa0\x80"',
         b'"\xed\xbf\xbf"', b'"\xf4\x90\x80\x80"', b'"\xf8\x88\x80\x80\x80"', b'"\xf0\x9f\x98"', b'"\\\xe9"',
         b'\xff', b'\xe9', b'[\xe9]', b'{"\xe9":1}', b'1\xe9', b'"\\u\xe9"', b'[1e1\xe9]', b'\x00', b'1\x00',
         b'"a"\x00', b'[\x00]', b'\xef\xbb', b'\xef\xbb\xbf\xef\xbb\xbf1', b'\x0c1', b'[\x0b1]', b'[1\x0c]',
         b'\xc2\xa01', b'1\xe2\x81\xa0', b'\xe2\x80\x8b1']
LISTS = ["[", "]", "[[", "[[]", "[]]", "[1", "[1,", "[1,]", "[1,,2]", "[,1]", "[,]", "[1 2]", "[1:2]", "[1;2]",
         '["a",', '["a"', '["a" "b"]', '["a":1]', "[1}", "[1]]", "[1]x", "[1],", "[1][2]", "[a]", "[\"a]", "[1,\n1\n,1",
         "[*]", "[<a>]", "[...]", "[1...2]", "[[1,2]", "[1,2]}", "[{]", "[{]}", "[{}", "[-]", "[\\]", "[1 true]", "[(1)]",
         "[1,[2]", "<>", "[true", "[tru]", "[1]#", "[1]//", "[1]/*", "[/*]*/1]", "[1 /* a */]"]
OBJECTS = ["{", "}", "{}}", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a":1,,"b":2}', '{,"a":1}', "{,}",
           '{"a"}', '{"a" 1}', '{"a",1}', '{"a"::1}', '{"a":1 "b":2}', '{"a":1;"b":2}', "{a:1}", "{'a':1}", "{1:1}",
           "{null:1}", "{true:1}", '{[1]:1}', '{{}:1}', '{"a":a}', '{"a":}', '{:1}', '{"a":1]', '{"a":1}}', '{"a":1}x',
           '{"a":1}#', '{"a":1}//', '{"a":1}/**/', '{"a":/*b*/1}', '{"a":1}{"b":2}', '{"a":"b', '{"a":"b"', '{"a" b}',
           '{"a\\', '{"a":1,"b"}', '{"a":1,"b":}', '{"a"="b"}', '{"a"=>1}', '{"a":"b",}', '{"a":1}"', '{"a":tru}',
           '{"a":"a" 1}', '{"x"::"b"}', '{é:1}', '{"a":+1}', '{*:1}', "{\"a\":1}\u00a0", "{\"\ud800\":1}", "{?}"]
OTHERS = ["", " ", "\n\t", "#", "# a\n1", "// a\n1", "/* a */ 1", "1 2", "1,2", "1,", ",1", ":", "\"a\":1", "()", "<a/>",
          "a: 1", "---\na: 1", "\\", "@", "^", "1 x", "null null", "true,", "[]{}", "{}[]", "[]\n[]", "\u2028", "&",
          "<!-- -->1", "%", "$1", "*", "[1]\u0085", "=1"]
ACCEPTED = ["0", "-0", "1", "-1", "10", "123456789", "0.5", "-0.5", "1.25", "0.0", "-0.0", "1e1", "1E1", "1e+1", "1e-1",
            "1.5e10", "0e1", "0e+1", "0E-1", "-0e1", "1e00", "1e01", "123e45", "123e-10000", "123.456e78", "1E22",
            "123123e100000", "0.4e00669999999999999999999999999999", "-123123123123123123123123123123",
            "100000000000000000000", "-237462374673276894279832749832423479823246327846", "1.0e-2",
            "-0.000000000000000000000000000000000000000000000000000000000000000000000000000001",
            "true", "false", "null", '""', '"a"', '"asd "', '"\\"\\\\\\/\\b\\f\\n\\r\\t"', '"\\u0041"', '"\\u00e9"',
            '"\\uD83D\\uDE00"', '"\\ud83d\\ude39\\ud83d\\udc8d"', '"\\udbff\\udfff"', '"\\uDBFF\\uDFFE"', '"\\u0001"',
            '"\\u001f"', '"\\u2028\\u2029"', '"\\u200B"', '"\\u2064"', '"\\uFDD0"', '"\\uFFFE"', '"\\uFFFF"',
            '"\\uA66D"', '"\\u0022"', '"\\u005C"', '"\\u002c"', '"\\u0060\\u012a\\u12AB"', '"\\\\n"', '"\\\\u0000"',
            '"\\\\a"', '"a/*b*/c/*d//e"', '"\x7f"', '"é"', '"đồng"', '"\u2028"', '"\u2029"', '"\U0001f600"',
            '"\uffff"', '"\U0010ffff"', '"⍂㈴⍂"', '"π"', '"new\u00a0line"', '"aa\x7f"', '"\\u0012"', "[]", "[ ]", "[[]]",
            "[[]   ]", "[1]", "[1\n]", " [1]", "[2] ", "[1,null,null,null,2]", "[true]", "[\"a\"]", "[1,2 , 3]",
            '[null, 1, "1", {}]', '[""]', "{}", "{ }", '{"a":1}', '{"a":[]}', '{"":0}', '{"a\\u0041":1}',
            '{"a":"b", "c":"d"}', '{"min": -1.0e+28, "max": 1.0e+28}', '{"a":{"b":[1,{"c":null}]}}', '{"\\u0061\\"":1}',
            '{"title":"\\u041f"}', '{\n"a":"b"\n}', '\t{"a"\r\n:\t1}\n', '{"a b c d e f g h i j":[{"id":"x"}],"id":"x"}',
            "\ufeff[]", "[" * 60 + "]" * 60]
STRUCTURE = re.compile(r"[ \t\n\r]*")


def refused():
    for text in NUMBERS + WORDS + STRINGS + LISTS + OBJECTS + OTHERS:
        yield text.encode("utf-8", "surrogatepass")
    yield from BYTES


class Stuck(Exception):
    pass


def viable(text):
    """How many bytes of the text could begin a JSON text, at the most."""
    at = 0

    def blanks():
        nonlocal at
        at = STRUCTURE.match(text, at).end()

    def take(wanted):
        nonlocal at
        for c in wanted:
            if text[at:at + 1] != c:
                raise Stuck
            at += 1

    def several(pattern):
        nonlocal at
        found = re.compile(pattern).match(text, at)
        if found is None or found.end() == at:
            raise Stuck
        at = found.end()

    def string():
        nonlocal at
        take('"')
        while text[at:at + 1] != '"':
            c = text[at:at + 1]
            if c == "" or c < " " or "\udc80" <= c <= "\udcff":
                raise Stuck
            at += 1
            if c == "\\":
                if text[at:at + 1] == "u":
                    at += 1
                    for _ in range(4):
                        several("[0-9a-fA-F]")
                else:
                    several(r'["\\/bfnrt]')
        at += 1

    def number():
        nonlocal at
        at += text[at:at + 1] == "-"
        several("0|[1-9][0-9]*")
        if text[at:at + 1] == ".":
            at += 1
            several("[0-9]+")
        if text[at:at + 1] in ("e", "E"):
            at += 1
            at += text[at:at + 1] in ("+", "-") and text[at:at + 1] != ""
            several("[0-9]+")

    def members(close, key):
        nonlocal at
        at += 1
        blanks()
        if text[at:at + 1] == close:
            at += 1
            return
        while True:
            blanks()
            if key:
                string()
                blanks()
                take(":")
            value()
            blanks()
            if text[at:at + 1] != ",":
                break
            at += 1
        take(close)

    def value():
        blanks()
        c = text[at:at + 1]
        if c in ("[", "{") and c != "":
            members("]" if c == "[" else "}", c == "{")
        elif c == '"':
            string()
        elif c in ("t", "f", "n") and c != "":
            take({"t": "true", "f": "false", "n": "null"}[c])
        else:
            number()
    try:
        if text.startswith("\ufeff"):
            at = 1
        value()
        blanks()
        if at < len(text):
            raise Stuck
    except Stuck:
        pass
    return at


def check(folder, text, number):
    path = os.path.join(folder, "%d.json" % number)
    with open(path, "wb") as out:
        out.write(text)
    done = subprocess.run([COMMAND, "check", "--format", "gcc", "--lang", "en", path, "-"], stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode().replace("%d.json" % number, "plan.json"), done.stderr.decode()


def place(text, offset):
    """Line and column, as an editor shows them, of a character."""
    before = re.sub("\r\n|\r", "\n", text[1:offset] if text.startswith("\ufeff") else text[:offset])
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def judge_refused(folder, number, text):
    """What is wrong, or None; and the line of the answer."""
    code, said, noise = check(folder, text, number)
    where = re.match(r"plan\.json:(\d+):(\d+): error: (.*) \[P(131|120)\]\n", said)
    if code != 2 or where is None or said.count("\n") != 1 or noise:
        return "exit code %d: %s%s" % (code, said, noise), ""
    shown = text.decode("utf-8", "surrogateescape")
    most = place(shown, viable(shown))
    found = int(where.group(1)), int(where.group(2))
    line = "%s\t%d:%d %s" % (ascii(text)[2:-1], found[0], found[1], where.group(3))
    if found > most and where.group(4) == "131":
        return "at %s, but no JSON goes on behind %s: %s" % (found, most, where.group(3)), line
    inner, said, _ = check(folder, b'{"libplan": 1, "note": ' + text + b"}", number)[0:3]
    return (None if inner == 2 and "error:" in said else "is accepted as a value: " + said), line


def judge_accepted(folder, number, text):
    data = text.encode("utf-8", "surrogatepass")
    json.loads(text.lstrip("\ufeff"))
    _, said, noise = check(folder, data, number)
    if "P131" in said or "P121" in said or "P120" in said or "P132" in said or noise:
        return "is refused: " + said + noise, ""
    code, said, noise = check(folder, b'{"libplan": 1, "note": ' + data.replace(b"\xef\xbb\xbf", b"") + b"}", number)
    wrong = [line for line in said.split("\n") if line and "P122" not in line]
    return ("as a value: exit code %d: %s%s" % (code, said, noise) if wrong or noise else None), ""


def main():
    wrong, lines = [], []
    texts = sorted(set(refused()))
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        for judge, all_of_them, least in ((judge_refused, texts, 188), (judge_accepted, ACCEPTED, 95)):
            if len(set(all_of_them)) < least:
                wrong.append("only %d texts of %d" % (len(set(all_of_them)), least))
            jobs = [pool.submit(judge, folder, i, text) for i, text in enumerate(all_of_them)]
            for text, job in zip(all_of_them, jobs):
                problem, line = job.result()
                lines += [line] if line else []
                if problem:
                    wrong.append("%s: %s" % (ascii(text)[:90], problem))
    made = "".join(line + "\n" for line in lines)
    if "--write" in sys.argv:
        with open(ANSWERS, "w", encoding="utf-8", newline="\n") as out:
            out.write(made)
    with open(ANSWERS, encoding="utf-8", newline="\n") as stream:
        expected = stream.read()
    if made != expected:
        wrong += [line for line in made.split("\n") if line not in expected.split("\n")]
        wrong.append("other answers than in json-suite.txt")
    print("\n".join(wrong))
    print("%d texts refused, %d accepted, %d wrong" % (len(texts), len(ACCEPTED), len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
