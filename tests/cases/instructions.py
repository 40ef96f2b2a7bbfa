#!/usr/bin/env python3
"""What a check costs, counted so that it repeats: instructions a row by callgrind, against a bare
pass of libcsv over the same table, for twice the rows and for rows in other orders, and memory a row
(28 bytes and the dictionary). Both ways of splitting tables give the same report.

usage: PLAN_COMMAND=libplan instructions.py [ROWS]
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
COMMAND = os.environ.get("PLAN_COMMAND", "libplan")
# Instructions a row, all in, of 10^5 rows: what gcc 12.2 gets at -O2 with AVX2, and 3 % more. A change
# that needs more says in docs/speed.md what for.
A_ROW = 471
TIMES_OF_LIBCSV, TWICE_THE_ROWS, SHUFFLED, BYTES_A_ROW, BYTES_STREAMED = 0.4, 2.1, 3.2, 34, 1
# Nothing of the environment but what is said here: its size and the locale change the count.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}


def generate(rows, folder, *layout):
    subprocess.run([sys.executable, os.path.join(ROOT, "bench", "generate.py"), str(rows), folder,
                    *layout], check=True, stdout=subprocess.DEVNULL)


def report(plan, engine):
    return subprocess.run([COMMAND, "check", plan, "--format", "json", "--csv-engine", engine],
                          capture_output=True).stdout


def instructions(*command):
    with tempfile.NamedTemporaryFile() as out:
        done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=" + out.name,
                               *command], capture_output=True, text=True, env=ENVIRONMENT)
    if done.returncode != 0:
        sys.exit("%s ended with %d\n%s" % (command[0], done.returncode, done.stderr[-2000:]))
    return int(re.search(r"Collected : (\d+)", done.stderr).group(1))


def peak(*command):
    """Largest resident size [bytes]. It is never below that of this process, which a new process
    starts with: the tables must be large."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss * 1024


def is_sanitized():
    listed = subprocess.run(["ldd", COMMAND], capture_output=True, text=True).stdout
    return "asan" in listed or "ubsan" in listed


def compiler():
    """What the command was compiled with, as its own section says."""
    listed = subprocess.run(["readelf", "-p", ".comment", COMMAND], capture_output=True, text=True)
    return ", ".join(re.findall(r"\]\s+(.*)", listed.stdout)) or "an unknown compiler"


def has_avx2():
    """valgrind has it where the machine does."""
    try:
        with open("/proc/cpuinfo", encoding="ascii", errors="replace") as about:
            return " avx2 " in about.read()
    except OSError:
        return False


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100000
    if is_sanitized():
        print("a sanitized build is not measured")
        return 0
    if shutil.which("valgrind") is None:
        sys.exit("valgrind is missing: install the package valgrind")
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        bare = os.path.join(folder, "libcsv_pass")
        subprocess.run([os.environ.get("CC", "cc"), "-O2", "-o", bare,
                        os.path.join(ROOT, "bench", "libcsv_pass.c"), "-lcsv"], check=True)
        one, two = os.path.join(folder, "1"), os.path.join(folder, "2")
        generate(rows, one)
        generate(2 * rows, two)
        check = [COMMAND, "check", "-q", "--threads", "1"]
        pass_count = instructions(bare, os.path.join(one, "table.csv"))
        first = instructions(*check, os.path.join(one, "plan.json"))
        second = instructions(*check, os.path.join(two, "plan.json"))
        if report(os.path.join(one, "plan.json"), "fast") != report(
                os.path.join(one, "plan.json"), "libcsv"):
            wrong.append("the engines differ")
        generate(rows, one, "--order", "shuffled")
        shuffled = instructions(*check, os.path.join(one, "plan.json"))
        generate(10 * rows, one)
        generate(20 * rows, two)
        memory, streamed = (
            (peak(*check, "--streaming", streaming, os.path.join(two, "plan.json")) -
             peak(*check, "--streaming", streaming, os.path.join(one, "plan.json"))) / (10 * rows)
            for streaming in ("never", "auto"))
    for name, value, limit in (("instructions a row", first / rows, A_ROW),
                               ("times a bare pass of libcsv", first / pass_count, TIMES_OF_LIBCSV),
                               ("times for shuffled rows", shuffled / first, SHUFFLED),
                               ("times for twice the rows", second / first, TWICE_THE_ROWS),
                               ("bytes a row", memory, BYTES_A_ROW),
                               ("bytes a row where areas are checked as they come", streamed,
                                BYTES_STREAMED)):
        print("%8.2f %s (at most %s)" % (value, name, limit))
        if value > limit and name == "instructions a row" and (rows < 100000 or not has_avx2()):
            print("  not held against it: the limit is that of 100000 rows on a machine with AVX2")
        elif value > limit:
            wrong.append(name)
    if "instructions a row" in wrong:
        print("A check needs more instructions a row than it did, by %.1f %% of the limit: the command was "
              "compiled by %s, the limit is that of gcc 12.2.0 at -O2. `callgrind_annotate` tells where "
              "they go; docs/speed.md what they went to before." % (
                  100 * (first / rows / A_ROW - 1), compiler()))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
