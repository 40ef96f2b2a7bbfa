#!/usr/bin/env python3
"""The command and the system: every call killed or failing in turn, bombs, hostile text, bad inputs, a
million findings, all locales, versions of the dependencies, and one process that checks 100,000 times.
PROVE_N: checks of that process."""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, "build", "prove-system")
CHECKS = int(os.environ.get("PROVE_N") or 100000)
# Debian's packages with the known fixes: the least version.
DEPENDENCIES = {"libcjson1": "1.7.15-1+deb12u4", "libcsv3": "3.0.3+dfsg-6", "libutf8proc2": "2.8.0-1"}


def build():
    for command in (["cmake", "-S", ROOT, "-B", BUILD, "-G", "Ninja", "-DCMAKE_C_COMPILER=gcc",
                     "-DCMAKE_BUILD_TYPE=Release", "-DPLAN_GATES=ON", "--log-level=WARNING"],
                    ["cmake", "--build", BUILD, "-j", "2", "--target", "plan_command", "plan_locales",
                     "plan_locale_shim", "property_csv_ops", "property_number_ops", "long_run"]):
        subprocess.run(command, cwd=ROOT, check=True)


def row(name, figure, bar, held):
    print("%s|%s|%s|%s" % (name, figure.replace("|", "/"), bar, "ok" if held else "SHORT"))


def script(name, bar, path, *arguments):
    environment = dict(os.environ, PLAN_COMMAND=os.path.join(BUILD, "libplan"), PLAN_SOURCE_DIR=ROOT,
                       PLAN_BUILD_DIR=BUILD, PLAN_ALL_LOCALES="1")
    done = subprocess.run([sys.executable, os.path.join(ROOT, "tests", path)] + list(arguments), cwd=ROOT,
                          env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    print(done.stdout)
    last = done.stdout.strip().split("\n")[-1]
    row(name, last, bar, done.returncode == 0 and not last.startswith("SKIPPED"))


def dependencies():
    found = {}
    for package in DEPENDENCIES:
        asked = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], stdout=subprocess.PIPE, text=True)
        found[package] = asked.stdout
    old = [name for name, version in found.items() if version and subprocess.run(
        ["dpkg", "--compare-versions", version, "ge", DEPENDENCIES[name]]).returncode != 0]
    missing = [name for name, version in found.items() if not version]
    row("dependencies with their fixes", ", ".join("%s %s" % p for p in found.items()), "the fixed versions",
        not old and not missing)


def long_run():
    done = subprocess.run([os.path.join(BUILD, "tests", "long_run"), str(CHECKS),
                           os.path.join(ROOT, "examples", "lai-chau")], stdout=subprocess.PIPE, text=True)
    print(done.stdout)
    found = re.search(r"grew by (-?\d+) KB", done.stdout)
    row("%d checks in one process" % CHECKS, done.stdout.strip().split("\n")[-1] or "failed", "memory is flat",
        done.returncode == 0 and found is not None)


def main():
    build()
    script("system calls killed or failing", "none torn", "cases/killed.py")
    script("bombs", "2 s, 64 MB, limit named", "cases/bombs.py")
    script("bad inputs with their answers", "all", "cases/bad_inputs.py")
    script("hostile text in every format", "none acts", "cases/hostile.py")
    script("a million findings", "exact, flat", "cases/many.py")
    script("JSON refused and accepted", "188 and 95, all", "cases/json_suite.py")
    script("tables against Python's csv", "100000, none wrong", "property/csv_cells.py", "--cases", "100000")
    script("decimals and intervals against fractions", "1000000, none wrong", "property/exact_numbers.py", "--cases",
           "60000")
    script("forbidden calls", "no breach", "gates/calls.py")
    script("locales", "the same bytes", "gates/locales.py", "--command", os.path.join(BUILD, "libplan"), "--shim",
           os.path.join(BUILD, "tests", "libplan_locale_shim.so"), "--locales", os.path.join(BUILD, "locales"))
    dependencies()
    long_run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
