#!/usr/bin/env python3
"""Both ways of splitting tables, --csv-engine fast and libcsv, give the same report byte for byte: over
every table of tests/data, cut, quoted, with other line ends and spoilt in many ways, and over
generated tables in every layout.

usage: PLAN_COMMAND=libplan engines.py [ROWS]   (100000; the first layout has ten times as many)
"""
import glob
import os
import random
import subprocess
import sys
import tempfile

from readers import is_sanitized

ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
DATA = os.path.join(ROOT, "tests", "data")
COMMAND = os.environ.get("PLAN_COMMAND", "libplan")
LAYOUTS = ([], ["--order", "period"], ["--order", "shuffled"], ["--quoted"],
           ["--wrong", "0.01", "--edge", "0.005"])


def report(engine, plan, tables):
    done = subprocess.run([COMMAND, "check", plan, *tables, "--format", "json", "--csv-engine", engine],
                          capture_output=True, timeout=100)
    return done.returncode, done.stdout, done.stderr


def differs(name, plan, tables, wrong):
    fast, slow = report("fast", plan, tables), report("libcsv", plan, tables)
    if fast != slow:
        wrong.append(name)
        print("%s: the engines differ\n--- fast\n%s\n--- libcsv\n%s" % (
            name, fast[1][:2000].decode("utf-8", "replace"),
            slow[1][:2000].decode("utf-8", "replace")))


def quoted(text):
    """All cells quoted, as far as splitting at commas goes."""
    return b"\n".join(b",".join(b'"%s"' % cell.replace(b'"', b'""') for cell in line.split(b","))
                      for line in text.split(b"\n"))


def spoilt(text, rng):
    """Ways in which files go wrong, and ways in which they are merely unusual."""
    half = len(text) // 2
    yield "crlf", text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    yield "cr", text.replace(b"\r\n", b"\n").replace(b"\n", b"\r")
    yield "no end", text.rstrip(b"\r\n")
    yield "quoted", quoted(text)
    yield "bom", b"\xef\xbb\xbf" + text
    yield "bom and quotes", b"\xef\xbb\xbf" + quoted(text)
    yield "utf-16", text.decode("utf-8", "replace").encode("utf-16")
    yield "nul", text[:half] + b"\0" + text[half:]
    yield "open quote", text[:half] + b'"' + text[half:]
    yield "blank lines", text.replace(b"\n", b"\n\n\r\n")
    yield "separator line", b"sep=,\n" + text
    yield "long", text + b"x" * 70000 + b"\n" + text
    yield "large", text * (140000 // max(1, len(text)) + 1)
    for i in range(6):
        bytes_ = bytearray(text)
        for _ in range(1 + i % 3):
            at = rng.randrange(len(bytes_))
            bytes_[at:at] = rng.choice((b'"', b"\r", b"\n", b",", b"\xff", b'""', b";", b"\xc3"))
        yield "changed %d" % i, bytes(bytes_)


def check_corpus(folder, wrong):
    rng, count, every = random.Random(6), 0, 16 if is_sanitized() else 4
    table = os.path.join(folder, "table.csv")
    for plan in sorted(glob.glob(os.path.join(DATA, "*valid", "*", "plan.json"))):
        here = os.path.dirname(plan)
        tables = sorted(glob.glob(os.path.join(here, "*.csv")))
        differs(os.path.relpath(here, DATA), plan, [], wrong)
        for path in tables:
            with open(path, "rb") as file:
                text = file.read()
            if not text:
                continue
            for name, bytes_ in list(spoilt(text, rng)) if count % every == 0 else []:
                with open(table, "wb") as out:
                    out.write(bytes_)
                differs("%s, %s" % (os.path.relpath(path, DATA), name), plan, [table], wrong)
            count += 1
    for plan in sorted(glob.glob(os.path.join(DATA, "wdi", "*.json"))):
        differs(os.path.relpath(plan, DATA), plan, [], wrong)
    return count


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100000
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        count = check_corpus(folder, wrong)
        for layout in LAYOUTS:
            number = rows if layout else 10 * rows
            subprocess.run([sys.executable, os.path.join(ROOT, "bench", "generate.py"), str(number),
                            folder, *layout], check=True, stdout=subprocess.DEVNULL)
            differs(" ".join(["generated", *layout]), os.path.join(folder, "plan.json"), [], wrong)
    print("%d tables of the corpus and %d layouts: %d differ" % (count, len(LAYOUTS), len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
