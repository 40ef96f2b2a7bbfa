#!/usr/bin/env python3
"""Inputs made to take all memory or all time: each ends within two seconds and 64 MB with the answer it
gets otherwise, or with exit code 2 and the limit named.

usage: PLAN_COMMAND=libplan bombs.py [NAME]
"""
import json
import os
import subprocess
import sys
import tempfile

COMMAND = os.path.abspath(os.environ.get("PLAN_COMMAND", "libplan"))
SECONDS, MEMORY = 2.0, 64 << 20
# What may take more, with the reason.
LARGER = {"json-beyond-64-mb": 80 << 20,  # the limit for plan files itself: read whole to be refused
          "same-key-100000": 72 << 20}    # one finding names all of its 100,000 figures
HEAD = "indicator,period,value\n"
LIMIT = "limit reached"
# Processor time: what waits for a feeder or for other programs is not the command's doing.
MEASURE = """
import os, sys
pid = os.fork()
if pid == 0:
    os.execv(sys.argv[2], sys.argv[2:])
_, status, used = os.wait4(pid, 0)
with open(sys.argv[1], "w") as out:
    out.write("%d %.3f %d" % (status, used.ru_utime + used.ru_stime, used.ru_maxrss))
"""


def is_sanitized():
    listed = subprocess.run(["ldd", COMMAND], capture_output=True, text=True).stdout
    return "asan" in listed or "ubsan" in listed


def plan(indicators=None, **more):
    made = {"libplan": 1, "language": "en", "number_format": "plain",
            "indicators": indicators or [{"code": "x", "kind": "level", "unit": "ha"}],
            "data": [{"path": "f.csv"}]}
    made.update(more)
    return made


def level(code, **more):
    return dict({"code": code, "kind": "level", "unit": "ha"}, **more)


def share_case(parts, years):
    """Partitions that never add up: every one could be mended by very many figures."""
    codes = ["s%d" % i for i in range(parts)]
    rows = "".join("%s,%d,%d.%d\n" % (c, 1900 + y, 100 // parts + (i + y) % 3, i % 10)
                   for y in range(years) for i, c in enumerate(codes))
    return plan([{"code": c, "kind": "share", "unit": "%"} for c in codes],
                partitions=[{"code": "p", "total": 100, "members": codes}]), HEAD + rows


def chained(n):
    """Partitions of partitions: whole n is made of whole n + 1 and another."""
    codes = ["w%d" % i for i in range(n + 1)] + ["o%d" % i for i in range(n)]
    rows = "".join("%s,2020,%d\n" % (c, 1000 + i) for i, c in enumerate(codes))
    return plan([level(c) for c in codes], partitions=[
        {"code": "p%d" % i, "whole": "w%d" % i, "members": ["w%d" % (i + 1), "o%d" % i]} for i in range(n)]), \
        HEAD + rows


def note(value):
    """A plan with a table, and this as its note."""
    return b'{"libplan": 1, "data": [{"path": "f.csv"}], "note": ' + value + b"}"


def collide(n):
    """Keys that fall together in hashes of their bytes or sums: permutations of the same pieces."""
    return ["".join("Aa" if i >> b & 1 else "BB" for b in range(16)) for i in range(n)]


# A name; the plan (a dict, bytes, or a shell command that prints one); the table (text, or a command);
# the exit code; what is said.
def bombs():
    quote = "printf 'indicator,period,value\\n\"'; yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | tr -d '\\n' | head -c 1073741824"
    yield "unclosed-quote-of-1-gb", plan(), ["sh", "-c", quote], 2, LIMIT
    lines = "printf 'indicator,period,value\\n\"'; yes 'x,2020,1' | head -c 1073741824"
    yield "unclosed-quote-over-lines", plan(), ["sh", "-c", lines], 2, LIMIT
    yield "one-cell-of-1-gb", plan(), ["sh", "-c", "head -c 1073741824 /dev/zero | tr '\\0' a"], 2, LIMIT
    yield "columns-100000", plan(), "c," * 100000 + "c\n", 2, LIMIT
    yield "columns-of-a-row", plan(), HEAD + "," * 1000000 + "\n", 2, LIMIT
    yield "separators-1-gb", plan(), ["sh", "-c", "yes ,,,,,,,,,,,,,,,, | tr -d '\\n' | head -c 1073741824"], 2, LIMIT
    yield "line-ends-100-mb", plan(), ["sh", "-c", "printf 'indicator,period,value\\n'; yes '' | head -c 104857600"], 0, ""
    yield "quotes-only", plan(), HEAD + '"' * 1000001, 2, LIMIT
    yield "json-deep-lists", b"[" * 1000000, HEAD, 2, "too deep"
    yield "json-deep-objects", b'{"a":' * 1000000, HEAD, 2, "too deep"
    yield "json-deep-in-note", note(b"[" * 1000000 + b"]" * 1000000), HEAD, 2, "too deep"
    yield "json-keys-1000000", b'{"libplan": 1, "note": {' + b",".join(b'"k%d":0' % i for i in range(1000000)) + b"}}", \
        HEAD, 2, "too many values"
    yield "json-unknown-keys", b'{"libplan": 1, ' + b",".join(b'"k%d":0' % i for i in range(200000)) + b"}", HEAD, 2, "P133"
    yield "json-same-key", b'{"libplan": 1, "note": {' + b",".join([b'"k":0'] * 200000) + b"}}", HEAD, 2, "P132"
    yield "json-colliding-keys", note(b"{" + ",".join('"%s":0' % k for k in collide(60000)).encode() + b"}"), HEAD, 0, ""
    yield "json-string-of-20-mb", note(b'"' + b"a" * (20 << 20) + b'"'), HEAD, 0, ""
    yield "json-beyond-64-mb", ["sh", "-c", "printf '{\"note\": \"'; head -c 73400320 /dev/zero | tr '\\0' a"], HEAD, 2, LIMIT
    yield "json-number-of-1-mb", note(b"1" * 1000000), HEAD, 0, ""
    yield "json-escapes", note(b'"' + b"\\u0041" * 1000000 + b'"'), HEAD, 0, ""
    yield "codes-colliding", plan([level(c) for c in collide(4000)]), HEAD + "".join(
        "%s,2020,1\n" % c for c in collide(4000)), 0, ""
    yield "codes-unknown", plan(), HEAD + "".join("%s,2020,1\n" % c for c in collide(60000)), 1, "P105"
    yield "areas-100000", plan(), "indicator,period,value,area\n" + "".join(
        "x,2020,1,a%d\n" % i for i in range(100000)), 0, ""
    yield "areas-deep", plan(areas=[{"code": "a%d" % i, **({"parent": "a%d" % (i - 1)} if i else {})}
                                    for i in range(20000)]), HEAD, 0, ""
    yield "areas-in-a-circle", plan(areas=[{"code": "a%d" % i, "parent": "a%d" % ((i + 1) % 5000)}
                                           for i in range(5000)]), HEAD, 2, "P137"
    yield "parts-in-a-circle", plan([level("x%d" % i, part_of="x%d" % ((i + 1) % 5000)) for i in range(5000)]), HEAD, 2, \
        "leads back"
    yield "parts-deep", plan([level("x%d" % i, **({"part_of": "x%d" % (i - 1)} if i else {})) for i in range(10000)]), \
        HEAD + "".join("x%d,2020,%d\n" % (i, 20000 - i) for i in range(10000)), 0, ""
    yield "growth-of-growth", plan([level("x0")] + [{"code": "x%d" % i, "kind": "growth", "unit": "%", "of": "x%d" % (i - 1)}
                                                    for i in range(1, 3000)]), HEAD, None, ""
    yield "unit-product", plan([level("x", unit="*".join(["kg"] * 2000))]), HEAD, 2, "too many symbols"
    yield "unit-quotient", plan([level("x", unit="kg" + "/ha" * 20)]), HEAD, 2, "too many symbols"
    yield "units-of-units", plan(units=[{"symbol": "u0", "is": "1000 kg"}] + [
        {"symbol": "u%d" % i, "is": "1000 u%d" % (i - 1)} for i in range(1, 2000)]), HEAD, 2, ""
    yield "rule-long", plan(rules=[{"id": "r", "check": "x" + " + x" * 100000 + " >= 1"}]), HEAD, 2, "at most 4096 bytes"
    yield "rule-deep", plan(rules=[{"id": "r", "check": "(" * 2000 + "x" + ")" * 2000 + " >= 1"}]), HEAD, 2, "P141"
    yield "rule-minus", plan(rules=[{"id": "r", "check": "-" * 4000 + "x >= 1"}]), HEAD, 2, "P141"
    yield "rules-many", plan(rules=[{"id": "r%d" % i, "check": "x * x * x * x >= x[-1y] * x[-1y]"} for i in range(2000)]), \
        HEAD + "".join("x,%d,%d\n" % (1900 + i, i + 1) for i in range(100)), None, ""
    yield "partition-of-5000", plan([{"code": "s%d" % i, "kind": "share", "unit": "%"} for i in range(5000)], partitions=[
        {"code": "p", "total": 100, "members": ["s%d" % i for i in range(5000)]}]), HEAD + "".join(
            "s%d,2020,0.0%d\n" % (i, i % 9) for i in range(5000)), 1, "P301"
    yield "partitions-chained", *chained(400), 1, ""
    yield "repairs-explode", *share_case(12, 100), 1, "P301"
    yield "repairs-explode-wide", *share_case(60, 60), 1, "P301"
    yield "same-key-100000", plan(), HEAD + "".join("x,2020,%d\n" % i for i in range(100000)), 1, "P202"
    yield "span-of-8000-years", plan(), HEAD + "x,1000-9000,5\nx,1000,1\nx,9000,9\n", None, ""
    yield "plan-of-0-bytes", b"", HEAD, 2, "P131"


def run(folder, made, table):
    plan_file, data = os.path.join(folder, "plan.json"), os.path.join(folder, "f.csv")
    text = made if isinstance(made, (bytes, list)) else json.dumps(made).encode()
    feeder, arguments = None, ["plan.json"]
    if isinstance(text, bytes):
        with open(plan_file, "wb") as out:
            out.write(text)
    else:
        feeder, arguments = text, ["-", "f.csv"]
    if isinstance(table, str):
        with open(data, "w", encoding="utf-8") as out:
            out.write(table)
    else:
        feeder, arguments = table, ["plan.json", "-"]
    source = subprocess.Popen(feeder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) if feeder else None
    measured = os.path.join(folder, "measured")
    with tempfile.TemporaryFile() as said:
        # A small process of its own in between: what a program takes counts from its parent's size on.
        subprocess.run([sys.executable, "-S", "-E", "-c", MEASURE, measured, COMMAND, "check", "--format", "gcc",
                        "--lang", "en"] + arguments, cwd=folder, stdout=said, stderr=subprocess.STDOUT,
                       stdin=source.stdout if source else subprocess.DEVNULL, timeout=300)
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
    if source:
        source.stdout.close()
        source.kill()
        source.wait()
    with open(measured, encoding="ascii") as stream:
        status, seconds, kilobytes = stream.read().split()
    code = os.WEXITSTATUS(int(status)) if os.WIFEXITED(int(status)) else -os.WTERMSIG(int(status))
    return code, text, float(seconds), int(kilobytes) * 1024


def main():
    wrong, count, slowest, largest = 0, 0, ("", 0.0), ("", 0)
    factor = 8 if is_sanitized() else 1
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    for name, made, table, expected, words in bombs():
        if only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            code, said, seconds, memory = run(folder, made, table)
        count += 1
        slowest = max(slowest, (name, seconds), key=lambda pair: pair[1])
        largest = max(largest, (name, memory), key=lambda pair: pair[1])
        problems = []
        if code not in ((0, 1, 2) if expected is None else (expected,)):
            problems.append("exit code %d" % code)
        if words not in said:
            problems.append("does not say '%s': %s" % (words, said[:300]))
        if seconds > SECONDS * factor:
            problems.append("%.2f s" % seconds)
        if memory > LARGER.get(name, MEMORY) * factor:
            problems.append("%d MB" % (memory >> 20))
        if only or problems:
            print("%s: exit code %d, %.2f s, %d MB: %s" % (name, code, seconds, memory >> 20, said[:200].strip()))
        if problems:
            wrong += 1
            print("  WRONG: " + "; ".join(problems))
    print("%d bombs, %d wrong; the slowest %s: %.2f s, the largest %s: %d MB" % (
        (count, wrong) + slowest + (largest[0], largest[1] >> 20)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
