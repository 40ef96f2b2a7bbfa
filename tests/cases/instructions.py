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
A_ROW, TIMES_OF_LIBCSV, TWICE_THE_ROWS, SHUFFLED, BYTES_A_ROW, BYTES_STREAMED = (
    960, 0.8, 2.1, 3.2, 40, 1)


def generate(rows, folder, *layout):
    subprocess.run([sys.executable, os.path.join(ROOT, "bench", "generate.py"), str(rows), folder,
                    *layout], check=True, stdout=subprocess.DEVNULL)


def report(plan, engine):
    return subprocess.run([COMMAND, "check", plan, "--format", "json", "--csv-engine", engine],
                          capture_output=True).stdout


def instructions(*command):
    with tempfile.NamedTemporaryFile() as out:
        done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=" + out.name,
                               *command], capture_output=True, text=True)
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


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 50000
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
        generate(20 * rows, one)
        generate(40 * rows, two)
        memory, streamed = (
            (peak(*check, "--streaming", streaming, os.path.join(two, "plan.json")) -
             peak(*check, "--streaming", streaming, os.path.join(one, "plan.json"))) / (20 * rows)
            for streaming in ("never", "auto"))
    for name, value, limit in (("instructions a row", (second - first) / rows, A_ROW),
                               ("times a bare pass of libcsv", first / pass_count, TIMES_OF_LIBCSV),
                               ("times for shuffled rows", shuffled / first, SHUFFLED),
                               ("times for twice the rows", second / first, TWICE_THE_ROWS),
                               ("bytes a row", memory, BYTES_A_ROW),
                               ("bytes a row where areas are checked as they come", streamed,
                                BYTES_STREAMED)):
        print("%8.2f %s (at most %s)" % (value, name, limit))
        if value > limit:
            wrong.append(name)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
