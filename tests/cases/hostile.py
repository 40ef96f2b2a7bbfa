#!/usr/bin/env python3
"""Hostile text is inert in every format: some 250 strings as names, titles, groups, rules, cells and
names of files, through every format, looked at by the parsers of readers.py: nothing acts, no finding
is lost, and what was written is there to be seen."""
import json
import os
import sys
import tempfile
import xml.etree.ElementTree

import readers
from html_page import Page
from readers import need

CONTROLS = [chr(c) for c in (*range(1, 32), *range(127, 160))]
BIDI = list("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
            "\ufeff\ufdd0\ufffe\uffff")
SEQUENCES = ["\x1b[31mred", "\x1b]0;title\x07", "\x1b[2J\x1b[H", "\x1bc", "\x1b]8;;http://e\x1b\\x",
             "\x9b31m", "\x1bP+q544e\x1b\\", "\x08\x08\x08rm", "a\rb", "a\r\nb", "a\nb", "\n", "\t",
             "a\x00b", "\x7f\x7f", "\x0e\x0f", "\u202egnp.exe", "\u2066a\u2069b", "\u200b\u200d",
             "\ue000\U000f0000", "\U0001f600", "e\u0301\u0301\u0301", "\u4e2d\u6587", "\u0e01\u0e33",
             "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\u1160\u3164", "\U000e0041\U000e007f"]
MARKUP = ["<script>alert(1)</script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "]]>]]&gt;",
          "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY e 'x'>]>", "&e;", "&amp;", "&#0;", "&#x1b;",
          "&lt;b&gt;", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onfocus='x",
          "javascript:alert(1)", "</title>", "</failure>", "</system-out></testcase>", "<b>", "{{x}}",
          "${x}", "#{x}", "<%= x %>", "\\", "\\\\", "\\u0041", "\\n", "\"", "\"\"", "'", "','", "\",\""]
SERVICES = ["::error::x", "::error file=a,line=1::x", "::warning::", "::set-output name=a::b",
            "::add-mask::x", "::stop-commands::x", " ::error::x", "x ::error::y", "a\n::error::b",
            "##[error]x", "##[command]rm", "a##[section]b", "##vso[task.setvariable]x", "###[x]",
            "##[", "##", "#[", "::", ":::", "%0A::error::x", "%0D%0A", "%25", "%", "%3A%3A", "%2C",
            "##teamcity[message text='x']", "section_start:1:x\r\x1b[0K", "[[x]]", "[error] x"]
SHEETS = ["=HYPERLINK(\"http://e\",\"x\")", "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0",
          "-2", "+3.5", "-", "+", "=", "@", "\t=1", "\r=1", "\n=1", " =1", "'=1", "\uff1d1", "\uff0bA",
          "\uff0dA", "\uff20A", "-1.2.3", "+1e5", "--1", "=\"\"", "a,b", "a;b", "a\"b", "a|b"]
MARKDOWN = ["*a*", "**a**", "_a_", "__a__", "~~a~~", "`a`", "``a", "```", "```\nx\n```", "|a|b|", "||",
            "\\|", "[a](http://e)", "![a](http://e)", "[a][b]", "[a]: http://e", "<http://e>",
            "http://e.example", "https://e.example/x", "www.e.example", "WWW.e.example", "a@e.example",
            "@all", "@someone", "#1", "!1", "~label", "%1", "$x$", "$$x$$", "&1", "GH-1", "a/b#1",
            ":smile:", "# a", "## a", "- a", "* a", "+ a", "1. a", "> a", "---", "===", "a  ", "a\\",
            "<details>", "<br>", "&nbsp;", "[x]", "[ ] a", "^a", "[^1]", "H~2~O", "==a=="]
DATA = ["---", "- a: b", "a: b", "!!python/object:x", "&a *a", "? a", "%YAML 1.2", "{a: b}", "[a, b]",
        "null", "true", "~", "'; DROP TABLE x; --", "$(rm -rf)", "`rm`", "; rm", "| rm", "&& rm", "../..",
        "..\\..", "/etc/passwd", "file:///x", "C:\\x", "con", "%s%n", "%1$s", "{0}", "{7}", "{{0}}",
        "\\x41", "\u0130\u0131", "\ufb01", "\u212b", "\u1ea1\u0323", "0x10", "1e999", "NaN", "-0"]
LONG = ["w" * 10000, "\u4e2d" * 5000, "<" * 10000, "\"" * 10000, "\x1b" * 3000, "a b " * 2500, "`" * 999]
STRINGS = (CONTROLS + BIDI + SEQUENCES + MARKUP + SERVICES + SHEETS + MARKDOWN + DATA + LONG)
READ = {"csv": readers.read_csv, "sarif": readers.read_sarif, "github": readers.read_github,
        "gitlab": readers.read_gitlab}
BYTES = [b"\xff", b"\xc3", b"\xc3\x28", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf", b"a\xe9z",
         b"\xf0\x9f\x98", b"\xfe\xff", b"\x80=1"]


def visible(text):
    """As plan_buffer_visible shows it: what acts as \\uXXXX, pairs beyond the BMP."""
    def escape(c):
        n = ord(c)
        if n > 0xFFFF:
            return "\\u%04x\\u%04x" % (0xD800 + ((n - 0x10000) >> 10), 0xDC00 + ((n - 0x10000) & 0x3FF))
        return "\\u%04x" % n
    return "".join(escape(c) if readers.HOSTILE.match(c) or c == "\n" or ord(c) & 0xFFFE == 0xFFFE
                   else c for c in text)


def write(path, data):
    with open(path, "wb") as out:
        out.write(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))


def quote(text):
    return '"%s"' % text.replace('"', '""')


def all_formats(folder, count, *arguments):
    """The same findings in each; gives what JSON says and the text that people see."""
    _, outputs = readers.check(folder, readers.FORMATS + ("html",), "--max-findings", "5000",
                               *arguments)
    outputs = {name: readers.bytes_are_harmless(out) for name, out in outputs.items()}
    findings = readers.read_json(outputs["json"])["findings"]
    need(count is None or len(findings) == count, "findings", len(findings), "of", count)
    n = len(findings)
    need(len(readers.read_jsonl(outputs["jsonl"])["finding"]) == n, "jsonl")
    rows, _ = readers.read_csv(outputs["csv"])
    need(len(rows) == n, "csv")
    _, cases = readers.read_junit(outputs["junit"].encode())
    said = [t.text for c in cases for t in c if t.tag in ("failure", "error", "system-out")]
    need("".join(said).count("\n") == n, "lines of junit")
    need(len(readers.read_sarif(outputs["sarif"])["results"]) == n, "sarif")
    commands, _ = readers.read_github(outputs["github"])
    need(len(commands) == n, "github")
    issues, _ = readers.read_gitlab(outputs["gitlab"])
    need(len(issues) == n, "gitlab")
    readers.read_markdown(outputs["markdown"])
    page = Page(outputs["html"].encode())
    need(not page.wrong, "html:", page.wrong[:3])
    need(len(page.all("article")) == n, "html")
    readers.no_command(outputs["text"])
    need(readers.no_command(outputs["gcc"]).count("\n") == n, "gcc")
    messages = {"csv": "\n".join(row["message"] for row in rows), "junit": "".join(said),
                "github": "\n".join(c["message"] for c in commands), "gcc": outputs["gcc"],
                "json": "\n".join(visible(f["message"]) for f in findings),
                "sarif": "\n".join(visible(i["description"]) for i in issues)}
    return findings, messages, outputs


def shown_in(messages, texts):
    for text in texts:
        shown = visible(text)
        for name, said in messages.items():
            broken = shown
            if name in ("csv", "gcc"):
                broken = broken.replace("##[", "\\u0023#[").replace("##vso[", "\\u0023#vso[")
            if name == "github":
                broken = broken.replace("##[", "\\u0023#[").replace("##vso[", "\\u0023#vso[")
            if name == "gcc" and "::" in shown:
                continue  # what may begin a line is broken too, in another way
            need(broken in said, "not to be seen in", name, ascii(text)[:60])


def names(folder):
    """Names of indicators, groups and partitions, the title: in a finding for each."""
    usable = [s for s in STRINGS if "\x00" not in s]
    plan = {"libplan": 1, "language": "en", "number_format": "plain", "title": "".join(usable)[:8000],
            "groups": [{"code": "g%d" % i, "name": s} for i, s in enumerate(usable)],
            "indicators": [{"code": "i%d" % i, "name": {"en": s, "vi": s}, "kind": "rate", "unit": "%",
                            "group": "g%d" % i} for i, s in enumerate(usable)],
            "data": [{"path": "f.csv"}]}
    write(os.path.join(folder, "plan.json"), json.dumps(plan))
    write(os.path.join(folder, "f.csv"), "indicator,period,value\n" +
          "".join("i%d,2020,120\n" % i for i in range(len(usable))))
    _, messages, outputs = all_formats(folder, len(usable), "plan.json")
    shown_in(messages, [s for s in usable if s.strip() == s])
    need("<script>" not in outputs["html"] and "onerror=alert" not in
         outputs["html"].replace("onerror=alert(1)&gt;", ""), "markup in html")
    return len(usable)


def cells(folder):
    """Cells of a table: codes, numbers, units, periods, series; some are not UTF-8."""
    plan = {"libplan": 1, "language": "en", "number_format": "plain",
            "indicators": [{"code": "x", "kind": "level", "unit": "ha"}], "data": [{"path": "f.csv"}]}
    write(os.path.join(folder, "plan.json"), json.dumps(plan))
    usable = [s for s in STRINGS if "\x00" not in s and len(s) < 200]
    for row in ("%s,2020,1,,,", "x,2020,%s,,,", "x,2020,1,%s,,", "x,%s,1,,,", "x,2020,1,,%s,",
                "x,2020,1,,,%s"):
        lines = [(row % quote(s)).encode("utf-8", "surrogatepass") for s in usable]
        lines += [row.encode().replace(b"%s", b) for b in BYTES]
        write(os.path.join(folder, "f.csv"), b"indicator,period,value,unit,series,measure\n" +
              b"\n".join(lines) + b"\n")
        findings, _, _ = all_formats(folder, None, "plan.json")
        need(len(findings) > len(usable) // 4, "findings of", row, len(findings))
    header = ",".join(quote(s) for s in usable if len(s) < 60)
    write(os.path.join(folder, "f.csv"), "indicator,period,value,%s\nx,2020,1\n" % header)
    all_formats(folder, None, "plan.json")


def keys(folder):
    """Keys and values of a plan file."""
    for text in [s for s in STRINGS if len(s) < 300]:
        plan = {"libplan": 1, text: 1, "indicators": [
            {"code": text, "kind": text, "unit": text, "of": text}, {"code": "a" + text, "kind": "level"}]}
        write(os.path.join(folder, "plan.json"), json.dumps(plan))
        code, outputs = readers.check(folder, ("junit", *READ), "plan.json")
        need(code == 2, "exit code of", ascii(text)[:60])
        readers.read_junit(outputs["junit"], schema=False)
        for name, read in READ.items():
            read(readers.bytes_are_harmless(outputs[name]))


def files(folder):
    """Names of files."""
    plan = {"libplan": 1, "language": "en", "number_format": "plain",
            "indicators": [{"code": "x", "kind": "rate", "unit": "%"}]}
    write(os.path.join(folder, "plan.json"), json.dumps(plan))
    count = 0
    for text in [s for s in STRINGS if "/" not in s and "\x00" not in s and s not in (".", "..", "-")
                 and len(s.encode()) < 200][::3]:
        path = os.path.join(folder, text)
        write(path, "indicator,period,value\nx,2020,120\n")
        code, outputs = readers.check(folder, ("junit", "gcc", "text", "markdown", *READ), "plan.json",
                                      "--", text)
        need(code == 1, "exit code of", ascii(text))
        for name in ("gcc", "text"):
            readers.no_command(readers.bytes_are_harmless(outputs[name]))
        for name, read in READ.items():
            read(readers.bytes_are_harmless(outputs[name]))
        readers.read_markdown(outputs["markdown"].decode())
        need(xml.etree.ElementTree.fromstring(outputs["junit"]).find(".//testcase[@file]").get("file")
             == visible(text), "file of junit")
        result = readers.read_sarif(outputs["sarif"].decode())["results"][0]
        need(readers.read_location(result["locations"][0])[0] == text, "uri of", ascii(text))
        os.unlink(path)
        count += 1
    return count


def main():
    wrong = []
    need(len(set(STRINGS)) >= 200, "strings", len(set(STRINGS)))
    for part in (names, cells, keys, files):
        with tempfile.TemporaryDirectory() as folder:
            try:
                part(folder)
            except (readers.Wrong, ValueError, KeyError, IndexError, AttributeError) as error:
                wrong.append("%s: %s: %s" % (part.__name__, type(error).__name__, error))
    print("\n".join(wrong))
    print("%d strings, %d wrong" % (len(set(STRINGS)) + len(BYTES), len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
