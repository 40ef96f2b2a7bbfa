"""What reads the formats of reports for the tests: parsers of others where there are some (the
standard library, xmllint, cmark-gfm, jsonschema), else the documented rules of the consumer. Each
reader gives the findings as dicts with at least `code` and `message`, or raises with the reason."""
import csv
import html.parser
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
FORMATS = ("text", "gcc", "json", "jsonl", "csv", "junit", "sarif", "github", "gitlab",
           "markdown")
HOSTILE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
                     "\ufeff\ufdd0-\ufdef\ufffe\uffff]")


COMMAND = os.path.abspath(os.environ.get("PLAN_COMMAND", "libplan"))


class Wrong(Exception):
    pass


def is_sanitized():
    """Builds with sanitizers take ten times as long: they get a part of long tests."""
    listed = subprocess.run(["ldd", COMMAND], capture_output=True, text=True).stdout
    return "asan" in listed or "ubsan" in listed


def check(folder, formats, *arguments):
    """One check, written in all the formats: the exit code and the bytes by format."""
    with tempfile.TemporaryDirectory() as out:
        options = []
        for name in formats:
            options += ["--output", "%s=%s" % (name, os.path.join(out, name))]
        done = subprocess.run([COMMAND, "check", "--format", "gcc", *options, *arguments], cwd=folder,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=120)
        need(done.stderr == b"", "stderr:", done.stderr[:200])
        texts = {}
        for name in formats:
            with open(os.path.join(out, name), "rb") as text:
                texts[name] = text.read()
    return done.returncode, texts


def need(held, *what):
    if not held:
        raise Wrong(" ".join(str(part) for part in what))


def pairs_once(pairs):
    names = [name for name, _ in pairs]
    need(len(names) == len(set(names)), "a key stands twice:", names)
    return dict(pairs)


def load(text):
    return json.loads(text, object_pairs_hook=pairs_once)


def bytes_are_harmless(data):
    """UTF-8 without anything that acts on a terminal; line feeds end lines."""
    text = data.decode("utf-8")
    found = HOSTILE.search(text)
    need(found is None, "a character that acts:", found and ascii(found.group()))
    need("##[" not in text and "##vso[" not in text, "a command of Azure")
    need(text.endswith("\n") and not text.endswith("\n\n\n"), "the end of the last line")
    return text


def no_command(text):
    for line in text.split("\n"):
        need(not line.strip().startswith("::"), "a workflow command:", line[:80])
    return text


# --- The project's own JSON ---------------------------------------------------------------------

VALIDATE = """
import json, sys, jsonschema
schema = json.load(open(sys.argv[1], encoding="utf-8"))
validator = jsonschema.Draft202012Validator(schema)
validator.check_schema(schema)
for path in sys.argv[2:]:
    for error in validator.iter_errors(json.load(open(path, encoding="utf-8"))):
        print("%s: %s: %s" % (path, "/".join(map(str, error.absolute_path)), error.message[:300]))
"""


def validate(documents, schema="report.schema.json"):
    """All of them at once, with the validator of the distribution's Python."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, text in enumerate(documents):
            paths.append(os.path.join(folder, "%d.json" % i))
            with open(paths[-1], "w", encoding="utf-8") as out:
                out.write(text)
        program = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable
        done = subprocess.run([program, "-c", VALIDATE, os.path.join(ROOT, "docs", schema), *paths],
                              capture_output=True, text=True)
    need(done.returncode == 0, "the validator:", done.stderr[-500:])
    need(done.stdout == "", done.stdout[:2000])


def read_json(text):
    report = load(no_command(text))
    need(report["schema"] == "libplan-report-1", "schema")
    s = report["summary"]
    need(s["shown"] == len(report["findings"]), "shown")
    need(s["checks"] == s["holds"] + s["fails"] + s["undecided"] + s["skipped"], "sums")
    for key in ("checks", "holds", "fails", "undecided", "known"):
        need(s[key] == sum(rule[key] for rule in report["rules"]), "sum of", key)
    return report


def read_jsonl(text):
    lines = [load(line) for line in no_command(text).split("\n")[:-1]]
    need(lines[0]["type"] == "summary" and lines[0]["schema"] == "libplan-lines-1", "the first line")
    kinds = [line.pop("type") for line in lines]
    known = ("summary", "rule", "finding", "explanation", "implied", "target", "cut")
    need(kinds == sorted(kinds, key=known.index), "the order of lines")
    by_kind = {kind: [line for k, line in zip(kinds, lines) if k == kind] for kind in known}
    s = by_kind["summary"][0]
    all_of_them = s["errors"] + s["warnings"] + s["notes"]
    need(len(by_kind["summary"]) == 1 and s["rules"] == len(by_kind["rule"]), "rules")
    need(s["shown"] == len(by_kind["finding"]), "shown")
    need(by_kind["cut"] == ([{"shown": s["shown"], "findings": all_of_them}]
                            if all_of_them > s["shown"] else []), "cut")
    return by_kind


# --- CSV ----------------------------------------------------------------------------------------

NUMBER = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)\Z")


def read_csv(text):
    rows = list(csv.reader(io.StringIO(no_command(text), newline=""), strict=True))
    need(len(rows[0]) == 22 and rows[0][0] == "code", "the header", rows[0])
    for row in rows[1:]:
        need(len(row) == 22, "cells of a row:", len(row))
        for cell in row:
            acts = cell[:1] and cell[0] in "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
            need(not acts or NUMBER.match(cell), "a formula:", cell[:40])
    findings = [dict(zip(rows[0], row)) for row in rows[1:]]
    cut = [f["message"] for f in findings if f["code"] == "cut"]
    need(len(cut) <= 1 and (not cut or rows[-1][0] == "cut"), "the cut is the last row")
    return [f for f in findings if f["code"] != "cut"], cut[0] if cut else ""


# --- JUnit --------------------------------------------------------------------------------------

def read_junit(data, schema=True):
    text = no_command(data.decode("utf-8"))
    if schema:
        done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema",
                               os.path.join(ROOT, "tests", "data", "schemas", "junit.xsd"), "-"],
                              input=data, capture_output=True)
        need(done.returncode == 0, done.stderr.decode()[:1000])
    root = xml.etree.ElementTree.fromstring(text)
    suite = root.find("testsuite")
    cases = suite.findall("testcase")
    for element in (root, suite):
        need(int(element.get("tests")) == len(cases), "tests")
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            need(int(element.get(name)) == sum(c.find(tag) is not None for c in cases), name)
    return suite, cases


# --- SARIF 2.1.0 --------------------------------------------------------------------------------

def is_text(message, where):
    need(isinstance(message, dict) and isinstance(message["text"], str) and message["text"],
         where, "has no text")
    need(set(message) <= {"text", "markdown", "id", "arguments"}, where, "has other keys")
    need(not re.search(r"\]\(", message["text"]), "a link in a message:", message["text"][:80])


def read_location(location):
    need(set(location) <= {"id", "physicalLocation", "logicalLocations", "message"}, "location")
    physical = location["physicalLocation"]
    artifact, region = physical["artifactLocation"], physical["region"]
    uri = artifact["uri"]
    need(re.match(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2}|file://)+\Z", uri), "uri", uri)
    parts = urllib.parse.urlsplit(uri)
    need(parts.query == "" and parts.fragment == "" and parts.netloc == "", "uri", uri)
    if parts.scheme == "":
        need(not uri.startswith("/") and artifact["uriBaseId"] == "%SRCROOT%", "a base of", uri)
    else:
        need(parts.scheme == "file" and "uriBaseId" not in artifact, "an absolute", uri)
    need(set(region) <= {"startLine", "startColumn"} and region["startLine"] >= 1, "region")
    need(region.get("startColumn", 1) >= 1, "column")
    return urllib.parse.unquote_to_bytes(uri).decode("utf-8", "replace"), region


def read_rules(rules):
    ids = [rule["id"] for rule in rules]
    need(len(ids) == len(set(ids)), "ids of rules")
    for rule in rules:
        need(re.match(r"[A-Z][A-Za-z]+\Z", rule["name"]), "name of", rule["id"], rule["name"])
        for key in ("shortDescription", "fullDescription", "help"):
            is_text(rule[key], rule["id"])
        need(rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error"), "level")
        need(len(rule["properties"]["tags"]) <= 10, "tags")
    return ids


def read_fix(fix):
    """Section 3.55 to 3.57: what is deleted is a region, what is inserted text."""
    need(set(fix) == {"description", "artifactChanges"} and fix["artifactChanges"], "keys of a fix")
    is_text(fix["description"], "fix")
    names = [change["artifactLocation"]["uri"] for change in fix["artifactChanges"]]
    need(len(names) == len(set(names)), "a file twice in a fix")
    for change in fix["artifactChanges"]:
        need(set(change) == {"artifactLocation", "replacements"} and change["replacements"], "change")
        for one in change["replacements"]:
            need(set(one) == {"deletedRegion", "insertedContent"}, "replacement")
            region = one["deletedRegion"]
            need(region["startLine"] >= 1 and 1 <= region["startColumn"] < region["endColumn"], region)
            need(set(one["insertedContent"]) == {"text"} and one["insertedContent"]["text"], "insertion")


def read_sarif(text):
    """Required properties of the standard, the limits of GitHub, and what libplan promises."""
    log = load(no_command(text))
    need(log["version"] == "2.1.0" and "sarif-schema-2.1.0" in log["$schema"], "version")
    need(set(log) == {"$schema", "version", "runs"} and len(log["runs"]) == 1, "keys of the log")
    run = log["runs"][0]
    need(set(run) == {"tool", "columnKind", "invocations", "results", "properties"}, "keys", set(run))
    driver = run["tool"]["driver"]
    need(driver["name"] == "libplan" and re.match(r"\d+\.\d+\.\d+", driver["semanticVersion"]), "tool")
    need(run["columnKind"] == "unicodeCodePoints", "columnKind")
    ids = read_rules(driver["rules"])
    need(isinstance(run["invocations"][0]["executionSuccessful"], bool), "executionSuccessful")
    for notification in run["invocations"][0]["toolExecutionNotifications"]:
        is_text(notification["message"], "notification")
        need(notification["level"] in ("note", "warning", "error"), "level")
    need(len(run["results"]) <= 25000, "results")
    hashes = set()
    for result in run["results"]:
        need(ids[result["ruleIndex"]] == result["ruleId"], "ruleIndex")
        need(result["level"] in ("note", "warning", "error"), "level")
        is_text(result["message"], "result")
        need(len(result["locations"]) == 1, "one location")
        read_location(result["locations"][0])
        related = result.get("relatedLocations", [])
        need([one["id"] for one in related] == list(range(1, len(related) + 1)), "ids")
        need(len(related) <= 100, "locations")
        for one in related:
            read_location(one)
            is_text(one["message"], "relatedLocation")
        prints = result["partialFingerprints"]
        need(prints["primaryLocationLineHash"] not in hashes, "a fingerprint twice")
        hashes.add(prints["primaryLocationLineHash"])
        need(re.match("[0-9a-f]{32}$", prints["libplanIdentity/v1"]), "fingerprint")
        for fix in result.get("fixes", []):
            read_fix(fix)
    return run


# --- Workflow commands --------------------------------------------------------------------------

WORKFLOW = re.compile(r"::(?P<name>error|warning|notice)(?: (?P<properties>[^\n]*?))?::(?P<data>.*)\Z")


def unescape(text, also=()):
    for escape, plain in (("%0D", "\r"), ("%0A", "\n"), *also, ("%25", "%")):
        text = text.replace(escape, plain)
    return text


def read_github(text):
    """As the runner reads a line: up to the first :: after the properties, which are split at
    commas and then unescaped."""
    findings, others = [], []
    for line in text.split("\n")[:-1]:
        match = WORKFLOW.match(line)
        if match is None:
            others.append(line)
            need(line.startswith("libplan: "), "another line:", line[:80])
            continue
        properties = {}
        for pair in match["properties"].split(","):
            name, equals, value = pair.partition("=")
            need(equals and name in ("file", "line", "col", "title"), "property", pair)
            need(name not in properties, "twice", name)
            properties[name] = unescape(value, (("%3A", ":"), ("%2C", ",")))
        data = unescape(match["data"])
        need(not set("\r\n") & set(data + "".join(properties.values())), "a line end in", data[:80])
        if properties["title"] == "libplan":
            others.append(data)
        else:
            findings.append({"severity": match["name"], "message": data, **properties})
    return findings, others


# --- GitLab -------------------------------------------------------------------------------------

def read_gitlab(text):
    issues = load(no_command(text))
    prints = [issue["fingerprint"] for issue in issues]
    need(len(prints) == len(set(prints)), "a fingerprint twice")
    for issue in issues:
        need(set(issue) == {"check_name", "severity", "location", "fingerprint", "description"},
             "keys", set(issue))
        need(issue["severity"] in ("info", "minor", "major", "critical", "blocker"), "severity")
        need(issue["location"]["path"] and issue["location"]["lines"]["begin"] >= 1, "location")
        need(not issue["location"]["path"].startswith("./"), "path")
    cut = [issue["description"] for issue in issues if issue["check_name"] == "cut"]
    need(not cut or (len(cut) == 1 and issues[-1]["severity"] == "info"), "cut is the last")
    return [issue for issue in issues if issue["check_name"] != "cut"], cut[0] if cut else ""


# --- Markdown -----------------------------------------------------------------------------------

class Page(html.parser.HTMLParser):
    """Cells of tables, and every element that should not be there."""
    ALLOWED = {"h2", "p", "strong", "br", "table", "thead", "tbody", "tr", "th", "td", "details",
               "summary"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tables, self.wrong, self.inside = [], [], None

    def handle_starttag(self, tag, attributes):
        if tag not in self.ALLOWED or any(name not in ("align", "style") for name, _ in attributes):
            self.wrong.append((tag, attributes))
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
        self.inside = tag

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if re.search(r"@\w|#\w|https?://|www\.\w", data):
            self.wrong.append(("a mention, a reference or a link", data[:60]))
        if self.inside in ("td", "th"):
            self.tables[-1][-1][-1] += data


def read_markdown(text):
    no_command(text)
    need(len(text) < 65536, "longer than a comment may be:", len(text))
    done = subprocess.run(["cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink", "-e",
                           "strikethrough"], input=text.encode(), capture_output=True, check=True)
    page = Page()
    page.feed(done.stdout.decode())
    page.close()
    need(not page.wrong, "in Markdown:", page.wrong[:3])
    for table in page.tables:
        need(len({len(row) for row in table}) == 1, "a ragged table")
    return page
