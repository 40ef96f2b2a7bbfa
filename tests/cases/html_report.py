#!/usr/bin/env python3
"""The HTML report: whole, inert, the same each time, with every text of the report in it; its pictures
to scale, its colours with contrast AA in both schemes. The pages in docs/examples are those of the
Lai Châu plan and of Resolution 16/2021/QH15.

usage: PLAN_COMMAND=libplan html_report.py     (FIX=1: writes docs/examples anew, to be read as a diff)
html5lib reads the pages too where it is installed (python3-html5lib)."""
import csv
import glob
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from html_page import Page  # noqa: E402  (beside this file)

try:
    import html5lib
except ImportError:
    html5lib = None

ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
DATA = os.path.join(ROOT, "tests", "data")
EXAMPLES = os.path.join(ROOT, "docs", "examples")
LAI_CHAU = os.path.join(ROOT, "examples", "lai-chau")
RESOLUTION = os.path.join(ROOT, "examples", "resolution-16")
COMMAND = os.environ.get("PLAN_COMMAND", "libplan")
wrong = []


def expect(what, true, detail=""):
    if not true:
        wrong.append("%s%s" % (what, ": %s" % (detail,) if detail != "" else ""))


def run(folder, *arguments):
    extra = [] if glob.glob(os.path.join(folder, "*.csv")) else [os.path.join(DATA, "empty-table.csv")]
    done = subprocess.run([COMMAND, "check", "plan.json", *extra, *arguments], cwd=folder,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    return done.stdout


def visible(text):
    """As libplan shows it: what would act is written as an escape."""
    def escaped(match):
        units = match.group().encode("utf-16-be")
        return "".join("\\u%02x%02x" % pair for pair in zip(units[::2], units[1::2]))
    return re.sub("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]",
                  escaped, text)


# --- What stands in it ---

def words(interval):
    """The ends that a reader has to see."""
    return [end for end in (interval["low"], interval["high"]) if end is not None]


def texts_of(report):
    for finding in report["findings"]:
        yield from (finding["message"], finding["code"], finding["arithmetic"] or "",
                    finding["value"] or "", finding["gap"] or "", finding["beyond_rounding"] or "")
        yield from words(finding["expected"]) if finding["expected"] else ()
        if finding["file"] and finding["line"]:
            yield "%s:%d" % (finding["file"], finding["line"])
        for one in finding["inputs"]:
            yield from (one["indicator"], one["area"] or "", one["period"], one["series"],
                        one["measure"], one["value"] or "")
            yield from words(one["interval"]) if one["interval"] else ()
            yield from words(one["required"]) if one["required"] else ()
            if one["line"]:
                yield "%s:%d:%d" % (one["file"], one["line"], one["column"])
        for repair in finding["repairs"]:
            yield "%s → %s" % (repair["from"], repair["to"])
    for explanation in report["explanations"]:
        for one in explanation["figures"] if len(explanation["mends"]) > 1 else ():
            yield from (one["value"], one["period"], one["series"], one["repair"] or "", *words(one))
    for one in report["implied"]:
        yield from (one["indicator"], one["area"] or "", one["period"], one["series"], one["because"])
        yield from [str(n) for n in one["integers"]] if one["integers"] else words(one["interval"])


    for one in report["targets"]:
        yield from (one["period"], one["target"], one["actual"] or "", one["difference"] or
                    "" if one["ratio"] is None and one["difference"] != "0" else one["ratio"] or "",
                    one["level_ratio"] or "", one["required"] or "",
                    one["because"] if one["verdict"] != "missing" else "")
        yield from one["baseline"].values() if one["baseline"] else ()
        yield from (v or "" for v in one["progress"].values()) if one["progress"] else ()


def check_targets(label, page, report, language):
    """Rows in the order of the report, those without a result apart where the list is long; a bar
    for each that has one, to scale, with its words."""
    targets = report["targets"]
    sections = [e for e in page.elements if e[1].get("id") == "targets"]
    expect("%s: section of targets" % label, len(sections) == (1 if targets else 0))
    if not targets:
        return
    names = [heading for heading, text in page.all("h2")]
    expect("%s: targets come first" % label, page.all("h2")[0][1] ==
           {"vi": "Chỉ tiêu kế hoạch", "en": "Targets"}[language], names)
    fold = len(targets) > 30 and any(not t["actual"] for t in targets)
    ordered = [t for t in targets if t["actual"] or not fold] + \
        [t for t in targets if fold and not t["actual"]]
    rows = [row for table in page.tables if table[0].split()[0] == "targets" for row in table[2]]
    expect("%s: rows of targets" % label, len(rows) == len(ordered), len(rows))
    for row, one in zip(rows, ordered):
        key = "%s: %s, %s" % (label, one["indicator"], one["period"])
        words = {"vi": {"met": "✓ đạt", "missed": "✗ không đạt", "undecided": "? chưa rõ",
                        "missing": "– chưa có số"},
                 "en": {"met": "✓ met", "missed": "✗ missed", "undecided": "? undecided",
                        "missing": "– no result"}}[language]
        expect("%s: its words" % key, row[-2] == words[one["verdict"]] if one["verdict"] in words else
               row[-2].startswith("– "), row[-2])
        expect("%s: its figures" % key, row[1].startswith(visible(one["target"])) and
               (not one["actual"] or row[2].startswith(visible(one["actual"]))), row)
    check_bars(label, page, [one for one in ordered if one["actual"]])


def check_bars(label, page, targets):
    starts = [i for i, e in enumerate(page.elements) if "bullet" in e[1].get("class", "").split()]
    drawn = [one for one in targets if axis_of(one)]
    expect("%s: bars" % label, len(starts) == len(drawn), len(starts))
    for start, one in zip(starts, drawn):
        inner = []
        for element in page.elements[start + 1:]:
            if len(element[3]) <= len(page.elements[start][3]):
                break
            inner.append(element)
        check_bullet("%s: bar of %s, %s" % (label, one["indicator"], one["period"]),
                     page.elements[start][1]["class"].split()[1], inner, one)


def plain(text):
    return Fraction(text) if text and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) else None


def ends(interval):
    return [plain(interval[end]) for end in ("low", "high")] if interval else [None, None]


def axis_of(one):
    """Low and high of the axis: the outermost numbers, and 0 where they are far apart."""
    figures = [plain(one["target"]), plain(one["actual"])]
    if not any(n is not None for n in [figures[0], *ends(one["goal"])]) or \
            not any(n is not None for n in [figures[1], *ends(one["interval"])]):
        return None
    numbers = [n for n in [*figures, plain(one["baseline"]["value"]) if one["baseline"] else None,
                           *ends(one["goal"]), *ends(one["interval"])] if n is not None]
    low, high = min(numbers), max(numbers)
    if low == high:
        step = Fraction(1, 10 ** len((one["target"] + ".").split(".")[1]))
        low, high = low - step, high + step
        return low, high
    if low > 0 and 2 * (high - low) >= high:
        low = Fraction(0)
    if high < 0 and 2 * (high - low) >= -low:
        high = Fraction(0)
    return low, high


def check_bullet(label, verdict, inner, one):
    """Every place within the two hundredths of a percent that rounding takes."""
    low, high = axis_of(one)

    def at(value):
        return 13 + (value - low) / (high - low) * 74

    def near(what, found, expected):
        expect("%s: %s" % (label, what), abs(percent(found) - expected) <= Fraction(2, 100),
               "%s, not %.3f" % (found, expected))

    def of(name):
        return [e[1] for e in inner if e[1].get("class") == name]

    expect("%s: verdict" % label, verdict == (one["verdict"] if one["verdict"] in
                                              ("met", "missed", "undecided") else "unjudged"))
    title, words = inner[0][2], inner[1][2]
    expect("%s: title" % label, visible(one["actual"]) in title and visible(one["target"]) in title)
    goal, band = ends(one["goal"]), ends(one["interval"])
    if one["goal"] and any(n is not None for n in goal):
        left, right = (0 if goal[0] is None else at(goal[0])), (100 if goal[1] is None else at(goal[1]))
        near("goal", of("goal")[0]["x"], left)
        near("width of the goal", of("goal")[0]["width"], right - left)
    actual = plain(one["actual"])
    left, right = at(actual) if actual is not None else 0, at(actual) if actual is not None else 100
    if any(n is not None for n in band):
        left, right = (0 if band[0] is None else at(band[0])), (100 if band[1] is None else at(band[1]))
    seen = [percent(of("band")[0][key]) for key in ("x", "width")]
    if right - left >= Fraction(122, 100):
        near("band", of("band")[0]["x"], left)
        near("width of the band", of("band")[0]["width"], right - left)
    elif right - left <= Fraction(118, 100):
        expect("%s: at least seen" % label, seen[1] == Fraction(12, 10) and
               abs(seen[0] + seen[1] / 2 - (left + right) / 2) <= Fraction(2, 100), seen)
        widened = one["interval"] and one["interval"]["low"] != one["interval"]["high"]
        expect("%s: told" % label, bool(widened) == any(
            text in words for text in ("drawn wider", "vẽ rộng hơn")), words)
    if one["interval"] and one["interval"]["low"] != one["interval"]["high"]:
        expect("%s: interval in words" % label, all(
            one["interval"][end] is None or one["interval"][end] in words for end in ("low", "high")))
    if actual is not None:
        near("actual", of("actual")[0]["x1"], at(actual))
    target = plain(one["target"])
    marks = [target] if target is not None else sorted({n for n in goal if n is not None})
    expect("%s: marks" % label, len(of("target")) == len(marks))
    for mark, value in zip(of("target"), marks):
        near("target", mark["x1"], at(value))
    if one["baseline"] and plain(one["baseline"]["value"]) is not None:
        near("baseline", of("base")[0]["cx"], at(plain(one["baseline"]["value"])))


def check_rules(label, page, report):
    rows = [table for table in page.tables if table[0] == "rules"]
    found = {}
    for row in rows[0][2] if rows else []:
        code = row[0].split()[0]
        name = row[0][len(code):].split(":")[0].strip() if ":" in row[0] else code
        counts = [int(re.match(r"\d+", cell).group()) for cell in row[1:]]
        found[code, name if name != code and (code, name) not in found else code] = counts
    for rule in report["rules"]:
        counts = [rule["checks"], rule["holds"], rule["fails"], rule["undecided"],
                  sum(rule["skipped"].values())]
        key = (rule["code"], rule["id"])
        if key in found:
            expect("%s: counts of %s" % (label, key), found.pop(key) == counts)
        else:
            expect("%s: no row of %s" % (label, key), not any(counts))
    expect("%s: rows of no rule" % label, not found, found)


def in_question(finding):
    """Figures that a repair changes, else those that lie elsewhere than they would have to."""
    if finding["repairs"]:
        return sorted({repair["input"] for repair in finding["repairs"]})
    return [i for i, one in enumerate(finding["inputs"]) if one["interval"] and one["required"] and
            apart(one["interval"], one["required"])]


def apart(a, b):
    for low, high in ((a, b), (b, a)):
        if low["high"] is not None and high["low"] is not None:
            end, start = Fraction(low["high"]), Fraction(high["low"])
            opened = low["open"] in ("high", "both") or high["open"] in ("low", "both")
            if end < start or end == start and opened:
                return True
    return False


def check_content(label, page, report):
    body = page.body()
    for text in texts_of(report):
        expect("%s: missing" % label, visible(text) in body, repr(text[:80]))
    links = [a.get("href") for a, _ in page.all("a")]
    for explanation in report["explanations"]:
        for place in explanation["mends"] if len(explanation["mends"]) > 1 else ():
            code, identity = (report["findings"][place][key] for key in ("code", "identity"))
            expect("%s: link to %s" % (label, place), links.count("#%s-%s" % (code, identity)) > 1)
    expect("%s: findings" % label, len(page.all("article")) == len(report["findings"]))
    expect("%s: marks" % label, len(page.all("tr", "wrong")) ==
           sum(len(in_question(finding)) for finding in report["findings"]))
    summary = report["summary"]
    made = summary["checks"] - summary["skipped"]
    if made:
        tenths = summary["holds"] * 1000 // made
        share = "%d.%d %%" % (tenths // 10, tenths % 10)
        expect("%s: share" % label, share in page.all("p", "share")[0][1], share)
    check_rules(label, page, report)


# --- What stands in the files ---

def rows_of(folder, path, plan):
    """Rows of a table by the line on which they start, its header, and the column of values."""
    data = {one["path"]: one for one in plan.get("data", [])}.get(path, {})
    with open(os.path.join(folder, path), encoding="utf-8-sig", newline="", errors="backslashreplace") as text:
        reader, rows, line = csv.reader(io.StringIO(text.read(), newline=""),
                                        delimiter=data.get("separator", ",")), {}, 1
        for row in reader:
            if row and (len(row) > 1 or row[0].strip()):
                rows[line] = row
            line = reader.line_num + 1
    header = rows.pop(min(rows))
    names = [data.get("columns", {}).get(name, name) for name in header]
    return rows, header, names.index("value") if "value" in names else None


def check_cited(label, page, report, folder):
    """Each row is one of the file, as it stands there; the cells of figures in question are marked,
    with two rows before and behind them."""
    with open(os.path.join(folder, "plan.json"), encoding="utf-8", errors="replace") as text:
        cited = page.cited()
        plan = json.loads(text.read()) if cited else {}
    if any(finding["code"] in ("P116", "P117") for finding in report["findings"]):
        return  # misplaced quotes: Python reads other rows
    files, identities = {}, {}
    for finding in report["findings"]:
        key = "%s-%s" % (finding["code"], finding["identity"])
        identities[key] = identities.get(key, 0) + 1
        key += "-%d" % identities[key] if identities[key] > 1 else ""
        wanted = [finding["inputs"][i] for i in in_question(finding)]
        for caption, header, rows in cited.get(key, []):
            path = [one for one in {one["file"] for one in finding["inputs"] if one["file"]} |
                    {finding["file"]} if caption.split(" (")[0].endswith(visible(one))][0]
            if path not in files:
                files[path] = rows_of(folder, path, plan)
            table, names, value = files[path]
            shown = [i for i, name in enumerate(names) if visible(name.strip()) in header[1:] or not name]
            expect("%s: header of %s" % (label, path), [visible(names[i].strip()) or "(%d)" % (i + 1) for i in
                                                        shown] == header[1:], header)
            for line, cells, marks in rows:
                padded = table[line] + [""] * len(names)
                expect("%s: row %d of %s" % (label, line, path),
                       cells == [visible(cut(padded[i])) for i in shown], cells)
                for column, (_, words) in marks.items():
                    expect("%s: a mark without a word" % label, words != "")
            lines = sorted(table)
            for one in [one for one in wanted if one["file"] == path][:5]:
                marks = [m for line, _, m in rows if line == one["line"]]
                expect("%s: %s:%d is not marked" % (label, path, one["line"]),
                       marks and marks[0].get(shown.index(value), ("",))[0] == "bad")
                at = lines.index(one["line"])
                around = [line for line in lines[max(0, at - 2):at + 3]]
                expect("%s: rows around %s:%d" % (label, path, one["line"]),
                       set(around) <= {line for line, _, _ in rows}, around)
        if wanted and wanted[0]["file"]:
            expect("%s: nothing cited of %s" % (label, key), key in cited)


def cut(text):
    data = text.encode()
    return text if len(data) <= 120 else data[:120].decode(errors="ignore") + "\u2026"


def check_page(label, folder, *arguments):
    data = run(folder, "--format", "html", *arguments)
    expect("%s: another time, other bytes" % label,
           data == run(folder, "--format", "html", *arguments))
    page = Page(data)
    for error in page.wrong:
        wrong.append("%s: %s" % (label, error))
    expect("%s: hostile characters" % label, visible(data.decode().replace("\n", "")) ==
           data.decode().replace("\n", ""))
    report = json.loads(run(folder, "--format", "json", *arguments))
    check_content(label, page, report)
    check_cited(label, page, report, folder)
    check_targets(label, page, report, page.all("html")[0][0]["lang"])
    return data, page, report


def check_independently(label, data):
    if html5lib is not None:
        parser = html5lib.HTMLParser()
        parser.parse(data)
        expect("%s: html5lib" % label, not parser.errors, parser.errors)


# --- Pictures to scale, colours ---

def percent(text):
    return Fraction(text.rstrip("%"))


def check_bar(page):
    """14.47 + 41.96 + 38.08 + 5.69 = 100.20 against 100, in the width that is left at the right."""
    values = [Fraction(text) for text in ("14.47", "41.96", "38.08", "5.69")]
    start = [i for i, e in enumerate(page.elements) if e[1].get("class") == "stack"][0]
    parts = [e[1] for e in page.elements[start:] if re.fullmatch("s[1-4]", e[1].get("class", ""))
             and e[0] == "rect"]
    off = [e[1] for e in page.elements[start:] if e[1].get("class") == "off"][0]
    total = [e[1] for e in page.elements[start:] if e[1].get("class") == "total"][0]
    expect("bar: parts", len(parts) == 4)
    scale = (percent(parts[3]["x"]) + percent(parts[3]["width"])) / sum(values)
    for i, part in enumerate(parts):
        expect("bar: x of part %d" % i, abs(percent(part["x"]) - sum(values[:i]) * scale) <= 0.02)
        expect("bar: width of part %d" % i, abs(percent(part["width"]) - values[i] * scale) <= 0.03)
    expect("bar: total", abs(percent(total["x1"]) - 100 * scale) <= 0.02)
    expect("bar: excess starts at the total", off["x"] == total["x1"])
    expect("bar: within", percent(off["x"]) + percent(off["width"]) <= 100)


def check_line(page):
    """99.98 to 100.02 and 100.20: the places keep the distances 4 and 18."""
    start = [i for i, e in enumerate(page.elements) if e[1].get("class") == "line"][0]
    inner = [e for e in page.elements[start + 1:start + 12]]
    band = [e[1] for e in inner if e[1].get("class") == "band"][0]
    value = [e[1] for e in inner if e[1].get("class") == "value"][0]
    gap = [e[1] for e in inner if e[1].get("class") == "gap"][0]
    low, width, at = percent(band["x"]), percent(band["width"]), percent(value["cx"])
    expect("line: distances", abs(width * 18 - (at - low - width) * 4) <= 0.3)
    expect("line: gap", percent(gap["x1"]) == low + width and percent(gap["x2"]) == at)


def luminance(color):
    color = color if len(color) == 7 else "#" + "".join(c * 2 for c in color[1:])
    parts = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def check_colors(page):
    """WCAG 2.2: 4.5 for text, 3 for what a picture says."""
    style = page.all("style")[0][1]
    schemes = [dict(re.findall(r"--([\w-]+):(#\w+)", block))
               for block in re.findall(r":root\{(.*?)\}", style)]
    expect("two colour schemes", len(schemes) == 2 and schemes[0].keys() == schemes[1].keys())
    for name, colors in zip(("light", "dark"), schemes):
        for ground, inks in (("page", "text quiet accent bad warn good"),
                             ("panel", "text quiet accent bad warn good"),
                             ("bad-soft", "text quiet bad"), ("s1", "text"), ("s2", "text"),
                             ("s3", "text"), ("s4", "text")):
            for ink in inks.split():
                ratio = contrast(colors[ink], colors[ground])
                expect("%s: %s on %s" % (name, ink, ground), ratio >= 4.5, "%.2f" % ratio)


# --- The rules of html_page.py bite ---

def check_bites(data):
    """One change of a good page each; none may pass."""
    changes = (
        (b"</style>", b"</style><script>x</script>"), (b"</header>", b"<img src=x></header>"),
        (b"<main>", b"<main><!-- x -->"), (b"<h1 class", b"<h1 onclick=x class"),
        (b"</td>", b""), (b"</em>", b"</b>") if b"</em>" in data else (b"</b>", b"</i>"),
        (b"href=\"#rules", b"href=\"#nothing"), (b"href=\"#rules", b"href=\"https://x/"),
        (b"id=\"rules\"", b"id=\"implied\""), (b"<caption>", b"<caption></caption><caption>"),
        (b"<th scope=\"col\">", b"<td>"), (b"<th scope=\"row\">", b"<td>"),
        (b"<th scope=\"row\">", b"<th scope=\"row\">x</th><th scope=\"row\">"),
        (b"role=\"img\"", b""), (b"<h2>", b"<h4>"), (b"color-scheme:", b"background:url(x);x:"),
        (b"http-equiv=\"Content-Security-Policy\"", b"http-equiv=\"refresh\""),
    )
    for old, new in changes:
        changed = data.replace(old, new, 1)
        page = Page(changed)
        expect("a change that nobody saw: %r to %r" % (old, new), changed != data and page.wrong)


# --- Hostile text ---

def hostile():
    """At least 200 texts that act somewhere when they are not escaped."""
    texts = ["<script>alert(1)</script>", "</title><script>x</script>", "</style>", "<!--", "-->", "]]>",
             "<![CDATA[x]]>", "<img src=x onerror=x>", "<svg onload=x>", "\" onload=\"x", "' onload='x",
             "&lt;", "&amp;", "&#60;b&#62;", "&", "<", ">", "\"", "'", "`", "javascript:x", "</td></tr>",
             "::error::x", "##[error]x", "##vso[task]x", "=HYPERLINK(\"x\")", "+1", "-1", "@x", "\\", "\\u202e",
             "{0}", "{1}{2}", "%s%n", "${x}", "url(x)", "<a href=x>y</a>", "<?php x ?>", "<%= x %>",
             "\u4e2d\u6587", "e\u0301\u0301\u0301", "\U0001f600", "\u0639\u0631\u0628\u064a",
             "w" * 10000, "w " * 5000]
    texts += ["a%sb" % chr(c) for c in list(range(1, 32)) + list(range(0x7f, 0xa0))]
    texts += ["a%sb" % chr(c) for c in (0x061c, 0x200e, 0x200f, 0x2028, 0x2029, 0xfeff, 0xfffe, 0xffff,
                                        *range(0x202a, 0x202f), *range(0x2066, 0x206a))]
    texts += ["%s%s" % (a, b) for a in ("<b>", "\x1b[31m", "\u202e", "\"'", "&", "\x85") for b in
              ("<i", "\x1b]8;;x\x07", "\u2066", "&gt", "::", "</p>", "x=y", "\r\n", "--", "/*", "*/", "`", "{", "\\x")]
    return texts


def write_plan(folder, names, title):
    plan = {"libplan": 1, "title": title, "number_format": "plain",
            "groups": [{"code": "g", "name": names[0]}],
            "indicators": [{"code": "i%03d" % i, "name": name, "kind": "share", "unit": "%", "group": "g"}
                           for i, name in enumerate(names)],
            "targets": [{"indicator": "i%03d" % i, "period": "2023", "low": 1.0, "baseline": "2022"}
                        for i in range(len(names))],
            "partitions": [{"code": "all", "total": 100,
                            "members": ["i%03d" % i for i in range(len(names))]}],
            "data": [{"path": "f.csv"}]}
    with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as out:
        json.dump(plan, out)
    with open(os.path.join(folder, "f.csv"), "w", encoding="utf-8") as out:
        out.write("indicator,period,value,unit\n")
        out.writelines("i%03d,2023,1.0,%%\n" % i for i in range(len(names)))


def write_cells(folder, notes):
    """A finding a row, each with a text beside its figure."""
    plan = {"libplan": 1, "number_format": "plain",
            "indicators": [{"code": "i%03d" % i, "kind": "rate", "unit": "%"} for i in range(len(notes))],
            "data": [{"path": "f.csv"}]}
    with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as out:
        json.dump(plan, out)
    with open(os.path.join(folder, "f.csv"), "w", encoding="utf-8", newline="") as out:
        out.write("note,indicator,period,value\n")
        out.writelines('"%s",i%03d,2023,120.0\n' % (note.replace('"', '""'), i)
                       for i, note in enumerate(notes))


def check_hostile_cells():
    """Cells are shown and do nothing: the same elements as around harmless ones. Line ends within
    cells, which make gaps between the lines of rows, apart."""
    notes, pages = [text for text in hostile() if not set("\r\n") & set(text)], []
    for texts in (notes, ["n%d" % i for i in range(len(notes))]):
        with tempfile.TemporaryDirectory() as folder:
            write_cells(folder, texts)
            pages.append(check_page("hostile cells", folder)[1])
    expect("hostile cells: other elements", pages[0].tags == pages[1].tags)
    shown = {row[1][0] for tables in pages[0].cited().values() for table in tables for row in table[2]}
    for note in notes:
        expect("hostile cells: not shown", visible(cut(note)) in shown, ascii(note[:40]))


def check_hostile():
    """A page of hostile names has the elements and attributes of a page of harmless ones."""
    names = hostile()
    expect("200 hostile texts", len(names) >= 200, len(names))
    pages = []
    for texts in (names, ["n%d" % i for i in range(len(names))]):
        with tempfile.TemporaryDirectory() as folder:
            write_plan(folder, texts, texts[0])
            data, page, _ = check_page("hostile", folder)
            pages.append((data, page))
    expect("hostile: other elements", pages[0][1].tags == pages[1][1].tags)
    cells = [text for _, text in pages[0][1].all("span", "name")]
    for name in names:
        expect("hostile: not shown", visible(name) in cells, ascii(name[:40]))
    check_independently("hostile", pages[0][0])


# --- All ---

def check_stored(folder, language):
    name = os.path.basename(folder)
    data, page, _ = check_page("%s, %s" % (name, language), folder, "--lang", language)
    check_independently("%s, %s" % (name, language), data)
    expect("language", page.all("html")[0][0].get("lang") == language)
    path = os.path.join(EXAMPLES, "%s.%s.html" % (name, language))
    if os.environ.get("FIX"):
        os.makedirs(EXAMPLES, exist_ok=True)
        with open(path, "wb") as out:
            out.write(data)
    stored = open(path, "rb").read() if os.path.exists(path) else b""
    expect("%s is not what the command writes; FIX=1 writes it anew" % os.path.relpath(path, ROOT),
           stored == data)
    return data, page


def check_example(language):
    check_stored(RESOLUTION, language)
    data, page = check_stored(LAI_CHAU, language)
    check_bites(data)
    check_bar(page)
    check_line(page)
    check_colors(page)
    timed = run(LAI_CHAU, "--format", "html", "--lang", language, "--timestamp")
    time = re.compile(rb' \xc2\xb7 <span class="time" dir="auto">\d{4}-\d\d-\d\dT[\d:]{8}Z</span>')
    expect("a time where one is asked for", timed != data and time.sub(b"", timed) == data)


def main():
    for language in ("vi", "en"):
        check_example(language)
    folders = sorted(glob.glob(os.path.join(DATA, "*valid", "*", "")))
    for number, folder in enumerate(folders):
        check_page(os.path.relpath(folder, DATA), folder, "--lang", ("vi", "en")[number % 2])
    check_hostile()
    check_hostile_cells()
    for error in wrong:
        print(error)
    print("%d pages%s, %d errors" % (len(folders) + 6, "" if html5lib else
                                     " (html5lib is not there: read by our own parser only)",
                                     len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
