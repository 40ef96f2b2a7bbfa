#!/usr/bin/env python3
"""Mutants: one small change of libplan/ or tools/ at a time, and a test must fail.

The changes come from clang's syntax tree: a relation, an arithmetic, bitwise or logical operator
exchanged, a constant moved by one, a condition forced or turned, a statement deleted. A sample is drawn
by a seed. A mutant that does not compile, or whose machine code at -O2 is the original's, does not
count. Each runs against the unit programs that hold its file, its module's own first, then replayed
fuzz corpora, exact properties and scripts over files; the first failure, or a test that takes ten times
its time, kills it.

Survivors go to build/prove/mutation.txt, with their line before and after. One that no test can tell
from the original is a row of equivalent.txt beside this file, with the reason; it does not count.

usage: tests/prove/mutation.py [--n N] [--seed S] [--only REGEX] [--again]
       (REGEX: over file names; --again: the tests are not measured anew)
"""
import argparse
import concurrent.futures
import glob
import json
import os
import random
import re
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "gates"))
sys.path.insert(0, os.path.join(ROOT, "tests", "prove", "lib"))
sys.dont_write_bytecode = True
import gate  # noqa: E402
from mutants import Reader, squeezed  # noqa: E402

BUILD = os.path.join(ROOT, "build", "prove-mutation")
REPORT = os.path.join(ROOT, "build", "prove", "mutation.txt")
EQUIVALENT = os.path.join(ROOT, "tests", "prove", "equivalent.txt")
# Here each mutant that changes what the library does must be killed.
STRICT = {"decimal", "wide", "interval", "figure", "numeral", "unit", "period", "rule", "check",
          "repair"}
# Programs in which each allocation fails are left out where they take longer [s].
SLOW = 10
# Run in this order after the unit programs, each for the files that it looks at; what it needs is
# linked with the mutant.
SCRIPTS = (
    ("cases/folders", "."), ("cases/vectors", "."), ("cases/explanations", "."),
    ("cases/outliers", "."), ("cases/lai_chau", "."), ("cases/baseline", "."),
    ("cases/status", "target|progress|fulfil|status|write|document|tools"),
    ("cases/calc", "calc|function|libplan/(?!csv|json|write|check|report|rule|expression)"),
    ("cases/functions", "calc|function"),
    ("cases/command", "tools|write|csv|json|report|message|status"),
    ("cases/rule_walk", "rule|check|message|document"),
    ("property/exact_numbers", "decimal|wide|numeral"),
    ("property/targets", "target|progress|fulfil"),
    ("property/localise", "localise"), ("property/structures", "structure|catalog"),
    ("property/expressions", "expression"), ("property/math_figures", "function"),
    ("cases/terminal", "tools"), ("cases/trouble", "tools"),
    ("cases/progress_line", "tools/(progress|terminal|interrupt)"),
    ("cases/fixes", "cite|rewrite|repair|fix"),
    ("cases/html_report", "html"), ("cases/formats", "write|escape|message|report"),
)


def command(*words, **more):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)
    if done.returncode != 0:
        print(done.stdout[-3000:])
        sys.exit("%s ended with status %d" % (words[0], done.returncode))
    return done.stdout


class House:
    """The build without a mutant: how things are compiled and linked, and how long tests take."""

    def __init__(self):
        command("cmake", "-S", ROOT, "-B", BUILD, "-G", "Ninja", "-DCMAKE_C_COMPILER=gcc",
                "-DCMAKE_BUILD_TYPE=Release", "-DPLAN_BUILD_EXAMPLES=OFF", "-DPLAN_OOM=ON",
                "--log-level=WARNING")
        command("cmake", "--build", BUILD, "-j", "2")
        self.compile, self.flags, self.objects = {}, {}, {}
        with open(os.path.join(BUILD, "compile_commands.json")) as stream:
            for entry in json.load(stream):
                path = os.path.relpath(entry["file"], ROOT)
                words = shlex.split(entry["command"])
                words = words[next(i for i, word in enumerate(words) if word.endswith("gcc")):]
                output = words.index("-o")
                self.objects.setdefault(path, []).append(os.path.join(BUILD, words[output + 1]))
                del words[output:output + 2]
                self.compile[path] = [word for word in words if word not in ("-c", entry["file"])]
                self.flags[path] = [word for word in self.compile[path][1:]
                                    if word.startswith(("-I", "-D", "-std", "-isystem"))]
        self.archive = os.path.join(BUILD, "libplan.a")
        self.sources = sorted(path for path in self.compile
                              if path.startswith(("libplan/", "tools/")))
        self.programs = [path for path in sorted(glob.glob(os.path.join(BUILD, "tests", "*_*")))
                         if not path.endswith(".so")]
        self.programs = {os.path.basename(p): p for p in self.programs if os.access(p, os.X_OK)}
        self.arguments = self.test_arguments()
        self.holds = {name: self.symbols(path) for name, path in self.programs.items()}
        self.tool_objects = [self.objects[path][0] for path in self.sources
                             if path.startswith("tools/")]
        self.parts = self.link_parts()
        self.originals, self.times = {}, {}
        self.lock = threading.Lock()

    @staticmethod
    def symbols(path):
        return set(re.findall(r"^[0-9a-f]* ?[TtRrDd] (plan_\w+)$", command("nm", path), re.M))

    @staticmethod
    def test_arguments():
        """The arguments that ctest gives each program (seeds of the fuzz targets)."""
        tests = json.loads(command("ctest", "--test-dir", BUILD, "--show-only=json-v1"))["tests"]
        return {test["name"]: test["command"][1:] for test in tests if "command" in test}

    @staticmethod
    def link_parts():
        """What each program is linked of: its objects, and the libraries behind libplan.a."""
        parts = {}
        for line in command("ninja", "-C", BUILD, "-t", "commands").split("\n"):
            match = re.search(r" -o tests/(\w+) ", line)
            if match and "libplan.a" in line:
                objects, libraries = line.split("libplan.a", 1)
                parts[match.group(1)] = (
                    [os.path.join(BUILD, word) for word in shlex.split(objects)
                     if word.endswith(".o")],
                    [word for word in shlex.split(libraries)
                     if word.startswith("-") or word.endswith(".so")])
        return parts

    def assembly(self, path, source):
        """The machine code of a source, as text without its name; None where it does not compile."""
        done = subprocess.run(self.compile[path] + [
            "-iquote", os.path.dirname(os.path.join(ROOT, path)), "-w", "-g0", "-S", "-o", "-",
            source], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=BUILD)
        if done.returncode != 0:
            return None
        return re.sub(rb'^\s*\.file\b.*\n', b"", done.stdout, flags=re.M)

    def original(self, path):
        with self.lock:
            if path not in self.originals:
                self.originals[path] = self.assembly(path, os.path.join(ROOT, path))
            return self.originals[path]

    def tests_of(self, path):
        """Unit programs that hold the file, its module's first, then the quick before the slow."""
        if path.startswith("tools/"):
            names = []
        else:
            own = self.symbols(self.objects[path][0])
            names = [name for name in self.programs if own & self.holds[name]]
        module, stem = gate.module_of(path), os.path.splitext(os.path.basename(path))[0]

        def order(name):
            return (not name.startswith("test_"), name != "test_" + stem,
                    not name.startswith("test_%s" % module), self.times.get(name, 0))
        names = [name for name in names if self.times.get(name, 0) is not None]
        tests = [name for name in sorted(names, key=order) if not name.startswith("property_")]
        return tests + [name for name, files in SCRIPTS
                        if re.search(files, path) and self.times.get(name, 0) is not None]


class Worker:
    """A folder in which a mutant is compiled, linked and run."""

    def __init__(self, house, number):
        self.house = house
        self.folder = os.path.join(BUILD, "worker%d" % number)
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(os.path.join(self.folder, "tests"))

    def clean(self):
        self.scratch = os.path.join(self.folder, "tmp")
        shutil.rmtree(self.scratch, ignore_errors=True)
        os.makedirs(self.scratch)
        self.linked = set()

    def link(self, name, mutated, path):
        """A program with the mutant before the archive, whose own copy then is not taken."""
        target = os.path.join(self.folder, "libplan" if name == "libplan" else "tests/" + name)
        if name == "libplan":
            objects = list(self.house.tool_objects)
            if path.startswith("tools/"):
                objects.remove(self.house.objects[path][0])
        else:
            objects = self.house.parts[name][0]
        libraries = self.house.parts.get(name, self.house.parts["test_version"])[1]
        command("gcc", "-o", target, *objects, *([mutated] if mutated else []), self.house.archive,
                *libraries)
        self.linked.add(name)
        return target

    def run(self, words, limit):
        """Whether the program ended with 0 in time."""
        def limits():
            resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        environment = dict(
            os.environ, PLAN_OOM_MOST="10", PLAN_SOURCE_DIR=ROOT, PLAN_BUILD_DIR=self.folder, TMPDIR=self.scratch,
            PLAN_COMMAND=os.path.join(self.folder, "libplan"), PYTHONDONTWRITEBYTECODE="1")
        process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, cwd=ROOT, env=environment,
                                   preexec_fn=limits, start_new_session=True)
        try:
            return process.wait(timeout=limit) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()

    def passes(self, test, mutated, path, limit):
        if "/" not in test:
            return self.run([self.link(test, mutated, path)] + self.house.arguments.get(test, []),
                            limit)
        needed = ["libplan"] + [name for name in self.house.programs if name.startswith("property_")]
        for name in needed:
            if name not in self.linked:
                self.link(name, mutated if name == "libplan" or not path.startswith("tools/")
                          else None, path)
        return self.run([sys.executable, os.path.join(ROOT, "tests", test + ".py")], limit)

    def judge(self, mutant):
        """The test that killed it; None: it lives; "invalid", "same": it does not count."""
        self.clean()
        source = os.path.join(self.folder, os.path.basename(mutant.path))
        with open(os.path.join(ROOT, mutant.path), "rb") as stream:
            text = stream.read()
        with open(source, "wb") as stream:
            stream.write(text[:mutant.start] + mutant.after + text[mutant.end:])
        assembly = self.house.assembly(mutant.path, source)
        os.remove(source)
        if assembly is None:
            return "invalid"
        if assembly == self.house.original(mutant.path):
            return "same"
        mutated = os.path.join(self.folder, "mutant.o")
        subprocess.run(["gcc", "-x", "assembler", "-c", "-o", mutated, "-"], input=assembly,
                       check=True)
        for test in self.house.tests_of(mutant.path):
            if not self.passes(test, mutated, mutant.path, 5 + 10 * self.house.times.get(test, 0)):
                return test
        return None


def measure(house, again):
    """Every test without a mutant: it must pass, and its time is the measure of others."""
    path = os.path.join(BUILD, "times.json")
    if again and os.path.exists(path):
        with open(path) as stream:
            house.times = json.load(stream)
        return
    worker = Worker(house, 0)
    worker.clean()
    for test in [name for name in house.programs if not name.startswith("property_")] + [
            name for name, _ in SCRIPTS]:
        start = time.time()
        passed = worker.passes(test, None, "libplan/none.c", 240)
        house.times[test] = time.time() - start
        if not passed or (test.startswith("oom_") and house.times[test] > SLOW):
            print("%s is left out: %s without a mutant" % (test, "slow" if passed else "it fails"))
            house.times[test] = None
        print("%-24s %6.2f s" % (test, house.times[test] or 0), flush=True)
    with open(path, "w") as stream:
        json.dump(house.times, stream)


def known_equivalents():
    """Rows of four lines: file, the line before, after, and the reason; blank lines between."""
    known = {}
    if os.path.exists(EQUIVALENT):
        with open(EQUIVALENT, encoding="utf-8") as stream:
            text = "".join(line for line in stream if not line.startswith("#"))
        for block in re.split(r"\n\s*\n", text.strip()):
            rows = [squeezed(row.strip()) for row in block.split("\n")]
            if len(rows) >= 4:
                known[tuple(rows[:3])] = " ".join(rows[3:])
    return known


def draw(house, seed, only):
    mutants = []
    for path in house.sources:
        if re.search(only, path):
            mutants += Reader(ROOT, path, house.flags[path]).found
    random.Random(seed).shuffle(mutants)
    print("%d mutants could be made in %d files" % (len(mutants), len(house.sources)), flush=True)
    return mutants


class Trial:
    """Takes mutants from the shuffled list until `wanted` of them count."""

    def __init__(self, house, mutants, wanted):
        self.house, self.mutants, self.wanted = house, iter(mutants), wanted
        self.known = known_equivalents()
        self.lock = threading.Lock()
        self.killed, self.survived, self.same, self.invalid, self.equivalent = [], [], 0, 0, 0
        self.started = 0

    def next(self):
        with self.lock:
            if self.started >= self.wanted:
                return None
            self.started += 1
            return next(self.mutants, None)

    def note(self, mutant, verdict):
        with self.lock:
            if verdict in ("same", "invalid"):
                setattr(self, verdict, getattr(self, verdict) + 1)
                self.started -= 1
            elif verdict is not None:
                self.killed.append(mutant)
            else:
                self.survived.append(mutant)
            print("%s:%d %s: %s" % (mutant.path, mutant.line, mutant.what, verdict or "LIVES"),
                  flush=True)

    def work(self, number):
        worker = Worker(self.house, number)
        while True:
            mutant = self.next()
            if mutant is None:
                return
            if mutant.key() in self.known:
                with self.lock:
                    self.equivalent += 1
                    self.started -= 1
                continue
            self.note(mutant, worker.judge(mutant))


def judge(trial, wanted):
    with open(REPORT, "w", encoding="utf-8") as out:
        for mutant in sorted(trial.survived, key=lambda m: (m.path, m.line)):
            out.write("%s:%d (%s%s)\n    %s\n    %s\n" % (
                mutant.path, mutant.line, mutant.what,
                ", strict" if gate.module_of(mutant.path) in STRICT else "",
                mutant.before_line, mutant.after_line))
    print("%d of the same machine code, %d did not compile, %d known to be equivalent" % (
        trial.same, trial.invalid, trial.equivalent))
    for name, chosen, bar in (
            ("mutation: killed", lambda mutant: True, 90),
            ("mutation: killed in floor 1, rule, check, repair",
             lambda mutant: gate.module_of(mutant.path) in STRICT
             and mutant.path.startswith("libplan/"), 100)):
        killed = sum(1 for mutant in trial.killed if chosen(mutant))
        total = killed + sum(1 for mutant in trial.survived if chosen(mutant))
        print("%s|%.1f %% (%d of %d)|%s %d %%|%s" % (
            name, int(1000 * killed / total) / 10 if total else 0, killed, total,
            ">=" if bar < 100 else "=", bar,
            "ok" if total > 0 and 100 * killed >= bar * total else "SHORT"))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=int(os.environ.get("PROVE_N") or 400))
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only", default="")
    parser.add_argument("--again", action="store_true")
    options = parser.parse_args()
    os.makedirs(os.path.dirname(REPORT), exist_ok=True)
    house = House()
    mutants = draw(house, options.seed, options.only)
    measure(house, options.again)
    trial = Trial(house, mutants, options.n)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(trial.work, number) for number in (1, 2)]:
            done.result()
    judge(trial, options.n)


if __name__ == "__main__":
    main()
