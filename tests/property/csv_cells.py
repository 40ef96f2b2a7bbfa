#!/usr/bin/env python3
"""Well-formed tables at random, cell by cell: both engines against Python's csv and against the places
where the cells were written.

usage: csv_cells.py [--program PATH] [--cases N] [--seed S]
"""
import argparse
import csv
import io
import os
import random
import subprocess
import sys

ENDS = ("\n", "\r\n", "\r")
TEXTS = ("", "a", "12,5", "2.262", "Tỷ đồng", "a b", " a", "a ", "ệ", "\U0001f600", "e\u0301", "\u00a0", "-", "=1",
         "x" * 40, "0123456789abcdef" * 3, "\t", "\x0b", "\x0c", "\u0085", "\u2028", ";", "|", "'", "\\", "\\n")
QUOTED = ("a,b", '"', 'a"b', '""', '"a"', ",", "\n", "a\nb", "a\r\nb", "\r", "a\rb", "ệ\nệ", '\n"\n', ',",\n')


def table(rng):
    """The bytes, and for each row its cells with the lines and columns where they start."""
    end = rng.choice(ENDS)
    width = rng.randrange(2, 9)
    text, rows, line = [], [], 1
    column = 1
    for _ in range(rng.randrange(1, 12)):
        if rng.random() < 0.1:  # a blank line
            text.append(end)
            line += 1
            continue
        cells = []
        for i in range(width):
            content = rng.choice(QUOTED) if rng.random() < 0.15 else rng.choice(TEXTS)
            quoted = any(c in content for c in ',"\r\n') or rng.random() < 0.2
            written = '"%s"' % content.replace('"', '""') if quoted else content
            cells.append((content, line, column))
            text.append(written)
            flat = written.replace("\r\n", "\n").replace("\r", "\n")
            breaks = flat.count("\n")
            line += breaks
            column = len(flat) - flat.rfind("\n") if breaks else column + len(flat)
            if i + 1 < width:
                text.append(",")
                column += 1
        text.append(end)
        line += 1
        column = 1
        rows.append(cells)
    whole = "".join(text)
    return whole[:-len(end)] if rng.random() < 0.3 and rows and text[-1] == end else whole, rows


def read_answers(stream, count):
    """For each table its rows; a row of one empty cell is a blank line."""
    for _ in range(count):
        rows = []
        while True:
            words = stream.readline().split()
            if words[0] == b"end":
                break
            if words[0] != b"row":
                rows.append(words)
                continue
            cells = []
            for _ in range(int(words[1])):
                length, line, column = map(int, stream.readline().split())
                cells.append((stream.read(length + 1)[:-1].decode(), line, column))
            if len(cells) > 1 or cells[0][0] != "":
                rows.append(cells)
        yield rows


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default=os.path.join(
        os.environ.get("PLAN_BUILD_DIR", "."), "tests", "property_csv_ops"))
    parser.add_argument("--cases", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    tables, requests, wrong = [], [], 0
    for _ in range(options.cases):
        text, rows = table(rng)
        tables.append((text, rows))
        data = text.encode()
        for engine in (0, 1):
            requests.append(b"%d %d %d\n" % (engine, rng.choice((1, 3, 7, 64, 1 << 20)), len(data)) + data)
        by_python = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
        if by_python != [[cell[0] for cell in row] for row in rows]:
            wrong += 1
            print("Python reads something else of %r" % text)
    done = subprocess.run([options.program], input=b"".join(requests), stdout=subprocess.PIPE, check=True)
    answers = read_answers(io.BytesIO(done.stdout), 2 * len(tables))
    for text, rows in tables:
        for engine in ("libcsv", "blocks"):
            got = next(answers)
            if got != rows:
                wrong += 1
                if wrong < 10:
                    print("%s: %r:\ngot      %r\nexpected %r" % (engine, text, got, rows))
    print("%d tables, %d wrong" % (len(tables), wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
