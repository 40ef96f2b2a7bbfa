#!/usr/bin/env python3
"""Coverage of libplan/, tools/ and what the public headers hold of code, counted by clang 19: lines,
branches, conditions (MC/DC). The unit programs, the properties, the scripts over files and the
replayed fuzz corpora run in build/prove-coverage; build/prove/coverage.txt lists what none of them
reached, file by file, the worst first.

Branches that only a defect of the library could take stand under PLAN_NEVER or PLAN_ALWAYS
(libplan/never.h): constants in this build, with their reason beside them. The lines behind them are
counted apart.

usage: tests/prove/coverage.py [--counted]     (--counted: judges the counts of the last run)
"""
import argparse
import collections
import glob
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, "build", "prove-coverage")
REPORT = os.path.join(ROOT, "build", "prove", "coverage.txt")
# Scripts that kill the command, or measure time, memory and instructions: their counts are torn or are no tests.
NOT_RUN = "cases_(bombs|killed|html_browser|instructions|engines|rules_cost|many)"
# Fuzz targets go on for this many rounds of each seed.
ROUNDS = (("fuzz_plan", 120, "words.txt"), ("fuzz_expression", 600, "rules.txt"))
COUNTED = ("libplan/", "tools/", "include/")
DEFENSIVE = re.compile(r"\bPLAN_(NEVER|ALWAYS)\(")


def run(*command, **more):
    print("+", " ".join(command[:9]), flush=True)
    done = subprocess.run(command, **more)
    if done.returncode != 0:
        sys.exit("%s ended with status %d" % (command[0], done.returncode))
    return done


def build_and_run():
    for old in glob.glob(os.path.join(BUILD, "counts", "*")):
        os.remove(old)
    run("cmake", "-S", ROOT, "-B", BUILD, "-G", "Ninja", "-DCMAKE_C_COMPILER=clang-19",
        "-DCMAKE_BUILD_TYPE=Debug", "-DPLAN_COVERAGE=ON", "-DPLAN_OOM=ON", "--log-level=WARNING")
    run("cmake", "--build", BUILD, "-j", "2")
    results = os.path.join(BUILD, "results.xml")
    subprocess.run(["ctest", "--test-dir", BUILD, "-j", "2", "--output-on-failure", "-E", NOT_RUN,
                    "--output-junit", results])
    counted = subprocess.run([sys.executable, os.path.join(ROOT, "tests", "count.py"), results],
                             stdout=subprocess.PIPE, text=True).stdout.split()
    print("coverage: tests that failed|%s of %d|0|%s" % (
        counted[1], int(counted[0]) + int(counted[1]), "ok" if counted[1] == "0" else "SHORT"))
    for name, rounds, seeds in ROUNDS:
        run(os.path.join(BUILD, "tests", name), str(rounds),
            os.path.join(ROOT, "tests", "fuzz", seeds), cwd=BUILD)


def export():
    """What llvm-cov says: the shared library holds every object, the command the rest."""
    merged = os.path.join(BUILD, "counts.profdata")
    run("llvm-profdata-19", "merge", "-o", merged,
        *sorted(glob.glob(os.path.join(BUILD, "counts", "*.profraw"))))
    done = run("llvm-cov-19", "export", "-format=text", "-instr-profile", merged,
               "-object", os.path.join(BUILD, "libplan.so"),
               "-object", os.path.join(BUILD, "libplan"), stdout=subprocess.PIPE)
    return json.loads(done.stdout)["data"][0]


def line_counts(segments):
    """The count of each line that has code, as llvm-cov show has it: the largest of the regions that
    begin on the line, and of the one that comes over from the lines before."""
    counts = {}
    wrapped = None
    by_line = collections.defaultdict(list)
    for segment in segments:
        by_line[segment[0]].append(segment)
    if not by_line:
        return counts
    for line in range(min(by_line), max(by_line) + 1):
        here = by_line.get(line, [])
        starts = [s for s in here if s[3] and s[4] and not s[5]]
        skipped = bool(here) and not here[0][3] and here[0][4]
        mapped = not skipped and ((wrapped is not None and wrapped[3]) or bool(starts))
        if mapped:
            count = wrapped[2] if wrapped is not None and wrapped[3] else 0
            counts[line] = max([count] + [s[2] for s in starts])
        if here:
            wrapped = here[-1]
    return counts


def defensive_lines(text):
    """The lines behind an `if (PLAN_NEVER(...))`: the block or the statement that follows."""
    lines = set()
    for match in re.finditer(r"\bif \((?=[^;{}]*\bPLAN_NEVER\()", text):
        at, depth = match.end(), 1
        while depth > 0:
            depth += {"(": 1, ")": -1}.get(text[at], 0)
            at += 1
        end = at
        if re.match(r"\s*\{", text[at:]):
            depth = 0
            while True:
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
                if depth == 0 and text[end - 1] == "}":
                    break
        else:
            end = text.index(";", at) + 1
        first = text.count("\n", 0, at) + 1
        last = text.count("\n", 0, end) + 1
        lines.update(range(first + 1, last) if last > first else ())
    return lines


class File:
    """The figures of one file, and what was missed in it."""

    def __init__(self, name, data):
        with open(os.path.join(ROOT, name), encoding="utf-8") as stream:
            text = stream.read()
        self.name, self.text = name, text.split("\n")
        self.missed = collections.defaultdict(list)
        self.count_lines(data["segments"], defensive_lines(text))
        self.count_branches(data["branches"])
        self.count_conditions(data["mcdc_records"])

    def count_lines(self, segments, defensive):
        counts = line_counts(segments)
        self.defensive = len(defensive & set(counts))
        counts = {line: count for line, count in counts.items() if line not in defensive}
        self.lines = [sum(1 for count in counts.values() if count > 0), len(counts)]
        for line, count in counts.items():
            if count == 0:
                self.missed[line].append("line")

    def source(self, where):
        return self.text[where[0] - 1][where[1] - 1:where[3] - 1 if where[0] == where[2] else None]

    def count_branches(self, branches):
        """A branch stands once, however many copies of an inline function were made of it."""
        merged = {}
        for branch in branches:
            pair = merged.setdefault(tuple(branch[:4]), [0, 0])
            pair[0] += branch[4]
            pair[1] += branch[5]
        merged = {where: pair for where, pair in merged.items()
                  if not DEFENSIVE.match(self.source(where))}
        self.branches = [sum((pair[0] > 0) + (pair[1] > 0) for pair in merged.values()),
                         2 * len(merged)]
        for where, pair in sorted(merged.items()):
            for count, side in zip(pair, ("true", "false")):
                if count == 0:
                    self.missed[where[0]].append("never %s: %s" % (side, self.source(where)))

    def count_conditions(self, records):
        merged = {}
        for record in records:
            flags = record[-1]
            where = tuple(record[:4])
            old = merged.get(where, [False] * len(flags))
            merged[where] = [a or b for a, b in zip(old, flags)]
        self.conditions = [sum(map(sum, merged.values())), sum(map(len, merged.values()))]
        for where, flags in sorted(merged.items()):
            alone = [str(i + 1) for i, shown in enumerate(flags) if not shown]
            if alone:
                self.missed[where[0]].append("of %d conditions, %s never decided alone" % (
                    len(flags), ", ".join(alone)))

    def short(self):
        return sum(total - covered
                   for covered, total in (self.lines, self.branches, self.conditions))


def percent(covered, total):
    return 100.0 * covered / total if total else 100.0


def write_report(files):
    with open(REPORT, "w", encoding="utf-8") as out:
        for file in sorted(files, key=lambda f: -f.short()):
            out.write("%-36s lines %4d of %4d, branches %4d of %4d, conditions %4d of %4d%s\n" % (
                file.name, *file.lines, *file.branches, *file.conditions,
                ", %d defensive lines" % file.defensive if file.defensive else ""))
            for line in sorted(file.missed):
                out.write("  %4d  %-72s  %s\n" % (line, file.text[line - 1].strip()[:72],
                                                 "; ".join(file.missed[line])))


def judge(files):
    held = True
    for name, bar in (("lines", 100), ("branches", 100), ("conditions", 98)):
        covered = sum(getattr(file, name)[0] for file in files)
        total = sum(getattr(file, name)[1] for file in files)
        enough = 100 * covered >= bar * total
        held = held and enough
        # Rounded down: 99.996 % is not 100.
        print("coverage: %s%s|%.2f %% (%d of %d)|>= %d %%|%s" % (
            name, " (MC/DC)" if name == "conditions" else "",
            int(percent(covered, total) * 100) / 100, covered, total, bar,
            "ok" if enough else "SHORT"))
    defensive = sum(file.defensive for file in files)
    lines = sum(file.lines[1] for file in files) + defensive
    print("coverage: defensive lines|%.2f %% (%d of %d)|<= 1 %%|%s" % (
        percent(defensive, lines), defensive, lines, "ok" if 100 * defensive <= lines else "SHORT"))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counted", action="store_true")
    options = parser.parse_args()
    os.makedirs(os.path.dirname(REPORT), exist_ok=True)
    if not options.counted:
        build_and_run()
    data = export()
    files = []
    for entry in data["files"]:
        name = os.path.relpath(entry["filename"], ROOT)
        if name.startswith(COUNTED):
            files.append(File(name, entry))
    write_report(files)
    print("what llvm-cov sums up:", {key: value["count"] for key, value in data["totals"].items()},
          {key: value["covered"] for key, value in data["totals"].items()})
    judge(files)


if __name__ == "__main__":
    main()
